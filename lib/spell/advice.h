#ifndef SATZ_SPELL_ADVICE_H
#define SATZ_SPELL_ADVICE_H

#include "spell/candidate.h"

/* What may have been meant by a word that is not good. */
#define SATZ_SPELL_MOST_FIXES SATZ_SPELL_MOST_CANDIDATES
struct satz_spell_advice {
    struct satz_spell_candidate *fixes; /* the best first; cost and often 0: not known */
    size_t count;
    struct satz_spell_candidate best; /* the first of them, also where none is to be shown; no word: there is none */
    bool near;                        /* it is one slip away; else it is two, or Hunspell's */
    bool asked;                       /* private: Hunspell was */
    bool likely;                      /* and used much, or the slip is a usual one; near, where there is no list of words */
};

/* The words on either side, as far as only a blank stands between; empty: there is none. */
struct satz_spell_context {
    struct satz_slice before, after;
};

/*
 * As many fixes as the language is to suggest (≤ SATZ_SPELL_MOST_FIXES). They come from the
 * language's graph: words, compounds with a slip in a part, two words without a blank, and where those are none the
 * house's own words; in a language without one, the words of dictionary and lists that one slip leads to
 * (spell/near.h). Hunspell is asked only
 * with `deep`, and where there are none of these: it takes up to a tenth of a second. What the language's data calls
 * `never` is not among them. Answers are remembered in bounded memory; valid until the next call.
 */
const struct satz_spell_advice *satz_spell_advise(struct satz_spell_language *language, struct satz_slice word,
                                                  bool deep);

/*
 * The fixes of an advice in the order that its context suggests: a word counts as often as it stands beside those words,
 * as far as pairs are known. Fills `fixes`, advice->count texts. O(count).
 */
void satz_spell_order(const struct satz_spell_language *language, const struct satz_spell_advice *advice,
                      const struct satz_spell_context *context, struct satz_slice *fixes);

#endif
