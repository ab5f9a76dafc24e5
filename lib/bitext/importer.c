#include "bitext/importer.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bitext/recording.h"
#include "bitext/rows.h"
#include "bitext/tmx_reader.h"
#include "stream/json.h"
#include "text/utf8.h"

#define LOOK ((size_t)1024)

/* The open file, and where in it we are. */
struct satz_importer_file {
    struct satz_rows source, target; /* of TMX only source.input is read */
    bool has_target;
    struct satz_tmx_reader *tmx;
    struct satz_columns columns;     /* as the header names them */
    const struct satz_columns *in;   /* those, or the caller's, or the usual ones */
    struct satz_buffer doc;
    struct satz_buffer gap;          /* before the next record */
    bool html;
    size_t seg;
    size_t made;                     /* records, for their arenas */
    struct satz_record ahead;        /* the next to be handed out, where `status` is OK */
    enum satz_status status;         /* how reading it went */
    struct satz_error error;
};

bool satz_bitext_format_of_name(const char *name, enum satz_bitext_format *format) {
    static const char *const names[] = { "auto", "tmx", "tsv", "lines" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *format = (enum satz_bitext_format)i;
            return true;
        }
    }
    return false;
}

void satz_importer_init(struct satz_importer *importer, const struct satz_import *import) {
    *importer = (struct satz_importer){ .import = import };
    satz_arena_init(&importer->arenas[0]);
    satz_arena_init(&importer->arenas[1]);
    satz_arena_init(&importer->scratch);
}

void satz_importer_close(struct satz_importer *importer) {
    struct satz_importer_file *file = importer->file;
    if (!file)
        return;
    if (file->tmx) {
        importer->passed += satz_tmx_reader_passed(file->tmx);
        satz_tmx_reader_free(file->tmx);
    }
    if (file->has_target)
        satz_rows_close(&file->target);
    satz_rows_close(&file->source);
    satz_columns_release(&file->columns);
    satz_buffer_release(&file->doc);
    satz_buffer_release(&file->gap);
    free(file);
    importer->file = NULL;
}

void satz_importer_release(struct satz_importer *importer) {
    satz_importer_close(importer);
    satz_arena_release(&importer->arenas[0]);
    satz_arena_release(&importer->arenas[1]);
    satz_arena_release(&importer->scratch);
}

/* ---- opening ---- */

