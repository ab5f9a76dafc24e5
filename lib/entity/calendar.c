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
    if (satz_token_glued(text, at + 1, '/') && (second == 2 || second == 4) && text->tokens[at + 2].glued)
        return at + 3;
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

/* `13. und 14. September 2025`, `13.–14. September`. */
static size_t past_days_month(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!is_day(text, at))
        return 0;
    size_t link = past_class(text, vocabulary, SATZ_WORD_DAY_LINK, past_dot(text, at + 1));
    return link ? past_day_month(text, vocabulary, link) : 0;
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

/* `12. 12. 2025`, `12.12.2025`, `12.12.25`; `am 12.12.` after a word that a day follows. */
static size_t past_figures(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    if (!is_day(text, at) || !satz_token_glued(text, at + 1, '.') || !is_range(text, at + 2, 2, 1, 12) ||
        !satz_token_glued(text, at + 3, '.') || is_numbered(text, vocabulary, at))
        return 0;
    size_t year = past_year(text, at + 4);
    if (!is_real(text, at, value_of(text, at + 2), year ? at + 4 : text->count))
        return 0;
    if (year)
        return year;
    if (size_of(text, at + 4) == 2 && text->tokens[at + 4].glued)
        return at + 5;
    /* 30.06. is no number, as 3.6. might be */
    bool padded = size_of(text, at) == 2 && size_of(text, at + 2) == 2 && satz_token_slice(text, at + 2).data[0] == '0';
    return padded || (at && satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_CUE, satz_token_slice(text, at - 1))) ? at + 4
                                                                                                            : 0;
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
                            past_lone_year(text, vocabulary, at) };
    return longest(ends, sizeof ends / sizeof *ends);
}

/* `Freitag, 5. September`: the weekday belongs to the date. */
static size_t past_weekday(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t end = past_class(text, vocabulary, SATZ_WORD_WEEKDAY, at);
    if (!end)
        return 0;
    if (satz_token_glued(text, end, ','))
        end++;
    if (satz_vocabulary_has(vocabulary, SATZ_WORD_DAY_CUE, satz_token_slice(text, end)))
        end++;
    return satz_token_is_digits(text, end) && is_day(text, end) ? past_date(text, vocabulary, end) : 0;
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

static size_t past_time(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    bool exact;
    size_t end = past_clock_face(text, at, &exact);
    if (!end || satz_score_end(text, vocabulary, at))
        return 0;
    size_t clock = past_class(text, vocabulary, SATZ_WORD_CLOCK, end);
    bool front = at && satz_vocabulary_has(vocabulary, SATZ_WORD_CLOCK_FRONT, satz_token_slice(text, at - 1));
    if (!clock && !front && !exact)
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

bool satz_calendar_is_day(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    return past_day_month(text, vocabulary, at) || past_figures(text, vocabulary, at) || past_iso(text, at);
}

void satz_calendar_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates) {
    for (size_t i = 0; i < text->count;) {
        bool part = text->tokens[i].chain != i && satz_token_is_word(text, text->tokens[i].chain);
        size_t end = 0;
        if (!part && text->tokens[i].kind != SATZ_TOKEN_OTHER) {
            end = add(text, candidates, SATZ_DATE, i, past_weekday(text, vocabulary, i));
            if (!end)
                end = add(text, candidates, SATZ_DATE, i, past_date(text, vocabulary, i));
            if (!end)
                end = add(text, candidates, SATZ_TIME, i, past_time(text, vocabulary, i));
        }
        i = end ? end : i + 1;
    }
}
