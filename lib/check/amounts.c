#include "check/numbers.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* What a number of the source is an amount of: hundredths, or a currency. */
enum { NEAR_BEFORE = 24, NEAR_AFTER = 40 /* bytes of the target around a percentage */ };
enum { LONGEST = 40 /* bytes of a word for per cent, at most */ };

/* The end of the word or sign that makes the number before `at` a percentage; `at` where it is none. */
static size_t percent_end(const struct satz_check_text *text, size_t at) {
    struct satz_slice rest = text->language->percents, word;
    size_t begin = at + satz_blank_read(text->text, at);
    begin += begin < text->text.size && text->text.data[begin] == '-'; /* 20-prozentig */
    struct satz_slice after = satz_slice_from(text->text, begin);
    struct satz_buffer small = SATZ_BUFFER_INIT;
    size_t end = satz_slice_starts(after, satz_slice_of("%")) ? begin + 1 : at;
    satz_text_lower(satz_slice_sub(after, 0, satz_utf8_floor(after, LONGEST)), "", &small);
    while (end == at && rest.data && satz_slice_split(&rest, '|', &word))
        if (satz_slice_starts(satz_buffer_slice(&small), word))
            end = begin + word.size;
    satz_buffer_release(&small);
    return end;
}

static bool names_percent(const struct satz_check_text *text) {
    static const char *const signs[] = { "%", "％", "٪", "‰" };
    struct satz_slice rest = text->language->percents, word;
    struct satz_buffer small = SATZ_BUFFER_INIT;
    bool found = !rest.data;
    for (size_t i = 0; !found && i < sizeof signs / sizeof *signs; i++)
        found = satz_slice_find(text->text, 0, satz_slice_of(signs[i])) < text->text.size;
    if (!found)
        satz_text_lower(text->text, "", &small);
    while (!found && satz_slice_split(&rest, '|', &word))
        found = satz_slice_find(satz_buffer_slice(&small), 0, word) < small.size;
    satz_buffer_release(&small);
    return found;
}

/* How often a sign or word for per cent stands in the text. */
static size_t count_percents(const struct satz_check_text *text, const struct satz_figures *figures) {
    size_t count = 0;
    for (size_t i = 0; i < figures->count && i < SATZ_CHECK_NUMBERS; i++)
        count += percent_end(text, figures->items[i].end) > figures->items[i].end;
    return count;
}

/* Whether a figure of this value has per cent behind it, before it, or further on: 12 bis 15 %, 百分之二十, ร้อยละ 20. */
static bool has_percent(const struct satz_check_text *text, const struct satz_figures *figures,
                        const struct satz_figure *wanted, bool *found) {
    for (size_t i = 0; i < figures->count && i < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *figure = &figures->items[i];
        if (!satz_decimal_equal(&figure->value, &wanted->value))
            continue;
        *found = *found || figure->written;
        size_t begin = figure->begin > NEAR_BEFORE ? figure->begin - NEAR_BEFORE : 0;
        struct satz_check_text near = *text;
        near.text = satz_slice_sub(text->text, satz_utf8_floor(text->text, begin),
                                   satz_utf8_floor(text->text, figure->end + NEAR_AFTER));
        if (names_percent(&near))
            return true;
    }
    return false;
}

/* A sign for per cent without figures on either side. */
static bool find_bare(struct satz_slice text, size_t *at) {
    for (*at = satz_slice_find_byte(text, 0, '%'); *at < text.size; *at = satz_slice_find_byte(text, *at + 1, '%')) {
        size_t size, before = *at, after = *at + 1;
        if (before > 0 && satz_char_is_space(satz_utf8_decode_before(text, before, &size)))
            before -= size;
        after += satz_blank_read(text, after);
        if ((before == 0 || satz_char_digit_value(satz_utf8_decode_before(text, before, &size)) < 0) &&
            (after >= text.size || satz_char_digit_value(satz_utf8_decode(text, after, &size)) < 0))
            return true;
    }
    return false;
}

/* Where the number itself is missing, that is said; in words a percentage may be another thing: half of it. */
void satz_check_percents(struct satz_check_work *work) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    size_t at, ignored;
    if (numbers && find_bare(work->tgt.text, &at) && !find_bare(work->src.text, &ignored))
        satz_check_say(work, &work->tgt, at, at + 1, SATZ_CHECK_NO_FIX, "This sign for per cent has no number.");
    if (!numbers || count_percents(&work->src, numbers->source) <= count_percents(&work->tgt, numbers->target))
        return;
    for (size_t i = 0; i < numbers->source->count && i < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *figure = &numbers->source->items[i];
        size_t end = !figure->month && !figure->kept ? percent_end(&work->src, figure->end) : figure->end;
        bool found = false;
        if (end == figure->end || has_percent(&work->tgt, numbers->target, figure, &found) || !found)
            continue;
        struct satz_slice words = satz_check_figure_words(&work->src, figure);
        satz_check_say(work, &work->src, figure->begin, end, SATZ_CHECK_NO_FIX,
                       "%.*s is a percentage, and the target has no per cent.", (int)words.size, words.data);
        return;
    }
}

