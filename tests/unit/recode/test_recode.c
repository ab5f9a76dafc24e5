/* The whole way of a text: every charset there and back, in any pieces, from what it was found to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "news.h"
#include "recode/recode.h"

/* Recodes `bytes` in pieces of `piece`; the bytes go to `target`, the notes, a line each, to `said` where not NULL. */
static enum satz_status recode(const struct satz_recode_settings *settings, struct satz_slice bytes, size_t piece,
                               struct satz_buffer *target, struct satz_buffer *said, struct satz_error *error) {
    struct satz_recoder *recoder = satz_recoder_new(settings, error);
    assert_non_null(recoder);
    enum satz_status status = satz_recoder_begin(recoder, "text", error);
    for (size_t at = 0; status == SATZ_OK && at < bytes.size; at += piece)
        status = satz_recoder_add(recoder, satz_slice_sub(bytes, at, at + piece < bytes.size ? at + piece : bytes.size),
                                  target, error);
    if (status == SATZ_OK)
        status = satz_recoder_end(recoder, target, error);
    if (status == SATZ_OK)
        status = satz_recoder_close(recoder, target, error);
    struct satz_notes *notes = satz_recoder_notes(recoder);
    for (size_t i = 0; said && i < notes->count; i++)
        satz_buffer_add_format(said, "%zu: %s\n", notes->items[i].line, notes->items[i].say);
    satz_recoder_free(recoder);
    return status;
}

static void write_in(const char *charset, struct satz_slice text, struct satz_buffer *target) {
    struct satz_recode_settings settings = { .from = "UTF-8", .to = charset };
    struct satz_error error = SATZ_ERROR_INIT;
    satz_buffer_reset(target);
    if (recode(&settings, text, text.size, target, NULL, &error) != SATZ_OK)
        fail_msg("%s: %s", charset, error.reason);
}

static void every_charset_there_and_back(void **state) {
    (void)state;
    struct satz_buffer bytes = SATZ_BUFFER_INIT, back = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    static const char unicode[] = "UTF-8 UTF-16 UTF-16LE UTF-16BE UTF-32 UTF-32BE GB18030";
    for (size_t i = 0; i < NEWS; i++)
        for (int all = 0; all < 2; all++) {
            struct satz_slice rest = satz_slice_of(all ? unicode : news[i].charsets), charset;
            while (satz_slice_split(&rest, ' ', &charset)) {
                char name[40] = "";
                memcpy(name, charset.data, charset.size);
                struct satz_recode_settings settings = { .from = name, .to = "UTF-8" };
                write_in(name, satz_slice_of(news[i].text), &bytes);
                satz_buffer_reset(&back);
                if (recode(&settings, satz_buffer_slice(&bytes), bytes.size, &back, NULL, &error) != SATZ_OK)
                    fail_msg("%s: %s", name, error.reason);
                assert_string_equal(back.data, news[i].text);
            }
        }
    satz_buffer_release(&bytes);
    satz_buffer_release(&back);
}

static void every_charset_is_found_out(void **state) {
    (void)state;
    struct satz_buffer bytes = SATZ_BUFFER_INIT, back = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t i = 0; i < NEWS; i++) {
        struct satz_slice rest = satz_slice_of(news[i].charsets), charset;
        while (satz_slice_split(&rest, ' ', &charset)) {
            char name[40] = "";
            memcpy(name, charset.data, charset.size);
            if (strcmp(name, "macintosh") == 0 || strcmp(name, "IBM866") == 0 || strcmp(name, "windows-1250") == 0 ||
                strcmp(name, "windows-1254") == 0)
                continue; /* no text in German or Russian is taken for these unless they are named */
            struct satz_recode_settings settings = { .to = "UTF-8" };
            write_in(name, satz_slice_of(news[i].text), &bytes);
            satz_buffer_reset(&back);
            satz_buffer_reset(&said);
            assert_int_equal(recode(&settings, satz_buffer_slice(&bytes), bytes.size, &back, &said, &error), SATZ_OK);
            if (strcmp(back.data, news[i].text) != 0)
                print_message("%s in %s: %s", news[i].lang, name, said.data);
            assert_string_equal(back.data, news[i].text);
        }
    }
    satz_buffer_release(&bytes);
    satz_buffer_release(&back);
    satz_buffer_release(&said);
}

/* Marks before and after what they belong to, a page with declarations, mojibake, losses, all longer than any window.
 */
