#include "align/search.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/*
 * The shapes of beads, the usual ones first: the search leaves out what cannot become better than what it has. Of two
 * blocks that have changed places the source's first is told, `first` units, whose translation are the last `last` of
 * the target.
 */
struct shape {
    uint8_t source, target, first, last;
    double cost;
};

static const struct shape shapes[] = {
    { 1, 1, 0, 0, 0 }, { 1, 0, 0, 0, 3.5 }, { 0, 1, 0, 0, 3.5 }, { 1, 2, 0, 0, 3 }, { 2, 1, 0, 0, 3 },
    { 2, 2, 1, 1, 4 }, { 1, 3, 0, 0, 5 },   { 3, 1, 0, 0, 5 },   { 2, 2, 0, 0, 5 }, { 1, 4, 0, 0, 7 },
    { 4, 1, 0, 0, 7 }, { 2, 3, 0, 0, 7 },   { 3, 2, 0, 0, 7 },   { 3, 3, 1, 1, 5 }, { 3, 3, 2, 2, 5 },
    { 3, 2, 1, 1, 7 }, { 3, 2, 2, 1, 7 },   { 2, 3, 1, 1, 7 },   { 2, 3, 1, 2, 7 },
};
enum { SHAPES = sizeof shapes / sizeof *shapes, ROUGH_SHAPES = 9 };

/* A unit without counterpart costs the less the shorter it is. */
#define SKIP_LEAST 1.0
#define SKIP_LENGTH 0.15
/* A unit that does not end like a sentence is likely to go on in the next. */
#define OPEN (1.0 / 255)
/* No score of words makes up for so much. */
#define HOPELESS 60.0
#define IMPOSSIBLE (-1e30)
/* What an anchor is worth to a bead that keeps it. */
#define ANCHORED 100.0

static bool ends_segment(const struct satz_side *side, size_t boundary) {
    return !boundary || boundary == side->unit_count ||
           side->segment_of[boundary - 1] != side->segment_of[boundary];
}

static double edge_cost(const struct satz_search *search, size_t source, size_t target) {
    bool differ = ends_segment(search->scorer->source, source) != ends_segment(search->scorer->target, target);
    return differ ? search->edge : 0;
}

static double open_between(const struct satz_side *side, size_t unit, size_t count) {
    double open = 0;
    for (size_t i = unit; i + 1 < unit + count; i++)
        open += side->open[i] * OPEN;
    return open;
}

static double skip_cost(const struct shape *shape, uint32_t length) {
    double cost = SKIP_LEAST + SKIP_LENGTH * length;
    return cost < shape->cost ? cost : shape->cost;
}

/* What a shape that ends at these boundaries costs before its words are looked at. */
static double cost_before(const struct satz_search *search, const struct shape *shape, struct satz_block block) {
    const struct satz_scorer *scorer = search->scorer;
    if (!shape->source)
        return -skip_cost(shape, scorer->target->lengths[block.target]);
    if (!shape->target)
        return -skip_cost(shape, scorer->source->lengths[block.source]);
    return open_between(scorer->source, block.source, block.source_count) +
           open_between(scorer->target, block.target, block.target_count) - shape->cost - search->toll;
}

static double anchors_kept(const struct satz_search *search, struct satz_block block) {
    double kept = 0;
    for (size_t i = 0; i < search->anchor_count; i++) {
        const struct satz_anchor *anchor = &search->anchors[i];
        const uint32_t *s = search->scorer->source->segment_of, *t = search->scorer->target->segment_of;
        kept += s[block.source] <= anchor->source && anchor->source <= s[block.source + block.source_count - 1] &&
                        t[block.target] <= anchor->target && anchor->target <= t[block.target + block.target_count - 1]
                    ? ANCHORED
                    : 0;
    }
    return kept;
}

/* The two blocks that change places. */
static void part(const struct shape *shape, struct satz_block block, struct satz_block *first,
                 struct satz_block *second) {
    size_t rest = (size_t)shape->target - shape->last;
    *first = (struct satz_block){ block.source, shape->first, block.target + rest, shape->last };
    *second = (struct satz_block){ block.source + shape->first, (size_t)shape->source - shape->first, block.target,
                                   rest };
}

