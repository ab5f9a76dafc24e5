#include "train/recipe.h"

#include <stdlib.h>

#include "base/memory.h"

#define NUMBER_LIMIT 12 /* bytes */

/* The reading of one recipe. */
struct reading {
    struct satz_recipe *recipe;
    const struct satz_table *table;
    const struct satz_rules *rules;
    const char *folder;
    bool own;
};

/* A number, with a point at most; false where it is none or longer than any that is meant. */
static bool read_number(struct satz_slice cell, double *number) {
    double value = 0, scale = 1;
    bool fraction = false, negative = cell.size && cell.data[0] == '-';
    size_t begin = negative ? 1 : 0;
    if (cell.size > NUMBER_LIMIT || cell.size == begin)
        return false;
    for (size_t i = begin; i < cell.size; i++) {
        if (cell.data[i] == '.' && i > begin && !fraction) {
            fraction = true;
        } else if (cell.data[i] >= '0' && cell.data[i] <= '9') {
            value = value * 10 + (cell.data[i] - '0');
            scale *= fraction ? 10 : 1;
        } else {
            return false;
        }
    }
    *number = (negative ? -value : value) / scale;
    return true;
}

static bool set_real(struct satz_recipe *recipe, struct satz_slice name, double value) {
    double *real = satz_slice_is(name, "prior")     ? &recipe->prior
                   : satz_slice_is(name, "augment") ? &recipe->augment
                   : satz_slice_is(name, "others")  ? &recipe->others
                   : satz_slice_is(name, "heads")   ? &recipe->heads
                   : satz_slice_is(name, "on")      ? &recipe->on
                   : satz_slice_is(name, "auto")    ? &recipe->automatic
                   : satz_slice_is(name, "cost")    ? &recipe->learning.cost
                                                    : NULL;
    bool threshold = real == &recipe->on || real == &recipe->automatic;
    if (!real || (value < 0 && !threshold) || (real == &recipe->learning.cost && !(value > 0)))
        return false;
    *real = value;
    return true;
}

static bool set_number(struct satz_recipe *recipe, struct satz_slice name, double value) {
    if (set_real(recipe, name, value))
        return true;
    if (satz_slice_is(name, "rounds") && value >= 1 && value <= 1000)
        recipe->learning.rounds = (size_t)value;
    else if (satz_slice_is(name, "bits") && value >= 8 && value <= 20)
        recipe->learning.bits = (uint32_t)value;
    else if (satz_slice_is(name, "words") && value >= 0 && value <= 100000)
        recipe->words = (size_t)value;
    else
        return false;
    return true;
}

/* Cases of our own stand where the recipe says, seen from its folder; other sets in the folder of the sets. */
static enum satz_status load_gold(const struct reading *reading, struct satz_recipe_set *set,
                                  struct satz_error *error) {
    if (!satz_slice_ends(set->name, satz_slice_of(".txt")))
        return satz_gold_load(&set->gold, reading->folder, set->name, error);
    struct satz_buffer path = SATZ_BUFFER_INIT;
    const char *name = reading->table->name, *slash = strrchr(name, '/');
    satz_buffer_add(&path, satz_slice_make(name, slash ? (size_t)(slash + 1 - name) : 0));
    satz_buffer_add(&path, set->name);
    enum satz_status status = satz_gold_load_cases(&set->gold, path.data, error);
    satz_buffer_release(&path);
    return status;
}

/* Of another language's recipe: what is only measured, and ends at blanks, which teach nothing of those at marks. */
static bool is_passed_over(const struct reading *reading, bool train) {
    return !reading->own && (!train || reading->rules->habits & SATZ_HABIT_BLANKS);
}

