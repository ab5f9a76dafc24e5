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

bool satz_abbreviation_goes_on(const struct satz_rules *rules, struct satz_slice text, size_t mark,
                               struct satz_slice next) {
    struct satz_slice part = satz_word_before(rules, text, mark + 1);
    size_t begin = (size_t)(part.data - text.data), end = (size_t)(next.data - text.data) + next.size;
    if (!next.size || end >= text.size || text.data[end] != '.')
        return false;
    return satz_rules_word_lowered(rules, part) & SATZ_WORD_PART &&
           roles_unblanked(rules, satz_slice_sub(text, begin, end + 1)) & (SATZ_WORD_PART | SATZ_WORD_ABBREVIATION);
}

/* Size of the sign at `at` that joins words: a hyphen, slash or dash; 0 where there is none. */
static size_t joint_size(struct satz_slice part, size_t at) {
    if (part.data[at] == '-' || part.data[at] == '/')
        return 1;
    return satz_slice_starts(satz_slice_from(part, at), satz_slice_of("\u2013")) ? 3 : 0;
}

/* One part: as it is, by its end (`Hauptstr.`), and what follows its last joint (`Dipl.-Ing.`, `Mo.–Fr.`). */
static unsigned roles_of_part(const struct satz_rules *rules, struct satz_slice part) {
    unsigned roles = satz_rules_word_lowered(rules, part) & SATZ_WORD_ABBREVIATION;
    if (!roles)
        roles = satz_rules_word_end(rules, part);
    for (size_t at = part.size; !roles && at-- > 0;)
        if (joint_size(part, at)) {
            roles = satz_rules_word(rules, satz_slice_from(part, at + joint_size(part, at)));
            break;
        }
    return roles;
}

unsigned satz_abbreviation_at(const struct satz_rules *rules, struct satz_slice text, size_t mark) {
    struct satz_slice parts[SATZ_RULES_PARTS];
    size_t count = 0, end = mark + 1;
    do {
        parts[count] = satz_word_before(rules, text, end);
        if (!parts[count].size)
            break;
        end = satz_blanks_before(text, (size_t)(parts[count++].data - text.data));
    } while (count < SATZ_RULES_PARTS && end > 0 && text.data[end - 1] == '.');
    for (size_t i = count; i-- > 1;) {
        size_t begin = (size_t)(parts[i].data - text.data);
        begin += text.data[begin] == '-';
        unsigned roles = roles_unblanked(rules, satz_slice_sub(text, begin, mark + 1)) & SATZ_WORD_ABBREVIATION;
        if (roles)
            return roles;
    }
    return count ? roles_of_part(rules, parts[0]) : 0;
}
