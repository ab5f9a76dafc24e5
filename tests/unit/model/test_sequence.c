/* Models of sequences: what is learnt is found again, also from a file, and a damaged file is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/perceptron.h"
#include "model/sequence.h"

enum { KINDS = 2, VERSION = 9 };

static uint64_t hash_of(const char *text) {
    uint64_t hash = 14695981039346656037u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash * 0x9E3779B97F4A7C15u;
}

/* ---- the search ---- */

/* The best of all labellings, one by one. */
static int32_t best_by_hand(const struct satz_chain *chain, const struct satz_chain_work *work, size_t at, size_t before,
                            int32_t sum) {
    size_t labels = satz_chain_labels(chain->kinds);
    enum satz_chain_part last =
        before == SATZ_CHAIN_LABELS ? SATZ_CHAIN_OUTSIDE : satz_chain_part_of(chain->kinds, before);
    bool inside = last == SATZ_CHAIN_FIRST || last == SATZ_CHAIN_INNER;
    if (at == work->count)
        return inside ? INT32_MIN : sum;
    int32_t best = INT32_MIN;
    for (size_t label = 0; label < labels; label++) {
        enum satz_chain_part part = satz_chain_part_of(chain->kinds, label);
        bool goes_on = part == SATZ_CHAIN_LAST || part == SATZ_CHAIN_INNER;
        if (goes_on != inside ||
            (inside && satz_chain_kind_of(chain->kinds, label) != satz_chain_kind_of(chain->kinds, before)))
            continue;
        int32_t other =
            best_by_hand(chain, work, at + 1, label, sum + work->scores[at][label] + chain->steps[before][label]);
        best = other > best ? other : best;
    }
    return best;
}

static int32_t sum_of(const struct satz_chain *chain, const struct satz_chain_work *work) {
    int32_t sum = 0;
    for (size_t i = 0; i < work->count; i++)
        sum += work->scores[i][work->labels[i]] + chain->steps[i ? work->labels[i - 1] : SATZ_CHAIN_LABELS][work->labels[i]];
    return sum;
}

static void fill(struct satz_chain *chain, struct satz_chain_work *work, size_t count, unsigned seed) {
    srand(seed);
    satz_chain_begin(work, count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < satz_chain_labels(KINDS); k++)
            work->scores[i][k] = rand() % 40 - 20;
    for (size_t i = 0; i <= SATZ_CHAIN_LABELS; i++)
        for (size_t k = 0; k < satz_chain_labels(KINDS); k++)
            chain->steps[i][k] = rand() % 20 - 10;
}

static void the_search_finds_the_best(void **state) {
    struct satz_chain chain = { .kinds = KINDS };
    struct satz_chain_work work = { .count = 0 };
    (void)state;
    for (unsigned seed = 1; seed < 60; seed++) {
        fill(&chain, &work, 1 + seed % 6, seed);
        satz_chain_decode(&chain, &work);
        assert_int_equal(sum_of(&chain, &work), best_by_hand(&chain, &work, 0, SATZ_CHAIN_LABELS, 0));
    }
    satz_chain_work_release(&work);
}

/* A margin is what it costs to forbid the label. */
static void margins_are_what_another_label_costs(void **state) {
    struct satz_chain chain = { .kinds = KINDS };
    struct satz_chain_work work = { .count = 0 };
    (void)state;
    for (unsigned seed = 1; seed < 40; seed++) {
        fill(&chain, &work, 1 + seed % 5, seed);
        satz_chain_decode(&chain, &work);
        satz_chain_margins(&chain, &work);
        int32_t best = sum_of(&chain, &work);
        for (size_t i = 0; i < work.count; i++) {
            uint8_t label = work.labels[i];
            int32_t score = work.scores[i][label];
            work.scores[i][label] = -100000;
            assert_int_equal(work.margins[i], best - best_by_hand(&chain, &work, 0, SATZ_CHAIN_LABELS, 0));
            work.scores[i][label] = score;
        }
    }
    satz_chain_work_release(&work);
}

/* ---- learning ---- */

