#ifndef SATZ_ALIGN_RECORDS_H
#define SATZ_ALIGN_RECORDS_H

#include "align/bead.h"
#include "base/slice.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * What an alignment makes of records: each record of the source gets its part of the translation, one after the other,
 * in memory that does not depend on how many there are.
 *
 * - The text of a bead stands on its first record, several target segments joined (nothing between them in Chinese,
 *   Japanese and Thai, else a blank); the other records of the bead get the empty text.
 * - Target segments without source go to the nearest translated record before, or, where there is none, after; with a
 *   finding `align/inserted`.
 * - A record without translation loses the member, and gets `align/missing`. One whose bead is less probable than
 *   asked for does so with `align/doubtful`, which has the candidate as its fix.
 * - Every record gets `align`: {"src":[…],"tgt":[…],"p":…}, and, where it holds inserted ones, "inserted":[…].
 * - Where the texts are no translations of each other the first record gets `align/unrelated`.
 *
 * Findings `align/…` of an earlier run are cleared first. If the member is `tgt`, `state` and `via` follow it, and
 * where spans were found in an older `tgt` is forgotten.
 */

/* Under this `support` two texts are no translations of each other. */
#define SATZ_ALIGN_SUPPORT_LEAST 0.1
/* Inserted text over this is not put on a record; its finding says so. */
#define SATZ_ALIGN_INSERTED_LIMIT ((size_t)1 << 20)

struct satz_align_plan {
    const struct satz_beads *beads;
    const struct satz_slice *target; /* as it was aligned, or as it is to be shown: one text a segment */
    const size_t *segs;              /* `seg` of each source record; NULL: from 1 */
    const char *member;              /* "tgt", "out" */
    enum satz_language_id to;
    double least;                    /* the least probability of a bead */
};

struct satz_align_placer {
    const struct satz_align_plan *plan; /* private, like all below */
    size_t index, bead;
    bool placed;
};

/* `plan`, and what it points to, must outlive the placer. */
void satz_align_placer_init(struct satz_align_placer *placer, const struct satz_align_plan *plan);
/* The next record of the source, from the first on. O(record + its translation), all of them O(all). */
void satz_align_place(struct satz_align_placer *placer, struct satz_record *record);

/* Whether a bead gives a translation. */
bool satz_bead_holds(const struct satz_bead *bead, double least);
/* What stands between two joined segments. */
struct satz_slice satz_align_blank(enum satz_language_id language);
/* Appends the target texts of a bead, joined. */
void satz_bead_text(const struct satz_bead *bead, const struct satz_slice *target, enum satz_language_id to,
                    struct satz_buffer *text);

/*
 * What a finished translation is aligned with: `src` as a reader sees it, white space folded, character references
 * decoded, tags away, all other spans as they stand; in `buffer`. (An engine's answer has placeholders: it is aligned
 * with `text`, which has the same.) Fails where `spans` are not what satz-record(5) says. O(record).
 */
enum satz_status satz_align_source_text(const struct satz_record *record, bool html, struct satz_buffer *buffer,
                                        struct satz_error *error) SATZ_MUST_USE;

#endif
