#include "localise/pattern.h"

static bool is_ascii_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

static void add_part(struct satz_buffer *target, struct satz_slice text, bool after_part) {
    if (after_part && target->size > 0 && text.size > 0 && is_ascii_letter(target->data[target->size - 1]) &&
        is_ascii_digit(text.data[0]))
        satz_buffer_add_string(target, "\u00a0");
    satz_buffer_add(target, text);
}

void satz_pattern_write(struct satz_slice pattern, const struct satz_pattern_part *parts, size_t count,
                        struct satz_buffer *target) {
    size_t at = 0;
    bool after_part = false;
    while (at < pattern.size) {
        size_t close = satz_slice_find_byte(pattern, at, '}'), part = count;
        if (pattern.data[at] == '{' && close < pattern.size)
            for (part = 0; part < count; part++)
                if (satz_slice_is(satz_slice_sub(pattern, at + 1, close), parts[part].name))
                    break;
        if (part == count) {
            satz_buffer_add_byte(target, pattern.data[at++]);
            after_part = false;
            continue;
        }
        add_part(target, parts[part].text, after_part);
        after_part = true;
        at = close + 1;
    }
}
