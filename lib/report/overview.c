#include "report/overview.h"

#include "report/markup.h"

/* What is drawn from: the rows and columns that are not empty, and the most that one of each has. */
struct drawing {
    const struct satz_tally *tally;
    const struct satz_report_settings *settings;
    struct satz_buffer *page;
    int checks[SATZ_TALLY_CHECKS + 1], languages[SATZ_TALLY_LANGUAGES];
    size_t check_count, language_count, most_of_check, most_of_language, most_of_cell;
};

static size_t sum_of(const struct satz_tally *tally, int check, int language) {
    size_t sums[3];
    satz_tally_sum(tally, check, language, sums);
    return sums[SATZ_INFO] + sums[SATZ_WARNING] + sums[SATZ_ERROR];
}

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

static void collect(struct drawing *drawing) {
    const struct satz_tally *tally = drawing->tally;
    drawing->check_count = satz_tally_order(tally, drawing->checks);
    for (int language = 0; language < SATZ_TALLY_LANGUAGES; language++) {
        if (!tally->segments[language].segments)
            continue;
        drawing->languages[drawing->language_count++] = language;
        drawing->most_of_language = larger(drawing->most_of_language, sum_of(tally, SATZ_TALLY_ALL, language));
        for (size_t i = 0; i < drawing->check_count; i++)
            drawing->most_of_cell = larger(drawing->most_of_cell, sum_of(tally, drawing->checks[i], language));
    }
    for (size_t i = 0; i < drawing->check_count; i++)
        drawing->most_of_check = larger(drawing->most_of_check, sum_of(tally, drawing->checks[i], SATZ_TALLY_ALL));
}

/* In thousandths, so that a bar of one in a million is still seen. */
static size_t share(size_t count, size_t whole) {
    return whole ? larger(count * 1000 / whole, count > 0 ? 4 : 0) : 0;
}

static void add_bar(struct satz_buffer *page, const char *name, size_t count, size_t whole) {
    size_t size = share(count, whole);
    if (count)
        satz_buffer_add_format(page, "<i class=\"%s\" style=\"width:%zu.%zu%%\"></i>", name, size / 10, size % 10);
}

/* "3 errors, 9 info" */
static void add_levels(struct satz_buffer *page, const size_t sums[3]) {
    const char *comma = "";
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--) {
        if (!sums[level])
            continue;
        satz_buffer_add_format(page, "%s%zu %s%s", comma, sums[level], satz_level_name((enum satz_level)level),
                               level == SATZ_INFO || sums[level] == 1 ? "" : "s");
        comma = ", ";
    }
}

static void add_stack(struct satz_buffer *page, const size_t sums[3], size_t most) {
    satz_buffer_add_string(page, "<span class=\"bar\" aria-hidden=\"true\">");
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--)
        add_bar(page, satz_level_name((enum satz_level)level), sums[level], most);
    satz_buffer_add_string(page, "</span>");
}

static void add_column_heading(struct satz_buffer *page, int language) {
    const char *name = language < SATZ_LANGUAGES ? satz_language_name((enum satz_language_id)language) : "other languages";
    satz_buffer_add_format(page, "<th scope=\"col\" title=\"%s\">%s</th>", name, satz_tally_language(language));
}

static void begin_figure(struct satz_buffer *page, const char *id, const char *title, const char *corner) {
    satz_buffer_add_format(page, "<figure id=\"%s\" tabindex=\"0\"><figcaption>%s</figcaption>\n<table>\n"
                                 "<thead><tr><th scope=\"col\">%s</th>", id, title, corner);
}

static void end_figure(struct satz_buffer *page) {
    satz_buffer_add_string(page, "</table></figure>\n");
}

/* How full a cell is stands in its style; its number and levels in words. */
static void add_cell(const struct drawing *drawing, int check, int language) {
    size_t sums[3], count = sum_of(drawing->tally, check, language);
    int level = SATZ_ERROR;
    if (!count) {
        satz_buffer_add_string(drawing->page, "<td></td>");
        return;
    }
    satz_tally_sum(drawing->tally, check, language, sums);
    while (!sums[level])
        level--;
    satz_buffer_add_format(drawing->page, "<td class=\"%s\" style=\"--h:%zu%%\" data-l=\"%s\" title=\"",
                           satz_level_name((enum satz_level)level), 8 + 30 * count / drawing->most_of_cell,
                           satz_tally_language(language));
    add_levels(drawing->page, sums);
    satz_buffer_add_format(drawing->page, "\">%zu</td>", count);
}

static void add_check(const struct drawing *drawing, int check) {
    struct satz_slice name = drawing->tally->names[check];
    const char *about = satz_entries_explain(drawing->settings, name);
    size_t sums[3];
    satz_buffer_add_string(drawing->page, "<tr><th scope=\"row\"");
    if (about) {
        satz_buffer_add_string(drawing->page, " title=\"");
        satz_html_escape(satz_slice_of(about), drawing->page);
        satz_buffer_add_byte(drawing->page, '"');
    }
    satz_buffer_add_byte(drawing->page, '>');
    satz_html_escape(name, drawing->page);
    satz_buffer_add_string(drawing->page, "</th><td class=\"all\">");
    satz_tally_sum(drawing->tally, check, SATZ_TALLY_ALL, sums);
    add_stack(drawing->page, sums, drawing->most_of_check);
    add_levels(drawing->page, sums);
    satz_buffer_add_string(drawing->page, "</td>");
    for (size_t i = 0; i < drawing->language_count; i++)
        add_cell(drawing, check, drawing->languages[i]);
    satz_buffer_add_string(drawing->page, "</tr>\n");
}

