#include "align/align.h"

#include <math.h>
#include <stdlib.h>

#include "align/evidence.h"
#include "align/gale_church.h"
#include "align/grouping.h"
#include "align/learn.h"
#include "align/leftover.h"
#include "align/lexicographer.h"
#include "align/prior.h"
#include "align/search.h"
#include "align/shipped.h"
#include "base/memory.h"

/* The shipped lexicon, those of the user, and what was taught. */
enum { TAUGHT_ENTRIES = 1 << 20 };

struct satz_aligner {
    enum satz_align_method method;
    struct satz_cutter *cutters[2];
    struct satz_segmenter *segmenters[2];
    struct satz_bilexicon *lexicons;
    size_t lexicon_count, lexicon_capacity;
    bool reversed;
    struct satz_lexicographer *taught; /* NULL: nothing that is not among the lexicons yet */
    enum satz_language_id from, to;
};

static void add_lexicon(struct satz_aligner *aligner, struct satz_bilexicon lexicon) {
    aligner->lexicons = satz_memory_grow(aligner->lexicons, &aligner->lexicon_capacity, aligner->lexicon_count + 1,
                                         sizeof *aligner->lexicons);
    aligner->lexicons[aligner->lexicon_count++] = lexicon;
}

/* Turns what was collected into a lexicon. */
static void settle_taught(struct satz_aligner *aligner) {
    struct satz_buffer file = SATZ_BUFFER_INIT;
    struct satz_bilexicon lexicon;
    struct satz_error error = SATZ_ERROR_INIT;
    if (!aligner->taught)
        return;
    satz_lexicographer_write(aligner->taught, TAUGHT_ENTRIES, &file);
    satz_lexicographer_free(aligner->taught);
    aligner->taught = NULL;
    if (satz_bilexicon_of(&lexicon, satz_buffer_slice(&file), &error) == SATZ_OK)
        add_lexicon(aligner, lexicon);
    satz_buffer_release(&file);
}

static struct satz_lexicographer *teacher(struct satz_aligner *aligner) {
    if (!aligner->taught)
        aligner->taught = aligner->reversed ? satz_lexicographer_new(aligner->to, aligner->from)
                                            : satz_lexicographer_new(aligner->from, aligner->to);
    return aligner->taught;
}

static enum satz_status open_shipped(struct satz_aligner *aligner, const struct satz_data *data,
                                     struct satz_error *error) {
    struct satz_bilexicon lexicon;
    enum satz_status status = satz_shipped_open(data, aligner->from, aligner->to, &lexicon, error);
    if (status == SATZ_OK && lexicon.count)
        add_lexicon(aligner, lexicon);
    else if (status == SATZ_OK)
        satz_bilexicon_close(&lexicon);
    return status;
}

