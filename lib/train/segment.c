#include "train/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/table.h"
#include "model/learn.h"
#include "segment/features.h"
#include "segment/segment.h"
#include "train/corpus.h"
#include "train/count.h"

#define FOLDS 5u
#define SETS_LIMIT 32

/* How well a set is cut: boundaries found, said and there. */
struct score {
    size_t right, said, there;
};

struct set {
    struct satz_slice name;
    double weight; /* 0: only measured */
    bool own;      /* of the language of the model, and not of another that it learns from too */
    bool doubtful; /* its sentences were found by a program: what the rules call an end inside one is passed over */
    struct satz_slice lang;
    struct satz_gold gold;
    struct satz_rules rules;
    struct score whole, cross, left_out;
};

struct trainer {
    const struct satz_segment_training *training;
    struct satz_table recipe;
    double prior;            /* what the rules' verdict counts */
    struct set sets[SETS_LIMIT];
    size_t set_count;
    struct satz_learning learning;
    size_t word_count;
};

/* What came of one training. */
struct outcome {
    struct satz_wordtable words;
    struct satz_examples examples;
    int8_t *weights;
    struct satz_linear_table table;
    struct satz_linear model;
};

static double number_of(struct satz_slice cell) {
    double value = 0, scale = 1;
    bool fraction = false;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] == '.') {
            fraction = true;
        } else if (cell.data[i] >= '0' && cell.data[i] <= '9') {
            value = value * 10 + (cell.data[i] - '0');
            scale *= fraction ? 10 : 1;
        } else {
            return -1;
        }
    }
    return cell.size ? value / scale : -1;
}

static bool set_number(struct trainer *trainer, struct satz_slice name, double value) {
    if (satz_slice_is(name, "cost") && value > 0)
        trainer->learning.cost = value;
    else if (satz_slice_is(name, "rounds") && value >= 1 && value <= 1000)
        trainer->learning.rounds = (size_t)value;
    else if (satz_slice_is(name, "bits") && value >= 8 && value <= 20)
        trainer->learning.bits = (uint32_t)value;
    else if (satz_slice_is(name, "prior") && value >= 0)
        trainer->prior = value;
    else if (satz_slice_is(name, "words") && value >= 0 && value <= 100000)
        trainer->word_count = (size_t)value;
    else
        return false;
    return true;
}

static enum satz_status load_set(struct trainer *trainer, struct set *set, struct satz_slice lang,
                                 struct satz_error *error) {
    char tag[16];
    if (lang.size >= sizeof tag)
        return satz_error_set(error, "no such language: '%.*s'", (int)lang.size, lang.data);
    memcpy(tag, lang.data, lang.size);
    tag[lang.size] = '\0';
    set->own = !lang.size;
    if (satz_rules_load(&set->rules, trainer->training->data, set->own ? trainer->training->lang : tag, NULL, error) != SATZ_OK)
        return SATZ_FAILED;
    return satz_gold_load(&set->gold, trainer->training->folder, set->name, error);
}

static enum satz_status read_row(struct trainer *trainer, const struct satz_row *row, struct satz_error *error) {
    struct satz_slice kind = satz_row_cell(row, 0), name = satz_row_cell(row, 1);
    double value = number_of(satz_row_cell(row, 2));
    if (satz_slice_is(kind, "set") && set_number(trainer, name, value))
        return SATZ_OK;
    bool doubtful = satz_slice_is(kind, "doubtful"), train = doubtful || satz_slice_is(kind, "train");
    if ((!train && !satz_slice_is(kind, "measure")) || (train && value <= 0))
        return satz_error_set_at(error, trainer->recipe.name, row->line, "no row of a recipe");
    if (trainer->set_count == SETS_LIMIT)
        return satz_error_set_at(error, trainer->recipe.name, row->line, "more than %d sets", SETS_LIMIT);
    struct set *set = &trainer->sets[trainer->set_count++];
    *set = (struct set){ .name = name, .weight = train ? value : 0, .doubtful = doubtful };
    return load_set(trainer, set, satz_row_cell(row, 3), error);
}

