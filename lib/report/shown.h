#ifndef SATZ_REPORT_SHOWN_H
#define SATZ_REPORT_SHOWN_H

#include "base/buffer.h"

/* Text as a terminal may be given it: on one line, with nothing in it that a terminal would obey. */

/* Appends `text`, each character as satz_char_shown() gives it. O(size). */
void satz_shown_add(struct satz_slice text, struct satz_buffer *target);

/* Appends “text”, cut with … to `columns` columns. O(columns). */
void satz_shown_quote(struct satz_slice text, size_t columns, struct satz_buffer *target);

/*
 * The part of a text's line that shows the range [begin, end), in at most `columns` columns with the … of
 * its cut ends, and where in it the range stands. A range over several lines is shown to the first line's end.
 */
struct satz_excerpt {
    size_t begin, end;             /* bytes of the text that are shown */
    bool cut_before, cut_after;    /* the line goes on there: a … stands for it */
    size_t mark_begin, mark_end;   /* the range's bytes that are shown */
    size_t mark_column, mark_size; /* and its columns, from 0, the … before counted */
    bool rtl;                      /* right-to-left letters are in it: columns say nothing of where they are seen */
};
/* O(columns). */
void satz_excerpt_find(struct satz_slice text, size_t begin, size_t end, size_t columns,
                       struct satz_excerpt *excerpt);

#endif
