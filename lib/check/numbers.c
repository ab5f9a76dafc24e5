#include "check/numbers.h"
#include "localise/quantity.h"
#include "text/utf8.h"

/*
 * Numbers by value: which of the source's figures the target lacks, and which it has of its own. One that
 * is missing and one that was added are one that was changed.
 */
enum { DATE_GAP = 4, SHOWN = 40 };

static bool is_near(const struct satz_figure *left, const struct satz_figure *right) {
    return right->begin - left->end <= DATE_GAP;
}

bool satz_check_figure_in_date(const struct satz_figures *figures, size_t at) {
    const struct satz_figure *items = figures->items;
    bool before = at > 0 && is_near(&items[at - 1], &items[at]);
    bool after = at + 1 < figures->count && is_near(&items[at], &items[at + 1]);
    if (items[at].month)
        return (before && items[at - 1].written) || (after && items[at + 1].written);
    return items[at].written && ((before && items[at - 1].month) || (after && items[at + 1].month));
}

static void find_missing(struct satz_check_work *work, struct satz_numbers *numbers) {
    struct satz_figures *source = numbers->source;
    for (size_t i = 0; i < source->count && numbers->missing_count < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *figure = &source->items[i];
        bool date = satz_check_figure_in_date(source, i);
        if (figure->kept || (!figure->written && !date) || satz_figures_have(numbers->target, figure, source) ||
            satz_figures_spell(numbers->target, figure))
            continue;
        size_t begin = satz_check_text_place(source->text, figure->begin);
        size_t end = satz_check_text_place(source->text, figure->end);
        bool told = satz_check_told(work, "restore/unseen", begin, end) ||
                    satz_check_told(work, "restore/lost", begin, end) ||
                    satz_check_told(work, "restore/quote-source", begin, end);
        numbers->missing[numbers->missing_count++] = (struct satz_missing){ figure, NULL, date, told, false };
    }
}

/* One of something, and the freezing point. */
static bool says_little(const struct satz_figure *figure) {
    const struct satz_decimal *value = &figure->value;
    return value->count == 1 && (value->digits[0] == '1' || value->digits[0] == '0');
}

