#include "localise/quantity.h"

#include <stdio.h>
#include <stdlib.h>

#include "localise/grammar.h"
#include "localise/pattern.h"
#include "text/unicode.h"
#include "text/utf8.h"

size_t satz_blank_read(struct satz_slice text, size_t at) {
    size_t size;
    if (at >= text.size)
        return 0;
    uint32_t character = satz_utf8_decode(text, at, &size);
    return satz_char_is_space(character) ? size : 0;
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size;
    while ((size = satz_blank_read(text, at)) > 0)
        at += size;
    return at;
}

/* Whether a word that ended at `at` is whole: no letter goes on. Scripts without blanks end anywhere. */
static bool word_ends(struct satz_slice text, size_t at) {
    size_t size, size_before;
    if (at >= text.size || at == 0)
        return true;
    uint32_t before = satz_utf8_decode_before(text, at, &size_before);
    uint32_t next = satz_utf8_decode(text, at, &size);
    if (!satz_char_is_letter(next) || !satz_char_is_letter(before))
        return true;
    const char *script = satz_char_script(before);
    return strcmp(script, satz_char_script(next)) != 0 || !strcmp(script, "Hani") || !strcmp(script, "Hang") ||
           !strcmp(script, "Thai");
}

/* Size of the longest alternative in `words` that stands at `at` as a whole word. */
static size_t longest_word(struct satz_slice words, struct satz_slice text, size_t at) {
    struct satz_slice rest = words, word, here = satz_slice_from(text, at);
    size_t best = 0;
    if (words.size == 0)
        return 0;
    while (satz_slice_split(&rest, '|', &word))
        if (word.size > best && satz_slice_starts(here, word) && word_ends(text, at + word.size))
            best = word.size;
    return best;
}

size_t satz_scale_read(const struct satz_local *local, struct satz_slice text, size_t at, int *power) {
    const struct satz_local_row *row;
    size_t next = 0, best = 0;
    *power = 0;
    while ((row = satz_local_next(local, "scale-read", &next))) {
        size_t size = longest_word(row->value, text, at);
        if (size > best) {
            best = size;
            *power = (int)strtol(row->subkey.data, NULL, 10);
        }
    }
    return best;
}

size_t satz_currency_read(const struct satz_local *local, struct satz_slice text, size_t at, char code[4]) {
    const struct satz_local_row *row;
    size_t next = 0, best = 0;
    while ((row = satz_local_next(local, "currency-read", &next))) {
        size_t size = longest_word(row->value, text, at);
        if (size > best && row->subkey.size == 3) {
            best = size;
            memcpy(code, row->subkey.data, 3);
            code[3] = '\0';
        }
    }
    return best;
}

static bool has_digit(struct satz_slice text) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size)
        if (satz_char_digit_value(satz_utf8_decode(text, at, &size)) >= 0)
            return true;
    return false;
}

/* What follows the figures and the scale word. */
static bool read_rest(const struct satz_local *local, struct satz_slice text, size_t at,
                      struct satz_quantity *quantity) {
    size_t end = at;
    at = skip_blanks(text, at);
    if (at == text.size)
        return true;
    quantity->attached = at == end;
    struct satz_slice rest = satz_slice_from(text, at);
    size_t size = quantity->currency[0] ? 0 : satz_currency_read(local, text, at, quantity->currency);
    if (size == rest.size && size > 0)
        return true;
    quantity->currency[0] = size > 0 ? '\0' : quantity->currency[0];
    if (satz_local_has(satz_local_value(local, "percent-read"), rest))
        quantity->percent = true;
    else
        quantity->unit = rest;
    return quantity->currency[0] == '\0' && !has_digit(quantity->unit);
}

bool satz_quantity_read(const struct satz_local *local, struct satz_slice text, struct satz_quantity *quantity) {
    size_t at;
    *quantity = (struct satz_quantity){ .power = 0 };
    at = skip_blanks(text, satz_currency_read(local, text, 0, quantity->currency));
    if (!satz_numeral_read(text, at, &local->numerals, &quantity->shown, &quantity->numeral_end))
        return false;
    quantity->numeral_begin = at;
    at = skip_blanks(text, quantity->numeral_end);
    size_t size = satz_scale_read(local, text, at, &quantity->power);
    return read_rest(local, text, size > 0 ? at + size : quantity->numeral_end, quantity);
}

bool satz_quantity_value(const struct satz_quantity *quantity, struct satz_decimal *value) {
    *value = quantity->shown;
    return satz_decimal_shift(value, quantity->power);
}

/* The biggest power that the language has a word for and the number reaches. */
static int scale_for(const struct satz_local *local, const struct satz_decimal *value) {
    const struct satz_local_row *row;
    size_t next = 0;
    int best = 0, magnitude = satz_decimal_magnitude(value);
    while ((row = satz_local_next(local, "scale", &next))) {
        int power = (int)strtol(row->subkey.data, NULL, 10);
        if (power > best && power < magnitude)
            best = power;
    }
    return best;
}

static struct satz_slice scale_word(const struct satz_local *local, int power, const char *category) {
    char subkey[16];
    snprintf(subkey, sizeof subkey, "%d", power);
    return satz_local_form(satz_local_entry(local, "scale", satz_slice_of(subkey)), category);
}

/* Beside a word for ten thousand nothing is grouped by thousands: 1240万. */
static struct satz_numeral_style ungrouped(const struct satz_local *local) {
    struct satz_numeral_style style = local->numerals;
    style.group_from = SATZ_DECIMAL_DIGITS + 1;
    return style;
}

