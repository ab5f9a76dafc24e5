#ifndef SATZ_QUOTE_MARK_H
#define SATZ_QUOTE_MARK_H

#include "quote/quote.h"

/*
 * What a mark does where it stands. Private to quote/.
 */
enum satz_mark_act { SATZ_MARK_NONE, SATZ_MARK_OPENS, SATZ_MARK_CLOSES };

/* The surroundings of a mark: neighbours with tags passed over, ' ' at the ends of a segment. */
struct satz_mark_place {
    uint32_t mark, before, after;
    bool even; /* for `"`: how many follow in the segment is an even number */
};

/* Whether `character` can be a quotation mark at all. */
bool satz_mark_is_quote(uint32_t character);

/* Whether the mark can only end something, by itself and by its place: no apostrophe, no measure. */
bool satz_mark_only_ends(const struct satz_mark_place *place);

/*
 * Judges a mark by its place and by the marks that are open, the innermost last. For one that closes,
 * `*level` is the place in `open` of what it closes; marks opened after it are closed by nothing.
 */
enum satz_mark_act satz_mark_judge(const struct satz_mark_place *place, const struct satz_quote_mark *open,
                                   size_t depth, size_t *level);

#endif
