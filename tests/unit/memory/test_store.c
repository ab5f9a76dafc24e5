#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "memory/store.h"
#include "memory/tmx.h"

static char path[] = "/tmp/satz-memory-XXXXXX.tmx";

static int path_make(void **state) {
    (void)state;
    int descriptor = mkstemps(path, 4);
    close(descriptor);
    return descriptor < 0;
}

static int path_remove(void **state) {
    (void)state;
    return unlink(path);
}

static void file_write(const char *text) {
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static struct satz_language language(const char *tag) {
    struct satz_language parsed;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_language_parse(tag, &parsed, &error), SATZ_OK);
    return parsed;
}

static enum satz_status store_read(struct satz_store *store, const char *to, const char *text,
                                   struct satz_error *error) {
    file_write(text);
    satz_store_init(store, language("de"), language(to));
    return satz_tmx_read(path, store, error);
}

static void reads(struct satz_store *store, const char *to, const char *body) {
    char text[8192];
    struct satz_error error = SATZ_ERROR_INIT;
    snprintf(text, sizeof text, "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"de-DE\"/><body>%s</body></tmx>",
             body);
    if (store_read(store, to, text, &error) != SATZ_OK)
        fail_msg("%s", error.reason);
}

#define UNIT(de, other, text) \
    "<tu><tuv xml:lang='de'><seg>" de "</seg></tuv><tuv xml:lang='" other "'><seg>" text "</seg></tuv></tu>"

static void has(const struct satz_store *store, const char *source, const char *target) {
    struct satz_buffer key = SATZ_BUFFER_INIT;
    satz_key_make(satz_slice_of(source), &key);
    const struct satz_entry *entry = satz_store_find(store, satz_buffer_slice(&key));
    assert_int_equal(entry != NULL, target != NULL);
    if (target)
        assert_true(satz_slice_is(entry->tgt, target));
    satz_buffer_release(&key);
}

static void units_are_found(void **state) {
    (void)state;
    struct satz_store store;
    reads(&store, "es", UNIT("Guten Tag.", "es", "Buenos días.") UNIT("Nur deutsch.", "fr", "Allemand."));
    assert_int_equal(store.count, 1);
    has(&store, "Guten Tag.", "Buenos días.");
    has(&store, "  Guten\n\tTag. ", "Buenos días.");
    has(&store, "Guten\xC2\xA0Tag.", "Buenos días.");
    has(&store, "guten Tag.", NULL);
    has(&store, "Nur deutsch.", NULL);
    satz_store_release(&store);
    reads(&store, "es", UNIT("Ku\xCC\x88" "che &amp; Bad", "es", "<![CDATA[Cocina & baño]]>"));
    has(&store, "Küche & Bad", "Cocina & baño");
    satz_store_release(&store);
}

static void regions_have_ranks(void **state) {
    (void)state;
    struct satz_store store;
    const char *body = "<tu><tuv xml:lang='DE'><seg>Zug</seg></tuv><tuv xml:lang='pt-PT'><seg>comboio</seg></tuv>"
                       "<tuv xml:lang='pt-br'><seg>trem</seg></tuv></tu>"
                       "<tu><tuv xml:lang='de-AT'><seg>Bus</seg></tuv><tuv xml:lang='pt-PT'><seg>autocarro</seg></tuv></tu>"
                       UNIT("Bus", "pt", "ônibus") UNIT("Bahn", "zh-Hant-HK", "鐵路") UNIT("Bahn", "zh-TW", "鐵道");
    reads(&store, "pt", body);
    has(&store, "Zug", "trem");
    has(&store, "Bus", "ônibus");
    satz_store_release(&store);
    reads(&store, "pt-PT", body);
    has(&store, "Zug", "comboio");
    has(&store, "Bus", "autocarro");
    satz_store_release(&store);
    reads(&store, "zh-Hant", body);
    has(&store, "Bahn", "鐵道");
    satz_store_release(&store);
    reads(&store, "zh-Hant-HK", body);
    has(&store, "Bahn", "鐵路");
    satz_store_release(&store);
    reads(&store, "zh-Hans", body);
    assert_int_equal(store.count, 0);
    satz_store_release(&store);
}

