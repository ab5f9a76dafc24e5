#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/data.h"
#include "stream/record.h"
#include "translate/translator.h"

static char memory_path[] = "/tmp/satz-memory-XXXXXX.tmx";
static struct satz_data data;

static int begin(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    signal(SIGPIPE, SIG_IGN);
    int descriptor = mkstemps(memory_path, 4);
    if (descriptor < 0 || satz_data_open(&data, NULL, &error) != SATZ_OK)
        return -1;
    return close(descriptor);
}

static int end(void **state) {
    (void)state;
    satz_data_close(&data);
    return unlink(memory_path);
}

/* A translator, and the records that it is given. */
struct trial {
    struct satz_translator_options options;
    struct satz_translator *translator;
    struct satz_arena arena;
    struct satz_record records[64];
    size_t count;
    char script[4096];
    char *command[4];
    char *memories[1];
};

static struct trial *trial_begin(const char *to, const char *behaviour, const char *units) {
    static struct trial trial;
    struct satz_error error = SATZ_ERROR_INIT;
    const char *source = getenv("SATZ_SOURCE");
    trial = (struct trial){ .arena = SATZ_ARENA_INIT };
    snprintf(trial.script, sizeof trial.script, "%s/tests/engines/engine.sh", source ? source : ".");
    trial.command[0] = trial.script;
    trial.command[1] = (char *)behaviour;
    trial.memories[0] = memory_path;
    trial.options = (struct satz_translator_options){ .memories = trial.memories, .memory_count = units != NULL,
                                                      .fuzzy = 50, .jobs = 1, .batch = 64, .timeout = 5,
                                                      .command = behaviour ? trial.command : NULL };
    assert_int_equal(satz_language_parse(to, &trial.options.to, &error), SATZ_OK);
    if (units) {
        FILE *file = fopen(memory_path, "w");
        fprintf(file, "<tmx version='1.4'><header srclang='de'/><body>%s</body></tmx>", units);
        fclose(file);
    }
    return &trial;
}

static void trial_add(struct trial *trial, const char *json) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_record *record = &trial->records[trial->count++];
    satz_record_init(record, &trial->arena);
    if (satz_record_parse(record, satz_slice_of(json), &error) != SATZ_OK)
        fail_msg("%s", error.reason);
}

static void trial_run(struct trial *trial) {
    struct satz_error error = SATZ_ERROR_INIT;
    size_t done = 0;
    if (satz_translator_new(&trial->translator, &trial->options, &data, &error) != SATZ_OK ||
        satz_translator_run(trial->translator, trial->records, trial->count, &done, &error) != SATZ_OK)
        fail_msg("%s", error.reason);
    assert_int_equal(done, trial->count);
}

static void trial_end(struct trial *trial) {
    satz_translator_free(trial->translator);
    satz_arena_release(&trial->arena);
}

static void member_is(const struct trial *trial, size_t at, const char *member, const char *expected) {
    struct satz_slice text = satz_record_string(&trial->records[at], member);
    if (!expected)
        assert_null(text.data);
    else if (!satz_slice_is(text, expected))
        fail_msg("%s is `%.*s`, not `%s`", member, (int)text.size, text.data, expected);
}

static void raw_has(const struct trial *trial, size_t at, const char *member, const char *expected) {
    struct satz_slice raw = satz_record_raw(&trial->records[at], member);
    if (satz_slice_find(raw, 0, satz_slice_of(expected)) == raw.size)
        fail_msg("%s is `%.*s`, without `%s`", member, (int)raw.size, raw.data, expected);
}

#define UNIT(de, es) \
    "<tu><tuv xml:lang='de'><seg>" de "</seg></tuv><tuv xml:lang='es'><seg>" es "</seg></tuv></tu>"

/* What one record becomes by a memory of one unit. */
static void adapts(const char *unit, const char *record, const char *out) {
    struct trial *trial = trial_begin("es", NULL, unit);
    trial_add(trial, record);
    trial_run(trial);
    member_is(trial, 0, "out", out);
    if (out)
        raw_has(trial, 0, "findings", "translate/adapted");
    raw_has(trial, 0, "match", "\"score\":");
    trial_end(trial);
}

