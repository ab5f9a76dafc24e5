#include "check/figures.h"

#include <stdlib.h>

#include "base/memory.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Bytes between the ends of a range; digits of a number that is looked for in words. */
enum { SCALED_TEXT = 1 << 12 /* bytes that are looked through for a scale word */ };
enum { RANGE = 9, APART = 30 /* bytes before a scale word, at most */, DATE_GAP = 4, HALF_GAP = 30 /* bytes before a word for a half, at most */, SPELT_DIGITS = 15, FORMS = 40 /* of a number, about */, FIGURES = 64, KEY = SATZ_DECIMAL_DIGITS + 2 };

/* One way to find a figure; those with the same value hang together. */
struct satz_figure_node {
    size_t figure, next; /* next SIZE_MAX: the last */
};

/* A value in one form: without sign, and without zeros that say nothing. */
static struct satz_slice key_of(const struct satz_decimal *value, char *key) {
    int begin = 0, end = value->count, point = value->count - value->places;
    size_t size = 0;
    while (begin + 1 < point && value->digits[begin] == '0')
        begin++;
    while (end > point && value->digits[end - 1] == '0')
        end--;
    for (int i = begin; i < end; i++) {
        if (i == point)
            key[size++] = '.';
        key[size++] = value->digits[i];
    }
    return satz_slice_make(key, size);
}

static void add_node(struct satz_figures *figures, struct satz_map *map, const struct satz_decimal *value,
                     size_t figure, struct satz_arena *arena) {
    char key[KEY];
    struct satz_slice name = key_of(value, key);
    size_t first;
    figures->nodes =
        satz_memory_grow(figures->nodes, &figures->node_capacity, figures->node_count + 1, sizeof *figures->nodes);
    figures->nodes[figures->node_count] = (struct satz_figure_node){ figure, SIZE_MAX };
    if (satz_map_get(map, name, &first)) {
        /* Behind the first, which so keeps its place in the map. */
        figures->nodes[figures->node_count].next = figures->nodes[first].next;
        figures->nodes[first].next = figures->node_count;
    } else {
        satz_map_set(map, satz_arena_copy(arena, name), figures->node_count);
    }
    figures->node_count++;
}

static bool is_digit_before(struct satz_slice text, size_t at) {
    size_t size;
    return at > 0 && satz_char_digit_value(satz_utf8_decode_before(text, at, &size)) >= 0;
}

static bool is_digit_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size && satz_char_digit_value(satz_utf8_decode(text, at, &size)) >= 0;
}

/* Whether one mark, and beyond it another figure, is at this end. */
static bool is_glued(struct satz_slice text, size_t begin, size_t end) {
    static const char marks[] = ".,:/-'";
    size_t size = 1;
    if (begin > 1 && strchr(marks, text.data[begin - 1]) && is_digit_before(text, begin - 1))
        return true;
    if (begin > 3 && satz_utf8_decode_before(text, begin, &size) == 0x2013 && is_digit_before(text, begin - size))
        return true;
    return end < text.size && text.data[end] && strchr(marks, text.data[end]) && is_digit_at(text, end + 1);
}

/* km2, m3: no number of its own. */
static bool is_exponent(struct satz_slice text, size_t begin, size_t end) {
    return end == begin + 1 && begin > 0 && (text.data[begin] == '2' || text.data[begin] == '3') &&
           (text.data[begin - 1] == 'm' || satz_slice_ends(satz_slice_sub(text, 0, begin), satz_slice_of("м")));
}

static void set_figure(struct satz_figures *figures, size_t at, const struct satz_evidence *evidence) {
    struct satz_slice text = figures->text->text;
    figures->items[at] = (struct satz_figure){
        .begin = evidence->begin, .end = evidence->end, .value = evidence->value, .power = evidence->power,
        .month = evidence->kind == SATZ_EVIDENCE_MONTH,
        .written = is_digit_at(text, evidence->begin) ||
                   (strchr("+-", text.data[evidence->begin]) && is_digit_at(text, evidence->begin + 1)),
        .exponent = is_exponent(text, evidence->begin, evidence->end),
        .clock = evidence->clock,
        .glued = evidence->clock || is_glued(text, evidence->begin, evidence->end),
        .kept = satz_check_text_keeps(figures->text, evidence->begin),
    };
}

/* `1,68 und 1,72 Mrd.`: the first end of a range has its scale from the second. */
static void set_range(struct satz_figure *figure, const struct satz_figure *next) {
    if (figure->power > 0 || next->power == 0 || figure->month || next->begin - figure->end > RANGE)
        return;
    figure->range = figure->value;
    figure->ranged = satz_decimal_shift(&figure->range, next->power);
}

