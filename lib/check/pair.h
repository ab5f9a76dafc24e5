#ifndef SATZ_CHECK_PAIR_H
#define SATZ_CHECK_PAIR_H

#include "stream/record.h"

/*
 * For which languages a row of a table is meant: nothing or `*` for all, else tags separated by blanks, `fr` for texts in
 * French, `de>fr` for French from German. `de` is also de-CH. Private to check/.
 */
struct satz_check_pair {
    struct satz_slice lang, to; /* of the record; `to` empty: it is not translated */
    bool translated;            /* it has a target */
};

/* The record's; German where it does not say from what. */
struct satz_check_pair satz_check_pair_of(const struct satz_record *record);

/* Whether the row is meant for a text of the pair: its source, or its target. O(languages). */
bool satz_check_pair_is(const struct satz_check_pair *pair, bool target, struct satz_slice languages);

#endif