static void figures_are_adapted(void **state) {
    (void)state;
    const char *unit = UNIT("Der Umsatz stieg im Jahr 2024 um 12,5 Prozent auf 1.250 Euro.",
                            "En 2024 las ventas subieron un 12.5 por ciento a 1,250 euros.");
    adapts(unit,
           "{\"seg\":1,\"src\":\"Der Umsatz stieg im Jahr 2025 um 9,75 Prozent auf 98.100 Euro.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"date\",\"do\":\"verify\",\"at\":[25,29]},"
           "{\"id\":\"P2\",\"kind\":\"number\",\"do\":\"verify\",\"at\":[33,45]},"
           "{\"id\":\"P3\",\"kind\":\"money\",\"do\":\"verify\",\"at\":[50,61]}]}",
           "En 2025 las ventas subieron un 9.75 por ciento a 98,100 euros.");
    /* What no span covers is a difference like any other. */
    adapts(unit, "{\"seg\":1,\"src\":\"Der Umsatz stieg im Jahr 2025 um 12,5 Prozent auf 1.250 Euro.\"}", NULL);
    adapts(unit,
           "{\"seg\":1,\"src\":\"Der Gewinn stieg im Jahr 2025 um 12,5 Prozent auf 1.250 Euro.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"date\",\"do\":\"verify\",\"at\":[25,29]}]}",
           NULL);
}

static void figures_that_cannot_be_told_are_not(void **state) {
    (void)state;
    const char *record = "{\"seg\":1,\"src\":\"Am 5. März kamen 9 Gäste.\",\"spans\":["
                         "{\"id\":\"P1\",\"kind\":\"date\",\"do\":\"verify\",\"at\":[3,10]},"
                         "{\"id\":\"P2\",\"kind\":\"number\",\"do\":\"verify\",\"at\":[17,18]}]}";
    adapts(UNIT("Am 4. März kamen 7 Gäste.", "El 4 de marzo llegaron 7 invitados."), record,
           "El 5 de marzo llegaron 9 invitados.");
    adapts(UNIT("Am 4. März kamen 4 Gäste.", "El 4 de marzo llegaron 4 invitados."), record, NULL);
    adapts(UNIT("Am 4. März kamen 7 Gäste.", "El cuatro de marzo llegaron 7 invitados."), record, NULL);
    /* Where more than the digits would change: a.m. to p.m., er, st. */
    adapts(UNIT("Am 5. März um 9 Uhr.", "El 5 de marzo a las 9 a.m."),
           "{\"seg\":1,\"src\":\"Am 5. März um 14 Uhr.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"time\",\"do\":\"verify\",\"at\":[14,20]}]}",
           NULL);
    adapts(UNIT("Am 1. März kamen alle.", "Todos llegaron el 1 de marzo."),
           "{\"seg\":1,\"src\":\"Am 5. März kamen alle.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"date\",\"do\":\"verify\",\"at\":[3,10]}]}",
           NULL);
    adapts(UNIT("Es war der 21. Platz.", "Fue el 21er puesto."),
           "{\"seg\":1,\"src\":\"Es war der 22. Platz.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"number\",\"do\":\"verify\",\"at\":[11,14]}]}",
           NULL);
    /* 12,5 is not 125. */
    adapts(UNIT("Es sind 12,5 Meter.", "Son 125 metros."),
           "{\"seg\":1,\"src\":\"Es sind 13,5 Meter.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"number\",\"do\":\"verify\",\"at\":[8,18]}]}",
           NULL);
}

static void held_spans_are_adapted(void **state) {
    (void)state;
    const char *unit = UNIT("Das sagte Anna Berg am Montag in Kiel.", "Así lo dijo Anna Berg el lunes en Kiel.");
    adapts(unit,
           "{\"seg\":1,\"src\":\"Das sagte Hans Otto Lind am Montag in Kiel.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[10,24]}]}",
           "Así lo dijo ⟦P1⟧ el lunes en Kiel.");
    adapts(unit,
           "{\"seg\":1,\"src\":\"Das sagte Anna Lind am Montag in Kiel.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[10,19]}]}",
           "Así lo dijo ⟦P1⟧ el lunes en Kiel.");
    adapts(UNIT("Das sagte Anna Berg am Montag in Kiel.", "Así lo dijo la señora Berg el lunes en Kiel."),
           "{\"seg\":1,\"src\":\"Das sagte Anna Lind am Montag in Kiel.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[10,19]}]}",
           NULL);
    /* A place is no held span. */
    adapts(unit, "{\"seg\":1,\"src\":\"Das sagte Anna Berg am Montag in Bonn.\",\"spans\":["
                 "{\"id\":\"P1\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[33,37]}]}",
           NULL);
}

