#include "bitext/extract.h"

#include <stdio.h>

#include "bitext/codes.h"
#include "bitext/kept.h"
#include "placeholder/engine_text.h"
#include "stream/document.h"
#include "stream/finding.h"
#include "text/charref.h"

/* So many tags are looked for in one translation. */
enum { SOUGHT_MOST = 64 };

/* One side of a record on its way: where its codes stand, and what they are. */
struct side {
    struct satz_slice text;
    struct satz_span_list tags; /* begin and end, in `text` */
    struct satz_code *codes;    /* one for each tag */
    const struct satz_wordset *keep;
};

void satz_extractor_init(struct satz_extractor *extractor, const struct satz_data *data) {
    *extractor = (struct satz_extractor){ .data = data, .folds = true };
}

void satz_extractor_release(struct satz_extractor *extractor) {
    for (size_t i = 0; i < 2; i++)
        if (extractor->keep_tag[i][0])
            satz_wordset_release(&extractor->keep[i]);
}

void satz_extractor_see(struct satz_extractor *extractor, const struct satz_record *record) {
    if (satz_record_size(record, "seg") != 1)
        return;
    extractor->html = satz_record_is_html(record);
    extractor->folds = extractor->html || !satz_slice_is(satz_record_inner(record, "meta", "breaks"), "line");
}

const char *satz_extractor_datatype(const struct satz_extractor *extractor) {
    return extractor->html ? "html" : "plaintext";
}

/* The words of a language, loaded once for each change of it. */
static enum satz_status keep_load(struct satz_extractor *extractor, size_t side, const char *tag,
                                  struct satz_error *error) {
    char *had = extractor->keep_tag[side];
    if (strcmp(had, tag) == 0)
        return SATZ_OK;
    if (*had)
        satz_wordset_release(&extractor->keep[side]);
    *had = '\0';
    if (satz_wordset_load(&extractor->keep[side], extractor->data, tag, "hyphen.tsv", "keep", error) != SATZ_OK)
        return SATZ_FAILED;
    snprintf(had, sizeof extractor->keep_tag[side], "%s", tag);
    return SATZ_OK;
}

/* ---- where the tags are ---- */

static enum satz_status source_tags(const struct satz_record *record, const struct satz_span_list *spans,
                                    struct side *side, bool *known, struct satz_error *error) {
    side->codes = satz_arena_get_array(record->arena, spans->count + 1, sizeof *side->codes);
    for (size_t i = 0; i < spans->count; i++) {
        const struct satz_span *span = &spans->items[i];
        if (span->kind != SATZ_TAG || span->begin == span->end)
            continue;
        size_t number = side->tags.count;
        struct satz_slice text = satz_slice_sub(side->text, span->begin, span->end);
        if (satz_kept_span_code(record, span, text, &side->codes[number], &known[number], error) != SATZ_OK)
            return SATZ_FAILED;
        satz_spans_add(&side->tags, record->arena, *span);
    }
    return SATZ_OK;
}

/* Gives an `x` to the codes that have none, from above those that there are. What closes has its opener's. */
static void numbers_give(struct satz_code *codes, size_t count, size_t *highest) {
    for (size_t i = 0; i < count; i++)
        *highest = codes[i].number > *highest ? codes[i].number : *highest;
    for (size_t i = 0; i < count; i++)
        if (!codes[i].number && codes[i].kind != SATZ_CODE_END)
            codes[i].number = ++*highest;
}

static bool is_taken(const struct side *side, size_t begin, size_t end) {
    for (size_t i = 0; i < side->tags.count; i++)
        if (begin < side->tags.items[i].end && side->tags.items[i].begin < end)
            return true;
    return false;
}

static void target_add(struct side *side, struct satz_arena *arena, size_t begin, size_t end, struct satz_code code) {
    if (begin == end || is_taken(side, begin, end))
        return;
    if (code.native.size) /* an empty one stays so; else a code's content is the language's */
        code.native = satz_slice_sub(side->text, begin, end);
    side->codes[side->tags.count] = code;
    satz_spans_add(&side->tags, arena, (struct satz_span){ .kind = SATZ_TAG, .begin = begin, .end = end });
}

/* Where a tag that is not where its span says stands by its own words. */
static void target_seek(struct side *side, struct satz_arena *arena, struct satz_slice words, struct satz_code code) {
    for (size_t at = 0; (at = satz_slice_find(side->text, at, words)) < side->text.size; at += words.size) {
        if (is_taken(side, at, at + words.size))
            continue;
        target_add(side, arena, at, at + words.size, code);
        return;
    }
}

