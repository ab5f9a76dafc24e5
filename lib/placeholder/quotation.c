#include "placeholder/quotation.h"

#include "placeholder/engine_text.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool is_mark(struct satz_slice piece, bool html) {
    uint32_t mark = 0;
    size_t size;
    if (piece.size && (!html || piece.data[0] != '&' || !satz_charref_decode(piece, 0, &mark)))
        mark = satz_utf8_decode(piece, 0, &size);
    return mark == '"' || mark == '\'' || mark == 0xAB || mark == 0xBB || (mark >= 0x2018 && mark <= 0x201F) ||
           mark == 0x2039 || mark == 0x203A || (mark >= 0x300A && mark <= 0x300F);
}

/* The words of a quotation: without its marks, where it has them, and the blanks inside these. */
static struct satz_span words_of(struct satz_slice src, const struct satz_span *whole, bool html) {
    size_t first = satz_mark_size_first(src, whole, html), last = satz_mark_size_last(src, whole, html), size;
    struct satz_span words = *whole;
    if (is_mark(satz_slice_sub(src, whole->begin, whole->begin + first), html))
        words.begin += first;
    if (last <= words.end - words.begin && is_mark(satz_slice_sub(src, whole->end - last, whole->end), html))
        words.end -= last;
    while (words.begin < words.end && satz_char_is_space(satz_utf8_decode(src, words.begin, &size)))
        words.begin += size;
    while (words.begin < words.end && satz_char_is_space(satz_utf8_decode_before(src, words.end, &size)))
        words.end -= size;
    return words;
}

size_t satz_quotation_next(const struct satz_span_list *spans, size_t from, size_t behind) {
    for (; from < spans->count; from++) {
        const struct satz_span *span = &spans->items[from];
        if (span->kind == SATZ_QUOTE && span->action == SATZ_HOLD && span->draft.data && span->begin >= behind)
            break;
    }
    return from;
}

bool satz_quotation_part(const struct satz_record *record, struct satz_slice src, const struct satz_span_list *spans,
                         size_t index, bool html, struct satz_record *part) {
    const struct satz_span words = words_of(src, &spans->items[index], html);
    const size_t begin = words.begin, end = words.end;
    if (begin >= end)
        return false;
    struct satz_span_list inside = { NULL, 0, 0 };
    for (size_t i = index + 1; i < spans->count && spans->items[i].begin < end; i++) {
        const struct satz_span *span = &spans->items[i];
        if (span->begin < begin || span->end > end)
            continue;
        satz_spans_add(&inside, record->arena, (struct satz_span){ .id = span->id, .kind = span->kind, .key = span->key,
                                                                   .action = satz_kind_usual(span->kind),
                                                                   .begin = span->begin - begin,
                                                                   .end = span->end - begin, .others = span->others });
    }
    struct satz_slice language = satz_record_string(record, "lang");
    satz_record_init(part, record->arena);
    part->place = record->place;
    part->line = record->line;
    if (language.size)
        satz_record_set_string(part, "lang", language);
    satz_record_set_string(part, "src", satz_slice_sub(src, begin, end));
    satz_spans_write(part, &inside);
    return true;
}
