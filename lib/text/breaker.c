#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

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
