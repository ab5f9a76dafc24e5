#include "check/config.h"

#include <stdlib.h>

#include "base/memory.h"

enum { CHECK, LANGUAGES, SETTING, LONGEST = 64, DIGITS = 6 };

void satz_check_config_release(struct satz_check_config *config) {
    satz_tables_release(&config->tables);
    free(config->rules);
    *config = (struct satz_check_config){ .count = 0 };
}

static struct satz_slice short_name(size_t check) {
    return satz_slice_from(satz_slice_of(satz_check_table[check].id), strlen("check/"));
}

size_t satz_check_named(struct satz_slice name) {
    for (size_t i = 0; i < satz_check_count; i++) {
        struct satz_slice id = satz_slice_of(satz_check_table[i].id);
        if (satz_slice_equal(id, name) || (id.size == name.size + strlen("check/") && satz_slice_ends(id, name)))
            return i;
    }
    return satz_check_count;
}

/* How many letters have to be changed, left out or put in to make one of the other (Levenshtein). O(product). */
static size_t distance(struct satz_slice a, struct satz_slice b) {
    size_t row[LONGEST + 1];
    if (a.size > LONGEST || b.size > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= b.size; i++)
        row[i] = i;
    for (size_t i = 0; i < a.size; i++) {
        size_t before = row[0]++;
        for (size_t k = 0; k < b.size; k++) {
            size_t change = before + (a.data[i] != b.data[k]);
            before = row[k + 1];
            size_t least = (row[k] < before ? row[k] : before) + 1;
            row[k + 1] = change < least ? change : least;
        }
    }
    return row[b.size];
}

const char *satz_check_nearest(struct satz_slice name) {
    size_t best = 0, least = SIZE_MAX;
    if (satz_slice_starts(name, satz_slice_of("check/")))
        name = satz_slice_from(name, strlen("check/"));
    for (size_t i = 0; i < satz_check_count; i++) {
        size_t far = distance(name, short_name(i));
        if (far < least) {
            least = far;
            best = i;
        }
    }
    return short_name(best).data;
}

static bool read_number(struct satz_slice digits, size_t *number) {
    *number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return false;
        *number = *number * 10 + (size_t)(digits.data[i] - '0');
    }
    return digits.size > 0 && digits.size <= DIGITS;
}

/* `words=45`, of a parameter that the check has. */
static bool read_parameter(struct satz_check_rule *rule, struct satz_slice setting) {
    size_t equals = satz_slice_find_byte(setting, 0, '=');
    if (equals == setting.size || !read_number(satz_slice_from(setting, equals + 1), &rule->number))
        return false;
    for (size_t i = 0; i < SATZ_CHECK_PARAMETERS; i++) {
        const char *name = satz_check_table[rule->check].parameters[i].name;
        if (!name || !satz_slice_is(satz_slice_sub(setting, 0, equals), name))
            continue;
        rule->parameter = i;
        return true;
    }
    return false;
}

static bool read_setting(struct satz_check_rule *rule, struct satz_slice setting) {
    enum satz_level level;
    rule->parameter = SIZE_MAX;
    rule->level = SATZ_CHECK_OFF;
    if (satz_slice_is(setting, "off"))
        return true;
    if (!satz_level_of_name(setting, &level))
        return read_parameter(rule, setting);
    rule->level = (int)level;
    return true;
}

static enum satz_status add(struct satz_check_config *config, const char *path, const struct satz_row *row,
                            struct satz_error *error) {
    struct satz_slice name = satz_row_cell(row, CHECK), setting = satz_row_cell(row, SETTING);
    struct satz_check_rule rule = { .check = satz_check_named(name), .languages = satz_row_cell(row, LANGUAGES) };
    if (rule.check == satz_check_count)
        return satz_error_set_at(error, path, row->line, "there is no check '%.*s'; the nearest is '%s'",
                                 (int)name.size, name.data, satz_check_nearest(name));
    if (!read_setting(&rule, setting))
        return satz_error_set_at(error, path, row->line,
                                 "'%.*s' is no level, not 'off', and no parameter of '%s' with a number",
                                 (int)setting.size, setting.data ? setting.data : "", short_name(rule.check).data);
    config->rules = satz_memory_grow(config->rules, &config->capacity, config->count + 1, sizeof *config->rules);
    config->rules[config->count++] = rule;
    return SATZ_OK;
}

enum satz_status satz_check_config_load(struct satz_check_config *config, const char *path, struct satz_error *error) {
    enum satz_status status = satz_tables_load(&config->tables, path, error);
    if (status != SATZ_OK)
        return status;
    const struct satz_table *table = &config->tables.items[config->tables.count - 1];
    for (size_t i = 0; status == SATZ_OK && i < table->count; i++)
        if (!satz_slice_is(satz_row_cell(&table->rows[i], CHECK), "check")) /* the names of the columns */
            status = add(config, path, &table->rows[i], error);
    return status;
}

/* The last rule for a check's level, or one of its parameters; NULL: there is none. */
static const struct satz_check_rule *rule_of(const struct satz_check_config *config, size_t check, size_t parameter,
                                             const struct satz_check_pair *pair, bool target) {
    for (size_t i = config->count; i > 0; i--) {
        const struct satz_check_rule *rule = &config->rules[i - 1];
        if (rule->check == check && rule->parameter == parameter && satz_check_pair_is(pair, target, rule->languages))
            return rule;
    }
    return NULL;
}

/* A flaw of the source that the target does not repeat costs the translation nothing: beside a target it is a hint. */
static int own_level(const struct satz_check *check, const struct satz_check_pair *pair, bool target) {
    bool beside = !target && pair->translated && (check->sides & SATZ_CHECK_TGT);
    return beside && check->level == SATZ_WARNING ? SATZ_INFO : (int)check->level;
}

int satz_check_config_level(const struct satz_check_config *config, size_t check, const struct satz_check_pair *pair,
                            bool target) {
    const struct satz_check_rule *rule = rule_of(config, check, SIZE_MAX, pair, target);
    return rule ? rule->level : own_level(&satz_check_table[check], pair, target);
}

size_t satz_check_config_number(const struct satz_check_config *config, size_t check, size_t parameter,
                                const struct satz_check_pair *pair, bool target) {
    const struct satz_check_rule *rule = rule_of(config, check, parameter, pair, target);
    return rule ? rule->number : satz_check_table[check].parameters[parameter].number;
}
