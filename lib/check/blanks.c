#include "check/work.h"
#include "text/unicode.h"

/* Blanks inside a line. */
static bool is_blank(uint32_t character) {
    return character == ' ' || character == 0xA0 || character == 0x2009 || character == 0x202F || character == '\t' ||
           character == 0x3000;
}

static bool is_line_end(uint32_t character) {
    return character == '\n' || character == '\r';
}

void satz_check_blanks_double(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size, end;
    for (size_t at = 0; at < text->text.size; at = end) {
        uint32_t character = satz_check_text_at(text, at, &size);
        end = at + size;
        if (!is_blank(character) || character == 0x3000)
            continue;
        size_t count = 1;
        while (is_blank(satz_check_text_at(text, end, &size))) {
            end += size;
            count++;
        }
        uint32_t before = satz_check_text_before(text, at, &size);
        /* A line that is broken and indented is no line with a hole in it. */
        if (count < 2 || at == 0 || end == text->text.size || is_line_end(before) ||
            is_line_end(satz_check_text_at(text, end, &size)) || satz_check_text_keeps(text, at))
            continue;
        satz_check_say(work, text, at, end, satz_slice_of(" "), "%zu blanks in a row.", count);
    }
}

static bool is_mark(uint32_t character) {
    /* No ellipsis is among them: it may stand for a word. */
    static const uint32_t marks[] = { ',',    '.',    ';',    ':',    '!',    '?',    ')',   ']',   0x3001, 0x3002,
                                      0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF09, 0x61B, 0x61F, 0x60C };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == character)
            return true;
    return false;
}

/* Whether the language has a blank before the mark: a French colon. */
static bool has_blank_before(const struct satz_check_text *text, struct satz_slice mark) {
    return satz_local_entry(&text->language->local, "blank-before", mark).size > 0;
}

/* What only looks like a mark: `.NET`, `...`, `:-)`, `3 : 2`. */
static bool is_other(uint32_t before, uint32_t mark, uint32_t after) {
    if (mark == '.' || mark == ':' || mark == ';')
        return satz_char_is_word(after) || after == mark || (after && after < 0x80 && strchr("-()/", (int)after));
    bool bracket = (before == '(' && mark == ')') || (before == '[' && mark == ']');
    return bracket || (mark == '!' && (after == '=' || satz_char_is_word(after)));
}

/* The end of a word that is s p a c e d o u t. */
static bool is_spaced_out(const struct satz_check_text *text, size_t at) {
    size_t size, before;
    uint32_t letter = satz_check_text_before(text, at, &size);
    return letter < 0x250 && satz_char_is_letter(letter) && at > size &&
           is_blank(satz_check_text_before(text, at - size, &before));
}

void satz_check_blanks_before(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size, mark_size, ignored;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (!is_blank(character) || at == 0)
            continue;
        uint32_t mark = satz_check_text_at(text, at + size, &mark_size);
        if (!is_mark(mark) || satz_check_text_keeps(text, at + size))
            continue;
        if (is_spaced_out(text, at))
            continue;
        size_t end = at + size + mark_size;
        uint32_t before = satz_check_text_before(text, at, &ignored), after = satz_check_text_at(text, end, &ignored);
        struct satz_slice sign = satz_slice_sub(text->text, at + size, end);
        bool score = mark == ':' && satz_char_digit_value(before) >= 0 && is_blank(after);
        /* `“, .` is an attribution that is missing, and told as such. */
        if (is_other(before, mark, after) || is_blank(before) || before == ',' || score || has_blank_before(text, sign))
            continue;
        satz_check_say(work, text, at, end, sign, "A blank before “%.*s”.", (int)sign.size, sign.data);
    }
}

/* Whether the word around a mark is an address or code. */
static bool is_in_code(const struct satz_check_text *text, size_t at) {
    size_t begin = at, end = at;
    while (begin > 0 && at - begin < 64 && !strchr(" \n\t", text->text.data[begin - 1]))
        begin--;
    while (end < text->text.size && end - at < 64 && !strchr(" \n\t", text->text.data[end]))
        end++;
    struct satz_slice word = satz_slice_sub(text->text, begin, end);
    for (size_t i = 0; i < word.size; i++)
        if (strchr("/@=_&#\\<>", word.data[i]))
            return true;
    return satz_slice_starts(word, satz_slice_of("www."));
}

