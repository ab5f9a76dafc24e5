#ifndef SATZ_ALIGN_BAND_H
#define SATZ_ALIGN_BAND_H

#include "align/bead.h"
#include "align/side.h"
#include "align/ttable.h"

/*
 * Where an alignment may run. A boundary is a place before, between or after units, from 0 to the number of units; for
 * each boundary of the source, those of the target from `first` to `last`, both rising.
 */
struct satz_band {
    uint32_t *first, *last; /* by boundary of the source */
    size_t *cells;          /* the number of cells before each boundary, one more at the end */
    size_t rows;            /* boundaries */
    size_t columns;
    size_t capacity;        /* private */
};

#define SATZ_BAND_INIT { NULL, NULL, NULL, 0, 0, 0 }
void satz_band_release(struct satz_band *band);

/* Two texts with so many cells are searched whole. */
#define SATZ_BAND_WHOLE ((size_t)1 << 20)
/*
 * Where to begin: everywhere in small texts; in larger ones around a chain of units that share rare words of the
 * evidence (Moore, Fast and Accurate Sentence Alignment of Bilingual Corpora, 2002, bounds his search likewise by a
 * first pass), and where these are far apart, around the straight line between them. O(terms + units log units).
 */
void satz_band_begin(struct satz_band *band, const struct satz_side *source, const struct satz_side *target,
                     const struct satz_ttable *evidence);
/* Around the beads of units that were found, `margin` units to each side, wider where not probable. O(units). */
void satz_band_around(struct satz_band *band, size_t sources, size_t targets, const struct satz_beads *beads,
                      size_t margin);
/*
 * Cuts off what two segments that belong together exclude: `source` units [source, source_end) go with target units
 * [target, target_end).
 */
void satz_band_anchor(struct satz_band *band, size_t source, size_t source_end, size_t target, size_t target_end);
/* To be called when all is set: counts the cells, and sees to it that there is a way through. */
void satz_band_close(struct satz_band *band);

#endif