static void other_sources_are_passed_over(void **state) {
    (void)state;
    struct satz_store store;
    reads(&store, "es",
          "<tu srclang='en'><tuv xml:lang='de'><seg>Haus</seg></tuv><tuv xml:lang='es'><seg>x</seg></tuv></tu>"
          "<tu srclang='*all*'><tuv xml:lang='es'><seg>casa</seg></tuv><tuv xml:lang='de'><seg>Haus</seg></tuv></tu>");
    has(&store, "Haus", "casa");
    satz_store_release(&store);
}

static void codes_are_paired(void **state) {
    (void)state;
    struct satz_store store;
    reads(&store, "es",
          UNIT("<bpt i='1' x='1'>&lt;b></bpt>Haus<ept i='1'>&lt;/b></ept> <ph x='2'>&lt;br></ph>", "es",
               "<ph x='2'/><bpt i='4' x='1'><sub>nix</sub></bpt>casa<ept i='4'/>")
          UNIT("<ph/>ein<it pos='begin'/>zwei<hi>drei</hi>", "es", "uno<ph/>dos tres<it pos='begin'/>")
          UNIT("<ph x='1'/>vier", "es", "cuatro<ph x='9'/>"));
    has(&store, "\xEF\xBF\xBCHaus\xEF\xBF\xBC \xEF\xBF\xBC", "casa");
    const struct satz_entry *entry = &store.entries[0];
    assert_int_equal(entry->source_codes, 3);
    assert_int_equal(entry->code_count, 3);
    const size_t sources[] = { 2, 0, 1 }, places[] = { 0, 0, 4 };
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(entry->codes[i].source, sources[i]);
        assert_int_equal(entry->codes[i].at, places[i]);
    }
    has(&store, "\xEF\xBF\xBC" "ein\xEF\xBF\xBCzweidrei", "unodos tres");
    assert_int_equal(store.entries[1].codes[1].source, 1);
    assert_int_equal(store.entries[2].code_count, 0);
    satz_store_release(&store);
}

static void notes_are_kept(void **state) {
    (void)state;
    struct satz_store store;
    reads(&store, "es",
          "<tu><prop type='x-satz-quotation'>demonstration draft</prop><note>nix</note><prop type='x-other'>z</prop>"
          "<tuv xml:lang='de'><seg>„Ja“</seg></tuv><tuv xml:lang='es'><seg>“Sí”</seg></tuv></tu>"
          UNIT("Nein", "es", "No"));
    assert_true(satz_slice_is(store.entries[0].note, "demonstration draft"));
    assert_int_equal(store.entries[1].note.size, 0);
    satz_store_release(&store);
}

static void fails(const char *text, const char *reason) {
    struct satz_store store;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(store_read(&store, "es", text, &error), SATZ_FAILED);
    if (!strstr(error.reason, reason))
        fail_msg("%s: %s", text, error.reason);
    satz_store_release(&store);
}

static void hostile_files_are_refused(void **state) {
    (void)state;
    fails("", "empty");
    fails("Kein XML", "");
    fails("<html/>", "not a TMX file");
    fails("<tmx><body><tu><tuv xml:lang='de'><seg>ab", "");
    fails("<tmx><body><tu><tuv xml:lang='de'><seg>a<b/></seg></tuv></tu></body></tmx>", "inside seg");
    fails("<!DOCTYPE tmx [<!ENTITY a 'aa'>]><tmx/>", "may not define");
    fails("<tmx><body><tu><tuv xml:lang='de'><seg>&a;</seg></tuv></tu></body></tmx>", "");
    fails("<!DOCTYPE tmx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><tmx><body>&a;</body></tmx>", "may not define");
    struct satz_buffer deep = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&deep, "<tmx><body><tu><tuv xml:lang='de'><seg>");
    for (size_t i = 0; i < 100000; i++)
        satz_buffer_add_string(&deep, "<hi>");
    fails(deep.data, "");
    satz_buffer_reset(&deep);
    satz_buffer_add_string(&deep, "<tmx><body><tu><tuv xml:lang='de'><seg>");
    for (size_t i = 0; i < 200000; i++)
        satz_buffer_add_string(&deep, "Wort um ");
    satz_buffer_add_string(&deep, "</seg></tuv></tu></body></tmx>");
    fails(deep.data, "1 MiB");
    satz_buffer_release(&deep);
}

