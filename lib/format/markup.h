#ifndef SATZ_FORMAT_MARKUP_H
#define SATZ_FORMAT_MARKUP_H

#include "base/error.h"
#include "base/slice.h"

/*
 * The tags of a page as they stand, without their meaning: a scanner that knows quoted attributes,
 * comments, and elements whose content is not markup (script, style and such).
 */
enum satz_markup_kind { SATZ_MARKUP_OPEN, SATZ_MARKUP_CLOSE, SATZ_MARKUP_OTHER /* comment, doctype, <?…> */ };

struct satz_markup {
    enum satz_markup_kind kind;
    size_t begin, end;       /* from `<` to after `>`, or to the end of the page */
    struct satz_slice name;  /* of the element, as it is written; empty for OTHER */
};

/* The first tag at or after `at`; false where there is none. `raw` content is not looked into. O(distance). */
bool satz_markup_next(struct satz_slice page, size_t at, struct satz_markup *markup);
/* Where the content of an OPEN tag ends that is not markup; markup->end for all other elements. */
size_t satz_markup_content_end(struct satz_slice page, const struct satz_markup *markup);

/* Whether `name`, in any case, is `wanted` (small). */
bool satz_markup_is(struct satz_slice name, const char *wanted);

/*
 * Fails, with the line, where elements are nested deeper than `most`, or where as many inline elements
 * (`<b>`) were left open by the blocks around them. O(size * most) at worst.
 */
enum satz_status satz_markup_check_depth(struct satz_slice page, size_t most, struct satz_error *error) SATZ_MUST_USE;

#endif
