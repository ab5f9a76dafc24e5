#include "model/chain.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define NEVER (INT32_MIN / 2)

void satz_chain_work_release(struct satz_chain_work *work) {
    free(work->scores);
    free(work->labels);
    free(work->margins);
    free(work->before);
    free(work->from);
    *work = (struct satz_chain_work){ .scores = NULL };
}

void satz_chain_begin(struct satz_chain_work *work, size_t count) {
    size_t capacity = work->capacity;
    if (count > capacity) {
        work->scores = satz_memory_grow(work->scores, &work->capacity, count, sizeof *work->scores);
        work->labels = satz_memory_resize(work->labels, work->capacity, sizeof *work->labels);
        work->margins = satz_memory_resize(work->margins, work->capacity, sizeof *work->margins);
        work->before = satz_memory_resize(work->before, work->capacity, sizeof *work->before);
        work->from = satz_memory_resize(work->from, work->capacity, sizeof *work->from);
    }
    work->count = count;
    if (count)
        memset(work->scores, 0, count * sizeof *work->scores);
}

/* Labels [1, ends) and 0 may stand before what begins anew; they are outside, only and last. */
static size_t ends_of(const struct satz_chain *chain) {
    return 1 + 2 * chain->kinds;
}

/* The best way to a label that begins anew. */
static void reach_from_end(const struct satz_chain *chain, const int32_t *last, size_t label, int32_t *best,
                           uint8_t *from) {
    *best = NEVER;
    for (size_t i = 0; i < ends_of(chain); i++) {
        int32_t sum = last[i] + chain->steps[i][label];
        if (sum > *best) {
            *best = sum;
            *from = (uint8_t)i;
        }
    }
}

/* The best way to a label inside a thing. */
static void reach_from_inside(const struct satz_chain *chain, const int32_t *last, size_t kind, size_t label,
                              int32_t *best, uint8_t *from) {
    size_t first = satz_chain_label(chain->kinds, SATZ_CHAIN_FIRST, kind);
    size_t inner = satz_chain_label(chain->kinds, SATZ_CHAIN_INNER, kind);
    int32_t sum = last[first] + chain->steps[first][label], other = last[inner] + chain->steps[inner][label];
    *best = other > sum ? other : sum;
    *from = (uint8_t)(other > sum ? inner : first);
}

static void reach(const struct satz_chain *chain, struct satz_chain_work *work, size_t at) {
    size_t kinds = chain->kinds, labels = satz_chain_labels(kinds);
    const int32_t *last = work->before[at - 1];
    int32_t *best = work->before[at];
    uint8_t *from = work->from[at];
    for (size_t label = 0; label < labels; label++) {
        enum satz_chain_part part = satz_chain_part_of(kinds, label);
        if (part == SATZ_CHAIN_LAST || part == SATZ_CHAIN_INNER)
            reach_from_inside(chain, last, satz_chain_kind_of(kinds, label), label, &best[label], &from[label]);
        else
            reach_from_end(chain, last, label, &best[label], &from[label]);
        best[label] += work->scores[at][label];
    }
}

static void begin(const struct satz_chain *chain, struct satz_chain_work *work) {
    size_t kinds = chain->kinds;
    for (size_t label = 0; label < satz_chain_labels(kinds); label++) {
        enum satz_chain_part part = satz_chain_part_of(kinds, label);
        bool inside = part == SATZ_CHAIN_LAST || part == SATZ_CHAIN_INNER;
        work->before[0][label] = inside ? NEVER : work->scores[0][label] + chain->steps[SATZ_CHAIN_LABELS][label];
    }
}

void satz_chain_decode(const struct satz_chain *chain, struct satz_chain_work *work) {
    if (!work->count)
        return;
    begin(chain, work);
    for (size_t at = 1; at < work->count; at++)
        reach(chain, work, at);
    const int32_t *last = work->before[work->count - 1];
    size_t best = 0;
    for (size_t i = 1; i < ends_of(chain); i++)
        if (last[i] > last[best])
            best = i;
    for (size_t at = work->count; at-- > 0; best = at ? work->from[at][best] : 0)
        work->labels[at] = (uint8_t)best;
}

/* The best that can follow each label, from `next`: the best that follows those at the next token, their scores included. */
static void look_back(const struct satz_chain *chain, const int32_t *next, int32_t *after) {
    size_t kinds = chain->kinds, labels = satz_chain_labels(kinds);
    for (size_t label = 0; label < labels; label++) {
        enum satz_chain_part part = satz_chain_part_of(kinds, label);
        after[label] = NEVER;
        if (part == SATZ_CHAIN_FIRST || part == SATZ_CHAIN_INNER) {
            size_t kind = satz_chain_kind_of(kinds, label);
            size_t last = satz_chain_label(kinds, SATZ_CHAIN_LAST, kind);
            size_t inner = satz_chain_label(kinds, SATZ_CHAIN_INNER, kind);
            int32_t one = next[last] + chain->steps[label][last], two = next[inner] + chain->steps[label][inner];
            after[label] = one > two ? one : two;
            continue;
        }
        for (size_t i = 0; i < labels; i++) {
            enum satz_chain_part begins = satz_chain_part_of(kinds, i);
            int32_t sum = next[i] + chain->steps[label][i];
            if (begins != SATZ_CHAIN_LAST && begins != SATZ_CHAIN_INNER && sum > after[label])
                after[label] = sum;
        }
    }
}

static int32_t margin_of(const int32_t *before, const int32_t *after, size_t labels, size_t own) {
    int32_t other = NEVER;
    for (size_t i = 0; i < labels; i++)
        if (i != own && before[i] > NEVER / 2 && after[i] > NEVER / 2 && before[i] + after[i] > other)
            other = before[i] + after[i];
    return other == NEVER ? INT32_MAX : before[own] + after[own] - other;
}

void satz_chain_margins(const struct satz_chain *chain, struct satz_chain_work *work) {
    int32_t after[SATZ_CHAIN_LABELS], next[SATZ_CHAIN_LABELS];
    size_t labels = satz_chain_labels(chain->kinds);
    for (size_t i = 0; i < labels; i++)
        after[i] = i < ends_of(chain) ? 0 : NEVER;
    for (size_t at = work->count; at-- > 0;) {
        work->margins[at] = margin_of(work->before[at], after, labels, work->labels[at]);
        for (size_t i = 0; i < labels; i++)
            next[i] = after[i] > NEVER / 2 ? after[i] + work->scores[at][i] : NEVER;
        if (at)
            look_back(chain, next, after);
    }
}
