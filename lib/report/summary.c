#include "report/summary.h"

#include "stream/finding.h"
#include "stream/span.h"

void satz_summary_add_segment(struct satz_summary *summary, const struct satz_record *record) {
    struct satz_slice by = satz_record_inner(record, "via", "by");
    summary->segments++;
    if (!satz_record_has(record, "tgt"))
        summary->untranslated++;
    else if (satz_slice_is(by, "memory"))
        summary->exact++;
    else if (satz_slice_is(by, "none"))
        summary->kept++;
    else
        summary->engine++;
    if (satz_record_has(record, "match"))
        summary->fuzzy++;
}

static void count_span(struct satz_summary *summary, const struct satz_span *span) {
    if (span->action != SATZ_HOLD && span->action != SATZ_MARKS)
        return;
    summary->held++;
    summary->restored += span->found == SATZ_FOUND_EXACT;
    summary->repaired += span->found == SATZ_FOUND_REPAIRED;
    summary->placed += span->found == SATZ_FOUND_PLACED;
}

enum satz_status satz_summary_add(struct satz_summary *summary, const struct satz_record *record,
                                  struct satz_error *error) {
    struct satz_span_list spans;
    if (satz_spans_read(record, &spans, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_summary_add_segment(summary, record);
    for (size_t i = 0; i < spans.count; i++)
        count_span(summary, &spans.items[i]);
    size_t counts[3];
    satz_findings_count(record, counts);
    for (size_t level = 0; level < 3; level++)
        summary->findings[level] += counts[level];
    return SATZ_OK;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

void satz_summary_line(const struct satz_summary *summary, struct satz_buffer *line) {
    const struct satz_summary *s = summary;
    satz_buffer_add_format(line, "%zu segment%s: %zu exact, %zu by the engine, %zu kept, %zu fuzzy suggested, "
                                 "%zu untranslated; %zu span%s held, %zu restored, %zu repaired, %zu placed; "
                                 "%zu error%s, %zu warning%s, %zu info",
                           s->segments, plural(s->segments), s->exact, s->engine, s->kept, s->fuzzy, s->untranslated,
                           s->held, plural(s->held), s->restored, s->repaired, s->placed, s->findings[SATZ_ERROR],
                           plural(s->findings[SATZ_ERROR]), s->findings[SATZ_WARNING],
                           plural(s->findings[SATZ_WARNING]), s->findings[SATZ_INFO]);
}

enum { COLUMNS = 13, FIRST_LEVEL = 10, LABEL = 8 };

static const char *const headings[COLUMNS] = { "segments", "exact", "engine", "kept", "fuzzy", "untranslated", "held",
                                               "restored", "repaired", "placed", "errors", "warnings", "info" };

static void cells_of(const struct satz_summary *s, size_t cells[COLUMNS]) {
    const size_t values[COLUMNS] = { s->segments, s->exact, s->engine, s->kept, s->fuzzy, s->untranslated, s->held,
                                     s->restored, s->repaired, s->placed, s->findings[SATZ_ERROR],
                                     s->findings[SATZ_WARNING], s->findings[SATZ_INFO] };
    memcpy(cells, values, sizeof values);
}

/* Which columns are shown. */
static void choose_columns(const struct satz_summary summaries[SATZ_LANGUAGES], size_t width, bool shown[COLUMNS]) {
    size_t cells[COLUMNS], needed = LABEL;
    bool filled[COLUMNS] = { false };
    for (int id = 0; id < SATZ_LANGUAGES; id++) {
        cells_of(&summaries[id], cells);
        for (int i = 0; i < COLUMNS; i++)
            filled[i] = filled[i] || cells[i];
    }
    for (int i = 0; i < COLUMNS; i++)
        needed += strlen(headings[i]) + 2;
    for (int i = 0; i < COLUMNS; i++)
        shown[i] = !width || needed <= width || filled[i];
}

static void add_row(struct satz_buffer *table, enum satz_language_id id, const struct satz_summary *summary,
                    const bool shown[COLUMNS], bool colour) {
    static const char *const colours[3] = { "\033[31m", "\033[33m", "\033[36m" };
    size_t cells[COLUMNS];
    cells_of(summary, cells);
    satz_buffer_add_format(table, "%-*s", LABEL, satz_language_code(id));
    for (int i = 0; i < COLUMNS; i++) {
        const char *begin = colour && i >= FIRST_LEVEL && cells[i] ? colours[i - FIRST_LEVEL] : "";
        if (shown[i])
            satz_buffer_add_format(table, "  %s%*zu%s", begin, (int)strlen(headings[i]), cells[i],
                                   *begin ? "\033[0m" : "");
    }
    satz_buffer_add_byte(table, '\n');
}

void satz_summary_table(const struct satz_summary summaries[SATZ_LANGUAGES], bool colour, size_t width,
                        struct satz_buffer *table) {
    bool shown[COLUMNS];
    choose_columns(summaries, width, shown);
    satz_buffer_add_format(table, "%s%-*s", colour ? "\033[1m" : "", LABEL, "language");
    for (int i = 0; i < COLUMNS; i++)
        if (shown[i])
            satz_buffer_add_format(table, "  %s", headings[i]);
    satz_buffer_add_format(table, "%s\n", colour ? "\033[0m" : "");
    for (int id = 0; id < SATZ_LANGUAGES; id++)
        if (summaries[id].segments)
            add_row(table, (enum satz_language_id)id, &summaries[id], shown, colour);
}
