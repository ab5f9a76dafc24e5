#include "localise/moment.h"

#include <stdio.h>
#include <stdlib.h>

#include "localise/pattern.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "value/numeral.h"

static bool is_letter_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size && satz_char_is_letter(satz_utf8_decode(text, at, &size));
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size;
    while ((size = satz_blank_read(text, at)) > 0)
        at += size;
    return at;
}

typedef void name_writer(const struct satz_calendar *calendar, enum satz_calendar_form form, int number,
                         struct satz_buffer *target);

/* The longest of the calendar's `count` names, in any form, that begins at `at` as a whole word. */
static size_t read_name(const struct satz_local *local, name_writer *write, int count, struct satz_slice text,
                        size_t at, int *number) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    struct satz_slice rest = satz_slice_from(text, at);
    size_t best = 0;
    for (int form = SATZ_NAME_BESIDE; form <= SATZ_NAME_SHORT_ALONE; form++)
        for (int i = 1; i <= count; i++) {
            satz_buffer_reset(&name);
            write(local->calendar, (enum satz_calendar_form)form, i, &name);
            if (name.size > best && satz_slice_starts(rest, satz_buffer_slice(&name)) &&
                !is_letter_at(rest, name.size)) {
                best = name.size;
                *number = i;
            }
        }
    satz_buffer_release(&name);
    return best;
}

size_t satz_month_read(const struct satz_local *local, struct satz_slice text, size_t at, int *month) {
    return read_name(local, satz_calendar_month, 12, text, at, month);
}

/* Up to four ASCII digits; their number in `*value`. */
static size_t read_digits(struct satz_slice text, size_t at, int *value) {
    size_t size = 0;
    *value = 0;
    while (at + size < text.size && size < 5 && text.data[at + size] >= '0' && text.data[at + size] <= '9')
        *value = *value * 10 + (text.data[at + size++] - '0');
    return size < 5 ? size : 0;
}

/* `den`, `dem`: between a weekday and its day. */
static size_t skip_article(struct satz_slice text, size_t at) {
    struct satz_slice rest = satz_slice_from(text, at);
    bool article = satz_slice_starts(rest, satz_slice_of("den ")) || satz_slice_starts(rest, satz_slice_of("dem "));
    return article ? skip_blanks(text, at + 4) : at;
}

/* A weekday with its comma, at the beginning. */
static size_t read_weekday(const struct satz_local *local, struct satz_slice text, struct satz_date *date) {
    size_t size = read_name(local, satz_calendar_weekday, 7, text, 0, &date->weekday);
    if (size == 0)
        return 0;
    size_t at = size;
    if (at < text.size && (text.data[at] == ',' || text.data[at] == '.'))
        at++;
    if (at < text.size && text.data[at] == ',')
        at++;
    return skip_article(text, skip_blanks(text, at));
}

/* The year that ends the text; true where the text ends without one, too. */
static bool read_year(struct satz_slice text, size_t at, struct satz_date *date) {
    at = skip_blanks(text, at);
    if (at == text.size)
        return true;
    size_t size = read_digits(text, at, &date->year);
    return size == 4 && at + size == text.size;
}

/* What follows the first number and its point: a month's name, or its number. */
static bool read_month_after_day(const struct satz_local *local, struct satz_slice text, size_t at,
                                 struct satz_date *date, enum satz_date_style *style) {
    at = skip_blanks(text, at);
    size_t size = satz_month_read(local, text, at, &date->month);
    if (size > 0)
        return read_year(text, at + size, date);
    *style = SATZ_DATE_NUMERIC;
    size = read_digits(text, at, &date->month);
    if (size == 0 || size > 2 || at + size >= text.size || text.data[at + size] != '.')
        return false;
    return read_year(text, at + size + 1, date);
}

bool satz_date_read(const struct satz_local *local, struct satz_slice text, struct satz_date *date,
                    enum satz_date_style *style) {
    *date = (struct satz_date){ .year = 0 };
    *style = SATZ_DATE_NAMED;
    if (text.size == 4 && read_digits(text, 0, &date->year) == 4)
        return date->year > 0;
    date->year = 0;
    size_t at = read_weekday(local, text, date);
    size_t size = read_digits(text, at, &date->day);
    bool read;
    if (size == 0) {
        size = satz_month_read(local, text, at, &date->month);
        read = size > 0 && read_year(text, at + size, date) && date->year > 0;
    } else {
        read = size <= 2 && at + size < text.size && text.data[at + size] == '.' && date->day > 0 &&
               read_month_after_day(local, text, at + size + 1, date, style);
    }
    return read && date->month > 0 && satz_date_valid(date);
}

