#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool is_double(uint32_t character) {
    return character == 0xAB || character == 0xBB || (character >= 0x201C && character <= 0x201F) ||
           character == 0x2039 || character == 0x203A || character == 0x201A || character == 0x201B ||
           (character >= 0x3008 && character <= 0x300F) || (character >= 0x301D && character <= 0x301F) ||
           character == 0xFF02;
}

/* An even number of straight marks is paired somehow: Arabic writes words on to the first one. */
static bool is_even(struct satz_slice text) {
    size_t count = 0;
    for (size_t at = 0; (at = satz_slice_find_byte(text, at, '"')) < text.size; at++)
        count++;
    return count % 2 == 0;
}

/* A target that leaves open what its source leaves open is true to it: what is a warning elsewhere is a hint. */
static enum satz_level level_of(const struct satz_check_work *work, enum satz_level level, bool closing,
                                const struct satz_quote_loss *others, size_t count) {
    for (size_t i = 0; work->text->side == SATZ_SIDE_TGT && level == SATZ_WARNING && i < count; i++)
        if (others[i].closing == closing)
            level = SATZ_INFO;
    return level;
}

void satz_check_quotes_open(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    enum satz_level level = work->level;
    bool even = work->loss_count[text->side] > 0 && is_even(text->text);
    for (size_t i = 0; i < work->loss_count[text->side] && work->said < SATZ_CHECK_SAID; i++) {
        const struct satz_quote_loss *loss = &work->losses[text->side][i];
        if (loss->end > text->text.size || satz_check_text_keeps(text, loss->begin) ||
            (even && text->text.data[loss->begin] == '"') ||
            (text->side == SATZ_SIDE_SRC && satz_check_told(work, "protect/quote-open", loss->begin, loss->end)))
            continue;
        work->level = level_of(work, level, loss->closing, work->losses[SATZ_SIDE_SRC], work->loss_count[SATZ_SIDE_SRC]);
        satz_check_say(work, text, loss->begin, loss->end, SATZ_CHECK_NO_FIX, "%s",
                       loss->closing ? "This mark closes a quotation that nothing opened."
                                     : "This quotation is not closed in its paragraph.");
    }
}

void satz_check_brackets(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    enum satz_level level = work->level;
    for (size_t i = 0; i < work->bracket_count[text->side]; i++) {
        const struct satz_quote_loss *loss = &work->brackets[text->side][i];
        if (loss->end > text->text.size || satz_check_text_keeps(text, loss->begin))
            continue;
        work->level = level_of(work, level, loss->closing, work->brackets[SATZ_SIDE_SRC], work->bracket_count[SATZ_SIDE_SRC]);
        satz_check_say(work, text, loss->begin, loss->end, SATZ_CHECK_NO_FIX, "%s",
                       loss->closing ? "This bracket closes what nothing opened."
                                     : "This bracket is not closed in its paragraph.");
    }
}

/* Whether the language has the mark in this place: „ opens in German, and “ closes. */
static bool is_own(const struct satz_check_text *text, size_t at, size_t end) {
    struct satz_slice mark = satz_slice_sub(text->text, at, end);
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &size);
    bool opens = (before == 0 || satz_char_is_space(before) || before == '(') && satz_char_is_word(after);
    bool closes = (after == 0 || satz_char_is_space(after) || satz_char_is_punct(after)) && satz_char_is_word(before);
    return (!closes && satz_check_language_opens(text->language, mark)) ||
           (!opens && satz_check_language_closes(text->language, mark));
}

/* What a double mark does by its sides alone: 1 opens, -1 closes, 0: nobody can say. */
static int side_of(const struct satz_check_text *text, size_t at, size_t end) {
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &size);
    bool opens = (before == 0 || satz_char_is_space(before) || before == '(') && satz_char_is_word(after);
    bool closes = (after == 0 || satz_char_is_space(after) || satz_char_is_punct(after)) &&
                  (satz_char_is_word(before) || satz_char_is_punct(before));
    return opens == closes ? 0 : opens ? 1 : -1;
}

/* Whether all double marks of the text are pairs, one after the other, that their sides tell. */
static bool is_paired(const struct satz_check_text *text) {
    size_t size;
    int open = 0;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_utf8_decode(text->text, at, &size);
        if (!is_double(character))
            continue;
        int side = side_of(text, at, at + size);
        if (side == 0 || open + side < 0 || open + side > 1)
            return false;
        open += side;
    }
    return open == 0;
}

/* The language's own mark for the one at `at`, with the blank that it has inside. */
static void own_quote(const struct satz_check_text *text, size_t at, size_t end, struct satz_buffer *fix) {
    const struct satz_marks *own = &text->language->local.quote;
    if (!is_paired(text))
        return;
    bool opens = side_of(text, at, end) > 0;
    if (!opens)
        satz_buffer_add(fix, own->blank);
    satz_buffer_add(fix, opens ? own->open : own->close);
    if (opens)
        satz_buffer_add(fix, own->blank);
}

/* The first one is told: whoever mends it sees the others. */
void satz_check_quotes_foreign(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    const struct satz_marks *own = &text->language->local.quote;
    size_t size;
    for (size_t at = 0; !text->ascii && at < text->text.size; at += size) {
        uint32_t character = satz_utf8_decode(text->text, at, &size);
        struct satz_slice mark = satz_slice_sub(text->text, at, at + size);
        if (character < 0x80 || !is_double(character) || satz_check_text_keeps(text, at) ||
            is_own(text, at, at + size))
            continue;
        struct satz_buffer fix = SATZ_BUFFER_INIT;
        own_quote(text, at, at + size, &fix);
        satz_check_say(work, text, at, at + size, fix.size > 0 ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX,
                       "%.*s is no quotation mark of %s, which writes %.*s…%.*s.", (int)mark.size, mark.data,
                       satz_language_name(text->language->local.language.id),
                       (int)own->open.size, own->open.data, (int)own->close.size, own->close.data);
        satz_buffer_release(&fix);
        return;
    }
}

