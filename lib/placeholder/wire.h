#ifndef SATZ_PLACEHOLDER_WIRE_H
#define SATZ_PLACEHOLDER_WIRE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "placeholder/form.h"

/*
 * The wire text: what an engine is really given for a segment. It is made of the segment's engine
 * text (`text` of the record, placeholders ⟦P1⟧, ⟦P2⟧…⟦/P2⟧) and a form, and of nothing else, so that
 * whoever reads the answer can make it again and compare.
 */

/* What a piece of the wire, or of an answer, stands for. */
enum satz_wire_role {
    SATZ_WIRE_TEXT,  /* words */
    SATZ_WIRE_HOLD,  /* ⟦P1⟧ */
    SATZ_WIRE_OPEN,  /* ⟦P1⟧ of a span whose words are translated */
    SATZ_WIRE_CLOSE, /* ⟦/P1⟧ */
    SATZ_WIRE_MARK   /* in answers only: some quotation mark, where the form's marks are plain */
};

#define SATZ_WIRE_NO_SPAN SIZE_MAX

/*
 * A span that engine text may name. Its number in the wire is that of its id where all ids are a `P`
 * and a number of their own; otherwise the spans are numbered from 1 in the order given. Where the text
 * itself holds what a placeholder of the form would look like, all numbers are raised above those in it.
 */
struct satz_wire_span {
    struct satz_slice id; /* `P1`, as it stands between ⟦ and ⟧ */
    bool marks;           /* do is `marks`: ⟦P1⟧ opens and ⟦/P1⟧ closes */
    bool tag;             /* kind is `tag`: letters beside it belong to other words */
};

/*
 * One piece of the wire. The tokens cover wire and engine text without gaps, both in order. A
 * placeholder's token includes a blank that was put beside a code word to part it from its
 * neighbour; a text token of one byte may be `&amp;` in the wire. Offsets are bytes.
 */
struct satz_wire_token {
    enum satz_wire_role role;
    size_t span;                 /* index into the caller's spans; SATZ_WIRE_NO_SPAN for text */
    size_t begin, end;           /* in the wire */
    size_t core_begin, core_end; /* the same without such a blank */
    size_t text_begin, text_end; /* in the engine text */
};

struct satz_wire {
    const struct satz_form *form;
    struct satz_buffer text; /* the wire itself: one line, never with a line end in it */
    struct satz_wire_token *tokens;
    size_t count, capacity;
    bool wordless;               /* no letter stands outside placeholders: nothing to translate */
    struct satz_slice source;       /* private, like all below: the engine text */
    struct satz_wire_known *known; /* what is known of each span, by number */
    size_t known_count, known_capacity;
    bool growing; /* the last text token is as it was, byte for byte */
};

#define SATZ_WIRE_INIT { .text = SATZ_BUFFER_INIT }

void satz_wire_release(struct satz_wire *wire);

/*
 * Makes the wire of `text` (checked UTF-8) in `form`. A ⟦P9⟧ that names none of the spans is text.
 * `form`, `text` and `spans` must stay valid as long as the wire is used; it may be encoded anew any
 * time. O(text + spans log spans).
 */
void satz_wire_encode(struct satz_wire *wire, const struct satz_form *form, struct satz_slice text,
                      const struct satz_wire_span *spans, size_t count);

/* Appends what stands for a role of span `span` in this wire. O(spans). */
void satz_wire_say(const struct satz_wire *wire, size_t span, enum satz_wire_role role, struct satz_buffer *target);

/*
 * A place in an answer that is, or may be, one of the wire's placeholders. Cost, as far as what was
 * seen goes: 0 as it was sent; 1 differs in case, blanks, width, kind of bracket, or has a suffix
 * grown on; 2 one delimiter or one letter lost or wrong; 3 both delimiters lost; 4 only the
 * delimiters are left, and span is SATZ_WIRE_NO_SPAN: it may be any. A blank that the wire had added
 * beside a code word is part of the hit where it is still there.
 */
struct satz_wire_hit {
    enum satz_wire_role role;
    size_t span;
    size_t begin, end; /* bytes of the answer */
    unsigned cost;
};

/*
 * Finds the hits of an answer (checked UTF-8), in order, never overlapping; a span may have several,
 * or none: which of them stand is for the caller to settle. The array is in `arena`. O(answer).
 */
size_t satz_wire_scan(const struct satz_wire *wire, struct satz_slice answer, struct satz_arena *arena,
                      struct satz_wire_hit **hits);

/* Appends a piece of an answer's text as engine text: unescapes it where the form escapes. */
void satz_wire_unescape(const struct satz_wire *wire, struct satz_slice piece, struct satz_buffer *target);

#endif
