#include "train/identify.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "identify/identifier.h"
#include "model/learn.h"
#include "text/utf8.h"
#include "train/identify_recipe.h"

/*
 * Lengths of the pieces, in characters; 0: whole lines. The largest 2000th part of the weights is cut off. Of a set so many pieces
 * of a length are scored.
 */
enum { FOLDS = 5, LENGTHS = 4, SHARE_CUT = 2000, SCORED = 1500, BALANCE = 4, TRUSTS = 60 };
static const size_t lengths[LENGTHS] = { 20, 40, 80, 0 };
static const size_t learnt_lengths[] = { 20, 0, 60, 30, 120, 45 };

/* Of one table: its examples, and what is learnt from them. */
struct lesson {
    struct satz_examples examples;
    double *weights;
    int8_t *whole;
    struct satz_linear_table table;
};

/* Pieces judged: by true language, length and guess. */
struct score {
    size_t seen[SATZ_LANGUAGES][LENGTHS], right[SATZ_LANGUAGES][LENGTHS], sure[SATZ_LANGUAGES][LENGTHS];
    size_t sure_wrong[SATZ_LANGUAGES][LENGTHS], guessed[SATZ_LANGUAGES][SATZ_LANGUAGES];
};

/* A sum whose answer is known, from which is learnt how far sums can be trusted. */
struct trial {
    int32_t sums[SATZ_IDENTIFY_ROW];
    size_t truth, table, level;
};

struct trainer {
    const struct satz_training *training;
    struct satz_identify_recipe recipe;
    struct lesson lessons[SATZ_IDENTIFY_TABLES];
    size_t letters[SATZ_LANGUAGES]; /* that there are to be learnt from */
    struct satz_identifier identifier;
    struct trial *trials;
    size_t trial_count, trial_capacity, learnt;
};

/* The end of a piece of about `length` characters from `at` on, between words where there are blanks. */
static size_t piece_end(struct satz_slice line, size_t at, size_t length) {
    size_t size, end = at, blank = 0;
    for (size_t i = 0; end < line.size && (length == 0 || i < length); i++) {
        if (line.data[end] == ' ' && end > at)
            blank = end;
        satz_utf8_decode_checked(line.data + end, &size);
        end += size;
    }
    return end == line.size || line.data[end] == ' ' || blank == 0 ? end : blank;
}

/* Which of a table's languages a language is. The two that are one among the Latin ones have a table of their own. */
static bool place_of(enum satz_language_id language, size_t table, size_t *place) {
    const struct satz_identify_kind *kind = &satz_identify_kinds[table];
    bool malay = table == SATZ_IDENTIFY_LATIN && language == SATZ_ID;
    for (*place = 0; *place < kind->count; ++*place)
        if (kind->languages[*place] == (malay ? SATZ_MS : language))
            return true;
    return false;
}

/* ---- learning ---- */

/* A piece that a table's language is learnt from. */
static void add_piece(struct trainer *trainer, struct satz_slice piece, struct satz_example example, size_t table) {
    struct satz_script_scan scan = { .text = piece };
    struct satz_buffer features = SATZ_BUFFER_INIT;
    uint32_t some[SATZ_SCRIPT_FEATURES];
    while (satz_script_next(&scan)) {
        size_t count = satz_identify_features(table, &scan, some);
        satz_buffer_add(&features, satz_slice_make((const char *)some, count * sizeof *some));
    }
    size_t count = features.size / sizeof *some;
    uint32_t *all = satz_memory_get_array(count + 1, sizeof *all);
    if (count) {
        memcpy(all, features.data, features.size);
        satz_examples_add(&trainer->lessons[table].examples, example, all, count);
    }
    free(all);
    satz_buffer_release(&features);
}

/* Whether line `index` is among those that are learnt from, where there are more letters than are wanted. */
static bool is_wanted(const struct trainer *trainer, enum satz_language_id language, size_t index) {
    size_t all = trainer->letters[language], most = trainer->recipe.letters;
    return all <= most || index * most / all != (index + 1) * most / all;
}

/* Those that are of a script of a table. */
static size_t count_letters(struct satz_slice line) {
    struct satz_script_scan scan = { .text = line };
    size_t letters = 0;
    while (satz_script_next(&scan))
        letters += scan.kind == SATZ_SCRIPT_LATIN || scan.kind == SATZ_SCRIPT_HAN ? scan.count : 0;
    return letters;
}

