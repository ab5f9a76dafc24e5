#ifndef SATZ_VALUE_NUMERAL_H
#define SATZ_VALUE_NUMERAL_H

#include <stdint.h>

#include "value/decimal.h"

/* How a language writes figures. */
struct satz_numeral_style {
    struct satz_slice decimal; /* the mark before the fraction, one character */
    struct satz_slice group;   /* between thousands, one character or none */
    int group_from;            /* grouping begins at so many digits before the mark: 4, or 5 */
    uint32_t zero;             /* the digit nought of the script that is written; 0: ASCII's */
};

/*
 * Reads the numeral that begins at byte `at` of `text`: decimal digits of any script, thousands
 * grouped by the style's mark or, in any style, by blanks (U+0020 U+00A0 U+2009 U+202F), ' ’ ， ، or ٬,
 * all alike and by threes; then the style's decimal mark, or ٫, and a fraction. Fills `*number` and `*end`. A
 * sign before it belongs to it: - − or +, where no word or figure stands before the sign.
 * False where there is no digit, or where the figures go on in a way that this style does not write
 * (1.5 or 24.9.2025 in German, 1.234.5): a date, a version, another convention. O(size of the numeral).
 */
bool satz_numeral_read(struct satz_slice text, size_t at, const struct satz_numeral_style *style,
                       struct satz_decimal *number, size_t *end);

/* Appends the number as the style writes it, with all its places; - where negative. */
void satz_numeral_write(const struct satz_decimal *number, const struct satz_numeral_style *style,
                        struct satz_buffer *target);

/* Appends ASCII digits as those of the script whose digit nought is `zero`; other bytes stay. */
void satz_digits_write(struct satz_slice digits, uint32_t zero, struct satz_buffer *target);

#endif
