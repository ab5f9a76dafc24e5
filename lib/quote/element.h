#ifndef SATZ_QUOTE_ELEMENT_H
#define SATZ_QUOTE_ELEMENT_H

#include "placeholder/engine_text.h"
#include "quote/quote.h"

/*
 * Quotations that HTML marks by elements: <blockquote>, but for who is named in its <footer>, <cite> or
 * <figcaption>, and <q>. A block that begins with a quotation mark is told by its marks, and a <q> of a few words needs
 * no span, for its tags are held. They are added to the quotations of the document; their marks are 0. O(size).
 */
struct satz_quote_elements {
    struct satz_quotes *quotes;
    size_t blocks, sources; /* how many are open */
    bool marked;            /* the block is told by its marks */
    size_t group;           /* of the block; 0: it has no segment yet */
    bool open;              /* a <q>, which began at byte `begin` of `segment` */
    size_t segment, begin;
    bool speech; /* its words so far are more than a few */
};

/* No segment yet. */
void satz_quote_elements_init(struct satz_quote_elements *elements, struct satz_quotes *quotes);

/*
 * The segment that satz_quotes_add() got last: the markup before it, its own `tags`, of a `src`, and its plain text, in
 * which each of them is a unit.
 */
void satz_quote_elements_add(struct satz_quote_elements *elements, struct satz_slice gap, struct satz_slice src,
                             const struct satz_engine_text *plain, const struct satz_span_list *tags);

#endif
