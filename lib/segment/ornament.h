#ifndef SATZ_SEGMENT_ORNAMENT_H
#define SATZ_SEGMENT_ORNAMENT_H

#include "segment/place.h"

/*
 * What people set at a sentence's end beside its mark, or in its place, and what belongs to that sentence: emoji (by
 * Unicode's properties, UTS #51), emoticons, notes and hearts, hashtags; and the marks of footnotes. Every look is
 * bounded; where a letter comes next, it is over at once. Text is checked UTF-8.
 */

/* A byte at which an ornament may stand in place of a mark. */
static inline bool satz_ornament_may_begin(unsigned char byte) {
    return byte == 0xF0 || byte == 0xE2 || byte == 0xE3 || byte == ':' || byte == ';' || byte == '=' || byte == '^' ||
           byte == '<' || byte == ')';
}

/*
 * Size of the ornaments that stand at `at`, in a sentence that began at `start`, in place of a mark: after a word, and
 * with a blank after them. 0 where there are none.
 */
size_t satz_ornaments_instead(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t at);

/* Whether the character of three bytes at `bytes` may be an ornament: neither U+2000 to U+203F nor kana. */
static inline bool satz_ornament_may_be(const char *bytes) {
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    return first == 0xE2 ? second != 0x80 : first != 0xE3 || second == 0x85;
}

/* The same after a mark that ends before `at`, with the blank before them. */
size_t satz_ornaments_after(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t at);

/* Whether the ornament at `at` stands for a word too: `I ❤️ NY` */
bool satz_ornament_is_heart(struct satz_slice text, size_t at);

/*
 * Size of a footnote's mark at `at`, directly after marks and closers of which the first is at `mark`: `[5]`, `[A 1]`, `*`,
 * `†`, ` [3]`, and `1` after a word. 0 where there is none.
 */
size_t satz_footnote_size(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t mark, size_t at);

#endif
