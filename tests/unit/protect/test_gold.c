/*
 * The annotated releases: what satz-protect finds in their gold segments is what a person annotated,
 * span for span, but for the differences that NAME.differences.tsv lists: a new one fails, and so does
 * one that is gone. Prints precision, recall and F1 a kind.
 */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "lexicon/data.h"
#include "protect/protect.h"
#include "stream/json.h"
#include "text/utf8.h"

static struct satz_data data;
static struct satz_terms terms;
static struct satz_policy policy;
static struct satz_protector *protector;

/* One line of a gold file, or one span found, in the same form. */
struct lines {
    struct satz_slice *items;
    size_t count, capacity;
    size_t hits[SATZ_KINDS], all[SATZ_KINDS];
};

static void read_gold(const char *name, const char *suffix, struct satz_buffer *text) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&path, "%s/corpora/gold/%s.%s", getenv("SATZ_SOURCE"), name, suffix);
    if (satz_file_read(path.data, 1 << 20, text, &error) != SATZ_OK)
        fail_msg("%s: %s", path.data, error.reason);
    satz_buffer_release(&path);
}

static void add_line(struct lines *lines, struct satz_slice line) {
    lines->items = satz_memory_grow(lines->items, &lines->capacity, lines->count + 1, sizeof line);
    lines->items[lines->count++] = line;
}

static bool is_annotation(struct satz_slice line) {
    return line.size && line.data[0] >= '0' && line.data[0] <= '9';
}

static void read_spans(struct satz_slice text, struct lines *lines) {
    struct satz_slice line;
    while (text.data && satz_slice_split(&text, '\n', &line))
        if (is_annotation(line))
            add_line(lines, line);
}

/* The rows of a list of differences that have `sign` in their first column: those missing, or too much. */
static void read_differences(struct satz_slice text, const char *sign, struct lines *lines) {
    struct satz_slice line, cell;
    while (text.data && satz_slice_split(&text, '\n', &line)) {
        satz_slice_split(&line, '\t', &cell);
        if (satz_slice_is(cell, sign) && is_annotation(line))
            add_line(lines, line);
    }
}

/* The two characters `\n` of the gold file as the line break they stand for. */
static void unescape(struct satz_slice line, struct satz_buffer *src) {
    for (size_t i = 0; i < line.size; i++) {
        bool escape = line.data[i] == '\\' && i + 1 < line.size && line.data[i + 1] == 'n';
        satz_buffer_add_byte(src, escape ? '\n' : line.data[i]);
        i += escape;
    }
}

/* The tags are the segmenter's to find: they are given. */
static void add_tags(struct satz_record *record, size_t seg, struct satz_slice src, const struct lines *gold) {
    struct satz_span_list spans = { 0 };
    for (size_t i = 0; i < gold->count; i++) {
        struct satz_slice rest = gold->items[i], cells[5];
        for (size_t c = 0; c < 5; c++)
            satz_slice_split(&rest, '\t', &cells[c]);
        if ((size_t)strtoul(cells[0].data, NULL, 10) != seg || !satz_slice_is(cells[3], "tag"))
            continue;
        struct satz_span span = { .kind = SATZ_TAG, .action = SATZ_HOLD };
        struct satz_utf8_cursor cursor = satz_utf8_cursor_make(src);
        assert_true(satz_utf8_bytes_at(&cursor, strtoul(cells[1].data, NULL, 10), &span.begin));
        assert_true(satz_utf8_bytes_at(&cursor, strtoul(cells[2].data, NULL, 10), &span.end));
        satz_spans_add(&spans, record->arena, span);
    }
    satz_spans_sort(&spans);
    satz_spans_number(&spans, record->arena);
    satz_spans_write(record, &spans);
}

