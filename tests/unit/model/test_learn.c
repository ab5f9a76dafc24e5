/* Learning a linear model: what it learns, what it leaves alone, and that it always learns the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/learn.h"
#include "model/linear.h"

enum { BITS = 10 };
static const struct satz_learning thorough = { BITS, 10, 200 }, mild = { BITS, 0.05, 30 };

static uint32_t hash_of(const char *text) {
    uint32_t hash = 2166136261u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash * 0x9E3779B1u;
}

/* A full stop, the word before it and the word after it: does a sentence end there? */
struct place {
    const char *before, *after;
    bool ends;
    double prior;
};

static void add(struct satz_examples *examples, struct place place, double weight, uint16_t fold) {
    char pair[64];
    uint32_t features[3];
    strcpy(pair, place.before);
    features[0] = hash_of(pair) ^ 1;
    features[1] = hash_of(place.after) ^ 2;
    strcat(strcat(pair, " "), place.after);
    features[2] = hash_of(pair);
    struct satz_example example = { .ends = place.ends, .prior = place.prior, .weight = weight, .fold = fold };
    satz_examples_add(examples, example, features, 3);
}

/* Der 1. FC Nordstadt kam um 9 Uhr. Danach sprach Dr. Weiss. Er verlor am 3. Mai. */
static const struct place places[] = {
    { "1", "FC", false, 0 },        { "Uhr", "Danach", true, 0 },   { "Dr", "Weiss", false, 0 },
    { "Weiss", "Er", true, 0 },     { "3", "Mai", false, 0 },       { "2019", "Danach", true, 0 },
    { "Nr", "5", false, 0 },        { "zufrieden", "Der", true, 0 }, { "Abs", "2", false, 0 },
    { "Dr", "Vogt", false, 0 },     { "Hafen", "Er", true, 0 },     { "3", "Oktober", false, 0 },
};
enum { PLACES = sizeof places / sizeof *places };

static struct satz_examples all_places(void) {
    struct satz_examples examples = SATZ_EXAMPLES_INIT;
    for (size_t i = 0; i < PLACES; i++)
        add(&examples, places[i], 1, (uint16_t)(i % 2));
    return examples;
}

static double sum_of(const struct satz_examples *examples, size_t number, const double *weights) {
    return satz_learn_sum(examples, &examples->items[number], BITS, weights);
}

static void what_can_be_told_apart_is(void **state) {
    struct satz_examples examples = all_places();
    double weights[1 << BITS];
    (void)state;
    satz_learn_weights(&examples, NULL, &thorough, weights);
    for (size_t i = 0; i < PLACES; i++) {
        double sum = sum_of(&examples, i, weights);
        /* With room to spare: the loss asks for 1 on the right side. */
        assert_true(places[i].ends ? sum > 0.9 : sum < -0.9);
    }
    satz_examples_release(&examples);
}

/* A new name after a word that was seen: the word's own weight decides. */
static void what_was_learnt_is_applied_to_new_text(void **state) {
    struct satz_examples examples = all_places();
    double weights[1 << BITS];
    (void)state;
    satz_learn_weights(&examples, NULL, &thorough, weights);
    add(&examples, (struct place){ "Dr", "Ott", false, 0 }, 1, 0);
    add(&examples, (struct place){ "Zentimeter", "Er", true, 0 }, 1, 0);
    add(&examples, (struct place){ "Boot", "Segel", true, 0 }, 1, 0);
    assert_true(sum_of(&examples, PLACES, weights) < 0);
    assert_true(sum_of(&examples, PLACES + 1, weights) > 0);
    /* Of words that nobody has seen nothing is said. */
    assert_true(sum_of(&examples, PLACES + 2, weights) >= 0 && sum_of(&examples, PLACES + 2, weights) <= 0);
    satz_examples_release(&examples);
}

/* To the last bit, whatever was in memory before. */
static void the_same_examples_give_the_same_weights(void **state) {
    struct satz_examples examples = all_places(), again = all_places();
    double weights[1 << BITS], others[1 << BITS];
    (void)state;
    memset(weights, 0x55, sizeof weights);
    memset(others, 0xAA, sizeof others);
    satz_learn_weights(&examples, NULL, &mild, weights);
    satz_learn_weights(&again, NULL, &mild, others);
    assert_memory_equal(weights, others, sizeof weights);
    satz_learn_weights(&examples, NULL, &mild, others);
    assert_memory_equal(weights, others, sizeof weights);
    satz_examples_release(&examples);
    satz_examples_release(&again);
}

