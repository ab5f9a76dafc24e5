#include "translate/pseudo.h"

#include "text/utf8.h"

static const char *const accents[26] = {
    "á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ɱ",
    "ñ", "ö", "þ", "ǫ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž",
};
static const char *const capitals[26] = {
    "Á", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ṁ",
    "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž",
};

static void letters_accent(struct satz_slice text, struct satz_buffer *out) {
    for (size_t i = 0; i < text.size; i++) {
        char letter = text.data[i];
        if (letter >= 'a' && letter <= 'z')
            satz_buffer_add_string(out, accents[letter - 'a']);
        else if (letter >= 'A' && letter <= 'Z')
            satz_buffer_add_string(out, capitals[letter - 'A']);
        else
            satz_buffer_add_byte(out, letter);
    }
}

void satz_pseudo_make(const struct satz_wire *wire, struct satz_buffer *out) {
    size_t length = 0;
    satz_buffer_add_byte(out, '[');
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        struct satz_slice piece = satz_slice_sub(satz_buffer_slice(&wire->text), token->begin, token->end);
        if (token->role == SATZ_WIRE_TEXT) {
            letters_accent(piece, out);
            length += satz_utf8_count(piece);
        } else {
            satz_buffer_add(out, piece);
        }
    }
    satz_buffer_add_byte(out, ' ');
    for (size_t i = 0; i <= length * 3 / 10; i++)
        satz_buffer_add_string(out, "·");
    satz_buffer_add_byte(out, ']');
}
