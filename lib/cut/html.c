#include "cut/html.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A stretch of plain text and the bytes of the page it is from: as many, or a reference. */
struct stretch {
    size_t plain, raw, raw_size;
    bool reference;
};

/* A block's text as it is read, and the way back to the page. */
struct plain {
    struct satz_buffer text;
    struct stretch *stretches;
    size_t count, capacity;
};

struct cutting {
    struct satz_recorder *recorder;
    struct satz_slice page;
    const struct satz_html *html;
    struct plain plain;
    struct satz_arena arena;
    size_t done;  /* bytes of the page that are recorded */
    size_t piece; /* no piece before it reaches beyond `done` */
    size_t pieces_end;
};

static void add_stretch(struct plain *plain, size_t raw, size_t raw_size, bool reference) {
    plain->stretches = satz_memory_grow(plain->stretches, &plain->capacity, plain->count + 1, sizeof *plain->stretches);
    plain->stretches[plain->count++] = (struct stretch){ plain->text.size, raw, raw_size, reference };
}

static void add_literal(struct cutting *cutting, size_t begin, size_t end) {
    if (begin == end)
        return;
    add_stretch(&cutting->plain, begin, end - begin, false);
    satz_buffer_add(&cutting->plain.text, satz_slice_sub(cutting->page, begin, end));
}

static void add_text(struct cutting *cutting, size_t begin, size_t end) {
    struct satz_slice head = satz_slice_sub(cutting->page, 0, end);
    size_t from = begin;
    for (size_t at = begin; (at = satz_slice_find_byte(head, at, '&')) < end;) {
        uint32_t character;
        size_t size = satz_charref_decode(head, at, &character);
        if (size) {
            add_literal(cutting, from, at);
            add_stretch(&cutting->plain, at, size, true);
            satz_buffer_add_char(&cutting->plain.text, character);
            from = at + size;
        }
        at += size ? size : 1;
    }
    add_literal(cutting, from, end);
}

/* The block's text; a <br> reads as a line break. */
static void read_plain(struct cutting *cutting, const struct satz_html_block *block) {
    satz_buffer_reset(&cutting->plain.text);
    cutting->plain.count = 0;
    for (size_t i = block->first; i < block->first + block->count; i++) {
        const struct satz_html_piece *piece = &cutting->html->pieces[i];
        if (piece->kind == SATZ_HTML_TEXT) {
            add_text(cutting, piece->begin, piece->end);
        } else if (piece->line_break) {
            add_stretch(&cutting->plain, piece->begin, piece->end - piece->begin, true);
            satz_buffer_add_byte(&cutting->plain.text, '\n');
        }
    }
}

/* The stretch that holds byte `at` of the plain text. */
static const struct stretch *find_stretch(const struct plain *plain, size_t at) {
    size_t low = 0, high = plain->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (plain->stretches[middle].plain <= at)
            low = middle;
        else
            high = middle;
    }
    return &plain->stretches[low];
}

static size_t raw_begin(const struct plain *plain, size_t at) {
    const struct stretch *stretch = find_stretch(plain, at);
    return stretch->reference ? stretch->raw : stretch->raw + (at - stretch->plain);
}

static size_t raw_end(const struct plain *plain, size_t at) {
    const struct stretch *stretch = find_stretch(plain, at - 1);
    return stretch->reference ? stretch->raw + stretch->raw_size : stretch->raw + (at - stretch->plain);
}

/* A stretch of the page that becomes a segment. */
struct range {
    size_t begin, end;
};

static bool holds(struct range range, size_t at) {
    return at >= range.begin && at < range.end;
}

/*
 * Takes in the tags before and after that have their partner inside: `<b>Berlin</b> liegt`. Tags
 * around the whole stay outside. `next` is where the next sentence's text begins.
 */
static struct range with_tags(struct cutting *cutting, struct range core, size_t next) {
    const struct satz_html_piece *pieces = cutting->html->pieces;
    struct range range = core;
    size_t i = cutting->piece;
    for (; i < cutting->pieces_end && pieces[i].begin < core.begin; i++)
        if (range.begin == core.begin && pieces[i].begin >= cutting->done && pieces[i].kind == SATZ_HTML_TAG &&
            holds(core, pieces[i].partner))
            range.begin = pieces[i].begin;
    while (i < cutting->pieces_end && pieces[i].begin < core.end)
        i++;
    for (; i < cutting->pieces_end && pieces[i].begin < next; i++)
        if (pieces[i].kind == SATZ_HTML_TAG && holds(core, pieces[i].partner))
            range.end = pieces[i].end;
    return range;
}