/* XML in UTF-8 or, with or without a mark, in UTF-16. */
static bool begins_as_xml(struct satz_slice head) {
    static const char *const signs[] = { "\xEF\xBB\xBF<", "<" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (satz_slice_starts(head, satz_slice_of(signs[i])))
            return true;
    return head.size >= 4 && (memcmp(head.data, "\xFF\xFE<\0", 4) == 0 || memcmp(head.data, "\xFE\xFF\0<", 4) == 0);
}

static enum satz_bitext_format decide(struct satz_slice name, struct satz_slice head) {
    if (satz_slice_ends(name, satz_slice_of(".tmx")) || begins_as_xml(satz_slice_trim(head)))
        return SATZ_BITEXT_TMX;
    size_t line = satz_slice_find_byte(head, 0, '\n');
    bool tab = satz_slice_find_byte(satz_slice_sub(head, 0, line), 0, '\t') < line;
    bool named = satz_slice_ends(name, satz_slice_of(".tsv")) || satz_slice_ends(name, satz_slice_of(".tab"));
    return named || tab ? SATZ_BITEXT_TSV : SATZ_BITEXT_LINES;
}

static enum satz_status need_language(const struct satz_importer *importer, struct satz_error *error) {
    if (importer->import->has_to)
        return SATZ_OK;
    return satz_error_set_at(error, importer->file->source.input.name, 0,
                             "which language the translations are in must be said with --to");
}

static enum satz_status header_read(struct satz_importer *importer, struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    const struct satz_import *import = importer->import;
    struct satz_error reason = SATZ_ERROR_INIT;
    enum satz_status status = satz_rows_next(&file->source, error);
    if (status != SATZ_OK)
        return status == SATZ_END ? SATZ_OK : status;
    status = satz_columns_parse(&file->columns, file->source.line, '\t', &reason);
    if (status == SATZ_OK) {
        satz_columns_choose(&file->columns, &import->from, import->has_to ? &import->to : NULL);
        status = satz_columns_check(&file->columns, &reason);
    }
    return status == SATZ_OK ? SATZ_OK : satz_error_set_at(error, file->source.input.name, 1, "%s", reason.reason);
}

static enum satz_status table_begin(struct satz_importer *importer, struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    const struct satz_import *import = importer->import;
    struct satz_error ignored;
    if (import->header && header_read(importer, error) != SATZ_OK)
        return SATZ_FAILED;
    file->in = import->columns.count ? &import->columns : &file->columns;
    if (!file->in->count &&
        satz_columns_parse(&file->columns, satz_slice_of(import->has_to ? "src,tgt" : "src"), ',', &ignored) != SATZ_OK)
        satz_memory_ended();
    return satz_columns_has(file->in, "tgt") ? need_language(importer, error) : SATZ_OK;
}

enum satz_status satz_importer_partner(struct satz_importer *importer, const char *path, struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    if (need_language(importer, error) != SATZ_OK || satz_rows_open(&file->target, path, error) != SATZ_OK)
        return SATZ_FAILED;
    file->has_target = true;
    return SATZ_OK;
}

enum satz_status satz_importer_open(struct satz_importer *importer, const char *path, enum satz_bitext_format format,
                                    struct satz_error *error) {
    struct satz_slice head;
    satz_importer_close(importer);
    struct satz_importer_file *file = importer->file = satz_memory_get_array(1, sizeof *file);
    satz_buffer_init(&file->doc);
    satz_buffer_init(&file->gap);
    if (satz_rows_open(&file->source, path, error) != SATZ_OK || /* what failed to open may be closed */
        satz_input_peek(&file->source.input, LOOK, &head, error) != SATZ_OK)
        return SATZ_FAILED;
    importer->format = format != SATZ_BITEXT_AUTO ? format : decide(satz_slice_of(path), head);
    satz_utf8_repair(satz_slice_of(importer->import->doc ? importer->import->doc : path), &file->doc);
    if (importer->format == SATZ_BITEXT_LINES)
        return SATZ_OK;
    if (importer->format == SATZ_BITEXT_TSV)
        return table_begin(importer, error);
    if (need_language(importer, error) != SATZ_OK)
        return SATZ_FAILED;
    file->tmx = satz_tmx_reader_new(&file->source.input, &importer->import->from, &importer->import->to);
    return SATZ_OK;
}

/* ---- one record ---- */

static void meta_set(const struct satz_importer_file *file, struct satz_record *record) {
    satz_record_set_raw(record, "meta", satz_slice_of(file->html ? "{\"fmt\":\"html\"}"
                                                                 : "{\"fmt\":\"text\",\"breaks\":\"line\"}"));
}

/* What comes before the text: number, document, language, gap. */
static void record_begin(struct satz_importer *importer, struct satz_record *record) {
    struct satz_importer_file *file = importer->file;
    struct satz_arena *arena = &importer->arenas[file->made++ % 2];
    satz_arena_reset(arena);
    satz_record_init(record, arena);
    record->place = file->source.input.name;
    satz_record_set_size(record, "seg", ++file->seg);
    satz_record_set_string(record, "doc", satz_buffer_slice(&file->doc));
    satz_record_set_string(record, "lang", satz_slice_of(importer->import->from.tag));
    if (file->seg == 1)
        meta_set(file, record);
    satz_record_set_string(record, "gap", satz_buffer_slice(&file->gap));
    satz_buffer_reset(&file->gap);
    satz_buffer_add_string(&file->gap, "\n");
}

static void record_fill(struct satz_importer *importer, const struct satz_pair *pair, struct satz_record *record) {
    satz_arena_reset(&importer->scratch);
    satz_pair_record(pair, importer->import->has_to ? importer->import->to.tag : NULL, importer->file->html,
                     &importer->scratch, record);
}

static bool is_word(struct satz_slice word, const char *wanted) {
    for (size_t i = 0; i < word.size; i++)
        if ((word.data[i] | 0x20) != wanted[i] || !wanted[i])
            return false;
    return wanted[word.size] == '\0';
}

static enum satz_status unit_read(struct satz_importer *importer, struct satz_record *record,
                                  struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    struct satz_pair pair;
    enum satz_status status = satz_tmx_reader_next(file->tmx, &pair, error);
    if (status != SATZ_OK)
        return status;
    file->html = is_word(satz_tmx_reader_datatype(file->tmx), "html");
    record_begin(importer, record);
    record_fill(importer, &pair, record);
    return SATZ_OK;
}

/* How many lines are left. */
static enum satz_status rest_count(struct satz_rows *rows, size_t *count, struct satz_error *error) {
    enum satz_status status;
    while ((status = satz_rows_next(rows, error)) == SATZ_OK)
        ;
    *count = rows->input.line;
    return status == SATZ_END ? SATZ_OK : status;
}

static enum satz_status lines_differ(struct satz_importer_file *file, bool source_ended, struct satz_error *error) {
    struct satz_rows *shorter = source_ended ? &file->source : &file->target;
    struct satz_rows *longer = source_ended ? &file->target : &file->source;
    size_t count;
    if (rest_count(longer, &count, error) != SATZ_OK)
        return SATZ_FAILED;
    return satz_error_set_at(error, longer->input.name, shorter->input.line + 1,
                             "this line has no partner: the file has %zu lines, %s has %zu", count, shorter->input.name,
                             shorter->input.line);
}

/* The next line of the source and, where there is a second file, its partner. */
static enum satz_status lines_next(struct satz_importer_file *file, struct satz_pair *pair, struct satz_error *error) {
    enum satz_status status = satz_rows_next(&file->source, error), other = status;
    if (status == SATZ_FAILED)
        return status;
    if (file->has_target)
        other = satz_rows_next(&file->target, error);
    if (other == SATZ_FAILED || (status == SATZ_END && other == SATZ_END))
        return other;
    if (other != status)
        return lines_differ(file, status == SATZ_END, error);
    pair->source.text = file->source.line;
    pair->target.text = file->has_target ? file->target.line : satz_slice_of("");
    status = satz_rows_check_size(&file->source, pair->source.text, error);
    return status == SATZ_OK && file->has_target ? satz_rows_check_size(&file->target, pair->target.text, error) : status;
}

static enum satz_status line_read(struct satz_importer *importer, struct satz_record *record,
                                  struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    struct satz_pair pair = { 0 };
    enum satz_status status = lines_next(file, &pair, error);
    if (status != SATZ_OK)
        return status;
    if (!file->seg && file->source.marked)
        satz_buffer_add_string(&file->gap, "\xEF\xBB\xBF");
    record_begin(importer, record);
    record_fill(importer, &pair, record);
    satz_buffer_reset(&file->gap);
    satz_buffer_add_string(&file->gap, file->source.ending);
    return SATZ_OK;
}

/* ---- one row ---- */

struct row {
    struct satz_pair pair;
    struct satz_fact state;
    struct satz_slice doc;
    struct satz_slice cells[SATZ_COLUMNS_MOST]; /* decoded, by column; only those of the record's own members */
};

static enum satz_status cell_take(struct satz_importer_file *file, const char *name, struct satz_slice text,
                                  struct row *row, size_t column, struct satz_error *error) {
    enum satz_state state;
    if (strcmp(name, "src") == 0)
        row->pair.source.text = text;
    else if (strcmp(name, "tgt") == 0)
        row->pair.target.text = text;
    else if (strcmp(name, "doc") == 0)
        row->doc = text;
    else if (strcmp(name, "state") == 0)
        row->state.text = text;
    else
        row->cells[column] = text;
    if (row->state.text.size && !satz_state_of_name(row->state.text, &state))
        return satz_error_set_at(error, file->source.input.name, file->source.input.line,
                                 "a state is initial, translated, reviewed or final, not '%.*s'",
                                 (int)(text.size < 40 ? text.size : 40), text.data);
    return satz_rows_check_size(&file->source, text, error);
}

static enum satz_status row_split(struct satz_importer *importer, struct row *row, struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    struct satz_slice rest = file->source.line, cell;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    size_t column = 0;
    if (!rest.data)
        rest = satz_slice_of("");
    for (; status == SATZ_OK && column < file->in->count && satz_slice_split(&rest, '\t', &cell); column++) {
        const char *name = file->in->names[column];
        if (strcmp(name, "-") == 0)
            continue;
        satz_buffer_reset(&text);
        satz_cell_decode(cell, &text);
        status = cell_take(file, name, satz_arena_copy(&importer->scratch, satz_buffer_slice(&text)), row, column, error);
    }
    importer->surplus += status == SATZ_OK && rest.data;
    satz_buffer_release(&text);
    return status;
}

static enum satz_status row_read(struct satz_importer *importer, struct satz_record *record,
                                 struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    struct row row = { .state = { SATZ_OF_TARGET, SATZ_IS_PROP, satz_slice_of("x-satz-state"), { "", 0 } } };
    enum satz_status status = satz_rows_next(&file->source, error);
    if (status != SATZ_OK)
        return status;
    satz_arena_reset(&importer->scratch);
    if (row_split(importer, &row, error) != SATZ_OK)
        return SATZ_FAILED;
    if (row.doc.data && !satz_slice_equal(row.doc, satz_buffer_slice(&file->doc))) {
        satz_buffer_reset(&file->doc);
        satz_buffer_add(&file->doc, row.doc);
        satz_buffer_reset(&file->gap);
        file->seg = 0;
    }
    row.pair.facts = &row.state;
    row.pair.fact_count = 1;
    record_begin(importer, record);
    satz_pair_record(&row.pair, importer->import->has_to ? importer->import->to.tag : NULL, false, &importer->scratch,
                     record);
    for (size_t i = 0; i < file->in->count; i++)
        if (row.cells[i].size)
            satz_record_set_string(record, satz_arena_copy(record->arena, satz_slice_of(file->in->names[i])).data,
                                   row.cells[i]);
    return SATZ_OK;
}

/* ---- one after the other ---- */

static enum satz_status record_read(struct satz_importer *importer, struct satz_record *record,
                                    struct satz_error *error) {
    switch (importer->format) {
    case SATZ_BITEXT_TMX: return unit_read(importer, record, error);
    case SATZ_BITEXT_TSV: return row_read(importer, record, error);
    default: return line_read(importer, record, error);
    }
}

/* A document's last record says so: it is known only when the next one has been read. */
enum satz_status satz_importer_next(struct satz_importer *importer, struct satz_record *record,
                                    struct satz_error *error) {
    struct satz_importer_file *file = importer->file;
    if (!file->made && file->status == SATZ_OK)
        file->status = record_read(importer, &file->ahead, &file->error);
    if (file->status != SATZ_OK) {
        if (file->status == SATZ_FAILED)
            *error = file->error;
        return file->status;
    }
    *record = file->ahead;
    file->status = record_read(importer, &file->ahead, &file->error);
    if (file->status == SATZ_END)
        satz_record_set_string(record, "tail", satz_buffer_slice(&file->gap));
    else if (file->status == SATZ_OK && file->seg == 1)
        satz_record_set_string(record, "tail", satz_slice_of("\n"));
    return SATZ_OK;
}
