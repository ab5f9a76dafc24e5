#include "check/traits.h"

#include "text/utf8.h"

/* What a character is, as far as its neighbours matter. */
enum kind { OTHER, BLANK, LINE, MARK, CLOSE };

static const unsigned char ascii[128] = {
    ['\t'] = BLANK, ['\n'] = LINE, ['\r'] = LINE, [' '] = BLANK, ['!'] = MARK, [')'] = CLOSE,
    [','] = MARK,   ['.'] = MARK,  [':'] = MARK,  [';'] = MARK,  ['?'] = MARK, [']'] = CLOSE,
};

static unsigned ascii_traits(unsigned char byte) {
    if (byte == ':' || byte == ';' || byte == '!' || byte == '?')
        return SATZ_TRAIT_LOUD;
    if (byte == '"')
        return SATZ_TRAIT_STRAIGHT;
    if (byte && strchr("<%{&$#@", byte))
        return SATZ_TRAIT_CODE;
    return (byte < ' ' && !ascii[byte]) || byte == 0x7F ? SATZ_TRAIT_CONTROL | SATZ_TRAIT_RARE : 0;
}

/* Letters of the fifteen languages, and what else they write often: these have no trait of their own. */
static bool is_usual(uint32_t character) {
    static const uint32_t ranges[][2] = {
        { 0xAE, 0x24F },    { 0x400, 0x481 },   { 0x48A, 0x52F },   { 0x620, 0x657 },   { 0x66E, 0x6D3 },
        { 0xE01, 0xE3A },   { 0xE3F, 0xE4F },   { 0x1E00, 0x1EFF }, { 0x2010, 0x2015 }, { 0x2020, 0x2027 },
        { 0x2030, 0x2037 }, { 0x20A0, 0x20BF }, { 0x3003, 0x3007 }, { 0x3012, 0x3019 }, { 0x3041, 0x30FF },
        { 0x3131, 0x3163 }, { 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && character >= ranges[i][0]; i++)
        if (character <= ranges[i][1])
            return true;
    return false;
}

static bool is_blank(uint32_t character) {
    return character == 0xA0 || character == 0x2009 || character == 0x202F || character == 0x3000;
}

static bool is_mark(uint32_t character) {
    return character == 0x3001 || character == 0x3002 || character == 0xFF0C || character == 0xFF0E ||
           character == 0xFF1A || character == 0xFF1B || character == 0xFF01 || character == 0xFF1F ||
           character == 0x60C || character == 0x61B || character == 0x61F || character == 0x6D4 || character == 0xFF61;
}

static bool is_quote(uint32_t character) {
    return character == 0xAB || character == 0xBB || (character >= 0x2018 && character <= 0x201F) ||
           character == 0x2039 || character == 0x203A || (character >= 0x3008 && character <= 0x300F) ||
           (character >= 0x301D && character <= 0x301F) || character == 0xFF02;
}

/* Latin letters, and blocks that have no letter. */
static bool is_latin(uint32_t character) {
    return (character < 0x250 && character != 0xB5) || (character >= 0x1E00 && character <= 0x1EFF) ||
           (character >= 0x2000 && character <= 0x206F) ||
           (character >= 0x20A0 && character <= 0x20CF);
}

/* Letters that are the most of their texts: Latin, Cyrillic, Chinese signs, Hangul, kana; nothing else is among them. */
static bool is_common(uint32_t character) {
    if (character < 0x482)
        return (character >= 0xC0 && character < 0x250) || character >= 0x400;
    return (character >= 0x3041 && character <= 0x30FF) || (character >= 0x4E00 && character <= 0x9FFF) ||
           (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0xE01 && character <= 0xE3A);
}

static enum kind wide_kind(uint32_t character, unsigned *traits) {
    if (is_common(character)) {
        *traits |= character < 0x250 ? SATZ_TRAIT_WIDE : SATZ_TRAIT_WIDE | SATZ_TRAIT_BEYOND;
        return OTHER;
    }
    *traits |= is_latin(character) ? SATZ_TRAIT_WIDE : SATZ_TRAIT_WIDE | SATZ_TRAIT_BEYOND;
    if (is_quote(character))
        *traits |= SATZ_TRAIT_QUOTE;
    else if (is_blank(character))
        return BLANK;
    else if (is_mark(character))
        return MARK;
    else if (!is_usual(character))
        *traits |= SATZ_TRAIT_RARE;
    return character == 0xFF09 ? CLOSE : OTHER;
}

/* What two neighbours have together. */
static unsigned pair_traits(enum kind before, enum kind kind) {
    if (before == BLANK && kind != OTHER && kind != LINE)
        return SATZ_TRAIT_BLANK | SATZ_TRAIT_ROW;
    if (before != MARK)
        return 0;
    return kind == MARK ? SATZ_TRAIT_ROW : kind == OTHER ? SATZ_TRAIT_JOINED : 0;
}

/* The end of the letters and digits of ASCII from `at` on, which have no trait of their own. */
static size_t pass_letters(struct satz_slice text, size_t at) {
    for (; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if ((byte | 0x20u) - 'a' >= 26 && byte - (unsigned)'0' >= 10)
            break;
    }
    return at;
}

unsigned satz_check_traits(struct satz_slice text) {
    unsigned traits = 0;
    enum kind before = OTHER;
    for (size_t at = 0, size = 1; at < text.size; at += size) {
        size_t end = pass_letters(text, at);
        if (end > at) {
            traits |= pair_traits(before, OTHER);
            before = OTHER;
        }
        if ((at = end) == text.size)
            break;
        unsigned char byte = (unsigned char)text.data[at];
        size = 1;
        enum kind kind = byte < 0x80 ? (enum kind)ascii[byte]
                                     : wide_kind(satz_utf8_decode_checked(text.data + at, &size), &traits);
        if (byte < 0x80)
            traits |= ascii_traits(byte);
        traits |= pair_traits(before, kind);
        before = kind;
    }
    return traits;
}
