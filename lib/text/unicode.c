#include "text/unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ucasemap.h>
#include <unicode/uclean.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/memory.h"
#include "text/utf8.h"

static void *memory_get(const void *context, size_t size) {
    (void)context;
    return satz_memory_get(size);
}

static void *memory_resize(const void *context, void *old, size_t size) {
    (void)context;
    return satz_memory_resize(old, 1, size);
}

static void memory_free(const void *context, void *memory) {
    (void)context;
    free(memory);
}

/*
 * ICU that gets no memory crashes, hangs, or goes on with other data; so it asks us. It must be told before it is used
 * for the first time, wherever that is.
 */
static void __attribute__((constructor)) memory_set(void) {
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, memory_get, memory_resize, memory_free, &status);
}

/*
 * The letters of which most texts are made, so that ICU need not be asked for them: none is a digit. Unicode changes
 * neither what kind nor of what script a character is.
 */
static const struct usual {
    uint32_t first, last, category;
    const char *script;
} usual_letters[] = {
    { 0xC0, 0xD6, U_GC_LU_MASK, "Latn" },     { 0xDF, 0xF6, U_GC_LL_MASK, "Latn" },
    { 0xF8, 0xFF, U_GC_LL_MASK, "Latn" },     { 0x410, 0x42F, U_GC_LU_MASK, "Cyrl" },
    { 0x430, 0x45F, U_GC_LL_MASK, "Cyrl" },   { 0x620, 0x63F, U_GC_LO_MASK, "Arab" },
    { 0x641, 0x64A, U_GC_LO_MASK, "Arab" },   { 0xE01, 0xE30, U_GC_LO_MASK, "Thai" },
    { 0x3041, 0x3096, U_GC_LO_MASK, "Hira" }, { 0x30A1, 0x30FA, U_GC_LO_MASK, "Kana" },
    { 0x4E00, 0x9FFF, U_GC_LO_MASK, "Hani" }, { 0xAC00, 0xD7A3, U_GC_LO_MASK, "Hang" },
};

enum { USUAL_BEYOND_LATIN = 3, USUAL_EASTERN = 8 }; /* the first ones from U+0400 and U+3000 on */

static const struct usual *usual_of(uint32_t character) {
    size_t first = character < 0x400 ? 0 : character < 0x3000 ? USUAL_BEYOND_LATIN : USUAL_EASTERN;
    for (size_t i = first; i < sizeof usual_letters / sizeof *usual_letters && character >= usual_letters[i].first; i++)
        if (character <= usual_letters[i].last)
            return &usual_letters[i];
    return NULL;
}

static uint32_t wide_category(uint32_t character) {
    const struct usual *usual = usual_of(character);
    return usual ? usual->category : U_GET_GC_MASK((UChar32)character);
}

/* The general category; of ASCII, which most of a text is, without ICU's look-up, and all P* and all S* as one. */
static uint32_t category(uint32_t character) {
    if (character >= 128)
        return wide_category(character);
    if (satz_char_is_letter(character))
        return satz_char_is_lower(character) ? U_GC_LL_MASK : U_GC_LU_MASK;
    if (character - '0' < 10)
        return U_GC_ND_MASK;
    if (character < ' ' || character == 127)
        return U_GC_CC_MASK;
    if (character == ' ')
        return U_GC_ZS_MASK;
    return strchr("$+<=>^`|~", (int)character) ? U_GC_SM_MASK : U_GC_PO_MASK;
}

bool satz_char_is_wide_letter(uint32_t character) {
    return (wide_category(character) & U_GC_L_MASK) != 0;
}

