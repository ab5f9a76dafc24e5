#include "report/html.h"

#include "report/markup.h"

/* Rows stand in parts of so many: a browser passes over the parts that are out of sight. */
enum { PART = 64 };

/*
 * Nothing may be fetched, and nothing sent: should a text ever get past the escaping, it finds no way out.
 * A page from a file has no other origin to speak of.
 */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>satz report</title>\n<style>\n";

static const char controls[] =
    "</style>\n</head>\n<body>\n<header>\n<h1>satz report</h1>\n<p id=\"total\"></p>\n"
    "<div id=\"overview\" hidden></div>\n</header>\n"
    "<form id=\"filters\" hidden autocomplete=\"off\">\n"
    "<label>Language <select id=\"language\"></select></label>\n"
    "<label>Document <select id=\"document\"></select></label>\n"
    "<fieldset id=\"levels\"><legend>Level</legend>"
    "<button type=\"button\" class=\"error\" aria-pressed=\"true\">errors <span></span></button>"
    "<button type=\"button\" class=\"warning\" aria-pressed=\"true\">warnings <span></span></button>"
    "<button type=\"button\" class=\"info\" aria-pressed=\"true\">info <span></span></button></fieldset>\n"
    "<label>Check <select id=\"check\"></select></label>\n"
    "<label><input type=\"checkbox\" id=\"found\"> only segments with findings</label>\n"
    "<span class=\"go\"><button type=\"button\" id=\"previous\" title=\"key p\">&#8593; previous</button>"
    "<button type=\"button\" id=\"next\" title=\"key n\">next &#8595;</button></span>\n"
    "<output id=\"shown\" aria-live=\"polite\"></output>\n</form>\n";

static void add_legend(struct satz_buffer *page) {
    satz_buffer_add_string(page, "<details id=\"legend\"><summary>What the colours say</summary>\n<p>Spans: ");
    for (int kind = 0; kind < SATZ_KINDS; kind++) {
        const char *name = satz_kind_name((enum satz_kind)kind);
        satz_buffer_add_format(page, "<b class=\"%s\">%s</b> ", name, name);
    }
    satz_buffer_add_string(page, "</p>\n<p>Findings: <b class=\"error\">error</b> <b class=\"warning\">warning</b> "
                                 "<b class=\"info\">info</b>; the number after the place is that of the sentence "
                                 "beside the row. A span and where it came back light up together under the pointer; "
                                 "keys <kbd>n</kbd> and <kbd>p</kbd> go to the next finding and the one before."
                                 "</p></details>\n<main>\n");
}

void satz_html_begin(struct satz_html_report *report, struct satz_output *output) {
    struct satz_buffer legend = SATZ_BUFFER_INIT;
    *report = (struct satz_html_report){ .number = 1 };
    satz_output_add_string(output, head);
    satz_output_add_string(output, satz_page_style);
    satz_output_add_string(output, controls);
    add_legend(&legend);
    satz_output_add(output, satz_buffer_slice(&legend));
    satz_buffer_release(&legend);
}

/* ` name="value"` */
static void add_attribute(struct satz_buffer *page, const char *name, struct satz_slice value) {
    satz_buffer_add_format(page, " %s=\"", name);
    satz_html_escape(value, page);
    satz_buffer_add_byte(page, '"');
}

/* ` lang="ar" dir="rtl"`; a language that is none of the fifteen has its direction from its letters. */
static void add_language(struct satz_buffer *page, const struct satz_entry *entry, struct satz_slice tag) {
    enum satz_language_id id;
    bool known = satz_entry_find_language(entry, tag, &id);
    if (tag.size)
        add_attribute(page, "lang", tag);
    satz_buffer_add_format(page, " dir=\"%s\"", !known ? "auto" : satz_language_is_rtl(id) ? "rtl" : "ltr");
}

/* The tag, with the language's name where it has one. */
static void add_language_name(struct satz_buffer *page, const struct satz_entry *entry, struct satz_slice tag) {
    enum satz_language_id id;
    if (satz_entry_find_language(entry, tag, &id))
        satz_buffer_add_format(page, "%s ", satz_language_name(id));
    satz_buffer_add_string(page, "<span class=\"tag\">");
    satz_html_escape(tag, page);
    satz_buffer_add_string(page, "</span>");
}

static void end_part(struct satz_html_report *report, struct satz_buffer *page) {
    satz_buffer_add_string(page, report->rows ? "</div>\n" : "");
    report->rows = 0;
}

