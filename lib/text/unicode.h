#ifndef SATZ_TEXT_UNICODE_H
#define SATZ_TEXT_UNICODE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * The one door to ICU: properties, cases, normal forms, breaks, transliteration. Text is checked
 * UTF-8, offsets are bytes. Functions that write append to `target`.
 */

/* Private: the functions below for what is not ASCII. */
bool satz_char_is_wide_letter(uint32_t character);
bool satz_char_is_wide_upper(uint32_t character);
bool satz_char_is_wide_lower(uint32_t character);
bool satz_char_is_wide_mark(uint32_t character);
bool satz_char_is_wide_word(uint32_t character);
bool satz_char_is_wide_space(uint32_t character);
int satz_char_wide_digit_value(uint32_t character);
uint32_t satz_char_wide_lower(uint32_t character);

/* L* */
static inline bool satz_char_is_letter(uint32_t character) {
    return character < 0x80 ? (character | 0x20) - 'a' < 26 : satz_char_is_wide_letter(character);
}
/* Lu, Lt */
static inline bool satz_char_is_upper(uint32_t character) {
    return character < 0x80 ? character - 'A' < 26 : satz_char_is_wide_upper(character);
}
/* Ll */
static inline bool satz_char_is_lower(uint32_t character) {
    return character < 0x80 ? character - 'a' < 26 : satz_char_is_wide_lower(character);
}
bool satz_char_is_digit(uint32_t character);   /* Nd, any script */
/* M* */
static inline bool satz_char_is_mark(uint32_t character) {
    return character >= 0x300 && satz_char_is_wide_mark(character);
}
bool satz_char_is_punct(uint32_t character);   /* P* */
/* White_Space */
static inline bool satz_char_is_space(uint32_t character) {
    return character < 0x80 ? character == ' ' || character - '\t' <= '\r' - '\t' : satz_char_is_wide_space(character);
}
bool satz_char_is_control(uint32_t character); /* Cc */
bool satz_char_is_emoji(uint32_t character);   /* Emoji_Presentation: a picture by itself */
bool satz_char_is_pictograph(uint32_t character); /* Extended_Pictographic: one, where U+FE0F follows */
/* Letters, marks and digits: what a word is made of. */
static inline bool satz_char_is_word(uint32_t character) {
    return character < 0x80 ? (character | 0x20) - 'a' < 26 || character - '0' < 10 : satz_char_is_wide_word(character);
}
/* Scripts that have their own place in Unicode behind Greek, Latin's later letters left out. */
static inline bool satz_char_is_beyond_latin(uint32_t character) {
    return character >= 0x400 && !(character >= 0x1E00 && character <= 0x1EFF);
}
/*
 * Whether two of them in a row are one word: not where a script without blanks, or with particles, goes on after a
 * Latin word or its figures, or before one (`Euroに`, `약 10명`). Combining marks join everything.
 */
static inline bool satz_char_joins(uint32_t before, uint32_t after) {
    bool mark = (before >= 0x300 && before < 0x370) || (after >= 0x300 && after < 0x370);
    return mark || satz_char_is_beyond_latin(before) == satz_char_is_beyond_latin(after);
}
/* The end of ASCII's letters from byte `at` on. O(letters) */
static inline size_t satz_text_letters_end(struct satz_slice text, size_t at) {
    while (at < text.size && ((unsigned char)text.data[at] | 0x20u) - 'a' < 26)
        at++;
    return at;
}
/* Whether a text begins with a capital. */
bool satz_text_is_upper(struct satz_slice text);
/* Simple lower and upper case. */
static inline uint32_t satz_char_lower(uint32_t character) {
    if (character < 0x80)
        return character - 'A' < 26 ? character | 0x20 : character;
    return satz_char_wide_lower(character);
}
uint32_t satz_char_upper(uint32_t character);
/* Value of a decimal digit of any script, -1 where it is none. */
static inline int satz_char_digit_value(uint32_t character) {
    if (character < 0x80)
        return character - '0' < 10 ? (int)(character - '0') : -1;
    return satz_char_wide_digit_value(character);
}
/* ISO 15924 code of its Script property, "Latn", "Hani", "Zyyy" …; static. */
const char *satz_char_script(uint32_t character);
/* Unicode's name of the character, lower case; `target` gets "U+1234 name". */
void satz_char_name(uint32_t character, struct satz_buffer *target);

/* Full case mappings for language `lang` (a BCP-47 tag, "" for none). */
void satz_text_lower(struct satz_slice text, const char *lang, struct satz_buffer *target);
void satz_text_upper(struct satz_slice text, const char *lang, struct satz_buffer *target);
/* Unicode's full case folding: `Straße` and `STRASSE` become one. */
void satz_text_fold(struct satz_slice text, struct satz_buffer *target);
/* Normal forms C and D, and KC (full-width forms, ligatures and such become plain). */
void satz_text_nfd(struct satz_slice text, struct satz_buffer *target);
void satz_text_nfc(struct satz_slice text, struct satz_buffer *target);
void satz_text_nfkc(struct satz_slice text, struct satz_buffer *target);
bool satz_text_is_nfc(struct satz_slice text);

/* Transliteration by an ICU id, "Any-Latin" and such. Opening costs milliseconds: keep it. */
struct satz_transliterator;
struct satz_transliterator *satz_transliterator_new(const char *id, struct satz_error *error) SATZ_MUST_USE;
void satz_transliterator_free(struct satz_transliterator *transliterator);
void satz_transliterator_apply(struct satz_transliterator *transliterator, struct satz_slice text,
                               struct satz_buffer *target);

/* ICU's boundaries. Opening costs milliseconds: keep one a language and kind. */
enum satz_break_kind { SATZ_BREAK_CHARACTER, SATZ_BREAK_WORD, SATZ_BREAK_SENTENCE, SATZ_BREAK_LINE };
struct satz_breaker;
struct satz_breaker *satz_breaker_new(enum satz_break_kind kind, const char *lang, struct satz_error *error)
    SATZ_MUST_USE;
void satz_breaker_free(struct satz_breaker *breaker);
/* Sets the text, which must stay as it is until the next satz_breaker_set(). */
void satz_breaker_set(struct satz_breaker *breaker, struct satz_slice text);
/* The next boundary after the last one given (after 0 at first) in `*at`; false after the end. */
bool satz_breaker_next(struct satz_breaker *breaker, size_t *at);
/* After satz_breaker_next() of kind WORD: whether the piece that ended there is a word or a number. */
bool satz_breaker_is_word(const struct satz_breaker *breaker);

/* CLDR's plural category of a decimal number ("3.5", "1"): "one", "few", "other" …; static. */
const char *satz_plural_category(const char *lang, double number);

#endif
