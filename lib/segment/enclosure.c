#include "base/search.h"
#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Bytes to either side, so that each look stays bounded: longer is no */
#define TITLE_BYTES 192 /* title, */
#define NOUN_BYTES 48   /* nor quotation that stands for a noun, */
#define AHEAD_BYTES 200 /* nor what is left of a bracket, */
#define BACK_BYTES 400  /* nor what has been said in it. */

struct pair {
    const char *opener, *closer;
};

static const struct pair quotations[] = { { "「", "」" }, { "『", "』" }, { "“", "”" } };
static const struct pair titles[] = { { "《", "》" }, { "〈", "〉" } };

#define COUNT(pairs) (sizeof(pairs) / sizeof *(pairs))

/* Where the first `sign` in `text` begins; text.size where there is none. */
static size_t find_first(struct satz_slice text, struct satz_slice sign) {
    const char *end = text.data + text.size, *at = text.data;
    for (; at < end && (at = memchr(at, sign.data[0], (size_t)(end - at))); at++)
        if (satz_slice_starts(satz_slice_make(at, (size_t)(end - at)), sign))
            return (size_t)(at - text.data);
    return text.size;
}

/* Where the last `sign` in `text` begins; text.size where there is none. */
static size_t find_last(struct satz_slice text, struct satz_slice sign) {
    for (size_t at = text.size; at >= sign.size && at > 0; at--)
        if (satz_slice_ends(satz_slice_sub(text, 0, at), sign))
            return at - sign.size;
    return text.size;
}

/* Whether `pair` is open at the place and closes soon: where, in `*opened` and `*closed` (after the closer). */
static bool is_enclosed(const struct satz_place *place, struct pair pair, size_t limit, size_t *opened, size_t *closed) {
    struct satz_slice opener = satz_slice_of(pair.opener), closer = satz_slice_of(pair.closer), text = place->text;
    size_t rest = text.size - place->end, reach = place->end - place->start;
    struct satz_slice after = satz_slice_sub(text, place->end, place->end + (rest < limit ? rest : limit));
    size_t end = find_first(after, closer);
    if (end == after.size || find_first(satz_slice_sub(after, 0, end), opener) < end)
        return false;
    struct satz_slice before = satz_slice_sub(text, place->end - (reach < limit ? reach : limit), place->end);
    size_t begin = find_last(before, opener), other = find_last(before, closer);
    *opened = (size_t)(before.data - text.data) + begin;
    *closed = place->end + end + closer.size;
    return begin < before.size && (other == before.size || other < begin);
}

/* 1 for a bracket that opens at `at`, -1 for one that closes there, 0 for none. Full-width ones are U+FF00 on. */
static int bracket_at(struct satz_slice text, size_t at) {
    unsigned char byte = (unsigned char)text.data[at];
    if (byte == 0xEF && text.size - at > 2 && (unsigned char)text.data[at + 1] == 0xBC)
        byte = (unsigned char)(text.data[at + 2] - 0x60);
    return (byte == '(' || byte == '[') - (byte == ')' || byte == ']');
}

static satz_search_block may_be_bracket(satz_search_block bytes) {
    return (satz_search_block)((bytes - '(' < 2) | (bytes == '[') | (bytes == ']') | (bytes == 0xEF));
}

/* Whether a bracket closes that opened before `at`. */
static bool closes_after(struct satz_slice text, size_t at) {
    size_t end = text.size - at < AHEAD_BYTES ? text.size : at + AHEAD_BYTES;
    struct satz_slice ahead = satz_slice_sub(text, 0, end);
    for (int depth = 0; (at = satz_search_find(may_be_bracket, ahead, at)) < end; at++) {
        depth += bracket_at(text, at);
        if (depth < 0)
            return true;
    }
    return false;
}

/* Whether a bracket is open at `at` that has words of its sentence before it. */
static bool opened_inside(const struct satz_place *place, size_t at) {
    struct satz_slice text = place->text;
    size_t least = at - place->start < BACK_BYTES ? place->start : at - BACK_BYTES, size;
    int depth = 0;
    while (at > least && depth < 1)
        depth += bracket_at(text, --at);
    if (depth < 1)
        return false;
    size_t limit = at - place->start < AHEAD_BYTES ? at : place->start + AHEAD_BYTES;
    for (size_t word = place->start; word < limit; word += size)
        if (satz_char_is_word(satz_utf8_decode(text, word, &size)))
            return true;
    return false;
}

bool satz_place_closes_bracket(const struct satz_place *place) {
    size_t size;
    if (place->end <= place->mark + 1)
        return false;
    (void)satz_utf8_decode_before(place->text, place->end, &size);
    return bracket_at(place->text, place->end - size) < 0 && opened_inside(place, place->mark);
}

/* `「うまい！早い！」がモットー`: a quotation that stands for a noun. */
static bool is_noun(const struct satz_place *place) {
    size_t opened, closed;
    if (!(place->rules->kinds & SATZ_WORD_GOES_ON))
        return false;
    for (size_t i = 0; i < COUNT(quotations); i++)
        if (is_enclosed(place, quotations[i], NOUN_BYTES, &opened, &closed))
            return satz_sequel_at(place->rules, place->text, closed) == SATZ_WORD_GOES_ON;
    return false;
}

bool satz_place_is_enclosed(const struct satz_place *place) {
    size_t opened, closed;
    for (size_t i = 0; place->rules->mark_kinds & SATZ_MARK_TITLE && i < COUNT(titles); i++)
        if (is_enclosed(place, titles[i], TITLE_BYTES, &opened, &closed))
            return true;
    return (closes_after(place->text, place->end) && opened_inside(place, place->end)) || is_noun(place);
}
