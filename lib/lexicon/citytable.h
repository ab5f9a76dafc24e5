#ifndef SATZ_LEXICON_CITYTABLE_H
#define SATZ_LEXICON_CITYTABLE_H

#include "lexicon/nametable.h"

/*
 * Cities that the name table does not have, as CLDR names them in each language. Nothing is opened before the first
 * name is asked for; the languages other than German not before one is found.
 */
struct satz_citytable;
struct satz_citytable *satz_citytable_new(void);
void satz_citytable_free(struct satz_citytable *table);

/* The row of a city by its German name; NULL where there is none. It lives as long as the table. O(name). */
const struct satz_name *satz_citytable_find(struct satz_citytable *table, struct satz_slice german);

#endif
