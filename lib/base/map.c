#include "base/map.h"

#include <stdlib.h>
#include <sys/auxv.h>

#include "base/memory.h"

struct satz_map_slot {
    struct satz_slice key;
    size_t value;
    uint64_t hash;
};

void satz_map_init(struct satz_map *map) {
    /* The kernel gives each process sixteen random bytes: asking it for more costs a call for every map. */
    const void *random = (const void *)getauxval(AT_RANDOM); /* NOLINT(performance-no-int-to-ptr) */
    uint64_t seed = 0x9E3779B97F4A7C15u;
    if (random)
        memcpy(&seed, random, sizeof seed);
    *map = (struct satz_map){ .seed = seed };
}

/*
 * Behind the slots lies a tag for each, 0 where it is free: what is not in the map is mostly seen from the tags, of
 * which sixteen lie where there is room for two slots.
 */
static uint32_t *tags_of(const struct satz_map *map) {
    return (uint32_t *)(map->slots + map->capacity);
}

static uint32_t tag_of(uint64_t hash) {
    return (uint32_t)(hash >> 32) | 1;
}

void satz_map_release(struct satz_map *map) {
    free(map->slots);
    map->slots = NULL;
    map->count = map->capacity = 0;
}

void satz_map_reset(struct satz_map *map) {
    if (map->capacity)
        memset(tags_of(map), 0, map->capacity * sizeof *tags_of(map));
    map->count = 0;
}

static uint64_t mix(uint64_t x) {
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    return x ^ x >> 32;
}

/* All bytes of a key under eight, in reads that overlap: their number is in the hash already. */
static uint64_t read_short(struct satz_slice key) {
    uint32_t first, last;
    if (key.size < 4)
        return (uint64_t)(unsigned char)key.data[0] << 16 | (uint64_t)(unsigned char)key.data[key.size / 2] << 8 |
               (unsigned char)key.data[key.size - 1];
    memcpy(&first, key.data, 4);
    memcpy(&last, key.data + key.size - 4, 4);
    return (uint64_t)first << 32 | last;
}

uint64_t satz_map_hash(struct satz_slice key, uint64_t seed) {
    uint64_t hash = seed ^ key.size * 0x9E3779B97F4A7C15u, rest = 0;
    for (size_t at = 0; at + 8 < key.size; at += 8) {
        uint64_t word;
        memcpy(&word, key.data + at, 8);
        hash = mix(hash ^ word) + seed;
    }
    if (key.size >= 8)
        memcpy(&rest, key.data + key.size - 8, 8);
    else if (key.size > 0)
        rest = read_short(key);
    return mix(hash ^ rest);
}

/* The slot of `key`, or the free one where it would be. */
static size_t find_slot(const struct satz_map *map, struct satz_slice key, uint64_t hash) {
    const uint32_t *tags = tags_of(map), tag = tag_of(hash);
    size_t mask = map->capacity - 1, at = hash & mask;
    for (; tags[at]; at = (at + 1) & mask)
        if (tags[at] == tag && map->slots[at].hash == hash && satz_slice_equal(map->slots[at].key, key))
            break;
    return at;
}

static void enlarge(struct satz_map *map) {
    struct satz_map larger = *map;
    larger.capacity = map->capacity ? map->capacity * 2 : 16;
    larger.slots = satz_memory_get_array(larger.capacity, sizeof *larger.slots + sizeof(uint32_t));
    for (size_t i = 0; i < map->capacity; i++) {
        const struct satz_map_slot *slot = &map->slots[i];
        if (!tags_of(map)[i])
            continue;
        size_t at = find_slot(&larger, slot->key, slot->hash);
        larger.slots[at] = *slot;
        tags_of(&larger)[at] = tag_of(slot->hash);
    }
    free(map->slots);
    *map = larger;
}

void satz_map_set(struct satz_map *map, struct satz_slice key, size_t value) {
    if (map->count + 1 > map->capacity / 4 * 3)
        enlarge(map);
    uint64_t hash = satz_map_hash(key, map->seed);
    size_t at = find_slot(map, key, hash);
    map->count += !tags_of(map)[at];
    map->slots[at] = (struct satz_map_slot){ key, value, hash };
    tags_of(map)[at] = tag_of(hash);
}

bool satz_map_get(const struct satz_map *map, struct satz_slice key, size_t *value) {
    if (!map->count)
        return false;
    size_t at = find_slot(map, key, satz_map_hash(key, map->seed));
    if (!tags_of(map)[at])
        return false;
    *value = map->slots[at].value;
    return true;
}
