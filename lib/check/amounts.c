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

/* Where the number itself is missing, that is said; in words a percentage may be another thing: half of it. */
void satz_check_percents(struct satz_check_work *work) {
    struct satz_numbers *numbers = satz_check_numbers_of(work);
    if (!numbers || count_percents(&work->src, numbers->source) <= count_percents(&work->tgt, numbers->target))
        return;
    for (size_t i = 0; i < numbers->source->count && i < SATZ_CHECK_NUMBERS; i++) {
        const struct satz_figure *figure = &numbers->source->items[i];
        size_t end = figure->written && !figure->kept ? percent_end(&work->src, figure->end) : figure->end;
        bool found = false;
        if (end == figure->end || has_percent(&work->tgt, numbers->target, figure, &found) || !found)
            continue;
        struct satz_slice words = satz_check_figure_words(&work->src, figure);
        satz_check_say(work, &work->src, figure->begin, end, SATZ_CHECK_NO_FIX,
                       "%.*s is a percentage, and the target has no per cent there.", (int)words.size, words.data);
        return;
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
        if (names_currency(&work->src, code))
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
