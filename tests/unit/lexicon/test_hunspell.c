/* Hunspell's door: where dictionaries are found, what they know in any encoding, what is no dictionary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/dictionary.h"
#include "lexicon/hunspell.h"

static char folder[64];

static void write_file(const char *name, const char *content, size_t size) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void write_pair(const char *name, const char *affixes, const char *words) {
    char file[64];
    snprintf(file, sizeof file, "%s.aff", name);
    write_file(file, affixes, strlen(affixes));
    snprintf(file, sizeof file, "%s.dic", name);
    write_file(file, words, strlen(words));
}

static int begin(void **state) {
    (void)state;
    strcpy(folder, "/tmp/satz-hunspell-XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("DICPATH", folder, 1);
    return 0;
}

static int end(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static struct satz_hunspell *open_named(const char *name, struct satz_error *error) {
    char base[128];
    snprintf(base, sizeof base, "%s/%s", folder, name);
    return satz_hunspell_open(base, error);
}

static bool knows(struct satz_hunspell *hunspell, const char *word) {
    bool known = satz_hunspell_knows(hunspell, satz_slice_of(word));
    assert_int_equal(satz_hunspell_knows(hunspell, satz_slice_of(word)), known); /* as it is remembered */
    return known;
}

static void assert_open(const char *name, const char *const *good, const char *const *bad) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_hunspell *hunspell = open_named(name, &error);
    if (!hunspell)
        fail_msg("%s: %s", error.place, error.reason);
    for (; *good; good++)
        if (!knows(hunspell, *good))
            fail_msg("%s does not know %s", name, *good);
    for (; *bad; bad++)
        if (knows(hunspell, *bad))
            fail_msg("%s knows %s", name, *bad);
    satz_hunspell_close(hunspell);
}

static void test_encodings(void **state) {
    (void)state;
    const char *german[] = { "Straße", "Grüße", "GRÜSSE", "geht's", "geht’s", NULL };
    const char *foreign[] = { "Erdoğan", "Москва", "Strase", "", NULL };
    write_pair("latin", "SET ISO8859-1\nCHECKSHARPS\n", "3\nStra\xDF" "e\nGr\xFC\xDF" "e\ngeht's\n");
    assert_open("latin", german, foreign);
    write_pair("bom", "\xEF\xBB\xBFSET UTF-8\n", "\xEF\xBB\xBF" "2\ncoração\nfoi\n");
    assert_open("bom", (const char *[]){ "coração", "foi", NULL }, (const char *[]){ "coracao", NULL });
    write_pair("cyrillic", "SET microsoft-cp1251\n", "1\n\xEC\xE8\xF0\n");
    assert_open("cyrillic", (const char *[]){ "мир", NULL }, (const char *[]){ "mir", "мор", NULL });
}

static void assert_refused(const char *name, const char *reason) {
    struct satz_error error = SATZ_ERROR_INIT;
    assert_null(open_named(name, &error));
    if (!strstr(error.reason, reason))
        fail_msg("%s: '%s', not '%s'", name, error.reason, reason);
    assert_non_null(strstr(error.place, name));
}

static void test_no_dictionary(void **state) {
    (void)state;
    char path[128];
    assert_refused("gone", "No such file");
    write_pair("uncounted", "SET UTF-8\n", "der\ndie\n");
    assert_refused("uncounted", "number of words");
    write_pair("empty", "SET UTF-8\n", "");
    assert_refused("empty", "number of words");
    write_pair("klingon", "SET KLINGON-8\n", "1\nder\n");
    assert_refused("klingon", "unknown encoding 'KLINGON-8'");
    write_file("binary.aff", "SET UTF-8\n\0\0\1", 13);
    write_file("binary.dic", "1\nder\n", 6);
    assert_refused("binary", "U+0000");
    write_pair("folder", "SET UTF-8\n", "1\nder\n");
    snprintf(path, sizeof path, "%s/folder.dic", folder);
    unlink(path);
    mkdir(path, 0700);
    assert_refused("folder", "directory");
}

static void test_suggest(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_slice fixes[4];
    write_pair("latin", "SET ISO8859-1\nTRY e\xDFsnt\n", "2\nStra\xDF" "e\nGasse\n");
    struct satz_hunspell *hunspell = open_named("latin", &error);
    assert_int_equal(satz_hunspell_suggest(hunspell, satz_slice_of("Straßee"), 4, &arena, fixes), 1);
    assert_true(satz_slice_is(fixes[0], "Straße"));
    assert_int_equal(satz_hunspell_suggest(hunspell, satz_slice_of("Straßee"), 0, &arena, fixes), 0);
    assert_int_equal(satz_hunspell_suggest(hunspell, satz_slice_of("Москва"), 4, &arena, fixes), 0);
    satz_hunspell_close(hunspell);
    satz_arena_release(&arena);
}

