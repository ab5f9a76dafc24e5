#include "identify/identifier.h"

#include <math.h>

const struct satz_identify_kind satz_identify_kinds[SATZ_IDENTIFY_TABLES] = {
    [SATZ_IDENTIFY_LATIN] = { SATZ_SCRIPT_LATIN, 3, 7, { SATZ_DE, SATZ_EN, SATZ_VI, SATZ_MS, SATZ_FR, SATZ_ES, SATZ_PT } },
    [SATZ_IDENTIFY_HAN] = { SATZ_SCRIPT_HAN, 2, 3, { SATZ_JA, SATZ_ZH_HANS, SATZ_ZH_HANT } },
    [SATZ_IDENTIFY_MALAY] = { SATZ_SCRIPT_LATIN, 0, 2, { SATZ_ID, SATZ_MS } },
};

const uint32_t satz_identify_lengths[SATZ_LINEAR_LEVELS] = { 16, 40, 100 };

/* Enough letters for any text; how much one of them says against letters of other scripts that stand beside it. */
enum { MOST_LETTERS = 1000000, KANA_SHARE = 12 };
#define SURE 0.9
#define RARE 0.002 /* of a language that nothing in the text speaks for */

static bool is_whole(const struct satz_linear *model) {
    bool whole = model->table_count == SATZ_IDENTIFY_TABLES;
    for (size_t i = 0; whole && i < SATZ_IDENTIFY_TABLES; i++)
        whole = model->tables[i].bits > satz_identify_kinds[i].row_bits;
    return whole;
}

enum satz_status satz_identifier_open(struct satz_identifier *identifier, const struct satz_data *data,
                                      struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    *identifier = (struct satz_identifier){ .model = { .table_count = 0 } };
    if (satz_data_path(data, "identify.model", &path)) {
        status = satz_linear_open(&identifier->model, path.data, SATZ_IDENTIFY_KIND, SATZ_IDENTIFY_VERSION, error);
        if (status == SATZ_OK && !is_whole(&identifier->model)) {
            satz_identifier_close(identifier);
            status = satz_error_set_at(error, path.data, 0, "a damaged model");
        }
    }
    satz_buffer_release(&path);
    return status;
}

void satz_identifier_close(struct satz_identifier *identifier) {
    satz_linear_close(&identifier->model);
}

size_t satz_identify_features(size_t table, const struct satz_script_scan *word, uint32_t features[SATZ_SCRIPT_FEATURES]) {
    if (word->kind != satz_identify_kinds[table].script)
        return 0;
    if (table != SATZ_IDENTIFY_MALAY)
        return satz_script_features(word, features);
    features[0] = satz_script_whole(word);
    return 1;
}

/* The rows of features; a row has `width` weights, which each caller has as a constant. */
static inline void add_rows(const struct satz_linear_table *table, uint32_t width, const uint32_t *features, size_t count,
                            int32_t *sums) {
    uint32_t shift = 32 - table->bits;
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = table->weights + ((features[i] >> shift) & ~(width - 1));
        for (size_t k = 0; k < width; k++)
            sums[k] += row[k];
    }
}

static void add_table(const struct satz_linear_table *table, size_t number, const uint32_t *features, size_t count,
                      int32_t *sums) {
    switch (satz_identify_kinds[number].row_bits) {
    case 3: add_rows(table, 8, features, count, sums); break;
    case 2: add_rows(table, 4, features, count, sums); break;
    default: add_rows(table, 1, features, count, sums);
    }
}

void satz_identify_add_word(const struct satz_identifier *identifier, const struct satz_script_scan *word,
                            struct satz_identify_tally *tally) {
    uint32_t features[SATZ_SCRIPT_FEATURES];
    if (tally->letters[word->kind] > MOST_LETTERS)
        return;
    tally->letters[word->kind] += (uint32_t)word->count;
    for (size_t i = 0; i < identifier->model.table_count; i++) {
        size_t count = satz_identify_features(i, word, features);
        add_table(&identifier->model.tables[i], i, features, count, tally->sums[i]);
    }
}

