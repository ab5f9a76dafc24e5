#include "translate/draft.h"

#include "placeholder/quotation.h"

static size_t next_open(const struct satz_work *work, size_t from, size_t behind) {
    const struct satz_span_list *spans = &work->spans;
    size_t i = satz_quotation_next(spans, from, behind);
    while (i < spans->count && spans->items[i].approved.size)
        i = satz_quotation_next(spans, i + 1, spans->items[i].end);
    return i;
}

size_t satz_drafts_count(const struct satz_work *work) {
    size_t count = 0, i = next_open(work, 0, 0);
    for (; i < work->spans.count; i = next_open(work, i + 1, work->spans.items[i].end))
        count++;
    return count;
}

size_t satz_drafts_begin(struct satz_work *work, struct satz_work *parts, const struct satz_language *to) {
    size_t count = 0, i = next_open(work, 0, 0);
    for (; i < work->spans.count; i = next_open(work, i + 1, work->spans.items[i].end)) {
        struct satz_record *record = satz_arena_get(work->record->arena, sizeof *record);
        struct satz_error ignored = SATZ_ERROR_INIT;
        if (!satz_quotation_part(work->record, work->src, &work->spans, i, work->html, record))
            continue;
        parts[count] = (struct satz_work){ .record = record, .scratch = work->scratch, .html = work->html,
                                           .keep = work->keep, .whole = work->record,
                                           .draft = &work->spans.items[i] };
        count += satz_work_begin(&parts[count], to, &ignored) == SATZ_OK;
    }
    return count;
}

void satz_draft_take(struct satz_work *part, const struct satz_wire *wire, const struct satz_form *own) {
    struct satz_wire text = SATZ_WIRE_INIT;
    struct satz_buffer draft = SATZ_BUFFER_INIT;
    struct satz_wire_hit *hits;
    size_t count = satz_wire_scan(wire, part->answer, part->scratch, &hits), done = 0;
    satz_wire_encode(&text, own, part->text, part->names, part->spans.count);
    for (size_t i = 0; i < count; i++) {
        if (hits[i].span == SATZ_WIRE_NO_SPAN || hits[i].role == SATZ_WIRE_MARK)
            continue;
        satz_wire_unescape(wire, satz_slice_sub(part->answer, done, hits[i].begin), &draft);
        satz_wire_say(&text, hits[i].span, hits[i].role, &draft);
        done = hits[i].end;
    }
    satz_wire_unescape(wire, satz_slice_from(part->answer, done), &draft);
    part->draft->draft = satz_arena_copy(part->record->arena, satz_buffer_slice(&draft));
    satz_buffer_release(&draft);
    satz_wire_release(&text);
}
