#ifndef SATZ_TEXT_MAIL_H
#define SATZ_TEXT_MAIL_H

#include "base/slice.h"

/*
 * What mail programs write at the beginning of a line and no sentence owns: the marks of quoted lines
 * (`> `, `> > `, `>>`), and the separator of a signature (`-- ` on a line by itself, RFC 3676).
 */

/* No quotation is nested deeper; what follows is text. */
#define SATZ_MAIL_DEPTH 64

/*
 * Size of the marks at `at`, the first byte of a line, with the blanks between and after them; 0 where
 * there are none. The last `>` is a mark before a blank or the line's end only: `>50 kW` is text. `depth`,
 * which may be NULL, gets how many there are. O(SATZ_MAIL_DEPTH), blanks apart.
 */
size_t satz_mail_marks_size(struct satz_slice text, size_t at, size_t *depth);

/* Size of a signature's separator at `at`, the first byte of a line, its line break apart; 0 where there is none. */
size_t satz_mail_separator_size(struct satz_slice text, size_t at);

#endif
