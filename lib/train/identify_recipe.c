#include "train/identify_recipe.h"

#include <stdlib.h>

#include "base/input.h"
#include "base/map.h"
#include "base/memory.h"
#include "text/utf8.h"

#define LIMIT ((size_t)256 << 20)
enum { NUMBER_LIMIT = 12 };

/* A number, with a point at most. */
static bool read_number(struct satz_slice cell, double *number) {
    char text[NUMBER_LIMIT + 1] = "", *end;
    if (cell.size == 0 || cell.size > NUMBER_LIMIT)
        return false;
    for (size_t i = 0; i < cell.size; i++)
        if ((cell.data[i] < '0' || cell.data[i] > '9') && cell.data[i] != '.')
            return false;
    memcpy(text, cell.data, cell.size);
    *number = strtod(text, &end);
    return *end == '\0';
}

static bool set_real(struct satz_identify_recipe *recipe, struct satz_slice name, double value) {
    double *real = satz_slice_is(name, "cost")     ? &recipe->cost
                   : satz_slice_is(name, "alone")  ? &recipe->alone
                   : satz_slice_is(name, "smooth") ? &recipe->smooth
                   : satz_slice_is(name, "listed") ? &recipe->listed
                   : satz_slice_is(name, "kept") && value < 1 ? &recipe->kept
                                                   : NULL;
    if (!real || ((real == &recipe->cost || real == &recipe->smooth) && !(value > 0)))
        return false;
    *real = value;
    return true;
}

static bool set_number(struct satz_identify_recipe *recipe, struct satz_slice name, double value) {
    static const char *const tables[] = { "latin", "han", "malay" };
    if (set_real(recipe, name, value))
        return true;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (satz_slice_is(name, tables[i]) && value >= 4 && value <= 17) {
            recipe->bits[i] = (uint32_t)value;
            return true;
        }
    if (satz_slice_is(name, "rounds") && value >= 1 && value <= 1000)
        recipe->rounds = (size_t)value;
    else if (satz_slice_is(name, "letters") && value >= 1 && value <= 1e8)
        recipe->letters = (size_t)value;
    else
        return false;
    return true;
}

static void set_path(const struct satz_identify_recipe *recipe, struct satz_slice name, const char *folder,
                     struct satz_buffer *path) {
    const char *slash = strrchr(recipe->table.name, '/');
    if (satz_slice_starts(name, satz_slice_of("../")))
        satz_buffer_add(path, satz_slice_make(recipe->table.name, slash ? (size_t)(slash + 1 - recipe->table.name) : 0));
    else
        satz_buffer_add_format(path, "%s/", folder);
    satz_buffer_add(path, name);
}

static enum satz_status split(struct satz_identify_recipe *recipe, struct satz_identify_set *set, struct satz_slice text,
                              const char *path, struct satz_error *error) {
    struct satz_slice rest = text, line;
    size_t lines = 1, number = 0, capacity = 0;
    struct satz_slice *items = NULL;
    size_t bad = satz_utf8_check(text, true);
    for (size_t i = 0; i < bad; i++)
        lines += text.data[i] == '\n';
    if (bad < text.size)
        return satz_error_set_at(error, path, lines, "not UTF-8");
    while (text.size && satz_slice_split(&rest, '\n', &line)) {
        line = satz_slice_trim(line);
        if (line.size == 0 || line.data[0] == '#')
            continue;
        items = satz_memory_grow(items, &capacity, number + 1, sizeof *items);
        items[number++] = line;
    }
    if (number) {
        set->lines = satz_arena_get_array(&recipe->arena, number, sizeof *items);
        memcpy(set->lines, items, number * sizeof *items);
    }
    set->count = number;
    free(items);
    return number ? SATZ_OK : satz_error_set_at(error, path, 0, "has no text");
}

static enum satz_status load_set(struct satz_identify_recipe *recipe, struct satz_identify_set *set, const char *folder,
                                 struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT, bytes = SATZ_BUFFER_INIT;
    set_path(recipe, set->name, folder, &path);
    enum satz_status status = satz_file_read(path.data, LIMIT, &bytes, error);
    if (status == SATZ_OK)
        status = split(recipe, set, satz_arena_copy(&recipe->arena, satz_buffer_slice(&bytes)), path.data, error);
    satz_buffer_release(&bytes);
    satz_buffer_release(&path);
    return status;
}

