#include "train/entity_recipe.h"

#include <stdlib.h>

#include "base/memory.h"

/* ---- settings ---- */

bool satz_entity_recipe_number(struct satz_slice cell, size_t most, size_t *number) {
    size_t value = 0;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9' || value > most)
            return false;
        value = value * 10 + (size_t)(cell.data[i] - '0');
    }
    *number = value;
    return cell.size > 0 && value <= most;
}

static bool set_number(struct satz_entity_recipe *recipe, struct satz_slice name, struct satz_slice cell) {
    size_t *const numbers[] = { &recipe->rounds, &recipe->runs, &recipe->drop, &recipe->margin,
                                &recipe->missed, &recipe->least, &recipe->weights, &recipe->cut };
    static const struct {
        const char *name;
        size_t least, most;
    } settings[] = { { "rounds", 1, 1000 },      { "runs", 1, 100 },       { "drop", 0, 1023 }, { "margin", 0, 100000 },
                     { "missed", 0, 100000 }, { "least", 0, 100000 }, { "weights", 1, 100000000 }, { "cut", 0, 100000000 } };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        size_t value;
        if (!satz_slice_is(name, settings[i].name))
            continue;
        if (!satz_entity_recipe_number(cell, settings[i].most, &value) || value < settings[i].least)
            return false;
        *numbers[i] = value;
        return true;
    }
    return false;
}

/* ---- sets ---- */

void satz_entity_recipe_path(const struct satz_entity_recipe *recipe, struct satz_slice name, struct satz_buffer *path) {
    const char *slash = strrchr(recipe->table.name, '/');
    satz_buffer_reset(path);
    if (satz_slice_starts(name, satz_slice_of("../")))
        satz_buffer_add(path, satz_slice_make(recipe->table.name, slash ? (size_t)(slash + 1 - recipe->table.name) : 0));
    else if (!satz_slice_starts(name, satz_slice_of("/")))
        satz_buffer_add_format(path, "%s/", recipe->folder);
    satz_buffer_add(path, name);
}

/* The kind of a tag without `B-`: by its own name, else by a row `kind`. */
static bool kind_of(const struct satz_entity_recipe *recipe, struct satz_slice tag, enum satz_tag_kind *kind) {
    if (satz_tag_of_name(tag, kind))
        return true;
    for (size_t i = 0; i < recipe->table.count; i++) {
        const struct satz_row *row = &recipe->table.rows[i];
        if (satz_slice_is(satz_row_cell(row, 0), "kind") && satz_slice_equal(satz_row_cell(row, 1), tag))
            return satz_tag_of_name(satz_row_cell(row, 2), kind);
    }
    return false;
}

static bool goes_on(const struct satz_conll *conll, size_t at, size_t end) {
    return at + 1 < end && conll->words[at + 1].tag.size && conll->words[at + 1].tag.data[0] == 'I';
}

static void label_sentence(const struct satz_entity_recipe *recipe, struct satz_entity_set *set, size_t begin, size_t end) {
    bool inside = false;
    for (size_t i = begin; i < end; i++) {
        struct satz_slice tag = set->conll.words[i].tag;
        enum satz_tag_kind kind;
        if (tag.size < 3 || !kind_of(recipe, satz_slice_from(tag, 2), &kind)) {
            inside = false;
            continue;
        }
        bool first = tag.data[0] == 'B' || !inside, more = goes_on(&set->conll, i, end);
        enum satz_chain_part part = first ? (more ? SATZ_CHAIN_FIRST : SATZ_CHAIN_ONLY)
                                          : (more ? SATZ_CHAIN_INNER : SATZ_CHAIN_LAST);
        set->labels[i] = (uint8_t)satz_chain_label(SATZ_TAG_KINDS, part, kind);
        inside = more;
    }
}

