/* What charts are drawn from, and a finding in a list on a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/bars.h"
#include "report/listed.h"

static struct satz_arena arena;

static struct satz_record parse(const char *line) {
    struct satz_record record = { .arena = &arena, .place = "test", .line = 1 };
    struct satz_error error;
    assert_int_equal(satz_record_parse(&record, satz_slice_of(line), &error), SATZ_OK);
    return record;
}

static const struct satz_report_settings plain = SATZ_REPORT_SETTINGS_INIT;

/* Counts the records of `lines`, NULL the last. */
static void count(struct satz_tally *tally, struct satz_entries *entries, const struct satz_report_settings *settings,
                  const char *const *lines) {
    satz_tally_init(tally);
    satz_entries_init(entries, settings);
    for (; *lines; lines++) {
        struct satz_record record = parse(*lines);
        struct satz_entry entry;
        struct satz_error error;
        assert_int_equal(satz_entries_add(entries, &record, &entry, &error), SATZ_OK);
        satz_tally_add(tally, &entry);
    }
}

static void release(struct satz_tally *tally, struct satz_entries *entries) {
    satz_tally_release(tally);
    satz_entries_release(entries);
    satz_arena_reset(&arena);
}

static const char *const two[] = {
    "{\"seg\":1,\"src\":\"Kiel\",\"to\":\"ja\",\"tgt\":\"キール\",\"via\":{\"by\":\"memory\"},\"findings\":["
    "{\"check\":\"spelling\",\"at\":[0,4],\"level\":\"info\",\"say\":\"a\"},"
    "{\"check\":\"check/name\",\"at\":[0,4],\"level\":\"error\",\"say\":\"b\"},"
    "{\"check\":\"check/name\",\"at\":[0,4],\"level\":\"error\",\"say\":\"b\",\"silenced\":\"it is right\"}]}",
    "{\"seg\":2,\"src\":\"Kiel\",\"to\":\"tlh\",\"match\":{\"score\":87},\"findings\":["
    "{\"check\":\"spelling\",\"at\":[0,4],\"level\":\"info\",\"say\":\"a\"}]}", NULL,
};

static void sums(void **state) {
    struct satz_tally tally;
    struct satz_entries entries;
    int order[SATZ_TALLY_CHECKS + 1];
    size_t found[3];
    (void)state;
    count(&tally, &entries, &plain, two);
    /* The check with an error goes first, though the other has more. */
    assert_int_equal(satz_tally_order(&tally, order), 2);
    assert_true(satz_slice_is(tally.names[order[0]], "check/name"));
    satz_tally_sum(&tally, order[0], SATZ_TALLY_ALL, found);
    assert_int_equal(found[SATZ_ERROR], 1);
    satz_tally_sum(&tally, order[1], SATZ_LANGUAGES, found);
    assert_int_equal(found[SATZ_INFO], 1);
    satz_tally_sum(&tally, SATZ_TALLY_ALL, SATZ_TALLY_ALL, found);
    assert_int_equal(found[SATZ_ERROR] + found[SATZ_WARNING] + found[SATZ_INFO], 3);
    assert_int_equal(entries.silenced, 1);
    assert_int_equal(tally.segments[SATZ_JA].exact, 1);
    assert_int_equal(tally.segments[SATZ_LANGUAGES].untranslated, 1);
    release(&tally, &entries);
}

static bool is_spelling(struct satz_slice check) {
    return satz_slice_is(check, "spelling");
}

