#include "base/search.h"
#include "segment/place.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define EMBEDDED_LIMIT 64 /* bytes to either side: no title is longer, and each look stays bounded */

static bool has_role(const struct satz_place *place, uint32_t character, unsigned role) {
    return satz_rules_mark(place->rules, character) & role;
}

/* What the rules call openers are also brackets and inverted marks. */
static bool is_quote(uint32_t character) {
    return character == '"' || character == 0xAB || character == 0xBB || (character >= 0x2018 && character <= 0x201F) ||
           character == 0x2039 || character == 0x203A;
}

/* Whether the sentence goes on into the quotation that opens at `at`: a word, or one just closed and a comma. */
static bool is_inside_sentence(const struct satz_place *place, size_t at) {
    size_t size, before = satz_blanks_before(place->text, at);
    if (before == at || before <= place->start)
        return false;
    uint32_t character = satz_utf8_decode_before(place->text, before, &size);
    if (satz_char_is_word(character) || character == ')')
        return true;
    if (character != ',' || before - size <= place->start)
        return false;
    character = satz_utf8_decode_before(place->text, before - size, &size);
    return is_quote(character) && has_role(place, character, SATZ_MARK_CLOSER);
}

/* Whether a quotation is open at the place that the sentence goes into. */
static bool opens_inside_sentence(const struct satz_place *place) {
    uint32_t after = ' ';
    size_t size;
    for (size_t at = place->mark; at > place->start && place->mark - at < EMBEDDED_LIMIT; at -= size) {
        uint32_t character = satz_utf8_decode_before(place->text, at, &size);
        bool quote = is_quote(character);
        bool opens = quote && (at - size == place->start || satz_blanks_before(place->text, at - size) < at - size);
        /* A title has a capital; what begins small is somebody's speech that the sentence leads into. */
        if (opens && !satz_char_is_space(after))
            return satz_char_is_word(after) && !satz_char_is_lower(after) && is_inside_sentence(place, at - size);
        if (quote && has_role(place, character, SATZ_MARK_CLOSER))
            return false;
        after = character;
    }
    return false;
}

/* Whether a small letter comes after `at` and a blank: the sentence goes on. */
static bool goes_on_small(struct satz_slice text, size_t at) {
    size_t size;
    return at + 1 < text.size && text.data[at] == ' ' &&
           satz_char_is_lower(satz_utf8_decode_checked(text.data + at + 1, &size));
}

/*
 * Whether the quotation is closed soon, and not by the end of a sentence (`…. Eine Zumutung“ erscheint`) unless a small
 * letter follows (`"Stop. Look." is`).
 */
static bool closes_inside_sentence(const struct satz_place *place) {
    uint32_t before = ' ';
    size_t size;
    for (size_t at = place->next; at < place->text.size && at - place->next < EMBEDDED_LIMIT; at += size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        if (is_quote(character) && has_role(place, character, SATZ_MARK_CLOSER) && !satz_char_is_space(before))
            return !has_role(place, before, SATZ_MARK_STOP | SATZ_MARK_DOTS) || goes_on_small(place->text, at + size);
        before = character;
    }
    return false;
}

static satz_search_block may_quote(satz_search_block bytes) {
    return (satz_search_block)((bytes == '"') | (bytes == 0xC2) | (bytes == 0xE2));
}

/* Whether there may be a quotation mark soon: one of their first bytes. */
static bool may_close(const struct satz_place *place) {
    size_t rest = place->text.size - place->next, end = place->next + (rest < EMBEDDED_LIMIT ? rest : EMBEDDED_LIMIT);
    return satz_search_find(may_quote, satz_slice_sub(place->text, 0, end), place->next) < end;
}

bool satz_place_is_embedded(const struct satz_place *place) {
    size_t size;
    if (!may_close(place))
        return false;
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    return !is_quote(last) && closes_inside_sentence(place) && opens_inside_sentence(place);
}
