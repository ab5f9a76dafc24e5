#ifndef SATZ_RESTORE_DIFF_H
#define SATZ_RESTORE_DIFF_H

#include <stdint.h>

#include "base/arena.h"

#define SATZ_NO_MATCH SIZE_MAX

/*
 * Which elements of `b` are those of `a`, both given by numbers under `ids` (equal number, equal
 * thing), keeping order: `match[i]` is the index in `a` of b[i], or SATZ_NO_MATCH.
 *
 * Common ends first, then elements that both sides have once, of which the longest run in order
 * anchors the rest (patience diff, Bram Cohen), then E. Myers's greedy search (1986) with a bounded
 * number of differences. What the bound leaves open stays unmatched. O((n + m) log n) with a constant
 * for the bounds; scratch in `arena`.
 */
void satz_diff(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint32_t ids,
               size_t *match, struct satz_arena *arena);

#endif