static void add_record(struct satz_document *document, struct satz_slice line, const char *gap, bool html,
                       const struct lines *gold) {
    struct satz_record record;
    struct satz_buffer src = SATZ_BUFFER_INIT;
    satz_record_init(&record, &document->arena);
    satz_record_set_size(&record, "seg", document->count + 1);
    satz_record_set_string(&record, "lang", satz_slice_of("de"));
    if (html && !document->count)
        satz_record_set_raw(&record, "meta", satz_slice_of("{\"fmt\":\"html\"}"));
    satz_record_set_string(&record, "gap", satz_slice_of(gap));
    unescape(line, &src);
    satz_record_set_string(&record, "src", satz_buffer_slice(&src));
    add_tags(&record, document->count + 1, satz_buffer_slice(&src), gold);
    satz_buffer_release(&src);
    document->records = satz_memory_grow(document->records, &document->capacity, document->count + 1, sizeof record);
    document->records[document->count++] = record;
}

static void make_document(struct satz_document *document, struct satz_slice segments, bool html,
                          const struct lines *gold) {
    struct satz_slice line;
    const char *apart = html ? "</p><p>" : "\n", *gap = "";
    while (segments.data && satz_slice_split(&segments, '\n', &line)) {
        if (line.size)
            add_record(document, line, gap, html, gold);
        gap = line.size ? " " : apart;
    }
}

/* Found spans as lines of a gold file, in `text`. */
static void print_spans(const struct satz_document *document, struct satz_buffer *text) {
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t i = 0; i < document->count; i++) {
        const struct satz_record *record = &document->records[i];
        struct satz_slice src = satz_record_string(record, "src");
        struct satz_span_list spans;
        assert_int_equal(satz_spans_read(record, &spans, &error), SATZ_OK);
        for (size_t s = 0; s < spans.count; s++) {
            const struct satz_span *span = &spans.items[s];
            struct satz_utf8_cursor cursor = satz_utf8_cursor_make(src);
            size_t begin = satz_utf8_points_at(&cursor, span->begin), end = satz_utf8_points_at(&cursor, span->end);
            satz_buffer_add_format(text, "%zu\t%zu\t%zu\t%s\t%s\t%.*s\t", i + 1, begin, end, satz_kind_name(span->kind),
                                   satz_do_name(span->action), span->group.size ? (int)span->group.size : 1,
                                   span->group.size ? span->group.data : "-");
            for (size_t at = span->begin; at < span->end; at++)
                satz_buffer_add_string(text, src.data[at] == '\n' ? "\\n" : (char[]){ src.data[at], '\0' });
            satz_buffer_add_byte(text, '\n');
        }
    }
}

static enum satz_kind kind_of(struct satz_slice line) {
    struct satz_slice cell = line;
    enum satz_kind kind = SATZ_KINDS;
    for (size_t i = 0; i < 4; i++)
        satz_slice_split(&line, '\t', &cell);
    assert_true(satz_kind_of_name(cell, &kind));
    return kind;
}

static bool has_line(const struct lines *lines, struct satz_slice line) {
    for (size_t i = 0; i < lines->count; i++)
        if (satz_slice_equal(lines->items[i], line))
            return true;
    return false;
}

/* Counts which of `lines` are in `others`. Returns how many are not against what `known` says, and prints these. */
static size_t compare(const char *name, const char *sign, struct lines *lines, const struct lines *others,
                      const struct lines *known) {
    size_t wrong = 0;
    for (size_t i = 0; i < lines->count; i++) {
        bool there = has_line(others, lines->items[i]), listed = has_line(known, lines->items[i]);
        lines->all[kind_of(lines->items[i])]++;
        lines->hits[kind_of(lines->items[i])] += there;
        wrong += there == listed;
        if (there == listed)
            printf("%s %s\t%.*s%s\n", name, sign, (int)lines->items[i].size, lines->items[i].data,
                   listed ? " (listed, but it is no difference any more)" : "");
    }
    for (size_t i = 0; i < known->count; i++)
        if (!has_line(lines, known->items[i])) {
            printf("%s %s\t%.*s (listed, but not there)\n", name, sign, (int)known->items[i].size,
                   known->items[i].data);
            wrong++;
        }
    return wrong;
}

