#include "check/figures.h"
#include "check/spelt.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* What stands for a number of another text, and is not the same number. */
enum { APART = 30 /* bytes before a scale word, at most */, HALF_GAP = 30 /* before a word for a half */, FIGURES = 64 };
enum { CLOCK_GAP = 8 /* bytes between an hour and its minutes */, HALF_ENDING = 3 /* letters of a half's ending */ };

/* Whether one of the alternatives in `words` stands behind the figure. */
static bool is_before(const struct satz_figures *from, const struct satz_figure *figure, struct satz_slice words) {
    struct satz_slice text = from->text->text, word;
    size_t at = figure->end + satz_blank_read(text, figure->end);
    if (words.size == 0)
        return false;
    while (satz_slice_split(&words, '|', &word))
        if (satz_slice_starts(satz_slice_from(text, at), word))
            return true;
    return false;
}

/* Whether one of the alternatives ends right before the figure. */
static bool is_after(const struct satz_figures *from, const struct satz_figure *figure, struct satz_slice words) {
    struct satz_slice before = satz_slice_sub(from->text->text, 0, figure->begin), word;
    while (satz_slice_split(&words, '|', &word))
        if (satz_slice_ends(before, word))
            return true;
    return false;
}

/* A year or decade in two digits: ’25, 2024/25, the 90s, años 70. */
static bool is_short_year(const struct satz_figures *from, const struct satz_figure *figure) {
    static const struct satz_slice before = SATZ_SLICE("’|'|años |anos |années |thập niên |thập kỷ |ทศวรรษ |ยุค ");
    return figure->end - figure->begin == 2 &&
           (figure->glued || is_after(from, figure, before) ||
            is_before(from, figure, satz_slice_of("er|s|年代|년대|-х|-е|х|-an|’s|'s")));
}

/* Behind the number of a century: the 20th century of the 90s, the 19th of 1850. */
static bool take_century(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                         const struct satz_figures *from) {
    if (number > 21 || !is_before(from, wanted, satz_local_value(&from->text->language->local, "century")))
        return false;
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        long year = satz_figure_whole(&figures->items[i]);
        if (year / 100 + 1 == number || (number == 20 && is_short_year(figures, &figures->items[i])))
            return true;
    }
    return false;
}

static bool names(const struct satz_figures *figures, struct satz_slice words) {
    struct satz_slice word;
    while (words.size > 0 && satz_slice_split(&words, '|', &word))
        if (satz_slice_find(figures->text->text, 0, word) < figures->text->text.size)
            return true;
    return false;
}

/* Whether the number is one of `figures` in decades, or a decade by the word alone. */
static bool has_years(const struct satz_figures *figures, long number, long years, struct satz_slice words) {
    if (words.size == 0 || number % years != 0 || number / years < 1 || number / years > 9)
        return false;
    for (size_t at = 0; at < figures->count && at < FIGURES; at++)
        if (satz_figure_whole(&figures->items[at]) == number / years && is_before(figures, &figures->items[at], words))
            return true;
    return number == years && names(figures, words);
}

/* Two decades as 20 years, a century as 100: by what stands behind the number, or by the word alone. */
static bool take_decades(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                         const struct satz_figures *from) {
    static const char *const keys[] = { "decade", "century" };
    for (int i = 0; i < 2; i++) {
        struct satz_slice words = satz_local_value(&from->text->language->local, keys[i]);
        long years = i == 0 ? 10 : 100;
        if ((number > 0 && number < 100 && !wanted->written && is_before(from, wanted, words) &&
             satz_figures_take_number(figures, years * number)) ||
            has_years(figures, number, years, satz_local_value(&figures->text->language->local, keys[i])))
            return true;
    }
    return false;
}

/* 50 и более миллионов: the scale word stands apart. */
static bool take_apart(struct satz_figures *figures, const struct satz_figure *wanted) {
    struct satz_decimal mantissa = wanted->value;
    struct satz_slice text = figures->text->text;
    if (wanted->power == 0 || !satz_decimal_shift(&mantissa, -wanted->power))
        return false;
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        const struct satz_figure *figure = &figures->items[i];
        size_t last = i + 1 < figures->count ? figures->items[i + 1].begin : text.size;
        if (figure->power > 0 || !satz_decimal_equal(&figure->value, &mantissa))
            continue;
        for (size_t at = figure->end; at < last && at < figure->end + APART; at++) {
            int power = 0;
            if (text.data[at] == ' ' &&
                satz_scale_read(&figures->text->language->local, text, at + 1, &power) > 0 && power == wanted->power)
                return figures->items[i].taken = true;
        }
    }
    return false;
}