/*
 * The gain of a shape that ends at these boundaries; IMPOSSIBLE where it leads out of the band, or where it cannot
 * reach `least`.
 */
static double gain_of(const struct satz_search *search, const struct shape *shape, size_t source, size_t target,
                      double least) {
    struct satz_scorer *scorer = search->scorer;
    struct satz_block block = { source - shape->source, shape->source, target - shape->target, shape->target };
    double gain = cost_before(search, shape, block) - edge_cost(search, source, target);
    if (!shape->source || !shape->target)
        return gain;
    if (search->anchor_count)
        gain += anchors_kept(search, block);
    if (shape->first) {
        struct satz_block first, second;
        part(shape, block, &first, &second);
        gain += satz_scorer_lengths(scorer, first) + satz_scorer_lengths(scorer, second);
        if (gain + HOPELESS < least)
            return IMPOSSIBLE;
        return gain + satz_scorer_words(scorer, first) + satz_scorer_words(scorer, second);
    }
    if (gain + HOPELESS < least)
        return IMPOSSIBLE;
    gain += satz_scorer_lengths(scorer, block);
    return gain + HOPELESS < least ? IMPOSSIBLE : gain + satz_scorer_words(scorer, block);
}

/* The cell that a shape comes from; false where the band has none. */
static bool cell_before(const struct satz_band *band, const struct shape *shape, size_t source, size_t target,
                        size_t *cell) {
    if (source < shape->source || target < shape->target)
        return false;
    size_t row = source - shape->source, column = target - shape->target;
    if (column < band->first[row] || column > band->last[row])
        return false;
    *cell = band->cells[row] + (column - band->first[row]);
    return true;
}

/* Makes the unit that ends at boundary `source` ready, for all that beads with it may touch. */
static void ready_row(const struct satz_search *search, size_t source) {
    const struct satz_band *band = search->band;
    size_t from = source > SATZ_SHAPE_MOST ? source - SATZ_SHAPE_MOST : 0;
    size_t to = source + SATZ_SHAPE_MOST < band->rows ? source + SATZ_SHAPE_MOST - 1 : band->rows - 1;
    satz_scorer_row(search->scorer, source - 1, band->first[from], band->last[to]);
}

/* ---- the best path ---- */

/*
 * A cell leads nowhere that is so much worse than what its neighbours of the row would come to by leaving units out on
 * the way to it: what a long insertion costs is not held against it.
 */
#define BEAM 45.0
#define LEAVE_OUT 3.5

static void prune(double *scores, size_t count, double scale) {
    double most = IMPOSSIBLE, *bounds = satz_memory_get((count + 1) * sizeof *bounds);
    for (size_t i = 0; i < count; i++)
        bounds[i] = most = scores[i] > most - LEAVE_OUT / scale ? scores[i] : most - LEAVE_OUT / scale;
    most = IMPOSSIBLE;
    for (size_t i = count; i-- > 0;) {
        most = scores[i] > most - LEAVE_OUT / scale ? scores[i] : most - LEAVE_OUT / scale;
        if (scores[i] < (most > bounds[i] ? most : bounds[i]) - BEAM / scale)
            scores[i] = IMPOSSIBLE;
    }
    free(bounds);
}

static double visit_cell(const struct satz_search *search, const double *best, size_t source, size_t target,
                         uint8_t *back) {
    double most = IMPOSSIBLE;
    size_t tried = search->rough ? ROUGH_SHAPES : SHAPES;
    for (size_t i = 0; i < tried; i++) {
        size_t before;
        if (!cell_before(search->band, &shapes[i], source, target, &before) || best[before] <= IMPOSSIBLE / 2)
            continue;
        double gain = gain_of(search, &shapes[i], source, target, most - best[before]);
        if (gain > IMPOSSIBLE / 2 && best[before] + gain > most) {
            most = best[before] + gain;
            *back = (uint8_t)i;
        }
    }
    return most;
}

static void add_unit_bead(struct satz_beads *beads, struct satz_block block, double probability) {
    satz_beads_add(beads, (struct satz_bead){ block.source, block.source_count, block.target, block.target_count,
                                              probability });
}

