#include "report/text.h"

#include <stdio.h>

#include "report/lines.h"
#include "report/shown.h"
#include "stream/span.h"

enum { GUTTER = 7, FIXES_SHOWN = 5 };

static const char *const level_colours[3] = { "\033[36m", "\033[33m", "\033[31m" };

void satz_text_init(struct satz_text_report *report, bool colour, size_t columns) {
    size_t least = SATZ_TEXT_COLUMNS_LEAST;
    *report = (struct satz_text_report){ .colour = colour, .columns = columns < least ? least : columns,
                                         .doc = SATZ_BUFFER_INIT, .to = SATZ_BUFFER_INIT };
}

void satz_text_release(struct satz_text_report *report) {
    satz_buffer_release(&report->doc);
    satz_buffer_release(&report->to);
}

static const char *paint(const struct satz_text_report *report, const char *code) {
    return report->colour ? code : "";
}

static bool keep(struct satz_buffer *kept, struct satz_slice text) {
    if (satz_slice_equal(satz_buffer_slice(kept), text))
        return false;
    satz_buffer_reset(kept);
    satz_buffer_add(kept, text);
    return true;
}

/* "Japanese (ja)"; a language that is none of the fifteen by its tag alone. */
static void add_language(const struct satz_entry *entry, struct satz_slice tag, struct satz_buffer *target) {
    enum satz_language_id id;
    bool known = satz_entry_find_language(entry, tag, &id);
    if (known)
        satz_buffer_add_format(target, "%s (", satz_language_name(id));
    satz_shown_add(tag, target);
    satz_buffer_add_string(target, known ? ")" : "");
}

static void add_heading(struct satz_text_report *report, const struct satz_entry *entry, struct satz_buffer *block) {
    bool other_doc = keep(&report->doc, entry->doc), other_language = keep(&report->to, entry->to);
    if (report->begun && !other_doc && !other_language)
        return;
    report->begun = true;
    satz_buffer_add_string(block, paint(report, "\033[1m"));
    satz_shown_add(entry->doc, block);
    struct satz_slice tag = entry->to.size ? entry->to : entry->lang;
    if (tag.size) {
        satz_buffer_add_string(block, entry->to.size ? " \xE2\x86\x92 " : ", ");
        add_language(entry, tag, block);
    }
    satz_buffer_add_format(block, "%s\n\n", paint(report, "\033[0m"));
}

static void add_gutter(const struct satz_text_report *report, struct satz_slice label, struct satz_buffer *block) {
    satz_buffer_add_format(block, "%s%*.*s |%s ", paint(report, "\033[2m"), GUTTER, (int)label.size, label.data,
                           paint(report, "\033[0m"));
}

static void add_repeated(struct satz_buffer *block, char byte, size_t count) {
    for (size_t i = 0; i < count; i++)
        satz_buffer_add_byte(block, byte);
}

/* The line, then what points into it. */
static void add_excerpt(const struct satz_text_report *report, struct satz_slice text,
                        const struct satz_finding *finding, struct satz_slice label, struct satz_buffer *block) {
    struct satz_excerpt shown;
    const char *colour = paint(report, level_colours[finding->level]), *plain = paint(report, "\033[0m");
    size_t columns = report->columns - GUTTER - 3;
    satz_excerpt_find(text, finding->begin, finding->end, columns, &shown);
    add_gutter(report, label, block);
    satz_buffer_add_string(block, shown.cut_before ? "\xE2\x80\xA6" : "");
    satz_shown_add(satz_slice_sub(text, shown.begin, shown.mark_begin), block);
    satz_buffer_add_string(block, colour);
    satz_shown_add(satz_slice_sub(text, shown.mark_begin, shown.mark_end), block);
    satz_buffer_add_string(block, plain);
    satz_shown_add(satz_slice_sub(text, shown.mark_end, shown.end), block);
    satz_buffer_add_string(block, shown.cut_after ? "\xE2\x80\xA6\n" : "\n");
    add_gutter(report, satz_slice_make("", 0), block);
    satz_buffer_add_string(block, colour);
    if (shown.rtl) {
        satz_buffer_add_string(block, "^ ");
        satz_shown_quote(satz_slice_sub(text, finding->begin, finding->end), columns - 4, block);
    } else {
        add_repeated(block, ' ', shown.mark_column);
        add_repeated(block, '^', shown.mark_size ? shown.mark_size : 1);
    }
    satz_buffer_add_format(block, "%s\n", plain);
}

static void add_fixes(const struct satz_text_report *report, const struct satz_finding *finding,
                      struct satz_buffer *block) {
    if (!finding->fix_count)
        return;
    satz_buffer_add_format(block, "%*s %s=%s fix: ", GUTTER, "", paint(report, "\033[2m"), paint(report, "\033[0m"));
    for (size_t i = 0; i < finding->fix_count && i < FIXES_SHOWN; i++) {
        satz_buffer_add_string(block, i ? ", " : "");
        satz_shown_quote(finding->fixes[i], report->columns, block);
    }
    if (finding->fix_count > FIXES_SHOWN)
        satz_buffer_add_format(block, ", and %zu more", finding->fix_count - FIXES_SHOWN);
    satz_buffer_add_byte(block, '\n');
}

