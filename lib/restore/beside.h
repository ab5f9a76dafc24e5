#ifndef SATZ_RESTORE_BESIDE_H
#define SATZ_RESTORE_BESIDE_H

#include <stdbool.h>

#include "base/slice.h"

/*
 * The form that was put in last, as long as what comes next may have to agree with it: a particle, a blank.
 * Closing marks may stand between; after a bracket it is the form before that, 유럽중앙은행(ECB)은. Offsets are
 * bytes of the target. All zero is: none.
 */
struct satz_beside {
    size_t begin, end;             /* the form; equal: there is none */
    size_t outer_begin, outer_end; /* private: the one before a bracket that is open */
    bool closed;                   /* closing marks stand after it */
};

void satz_beside_set(struct satz_beside *beside, size_t begin, size_t end);
/* Nothing need agree any more with the form that was put in last. */
void satz_beside_end(struct satz_beside *beside);
/* A closing mark was written. */
void satz_beside_close(struct satz_beside *beside);
/* A token of text was written: a mark that may stand between, or one of words. */
void satz_beside_pass(struct satz_beside *beside, struct satz_slice token);

/*
 * Tags and opening marks that were written where a form may follow: <b> in `de <b>Emmanuel`. Offsets are bytes of
 * the target.
 */
struct satz_opened {
    size_t begin, end;
    size_t floor; /* bytes before them that are settled */
    bool marks;   /* not tags only */
};

/* One is about to be written at `at`: it goes with those that end there, or is the first. Sets no `end`. */
void satz_opened_begin(struct satz_opened *opened, size_t at, size_t floor);
/* Whether a form at `at` would follow them. */
bool satz_opened_is_at(const struct satz_opened *opened, size_t at);

#endif