/* 1 234 000 000 as 12억 3400만: the figures in steps of four, steps that are zero left out. */
static void write_myriads(const struct satz_local *local, const struct satz_decimal *value,
                          struct satz_buffer *target) {
    struct satz_decimal rest = *value;
    struct satz_slice blank = satz_local_value(local, "myriad-blank");
    struct satz_numeral_style style = ungrouped(local);
    for (int power = scale_for(local, value); power >= 0; power -= 4) {
        int whole = rest.count - rest.places, digits = whole - power;
        struct satz_decimal step = { .places = power == 0 ? rest.places : 0, .negative = rest.negative };
        if (digits <= 0)
            continue;
        step.count = digits + step.places;
        memcpy(step.digits, rest.digits, (size_t)step.count);
        rest.count -= digits;
        memmove(rest.digits, rest.digits + digits, (size_t)rest.count);
        while (rest.count - rest.places > 0 && rest.digits[0] == '0')
            memmove(rest.digits, rest.digits + 1, (size_t)--rest.count);
        rest.negative = false;
        satz_numeral_write(&step, &style, target);
        if (power > 0)
            satz_buffer_add(target, scale_word(local, power, "other"));
        if (rest.count == 0)
            break;
        satz_buffer_add(target, power > 0 ? blank : satz_slice_of(""));
    }
}

/* The number of `quantity` in figures, and the word of its scale in `*word` where one is written apart. */
static bool write_number(const struct satz_local *local, const struct satz_quantity *quantity,
                         struct satz_buffer *figures, struct satz_slice *word, const char **category) {
    struct satz_decimal value;
    struct satz_slice style = satz_local_value(local, "scale-style");
    *word = satz_slice_of("");
    if (!satz_quantity_value(quantity, &value))
        return false;
    int power = quantity->power > 0 ? scale_for(local, &value) : 0;
    if (satz_slice_is(style, "myriad") && power > 0) {
        satz_decimal_trim(&value);
        write_myriads(local, &value, figures);
        *category = "other";
        return true;
    }
    /* A scale word that the source wrote is kept where this language has it: 1200 Mio. stays 1200 million. */
    if (style.size == 0 && quantity->power > 0 && scale_word(local, quantity->power, "other").size > 0)
        power = quantity->power;
    if (!satz_decimal_shift(&value, -power))
        return false;
    if (power == quantity->power)
        value = quantity->shown; /* with the zeros that were written */
    else
        satz_decimal_trim(&value);
    struct satz_numeral_style numerals = style.size > 0 && power > 0 ? ungrouped(local) : local->numerals;
    *category = satz_plural_category(local->language.tag, satz_decimal_double(&value));
    satz_numeral_write(&value, &numerals, figures);
    *word = power > 0 ? scale_word(local, power, *category) : *word;
    return true;
}

/* The form of a currency or unit beside a number, or beside a scale word: 5 градусов, 2 млн тонн. */
static struct satz_slice counted_form(struct satz_slice forms, bool scaled, const char *category) {
    bool has_scaled = satz_slice_find(forms, 0, satz_slice_of("scaled=")) < forms.size;
    return satz_local_form(forms, !scaled ? category : has_scaled ? "scaled" : "other");
}

static bool write_money(const struct satz_local *local, const struct satz_quantity *quantity,
                        struct satz_slice figures, struct satz_slice word, const char *category,
                        struct satz_buffer *target) {
    struct satz_slice forms = satz_local_entry(local, "currency", satz_slice_of(quantity->currency));
    struct satz_slice currency = counted_form(forms, word.size > 0, category);
    if (forms.size == 0)
        return false;
    struct satz_pattern_part parts[] = { { "n", figures }, { "s", word }, { "c", currency } };
    struct satz_slice pattern = satz_local_value(local, word.size > 0 ? "money-scaled" : "money");
    struct satz_slice last = satz_slice_of("{c}");
    size_t floor = target->size;
    if (!satz_slice_ends(pattern, last)) {
        satz_pattern_write(pattern, parts, 3, target);
        return true;
    }
    /* The currency may change the word before it: millions d’euros. */
    satz_pattern_write(satz_slice_sub(pattern, 0, pattern.size - last.size), parts, 3, target);
    satz_grammar_before(local, target, floor, currency);
    satz_buffer_add(target, currency);
    return true;
}

static struct satz_slice unit_word(const struct satz_local *local, struct satz_slice unit, bool scaled,
                                   const char *category) {
    struct satz_slice known = satz_local_entry(local, "unit", unit);
    return known.size > 0 ? counted_form(known, scaled, category) : unit;
}

bool satz_quantity_write(const struct satz_local *local, const struct satz_quantity *quantity,
                         struct satz_buffer *target) {
    struct satz_buffer figures = SATZ_BUFFER_INIT, scaled = SATZ_BUFFER_INIT;
    struct satz_slice word;
    const char *category, *pattern = NULL;
    bool written = write_number(local, quantity, &figures, &word, &category);
    if (written && quantity->currency[0]) {
        written = write_money(local, quantity, satz_buffer_slice(&figures), word, category, target);
    } else if (written) {
        struct satz_pattern_part parts[] = { { "n", satz_buffer_slice(&figures) }, { "s", word } };
        if (word.size > 0)
            satz_pattern_write(satz_local_value(local, "scaled"), parts, 2, &scaled);
        else
            satz_buffer_add(&scaled, satz_buffer_slice(&figures));
        bool apart = quantity->unit.size > 0 && !quantity->attached;
        pattern = quantity->percent ? "percent" : apart ? "unit-pattern" : NULL;
        struct satz_pattern_part whole[] = { { "n", satz_buffer_slice(&scaled) },
                                             { "u", unit_word(local, quantity->unit, word.size > 0, category) } };
        satz_pattern_write(pattern ? satz_local_value(local, pattern) : satz_slice_of("{n}{u}"), whole, 2, target);
    }
    satz_buffer_release(&figures);
    satz_buffer_release(&scaled);
    return written;
}
