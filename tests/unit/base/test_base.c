/* Buffers, maps, options, input and output: what everything stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/input.h"
#include "base/map.h"
#include "base/options.h"
#include "base/output.h"
#include "base/process.h"
#include "base/search.h"

static void a_buffer_is_always_a_string(void **state) {
    (void)state;
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    assert_string_equal(buffer.data, "");
    satz_buffer_add_format(&buffer, "%d Prozent", 12);
    satz_buffer_splice(&buffer, 0, 2, satz_slice_of("dreizehn"));
    assert_string_equal(buffer.data, "dreizehn Prozent");
    satz_buffer_splice(&buffer, 8, buffer.size, satz_slice_of(""));
    assert_string_equal(buffer.data, "dreizehn");
    satz_buffer_reset(&buffer);
    satz_buffer_add_char(&buffer, 0x1F600);
    satz_buffer_add_char(&buffer, 0x20AC);
    satz_buffer_add_char(&buffer, 0xE4);
    assert_string_equal(buffer.data, "😀€ä");
    char *owned = satz_buffer_detach(&buffer);
    assert_string_equal(owned, "😀€ä");
    assert_string_equal(buffer.data, "");
    free(owned);
}

static void a_map_finds_what_was_set(void **state) {
    (void)state;
    struct satz_map map;
    char keys[1000][8];
    size_t value;
    satz_map_init(&map);
    assert_false(satz_map_get(&map, satz_slice_of("k0"), &value));
    for (size_t i = 0; i < 1000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%zu", i);
        satz_map_set(&map, satz_slice_of(keys[i]), i);
    }
    satz_map_set(&map, satz_slice_of("k7"), 77);
    assert_int_equal(map.count, 1000);
    for (size_t i = 0; i < 1000; i++) {
        assert_true(satz_map_get(&map, satz_slice_of(keys[i]), &value));
        assert_int_equal(value, i == 7 ? 77 : i);
    }
    assert_false(satz_map_get(&map, satz_slice_of("k1000"), &value));
    satz_map_release(&map);
}

static satz_search_block is_vowel(satz_search_block bytes) {
    return (satz_search_block)((bytes == 'a') | (bytes == 'e') | (bytes == 'o'));
}

static void a_scan_stops_where_a_loop_does(void **state) {
    (void)state;
    static const bool vowels[256] = { ['a'] = true, ['e'] = true, ['o'] = true };
    static const char text[] = "xxxxxxxxxxxxxxxxxxaxxxxxxxxxxxxxexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxoaxxxxx";
    for (size_t size = 0; size < sizeof text; size++)
        for (size_t from = 0; from <= size; from++) {
            size_t at = from;
            while (at < size && !strchr("aeo", text[at]))
                at++;
            assert_int_equal(satz_search_find(is_vowel, satz_slice_make(text, size), from), at);
            assert_int_equal(satz_search_table(vowels, satz_slice_make(text, size), from), at);
        }
}

static void an_arena_gives_aligned_memory(void **state) {
    (void)state;
    struct satz_arena arena = SATZ_ARENA_INIT;
    for (size_t size = 0; size < 300000; size = size * 3 + 1) {
        char *memory = satz_arena_get(&arena, size);
        assert_int_equal((uintptr_t)memory % 16, 0);
        memset(memory, 1, size);
    }
    assert_string_equal(satz_arena_copy(&arena, satz_slice_make("Satzbau", 4)).data, "Satz");
    satz_arena_reset(&arena);
    satz_arena_release(&arena);
}

static const struct satz_option table[] = {
    { 'l', "lang", "LANG", "" }, { 'm', "mark", NULL, "" }, { '\0', "data", "DIR", "" }, { '\0', NULL, NULL, NULL },
};
static const struct satz_usage usage = { "satz-test", "", "", table, NULL };

static void options_in_all_spellings(void **state) {
    (void)state;
    char *argv[] = { (char *)"satz-test", (char *)"a.txt", (char *)"-mlde", (char *)"--lang=ja", (char *)"b.txt",
                     (char *)"--data", (char *)"dir", (char *)"-l", (char *)"ko", (char *)"-", (char *)"--",
                     (char *)"-x", NULL };
    static const struct {
        size_t index;
        const char *argument;
    } expected[] = { { 1, NULL }, { 0, "de" }, { 0, "ja" }, { 2, "dir" }, { 0, "ko" } };
    struct satz_options options;
    struct satz_error error;
    size_t index;
    satz_options_init(&options, &usage, 12, argv);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(satz_options_next(&options, &index, &error), SATZ_OK);
        assert_int_equal(index, expected[i].index);
        if (expected[i].argument)
            assert_string_equal(options.argument, expected[i].argument);
    }
    assert_int_equal(satz_options_next(&options, &index, &error), SATZ_END);
    assert_int_equal(options.operands, 4);
    assert_string_equal(argv[1], "a.txt");
    assert_string_equal(argv[2], "b.txt");
    assert_string_equal(argv[3], "-");
    assert_string_equal(argv[4], "-x");
}

static void a_command_after_dashes(void **state) {
    (void)state;
    char *argv[] = { (char *)"satz-test", (char *)"in", (char *)"--", (char *)"engine", (char *)"-m", NULL };
    struct satz_options options;
    struct satz_error error;
    size_t index;
    satz_options_init(&options, &usage, 5, argv);
    options.stop_at_dashes = true;
    assert_int_equal(satz_options_next(&options, &index, &error), SATZ_END);
    assert_int_equal(options.operands, 1);
    assert_int_equal(options.after, 3);
}

static void wrong_options_are_named(void **state) {
    (void)state;
    static const char *const words[] = { "--nix", "-x", "--mark=yes", "--lang" };
    static const char *const reasons[] = { "unknown option --nix; see satz-test --help",
                                           "unknown option -x; see satz-test --help",
                                           "option --mark takes no argument",
                                           "option --lang needs an argument: LANG" };
    for (size_t i = 0; i < 4; i++) {
        char *argv[] = { (char *)"satz-test", (char *)words[i], NULL };
        struct satz_options options;
        struct satz_error error;
        size_t index;
        satz_options_init(&options, &usage, 2, argv);
        assert_int_equal(satz_options_next(&options, &index, &error), SATZ_FAILED);
        assert_string_equal(error.reason, reasons[i]);
    }
}

/* Writes `text` into a pipe in pieces of `piece` bytes, from a child, and reads its lines. */
static void read_in_pieces(const char *text, size_t piece, struct satz_buffer *lines) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    if (fork() == 0) {
        close(ends[0]);
        for (size_t at = 0, size = strlen(text); at < size; at += piece)
            if (write(ends[1], text + at, at + piece < size ? piece : size - at) < 0)
                _exit(1);
        _exit(0);
    }
    close(ends[1]);
    struct satz_input input;
    struct satz_slice line;
    struct satz_error error;
    bool terminated;
    satz_input_from(&input, ends[0], "pipe");
    while (satz_input_line(&input, &line, &terminated, &error) == SATZ_OK) {
        satz_buffer_add(lines, line);
        satz_buffer_add_string(lines, terminated ? "|" : "$");
    }
    satz_input_close(&input);
}

