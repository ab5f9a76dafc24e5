#ifndef SATZ_TEXT_CALENDAR_H
#define SATZ_TEXT_CALENDAR_H

#include "base/buffer.h"
#include "base/error.h"

/* The forms in which CLDR has the names of months and days: beside a day's number, alone, and short. */
enum satz_calendar_form { SATZ_NAME_BESIDE, SATZ_NAME_ALONE, SATZ_NAME_SHORT, SATZ_NAME_SHORT_ALONE };

/* The Gregorian calendar's names in one language. Opening costs milliseconds: keep it. */
struct satz_calendar;
struct satz_calendar *satz_calendar_new(const char *lang, struct satz_error *error) SATZ_MUST_USE;
void satz_calendar_free(struct satz_calendar *calendar);

/* Appends the name of month 1 … 12. */
void satz_calendar_month(const struct satz_calendar *calendar, enum satz_calendar_form form, int month,
                         struct satz_buffer *target);
/* Appends the name of weekday 1 (Monday) … 7. */
void satz_calendar_weekday(const struct satz_calendar *calendar, enum satz_calendar_form form, int weekday,
                           struct satz_buffer *target);

#endif
