#include "segment/context.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define PRIME 0x01000193u
#define START 0x811C9DC5u

/* Kinds of characters, as bits: a word's are their union. */
enum { LOWER = 1, UPPER = 2, DIGIT = 4, LETTER = 8, DOT = 16, OTHER = 32, NOT_ROMAN = 64 };

static unsigned kind_of_other(uint32_t character) {
    if (satz_char_is_lower(character))
        return LOWER | NOT_ROMAN;
    if (satz_char_is_upper(character))
        return UPPER | NOT_ROMAN;
    if (satz_char_is_letter(character))
        return LETTER | NOT_ROMAN;
    return (satz_char_is_digit(character) ? DIGIT : OTHER) | NOT_ROMAN;
}

#define LETTER_OF(small) [(small)] = LOWER | NOT_ROMAN, [(small) - 32] = UPPER | NOT_ROMAN
#define ROMAN_OF(small) [(small)] = LOWER | NOT_ROMAN, [(small) - 32] = UPPER

/* Of ASCII characters; 0: OTHER. */
static const uint8_t ascii_kinds[128] = {
    LETTER_OF('a'), LETTER_OF('b'), ROMAN_OF('c'),  ROMAN_OF('d'),  LETTER_OF('e'), LETTER_OF('f'), LETTER_OF('g'),
    LETTER_OF('h'), ROMAN_OF('i'),  LETTER_OF('j'), LETTER_OF('k'), ROMAN_OF('l'),  ROMAN_OF('m'),  LETTER_OF('n'),
    LETTER_OF('o'), LETTER_OF('p'), LETTER_OF('q'), LETTER_OF('r'), LETTER_OF('s'), LETTER_OF('t'), LETTER_OF('u'),
    ROMAN_OF('v'),  LETTER_OF('w'), ROMAN_OF('x'),  LETTER_OF('y'), LETTER_OF('z'),
    ['0'] = DIGIT | NOT_ROMAN, ['1'] = DIGIT | NOT_ROMAN, ['2'] = DIGIT | NOT_ROMAN, ['3'] = DIGIT | NOT_ROMAN,
    ['4'] = DIGIT | NOT_ROMAN, ['5'] = DIGIT | NOT_ROMAN, ['6'] = DIGIT | NOT_ROMAN, ['7'] = DIGIT | NOT_ROMAN,
    ['8'] = DIGIT | NOT_ROMAN, ['9'] = DIGIT | NOT_ROMAN, ['.'] = DOT | NOT_ROMAN,
};

static inline unsigned kind_of(uint32_t character) {
    if (character >= 128)
        return kind_of_other(character);
    unsigned kind = ascii_kinds[character];
    return kind ? kind : OTHER | NOT_ROMAN;
}

static bool is_part(uint32_t character) {
    return character < 128 ? (character | 32) - 'a' < 26 || character - '0' < 10 : satz_char_is_word(character);
}

/* Without brackets, quotation marks and such at both ends. */
static struct satz_slice strip(struct satz_slice text) {
    size_t size, begin = 0, end = text.size;
    while (begin < end && !is_part(satz_utf8_decode_checked(text.data + begin, &size)))
        begin += size;
    while (end > begin && !is_part(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return satz_slice_sub(text, begin, end);
}

static enum satz_look look_of_single(unsigned kinds) {
    return kinds & UPPER   ? SATZ_LOOK_UPPER
           : kinds & LOWER ? SATZ_LOOK_LOWER
           : kinds & DIGIT ? SATZ_LOOK_DIGITS
                           : SATZ_LOOK_LETTER;
}

static enum satz_look look_of(unsigned kinds, unsigned first, unsigned capitals, unsigned length) {
    if (!length)
        return SATZ_LOOK_NONE;
    if (length == 1)
        return look_of_single(kinds);
    bool letters = kinds & (LOWER | UPPER | LETTER);
    if (kinds & DIGIT)
        return letters ? SATZ_LOOK_JOINED : kinds & (DOT | OTHER) ? SATZ_LOOK_NUMBER : SATZ_LOOK_DIGITS;
    if (!letters)
        return SATZ_LOOK_SYMBOL;
    if (kinds & DOT)
        return SATZ_LOOK_DOTTED;
    if (!(kinds & NOT_ROMAN))
        return SATZ_LOOK_ROMAN;
    if (!(kinds & (UPPER | LOWER)))
        return SATZ_LOOK_CASELESS;
    if (!(kinds & UPPER))
        return SATZ_LOOK_SMALL;
    if (!(kinds & LOWER))
        return SATZ_LOOK_CAPITALS;
    return first & UPPER && capitals == 1 ? SATZ_LOOK_CAPITAL : SATZ_LOOK_MIXED;
}

struct satz_word satz_word_look(struct satz_slice text) {
    struct satz_word word = { strip(text), START, START, START, SATZ_LOOK_NONE, 0 };
    uint32_t last[3] = { 0, 0, 0 };
    unsigned length = 0, kinds = 0, first = 0, capitals = 0;
    for (size_t at = 0, size; at < word.text.size; at += size, length++) {
        uint32_t character = satz_utf8_decode_checked(word.text.data + at, &size), small = character;
        unsigned kind = kind_of(character);
        capitals += (kind & UPPER) != 0;
        if (character < 128)
            small += (kind & UPPER) * (32 / UPPER);
        else if (kind & UPPER)
            small = satz_char_lower(character);
        first = at ? first : kind;
        kinds |= kind;
        word.exact = (word.exact ^ character) * PRIME;
        word.small = (word.small ^ small) * PRIME;
        last[0] = last[1];
        last[1] = last[2];
        last[2] = small;
    }
    for (size_t i = 0; i < 3; i++)
        word.suffix = (word.suffix ^ last[i]) * PRIME;
    word.length = (uint8_t)(length < 255 ? length : 255);
    word.look = (uint8_t)look_of(kinds, first, capitals, length);
    return word;
}
