#ifndef SATZ_ENTITY_TERMS_H
#define SATZ_ENTITY_TERMS_H

#include "entity/known.h"

/*
 * Termbases: tables whose header names a column a language (`de`, `en`, …), `policy` and `kind`. A
 * cell has spellings separated by `|`. Policy `hold` and `verify` say what is done with a term,
 * `never` that words which a rule would take for a name are left alone. Kind is one of the record's,
 * `term` where it is empty.
 */
struct satz_terms {
    struct satz_table *tables;
    size_t count, capacity;
};

/* Loads terms/NAME.tsv of the data folder, in the order of their names. Fails with file and line. */
enum satz_status satz_terms_load_all(struct satz_terms *terms, const struct satz_data *data, struct satz_error *error)
    SATZ_MUST_USE;
/* Loads one more file. */
enum satz_status satz_terms_load(struct satz_terms *terms, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_terms_release(struct satz_terms *terms);

/*
 * Adds the terms of a language; those of the file loaded last go before others. The key of a term is
 * its first spelling. `terms` must stay.
 */
void satz_terms_add(const struct satz_terms *terms, enum satz_language_id language, struct satz_known *known);

/*
 * The cell of language `target` in the row whose first spelling in `language` is `key`; empty where there
 * is none. O(rows).
 */
struct satz_slice satz_terms_cell(const struct satz_terms *terms, enum satz_language_id language, struct satz_slice key,
                                  enum satz_language_id target);

#endif