static void begin_section(struct satz_html_report *report, const struct satz_entry *entry, struct satz_buffer *page) {
    struct satz_slice shown = entry->to.size ? entry->to : entry->lang;
    enum satz_language_id id;
    end_part(report, page);
    satz_buffer_add_string(page, report->section ? "</section>\n<section" : "<section");
    satz_buffer_add_format(page, " id=\"d%zu\"", ++report->section);
    add_attribute(page, "data-doc", entry->doc);
    add_attribute(page, "data-lang", shown);
    if (satz_entry_find_language(entry, shown, &id))
        add_attribute(page, "data-name", satz_slice_of(satz_language_name(id)));
    satz_buffer_add_string(page, ">\n<h2><span class=\"doc\">");
    satz_html_escape(entry->doc, page);
    satz_buffer_add_string(page, "</span> <span class=\"way\">");
    add_language_name(page, entry, entry->lang);
    if (entry->to.size) {
        satz_buffer_add_string(page, " &#8594; ");
        add_language_name(page, entry, entry->to);
    }
    satz_buffer_add_string(page, "</span></h2>\n");
}

/* Below a translation: how the engine would word the quotations that stand in it as they were said. */
static void add_drafts(const struct satz_entry *entry, const struct satz_span_list *spans, struct satz_buffer *page) {
    for (size_t i = 0; i < spans->count; i++) {
        if (!spans->items[i].drafted.size)
            continue;
        satz_buffer_add_string(page, "<p class=\"draft\">Draft of a quotation, approved by nobody:</p><q");
        add_language(page, entry, entry->to);
        satz_buffer_add_byte(page, '>');
        satz_html_escape(spans->items[i].drafted, page);
        satz_buffer_add_string(page, "</q>");
    }
}

static void add_text(const struct satz_html_report *report, const struct satz_entry *entry, enum satz_side side,
                     const struct satz_span_list *spans, struct satz_buffer *page) {
    const struct satz_marked marked = { satz_entry_text(entry, side), side, entry->html, spans, &entry->findings,
                                        report->number };
    satz_buffer_add_string(page, side == SATZ_SIDE_SRC ? "<div class=\"src" : "<div class=\"tgt");
    satz_markup_whole(&marked, page);
    add_language(page, entry, satz_entry_language(entry, side));
    satz_buffer_add_byte(page, '>');
    satz_markup_add(&marked, entry->record->arena, page);
    if (side == SATZ_SIDE_TGT)
        add_drafts(entry, spans, page);
    satz_buffer_add_string(page, "</div>");
}

/* A suggestion of the memory, where there is no translation. */
static void add_suggestion(const struct satz_entry *entry, struct satz_buffer *page) {
    struct satz_slice suggestion = satz_record_inner(entry->record, "match", "tgt");
    satz_buffer_add_string(page, "<div class=\"tgt none\"><i>no translation</i>");
    if (suggestion.size) {
        satz_buffer_add_string(page, "<p>The memory suggests:</p><q");
        add_language(page, entry, entry->to);
        satz_buffer_add_byte(page, '>');
        satz_html_escape(suggestion, page);
        satz_buffer_add_string(page, "</q>");
    }
    satz_buffer_add_string(page, "</div>");
}

static void add_number(const struct satz_html_report *report, const struct satz_entry *entry,
                       struct satz_buffer *page) {
    struct satz_slice by = satz_record_inner(entry->record, "via", "by");
    satz_buffer_add_format(page, "<div class=\"no\"><a href=\"#d%zu-%zu\">%zu</a>", report->section, entry->seg,
                           entry->seg);
    if (by.size && !satz_slice_is(by, "none")) {
        satz_buffer_add_string(page, "<small>");
        satz_html_escape(by, page);
        satz_buffer_add_string(page, "</small>");
    }
    satz_buffer_add_string(page, "</div>");
}

static void add_fixes(const struct satz_entry *entry, const struct satz_finding *finding, struct satz_buffer *page) {
    if (!finding->fix_count)
        return;
    satz_buffer_add_string(page, "<span class=\"fix\">fix:");
    for (size_t i = 0; i < finding->fix_count; i++) {
        satz_buffer_add_string(page, " <bdi");
        add_language(page, entry, satz_entry_language(entry, finding->side));
        satz_buffer_add_byte(page, '>');
        satz_html_escape(finding->fixes[i], page);
        satz_buffer_add_string(page, "</bdi>");
    }
    satz_buffer_add_string(page, "</span>");
}

