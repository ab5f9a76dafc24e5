#include "localise/local.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"

/* The rows that every language has to have. */
static const char *const needed[] = { "quote-open", "quote-close", "decimal", "group-from", "percent", "scaled",
                                      "money", "money-scaled", "date", "time", "script" };

static bool is_code(struct satz_slice rest, uint32_t *character) {
    *character = 0;
    if (rest.size < 6 || rest.data[0] != '\\' || rest.data[1] != 'u')
        return false;
    for (size_t i = 2; i < 6; i++) {
        char c = rest.data[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return false;
        *character = *character * 16 + (uint32_t)digit;
    }
    return *character > 0 && (*character < 0xD800 || *character > 0xDFFF);
}

/* A cell as the text it stands for, in the arena. */
static struct satz_slice unescape(struct satz_arena *arena, struct satz_slice cell) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    uint32_t character;
    if (satz_slice_is(cell, "-"))
        return satz_slice_make("", 0);
    for (size_t i = 0; i < cell.size; i++) {
        if (is_code(satz_slice_from(cell, i), &character)) {
            satz_buffer_add_char(&text, character);
            i += 5;
        } else {
            satz_buffer_add_byte(&text, cell.data[i]);
        }
    }
    struct satz_slice result = satz_arena_copy(arena, satz_buffer_slice(&text));
    satz_buffer_release(&text);
    return result;
}

static struct satz_local_row *find(const struct satz_local *local, struct satz_slice key, struct satz_slice subkey) {
    for (size_t i = 0; i < local->count; i++)
        if (satz_slice_equal(local->rows[i].key, key) && satz_slice_equal(local->rows[i].subkey, subkey))
            return &local->rows[i];
    return NULL;
}

static void add_row(struct satz_local *local, const struct satz_row *cells) {
    struct satz_local_row row = { .key = satz_arena_copy(&local->arena, satz_row_cell(cells, 0)) };
    bool list = cells->count > 2;
    if (list)
        row.subkey = unescape(&local->arena, satz_row_cell(cells, 1));
    row.value = unescape(&local->arena, satz_row_cell(cells, list ? 2 : 1));
    row.more = unescape(&local->arena, satz_row_cell(cells, 3));
    struct satz_local_row *old = find(local, row.key, row.subkey);
    if (!old) {
        local->rows = satz_memory_grow(local->rows, &local->capacity, local->count + 1, sizeof *local->rows);
        old = &local->rows[local->count++];
    }
    *old = row;
}

static enum satz_status add_file(struct satz_local *local, const char *path, struct satz_error *error) {
    struct satz_table table;
    enum satz_status status = satz_table_load(&table, path, error);
    if (status != SATZ_OK)
        return status;
    for (size_t i = 0; i < table.count && status == SATZ_OK; i++) {
        if (table.rows[i].count < 2 || table.rows[i].count > 4)
            status = satz_error_set_at(error, path, table.rows[i].line, "a row has 2 to 4 columns, this one %zu",
                                       table.rows[i].count);
        else
            add_row(local, &table.rows[i]);
    }
    satz_table_release(&table);
    return status;
}

/* Files from the language's code to the whole tag, where they exist; the code's must. */
static enum satz_status add_files(struct satz_local *local, const struct satz_data *data, struct satz_error *error) {
    struct satz_buffer name = SATZ_BUFFER_INIT, path = SATZ_BUFFER_INIT;
    const char *tag = local->language.tag;
    size_t end = strlen(satz_language_code(local->language.id));
    enum satz_status status = SATZ_OK;
    for (bool base = true; status == SATZ_OK; base = false) {
        satz_buffer_reset(&name);
        if (base)
            satz_buffer_add_string(&name, satz_language_code(local->language.id));
        else
            satz_buffer_add(&name, satz_slice_make(tag, end));
        satz_buffer_add_string(&name, "/local.tsv");
        if (satz_data_path(data, name.data, &path) || base)
            status = add_file(local, path.data, error);
        if (end >= strlen(tag))
            break;
        end += 1 + strcspn(tag + end + 1, "-");
    }
    satz_buffer_release(&name);
    satz_buffer_release(&path);
    return status;
}

static struct satz_marks marks(const struct satz_local *local, const char *name, struct satz_marks fallback) {
    struct satz_marks found;
    char key[16];
    snprintf(key, sizeof key, "%s-open", name);
    found.open = satz_local_value(local, key);
    snprintf(key, sizeof key, "%s-close", name);
    found.close = satz_local_value(local, key);
    snprintf(key, sizeof key, "%s-blank", name);
    found.blank = satz_local_value(local, key);
    return found.open.size > 0 && found.close.size > 0 ? found : fallback;
}

