#ifndef SATZ_FORMAT_PARAGRAPHS_H
#define SATZ_FORMAT_PARAGRAPHS_H

#include "base/input.h"
#include "format/layout.h"

/*
 * The paragraphs of a plain text, read from front to back in bounded memory. The reader tells what
 * it used with satz_paragraphs_take(); what it did not use comes again. Any size of the system's
 * reads gives the same paragraphs.
 */
struct satz_paragraphs {
    struct satz_input *input;  /* private */
    struct satz_buffer buffer; /* private */
    size_t start;              /* private: first byte not taken */
    size_t checked;            /* private: bytes of `buffer` that are good UTF-8 */
    size_t line;               /* private: line feeds taken, and one */
    bool began, ended, bad;    /* private */
    struct satz_layout layout;
};

/* The longest piece of a paragraph that is handed out at once, and of the blanks before it. */
#define SATZ_PARAGRAPH_LIMIT ((size_t)256 << 10)

struct satz_paragraph {
    struct satz_slice lead; /* blanks and line breaks before it, a byte order mark; in wrapped text marks of quoted mail */
    struct satz_slice text; /* begins with no blank; empty at the end of the input */
    bool complete;          /* it ends here; false: it is longer than the limit */
};

/*
 * Reads the head and decides on the layout. `input` is open and stays the caller's; `read` is what was
 * read of it already, and is taken over (empty afterwards). Release it also after a failure.
 */
enum satz_status satz_paragraphs_init(struct satz_paragraphs *paragraphs, struct satz_input *input,
                                      struct satz_buffer *read, enum satz_breaks asked, struct satz_error *error)
    SATZ_MUST_USE;
/* The first bytes, as far as they are read and good, at most SATZ_LAYOUT_HEAD: before anything was taken. */
struct satz_slice satz_paragraphs_head(const struct satz_paragraphs *paragraphs);
void satz_paragraphs_release(struct satz_paragraphs *paragraphs);

/*
 * The next paragraph; its slices are valid until the next call. SATZ_END after all was taken. Fails,
 * with file and line, on a read error, and on bytes that are not UTF-8 or U+0000: after the last
 * paragraph that ends before them.
 */
enum satz_status satz_paragraphs_next(struct satz_paragraphs *paragraphs, struct satz_paragraph *paragraph,
                                      struct satz_error *error) SATZ_MUST_USE;
/* Takes `size` bytes, counted from the beginning of the last paragraph's `lead`. */
void satz_paragraphs_take(struct satz_paragraphs *paragraphs, size_t size);

#endif