/* Sentences of three words: after `in` comes a place, after `sagte` a person of one word or two. */
static void teach(struct satz_lessons *lessons) {
    static const char *const sentences[][4] = {
        { "in", "Kiel", "tagt", NULL }, { "sagte", "Weiss", "dort", NULL }, { "in", "Celle", "brennt", NULL },
        { "sagte", "Anna", "Weiss", NULL }, { "dort", "tagt", "in", NULL }, { "sagte", "Jan", "Brandt", NULL },
    };
    static const uint8_t labels[][3] = { { 0, 2, 0 }, { 0, 1, 0 }, { 0, 2, 0 }, { 0, 5, 3 }, { 0, 0, 0 }, { 0, 5, 3 } };
    for (size_t i = 0; i < 6; i++) {
        satz_lessons_begin(lessons, 1, (uint32_t)i);
        for (size_t k = 0; k < 3; k++) {
            uint64_t features[2] = { hash_of(sentences[i][k]), hash_of(k ? sentences[i][k - 1] : "") + 1 };
            satz_lessons_add(lessons, labels[i][k], features, 2);
        }
    }
}

static struct satz_perceptron learn(struct satz_lessons *lessons, uint32_t drop) {
    struct satz_perceptron perceptron;
    struct satz_perceptron_settings settings = { .kinds = KINDS, .rounds = 30, .runs = 2, .margin = 2, .drop = drop };
    satz_perceptron_init(&perceptron, lessons, KINDS, 1);
    satz_perceptron_learn(&perceptron, lessons, &settings);
    return perceptron;
}

/* The file of what was learnt. */
static void write(const struct satz_perceptron *perceptron, struct satz_buffer *file) {
    static const char *const names[KINDS] = { "person", "place" };
    struct satz_chain chain = { .kinds = KINDS };
    struct satz_sequence_row *rows = calloc(perceptron->count, sizeof *rows);
    uint8_t *labels = calloc(perceptron->count * perceptron->labels, 1);
    int8_t *weights = calloc(perceptron->count * perceptron->labels, 1);
    size_t pairs = 0;
    for (size_t i = 0; i < perceptron->count; i++) {
        rows[i] = (struct satz_sequence_row){ .feature = perceptron->features[i], .first = pairs };
        for (size_t k = 0; k < perceptron->labels; k++) {
            labels[pairs] = (uint8_t)k;
            weights[pairs++] = (int8_t)(perceptron->weights[i * perceptron->labels + k] * 5);
            rows[i].count++;
        }
    }
    for (size_t from = 0; from <= SATZ_CHAIN_LABELS; from++)
        for (size_t to = 0; to < perceptron->labels; to++)
            chain.steps[from][to] = (int32_t)(perceptron->steps[from][to] * 5);
    struct satz_sequence_draft draft = { .names = names, .chain = &chain, .rows = rows, .count = perceptron->count,
                                         .labels = labels, .weights = weights, .sure_step = 6554 };
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        draft.tables[i] = (struct satz_keytable){ NULL, 0, 8 };
    satz_sequence_write(&draft, VERSION, file);
    free(rows);
    free(labels);
    free(weights);
}

static void what_was_learnt_is_found(void **state) {
    struct satz_lessons lessons = SATZ_LESSONS_INIT;
    struct satz_buffer file = SATZ_BUFFER_INIT;
    struct satz_sequence model;
    struct satz_chain_work work = { .count = 0 };
    struct satz_error error;
    (void)state;
    teach(&lessons);
    struct satz_perceptron perceptron = learn(&lessons, 100);
    write(&perceptron, &file);
    assert_int_equal(satz_sequence_of(&model, &file, VERSION, &error), SATZ_OK);
    assert_string_equal(model.names[1], "place");
    satz_chain_begin(&work, 3);
    static const char *const words[] = { "", "sagte", "Jan", "Brandt" };
    for (size_t i = 0; i < 3; i++) {
        uint64_t features[2] = { hash_of(words[i + 1]), hash_of(words[i]) + 1 };
        satz_sequence_score(&model, features, 2, work.scores[i]);
    }
    satz_chain_decode(&model.chain, &work);
    satz_chain_margins(&model.chain, &work);
    assert_int_equal(work.labels[0], 0);
    assert_int_equal(work.labels[1], satz_chain_label(KINDS, SATZ_CHAIN_FIRST, 0));
    assert_int_equal(work.labels[2], satz_chain_label(KINDS, SATZ_CHAIN_LAST, 0));
    assert_true(satz_sequence_sure(&model, work.margins[1]) > 0.5);
    satz_chain_work_release(&work);
    satz_sequence_close(&model);
    satz_perceptron_release(&perceptron);
    satz_lessons_release(&lessons);
}

