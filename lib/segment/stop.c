#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool all_chars(struct satz_slice word, const char *set) {
    for (size_t i = 0; i < word.size; i++)
        if (!memchr(set, word.data[i], strlen(set)))
            return false;
    return word.size > 0;
}

static bool is_number(struct satz_slice word) {
    return all_chars(word, "0123456789");
}

static bool is_roman(struct satz_slice word) {
    return all_chars(word, "IVXLCDM") && !satz_slice_is(word, "C") && !satz_slice_is(word, "D") &&
           !satz_slice_is(word, "L") && !satz_slice_is(word, "M");
}

/* `U.S`, `z.B`: single letters with full stops between them. */
static bool is_dotted_letters(struct satz_slice word) {
    bool letter = false, dots = false;
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        bool is_letter = satz_char_is_letter(character);
        if (is_letter == letter || (!is_letter && character != '.'))
            return false;
        letter = is_letter;
        dots = dots || !is_letter;
    }
    return letter && dots;
}

static bool is_single_letter(struct satz_slice word, uint32_t *letter) {
    size_t size = 0;
    *letter = word.size ? satz_utf8_decode(word, 0, &size) : 0;
    return size && size == word.size && satz_char_is_letter(*letter);
}

/* `ii`, `iv`: numbers as items have them. */
static bool is_small_roman(struct satz_slice word) {
    return all_chars(word, "ivx") && word.size < 5;
}

static bool has_word_char(struct satz_slice text) {
    for (size_t at = 0, size; at < text.size; at += size)
        if (satz_char_is_word(satz_utf8_decode(text, at, &size)))
            return true;
    return false;
}

/* Whether `word` is the first of its sentence, bullets and quotation marks apart. */
static bool is_first(const struct satz_place *place, struct satz_slice word) {
    size_t begin = (size_t)(word.data - place->text.data);
    if (begin < place->start)
        return true;
    return begin - place->start <= 16 && !has_word_char(satz_slice_sub(place->text, place->start, begin));
}

/* Roles of the word that stands before `word`, an abbreviation's full stop and a comma apart. */
static unsigned roles_before(const struct satz_place *place, struct satz_slice word) {
    size_t end = satz_blanks_before(place->text, (size_t)(word.data - place->text.data));
    struct satz_slice before = satz_word_before(place->rules, place->text, end);
    unsigned roles = satz_rules_word_lowered(place->rules, before);
    return roles & SATZ_WORD_NUMBER ? roles | SATZ_WORD_NUMBER_BEFORE : roles;
}

/* `Pasal 1.`: the number of a heading, with which the paragraph begins. */
static bool is_heading(const struct satz_place *place, struct satz_slice word) {
    if (!(place->rules->kinds & SATZ_WORD_HEADING) || (size_t)(word.data - place->text.data) > SATZ_RULES_WORD_LIMIT)
        return false;
    size_t end = satz_blanks_before(place->text, (size_t)(word.data - place->text.data));
    struct satz_slice before = satz_word_before(place->rules, place->text, end);
    return satz_rules_word_lowered(place->rules, before) & SATZ_WORD_HEADING &&
           !has_word_char(satz_slice_sub(place->text, 0, (size_t)(before.data - place->text.data)));
}

/* `a.`, `ii.`, `가.` at a sentence's start. */
static bool is_item(const struct satz_place *place, struct satz_slice word) {
    size_t size;
    if (!is_first(place, word))
        return false;
    uint32_t letter = satz_utf8_decode(word, 0, &size);
    bool single = size == word.size && (satz_char_is_lower(letter) || satz_char_is_upper(letter));
    return single || is_small_roman(word) || satz_rules_word(place->rules, word) & SATZ_WORD_ITEM;
}

