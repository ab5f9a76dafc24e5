#include "translit/translit.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "lexicon/table.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "translit/origin.h"
#include "translit/rewriter.h"

/* Tables one after the other, from sounds to the target's letters. */
enum { STEPS = 3 };

struct satz_translit {
    struct satz_origins origins;
    struct satz_rewriter *sounds; /* one a language of `origins` */
    size_t sound_count;
    struct satz_rewriter steps[STEPS];
    size_t step_count;
    struct satz_table given;   /* names by spelling, in the form of the first step */
    struct satz_map by_name;   /* `name`, or `name` and the code of where it is from, to its row */
    struct satz_slice blank, hyphen, initial_end; /* what parts words; what stands behind an initial */
    bool initial_kept;                            /* it stays a Latin letter */
};

static bool find_table(const struct satz_data *data, struct satz_slice code, const char *file, struct satz_buffer *path) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_buffer_add(&name, code);
    satz_buffer_add_string(&name, file);
    bool found = satz_data_path(data, name.data, path);
    satz_buffer_release(&name);
    return found;
}

bool satz_translit_has(const struct satz_data *data, enum satz_language_id target) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    bool found = find_table(data, satz_slice_of(satz_language_code(target)), "/translit.tsv", &path);
    satz_buffer_release(&path);
    return found;
}

static struct satz_slice given_key(struct satz_arena *arena, struct satz_slice name, struct satz_slice code) {
    struct satz_buffer key = SATZ_BUFFER_INIT;
    satz_buffer_add(&key, name);
    satz_buffer_add_byte(&key, ' ');
    satz_buffer_add(&key, code);
    struct satz_slice copy = satz_arena_copy(arena, satz_buffer_slice(&key));
    satz_buffer_release(&key);
    return copy;
}

/* The given names of a language: name and form, or name, form and where a name of that spelling is from. */
static enum satz_status load_given(struct satz_translit *translit, const struct satz_data *data,
                                   struct satz_slice code, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    if (find_table(data, code, "/given.tsv", &path))
        status = satz_table_load(&translit->given, path.data, error);
    for (size_t i = 0; status == SATZ_OK && i < translit->given.count; i++) {
        const struct satz_row *row = &translit->given.rows[i];
        if (row->count < 2 || row->count > 3 || row->cells[0].size == 0 || row->cells[1].size == 0)
            status = satz_error_set_at(error, path.data, row->line, "a row has a name, its form, and maybe a language");
        else
            satz_map_set(&translit->by_name, given_key(&translit->given.arena, row->cells[0], satz_row_cell(row, 2)), i);
    }
    satz_buffer_release(&path);
    return status;
}

/* The target's table, before it that from which it says it starts. */
static enum satz_status load_steps(struct satz_translit *translit, const struct satz_data *data,
                                   struct satz_slice code, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_rewriter rules;
    find_table(data, code, "/translit.tsv", &path);
    enum satz_status status = satz_rewriter_load(&rules, path.data, error);
    if (status == SATZ_OK) {
        struct satz_slice from = satz_rewriter_setting(&rules, "from", 0);
        enum satz_language_id id;
        memmove(translit->steps + 1, translit->steps, translit->step_count++ * sizeof rules);
        translit->steps[0] = rules;
        if (from.size > 0 && (translit->step_count == STEPS || !satz_language_of_code(from, &id)))
            status = satz_error_set_at(error, path.data, 0, "@from names a language whose table is read before");
        else if (from.size > 0)
            status = load_steps(translit, data, from, error);
        else
            status = load_given(translit, data, code, error);
    }
    satz_buffer_release(&path);
    return status;
}

static enum satz_status load_sounds(struct satz_translit *translit, const struct satz_data *data,
                                    struct satz_error *error) {
    struct satz_buffer name = SATZ_BUFFER_INIT, path = SATZ_BUFFER_INIT;
    enum satz_status status = satz_origins_load(&translit->origins, data, error);
    if (status == SATZ_OK)
        translit->sounds = satz_memory_get_array(translit->origins.count, sizeof *translit->sounds);
    for (size_t i = 0; status == SATZ_OK && i < translit->origins.count; i++) {
        satz_buffer_reset(&name);
        satz_buffer_add_format(&name, "sounds/%s.tsv", translit->origins.languages[i].data);
        satz_data_path(data, name.data, &path);
        status = satz_rewriter_load(&translit->sounds[i], path.data, error);
        translit->sound_count += status == SATZ_OK;
    }
    satz_buffer_release(&name);
    satz_buffer_release(&path);
    return status;
}

