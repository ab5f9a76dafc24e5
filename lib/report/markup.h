#ifndef SATZ_REPORT_MARKUP_H
#define SATZ_REPORT_MARKUP_H

#include "report/entry.h"
#include "stream/span.h"

/*
 * A text of a record as HTML: its spans and findings cut it into pieces, and each piece is one element
 * that names the innermost span and the findings over it, so that ranges which overlap need no nesting.
 * Where a finding ends stands a link to what is said of it. One over the whole text is not marked in it, but
 * named by satz_markup_whole().
 */
struct satz_marked {
    struct satz_slice text;
    enum satz_side side;
    bool html;        /* character references in it are shown as what they mean */
    const struct satz_span_list *spans;
    const struct satz_finding_list *findings; /* those of `side` are marked, but those that are silenced */
    size_t number; /* of the first finding in the page; what is said of finding i has the id f(number + i) */
};

/* Appends it. O(size + marks log marks). */
void satz_markup_add(const struct satz_marked *marked, struct satz_arena *arena, struct satz_buffer *target);

/* Appends, for the class of the text's own element, ` whole error"`, and the findings' numbers; or just `"`. */
void satz_markup_whole(const struct satz_marked *marked, struct satz_buffer *target);

/*
 * Appends text for a page: `&<>"'` as references, controls as satz_char_shown() has them, but line breaks
 * and the blanks beside them as one blank. Good in an attribute between quotation marks too.
 */
void satz_html_escape(struct satz_slice text, struct satz_buffer *target);

#endif