/* A fold that is held out, and an example without weight, are as if they were not there. */
static void what_is_held_out_teaches_nothing(void **state) {
    struct satz_examples examples = SATZ_EXAMPLES_INIT, half = SATZ_EXAMPLES_INIT, weighed = SATZ_EXAMPLES_INIT;
    unsigned char taken[PLACES];
    double weights[1 << BITS], others[1 << BITS];
    (void)state;
    for (size_t i = 0; i < PLACES; i++) {
        taken[i] = i % 2 == 0;
        add(&examples, places[i], 1, 0);
        add(&weighed, places[i], taken[i] ? 1 : 0, 0);
        if (taken[i])
            add(&half, places[i], 1, 0);
    }
    satz_learn_weights(&examples, taken, &mild, weights);
    satz_learn_weights(&half, NULL, &mild, others);
    assert_memory_equal(weights, others, sizeof weights);
    satz_learn_weights(&weighed, NULL, &mild, others);
    assert_memory_equal(weights, others, sizeof weights);
    satz_examples_release(&examples);
    satz_examples_release(&half);
    satz_examples_release(&weighed);
}

/* Where the rules are right by a margin, nothing needs to be learnt. */
static void a_prior_that_is_right_leaves_the_weights_alone(void **state) {
    struct satz_examples examples = SATZ_EXAMPLES_INIT;
    double weights[1 << BITS], nothing[1 << BITS] = { 0 };
    (void)state;
    for (size_t i = 0; i < PLACES; i++) {
        struct place place = places[i];
        place.prior = place.ends ? 1 : -1;
        add(&examples, place, 1, 0);
    }
    satz_learn_weights(&examples, NULL, &thorough, weights);
    assert_memory_equal(weights, nothing, sizeof weights);
    satz_examples_release(&examples);
}

/* Where they are wrong, the weights bring the sum to the other side; elsewhere they stay small. */
static void a_prior_that_is_wrong_is_overruled(void **state) {
    struct satz_examples examples = SATZ_EXAMPLES_INIT;
    double weights[1 << BITS];
    (void)state;
    add(&examples, (struct place){ "Mio", "Euro", false, 1 }, 1, 0);
    add(&examples, (struct place){ "Mio", "Franken", false, 1 }, 1, 0);
    add(&examples, (struct place){ "Hafen", "Er", true, 1 }, 1, 0);
    satz_learn_weights(&examples, NULL, &thorough, weights);
    for (size_t i = 0; i < 3; i++) {
        double sum = sum_of(&examples, i, weights) + examples.items[i].prior;
        assert_true(examples.items[i].ends ? sum > 0.9 : sum < -0.9);
    }
    assert_true(sum_of(&examples, 2, weights) > -0.1 && sum_of(&examples, 2, weights) < 0.1);
    satz_examples_release(&examples);
}

/* Of examples that contradict each other, those win that are more or weigh more. */
static void contradictions_are_decided_by_weight(void **state) {
    static const struct place ends = { "usw", "Danach", true, 0 }, goes_on = { "usw", "Danach", false, 0 };
    double weights[1 << BITS];
    (void)state;
    for (int heavy = 0; heavy < 2; heavy++) {
        struct satz_examples examples = SATZ_EXAMPLES_INIT;
        add(&examples, ends, heavy ? 5 : 1, 0);
        add(&examples, goes_on, 1, 0);
        add(&examples, goes_on, 1, 0);
        satz_learn_weights(&examples, NULL, &thorough, weights);
        assert_true(heavy ? sum_of(&examples, 0, weights) > 0.1 : sum_of(&examples, 0, weights) < -0.1);
        satz_examples_release(&examples);
    }
}

/* In a small table features share weights, with others and with themselves. */
static void features_that_share_a_weight_are_learnt_too(void **state) {
    static const uint32_t ends[] = { 0x80000000, 0x80000001, 0xFFFFFFFF }, goes_on[] = { 0, 1, 0x7FFFFFFF };
    struct satz_examples examples = SATZ_EXAMPLES_INIT;
    struct satz_learning learning = { 1, 10, 100 };
    double weights[2];
    (void)state;
    satz_examples_add(&examples, (struct satz_example){ .ends = true, .weight = 1 }, ends, 3);
    satz_examples_add(&examples, (struct satz_example){ .ends = false, .weight = 1 }, goes_on, 3);
    satz_learn_weights(&examples, NULL, &learning, weights);
    assert_true(weights[1] > 0.3 && weights[1] < 0.34);
    assert_true(weights[0] < -0.3 && weights[0] > -0.34);
    satz_examples_release(&examples);
}

