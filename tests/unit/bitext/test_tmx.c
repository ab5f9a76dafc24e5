#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "bitext/codes.h"
#include "bitext/tmx_reader.h"
#include "bitext/tmx_writer.h"

/* A reader on a file that holds `text`. */
struct trial {
    struct satz_language from, to;
    struct satz_input input;
    struct satz_tmx_reader *reader;
    struct satz_error error;
};

static struct satz_language language(const char *tag) {
    struct satz_language parsed;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_language_parse(tag, &parsed, &error), SATZ_OK);
    return parsed;
}

static void trial_begin(struct trial *trial, const char *to, struct satz_slice text) {
    char path[] = "/tmp/satz-tmx-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    unlink(path);
    assert_int_equal(write(descriptor, text.data, text.size), (ssize_t)text.size);
    assert_int_equal(lseek(descriptor, 0, SEEK_SET), 0);
    *trial = (struct trial){ .from = language("de"), .to = language(to), .error = SATZ_ERROR_INIT };
    satz_input_from(&trial->input, descriptor, "memory.tmx");
    trial->reader = satz_tmx_reader_new(&trial->input, &trial->from, &trial->to);
}

static void trial_end(struct trial *trial) {
    satz_tmx_reader_free(trial->reader);
    satz_input_close(&trial->input);
}

static struct satz_pair next(struct trial *trial) {
    struct satz_pair pair;
    if (satz_tmx_reader_next(trial->reader, &pair, &trial->error) != SATZ_OK)
        fail_msg("no pair: %s", trial->error.reason);
    return pair;
}

static void ends(struct trial *trial) {
    struct satz_pair pair;
    assert_int_equal(satz_tmx_reader_next(trial->reader, &pair, &trial->error), SATZ_END);
    assert_int_equal(satz_tmx_reader_next(trial->reader, &pair, &trial->error), SATZ_END);
    trial_end(trial);
}

static void text_is(struct satz_slice text, const char *wanted) {
    if (!satz_slice_is(text, wanted))
        fail_msg("'%.*s' instead of '%s'", (int)text.size, text.data, wanted);
}

#define HEAD "<?xml version='1.0'?><tmx version='1.4'><header srclang='de-DE' datatype='html'/><body>"
#define TAIL "</body></tmx>"

static void sides_codes_and_facts_are_read(void **state) {
    (void)state;
    struct trial trial;
    trial_begin(&trial, "es",
                satz_slice_of(HEAD "<tu tuid='a&amp;b' x='y'><note>eins &lt; zwei</note><prop type='p'>q</prop>"
                                   "<tuv xml:lang='de' creationid='k'><note>n</note><seg>A <bpt i='3' x='2' type='bold'>&lt;b></bpt>"
                                   "B<ept i='3'>&lt;/b></ept><hi>C<it pos='end'/></hi></seg></tuv>"
                                   "<tuv xml:lang='es'><seg><![CDATA[D & E]]><ph assoc='p'>x<sub>y<ph>z</ph></sub></ph></seg></tuv></tu>" TAIL));
    struct satz_pair pair = next(&trial);
    text_is(satz_tmx_reader_datatype(trial.reader), "html");
    text_is(pair.source.text, "A BC");
    text_is(pair.target.text, "D & E");
    assert_int_equal(pair.source.count, 3);
    const struct satz_code *bold = &pair.source.codes[0], *end = &pair.source.codes[1], *it = &pair.source.codes[2];
    assert_true(bold->kind == SATZ_CODE_BEGIN && bold->at == 2 && bold->pair == 3 && bold->number == 2);
    text_is(bold->native, "<b>");
    text_is(bold->type, "bold");
    assert_true(end->kind == SATZ_CODE_END && end->at == 3 && end->pair == 3 && end->number == 0);
    assert_true(it->at == 4 && it->native.size == 0);
    text_is(it->place, "end");
    text_is(pair.target.codes[0].native, "xyz");
    text_is(pair.target.codes[0].place, "p");
    text_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "tuid"), "a&b");
    text_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_PROP, "p"), "q");
    text_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_NOTE, ""), "eins < zwei");
    text_is(satz_pair_fact(&pair, SATZ_OF_SOURCE, SATZ_IS_ATTRIBUTE, "creationid"), "k");
    text_is(satz_pair_fact(&pair, SATZ_OF_SOURCE, SATZ_IS_NOTE, ""), "n");
    assert_null(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "x").data);
    assert_int_equal(pair.fact_count, 5);
    ends(&trial);
}

