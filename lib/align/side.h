#ifndef SATZ_ALIGN_SIDE_H
#define SATZ_ALIGN_SIDE_H

#include "align/term.h"
#include "base/arena.h"
#include "base/map.h"
#include "segment/segment.h"

/*
 * One side of a bitext, as an aligner sees it. The segments are cut into units: a segment that holds several
 * sentences is one unit for each, so that what a translator merged is still compared sentence by sentence. A unit's
 * terms are numbers of types; a type is a stem, a number, a mark or a code.
 */
#define SATZ_UNIT_TERMS ((size_t)1000) /* of a longer unit the rest is not compared */

struct satz_type {
    uint64_t hash;       /* of its stem */
    uint32_t count;      /* how often it occurs */
    uint32_t units;      /* in how many units */
    uint32_t latin;      /* private */
    uint8_t latin_size;  /* private */
    uint8_t form_size;   /* private */
    uint8_t kind;        /* enum satz_term_kind */
    bool is_latin;
    uint32_t form;       /* private */
    float share;         /* how much of the side's terms it is, smoothed: its probability by itself */
};

/* Where a term stands in its segment, in bytes. */
struct satz_place {
    uint32_t begin, end;
    bool part; /* it lies in the term before */
};

struct satz_side {
    size_t segment_count;
    size_t unit_count;
    uint32_t *segment_of;  /* by unit, ascending */
    uint32_t *begins;      /* by unit, with one more at the end: where its terms begin */
    uint32_t *terms;
    struct satz_place *places; /* by term, where they are wanted; of segments under 4 GiB that are one unit each */
    bool keep_places;          /* set by the caller */
    uint32_t *lengths;     /* by unit: code points, at least 1 */
    uint8_t *open;         /* by unit: how surely what follows it continues it, 0 to 255 */
    size_t term_count;
    struct satz_type *types;
    size_t type_count;
    /* private */
    size_t unit_capacity, term_capacity, place_capacity, type_capacity;
    struct satz_map words, stems;
    struct satz_arena keys;
    struct satz_buffer letters;
    struct satz_term_key key;
};

void satz_side_init(struct satz_side *side);
void satz_side_release(struct satz_side *side);

/*
 * Sets the side to these segments: checked UTF-8, not needed afterwards. A segment without words is a unit without
 * terms. `segmenter` may be NULL: each segment is one unit. O(size of the texts).
 */
void satz_side_read(struct satz_side *side, struct satz_cutter *cutter, struct satz_segmenter *segmenter,
                    const struct satz_slice *segments, size_t count);

/* A type's most usual word in a to z, at most 255 letters; empty where there is none. */
struct satz_slice satz_type_latin(const struct satz_side *side, const struct satz_type *type);
/* The same word in small letters. */
struct satz_slice satz_type_form(const struct satz_side *side, const struct satz_type *type);

#endif
