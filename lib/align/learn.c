#include "align/learn.h"

#include <stdlib.h>

#include "base/memory.h"

/* A source's type and a target's that stand together in several beads. */
struct pair {
    uint32_t source, target;
    float forward, backward;             /* as in a table */
    float forward_count, backward_count; /* expected, of the round under way */
};

/* A type of a bead and how often it is there. */
struct member {
    uint32_t type, count;
};

/* A bead by its types; its pairs are `index` from `pairs` on, target by target, SOURCE_COUNT each. */
struct example {
    size_t members, pairs;
    uint32_t source_count, target_count;
};

struct learning {
    const struct satz_side *source, *target;
    struct example *examples;
    size_t example_count, example_capacity;
    struct member *members;
    size_t member_count, member_capacity;
    size_t index_count;
    uint32_t *index; /* numbers of pairs, plus one; 0: the two stand together but once */
    struct pair *pairs;
    size_t pair_count, pair_capacity;
    uint32_t *slots; /* a hash table of pairs: numbers plus one */
    size_t slot_count;
    double *source_totals, *target_totals;
};

/* ---- beads ---- */

static int compare_numbers(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

enum { MOST_TERMS = 400 };

/* Adds the types of units [unit, unit + count) that are not too frequent; 0 where there are too many. */
static uint32_t add_members(struct learning *learning, const struct satz_side *side, size_t unit, size_t count,
                            uint32_t frequent) {
    uint32_t terms[MOST_TERMS];
    size_t begin = side->begins[unit], end = side->begins[unit + count], taken = 0, first = learning->member_count;
    if (end - begin > MOST_TERMS)
        return 0;
    for (size_t at = begin; at < end; at++)
        if (side->types[side->terms[at]].units <= frequent)
            terms[taken++] = side->terms[at];
    qsort(terms, taken, sizeof *terms, compare_numbers);
    learning->members = satz_memory_grow(learning->members, &learning->member_capacity, first + taken + 1,
                                         sizeof *learning->members);
    for (size_t i = 0; i < taken; i++)
        if (i && terms[i] == terms[i - 1])
            learning->members[learning->member_count - 1].count++;
        else
            learning->members[learning->member_count++] = (struct member){ terms[i], 1 };
    return (uint32_t)(learning->member_count - first);
}

static void add_example(struct learning *learning, const struct satz_bead *bead, const uint32_t frequent[2]) {
    struct example example = { .members = learning->member_count, .pairs = learning->index_count };
    example.source_count =
        add_members(learning, learning->source, bead->source, bead->source_count, frequent[0]);
    example.target_count =
        add_members(learning, learning->target, bead->target, bead->target_count, frequent[1]);
    if (!example.source_count || !example.target_count) {
        learning->member_count = example.members;
        return;
    }
    learning->index_count += (size_t)example.source_count * example.target_count;
    learning->examples = satz_memory_grow(learning->examples, &learning->example_capacity,
                                          learning->example_count + 1, sizeof *learning->examples);
    learning->examples[learning->example_count++] = example;
}

/* About how many pairs the beads have, of terms and not of types. */
static size_t count_pairs(const struct learning *learning, const struct satz_beads *beads) {
    size_t pairs = 0;
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        const uint32_t *s = learning->source->begins + bead->source, *t = learning->target->begins + bead->target;
        pairs += (size_t)(s[bead->source_count] - s[0]) * (t[bead->target_count] - t[0]);
    }
    return pairs;
}

/* A word in more units than one in so many says little about where a unit belongs. */
enum { FREQUENT = 12 };

static void add_examples(struct learning *learning, const struct satz_beads *beads) {
    uint32_t frequent[2] = { UINT32_MAX, UINT32_MAX };
    size_t pairs = count_pairs(learning, beads), step = 1;
    if (pairs > SATZ_LEARN_PAIRS / 4) {
        frequent[0] = (uint32_t)(learning->source->unit_count / FREQUENT + 1);
        frequent[1] = (uint32_t)(learning->target->unit_count / FREQUENT + 1);
        step = 1 + pairs / 2 / SATZ_LEARN_PAIRS; /* what is left without the frequent words is under half */
    }
    for (size_t i = 0; i < beads->count && learning->index_count < SATZ_LEARN_PAIRS; i += step)
        if (beads->items[i].source_count && beads->items[i].target_count)
            add_example(learning, &beads->items[i], frequent);
}

/* ---- pairs ---- */

