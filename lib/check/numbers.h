#ifndef SATZ_CHECK_NUMBERS_H
#define SATZ_CHECK_NUMBERS_H

#include "check/figures.h"
#include "check/work.h"

/* The numbers of both sides of a record, and which of them differ. Private to check/. */
#define SATZ_CHECK_NUMBERS 64 /* so many are looked at */

/* A figure of the source that is missing, and one of the target that stands in its place. */
struct satz_missing {
    const struct satz_figure *source;
    struct satz_figure *target; /* NULL: none */
    bool date, told;
    bool form;                  /* the same digits, with the marks of another language */
};

struct satz_numbers {
    struct satz_figures *source, *target;
    struct satz_missing missing[SATZ_CHECK_NUMBERS];
    size_t missing_count;
    struct satz_figure *added[SATZ_CHECK_NUMBERS]; /* NULL: it stands in another's place */
    size_t added_count;
};

/* Made once a record; NULL where the target is in the source's language: there is nothing to compare. O(text). */
struct satz_numbers *satz_check_numbers_of(struct satz_check_work *work);

/* Whether the figure is part of a date: a month beside a figure, a figure beside a month. */
bool satz_check_figure_in_date(const struct satz_figures *figures, size_t at);

/* Its words as they are shown to a person. */
struct satz_slice satz_check_figure_words(const struct satz_check_text *text, const struct satz_figure *figure);

#endif