static void the_same_lessons_give_the_same_model(void **state) {
    struct satz_buffer files[2] = { SATZ_BUFFER_INIT, SATZ_BUFFER_INIT };
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct satz_lessons lessons = SATZ_LESSONS_INIT;
        teach(&lessons);
        struct satz_perceptron perceptron = learn(&lessons, 300);
        write(&perceptron, &files[i]);
        satz_perceptron_release(&perceptron);
        satz_lessons_release(&lessons);
    }
    assert_int_equal(files[0].size, files[1].size);
    assert_memory_equal(files[0].data, files[1].data, files[0].size);
    satz_buffer_release(&files[0]);
    satz_buffer_release(&files[1]);
}

/* Cut off anywhere, or with any byte changed: it is refused, or can be used. */
static void no_content_leads_out_of_the_file(void **state) {
    struct satz_lessons lessons = SATZ_LESSONS_INIT;
    struct satz_buffer good = SATZ_BUFFER_INIT;
    struct satz_error error;
    (void)state;
    teach(&lessons);
    struct satz_perceptron perceptron = learn(&lessons, 0);
    write(&perceptron, &good);
    for (size_t i = 0; i < good.size; i += i < 600 ? 1 : 97) {
        for (int way = 0; way < 3; way++) {
            struct satz_buffer bad = SATZ_BUFFER_INIT;
            struct satz_sequence model;
            int32_t scores[SATZ_CHAIN_LABELS] = { 0 };
            satz_buffer_add(&bad, satz_slice_make(good.data, way ? good.size : i));
            if (way)
                bad.data[i] = (char)(way == 1 ? 0xFF : bad.data[i] + 1);
            if (satz_sequence_of(&model, &bad, VERSION, &error) == SATZ_OK) {
                uint64_t features[2] = { hash_of("Kiel"), hash_of("in") + 1 };
                satz_sequence_score(&model, features, 2, scores);
                for (size_t k = 0; k < SATZ_SEQUENCE_TABLES; k++)
                    (void)satz_keytable_get(&model.tables[k], features[0]);
                satz_sequence_close(&model);
            } else {
                satz_buffer_release(&bad);
            }
        }
    }
    satz_buffer_release(&good);
    satz_perceptron_release(&perceptron);
    satz_lessons_release(&lessons);
}

/* ---- tables ---- */

static void tables_keep_what_was_added(void **state) {
    struct satz_keytable_maker maker;
    char word[32];
    size_t wrong = 0;
    (void)state;
    satz_keytable_init(&maker, 3000, 16);
    for (int i = 0; i < 3000; i++) {
        snprintf(word, sizeof word, "Wort%d", i);
        assert_true(satz_keytable_add(&maker, hash_of(word), 1 + (uint32_t)i % 100));
    }
    for (int i = 0; i < 3000; i++) {
        snprintf(word, sizeof word, "Wort%d", i);
        uint32_t value = satz_keytable_get(&maker.table, hash_of(word));
        wrong += value != 1 + (uint32_t)i % 100;
        snprintf(word, sizeof word, "Fremd%d", i);
        wrong += satz_keytable_get(&maker.table, hash_of(word)) != 0;
    }
    /* Two keys in sixty-five thousand may look alike. */
    assert_true(wrong < 10);
    assert_true(satz_keytable_add(&maker, hash_of("Wort1"), 64));
    assert_int_equal(satz_keytable_get(&maker.table, hash_of("Wort1")), 2 | 64);
    satz_keytable_release(&maker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_search_finds_the_best),
        cmocka_unit_test(margins_are_what_another_label_costs),
        cmocka_unit_test(what_was_learnt_is_found),
        cmocka_unit_test(the_same_lessons_give_the_same_model),
        cmocka_unit_test(no_content_leads_out_of_the_file),
        cmocka_unit_test(tables_keep_what_was_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
