#include "segment/ornament.h"
#include "text/unicode.h"
#include "text/utf8.h"

static uint32_t char_at(struct satz_slice text, size_t at, size_t *size) {
    if (at < text.size)
        return satz_utf8_decode(text, at, size);
    *size = 0;
    return 0;
}

/* Length of the closer at `at`, a blank before it included where it is one that may stand so. */
static size_t closer_size(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t size, blank;
    uint32_t character = char_at(text, at, &size);
    if (satz_rules_mark(rules, character) & SATZ_MARK_CLOSER)
        return size;
    if ((character == '>' || character == '<') && at + 1 < text.size && text.data[at + 1] == text.data[at])
        return 2;
    if (!character || !satz_char_is_space(character))
        return 0;
    blank = size;
    character = char_at(text, at + blank, &size);
    return satz_rules_mark(rules, character) & SATZ_MARK_SPACED ? blank + size : 0;
}

static bool is_ascii_word(uint32_t byte) {
    return (byte | 32) - 'a' < 26u || byte - '0' < 10u;
}

/*
 * The common case: a blank and a letter or digit come next, none of those that may be an emoticon's eyes, `xD` and `8-)`,
 * or `o_O` and `T_T` where a small letter does not follow.
 */
static bool is_plain_start(struct satz_slice text, size_t at) {
    static const bool eyes[128] = { ['8'] = true, ['x'] = true, ['X'] = true, ['B'] = true };
    static const bool level_eyes[128] = { ['o'] = true, ['O'] = true, ['T'] = true };
    if (at + 2 >= text.size || text.data[at] != ' ')
        return false;
    unsigned char byte = (unsigned char)text.data[at + 1], next = (unsigned char)text.data[at + 2];
    return is_ascii_word(byte) && !eyes[byte] && (!level_eyes[byte] || (unsigned char)(next - 'a') < 26);
}

/* Length of what belongs to the sentence that ends at `at`, whose marks began at `mark`: a closer, a footnote, ornaments. */
static size_t end_size(const struct satz_scan *scan, size_t mark, size_t at) {
    struct satz_slice text = scan->text;
    if (is_plain_start(text, at))
        return 0;
    size_t size = closer_size(scan->rules, text, at);
    if (!size)
        size = satz_footnote_size(scan->rules, text, scan->start, mark, at);
    return size ? size : satz_ornaments_after(scan->rules, text, scan->start, at);
}

/* Whether a straight quotation mark is open before `at`, which never goes back. */
static bool is_quoted(struct satz_scan *scan, size_t at) {
    const char *data = scan->text.data, *quote;
    while (scan->counted < at && (quote = memchr(data + scan->counted, '"', at - scan->counted))) {
        scan->quoted = !scan->quoted;
        scan->counted = (size_t)(quote - data) + 1;
    }
    scan->counted = at > scan->counted ? at : scan->counted;
    return scan->quoted;
}

/* Whether the straight quotation mark at `at` is none that closes: `した。"青"と` */
static bool is_opening(struct satz_scan *scan, size_t at) {
    size_t size;
    return scan->text.data[at] == '"' && satz_char_is_word(char_at(scan->text, at + 1, &size)) && !is_quoted(scan, at);
}

#define NOTE_BYTES 64 /* no remark is longer */

/*
 * The first byte after a remark in brackets at `at`, `이다. (어린이 무료) 월요일은`, which more than a number or a
 * letter makes, and no mark; `at` where there is none.
 */
static size_t note_end(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t size, letters = 0, end = at;
    uint32_t opener = char_at(text, at, &size), character = opener;
    uint32_t closer = opener == '(' ? ')' : opener == 0xFF08 ? 0xFF09 : 0;
    while (closer && character != closer) {
        end += size;
        character = char_at(text, end, &size);
        if (!size || end - at > NOTE_BYTES || satz_rules_mark(rules, character) & SATZ_MARK_ENDS)
            return at;
        letters += satz_char_is_letter(character);
    }
    return letters > 1 ? end + size : at;
}

