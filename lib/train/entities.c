#include "train/entities.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "model/learn.h"
#include "model/perceptron.h"
#include "train/entity_score.h"
#include "train/entity_tables.h"

#define HELD_OUT 10u /* one sentence in so many tells how sure the model may be */
#define FOLDS 5u
#define SURE_UNIT 65536.0

struct trainer {
    const struct satz_training *training;
    struct satz_entity_recipe recipe;
    struct satz_keytable_maker tables[SATZ_SEQUENCE_TABLES];
    struct satz_lessons lessons;
    struct satz_perceptron perceptron;
    struct satz_sequence bare; /* only the tables */
    int32_t sure_base, sure_step;
    size_t rounds;
};

/* ---- lessons ---- */

static size_t sentence_begin(const struct satz_conll *conll, size_t sentence) {
    return sentence ? conll->ends[sentence - 1] : 0;
}

/* The words of a sentence as slices; they grow in `words`. */
static size_t words_of(const struct satz_conll *conll, size_t sentence, struct satz_slice **words, size_t *capacity) {
    size_t begin = sentence_begin(conll, sentence), count = conll->ends[sentence] - begin;
    *words = satz_memory_grow(*words, capacity, count + 1, sizeof **words);
    for (size_t i = 0; i < count; i++)
        (*words)[i] = conll->words[begin + i].word;
    return count;
}

static void add_lessons(struct trainer *trainer, const struct satz_entity_set *set) {
    struct satz_tag_sentence sentence = { .forms = NULL };
    struct satz_tag_features features;
    struct satz_slice *words = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < set->conll.sentences; i++) {
        size_t count = words_of(&set->conll, i, &words, &capacity);
        const uint8_t *labels = set->labels + sentence_begin(&set->conll, i);
        if (count > SATZ_TAGGER_WORDS)
            continue;
        satz_tag_sentence_set(&sentence, words, count, &trainer->bare);
        satz_lessons_begin(&trainer->lessons, set->times, (uint32_t)i);
        for (size_t k = 0; k < count; k++) {
            satz_tag_features_at(&sentence, k, &features);
            satz_lessons_add(&trainer->lessons, labels[k], features.hashes, features.count);
        }
    }
    satz_tag_sentence_release(&sentence);
    free(words);
}

/* ---- the model of what was learnt ---- */

/* Weights in whole numbers, with what they were multiplied by. */
struct draft {
    struct satz_sequence_row *rows;
    uint8_t *labels;
    int8_t *weights;
    size_t count;
    double scale;
    float least; /* smaller weights are left out */
    struct satz_chain chain;
};

static int compare_sizes(const void *a, const void *b) {
    float one = *(const float *)a, two = *(const float *)b;
    return one > two ? -1 : one < two;
}

/* Finds the scale, and which weights are kept. */
static void look_at_weights(const struct trainer *trainer, struct draft *draft) {
    const struct satz_perceptron *perceptron = &trainer->perceptron;
    size_t all = perceptron->count * perceptron->labels, count = 0;
    float *sizes = satz_memory_get_array(all + 1, sizeof *sizes);
    for (size_t i = 0; i < all; i++)
        if (perceptron->weights[i] != 0)
            sizes[count++] = fabsf(perceptron->weights[i]);
    qsort(sizes, count, sizeof *sizes, compare_sizes);
    size_t cut = trainer->recipe.cut ? count / trainer->recipe.cut : 0;
    draft->scale = count && sizes[cut] > 0 ? 127 / (double)sizes[cut] : 1;
    draft->least = count > trainer->recipe.weights ? sizes[trainer->recipe.weights] : 0;
    draft->count = 0;
    free(sizes);
}

