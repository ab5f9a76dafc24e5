#include "value/decimal.h"

#include <stdlib.h>

static void normalise(struct satz_decimal *number) {
    int zeros = 0;
    while (zeros < number->count - 1 - number->places && number->digits[zeros] == '0')
        zeros++;
    memmove(number->digits, number->digits + zeros, (size_t)(number->count - zeros));
    number->count -= zeros;
}

bool satz_decimal_set(struct satz_decimal *number, struct satz_slice whole, struct satz_slice fraction) {
    while (whole.size > 1 && whole.data[0] == '0')
        whole = satz_slice_from(whole, 1);
    if (whole.size == 0 || whole.size + fraction.size > SATZ_DECIMAL_DIGITS)
        return false;
    memcpy(number->digits, whole.data, whole.size);
    if (fraction.size > 0)
        memcpy(number->digits + whole.size, fraction.data, fraction.size);
    number->count = (int)(whole.size + fraction.size);
    number->places = (int)fraction.size;
    number->negative = false;
    return true;
}

void satz_decimal_trim(struct satz_decimal *number) {
    while (number->places > 0 && number->digits[number->count - 1] == '0') {
        number->count--;
        number->places--;
    }
}

bool satz_decimal_equal(const struct satz_decimal *a, const struct satz_decimal *b) {
    struct satz_decimal left = *a, right = *b;
    satz_decimal_trim(&left);
    satz_decimal_trim(&right);
    normalise(&left);
    normalise(&right);
    bool zero = left.count == 1 && left.digits[0] == '0';
    return left.count == right.count && left.places == right.places &&
           (left.negative == right.negative || zero) &&
           memcmp(left.digits, right.digits, (size_t)left.count) == 0;
}

static bool shift_left(struct satz_decimal *number, int power) {
    int zeros = number->places + power + 1 - number->count;
    if (zeros < 0)
        zeros = 0;
    if (number->count + zeros > SATZ_DECIMAL_DIGITS)
        return false;
    memmove(number->digits + zeros, number->digits, (size_t)number->count);
    memset(number->digits, '0', (size_t)zeros);
    number->count += zeros;
    number->places += power;
    return true;
}

bool satz_decimal_shift(struct satz_decimal *number, int power) {
    if (power < -SATZ_DECIMAL_DIGITS || power > SATZ_DECIMAL_DIGITS)
        return false;
    if (power < 0)
        return shift_left(number, -power);
    int zeros = power > number->places ? power - number->places : 0;
    if (number->count + zeros > SATZ_DECIMAL_DIGITS)
        return false;
    memset(number->digits + number->count, '0', (size_t)zeros);
    number->count += zeros;
    number->places += zeros - power;
    normalise(number);
    return true;
}

int satz_decimal_magnitude(const struct satz_decimal *number) {
    int whole = number->count - number->places;
    return whole == 1 && number->digits[0] == '0' ? 0 : whole;
}

double satz_decimal_double(const struct satz_decimal *number) {
    double value = 0, unit = 1;
    for (int i = 0; i < number->count; i++)
        value = value * 10 + (number->digits[i] - '0');
    for (int i = 0; i < number->places; i++)
        unit *= 10;
    value /= unit;
    return number->negative ? -value : value;
}
