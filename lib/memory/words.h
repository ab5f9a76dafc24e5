#ifndef SATZ_MEMORY_WORDS_H
#define SATZ_MEMORY_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

/*
 * A text as words, for comparing: letters and marks together, digits together with the marks
 * inside a figure (`1.000,5`), every other character by itself; blanks are none. Words are numbers: equal in folded case, equal in number.
 */
#define SATZ_WORDS_LIMIT 1024

struct satz_words {
    uint32_t *ids;
    size_t count; /* SATZ_WORDS_LIMIT + 1: there were more, and `ids` is not filled */
};

/* Where a word stands in its text, bytes. */
struct satz_word_place {
    size_t begin, end;
};

/* The numbers of words, and who has which. */
struct satz_words_index {
    struct satz_map numbers;
    struct satz_words_list *lists; /* for each number: the texts that have it, in order */
    size_t count, capacity;
    struct satz_arena arena;
};

#define SATZ_WORD_UNKNOWN UINT32_MAX

void satz_words_index_init(struct satz_words_index *index);
void satz_words_index_release(struct satz_words_index *index);

/* Cuts `text` and notes that text number `owner` has these words; owners come in rising order. */
struct satz_words satz_words_add(struct satz_words_index *index, struct satz_slice text, uint32_t owner);

/* Cuts `text` in `arena`; a word that no text has is SATZ_WORD_UNKNOWN. Fills `places` where not NULL. */
struct satz_words satz_words_cut(const struct satz_words_index *index, struct satz_slice text,
                                 struct satz_arena *arena, struct satz_word_place **places);

/* The texts that have a word: `*count` numbers in rising order. */
const uint32_t *satz_words_owners(const struct satz_words_index *index, uint32_t word, size_t *count);

/*
 * Edit distance in words; more than `most` where it is more than that. O(count · most).
 */
size_t satz_words_distance(const struct satz_words *a, const struct satz_words *b, size_t most,
                           struct satz_arena *arena);

/* Words [a_begin, a_end) stand where the other has [b_begin, b_end). */
struct satz_words_change {
    size_t a_begin, a_end, b_begin, b_end;
};

/* What turns `a` into `b`, in order, none touching the next. O(a · b). */
size_t satz_words_compare(const struct satz_words *a, const struct satz_words *b, struct satz_arena *arena,
                          struct satz_words_change **changes);

#endif