/* The shapes that lead to the end, as beads in order. */
static void walk_back(const struct satz_search *search, const uint8_t *back, const float *posteriors,
                      struct satz_beads *beads) {
    const struct satz_band *band = search->band;
    size_t source = band->rows - 1, target = band->columns - 1;
    satz_beads_reset(beads);
    while (source || target) {
        size_t cell = band->cells[source] + (target - band->first[source]);
        const struct shape *shape = &shapes[back[cell]];
        double probability = posteriors ? posteriors[cell] : 1;
        source -= shape->source;
        target -= shape->target;
        struct satz_block block = { source, shape->source, target, shape->target };
        if (shape->first) {
            struct satz_block first, second;
            part(shape, block, &first, &second);
            add_unit_bead(beads, second, probability);
            add_unit_bead(beads, first, probability);
        } else {
            add_unit_bead(beads, block, probability);
        }
    }
    for (size_t i = 0; i < beads->count / 2; i++) {
        struct satz_bead swap = beads->items[i];
        beads->items[i] = beads->items[beads->count - 1 - i];
        beads->items[beads->count - 1 - i] = swap;
    }
}

void satz_search_best(const struct satz_search *search, struct satz_beads *beads) {
    const struct satz_band *band = search->band;
    double *best = satz_memory_get(band->cells[band->rows] * sizeof *best);
    uint8_t *back = satz_memory_get(band->cells[band->rows]);
    for (size_t source = 0; source < band->rows; source++) {
        if (source)
            ready_row(search, source);
        for (size_t target = band->first[source]; target <= band->last[source]; target++) {
            size_t cell = band->cells[source] + (target - band->first[source]);
            back[cell] = 0;
            best[cell] = source || target ? visit_cell(search, best, source, target, &back[cell]) : 0;
        }
        if (source + 1 < band->rows)
            prune(best + band->cells[source], band->cells[source + 1] - band->cells[source], 1);
    }
    walk_back(search, back, NULL, beads);
    free(best);
    free(back);
}

/* ---- what is to be expected ---- */

/* Scores are divided by this before they are taken for logarithms of probabilities: their parts are not independent. */
#define TEMPERATURE 2.5
/* A bead whose probability is below this costs more than it is worth. */
#define LEAST_GAIN 0.5

struct expectation {
    const struct satz_search *search;
    float (*gains)[SHAPES]; /* by cell */
    double *forward, *backward;
    float *worth;      /* by cell: the expected number of right beads before it */
    float *posteriors; /* by cell: of the shape chosen */
    uint8_t *back;
};

static double add_logs(double a, double b) {
    double more = a > b ? a : b, less = a > b ? b : a;
    return less < more - 30 ? more : more + log1p(exp(less - more)); /* e^-30 is under what a sum keeps */
}

static void go_forward(struct expectation *expectation, size_t source, size_t target, size_t cell) {
    const struct satz_search *search = expectation->search;
    double sum = source || target ? IMPOSSIBLE : 0, most = IMPOSSIBLE;
    for (size_t i = 0; i < SHAPES; i++) {
        size_t before;
        expectation->gains[cell][i] = (float)IMPOSSIBLE;
        if (!cell_before(search->band, &shapes[i], source, target, &before) ||
            expectation->forward[before] <= IMPOSSIBLE / 2)
            continue;
        double sofar = expectation->forward[before] * TEMPERATURE;
        double gain = gain_of(search, &shapes[i], source, target, most - sofar);
        if (gain <= IMPOSSIBLE / 2)
            continue;
        most = sofar + gain > most ? sofar + gain : most;
        expectation->gains[cell][i] = (float)(gain / TEMPERATURE);
        sum = add_logs(sum, expectation->forward[before] + gain / TEMPERATURE);
    }
    expectation->forward[cell] = sum;
    expectation->backward[cell] = IMPOSSIBLE;
}

static void go_backward(struct expectation *expectation, size_t source, size_t target, size_t cell) {
    double sum = expectation->backward[cell];
    if (sum <= IMPOSSIBLE / 2)
        return;
    for (size_t i = 0; i < SHAPES; i++) {
        size_t before;
        if (expectation->gains[cell][i] <= (float)(IMPOSSIBLE / 2) ||
            !cell_before(expectation->search->band, &shapes[i], source, target, &before))
            continue;
        expectation->backward[before] =
            add_logs(expectation->backward[before], sum + (double)expectation->gains[cell][i]);
    }
}