/* A straight mark, but 7,8" is a measure. */
static size_t find_straight(struct satz_slice text, size_t from) {
    size_t at = satz_slice_find_byte(text, from, '"');
    while (at < text.size && at > 0 && text.data[at - 1] >= '0' && text.data[at - 1] <= '9')
        at = satz_slice_find_byte(text, at + 1, '"');
    return at;
}

void satz_check_quotes_straight(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    const struct satz_marks *own = &text->language->local.quote;
    size_t at = find_straight(text->text, 0);
    if (at < text->text.size && !satz_check_text_keeps(text, at))
        satz_check_say(work, text, at, at + 1, SATZ_CHECK_NO_FIX, "A straight quotation mark; %s writes %.*s…%.*s.",
                       satz_language_name(text->language->local.language.id), (int)own->open.size, own->open.data,
                       (int)own->close.size, own->close.data);
}

/* Any mark that a quotation may have: a single one may be an apostrophe, and is enough. */
static bool has_marks(const struct satz_check_text *text) {
    size_t size;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_utf8_decode(text->text, at, &size);
        if (character == '"' || character == '\'' || character == 0x2018 || character == 0x2019 || is_double(character))
            return true;
    }
    return false;
}

/* The first pair of double marks in the source. */
static bool find_quotation(const struct satz_check_text *text, size_t *begin, size_t *end) {
    size_t size, count = 0;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_utf8_decode(text->text, at, &size);
        bool straight = character == '"' && find_straight(text->text, at) == at;
        if (!is_double(character) && !straight)
            continue;
        if (count++ == 0)
            *begin = at;
        *end = at + size;
        if (count == 2)
            return true;
    }
    return false;
}

/* Fewer quotations than in the source: one was dropped, or two became one. Russian writes who speaks inside the marks. */
static void compare_quotations(struct satz_check_work *work) {
    if (work->target->local.language.id == SATZ_RU)
        return;
    struct satz_quoted *quoted, *others;
    size_t count = satz_seek_quotes(work->source->seeker, work->src.text, work->arena, &quoted);
    size_t other_count = count > 1 ? satz_seek_quotes(work->target->seeker, work->tgt.text, work->arena, &others) : count;
    if (other_count >= count)
        return;
    const struct satz_quoted *last = &quoted[count - 1];
    if (!satz_check_told(work, "restore/", satz_check_text_place(&work->src, last->begin),
                         satz_check_text_place(&work->src, last->end)))
        satz_check_say(work, &work->src, last->begin, last->end, SATZ_CHECK_NO_FIX,
                       "The source has %zu quotations, and the target %zu.", count, other_count);
}

/* Without its marks, and the blanks that some languages have inside them. */
static struct satz_slice content_of(struct satz_slice quotation) {
    size_t size, begin = 0, end = quotation.size;
    while (begin < end && !satz_char_is_word(satz_utf8_decode(quotation, begin, &size)))
        begin += size;
    while (end > begin && !satz_char_is_word(satz_utf8_decode_before(quotation, end, &size)))
        end -= size;
    return satz_slice_sub(quotation, begin, end);
}

/* What was to come back as it was, or as it was approved, did so. */
void satz_check_quotes_verbatim(struct satz_check_work *work) {
    for (size_t i = 0; work->target && i < work->spans.count && work->said < SATZ_CHECK_SAID; i++) {
        const struct satz_span *span = &work->spans.items[i];
        bool verbatim = span->source == SATZ_AS_VERBATIM;
        if (span->kind != SATZ_QUOTE || span->action != SATZ_HOLD || !span->located ||
            (!verbatim && span->source != SATZ_AS_MEMORY) || satz_check_told(work, "restore/", span->begin, span->end))
            continue;
        struct satz_slice words = content_of(verbatim ? satz_slice_sub(work->src.raw, span->begin, span->end)
                                                      : span->approved);
        struct satz_check_text src = { .side = SATZ_SIDE_SRC };
        if (words.size > 0 && satz_slice_find(work->tgt.raw, 0, words) == work->tgt.raw.size)
            satz_check_say(work, &src, span->begin, span->end, SATZ_CHECK_NO_FIX, "%s",
                           verbatim ? "This quotation was to stay as it is, and is another in the target."
                                    : "The target has not the approved translation of this quotation.");
    }
}

void satz_check_quotes_missing(struct satz_check_work *work) {
    size_t begin, end;
    bool marked = work->src.traits & (SATZ_TRAIT_QUOTE | SATZ_TRAIT_STRAIGHT);
    if (marked && work->target && has_marks(&work->tgt))
        compare_quotations(work);
    if (!marked || !work->target || has_marks(&work->tgt) || !find_quotation(&work->src, &begin, &end))
        return;
    if (!satz_check_told(work, "restore/", satz_check_text_place(&work->src, begin),
                         satz_check_text_place(&work->src, end)))
        satz_check_say(work, &work->src, begin, end, SATZ_CHECK_NO_FIX,
                       "The target has no quotation marks for this quotation.");
}