static void make_long_text(struct satz_buffer *text) {
    satz_buffer_add_string(
        text, "<?xml version='1.0' encoding='UTF-8'?><!-- <meta charset=x> -->\n<meta charset=\"utf-8\">\n");
    for (int i = 0; i < 90; i++) {
        satz_buffer_add_string(text, news[i % NEWS].text);
        satz_buffer_add_string(text,
                               "Die Bru\u0308cke u\u0323\u0308ber den Fluss; GroÃŸe Freude fÃ¼r 😀 \U000E0041\r\n");
        satz_buffer_add_string(text, "한국 \u1112\u1161\u11ab\u1100\u116e\u11a8 か\u3099 \u212B \u0958\n");
    }
    for (int i = 0; i < 6000; i++)
        satz_buffer_add_string(text, i % 3 ? "\u0301" : "\u0323");
    satz_buffer_add_string(text, "\nEnde");
}

static void any_pieces_give_the_same(void **state) {
    (void)state;
    static const char *const charsets[] = { "UTF-8", "UTF-16", "ISO-2022-JP", "windows-1258", "GB18030", "KOI8-R" };
    static const size_t pieces[] = { 1, 2, 3, 5, 7, 64, 4095, 65536, 100003 };
    struct satz_buffer text = SATZ_BUFFER_INIT, bytes = SATZ_BUFFER_INIT, first = SATZ_BUFFER_INIT;
    struct satz_buffer second = SATZ_BUFFER_INIT, said = SATZ_BUFFER_INIT, said_again = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    make_long_text(&text);
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        struct satz_recode_settings there = { .to = charsets[i], .loss = SATZ_LOSS_NCR, .repair = i % 2 };
        satz_buffer_reset(&first);
        satz_buffer_reset(&said);
        assert_int_equal(recode(&there, satz_buffer_slice(&text), text.size, &first, &said, &error), SATZ_OK);
        struct satz_recode_settings back = { .from = charsets[i], .to = "UTF-8" };
        satz_buffer_reset(&bytes);
        if (recode(&back, satz_buffer_slice(&first), first.size, &bytes, NULL, &error) != SATZ_OK)
            fail_msg("%s: %s", charsets[i], error.reason);
        for (size_t j = 0; j < sizeof pieces / sizeof *pieces; j++) {
            satz_buffer_reset(&second);
            satz_buffer_reset(&said_again);
            assert_int_equal(recode(&there, satz_buffer_slice(&text), pieces[j], &second, &said_again, &error),
                             SATZ_OK);
            assert_true(satz_slice_equal(satz_buffer_slice(&first), satz_buffer_slice(&second)));
            assert_string_equal(said.data, said_again.data);
            satz_buffer_reset(&second);
            assert_int_equal(recode(&back, satz_buffer_slice(&first), pieces[j], &second, NULL, &error), SATZ_OK);
            assert_true(satz_slice_equal(satz_buffer_slice(&bytes), satz_buffer_slice(&second)));
        }
    }
    satz_buffer_release(&text);
    satz_buffer_release(&bytes);
    satz_buffer_release(&first);
    satz_buffer_release(&second);
    satz_buffer_release(&said);
    satz_buffer_release(&said_again);
}

static void expect(const struct satz_recode_settings *settings, const char *bytes, const char *wanted,
                   const char *said) {
    struct satz_buffer target = SATZ_BUFFER_INIT, notes = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    if (recode(settings, satz_slice_of(bytes), 3, &target, &notes, &error) != SATZ_OK)
        satz_buffer_add_format(&notes, "%zu: error: %s\n", error.line, error.reason);
    assert_string_equal(target.data, wanted);
    if (said)
        assert_string_equal(notes.data, said);
    satz_buffer_release(&target);
    satz_buffer_release(&notes);
}

static void bad_bytes_are_named(void **state) {
    (void)state;
    struct satz_recode_settings settings = { .from = "UTF-8", .to = "UTF-8" };
    expect(&settings,
           "Gut.\nGr\xFC\xDF"
           "e",
           "Gut.\nGr", "2: error: byte FC at offset 7 is not UTF-8\n");
    expect(&settings, "Gut.\nGr\xC3", "Gut.\nGr", "2: error: the text ends within a character of UTF-8, at offset 7\n");
    settings.from = "Shift_JIS";
    expect(&settings, "\x93\x8C\x8B\x9E\n\xFF", "東京\n", "2: error: byte FF at offset 5 is not Shift_JIS\n");
    settings.from = "windows-1252";
    expect(&settings, "\x81", "", "1: error: byte 81 at offset 0 is not windows-1252\n");
}

