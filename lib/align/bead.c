#include "align/bead.h"

#include <stdlib.h>

#include "base/memory.h"

void satz_beads_release(struct satz_beads *beads) {
    free(beads->items);
    *beads = (struct satz_beads)SATZ_BEADS_INIT;
}

void satz_beads_reset(struct satz_beads *beads) {
    beads->count = 0;
    beads->support = 0;
}

void satz_beads_add(struct satz_beads *beads, struct satz_bead bead) {
    beads->items = satz_memory_grow(beads->items, &beads->capacity, beads->count + 1, sizeof *beads->items);
    beads->items[beads->count++] = bead;
}
