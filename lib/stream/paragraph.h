#ifndef SATZ_STREAM_PARAGRAPH_H
#define SATZ_STREAM_PARAGRAPH_H

#include "stream/record.h"

/* How a document's paragraphs are told: from its first record's `meta`. */
enum satz_paragraphs {
    SATZ_PARAGRAPHS_LINE,  /* each line break ends one */
    SATZ_PARAGRAPHS_BLANK, /* an empty line does */
    SATZ_PARAGRAPHS_HTML   /* a block's tag does */
};

/* Of a record without `meta`: LINE. O(meta). */
enum satz_paragraphs satz_paragraphs_of(const struct satz_record *first);

/* Whether a record begins a paragraph: its `gap` says so, or it has none. O(gap). */
bool satz_paragraph_begins(const struct satz_record *record, enum satz_paragraphs paragraphs);

#endif
