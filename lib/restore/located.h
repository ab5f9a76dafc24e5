#ifndef SATZ_RESTORE_LOCATED_H
#define SATZ_RESTORE_LOCATED_H

#include "restore/rebuild.h"

/*
 * Tells the spans of a rebuilt segment where they stand in it, how they were found and how sure that is, from where each
 * unit's text begins and ends there; SATZ_NO_UNIT: it is not there. A visible span is told only where all its words came
 * back, and where it is at most SATZ_LOCATED_UNITS units long. O(units + spans log units).
 */
#define SATZ_LOCATED_UNITS 64

void satz_located_set(const struct satz_rebuild *rebuild, const size_t *begins, const size_t *ends);

#endif
