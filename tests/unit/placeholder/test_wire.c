#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "placeholder/wire.h"

static struct satz_forms forms;

static int forms_open(void **state) {
    (void)state;
    char path[4096];
    const char *data = getenv("SATZ_DATA");
    struct satz_error error = SATZ_ERROR_INIT;
    snprintf(path, sizeof path, "%s/engines.tsv", data ? data : "dictionaries");
    if (satz_forms_load(&forms, path, &error) == SATZ_OK)
        return 0;
    fprintf(stderr, "%s:%zu: %s\n", error.place, error.line, error.reason);
    return -1;
}

static int forms_close(void **state) {
    (void)state;
    satz_forms_release(&forms);
    return 0;
}

/* P1 held, P2 marks, P3 a tag, P4 held. */
static const struct satz_wire_span spans[] = {
    { SATZ_SLICE("P1"), false, false },
    { SATZ_SLICE("P2"), true, false },
    { SATZ_SLICE("P3"), false, true },
    { SATZ_SLICE("P4"), false, false },
};

static const struct satz_form *form_of(const char *name) {
    const struct satz_form *form = satz_forms_find(&forms, satz_slice_of(name));
    assert_non_null(form);
    return form;
}

static void wire_is(const char *form, const char *text, const char *expected) {
    struct satz_wire wire = SATZ_WIRE_INIT;
    satz_wire_encode(&wire, form_of(form), satz_slice_of(text), spans, 4);
    assert_string_equal(wire.text.data, expected);
    size_t at = 0, text_at = 0;
    for (size_t i = 0; i < wire.count; i++) {
        assert_int_equal(wire.tokens[i].begin, at);
        assert_int_equal(wire.tokens[i].text_begin, text_at);
        at = wire.tokens[i].end;
        text_at = wire.tokens[i].text_end;
    }
    assert_int_equal(at, wire.text.size);
    assert_int_equal(text_at, strlen(text));
    satz_wire_release(&wire);
}

/* "P1 P2< P2> \" …" and so on: what was found, with `~` and the cost where it is not 0. */
static void hits_are(const char *form, const char *text, const char *answer, const char *expected) {
    struct satz_wire wire = SATZ_WIRE_INIT;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_wire_hit *hits;
    struct satz_buffer found = SATZ_BUFFER_INIT;
    satz_wire_encode(&wire, form_of(form), satz_slice_of(text), spans, 4);
    struct satz_slice said = satz_slice_of(answer ? answer : wire.text.data);
    size_t count = satz_wire_scan(&wire, said, &arena, &hits);
    static const char *const roles[] = { "?", "", "<", ">", "\"" };
    for (size_t i = 0; i < count; i++) {
        if (i)
            satz_buffer_add_byte(&found, ' ');
        if (hits[i].span == SATZ_WIRE_NO_SPAN)
            satz_buffer_add_string(&found, hits[i].role == SATZ_WIRE_MARK ? "" : "?");
        else
            satz_buffer_add(&found, spans[hits[i].span].id);
        satz_buffer_add_string(&found, roles[hits[i].role]);
        if (hits[i].cost)
            satz_buffer_add_format(&found, "~%u", hits[i].cost);
        satz_buffer_add_format(&found, "[%.*s]", (int)(hits[i].end - hits[i].begin), said.data + hits[i].begin);
    }
    assert_string_equal(found.data, expected);
    satz_buffer_release(&found);
    satz_arena_release(&arena);
    satz_wire_release(&wire);
}

/* The code word of span `index` in `text`. */
static const char *code(const char *text, size_t index) {
    static char codes[4][32];
    struct satz_wire wire = SATZ_WIRE_INIT;
    satz_wire_encode(&wire, form_of("letters"), satz_slice_of(text), spans, 4);
    size_t at = 0;
    for (size_t i = 0; i < wire.count; i++)
        if (wire.tokens[i].role != SATZ_WIRE_TEXT && wire.tokens[i].span == index) {
            at = wire.tokens[i].core_begin;
            snprintf(codes[index], 32, "%.*s", (int)(wire.tokens[i].core_end - at), wire.text.data + at);
        }
    satz_wire_release(&wire);
    return codes[index];
}

