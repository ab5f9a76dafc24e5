/* The releases of the corpora cut into exactly the segments annotated by hand, and lose no byte. */
#include <glob.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/input.h"
#include "cut/document.h"
#include "stream/reader.h"
#include "text/utf8.h"

static char records_path[] = "/tmp/satz-gold-XXXXXX", release_path[] = "/tmp/satz-release-XXXXXX";
static struct satz_error error;

static void file_path(char path[512], const char *folder, const char *name) {
    const char *source = getenv("SATZ_SOURCE");
    assert_non_null(source);
    snprintf(path, 512, "%s/corpora/%s/%s", source, folder, name);
}

static void read_file(const char *path, struct satz_buffer *bytes) {
    if (satz_file_read(path, (size_t)1 << 20, bytes, &error) != SATZ_OK)
        fail_msg("%s: %s", path, error.reason);
}

/* A release in Windows-1252 as satz-recode hands it on, in release_path. */
static void recode(struct satz_buffer *bytes) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_output output;
    iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
    char *in = bytes->data;
    size_t in_left = bytes->size, out_left = 4 * bytes->size;
    assert_true(converter != (iconv_t)-1);
    satz_buffer_reserve(&text, out_left);
    char *out = text.data;
    assert_int_equal(iconv(converter, &in, &in_left, &out, &out_left), 0);
    iconv_close(converter);
    satz_buffer_reset(bytes);
    satz_buffer_add(bytes, satz_slice_make(text.data, (size_t)(out - text.data)));
    satz_buffer_release(&text);
    assert_int_equal(satz_output_create(&output, release_path, &error), SATZ_OK);
    satz_output_add(&output, satz_buffer_slice(bytes));
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
}

/* Cuts the release into records_path. */
static void cut(const char *path) {
    struct satz_data data;
    struct satz_output output;
    struct satz_recorder recorder;
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_int_equal(satz_output_create(&output, records_path, &error), SATZ_OK);
    satz_recorder_init(&recorder, &output, false);
    struct satz_cutter cutter = { .recorder = &recorder, .lang = "de", .doc = "gold" };
    cutter.segmenter = satz_segmenter_new(&data, "de", NULL, &error);
    assert_non_null(cutter.segmenter);
    assert_int_equal(satz_cut_file(&cutter, path, &error), SATZ_OK);
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
    satz_segmenter_free(cutter.segmenter);
    satz_recorder_release(&recorder);
    satz_data_close(&data);
}

/* The segments as the gold writes them, a line each, and the document joined again. */
static void read_records(struct satz_buffer *segments, struct satz_buffer *joined) {
    char *paths[] = { records_path };
    struct satz_reader reader;
    struct satz_record record;
    struct satz_arena arena = SATZ_ARENA_INIT;
    satz_reader_init(&reader, paths, 1);
    while (satz_reader_next(&reader, &arena, &record, &error) == SATZ_OK) {
        struct satz_slice src = satz_record_string(&record, "src");
        satz_buffer_add(joined, satz_record_string(&record, "gap"));
        satz_buffer_add(joined, src);
        satz_buffer_add(joined, satz_record_string(&record, "tail"));
        for (size_t i = 0; i < src.size; i++)
            if (src.data[i] == '\n')
                satz_buffer_add_string(segments, "\\n");
            else
                satz_buffer_add_byte(segments, src.data[i]);
        satz_buffer_add_byte(segments, '\n');
        satz_arena_reset(&arena);
    }
    satz_reader_release(&reader);
    satz_arena_release(&arena);
}

/* The gold without the empty lines between paragraphs. */
static void read_gold(const char *path, struct satz_buffer *gold) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    read_file(path, &bytes);
    struct satz_slice rest = satz_buffer_slice(&bytes), line;
    while (satz_slice_split(&rest, '\n', &line))
        if (line.size) {
            satz_buffer_add(gold, line);
            satz_buffer_add_byte(gold, '\n');
        }
    satz_buffer_release(&bytes);
}

static void check(const char *name, const char *suffix) {
    struct satz_buffer segments = SATZ_BUFFER_INIT, joined = SATZ_BUFFER_INIT;
    struct satz_buffer gold = SATZ_BUFFER_INIT, release = SATZ_BUFFER_INIT;
    char path[512], file[128];
    snprintf(file, sizeof file, "%s.%s", name, suffix);
    file_path(path, "de", file);
    if (access(path, R_OK))
        file_path(path, "de-CH", file);
    read_file(path, &release);
    bool whole = satz_utf8_check(satz_buffer_slice(&release), true) == release.size;
    if (!whole)
        recode(&release);
    cut(whole ? path : release_path);
    snprintf(file, sizeof file, "%s.segments.txt", name);
    file_path(path, "gold", file);
    read_gold(path, &gold);
    read_records(&segments, &joined);
    assert_string_equal(segments.data, gold.data);
    assert_string_equal(joined.data, release.data);
    satz_buffer_release(&segments);
    satz_buffer_release(&joined);
    satz_buffer_release(&gold);
    satz_buffer_release(&release);
}

/* Every release that has a gold. */
static void releases_are_cut_as_annotated(void **state) {
    char pattern[512], path[512], file[160];
    glob_t gold;
    (void)state;
    file_path(pattern, "gold", "*.segments.txt");
    assert_int_equal(glob(pattern, 0, NULL, &gold), 0);
    assert_true(gold.gl_pathc >= 5);
    for (size_t i = 0; i < gold.gl_pathc; i++) {
        char *name = strrchr(gold.gl_pathv[i], '/') + 1;
        name[strlen(name) - strlen(".segments.txt")] = '\0';
        snprintf(file, sizeof file, "%s.html", name);
        file_path(path, "de", file);
        check(name, access(path, R_OK) == 0 ? "html" : "txt");
    }
    globfree(&gold);
}

static int open_files(void **state) {
    (void)state;
    int records = mkstemp(records_path), release = mkstemp(release_path);
    return records < 0 || release < 0 ? -1 : close(records) | close(release);
}

static int remove_files(void **state) {
    (void)state;
    return unlink(records_path) | unlink(release_path);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(releases_are_cut_as_annotated) };
    return cmocka_run_group_tests(tests, open_files, remove_files);
}