static void add_set(struct trainer *trainer, const struct satz_identify_set *set, size_t table) {
    size_t place, turn = 0, all = trainer->letters[set->language], most = trainer->recipe.letters;
    double balance = all < most ? (double)most / (double)(all + 1) : 1;
    bool paired = table == SATZ_IDENTIFY_MALAY;
    double share = paired && set->exchanged ? 1 : balance < BALANCE ? balance : BALANCE;
    double weight = set->weight * (paired && !set->exchanged ? share * trainer->recipe.alone : share);
    if (!(weight > 0) || !place_of(set->language, table, &place) || (set->exchanged && !paired))
        return;
    for (size_t i = 0; i < set->count; i++) {
        struct satz_example example = { .group = (uint16_t)place, .fold = (uint16_t)(i % FOLDS), .weight = weight };
        if (!paired && !is_wanted(trainer, set->language, i))
            continue;
        for (size_t at = 0, end; at < set->lines[i].size; at = end) {
            end = piece_end(set->lines[i], at, learnt_lengths[turn++ % (sizeof learnt_lengths / sizeof *learnt_lengths)]);
            add_piece(trainer, satz_slice_sub(set->lines[i], at, end), example, table);
        }
    }
}

/*
 * Of two languages that share most words: how much more often the one has a feature. What was exchanged has all else on both
 * sides, so that only what differs gets a weight.
 */
static void learn_odds(struct trainer *trainer, size_t table, size_t fold) {
    struct lesson *lesson = &trainer->lessons[table];
    const struct satz_examples *examples = &lesson->examples;
    size_t rows = (size_t)1 << trainer->recipe.bits[table];
    double *counts = satz_memory_get_array(rows * 2, sizeof *counts);
    for (size_t i = 0; i < examples->count; i++) {
        const struct satz_example *example = &examples->items[i];
        for (size_t k = 0; example->fold != fold && k < example->count; k++)
            counts[(examples->features[example->features + k] >> (32 - trainer->recipe.bits[table])) * 2 + example->group] +=
                example->weight;
    }
    for (size_t i = 0; i < rows; i++)
        lesson->weights[i] = log((counts[2 * i] + trainer->recipe.smooth) / (counts[2 * i + 1] + trainer->recipe.smooth));
    free(counts);
}

/* Of all others: each language against the rest, in all examples but those of `fold`. */
static void learn_each(struct trainer *trainer, size_t table, size_t fold) {
    struct lesson *lesson = &trainer->lessons[table];
    struct satz_examples *examples = &lesson->examples;
    uint32_t bits = trainer->recipe.bits[table];
    struct satz_learning learning = { .bits = bits, .cost = trainer->recipe.cost, .rounds = trainer->recipe.rounds };
    double *weights = satz_memory_get_array((size_t)1 << bits, sizeof *weights);
    unsigned char *taken = satz_memory_get_array(examples->count + 1, 1);
    for (size_t place = 0; place < satz_identify_kinds[table].count; place++) {
        for (size_t i = 0; i < examples->count; i++) {
            taken[i] = examples->items[i].fold != fold;
            examples->items[i].ends = examples->items[i].group == place;
        }
        satz_learn_weights(examples, taken, &learning, weights);
        for (size_t i = 0; i < (size_t)1 << bits; i++)
            lesson->weights[(i << satz_identify_kinds[table].row_bits) + place] = weights[i];
    }
    free(taken);
    free(weights);
}

/* Learns a table, and rounds all its weights alike. */
static void learn_table(struct trainer *trainer, size_t table, size_t fold) {
    struct lesson *lesson = &trainer->lessons[table];
    if (table == SATZ_IDENTIFY_MALAY)
        learn_odds(trainer, table, fold);
    else
        learn_each(trainer, table, fold);
    double scale = satz_learn_quantise(lesson->weights, lesson->table.bits, SHARE_CUT, lesson->whole);
    for (size_t i = 0; i < SATZ_LINEAR_LEVELS; i++)
        lesson->table.thresholds[i] = satz_learn_round(SATZ_IDENTIFY_UNIT * 2 / scale, SATZ_LINEAR_ADDEND);
}

static void learn(struct trainer *trainer, size_t fold) {
    static const struct satz_wordtable none = { .count = 0 };
    struct satz_linear_table tables[SATZ_IDENTIFY_TABLES];
    for (size_t i = 0; i < SATZ_IDENTIFY_TABLES; i++) {
        learn_table(trainer, i, fold);
        tables[i] = trainer->lessons[i].table;
    }
    trainer->identifier.model = satz_linear_of(tables, SATZ_IDENTIFY_TABLES, &none);
    if (trainer->training->say)
        trainer->training->say(trainer->training->context, "models learnt", ++trainer->learnt);
}

/* ---- how far sums can be trusted ---- */