static void add_finding(const struct satz_html_report *report, const struct satz_entry *entry, size_t index,
                        struct satz_buffer *page) {
    const struct satz_finding *finding = &entry->findings.items[index];
    const struct satz_position *place = &entry->extents[index].begin;
    const char *level = satz_level_name(finding->level);
    satz_buffer_add_format(page, "<li id=\"f%zu\" class=\"%s\" tabindex=\"-1\"", report->number + index, level);
    add_attribute(page, "data-c", satz_slice_of(finding->check));
    satz_buffer_add_format(page, "><span class=\"n\">%zu</span> <b>%s</b> ", index + 1, level);
    satz_html_escape(finding->say, page);
    add_fixes(entry, finding, page);
    satz_buffer_add_string(page, " <small><code>");
    satz_html_escape(satz_slice_of(finding->check), page);
    satz_buffer_add_string(page, "</code> ");
    satz_html_escape(entry->file, page);
    satz_buffer_add_format(page, ":%zu:%zu</small></li>", place->line, place->column);
}

static void add_findings(const struct satz_html_report *report, const struct satz_entry *entry,
                         struct satz_buffer *page) {
    if (!entry->findings.count)
        return;
    satz_buffer_add_string(page, "\n<ul>");
    for (size_t i = 0; i < entry->findings.count; i++)
        add_finding(report, entry, i, page);
    satz_buffer_add_string(page, "</ul>");
}

/* Whether a paragraph begins: a blank line before it, or markup. */
static bool begins_paragraph(const struct satz_entry *entry) {
    size_t feed = satz_slice_find_byte(entry->gap, 0, '\n');
    return entry->seg > 1 && (feed < entry->gap.size || satz_slice_find_byte(entry->gap, 0, '<') < entry->gap.size);
}

enum satz_status satz_html_add(struct satz_html_report *report, struct satz_entry *entry, struct satz_output *output,
                               struct satz_error *error) {
    struct satz_buffer page = SATZ_BUFFER_INIT;
    struct satz_span_list spans;
    if (satz_spans_read(entry->record, &spans, error) != SATZ_OK)
        return SATZ_FAILED;
    if (entry->begins)
        begin_section(report, entry, &page);
    else if (report->rows == PART)
        end_part(report, &page);
    satz_buffer_add_string(&page, report->rows++ ? "" : "<div class=\"part\">\n");
    satz_buffer_add_format(&page, "<div class=\"row%s%s\" id=\"d%zu-%zu\">", begins_paragraph(entry) ? " par" : "",
                           entry->to.size || entry->has_tgt ? "" : " alone", report->section, entry->seg);
    add_number(report, entry, &page);
    add_text(report, entry, SATZ_SIDE_SRC, &spans, &page);
    if (entry->has_tgt)
        add_text(report, entry, SATZ_SIDE_TGT, &spans, &page);
    else if (entry->to.size)
        add_suggestion(entry, &page);
    add_findings(report, entry, &page);
    satz_buffer_add_string(&page, "</div>\n");
    report->number += entry->findings.count;
    satz_output_add(output, satz_buffer_slice(&page));
    satz_buffer_release(&page);
    return SATZ_OK;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

void satz_html_end(struct satz_html_report *report, const struct satz_entries *entries, bool whole,
                   struct satz_output *output) {
    const struct satz_entries *e = entries;
    struct satz_buffer page = SATZ_BUFFER_INIT;
    end_part(report, &page);
    satz_buffer_add_string(&page, report->section ? "</section>\n</main>\n" : "</main>\n");
    if (!whole)
        satz_buffer_add_string(&page, "<p class=\"broken\">The stream broke off here: bad input.</p>\n");
    satz_buffer_add_format(&page,
                           "<footer>%zu error%s, %zu warning%s, %zu info in %zu segment%s of %zu document%s",
                           e->found[SATZ_ERROR], plural(e->found[SATZ_ERROR]), e->found[SATZ_WARNING],
                           plural(e->found[SATZ_WARNING]), e->found[SATZ_INFO], e->segments, plural(e->segments),
                           e->documents, plural(e->documents));
    if (e->left_out)
        satz_buffer_add_format(&page, "; %zu more left out", e->left_out);
    satz_buffer_add_string(&page, "</footer>\n<script>\n");
    satz_output_add(output, satz_buffer_slice(&page));
    satz_output_add_string(output, satz_page_script);
    satz_output_add_string(output, "</script>\n</body>\n</html>\n");
    satz_buffer_release(&page);
}
