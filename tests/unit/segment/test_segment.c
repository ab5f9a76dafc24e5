/* Where sentences end: each case is a paragraph with ¦ at every end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "segment/segment.h"

static struct satz_data data;

static int open_data(void **state) {
    struct satz_error error;
    (void)state;
    return satz_data_open(&data, NULL, &error) == SATZ_OK ? 0 : -1;
}

static int close_data(void **state) {
    (void)state;
    satz_data_close(&data);
    return 0;
}

static struct satz_segmenter *open_segmenter(const char *tag) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_segmenter *segmenter = satz_segmenter_new(&data, tag, NULL, &error);
    if (!segmenter)
        fail_msg("%s: %s:%zu: %s", tag, error.place, error.line, error.reason);
    return segmenter;
}

static void check_case(struct satz_segmenter *segmenter, const char *expected) {
    static const struct satz_slice bar = SATZ_SLICE("¦");
    struct satz_buffer text = SATZ_BUFFER_INIT, got = SATZ_BUFFER_INIT;
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    struct satz_slice rest = satz_slice_of(expected);
    for (size_t at = 0; at < rest.size;) {
        size_t end = satz_slice_find(rest, at, bar);
        satz_buffer_add(&text, satz_slice_sub(rest, at, end));
        at = end + bar.size;
    }
    satz_segmenter_cut(segmenter, satz_buffer_slice(&text), &cuts);
    size_t begin = 0;
    for (size_t i = 0; i < cuts.count; i++) {
        satz_buffer_add(&got, satz_slice_sub(satz_buffer_slice(&text), begin, cuts.at[i]));
        satz_buffer_add(&got, bar);
        begin = cuts.at[i];
    }
    satz_buffer_add(&got, satz_slice_from(satz_buffer_slice(&text), begin));
    assert_string_equal(got.data, expected);
    satz_cuts_release(&cuts);
    satz_buffer_release(&text);
    satz_buffer_release(&got);
}

static void check_cases(const char *tag, const char *const *cases) {
    struct satz_segmenter *segmenter = open_segmenter(tag);
    for (; *cases; cases++)
        check_case(segmenter, *cases);
    satz_segmenter_free(segmenter);
}

static void german(void **state) {
    static const char *const cases[] = {
        /* ordinals and dates, years and figures */
        "Am 3. Oktober tagt der Rat.¦ Danach ist Pause.",
        "Der Vertrag vom 24. 9. 2025 gilt.¦ Er endet 2030.¦ Dann wird neu verhandelt.",
        "Im 21. Jahrhundert und im 3. Quartal stieg der Umsatz.",
        "Das war im Jahr 2024.¦ Berlin war Gastgeber.",
        "Sie kam am 5.¦ Danach kam er.",
        "Er wurde Fünfter der 100. Tour.",
        "Das Ergebnis lag bei 10.000.¦ Analysten hatten 3,5 erwartet.",
        "Treffpunkt ist um 9.30 Uhr in Zimmer 12.¦ Bitte pünktlich sein.",
        "Der 1. und 2. Senat beraten.¦ Die 1./2. Kammer nicht.",
        "Am Dienstag, 3. Dezember, ist Schluss.",
        "Die Marge liegt bei 9,1 % (Vj. 13,2 %).",
        /* a title that the sentence goes into and out of again, against speech */
        "Ihr Buch „Stille. Eine Zumutung“ (Rabe Verlag) liegt auf dem Tisch.",
        "Bücher: „Der Bogen“, „Wer stimmt hier? Gespräche“ und »Stille. Eine Zumutung«",
        "Er sagte: „Das war’s.¦ Wir gehen.“¦ Dann gingen sie.",
        "„Sicherheit geht vor.¦ Wer anruft, bekommt Hilfe“, sagt sie.",
        "„Kind“, hat sie gesagt, „Geld ist wie eine Saite.¦ Wer daran zieht, zerreißt sie“, und gelacht.",
        "Sie habe sich das \"wie im Film vorgestellt.¦ Leider war es anders\", sagt sie.",
        "Er rief „Das ist unser Haus.¦ Wir bleiben.“",
        "Am 2./3. Dezember geht es weiter.¦ Mehr unter www.nordlicht.example/plan-05.¦ Auskunft erteilt das Amt.",
        /* abbreviations */
        "Es gibt z. B. Wasser, d. h. genug, u. a. Sekt.¦ Prost!",
        "Die Nordlicht GmbH & Co. KG in St. Peter zahlt.¦ Vgl. dazu Abs. 2 Nr. 3 der Satzung, S. 12 ff.¦ Sie gilt.",
        "Dr. med. Weiss, Prof. Dr. h. c. Vogt und Dipl.-Ing. Ott kamen.",
        "Saft, Bier usw.¦ Danach Kaffee.¦ Sie wohnt in der Hauptstr. 5 i. d. R. allein.",
        "Der Gewinn liegt bei 12,4 Mio. Euro.¦ Der Umsatz bei 1,2 Mrd. Franken.",
        "Der Umsatz lag bei EUR 12,4 Mio.¦ Die Kosten stiegen.¦ Gezahlt wurden 2 Mio. Franken.",
        "Er lief 800 m in 1:58 min.¦ Für den Sieg reichte das; es fehlten mind. 2 m.¦ Der Rekord bleibt, s. S. 5 a.",
        "Geöffnet ist Mo.–Mi. 8.00–12.30 Uhr, Fr. 9 bis 12 Uhr.¦ Sa. geschlossen.",
        "Karl der Große starb 814 n. Chr.¦ Er war Kaiser.",
        "König Ludwig II.¦ Er baute viel.¦ Ludwig II. von Wittelsbach nicht.",
        "Das sagte J. R. R. Tolkien.¦ Und A. Merkel auch.",
        "Wir haben einen Plan B.¦ Er ist gut.",
        "Der U.S. Dollar fiel.",
        /* quotations */
        "„Wirklich?“, fragte sie.¦ „Ja!“, rief er.",
        "„Wir beginnen.¦ Es ist Zeit“, sagte sie.",
        "Er sagte: „Gut.“¦ Danach ging er.",
        "»Nein.«¦ Sie blieb.¦ “So ist es.”¦ Er nickte.¦ \"Ja.\"¦ Gut.",
        "„Was für ein Abend!“ – Kiel feiert.¦ „Kommst du?“¦ – „Nein.“¦ Er blieb (so war es!).¦ – Danach kam sie.",
        /* ends */
        "Mehr auf www.nordlicht.example.¦ Schreiben Sie an presse@nordlicht.example.¦ Danke.",
        "Warum?!¦ Weil ...¦ Nun …¦ Es ist so.¦ Er kam (spät!).¦ Das (!) zählt.¦ Ja.[12]¦ Nein.³¦ Doch.",
        "Das ist … nun ja, offen.¦ (dpa) Mehr folgt.",
        "eBay wuchs.¦ iPhone-Käufer warten.",
        "1. Die Klage ist zulässig.¦ 2. Sie ist begründet.",
        "Artikel 5. Der Mieter zahlt.",
        "Das regelt Artikel 55.¦ Der Mieter zahlt.¦ a) Er zahlt.¦ b) Er kündigt.¦ ii. Er zieht aus.",
        "Das Haus (erbaut 1998. Damals war es neu) steht leer.¦ (Das Haus ist alt.¦ Es steht leer.)",
        "Sie blieb.¦ „so geht das“ stand dort.¦ Er las \"a. b.\" und ging.",
        "Er las die c't.¦ Das Heft ist gut.",
        "z.\nB. so.¦\nUnd so.",
        "Sie kamen aus\nKiel.¦\nDann\ngingen sie.",
        NULL };
    (void)state;
    check_cases("de", cases);
    check_cases("de-AT", cases);
    check_cases("de-CH", cases);
}

