#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "align/gale_church.h"
#include "base/buffer.h"
#include "base/memory.h"

/* Every segment of either side is in one bead, in order. */
static void is_whole(const struct satz_beads *beads, size_t source, size_t target) {
    size_t i = 0, j = 0;
    for (size_t k = 0; k < beads->count; k++) {
        const struct satz_bead *bead = &beads->items[k];
        assert_int_equal(bead->source, i);
        assert_int_equal(bead->target, j);
        assert_true(bead->source_count + bead->target_count > 0);
        assert_true(bead->source_count <= 2 && bead->target_count <= 2);
        assert_true(bead->probability >= 0 && bead->probability <= 1);
        i += bead->source_count;
        j += bead->target_count;
    }
    assert_int_equal(i, source);
    assert_int_equal(j, target);
}

static void aligns(const char *shape, const size_t *source, size_t n, const size_t *target, size_t m,
                   const struct satz_anchor *anchors, size_t anchor_count) {
    struct satz_beads beads = SATZ_BEADS_INIT;
    struct satz_buffer found = SATZ_BUFFER_INIT;
    struct satz_gale_church texts = { source, target, n, m, anchors, anchor_count };
    satz_gale_church_align(&texts, &beads);
    is_whole(&beads, n, m);
    for (size_t k = 0; k < beads.count; k++)
        satz_buffer_add_format(&found, "%s%zu-%zu", k ? " " : "", beads.items[k].source_count,
                               beads.items[k].target_count);
    assert_string_equal(found.data, shape);
    satz_buffer_release(&found);
    satz_beads_release(&beads);
}
#define ALIGNS(shape, source, target) \
    aligns(shape, source, sizeof source / sizeof *source, target, sizeof target / sizeof *target, NULL, 0)

static void beads_are_found_by_length(void **state) {
    (void)state;
    static const size_t a[] = { 100, 40, 60, 120, 30 }, same[] = { 101, 42, 57, 118, 31 };
    static const size_t merged[] = { 100, 101, 122, 31 }, split[] = { 98, 40, 62, 55, 66, 30 };
    static const size_t crossed[] = { 60, 85 }, other[] = { 25, 120 };
    ALIGNS("1-1 1-1 1-1 1-1 1-1", a, same);
    ALIGNS("1-1 2-1 1-1 1-1", a, merged);
    ALIGNS("1-1 1-1 1-1 1-2 1-1", a, split);
    ALIGNS("2-2", crossed, other);
}

static void half_as_long_is_no_matter(void **state) {
    (void)state;
    static const size_t de[] = { 100, 40, 60, 120, 30, 90 }, ja[] = { 50, 50, 60, 15, 45 };
    ALIGNS("1-1 2-1 1-1 1-1 1-1", de, ja);
}

static void empty_sides(void **state) {
    (void)state;
    static const size_t lengths[] = { 10, 0, 20 };
    aligns("", lengths, 0, lengths, 0, NULL, 0);
    aligns("1-0 1-0 1-0", lengths, 3, lengths, 0, NULL, 0);
    aligns("0-1 0-1 0-1", lengths, 0, lengths, 3, NULL, 0);
    static const size_t nothing[] = { 0, 0, 0 };
    aligns("1-1 1-1 1-1", nothing, 3, nothing, 3, NULL, 0);
}

static void anchors_hold(void **state) {
    (void)state;
    static const size_t a[] = { 100, 40, 60, 120 }, b[] = { 100, 40, 62, 118 };
    static const struct satz_anchor second[] = { { 1, 2 } }, two[] = { { 2, 1 }, { 2, 2 } }, impossible[] = { { 0, 3 } };
    aligns("1-1 2-2 1-1", a, 4, b, 4, second, 1);
    aligns("1-1 2-2 1-1", a, 4, b, 4, two, 2);
    /* No bead is so large: there is an alignment all the same. */
    struct satz_beads beads = SATZ_BEADS_INIT;
    struct satz_gale_church texts = { a, b, 1, 4, impossible, 1 };
    satz_gale_church_align(&texts, &beads);
    is_whole(&beads, 1, 4);
    satz_beads_release(&beads);
}

static uint32_t next_number(uint32_t *seed) {
    return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

/* Whatever the lengths and however uneven the sides: bounded, and whole. */
static void uneven_sides(void **state) {
    (void)state;
    static const size_t sizes[][2] = { { 1, 20000 }, { 20000, 1 }, { 3, 5000 }, { 7000, 6000 }, { 500, 20000 } };
    uint32_t seed = 7;
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        size_t n = sizes[k][0], m = sizes[k][1];
        size_t *source = satz_memory_get_array(n, sizeof *source), *target = satz_memory_get_array(m, sizeof *target);
        for (size_t i = 0; i < n; i++)
            source[i] = next_number(&seed) % 10 ? next_number(&seed) % 200 : next_number(&seed) % 1000000;
        for (size_t j = 0; j < m; j++)
            target[j] = next_number(&seed) % 7 ? next_number(&seed) % 200 : 0;
        struct satz_anchor anchors[2] = { { 0, m / 2 }, { n - 1, m - 1 } };
        for (size_t count = 0; count <= 2; count++) {
            struct satz_beads beads = SATZ_BEADS_INIT;
            struct satz_gale_church texts = { source, target, n, m, anchors, count };
            satz_gale_church_align(&texts, &beads);
            is_whole(&beads, n, m);
            satz_beads_release(&beads);
        }
        free(source);
        free(target);
    }
}

/* A text beside itself, with one segment in fifty merged into the next. */
static void long_texts_stay_in_step(void **state) {
    (void)state;
    enum { N = 30000 };
    size_t *source = satz_memory_get_array(N, sizeof *source), *target = satz_memory_get_array(N, sizeof *target);
    size_t m = 0, right = 0, merged = 0;
    uint32_t seed = 3;
    for (size_t i = 0; i < N; i++)
        source[i] = 20 + next_number(&seed) % 200;
    for (size_t i = 0; i < N; i++) {
        bool both = i + 1 < N && next_number(&seed) % 50 == 0;
        merged += both;
        target[m++] = both ? source[i] + source[i + 1] + 1 : source[i];
        i += both;
    }
    struct satz_beads beads = SATZ_BEADS_INIT;
    struct satz_gale_church texts = { source, target, N, m, NULL, 0 };
    satz_gale_church_align(&texts, &beads);
    is_whole(&beads, N, m);
    for (size_t k = 0; k < beads.count; k++)
        right += beads.items[k].source_count == 2 && beads.items[k].target_count == 1;
    assert_true(right > merged * 9 / 10);
    satz_beads_release(&beads);
    free(source);
    free(target);
}

static void lengths_are_in_code_points(void **state) {
    (void)state;
    struct satz_slice texts[] = { SATZ_SLICE(""), SATZ_SLICE("Größe"), SATZ_SLICE("売上高") };
    size_t *lengths = satz_gale_church_lengths(texts, 3);
    assert_int_equal(lengths[0], 0);
    assert_int_equal(lengths[1], 5);
    assert_int_equal(lengths[2], 3);
    free(lengths);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beads_are_found_by_length), cmocka_unit_test(half_as_long_is_no_matter),
        cmocka_unit_test(empty_sides),               cmocka_unit_test(anchors_hold),
        cmocka_unit_test(uneven_sides),              cmocka_unit_test(long_texts_stay_in_step),
        cmocka_unit_test(lengths_are_in_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
