#include "spell/wordlist.h"

#include "lexicon/table.h"
#include "spell/text.h"

void satz_wordlist_init(struct satz_wordlist *list) {
    satz_map_init(&list->words);
    satz_arena_init(&list->arena);
}

void satz_wordlist_release(struct satz_wordlist *list) {
    satz_map_release(&list->words);
    satz_arena_release(&list->arena);
}

bool satz_wordlist_has(const struct satz_wordlist *list, struct satz_slice word) {
    size_t ignored;
    return satz_map_get(&list->words, word, &ignored);
}

void satz_wordlist_add(struct satz_wordlist *list, struct satz_slice word) {
    if (word.size && !satz_wordlist_has(list, word))
        satz_map_set(&list->words, satz_arena_copy(&list->arena, word), 0);
}

void satz_wordlist_add_text(struct satz_wordlist *list, struct satz_slice text) {
    struct satz_spell_words words = { 0 };
    satz_spell_words_cut(&words, text, NULL, NULL);
    for (size_t i = 0; i < words.count; i++)
        satz_wordlist_add(list, satz_slice_sub(text, words.items[i].begin, words.items[i].end));
    satz_spell_words_release(&words);
}

enum { LEAST_SHORT = 3, MOST_SHORT = 4 }; /* bytes */

/* Sint Maarten, Ai Wei Wei: by themselves such words may be slips of others. */
static bool is_short_part(struct satz_slice word, struct satz_slice form) {
    return word.size < form.size && word.size >= LEAST_SHORT && word.size <= MOST_SHORT && satz_text_is_upper(word);
}

static void add_form(struct satz_wordlist *list, struct satz_slice form, bool short_parts) {
    struct satz_slice rest = form, word;
    while (rest.data && satz_slice_split(&rest, ' ', &word))
        if (short_parts || !is_short_part(word, form))
            satz_wordlist_add_text(list, word);
}

void satz_wordlist_add_names(struct satz_wordlist *list, const struct satz_nametable *names, enum satz_language_id id,
                             bool short_parts) {
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    struct satz_slice form, alone;
    for (size_t i = 0; i < names->count; i++) {
        struct satz_slice rest = names->names[i].cells[id];
        while (rest.data && satz_name_form(&rest, &scratch, &form, &alone))
            add_form(list, form, short_parts);
    }
    satz_buffer_release(&scratch);
}

static bool is_of_kinds(struct satz_slice kind, const char *kinds) {
    struct satz_slice rest = satz_slice_of(kinds), wanted;
    while (rest.data && satz_slice_split(&rest, ' ', &wanted)) {
        bool open = satz_slice_ends(wanted, satz_slice_of("*"));
        if (open ? satz_slice_starts(kind, satz_slice_sub(wanted, 0, wanted.size - 1)) : satz_slice_equal(kind, wanted))
            return true;
    }
    return false;
}

/* Between blanks: an abbreviation keeps its stops. */
static void add_pieces(struct satz_wordlist *list, struct satz_slice value) {
    struct satz_slice piece;
    while (value.data && satz_slice_split(&value, ' ', &piece))
        satz_wordlist_add(list, piece);
}

enum satz_status satz_wordlist_add_kinds(struct satz_wordlist *list, const char *path, const char *kinds,
                                         struct satz_error *error) {
    struct satz_table table = { 0 };
    struct satz_slice word;
    enum satz_status status = satz_table_load(&table, path, error);
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++) {
        struct satz_slice rest = satz_row_cell(&table.rows[i], 1);
        if (!is_of_kinds(satz_row_cell(&table.rows[i], 0), kinds))
            continue;
        while (rest.data && satz_slice_split(&rest, '|', &word))
            add_pieces(list, word);
    }
    satz_table_release(&table);
    return status;
}

enum satz_status satz_wordlist_add_local(struct satz_wordlist *list, const char *path, const char *kinds,
                                         struct satz_error *error) {
    struct satz_table table = { 0 };
    struct satz_slice form;
    enum satz_status status = satz_table_load(&table, path, error);
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++) {
        struct satz_slice rest = satz_row_cell(&table.rows[i], 2);
        if (!is_of_kinds(satz_row_cell(&table.rows[i], 0), kinds))
            continue;
        while (rest.data && satz_slice_split(&rest, '|', &form)) {
            size_t equals = satz_slice_find_byte(form, 0, '=');
            satz_wordlist_add_text(list, equals < form.size ? satz_slice_from(form, equals + 1) : form);
        }
    }
    satz_table_release(&table);
    return status;
}

enum satz_status satz_wordlist_add_terms(struct satz_wordlist *list, const char *path, enum satz_language_id id,
                                         struct satz_error *error) {
    struct satz_table table = { 0 };
    enum satz_status status = satz_table_load(&table, path, error);
    size_t column = 0, columns = table.count ? table.rows[0].count : 0;
    if (status == SATZ_OK && !columns)
        status = satz_error_set_at(error, path, 0, "the first row must name the columns");
    while (column < columns && !satz_slice_is(table.rows[0].cells[column], satz_language_code(id)))
        column++;
    for (size_t i = 1; status == SATZ_OK && column < columns && i < table.count; i++)
        satz_wordlist_add_text(list, satz_row_cell(&table.rows[i], column));
    satz_table_release(&table);
    return status;
}
