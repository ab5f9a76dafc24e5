#include "align/side.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

void satz_side_init(struct satz_side *side) {
    *side = (struct satz_side){ 0 };
    satz_map_init(&side->words);
    satz_map_init(&side->stems);
    satz_arena_init(&side->keys);
    satz_buffer_init(&side->letters);
    satz_term_key_init(&side->key);
}

void satz_side_release(struct satz_side *side) {
    free(side->segment_of);
    free(side->begins);
    free(side->terms);
    free(side->places);
    free(side->lengths);
    free(side->open);
    free(side->types);
    satz_map_release(&side->words);
    satz_map_release(&side->stems);
    satz_arena_release(&side->keys);
    satz_buffer_release(&side->letters);
    satz_term_key_release(&side->key);
}

static void forget(struct satz_side *side) {
    side->segment_count = side->unit_count = side->term_count = side->type_count = 0;
    satz_map_reset(&side->words);
    satz_map_reset(&side->stems);
    satz_arena_reset(&side->keys);
    satz_buffer_reset(&side->letters);
}

/* Keeps a text of at most 255 bytes, cut between characters. */
static uint32_t keep(struct satz_side *side, struct satz_slice text, uint8_t *size) {
    uint32_t at = (uint32_t)side->letters.size;
    *size = (uint8_t)satz_utf8_floor(text, text.size < UINT8_MAX ? text.size : UINT8_MAX);
    satz_buffer_add(&side->letters, satz_slice_sub(text, 0, *size));
    return at;
}

/* The type of the stem in `side->key`; the first word of it that occurs stands for it. */
static size_t type_of_stem(struct satz_side *side, enum satz_term_kind kind) {
    struct satz_slice stem = satz_buffer_slice(&side->key.stem);
    size_t number;
    if (satz_map_get(&side->stems, stem, &number))
        return number;
    side->types = satz_memory_grow(side->types, &side->type_capacity, side->type_count + 1, sizeof *side->types);
    struct satz_type *type = &side->types[side->type_count];
    *type = (struct satz_type){ .hash = satz_term_hash(stem), .kind = (uint8_t)kind, .is_latin = side->key.is_latin };
    type->latin = keep(side, satz_buffer_slice(&side->key.latin), &type->latin_size);
    type->form = keep(side, satz_buffer_slice(&side->key.form), &type->form_size);
    satz_map_set(&side->stems, satz_arena_copy(&side->keys, stem), side->type_count);
    return side->type_count++;
}

/* The type of a term, found by its bytes where they have occurred; false for what is no term after all. */
#define NO_TYPE ((size_t)-1)
static bool type_of_term(struct satz_side *side, struct satz_cutter *cutter, enum satz_term_kind kind,
                         struct satz_slice raw, size_t *number) {
    if (!satz_map_get(&side->words, raw, number)) {
        satz_cutter_key(cutter, kind, raw, &side->key);
        *number = side->key.stem.size > 1 || kind == SATZ_TERM_WORD ? type_of_stem(side, kind) : NO_TYPE;
        satz_map_set(&side->words, satz_arena_copy(&side->keys, raw), *number);
    }
    return *number != NO_TYPE;
}

static void keep_place(struct satz_side *side, const struct satz_term *term) {
    side->places = satz_memory_grow(side->places, &side->place_capacity, side->term_count + 1, sizeof *side->places);
    side->places[side->term_count] = (struct satz_place){ (uint32_t)term->begin, (uint32_t)term->end, term->part };
}

static void add_terms(struct satz_side *side, struct satz_cutter *cutter, struct satz_slice text) {
    struct satz_term term;
    size_t number, most = side->term_count + SATZ_UNIT_TERMS;
    satz_cutter_begin(cutter, text);
    while (side->term_count < most && satz_cutter_next(cutter, &term)) {
        if (!type_of_term(side, cutter, term.kind, satz_slice_sub(text, term.begin, term.end), &number))
            continue;
        side->terms = satz_memory_grow(side->terms, &side->term_capacity, side->term_count + 1, sizeof *side->terms);
        if (side->keep_places)
            keep_place(side, &term);
        side->terms[side->term_count++] = (uint32_t)number;
        side->types[number].count++;
    }
}

static void grow_units(struct satz_side *side) {
    if (side->unit_count + 1 < side->unit_capacity)
        return;
    size_t capacity = side->unit_capacity ? side->unit_capacity * 2 : 256;
    side->unit_capacity = capacity;
    side->segment_of = satz_memory_resize(side->segment_of, capacity, sizeof *side->segment_of);
    side->begins = satz_memory_resize(side->begins, capacity, sizeof *side->begins);
    side->lengths = satz_memory_resize(side->lengths, capacity, sizeof *side->lengths);
    side->open = satz_memory_resize(side->open, capacity, sizeof *side->open);
}

