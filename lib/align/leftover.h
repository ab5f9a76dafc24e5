#ifndef SATZ_ALIGN_LEFTOVER_H
#define SATZ_ALIGN_LEFTOVER_H

#include "align/search.h"

/*
 * What has changed its place: units that an alignment, which runs forward only, left without counterpart on both sides
 * are aligned once more by themselves, in their order. Neighbours that changed places meet so, and blocks that were
 * moved anywhere. Beads found are put in place of the empty ones. O(units left log units left), and the terms of these.
 */
void satz_leftover_link(const struct satz_search *search, const struct satz_ttable *evidence, struct satz_beads *beads);

#endif
