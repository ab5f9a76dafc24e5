#include "segment/context.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define PRIME 0x01000193u

/* What a word is made of, by the kind of its characters. */
struct tally {
    unsigned upper, lower, digits, letters, dots, others;
    bool first_upper, roman;
};

static bool is_part(uint32_t character) {
    return character < 128 ? (character | 32) - 'a' < 26 || character - '0' < 10 : satz_char_is_word(character);
}

/* Without brackets, quotation marks and such at both ends. */
static struct satz_slice strip(struct satz_slice text) {
    size_t size, begin = 0, end = text.size;
    while (begin < end && !is_part(satz_utf8_decode(text, begin, &size)))
        begin += size;
    while (end > begin && !is_part(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return satz_slice_sub(text, begin, end);
}

static void count(struct tally *tally, uint32_t character, bool first) {
    if (character - '0' < 10) {
        tally->digits++;
    } else if (character == '.') {
        tally->dots++;
    } else if (character < 128 ? character - 'a' < 26 : satz_char_is_lower(character)) {
        tally->lower++;
    } else if (character < 128 ? character - 'A' < 26 : satz_char_is_upper(character)) {
        tally->upper++;
        tally->first_upper = tally->first_upper || first;
    } else if (character >= 128 && satz_char_is_letter(character)) {
        tally->letters++;
    } else if (character >= 128 && satz_char_is_digit(character)) {
        tally->digits++;
    } else {
        tally->others++;
    }
    tally->roman = tally->roman && character < 128 && character && strchr("IVXLCDM", (int)character);
}

static enum satz_look look_of_single(const struct tally *tally) {
    return tally->upper    ? SATZ_LOOK_UPPER
           : tally->lower  ? SATZ_LOOK_LOWER
           : tally->digits ? SATZ_LOOK_DIGITS
                           : SATZ_LOOK_LETTER;
}

static enum satz_look look_of(const struct tally *tally, unsigned length) {
    unsigned cased = tally->upper + tally->lower, letters = cased + tally->letters;
    if (!length)
        return SATZ_LOOK_NONE;
    if (length == 1)
        return look_of_single(tally);
    if (tally->digits)
        return letters ? SATZ_LOOK_JOINED : tally->digits == length ? SATZ_LOOK_DIGITS : SATZ_LOOK_NUMBER;
    if (!letters)
        return SATZ_LOOK_SYMBOL;
    if (tally->dots)
        return SATZ_LOOK_DOTTED;
    if (tally->roman)
        return SATZ_LOOK_ROMAN;
    if (!cased)
        return SATZ_LOOK_CASELESS;
    if (!tally->lower)
        return SATZ_LOOK_CAPITALS;
    if (!tally->upper)
        return SATZ_LOOK_SMALL;
    return tally->first_upper && tally->upper == 1 ? SATZ_LOOK_CAPITAL : SATZ_LOOK_MIXED;
}

struct satz_word satz_word_look(struct satz_slice text) {
    struct satz_word word = { strip(text), 0x811C9DC5u, 0x811C9DC5u, 0x811C9DC5u, SATZ_LOOK_NONE, 0 };
    struct tally tally = { .roman = true };
    uint32_t last[3] = { 0, 0, 0 };
    unsigned length = 0;
    for (size_t at = 0, size; at < word.text.size; at += size, length++) {
        uint32_t character = satz_utf8_decode(word.text, at, &size), small = character;
        count(&tally, character, !at);
        if (character < 128)
            small = character - 'A' < 26 ? character + 32 : character;
        else
            small = satz_char_lower(character);
        word.exact = (word.exact ^ character) * PRIME;
        word.small = (word.small ^ small) * PRIME;
        last[0] = last[1];
        last[1] = last[2];
        last[2] = small;
    }
    for (size_t i = 0; i < 3; i++)
        word.suffix = (word.suffix ^ last[i]) * PRIME;
    word.length = (uint8_t)(length < 255 ? length : 255);
    word.look = (uint8_t)look_of(&tally, length);
    return word;
}
