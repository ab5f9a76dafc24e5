#include "check/work.h"
#include "localise/moment.h"

/* Weekdays that do not fit their date: Dienstag, dem 12. März 2027, which is a Friday. */
enum { BACK = 4 /* tokens between a date and its weekday, at most */, SHORT = 3, FIRST_YEAR = 1900 };

/* The token at byte `at`, from `from` on; the count of tokens where none begins there. */
static size_t token_at(const struct satz_token_text *text, size_t from, size_t at) {
    while (from < text->count && text->tokens[from].begin < at)
        from++;
    return from;
}

/* The word before the date, over a comma, an article and an opening bracket; `at` itself where there is none. */
static size_t word_before(const struct satz_token_text *text, size_t at) {
    for (size_t i = at; i > 0 && at - i < BACK; i--) {
        struct satz_slice word = satz_token_slice(text, i - 1);
        if (satz_token_is_word(text, i - 1) && !satz_slice_is(word, "dem") && !satz_slice_is(word, "den"))
            return i - 1;
    }
    return at;
}

/* Reads the date with the weekday in front of it. */
static bool read_date(const struct satz_local *local, struct satz_slice weekday, struct satz_slice words,
                      struct satz_date *date) {
    enum satz_date_style ignored;
    struct satz_buffer whole = SATZ_BUFFER_INIT;
    if (weekday.size > 0) {
        satz_buffer_add(&whole, weekday);
        satz_buffer_add_string(&whole, ", ");
    }
    satz_buffer_add(&whole, words);
    bool read = satz_date_read(local, satz_buffer_slice(&whole), date, &ignored) && date->weekday > 0 &&
                date->day > 0 && date->year >= FIRST_YEAR;
    satz_buffer_release(&whole);
    return read;
}

static void look_at_date(struct satz_check_work *work, const struct satz_candidate *candidate, size_t at) {
    const struct satz_token_text *text = &work->view->text;
    const struct satz_local *local = &work->source->local;
    struct satz_slice words = satz_slice_sub(text->text, candidate->begin, candidate->end);
    struct satz_date date;
    size_t weekday = at;
    if (!read_date(local, satz_slice_of(""), words, &date)) {
        weekday = word_before(text, at);
        if (weekday == at || !read_date(local, satz_token_slice(text, weekday), words, &date))
            return;
    }
    int right = satz_date_weekday(&date);
    if (right == date.weekday)
        return;
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_calendar_weekday(local->calendar, SATZ_NAME_BESIDE, right, &name);
    struct satz_check_text src = { .side = SATZ_SIDE_SRC };
    bool full = text->tokens[weekday].end - text->tokens[weekday].begin > SHORT;
    satz_check_say(work, &src, satz_plain_view_begin(work->view, text->tokens[weekday].begin),
                   satz_plain_view_end(work->view, text->tokens[weekday].end),
                   full ? satz_buffer_slice(&name) : SATZ_CHECK_NO_FIX, "That day is a %s.", name.data);
    satz_buffer_release(&name);
}

void satz_check_weekday(struct satz_check_work *work) {
    const struct satz_candidates *candidates = satz_check_entities(work);
    const struct satz_token_text *text = &satz_check_view(work)->text;
    for (size_t i = 0, at = 0; i < candidates->count; i++) {
        at = token_at(text, at, candidates->items[i].begin);
        if (candidates->items[i].kind == SATZ_DATE && at < text->count)
            look_at_date(work, &candidates->items[i], at);
    }
}
