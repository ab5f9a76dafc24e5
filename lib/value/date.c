#include "value/date.h"

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool satz_date_valid(const struct satz_date *date) {
    static const int days[] = { 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (date->year < 0 || date->year > 9999 || date->month < 0 || date->month > 12)
        return false;
    if (date->weekday < 0 || date->weekday > 7 || date->day < 0 || (date->day > 0 && date->month == 0))
        return false;
    if (date->day > days[date->month])
        return false;
    return date->month != 2 || date->day != 29 || date->year == 0 || is_leap(date->year);
}

bool satz_time_valid(const struct satz_time *time) {
    return time->hour >= 0 && time->hour <= 24 && time->minute >= -1 && time->minute < 60 &&
           (time->hour < 24 || time->minute <= 0);
}

bool satz_date_equal(const struct satz_date *a, const struct satz_date *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day &&
           (a->weekday == b->weekday || a->weekday == 0 || b->weekday == 0);
}
