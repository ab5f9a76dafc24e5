#ifndef SATZ_TRANSLIT_ORIGIN_H
#define SATZ_TRANSLIT_ORIGIN_H

#include "base/arena.h"
#include "lexicon/data.h"
#include "lexicon/matcher.h"

/*
 * Where a name is from, as far as its spelling tells: sounds/origin.tsv has given names, endings and letters
 * with what they weigh for a language. A name's language is that with the highest sum.
 */
struct satz_origins {
    struct satz_slice *languages; /* codes, in the order of the file */
    size_t count;
    struct satz_origin_sign *signs; /* private */
    size_t sign_count, sign_capacity, language_capacity;
    struct satz_matcher texts;      /* private */
    struct satz_arena arena;        /* private */
};

/* Fails with file and line where a row is not `language TAB weight TAB text|text`. O(size). */
enum satz_status satz_origins_load(struct satz_origins *origins, const struct satz_data *data,
                                   struct satz_error *error) SATZ_MUST_USE;
void satz_origins_release(struct satz_origins *origins);

/*
 * The number of the language that `name`, small letters in normal form C, is from. What the signs leave open is `home`,
 * the text's own language, where it is one of them, else the first. O(name).
 */
size_t satz_origin_of(const struct satz_origins *origins, struct satz_slice name, const char *home);

#endif
