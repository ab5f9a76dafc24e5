#include "check/work.h"
#include "entity/identifier.h"
#include "text/unicode.h"
#include "value/checkdigit.h"

/*
 * What a sentence of the source lacks: a name, a subject, somebody who said it. Templates and machine
 * translation leave such gaps, and what stands around them gives them away.
 */
enum { LONG = 45, ATTRIBUTION = 4 };

static bool is(const struct satz_check_work *work, enum satz_check_words kind, struct satz_slice word) {
    return satz_wordset_has(&work->source->words[kind], word);
}

static bool is_sentence_end(const struct satz_token_text *text, size_t at) {
    return satz_token_is(text, at, '.') || satz_token_is(text, at, '!') || satz_token_is(text, at, '?');
}

static bool is_role(const struct satz_check_work *work, struct satz_slice word) {
    const struct satz_vocabulary *vocabulary = &work->source->entities->vocabulary;
    return satz_vocabulary_has(vocabulary, SATZ_WORD_ROLE, word) ||
           satz_vocabulary_ends(vocabulary, SATZ_WORD_ROLE_HEAD, word);
}

/* Whether a span says that the token is somebody's name. */
static bool is_name(const struct satz_check_work *work, size_t begin) {
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        if (span->begin <= begin && span->end > begin && span->kind <= SATZ_EVENT)
            return true;
    }
    return false;
}

/* `Präsident hatte …`: a title, its verb, and nobody between them. A headline has no full stop. */
static void look_for_subject(struct satz_check_work *work, const struct satz_token_text *text, size_t at) {
    struct satz_slice title = satz_token_slice(text, at), verb = satz_token_slice(text, at + 1);
    if (!satz_token_is_upper(text, at) || !satz_token_is_word(text, at + 1) || text->tokens[at + 1].glued ||
        text->tokens[at].caps || !is(work, SATZ_CHECK_VERB, verb) || !is_role(work, title) ||
        is_name(work, satz_plain_view_begin(work->view, text->tokens[at].begin)))
        return;
    satz_check_say_view(work, text->tokens[at].begin, text->tokens[at + 1].end,
                        "Between %.*s and %.*s a name is missing, or an article before.", (int)title.size, title.data,
                        (int)verb.size, verb.data);
}

/* `mit dem russischen Präsidenten .`: the name went, the blank before it stayed. */
static void look_for_name(struct satz_check_work *work, const struct satz_token_text *text, size_t at) {
    const struct satz_token *mark = &text->tokens[at];
    struct satz_slice word = satz_token_slice(text, at - 1);
    bool end = is_sentence_end(text, at), stop = end || satz_token_is(text, at, ',') || satz_token_is(text, at, ';');
    bool goes_on = at + 1 < text->count && text->tokens[at + 1].glued && text->tokens[at + 1].kind != SATZ_TOKEN_OTHER;
    if (!stop || goes_on || !satz_token_is_word(text, at - 1))
        return;
    bool gap = !mark->glued && (is_role(work, word) || is(work, SATZ_CHECK_PREPOSITION, word) ||
                                is(work, SATZ_CHECK_ARTICLE, word));
    if (gap || is(work, SATZ_CHECK_DANGLING, word))
        satz_check_say_view(work, text->tokens[at - 1].begin, mark->end, "After %.*s a name is missing.",
                            (int)word.size, word.data);
}

static bool ends_with_mark(const struct satz_token_text *text) {
    size_t at = text->count;
    while (at > 0 && !is_sentence_end(text, at - 1) && text->tokens[at - 1].kind == SATZ_TOKEN_OTHER)
        at--;
    return at > 0 && is_sentence_end(text, at - 1);
}

void satz_check_missing_name(struct satz_check_work *work) {
    const struct satz_token_text *text = &satz_check_view(work)->text;
    bool sentence = ends_with_mark(text);
    for (size_t at = 0; at < text->count; at++) {
        bool begins = at == 0 || is_sentence_end(text, at - 1) ||
                      (at == 1 && text->tokens[0].kind == SATZ_TOKEN_OTHER);
        if (sentence && begins)
            look_for_subject(work, text, at);
        if (at > 0)
            look_for_name(work, text, at);
    }
}