static void test_stems(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_slice stems[4];
    write_pair("latin", "SET ISO8859-1\nSFX S Y 1\nSFX S 0 n e\n", "2\nStra\xDF" "e/S\nGasse\n");
    struct satz_hunspell *hunspell = open_named("latin", &error);
    assert_int_equal(satz_hunspell_stems(hunspell, satz_slice_of("Straßen"), 4, &arena, stems), 1);
    assert_true(satz_slice_is(stems[0], "Straße"));
    assert_int_equal(satz_hunspell_stems(hunspell, satz_slice_of("Gassen"), 4, &arena, stems), 0);
    assert_int_equal(satz_hunspell_stems(hunspell, satz_slice_of("Straßen"), 0, &arena, stems), 0);
    satz_hunspell_close(hunspell);
    satz_arena_release(&arena);
}

static void assert_bad_line(struct satz_hunspell *hunspell, const char *content, size_t line, const char *reason) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer forbidden = SATZ_BUFFER_INIT;
    char path[128];
    write_file("bad.dic", content, strlen(content));
    snprintf(path, sizeof path, "%s/bad.dic", folder);
    assert_int_equal(satz_hunspell_add_file(hunspell, path, &forbidden, &error), SATZ_FAILED);
    assert_int_equal(error.line, line);
    assert_string_equal(error.reason, reason);
    satz_buffer_release(&forbidden);
}

static void test_add(void **state) {
    (void)state;
    struct satz_buffer forbidden = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    char path[128];
    write_pair("small", "SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n", "1\nUmsatz/S\n");
    static const char more[] = "2\r\nB\xFCndel/S\tpo:noun\r\n\n*Gr\xF6\xDF" "e\n";
    write_file("more.dic", more, sizeof more - 1);
    struct satz_hunspell *hunspell = open_named("small", &error);
    assert_false(knows(hunspell, "Fjordexs"));
    assert_true(satz_hunspell_add(hunspell, satz_slice_of("Fjordex"), satz_slice_of("Umsatz")));
    assert_true(knows(hunspell, "Fjordexs"));
    assert_false(satz_hunspell_add(hunspell, satz_slice_of("Moorbad"), satz_slice_of("Gibtesnicht")));
    assert_false(satz_hunspell_add(hunspell, satz_slice_of("Москва"), satz_slice_of("")));
    assert_false(knows(hunspell, "Bündels"));
    snprintf(path, sizeof path, "%s/more.dic", folder);
    assert_int_equal(satz_hunspell_add_file(hunspell, path, &forbidden, &error), SATZ_OK);
    assert_true(knows(hunspell, "Bündels"));
    assert_string_equal(forbidden.data, "Größe\n");
    snprintf(path, sizeof path, "%s/small.aff", folder);
    assert_int_equal(satz_hunspell_add_file(hunspell, path, &forbidden, &error), SATZ_FAILED);
    assert_bad_line(hunspell, "1\n/S\n", 2, "has no word before its flags");
    assert_bad_line(hunspell, "2\nMoor\nBad/\n", 3, "has no flags after its slash");
    assert_bad_line(hunspell, "1\n*\n", 2, "is no word that can be forbidden");
    assert_bad_line(hunspell, "1\n*Moor/S\n", 2, "is no word that can be forbidden");
    satz_buffer_release(&forbidden);
    satz_hunspell_close(hunspell);
}

/* What is too long for Hunspell is unknown; what has many letters costs what it is long. */
static void test_long_words(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    static char word[1 << 20];
    write_pair("small", "SET UTF-8\nCOMPOUNDMIN 1\nCOMPOUNDFLAG A\n", "2\na/A\naa/A\n");
    struct satz_hunspell *hunspell = open_named("small", &error);
    memset(word, 'a', sizeof word - 1);
    assert_false(knows(hunspell, word));
    for (size_t size = 1; size < 400; size++)
        satz_hunspell_accepts(hunspell, satz_slice_make(word, size));
    satz_hunspell_close(hunspell);
}

static void test_letters(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    const uint32_t there[SATZ_HUNSPELL_RUN] = { 's', 't', 'r', 'a' }, gone[SATZ_HUNSPELL_RUN] = { 'q', 'x', 'q', 'x' };
    write_pair("small", "SET UTF-8\n", "1\nStraße\n");
    struct satz_hunspell *hunspell = open_named("small", &error);
    assert_true(satz_hunspell_has_letters(hunspell, there));
    assert_false(satz_hunspell_has_letters(hunspell, gone));
    satz_hunspell_close(hunspell);
}

