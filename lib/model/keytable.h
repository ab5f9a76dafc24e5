#ifndef SATZ_MODEL_KEYTABLE_H
#define SATZ_MODEL_KEYTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What is known of hashed keys, in four bytes a key: a print of the hash, and a value that is not 0. Linear probing; a key
 * that is not there is taken for one that is about once in 2^(32 - value bits) / 4 times. The bytes are little-endian and may be
 * those of a mapped file: no content of them leads out of them.
 */
struct satz_keytable {
    const unsigned char *entries;
    uint32_t count;      /* places, of four bytes each */
    unsigned value_bits; /* 1 to 24 */
};

#define SATZ_KEYTABLE_ENTRY 4

/* The value of `key`, 64 well-mixed bits; 0 where it is not there. O(1). */
uint32_t satz_keytable_get(const struct satz_keytable *table, uint64_t key);

/* One under way, in memory that is its own. */
struct satz_keytable_maker {
    struct satz_keytable table;
    unsigned char *entries;
    size_t keys;
};

/* With places for `keys` keys at three quarters full. */
void satz_keytable_init(struct satz_keytable_maker *maker, size_t keys, unsigned value_bits);
void satz_keytable_release(struct satz_keytable_maker *maker);
/* Adds the bits of `value` to those that the key has. False where there is no place near the key's: the table is too full. */
bool satz_keytable_add(struct satz_keytable_maker *maker, uint64_t key, uint32_t value);

#endif
