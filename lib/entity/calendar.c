#include "entity/calendar.h"

#include "entity/figure.h"
#include "entity/score.h"
#include "value/date.h"

/*
 * All functions `past_…` take a token and give the token after what they found, 0 where they found
 * nothing.
 */

static size_t size_of(const struct satz_token_text *text, size_t at) {
    return satz_token_is_digits(text, at) ? text->tokens[at].end - text->tokens[at].begin : 0;
}

/* The number of at most four digits at `at`; 10000 where there is none. */
static unsigned value_of(const struct satz_token_text *text, size_t at) {
    size_t size = size_of(text, at);
    struct satz_slice digits = satz_token_slice(text, at);
    unsigned value = 0;
    if (!size || size > 4)
        return 10000;
    for (size_t i = 0; i < size; i++)
        value = value * 10 + (unsigned)(digits.data[i] - '0');
    return value;
}

static bool is_range(const struct satz_token_text *text, size_t at, size_t most_size, unsigned least, unsigned most) {
    unsigned value = value_of(text, at);
    return size_of(text, at) <= most_size && value >= least && value <= most;
}

static bool is_day(const struct satz_token_text *text, size_t at) {
    return is_range(text, at, 2, 1, 31);
}

/* Whether there is such a day; 0 for a year of two digits, or none. */
static bool is_real(const struct satz_token_text *text, size_t day, unsigned month, size_t year) {
    struct satz_date date = { .day = (int)value_of(text, day), .month = (int)month };
    if (size_of(text, year) == 4)
        date.year = (int)value_of(text, year);
    return satz_date_valid(&date);
}

static size_t past_class(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                         enum satz_word_class class, size_t at) {
    return satz_phrase_end(text, vocabulary, class, at);
}

/* A month, whole: `Mai` is none in `Maibaum` (tokens see to it) or `Mai-Ausgabe`. */
static size_t past_month(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t end = past_class(text, vocabulary, SATZ_WORD_MONTH, at);
    if (!end)
        end = past_class(text, vocabulary, SATZ_WORD_MONTH_SHORT, at);
    return end && !(satz_token_glued(text, end, '-') && satz_token_is_word(text, end + 1) &&
                    text->tokens[end + 1].glued)
               ? end
               : 0;
}

/* A year of four digits, or two of them (2025/26). */
static size_t past_year(const struct satz_token_text *text, size_t at) {
    if (size_of(text, at) != 4 || value_of(text, at) < 1000 || value_of(text, at) > 2199)
        return 0;
    size_t second = size_of(text, at + 2);
    bool dotted = satz_token_glued(text, at + 3, '.') && at + 4 < text->count && text->tokens[at + 4].glued;
    if (satz_token_glued(text, at + 1, '/') && (second == 2 || second == 4) && text->tokens[at + 2].glued)
        return dotted ? at + 1 : at + 3;
    /* 2025.000 and 2025,5 are no years */
    if ((satz_token_glued(text, at + 1, '.') || satz_token_glued(text, at + 1, ',')) && second &&
        text->tokens[at + 2].glued)
        return 0;
    return at + 1;
}

/* `Nov. 2025`, `de 2025`: the year that may follow a month. */
static size_t past_month_year(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t link = past_class(text, vocabulary, SATZ_WORD_MONTH_YEAR, at), year = 0;
    if (link)
        year = past_year(text, link);
    if (!year)
        year = past_year(text, satz_token_glued(text, at, ',') ? at + 1 : at);
    return year ? year : at;
}

static size_t past_dot(const struct satz_token_text *text, size_t at) {
    return satz_token_glued(text, at, '.') ? at + 1 : at;
}

/* `6. November 2025`, `6 de noviembre de 2025`. */
static size_t past_day_month(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!is_day(text, at))
        return 0;
    size_t next = past_dot(text, at + 1), link = past_class(text, vocabulary, SATZ_WORD_DAY_MONTH, next);
    size_t month = past_month(text, vocabulary, link ? link : next);
    return month ? past_month_year(text, vocabulary, month) : 0;
}

