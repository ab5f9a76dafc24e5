#ifndef SATZ_ALIGN_TABLE_H
#define SATZ_ALIGN_TABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A table of translations between the types of two sides: for each type of the source, types of the target and how
 * likely the one is translated by the other, in either direction. Rows stand one after the other.
 */
struct satz_translation {
    uint32_t type;         /* of the target */
    float forward;         /* of the target's type, given the source's */
    float backward;        /* of the source's, given the target's */
};

struct satz_table {
    uint32_t *begins; /* by type, with one more at the end */
    struct satz_translation *items;
    size_t rows;
    size_t capacity;  /* private */
};

#define SATZ_TABLE_INIT { NULL, NULL, 0, 0 }
void satz_table_release(struct satz_table *table);
/* Begins a table of `rows` rows anew; the memory is kept. Then, row after row, satz_table_add() and satz_table_end_row(). */
void satz_table_begin(struct satz_table *table, size_t rows);
void satz_table_add(struct satz_table *table, struct satz_translation item);
/* Ends the row under way: of items of the same type the one of most `forward` stays, in rising order of types. O(items log items). */
void satz_table_end_row(struct satz_table *table);

/* Sets `transposed` to the table seen from the other side, which has `rows` types. O(items). */
void satz_table_transpose(const struct satz_table *table, size_t rows, struct satz_table *transposed);

#endif
