#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define ENCLOSED_BYTES 192 /* to either side: no title, no bracket inside a sentence is longer, and each look stays bounded */
#define NOUN_BYTES 48      /* nor is a quotation that stands for a noun */

struct pair {
    const char *opener, *closer;
};

static const struct pair brackets[] = { { "(", ")" }, { "[", "]" }, { "（", "）" }, { "［", "］" } };
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

/* Whether the sentence goes into the bracket at `at`: something stands before it that ends none. */
static bool is_inside_sentence(const struct satz_place *place, size_t at) {
    size_t size, before = satz_blanks_before(place->text, at);
    if (before <= place->start)
        return false;
    uint32_t character = satz_utf8_decode_before(place->text, before, &size);
    return satz_char_is_word(character) || satz_rules_mark(place->rules, character) & SATZ_MARK_CLOSER;
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
        if (is_enclosed(place, titles[i], ENCLOSED_BYTES, &opened, &closed))
            return true;
    for (size_t i = 0; i < COUNT(brackets); i++)
        if (is_enclosed(place, brackets[i], ENCLOSED_BYTES, &opened, &closed) && is_inside_sentence(place, opened))
            return true;
    return is_noun(place);
}
