#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

#define BLOCK_SIZE ((size_t)1 << 16)
#define ALIGNMENT alignof(max_align_t)

struct satz_arena_block {
    struct satz_arena_block *older;
    size_t size;
    alignas(max_align_t) char bytes[];
};

void satz_arena_init(struct satz_arena *arena) {
    *arena = (struct satz_arena)SATZ_ARENA_INIT;
}

static void free_chain(struct satz_arena_block *block) {
    while (block) {
        struct satz_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void satz_arena_release(struct satz_arena *arena) {
    free_chain(arena->block);
    satz_arena_init(arena);
}

void satz_arena_reset(struct satz_arena *arena) {
    struct satz_arena_block *kept = arena->block;
    if (kept && kept->size > BLOCK_SIZE) {
        satz_arena_release(arena);
        return;
    }
    if (kept) {
        free_chain(kept->older);
        kept->older = NULL;
        arena->total = kept->size;
    }
    arena->used = 0;
}

static void add_block(struct satz_arena *arena, size_t size) {
    size_t bytes = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (bytes > SIZE_MAX - sizeof(struct satz_arena_block))
        satz_memory_ended();
    struct satz_arena_block *block = satz_memory_get(sizeof *block + bytes);
    block->older = arena->block;
    block->size = bytes;
    arena->block = block;
    arena->used = 0;
    arena->total += bytes;
}

void *satz_arena_get(struct satz_arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        satz_memory_ended();
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->block || arena->block->size - arena->used < size)
        add_block(arena, size);
    void *memory = arena->block->bytes + arena->used;
    arena->used += size;
    return memory;
}

void *satz_arena_get_array(struct satz_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        satz_memory_ended();
    void *memory = satz_arena_get(arena, count * size);
    memset(memory, 0, count * size);
    return memory;
}

struct satz_slice satz_arena_copy(struct satz_arena *arena, struct satz_slice bytes) {
    char *copy = satz_arena_get(arena, bytes.size + 1);
    if (bytes.size)
        memcpy(copy, bytes.data, bytes.size);
    copy[bytes.size] = '\0';
    return satz_slice_make(copy, bytes.size);
}
