#ifndef SATZ_BASE_MAP_H
#define SATZ_BASE_MAP_H

#include <stdint.h>

#include "base/slice.h"

/*
 * A hash table from byte strings to numbers (an index into the caller's array, mostly). Keys are
 * borrowed: they must stay valid and unchanged while the map is used. The hash is seeded anew in
 * each process, so hostile input cannot aim at one chain; there is no iteration, so the seed never shows.
 */
struct satz_map {
    struct satz_map_slot *slots; /* private */
    size_t count;                /* keys in the map */
    size_t capacity;             /* private: 0 or a power of two */
    uint64_t seed;               /* private */
};

void satz_map_init(struct satz_map *map);
void satz_map_release(struct satz_map *map);
/* Forgets all keys, keeping the memory. O(capacity). */
void satz_map_reset(struct satz_map *map);

/* Sets `key` to `value`, replacing what it had. Amortised O(key.size). */
void satz_map_set(struct satz_map *map, struct satz_slice key, size_t value);
/* Fills `*value` and returns true where the key is there. O(key.size). */
bool satz_map_get(const struct satz_map *map, struct satz_slice key, size_t *value);

/* The hash itself, for those who build a table of another shape: 64 well-mixed bits. */
uint64_t satz_map_hash(struct satz_slice key, uint64_t seed);

#endif
