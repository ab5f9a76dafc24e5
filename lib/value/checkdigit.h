#ifndef SATZ_VALUE_CHECKDIGIT_H
#define SATZ_VALUE_CHECKDIGIT_H

#include "base/slice.h"

/*
 * Numbers that prove themselves. Each takes the whole text of a candidate, with nothing before or
 * after it, and costs O(size) on at most a few dozen bytes: longer text is refused at once.
 */

/*
 * An International Bank Account Number (ISO 13616): country, two check digits (ISO 7064 MOD 97-10 gives
 * 1), and the length that its country has registered. Single blanks or U+00A0 between groups are
 * allowed, small letters are not.
 */
bool satz_iban_valid(struct satz_slice text);

/* How many characters an IBAN of the country that the text begins with has; 0 where it has none. */
size_t satz_iban_length(struct satz_slice text);

/* A securities number (ISO 6166): two letters, nine letters or digits, Luhn's check digit. */
bool satz_isin_valid(struct satz_slice text);

/* A Legal Entity Identifier (ISO 17442): twenty letters or digits, MOD 97-10 gives 1. */
bool satz_lei_valid(struct satz_slice text);

/*
 * A trade item number (GTIN, formerly EAN and UPC): 8, 12, 13 or 14 digits, the last of which makes the sum of
 * all, weighted 3 and 1 in turn, a multiple of ten. One number in ten has that by chance.
 */
bool satz_gtin_valid(struct satz_slice text);

/*
 * The number of a book (ISBN): ten digits, the last of which may be X, weighted 10 to 1; or thirteen, as a GTIN.
 * Single hyphens and blanks are allowed between digits.
 */
bool satz_isbn_valid(struct satz_slice text);

/*
 * Whether the text has the shape of a German securities number (WKN): six digits or capitals without I
 * and O, at least one digit. It has no check digit, so the words around it must speak for it.
 */
bool satz_wkn_shaped(struct satz_slice text);

#endif
