#ifndef SATZ_TRAIN_RECIPE_H
#define SATZ_TRAIN_RECIPE_H

#include "lexicon/data.h"
#include "lexicon/language.h"
#include "lexicon/table.h"
#include "model/learn.h"
#include "segment/rules.h"
#include "train/corpus.h"

/*
 * What a language's model is made from: dictionaries/LANG/segment.train.tsv. Its rows:
 *
 *   train    NAME  WEIGHT  LICENCE  SOURCE   a set to learn from; its text also counts words
 *   doubtful NAME  WEIGHT  LICENCE  SOURCE   the same; a program found its sentences, so where the rules see an end
 *                                            inside of one, nothing is learnt
 *   measure  NAME                            a set to score only
 *   set      NAME  NUMBER                    cost, prior, augment, others, heads, on, auto (these two also below 0), rounds,
 *                                            bits, words
 */
struct satz_recipe_set {
    struct satz_slice name;
    double weight; /* 0: only measured */
    bool doubtful;
    bool own; /* of the recipe's language, and not of another that it learns from too */
    struct satz_gold gold;
    const struct satz_rules *rules; /* of its language */
};

struct satz_recipe {
    struct satz_recipe_set *sets;
    size_t count;
    struct satz_learning learning;
    double prior;   /* what the rules' verdict counts before anything is learnt */
    double augment; /* what each paragraph counts in another look; where sentences end at blanks, in another order */
    double others;  /* what the sets of the other languages count */
    double heads;   /* what each paragraph counts with a third of its full stops gone, for ends without a mark */
    double on, automatic; /* from which sum on such an end counts, when asked for and when guessed */
    size_t words;   /* of the table of words */
    size_t capacity;                         /* private, as all below */
    struct satz_table tables[SATZ_LANGUAGES + 1];
    struct satz_rules rules[SATZ_LANGUAGES + 1];
    size_t languages;
};

/*
 * Loads the recipe at `path`, or that of language `tag` where it is NULL, its sets from `folder`, and those of the
 * other languages where it wants them. Fails with file and line. O(size of the sets).
 */
enum satz_status satz_recipe_load(struct satz_recipe *recipe, const struct satz_data *data, const char *tag,
                                  const char *path, const char *folder, struct satz_error *error) SATZ_MUST_USE;
/* Also of one that failed to load. */
void satz_recipe_release(struct satz_recipe *recipe);

/* Whether a set is learnt from. */
static inline bool satz_recipe_teaches(const struct satz_recipe_set *set) {
    return set->weight > 0;
}

#endif