void satz_identify_add(const struct satz_identifier *identifier, struct satz_slice text,
                       struct satz_identify_tally *tally) {
    struct satz_script_scan scan = { .text = text };
    while (satz_script_next(&scan))
        satz_identify_add_word(identifier, &scan, tally);
}

double satz_identify_trust(const struct satz_linear_table *table, uint32_t letters) {
    const uint32_t *lengths = satz_identify_lengths;
    size_t level = 0;
    while (level + 1 < SATZ_LINEAR_LEVELS && letters >= lengths[level + 1])
        level++;
    double low = table->thresholds[level] / SATZ_IDENTIFY_UNIT;
    if (level + 1 == SATZ_LINEAR_LEVELS)
        return low * lengths[level] / letters;
    double high = table->thresholds[level + 1] / SATZ_IDENTIFY_UNIT;
    double way = letters <= lengths[level] ? 0
                                           : (double)(letters - lengths[level]) / (lengths[level + 1] - lengths[level]);
    return low + (high - low) * way;
}

/* Shares `share` among a table's languages by their sums. */
static void share_out(const struct satz_identifier *identifier, const struct satz_identify_tally *tally, size_t table,
                      double share, struct satz_identity *identity) {
    const struct satz_identify_kind *kind = &satz_identify_kinds[table];
    size_t best = 0;
    double parts[SATZ_IDENTIFY_ROW], all = 0, trust = 0;
    const int32_t *sums = tally->sums[table];
    if (identifier->model.table_count)
        trust = satz_identify_trust(&identifier->model.tables[table], tally->letters[kind->script]);
    for (size_t i = 1; i < kind->count; i++)
        if (sums[i] > sums[best])
            best = i;
    for (size_t i = 0; i < kind->count; i++)
        all += parts[i] = exp(((double)sums[i] - sums[best]) * trust);
    for (size_t i = 0; i < kind->count; i++)
        identity->probability[kind->languages[i]] += share * parts[i] / all;
}

/* Which part of the text each script has: a letter that only a few languages write says more than a Latin one, which is in all. */
static double weigh_scripts(const struct satz_identify_tally *tally, double weights[SATZ_SCRIPT_COUNT]) {
    static const double worth[SATZ_SCRIPT_COUNT] = { 0, 1, 2, 2, 2, 4, 4, 4, 0 };
    double all = 0;
    for (size_t i = 0; i < SATZ_SCRIPT_COUNT; i++) {
        double weight = worth[i] * tally->letters[i];
        all += weights[i] = weight * weight * weight;
    }
    return all;
}

static void find_best(struct satz_identity *identity) {
    identity->best = SATZ_DE;
    for (int id = 1; id < SATZ_LANGUAGES; id++)
        if (identity->probability[id] > identity->probability[identity->best])
            identity->best = (enum satz_language_id)id;
    identity->next = identity->best == SATZ_DE ? SATZ_EN : SATZ_DE;
    for (int id = 0; id < SATZ_LANGUAGES; id++)
        if (id != (int)identity->best && identity->probability[id] > identity->probability[identity->next])
            identity->next = (enum satz_language_id)id;
    identity->sure = identity->probability[identity->best] > SURE;
}