/*
 * What a bead adds to the expected number of right ones. It costs by its units: else, where nothing is probable, one
 * large bead would be the best of many bad choices.
 */
static double worth_of(const struct shape *shape, double posterior) {
    double units = 0.5 + (shape->source + shape->target) / 4.0;
    return (shape->first ? 2 : 1) * posterior - LEAST_GAIN * (units > 1 ? units : 1);
}

/* Chooses the shape by which most beads before this cell are expected to be right. */
static void choose(struct expectation *expectation, size_t source, size_t target, size_t cell, double all) {
    double most = IMPOSSIBLE;
    expectation->back[cell] = 0;
    for (size_t i = 0; i < SHAPES; i++) {
        size_t before;
        if (expectation->gains[cell][i] <= (float)(IMPOSSIBLE / 2) ||
            !cell_before(expectation->search->band, &shapes[i], source, target, &before))
            continue;
        double posterior = exp(expectation->forward[before] + (double)expectation->gains[cell][i] +
                               expectation->backward[cell] - all);
        double worth = (double)expectation->worth[before] + worth_of(&shapes[i], posterior);
        if (worth > most) {
            most = worth;
            expectation->back[cell] = (uint8_t)i;
            expectation->posteriors[cell] = (float)(posterior < 1 ? posterior : 1);
        }
    }
    expectation->worth[cell] = source || target ? (float)most : 0;
}

void satz_search_expected(const struct satz_search *search, struct satz_beads *beads) {
    const struct satz_band *band = search->band;
    size_t cells = band->cells[band->rows];
    struct expectation expectation = {
        .search = search,
        .gains = satz_memory_get(cells * sizeof *expectation.gains),
        .forward = satz_memory_get(cells * sizeof *expectation.forward),
        .backward = satz_memory_get(cells * sizeof *expectation.backward),
        .worth = satz_memory_get(cells * sizeof *expectation.worth),
        .posteriors = satz_memory_get(cells * sizeof *expectation.posteriors),
        .back = satz_memory_get(cells),
    };
    for (size_t source = 0; source < band->rows; source++) {
        if (source)
            ready_row(search, source);
        for (size_t target = band->first[source]; target <= band->last[source]; target++)
            go_forward(&expectation, source, target, band->cells[source] + (target - band->first[source]));
        if (source + 1 < band->rows)
            prune(expectation.forward + band->cells[source], band->cells[source + 1] - band->cells[source],
                  TEMPERATURE);
    }
    double all = expectation.forward[cells - 1];
    expectation.backward[cells - 1] = 0;
    for (size_t source = band->rows; source-- > 0;)
        for (size_t target = band->last[source] + 1; target-- > band->first[source];)
            go_backward(&expectation, source, target, band->cells[source] + (target - band->first[source]));
    for (size_t source = 0; source < band->rows; source++)
        for (size_t target = band->first[source]; target <= band->last[source]; target++)
            choose(&expectation, source, target, band->cells[source] + (target - band->first[source]), all);
    walk_back(search, expectation.back, expectation.posteriors, beads);
    free(expectation.gains);
    free(expectation.forward);
    free(expectation.backward);
    free(expectation.worth);
    free(expectation.posteriors);
    free(expectation.back);
}

/* ---- boundaries ---- */

/* Between which the cost of a boundary that one side has alone stays. */
/* What agrees so often tells more than chance alone would. */
#define EDGE 1.5
#define LEAST_EDGE 0.0
#define MOST_EDGE 4.0

double satz_search_edge(const struct satz_side *source, const struct satz_side *target,
                        const struct satz_beads *beads) {
    double agree = 1, differ = 1;
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        if (!bead->source_count || !bead->target_count)
            continue;
        bool s = ends_segment(source, bead->source + bead->source_count);
        bool t = ends_segment(target, bead->target + bead->target_count);
        agree += s && t;
        differ += s != t;
    }
    double edge = EDGE * log(agree / differ);
    return edge < LEAST_EDGE ? LEAST_EDGE : edge > MOST_EDGE ? MOST_EDGE : edge;
}
