#include "train/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "segment/gaps.h"
#include "segment/phrases.h"
#include "segment/segment.h"
#include "train/augment.h"
#include "train/count.h"
#include "train/recipe.h"
#include "train/shuffle.h"

#define FOLDS 5u
#define SHARE_CUT 1000u /* of the weights; of ends at blanks each tells something, and none is cut off */
#define SHUFFLES 3u /* copies of a set with its sentences shuffled */
#define TABLES (SATZ_TABLE_GAPS + 1)

/* With ends that no mark shows, as guessed, and without. */
enum { MODES = 3 };
static const enum satz_headlines modes[MODES] = { SATZ_HEADLINES_OFF, SATZ_HEADLINES_AUTO, SATZ_HEADLINES_ON };

/* How well a set is cut: boundaries found, said and there. */
struct score {
    size_t right, said, there;
};

enum trial { WHOLE, CROSS, LEFT_OUT, TRIALS };

struct trainer {
    const struct satz_training *training;
    struct satz_recipe recipe;
    struct score (*scores)[TRIALS][MODES]; /* of each set */
    size_t learnt;                         /* how often, for who waits */
    bool blanks;                           /* sentences end at blanks: there is one table, of these */
    size_t tables;
};

/* What came of one training. */
struct outcome {
    struct satz_wordtable words;
    struct satz_examples examples[TABLES];
    int8_t *weights[TABLES];
    struct satz_linear_table tables[TABLES];
    struct satz_linear model;
    struct satz_gaps gaps;
    struct satz_phrases phrases;
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

static struct satz_example example_of(const struct lesson *lesson, bool ends) {
    return (struct satz_example){ .group = (uint16_t)lesson->set, .fold = (uint16_t)(lesson->number % FOLDS),
                                  .weight = lesson->weight, .ends = ends };
}

static void add_marks(struct trainer *trainer, struct outcome *outcome, const struct lesson *lesson,
                      const struct satz_gold_paragraph *paragraph) {
    const struct satz_recipe_set *set = &trainer->recipe.sets[lesson->set];
    struct satz_scan scan = { .rules = set->rules, .text = paragraph->text };
    struct satz_place place;
    struct satz_context context;
    struct satz_features features;
    size_t next = 0;
    while (satz_scan_next(&scan, &place)) {
        struct satz_example example = example_of(lesson, ends_at(paragraph, &next, place.end));
        satz_context_read(&context, &place);
        if (set->doubtful && !example.ends && context.ends)
            continue;
        example.prior = context.ends ? trainer->recipe.prior : -trainer->recipe.prior;
        satz_features_at_mark(&place, &context, &outcome->model, &features);
        satz_examples_add(&outcome->examples[SATZ_TABLE_MARKS], example, features.hashes, features.count);
        if (example.ends)
            scan.start = place.next;
    }
}

/* The gaps of what lies between two ends at marks. */
static void add_gaps_between(struct outcome *outcome, const struct lesson *lesson,
                             const struct satz_gold_paragraph *paragraph, size_t begin, size_t end) {
    struct satz_gaps *gaps = &outcome->gaps;
    struct satz_features features;
    size_t next = 0, start = 0;
    (void)satz_gaps_read(gaps, &outcome->model, paragraph->text, begin, end);
    for (size_t i = 0; i + 1 < gaps->count; i++) {
        struct satz_example example = example_of(lesson, ends_at(paragraph, &next, gaps->words[i].end));
        if (satz_gap_is_candidate(gaps, i)) {
            satz_features_at_gap(gaps, start, i, &features);
            satz_examples_add(&outcome->examples[SATZ_TABLE_GAPS], example, features.hashes, features.count);
        }
        if (example.ends)
            start = i + 1;
    }
}

static void add_gaps(struct trainer *trainer, struct outcome *outcome, const struct lesson *lesson,
                     const struct satz_gold_paragraph *paragraph) {
    struct satz_scan scan = { .rules = trainer->recipe.sets[lesson->set].rules, .text = paragraph->text };
    struct satz_place place;
    size_t begin = 0, next = 0;
    while (satz_scan_next(&scan, &place))
        if (ends_at(paragraph, &next, place.end)) {
            add_gaps_between(outcome, lesson, paragraph, begin, place.end);
            begin = place.end;
        }
    add_gaps_between(outcome, lesson, paragraph, begin, paragraph->text.size);
}

static void add_blanks(struct trainer *trainer, struct outcome *outcome, const struct lesson *lesson,
                       const struct satz_gold_paragraph *paragraph) {
    struct satz_phrases *phrases = &outcome->phrases;
    struct satz_features features;
    size_t next = 0;
    for (size_t begin = 0; begin < paragraph->text.size;) {
        begin = satz_phrases_read(phrases, trainer->recipe.sets[lesson->set].rules, paragraph->text, begin);
        for (size_t i = 0, start = 0; i + 1 < phrases->count; i++) {
            struct satz_example example = example_of(lesson, ends_at(paragraph, &next, phrases->items[i].end));
            bool ends;
            (void)satz_phrases_judge(phrases, i, &ends);
            example.prior = ends ? trainer->recipe.prior : -trainer->recipe.prior;
            satz_features_at_blank(phrases, start, i, &features);
            satz_examples_add(&outcome->examples[0], example, features.hashes, features.count);
            if (example.ends)
                start = i + 1;
        }
    }
}

/* All sentences of a set in other orders; those of a fold stay by themselves. */
static void add_shuffled(struct trainer *trainer, struct outcome *outcome, size_t set) {
    const struct satz_recipe_set *own = &trainer->recipe.sets[set];
    for (size_t i = 0; trainer->recipe.augment > 0 && i < FOLDS * SHUFFLES; i++) {
        struct lesson lesson = { set, i % FOLDS, own->weight * trainer->recipe.augment };
        struct satz_gold shuffled;
        satz_gold_shuffle(&own->gold, i % FOLDS, FOLDS, i / FOLDS, &shuffled);
        for (size_t k = 0; k < shuffled.count; k++)
            add_blanks(trainer, outcome, &lesson, &shuffled.paragraphs[k]);
        satz_gold_release(&shuffled);
    }
}

/* Once more in the look `how`, where it then differs. */
static void add_augmented(struct trainer *trainer, struct outcome *outcome, struct lesson lesson,
                          enum satz_augment how, double weight) {
    const struct satz_gold_paragraph *paragraph = &trainer->recipe.sets[lesson.set].gold.paragraphs[lesson.number];
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_gold_paragraph augmented;
    lesson.weight *= weight;
    if (weight > 0 && satz_augment(paragraph, how, (unsigned)(lesson.number / SATZ_AUGMENTS), &arena, &augmented)) {
        if (how == SATZ_AUGMENT_MARKLESS)
            add_gaps(trainer, outcome, &lesson, &augmented);
        else
            add_marks(trainer, outcome, &lesson, &augmented);
    }
    satz_arena_release(&arena);
}

/* The paragraph as it is, without some of its full stops, and in another look, each in its turn. */
static void add_lesson(struct trainer *trainer, struct outcome *outcome, size_t set, size_t number) {
    struct lesson lesson = { set, number, trainer->recipe.sets[set].weight };
    const struct satz_gold_paragraph *paragraph = &trainer->recipe.sets[set].gold.paragraphs[number];
    if (trainer->blanks) {
        add_blanks(trainer, outcome, &lesson, paragraph);
        return;
    }
    add_marks(trainer, outcome, &lesson, paragraph);
    add_augmented(trainer, outcome, lesson, (enum satz_augment)(number % SATZ_AUGMENTS), trainer->recipe.augment);
    if (!trainer->recipe.sets[set].own)
        return;
    add_gaps(trainer, outcome, &lesson, paragraph);
    add_augmented(trainer, outcome, lesson, SATZ_AUGMENT_MARKLESS, trainer->recipe.heads);
}

static bool teaches(const struct satz_recipe *recipe, size_t set, size_t left_out) {
    return set != left_out && satz_recipe_teaches(&recipe->sets[set]);
}

/* Counts words and collects examples, those of set `left_out` apart. */
static void prepare(struct trainer *trainer, struct outcome *outcome, size_t left_out) {
    const struct satz_recipe *recipe = &trainer->recipe;
    struct satz_counts counts;
    *outcome = (struct outcome){ .gaps = SATZ_GAPS_INIT };
    satz_counts_init(&counts);
    for (size_t i = 0; i < recipe->count; i++)
        for (size_t k = 0; teaches(recipe, i, left_out) && recipe->sets[i].own && k < recipe->sets[i].gold.count; k++)
            satz_counts_add(&counts, &recipe->sets[i].gold.paragraphs[k]);
    satz_wordtable_init(&outcome->words, trainer->recipe.words);
    satz_counts_fill(&counts, &outcome->words);
    satz_counts_release(&counts);
    for (size_t i = 0; i < trainer->tables; i++) {
        outcome->weights[i] = satz_memory_get_array((size_t)1 << recipe->learning.bits, 1);
        outcome->tables[i] = (struct satz_linear_table){ outcome->weights[i], recipe->learning.bits, 0, { 0 } };
    }
    outcome->model = satz_linear_of(outcome->tables, trainer->tables, &outcome->words);
    for (size_t i = 0; i < recipe->count; i++)
        for (size_t k = 0; teaches(recipe, i, left_out) && k < recipe->sets[i].gold.count; k++)
            add_lesson(trainer, outcome, i, k);
    for (size_t i = 0; trainer->blanks && i < recipe->count; i++)
        if (teaches(recipe, i, left_out))
            add_shuffled(trainer, outcome, i);
}

static void release(struct outcome *outcome) {
    satz_wordtable_release(&outcome->words);
    satz_gaps_release(&outcome->gaps);
    satz_phrases_release(&outcome->phrases);
    for (size_t i = 0; i < TABLES; i++) {
        satz_examples_release(&outcome->examples[i]);
        free(outcome->weights[i]);
    }
}

/* Learns one table from all examples but those of `fold` (FOLDS: from all). Returns its scale. */
static double learn_table(const struct trainer *trainer, struct outcome *outcome, size_t table, size_t fold) {
    const struct satz_examples *examples = &outcome->examples[table];
    double *weights = satz_memory_get_array((size_t)1 << trainer->recipe.learning.bits, sizeof *weights);
    unsigned char *taken = satz_memory_get_array(examples->count + 1, 1);
    for (size_t i = 0; i < examples->count; i++)
        taken[i] = examples->items[i].fold != fold;
    satz_learn_weights(examples, taken, &trainer->recipe.learning, weights);
    size_t share = trainer->blanks ? 0 : SHARE_CUT;
    double scale = satz_learn_quantise(weights, trainer->recipe.learning.bits, share, outcome->weights[table]);
    free(taken);
    free(weights);
    return scale;
}

static void learn(struct trainer *trainer, struct outcome *outcome, size_t fold) {
    const struct satz_recipe *recipe = &trainer->recipe;
    double scale = learn_table(trainer, outcome, SATZ_TABLE_MARKS, fold);
    outcome->tables[SATZ_TABLE_MARKS].prior = satz_learn_round(scale * recipe->prior, SATZ_LINEAR_ADDEND);
    if (!trainer->blanks)
        scale = learn_table(trainer, outcome, SATZ_TABLE_GAPS, fold);
    struct satz_linear_table *unmarked = &outcome->tables[trainer->tables - 1];
    unmarked->thresholds[SATZ_GAPS_ON] = satz_learn_round(scale * recipe->on, SATZ_LINEAR_ADDEND);
    unmarked->thresholds[SATZ_GAPS_AUTO] = satz_learn_round(scale * recipe->automatic, SATZ_LINEAR_ADDEND);
    outcome->model = satz_linear_of(outcome->tables, trainer->tables, &outcome->words);
    if (trainer->training->say)
        trainer->training->say(trainer->training->context, "models learnt", ++trainer->learnt);
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

static void begin(struct satz_segmenter *segmenter, const struct satz_gold *gold) {
    struct satz_buffer head = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < gold->count && head.size < SATZ_HEAD_LIMIT; i++) {
        satz_buffer_add(&head, gold->paragraphs[i].text);
        satz_buffer_add_byte(&head, '\n');
    }
    satz_segmenter_begin(segmenter, satz_buffer_slice(&head));
    satz_buffer_release(&head);
}

/* Scores the paragraphs of `fold` (FOLDS: all). */
static void score_set(const struct satz_recipe_set *set, struct satz_segmenter *segmenter, const struct satz_linear *model,
                      size_t fold, struct score scores[MODES]) {
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    satz_segmenter_use(segmenter, model);
    for (size_t mode = 0; mode < MODES; mode++) {
        satz_segmenter_headlines(segmenter, modes[mode]);
        begin(segmenter, &set->gold);
        for (size_t i = 0; i < set->gold.count; i++)
            if (fold == FOLDS || i % FOLDS == fold)
                score_paragraph(segmenter, &set->gold.paragraphs[i], &cuts, &scores[mode]);
    }
    satz_cuts_release(&cuts);
}

static void cross_validate(struct trainer *trainer, struct outcome *outcome, struct satz_segmenter *segmenter) {
    const struct satz_recipe *recipe = &trainer->recipe;
    for (size_t fold = 0; fold < FOLDS; fold++) {
        learn(trainer, outcome, fold);
        for (size_t i = 0; i < recipe->count; i++)
            if (recipe->sets[i].own && satz_recipe_teaches(&recipe->sets[i]))
                score_set(&recipe->sets[i], segmenter, &outcome->model, fold, trainer->scores[i][CROSS]);
    }
    for (size_t i = 0; i < recipe->count; i++) {
        struct outcome without;
        if (!recipe->sets[i].own || !satz_recipe_teaches(&recipe->sets[i]))
            continue;
        prepare(trainer, &without, i);
        learn(trainer, &without, FOLDS);
        score_set(&recipe->sets[i], segmenter, &without.model, FOLDS, trainer->scores[i][LEFT_OUT]);
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
    static const char *const names[TRIALS] = { "trained", "cross-validated", "left out" };
    satz_output_add_string(output, "set");
    for (size_t trial = 0; trial < TRIALS; trial++) {
        satz_output_add_string(output, "\t");
        satz_output_add_string(output, names[trial]);
        satz_output_add_string(output, "\tauto\ton");
    }
    satz_output_add_string(output, "\n");
    for (size_t i = 0; i < trainer->recipe.count; i++) {
        if (!trainer->recipe.sets[i].own)
            continue;
        satz_output_add(output, trainer->recipe.sets[i].name);
        for (size_t cell = 0; cell < TRIALS * MODES; cell++)
            add_f1(output, &trainer->scores[i][cell / MODES][cell % MODES]);
        satz_output_add_string(output, "\n");
    }
}

static enum satz_status train(struct trainer *trainer, struct satz_buffer *model, struct satz_error *error) {
    const struct satz_training *training = trainer->training;
    struct satz_segmenter *segmenter = satz_segmenter_untrained(training->data, training->lang, NULL, error);
    if (!segmenter)
        return SATZ_FAILED;
    struct outcome outcome;
    trainer->scores = satz_memory_get_array(trainer->recipe.count + 1, sizeof *trainer->scores);
    prepare(trainer, &outcome, SIZE_MAX);
    if (training->cross)
        cross_validate(trainer, &outcome, segmenter);
    learn(trainer, &outcome, FOLDS);
    for (size_t i = 0; i < trainer->recipe.count; i++)
        if (trainer->recipe.sets[i].own)
            score_set(&trainer->recipe.sets[i], segmenter, &outcome.model, FOLDS, trainer->scores[i][WHOLE]);
    print_scores(trainer, training->scores);
    satz_linear_write(outcome.tables, trainer->tables, &outcome.words, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, model);
    release(&outcome);
    free(trainer->scores);
    satz_segmenter_free(segmenter);
    return SATZ_OK;
}

enum satz_status satz_train_segment(const struct satz_training *training, struct satz_buffer *model,
                                    struct satz_error *error) {
    struct trainer *trainer = satz_memory_get_array(1, sizeof *trainer);
    trainer->training = training;
    enum satz_status status = satz_recipe_load(&trainer->recipe, training->data, training->lang, training->recipe,
                                               training->folder, error);
    if (status == SATZ_OK) {
        trainer->blanks = trainer->recipe.rules[0].habits & SATZ_HABIT_BLANKS;
        trainer->tables = trainer->blanks ? 1 : TABLES;
        status = train(trainer, model, error);
    }
    satz_recipe_release(&trainer->recipe);
    free(trainer);
    return status;
}
