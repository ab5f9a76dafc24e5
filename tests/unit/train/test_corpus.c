/* Sets of text whose sentences are known: a paragraph a line beside a sentence a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "train/corpus.h"

static char folder[64];

static int begin(void **state) {
    (void)state;
    strcpy(folder, "/tmp/satz-corpus-XXXXXX");
    return mkdtemp(folder) ? 0 : 1;
}

static int end(void **state) {
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void write_file(const char *name, struct satz_slice content) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.size, file), content.size);
    assert_int_equal(fclose(file), 0);
}

static void write_set(const char *raw, const char *gold) {
    write_file("presse.raw.txt", satz_slice_of(raw));
    write_file("presse.gold.txt", satz_slice_of(gold));
}

/* What was read: a paragraph a line, with a bar at every end of a sentence inside it. Releases it. */
static void assert_gold(struct satz_gold *gold, const char *expected) {
    struct satz_buffer got = SATZ_BUFFER_INIT;
    size_t sentences = 0;
    for (size_t i = 0; i < gold->count; i++) {
        const struct satz_gold_paragraph *paragraph = &gold->paragraphs[i];
        size_t from = 0;
        for (size_t k = 0; k < paragraph->count; k++) {
            satz_buffer_add(&got, satz_slice_sub(paragraph->text, from, paragraph->ends[k]));
            satz_buffer_add_string(&got, "|");
            from = paragraph->ends[k];
        }
        satz_buffer_add(&got, satz_slice_from(paragraph->text, from));
        satz_buffer_add_byte(&got, '\n');
        sentences += paragraph->count + 1;
    }
    assert_string_equal(got.data, expected);
    assert_int_equal(gold->sentences, sentences);
    satz_buffer_release(&got);
    satz_gold_release(gold);
}

/* The set as it was understood. */
static void assert_understood(const char *expected) {
    struct satz_gold gold;
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_gold_load(&gold, folder, satz_slice_of("presse"), &error) != SATZ_OK)
        fail_msg("%s:%zu: %s", error.place, error.line, error.reason);
    assert_gold(&gold, expected);
}

/* The folder's files begin the place and the reason where they are named. */
static void assert_refused(const char *file, size_t line, const char *reason) {
    struct satz_gold gold;
    struct satz_error error = SATZ_ERROR_INIT;
    char place[128];
    assert_int_equal(satz_gold_load(&gold, folder, satz_slice_of("presse"), &error), SATZ_FAILED);
    snprintf(place, sizeof place, "%s/%s", folder, file);
    assert_string_equal(error.place, place);
    assert_int_equal(error.line, line);
    if (!strstr(error.reason, reason))
        fail_msg("'%s' does not say '%s'", error.reason, reason);
    assert_int_equal(gold.count, 0);
    satz_gold_release(&gold);
}

static void sentences_of_paragraphs(void **state) {
    (void)state;
    write_set("Kiel – Der Hafen wird ausgebaut. Das sagte Dr. Weiss am 3. Mai. Die Kosten trägt das Land.\n"
              "Gebaut wird ab 2027. „Wird es teurer?“, fragte die Opposition.\n",
              "Kiel – Der Hafen wird ausgebaut.\nDas sagte Dr. Weiss am 3. Mai.\nDie Kosten trägt das Land.\n"
              "Gebaut wird ab 2027.\n„Wird es teurer?“, fragte die Opposition.\n");
    assert_understood("Kiel – Der Hafen wird ausgebaut.| Das sagte Dr. Weiss am 3. Mai.| Die Kosten trägt das Land.\n"
                      "Gebaut wird ab 2027.| „Wird es teurer?“, fragte die Opposition.\n");
}

/* Neither a blank nor a mark is needed: the two texts tell. */
static void sentences_without_a_blank_between_them(void **state) {
    (void)state;
    write_set("Der Kurs fiel.Die Anleger verkauften.\n会議は終わった。彼は帰った。\nMehr Geld für Schulen Kiel (dpa)\n",
              "Der Kurs fiel.\nDie Anleger verkauften.\n会議は終わった。\n彼は帰った。\nMehr Geld für Schulen\nKiel (dpa)\n");
    assert_understood("Der Kurs fiel.|Die Anleger verkauften.\n会議は終わった。|彼は帰った。\n"
                      "Mehr Geld für Schulen| Kiel (dpa)\n");
}

