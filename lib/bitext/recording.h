#ifndef SATZ_BITEXT_RECORDING_H
#define SATZ_BITEXT_RECORDING_H

#include "bitext/pair.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * How a pair stands in a record (satz-record(5)), and how a record becomes a pair again.
 *
 * A code's native content stands in `src` and `tgt` where the code is, and a held span of kind `tag` is
 * around it, with `in` where the translation has it too; a code without content stands as its element,
 * `<ph/>`. In HTML the text around codes is escaped. What the codes were, and what else the unit had, is
 * kept for the way back, in members of satz-record(5)'s: a span's `code`, the record's `tmx`.
 */

/*
 * Sets src, spans, to, via, tgt, state and tmx of a record that has its seg, doc, lang and gap. A property
 * `x-satz-state` or `x-satz-by` of the target becomes `state` and `via`, which are else "translated" and by
 * "human"; one `x-satz-quotation` is a finding import/draft. `arena` is for what is needed meanwhile. `to` is NULL where no
 * language is known for translations. O(pair).
 */
void satz_pair_record(const struct satz_pair *pair, const char *to, bool html, struct satz_arena *arena,
                      struct satz_record *record);

#endif
