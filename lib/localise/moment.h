#ifndef SATZ_LOCALISE_MOMENT_H
#define SATZ_LOCALISE_MOMENT_H

#include "localise/local.h"
#include "value/date.h"

/* How a date was written: in figures alone, or with the month's name. */
enum satz_date_style { SATZ_DATE_NAMED, SATZ_DATE_NUMERIC };

/*
 * Reads the whole of `text` as one date as German writes it: `3. Oktober 2025`, `Montag, 3. März`,
 * `Oktober 2025`, `24.9.2025`, `24. 9.`, `2025`. False for all else, also for a year of two digits and a
 * date that cannot be. Names of months and days are those of the language.
 */
bool satz_date_read(const struct satz_local *local, struct satz_slice text, struct satz_date *date,
                    enum satz_date_style *style);

/* Appends the date as the language writes it after `before`, the words before it in its sentence. */
void satz_date_write(const struct satz_local *local, const struct satz_date *date, enum satz_date_style style,
                     struct satz_slice before, struct satz_buffer *target);

/* The same for a time of day: `14.30 Uhr`, `14:30`, `9 Uhr`. A bare number is none. */
bool satz_time_read(const struct satz_local *local, struct satz_slice text, struct satz_time *time);
void satz_time_write(const struct satz_local *local, const struct satz_time *time, struct satz_buffer *target);

/* The month whose name, in full or short, begins at byte `at`; its size, 0 where none does. O(names). */
size_t satz_month_read(const struct satz_local *local, struct satz_slice text, size_t at, int *month);

#endif