static void add_row(const struct trainer *trainer, struct draft *draft, size_t feature, size_t *pairs) {
    const struct satz_perceptron *perceptron = &trainer->perceptron;
    struct satz_sequence_row *row = &draft->rows[draft->count];
    *row = (struct satz_sequence_row){ .feature = perceptron->features[feature], .first = *pairs };
    for (size_t label = 0; label < perceptron->labels; label++) {
        float weight = perceptron->weights[feature * perceptron->labels + label];
        int32_t whole = satz_learn_round(weight * draft->scale, 127);
        if (!whole || fabsf(weight) < draft->least)
            continue;
        draft->labels[*pairs] = (uint8_t)label;
        draft->weights[(*pairs)++] = (int8_t)whole;
        row->count++;
    }
    draft->count += row->count > 0;
}

static void fill_draft(const struct trainer *trainer, struct draft *draft) {
    const struct satz_perceptron *perceptron = &trainer->perceptron;
    size_t pairs = 0;
    *draft = (struct draft){ .chain = { .kinds = SATZ_TAG_KINDS } };
    look_at_weights(trainer, draft);
    draft->rows = satz_memory_get_array(perceptron->count + 1, sizeof *draft->rows);
    draft->labels = satz_memory_get_array(trainer->recipe.weights + perceptron->labels + 1, 1);
    draft->weights = satz_memory_get_array(trainer->recipe.weights + perceptron->labels + 1, 1);
    for (size_t i = 0; i < perceptron->count && pairs < trainer->recipe.weights; i++)
        add_row(trainer, draft, i, &pairs);
    for (size_t from = 0; from <= SATZ_CHAIN_LABELS; from++)
        for (size_t to = 0; to < perceptron->labels; to++)
            draft->chain.steps[from][to] = satz_learn_round(perceptron->steps[from][to] * draft->scale, INT16_MAX);
}

static void write_model(const struct trainer *trainer, struct satz_buffer *file) {
    struct draft draft;
    const char *names[SATZ_TAG_KINDS];
    for (size_t i = 0; i < SATZ_TAG_KINDS; i++)
        names[i] = satz_tag_name((enum satz_tag_kind)i);
    fill_draft(trainer, &draft);
    struct satz_sequence_draft sequence = { .names = names, .chain = &draft.chain, .rows = draft.rows,
                                            .count = draft.count, .labels = draft.labels, .weights = draft.weights,
                                            .sure_base = trainer->sure_base, .sure_step = trainer->sure_step };
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        sequence.tables[i] = trainer->tables[i].table;
    satz_sequence_write(&sequence, SATZ_TAGGER_VERSION, file);
    free(draft.rows);
    free(draft.labels);
    free(draft.weights);
}

static enum satz_status tagger_of(const struct trainer *trainer, struct satz_tagger *tagger, struct satz_error *error) {
    struct satz_buffer file = SATZ_BUFFER_INIT;
    *tagger = (struct satz_tagger){ .count = 0 };
    write_model(trainer, &file);
    return satz_sequence_of(&tagger->model, &file, SATZ_TAGGER_VERSION, error);
}

/* ---- learning ---- */

static void say_round(void *context, size_t rounds) {
    struct trainer *trainer = context;
    (void)rounds;
    if (trainer->training->say)
        trainer->training->say(trainer->training->context, "rounds learnt", ++trainer->rounds);
}

/* Learns from all lessons but those whose fold, by `folds`, is `held`. */
static void learn(struct trainer *trainer, size_t folds, size_t held, size_t runs) {
    unsigned char *taken = satz_memory_get_array(trainer->lessons.count + 1, 1);
    for (size_t i = 0; i < trainer->lessons.count; i++)
        taken[i] = !folds || trainer->lessons.items[i].fold % folds != held;
    struct satz_perceptron_settings settings = {
        .kinds = SATZ_TAG_KINDS, .rounds = trainer->recipe.rounds, .drop = (uint32_t)trainer->recipe.drop,
        .margin = (int32_t)trainer->recipe.margin, .missed = (int32_t)trainer->recipe.missed, .runs = runs, .taken = taken,
        .say = say_round, .context = trainer
    };
    satz_perceptron_learn(&trainer->perceptron, &trainer->lessons, &settings);
    free(taken);
}

