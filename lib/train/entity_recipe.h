#ifndef SATZ_TRAIN_ENTITY_RECIPE_H
#define SATZ_TRAIN_ENTITY_RECIPE_H

#include "lexicon/data.h"
#include "lexicon/table.h"
#include "tagger/tagger.h"
#include "train/conll.h"

/*
 * What the model of names is made from: dictionaries/LANG/entities.train.tsv. Its rows:
 *
 *   train    NAME  TIMES  LICENCE  SOURCE   labelled sentences to learn from, each shown TIMES a round
 *   measure  NAME                           the same, to score only
 *   kind     TAG   KIND                     how another set's tag is called here; tags without a kind are outside
 *   names    LIST  FILE   LICENCE  SOURCE   a list of names, LIST from 0: a name a line
 *   vectors  FILE  COUNT  LICENCE  SOURCE   vectors of words in small letters (train/cluster.h), the frequent first; COUNT clusters
 *   text     FILE  COUNT  LICENCE  SOURCE   running text, a sentence a line, or labelled words; words by their company, COUNT clusters
 *   words    FILE  -      LICENCE  SOURCE   words of a dictionary, and a number of bits: enum satz_word_known
 *   set      NAME  NUMBER                   rounds, runs, drop, margin, missed, least, weights, cut
 */
struct satz_entity_set {
    struct satz_slice name;
    uint32_t times; /* 0: only measured */
    struct satz_conll conll;
    uint8_t *labels; /* one a word, as satz_chain_label() numbers them */
};

struct satz_entity_recipe {
    struct satz_table table; /* the recipe itself */
    const char *folder;
    struct satz_entity_set *sets;
    size_t count, capacity;
    size_t rounds, runs, drop, margin, missed;
    size_t least;   /* features that are there less often are not looked at */
    size_t weights; /* so many are kept */
    size_t cut;     /* of all weights one in so many may be too large for a byte and is cut off */
};

/*
 * Loads the recipe at `path`, or that of language `tag` where it is NULL, and its sets from `folder`, which must stay.
 * Fails with file and line. O(size of the sets).
 */
enum satz_status satz_entity_recipe_load(struct satz_entity_recipe *recipe, const struct satz_data *data, const char *tag,
                                         const char *path, const char *folder, struct satz_error *error) SATZ_MUST_USE;
/* Also of one that failed to load. */
void satz_entity_recipe_release(struct satz_entity_recipe *recipe);

/* A whole number of a cell, at most `most`; false where it is none. */
bool satz_entity_recipe_number(struct satz_slice cell, size_t most, size_t *number);
/*
 * Sets `path` to that of a file that the recipe names: below the folder of the sets, or where it begins with `../` as seen
 * from the recipe; one that begins with a slash stays.
 */
void satz_entity_recipe_path(const struct satz_entity_recipe *recipe, struct satz_slice name, struct satz_buffer *path);

#endif