static uint64_t hash_pair(uint32_t source, uint32_t target) {
    uint64_t hash = ((uint64_t)source << 32 | target) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* Slot of the pair, free or its own. */
static size_t find_slot(const struct learning *learning, uint32_t source, uint32_t target) {
    size_t mask = learning->slot_count - 1, at = hash_pair(source, target) & mask;
    for (; learning->slots[at]; at = (at + 1) & mask) {
        const struct pair *pair = &learning->pairs[learning->slots[at] - 1];
        if (pair->source == source && pair->target == target)
            break;
    }
    return at;
}

static void enlarge_slots(struct learning *learning) {
    free(learning->slots);
    learning->slot_count *= 2;
    learning->slots = satz_memory_get_array(learning->slot_count, sizeof *learning->slots);
    for (size_t i = 0; i < learning->pair_count; i++)
        learning->slots[find_slot(learning, learning->pairs[i].source, learning->pairs[i].target)] = (uint32_t)i + 1;
}

static uint32_t number_of_pair(struct learning *learning, uint32_t source, uint32_t target) {
    size_t slot = find_slot(learning, source, target);
    if (!learning->slots[slot]) {
        learning->pairs =
            satz_memory_grow(learning->pairs, &learning->pair_capacity, learning->pair_count + 1,
                             sizeof *learning->pairs);
        learning->pairs[learning->pair_count++] = (struct pair){ .source = source, .target = target };
        learning->slots[slot] = (uint32_t)learning->pair_count;
        if (learning->pair_count * 2 > learning->slot_count) {
            enlarge_slots(learning);
            return (uint32_t)learning->pair_count;
        }
    }
    return learning->slots[slot];
}

/* Walks over the pairs of all examples. */
typedef void visit(struct learning *learning, void *context, size_t at, uint32_t source, uint32_t target);
static void visit_pairs(struct learning *learning, visit *visitor, void *context) {
    for (size_t e = 0; e < learning->example_count; e++) {
        const struct example *example = &learning->examples[e];
        const struct member *sources = learning->members + example->members, *targets = sources + example->source_count;
        size_t at = example->pairs;
        for (uint32_t t = 0; t < example->target_count; t++)
            for (uint32_t s = 0; s < example->source_count; s++)
                visitor(learning, context, at++, sources[s].type, targets[t].type);
    }
}

/* A filter that has seen a pair before, and few that it has not: two bits a pair, in bytes. */
struct filter {
    uint8_t *seen;
    size_t mask;
};

static void note_pair(struct learning *learning, void *context, size_t at, uint32_t source, uint32_t target) {
    struct filter *filter = context;
    uint64_t hash = hash_pair(source, target) >> 8;
    uint8_t *byte = &filter->seen[(hash >> 2) & filter->mask], shift = (uint8_t)(hash & 3) * 2;
    (void)learning;
    (void)at;
    if ((*byte >> shift & 3) < 2)
        *byte = (uint8_t)(*byte + (1 << shift));
}

static void number_pair(struct learning *learning, void *context, size_t at, uint32_t source, uint32_t target) {
    const struct filter *filter = context;
    uint64_t hash = hash_pair(source, target) >> 8;
    if ((filter->seen[(hash >> 2) & filter->mask] >> ((hash & 3) * 2) & 3) >= 2)
        learning->index[at] = number_of_pair(learning, source, target);
}

static void find_pairs(struct learning *learning) {
    struct filter filter = { .mask = 1024 };
    while (filter.mask < learning->index_count / 2)
        filter.mask *= 2;
    filter.seen = satz_memory_get_array(filter.mask--, 1);
    learning->index = satz_memory_get_array(learning->index_count + 1, sizeof *learning->index);
    learning->slot_count = 1024;
    learning->slots = satz_memory_get_array(learning->slot_count, sizeof *learning->slots);
    visit_pairs(learning, note_pair, &filter);
    visit_pairs(learning, number_pair, &filter);
    free(filter.seen);
}

/* ---- rounds ---- */

/* What a pair is worth beyond the prior, before anything is learnt. */
#define EVEN 0.1F
#define PRIOR 10.0F

static void begin_likely(struct learning *learning, const struct satz_ttable *prior) {
    for (size_t i = 0; i < learning->pair_count; i++)
        learning->pairs[i].forward_count = learning->pairs[i].backward_count = EVEN;
    for (uint32_t source = 0; source < prior->rows; source++)
        for (size_t i = prior->begins[source]; i < prior->begins[source + 1]; i++) {
            size_t slot = find_slot(learning, source, prior->items[i].type);
            if (!learning->slots[slot])
                continue;
            struct pair *pair = &learning->pairs[learning->slots[slot] - 1];
            pair->forward_count += PRIOR * prior->items[i].forward;
            pair->backward_count += PRIOR * prior->items[i].backward;
        }
}

/* From counts to probabilities. */
static void maximise(struct learning *learning) {
    memset(learning->source_totals, 0, learning->source->type_count * sizeof *learning->source_totals);
    memset(learning->target_totals, 0, learning->target->type_count * sizeof *learning->target_totals);
    for (size_t i = 0; i < learning->pair_count; i++) {
        const struct pair *pair = &learning->pairs[i];
        learning->source_totals[pair->source] += pair->forward_count;
        learning->target_totals[pair->target] += pair->backward_count;
    }
    for (size_t i = 0; i < learning->pair_count; i++) {
        struct pair *pair = &learning->pairs[i];
        double sources = learning->source_totals[pair->source], targets = learning->target_totals[pair->target];
        pair->forward = sources > 0 ? (float)(pair->forward_count / sources) : 0;
        pair->backward = targets > 0 ? (float)(pair->backward_count / targets) : 0;
    }
}

/* Shares each target of an example out among its sources; what none explains is chance. */
static void expect_forward(struct learning *learning, const struct example *example) {
    const struct member *sources = learning->members + example->members, *targets = sources + example->source_count;
    const uint32_t *index = learning->index + example->pairs;
    for (uint32_t t = 0; t < example->target_count; t++, index += example->source_count) {
        float sum = learning->target->types[targets[t].type].share;
        for (uint32_t s = 0; s < example->source_count; s++)
            if (index[s])
                sum += learning->pairs[index[s] - 1].forward * (float)sources[s].count;
        float part = (float)targets[t].count / sum;
        for (uint32_t s = 0; s < example->source_count; s++)
            if (index[s]) {
                struct pair *pair = &learning->pairs[index[s] - 1];
                pair->forward_count += pair->forward * (float)sources[s].count * part;
            }
    }
}

static void expect_backward(struct learning *learning, const struct example *example) {
    const struct member *sources = learning->members + example->members, *targets = sources + example->source_count;
    const uint32_t *index = learning->index + example->pairs;
    for (uint32_t s = 0; s < example->source_count; s++) {
        float sum = learning->source->types[sources[s].type].share;
        for (uint32_t t = 0, at = s; t < example->target_count; t++, at += example->source_count)
            if (index[at])
                sum += learning->pairs[index[at] - 1].backward * (float)targets[t].count;
        float part = (float)sources[s].count / sum;
        for (uint32_t t = 0, at = s; t < example->target_count; t++, at += example->source_count)
            if (index[at]) {
                struct pair *pair = &learning->pairs[index[at] - 1];
                pair->backward_count += pair->backward * (float)targets[t].count * part;
            }
    }
}

static void expect(struct learning *learning) {
    for (size_t i = 0; i < learning->pair_count; i++)
        learning->pairs[i].forward_count = learning->pairs[i].backward_count = 0;
    for (size_t e = 0; e < learning->example_count; e++) {
        expect_forward(learning, &learning->examples[e]);
        expect_backward(learning, &learning->examples[e]);
    }
}

/* ---- what was learnt ---- */

static int compare_pairs(const void *left, const void *right) {
    const struct pair *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return a->target < b->target ? -1 : a->target > b->target;
}

/* Taken off every count: what a few chance meetings give (absolute discounting). */
#define DISCOUNT 1.2
#define LEAST_LIKELY 0.01

static float discounted(double count, double total) {
    double likely = (count - DISCOUNT) / (total + 0.5);
    return likely > LEAST_LIKELY ? (float)likely : 0;
}

static void fill(struct learning *learning, struct satz_ttable *learned) {
    size_t at = 0;
    if (learning->pair_count)
        qsort(learning->pairs, learning->pair_count, sizeof *learning->pairs, compare_pairs);
    satz_ttable_begin(learned, learning->source->type_count);
    for (size_t row = 0; row < learning->source->type_count; row++) {
        for (; at < learning->pair_count && learning->pairs[at].source == row; at++) {
            const struct pair *pair = &learning->pairs[at];
            struct satz_translation item = { pair->target,
                                             discounted(pair->forward_count, learning->source_totals[row]),
                                             discounted(pair->backward_count, learning->target_totals[pair->target]) };
            if (item.forward > 0 || item.backward > 0)
                satz_ttable_add(learned, item);
        }
        satz_ttable_end_row(learned);
    }
}

enum { ROUNDS = 3 };

void satz_learn_translations(const struct satz_side *source, const struct satz_side *target,
                             const struct satz_beads *beads, const struct satz_ttable *prior,
                             struct satz_ttable *learned) {
    struct learning learning = { .source = source, .target = target };
    learning.source_totals = satz_memory_get_array(source->type_count + 1, sizeof *learning.source_totals);
    learning.target_totals = satz_memory_get_array(target->type_count + 1, sizeof *learning.target_totals);
    add_examples(&learning, beads);
    find_pairs(&learning);
    begin_likely(&learning, prior);
    for (int round = 0; round < ROUNDS; round++) {
        maximise(&learning);
        expect(&learning);
    }
    maximise(&learning);
    fill(&learning, learned);
    free(learning.examples);
    free(learning.members);
    free(learning.index);
    free(learning.pairs);
    free(learning.slots);
    free(learning.source_totals);
    free(learning.target_totals);
}
