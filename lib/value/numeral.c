#include "value/numeral.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* Digits gathered as ASCII, in a place of bounded size. */
struct digits {
    char data[SATZ_DECIMAL_DIGITS + 1];
    size_t count;
};

static struct satz_slice digits_slice(const struct digits *digits) {
    return satz_slice_make(digits->data, digits->count);
}

/* Appends the digits that stand at `at`, remembering at most one too many, and returns where they end. */
static size_t take_digits(struct satz_slice text, size_t at, struct digits *digits, size_t *taken) {
    *taken = 0;
    while (at < text.size) {
        size_t size;
        int value = satz_char_digit_value(satz_utf8_decode(text, at, &size));
        if (value < 0)
            break;
        if (digits->count <= SATZ_DECIMAL_DIGITS)
            digits->data[digits->count++] = (char)('0' + value);
        at += size;
        (*taken)++;
    }
    return at;
}

static bool is_digit_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size && satz_char_digit_value(satz_utf8_decode(text, at, &size)) >= 0;
}

/* Whether exactly three digits begin at `at`. */
static bool three_digits_at(struct satz_slice text, size_t at) {
    struct digits digits = { .count = 0 };
    size_t taken;
    take_digits(text, at, &digits, &taken);
    return taken == 3;
}

/* Size of a mark that groups thousands at `at`, 0 where none stands there. */
static size_t group_mark(struct satz_slice text, size_t at, const struct satz_numeral_style *style) {
    static const struct satz_slice marks[] = {
        SATZ_SLICE(" "), SATZ_SLICE("\u00a0"), SATZ_SLICE("\u2009"),
        SATZ_SLICE("\u202f"), SATZ_SLICE("'"), SATZ_SLICE("\u2019"), SATZ_SLICE("\u066c"),
        SATZ_SLICE("\uff0c"), SATZ_SLICE("\u060c"),
    };
    struct satz_slice rest = satz_slice_from(text, at);
    if (style->group.size > 0 && satz_slice_starts(rest, style->group))
        return style->group.size;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (satz_slice_starts(rest, marks[i]))
            return marks[i].size;
    return 0;
}

/* Takes the groups of three that follow the first digits, all behind the same mark. */
static size_t take_groups(struct satz_slice text, size_t at, const struct satz_numeral_style *style,
                          struct digits *digits) {
    struct satz_slice mark = { NULL, 0 };
    while (at < text.size) {
        size_t size = group_mark(text, at, style), taken;
        struct satz_slice here = satz_slice_sub(text, at, at + size);
        if (size == 0 || (mark.size > 0 && !satz_slice_equal(mark, here)) || !three_digits_at(text, at + size))
            break;
        mark = here;
        at = take_digits(text, at + size, digits, &taken);
    }
    return at;
}

static bool is_sign(uint32_t character) {
    return character == '-' || character == '+' || character == 0x2212;
}

/* A sign counts only where nothing that it could join stands before it. */
static bool sign_is_free(struct satz_slice text, size_t at) {
    size_t size;
    if (at == 0)
        return true;
    uint32_t before = satz_utf8_decode_before(text, at, &size);
    return !satz_char_is_word(before) && before != ')' && before != '%';
}

/* Whether, at `at`, figures go on behind a mark that did not belong to the numeral. */
static bool goes_on(struct satz_slice text, size_t at) {
    return at < text.size && strchr(".,:'", text.data[at]) && is_digit_at(text, at + 1);
}

bool satz_numeral_read(struct satz_slice text, size_t at, const struct satz_numeral_style *style,
                       struct satz_decimal *number, size_t *end) {
    struct digits whole = { .count = 0 }, fraction = { .count = 0 };
    size_t size = 0, taken;
    if (at >= text.size)
        return false;
    uint32_t sign = satz_utf8_decode(text, at, &size);
    bool is_signed = is_sign(sign) && sign_is_free(text, at);
    at = take_digits(text, is_signed ? at + size : at, &whole, &taken);
    if (taken == 0)
        return false;
    if (taken <= 3)
        at = take_groups(text, at, style, &whole);
    struct satz_slice rest = satz_slice_from(text, at), arabic = satz_slice_of("\u066b");
    struct satz_slice mark = satz_slice_starts(rest, arabic) ? arabic : style->decimal;
    if (satz_slice_starts(rest, mark) && is_digit_at(text, at + mark.size))
        at = take_digits(text, at + mark.size, &fraction, &taken);
    if (goes_on(text, at) || !satz_decimal_set(number, digits_slice(&whole), digits_slice(&fraction)))
        return false;
    number->negative = is_signed && sign != '+';
    *end = at;
    return true;
}

void satz_digits_write(struct satz_slice digits, uint32_t zero, struct satz_buffer *target) {
    for (size_t i = 0; i < digits.size; i++)
        if (zero > '0' && digits.data[i] >= '0' && digits.data[i] <= '9')
            satz_buffer_add_char(target, zero + (uint32_t)(digits.data[i] - '0'));
        else
            satz_buffer_add_byte(target, digits.data[i]);
}

void satz_numeral_write(const struct satz_decimal *number, const struct satz_numeral_style *style,
                        struct satz_buffer *target) {
    int whole = number->count - number->places;
    if (number->negative)
        satz_buffer_add_byte(target, '-');
    for (int i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0 && whole >= style->group_from)
            satz_buffer_add(target, style->group);
        satz_digits_write(satz_slice_make(number->digits + i, 1), style->zero, target);
    }
    if (number->places > 0)
        satz_buffer_add(target, style->decimal);
    satz_digits_write(satz_slice_make(number->digits + whole, (size_t)number->places), style->zero, target);
}
