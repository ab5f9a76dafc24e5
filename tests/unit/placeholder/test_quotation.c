#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "placeholder/quotation.h"

/* A record and its spans, read from a line. */
struct trial {
    struct satz_arena arena;
    struct satz_record record;
    struct satz_slice src;
    struct satz_span_list spans;
};

static void trial_begin(struct trial *trial, const char *line) {
    struct satz_error error = SATZ_ERROR_INIT;
    *trial = (struct trial){ .arena = SATZ_ARENA_INIT };
    satz_record_init(&trial->record, &trial->arena);
    assert_int_equal(satz_record_parse(&trial->record, satz_slice_of(line), &error), SATZ_OK);
    assert_int_equal(satz_spans_read(&trial->record, &trial->spans, &error), SATZ_OK);
    trial->src = satz_record_string(&trial->record, "src");
}

static void part_is(const struct trial *trial, size_t index, bool html, const char *src, const char *spans) {
    struct satz_record part;
    assert_true(satz_quotation_part(&trial->record, trial->src, &trial->spans, index, html, &part));
    struct satz_slice has = satz_record_string(&part, "src"), raw = satz_record_raw(&part, "spans");
    assert_int_equal(has.size, strlen(src));
    assert_memory_equal(has.data, src, has.size);
    assert_int_equal(raw.size, strlen(spans));
    assert_memory_equal(raw.data, spans, raw.size);
}

/* The words without their marks; what is inside gets what it would have in a segment of its own. */
static void a_quotation_is_a_segment(void **state) {
    (void)state;
    struct trial trial;
    trial_begin(&trial, "{\"seg\":1,\"lang\":\"de\",\"src\":\"Ja: „Kiel dankt Hanne ‚sehr‘ 5-mal“, so Ida.\",\"spans\":["
                        "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[4,35],\"draft\":\"\"},"
                        "{\"id\":\"P2\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[5,9]},"
                        "{\"id\":\"P3\",\"kind\":\"person\",\"do\":\"verify\",\"at\":[16,21]},"
                        "{\"id\":\"P4\",\"kind\":\"quote\",\"do\":\"verify\",\"at\":[22,28]},"
                        "{\"id\":\"P5\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[40,43]}]}");
    part_is(&trial, 0, false, "Kiel dankt Hanne ‚sehr‘ 5-mal",
            "[{\"id\":\"P2\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[0,4],\"src\":\"Kiel\"},"
            "{\"id\":\"P3\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[11,16],\"src\":\"Hanne\"},"
            "{\"id\":\"P4\",\"kind\":\"quote\",\"do\":\"marks\",\"at\":[17,23],\"src\":\"‚sehr‘\"}]");
    satz_arena_release(&trial.arena);
}

/* A part of a quotation over several segments has one mark, or none. */
static void what_has_no_mark_loses_none(void **state) {
    (void)state;
    struct trial trial;
    trial_begin(&trial, "{\"seg\":1,\"src\":\"„Wir warten. Es geht an.\",\"spans\":["
                        "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[0,12],\"group\":\"q1\",\"draft\":\"\"},"
                        "{\"id\":\"P2\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[13,24],\"group\":\"q1\",\"draft\":\"\"}]}");
    part_is(&trial, 0, false, "Wir warten.", "");
    part_is(&trial, 1, false, "Es geht an.", "");
    satz_arena_release(&trial.arena);
    trial_begin(&trial, "{\"seg\":1,\"src\":\"« Un beau jour ! »\",\"spans\":["
                        "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[0,18],\"draft\":\"\"}]}");
    part_is(&trial, 0, false, "Un beau jour !", "");
    satz_arena_release(&trial.arena);
}

static void marks_alone_are_no_segment(void **state) {
    (void)state;
    struct trial trial;
    struct satz_record part;
    trial_begin(&trial, "{\"seg\":1,\"src\":\"&bdquo;&ldquo;\",\"spans\":["
                        "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[0,14],\"draft\":\"\"}]}");
    assert_false(satz_quotation_part(&trial.record, trial.src, &trial.spans, 0, true, &part));
    satz_arena_release(&trial.arena);
}

/* One that overlaps another is passed over, and so is one of which no draft is wanted. */
static void each_is_next_once(void **state) {
    (void)state;
    struct trial trial;
    trial_begin(&trial, "{\"seg\":1,\"src\":\"„Ja“ und „Nein“ und „Ach“\",\"spans\":["
                        "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[0,15],\"draft\":\"\"},"
                        "{\"id\":\"P2\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[9,15],\"draft\":\"\"},"
                        "{\"id\":\"P3\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[16,19]},"
                        "{\"id\":\"P4\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[20,25],\"draft\":\"Ah\"}]}");
    assert_int_equal(satz_quotation_next(&trial.spans, 0, 0), 0);
    assert_int_equal(satz_quotation_next(&trial.spans, 1, trial.spans.items[0].end), 3);
    assert_int_equal(satz_quotation_next(&trial.spans, 4, 0), 4);
    satz_arena_release(&trial.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_a_segment),
        cmocka_unit_test(what_has_no_mark_loses_none),
        cmocka_unit_test(marks_alone_are_no_segment),
        cmocka_unit_test(each_is_next_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
