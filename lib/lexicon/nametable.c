#include "lexicon/nametable.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/region.h"

#define LEADING 2 /* kind, key */

static enum satz_status check_header(const struct satz_table *table, struct satz_error *error) {
    const struct satz_row *row = table->rows;
    bool good = table->count && row->count == LEADING + SATZ_LANGUAGES && satz_slice_is(row->cells[0], "kind") &&
                satz_slice_is(row->cells[1], "key");
    for (int i = 0; good && i < SATZ_LANGUAGES; i++)
        good = satz_slice_is(row->cells[LEADING + i], satz_language_code((enum satz_language_id)i));
    if (good)
        return SATZ_OK;
    return satz_error_set_at(error, table->name, table->count ? row->line : 0,
                             "the header must be kind, key and the fifteen languages in the list's order");
}

static void append_name(struct satz_nametable *names, struct satz_name name) {
    satz_map_set(&names->by_key, name.key, names->count);
    names->names = satz_memory_grow(names->names, &names->capacity, names->count + 1, sizeof name);
    names->names[names->count++] = name;
}

static enum satz_status add_name(struct satz_nametable *names, const struct satz_table *table,
                                 const struct satz_row *row, const char *file, struct satz_error *error) {
    size_t known;
    struct satz_name name = { .kind = satz_row_cell(row, 0), .key = satz_row_cell(row, 1), .source = file };
    if (row->count != LEADING + SATZ_LANGUAGES)
        return satz_error_set_at(error, table->name, row->line, "%zu cells where %d are needed", row->count,
                                 LEADING + SATZ_LANGUAGES);
    if (satz_map_get(&names->by_key, name.key, &known))
        return satz_error_set_at(error, table->name, row->line, "the key '%.*s' is there already", (int)name.key.size,
                                 name.key.data);
    for (size_t i = 0; i < SATZ_LANGUAGES; i++) {
        name.cells[i] = satz_row_cell(row, LEADING + i);
        if (!name.cells[i].size)
            return satz_error_set_at(error, table->name, row->line, "no form for %s",
                                     satz_language_code((enum satz_language_id)i));
    }
    append_name(names, name);
    return SATZ_OK;
}

static enum satz_status load_file(struct satz_nametable *names, struct satz_table *table, const struct satz_data *data,
                                  const char *file, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    satz_data_path(data, file, &path);
    enum satz_status status = satz_table_load(table, path.data, error);
    satz_buffer_release(&path);
    if (status == SATZ_OK)
        status = check_header(table, error);
    for (size_t i = 1; status == SATZ_OK && i < table->count; i++)
        status = add_name(names, table, &table->rows[i], file, error);
    return status;
}

/* `cc-` and the code in small letters: the key of a country. */
static struct satz_slice country_key(const char *code, char key[6]) {
    memcpy(key, "cc-", 3);
    key[3] = (char)(code[0] | 0x20);
    key[4] = (char)(code[1] | 0x20);
    key[5] = '\0';
    return satz_slice_make(key, 5);
}

/* A country by CLDR's names; left out where one of the languages has none. */
static void add_region(struct satz_nametable *names, struct satz_region_names *const *regions, const char *code) {
    char key[6];
    struct satz_buffer cell = SATZ_BUFFER_INIT;
    struct satz_name name = { .kind = satz_slice_of("place"), .key = country_key(code, key), .source = "CLDR", .cldr = true };
    bool whole = true;
    for (size_t i = 0; whole && i < SATZ_LANGUAGES; i++) {
        satz_buffer_reset(&cell);
        whole = regions[i] && satz_region_names_add(regions[i], code, &cell);
        name.cells[i] = satz_arena_copy(&names->arena, satz_buffer_slice(&cell));
    }
    satz_buffer_release(&cell);
    if (!whole)
        return;
    name.key = satz_arena_copy(&names->arena, name.key);
    append_name(names, name);
}

/* The press's own forms come first, CLDR's menu forms stand behind them. */
static void add_regions(struct satz_nametable *names) {
    struct satz_region_names *regions[SATZ_LANGUAGES];
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        regions[i] = satz_region_names_new(satz_language_code((enum satz_language_id)i));
    for (const char *const *code = satz_region_codes(); *code; code++) {
        char key[6];
        if (!satz_nametable_find(names, country_key(*code, key)))
            add_region(names, regions, *code);
    }
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        satz_region_names_free(regions[i]);
}

enum satz_status satz_nametable_load(struct satz_nametable *table, const struct satz_data *data,
                                     struct satz_error *error) {
    *table = (struct satz_nametable){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&table->by_key);
    enum satz_status status = load_file(table, &table->tables[0], data, "names/world.tsv", error);
    if (status == SATZ_OK)
        status = load_file(table, &table->tables[1], data, "names/countries.tsv", error);
    if (status == SATZ_OK)
        add_regions(table);
    else
        satz_nametable_release(table);
    return status;
}

void satz_nametable_release(struct satz_nametable *table) {
    satz_table_release(&table->tables[0]);
    satz_table_release(&table->tables[1]);
    satz_map_release(&table->by_key);
    satz_arena_release(&table->arena);
    free(table->names);
    *table = (struct satz_nametable){ 0 };
}

const struct satz_name *satz_nametable_find(const struct satz_nametable *table, struct satz_slice key) {
    size_t index;
    return satz_map_get(&table->by_key, key, &index) ? &table->names[index] : NULL;
}

bool satz_name_form(struct satz_slice *rest, struct satz_buffer *scratch, struct satz_slice *form,
                    struct satz_slice *alone) {
    struct satz_slice piece;
    if (!satz_slice_split(rest, '|', &piece))
        return false;
    size_t open = satz_slice_find_byte(piece, 0, '['), close = satz_slice_find_byte(piece, open, ']');
    *form = piece;
    *alone = satz_slice_make("", 0);
    if (close >= piece.size)
        return true;
    satz_buffer_reset(scratch);
    satz_buffer_add(scratch, satz_slice_sub(piece, 0, open));
    satz_buffer_add(scratch, satz_slice_sub(piece, open + 1, close));
    satz_buffer_add(scratch, satz_slice_from(piece, close + 1));
    *form = satz_buffer_slice(scratch);
    *alone = satz_slice_sub(piece, open + 1, close);
    return true;
}
