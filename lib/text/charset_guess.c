#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>

#include "base/memory.h"
#include "text/charset.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* ICU reads no more than this; so we give it what is worth reading. */
enum { READ = 8000 };

static bool is_plain(struct satz_slice line) {
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)line.data[i] >= 0x80 || line.data[i] == 0x1B)
            return false;
    return true;
}

/* The lines that are not all ASCII: the others say nothing of the charset. */
static void add_telling_lines(struct satz_slice bytes, struct satz_buffer *target) {
    struct satz_slice rest = bytes, line;
    if (!bytes.size)
        return;
    while (target->size < READ && satz_slice_split(&rest, '\n', &line)) {
        if (is_plain(line))
            continue;
        satz_buffer_add(target, line.size > READ ? satz_slice_sub(line, 0, READ) : line);
        satz_buffer_add_byte(target, '\n');
    }
}

/* ---- Thai ---- */

/* The columns of TIS-620. */
enum thai { FOREIGN, UNUSED, CONSONANT, LEADING, FOLLOWING, VOWEL_MARK, TONE, SIGN };

static enum thai thai_of(unsigned char byte) {
    static const struct {
        unsigned char last;
        enum thai kind;
    } columns[] = {
        { 0x7F, FOREIGN },    { 0x80, SIGN },      { 0x84, UNUSED },     { 0x85, SIGN },       { 0x90, UNUSED },
        { 0x97, SIGN },       { 0x9F, UNUSED },    { 0xA0, SIGN },       { 0xCE, CONSONANT },  { 0xD0, FOLLOWING },
        { 0xD1, VOWEL_MARK }, { 0xD3, FOLLOWING }, { 0xDA, VOWEL_MARK }, { 0xDE, UNUSED },     { 0xDF, SIGN },
        { 0xE4, LEADING },    { 0xE5, FOLLOWING }, { 0xE6, SIGN },       { 0xE7, VOWEL_MARK }, { 0xED, TONE },
        { 0xFB, SIGN },       { 0xFF, UNUSED },
    };
    size_t i = 0;
    while (byte > columns[i].last)
        i++;
    return columns[i].kind;
}

/* Marks stand on consonants, and leading vowels before one: so it is in Thai only. */
static bool is_misspelt(enum thai before, enum thai now) {
    return (now == VOWEL_MARK && before != CONSONANT) || (now == TONE && before != CONSONANT && before != VOWEL_MARK) ||
           (before == LEADING && now != CONSONANT);
}

static int confidence_in_thai(struct satz_slice text) {
    size_t letters = 0, marks = 0, wrong = 0;
    enum thai before = FOREIGN;
    for (size_t i = 0; i < text.size; i++) {
        enum thai now = thai_of((unsigned char)text.data[i]);
        if (now == UNUSED)
            return 0;
        letters += now != FOREIGN;
        marks += now == VOWEL_MARK || now == TONE;
        wrong += is_misspelt(before, now);
        before = now;
    }
    if (letters < 6 || marks * 10 < letters || wrong * 50 > letters)
        return 0;
    return letters < 20 ? 60 : 95;
}

/* ---- Vietnamese ---- */

static bool is_one_of(const char *words, struct satz_slice word) {
    struct satz_slice rest = satz_slice_of(words), item;
    while (satz_slice_split(&rest, ' ', &item))
        if (satz_slice_equal(item, word))
            return true;
    return false;
}

/* A tone is 1, another mark of Vietnamese 0, a mark of another language -1. */
static int tone_of(uint32_t mark) {
    if (mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323)
        return 1;
    return mark == 0x302 || mark == 0x306 || mark == 0x31B ? 0 : -1;
}

/* The parts of a letter, itself where it has none; returns how many. */
static int32_t read_parts(uint32_t letter, UChar parts[8]) {
    UErrorCode failure = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(unorm2_getNFCInstance(&failure), (UChar32)letter, parts, 8, &failure);
    if (U_SUCCESS(failure) && count > 0)
        return count;
    parts[0] = letter < 0x10000 ? (UChar)letter : '?';
    return 1;
}

/* The letters of a word without their marks, and how many tones they bear; false for letters of other languages. */
static bool take_apart(struct satz_slice word, char *letters, size_t room, size_t *size, int *tones) {
    size_t step;
    *size = 0;
    *tones = 0;
    for (size_t at = 0; at < word.size; at += step) {
        UChar parts[8];
        int32_t count = read_parts(satz_char_lower(satz_utf8_decode(word, at, &step)), parts);
        for (int32_t i = 0; i < count; i++) {
            bool mark = satz_char_is_mark(parts[i]);
            int tone = mark ? tone_of(parts[i]) : 0;
            if (tone < 0 || (!mark && *size == room))
                return false;
            *tones += tone;
            if (!mark)
                letters[(*size)++] = parts[i] < 0x80 ? (char)parts[i] : parts[i] == 0x111 ? 'd' : '?';
        }
    }
    return true;
}

