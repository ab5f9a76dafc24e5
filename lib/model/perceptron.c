#include "model/perceptron.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/learn.h"

/* ---- lessons ---- */

void satz_lessons_release(struct satz_lessons *lessons) {
    free(lessons->features);
    free(lessons->tokens);
    free(lessons->items);
    *lessons = (struct satz_lessons)SATZ_LESSONS_INIT;
}

void satz_lessons_begin(struct satz_lessons *lessons, uint32_t times, uint32_t fold) {
    lessons->items = satz_memory_grow(lessons->items, &lessons->capacity, lessons->count + 1, sizeof *lessons->items);
    lessons->items[lessons->count++] =
        (struct satz_lesson){ .first = lessons->token_count, .times = times, .fold = fold };
}

void satz_lessons_add(struct satz_lessons *lessons, uint8_t label, const uint64_t *features, size_t count) {
    lessons->tokens =
        satz_memory_grow(lessons->tokens, &lessons->token_capacity, lessons->token_count + 1, sizeof *lessons->tokens);
    lessons->features = satz_memory_grow(lessons->features, &lessons->feature_capacity,
                                         lessons->feature_count + count + 1, sizeof *lessons->features);
    lessons->tokens[lessons->token_count++] =
        (struct satz_lesson_token){ .first = lessons->feature_count, .count = (uint32_t)count, .label = label };
    if (count)
        memcpy(lessons->features + lessons->feature_count, features, count * sizeof *features);
    lessons->feature_count += count;
    lessons->items[lessons->count - 1].count++;
}

/* ---- numbers of features ---- */

struct numbering {
    uint64_t *keys;    /* 0: free */
    uint32_t *numbers;
    size_t mask, count;
};

static uint32_t number_of(struct numbering *numbering, uint64_t key) {
    key += !key;
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & numbering->mask;
    while (numbering->keys[at] && numbering->keys[at] != key)
        at = (at + 1) & numbering->mask;
    if (!numbering->keys[at]) {
        numbering->keys[at] = key;
        numbering->numbers[at] = (uint32_t)numbering->count++;
    }
    return numbering->numbers[at];
}

static void grow(struct numbering *numbering) {
    struct numbering old = *numbering;
    size_t size = old.keys ? (old.mask + 1) * 2 : (size_t)1 << 16;
    *numbering = (struct numbering){ satz_memory_get_array(size, sizeof *old.keys),
                                     satz_memory_get_array(size, sizeof *old.numbers), size - 1, old.count };
    for (size_t i = 0; old.keys && i <= old.mask; i++) {
        if (!old.keys[i])
            continue;
        size_t at = (size_t)(old.keys[i] * 0x9E3779B97F4A7C15u >> 20) & numbering->mask;
        while (numbering->keys[at])
            at = (at + 1) & numbering->mask;
        numbering->keys[at] = old.keys[i];
        numbering->numbers[at] = old.numbers[i];
    }
    free(old.keys);
    free(old.numbers);
}

/* How often each feature is there. */
static uint32_t *count_features(const struct satz_lessons *lessons, size_t count) {
    uint32_t *counts = satz_memory_get_array(count + 1, sizeof *counts);
    for (size_t i = 0; i < lessons->feature_count; i++)
        counts[lessons->features[i]]++;
    return counts;
}

/* Takes rare features out of the lessons, and numbers the others anew: by `numbers`, in the order in which they come. */
static size_t drop_rare(struct satz_lessons *lessons, uint32_t *numbers, size_t all, size_t least) {
    size_t kept = 0, features = 0;
    for (size_t i = 0; i < all; i++)
        numbers[i] = numbers[i] >= least ? (uint32_t)kept++ : UINT32_MAX;
    for (size_t i = 0; i < lessons->token_count; i++) {
        struct satz_lesson_token *token = &lessons->tokens[i];
        size_t first = features;
        for (size_t k = token->first; k < token->first + token->count; k++)
            if (numbers[lessons->features[k]] != UINT32_MAX)
                lessons->features[features++] = numbers[lessons->features[k]];
        token->first = first;
        token->count = (uint32_t)(features - first);
    }
    lessons->feature_count = features;
    return kept;
}

