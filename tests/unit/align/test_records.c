#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "align/records.h"
#include "base/memory.h"
#include "stream/finding.h"

static const char *const sources[] = { "Eins.", "Zwei.", "Drei.", "Vier." };
static const struct satz_slice targets[] = { SATZ_SLICE("One."), SATZ_SLICE("Two."), SATZ_SLICE("Three."),
                                             SATZ_SLICE("Four."), SATZ_SLICE("Five.") };

/* Each record after the alignment: its translation, `align`, and the findings' checks. */
static void places_plan(const struct satz_align_plan *plan, size_t count, const char *expected) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer all = SATZ_BUFFER_INIT;
    struct satz_align_placer placer;
    satz_align_placer_init(&placer, plan);
    for (size_t i = 0; i < count; i++) {
        struct satz_record record;
        struct satz_finding_list findings;
        struct satz_error error = SATZ_ERROR_INIT;
        satz_record_init(&record, &arena);
        satz_record_set_size(&record, "seg", i + 1);
        satz_record_set_string(&record, "src", satz_slice_of(sources[i]));
        satz_findings_say(&record, "align/missing", SATZ_ERROR, SATZ_SIDE_SRC, 0, 1, "An old one.");
        satz_align_place(&placer, &record);
        struct satz_slice text = satz_record_string(&record, plan->member), raw = satz_record_raw(&record, "align");
        satz_buffer_add_format(&all, "%s|%.*s %.*s", satz_record_has(&record, plan->member) ? "" : "-",
                               (int)text.size, text.data ? text.data : "", (int)raw.size, raw.data);
        assert_int_equal(satz_findings_read(&record, &findings, &error), SATZ_OK);
        for (size_t k = 0; k < findings.count; k++)
            satz_buffer_add_format(&all, " %s[%zu,%zu]", findings.items[k].check + strlen("align/"),
                                   findings.items[k].begin, findings.items[k].end);
        satz_buffer_add_byte(&all, '\n');
    }
    assert_string_equal(all.data, expected);
    satz_buffer_release(&all);
    satz_arena_release(&arena);
}

static void places(struct satz_bead *items, size_t bead_count, size_t count, const char *expected) {
    struct satz_beads beads = { items, bead_count, bead_count, 1 };
    struct satz_align_plan plan = { &beads, targets, NULL, "tgt", SATZ_EN, 0 };
    places_plan(&plan, count, expected);
}
#define PLACES(count, expected, ...) \
    places((struct satz_bead[]){ __VA_ARGS__ }, sizeof(struct satz_bead[]){ __VA_ARGS__ } / sizeof(struct satz_bead), \
           count, expected)

static void merged_and_split(void **state) {
    (void)state;
    PLACES(4,
           "|One. {\"src\":[1,2],\"tgt\":[1],\"p\":0.9000}\n"
           "| {\"src\":[1,2],\"tgt\":[1],\"p\":0.9000}\n"
           "|Two. Three. {\"src\":[3],\"tgt\":[2,3],\"p\":0.8000}\n"
           "|Four. {\"src\":[4],\"tgt\":[4],\"p\":1.0000}\n",
           { 0, 2, 0, 1, 0.9 }, { 2, 1, 1, 2, 0.8 }, { 3, 1, 3, 1, 1 });
}

static void crossed(void **state) {
    (void)state;
    PLACES(2, "|Two. {\"src\":[1],\"tgt\":[2],\"p\":0.9000}\n|One. {\"src\":[2],\"tgt\":[1],\"p\":0.9000}\n",
           { 0, 1, 1, 1, 0.9 }, { 1, 1, 0, 1, 0.9 });
}

static void missing(void **state) {
    (void)state;
    PLACES(2,
           "-| {\"src\":[1],\"tgt\":[],\"p\":0.9000} missing[0,5]\n"
           "|One. {\"src\":[2],\"tgt\":[1],\"p\":0.9000}\n",
           { 0, 1, 0, 0, 0.9 }, { 1, 1, 0, 1, 0.9 });
}

