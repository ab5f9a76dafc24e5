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

#endif
