#ifndef SATZ_ALIGN_TTABLE_H
#define SATZ_ALIGN_TTABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A translation table between the types of two sides: for each type of the source, types of the target and how
 * likely the one is translated by the other, in either direction. Rows stand one after the other.
 */
struct satz_translation {
    uint32_t type;         /* of the target */
    float forward;         /* of the target's type, given the source's */
    float backward;        /* of the source's, given the target's */
};

struct satz_ttable {
    uint32_t *begins; /* by type, with one more at the end */
    struct satz_translation *items;
    size_t rows;
    size_t capacity;  /* private */
};

#define SATZ_TTABLE_INIT { NULL, NULL, 0, 0 }
void satz_ttable_release(struct satz_ttable *table);
/* Begins a table of `rows` rows anew; memory is kept. Then, row by row, satz_ttable_add() and satz_ttable_end_row(). */
void satz_ttable_begin(struct satz_ttable *table, size_t rows);
void satz_ttable_add(struct satz_ttable *table, struct satz_translation item);
/*
 * Ends the row under way: of items of the same type the one of most `forward` stays, in rising order of types.
 * O(items log items).
 */
void satz_ttable_end_row(struct satz_ttable *table);

/* Sets `transposed` to the table seen from the other side, which has `rows` types. O(items). */
void satz_ttable_transpose(const struct satz_ttable *table, size_t rows, struct satz_ttable *transposed);

#endif
