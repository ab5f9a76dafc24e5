#ifndef SATZ_TEXT_CHARREF_H
#define SATZ_TEXT_CHARREF_H

#include <stdint.h>

#include "base/buffer.h"

/*
 * HTML character references: `&auml;`, `&#228;`, `&#xE4;`, with their semicolon. Names are those of
 * HTML 4, from libxml2's table; what is no reference is text, as in HTML.
 */

/*
 * Length in bytes of the reference that begins at `at` (where '&' stands), with its code point in
 * `*character`; 0 where there is none, or where it names no Unicode scalar value or U+0000.
 */
size_t satz_charref_decode(struct satz_slice text, size_t at, uint32_t *character);

/* Appends `text` with `&`, `<` and `>` written as references. */
void satz_charref_escape(struct satz_slice text, struct satz_buffer *target);

#endif