/* 0230 for 02:30, and the other way round. */
static bool take_joined(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                        const struct satz_figures *from) {
    size_t at = (size_t)(wanted - from->items);
    bool first = wanted->glued && at + 1 < from->count && from->items[at + 1].glued;
    if (wanted->glued && number < 60)
        return satz_figures_take_number(figures, first ? number * 100 + satz_figure_whole(&from->items[at + 1])
                                          : at > 0 ? satz_figure_whole(&from->items[at - 1]) * 100 + number : -1);
    for (size_t i = 0; wanted->end - wanted->begin == 4 && i + 1 < figures->count && i < FIGURES; i++)
        if (figures->items[i].glued && figures->items[i + 1].glued && satz_figure_whole(&figures->items[i]) == number / 100 &&
            satz_figure_whole(&figures->items[i + 1]) == number % 100)
            return true;
    return false;
}

/* `1.1`, which the target reads as a decimal and the source as a row: the same signs in both. */
static bool take_row(struct satz_figures *figures, const struct satz_figure *wanted,
                     const struct satz_figures *from) {
    struct satz_slice words = satz_slice_sub(from->text->text, wanted->begin, wanted->end);
    bool backward = wanted->value.places > 0 && figures->text->side == SATZ_SIDE_SRC;
    size_t at = backward ? satz_slice_find(figures->text->text, 0, words) : SIZE_MAX;
    for (size_t i = 0; at < figures->text->text.size && i < figures->count && i < FIGURES; i++)
        if (figures->items[i].begin == at && figures->items[i].glued)
            return true;
    return false;
}

/* 1830er as 19 世纪 30 年代. */
static bool take_split_decade(struct satz_figures *figures, long number) {
    return number % 10 == 0 && number % 100 > 0 && figures->count > 1 &&
           satz_figures_take_number(figures, number % 100) && satz_figures_take_number(figures, number / 100 + 1);
}

static bool take_year(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                      const struct satz_figures *from) {
    long here = figures->text->language->seeker->offset, there = from->text->language->seeker->offset;
    if (number > 1000 && number < 3000)
        return take_split_decade(figures, number) ||
               (here != 0 && satz_figures_take_number(figures, number + here)) ||
               (there != 0 && satz_figures_take_number(figures, number - there)) ||
               (number > 1899 && number < 2100 && satz_figures_take_short_year(figures, number % 100));
    return is_short_year(from, wanted) && (satz_figures_take_number(figures, 2000 + number) ||
                                           satz_figures_take_number(figures, 1900 + number));
}

static bool has_clock(const struct satz_figures *figures) {
    for (size_t i = 0; i < figures->count && i < FIGURES; i++)
        if (figures->items[i].clock)
            return true;
    return false;
}

/* Whether the figure is an hour by the word behind it: 9시, 6h30, 9 giờ. */
static bool is_hour(const struct satz_figures *figures, const struct satz_figure *figure) {
    return is_before(figures, figure, satz_local_value(&figures->text->language->local, "hour-read"));
}

/* 9시 30분, whose hour and minutes the other side writes as a decimal: 09.30 น. */
static bool take_clock_part(struct satz_figures *figures, const struct satz_figure *wanted, const struct satz_figures *from) {
    bool minute = wanted > from->items && wanted->begin - wanted[-1].end <= CLOCK_GAP && is_hour(from, &wanted[-1]);
    if ((!minute && !is_hour(from, wanted)) || !satz_figures_take(figures, &figures->runs, &wanted->value))
        return false;
    figures->again = false; /* both have the same figure */
    return true;
}

static bool names_clock(const struct satz_figures *figures) {
    bool found = has_clock(figures);
    for (size_t i = 0; !found && i < figures->count && i < FIGURES; i++)
        found = is_hour(figures, &figures->items[i]) ||
                (figures->items[i].glued && is_before(figures, &figures->items[i], satz_slice_of(":")));
    return found;
}

