#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define YEAR_NEAR 10 /* bytes into a sentence, before which a year opens it */
#define YEAR_FAR 96  /* and behind which it closes it, whatever the sentence began with */

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
        uint32_t character = satz_utf8_decode_checked(word.data + at, &size);
        bool is_letter = satz_char_is_letter(character);
        if (is_letter == letter || (!is_letter && character != '.'))
            return false;
        letter = is_letter;
        dots = dots || !is_letter;
    }
    return letter && dots;
}

/* `J.-L`, `Ch.-F`: the last of initials with hyphens. */
static bool is_joined_initial(struct satz_slice word) {
    size_t size = 0;
    uint32_t last = word.size ? satz_utf8_decode_before(word, word.size, &size) : 0;
    return satz_slice_ends(satz_slice_sub(word, 0, word.size - size), satz_slice_of(".-")) && satz_char_is_upper(last);
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

/* What stands before `word` and the blanks before it. */
static struct satz_slice word_ahead(const struct satz_place *place, struct satz_slice word) {
    size_t end = satz_blanks_before(place->text, (size_t)(word.data - place->text.data));
    return satz_word_before(place->rules, place->text, end);
}

/* Roles of the word that stands before `word`; that of an abbreviation that a number follows is one of such words. */
static unsigned roles_ahead(const struct satz_place *place, struct satz_slice word) {
    unsigned roles = satz_rules_word_lowered(place->rules, word_ahead(place, word));
    return roles & SATZ_WORD_NUMBER ? roles | SATZ_WORD_NUMBER_BEFORE : roles;
}

static bool is_year(struct satz_slice number) {
    return number.size == 4 && (number.data[0] == '1' || (number.data[0] == '2' && number.data[1] == '0'));
}

/* No day of a month and hardly a rank: `31` is the highest number that is an ordinal by itself. */
static bool is_small(struct satz_slice number) {
    return number.size == 1 || (number.size == 2 && satz_slice_compare(number, satz_slice_of("31")) <= 0);
}

/*
 * Whether a word that ordinals follow, or an ordinal, stands before `ahead`, a small word before a number:
 * `der nunmehr 185. Ball`, `die 99. und 100. Minute`.
 */
static bool follows_ordinal_word(const struct satz_place *place, struct satz_slice ahead) {
    size_t size;
    if (!ahead.size || !satz_char_is_lower(satz_utf8_decode_checked(ahead.data, &size)))
        return false;
    struct satz_slice second = word_ahead(place, ahead);
    bool ordinal = second.size > 1 && second.data[second.size - 1] == '.' &&
                   is_number(satz_slice_sub(second, 0, second.size - 1));
    return ordinal || roles_ahead(place, ahead) & SATZ_WORD_ORDINAL_BEFORE;
}

/* `am 3. Oktober` against `im Jahr 2024. Danach`. */
static bool ordinal_ends(const struct satz_place *place, struct satz_slice number, const struct satz_context *context) {
    if (context->shape == SATZ_SHAPE_DIGIT)
        return !is_small(number);
    struct satz_slice ahead = word_ahead(place, number);
    unsigned before = roles_ahead(place, number);
    if (satz_slice_equal(ahead, context->after) && before & SATZ_WORD_NUMBER_BEFORE)
        return true;
    if (is_year(number) && !(before & SATZ_WORD_ORDINAL_BEFORE))
        return true;
    if (context->after_roles & SATZ_WORD_ORDINAL_AFTER)
        return false;
    if (context->after_roles & (SATZ_WORD_STARTER | SATZ_WORD_MONTH))
        return context->after_roles & SATZ_WORD_STARTER;
    if (before & (SATZ_WORD_ORDINAL_BEFORE | SATZ_WORD_NUMBER_BEFORE))
        return !(before & SATZ_WORD_ORDINAL_BEFORE);
    return !is_small(number) && !follows_ordinal_word(place, ahead);
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

/* `2./3.`, `1.–5.`, but not `7070-0.` or `4–7.` */
static bool joins_ordinals(struct satz_slice word, struct satz_slice number) {
    struct satz_slice head = satz_slice_sub(word, 0, word.size - number.size);
    return memchr(head.data, '.', head.size);
}

static bool is_bracketed(const struct satz_place *place, struct satz_slice word) {
    size_t begin = (size_t)(word.data - place->text.data);
    return begin > 0 && strchr("([", place->text.data[begin - 1]);
}

/* `1.2.3`, but no date: the number of a section. */
static bool is_section(struct satz_slice number) {
    size_t digits = 0, dots = 0;
    for (size_t at = 0; at < number.size && digits < 3; at++) {
        digits = number.data[at] == '.' ? 0 : digits + 1;
        dots += number.data[at] == '.';
    }
    return dots && digits > 0 && digits < 3;
}

/* `a.`, `ii.`, `가.` at a sentence's start. */
static bool is_item(const struct satz_place *place, struct satz_slice word) {
    uint32_t letter;
    if (!is_first(place, word))
        return false;
    bool single = is_single_letter(word, &letter) && (satz_char_is_lower(letter) || satz_char_is_upper(letter));
    return single || is_small_roman(word) || satz_rules_word(place->rules, word) & SATZ_WORD_ITEM;
}

/* `Article 6. The buyer`: the number of a heading, with which the sentence begins. */
static bool is_heading(const struct satz_place *place, struct satz_slice number) {
    if (!(place->rules->kinds & SATZ_WORD_HEADING))
        return false;
    struct satz_slice ahead = word_ahead(place, number);
    unsigned roles = satz_rules_word_lowered(place->rules, ahead);
    return roles & (SATZ_WORD_HEADING | SATZ_WORD_NUMBER) && is_first(place, ahead);
}

/* `2025. 3. 14.`, `500. 000`: full stops inside a date or a figure. */
static bool number_goes_on(const struct satz_place *place, struct satz_slice word, const struct satz_context *context) {
    if (context->shape == SATZ_SHAPE_DIGIT && context->after.size == 3 && context->after.data[0] == '0')
        return true;
    return place->rules->habits & SATZ_HABIT_NUMBERS && is_number(word) && word.size < 5;
}

static bool number_ends(const struct satz_place *place, const struct satz_context *context, struct satz_slice number) {
    struct satz_slice word = context->before;
    if (number_goes_on(place, word, context))
        return false;
    /* `1.`, `two points: 1. Consider`: before an item of a list. */
    if (number.size < 4 && satz_slice_ends(word_ahead(place, word), satz_slice_of(":")))
        return false;
    if (is_first(place, word) && (number.size < 4 || is_section(number)))
        return false;
    /* `(77. Müller)`, `(65.)`: in brackets from the start, so no end before they close. */
    if (is_bracketed(place, word))
        return place->end > place->mark + 1 && context->begins;
    if (!(place->rules->habits & SATZ_HABIT_ORDINALS) || !is_number(number))
        return true;
    if (number.size < word.size && !joins_ordinals(word, number))
        return !(context->after_roles & (SATZ_WORD_ORDINAL_AFTER | SATZ_WORD_MONTH));
    return ordinal_ends(place, number, context);
}

/* A bracket or a dash ties what follows to an abbreviation: `Smith Corp. (Boston)`. */
static bool is_tied(const struct satz_place *place) {
    size_t size;
    if (place->end > place->mark + 1)
        return false;
    uint32_t next = satz_utf8_decode_checked(place->text.data + place->next, &size);
    return next == '(' || next == '[' || satz_rules_mark(place->rules, next) & SATZ_MARK_DASH;
}

/* Whether a number stands before `word`, or before the abbreviation that it ends: `98 m.`, `480 a. C.`, `XV в.` */
static bool follows_number(const struct satz_place *place, struct satz_slice word) {
    for (size_t parts = 0; parts < SATZ_RULES_PARTS; parts++) {
        word = word_ahead(place, word);
        if (!word.size || word.data[word.size - 1] != '.')
            break;
    }
    return is_roman(word) || (all_chars(word, "0123456789.,'") && word.data[word.size - 1] != '.');
}

static bool begins_small(struct satz_slice word) {
    size_t size;
    return word.size && satz_char_is_lower(satz_utf8_decode_checked(word.data, &size));
}

/*
 * Whether a single letter is no initial: that of a heading (`Plan B`), or a unit, which is no capital. What comes next
 * must show it, but after a noun written small (`vitamin C. Carrots`).
 */
static bool is_plain_letter(const struct satz_place *place, const struct satz_context *context, uint32_t letter) {
    bool shown = context->begins || context->shape == SATZ_SHAPE_CASELESS;
    if (!shown && context->shape != SATZ_SHAPE_CAPITAL)
        return false;
    unsigned ahead = roles_ahead(place, context->before);
    if (ahead & SATZ_WORD_LETTER_BEFORE)
        return shown || (!(ahead & SATZ_WORD_STARTER) && begins_small(word_ahead(place, context->before)));
    return shown && !satz_char_is_upper(letter) && follows_number(place, context->before);
}

/* `Malcolm X. The`: a starter that is no part of names follows a letter that is no name's second or third. */
static bool precedes_starter(const struct satz_place *place, const struct satz_context *context) {
    uint32_t letter;
    if (!context->begins || context->shape != SATZ_SHAPE_CAPITAL || context->after_roles & SATZ_WORD_NAME)
        return false;
    if (context->after.data != place->text.data + place->next || is_first(place, context->before))
        return false;
    struct satz_slice ahead = word_ahead(place, context->before);
    return !satz_slice_ends(ahead, satz_slice_of(".")) ||
           !is_single_letter(satz_slice_sub(ahead, 0, ahead.size - 1), &letter);
}

/* `10,97 s. Weltrekord`: a unit right after its number ends a sentence before any capital. */
static bool is_unit(const struct satz_place *place, const struct satz_context *context) {
    if (context->shape != SATZ_SHAPE_CAPITAL || !(satz_rules_word(place->rules, context->before) & SATZ_WORD_UNIT))
        return false;
    struct satz_slice ahead = word_ahead(place, context->before);
    return all_chars(ahead, "0123456789.,'") && ahead.data[ahead.size - 1] != '.';
}

static bool letter_ends(const struct satz_place *place, const struct satz_context *context, uint32_t letter) {
    unsigned habits = place->rules->habits;
    if (!(habits & (satz_char_is_upper(letter) ? SATZ_HABIT_INITIAL : SATZ_HABIT_SMALL_LETTER)))
        return true;
    return is_unit(place, context) || precedes_starter(place, context) || is_plain_letter(place, context, letter);
}

/*
 * Whether a year or a unit with its number closes what was said: it hardly belongs to the words after it far into the
 * sentence, nor where that began with a name or a noun (`The museum opened in 1963 AD.` against `In 1963 AD. the …`).
 */
static bool closes_clause(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice first;
    size_t said = place->mark - place->start;
    if (context->shape != SATZ_SHAPE_CAPITAL || said < YEAR_NEAR || !follows_number(place, context->before))
        return false;
    (void)satz_word_after(place->rules, place->text, place->start, &first);
    return said > YEAR_FAR || !(satz_rules_word_lowered(place->rules, first) & SATZ_WORD_STARTER);
}

/* `No. 5`, `No. V`, but not `No. I think`. */
static bool precedes_number(const struct satz_context *context) {
    return context->shape == SATZ_SHAPE_DIGIT ||
           (is_roman(context->after) && !(context->after_roles & SATZ_WORD_STARTER));
}

/* `3 Mio. 2020 waren es 4 Mio.` */
static bool precedes_year(const struct satz_place *place, const struct satz_context *context) {
    return context->shape == SATZ_SHAPE_DIGIT && context->roles & SATZ_WORD_MAY && is_number(context->after) &&
           is_year(context->after) && follows_number(place, context->before);
}

/* An abbreviation that is a single letter, but here a unit or a name by itself. */
static bool is_by_itself(const struct satz_place *place, const struct satz_context *context) {
    uint32_t letter;
    return is_single_letter(context->before, &letter) &&
           (is_unit(place, context) || is_plain_letter(place, context, letter));
}

static bool abbreviation_ends(const struct satz_place *place, const struct satz_context *context) {
    unsigned roles = context->roles;
    if (is_by_itself(place, context))
        return true;
    if (roles & SATZ_WORD_NEVER || is_tied(place) || (roles & SATZ_WORD_NUMBER && precedes_number(context)))
        return false;
    if (context->after_roles & SATZ_WORD_FOLLOWER)
        return false;
    if (context->begins && context->shape != SATZ_SHAPE_CASELESS)
        return true;
    if (satz_place_closes_bracket(place))
        return false;
    return context->begins || roles & SATZ_WORD_END || precedes_year(place, context) ||
           (roles & SATZ_WORD_YEAR && closes_clause(place, context));
}

static bool is_ascii_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

/* Two small letters of ASCII at its end: a plain word, whatever stands before them. */
static bool is_plain(struct satz_slice word) {
    return word.size > 1 && is_ascii_small(word.data[word.size - 1]) && is_ascii_small(word.data[word.size - 2]);
}

/* `W.H. 奥登`: Latin capitals before a word of a script without case are a name's. */
static bool dotted_ends(const struct satz_place *place, const struct satz_context *context) {
    size_t size;
    if (!context->begins || is_tied(place))
        return false;
    return context->shape != SATZ_SHAPE_CASELESS || context->after_roles & SATZ_WORD_STARTER ||
           !satz_char_is_upper(satz_utf8_decode(context->before, 0, &size));
}

static struct satz_verdict judge_letters(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice word = context->before;
    uint32_t letter;
    if (is_roman(word) && (is_first(place, word) || is_heading(place, word)))
        return (struct satz_verdict){ SATZ_REASON_HEADING, false };
    if (is_roman(word) && place->rules->habits & SATZ_HABIT_ORDINALS)
        return (struct satz_verdict){ SATZ_REASON_ROMAN, context->begins };
    if (is_single_letter(word, &letter))
        return (struct satz_verdict){ SATZ_REASON_LETTER, letter_ends(place, context, letter) };
    if (is_joined_initial(word))
        return (struct satz_verdict){ SATZ_REASON_LETTER, false };
    if (is_dotted_letters(word))
        return (struct satz_verdict){ SATZ_REASON_DOTTED, dotted_ends(place, context) };
    return (struct satz_verdict){ SATZ_REASON_WORD, true };
}

static struct satz_verdict judge_number(const struct satz_place *place, const struct satz_context *context,
                                        struct satz_slice number) {
    if (number.size < 4 && number.size == context->before.size && is_heading(place, number))
        return (struct satz_verdict){ SATZ_REASON_HEADING, false };
    return (struct satz_verdict){ SATZ_REASON_NUMBER, number_ends(place, context, number) };
}

struct satz_verdict satz_judge_stop(const struct satz_place *place, const struct satz_context *context) {
    struct satz_slice word = context->before;
    if (!word.size)
        return (struct satz_verdict){ SATZ_REASON_BARE, true };
    if (satz_abbreviation_goes_on(place->rules, place->text, place->mark, context->after))
        return (struct satz_verdict){ SATZ_REASON_PARTS, false };
    if (is_item(place, word))
        return (struct satz_verdict){ SATZ_REASON_ITEM, false };
    if (context->roles)
        return (struct satz_verdict){ SATZ_REASON_ABBREVIATION, abbreviation_ends(place, context) };
    if (is_plain(word))
        return (struct satz_verdict){ SATZ_REASON_WORD, true };
    struct satz_slice number = number_at_end(word);
    return number.size || all_chars(word, "0123456789.") ? judge_number(place, context, number.size ? number : word)
                                                         : judge_letters(place, context);
}

/* A letter repeated, or a small number of Roman letters: `a`, `bb`, `iv`. */
static bool is_label_text(struct satz_slice word) {
    size_t size;
    if (!word.size || word.size > 4 || is_small_roman(word))
        return word.size && word.size < 5;
    (void)satz_utf8_decode_checked(word.data, &size);
    for (size_t at = size; at < word.size; at += size)
        if (size > word.size - at || memcmp(word.data, word.data + at, size) != 0)
            return false;
    return satz_char_is_letter(satz_utf8_decode_checked(word.data, &size));
}

/* `b)`, `bb)`, `iv)`, `b - ` or `b. `, unless that abbreviates something: what comes next numbers an item of a list. */
static bool is_label(const struct satz_place *place, struct satz_slice after) {
    uint32_t letter;
    size_t begin = (size_t)(after.data - place->text.data), end = begin + after.size;
    if (begin != place->next || !is_label_text(after))
        return false;
    struct satz_slice rest = satz_slice_from(place->text, end);
    bool single = is_single_letter(after, &letter);
    return satz_slice_starts(rest, satz_slice_of(") ")) || (single && satz_slice_starts(rest, satz_slice_of(" - "))) ||
           (satz_slice_starts(rest, satz_slice_of(". ")) && (single || is_small_roman(after)) &&
            !satz_rules_word(place->rules, satz_slice_sub(place->text, begin, end + 1)));
}

/* A quotation mark that opens one, be what follows small. */
static bool begins_quotation(const struct satz_place *place) {
    size_t size, next = place->next;
    uint32_t opener = satz_utf8_decode(place->text, next, &size);
    if (opener != '"' && opener != 0x201C && opener != 0x201E && opener != 0xAB)
        return false;
    bool open = opener == '"' ? place->opens : satz_rules_mark(place->rules, opener) & SATZ_MARK_OPENER;
    next += size;
    next += next < place->text.size && place->text.data[next] == ' ';
    return open && next < place->text.size && satz_char_is_word(satz_utf8_decode(place->text, next, &size));
}

/*
 * A word that nobody abbreviates so, and nothing stands between it and its full stop: two small letters or more, or
 * three capitals and nothing else.
 */
static bool is_whole_word(struct satz_slice word) {
    size_t size, small = 0, capitals = 0;
    uint32_t last = 0;
    if (is_roman(word))
        return false;
    for (size_t at = 0; at < word.size; at += size) {
        last = satz_utf8_decode_checked(word.data + at, &size);
        if (last == '.' || satz_char_is_digit(last))
            return false;
        capitals += satz_char_is_upper(last);
        small += satz_char_is_letter(last) && !satz_char_is_upper(last);
    }
    return small ? small > 1 && !satz_char_is_upper(last) : capitals > 2;
}

/* `II. 3.` before `a)`: parts of one label. */
static bool is_label_part(struct satz_slice word) {
    uint32_t letter;
    struct satz_slice number = number_at_end(word);
    return !word.size || (number.size && number.size < 4) || is_single_letter(word, &letter) || is_roman(word);
}

/* A quotation that begins small: a sentence does after a word or a number, not after an abbreviation. */
static struct satz_verdict judge_quotation(const struct satz_place *place, const struct satz_context *context) {
    if (place->marks > 1 || !(place->roles & SATZ_MARK_STOP))
        return (struct satz_verdict){ SATZ_REASON_QUOTATION, place->roles & (SATZ_MARK_STRONG | SATZ_MARK_STOP) };
    struct satz_verdict verdict = satz_judge_stop(place, context);
    bool plain = verdict.reason == SATZ_REASON_WORD || verdict.reason == SATZ_REASON_NUMBER ||
                 verdict.reason == SATZ_REASON_BARE;
    return (struct satz_verdict){ SATZ_REASON_QUOTATION, plain && verdict.ends };
}

struct satz_verdict satz_judge_small(const struct satz_place *place, const struct satz_context *context) {
    bool stop = place->marks == 1 && place->roles & SATZ_MARK_STOP;
    if (is_label(place, context->after))
        return (struct satz_verdict){ SATZ_REASON_ITEM, !stop || !(context->roles || is_label_part(context->before)) };
    if (begins_quotation(place))
        return judge_quotation(place, context);
    return (struct satz_verdict){ SATZ_REASON_SMALL, stop && !context->roles && place->end == place->mark + 1 &&
                                                         is_whole_word(context->before) };
}
