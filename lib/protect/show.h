#ifndef SATZ_PROTECT_SHOW_H
#define SATZ_PROTECT_SHOW_H

#include "stream/paragraph.h"

/*
 * The text of a document with its spans in it, for a person. With colours each kind has its own; what is held is
 * bold and reversed, what is verified underlined, what has its marks held bold. Without them a span stands in
 * brackets behind its kind: `[person Keir Starmer]`, `[place? Kiel]` where it is verified, `[quote~ “eiserne”]` where
 * only its marks are held. Tags stand as they are. Nothing is printed that a terminal would obey but the colours.
 */

/* Appends the line that says what the colours mean. */
void satz_show_legend(struct satz_buffer *text);

/*
 * Appends what stands before a record, the record, and what stands after it. Of HTML only where paragraphs begin is seen
 * of that. Fails where its spans are not good. O(size).
 */
enum satz_status satz_show_record(const struct satz_record *record, enum satz_paragraphs paragraphs, bool colours,
                                  struct satz_buffer *text, struct satz_error *error) SATZ_MUST_USE;

#endif