static enum satz_status open_all(struct satz_aligner *aligner, const struct satz_align_settings *settings,
                                 struct satz_error *error) {
    const char *tags[] = { settings->from.tag, settings->to.tag };
    for (int side = 0; settings->data && side < 2; side++)
        if (!(aligner->segmenters[side] = satz_segmenter_new(settings->data, tags[side], NULL, error)))
            return SATZ_FAILED;
    if (settings->data && open_shipped(aligner, settings->data, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < settings->lexicon_count; i++)
        if (satz_lexicographer_read(teacher(aligner), settings->lexicons[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}

struct satz_aligner *satz_aligner_new(const struct satz_align_settings *settings, struct satz_error *error) {
    struct satz_aligner *aligner = satz_memory_get_array(1, sizeof *aligner);
    aligner->method = settings->method;
    aligner->from = settings->from.id;
    aligner->to = settings->to.id;
    aligner->reversed = satz_shipped_reversed(settings->from.id, settings->to.id);
    aligner->cutters[0] = satz_cutter_new(settings->from.id);
    aligner->cutters[1] = satz_cutter_new(settings->to.id);
    if (open_all(aligner, settings, error) == SATZ_OK)
        return aligner;
    satz_aligner_free(aligner);
    return NULL;
}

void satz_aligner_free(struct satz_aligner *aligner) {
    if (!aligner)
        return;
    for (int side = 0; side < 2; side++) {
        satz_cutter_free(aligner->cutters[side]);
        satz_segmenter_free(aligner->segmenters[side]);
    }
    for (size_t i = 0; i < aligner->lexicon_count; i++)
        satz_bilexicon_close(&aligner->lexicons[i]);
    free(aligner->lexicons);
    satz_lexicographer_free(aligner->taught);
    free(aligner);
}

void satz_aligner_teach(struct satz_aligner *aligner, struct satz_slice source, struct satz_slice target) {
    (void)satz_lexicographer_add(teacher(aligner), aligner->reversed ? target : source,
                                 aligner->reversed ? source : target, 1);
}

struct satz_prior satz_aligner_prior(struct satz_aligner *aligner) {
    settle_taught(aligner);
    return (struct satz_prior){ aligner->lexicons, aligner->lexicon_count, aligner->reversed };
}

/* ---- by lengths ---- */

static void align_lengths(const struct satz_align_texts *texts, struct satz_beads *beads) {
    struct satz_gale_church lengths = {
        satz_gale_church_lengths(texts->source, texts->source_count),
        satz_gale_church_lengths(texts->target, texts->target_count),
        texts->source_count, texts->target_count, texts->anchors, texts->anchor_count,
    };
    satz_gale_church_align(&lengths, beads);
    free((void *)lengths.source);
    free((void *)lengths.target);
}

/* ---- by words ---- */

/* What one alignment needs. */
struct work {
    struct satz_side sides[2];
    struct satz_ttable prior, learned, evidence;
    struct satz_scorer scorer;
    struct satz_band band;
    struct satz_beads units;
    struct satz_search search;
};

/* How far from the last path each pass may go, and how many passes there are: fewer where the text teaches much. */
static const size_t margins[] = { 8, 5, 3 };
enum { PASSES = sizeof margins / sizeof *margins, LARGE = 4000, LARGE_PASSES = 2 };

/* The first unit of a segment; the number of units for the segment after the last. */
static size_t unit_of(const struct satz_side *side, size_t segment) {
    size_t low = 0, high = side->unit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (side->segment_of[middle] < segment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void close_band(struct work *work, const struct satz_align_texts *texts) {
    for (size_t i = 0; i < texts->anchor_count; i++) {
        const struct satz_anchor *anchor = &texts->anchors[i];
        satz_band_anchor(&work->band, unit_of(&work->sides[0], anchor->source),
                         unit_of(&work->sides[0], anchor->source + 1), unit_of(&work->sides[1], anchor->target),
                         unit_of(&work->sides[1], anchor->target + 1));
    }
    satz_band_close(&work->band);
}

/* Settles what the beads found tell: how much words explain, how long translations are, how often cuts are alike. */
static void settle(struct work *work) {
    uint64_t lengths[2] = { 0, 0 };
    for (size_t i = 0; i < work->units.count; i++) {
        const struct satz_bead *bead = &work->units.items[i];
        if (!bead->source_count || !bead->target_count)
            continue;
        for (size_t u = 0; u < bead->source_count; u++)
            satz_scorer_row(&work->scorer, bead->source + u, bead->target, bead->target + bead->target_count);
        satz_scorer_count(&work->scorer, (struct satz_block){ bead->source, bead->source_count, bead->target,
                                                              bead->target_count });
        if (bead->source_count == 1 && bead->target_count == 1) {
            lengths[0] += work->sides[0].lengths[bead->source];
            lengths[1] += work->sides[1].lengths[bead->target];
        }
    }
    satz_scorer_settle(&work->scorer);
    if (lengths[0] > 200 && lengths[1])
        work->scorer.ratio = (double)lengths[1] / (double)lengths[0];
    work->search.edge = satz_search_edge(&work->sides[0], &work->sides[1], &work->units);
}

/* Weighs the evidence anew, with what the beads so far teach. */
static void weigh(struct work *work) {
    satz_evidence_ratios(&work->sides[0], &work->sides[1], &work->prior, &work->learned, &work->evidence);
    satz_scorer_use(&work->scorer, &work->evidence);
}

/*
 * How much a text has a counterpart by its words, allowing for its length: the longer it is, the more of a translation
 * is explained, and the less of anything else. On the development sets all true pairs of whole texts come to 0.1 and
 * more, and texts that have nothing in common stay under it; so do most in another language than the one said. Where
 * there is too little text, or no lexicon to know a translation by, nothing is told: 1.
 */
#define LENGTH_WEIGHT 0.11
#define LENGTH_MIDDLE 900.0
#define LENGTH_LEAST (-0.18)
#define TELLING_TERMS 500.0

static double support_of(const struct satz_aligner *aligner, const struct work *work) {
    double terms = (double)(work->sides[0].term_count + work->sides[1].term_count);
    if (terms < TELLING_TERMS || !aligner->lexicon_count)
        return 1;
    double allowance = -LENGTH_WEIGHT * log10(terms / LENGTH_MIDDLE);
    double support = (work->scorer.source_support + work->scorer.target_support) / terms +
                     (allowance > LENGTH_LEAST ? allowance : LENGTH_LEAST);
    return support < 0 ? 0 : support > 1 ? 1 : support;
}

static void search_all(struct work *work, const struct satz_align_texts *texts) {
    size_t sources = work->sides[0].unit_count, targets = work->sides[1].unit_count;
    size_t passes = sources > LARGE ? LARGE_PASSES : PASSES;
    weigh(work);
    satz_band_begin(&work->band, &work->sides[0], &work->sides[1], &work->evidence);
    close_band(work, texts);
    work->search.rough = true;
    satz_search_best(&work->search, &work->units);
    for (size_t pass = 0; pass < passes; pass++) {
        settle(work);
        satz_learn_translations(&work->sides[0], &work->sides[1], &work->units, &work->prior, &work->learned);
        weigh(work);
        satz_band_around(&work->band, sources, targets, &work->units, margins[PASSES - passes + pass]);
        close_band(work, texts);
        if (pass + 1 < passes)
            satz_search_best(&work->search, &work->units);
        else
            satz_search_expected(&work->search, &work->units);
    }
}

static void align_words(struct satz_aligner *aligner, const struct satz_align_texts *texts, struct satz_beads *beads) {
    struct work work = { .prior = SATZ_TTABLE_INIT, .learned = SATZ_TTABLE_INIT, .evidence = SATZ_TTABLE_INIT,
                         .band = SATZ_BAND_INIT, .units = SATZ_BEADS_INIT };
    struct satz_prior prior = { aligner->lexicons, aligner->lexicon_count, aligner->reversed };
    satz_side_init(&work.sides[0]);
    satz_side_init(&work.sides[1]);
    satz_side_read(&work.sides[0], aligner->cutters[0], aligner->segmenters[0], texts->source, texts->source_count);
    satz_side_read(&work.sides[1], aligner->cutters[1], aligner->segmenters[1], texts->target, texts->target_count);
    satz_prior_find(&prior, &work.sides[0], &work.sides[1], aligner->cutters[0], aligner->cutters[1], &work.prior);
    satz_scorer_init(&work.scorer, &work.sides[0], &work.sides[1]);
    work.search = (struct satz_search){ .scorer = &work.scorer, .band = &work.band, .anchors = texts->anchors,
                                       .anchor_count = texts->anchor_count };
    search_all(&work, texts);
    settle(&work);
    satz_leftover_link(&work.search, &work.evidence, &work.units);
    satz_beads_group(&work.sides[0], &work.sides[1], &work.units, texts->anchors, texts->anchor_count, beads);
    beads->support = support_of(aligner, &work);
    satz_scorer_release(&work.scorer);
    satz_side_release(&work.sides[0]);
    satz_side_release(&work.sides[1]);
    satz_ttable_release(&work.prior);
    satz_ttable_release(&work.learned);
    satz_ttable_release(&work.evidence);
    satz_band_release(&work.band);
    satz_beads_release(&work.units);
}

void satz_align(struct satz_aligner *aligner, const struct satz_align_texts *texts, struct satz_beads *beads) {
    satz_beads_reset(beads);
    if (aligner->method == SATZ_ALIGN_GALE_CHURCH) {
        align_lengths(texts, beads);
        return;
    }
    settle_taught(aligner);
    align_words(aligner, texts, beads);
}
