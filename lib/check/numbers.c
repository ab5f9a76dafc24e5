#include "check/figures.h"
#include "check/work.h"
#include "localise/quantity.h"
#include "text/utf8.h"

/*
 * Numbers by value: which of the source's figures the target lacks, and which it has of its own. One that
 * is missing and one that was added are one that was changed.
 */
enum { MOST = 64, DATE_GAP = 4, SHOWN = 40 };

/* A figure of the source that is missing, and one of the target that stands in its place. */
struct missing {
    const struct satz_figure *source;
    struct satz_figure *target; /* NULL: none */
    bool date, told;
    bool form;                  /* the same digits, with the marks of another language */
};

struct satz_numbers {
    struct satz_figures *source, *target;
    struct missing missing[MOST];
    size_t missing_count;
    struct satz_figure *added[MOST]; /* NULL: it stands in another's place */
    size_t added_count;
};

static bool is_near(const struct satz_figure *left, const struct satz_figure *right) {
    return right->begin - left->end <= DATE_GAP;
}

/* Part of a date: a month beside a figure, a figure beside a month. */
static bool is_in_date(const struct satz_figures *figures, size_t at) {
    const struct satz_figure *items = figures->items;
    bool before = at > 0 && is_near(&items[at - 1], &items[at]);
    bool after = at + 1 < figures->count && is_near(&items[at], &items[at + 1]);
    if (items[at].month)
        return (before && items[at - 1].written) || (after && items[at + 1].written);
    return items[at].written && ((before && items[at - 1].month) || (after && items[at + 1].month));
}

static void find_missing(struct satz_check_work *work, struct satz_numbers *numbers) {
    struct satz_figures *source = numbers->source;
    for (size_t i = 0; i < source->count && numbers->missing_count < MOST; i++) {
        const struct satz_figure *figure = &source->items[i];
        bool date = is_in_date(source, i);
        if (figure->kept || (!figure->written && !date) || satz_figures_have(numbers->target, figure, source) ||
            satz_figures_spell(numbers->target, figure))
            continue;
        size_t begin = satz_check_text_place(source->text, figure->begin);
        size_t end = satz_check_text_place(source->text, figure->end);
        bool told = satz_check_told(work, "restore/unseen", begin, end) ||
                    satz_check_told(work, "restore/lost", begin, end) ||
                    satz_check_told(work, "restore/quote-source", begin, end);
        numbers->missing[numbers->missing_count++] = (struct missing){ figure, NULL, date, told, false };
    }
}

/* One of something, and the freezing point. */
static bool says_little(const struct satz_figure *figure) {
    const struct satz_decimal *value = &figure->value;
    return value->count == 1 && (value->digits[0] == '1' || value->digits[0] == '0');
}

static void find_added(struct satz_numbers *numbers) {
    struct satz_figures *target = numbers->target;
    for (size_t i = 0; i < target->count && numbers->added_count < MOST; i++) {
        struct satz_figure *figure = &target->items[i];
        if (figure->taken || figure->kept || figure->month || !figure->written || says_little(figure) ||
            satz_figures_have(numbers->source, figure, target) || satz_figures_spell(numbers->source, figure))
            continue;
        numbers->added[numbers->added_count++] = figure;
    }
}

/* The digits of bytes [begin, end), ASCII's only, without what stands between them. */
static bool has_digits(struct satz_slice text, size_t begin, size_t end, struct satz_slice wanted) {
    size_t next = 0;
    for (size_t at = 0; at < wanted.size; at++) {
        if (wanted.data[at] < '0' || wanted.data[at] > '9')
            continue;
        while (begin < end && (text.data[begin] < '0' || text.data[begin] > '9'))
            begin++;
        if (begin == end || text.data[begin++] != wanted.data[at])
            return false;
        next++;
    }
    while (begin < end && (text.data[begin] < '0' || text.data[begin] > '9'))
        begin++;
    return next > 1 && begin == end;
}

/* The last of the figures that one mark each ties to `first`. */
static struct satz_figure *row_end(const struct satz_figures *figures, struct satz_figure *first) {
    struct satz_figure *last = first;
    while (last + 1 < figures->items + figures->count && last->glued && last[1].glued && last[1].begin - last->end == 1)
        last++;
    return last;
}

