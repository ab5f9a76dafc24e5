/*
 * Two texts of any lines, aligned: every segment of both is in one bead, beads are in order and no larger than they may
 * be, probabilities are some, what a person has said holds, and the same comes out again.
 *
 * Input: three bytes, for the language, for the ways below and for the place of the anchor; then, parted by 0xFF, the
 * source and the target, a segment a line.
 */
#include "align/align.h"
#include "cutting.h"
#include "text/utf8.h"

enum way { LENGTHS = 1, ANCHORED = 2, BARE = 4, TAUGHT = 8 };

/* No fuzzer's text is longer. */
enum { MOST = 4096 };

struct side {
    struct satz_slice segments[MOST];
    size_t count;
};

/* The lines of what is UTF-8 at the beginning. */
static void side_read(struct side *side, struct satz_slice text) {
    struct satz_slice line;
    text = satz_slice_sub(text, 0, satz_utf8_check(text, true));
    side->count = 0;
    while (text.size && side->count < MOST && satz_slice_split(&text, '\n', &line))
        side->segments[side->count++] = line;
}

static struct satz_aligner *aligner_new(unsigned lang, unsigned ways) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_align_settings settings = { .method = ways & LENGTHS ? SATZ_ALIGN_GALE_CHURCH : SATZ_ALIGN_WORDS,
                                            .data = ways & BARE ? NULL : property_data() };
    PROPERTY(satz_language_parse("de", &settings.from, &error) == SATZ_OK);
    PROPERTY(satz_language_parse(cutting_language(lang), &settings.to, &error) == SATZ_OK);
    struct satz_aligner *aligner = satz_aligner_new(&settings, &error);
    if (!aligner)
        property_broken(__FILE__, __LINE__, error.reason);
    return aligner;
}

/* ---- what holds ---- */

/* Sets which bead each segment of the target is in, from 1. */
static void target_take(const struct satz_bead *bead, size_t number, size_t *beads) {
    for (size_t i = 0; i < bead->target_count; i++) {
        PROPERTY(!beads[bead->target + i]);
        beads[bead->target + i] = number;
    }
}

static void bead_holds(const struct satz_bead *bead, const struct side *source, const struct side *target) {
    PROPERTY(bead->source_count || bead->target_count);
    PROPERTY(bead->source_count <= SATZ_BEAD_MOST && bead->target_count <= SATZ_BEAD_MOST);
    PROPERTY(bead->source <= source->count && bead->source_count <= source->count - bead->source);
    PROPERTY(bead->target <= target->count && bead->target_count <= target->count - bead->target);
    PROPERTY(bead->probability >= 0 && bead->probability <= 1);
}

static void beads_hold(const struct satz_beads *beads, const struct side *source, const struct side *target) {
    static size_t bead_of[MOST + 1];
    size_t next = 0;
    memset(bead_of, 0, sizeof bead_of);
    PROPERTY(beads->support >= 0 && beads->support <= 1);
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        bead_holds(bead, source, target);
        PROPERTY(bead->source == next);
        next += bead->source_count;
        target_take(bead, i + 1, bead_of);
        /* What has no source stands after the target before it. */
        PROPERTY(bead->source_count || !bead->target || bead_of[bead->target - 1]);
    }
    PROPERTY(next == source->count);
    for (size_t i = 0; i < target->count; i++)
        PROPERTY(bead_of[i]);
}

static bool is_in(size_t segment, size_t first, size_t count) {
    return segment >= first && segment - first < count;
}

static void anchor_holds(const struct satz_beads *beads, const struct satz_anchor *anchor) {
    bool found = false;
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        found = found || (is_in(anchor->source, bead->source, bead->source_count) &&
                          is_in(anchor->target, bead->target, bead->target_count));
    }
    PROPERTY(found);
}

static void same_hold(const struct satz_beads *one, const struct satz_beads *other) {
    PROPERTY(one->count == other->count && !(one->support < other->support) && !(one->support > other->support));
    for (size_t i = 0; i < one->count; i++) {
        const struct satz_bead *a = &one->items[i], *b = &other->items[i];
        PROPERTY(a->source_count == b->source_count && a->target == b->target && a->target_count == b->target_count);
        PROPERTY(!(a->probability < b->probability) && !(a->probability > b->probability));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct side source, target;
    struct satz_slice input = satz_slice_make((const char *)data, size);
    unsigned lang = byte_take(&input), ways = byte_take(&input), place = byte_take(&input);
    struct satz_beads beads = SATZ_BEADS_INIT, again = SATZ_BEADS_INIT;
    side_read(&source, part_take(&input));
    side_read(&target, part_take(&input));
    struct satz_align_texts texts = {
        .source = source.segments, .target = target.segments, .source_count = source.count, .target_count = target.count
    };
    struct satz_anchor anchor = { 0, 0 };
    if (ways & ANCHORED && source.count && target.count) {
        anchor = (struct satz_anchor){ place % source.count, place / 16 % target.count };
        texts.anchors = &anchor;
        texts.anchor_count = 1;
    }
    struct satz_aligner *aligner = aligner_new(lang, ways);
    if (ways & TAUGHT && texts.anchors)
        satz_aligner_teach(aligner, source.segments[anchor.source], target.segments[anchor.target]);
    satz_align(aligner, &texts, &beads);
    beads_hold(&beads, &source, &target);
    if (texts.anchors)
        anchor_holds(&beads, &anchor);
    /* An aligner keeps nothing of a document. */
    satz_align(aligner, &texts, &again);
    same_hold(&beads, &again);
    satz_beads_release(&beads);
    satz_beads_release(&again);
    satz_aligner_free(aligner);
    return 0;
}
