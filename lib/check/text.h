#ifndef SATZ_CHECK_TEXT_H
#define SATZ_CHECK_TEXT_H

#include "base/arena.h"
#include "check/language.h"
#include "check/traits.h"
#include "stream/finding.h"
#include "text/utf8.h"

/*
 * One side of a record as the checks see it: without tags, character references decoded, white space
 * folded in HTML; as it stands in plain text. Private to check/.
 */
struct satz_check_text {
    enum satz_side side;
    struct satz_slice raw;   /* the record's member; data NULL: it has none */
    struct satz_slice text;
    const size_t *places;    /* of each byte of text, and of its end, in raw; NULL: they are the same */
    const struct satz_check_language *language;
    unsigned traits; /* check/traits.h */
    bool ascii;              /* nothing else is in it, and no control but line breaks and tabs */
    struct satz_check_source *known; /* what was found in it before, to be added to; NULL: nothing is kept of it */
    bool *kept;              /* bytes of text that are held words, the same on both sides; NULL: none */
};

/* Sets raw and text; what has to be built lies in `arena`. O(size). */
void satz_check_text_set(struct satz_check_text *text, struct satz_slice raw, bool html, struct satz_arena *arena);

/* Sets traits and ascii, which only the checks need. O(size) where they are not known. */
void satz_check_text_judge(struct satz_check_text *text);

/* Marks bytes [begin, end) of raw as kept. O(text) for the first, then O(end - begin). */
void satz_check_text_keep(struct satz_check_text *text, size_t begin, size_t end, struct satz_arena *arena);

static inline bool satz_check_text_keeps(const struct satz_check_text *text, size_t at) {
    return text->kept && text->kept[at];
}

/* A place of text, in raw. */
static inline size_t satz_check_text_place(const struct satz_check_text *text, size_t at) {
    return text->places ? text->places[at] : at;
}

/* The character at byte `at` or that before it; 0 beyond the ends. */
static inline uint32_t satz_check_text_at(const struct satz_check_text *text, size_t at, size_t *size) {
    *size = 0;
    return at < text->text.size ? satz_utf8_decode_checked(text->text.data + at, size) : 0;
}
uint32_t satz_check_text_before(const struct satz_check_text *text, size_t at, size_t *size);

#endif
