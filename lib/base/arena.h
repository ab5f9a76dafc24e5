#ifndef SATZ_BASE_ARENA_H
#define SATZ_BASE_ARENA_H

#include "base/slice.h"

/*
 * Memory that is given back all at once: for what lives as long as a record, or a document. Getting
 * is a pointer's step; nothing is freed singly.
 */
struct satz_arena {
    struct satz_arena_block *block; /* private: newest block first */
    size_t used;                    /* private: bytes used in the newest block */
    size_t total;                   /* bytes held, for those who bound their memory by it */
};

#define SATZ_ARENA_INIT { NULL, 0, 0 }

void satz_arena_init(struct satz_arena *arena);
void satz_arena_release(struct satz_arena *arena);
/* Everything got so far is void; keeps one block so that the next round need not allocate. */
void satz_arena_reset(struct satz_arena *arena);

/* `size` bytes, aligned for any type, not set. */
void *satz_arena_get(struct satz_arena *arena, size_t size);
/* `count` zeroed elements of `size` bytes. */
void *satz_arena_get_array(struct satz_arena *arena, size_t count, size_t size);
/* A copy of `bytes` in the arena, followed by a '\0' that the slice does not count. */
struct satz_slice satz_arena_copy(struct satz_arena *arena, struct satz_slice bytes);

#endif
