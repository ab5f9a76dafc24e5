#include "placeholder/quotation.h"

#include "placeholder/engine_text.h"

static enum satz_do action_of(enum satz_kind kind) {
    switch (kind) {
    case SATZ_PLACE:
    case SATZ_EVENT:
    case SATZ_NUMBER:
    case SATZ_MONEY:
    case SATZ_DATE:
    case SATZ_TIME: return SATZ_VERIFY;
    case SATZ_QUOTE:
    case SATZ_TITLE: return SATZ_MARKS;
    default: return SATZ_HOLD;
    }
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
    const struct satz_span *whole = &spans->items[index];
    size_t first = satz_mark_size_first(src, whole, html), last = satz_mark_size_last(src, whole, html);
    if (first + last >= whole->end - whole->begin)
        return false;
    size_t begin = whole->begin + first, end = whole->end - last;
    struct satz_span_list inside = { NULL, 0, 0 };
    for (size_t i = index + 1; i < spans->count && spans->items[i].begin < end; i++) {
        const struct satz_span *span = &spans->items[i];
        if (span->begin < begin || span->end > end)
            continue;
        satz_spans_add(&inside, record->arena, (struct satz_span){ .id = span->id, .kind = span->kind, .key = span->key,
                                                                   .action = action_of(span->kind),
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
