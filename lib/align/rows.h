#ifndef SATZ_ALIGN_ROWS_H
#define SATZ_ALIGN_ROWS_H

#include "align/bead.h"
#include "base/output.h"

/*
 * Writes beads as other aligners do (Bleualign, Vecalign), a row each: `[0, 1]:[2]:0.9731`, segments of the source and
 * of the target, from 0, and the probability.
 */
void satz_align_rows(const struct satz_beads *beads, struct satz_output *output);

#endif
