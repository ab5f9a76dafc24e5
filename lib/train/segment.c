#include "train/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "segment/features.h"
#include "segment/segment.h"
#include "train/augment.h"
#include "train/count.h"
#include "train/recipe.h"

#define FOLDS 5u

/* How well a set is cut: boundaries found, said and there. */
struct score {
    size_t right, said, there;
};

struct trainer {
    const struct satz_segment_training *training;
    struct satz_recipe recipe;
    struct score *whole, *cross, *left_out; /* of each set */
};

/* What came of one training. */
struct outcome {
    struct satz_wordtable words;
    struct satz_examples examples;
    int8_t *weights;
    struct satz_linear_table table;
    struct satz_linear model;
};

/* ---- examples ---- */

static bool ends_at(const struct satz_gold_paragraph *paragraph, size_t *next, size_t end) {
    while (*next < paragraph->count && paragraph->ends[*next] < end)
        ++*next;
    return *next < paragraph->count && paragraph->ends[*next] == end;
}

/* A paragraph to learn from: its set, its number there, and how much it counts. */
struct lesson {
    size_t set, number;
    double weight;
};

static void add_paragraph(struct trainer *trainer, struct outcome *outcome, const struct lesson *lesson,
                          const struct satz_gold_paragraph *paragraph) {
    const struct satz_recipe_set *set = &trainer->recipe.sets[lesson->set];
    struct satz_scan scan = { .rules = set->rules, .text = paragraph->text };
    struct satz_place place;
    struct satz_context context;
    struct satz_features features;
    size_t next = 0;
    while (satz_scan_next(&scan, &place)) {
        struct satz_example example = { 0 };
        example.ends = ends_at(paragraph, &next, place.end);
        example.group = (uint16_t)lesson->set;
        example.fold = (uint16_t)(lesson->number % FOLDS);
        example.weight = lesson->weight;
        satz_context_read(&context, &place);
        if (set->doubtful && !example.ends && context.ends)
            continue;
        example.prior = context.ends ? trainer->recipe.prior : -trainer->recipe.prior;
        satz_features_at_mark(&place, &context, &outcome->model, &features);
        satz_examples_add(&outcome->examples, example, features.hashes, features.count);
        if (example.ends)
            scan.start = place.next;
    }
}

/* The paragraph as it is, and once more in another look, each in its turn. */
static void add_lesson(struct trainer *trainer, struct outcome *outcome, size_t set, size_t number) {
    const struct satz_gold_paragraph *paragraph = &trainer->recipe.sets[set].gold.paragraphs[number];
    struct lesson lesson = { set, number, trainer->recipe.sets[set].weight };
    add_paragraph(trainer, outcome, &lesson, paragraph);
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_gold_paragraph augmented;
    unsigned seed = (unsigned)(number / SATZ_AUGMENTS);
    lesson.weight *= trainer->recipe.augment;
    if (trainer->recipe.augment > 0 &&
        satz_augment(paragraph, (enum satz_augment)(number % SATZ_AUGMENTS), seed, &arena, &augmented))
        add_paragraph(trainer, outcome, &lesson, &augmented);
    satz_arena_release(&arena);
}

static bool teaches(const struct satz_recipe *recipe, size_t set, size_t left_out) {
    return set != left_out && satz_recipe_teaches(&recipe->sets[set]);
}

/* Counts words and collects examples, those of set `left_out` apart. */
static void prepare(struct trainer *trainer, struct outcome *outcome, size_t left_out) {
    const struct satz_recipe *recipe = &trainer->recipe;
    struct satz_counts counts;
    *outcome = (struct outcome){ .examples = SATZ_EXAMPLES_INIT };
    satz_counts_init(&counts);
    for (size_t i = 0; i < recipe->count; i++)
        for (size_t k = 0; teaches(recipe, i, left_out) && recipe->sets[i].own && k < recipe->sets[i].gold.count; k++)
            satz_counts_add(&counts, recipe->sets[i].gold.paragraphs[k].text);
    satz_wordtable_init(&outcome->words, trainer->recipe.words);
    satz_counts_fill(&counts, &outcome->words);
    satz_counts_release(&counts);
    outcome->weights = satz_memory_get_array((size_t)1 << trainer->recipe.learning.bits, 1);
    outcome->table = (struct satz_linear_table){ outcome->weights, trainer->recipe.learning.bits, 0, { 0 } };
    outcome->model = satz_linear_of(&outcome->table, 1, &outcome->words);
    for (size_t i = 0; i < recipe->count; i++)
        for (size_t k = 0; teaches(recipe, i, left_out) && k < recipe->sets[i].gold.count; k++)
            add_lesson(trainer, outcome, i, k);
}

static void release(struct outcome *outcome) {
    satz_wordtable_release(&outcome->words);
    satz_examples_release(&outcome->examples);
    free(outcome->weights);
}

