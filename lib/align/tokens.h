#ifndef SATZ_ALIGN_TOKENS_H
#define SATZ_ALIGN_TOKENS_H

#include "align/side.h"
#include "align/word.h"

/*
 * One side of beads as tokens, in their order, for aligning word by word: a word, a number, a mark or a code, and full
 * stops and commas too. A token has the side's types that it is compared by: its own, and those of its characters.
 */
enum satz_token_stop { SATZ_STOP_FULL, SATZ_STOP_COMMA, SATZ_STOPS };

struct satz_align_token {
    uint32_t term, terms; /* the first of its terms in the side, and how many; none: a stop, and `term` says which */
    uint32_t begin, end;  /* bytes of its text */
    uint32_t word;        /* the word that it is in, from 0 */
};

struct satz_align_tokens {
    struct satz_side side; /* a unit a text */
    struct satz_align_token *items;
    struct satz_align_word *words;
    size_t *begins, *word_begins; /* by text, with one more at the end */
    size_t count, word_count;
    size_t capacity, word_capacity; /* private */
};

void satz_align_tokens_init(struct satz_align_tokens *tokens);
void satz_align_tokens_release(struct satz_align_tokens *tokens);

/*
 * Sets the tokens to those of these texts of `language`, checked UTF-8, not needed afterwards; of a text of more than
 * SATZ_UNIT_TERMS tokens, to its first. Every word is there. O(size).
 */
void satz_align_tokens_read(struct satz_align_tokens *tokens, enum satz_language_id language,
                            struct satz_cutter *cutter, enum satz_word_unit unit, const struct satz_slice *texts,
                            size_t count);

#endif
