#ifndef SATZ_ALIGN_SHIPPED_H
#define SATZ_ALIGN_SHIPPED_H

#include "align/bilexicon.h"
#include "lexicon/data.h"
#include "lexicon/language.h"

/* Whether lexicons between two languages go from the second to the first: they begin with German. */
bool satz_shipped_reversed(enum satz_language_id from, enum satz_language_id to);
/*
 * Opens the lexicon that the dictionaries have for two languages, of which one is German; all zero where they have
 * none. Fails as satz_bilexicon_open() does.
 */
enum satz_status satz_shipped_open(const struct satz_data *data, enum satz_language_id from, enum satz_language_id to,
                                   struct satz_bilexicon *lexicon, struct satz_error *error) SATZ_MUST_USE;

#endif
