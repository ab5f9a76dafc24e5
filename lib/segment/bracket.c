#include "segment/place.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define BRACKET_LIMIT 200 /* bytes to either side; each look stays bounded */

static bool opens(char byte) {
    return byte == '(' || byte == '[';
}

static bool closes(char byte) {
    return byte == ')' || byte == ']';
}

/* Whether a bracket closes that opened before `at`. */
static bool closes_after(struct satz_slice text, size_t at) {
    size_t end = text.size - at < BRACKET_LIMIT ? text.size : at + BRACKET_LIMIT, depth = 0;
    if (!memchr(text.data + at, ')', end - at) && !memchr(text.data + at, ']', end - at))
        return false;
    for (; at < end; at++) {
        if (closes(text.data[at]) && depth-- == 0)
            return true;
        depth += opens(text.data[at]);
    }
    return false;
}

/* Whether a bracket is open at `at` that has words of its sentence before it. */
static bool opened_inside(const struct satz_place *place, size_t at) {
    struct satz_slice text = place->text;
    size_t least = at - place->start < BRACKET_LIMIT ? place->start : at - BRACKET_LIMIT, depth = 0, size;
    while (at > least) {
        at--;
        if (opens(text.data[at]) && depth-- == 0)
            break;
        depth += closes(text.data[at]);
    }
    if (at <= least || !opens(text.data[at]))
        return false;
    size_t limit = at - place->start < BRACKET_LIMIT ? at : place->start + BRACKET_LIMIT;
    for (size_t word = place->start; word < limit; word += size)
        if (satz_char_is_word(satz_utf8_decode(text, word, &size)))
            return true;
    return false;
}

bool satz_place_is_bracketed(const struct satz_place *place) {
    return closes_after(place->text, place->end) && opened_inside(place, place->mark);
}

bool satz_place_closes_bracket(const struct satz_place *place) {
    return place->end > place->mark + 1 && closes(place->text.data[place->end - 1]) && opened_inside(place, place->mark);
}
