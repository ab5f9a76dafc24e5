#include "report/bars.h"

#include "report/shown.h"
#include "text/utf8.h"

/* A label takes at most so many columns, a bar at most so many; so many checks are shown. */
enum { LABEL = 28, BAR = 40, CHECKS = 10, NUMBER = 9 };

static const char *const colours[3] = { "\033[36m", "\033[33m", "\033[31m" };
static const char *const shades[3] = { "\xE2\x96\x91", "\xE2\x96\x93", "\xE2\x96\x88" };
static const char *const signs[3] = { "-", "=", "#" };
static const char *const eighths[8] = { "", "\xE2\x96\x8F", "\xE2\x96\x8E", "\xE2\x96\x8D",
                                        "\xE2\x96\x8C", "\xE2\x96\x8B", "\xE2\x96\x8A", "\xE2\x96\x89" };
#define FULL "\xE2\x96\x88"

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static const char *paint(const struct satz_bars *bars, const char *code) {
    return bars->colour ? code : "";
}

static void add_repeated(struct satz_buffer *text, const char *piece, size_t count) {
    for (size_t i = 0; i < count; i++)
        satz_buffer_add_string(text, piece);
}

static size_t bar_size(const struct satz_bars *bars, size_t label) {
    size_t columns = bars->columns < SATZ_BARS_LEAST ? SATZ_BARS_LEAST : bars->columns;
    return smaller(BAR, columns - smaller(label, LABEL) - NUMBER - 3);
}

/* Of one colour, to an eighth of a column. */
static void add_bar(const struct satz_bars *bars, size_t count, size_t most, size_t size, int level,
                    struct satz_buffer *text) {
    size_t parts = most ? count * size * 8 / most : 0;
    if (!count)
        return;
    parts = parts ? parts : 1;
    satz_buffer_add_string(text, paint(bars, level < 0 ? "\033[34m" : colours[level]));
    if (bars->unicode) {
        add_repeated(text, FULL, parts / 8);
        satz_buffer_add_string(text, eighths[parts % 8]);
    } else {
        add_repeated(text, level < 0 ? "#" : signs[level], (parts + 7) / 8);
    }
    satz_buffer_add_string(text, paint(bars, "\033[0m"));
}

/* Level upon level: in whole columns, at least one for each that there is. */
static void add_stack(const struct satz_bars *bars, const size_t sums[3], size_t most, size_t size,
                      struct satz_buffer *text) {
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--) {
        size_t part = (sums[level] * size + most / 2) / most;
        if (!sums[level])
            continue;
        satz_buffer_add_string(text, paint(bars, colours[level]));
        add_repeated(text, !bars->unicode ? signs[level] : bars->colour ? FULL : shades[level], part ? part : 1);
        satz_buffer_add_string(text, paint(bars, "\033[0m"));
    }
}

static void add_heading(const struct satz_bars *bars, const char *title, struct satz_buffer *text) {
    satz_buffer_add_format(text, "\n%s%s%s\n", paint(bars, "\033[1m"), title, paint(bars, "\033[0m"));
}

/* The label, to its column, and the number. */
static void add_label(struct satz_slice label, size_t columns, size_t count, struct satz_buffer *text) {
    struct satz_buffer shown = SATZ_BUFFER_INIT;
    satz_shown_add(label, &shown);
    struct satz_slice name = satz_buffer_slice(&shown);
    size_t size = satz_utf8_count(name);
    if (size > columns)
        name = satz_slice_sub(name, 0, satz_utf8_floor(name, columns));
    satz_buffer_add(text, name);
    add_repeated(text, " ", columns - smaller(columns, satz_utf8_count(name)));
    satz_buffer_add_format(text, "%*zu  ", NUMBER, count);
    satz_buffer_release(&shown);
}

/* A row has no blanks at its end, however short its bar. */
static void end_row(struct satz_buffer *text) {
    size_t size = text->size;
    while (size && text->data[size - 1] == ' ')
        size--;
    satz_buffer_truncate(text, size);
    satz_buffer_add_byte(text, '\n');
}

static size_t total(const size_t sums[3]) {
    return sums[SATZ_INFO] + sums[SATZ_WARNING] + sums[SATZ_ERROR];
}