bool satz_context_is_item(const struct satz_context *context, const struct satz_place *place) {
    size_t size, end = place->next + context->after.size;
    if (context->after.data != place->text.data + place->next || !context->after.size || end + 1 >= place->text.size)
        return false;
    (void)satz_utf8_decode(context->after, 0, &size);
    if ((size != context->after.size && !is_small_roman(context->after)) || place->text.data[end + 1] != ' ')
        return false;
    struct satz_slice dotted = satz_slice_sub(place->text, place->next, end + 1);
    return place->text.data[end] == ')' || (place->text.data[end] == '.' && !satz_rules_word(place->rules, dotted));
}

static bool is_year(struct satz_slice number) {
    return number.size == 4 && (number.data[0] == '1' || (number.data[0] == '2' && number.data[1] == '0'));
}

/* No day of a month and hardly a rank: `31` is the highest number that is an ordinal by itself. */
static bool is_small(struct satz_slice number) {
    return number.size == 1 || (number.size == 2 && satz_slice_compare(number, satz_slice_of("31")) <= 0);
}

/* `am 3. Oktober` against `im Jahr 2024. Danach`. */
static bool ordinal_ends(const struct satz_place *place, struct satz_slice number, const struct satz_context *context) {
    if (context->shape == SATZ_SHAPE_DIGIT)
        return !is_small(number);
    if (context->after_roles & SATZ_WORD_ORDINAL_AFTER)
        return false;
    if (is_year(number) || context->after_roles & SATZ_WORD_STARTER)
        return true;
    if (context->after_roles & SATZ_WORD_MONTH)
        return false;
    unsigned before = roles_before(place, number);
    if (before & SATZ_WORD_ORDINAL_BEFORE)
        return false;
    return before & SATZ_WORD_NUMBER_BEFORE || !is_small(number);
}

static bool has_small_letter(struct satz_slice word) {
    for (size_t at = 0, size; at < word.size; at += size)
        if (satz_char_is_lower(satz_utf8_decode(word, at, &size)))
            return true;
    return false;
}

/* The number at the end of `word`, after a hyphen, dash or slash (`2./3.`, `1.–5.`), but not of `plan-05`. */
static struct satz_slice number_at_end(struct satz_slice word) {
    size_t begin = word.size;
    while (begin > 0 && word.data[begin - 1] >= '0' && word.data[begin - 1] <= '9')
        begin--;
    struct satz_slice head = satz_slice_sub(word, 0, begin);
    bool joined = !begin || satz_slice_ends(head, satz_slice_of("-")) || satz_slice_ends(head, satz_slice_of("/")) ||
                  satz_slice_ends(head, satz_slice_of("\u2013"));
    return satz_slice_from(word, joined && !has_small_letter(head) ? begin : word.size);
}

static bool is_bracketed(const struct satz_place *place, struct satz_slice word) {
    size_t begin = (size_t)(word.data - place->text.data);
    return begin > 0 && strchr("([", place->text.data[begin - 1]);
}

/* `2025. 3. 14.`, `500. 000`: full stops inside a date or a figure. */
static bool number_goes_on(const struct satz_place *place, struct satz_slice word, const struct satz_context *context) {
    if (context->shape == SATZ_SHAPE_DIGIT && context->after.size == 3 && context->after.data[0] == '0')
        return true;
    return place->rules->habits & SATZ_HABIT_NUMBERS && is_number(word) && word.size < 5;
}

static bool number_ends(const struct satz_place *place, struct satz_slice word, struct satz_slice number,
                        const struct satz_context *context) {
    if (number_goes_on(place, word, context))
        return false;
    /* `1.`, `2.3.` before a heading or an item of a list. */
    if (number.size < 4 && is_first(place, word))
        return false;
    /* `(77. Müller)`, `(65.)`: in brackets from the start, so no end before they close. */
    if (is_bracketed(place, word))
        return place->end > place->mark + 1 && satz_context_begins_sentence(context);
    if (!(place->rules->habits & SATZ_HABIT_ORDINALS) || !is_number(number))
        return true;
    return ordinal_ends(place, number, context);
}