void satz_perceptron_init(struct satz_perceptron *perceptron, struct satz_lessons *lessons, size_t kinds, size_t least) {
    struct numbering numbering = { NULL, NULL, 0, 0 };
    for (size_t i = 0; i < lessons->feature_count; i++) {
        if (!numbering.keys || numbering.count * 2 > numbering.mask)
            grow(&numbering);
        lessons->features[i] = number_of(&numbering, lessons->features[i]);
    }
    uint32_t *numbers = count_features(lessons, numbering.count);
    *perceptron = (struct satz_perceptron){ .labels = satz_chain_labels(kinds) };
    perceptron->count = drop_rare(lessons, numbers, numbering.count, least);
    perceptron->features = satz_memory_get_array(perceptron->count + 1, sizeof *perceptron->features);
    perceptron->weights = satz_memory_get_array(perceptron->count * perceptron->labels + 1, sizeof *perceptron->weights);
    for (size_t i = 0; numbering.keys && i <= numbering.mask; i++)
        if (numbering.keys[i] && numbers[numbering.numbers[i]] != UINT32_MAX)
            perceptron->features[numbers[numbering.numbers[i]]] = numbering.keys[i];
    free(numbering.keys);
    free(numbering.numbers);
    free(numbers);
}

void satz_perceptron_release(struct satz_perceptron *perceptron) {
    free(perceptron->features);
    free(perceptron->weights);
    *perceptron = (struct satz_perceptron){ .features = NULL };
}

/* ---- learning ---- */

struct learner {
    struct satz_perceptron *perceptron;
    const struct satz_lessons *lessons;
    const struct satz_perceptron_settings *settings;
    struct satz_chain chain;
    struct satz_chain_work work;
    int32_t *weights;
    double *sums;  /* of each weight's changes times the step at which they came */
    double step_sums[SATZ_CHAIN_LABELS + 1][SATZ_CHAIN_LABELS];
    int64_t time;  /* lessons seen */
    uint64_t random;
    uint32_t *kept; /* features of the lesson that were not dropped, and */
    size_t *ends;   /* where those of each token end */
    size_t kept_capacity, end_capacity;
    uint32_t *order;
    size_t order_count;
};

static void drop_features(struct learner *learner, const struct satz_lesson *lesson) {
    const struct satz_lesson_token *tokens = learner->lessons->tokens + lesson->first;
    size_t last = lesson->count - 1, all = tokens[last].first + tokens[last].count - tokens[0].first, kept = 0;
    learner->kept = satz_memory_grow(learner->kept, &learner->kept_capacity, all + 1, sizeof *learner->kept);
    learner->ends = satz_memory_grow(learner->ends, &learner->end_capacity, lesson->count, sizeof *learner->ends);
    for (size_t i = 0; i < lesson->count; i++) {
        const uint64_t *features = learner->lessons->features + tokens[i].first;
        for (size_t k = 0; k < tokens[i].count; k++)
            if ((satz_learn_random(&learner->random) >> 32 & 1023) >= learner->settings->drop)
                learner->kept[kept++] = (uint32_t)features[k];
        learner->ends[i] = kept;
    }
}

static size_t kept_begin(const struct learner *learner, size_t token) {
    return token ? learner->ends[token - 1] : 0;
}

static void add_scores(struct learner *learner, size_t token) {
    size_t labels = learner->perceptron->labels;
    int32_t *restrict scores = learner->work.scores[token];
    for (size_t k = kept_begin(learner, token); k < learner->ends[token]; k++) {
        const int32_t *restrict weights = learner->weights + learner->kept[k] * labels;
        for (size_t i = 0; i < labels; i++)
            scores[i] += weights[i];
    }
}

/* What is wrong gets something for nothing, so that the right labels must win by more. */
static void add_margins(struct learner *learner, size_t token, uint8_t right) {
    int32_t *scores = learner->work.scores[token];
    for (size_t i = 0; i < learner->perceptron->labels; i++)
        if (i != right)
            scores[i] += learner->settings->margin + (i == 0 ? learner->settings->missed : 0);
}

static void change(struct learner *learner, size_t token, uint8_t label, int32_t by) {
    size_t labels = learner->perceptron->labels;
    for (size_t k = kept_begin(learner, token); k < learner->ends[token]; k++) {
        size_t at = learner->kept[k] * labels + label;
        learner->weights[at] += by;
        learner->sums[at] += (double)(by * learner->time);
    }
}

static void change_step(struct learner *learner, size_t from, size_t to, int32_t by) {
    learner->chain.steps[from][to] += by;
    learner->step_sums[from][to] += (double)(by * learner->time);
}

