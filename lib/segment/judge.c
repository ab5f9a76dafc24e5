#include "segment/judge.h"
#include "text/unicode.h"
#include "text/utf8.h"

bool satz_context_begins_sentence(const struct satz_context *context) {
    return context->shape == SATZ_SHAPE_CASELESS || (context->after_roles & SATZ_WORD_STARTER) != 0;
}

static uint32_t char_before(struct satz_slice text, size_t at) {
    size_t size;
    return at ? satz_utf8_decode_before(text, at, &size) : 0;
}

/* `(!)`, `（！）` and `[…]`: marks that comment on a word inside the sentence. */
static bool is_remark(const struct satz_place *place) {
    uint32_t before = char_before(place->text, place->mark), last = char_before(place->text, place->end);
    return ((before == '(' || before == '[') && (last == ')' || last == ']')) || (before == 0xFF08 && last == 0xFF09);
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

/* A small letter comes next: it begins a sentence where it numbers an item, or in a quotation. */
static struct satz_verdict judge_small(const struct satz_place *place, const struct satz_context *context) {
    bool item = satz_context_is_item(context, place), quotation = !item && begins_quotation(place);
    bool plain = place->marks == 1 && place->roles & SATZ_MARK_STOP;
    if (quotation && !plain)
        return (struct satz_verdict){ SATZ_REASON_QUOTATION, place->roles & (SATZ_MARK_STRONG | SATZ_MARK_STOP) };
    if (!plain || !(item || quotation))
        return (struct satz_verdict){ SATZ_REASON_SMALL, false };
    struct satz_verdict verdict = satz_judge_stop(place, context);
    bool number = verdict.reason == SATZ_REASON_NUMBER, word = verdict.reason == SATZ_REASON_WORD;
    if (quotation && (word || number || verdict.reason == SATZ_REASON_BARE))
        return (struct satz_verdict){ SATZ_REASON_QUOTATION, verdict.ends };
    return (struct satz_verdict){ word ? SATZ_REASON_ITEM : SATZ_REASON_SMALL, word && verdict.ends };
}

static struct satz_verdict judge_spaced(const struct satz_place *place, const struct satz_context *context) {
    bool strong = place->roles & SATZ_MARK_STRONG;
    if (place->roles & SATZ_MARK_WEAK)
        return (struct satz_verdict){ SATZ_REASON_WEAK, false };
    if (context->shape == SATZ_SHAPE_SMALL)
        return judge_small(place, context);
    if (!(place->roles & (SATZ_MARK_STRONG | SATZ_MARK_DOTS)) && place->marks == 1)
        return satz_judge_stop(place, context);
    if (!strong && place->rules->habits & SATZ_HABIT_TRAILING)
        return (struct satz_verdict){ SATZ_REASON_TRAILING, false };
    bool caseless = context->shape == SATZ_SHAPE_CASELESS;
    return is_marked_name(place) && (caseless || !satz_context_begins_sentence(context))
               ? (struct satz_verdict){ SATZ_REASON_MARKED, false }
               : (struct satz_verdict){ SATZ_REASON_STRONG, true };
}

static struct satz_verdict judge(const struct satz_place *place, const struct satz_context *context) {
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

void satz_context_read(struct satz_context *context, const struct satz_place *place) {
    context->before = satz_word_before(place->rules, place->text, place->mark);
    context->shape = satz_word_after(place->rules, place->text, place->next, &context->after);
    context->after_roles = satz_rules_word_lowered(place->rules, context->after);
    bool stop = place->roles & SATZ_MARK_STOP;
    context->roles = stop ? satz_abbreviation_at(place->rules, place->text, place->mark) : 0;
    struct satz_verdict verdict = judge(place, context);
    context->reason = verdict.reason;
    context->ends = verdict.ends;
}

const char *satz_reason_name(enum satz_reason reason) {
    static const char *const names[SATZ_REASONS] = {
        "remark", "tied",  "joiner", "goes-on",      "free",  "small",  "weak",   "marked", "strong",
        "bare",   "parts", "abbreviation", "roman", "letter", "dotted", "number", "word",   "embedded",
        "enclosed", "unspaced", "trailing", "item", "heading", "quotation",
    };
    return names[reason];
}
