#include "entity/terms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "stream/span.h"

#define NONE SIZE_MAX

static size_t find_column(const struct satz_table *table, const char *name) {
    for (size_t i = 0; table->count && i < table->rows[0].count; i++)
        if (satz_slice_is(table->rows[0].cells[i], name))
            return i;
    return NONE;
}

static enum satz_status check_row(const struct satz_table *table, const struct satz_row *row,
                                  struct satz_error *error) {
    struct satz_slice policy = satz_row_cell(row, find_column(table, "policy"));
    struct satz_slice kind = satz_row_cell(row, find_column(table, "kind"));
    enum satz_kind ignored;
    if (!satz_slice_is(policy, "hold") && !satz_slice_is(policy, "verify") && !satz_slice_is(policy, "never"))
        return satz_error_set_at(error, table->name, row->line, "policy is hold, verify or never, not '%.*s'",
                                 (int)policy.size, policy.data);
    if (kind.size && !satz_kind_of_name(kind, &ignored))
        return satz_error_set_at(error, table->name, row->line, "'%.*s' is no kind", (int)kind.size, kind.data);
    return SATZ_OK;
}

enum satz_status satz_terms_load(struct satz_terms *terms, const char *path, struct satz_error *error) {
    terms->tables = satz_memory_grow(terms->tables, &terms->capacity, terms->count + 1, sizeof *terms->tables);
    struct satz_table *table = &terms->tables[terms->count];
    *table = (struct satz_table){ 0 };
    if (satz_table_load(table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    terms->count++;
    if (find_column(table, "policy") == NONE)
        return satz_error_set_at(error, table->name, table->count ? table->rows[0].line : 0,
                                 "the first row must name the columns, `policy` among them");
    for (size_t i = 1; i < table->count; i++)
        if (check_row(table, &table->rows[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}

enum satz_status satz_terms_load_all(struct satz_terms *terms, const struct satz_data *data, struct satz_error *error) {
    struct satz_buffer paths = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    satz_data_list(data, "terms", ".tsv", &paths);
    for (size_t at = 0; status == SATZ_OK && at < paths.size; at += strlen(paths.data + at) + 1)
        status = satz_terms_load(terms, paths.data + at, error);
    satz_buffer_release(&paths);
    return status;
}

void satz_terms_release(struct satz_terms *terms) {
    for (size_t i = 0; i < terms->count; i++)
        satz_table_release(&terms->tables[i]);
    free(terms->tables);
    *terms = (struct satz_terms){ 0 };
}

/* `terms/press.tsv:12`, as --explain names it. */
static const char *row_name(const struct satz_table *table, const struct satz_row *row, struct satz_arena *arena) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    const char *file = strrchr(table->name, '/');
    satz_buffer_add_format(&name, "%s:%zu", file ? file + 1 : table->name, row->line);
    struct satz_slice copy = satz_arena_copy(arena, satz_slice_make(name.data, name.size + 1));
    satz_buffer_release(&name);
    return copy.data;
}

static void add_term(const struct satz_table *table, const struct satz_row *row, size_t column,
                     struct satz_known *known) {
    struct satz_slice spellings = satz_row_cell(row, column), spelling;
    struct satz_slice policy = satz_row_cell(row, find_column(table, "policy"));
    struct satz_known_name name = { .kind = SATZ_TERM, .most = SATZ_HOLD, .whole = true };
    if (!satz_kind_of_name(satz_row_cell(row, find_column(table, "kind")), &name.kind))
        name.kind = SATZ_TERM;
    if (satz_slice_is(policy, "never"))
        name.most = SATZ_OFF;
    else if (satz_slice_is(policy, "verify"))
        name.most = SATZ_VERIFY;
    name.rule = row_name(table, row, &known->arena);
    while (spellings.data && satz_slice_split(&spellings, '|', &spelling)) {
        if (!name.key.size)
            name.key = spelling;
        satz_known_add(known, spelling, name);
    }
}

void satz_terms_add(const struct satz_terms *terms, enum satz_language_id language, struct satz_known *known) {
    for (size_t i = terms->count; i-- > 0;) {
        const struct satz_table *table = &terms->tables[i];
        size_t column = find_column(table, satz_language_code(language));
        for (size_t row = 1; column != NONE && row < table->count; row++)
            add_term(table, &table->rows[row], column, known);
    }
    known->rank = SATZ_RANK_TERM;
}

struct satz_slice satz_terms_cell(const struct satz_terms *terms, enum satz_language_id language, struct satz_slice key,
                                  enum satz_language_id target) {
    for (size_t i = terms->count; i-- > 0;) {
        const struct satz_table *table = &terms->tables[i];
        size_t from = find_column(table, satz_language_code(language));
        size_t to = find_column(table, satz_language_code(target));
        for (size_t row = 1; from != NONE && to != NONE && row < table->count; row++) {
            struct satz_slice rest = satz_row_cell(&table->rows[row], from), first;
            if (rest.size > 0 && satz_slice_split(&rest, '|', &first) && satz_slice_equal(first, key))
                return satz_row_cell(&table->rows[row], to);
        }
    }
    return satz_slice_make(NULL, 0);
}