__attribute__((format(printf, 1, 2))) static const char *filled(const char *pattern, ...) {
    static char lines[8][512];
    static size_t next;
    char *line = lines[next++ % 8];
    va_list list;
    va_start(list, pattern);
    vsnprintf(line, 512, pattern, list);
    va_end(list);
    return line;
}

static void forms_write(void **state) {
    (void)state;
    wire_is("brackets", "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ Treue", "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ Treue");
    wire_is("white", "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ Treue", "｟P1｠ lobt ｟P2｠eiserne｟/P2｠ Treue");
    wire_is("underscores", "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ Treue", "__P1__ lobt \"eiserne\" Treue");
    wire_is("x", "⟦P1⟧ & ⟦P2⟧A < B⟦/P2⟧", "<x id=\"1\"/> &amp; <g id=\"2\">A &lt; B</g>");
    wire_is("span", "⟦P1⟧ & Co.", "<span translate=\"no\">P1</span> &amp; Co.");
    const char *text = "⟦P1⟧s Haus";
    wire_is("letters", text, filled("%ss Haus", code(text, 0)));
}

static void code_words_are_parted(void **state) {
    (void)state;
    const char *text = "⟦P3⟧fett⟦P3⟧";
    wire_is("letters", text, filled("%s fett %s", code(text, 2), code(text, 2)));
    text = "⟦P3⟧⟦P1⟧⟦P3⟧.";
    wire_is("letters", text, filled("%s %s %s.", code(text, 2), code(text, 0), code(text, 2)));
    text = "⟦P2⟧⟦P1⟧⟦/P2⟧";
    wire_is("letters", text, filled("\"%s\"", code(text, 0)));
}

static void unknown_ids_are_text(void **state) {
    (void)state;
    wire_is("letters", "⟦P9⟧ und ⟦/P1⟧ und ⟦P1 und ⟦⟧", "⟦P9⟧ und ⟦/P1⟧ und ⟦P1 und ⟦⟧");
    wire_is("brackets", "", "");
}

static void line_ends_become_blanks(void **state) {
    (void)state;
    wire_is("letters", "eins\nzwei\r\ndrei\xE2\x80\xA8vier\xC2\x85", "eins zwei  drei vier ");
}

static void sent_is_found(void **state) {
    (void)state;
    const char *text = "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ ⟦P3⟧⟦P4⟧";
    hits_are("brackets", text, NULL, "P1[⟦P1⟧] P2<[⟦P2⟧] P2>[⟦/P2⟧] P3[⟦P3⟧] P4[⟦P4⟧]");
    hits_are("white", text, NULL, "P1[｟P1｠] P2<[｟P2｠] P2>[｟/P2｠] P3[｟P3｠] P4[｟P4｠]");
    hits_are("underscores", text, NULL, "P1[__P1__] \"[\"] \"[\"] P3[__P3__] P4[__P4__]");
    hits_are("x", text, NULL, "P1[<x id=\"1\"/>] P2<[<g id=\"2\">] P2>[</g>] P3[<x id=\"3\"/>] P4[<x id=\"4\"/>]");
    hits_are("span", "⟦P1⟧ und ⟦P4⟧", NULL,
             "P1[<span translate=\"no\">P1</span>] P4[<span translate=\"no\">P4</span>]");
    hits_are("letters", text, NULL, filled("P1[%s] \"[\"] \"[\"] P3[%s] P4[ %s]", code(text, 0), code(text, 2), code(text, 3)));
}

