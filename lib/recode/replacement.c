#include "recode/replacement.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

struct satz_replacer {
    enum satz_loss loss;
    struct satz_transliterator *language, *ascii, *latin; /* NULL: not wanted */
};

bool satz_loss_of_name(const char *name, enum satz_loss *loss) {
    static const char *const names[] = { "fail", "translit", "ncr", "mark" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            *loss = (enum satz_loss)i;
            return true;
        }
    return false;
}

/* Ours before ICU's, whose `<<` for a quotation mark and `*` for a cross are a programmer's. In order. */
static const struct {
    uint32_t first, last;
    const char *text;
} plain[] = {
    { 0xA0, 0xA0, " " },       { 0xA3, 0xA3, "GBP" },     { 0xAB, 0xAB, "\"" },      { 0xAD, 0xAD, "" },
    { 0xB0, 0xB0, " deg " },   { 0xB7, 0xB7, "-" },       { 0xBB, 0xBB, "\"" },      { 0xD7, 0xD7, "x" },
    { 0x034F, 0x034F, "" },    { 0x0E3F, 0x0E3F, "THB" }, { 0x2000, 0x200A, " " },   { 0x200B, 0x200F, "" },
    { 0x2010, 0x2013, "-" },   { 0x2014, 0x2015, "--" },  { 0x2018, 0x201B, "'" },   { 0x201C, 0x201F, "\"" },
    { 0x2020, 0x2020, "+" },   { 0x2022, 0x2022, "*" },   { 0x2026, 0x2026, "..." }, { 0x2028, 0x2029, " " },
    { 0x202A, 0x202E, "" },    { 0x202F, 0x202F, " " },   { 0x2032, 0x2032, "'" },   { 0x2033, 0x2033, "\"" },
    { 0x2039, 0x203A, "'" },   { 0x205F, 0x205F, " " },   { 0x2060, 0x206F, "" },    { 0x20A9, 0x20A9, "KRW" },
    { 0x20AA, 0x20AA, "ILS" }, { 0x20AB, 0x20AB, "VND" }, { 0x20AC, 0x20AC, "EUR" }, { 0x20B9, 0x20B9, "INR" },
    { 0x20BA, 0x20BA, "TRY" }, { 0x20BD, 0x20BD, "RUB" }, { 0x2116, 0x2116, "No." }, { 0x2190, 0x2190, "<-" },
    { 0x2192, 0x2192, "->" },  { 0x2212, 0x2212, "-" },   { 0x25A0, 0x25CF, "*" },   { 0x3000, 0x3000, " " },
    { 0xFE00, 0xFE0F, "" },    { 0xFEFF, 0xFEFF, "" },    { 0xE0001, 0xE007F, "" },  { 0xE0100, 0xE01EF, "" },
};

static const char *plain_form(uint32_t character) {
    for (size_t i = 0; i < sizeof plain / sizeof *plain && character >= plain[i].first; i++)
        if (character <= plain[i].last)
            return plain[i].text;
    return NULL;
}

struct satz_replacer *satz_replacer_new(enum satz_loss loss, const char *lang, struct satz_error *error) {
    struct satz_replacer *replacer = satz_memory_get_array(1, sizeof *replacer);
    replacer->loss = loss;
    if (loss != SATZ_LOSS_TRANSLIT)
        return replacer;
    if (lang) {
        struct satz_error ignored;
        struct satz_buffer id = SATZ_BUFFER_INIT;
        satz_buffer_add_format(&id, "%.*s-ASCII", (int)strcspn(lang, "-_"), lang);
        replacer->language = satz_transliterator_new(id.data, &ignored);
        satz_buffer_release(&id);
    }
    replacer->ascii = satz_transliterator_new("Latin-ASCII", error);
    if (replacer->ascii)
        replacer->latin = satz_transliterator_new("Any-Latin; Latin-ASCII", error);
    if (replacer->latin)
        return replacer;
    satz_replacer_free(replacer);
    return NULL;
}

void satz_replacer_free(struct satz_replacer *replacer) {
    if (!replacer)
        return;
    satz_transliterator_free(replacer->language);
    satz_transliterator_free(replacer->ascii);
    satz_transliterator_free(replacer->latin);
    free(replacer);
}

static bool is_ascii(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80 || (unsigned char)text.data[i] < 0x20)
            return false;
    return true;
}

/* What the first of the transliterators that has an answer in ASCII says. */
static bool transliterate(struct satz_replacer *replacer, uint32_t character, struct satz_buffer *answer) {
    struct satz_transliterator *const ways[] = { replacer->language, replacer->ascii, replacer->latin };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    bool found = false;
    satz_buffer_add_char(&text, character);
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !found; i++) {
        satz_buffer_reset(answer);
        if (ways[i])
            satz_transliterator_apply(ways[i], satz_buffer_slice(&text), answer);
        found = answer->size && is_ascii(satz_buffer_slice(answer));
    }
    satz_buffer_release(&text);
    return found;
}

static void add_escaped(struct satz_slice text, struct satz_buffer *target) {
    static const char special[] = "\"'<>&";
    static const char *const references[] = { "&quot;", "&#39;", "&lt;", "&gt;", "&amp;" };
    for (size_t i = 0; i < text.size; i++) {
        const char *found = text.data[i] ? strchr(special, text.data[i]) : NULL;
        if (found)
            satz_buffer_add_string(target, references[found - special]);
        else
            satz_buffer_add_byte(target, text.data[i]);
    }
}

void satz_replacer_add(struct satz_replacer *replacer, uint32_t character, bool markup, struct satz_buffer *target) {
    struct satz_buffer answer = SATZ_BUFFER_INIT;
    const char *form = replacer->loss == SATZ_LOSS_TRANSLIT ? plain_form(character) : NULL;
    if (replacer->loss == SATZ_LOSS_NCR) {
        satz_buffer_add_format(target, "&#%lu;", (unsigned long)character);
    } else if (form || (replacer->loss == SATZ_LOSS_TRANSLIT && transliterate(replacer, character, &answer))) {
        struct satz_slice text = form ? satz_slice_of(form) : satz_buffer_slice(&answer);
        if (markup)
            add_escaped(text, target);
        else
            satz_buffer_add(target, text);
    } else {
        satz_buffer_add_format(target, "[U+%04lX]", (unsigned long)character);
    }
    satz_buffer_release(&answer);
}