static void other_languages(void **state) {
    static const struct {
        const char *tag;
        const char *cases[5];
    } languages[] = {
        { "en", { "Mr. Brown met J. Ott at 5 p.m. in the U.S. capital.¦ He left.¦ Apple Inc. grew 3.5%.¦ The end." } },
        { "fr", { "M. Dupont arrive.¦ « Oui ! »¦ Il part av. J.-C.¦ Elle reste, cf. p. 12, etc.¦ Fin." } },
        { "es", { "El Sr. García llegó.¦ ¿Vino?¦ ¡Sí!¦ EE. UU. ganó, pág. 5.¦ Luego salió." } },
        { "pt", { "O Sr. Silva chegou.¦ A Dra. Lima não.¦ Veja o art. 5 da lei.¦ Depois saiu." } },
        { "ru", { "В 2024 г. в Москве прошёл форум.¦ А. С. Иванов и др.¦ Итоги позже.¦ Это т. е. всё." } },
        { "ja", { "会議は終わった。¦「来年も。」と言った。¦本当？¦はい！", "彼は「行く。¦来る。」と述べた。" } },
        /* what goes on, and what only looks like it; quotations in a row, and one for a noun */
        { "ja", { "やった！と叫んだ。¦値段は？　と聞いた。¦行こう！¦とても近い。¦「雪だ。」¦でも行った。",
                  "「反対！」「撤回！」などの声。¦「行くぞ！」「おう！」。¦「うまい！早い！」がうちの味だ。¦「今！」¦「はい。」¦夜だ。",
                  "映画『海！山!!』の監督と《春？夏？》を見た。¦モーニング娘。の曲。¦Yahoo!ニュースとYahoo! ニュース。" } },
        /* marks without a blank, straight quotation marks, brackets */
        { "ja", { "美味い!¦また来る?¦2日目も晴れた．¦値は３．５だ．¦１．目的を図２に示す．¦集計の結果は約５２．¦次は秋．",
                  "寒い。¦\"青\"と言う。¦彼は\"行く。\"と言う。¦まだ ... ... いる。",
                  "同社（本社は大阪市。社員は9人）は伸びた。¦高い（！）と言う。¦参照Fig. 3の通り。¦T. J. 山田が来た。" } },
        { "zh-Hans", { "他走了。¦“好！”她说。¦“好！”¦3.5%的增长。" } },
        { "zh-Hans", { "“我们走吧！”村支书李国强说，“天黑了。”¦风大了。¦“为什么？”戴维斯问。¦“没人。”¦她补充道：“冷。”",
                       "《摔跤吧！爸爸》上映。¦公司（成立于1998年。资本5000万元）很大。¦好吃吗?¦好吃!真的。¦参见Fig. 3和W.H. 奥登。" } },
        { "zh-Hant-TW", { "他走了。¦「好！」她說。¦「好！」¦她走了。" } },
        { "ko", { "회의가 끝났다.¦ 그는 떠났다.¦ 매출은 3.5% 늘었다." } },
        { "ko", { "‘과연 가능할까?’ 하는 의심이 들었다.¦ “간다!” 라고 했다.¦ 하고 싶었다.¦ 2025. 3. 14. 발표했다.",
                  "5,000원이다. (어린이 무료)¦ 월요일은 쉰다.¦ Yahoo! 뉴스는 썼다.¦ 기호는 H.¦ 가벼운 원소다.",
                  "가. 신청서를 낸다.¦ 나. 기다린다." } },
        { "ar", { "انتهى الاجتماع.¦ هل حضر د. أحمد؟¦ نعم!¦ شكرا." } },
        { "vi", { "Ông Nam đến TP. Hồ Chí Minh.¦ Giá tăng 3,5%.¦ Hết." } },
        { "vi", { "Điều 1. Luật này quy định.¦ Đủ 18 tuổi.¦ b) Hồ sơ gồm 2 bộ.¦ Mất 500. 000 đồng.¦ Ký hiệu là H.¦ Số 1.",
                  "Bà ngồi im.¦ \"bắt bao nhiêu con?\" - tôi hỏi.¦ Công ty (lập năm 1998. Vốn 50 tỷ) lớn." } },
        { "id", { "Dr. Budi tiba di Jl. Merdeka No. 5.¦ Ia pulang.¦ PT Maju Tbk. untung." } },
        { "id", { "Pasal 5. Pemohon hadir.", "a. Pemohon hadir.¦ b. Pemohon pulang.¦ Suhu naik 2 C.¦ Banyak yang tahu." } },
        { "ms", { "Datuk Seri Ali tiba.¦ Beliau pulang jam 3.30 petang.¦ Sekian." } },
        { "th", { "การประชุมเสร็จสิ้นแล้ว¦ อย่างไรก็ตาม ยังมีคำถาม" } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        check_cases(languages[i].tag, languages[i].cases);
}

/* Quadratic cost would take minutes. */
static void cost_is_linear_in(const char *tag) {
    static const char *const patterns[] = { ". ", ".“", "1. ", "z. B. ", ". (\"", "…", "。と", "A. ", "(a. ", "\". ", "「あ！", "a. ) ", "１．「", "！\"", "。（あ", "\xC2\xA0. " };
    struct satz_segmenter *segmenter = open_segmenter(tag);
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct satz_buffer text = SATZ_BUFFER_INIT;
        while (text.size < 1 << 18)
            satz_buffer_add_string(&text, patterns[i]);
        clock_t begin = clock();
        satz_segmenter_cut(segmenter, satz_buffer_slice(&text), &cuts);
        assert_true((clock() - begin) / CLOCKS_PER_SEC < 5);
        satz_buffer_release(&text);
    }
    satz_cuts_release(&cuts);
    satz_segmenter_free(segmenter);
}

static void cost_is_linear(void **state) {
    (void)state;
    cost_is_linear_in("de");
    cost_is_linear_in("ja");
    cost_is_linear_in("ko");
}

static void a_language_without_data_is_told(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    assert_null(satz_segmenter_new(&data, "tlh", NULL, &error));
    assert_non_null(strstr(error.reason, "tlh"));
    assert_null(satz_segmenter_new(&data, "de", "/nowhere/words.txt", &error));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(cost_is_linear),
        cmocka_unit_test(a_language_without_data_is_told),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
