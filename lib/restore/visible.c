#include "localise/moment.h"
#include "localise/quantity.h"
#include "restore/rebuild.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

void satz_source_words(struct satz_slice piece, bool html, struct satz_buffer *target) {
    size_t at = 0, size;
    while (at < piece.size) {
        uint32_t character = 0;
        size = html && piece.data[at] == '&' ? satz_charref_decode(piece, at, &character) : 0;
        if (size == 0)
            character = satz_utf8_decode(piece, at, &size);
        bool blank = satz_char_is_space(character) || satz_char_is_control(character);
        bool after_blank = target->size > 0 && target->data[target->size - 1] == ' ';
        if (!blank)
            satz_buffer_add_char(target, character);
        else if (!after_blank)
            satz_buffer_add_byte(target, ' ');
        at += size;
    }
}

bool satz_is_figure(enum satz_kind kind) {
    return kind == SATZ_NUMBER || kind == SATZ_MONEY || kind == SATZ_DATE || kind == SATZ_TIME;
}

bool satz_visible_units(const struct satz_rebuild *rebuild, const struct satz_span *span, size_t *first, size_t *last) {
    bool written = satz_is_figure(span->kind) || (span->kind == SATZ_PLACE && !rebuild->same_language);
    if (!rebuild->local || !written || span->action != SATZ_VERIFY)
        return false;
    *first = satz_unit_at(rebuild->text, span->begin, false);
    *last = satz_unit_at(rebuild->text, span->end, true);
    return *first != SIZE_MAX && *last != SIZE_MAX && *last >= *first && *last - *first < SATZ_VISIBLE_UNITS;
}

/* The text of units that follow one another. */
static struct satz_slice units_text(const struct satz_rebuild *rebuild, size_t first, size_t last) {
    const struct satz_unit *units = rebuild->text->units;
    return satz_slice_sub(satz_buffer_slice(&rebuild->text->text), units[first].text_begin, units[last].text_end);
}

size_t satz_figures_last(const struct satz_rebuild *rebuild, const struct satz_span *span, size_t first, size_t last) {
    struct satz_quantity quantity;
    const struct satz_unit *units = rebuild->text->units;
    if ((span->kind != SATZ_NUMBER && span->kind != SATZ_MONEY) ||
        !satz_quantity_read(rebuild->source, units_text(rebuild, first, last), &quantity) || quantity.numeral_begin > 0)
        return SIZE_MAX;
    size_t end = units[first].text_begin + quantity.numeral_end, unit = first;
    while (unit < last && units[unit].text_end < end)
        unit++;
    return unit;
}

bool satz_shown_write(const struct satz_rebuild *rebuild, size_t first, size_t last, struct satz_buffer *target) {
    struct satz_decimal shown;
    size_t end;
    if (!satz_numeral_read(units_text(rebuild, first, last), 0, &rebuild->source->numerals, &shown, &end))
        return false;
    satz_numeral_write(&shown, &rebuild->local->numerals, target);
    return true;
}

static bool write_date(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_slice before,
                       struct satz_buffer *target) {
    struct satz_date date;
    enum satz_date_style style;
    if (!satz_date_read(rebuild->source, words, &date, &style))
        return false;
    satz_date_write(rebuild->local, &date, style, before, target);
    return true;
}

static bool write_time(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_time time;
    if (!satz_time_read(rebuild->source, words, &time))
        return false;
    satz_time_write(rebuild->local, &time, target);
    return true;
}

static bool write_quantity(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_quantity quantity;
    return satz_quantity_read(rebuild->source, words, &quantity) &&
           satz_quantity_write(rebuild->local, &quantity, target);
}

/* In another region of the same language only the marks between the figures change. */
static bool write_figures(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_quantity quantity;
    if (!satz_quantity_read(rebuild->source, words, &quantity))
        return false;
    satz_buffer_add(target, satz_slice_sub(words, 0, quantity.numeral_begin));
    satz_numeral_write(&quantity.shown, &rebuild->local->numerals, target);
    satz_buffer_add(target, satz_slice_from(words, quantity.numeral_end));
    return true;
}

static bool write_form(const struct satz_rebuild *rebuild, enum satz_kind kind, struct satz_slice words,
                       struct satz_slice before, struct satz_buffer *form) {
    bool moment = kind == SATZ_DATE || kind == SATZ_TIME;
    if (rebuild->same_language)
        return !moment && write_figures(rebuild, words, form);
    return kind == SATZ_DATE   ? write_date(rebuild, words, before, form)
           : kind == SATZ_TIME ? write_time(rebuild, words, form)
                               : write_quantity(rebuild, words, form);
}

