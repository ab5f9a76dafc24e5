#ifndef SATZ_ALIGN_LEXICOGRAPHER_H
#define SATZ_ALIGN_LEXICOGRAPHER_H

#include "align/bilexicon.h"
#include "align/term.h"

/*
 * Makes a bilingual lexicon of pairs of phrases: entries of dictionaries, messages of programs, units of a translation
 * memory. Which word of a phrase translates which is learnt from all pairs together, by IBM's model 1 (Brown and
 * others, The Mathematics of Statistical Machine Translation, 1993).
 */
struct satz_lexicographer;
struct satz_lexicographer *satz_lexicographer_new(enum satz_language_id from, enum satz_language_id to);
void satz_lexicographer_free(struct satz_lexicographer *lexicographer);

/*
 * Adds a pair of phrases, checked UTF-8, with a weight above 0: 1 for the plain translation of a dictionary. A phrase
 * of more than SATZ_PHRASE_TERMS terms is passed over: returns whether the pair counts.
 */
#define SATZ_PHRASE_TERMS 40
bool satz_lexicographer_add(struct satz_lexicographer *lexicographer, struct satz_slice source,
                            struct satz_slice target, double weight);

/*
 * Reads pairs from the TSV file `path`: source, target, and a weight that may be left out; `#` begins a comment. Fails
 * with file and line where a line is not so.
 */
enum satz_status satz_lexicographer_read(struct satz_lexicographer *lexicographer, const char *path,
                                         struct satz_error *error) SATZ_MUST_USE;

/* Appends the file of a lexicon of the `most` likely entries to `file`. O(pairs). Deterministic. */
void satz_lexicographer_write(struct satz_lexicographer *lexicographer, size_t most, struct satz_buffer *file);

#endif