/* Blanks may differ in any way: at the ends of lines, doubled, tabs, no-break spaces, lines of Windows. */
static void blanks_do_not_matter(void **state) {
    (void)state;
    write_set("  Der  Kurs\tfiel.   Die\u00A0Anleger verkauften. \r\nDanach war Ruhe.\r\n",
              "Der Kurs fiel.\r\n Die Anleger\u202Fverkauften.\r\nDanach war\tRuhe.");
    assert_understood("Der  Kurs\tfiel.|   Die\u00A0Anleger verkauften.\nDanach war Ruhe.\n");
}

/* Nor do characters that are not seen: zero-width blanks, byte-order marks, soft hyphens. */
static void characters_of_no_width_do_not_matter(void **state) {
    (void)state;
    write_set("\uFEFFDie Donau\u00ADdampf\u00ADschiffe ruhen.\u200B Der Pegel fällt.\n",
              "Die Donaudampfschiffe ruhen.\nDer Pe\u200Bgel fällt.\uFEFF\n");
    assert_understood("Die Donau\u00ADdampf\u00ADschiffe ruhen.|\u200B Der Pegel fällt.\n");
}

/* Lines without text are no paragraphs and no sentences. */
static void empty_lines_do_not_matter(void **state) {
    (void)state;
    write_set("\n\nDer Pegel fällt. Die Schiffe warten.\n \u200B\n\nEs regnet nicht.",
              "Der Pegel fällt.\n\n\nDie Schiffe warten.\nEs regnet nicht.\n\n");
    assert_understood("Der Pegel fällt.| Die Schiffe warten.\nEs regnet nicht.\n");
}

/* A paragraph's end ends a sentence, whatever the other file says. */
static void a_sentence_over_two_paragraphs_ends_between_them(void **state) {
    (void)state;
    write_set("Die Länder sind:\nBremen und Hamburg. Mehr nicht.\n", "Die Länder sind: Bremen und Hamburg.\nMehr nicht.\n");
    assert_understood("Die Länder sind:\nBremen und Hamburg.| Mehr nicht.\n");
}

static void texts_that_differ_are_told_with_both_lines(void **state) {
    (void)state;
    write_set("Der Umsatz stieg.\nDas teilte die Firma mit. Der Kurs fiel.\n",
              "Der Umsatz stieg.\nDas teilte die Firma mit.\nDie Kurse fielen.\n");
    assert_refused("presse.gold.txt", 3, "differs from ");
    assert_refused("presse.gold.txt", 3, "presse.raw.txt:2");
    /* Also where only the form of a character differs. */
    write_set("Er kam am 3. M\u00E4rz.\n", "Er kam am 3. Ma\u0308rz.\n");
    assert_refused("presse.gold.txt", 1, "presse.raw.txt:1");
}

static void a_text_that_ends_early_is_told(void **state) {
    (void)state;
    write_set("Der Umsatz stieg. Der Kurs fiel.\n", "Der Umsatz stieg.\n");
    assert_refused("presse.gold.txt", 2, "longer or shorter than ");
    write_set("Der Umsatz stieg.\n", "Der Umsatz stieg.\nDer Kurs fiel.\n");
    assert_refused("presse.gold.txt", 2, "longer or shorter than ");
    write_set("", "Der Umsatz stieg.\n");
    assert_refused("presse.gold.txt", 1, "longer or shorter than ");
}

static void files_without_text_are_told(void **state) {
    (void)state;
    write_set("", "");
    assert_refused("presse.raw.txt", 0, "holds no text");
    write_set("\n \n\u200B\n", "\n");
    assert_refused("presse.raw.txt", 0, "holds no text");
}

static void what_is_no_text_is_told_with_its_line(void **state) {
    (void)state;
    write_set("Der Kurs fiel.\nDas teilte M\xFCller mit.\n", "Der Kurs fiel.\nDas teilte Müller mit.\n");
    assert_refused("presse.raw.txt", 2, "not UTF-8");
    write_set("Der Kurs fiel.\n", "Der Kurs fiel.\xE2\x80");
    assert_refused("presse.gold.txt", 1, "not UTF-8");
    write_file("presse.raw.txt", satz_slice_make("Der\nKurs\nfiel\0.\n", 16));
    assert_refused("presse.raw.txt", 3, "not UTF-8");
}