static void print_scores(const char *name, const struct lines *gold, const struct lines *found) {
    for (size_t kind = 0; kind < SATZ_KINDS; kind++) {
        if (!gold->all[kind] && !found->all[kind])
            continue;
        double precision = found->all[kind] ? (double)found->hits[kind] / (double)found->all[kind] : 1;
        double recall = gold->all[kind] ? (double)gold->hits[kind] / (double)gold->all[kind] : 1;
        double sum = precision + recall;
        printf("%-15s %-8s %3zu spans, precision %.3f, recall %.3f, F1 %.3f\n", name,
               satz_kind_name((enum satz_kind)kind), gold->all[kind], precision, recall,
               sum > 0 ? 2 * precision * recall / sum : 0);
    }
}

static bool has_file(const char *folder, const char *name, const char *suffix) {
    char path[512];
    snprintf(path, sizeof path, "%s/corpora/%s/%s.%s", getenv("SATZ_SOURCE"), folder, name, suffix);
    return access(path, R_OK) == 0;
}

static void protect(const char *name, struct satz_document *document, struct satz_slice segments,
                    const struct lines *gold, struct satz_buffer *printed) {
    struct satz_error error = SATZ_ERROR_INIT;
    size_t done;
    make_document(document, segments, has_file("de", name, "html"), gold);
    if (satz_protect_document(protector, document, &done, &error) != SATZ_OK)
        fail_msg("%s: %s", name, error.reason);
    print_spans(document, printed);
}

static size_t check_release(const char *name) {
    struct satz_buffer segments = SATZ_BUFFER_INIT, spans = SATZ_BUFFER_INIT, printed = SATZ_BUFFER_INIT;
    struct satz_buffer differences = SATZ_BUFFER_INIT;
    struct lines gold = { 0 }, found = { 0 }, missing = { 0 }, too_much = { 0 };
    struct satz_document document;
    satz_document_init(&document);
    read_gold(name, "segments.txt", &segments);
    read_gold(name, "spans.tsv", &spans);
    if (has_file("gold", name, "differences.tsv"))
        read_gold(name, "differences.tsv", &differences);
    read_spans(satz_buffer_slice(&spans), &gold);
    read_differences(satz_buffer_slice(&differences), "missing", &missing);
    read_differences(satz_buffer_slice(&differences), "too much", &too_much);
    protect(name, &document, satz_buffer_slice(&segments), &gold, &printed);
    read_spans(satz_buffer_slice(&printed), &found);
    size_t wrong = compare(name, "missing", &gold, &found, &missing);
    wrong += compare(name, "too much", &found, &gold, &too_much);
    print_scores(name, &gold, &found);
    free(gold.items);
    free(found.items);
    free(missing.items);
    free(too_much.items);
    satz_document_release(&document);
    satz_buffer_release(&segments);
    satz_buffer_release(&spans);
    satz_buffer_release(&printed);
    satz_buffer_release(&differences);
    return wrong;
}

/* Every release that has a gold. */
static void releases_are_protected_as_annotated(void **state) {
    char pattern[512];
    glob_t gold;
    size_t wrong = 0;
    (void)state;
    snprintf(pattern, sizeof pattern, "%s/corpora/gold/*.spans.tsv", getenv("SATZ_SOURCE"));
    assert_int_equal(glob(pattern, 0, NULL, &gold), 0);
    assert_true(gold.gl_pathc >= 5);
    for (size_t i = 0; i < gold.gl_pathc; i++) {
        char *name = strrchr(gold.gl_pathv[i], '/') + 1;
        name[strlen(name) - strlen(".spans.tsv")] = '\0';
        wrong += check_release(name);
    }
    globfree(&gold);
    assert_int_equal(wrong, 0);
}

static int set_up(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    satz_policy_init(&policy);
    if (satz_data_open(&data, NULL, &error) != SATZ_OK || satz_terms_load_all(&terms, &data, &error) != SATZ_OK ||
        !(protector = satz_protector_new(&data, &terms, &policy, &error)))
        fail_msg("%s: %s", error.place, error.reason);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    satz_protector_free(protector);
    satz_terms_release(&terms);
    satz_data_close(&data);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(releases_are_protected_as_annotated) };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