/* ---- whether a unit looks as if it went on ---- */

/* The last character of `text` that is neither a blank nor something that closes. */
static uint32_t last_character(struct satz_slice text) {
    for (size_t end = text.size, size; end; end -= size) {
        uint32_t c = satz_utf8_decode_before(text, end, &size);
        if (!satz_char_is_space(c) && !strchr("\")'", c < 0x80 ? (int)c : 1) && c != 0x201C && c != 0x201D &&
            c != 0xBB && c != 0xAB && c != 0x300D && c != 0x300F && c != 0x2019)
            return c;
    }
    return 0;
}

static bool ends_sentence(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x061F || c == 0x2026;
}

static bool begins_small(struct satz_slice text) {
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t c = satz_utf8_decode_checked(text.data + at, &size);
        if (satz_char_is_word(c))
            return satz_char_is_lower(c);
    }
    return false;
}

enum { OPEN_END = 200, OPEN_START = 100, OPEN_MOST = 255 };

static uint8_t openness(struct satz_slice text, struct satz_slice next) {
    int open = ends_sentence(last_character(text)) ? 0 : OPEN_END;
    if (begins_small(next))
        open += OPEN_START;
    return (uint8_t)(open < OPEN_MOST ? open : OPEN_MOST);
}

static void add_unit(struct satz_side *side, struct satz_cutter *cutter, struct satz_slice text,
                     struct satz_slice next) {
    grow_units(side);
    size_t unit = side->unit_count++;
    side->segment_of[unit] = (uint32_t)side->segment_count;
    side->begins[unit] = (uint32_t)side->term_count;
    size_t length = satz_utf8_count(satz_slice_trim(text));
    side->lengths[unit] = length ? (uint32_t)length : 1;
    side->open[unit] = openness(text, next);
    add_terms(side, cutter, text);
}

static void add_segment(struct satz_side *side, struct satz_cutter *cutter, struct satz_segmenter *segmenter,
                        struct satz_cuts *cuts, struct satz_slice text, struct satz_slice next) {
    cuts->count = 0;
    if (segmenter)
        satz_segmenter_cut(segmenter, text, cuts);
    size_t begin = 0;
    for (size_t i = 0; i < cuts->count; i++) {
        add_unit(side, cutter, satz_slice_sub(text, begin, cuts->at[i]), satz_slice_from(text, cuts->at[i]));
        begin = cuts->at[i];
    }
    add_unit(side, cutter, satz_slice_from(text, begin), next);
    side->segment_count++;
}

/* In how many units each type is. */
static void count_units(struct satz_side *side) {
    uint32_t *last = satz_memory_get_array(side->type_count + 1, sizeof *last);
    for (size_t unit = 0; unit < side->unit_count; unit++)
        for (size_t at = side->begins[unit]; at < side->begins[unit + 1]; at++)
            if (last[side->terms[at]] != unit + 1) {
                last[side->terms[at]] = (uint32_t)unit + 1;
                side->types[side->terms[at]].units++;
            }
    free(last);
}

/* What is added to each type's count before shares are taken. */
#define SHARE_SMOOTHING 0.3

void satz_side_read(struct satz_side *side, struct satz_cutter *cutter, struct satz_segmenter *segmenter,
                    const struct satz_slice *segments, size_t count) {
    static const struct satz_slice nothing = SATZ_SLICE("");
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    forget(side);
    for (size_t i = 0; i < count; i++)
        add_segment(side, cutter, segmenter, &cuts, segments[i], i + 1 < count ? segments[i + 1] : nothing);
    satz_cuts_release(&cuts);
    grow_units(side);
    side->begins[side->unit_count] = (uint32_t)side->term_count;
    count_units(side);
    double all = (double)side->term_count + SHARE_SMOOTHING * (double)side->type_count;
    for (size_t i = 0; i < side->type_count; i++)
        side->types[i].share = (float)((side->types[i].count + SHARE_SMOOTHING) / all);
}

struct satz_slice satz_type_latin(const struct satz_side *side, const struct satz_type *type) {
    return satz_slice_make(side->letters.data + type->latin, type->latin_size);
}

struct satz_slice satz_type_form(const struct satz_side *side, const struct satz_type *type) {
    return satz_slice_make(side->letters.data + type->form, type->form_size);
}
