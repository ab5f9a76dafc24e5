/* Which language a text is in: news of each of the fifteen, short and long, and what no language can be told of. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "identify/identifier.h"

static struct satz_data data;
static struct satz_identifier identifier;

static int begin(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    return satz_data_open(&data, NULL, &error) != SATZ_OK || satz_identifier_open(&identifier, &data, &error) != SATZ_OK;
}

static int end(void **state) {
    (void)state;
    satz_identifier_close(&identifier);
    satz_data_close(&data);
    return 0;
}

static struct satz_identity identify(const char *text) {
    struct satz_identity identity;
    double sum = 0;
    satz_identify(&identifier, satz_slice_of(text), &identity);
    for (int id = 0; id < SATZ_LANGUAGES; id++)
        sum += identity.probability[id];
    assert_true(fabs(sum - 1) < 1e-9);
    return identity;
}

/* One sentence of a press release in each. */
static const struct {
    enum satz_language_id language;
    const char *text;
} news[] = {
    { SATZ_DE, "Der Aufsichtsrat hat den Jahresabschluss gebilligt und schlägt eine höhere Dividende vor." },
    { SATZ_EN, "The supervisory board has approved the annual accounts and proposes a higher dividend." },
    { SATZ_KO, "감사회는 연차 결산을 승인하고 배당금 인상을 제안했다." },
    { SATZ_JA, "監査役会は年次決算を承認し、増配を提案した。" },
    { SATZ_AR, "وافق مجلس الإشراف على الحسابات السنوية واقترح رفع توزيعات الأرباح." },
    { SATZ_ZH_HANS, "监事会批准了年度决算,并建议提高股息。" },
    { SATZ_ZH_HANT, "監事會批准了年度決算,並建議提高股息。" },
    { SATZ_VI, "Hội đồng giám sát đã thông qua báo cáo tài chính năm và đề xuất tăng cổ tức." },
    { SATZ_TH, "คณะกรรมการกำกับดูแลอนุมัติงบการเงินประจำปีและเสนอเพิ่มเงินปันผล" },
    { SATZ_ID, "Dewan pengawas mengatakan bahwa dividen bisa naik karena laba perusahaan meningkat dua belas persen." },
    { SATZ_MS, "Lembaga penyelia berkata bahawa dividen boleh naik kerana keuntungan syarikat meningkat dua belas peratus." },
    { SATZ_RU, "Наблюдательный совет утвердил годовую отчётность и предложил повысить дивиденды." },
    { SATZ_FR, "Le conseil de surveillance a approuvé les comptes annuels et propose un dividende plus élevé." },
    { SATZ_ES, "El consejo de supervisión ha aprobado las cuentas anuales y propone un dividendo más alto." },
    { SATZ_PT, "O conselho de supervisão aprovou as contas anuais e propõe um dividendo mais alto." },
};

static void a_sentence_is_told_in_each_language(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof news / sizeof *news; i++) {
        struct satz_identity identity = identify(news[i].text);
        if (identity.best != news[i].language || !identity.sure)
            fail_msg("%s is taken for %s (%.2f)", satz_language_code(news[i].language),
                     satz_language_code(identity.best), identity.probability[identity.best]);
    }
}

static void headlines_of_few_words_are_told(void **state) {
    (void)state;
    assert_int_equal(identify("Umsatz steigt deutlich").best, SATZ_DE);
    assert_int_equal(identify("Sales rise sharply").best, SATZ_EN);
    assert_int_equal(identify("Le chiffre d’affaires bondit").best, SATZ_FR);
    assert_int_equal(identify("Las ventas suben con fuerza").best, SATZ_ES);
    assert_int_equal(identify("Vendas sobem com força").best, SATZ_PT);
    assert_int_equal(identify("Doanh thu tăng mạnh").best, SATZ_VI);
}

static void names_of_other_scripts_do_not_mislead(void **state) {
    (void)state;
    assert_int_equal(identify("Siemens Energy, Gamesa 인수 완료").best, SATZ_KO);
    assert_int_equal(identify("Deutsche Telekom公布第三季度业绩").best, SATZ_ZH_HANS);
    assert_int_equal(identify("Компания Deutsche Telekom повысила прогноз").best, SATZ_RU);
    assert_int_equal(identify("Das Werk im chinesischen Shenyang (沈阳) wird erweitert.").best, SATZ_DE);
}