/* Of a numeral with a point both sides: 14.30 in Thai is a time. */
static void add_runs(struct satz_figures *figures, struct satz_arena *arena) {
    struct satz_evidence *runs;
    const struct satz_check_text *text = figures->text;
    size_t count = satz_seek_values(text->language->seeker, text->text, SATZ_SEEK_RUNS, arena, &runs), figure = 0;
    for (size_t i = 0; i < count; i++) {
        while (figure + 1 < figures->count && figures->items[figure].end <= runs[i].begin)
            figure++;
        if (figure < figures->count)
            add_node(figures, &figures->runs, &runs[i].value, figure, arena);
    }
}

/* Whether exactly this mark stands between two figures. */
static bool is_between(const struct satz_figures *figures, size_t left, char mark) {
    const struct satz_figure *a = &figures->items[left], *b = a + 1;
    return left + 1 < figures->count && b->begin == a->end + 1 && figures->text->text.data[a->end] == mark;
}

static bool is_numeric_date(const struct satz_figures *figures, size_t at) {
    static const char marks[] = "./-";
    for (size_t i = 0; marks[i]; i++)
        if (is_between(figures, at, marks[i]) && is_between(figures, at + 1, marks[i]) &&
            (figures->items[at].value.count == 4 || figures->items[at + 2].value.count == 4))
            return true;
    return false;
}

static bool is_near(const struct satz_figure *left, const struct satz_figure *right) {
    return right->begin - left->end <= DATE_GAP && (left->month || right->month) && (left->written || right->written);
}

static void set_dates(struct satz_figures *figures) {
    struct satz_figure *items = figures->items;
    for (size_t i = 0; i < figures->count; i++) {
        if (i + 1 < figures->count && is_near(&items[i], &items[i + 1]))
            items[i].date = items[i + 1].date = true;
        if (is_numeric_date(figures, i))
            items[i].date = items[i + 1].date = items[i + 2].date = true;
    }
}

struct satz_figures *satz_figures_new(const struct satz_check_text *text, struct satz_arena *arena) {
    struct satz_figures *figures = satz_arena_get_array(arena, 1, sizeof *figures);
    struct satz_evidence *evidence;
    figures->text = text;
    satz_map_init(&figures->values);
    satz_map_init(&figures->runs);
    satz_buffer_init(&figures->small);
    figures->count = satz_seek_values(text->language->seeker, text->text, SATZ_SEEK_NUMBERS, arena, &evidence);
    figures->items = satz_arena_get_array(arena, figures->count + 1, sizeof *figures->items);
    for (size_t i = 0; i < figures->count; i++)
        set_figure(figures, i, &evidence[i]);
    for (size_t i = 0; i < figures->count; i++) {
        if (i + 1 < figures->count)
            set_range(&figures->items[i], &figures->items[i + 1]);
        add_node(figures, &figures->values, &figures->items[i].value, i, arena);
        if (figures->items[i].ranged)
            add_node(figures, &figures->values, &figures->items[i].range, i, arena);
    }
    if (figures->count > 0)
        add_runs(figures, arena);
    set_dates(figures);
    return figures;
}

void satz_figures_free(struct satz_figures *figures) {
    if (!figures)
        return;
    satz_map_release(&figures->values);
    satz_map_release(&figures->runs);
    satz_buffer_release(&figures->small);
    free(figures->nodes);
}

/* Takes one that has this value; those that are taken already make place for the next. */
static bool take(struct satz_figures *figures, const struct satz_map *map, const struct satz_decimal *value) {
    char key[KEY];
    size_t node;
    if (!satz_map_get(map, key_of(value, key), &node))
        return false;
    struct satz_figure_node *first = &figures->nodes[node];
    while (figures->items[first->figure].taken && first->next != SIZE_MAX) {
        struct satz_figure_node *second = &figures->nodes[first->next];
        first->figure = second->figure;
        first->next = second->next;
    }
    figures->again = figures->items[first->figure].taken;
    figures->items[first->figure].taken = true;
    return true;
}

static bool take_number(struct satz_figures *figures, long number) {
    struct satz_decimal value;
    char digits[24];
    size_t count = 0;
    if (number < 0)
        return false;
    for (long rest = number; rest > 0 || count == 0; rest /= 10)
        digits[sizeof digits - ++count] = (char)('0' + rest % 10);
    if (!satz_decimal_set(&value, satz_slice_make(digits + sizeof digits - count, count), satz_slice_of("")))
        return false;
    return take(figures, &figures->values, &value) || take(figures, &figures->runs, &value);
}

/* A whole number that fits; -1 where it is none. */
static long whole(const struct satz_figure *figure) {
    char key[KEY];
    struct satz_slice digits = key_of(&figure->value, key);
    long number = 0;
    if (digits.size > SPELT_DIGITS || satz_slice_find_byte(digits, 0, '.') < digits.size)
        return -1;
    for (size_t i = 0; i < digits.size; i++)
        number = number * 10 + (digits.data[i] - '0');
    return number;
}

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

