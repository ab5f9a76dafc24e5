/*
 * A page: law 1, the same in any reads; pieces in order, blocks without holes, tags in pairs; and a page's language
 * set twice is set once.
 *
 * Input: a byte for the language, one for the sizes of reads, then the page.
 */
#include "cutting.h"

#include "format/html.h"
#include "format/markup.h"
#include "join/join.h"
#include "text/utf8.h"

static void pieces_hold(const struct satz_html *html, size_t size) {
    size_t before = 0;
    for (size_t i = 0; i < html->piece_count; i++) {
        const struct satz_html_piece *piece = &html->pieces[i];
        PROPERTY(before <= piece->begin && piece->begin < piece->end && piece->end <= size);
        before = piece->end;
    }
    size_t next = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const struct satz_html_block *block = &html->blocks[i];
        PROPERTY(block->first == next && block->count > 0 && block->count <= html->piece_count - next);
        next += block->count;
        for (size_t k = block->first + 1; k < next; k++)
            PROPERTY(html->pieces[k].begin == html->pieces[k - 1].end);
    }
    PROPERTY(next == html->piece_count);
}

static const struct satz_html_piece *piece_at(const struct satz_html *html, size_t begin) {
    for (size_t i = 0; i < html->piece_count; i++)
        if (html->pieces[i].begin == begin)
            return &html->pieces[i];
    return NULL;
}

/* Where both tags of an element are pieces, each names the other. */
static void partners_hold(const struct satz_html *html) {
    for (size_t i = 0; i < html->piece_count && i < 200; i++) {
        const struct satz_html_piece *piece = &html->pieces[i], *partner;
        if (piece->partner == SATZ_HTML_ALONE)
            continue;
        PROPERTY(piece->kind == SATZ_HTML_TAG);
        partner = piece_at(html, piece->partner);
        PROPERTY(!partner || (partner != piece && partner->kind == SATZ_HTML_TAG && partner->partner == piece->begin));
    }
}

static void markup_holds(struct satz_slice page) {
    struct satz_markup markup;
    for (size_t at = 0; satz_markup_next(page, at, &markup);) {
        PROPERTY(markup.begin >= at && markup.end > markup.begin && markup.end <= page.size);
        PROPERTY(page.data[markup.begin] == '<');
        size_t end = satz_markup_content_end(page, &markup);
        PROPERTY(end >= markup.end && end <= page.size);
        at = end;
    }
}

static void language_holds(struct satz_slice page) {
    struct satz_buffer once = SATZ_BUFFER_INIT, twice = SATZ_BUFFER_INIT;
    bool tagged = satz_html_set_language(page, "ar", true, &once);
    if (!tagged)
        property_same("a page without <html>", page, satz_buffer_slice(&once));
    PROPERTY(satz_html_set_language(satz_buffer_slice(&once), "ar", true, &twice) == tagged);
    property_same("a language set twice", satz_buffer_slice(&once), satz_buffer_slice(&twice));
    satz_buffer_release(&once);
    satz_buffer_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct cutting cutting = { .bytes = satz_slice_make((const char *)data, size), .format = SATZ_FORMAT_HTML };
    struct satz_html html;
    struct satz_error error = SATZ_ERROR_INIT;
    cutting.lang = cutting_language(byte_take(&cutting.bytes));
    cutting.seed = byte_take(&cutting.bytes);
    if (satz_utf8_check(cutting.bytes, true) == cutting.bytes.size) {
        if (satz_html_parse(&html, cutting.bytes, &error) == SATZ_OK) {
            pieces_hold(&html, cutting.bytes.size);
            partners_hold(&html);
            satz_html_release(&html);
        }
        markup_holds(cutting.bytes);
        language_holds(cutting.bytes);
    }
    cutting_try(&cutting);
    return 0;
}
