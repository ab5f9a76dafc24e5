/* Texts for a terminal and for a page: excerpts, quotes, marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/markup.h"
#include "report/sarif.h"
#include "report/shown.h"
#include "text/utf8.h"

static size_t offset_of(const char *text, const char *piece) {
    return satz_slice_find(satz_slice_of(text), 0, satz_slice_of(piece));
}

/* The excerpt around `piece`, with the marks under it as `text|column,size`. */
static void assert_excerpt(const char *text, const char *piece, size_t columns, const char *expected) {
    struct satz_buffer shown = SATZ_BUFFER_INIT;
    struct satz_excerpt excerpt;
    size_t begin = offset_of(text, piece);
    satz_excerpt_find(satz_slice_of(text), begin, begin + strlen(piece), columns, &excerpt);
    satz_buffer_add_string(&shown, excerpt.cut_before ? "~" : "");
    satz_buffer_add(&shown, satz_slice_sub(satz_slice_of(text), excerpt.begin, excerpt.end));
    satz_buffer_add_format(&shown, "%s|%zu,%zu", excerpt.cut_after ? "~" : "", excerpt.mark_column, excerpt.mark_size);
    assert_string_equal(shown.data, expected);
    satz_buffer_release(&shown);
}

static void excerpts(void **state) {
    (void)state;
    assert_excerpt("Die Fähre ruht.", "Fähre", 40, "Die Fähre ruht.|4,5");
    assert_excerpt("Die Fähre ruht.", "Die Fähre ruht.", 15, "Die Fähre ruht.|0,15");
    assert_excerpt("Die alte Fähre ruht nun.", "Fähre", 14, "~lte Fähre ru~|5,5");
    assert_excerpt("Die alte Fähre ruht nun.", "nun", 14, "~re ruht nun.|9,3");
    assert_excerpt("Die alte Fähre ruht nun.", "Die", 14, "Die alte Fäh~|0,3");
    assert_excerpt("Die\nFähre ruht\nnun.", "Fähre", 40, "Fähre ruht|0,5");
    assert_excerpt("Die\nFähre ruht\nnun.", "ruht\nnun.", 40, "Fähre ruht|6,4");
    assert_excerpt("新フェリーを計画", "リー", 40, "新フェリーを計画|6,4");
    assert_excerpt("新フェリーを計画", "リー", 9, "~ェリー~|3,4");
    assert_excerpt("Die Fa\u0308hre", "hre", 40, "Die Fa\u0308hre|6,3");
    assert_excerpt("", "", 40, "|0,0");
}

static void right_to_left(void **state) {
    struct satz_excerpt excerpt;
    const char *text = "Kiel: كيل";
    (void)state;
    satz_excerpt_find(satz_slice_of(text), 0, 4, 40, &excerpt);
    assert_true(excerpt.rtl);
    satz_excerpt_find(satz_slice_of("Kiel"), 0, 4, 40, &excerpt);
    assert_false(excerpt.rtl);
}

/* However long the line, or full of marks: what is shown has a bound, and holds the place. */
static void long_lines(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_excerpt excerpt;
    for (int i = 0; i < 100000; i++)
        satz_buffer_add_string(&text, i % 1000 ? "\u0301" : "a");
    for (size_t at = 0; at < text.size; at += 20000) {
        size_t place = satz_utf8_floor(satz_buffer_slice(&text), at);
        satz_excerpt_find(satz_buffer_slice(&text), place, text.size, 80, &excerpt);
        assert_true(excerpt.begin <= place && place <= excerpt.end);
        assert_true(excerpt.end - excerpt.begin <= (size_t)80 * 4 * 2 * 2);
    }
    satz_buffer_release(&text);
}

static void quotes(void **state) {
    struct satz_buffer quote = SATZ_BUFFER_INIT;
    (void)state;
    satz_shown_quote(satz_slice_of("Die \033Fähre\nruht"), 40, &quote);
    satz_shown_quote(satz_slice_of("計画計画"), 5, &quote);
    satz_shown_quote(satz_slice_of(""), 5, &quote);
    assert_string_equal(quote.data, "“Die \u241bFähre ruht”“計画…”“”");
    satz_buffer_release(&quote);
}

static void uris(void **state) {
    struct satz_buffer uri = SATZ_BUFFER_INIT;
    (void)state;
    satz_uri_add(satz_slice_of("de/Fähre 1.txt"), &uri);
    satz_buffer_add_byte(&uri, '\n');
    satz_uri_add(satz_slice_of("/srv/a:b?%"), &uri);
    satz_buffer_add_byte(&uri, '\n');
    satz_uri_add(satz_slice_of("a:b"), &uri);
    assert_string_equal(uri.data, "de/F%C3%A4hre%201.txt\nfile:///srv/a%3Ab%3F%25\na%3Ab");
    satz_buffer_release(&uri);
}

static void escapes(void **state) {
    struct satz_buffer html = SATZ_BUFFER_INIT;
    (void)state;
    satz_html_escape(satz_slice_of("<b title=\"x\" o='y'>&amp;\001\177 \t a \n  b\r\nc  d\xc2\x9b</script>"), &html);
    assert_string_equal(html.data, "&lt;b title=&quot;x&quot; o=&#39;y&#39;&gt;&amp;amp;\u2401\u2421 \t a b c  d\ufffd"
                                   "&lt;/script&gt;");
    satz_buffer_release(&html);
}