/* The last word of a text that ends with a blank. */
static struct satz_slice last_word(struct satz_slice text) {
    size_t end = text.size, size;
    if (end == 0 || !satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        return satz_slice_make("", 0);
    size_t begin = end -= size;
    while (begin > 0 && satz_char_is_word(satz_utf8_decode_before(text, begin, &size)))
        begin -= size;
    return satz_slice_sub(text, begin, end);
}

/* A month's name changes after a preposition, where no day stands before it: с октября, в октябре. */
static struct satz_slice month_pattern(const struct satz_local *local, struct satz_slice before) {
    const struct satz_local_row *row;
    struct satz_slice word = last_word(before);
    size_t at = 0;
    while (word.size > 0 && (row = satz_local_next(local, "date-month-after", &at)))
        if (satz_local_has(row->subkey, word))
            return row->value;
    return satz_local_value(local, "date-month");
}

static struct satz_slice date_pattern(const struct satz_local *local, const struct satz_date *date,
                                      enum satz_date_style style, struct satz_slice before) {
    if (date->month == 0)
        return satz_slice_of("{y}");
    if (date->day == 0)
        return month_pattern(local, before);
    if (style == SATZ_DATE_NUMERIC)
        return satz_local_value(local, date->year > 0 ? "date-numeric" : "date-numeric-day");
    return satz_local_value(local, date->year > 0 ? "date" : "date-day");
}

/* A number in the language's digits, of at least `width` of them, in `place` of 24 bytes. */
static struct satz_slice number_text(const struct satz_local *local, char *place, int width, int number) {
    char digits[16];
    struct satz_buffer text = SATZ_BUFFER_INIT;
    snprintf(digits, sizeof digits, "%0*d", width, number);
    satz_digits_write(satz_slice_of(digits), local->numerals.zero, &text);
    size_t size = text.size < 24 ? text.size : 24;
    memcpy(place, text.data, size);
    satz_buffer_release(&text);
    return satz_slice_make(place, size);
}

/* A date without its weekday. */
static void write_day(const struct satz_local *local, const struct satz_date *date, enum satz_date_style style,
                      struct satz_slice before, struct satz_buffer *text) {
    char day[24], month[24], year[24], number[16];
    struct satz_buffer name = SATZ_BUFFER_INIT, alone = SATZ_BUFFER_INIT;
    if (date->month > 0) {
        satz_calendar_month(local->calendar, SATZ_NAME_BESIDE, date->month, &name);
        satz_calendar_month(local->calendar, SATZ_NAME_ALONE, date->month, &alone);
    }
    snprintf(number, sizeof number, "%d", date->month);
    struct satz_slice first = satz_local_value(local, "first-day");
    struct satz_slice figures = number_text(local, day, 1, date->day);
    struct satz_pattern_part parts[] = {
        { "d", figures },
        { "d1er", date->day == 1 && first.size > 0 ? first : figures },
        { "m", number_text(local, month, 1, date->month) },
        { "month", satz_buffer_slice(&name) },
        { "month-alone", satz_buffer_slice(&alone) },
        { "month-in", satz_local_entry(local, "month-in", satz_slice_of(number)) },
        { "y", number_text(local, year, 1, date->year + local->year_added) },
    };
    satz_pattern_write(date_pattern(local, date, style, before), parts, sizeof parts / sizeof parts[0], text);
    satz_buffer_release(&name);
    satz_buffer_release(&alone);
}

void satz_date_write(const struct satz_local *local, const struct satz_date *date, enum satz_date_style style,
                     struct satz_slice before, struct satz_buffer *target) {
    struct satz_buffer weekday = SATZ_BUFFER_INIT, brief = SATZ_BUFFER_INIT, text = SATZ_BUFFER_INIT;
    write_day(local, date, style, before, &text);
    if (date->weekday > 0) {
        satz_calendar_weekday(local->calendar, SATZ_NAME_BESIDE, date->weekday, &weekday);
        satz_calendar_weekday(local->calendar, SATZ_NAME_SHORT, date->weekday, &brief);
        struct satz_pattern_part whole[] = { { "weekday", satz_buffer_slice(&weekday) },
                                             { "weekday-short", satz_buffer_slice(&brief) },
                                             { "date", satz_buffer_slice(&text) } };
        satz_pattern_write(satz_local_value(local, "date-week"), whole, 3, target);
    } else {
        satz_buffer_add(target, satz_buffer_slice(&text));
    }
    satz_buffer_release(&weekday);
    satz_buffer_release(&brief);
    satz_buffer_release(&text);
}

bool satz_time_read(const struct satz_local *local, struct satz_slice text, struct satz_time *time) {
    size_t size = read_digits(text, 0, &time->hour), at = size;
    bool colon = false;
    time->minute = -1;
    if (size == 0 || size > 2)
        return false;
    if (at < text.size && (text.data[at] == ':' || text.data[at] == '.')) {
        colon = text.data[at] == ':';
        size = read_digits(text, at + 1, &time->minute);
        if (size != 2)
            return false;
        at += 1 + size;
    }
    struct satz_slice rest = satz_slice_from(text, skip_blanks(text, at));
    bool clock = satz_local_has(satz_local_value(local, "clock-read"), rest);
    return satz_time_valid(time) && (clock || (colon && rest.size == 0));
}

/* The word for the part of the day, from rows that begin with an hour, or for its half. */
static struct satz_slice day_part(const struct satz_local *local, int hour) {
    const struct satz_local_row *row;
    struct satz_slice part = satz_local_value(local, hour < 12 ? "am" : "pm");
    long best = -1;
    for (size_t at = 0; (row = satz_local_next(local, "day-part", &at));) {
        long from = strtol(row->subkey.data, NULL, 10);
        if (from <= hour && from > best) {
            best = from;
            part = row->value;
        }
    }
    return part;
}

void satz_time_write(const struct satz_local *local, const struct satz_time *time, struct satz_buffer *target) {
    char hour[24], minute[24], bare[24];
    bool half = satz_slice_is(satz_local_value(local, "hours"), "12");
    int shown = half ? (time->hour + 11) % 12 + 1 : time->hour, minutes = time->minute < 0 ? 0 : time->minute;
    struct satz_pattern_part parts[] = {
        { "h", number_text(local, hour, 1, shown) },
        { "mm", number_text(local, minute, 2, minutes) },
        { "min", number_text(local, bare, 1, minutes) },
        { "ap", day_part(local, time->hour % 24) },
    };
    satz_pattern_write(satz_local_value(local, minutes == 0 ? "time-hour" : "time"), parts, 4, target);
}
