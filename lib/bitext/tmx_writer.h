#ifndef SATZ_BITEXT_TMX_WRITER_H
#define SATZ_BITEXT_TMX_WRITER_H

#include "base/buffer.h"
#include "bitext/pair.h"

/*
 * TMX 1.4b, piece by piece, appended to a buffer: head, pairs, end. What comes out is well-formed, and valid
 * where the pairs' codes are (an `i` that two codes have is theirs).
 *
 * XML 1.0 cannot hold all characters. A control character becomes a blank, which is what a memory takes it
 * for; U+FFFE and U+FFFF become U+FFFD.
 */
struct satz_tmx_head {
    const char *version;  /* of satz */
    const char *from;     /* the language of the sources */
    const char *datatype; /* plaintext, html */
};

void satz_tmx_add_head(struct satz_buffer *xml, const struct satz_tmx_head *head);

/*
 * One `tu` with the variants in `from` and `to`. Unknown attributes among the facts are left out; `srclang` and
 * `datatype` are written where they are not the head's. Returns how many characters XML cannot hold. O(pair).
 */
size_t satz_tmx_add_pair(struct satz_buffer *xml, const struct satz_tmx_head *head, const struct satz_pair *pair,
                         struct satz_slice from, struct satz_slice to);

void satz_tmx_add_end(struct satz_buffer *xml);

/* Appends `text` as the content of an element, or of an attribute in double quotation marks; returns as above. */
size_t satz_xml_add(struct satz_buffer *xml, struct satz_slice text, bool attribute);

#endif
