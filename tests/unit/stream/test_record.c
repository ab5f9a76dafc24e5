/* Records, spans and findings: nothing that nobody changed changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/input.h"
#include "stream/document.h"
#include "stream/finding.h"
#include "stream/span.h"

static struct satz_arena arena;

static int begin(void **state) {
    (void)state;
    satz_arena_init(&arena);
    return 0;
}

static int end(void **state) {
    (void)state;
    satz_arena_release(&arena);
    return 0;
}

static struct satz_record parse(const char *line) {
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_record_init(&record, &arena);
    if (satz_record_parse(&record, satz_slice_of(line), &error) != SATZ_OK)
        fail_msg("%s: %s", line, error.reason);
    return record;
}

static void assert_written(const struct satz_record *record, const char *expected) {
    struct satz_output output;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    char path[] = "/tmp/satz-record-XXXXXX";
    close(mkstemp(path));
    assert_int_equal(satz_output_create(&output, path, &error), SATZ_OK);
    satz_record_write(record, &output);
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
    assert_int_equal(satz_file_read(path, 1 << 20, &bytes, &error), SATZ_OK);
    unlink(path);
    satz_buffer_add_byte(&bytes, '\0');
    char line[4096];
    snprintf(line, sizeof line, "%s\n", expected);
    assert_string_equal(bytes.data, line);
    satz_buffer_release(&bytes);
}

static void unknown_members_keep_their_bytes(void **state) {
    (void)state;
    const char *line = "{\"seg\":1,\"score\":0.93,\"score\":0.94,\"note\":{\"a\":[1.50, \"\\u00e4\"]},\"src\":\"Satz.\"}";
    struct satz_record record = parse(line);
    assert_written(&record, line);
    satz_record_set_string(&record, "tgt", satz_slice_of("Phrase."));
    satz_record_set_string(&record, "src", satz_slice_of("Ein \"Satz\"."));
    assert_written(&record, "{\"seg\":1,\"score\":0.93,\"score\":0.94,\"note\":{\"a\":[1.50, \"\\u00e4\"]},"
                            "\"src\":\"Ein \\\"Satz\\\".\",\"tgt\":\"Phrase.\"}");
}

static void what_is_no_record_is_refused(void **state) {
    (void)state;
    static const char *const lines[] = { "[]", "{}", "{\"seg\":\"1\"}", "{\"seg\":1.5}", "{\"seg\":1,\"src\":2}",
                                         "{\"seg\":1}x", "{\"seg\":1,\"doc\":null}" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct satz_record record;
        struct satz_error error = SATZ_ERROR_INIT;
        satz_record_init(&record, &arena);
        record.place = "release.jsonl";
        record.line = 7;
        assert_int_equal(satz_record_parse(&record, satz_slice_of(lines[i]), &error), SATZ_FAILED);
        assert_string_equal(error.place, "release.jsonl");
        assert_int_equal(error.line, 7);
    }
}

static void spans_count_code_points_outside_and_bytes_inside(void **state) {
    (void)state;
    const char *line = "{\"seg\":1,\"src\":\"Für Größe: Müller\",\"spans\":[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\","
                       "\"at\":[11,17],\"src\":\"Müller\",\"key\":\"mueller\",\"score\":0.5}]}";
    struct satz_record record = parse(line);
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_spans_read(&record, &spans, &error), SATZ_OK);
    assert_int_equal(spans.count, 1);
    assert_int_equal(spans.items[0].begin, 14);
    assert_int_equal(spans.items[0].end, 21);
    satz_spans_write(&record, &spans);
    assert_written(&record, line);
}

static void places_in_the_target_need_no_order(void **state) {
    (void)state;
    const char *line =
        "{\"seg\":1,\"src\":\"A traf B\",\"tgt\":\"Б встретил А\",\"spans\":["
        "{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,1],\"src\":\"A\",\"in\":[11,12],\"found\":\"exact\",\"as\":\"name\"},"
        "{\"id\":\"P2\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[7,8],\"src\":\"B\",\"in\":[0,1],\"found\":\"repaired\",\"as\":\"name\"}]}";
    struct satz_record record = parse(line);
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_spans_read(&record, &spans, &error), SATZ_OK);
    satz_spans_write(&record, &spans);
    assert_written(&record, line);
}

static void spans_that_are_wrong_are_refused(void **state) {
    (void)state;
    static const char *const spans[] = {
        "[{}]", "[1]", "[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,9]}]",
        "[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[2,1]}]",
        "[{\"id\":\"P1\",\"kind\":\"animal\",\"do\":\"hold\",\"at\":[0,1]}]",
        "[{\"id\":\"P⟧\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,1]}]",
        "[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0]}]",
    };
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct satz_record record = parse("{\"seg\":1,\"src\":\"Satz\"}");
        struct satz_span_list list;
        struct satz_error error = SATZ_ERROR_INIT;
        satz_record_set_raw(&record, "spans", satz_slice_of(spans[i]));
        assert_int_equal(satz_spans_read(&record, &list, &error), SATZ_FAILED);
    }
}

static void a_tool_replaces_its_own_findings(void **state) {
    (void)state;
    struct satz_record record = parse("{\"seg\":1,\"src\":\"Größe\",\"findings\":[{\"check\":\"human/note\",\"level\":\"info\"}]}");
    satz_findings_say(&record, "restore/lost", SATZ_ERROR, SATZ_SIDE_SRC, 4, 6, "„%s“ is lost", "ß");
    size_t counts[3];
    satz_findings_count(&record, counts);
    assert_int_equal(counts[SATZ_INFO], 1);
    assert_int_equal(counts[SATZ_ERROR], 1);
    assert_true(satz_slice_find(satz_record_raw(&record, "findings"), 0, satz_slice_of("\"at\":[3,4]")) <
                satz_record_raw(&record, "findings").size);
    satz_findings_clear(&record, "restore/");
    assert_written(&record, "{\"seg\":1,\"src\":\"Größe\",\"findings\":[{\"check\":\"human/note\",\"level\":\"info\"}]}");
    satz_findings_clear(&record, "human/");
    assert_written(&record, "{\"seg\":1,\"src\":\"Größe\"}");
}

/* A reader over `text`, through a pipe. */
static struct satz_reader reader_of(const char *text) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
    close(ends[1]);
    struct satz_reader reader;
    satz_reader_init_descriptor(&reader, ends[0], "pipe");
    return reader;
}

