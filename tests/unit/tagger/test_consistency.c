/* What the sentences of a document say together of its names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "tagger/consistency.h"
#include "tagger/words.h"

/* A document of sentences, and what a tagger that sees only one of them found: the test says it. */
struct fixture {
    struct satz_document_names names;
    struct satz_word_list words;
    struct satz_tagger tagger;
};

static int begin(void **state) {
    struct fixture *fixture = satz_memory_get_array(1, sizeof *fixture);
    satz_document_names_init(&fixture->names);
    *state = fixture;
    return 0;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    satz_document_names_release(&fixture->names);
    satz_word_list_release(&fixture->words);
    satz_tagger_close(&fixture->tagger);
    free(fixture);
    return 0;
}

static void found(struct fixture *fixture, const char *name, enum satz_tag_kind kind, double sure) {
    struct satz_word_list of_name = { NULL, 0, 0 };
    struct satz_tagger *tagger = &fixture->tagger;
    satz_word_list_set(&of_name, satz_slice_of(name));
    for (size_t i = 0; i + of_name.count <= fixture->words.count; i++) {
        if (!satz_slice_equal(fixture->words.words[i], of_name.words[0]))
            continue;
        tagger->things = satz_memory_grow(tagger->things, &tagger->capacity, tagger->count + 1, sizeof *tagger->things);
        tagger->things[tagger->count++] =
            (struct satz_tagged){ .first = i, .end = i + of_name.count, .kind = kind, .sure = sure };
        break;
    }
    satz_word_list_release(&of_name);
}

/* Notes a sentence in which one name was found; NULL: none. */
static void note(struct fixture *fixture, const char *text, const char *name, enum satz_tag_kind kind, double sure) {
    satz_word_list_set(&fixture->words, satz_slice_of(text));
    fixture->tagger.count = 0;
    if (name)
        found(fixture, name, kind, sure);
    satz_document_names_add(&fixture->names, fixture->words.words, fixture->words.count, fixture->tagger.things,
                            fixture->tagger.count);
}

/* Settles a sentence in which nothing was found, or `name`; the names come out as `KIND words|KIND words`. */
static void settles(struct fixture *fixture, const char *text, const char *name, enum satz_tag_kind kind, double sure,
                    const char *expected) {
    struct satz_buffer said = SATZ_BUFFER_INIT;
    satz_word_list_set(&fixture->words, satz_slice_of(text));
    fixture->tagger.count = 0;
    if (name)
        found(fixture, name, kind, sure);
    satz_document_names_settle(&fixture->names, fixture->words.words, fixture->words.count, &fixture->tagger);
    for (size_t i = 0; i < fixture->tagger.count; i++) {
        const struct satz_tagged *thing = &fixture->tagger.things[i];
        satz_buffer_add_format(&said, "%s%s", i ? "|" : "", satz_tag_name(thing->kind));
        for (size_t k = thing->first; k < thing->end; k++) {
            satz_buffer_add_byte(&said, ' ');
            satz_buffer_add(&said, fixture->words.words[k]);
        }
    }
    assert_string_equal(said.data, expected);
    satz_buffer_release(&said);
}

static void a_sure_name_is_found_everywhere(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Die Bürgermeisterin Almut Reinders sprach.", "Almut Reinders", SATZ_TAG_PER, 0.97);
    settles(fixture, "Danach ging Almut Reinders.", NULL, 0, 0, "PER Almut Reinders");
    settles(fixture, "Reinders ging.", NULL, 0, 0, "PER Reinders");
    settles(fixture, "Mit Reinders’ Rede und Almut Reinders Rat", NULL, 0, 0, "PER Reinders|PER Almut Reinders");
    settles(fixture, "ALMUT REINDERS GEHT", NULL, 0, 0, "PER ALMUT REINDERS");
    settles(fixture, "Almut ging.", NULL, 0, 0, "");
}

static void a_genitive_is_the_same_name(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Kanzler Ole Dreyer kam.", "Ole Dreyer", SATZ_TAG_PER, 0.99);
    settles(fixture, "Dreyers Plan scheitert.", NULL, 0, 0, "PER Dreyers");
}

static void a_surname_keeps_its_particles(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Nils von der Heyde gewann.", "Nils von der Heyde", SATZ_TAG_PER, 0.95);
    settles(fixture, "Dann kam von der Heyde, und Heyde siegte.", NULL, 0, 0, "PER von der Heyde|PER Heyde");
}

static void an_abbreviation_is_introduced_in_brackets(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Das Ostdeutsche Verkehrsinstitut (OVI) rechnet.", "Ostdeutsche Verkehrsinstitut", SATZ_TAG_ORG, 0.9);
    settles(fixture, "Das OVI irrt.", NULL, 0, 0, "ORG OVI");
    note(fixture, "Die Brandwache Kiel (MHD) rechnet.", "Brandwache Kiel", SATZ_TAG_ORG, 0.9);
    settles(fixture, "Das MHD ist abgelaufen.", NULL, 0, 0, "");
}

static void a_name_is_a_part_of_a_word(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Der Konzern Sternzug wächst.", "Sternzug", SATZ_TAG_ORG, 0.9);
    settles(fixture, "Die Sternzug-Chefin lobte.", NULL, 0, 0, "ORGpart Sternzug-Chefin");
}

static void what_is_unsure_is_not_spread(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Am Kalkofen wird gebaut.", "Kalkofen", SATZ_TAG_LOC, 0.55);
    settles(fixture, "Der Kalkofen brennt.", NULL, 0, 0, "");
}

static void a_common_word_stays_one(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Trainer Jan Fischer lobte.", "Jan Fischer", SATZ_TAG_PER, 0.9);
    for (int i = 0; i < 4; i++)
        note(fixture, "Die Fischer fahren hinaus.", NULL, 0, 0);
    settles(fixture, "Alle Fischer kamen.", NULL, 0, 0, "");
}

static void the_weight_of_all_places_decides(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Walscheid gewann.", "Walscheid", SATZ_TAG_PER, 0.9);
    note(fixture, "Vor Walscheid lag keiner.", "Walscheid", SATZ_TAG_PER, 0.9);
    note(fixture, "In Walscheid ruht alles.", "Walscheid", SATZ_TAG_LOC, 0.6);
    settles(fixture, "In Walscheid ruht alles.", "Walscheid", SATZ_TAG_LOC, 0.6, "PER Walscheid");
    /* What is sure in its place stays. */
    settles(fixture, "In Walscheid ruht alles.", "Walscheid", SATZ_TAG_LOC, 0.99, "LOC Walscheid");
}

static void another_document_knows_nothing(void **state) {
    struct fixture *fixture = *state;
    note(fixture, "Kanzler Ole Dreyer kam.", "Ole Dreyer", SATZ_TAG_PER, 0.99);
    satz_document_names_reset(&fixture->names);
    settles(fixture, "Dreyer kam.", NULL, 0, 0, "");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_sure_name_is_found_everywhere),
        TEST(a_genitive_is_the_same_name),
        TEST(a_surname_keeps_its_particles),
        TEST(an_abbreviation_is_introduced_in_brackets),
        TEST(a_name_is_a_part_of_a_word),
        TEST(what_is_unsure_is_not_spread),
        TEST(a_common_word_stays_one),
        TEST(the_weight_of_all_places_decides),
        TEST(another_document_knows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
