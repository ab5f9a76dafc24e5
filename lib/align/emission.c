#include "align/emission.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A token of the target that has a type; the list of the type goes on with `next`, plus one. */
struct satz_emission_node {
    uint32_t token, next;
};

/* Tokens that an item of the table joins. */
struct satz_emission_hit {
    uint32_t source, target, item;
};

/* ---- the table ---- */

/* What was learnt counts so much, and nothing is surer than this. */
#define LEARNT 0.9F
#define SUREST 0.98F

static float together(float prior, float learnt) {
    learnt *= LEARNT;
    float both = prior + learnt - prior * learnt;
    return both < SUREST ? both : SUREST;
}

static void join_row(const struct satz_ttable *prior, const struct satz_ttable *learned, size_t row,
                     struct satz_ttable *table) {
    static const struct satz_translation none = { 0, 0, 0 };
    size_t p = prior->begins[row], p_end = prior->begins[row + 1];
    size_t l = learned->rows ? learned->begins[row] : 0, l_end = learned->rows ? learned->begins[row + 1] : 0;
    while (p < p_end || l < l_end) {
        bool of_prior = p < p_end && (l == l_end || prior->items[p].type <= learned->items[l].type);
        bool of_learned = l < l_end && (p == p_end || learned->items[l].type <= prior->items[p].type);
        struct satz_translation a = of_prior ? prior->items[p++] : none, b = of_learned ? learned->items[l++] : none;
        satz_ttable_add(table, (struct satz_translation){ of_prior ? a.type : b.type, together(a.forward, b.forward),
                                                          together(a.backward, b.backward) });
    }
}

static void join(const struct satz_ttable *prior, const struct satz_ttable *learned, struct satz_ttable *table) {
    satz_ttable_begin(table, prior->rows);
    for (size_t row = 0; row < prior->rows; row++) {
        join_row(prior, learned, row, table);
        satz_ttable_end_row(table);
    }
}

void satz_emission_init(struct satz_emission *emission, const struct satz_align_tokens *source,
                        const struct satz_align_tokens *target, const struct satz_ttable *prior,
                        const struct satz_ttable *learned) {
    size_t sources = source->side.type_count, targets = target->side.type_count;
    *emission = (struct satz_emission){ .source = source, .target = target };
    join(prior, learned, &emission->begun);
    join(prior, learned, &emission->table);
    emission->counts = satz_memory_get_array(2 * (size_t)emission->table.begins[sources] + 1, sizeof *emission->counts);
    emission->source_totals = satz_memory_get_array(sources + 1, sizeof *emission->source_totals);
    emission->target_totals = satz_memory_get_array(targets + 1, sizeof *emission->target_totals);
    emission->stamps = satz_memory_get_array(targets + 1, sizeof *emission->stamps);
    emission->heads = satz_memory_get_array(targets + 1, sizeof *emission->heads);
}

void satz_emission_release(struct satz_emission *emission) {
    satz_ttable_release(&emission->table);
    satz_ttable_release(&emission->begun);
    free(emission->counts);
    free(emission->source_totals);
    free(emission->target_totals);
    free(emission->stamps);
    free(emission->heads);
    free(emission->nodes);
    free(emission->hits);
    free(emission->edges);
}

/* ---- where the table has something to say of a bead ---- */

static void note_targets(struct satz_emission *emission, const struct satz_align_token *tokens, size_t count) {
    const struct satz_side *side = &emission->target->side;
    emission->node_count = 0;
    if (++emission->stamp == 0) {
        memset(emission->stamps, 0, side->type_count * sizeof *emission->stamps);
        emission->stamp = 1;
    }
    for (size_t t = 0; t < count; t++)
        for (size_t term = tokens[t].term; term < tokens[t].term + tokens[t].terms; term++) {
            uint32_t type = side->terms[term];
            emission->nodes = satz_memory_grow(emission->nodes, &emission->node_capacity, emission->node_count + 1,
                                               sizeof *emission->nodes);
            if (emission->stamps[type] != emission->stamp)
                emission->heads[type] = 0;
            emission->stamps[type] = emission->stamp;
            emission->nodes[emission->node_count] = (struct satz_emission_node){ (uint32_t)t, emission->heads[type] };
            emission->heads[type] = (uint32_t)++emission->node_count;
        }
}

