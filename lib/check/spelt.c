#include "check/spelt.h"

#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { SCALED_TEXT = 1 << 12 /* bytes that are looked through for a scale word */, FORMS = 40 /* of a number, about */, FIGURES = 64 };

/* Whether the form stands in the text; where words have blanks, at the beginning of one or in a compound. */
size_t satz_spelt_find(struct satz_slice text, struct satz_slice form, bool compounds) {
    for (size_t at = satz_slice_find(text, 0, form); at < text.size; at = satz_slice_find(text, at + 1, form)) {
        size_t size;
        uint32_t before = at > 0 ? satz_utf8_decode_before(text, at, &size) : ' ';
        if (compounds ? satz_char_digit_value(before) < 0 : !satz_char_is_letter(before))
            return at;
    }
    return text.size;
}

static bool has_form(struct satz_slice text, struct satz_slice form, bool compounds) {
    return satz_spelt_find(text, form, compounds) < text.size;
}

static struct satz_slice small_text(struct satz_figures *figures) {
    if (figures->small.size == 0)
        satz_text_lower(figures->text->text, "", &figures->small);
    return satz_buffer_slice(&figures->small);
}

/* Whether bytes [begin, end) are a part of a number of another value: vier of halb vier, 만 of 10만. */
static bool is_in_other(const struct satz_figures *figures, size_t begin, size_t end, long number) {
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        const struct satz_figure *item = &figures->items[i];
        if (item->begin <= begin && end <= item->end && !item->month)
            return satz_decimal_double(&item->value) != (double)number;
    }
    return false;
}

/* The same in the text of the figures, in small letters. */
static bool has_number_form(struct satz_figures *figures, struct satz_slice form, bool compounds, long number) {
    struct satz_slice text = small_text(figures), rest = text;
    bool same = text.size == figures->text->text.size;
    size_t from = 0, at;
    while ((at = from + satz_spelt_find(rest, form, compounds)) < text.size) {
        if (!same || !is_in_other(figures, at, at + form.size, number))
            return true;
        from = at + 1;
        rest = satz_slice_from(text, from);
    }
    return false;
}

bool satz_spelt_compounds(const struct satz_check_language *language) {
    enum satz_language_id id = language->local.language.id;
    return id == SATZ_DE || id == SATZ_KO || id == SATZ_AR || satz_check_language_spaceless(language);
}

/* Arabic has two of something in a word's ending, and numbers in the oblique case: عشرون, عشرين. */
static bool has_oblique(struct satz_slice text, struct satz_slice form) {
    struct satz_slice ending = satz_slice_of("ون");
    if (!satz_slice_ends(form, ending))
        return false;
    struct satz_buffer oblique = SATZ_BUFFER_INIT;
    satz_buffer_add(&oblique, satz_slice_sub(form, 0, form.size - ending.size));
    satz_buffer_add_string(&oblique, "ين");
    bool found = has_form(text, satz_buffer_slice(&oblique), true);
    satz_buffer_release(&oblique);
    return found;
}

/* Drittanbieter: the first part of a German compound. */
static bool has_small_number(struct satz_figures *figures, long number) {
    const struct satz_check_language *language = figures->text->language;
    char key[3] = { (char)('0' + number), '\0', '\0' };
    if (language->local.language.id != SATZ_DE || number < 2 || number > 12)
        return false;
    if (number > 9)
        memcpy(key, number == 10 ? "10" : number == 11 ? "11" : "12", 3);
    struct satz_slice rest = satz_local_entry(&language->local, "number-word", satz_slice_of(key)), word;
    while (rest.data && satz_slice_split(&rest, '|', &word)) {
        bool longer = satz_utf8_count(word) > 4;
        if (has_number_form(figures, satz_slice_sub(word, 0, word.size - longer), false, number))
            return true;
    }
    return false;
}