/* `November 6, 2025`; `Februar 2022`. */
static size_t past_month_first(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                               size_t at) {
    size_t month = past_month(text, vocabulary, at);
    if (!month)
        return 0;
    size_t year = past_month_year(text, vocabulary, month);
    if (year > month)
        return year;
    if (!is_day(text, month) || satz_token_glued(text, month + 1, '.'))
        return 0;
    return past_month_year(text, vocabulary, month + 1);
}

/* Whether a word before says that digits are a number: `Nr. 1956`. */
static bool is_numbered(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t before = at && satz_token_is(text, at - 1, '.') ? at - 1 : at;
    return before && satz_vocabulary_has(vocabulary, SATZ_WORD_NUMBER_CUE, satz_token_slice(text, before - 1));
}

/* Whether `12.12.` without a year is a day: 30.06. is no number, as 3.6. might be, or a word says so. */
static bool is_day_of_month(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    bool padded = size_of(text, at) == 2 && size_of(text, at + 2) == 2 && satz_token_slice(text, at + 2).data[0] == '0';
    return padded || (at && satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_CUE, satz_token_slice(text, at - 1)));
}

/* `12. 12. 2025`, `12.12.2025`, `12.12.25`; `am 12.12.` after a word that a day follows. */
static size_t past_figures(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!is_day(text, at) || !satz_token_glued(text, at + 1, '.') || !is_range(text, at + 2, 2, 1, 12) ||
        !satz_token_glued(text, at + 3, '.') || is_numbered(text, vocabulary, at))
        return 0;
    size_t year = past_year(text, at + 4);
    if (!is_real(text, at, value_of(text, at + 2), year ? at + 4 : text->count))
        return 0;
    if (!year && size_of(text, at + 4) == 2 && text->tokens[at + 4].glued)
        return at + 5;
    return year ? year : is_day_of_month(text, vocabulary, at) ? at + 4 : 0;
}

/* `13. und 14. September 2025`, `13.–14. September`, `16. bis 20.07.2026`. */
static size_t past_days_month(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!is_day(text, at))
        return 0;
    size_t dot = past_dot(text, at + 1), link = past_class(text, vocabulary, SATZ_WORD_DAY_LINK, dot);
    size_t end = link ? past_day_month(text, vocabulary, link) : 0;
    return end || !link || dot == at + 1 ? end : past_figures(text, vocabulary, link);
}

/* `04-02-2016` */
static size_t past_hyphened(const struct satz_token_text *text, size_t at) {
    bool good = size_of(text, at) == 2 && satz_token_glued(text, at + 1, '-') && size_of(text, at + 2) == 2 &&
                text->tokens[at + 2].glued && satz_token_glued(text, at + 3, '-') && size_of(text, at + 4) == 4 &&
                text->tokens[at + 4].glued && is_range(text, at + 4, 4, 1900, 2199);
    return good && is_real(text, at, value_of(text, at + 2), at + 4) ? at + 5 : 0;
}

/* `bis Ende 10/2026`: after a word for time only, for elsewhere it is a reference. */
static size_t past_month_slash(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                               size_t at) {
    bool good = at && satz_vocabulary_has(vocabulary, SATZ_WORD_YEAR_CUE, satz_token_slice(text, at - 1)) &&
                is_range(text, at, 2, 1, 12) && satz_token_glued(text, at + 1, '/') && size_of(text, at + 2) == 4 &&
                text->tokens[at + 2].glued && is_range(text, at + 2, 4, 1900, 2199);
    return good ? at + 3 : 0;
}

/* 2025-11-06 */
static size_t past_iso(const struct satz_token_text *text, size_t at) {
    bool good = size_of(text, at) == 4 && satz_token_glued(text, at + 1, '-') && size_of(text, at + 2) == 2 &&
                is_range(text, at + 2, 2, 1, 12) && satz_token_glued(text, at + 3, '-') &&
                size_of(text, at + 4) == 2 && is_day(text, at + 4);
    return good && is_real(text, at + 4, value_of(text, at + 2), at) ? at + 5 : 0;
}

/* A clock's figures, `:` before them, from token `at` on; the token after. */
static size_t past_clock_parts(const struct satz_token_text *text, size_t at) {
    while (satz_token_glued(text, at, ':') && at + 1 < text->count && text->tokens[at + 1].glued &&
           text->tokens[at + 1].kind == SATZ_TOKEN_NUMBER)
        at += 2;
    return at;
}

