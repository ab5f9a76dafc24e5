#ifndef SATZ_SPELL_VIEW_H
#define SATZ_SPELL_VIEW_H

#include "lexicon/wordset.h"
#include "placeholder/engine_text.h"
#include "spell/text.h"
#include "stream/finding.h"

/* One side of a record in words, with their places in `src` or `tgt`. */
struct satz_spell_view {
    enum satz_side side;
    struct satz_slice text;      /* the side's own */
    struct satz_slice plain;     /* tags taken out, blanks folded, references decoded */
    bool normal;                 /* all of it is in NFC */
    struct satz_spell_words words; /* of the plain text, but those that spans hide */
    struct satz_span_list spans; /* all of the record's */
    struct satz_engine_text engine; /* private, as is what follows */
    struct satz_span_list tags;
    struct satz_spell_hidden *hidden;
    size_t hidden_count, hidden_capacity;
    size_t *begins, *ends;
    size_t begin_capacity, end_capacity;
};

/* How a side is looked at. */
struct satz_spell_looking {
    bool html;
    const struct satz_wordset *keep;  /* words before which a hyphen at a line's end stays */
    const struct satz_map *endings;   /* of files and domains */
    struct satz_breaker *breaker;     /* for Thai, else NULL */
};

void satz_spell_view_init(struct satz_spell_view *view);
void satz_spell_view_release(struct satz_spell_view *view);

/*
 * Sets the view to a side of a record, which has it; it borrows from the record. Words in spans of products,
 * addresses, figures and so on are left out, those of persons, organisations and places are so marked; of a chain with
 * hyphens what comes after the span stays (Nordlicht-Mitarbeiter). Left out are also quotations and titles that stayed
 * in the source's words in `tgt`. Fails where the record's spans are not good. O(size + spans log spans).
 */
enum satz_status satz_spell_view_set(struct satz_spell_view *view, const struct satz_record *record,
                                     enum satz_side side, const struct satz_spell_looking *looking,
                                     struct satz_error *error) SATZ_MUST_USE;

/* Word `index` in NFC: in the plain text, or in `scratch`. */
struct satz_slice satz_spell_view_word(const struct satz_spell_view *view, size_t index, struct satz_buffer *scratch);

/* The place in the side's own text of bytes [begin, end) of the plain text, between characters. */
static inline size_t satz_spell_view_begin(const struct satz_spell_view *view, size_t begin) {
    return view->begins[begin];
}
static inline size_t satz_spell_view_end(const struct satz_spell_view *view, size_t end) {
    return view->ends[end];
}

/* The place of a span on the view's side; false where it has none there. */
bool satz_spell_view_span(const struct satz_spell_view *view, const struct satz_span *span, size_t place[2]);

#endif
