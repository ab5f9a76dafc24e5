#ifndef SATZ_CHECK_TWICE_H
#define SATZ_CHECK_TWICE_H

#include <stddef.h>
#include <stdint.h>

/*
 * What was translated so far: the same source in two ways, or two sources in one. Over the whole stream, in
 * memory that is bounded: of very many segments the early ones are forgotten. Private to check/.
 */
struct satz_twice;

/* A text without what makes no difference: capitals, marks, blanks, the numbers of placeholders. */
struct satz_essence {
    uint64_t hash, words; /* words: a bit for each */
    size_t count, letters;
};

struct satz_twice *satz_twice_new(void);
void satz_twice_free(struct satz_twice *twice);

#endif
