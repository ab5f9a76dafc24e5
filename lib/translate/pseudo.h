#ifndef SATZ_TRANSLATE_PSEUDO_H
#define SATZ_TRANSLATE_PSEUDO_H

#include "placeholder/wire.h"

/*
 * A pseudo-translation, for tests and layouts: each letter that has one gets an accent, the whole is
 * put in brackets and lengthened by about a third, and placeholders stay. So a person sees at a glance
 * what was not translated, what is cut off, and whether a font has the letters.
 *
 *     Der Umsatz stieg.  →  [Ðéŕ Ûɱšáţž šţîéĝ. ···]
 */
void satz_pseudo_make(const struct satz_wire *wire, struct satz_buffer *out);

#endif
