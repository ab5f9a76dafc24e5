#ifndef SATZ_PLACEHOLDER_LETTERS_H
#define SATZ_PLACEHOLDER_LETTERS_H

#include "base/slice.h"

/*
 * Code words: what stands for a placeholder where an engine is not known. Seven ASCII letters,
 * consonant and vowel in turn, so that every subword vocabulary can spell them and an engine copies
 * them as it copies a name; made to be no words; no two nearer than three single-letter edits, so
 * that one edit never makes one look like another. When the SATZ_LETTERS_COUNT words are used up,
 * code words are made of two, then of three of them.
 */
#define SATZ_LETTERS_SIZE 7
#define SATZ_LETTERS_COUNT 512
#define SATZ_LETTERS_PARTS 3

struct satz_letters {
    size_t next, first;            /* private */
    bool used[SATZ_LETTERS_COUNT]; /* private: words that the text has already */
};

/* Which of the words stand in `text`, in whatever case: sets those in `found`. O(text). */
void satz_letters_find(struct satz_slice text, bool found[SATZ_LETTERS_COUNT]);

/*
 * A source of code words for `text`: none has a part that stands in it, in whatever case. Which comes
 * first depends on the text, so that an answer which belongs to another text shows it. O(text).
 */
void satz_letters_init(struct satz_letters *letters, struct satz_slice text);

/* The next code word, in `code`, terminated, its first letter a capital. Returns its size. */
size_t satz_letters_next(struct satz_letters *letters, char code[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1]);

/* Word number `at`, lower case, not terminated. For tests. */
struct satz_slice satz_letters_word(size_t at);

#endif
