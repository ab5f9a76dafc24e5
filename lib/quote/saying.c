#include "quote/saying.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define WORD_LIMIT 96

static const struct kind {
    const char *name;
    enum satz_saying kind;
} kinds[] = {
    { "speech", SATZ_SAYING_SPEECH },
    { "source", SATZ_SAYING_SOURCE },
    { "pronoun", SATZ_SAYING_PRONOUN },
    { "nobody", SATZ_SAYING_NOBODY },
    { "aside", SATZ_SAYING_ASIDE },
    { "answer", SATZ_SAYING_ANSWER },
    { "that", SATZ_SAYING_THAT },
    { "title-law", SATZ_SAYING_TITLE_LAW },
    { "title-name", SATZ_SAYING_TITLE_NAME },
    { "title-before", SATZ_SAYING_TITLE_BEFORE },
    { "speech-noun", SATZ_SAYING_SPEECH_NOUN },
    { "further", SATZ_SAYING_FURTHER },
};

static void add_word(struct satz_sayings *sayings, struct satz_slice word, enum satz_saying kind) {
    size_t index;
    if (!satz_map_get(&sayings->words, word, &index)) {
        index = sayings->count++;
        sayings->kinds = satz_memory_grow(sayings->kinds, &sayings->capacity, sayings->count, sizeof *sayings->kinds);
        sayings->kinds[index] = 0;
        satz_map_set(&sayings->words, word, index);
    }
    sayings->kinds[index] |= kind;
}

static void add_row(struct satz_sayings *sayings, const struct satz_row *row) {
    struct satz_slice rest = satz_row_cell(row, 1), word;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!satz_slice_is(satz_row_cell(row, 0), kinds[i].name))
            continue;
        while (satz_slice_split(&rest, '|', &word))
            if (word.size)
                add_word(sayings, word, kinds[i].kind);
        return;
    }
}

enum satz_status satz_sayings_load(struct satz_sayings *sayings, const struct satz_data *data, const char *tag,
                                   struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    *sayings = (struct satz_sayings){ .table = { .arena = SATZ_ARENA_INIT } };
    satz_map_init(&sayings->words);
    if (satz_data_language_path(data, tag, "names/speech.tsv", &path))
        status = satz_table_load(&sayings->table, path.data, error);
    for (size_t i = 0; status == SATZ_OK && i < sayings->table.count; i++)
        add_row(sayings, &sayings->table.rows[i]);
    satz_buffer_release(&path);
    return status;
}

void satz_sayings_release(struct satz_sayings *sayings) {
    satz_table_release(&sayings->table);
    satz_map_release(&sayings->words);
    free(sayings->kinds);
    *sayings = (struct satz_sayings){ .count = 0 };
}

unsigned satz_sayings_of(const struct satz_sayings *sayings, struct satz_slice word) {
    size_t index;
    return satz_map_get(&sayings->words, word, &index) ? sayings->kinds[index] : 0;
}

/* Whether `word`, its capitals made small, is a kind of law or ends in one. */
static bool is_law(const struct satz_sayings *sayings, struct satz_slice word) {
    if (word.size > WORD_LIMIT)
        return false;
    struct satz_buffer lower = SATZ_BUFFER_INIT;
    satz_text_lower(word, "", &lower);
    struct satz_slice small = satz_buffer_slice(&lower);
    bool found = false;
    for (size_t at = 0; !found && at < small.size; at++)
        if (satz_utf8_floor(small, at) == at)
            found = (satz_sayings_of(sayings, satz_slice_from(small, at)) & SATZ_SAYING_TITLE_LAW) != 0;
    satz_buffer_release(&lower);
    return found;
}

bool satz_sayings_title(const struct satz_sayings *sayings, struct satz_slice inside) {
    if (!sayings->count || !inside.size)
        return false;
    size_t first = satz_slice_find_byte(inside, 0, ' ');
    return is_law(sayings, satz_slice_sub(inside, 0, first)) ||
           (inside.size <= WORD_LIMIT && (satz_sayings_of(sayings, inside) & SATZ_SAYING_TITLE_NAME) != 0);
}
