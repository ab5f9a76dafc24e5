#include "align/band.h"

#include <stdlib.h>

#include "align/anchor.h"
#include "base/memory.h"

void satz_band_release(struct satz_band *band) {
    free(band->first);
    free(band->last);
    free(band->cells);
    *band = (struct satz_band)SATZ_BAND_INIT;
}

/* A band that holds nothing yet. */
static void open_band(struct satz_band *band, size_t sources, size_t targets) {
    band->rows = sources + 1;
    band->columns = targets + 1;
    if (band->rows > band->capacity) {
        band->capacity = band->rows;
        band->first = satz_memory_resize(band->first, band->rows, sizeof *band->first);
        band->last = satz_memory_resize(band->last, band->rows, sizeof *band->last);
        band->cells = satz_memory_resize(band->cells, band->rows + 1, sizeof *band->cells);
    }
    for (size_t row = 0; row < band->rows; row++) {
        band->first[row] = (uint32_t)targets;
        band->last[row] = 0;
    }
}

/* Adds the columns [column - reach, column + reach] of a row. Rows and columns outside are passed over. */
static void widen(struct satz_band *band, ptrdiff_t row, ptrdiff_t first, ptrdiff_t last) {
    ptrdiff_t most = (ptrdiff_t)band->columns - 1;
    if (row < 0 || row >= (ptrdiff_t)band->rows)
        return;
    first = first < 0 ? 0 : first > most ? most : first;
    last = last < 0 ? 0 : last > most ? most : last;
    if (first < band->first[row])
        band->first[row] = (uint32_t)first;
    if (last > band->last[row])
        band->last[row] = (uint32_t)last;
}

/* Between two anchors of a chain: all of a small gap, a strip along the line through a large one. */
enum { MARGIN = 12, SMALL_GAP = 200, STRIP = 100, LARGE_GAP = 4000, NARROW_STRIP = 40 };

static void fill_gap(struct satz_band *band, const struct satz_anchor *from, const struct satz_anchor *to) {
    ptrdiff_t sources = (ptrdiff_t)(to->source - from->source), targets = (ptrdiff_t)(to->target - from->target);
    bool small = sources <= SMALL_GAP && targets <= SMALL_GAP;
    ptrdiff_t strip = sources > LARGE_GAP || targets > LARGE_GAP ? NARROW_STRIP : STRIP;
    /* Where one side is far longer, a row of it has many columns; there is no other way through. */
    ptrdiff_t slope = sources ? targets / sources : targets;
    strip += slope;
    ptrdiff_t begin = (ptrdiff_t)from->source - MARGIN, end = (ptrdiff_t)to->source + MARGIN;
    for (ptrdiff_t row = begin; row <= end; row++) {
        ptrdiff_t along = row - (ptrdiff_t)from->source;
        along = along < 0 ? 0 : along > sources ? sources : along;
        ptrdiff_t middle = (ptrdiff_t)from->target;
        middle += sources ? (ptrdiff_t)((double)along * (double)targets / (double)sources) : targets / 2;
        if (small)
            widen(band, row, (ptrdiff_t)from->target - MARGIN, (ptrdiff_t)to->target + MARGIN);
        else
            widen(band, row, middle - strip, middle + strip);
    }
    if (!sources)
        widen(band, (ptrdiff_t)from->source, (ptrdiff_t)from->target, (ptrdiff_t)to->target);
}

void satz_band_begin(struct satz_band *band, const struct satz_side *source, const struct satz_side *target,
                     const struct satz_ttable *evidence) {
    size_t sources = source->unit_count, targets = target->unit_count;
    open_band(band, sources, targets);
    if (sources <= SATZ_BAND_WHOLE / (targets + 1)) {
        for (size_t row = 0; row <= sources; row++)
            widen(band, (ptrdiff_t)row, 0, (ptrdiff_t)targets);
        return;
    }
    struct satz_chain chain = SATZ_CHAIN_INIT;
    satz_chain_find(&chain, source, target, evidence);
    struct satz_anchor before = { 0, 0 }, end = { sources, targets };
    for (size_t i = 0; i < chain.count; i++) {
        fill_gap(band, &before, &chain.items[i]);
        before = chain.items[i];
    }
    fill_gap(band, &before, &end);
    satz_chain_release(&chain);
}

/* A bead less probable than this is looked at again from further away. */
#define SURE 0.5
enum { WIDER = 3 };

void satz_band_around(struct satz_band *band, size_t sources, size_t targets, const struct satz_beads *beads,
                      size_t margin) {
    open_band(band, sources, targets);
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        ptrdiff_t reach = (ptrdiff_t)margin * (bead->probability < SURE ? WIDER : 1);
        ptrdiff_t first = (ptrdiff_t)bead->source - reach;
        ptrdiff_t last = (ptrdiff_t)(bead->source + bead->source_count) + reach;
        for (ptrdiff_t row = first; row <= last; row++)
            widen(band, row, (ptrdiff_t)bead->target - reach, (ptrdiff_t)(bead->target + bead->target_count) + reach);
    }
}

void satz_band_anchor(struct satz_band *band, size_t source, size_t source_end, size_t target, size_t target_end) {
    for (size_t row = 0; row < band->rows; row++) {
        if (row <= source && band->last[row] > target_end)
            band->last[row] = (uint32_t)target_end;
        if (row >= source_end && band->first[row] < target)
            band->first[row] = (uint32_t)target;
    }
}

void satz_band_close(struct satz_band *band) {
    size_t last_row = band->rows - 1;
    band->first[0] = 0;
    band->last[last_row] = (uint32_t)(band->columns - 1);
    for (size_t row = last_row; row-- > 0;)
        if (band->first[row] > band->first[row + 1])
            band->first[row] = band->first[row + 1];
    band->cells[0] = 0;
    for (size_t row = 0; row < band->rows; row++) {
        if (row && band->last[row] < band->last[row - 1])
            band->last[row] = band->last[row - 1];
        if (row && band->last[row - 1] < band->first[row])
            band->first[row] = band->last[row - 1];
        if (band->last[row] < band->first[row])
            band->last[row] = band->first[row];
        band->cells[row + 1] = band->cells[row] + (band->last[row] - band->first[row]) + 1;
    }
}
