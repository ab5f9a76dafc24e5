#include "text/width.h"

#include <unicode/uchar.h>

int satz_char_width(uint32_t character) {
    if (character < 0x300)
        return 1;
    uint32_t category = U_GET_GC_MASK((UChar32)character);
    if (category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
        return 0;
    int syllable = u_getIntPropertyValue((UChar32)character, UCHAR_HANGUL_SYLLABLE_TYPE);
    if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO)
        return 0;
    int width = u_getIntPropertyValue((UChar32)character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool satz_char_is_rtl(uint32_t character) {
    if (character < 0x590)
        return false;
    UCharDirection direction = u_charDirection((UChar32)character);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/* Overrides, embeddings and isolates, which would turn the line around them. */
static bool turns(uint32_t character) {
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

uint32_t satz_char_shown(uint32_t character) {
    if (character == '\n' || character == '\r' || character == '\t' || character == 0x2028 || character == 0x2029)
        return ' ';
    if (character < 0x20)
        return 0x2400 + character;
    if (character == 0x7F)
        return 0x2421;
    return (character >= 0x80 && character < 0xA0) || turns(character) ? 0xFFFD : character;
}
