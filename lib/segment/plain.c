#include "base/search.h"
#include "segment/features.h"
#include "text/utf8.h"

/* Letters of the Latin script as most text has them: ASCII, and what UTF-8 begins with C3 (ä ö ü ß é …). */
static bool is_small_byte(unsigned char byte) {
    return (unsigned char)(byte - 'a') < 26;
}

static bool is_capital_byte(unsigned char byte) {
    return (unsigned char)(byte - 'A') < 26;
}

/* The second byte of ß to ÿ, ÷ left out. */
static bool is_small_second(unsigned char byte) {
    return byte >= 0x9F && byte <= 0xBF && byte != 0xB7;
}

static size_t small_after(const unsigned char *text, size_t at, size_t size) {
    if (at < size && is_small_byte(text[at]))
        return 1;
    return at + 1 < size && text[at] == 0xC3 && is_small_second(text[at + 1]) ? 2 : 0;
}

static size_t small_before(const unsigned char *text, size_t at, size_t least) {
    if (at > least && is_small_byte(text[at - 1]))
        return 1;
    return at > least + 1 && text[at - 2] == 0xC3 && is_small_second(text[at - 1]) ? 2 : 0;
}

/* À to Þ, × left out. */
static size_t capital_after(const unsigned char *text, size_t at, size_t size) {
    if (at < size && is_capital_byte(text[at]))
        return 1;
    bool capital = at + 1 < size && text[at] == 0xC3 && text[at + 1] <= 0x9E && text[at + 1] != 0x97;
    return capital ? 2 : 0;
}

/*
 * Near the start of a sentence there are abbreviations that nobody knows (`Der Sachbearb. Müller`), and less is plain. The
 * bytes are measured: behind them nothing that is called plain here is decided otherwise by the German model.
 */
#define NEAR_START 24

static bool is_near_start(const struct satz_place *place) {
    return place->mark < place->start + NEAR_START;
}

/* The size of a quotation mark that opens one at `at`; 0 where there is none. */
static size_t opener_after(const struct satz_place *place, size_t at) {
    size_t size;
    if (place->opens)
        return 1;
    unsigned char byte = (unsigned char)place->text.data[at];
    if (byte != 0xC2 && byte != 0xE2)
        return 0;
    uint32_t character = satz_utf8_decode(place->text, at, &size);
    bool quotes = character == 0xAB || character == 0xBB || character == 0x201C || character == 0x201E;
    return quotes && (satz_rules_mark(place->rules, character) & (SATZ_MARK_OPENER | SATZ_MARK_CLOSER)) == SATZ_MARK_OPENER
               ? size : 0;
}

/* A word of a capital and a small letter at least, after a single blank, be it the first of a quotation. */
static bool begins_plainly(const struct satz_place *place) {
    const unsigned char *text = (const unsigned char *)place->text.data;
    if (place->next != place->end + 1 || text[place->end] != ' ')
        return false;
    size_t at = place->next, capital = capital_after(text, at, place->text.size);
    if (!capital && !is_near_start(place)) {
        at += opener_after(place, at);
        capital = capital_after(text, at, place->text.size);
    }
    return capital && small_after(text, at + capital, place->text.size);
}

#define SHORTEST_SMALL 4
#define SHORTEST_CAPITAL 5
#define SHORTEST_PARTICIPLE 6

/* What a word is cut to, to abbreviate it, ends in consonants mostly: `einschl`, `entspr`, `zzgl`. */
static bool has_late_vowel(const unsigned char *text, size_t end) {
    static const bool vowels[256] = { ['a'] = true, ['e'] = true, ['i'] = true, ['o'] = true, ['u'] = true,
                                      ['y'] = true, [0xC3] = true };
    return vowels[text[end - 1]] | vowels[text[end - 2]] | vowels[text[end - 3]];
}

/* A short word that the model knows well, and not with a full stop: `ist`, `aus`. */
static bool is_well_known(const struct satz_linear *model, struct satz_slice text) {
    struct satz_word word = satz_word_look(text);
    return satz_linear_word(model, satz_word_key(SATZ_WORD_USE_LAST, word.small)) &&
           !satz_linear_word(model, satz_word_key(SATZ_WORD_USE_DOT, word.exact));
}

/* Whether nobody abbreviates to the small letters, after a capital or not, that end at the mark. */
static bool is_whole(const struct satz_place *place, const struct satz_linear *model, size_t begin, size_t letters,
                     bool capital) {
    const unsigned char *text = (const unsigned char *)place->text.data;
    letters += capital;
    if (letters >= (capital ? SHORTEST_CAPITAL : SHORTEST_SMALL) && has_late_vowel(text, place->mark))
        return true;
    if (letters < 2 || capital || is_near_start(place))
        return false;
    if (letters >= SHORTEST_PARTICIPLE && text[place->mark - 1] == 't')
        return true;
    return is_well_known(model, satz_slice_sub(place->text, begin, place->mark));
}