static void find_added(struct satz_numbers *numbers) {
    struct satz_figures *target = numbers->target;
    for (size_t i = 0; i < target->count && numbers->added_count < SATZ_CHECK_NUMBERS; i++) {
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
static void find_form(struct satz_numbers *numbers, struct satz_missing *missing) {
    const struct satz_figure *source = missing->source;
    struct satz_slice words = satz_slice_sub(numbers->source->text->text, source->begin, source->end);
    for (size_t i = 0; i < numbers->target->count && i < SATZ_CHECK_NUMBERS; i++) {
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

struct satz_numbers *satz_check_numbers_of(struct satz_check_work *work) {
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

struct satz_slice satz_check_figure_words(const struct satz_check_text *text, const struct satz_figure *figure) {
    struct satz_slice words = satz_slice_sub(text->text, figure->begin, figure->end);
    return words.size > SHOWN ? satz_slice_sub(words, 0, satz_utf8_floor(words, SHOWN)) : words;
}

static void say_changed(struct satz_check_work *work, const struct satz_missing *missing, struct satz_slice fix) {
    struct satz_slice source = satz_check_figure_words(&work->src, missing->source);
    struct satz_slice target = satz_check_figure_words(&work->tgt, missing->target);
    satz_check_say(work, &work->tgt, missing->target->begin, missing->target->end, fix,
                   "The source has %.*s, the target %.*s.", (int)source.size, source.data, (int)target.size,
                   target.data);
}

/* The same digits, that mean another number here. */
static void say_form(struct satz_check_work *work, const struct satz_missing *missing, struct satz_slice fix) {
    struct satz_slice target = satz_check_figure_words(&work->tgt, missing->target);
    const char *language = satz_language_name(work->target->local.language.id);
    if (fix.data)
        satz_check_say(work, &work->tgt, missing->target->begin, missing->target->end, fix,
                       "%.*s is another number in %s, which writes %.*s for the source's.", (int)target.size,
                       target.data, language, (int)fix.size, fix.data);
    else
        satz_check_say(work, &work->tgt, missing->target->begin, missing->target->end, fix,
                       "%.*s is another number in %s than in the source.", (int)target.size, target.data, language);
}

static void say_missing(struct satz_check_work *work, const struct satz_figure *figure) {
    struct satz_slice words = satz_check_figure_words(&work->src, figure);
    satz_check_say(work, &work->src, figure->begin, figure->end, SATZ_CHECK_NO_FIX, "%.*s is not in the target.",
                   (int)words.size, words.data);
}

/* The source's number as the target's language writes it. */
static void write_number(const struct satz_check_work *work, const struct satz_missing *missing,
                         struct satz_buffer *fix) {
    if (missing->source->power == 0 && missing->target->power == 0)
        satz_numeral_write(&missing->source->value, &work->target->local.numerals, fix);
}

static void say_pairs(struct satz_check_work *work, bool form) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct satz_missing *missing = &numbers->missing[i];
        if (missing->told || missing->date || !missing->target || missing->form != form)
            continue;
        satz_buffer_reset(&fix);
        if (form || numbers->missing_count == 1)
            write_number(work, missing, &fix);
        if (form)
            say_form(work, missing, fix.size > 0 ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX);
        else
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
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct satz_missing *missing = &numbers->missing[i];
        if (!missing->told && !missing->date && !missing->target && !may_go(numbers->source, missing->source))
            say_missing(work, missing->source);
    }
}

void satz_check_numbers_added(struct satz_check_work *work) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->added_count; i++) {
        const struct satz_figure *figure = numbers->added[i];
        if (!figure)
            continue;
        struct satz_slice words = satz_check_figure_words(&work->tgt, figure);
        satz_check_say(work, &work->tgt, figure->begin, figure->end, SATZ_CHECK_NO_FIX,
                       "%.*s is not in the source.", (int)words.size, words.data);
    }
}

/* 月 and 월 make a month of a figure. */
static bool is_month(const struct satz_figures *figures, const struct satz_figure *figure) {
    struct satz_slice after = satz_slice_from(figures->text->text, figure->end);
    return figure->month || satz_slice_starts(after, satz_slice_of("月")) ||
           satz_slice_starts(after, satz_slice_of("월"));
}

static bool is_day(const struct satz_figure *figure) {
    return figure->written && figure->value.count <= 2 && figure->value.places == 0;
}

/* The day beside a month: 9. Januar, January 9. NULL: none. */
static const struct satz_figure *day_of(const struct satz_figures *figures, size_t month) {
    const struct satz_figure *items = figures->items;
    if (month > 0 && is_near(&items[month - 1], &items[month]) && is_day(&items[month - 1]))
        return &items[month - 1];
    if (month + 1 < figures->count && is_near(&items[month], &items[month + 1]) && is_day(&items[month + 1]))
        return &items[month + 1];
    return NULL;
}

/*
 * 9. Januar as September 1: both figures are there, for a month is found by its number, and the date is another.
 * Only where the target has no other date that the source's could be.
 */
static void say_crossed(struct satz_check_work *work, const struct satz_numbers *numbers, size_t at) {
    const struct satz_figures *target = numbers->target;
    const struct satz_figure *month = &numbers->source->items[at], *day = day_of(numbers->source, at), *found = NULL;
    for (size_t i = 0; day && i < target->count && i < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *other = is_month(target, &target->items[i]) ? day_of(target, i) : NULL;
        if (!other)
            continue;
        if (satz_decimal_equal(&target->items[i].value, &month->value))
            return;
        if (satz_decimal_equal(&target->items[i].value, &day->value) &&
            satz_decimal_equal(&other->value, &month->value))
            found = &target->items[i];
    }
    if (found)
        satz_check_say(work, &work->tgt, found->begin, found->end, SATZ_CHECK_NO_FIX,
                       "Day and month of the source's date are swapped.");
}

void satz_check_dates(struct satz_check_work *work) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    for (size_t i = 0; numbers && i < numbers->source->count && i < SATZ_CHECK_NUMBERS; i++)
        if (numbers->source->items[i].month)
            say_crossed(work, numbers, i);
    for (size_t i = 0; numbers && i < numbers->missing_count; i++) {
        const struct satz_missing *missing = &numbers->missing[i];
        if (missing->told || !missing->date)
            continue;
        if (missing->target)
            say_changed(work, missing, SATZ_CHECK_NO_FIX);
        else
            say_missing(work, missing->source);
    }
}
