#include "check/language.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/check.h"
#include "text/utf8.h"

static const char *const kinds[SATZ_CHECK_WORDSETS] = { "repeat", "once", "known", "article", "preposition", "verb",
                                                        "dangling", "ambiguous" };

static void add_marks(struct satz_check_language *language) {
    const struct satz_local *local = &language->local;
    const struct satz_marks *own[] = { &local->quote, &local->inner, &local->scare, &local->title };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        satz_buffer_add(&language->open_marks, own[i]->open);
        satz_buffer_add(&language->close_marks, own[i]->close);
    }
}

/* Further pairs: the mark that opens, and the one that closes. */
static void add_more_marks(struct satz_check_language *language, struct satz_slice pairs) {
    struct satz_slice pair;
    while (satz_slice_split(&pairs, '|', &pair)) {
        size_t size = 0;
        if (pair.size > 0)
            satz_utf8_decode(pair, 0, &size);
        satz_buffer_add(&language->open_marks, satz_slice_sub(pair, 0, size));
        satz_buffer_add(&language->close_marks, satz_slice_from(pair, size));
    }
}

/* What is no set of words in the file. */
static void read_values(struct satz_check_language *language, const struct satz_table *table) {
    for (size_t i = 0; i < table->count; i++) {
        struct satz_slice kind = satz_row_cell(&table->rows[i], 0), value = satz_row_cell(&table->rows[i], 1);
        if (satz_slice_is(kind, "length") && value.size > 0)
            language->percent = (unsigned)strtoul(value.data, NULL, 10);
        else if (satz_slice_is(kind, "spread") && value.size > 0)
            language->spread = (unsigned)strtoul(value.data, NULL, 10);
        else if (satz_slice_is(kind, "marks"))
            add_more_marks(language, value);
        else if (satz_slice_is(kind, "half"))
            language->half = value;
        else if (satz_slice_is(kind, "half-scale"))
            language->half_scale = value;
        else if (satz_slice_is(kind, "weight"))
            language->weights = value;
        else if (satz_slice_is(kind, "percent"))
            language->percents = value;
    }
}

static enum satz_status load_words(struct satz_check_language *language, const struct satz_data *data,
                                   struct satz_error *error) {
    const char *tag = language->local.language.tag;
    enum satz_status status = SATZ_OK;
    for (size_t i = 0; status == SATZ_OK && i < SATZ_CHECK_WORDSETS; i++)
        status = satz_wordset_load(&language->words[i], data, tag, "check.tsv", kinds[i], error);
    language->percent = 100;
    add_marks(language);
    if (status == SATZ_OK)
        read_values(language, &language->words[0].table);
    return status;
}

/* The next number of which the words are wanted; German writes what is between tens as one word, which nobody looks for. */
static long number_after(long number, bool tens) {
    if (number < 20 || (number < 100 && !tens))
        return number + 1;
    return number + (number < 100 ? 10 : number < 1000 ? 100 : number < 10000 ? 1000 : 10000);
}

/* The words from thirteen to a hundred, and round ones up to a hundred thousand. O(rules), once a language. */
static void add_numbers(struct satz_check_language *language) {
    struct satz_buffer forms = SATZ_BUFFER_INIT;
    struct satz_slice rest, form;
    bool tens = language->local.language.id == SATZ_DE;
    for (long number = 13; language->spellout && number <= 100000; number = number_after(number, tens)) {
        satz_buffer_reset(&forms);
        satz_spellout_add(language->spellout, number, &forms);
        rest = satz_buffer_slice(&forms);
        while (satz_slice_split(&rest, '\n', &form))
            satz_seeker_add(language->seeker, number, form);
    }
    satz_buffer_release(&forms);
}

struct satz_check_language *satz_check_language_new(const struct satz_data *data, const char *tag,
                                                    struct satz_error *error) {
    struct satz_check_language *language = satz_memory_get_array(1, sizeof *language);
    if (satz_local_load(&language->local, data, tag, error) != SATZ_OK) {
        free(language);
        return NULL;
    }
    satz_buffer_init(&language->open_marks);
    satz_buffer_init(&language->close_marks);
    language->sources = satz_check_sources_new();
    for (size_t i = 0; i < satz_check_count; i++)
        language->suits[i] = satz_check_language_in(language, satz_check_table[i].languages);
    language->seeker = satz_seeker_new(&language->local);
    language->spellout = satz_spellout_new(language->local.language.tag);
    if (!satz_check_language_spaceless(language) && language->local.language.id != SATZ_KO)
        add_numbers(language);
    if (load_words(language, data, error) == SATZ_OK)
        return language;
    satz_check_language_free(language);
    return NULL;
}

void satz_check_language_free(struct satz_check_language *language) {
    if (!language)
        return;
    for (size_t i = 0; i < SATZ_CHECK_WORDSETS; i++)
        satz_wordset_release(&language->words[i]);
    satz_buffer_release(&language->open_marks);
    satz_buffer_release(&language->close_marks);
    satz_check_sources_free(language->sources);
    satz_entity_language_free(language->entities);
    satz_spellout_free(language->spellout);
    satz_seeker_free(language->seeker);
    satz_local_release(&language->local);
    free(language);
}

enum satz_status satz_check_language_entities(struct satz_check_language *language, const struct satz_data *data,
                                              const struct satz_nametable *names, const struct satz_terms *terms,
                                              struct satz_error *error) {
    if (!language->entities)
        language->entities = satz_entity_language_new(&language->local.language, data, names, terms, error);
    return language->entities ? SATZ_OK : SATZ_FAILED;
}

bool satz_check_language_in(const struct satz_check_language *language, const char *codes) {
    if (codes[0] == '*')
        return true;
    struct satz_slice rest = satz_slice_of(codes), code;
    while (satz_slice_split(&rest, ' ', &code))
        if (satz_slice_is(code, satz_language_code(language->local.language.id)))
            return true;
    return false;
}

static bool has_mark(const struct satz_buffer *marks, struct satz_slice mark) {
    return satz_slice_find(satz_buffer_slice(marks), 0, mark) < marks->size;
}

bool satz_check_language_opens(const struct satz_check_language *language, struct satz_slice mark) {
    return has_mark(&language->open_marks, mark);
}

bool satz_check_language_closes(const struct satz_check_language *language, struct satz_slice mark) {
    return has_mark(&language->close_marks, mark);
}

bool satz_check_language_spaceless(const struct satz_check_language *language) {
    enum satz_language_id id = language->local.language.id;
    return id == SATZ_JA || id == SATZ_TH || id == SATZ_ZH_HANS || id == SATZ_ZH_HANT;
}