/* A slip in the source is one, however many languages it is translated to; what is lost in one of them is another in each. */
static void sources(void **state) {
    static const char *const lines[] = {
        "{\"doc\":\"d\",\"seg\":1,\"lang\":\"de\",\"src\":\"Kiehl\",\"to\":\"ja\",\"tgt\":\"キール\",\"findings\":["
        "{\"check\":\"spelling\",\"side\":\"src\",\"at\":[0,5],\"level\":\"warning\",\"say\":\"a\"},"
        "{\"check\":\"check/name\",\"side\":\"src\",\"at\":[0,5],\"level\":\"error\",\"say\":\"b\"}]}",
        "{\"doc\":\"d\",\"seg\":1,\"lang\":\"de\",\"src\":\"Kiehl\",\"to\":\"fr\",\"tgt\":\"Kiel\",\"findings\":["
        "{\"check\":\"spelling\",\"side\":\"src\",\"at\":[0,5],\"level\":\"warning\",\"say\":\"a\"},"
        "{\"check\":\"check/name\",\"side\":\"src\",\"at\":[0,5],\"level\":\"error\",\"say\":\"b\"}]}",
        "{\"doc\":\"d\",\"seg\":2,\"lang\":\"de\",\"src\":\"Kiehl\",\"to\":\"fr\",\"tgt\":\"Kiel\",\"findings\":["
        "{\"check\":\"spelling\",\"side\":\"src\",\"at\":[0,5],\"level\":\"warning\",\"say\":\"a\"}]}", NULL };
    struct satz_report_settings once = SATZ_REPORT_SETTINGS_INIT;
    struct satz_tally tally;
    struct satz_entries entries;
    size_t found[3];
    (void)state;
    once.is_of_source = is_spelling;
    count(&tally, &entries, &once, lines);
    satz_tally_sum(&tally, SATZ_TALLY_ALL, SATZ_JA, found);
    assert_int_equal(found[SATZ_WARNING], 1);
    assert_int_equal(found[SATZ_ERROR], 1);
    satz_tally_sum(&tally, SATZ_TALLY_ALL, SATZ_TALLY_ALL, found);
    assert_int_equal(found[SATZ_WARNING], 2);
    assert_int_equal(found[SATZ_ERROR], 2);
    release(&tally, &entries);
}

static void scores(void **state) {
    static const char *const lines[] = { "{\"seg\":1,\"src\":\"a\",\"to\":\"en\",\"match\":{\"score\":49}}",
                                         "{\"seg\":2,\"src\":\"a\",\"to\":\"en\",\"match\":{\"score\":50}}",
                                         "{\"seg\":3,\"src\":\"a\",\"to\":\"en\",\"match\":{\"score\":99}}",
                                         "{\"seg\":4,\"src\":\"a\",\"to\":\"en\",\"match\":{\"score\":0.5}}",
                                         "{\"seg\":5,\"src\":\"a\",\"to\":\"en\",\"match\":{\"score\":400}}", NULL };
    struct satz_tally tally;
    struct satz_entries entries;
    struct satz_buffer name = SATZ_BUFFER_INIT;
    (void)state;
    count(&tally, &entries, &plain, lines);
    assert_int_equal(tally.scores[0], 1);
    assert_int_equal(tally.scores[1], 1);
    assert_int_equal(tally.scores[SATZ_TALLY_SCORES - 2], 1);
    assert_int_equal(tally.scores[SATZ_TALLY_SCORES - 1], 1);
    satz_tally_score_name(0, "-", &name);
    satz_tally_score_name(1, " to ", &name);
    assert_string_equal(name.data, "under 5050 to 54");
    satz_buffer_release(&name);
    release(&tally, &entries);
}

