#include "spell/shape.h"

#include "text/unicode.h"
#include "text/utf8.h"

static bool is_of_script(uint32_t letter, const char *script) {
    if (letter < 0x250)
        return !strcmp(script, "Latn");
    return !strcmp(satz_char_script(letter), script);
}

struct satz_spell_shape satz_spell_shape_of(struct satz_slice word, const char *script) {
    struct satz_spell_shape shape = { .foreign = true };
    bool after_small = false;
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        shape.digits += satz_char_is_digit(character);
        bool upper = satz_char_is_upper(character);
        if (satz_char_is_letter(character)) {
            shape.capital = shape.letters ? shape.capital : upper;
            shape.letters++;
            shape.uppers += upper;
            shape.inside = shape.inside || (upper && after_small);
            shape.foreign = shape.foreign && !is_of_script(character, script);
        }
        after_small = satz_char_is_lower(character);
    }
    return shape;
}

static void with_first(struct satz_slice word, uint32_t (*map)(uint32_t), struct satz_buffer *target) {
    size_t size = 0;
    satz_buffer_reset(target);
    if (word.size)
        satz_buffer_add_char(target, map(satz_utf8_decode(word, 0, &size)));
    satz_buffer_add(target, satz_slice_from(word, size));
}

void satz_spell_capital(struct satz_slice word, struct satz_buffer *target) {
    with_first(word, satz_char_upper, target);
}

void satz_spell_small(struct satz_slice word, struct satz_buffer *target) {
    with_first(word, satz_char_lower, target);
}
