#include "base/search.h"

/* Gives `byte` a row; false where all have others. A row of zeros is free, and matches what no text has. */
static bool add(satz_search_block rows[SATZ_SEARCH_ROWS], unsigned char byte) {
    size_t row = 0;
    while (row < SATZ_SEARCH_ROWS && rows[row][0] && rows[row][0] != byte)
        row++;
    if (row == SATZ_SEARCH_ROWS)
        return false;
    memset(&rows[row], byte, sizeof rows[row]);
    return true;
}

void satz_search_set_add(struct satz_search_set *set, struct satz_slice character) {
    unsigned char first = (unsigned char)character.data[0];
    set->first[first] = true;
    bool added = character.size == 1 ? add(set->ascii, first)
                                     : add(set->leads, first) && add(set->seconds, (unsigned char)character.data[1]);
    set->crowded = set->crowded || !added;
}

static inline satz_search_block match_row(const satz_search_block rows[SATZ_SEARCH_ROWS], satz_search_block bytes) {
    return (satz_search_block)((bytes == rows[0]) | (bytes == rows[1]) | (bytes == rows[2]) | (bytes == rows[3]));
}

static inline size_t find_in_block(const struct satz_search_set *set, satz_search_block here, satz_search_block next) {
    return satz_search_first(match_row(set->ascii, here) | (match_row(set->leads, here) & match_row(set->seconds, next)));
}

static size_t find_in_crowd(const struct satz_search_set *set, struct satz_slice text, size_t from) {
    while (from < text.size && !set->first[(unsigned char)text.data[from]])
        from++;
    return from;
}

size_t satz_search_set_find(const struct satz_search_set *set, struct satz_slice text, size_t from) {
    satz_search_block here, next;
    if (set->crowded)
        return find_in_crowd(set, text, from);
    for (; text.size - from > sizeof here; from += sizeof here) {
        memcpy(&here, text.data + from, sizeof here);
        memcpy(&next, text.data + from + 1, sizeof next);
        size_t first = find_in_block(set, here, next);
        if (first < sizeof here)
            return from + first;
    }
    if (from == text.size)
        return from;
    here = satz_search_rest(text.data + from, text.size - from);
    next = satz_search_rest(text.data + from + 1, text.size - from - 1);
    from += find_in_block(set, here, next);
    return from < text.size ? from : text.size;
}
