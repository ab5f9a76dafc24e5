/* What a charset does not hold never goes in silence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "recode/decoder.h"
#include "recode/encoder.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool same_in_japan(struct satz_slice one, struct satz_slice other) {
    static const char *const pairs[][2] = { { "—", "―" },  { "‖", "∥" },  { "−", "－" }, { "〜", "～" },
                                            { "¢", "￠" }, { "£", "￡" }, { "¬", "￢" }, { "¦", "￤" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((satz_slice_is(one, pairs[i][0]) && satz_slice_is(other, pairs[i][1])) ||
            (satz_slice_is(one, pairs[i][1]) && satz_slice_is(other, pairs[i][0])))
            return true;
    return false;
}

static const uint32_t ranges[][2] = {
    { 1, 9 },           { 0xB, 0x5FF },     { 0xE00, 0xE7F },     { 0x1E00, 0x26FF },
    { 0x3000, 0x33FF }, { 0x4E00, 0x4EFF }, { 0xAC00, 0xACFF },   { 0xE780, 0xE800 },
    { 0xF900, 0xFA2F }, { 0xFE00, 0xFFFF }, { 0x1F600, 0x1F64F }, { 0xE0000, 0xE007F },
};

/* The characters of the ranges, a line each. */
static void make_lines(struct satz_buffer *text) {
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t character = ranges[i][0]; character <= ranges[i][1]; character++) {
            satz_buffer_add_char(text, character);
            satz_buffer_add_byte(text, '\n');
        }
}

/* What was written in `bytes`, read strictly as the charset. */
static void read_back(const struct satz_charset *charset, struct satz_slice bytes, struct satz_buffer *back) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_decoder decoder;
    struct satz_charset strict = *charset;
    memcpy(strict.read, charset->write, sizeof strict.read);
    assert_int_equal(satz_decoder_open(&decoder, &strict, "", &error), SATZ_OK);
    if (satz_decoder_add(&decoder, bytes, back, &error) != SATZ_OK ||
        satz_decoder_end(&decoder, back, &error) != SATZ_OK)
        fail_msg("%s: %s", charset->name, error.reason);
    satz_decoder_close(&decoder);
}

/* Whether a line came back as it was, or as one that means the same. */
static bool came_back(const struct satz_charset *charset, struct satz_slice line, struct satz_slice back) {
    struct satz_buffer form = SATZ_BUFFER_INIT;
    satz_text_nfc(line, &form);
    bool same = satz_slice_equal(line, back) || satz_slice_equal(satz_buffer_slice(&form), back) ||
                (charset->japanese && same_in_japan(line, back));
    satz_buffer_release(&form);
    return same;
}

static size_t compare_lines(const struct satz_charset *charset, struct satz_slice lines, struct satz_slice lines_back) {
    struct satz_buffer mark = SATZ_BUFFER_INIT;
    struct satz_slice line, back;
    size_t marked = 0, size;
    while (satz_slice_split(&lines, '\n', &line) && line.size) {
        assert_true(satz_slice_split(&lines_back, '\n', &back));
        satz_buffer_reset(&mark);
        satz_buffer_add_format(&mark, "[U+%04lX]", (unsigned long)satz_utf8_decode(line, 0, &size));
        bool is_marked = satz_slice_equal(back, satz_buffer_slice(&mark));
        marked += is_marked;
        if (!is_marked && !came_back(charset, line, back))
            fail_msg("%s: %s became %.*s", charset->name, mark.data, (int)back.size, back.data);
    }
    satz_buffer_release(&mark);
    return marked;
}

static void nothing_changes_without_a_word(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT, bytes = SATZ_BUFFER_INIT, back = SATZ_BUFFER_INIT;
    const char *name, *aliases;
    make_lines(&text);
    for (size_t i = 0; satz_charset_list(i, &name, &aliases); i++) {
        struct satz_charset charset;
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_notes notes;
        struct satz_encoder encoder;
        satz_notes_init(&notes);
        satz_buffer_reset(&bytes);
        satz_buffer_reset(&back);
        assert_int_equal(satz_charset_parse(name, &charset, &error), SATZ_OK);
        assert_int_equal(satz_encoder_open(&encoder, &charset, SATZ_LOSS_MARK, NULL, &notes, &error), SATZ_OK);
        satz_encoder_add(&encoder, satz_buffer_slice(&text), &bytes);
        satz_encoder_end(&encoder, &bytes);
        read_back(&charset, satz_buffer_slice(&bytes), &back);
        assert_int_equal(encoder.losses, compare_lines(&charset, satz_buffer_slice(&text), satz_buffer_slice(&back)));
        satz_encoder_close(&encoder);
        satz_notes_release(&notes);
    }
    satz_buffer_release(&text);
    satz_buffer_release(&bytes);
    satz_buffer_release(&back);
}

/* The text in `charset` with the notes, a line each. */
static void write_in(const char *charset, enum satz_loss loss, const char *lang, bool markup, const char *text,
                     struct satz_buffer *bytes, struct satz_buffer *said) {
    struct satz_charset parsed;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_encoder encoder;
    struct satz_notes notes;
    satz_notes_init(&notes);
    assert_int_equal(satz_charset_parse(charset, &parsed, &error), SATZ_OK);
    assert_int_equal(satz_encoder_open(&encoder, &parsed, loss, lang, &notes, &error), SATZ_OK);
    encoder.markup = markup;
    satz_encoder_add(&encoder, satz_slice_of(text), bytes);
    satz_encoder_end(&encoder, bytes);
    for (size_t i = 0; i < notes.count; i++)
        satz_buffer_add_format(said, "%zu: %s\n", notes.items[i].line, notes.items[i].say);
    satz_encoder_close(&encoder);
    satz_notes_release(&notes);
}

