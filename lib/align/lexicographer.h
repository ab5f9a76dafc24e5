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
 * Adds a pair of phrases, checked UTF-8, with a weight above 0: 1 for the plain translation of a dictionary. A pair is
 * passed over where one side has no word or more than SATZ_PHRASE_TERMS, or where the pairs so far have as many pairs
 * of words as memory is given to: returns whether it counts.
 */
#define SATZ_PHRASE_TERMS 40
#define SATZ_PHRASE_LINKS ((size_t)1 << 26)
bool satz_lexicographer_add(struct satz_lexicographer *lexicographer, struct satz_slice source,
                            struct satz_slice target, double weight);

/*
 * Reads pairs from the TSV file `path`: source, target, and a weight from 0.000001 to 1000000 that may be left out; a
 * line that begins with `#` is a comment. Fails with file and line where a line is not so.
 */
enum satz_status satz_lexicographer_read(struct satz_lexicographer *lexicographer, const char *path,
                                         struct satz_error *error) SATZ_MUST_USE;

/* How many pairs counted so far, and how many were passed over. */
struct satz_lexicographer_tally {
    size_t pairs, passed_over;
};
struct satz_lexicographer_tally satz_lexicographer_tally(const struct satz_lexicographer *lexicographer);

/*
 * Appends the file of a lexicon of the `most` likely entries to `file`; returns how many it has. O(n log n) in the
 * pairs of words that stand in one pair of phrases. The same pairs in the same order give the same bytes.
 */
size_t satz_lexicographer_write(struct satz_lexicographer *lexicographer, size_t most, struct satz_buffer *file);

#endif
