#include "lexicon/wordset.h"

static void add_words(struct satz_wordset *set, const struct satz_row *row) {
    struct satz_slice rest = satz_row_cell(row, 1), word;
    while (satz_slice_split(&rest, '|', &word))
        if (word.size)
            satz_map_set(&set->words, word, set->words.count);
}

enum satz_status satz_wordset_load(struct satz_wordset *set, const struct satz_data *data, const char *tag,
                                   const char *file, const char *kind, struct satz_error *error) {
    *set = (struct satz_wordset){ 0 };
    satz_map_init(&set->words);
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    if (satz_data_language_path(data, tag, file, &path))
        status = satz_table_load(&set->table, path.data, error);
    satz_buffer_release(&path);
    for (size_t i = 0; status == SATZ_OK && i < set->table.count; i++)
        if (satz_slice_is(satz_row_cell(&set->table.rows[i], 0), kind))
            add_words(set, &set->table.rows[i]);
    return status;
}

void satz_wordset_release(struct satz_wordset *set) {
    satz_map_release(&set->words);
    satz_table_release(&set->table);
}

bool satz_wordset_has(const struct satz_wordset *set, struct satz_slice word) {
    size_t ignored;
    return set && satz_map_get(&set->words, word, &ignored);
}