static enum satz_status read_recipe(struct trainer *trainer, struct satz_error *error) {
    const struct satz_segment_training *training = trainer->training;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_FAILED;
    if (!training->recipe && !satz_data_language_path(training->data, training->lang, "segment.train.tsv", &path))
        (void)satz_error_set(error, "no segment.train.tsv for language '%s' among the dictionaries", training->lang);
    else
        status = satz_table_load(&trainer->recipe, training->recipe ? training->recipe : path.data, error);
    for (size_t i = 0; status == SATZ_OK && i < trainer->recipe.count; i++)
        status = read_row(trainer, &trainer->recipe.rows[i], error);
    satz_buffer_release(&path);
    return status;
}

/* ---- examples ---- */

static bool ends_at(const struct satz_gold_paragraph *paragraph, size_t *next, size_t end) {
    while (*next < paragraph->count && paragraph->ends[*next] < end)
        ++*next;
    return *next < paragraph->count && paragraph->ends[*next] == end;
}

static void add_paragraph(struct trainer *trainer, struct outcome *outcome, size_t set, size_t number) {
    const struct satz_gold_paragraph *paragraph = &trainer->sets[set].gold.paragraphs[number];
    struct satz_scan scan = { .rules = &trainer->sets[set].rules, .text = paragraph->text };
    struct satz_place place;
    struct satz_context context;
    struct satz_features features;
    size_t next = 0;
    while (satz_scan_next(&scan, &place)) {
        struct satz_example example = { 0 };
        example.ends = ends_at(paragraph, &next, place.end);
        example.group = (uint16_t)set;
        example.fold = (uint16_t)(number % FOLDS);
        example.weight = trainer->sets[set].weight;
        satz_context_read(&context, &place);
        if (trainer->sets[set].doubtful && !example.ends && context.ends)
            continue;
        example.prior = context.ends ? trainer->prior : -trainer->prior;
        satz_features_at_mark(&place, &context, &outcome->model, &features);
        satz_examples_add(&outcome->examples, example, features.hashes, features.count);
        if (example.ends)
            scan.start = place.next;
    }
}

/* Counts words and collects examples, those of set `left_out` apart. */
static void prepare(struct trainer *trainer, struct outcome *outcome, size_t left_out) {
    struct satz_counts counts;
    *outcome = (struct outcome){ .examples = SATZ_EXAMPLES_INIT };
    satz_counts_init(&counts);
    for (size_t i = 0; i < trainer->set_count; i++)
        for (size_t k = 0; trainer->sets[i].weight > 0 && trainer->sets[i].own && i != left_out && k < trainer->sets[i].gold.count; k++)
            satz_counts_add(&counts, trainer->sets[i].gold.paragraphs[k].text);
    satz_wordtable_init(&outcome->words, trainer->word_count);
    satz_counts_fill(&counts, &outcome->words);
    satz_counts_release(&counts);
    outcome->weights = satz_memory_get_array((size_t)1 << trainer->learning.bits, 1);
    outcome->table = (struct satz_linear_table){ outcome->weights, trainer->learning.bits, 0, { 0 } };
    outcome->model = satz_linear_of(&outcome->table, 1, &outcome->words);
    for (size_t i = 0; i < trainer->set_count; i++)
        for (size_t k = 0; trainer->sets[i].weight > 0 && i != left_out && k < trainer->sets[i].gold.count; k++)
            add_paragraph(trainer, outcome, i, k);
}

static void release(struct outcome *outcome) {
    satz_wordtable_release(&outcome->words);
    satz_examples_release(&outcome->examples);
    free(outcome->weights);
}