static enum satz_status read_row(const struct reading *reading, const struct satz_row *row, struct satz_error *error) {
    struct satz_recipe *recipe = reading->recipe;
    struct satz_slice kind = satz_row_cell(row, 0), name = satz_row_cell(row, 1);
    double value = 0;
    bool numbered = read_number(satz_row_cell(row, 2), &value);
    if (satz_slice_is(kind, "set")) {
        if (!reading->own || (numbered && set_number(recipe, name, value)))
            return SATZ_OK;
        return satz_error_set_at(error, reading->table->name, row->line, "no such setting, or no number for it");
    }
    bool doubtful = satz_slice_is(kind, "doubtful"), train = doubtful || satz_slice_is(kind, "train");
    if ((!train && !satz_slice_is(kind, "measure")) || !name.size)
        return satz_error_set_at(error, reading->table->name, row->line, "no row of a recipe: see satz-train(1)");
    if (train && !(value > 0))
        return satz_error_set_at(error, reading->table->name, row->line, "a set needs a weight above 0");
    if (is_passed_over(reading, train))
        return SATZ_OK;
    recipe->sets = satz_memory_grow(recipe->sets, &recipe->capacity, recipe->count + 1, sizeof *recipe->sets);
    struct satz_recipe_set *set = &recipe->sets[recipe->count];
    *set = (struct satz_recipe_set){ .name = name, .doubtful = doubtful, .own = reading->own, .rules = reading->rules };
    if (train)
        set->weight = reading->own ? value : value * recipe->others;
    enum satz_status status = load_gold(reading, set, error);
    recipe->count += status == SATZ_OK;
    return status;
}

static enum satz_status read_recipe(struct satz_recipe *recipe, const struct satz_data *data, const char *tag,
                                    const char *path, const char *folder, struct satz_error *error) {
    size_t number = recipe->languages++;
    struct satz_table *table = &recipe->tables[number];
    struct satz_rules *rules = &recipe->rules[number];
    struct reading reading = { recipe, table, rules, folder, number == 0 };
    enum satz_status status = satz_table_load(table, path, error);
    if (status == SATZ_OK)
        status = satz_rules_load(rules, data, tag, NULL, error);
    for (size_t i = 0; status == SATZ_OK && i < table->count; i++)
        status = read_row(&reading, &table->rows[i], error);
    if (status == SATZ_OK && !recipe->count)
        status = satz_error_set_at(error, path, 0, "names no set");
    return status;
}

/* The recipes of all other languages that have one. */
static enum satz_status read_others(struct satz_recipe *recipe, const struct satz_data *data, const char *tag,
                                    const char *folder, struct satz_error *error) {
    struct satz_buffer name = SATZ_BUFFER_INIT, path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    for (enum satz_language_id id = 0; status == SATZ_OK && id < SATZ_LANGUAGES; id++) {
        const char *code = satz_language_code(id);
        satz_buffer_reset(&name);
        satz_buffer_add_format(&name, "%s/segment.train.tsv", code);
        if (strcmp(code, tag) != 0 && satz_data_path(data, name.data, &path))
            status = read_recipe(recipe, data, code, path.data, folder, error);
    }
    satz_buffer_release(&name);
    satz_buffer_release(&path);
    return status;
}

enum satz_status satz_recipe_load(struct satz_recipe *recipe, const struct satz_data *data, const char *tag,
                                  const char *path, const char *folder, struct satz_error *error) {
    struct satz_buffer own = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_FAILED;
    *recipe = (struct satz_recipe){
        .learning = { .bits = 14, .cost = 0.05, .rounds = 30 }, .prior = 0.5, .augment = 0.1,
        .heads = 0.3, .on = 0.2, .automatic = 0.3, .words = 7680
    };
    if (path || satz_data_language_path(data, tag, "segment.train.tsv", &own))
        status = read_recipe(recipe, data, tag, path ? path : own.data, folder, error);
    else
        (void)satz_error_set(error, "no segment.train.tsv for language '%s' among the dictionaries", tag);
    if (status == SATZ_OK && recipe->others > 0)
        status = read_others(recipe, data, tag, folder, error);
    satz_buffer_release(&own);
    return status;
}

void satz_recipe_release(struct satz_recipe *recipe) {
    for (size_t i = 0; i < recipe->count; i++)
        satz_gold_release(&recipe->sets[i].gold);
    for (size_t i = 0; i < recipe->languages; i++) {
        satz_table_release(&recipe->tables[i]);
        satz_rules_release(&recipe->rules[i]);
    }
    free(recipe->sets);
}
