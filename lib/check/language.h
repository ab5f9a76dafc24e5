#ifndef SATZ_CHECK_LANGUAGE_H
#define SATZ_CHECK_LANGUAGE_H

#include "check/sources.h"
#include "entity/language.h"
#include "lexicon/wordset.h"
#include "localise/seek.h"
#include "text/spellout.h"

/*
 * What the checks know of a language: its conventions (local.tsv) and habits (check.tsv). Private to check/.
 */
enum satz_check_words {
    SATZ_CHECK_REPEAT,      /* words that may stand twice */
    SATZ_CHECK_ONCE,        /* words that never stand twice but by mistake */
    SATZ_CHECK_KNOWN,       /* abbreviations that everybody knows */
    SATZ_CHECK_ARTICLE,     /* these four: around names */
    SATZ_CHECK_PREPOSITION,
    SATZ_CHECK_VERB,
    SATZ_CHECK_DANGLING,
    SATZ_CHECK_AMBIGUOUS,   /* names and numbers that are other words too */
    SATZ_CHECK_WORDSETS
};

struct satz_check_language {
    struct satz_local local;
    struct satz_seeker *seeker;
    struct satz_spellout *spellout;
    struct satz_wordset words[SATZ_CHECK_WORDSETS];
    struct satz_buffer open_marks, close_marks; /* the quotation marks that are right in it */
    struct satz_slice half;   /* how words for a half begin, separated by | */
    struct satz_slice half_scale; /* the same right before a scale word */
    struct satz_slice weights; /* words of weighing, separated by | */
    struct satz_slice percents; /* how words for a hundredth begin */
    unsigned percent;         /* how long its texts are, where German has 100 */
    bool suits[SATZ_CHECK_QUIET]; /* which checks are made in it, by place in the table */
    unsigned spread;          /* by how much per cent most differ from that */
    struct satz_check_sources *sources;    /* texts in it that were checked */
    struct satz_entity_language *entities; /* NULL until satz_check_language_entities() */
};

/* NULL, and the reason, where the tag names none of the fifteen or a file is bad. Costs milliseconds. */
struct satz_check_language *satz_check_language_new(const struct satz_data *data, const char *tag,
                                                    struct satz_error *error) SATZ_MUST_USE;
void satz_check_language_free(struct satz_check_language *language);

/* Loads what finds names and dates in it, once. All that is given must stay. */
enum satz_status satz_check_language_entities(struct satz_check_language *language, const struct satz_data *data,
                                              const struct satz_nametable *names, const struct satz_terms *terms,
                                              struct satz_error *error) SATZ_MUST_USE;

/* Whether it is one of a check's languages, written as in the table. */
bool satz_check_language_in(const struct satz_check_language *language, const char *codes);

/* Whether a quotation mark is one that opens, or closes, in the language: its own, or one that is right too. */
bool satz_check_language_opens(const struct satz_check_language *language, struct satz_slice mark);
bool satz_check_language_closes(const struct satz_check_language *language, struct satz_slice mark);

/* Whether its words stand without blanks between them. */
bool satz_check_language_spaceless(const struct satz_check_language *language);

#endif
