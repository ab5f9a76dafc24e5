#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Words of another language in the target. Odds are natural logarithms: from which on a target is in another language, and a stretch of it in the source's;
 * so many words and letters are enough for that; words of a title; what speaks against a stretch, a letter of the target's own script;
 * what speaks for it, a letter of a word that the source has.
 */
enum { LETTERS = 10, FEW_LETTERS = 8, WORDS = 3, TITLE = 4, OWN_LETTER = 60, SAME_LETTER = 60 };
#define WHOLE_ODDS 3.5
#define MALAY_ODDS 5.0
#define STRETCH_ODDS 4.0
#define PAIR_ODDS 6.0 /* the same for two words only */
#define ALIKE_ODDS 14.0

bool satz_check_next_word(const struct satz_check_text *text, size_t *at, size_t *begin, size_t *end) {
    const char *bytes = text->text.data;
    size_t here = *at, last = text->text.size, size;
    while (here < last && !satz_char_is_letter(satz_utf8_decode_checked(bytes + here, &size)))
        here += size;
    *begin = here;
    while (here < last && satz_char_is_word(satz_utf8_decode_checked(bytes + here, &size)))
        here += size;
    *at = *end = here;
    return *end > *begin;
}

const struct satz_check_word *satz_check_target_words(struct satz_check_work *work, size_t *count) {
    size_t at = 0, most = work->tgt.text.size / 2 + 1; /* a letter, and what parts it from the next */
    struct satz_check_word word, *words = work->target_words;
    if (!words) {
        words = work->target_words = satz_arena_get(work->arena, most * sizeof *words);
        while (satz_check_next_word(&work->tgt, &at, &word.begin, &word.end))
            words[work->target_word_count++] = word;
    }
    *count = work->target_word_count;
    return words;
}

/* Whether a word is part of an address or code: marks and figures tie it to something. */
bool satz_check_is_tied(const struct satz_check_text *text, size_t begin, size_t end) {
    static const char ties[] = "./:@-_0123456789#&?=%";
    size_t size;
    uint32_t before = satz_check_text_before(text, begin, &size), after = satz_check_text_at(text, end, &size);
    return (before && before < 0x80 && strchr(ties, (int)before)) ||
           (after && after < 0x80 && after != '.' && after != ':' && after != '?' && strchr(ties, (int)after)) ||
           ((after == '.' || after == ':') && satz_char_is_word(satz_check_text_at(text, end + 1, &size)));
}

const struct satz_map *satz_check_source_words(struct satz_check_work *work) {
    size_t at = 0, begin, end;
    struct satz_check_source *known = work->src.known;
    struct satz_map *words = known ? &known->words : &work->words;
    struct satz_slice text = known ? known->text : work->src.text; /* of which the words are pieces */
    if (work->mapped || words->count > 0)
        return words;
    work->mapped = true;
    if (!known)
        satz_map_init(words);
    while (satz_check_next_word(&work->src, &at, &begin, &end))
        satz_map_set(words, satz_slice_sub(text, begin, end), begin);
    return words;
}

/* ---- a stretch in the source's language ---- */

/* Words in a row: what speaks for the source's language in them, and how many speak at all. */
struct stretch {
    int64_t lead;
    size_t begin, end, words, same, small; /* same: words of the source; small: without a capital */
    uint32_t letters;
};

static bool is_latin(const struct satz_check_language *language) {
    return satz_slice_is(language->local.script, "Latn");
}

/* By how much a word is rather of the source's language than of the target's, or of English, which titles and names are made of. */
static int32_t lead_of(const struct satz_check_work *work, const struct satz_identify_tally *tally) {
    enum satz_language_id source = work->source->local.language.id, target = work->target->local.language.id;
    int32_t lead = INT32_MAX;
    if (is_latin(work->target))
        lead = satz_identify_lead(tally, source, target);
    if (source != SATZ_EN) {
        int32_t english = satz_identify_lead(tally, source, SATZ_EN);
        lead = english < lead ? english : lead;
    }
    return lead == INT32_MAX ? satz_identify_lead(tally, source, SATZ_DE) : lead;
}

/* How much a word of the target speaks for the source's language. Names, which both sides have, say nothing. */
static int32_t weigh(struct satz_check_work *work, const bool *spanned, const struct satz_script_scan *word, bool *same) {
    size_t place, size;
    struct satz_identify_tally tally = { .letters = { 0 } };
    bool capital = satz_char_is_upper(satz_check_text_at(&work->tgt, word->begin, &size));
    *same = satz_map_get(satz_check_source_words(work), satz_slice_sub(work->tgt.text, word->begin, word->end), &place);
    if (satz_check_text_keeps(&work->tgt, word->begin) || (*same && spanned[satz_check_text_place(&work->src, place)]))
        return 0;
    if (word->kind != SATZ_SCRIPT_LATIN)
        return -OWN_LETTER * (int32_t)word->count;
    satz_identify_add_word(work->identifier, word, &tally);
    int32_t lead = lead_of(work, &tally), more = SAME_LETTER * (int32_t)word->count;
    /* Most with a capital are names, but German nouns have one too. */
    if (lead > 0 && capital && !(*same && work->source->local.language.id == SATZ_DE))
        return 0;
    return lead <= 0 || !*same ? lead : lead + (lead < more ? lead : more);
}