static void add_checks(const struct satz_bars *bars, const struct satz_tally *tally, const int *order, size_t count,
                       struct satz_buffer *text) {
    size_t shown = smaller(count, CHECKS), label = 0, most = 0, rest = 0, sums[3];
    for (size_t i = 0; i < count; i++) {
        satz_tally_sum(tally, order[i], SATZ_TALLY_ALL, sums);
        most = i < shown && total(sums) > most ? total(sums) : most;
        rest += i < shown ? 0 : total(sums);
        if (i < shown && tally->names[order[i]].size > label)
            label = tally->names[order[i]].size;
    }
    label = smaller(label, LABEL);
    add_heading(bars, "findings by check", text);
    for (size_t i = 0; i < shown; i++) {
        int level = SATZ_ERROR;
        satz_tally_sum(tally, order[i], SATZ_TALLY_ALL, sums);
        while (!sums[level])
            level--;
        add_label(tally->names[order[i]], label, total(sums), text);
        add_bar(bars, total(sums), most, bar_size(bars, label), level, text);
        end_row(text);
    }
    if (count > shown)
        satz_buffer_add_format(text, "and %zu of %zu other checks\n", rest, count - shown);
}

static void add_languages(const struct satz_bars *bars, const struct satz_tally *tally, struct satz_buffer *text) {
    const char *const *marks = bars->unicode ? (bars->colour ? (const char *const[]){ FULL, FULL, FULL } : shades) : signs;
    size_t most = 0, sums[3];
    for (int language = 0; language < SATZ_TALLY_LANGUAGES; language++) {
        satz_tally_sum(tally, SATZ_TALLY_ALL, language, sums);
        most = total(sums) > most ? total(sums) : most;
    }
    add_heading(bars, "findings by language", text);
    for (int language = 0; language < SATZ_TALLY_LANGUAGES; language++) {
        satz_tally_sum(tally, SATZ_TALLY_ALL, language, sums);
        if (!tally->segments[language].segments)
            continue;
        add_label(satz_slice_of(satz_tally_language(language)), sizeof "language" - 1, total(sums), text);
        if (most)
            add_stack(bars, sums, most, bar_size(bars, sizeof "language" - 1), text);
        end_row(text);
    }
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--)
        satz_buffer_add_format(text, "%s%s%s%s %s", level == SATZ_ERROR ? "" : "  ", paint(bars, colours[level]), marks[level],
                               paint(bars, "\033[0m"), satz_level_name((enum satz_level)level));
    satz_buffer_add_byte(text, '\n');
}

static void add_scores(const struct satz_bars *bars, const struct satz_tally *tally, struct satz_buffer *text) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    size_t most, least = satz_tally_lowest_score(tally, &most);
    if (least >= SATZ_TALLY_SCORES - 1)
        return;
    add_heading(bars, "how near the memory is, in per cent", text);
    for (size_t i = SATZ_TALLY_SCORES; i-- > least;) {
        satz_buffer_reset(&name);
        satz_tally_score_name(i, bars->unicode ? "\xE2\x80\x93" : "-", &name);
        add_label(satz_buffer_slice(&name), sizeof "under 50" - 1, tally->scores[i], text);
        add_bar(bars, tally->scores[i], most, bar_size(bars, sizeof "under 50" - 1), -1, text);
        end_row(text);
    }
    satz_buffer_release(&name);
}

/* Errors before warnings before the rest: what to look at, and with what. */
static void add_next(const struct satz_bars *bars, const struct satz_tally *tally, struct satz_buffer *text) {
    int level = SATZ_ERROR;
    size_t sums[3];
    satz_tally_sum(tally, SATZ_TALLY_ALL, SATZ_TALLY_ALL, sums);
    while (!sums[level])
        level--;
    add_heading(bars, "next", text);
    satz_buffer_add_format(text, "%zu %s%s in place: satz-report --format text --level %s\n"
                                 "all on one page: satz-report --format html -o report.html\n",
                           sums[level], satz_level_name((enum satz_level)level),
                           level == SATZ_INFO || sums[level] == 1 ? "" : "s", satz_level_name((enum satz_level)level));
}

void satz_bars_write(const struct satz_tally *tally, const struct satz_bars *bars, struct satz_buffer *text) {
    int order[SATZ_TALLY_CHECKS + 1];
    size_t count = satz_tally_order(tally, order);
    if (count) {
        add_checks(bars, tally, order, count, text);
        add_languages(bars, tally, text);
    }
    add_scores(bars, tally, text);
    if (count)
        add_next(bars, tally, text);
}
