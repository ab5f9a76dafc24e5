#ifndef SATZ_REPORT_POSITION_H
#define SATZ_REPORT_POSITION_H

#include "base/slice.h"

/*
 * A place as editors count: lines from 1, ended by a line feed; columns from 1, in code points. The carriage
 * return of a CRLF is the last column of its line; a byte order mark is none.
 */
struct satz_position {
    size_t line, column;
};

/*
 * Follows one document after the other through a stream, by what stands between the segments and in them.
 * It must see every record. Where records are missing (a filter took them), or have no `gap`, the places
 * of what follows in the document are not known.
 */
struct satz_placer {
    struct satz_position next; /* private: of what follows the record before */
    size_t seg;                /* private: the record before */
    bool known;                /* private */
};

#define SATZ_PLACER_INIT { { 1, 1 }, 0, false }

/*
 * Goes on by one record. Returns whether its place is known; then `*begin` is that of `src`'s first
 * character. `gap`: NULL where the record has none. O(size of both).
 */
bool satz_placer_add(struct satz_placer *placer, size_t seg, const struct satz_slice *gap, struct satz_slice src,
                     struct satz_position *begin);

/* A byte offset in a text, and where its position goes. */
struct satz_offset {
    size_t byte; /* <= the text's size */
    struct satz_position *position;
};

/* Fills all positions of offsets in `text`, which begins at `begin`; sorts them. O(size + count log count). */
void satz_positions_find(struct satz_slice text, struct satz_position begin, struct satz_offset *offsets,
                         size_t count);

/* The position after `text`, which begins at `begin`. */
struct satz_position satz_position_after(struct satz_position begin, struct satz_slice text);

#endif
