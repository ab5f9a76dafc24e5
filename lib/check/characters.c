#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Bytes of a placeholder; so many of them are looked at in a text. */
enum { LONGEST = 40, PLACEHOLDERS = 64 };

static void say_name(struct satz_check_work *work, size_t begin, size_t end, uint32_t character, struct satz_slice fix,
                     const char *what) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_char_name(character, &name);
    satz_check_say(work, work->text, begin, end, fix, "%s %s.", name.data, what);
    satz_buffer_release(&name);
}

static bool is_emoji(uint32_t character) {
    return character >= 0x1F000 || (character >= 0x2190 && character <= 0x2BFF) || character == 0xFE0F ||
           character == 0x200D;
}

/* Unseen characters, but those that a script or an emoji needs, and hyphens that the author allowed. */
static bool is_invisible(const struct satz_check_text *text, size_t at, uint32_t character) {
    enum satz_language_id id = text->language->local.language.id;
    size_t size;
    switch (character) {
    case 0xAD: return text->side == SATZ_SIDE_TGT;
    case 0x200B: return id != SATZ_TH;
    case 0x200C: return id != SATZ_AR;
    case 0x200D: return id != SATZ_AR && !is_emoji(satz_check_text_before(text, at, &size));
    case 0x34F: case 0x115F: case 0x1160: case 0x17B4: case 0x17B5: case 0x180E: case 0x2060: case 0x2061:
    case 0x2062: case 0x2063: case 0x2064: case 0x3164: case 0xFEFF: case 0xFFA0: return true;
    default: return false;
    }
}

void satz_check_invisible(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size;
    for (size_t at = 0; !text->ascii && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (character >= 0xAD && !satz_check_text_keeps(text, at) && is_invisible(text, at, character))
            say_name(work, at, at + size, character, satz_slice_of(""), "cannot be seen");
    }
}

static bool is_bidi_mark(uint32_t character) {
    return character == 0x200E || character == 0x200F || character == 0x61C;
}

static bool opens_bidi(uint32_t character) {
    return (character >= 0x202A && character <= 0x202E && character != 0x202C) ||
           (character >= 0x2066 && character <= 0x2068);
}

static bool closes_bidi(uint32_t character) {
    return character == 0x202C || character == 0x2069;
}

/* In a language from left to right none of them belongs, and a forced direction nowhere. */
static bool is_out_of_place(const struct satz_check_text *text, uint32_t character) {
    bool sign = opens_bidi(character) || closes_bidi(character) || is_bidi_mark(character);
    return sign && (!text->language->local.rtl || character == 0x202D || character == 0x202E);
}

/* What opens a direction has to close it in the same text. */
void satz_check_bidi(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size, depth = 0, open[16] = { 0 };
    for (size_t at = 0; !text->ascii && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (is_out_of_place(text, character))
            say_name(work, at, at + size, character, satz_slice_of(""), "changes the direction of writing");
        else if (closes_bidi(character) && depth == 0)
            say_name(work, at, at + size, character, satz_slice_of(""), "closes what nothing opened");
        else if (closes_bidi(character))
            depth--;
        else if (opens_bidi(character) && depth < sizeof open / sizeof *open)
            open[depth++] = at;
    }
    while (depth-- > 0) {
        uint32_t character = satz_check_text_at(text, open[depth], &size);
        say_name(work, open[depth], open[depth] + size, character, SATZ_CHECK_NO_FIX, "is not closed");
    }
}

void satz_check_controls(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size;
    for (size_t at = 0; !text->ascii && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        bool plain = character == '\n' || character == '\t' || character == '\r';
        if ((satz_char_is_control(character) && !plain) || character == 0x2028 || character == 0x2029)
            say_name(work, at, at + size, character, SATZ_CHECK_NO_FIX, "is a control character");
    }
}

void satz_check_replacement(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    struct satz_slice sign = satz_slice_of("\uFFFD");
    for (size_t at = satz_slice_find(text->text, 0, sign); at < text->text.size;
         at = satz_slice_find(text->text, at + sign.size, sign))
        satz_check_say(work, text, at, at + sign.size, SATZ_CHECK_NO_FIX,
                       "U+FFFD stands for a character that was lost in a conversion.");
}

/* Digits of its own that a language writes too; all write ASCII's. */
static bool is_own_digit(enum satz_language_id id, uint32_t character) {
    if (character >= 0xFF10 && character <= 0xFF19)
        return id == SATZ_JA || id == SATZ_KO || id == SATZ_ZH_HANS || id == SATZ_ZH_HANT;
    if (character >= 0x660 && character <= 0x669)
        return id == SATZ_AR;
    return character >= 0xE50 && character <= 0xE59 && id == SATZ_TH;
}

void satz_check_digit_script(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size;
    for (size_t at = 0; !text->ascii && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (character < 0x80 || satz_char_digit_value(character) < 0 || satz_check_text_keeps(text, at) ||
            is_own_digit(text->language->local.language.id, character))
            continue;
        char digit[2] = { (char)('0' + satz_char_digit_value(character)), '\0' };
        say_name(work, at, at + size, character, satz_slice_of(digit), "is no digit of the language");
    }
}

/* One of the source's own was held, and is in both. */
void satz_check_placeholder(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    struct satz_slice open = satz_slice_of("⟦"), close = satz_slice_of("⟧");
    size_t at = satz_slice_find(text->text, 0, open);
    for (int count = 0; count < PLACEHOLDERS && at < text->text.size; count++) {
        size_t limit = text->text.size - at > LONGEST ? at + LONGEST : text->text.size;
        size_t end = satz_slice_find(satz_slice_sub(text->text, 0, limit), at, close);
        end = end < limit ? end + close.size : at + open.size;
        struct satz_slice sign = satz_slice_sub(text->text, at, end);
        if (satz_slice_find(work->src.text, 0, sign) == work->src.text.size)
            satz_check_say(work, text, at, end, SATZ_CHECK_NO_FIX, "The placeholder %.*s was left in the target.",
                           (int)sign.size, sign.data);
        at = satz_slice_find(text->text, end, open);
    }
}

void satz_check_mojibake(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    struct satz_buffer repaired = SATZ_BUFFER_INIT;
    struct satz_mojibake_found found;
    if (text->ascii)
        return;
    struct satz_mojibake_walk walk = satz_mojibake_begin(work->mojibake, text->text);
    while (work->said < SATZ_CHECK_SAID && satz_mojibake_next(&walk, &found, &repaired))
        satz_check_say(work, text, found.begin, found.end, satz_buffer_slice(&repaired), "UTF-8 that was read as %s.",
                       found.charset);
    satz_buffer_release(&repaired);
}