static bool is_closing(struct satz_slice mark) {
    static const char *const marks[] = { "“", "”", "\"", "»", "«", "」", "』", "’", "‹", "›" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (satz_slice_is(mark, marks[i]))
            return true;
    return false;
}

static bool is_comma(const struct satz_token_text *text, size_t at) {
    struct satz_slice mark = satz_token_slice(text, at);
    return satz_slice_is(mark, ",") || satz_slice_is(mark, "，") || satz_slice_is(mark, "、") ||
           satz_slice_is(mark, "،");
}

static bool is_full_stop(const struct satz_token_text *text, size_t at) {
    return is_sentence_end(text, at) || satz_slice_is(satz_token_slice(text, at), "。");
}

/* Words that announce somebody: sagte der. */
static bool announces(const struct satz_check_work *work, struct satz_slice word) {
    return satz_vocabulary_has(&work->source->entities->vocabulary, SATZ_WORD_SPEECH, word) ||
           is(work, SATZ_CHECK_ARTICLE, word) || is(work, SATZ_CHECK_PREPOSITION, word);
}

/* `…“, .` and `…“, sagte der.`: nobody said it. `at` is the comma. */
static void look_for_speaker(struct satz_check_work *work, const struct satz_token_text *text, size_t at) {
    size_t next = at + 1;
    while (next < text->count && next - at <= ATTRIBUTION && announces(work, satz_token_slice(text, next)))
        next++;
    bool ends = next == text->count && work->ends && next == at + 1;
    if (ends || is_full_stop(text, next))
        satz_check_say_view(work, text->tokens[at - 1].begin, text->tokens[next < text->count ? next : next - 1].end,
                            "Nobody is named who said this.");
}

void satz_check_attribution(struct satz_check_work *work) {
    const struct satz_token_text *text = &satz_check_view(work)->text;
    for (size_t at = 1; at < text->count; at++) {
        /* In English the comma stands before the mark. */
        bool inside = is_comma(text, at - 1) && is_closing(satz_token_slice(text, at)) && is_full_stop(text, at + 1);
        if (inside || (is_comma(text, at) && is_closing(satz_token_slice(text, at - 1))))
            look_for_speaker(work, text, at);
    }
}

void satz_check_long_sentence(struct satz_check_work *work) {
    const struct satz_token_text *text = &satz_check_view(work)->text;
    size_t words = 0;
    for (size_t i = 0; i < text->count; i++)
        words += text->tokens[i].kind != SATZ_TOKEN_OTHER;
    if (satz_check_language_spaceless(work->source))
        words /= 2;
    if (words > LONG)
        satz_check_say(work, &work->src, 0, work->src.text.size, SATZ_CHECK_NO_FIX,
                       "%zu words in one sentence are hard to read, and harder to translate.", words);
}

/* What stands between the cue and the number: `ISBN: `, `ISBN-13 `. */
static size_t number_begin(struct satz_slice text, size_t at) {
    if (at + 3 <= text.size && text.data[at] == '-' && text.data[at + 1] == '1')
        at += 3;
    while (at < text.size && strchr(": ", text.data[at]))
        at++;
    return at;
}

static size_t number_end(struct satz_slice text, size_t at) {
    size_t end = at;
    while (at < text.size && ((text.data[at] >= '0' && text.data[at] <= '9') || strchr("-Xx ", text.data[at]))) {
        at++;
        end = text.data[at - 1] == ' ' || text.data[at - 1] == '-' ? end : at;
    }
    return end;
}

static void look_for_book_number(struct satz_check_work *work) {
    struct satz_slice text = work->src.text, word = satz_slice_of("ISBN");
    for (size_t at = satz_slice_find(text, 0, word); at < text.size; at = satz_slice_find(text, at + 1, word)) {
        size_t begin = number_begin(text, at + word.size), end = number_end(text, begin);
        if (end - begin >= 8 && end - begin <= 20 && !satz_isbn_valid(satz_slice_sub(text, begin, end)))
            satz_check_say(work, &work->src, begin, end, SATZ_CHECK_NO_FIX,
                           "This ISBN is mistyped: its check digit does not fit.");
    }
}

void satz_check_digits_of(struct satz_check_work *work) {
    struct satz_misprints misprints = { .count = 0 };
    const struct satz_plain_view *view = satz_check_view(work);
    struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
    satz_identifiers_find(&view->text, &work->source->entities->vocabulary, &candidates, &misprints);
    satz_candidates_release(&candidates);
    for (size_t i = 0; i < misprints.count; i++) {
        const struct satz_misprint *misprint = &misprints.items[i];
        if (!satz_check_told(work, "protect/check-digit", satz_plain_view_begin(view, misprint->begin),
                             satz_plain_view_end(view, misprint->end)))
            satz_check_say_view(work, misprint->begin, misprint->end,
                                "This %s is mistyped: its check digits do not fit.", misprint->what);
    }
    look_for_book_number(work);
}

void satz_check_newline(struct satz_check_work *work) {
    bool text = !work->html && work->last && satz_record_has(work->record, "tail");
    size_t size;
    if (!text || work->src.text.size == 0 || satz_record_string(work->record, "tail").size > 0)
        return;
    satz_check_text_before(&work->src, work->src.text.size, &size);
    satz_check_say(work, &work->src, work->src.text.size - size, work->src.text.size, SATZ_CHECK_NO_FIX,
                   "The file ends without a line break.");
}