static void expect(const char *charset, enum satz_loss loss, const char *lang, bool markup, const char *text,
                   const char *wanted) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT;
    write_in(charset, loss, lang, markup, text, &bytes, &said);
    assert_string_equal(bytes.data, wanted);
    assert_true(said.size > 0);
    satz_buffer_release(&bytes);
    satz_buffer_release(&said);
}

static void policies(void **state) {
    (void)state;
    static const char text[] = "„Ja“ – 5\u00A0€…";
    expect("US-ASCII", SATZ_LOSS_TRANSLIT, NULL, false, text, "\"Ja\" - 5 EUR...");
    expect("ISO-8859-1", SATZ_LOSS_TRANSLIT, NULL, false, text,
           "\"Ja\" - 5\xA0"
           "EUR...");
    expect("ISO-8859-1", SATZ_LOSS_TRANSLIT, NULL, true, text,
           "&quot;Ja&quot; - 5\xA0"
           "EUR...");
    expect("ISO-8859-1", SATZ_LOSS_NCR, NULL, true, text, "&#8222;Ja&#8220; &#8211; 5\xA0&#8364;&#8230;");
    expect("ISO-8859-1", SATZ_LOSS_MARK, NULL, false, "5 €", "5 [U+20AC]");
    expect("ISO-8859-1", SATZ_LOSS_FAIL, NULL, false, "5 € sind", "5 ");
    expect("US-ASCII", SATZ_LOSS_TRANSLIT, NULL, false, "Größe", "Grosse");
    expect("US-ASCII", SATZ_LOSS_TRANSLIT, "de", false, "Größe", "Groesse");
    expect("US-ASCII", SATZ_LOSS_TRANSLIT, "de-AT", false, "Größe", "Groesse");
    expect("ISO-8859-1", SATZ_LOSS_TRANSLIT, NULL, false, "Москва, Győr", "Moskva, Gyor");
    expect("ISO-8859-1", SATZ_LOSS_TRANSLIT, NULL, false, "ja\u00AD\u200B 😀", "ja\xAD [U+1F600]");
    expect("KOI8-R", SATZ_LOSS_TRANSLIT, NULL, false, "«Да»", "\"\xE4\xC1\"");
    expect("Shift_JIS", SATZ_LOSS_TRANSLIT, NULL, false, "¥5", "[U+00A5]5");
}

static void what_is_held_is_no_loss(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        { "windows-1258", "Tiếng Việt: Nguyễn Hữu Thắng, ồ ý" },
        { "VISCII", "Tiếng Việt: Nguyễn Hữu Thắng, Ẵ ỹ" },
        { "TCVN", "Tiếng Việt: Nguyễn Hữu Thắng" },
        { "Shift_JIS", "〜～−－ ①㈱髙" },
        { "EUC-JP", "〜～−－ ①㈱" },
        { "ISO-2022-JP", "〜～−－ 東京 abc" },
        { "TIS-620", "กรุงเทพฯ ๑๒๓ ฿" },
        { "GB18030", "北京 한국 😀 ß \U000E0041" },
        { "Big5", "臺北「」" },
        { "EUC-KR", "똠방각하 펲시콜라" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct satz_buffer bytes = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT;
        write_in(cases[i][0], SATZ_LOSS_FAIL, NULL, false, cases[i][1], &bytes, &said);
        assert_string_equal(said.data, "");
        satz_buffer_release(&bytes);
        satz_buffer_release(&said);
    }
}

static void notes_have_places_and_an_end(void **state) {
    (void)state;
    struct satz_buffer bytes = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT, text = SATZ_BUFFER_INIT;
    write_in("ISO-8859-1", SATZ_LOSS_MARK, NULL, false, "äb\nÄ „x“", &bytes, &said);
    assert_string_equal(said.data, "2: column 3: U+201E double low-9 quotation mark: written as [U+201E]\n"
                                   "2: column 5: U+201C left double quotation mark: written as [U+201C]\n");
    for (int i = 0; i < 150; i++)
        satz_buffer_add_string(&text, i % 3 ? "“\n" : "„");
    satz_buffer_reset(&said);
    write_in("ISO-8859-1", SATZ_LOSS_FAIL, NULL, false, text.data, &bytes, &said);
    size_t lines = 0;
    for (size_t i = 0; i < said.size; i++)
        lines += said.data[i] == '\n';
    assert_int_equal(lines, SATZ_ENCODER_TOLD + 2);
    assert_non_null(strstr(said.data, "0: U+201C left double quotation mark: 34 times more\n"
                                      "0: U+201E double low-9 quotation mark: 16 times more\n"));
    satz_buffer_release(&bytes);
    satz_buffer_release(&said);
    satz_buffer_release(&text);
}

/* All of it lost, and much of it: a line must not cost its square. */
static void losses_cost_their_size(void **state) {
    (void)state;
    struct satz_buffer bytes = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT, text = SATZ_BUFFER_INIT;
    while (text.size < 1000000)
        satz_buffer_add_string(&text, "東京¥");
    write_in("KOI8-R", SATZ_LOSS_TRANSLIT, NULL, false, text.data, &bytes, &said);
    write_in("Shift_JIS", SATZ_LOSS_NCR, NULL, false, text.data, &bytes, &said);
    assert_true(bytes.size > text.size);
    satz_buffer_release(&bytes);
    satz_buffer_release(&said);
    satz_buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changes_without_a_word), cmocka_unit_test(policies),
        cmocka_unit_test(what_is_held_is_no_loss),        cmocka_unit_test(notes_have_places_and_an_end),
        cmocka_unit_test(losses_cost_their_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