static enum satz_status load_set(struct satz_entity_recipe *recipe, struct satz_slice name, uint32_t times,
                                 struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    recipe->sets = satz_memory_grow(recipe->sets, &recipe->capacity, recipe->count + 1, sizeof *recipe->sets);
    struct satz_entity_set *set = &recipe->sets[recipe->count];
    *set = (struct satz_entity_set){ .name = name, .times = times };
    satz_entity_recipe_path(recipe, name, &path);
    enum satz_status status = satz_conll_load(&set->conll, path.data, error);
    satz_buffer_release(&path);
    if (status != SATZ_OK)
        return status;
    recipe->count++;
    set->labels = satz_memory_get_array(set->conll.count + 1, 1);
    for (size_t i = 0; i < set->conll.sentences; i++)
        label_sentence(recipe, set, i ? set->conll.ends[i - 1] : 0, set->conll.ends[i]);
    return SATZ_OK;
}

static bool has_labels(const struct satz_entity_set *set) {
    for (size_t i = 0; i < set->conll.count; i++)
        if (set->labels[i])
            return true;
    return false;
}

static enum satz_status read_row(struct satz_entity_recipe *recipe, const struct satz_row *row, struct satz_error *error) {
    struct satz_slice kind = satz_row_cell(row, 0), name = satz_row_cell(row, 1), third = satz_row_cell(row, 2);
    static const char *const later[] = { "kind", "names", "vectors", "text", "words" };
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (satz_slice_is(kind, later[i]))
            return SATZ_OK;
    if (satz_slice_is(kind, "set")) {
        if (set_number(recipe, name, third))
            return SATZ_OK;
        return satz_error_set_at(error, recipe->table.name, row->line, "no such setting, or no number for it");
    }
    size_t times = 0;
    bool train = satz_slice_is(kind, "train");
    if ((!train && !satz_slice_is(kind, "measure")) || !name.size)
        return satz_error_set_at(error, recipe->table.name, row->line, "no row of a recipe: see satz-train(1)");
    if (train && (!satz_entity_recipe_number(third, 100, &times) || !times))
        return satz_error_set_at(error, recipe->table.name, row->line, "a set is shown 1 to 100 times a round");
    if (load_set(recipe, name, (uint32_t)times, error) != SATZ_OK)
        return SATZ_FAILED;
    if (train && !has_labels(&recipe->sets[recipe->count - 1]))
        return satz_error_set_at(error, recipe->table.name, row->line, "the set has no labelled word");
    return SATZ_OK;
}

enum satz_status satz_entity_recipe_load(struct satz_entity_recipe *recipe, const struct satz_data *data, const char *tag,
                                         const char *path, const char *folder, struct satz_error *error) {
    struct satz_buffer own = SATZ_BUFFER_INIT;
    *recipe = (struct satz_entity_recipe){ .folder = folder, .rounds = 10, .runs = 1, .weights = 2000000, .cut = 1000 };
    enum satz_status status = SATZ_OK;
    if (!path && !satz_data_language_path(data, tag, "entities.train.tsv", &own))
        status = satz_error_set(error, "language %s has no entities.train.tsv", tag);
    if (status == SATZ_OK)
        status = satz_table_load(&recipe->table, path ? path : own.data, error);
    for (size_t i = 0; status == SATZ_OK && i < recipe->table.count; i++)
        status = read_row(recipe, &recipe->table.rows[i], error);
    satz_buffer_release(&own);
    if (status == SATZ_OK && !recipe->count)
        return satz_error_set_at(error, recipe->table.name, 0, "names no set");
    return status;
}

void satz_entity_recipe_release(struct satz_entity_recipe *recipe) {
    for (size_t i = 0; i < recipe->count; i++) {
        satz_conll_release(&recipe->sets[i].conll);
        free(recipe->sets[i].labels);
    }
    free(recipe->sets);
    satz_table_release(&recipe->table);
    *recipe = (struct satz_entity_recipe){ .folder = NULL };
}
