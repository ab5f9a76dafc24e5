#ifndef SATZ_CHECK_CONFIG_H
#define SATZ_CHECK_CONFIG_H

#include "check/check.h"
#include "check/pair.h"
#include "lexicon/table.h"

/*
 * What a file of settings says of the checks: rows of check, languages (as in check/pair.h) and a setting, which is a
 * level (info, warning, error), `off`, or a parameter and its number: `words=45`. Later rows go before. Private to
 * check/.
 */
enum { SATZ_CHECK_OFF = -1 };

struct satz_check_rule {
    size_t check;                /* place in the table */
    struct satz_slice languages;
    int level;                   /* enum satz_level, or SATZ_CHECK_OFF */
    size_t parameter;            /* SIZE_MAX: the level is set */
    size_t number;
};

struct satz_check_config {
    struct satz_tables tables;
    struct satz_check_rule *rules;
    size_t count, capacity;
};

void satz_check_config_release(struct satz_check_config *config);

/* One more file. Fails with file, line and reason; a check that there is not gets the nearest name for an answer. */
enum satz_status satz_check_config_load(struct satz_check_config *config, const char *path, struct satz_error *error)
    SATZ_MUST_USE;

/*
 * A check's level for texts of the pair, or SATZ_CHECK_OFF; and one of its parameters. Where no rule says otherwise, what is a
 * warning of either text is `info` in the source of a target. O(rules).
 */
int satz_check_config_level(const struct satz_check_config *config, size_t check, const struct satz_check_pair *pair,
                            bool target);
size_t satz_check_config_number(const struct satz_check_config *config, size_t check, size_t parameter,
                                const struct satz_check_pair *pair, bool target);

/* The place in the table of a check, with `check/` or without it; satz_check_count where there is none. */
size_t satz_check_named(struct satz_slice name);
/* Whose name is nearest to `name`. */
const char *satz_check_nearest(struct satz_slice name);

#endif
