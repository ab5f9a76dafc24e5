#ifndef SATZ_TRAIN_AUGMENT_H
#define SATZ_TRAIN_AUGMENT_H

#include "train/corpus.h"

/*
 * The same text as others write it: what a model learns from it as well, it takes in its stride.
 */
enum satz_augment {
    SATZ_AUGMENT_QUOTES,   /* another style of quotation marks */
    SATZ_AUGMENT_ASCII,    /* marks as a typewriter has them: " ' - ... */
    SATZ_AUGMENT_CAPITALS, /* all in capitals */
    SATZ_AUGMENT_SMALL,    /* all in small letters */
    SATZ_AUGMENT_UMLAUTS,  /* ae oe ue ss, and letters without their accents */
    SATZ_AUGMENT_BLANKS,   /* a blank before the marks, as character recognition leaves it */
    SATZ_AUGMENT_WRAPPED,  /* lines broken near a margin */
    SATZ_AUGMENTS
};

/*
 * Writes `paragraph` anew in the way `how`; `seed` chooses where it has a choice. Text and ends lie in `arena`. False
 * where it would stay as it is. O(size).
 */
bool satz_augment(const struct satz_gold_paragraph *paragraph, enum satz_augment how, unsigned seed,
                  struct satz_arena *arena, struct satz_gold_paragraph *augmented);

#endif