/* A setting's word as the text that it names; others stand for themselves. */
static struct satz_slice named(struct satz_slice value) {
    if (satz_slice_is(value, "blank"))
        return satz_slice_of(" ");
    return satz_slice_is(value, "none") ? satz_slice_of(NULL) : value;
}

static void take_settings(struct satz_translit *translit) {
    const struct satz_rewriter *rules = &translit->steps[translit->step_count - 1];
    translit->blank = named(satz_rewriter_setting(rules, "join", 0));
    translit->hyphen = named(satz_rewriter_setting(rules, "join", 1));
    translit->initial_kept = satz_slice_is(satz_rewriter_setting(rules, "initial", 0), "keep");
    translit->initial_end = named(satz_rewriter_setting(rules, "initial", 1));
}

struct satz_translit *satz_translit_new(const struct satz_data *data, enum satz_language_id target,
                                        struct satz_error *error) {
    struct satz_translit *translit = satz_memory_get_array(1, sizeof *translit);
    satz_map_init(&translit->by_name);
    enum satz_status status = load_sounds(translit, data, error);
    if (status == SATZ_OK)
        status = load_steps(translit, data, satz_slice_of(satz_language_code(target)), error);
    if (status != SATZ_OK) {
        satz_translit_free(translit);
        return NULL;
    }
    take_settings(translit);
    return translit;
}

void satz_translit_free(struct satz_translit *translit) {
    if (!translit)
        return;
    for (size_t i = 0; i < translit->sound_count; i++)
        satz_rewriter_release(&translit->sounds[i]);
    for (size_t i = 0; i < translit->step_count; i++)
        satz_rewriter_release(&translit->steps[i]);
    free(translit->sounds);
    satz_map_release(&translit->by_name);
    satz_table_release(&translit->given);
    satz_origins_release(&translit->origins);
    free(translit);
}

/* Small letters in normal form C, with plain apostrophes and blanks. */
static void prepare(struct satz_slice name, struct satz_buffer *plain) {
    struct satz_buffer composed = SATZ_BUFFER_INIT, small = SATZ_BUFFER_INIT;
    satz_text_nfc(name, &composed);
    satz_text_lower(satz_buffer_slice(&composed), "de", &small);
    struct satz_slice text = satz_buffer_slice(&small);
    size_t size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (character == 0x2019)
            satz_buffer_add_byte(plain, '\'');
        else if (satz_char_is_space(character))
            satz_buffer_add_byte(plain, ' ');
        else if (character == 0x2010 || character == 0x2011)
            satz_buffer_add_byte(plain, '-');
        else
            satz_buffer_add(plain, satz_slice_sub(text, at, at + size));
    }
    satz_buffer_release(&composed);
    satz_buffer_release(&small);
}

size_t satz_translit_origin(const struct satz_translit *translit, struct satz_slice name, const char *home) {
    struct satz_buffer plain = SATZ_BUFFER_INIT;
    prepare(name, &plain);
    size_t origin = satz_origin_of(&translit->origins, satz_buffer_slice(&plain), home);
    satz_buffer_release(&plain);
    return origin;
}

struct satz_slice satz_translit_origin_code(const struct satz_translit *translit, size_t origin) {
    return translit->origins.languages[origin];
}

static bool is_latin(uint32_t character) {
    return satz_char_is_letter(character) && !strcmp(satz_char_script(character), "Latn");
}

/* Whether a word is nothing but Latin letters and apostrophes. */
static bool is_readable(struct satz_slice word) {
    size_t size;
    bool letters = false;
    for (size_t at = 0; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        if (character != '\'' && !is_latin(character))
            return false;
        letters |= character != '\'';
    }
    return letters;
}

/* Whether it is in the target's script: what no rule knew stayed Latin, or a sound. */
static bool is_written(struct satz_slice text) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (is_latin(character) || character == '\'')
            return false;
    }
    return text.size > 0;
}

static void add_with_capital(struct satz_slice text, bool capital, struct satz_buffer *target) {
    size_t size;
    uint32_t first = satz_utf8_decode(text, 0, &size);
    satz_buffer_add_char(target, capital ? satz_char_upper(first) : first);
    satz_buffer_add(target, satz_slice_from(text, size));
}

