#ifndef SATZ_ALIGN_TERM_H
#define SATZ_ALIGN_TERM_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "lexicon/language.h"

/* The terms of a text: what is compared between two languages. */
enum satz_term_kind {
    SATZ_TERM_WORD,
    SATZ_TERM_NUMBER, /* compared by its digits: 10.000 and 10,000 are one */
    SATZ_TERM_MARK,   /* punctuation, by its class; full stops and commas are none */
    SATZ_TERM_CODE,   /* a placeholder ⟦P1⟧, or a tag by its name */
};

struct satz_term {
    enum satz_term_kind kind;
    bool part;         /* it lies in the term before: a Chinese character of a word */
    size_t begin, end; /* bytes of the text */
};

/*
 * Cuts texts of one language: letters by Unicode's properties, so that elided articles stand alone (l’|homme); Han,
 * kana and Thai by ICU's dictionaries, whose words of several Han characters give each of these as a part too.
 */
struct satz_cutter;
/* Cheap: ICU is asked for what a text needs, when it needs it. Ends the program where ICU's data lack a script. */
struct satz_cutter *satz_cutter_new(enum satz_language_id language);
void satz_cutter_free(struct satz_cutter *cutter);
/* Begins with `text`, checked UTF-8, which must stay as it is. */
void satz_cutter_begin(struct satz_cutter *cutter, struct satz_slice text);
/* The next term, by `begin`; false after the last. A text costs O(size). */
bool satz_cutter_next(struct satz_cutter *cutter, struct satz_term *term);

/*
 * What a term is compared by. Two terms with the same key are one.
 *
 * The key of a word is its stem: its first six letters without diacritics in Latin script (Vietnamese: the whole
 * syllable with them), six in Cyrillic, two syllables of Hangul; Arabic without article and endings; else the word.
 * So short a stem is the cheapest that works in all languages (Moore, Fast and Accurate Sentence Alignment, 2002,
 * and hunalign cut alike). A first byte tells the other kinds apart: `#` number, `!` mark, `@` code.
 */
struct satz_term_key {
    struct satz_buffer stem;
    struct satz_buffer form;  /* the word in small letters, NFKC */
    struct satz_buffer latin; /* the word in a to z; empty where there is no sure way: Han */
    bool is_latin;            /* it is written so */
};
void satz_term_key_init(struct satz_term_key *key);
void satz_term_key_release(struct satz_term_key *key);
/* Sets `key` to that of the term with the bytes `raw`. Some microseconds: keep what comes out. */
void satz_cutter_key(struct satz_cutter *cutter, enum satz_term_kind kind, struct satz_slice raw,
                     struct satz_term_key *key);
/* The stem alone of a piece of a word's form: of a part of a compound. Appends to `stem`. */
void satz_cutter_stem(struct satz_cutter *cutter, struct satz_slice form, struct satz_buffer *stem);

/* The number by which lexicons know a stem: FNV-1a (Fowler, Noll and Vo), mixed. The same on every machine. */
uint64_t satz_term_hash(struct satz_slice stem);

#endif
