#include "align/gale_church.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"

#define VARIANCE 6.8
/* What stands for minus the logarithm of a probability that a double does not hold. */
#define WORST 50.0F
/* More than any path costs that parts no anchor, by bead. */
#define PARTED 1000.0F
#define UNREACHED 1e30F

/* A kind of bead: its size, its prior (table 5 of the paper), and how often it was right there (table 6). */
static const struct shape {
    size_t source, target;
    double prior, right;
} shapes[] = {
    { 1, 1, 0.89, 0.98 },   { 1, 0, 0.0099, 0.3 }, { 0, 1, 0.0099, 0.3 },
    { 2, 1, 0.089, 0.91 },  { 1, 2, 0.089, 0.91 }, { 2, 2, 0.011, 0.67 },
};
enum { SHAPES = sizeof shapes / sizeof *shapes };

/* -ln of the two-sided tail of the normal distribution, by steps of |z|. */
enum { STEPS = 1024 };
#define STEP 0.01

/* A row of the band: the places in the target, from `low` on, after which a bead may end there. */
struct row {
    size_t low, count;
    size_t first; /* its backpointers */
};

struct work {
    const struct satz_gale_church *texts;
    size_t *source, *target;             /* lengths up to each place */
    size_t *source_anchors, *target_anchors; /* anchors up to each place; NULL where there are none */
    double ratio;
    float tails[STEPS + 1], priors[SHAPES];
    struct row *rows;
    uint8_t *back;
    float *costs[3]; /* of the row and the two before it */
};

size_t *satz_gale_church_lengths(const struct satz_slice *texts, size_t count) {
    size_t *lengths = satz_memory_get_array(count + 1, sizeof *lengths);
    for (size_t i = 0; i < count; i++)
        lengths[i] = satz_utf8_count(texts[i]);
    return lengths;
}

static size_t *sums_of(const size_t *lengths, size_t count) {
    size_t *sums = satz_memory_get_array(count + 1, sizeof *sums);
    for (size_t i = 0; i < count; i++)
        sums[i + 1] = sums[i] + lengths[i];
    return sums;
}

static size_t *anchors_of(const struct satz_gale_church *texts, size_t count, bool of_source) {
    size_t *sums = satz_memory_get_array(count + 1, sizeof *sums);
    for (size_t i = 0; i < texts->anchor_count; i++) {
        const struct satz_anchor *anchor = &texts->anchors[i];
        sums[(of_source ? anchor->source : anchor->target) + 1]++;
    }
    for (size_t i = 0; i < count; i++)
        sums[i + 1] += sums[i];
    return sums;
}

/* How far apart two lengths are, in standard deviations. */
static double distance(const struct work *work, double source, double target) {
    double mean = (source + target / work->ratio) / 2;
    return mean > 0 ? fabs(source * work->ratio - target) / sqrt(VARIANCE * mean) : 0;
}

static float cost_of(const struct work *work, size_t kind, size_t i, size_t j) {
    const struct shape *shape = &shapes[kind];
    double source = (double)(work->source[i] - work->source[i - shape->source]);
    double target = (double)(work->target[j] - work->target[j - shape->target]);
    double step = distance(work, source, target) / STEP;
    float cost = work->priors[kind] + (step < STEPS ? work->tails[(size_t)step] : WORST);
    if (work->source_anchors && work->source_anchors[i] != work->target_anchors[j])
        cost += PARTED;
    return cost;
}

/* ---- the band ---- */

/* Two places of the diagonal; between them it runs by the lengths. */
struct piece {
    size_t source, target, source_end, target_end;
};

/*
 * The place of the target that belongs to `i`, from `j` on, which never goes back: where the target has come as far
 * in the piece as the source.
 */
static size_t follow(const struct work *work, const struct piece *piece, size_t i, size_t j) {
    double source = (double)(work->source[piece->source_end] - work->source[piece->source]);
    double target = (double)(work->target[piece->target_end] - work->target[piece->target]);
    double part = source > 0 ? (double)(work->source[i] - work->source[piece->source]) / source
                             : (double)(i - piece->source) / (double)(piece->source_end - piece->source);
    if (i == piece->source_end)
        return piece->target_end;
    while (j < piece->target_end && (double)(work->target[j] - work->target[piece->target]) < part * target)
        j++;
    return j;
}

/* Sets the middle of each row, in `low`: the first of several places that belong to it. */
static void middles_find(struct work *work) {
    const struct satz_gale_church *texts = work->texts;
    struct piece piece = { 0, 0, 0, 0 };
    size_t j = 0;
    for (size_t k = 0; k <= texts->anchor_count; k++) {
        bool last = k == texts->anchor_count;
        piece.source_end = last ? texts->source_count : texts->anchors[k].source;
        piece.target_end = last ? texts->target_count : texts->anchors[k].target;
        if (piece.source_end < piece.source || piece.target_end < piece.target)
            continue;
        for (size_t i = piece.source + 1; i <= piece.source_end; i++)
            work->rows[i].low = j = follow(work, &piece, i, j);
        j = piece.target_end;
        piece.source = piece.source_end;
        piece.target = piece.target_end;
    }
}

static size_t width_of(const struct satz_gale_church *texts) {
    size_t more = texts->source_count > texts->target_count ? texts->source_count : texts->target_count;
    size_t width = SATZ_GALE_CHURCH_LEAST + (size_t)(2 * sqrt((double)more));
    return width < SATZ_GALE_CHURCH_MOST ? width : SATZ_GALE_CHURCH_MOST;
}

