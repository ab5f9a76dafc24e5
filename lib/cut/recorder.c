#include "cut/recorder.h"

#include "format/layout.h"
#include "stream/finding.h"
#include "stream/json.h"
#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

static const struct satz_slice nothing = SATZ_SLICE("");

void satz_recorder_init(struct satz_recorder *recorder, struct satz_output *output, bool lines) {
    *recorder = (struct satz_recorder){ .output = output, .lines = lines };
    satz_buffer_init(&recorder->gap);
    satz_arena_init(&recorder->arenas[0]);
    satz_arena_init(&recorder->arenas[1]);
}

void satz_recorder_release(struct satz_recorder *recorder) {
    satz_buffer_release(&recorder->gap);
    satz_arena_release(&recorder->arenas[0]);
    satz_arena_release(&recorder->arenas[1]);
}

void satz_recorder_begin(struct satz_recorder *recorder, const char *doc, const char *lang, const char *format,
                         const char *breaks) {
    recorder->doc = doc;
    recorder->lang = lang;
    recorder->format = format;
    recorder->breaks = breaks;
    recorder->broken = !breaks || strcmp(breaks, satz_breaks_name(SATZ_BREAKS_LINE)) != 0;
    recorder->number = 0;
    recorder->holding = false;
    satz_buffer_reset(&recorder->gap);
}

static void write_held(struct satz_recorder *recorder) {
    if (recorder->holding)
        satz_record_write(&recorder->held, recorder->output);
    recorder->holding = false;
}

static void set_meta(struct satz_recorder *recorder, struct satz_record *record) {
    struct satz_buffer meta = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&meta, "{\"fmt\":");
    satz_json_add_string(&meta, satz_slice_of(recorder->format));
    if (recorder->breaks) {
        satz_buffer_add_string(&meta, ",\"breaks\":");
        satz_json_add_string(&meta, satz_slice_of(recorder->breaks));
    }
    satz_buffer_add_byte(&meta, '}');
    satz_record_set_raw(record, "meta", satz_buffer_slice(&meta));
    satz_buffer_release(&meta);
}

/* Holds a record with `src` and the gap so far; the one held until now is written. */
static struct satz_record *hold(struct satz_recorder *recorder, struct satz_slice src) {
    write_held(recorder);
    struct satz_arena *arena = &recorder->arenas[recorder->number++ % 2];
    satz_arena_reset(arena);
    struct satz_record *record = &recorder->held;
    satz_record_init(record, arena);
    satz_record_set_size(record, "seg", recorder->number);
    satz_record_set_string(record, "doc", satz_slice_of(recorder->doc));
    satz_record_set_string(record, "lang", satz_slice_of(recorder->lang));
    if (recorder->number == 1)
        set_meta(recorder, record);
    satz_record_set_string(record, "gap", satz_buffer_slice(&recorder->gap));
    satz_record_set_string(record, "src", src);
    satz_buffer_reset(&recorder->gap);
    recorder->holding = true;
    return record;
}

void satz_recorder_gap(struct satz_recorder *recorder, struct satz_slice bytes) {
    if (recorder->lines)
        return;
    while (recorder->gap.size + bytes.size > SATZ_GAP_LIMIT) {
        size_t size = satz_utf8_floor(bytes, SATZ_GAP_LIMIT - recorder->gap.size);
        satz_buffer_add(&recorder->gap, satz_slice_sub(bytes, 0, size));
        (void)hold(recorder, nothing);
        bytes = satz_slice_from(bytes, size);
    }
    satz_buffer_add(&recorder->gap, bytes);
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

static size_t trim_blanks(struct satz_slice text, size_t end) {
    size_t size;
    while (end > 0 && satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return end;
}

/* One line: blanks that hold a line break, and in text the marks of quoted mail after it, become one blank. */
static void add_joined(const struct satz_recorder *recorder, struct satz_slice src, struct satz_buffer *line) {
    for (size_t end; (end = satz_line_end(src, 0)) < src.size;) {
        satz_buffer_add(line, satz_slice_sub(src, 0, trim_blanks(satz_slice_sub(src, 0, end), end)));
        satz_buffer_add_byte(line, ' ');
        size_t next = skip_blanks(src, end);
        if (recorder->breaks && next > 0 && src.data[next - 1] == '\n')
            next += satz_mail_marks_size(src, next, NULL);
        src = satz_slice_from(src, next);
    }
    satz_buffer_add(line, src);
}

static struct satz_buffer *begin_line(struct satz_recorder *recorder) {
    struct satz_buffer *line = satz_output_begin(recorder->output);
    if (recorder->parted)
        satz_buffer_add_byte(line, '\n');
    recorder->parted = false;
    return line;
}

static void write_line(struct satz_recorder *recorder, struct satz_slice src) {
    struct satz_buffer *line = begin_line(recorder);
    if (recorder->broken)
        add_joined(recorder, src, line);
    else
        satz_buffer_add(line, src);
    satz_buffer_add_byte(line, '\n');
    satz_output_end(recorder->output);
}

void satz_recorder_segment(struct satz_recorder *recorder, struct satz_slice src, const struct satz_span_list *spans,
                           bool cut) {
    if (recorder->lines) {
        write_line(recorder, src);
        return;
    }
    struct satz_record *record = hold(recorder, src);
    if (spans && spans->count)
        satz_spans_write(record, spans);
    if (cut)
        satz_findings_say(record, "segment/cut", SATZ_WARNING, SATZ_SIDE_SRC, 0, src.size,
                          "A sentence of more than %zu KiB was cut; it goes on in the next segment.",
                          SATZ_SEGMENT_LIMIT >> 10);
}

/* One blank that has none beside it. */
static bool is_single_blank(struct satz_slice text, size_t at) {
    size_t size;
    return at > 0 && at + 1 < text.size && text.data[at] == ' ' &&
           !satz_char_is_space(satz_utf8_decode_before(text, at, &size)) &&
           !satz_char_is_space(satz_utf8_decode(text, at + 1, &size));
}

bool satz_recorder_paragraph(struct satz_recorder *recorder, struct satz_slice text, const size_t *cuts, size_t count) {
    if (!recorder->lines || recorder->broken || text.size > SATZ_SEGMENT_LIMIT || trim_blanks(text, text.size) < text.size)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!is_single_blank(text, cuts[i]))
            return false;
    struct satz_buffer *lines = begin_line(recorder);
    size_t begin = lines->size;
    satz_buffer_add(lines, text);
    for (size_t i = 0; i < count; i++)
        lines->data[begin + cuts[i]] = '\n';
    satz_buffer_add_byte(lines, '\n');
    satz_output_end(recorder->output);
    recorder->parted = true;
    return true;
}

void satz_recorder_part(struct satz_recorder *recorder) {
    recorder->parted = true;
}

void satz_recorder_end(struct satz_recorder *recorder) {
    satz_recorder_part(recorder);
    if (recorder->lines)
        return;
    if (!recorder->holding)
        (void)hold(recorder, nothing);
    satz_record_set_string(&recorder->held, "tail", satz_buffer_slice(&recorder->gap));
    write_held(recorder);
}

void satz_recorder_abandon(struct satz_recorder *recorder) {
    satz_recorder_part(recorder);
    write_held(recorder);
}
