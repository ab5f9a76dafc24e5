/* Memory that ends, and limits that are reached, come to one handler; a read or a write that fails is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/input.h"
#include "base/memory.h"
#include "base/output.h"

static jmp_buf ended;

/* In the place of the weak one, which ends the program. */
_Noreturn void satz_memory_ended(void) {
    longjmp(ended, 1);
}

#define ASSERT_ENDS(call)                                                                                              \
    do {                                                                                                               \
        if (setjmp(ended) == 0) {                                                                                      \
            call;                                                                                                      \
            fail_msg("%s did not end", #call);                                                                         \
        }                                                                                                              \
    } while (0)

static void sizes_that_overflow_end(void **state) {
    (void)state;
    size_t capacity = 0, half = SIZE_MAX / 2 + 2;
    int *items = satz_memory_get_array(4, sizeof *items);
    ASSERT_ENDS((void)satz_memory_resize(items, SIZE_MAX / 2, sizeof *items));
    ASSERT_ENDS((void)satz_memory_grow(items, &capacity, SIZE_MAX, sizeof *items));
    capacity = half;
    ASSERT_ENDS((void)satz_memory_grow(items, &capacity, half + 1, sizeof *items));
    free(items);
}

static void a_buffer_over_its_limit_ends(void **state) {
    (void)state;
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&buffer, "Kiel");
    ASSERT_ENDS(satz_buffer_reserve(&buffer, SATZ_BUFFER_LIMIT));
    ASSERT_ENDS(satz_buffer_reserve(&buffer, SIZE_MAX));
    assert_string_equal(buffer.data, "Kiel");
    satz_buffer_release(&buffer);
}

static void an_arena_over_all_sizes_ends(void **state) {
    (void)state;
    struct satz_arena arena = SATZ_ARENA_INIT;
    ASSERT_ENDS((void)satz_arena_get_array(&arena, SIZE_MAX / 2, 3));
    ASSERT_ENDS((void)satz_arena_get(&arena, SIZE_MAX - 8));
    memset(satz_arena_get(&arena, 100), 'a', 100);
    satz_arena_release(&arena);
}

static void a_read_that_fails_is_told(void **state) {
    (void)state;
    struct satz_input input;
    struct satz_slice line;
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_input_from(&input, open("/dev/null", O_WRONLY), "release.txt");
    assert_int_equal(satz_input_line(&input, &line, NULL, &error), SATZ_FAILED);
    assert_string_equal(error.place, "release.txt");
    assert_int_equal(satz_input_read_all(&input, 100, &bytes, &error), SATZ_FAILED);
    satz_input_close(&input);
    assert_int_equal(satz_file_read("/nowhere/release.txt", 100, &bytes, &error), SATZ_FAILED);
    assert_string_equal(error.place, "/nowhere/release.txt");
    assert_int_equal(satz_file_read("/dev/zero", 100, &bytes, &error), SATZ_FAILED);
    assert_non_null(strstr(error.reason, "longer than"));
    satz_buffer_release(&bytes);
}

static void what_follows_lines_is_read_as_it_stands(void **state) {
    (void)state;
    struct satz_input input;
    struct satz_slice line;
    struct satz_buffer rest = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "Kopf\nRumpf\nFuß", 15), 15);
    close(ends[1]);
    satz_input_from(&input, ends[0], "pipe");
    assert_int_equal(satz_input_line(&input, &line, NULL, &error), SATZ_OK);
    assert_int_equal(satz_input_read(&input, 4, &rest, &error), SATZ_OK);
    assert_string_equal(rest.data, "Rump");
    assert_int_equal(satz_input_read_all(&input, 100, &rest, &error), SATZ_OK);
    assert_string_equal(rest.data, "Rumpf\nFuß");
    satz_buffer_release(&rest);
    satz_input_close(&input);
}

static void a_write_that_fails_leaves_no_file(void **state) {
    (void)state;
    struct satz_output output;
    struct satz_error error = SATZ_ERROR_INIT;
    char folder[] = "/tmp/satz-output-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/gone/release.txt", folder);
    assert_int_equal(satz_output_create(&output, path, &error), SATZ_FAILED);
    /* A folder of that name comes up while the file is written: it cannot be renamed. */
    snprintf(path, sizeof path, "%s/release.txt", folder);
    assert_int_equal(satz_output_create(&output, path, &error), SATZ_OK);
    satz_output_add_string(&output, "Der Umsatz stieg.\n");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(satz_output_close(&output, &error), SATZ_FAILED);
    assert_string_equal(error.place, path);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing else was in it */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_that_overflow_end),
        cmocka_unit_test(a_buffer_over_its_limit_ends),
        cmocka_unit_test(an_arena_over_all_sizes_ends),
        cmocka_unit_test(a_read_that_fails_is_told),
        cmocka_unit_test(what_follows_lines_is_read_as_it_stands),
        cmocka_unit_test(a_write_that_fails_leaves_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
