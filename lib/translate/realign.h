#ifndef SATZ_TRANSLATE_REALIGN_H
#define SATZ_TRANSLATE_REALIGN_H

#include "translate/segment_work.h"

/*
 * Segments that an engine is asked together, and whose answer may be cut otherwise than the question: lines merged,
 * split, lost or added. The answer is cut into sentences, which are aligned with the segments (align/align.h), and
 * every segment gets its own (align/records.h).
 *
 * Placeholders are numbered through the batch, so that no two segments have the same one, whatever the form; what
 * comes back is written again as the form has it for the segment alone, or, where several segments share a translation,
 * for all of them as one (align/unit.h). So whoever restores needs nothing but the records.
 */
struct satz_realigner; /* opaque; for one pair of languages */

/* `data` must outlive it. NULL, and the reason, where the target's sentences cannot be told. */
struct satz_realigner *satz_realigner_new(const struct satz_data *data, const struct satz_forms *forms,
                                          const struct satz_language *from, const struct satz_language *to,
                                          struct satz_error *error) SATZ_MUST_USE;
/* NULL is fine. */
void satz_realigner_free(struct satz_realigner *realigner);

/* Segments of one document, in its order, none of them settled. */
struct satz_batch {
    struct satz_work **works;
    size_t count;
    const struct satz_form *form;
    struct satz_arena *arena; /* for the question, and for answers */
};

/*
 * What the engine is asked: a line a segment. Empty where these cannot be asked together, because they speak of
 * placeholders with numbers near 10^9. O(texts + spans log spans).
 */
struct satz_slice satz_realigner_question(struct satz_realigner *realigner, const struct satz_batch *batch);

/*
 * Takes the answer to that question. Where it has a line a segment, none with another's placeholder and none said
 * twice running, each work gets its `answer`. Otherwise the records get their parts of it, `align` and findings
 * `align/…`, and the works are `placed`. Placeholders of other segments are taken out, with a finding
 * `translate/astray`; mangled ones are mended, with `translate/repaired`. False, and nothing done, where it is
 * not text, or empty. Costs what aligning does.
 */
bool satz_realigner_take(struct satz_realigner *realigner, const struct satz_batch *batch, struct satz_slice answer);

#endif
