#include "segment/ornament.h"

#include "text/unicode.h"
#include "text/utf8.h"

#define ORNAMENTS_LIMIT 128 /* bytes: so long a row of ornaments is looked at */

static uint32_t char_at(struct satz_slice text, size_t at, size_t *size) {
    if (at < text.size)
        return satz_utf8_decode_checked(text.data + at, size);
    *size = 0;
    return 0;
}

static unsigned char byte_at(struct satz_slice text, size_t at) {
    return at < text.size ? (unsigned char)text.data[at] : 0;
}

static bool is_one_of(unsigned char byte, const char *set) {
    return byte && strchr(set, byte);
}

static bool is_small(int byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_digit(int byte) {
    return byte >= '0' && byte <= '9';
}

/* ---- emoji ---- */

/* Notes, stars, hearts, faces: pictures though no U+FE0F follows. */
static bool is_sign(uint32_t character) {
    return (character >= 0x2660 && character <= 0x266C) || character == 0x2605 || character == 0x2606 ||
           character == 0x2639 || character == 0x263A || character == 0x2764;
}

/* Signs that lead to what comes after them, as a bullet does: hands that point, ticks and crosses, pins, telephones. */
static bool is_lead(uint32_t character) {
    static const uint32_t leads[] = { 0x25AA, 0x25AB, 0x25B6, 0x25FB, 0x25FC, 0x260E, 0x2611, 0x2705, 0x2709, 0x2714,
                                      0x2716, 0x274C, 0x27A1, 0x1F449, 0x1F4CC, 0x1F4CD, 0x1F4DE, 0x1F4E7, 0x1F517 };
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (leads[i] == character)
            return true;
    return (character >= 0x1F534 && character <= 0x1F53B) || (character >= 0x1F7E0 && character <= 0x1F7EB);
}

/* What changes the picture before it: selectors, tones of skin, joiners, tags. */
static bool is_modifier(uint32_t character) {
    return (character >= 0xFE0E && character <= 0xFE0F) || character == 0x200D || character == 0x20E3 ||
           (character >= 0x1F3FB && character <= 0x1F3FF) || (character >= 0xE0020 && character <= 0xE007F);
}

static size_t emoji_size(struct satz_slice text, size_t at) {
    size_t size, next;
    uint32_t character = char_at(text, at, &size), after = char_at(text, at + size, &next);
    if (!(satz_char_is_emoji(character) || is_sign(character) || (after == 0xFE0F && satz_char_is_pictograph(character))) ||
        is_lead(character))
        return 0;
    for (bool joined = false; size < ORNAMENTS_LIMIT; size += next) {
        character = char_at(text, at + size, &next);
        if (!next || !(is_modifier(character) || (joined && satz_char_is_pictograph(character))))
            break;
        joined = character == 0x200D;
    }
    return size;
}

/* ---- emoticons ---- */

/* `:-)`, `;)`, `=D`, `:'(`, `8-)`, `xD`: eyes, perhaps a nose, a mouth that may be repeated. */
static size_t face_size(struct satz_slice text, size_t at) {
    size_t end = at + 1;
    unsigned char eyes = byte_at(text, at);
    bool letter = eyes == '8' || eyes == 'x' || eyes == 'X' || eyes == 'B';
    end += is_one_of(byte_at(text, end), "-'^~o");
    bool nose = end > at + 1;
    unsigned char mouth = byte_at(text, end);
    if (!is_one_of(mouth, letter ? (nose ? ")(D" : "D") : eyes == '=' ? ")(D]P" : ")(D][Pp3Oo/\\|*}{$"))
        return 0;
    if (letter && !nose && (eyes | 32) != 'x')
        return 0;
    while (byte_at(text, end) == mouth && end < at + 16)
        end++;
    return end - at;
}

/* `(:`, `(-:`, `(^_^)`: what begins with a bracket. */
static size_t bracketed_face_size(struct satz_slice text, size_t at) {
    static const char *const faces[] = { "(:", "(;", "(-:", "(-;", "(^^)", "(^_^)", "(^-^)", "(^o^)" };
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (satz_slice_starts(satz_slice_from(text, at), satz_slice_of(faces[i])))
            return strlen(faces[i]);
    return 0;
}

/* `^^`, `^_^`, `-_-`, `o_O`, `T_T`, `>_<`: eyes with a mouth between them, or none. */
static size_t level_face_size(struct satz_slice text, size_t at) {
    unsigned char eye = byte_at(text, at), middle = byte_at(text, at + 1);
    size_t end = at + 1;
    while (eye == '^' && byte_at(text, end) == '^' && end < at + 16)
        end++;
    if (end > at + 1)
        return end - at;
    if (middle != '_' && (eye != '^' || !is_one_of(middle, ".-o")))
        return 0;
    end += byte_at(text, end + 1) == '_' ? 2 : 1;
    unsigned char other = byte_at(text, end);
    bool pair = eye == '>' ? other == '<' : is_one_of(other, (eye | 32) == 'o' ? "oO0" : "^-T") && (other == eye || (eye | 32) == 'o');
    return pair ? end + 1 - at : 0;
}

/* `ㅋㅋ`, `ㅠㅠ`: letters that stand for laughing and crying. */
static size_t jamo_size(struct satz_slice text, size_t at) {
    size_t end = at, size;
    for (uint32_t character; (character = char_at(text, end, &size)) && end - at < ORNAMENTS_LIMIT; end += size)
        if (character != 0x314B && character != 0x314E && character != 0x3160 && character != 0x315C)
            break;
    return end - at >= 6 ? end - at : 0;
}

/* `*g*`, `*grins*`: a word that says what one does. */
static size_t action_size(struct satz_slice text, size_t at) {
    size_t end = at + 1;
    while (is_small(byte_at(text, end)) && end - at < 16)
        end++;
    return end > at + 1 && byte_at(text, end) == '*' ? end + 1 - at : 0;
}

static size_t emoticon_size(struct satz_slice text, size_t at) {
    switch (byte_at(text, at)) {
    case ':': case ';': case '=': case '8': case 'x': case 'X': case 'B':
        return face_size(text, at);
    case '(':
        return bracketed_face_size(text, at);
    case '^': case '-': case 'o': case 'O': case 'T': case '>':
        return level_face_size(text, at);
    case '*':
        return action_size(text, at);
    case '\\':
        return is_one_of(byte_at(text, at + 1), "oO0") && byte_at(text, at + 2) == '/' ? 3 : 0;
    case '<':
        return byte_at(text, at + 1) == '3' ? 2 : byte_at(text, at + 1) == '/' && byte_at(text, at + 2) == '3' ? 3 : 0;
    default:
        return 0;
    }
}

/* One emoji, emoticon or such. */
static size_t ornament_size(struct satz_slice text, size_t at) {
    unsigned char byte = byte_at(text, at);
    if (byte < 0x80)
        return emoticon_size(text, at);
    if (byte == 0xE3)
        return jamo_size(text, at);
    /* U+2000 to U+203F are quotation marks, dots and dashes. */
    return byte < 0xE2 || (byte == 0xE2 && byte_at(text, at + 1) == 0x80) ? 0 : emoji_size(text, at);
}

/* ---- rows of them ---- */

static bool is_blank_at(struct satz_slice text, size_t at) {
    size_t size;
    uint32_t character = char_at(text, at, &size);
    return !size || satz_char_is_space(character);
}

static bool is_end_at(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t size;
    return is_blank_at(text, at) ||
           satz_rules_mark(rules, char_at(text, at, &size)) & (SATZ_MARK_ENDS | SATZ_MARK_CLOSER | SATZ_MARK_JOINER);
}

/* One ornament or several without blanks between them. */
static size_t row_size(struct satz_slice text, size_t at) {
    size_t end = at, size;
    while (end - at < ORNAMENTS_LIMIT && (size = ornament_size(text, end)))
        end += size;
    return end - at;
}

/* Where a sentence began with an ornament, those that follow its marks begin others, like bullets. */
static bool is_led(struct satz_slice text, size_t start, size_t at) {
    return (unsigned char)text.data[start] >= 0xE2 && emoji_size(text, start) && emoji_size(text, at);
}

static size_t tag_size(struct satz_slice text, size_t at) {
    size_t end = at + 1, size;
    for (uint32_t character; (character = char_at(text, end, &size)) && end - at < ORNAMENTS_LIMIT; end += size)
        if (!satz_char_is_word(character) && character != '_')
            break;
    return end > at + 1 ? end - at : 0;
}

/*
 * Hashtags after a sentence belong to it where nothing follows, or what follows begins one: `Toll! #kiel Morgen mehr`,
 * but `Toll! #kiel feiert`. A capital alone tells that where there are several, or the word is written small elsewhere.
 */
static size_t tags_size(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t end = at, count = 0, size, next = at;
    bool handle = false;
    while (is_one_of(byte_at(text, next), "#@") && next - at < ORNAMENTS_LIMIT && (size = tag_size(text, next))) {
        handle = handle || text.data[next] == '@';
        end = next + size;
        count++;
        next = end + (byte_at(text, end) == ' ');
    }
    if (!count || next == text.size)
        return end - at;
    if (handle || next == end)
        return 0;
    if (ornament_size(text, next))
        return end - at;
    struct satz_slice word;
    bool capital = satz_word_after(rules, text, next, &word) == SATZ_SHAPE_CAPITAL;
    return capital && (count > 1 || satz_rules_word_lowered(rules, word) & SATZ_WORD_STARTER) ? end - at : 0;
}

size_t satz_ornaments_after(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t at) {
    size_t begin = at, size;
    while (begin < at + 4 && byte_at(text, begin) != '\n' && satz_char_is_space(char_at(text, begin, &size)))
        begin += size;
    unsigned char byte = byte_at(text, begin);
    if (byte == '#' || byte == '@')
        size = begin > at && byte_at(text, start) != '#' ? tags_size(rules, text, begin) : 0;
    else
        size = row_size(text, begin);
    return size && is_end_at(rules, text, begin + size) && !is_led(text, start, begin) ? begin + size - at : 0;
}

#define SMILE_BACK 192 /* bytes: so far back a bracket may have been opened */

/* `Спасибо))`: closing brackets after a word that none opened; one alone only where that is the habit. */
static size_t smile_size(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t at) {
    size_t end = at, size, letters = 0, least = at - start > SMILE_BACK ? at - SMILE_BACK : start, before = at;
    while (byte_at(text, end) == ')' && end - at < 16)
        end++;
    if (!is_blank_at(text, end) || (end == at + 1 && !(rules->habits & SATZ_HABIT_SMILES)))
        return 0;
    for (; before > start && letters < 3; before -= size, letters++)
        if (!satz_char_is_letter(satz_utf8_decode_before(text, before, &size)))
            return 0;
    return letters == 3 && !memchr(text.data + least, '(', at - least) ? end - at : 0;
}

size_t satz_ornaments_instead(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t at) {
    size_t size;
    if (at <= start)
        return 0;
    if (text.data[at] == ')')
        return smile_size(rules, text, start, at);
    uint32_t before = satz_utf8_decode_before(text, at, &size);
    bool spaced = satz_char_is_space(before);
    /* A row is looked at from its first on. */
    if (before == char_at(text, at, &size))
        return 0;
    if (!spaced && ((unsigned char)text.data[at] < 0x80 ? text.data[at] != '^' : !satz_char_is_word(before)))
        return 0;
    size = row_size(text, at);
    return size && is_blank_at(text, at + size) && !is_led(text, start, at) ? size : 0;
}

bool satz_ornament_is_heart(struct satz_slice text, size_t at) {
    size_t size;
    uint32_t character = char_at(text, at, &size);
    return character == '<' || character == 0x2764 || character == 0x2665 || character == 0x2661 || character == 0x1F9E1 ||
           (character >= 0x1F493 && character <= 0x1F49F);
}

/* ---- footnotes ---- */

/* `[5]`, `[A 1]`, `[Anm. 2]`, `[a]`, `[*]` */
static size_t bracketed_note_size(struct satz_slice text, size_t at) {
    size_t end = at + 1, letters = 0;
    for (; is_small(byte_at(text, end) | 32) && letters < 6; end++)
        letters++;
    end += letters && byte_at(text, end) == '.';
    end += letters && byte_at(text, end) == ' ';
    size_t digits = end;
    while (is_digit(byte_at(text, end)) && end < digits + 4)
        end++;
    bool note = end > digits || (letters == 1 && end == at + 2);
    if (!letters && end == digits && byte_at(text, end) == '*')
        note = ++end;
    return note && byte_at(text, end) == ']' ? end + 1 - at : 0;
}

/* Whether the footnote's number that ends at `end` is one: a capital follows after a blank, or nothing. */
static bool ends_note(struct satz_slice text, size_t end) {
    size_t size;
    if (end == text.size)
        return true;
    return byte_at(text, end) == ' ' && satz_char_is_upper(char_at(text, end + 1, &size));
}

/* `Prozent.1 Der`, but not `Art.1 Satz`: the word is small, of some length, and no abbreviation. */
static size_t plain_note_size(const struct satz_rules *rules, struct satz_slice text, size_t mark, size_t at) {
    size_t end = at, letters = 0, begin = mark, size;
    while (is_digit(byte_at(text, end)) && end < at + 3)
        end++;
    if (text.data[at] == '0' || !ends_note(text, end))
        return 0;
    for (; begin > 0 && letters < 4; begin -= size, letters++)
        if (!satz_char_is_lower(satz_utf8_decode_before(text, begin, &size)))
            break;
    return letters >= 3 && !satz_abbreviation_at(rules, text, mark) ? end - at : 0;
}

static size_t starred_note_size(struct satz_slice text, size_t at) {
    size_t end = at;
    while (byte_at(text, end) == '*' && end < at + 3)
        end++;
    return is_blank_at(text, end) ? end - at : 0;
}

size_t satz_footnote_size(const struct satz_rules *rules, struct satz_slice text, size_t start, size_t mark, size_t at) {
    unsigned char byte = byte_at(text, at);
    if (byte == '[')
        return bracketed_note_size(text, at);
    if (is_digit(byte))
        return plain_note_size(rules, text, mark, at);
    if (byte == '*')
        return starred_note_size(text, at);
    if (byte == 0xE2 && byte_at(text, at + 1) == 0x80 && (byte_at(text, at + 2) | 1) == 0xA1)
        return 3;
    /* `. [3]`, unless the items of a list are numbered so. */
    if (byte != ' ' || byte_at(text, at + 1) != '[' || !is_digit(byte_at(text, at + 2)) || byte_at(text, start) == '[')
        return 0;
    size_t size = bracketed_note_size(text, at + 1);
    return size && is_blank_at(text, at + 1 + size) ? 1 + size : 0;
}
