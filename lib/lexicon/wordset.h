#ifndef SATZ_LEXICON_WORDSET_H
#define SATZ_LEXICON_WORDSET_H

#include "base/map.h"
#include "lexicon/data.h"
#include "lexicon/table.h"

/*
 * The words of one kind in a language's data file, whose rows read `kind<TAB>word|word|…` (a kind may
 * have several rows).
 */
struct satz_wordset {
    struct satz_table table;
    struct satz_map words; /* word to its number, from 0, in the file's order */
};

/*
 * Loads the words of `kind` from `file` of language `tag`, or of the nearest shorter tag that has the
 * file. Where none has it the set is empty: not a failure.
 */
enum satz_status satz_wordset_load(struct satz_wordset *set, const struct satz_data *data, const char *tag,
                                   const char *file, const char *kind, struct satz_error *error) SATZ_MUST_USE;
void satz_wordset_release(struct satz_wordset *set);

/* Whether `word` is in the set, byte for byte. A NULL set has no words. */
bool satz_wordset_has(const struct satz_wordset *set, struct satz_slice word);

#endif