static bool abbreviation_ends(unsigned roles, const struct satz_context *context) {
    if (roles & SATZ_WORD_NEVER)
        return false;
    if (roles & SATZ_WORD_NUMBER && (context->shape == SATZ_SHAPE_DIGIT || is_roman(context->after)))
        return false;
    if (roles & SATZ_WORD_END)
        return true;
    return satz_context_begins_sentence(context);
}

/* `98 m.`, `2 C.`: a letter after a number is its unit, and abbreviates nothing. */
static bool is_unit(const struct satz_place *place, struct satz_slice word) {
    size_t end = satz_blanks_before(place->text, (size_t)(word.data - place->text.data));
    struct satz_slice before = satz_word_before(place->rules, place->text, end);
    return all_chars(before, "0123456789.,'") && before.data[before.size - 1] != '.';
}

static bool letter_ends(const struct satz_place *place, struct satz_slice word, uint32_t letter,
                        const struct satz_context *context) {
    unsigned habits = place->rules->habits;
    bool abbreviates = satz_char_is_upper(letter) ? habits & SATZ_HABIT_INITIAL
                                                  : satz_char_is_lower(letter) && habits & SATZ_HABIT_SMALL_LETTER;
    if (!abbreviates)
        return true;
    return satz_context_begins_sentence(context) &&
           (roles_before(place, word) & SATZ_WORD_LETTER_BEFORE || is_unit(place, word));
}

/* `W.H. 奥登`: Latin capitals before a word of a script without case are a name's. */
static bool dotted_ends(struct satz_slice word, const struct satz_context *context) {
    size_t size;
    if (context->shape == SATZ_SHAPE_CASELESS && satz_char_is_upper(satz_utf8_decode(word, 0, &size)))
        return false;
    return satz_context_begins_sentence(context);
}

/* What a number, a letter or a word of another kind than abbreviations decides. */
static struct satz_verdict judge_word(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice word = context->before;
    uint32_t letter;
    if (is_heading(place, word) && (is_number(word) || is_roman(word)))
        return (struct satz_verdict){ SATZ_REASON_HEADING, false };
    if (is_roman(word) && place->rules->habits & SATZ_HABIT_ORDINALS)
        return (struct satz_verdict){ SATZ_REASON_ROMAN,
                                      !is_first(place, word) && satz_context_begins_sentence(context) };
    if (is_single_letter(word, &letter))
        return (struct satz_verdict){ SATZ_REASON_LETTER, letter_ends(place, word, letter, context) };
    if (is_dotted_letters(word))
        return (struct satz_verdict){ SATZ_REASON_DOTTED, dotted_ends(word, context) };
    struct satz_slice number = number_at_end(word);
    if (number.size || all_chars(word, "0123456789."))
        return (struct satz_verdict){ SATZ_REASON_NUMBER, number_ends(place, word, number.size ? number : word, context) };
    return (struct satz_verdict){ SATZ_REASON_WORD, true };
}

/* `Vitamin C. Das`, `hiệu là H. Số`: a letter that is none of a name's, whatever it abbreviates elsewhere. */
static bool is_letter_itself(const struct satz_place *place, const struct satz_context *context) {
    uint32_t letter;
    return satz_context_begins_sentence(context) && is_single_letter(context->before, &letter) &&
           roles_before(place, context->before) & SATZ_WORD_LETTER_BEFORE;
}

struct satz_verdict satz_judge_stop(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice word = context->before;
    if (!word.size)
        return (struct satz_verdict){ SATZ_REASON_BARE, true };
    if (satz_abbreviation_goes_on(place->rules, place->text, place->mark, context->after))
        return (struct satz_verdict){ SATZ_REASON_PARTS, false };
    if (is_item(place, word))
        return (struct satz_verdict){ SATZ_REASON_ITEM, false };
    if (is_letter_itself(place, context))
        return (struct satz_verdict){ SATZ_REASON_LETTER, true };
    if (context->roles)
        return (struct satz_verdict){ SATZ_REASON_ABBREVIATION, abbreviation_ends(context->roles, context) };
    return judge_word(place, context);
}