static void declarations_become_true(void **state) {
    (void)state;
    struct satz_recode_settings settings = { .to = "UTF-8" };
    expect(&settings,
           "<!doctype html><meta charset='iso-8859-1'><p>\x84Gr\xFC\xDF"
           "e\x93",
           "<!doctype html><meta charset='UTF-8'><p>„Grüße“", "0: taken for windows-1252 (declared as iso-8859-1)\n");
    expect(&settings, "\n<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xF0\xD2\xC9",
           "\n<meta http-equiv=Content-Type content='text/html; charset=UTF-8'>При", NULL);
    settings.to = "windows-1251";
    expect(&settings, "<?xml version=\"1.0\"?><a>Я</a>", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xDF</a>",
           NULL);
    expect(&settings, "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>Я</a>",
           "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xDF</a>", NULL);
    settings.to = "UTF-8";
    expect(&settings, "<meta charset=Utf8><p>ä", "<meta charset=Utf8><p>ä", "");
    expect(&settings, "Er schrieb <meta charset=koi8-r> und ä.", "Er schrieb <meta charset=koi8-r> und ä.", "");
    expect(&settings, "<meta charset=koi8-r><p>Grüße an alle", "<meta charset=UTF-8><p>Grüße an alle",
           "0: declares koi8-r, but its bytes are UTF-8\n");
}

/* Bytes that are anything: the same status, bytes and notes in any pieces, and what came out comes out of itself. */
static void noise(void **state) {
    (void)state;
    static const char *const charsets[] = { NULL,      "UTF-8",  "UTF-16",      "windows-1258", "Shift_JIS",
                                            "GB18030", "EUC-KR", "ISO-2022-JP", "VISCII",       "ISO-2022-KR" };
    static const char *const seeds[] = { "Ã¤",       "\x1B$B", "\xFF\xFE", "<meta charset=", "<?xml ",
                                         "\xCC\x81", "\x0E",   "~{",       "\xC3",           " " };
    struct satz_buffer bytes = SATZ_BUFFER_INIT, one = SATZ_BUFFER_INIT, other = SATZ_BUFFER_INIT;
    struct satz_buffer said = SATZ_BUFFER_INIT, said_again = SATZ_BUFFER_INIT;
    uint32_t random = 1;
    for (int round = 0; round < 1500; round++) {
        satz_buffer_reset(&bytes);
        for (int i = 0; i < 40; i++) {
            random = random * 1664525u + 1013904223u;
            if (random >> 28 == 0)
                satz_buffer_add_string(&bytes, seeds[(random >> 16) % (sizeof seeds / sizeof *seeds)]);
            else
                satz_buffer_add_byte(&bytes, (char)(round % 2 ? random >> 24 : 1 + (random >> 24) % 255));
        }
        struct satz_recode_settings settings = { .from = charsets[(unsigned)round % 10],
                                                 .to = round % 3 ? "UTF-8" : "KOI8-R",
                                                 .loss = SATZ_LOSS_MARK,
                                                 .repair = round % 4 == 0 };
        struct satz_error error = SATZ_ERROR_INIT, error_again = SATZ_ERROR_INIT;
        satz_buffer_reset(&one);
        satz_buffer_reset(&other);
        satz_buffer_reset(&said);
        satz_buffer_reset(&said_again);
        enum satz_status status = recode(&settings, satz_buffer_slice(&bytes), bytes.size, &one, &said, &error);
        assert_int_equal(recode(&settings, satz_buffer_slice(&bytes), 1, &other, &said_again, &error_again), status);
        assert_true(satz_slice_equal(satz_buffer_slice(&one), satz_buffer_slice(&other)));
        assert_string_equal(error.reason, error_again.reason);
        assert_string_equal(said.data, said_again.data);
        if (round % 3 == 0 || settings.repair)
            continue;
        struct satz_recode_settings again = { .from = "UTF-8", .to = "UTF-8" };
        satz_buffer_reset(&other);
        assert_int_equal(recode(&again, satz_buffer_slice(&one), 7, &other, NULL, &error), SATZ_OK);
        assert_true(satz_slice_equal(satz_buffer_slice(&one), satz_buffer_slice(&other)));
    }
    satz_buffer_release(&bytes);
    satz_buffer_release(&one);
    satz_buffer_release(&other);
    satz_buffer_release(&said);
    satz_buffer_release(&said_again);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_charset_there_and_back), cmocka_unit_test(every_charset_is_found_out),
        cmocka_unit_test(any_pieces_give_the_same),     cmocka_unit_test(bad_bytes_are_named),
        cmocka_unit_test(declarations_become_true),     cmocka_unit_test(noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