/* A syllable as Vietnamese spells them: its words are of one. */
static bool is_syllable(struct satz_slice word) {
    char letters[8];
    size_t size, begin = 0, end;
    int tones;
    if (!take_apart(word, letters, sizeof letters, &size, &tones) || tones > 1)
        return false;
    while (begin < size && !strchr("aeiouy", letters[begin]))
        begin++;
    for (end = begin; end < size && strchr("aeiouy", letters[end]); end++)
        ;
    return end > begin && end - begin <= 4 &&
           (!begin || is_one_of("b c ch d g gh h k kh l m n ng ngh nh p ph q r s t th tr v x",
                                satz_slice_make(letters, begin))) &&
           (end == size || is_one_of("c ch m n ng nh p t", satz_slice_make(letters + end, size - end)));
}

/* The bytes as UTF-8, as far as they can be read. */
static bool decode(struct satz_slice bytes, const char *charset, struct satz_buffer *target) {
    iconv_t conversion = iconv_open("UTF-8", charset);
    if (conversion == (iconv_t)-1)
        return false;
    satz_buffer_reserve(target, bytes.size * 4 + 16);
    char *from = (char *)bytes.data, *to = target->data;
    size_t left = bytes.size, room = bytes.size * 4 + 16;
    bool whole = iconv(conversion, &from, &left, &to, &room) != (size_t)-1;
    iconv(conversion, NULL, NULL, &to, &room);
    target->size = (size_t)(to - target->data);
    *to = '\0';
    iconv_close(conversion);
    return whole;
}

/* How many of the words that are not all ASCII are syllables. A small letter before a capital is in no word. */
static int confidence_in_vietnamese(struct satz_slice text) {
    size_t words = 0, right = 0, size;
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        bool special = false, mixed = false;
        uint32_t before = 'A';
        for (; at < text.size; at += size) {
            uint32_t character = satz_utf8_decode(text, at, &size);
            if (!satz_char_is_letter(character) && !satz_char_is_mark(character))
                break;
            special = special || character >= 0x80;
            mixed = mixed || (satz_char_is_lower(before) && satz_char_is_upper(character));
            before = character;
        }
        words += special;
        right += special && !mixed && is_syllable(satz_slice_sub(text, begin, at));
        at += at == begin || at < text.size ? size : 0;
    }
    if (words < 4 || right * 100 < words * 80)
        return 0;
    return (int)(right * 100 / words) - (words < 12 ? 35 : 0);
}

/* ---- all together ---- */

static size_t add_guess(struct satz_guess *guesses, size_t count, size_t most, const char *name, int confidence) {
    size_t at = count;
    while (at > 0 && guesses[at - 1].confidence < confidence)
        at--;
    if (at == most || confidence <= 0)
        return count;
    count += count < most;
    memmove(guesses + at + 1, guesses + at, (count - at - 1) * sizeof *guesses);
    snprintf(guesses[at].name, sizeof guesses[at].name, "%s", name);
    guesses[at].confidence = confidence;
    return count;
}

/* What ICU says and nobody's text is in, or is known before anybody guesses. */
static bool is_beside_the_point(const char *name) {
    return strncmp(name, "UTF-", 4) == 0 || strncmp(name, "IBM", 3) == 0;
}

static size_t add_guesses_of_icu(struct satz_slice text, struct satz_guess *guesses, size_t count, size_t most) {
    UErrorCode failure = U_ZERO_ERROR;
    int32_t found = 0;
    UCharsetDetector *detector = ucsdet_open(&failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    struct satz_slice trimmed = satz_slice_trim(text);
    ucsdet_enableInputFilter(detector, trimmed.size && trimmed.data[0] == '<');
    ucsdet_setText(detector, text.data, (int32_t)text.size, &failure);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &failure);
    for (int32_t i = 0; U_SUCCESS(failure) && i < found; i++) {
        const char *name = ucsdet_getName(matches[i], &failure);
        if (!is_beside_the_point(name))
            count = add_guess(guesses, count, most, name, ucsdet_getConfidence(matches[i], &failure));
    }
    ucsdet_close(detector);
    return count;
}

size_t satz_charset_guess(struct satz_slice bytes, struct satz_guess *guesses, size_t most) {
    static const char *const vietnamese[][2] = { { "windows-1258", "WINDOWS-1258" },
                                                 { "VISCII", "VISCII" },
                                                 { "TCVN", "TCVN5712-1" } };
    struct satz_buffer telling = SATZ_BUFFER_INIT, text = SATZ_BUFFER_INIT;
    size_t count = 0;
    add_telling_lines(bytes, &telling);
    struct satz_slice lines = satz_buffer_slice(&telling);
    count = add_guess(guesses, count, most, "windows-874", confidence_in_thai(lines));
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) {
        satz_buffer_reset(&text);
        if (decode(lines, vietnamese[i][1], &text))
            count =
                add_guess(guesses, count, most, vietnamese[i][0], confidence_in_vietnamese(satz_buffer_slice(&text)));
    }
    count = add_guesses_of_icu(lines, guesses, count, most);
    satz_buffer_release(&telling);
    satz_buffer_release(&text);
    return count;
}
