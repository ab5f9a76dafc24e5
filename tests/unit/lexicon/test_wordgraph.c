/* Words in a graph: what was put in comes out again, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/wordgraph.h"

static const struct {
    const char *word;
    unsigned often;
} words[] = {
    { " Hausner", 2 }, /* a name */
    { "Haus", 9 }, { "Hausboot", 1 }, { "Hausboote", 1 }, { "Häuser", 8 }, { "haus", 2 }, { "hausen", 3 }, { "mausen", 3 },
    { "Ärzte", 7 },
};
enum { COUNT = sizeof words / sizeof *words };

/* A file of the words, whose name is put into `path`; mapped. */
static void make(struct satz_wordgraph *graph, char *path) {
    struct satz_wordgraph_maker *maker = satz_wordgraph_maker_new();
    struct satz_buffer file = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t i = 0; i < COUNT; i++)
        assert_true(satz_wordgraph_maker_add(maker, satz_slice_of(words[i].word), words[i].often));
    assert_int_equal(satz_wordgraph_maker_write(maker, &file, &error), SATZ_OK);
    satz_wordgraph_maker_free(maker);
    int descriptor = mkstemp(path);
    assert_int_equal(write(descriptor, file.data, file.size), file.size);
    close(descriptor);
    satz_buffer_release(&file);
    assert_int_equal(satz_wordgraph_open(graph, path, &error), SATZ_OK);
}

static unsigned find(const struct satz_wordgraph *graph, const char *word) {
    return satz_wordgraph_find(graph, satz_slice_of(word));
}

static void test_find(void **state) {
    char path[] = "/tmp/satz-wordgraph-XXXXXX";
    struct satz_wordgraph graph;
    (void)state;
    make(&graph, path);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(find(&graph, words[i].word), words[i].often);
    static const char *const others[] = { "", "H", "Hau", "Hausb", "Hausen", "Hausbooten", "mause", "ärzte", "Boot", "\xC3" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(find(&graph, others[i]), 0);
    assert_int_equal(satz_wordgraph_find_small(&graph, satz_slice_of("Mausen")), 3);
    assert_int_equal(satz_wordgraph_find_small(&graph, satz_slice_of("Ärzte")), 0);
    assert_int_equal(satz_wordgraph_find_name(&graph, satz_slice_of("Hausner")), 2);
    assert_int_equal(satz_wordgraph_find_name(&graph, satz_slice_of("Haus")), 0);
    assert_int_equal(find(&graph, "Hausner"), 0);
    satz_wordgraph_close(&graph);
    unlink(path);
}

/* From the root, `Hä` leads on to words of class 8 at most, `hausen` and `mausen` end in the same nodes. */
static void test_walk(void **state) {
    char path[] = "/tmp/satz-wordgraph-XXXXXX";
    struct satz_wordgraph graph;
    struct satz_wordgraph_edge edge;
    uint32_t ends[2] = { 0, 0 };
    size_t found = 0;
    (void)state;
    make(&graph, path);
    for (uint32_t at = 0; satz_wordgraph_edge_at(&graph, satz_wordgraph_root(&graph), at, &edge); at++) {
        if (edge.letter == 'H')
            assert_int_equal(edge.most, 9);
        if (edge.letter == 0xC4)
            assert_int_equal(edge.most, 7);
        if (edge.letter == 'h' || edge.letter == 'm') {
            struct satz_wordgraph_edge next = edge;
            for (const char *rest = "ause"; *rest; rest++)
                assert_true(satz_wordgraph_edge_at(&graph, next.node, 0, &next));
            ends[found++] = next.node;
        }
        if (edge.last)
            break;
    }
    assert_int_equal(found, 2);
    assert_int_equal(ends[0], ends[1]);
    satz_wordgraph_close(&graph);
    unlink(path);
}

static void test_order(void **state) {
    struct satz_wordgraph_maker *maker = satz_wordgraph_maker_new();
    (void)state;
    assert_true(satz_wordgraph_maker_add(maker, satz_slice_of("Rat"), 5));
    assert_false(satz_wordgraph_maker_add(maker, satz_slice_of("Rat"), 5));
    assert_false(satz_wordgraph_maker_add(maker, satz_slice_of("Amt"), 5));
    assert_false(satz_wordgraph_maker_add(maker, satz_slice_of(""), 5));
    assert_false(satz_wordgraph_maker_add(maker, satz_slice_of("Tag"), 0));
    assert_false(satz_wordgraph_maker_add(maker, satz_slice_of("Tag"), 16));
    assert_true(satz_wordgraph_maker_add(maker, satz_slice_of("Tag"), 15));
    satz_wordgraph_maker_free(maker);
}

static void test_classes(void **state) {
    (void)state;
    assert_int_equal(satz_wordgraph_class(0), 1);
    assert_int_equal(satz_wordgraph_class(0.04), 1);
    assert_int_equal(satz_wordgraph_class(0.1), 2);
    assert_int_equal(satz_wordgraph_class(0.3), 3);
    assert_int_equal(satz_wordgraph_class(30000), 15);
    for (unsigned i = 2; i <= SATZ_WORDGRAPH_MOST_CLASS; i++)
        assert_int_equal(satz_wordgraph_class(satz_wordgraph_frequency(i) * 1.01), i);
}

/* Both letters of a pair in the order of the edges, none after the last edge, and none that leads to rare words only. */
static void test_seek(void **state) {
    char path[] = "/tmp/satz-wordgraph-XXXXXX";
    struct satz_wordgraph graph;
    struct satz_wordgraph_edge edge;
    (void)state;
    make(&graph, path);
    uint32_t root = satz_wordgraph_root(&graph), at = 0, found = 0;
    unsigned small = satz_wordgraph_symbol(&graph, 'h'), capital = satz_wordgraph_symbol(&graph, 'H');
    assert_int_equal(satz_wordgraph_symbol(&graph, 'x'), SATZ_WORDGRAPH_NO_SYMBOL);
    assert_int_equal(satz_wordgraph_symbol(&graph, 0x1F600), SATZ_WORDGRAPH_NO_SYMBOL);
    for (; satz_wordgraph_seek(&graph, root, small, capital, 0, &at, &edge); at++, found++)
        assert_int_equal(edge.letter, found ? 'h' : 'H');
    assert_int_equal(found, 2);
    at = 0;
    assert_true(satz_wordgraph_seek(&graph, root, small, capital, 4, &at, &edge));
    at++;
    assert_false(satz_wordgraph_seek(&graph, root, small, capital, 4, &at, &edge));
    /* After `m` there is `a` and no more. */
    at = 0;
    assert_true(satz_wordgraph_seek(&graph, root, satz_wordgraph_symbol(&graph, 'm'), SATZ_WORDGRAPH_NO_SYMBOL, 0, &at, &edge));
    at = 0;
    assert_true(satz_wordgraph_seek(&graph, edge.node, satz_wordgraph_symbol(&graph, 'a'), small, 0, &at, &edge));
    at++;
    assert_false(satz_wordgraph_seek(&graph, edge.node, satz_wordgraph_symbol(&graph, 'a'), small, 0, &at, &edge));
    assert_false(satz_wordgraph_seek(&graph, SATZ_WORDGRAPH_END, small, capital, 0, &at, &edge));
    satz_wordgraph_close(&graph);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_seek),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
