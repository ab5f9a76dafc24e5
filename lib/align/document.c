#include "align/document.h"

#include <stdlib.h>

#include "align/records.h"
#include "base/memory.h"
#include "stream/document.h"
#include "text/utf8.h"

/* How much of an input is looked at for the first byte that is no blank. */
#define LOOK ((size_t)64 << 10)

void satz_align_document_init(struct satz_align_document *document) {
    *document = (struct satz_align_document){ .arena = SATZ_ARENA_INIT, .place = "" };
}

void satz_align_document_release(struct satz_align_document *document) {
    free(document->texts);
    free(document->shown);
    free(document->segments);
    satz_arena_release(&document->arena);
    satz_align_document_init(document);
}

/* A plain line as satz-import makes records of lines: what ended the line before is the gap. */
static void line_record(const struct satz_align_document *document, size_t index, const char *lang,
                        struct satz_record *record) {
    satz_record_set_size(record, "seg", index + 1);
    satz_record_set_string(record, "doc", document->id);
    satz_record_set_string(record, "lang", satz_slice_of(lang));
    if (index == 0)
        satz_record_set_raw(record, "meta", satz_slice_of("{\"fmt\":\"text\",\"breaks\":\"line\"}"));
    satz_record_set_string(record, "gap", index ? document->segments[index - 1].record : satz_slice_of(""));
    satz_record_set_string(record, "src", document->texts[index]);
    if (index + 1 == document->count)
        satz_record_set_string(record, "tail", document->segments[index].record);
}

void satz_align_document_record(const struct satz_align_document *document, size_t index, const char *lang,
                                struct satz_arena *arena, struct satz_record *record) {
    const struct satz_align_segment *segment = &document->segments[index];
    struct satz_error ignored = SATZ_ERROR_INIT;
    satz_record_init(record, arena);
    record->place = document->place;
    record->line = segment->line;
    if (!document->records)
        line_record(document, index, lang, record);
    else if (satz_record_parse(record, segment->record, &ignored) != SATZ_OK)
        record->count = 0; /* it was read once already */
}

/* ---- reading ---- */

static enum satz_status look(struct satz_align_reader *reader, struct satz_error *error) {
    struct satz_slice bytes;
    size_t at = 0;
    /* No more than is needed: who writes to a pipe may wait for an answer. */
    for (size_t most = 1; most <= LOOK; most *= 2) {
        if (satz_input_peek(&reader->rows.input, most, &bytes, error) != SATZ_OK)
            return SATZ_FAILED;
        while (at < bytes.size && memchr(" \t\r\n", bytes.data[at], 4))
            at++;
        if (at < most)
            break;
    }
    reader->records = at < bytes.size && bytes.data[at] == '{';
    return SATZ_OK;
}

enum satz_status satz_align_reader_open(struct satz_align_reader *reader, const char *path, struct satz_error *error) {
    *reader = (struct satz_align_reader){ .ahead = SATZ_BUFFER_INIT, .text = SATZ_BUFFER_INIT,
                                          .scratch = SATZ_ARENA_INIT };
    if (satz_rows_open(&reader->rows, path, error) != SATZ_OK)
        return SATZ_FAILED;
    reader->open = true;
    return look(reader, error);
}

void satz_align_reader_switch(struct satz_align_reader *reader, int descriptor, const struct satz_error *failure) {
    const char *name = reader->rows.input.name;
    satz_rows_close(&reader->rows);
    reader->rows = (struct satz_rows){ .ending = "" };
    satz_input_from(&reader->rows.input, descriptor, name);
    reader->records = true;
    reader->cut_failed = failure != NULL;
    if (failure)
        reader->cut_failure = *failure;
}

void satz_align_reader_release(struct satz_align_reader *reader) {
    if (reader->open)
        satz_rows_close(&reader->rows);
    reader->open = false;
    satz_buffer_release(&reader->ahead);
    satz_buffer_release(&reader->text);
    satz_arena_release(&reader->scratch);
}

/* `shown` is the same as `text`, or another. */
static void add_text(struct satz_align_document *document, struct satz_slice text, struct satz_slice shown) {
    size_t count = document->count + 1;
    document->texts = satz_memory_grow(document->texts, &document->text_capacity, count, sizeof text);
    document->shown = satz_memory_grow(document->shown, &document->shown_capacity, count, sizeof shown);
    struct satz_slice copy = satz_arena_copy(&document->arena, text);
    document->texts[document->count] = copy;
    document->shown[document->count] = satz_slice_equal(text, shown) ? copy : satz_arena_copy(&document->arena, shown);
    document->count = count;
}

/* Markup is written as it stands, and so is what has codes; all else as a reader sees it, in one line. */
static struct satz_slice shown_of(const struct satz_record *record, bool html, struct satz_slice plain) {
    static const struct satz_slice code = SATZ_SLICE("\xEF\xBF\xBC");
    bool raw = html || satz_slice_find(plain, 0, code) < plain.size;
    return raw ? satz_record_string(record, "src") : plain;
}

