#ifndef SATZ_CHECK_BRACKETS_H
#define SATZ_CHECK_BRACKETS_H

#include "quote/quote.h"

/*
 * Pairs the brackets of a document, whose segments are given in order, within each paragraph: ( ) [ ] { } and
 * those of full width. A closing one after a number or letter of a list, `a)`, or in a face, `:-)`, is none.
 * Private to check/. O(size).
 */
struct satz_brackets {
    struct satz_quote_loss *losses; /* without the other half; in order once satz_brackets_end() was called */
    size_t count, capacity;
    struct satz_open_bracket {
        struct satz_quote_loss place;
        uint32_t close;
    } open[16];                     /* private */
    size_t depth, segments;         /* private */
};

void satz_brackets_init(struct satz_brackets *brackets);
void satz_brackets_release(struct satz_brackets *brackets);
/* The next segment; `paragraph`: it begins a new one. `text` is not kept. */
void satz_brackets_add(struct satz_brackets *brackets, struct satz_slice text, bool paragraph);
void satz_brackets_end(struct satz_brackets *brackets);

#endif