/* Bytes of a form's first word, and its blank, where the text before it ends with the same word and a blank. */
static size_t repeated_word(struct satz_slice before, struct satz_slice form) {
    size_t size = 0, word = 0, blank = 0;
    while (word < form.size && satz_char_is_letter(satz_utf8_decode(form, word, &size)))
        word += size;
    if (word == 0 || word == form.size || !satz_char_is_space(satz_utf8_decode(form, word, &blank)) ||
        before.size <= word || before.data[before.size - 1] != ' ')
        return 0;
    struct satz_slice rest = satz_slice_sub(before, 0, before.size - 1);
    if (!satz_slice_ends(rest, satz_slice_sub(form, 0, word)))
        return 0;
    rest = satz_slice_sub(rest, 0, rest.size - word);
    bool whole = rest.size == 0 || !satz_char_is_letter(satz_utf8_decode_before(rest, rest.size, &size));
    return whole ? word + blank : 0;
}

static void add_form(const struct satz_rebuild *rebuild, struct satz_slice form, struct satz_buffer *target) {
    if (rebuild->html)
        satz_charref_escape(form, target);
    else
        satz_buffer_add(target, form);
}

bool satz_visible_write(const struct satz_rebuild *rebuild, enum satz_kind kind, struct satz_slice words,
                        struct satz_buffer *target) {
    struct satz_buffer form = SATZ_BUFFER_INIT;
    bool written = write_form(rebuild, kind, words, satz_buffer_slice(target), &form);
    if (written) {
        struct satz_slice whole = satz_buffer_slice(&form);
        add_form(rebuild, satz_slice_from(whole, repeated_word(satz_buffer_slice(target), whole)), target);
    }
    satz_buffer_release(&form);
    return written;
}

enum satz_source satz_place_write(const struct satz_rebuild *rebuild, const struct satz_span *span,
                                  struct satz_slice words, struct satz_buffer *target) {
    const struct satz_name *name = satz_rendering_name(rebuild->renderings, span, words);
    struct satz_buffer form = SATZ_BUFFER_INIT, upper = SATZ_BUFFER_INIT;
    enum satz_source source = SATZ_AS_NONE;
    bool capitals = false;
    if (name && satz_rendering_is_form(name, words, &capitals))
        source = satz_rendering_add(rebuild->renderings, rebuild->local, span, words, &form);
    if (source != SATZ_AS_NONE && capitals) { /* a dateline: BERLIN */
        satz_text_upper(satz_buffer_slice(&form), rebuild->local->language.tag, &upper);
        add_form(rebuild, satz_buffer_slice(&upper), target);
    } else if (source != SATZ_AS_NONE) {
        add_form(rebuild, satz_buffer_slice(&form), target);
    }
    satz_buffer_release(&form);
    satz_buffer_release(&upper);
    return source;
}

/* Whether a character is a digit of Arabic or Thai, or a sign that stands among such: ٪ ٫ ٬. */
static bool is_own_figure(uint32_t character) {
    return (character >= 0x660 && character <= 0x66C) || (character >= 0x6F0 && character <= 0x6F9) ||
           (character >= 0xE50 && character <= 0xE59);
}

static void add_figure(const struct satz_local *local, uint32_t character, struct satz_buffer *target) {
    int digit = satz_char_digit_value(character);
    if (digit >= 0)
        satz_digits_write(satz_slice_make(&"0123456789"[digit], 1), local->numerals.zero, target);
    else if (character == 0x66A)
        satz_buffer_add_string(target, "%");
    else
        satz_buffer_add(target, character == 0x66B ? local->numerals.decimal : local->numerals.group);
}

void satz_engine_words_write(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    bool policy = rebuild->local && rebuild->keep_words && rebuild->local->numerals.zero == '0' &&
                  satz_local_value(rebuild->local, "digits").size > 0;
    size_t size, from = 0;
    for (size_t at = 0; policy && at < words.size; at += size) {
        uint32_t character = satz_utf8_decode(words, at, &size);
        if (!is_own_figure(character))
            continue;
        add_form(rebuild, satz_slice_sub(words, from, at), target);
        add_figure(rebuild->local, character, target);
        from = at + size;
    }
    add_form(rebuild, satz_slice_from(words, from), target);
}
