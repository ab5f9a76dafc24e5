#ifndef SATZ_SPELL_KEYBOARD_H
#define SATZ_SPELL_KEYBOARD_H

#include <stdbool.h>
#include <stdint.h>

/* Where a small letter lies on the German keyboard or the Russian one; 0: on neither. O(1). */
unsigned satz_spell_key(uint32_t letter);

/* Whether two keys lie beside, above or below each other. */
static inline bool satz_spell_are_neighbours(unsigned a, unsigned b) {
    int rows = (int)(a >> 4) - (int)(b >> 4), columns = (int)(a & 15) - (int)(b & 15);
    return a && b && a != b && rows >= -1 && rows <= 1 && columns >= -1 && columns <= 1;
}

#endif
