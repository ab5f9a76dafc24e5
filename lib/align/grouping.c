#include "align/grouping.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

/* Segments of both sides, the source's first, that are tied together: a forest of sets, and what each set spans. */
struct ties {
    uint32_t *parents;
    struct span {
        uint32_t source, source_end, target, target_end; /* segments; an empty side begins after it ends */
        float log_probability;
    } *spans;
    size_t sources, targets;
};

static uint32_t root_of(struct ties *ties, uint32_t node) {
    while (ties->parents[node] != node) {
        ties->parents[node] = ties->parents[ties->parents[node]];
        node = ties->parents[node];
    }
    return node;
}

static uint32_t less(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static uint32_t more(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static struct span span_of_both(const struct span *a, const struct span *b) {
    return (struct span){ less(a->source, b->source), more(a->source_end, b->source_end), less(a->target, b->target),
                          more(a->target_end, b->target_end), a->log_probability + b->log_probability };
}

static bool is_small(const struct span *span) {
    return (span->source > span->source_end || span->source_end - span->source <= SATZ_BEAD_MOST) &&
           (span->target > span->target_end || span->target_end - span->target <= SATZ_BEAD_MOST);
}

/* Ties two segments, unless what comes out is too large and need not be. Returns whether they were apart. */
static bool tie(struct ties *ties, uint32_t a, uint32_t b, bool forced) {
    a = root_of(ties, a);
    b = root_of(ties, b);
    if (a == b)
        return false;
    struct span span = span_of_both(&ties->spans[a], &ties->spans[b]);
    if (!forced && !is_small(&span))
        return false;
    ties->parents[b] = a;
    ties->spans[a] = span;
    return true;
}

static struct span span_of_one(const struct ties *ties, uint32_t node) {
    uint32_t target = node - (uint32_t)ties->sources;
    return node < ties->sources ? (struct span){ node, node + 1, UINT32_MAX, 0, 0 }
                                : (struct span){ UINT32_MAX, 0, target, target + 1, 0 };
}

static void open_ties(struct ties *ties, size_t sources, size_t targets) {
    *ties = (struct ties){ satz_memory_get_array(sources + targets + 1, sizeof *ties->parents),
                           satz_memory_get_array(sources + targets + 1, sizeof *ties->spans), sources, targets };
    for (uint32_t node = 0; node < sources + targets; node++) {
        ties->parents[node] = node;
        ties->spans[node] = span_of_one(ties, node);
    }
}

static void tie_units(struct ties *ties, const struct satz_side *source, const struct satz_side *target,
                      const struct satz_bead *bead) {
    uint32_t first = source->segment_of[bead->source];
    for (size_t i = 0; i < bead->source_count; i++)
        (void)tie(ties, first, source->segment_of[bead->source + i], false);
    for (size_t i = 0; i < bead->target_count; i++)
        (void)tie(ties, first, (uint32_t)ties->sources + target->segment_of[bead->target + i], false);
    ties->spans[root_of(ties, first)].log_probability += logf((float)bead->probability + 1e-6F);
}

/*
 * A set that spans segments of another, which a crossing may bring about, takes them in. Returns whether there were
 * any: then it may span more.
 */
static bool close_spans(struct ties *ties, bool forced) {
    bool tied = false;
    for (uint32_t node = 0; node < ties->sources + ties->targets; node++) {
        if (root_of(ties, node) != node)
            continue;
        struct span span = ties->spans[node];
        for (uint32_t s = span.source; s < span.source_end; s++)
            tied |= tie(ties, node, s, forced);
        for (uint32_t t = span.target; t < span.target_end; t++)
            tied |= tie(ties, node, (uint32_t)ties->sources + t, forced);
    }
    return tied;
}

/* Whether a set holds all that it spans. */
static bool is_whole(struct ties *ties, uint32_t root) {
    struct span span = ties->spans[root];
    for (uint32_t s = span.source; s < span.source_end; s++)
        if (root_of(ties, s) != root)
            return false;
    for (uint32_t t = span.target; t < span.target_end; t++)
        if (root_of(ties, (uint32_t)ties->sources + t) != root)
            return false;
    return true;
}

/* Parts what cannot be a bead: a set that spans others which are tied to somewhere else. */
static void part_broken(struct ties *ties) {
    size_t nodes = ties->sources + ties->targets;
    uint32_t *roots = satz_memory_get_array(nodes + 1, sizeof *roots);
    bool *broken = satz_memory_get_array(nodes + 1, sizeof *broken);
    for (uint32_t node = 0; node < nodes; node++) {
        roots[node] = root_of(ties, node);
        broken[node] = roots[node] == node && !is_whole(ties, node);
    }
    for (uint32_t node = 0; node < nodes; node++)
        if (broken[roots[node]]) {
            ties->parents[node] = node;
            ties->spans[node] = span_of_one(ties, node);
        }
    free(roots);
    free(broken);
}

static void tie_anchors(struct ties *ties, const struct satz_anchor *anchors, size_t count) {
    for (size_t i = 0; i < count; i++)
        (void)tie(ties, (uint32_t)anchors[i].source, (uint32_t)(ties->sources + anchors[i].target), true);
}

/*
 * What the product of the units' posteriors is worth: these are taken from flattened scores, so they are too small. A
 * logistic curve between the product and how often such beads were right, on the development sets (Platt, Probabilistic
 * Outputs for Support Vector Machines, 1999), a little below it, for texts that are translated more freely.
 */
#define SLOPE 1.1
#define LIFT 1.8
#define SUREST 0.999

static double calibrated(double log_probability) {
    double product = exp(log_probability);
    if (product >= SUREST)
        return SUREST;
    double odds = pow(product / (1 - product), SLOPE) * exp(LIFT);
    double probability = odds / (1 + odds);
    return probability < SUREST ? probability : SUREST;
}

static struct satz_bead bead_of(const struct span *span) {
    struct satz_bead bead = { 0, 0, 0, 0, calibrated((double)span->log_probability) };
    if (span->source < span->source_end) {
        bead.source = span->source;
        bead.source_count = span->source_end - span->source;
    }
    if (span->target < span->target_end) {
        bead.target = span->target;
        bead.target_count = span->target_end - span->target;
    }
    return bead;
}

/* The segments of the target from `target` on that belong to nothing, as beads. */
static void add_inserted(struct ties *ties, size_t source, size_t target, struct satz_beads *beads) {
    for (; target < ties->targets; target++) {
        const struct span *span = &ties->spans[root_of(ties, (uint32_t)(ties->sources + target))];
        if (span->source < span->source_end)
            return;
        satz_beads_add(beads, (struct satz_bead){ source, 0, target, 1, calibrated((double)span->log_probability) });
    }
}

static void add_beads(struct ties *ties, struct satz_beads *beads) {
    size_t next = 0; /* of the target, where the bead before ended */
    add_inserted(ties, 0, 0, beads);
    for (size_t source = 0; source < ties->sources;) {
        struct satz_bead bead = bead_of(&ties->spans[root_of(ties, (uint32_t)source)]);
        if (!bead.target_count)
            bead.target = next;
        satz_beads_add(beads, bead);
        source = bead.source + bead.source_count;
        next = bead.target + bead.target_count;
        if (bead.target_count)
            add_inserted(ties, source, next, beads);
    }
}

void satz_beads_group(const struct satz_side *source, const struct satz_side *target, const struct satz_beads *units,
                      const struct satz_anchor *anchors, size_t anchor_count, struct satz_beads *beads) {
    struct ties ties;
    open_ties(&ties, source->segment_count, target->segment_count);
    tie_anchors(&ties, anchors, anchor_count);
    for (size_t i = 0; i < units->count; i++) {
        const struct satz_bead *bead = &units->items[i];
        if (bead->source_count && bead->target_count)
            tie_units(&ties, source, target, bead);
    }
    for (size_t i = 0; i < units->count; i++) {
        const struct satz_bead *bead = &units->items[i];
        if (bead->source_count && bead->target_count)
            continue;
        uint32_t node = bead->source_count ? source->segment_of[bead->source]
                                           : (uint32_t)ties.sources + target->segment_of[bead->target];
        ties.spans[root_of(&ties, node)].log_probability += logf((float)bead->probability + 1e-6F);
    }
    while (close_spans(&ties, false))
        continue;
    part_broken(&ties);
    tie_anchors(&ties, anchors, anchor_count);
    while (close_spans(&ties, true))
        continue;
    satz_beads_reset(beads);
    add_beads(&ties, beads);
    free(ties.parents);
    free(ties.spans);
}
