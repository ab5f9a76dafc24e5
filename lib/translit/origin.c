#include "translit/origin.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/table.h"
#include "text/utf8.h"

/* Signs that begin at one place; languages; what the text's own language is ahead. */
enum { MATCHES = 24, LANGUAGES = 32, HOME = 2 };

#define NONE SIZE_MAX

/* A text that speaks for a language; others of the same text are chained. */
struct satz_origin_sign {
    size_t language, next;
    int weight;
};

static size_t find_language(const struct satz_origins *origins, struct satz_slice code) {
    size_t i = 0;
    while (i < origins->count && !satz_slice_equal(origins->languages[i], code))
        i++;
    return i;
}

static void add_sign(struct satz_origins *origins, struct satz_slice text, size_t language, int weight) {
    size_t index = origins->sign_count;
    origins->signs = satz_memory_grow(origins->signs, &origins->sign_capacity, index + 1, sizeof *origins->signs);
    origins->signs[index] = (struct satz_origin_sign){ language, NONE, weight };
    origins->sign_count++;
    size_t head = satz_matcher_add(&origins->texts, text, index);
    if (head == index)
        return;
    origins->signs[index].next = origins->signs[head].next;
    origins->signs[head].next = index;
}

/* A code names a file of sounds: nothing but letters. */
static bool is_code(struct satz_slice code) {
    for (size_t i = 0; i < code.size; i++)
        if (code.data[i] < 'a' || code.data[i] > 'z')
            return false;
    return code.size == 2 || code.size == 3;
}

/* One or two digits; 0 where it is nothing else. */
static int read_weight(struct satz_slice cell) {
    int weight = 0;
    for (size_t i = 0; i < cell.size; i++)
        weight = cell.data[i] >= '0' && cell.data[i] <= '9' ? weight * 10 + (cell.data[i] - '0') : 0;
    return cell.size <= 2 ? weight : 0;
}

static enum satz_status add_row(struct satz_origins *origins, const struct satz_row *row, const char *path,
                                struct satz_error *error) {
    struct satz_slice code = satz_row_cell(row, 0), rest = satz_row_cell(row, 2), text;
    int weight = read_weight(satz_row_cell(row, 1));
    size_t language = find_language(origins, code);
    if (row->count != 3 || !is_code(code) || weight == 0 || language == LANGUAGES)
        return satz_error_set_at(error, path, row->line,
                                 "a row has a language's code, a weight of 1 to 99, and texts");
    if (language == origins->count) {
        origins->languages = satz_memory_grow(origins->languages, &origins->language_capacity, origins->count + 1,
                                              sizeof *origins->languages);
        origins->languages[origins->count++] = satz_arena_copy(&origins->arena, code);
    }
    while (satz_slice_split(&rest, '|', &text))
        if (text.size > 0)
            add_sign(origins, text, language, weight);
    return SATZ_OK;
}

enum satz_status satz_origins_load(struct satz_origins *origins, const struct satz_data *data,
                                   struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_table table;
    *origins = (struct satz_origins){ .arena = SATZ_ARENA_INIT };
    satz_matcher_init(&origins->texts);
    satz_data_path(data, "sounds/origin.tsv", &path);
    enum satz_status status = satz_table_load(&table, path.data, error);
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++)
        status = add_row(origins, &table.rows[i], path.data, error);
    if (status == SATZ_OK && origins->count == 0)
        status = satz_error_set_at(error, path.data, 0, "the table has no language");
    satz_table_release(&table);
    satz_buffer_release(&path);
    if (status != SATZ_OK)
        satz_origins_release(origins);
    return status;
}

void satz_origins_release(struct satz_origins *origins) {
    satz_matcher_release(&origins->texts);
    satz_arena_release(&origins->arena);
    free(origins->languages);
    free(origins->signs);
    *origins = (struct satz_origins){ .arena = SATZ_ARENA_INIT };
}

/* The name with `#` at the edges of its words, as the table's texts have it. */
static void add_edges(struct satz_slice name, struct satz_buffer *text) {
    satz_buffer_add_byte(text, '#');
    for (size_t i = 0; i < name.size; i++)
        satz_buffer_add_byte(text, name.data[i] == ' ' || name.data[i] == '-' ? '#' : name.data[i]);
    satz_buffer_add_byte(text, '#');
}

static size_t best_of(const struct satz_origins *origins, const long *sums, size_t home) {
    size_t best = home; /* a tie is its */
    for (size_t i = 0; i < origins->count; i++)
        if (sums[i] > sums[best])
            best = i;
    return best;
}

size_t satz_origin_of(const struct satz_origins *origins, struct satz_slice name, const char *home) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_match matches[MATCHES];
    long sums[LANGUAGES] = { 0 };
    size_t language = find_language(origins, satz_slice_of(home)), size;
    add_edges(name, &text);
    for (size_t at = 0; at < text.size; at += size) {
        size_t count = satz_matcher_find(&origins->texts, satz_buffer_slice(&text), at, matches, MATCHES);
        for (size_t i = 0; i < count; i++)
            for (size_t sign = matches[i].value; sign != NONE; sign = origins->signs[sign].next)
                sums[origins->signs[sign].language] += origins->signs[sign].weight;
        satz_utf8_decode(satz_buffer_slice(&text), at, &size);
    }
    satz_buffer_release(&text);
    language = language < origins->count ? language : 0;
    sums[language] += HOME;
    return best_of(origins, sums, language);
}
