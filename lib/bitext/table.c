#include "bitext/table.h"

#include <stdlib.h>

/* A letter and what it stands for behind a backslash. */
static const char escapes[][2] = { { 't', '\t' }, { 'n', '\n' }, { 'r', '\r' }, { '\\', '\\' } };
enum { ESCAPES = sizeof escapes / sizeof *escapes };

void satz_cell_decode(struct satz_slice cell, struct satz_buffer *text) {
    for (size_t at = 0, end; at < cell.size; at = end + 1) {
        end = satz_slice_find_byte(cell, at, '\\');
        satz_buffer_add(text, satz_slice_sub(cell, at, end));
        if (end == cell.size)
            return;
        size_t i = 0;
        while (i < ESCAPES && !(end + 1 < cell.size && cell.data[end + 1] == escapes[i][0]))
            i++;
        satz_buffer_add_byte(text, i < ESCAPES ? escapes[i][1] : '\\');
        end += i < ESCAPES;
    }
}

void satz_cell_encode(struct satz_slice text, struct satz_buffer *cell) {
    for (size_t at = 0, begin = 0; at < text.size; at++, begin = at) {
        size_t i = ESCAPES;
        for (; at < text.size && i == ESCAPES; at += i == ESCAPES)
            for (i = 0; i < ESCAPES && text.data[at] != escapes[i][1];)
                i++;
        satz_buffer_add(cell, satz_slice_sub(text, begin, at));
        if (at == text.size)
            return;
        satz_buffer_add_byte(cell, '\\');
        satz_buffer_add_byte(cell, escapes[i][0]);
    }
}

void satz_line_encode(struct satz_slice text, struct satz_buffer *line) {
    for (size_t at = 0, end; at < text.size; at = end) {
        end = at;
        while (end < text.size && memchr(" \t\r\n", text.data[end], 4))
            end++;
        struct satz_slice blanks = satz_slice_sub(text, at, end);
        bool breaks = blanks.size && (memchr(blanks.data, '\n', blanks.size) || memchr(blanks.data, '\r', blanks.size));
        satz_buffer_add(line, breaks ? satz_slice_of(" ") : blanks);
        at = end;
        while (end < text.size && !memchr(" \t\r\n", text.data[end], 4))
            end++;
        satz_buffer_add(line, satz_slice_sub(text, at, end));
    }
}

enum satz_status satz_columns_parse(struct satz_columns *columns, struct satz_slice list, char separator,
                                    struct satz_error *error) {
    struct satz_slice name;
    satz_columns_release(columns);
    if (!list.data)
        list = satz_slice_of("");
    while (satz_slice_split(&list, separator, &name)) {
        struct satz_buffer copy = SATZ_BUFFER_INIT;
        name = satz_slice_trim(name);
        if (!name.size)
            return satz_error_set(error, "a column without a name; one that is not wanted is -");
        if (columns->count == SATZ_COLUMNS_MOST)
            return satz_error_set(error, "more than %d columns", SATZ_COLUMNS_MOST);
        satz_buffer_add(&copy, name);
        columns->names[columns->count++] = satz_buffer_detach(&copy);
    }
    return SATZ_OK;
}

void satz_columns_release(struct satz_columns *columns) {
    for (size_t i = 0; i < columns->count; i++)
        free(columns->names[i]);
    columns->count = 0;
}

bool satz_columns_has(const struct satz_columns *columns, const char *name) {
    for (size_t i = 0; i < columns->count; i++)
        if (strcmp(columns->names[i], name) == 0)
            return true;
    return false;
}

static void rename_column(struct satz_columns *columns, size_t index, const char *name) {
    struct satz_buffer copy = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&copy, name);
    free(columns->names[index]);
    columns->names[index] = satz_buffer_detach(&copy);
}

/* The column nearest to a language; columns->count where none is of it. */
static size_t nearest_column(const struct satz_columns *columns, const struct satz_language *language) {
    unsigned least = SATZ_RANK_NONE;
    size_t nearest = columns->count;
    for (size_t i = 0; language && i < columns->count; i++) {
        unsigned rank = satz_language_rank(language, columns->names[i]);
        if (rank < least) {
            least = rank;
            nearest = i;
        }
    }
    return nearest;
}

void satz_columns_choose(struct satz_columns *columns, const struct satz_language *from,
                         const struct satz_language *to) {
    struct satz_language language;
    struct satz_error ignored;
    size_t src = nearest_column(columns, from), tgt = nearest_column(columns, to);
    if (src == columns->count || satz_columns_has(columns, "src"))
        return;
    for (size_t i = 0; i < columns->count; i++) {
        if (i == src)
            rename_column(columns, i, "src");
        else if (i == tgt)
            rename_column(columns, i, "tgt");
        else if (satz_language_parse(columns->names[i], &language, &ignored) == SATZ_OK)
            rename_column(columns, i, "-");
    }
}

enum satz_status satz_columns_check(const struct satz_columns *columns, struct satz_error *error) {
    static const char *const refused[] = { "seg", "lang", "meta", "gap", "tail", "spans", "text", "to",
                                           "via", "out", "match", "findings", "tmx" };
    if (!satz_columns_has(columns, "src"))
        return satz_error_set(error, "no column is src");
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = columns->names[i];
        for (size_t k = 0; k < sizeof refused / sizeof *refused; k++)
            if (strcmp(name, refused[k]) == 0)
                return satz_error_set(error, "a column cannot be %s", name);
        for (size_t k = 0; k < i && strcmp(name, "-") != 0; k++)
            if (strcmp(name, columns->names[k]) == 0)
                return satz_error_set(error, "two columns are %s", name);
    }
    return SATZ_OK;
}
