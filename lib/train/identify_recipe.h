#ifndef SATZ_TRAIN_IDENTIFY_RECIPE_H
#define SATZ_TRAIN_IDENTIFY_RECIPE_H

#include "lexicon/data.h"
#include "lexicon/language.h"
#include "lexicon/table.h"

/*
 * What the model that tells languages is made from: dictionaries/identify.train.tsv. Its rows:
 *
 *   train    LANG  FILE  WEIGHT  LICENCE  SOURCE   text of a language, a sentence a line; empty lines and those that begin with # are no text
 *   measure  LANG  FILE                            the same, only to be scored
 *   exchange ONE   OTHER  FILE                     what is learnt from sets above as ONE is learnt once more as OTHER, with the words of FILE's first column
 *                                                  exchanged for those of its second, and the other way round: sentences in which nothing changes are left out;
 *                                                  the words themselves are learnt too. Of rows with the same word the first counts; `-` stands for no word
 *   set      NAME  NUMBER                          cost, alone, kept, listed, smooth, rounds, letters (so many of each language are learnt from), latin, han and malay (bits of the tables' rows)
 *
 * A FILE that begins with ../ is seen from the recipe, others from the folder of the sets.
 */
struct satz_identify_set {
    enum satz_language_id language;
    struct satz_slice name;
    double weight;            /* 0: only measured */
    struct satz_slice *lines; /* in the recipe's arena, as are their bytes */
    size_t count;
    bool exchanged;           /* lines in which words were exchanged, or are to be: for telling the two languages only */
};

struct satz_identify_recipe {
    struct satz_identify_set *sets;
    size_t count, capacity;
    double cost;
    double smooth; /* added to counts where odds are learnt */
    double kept;   /* the part of what is exchanged that the other language may have as it was */
    double listed; /* how often a word that is exchanged is taken as seen, where only one of the languages has it */
    double alone; /* what sentences count that nothing was exchanged in, where languages are told that were exchanged */
    size_t rounds, letters;
    uint32_t bits[3];        /* of the rows, by table of identify/identifier.h */
    struct satz_table table; /* private */
    struct satz_table exchanged; /* private: the words of the last row `exchange` */
    struct satz_arena arena; /* private */
};

/* Loads the recipe at `path`, or that of `data` where it is NULL, and its sets. Fails with file and line. O(size of the sets). */
enum satz_status satz_identify_recipe_load(struct satz_identify_recipe *recipe, const struct satz_data *data, const char *path,
                                           const char *folder, struct satz_error *error) SATZ_MUST_USE;
/* Also of one that failed to load. */
void satz_identify_recipe_release(struct satz_identify_recipe *recipe);

#endif
