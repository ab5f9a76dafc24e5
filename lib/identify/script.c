#include "identify/script.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* First and last characters of what is of one kind, in order. What is between is no letter of the fifteen. */
static const struct range {
    uint32_t first, last;
    enum satz_script kind;
} range_table[] = {
    { 0x41, 0x5A, SATZ_SCRIPT_LATIN },       { 0x61, 0x7A, SATZ_SCRIPT_LATIN },      { 0xAA, 0xAA, SATZ_SCRIPT_LATIN },
    { 0xBA, 0xBA, SATZ_SCRIPT_LATIN },       { 0xC0, 0xD6, SATZ_SCRIPT_LATIN },      { 0xD8, 0xF6, SATZ_SCRIPT_LATIN },
    { 0xF8, 0x24F, SATZ_SCRIPT_LATIN },      { 0x300, 0x36F, SATZ_SCRIPT_LATIN },    { 0x370, 0x3FF, SATZ_SCRIPT_OTHER },
    { 0x400, 0x52F, SATZ_SCRIPT_CYRILLIC },  { 0x531, 0x5EA, SATZ_SCRIPT_OTHER },    { 0x620, 0x64A, SATZ_SCRIPT_ARABIC },
    { 0x671, 0x6D3, SATZ_SCRIPT_ARABIC },    { 0x750, 0x77F, SATZ_SCRIPT_ARABIC },   { 0x904, 0xDFF, SATZ_SCRIPT_OTHER },
    { 0xE01, 0xE3A, SATZ_SCRIPT_THAI },      { 0xE40, 0xE4E, SATZ_SCRIPT_THAI },     { 0xE81, 0x10FF, SATZ_SCRIPT_OTHER },
    { 0x1100, 0x11FF, SATZ_SCRIPT_HANGUL },  { 0x1200, 0x1CFF, SATZ_SCRIPT_OTHER },  { 0x1E00, 0x1EFF, SATZ_SCRIPT_LATIN },
    { 0x1F00, 0x1FFF, SATZ_SCRIPT_OTHER },   { 0x3041, 0x309F, SATZ_SCRIPT_KANA },   { 0x30A1, 0x30FA, SATZ_SCRIPT_KANA },
    { 0x30FC, 0x30FF, SATZ_SCRIPT_KANA },    { 0x3131, 0x318E, SATZ_SCRIPT_HANGUL }, { 0x31F0, 0x31FF, SATZ_SCRIPT_KANA },
    { 0x3400, 0x4DBF, SATZ_SCRIPT_HAN },     { 0x4E00, 0x9FFF, SATZ_SCRIPT_HAN },    { 0xA000, 0xABFF, SATZ_SCRIPT_OTHER },
    { 0xAC00, 0xD7FB, SATZ_SCRIPT_HANGUL },  { 0xF900, 0xFAFF, SATZ_SCRIPT_HAN },    { 0xFB50, 0xFDFB, SATZ_SCRIPT_ARABIC },
    { 0xFE70, 0xFEFC, SATZ_SCRIPT_ARABIC },  { 0xFF66, 0xFF9D, SATZ_SCRIPT_KANA },   { 0x10000, 0x1AFFF, SATZ_SCRIPT_OTHER },
    { 0x20000, 0x323AF, SATZ_SCRIPT_HAN },
};

/* Most of what is written beyond ASCII; NONE: the table has to be asked. */
static enum satz_script usual_script(uint32_t character) {
    if (character >= 0xD8 && character <= 0x24F && character != 0xF7)
        return SATZ_SCRIPT_LATIN;
    if (character >= 0x4E00 && character <= 0x9FFF)
        return SATZ_SCRIPT_HAN;
    if (character >= 0xAC00 && character <= 0xD7A3)
        return SATZ_SCRIPT_HANGUL;
    return character >= 0x410 && character <= 0x44F ? SATZ_SCRIPT_CYRILLIC : SATZ_SCRIPT_NONE;
}

