#ifndef SATZ_LOCALISE_QUANTITY_H
#define SATZ_LOCALISE_QUANTITY_H

#include "localise/local.h"
#include "value/decimal.h"

/* A number with what it counts: `12,4 Mio. Euro`, `3,5 Millionen`, `12 Prozent`, `45 kW`. */
struct satz_quantity {
    struct satz_decimal shown; /* as written, before the scale word: 12,4 */
    int power;                 /* of its scale word: 6 for Mio., 0 for none */
    char currency[4];          /* ISO 4217, empty where it is no money */
    bool percent;
    struct satz_slice unit;             /* other words after it, without digits; empty where none */
    bool attached;                      /* no blank stands before them: 7,8" */
    size_t numeral_begin, numeral_end;  /* bytes of the text read: the figures alone */
};

/*
 * Reads the whole of `text` as one quantity of the language: an optional currency before, a numeral, an
 * optional scale word, then a currency, a percent sign or word, or a unit. False where it is none.
 */
bool satz_quantity_read(const struct satz_local *local, struct satz_slice text, struct satz_quantity *quantity);

/* Its value with the scale word applied; false where that has too many digits. */
bool satz_quantity_value(const struct satz_quantity *quantity, struct satz_decimal *value);

/*
 * Appends it as the language writes it. False, appending nothing, where the language has no word for
 * its currency. A unit that the language's table lacks is written as it stands.
 */
bool satz_quantity_write(const struct satz_local *local, const struct satz_quantity *quantity,
                         struct satz_buffer *target);

/* Size of the longest scale word of the language at byte `at`, with its power; 0 where there is none. */
size_t satz_scale_read(const struct satz_local *local, struct satz_slice text, size_t at, int *power);

/* Size of the longest word or sign of a currency at byte `at`, with its ISO 4217 code; 0 where there is none. */
size_t satz_currency_read(const struct satz_local *local, struct satz_slice text, size_t at, char code[4]);

/* Size of the blank at `at`: U+0020, U+00A0, U+2009, U+202F or a line end; 0 where none is. */
size_t satz_blank_read(struct satz_slice text, size_t at);

#endif
