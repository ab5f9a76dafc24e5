#include "text/traditional.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { FIRST = 0x4E00, LAST = 0x9FFF };

enum { UNASKED = 3 };

struct satz_traditional {
    struct satz_transliterator *to_traditional, *to_simplified;
    unsigned char writing[LAST - FIRST + 1]; /* enum satz_writing, or UNASKED */
};

struct satz_traditional *satz_traditional_new(struct satz_error *error) {
    struct satz_traditional *traditional = satz_memory_get_array(1, sizeof *traditional);
    memset(traditional->writing, UNASKED, sizeof traditional->writing);
    if ((traditional->to_traditional = satz_transliterator_new("Simplified-Traditional", error)) &&
        (traditional->to_simplified = satz_transliterator_new("Traditional-Simplified", error)))
        return traditional;
    satz_traditional_free(traditional);
    return NULL;
}

void satz_traditional_simplify(const struct satz_traditional *traditional, struct satz_slice text,
                               struct satz_buffer *target) {
    satz_transliterator_apply(traditional->to_simplified, text, target);
}

void satz_traditional_free(struct satz_traditional *traditional) {
    if (!traditional)
        return;
    satz_transliterator_free(traditional->to_traditional);
    satz_transliterator_free(traditional->to_simplified);
    free(traditional);
}

static bool changes(struct satz_transliterator *change, struct satz_slice character) {
    struct satz_buffer changed = SATZ_BUFFER_INIT;
    satz_transliterator_apply(change, character, &changed);
    bool other = !satz_slice_equal(character, satz_buffer_slice(&changed));
    satz_buffer_release(&changed);
    return other;
}

/* One that both change is written in either way. */
static enum satz_writing ask(const struct satz_traditional *traditional, uint32_t character) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_buffer_add_char(&text, character);
    bool simplified = changes(traditional->to_traditional, satz_buffer_slice(&text));
    bool other = changes(traditional->to_simplified, satz_buffer_slice(&text));
    satz_buffer_release(&text);
    if (simplified == other)
        return SATZ_WRITING_BOTH;
    return simplified ? SATZ_WRITING_SIMPLIFIED : SATZ_WRITING_TRADITIONAL;
}

enum satz_writing satz_traditional_of(struct satz_traditional *traditional, uint32_t character) {
    if (character < FIRST || character > LAST)
        return SATZ_WRITING_BOTH;
    unsigned char *writing = &traditional->writing[character - FIRST];
    if (*writing == UNASKED)
        *writing = (unsigned char)ask(traditional, character);
    return (enum satz_writing)*writing;
}
