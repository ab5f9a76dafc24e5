#include "align/anchor.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

void satz_chain_release(struct satz_chain *chain) {
    free(chain->items);
    *chain = (struct satz_chain)SATZ_CHAIN_INIT;
}

/* A word in more units than this is not rare. */
enum { RARE = 12 };
/* What a pair of units must share at least, in logarithms of how much rarer than chance. */
#define LEAST_WEIGHT 8.0F
enum { KEPT = 3 }; /* pairs of one unit of the source */

struct pair {
    uint32_t source, target;
    float weight;
};

/* The units of the target in which each rare type is. */
struct postings {
    uint32_t *begins, *units;
};

static bool is_rare(const struct satz_type *type) {
    return type->units <= RARE && type->kind != SATZ_TERM_MARK;
}

static void open_postings(struct postings *postings, const struct satz_side *side) {
    postings->begins = satz_memory_get_array(side->type_count + 2, sizeof *postings->begins);
    for (size_t type = 0; type < side->type_count; type++)
        postings->begins[type + 2] =
            postings->begins[type + 1] + (is_rare(&side->types[type]) ? side->types[type].units : 0);
    uint32_t *next = postings->begins + 1;
    postings->units = satz_memory_get_array(postings->begins[side->type_count + 1] + 1, sizeof *postings->units);
    for (size_t unit = 0; unit < side->unit_count; unit++)
        for (size_t at = side->begins[unit]; at < side->begins[unit + 1]; at++) {
            uint32_t type = side->terms[at];
            bool again = next[type] > postings->begins[type] && postings->units[next[type] - 1] == unit;
            if (is_rare(&side->types[type]) && !again)
                postings->units[next[type]++] = (uint32_t)unit;
        }
}

/* The weights of the target units that share words with one unit of the source. */
struct tally {
    float *weights;     /* by target unit */
    uint32_t *touched;
    size_t count;
};

static void add_shared(struct tally *tally, const struct postings *postings, uint32_t type, float ratio) {
    float weight = logf(ratio);
    for (size_t i = postings->begins[type]; i < postings->begins[type + 1]; i++) {
        uint32_t unit = postings->units[i];
        if (tally->weights[unit] <= 0)
            tally->touched[tally->count++] = unit;
        tally->weights[unit] += weight;
    }
}

/* Appends the best pairs of one unit of the source, the last target first: so none of them follow each other. */
static size_t add_pairs(struct tally *tally, uint32_t source, struct pair *pairs, size_t count) {
    struct pair best[KEPT] = { { 0, 0, 0 } };
    for (size_t i = 0; i < tally->count; i++) {
        uint32_t unit = tally->touched[i];
        struct pair pair = { source, unit, tally->weights[unit] };
        tally->weights[unit] = 0;
        for (int k = 0; k < KEPT; k++)
            if (pair.weight > best[k].weight) {
                struct pair swap = best[k];
                best[k] = pair;
                pair = swap;
            }
    }
    tally->count = 0;
    for (int a = 0; a < KEPT; a++)
        for (int b = a + 1; b < KEPT; b++)
            if (best[b].target > best[a].target) {
                struct pair swap = best[a];
                best[a] = best[b];
                best[b] = swap;
            }
    for (int k = 0; k < KEPT; k++)
        if (best[k].weight >= LEAST_WEIGHT)
            pairs[count++] = best[k];
    return count;
}

static size_t find_pairs(const struct satz_side *source, const struct satz_side *target,
                         const struct satz_ttable *evidence, struct pair *pairs) {
    struct postings postings;
    size_t count = 0;
    open_postings(&postings, target);
    /* A unit's rare words touch at most so many units. */
    struct tally tally = { satz_memory_get_array(target->unit_count + 1, sizeof *tally.weights),
                           satz_memory_get_array(target->unit_count + 1, sizeof *tally.touched), 0 };
    for (size_t unit = 0; unit < source->unit_count; unit++) {
        for (size_t at = source->begins[unit]; at < source->begins[unit + 1]; at++) {
            uint32_t type = source->terms[at];
            if (!is_rare(&source->types[type]))
                continue;
            for (size_t i = evidence->begins[type]; i < evidence->begins[type + 1]; i++)
                if (evidence->items[i].forward > 1)
                    add_shared(&tally, &postings, evidence->items[i].type, evidence->items[i].forward);
        }
        count = add_pairs(&tally, (uint32_t)unit, pairs, count);
    }
    free(tally.weights);
    free(tally.touched);
    free(postings.begins);
    free(postings.units);
    return count;
}