/* Learns from all examples but those of `fold` (FOLDS: from all). */
static void learn(const struct trainer *trainer, struct outcome *outcome, size_t fold) {
    double *weights = satz_memory_get_array((size_t)1 << trainer->recipe.learning.bits, sizeof *weights);
    unsigned char *taken = satz_memory_get_array(outcome->examples.count + 1, 1);
    for (size_t i = 0; i < outcome->examples.count; i++)
        taken[i] = outcome->examples.items[i].fold != fold;
    satz_learn(&outcome->examples, taken, &trainer->recipe.learning, weights);
    double scale = satz_learn_quantise(weights, trainer->recipe.learning.bits, outcome->weights);
    outcome->table.prior = (int32_t)(scale * trainer->recipe.prior + 0.5);
    outcome->model.tables[0] = outcome->table;
    free(taken);
    free(weights);
}

/* ---- scores ---- */

static void score_paragraph(struct satz_segmenter *segmenter, const struct satz_gold_paragraph *paragraph,
                            struct satz_cuts *cuts, struct score *score) {
    size_t next = 0;
    satz_segmenter_cut(segmenter, paragraph->text, cuts);
    for (size_t i = 0; i < cuts->count; i++)
        score->right += ends_at(paragraph, &next, cuts->at[i]);
    score->said += cuts->count;
    score->there += paragraph->count;
}

/* Scores the paragraphs of `fold` (FOLDS: all). */
static void score_set(const struct satz_recipe_set *set, struct satz_segmenter *segmenter, const struct satz_linear *model,
                      size_t fold, struct score *score) {
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    satz_segmenter_use(segmenter, model);
    for (size_t i = 0; i < set->gold.count; i++)
        if (fold == FOLDS || i % FOLDS == fold)
            score_paragraph(segmenter, &set->gold.paragraphs[i], &cuts, score);
    satz_cuts_release(&cuts);
}

static void cross_validate(struct trainer *trainer, struct outcome *outcome, struct satz_segmenter *segmenter) {
    const struct satz_recipe *recipe = &trainer->recipe;
    for (size_t fold = 0; fold < FOLDS; fold++) {
        learn(trainer, outcome, fold);
        for (size_t i = 0; i < recipe->count; i++)
            if (recipe->sets[i].own && satz_recipe_teaches(&recipe->sets[i]))
                score_set(&recipe->sets[i], segmenter, &outcome->model, fold, &trainer->cross[i]);
    }
    for (size_t i = 0; i < recipe->count; i++) {
        struct outcome without;
        if (!recipe->sets[i].own || !satz_recipe_teaches(&recipe->sets[i]))
            continue;
        prepare(trainer, &without, i);
        learn(trainer, &without, FOLDS);
        score_set(&recipe->sets[i], segmenter, &without.model, FOLDS, &trainer->left_out[i]);
        release(&without);
    }
}

static void add_f1(struct satz_output *output, const struct score *score) {
    struct satz_buffer cell = SATZ_BUFFER_INIT;
    double sum = (double)(score->said + score->there);
    if (sum > 0)
        satz_buffer_add_format(&cell, "\t%.2f", 200 * (double)score->right / sum);
    else
        satz_buffer_add_string(&cell, "\t-");
    satz_output_add(output, satz_buffer_slice(&cell));
    satz_buffer_release(&cell);
}

static void print_scores(const struct trainer *trainer, struct satz_output *output) {
    satz_output_add_string(output, "set\ttrained\tcross-validated\tleft out\n");
    for (size_t i = 0; i < trainer->recipe.count; i++) {
        if (!trainer->recipe.sets[i].own)
            continue;
        satz_output_add(output, trainer->recipe.sets[i].name);
        add_f1(output, &trainer->whole[i]);
        add_f1(output, &trainer->cross[i]);
        add_f1(output, &trainer->left_out[i]);
        satz_output_add_string(output, "\n");
    }
}

static enum satz_status train(struct trainer *trainer, struct satz_buffer *model, struct satz_error *error) {
    const struct satz_segment_training *training = trainer->training;
    struct satz_segmenter *segmenter = satz_segmenter_untrained(training->data, training->lang, NULL, error);
    if (!segmenter)
        return SATZ_FAILED;
    struct outcome outcome;
    struct score *scores = satz_memory_get_array(3 * trainer->recipe.count + 1, sizeof *scores);
    trainer->whole = scores;
    trainer->cross = scores + trainer->recipe.count;
    trainer->left_out = trainer->cross + trainer->recipe.count;
    prepare(trainer, &outcome, SIZE_MAX);
    if (training->cross)
        cross_validate(trainer, &outcome, segmenter);
    learn(trainer, &outcome, FOLDS);
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if (trainer->recipe.sets[i].own)
            score_set(&trainer->recipe.sets[i], segmenter, &outcome.model, FOLDS, &trainer->whole[i]);
    print_scores(trainer, training->scores);
    satz_linear_write(&outcome.table, 1, &outcome.words, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, model);
    release(&outcome);
    free(scores);
    satz_segmenter_free(segmenter);
    return SATZ_OK;
}

enum satz_status satz_train_segment(const struct satz_segment_training *training, struct satz_buffer *model,
                                    struct satz_error *error) {
    struct trainer *trainer = satz_memory_get_array(1, sizeof *trainer);
    trainer->training = training;
    enum satz_status status = satz_recipe_load(&trainer->recipe, training->data, training->lang, training->recipe,
                                               training->folder, error);
    if (status == SATZ_OK)
        status = train(trainer, model, error);
    satz_recipe_release(&trainer->recipe);
    free(trainer);
    return status;
}