static void variants_of_other_languages_leave_no_trace(void **state) {
    (void)state;
    struct trial trial;
    trial_begin(&trial, "pt",
                satz_slice_of(HEAD "<tu><tuv xml:lang='fr'><prop type='p'>f</prop><seg>f<ph/></seg></tuv>"
                                   "<tuv xml:lang='pt-PT'><prop type='p'>a</prop><seg>a<ph/></seg></tuv>"
                                   "<tuv xml:lang='pt-BR'><seg>b</seg></tuv><tuv xml:lang='pt'><prop type='p'>c</prop><seg>c</seg></tuv>"
                                   "<tuv lang='DE_de'><seg>d</seg></tuv></tu>"
                                   "<tu><tuv xml:lang='de'><seg>nur</seg></tuv></tu><tu srclang='en'/>" TAIL));
    struct satz_pair pair = next(&trial);
    text_is(pair.source.text, "d");
    text_is(pair.target.text, "b");
    assert_int_equal(pair.target.count, 0);
    assert_int_equal(pair.fact_count, 0);
    assert_int_equal(pair.target_rank, 0);
    struct satz_pair none;
    assert_int_equal(satz_tmx_reader_next(trial.reader, &none, &trial.error), SATZ_END);
    assert_int_equal(satz_tmx_reader_passed(trial.reader), 2);
    trial_end(&trial);
}

/* Units that are cut by the end of what is read at once are whole, in either encoding. */
static void long_files_are_read_in_pieces(void **state) {
    (void)state;
    enum { UNITS = 3000 };
    struct satz_buffer text = SATZ_BUFFER_INIT, wide = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&text, "<tmx version='1.4'><header srclang='de'/><body>\n");
    for (size_t i = 0; i < UNITS; i++)
        satz_buffer_add_format(&text, "<tu tuid='%zu'><tuv xml:lang='de'><seg>Größe %zu <ph x='1'>&lt;%zu></ph></seg></tuv>"
                                      "<tuv xml:lang='es'><seg>Tamaño %zu</seg></tuv></tu>\n", i, i, i, i);
    satz_buffer_add_string(&text, TAIL);
    satz_buffer_add(&wide, satz_slice_make("\xFF\xFE", 2));
    for (size_t at = 0; at < text.size; at++) {
        unsigned char lead = (unsigned char)text.data[at], low = lead;
        if (lead >= 0x80)
            low = (unsigned char)((lead & 3) << 6 | ((unsigned char)text.data[++at] & 0x3F));
        satz_buffer_add_byte(&wide, (char)low);
        satz_buffer_add_byte(&wide, '\0');
    }
    for (int utf16 = 0; utf16 < 2; utf16++) {
        struct trial trial;
        trial_begin(&trial, "es", satz_buffer_slice(utf16 ? &wide : &text));
        for (size_t i = 0; i < UNITS; i++) {
            char number[16], wanted[64];
            struct satz_pair pair = next(&trial);
            snprintf(number, sizeof number, "%zu", i);
            text_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "tuid"), number);
            snprintf(wanted, sizeof wanted, "Größe %zu ", i);
            text_is(pair.source.text, wanted);
            snprintf(wanted, sizeof wanted, "<%zu>", i);
            text_is(pair.source.codes[0].native, wanted);
            snprintf(wanted, sizeof wanted, "Tamaño %zu", i);
            text_is(pair.target.text, wanted);
            assert_int_equal(pair.line, i + 2);
        }
        ends(&trial);
    }
    satz_buffer_release(&text);
    satz_buffer_release(&wide);
}

static void what_comes_before_a_failure_comes_out(void **state) {
    (void)state;
    struct trial trial;
    struct satz_pair pair;
    trial_begin(&trial, "es", satz_slice_of(HEAD "\n<tu><tuv xml:lang='de'><seg>a</seg></tuv><tuv xml:lang='es'><seg>b</seg>"
                                                 "</tuv></tu>\n<tu><tuv xml:lang='de'><seg><img/></seg></tuv></tu>" TAIL));
    text_is(next(&trial).source.text, "a");
    for (int again = 0; again < 2; again++) {
        assert_int_equal(satz_tmx_reader_next(trial.reader, &pair, &trial.error), SATZ_FAILED);
        assert_string_equal(trial.error.place, "memory.tmx");
        assert_int_equal(trial.error.line, 3);
        assert_non_null(strstr(trial.error.reason, "inside seg"));
    }
    trial_end(&trial);
}

static struct satz_coded coded(const char *text, struct satz_code *codes, size_t count) {
    return (struct satz_coded){ satz_slice_of(text), codes, count };
}

/* What cannot be converted is told as any failure is; libxml2 prints nothing of its own. */
static void the_library_says_nothing_itself(void **state) {
    (void)state;
    static const char head[] = "\xFF\xFE<\0t\0m\0x\0>\0\xDB\xDB\xDB\xDB\xDB\xDB<\0/\0t\0m\0x\0>\0";
    struct trial trial;
    struct satz_pair pair;
    char path[] = "/tmp/satz-errors-XXXXXX";
    int errors = mkstemp(path), kept = dup(STDERR_FILENO);
    unlink(path);
    dup2(errors, STDERR_FILENO);
    trial_begin(&trial, "en", satz_slice_make(head, sizeof head - 1));
    enum satz_status status = satz_tmx_reader_next(trial.reader, &pair, &trial.error);
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_int_equal(status, SATZ_FAILED);
    assert_int_equal(lseek(errors, 0, SEEK_END), 0);
    close(errors);
    trial_end(&trial);
}

