#ifndef SATZ_BITEXT_TABLE_H
#define SATZ_BITEXT_TABLE_H

#include "base/buffer.h"
#include "base/error.h"
#include "lexicon/language.h"

/*
 * Tables as text: a row a line, cells separated by tabs. In a cell `\t` is a tab, `\n` a line feed, `\r` a
 * carriage return, `\\` a backslash; any other backslash is one.
 */
void satz_cell_decode(struct satz_slice cell, struct satz_buffer *text);
void satz_cell_encode(struct satz_slice text, struct satz_buffer *cell);

/* Appends `text` as one line: a line break with the blanks around it becomes a blank. */
void satz_line_encode(struct satz_slice text, struct satz_buffer *line);

/* What is in which column: names of a record's members, `-` for what is passed over. */
#define SATZ_COLUMNS_MOST 64
struct satz_columns {
    char *names[SATZ_COLUMNS_MOST]; /* owned */
    size_t count;
};

/* Reads a list such as `src,tgt,doc`, or a table's first line (separator: a tab). Fails on an empty name. */
enum satz_status satz_columns_parse(struct satz_columns *columns, struct satz_slice list, char separator,
                                    struct satz_error *error) SATZ_MUST_USE;
void satz_columns_release(struct satz_columns *columns);

/*
 * Where no column is `src`, and names are language tags, the table has a column a language: the one nearest
 * to `from` becomes `src`, the one nearest to `to` (NULL: none) becomes `tgt`, and those of other languages `-`.
 */
void satz_columns_choose(struct satz_columns *columns, const struct satz_language *from,
                         const struct satz_language *to);

/*
 * Whether records can be made of such a table: `src` is there, no name twice, and none is a member that is
 * not plain text or follows from others (seg, lang, spans, …). Fails with the name.
 */
enum satz_status satz_columns_check(const struct satz_columns *columns, struct satz_error *error) SATZ_MUST_USE;
bool satz_columns_has(const struct satz_columns *columns, const char *name);

#endif