/* Whether a span's place in `tgt` can be believed: a person may have changed the text. */
static bool is_in_place(const struct satz_span *span, bool known, struct satz_slice words, struct satz_slice tgt) {
    return span->located && span->in_begin < span->in_end &&
           (known || satz_slice_equal(words, satz_slice_sub(tgt, span->in_begin, span->in_end)));
}

static void target_tags(const struct side *source, const bool *known, const struct satz_kept *kept,
                        struct satz_arena *arena, struct side *side) {
    size_t most = source->tags.count < SATZ_CODES_MOST ? source->tags.count : SATZ_CODES_MOST;
    side->codes = satz_arena_get_array(arena, most + kept->code_count + 1, sizeof *side->codes);
    size_t sought = 0;
    for (int seek = 0; seek < 2; seek++) {
        for (size_t i = 0; i < most; i++) {
            const struct satz_span *span = &source->tags.items[i];
            struct satz_slice words = satz_slice_sub(source->text, span->begin, span->end);
            bool placed = is_in_place(span, known[i], words, side->text);
            if (!seek && placed)
                target_add(side, arena, span->in_begin, span->in_end, source->codes[i]);
            else if (seek && !placed && !known[i] && sought++ < SOUGHT_MOST)
                target_seek(side, arena, words, source->codes[i]);
        }
    }
}

/* ---- the text between them ---- */

static void add_decoded(struct satz_slice text, struct satz_buffer *target) {
    for (size_t at = 0, begin = 0; at < text.size; begin = at) {
        uint32_t character;
        size_t size = 0;
        at = satz_slice_find_byte(text, at, '&');
        satz_buffer_add(target, satz_slice_sub(text, begin, at));
        if (at < text.size && (size = satz_charref_decode(text, at, &character)))
            satz_buffer_add_char(target, character);
        else if (at < text.size)
            satz_buffer_add_byte(target, '&');
        at += at < text.size ? (size ? size : 1) : 0;
    }
}

static bool has_break(struct satz_slice text) {
    return text.size && (memchr(text.data, '\n', text.size) || memchr(text.data, '\r', text.size));
}

/* Unit by unit: what holds a line break as the engine would see it, all else as it stands. */
static void units_write(const struct satz_extractor *extractor, const struct side *side,
                        const struct satz_engine_text *plain, struct satz_buffer *text, struct satz_coded *coded) {
    for (size_t i = 0; i < plain->count; i++) {
        const struct satz_unit *unit = &plain->units[i];
        struct satz_slice raw = satz_slice_sub(side->text, unit->src_begin, unit->src_end);
        if (unit->kind == SATZ_UNIT_HELD) {
            coded->codes[coded->count] = side->codes[unit->span];
            coded->codes[coded->count++].at = text->size;
            continue;
        }
        size_t begin = text->size;
        if (extractor->html)
            add_decoded(raw, text);
        else
            satz_buffer_add(text, raw);
        if (!extractor->folds || !has_break(satz_slice_from(satz_buffer_slice(text), begin)))
            continue;
        satz_buffer_truncate(text, begin);
        satz_buffer_add(text, satz_slice_sub(satz_buffer_slice(&plain->text), unit->text_begin, unit->text_end));
    }
}

static struct satz_coded side_write(const struct satz_extractor *extractor, const struct side *side,
                                    struct satz_arena *arena) {
    struct satz_coded coded = { .text = side->text };
    bool folds = extractor->folds && has_break(side->text);
    bool decodes = extractor->html && satz_slice_find_byte(side->text, 0, '&') < side->text.size;
    if (!side->tags.count && !folds && !decodes)
        return coded;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_engine_text plain;
    struct satz_engine_view view = { .html = extractor->html, .plain = true, .keep = side->keep };
    coded.codes = satz_arena_get_array(arena, side->tags.count + 1, sizeof *coded.codes);
    satz_engine_text_init(&plain);
    satz_engine_text_build(&plain, side->text, &side->tags, &view);
    units_write(extractor, side, &plain, &text, &coded);
    coded.text = satz_arena_copy(arena, satz_buffer_slice(&text));
    satz_engine_text_release(&plain);
    satz_buffer_release(&text);
    return coded;
}

/* ---- what is known of it ---- */

