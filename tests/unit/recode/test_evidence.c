/* What a text is taken for, and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "recode/evidence.h"

static struct satz_evidence weigh(struct satz_slice bytes, bool whole, const char *declared) {
    struct satz_evidence evidence;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_evidence_weigh(bytes, true, whole, declared, &evidence, &error), SATZ_OK);
    return evidence;
}

static void expect(struct satz_slice bytes, const char *declared, const char *charset, enum satz_evidence_kind kind) {
    struct satz_evidence evidence = weigh(bytes, true, declared);
    assert_string_equal(evidence.charset.name, charset);
    assert_int_equal(evidence.kind, kind);
}

#define BYTES(literal) satz_slice_make(literal, sizeof(literal) - 1)

static void marks_come_first(void **state) {
    (void)state;
    expect(BYTES("\xEF\xBB\xBFJa"), NULL, "UTF-8", SATZ_EVIDENCE_MARK);
    expect(BYTES("\xFF\xFEJ\0"), NULL, "UTF-16LE", SATZ_EVIDENCE_MARK);
    expect(BYTES("\xFE\xFF\0J"), "koi8-r", "UTF-16BE", SATZ_EVIDENCE_MARK);
    expect(BYTES("\xFF\xFE\0\0J\0\0\0"), NULL, "UTF-32LE", SATZ_EVIDENCE_MARK);
    expect(BYTES("\0\0\xFE\xFF\0\0\0J"), NULL, "UTF-32BE", SATZ_EVIDENCE_MARK);
    expect(BYTES("\x84\x31\x95\x33Ja"), NULL, "GB18030", SATZ_EVIDENCE_MARK);
}

static void zeroes_tell_the_order(void **state) {
    (void)state;
    expect(BYTES("K\0\xF6\0l\0n\0\n\0"), NULL, "UTF-16LE", SATZ_EVIDENCE_ZEROES);
    expect(BYTES("\0K\0\xF6\0l\0n\0\n"), NULL, "UTF-16BE", SATZ_EVIDENCE_ZEROES);
    expect(BYTES("K\0\0\0\xF6\0\0\0"), NULL, "UTF-32LE", SATZ_EVIDENCE_ZEROES);
    expect(BYTES("\0\0\0K\0\0\0\xF6"), NULL, "UTF-32BE", SATZ_EVIDENCE_ZEROES);
    expect(BYTES("Ein Satz mit einer Null, die kein Zeichen ist.\0\n"), NULL, "US-ASCII", SATZ_EVIDENCE_ASCII);
}

static void utf8_needs_no_guess(void **state) {
    (void)state;
    expect(BYTES("Köln"), NULL, "UTF-8", SATZ_EVIDENCE_UTF8);
    expect(BYTES("Nur ASCII"), NULL, "US-ASCII", SATZ_EVIDENCE_ASCII);
    expect(BYTES(""), NULL, "US-ASCII", SATZ_EVIDENCE_ASCII);
    expect(BYTES("ÄÖÜäöüßÄÖÜäöüß und ein \xFC"), NULL, "UTF-8",
           SATZ_EVIDENCE_UTF8); /* one bad byte is a fault, no charset */
    struct satz_evidence evidence = weigh(BYTES("Köln am Rhein, K\xC3"), false, NULL); /* cut by the window */
    assert_string_equal(evidence.charset.name, "UTF-8");
    assert_true(weigh(BYTES("Köln"), true, "koi8-r").contradicted);
    assert_false(weigh(BYTES("Köln"), true, "utf-8").contradicted);
    assert_false(weigh(BYTES("Koeln"), true, "koi8-r").contradicted);
}

static void declarations_are_checked(void **state) {
    (void)state;
    expect(BYTES("K\xF6ln"), "iso-8859-1", "windows-1252", SATZ_EVIDENCE_DECLARED);
    expect(BYTES("\xCF\xF0\xE8\xE2\xE5\xF2"), "windows-1251", "windows-1251", SATZ_EVIDENCE_DECLARED);
    struct satz_evidence evidence = weigh(BYTES("Gr\xFC\xDF"
                                                "e an die sch\xF6ne Stadt K\xF6ln und f\xFCr alle"),
                                          true, "utf-8");
    assert_string_equal(evidence.charset.name, "windows-1252");
    assert_true(evidence.contradicted);
}

static void guesses_have_doubts(void **state) {
    (void)state;
    struct satz_evidence evidence = weigh(BYTES("a\xE9"
                                                "b"),
                                          true, NULL);
    assert_string_equal(evidence.charset.name, "windows-1252");
    assert_true(evidence.doubtful);
    evidence = weigh(BYTES("Der Eintritt f\xFCr gro\xDF"
                           "e und kleine G\xE4ste kostet 5 \xA4, f\xFCr Sch\xFCler 3 \xA4."),
                     true, NULL);
    assert_string_equal(evidence.charset.name, "ISO-8859-15");
    assert_true(evidence.doubtful);
    evidence = weigh(BYTES("Die Br\xFC"
                           "cke \xFC"
                           "ber den Flu\xDF ist wieder f\xFCr alle ge\xF6"
                           "ffnet."),
                     true, NULL);
    assert_string_equal(evidence.charset.name, "windows-1252");
    assert_false(evidence.doubtful);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_come_first),    cmocka_unit_test(zeroes_tell_the_order),
        cmocka_unit_test(utf8_needs_no_guess), cmocka_unit_test(declarations_are_checked),
        cmocka_unit_test(guesses_have_doubts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
