#include "cutting.h"

#include <stdio.h>

#include "join/join.h"
#include "stream/reader.h"
#include "text/unicode.h"
#include "text/utf8.h"

static const char *const tags[] = { "de", "en", "ko", "ja", "ar", "zh-Hans", "zh-Hant", "vi", "th",
                                    "id", "ms", "ru", "fr", "es", "pt", "de-CH", "es-419" };
enum { TAGS = sizeof tags / sizeof *tags };

static struct memory_file in, out;

const char *cutting_language(unsigned number) {
    return tags[number % TAGS];
}

/* Kept from one input to the next: loading takes longer than cutting. */
static struct satz_segmenter *segmenter_of(const char *lang) {
    static struct satz_segmenter *segmenters[TAGS];
    struct satz_error error = SATZ_ERROR_INIT;
    size_t i = 0;
    while (strcmp(tags[i], lang) != 0)
        i++;
    if (!segmenters[i])
        segmenters[i] = satz_segmenter_new(property_data(), lang, NULL, &error);
    if (!segmenters[i])
        property_broken(__FILE__, __LINE__, error.reason);
    return segmenters[i];
}

enum satz_status cutting_run(const struct cutting *cutting, struct satz_buffer *records, struct satz_error *error) {
    struct satz_output output;
    struct satz_recorder recorder;
    struct satz_error closing = SATZ_ERROR_INIT;
    const char *path = memory_file_set(&in, cutting->bytes);
    PROPERTY(satz_output_create(&output, memory_file_set(&out, satz_slice_of("")), &closing) == SATZ_OK);
    satz_recorder_init(&recorder, &output, cutting->lines);
    struct satz_cutter cutter = { .segmenter = segmenter_of(cutting->lang), .recorder = &recorder, .lang = cutting->lang,
                                  .doc = "meldung", .format = cutting->format, .breaks = cutting->breaks };
    reads_shrink(cutting->seed);
    enum satz_status status = satz_cut_file(&cutter, path, error);
    reads_shrink(0);
    satz_recorder_release(&recorder);
    PROPERTY(satz_output_close(&output, &closing) == SATZ_OK);
    memory_file_get(&out, records);
    return status;
}

static bool blank_at_ends(struct satz_slice text) {
    size_t size;
    return text.size && (satz_char_is_space(satz_utf8_decode(text, 0, &size)) ||
                         satz_char_is_space(satz_utf8_decode_before(text, text.size, &size)));
}

static void spans_hold(const struct satz_record *record, bool html) {
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    size_t before = 0;
    PROPERTY(satz_spans_read(record, &spans, &error) == SATZ_OK);
    PROPERTY(html || !spans.count);
    for (size_t i = 0; i < spans.count; i++) {
        PROPERTY(spans.items[i].kind == SATZ_TAG && spans.items[i].action == SATZ_HOLD);
        PROPERTY(spans.items[i].begin >= before && spans.items[i].end > spans.items[i].begin);
        before = spans.items[i].end;
    }
}

struct joining {
    struct satz_joiner joiner;
    struct satz_output output;
    struct satz_buffer own;
    size_t count, worded;
    bool ended;
};

static void record_join(struct joining *joining, const struct cutting *cutting, struct satz_record *record) {
    struct satz_slice src = satz_record_string(record, "src");
    struct satz_error error = SATZ_ERROR_INIT;
    PROPERTY(!joining->ended);
    PROPERTY(satz_record_size(record, "seg") == ++joining->count);
    PROPERTY(src.size <= SATZ_SEGMENT_LIMIT);
    PROPERTY(cutting->format == SATZ_FORMAT_HTML || !blank_at_ends(src));
    spans_hold(record, cutting->format == SATZ_FORMAT_HTML);
    satz_buffer_add(&joining->own, satz_record_string(record, "gap"));
    satz_buffer_add(&joining->own, src);
    satz_buffer_add(&joining->own, satz_record_string(record, "tail"));
    joining->worded += src.size > 0;
    joining->ended = satz_record_has(record, "tail");
    PROPERTY(satz_joiner_add(&joining->joiner, record, &joining->output, &error) == SATZ_OK);
}

static void records_join(struct joining *joining, const struct cutting *cutting) {
    char *paths[] = { out.path };
    struct satz_reader reader;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    enum satz_status status;
    satz_reader_init(&reader, paths, 1);
    while ((status = satz_reader_next(&reader, &arena, &record, &error)) == SATZ_OK) {
        record_join(joining, cutting, &record);
        satz_arena_reset(&arena);
    }
    if (status != SATZ_END)
        property_broken(__FILE__, __LINE__, error.reason);
    satz_reader_release(&reader);
    satz_arena_release(&arena);
}

size_t cutting_hold(const struct cutting *cutting, enum satz_status status, struct satz_slice records) {
    static struct memory_file joined;
    struct joining joining = { .own = SATZ_BUFFER_INIT };
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer theirs = SATZ_BUFFER_INIT;
    satz_joiner_init(&joining.joiner, property_data());
    joining.joiner.source = true;
    PROPERTY(satz_output_create(&joining.output, memory_file_set(&joined, satz_slice_of("")), &error) == SATZ_OK);
    memory_file_set(&out, records);
    records_join(&joining, cutting);
    PROPERTY(joining.ended == (status == SATZ_OK));
    PROPERTY((satz_joiner_end(&joining.joiner, &error) == SATZ_OK) == (status == SATZ_OK || !joining.count));
    PROPERTY(satz_output_close(&joining.output, &error) == SATZ_OK);
    memory_file_get(&joined, &theirs);
    size_t size = status == SATZ_OK ? cutting->bytes.size : joining.own.size;
    PROPERTY(size <= cutting->bytes.size);
    property_same("law 1", satz_slice_sub(cutting->bytes, 0, size), satz_buffer_slice(&joining.own));
    property_same("law 1, joined", satz_buffer_slice(&joining.own), satz_buffer_slice(&theirs));
    satz_joiner_release(&joining.joiner);
    satz_buffer_release(&joining.own);
    satz_buffer_release(&theirs);
    return joining.worded;
}

static size_t lines_count(struct satz_slice text) {
    size_t count = 0;
    struct satz_slice line;
    if (!text.size)
        return 0;
    while (satz_slice_split(&text, '\n', &line))
        count += line.size > 0;
    return count;
}

void cutting_try(struct cutting *cutting) {
    struct satz_buffer records = SATZ_BUFFER_INIT, again = SATZ_BUFFER_INIT, lines = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT, other = SATZ_ERROR_INIT;
    unsigned seed = cutting->seed;
    cutting->seed = 0;
    enum satz_status status = cutting_run(cutting, &records, &error);
    size_t worded = cutting_hold(cutting, status, satz_buffer_slice(&records));
    bool good = satz_utf8_check(cutting->bytes, true) == cutting->bytes.size;
    PROPERTY(good || status == SATZ_FAILED);
    PROPERTY(status == SATZ_OK || !good || strstr(error.reason, "nested more than"));
    cutting->seed = seed + 1;
    PROPERTY(cutting_run(cutting, &again, &other) == status);
    property_same("read whole and in parts", satz_buffer_slice(&records), satz_buffer_slice(&again));
    property_same("the reason", satz_slice_of(error.reason), satz_slice_of(other.reason));
    PROPERTY(error.line == other.line);
    cutting->lines = true;
    PROPERTY(cutting_run(cutting, &lines, &other) == status);
    PROPERTY(lines_count(satz_buffer_slice(&lines)) == worded);
    satz_buffer_release(&records);
    satz_buffer_release(&again);
    satz_buffer_release(&lines);
}