static void findings_without_end_cost_no_square(void **state) {
    (void)state;
    struct satz_record record = parse("{\"seg\":1,\"src\":\"Kiel\"}");
    size_t counts[3];
    for (int i = 0; i < 100000; i++)
        satz_findings_say(&record, i % 2 ? "protect/a" : "protect/b", SATZ_WARNING, SATZ_SIDE_SRC, 0, 4, "a");
    satz_findings_say(&record, "restore/a", SATZ_ERROR, SATZ_SIDE_SRC, 0, 4, "a");
    satz_findings_count(&record, counts);
    assert_int_equal(counts[SATZ_ERROR], 2);
    assert_true(counts[SATZ_WARNING] > 500);
    assert_true(satz_record_raw(&record, "findings").size < SATZ_FINDINGS_LIMIT + 1024);
    satz_findings_clear(&record, "protect/");
    satz_findings_count(&record, counts);
    assert_int_equal(counts[SATZ_ERROR], 1);
    assert_int_equal(counts[SATZ_WARNING], 0);
}

static void documents_begin_at_segment_one(void **state) {
    (void)state;
    struct satz_reader reader = reader_of("{\"seg\":1}\n{\"seg\":2}\n\n{\"seg\":1}\n{\"seg\":2}\n{\"seg\":3}\nnonsense\n");
    struct satz_document document;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_document_init(&document);
    assert_int_equal(satz_document_read(&document, &reader, &error), SATZ_OK);
    assert_int_equal(document.count, 2);
    assert_int_equal(satz_document_read(&document, &reader, &error), SATZ_OK);
    assert_int_equal(document.count, 3);
    assert_int_equal(document.records[2].line, 6);
    assert_int_equal(satz_document_read(&document, &reader, &error), SATZ_FAILED);
    assert_int_equal(error.line, 7);
    satz_document_release(&document);
    satz_reader_release(&reader);
}

