#ifndef SATZ_SPELL_ADVICE_H
#define SATZ_SPELL_ADVICE_H

#include "spell/language.h"

/* What may have been meant by a word that is not good. */
#define SATZ_SPELL_MOST_FIXES 16
struct satz_spell_advice {
    struct satz_slice *fixes; /* the best first */
    size_t count;
    bool near; /* they are one slip away (spell/near.h); else they are Hunspell's */
};

/*
 * Up to `most` fixes (≤ SATZ_SPELL_MOST_FIXES); `near` is right also with 0. Hunspell is asked only with `deep`, and
 * where no good word is near: it takes up to a tenth of a second. Answers are remembered in bounded memory; valid
 * until the next call. A language is always asked with the same `most`.
 */
const struct satz_spell_advice *satz_spell_advise(struct satz_spell_language *language, struct satz_slice word,
                                                  size_t most, bool deep);

#endif
