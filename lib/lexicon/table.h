#ifndef SATZ_LEXICON_TABLE_H
#define SATZ_LEXICON_TABLE_H

#include "base/arena.h"
#include "base/error.h"

/*
 * A data file: UTF-8, a row a line, cells separated by tabs; lines that are empty or begin with `#`
 * are passed over. Read whole (at most SATZ_TABLE_LIMIT bytes), checked for UTF-8.
 */
#define SATZ_TABLE_LIMIT ((size_t)64 << 20)

struct satz_row {
    struct satz_slice *cells;
    size_t count;
    size_t line; /* from 1, for messages */
};

struct satz_table {
    struct satz_row *rows;
    size_t count;
    struct satz_arena arena; /* private: owns rows, cells and text */
    const char *name;        /* the path, owned */
};

/* Loads `path`. Fails with file and line where it cannot be read or is not UTF-8. O(size). */
enum satz_status satz_table_load(struct satz_table *table, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_table_release(struct satz_table *table);

/* Files of one kind that were loaded one after the other, and stay. */
struct satz_tables {
    struct satz_table *items;
    size_t count, capacity;
};

/* Loads one more, which is the last of them then. Fails as satz_table_load() does. */
enum satz_status satz_tables_load(struct satz_tables *tables, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_tables_release(struct satz_tables *tables);

/* Cell `column` of a row, the empty slice where it has fewer. Valid as long as the table. */
struct satz_slice satz_row_cell(const struct satz_row *row, size_t column);

#endif
