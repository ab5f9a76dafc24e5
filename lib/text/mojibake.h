#ifndef SATZ_TEXT_MOJIBAKE_H
#define SATZ_TEXT_MOJIBAKE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * Mojibake: UTF-8 that somebody read as a charset of one byte a character and wrote as UTF-8 again, once or
 * several times: `GroÃŸe` is Große, `â€œ` a quotation mark, `РџСЂРёРІРµС‚` Привет.
 *
 * A place is taken for mojibake where the characters stand for the bytes of well-formed UTF-8, where that UTF-8 is
 * text that occurs, and where the characters as they are would not stand so: a capital after a small letter,
 * a currency sign inside a word, two scripts in one. What real text may hold, such as `IRMÔ in a Portuguese
 * headline or `café »` in a French one, is left alone. A weaker place counts where the same slice holds a sure one.
 */
struct satz_mojibake;

/*
 * Reads the charsets' tables from iconv, some hundred microseconds: keep it. It is never changed, so threads may
 * share it. Fails where iconv does not know a charset.
 */
struct satz_mojibake *satz_mojibake_new(struct satz_error *error) SATZ_MUST_USE;
void satz_mojibake_free(struct satz_mojibake *mojibake);

/* One run of characters that are mojibake. */
struct satz_mojibake_found {
    size_t begin, end;   /* bytes of the text */
    const char *charset; /* what its UTF-8 was read as, "windows-1252"; static */
    int rounds;          /* how often: 2 for what was doubled twice */
};

/* A walk over one text. */
struct satz_mojibake_walk {
    uint32_t sure;        /* the charsets of which the text holds a sure place; 0: nothing will be found */
    uint32_t sure_others; /* private, as all below: the same, in another script than Latin */
    const struct satz_mojibake *mojibake;
    struct satz_slice text;
    size_t at;
};

/*
 * Begins a walk over `text`, checked UTF-8 that must stay as it is: a segment, a paragraph, or a block that was cut
 * between lines. O(size).
 */
struct satz_mojibake_walk satz_mojibake_begin(const struct satz_mojibake *mojibake, struct satz_slice text);
/*
 * The next run, in order, with what was meant in `repaired` (emptied first). False after the last one. A whole walk
 * costs O(size).
 */
bool satz_mojibake_next(struct satz_mojibake_walk *walk, struct satz_mojibake_found *found,
                        struct satz_buffer *repaired);

/* Appends `text` to `target` with every run repaired. Returns how many there were. */
size_t satz_mojibake_repair(const struct satz_mojibake *mojibake, struct satz_slice text, struct satz_buffer *target);

#endif
