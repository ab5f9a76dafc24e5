#ifndef SATZ_BASE_SEARCH_H
#define SATZ_BASE_SEARCH_H

#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h> /* only to find the first of sixteen at once */
#endif

#include "base/slice.h"

/*
 * A search for the first of several bytes, sixteen at a step: for loops over all of a text that stop at few places.
 * Which bytes, says a function of the caller's, which the compiler puts into the loop.
 */

/* Sixteen bytes in which compilers see the machine's own vectors, whatever the machine. Operators work on each. */
typedef unsigned char satz_search_block __attribute__((vector_size(16)));
typedef uint64_t satz_search_halves __attribute__((vector_size(16))); /* private: the same in two */

/* All ones for each byte that is looked for, 0 for the others, as a comparison gives it. */
typedef satz_search_block satz_search_match(satz_search_block bytes);

static inline bool satz_search_any(satz_search_block found) {
#ifdef __SSE2__
    return _mm_movemask_epi8((__m128i)found) != 0;
#else
    satz_search_halves halves = (satz_search_halves)found;
    return (halves[0] | halves[1]) != 0;
#endif
}

/* Offset of the first byte of a block that is not 0, none being there: 16. */
static inline size_t satz_search_first(satz_search_block found) {
#ifdef __SSE2__
    return (size_t)__builtin_ctz((unsigned)_mm_movemask_epi8((__m128i)found) | 1u << sizeof found);
#else
    satz_search_halves halves = (satz_search_halves)found;
    uint64_t half = halves[0] ? halves[0] : halves[1];
    if (!half)
        return sizeof found;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    int zeros = __builtin_clzll(half);
#else
    int zeros = __builtin_ctzll(half);
#endif
    return (size_t)zeros / 8 + (halves[0] ? 0 : 8);
#endif
}

/*
 * A block of fewer bytes than it has, 0 after them. Read in pieces that overlap where the bytes lie: what is copied
 * together in memory first has to arrive there before it can be read.
 */
static inline satz_search_block satz_search_rest(const char *bytes, size_t size) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    satz_search_block block = { 0 };
    memcpy(&block, bytes, size);
    return block;
#else
    uint64_t low = 0, high = 0;
    uint32_t first, last;
    if (size >= 8) {
        memcpy(&low, bytes, 8);
        memcpy(&high, bytes + size - 8, 8);
        high = size == 8 ? 0 : high >> (8 * (16 - size));
    } else if (size >= 4) {
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + size - 4, 4);
        low = first | (uint64_t)last << (8 * (size - 4));
    } else if (size) {
        low = (unsigned char)bytes[0] | (uint64_t)(unsigned char)bytes[size / 2] << (8 * (size / 2)) |
              (uint64_t)(unsigned char)bytes[size - 1] << (8 * (size - 1));
    }
    return (satz_search_block)(satz_search_halves){ low, high };
#endif
}

/* Offset of the first byte at or after `from` that matches; text.size where none does. */
static inline __attribute__((always_inline)) size_t satz_search_find(satz_search_match *match, struct satz_slice text,
                                                                   size_t from) {
    satz_search_block block;
    for (; text.size - from >= sizeof block; from += sizeof block) {
        memcpy(&block, text.data + from, sizeof block);
        size_t first = satz_search_first(match(block));
        if (first < sizeof block)
            return from + first;
    }
    if (from < text.size)
        from += satz_search_first(match(satz_search_rest(text.data + from, text.size - from)));
    return from < text.size ? from : text.size;
}

/* The same for bytes that only the data tell: the first for which `table` is true. Eight at a step. */
static inline size_t satz_search_table(const bool table[256], struct satz_slice text, size_t from) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (; text.size - from >= 8; from += 8) {
        const unsigned char *at = bytes + from;
        if (table[at[0]] | table[at[1]] | table[at[2]] | table[at[3]] | table[at[4]] | table[at[5]] | table[at[6]] |
            table[at[7]])
            break;
    }
    while (from < text.size && !table[bytes[from]])
        from++;
    return from;
}

#endif
