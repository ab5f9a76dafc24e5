#include "check/forms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { LONGEST = 6, FORM_WORDS = 8, SHORTEST = 4 /* of a first name, in bytes */ };

void satz_check_forms_init(struct satz_check_forms *forms) {
    *forms = (struct satz_check_forms){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&forms->abbreviations);
    satz_map_init(&forms->unexplained);
    satz_map_init(&forms->names);
    satz_map_init(&forms->families);
}

void satz_check_forms_release(struct satz_check_forms *forms) {
    satz_map_release(&forms->abbreviations);
    satz_map_release(&forms->unexplained);
    satz_map_release(&forms->names);
    satz_map_release(&forms->families);
    satz_arena_release(&forms->arena);
    free(forms->spellings);
    satz_check_forms_init(forms);
}

void satz_check_forms_reset(struct satz_check_forms *forms) {
    satz_map_reset(&forms->abbreviations);
    satz_map_reset(&forms->unexplained);
    satz_map_reset(&forms->names);
    satz_map_reset(&forms->families);
    satz_arena_reset(&forms->arena);
    forms->count = 0;
}

static bool is_abbreviation(const struct satz_token_text *text, size_t at) {
    const struct satz_token *token = &text->tokens[at];
    return token->kind == SATZ_TOKEN_WORD && token->caps && token->chain == at && token->chain_last == at &&
           token->end - token->begin <= LONGEST;
}

/* Whether the capitals of tokens [first, end) are the abbreviation's letters: Associated Press, AP. */
static bool is_long_form(const struct satz_token_text *text, size_t first, size_t end, struct satz_slice letters) {
    size_t at = 0, words = 0;
    for (size_t i = first; i < end; i++) {
        struct satz_slice word = satz_token_slice(text, i);
        if (text->tokens[i].kind != SATZ_TOKEN_WORD)
            continue;
        words++;
        if (at < letters.size && word.size > 1 && text->tokens[i].upper && word.data[0] == letters.data[at])
            at++;
        else if (text->tokens[i].upper)
            return false;
    }
    return at == letters.size && words > 1;
}

/* The closing bracket of the one at `open`, within a name's length; 0 where there is none. */
static size_t bracket_end(const struct satz_token_text *text, size_t open) {
    for (size_t i = open + 1; i < text->count && i - open <= FORM_WORDS + 1; i++)
        if (satz_token_is(text, i, ')'))
            return i;
    return 0;
}

/* `AP (Associated Press)`. */
static bool is_reversed(const struct satz_token_text *text, size_t at) {
    size_t end = satz_token_is(text, at + 1, '(') ? bracket_end(text, at + 1) : 0;
    return end > 0 && is_long_form(text, at + 2, end, satz_token_slice(text, at));
}

/* `Associated Press (AP)`. */
static bool is_explained(const struct satz_token_text *text, size_t at) {
    struct satz_slice letters = satz_token_slice(text, at);
    if (at < 3 || !satz_token_is(text, at - 1, '(') || !satz_token_is(text, at + 1, ')'))
        return false;
    for (size_t words = 2; words <= FORM_WORDS && words < at; words++)
        if (is_long_form(text, at - 1 - words, at - 1, letters))
            return true;
    return false;
}

void satz_check_abbreviation(struct satz_check_work *work) {
    const struct satz_token_text *text = &satz_check_view(work)->text;
    struct satz_check_forms *forms = work->forms;
    size_t ignored;
    for (size_t at = 0; at < text->count; at++) {
        if (!is_abbreviation(text, at))
            continue;
        struct satz_slice word = satz_token_slice(text, at);
        work->stirred = true;
        bool used = satz_map_get(&forms->abbreviations, word, &ignored);
        if (is_reversed(text, at))
            satz_check_say_view(work, text->tokens[at].begin, text->tokens[bracket_end(text, at + 1)].end,
                                "The long form goes first, and %.*s in brackets behind it.", (int)word.size, word.data);
        else if (used && is_explained(text, at))
            satz_check_say_view(work, text->tokens[at].begin, text->tokens[at].end,
                                "%.*s stood in the text before it is explained here.", (int)word.size, word.data);
        if (!used)
            satz_map_set(&forms->abbreviations, satz_arena_copy(&forms->arena, word), 1);
    }
}

/* The spelling of a person's name that these words are: the part that stands alone. */
static bool find_spelling(struct satz_slice cell, struct satz_slice words, struct satz_buffer *scratch,
                          struct satz_buffer *spelling, struct satz_buffer *first) {
    struct satz_slice form, alone;
    while (cell.data && satz_name_form(&cell, scratch, &form, &alone)) {
        if (alone.size == 0)
            continue;
        if (first->size == 0)
            satz_buffer_add(first, alone);
        if (!satz_slice_equal(words, form) && !satz_slice_equal(words, alone))
            continue;
        satz_buffer_reset(spelling);
        satz_buffer_add(spelling, alone);
        return true;
    }
    return false;
}