/* `2025-11-06T10:30:15+01:00`, as machines write it. */
static size_t past_stamp(const struct satz_token_text *text, size_t at) {
    struct satz_slice day = satz_token_slice(text, at + 4);
    bool good = size_of(text, at) == 4 && satz_token_glued(text, at + 1, '-') && is_range(text, at + 2, 2, 1, 12) &&
                satz_token_glued(text, at + 3, '-') && day.size == 5 && day.data[2] == 'T';
    size_t end = good ? past_clock_parts(text, at + 5) : 0;
    if (!good || end == at + 5)
        return 0;
    if (satz_token_glued(text, end, '+') && size_of(text, end + 1) == 2 && text->tokens[end + 1].glued)
        return past_clock_parts(text, end + 2);
    return end;
}

/* `3. Quartal 2024`, `18. Jahrhundert`. */
static size_t past_period(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!size_of(text, at) || size_of(text, at) > 2)
        return 0;
    size_t end = past_class(text, vocabulary, SATZ_WORD_PERIOD, past_dot(text, at + 1));
    if (!end)
        return 0;
    return past_month_year(text, vocabulary, end);
}

static size_t past_quarter(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t end = past_class(text, vocabulary, SATZ_WORD_PERIOD_FRONT, at);
    return end ? past_year(text, satz_token_glued(text, end, '/') ? end + 1 : end) : 0;
}

static bool is_measured(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    return satz_phrase_end(text, vocabulary, SATZ_WORD_UNIT, at) ||
           satz_phrase_end(text, vocabulary, SATZ_WORD_CURRENCY, at) ||
           satz_phrase_end(text, vocabulary, SATZ_WORD_SCALE, at);
}

/* `2025 kW`, `2000 Stellen`: a unit, or a noun after a round figure, says that it is no year. */
static bool is_counted(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t year,
                       size_t end) {
    bool noun = satz_token_is_upper(text, end) && !text->tokens[end].glued;
    return is_measured(text, vocabulary, end) || (noun && value_of(text, year) % 100 == 0);
}

/* Whether digits go on a date that cannot be: `31. 2. 2026`, `2025-13-01`. */
static bool is_of_no_date(const struct satz_token_text *text, size_t at) {
    bool after = at >= 4 && satz_token_is(text, at - 1, '.') && size_of(text, at - 2) && size_of(text, at - 2) <= 2 &&
                 satz_token_glued(text, at - 3, '.') && size_of(text, at - 4) && size_of(text, at - 4) <= 2;
    bool before = satz_token_glued(text, at + 1, '-') && size_of(text, at + 2) == 2 && text->tokens[at + 2].glued &&
                  satz_token_glued(text, at + 3, '-') && size_of(text, at + 4) == 2 && text->tokens[at + 4].glued;
    return after || before;
}

/* `1880–1916`: from one year to a later one. */
static size_t past_years(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    struct satz_slice mark = satz_token_slice(text, at + 1);
    bool good = size_of(text, at) == 4 && size_of(text, at + 2) == 4 &&
                (satz_slice_is(mark, "-") || satz_slice_is(mark, "–")) && text->tokens[at + 1].glued &&
                text->tokens[at + 2].glued && is_range(text, at, 4, 1500, 2099) && is_range(text, at + 2, 4, 1500, 2099) &&
                value_of(text, at) < value_of(text, at + 2);
    bool before = at && text->tokens[at].glued && !satz_token_is(text, at - 1, '(');
    return good && !before && !is_counted(text, vocabulary, at + 2, at + 3) && !satz_token_glued(text, at + 3, '-')
               ? at + 3
               : 0;
}

/* Four digits that are a year by themselves: after a word for it, or between 1900 and 2099. */
static size_t past_lone_year(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t end = past_year(text, at);
    if (!end || is_of_no_date(text, at))
        return 0;
    if (at && satz_vocabulary_has(vocabulary, SATZ_WORD_YEAR_CUE, satz_token_slice(text, at - 1)))
        return is_measured(text, vocabulary, end) ? 0 : end;
    bool glued = text->tokens[at].glued && at && !satz_token_is(text, at - 1, '(');
    bool likely = value_of(text, at) >= 1900 && value_of(text, at) <= 2099 && !glued;
    return likely && !is_counted(text, vocabulary, at, end) && !is_numbered(text, vocabulary, at) ? end : 0;
}

