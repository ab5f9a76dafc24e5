#include "train/entity_recipe.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"
#include "value/decimal.h"

#define CLUSTERS 1024
#define NAME_WORDS 6

/* ---- settings ---- */

static bool read_whole(struct satz_slice cell, size_t most, size_t *number) {
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
    size_t value;
    if (!read_whole(cell, 100000000, &value))
        return false;
    if (satz_slice_is(name, "rounds") && value >= 1 && value <= 1000)
        recipe->rounds = value;
    else if (satz_slice_is(name, "runs") && value >= 1 && value <= 100)
        recipe->runs = value;
    else if (satz_slice_is(name, "drop") && value < 1024)
        recipe->drop = (uint32_t)value;
    else if (satz_slice_is(name, "margin") && value <= 100000)
        recipe->margin = (int32_t)value;
    else if (satz_slice_is(name, "missed") && value <= 100000)
        recipe->missed = (int32_t)value;
    else if (satz_slice_is(name, "least"))
        recipe->least = value;
    else if (satz_slice_is(name, "weights"))
        recipe->weights = value;
    else if (satz_slice_is(name, "cut"))
        recipe->cut = value;
    else
        return false;
    return true;
}

/* ---- sets ---- */

static void write_path(const struct satz_entity_recipe *recipe, struct satz_slice name, struct satz_buffer *path) {
    satz_buffer_reset(path);
    if (!name.size || name.data[0] != '/') {
        satz_buffer_add_string(path, recipe->folder);
        satz_buffer_add_byte(path, '/');
    }
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
    write_path(recipe, name, &path);
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

static enum satz_status read_row(struct satz_entity_recipe *recipe, const struct satz_row *row, struct satz_error *error) {
    struct satz_slice kind = satz_row_cell(row, 0), name = satz_row_cell(row, 1), third = satz_row_cell(row, 2);
    static const char *const later[] = { "kind", "names", "meanings", "contexts", "words" };
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
    if (train && (!read_whole(third, 100, &times) || !times))
        return satz_error_set_at(error, recipe->table.name, row->line, "a set is shown 1 to 100 times a round");
    return load_set(recipe, name, (uint32_t)times, error);
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

/* ---- tables ---- */

/* The lines of a file, a table each of whose rows is a thing. */
struct listing {
    struct satz_table table;
    const struct satz_row *row; /* of the recipe */
};

static void add_name(struct satz_keytable_maker *maker, struct satz_slice name, size_t list) {
    struct satz_slice rest = satz_slice_trim(name), word;
    uint64_t key = SATZ_NAME_KEY;
    if (satz_utf8_count(rest) < 2)
        return;
    for (size_t words = 0; words < NAME_WORDS && satz_slice_split(&rest, ' ', &word); words++) {
        if (!word.size)
            continue;
        key = satz_name_key(key, satz_form_key(word));
        bool last = !rest.data;
        (void)satz_keytable_add(maker, key, (uint32_t)(last ? SATZ_NAME_WHOLE : SATZ_NAME_BEGINS) << 2 * list);
    }
}

static enum satz_status add_names(struct satz_keytable_maker *maker, const struct listing *listing,
                                  struct satz_error *error) {
    size_t list;
    if (!read_whole(satz_row_cell(listing->row, 1), SATZ_NAME_LISTS - 1, &list))
        return satz_error_set(error, "a list of names has a number from 0 to %d", SATZ_NAME_LISTS - 1);
    for (size_t i = 0; i < listing->table.count; i++)
        add_name(maker, satz_row_cell(&listing->table.rows[i], 0), list);
    return SATZ_OK;
}

static enum satz_status add_clusters(struct satz_keytable_maker *maker, const struct listing *listing,
                                     struct satz_error *error) {
    for (size_t i = 0; i < listing->table.count; i++) {
        const struct satz_row *row = &listing->table.rows[i];
        size_t one, two = 0;
        if (!read_whole(satz_row_cell(row, 1), CLUSTERS - 1, &one) ||
            (row->count > 2 && !read_whole(satz_row_cell(row, 2), CLUSTERS - 1, &two)))
            return satz_error_set_at(error, listing->table.name, row->line, "a word has clusters from 1 to %d",
                                     CLUSTERS - 1);
        uint64_t key = satz_form_key(satz_row_cell(row, 0));
        if (!satz_keytable_get(&maker->table, key))
            (void)satz_keytable_add(maker, key, (uint32_t)(one | two << 10));
    }
    return SATZ_OK;
}

static enum satz_status add_words(struct satz_keytable_maker *maker, const struct listing *listing,
                                  struct satz_error *error) {
    static const struct satz_sequence none = { .bits = 0 };
    for (size_t i = 0; i < listing->table.count; i++) {
        const struct satz_row *row = &listing->table.rows[i];
        struct satz_form form;
        size_t bits;
        if (!read_whole(satz_row_cell(row, 1), SATZ_KNOWN_STEM - 1, &bits))
            return satz_error_set_at(error, listing->table.name, row->line, "a word has a number of bits under %d",
                                     SATZ_KNOWN_STEM);
        satz_form_set(&form, satz_row_cell(row, 0), &none);
        if (bits)
            (void)satz_keytable_add(maker, form.lower, (uint32_t)bits);
    }
    return SATZ_OK;
}

/* How many keys the lines have at most: one a word. */
static size_t keys_of(const struct satz_table *table) {
    size_t keys = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct satz_slice name = satz_row_cell(&table->rows[i], 0);
        keys++;
        for (size_t k = 0; k < name.size; k++)
            keys += name.data[k] == ' ';
    }
    return keys;
}

static enum satz_status load_listings(const struct satz_entity_recipe *recipe, const char *kind, struct listing **listings,
                                      size_t *count, size_t *keys, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    *count = *keys = 0;
    *listings = satz_memory_get_array(recipe->table.count + 1, sizeof **listings);
    for (size_t i = 0; status == SATZ_OK && i < recipe->table.count; i++) {
        const struct satz_row *row = &recipe->table.rows[i];
        struct listing *listing = &(*listings)[*count];
        if (!satz_slice_is(satz_row_cell(row, 0), kind))
            continue;
        write_path(recipe, satz_row_cell(row, !strcmp(kind, "names") ? 2 : 1), &path);
        status = satz_table_load(&listing->table, path.data, error);
        listing->row = row;
        *keys += status == SATZ_OK ? keys_of(&listing->table) : 0;
        *count += status == SATZ_OK;
    }
    satz_buffer_release(&path);
    return status;
}

static enum satz_status make_table(const struct satz_entity_recipe *recipe, size_t number,
                                   struct satz_keytable_maker *maker, struct satz_error *error) {
    static const char *const rows[] = { "names", "meanings", "contexts", "words" };
    static const unsigned bits[] = { SATZ_NAME_BITS, SATZ_CLUSTER_BITS, SATZ_CLUSTER_BITS, SATZ_KNOWN_BITS };
    struct listing *listings;
    size_t count, keys;
    enum satz_status status = load_listings(recipe, rows[number], &listings, &count, &keys, error);
    satz_keytable_init(maker, keys, bits[number]);
    for (size_t i = 0; status == SATZ_OK && i < count; i++)
        status = number == SATZ_TABLE_NAMES   ? add_names(maker, &listings[i], error)
                 : number == SATZ_TABLE_WORDS ? add_words(maker, &listings[i], error)
                                              : add_clusters(maker, &listings[i], error);
    for (size_t i = 0; i < count; i++)
        satz_table_release(&listings[i].table);
    free(listings);
    return status;
}

enum satz_status satz_entity_recipe_tables(const struct satz_entity_recipe *recipe,
                                           struct satz_keytable_maker tables[SATZ_SEQUENCE_TABLES],
                                           struct satz_error *error) {
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        if (make_table(recipe, i, &tables[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}
