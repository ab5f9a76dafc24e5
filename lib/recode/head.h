#ifndef SATZ_RECODE_HEAD_H
#define SATZ_RECODE_HEAD_H

#include "base/buffer.h"
#include "text/charset.h"

/*
 * The beginning of a text: its byte order mark goes, and what it declares as its charset becomes what it is written in.
 */
struct satz_head {
    bool markup;             /* the text may be HTML or XML */
    bool begun;              /* private, as all below: the head is through */
    struct satz_buffer held; /* the head so far */
};

void satz_head_init(struct satz_head *head);
void satz_head_release(struct satz_head *head);
/* A text begins. */
void satz_head_begin(struct satz_head *head);

/*
 * Changes `text`, the next piece of the text in UTF-8, into what may go on: nothing (false) as long as a declaration
 * may come, then the head with every declaration in it naming `charset`, then what it was. `last` where the text
 * ends. A declaration that names the charset already stays as it is; an XML declaration that names none gets one
 * where the charset is neither UTF-8 nor UTF-16. O(size).
 */
bool satz_head_pass(struct satz_head *head, struct satz_buffer *text, bool last, const struct satz_charset *charset);

#endif
