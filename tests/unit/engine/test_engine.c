#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/engine.h"
#include "engine/exchange.h"

enum { MOST = 200 };

/* One engine of tests/engines, and what it was asked: lines "Satz 1", "Satz 2", … */
struct trial {
    struct satz_engine engine;
    struct satz_arena arena;
    struct satz_question questions[MOST];
    size_t count;
    char script[4096];
    char *argv[4];
    char lines[MOST][32];
};

static struct trial *trial_begin(const char *behaviour, const char *word, size_t count) {
    static struct trial trial;
    const char *source = getenv("SATZ_SOURCE");
    trial = (struct trial){ .arena = SATZ_ARENA_INIT, .count = count };
    snprintf(trial.script, sizeof trial.script, "%s/tests/engines/engine.sh", source ? source : ".");
    trial.argv[0] = trial.script;
    trial.argv[1] = (char *)behaviour;
    trial.argv[2] = (char *)word;
    satz_engine_init(&trial.engine, trial.argv);
    trial.engine.patience = 1;
    for (size_t i = 0; i < count; i++) {
        snprintf(trial.lines[i], sizeof trial.lines[i], "Satz %zu.", i + 1);
        trial.questions[i].line = satz_slice_of(trial.lines[i]);
    }
    return &trial;
}

static void trial_ask(struct trial *trial) {
    struct satz_error error = SATZ_ERROR_INIT;
    enum satz_status status =
        satz_engine_ask(&trial->engine, trial->questions, trial->count, &trial->arena, &error);
    if (status != SATZ_OK)
        fail_msg("%s", error.reason);
}

static void trial_end(struct trial *trial) {
    satz_engine_release(&trial->engine);
    satz_arena_release(&trial->arena);
}

/* Line `at` has its own answer. */
static void answer_is_right(const struct trial *trial, size_t at) {
    char expected[64];
    snprintf(expected, sizeof expected, "ES %s", trial->lines[at]);
    if (trial->questions[at].failure)
        fail_msg("line %zu: %s", at + 1, trial->questions[at].failure);
    assert_true(satz_slice_is(trial->questions[at].answer, expected));
}

static void all_are_right(const char *behaviour, const char *word, size_t count) {
    struct trial *trial = trial_begin(behaviour, word, count);
    trial_ask(trial);
    for (size_t i = 0; i < count; i++)
        answer_is_right(trial, i);
    trial_end(trial);
}

/* Line `bad` (from 0) fails for `reason`, all others have their own answers. */
static void one_fails(const char *behaviour, const char *word, size_t count, size_t bad, const char *reason) {
    struct trial *trial = trial_begin(behaviour, word, count);
    trial_ask(trial);
    for (size_t i = 0; i < count; i++)
        if (i != bad)
            answer_is_right(trial, i);
    assert_non_null(trial->questions[bad].failure);
    assert_string_equal(trial->questions[bad].failure, reason);
    trial_end(trial);
}

static void all_fail(const char *behaviour, const char *word, size_t count, size_t runs) {
    struct trial *trial = trial_begin(behaviour, word, count);
    trial_ask(trial);
    for (size_t i = 0; i < count; i++)
        assert_non_null(trial->questions[i].failure);
    assert_true(trial->engine.runs <= runs);
    trial_end(trial);
}

static void good_engines_answer(void **state) {
    (void)state;
    all_are_right("good", NULL, MOST);
    all_are_right("good", NULL, 1);
    all_are_right("good", NULL, 0);
    all_are_right("buffering", NULL, 150);
    all_are_right("slow", NULL, 20);
    all_are_right("unterminated", NULL, 70);
    all_are_right("crlf", NULL, 10);
    all_are_right("lingering", NULL, 3);
}

static void much_text_does_not_block(void **state) {
    (void)state;
    struct trial *trial = trial_begin("good", NULL, 60);
    static char line[100000];
    memset(line, 'a', sizeof line);
    for (size_t i = 0; i < 60; i++)
        trial->questions[i].line = satz_slice_make(line, sizeof line - i);
    trial_ask(trial);
    for (size_t i = 0; i < 60; i++)
        assert_int_equal(trial->questions[i].answer.size, sizeof line - i + 3);
    trial_end(trial);
    trial = trial_begin("buffering", NULL, 60);
    for (size_t i = 0; i < 60; i++)
        trial->questions[i].line = satz_slice_make(line, sizeof line - i);
    trial_ask(trial);
    assert_null(trial->questions[59].failure);
    trial_end(trial);
}

static void sleeping_engines_are_stopped(void **state) {
    (void)state;
    all_fail("sleeping", NULL, 50, 6);
    one_fails("hanging", "Satz 6.", 8, 5, "the engine gave no answer within 1 s");
}