static void correct(struct learner *learner, const struct satz_lesson *lesson) {
    const struct satz_lesson_token *tokens = learner->lessons->tokens + lesson->first;
    size_t right_before = SATZ_CHAIN_LABELS, said_before = SATZ_CHAIN_LABELS;
    for (size_t i = 0; i < lesson->count; i++) {
        uint8_t right = tokens[i].label, said = learner->work.labels[i];
        if (right != said) {
            change(learner, i, right, 1);
            change(learner, i, said, -1);
        }
        if (right != said || right_before != said_before) {
            change_step(learner, right_before, right, 1);
            change_step(learner, said_before, said, -1);
        }
        right_before = right;
        said_before = said;
    }
}

static void show(struct learner *learner, const struct satz_lesson *lesson) {
    if (!lesson->count)
        return;
    drop_features(learner, lesson);
    satz_chain_begin(&learner->work, lesson->count);
    for (size_t i = 0; i < lesson->count; i++) {
        add_scores(learner, i);
        add_margins(learner, i, learner->lessons->tokens[lesson->first + i].label);
    }
    satz_chain_decode(&learner->chain, &learner->work);
    correct(learner, lesson);
    learner->time++;
}

/* The lessons to be shown, each as often as it asks for. */
static void list_lessons(struct learner *learner) {
    size_t capacity = 0;
    for (size_t i = 0; i < learner->lessons->count; i++) {
        if (learner->settings->taken && !learner->settings->taken[i])
            continue;
        for (uint32_t k = 0; k < learner->lessons->items[i].times; k++) {
            learner->order =
                satz_memory_grow(learner->order, &capacity, learner->order_count + 1, sizeof *learner->order);
            learner->order[learner->order_count++] = (uint32_t)i;
        }
    }
}

static void shuffle(struct learner *learner) {
    for (size_t i = learner->order_count; i > 1; i--) {
        size_t other = (size_t)(satz_learn_random(&learner->random) % i);
        uint32_t kept = learner->order[i - 1];
        learner->order[i - 1] = learner->order[other];
        learner->order[other] = kept;
    }
}

/* Adds the mean weights of a run to those of the others. */
static void take_means(struct learner *learner) {
    struct satz_perceptron *perceptron = learner->perceptron;
    double time = learner->time ? (double)learner->time : 1, runs = (double)learner->settings->runs;
    for (size_t i = 0; i < perceptron->count * perceptron->labels; i++)
        perceptron->weights[i] += (float)((learner->weights[i] - learner->sums[i] / time) / runs);
    for (size_t from = 0; from <= SATZ_CHAIN_LABELS; from++)
        for (size_t to = 0; to < perceptron->labels; to++)
            perceptron->steps[from][to] += (learner->chain.steps[from][to] - learner->step_sums[from][to] / time) / runs;
}

static void run(struct learner *learner, size_t number) {
    size_t size = learner->perceptron->count * learner->perceptron->labels + 1;
    memset(learner->weights, 0, size * sizeof *learner->weights);
    memset(learner->sums, 0, size * sizeof *learner->sums);
    memset(learner->step_sums, 0, sizeof learner->step_sums);
    memset(learner->chain.steps, 0, sizeof learner->chain.steps);
    learner->time = 0;
    learner->random = 88172645463325252u + number * 0x9E3779B97F4A7C15u;
    for (size_t round = 0; round < learner->settings->rounds; round++) {
        shuffle(learner);
        for (size_t i = 0; i < learner->order_count; i++)
            show(learner, &learner->lessons->items[learner->order[i]]);
        if (learner->settings->say)
            learner->settings->say(learner->settings->context, number * learner->settings->rounds + round + 1);
    }
    take_means(learner);
}

void satz_perceptron_learn(struct satz_perceptron *perceptron, const struct satz_lessons *lessons,
                           const struct satz_perceptron_settings *settings) {
    struct learner learner = { .perceptron = perceptron, .lessons = lessons, .settings = settings };
    size_t size = perceptron->count * perceptron->labels + 1;
    learner.chain.kinds = settings->kinds;
    learner.weights = satz_memory_get_array(size, sizeof *learner.weights);
    learner.sums = satz_memory_get_array(size, sizeof *learner.sums);
    memset(perceptron->weights, 0, size * sizeof *perceptron->weights);
    memset(perceptron->steps, 0, sizeof perceptron->steps);
    list_lessons(&learner);
    for (size_t i = 0; i < settings->runs; i++)
        run(&learner, i);
    satz_chain_work_release(&learner.work);
    free(learner.weights);
    free(learner.sums);
    free(learner.kept);
    free(learner.ends);
    free(learner.order);
}