/* The minutes of `10:00`, and decades, which many languages have words for, may go unsaid. */
static bool may_go(const struct satz_figures *source, const struct satz_figure *figure) {
    struct satz_slice text = source->text->text;
    struct satz_slice words = satz_slice_sub(text, figure->begin, figure->end);
    return (figure->glued && satz_slice_is(words, "00")) ||
           satz_slice_starts(satz_slice_from(text, figure->end), satz_slice_of("er"));
}

/* `10.000` in English, `1.5` in Portuguese: the source's digits and scale, but another number. */
static void find_form(struct satz_numbers *numbers, struct missing *missing) {
    const struct satz_figure *source = missing->source;
    struct satz_slice words = satz_slice_sub(numbers->source->text->text, source->begin, source->end);
    for (size_t i = 0; i < numbers->target->count && i < MOST; i++) {
        struct satz_figure *first = &numbers->target->items[i];
        struct satz_figure *last = first->written && !first->kept ? row_end(numbers->target, first) : first;
        if (!first->written || last->power != source->power ||
            !has_digits(numbers->target->text->text, first->begin, last->end, words))
            continue;
        missing->form = true;
        missing->target = first;
        for (size_t k = 0; k < numbers->added_count; k++)
            if (numbers->added[k] && numbers->added[k] >= first && numbers->added[k] <= last)
                numbers->added[k] = NULL;
        first->end = last->end;
        return;
    }
}

/* What is missing and what was added, in their order. */
static void pair(struct satz_numbers *numbers) {
    size_t next = 0;
    for (size_t i = 0; i < numbers->missing_count; i++)
        find_form(numbers, &numbers->missing[i]);
    for (size_t i = 0; i < numbers->missing_count; i++) {
        while (next < numbers->added_count && !numbers->added[next])
            next++;
        if (numbers->missing[i].target || numbers->missing[i].source->month || next == numbers->added_count)
            continue;
        numbers->missing[i].target = numbers->added[next];
        numbers->added[next] = NULL;
    }
}

/* NULL where the target is in the source's language: there is nothing to compare. */
static struct satz_numbers *numbers_of(struct satz_check_work *work) {
    if (work->numbers || !work->target)
        return work->numbers;
    work->numbers = satz_arena_get_array(work->arena, 1, sizeof *work->numbers);
    work->numbers->source = satz_figures_new(&work->src, work->arena);
    work->numbers->target = satz_figures_new(&work->tgt, work->arena);
    find_missing(work, work->numbers);
    find_added(work->numbers);
    pair(work->numbers);
    return work->numbers;
}

void satz_check_numbers_end(struct satz_check_work *work) {
    if (!work->numbers)
        return;
    satz_figures_free(work->numbers->source);
    satz_figures_free(work->numbers->target);
}

static struct satz_slice words_of(const struct satz_check_text *text, const struct satz_figure *figure) {
    struct satz_slice words = satz_slice_sub(text->text, figure->begin, figure->end);
    return words.size > SHOWN ? satz_slice_sub(words, 0, satz_utf8_floor(words, SHOWN)) : words;
}

static void say_changed(struct satz_check_work *work, const struct missing *missing, struct satz_slice fix) {
    struct satz_slice source = words_of(&work->src, missing->source), target = words_of(&work->tgt, missing->target);
    satz_check_say(work, &work->tgt, missing->target->begin, missing->target->end, fix,
                   "The source has %.*s, the target %.*s.", (int)source.size, source.data, (int)target.size,
                   target.data);
}

static void say_missing(struct satz_check_work *work, const struct satz_figure *figure) {
    struct satz_slice words = words_of(&work->src, figure);
    satz_check_say(work, &work->src, figure->begin, figure->end, SATZ_CHECK_NO_FIX, "%.*s is not in the target.",
                   (int)words.size, words.data);
}

/* The source's number as the target's language writes it. */
static void write_number(const struct satz_check_work *work, const struct missing *missing, struct satz_buffer *fix) {
    if (missing->source->power == 0 && missing->target->power == 0)
        satz_numeral_write(&missing->source->value, &work->target->local.numerals, fix);
}

static void say_pairs(struct satz_check_work *work, bool form) {
    struct satz_numbers *numbers = numbers_of(work);
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct missing *missing = &numbers->missing[i];
        if (missing->told || missing->date || !missing->target || missing->form != form)
            continue;
        satz_buffer_reset(&fix);
        if (form || numbers->missing_count == 1)
            write_number(work, missing, &fix);
        say_changed(work, missing, fix.size > 0 ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX);
    }
    satz_buffer_release(&fix);
}

