#include "check/numbers.h"
#include "check/spelt.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Numbers by value: which of the source's figures the target lacks, and which it has of its own. One that
 * is missing and one that was added are one that was changed.
 */
enum { DATE_GAP = 4, SHOWN = 40, SMALL = 3 /* numbers in words are compared from here on */ };

/* What a day and its month are. */
static bool is_near(const struct satz_figure *left, const struct satz_figure *right) {
    return right->begin - left->end <= DATE_GAP;
}

bool satz_check_figure_in_date(const struct satz_figures *figures, size_t at) {
    return figures->items[at].date;
}

/* Whether another filter has said it. */
static bool is_told(const struct satz_check_work *work, const struct satz_figure *figure) {
    size_t begin = satz_check_text_place(&work->src, figure->begin);
    size_t end = satz_check_text_place(&work->src, figure->end);
    return satz_check_told(work, "restore/unseen", begin, end) || satz_check_told(work, "restore/lost", begin, end) ||
           satz_check_told(work, "restore/quote-source", begin, end);
}

static void add_missing(const struct satz_check_work *work, struct satz_numbers *numbers, struct satz_figure *figure,
                        struct satz_figure *target) {
    bool date = figure->date || figure->month;
    if (numbers->missing_count < SATZ_CHECK_NUMBERS)
        numbers->missing[numbers->missing_count++] =
            (struct satz_missing){ figure, target, date, is_told(work, figure), false };
}

/* 月 and 월 make a month of a figure, as tháng does. */
static bool is_month(const struct satz_figures *figures, const struct satz_figure *figure) {
    struct satz_slice text = figures->text->text, after = satz_slice_from(text, figure->end);
    return figure->month || satz_slice_starts(after, satz_slice_of("月")) ||
           satz_slice_starts(after, satz_slice_of("월")) ||
           satz_slice_ends(satz_slice_sub(text, 0, figure->begin), satz_slice_of("tháng "));
}

/* Whether the number stands in the target once more than was asked for: years may go unsaid the second time. */
static bool is_again(const struct satz_figures *target, const struct satz_figure *figure) {
    return target->again && figure->written && !figure->date && !figure->glued && figure->power == 0 &&
           figure->end - figure->begin > 1 && !(figure->value.count == 4 && figure->value.places == 0);
}

static void find_missing(struct satz_check_work *work, struct satz_numbers *numbers) {
    struct satz_figures *source = numbers->source, *target = numbers->target;
    for (size_t i = 0; i < source->count && i < SATZ_CHECK_NUMBERS; i++) {
        struct satz_figure *figure = &source->items[i];
        if (figure->kept || figure->exponent || (!figure->written && !figure->date && !figure->month))
            continue;
        target->again = false;
        bool found = satz_figures_have(target, figure, source);
        if (found && (!is_again(target, figure) || is_month(source, figure)))
            continue;
        figure->weak = satz_figures_spell(target, figure);
        if (!figure->weak && (!figure->month || figure->date))
            add_missing(work, numbers, figure, NULL);
    }
}

/* Three letters are other words too: mar is the sea in Spanish, with a full stop behind it. May, mai, mei and Mac are whole names. */
static bool is_short_month(const struct satz_figures *figures, const struct satz_figure *figure) {
    struct satz_slice words = satz_slice_sub(figures->text->text, figure->begin, figure->end);
    words.size -= satz_slice_ends(words, satz_slice_of("."));
    return figure->month && words.size == 3 && ((words.data[0] | 0x20) != 'm' || !strchr("iyc", words.data[2]));
}

/* `achten` is a verb, too; أغسطس is Augustus. */
static bool is_ambiguous(const struct satz_figures *figures, const struct satz_figure *figure) {
    const struct satz_check_text *text = figures->text;
    return satz_wordset_has(&text->language->words[SATZ_CHECK_AMBIGUOUS],
                            satz_slice_sub(text->text, figure->begin, figure->end));
}

/* A month of one text that the other does not have; from `*at` on. */
static struct satz_figure *next_month(struct satz_figures *figures, struct satz_figures *others, size_t *at) {
    for (; *at < figures->count && *at < SATZ_CHECK_NUMBERS; (*at)++) {
        struct satz_figure *figure = &figures->items[*at];
        if (is_month(figures, figure) && !is_short_month(figures, figure) && !is_ambiguous(figures, figure) && !figure->kept && !figure->date && !figure->taken &&
            !satz_figures_have(others, figure, figures)) {
            (*at)++;
            return figure;
        }
    }
    return NULL;
}

/* A month by itself may go unsaid, but not become another one. */
static void find_months(const struct satz_check_work *work, struct satz_numbers *numbers) {
    size_t at = 0, other = 0;
    struct satz_figure *month, *found;
    while ((month = next_month(numbers->source, numbers->target, &at))) {
        found = next_month(numbers->target, numbers->source, &other);
        if (found)
            found->taken = true;
        add_missing(work, numbers, month, found);
    }
}

