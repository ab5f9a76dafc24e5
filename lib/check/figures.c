#include "check/figures.h"

#include <stdlib.h>

#include "base/memory.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Bytes between the ends of a range; between a day and its month; digits of a whole number. */
enum { RANGE = 9, DATE_GAP = 4, WHOLE_DIGITS = 15, KEY = SATZ_DECIMAL_DIGITS + 2 };

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

/* The values of a text, as known as they are. */
static size_t values_of(const struct satz_check_text *text, enum satz_seek_style style, struct satz_arena *arena,
                        struct satz_evidence **values) {
    struct satz_check_source *known = text->known;
    if (known && known->values[style].items) {
        *values = known->values[style].items;
        return known->values[style].count;
    }
    size_t count = satz_seek_values(text->language->seeker, text->text, style, arena, values);
    if (known)
        satz_check_sources_keep_values(text->language->sources, known, style, *values, count);
    return count;
}

/* The digits of the figure from its beginning on. */
static size_t digits_of(const struct satz_figures *figures, const struct satz_figure *figure, char *digits) {
    struct satz_slice text = figures->text->text;
    size_t count = 0, size;
    int value;
    for (size_t at = figure->begin; at < figure->end && count < SATZ_DECIMAL_DIGITS; at += size) {
        if ((value = satz_char_digit_value(satz_utf8_decode(text, at, &size))) < 0)
            break;
        digits[count++] = (char)('0' + value);
    }
    return count;
}

/* `103.7 milhões`: a point before a scale word is decimal whatever the language writes, for nobody counts 103 and 7 millions. */
static bool join_scaled(const struct satz_figures *figures, struct satz_figure *figure, const struct satz_figure *next) {
    struct satz_slice text = figures->text->text;
    char whole[SATZ_DECIMAL_DIGITS], fraction[SATZ_DECIMAL_DIGITS];
    if (next->power == 0 || figure->power > 0 || figure->value.places > 0 || !figure->written || !next->written ||
        next->begin != figure->end + 1 || !strchr(".,", text.data[figure->end]))
        return false;
    struct satz_slice front = satz_slice_make(whole, digits_of(figures, figure, whole));
    struct satz_slice back = satz_slice_make(fraction, digits_of(figures, next, fraction));
    struct satz_decimal value;
    if (!satz_decimal_set(&value, front, back) || !satz_decimal_shift(&value, next->power))
        return false;
    figure->value = value;
    figure->power = next->power;
    figure->end = next->end;
    figure->glued = false;
    return true;
}

/* Only in a source, which is what it is; in a target it is said that the language writes it otherwise. */
static void join_rows(struct satz_figures *figures) {
    size_t kept = 0;
    for (size_t i = 0; i < figures->count; i++) {
        figures->items[kept] = figures->items[i];
        if (i + 1 < figures->count && join_scaled(figures, &figures->items[kept], &figures->items[i + 1]))
            i++;
        kept++;
    }
    figures->count = kept;
}

/* `$5,000` in a language that would read five: behind its sign an amount has English marks as often as its own. */
static void set_english(struct satz_figure *figure, struct satz_slice text) {
    static const char *const signs[] = { "$", "£", "€" };
    bool signed_before = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        signed_before = signed_before || satz_slice_ends(satz_slice_sub(text, 0, figure->begin), satz_slice_of(signs[i]));
    if (!signed_before || figure->value.places != 3 || figure->power > 0 || figure->ranged)
        return;
    figure->range = figure->value;
    figure->ranged = satz_decimal_shift(&figure->range, 3);
}

/* Of a numeral with a point both sides: 14.30 in Thai is a time. */
static void add_runs(struct satz_figures *figures, struct satz_arena *arena) {
    struct satz_evidence *runs;
    const struct satz_check_text *text = figures->text;
    size_t count = values_of(text, SATZ_SEEK_RUNS, arena, &runs), figure = 0;
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
            for (size_t k = i; k < i + 3; k++)
                items[k].date = items[k].numeric = true;
    }
}

struct satz_figures *satz_figures_new(const struct satz_check_text *text, struct satz_arena *arena) {
    struct satz_figures *figures = satz_arena_get_array(arena, 1, sizeof *figures);
    struct satz_evidence *evidence;
    figures->text = text;
    satz_map_init(&figures->values);
    satz_map_init(&figures->runs);
    satz_buffer_init(&figures->small);
    figures->count = values_of(text, SATZ_SEEK_NUMBERS, arena, &evidence);
    figures->items = satz_arena_get_array(arena, figures->count + 1, sizeof *figures->items);
    for (size_t i = 0; i < figures->count; i++)
        set_figure(figures, i, &evidence[i]);
    if (text->side == SATZ_SIDE_SRC)
        join_rows(figures);
    for (size_t i = 0; i < figures->count; i++) {
        if (i + 1 < figures->count)
            set_range(&figures->items[i], &figures->items[i + 1]);
        if (text->side == SATZ_SIDE_SRC)
            set_english(&figures->items[i], text->text);
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
bool satz_figures_take(struct satz_figures *figures, const struct satz_map *map, const struct satz_decimal *value) {
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

bool satz_figures_take_number(struct satz_figures *figures, long number) {
    struct satz_decimal value;
    char digits[24];
    size_t count = 0;
    if (number < 0)
        return false;
    for (long rest = number; rest > 0 || count == 0; rest /= 10)
        digits[sizeof digits - ++count] = (char)('0' + rest % 10);
    if (!satz_decimal_set(&value, satz_slice_make(digits + sizeof digits - count, count), satz_slice_of("")))
        return false;
    return satz_figures_take(figures, &figures->values, &value) || satz_figures_take(figures, &figures->runs, &value);
}

/* A whole number that fits; -1 where it is none. */
long satz_figure_whole(const struct satz_figure *figure) {
    char key[KEY];
    struct satz_slice digits = key_of(&figure->value, key);
    long number = 0;
    if (digits.size > WHOLE_DIGITS || satz_slice_find_byte(digits, 0, '.') < digits.size)
        return -1;
    for (size_t i = 0; i < digits.size; i++)
        number = number * 10 + (digits.data[i] - '0');
    return number;
}

/* In two digits: 2017 may be 17, and is not 017. */
bool satz_figures_take_short_year(struct satz_figures *figures, long number) {
    struct satz_decimal value;
    char digits[2] = { (char)('0' + number / 10), (char)('0' + number % 10) }, key[KEY];
    size_t node;
    if (!satz_decimal_set(&value, satz_slice_make(digits, 2), satz_slice_of("")) ||
        !satz_map_get(&figures->runs, key_of(&value, key), &node))
        return false;
    const struct satz_figure *figure = &figures->items[figures->nodes[node].figure];
    return figure->end - figure->begin == 2 && satz_figures_take(figures, &figures->runs, &value);
}
