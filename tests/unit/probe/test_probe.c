#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "probe/probe.h"

static struct satz_data data;

static int begin(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    signal(SIGPIPE, SIG_IGN);
    return satz_data_open(&data, NULL, &error) == SATZ_OK ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    satz_data_close(&data);
    return 0;
}

/* What an engine, a shell's command, makes of the corpus of a language. The caller releases it. */
static enum satz_status probe_run(struct satz_probe *probe, const char *language, const char *script,
                                  struct satz_error *error) {
    char *command[] = { (char *)script, NULL };
    const struct satz_probe_options options = { .command = command, .shell = true, .jobs = 1, .batch = 64,
                                                .timeout = 10 };
    struct satz_probe_corpus corpus;
    satz_probe_corpus_init(&corpus, language);
    satz_probe_init(probe);
    assert_int_equal(satz_probe_corpus_close(&corpus, &data, error), SATZ_OK);
    enum satz_status status = satz_probe_run(probe, &data, &options, &corpus, error);
    satz_probe_corpus_release(&corpus);
    return status;
}

static const struct satz_probe_count *count_of(const struct satz_probe *probe, const char *form) {
    for (size_t i = 0; i < probe->count; i++)
        if (satz_slice_is(probe->results[i].form->name, form))
            return &probe->results[i].count;
    fail_msg("no form %s", form);
    return NULL;
}

/* Of an engine that says what it hears every form is as it was sent, and the unknown engine's form is best. */
static void an_echo_keeps_all(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_probe probe;
    assert_int_equal(probe_run(&probe, "de", "exec sed p\\;d", &error), SATZ_OK);
    assert_true(probe.results[0].known);
    for (size_t i = 0; i < probe.count; i++) {
        assert_int_equal(probe.results[i].count.exact, probe.results[i].count.sent);
        assert_int_equal(probe.results[i].count.failed, 0);
    }
    satz_probe_release(&probe);
}

/* Each placeholder is exact, repaired or lost, whatever the engine does to it. */
static void every_placeholder_is_accounted_for(void **state) {
    (void)state;
    static const char *const scripts[] = {
        "sed 's/[⟦⟧]//g'", "sed 's/[A-Z][a-z]*//g'", "sed 's/[^ ]*$//; s/^$/-/'", "rev", "sed 's/.*/& &/'",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_probe probe;
        assert_int_equal(probe_run(&probe, "en", scripts[i], &error), SATZ_OK);
        for (size_t j = 0; j < probe.count; j++) {
            const struct satz_probe_count *count = &probe.results[j].count;
            assert_int_equal(count->sent, probe.results[0].count.sent);
            assert_int_equal(count->exact + count->repaired + count->lost, count->sent);
            assert_true(count->same <= count->words);
        }
        satz_probe_release(&probe);
    }
}

/* A form whose brackets are taken away is repaired, one that is said twice is doubled: neither is best. */
static void what_is_mangled_is_not_best(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_probe probe;
    const char *script = "sed -E 's/⟦|⟧//g; s/(__P[0-9]+__)/\\1 \\1/g; s/｟[^｠]*｠//g'";
    assert_int_equal(probe_run(&probe, "de", script, &error), SATZ_OK);
    assert_int_equal(count_of(&probe, "letters")->exact, count_of(&probe, "letters")->sent);
    assert_true(count_of(&probe, "brackets")->repaired > count_of(&probe, "brackets")->sent / 2);
    assert_true(count_of(&probe, "underscores")->doubled > count_of(&probe, "underscores")->sent / 2);
    assert_int_equal(count_of(&probe, "white")->lost, count_of(&probe, "white")->sent);
    assert_true(satz_slice_is(probe.results[0].form->name, "letters"));
    assert_true(satz_slice_is(probe.results[probe.count - 1].form->name, "white"));
    satz_probe_release(&probe);
}

/* Segments that get no answer lose their placeholders; an engine without any answer is no engine. */
static void silence_is_loss(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_probe probe;
    assert_int_equal(probe_run(&probe, "de", "sed 's/.*⟦.*//'", &error), SATZ_OK);
    assert_true(count_of(&probe, "brackets")->failed > 0);
    assert_int_equal(count_of(&probe, "letters")->failed, 0);
    assert_true(count_of(&probe, "brackets")->lost > count_of(&probe, "brackets")->sent / 2);
    satz_probe_release(&probe);
    assert_int_equal(probe_run(&probe, "de", "sed 's/.*//'", &error), SATZ_FAILED);
    assert_string_equal(error.reason, "the engine translates nothing: the engine's answer is empty");
    satz_probe_release(&probe);
}

/* The table for a person, as it would stand on a terminal. */
static void the_table_says_what_to_do(void **state) {
    (void)state;
    char text[8192];
    int pipes[2];
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_output output;
    struct satz_probe probe;
    assert_int_equal(pipe(pipes), 0);
    assert_int_equal(probe_run(&probe, "de", "sed 's/[A-Z][a-z]*/\\L&/g'", &error), SATZ_OK);
    satz_output_descriptor(&output, pipes[1], "table");
    satz_probe_write_table(&probe, &output);
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
    ssize_t size = read(pipes[0], text, sizeof text - 1);
    assert_true(size > 0);
    text[size] = '\0';
    assert_non_null(strstr(text, "form               exact  repaired    lost  doubled   words      time\n"));
    assert_non_null(strstr(text, "\nx-chat             100.0       0.0     0.0      0.0"));
    assert_non_null(strstr(text, "\nUse `x-chat`: satz-translate --form x-chat\n"));
    assert_non_null(strstr(text, "\nengine\tPROGRAM\tPROGRAM\tx-chat\n"));
    close(pipes[0]);
    satz_probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_echo_keeps_all),        cmocka_unit_test(every_placeholder_is_accounted_for),
        cmocka_unit_test(what_is_mangled_is_not_best), cmocka_unit_test(silence_is_loss),
        cmocka_unit_test(the_table_says_what_to_do),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
