#ifndef SATZ_TRANSLATE_DRAFT_H
#define SATZ_TRANSLATE_DRAFT_H

#include "translate/segment_work.h"

/*
 * Drafts of held quotations, for a person to start from: an engine is asked for each as for a segment, and its answer
 * stands in the span's `draft`. It is never in the translation by itself.
 */

/* How many parts of the work an engine is to be asked for: held quotations that want a draft and have no approved form. */
size_t satz_drafts_count(const struct satz_work *work);

/*
 * Begins a work for each of them, in `parts`, and returns how many have words. `parts` have the work's scratch and
 * stay valid as long as its record does.
 */
size_t satz_drafts_begin(struct satz_work *work, struct satz_work *parts, const struct satz_language *to);

/*
 * Takes the answer of a part whose line was `wire`: its placeholders as the record has them, ⟦P2⟧, as far as they can
 * be told; satz-restore(1) sees to the others.
 */
void satz_draft_take(struct satz_work *part, const struct satz_wire *wire, const struct satz_form *own);

#endif
