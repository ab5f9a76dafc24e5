/* The same text as others write it: the sentences stay the same. A bar stands at every end of a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "train/augment.h"

static const struct satz_slice bar = SATZ_SLICE("|");

/* The paragraph that is written so. */
static struct satz_gold_paragraph paragraph_of(struct satz_arena *arena, const char *written) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_slice rest = satz_slice_of(written);
    struct satz_gold_paragraph paragraph = { { NULL, 0 }, satz_arena_get_array(arena, 16, sizeof(size_t)), 0 };
    for (size_t at = 0, end; at < rest.size; at = end + bar.size) {
        end = satz_slice_find(rest, at, bar);
        satz_buffer_add(&text, satz_slice_sub(rest, at, end));
        if (end < rest.size)
            paragraph.ends[paragraph.count++] = text.size;
    }
    paragraph.text = satz_arena_copy(arena, satz_buffer_slice(&text));
    satz_buffer_release(&text);
    return paragraph;
}

static void write_paragraph(const struct satz_gold_paragraph *paragraph, struct satz_buffer *written) {
    size_t from = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        satz_buffer_add(written, satz_slice_sub(paragraph->text, from, paragraph->ends[i]));
        satz_buffer_add(written, bar);
        from = paragraph->ends[i];
    }
    satz_buffer_add(written, satz_slice_from(paragraph->text, from));
}

static void assert_augmented(enum satz_augment how, unsigned seed, const char *text, const char *expected) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer got = SATZ_BUFFER_INIT;
    struct satz_gold_paragraph paragraph = paragraph_of(&arena, text), augmented;
    bool changed = satz_augment(&paragraph, how, seed, &arena, &augmented);
    assert_int_equal(changed, expected != NULL);
    if (changed) {
        write_paragraph(&augmented, &got);
        assert_string_equal(got.data, expected);
    }
    satz_buffer_release(&got);
    satz_arena_release(&arena);
}

#define NEWS "„Wird es teurer?“, fragte Käthe Größer.| Man sagte: „Ja ‚bald‘.“| Nun …"

static void other_quotation_marks(void **state) {
    (void)state;
    assert_augmented(SATZ_AUGMENT_QUOTES, 1, NEWS, "»Wird es teurer?«, fragte Käthe Größer.| Man sagte: »Ja ›bald‹.«| Nun …");
    assert_augmented(SATZ_AUGMENT_QUOTES, 4, NEWS, "\"Wird es teurer?\", fragte Käthe Größer.| Man sagte: \"Ja 'bald'.\"| Nun …");
    /* An apostrophe is none. */
    assert_augmented(SATZ_AUGMENT_QUOTES, 1, "Das war’s.| Wie geht's?", NULL);
}

static void marks_of_a_typewriter(void **state) {
    (void)state;
    assert_augmented(SATZ_AUGMENT_ASCII, 0, NEWS, "\"Wird es teurer?\", fragte Käthe Größer.| Man sagte: \"Ja 'bald'.\"| Nun ...");
    assert_augmented(SATZ_AUGMENT_ASCII, 0, "Kiel – Um 9\u00A0Uhr…| Dann", "Kiel - Um 9 Uhr...| Dann");
    assert_augmented(SATZ_AUGMENT_ASCII, 0, "Ja.| Nein.", NULL);
}

static void capitals_and_small_letters(void **state) {
    (void)state;
    assert_augmented(SATZ_AUGMENT_CAPITALS, 0, "Der Kurs fällt.| Er steigt.", "DER KURS FÄLLT.| ER STEIGT.");
    assert_augmented(SATZ_AUGMENT_SMALL, 0, "Der Kurs FIEL.| Ä", "der kurs fiel.| ä");
    assert_augmented(SATZ_AUGMENT_SMALL, 0, "会議は終わった。|彼は帰った。", NULL);
}

static void umlauts_and_accents_that_were_lost(void **state) {
    (void)state;
    assert_augmented(SATZ_AUGMENT_UMLAUTS, 0, "Käthe Größer übt.| Étienne à Orléans.", "Kaethe Groesser uebt.| Etienne a Orleans.");
}

/* As recognition of characters leaves them; numbers and abbreviations inside a sentence too. */
static void blanks_before_marks(void **state) {
    (void)state;
    assert_augmented(SATZ_AUGMENT_BLANKS, 0, "Der Kurs fiel.| Am 3. Mai? Nein!", "Der Kurs fiel .| Am 3. Mai ? Nein!");
}

/* Only blanks become line ends, so every offset stays. */
static void lines_that_were_broken(void **state) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_gold_paragraph paragraph = paragraph_of(
        &arena, "Die Nordlicht Energie SE hat im dritten Quartal mehr umgesetzt als im ganzen Jahr zuvor.| Das teilte die "
                "Firma mit.| Der Kurs stieg."), augmented;
    (void)state;
    for (unsigned seed = 0; seed < 40; seed++) {
        size_t lines = 0, column = 0;
        assert_true(satz_augment(&paragraph, SATZ_AUGMENT_WRAPPED, seed, &arena, &augmented));
        assert_int_equal(augmented.text.size, paragraph.text.size);
        for (size_t i = 0; i < augmented.text.size; i++) {
            char was = paragraph.text.data[i], is = augmented.text.data[i];
            column = is == '\n' ? 0 : column + 1;
            lines += is == '\n';
            assert_true(is == was || (was == ' ' && is == '\n'));
            assert_true(column < 90);
        }
        assert_true(lines > 0);
        for (size_t i = 0; i < paragraph.count; i++)
            assert_int_equal(augmented.ends[i], paragraph.ends[i]);
    }
    satz_arena_release(&arena);
}

/* Whatever the way, an end stands after the character that it stood after. */
static void ends_stay_with_their_marks(void **state) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_gold_paragraph paragraph = paragraph_of(&arena, NEWS), augmented;
    (void)state;
    for (unsigned how = 0; how < SATZ_AUGMENTS; how++)
        for (unsigned seed = 0; seed < 50; seed++) {
            if (!satz_augment(&paragraph, (enum satz_augment)how, seed, &arena, &augmented))
                continue;
            assert_int_equal(augmented.count, 2);
            assert_int_equal(augmented.text.data[augmented.ends[0] - 1], '.');
            assert_true(augmented.ends[1] > augmented.ends[0] && augmented.ends[1] < augmented.text.size);
            assert_true(augmented.text.data[augmented.ends[1]] == ' ' || augmented.text.data[augmented.ends[1]] == '\n');
        }
    satz_arena_release(&arena);
}

static void an_empty_paragraph_stays_empty(void **state) {
    (void)state;
    for (unsigned how = 0; how < SATZ_AUGMENTS; how++)
        assert_augmented((enum satz_augment)how, 3, "", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_quotation_marks),
        cmocka_unit_test(marks_of_a_typewriter),
        cmocka_unit_test(capitals_and_small_letters),
        cmocka_unit_test(umlauts_and_accents_that_were_lost),
        cmocka_unit_test(blanks_before_marks),
        cmocka_unit_test(lines_that_were_broken),
        cmocka_unit_test(ends_stay_with_their_marks),
        cmocka_unit_test(an_empty_paragraph_stays_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
