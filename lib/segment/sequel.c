#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define SEQUEL_CHARS 8     /* no word with which a sentence goes on is longer */
#define SPEECH_CHARS 24    /* nor is a clause that says who spoke: `村支书李国强说，` */
#define VERB_CHARS 4       /* nor the verb that ends it */
#define QUOTATION_BYTES 96 /* nor a quotation among others in a row */

static uint32_t char_at(struct satz_slice text, size_t at, size_t *size) {
    *size = 0;
    return at < text.size ? satz_utf8_decode(text, at, size) : 0;
}

/* A closer that is a quotation mark: `(so)` is none. */
static bool is_closing_quote(const struct satz_rules *rules, uint32_t character) {
    return satz_rules_mark(rules, character) & SATZ_MARK_CLOSER && satz_char_is_punct(character) &&
           !strchr(")]}", (int)(character < 128 ? character : 'x')) && character != 0xFF09 && character != 0x3011;
}

/* Whether a word ends between two characters: always where the script sets no blanks. */
static bool is_word_end(uint32_t last, uint32_t next) {
    return satz_char_is_unspaced(last) || !satz_char_is_word(last) || !satz_char_is_word(next);
}

unsigned satz_sequel_at(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    unsigned wanted = SATZ_WORD_GOES_ON | SATZ_WORD_QUOTATIVE | SATZ_WORD_BEGINS, longest = 0;
    size_t size, unused, end = at;
    if (!(rules->kinds & wanted))
        return 0;
    for (size_t i = 0; i < SEQUEL_CHARS && end < text.size; i++) {
        uint32_t last = satz_utf8_decode(text, end, &size);
        end += size;
        unsigned roles = satz_rules_word(rules, satz_slice_sub(text, at, end)) & wanted;
        if (roles && is_word_end(last, char_at(text, end, &unused)))
            longest = roles;
    }
    return longest;
}

/* Whether `text`, a clause, ends in a word of speech. */
static bool ends_in_speech(const struct satz_rules *rules, struct satz_slice text) {
    size_t begin = text.size, size;
    for (size_t i = 0; i < VERB_CHARS && begin > 0; i++) {
        (void)satz_utf8_decode_before(text, begin, &size);
        begin -= size;
        if (satz_rules_word(rules, satz_slice_from(text, begin)) & SATZ_WORD_SPEECH)
            return true;
    }
    return false;
}

/* `“…！”戴维斯说。`, `“…！”她说，“…”`: a clause after the quotation that says who spoke. */
static bool is_attributed(const struct satz_place *place) {
    size_t size, next, at = place->next;
    if (!(place->rules->kinds & SATZ_WORD_SPEECH))
        return false;
    for (size_t i = 0; i < SPEECH_CHARS && at < place->text.size; i++, at += size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        unsigned roles = satz_rules_mark(place->rules, character);
        if (roles & (SATZ_MARK_FREE | SATZ_MARK_JOINER)) {
            bool comma = character == ',' || character == 0xFF0C;
            bool on = roles & SATZ_MARK_FREE ||
                      (comma && satz_rules_mark(place->rules, char_at(place->text, at + size, &next)) & SATZ_MARK_OPENER);
            return on && ends_in_speech(place->rules, satz_slice_sub(place->text, place->next, at));
        }
        if (roles & (SATZ_MARK_ENDS | SATZ_MARK_OPENER | SATZ_MARK_CLOSER))
            return false;
    }
    return false;
}

/* The first byte after the quotation that begins at `at`, which no other opens in; 0 where it does not end soon. */
static size_t quotation_end(const struct satz_place *place, size_t at) {
    size_t size, limit = at + QUOTATION_BYTES;
    uint32_t opener = satz_utf8_decode(place->text, at, &size);
    for (at += size; at < limit && at < place->text.size; at += size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        if (character == opener)
            return 0;
        if (character == opener + 1)
            return at + size;
    }
    return 0;
}

/* `「反対！」「撤回！」などの`: quotations in a row after which the sentence goes on, but not by citing the last. */
static bool is_row(const struct satz_place *place) {
    size_t size, at = place->next, ends = at + 3 * QUOTATION_BYTES;
    while (at && at < ends && at < place->text.size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        unsigned roles = satz_rules_mark(place->rules, character);
        bool opener = roles & SATZ_MARK_OPENER && !(roles & SATZ_MARK_TITLE) && satz_char_is_punct(character);
        if (!opener && at > place->next)
            return roles & SATZ_MARK_FREE ||
                   satz_sequel_at(place->rules, place->text, at) == SATZ_WORD_GOES_ON;
        at = opener ? quotation_end(place, at) : 0;
    }
    return false;
}

bool satz_place_goes_on(const struct satz_place *place) {
    if (!(place->rules->kinds & (SATZ_WORD_GOES_ON | SATZ_WORD_QUOTATIVE | SATZ_WORD_SPEECH)))
        return false;
    size_t size;
    unsigned sequel = satz_sequel_at(place->rules, place->text, place->next);
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    bool closed = satz_rules_mark(place->rules, last) & SATZ_MARK_CLOSER, spaced = place->next > place->end;
    if (sequel & SATZ_WORD_BEGINS)
        return false;
    if (sequel & SATZ_WORD_QUOTATIVE && (closed || place->roles & (SATZ_MARK_STRONG | SATZ_MARK_DOTS)))
        return true;
    if (closed && !spaced && sequel)
        return true;
    return is_closing_quote(place->rules, last) && (is_attributed(place) || (!spaced && is_row(place)));
}

bool satz_place_is_tied(const struct satz_place *place) {
    size_t size, dash;
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    if (!is_closing_quote(place->rules, last) ||
        !(satz_rules_mark(place->rules, satz_utf8_decode(place->text, place->next, &dash)) & SATZ_MARK_DASH))
        return false;
    struct satz_slice rest = satz_slice_from(place->text, place->next + dash);
    return rest.size > 1 && rest.data[0] == ' ' && satz_char_is_word(satz_utf8_decode(rest, 1, &size));
}
