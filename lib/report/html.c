#include "report/html.h"

#include "report/listed.h"
#include "report/markup.h"
#include "report/overview.h"

/* Rows stand in parts, and parts in leaves, of so many rows: a browser passes over what is out of sight. */
enum { PART = 16, LEAF = 16 * PART };

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

static const char header[] =
    "</style>\n</head>\n<body>\n<header>\n<h1>satz report</h1>\n<p id=\"total\"></p>\n";

/* Hidden until the script has filled them: without it they would do nothing. */
static const char controls[] =
    "</header>\n<div id=\"filters\" hidden role=\"search\" aria-label=\"Filters\">\n"
    "<input type=\"search\" id=\"search\" autocomplete=\"off\" placeholder=\"Search texts\" aria-label=\"Search source and translation\" "
    "aria-keyshortcuts=\"/\">\n"
    "<fieldset id=\"levels\"><legend>Level</legend>"
    "<button type=\"button\" class=\"error\" aria-pressed=\"true\" title=\"key 1\">errors <span></span></button>"
    "<button type=\"button\" class=\"warning\" aria-pressed=\"true\" title=\"key 2\">warnings <span></span></button>"
    "<button type=\"button\" class=\"info\" aria-pressed=\"true\" title=\"key 3\">info <span></span></button></fieldset>\n"
    "<select id=\"check\" aria-label=\"Check\"></select>\n"
    "<select id=\"language\" aria-label=\"Language\"></select>\n"
    "<select id=\"document\" aria-label=\"Document\"></select>\n"
    "<select id=\"show\" aria-label=\"Segments\"><option value=\"\">all segments</option>"
    "<option value=\"found\">with findings</option><option value=\"open\">with open findings</option>"
    "<option value=\"approved\">with approved ones</option><option value=\"silenced\">with silenced ones</option></select>\n"
    "<output id=\"shown\" aria-live=\"polite\"></output>\n"
    "<span class=\"go\"><span id=\"done\"></span>"
    "<button type=\"button\" id=\"previous\" title=\"key k or p\" aria-label=\"previous finding\">&#8593;</button>"
    "<button type=\"button\" id=\"next\" title=\"key j or n\" aria-label=\"next finding\">&#8595;</button>"
    "<button type=\"button\" id=\"undo\" title=\"key u\" disabled>undo</button>"
    "<button type=\"button\" id=\"more\" title=\"key ?\" aria-haspopup=\"dialog\" aria-label=\"keys and more\">?</button></span>"
    "\n</div>\n<main>\n";

static void add_legend(struct satz_buffer *page) {
    satz_buffer_add_string(page, "<details id=\"legend\"><summary>What the colours say</summary>\n<p>Spans: ");
    for (int kind = 0; kind < SATZ_KINDS; kind++) {
        const char *name = satz_kind_name((enum satz_kind)kind);
        satz_buffer_add_format(page, "<b class=\"%s\">%s</b> ", name, name);
    }
    satz_buffer_add_string(page, "</p>\n<p>Findings: <b class=\"error\">error</b> <b class=\"warning\">warning</b> "
                                 "<b class=\"info\">info</b>; the number after the place is that of the sentence "
                                 "beside the row. A span and where it came back light up together under the pointer."
                                 "</p></details>\n");
}