static void add_hits(struct satz_emission *emission, size_t source, size_t item) {
    uint32_t type = emission->table.items[item].type;
    if (emission->stamps[type] != emission->stamp)
        return;
    for (uint32_t node = emission->heads[type]; node; node = emission->nodes[node - 1].next) {
        emission->hits =
            satz_memory_grow(emission->hits, &emission->hit_capacity, emission->hit_count + 1, sizeof *emission->hits);
        emission->hits[emission->hit_count++] =
            (struct satz_emission_hit){ (uint32_t)source, emission->nodes[node - 1].token, (uint32_t)item };
    }
}

static void find_hits(struct satz_emission *emission, const struct satz_align_token *tokens, size_t count) {
    emission->hit_count = 0;
    for (size_t s = 0; s < count; s++)
        for (size_t term = tokens[s].term; term < tokens[s].term + tokens[s].terms; term++) {
            uint32_t type = emission->source->side.terms[term];
            for (size_t i = emission->table.begins[type]; i < emission->table.begins[type + 1]; i++)
                add_hits(emission, s, i);
        }
}

/* ---- filling ---- */

/* Stops: how probable each is by itself, and to be the same on the other side. */
#define STOP_SHARE 0.06F
#define STOP_SAME 0.6F

static float share_of(const struct satz_align_tokens *tokens, const struct satz_align_token *token) {
    return token->terms ? tokens->side.types[tokens->side.terms[token->term]].share : STOP_SHARE;
}

/*
 * A word that nothing in the bead explains is the translation of one of those that nothing explains either, with this
 * chance, all alike; and any word of any with that one.
 */
#define UNEXPLAINED 0.4F
#define ANY 0.02F
/* The same of marks and codes, which are translated by their like. */
#define SIGN 0.002F
/* A translation so probable explains a word half. */
#define HALF 0.05F

static bool is_sign(const struct satz_align_tokens *tokens, const struct satz_align_token *token) {
    if (!token->terms)
        return true;
    uint8_t kind = tokens->side.types[tokens->side.terms[token->term]].kind;
    return kind == SATZ_TERM_MARK || kind == SATZ_TERM_CODE;
}

static void explain(float *explained, float likely) {
    float by = likely / (likely + HALF);
    if (by > *explained)
        *explained = by;
}

static void raise(float *cell, float ratio) {
    if (ratio > *cell)
        *cell = ratio;
}

/* A bead under way: its tokens, how far each is explained, and its share. */
struct bead {
    const struct satz_align_token *sources, *targets;
    size_t states, steps;
    float *source_known, *target_known, *source_shares, *target_shares;
};

static void begin_bead(struct satz_emission *emission, struct bead *bead) {
    size_t all = bead->states + bead->steps;
    if (all > emission->edge_capacity) {
        emission->edge_capacity = all;
        emission->edges = satz_memory_resize(emission->edges, 2 * all, sizeof *emission->edges);
    }
    bead->source_known = emission->edges;
    bead->target_known = bead->source_known + bead->states;
    bead->source_shares = bead->source_known + emission->edge_capacity;
    bead->target_shares = bead->source_shares + bead->states;
    memset(bead->source_known, 0, all * sizeof *bead->source_known);
    for (size_t s = 0; s < bead->states; s++)
        bead->source_shares[s] = share_of(emission->source, &bead->sources[s]);
    for (size_t t = 0; t < bead->steps; t++)
        bead->target_shares[t] = share_of(emission->target, &bead->targets[t]);
    for (size_t i = 0; i < emission->hit_count; i++) {
        const struct satz_emission_hit *hit = &emission->hits[i];
        const struct satz_translation *item = &emission->table.items[hit->item];
        float likely = item->forward > item->backward ? item->forward : item->backward;
        explain(&bead->source_known[hit->source], likely);
        explain(&bead->target_known[hit->target], likely);
    }
}

/* What is so of any two tokens. */
static void fill_all(const struct satz_emission *emission, const struct bead *bead, float *forward, float *backward) {
    for (size_t s = 0; s < bead->states; s++)
        for (size_t t = 0; t < bead->steps; t++) {
            const struct satz_align_token *source = &bead->sources[s], *target = &bead->targets[t];
            bool sign = is_sign(emission->source, source) || is_sign(emission->target, target);
            float open = sign ? 0 : UNEXPLAINED * (1 - bead->source_known[s]) * (1 - bead->target_known[t]);
            float any = sign ? SIGN : ANY;
            forward[t * bead->states + s] = any + open / (float)bead->steps / bead->target_shares[t];
            backward[s * bead->steps + t] = any + open / (float)bead->states / bead->source_shares[s];
            if (!source->terms && !target->terms && source->term == target->term)
                forward[t * bead->states + s] = backward[s * bead->steps + t] = STOP_SAME / STOP_SHARE;
        }
}

