#ifndef SATZ_PLACEHOLDER_ENGINE_TEXT_H
#define SATZ_PLACEHOLDER_ENGINE_TEXT_H

#include "lexicon/wordset.h"
#include "stream/span.h"

/*
 * A segment as an engine, or the memory, is to see it, and where each piece of it comes from.
 *
 * White space and control characters fold to one blank, and with a line break the marks of quoted mail
 * before the next line; a word hyphenated over a line's end is made whole; soft hyphens inside words go;
 * in HTML, character references are decoded. For the engine a held span is `⟦id⟧`, and the marks of a `marks` span are `⟦id⟧` and `⟦/id⟧`; for the memory (the
 * plain view) only tags are replaced, by U+FFFC, and all other spans stand as they are.
 *
 * The units partition both texts: their src ranges follow one another and cover `src`, their text
 * ranges cover `text`, and no unit's text is empty. So whoever finds a unit again in an answer can put
 * back the bytes it had: line breaks, hyphenation, references and all.
 */
enum satz_unit_kind {
    SATZ_UNIT_WORD,  /* letters, marks and digits together, or one other character */
    SATZ_UNIT_SPACE, /* one blank */
    SATZ_UNIT_HELD,  /* ⟦id⟧, or U+FFFC */
    SATZ_UNIT_OPEN,  /* ⟦id⟧ before the words of a `marks` span */
    SATZ_UNIT_CLOSE  /* ⟦/id⟧ after them */
};

struct satz_unit {
    enum satz_unit_kind kind;
    size_t text_begin, text_end;
    size_t src_begin, src_end;
    size_t span; /* HELD, OPEN, CLOSE: index in the list */
};

struct satz_engine_text {
    struct satz_buffer text;
    struct satz_unit *units;
    size_t count, capacity;
};

struct satz_engine_view {
    bool html;                        /* src is markup */
    bool plain;                       /* for the memory */
    const struct satz_wordset *keep;  /* words before which a hyphen stays (LANG/hyphen.tsv); may be NULL */
};

void satz_engine_text_init(struct satz_engine_text *text);
void satz_engine_text_release(struct satz_engine_text *text);

/*
 * Builds text and units anew. `spans` need not be sorted; of held spans that overlap (which
 * satz-record(5) forbids) the first and longest counts. O(src + spans log spans).
 */
void satz_engine_text_build(struct satz_engine_text *text, struct satz_slice src, const struct satz_span_list *spans,
                            const struct satz_engine_view *view);

/*
 * Where each character of the text is in the `src` it was built from: for one at bytes [i, j) of the text,
 * `begins[i]` is where it begins there and `ends[j]` what it ends with. Both arrays have room for text.size
 * + 1; what lies inside characters is not set. O(size).
 */
void satz_engine_text_locate(const struct satz_engine_text *text, struct satz_slice src, bool html, size_t *begins,
                             size_t *ends);

/* Whether two characters are typed for one quotation mark: ,, '' `` */
static inline bool satz_mark_is_typed(struct satz_slice two) {
    return two.size == 2 && two.data[0] == two.data[1] && (two.data[0] == ',' || two.data[0] == '\'' || two.data[0] == '`');
}

/* Length in bytes of the quotation mark at the beginning, and at the end, of a span of `src`. */
size_t satz_mark_size_first(struct satz_slice src, const struct satz_span *span, bool html);
size_t satz_mark_size_last(struct satz_slice src, const struct satz_span *span, bool html);

#endif