static void fact_add(struct satz_pair *pair, enum satz_fact_of of, enum satz_fact_is is, const char *name,
                     struct satz_slice text) {
    pair->facts[pair->fact_count++] = (struct satz_fact){ of, is, satz_slice_of(name), text };
}

/* "doc#seg", without blanks. */
static struct satz_slice name_make(const struct satz_record *record) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_buffer_add(&name, satz_record_string(record, "doc"));
    for (size_t i = 0; i < name.size; i++)
        if (memchr(" \t\r\n", name.data[i], 4))
            name.data[i] = '_';
    satz_buffer_add_format(&name, "#%zu", satz_record_size(record, "seg"));
    struct satz_slice copy = satz_arena_copy(record->arena, satz_buffer_slice(&name));
    satz_buffer_release(&name);
    return copy;
}

static enum satz_status has_finding(const struct satz_record *record, const char *check, bool *has,
                                    struct satz_error *error) {
    struct satz_finding_list list;
    *has = false;
    if (!satz_record_has(record, "findings"))
        return SATZ_OK;
    if (satz_findings_read(record, &list, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < list.count; i++)
        *has = *has || strcmp(list.items[i].check, check) == 0;
    return SATZ_OK;
}

static enum satz_status facts_make(const struct satz_record *record, const struct satz_kept *kept,
                                   struct satz_pair *pair, struct satz_error *error) {
    bool draft;
    pair->facts = satz_arena_get_array(record->arena, kept->fact_count + 4, sizeof *pair->facts);
    for (size_t i = 0; i < kept->fact_count; i++)
        pair->facts[pair->fact_count++] = kept->facts[i];
    if (has_finding(record, "translate/draft", &draft, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!satz_pair_fact(pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "tuid").data)
        fact_add(pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "tuid", name_make(record));
    if (draft && !satz_pair_fact(pair, SATZ_OF_UNIT, SATZ_IS_PROP, "x-satz-quotation").data)
        fact_add(pair, SATZ_OF_UNIT, SATZ_IS_PROP, "x-satz-quotation", satz_slice_of("draft"));
    struct satz_slice state = satz_record_string(record, "state");
    if (state.size && !satz_slice_is(state, "translated"))
        fact_add(pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-state", state);
    struct satz_slice by = satz_record_inner(record, "via", "by");
    if (satz_slice_is(by, "memory") || satz_slice_is(by, "engine"))
        fact_add(pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-by", by);
    return SATZ_OK;
}

static void target_make(const struct side *source, const bool *known, const struct satz_kept *kept,
                        struct satz_arena *arena, struct side *side) {
    size_t highest = 0;
    for (size_t i = 0; i < kept->code_count; i++)
        highest = kept->codes[i].code.number > highest ? kept->codes[i].code.number : highest;
    numbers_give(source->codes, source->tags.count, &highest);
    target_tags(source, known, kept, arena, side);
    for (size_t i = 0; i < kept->code_count && i < SATZ_CODES_MOST; i++) {
        numbers_give(&kept->codes[i].code, 1, &highest);
        target_add(side, arena, kept->codes[i].begin, kept->codes[i].end, kept->codes[i].code);
    }
}

enum satz_status satz_extractor_pair(struct satz_extractor *extractor, const struct satz_record *record,
                                     const char *from, const char *to, struct satz_pair *pair,
                                     struct satz_error *error) {
    struct satz_span_list spans;
    struct satz_kept kept;
    struct side source = { .text = satz_record_string(record, "src"), .keep = &extractor->keep[0] };
    struct side target = { .text = satz_record_string(record, "tgt"), .keep = &extractor->keep[1] };
    if (keep_load(extractor, 0, from, error) != SATZ_OK || keep_load(extractor, 1, to, error) != SATZ_OK ||
        satz_spans_read(record, &spans, error) != SATZ_OK || satz_kept_read(record, &kept, error) != SATZ_OK)
        return SATZ_FAILED;
    bool *known = satz_arena_get_array(record->arena, spans.count + 1, sizeof *known);
    if (source_tags(record, &spans, &source, known, error) != SATZ_OK)
        return SATZ_FAILED;
    target_make(&source, known, &kept, record->arena, &target);
    *pair = (struct satz_pair){ .source = side_write(extractor, &source, record->arena),
                                .target = side_write(extractor, &target, record->arena),
                                .datatype = satz_extractor_datatype(extractor) };
    return facts_make(record, &kept, pair, error);
}
