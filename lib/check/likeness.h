#ifndef SATZ_CHECK_LIKENESS_H
#define SATZ_CHECK_LIKENESS_H

#include "base/buffer.h"

/*
 * Names as they are compared when their spelling may differ. Private to check/.
 */

/*
 * Small letters alone, without blanks, punctuation, accents and other marks: E.ON and Eon, Mánchester and Manchester,
 * إنجلترا and انجلترا become one. Replaces what `squeezed` holds. O(text).
 */
void satz_likeness_squeeze(struct satz_slice text, struct satz_buffer *squeezed);

/*
 * Whether squeezed `text` has squeezed `name` with at most one letter added, lost or another one, two in a name of ten
 * letters: as scripts write what they hear. False for a name of less than `least` letters, and in a text of more
 * than SATZ_LIKENESS_TEXT bytes, which nobody looks through so. O(text * name) (Sellers 1980).
 */
#define SATZ_LIKENESS_TEXT ((size_t)1 << 14)
bool satz_likeness_find(struct satz_slice text, struct satz_slice name, size_t least);

#endif