/* A word of small letters, with a capital before them or not, that is no last part of an abbreviation. */
static struct satz_slice find_plain_word(const struct satz_place *place, const struct satz_linear *model) {
    const unsigned char *text = (const unsigned char *)place->text.data;
    size_t begin = place->mark, letters = 0, size;
    while (letters < SATZ_RULES_WORD_LIMIT / 2 && (size = small_before(text, begin, place->start))) {
        begin -= size;
        letters++;
    }
    bool capital = begin > place->start && is_capital_byte(text[begin - 1]);
    begin -= capital;
    bool plain = begin > place->start + 1 && text[begin - 1] == ' ' && text[begin - 2] != '.' &&
                 is_whole(place, model, begin, letters, capital);
    return satz_slice_sub(place->text, plain ? begin : place->mark, place->mark + 1);
}

#define QUOTATION_LIMIT ((size_t)192)

static satz_search_block may_quote(satz_search_block bytes) {
    return (satz_search_block)((bytes == '"') | (bytes == 0xC2) | (bytes == 0xE2) | (bytes == 0xE3));
}

/* The size of the quotation mark at `at`, of those that most text has; 0 where there is none. */
static size_t quotation_mark_size(struct satz_slice text, size_t at) {
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    if (bytes[0] == '"')
        return 1;
    if (bytes[0] == 0xC2)
        return bytes[1] == 0xAB || bytes[1] == 0xBB ? 2 : 0;
    if (bytes[0] == 0xE2)
        return bytes[1] == 0x80 && ((bytes[2] >= 0x98 && bytes[2] <= 0x9F) || (bytes[2] | 3) == 0xBB) ? 3 : 0;
    return 3;
}

/* Whether the quotation mark at `at` is a closer with a word before it, and a blank or comma after it. */
static bool closes_plainly(const struct satz_place *place, size_t at, size_t size) {
    char before = at > place->start ? place->text.data[at - 1] : ' ', after = place->text.data[at + size];
    uint32_t character = satz_utf8_decode(place->text, at, &size);
    return before != ' ' && before != '(' && (after == ' ' || after == ',' || at + size == place->mark) &&
           satz_rules_mark(place->rules, character) & SATZ_MARK_CLOSER;
}

/* Whether a quotation may be open at the mark: the last quotation mark before it does not close one plainly. */
static bool may_be_quoted(const struct satz_place *place) {
    struct satz_slice text = satz_slice_sub(place->text, 0, place->mark);
    size_t at = place->mark - place->start > QUOTATION_LIMIT ? place->mark - QUOTATION_LIMIT : place->start;
    bool open = false;
    for (size_t size; (at = satz_search_find(may_quote, text, at)) < text.size; at++)
        if ((size = quotation_mark_size(text, at)))
            open = !closes_plainly(place, at, size);
    return open;
}

/* `…wort“`: a quotation closed before the mark. */
static bool closes_before(const struct satz_place *place) {
    const unsigned char *text = (const unsigned char *)place->text.data;
    size_t size, mark = place->mark;
    if (mark == place->start)
        return false;
    uint32_t character = satz_utf8_decode_before(place->text, mark, &size);
    bool closes = character == '"' || character == 0x201C || character == 0xAB || character == 0xBB;
    return closes && !is_near_start(place) && satz_rules_mark(place->rules, character) & SATZ_MARK_CLOSER &&
           small_before(text, mark - size, place->start);
}

static bool stops_plainly(const struct satz_place *place, const struct satz_linear *model) {
    struct satz_slice word = find_plain_word(place, model);
    return word.size > 1 ? !satz_rules_word_lowered(place->rules, word) && !satz_rules_word_end(place->rules, word)
                         : closes_before(place);
}

/* `!` or `?` right after a word that is no name's end. */
static bool calls_plainly(const struct satz_place *place) {
    const unsigned char *text = (const unsigned char *)place->text.data;
    return place->roles == SATZ_MARK_STRONG && !is_near_start(place) && small_before(text, place->mark, place->start) &&
           !place->rules->marked[text[place->mark - 1]];
}

bool satz_place_is_plain(const struct satz_place *place, const struct satz_linear *model) {
    if (place->marks != 1 || place->end != place->mark + 1 || !begins_plainly(place))
        return false;
    bool plain = place->roles == SATZ_MARK_STOP ? stops_plainly(place, model) : calls_plainly(place);
    return plain && !may_be_quoted(place);
}
