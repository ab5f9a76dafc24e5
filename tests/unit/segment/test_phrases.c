/* Thai, cut into phrases and their words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "segment/phrases.h"

static struct satz_data data;
static struct satz_rules rules;

static int open_rules(void **state) {
    struct satz_error error;
    (void)state;
    return satz_data_open(&data, NULL, &error) == SATZ_OK && satz_rules_load(&rules, &data, "th", NULL, &error) == SATZ_OK ? 0 : -1;
}

static int close_rules(void **state) {
    (void)state;
    satz_rules_release(&rules);
    satz_data_close(&data);
    return 0;
}

/* `expected` is the text with a bar after each word. */
static void assert_words(const char *text, const char *expected) {
    struct satz_slice slice = satz_slice_of(text);
    struct satz_buffer got = SATZ_BUFFER_INIT;
    for (size_t at = 0, end; at < slice.size; at = end) {
        struct satz_class_word word;
        end = satz_classes_cut(&rules.classes, slice, at, &word);
        assert_true(end > at && end <= slice.size);
        satz_buffer_add(&got, satz_slice_sub(slice, at, end));
        satz_buffer_add_string(&got, "|");
    }
    satz_buffer_add_byte(&got, '\0');
    assert_string_equal(got.data, expected);
    satz_buffer_release(&got);
}

static void words_are_the_longest(void **state) {
    (void)state;
    assert_words("แสนล้านบาทเมื่อวันอังคารที่ผ่านมา", "แสน|ล้าน|บาท|เมื่อ|วัน|อังคาร|ที่|ผ่าน|มา|");
    assert_words("อย่างไรก็ตาม", "อย่างไรก็ตาม|");
    assert_words("คมนาคม", "คมนาคม|");
}

static void other_scripts_and_marks_are_words(void **state) {
    (void)state;
    assert_words("ร้อยละ7.2(GDP,", "ร้อยละ|7.2|(|GDP|,|");
    assert_words("“มาก”", "“|มาก|”|");
    assert_words("ก", "ก|");
    assert_words("เ", "เ|");
}

static void phrases_are_looked_at(void **state) {
    struct satz_phrases phrases = { .items = NULL };
    struct satz_slice text = satz_slice_of("  เขากล่าวว่า “จะไป 3\nวัน” ครับ ");
    (void)state;
    assert_int_equal(satz_phrases_read(&phrases, &rules, text, 0), text.size);
    assert_int_equal(phrases.count, 5);
    assert_int_equal(phrases.items[0].begin, 2);
    assert_int_equal(phrases.items[0].verbs, 1);
    assert_int_equal(phrases.items[0].verb, 1);
    assert_int_equal(phrases.items[0].open, 0);
    assert_int_equal(phrases.items[1].open, 1);
    assert_int_equal(phrases.items[1].auxiliary, 1); /* behind the quotation mark */
    assert_int_equal(phrases.items[3].open, 0);
    bool ends;
    assert_int_equal(satz_phrases_judge(&phrases, 0, &ends), SATZ_REASON_BLANK);
    assert_false(ends);
    satz_phrases_release(&phrases);
}

/* Pieces overlap by a phrase, so every blank is a candidate once. */
static void long_paragraphs_are_read_in_pieces(void **state) {
    struct satz_phrases phrases = { .items = NULL };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    size_t candidates = 0, words = 3 * SATZ_PHRASES_LIMIT;
    (void)state;
    for (size_t i = 0; i < words; i++)
        satz_buffer_add_string(&text, "มา ");
    for (size_t begin = 0; begin < text.size; candidates += phrases.count - 1)
        begin = satz_phrases_read(&phrases, &rules, satz_buffer_slice(&text), begin);
    assert_int_equal(candidates, words - 1);
    satz_buffer_release(&text);
    satz_phrases_release(&phrases);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_longest),
        cmocka_unit_test(other_scripts_and_marks_are_words),
        cmocka_unit_test(phrases_are_looked_at),
        cmocka_unit_test(long_paragraphs_are_read_in_pieces),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
