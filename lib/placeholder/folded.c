#include "placeholder/folded.h"

#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Members in order of their code points; what they become. */
static const struct {
    uint32_t from, to;
} changes[] = {
    { '(', '[' },    { ')', ']' },    { '{', '[' },    { '}', ']' },    { 0xAB, '"' },   { 0xBB, '"' },
    { 0x201C, '"' }, { 0x201D, '"' },    { 0x201E, '"' }, { 0x201F, '"' }, { 0x27E6, '[' }, { 0x27E7, ']' }, { 0x27E8, '[' }, { 0x27E9, ']' },
    { 0x27EA, '[' }, { 0x27EB, ']' }, { 0x2985, '[' }, { 0x2986, ']' }, { 0x3008, '[' }, { 0x3009, ']' },
    { 0x300A, '[' }, { 0x300B, ']' }, { 0x300C, '"' }, { 0x300D, '"' }, { 0x300E, '"' }, { 0x300F, '"' },
    { 0x3010, '[' }, { 0x3011, ']' }, { 0x3014, '[' }, { 0x3015, ']' }, { 0x3016, '[' }, { 0x3017, ']' },
    { 0x301A, '[' }, { 0x301B, ']' }, { 0xFF5F, '[' }, { 0xFF60, ']' },
};

/* U+00C0 to U+017F without their accents, and small Cyrillic letters as Latin ones; blank: no letter of that kind. */
static const char latin[] = "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghh  iiiiiiiiii  jjkk llllll "
                            " llnnnnnn   oooooo  rrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz ";
static const char cyrillic[] = "abvgde ziiklmnop stuf        e  ";

/* Letters that a code word was written with in place of its own, 0 for others. Р looks like a P, and is an R. */
static uint32_t char_letter(uint32_t character) {
    char letter = ' ';
    if (character >= 0xC0 && character < 0x180)
        letter = latin[character - 0xC0];
    else if (character == 0x420 || character == SATZ_FOLDED_ER)
        return SATZ_FOLDED_ER;
    else if (character >= 0x410 && character < 0x450)
        letter = cyrillic[(character - 0x410) % 32];
    return letter == ' ' ? 0 : (uint32_t)letter;
}

static bool char_is_invisible(uint32_t character) {
    return character == 0xAD || (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x2064) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

static uint32_t char_fold(uint32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E)
        character -= 0xFEE0;
    if (character >= 'A' && character <= 'Z')
        return character + ('a' - 'A');
    if (character < 0x80 && character != '(' && character != ')' && character != '{' && character != '}')
        return character;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (changes[i].from == character)
            return changes[i].to;
    uint32_t letter = char_letter(character);
    if (letter)
        return letter;
    if (satz_char_is_space(character))
        return ' ';
    int digit = satz_char_digit_value(character);
    return digit < 0 ? character : (uint32_t)('0' + digit);
}

struct satz_folded satz_folded_make(struct satz_slice text, struct satz_arena *arena) {
    struct satz_folded folded = { satz_arena_get_array(arena, text.size + 1, sizeof *folded.chars), 0 };
    for (size_t at = 0; at < text.size;) {
        uint32_t character;
        size_t size = text.data[at] == '&' ? satz_charref_decode(text, at, &character) : 0;
        if (!size)
            character = satz_utf8_decode(text, at, &size);
        if (!char_is_invisible(character)) {
            bool own = character == 0x27E6 || character == 0x27E7 || character == 0xFF5F || character == 0xFF60;
            folded.chars[folded.count++] =
                (struct satz_folded_char){ char_fold(character), own, at, at + size };
        }
        at += size;
    }
    return folded;
}
