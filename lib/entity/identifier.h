#ifndef SATZ_ENTITY_IDENTIFIER_H
#define SATZ_ENTITY_IDENTIFIER_H

#include "entity/candidate.h"
#include "entity/text.h"
#include "entity/vocabulary.h"

/* A number whose cue says what it is, and whose check digit says that it is not. */
struct satz_misprint {
    size_t begin, end; /* bytes of the plain text */
    const char *what;  /* "ISIN" */
};

struct satz_misprints {
    struct satz_misprint items[8]; /* further ones are left out */
    size_t count;
};

/*
 * Finds IBAN, ISIN and LEI by their check digits, or by the word before them; EAN and WKN by that word; numbers of
 * lots and parts by their mixed capitals and digits (L6042A, Los-Nr. L6051); tickers
 * after the name of a trading place (Xetra: HBNE), which is an organisation, or after a word for
 * ticker, or a `$`. `misprints` may be NULL. O(size).
 */
void satz_identifiers_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                           struct satz_candidates *candidates, struct satz_misprints *misprints);

#endif