/* The last row: all checks of each language, upright. */
static void add_feet(const struct drawing *drawing) {
    struct satz_buffer *page = drawing->page;
    size_t sums[3];
    satz_tally_sum(drawing->tally, SATZ_TALLY_ALL, SATZ_TALLY_ALL, sums);
    satz_buffer_add_string(page, "</tbody><tfoot><tr><th scope=\"row\">all checks</th><td class=\"all\">");
    add_levels(page, sums);
    satz_buffer_add_string(page, "</td>");
    for (size_t i = 0; i < drawing->language_count; i++) {
        int language = drawing->languages[i];
        satz_tally_sum(drawing->tally, SATZ_TALLY_ALL, language, sums);
        satz_buffer_add_format(page, "<td data-l=\"%s\" title=\"", satz_tally_language(language));
        add_levels(page, sums);
        satz_buffer_add_string(page, "\">");
        add_stack(page, sums, drawing->most_of_language);
        satz_buffer_add_format(page, "%zu</td>", sums[0] + sums[1] + sums[2]);
    }
    satz_buffer_add_string(page, "</tr></tfoot>\n");
}

static void add_findings(const struct drawing *drawing) {
    struct satz_buffer *page = drawing->page;
    if (!drawing->check_count)
        return;
    begin_figure(page, "checks", "Findings by check and language", "check");
    satz_buffer_add_string(page, "<th scope=\"col\">all</th>");
    for (size_t i = 0; i < drawing->language_count; i++)
        add_column_heading(page, drawing->languages[i]);
    satz_buffer_add_string(page, "</tr></thead>\n<tbody>");
    for (size_t i = 0; i < drawing->check_count; i++)
        add_check(drawing, drawing->checks[i]);
    add_feet(drawing);
    end_figure(page);
}

enum { FATES = 4 };
static const char *const fates[FATES] = { "exact", "engine", "kept", "none" };
static const char *const fate_names[FATES] = { "memory", "engine", "kept", "untranslated" };

static void add_segments_of(struct satz_buffer *page, const struct satz_summary *s, int language) {
    const size_t counts[FATES] = { s->exact, s->engine, s->kept, s->untranslated };
    satz_buffer_add_format(page, "<tr><th scope=\"row\" title=\"%s\">%s</th><td class=\"all\">",
                           language < SATZ_LANGUAGES ? satz_language_name((enum satz_language_id)language) : "others",
                           satz_tally_language(language));
    satz_buffer_add_string(page, "<span class=\"bar\" aria-hidden=\"true\">");
    for (int i = 0; i < FATES; i++)
        add_bar(page, fates[i], counts[i], s->segments);
    satz_buffer_add_format(page, "</span>%zu</td>", s->segments);
    for (int i = 0; i < FATES; i++)
        satz_buffer_add_format(page, counts[i] ? "<td>%zu</td>" : "<td></td>", counts[i]);
    satz_buffer_add_format(page, s->fuzzy ? "<td>%zu</td></tr>\n" : "<td></td></tr>\n", s->fuzzy);
}

static void add_segments(const struct drawing *drawing) {
    struct satz_buffer *page = drawing->page;
    begin_figure(page, "segments", "What became of the segments", "language");
    satz_buffer_add_string(page, "<th scope=\"col\">all</th>");
    for (int i = 0; i < FATES; i++)
        satz_buffer_add_format(page, "<th scope=\"col\"><i class=\"%s\"></i>%s</th>", fates[i], fate_names[i]);
    satz_buffer_add_string(page, "<th scope=\"col\">suggested</th></tr></thead>\n<tbody>");
    for (size_t i = 0; i < drawing->language_count; i++)
        add_segments_of(page, &drawing->tally->segments[drawing->languages[i]], drawing->languages[i]);
    satz_buffer_add_string(page, "</tbody>\n");
    end_figure(page);
}

static void add_scores(const struct drawing *drawing) {
    struct satz_buffer *page = drawing->page;
    const size_t *scores = drawing->tally->scores;
    size_t most, least = satz_tally_lowest_score(drawing->tally, &most);
    if (!most)
        return;
    begin_figure(page, "scores", "How near the memory is", "per cent");
    satz_buffer_add_string(page, "<th scope=\"col\">segments</th></tr></thead>\n<tbody>");
    for (size_t i = SATZ_TALLY_SCORES; i-- > least;) {
        satz_buffer_add_string(page, "<tr><th scope=\"row\">");
        satz_tally_score_name(i, "\xE2\x80\x93", page);
        satz_buffer_add_string(page, "</th><td class=\"all\"><span class=\"bar\" aria-hidden=\"true\">");
        add_bar(page, "exact", scores[i], most);
        satz_buffer_add_format(page, "</span>%zu</td></tr>\n", scores[i]);
    }
    satz_buffer_add_string(page, "</tbody>\n");
    end_figure(page);
}

void satz_overview_add(const struct satz_tally *tally, const struct satz_report_settings *settings,
                       struct satz_buffer *page) {
    struct drawing drawing = { .tally = tally, .settings = settings, .page = page };
    collect(&drawing);
    if (!drawing.language_count)
        return;
    satz_buffer_add_string(page, "<aside id=\"summary\" aria-label=\"Summary\"><details open><summary><h2>Summary</h2></summary>\n"
                                 "<div class=\"charts\">\n");
    add_findings(&drawing);
    satz_buffer_add_string(page, "<div class=\"rest\">\n");
    add_segments(&drawing);
    add_scores(&drawing);
    satz_buffer_add_string(page, "</div></div></details></aside>\n");
}
