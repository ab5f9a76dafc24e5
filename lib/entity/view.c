#include "entity/view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/charref.h"
#include "text/utf8.h"

void satz_plain_view_init(struct satz_plain_view *view) {
    *view = (struct satz_plain_view){ .text = SATZ_TOKEN_TEXT_INIT };
    satz_engine_text_init(&view->plain);
}

void satz_plain_view_release(struct satz_plain_view *view) {
    satz_engine_text_release(&view->plain);
    satz_token_text_release(&view->text);
    free(view->begins);
    free(view->ends);
}

/* The tags are the segmenter's: they are all that is kept of the spans, and are as it made them. */
static void keep_tags(struct satz_span_list *spans) {
    size_t kept = 0;
    for (size_t i = 0; i < spans->count; i++) {
        if (spans->items[i].kind != SATZ_TAG)
            continue;
        spans->items[kept] = spans->items[i];
        spans->items[kept++].action = SATZ_HOLD;
    }
    spans->count = kept;
}

enum satz_status satz_plain_view_set(struct satz_plain_view *view, const struct satz_record *record, bool html,
                                       const struct satz_wordset *keep, struct satz_error *error) {
    struct satz_engine_view plain = { .html = html, .plain = true, .keep = keep };
    view->src = satz_record_string(record, "src");
    if (satz_spans_read(record, &view->tags, error) != SATZ_OK)
        return SATZ_FAILED;
    keep_tags(&view->tags);
    satz_engine_text_build(&view->plain, view->src, &view->tags, &plain);
    satz_token_text_set(&view->text, satz_buffer_slice(&view->plain.text));
    return SATZ_OK;
}

static uint32_t decode_src(struct satz_slice src, bool html, size_t at, size_t *size) {
    uint32_t character;
    if (html && src.data[at] == '&' && (*size = satz_charref_decode(src, at, &character)))
        return character;
    return satz_utf8_decode(src, at, size);
}

/* Soft hyphens, and a hyphen with the line break after it, are in src alone: they are passed over. */
static void locate_word(struct satz_plain_view *view, const struct satz_unit *unit, bool html) {
    struct satz_slice text = satz_buffer_slice(&view->plain.text);
    struct satz_slice src = satz_slice_sub(view->src, 0, unit->src_end);
    size_t at = unit->src_begin, size, taken;
    for (size_t i = unit->text_begin; i < unit->text_end; i += size) {
        uint32_t wanted = satz_utf8_decode(text, i, &size);
        while (at < src.size && decode_src(src, html, at, &taken) != wanted)
            at += taken;
        view->begins[i] = at;
        at += at < src.size ? taken : 0;
        view->ends[i + size] = at;
    }
    view->ends[unit->text_end] = unit->src_end;
}

void satz_plain_view_locate(struct satz_plain_view *view, bool html) {
    size_t size = view->plain.text.size + 1;
    view->begins = satz_memory_grow(view->begins, &view->capacity, size, sizeof *view->begins);
    view->ends = satz_memory_grow(view->ends, &view->end_capacity, size, sizeof *view->ends);
    for (size_t i = 0; i < view->plain.count; i++) {
        const struct satz_unit *unit = &view->plain.units[i];
        if (unit->kind == SATZ_UNIT_WORD) {
            locate_word(view, unit, html);
        } else {
            view->begins[unit->text_begin] = unit->src_begin;
            view->ends[unit->text_end] = unit->src_end;
        }
    }
}