static void mangled_brackets(void **state) {
    (void)state;
    const char *text = "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ ⟦P4⟧";
    hits_are("brackets", text, "⟦ P1 ⟧ ⟦p4⟧", "P1~1[⟦ P1 ⟧] P4~1[⟦p4⟧]");
    hits_are("brackets", text, "[P1] 【Ｐ４】", "P1~1[[P1]] P4~1[【Ｐ４】]");
    hits_are("brackets", text, "⟦P1 und P4⟧", "P1~2[⟦P1] P4~2[P4⟧]");
    hits_are("brackets", text, "P1 und p4.", "P1~3[P1] P4~3[p4]");
    hits_are("brackets", text, "⟦1⟧ und ⟦Р4⟧", "P1~2[⟦1⟧] P4~1[⟦Р4⟧]");
    hits_are("brackets", text, "⟦P2⟧ iron ⟦ / P2 ⟧", "P2<[⟦P2⟧] P2>~1[⟦ / P2 ⟧]");
    hits_are("brackets", text, "⟦⟧ und ⟦name⟧", "?~4[⟦⟧] ?~4[⟦name⟧]");
    hits_are("brackets", text, "⟦P1⟧s ⟦P1⟧", "P1[⟦P1⟧] P1[⟦P1⟧]");
    hits_are("brackets", text, "P10 (1) 4 MP1 P1a", "");
    hits_are("brackets", text, "⟦P١⟧", "P1~1[⟦P١⟧]");
    hits_are("underscores", text, "_P1_ __ P4 __ \xE2\x80\x9Eiron\xE2\x80\x9C",
             "P1~1[_P1_] P4~1[__ P4 __] \"~1[„] \"~1[“]");
    hits_are("underscores", "Sepia 4⟦P1⟧ und ⟦P4⟧", NULL, "P1[__P1__] P4[__P4__]");
    hits_are("brackets", "⟦P1⟧", "⟦P1⟧ P4 ⟦P4⟧", "P1[⟦P1⟧]");
}

static void mangled_markup(void **state) {
    (void)state;
    const char *text = "⟦P1⟧ lobt ⟦P2⟧eiserne⟦/P2⟧ ⟦P4⟧";
    hits_are("x", text, "<x id = \"1\" /> &lt;x id=&quot;4&quot;/&gt;",
             "P1~1[<x id = \"1\" />] P4~1[&lt;x id=&quot;4&quot;/&gt;]");
    hits_are("x", text, "<x identificación=\"1\"/> <X id=\"4\"></X>",
             "P1~2[<x identificación=\"1\"/>] P4~2[<X id=\"4\"></X>]");
    hits_are("x", text, "<g id=\"2\">iron</ g>", "P2<[<g id=\"2\">] P2>~1[</ g>]");
    hits_are("span", "⟦P1⟧ und ⟦P4⟧", "<abarca traducir=\"ningún\">P1</abarca> p4",
             "P1~1[<abarca traducir=\"ningún\">P1</abarca>] P4~3[p4]");
}

static void mangled_letters(void **state) {
    (void)state;
    const char *text = "⟦P1⟧ und ⟦P3⟧ und ⟦P4⟧", *c = code(text, 0);
    char wrong[32], lower[32];
    snprintf(lower, sizeof lower, "%s", c);
    lower[0] = (char)(lower[0] | 0x20);
    hits_are("letters", text, filled("%s %ss", lower, c), filled("P1~1[%s] P1[%s]", lower, c));
    hits_are("letters", text, filled("ال%s 총리%s은", c, c), filled("P1[%s] P1[%s]", c, c));
    hits_are("letters", text, filled("%.4s %s", c, c + 4), filled("P1~1[%.4s %s]", c, c + 4));
    snprintf(wrong, sizeof wrong, "%s", c);
    wrong[3] = 'x';
    hits_are("letters", text, filled("(%s)", wrong), filled("P1~2[%s]", wrong));
    hits_are("letters", text, filled("%.3s%s.", c, c + 4), filled("P1~2[%.3s%s]", c, c + 4));
    hits_are("letters", text, filled("%.3sh%s", c, c + 3), filled("P1~2[%.3sh%s]", c, c + 3));
    hits_are("letters", text, "Kein Wort davon steht hier.", "");
}

