/* What is text in a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "format/html.h"
#include "format/markup.h"

/* The blocks of `page`, one a line: texts as they are, tags in braces. */
static void check(const char *page, const char *expected) {
    struct satz_html html;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer got = SATZ_BUFFER_INIT;
    struct satz_slice bytes = satz_slice_of(page);
    assert_int_equal(satz_html_parse(&html, bytes, &error), SATZ_OK);
    for (size_t i = 0; i < html.block_count; i++) {
        const struct satz_html_block *block = &html.blocks[i];
        for (size_t p = block->first; p < block->first + block->count; p++) {
            const struct satz_html_piece *piece = &html.pieces[p];
            if (p > block->first)
                assert_int_equal(piece->begin, html.pieces[p - 1].end);
            satz_buffer_add_string(&got, piece->kind == SATZ_HTML_TAG ? "{" : "");
            satz_buffer_add(&got, satz_slice_sub(bytes, piece->begin, piece->end));
            satz_buffer_add_string(&got, piece->kind == SATZ_HTML_TAG ? "}" : "");
        }
        satz_buffer_add_string(&got, "\n");
    }
    assert_string_equal(got.data, expected);
    satz_buffer_release(&got);
    satz_html_release(&html);
}

static void blocks_and_inline_tags(void **state) {
    (void)state;
    check("", "");
    check("<p>Eins <b>zwei</b></p><p>Drei", "Eins {<b>}zwei{</b>}\nDrei\n");
    check("<ul><li>Eins<li>Zwei</ul>", "Eins\nZwei\n");
    check("<table><tr><td>Preis<td>249 Euro</table>", "Preis\n249 Euro\n");
    check("<div>Kiel<br>Hafen<br> <br>Ende</div>", "Kiel{<br>}Hafen{<br>} \nEnde\n");
    check("<p>Ein<!-- Rat -->er</p>", "Ein{<!-- Rat -->}er\n");
    check("<p>Ein</i>er &amp; <x-y>alle</x-y></p>", "Ein{</i>}er &amp; {<x-y>}alle{</x-y>}\n");
    check("1 < 2 & 3 > 2", "1 < 2 & 3 > 2\n");
}

static void what_is_no_text(void **state) {
    (void)state;
    check("<head><title>Titel <b></title><style>p{}</style></head><script>x</script>", "Titel <b>\n");
    check("<p>Mit<script>alert('</p>')</script> Ton</p>", "Mit{<script>alert('</p>')</script>} Ton\n");
    check("<p>Bild <svg><text>nein</text></svg> da</p>", "Bild {<svg><text>nein</text></svg>} da\n");
    check("<template><p>Nein</p></template><iframe>Nein</iframe>", "");
}

static void broken_markup_loses_nothing(void **state) {
    (void)state;
    check("<p><b>fett<p>auch</b> nicht", "{<b>}fett\nauch{</b>} nicht\n");
    check("<table>vor<tr><td>in</table>", "vor\nin\n");
    check("<p>Ende <b>fett</p>Danach", "Ende {<b>}fett\nDanach\n");
    check("Eins</p>Zwei", "Eins\nZwei\n");
    check("<p>Ende <", "Ende <\n");
    check("<p>Ende <a href=\"x", "Ende \n");
}

static void deep_nesting_is_refused(void **state) {
    struct satz_buffer page = SATZ_BUFFER_INIT;
    struct satz_html html;
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    for (int i = 0; i < 100000; i++)
        satz_buffer_add_string(&page, i == 5 ? "\n<div>" : "<div>");
    assert_int_equal(satz_html_parse(&html, satz_buffer_slice(&page), &error), SATZ_FAILED);
    assert_int_equal(error.line, 2);
    assert_non_null(strstr(error.reason, "512"));
    satz_buffer_reset(&page);
    for (int i = 0; i < 3000; i++)
        satz_buffer_add_string(&page, "<p><font size=2>Alt<ul><li>Liste</ul>");
    assert_int_equal(satz_html_parse(&html, satz_buffer_slice(&page), &error), SATZ_OK);
    assert_int_equal(html.block_count, 6000);
    satz_html_release(&html);
    satz_buffer_release(&page);
}

static void a_page_is_told_by_its_head(void **state) {
    (void)state;
    assert_true(satz_html_looks_like(satz_slice_of("\n<!-- x --><!DOCTYPE html>")));
    assert_true(satz_html_looks_like(satz_slice_of("<HTML lang=de>")));
    assert_false(satz_html_looks_like(satz_slice_of("Ein Satz mit <b>Tag</b>.")));
    assert_false(satz_html_looks_like(satz_slice_of("<?xml version='1.0'?><!DOCTYPE tmx>")));
    assert_false(satz_html_looks_like(satz_slice_of("<")));
}

static void tags_as_they_stand(void **state) {
    struct satz_slice page = satz_slice_of("a < b <img alt='a > b' src=\"x\">c</ P>");
    struct satz_markup markup;
    (void)state;
    assert_true(satz_markup_next(page, 0, &markup));
    assert_int_equal(markup.begin, 6);
    assert_int_equal(page.data[markup.end], 'c');
    assert_true(satz_markup_is(markup.name, "img"));
    assert_true(satz_markup_next(page, markup.end, &markup));
    assert_int_equal(markup.kind, SATZ_MARKUP_OTHER);
    assert_false(satz_markup_next(page, markup.end, &markup));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_inline_tags), cmocka_unit_test(what_is_no_text),
        cmocka_unit_test(broken_markup_loses_nothing), cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_page_is_told_by_its_head), cmocka_unit_test(tags_as_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
