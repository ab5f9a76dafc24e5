#ifndef SATZ_ENTITY_VOCABULARY_H
#define SATZ_ENTITY_VOCABULARY_H

#include <stdint.h>

#include "base/map.h"
#include "lexicon/data.h"
#include "lexicon/language.h"
#include "lexicon/matcher.h"
#include "lexicon/table.h"

/*
 * The words by which names, figures and dates are told in one language: LANG/patterns.tsv,
 * LANG/local.tsv (decimal and group marks), LANG/names/ and patterns.tsv. The files say what
 * each class means. A language without such files has the classes empty.
 */
enum satz_word_class {
    SATZ_WORD_MONTH, SATZ_WORD_WEEKDAY, SATZ_WORD_SCALE, SATZ_WORD_CURRENCY, SATZ_WORD_CURRENCY_FRONT, SATZ_WORD_UNIT,
    SATZ_WORD_CLOCK, SATZ_WORD_CLOCK_FRONT, SATZ_WORD_CLOCK_ZONE, SATZ_WORD_PERIOD, SATZ_WORD_PERIOD_FRONT,
    SATZ_WORD_YEAR_CUE, SATZ_WORD_DAY_LINK, SATZ_WORD_DAY_CUE, SATZ_WORD_DAY_MONTH, SATZ_WORD_MONTH_YEAR,
    SATZ_WORD_NUMBER_CUE, SATZ_WORD_PHONE_CUE, SATZ_WORD_WKN_CUE, SATZ_WORD_ISIN_CUE, SATZ_WORD_LEI_CUE,
    SATZ_WORD_IBAN_CUE, SATZ_WORD_EAN_CUE, SATZ_WORD_CODE_CUE, SATZ_WORD_TICKER_CUE, SATZ_WORD_FIRST,
    SATZ_WORD_FIRST_WEAK, SATZ_WORD_ROLE, SATZ_WORD_ROLE_HEAD, SATZ_WORD_ROLE_PREFIX, SATZ_WORD_ACADEMIC,
    SATZ_WORD_SALUTATION, SATZ_WORD_LEGAL, SATZ_WORD_ORG_HEAD, SATZ_WORD_ORG_FOR, SATZ_WORD_ORG_FRONT,
    SATZ_WORD_COMPANY, SATZ_WORD_LINK, SATZ_WORD_BRAND,
    SATZ_WORD_PRODUCT_HEAD, SATZ_WORD_PLACE, SATZ_WORD_PLACE_WEAK, SATZ_WORD_PLACE_BEFORE, SATZ_WORD_PLACE_CUE,
    SATZ_WORD_PLACE_HEAD, SATZ_WORD_ROAD, SATZ_WORD_STOP, SATZ_WORD_NOUN, SATZ_WORD_NOUN_END, SATZ_WORD_PARTICLE, SATZ_WORD_PARTICLE_NEXT,
    SATZ_WORD_BEFORE_NAME, SATZ_WORD_NO_PRODUCT, SATZ_WORD_EVENT_HEAD, SATZ_WORD_SPEECH, SATZ_WORD_TITLE_NOUN,
    SATZ_WORD_TITLE_AFTER, SATZ_WORD_TLD, SATZ_WORD_EXCHANGE, SATZ_WORD_SURNAME_WEAK, SATZ_WORD_LINK_LONG,
    SATZ_WORD_SPEECH_PERSON, SATZ_WORD_CLUB, SATZ_WORD_SCORE,
    SATZ_WORD_PRODUCT, SATZ_WORD_PRODUCT_WEAK, SATZ_WORD_MAKER, SATZ_WORD_EVENT, SATZ_WORD_EVENT_NAME,
    SATZ_WORD_EVENT_CODE, SATZ_WORD_LAW, SATZ_WORD_LAW_AFTER, SATZ_WORD_LAW_HEAD, SATZ_WORD_LAW_NOT,
    SATZ_WORD_LAW_ABOUT, SATZ_WORD_LAW_PART, SATZ_WORD_WORK,
    SATZ_WORD_MONTH_SHORT, SATZ_WORD_MONTH_ALONE, SATZ_WORD_WEEKDAY_SHORT, SATZ_WORD_DAY_PART, SATZ_WORD_ORDINAL,
    SATZ_WORD_NUMERAL, SATZ_WORD_NUMERAL_LINK,
    SATZ_WORD_CLASSES
};

/* The classes of a word: bits of these numbers. */
#define SATZ_WORD_MASKS 2
struct satz_word_mask {
    uint64_t bits[SATZ_WORD_MASKS];
};

static inline bool satz_word_mask_has(const struct satz_word_mask *mask, enum satz_word_class class) {
    return mask->bits[class / 64] >> class % 64 & 1;
}

struct satz_vocabulary {
    struct satz_table *tables; /* private, like all but the marks */
    size_t table_count;
    struct satz_map words;        /* word to its place in `classes` */
    struct satz_matcher phrases;  /* the same, for words with blanks and marks in them */
    struct satz_slice *spellings;
    struct satz_word_mask *classes;
    size_t count, spelling_capacity, class_capacity;
    char decimal, group; /* marks of numbers; group may be ' ' */
};

/* Loads the words of `tag`. Fails with file and line. */
enum satz_status satz_vocabulary_load(struct satz_vocabulary *vocabulary, const struct satz_data *data,
                                      const char *tag, struct satz_error *error) SATZ_MUST_USE;
void satz_vocabulary_release(struct satz_vocabulary *vocabulary);

/* Whether `word` is of `class`, byte for byte. O(word). */
bool satz_vocabulary_has(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                         struct satz_slice word);

/*
 * Whether `word`, its capitals made small, is of `class` or ends in a word of it with at least two
 * letters before (`Verkehrsinstitut`). Words over 96 bytes have no such end. O(word²) at most.
 */
bool satz_vocabulary_ends(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                          struct satz_slice word);

/* Word `at` of all words, in `*word`, with whether it is of `class`; at < vocabulary->count. */
bool satz_vocabulary_word(const struct satz_vocabulary *vocabulary, enum satz_word_class class, size_t at,
                          struct satz_slice *word);

/* Size of the longest phrase of `class` that begins `text` at `at`; 0 where there is none. */
size_t satz_vocabulary_phrase(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                              struct satz_slice text, size_t at);

/* The classes of all phrases that begin `text` at `at`, a word of its own or not. O(longest of them). */
struct satz_word_mask satz_vocabulary_begun(const struct satz_vocabulary *vocabulary, struct satz_slice text,
                                            size_t at);

#endif
