#include "entity/view.h"

#include <stdlib.h>

#include "base/memory.h"

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
    view->borrowed = false;
    if (satz_spans_read(record, &view->tags, error) != SATZ_OK)
        return SATZ_FAILED;
    keep_tags(&view->tags);
    satz_engine_text_build(&view->plain, view->src, &view->tags, &plain);
    satz_token_text_set(&view->text, satz_buffer_slice(&view->plain.text));
    return SATZ_OK;
}

/* Whether a character of more than one byte may be a blank, a control or a soft hyphen. */
static bool may_fold(struct satz_slice text, size_t at) {
    unsigned char second = at + 1 < text.size ? (unsigned char)text.data[at + 1] : 0;
    unsigned char third = at + 2 < text.size ? (unsigned char)text.data[at + 2] : 0;
    switch ((unsigned char)text.data[at]) {
    case 0xC2: return second <= 0xAD;
    case 0xE1: return second < 0xB8; /* Latin's later letters are behind */
    case 0xE2: return second == 0x81 || (second == 0x80 && (third < 0x90 || third > 0xA7));
    case 0xE3: return second == 0x80 && third == 0x80;
    default: return false;
    }
}

/* Whether `text` is what would be built of it: no blank but single ones, no line breaks, nothing that folds. */
static bool stands_as_seen(struct satz_slice text) {
    for (size_t at = 0; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < ' ' || byte == 0x7F || (byte == ' ' && at > 0 && text.data[at - 1] == ' ') ||
            (byte >= 0x80 && may_fold(text, at)))
            return false;
    }
    return true;
}

bool satz_plain_view_borrow(struct satz_plain_view *view, struct satz_slice src) {
    if (!stands_as_seen(src))
        return false;
    view->src = src;
    view->tags.count = 0;
    view->borrowed = true;
    satz_token_text_set(&view->text, src);
    return true;
}

void satz_plain_view_locate(struct satz_plain_view *view, bool html) {
    size_t size = view->plain.text.size + 1;
    view->begins = satz_memory_grow(view->begins, &view->capacity, size, sizeof *view->begins);
    view->ends = satz_memory_grow(view->ends, &view->end_capacity, size, sizeof *view->ends);
    satz_engine_text_locate(&view->plain, view->src, html, view->begins, view->ends);
}