static bool has_number(struct satz_figures *figures, long number) {
    const struct satz_check_language *language = figures->text->language;
    enum satz_language_id id = language->local.language.id;
    struct satz_slice text = small_text(figures), rest, form;
    struct satz_buffer forms = SATZ_BUFFER_INIT;
    bool compounds = satz_spelt_compounds(language);
    bool found = (id == SATZ_AR && number == 2) || has_small_number(figures, number);
    satz_spellout_add(language->spellout, number, &forms);
    rest = satz_buffer_slice(&forms);
    /* One syllable of hangul is in many words; the native ones are found as words. */
    size_t least = id == SATZ_KO ? 2 : 1;
    while (!found && satz_slice_split(&rest, '\n', &form))
        found = satz_utf8_count(form) >= least && (has_number_form(figures, form, compounds, number) ||
                                  (id == SATZ_AR && has_oblique(text, form)));
    satz_buffer_release(&forms);
    return found;
}

/* Whether a scale word of this power stands in the text. */
static bool has_scale(const struct satz_figures *figures, int wanted) {
    struct satz_slice text = figures->text->text;
    for (size_t at = 0; at < text.size && at < SCALED_TEXT; at++) {
        int power = 0;
        bool begins = at == 0 || text.data[at - 1] == ' ' || (unsigned char)text.data[at] >= 0xC0;
        if (begins && satz_scale_read(&figures->text->language->local, text, at, &power) > 0 && power == wanted)
            return true;
    }
    return false;
}

static bool has_scaled(const struct satz_figures *figures) {
    for (size_t i = 0; i < figures->count && i < FIGURES; i++)
        if (figures->items[i].written && figures->items[i].power > 0)
            return true;
    return false;
}

/* `1,5 Millionen` as one and a half. */
static bool has_half(struct satz_figures *figures, const struct satz_figure *wanted) {
    struct satz_slice text = small_text(figures), words = figures->text->language->half, word;
    const struct satz_decimal *value = &wanted->value;
    int last = value->count;
    while (last > 1 && value->digits[last - 1] == '0')
        last--;
    /* Two and a half million has many zeros, a number that ends in five has none; half a million is an equivalent. */
    bool split = value->places > 0 || (value->count - last > 2 && last > 1);
    if (value->digits[last - 1] != '5' || !split || !words.data)
        return false;
    if (value->places == 0 && (has_scaled(figures) || !has_scale(figures, value->count - last + 1)))
        return false;
    while (satz_slice_split(&words, '|', &word))
        if (has_form(text, word, satz_check_language_spaceless(figures->text->language)))
            return true;
    return false;
}

/* Arabic joins ones and tens, each with its endings: الحادية والثلاثين. */
static bool has_parts(struct satz_figures *figures, long number) {
    return number > 20 && number < 100 && number % 10 > 0 && satz_figures_take_number(figures, number - number % 10) &&
           satz_figures_take_number(figures, number % 10);
}

/* 2 Millionen: the word for two, and the scale's. */
static bool has_mantissa(struct satz_figures *figures, const struct satz_figure *wanted, long number) {
    for (int i = 0; i < wanted->power && number > 0; i++)
        number = number % 10 == 0 ? number / 10 : 0;
    return wanted->power > 0 && number > 0 && has_scale(figures, wanted->power) && has_number(figures, number);
}

/* The 1970s as the seventies. */
static bool has_decade(struct satz_figures *figures, long number) {
    return number % 10 == 0 && number > 1000 && number < 2100 &&
           (has_number(figures, number % 100) || satz_figures_take_number(figures, number % 100));
}

bool satz_figures_spell(struct satz_figures *figures, const struct satz_figure *wanted) {
    const struct satz_check_language *language = figures->text->language;
    long number = wanted->month ? -1 : satz_figure_whole(wanted);
    if (!language->spellout || wanted->month)
        return false;
    if (figures->spelt >= SATZ_FIGURES_SPELT)
        return true;
    figures->spelt += FORMS * figures->text->text.size;
    if (number < 0)
        return has_half(figures, wanted);
    if (language->local.language.id == SATZ_AR && has_parts(figures, number))
        return true;
    return has_number(figures, number) || has_decade(figures, number) || has_mantissa(figures, wanted, number) ||
           has_half(figures, wanted);
}
