#ifndef SATZ_LOCALISE_GRAMMAR_H
#define SATZ_LOCALISE_GRAMMAR_H

#include "localise/local.h"

/*
 * Grammar around a name that was put into a sentence, by the rows of local.tsv. The text around it is an
 * engine's, which did not see the name. All cost O(rows + length of two words).
 */

/*
 * Settles the words at the end of `text`, before `form` is appended to it: `de ` becomes `d’` before a
 * vowel, `a el ` `al `, `a ` `an `, `le ` goes before Le Monde, and a blank where the language writes none.
 * Bytes before `floor` are left alone. Returns how many bytes of `form` are in `text` already: the article
 * of الكرملين after a prefix that takes its place.
 */
size_t satz_grammar_before(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                           struct satz_slice form);

/*
 * What comes after `form`: where `rest` begins with a particle (Korean) or an ending (’s after an s), appends
 * the one that fits the form's last sound to `target`, and returns how many bytes of `rest` it replaces; 0
 * where there is nothing to settle. An undecided pair such as 은(는) stays where the last sound is not known.
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
 * Whether a blank between `form` and what comes after it is to go: the language writes none beside names,
 * or a particle follows that nothing else can be. `closed`: closing marks stand between form and blank.
 */
bool satz_grammar_joins(const struct satz_local *local, struct satz_slice form, struct satz_slice after, bool closed);

/* Whether the text before a name has no word and few marks: the name begins the sentence. O(1). */
bool satz_grammar_is_first(struct satz_slice text);

/*
 * Makes the first letter of `form` a capital, as one is at the beginning of a sentence; not where the second
 * is one (iPhone).
 */
void satz_grammar_capital(const struct satz_local *local, struct satz_buffer *form);

/* Whether `form` is to be isolated from the text around it: left to right in a language that is not. */
bool satz_grammar_isolates(const struct satz_local *local, struct satz_slice form);

#endif
