#ifndef SATZ_SPELL_KEYBOARD_H
#define SATZ_SPELL_KEYBOARD_H

#include <stdbool.h>
#include <stdint.h>

/* Whether two small letters lie beside, above or below each other: on the German keyboard or the Russian one. O(1). */
bool satz_spell_are_neighbours(uint32_t a, uint32_t b);

#endif
