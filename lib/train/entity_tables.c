#include "train/entity_tables.h"

#include <stdlib.h>

#include "base/input.h"
#include "base/memory.h"
#include "tagger/words.h"
#include "text/utf8.h"
#include "train/cluster.h"

#define CLUSTERS_MOST 1023 /* what ten bits number */
#define CLUSTER_ROUNDS 15
#define NAME_WORDS 6
#define VECTORS_MOST 200000 /* words: the rarer ones tell little, and take room */
#define NEIGHBOURS 800
#define SEEN_LEAST 4

/* Calls `visit` for each row of the recipe that is of this kind. */
struct visit {
    const struct satz_entity_recipe *recipe;
    struct satz_keytable_maker *maker;
    struct satz_company *company;
    size_t *number; /* of keys, or of clusters */
};

typedef enum satz_status visitor(const struct visit *visit, const struct satz_row *row, const char *path,
                                 struct satz_error *error);

static enum satz_status visit_rows(const struct visit *visit, const char *kind, size_t file_cell, visitor *function,
                                   struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    for (size_t i = 0; status == SATZ_OK && i < visit->recipe->table.count; i++) {
        const struct satz_row *row = &visit->recipe->table.rows[i];
        if (!satz_slice_is(satz_row_cell(row, 0), kind))
            continue;
        satz_entity_recipe_path(visit->recipe, satz_row_cell(row, file_cell), &path);
        status = function(visit, row, path.data, error);
    }
    satz_buffer_release(&path);
    return status;
}

/* ---- names ---- */