/* Reads the place whose first mark, or `ornaments` bytes in its place, is at `mark`: finds its end and what follows. */
static void read_place(struct satz_place *place, struct satz_scan *scan, size_t mark, size_t ornaments) {
    struct satz_slice text = scan->text;
    *place = (struct satz_place){ scan->rules, text, scan->start, mark, mark + ornaments, mark,
                                  ornaments ? SATZ_MARK_ORNAMENT : 0, 0, false };
    for (size_t size;;) {
        unsigned roles = satz_rules_mark(scan->rules, char_at(text, place->end, &size));
        if (roles & SATZ_MARK_ENDS) {
            place->roles |= roles;
            place->marks++;
        } else {
            size = end_size(scan, mark, place->end);
        }
        if (!size || is_opening(scan, place->end))
            break;
        place->end += size;
    }
    place->next = satz_blanks_after(text, place->end);
    if (scan->rules->habits & SATZ_HABIT_NOTES) {
        size_t end = note_end(scan->rules, text, place->next);
        place->end = end > place->next ? end : place->end;
        place->next = satz_blanks_after(text, place->end);
    }
    place->opens = place->next < text.size && text.data[place->next] == '"' && !is_quoted(scan, place->next);
}

/* `美味い!また来る`, `である．しかし`: a mark that has no blank after it in a script without blanks. */
static bool is_unspaced(const struct satz_place *place) {
    size_t size;
    if (!(place->rules->habits & SATZ_HABIT_UNSPACED) || !place->mark || place->end > place->mark + SATZ_RULES_WORD_LIMIT)
        return false;
    uint32_t after = satz_utf8_decode(place->text, place->next, &size);
    uint32_t before = satz_utf8_decode_before(place->text, place->mark, &size);
    bool begins = satz_char_is_unspaced(after) || satz_rules_mark(place->rules, after) & SATZ_MARK_OPENER;
    begins = begins || (satz_char_is_digit(after) && satz_char_is_unspaced(before));
    if (place->roles & SATZ_MARK_STRONG)
        return begins && satz_char_is_unspaced(before);
    return begins && place->text.data[place->mark] != '.' && place->roles & SATZ_MARK_STOP && satz_char_is_word(before);
}

static bool is_mark(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t size;
    return (satz_rules_mark(rules, satz_utf8_decode(text, at, &size)) & SATZ_MARK_ENDS) != 0;
}

static size_t ornaments_at(const struct satz_scan *scan, size_t at) {
    const char *bytes = scan->text.data + at;
    if (!satz_ornament_may_begin((unsigned char)*bytes) || at + 1 >= scan->text.size || !satz_ornament_may_be(bytes))
        return 0;
    return satz_ornaments_instead(scan->rules, scan->text, scan->start, at);
}

bool satz_scan_next(struct satz_scan *scan, struct satz_place *place) {
    struct satz_slice text = scan->text;
    for (;;) {
        size_t at = satz_rules_find_first(scan->rules, text, scan->at);
        scan->at = at + 1;
        if (at >= text.size)
            return false;
        size_t ornaments = ornaments_at(scan, at);
        if (!ornaments && !is_mark(scan->rules, text, at))
            continue;
        read_place(place, scan, at, ornaments);
        scan->at = place->end;
        if (place->next < text.size && (place->next > place->end || place->roles & SATZ_MARK_FREE || is_unspaced(place)))
            return true;
    }
}

static bool is_word_char(uint32_t character) {
    return is_ascii_word(character) || satz_char_is_word(character) || character == '\'' || character == '-' ||
           character == 0x2019;
}

static size_t word_end(struct satz_slice text, size_t at) {
    size_t size, end = at;
    while (end < text.size && end - at < SATZ_RULES_WORD_LIMIT && is_word_char(satz_utf8_decode(text, end, &size)))
        end += size;
    return end;
}

/* `eBay` and `iPhone` begin a sentence as a capital does. */
static bool has_capital(struct satz_slice word) {
    for (size_t at = 0, size; at < word.size; at += size)
        if (satz_char_is_upper(satz_utf8_decode(word, at, &size)))
            return true;
    return false;
}

