#include "segment/context.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Evidence that a sentence begins: a word that is written small elsewhere, or a script without capitals. */
static bool begins_sentence(const struct satz_context *context) {
    return context->shape == SATZ_SHAPE_CASELESS || (context->after_roles & SATZ_WORD_STARTER) != 0;
}

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

static bool number_ends(const struct satz_place *place, struct satz_slice word, struct satz_slice number,
                        const struct satz_context *context) {
    /* `1.`, `2.3.` before a heading or an item of a list. */
    if (number.size < 4 && is_first(place, word))
        return false;
    /* `(77. Müller)`, `(65.)`: in brackets from the start, so no end before they close. */
    if (is_bracketed(place, word))
        return place->end > place->mark + 1 && begins_sentence(context);
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
    return begins_sentence(context);
}

/* `98 m.`: a small letter after a number is its unit, and abbreviates nothing. */
static bool is_unit(const struct satz_place *place, struct satz_slice word, uint32_t letter) {
    size_t end = satz_blanks_before(place->text, (size_t)(word.data - place->text.data));
    struct satz_slice before = satz_word_before(place->rules, place->text, end);
    return satz_char_is_lower(letter) && all_chars(before, "0123456789.,'") && before.data[before.size - 1] != '.';
}

static bool letter_ends(const struct satz_place *place, struct satz_slice word, uint32_t letter,
                        const struct satz_context *context) {
    unsigned habits = place->rules->habits;
    bool abbreviates = satz_char_is_upper(letter) ? habits & SATZ_HABIT_INITIAL
                                                  : satz_char_is_lower(letter) && habits & SATZ_HABIT_SMALL_LETTER;
    if (!abbreviates)
        return true;
    return begins_sentence(context) &&
           (roles_before(place, word) & SATZ_WORD_LETTER_BEFORE || is_unit(place, word, letter));
}

/* What the rules say: why, and whether the sentence ends. */
struct verdict {
    enum satz_reason reason;
    bool ends;
};

/* A single full stop before a blank and something that may begin a sentence. */
static struct verdict judge_stop(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice word = context->before;
    uint32_t letter;
    if (!word.size)
        return (struct verdict){ SATZ_REASON_BARE, true };
    if (satz_abbreviation_goes_on(place->rules, place->text, place->mark, context->after))
        return (struct verdict){ SATZ_REASON_PARTS, false };
    if (context->roles)
        return (struct verdict){ SATZ_REASON_ABBREVIATION, abbreviation_ends(context->roles, context) };
    if (is_roman(word) && place->rules->habits & SATZ_HABIT_ORDINALS)
        return (struct verdict){ SATZ_REASON_ROMAN, !is_first(place, word) && begins_sentence(context) };
    if (is_single_letter(word, &letter))
        return (struct verdict){ SATZ_REASON_LETTER, letter_ends(place, word, letter, context) };
    if (is_dotted_letters(word))
        return (struct verdict){ SATZ_REASON_DOTTED, begins_sentence(context) };
    struct satz_slice number = number_at_end(word);
    if (number.size || all_chars(word, "0123456789."))
        return (struct verdict){ SATZ_REASON_NUMBER, number_ends(place, word, number.size ? number : word, context) };
    return (struct verdict){ SATZ_REASON_WORD, true };
}

/* `(!)` and `[…]`: marks that comment on a word inside the sentence. */
static bool is_remark(const struct satz_place *place) {
    size_t size;
    if (!place->mark)
        return false;
    uint32_t before = satz_utf8_decode_before(place->text, place->mark, &size);
    return (before == '(' || before == '[') && strchr(")]", place->text.data[place->end - 1]);
}

/* A name that ends in a mark, `Yahoo!`, and what follows does not look like a new sentence. */
static bool is_marked_name(const struct satz_place *place, const struct satz_context *context) {
    size_t size;
    (void)satz_utf8_decode(place->text, place->mark, &size);
    struct satz_slice word = satz_word_before(place->rules, place->text, place->mark + size);
    return satz_rules_word(place->rules, word) & SATZ_WORD_MARKED && !begins_sentence(context);
}

