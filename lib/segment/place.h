#ifndef SATZ_SEGMENT_PLACE_H
#define SATZ_SEGMENT_PLACE_H

#include "segment/rules.h"

/* A place in a paragraph where a sentence may end: `…Wort.“ Danach` */
struct satz_place {
    const struct satz_rules *rules;
    struct satz_slice text; /* the paragraph */
    size_t start;           /* first byte of the sentence under way */
    size_t mark;            /* first byte of its end: one or more marks, with closers between and after */
    size_t end;             /* first byte after them */
    size_t next;            /* first byte after the blanks that follow; text.size where nothing does */
    unsigned roles;         /* of all its marks, as enum satz_mark_role */
    size_t marks;           /* how many there are, closers not counted */
    bool opens;             /* at `next` stands a straight quotation mark, and none is open in the paragraph */
};

/* A walk through the candidates of a paragraph. */
struct satz_scan {
    const struct satz_rules *rules;
    struct satz_slice text;
    size_t start; /* of the sentence under way: the caller sets it to `next` of a place that ends one */
    size_t at;      /* private */
    size_t counted; /* private: straight quotation marks have been counted so far */
    bool quoted;    /* private: their number is odd */
};

/*
 * The next place at which a sentence may end: marks with a blank after them, or marks that need none, and something
 * after that. False where there is none. O(bytes passed over). A straight quotation mark closes one that is open,
 * counted from the paragraph's start; where none is, it opens one before a word.
 */
bool satz_scan_next(struct satz_scan *scan, struct satz_place *place);

/* A character of a script that sets no blanks between words, Thai apart: kana, Han. */
static inline bool satz_char_is_unspaced(uint32_t character) {
    return (character >= 0x3005 && character <= 0x3007) || (character >= 0x3040 && character <= 0x30FF) ||
           (character >= 0x3400 && character <= 0x9FFF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0xFF66 && character <= 0xFF9F) || (character >= 0x20000 && character <= 0x3FFFF);
}

/* What the word after a place looks like. */
enum satz_shape { SATZ_SHAPE_SYMBOL, SATZ_SHAPE_JOINER, SATZ_SHAPE_SMALL, SATZ_SHAPE_CAPITAL,
                  SATZ_SHAPE_CASELESS, SATZ_SHAPE_DIGIT };

/* The word at `at`, openers and dashes before it passed over, with its shape. */
enum satz_shape satz_word_after(const struct satz_rules *rules, struct satz_slice text, size_t at,
                                struct satz_slice *word);
/*
 * The run of neither blanks nor openers that ends at `end`, as far as SATZ_RULES_WORD_LIMIT goes. It begins after a mark
 * that needs no blank, and a Latin word after a character of a script without blanks.
 */
struct satz_slice satz_word_before(const struct satz_rules *rules, struct satz_slice text, size_t end);
/* The first byte after the blanks at `at`. O(blanks). */
size_t satz_blanks_after(struct satz_slice text, size_t at);
/* The first byte of the blanks that end at `end`, at most SATZ_RULES_WORD_LIMIT bytes back. */
size_t satz_blanks_before(struct satz_slice text, size_t end);

/*
 * Whether the place lies in a quotation of a few words that the sentence goes into and out of again, such as a
 * title: `ihr Buch „Stille. Eine Zumutung“ erscheint`. Bounded cost.
 */
bool satz_place_is_embedded(const struct satz_place *place);

/*
 * Roles of the abbreviation that ends with the full stop at `mark`, the longest there is, in one part
 * or in several (`i. d. R.`); 0 where it is none.
 */
unsigned satz_abbreviation_at(const struct satz_rules *rules, struct satz_slice text, size_t mark);
/*
 * The same of `word` before the full stop of `place`, written in capitals as the next word is: `ABS. 2 NR. 1 IST`.
 * 0 where it is in small letters no abbreviation either.
 */
unsigned satz_abbreviation_in_capitals(const struct satz_place *place, struct satz_slice word);
/* Whether the full stop at `mark` stands inside an abbreviation that goes on with the word `next` of `text`. */
bool satz_abbreviation_goes_on(const struct satz_rules *rules, struct satz_slice text, size_t mark,
                               struct satz_slice next);

#endif