/* Hours of a clock of twelve; the half of one may go without a number: 3時半. */
static bool take_hour(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                      const struct satz_figures *from) {
    struct satz_slice clock = satz_local_value(&from->text->language->local, "clock-read");
    if (number > 24 || wanted->numeric ||
        (!wanted->glued && !is_before(from, wanted, clock) && !has_clock(figures)))
        return false;
    if (number > 12)
        return satz_figures_take_number(figures, number - 12);
    if (number == 0 || number == 12)
        return satz_figures_take_number(figures, 12 - number) || satz_figures_take_number(figures, 24);
    bool twelve = satz_slice_is(satz_local_value(&from->text->language->local, "hours"), "12");
    return (twelve || wanted->clock) && wanted->glued && satz_figures_take_number(figures, number + 12);
}

/* What the words after the figure add a half to: 3時半, one and a half million, un million et demi. */
static bool add_half(const struct satz_figures *figures, const struct satz_figure *figure,
                     struct satz_decimal *value) {
    const struct satz_check_language *language = figures->text->language;
    struct satz_slice text = satz_slice_from(figures->text->text, figure->end), words = language->half, word;
    struct satz_slice gap = satz_slice_sub(text, 0, satz_utf8_floor(text, 2 * HALF_GAP));
    struct satz_decimal half;
    size_t found = gap.size, end = 0, next = (size_t)(figure - figures->items) + 1;
    while (words.data && found == gap.size && satz_slice_split(&words, '|', &word))
        found = satz_spelt_find(gap, word, satz_spelt_compounds(language)), end = found + word.size;
    if (found > HALF_GAP || found == gap.size || figure->month || figure->value.places > 0 ||
        (next < figures->count && figures->items[next].begin < figure->end + found))
        return false;
    int power = figure->power;
    if (power == 0)
        satz_scale_read(&language->local, text, end + satz_blank_read(text, end), &power);
    *value = figure->value;
    satz_decimal_set(&half, satz_slice_of("5"), satz_slice_of(NULL));
    bool shifted = satz_decimal_shift(value, 1 - figure->power);
    satz_decimal_trim(value);
    if (!shifted || value->places > 0 || value->count >= SATZ_DECIMAL_DIGITS)
        return false;
    value->digits[value->count - 1] = '5';
    return satz_decimal_shift(value, power - 1);
}

/* `1,5 Mio.` where a word says the half, and the other way round. */
static bool take_half(struct satz_figures *figures, const struct satz_figure *wanted,
                      const struct satz_figures *from) {
    struct satz_decimal value;
    if (add_half(from, wanted, &value) && satz_figures_take(figures, &figures->values, &value))
        return true;
    for (size_t i = 0; i < figures->count && i < FIGURES; i++)
        if (add_half(figures, &figures->items[i], &value) && satz_decimal_equal(&value, &wanted->value))
            return figures->items[i].taken = true;
    return false;
}

/* Where the scale word behind a half begins: half a million, demi-million, половина миллиона, نصف المليون. */
static size_t past_half(struct satz_slice text, size_t at, int most) {
    size_t size, blank;
    for (int letters = 0; letters < most && at < text.size && satz_char_is_letter(satz_utf8_decode(text, at, &size)); letters++)
        at += size;
    blank = satz_blank_read(text, at);
    at += blank > 0 ? blank : satz_slice_starts(satz_slice_from(text, at), satz_slice_of("-"));
    return at + (satz_slice_starts(satz_slice_from(text, at), satz_slice_of("ال")) ? strlen("ال") : 0);
}

/* Whether the form of a half stands somewhere right before a scale word of this power, its ending and a blank between them. */
static bool halves(const struct satz_figures *figures, struct satz_slice form, int power) {
    const struct satz_check_language *language = figures->text->language;
    struct satz_slice text = figures->text->text, rest = text;
    bool compounds = satz_spelt_compounds(language);
    int most = satz_check_language_spaceless(language) ? 0 : HALF_ENDING;
    for (size_t from = 0, at; (at = from + satz_spelt_find(rest, form, compounds)) < text.size; from = at + 1, rest = satz_slice_from(text, from)) {
        int found = 0, whole = 0;
        satz_scale_read(&language->local, text, at + form.size, &whole); /* полмиллиона: no ending in between */
        satz_scale_read(&language->local, text, past_half(text, at + form.size, most), &found);
        if (found == power || whole == power)
            return true;
    }
    return false;
}