/* One of something, the freezing point and a full hour; but the minutes of 10:01 say more. */
static bool says_little(const struct satz_figure *figure) {
    const struct satz_decimal *value = &figure->value;
    if (figure->glued)
        return value->count == 1 && value->digits[0] == '0';
    return value->count == 1 && (value->digits[0] == '1' || value->digits[0] == '0');
}

static void find_added(struct satz_numbers *numbers) {
    struct satz_figures *target = numbers->target;
    for (size_t i = 0; i < target->count && numbers->added_count < SATZ_CHECK_NUMBERS; i++) {
        struct satz_figure *figure = &target->items[i];
        if (figure->taken || figure->kept || figure->exponent || figure->month || !figure->written || says_little(figure) ||
            satz_figures_have(numbers->source, figure, target) || satz_figures_spell(numbers->source, figure))
            continue;
        numbers->added[numbers->added_count++] = figure;
    }
}

/* A character of a numeral, all marks alike. */
static uint32_t numeral_at(struct satz_slice text, size_t at, size_t *size) {
    uint32_t character = satz_utf8_decode(text, at, size);
    int digit = satz_char_digit_value(character);
    return digit >= 0 ? (uint32_t)('0' + digit) : '.';
}

/* Whether both have the same digits in the same groups. */
static bool is_grouped_alike(struct satz_slice left, struct satz_slice right) {
    size_t at = 0, other = 0, size, other_size, marks = 0;
    while (at < left.size && other < right.size) {
        uint32_t character = numeral_at(left, at, &size);
        if (character != numeral_at(right, other, &other_size))
            return false;
        marks += character == '.';
        at += size;
        other += other_size;
    }
    return at == left.size && other == right.size && marks > 0;
}

/* The numeral of a figure, without its scale word. */
static struct satz_slice numeral_of(struct satz_slice text, size_t begin, size_t end) {
    size_t last = begin, size;
    for (size_t at = begin; at < end; at += size)
        if (satz_char_digit_value(satz_utf8_decode(text, at, &size)) >= 0)
            last = at + size;
    return satz_slice_sub(text, begin, last);
}

/* 1,5 in Arabic, which writes both marks: where no three digits follow it is no other number. */
static bool is_read_alike(const struct satz_check_language *language, struct satz_slice numeral) {
    struct satz_slice mark = satz_local_value(&language->local, "decimal-also");
    size_t at = mark.size > 0 ? satz_slice_find(numeral, 0, mark) : numeral.size;
    return at < numeral.size && numeral.size - at - mark.size != 3 &&
           satz_slice_find(numeral, at + 1, mark) == numeral.size;
}

/* The last of the figures that one mark each ties to `first`. */
static struct satz_figure *row_end(const struct satz_figures *figures, struct satz_figure *first) {
    struct satz_figure *last = first;
    while (last + 1 < figures->items + figures->count && last->glued && last[1].glued && last[1].begin - last->end == 1)
        last++;
    return last;
}

static bool is_full_hour(const struct satz_figures *source, const struct satz_figure *figure) {
    return figure->glued && satz_slice_is(satz_slice_sub(source->text->text, figure->begin, figure->end), "00");
}

/* Many languages have a word of their own for Covid-19. */
static bool is_disease(const struct satz_figures *source, const struct satz_figure *figure) {
    struct satz_slice before = satz_slice_sub(source->text->text, 0, figure->begin);
    return satz_slice_ends(before, satz_slice_of("ovid-")) || satz_slice_ends(before, satz_slice_of("OVID-"));
}

/* 1년에, 1人: languages with words that count have `one` where others have an article, or nothing. */
static bool is_article(const struct satz_figures *source, const struct satz_figure *figure) {
    const struct satz_check_language *language = source->text->language;
    enum satz_language_id id = language->local.language.id;
    struct satz_slice text = source->text->text;
    size_t size;
    return (id == SATZ_KO || satz_check_language_spaceless(language)) && !figure->glued && !figure->date && says_little(figure) &&
           figure->end < text.size && satz_char_is_letter(satz_utf8_decode(text, figure->end, &size));
}

/* The minutes of `10:00`, and decades, which many languages have words for, may go unsaid. */
static bool may_go(const struct satz_figures *source, const struct satz_figure *figure) {
    return is_full_hour(source, figure) || is_disease(source, figure) || is_article(source, figure) ||
           (figure->value.count == 2 &&
            satz_slice_starts(satz_slice_from(source->text->text, figure->end), satz_slice_of("er")));
}

/* What stands in the place of `missing` is none of its own. */
static void take_row(struct satz_numbers *numbers, const struct satz_figure *first, const struct satz_figure *last) {
    for (size_t k = 0; k < numbers->added_count; k++)
        if (numbers->added[k] && numbers->added[k] >= first && numbers->added[k] <= last)
            numbers->added[k] = NULL;
}