enum satz_script satz_script_of(uint32_t character) {
    if (character < 0x80)
        return (character | 32) - 'a' < 26 ? SATZ_SCRIPT_LATIN : SATZ_SCRIPT_NONE;
    enum satz_script usual = usual_script(character);
    if (usual != SATZ_SCRIPT_NONE)
        return usual;
    size_t low = 0, high = sizeof range_table / sizeof *range_table;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (range_table[middle].last < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool inside = low < sizeof range_table / sizeof *range_table && range_table[low].first <= character;
    return inside ? range_table[low].kind : SATZ_SCRIPT_NONE;
}

/* Marks that only addresses, codes, tags and placeholders have between letters. */
static bool is_code(unsigned char byte, bool after_letter, bool before_letter) {
    if (byte >= '0' && byte <= '9')
        return after_letter || before_letter;
    if (byte == '.' || byte == '/' || byte == ':' || byte == '=')
        return after_letter && before_letter;
    return byte && strchr("@_\\{}<>#$%^|~", byte) != NULL && (after_letter || before_letter);
}

static bool is_latin_at(struct satz_slice text, size_t at, size_t *size) {
    return satz_script_of(satz_utf8_decode_checked(text.data + at, size)) == SATZ_SCRIPT_LATIN;
}

/* The end of the ASCII and Latin from `at` on, up to a blank; whether it is words, and no code. */
static size_t chunk_end(struct satz_slice text, size_t at, bool *words) {
    bool letter = false, tied = false; /* tied: a letter stood before the mark */
    unsigned char mark = 0;
    size_t size;
    for (*words = true; at < text.size; at += size) {
        unsigned char byte = (unsigned char)text.data[at];
        bool latin = is_latin_at(text, at, &size);
        if (byte <= ' ' || (byte >= 0x80 && !latin))
            break;
        if (latin ? mark && is_code(mark, tied, true) : is_code(byte, letter, false))
            *words = false;
        mark = latin ? 0 : byte;
        tied = letter;
        letter = latin;
    }
    return at;
}

/* Passes over code and what is no letter. False at the end. */
static bool find_letter(struct satz_script_scan *scan) {
    size_t size;
    while (scan->at < scan->text.size) {
        unsigned char byte = (unsigned char)scan->text.data[scan->at];
        enum satz_script kind = satz_script_of(satz_utf8_decode_checked(scan->text.data + scan->at, &size));
        bool words = true;
        if (scan->at >= scan->chunk && byte > ' ' && (byte < 0x80 || kind == SATZ_SCRIPT_LATIN))
            scan->chunk = chunk_end(scan->text, scan->at, &words);
        if (!words)
            scan->at = scan->chunk;
        else if (kind != SATZ_SCRIPT_NONE)
            return true;
        else
            scan->at += size;
    }
    return false;
}

static uint32_t small(uint32_t character) {
    if (character < 0x80)
        return character - 'A' < 26 ? character | 32 : character;
    return satz_char_lower(character);
}

bool satz_script_next(struct satz_script_scan *scan) {
    size_t size;
    if (!find_letter(scan))
        return false;
    scan->begin = scan->at;
    for (scan->count = 0; scan->at < scan->text.size && scan->count < SATZ_SCRIPT_WORD; scan->at += size) {
        uint32_t character = satz_utf8_decode_checked(scan->text.data + scan->at, &size);
        enum satz_script kind = satz_script_of(character);
        if (scan->count > 0 && kind != scan->kind)
            break;
        scan->kind = kind;
        scan->word[scan->count++] = kind == SATZ_SCRIPT_LATIN ? small(character) : character;
    }
    scan->end = scan->at;
    return true;
}

static uint32_t mix(uint32_t hash, uint32_t letter) {
    hash = (hash ^ letter) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

/* Its upper bits number the weight. */
static uint32_t finish(uint32_t hash) {
    return (hash ^ hash >> 13) * 0x85EBCA6Bu;
}

enum { PAIR = 2, LONGEST_RUN = 4 };

static size_t add_latin(const uint32_t *word, size_t count, uint32_t *features) {
    uint32_t letters[SATZ_SCRIPT_WORD + 2], whole = 1;
    size_t added = 0;
    letters[0] = letters[count + 1] = ' ';
    memcpy(letters + 1, word, count * sizeof *word);
    for (size_t i = 0; i < count + 2; i++) {
        uint32_t hash = 2;
        for (size_t k = i; k < count + 2 && k < i + LONGEST_RUN; k++) {
            hash = mix(hash, letters[k]);
            if (k + 1 >= i + PAIR)
                features[added++] = finish(hash);
        }
        whole = mix(whole, letters[i]);
    }
    if (count + 2 > LONGEST_RUN)
        features[added++] = finish(whole);
    return added;
}

static size_t add_han(const uint32_t *word, size_t count, uint32_t *features) {
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t hash = mix(3, word[i]);
        features[added++] = finish(hash);
        if (i + 1 < count)
            features[added++] = finish(mix(hash, word[i + 1]));
    }
    return added;
}

size_t satz_script_features(const struct satz_script_scan *scan, uint32_t features[SATZ_SCRIPT_FEATURES]) {
    if (scan->kind == SATZ_SCRIPT_LATIN)
        return add_latin(scan->word, scan->count, features);
    return scan->kind == SATZ_SCRIPT_HAN ? add_han(scan->word, scan->count, features) : 0;
}

uint32_t satz_script_whole(const struct satz_script_scan *scan) {
    uint32_t hash = 4;
    for (size_t i = 0; i < scan->count; i++)
        hash = mix(hash, scan->word[i]);
    return finish(hash);
}