static void text_is_no_placeholder(void **state) {
    (void)state;
    hits_are("brackets", "⟦P1⟧ fuhr im Audi P4 vor ⟦P4⟧", "⟦P1⟧ came in an Audi P4 before ⟦P4⟧",
             "P1[⟦P1⟧] P4[⟦P4⟧]");
    hits_are("x", "<b id=4>: ⟦P1⟧ ⟦P4⟧", NULL, "P1[<x id=\"1\"/>] P4[<x id=\"4\"/>]");
}

static void escapes_return(void **state) {
    (void)state;
    struct satz_wire wire = SATZ_WIRE_INIT;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_wire_encode(&wire, form_of("x"), satz_slice_of(""), spans, 4);
    satz_wire_unescape(&wire, satz_slice_of("A &lt; B &amp;&amp; C &nix; &"), &text);
    assert_string_equal(text.data, "A < B && C &nix; &");
    satz_buffer_reset(&text);
    satz_wire_encode(&wire, form_of("letters"), satz_slice_of(""), spans, 4);
    satz_wire_unescape(&wire, satz_slice_of("A &lt; B"), &text);
    assert_string_equal(text.data, "A &lt; B");
    satz_buffer_release(&text);
    satz_wire_release(&wire);
}

static void odd_ids_get_numbers(void **state) {
    (void)state;
    static const struct satz_wire_span odd[] = { { SATZ_SLICE("name7"), false, false },
                                                 { SATZ_SLICE("P7"), false, false } };
    struct satz_wire wire = SATZ_WIRE_INIT;
    satz_wire_encode(&wire, form_of("underscores"), satz_slice_of("⟦P7⟧ ⟦name7⟧"), odd, 2);
    assert_string_equal(wire.text.data, "__P2__ __P1__");
    satz_wire_release(&wire);
}

static void words_are_looked_for(void **state) {
    (void)state;
    struct satz_wire wire = SATZ_WIRE_INIT;
    satz_wire_encode(&wire, form_of("x"), satz_slice_of("⟦P1⟧, 12,5 %"), spans, 4);
    assert_true(wire.wordless);
    satz_wire_encode(&wire, form_of("x"), satz_slice_of("⟦P1⟧ é"), spans, 4);
    assert_false(wire.wordless);
    satz_wire_release(&wire);
}

static void commands_have_forms(void **state) {
    (void)state;
    char *plain[] = { (char *)"/usr/bin/apertium", (char *)"-u", (char *)"eng-spa", NULL };
    char *shell[] = { (char *)"sh", (char *)"-c", (char *)"sed G | apertium -u eng-spa | awk NR%2", NULL };
    char *chat[] = { (char *)"ollama", (char *)"run", NULL };
    char *other[] = { (char *)"my-engine", NULL };
    struct satz_slice engine;
    assert_ptr_equal(satz_forms_command(&forms, plain, NULL), form_of("letters"));
    assert_ptr_equal(satz_forms_command(&forms, shell, &engine), form_of("letters"));
    assert_true(satz_slice_is(engine, "apertium"));
    assert_ptr_equal(satz_forms_command(&forms, chat, NULL), form_of("x-chat"));
    assert_ptr_equal(satz_forms_command(&forms, other, &engine), form_of("letters"));
    assert_int_equal(engine.size, 0);
    assert_null(satz_forms_find(&forms, satz_slice_of("keine")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_write),
        cmocka_unit_test(code_words_are_parted),
        cmocka_unit_test(unknown_ids_are_text),
        cmocka_unit_test(line_ends_become_blanks),
        cmocka_unit_test(sent_is_found),
        cmocka_unit_test(mangled_brackets),
        cmocka_unit_test(mangled_markup),
        cmocka_unit_test(mangled_letters),
        cmocka_unit_test(text_is_no_placeholder),
        cmocka_unit_test(escapes_return),
        cmocka_unit_test(odd_ids_get_numbers),
        cmocka_unit_test(words_are_looked_for),
        cmocka_unit_test(commands_have_forms),
    };
    return cmocka_run_group_tests(tests, forms_open, forms_close);
}