static size_t longest(const size_t *ends, size_t count) {
    size_t best = 0;
    for (size_t i = 0; i < count; i++)
        if (ends[i] > best)
            best = ends[i];
    return best;
}

static size_t past_date(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!satz_token_is_digits(text, at)) {
        size_t month = past_month_first(text, vocabulary, at);
        return month ? month : past_quarter(text, vocabulary, at);
    }
    const size_t ends[] = { past_day_month(text, vocabulary, at), past_days_month(text, vocabulary, at),
                            past_figures(text, vocabulary, at),   past_iso(text, at),
                            past_period(text, vocabulary, at),    past_month_slash(text, vocabulary, at),
                            past_years(text, vocabulary, at),     past_hyphened(text, at),
                            past_stamp(text, at),
                            past_lone_year(text, vocabulary, at) };
    return longest(ends, sizeof ends / sizeof *ends);
}

/* `Freitag`, `Freitagabend`, `Sonntagen`: a weekday, and a part of the day written together with it. */
static bool is_weekday(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    struct satz_slice word = satz_token_slice(text, at);
    size_t size = satz_token_is_word(text, at)
                      ? satz_vocabulary_phrase(vocabulary, SATZ_WORD_WEEKDAY, text->text, text->tokens[at].begin)
                      : 0;
    return size && size <= word.size &&
           (size == word.size || satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_PART, satz_slice_from(word, size)));
}

/* `15. und Montag, 16. Mai`, `2. bis 4. Mai`: a day whose month the next one says; the token after its full stop. */
static size_t past_day_before(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t dot = past_dot(text, at + 1);
    size_t link = is_day(text, at) && dot > at + 1 ? past_class(text, vocabulary, SATZ_WORD_DAY_LINK, dot) : 0;
    size_t weekday = link ? past_class(text, vocabulary, SATZ_WORD_WEEKDAY, link) : 0;
    if (!weekday)
        return 0;
    weekday += satz_token_glued(text, weekday, ',');
    return past_day_month(text, vocabulary, weekday) || past_figures(text, vocabulary, weekday) ? dot : 0;
}

/* `Freitag, 5. September`: the weekday belongs to the date. */
static size_t past_weekday(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t end = past_class(text, vocabulary, SATZ_WORD_WEEKDAY_SHORT, at);
    if (!end && is_weekday(text, vocabulary, at))
        end = at + 1;
    if (!end)
        return 0;
    if (satz_token_glued(text, end, ','))
        end++;
    if (satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_CUE, satz_token_slice(text, end)))
        end++;
    if (!satz_token_is_digits(text, end) || !is_day(text, end))
        return 0;
    size_t date = past_date(text, vocabulary, end);
    return date ? date : past_day_before(text, vocabulary, end);
}

/* `10`, `10.30`, `10:30`, `10:30:15`; `*exact` tells whether it can be nothing but a time. */
static size_t past_clock_face(const struct satz_token_text *text, size_t at, bool *exact) {
    *exact = false;
    if (!is_range(text, at, 2, 0, 24))
        return 0;
    bool colon = satz_token_glued(text, at + 1, ':');
    if ((!colon && !satz_token_glued(text, at + 1, '.')) || size_of(text, at + 2) != 2 ||
        !text->tokens[at + 2].glued || !is_range(text, at + 2, 2, 0, 59))
        return at + 1;
    if (value_of(text, at) == 24 && value_of(text, at + 2))
        return 0;
    *exact = colon;
    if (colon && satz_token_glued(text, at + 3, ':') && size_of(text, at + 4) == 2 && text->tokens[at + 4].glued)
        return at + 5;
    return at + 3;
}

/* `7.00 – 10.00 Uhr`, `9 bis 17 Uhr`: whether the time that `at` comes after goes on to one that says that it is one. */
static bool is_before_time(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    bool exact;
    size_t link = past_class(text, vocabulary, SATZ_WORD_DAY_LINK, at);
    size_t end = link ? past_clock_face(text, link, &exact) : 0;
    return end && past_class(text, vocabulary, SATZ_WORD_CLOCK, end);
}