/* `„Was für ein Abend!“ – Zweitligist siegt`: a dash ties what follows to the quotation, unless it is one too. */
static bool is_tied(const struct satz_place *place) {
    size_t size, dash;
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    bool quoted = satz_rules_mark(place->rules, last) & SATZ_MARK_CLOSER && satz_char_is_punct(last);
    if (!quoted || last == ')' || last == ']' || last == '}' ||
        !(satz_rules_mark(place->rules, satz_utf8_decode(place->text, place->next, &dash)) & SATZ_MARK_DASH))
        return false;
    struct satz_slice rest = satz_slice_from(place->text, place->next + dash);
    return rest.size > 1 && rest.data[0] == ' ' && satz_char_is_word(satz_utf8_decode(rest, 1, &size));
}

/* After a closing quotation mark some scripts go on without a blank: 「…。」と述べた。 */
static bool goes_on(const struct satz_place *place) {
    size_t size;
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    if (!(satz_rules_mark(place->rules, last) & SATZ_MARK_CLOSER))
        return false;
    for (size = 3; size <= 12 && place->end + size <= place->text.size; size += 3) {
        struct satz_slice head = satz_slice_sub(place->text, place->end, place->end + size);
        if (satz_rules_word(place->rules, head) & SATZ_WORD_GOES_ON)
            return true;
    }
    return false;
}

static struct verdict judge_spaced(const struct satz_place *place, const struct satz_context *context) {
    if (place->roles & SATZ_MARK_WEAK)
        return (struct verdict){ SATZ_REASON_WEAK, false };
    if (context->shape == SATZ_SHAPE_SMALL)
        return (struct verdict){ SATZ_REASON_SMALL, false };
    if (!(place->roles & (SATZ_MARK_STRONG | SATZ_MARK_DOTS)) && place->marks == 1)
        return judge_stop(place, context);
    return is_marked_name(place, context) ? (struct verdict){ SATZ_REASON_MARKED, false }
                                          : (struct verdict){ SATZ_REASON_STRONG, true };
}

static struct verdict judge(const struct satz_place *place, const struct satz_context *context) {
    if (is_remark(place))
        return (struct verdict){ SATZ_REASON_REMARK, false };
    if (is_tied(place))
        return (struct verdict){ SATZ_REASON_TIED, false };
    if (context->shape == SATZ_SHAPE_JOINER)
        return (struct verdict){ SATZ_REASON_JOINER, false };
    if (place->roles & SATZ_MARK_FREE)
        return goes_on(place) ? (struct verdict){ SATZ_REASON_GOES_ON, false }
                              : (struct verdict){ SATZ_REASON_FREE, true };
    struct verdict verdict = judge_spaced(place, context);
    if (verdict.ends && satz_place_is_embedded(place))
        return (struct verdict){ SATZ_REASON_EMBEDDED, false };
    return verdict;
}

void satz_context_read(struct satz_context *context, const struct satz_place *place) {
    context->before = satz_word_before(place->rules, place->text, place->mark);
    context->shape = satz_word_after(place->rules, place->text, place->next, &context->after);
    context->after_roles = satz_rules_word_lowered(place->rules, context->after);
    bool stop = place->roles & SATZ_MARK_STOP;
    context->roles = stop ? satz_abbreviation_at(place->rules, place->text, place->mark) : 0;
    struct verdict verdict = judge(place, context);
    context->reason = verdict.reason;
    context->ends = verdict.ends;
}

const char *satz_reason_name(enum satz_reason reason) {
    static const char *const names[SATZ_REASONS] = {
        "remark", "tied",  "joiner", "goes-on",      "free",  "small",  "weak",   "marked", "strong",
        "bare",   "parts", "abbreviation", "roman", "letter", "dotted", "number", "word",   "embedded",
    };
    return names[reason];
}
