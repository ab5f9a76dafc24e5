#include "align/leftover.h"

#include <stdlib.h>

#include "base/memory.h"

/* The units of one side that were left, as a side of its own, and which they are. */
struct rest {
    struct satz_side side; /* shares the types of the whole one */
    uint32_t *units;
};

static bool is_left(const struct satz_bead *bead, int side) {
    return side ? !bead->source_count : !bead->target_count;
}

static void take_unit(struct rest *rest, const struct satz_side *whole, size_t unit) {
    struct satz_side *side = &rest->side;
    size_t count = whole->begins[unit + 1] - whole->begins[unit];
    rest->units[side->unit_count] = (uint32_t)unit;
    side->segment_of[side->unit_count] = whole->segment_of[unit];
    side->lengths[side->unit_count] = whole->lengths[unit];
    side->open[side->unit_count] = 0;
    if (count)
        memcpy(side->terms + side->term_count, whole->terms + whole->begins[unit], count * sizeof *side->terms);
    side->term_count += count;
    side->begins[++side->unit_count] = (uint32_t)side->term_count;
}

static void open_rest(struct rest *rest, const struct satz_side *whole, const struct satz_beads *beads, int side) {
    size_t units = 0, terms = 0;
    for (size_t i = 0; i < beads->count; i++)
        if (is_left(&beads->items[i], side)) {
            size_t unit = side ? beads->items[i].target : beads->items[i].source;
            terms += whole->begins[unit + 1] - whole->begins[unit];
            units++;
        }
    *rest = (struct rest){ .units = satz_memory_get_array(units + 1, sizeof *rest->units) };
    rest->side.types = whole->types;
    rest->side.type_count = whole->type_count;
    rest->side.segment_count = whole->segment_count;
    rest->side.segment_of = satz_memory_get_array(units + 1, sizeof *rest->side.segment_of);
    rest->side.begins = satz_memory_get_array(units + 1, sizeof *rest->side.begins);
    rest->side.lengths = satz_memory_get_array(units + 1, sizeof *rest->side.lengths);
    rest->side.open = satz_memory_get_array(units + 1, sizeof *rest->side.open);
    rest->side.terms = satz_memory_get_array(terms + 1, sizeof *rest->side.terms);
    for (size_t i = 0; i < beads->count; i++)
        if (is_left(&beads->items[i], side))
            take_unit(rest, whole, side ? beads->items[i].target : beads->items[i].source);
}

static void close_rest(struct rest *rest) {
    free(rest->units);
    free(rest->side.segment_of);
    free(rest->side.begins);
    free(rest->side.lengths);
    free(rest->side.open);
    free(rest->side.terms);
}

/*
 * A link of what was left must be worth so much more than one of what is in its place; less where others of its block
 * bear it out.
 */
#define TOLL 7.0
#define LOW_TOLL 0.0
#define LEAST_PROBABILITY 0.5
enum { NEAR = 5 };

static bool is_link(const struct satz_bead *bead) {
    return bead->source_count == 1 && bead->target_count == 1 && bead->probability >= LEAST_PROBABILITY;
}

/* Whether a sure link stands near this one, on the same line. `sure` has targets by source, plus one. */
static bool is_borne_out(const struct satz_bead *link, const uint32_t *sure, size_t units) {
    for (ptrdiff_t distance = -NEAR; distance <= NEAR; distance++) {
        ptrdiff_t source = (ptrdiff_t)link->source + distance;
        if (source < 0 || source >= (ptrdiff_t)units || !sure[source])
            continue;
        ptrdiff_t off = (ptrdiff_t)sure[source] - 1 - (ptrdiff_t)link->target - distance;
        if (off >= -1 && off <= 1)
            return true;
    }
    return false;
}

/* Appends the links among `found` to `beads`, as beads of the whole sides. */
static void take_links(const struct satz_beads *found, const struct rest rests[2], const uint32_t *sure,
                       struct satz_beads *beads) {
    for (size_t i = 0; i < found->count; i++) {
        const struct satz_bead *link = &found->items[i];
        if (is_link(link) && is_borne_out(link, sure, rests[0].side.unit_count))
            satz_beads_add(beads, (struct satz_bead){ rests[0].units[link->source], 1, rests[1].units[link->target], 1,
                                                      link->probability });
    }
}

/* Takes the empty beads of units that the beads from `count` on have linked away. */
static void drop_empty(struct satz_beads *beads, size_t count, const struct satz_scorer *scorer) {
    bool *linked[2] = { satz_memory_get_array(scorer->source->unit_count + 1, sizeof **linked),
                        satz_memory_get_array(scorer->target->unit_count + 1, sizeof **linked) };
    size_t kept = 0;
    for (size_t i = count; i < beads->count; i++)
        linked[0][beads->items[i].source] = linked[1][beads->items[i].target] = true;
    for (size_t i = 0; i < beads->count; i++) {
        struct satz_bead bead = beads->items[i];
        bool empty = i < count && (bead.source_count ? !bead.target_count && linked[0][bead.source]
                                                     : linked[1][bead.target]);
        if (!empty)
            beads->items[kept++] = bead;
    }
    beads->count = kept;
    free(linked[0]);
    free(linked[1]);
}

/* Searches what was left twice: for links that are sure, and for those that these bear out. */
static void link(struct satz_search *search, const struct rest rests[2], struct satz_beads *beads) {
    struct satz_beads found = SATZ_BEADS_INIT;
    uint32_t *sure = satz_memory_get_array(rests[0].side.unit_count + 1, sizeof *sure);
    bool any = false;
    search->toll = TOLL;
    satz_search_expected(search, &found);
    for (size_t i = 0; i < found.count; i++)
        if (is_link(&found.items[i])) {
            sure[found.items[i].source] = (uint32_t)found.items[i].target + 1;
            any = true;
        }
    if (any) {
        search->toll = LOW_TOLL;
        satz_search_expected(search, &found);
        take_links(&found, rests, sure, beads);
    }
    satz_beads_release(&found);
    free(sure);
}

void satz_leftover_link(const struct satz_search *search, const struct satz_ttable *evidence,
                        struct satz_beads *beads) {
    const struct satz_scorer *whole = search->scorer;
    struct rest rests[2];
    open_rest(&rests[0], whole->source, beads, 0);
    open_rest(&rests[1], whole->target, beads, 1);
    if (rests[0].side.unit_count && rests[1].side.unit_count) {
        struct satz_scorer scorer;
        struct satz_band band = SATZ_BAND_INIT;
        struct satz_search again = { .scorer = &scorer, .band = &band };
        size_t count = beads->count;
        satz_scorer_init(&scorer, &rests[0].side, &rests[1].side);
        satz_scorer_chances(&scorer, whole->source_chance, whole->target_chance);
        scorer.ratio = whole->ratio;
        satz_scorer_use(&scorer, evidence);
        satz_band_begin(&band, &rests[0].side, &rests[1].side, evidence);
        satz_band_close(&band);
        link(&again, rests, beads);
        drop_empty(beads, count, whole);
        satz_scorer_release(&scorer);
        satz_band_release(&band);
    }
    close_rest(&rests[0]);
    close_rest(&rests[1]);
}
