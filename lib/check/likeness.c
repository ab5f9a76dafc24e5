#include "check/likeness.h"

#include "text/unicode.h"
#include "text/utf8.h"

enum { NAME = 48 /* letters of a name, at most */, LONG = 10 };

void satz_likeness_squeeze(struct satz_slice text, struct satz_buffer *squeezed) {
    struct satz_buffer small = SATZ_BUFFER_INIT, parts = SATZ_BUFFER_INIT;
    size_t size;
    satz_text_lower(text, "", &small);
    satz_text_nfd(satz_buffer_slice(&small), &parts);
    struct satz_slice letters = satz_buffer_slice(&parts);
    satz_buffer_reset(squeezed);
    for (size_t at = 0; at < letters.size; at += size) {
        uint32_t character = satz_utf8_decode(letters, at, &size);
        if (satz_char_is_word(character) && !satz_char_is_mark(character))
            satz_buffer_add(squeezed, satz_slice_sub(letters, at, at + size));
    }
    satz_buffer_release(&small);
    satz_buffer_release(&parts);
}

/* One row of the table of distances: how far the name's beginnings are from what ends with `character`. */
static size_t step(size_t *row, const uint32_t *name, size_t count, uint32_t character) {
    size_t corner = 0;
    for (size_t i = 1; i <= count; i++) {
        size_t best = corner + (name[i - 1] != character);
        corner = row[i];
        if (row[i] + 1 < best)
            best = row[i] + 1;
        if (row[i - 1] + 1 < best)
            best = row[i - 1] + 1;
        row[i] = best;
    }
    return row[count];
}

bool satz_likeness_find(struct satz_slice text, struct satz_slice name, size_t least) {
    uint32_t letters[NAME];
    size_t row[NAME + 1] = { 0 }, count = 0, size;
    for (size_t at = 0; at < name.size; at += size) {
        if (count == NAME)
            return false;
        letters[count++] = satz_utf8_decode(name, at, &size);
        row[count] = count;
    }
    if (count < least || text.size > SATZ_LIKENESS_TEXT)
        return false;
    size_t most = count < LONG ? 1 : 2;
    for (size_t at = 0; at < text.size; at += size)
        if (step(row, letters, count, satz_utf8_decode(text, at, &size)) <= most)
            return true;
    return false;
}
