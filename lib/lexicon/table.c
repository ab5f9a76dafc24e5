#include "lexicon/table.h"

#include "base/input.h"
#include "base/memory.h"
#include "text/utf8.h"

#include <stdlib.h>

static size_t count_lines_before(struct satz_slice text, size_t at) {
    size_t lines = 1;
    for (size_t i = 0; i < at; i++)
        lines += text.data[i] == '\n';
    return lines;
}

static void add_row(struct satz_table *table, size_t *capacity, struct satz_slice line, size_t number) {
    size_t cells = 1;
    for (size_t i = 0; i < line.size; i++)
        cells += line.data[i] == '\t';
    struct satz_row row = { satz_arena_get_array(&table->arena, cells, sizeof(struct satz_slice)), 0, number };
    struct satz_slice rest = line;
    while (row.count < cells && satz_slice_split(&rest, '\t', &row.cells[row.count]))
        row.count++;
    table->rows = satz_memory_grow(table->rows, capacity, table->count + 1, sizeof row);
    table->rows[table->count++] = row;
}

static void add_rows(struct satz_table *table, struct satz_slice text) {
    size_t capacity = 0, number = 0;
    struct satz_slice rest = text, line;
    while (satz_slice_split(&rest, '\n', &line)) {
        number++;
        if (line.size && line.data[line.size - 1] == '\r')
            line.size--;
        if (line.size && line.data[0] != '#')
            add_row(table, &capacity, line, number);
    }
}

enum satz_status satz_table_load(struct satz_table *table, const char *path, struct satz_error *error) {
    *table = (struct satz_table){ .arena = SATZ_ARENA_INIT };
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    enum satz_status status = satz_file_read(path, SATZ_TABLE_LIMIT, &bytes, error);
    if (status == SATZ_OK) {
        struct satz_slice text = satz_buffer_slice(&bytes);
        size_t bad = satz_utf8_check(text, true);
        if (bad < text.size)
            status = satz_error_set_at(error, path, count_lines_before(text, bad), "not UTF-8");
        else
            add_rows(table, satz_arena_copy(&table->arena, text));
        table->name = satz_arena_copy(&table->arena, satz_slice_of(path)).data;
    }
    satz_buffer_release(&bytes);
    if (status != SATZ_OK)
        satz_table_release(table);
    return status;
}

void satz_table_release(struct satz_table *table) {
    free(table->rows);
    satz_arena_release(&table->arena);
    *table = (struct satz_table){ .arena = SATZ_ARENA_INIT };
}

enum satz_status satz_tables_load(struct satz_tables *tables, const char *path, struct satz_error *error) {
    struct satz_table table;
    if (satz_table_load(&table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    tables->items = satz_memory_grow(tables->items, &tables->capacity, tables->count + 1, sizeof *tables->items);
    tables->items[tables->count++] = table;
    return SATZ_OK;
}

void satz_tables_release(struct satz_tables *tables) {
    for (size_t i = 0; i < tables->count; i++)
        satz_table_release(&tables->items[i]);
    free(tables->items);
    *tables = (struct satz_tables){ .count = 0 };
}

struct satz_slice satz_row_cell(const struct satz_row *row, size_t column) {
    return column < row->count ? row->cells[column] : satz_slice_make("", 0);
}