/* How many keys the lines have at most: one a word. */
static enum satz_status count_keys(const struct visit *visit, const struct satz_row *row, const char *path,
                                   struct satz_error *error) {
    struct satz_table table;
    (void)row;
    if (satz_table_load(&table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < table.count; i++) {
        struct satz_slice name = satz_row_cell(&table.rows[i], 0);
        ++*visit->number;
        for (size_t k = 0; k < name.size; k++)
            *visit->number += name.data[k] == ' ';
    }
    satz_table_release(&table);
    return SATZ_OK;
}

static void add_name(struct satz_keytable_maker *maker, struct satz_slice name, size_t list) {
    struct satz_slice rest = satz_slice_trim(name), word;
    uint64_t key = SATZ_NAME_KEY;
    if (satz_utf8_count(rest) < 2)
        return;
    for (size_t words = 0; words < NAME_WORDS && satz_slice_split(&rest, ' ', &word); words++) {
        if (!word.size)
            continue;
        key = satz_name_key(key, satz_form_key(word));
        uint32_t bits = rest.data ? SATZ_NAME_BEGINS : SATZ_NAME_WHOLE;
        (void)satz_keytable_add(maker, key, bits << 2 * list);
    }
}

static enum satz_status add_names(const struct visit *visit, const struct satz_row *row, const char *path,
                                  struct satz_error *error) {
    struct satz_table table;
    size_t list;
    if (!satz_entity_recipe_number(satz_row_cell(row, 1), SATZ_NAME_LISTS - 1, &list))
        return satz_error_set_at(error, visit->recipe->table.name, row->line, "a list of names has a number from 0 to %d",
                                 SATZ_NAME_LISTS - 1);
    if (satz_table_load(&table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < table.count; i++)
        add_name(visit->maker, satz_row_cell(&table.rows[i], 0), list);
    satz_table_release(&table);
    return SATZ_OK;
}

static enum satz_status make_names(struct visit *visit, struct satz_error *error) {
    if (visit_rows(visit, "names", 2, count_keys, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_keytable_init(visit->maker, *visit->number, SATZ_NAME_BITS);
    return visit_rows(visit, "names", 2, add_names, error);
}

/* ---- clusters ---- */

static enum satz_status read_clusters(const struct visit *visit, const struct satz_row *row, size_t *count,
                                      struct satz_error *error) {
    if (satz_entity_recipe_number(satz_row_cell(row, 2), CLUSTERS_MOST, count) && *count > 1)
        return SATZ_OK;
    return satz_error_set_at(error, visit->recipe->table.name, row->line, "2 to %d clusters can be made", CLUSTERS_MOST);
}

static void add_clusters(struct satz_keytable_maker *maker, struct satz_vectors *vectors, size_t count) {
    struct satz_clusters *clusters = satz_memory_get_array(vectors->count + 1, sizeof *clusters);
    satz_vectors_cluster(vectors, count, CLUSTER_ROUNDS, clusters);
    for (size_t i = 0; i < vectors->count; i++) {
        uint64_t key = satz_form_key(vectors->words[i]);
        if (clusters[i].nearest && !satz_keytable_get(&maker->table, key))
            (void)satz_keytable_add(maker, key, clusters[i].nearest | (uint32_t)clusters[i].next << 10);
    }
    free(clusters);
}

static enum satz_status add_vectors(const struct visit *visit, const struct satz_row *row, const char *path,
                                    struct satz_error *error) {
    struct satz_vectors vectors;
    size_t count;
    if (read_clusters(visit, row, &count, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = satz_vectors_load(&vectors, path, VECTORS_MOST, error);
    if (status == SATZ_OK)
        add_clusters(visit->maker, &vectors, count);
    satz_vectors_release(&vectors);
    return status;
}

static enum satz_status make_meanings(struct visit *visit, struct satz_error *error) {
    satz_keytable_init(visit->maker, VECTORS_MOST, SATZ_CLUSTER_BITS);
    return visit_rows(visit, "vectors", 1, add_vectors, error);
}

static void add_line(struct satz_company *company, struct satz_slice line, bool labelled, struct satz_word_list *words) {
    if (labelled) {
        satz_company_add(company, satz_slice_sub(line, 0, satz_slice_find_byte(line, 0, '\t')));
        return;
    }
    satz_word_list_set(words, line);
    for (size_t i = 0; i < words->count; i++)
        satz_company_add(company, words->words[i]);
    satz_company_add(company, satz_slice_make(NULL, 0));
}

/* What ends in .tsv has a word a line. */
static enum satz_status add_text(const struct visit *visit, const struct satz_row *row, const char *path,
                                 struct satz_error *error) {
    struct satz_word_list words = { NULL, 0, 0 };
    struct satz_input input;
    struct satz_slice line;
    bool labelled = satz_slice_ends(satz_slice_of(path), satz_slice_of(".tsv"));
    if (read_clusters(visit, row, visit->number, error) != SATZ_OK || satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK)
        if (satz_utf8_check(line, true) < line.size) {
            status = satz_error_set_at(error, path, input.line, "this is no UTF-8");
            break;
        } else {
            add_line(visit->company, line, labelled, &words);
        }
    satz_word_list_release(&words);
    satz_input_close(&input);
    return status == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
}

static enum satz_status make_contexts(struct visit *visit, struct satz_error *error) {
    struct satz_company company;
    struct satz_vectors vectors = { .arena = SATZ_ARENA_INIT };
    satz_company_init(&company);
    visit->company = &company;
    enum satz_status status = visit_rows(visit, "text", 1, add_text, error);
    if (status == SATZ_OK && company.size)
        satz_company_vectors(&company, NEIGHBOURS, SEEN_LEAST, &vectors);
    satz_keytable_init(visit->maker, vectors.count, SATZ_CLUSTER_BITS);
    if (vectors.count)
        add_clusters(visit->maker, &vectors, *visit->number);
    satz_vectors_release(&vectors);
    satz_company_release(&company);
    visit->company = NULL;
    return status;
}

/* ---- words ---- */

static enum satz_status add_words(const struct visit *visit, const struct satz_row *row, const char *path,
                                  struct satz_error *error) {
    static const struct satz_sequence none = { .bits = 0 };
    struct satz_table table;
    enum satz_status status = SATZ_OK;
    (void)row;
    if (satz_table_load(&table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++) {
        struct satz_form form;
        size_t bits;
        if (!satz_entity_recipe_number(satz_row_cell(&table.rows[i], 1), SATZ_KNOWN_STEM - 1, &bits)) {
            status = satz_error_set_at(error, path, table.rows[i].line, "a word has a number of bits under %d", SATZ_KNOWN_STEM);
            break;
        }
        satz_form_set(&form, satz_row_cell(&table.rows[i], 0), &none);
        if (bits)
            (void)satz_keytable_add(visit->maker, form.lower, (uint32_t)bits);
    }
    satz_table_release(&table);
    return status;
}

static enum satz_status make_words(struct visit *visit, struct satz_error *error) {
    if (visit_rows(visit, "words", 1, count_keys, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_keytable_init(visit->maker, *visit->number, SATZ_KNOWN_BITS);
    return visit_rows(visit, "words", 1, add_words, error);
}

enum satz_status satz_entity_tables_make(const struct satz_entity_recipe *recipe,
                                         struct satz_keytable_maker tables[SATZ_SEQUENCE_TABLES],
                                         struct satz_error *error) {
    static enum satz_status (*const makers[SATZ_SEQUENCE_TABLES])(struct visit *, struct satz_error *) = {
        [SATZ_TABLE_NAMES] = make_names, [SATZ_TABLE_MEANINGS] = make_meanings,
        [SATZ_TABLE_CONTEXTS] = make_contexts, [SATZ_TABLE_WORDS] = make_words
    };
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++) {
        size_t number = 0;
        struct visit visit = { .recipe = recipe, .maker = &tables[i], .number = &number };
        if (makers[i](&visit, error) != SATZ_OK)
            return SATZ_FAILED;
    }
    return SATZ_OK;
}