static void pairs_are_written(void **state) {
    (void)state;
    struct satz_code codes[] = {
        { SATZ_CODE_BEGIN, "bpt", 0, 1, 4, SATZ_SLICE("<b title=\"\n\">"), SATZ_SLICE("a\"b\n"), SATZ_SLICE("") },
        { SATZ_CODE_END, "ept", 1, 1, 9, SATZ_SLICE("</b>"), SATZ_SLICE("t"), SATZ_SLICE("") },
        { SATZ_CODE_LONE, "it", 1, 0, 0, SATZ_SLICE(""), SATZ_SLICE(""), SATZ_SLICE("nirgends") },
    };
    struct satz_fact facts[] = {
        { SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, SATZ_SLICE("tuid"), SATZ_SLICE("1") },
        { SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, SATZ_SLICE("tuid"), SATZ_SLICE("2<") },
        { SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, SATZ_SLICE("onload"), SATZ_SLICE("x") },
        { SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, SATZ_SLICE("segtype"), SATZ_SLICE("word") },
        { SATZ_OF_TARGET, SATZ_IS_ATTRIBUTE, SATZ_SLICE("segtype"), SATZ_SLICE("phrase") },
        { SATZ_OF_TARGET, SATZ_IS_ATTRIBUTE, SATZ_SLICE("changeid"), SATZ_SLICE("k") },
    };
    struct satz_tmx_head head = { "1", "de", "plaintext" };
    struct satz_pair pair = { .facts = facts, .fact_count = 6, .datatype = "html" };
    struct satz_buffer xml = SATZ_BUFFER_INIT;
    pair.source = coded("x\r\n]]>", codes, 3);
    pair.target = coded("\x01\xEF\xBF\xBE\xEF\xBF\xBD\t", NULL, 0);
    assert_int_equal(satz_tmx_add_pair(&xml, &head, &pair, satz_slice_of("de"), satz_slice_of("es")), 2);
    assert_string_equal(xml.data,
                        "    <tu tuid=\"2&lt;\" datatype=\"html\">\n"
                        "      <tuv xml:lang=\"de\"><seg><bpt i=\"1\" x=\"4\" type=\"a&quot;b&#10;\">&lt;b title=\"\n\"&gt;</bpt>x"
                        "<ept i=\"1\">&lt;/b&gt;</ept><it pos=\"begin\"></it>&#13;\n]]&gt;</seg></tuv>\n"
                        "      <tuv xml:lang=\"es\" changeid=\"k\"><seg> \xEF\xBF\xBD\xEF\xBF\xBD\t</seg></tuv>\n"
                        "    </tu>\n");
    satz_buffer_release(&xml);
}

static void codes_are_paired(void **state) {
    (void)state;
    struct satz_code source[] = { { .kind = SATZ_CODE_LONE, .number = 1 }, { .kind = SATZ_CODE_BEGIN, .pair = 1 },
                                  { .kind = SATZ_CODE_END, .pair = 1 },    { .kind = SATZ_CODE_BEGIN, .pair = 2, .number = 5 },
                                  { .kind = SATZ_CODE_END, .pair = 2 } };
    struct satz_code target[] = { { .kind = SATZ_CODE_BEGIN, .pair = 7, .number = 5 }, { .kind = SATZ_CODE_BEGIN, .pair = 8 },
                                  { .kind = SATZ_CODE_END, .pair = 8 },  { .kind = SATZ_CODE_END, .pair = 7 },
                                  { .kind = SATZ_CODE_LONE, .number = 2 }, { .kind = SATZ_CODE_LONE } };
    const size_t wanted[] = { 3, 1, 2, 4, SATZ_CODE_UNPAIRED, 0 };
    struct satz_coded a = coded("", source, 5), b = coded("", target, 6);
    struct satz_arena arena = SATZ_ARENA_INIT;
    const size_t *got = satz_codes_pair(&a, &b, &arena);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(got[i], wanted[i]);
    satz_arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_codes_and_facts_are_read),
        cmocka_unit_test(variants_of_other_languages_leave_no_trace),
        cmocka_unit_test(long_files_are_read_in_pieces),
        cmocka_unit_test(what_comes_before_a_failure_comes_out),
        cmocka_unit_test(the_library_says_nothing_itself),
        cmocka_unit_test(pairs_are_written),
        cmocka_unit_test(codes_are_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
