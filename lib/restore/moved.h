#ifndef SATZ_RESTORE_MOVED_H
#define SATZ_RESTORE_MOVED_H

#include "restore/rebuild.h"

/*
 * Figures and places that the engine left as they were, but elsewhere: comparing keeps order, so it gives up the one of
 * two that changed places. Each such span whose words, or whose figures alone, stand in the answer as words of no other
 * one gets those tokens. At most SATZ_MOVED_STEPS tokens are compared. O(answer + units).
 */
#define SATZ_MOVED_STEPS 4096

void satz_moved_find(const struct satz_rebuild *rebuild, struct satz_slots *slots);

#endif