static void doctypes_reach_nowhere(void **state) {
    (void)state;
    struct satz_store store;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(store_read(&store, "es",
                                "<!DOCTYPE tmx SYSTEM 'no-such.dtd'><tmx><header srclang='de'/><body>" UNIT("a", "es", "b")
                                "</body></tmx>",
                                &error),
                     SATZ_OK);
    has(&store, "a", "b");
    satz_store_release(&store);
}

static void near_is(const struct satz_store *store, const char *key, unsigned least, unsigned score) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_near near = satz_store_near(store, satz_slice_of(key), least, &arena);
    assert_int_equal(near.entry ? near.score : 0, score);
    satz_arena_release(&arena);
}

static void near_ones_are_scored(void **state) {
    (void)state;
    struct satz_store store;
    reads(&store, "es",
          UNIT("Der Umsatz stieg um 12 Prozent.", "es", "a") UNIT("Der Gewinn sank im Jahr 2025.", "es", "b")
          UNIT("Ja.", "es", "Sí."));
    near_is(&store, "Der Umsatz stieg um 14 Prozent.", 75, 85);
    near_is(&store, "Der Umsatz stieg um 14 Prozent.", 86, 0);
    near_is(&store, "DER Umsatz stieg um 12 Prozent.", 75, 99);
    near_is(&store, "Der Umsatz sank um 14 Prozent im Jahr.", 50, 55);
    near_is(&store, "Etwas ganz anderes steht hier", 1, 0);
    near_is(&store, "", 1, 0);
    satz_store_release(&store);
}

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void large_memories_are_quick(void **state) {
    (void)state;
    enum { UNITS = 20000, ASKED = 500 };
    struct satz_store store;
    struct satz_arena arena = SATZ_ARENA_INIT;
    satz_store_init(&store, language("de"), language("es"));
    char text[256];
    for (size_t i = 0; i < UNITS; i++) {
        snprintf(text, sizeof text, "Die Firma %zu aus Kiel meldet im Jahr %zu einen Umsatz von %zu Euro und %zu Cent.",
                 i, 1900 + i % 130, i * 7919 % 100003, i % 100);
        struct satz_entry entry = { .src = satz_slice_of(text), .tgt = satz_slice_of("x"), .name = "bench" };
        assert_true(satz_store_add(&store, &entry));
    }
    double begin = seconds();
    for (size_t i = 0; i < UNITS; i++) {
        snprintf(text, sizeof text, "Die Firma %zu aus Kiel meldet im Jahr %zu einen Umsatz von %zu Euro und %zu Cent.",
                 i, 1900 + i % 130, i * 7919 % 100003, i % 100);
        assert_non_null(satz_store_find(&store, satz_slice_of(text)));
    }
    double exact = seconds() - begin;
    begin = seconds();
    for (size_t i = 0; i < ASKED; i++) {
        snprintf(text, sizeof text, "Die Firma %zu aus Lübeck meldet im Jahr %zu einen Umsatz von %zu Euro und 5 Cent.",
                 i, 1900 + i % 130, i * 7919 % 100003);
        satz_arena_reset(&arena);
        assert_true(satz_store_near(&store, satz_slice_of(text), 75, &arena).score >= 75);
    }
    double near = seconds() - begin;
    print_message("memory of %d units: exact %.0f a second, near %.0f a second\n", UNITS, UNITS / exact, ASKED / near);
    satz_arena_release(&arena);
    satz_store_release(&store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_found),
        cmocka_unit_test(regions_have_ranks),
        cmocka_unit_test(other_sources_are_passed_over),
        cmocka_unit_test(codes_are_paired),
        cmocka_unit_test(notes_are_kept),
        cmocka_unit_test(hostile_files_are_refused),
        cmocka_unit_test(doctypes_reach_nowhere),
        cmocka_unit_test(near_ones_are_scored),
        cmocka_unit_test(large_memories_are_quick),
    };
    return cmocka_run_group_tests(tests, path_make, path_remove);
}
