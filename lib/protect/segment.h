#ifndef SATZ_PROTECT_SEGMENT_H
#define SATZ_PROTECT_SEGMENT_H

#include "entity/candidate.h"
#include "entity/language.h"
#include "entity/view.h"
#include "protect/policy.h"
#include "quote/quote.h"

/* What was decided of a piece of a segment, and on which grounds. */
struct satz_ground {
    size_t begin, end; /* bytes of the plain text */
    enum satz_kind kind;
    enum satz_do action;
    const char *source, *rule; /* "table", "names/world.tsv" */
    float score;
    size_t candidate; /* which it was; SIZE_MAX: a quotation */
};

struct satz_grounds {
    struct satz_ground *items; /* owned */
    size_t count, capacity;
};

/*
 * What one segment becomes: candidates and quotations into spans, by the policy. Private to protect/.
 */
struct satz_protect_segment {
    struct satz_plain_view *view;
    const struct satz_policy *policy;
    const struct satz_quote *quotes; /* of this segment, by place, the outer before the inner */
    size_t quote_count;
    size_t group_base;               /* added to the numbers of groups */
    struct satz_candidates *candidates; /* resolved */
    struct satz_grounds *grounds; /* added to, where somebody asks; else NULL */
};

/*
 * Appends the spans of the segment, tags included, to `spans`, sorted and numbered. The view must be
 * located. O(size + spans log spans).
 */
void satz_protect_segment_spans(const struct satz_protect_segment *segment, struct satz_arena *arena,
                                struct satz_span_list *spans);

/* Adds the placeholder brackets of the source's own, which are always held. O(size). */
void satz_protect_guard(const struct satz_plain_view *view, struct satz_candidates *candidates);

#endif