static void findings_are_read_as_they_were_written(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_finding_list list;
    struct satz_slice fixes[2] = { satz_slice_of("Straße"), satz_slice_of("Straßen") };
    struct satz_record record = parse("{\"seg\":1,\"src\":\"Die Über-Strase ist offen.\"}");
    struct satz_finding finding = { "spell/typo", SATZ_SIDE_SRC, 10, 16, SATZ_WARNING, satz_slice_of("ein Tippfehler"),
                                    fixes, 2, { NULL, 0 } };
    satz_findings_add(&record, &finding);
    satz_findings_say(&record, "check/length", SATZ_INFO, SATZ_SIDE_SRC, 0, 3, "%s", "kurz");
    assert_written(&record, "{\"seg\":1,\"src\":\"Die Über-Strase ist offen.\",\"findings\":["
                            "{\"check\":\"spell/typo\",\"side\":\"src\",\"at\":[9,15],\"level\":\"warning\","
                            "\"say\":\"ein Tippfehler\",\"fix\":[\"Straße\",\"Straßen\"]},"
                            "{\"check\":\"check/length\",\"side\":\"src\",\"at\":[0,3],\"level\":\"info\","
                            "\"say\":\"kurz\"}]}");
    assert_int_equal(satz_findings_read(&record, &list, &error), SATZ_OK);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].check, "spell/typo");
    assert_int_equal(list.items[0].begin, 10);
    assert_int_equal(list.items[0].end, 16);
    assert_int_equal(list.items[0].level, SATZ_WARNING);
    assert_int_equal(list.items[0].fix_count, 2);
    assert_true(satz_slice_is(list.items[0].fixes[1], "Straßen"));
    assert_int_equal(list.items[1].fix_count, 0);
    assert_true(satz_slice_is(list.items[1].say, "kurz"));
}

static void findings_of_others_are_cut_to_their_text_or_refused(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_finding_list list;
    struct satz_record far = parse("{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"check\":\"x\",\"at\":[1,90]}]}");
    assert_int_equal(satz_findings_read(&far, &list, &error), SATZ_OK);
    assert_int_equal(list.items[0].begin, 1);
    assert_int_equal(list.items[0].end, 2);
    static const char *const bad[] = {
        "{\"seg\":1,\"src\":\"ab\",\"findings\":7}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[7]}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"at\":[0,1]}]}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"check\":\"x\",\"at\":[2,1]}]}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"check\":\"x\",\"level\":\"fatal\"}]}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"check\":\"x\",\"fix\":[1]}]}",
        "{\"seg\":1,\"src\":\"ab\",\"findings\":[{\"check\":\"x\",\"fix\":\"y\"}]}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct satz_record record = parse(bad[i]);
        assert_int_equal(satz_findings_read(&record, &list, &error), SATZ_FAILED);
    }
}

/* One side's findings go, the other's stay as they are. */
static void one_sides_findings_go(void **state) {
    (void)state;
    struct satz_record record =
        parse("{\"seg\":1,\"src\":\"a\",\"tgt\":\"b\",\"findings\":[{\"check\":\"spelling\",\"side\":\"src\"},"
              "{\"check\":\"spelling\",\"side\":\"tgt\"},{\"check\":\"check/number\",\"side\":\"tgt\"}]}");
    satz_findings_clear_side(&record, "spelling", SATZ_SIDE_TGT);
    assert_written(&record, "{\"seg\":1,\"src\":\"a\",\"tgt\":\"b\",\"findings\":[{\"check\":\"spelling\",\"side\":\"src\"},"
                            "{\"check\":\"check/number\",\"side\":\"tgt\"}]}");
    satz_findings_clear_side(&record, "check/", SATZ_SIDE_SRC);
    satz_findings_clear_side(&record, "check/", SATZ_SIDE_TGT);
    satz_findings_clear(&record, "spelling");
    assert_written(&record, "{\"seg\":1,\"src\":\"a\",\"tgt\":\"b\"}");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(unknown_members_keep_their_bytes),
        TEST(what_is_no_record_is_refused),
        TEST(spans_count_code_points_outside_and_bytes_inside),
        TEST(places_in_the_target_need_no_order),
        TEST(spans_that_are_wrong_are_refused),
        TEST(a_tool_replaces_its_own_findings),
        TEST(one_sides_findings_go),
        TEST(findings_without_end_cost_no_square),
        TEST(documents_begin_at_segment_one),
        TEST(findings_are_read_as_they_were_written),
        TEST(findings_of_others_are_cut_to_their_text_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
