#include "segment/judge.h"
#include "segment/ornament.h"
#include "text/unicode.h"
#include "text/utf8.h"

static uint32_t char_before(struct satz_slice text, size_t at) {
    size_t size;
    return at ? satz_utf8_decode_before(text, at, &size) : 0;
}

/* `(!)`, `（！）`, `[…]`: marks in brackets that comment on a word inside the sentence. No mark follows them. */
static bool is_remark(const struct satz_place *place) {
    uint32_t character = char_before(place->text, place->mark);
    size_t at = place->mark, size;
    if (character != '(' && character != '[' && character != 0xFF08)
        return false;
    do {
        character = satz_utf8_decode(place->text, at, &size);
        at += size;
    } while (at < place->end && satz_rules_mark(place->rules, character) & SATZ_MARK_ENDS);
    if (character != ')' && character != ']' && character != 0xFF09)
        return false;
    for (; at < place->end; at += size)
        if (satz_rules_mark(place->rules, satz_utf8_decode(place->text, at, &size)) & SATZ_MARK_ENDS)
            return false;
    return true;
}

#define NAME_CHARS 12 /* no name that ends in a mark is longer */

/* A name that ends in a mark, `Yahoo!`: a word, or where no blanks part words, the end of one. */
static bool is_marked_name(const struct satz_place *place) {
    size_t begin = place->mark, size;
    if (!begin || !place->rules->marked[(unsigned char)place->text.data[begin - 1]])
        return false;
    (void)satz_utf8_decode(place->text, place->mark, &size);
    struct satz_slice word = satz_slice_sub(place->text, begin, begin + size);
    for (size_t i = 0; i < NAME_CHARS && begin > place->start; i++) {
        uint32_t character = satz_utf8_decode_before(place->text, begin, &size);
        if (satz_char_is_space(character))
            return false;
        begin -= size;
        word = (struct satz_slice){ word.data - size, word.size + size };
        bool whole = satz_char_is_unspaced(character) || !satz_char_is_word(char_before(place->text, begin));
        if ((whole || satz_char_is_unspaced(char_before(place->text, begin))) &&
            satz_rules_word(place->rules, word) & SATZ_WORD_MARKED)
            return true;
    }
    return false;
}

#define NUMBER_BYTES 48 /* no number in full-width digits is longer */
#define LABEL_BYTES 12  /* nor what stands before the number of a heading: `第` */

/* A mark that has no blank after it where the script sets none, but may have: `本当?`, `吗?`, `である．` */
static bool ends_unspaced(const struct satz_place *place) {
    size_t begin = place->mark, size;
    (void)satz_utf8_decode_before(place->text, begin, &size);
    if (place->roles & SATZ_MARK_STRONG)
        return !(place->rules->kinds & SATZ_WORD_UNSPACED) ||
               satz_rules_word(place->rules, satz_slice_sub(place->text, begin - size, begin)) & SATZ_WORD_UNSPACED;
    /* `約５２．また` against `１．目的` and `第３．総則` */
    while (begin > place->start && place->mark - begin < NUMBER_BYTES &&
           !satz_char_is_letter(satz_utf8_decode_before(place->text, begin, &size)))
        begin -= size;
    return begin == place->mark || begin > place->start + LABEL_BYTES;
}

static struct satz_verdict judge_unspaced(const struct satz_place *place) {
    bool free = place->roles & SATZ_MARK_FREE;
    if (is_marked_name(place) && (!free || satz_sequel_at(place->rules, place->text, place->next)))
        return (struct satz_verdict){ SATZ_REASON_MARKED, false };
    return free ? (struct satz_verdict){ SATZ_REASON_FREE, true }
                : (struct satz_verdict){ SATZ_REASON_UNSPACED, ends_unspaced(place) };
}

static bool is_bracket(uint32_t character) {
    return character < 128 && character && strchr("()[]", (int)character);
}

/* `"... and so we sold"`: dots at the start of a quotation. */
static bool opens_quotation(const struct satz_place *place) {
    if (!place->mark || !(place->roles & SATZ_MARK_DOTS || place->marks > 1))
        return false;
    size_t size;
    uint32_t before = satz_utf8_decode_before(place->text, place->mark, &size);
    if (!(satz_rules_mark(place->rules, before) & SATZ_MARK_OPENER) || is_bracket(before))
        return false;
    return place->mark == size || satz_char_is_space(char_before(place->text, place->mark - size));
}

/* Where no capital tells a start, dots and a mark in brackets seldom are an end. */
static bool trails(const struct satz_place *place, const struct satz_context *context) {
    bool strong = place->roles & SATZ_MARK_STRONG;
    if (!strong && place->rules->habits & SATZ_HABIT_TRAILING)
        return true;
    if (context->shape != SATZ_SHAPE_CASELESS || !(place->rules->kinds & SATZ_WORD_STARTER))
        return false;
    uint32_t last = char_before(place->text, place->end);
    return is_bracket(last) || !(strong || satz_rules_mark(place->rules, last) & SATZ_MARK_CLOSER);
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
    return is_marked_name(place) && (!context->begins || context->shape == SATZ_SHAPE_CASELESS)
               ? (struct satz_verdict){ SATZ_REASON_MARKED, false }
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
    if (satz_place_is_tied(place))
        return (struct satz_verdict){ SATZ_REASON_TIED, false };
    if (context->shape == SATZ_SHAPE_JOINER)
        return (struct satz_verdict){ SATZ_REASON_JOINER, false };
    if (satz_place_goes_on(place))
        return (struct satz_verdict){ SATZ_REASON_GOES_ON, false };
    bool unspaced = place->roles & SATZ_MARK_FREE || place->next == place->end;
    struct satz_verdict verdict = unspaced ? judge_unspaced(place) : judge_spaced(place, context);
    if (verdict.ends && satz_place_is_enclosed(place))
        return (struct satz_verdict){ SATZ_REASON_ENCLOSED, false };
    if (verdict.ends && !unspaced && satz_place_is_embedded(place))
        return (struct satz_verdict){ SATZ_REASON_EMBEDDED, false };
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
        "remark", "tied",  "joiner", "goes-on",      "free",  "small",  "weak",   "marked", "strong",
        "bare",   "parts", "abbreviation", "roman", "letter", "dotted", "number", "word",   "embedded",
        "enclosed", "unspaced", "trailing", "opening", "item", "heading", "quotation", "ornament",
        "blank", "particle",
    };
    return names[reason];
}
