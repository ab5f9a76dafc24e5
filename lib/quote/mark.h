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
    bool typed;    /* of two characters: ,, '' `` */
    bool even;     /* for `"`: how many follow in the segment is an even number */
    bool closable; /* more marks that could close it follow in the segment than such that could open another one */
};

/* Whether `character` can be a quotation mark at all. */
bool satz_mark_is_quote(uint32_t character);

/* Whether it is one of „ “ ” that are a pair's halves in German, or of ' and ’ that may be apostrophes. */
bool satz_mark_is_double(uint32_t character);
bool satz_mark_is_single(uint32_t character);

/* Whether a mark looks like one that closes, or opens, by its sides alone. */
bool satz_mark_looks_closed(const struct satz_mark_place *place);
bool satz_mark_looks_open(const struct satz_mark_place *place);

/*
 * The mark at byte `at`, with its size: what typewriters write for one counts as it („ for ,, and for a comma
 * before a word). Not a mark: the character as it is.
 */
uint32_t satz_mark_read(struct satz_slice text, size_t at, size_t *size);

/*
 * Where the next mark may be, at or after byte `from`: all that is passed over is none. text.size: there is none. O(bytes
 * passed over).
 */
size_t satz_mark_next(struct satz_slice text, size_t from);

/* The mark that French begins a further paragraph of a quotation with, beside the opening one; 0: none. */
uint32_t satz_mark_again(uint32_t mark);

/* Whether the mark can only end something, by itself and by its place: no apostrophe, no measure. */
bool satz_mark_only_ends(const struct satz_mark_place *place);

/*
 * Judges a mark by its place and by the marks that are open, the innermost last. For one that closes,
 * `*level` is the place in `open` of what it closes; marks opened after it are closed by nothing.
 */
enum satz_mark_act satz_mark_judge(const struct satz_mark_place *place, const struct satz_quote_mark *open,
                                   size_t depth, size_t *level);

#endif