static void files_that_are_missing_are_told(void **state) {
    struct satz_gold gold;
    struct satz_error error = SATZ_ERROR_INIT;
    char path[128];
    (void)state;
    assert_int_equal(satz_gold_load(&gold, "/none/such", satz_slice_of("presse"), &error), SATZ_FAILED);
    assert_string_equal(error.place, "/none/such/presse.raw.txt");
    write_set("Der Kurs fiel.\n", "Der Kurs fiel.\n");
    snprintf(path, sizeof path, "%s/presse.gold.txt", folder);
    assert_int_equal(remove(path), 0);
    assert_refused("presse.gold.txt", 0, "No such file");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_refused("presse.gold.txt", 0, "directory");
    assert_int_equal(remove(path), 0);
}

/* ---- cases that a person wrote ---- */

static void assert_cases(const char *written, const char *expected) {
    struct satz_gold gold;
    struct satz_error error = SATZ_ERROR_INIT;
    char path[128];
    write_file("cases.txt", satz_slice_of(written));
    snprintf(path, sizeof path, "%s/cases.txt", folder);
    if (satz_gold_load_cases(&gold, path, &error) != SATZ_OK)
        fail_msg("%s:%zu: %s", error.place, error.line, error.reason);
    assert_gold(&gold, expected);
}

static void cases_are_sentences_and_empty_lines(void **state) {
    (void)state;
    assert_cases("# Ordinals\n\nDer 1. FC Nordstadt gewann 2:1.\nTrainer Heinz war zufrieden.\n\n\nAm 3. Mai geht es weiter.\n",
                 "Der 1. FC Nordstadt gewann 2:1.| Trainer Heinz war zufrieden.\nAm 3. Mai geht es weiter.\n");
    /* A comment ends a paragraph too; a number sign without a blank is text. */
    assert_cases("Der Pegel fällt.\n# Rivers\n#Rhein steigt.\nEs regnet.",
                 "Der Pegel fällt.\n#Rhein steigt.| Es regnet.\n");
}

/* Where no blank stands between sentences, the file says so. */
static void cases_say_what_joins_their_sentences(void **state) {
    (void)state;
    assert_cases("会議は\n終わった。\n\n#! join=\n会議は終わった。\n彼は帰った。\n\n#! join= – \nJa.\nNein.\n",
                 "会議は| 終わった。\n会議は終わった。|彼は帰った。\nJa.| – Nein.\n");
}

static void cases_that_are_wrong_are_told(void **state) {
    struct satz_gold gold;
    struct satz_error error = SATZ_ERROR_INIT;
    char path[128];
    (void)state;
    assert_int_equal(satz_gold_load_cases(&gold, "/none/cases.txt", &error), SATZ_FAILED);
    assert_string_equal(error.place, "/none/cases.txt");
    snprintf(path, sizeof path, "%s/cases.txt", folder);
    write_file("cases.txt", satz_slice_of("Der Kurs fiel.\nDas teilte M\xFCller mit.\n"));
    assert_int_equal(satz_gold_load_cases(&gold, path, &error), SATZ_FAILED);
    assert_string_equal(error.place, path);
    assert_int_equal(error.line, 2);
    write_file("cases.txt", satz_slice_of("# Nothing yet\n\n"));
    assert_int_equal(satz_gold_load_cases(&gold, path, &error), SATZ_FAILED);
    assert_string_equal(error.reason, "holds no text");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_of_paragraphs),
        cmocka_unit_test(sentences_without_a_blank_between_them),
        cmocka_unit_test(blanks_do_not_matter),
        cmocka_unit_test(characters_of_no_width_do_not_matter),
        cmocka_unit_test(empty_lines_do_not_matter),
        cmocka_unit_test(a_sentence_over_two_paragraphs_ends_between_them),
        cmocka_unit_test(texts_that_differ_are_told_with_both_lines),
        cmocka_unit_test(a_text_that_ends_early_is_told),
        cmocka_unit_test(files_without_text_are_told),
        cmocka_unit_test(what_is_no_text_is_told_with_its_line),
        cmocka_unit_test(files_that_are_missing_are_told),
        cmocka_unit_test(cases_are_sentences_and_empty_lines),
        cmocka_unit_test(cases_say_what_joins_their_sentences),
        cmocka_unit_test(cases_that_are_wrong_are_told),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
