#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/cache.h"

static char path[] = "/tmp/satz-cache-XXXXXX";

static int path_make(void **state) {
    (void)state;
    int descriptor = mkstemp(path);
    close(descriptor);
    return descriptor < 0;
}

static int path_remove(void **state) {
    (void)state;
    return unlink(path);
}

static struct satz_cache *opened(void) {
    struct satz_cache *cache;
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_cache_open(&cache, path, &error) != SATZ_OK)
        fail_msg("%s", error.reason);
    return cache;
}

static void has(struct satz_cache *cache, const char *setting, const char *line, const char *expected) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_slice answer;
    enum satz_status status =
        satz_cache_find(cache, satz_slice_of(setting), satz_slice_of(line), &arena, &answer, &error);
    assert_int_equal(status, expected ? SATZ_OK : SATZ_END);
    if (expected)
        assert_true(satz_slice_is(answer, expected));
    satz_arena_release(&arena);
}

static void add(struct satz_cache *cache, const char *setting, const char *line, const char *answer) {
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_cache_add(cache, satz_slice_of(setting), satz_slice_of(line), satz_slice_of(answer), &error),
                     SATZ_OK);
}

static void answers_stay(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_cache *cache = opened();
    has(cache, "mt de es", "Guten Tag.", NULL);
    add(cache, "mt de es", "Guten Tag.", "Buenos días.");
    add(cache, "mt de fr", "Guten Tag.", "Bonjour.");
    has(cache, "mt de es", "Guten Tag.", "Buenos días.");
    assert_int_equal(satz_cache_commit(cache, &error), SATZ_OK);
    add(cache, "mt de es", "Gute Nacht.", "Buenas noches.");
    satz_cache_close(cache);
    cache = opened();
    has(cache, "mt de es", "Guten Tag.", "Buenos días.");
    has(cache, "mt de fr", "Guten Tag.", "Bonjour.");
    has(cache, "mt de es", "Gute Nacht.", NULL);
    add(cache, "mt de es", "Guten Tag.", "Buen día.");
    assert_int_equal(satz_cache_commit(cache, &error), SATZ_OK);
    has(cache, "mt de es", "Guten Tag.", "Buen día.");
    satz_cache_close(cache);
}

/* Eight programs that make the file and write to it at the same moment. */
static void many_may_write(void **state) {
    (void)state;
    assert_int_equal(truncate(path, 0), 0);
    for (int i = 0; i < 8; i++) {
        if (fork() != 0)
            continue;
        struct satz_cache *cache;
        struct satz_error error = SATZ_ERROR_INIT;
        char line[32];
        int bad = satz_cache_open(&cache, path, &error) != SATZ_OK;
        for (int k = 0; !bad && k < 20; k++) {
            snprintf(line, sizeof line, "%d %d", i, k);
            bad = satz_cache_add(cache, satz_slice_of("x"), satz_slice_of(line), satz_slice_of(line), &error) !=
                      SATZ_OK ||
                  satz_cache_commit(cache, &error) != SATZ_OK;
        }
        if (bad)
            fprintf(stderr, "%s\n", error.reason);
        _exit(bad);
    }
    int code;
    while (wait(&code) > 0)
        assert_int_equal(code, 0);
    struct satz_cache *cache = opened();
    has(cache, "x", "7 19", "7 19");
    has(cache, "x", "0 0", "0 0");
    satz_cache_close(cache);
}

static void other_files_are_refused(void **state) {
    (void)state;
    struct satz_cache *cache;
    struct satz_error error = SATZ_ERROR_INIT;
    FILE *file = fopen(path, "w");
    fputs("Dies ist keine Datenbank, sondern ein Text von einiger Länge.\n", file);
    fclose(file);
    assert_int_equal(satz_cache_open(&cache, path, &error), SATZ_FAILED);
    assert_int_equal(satz_cache_open(&cache, "/", &error), SATZ_FAILED);
    assert_null(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_stay),
        cmocka_unit_test(many_may_write),
        cmocka_unit_test(other_files_are_refused),
    };
    return cmocka_run_group_tests(tests, path_make, path_remove);
}
