#include "lexicon/citytable.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/city.h"

struct satz_citytable {
    bool opened;
    struct satz_cities *cities[SATZ_LANGUAGES];
    struct satz_map by_german; /* to its number */
    struct satz_name *names;   /* by number; one without a key is not filled yet */
    size_t count;
};

struct satz_citytable *satz_citytable_new(void) {
    struct satz_citytable *table = satz_memory_get_array(1, sizeof *table);
    satz_map_init(&table->by_german);
    return table;
}

void satz_citytable_free(struct satz_citytable *table) {
    if (!table)
        return;
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        satz_cities_free(table->cities[i]);
    satz_map_release(&table->by_german);
    free(table->names);
    free(table);
}

/* The German names, but for those that say a state with the city (`Vincennes, Indiana`), as no release does. */
static void open_german(struct satz_citytable *table) {
    table->opened = true;
    table->cities[SATZ_DE] = satz_cities_new(satz_language_code(SATZ_DE));
    table->count = table->cities[SATZ_DE] ? satz_cities_count(table->cities[SATZ_DE]) : 0;
    table->names = satz_memory_get_array(table->count + 1, sizeof *table->names);
    for (size_t i = 0; i < table->count; i++) {
        struct satz_slice name = satz_cities_name(table->cities[SATZ_DE], i);
        if (name.size > 0 && satz_slice_find_byte(name, 0, ',') == name.size)
            satz_map_set(&table->by_german, name, i);
    }
}

static void open_others(struct satz_citytable *table) {
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        if (!table->cities[i])
            table->cities[i] = satz_cities_new(satz_language_code((enum satz_language_id)i));
}

static void fill(struct satz_citytable *table, size_t number, struct satz_slice german) {
    struct satz_name name = { .kind = satz_slice_of("place"), .key = german, .cldr = true };
    for (size_t i = 0; i < SATZ_LANGUAGES; i++) {
        name.cells[i] = table->cities[i] ? satz_cities_name(table->cities[i], number) : german;
        if (name.cells[i].size == 0)
            name.cells[i] = german;
    }
    table->names[number] = name;
}

const struct satz_name *satz_citytable_find(struct satz_citytable *table, struct satz_slice german) {
    size_t number;
    if (!table->opened)
        open_german(table);
    if (!satz_map_get(&table->by_german, german, &number))
        return NULL;
    if (table->names[number].key.size == 0) {
        open_others(table);
        fill(table, number, satz_cities_name(table->cities[SATZ_DE], number));
    }
    return &table->names[number];
}