/* The stretch for which most speaks, as Kadane finds it. */
static struct stretch best_stretch(struct satz_check_work *work, const bool *spanned) {
    struct satz_script_scan word = { .text = work->tgt.text };
    struct stretch now = { 0 }, best = { 0 };
    while (satz_script_next(&word)) {
        bool same;
        size_t size;
        int32_t lead = weigh(work, spanned, &word, &same);
        if (now.lead <= 0)
            now = (struct stretch){ .begin = word.begin };
        if (now.words == 0 && lead <= 0)
            continue;
        if (now.words == 0)
            now.begin = word.begin;
        now.lead += lead;
        now.words += lead != 0;
        now.same += same && lead != 0;
        now.small += same && lead != 0 && word.count > 1 && satz_char_is_lower(satz_check_text_at(&work->tgt, word.begin, &size));
        now.letters += lead != 0 ? (uint32_t)word.count : 0;
        now.end = word.end;
        if (now.lead > best.lead)
            best = now;
    }
    return best;
}

/* Indonesian and Malay share too many words to be told as surely as others. */
static bool is_malay(enum satz_language_id id) {
    return id == SATZ_ID || id == SATZ_MS;
}

/* Languages in which whole rows of words are the same. */
static bool are_alike(const struct satz_check_work *work) {
    enum satz_language_id source = work->source->local.language.id, target = work->target->local.language.id;
    bool iberian = (source == SATZ_ES || source == SATZ_PT) && (target == SATZ_ES || target == SATZ_PT);
    return iberian || (is_malay(source) && is_malay(target));
}

static bool is_quote(uint32_t character) {
    static const uint32_t marks[] = { '"', 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A, 0x300A,
                                      0x300B, 0x300C, 0x300D, 0x300E, 0x300F };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == character)
            return true;
    return false;
}

/* Names and words that say nothing may stand between the mark and what speaks. */
static bool opens_before(const struct satz_check_text *text, size_t at) {
    size_t size;
    for (size_t words = 0; words <= TITLE && at > 0; at -= size) {
        uint32_t character = satz_check_text_before(text, at, &size);
        if (is_quote(character))
            return true;
        words += satz_char_is_space(character);
    }
    return false;
}

/* A title that stays as it is: a few words, alone between quotation marks. */
static bool is_title(const struct satz_check_work *work, const struct stretch *stretch) {
    const struct satz_check_text *text = &work->tgt;
    size_t size, after = stretch->end;
    uint32_t mark = satz_check_text_at(text, after, &size);
    while (mark && mark < 0x80 && strchr("!?.,", (int)mark)) {
        after += size;
        mark = satz_check_text_at(text, after, &size);
    }
    if (mark == 0xA0 || mark == 0x202F || mark == ' ')
        mark = satz_check_text_at(text, after + size, &size);
    return stretch->words <= TITLE && is_quote(mark) && opens_before(text, stretch->begin);
}

void satz_check_foreign_stretch(struct satz_check_work *work, const bool *spanned) {
    if (!is_latin(work->source) || (!is_latin(work->target) && work->tgt.ascii))
        return;
    struct stretch best = best_stretch(work, spanned);
    double enough = are_alike(work) ? ALIKE_ODDS : best.words < WORDS ? PAIR_ODDS : STRETCH_ODDS;
    if (best.words < WORDS - 1 || best.same < WORDS - 1 || best.small == 0 || best.letters < LETTERS ||
        satz_identify_latin_odds(work->identifier, best.lead, best.letters) < enough || is_title(work, &best))
        return;
    satz_check_say(work, &work->tgt, best.begin, best.end, SATZ_CHECK_NO_FIX, "These words are still %s.",
                   satz_language_name(work->source->local.language.id));
}

/* ---- a target in another language ---- */

/* All words of the target that the source has not: what both have is a name, a title, or told as untranslated. */
static void add_own_words(struct satz_check_work *work, struct satz_identify_tally *tally) {
    struct satz_script_scan word = { .text = work->tgt.text };
    const struct satz_map *source = satz_check_source_words(work);
    size_t ignored;
    while (satz_script_next(&word))
        if (!satz_check_text_keeps(&work->tgt, word.begin) &&
            !satz_map_get(source, satz_slice_sub(work->tgt.text, word.begin, word.end), &ignored))
            satz_identify_add_word(work->identifier, &word, tally);
}

void satz_check_language(struct satz_check_work *work) {
    struct satz_identify_tally tally = { .letters = { 0 } };
    struct satz_identity identity;
    bool same;
    if (!work->target || work->tgt.text.size == 0)
        return;
    enum satz_language_id target = work->target->local.language.id;
    add_own_words(work, &tally);
    satz_identify_end(work->identifier, &tally, &identity);
    if (tally.letters[SATZ_SCRIPT_LATIN] < FEW_LETTERS || identity.best == target)
        return;
    double odds = satz_identify_odds(work->identifier, &tally, identity.best, target, &same);
    double enough = is_malay(target) && is_malay(identity.best) ? MALAY_ODDS : WHOLE_ODDS;
    if (same && odds > enough)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "The target's words are %s.",
                       satz_language_name(identity.best));
}