/* After a merged bead it stands on the record that has the bead's text; what is missing in between has nothing. */
static void inserted(void **state) {
    (void)state;
    PLACES(3,
           "|One. Two. Three. {\"src\":[1,2],\"tgt\":[1],\"p\":0.9000,\"inserted\":[2,3]} inserted[5,16]\n"
           "| {\"src\":[1,2],\"tgt\":[1],\"p\":0.9000}\n"
           "-| {\"src\":[3],\"tgt\":[],\"p\":0.5000} missing[0,5]\n",
           { 0, 2, 0, 1, 0.9 }, { 2, 0, 1, 1, 0.9 }, { 2, 1, 2, 0, 0.5 }, { 3, 0, 2, 1, 0.9 });
    PLACES(2,
           "|One. Two. Three. {\"src\":[1],\"tgt\":[2],\"p\":0.9000,\"inserted\":[1,3]} inserted[0,4] inserted[10,16]\n"
           "|Four. {\"src\":[2],\"tgt\":[4],\"p\":0.9000}\n",
           { 0, 0, 0, 1, 0.9 }, { 0, 1, 1, 1, 0.9 }, { 1, 0, 2, 1, 0.9 }, { 1, 1, 3, 1, 0.9 });
    /* Before the first that is translated. */
    PLACES(2,
           "-| {\"src\":[1],\"tgt\":[],\"p\":0.9000} missing[0,5]\n"
           "|One. Two. {\"src\":[2],\"tgt\":[2],\"p\":0.9000,\"inserted\":[1]} inserted[0,4]\n",
           { 0, 1, 0, 0, 0.9 }, { 1, 0, 0, 1, 0.9 }, { 1, 1, 1, 1, 0.9 });
    /* Nothing is translated: the first record says it. */
    PLACES(1, "-| {\"src\":[1],\"tgt\":[],\"p\":0.9000} missing[0,5] inserted[0,5]\n", { 0, 1, 0, 0, 0.9 },
           { 1, 0, 0, 1, 0.9 });
}

static void doubtful(void **state) {
    (void)state;
    struct satz_bead items[] = { { 0, 2, 0, 1, 0.49 }, { 2, 1, 1, 1, 0.5 } };
    struct satz_beads beads = { items, 2, 2, 1 };
    struct satz_align_plan plan = { &beads, targets, NULL, "tgt", SATZ_EN, 0.5 };
    places_plan(&plan, 3,
                "-| {\"src\":[1,2],\"tgt\":[1],\"p\":0.4900} doubtful[0,5]\n"
                "-| {\"src\":[1,2],\"tgt\":[1],\"p\":0.4900}\n"
                "|Two. {\"src\":[3],\"tgt\":[2],\"p\":0.5000}\n");
}

static void unrelated(void **state) {
    (void)state;
    struct satz_bead items[] = { { 0, 1, 0, 1, 0.9 }, { 1, 1, 1, 1, 0.9 } };
    struct satz_beads beads = { items, 2, 2, SATZ_ALIGN_SUPPORT_LEAST / 2 };
    struct satz_align_plan plan = { &beads, targets, NULL, "tgt", SATZ_EN, 0 };
    places_plan(&plan, 2,
                "|One. {\"src\":[1],\"tgt\":[1],\"p\":0.9000} unrelated[0,5]\n"
                "|Two. {\"src\":[2],\"tgt\":[2],\"p\":0.9000}\n");
}

static void another_member(void **state) {
    (void)state;
    static const size_t segs[] = { 7, 9 };
    struct satz_bead items[] = { { 0, 2, 0, 2, 0.9 }, { 2, 0, 2, 1, 0.9 } };
    struct satz_beads beads = { items, 2, 2, 1 };
    struct satz_align_plan plan = { &beads, targets, segs, "out", SATZ_ZH_HANS, 0 };
    places_plan(&plan, 2,
                "|One.Two.Three. {\"src\":[7,9],\"tgt\":[1,2],\"p\":0.9000,\"inserted\":[3]} inserted[0,5]\n"
                "| {\"src\":[7,9],\"tgt\":[1,2],\"p\":0.9000}\n");
}

