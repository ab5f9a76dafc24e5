#include "check/work.h"
#include "text/unicode.h"

static bool is_one_of(uint32_t character, const uint32_t *marks, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (marks[i] == character)
            return true;
    return false;
}

static bool is_closing(uint32_t character) {
    static const uint32_t marks[] = { ')',    ']',    '"',    '\'',   0x201C, 0x201D, 0x2019, 0x2018, 0xBB,
                                      0xAB,   0x203A, 0x2039, 0x300D, 0x300F, 0x300B, 0xFF09 };
    return is_one_of(character, marks, sizeof marks / sizeof *marks);
}

static bool is_final(uint32_t character) {
    static const uint32_t marks[] = { '.', '!', '?', ':', ';', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0xFF0E,
                                      0x61F, 0x6D4, 0x61B, 0xFF61 };
    return is_one_of(character, marks, sizeof marks / sizeof *marks);
}

/* Whether one of the last characters, closing marks and blanks passed over, ends a sentence. */
static bool ends(const struct satz_check_text *text, size_t *begin, size_t *end) {
    size_t at = text->text.size, size;
    uint32_t character = satz_check_text_before(text, at, &size);
    while (character && (satz_char_is_space(character) || is_closing(character))) {
        at -= size;
        character = satz_check_text_before(text, at, &size);
    }
    *end = at;
    *begin = at - size;
    return is_final(character);
}

/* `Dorthin fährt nur ein Bus. (siehe unten)`: the sentence ends before the brackets that stand behind it. */
static bool ends_before_bracket(const struct satz_check_text *text) {
    struct satz_check_text before = *text;
    size_t open = text->text.size, begin, end;
    if (!satz_slice_ends(text->text, satz_slice_of(")")))
        return false;
    while (open > 0 && text->text.data[open - 1] != '(')
        open--;
    before.text = satz_slice_sub(text->text, 0, open > 0 ? open - 1 : 0);
    return ends(&before, &begin, &end);
}

static bool has_word(struct satz_slice text) {
    struct satz_check_text view = { .text = text };
    size_t size;
    for (size_t at = 0; at < text.size; at += size)
        if (satz_char_is_letter(satz_check_text_at(&view, at, &size)))
            return true;
    return false;
}

/* Where the language has no mark before the closing one: Japanese. */
static bool ends_quotation(const struct satz_check_text *text) {
    size_t size;
    uint32_t last = satz_check_text_before(text, text->text.size, &size);
    return satz_local_value(&text->language->local, "stop-before-close").size > 0 && is_closing(last);
}

/* The place is the target's last character, blanks passed over; the fix adds the mark as its language writes it. */
static void say_no_mark(struct satz_check_work *work, uint32_t mark, struct satz_slice sign) {
    const struct satz_check_text *text = &work->tgt;
    const char *own = satz_check_own_mark(work->target->local.language.id, mark);
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    size_t end = text->text.size, size;
    uint32_t last = satz_check_text_before(text, end, &size);
    while (end > size && satz_char_is_space(last)) {
        end -= size;
        last = satz_check_text_before(text, end, &size);
    }
    satz_buffer_add(&fix, satz_slice_sub(text->text, end - size, end));
    satz_buffer_add(&fix, own ? satz_slice_of(own) : sign);
    /* Behind a closing mark or a figure it is not sure where it belongs. */
    satz_check_say(work, text, end - size, end, satz_char_is_letter(last) ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX,
                   "The source ends with “%.*s”, the target with no mark.", (int)sign.size, sign.data);
    satz_buffer_release(&fix);
}

/* Thai has no such mark. */
bool satz_check_lost_mark(const struct satz_check_work *work, size_t *begin, size_t *end) {
    size_t ignored, size;
    if (!work->target || work->target->local.language.id == SATZ_TH || !has_word(work->tgt.text) ||
        !ends(&work->src, begin, end) || ends(&work->tgt, &ignored, &ignored) || ends_quotation(&work->tgt) ||
        ends_before_bracket(&work->tgt))
        return false;
    uint32_t mark = satz_check_text_at(&work->src, *begin, &size);
    return mark != ':' && mark != ';';
}

void satz_check_final_mark(struct satz_check_work *work) {
    size_t begin, end, size;
    if (satz_check_lost_mark(work, &begin, &end))
        say_no_mark(work, satz_check_text_at(&work->src, begin, &size), satz_slice_sub(work->src.text, begin, end));
}

/* Marks of which one is enough; `usw.,` and `...` are right. */
static bool is_pair(uint32_t first, uint32_t second) {
    static const uint32_t pairs[][2] = {
        { ',', ',' }, { ';', ';' }, { ',', '.' }, { '.', '.' }, { ',', ';' }, { 0x3002, 0x3002 }, { 0x3001, 0x3001 },
        { 0xFF0C, 0xFF0C }, { 0x3002, '.' }, { '.', 0x3002 }, { 0x60C, 0x60C }, { 0xFF0C, 0x3002 }, { ',', 0x3002 },
        { 0x3001, 0x3002 }, { ':', ':' }, { ':', '.' }, { '!', '.' }, { '?', '.' }, { ',', '!' }, { ',', '?' },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == first && pairs[i][1] == second)
            return true;
    return false;
}

static bool is_comma(uint32_t character) {
    return character == ',' || character == ';' || character == 0x3001 || character == 0xFF0C || character == 0x60C;
}

/* Part of a row of marks, of a path, of an address; or `“, .`, an attribution that is missing. */
static bool is_other(const struct satz_check_text *text, size_t at, size_t end, uint32_t first, uint32_t second) {
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, end, &size);
    return before == first || after == second || (satz_char_is_word(after) && second < 0x80) || after == '/' ||
           before == '/' ||
           (text->side == SATZ_SIDE_SRC && is_closing(before));
}

void satz_check_double_mark(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    size_t size, next_size, ignored;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t first = satz_check_text_at(text, at, &size);
        if (!is_comma(first) && !is_final(first))
            continue;
        size_t next = at + size;
        if ((first == ',' || first == ';') && satz_check_text_at(text, next, &ignored) == ' ')
            next++;
        uint32_t second = satz_check_text_at(text, next, &next_size);
        if (!is_pair(first, second) || is_other(text, at, next + next_size, first, second) ||
            satz_check_text_keeps(text, at))
            continue;
        struct satz_slice one = satz_slice_sub(text->text, next, next + next_size);
        satz_check_say(work, text, at, next + next_size, first == second ? one : SATZ_CHECK_NO_FIX,
                       "Two marks where one belongs.");
    }
}