void satz_check_numbers_changed(struct satz_check_work *work) {
    say_pairs(work, false);
}

void satz_check_number_form(struct satz_check_work *work) {
    say_pairs(work, true);
}

void satz_check_numbers_missing(struct satz_check_work *work) {
    struct satz_numbers *numbers = numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct missing *missing = &numbers->missing[i];
        if (!missing->told && !missing->date && !missing->target && !may_go(numbers->source, missing->source))
            say_missing(work, missing->source);
    }
}

void satz_check_numbers_added(struct satz_check_work *work) {
    struct satz_numbers *numbers = numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->added_count; i++) {
        const struct satz_figure *figure = numbers->added[i];
        if (!figure)
            continue;
        struct satz_slice words = words_of(&work->tgt, figure);
        satz_check_say(work, &work->tgt, figure->begin, figure->end, SATZ_CHECK_NO_FIX,
                       "%.*s is not in the source.", (int)words.size, words.data);
    }
}

void satz_check_dates(struct satz_check_work *work) {
    struct satz_numbers *numbers = numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct missing *missing = &numbers->missing[i];
        if (missing->told || !missing->date)
            continue;
        if (missing->target)
            say_changed(work, missing, SATZ_CHECK_NO_FIX);
        else
            say_missing(work, missing->source);
    }
}

/* The currency beside a figure of the source: after it and its scale word, or before it. */
static bool read_currency(const struct satz_check_text *text, const struct satz_figure *figure, char code[4]) {
    const struct satz_local *local = &text->language->local;
    const struct satz_local_row *row;
    size_t next = 0, blank = satz_blank_read(text->text, figure->end), size;
    if (satz_currency_read(local, text->text, figure->end + blank, code) > 0)
        return true;
    struct satz_slice before = satz_slice_sub(text->text, 0, figure->begin), form;
    if (satz_slice_ends(before, satz_slice_of(" ")) || satz_slice_ends(before, satz_slice_of("\u00a0"))) {
        satz_utf8_decode_before(before, before.size, &size);
        before.size -= size;
    }
    while ((row = satz_local_next(local, "currency-read", &next))) {
        struct satz_slice rest = row->value;
        while (rest.data && satz_slice_split(&rest, '|', &form))
            if (row->subkey.size == 3 && satz_slice_ends(before, form)) {
                memcpy(code, row->subkey.data, 4);
                return true;
            }
    }
    return false;
}

static bool names_currency(const struct satz_check_text *text, const char *code) {
    struct satz_slice rest = satz_local_entry(&text->language->local, "currency-read", satz_slice_of(code)), form;
    size_t begin, end;
    if (!rest.data)
        return true;
    while (satz_slice_split(&rest, '|', &form)) {
        bool sign = (unsigned char)form.data[0] >= 0x80 || form.data[0] == '$' || form.size == 3;
        if (sign ? satz_slice_find(text->text, 0, form) < text->text.size
                 : satz_seek_form(text->language->seeker, text->text, 0, form, &begin, &end))
            return true;
    }
    return false;
}

void satz_check_currencies(struct satz_check_work *work) {
    struct satz_numbers *numbers = numbers_of(work);
    char code[4], last[4] = "";
    for (size_t i = 0; numbers && i < numbers->source->count && work->said < SATZ_CHECK_SAID; i++) {
        const struct satz_figure *figure = &numbers->source->items[i];
        if (!figure->written || figure->kept || is_in_date(numbers->source, i) ||
            !read_currency(&work->src, figure, code) ||
            !strcmp(code, last))
            continue;
        memcpy(last, code, sizeof last);
        size_t begin = satz_check_text_place(&work->src, figure->begin);
        if (names_currency(&work->tgt, code) ||
            satz_check_told(work, "restore/", begin, satz_check_text_place(&work->src, figure->end)))
            continue;
        struct satz_slice words = words_of(&work->src, figure);
        satz_check_say(work, &work->src, figure->begin, figure->end, SATZ_CHECK_NO_FIX,
                       "%.*s is an amount in %s, which the target does not name.", (int)words.size, words.data, code);
    }
}
