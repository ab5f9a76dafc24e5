#ifndef SATZ_TRANSLATE_ADAPT_H
#define SATZ_TRANSLATE_ADAPT_H

#include "translate/segment_work.h"

/*
 * Makes a translation of a near match where the segments differ in held spans and figures only:
 *
 * - A held span stands where the memory's source has other words, and these stand once, as they are,
 *   in its translation: they give way to the span's placeholder.
 * - A figure of a number, amount, date or time differs, and the memory's figure stands once in its
 *   translation, with the same digits: its digits give way, its separators are taken over.
 *
 * Appends the translation to `out` and says what was changed (`translate/adapted`). False where
 * anything else differs, or a place cannot be told for sure; then `out` is of no use.
 */
bool satz_work_adapt(struct satz_work *work, const struct satz_store *store, const struct satz_near *near,
                     const struct satz_engine_text *plain, struct satz_slice key, const struct satz_form *own,
                     struct satz_buffer *out);

#endif