static void add_trial(struct trainer *trainer, struct satz_slice piece, enum satz_language_id language, size_t level) {
    struct satz_identify_tally tally = { .letters = { 0 } };
    satz_identify_add(&trainer->identifier, piece, &tally);
    for (size_t table = 0; table < SATZ_IDENTIFY_TABLES; table++) {
        struct trial trial = { .level = level, .table = table };
        if (!place_of(language, table, &trial.truth) || !tally.letters[satz_identify_kinds[table].script])
            continue;
        memcpy(trial.sums, tally.sums[table], sizeof trial.sums);
        trainer->trials = satz_memory_grow(trainer->trials, &trainer->trial_capacity, trainer->trial_count + 1, sizeof trial);
        trainer->trials[trainer->trial_count++] = trial;
    }
}

static void add_trials(struct trainer *trainer, const struct satz_identify_set *set, size_t fold) {
    for (size_t level = 0; level < SATZ_LINEAR_LEVELS; level++)
        for (size_t i = 0, count = 0; i < set->count && count < SCORED; i++) {
            if (fold < FOLDS && i % FOLDS != fold)
                continue;
            size_t end = piece_end(set->lines[i], 0, satz_identify_lengths[level] * 5 / 4);
            if (end < set->lines[i].size) {
                add_trial(trainer, satz_slice_sub(set->lines[i], 0, end), set->language, level);
                count++;
            }
        }
}

/* What the truth costs, in the mean, where sums are multiplied by `trust`. */
static double loss_of(const struct trainer *trainer, size_t table, size_t level, double trust) {
    double loss = 0;
    for (size_t i = 0; i < trainer->trial_count; i++) {
        const struct trial *trial = &trainer->trials[i];
        double all = 0;
        if (trial->table != table || trial->level != level)
            continue;
        for (size_t k = 0; k < satz_identify_kinds[table].count; k++)
            all += exp(((double)trial->sums[k] - trial->sums[trial->truth]) * trust);
        loss += log(all);
    }
    return loss;
}

static void learn_trust(struct trainer *trainer) {
    for (size_t table = 0; table < SATZ_IDENTIFY_TABLES; table++)
        for (size_t level = 0; level < SATZ_LINEAR_LEVELS; level++) {
            double best = 0, least = INFINITY, trust = 1;
            for (size_t i = 0; i < TRUSTS; i++, trust *= 0.8) {
                double loss = loss_of(trainer, table, level, trust);
                best = loss < least ? trust : best;
                least = loss < least ? loss : least;
            }
            int32_t threshold = satz_learn_round(SATZ_IDENTIFY_UNIT * best, SATZ_LINEAR_ADDEND);
            if (trainer->trial_count > 0)
                trainer->lessons[table].table.thresholds[level] = threshold;
            trainer->identifier.model.tables[table].thresholds[level] = trainer->lessons[table].table.thresholds[level];
        }
}

/* ---- scores ---- */

static void score_piece(const struct trainer *trainer, struct satz_slice piece, enum satz_language_id language,
                        size_t length, struct score *score) {
    struct satz_identity identity;
    satz_identify(&trainer->identifier, piece, &identity);
    if (!identity.letters)
        return;
    bool right = identity.best == language;
    score->seen[language][length]++;
    score->right[language][length] += right;
    score->sure[language][length] += identity.sure;
    score->sure_wrong[language][length] += identity.sure && !right;
    score->guessed[language][identity.best]++;
}

static void score_set(const struct trainer *trainer, const struct satz_identify_set *set, size_t fold, struct score *score) {
    for (size_t length = 0; length < LENGTHS; length++)
        for (size_t i = 0, count = 0; i < set->count && count < SCORED; i++) {
            if (fold < FOLDS && i % FOLDS != fold)
                continue;
            size_t end = piece_end(set->lines[i], 0, lengths[length]);
            score_piece(trainer, satz_slice_sub(set->lines[i], 0, end), set->language, length, score);
            count++;
        }
}

static void print_row(const struct score *score, size_t language, struct satz_buffer *row) {
    satz_buffer_add_string(row, satz_language_code((enum satz_language_id)language));
    for (size_t i = 0; i < LENGTHS; i++) {
        double seen = (double)(score->seen[language][i] ? score->seen[language][i] : 1);
        satz_buffer_add_format(row, "\t%.2f\t%.2f\t%.2f", 100 * (double)score->right[language][i] / seen,
                               100 * (double)score->sure[language][i] / seen,
                               100 * (double)score->sure_wrong[language][i] / seen);
    }
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        if (i != language && score->guessed[language][i])
            satz_buffer_add_format(row, "%s%s %zu", i == 0 || row->data[row->size - 1] == '\t' ? "\t" : " ",
                                   satz_language_code((enum satz_language_id)i), score->guessed[language][i]);
    satz_buffer_add_string(row, "\n");
}