void satz_emission_fill(struct satz_emission *emission, size_t number, struct satz_lattice *forward,
                        struct satz_lattice *backward) {
    const size_t *source = emission->source->begins + number, *target = emission->target->begins + number;
    struct bead bead = { .sources = emission->source->items + source[0], .targets = emission->target->items + target[0],
                         .states = source[1] - source[0], .steps = target[1] - target[0] };
    emission->bead = number;
    emission->hit_count = 0;
    satz_lattice_size(forward, bead.states, bead.steps);
    satz_lattice_size(backward, bead.steps, bead.states);
    if (!bead.states || !bead.steps)
        return;
    note_targets(emission, bead.targets, bead.steps);
    find_hits(emission, bead.sources, bead.states);
    begin_bead(emission, &bead);
    fill_all(emission, &bead, forward->emissions, backward->emissions);
    for (size_t i = 0; i < emission->hit_count; i++) {
        const struct satz_emission_hit *hit = &emission->hits[i];
        const struct satz_translation *item = &emission->table.items[hit->item];
        raise(&forward->emissions[hit->target * bead.states + hit->source],
              item->forward / bead.target_shares[hit->target]);
        raise(&backward->emissions[hit->source * bead.steps + hit->target],
              item->backward / bead.source_shares[hit->source]);
    }
    for (size_t t = 0; t < bead.steps; t++)
        forward->chances[t] = 1;
    for (size_t s = 0; s < bead.states; s++)
        backward->chances[s] = 1;
}

/* ---- rounds ---- */

void satz_emission_count(struct satz_emission *emission, const struct satz_lattice *forward,
                         const struct satz_lattice *backward) {
    const struct satz_align_token *sources = emission->source->items + emission->source->begins[emission->bead];
    const struct satz_align_token *targets = emission->target->items + emission->target->begins[emission->bead];
    size_t states = forward->states, steps = forward->steps;
    for (size_t i = 0; i < emission->hit_count; i++) {
        const struct satz_emission_hit *hit = &emission->hits[i];
        float a = forward->posteriors[hit->target * states + hit->source];
        float b = backward->posteriors[hit->source * steps + hit->target];
        emission->counts[2 * (size_t)hit->item] += a;
        emission->counts[2 * (size_t)hit->item + 1] += b;
    }
    for (size_t s = 0; s < states; s++)
        for (size_t term = sources[s].term; term < sources[s].term + sources[s].terms; term++)
            for (size_t t = 0; t < steps; t++)
                emission->source_totals[emission->source->side.terms[term]] += forward->posteriors[t * states + s];
    for (size_t t = 0; t < steps; t++)
        for (size_t term = targets[t].term; term < targets[t].term + targets[t].terms; term++)
            for (size_t s = 0; s < states; s++)
                emission->target_totals[emission->target->side.terms[term]] += backward->posteriors[s * steps + t];
}

/* So many occurrences of each type go as they went before the first round. */
#define BEGUN 8.0

void satz_emission_settle(struct satz_emission *emission) {
    struct satz_ttable *table = &emission->table;
    for (size_t row = 0; row < table->rows; row++)
        for (size_t i = table->begins[row]; i < table->begins[row + 1]; i++) {
            const struct satz_translation *begun = &emission->begun.items[i];
            struct satz_translation *item = &table->items[i];
            double sources = emission->source_totals[row] + BEGUN;
        double targets = emission->target_totals[item->type] + BEGUN;
            item->forward = (float)((emission->counts[2 * i] + BEGUN * begun->forward) / sources);
            item->backward = (float)((emission->counts[2 * i + 1] + BEGUN * begun->backward) / targets);
        }
    memset(emission->counts, 0, 2 * (size_t)table->begins[table->rows] * sizeof *emission->counts);
    memset(emission->source_totals, 0, emission->source->side.type_count * sizeof *emission->source_totals);
    memset(emission->target_totals, 0, emission->target->side.type_count * sizeof *emission->target_totals);
}
