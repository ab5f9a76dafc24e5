#ifndef SATZ_MEMORY_CODES_H
#define SATZ_MEMORY_CODES_H

#include "memory/store.h"

/* The inline codes of a TMX segment. */
enum satz_code_kind {
    SATZ_CODE_LONE,  /* ph, it, ut */
    SATZ_CODE_BEGIN, /* bpt */
    SATZ_CODE_END    /* ept */
};

struct satz_code {
    enum satz_code_kind kind;
    size_t at;     /* byte of the segment's text */
    size_t pair;   /* i: one for a bpt and its ept; 0: none */
    size_t number; /* x: the same in source and target; 0: none */
};

struct satz_codes {
    struct satz_code *items;
    size_t count, capacity;
};

void satz_codes_add(struct satz_codes *codes, struct satz_code code);
void satz_codes_release(struct satz_codes *codes);

/* Appends `text` with U+FFFC where the codes are. */
void satz_codes_mark(const struct satz_codes *codes, struct satz_slice text, struct satz_buffer *marked);

/*
 * Which of the source's codes each of the target's is: by `x`, an `ept` with its `bpt`, and what has
 * none by order within its kind. One that cannot be told is left out. The caller frees the array.
 * O(n²) in the codes of one segment, of which at most SATZ_CODES_MOST are paired.
 */
#define SATZ_CODES_MOST 1024
struct satz_entry_code *satz_codes_pair(const struct satz_codes *source, const struct satz_codes *target,
                                        size_t *count);

#endif