/* A row reaches as far as the next row's middle: so there is a way from each row to the next. */
static void band_make(struct work *work) {
    size_t n = work->texts->source_count, m = work->texts->target_count, width = width_of(work->texts), places = 0;
    size_t widest = 0;
    work->rows = satz_memory_get_array(n + 1, sizeof *work->rows);
    middles_find(work);
    for (size_t i = 0; i <= n; i++) {
        struct row *row = &work->rows[i];
        size_t middle = row->low, next = i < n ? row[1].low : m;
        size_t high = next + width < m ? next + width : m;
        row->low = middle > width ? middle - width : 0;
        row->count = high - row->low + 1;
        row->first = places;
        places += row->count;
        widest = row->count > widest ? row->count : widest;
    }
    work->back = satz_memory_get(places);
    for (size_t k = 0; k < 3; k++)
        work->costs[k] = satz_memory_get_array(widest, sizeof *work->costs[k]);
}

/* ---- the path ---- */

/* What the best path to a place costs; UNREACHED outside the band. */
static float reached(const struct work *work, size_t i, size_t j) {
    const struct row *row = &work->rows[i];
    return j >= row->low && j - row->low < row->count ? work->costs[i % 3][j - row->low] : UNREACHED;
}

static void place_find(struct work *work, size_t i, size_t j) {
    const struct row *row = &work->rows[i];
    float best = i + j == 0 ? 0 : UNREACHED;
    uint8_t from = 0;
    for (size_t kind = 0; kind < SHAPES; kind++) {
        if (i < shapes[kind].source || j < shapes[kind].target)
            continue;
        float before = reached(work, i - shapes[kind].source, j - shapes[kind].target);
        if (before >= best)
            continue;
        float cost = before + cost_of(work, kind, i, j);
        if (cost < best) {
            best = cost;
            from = (uint8_t)kind;
        }
    }
    work->costs[i % 3][j - row->low] = best;
    work->back[row->first + (j - row->low)] = from;
}

/* The places of long paths would lose their digits: each row counts from its least. */
static void rows_level(struct work *work, size_t i) {
    float least = UNREACHED;
    for (size_t k = 0; k < work->rows[i].count; k++)
        least = work->costs[i % 3][k] < least ? work->costs[i % 3][k] : least;
    for (size_t back = 0; back < 2 && back <= i; back++) {
        float *costs = work->costs[(i - back) % 3];
        for (size_t k = 0; k < work->rows[i - back].count; k++)
            costs[k] = costs[k] < UNREACHED ? costs[k] - least : UNREACHED;
    }
}

static void path_find(struct work *work) {
    for (size_t i = 0; i <= work->texts->source_count; i++) {
        const struct row *row = &work->rows[i];
        for (size_t k = 0; k < row->count; k++)
            place_find(work, i, row->low + k);
        rows_level(work, i);
    }
}

/* By Bayes: of right beads the lengths differ as the paper says, of wrong ones five times as much. */
static double probability(const struct work *work, const struct shape *shape, size_t i, size_t j) {
    double source = (double)(work->source[i] - work->source[i - shape->source]);
    double target = (double)(work->target[j] - work->target[j - shape->target]);
    if (!shape->source || !shape->target)
        return shape->right;
    double z = distance(work, source, target);
    double right = shape->right * exp(-z * z / 2), wrong = (1 - shape->right) * exp(-z * z / 50) / 5;
    return right + wrong > 0 ? right / (right + wrong) : 0;
}

static void beads_collect(const struct work *work, struct satz_beads *beads) {
    size_t i = work->texts->source_count, j = work->texts->target_count;
    while (i + j > 0) {
        const struct row *row = &work->rows[i];
        const struct shape *shape = &shapes[work->back[row->first + (j - row->low)]];
        satz_beads_add(beads, (struct satz_bead){ i - shape->source, shape->source, j - shape->target, shape->target,
                                                  probability(work, shape, i, j) });
        i -= shape->source;
        j -= shape->target;
    }
    for (size_t k = 0; k < beads->count / 2; k++) {
        struct satz_bead first = beads->items[k];
        beads->items[k] = beads->items[beads->count - 1 - k];
        beads->items[beads->count - 1 - k] = first;
    }
}

static void work_begin(struct work *work) {
    const struct satz_gale_church *texts = work->texts;
    work->source = sums_of(texts->source, texts->source_count);
    work->target = sums_of(texts->target, texts->target_count);
    double source = (double)work->source[texts->source_count], target = (double)work->target[texts->target_count];
    work->ratio = source > 0 && target > 0 ? target / source : 1;
    if (texts->anchor_count) {
        work->source_anchors = anchors_of(texts, texts->source_count, true);
        work->target_anchors = anchors_of(texts, texts->target_count, false);
    }
    for (size_t k = 0; k <= STEPS; k++) {
        double tail = erfc((double)k * STEP / sqrt(2));
        work->tails[k] = tail > 0 && -log(tail) < (double)WORST ? (float)-log(tail) : WORST;
    }
    for (size_t k = 0; k < SHAPES; k++)
        work->priors[k] = (float)-log(shapes[k].prior);
}

void satz_gale_church_align(const struct satz_gale_church *texts, struct satz_beads *beads) {
    struct work work = { .texts = texts };
    satz_beads_reset(beads);
    work_begin(&work);
    band_make(&work);
    path_find(&work);
    beads_collect(&work, beads);
    beads->support = 1;
    free(work.source);
    free(work.target);
    free(work.source_anchors);
    free(work.target_anchors);
    free(work.rows);
    free(work.back);
    for (size_t k = 0; k < 3; k++)
        free(work.costs[k]);
}
