#include "align/score.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* Where the chances begin, and between which they stay. */
#define FIRST_CHANCE 0.9
#define LEAST_CHANCE 0.2
#define MOST_CHANCE 0.97

void satz_scorer_chances(struct satz_scorer *scorer, double source, double target) {
    scorer->source_chance = source;
    scorer->target_chance = target;
    scorer->log_source_chance = log(source);
    scorer->log_target_chance = log(target);
}

void satz_scorer_init(struct satz_scorer *scorer, const struct satz_side *source, const struct satz_side *target) {
    *scorer = (struct satz_scorer){ .source = source, .target = target };
    satz_scorer_chances(scorer, FIRST_CHANCE, FIRST_CHANCE);
    for (int i = 0; i < SATZ_TAIL_STEPS + 2; i++) /* erfc(d / sqrt 2) is what both tails hold */
        scorer->tails[i] = (float)log(erfc((double)i / SATZ_TAIL_STEP * 0.70710678118654752));
    scorer->sums = satz_memory_get_array(SATZ_UNIT_TERMS, sizeof *scorer->sums);
    scorer->touched = satz_memory_get_array(SATZ_UNIT_TERMS, sizeof *scorer->touched);
    scorer->source_lengths = satz_memory_get_array(source->unit_count + 1, sizeof *scorer->source_lengths);
    scorer->target_lengths = satz_memory_get_array(target->unit_count + 1, sizeof *scorer->target_lengths);
    for (size_t i = 0; i < source->unit_count; i++)
        scorer->source_lengths[i + 1] = scorer->source_lengths[i] + source->lengths[i];
    for (size_t i = 0; i < target->unit_count; i++)
        scorer->target_lengths[i + 1] = scorer->target_lengths[i] + target->lengths[i];
    uint64_t all[] = { scorer->source_lengths[source->unit_count], scorer->target_lengths[target->unit_count] };
    scorer->ratio = all[0] && all[1] ? (double)all[1] / (double)all[0] : 1;
}

void satz_scorer_release(struct satz_scorer *scorer) {
    for (size_t i = 0; i < SATZ_SHAPE_MOST; i++)
        satz_meetings_release(&scorer->rows[i]);
    satz_finder_free(scorer->finder);
    free(scorer->sums);
    free(scorer->touched);
    free(scorer->source_lengths);
    free(scorer->target_lengths);
}

void satz_scorer_use(struct satz_scorer *scorer, const struct satz_ttable *evidence) {
    satz_finder_free(scorer->finder);
    scorer->finder = satz_finder_new(scorer->source, scorer->target, evidence);
}

void satz_scorer_row(struct satz_scorer *scorer, size_t unit, size_t first, size_t last) {
    satz_finder_find(scorer->finder, unit, first, last, &scorer->rows[unit % SATZ_SHAPE_MOST]);
}

/* The logarithm of a product that is taken term by term. */
struct product {
    double mantissa;
    int exponent;
};

static void multiply(struct product *product, double factor) {
    product->mantissa *= factor;
    if (product->mantissa > 1e150) { /* two of them still fit */
        product->mantissa *= 1e-150;
        product->exponent++;
    }
}

static double logarithm(struct product product) {
    return log(product.mantissa) + product.exponent * 345.38776394910684; /* log 1e150 */
}

/* The meetings of a pair of units: those at places of the target, or those at places of the source. */
static const struct satz_meeting *meetings_of(const struct satz_scorer *scorer, size_t source, size_t target, int side,
                                              size_t *count) {
    const struct satz_meetings *row = &scorer->rows[source % SATZ_SHAPE_MOST];
    *count = 0;
    if (target < row->first || target >= row->last)
        return row->items;
    const uint32_t *begins = &row->begins[2 * (target - row->first) + (size_t)side];
    *count = begins[1] - begins[0];
    return row->items + begins[0];
}

/* What one direction's words give. */
struct explained {
    struct product product;
    double met; /* expected terms that a translation explains */
};

static void explain(struct explained *explained, double odds, double ratio, bool tell) {
    double favour = odds * ratio;
    multiply(&explained->product, 1 + favour);
    if (tell)
        explained->met += favour / (1 + favour);
}

