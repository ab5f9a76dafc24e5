#ifndef SATZ_VALUE_DECIMAL_H
#define SATZ_VALUE_DECIMAL_H

#include "base/buffer.h"

/* The most digits a decimal has; a text with more is no number to us. */
#define SATZ_DECIMAL_DIGITS 48

/*
 * An exact decimal number: digits[0 … count) without a point, of which the last `places` stand after
 * it. `12,40` is 1240 with two places, so that what was written survives; equality is by value.
 * Never a binary fraction: nothing is rounded. count is at least 1, leading zeros only before a point.
 */
struct satz_decimal {
    char digits[SATZ_DECIMAL_DIGITS]; /* '0' to '9' */
    int count;
    int places; /* 0 … count - 1 */
    bool negative;
};

/* Sets it from `whole` and `fraction` digits (ASCII, no marks); false where there are none or too many. */
bool satz_decimal_set(struct satz_decimal *number, struct satz_slice whole, struct satz_slice fraction);

/* Whether both have the same value: 12,40 and 12,4 do. */
bool satz_decimal_equal(const struct satz_decimal *a, const struct satz_decimal *b);

/*
 * Moves the point by `power` places to the right (to the left where negative), adding zeros where
 * needed and dropping none. False, leaving it as it was, where that is more than there is room for.
 */
bool satz_decimal_shift(struct satz_decimal *number, int power);

/* Drops zeros at the end of the fraction. */
void satz_decimal_trim(struct satz_decimal *number);

/* Digits before the point, a single zero not counted: 0 for 0,5, 2 for 12,4. */
int satz_decimal_magnitude(const struct satz_decimal *number);

/* The nearest double: for plural rules, never for values. */
double satz_decimal_double(const struct satz_decimal *number);

#endif