/* The best chain that ends before each target unit, in a tree of maxima (Fenwick). */
struct tops {
    double *weights;
    uint32_t *pairs; /* the pair's number plus one */
    size_t size;
};

static uint32_t top_before(const struct tops *tops, size_t target, double *weight) {
    uint32_t pair = 0;
    *weight = 0;
    for (size_t at = target; at; at -= at & -at)
        if (tops->weights[at] > *weight) {
            *weight = tops->weights[at];
            pair = tops->pairs[at];
        }
    return pair;
}

static void set_top(struct tops *tops, size_t target, double weight, uint32_t pair) {
    for (size_t at = target + 1; at <= tops->size; at += at & -at)
        if (weight > tops->weights[at]) {
            tops->weights[at] = weight;
            tops->pairs[at] = pair;
        }
}

/* Keeps, in order, the pairs of the heaviest rising chain. Returns how many. */
static size_t chain_pairs(struct pair *pairs, size_t count, size_t targets) {
    struct tops tops = { satz_memory_get_array(targets + 1, sizeof *tops.weights),
                         satz_memory_get_array(targets + 1, sizeof *tops.pairs), targets };
    uint32_t *before = satz_memory_get_array(count + 1, sizeof *before), last = 0;
    double heaviest = 0;
    for (size_t i = 0; i < count; i++) {
        double weight;
        before[i] = top_before(&tops, pairs[i].target, &weight);
        weight += pairs[i].weight;
        set_top(&tops, pairs[i].target, weight, (uint32_t)i + 1);
        if (weight > heaviest) {
            heaviest = weight;
            last = (uint32_t)i + 1;
        }
    }
    size_t kept = 0;
    for (uint32_t at = last; at; at = before[at - 1])
        kept++;
    struct pair *chain = satz_memory_get_array(kept + 1, sizeof *chain);
    size_t left = kept;
    for (uint32_t at = last; at; at = before[at - 1])
        chain[--left] = pairs[at - 1];
    memcpy(pairs, chain, kept * sizeof *pairs);
    free(chain);
    free(before);
    free(tops.weights);
    free(tops.pairs);
    return kept;
}

/* Whether a pair stands near the line that enough of its neighbours draw. */
enum { NEIGHBOURS = 3, ENOUGH = 3, FEW = 6 };
static bool fits(const struct pair *pairs, size_t count, size_t index, double slope) {
    int near = 0;
    for (int d = -NEIGHBOURS; d <= NEIGHBOURS; d++) {
        ptrdiff_t other = (ptrdiff_t)index + d;
        if (!d || other < 0 || other >= (ptrdiff_t)count)
            continue;
        double sources = (double)pairs[other].source - pairs[index].source;
        double targets = (double)pairs[other].target - pairs[index].target;
        near += fabs(targets - sources * slope) <= 8 + 0.3 * fabs(sources);
    }
    return count < FEW || near >= ENOUGH;
}

void satz_chain_find(struct satz_chain *chain, const struct satz_side *source, const struct satz_side *target,
                     const struct satz_ttable *evidence) {
    struct pair *pairs = satz_memory_get_array(KEPT * source->unit_count + 1, sizeof *pairs);
    size_t count = find_pairs(source, target, evidence, pairs);
    count = chain_pairs(pairs, count, target->unit_count);
    double slope = source->unit_count ? (double)target->unit_count / (double)source->unit_count : 1;
    chain->items = satz_memory_get_array(count + 1, sizeof *chain->items);
    chain->count = 0;
    for (size_t i = 0; i < count; i++)
        if (fits(pairs, count, i, slope))
            chain->items[chain->count++] = (struct satz_anchor){ pairs[i].source, pairs[i].target };
    free(pairs);
}
