#ifndef SATZ_ENTITY_VIEW_H
#define SATZ_ENTITY_VIEW_H

#include "entity/text.h"
#include "placeholder/engine_text.h"

/* A record as the finders see it: its plain text in tokens, and where each byte of it is in `src`. */
struct satz_plain_view {
    struct satz_slice src;
    struct satz_span_list tags;
    struct satz_engine_text plain;
    struct satz_token_text text;
    size_t *begins, *ends; /* by byte of the plain text: where it begins in src, and what it ends with */
    size_t capacity, end_capacity;
    bool borrowed; /* both are the same place */
};

void satz_plain_view_init(struct satz_plain_view *view);
void satz_plain_view_release(struct satz_plain_view *view);

/* Sets the view to a record; it borrows from it. Fails where its spans are not good. O(size). */
enum satz_status satz_plain_view_set(struct satz_plain_view *view, const struct satz_record *record, bool html,
                                       const struct satz_wordset *keep, struct satz_error *error) SATZ_MUST_USE;

/*
 * The same for text that stands in `src` as it is seen, without tags: `src` itself becomes the text, and places are the
 * same. False where it is not so, and nothing is set. O(size), and several times faster than the two others.
 */
bool satz_plain_view_borrow(struct satz_plain_view *view, struct satz_slice src) SATZ_MUST_USE;

/* Also computes the places in `src`. O(size). */
void satz_plain_view_locate(struct satz_plain_view *view, bool html);

/* Bytes [begin, end) of the plain text, in src. */
static inline size_t satz_plain_view_begin(const struct satz_plain_view *view, size_t begin) {
    return view->borrowed ? begin : view->begins[begin];
}
static inline size_t satz_plain_view_end(const struct satz_plain_view *view, size_t end) {
    return view->borrowed ? end : view->ends[end];
}

#endif