/* Whether the word is a given name that has a form of its own, for names of that origin or for all. */
static bool write_given(const struct satz_translit *translit, size_t origin, struct satz_slice word,
                        struct satz_buffer *target) {
    struct satz_buffer key = SATZ_BUFFER_INIT;
    size_t row;
    satz_buffer_add(&key, word);
    satz_buffer_add_byte(&key, ' ');
    bool found = satz_map_get(&translit->by_name, satz_buffer_slice(&key), &row);
    satz_buffer_add(&key, translit->origins.languages[origin]);
    found |= satz_map_get(&translit->by_name, satz_buffer_slice(&key), &row);
    if (found)
        satz_buffer_add(target, translit->given.rows[row].cells[1]);
    satz_buffer_release(&key);
    return found;
}

/* What the steps begin with: sounds, or the form of the first step; returns how many steps that saves. */
static size_t write_first(const struct satz_translit *translit, size_t origin, struct satz_slice word,
                          struct satz_buffer *target) {
    if (write_given(translit, origin, word, target))
        return 1;
    satz_rewriter_apply(&translit->sounds[origin], word, target);
    return 0;
}

/* A word by its sounds, with a capital where the name has one. */
static bool write_word(const struct satz_translit *translit, size_t origin, struct satz_slice word,
                       struct satz_buffer *target) {
    struct satz_buffer now = SATZ_BUFFER_INIT, next = SATZ_BUFFER_INIT;
    size_t size;
    bool capital = satz_char_is_upper(satz_utf8_decode(word, 0, &size)), written = false;
    prepare(word, &now);
    if (is_readable(satz_buffer_slice(&now))) {
        size_t done = write_first(translit, origin, satz_buffer_slice(&now), &next);
        for (size_t i = done; i < translit->step_count; i++) {
            satz_buffer_reset(&now);
            satz_buffer_add(&now, satz_buffer_slice(&next));
            satz_buffer_reset(&next);
            satz_rewriter_apply(&translit->steps[i], satz_buffer_slice(&now), &next);
        }
        satz_buffer_reset(&now);
        satz_text_nfc(satz_buffer_slice(&next), &now); /* Korean letters become syllables */
        written = is_written(satz_buffer_slice(&now));
        if (written)
            add_with_capital(satz_buffer_slice(&now), capital, target);
    }
    satz_buffer_release(&now);
    satz_buffer_release(&next);
    return written;
}

/* `J.` or `J`: one letter. */
static bool is_initial(struct satz_slice word) {
    size_t size;
    return word.size > 0 && satz_char_is_upper(satz_utf8_decode(word, 0, &size)) &&
           (size == word.size || (size + 1 == word.size && word.data[size] == '.'));
}

static bool write_part(const struct satz_translit *translit, size_t origin, struct satz_slice word,
                       struct satz_buffer *target) {
    if (!is_initial(word))
        return write_word(translit, origin, word, target);
    if (satz_slice_ends(word, satz_slice_of(".")))
        word.size--;
    if (translit->initial_kept)
        satz_buffer_add(target, word);
    else if (!write_word(translit, origin, word, target))
        return false;
    satz_buffer_add(target, translit->initial_end);
    return true;
}

/* Blank, hyphen or none at a byte; fills its size. */
static bool is_parting(const struct satz_translit *translit, struct satz_slice name, size_t at, size_t *size,
                       struct satz_slice *join) {
    uint32_t character = satz_utf8_decode(name, at, size);
    bool hyphen = character == '-' || character == 0x2010 || character == 0x2011;
    *join = hyphen ? translit->hyphen : translit->blank;
    return hyphen || satz_char_is_space(character);
}

bool satz_translit_write(const struct satz_translit *translit, struct satz_slice name, size_t origin,
                         struct satz_buffer *target) {
    struct satz_slice join, before = satz_slice_of(NULL);
    size_t size, begin = 0, old = target->size;
    bool written = name.size > 0 && name.size <= SATZ_TRANSLIT_LIMIT;
    for (size_t at = 0; written && at <= name.size; at += size) {
        bool parts = at == name.size || is_parting(translit, name, at, &size, &join);
        size = at == name.size ? 1 : size;
        if (parts && at > begin) {
            satz_buffer_add(target, target->size > old ? before : satz_slice_of(NULL));
            written = write_part(translit, origin, satz_slice_sub(name, begin, at), target);
        }
        if (parts && at < name.size) {
            before = join;
            begin = at + size;
        }
    }
    if (!written)
        satz_buffer_truncate(target, old);
    return written;
}
