#include "entity/candidate.h"

#include <stdlib.h>

#include "base/memory.h"

/* The order of precedence among candidates of the same length. */
static const enum satz_kind precedence[] = {
    SATZ_URL,  SATZ_EMAIL, SATZ_IDENTIFIER, SATZ_PHONE, SATZ_TICKER, SATZ_HANDLE, SATZ_TERM, SATZ_PERSON, SATZ_ORG,
    SATZ_PRODUCT, SATZ_EVENT, SATZ_TITLE, SATZ_PLACE, SATZ_MONEY, SATZ_DATE, SATZ_TIME, SATZ_NUMBER,
};

unsigned satz_kind_precedence(enum satz_kind kind) {
    unsigned count = sizeof precedence / sizeof *precedence;
    for (unsigned i = 0; i < count; i++)
        if (precedence[i] == kind)
            return i;
    return count;
}

const char *satz_rank_name(unsigned rank) {
    static const char *const names[] = { "tagger", "rule", "table", "document", "term", "proof" };
    return names[rank < SATZ_RANK_PROOF ? rank : SATZ_RANK_PROOF];
}

void satz_candidates_release(struct satz_candidates *candidates) {
    free(candidates->items);
    *candidates = (struct satz_candidates)SATZ_CANDIDATES_INIT;
}

void satz_candidates_add_full(struct satz_candidates *candidates, struct satz_candidate candidate) {
    if (candidate.begin >= candidate.end)
        return;
    if (!candidate.rule)
        candidate.rule = satz_kind_name(candidate.kind);
    if (candidate.score == 0)
        candidate.score = 1;
    candidates->items = satz_memory_grow(candidates->items, &candidates->capacity, candidates->count + 1,
                                         sizeof *candidates->items);
    candidates->items[candidates->count++] = candidate;
    candidates->lost = 0;
}

void satz_candidates_add_by(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end,
                            const char *rule) {
    bool proof = satz_kind_precedence(kind) <= satz_kind_precedence(SATZ_HANDLE);
    satz_candidates_add_full(candidates, (struct satz_candidate){ .begin = begin,
                                                                  .end = end,
                                                                  .kind = kind,
                                                                  .most = SATZ_HOLD,
                                                                  .rank = proof ? SATZ_RANK_PROOF : SATZ_RANK_RULE,
                                                                  .rule = rule });
}

void satz_candidates_add(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end) {
    satz_candidates_add_by(candidates, kind, begin, end, satz_kind_name(kind));
}

void satz_candidates_add_words(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end) {
    satz_candidates_add_full(candidates, (struct satz_candidate){ .begin = begin,
                                                                  .end = end,
                                                                  .kind = kind,
                                                                  .most = SATZ_VERIFY,
                                                                  .rank = SATZ_RANK_RULE });
}

static int compare_numbers(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

static int compare_strength(const void *left, const void *right) {
    const struct satz_candidate *a = left, *b = right;
    int order = compare_numbers(b->end - b->begin, a->end - a->begin);
    if (!order)
        order = compare_numbers(a->begin, b->begin);
    if (!order)
        order = compare_numbers(b->rank, a->rank);
    if (!order)
        order = compare_numbers(satz_kind_precedence(a->kind), satz_kind_precedence(b->kind));
    if (!order)
        order = (int)b->most - (int)a->most;
    if (!order)
        order = a->score > b->score ? -1 : a->score < b->score;
    return order ? order : satz_slice_compare(a->key, b->key);
}

static int compare_place(const void *left, const void *right) {
    const struct satz_candidate *a = left, *b = right;
    return compare_numbers(a->begin, b->begin);
}

void satz_candidates_resolve(struct satz_candidates *candidates, size_t size) {
    candidates->lost = 0;
    if (candidates->count < 2)
        return;
    qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_strength);
    bool *taken = satz_memory_get_array(size, sizeof *taken);
    struct satz_candidate *lost = satz_memory_get_array(candidates->count, sizeof *lost);
    size_t kept = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        struct satz_candidate candidate = candidates->items[i];
        /* Whatever won already is at least as long: it cannot lie strictly inside. */
        if (taken[candidate.begin] || taken[candidate.end - 1]) {
            lost[candidates->lost++] = candidate;
            continue;
        }
        memset(taken + candidate.begin, true, candidate.end - candidate.begin);
        candidates->items[kept++] = candidate;
    }
    free(taken);
    memcpy(candidates->items + kept, lost, candidates->lost * sizeof *lost);
    free(lost);
    candidates->count = kept;
    qsort(candidates->items, kept, sizeof *candidates->items, compare_place);
}
