/*
 * A stream of records: what nobody changed is written as it was, byte for byte; spans and findings are read
 * as they were written; any size of reads gives the same; and what is JSON is so for jansson too.
 *
 * Input: a byte that decides on the sizes of reads, then lines.
 */
#include "property.h"

#include <jansson.h>
#include <stdio.h>

#include "stream/finding.h"
#include "stream/json.h"
#include "stream/reader.h"
#include "stream/span.h"
#include "text/utf8.h"

static struct memory_file in, out;

/* The record as the line that it is written as, in the arena, its line feed cut off. */
static struct satz_slice written(const struct satz_record *record) {
    struct satz_output output;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer line = SATZ_BUFFER_INIT;
    PROPERTY(satz_output_create(&output, memory_file_set(&out, satz_slice_of("")), &error) == SATZ_OK);
    satz_record_write(record, &output);
    PROPERTY(satz_output_close(&output, &error) == SATZ_OK);
    memory_file_get(&out, &line);
    PROPERTY(line.size && line.data[line.size - 1] == '\n');
    PROPERTY(satz_slice_find_byte(satz_buffer_slice(&line), 0, '\n') == line.size - 1);
    struct satz_slice copy = satz_arena_copy(record->arena, satz_slice_make(line.data, line.size - 1));
    satz_buffer_release(&line);
    return copy;
}