/* `10.000` in English, `1.5` in Portuguese: the source's digits and scale, but another number. */
static void find_form(struct satz_numbers *numbers, struct satz_missing *missing) {
    const struct satz_figure *source = missing->source;
    struct satz_slice text = numbers->target->text->text;
    struct satz_slice wanted = numeral_of(numbers->source->text->text, source->begin, source->end);
    for (size_t i = 0; i < numbers->target->count && i < SATZ_CHECK_NUMBERS; i++) {
        struct satz_figure *first = &numbers->target->items[i];
        struct satz_figure *last = first->written && !first->kept ? row_end(numbers->target, first) : first;
        struct satz_slice found = numeral_of(text, first->begin, last->end);
        if (!first->written || last->power != source->power || !is_grouped_alike(wanted, found))
            continue;
        take_row(numbers, first, last);
        missing->told = missing->told || is_read_alike(numbers->target->text->language, found);
        missing->form = true;
        missing->target = first;
        first->end = last->end;
        return;
    }
}

/* 14.30 for 15.30: it is no number of its own, for its minutes are right. */
static void find_row(struct satz_numbers *numbers, struct satz_missing *missing) {
    struct satz_figures *target = numbers->target;
    for (size_t i = 0; missing->source->glued && i < target->count && i < SATZ_CHECK_NUMBERS; i++)
        if (target->items[i].written && target->items[i].taken && target->items[i].value.places > 0) {
            missing->target = &target->items[i];
            return;
        }
}

/* Numbers in words that the other side does not have; one is not looked for, for it is an article, too. */
static bool is_other_word(struct satz_figures *others, struct satz_figure *figure, const struct satz_figures *own) {
    if (figure->written || figure->taken || figure->month || figure->date || figure->kept ||
        figure->end - figure->begin < 2 || satz_decimal_double(&figure->value) <= 1)
        return false;
    return !satz_figures_have(others, figure, own) &&
           !satz_figures_spell(others, figure);
}

static struct satz_figure *next_added(struct satz_numbers *numbers) {
    for (size_t i = 0; i < numbers->added_count; i++)
        if (numbers->added[i]) {
            struct satz_figure *figure = numbers->added[i];
            numbers->added[i] = NULL;
            return figure;
        }
    return NULL;
}

/* The next number in words of the target that is not in the source. */
static struct satz_figure *next_word(struct satz_numbers *numbers, size_t *at, double least) {
    for (; *at < numbers->target->count && *at < SATZ_CHECK_NUMBERS; (*at)++) {
        struct satz_figure *figure = &numbers->target->items[*at];
        if (is_other_word(numbers->source, figure, numbers->target) && satz_decimal_double(&figure->value) >= least) {
            (*at)++;
            return figure;
        }
    }
    return NULL;
}

/*
 * Whether a word for a number is nothing else in the source's language. Where it is not known which are, a room (quarto), a
 * party (third) or capital (tư) would be missed: there a number in words is said only where another one stands for it.
 */
static bool has_plain_words(const struct satz_numbers *numbers) {
    return numbers->source->text->language->local.language.id == SATZ_DE;
}

/* Zwölf as eleven, or as 20: a number in words of the source, or one of which only words spoke, and another one. */
static void pair_words(struct satz_numbers *numbers, size_t *word) {
    bool plain = has_plain_words(numbers);
    for (size_t i = 0; i < numbers->source->count && numbers->missing_count < SATZ_CHECK_NUMBERS; i++) {
        struct satz_figure *figure = &numbers->source->items[i], *other;
        if (!figure->weak && !is_other_word(numbers->target, figure, numbers->source))
            continue;
        bool alone = plain && !figure->weak && satz_decimal_double(&figure->value) >= SMALL;
        other = next_added(numbers);
        if (!other && alone)
            other = next_word(numbers, word, SMALL);
        if (other || (alone && !figure->clock && !is_ambiguous(numbers->source, figure)))
            numbers->missing[numbers->missing_count++] =
                (struct satz_missing){ figure, other, figure->date, false, false };
    }
}

/* What is missing and what was added, in their order. */
static void pair(struct satz_numbers *numbers) {
    size_t word = 0;
    for (size_t i = 0; i < numbers->missing_count; i++)
        find_form(numbers, &numbers->missing[i]);
    for (size_t i = 0; i < numbers->missing_count; i++) {
        struct satz_missing *missing = &numbers->missing[i];
        bool open = !missing->target && !missing->source->month;
        if (open && !is_full_hour(numbers->source, missing->source))
            missing->target = next_added(numbers);
        open = open && !may_go(numbers->source, missing->source);
        if (open && !missing->target)
            find_row(numbers, missing);
        if (open && !missing->target)
            missing->target = next_word(numbers, &word, 0);
    }
    pair_words(numbers, &word);
}

struct satz_numbers *satz_check_numbers_of(struct satz_check_work *work) {
    if (work->numbers || !work->target)
        return work->numbers;
    work->numbers = satz_arena_get_array(work->arena, 1, sizeof *work->numbers);
    work->numbers->source = satz_figures_new(&work->src, work->arena);
    work->numbers->target = satz_figures_new(&work->tgt, work->arena);
    find_missing(work, work->numbers);
    find_months(work, work->numbers);
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
    if (missing->source->power == 0 && missing->target->power == 0 && missing->source->written &&
        missing->target->written)
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
