#include "base/search.h"

/* Gives `byte` a row; false where all have others. A row of zeros is free, and matches what no text has. */
static bool add(satz_search_block *rows, size_t count, unsigned char byte) {
    size_t row = 0;
    while (row < count && rows[row][0] && rows[row][0] != byte)
        row++;
    if (row == count)
        return false;
    memset(&rows[row], byte, sizeof rows[row]);
    return true;
}

void satz_search_set_add(struct satz_search_set *set, struct satz_slice character) {
    unsigned char first = (unsigned char)character.data[0];
    set->first[first] = true;
    bool added = character.size == 1 ? add(set->ascii, 2 * SATZ_SEARCH_ROWS, first)
                                     : add(set->leads, SATZ_SEARCH_ROWS, first) &&
                                           add(set->seconds, SATZ_SEARCH_ROWS, (unsigned char)character.data[1]);
    set->crowded = set->crowded || !added;
}

static inline satz_search_block match_row(const satz_search_block rows[SATZ_SEARCH_ROWS], satz_search_block bytes) {
    return (satz_search_block)((bytes == rows[0]) | (bytes == rows[1]) | (bytes == rows[2]) | (bytes == rows[3]));
}

static inline size_t find_in_block(const struct satz_search_set *set, satz_search_block here, satz_search_block next) {
    satz_search_block ascii = match_row(set->ascii, here);
    if (set->ascii[SATZ_SEARCH_ROWS][0])
        ascii |= match_row(set->ascii + SATZ_SEARCH_ROWS, here);
    return satz_search_first(ascii | (match_row(set->leads, here) & match_row(set->seconds, next)));
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
