#include "value/checkdigit.h"

enum { LONGEST_IBAN = 34, ISIN_SIZE = 12, LEI_SIZE = 20, WKN_SIZE = 6 };

/* Lengths as the countries have registered them: country code, characters without blanks. */
static const char iban_lengths[] =
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 "
    "ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 "
    "QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 ";

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* The value that both standards give a character: digits themselves, A = 10 to Z = 35. */
static unsigned character_value(char c) {
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A') + 10;
}

static bool all_alphanumeric(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (!is_digit(text.data[i]) && !is_capital(text.data[i]))
            return false;
    return true;
}

static unsigned mod97(unsigned rest, struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned value = character_value(text.data[i]);
        rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
    }
    return rest;
}

static size_t registered_length(const char *country) {
    for (const char *entry = iban_lengths; *entry; entry += 5)
        if (entry[0] == country[0] && entry[1] == country[1])
            return (size_t)(entry[2] - '0') * 10 + (size_t)(entry[3] - '0');
    return 0;
}

size_t satz_iban_length(struct satz_slice text) {
    return text.size >= 2 ? registered_length(text.data) : 0;
}

/* Copies the characters without the blanks between groups; 0 where two blanks meet or one is at an end. */
static size_t without_blanks(struct satz_slice text, char *compact) {
    size_t size = 0;
    bool blank = true;
    for (size_t i = 0; i < text.size; i++) {
        bool wide = text.data[i] == '\xc2' && i + 1 < text.size && text.data[i + 1] == '\xa0';
        if (wide || text.data[i] == ' ') {
            if (blank)
                return 0;
            blank = true;
            i += wide;
            continue;
        }
        if (size == LONGEST_IBAN)
            return 0;
        compact[size++] = text.data[i];
        blank = false;
    }
    return blank ? 0 : size;
}

bool satz_iban_valid(struct satz_slice text) {
    char compact[LONGEST_IBAN];
    if (text.size > (size_t)3 * LONGEST_IBAN)
        return false;
    size_t size = without_blanks(text, compact);
    if (size < 5 || !is_capital(compact[0]) || !is_capital(compact[1]) || registered_length(compact) != size)
        return false;
    if (!is_digit(compact[2]) || !is_digit(compact[3]))
        return false;
    struct satz_slice rest = satz_slice_make(compact + 4, size - 4);
    struct satz_slice front = satz_slice_make(compact, 4);
    return all_alphanumeric(rest) && mod97(mod97(0, rest), front) == 1;
}

/* Luhn's sum over the digits that the characters stand for, the last one not doubled. */
static unsigned luhn_sum(struct satz_slice text) {
    unsigned sum = 0;
    bool doubled = false;
    for (size_t i = text.size; i-- > 0;) {
        unsigned value = character_value(text.data[i]);
        for (; ; value /= 10) {
            unsigned digit = doubled ? value % 10 * 2 : value % 10;
            sum += digit / 10 + digit % 10;
            doubled = !doubled;
            if (value < 10)
                break;
        }
    }
    return sum;
}

bool satz_isin_valid(struct satz_slice text) {
    if (text.size != ISIN_SIZE || !all_alphanumeric(text))
        return false;
    if (!is_capital(text.data[0]) || !is_capital(text.data[1]) || !is_digit(text.data[ISIN_SIZE - 1]))
        return false;
    return luhn_sum(text) % 10 == 0;
}

bool satz_lei_valid(struct satz_slice text) {
    if (text.size != LEI_SIZE || !all_alphanumeric(text))
        return false;
    return is_digit(text.data[LEI_SIZE - 2]) && is_digit(text.data[LEI_SIZE - 1]) && mod97(0, text) == 1;
}

bool satz_gtin_valid(struct satz_slice text) {
    unsigned sum = 0;
    if (text.size != 8 && (text.size < 12 || text.size > 14))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!is_digit(text.data[i]))
            return false;
        sum += character_value(text.data[i]) * ((text.size - i) % 2 ? 1 : 3);
    }
    return sum % 10 == 0;
}

enum { LONGEST_ISBN = 13, ISBN_TEXT = 32 };

/* Copies the digits, and an X at the end, without the hyphens and blanks between them; 0 for anything else. */
static size_t isbn_digits(struct satz_slice text, char *digits) {
    size_t size = 0;
    if (text.size > ISBN_TEXT)
        return 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool between = i > 0 && i + 1 < text.size && is_digit(text.data[i - 1]);
        if ((c == '-' || c == ' ') && between)
            continue;
        bool last = i + 1 == text.size && (c == 'X' || c == 'x');
        if (size == LONGEST_ISBN || (!is_digit(c) && !last))
            return 0;
        digits[size++] = last ? 'X' : c;
    }
    return size;
}

bool satz_isbn_valid(struct satz_slice text) {
    char digits[LONGEST_ISBN];
    size_t size = isbn_digits(text, digits);
    unsigned sum = 0;
    if (size == 13)
        return satz_gtin_valid(satz_slice_make(digits, size));
    for (unsigned i = 0; i < 10 && size == 10; i++)
        sum += (10 - i) * (digits[i] == 'X' ? 10 : (unsigned)(digits[i] - '0'));
    return size == 10 && sum % 11 == 0;
}

bool satz_wkn_shaped(struct satz_slice text) {
    bool digit = false;
    if (text.size != WKN_SIZE || !all_alphanumeric(text))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == 'I' || text.data[i] == 'O')
            return false;
        digit |= is_digit(text.data[i]);
    }
    return digit;
}
