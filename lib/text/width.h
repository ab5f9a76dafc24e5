#ifndef SATZ_TEXT_WIDTH_H
#define SATZ_TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/*
 * How a terminal shows a character, as far as Unicode says: what it does with emoji sequences and with
 * characters of ambiguous width differs from one to the next; those count as narrow.
 */

/* Columns: 2 for East Asian wide and full width, 0 for what sits on the character before, else 1. */
int satz_char_width(uint32_t character);

/* Whether its text runs from right to left: bidi classes R and AL. */
bool satz_char_is_rtl(uint32_t character);

/* The one to show in its place: a blank for a line break or tab, a picture or U+FFFD for what a terminal would obey. */
uint32_t satz_char_shown(uint32_t character);

#endif