/* Tells the first time a name is written as the press does not, and each time it is written as it was not before. */
static void judge(struct satz_check_work *work, const struct satz_candidate *candidate, struct satz_slice spelling,
                  struct satz_slice first, bool alone) {
    struct satz_check_forms *forms = work->forms;
    const struct satz_plain_view *view = satz_check_view(work);
    struct satz_check_text src = { .side = SATZ_SIDE_SRC };
    work->stirred = true;
    size_t place, begin = satz_plain_view_begin(view, candidate->begin);
    size_t end = satz_plain_view_end(view, candidate->end);
    bool known = satz_map_get(&forms->names, candidate->key, &place);
    if (known && !satz_slice_equal(forms->spellings[place], spelling)) {
        struct satz_slice old = forms->spellings[place];
        bool mend = alone && !satz_slice_equal(spelling, first);
        satz_check_say(work, &src, begin, end, mend ? first : SATZ_CHECK_NO_FIX, "%.*s was written %.*s before.",
                       (int)spelling.size, spelling.data, (int)old.size, old.data);
    } else if (!known && !satz_slice_equal(spelling, first)) {
        satz_check_say(work, &src, begin, end, alone ? first : SATZ_CHECK_NO_FIX, "The press writes %.*s.",
                       (int)first.size, first.data);
    }
    if (known)
        return;
    forms->spellings = satz_memory_grow(forms->spellings, &forms->capacity, forms->count + 1, sizeof *forms->spellings);
    forms->spellings[forms->count] = satz_arena_copy(&forms->arena, spelling);
    satz_map_set(&forms->names, satz_arena_copy(&forms->arena, candidate->key), forms->count++);
}

/* Whether two first names are one, but for a letter: left out, put in, or another. */
static bool is_slip(struct satz_slice one, struct satz_slice two) {
    size_t front = 0, back = 0, shorter = one.size < two.size ? one.size : two.size;
    while (front < shorter && one.data[front] == two.data[front])
        front++;
    while (back < shorter - front && one.data[one.size - 1 - back] == two.data[two.size - 1 - back])
        back++;
    size_t begin = satz_utf8_floor(one, front), end = one.size - back;
    struct satz_slice rest = satz_slice_sub(one, begin, end), other = satz_slice_sub(two, begin, two.size - back);
    return shorter >= SHORTEST && satz_utf8_count(rest) <= 1 && satz_utf8_count(other) <= 1;
}

/* Kathrin Vogelsang, who was Katrin before: a first name that is a letter away from the one that stood first. */
static void judge_first_name(struct satz_check_work *work, const struct satz_span *span) {
    struct satz_check_forms *forms = work->forms;
    struct satz_slice words = satz_slice_sub(work->src.raw, span->begin, span->end);
    struct satz_check_text src = { .side = SATZ_SIDE_SRC };
    size_t blank = satz_slice_find_byte(words, 0, ' '), place;
    if (blank == words.size || satz_slice_find_byte(words, blank + 1, ' ') < words.size)
        return;
    struct satz_slice first = satz_slice_sub(words, 0, blank), family = satz_slice_from(words, blank + 1);
    if (!satz_map_get(&forms->families, family, &place)) {
        forms->spellings =
            satz_memory_grow(forms->spellings, &forms->capacity, forms->count + 1, sizeof *forms->spellings);
        forms->spellings[forms->count] = satz_arena_copy(&forms->arena, first);
        satz_map_set(&forms->families, satz_arena_copy(&forms->arena, family), forms->count++);
        return;
    }
    struct satz_slice old = forms->spellings[place];
    if (!satz_slice_equal(first, old) && is_slip(first, old))
        satz_check_say(work, &src, span->begin, span->begin + blank, old, "%.*s was written %.*s before.",
                       (int)first.size, first.data, (int)old.size, old.data);
}

void satz_check_spelling(struct satz_check_work *work) {
    const struct satz_candidates *candidates = satz_check_entities(work);
    const struct satz_plain_view *view = satz_check_view(work);
    struct satz_buffer scratch = SATZ_BUFFER_INIT, spelling = SATZ_BUFFER_INIT, first = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct satz_candidate *candidate = &candidates->items[i];
        const struct satz_name *name = candidate->kind == SATZ_PERSON && candidate->key.size > 0
                                           ? satz_nametable_find(work->names, candidate->key)
                                           : NULL;
        struct satz_slice words = satz_slice_sub(view->text.text, candidate->begin, candidate->end);
        satz_buffer_reset(&first);
        if (!name || !find_spelling(name->cells[work->source->local.language.id], words, &scratch, &spelling, &first))
            continue;
        judge(work, candidate, satz_buffer_slice(&spelling), satz_buffer_slice(&first),
              satz_slice_equal(words, satz_buffer_slice(&spelling)));
    }
    for (size_t i = 0; i < work->spans.count; i++)
        if (work->spans.items[i].kind == SATZ_PERSON && work->spans.items[i].key.size == 0)
            judge_first_name(work, &work->spans.items[i]);
    satz_buffer_release(&scratch);
    satz_buffer_release(&spelling);
    satz_buffer_release(&first);
}