static void any_read_size_gives_the_same_lines(void **state) {
    (void)state;
    for (size_t piece = 1; piece < 40; piece += 7) {
        struct satz_buffer lines = SATZ_BUFFER_INIT;
        read_in_pieces("Erste Zeile\n\nDritte\r\nohne Ende", piece, &lines);
        assert_string_equal(lines.data, "Erste Zeile||Dritte\r|ohne Ende$");
        satz_buffer_release(&lines);
    }
}

static void a_directory_is_no_input(void **state) {
    (void)state;
    struct satz_input input;
    struct satz_error error;
    assert_int_equal(satz_input_open(&input, "/tmp", &error), SATZ_FAILED);
    assert_string_equal(error.place, "/tmp");
    assert_string_equal(error.reason, "Is a directory");
}

static void a_file_appears_when_it_is_whole(void **state) {
    (void)state;
    char folder[] = "/tmp/satz-output-XXXXXX", path[64];
    struct satz_output output;
    struct satz_error error;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/release.txt", folder);
    assert_int_equal(satz_output_create(&output, path, &error), SATZ_OK);
    satz_output_add_string(&output, "Satz\n");
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
    assert_int_equal(access(path, F_OK), 0);
    unlink(path);
    assert_int_equal(satz_output_create(&output, path, &error), SATZ_OK);
    satz_output_discard(&output);
    assert_int_equal(rmdir(folder), 0);
}

static void a_full_disk_is_noticed(void **state) {
    (void)state;
    struct satz_output output;
    struct satz_error error;
    satz_output_standard(&output);
    output.descriptor = dup(STDOUT_FILENO);
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    dup2(fileno(full), output.descriptor);
    fclose(full);
    satz_output_add_string(&output, "Satz\n");
    assert_int_equal(satz_output_close(&output, &error), SATZ_FAILED);
    assert_string_equal(error.reason, "No space left on device");
}

static void a_child_tells_its_exit_code(void **state) {
    (void)state;
    struct satz_process process;
    struct satz_error error;
    int code;
    char *const three[] = { (char *)"sh", (char *)"-c", (char *)"exit 3", NULL };
    char *const killed[] = { (char *)"sh", (char *)"-c", (char *)"kill -9 $$", NULL };
    char *const missing[] = { (char *)"satz-no-such-program", NULL };
    assert_int_equal(satz_process_start(&process, three, -1, -1, -1, false, &error), SATZ_OK);
    assert_int_equal(satz_process_wait(&process, &code, &error), SATZ_OK);
    assert_int_equal(code, 3);
    assert_int_equal(satz_process_start(&process, killed, -1, -1, -1, false, &error), SATZ_OK);
    assert_int_equal(satz_process_wait(&process, &code, &error), SATZ_OK);
    assert_int_equal(code, 137);
    /* Under valgrind the parent is not told by posix_spawn() that the child could not begin. */
    if (getenv("SATZ_VALGRIND"))
        return;
    assert_int_equal(satz_process_start(&process, missing, -1, -1, -1, false, &error), SATZ_FAILED);
    assert_string_equal(error.place, "satz-no-such-program");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buffer_is_always_a_string),
        cmocka_unit_test(a_map_finds_what_was_set),
        cmocka_unit_test(a_scan_stops_where_a_loop_does),
        cmocka_unit_test(an_arena_gives_aligned_memory),
        cmocka_unit_test(options_in_all_spellings),
        cmocka_unit_test(a_command_after_dashes),
        cmocka_unit_test(wrong_options_are_named),
        cmocka_unit_test(any_read_size_gives_the_same_lines),
        cmocka_unit_test(a_directory_is_no_input),
        cmocka_unit_test(a_file_appears_when_it_is_whole),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(a_child_tells_its_exit_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
