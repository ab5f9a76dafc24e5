#ifndef SATZ_LEXICON_NAMETABLE_H
#define SATZ_LEXICON_NAMETABLE_H

#include "base/map.h"
#include "lexicon/data.h"
#include "lexicon/language.h"
#include "lexicon/table.h"

/*
 * The name table: names/world.tsv and names/countries.tsv, how the press of each language writes a
 * name. Behind them stands CLDR for the countries and territories (ISO 3166) that they do not have. A cell holds
 * forms separated by `|`; `[ ]` marks the part of a person's name that stands alone on second mention.
 */
struct satz_name {
    struct satz_slice kind; /* "person", "org", "place" … */
    struct satz_slice key;
    struct satz_slice cells[SATZ_LANGUAGES]; /* as they stand in the table */
    const char *source; /* "names/world.tsv", "names/countries.tsv" or "CLDR" */
    bool cldr;                               /* not in the table, but from CLDR */
};

struct satz_nametable {
    struct satz_table tables[2];
    struct satz_name *names;
    size_t count, capacity;
    struct satz_map by_key;
    struct satz_arena arena; /* private: owns what is CLDR's */
};

/* Loads both files. Fails with file and line on a bad header, a missing cell or a doubled key. */
enum satz_status satz_nametable_load(struct satz_nametable *table, const struct satz_data *data,
                                     struct satz_error *error) SATZ_MUST_USE;
void satz_nametable_release(struct satz_nametable *table);

/* The row of a key; NULL where there is none. O(key). */
const struct satz_name *satz_nametable_find(const struct satz_nametable *table, struct satz_slice key);

/*
 * Takes the next form off a cell: `*form` is the whole form without its brackets, `*alone` the
 * bracketed part (empty where there are no brackets). `scratch` holds what had to be put together;
 * both slices are valid until it changes. Start with `*rest` = the cell; false after the last.
 */
bool satz_name_form(struct satz_slice *rest, struct satz_buffer *scratch, struct satz_slice *form,
                    struct satz_slice *alone);

#endif