static void assert_found(const char *tag, const char *name, bool own) {
    struct satz_language language;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer base = SATZ_BUFFER_INIT, expected = SATZ_BUFFER_INIT;
    bool is_own;
    assert_int_equal(satz_language_parse(tag, &language, &error), SATZ_OK);
    satz_buffer_add_format(&expected, "%s/%s", folder, name);
    assert_true(satz_dictionary_find(&language, &base, &is_own));
    assert_string_equal(base.data, expected.data);
    assert_int_equal(is_own, own);
    satz_buffer_release(&base);
    satz_buffer_release(&expected);
}

static void test_names(void **state) {
    (void)state;
    write_pair("pt_PT", "SET UTF-8\n", "1\nfoi\n");
    assert_found("pt", "pt_PT", true);
    assert_found("pt-PT", "pt_PT", true);
    write_pair("de_DE", "SET UTF-8\n", "1\nder\n");
    assert_found("de", "de_DE", true);
    write_pair("de_DE_frami", "SET UTF-8\n", "1\nder\n");
    assert_found("de", "de_DE_frami", true);
    assert_found("de-DE", "de_DE_frami", true);
    if (access("/usr/share/hunspell/de_AT.aff", R_OK) != 0 && access("/usr/share/hunspell/de_AT_frami.aff", R_OK) != 0)
        assert_found("de-AT", "de_DE_frami", false);
    write_pair("de_AT", "SET UTF-8\n", "1\nder\n");
    assert_found("de-AT", "de_AT", true);
    write_pair("es_ES", "SET UTF-8\n", "1\nel\n");
    assert_found("es-419", "es_ES", true);
}

static void test_none(void **state) {
    (void)state;
    static const char *const without[] = { "ja", "zh-Hans", "zh-Hant-HK", "ms" };
    struct satz_buffer base = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_language language;
    bool own;
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        assert_int_equal(satz_language_parse(without[i], &language, &error), SATZ_OK);
        assert_false(satz_dictionary_find(&language, &base, &own));
        assert_null(satz_dictionary_package(&language));
    }
    assert_int_equal(satz_language_parse("de-CH", &language, &error), SATZ_OK);
    assert_string_equal(satz_dictionary_package(&language), "hunspell-de-ch-frami");
    assert_string_equal(satz_dictionary_tag(&language), "de-CH");
    assert_int_equal(satz_language_parse("es-MX", &language, &error), SATZ_OK);
    assert_string_equal(satz_dictionary_tag(&language), "es");
    satz_buffer_release(&base);
}

/* Debian's own dictionaries, as tools/bootstrap.sh installs them. */
static void test_debian(void **state) {
    (void)state;
    static const struct {
        const char *tag, *good, *bad;
    } words[] = {
        { "de", "Straßenverkehrsordnung", "Strasenverkehr" }, { "en", "weather", "wether’s" },
        { "fr", "l’arbre", "larbbre" },
        { "es", "corazón", "corazonn" }, { "pt", "coração", "coraçção" }, { "ru", "написал", "напписал" },
        { "ko", "학교에서", "핡굑" }, { "ar", "كتاب", "كتتتاب" }, { "vi", "được", "đượcc" },
        { "th", "ประเทศ", "ประเทศศศ" }, { "id", "pemerintah", "pemerintahh" },
    };
    unsetenv("DICPATH");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct satz_language language;
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_buffer base = SATZ_BUFFER_INIT;
        bool own;
        assert_int_equal(satz_language_parse(words[i].tag, &language, &error), SATZ_OK);
        if (!satz_dictionary_find(&language, &base, &own))
            fail_msg("%s is not installed", satz_dictionary_package(&language));
        struct satz_hunspell *hunspell = satz_hunspell_open(base.data, &error);
        assert_non_null(hunspell);
        if (!knows(hunspell, words[i].good) || knows(hunspell, words[i].bad))
            fail_msg("%s: %s or %s", base.data, words[i].good, words[i].bad);
        satz_hunspell_close(hunspell);
        satz_buffer_release(&base);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_encodings, begin, end),
        cmocka_unit_test_setup_teardown(test_no_dictionary, begin, end),
        cmocka_unit_test_setup_teardown(test_suggest, begin, end),
        cmocka_unit_test_setup_teardown(test_stems, begin, end),
        cmocka_unit_test_setup_teardown(test_add, begin, end),
        cmocka_unit_test_setup_teardown(test_long_words, begin, end),
        cmocka_unit_test_setup_teardown(test_letters, begin, end),
        cmocka_unit_test_setup_teardown(test_names, begin, end),
        cmocka_unit_test_setup_teardown(test_none, begin, end),
        cmocka_unit_test(test_debian),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
