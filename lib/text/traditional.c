#include "text/traditional.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { FIRST = 0x4E00, LAST = 0x9FFF };

struct satz_traditional {
    unsigned char writing[LAST - FIRST + 1];
    uint32_t simplified[LAST - FIRST + 1]; /* 0: it stays */
};

/* Marks the characters that `id` makes other ones of. One that both change is written in either way. */
static enum satz_status mark(struct satz_traditional *traditional, const char *id, enum satz_writing writing,
                             struct satz_error *error) {
    struct satz_transliterator *change = satz_transliterator_new(id, error);
    struct satz_buffer all = SATZ_BUFFER_INIT, changed = SATZ_BUFFER_INIT;
    if (!change)
        return SATZ_FAILED;
    for (uint32_t character = FIRST; character <= LAST; character++) {
        satz_buffer_add_char(&all, character);
        satz_buffer_add_byte(&all, '\n');
    }
    satz_transliterator_apply(change, satz_buffer_slice(&all), &changed);
    struct satz_slice before = satz_buffer_slice(&all), after = satz_buffer_slice(&changed), old, new;
    for (size_t i = 0; i <= LAST - FIRST; i++)
        if (satz_slice_split(&before, '\n', &old) && satz_slice_split(&after, '\n', &new) &&
            !satz_slice_equal(old, new)) {
            size_t size;
            traditional->writing[i] = traditional->writing[i] ? SATZ_WRITING_BOTH : (unsigned char)writing;
            if (writing == SATZ_WRITING_TRADITIONAL)
                traditional->simplified[i] = satz_utf8_decode(new, 0, &size);
        }
    satz_buffer_release(&all);
    satz_buffer_release(&changed);
    satz_transliterator_free(change);
    return SATZ_OK;
}

struct satz_traditional *satz_traditional_new(struct satz_error *error) {
    struct satz_traditional *traditional = satz_memory_get_array(1, sizeof *traditional);
    if (mark(traditional, "Simplified-Traditional", SATZ_WRITING_SIMPLIFIED, error) == SATZ_OK &&
        mark(traditional, "Traditional-Simplified", SATZ_WRITING_TRADITIONAL, error) == SATZ_OK)
        return traditional;
    satz_traditional_free(traditional);
    return NULL;
}

void satz_traditional_simplify(const struct satz_traditional *traditional, struct satz_slice text,
                               struct satz_buffer *target) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        bool known = character >= FIRST && character <= LAST && traditional->simplified[character - FIRST] > 0;
        satz_buffer_add_char(target, known ? traditional->simplified[character - FIRST] : character);
    }
}

void satz_traditional_free(struct satz_traditional *traditional) {
    free(traditional);
}

enum satz_writing satz_traditional_of(const struct satz_traditional *traditional, uint32_t character) {
    if (character < FIRST || character > LAST)
        return SATZ_WRITING_BOTH;
    return (enum satz_writing)traditional->writing[character - FIRST];
}
