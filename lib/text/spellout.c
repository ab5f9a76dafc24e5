#include "text/spellout.h"

#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { RULES = 80, RULE_UNITS = 64, TEXT_UNITS = 256, LOCALE_SIZE = 128, KEPT = 128 };

struct satz_spellout {
    char locale[LOCALE_SIZE];
    UNumberFormat *format; /* NULL until a number is asked for */
    UChar rules[RULES][RULE_UNITS]; /* names of the rule sets */
    size_t count;
    struct kept {
        long number;
        struct satz_buffer forms; /* empty: there is none */
    } kept[KEPT]; /* by the last digits of a number: ICU is slow, and most numbers come again */
};

/* The names stand in one text, each ended by a semicolon; years are read as the numbers they are. */
static void list_rules(struct satz_spellout *spellout) {
    UChar names[RULES * RULE_UNITS];
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = unum_getTextAttribute(spellout->format, UNUM_PUBLIC_RULESETS, names, RULES * RULE_UNITS, &code);
    if (U_FAILURE(code))
        return;
    for (int32_t begin = 0, at = 0; at <= size && spellout->count < RULES; at++) {
        if (at < size && names[at] != ';')
            continue;
        if (at > begin && at - begin < RULE_UNITS) {
            u_memcpy(spellout->rules[spellout->count], names + begin, at - begin);
            spellout->rules[spellout->count++][at - begin] = 0;
        }
        begin = at + 1;
    }
}

struct satz_spellout *satz_spellout_new(const char *lang) {
    struct satz_spellout *spellout = satz_memory_get_array(1, sizeof *spellout);
    UErrorCode code = U_ZERO_ERROR;
    uloc_forLanguageTag(lang, spellout->locale, LOCALE_SIZE, NULL, &code);
    return spellout;
}

static bool is_open(struct satz_spellout *spellout) {
    UErrorCode code = U_ZERO_ERROR;
    if (spellout->format)
        return true;
    spellout->format = unum_open(UNUM_SPELLOUT, NULL, 0, spellout->locale, NULL, &code);
    if (U_FAILURE(code)) {
        spellout->format = NULL;
        return false;
    }
    list_rules(spellout);
    return true;
}

void satz_spellout_free(struct satz_spellout *spellout) {
    if (spellout && spellout->format)
        unum_close(spellout->format);
    for (size_t i = 0; spellout && i < KEPT; i++)
        satz_buffer_release(&spellout->kept[i].forms);
    free(spellout);
}

/*
 * CLDR writes U+00AD where German words may be divided, and U+200B between Thai ones. Some rules give figures, which
 * are no words.
 */
static void add_plain(struct satz_slice form, struct satz_buffer *forms) {
    struct satz_buffer plain = SATZ_BUFFER_INIT;
    size_t size;
    for (size_t at = 0; at < form.size; at += size) {
        uint32_t character = satz_utf8_decode(form, at, &size);
        if (satz_char_digit_value(character) >= 0) {
            satz_buffer_release(&plain);
            return;
        }
        if (character != 0xAD && character != 0x200B)
            satz_buffer_add_char(&plain, character);
    }
    satz_text_lower(satz_buffer_slice(&plain), "", forms);
    satz_buffer_add_byte(forms, '\n');
    satz_buffer_release(&plain);
}

static void spell(struct satz_spellout *spellout, long number, struct satz_buffer *forms) {
    UChar text[TEXT_UNITS];
    char bytes[3 * TEXT_UNITS + 1];
    for (size_t i = 0; is_open(spellout) && i < spellout->count; i++) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t size;
        unum_setTextAttribute(spellout->format, UNUM_DEFAULT_RULESET, spellout->rules[i], -1, &code);
        int32_t units = unum_formatInt64(spellout->format, number, text, TEXT_UNITS, NULL, &code);
        u_strToUTF8(bytes, sizeof bytes, &size, text, units < TEXT_UNITS ? units : 0, &code);
        if (U_SUCCESS(code) && size > 0)
            add_plain(satz_slice_make(bytes, (size_t)size), forms);
    }
}

void satz_spellout_add(struct satz_spellout *spellout, long number, struct satz_buffer *forms) {
    struct kept *kept = &spellout->kept[(unsigned long)number % KEPT];
    if (kept->forms.size == 0 || kept->number != number) {
        satz_buffer_reset(&kept->forms);
        spell(spellout, number, &kept->forms);
        kept->number = number;
    }
    satz_buffer_add(forms, satz_buffer_slice(&kept->forms));
}
