/* Good words written in another way, names that no list has, and pieces of Thai, with dictionaries of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "spell/judge.h"
#include "spell/name.h"
#include "spell/near.h"
#include "spell/pieces.h"
#include "spell/written.h"

static char folder[64];
static struct satz_data data;
static struct satz_nametable names;
static struct satz_spell_settings settings;
static struct satz_spell_language *language; /* the test's at hand */

static void write_file(const char *name, const char *content) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

static void load(const char *tag, const char *dictionary, const char *words) {
    struct satz_language parsed;
    struct satz_error error = SATZ_ERROR_INIT;
    char name[32];
    snprintf(name, sizeof name, "%s.aff", dictionary);
    write_file(name, "SET UTF-8\n");
    snprintf(name, sizeof name, "%s.dic", dictionary);
    write_file(name, words);
    satz_spell_language_free(language);
    assert_int_equal(satz_language_parse(tag, &parsed, &error), SATZ_OK);
    language = satz_spell_language_new(&parsed, &settings, &names, NULL, &error);
    if (!language)
        fail_msg("%s: %s", error.place, error.reason);
}

static int begin(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    strcpy(folder, "/tmp/satz-written-XXXXXX");
    if (!mkdtemp(folder) || satz_data_open(&data, NULL, &error) != SATZ_OK ||
        satz_nametable_load(&names, &data, &error) != SATZ_OK)
        return 1;
    setenv("DICPATH", folder, 1);
    settings.data = &data;
    settings.suggest = 5;
    return 0;
}

static int end(void **state) {
    char command[128];
    (void)state;
    satz_spell_language_free(language);
    satz_nametable_release(&names);
    satz_data_close(&data);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void assert_written(const char *word, bool written) {
    if (satz_spell_is_written(language, satz_slice_of(word)) != written)
        fail_msg("%s", word);
}

static void test_english(void **state) {
    (void)state;
    load("en", "en_US", "1\ncolor\norganize\norganizing\ndefense\ncancers\ntraveled\nprotest\n");
    assert_written("colour", true);
    assert_written("organise", true);
    assert_written("organising", true);
    assert_written("defence", true);
    assert_written("travelled", true);
    assert_written("colouur", false);
    assert_written("cencers", false);
    assert_written("antiprotest", true);
    assert_written("antiprotset", false);
    assert_written("Erdoğan", true);
    assert_written("prötest", false); /* a slip away from protest */
}

static void test_american(void **state) {
    (void)state;
    load("en-US", "en_US", "1\ncolor\n");
    assert_written("colour", false);
    assert_true(satz_wordlist_has(&language->good, satz_slice_of("lockdown")));
}

static void test_indonesian(void **state) {
    (void)state;
    load("id", "id_ID", "1\nmakan\nsebut\nbesar\nrumah\n");
    assert_written("disebut", true);
    assert_written("rumahnya", true);
    assert_written("dibesarkan", true);
    assert_written("rumahh", false);
    assert_written("disbeut", false);
}

/* The first word that is one slip away; "": there is none. */
static void assert_near(const char *word, const char *first) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_slice fixes[SATZ_SPELL_MOST_NEAR];
    size_t count = satz_spell_near(language, satz_slice_of(word), 1, &arena, fixes);
    if (!satz_slice_is(count ? fixes[0] : satz_slice_of(""), first))
        fail_msg("%s: %.*s, not %s", word, count ? (int)fixes[0].size : 0, count ? fixes[0].data : "", first);
    satz_arena_release(&arena);
}

static void test_korean(void **state) {
    (void)state;
    load("ko", "ko_KR", "1\n경제\n회복\n회복에서\n정부\n발표\n발표하고\n시작\n였다\n");
    assert_written("경제회복", true); /* two words in one */
    assert_written("경제회복에서", true);
    assert_written("정부발표하고", false); /* no noun */
    assert_written("시작였다", false);
    assert_written("정부쯤", true);
    assert_written("정부쯤에서", true);
    assert_written("독일에서", true); /* a name of the table, and a particle */
    assert_written("겅제", false);
    assert_near("겅제", "경제"); /* letter by letter of its syllables: a vowel, a last consonant, one left out */
    assert_near("정부쯩", "");
    assert_near("회볻", "회복");
    assert_near("바표", "발표");
    assert_near("시작ㄱ", "시작");
    assert_true(satz_slice_is(satz_spell_bare(language, satz_slice_of("슈타르머에게")), "슈타르머"));
    assert_true(satz_spell_sounds_foreign(language, satz_slice_of("클레멘트에게")));
    assert_false(satz_spell_sounds_foreign(language, satz_slice_of("경제회복")));
    assert_false(satz_spell_sounds_foreign(language, satz_slice_of("프레티하고")));
}

/* A capitalised word inside a sentence, or at its beginning where `before` is NULL. */
static bool is_name(const char *before, const char *word, const char *after) {
    struct satz_suspect suspect = { .language = language, .word = satz_slice_of(word), .capital = true };
    suspect.fault = (struct satz_spell_fault){ 0, strlen(word) };
    suspect.inside = before != NULL;
    suspect.before = satz_slice_of(before ? before : "");
    suspect.after = satz_slice_of(after);
    return satz_spell_is_name(&suspect);
}

