#include "segment/context.h"
#include "segment/ornament.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* `(!)`, `[…]`: marks in brackets that comment on a word inside the sentence. No mark follows them. */
static bool is_remark(const struct satz_place *place) {
    size_t at = place->mark, size = 1;
    if (!at || (place->text.data[at - 1] != '(' && place->text.data[at - 1] != '['))
        return false;
    unsigned roles = SATZ_MARK_ENDS;
    for (bool inside = true; at < place->end; at += size) {
        uint32_t character = satz_utf8_decode_checked(place->text.data + at, &size);
        roles = satz_rules_mark(place->rules, character);
        if (inside && character != ')' && character != ']' && !(roles & SATZ_MARK_ENDS))
            return false;
        if (!inside && roles & SATZ_MARK_ENDS)
            return false;
        inside = inside && roles & SATZ_MARK_ENDS;
    }
    return !(roles & SATZ_MARK_ENDS);
}

/* A name that ends in a mark, `Yahoo!`, and what follows does not look like a new sentence. */
static bool is_marked_name(const struct satz_place *place, const struct satz_context *context) {
    size_t size;
    (void)satz_utf8_decode(place->text, place->mark, &size);
    struct satz_slice word = satz_word_before(place->rules, place->text, place->mark + size);
    return satz_rules_word(place->rules, word) & SATZ_WORD_MARKED && !context->begins;
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

static bool is_quotation_mark(const struct satz_rules *rules, uint32_t character, unsigned role) {
    return satz_rules_mark(rules, character) & role && character != '(' && character != '[' && character != ')' &&
           character != ']';
}

/* `"... and so we sold"`: dots at the start of a quotation. */
static bool opens_quotation(const struct satz_place *place) {
    size_t size, more;
    if (!place->mark || !(place->roles & SATZ_MARK_DOTS || place->marks > 1))
        return false;
    uint32_t before = satz_utf8_decode_before(place->text, place->mark, &size);
    if (!is_quotation_mark(place->rules, before, SATZ_MARK_OPENER))
        return false;
    return place->mark == size || satz_char_is_space(satz_utf8_decode_before(place->text, place->mark - size, &more));
}

/* Where no capital tells a start, dots, a mark in brackets and a speech before its speaker seldom are an end. */
static bool trails(const struct satz_place *place, const struct satz_context *context) {
    size_t size;
    if (context->shape != SATZ_SHAPE_CASELESS || !(place->rules->kinds & SATZ_WORD_STARTER))
        return false;
    uint32_t last = satz_utf8_decode_before(place->text, place->end, &size);
    if (is_quotation_mark(place->rules, last, SATZ_MARK_CLOSER))
        return place->roles & SATZ_MARK_STRONG && context->after_roles & SATZ_WORD_GOES_ON;
    return last == ')' || last == ']' || !(place->roles & SATZ_MARK_STRONG);
}

/* `von 20 (zwanzig!) Bewerbern` */
static bool is_word_in_brackets(const struct satz_place *place) {
    struct satz_slice word = satz_word_before(place->rules, place->text, place->mark);
    size_t begin = (size_t)(word.data - place->text.data);
    return word.size && begin && strchr("([", place->text.data[begin - 1]) && satz_place_closes_bracket(place);
}

/* `am … 2012`: dots with a blank before them stand for words left out. */
static bool leaves_out(const struct satz_place *place, const struct satz_context *context) {
    return context->shape == SATZ_SHAPE_DIGIT && !(place->roles & SATZ_MARK_STRONG) && place->mark > place->start &&
           place->end > place->mark + 1 && satz_blanks_before(place->text, place->mark) < place->mark;
}

static struct satz_verdict judge_spaced(const struct satz_place *place, const struct satz_context *context) {
    if (place->roles & SATZ_MARK_WEAK)
        return (struct satz_verdict){ SATZ_REASON_WEAK, false };
    if (context->shape == SATZ_SHAPE_SMALL)
        return satz_judge_small(place, context);
    if (!(place->roles & (SATZ_MARK_STRONG | SATZ_MARK_DOTS)) && place->marks == 1)
        return satz_judge_stop(place, context);
    if (opens_quotation(place))
        return (struct satz_verdict){ SATZ_REASON_OPENING, false };
    if (trails(place, context) || leaves_out(place, context))
        return (struct satz_verdict){ SATZ_REASON_TRAILING, false };
    if (!context->begins && is_word_in_brackets(place))
        return (struct satz_verdict){ SATZ_REASON_REMARK, false };
    return is_marked_name(place, context) ? (struct satz_verdict){ SATZ_REASON_MARKED, false }
                                          : (struct satz_verdict){ SATZ_REASON_STRONG, true };
}

/* `Bis morgen 👋 Wir freuen uns`, but `I ❤️ NY` */
static bool ornament_ends(const struct satz_place *place, const struct satz_context *context) {
    if (satz_ornament_is_heart(place->text, place->mark))
        return context->begins && context->shape != SATZ_SHAPE_SMALL;
    return context->shape == SATZ_SHAPE_CAPITAL || context->shape == SATZ_SHAPE_CASELESS;
}

static struct satz_verdict judge(const struct satz_place *place, const struct satz_context *context) {
    if (place->roles & SATZ_MARK_ORNAMENT && !place->marks)
        return (struct satz_verdict){ SATZ_REASON_ORNAMENT, ornament_ends(place, context) };
    if (is_remark(place))
        return (struct satz_verdict){ SATZ_REASON_REMARK, false };
    if (is_tied(place))
        return (struct satz_verdict){ SATZ_REASON_TIED, false };
    if (context->shape == SATZ_SHAPE_JOINER)
        return (struct satz_verdict){ SATZ_REASON_JOINER, false };
    if (place->roles & SATZ_MARK_FREE)
        return goes_on(place) ? (struct satz_verdict){ SATZ_REASON_GOES_ON, false }
                              : (struct satz_verdict){ SATZ_REASON_FREE, true };
    struct satz_verdict verdict = judge_spaced(place, context);
    if (verdict.ends && satz_place_is_embedded(place))
        return (struct satz_verdict){ SATZ_REASON_EMBEDDED, false };
    if (verdict.ends && satz_place_is_bracketed(place))
        return (struct satz_verdict){ SATZ_REASON_BRACKETED, false };
    return verdict;
}

/*
 * Roles of the word that comes next. Where a full stop follows it, it may be an abbreviation, `Mag.` or `9. Jh.`, or a
 * name's letter, `A.`: those are no starters, though `mag` and `a` are.
 */
static unsigned roles_after(const struct satz_place *place, struct satz_slice word) {
    unsigned roles = satz_rules_word_elided(place->rules, word);
    size_t begin = (size_t)(word.data - place->text.data), end = begin + word.size, size;
    if (!word.size || word.size >= SATZ_RULES_WORD_LIMIT || end >= place->text.size || place->text.data[end] != '.')
        return roles;
    unsigned dotted = satz_rules_word(place->rules, satz_slice_sub(place->text, begin, end + 1));
    (void)satz_utf8_decode_checked(word.data, &size);
    if (dotted & SATZ_WORD_ABBREVIATION || size == word.size)
        roles &= ~(unsigned)SATZ_WORD_STARTER;
    return roles | (dotted & (SATZ_WORD_ORDINAL_AFTER | SATZ_WORD_MONTH));
}

/* Whether what follows shows that a sentence begins: a word written small elsewhere, or one without case. */
static bool begins_sentence(const struct satz_rules *rules, const struct satz_context *context) {
    if (context->after_roles & SATZ_WORD_STARTER)
        return true;
    return context->shape == SATZ_SHAPE_CASELESS && !(rules->kinds & SATZ_WORD_STARTER);
}

void satz_context_read(struct satz_context *context, const struct satz_place *place) {
    context->before = satz_word_before(place->rules, place->text, place->mark);
    context->shape = satz_word_after(place->rules, place->text, place->next, &context->after);
    context->after_roles = roles_after(place, context->after);
    context->begins = begins_sentence(place->rules, context);
    bool stop = place->roles & SATZ_MARK_STOP && !(place->roles & SATZ_MARK_ORNAMENT);
    context->roles = stop ? satz_abbreviation_at(place->rules, place->text, place->mark) : 0;
    if (stop && !context->roles)
        context->roles = satz_abbreviation_in_capitals(place, context->before);
    struct satz_verdict verdict = judge(place, context);
    context->reason = verdict.reason;
    context->ends = verdict.ends;
}

const char *satz_reason_name(enum satz_reason reason) {
    static const char *const names[SATZ_REASONS] = {
        "remark", "tied",     "joiner",    "goes-on",      "free",     "small",  "weak",   "marked",
        "strong", "bare",     "parts",     "abbreviation", "roman",    "letter", "dotted", "number",
        "word",   "embedded", "bracketed", "opening",      "trailing", "label",
        "ornament",
    };
    return names[reason];
}