/* A stranger may name as many checks as he likes, and as long. */
static void strangers(void **state) {
    struct satz_buffer line = SATZ_BUFFER_INIT, text = SATZ_BUFFER_INIT;
    const char *lines[] = { NULL, NULL };
    struct satz_bars bars = { false, true, 40 };
    struct satz_tally tally;
    struct satz_entries entries;
    int order[SATZ_TALLY_CHECKS + 1];
    size_t found[3];
    (void)state;
    satz_buffer_add_string(&line, "{\"seg\":1,\"src\":\"Kiel\",\"lang\":\"de\",\"findings\":[");
    for (int i = 0; i < 200; i++)
        satz_buffer_add_format(&line, "{\"check\":\"a/%d\",\"at\":[0,4],\"level\":\"info\",\"say\":\"x\"},", i);
    satz_buffer_add_format(&line, "{\"check\":\"%0200d\",\"at\":[0,4],\"level\":\"error\",\"say\":\"x\"}]}", 1);
    lines[0] = line.data;
    count(&tally, &entries, &plain, lines);
    assert_int_equal(satz_tally_order(&tally, order), SATZ_TALLY_CHECKS + 1);
    satz_tally_sum(&tally, SATZ_TALLY_CHECKS, SATZ_DE, found);
    assert_int_equal(found[SATZ_INFO], 200 - SATZ_TALLY_CHECKS);
    assert_int_equal(found[SATZ_ERROR], 1);
    satz_bars_write(&tally, &bars, &text);
    assert_non_null(strstr(text.data, "other checks      121  "));
    assert_non_null(strstr(text.data, "and 71 of 71 other checks\n"));
    release(&tally, &entries);
    satz_buffer_release(&line);
    satz_buffer_release(&text);
}

/* What `fix` is shown as, of the first finding of a record. */
static void assert_fix(const char *src, int begin, int end, const char *fix, const char *expected) {
    struct satz_buffer line = SATZ_BUFFER_INIT, page = SATZ_BUFFER_INIT;
    const char *lines[] = { NULL, NULL };
    struct satz_tally tally;
    struct satz_entries entries;
    struct satz_entry entry;
    struct satz_error error;
    satz_buffer_add_format(&line, "{\"seg\":1,\"src\":\"%s\",\"lang\":\"de\",\"findings\":[{\"check\":\"a/b\",\"at\":[%d,%d],"
                                  "\"level\":\"info\",\"say\":\"x\",\"fix\":[\"%s\"]}]}", src, begin, end, fix);
    count(&tally, &entries, &plain, lines);
    struct satz_record record = parse(line.data);
    assert_int_equal(satz_entries_add(&entries, &record, &entry, &error), SATZ_OK);
    satz_listed_add(&entry, 0, 1, &page);
    struct satz_slice html = satz_buffer_slice(&page);
    size_t from = satz_slice_find(html, 0, satz_slice_of("dir=\"ltr\">")) + strlen("dir=\"ltr\">");
    size_t to = satz_slice_find(html, from, satz_slice_of("</bdi>"));
    struct satz_slice shown = satz_slice_sub(html, from, to);
    assert_true(satz_slice_is(shown, expected) || (print_error("%.*s\n", (int)shown.size, shown.data), false));
    satz_buffer_release(&line);
    satz_buffer_release(&page);
    release(&tally, &entries);
}

static void fixes(void **state) {
    (void)state;
    assert_fix("Die Kommision tagt.", 4, 13, "Kommission", "<del>Kommision</del><ins>Kommis<b>s</b>ion</ins>");
    assert_fix("Die Fähre", 4, 9, "Führe", "<del>F<b>ä</b>hre</del><ins>F<b>ü</b>hre</ins>");
    assert_fix("rot", 0, 3, "blau", "<del>rot</del><ins>blau</ins>");
    assert_fix("um 5 EUR", 4, 5, "\xC2\xA0", "<del><u> </u></del><ins><u class=\"nb\">\xC2\xA0</u></ins>");
    assert_fix("Kiel ", 4, 5, "", "<del><u> </u></del><ins></ins>");
    assert_fix("Kiel", 4, 4, ".", "<ins>.</ins>");
    assert_fix("a<b", 0, 3, "a>b", "<del>a<b>&lt;</b>b</del><ins>a<b>&gt;</b>b</ins>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums), cmocka_unit_test(sources),
        cmocka_unit_test(scores),
        cmocka_unit_test(strangers),
        cmocka_unit_test(fixes),
    };
    satz_arena_init(&arena);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    satz_arena_release(&arena);
    return failed;
}