/* The digit nought that is written. */
static uint32_t zero(const struct satz_local *local) {
    struct satz_slice digits = satz_local_value(local, "digits");
    return satz_slice_is(digits, "arab") ? 0x660 : satz_slice_is(digits, "thai") ? 0xE50 : '0';
}

static int year_added(const struct satz_local *local) {
    struct satz_slice offset = satz_local_value(local, "year-offset");
    bool written = satz_slice_is(satz_local_value(local, "calendar"), "buddhist");
    return written && offset.size > 0 && offset.size < 5 ? (int)strtol(offset.data, NULL, 10) : 0;
}

static void set_fields(struct satz_local *local) {
    struct satz_slice from = satz_local_value(local, "group-from");
    struct satz_slice blank = satz_local_value(local, "sentence-blank");
    local->rtl = satz_slice_is(satz_local_value(local, "direction"), "rtl");
    local->name_blank = !satz_slice_is(satz_local_value(local, "name-blank"), "none");
    local->latin_blank = satz_slice_is(satz_local_value(local, "latin-blank"), "keep");
    local->script = satz_local_value(local, "script");
    local->sentence_blank = blank.data ? blank : satz_slice_of(" ");
    local->quote = marks(local, "quote", (struct satz_marks){ .open = SATZ_SLICE("\""), .close = SATZ_SLICE("\"") });
    local->inner = marks(local, "inner", local->quote);
    local->scare = marks(local, "scare", local->quote);
    local->title = marks(local, "title", local->quote);
    if (satz_slice_equal(local->title.open, local->quote.open))
        local->title = local->quote;
    local->numerals.decimal = satz_local_value(local, "decimal");
    local->numerals.group = satz_local_value(local, "group");
    local->numerals.group_from = satz_slice_is(from, "5") ? 5 : 4;
    local->numerals.zero = zero(local);
    local->year_added = year_added(local);
}

static enum satz_status check(const struct satz_local *local, struct satz_error *error) {
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (satz_local_value(local, needed[i]).size == 0)
            return satz_error_set(error, "%s/local.tsv lacks a row `%s`",
                                  satz_language_code(local->language.id), needed[i]);
    return SATZ_OK;
}

enum satz_status satz_local_load(struct satz_local *local, const struct satz_data *data, const char *tag,
                                 struct satz_error *error) {
    *local = (struct satz_local){ .arena = SATZ_ARENA_INIT };
    enum satz_status status = satz_language_parse(tag, &local->language, error);
    if (status == SATZ_OK)
        status = add_files(local, data, error);
    if (status == SATZ_OK)
        status = check(local, error);
    if (status == SATZ_OK) {
        set_fields(local);
        local->calendar = satz_calendar_new(local->language.tag, error);
        status = local->calendar ? SATZ_OK : SATZ_FAILED;
    }
    if (status != SATZ_OK)
        satz_local_release(local);
    return status;
}

void satz_local_release(struct satz_local *local) {
    satz_calendar_free(local->calendar);
    satz_arena_release(&local->arena);
    free(local->rows);
    *local = (struct satz_local){ .arena = SATZ_ARENA_INIT };
}

struct satz_slice satz_local_value(const struct satz_local *local, const char *key) {
    return satz_local_entry(local, key, satz_slice_of(NULL));
}

struct satz_slice satz_local_entry(const struct satz_local *local, const char *key, struct satz_slice subkey) {
    const struct satz_local_row *row = find(local, satz_slice_of(key), subkey);
    return row ? row->value : satz_slice_of(NULL);
}

const struct satz_local_row *satz_local_next(const struct satz_local *local, const char *key, size_t *at) {
    struct satz_slice wanted = satz_slice_of(key);
    while (*at < local->count)
        if (satz_slice_equal(local->rows[(*at)++].key, wanted))
            return &local->rows[*at - 1];
    return NULL;
}

struct satz_slice satz_local_form(struct satz_slice value, const char *category) {
    struct satz_slice rest = value, piece, other = value;
    if (value.size == 0 || satz_slice_find_byte(value, 0, '=') == value.size)
        return value;
    while (satz_slice_split(&rest, '|', &piece)) {
        size_t equals = satz_slice_find_byte(piece, 0, '=');
        if (equals == piece.size)
            continue;
        struct satz_slice name = satz_slice_sub(piece, 0, equals), form = satz_slice_from(piece, equals + 1);
        if (satz_slice_is(name, category))
            return form;
        if (satz_slice_is(name, "other"))
            other = form;
    }
    return other;
}

bool satz_local_has(struct satz_slice value, struct satz_slice word) {
    struct satz_slice rest = value, piece;
    if (value.size == 0)
        return false;
    while (satz_slice_split(&rest, '|', &piece))
        if (satz_slice_equal(piece, word))
            return true;
    return false;
}