/* `Wort,Wort`, and `Satz.Satz` where a word ends and another begins. */
static bool is_joined(const struct satz_check_text *text, size_t at, size_t end, uint32_t mark) {
    size_t size, next;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &next);
    if (!satz_char_is_letter(before) || !satz_char_is_letter(after))
        return false;
    if (mark == ',' || mark == ';' || mark == 0x60C || mark == 0x61B)
        return true;
    size_t place = at;
    for (int letters = 0; letters < 3; letters++, place -= size)
        if (!satz_char_is_lower(satz_check_text_before(text, place, &size)))
            return false;
    return (mark == '.' || mark == '!' || mark == '?') && satz_char_is_upper(after) &&
           satz_char_is_lower(satz_check_text_at(text, end + next, &size));
}

static void say_with_blank(struct satz_check_work *work, size_t at, size_t end, struct satz_slice before,
                           struct satz_slice after, const char *where) {
    const struct satz_check_text *text = work->text;
    struct satz_slice mark = satz_slice_sub(text->text, at, end);
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    satz_buffer_add(&fix, before);
    satz_buffer_add(&fix, mark);
    satz_buffer_add(&fix, after);
    satz_check_say(work, text, at, end, satz_buffer_slice(&fix), "No blank %s “%.*s”.", where,
                   (int)mark.size, mark.data);
    satz_buffer_release(&fix);
}

/* « and » without the blank that French has inside them. */
static void look_inside_marks(struct satz_check_work *work, size_t at, size_t end) {
    const struct satz_check_text *text = work->text;
    const struct satz_marks *own = &text->language->local.quote;
    struct satz_slice sign = satz_slice_sub(text->text, at, end), none = { NULL, 0 };
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &size);
    if (satz_slice_equal(sign, own->open) && after && !satz_char_is_space(after))
        say_with_blank(work, at, end, none, own->blank, "after");
    else if (satz_slice_equal(sign, own->close) && before && !satz_char_is_space(before))
        say_with_blank(work, at, end, own->blank, none, "before");
}

/* A mark with a blank before it: a French colon. */
static void look_before_mark(struct satz_check_work *work, size_t at, size_t end) {
    const struct satz_check_text *text = work->text;
    struct satz_slice sign = satz_slice_sub(text->text, at, end), none = { NULL, 0 };
    struct satz_slice blank = satz_local_entry(&text->language->local, "blank-before", sign);
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &size);
    bool word = satz_char_is_word(before) || before == 0xBB || before == ')';
    if (blank.size > 0 && word && (after == 0 || satz_char_is_space(after)) && !is_in_code(text, at))
        say_with_blank(work, at, end, blank, none, "before");
}

static bool is_in(uint32_t character, const char *marks) {
    return character && character < 0x80 && strchr(marks, (int)character);
}

void satz_check_blanks_missing(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    struct satz_slice none = { NULL, 0 };
    bool spaceless = satz_check_language_spaceless(text->language);
    bool special = text->language->local.quote.blank.size > 0;
    size_t size;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        bool joins = is_in(character, ",;.!?") || character == 0x60C || character == 0x61B;
        if (satz_check_text_keeps(text, at))
            continue;
        if (joins && !spaceless && is_joined(text, at, at + size, character) && !is_in_code(text, at))
            say_with_blank(work, at, at + size, none, satz_slice_of(" "), "after");
        else if (special && (character == 0xAB || character == 0xBB))
            look_inside_marks(work, at, at + size);
        else if (special && is_in(character, ":;!?"))
            look_before_mark(work, at, at + size);
    }
}

void satz_check_blanks_edge(struct satz_check_work *work) {
    const struct satz_check_text *src = &work->src, *tgt = &work->tgt;
    size_t size, end, ignored;
    if (tgt->text.size == 0 || src->text.size == 0)
        return;
    bool begins = satz_char_is_space(satz_check_text_at(src, 0, &ignored));
    if (satz_char_is_space(satz_check_text_at(tgt, 0, &end)) && !begins)
        satz_check_say(work, tgt, 0, end, satz_slice_of(""), "The target begins with a blank.");
    if (end < tgt->text.size && satz_char_is_space(satz_check_text_before(tgt, tgt->text.size, &size)) &&
        !satz_char_is_space(satz_check_text_before(src, src->text.size, &ignored)))
        satz_check_say(work, tgt, tgt->text.size - size, tgt->text.size, satz_slice_of(""),
                       "The target ends with a blank.");
}