static void record_range(struct cutting *cutting, struct range range, bool cut) {
    const struct satz_html_piece *pieces = cutting->html->pieces;
    struct satz_span_list spans = { NULL, 0, 0 };
    satz_arena_reset(&cutting->arena);
    satz_recorder_gap(cutting->recorder, satz_slice_sub(cutting->page, cutting->done, range.begin));
    for (; cutting->piece < cutting->pieces_end && pieces[cutting->piece].begin < range.end; cutting->piece++) {
        const struct satz_html_piece *piece = &pieces[cutting->piece];
        if (piece->end > range.end)
            break;
        if (piece->kind == SATZ_HTML_TAG && piece->begin >= range.begin)
            satz_spans_add(&spans, &cutting->arena,
                           (struct satz_span){ .kind = SATZ_TAG, .action = SATZ_HOLD,
                                               .begin = piece->begin - range.begin, .end = piece->end - range.begin });
    }
    satz_spans_number(&spans, &cutting->arena);
    satz_recorder_segment(cutting->recorder, satz_slice_sub(cutting->page, range.begin, range.end), &spans, cut);
    cutting->done = range.end;
}

/* The last byte of plain text, after `begin`, up to which the page's bytes are not more than half the limit. */
static size_t find_cut(const struct plain *plain, size_t begin, size_t end) {
    size_t raw = raw_begin(plain, begin), low = begin, high = end;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (raw_end(plain, middle) - raw <= SATZ_SEGMENT_LIMIT / 2)
            low = middle;
        else
            high = middle;
    }
    size_t cut = satz_utf8_floor(satz_buffer_slice(&plain->text), low);
    return cut > begin ? cut : end;
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

static void record_sentence(struct cutting *cutting, size_t begin, size_t end) {
    struct satz_slice text = satz_buffer_slice(&cutting->plain.text);
    size_t size, next = skip_blanks(text, end);
    begin = skip_blanks(text, begin);
    if (begin >= end)
        return;
    while (end > begin && satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    struct range core = { raw_begin(&cutting->plain, begin), raw_end(&cutting->plain, end) };
    next = next < text.size ? raw_begin(&cutting->plain, next) : cutting->page.size;
    struct range range = with_tags(cutting, core, next);
    if (range.end - range.begin <= SATZ_SEGMENT_LIMIT) {
        record_range(cutting, range, false);
        return;
    }
    while (begin < end) {
        size_t cut = find_cut(&cutting->plain, begin, end);
        core = (struct range){ raw_begin(&cutting->plain, begin), raw_end(&cutting->plain, cut) };
        record_range(cutting, core, cut < end);
        begin = cut;
    }
}

static void cut_block(struct cutting *cutting, struct satz_segmenter *segmenter, const struct satz_html_block *block,
                      struct satz_cuts *cuts) {
    size_t begin = 0;
    read_plain(cutting, block);
    cutting->piece = block->first;
    cutting->pieces_end = block->first + block->count;
    satz_segmenter_cut(segmenter, satz_buffer_slice(&cutting->plain.text), cuts);
    for (size_t i = 0; i < cuts->count; i++) {
        record_sentence(cutting, begin, cuts->at[i]);
        begin = cuts->at[i];
    }
    record_sentence(cutting, begin, cutting->plain.text.size);
    satz_recorder_part(cutting->recorder);
}

void satz_cut_html(struct satz_recorder *recorder, struct satz_segmenter *segmenter, struct satz_slice page,
                   const struct satz_html *html) {
    struct cutting cutting = { .recorder = recorder, .page = page, .html = html };
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    satz_buffer_init(&cutting.plain.text);
    satz_arena_init(&cutting.arena);
    for (size_t i = 0; i < html->block_count; i++)
        cut_block(&cutting, segmenter, &html->blocks[i], &cuts);
    satz_recorder_gap(recorder, satz_slice_from(page, cutting.done));
    satz_arena_release(&cutting.arena);
    satz_buffer_release(&cutting.plain.text);
    free(cutting.plain.stretches);
    satz_cuts_release(&cuts);
}