static bool is_ascii_letter(char byte) {
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

/* The line with the words exchanged; false where none is. */
static bool exchange_words(const struct satz_map *words, const struct satz_table *table, size_t to, struct satz_slice line,
                           struct satz_buffer *changed) {
    size_t begin, end, row, changes = 0;
    struct satz_buffer small = SATZ_BUFFER_INIT;
    satz_buffer_reset(changed);
    for (begin = 0; begin < line.size; begin = end) {
        for (end = begin; end < line.size && is_ascii_letter(line.data[end]);)
            end++;
        struct satz_slice word = satz_slice_sub(line, begin, end > begin ? end : ++end);
        satz_buffer_reset(&small);
        for (size_t i = 0; i < word.size; i++)
            satz_buffer_add_byte(&small, is_ascii_letter(word.data[i]) ? (char)(word.data[i] | 32) : word.data[i]);
        bool found = satz_map_get(words, satz_buffer_slice(&small), &row);
        satz_buffer_add(changed, found ? satz_row_cell(&table->rows[row], to) : word);
        changes += found;
    }
    satz_buffer_release(&small);
    return changes > 0;
}

static bool is_word(struct satz_slice cell) {
    return cell.size > 0 && !satz_slice_is(cell, "-");
}

/* The words of a column, each with its first row; those that stand for another one in the other column, or all. */
static void map_words(const struct satz_table *table, size_t column, bool paired, struct satz_map *words) {
    satz_map_init(words);
    for (size_t i = table->count; i > 0; i--) {
        struct satz_slice word = satz_row_cell(&table->rows[i - 1], column);
        if (is_word(word) && (!paired || is_word(satz_row_cell(&table->rows[i - 1], 1 - column))))
            satz_map_set(words, word, i - 1);
    }
}

static void add_set(struct satz_identify_recipe *recipe, struct satz_identify_set set) {
    recipe->sets = satz_memory_grow(recipe->sets, &recipe->capacity, recipe->count + 1, sizeof *recipe->sets);
    recipe->sets[recipe->count++] = set;
}

/* The words of a column that the other one has not, as lines of a language. */
static void add_listed(struct satz_identify_recipe *recipe, size_t column, enum satz_language_id language) {
    const struct satz_table *table = &recipe->exchanged;
    struct satz_identify_set set = { .language = language, .weight = recipe->listed, .exchanged = true };
    struct satz_map own, others;
    size_t ignored, row;
    map_words(table, column, false, &own);
    map_words(table, 1 - column, false, &others);
    set.lines = satz_arena_get_array(&recipe->arena, table->count + 1, sizeof *set.lines);
    for (size_t i = 0; i < table->count; i++) {
        struct satz_slice word = satz_row_cell(&table->rows[i], column);
        if (satz_map_get(&own, word, &row) && row == i && !satz_map_get(&others, word, &ignored))
            set.lines[set.count++] = word;
    }
    satz_map_release(&own);
    satz_map_release(&others);
    if (set.weight > 0 && set.count)
        add_set(recipe, set);
}

/* The lines of a set in which words are exchanged: as they are, as lines of language `to`, and in part unchanged as lines of it. */
static void add_exchanged(struct satz_identify_recipe *recipe, size_t number, enum satz_language_id to, bool forward) {
    struct satz_identify_set set = recipe->sets[number], other = set, same;
    struct satz_buffer changed = SATZ_BUFFER_INIT;
    struct satz_map words;
    size_t count = 0;
    map_words(&recipe->exchanged, forward ? 0 : 1, true, &words);
    set.exchanged = other.exchanged = true;
    other.language = to;
    set.lines = satz_arena_get_array(&recipe->arena, set.count, sizeof *set.lines);
    other.lines = satz_arena_get_array(&recipe->arena, set.count, sizeof *set.lines);
    for (size_t i = 0; i < set.count; i++) {
        if (!exchange_words(&words, &recipe->exchanged, forward ? 1 : 0, recipe->sets[number].lines[i], &changed))
            continue;
        set.lines[count] = recipe->sets[number].lines[i];
        other.lines[count++] = satz_arena_copy(&recipe->arena, satz_buffer_slice(&changed));
    }
    set.count = other.count = count;
    satz_map_release(&words);
    satz_buffer_release(&changed);
    same = set;
    same.language = to;
    same.weight = set.weight * recipe->kept;
    other.weight = set.weight - same.weight;
    add_set(recipe, set);
    add_set(recipe, other);
    if (same.weight > 0)
        add_set(recipe, same);
}

static enum satz_status exchange(struct satz_identify_recipe *recipe, const struct satz_row *row, const char *folder,
                                 struct satz_error *error) {
    enum satz_language_id one, other;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    size_t count = recipe->count;
    if (!satz_language_of_code(satz_row_cell(row, 1), &one) || !satz_language_of_code(satz_row_cell(row, 2), &other))
        return satz_error_set_at(error, recipe->table.name, row->line, "none of the fifteen languages");
    if (recipe->exchanged.count)
        return satz_error_set_at(error, recipe->table.name, row->line, "words are exchanged once");
    set_path(recipe, satz_row_cell(row, 3), folder, &path);
    enum satz_status status = satz_table_load(&recipe->exchanged, path.data, error);
    satz_buffer_release(&path);
    for (size_t i = 0; status == SATZ_OK && i < count; i++)
        if (recipe->sets[i].weight > 0 && (recipe->sets[i].language == one || recipe->sets[i].language == other))
            add_exchanged(recipe, i, recipe->sets[i].language == one ? other : one, recipe->sets[i].language == one);
    if (status == SATZ_OK) {
        add_listed(recipe, 0, one);
        add_listed(recipe, 1, other);
    }
    return status;
}

static enum satz_status read_row(struct satz_identify_recipe *recipe, const struct satz_row *row, const char *folder,
                                 struct satz_error *error) {
    struct satz_slice kind = satz_row_cell(row, 0), code = satz_row_cell(row, 1);
    struct satz_identify_set set = { .name = satz_row_cell(row, 2) };
    const char *name = recipe->table.name;
    double value;
    if (satz_slice_is(kind, "set")) {
        if (read_number(set.name, &value) && set_number(recipe, code, value))
            return SATZ_OK;
        return satz_error_set_at(error, name, row->line, "no such setting, or no number for it");
    }
    if (satz_slice_is(kind, "exchange"))
        return exchange(recipe, row, folder, error);
    bool train = satz_slice_is(kind, "train");
    if ((!train && !satz_slice_is(kind, "measure")) || set.name.size == 0)
        return satz_error_set_at(error, name, row->line, "no row of a recipe: see satz-train(1)");
    if (!satz_language_of_code(code, &set.language))
        return satz_error_set_at(error, name, row->line, "none of the fifteen languages");
    if (train && (!read_number(satz_row_cell(row, 3), &set.weight) || !(set.weight > 0)))
        return satz_error_set_at(error, name, row->line, "a set needs a weight above 0");
    if (load_set(recipe, &set, folder, error) != SATZ_OK)
        return SATZ_FAILED;
    add_set(recipe, set);
    return SATZ_OK;
}

enum satz_status satz_identify_recipe_load(struct satz_identify_recipe *recipe, const struct satz_data *data, const char *path,
                                           const char *folder, struct satz_error *error) {
    struct satz_buffer own = SATZ_BUFFER_INIT;
    *recipe = (struct satz_identify_recipe){ .cost = 0.005, .kept = 0.25, .listed = 20, .alone = 0.2, .smooth = 0.2, .rounds = 12, .letters = 200000, .bits = { 15, 13, 15 },
                                             .arena = SATZ_ARENA_INIT };
    enum satz_status status = SATZ_OK;
    if (!path && !satz_data_path(data, "identify.train.tsv", &own))
        status = satz_error_set(error, "no identify.train.tsv among the dictionaries");
    if (status == SATZ_OK)
        status = satz_table_load(&recipe->table, path ? path : own.data, error);
    for (size_t i = 0; status == SATZ_OK && i < recipe->table.count; i++)
        status = read_row(recipe, &recipe->table.rows[i], folder, error);
    if (status == SATZ_OK && !recipe->count)
        status = satz_error_set_at(error, recipe->table.name, 0, "names no set");
    satz_buffer_release(&own);
    return status;
}

void satz_identify_recipe_release(struct satz_identify_recipe *recipe) {
    free(recipe->sets);
    satz_table_release(&recipe->table);
    satz_table_release(&recipe->exchanged);
    satz_arena_release(&recipe->arena);
}