static void what_is_no_language_is_unsure(void **state) {
    (void)state;
    static const char *const nothing[] = { "", "12.345,67", "+49 30 1234567", "https://www.beispiel.de/presse/der-die-das",
                                           "info@beispiel.de", "⟦P1⟧ ⟦P2⟧", "DE000BASF111", "%s {0} <x1/>" };
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        struct satz_identity identity = identify(nothing[i]);
        if (identity.letters || identity.sure)
            fail_msg("%s: %u letters, sure %d", nothing[i], identity.letters, identity.sure);
    }
    assert_false(identify("OK").sure);
    assert_false(identify("人").sure); /* a word of all three */
}

static void a_text_may_come_in_pieces(void **state) {
    (void)state;
    struct satz_identify_tally tally = { .letters = { 0 } };
    struct satz_identity whole = identify("Der Vorstand bleibt im Amt."), pieces;
    satz_identify_add(&identifier, satz_slice_of("Der Vorstand "), &tally);
    satz_identify_add(&identifier, satz_slice_of("bleibt im Amt."), &tally);
    satz_identify_end(&identifier, &tally, &pieces);
    assert_int_equal(pieces.best, whole.best);
    assert_true(fabs(pieces.probability[SATZ_DE] - whole.probability[SATZ_DE]) < 1e-12);
}

static void without_a_model_scripts_are_told(void **state) {
    struct satz_identifier none = { .model = { .table_count = 0 } };
    struct satz_identity identity;
    (void)state;
    satz_identify(&none, satz_slice_of("Наблюдательный совет утвердил отчётность"), &identity);
    assert_true(identity.best == SATZ_RU && identity.sure);
    satz_identify(&none, satz_slice_of("Der Vorstand bleibt im Amt."), &identity);
    assert_false(identity.sure);
}

static void letters_are_those_of_unicode(void **state) {
    (void)state;
    assert_int_equal(satz_script_of('a'), SATZ_SCRIPT_LATIN);
    assert_int_equal(satz_script_of('['), SATZ_SCRIPT_NONE);
    assert_int_equal(satz_script_of(0xD7), SATZ_SCRIPT_NONE); /* × */
    assert_int_equal(satz_script_of(0x1EC7), SATZ_SCRIPT_LATIN); /* ệ */
    assert_int_equal(satz_script_of(0x451), SATZ_SCRIPT_CYRILLIC); /* ё */
    assert_int_equal(satz_script_of(0x660), SATZ_SCRIPT_NONE); /* a figure */
    assert_int_equal(satz_script_of(0x30FC), SATZ_SCRIPT_KANA); /* ー */
    assert_int_equal(satz_script_of(0x30FB), SATZ_SCRIPT_NONE); /* ・ */
    assert_int_equal(satz_script_of(0x3B1), SATZ_SCRIPT_OTHER); /* α */
    assert_int_equal(satz_script_of(0x10FFFF), SATZ_SCRIPT_NONE);
}

static void words_are_cut_and_codes_passed_over(void **state) {
    struct satz_script_scan scan = { .text = satz_slice_of("Der Kurs von XYZ-3a stieg, siehe www.beispiel.de. Köln日本語テスト") };
    static const struct {
        const char *word;
        enum satz_script kind;
    } expected[] = { { "Der", SATZ_SCRIPT_LATIN },   { "Kurs", SATZ_SCRIPT_LATIN }, { "von", SATZ_SCRIPT_LATIN },
                     { "stieg", SATZ_SCRIPT_LATIN }, { "siehe", SATZ_SCRIPT_LATIN }, { "Köln", SATZ_SCRIPT_LATIN },
                     { "日本語", SATZ_SCRIPT_HAN },  { "テスト", SATZ_SCRIPT_KANA } };
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(satz_script_next(&scan));
        assert_true(satz_slice_is(satz_slice_sub(scan.text, scan.begin, scan.end), expected[i].word));
        assert_int_equal(scan.kind, expected[i].kind);
    }
    assert_false(satz_script_next(&scan));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_told_in_each_language), cmocka_unit_test(headlines_of_few_words_are_told),
        cmocka_unit_test(names_of_other_scripts_do_not_mislead), cmocka_unit_test(what_is_no_language_is_unsure),
        cmocka_unit_test(a_text_may_come_in_pieces), cmocka_unit_test(without_a_model_scripts_are_told),
        cmocka_unit_test(letters_are_those_of_unicode), cmocka_unit_test(words_are_cut_and_codes_passed_over),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
