#include "protect/show.h"

#include "stream/span.h"
#include "text/utf8.h"
#include "text/width.h"

#define DEPTH 24 /* spans in one another that are shown: quotations nest to eight, and hold one more thing */

static const char *const kind_colours[SATZ_KINDS] = {
    [SATZ_PERSON] = "36",   [SATZ_ORG] = "32",    [SATZ_PLACE] = "34",  [SATZ_PRODUCT] = "35",
    [SATZ_EVENT] = "95",    [SATZ_TITLE] = "33",  [SATZ_TERM] = "93",   [SATZ_URL] = "94",
    [SATZ_EMAIL] = "94",    [SATZ_PHONE] = "94",  [SATZ_HANDLE] = "94", [SATZ_TICKER] = "94",
    [SATZ_IDENTIFIER] = "94", [SATZ_NUMBER] = "96", [SATZ_MONEY] = "92", [SATZ_DATE] = "96",
    [SATZ_TIME] = "96",     [SATZ_QUOTE] = "31",
};
static const char *const do_styles[] = { "22", "4", "1", "1;7" };
static const char *const do_marks[] = { "-", "?", "~", "" };

struct show {
    struct satz_slice src;
    struct satz_buffer *text;
    bool colours;
    size_t at; /* shown so far */
    struct satz_span open[DEPTH];
    size_t depth;
};

static void add_text(struct satz_buffer *target, struct satz_slice text) {
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        bool kept = character == '\n' || character == '\t';
        if (character != '\r')
            satz_buffer_add_char(target, kept ? character : satz_char_shown(character));
    }
}

static void add_style(struct satz_buffer *text, enum satz_kind kind, enum satz_do action) {
    satz_buffer_add_format(text, "\033[%s;%sm", kind_colours[kind], do_styles[action]);
}

/* The colours of all that is open, the innermost last. */
static void paint(const struct show *show) {
    satz_buffer_add_string(show->text, "\033[0m");
    for (size_t i = 0; i < show->depth; i++)
        add_style(show->text, show->open[i].kind, show->open[i].action);
}

static void show_to(struct show *show, size_t end) {
    add_text(show->text, satz_slice_sub(show->src, show->at, end));
    show->at = end;
}

/* Closes what ends at `at` or before. */
static void close_to(struct show *show, size_t at) {
    while (show->depth && show->open[show->depth - 1].end <= at) {
        show_to(show, show->open[--show->depth].end);
        if (show->colours)
            paint(show);
        else
            satz_buffer_add_byte(show->text, ']');
    }
}

static void open_span(struct show *show, struct satz_span span) {
    close_to(show, span.begin);
    if (span.kind == SATZ_TAG || show->depth == DEPTH)
        return;
    if (show->depth && span.end > show->open[show->depth - 1].end)
        span.end = show->open[show->depth - 1].end;
    show_to(show, span.begin);
    show->open[show->depth++] = span;
    if (show->colours)
        paint(show);
    else
        satz_buffer_add_format(show->text, "[%s%s ", satz_kind_name(span.kind), do_marks[span.action]);
}

static void add_around(const struct satz_record *record, const char *name, enum satz_paragraphs paragraphs,
                       struct satz_buffer *text) {
    struct satz_slice around = satz_record_string(record, name);
    if (paragraphs != SATZ_PARAGRAPHS_HTML)
        add_text(text, around);
    else if (satz_record_has(record, "tail") && name[0] == 't')
        satz_buffer_add_byte(text, '\n');
    else if (around.size && satz_record_size(record, "seg") > 1)
        satz_buffer_add_string(text, satz_paragraph_begins(record, paragraphs) ? "\n\n" : " ");
}

enum satz_status satz_show_record(const struct satz_record *record, enum satz_paragraphs paragraphs, bool colours,
                                  struct satz_buffer *text, struct satz_error *error) {
    struct satz_span_list spans;
    struct show show = { .src = satz_record_string(record, "src"), .text = text, .colours = colours };
    if (satz_spans_read(record, &spans, error) != SATZ_OK)
        return SATZ_FAILED;
    add_around(record, "gap", paragraphs, text);
    for (size_t i = 0; i < spans.count; i++)
        open_span(&show, spans.items[i]);
    close_to(&show, show.src.size);
    show_to(&show, show.src.size);
    add_around(record, "tail", paragraphs, text);
    if (!satz_record_has(record, "gap") && !satz_record_has(record, "tail"))
        satz_buffer_add_byte(text, '\n');
    return SATZ_OK;
}

void satz_show_legend(struct satz_buffer *text) {
    static const enum satz_do actions[] = { SATZ_HOLD, SATZ_VERIFY, SATZ_MARKS };
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        satz_buffer_add_format(text, "%s\033[%sm%s\033[0m", i ? " " : "", do_styles[actions[i]],
                               satz_do_name(actions[i]));
    satz_buffer_add_string(text, " │");
    for (int kind = 0; kind < SATZ_KINDS; kind++)
        if (kind_colours[kind])
            satz_buffer_add_format(text, " \033[%sm%s\033[0m", kind_colours[kind], satz_kind_name((enum satz_kind)kind));
    satz_buffer_add_byte(text, '\n');
}
