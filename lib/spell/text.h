#ifndef SATZ_SPELL_TEXT_H
#define SATZ_SPELL_TEXT_H

#include "base/map.h"
#include "text/unicode.h"

struct satz_spell_language;

/* A word of a text that may be looked up. */
struct satz_spell_word {
    size_t begin, end;  /* bytes; letters, marks, digits, hyphens and apostrophes between them; it has a letter */
    bool dotted;        /* a full stop follows at once */
    bool hyphen_before; /* a hyphen that joins it to what is left out: `-einfuhr`, */
    bool hyphen_after;  /* and `Ein-` */
    bool naming;        /* it stands in a span of a person, an organisation or a place (spell/view.h) */
    bool follows;       /* only a blank (or a full stop and a blank) stands between it and the word before */
    struct satz_spell_language *speaks; /* whose it is, where not the text's own (spell/foreign.h); else NULL */
};

struct satz_spell_words {
    struct satz_spell_word *items;
    size_t count, capacity;
};

/* ' and ’, and what is typed for them: an accent, a letter that looks so. */
static inline bool satz_spell_is_apostrophe(uint32_t character) {
    return character == '\'' || character == 0x2019 || character == 0xB4 || character == 0x2BC;
}

/*
 * Cuts a text, which is a plain view of placeholder/engine_text.h: blanks folded, U+FFFC for tags. Left
 * out are web and mail addresses, handles, hashtags, paths, file names (an ending of `endings`, whose keys
 * are in small letters), code, words that a tag or a line's end at a soft hyphen cuts in two, letters behind a mark
 * (S!sters), what editors sign with ((mja), hf/fab), and the endings that German writes behind a star, colon or
 * slash (Leser:innen). With a breaker of kind word, pieces of Thai are its words. O(size).
 */
void satz_spell_words_cut(struct satz_spell_words *words, struct satz_slice text, const struct satz_map *endings,
                          struct satz_breaker *breaker);
void satz_spell_words_release(struct satz_spell_words *words);

#endif
