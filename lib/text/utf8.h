#ifndef SATZ_TEXT_UTF8_H
#define SATZ_TEXT_UTF8_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* What a decoder gives for a byte that is not UTF-8; no code point. */
#define SATZ_NOT_UTF8 UINT32_MAX

/*
 * Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7: no overlong
 * forms, no surrogates, nothing over U+10FFFF), or of U+0000 where `refuse_nul`; text.size where all
 * is well. O(size), sixty-four bytes a step.
 */
size_t satz_utf8_check(struct satz_slice text, bool refuse_nul);

/* Private: the two below for what is not ASCII. */
uint32_t satz_utf8_decode_long(struct satz_slice text, size_t at, size_t *size);
uint32_t satz_utf8_decode_long_before(struct satz_slice text, size_t end, size_t *size);

/*
 * The code point at byte `at` (< text.size), with its length in `*size`. In text that was not
 * checked, a bad byte gives SATZ_NOT_UTF8 and length 1.
 */
static inline uint32_t satz_utf8_decode(struct satz_slice text, size_t at, size_t *size) {
    unsigned char byte = (unsigned char)text.data[at];
    return byte < 0x80 ? *size = 1, byte : satz_utf8_decode_long(text, at, size);
}

/* The code point that ends before byte `end` (> 0), with its length in `*size`. */
static inline uint32_t satz_utf8_decode_before(struct satz_slice text, size_t end, size_t *size) {
    unsigned char byte = (unsigned char)text.data[end - 1];
    return byte < 0x80 ? *size = 1, byte : satz_utf8_decode_long_before(text, end, size);
}

/* Appends `bytes` with U+FFFD for each byte that is not UTF-8: a file may have any bytes for a name. */
void satz_utf8_repair(struct satz_slice bytes, struct satz_buffer *text);

/* The same at `bytes`, in checked text only, and fast: for loops over all of a text. */
static inline uint32_t satz_utf8_decode_checked(const char *bytes, size_t *size) {
    const unsigned char *byte = (const unsigned char *)bytes;
    if (byte[0] < 0x80)
        return *size = 1, byte[0];
    if (byte[0] < 0xE0)
        return *size = 2, (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    if (byte[0] < 0xF0)
        return *size = 3, (byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
    *size = 4;
    return (byte[0] & 7u) << 18 | (byte[1] & 0x3Fu) << 12 | (byte[2] & 0x3Fu) << 6 | (byte[3] & 0x3Fu);
}

/* Number of code points. Checked text only, as below. */
size_t satz_utf8_count(struct satz_slice text);

/* The largest offset <= `at` that does not cut a code point. */
size_t satz_utf8_floor(struct satz_slice text, size_t at);

/*
 * Walks between byte and code-point offsets of one text. Going forward costs the distance, so
 * converting sorted offsets costs O(size) in all; going back starts anew.
 */
struct satz_utf8_cursor {
    struct satz_slice text;
    size_t bytes;  /* private */
    size_t points; /* private */
};

struct satz_utf8_cursor satz_utf8_cursor_make(struct satz_slice text);
/* Code points before byte `bytes`. */
size_t satz_utf8_points_at(struct satz_utf8_cursor *cursor, size_t bytes);
/* Byte offset of code point `points`; false where the text has fewer. */
bool satz_utf8_bytes_at(struct satz_utf8_cursor *cursor, size_t points, size_t *bytes);

/*
 * The same for offsets that a stranger gives, in any order: n of them cost O(size + n log size). A table of
 * the text is made in `arena` when one is first asked for that is far off in a long text.
 */
struct satz_utf8_index {
    struct satz_utf8_cursor cursor; /* private, as are the others */
    struct satz_arena *arena;
    size_t *points;
};

struct satz_utf8_index satz_utf8_index_make(struct satz_slice text, struct satz_arena *arena);
bool satz_utf8_index_bytes_at(struct satz_utf8_index *index, size_t points, size_t *bytes);

#endif
