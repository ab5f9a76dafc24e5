#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

#include "base/memory.h"
#include "text/unicode.h"

struct satz_breaker {
    UBreakIterator *iterator;
    UText text;
};

struct satz_breaker *satz_breaker_new(enum satz_break_kind kind, const char *lang, struct satz_error *error) {
    static const UBreakIteratorType types[] = { UBRK_CHARACTER, UBRK_WORD, UBRK_SENTENCE, UBRK_LINE };
    UErrorCode failure = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(types[kind], lang, NULL, 0, &failure);
    if (U_FAILURE(failure)) {
        (void)satz_error_set(error, "ICU has no boundaries for '%s': %s", lang, u_errorName(failure));
        return NULL;
    }
    struct satz_breaker *breaker = satz_memory_get(sizeof *breaker);
    *breaker = (struct satz_breaker){ iterator, UTEXT_INITIALIZER };
    return breaker;
}

void satz_breaker_free(struct satz_breaker *breaker) {
    if (!breaker)
        return;
    utext_close(&breaker->text);
    ubrk_close(breaker->iterator);
    free(breaker);
}

void satz_breaker_set(struct satz_breaker *breaker, struct satz_slice text) {
    UErrorCode failure = U_ZERO_ERROR;
    utext_openUTF8(&breaker->text, text.size ? text.data : "", (int64_t)text.size, &failure);
    ubrk_setUText(breaker->iterator, &breaker->text, &failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    ubrk_first(breaker->iterator);
}

bool satz_breaker_next(struct satz_breaker *breaker, size_t *at) {
    int32_t boundary = ubrk_next(breaker->iterator);
    if (boundary == UBRK_DONE)
        return false;
    *at = (size_t)boundary;
    return true;
}

bool satz_breaker_is_word(const struct satz_breaker *breaker) {
    return ubrk_getRuleStatus(breaker->iterator) >= UBRK_WORD_NONE_LIMIT;
}

struct satz_transliterator {
    UTransliterator *rules;
};

struct satz_transliterator *satz_transliterator_new(const char *id, struct satz_error *error) {
    UChar wide[128];
    UErrorCode failure = U_ZERO_ERROR;
    u_uastrncpy(wide, id, 127);
    wide[127] = 0;
    UTransliterator *rules = utrans_openU(wide, -1, UTRANS_FORWARD, NULL, 0, NULL, &failure);
    if (U_FAILURE(failure)) {
        (void)satz_error_set(error, "ICU has no transliteration '%s': %s", id, u_errorName(failure));
        return NULL;
    }
    struct satz_transliterator *transliterator = satz_memory_get(sizeof *transliterator);
    transliterator->rules = rules;
    return transliterator;
}

void satz_transliterator_free(struct satz_transliterator *transliterator) {
    if (!transliterator)
        return;
    utrans_close(transliterator->rules);
    free(transliterator);
}

void satz_transliterator_apply(struct satz_transliterator *transliterator, struct satz_slice text,
                               struct satz_buffer *target) {
    int32_t room = (int32_t)text.size + 1, written = 0;
    UChar *source = satz_memory_get_array((size_t)room, sizeof *source);
    UErrorCode failure = U_ZERO_ERROR;
    int32_t size = 0;
    u_strFromUTF8WithSub(source, room, &size, text.size ? text.data : "", (int32_t)text.size, 0xFFFD, NULL, &failure);
    room = size * 4 + 64;
    for (int attempt = 0; attempt < 2; attempt++) {
        UChar *wide = satz_memory_get_array((size_t)room, sizeof *wide);
        u_memcpy(wide, source, size);
        int32_t limit = size;
        written = size;
        failure = U_ZERO_ERROR;
        utrans_transUChars(transliterator->rules, wide, &written, room, 0, &limit, &failure);
        if (U_SUCCESS(failure)) {
            size_t bytes = (size_t)written * 3 + 1;
            satz_buffer_reserve(target, bytes);
            int32_t added = 0;
            u_strToUTF8WithSub(target->data + target->size, (int32_t)bytes, &added, wide, written, 0xFFFD, NULL,
                               &failure);
            satz_buffer_truncate(target, target->size + (size_t)added);
        }
        free(wide);
        if (failure != U_BUFFER_OVERFLOW_ERROR)
            break;
        room = written + 16;
    }
    free(source);
}

/* CLDR's categories, so that what is handed out is static. */
static const char *const categories[] = { "zero", "one", "two", "few", "many", "other" };

const char *satz_plural_category(const char *lang, double number) {
    UErrorCode failure = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(lang, &failure);
    UChar word[16] = { 0 };
    if (U_SUCCESS(failure))
        uplrules_select(rules, number, word, 15, &failure);
    uplrules_close(rules);
    for (size_t i = 0; U_SUCCESS(failure) && i < sizeof categories / sizeof *categories; i++) {
        UChar known[16];
        u_uastrcpy(known, categories[i]);
        if (u_strcmp(known, word) == 0)
            return categories[i];
    }
    return "other";
}