/* Learns from all examples but those of `fold` (FOLDS: from all). */
static void learn(const struct trainer *trainer, struct outcome *outcome, size_t fold) {
    double *weights = satz_memory_get_array((size_t)1 << trainer->learning.bits, sizeof *weights);
    unsigned char *taken = satz_memory_get_array(outcome->examples.count + 1, 1);
    for (size_t i = 0; i < outcome->examples.count; i++)
        taken[i] = outcome->examples.items[i].fold != fold;
    satz_learn(&outcome->examples, taken, &trainer->learning, weights);
    double scale = satz_learn_quantise(weights, trainer->learning.bits, outcome->weights);
    outcome->table.prior = (int32_t)(scale * trainer->prior + 0.5);
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
static void score_set(const struct set *set, struct satz_segmenter *segmenter, const struct satz_linear *model,
                      size_t fold, struct score *score) {
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    satz_segmenter_use(segmenter, model);
    for (size_t i = 0; i < set->gold.count; i++)
        if (fold == FOLDS || i % FOLDS == fold)
            score_paragraph(segmenter, &set->gold.paragraphs[i], &cuts, score);
    satz_cuts_release(&cuts);
}

static void cross_validate(struct trainer *trainer, struct outcome *outcome, struct satz_segmenter *segmenter) {
    for (size_t fold = 0; fold < FOLDS; fold++) {
        learn(trainer, outcome, fold);
        for (size_t i = 0; i < trainer->set_count; i++)
            if (trainer->sets[i].weight > 0 && trainer->sets[i].own)
                score_set(&trainer->sets[i], segmenter, &outcome->model, fold, &trainer->sets[i].cross);
    }
    for (size_t i = 0; i < trainer->set_count; i++) {
        struct outcome without;
        if (!(trainer->sets[i].weight > 0) || !trainer->sets[i].own)
            continue;
        prepare(trainer, &without, i);
        learn(trainer, &without, FOLDS);
        score_set(&trainer->sets[i], segmenter, &without.model, FOLDS, &trainer->sets[i].left_out);
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
    for (size_t i = 0; i < trainer->set_count; i++) {
        const struct set *set = &trainer->sets[i];
        if (!set->own)
            continue;
        satz_output_add(output, set->name);
        add_f1(output, &set->whole);
        add_f1(output, &set->cross);
        add_f1(output, &set->left_out);
        satz_output_add_string(output, "\n");
    }
}

static enum satz_status train(struct trainer *trainer, struct satz_buffer *model, struct satz_error *error) {
    const struct satz_segment_training *training = trainer->training;
    struct satz_segmenter *segmenter = satz_segmenter_untrained(training->data, training->lang, NULL, error);
    if (!segmenter)
        return SATZ_FAILED;
    struct outcome outcome;
    prepare(trainer, &outcome, SETS_LIMIT);
    if (training->cross)
        cross_validate(trainer, &outcome, segmenter);
    learn(trainer, &outcome, FOLDS);
    for (size_t i = 0; i < trainer->set_count; i++)
        if (trainer->sets[i].own)
            score_set(&trainer->sets[i], segmenter, &outcome.model, FOLDS, &trainer->sets[i].whole);
    print_scores(trainer, training->scores);
    satz_linear_write(&outcome.table, 1, &outcome.words, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, model);
    release(&outcome);
    satz_segmenter_free(segmenter);
    return SATZ_OK;
}

enum satz_status satz_train_segment(const struct satz_segment_training *training, struct satz_buffer *model,
                                    struct satz_error *error) {
    struct trainer *trainer = satz_memory_get_array(1, sizeof *trainer);
    trainer->training = training;
    trainer->learning = (struct satz_learning){ 14, 0.05, 30 };
    trainer->word_count = 7680;
    trainer->prior = 0.5;
    enum satz_status status = read_recipe(trainer, error);
    if (status == SATZ_OK)
        status = train(trainer, model, error);
    for (size_t i = 0; i < trainer->set_count; i++) {
        satz_gold_release(&trainer->sets[i].gold);
        satz_rules_release(&trainer->sets[i].rules);
    }
    satz_table_release(&trainer->recipe);
    free(trainer);
    return status;
}
