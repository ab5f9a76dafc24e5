#ifndef SATZ_TAGGER_WORDS_H
#define SATZ_TAGGER_WORDS_H

#include "base/slice.h"

/*
 * A sentence in words, cut as GermEval 2014 is: at blanks; marks before and after a word are words of their own, a
 * hyphen, a slash, an apostrophe or a full stop inside is not; the full stop of a number, of a single letter and of some abbreviations
 * stays. What stands for a tag (U+FFFC) is a blank.
 */
struct satz_word_list {
    struct satz_slice *words; /* in the text */
    size_t count, capacity;
};

/* Cuts checked UTF-8, which must stay, anew. O(size). */
void satz_word_list_set(struct satz_word_list *list, struct satz_slice text);
void satz_word_list_release(struct satz_word_list *list);

#endif
