#include "align/ttable.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void satz_ttable_release(struct satz_ttable *table) {
    free(table->begins);
    free(table->items);
    *table = (struct satz_ttable)SATZ_TTABLE_INIT;
}

void satz_ttable_begin(struct satz_ttable *table, size_t rows) {
    table->begins = satz_memory_resize(table->begins, rows + 1, sizeof *table->begins);
    memset(table->begins, 0, (rows + 1) * sizeof *table->begins);
    table->rows = 0;
}

void satz_ttable_add(struct satz_ttable *table, struct satz_translation item) {
    size_t end = table->begins[table->rows + 1] ? table->begins[table->rows + 1] : table->begins[table->rows];
    table->items = satz_memory_grow(table->items, &table->capacity, end + 1, sizeof *table->items);
    table->items[end] = item;
    table->begins[table->rows + 1] = (uint32_t)end + 1;
}

static int compare(const void *left, const void *right) {
    const struct satz_translation *a = left, *b = right;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    return a->forward > b->forward ? -1 : a->forward < b->forward;
}

void satz_ttable_end_row(struct satz_ttable *table) {
    size_t begin = table->begins[table->rows], end = table->begins[table->rows + 1], kept = begin;
    if (end > begin)
        qsort(table->items + begin, end - begin, sizeof *table->items, compare);
    for (size_t i = begin; i < end; i++)
        if (i == begin || table->items[i].type != table->items[kept - 1].type)
            table->items[kept++] = table->items[i];
    table->begins[++table->rows] = (uint32_t)kept;
}

void satz_ttable_transpose(const struct satz_ttable *table, size_t rows, struct satz_ttable *transposed) {
    size_t count = table->begins[table->rows];
    transposed->begins = satz_memory_resize(transposed->begins, rows + 2, sizeof *transposed->begins);
    transposed->items =
        satz_memory_grow(transposed->items, &transposed->capacity, count + 1, sizeof *transposed->items);
    transposed->rows = rows;
    /* One place further than where they will stand, so that filling a row leaves its end as the next one's begin. */
    uint32_t *next = transposed->begins + 1;
    memset(transposed->begins, 0, (rows + 2) * sizeof *transposed->begins);
    for (size_t i = 0; i < count; i++)
        next[table->items[i].type + 1]++;
    for (size_t row = 1; row <= rows; row++)
        next[row] += next[row - 1];
    for (size_t row = 0; row < table->rows; row++)
        for (size_t i = table->begins[row]; i < table->begins[row + 1]; i++) {
            const struct satz_translation *item = &table->items[i];
            transposed->items[next[item->type]++] =
                (struct satz_translation){ (uint32_t)row, item->backward, item->forward };
        }
}