/* The places of one unit against the units of the other side: `step` tells which of the two goes on. */
static void explain_unit(struct satz_scorer *scorer, struct satz_block block, int side, size_t unit, double odds,
                         bool tell, struct explained *explained) {
    size_t others = side ? block.target_count : block.source_count, touched = 0, count;
    for (size_t i = 0; i < others; i++) {
        size_t source = side ? unit : block.source + i, target = side ? block.target + i : unit;
        const struct satz_meeting *meeting = meetings_of(scorer, source, target, side, &count);
        if (others == 1) {
            for (size_t at = 0; at < count; at++)
                explain(explained, odds, meeting[at].ratio, tell);
            return;
        }
        for (size_t at = 0; at < count; at++) {
            if (scorer->sums[meeting[at].place] <= 0)
                scorer->touched[touched++] = meeting[at].place;
            scorer->sums[meeting[at].place] += meeting[at].ratio;
        }
    }
    for (size_t at = 0; at < touched; at++) {
        explain(explained, odds, scorer->sums[scorer->touched[at]], tell);
        scorer->sums[scorer->touched[at]] = 0;
    }
}

static double terms_of(const struct satz_side *side, size_t unit, size_t count) {
    return side->begins[unit + count] - side->begins[unit];
}

/* One direction: 0, the target's words given the source's; 1, the other. */
static struct explained explain_side(struct satz_scorer *scorer, struct satz_block block, int side, double chance,
                                     double givens, bool tell) {
    struct explained explained = { { 1, 0 }, 0 };
    double odds = (1 - chance) / (chance * givens);
    size_t first = side ? block.source : block.target, count = side ? block.source_count : block.target_count;
    for (size_t i = 0; i < count; i++)
        explain_unit(scorer, block, side, first + i, odds, tell, &explained);
    return explained;
}

/* Words of one text are not independent of each other: their evidence counts so much. */
#define WORDS 0.6

double satz_scorer_words(struct satz_scorer *scorer, struct satz_block block) {
    double sources = terms_of(scorer->source, block.source, block.source_count);
    double targets = terms_of(scorer->target, block.target, block.target_count);
    if (sources <= 0 || targets <= 0)
        return 0;
    struct explained forward = explain_side(scorer, block, 0, scorer->target_chance, sources, false);
    struct explained backward = explain_side(scorer, block, 1, scorer->source_chance, targets, false);
    struct product both = { forward.product.mantissa * backward.product.mantissa,
                            forward.product.exponent + backward.product.exponent };
    return 0.5 * WORDS *
           (targets * scorer->log_target_chance + sources * scorer->log_source_chance + logarithm(both));
}

/* How much the squared difference of two lengths grows with a code point. */
#define VARIANCE 6.8
#define LEAST_LENGTHS (-69.0)

double satz_scorer_lengths(const struct satz_scorer *scorer, struct satz_block block) {
    const uint64_t *s = scorer->source_lengths + block.source, *t = scorer->target_lengths + block.target;
    double expected = (double)(s[block.source_count] - s[0]) * scorer->ratio;
    double length = (double)(t[block.target_count] - t[0]), mean = (expected + length) / 2;
    double deviation = fabs(length - expected) / sqrt((mean > 1 ? mean : 1) * VARIANCE);
    double at = deviation * SATZ_TAIL_STEP;
    if (at >= SATZ_TAIL_STEPS)
        return LEAST_LENGTHS;
    size_t step = (size_t)at;
    double part = at - (double)step, tail = (double)scorer->tails[step];
    return tail + part * ((double)scorer->tails[step + 1] - tail);
}

void satz_scorer_count(struct satz_scorer *scorer, struct satz_block block) {
    double sources = terms_of(scorer->source, block.source, block.source_count);
    double targets = terms_of(scorer->target, block.target, block.target_count);
    if (sources <= 0 || targets <= 0)
        return;
    scorer->target_terms += targets;
    scorer->source_terms += sources;
    scorer->target_met += explain_side(scorer, block, 0, scorer->target_chance, sources, true).met;
    scorer->source_met += explain_side(scorer, block, 1, scorer->source_chance, targets, true).met;
}

/* A text that is too short to tell is taken for one like others, as if it had so many terms more. */
#define USUAL_CHANCE 0.6
#define USUAL_TERMS 150

static double chance_of(double met, double terms) {
    double chance = 1 - (met + (1 - USUAL_CHANCE) * USUAL_TERMS) / (terms + USUAL_TERMS);
    return chance < LEAST_CHANCE ? LEAST_CHANCE : chance > MOST_CHANCE ? MOST_CHANCE : chance;
}

void satz_scorer_settle(struct satz_scorer *scorer) {
    satz_scorer_chances(scorer, chance_of(scorer->source_met, scorer->source_terms),
                        chance_of(scorer->target_met, scorer->target_terms));
    scorer->target_support = scorer->target_met;
    scorer->source_support = scorer->source_met;
    scorer->target_met = scorer->source_met = scorer->target_terms = scorer->source_terms = 0;
}