/* ---- how sure ---- */

/* Margins of what was said, and whether it was right. */
struct trials {
    double *margins;
    bool *right;
    size_t count, capacity, right_capacity;
};

/* Fits 1 / (1 + e^-(base + step × margin)) by Newton's method, with Platt's targets (2000). */
static void fit(const struct trials *trials, double *base, double *step) {
    double right = 0;
    for (size_t i = 0; i < trials->count; i++)
        right += trials->right[i];
    double yes = (right + 1) / (right + 2), no = 1 / ((double)trials->count - right + 2);
    *base = 0;
    *step = 0;
    for (int round = 0; round < 50 && trials->count; round++) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
        for (size_t i = 0; i < trials->count; i++) {
            double x = trials->margins[i], p = 1 / (1 + exp(-(*base + *step * x)));
            double error = (trials->right[i] ? yes : no) - p, w = p * (1 - p);
            g0 += error;
            g1 += error * x;
            h00 += w;
            h01 += w * x;
            h11 += w * x * x;
        }
        double det = h00 * h11 - h01 * h01;
        if (!(det > 1e-12))
            return;
        *base += (h11 * g0 - h01 * g1) / det;
        *step += (h00 * g1 - h01 * g0) / det;
    }
}

static bool is_right(const uint8_t *labels, size_t begin, const struct satz_tagged *thing, size_t count) {
    enum satz_chain_part part = thing->end - thing->first == 1 ? SATZ_CHAIN_ONLY : SATZ_CHAIN_FIRST;
    for (size_t i = thing->first; i < thing->end && i < count; i++) {
        if (labels[begin + i] != satz_chain_label(SATZ_TAG_KINDS, part, thing->kind))
            return false;
        part = i + 2 == thing->end ? SATZ_CHAIN_LAST : SATZ_CHAIN_INNER;
    }
    return true;
}

static void try_sentence(struct satz_tagger *tagger, const struct satz_entity_set *set, size_t sentence,
                         const struct satz_slice *words, size_t count, struct trials *trials) {
    size_t begin = sentence_begin(&set->conll, sentence);
    (void)satz_tagger_find(tagger, words, count);
    for (size_t i = 0; i < tagger->count; i++) {
        trials->margins =
            satz_memory_grow(trials->margins, &trials->capacity, trials->count + 1, sizeof *trials->margins);
        trials->right =
            satz_memory_grow(trials->right, &trials->right_capacity, trials->count + 1, sizeof *trials->right);
        trials->margins[trials->count] = tagger->things[i].margin;
        trials->right[trials->count++] = is_right(set->labels, begin, &tagger->things[i], count);
    }
}

static void try_held_out(struct trainer *trainer, struct satz_tagger *tagger, struct trials *trials) {
    struct satz_slice *words = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < trainer->recipe.count; i++) {
        const struct satz_entity_set *set = &trainer->recipe.sets[i];
        for (size_t k = 0; set->times && k < set->conll.sentences; k += HELD_OUT)
            try_sentence(tagger, set, k, words, words_of(&set->conll, k, &words, &capacity), trials);
    }
    free(words);
}

static enum satz_status learn_sureness(struct trainer *trainer, struct satz_error *error) {
    struct satz_tagger tagger;
    struct trials trials = { .margins = NULL };
    double base, step;
    learn(trainer, HELD_OUT, 0, trainer->recipe.runs);
    if (tagger_of(trainer, &tagger, error) != SATZ_OK)
        return SATZ_FAILED;
    try_held_out(trainer, &tagger, &trials);
    fit(&trials, &base, &step);
    trainer->sure_base = satz_learn_round(base * SURE_UNIT, INT32_MAX / 2);
    trainer->sure_step = satz_learn_round(step * SURE_UNIT, INT32_MAX / 2);
    satz_tagger_close(&tagger);
    free(trials.margins);
    free(trials.right);
    return SATZ_OK;
}

/* ---- scores ---- */