static void print_scores(const struct trainer *trainer, const char *what, const struct score *score) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&text, what);
    for (size_t i = 0; i < LENGTHS; i++)
        if (lengths[i])
            satz_buffer_add_format(&text, "\t%zu\tsure\tsure and wrong", lengths[i]);
        else
            satz_buffer_add_string(&text, "\tlines\tsure\tsure and wrong");
    satz_buffer_add_string(&text, "\ttaken for\n");
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        if (score->seen[i][LENGTHS - 1])
            print_row(score, i, &text);
    satz_output_add(trainer->training->scores, satz_buffer_slice(&text));
    satz_buffer_release(&text);
}

static void score_all(const struct trainer *trainer, bool taught, size_t fold, struct score *score) {
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if ((trainer->recipe.sets[i].weight > 0) == taught && !trainer->recipe.sets[i].exchanged)
            score_set(trainer, &trainer->recipe.sets[i], fold, score);
}

/* ---- all of it ---- */

static void prepare(struct trainer *trainer) {
    const struct satz_identify_recipe *recipe = &trainer->recipe;
    for (size_t i = 0; i < SATZ_IDENTIFY_TABLES; i++) {
        struct lesson *lesson = &trainer->lessons[i];
        uint32_t bits = recipe->bits[i] + satz_identify_kinds[i].row_bits;
        lesson->weights = satz_memory_get_array((size_t)1 << bits, sizeof *lesson->weights);
        lesson->whole = satz_memory_get_array((size_t)1 << bits, 1);
        lesson->table = (struct satz_linear_table){ lesson->whole, bits, 0, { 0 } };
    }
    for (size_t i = 0; i < recipe->count; i++)
        for (size_t k = 0; !recipe->sets[i].exchanged && recipe->sets[i].weight > 0 && k < recipe->sets[i].count; k++)
            trainer->letters[recipe->sets[i].language] += count_letters(recipe->sets[i].lines[k]);
    for (size_t table = 0; table < SATZ_IDENTIFY_TABLES; table++)
        for (size_t i = 0; i < recipe->count; i++)
            add_set(trainer, &recipe->sets[i], table);
}

static void cross_validate(struct trainer *trainer) {
    struct score score = { .seen = { { 0 } } };
    for (size_t fold = 0; fold < FOLDS; fold++) {
        learn(trainer, fold);
        trainer->trial_count = 0;
        for (size_t i = 0; i < trainer->recipe.count; i++)
            if (trainer->recipe.sets[i].weight > 0 && !trainer->recipe.sets[i].exchanged)
                add_trials(trainer, &trainer->recipe.sets[i], fold);
        learn_trust(trainer);
        score_all(trainer, true, fold, &score);
    }
    print_scores(trainer, "cross-validated", &score);
}

/* How sure it may be is learnt from what it did not learn from, if there is any. */
static void finish(struct trainer *trainer) {
    struct score score = { .seen = { { 0 } } };
    bool measured = false;
    for (size_t i = 0; i < trainer->recipe.count; i++)
        measured |= trainer->recipe.sets[i].weight <= 0;
    learn(trainer, FOLDS);
    trainer->trial_count = 0;
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if (!trainer->recipe.sets[i].exchanged && (!measured || trainer->recipe.sets[i].weight <= 0))
            add_trials(trainer, &trainer->recipe.sets[i], FOLDS);
    learn_trust(trainer);
    score_all(trainer, !measured, FOLDS, &score);
    print_scores(trainer, measured ? "measured" : "trained", &score);
}

static void release(struct trainer *trainer) {
    for (size_t i = 0; i < SATZ_IDENTIFY_TABLES; i++) {
        satz_examples_release(&trainer->lessons[i].examples);
        free(trainer->lessons[i].weights);
        free(trainer->lessons[i].whole);
    }
    free(trainer->trials);
}

enum satz_status satz_train_identify(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) {
    static const struct satz_wordtable none = { .count = 0 };
    struct trainer *trainer = satz_memory_get_array(1, sizeof *trainer);
    trainer->training = training;
    enum satz_status status =
        satz_identify_recipe_load(&trainer->recipe, training->data, training->recipe, training->folder, error);
    if (status == SATZ_OK) {
        prepare(trainer);
        if (training->cross)
            cross_validate(trainer);
        finish(trainer);
        satz_linear_write(trainer->identifier.model.tables, SATZ_IDENTIFY_TABLES, &none, SATZ_IDENTIFY_KIND,
                          SATZ_IDENTIFY_VERSION, model);
        release(trainer);
    }
    satz_identify_recipe_release(&trainer->recipe);
    free(trainer);
    return status;
}
