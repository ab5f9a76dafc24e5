#include "align/unit.h"

#include "align/records.h"
#include "stream/span.h"

static void remove_all(struct satz_record *unit) {
    static const char *const members[] = { "text", "out", "match", "align" };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        satz_record_remove(unit, members[i]);
}

/* Adds the spans of one record, whose `src` begins at `offset`. What cannot be read was said by whoever read it. */
static void spans_take(const struct satz_record *record, size_t offset, struct satz_span_list *spans) {
    struct satz_span_list own;
    struct satz_error ignored = SATZ_ERROR_INIT;
    if (satz_spans_read(record, &own, &ignored) != SATZ_OK)
        return;
    for (size_t i = 0; i < own.count; i++) {
        struct satz_span span = own.items[i];
        span.begin += offset;
        span.end += offset;
        span.located = false;
        satz_spans_add(spans, record->arena, span);
    }
}

void satz_align_unit(struct satz_record *records, size_t count, enum satz_language_id from, struct satz_slice target,
                     const char *to, struct satz_record *unit) {
    struct satz_buffer src = SATZ_BUFFER_INIT;
    struct satz_span_list spans = { NULL, 0, 0 };
    *unit = records[0];
    for (size_t i = 0; i < count; i++) {
        struct satz_slice more = satz_record_string(&records[i], "src");
        if (src.size && more.size)
            satz_buffer_add(&src, satz_align_blank(from));
        spans_take(&records[i], src.size, &spans);
        satz_buffer_add(&src, more);
    }
    if (spans.count && count > 1)
        satz_spans_number(&spans, unit->arena);
    satz_record_set_string(unit, "src", satz_buffer_slice(&src));
    satz_record_set_string(unit, "to", satz_slice_of(to));
    satz_record_set_string(unit, "tgt", target);
    satz_record_set_string(unit, "state", satz_slice_of("translated"));
    if (count > 1)
        remove_all(unit);
    satz_spans_write(unit, &spans);
    satz_buffer_release(&src);
}