/* A year or decade in two digits: ’25, 2024/25, the 90s. */
static bool is_short_year(const struct satz_figures *from, const struct satz_figure *figure) {
    struct satz_slice before = satz_slice_sub(from->text->text, 0, figure->begin);
    return figure->end - figure->begin == 2 &&
           (figure->glued || satz_slice_ends(before, satz_slice_of("’")) ||
            satz_slice_ends(before, satz_slice_of("'")) || is_before(from, figure, satz_slice_of("er|s|年代|년대|-х|-е|х")));
}

/* In two digits: 2017 may be 17, and is not 017. */
static bool take_short_year(struct satz_figures *figures, long number) {
    struct satz_decimal value;
    char digits[2] = { (char)('0' + number / 10), (char)('0' + number % 10) }, key[KEY];
    size_t node;
    if (!satz_decimal_set(&value, satz_slice_make(digits, 2), satz_slice_of("")) ||
        !satz_map_get(&figures->runs, key_of(&value, key), &node))
        return false;
    const struct satz_figure *figure = &figures->items[figures->nodes[node].figure];
    return figure->end - figure->begin == 2 && take(figures, &figures->runs, &value);
}

/* Behind the number of a century: the 20th century of the 90s, the 19th of 1850. */
static bool take_century(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                         const struct satz_figures *from) {
    if (number > 21 || !is_before(from, wanted, satz_local_value(&from->text->language->local, "century")))
        return false;
    for (size_t i = 0; i < figures->count && i < FIGURES; i++) {
        long year = whole(&figures->items[i]);
        if (year / 100 + 1 == number || (number == 20 && is_short_year(figures, &figures->items[i])))
            return true;
    }
    return false;
}

