#ifndef SATZ_LOCALISE_GRAMMAR_H
#define SATZ_LOCALISE_GRAMMAR_H

#include "localise/local.h"

/*
 * Grammar around a name that was put into a sentence, by the rows of local.tsv. The text around it is an
 * engine's, which did not see the name.
 */

/*
 * Settles the words at the end of `text`, before `form` is appended to it: `de ` becomes `d’` before a
 * vowel, `a el ` `al `, `a ` `an `. Bytes before `floor` are left alone. O(length of two words).
 */
void satz_grammar_before(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                         struct satz_slice form);

/*
 * What comes after `form`: where `rest` begins with a particle (Korean), appends the one that fits the
 * form's last sound to `target`, and returns how many bytes of `rest` it replaces; 0 where there is
 * nothing to settle. An undecided pair such as 은(는) stays where the last sound is not known.
 */
size_t satz_grammar_after(const struct satz_local *local, struct satz_slice form, struct satz_slice rest,
                          struct satz_buffer *target);

/*
 * The blank that the language has before a mark (French: no-break before : ; ! ?): makes it of a plain one
 * at the end of `text`, or appends it after a word where there is none. `rest` begins with the mark; one
 * inside a word, as in 14:30, is left alone. Bytes before `floor` are left alone. O(rows).
 */
void satz_grammar_mark(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                       struct satz_slice rest);

/*
 * Whether a blank between these two pieces is to go: one of them is a name that was put in, the
 * language writes no blank beside names, and both sides of the blank are of scripts without blanks.
 */
bool satz_grammar_no_blank(const struct satz_local *local, struct satz_slice before, struct satz_slice after);

#endif