/* 500.000 as half a million: five, and noughts as far as the scale word goes. */
static bool take_half_scale(const struct satz_figures *figures, const struct satz_figure *wanted) {
    struct satz_decimal one = wanted->value, five = { .digits = "5", .count = 1 };
    struct satz_slice words = figures->text->language->half_scale, word;
    int power = satz_decimal_magnitude(&wanted->value);
    if (power < 3 || wanted->month || !satz_decimal_shift(&one, 1 - power) || !satz_decimal_equal(&one, &five))
        return false;
    while (words.size > 0 && satz_slice_split(&words, '|', &word))
        if (halves(figures, word, power))
            return true;
    return false;
}

/* 2,5 Stunden as two hours and 30 minutes: whether `items[at]` and its neighbour are such. */
static bool is_half_hour(const struct satz_figures *figures, size_t at, const struct satz_decimal *value) {
    static const struct satz_decimal thirty = { .digits = "30", .count = 2 };
    struct satz_decimal whole = *value;
    if (at + 1 >= figures->count || whole.places != 1 || whole.digits[whole.count - 1] != '5' ||
        !satz_decimal_equal(&figures->items[at + 1].value, &thirty))
        return false;
    whole.count--;
    whole.places = 0;
    return satz_decimal_equal(&figures->items[at].value, &whole);
}

/* 15.30, read as a decimal, where the other side says halb vier, 3:30 or 15시 30분. */
static bool take_clock(struct satz_figures *figures, const struct satz_decimal *value) {
    if (value->places != 2 || value->count > 4 || !names_clock(figures))
        return false;
    long number = 0;
    for (int i = 0; i < value->count; i++)
        number = number * 10 + (value->digits[i] - '0');
    long hour = number / 100, minute = number % 100;
    return (satz_figures_take_number(figures, hour) || (hour > 12 && satz_figures_take_number(figures, hour - 12))) &&
           satz_figures_take_number(figures, minute);
}

static bool take_half_hour(struct satz_figures *figures, const struct satz_figure *wanted,
                           const struct satz_figures *from) {
    size_t at = (size_t)(wanted - from->items);
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        const struct satz_decimal *value = &figures->items[i].value;
        if (is_half_hour(figures, i, &wanted->value))
            return figures->items[i].taken = figures->items[i + 1].taken = true;
        if (is_half_hour(from, at, value) || (at > 0 && is_half_hour(from, at - 1, value)))
            return true;
    }
    return false;
}

/* A month by its name or in figures; an article is no January. */
static bool take_month(struct satz_figures *figures, const struct satz_figure *wanted) {
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        struct satz_figure *figure = &figures->items[i];
        if ((figure->month || figure->written) && satz_decimal_equal(&figure->value, &wanted->value))
            return figure->taken = true;
    }
    return satz_figures_take(figures, &figures->runs, &wanted->value);
}

/* Whole numbers that stand for others. */
static bool take_other(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                       const struct satz_figures *from) {
    return take_year(figures, wanted, number, from) || take_century(figures, wanted, number, from) ||
           take_hour(figures, wanted, number, from) || take_clock_part(figures, wanted, from) || take_joined(figures, wanted, number, from);
}

bool satz_figures_have(struct satz_figures *figures, const struct satz_figure *wanted,
                       const struct satz_figures *from) {
    if (wanted->month)
        return take_month(figures, wanted);
    if (satz_figures_take(figures, &figures->values, &wanted->value) ||
        (wanted->ranged && satz_figures_take(figures, &figures->values, &wanted->range)) ||
        (wanted->glued && satz_figures_take(figures, &figures->runs, &wanted->value)))
        return true;
    long number = satz_figure_whole(wanted);
    return (number >= 0 && take_other(figures, wanted, number, from)) || take_decades(figures, wanted, number, from) ||
           take_apart(figures, wanted) || take_row(figures, wanted, from) || take_clock(figures, &wanted->value) ||
           take_half(figures, wanted, from) || take_half_scale(figures, wanted) || take_half_hour(figures, wanted, from);
}
