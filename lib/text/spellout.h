#ifndef SATZ_TEXT_SPELLOUT_H
#define SATZ_TEXT_SPELLOUT_H

#include "base/buffer.h"

/*
 * Numbers in words, by CLDR's rules: twenty-one, einundzwanzig, vingt et un, 二十一. Opening costs
 * milliseconds, and waits until a number is asked for: keep it.
 */
struct satz_spellout;
/* Where CLDR has no rules for `lang` a number has no forms. */
struct satz_spellout *satz_spellout_new(const char *lang);
void satz_spellout_free(struct satz_spellout *spellout);

/*
 * Appends the number's forms, cardinal and ordinal, of each gender and case that the rules know, in
 * small letters, each ended by a line feed; some may be equal. O(rules), at most eighty.
 */
void satz_spellout_add(struct satz_spellout *spellout, long number, struct satz_buffer *forms);

#endif
