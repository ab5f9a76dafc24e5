#include "model/keytable.h"

#include <stdlib.h>

#include "base/mapped.h"
#include "base/memory.h"

#define PROBES 64 /* so far from its place a key may be */

static uint32_t place_of(const struct satz_keytable *table, uint64_t key) {
    return (uint32_t)((key >> 32) * table->count >> 32);
}

static uint32_t print_of(const struct satz_keytable *table, uint64_t key) {
    return (uint32_t)key >> table->value_bits;
}

uint32_t satz_keytable_get(const struct satz_keytable *table, uint64_t key) {
    if (!table->count)
        return 0;
    uint32_t place = place_of(table, key), print = print_of(table, key);
    for (uint32_t i = 0; i < PROBES; i++, place = place + 1 < table->count ? place + 1 : 0) {
        uint32_t entry = satz_number32_read(table->entries + (size_t)place * SATZ_KEYTABLE_ENTRY);
        if (!entry)
            return 0;
        if (entry >> table->value_bits == print)
            return entry & (((uint32_t)1 << table->value_bits) - 1);
    }
    return 0;
}

void satz_keytable_init(struct satz_keytable_maker *maker, size_t keys, unsigned value_bits) {
    uint32_t count = (uint32_t)(keys + keys / 3 + PROBES);
    maker->entries = satz_memory_get_array(count, SATZ_KEYTABLE_ENTRY);
    maker->keys = 0;
    maker->table = (struct satz_keytable){ maker->entries, count, value_bits };
}

void satz_keytable_release(struct satz_keytable_maker *maker) {
    free(maker->entries);
    *maker = (struct satz_keytable_maker){ .entries = NULL };
}

bool satz_keytable_add(struct satz_keytable_maker *maker, uint64_t key, uint32_t value) {
    const struct satz_keytable *table = &maker->table;
    uint32_t place = place_of(table, key), print = print_of(table, key);
    for (uint32_t i = 0; i < PROBES; i++, place = place + 1 < table->count ? place + 1 : 0) {
        unsigned char *bytes = maker->entries + (size_t)place * SATZ_KEYTABLE_ENTRY;
        uint32_t entry = satz_number32_read(bytes);
        if (entry && entry >> table->value_bits != print)
            continue;
        maker->keys += !entry;
        entry |= print << table->value_bits | value;
        for (unsigned k = 0; k < SATZ_KEYTABLE_ENTRY; k++)
            bytes[k] = (unsigned char)(entry >> 8 * k);
        return true;
    }
    return false;
}