static struct satz_record parsed(struct satz_slice line, struct satz_arena *arena) {
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_record_init(&record, arena);
    if (satz_record_parse(&record, line, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    return record;
}

/* What we take for JSON is JSON; what is, we take, but for our depth, U+0000 and the size of numbers. */
static void oracle_agrees(struct satz_slice line) {
    struct satz_json json = satz_json_make(line);
    struct satz_slice raw;
    struct satz_error error = SATZ_ERROR_INIT;
    json_error_t reason;
    /* A U+0000 ends a text for jansson. */
    if (satz_slice_find_byte(line, 0, '\0') < line.size)
        return;
    bool ours = satz_json_value(&json, &raw, &error) == SATZ_OK && satz_json_end(&json, &error) == SATZ_OK;
    json_t *theirs = json_loadb(line.data, line.size, JSON_DECODE_ANY, &reason);
    if (ours && !theirs)
        PROPERTY(json_error_code(&reason) == json_error_numeric_overflow);
    if (!ours && theirs)
        PROPERTY(strstr(error.reason, "nested") != NULL);
    json_decref(theirs);
}

static void strings_hold(const struct satz_record *record) {
    for (size_t i = 0; i < record->count; i++) {
        struct satz_slice raw = record->members[i].raw, text;
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_buffer again = SATZ_BUFFER_INIT;
        PROPERTY(raw.size > 0);
        if (raw.data[0] != '"')
            continue;
        PROPERTY(satz_json_string(raw, record->arena, &text, &error) == SATZ_OK);
        PROPERTY(satz_utf8_check(text, true) == text.size);
        satz_json_add_string(&again, text);
        struct satz_slice copy;
        PROPERTY(satz_json_string(satz_buffer_slice(&again), record->arena, &copy, &error) == SATZ_OK);
        property_same("a string written and read", text, copy);
        satz_buffer_release(&again);
    }
}

static void rewriting_keeps(const struct satz_record *record) {
    struct satz_slice line = written(record);
    struct satz_record again = parsed(line, record->arena);
    PROPERTY(again.count == record->count);
    for (size_t i = 0; i < again.count; i++) {
        property_same("a member's name", record->members[i].name, again.members[i].name);
        property_same("a member's bytes", record->members[i].raw, again.members[i].raw);
    }
    property_same("written twice", line, written(&again));
}

static void span_same(const struct satz_span *a, const struct satz_span *b, bool tgt) {
    property_same("a span's id", a->id, b->id);
    property_same("a span's group", a->group, b->group);
    property_same("a span's key", a->key, b->key);
    property_same("a span's approved", a->approved, b->approved);
    property_same("a span's others", a->others, b->others);
    PROPERTY(a->kind == b->kind && a->action == b->action && a->begin == b->begin && a->end == b->end);
    PROPERTY(a->found == b->found && a->source == b->source);
    if (tgt)
        PROPERTY(a->located == b->located && a->in_begin == b->in_begin && a->in_end == b->in_end);
}

static void spans_hold(struct satz_record *record) {
    struct satz_span_list spans, again;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_slice src = satz_record_string(record, "src"), tgt = satz_record_string(record, "tgt");
    if (satz_spans_read(record, &spans, &error) != SATZ_OK)
        return;
    for (size_t i = 0; i < spans.count; i++) {
        const struct satz_span *span = &spans.items[i];
        PROPERTY(span->begin <= span->end && span->end <= src.size);
        PROPERTY(satz_utf8_floor(src, span->begin) == span->begin && satz_utf8_floor(src, span->end) == span->end);
        PROPERTY(!span->located || (span->in_begin <= span->in_end && span->in_end <= tgt.size));
    }
    satz_spans_write(record, &spans);
    struct satz_slice once = satz_record_raw(record, "spans");
    PROPERTY(satz_spans_read(record, &again, &error) == SATZ_OK && again.count == spans.count);
    for (size_t i = 0; i < spans.count; i++)
        span_same(&spans.items[i], &again.items[i], satz_record_has(record, "tgt"));
    satz_spans_write(record, &again);
    property_same("spans written twice", once, satz_record_raw(record, "spans"));
}

static void finding_same(const struct satz_finding *a, const struct satz_finding *b) {
    property_same("a finding's check", satz_slice_of(a->check), satz_slice_of(b->check));
    property_same("a finding's sentence", a->say, b->say);
    PROPERTY(a->side == b->side && a->begin == b->begin && a->end == b->end && a->level == b->level);
    PROPERTY(a->fix_count == b->fix_count);
    for (size_t i = 0; i < a->fix_count; i++)
        property_same("a finding's fix", a->fixes[i], b->fixes[i]);
}

static void findings_hold(struct satz_record *record) {
    struct satz_finding_list list, again, rest;
    struct satz_error error = SATZ_ERROR_INIT;
    size_t counts[3];
    satz_findings_count(record, counts);
    if (satz_findings_read(record, &list, &error) != SATZ_OK)
        return;
    PROPERTY(counts[0] + counts[1] + counts[2] <= list.count);
    satz_record_remove(record, "findings");
    for (size_t i = 0; i < list.count; i++)
        satz_findings_add(record, &list.items[i]);
    PROPERTY(satz_findings_read(record, &again, &error) == SATZ_OK);
    if (satz_record_raw(record, "findings").size <= SATZ_FINDINGS_LIMIT)
        PROPERTY(again.count == list.count);
    for (size_t i = 0; i < list.count && i < again.count && again.count == list.count; i++)
        finding_same(&list.items[i], &again.items[i]);
    satz_findings_clear(record, "restore/");
    PROPERTY(satz_findings_read(record, &rest, &error) == SATZ_OK && rest.count <= again.count);
    for (size_t i = 0; i < rest.count; i++)
        PROPERTY(strncmp(rest.items[i].check, "restore/", 8) != 0);
    PROPERTY(satz_record_has(record, "findings") == (rest.count > 0));
}

static void record_holds(struct satz_record *record) {
    strings_hold(record);
    rewriting_keeps(record);
    oracle_agrees(written(record));
    spans_hold(record);
    findings_hold(record);
    rewriting_keeps(record);
}

/* All that a reader gives, as one text: the records, and how it ended. */
static void stream_read(struct satz_slice lines, bool hold, struct satz_buffer *said) {
    char *paths[] = { (char *)(uintptr_t)memory_file_set(&in, lines) };
    struct satz_reader reader;
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_arena arena = SATZ_ARENA_INIT;
    enum satz_status status;
    satz_reader_init(&reader, paths, 1);
    while ((status = satz_reader_next(&reader, &arena, &record, &error)) == SATZ_OK) {
        satz_buffer_add_format(said, "%zu:", record.line);
        satz_buffer_add(said, written(&record));
        if (hold)
            record_holds(&record);
        satz_arena_reset(&arena);
    }
    satz_buffer_add_format(said, "%d:%zu:%s", (int)status, error.line, error.reason);
    satz_reader_release(&reader);
    satz_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct satz_slice input = satz_slice_make((const char *)data, size);
    struct satz_buffer whole = SATZ_BUFFER_INIT, parts = SATZ_BUFFER_INIT;
    unsigned seed = byte_take(&input);
    oracle_agrees(satz_slice_sub(input, 0, satz_slice_find_byte(input, 0, '\n')));
    stream_read(input, true, &whole);
    reads_shrink(seed + 1);
    stream_read(input, false, &parts);
    reads_shrink(0);
    property_same("read whole and in parts", satz_buffer_slice(&whole), satz_buffer_slice(&parts));
    satz_buffer_release(&whole);
    satz_buffer_release(&parts);
    return 0;
}
