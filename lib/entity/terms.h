#ifndef SATZ_ENTITY_TERMS_H
#define SATZ_ENTITY_TERMS_H

#include "entity/known.h"

/*
 * Termbases: tables whose header names a column a language (`de`, `en`, …), `policy`, and if wanted `kind`, `case` and
 * `note`. A cell has spellings separated by `|`. Policy: `hold` (comes back as the target's cell, verbatim where that
 * is empty), `translate` (the same, but an empty cell is an error of the translation), `verify`, `never` (words that a
 * rule would take for a name are left alone). Kind is one of the record's, `term` where it is empty. Case: `exact`, `any`;
 * empty: as written, and in capitals.
 */
struct satz_termbase_table;

struct satz_terms {
    struct satz_termbase_table *tables; /* private */
    size_t count, capacity;
    /* What is told of rows that contradict one another, the place being the row that counts; NULL: nothing. */
    void (*tell)(void *context, const struct satz_error *note);
    void *context;
};

/* Loads terms/NAME.tsv of the data folder, in the order of their names. Fails with file and line. */
enum satz_status satz_terms_load_all(struct satz_terms *terms, const struct satz_data *data, struct satz_error *error)
    SATZ_MUST_USE;
/* Loads one more file. */
enum satz_status satz_terms_load(struct satz_terms *terms, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_terms_release(struct satz_terms *terms);

/*
 * Adds the terms of a language. Where two rows have one spelling, that of the file loaded last counts, in one file the
 * first; where they say different things of it, in policy, kind, case or a cell that both have, that is told, at
 * most SATZ_TERM_NOTES times. The key of a term is its first spelling. `terms` must stay.
 */
#define SATZ_TERM_NOTES 20
void satz_terms_add(const struct satz_terms *terms, enum satz_language_id language, struct satz_known *known);

/*
 * The cell of language `target` in the row whose first spelling in `language` is `key`; empty where there
 * is none. O(rows).
 */
struct satz_slice satz_terms_cell(const struct satz_terms *terms, enum satz_language_id language, struct satz_slice key,
                                  enum satz_language_id target);

#endif