/* Whether the form ends the text, as a word. */
static bool ends_with(struct satz_slice text, struct satz_slice form) {
    size_t size, begin = text.size - form.size;
    if (!satz_slice_ends(text, form) || begin == 0)
        return satz_slice_ends(text, form);
    return !satz_char_is_letter(satz_utf8_decode(form, 0, &size)) ||
           !satz_char_is_letter(satz_utf8_decode_before(text, begin, &size));
}

static bool read_before(const struct satz_check_text *text, size_t at, char code[4]) {
    struct satz_slice before = satz_slice_sub(text->text, 0, at), form;
    const struct satz_local_row *row;
    size_t next = 0, size;
    if (satz_slice_ends(before, satz_slice_of(" ")) || satz_slice_ends(before, satz_slice_of("\u00a0"))) {
        satz_utf8_decode_before(before, before.size, &size);
        before.size -= size;
    }
    while ((row = satz_local_next(&text->language->local, "currency-read", &next))) {
        struct satz_slice rest = row->value;
        while (rest.data && satz_slice_split(&rest, '|', &form))
            if (row->subkey.size == 3 && ends_with(before, form)) {
                memcpy(code, row->subkey.data, 4);
                return true;
            }
    }
    return false;
}

/* The currency beside a figure: after it and its scale word (millones de euros), or before it. */
static bool read_currency(const struct satz_check_text *text, const struct satz_figure *figure, char code[4]) {
    static const char *const joints[] = { "", "de ", "d’", "d'", "di " };
    size_t at = figure->end + satz_blank_read(text->text, figure->end);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (satz_slice_starts(satz_slice_from(text->text, at), satz_slice_of(joints[i])) &&
            satz_currency_read(&text->language->local, text->text, at + strlen(joints[i]), code) > 0)
            return true;
    return read_before(text, figure->begin, code);
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

/* 200 Pfund (90 kg): where a text weighs something, a pound may be a weight. */
static bool is_weight(const struct satz_check_text *text, const char *code) {
    struct satz_slice rest = text->language->weights, word;
    while (!strcmp(code, "GBP") && rest.data && satz_slice_split(&rest, '|', &word))
        if (satz_slice_find(text->text, 0, word) < text->text.size)
            return true;
    return false;
}

/* An amount of the target in a currency that the source does not name. */
static void look_for_others(struct satz_check_work *work, const struct satz_numbers *numbers) {
    char code[4], last[4] = "";
    for (size_t i = 0; i < numbers->target->count && i < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *figure = &numbers->target->items[i];
        if (!figure->written || figure->kept || !read_currency(&work->tgt, figure, code) || !strcmp(code, last))
            continue;
        memcpy(last, code, sizeof last);
        char before[4];
        if (names_currency(&work->src, code) ||
            (read_before(&work->tgt, figure->begin, before) && names_currency(&work->src, before)))
            continue;
        struct satz_slice words = satz_check_figure_words(&work->tgt, figure);
        satz_check_say(work, &work->tgt, figure->begin, figure->end, SATZ_CHECK_NO_FIX,
                       "%.*s is an amount in %s, which the source does not name.", (int)words.size, words.data, code);
        return;
    }
}

void satz_check_currencies(struct satz_check_work *work) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    char code[4], last[4] = "";
    bool amounts = false;
    for (size_t i = 0; numbers && i < numbers->source->count && work->said < SATZ_CHECK_SAID; i++) {
        const struct satz_figure *figure = &numbers->source->items[i];
        if (!figure->written || figure->kept || satz_check_figure_in_date(numbers->source, i) ||
            !read_currency(&work->src, figure, code) || is_weight(&work->src, code))
            continue;
        amounts = true;
        if (!strcmp(code, last))
            continue;
        memcpy(last, code, sizeof last);
        size_t begin = satz_check_text_place(&work->src, figure->begin);
        if (names_currency(&work->tgt, code) ||
            satz_check_told(work, "restore/", begin, satz_check_text_place(&work->src, figure->end)))
            continue;
        struct satz_slice words = satz_check_figure_words(&work->src, figure);
        satz_check_say(work, &work->src, figure->begin, figure->end, SATZ_CHECK_NO_FIX,
                       "%.*s is an amount in %s, which the target does not name.", (int)words.size, words.data, code);
    }
    if (amounts && work->said == 0)
        look_for_others(work, numbers);
}