/* The quotation whose place a finding has; NULL where it is about something else. */
static const struct satz_span *find_quotation(const struct satz_span_list *spans, const struct satz_finding *finding) {
    size_t low = 0, high = finding->side == SATZ_SIDE_SRC ? spans->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct satz_span *span = &spans->items[middle];
        if (span->begin == finding->begin && span->end == finding->end && span->speaker.size)
            return span;
        if (span->begin < finding->begin || (span->begin == finding->begin && span->end > finding->end))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void add_speaker(const struct satz_text_report *report, const struct satz_span_list *spans,
                        const struct satz_finding *finding, struct satz_buffer *block) {
    const struct satz_span *quotation = find_quotation(spans, finding);
    if (!quotation)
        return;
    satz_buffer_add_format(block, "%*s %s=%s said by: ", GUTTER, "", paint(report, "\033[2m"), paint(report, "\033[0m"));
    satz_shown_quote(quotation->speaker, report->columns, block);
    satz_buffer_add_byte(block, '\n');
}

/* A line of the source has its number; one of the translation its language, where that is short enough. */
static struct satz_slice label_of(const struct satz_entry *entry, enum satz_side side, struct satz_slice number) {
    if (side == SATZ_SIDE_SRC)
        return number;
    for (size_t i = 0; i < entry->to.size; i++)
        if (entry->to.data[i] <= ' ' || entry->to.data[i] > '~')
            return satz_slice_of("tgt");
    return entry->to.size && entry->to.size <= GUTTER ? entry->to : satz_slice_of("tgt");
}

static void add_finding(const struct satz_text_report *report, const struct satz_entry *entry,
                        const struct satz_span_list *spans, size_t index, struct satz_buffer *block) {
    const struct satz_finding *finding = &entry->findings.items[index];
    char line[24];
    snprintf(line, sizeof line, "%zu", entry->extents[index].begin.line);
    satz_buffer_add_string(block, paint(report, level_colours[finding->level]));
    satz_line_write(entry, index, false, block);
    satz_buffer_add_format(block, "%s\n", paint(report, "\033[0m"));
    add_excerpt(report, satz_entry_text(entry, finding->side), finding,
                label_of(entry, finding->side, satz_slice_of(line)), block);
    add_speaker(report, spans, finding, block);
    add_fixes(report, finding, block);
    satz_buffer_add_byte(block, '\n');
}

static bool has_open(const struct satz_entry *entry) {
    for (size_t i = 0; i < entry->findings.count; i++)
        if (!satz_finding_is_silenced(&entry->findings.items[i]))
            return true;
    return false;
}

void satz_text_add(struct satz_text_report *report, const struct satz_entry *entry, struct satz_output *output) {
    struct satz_buffer block = SATZ_BUFFER_INIT;
    struct satz_span_list spans;
    struct satz_error error;
    if (!has_open(entry))
        return;
    /* Spans that cannot be read tell of no speaker: the findings are what was asked for. */
    if (satz_spans_read(entry->record, &spans, &error) != SATZ_OK)
        spans.count = 0;
    add_heading(report, entry, &block);
    for (size_t i = 0; i < entry->findings.count; i++)
        if (!satz_finding_is_silenced(&entry->findings.items[i]))
            add_finding(report, entry, &spans, i, &block);
    satz_output_add(output, satz_buffer_slice(&block));
    satz_buffer_release(&block);
}

static void add_count(const struct satz_text_report *report, struct satz_buffer *line, size_t count, const char *what,
                      const char *colour) {
    bool painted = count && *colour;
    satz_buffer_add_format(line, "%s%zu %s%s%s", painted ? paint(report, colour) : "", count, what,
                           count == 1 ? "" : "s", painted ? paint(report, "\033[0m") : "");
}

void satz_text_end(struct satz_text_report *report, const struct satz_entries *entries, struct satz_output *output) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    add_count(report, &line, entries->found[SATZ_ERROR], "error", level_colours[SATZ_ERROR]);
    satz_buffer_add_string(&line, ", ");
    add_count(report, &line, entries->found[SATZ_WARNING], "warning", level_colours[SATZ_WARNING]);
    satz_buffer_add_format(&line, ", %zu info in ", entries->found[SATZ_INFO]);
    add_count(report, &line, entries->segments, "segment", "");
    satz_buffer_add_string(&line, " of ");
    add_count(report, &line, entries->documents, "document", "");
    if (entries->left_out)
        satz_buffer_add_format(&line, "; %zu more not shown", entries->left_out);
    if (entries->silenced)
        satz_buffer_add_format(&line, "; %zu silenced", entries->silenced);
    satz_buffer_add_byte(&line, '\n');
    satz_output_add(output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
}
