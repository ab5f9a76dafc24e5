/* In a file of its own: who cuts text needs no library of ICU's for this. */
#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/memory.h"
#include "text/unicode.h"

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
