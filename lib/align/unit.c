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
    for (size_t i = 0; count > 1 && i < spans.count; i++)
        spans.items[i].draft = spans.items[i].drafted = satz_slice_make(NULL, 0); /* they name their record's spans */
    satz_record_set_string(unit, "src", satz_buffer_slice(&src));
    satz_record_set_string(unit, "to", satz_slice_of(to));
    satz_record_set_string(unit, "tgt", target);
    satz_record_set_string(unit, "state", satz_slice_of("translated"));
    if (count > 1)
        remove_all(unit);
    satz_spans_write(unit, &spans);
    satz_buffer_release(&src);
}

struct satz_wire_span *satz_align_unit_text(struct satz_record *records, size_t count, enum satz_language_id from,
                                            const struct satz_engine_view *view, struct satz_engine_text *text,
                                            struct satz_arena *arena, size_t *spans) {
    struct satz_record unit;
    struct satz_span_list list;
    struct satz_error ignored = SATZ_ERROR_INIT;
    satz_align_unit(records, count, from, satz_slice_of(""), "", &unit);
    if (satz_spans_read(&unit, &list, &ignored) != SATZ_OK)
        list = (struct satz_span_list){ NULL, 0, 0 };
    satz_engine_text_build(text, satz_record_string(&unit, "src"), &list, view);
    struct satz_wire_span *names = satz_arena_get_array(arena, list.count + 1, sizeof *names);
    for (size_t i = 0; i < list.count; i++)
        names[i] = (struct satz_wire_span){ satz_arena_copy(arena, list.items[i].id),
                                            list.items[i].action == SATZ_MARKS, list.items[i].kind == SATZ_TAG };
    *spans = list.count;
    return names;
}

static enum satz_status export_bead(const struct satz_align_units *units, const struct satz_bead *bead,
                                    struct satz_exporter *exporter, struct satz_arena *arena,
                                    struct satz_error *error) {
    bool holds = satz_bead_holds(bead, units->least);
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_record *records = satz_arena_get_array(arena, bead->source_count + 1, sizeof *records), unit;
    enum satz_status status = SATZ_OK;
    for (size_t i = 0; i < bead->source_count; i++)
        satz_align_document_record(units->source, bead->source + i, units->from.tag, arena, &records[i]);
    if (holds) {
        satz_bead_text(bead, units->target->shown, units->to.id, &text);
        satz_align_unit(records, bead->source_count, units->from.id, satz_buffer_slice(&text), units->to.tag, &unit);
        status = satz_exporter_record(exporter, &unit, error);
    }
    for (size_t i = 0; !holds && status == SATZ_OK && i < bead->source_count; i++) {
        satz_record_remove(&records[i], "tgt");
        satz_record_remove(&records[i], "state");
        status = satz_exporter_record(exporter, &records[i], error);
    }
    satz_buffer_release(&text);
    return status;
}

enum satz_status satz_align_export(const struct satz_align_units *units, struct satz_exporter *exporter,
                                   struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    enum satz_status status = SATZ_OK;
    for (size_t i = 0; status == SATZ_OK && i < units->beads->count && !exporter->output->failure; i++) {
        satz_arena_reset(&arena);
        status = export_bead(units, &units->beads->items[i], exporter, &arena, error);
    }
    satz_arena_release(&arena);
    return status;
}
