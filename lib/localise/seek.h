#ifndef SATZ_LOCALISE_SEEK_H
#define SATZ_LOCALISE_SEEK_H

#include "lexicon/matcher.h"
#include "localise/local.h"

/*
 * Looks for values in a text of a language: numbers in figures with their scale words, small numbers
 * in words, roman numerals, names of months. So a figure is found again in a translation, however it is
 * written there.
 */
struct satz_seeker {
    const struct satz_local *local; /* borrowed */
    struct satz_matcher words;      /* private */
    long offset;                    /* years of another era that is read too; 0: none */
    size_t biggest;                 /* private: of units in steps; 0: none */
    int stem;                       /* letters that a word's ending may change */
    bool clitics;                   /* words may begin with particles that belong to them */
};

enum satz_evidence_kind { SATZ_EVIDENCE_NUMBER, SATZ_EVIDENCE_MONTH };

struct satz_evidence {
    enum satz_evidence_kind kind;
    struct satz_decimal value; /* of a month its number */
    int power;                 /* of the scale word that stands with it; 0: none */
    size_t begin, end;         /* bytes */
    bool clock;                /* an hour and its minutes in words: halb vier */
    bool taken;                /* for the caller: a span has it already */
};

/* How figures are read: 10.30 as one number by the language's marks, or as runs of digits (dates, times). */
enum satz_seek_style { SATZ_SEEK_NUMBERS, SATZ_SEEK_RUNS };

struct satz_seeker *satz_seeker_new(const struct satz_local *local);
/* One more word for a whole number below a million, in small letters. */
void satz_seeker_add(struct satz_seeker *seeker, long number, struct satz_slice word);
void satz_seeker_free(struct satz_seeker *seeker);

/* All values in `text`, in order, in `arena`. Returns how many. O(text). */
size_t satz_seek_values(const struct satz_seeker *seeker, struct satz_slice text, enum satz_seek_style style,
                        struct satz_arena *arena, struct satz_evidence **evidence);

/*
 * The first place at or after `from` where `form` stands as a word: it begins where a word does (or
 * after particles, in Arabic), and ends where one does, its last letters being allowed to change in
 * a language whose names are declined. Scripts without blanks ask for no edges. O(text).
 */
bool satz_seek_form(const struct satz_seeker *seeker, struct satz_slice text, size_t from, struct satz_slice form,
                    size_t *begin, size_t *end);

/* A pair of quotation marks with what is between them; [begin, end) holds the marks. */
struct satz_quoted {
    size_t begin, end;
};

/*
 * The quotations of `text`, by the language's marks and those of others, outer ones first: one that is
 * only closed begins with the text, one that is only opened ends with it. O(text).
 */
size_t satz_seek_quotes(const struct satz_seeker *seeker, struct satz_slice text, struct satz_arena *arena,
                        struct satz_quoted **found);

#endif
