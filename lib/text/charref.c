#include "text/charref.h"

#include <libxml/HTMLparser.h>

/* `&thetasym;` and eight digits both fit. */
#define LONGEST 12

static int digit_of(char c, int base) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static uint32_t numeric(struct satz_slice digits) {
    int base = digits.size && (digits.data[0] | 0x20) == 'x' ? 16 : 10;
    size_t at = base == 16 ? 1 : 0;
    uint32_t value = 0;
    if (at == digits.size)
        return 0;
    for (; at < digits.size; at++) {
        int digit = digit_of(digits.data[at], base);
        if (digit < 0 || value > 0x10FFFF)
            return 0;
        value = value * (uint32_t)base + (uint32_t)digit;
    }
    bool scalar = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return scalar ? value : 0;
}

static uint32_t named(struct satz_slice name) {
    char word[LONGEST + 1];
    memcpy(word, name.data, name.size);
    word[name.size] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)word);
    return entity ? entity->value : 0;
}

size_t satz_charref_decode(struct satz_slice text, size_t at, uint32_t *character) {
    size_t end = at + 1;
    while (end < text.size && end - at <= LONGEST && text.data[end] != ';')
        end++;
    if (end >= text.size || text.data[end] != ';' || end - at < 2)
        return 0;
    struct satz_slice inside = satz_slice_sub(text, at + 1, end);
    if (inside.size > LONGEST)
        return 0;
    *character = inside.data[0] == '#' ? numeric(satz_slice_from(inside, 1)) : named(inside);
    return *character ? end + 1 - at : 0;
}

void satz_charref_escape(struct satz_slice text, struct satz_buffer *target) {
    for (size_t i = 0; i < text.size; i++) {
        switch (text.data[i]) {
        case '&': satz_buffer_add_string(target, "&amp;"); break;
        case '<': satz_buffer_add_string(target, "&lt;"); break;
        case '>': satz_buffer_add_string(target, "&gt;"); break;
        default: satz_buffer_add_byte(target, text.data[i]);
        }
    }
}
