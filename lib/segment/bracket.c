#include "segment/place.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Bytes looked at, so that each look stays bounded. */
#define AHEAD 200
#define BACK 400

static bool opens(char byte) {
    return byte == '(' || byte == '[';
}

static bool closes(char byte) {
    return byte == ')' || byte == ']';
}

/* Whether a bracket closes that opened before `at`. */
static bool closes_after(struct satz_slice text, size_t at) {
    size_t end = text.size - at < AHEAD ? text.size : at + AHEAD, depth = 0;
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
    size_t least = at - place->start < BACK ? place->start : at - BACK, depth = 0, size;
    while (at > least) {
        at--;
        if (opens(text.data[at]) && depth-- == 0)
            break;
        depth += closes(text.data[at]);
    }
    if (at <= least || !opens(text.data[at]))
        return false;
    size_t limit = at - place->start < AHEAD ? at : place->start + AHEAD;
    for (size_t word = place->start; word < limit; word += size)
        if (satz_char_is_word(satz_utf8_decode(text, word, &size)))
            return true;
    return false;
}

bool satz_place_is_bracketed(const struct satz_place *place) {
    return closes_after(place->text, place->end) && opened_inside(place, place->end);
}

bool satz_place_closes_bracket(const struct satz_place *place) {
    return place->end > place->mark + 1 && closes(place->text.data[place->end - 1]) &&
           opened_inside(place, place->mark);
}