static void tags_go_along(void **state) {
    (void)state;
    adapts(UNIT("Lesen <bpt i='1'/>mehr<ept i='1'/> auf Seite 12.", "En la página 12 <bpt i='1'/>más<ept i='1'/>."),
           "{\"seg\":1,\"meta\":{\"fmt\":\"html\"},\"src\":\"Lesen <b>mehr</b> auf Seite 140.\",\"spans\":["
           "{\"id\":\"P1\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":[6,9]},"
           "{\"id\":\"P2\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":[13,17]},"
           "{\"id\":\"P3\",\"kind\":\"number\",\"do\":\"verify\",\"at\":[28,31]}]}",
           "En la página 140 ⟦P1⟧más⟦P2⟧.");
}

static void swapped_lines_are_noticed(void **state) {
    (void)state;
    struct trial *trial = trial_begin("es", "swapping", NULL);
    char json[512];
    for (size_t i = 0; i < 20; i++) {
        snprintf(json, sizeof json,
                 "{\"seg\":%zu,\"src\":\"Anna %zu lobt den Plan.\",\"text\":\"⟦P1⟧ lobt den Plan %zu.\",\"spans\":"
                 "[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,4]}]}",
                 i + 1, i, i);
        trial_add(trial, json);
    }
    trial->options.form = "letters";
    trial_run(trial);
    for (size_t i = 0; i < 20; i++) {
        char number[32];
        snprintf(number, sizeof number, "Plan %zu.", i);
        raw_has(trial, i, "out", number);
    }
    trial_end(trial);
}

static void people_are_heard(void **state) {
    (void)state;
    struct trial *trial = trial_begin("es", "good", NULL);
    trial_add(trial, "{\"seg\":1,\"src\":\"Ja, gern.\",\"to\":\"es\",\"via\":{\"by\":\"human\"},\"out\":\"Con gusto.\"}");
    trial_add(trial, "{\"seg\":2,\"src\":\"Ja, gern.\",\"to\":\"fr\",\"via\":{\"by\":\"human\"},\"out\":\"Volontiers.\",\"tgt\":\"x\"}");
    trial_run(trial);
    member_is(trial, 0, "out", "Con gusto.");
    member_is(trial, 1, "out", "ES Ja, gern.");
    member_is(trial, 1, "tgt", NULL);
    trial_end(trial);
}

static void languages_are_filled_in(void **state) {
    (void)state;
    struct trial *trial = trial_begin("zh-Hant", NULL, NULL);
    char *command[] = { (char *)"sed", (char *)"s/^/{from} {to} /", NULL };
    trial->options.command = command;
    trial_add(trial, "{\"seg\":1,\"lang\":\"en\",\"src\":\"Yes.\"}");
    trial_add(trial, "{\"seg\":1,\"src\":\"Ja.\"}");
    trial_run(trial);
    member_is(trial, 0, "out", "en zh-Hant Yes.");
    member_is(trial, 1, "out", "de zh-Hant Ja.");
    trial_end(trial);
}

static void hostile_languages_are_refused(void **state) {
    (void)state;
    struct trial *trial = trial_begin("es", "good", NULL);
    struct satz_error error = SATZ_ERROR_INIT;
    size_t done = 0;
    trial_add(trial, "{\"seg\":1,\"lang\":\"$(rm -rf x)\",\"src\":\"Ja.\"}");
    assert_int_equal(satz_translator_new(&trial->translator, &trial->options, &data, &error), SATZ_OK);
    assert_int_equal(satz_translator_run(trial->translator, trial->records, 1, &done, &error), SATZ_FAILED);
    assert_int_equal(done, 0);
    trial_end(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_adapted),
        cmocka_unit_test(figures_that_cannot_be_told_are_not),
        cmocka_unit_test(held_spans_are_adapted),
        cmocka_unit_test(tags_go_along),
        cmocka_unit_test(swapped_lines_are_noticed),
        cmocka_unit_test(people_are_heard),
        cmocka_unit_test(languages_are_filled_in),
        cmocka_unit_test(hostile_languages_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