static void score_set(struct satz_tagger *tagger, const struct satz_entity_set *set, size_t folds, size_t held,
                      struct satz_entity_score *score) {
    struct satz_slice *words = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < set->conll.sentences; i++) {
        if (folds && i % folds != held)
            continue;
        size_t count = words_of(&set->conll, i, &words, &capacity);
        (void)satz_tagger_find(tagger, words, count);
        satz_entity_score_add(score, set->labels + sentence_begin(&set->conll, i), count, tagger->things, tagger->count);
    }
    free(words);
}

static enum satz_status cross_validate(struct trainer *trainer, struct satz_entity_score *scores, struct satz_error *error) {
    for (size_t fold = 0; fold < FOLDS; fold++) {
        struct satz_tagger tagger;
        learn(trainer, FOLDS, fold, trainer->recipe.runs);
        if (tagger_of(trainer, &tagger, error) != SATZ_OK)
            return SATZ_FAILED;
        for (size_t i = 0; i < trainer->recipe.count; i++)
            if (trainer->recipe.sets[i].times)
                score_set(&tagger, &trainer->recipe.sets[i], FOLDS, fold, &scores[i]);
        satz_tagger_close(&tagger);
    }
    return SATZ_OK;
}

static void print_scores(const struct trainer *trainer, const struct satz_entity_score *scores, const char *how,
                         bool trained) {
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if (trained || trainer->recipe.sets[i].times)
            satz_entity_score_print(&scores[i], trainer->recipe.sets[i].name, how, trainer->training->scores);
}

static enum satz_status finish(struct trainer *trainer, struct satz_buffer *model, struct satz_error *error) {
    struct satz_entity_score *scores = satz_memory_get_array(trainer->recipe.count + 1, sizeof *scores);
    struct satz_tagger tagger;
    enum satz_status status = SATZ_OK;
    if (trainer->training->cross) {
        status = cross_validate(trainer, scores, error);
        print_scores(trainer, scores, "cross-validated", false);
        memset(scores, 0, trainer->recipe.count * sizeof *scores);
    }
    if (status == SATZ_OK)
        learn(trainer, 0, 0, trainer->recipe.runs);
    if (status == SATZ_OK)
        status = tagger_of(trainer, &tagger, error);
    if (status == SATZ_OK) {
        for (size_t i = 0; i < trainer->recipe.count; i++)
            if (!trainer->recipe.sets[i].times)
                score_set(&tagger, &trainer->recipe.sets[i], 0, 0, &scores[i]);
        print_scores(trainer, scores, "measured", true);
        satz_buffer_add(model, satz_buffer_slice(&tagger.model.own));
        satz_tagger_close(&tagger);
    }
    free(scores);
    return status;
}

/* ---- all of it ---- */

static enum satz_status train(struct trainer *trainer, struct satz_buffer *model, struct satz_error *error) {
    if (satz_entity_tables_make(&trainer->recipe, trainer->tables, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        trainer->bare.tables[i] = trainer->tables[i].table;
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if (trainer->recipe.sets[i].times)
            add_lessons(trainer, &trainer->recipe.sets[i]);
    satz_perceptron_init(&trainer->perceptron, &trainer->lessons, SATZ_TAG_KINDS, trainer->recipe.least);
    if (learn_sureness(trainer, error) != SATZ_OK)
        return SATZ_FAILED;
    return finish(trainer, model, error);
}

enum satz_status satz_train_entities(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) {
    struct trainer *trainer = satz_memory_get_array(1, sizeof *trainer);
    trainer->training = training;
    enum satz_status status = satz_entity_recipe_load(&trainer->recipe, training->data, training->lang, training->recipe,
                                                      training->folder, error);
    if (status == SATZ_OK)
        status = train(trainer, model, error);
    satz_perceptron_release(&trainer->perceptron);
    satz_lessons_release(&trainer->lessons);
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        satz_keytable_release(&trainer->tables[i]);
    satz_entity_recipe_release(&trainer->recipe);
    free(trainer);
    return status;
}