/* Spans and findings, each a range of the text; what they make of it, shortened. */
struct range {
    size_t begin, end;
};

static char *mark(const char *text, const struct range *spans, size_t span_count, const struct range *findings,
                  size_t finding_count) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer html = SATZ_BUFFER_INIT;
    struct satz_span_list span_list = { NULL, 0, 0 };
    struct satz_finding *items = satz_arena_get_array(&arena, finding_count, sizeof *items);
    for (size_t i = 0; i < span_count; i++)
        satz_spans_add(&span_list, &arena,
                       (struct satz_span){ .id = satz_slice_of(i ? "P2" : "P1"), .kind = i ? SATZ_ORG : SATZ_QUOTE,
                                           .action = SATZ_HOLD, .begin = spans[i].begin, .end = spans[i].end });
    for (size_t i = 0; i < finding_count; i++)
        items[i] = (struct satz_finding){ .check = "a/b", .begin = findings[i].begin, .end = findings[i].end,
                                          .level = (enum satz_level)(i % 3) };
    struct satz_finding_list finding_list = { items, finding_count };
    struct satz_marked marked = { satz_slice_of(text), SATZ_SIDE_SRC, false, &span_list, &finding_list, 11 };
    satz_markup_whole(&marked, &html);
    satz_markup_add(&marked, &arena, &html);
    satz_arena_release(&arena);
    return satz_buffer_detach(&html);
}

static void assert_marked(const char *text, const struct range *spans, size_t span_count,
                          const struct range *findings, size_t finding_count, const char *expected) {
    char *html = mark(text, spans, span_count, findings, finding_count);
    assert_string_equal(html, expected);
    free(html);
}

static void marks(void **state) {
    (void)state;
    assert_marked("abc", NULL, 0, NULL, 0, "\"abc");
    assert_marked("a<c", (struct range[]){ { 1, 3 } }, 1, NULL, 0,
                  "\"a<b class=\"quote\" data-s=\"P1\" title=\"quote, hold\">&lt;c</b>");
    /* A span in a span, then the outer one again. */
    assert_marked("abcd", (struct range[]){ { 0, 4 }, { 1, 2 } }, 2, NULL, 0,
                  "\"<b class=\"quote\" data-s=\"P1\" title=\"quote, hold\">a</b>"
                  "<b class=\"org\" data-s=\"P2\" title=\"org, hold\">b</b>"
                  "<b class=\"quote\" data-s=\"P1\" title=\"quote, hold\">cd</b>");
    /* Two findings that overlap: the piece of both has the higher level. */
    assert_marked("abcd", NULL, 0, (struct range[]){ { 0, 2 }, { 1, 3 } }, 2,
                  "\"<b class=\"info\" data-f=\"11\">a</b><b class=\"warning\" data-f=\"11 12\">b</b>"
                  "<a class=\"info\" href=\"#f11\" data-n=\"1\" aria-label=\"info 1\"></a>"
                  "<b class=\"warning\" data-f=\"12\">c</b>"
                  "<a class=\"warning\" href=\"#f12\" data-n=\"2\" aria-label=\"warning 2\"></a>d");
    /* One over all, and one of no length. */
    assert_marked("ab", NULL, 0, (struct range[]){ { 0, 2 }, { 1, 1 } }, 2,
                  " whole info\" data-f=\"11\"a"
                  "<a class=\"warning\" href=\"#f12\" data-n=\"2\" aria-label=\"warning 2\"></a>b"
                  "<a class=\"info\" href=\"#f11\" data-n=\"1\" aria-label=\"info 1\"></a>");
    assert_marked("", NULL, 0, (struct range[]){ { 0, 0 } }, 1,
                  "\"<a class=\"info\" href=\"#f11\" data-n=\"1\" aria-label=\"info 1\"></a>");
}

/* Whatever the ranges: without its elements the markup is the text, and its elements are closed. */
static void any_marks(void **state) {
    (void)state;
    const char *text = "abcdefghijklmnopqrstuvwxyz";
    srandom(11);
    for (int round = 0; round < 2000; round++) {
        struct range spans[8], findings[12];
        for (int i = 0; i < 20; i++) {
            struct range *range = i < 8 ? &spans[i] : &findings[i - 8];
            range->begin = (size_t)random() % 27;
            range->end = range->begin + (size_t)random() % (27 - range->begin);
        }
        char *html = mark(text, spans, 8, findings, 12), plain[128];
        size_t size = 0, open = 0;
        for (char *at = html; *at; at++) {
            if (strncmp(at, "<b ", 3) == 0)
                assert_int_equal(open++, 0);
            if (strncmp(at, "</b>", 4) == 0)
                assert_int_equal(open--, 1);
            if (*at == '<')
                at = strchr(at, '>');
            else
                plain[size++] = *at;
        }
        assert_int_equal(open, 0);
        assert_true(size >= 26 && strncmp(plain + size - 26, text, 26) == 0);
        free(html);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(excerpts),   cmocka_unit_test(right_to_left), cmocka_unit_test(long_lines),
        cmocka_unit_test(quotes),     cmocka_unit_test(uris),          cmocka_unit_test(escapes),
        cmocka_unit_test(marks),      cmocka_unit_test(any_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
