#include "align/words.h"

#include <stdlib.h>

#include "align/emission.h"
#include "align/learn.h"
#include "align/prior.h"
#include "align/tokens.h"
#include "base/memory.h"

struct satz_word_aligner {
    struct satz_words_settings settings;
    struct satz_cutter *cutters[2];
    struct satz_align_tokens tokens[2];
    struct satz_emission emission;
    bool read; /* the emission is there */
    struct satz_hmm hmms[2];
    struct satz_lattice lattices[2];
};

struct satz_word_aligner *satz_word_aligner_new(const struct satz_words_settings *settings) {
    struct satz_word_aligner *aligner = satz_memory_get_array(1, sizeof *aligner);
    aligner->settings = *settings;
    aligner->cutters[0] = satz_cutter_new(settings->from);
    aligner->cutters[1] = satz_cutter_new(settings->to);
    for (int side = 0; side < 2; side++)
        satz_align_tokens_init(&aligner->tokens[side]);
    return aligner;
}

void satz_word_aligner_free(struct satz_word_aligner *aligner) {
    if (!aligner)
        return;
    if (aligner->read)
        satz_emission_release(&aligner->emission);
    for (int side = 0; side < 2; side++) {
        satz_cutter_free(aligner->cutters[side]);
        satz_align_tokens_release(&aligner->tokens[side]);
        satz_lattice_release(&aligner->lattices[side]);
    }
    free(aligner);
}

/* ---- learning ---- */

static void learn(struct satz_word_aligner *aligner, const struct satz_ttable *prior, struct satz_ttable *learned) {
    const struct satz_side *source = &aligner->tokens[0].side, *target = &aligner->tokens[1].side;
    struct satz_beads beads = SATZ_BEADS_INIT;
    for (size_t i = 0; i < source->unit_count; i++)
        satz_beads_add(&beads, (struct satz_bead){ i, 1, i, 1, 1 });
    satz_learn_translations(source, target, &beads, prior, learned);
    satz_beads_release(&beads);
}

static void explain(struct satz_word_aligner *aligner, size_t bead, bool count) {
    satz_emission_fill(&aligner->emission, bead, &aligner->lattices[0], &aligner->lattices[1]);
    for (int way = 0; way < 2; way++)
        satz_hmm_explain(&aligner->hmms[way], &aligner->lattices[way], count);
}

static size_t cells_of(const struct satz_word_aligner *aligner, size_t bead) {
    const size_t *s = aligner->tokens[0].begins + bead, *t = aligner->tokens[1].begins + bead;
    return (s[1] - s[0]) * (t[1] - t[0]);
}

/* A round looks at beads of so many pairs of tokens together: of more, at every so manieth. */
enum { ROUNDS = 2 };
#define ROUND_CELLS ((size_t)16 << 20)

static void learn_rounds(struct satz_word_aligner *aligner) {
    size_t cells = 0, beads = aligner->tokens[0].side.unit_count;
    for (size_t bead = 0; bead < beads; bead++)
        cells += cells_of(aligner, bead);
    size_t stride = cells / ROUND_CELLS + 1;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t bead = 0; bead < beads; bead += stride) {
            explain(aligner, bead, true);
            satz_emission_count(&aligner->emission, &aligner->lattices[0], &aligner->lattices[1]);
        }
        satz_emission_settle(&aligner->emission);
        satz_hmm_settle(&aligner->hmms[0]);
        satz_hmm_settle(&aligner->hmms[1]);
    }
}

void satz_word_aligner_read(struct satz_word_aligner *aligner, const struct satz_slice *source,
                            const struct satz_slice *target, size_t count) {
    const struct satz_words_settings *settings = &aligner->settings;
    struct satz_ttable prior = SATZ_TTABLE_INIT, learned = SATZ_TTABLE_INIT;
    struct satz_align_tokens *tokens = aligner->tokens;
    bool hmm = settings->method == SATZ_WORDS_BOTH || settings->method == SATZ_WORDS_HMM;
    if (aligner->read)
        satz_emission_release(&aligner->emission);
    satz_align_tokens_read(&tokens[0], settings->from, aligner->cutters[0], settings->unit, source, count);
    satz_align_tokens_read(&tokens[1], settings->to, aligner->cutters[1], settings->unit, target, count);
    satz_prior_find(&settings->prior, &tokens[0].side, &tokens[1].side, aligner->cutters[0], aligner->cutters[1],
                    &prior);
    if (count > 1 && settings->method != SATZ_WORDS_LEXICON)
        learn(aligner, &prior, &learned);
    satz_emission_init(&aligner->emission, &tokens[0], &tokens[1], &prior, &learned);
    aligner->read = true;
    for (int way = 0; way < 2; way++)
        satz_hmm_init(&aligner->hmms[way], !hmm);
    if (hmm && count > 1)
        learn_rounds(aligner);
    satz_ttable_release(&prior);
    satz_ttable_release(&learned);
}

/* ---- links ---- */

void satz_word_links_release(struct satz_word_links *links) {
    free(links->items);
    *links = (struct satz_word_links)SATZ_WORD_LINKS_INIT;
}

static void add_link(struct satz_word_links *links, uint32_t source, uint32_t target, float probability) {
    links->items = satz_memory_grow(links->items, &links->capacity, links->count + 1, sizeof *links->items);
    links->items[links->count++] = (struct satz_word_link){ source, target, probability };
}

static bool is_mark(const struct satz_align_tokens *tokens, const struct satz_align_token *token) {
    return !token->terms || tokens->side.types[tokens->side.terms[token->term]].kind == SATZ_TERM_MARK;
}