static void test_names(void **state) {
    (void)state;
    load("en", "en_US", "1\nsaid\nminister\nboat\nchancellor\nWilhelm\nBarcelona\nHallwach\nStates\nthe\nbrandish\nFC\nunited\n");
    assert_true(is_name(NULL, "Quellmoor", "said"));       /* like no word */
    assert_false(is_name(NULL, "Ministr", "said"));
    assert_true(is_name("boat", "Brandisch", "said")); /* like a word that is written small */
    assert_true(is_name("said", "Boad", "said"));          /* four letters */
    assert_false(is_name("the", "Barcellona", "said"));    /* like a name */
    assert_true(is_name("Wilhelm", "Hallwich", "said"));   /* after a name */
    assert_false(is_name("FC", "Hallwich", "said"));
    assert_false(is_name("The", "Ministr", "Said"));       /* in a title */
    for (int again = 0; again < 2; again++)
        assert_false(is_name("the", "Wilhlem", "said"));
    assert_false(is_name("said", "Chancelor", "Wilhelm")); /* a letter twice that stands once */
    assert_false(is_name("Wilhelm", "Ministar", "the"));   /* like a word that is used much */
}

static void test_names_elsewhere(void **state) {
    (void)state;
    load("ar", "ar", "1\nالحكومة\nقالت\n");
    assert_true(is_name("قالت", "كويلمور", ""));
    assert_false(is_name("قالت", "الحكوومة", ""));
    assert_true(satz_spell_sounds_foreign(language, satz_slice_of("نيفادا")));
    assert_false(satz_spell_sounds_foreign(language, satz_slice_of("البيانات")));
}

/* Whether the piece at `index` of a text, cut where the bars stand, was cut wrongly. */
static bool is_cut_wrongly(const char *pieces, size_t index) {
    struct satz_spell_words words = { 0 };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_slice rest = satz_slice_of(pieces), piece;
    while (satz_slice_split(&rest, '|', &piece)) {
        words.items = satz_memory_grow(words.items, &words.capacity, words.count + 1, sizeof *words.items);
        words.items[words.count++] = (struct satz_spell_word){ .begin = text.size, .end = text.size + piece.size };
        satz_buffer_add(&text, piece);
    }
    bool wrongly = satz_spell_is_cut_wrongly(language, satz_buffer_slice(&text), &words, index);
    satz_buffer_release(&text);
    satz_spell_words_release(&words);
    return wrongly;
}

static void test_pieces(void **state) {
    (void)state;
    load("th", "th_TH", "1\nรัฐบาล\nเยอรมัน\nบริษัท\nประกาศ\nแผน\nกระตุ้น\nแข่งขัน\nเมือง\n");
    assert_true(satz_spell_is_tiled(language, satz_slice_of("รัฐบาลเยอรมัน")));
    assert_false(satz_spell_is_tiled(language, satz_slice_of("รัฐบาลเยอรมัx")));
    assert_false(satz_spell_is_tiled(language, satz_slice_of("")));
    assert_false(satz_spell_is_tiled(language, satz_slice_of("รัฐบาลรัฐบาลรัฐบาลรัฐบาลรัฐบาลรัฐบาลรัฐบาล")));
    assert_true(is_cut_wrongly("รัฐ|บาล", 0));
    assert_true(is_cut_wrongly("ประกาศ|แผนก|ระ|ตุ้น", 3));
    assert_true(is_cut_wrongly("ประกาศ|แผนก|ระ|ตุ้น", 2));
    assert_false(is_cut_wrongly("รัฐบาล|ชต|าร์", 1));
    assert_written("แข่งขันฯ", true);
    assert_written("พ.ศ", true);
    assert_written("อ.เมือง", true);
    assert_written("อ.เมมือง", false);
    assert_written("เมือง.เมมือง", false);
}

/* Suspects that touch become one. */
static void test_joined(void **state) {
    (void)state;
    struct satz_suspects suspects;
    static const size_t begins[] = { 0, 3, 10 };
    satz_suspects_init(&suspects);
    suspects.items = satz_memory_grow(NULL, &suspects.capacity, 3, sizeof *suspects.items);
    for (size_t i = 0; i < 3; i++)
        suspects.items[suspects.count++] = (struct satz_suspect){ .language = language, .word = satz_slice_of("ชต"),
                                                                  .begin = begins[i], .end = begins[i] + 3 };
    satz_spell_pieces_join(&suspects);
    assert_int_equal(suspects.count, 2);
    assert_true(satz_slice_is(suspects.items[0].word, "ชตชต"));
    assert_int_equal(suspects.items[0].end, 6);
    assert_int_equal(suspects.items[0].fault.end, strlen("ชตชต"));
    satz_suspects_release(&suspects);
}

static void test_russian(void **state) {
    (void)state;
    load("ru", "ru_RU", "1\nагентство\nсказал\n");
    assert_written("Трампа", true);
    assert_written("Обамой", true);
    assert_written("Берлином", true);
    assert_written("трампа", false);
    assert_written("Трмпа", false);
    assert_written("турагентство", true);
}

static void test_vietnamese(void **state) {
    (void)state;
    load("vi", "vi_VN", "1\nhoá\nthuỷ\nquý\n");
    assert_written("hóa", true);
    assert_written("thủy", true);
    assert_written("quí", true);
    assert_written("hòa", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english), cmocka_unit_test(test_american),        cmocka_unit_test(test_indonesian),
        cmocka_unit_test(test_korean),  cmocka_unit_test(test_names), cmocka_unit_test(test_names_elsewhere),
        cmocka_unit_test(test_pieces),  cmocka_unit_test(test_joined), cmocka_unit_test(test_vietnamese), cmocka_unit_test(test_russian),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
