#ifndef SATZ_VALUE_DATE_H
#define SATZ_VALUE_DATE_H

#include "base/slice.h"

/* A date of the Gregorian calendar, or a part of one; 0 stands for what is not said. */
struct satz_date {
    int year;    /* 1 … 9999 */
    int month;   /* 1 … 12 */
    int day;     /* 1 … 31 */
    int weekday; /* 1 Monday … 7 Sunday */
};

/* A time of day, on the clock of 24 hours; minute -1 where it is not said. */
struct satz_time {
    int hour;
    int minute;
};

/* Whether there can be such a date: a day needs a month; 29 February needs a leap year, or none said. */
bool satz_date_valid(const struct satz_date *date);
bool satz_time_valid(const struct satz_time *time);

/* The weekday of a date with year, month and day: 1 Monday … 7 Sunday (Sakamoto 1992). */
int satz_date_weekday(const struct satz_date *date);

/* Whether what both say is the same, a weekday that only one says left aside. */
bool satz_date_equal(const struct satz_date *a, const struct satz_date *b);

#endif