static enum satz_shape shape_of(const struct satz_rules *rules, uint32_t character, struct satz_slice word) {
    if (satz_char_is_digit(character))
        return SATZ_SHAPE_DIGIT;
    if (satz_char_is_upper(character))
        return SATZ_SHAPE_CAPITAL;
    if (satz_char_is_lower(character))
        return has_capital(word) ? SATZ_SHAPE_CAPITAL : SATZ_SHAPE_SMALL;
    if (satz_char_is_letter(character))
        return SATZ_SHAPE_CASELESS;
    unsigned joining = SATZ_MARK_JOINER | SATZ_MARK_ENDS | SATZ_MARK_CLOSER;
    return satz_rules_mark(rules, character) & joining ? SATZ_SHAPE_JOINER : SATZ_SHAPE_SYMBOL;
}

/* `,,` and `>>` before a word are quotation marks of old texts; of each, the first sign is at `at` or before it. */
static bool opens_in_ascii(struct satz_slice text, size_t at) {
    char sign = text.data[at];
    if (sign != ',' && sign != '<' && sign != '>')
        return false;
    size_t size, second = at + 1 < text.size && text.data[at + 1] == sign ? at + 1 : at;
    return second > 0 && text.data[second - 1] == sign && satz_char_is_word(char_at(text, second + 1, &size));
}

/* `’s ist Zeit` */
static bool elides(struct satz_slice text, size_t at, uint32_t character) {
    size_t size;
    return character == 0x2019 && satz_char_is_letter(char_at(text, at + 3, &size));
}

enum satz_shape satz_word_after(const struct satz_rules *rules, struct satz_slice text, size_t at,
                                struct satz_slice *word) {
    size_t size, limit = at + SATZ_RULES_WORD_LIMIT;
    bool bracket = false;
    uint32_t character = char_at(text, at, &size);
    while (size && at < limit) {
        unsigned roles = satz_rules_mark(rules, character);
        if (!(roles & (SATZ_MARK_OPENER | SATZ_MARK_DASH)) && !satz_char_is_space(character) &&
            !opens_in_ascii(text, at) && !elides(text, at, character))
            break;
        bracket = bracket || character == '(' || character == '[';
        at += size;
        character = char_at(text, at, &size);
    }
    *word = satz_slice_sub(text, at, word_end(text, at));
    enum satz_shape shape = size ? shape_of(rules, character, *word) : SATZ_SHAPE_SYMBOL;
    /* In brackets, `(dpa)` and `[…]` begin a sentence as well. */
    bool small = shape == SATZ_SHAPE_SMALL || shape == SATZ_SHAPE_JOINER;
    return bracket && small ? SATZ_SHAPE_SYMBOL : shape;
}

/* A word goes back over `character`, which ends at `end`: an apostrophe inside one is no opener (c't). */
static bool belongs_to_word(const struct satz_rules *rules, struct satz_slice text, size_t end,
                            uint32_t character, size_t size) {
    if (satz_char_is_space(character))
        return false;
    unsigned roles = satz_rules_mark(rules, character);
    if (character >= 0x3000 && end < text.size && is_ascii_word((unsigned char)text.data[end]) &&
        (roles & SATZ_MARK_FREE || satz_char_is_unspaced(character)))
        return false;
    if (!(roles & SATZ_MARK_OPENER))
        return true;
    size_t before = end - size, unused;
    return (character == '\'' || character == 0x2019) && before > 0 &&
           satz_char_is_word(satz_utf8_decode_before(text, before, &unused));
}

struct satz_slice satz_word_before(const struct satz_rules *rules, struct satz_slice text, size_t end) {
    size_t begin = end, size;
    while (begin > 0 && end - begin < SATZ_RULES_WORD_LIMIT) {
        unsigned char byte = (unsigned char)text.data[begin - 1];
        if (byte > ' ' && byte < 128 && !(satz_rules_mark(rules, byte) & SATZ_MARK_OPENER)) {
            begin--;
            continue;
        }
        uint32_t character = satz_utf8_decode_before(text, begin, &size);
        if (!belongs_to_word(rules, text, begin, character, size))
            break;
        begin -= size;
    }
    return satz_slice_sub(text, begin, end);
}

size_t satz_blanks_before(struct satz_slice text, size_t end) {
    size_t begin = end, size;
    while (begin > 0 && end - begin < SATZ_RULES_WORD_LIMIT &&
           satz_char_is_space(satz_utf8_decode_before(text, begin, &size)))
        begin -= size;
    return begin;
}

size_t satz_blanks_after(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}