static size_t past_time(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    bool exact;
    size_t end = past_clock_face(text, at, &exact);
    if (!end || satz_score_end(text, vocabulary, at))
        return 0;
    size_t clock = past_class(text, vocabulary, SATZ_WORD_CLOCK, end);
    bool front = at && satz_vocabulary_has(vocabulary, SATZ_WORD_CLOCK_FRONT, satz_token_slice(text, at - 1));
    if (!clock && !front && !exact && !is_before_time(text, vocabulary, end))
        return 0;
    end = clock ? clock : end;
    size_t zone = past_class(text, vocabulary, SATZ_WORD_CLOCK_ZONE, end);
    return zone ? zone : end;
}

static size_t add(const struct satz_token_text *text, struct satz_candidates *candidates, enum satz_kind kind,
                  size_t at, size_t end) {
    if (end)
        satz_candidates_add(candidates, kind, text->tokens[at].begin, text->tokens[end - 1].end);
    return end;
}

/* `vierten Quartal 2015`: what a figure and a full stop would say. */
static size_t past_period_word(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!satz_vocabulary_has(vocabulary, SATZ_WORD_ORDINAL, satz_token_slice(text, at)))
        return 0;
    size_t end = past_class(text, vocabulary, SATZ_WORD_PERIOD, at + 1);
    return end ? past_month_year(text, vocabulary, end) : 0;
}

/*
 * A day or month that only words name. `Montag früh` is one; what is joined by a hyphen is another word.
 * Returns the token after it.
 */
static size_t past_words(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    struct satz_slice word = satz_token_slice(text, at);
    if (text->tokens[at].chain_last != at)
        return 0;
    if (is_weekday(text, vocabulary, at)) {
        bool part = at + 1 < text->count && !text->tokens[at + 1].glued &&
                    satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_PART, satz_token_slice(text, at + 1));
        return at + 1 + part;
    }
    if (satz_vocabulary_has(vocabulary, SATZ_WORD_MONTH_ALONE, word))
        return at + 1;
    return past_period_word(text, vocabulary, at);
}

bool satz_calendar_is_day(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    return past_day_month(text, vocabulary, at) || past_figures(text, vocabulary, at) || past_iso(text, at);
}

/* Whether what a word begins with may be, or begin, a date without figures in front of it: most words cannot. */
static bool may_begin(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    static const enum satz_word_class classes[] = { SATZ_WORD_MONTH,        SATZ_WORD_MONTH_SHORT,  SATZ_WORD_MONTH_ALONE,
                                                    SATZ_WORD_WEEKDAY,      SATZ_WORD_WEEKDAY_SHORT,
                                                    SATZ_WORD_PERIOD_FRONT, SATZ_WORD_ORDINAL };
    struct satz_word_mask begun = satz_vocabulary_begun(vocabulary, text->text, text->tokens[at].begin);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (satz_word_mask_has(&begun, classes[i]))
            return true;
    return false;
}

void satz_calendar_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates) {
    for (size_t i = 0; i < text->count;) {
        bool part = text->tokens[i].chain != i && satz_token_is_word(text, text->tokens[i].chain);
        size_t end = 0;
        bool number = text->tokens[i].kind == SATZ_TOKEN_NUMBER;
        if (!part && (number || (text->tokens[i].kind == SATZ_TOKEN_WORD && may_begin(text, vocabulary, i)))) {
            end = add(text, candidates, SATZ_DATE, i, past_weekday(text, vocabulary, i));
            if (!end)
                end = add(text, candidates, SATZ_DATE, i, past_date(text, vocabulary, i));
            if (!end)
                end = add(text, candidates, SATZ_TIME, i, past_time(text, vocabulary, i));
            size_t words = !end && satz_token_is_word(text, i) ? past_words(text, vocabulary, i) : 0;
            if (words)
                satz_candidates_add_words(candidates, SATZ_DATE, text->tokens[i].begin, text->tokens[words - 1].end);
            end = end ? end : words;
        }
        i = end ? end : i + 1;
    }
}