void satz_html_begin(struct satz_html_report *report, struct satz_output *output) {
    struct satz_buffer legend = SATZ_BUFFER_INIT;
    *report = (struct satz_html_report){ .number = 1 };
    satz_tally_init(&report->tally);
    satz_output_add_string(output, head);
    satz_output_add_string(output, satz_page_style);
    satz_output_add_string(output, header);
    add_legend(&legend);
    satz_output_add(output, satz_buffer_slice(&legend));
    satz_output_add_string(output, controls);
    satz_buffer_release(&legend);
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

/* Closes what the section under way has open. */
static void end_rows(struct satz_html_report *report, struct satz_buffer *page) {
    satz_buffer_add_string(page, report->rows ? "</div></div>\n" : "");
    report->rows = 0;
}

static void begin_row(struct satz_html_report *report, struct satz_buffer *page) {
    size_t row = report->rows++;
    if (row % LEAF == 0)
        satz_buffer_add_string(page, row ? "</div></div>\n<div class=\"leaf\"><div class=\"part\">\n"
                                         : "<div class=\"leaf\"><div class=\"part\">\n");
    else if (row % PART == 0)
        satz_buffer_add_string(page, "</div>\n<div class=\"part\">\n");
}

static void begin_section(struct satz_html_report *report, const struct satz_entry *entry, struct satz_buffer *page) {
    struct satz_slice shown = entry->to.size ? entry->to : entry->lang;
    enum satz_language_id id;
    end_rows(report, page);
    satz_buffer_add_string(page, report->section ? "</section>\n<section" : "<section");
    satz_buffer_add_format(page, " id=\"d%zu\"", ++report->section);
    satz_attribute_add(page, "data-doc", entry->doc);
    satz_attribute_add(page, "data-lang", shown);
    if (satz_entry_find_language(entry, shown, &id))
        satz_buffer_add_format(page, " data-code=\"%s\" data-name=\"%s\"", satz_language_code(id), satz_language_name(id));
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
        satz_language_attributes_add(page, entry, entry->to);
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
    satz_language_attributes_add(page, entry, satz_entry_language(entry, side));
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
        satz_language_attributes_add(page, entry, entry->to);
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

static void add_findings(const struct satz_html_report *report, const struct satz_entry *entry,
                         struct satz_buffer *page) {
    if (!entry->findings.count)
        return;
    satz_buffer_add_string(page, "\n<ul>");
    for (size_t i = 0; i < entry->findings.count; i++)
        satz_listed_add(entry, i, report->number + i, page);
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
    begin_row(report, &page);
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
    satz_tally_add(&report->tally, entry);
    satz_output_add(output, satz_buffer_slice(&page));
    satz_buffer_release(&page);
    return SATZ_OK;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

/* "2 errors, 1 warning, 0 info in 7 segments of 1 document; 3 more left out, 1 silenced" */
static void add_total(const struct satz_entries *e, struct satz_buffer *page) {
    satz_buffer_add_format(page, "%zu error%s, %zu warning%s, %zu info in %zu segment%s of %zu document%s",
                           e->found[SATZ_ERROR], plural(e->found[SATZ_ERROR]), e->found[SATZ_WARNING],
                           plural(e->found[SATZ_WARNING]), e->found[SATZ_INFO], e->segments, plural(e->segments),
                           e->documents, plural(e->documents));
    if (e->left_out)
        satz_buffer_add_format(page, "; %zu more left out", e->left_out);
    if (e->silenced)
        satz_buffer_add_format(page, "; %zu silenced", e->silenced);
}

void satz_html_end(struct satz_html_report *report, const struct satz_entries *entries, bool whole,
                   struct satz_output *output) {
    struct satz_buffer page = SATZ_BUFFER_INIT;
    end_rows(report, &page);
    satz_buffer_add_string(&page, report->section ? "</section>\n</main>\n" : "</main>\n");
    if (!whole)
        satz_buffer_add_string(&page, "<p class=\"broken\">The stream broke off here: bad input.</p>\n");
    satz_overview_add(&report->tally, entries->settings, &page);
    satz_buffer_add_string(&page, "<footer>");
    add_total(entries, &page);
    satz_buffer_add_string(&page, "</footer>\n<script>\n");
    satz_output_add(output, satz_buffer_slice(&page));
    satz_output_add_string(output, satz_page_script);
    satz_output_add_string(output, "</script>\n</body>\n</html>\n");
    satz_buffer_release(&page);
    satz_tally_release(&report->tally);
}
