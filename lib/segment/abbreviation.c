#include "segment/place.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Copies `text` without blanks; 0 where it is longer than a word may be. */
static size_t copy_unblanked(struct satz_slice text, char target[SATZ_RULES_WORD_LIMIT]) {
    size_t filled = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        if (satz_char_is_space(satz_utf8_decode(text, at, &size)))
            continue;
        if (filled + size > SATZ_RULES_WORD_LIMIT)
            return 0;
        memcpy(target + filled, text.data + at, size);
        filled += size;
    }
    return filled;
}

static unsigned roles_unblanked(const struct satz_rules *rules, struct satz_slice text) {
    char key[SATZ_RULES_WORD_LIMIT];
    size_t size = copy_unblanked(text, key);
    return size ? satz_rules_word_lowered(rules, satz_slice_make(key, size)) : 0;
}

/* Where the parts of what may be an abbreviation begin, the last first. */
struct parts {
    size_t begin[SATZ_RULES_PARTS];
    size_t count;
    struct satz_slice last;
    unsigned roles; /* of the last part */
};

/* Parts go back over blanks where a full stop stands before them, or where the file has one without it (`et al.`). */
static struct parts read_parts(const struct satz_rules *rules, struct satz_slice text, size_t mark) {
    struct parts parts = { .last = satz_word_before(rules, text, mark + 1) };
    struct satz_slice part = parts.last;
    unsigned roles = parts.roles = satz_rules_word_lowered(rules, part);
    while (part.size) {
        size_t begin = parts.begin[parts.count++] = (size_t)(part.data - text.data);
        size_t end = satz_blanks_before(text, begin);
        if (!end || end == begin || parts.count == SATZ_RULES_PARTS)
            break;
        if (parts.count > 1 && text.data[end - 1] != '.')
            roles = roles_unblanked(rules, satz_slice_sub(text, begin, mark + 1));
        if (text.data[end - 1] != '.' && !(roles & SATZ_WORD_TAIL))
            break;
        part = satz_word_before(rules, text, end);
    }
    return parts;
}

bool satz_abbreviation_goes_on(const struct satz_rules *rules, struct satz_slice text, size_t mark,
                               struct satz_slice next) {
    size_t end = (size_t)(next.data - text.data) + next.size;
    if (!next.size || end >= text.size || text.data[end] != '.')
        return false;
    struct parts parts = read_parts(rules, text, mark);
    for (size_t i = 0; i < parts.count; i++)
        if (roles_unblanked(rules, satz_slice_sub(text, parts.begin[i], mark + 1)) & SATZ_WORD_PART &&
            roles_unblanked(rules, satz_slice_sub(text, parts.begin[i], end + 1)) &
                (SATZ_WORD_PART | SATZ_WORD_ABBREVIATION))
            return true;
    return false;
}

/* Size of the sign at `at` that joins words: a hyphen, slash or dash; 0 where there is none. */
static size_t joint_size(struct satz_slice part, size_t at) {
    if (part.data[at] == '-' || part.data[at] == '/')
        return 1;
    return satz_slice_starts(satz_slice_from(part, at), satz_slice_of("\u2013")) ? 3 : 0;
}

/* One part: as it is, by its end (`Hauptstr.`), and what follows its last joint (`Dipl.-Ing.`, `Mo.–Fr.`). */
static unsigned roles_of_part(const struct satz_rules *rules, struct satz_slice part, unsigned roles) {
    roles &= SATZ_WORD_ABBREVIATION;
    if (!roles)
        roles = satz_rules_word_end(rules, part);
    for (size_t at = part.size; !roles && at-- > 0;)
        if (joint_size(part, at)) {
            roles = satz_rules_word(rules, satz_slice_from(part, at + joint_size(part, at)));
            break;
        }
    return roles & SATZ_WORD_ABBREVIATION;
}

unsigned satz_abbreviation_at(const struct satz_rules *rules, struct satz_slice text, size_t mark) {
    struct parts parts = read_parts(rules, text, mark);
    for (size_t i = parts.count; i-- > 1;) {
        size_t begin = parts.begin[i] + (text.data[parts.begin[i]] == '-');
        unsigned roles = roles_unblanked(rules, satz_slice_sub(text, begin, mark + 1)) & SATZ_WORD_ABBREVIATION;
        if (roles)
            return roles;
    }
    return parts.count ? roles_of_part(rules, parts.last, parts.roles) : 0;
}

/* Two capitals or more, and nothing else but digits. */
static bool is_in_capitals(struct satz_slice word) {
    size_t capitals = 0;
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode_checked(word.data + at, &size);
        bool capital = satz_char_is_upper(character);
        if (!capital && !satz_char_is_digit(character))
            return false;
        capitals += capital;
    }
    return capitals > 1;
}

#define BEYOND 24 /* bytes over which numbers and signs are passed on the way to the next word */

/* The next word that begins with a letter: `IST` of `§ 1 IST`. */
static struct satz_slice word_beyond(const struct satz_place *place) {
    struct satz_slice text = place->text, word;
    size_t size, at = place->next, limit = text.size - at < BEYOND ? text.size : at + BEYOND;
    while (at < limit && !satz_char_is_letter(satz_utf8_decode_checked(text.data + at, &size)))
        at += size;
    (void)satz_word_after(place->rules, text, at, &word);
    return word;
}

unsigned satz_abbreviation_in_capitals(const struct satz_place *place, struct satz_slice word) {
    char small[SATZ_RULES_WORD_LIMIT];
    if (word.size + 1 > sizeof small || !is_in_capitals(word) || !is_in_capitals(word_beyond(place)))
        return 0;
    size_t size;
    (void)satz_utf8_decode_checked(word.data, &size);
    memcpy(small, word.data, word.size);
    for (size_t at = size; at < word.size; at++)
        small[at] = (char)(small[at] >= 'A' && small[at] <= 'Z' ? small[at] | 32 : small[at]);
    small[word.size] = '.';
    return satz_rules_word_lowered(place->rules, satz_slice_make(small, word.size + 1)) & SATZ_WORD_ABBREVIATION;
}
