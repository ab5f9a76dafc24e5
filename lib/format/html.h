#ifndef SATZ_FORMAT_HTML_H
#define SATZ_FORMAT_HTML_H

#include "base/error.h"
#include "base/slice.h"

/*
 * What is text in a page, block by block. gumbo says it; nothing else is taken from its repaired tree.
 * Offsets are bytes into the page. Pieces are in rising order and do not overlap; inside a block they
 * follow one another without a hole, and what is outside all blocks is no text: tags of blocks, the
 * head but its title, scripts, styles, comments.
 */
enum satz_html_kind {
    SATZ_HTML_TEXT, /* with character references */
    SATZ_HTML_TAG   /* an inline tag, a comment or another thing between texts of a block */
};

#define SATZ_HTML_ALONE SIZE_MAX

struct satz_html_piece {
    enum satz_html_kind kind;
    size_t begin, end;
    size_t partner; /* where the element's other tag begins; SATZ_HTML_ALONE where it has none */
    bool line_break; /* <br> */
};

struct satz_html_block {
    size_t first, count; /* pieces; the first and the last are not always text */
};

struct satz_html {
    struct satz_html_piece *pieces;
    size_t piece_count, piece_capacity;
    struct satz_html_block *blocks;
    size_t block_count, block_capacity;
};

/* The largest page, and the deepest nesting of tags: gumbo's cost grows with size times depth. */
#define SATZ_HTML_LIMIT ((size_t)64 << 20)
#define SATZ_HTML_DEPTH ((size_t)512)
/* What gumbo may take for its tree, some thirty times the size of a common page. */
#define SATZ_HTML_MEMORY ((size_t)2 << 30)

/* Whether the head of a file, checked or not, looks like a page: a doctype or <html> in its first KiB. */
bool satz_html_looks_like(struct satz_slice head);

/*
 * Parses `page`, checked UTF-8, which must stay while `html` is used. Fails where tags are nested
 * deeper than SATZ_HTML_DEPTH, or take more than SATZ_HTML_MEMORY. O(size * log size).
 */
enum satz_status satz_html_parse(struct satz_html *html, struct satz_slice page, struct satz_error *error)
    SATZ_MUST_USE;
void satz_html_release(struct satz_html *html);

#endif