void satz_identify_end(const struct satz_identifier *identifier, const struct satz_identify_tally *tally,
                       struct satz_identity *identity) {
    static const enum satz_language_id alone[SATZ_SCRIPT_COUNT] = {
        [SATZ_SCRIPT_CYRILLIC] = SATZ_RU, [SATZ_SCRIPT_ARABIC] = SATZ_AR, [SATZ_SCRIPT_THAI] = SATZ_TH,
        [SATZ_SCRIPT_HANGUL] = SATZ_KO, [SATZ_SCRIPT_KANA] = SATZ_JA,
    };
    double weights[SATZ_SCRIPT_COUNT], all = weigh_scripts(tally, weights);
    const uint32_t *letters = tally->letters;
    *identity = (struct satz_identity){ .letters = 0 };
    for (size_t i = 0; i < SATZ_SCRIPT_COUNT; i++)
        identity->letters += letters[i];
    for (size_t i = 0; all > 0 && i < SATZ_SCRIPT_COUNT; i++)
        if (alone[i])
            identity->probability[alone[i]] += weights[i] / all;
    bool japanese = letters[SATZ_SCRIPT_KANA] * KANA_SHARE > letters[SATZ_SCRIPT_HAN];
    if (all > 0 && japanese)
        identity->probability[SATZ_JA] += weights[SATZ_SCRIPT_HAN] / all;
    else if (weights[SATZ_SCRIPT_HAN] > 0)
        share_out(identifier, tally, SATZ_IDENTIFY_HAN, weights[SATZ_SCRIPT_HAN] / all, identity);
    if (weights[SATZ_SCRIPT_LATIN] > 0) {
        share_out(identifier, tally, SATZ_IDENTIFY_LATIN, weights[SATZ_SCRIPT_LATIN] / all, identity);
        double malay = identity->probability[SATZ_MS];
        identity->probability[SATZ_MS] = 0;
        share_out(identifier, tally, SATZ_IDENTIFY_MALAY, malay, identity);
    }
    for (int id = 0; id < SATZ_LANGUAGES; id++) {
        double sure = all > 0 ? identity->probability[id] : 1.0 / SATZ_LANGUAGES;
        identity->probability[id] = sure * (1 - SATZ_LANGUAGES * RARE) + RARE;
    }
    find_best(identity);
}

/* The table that tells two languages, and their places in it; SATZ_IDENTIFY_TABLES: none does. */
static size_t table_of(enum satz_language_id one, enum satz_language_id other, size_t places[2]) {
    const enum satz_language_id asked[2] = { one, other };
    for (size_t table = SATZ_IDENTIFY_TABLES; table-- > 0;) {
        size_t found = 0;
        for (size_t i = 0; i < 2; i++)
            for (size_t k = 0; k < satz_identify_kinds[table].count; k++) {
                enum satz_language_id has = satz_identify_kinds[table].languages[k];
                if (has == asked[i] || (table == SATZ_IDENTIFY_LATIN && has == SATZ_MS && asked[i] == SATZ_ID)) {
                    places[i] = k;
                    found++;
                }
            }
        if (found == 2)
            return table;
    }
    return SATZ_IDENTIFY_TABLES;
}

int32_t satz_identify_lead(const struct satz_identify_tally *tally, enum satz_language_id one, enum satz_language_id other) {
    size_t places[2], table = table_of(one, other, places);
    return table == SATZ_IDENTIFY_TABLES ? 0 : tally->sums[table][places[0]] - tally->sums[table][places[1]];
}

double satz_identify_odds(const struct satz_identifier *identifier, const struct satz_identify_tally *tally,
                          enum satz_language_id one, enum satz_language_id other, bool *same) {
    size_t places[2], table = table_of(one, other, places);
    *same = table < identifier->model.table_count;
    uint32_t letters = *same ? tally->letters[satz_identify_kinds[table].script] : 0;
    if (!letters)
        return 0;
    return satz_identify_trust(&identifier->model.tables[table], letters) *
           ((double)tally->sums[table][places[0]] - tally->sums[table][places[1]]);
}

double satz_identify_latin_odds(const struct satz_identifier *identifier, int64_t lead, uint32_t letters) {
    if (!identifier->model.table_count || !letters)
        return 0;
    return satz_identify_trust(&identifier->model.tables[SATZ_IDENTIFY_LATIN], letters) * (double)lead;
}

void satz_identify(const struct satz_identifier *identifier, struct satz_slice text, struct satz_identity *identity) {
    struct satz_identify_tally tally = { .letters = { 0 } };
    satz_identify_add(identifier, text, &tally);
    satz_identify_end(identifier, &tally, identity);
}