/* Two decades as 20 years, a century as 100: by what stands behind the number, or by the word alone. */
static bool take_decades(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                         const struct satz_figures *from) {
    static const char *const keys[] = { "decade", "century" };
    for (int i = 0; i < 2; i++) {
        struct satz_slice words = satz_local_value(&from->text->language->local, keys[i]), word;
        long years = i == 0 ? 10 : 100;
        if (number > 0 && number < 100 && !wanted->written && is_before(from, wanted, words) &&
            take_number(figures, years * number))
            return true;
        words = satz_local_value(&figures->text->language->local, keys[i]);
        if (number % years != 0 || number / years < 1 || number / years > 9 || words.size == 0)
            continue;
        for (size_t at = 0; at < figures->count && at < FIGURES; at++)
            if (whole(&figures->items[at]) == number / years && is_before(figures, &figures->items[at], words))
                return true;
        while (number == years && satz_slice_split(&words, '|', &word))
            if (satz_slice_find(figures->text->text, 0, word) < figures->text->text.size)
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
        return take_number(figures, first ? number * 100 + whole(&from->items[at + 1])
                                          : at > 0 ? whole(&from->items[at - 1]) * 100 + number : -1);
    for (size_t i = 0; wanted->end - wanted->begin == 4 && i + 1 < figures->count && i < FIGURES; i++)
        if (figures->items[i].glued && figures->items[i + 1].glued && whole(&figures->items[i]) == number / 100 &&
            whole(&figures->items[i + 1]) == number % 100)
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

static bool take_year(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                      const struct satz_figures *from) {
    long here = figures->text->language->seeker->offset, there = from->text->language->seeker->offset;
    if (number > 1000 && number < 3000)
        return (number % 10 == 0 && number % 100 > 0 && figures->count > 1 && take_number(figures, number % 100) &&
                take_number(figures, number / 100 + 1)) ||
               (here != 0 && take_number(figures, number + here)) ||
               (there != 0 && take_number(figures, number - there)) ||
               (number > 1899 && number < 2100 && take_short_year(figures, number % 100));
    return is_short_year(from, wanted) && (take_number(figures, 2000 + number) || take_number(figures, 1900 + number));
}

static bool has_clock(const struct satz_figures *figures) {
    for (size_t i = 0; i < figures->count && i < FIGURES; i++)
        if (figures->items[i].clock)
            return true;
    return false;
}

/* Hours of a clock of twelve; the half of one may go without a number: 3時半. */
static bool take_hour(struct satz_figures *figures, const struct satz_figure *wanted, long number,
                      const struct satz_figures *from) {
    struct satz_slice clock = satz_local_value(&from->text->language->local, "clock-read");
    if (number > 24 || wanted->date ||
        (!wanted->glued && !is_before(from, wanted, clock) && !has_clock(figures)))
        return false;
    if (number > 12)
        return take_number(figures, number - 12);
    if (number == 0 || number == 12)
        return take_number(figures, 12 - number) || take_number(figures, 24);
    bool twelve = satz_slice_is(satz_local_value(&from->text->language->local, "hours"), "12");
    return (twelve || wanted->clock) && wanted->glued && take_number(figures, number + 12);
}

/* Whether the form stands in the text; where words have blanks, at the beginning of one or in a compound. */
static size_t find_form(struct satz_slice text, struct satz_slice form, bool compounds) {
    for (size_t at = satz_slice_find(text, 0, form); at < text.size; at = satz_slice_find(text, at + 1, form)) {
        size_t size;
        uint32_t before = at > 0 ? satz_utf8_decode_before(text, at, &size) : ' ';
        if (compounds ? satz_char_digit_value(before) < 0 : !satz_char_is_letter(before))
            return at;
    }
    return text.size;
}

static bool has_form(struct satz_slice text, struct satz_slice form, bool compounds) {
    return find_form(text, form, compounds) < text.size;
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
    while ((at = from + find_form(rest, form, compounds)) < text.size) {
        if (!same || !is_in_other(figures, at, at + form.size, number))
            return true;
        from = at + 1;
        rest = satz_slice_from(text, from);
    }
    return false;
}

static bool has_compounds(const struct satz_check_language *language) {
    enum satz_language_id id = language->local.language.id;
    return id == SATZ_DE || id == SATZ_KO || id == SATZ_AR || satz_check_language_spaceless(language);
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
        found = find_form(gap, word, has_compounds(language)), end = found + word.size;
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
    if (add_half(from, wanted, &value) && take(figures, &figures->values, &value))
        return true;
    for (size_t i = 0; i < figures->count && i < FIGURES; i++)
        if (add_half(figures, &figures->items[i], &value) && satz_decimal_equal(&value, &wanted->value))
            return figures->items[i].taken = true;
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

/* 15.30, read as a decimal, where the other side says halb vier. */
static bool take_clock(struct satz_figures *figures, const struct satz_decimal *value) {
    if (value->places != 2 || value->count > 4 || !has_clock(figures))
        return false;
    long number = 0;
    for (int i = 0; i < value->count; i++)
        number = number * 10 + (value->digits[i] - '0');
    long hour = number / 100, minute = number % 100;
    return (take_number(figures, hour) || (hour > 12 && take_number(figures, hour - 12))) &&
           take_number(figures, minute);
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
    return take(figures, &figures->runs, &wanted->value);
}

bool satz_figures_have(struct satz_figures *figures, const struct satz_figure *wanted,
                       const struct satz_figures *from) {
    if (wanted->month)
        return take_month(figures, wanted);
    if (take(figures, &figures->values, &wanted->value) ||
        (wanted->ranged && take(figures, &figures->values, &wanted->range)) ||
        (wanted->glued && take(figures, &figures->runs, &wanted->value)))
        return true;
    long number = whole(wanted);
    if (wanted->month)
        return false;
    return (number >= 0 && (take_year(figures, wanted, number, from) || take_century(figures, wanted, number, from) ||
                            take_hour(figures, wanted, number, from))) ||
           take_decades(figures, wanted, number, from) || take_apart(figures, wanted) ||
           (number >= 0 && take_joined(figures, wanted, number, from)) || take_row(figures, wanted, from) ||
           take_clock(figures, &wanted->value) || take_half(figures, wanted, from) || take_half_hour(figures, wanted, from);
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
    bool compounds = has_compounds(language);
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
    /* Half a million has many zeros, a number that ends in five has none. */
    bool split = value->places > 0 || value->count - last > 2;
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
    return number > 20 && number < 100 && number % 10 > 0 && take_number(figures, number - number % 10) &&
           take_number(figures, number % 10);
}

bool satz_figures_spell(struct satz_figures *figures, const struct satz_figure *wanted) {
    const struct satz_check_language *language = figures->text->language;
    long number = wanted->month ? -1 : whole(wanted);
    if (!language->spellout || wanted->month)
        return false;
    if (figures->spelt >= SATZ_FIGURES_SPELT)
        return true;
    figures->spelt += FORMS * figures->text->text.size;
    if (number < 0)
        return has_half(figures, wanted);
    if (language->local.language.id == SATZ_AR && has_parts(figures, number))
        return true;
    bool decade = number % 10 == 0 && number > 1000 && number < 2100;
    /* 2 Millionen: the word for two, and the scale's. */
    long mantissa = number;
    for (int i = 0; i < wanted->power && mantissa > 0; i++)
        mantissa = mantissa % 10 == 0 ? mantissa / 10 : 0;
    return has_number(figures, number) || (decade && (has_number(figures, number % 100) || take_number(figures, number % 100))) ||
           (wanted->power > 0 && mantissa > 0 && has_scale(figures, wanted->power) && has_number(figures, mantissa)) || has_half(figures, wanted);
}
