#ifndef SATZ_IDENTIFY_IDENTIFIER_H
#define SATZ_IDENTIFY_IDENTIFIER_H

#include "identify/script.h"
#include "lexicon/data.h"
#include "lexicon/language.h"
#include "model/linear.h"

/*
 * Which of the fifteen languages a text is in. Its script says it for most; what is written in Latin letters is judged by runs of
 * letters and whole words, Chinese and Japanese without kana by characters and pairs of them: a linear model with a
 * row of weights for each hashed feature, one weight a language (dictionaries/identify.model, made by satz-train(1); after
 * Cavnar and Trenkle, N-Gram-Based Text Categorization, 1994, with learnt weights instead of ranks).
 *
 * Probabilities mean what they say on news, of fifteen languages that are equally likely: how far sums are to be trusted in texts of so many letters was measured
 * when the model was made. Of texts in further languages they say nothing.
 */
#define SATZ_IDENTIFY_KIND "iden"
#define SATZ_IDENTIFY_VERSION 2u

/*
 * A feature's weights stand together in its table, one for each language. Malay and Indonesian, which share most words, are one in
 * the table of what is Latin, and have one of their own; its rows have one weight, by which the first of the two is ahead.
 */
enum { SATZ_IDENTIFY_LATIN, SATZ_IDENTIFY_HAN, SATZ_IDENTIFY_MALAY, SATZ_IDENTIFY_TABLES };
enum { SATZ_IDENTIFY_ROW = 8 };

struct satz_identify_kind {
    enum satz_script script;
    uint32_t row_bits; /* a row has 2^row_bits weights; what has none stays at 0 */
    size_t count;      /* of languages */
    enum satz_language_id languages[SATZ_IDENTIFY_ROW]; /* in the order of their weights */
};
extern const struct satz_identify_kind satz_identify_kinds[SATZ_IDENTIFY_TABLES];

/* A word's features in a table; 0 where it has no letters of it. */
size_t satz_identify_features(size_t table, const struct satz_script_scan *word, uint32_t features[SATZ_SCRIPT_FEATURES]);

struct satz_identifier {
    struct satz_linear model; /* private */
};

/*
 * Maps identify.model of `data`. Without that file it opens too, and goes by scripts only: Latin and Chinese texts are
 * unsure. Fails where the file is damaged.
 */
enum satz_status satz_identifier_open(struct satz_identifier *identifier, const struct satz_data *data,
                                      struct satz_error *error) SATZ_MUST_USE;
/* Also of one that was never opened and is all zero. */
void satz_identifier_close(struct satz_identifier *identifier);

/* What was seen of a text, which may come in pieces. All zero at first. */
struct satz_identify_tally {
    int32_t sums[SATZ_IDENTIFY_TABLES][SATZ_IDENTIFY_ROW];
    uint32_t letters[SATZ_SCRIPT_COUNT];
};

/* Adds the weights of one word's features. */
void satz_identify_add_word(const struct satz_identifier *identifier, const struct satz_script_scan *word,
                            struct satz_identify_tally *tally);
/* Adds a piece of text, checked UTF-8, cut between words. What is beyond the first million letters changes nothing. O(size). */
void satz_identify_add(const struct satz_identifier *identifier, struct satz_slice text,
                       struct satz_identify_tally *tally);

struct satz_identity {
    double probability[SATZ_LANGUAGES]; /* their sum is 1 */
    enum satz_language_id best, next;   /* the two likeliest */
    uint32_t letters;                   /* that were judged */
    bool sure;                          /* the best is right in more than nine of ten such texts */
};

void satz_identify_end(const struct satz_identifier *identifier, const struct satz_identify_tally *tally,
                       struct satz_identity *identity);

/*
 * By how much more the tally speaks for `one` than for `other`, two languages of one table: the natural logarithm of the odds, far beyond what a
 * probability shows. False in `*same` where they are told by their scripts.
 */
double satz_identify_odds(const struct satz_identifier *identifier, const struct satz_identify_tally *tally,
                          enum satz_language_id one, enum satz_language_id other, bool *same);
/* The same as it is summed: what words have can be added. 0 where no table has both. */
int32_t satz_identify_lead(const struct satz_identify_tally *tally, enum satz_language_id one, enum satz_language_id other);
/* The odds of such a sum over so many Latin letters. */
double satz_identify_latin_odds(const struct satz_identifier *identifier, int64_t lead, uint32_t letters);

/* All three: of a whole text. */
void satz_identify(const struct satz_identifier *identifier, struct satz_slice text, struct satz_identity *identity);

/* How far a sum of a table may be trusted in a text of so many letters: by what it is multiplied before the exponential. For satz-train. */
double satz_identify_trust(const struct satz_linear_table *table, uint32_t letters);
/* The numbers of letters at which it is measured, and the unit that thresholds are kept in. */
extern const uint32_t satz_identify_lengths[SATZ_LINEAR_LEVELS];
#define SATZ_IDENTIFY_UNIT 1e6

#endif