/* A million segments that nobody asked for: as much as a record has room for, and one finding. */
static void inserted_without_end(void **state) {
    (void)state;
    enum { MANY = 1000000 };
    struct satz_slice *texts = satz_memory_get_array(MANY, sizeof *texts);
    struct satz_bead *items = satz_memory_get_array(MANY, sizeof *items);
    for (size_t i = 0; i < MANY; i++) {
        texts[i] = targets[i % 5];
        items[i] = (struct satz_bead){ i > 0, i == 0, i, 1, 0.9 };
    }
    struct satz_beads beads = { items, MANY, MANY, 1 };
    struct satz_align_plan plan = { &beads, texts, NULL, "tgt", SATZ_EN, 0 };
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_align_placer placer;
    size_t counts[3];
    satz_record_init(&record, &arena);
    satz_record_set_string(&record, "src", satz_slice_of("Eins."));
    satz_align_placer_init(&placer, &plan);
    satz_align_place(&placer, &record);
    size_t size = satz_record_string(&record, "tgt").size;
    assert_true(size > SATZ_ALIGN_INSERTED_LIMIT - 16 && size < SATZ_ALIGN_INSERTED_LIMIT + 16);
    satz_findings_count(&record, counts);
    assert_int_equal(counts[SATZ_WARNING], 1);
    satz_arena_release(&arena);
    free(texts);
    free(items);
}

static void older_places_are_forgotten(void **state) {
    (void)state;
    static const char line[] =
        "{\"seg\":1,\"src\":\"Eins in Kiel.\",\"spans\":[{\"id\":\"P1\",\"kind\":\"place\",\"do\":\"hold\",\"at\":[8,12],"
        "\"src\":\"Kiel\",\"in\":[0,4],\"found\":\"exact\"}],\"tgt\":\"Kiel: one.\",\"state\":\"reviewed\"}";
    struct satz_bead items[] = { { 0, 1, 0, 1, 0.9 } };
    struct satz_beads beads = { items, 1, 1, 1 };
    struct satz_align_plan plan = { &beads, targets, NULL, "tgt", SATZ_EN, 0 };
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_align_placer placer;
    satz_record_init(&record, &arena);
    assert_int_equal(satz_record_parse(&record, satz_slice_of(line), &error), SATZ_OK);
    satz_align_placer_init(&placer, &plan);
    satz_align_place(&placer, &record);
    struct satz_slice spans = satz_record_raw(&record, "spans");
    assert_int_equal(satz_slice_find(spans, 0, satz_slice_of("\"in\"")), spans.size);
    assert_true(satz_slice_is(satz_record_string(&record, "state"), "translated"));
    assert_true(satz_slice_is(satz_record_string(&record, "tgt"), "One."));
    satz_arena_release(&arena);
}

static void reads(const char *line, bool html, const char *text) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_record_init(&record, &arena);
    assert_int_equal(satz_record_parse(&record, satz_slice_of(line), &error), SATZ_OK);
    assert_int_equal(satz_align_source_text(&record, html, &buffer, &error), SATZ_OK);
    assert_string_equal(buffer.data, text);
    satz_buffer_release(&buffer);
    satz_arena_release(&arena);
}

static void sources_are_read_as_a_reader_does(void **state) {
    (void)state;
    reads("{\"seg\":1,\"src\":\"Der Um-\\nsatz\\n stieg.\"}", false, "Der Umsatz stieg.");
    reads("{\"seg\":1,\"src\":\"Kiel w\\u00e4chst.\",\"text\":\"⟦P1⟧ wächst.\",\"spans\":[{\"id\":\"P1\",\"kind\":\"place\","
          "\"do\":\"hold\",\"at\":[0,4],\"src\":\"Kiel\"}]}", false, "Kiel wächst.");
    reads("{\"seg\":1,\"src\":\"<b>A</b> &amp; B\",\"spans\":[{\"id\":\"P1\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":[0,3],"
          "\"src\":\"<b>\"},{\"id\":\"P2\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":[4,8],\"src\":\"</b>\"}]}", true,
          "\xEF\xBF\xBC" "A" "\xEF\xBF\xBC & B");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merged_and_split),     cmocka_unit_test(crossed),
        cmocka_unit_test(missing),              cmocka_unit_test(inserted),
        cmocka_unit_test(doubtful),             cmocka_unit_test(unrelated),
        cmocka_unit_test(another_member),       cmocka_unit_test(inserted_without_end),
        cmocka_unit_test(older_places_are_forgotten), cmocka_unit_test(sources_are_read_as_a_reader_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