static void no_examples_give_no_weights(void **state) {
    struct satz_examples examples = SATZ_EXAMPLES_INIT;
    double weights[1 << BITS], nothing[1 << BITS] = { 0 };
    (void)state;
    memset(weights, 0x55, sizeof weights);
    satz_learn_weights(&examples, NULL, &mild, weights);
    assert_memory_equal(weights, nothing, sizeof weights);
    /* One without a feature cannot be told from any other. */
    satz_examples_add(&examples, (struct satz_example){ .ends = true, .weight = 1 }, (uint32_t[]){ 0 }, 0);
    satz_learn_weights(&examples, NULL, &mild, weights);
    assert_memory_equal(weights, nothing, sizeof weights);
    satz_examples_release(&examples);
}

/* ---- whole numbers ---- */

static void whole_numbers_decide_as_the_weights_did(void **state) {
    struct satz_examples examples = all_places();
    double weights[1 << BITS];
    int8_t whole[1 << BITS];
    (void)state;
    satz_learn_weights(&examples, NULL, &thorough, weights);
    double scale = satz_learn_quantise(weights, BITS, 1000, whole);
    struct satz_linear_table table = { whole, BITS, 0, { 0 } };
    for (size_t i = 0; i < PLACES; i++) {
        const struct satz_example *example = &examples.items[i];
        int32_t sum = satz_linear_sum(&table, examples.features + example->features, example->count);
        double difference = sum - scale * sum_of(&examples, i, weights);
        assert_int_equal(sum > 0, places[i].ends);
        /* Each of the three was rounded by a half at most. */
        assert_true(difference > -1.6 && difference < 1.6);
    }
    satz_examples_release(&examples);
}

static void weights_keep_their_proportions(void **state) {
    double weights[8] = { 0.5, -0.5, 0.25, -0.125, 0, 1e-9, 0.003, -0.001 };
    int8_t whole[8];
    (void)state;
    double scale = satz_learn_quantise(weights, 3, 1000, whole);
    assert_true(scale > 253.99 && scale < 254.01);
    assert_int_equal(whole[0], 127);
    assert_int_equal(whole[1], -127);
    assert_int_equal(whole[2], 64);
    assert_int_equal(whole[3], -32);
    assert_int_equal(whole[4], 0);
    assert_int_equal(whole[5], 0);
    assert_int_equal(whole[6], 1);
    assert_int_equal(whole[7], 0);
}

/* One weight far above all others would make zeros of them. */
static void the_largest_thousandth_is_cut_off(void **state) {
    double weights[1 << BITS];
    int8_t whole[1 << BITS];
    (void)state;
    for (size_t i = 0; i < 1 << BITS; i++)
        weights[i] = i % 2 ? 0.1 : -0.05;
    weights[77] = 50;
    satz_learn_quantise(weights, BITS, 1000, whole);
    assert_int_equal(whole[77], 127);
    assert_int_equal(whole[1], 127);
    assert_int_equal(whole[2], -64);
}

/* The few weights of a small set are none of the thousandth, and are not cut off to zero. */
static void few_weights_are_kept(void **state) {
    double weights[1 << BITS] = { 0 };
    int8_t whole[1 << BITS];
    (void)state;
    weights[5] = 0.02;
    weights[9] = -0.01;
    satz_learn_quantise(weights, BITS, 1000, whole);
    assert_int_equal(whole[5], 127);
    assert_int_equal(whole[9], -64);
    weights[5] = weights[9] = 0;
    double scale = satz_learn_quantise(weights, BITS, 1000, whole);
    assert_true(scale >= 1 && scale <= 1);
    assert_int_equal(whole[5], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_can_be_told_apart_is),
        cmocka_unit_test(what_was_learnt_is_applied_to_new_text),
        cmocka_unit_test(the_same_examples_give_the_same_weights),
        cmocka_unit_test(what_is_held_out_teaches_nothing),
        cmocka_unit_test(a_prior_that_is_right_leaves_the_weights_alone),
        cmocka_unit_test(a_prior_that_is_wrong_is_overruled),
        cmocka_unit_test(contradictions_are_decided_by_weight),
        cmocka_unit_test(features_that_share_a_weight_are_learnt_too),
        cmocka_unit_test(no_examples_give_no_weights),
        cmocka_unit_test(whole_numbers_decide_as_the_weights_did),
        cmocka_unit_test(weights_keep_their_proportions),
        cmocka_unit_test(the_largest_thousandth_is_cut_off),
        cmocka_unit_test(few_weights_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