bool satz_char_is_wide_upper(uint32_t character) {
    return (wide_category(character) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool satz_text_is_upper(struct satz_slice text) {
    size_t size;
    return text.size > 0 && satz_char_is_upper(satz_utf8_decode(text, 0, &size));
}

bool satz_char_is_wide_lower(uint32_t character) {
    return (wide_category(character) & U_GC_LL_MASK) != 0;
}

bool satz_char_is_digit(uint32_t character) {
    return (category(character) & U_GC_ND_MASK) != 0;
}

bool satz_char_is_wide_mark(uint32_t character) {
    return (wide_category(character) & U_GC_M_MASK) != 0;
}

bool satz_char_is_punct(uint32_t character) {
    return (category(character) & U_GC_P_MASK) != 0;
}

/* The property White_Space has been the same since Unicode 6.3, and is asked for more often than any other. */
bool satz_char_is_wide_space(uint32_t character) {
    if (character < 0x1680)
        return character == 0x85 || character == 0xA0;
    if (character - 0x2000 <= 0x5F)
        return character <= 0x200A || character == 0x2028 || character == 0x2029 || character == 0x202F ||
               character == 0x205F;
    return character == 0x1680 || character == 0x3000;
}

bool satz_char_is_control(uint32_t character) {
    return (category(character) & U_GC_CC_MASK) != 0;
}

bool satz_char_is_emoji(uint32_t character) {
    return character >= 0x231A && u_hasBinaryProperty((UChar32)character, UCHAR_EMOJI_PRESENTATION);
}

bool satz_char_is_pictograph(uint32_t character) {
    return character >= 0xA9 && u_hasBinaryProperty((UChar32)character, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool satz_char_is_wide_word(uint32_t character) {
    return (wide_category(character) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

uint32_t satz_char_wide_lower(uint32_t character) {
    return (uint32_t)u_tolower((UChar32)character);
}

uint32_t satz_char_upper(uint32_t character) {
    return (uint32_t)u_toupper((UChar32)character);
}

int satz_char_wide_digit_value(uint32_t character) {
    return usual_of(character) ? -1 : u_charDigitValue((UChar32)character);
}

const char *satz_char_script(uint32_t character) {
    if (character < 128)
        return (character | 0x20) - 'a' < 26 ? "Latn" : "Zyyy";
    const struct usual *usual = usual_of(character);
    if (usual)
        return usual->script;
    UErrorCode failure = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)character, &failure);
    return U_SUCCESS(failure) ? uscript_getShortName(script) : "Zzzz";
}

void satz_char_name(uint32_t character, struct satz_buffer *target) {
    char name[128];
    UErrorCode failure = U_ZERO_ERROR;
    int32_t size = u_charName((UChar32)character, U_EXTENDED_CHAR_NAME, name, sizeof name, &failure);
    satz_buffer_add_format(target, "U+%04X ", (unsigned)character);
    for (int32_t i = 0; U_SUCCESS(failure) && i < size; i++)
        satz_buffer_add_byte(target, (char)tolower((unsigned char)name[i]));
}

/* The shape of all of ICU's case mappings on UTF-8: try with the room there is, then with enough. */
typedef int32_t case_mapping(const UCaseMap *, char *, int32_t, const char *, int32_t, UErrorCode *);

static void map_case(case_mapping *map, struct satz_slice text, const char *lang, struct satz_buffer *target) {
    UErrorCode failure = U_ZERO_ERROR;
    UCaseMap *cases = ucasemap_open(lang, 0, &failure);
    if (U_FAILURE(failure))
        satz_memory_ended(); /* the only reason there is */
    size_t room = text.size + 16;
    for (int attempt = 0; attempt < 2; attempt++) {
        satz_buffer_reserve(target, room);
        failure = U_ZERO_ERROR;
        int32_t size = map(cases, target->data + target->size, (int32_t)room, text.data, (int32_t)text.size, &failure);
        if (U_SUCCESS(failure)) {
            satz_buffer_truncate(target, target->size + (size_t)size);
            break;
        }
        room = (size_t)size + 1;
    }
    ucasemap_close(cases);
}

static bool is_ascii(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

void satz_text_lower(struct satz_slice text, const char *lang, struct satz_buffer *target) {
    if (*lang || !is_ascii(text)) {
        map_case(ucasemap_utf8ToLower, text, lang, target);
        return;
    }
    satz_buffer_reserve(target, text.size);
    for (size_t i = 0; i < text.size; i++)
        satz_buffer_add_byte(target, (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] | 0x20 : text.data[i]));
}

void satz_text_upper(struct satz_slice text, const char *lang, struct satz_buffer *target) {
    map_case(ucasemap_utf8ToUpper, text, lang, target);
}

void satz_text_fold(struct satz_slice text, struct satz_buffer *target) {
    map_case(ucasemap_utf8FoldCase, text, "", target);
}

/* UTF-16 for the parts of ICU that know nothing else; the caller frees. */
static UChar *to_utf16(struct satz_slice text, int32_t *size) {
    UChar *wide = satz_memory_get((text.size + 1) * sizeof *wide);
    UErrorCode failure = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide, (int32_t)text.size + 1, size, text.data ? text.data : "", (int32_t)text.size, 0xFFFD,
                         NULL, &failure);
    return wide;
}

static void add_utf16(struct satz_buffer *target, const UChar *wide, int32_t size) {
    size_t room = (size_t)size * 3 + 1;
    satz_buffer_reserve(target, room);
    int32_t written = 0;
    UErrorCode failure = U_ZERO_ERROR;
    u_strToUTF8WithSub(target->data + target->size, (int32_t)room, &written, wide, size, 0xFFFD, NULL, &failure);
    satz_buffer_truncate(target, target->size + (size_t)written);
}

static void normalise(const UNormalizer2 *normaliser, struct satz_slice text, struct satz_buffer *target) {
    int32_t size;
    UChar *wide = to_utf16(text, &size);
    int32_t room = size * 3 + 16;
    for (int attempt = 0; attempt < 2; attempt++) {
        UChar *normal = satz_memory_get((size_t)room * sizeof *normal);
        UErrorCode failure = U_ZERO_ERROR;
        int32_t written = unorm2_normalize(normaliser, wide, size, normal, room, &failure);
        if (U_SUCCESS(failure))
            add_utf16(target, normal, written);
        free(normal);
        if (failure != U_BUFFER_OVERFLOW_ERROR)
            break;
        room = written + 1;
    }
    free(wide);
}

static const UNormalizer2 *nfc(void) {
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *normaliser = unorm2_getNFCInstance(&failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    return normaliser;
}

void satz_text_nfc(struct satz_slice text, struct satz_buffer *target) {
    if (is_ascii(text))
        satz_buffer_add(target, text);
    else
        normalise(nfc(), text, target);
}

void satz_text_nfd(struct satz_slice text, struct satz_buffer *target) {
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *normaliser = unorm2_getNFDInstance(&failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    if (is_ascii(text))
        satz_buffer_add(target, text);
    else
        normalise(normaliser, text, target);
}

void satz_text_nfkc(struct satz_slice text, struct satz_buffer *target) {
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *normaliser = unorm2_getNFKCInstance(&failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    normalise(normaliser, text, target);
}

bool satz_text_is_nfc(struct satz_slice text) {
    if (is_ascii(text))
        return true;
    int32_t size;
    UChar *wide = to_utf16(text, &size);
    UErrorCode failure = U_ZERO_ERROR;
    bool yes = unorm2_isNormalized(nfc(), wide, size, &failure);
    free(wide);
    return yes && U_SUCCESS(failure);
}