/* The segment of the text that is added next. */
static void add_segment(struct satz_align_document *document, struct satz_slice record, size_t line, size_t seg) {
    document->segments = satz_memory_grow(document->segments, &document->segment_capacity, document->count + 1,
                                          sizeof *document->segments);
    document->segments[document->count] = (struct satz_align_segment){ record, line, seg };
}

static enum satz_status read_lines(struct satz_align_reader *reader, struct satz_align_document *document,
                                   struct satz_error *error) {
    struct satz_rows *rows = &reader->rows;
    struct satz_buffer *id = &reader->text;
    enum satz_status status;
    satz_buffer_reset(id);
    satz_utf8_repair(satz_slice_of(rows->input.name), id);
    document->id = satz_arena_copy(&document->arena, satz_buffer_slice(id));
    while ((status = satz_rows_next(rows, error)) == SATZ_OK) {
        if (reader->keep && (status = satz_rows_check_size(rows, rows->line, error)) != SATZ_OK)
            break;
        if (reader->keep)
            add_segment(document, satz_slice_of(rows->ending), rows->input.line, document->count + 1);
        add_text(document, rows->line, rows->line);
    }
    return status;
}

static enum satz_status add_record(struct satz_align_reader *reader, struct satz_align_document *document,
                                   const struct satz_record *record, struct satz_slice line,
                                   struct satz_error *error) {
    struct satz_slice text = satz_record_string(record, "tgt"), shown = text;
    bool translated = reader->target && satz_record_has(record, "tgt");
    if (document->count == 0) {
        document->html = satz_record_is_html(record);
        document->id = satz_arena_copy(&document->arena, satz_record_string(record, "doc"));
        document->lang = satz_arena_copy(&document->arena, satz_record_string(record, translated ? "to" : "lang"));
    }
    if (!translated) {
        if (satz_align_source_text(record, document->html, &reader->text, error) != SATZ_OK)
            return SATZ_FAILED;
        text = satz_buffer_slice(&reader->text);
        shown = shown_of(record, document->html, text);
    }
    if (reader->keep)
        add_segment(document, satz_arena_copy(&document->arena, line), record->line, satz_record_size(record, "seg"));
    add_text(document, text, shown);
    return SATZ_OK;
}

/* The next line that is not empty: the one ahead, or one of the input. */
static enum satz_status next_line(struct satz_align_reader *reader, struct satz_slice *line, size_t *number,
                                  struct satz_error *error) {
    struct satz_input *input = &reader->rows.input;
    if (reader->has_ahead) {
        reader->has_ahead = false;
        *line = satz_buffer_slice(&reader->ahead);
        *number = reader->ahead_line;
        return SATZ_OK;
    }
    enum satz_status status;
    do
        status = satz_input_line(input, line, NULL, error);
    while (status == SATZ_OK && satz_slice_trim(*line).size == 0);
    *number = input->line;
    return status;
}

/* Reads records up to one with `seg` 1, which is kept for the next document. */
static enum satz_status read_records(struct satz_align_reader *reader, struct satz_align_document *document,
                                     struct satz_error *error) {
    struct satz_slice line;
    size_t number;
    enum satz_status status;
    while ((status = next_line(reader, &line, &number, error)) == SATZ_OK) {
        struct satz_record record;
        satz_arena_reset(&reader->scratch);
        satz_record_init(&record, &reader->scratch);
        record.place = reader->rows.input.name;
        record.line = number;
        if ((status = satz_record_parse(&record, line, error)) != SATZ_OK)
            break;
        if (document->count && satz_record_size(&record, "seg") == 1) {
            satz_buffer_reset(&reader->ahead);
            satz_buffer_add(&reader->ahead, line);
            reader->ahead_line = number;
            reader->has_ahead = true;
            return SATZ_OK;
        }
        if ((status = add_record(reader, document, &record, line, error)) != SATZ_OK)
            break;
    }
    return status;
}

enum satz_status satz_align_reader_next(struct satz_align_reader *reader, struct satz_align_document *document,
                                        struct satz_error *error) {
    if (reader->ended == SATZ_FAILED)
        *error = reader->error;
    if (reader->ended != SATZ_OK)
        return reader->ended;
    document->records = reader->records;
    document->place = reader->rows.input.name;
    reader->ended = reader->records ? read_records(reader, document, &reader->error)
                                    : read_lines(reader, document, &reader->error);
    if (reader->ended == SATZ_END && reader->cut_failed) {
        reader->ended = SATZ_FAILED;
        reader->error = reader->cut_failure;
    }
    /* A file without lines is a document all the same; a stream without records has none. */
    if (document->count || (!reader->records && reader->ended == SATZ_END))
        return SATZ_OK;
    if (reader->ended == SATZ_FAILED)
        *error = reader->error;
    return reader->ended;
}