/* Which words of a bead are more than marks: a full stop that they end in says nothing about them. */
static bool *has_names(const struct satz_align_tokens *tokens, size_t bead) {
    bool *named = satz_memory_get_array(tokens->word_begins[bead + 1] - tokens->word_begins[bead] + 1, sizeof *named);
    for (size_t i = tokens->begins[bead]; i < tokens->begins[bead + 1]; i++)
        if (!is_mark(tokens, &tokens->items[i]))
            named[tokens->items[i].word] = true;
    return named;
}

/* How probable two directions must say a link is, together. */
#define LEAST_BOTH 0.07F
#define LEAST_ONE 0.5F

static void find_links(const struct satz_word_aligner *aligner, size_t bead, struct satz_word_links *links) {
    const struct satz_lattice *forward = &aligner->lattices[0], *backward = &aligner->lattices[1];
    const struct satz_align_token *sources = aligner->tokens[0].items + aligner->tokens[0].begins[bead];
    const struct satz_align_token *targets = aligner->tokens[1].items + aligner->tokens[1].begins[bead];
    bool *named[2] = { has_names(&aligner->tokens[0], bead), has_names(&aligner->tokens[1], bead) };
    bool one = aligner->settings.method == SATZ_WORDS_HMM || aligner->settings.method == SATZ_WORDS_MODEL1;
    float usual = one ? LEAST_ONE : LEAST_BOTH, least = aligner->settings.least > 0 ? aligner->settings.least : usual;
    for (size_t s = 0; s < forward->states; s++)
        for (size_t t = 0; t < forward->steps; t++) {
            float there = forward->posteriors[t * forward->states + s];
            float back = one ? 1 : backward->posteriors[s * backward->states + t];
            bool mark = is_mark(&aligner->tokens[0], &sources[s]) || is_mark(&aligner->tokens[1], &targets[t]);
            if (mark && (named[0][sources[s].word] || named[1][targets[t].word]))
                continue;
            if (there * back >= least)
                add_link(links, sources[s].word, targets[t].word, there * back);
        }
    free(named[0]);
    free(named[1]);
}

static int compare_links(const void *left, const void *right) {
    const struct satz_word_link *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    return a->probability > b->probability ? -1 : a->probability < b->probability;
}

void satz_word_aligner_find(struct satz_word_aligner *aligner, size_t bead, struct satz_word_links *links) {
    const struct satz_align_tokens *source = &aligner->tokens[0], *target = &aligner->tokens[1];
    size_t kept = 0;
    links->count = 0;
    links->source = source->words + source->word_begins[bead];
    links->target = target->words + target->word_begins[bead];
    links->source_count = source->word_begins[bead + 1] - source->word_begins[bead];
    links->target_count = target->word_begins[bead + 1] - target->word_begins[bead];
    explain(aligner, bead, false);
    find_links(aligner, bead, links);
    if (links->count)
        qsort(links->items, links->count, sizeof *links->items, compare_links);
    for (size_t i = 0; i < links->count; i++)
        if (!kept || links->items[i].source != links->items[kept - 1].source ||
            links->items[i].target != links->items[kept - 1].target)
            links->items[kept++] = links->items[i];
    links->count = kept;
}

/* ---- places ---- */

/*
 * Links of words at most so far from a place tell where it is, each a third of what one nearer does: beyond its own
 * phrase, languages order words otherwise.
 */
enum { NEAR = 6 };
static const float worth[NEAR] = { 1, 0.2F, 0.04F, 0.01F, 0.004F, 0.002F };

/* What follows a place tells less about it than what precedes; and a word may have moved to the other side of it. */
#define AHEAD 0.8F
#define BESIDE 0.5F

/*
 * What a link says of the gap before target word `gap`: the place lies `distance` words behind its source, or, where it
 * is `ahead`, before it.
 */
static float vote(const struct satz_word_link *link, size_t gap, size_t distance, bool ahead) {
    float weight = link->probability * worth[distance] * (ahead ? AHEAD : 1);
    if (ahead ? link->target < gap : link->target >= gap)
        return -weight * BESIDE;
    return weight / (float)(1 + (ahead ? link->target - gap : gap - link->target - 1));
}

/* The gap that the links around words [first, last) of the source speak for. */
static bool find_gap(const struct satz_word_links *links, size_t first, size_t last, size_t *best) {
    float most = 0;
    for (size_t gap = 0; gap <= links->target_count; gap++) {
        float sum = 0;
        for (size_t i = 0; i < links->count && links->items[i].source < last + NEAR; i++) {
            size_t word = links->items[i].source;
            if (word < first && word + NEAR >= first)
                sum += vote(&links->items[i], gap, first - word - 1, false);
            else if (word >= last)
                sum += vote(&links->items[i], gap, word - last, true);
        }
        if (sum > most) {
            most = sum;
            *best = gap;
        }
    }
    return most > 0;
}

bool satz_word_links_place(const struct satz_word_links *links, size_t begin, size_t end, size_t *place) {
    size_t first = 0, last;
    float most = 0;
    while (first < links->source_count && links->source[first].end <= begin)
        first++;
    for (last = first; last < links->source_count && links->source[last].begin < end; last++)
        continue;
    for (size_t i = 0; i < links->count; i++) {
        const struct satz_word_link *link = &links->items[i];
        if (link->source >= first && link->source < last && link->probability > most) {
            most = link->probability;
            *place = links->target[link->target].begin;
        }
    }
    size_t gap = 0;
    if (most > 0 || !links->target_count || !find_gap(links, first, last, &gap))
        return most > 0;
    *place = gap < links->target_count ? links->target[gap].begin : links->target[gap - 1].end;
    return true;
}