static void dying_engines_lose_one_line(void **state) {
    (void)state;
    one_fails("dying", "Satz 77.", 150, 76, "the engine ended with exit code 3");
    all_fail("killed", NULL, 20, 6);
    all_fail("failing", NULL, 20, 6);
}

static void complaints_are_kept_within_bounds(void **state) {
    (void)state;
    struct trial *trial = trial_begin("complaining", NULL, 100);
    trial_ask(trial);
    for (size_t i = 0; i < 100; i++)
        answer_is_right(trial, i);
    assert_true(trial->engine.complaints.size > 0);
    assert_true(trial->engine.complaints.size <= SATZ_ENGINE_COMPLAINTS);
    trial_end(trial);
}

static void floods_end(void **state) {
    (void)state;
    all_fail("flooding", NULL, 5, 6);
}

static void closed_inputs(void **state) {
    (void)state;
    struct trial *trial = trial_begin("closing", "1", 40);
    trial_ask(trial);
    for (size_t i = 0; i < 40; i++)
        assert_true(satz_slice_is(trial->questions[i].answer, trial->lines[i]));
    trial_end(trial);
    all_fail("closing", "0", 40, 6);
    trial = trial_begin("deaf", "5", 5);
    trial_ask(trial);
    assert_true(satz_slice_is(trial->questions[4].answer, "ES 5"));
    trial_end(trial);
}

static void lines_keep_their_places(void **state) {
    (void)state;
    all_are_right("dropping", NULL, MOST);
    all_are_right("doubling", NULL, MOST);
    all_are_right("merging", NULL, MOST);
    all_are_right("shifting", NULL, 40);
}

static void bad_bytes_fail_alone(void **state) {
    (void)state;
    one_fails("latin1", "Satz 30.", 64, 29, "the engine's answer is not UTF-8");
    one_fails("nul", "Satz 1.", 64, 0, "the engine's answer holds a NUL byte");
    one_fails("silent", "Satz 64.", 64, 63, "the engine's answer is empty");
}

static void jobs_keep_the_order(void **state) {
    (void)state;
    static const char *const behaviours[] = { "good", "slow", "dropping", "merging", "buffering" };
    for (size_t i = 0; i < sizeof behaviours / sizeof *behaviours; i++) {
        struct trial *trial = trial_begin(behaviours[i], NULL, 120);
        trial->engine.jobs = 7;
        trial->engine.batch = 11;
        trial_ask(trial);
        for (size_t k = 0; k < 120; k++)
            answer_is_right(trial, k);
        trial_end(trial);
    }
}

static void batches_are_as_asked(void **state) {
    (void)state;
    struct trial *trial = trial_begin("good", NULL, 100);
    trial->engine.batch = 30;
    trial_ask(trial);
    assert_int_equal(trial->engine.runs, 4);
    trial_end(trial);
}

static void engines_that_are_none(void **state) {
    (void)state;
    /* Under valgrind the parent is not told by posix_spawn() that the child could not begin. */
    if (getenv("SATZ_VALGRIND"))
        return;
    struct satz_error error = SATZ_ERROR_INIT;
    struct trial *trial = trial_begin("good", NULL, 3);
    trial->argv[0] = (char *)"no-such-engine";
    assert_int_equal(satz_engine_ask(&trial->engine, trial->questions, 3, &trial->arena, &error), SATZ_FAILED);
    assert_string_equal(error.place, "no-such-engine");
    trial_end(trial);
}

static void a_signal_stops_it(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    static volatile sig_atomic_t stop = 1;
    struct trial *trial = trial_begin("sleeping", NULL, 3);
    trial->engine.patience = 100;
    trial->engine.stop = &stop;
    assert_int_equal(satz_engine_ask(&trial->engine, trial->questions, 3, &trial->arena, &error), SATZ_FAILED);
    assert_string_equal(error.reason, "interrupted");
    trial_end(trial);
}

static int sigpipe_ignore(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_engines_answer),
        cmocka_unit_test(much_text_does_not_block),
        cmocka_unit_test(sleeping_engines_are_stopped),
        cmocka_unit_test(dying_engines_lose_one_line),
        cmocka_unit_test(complaints_are_kept_within_bounds),
        cmocka_unit_test(floods_end),
        cmocka_unit_test(closed_inputs),
        cmocka_unit_test(lines_keep_their_places),
        cmocka_unit_test(bad_bytes_fail_alone),
        cmocka_unit_test(jobs_keep_the_order),
        cmocka_unit_test(batches_are_as_asked),
        cmocka_unit_test(engines_that_are_none),
        cmocka_unit_test(a_signal_stops_it),
    };
    return cmocka_run_group_tests(tests, sigpipe_ignore, NULL);
}
