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

int satz_date_weekday(const struct satz_date *date) {
    static const int months[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
    int year = date->year - (date->month < 3);
    int from_sunday = (year + year / 4 - year / 100 + year / 400 + months[date->month - 1] + date->day) % 7;
    return from_sunday == 0 ? 7 : from_sunday;
}

bool satz_date_equal(const struct satz_date *a, const struct satz_date *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day &&
           (a->weekday == b->weekday || a->weekday == 0 || b->weekday == 0);
}
