#include "base/map.h"
#include "check/work.h"
#include "text/traditional.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Words of the source in a row that are no accident; so many of a text of few words; per cent of letters in
 * the language's script that are enough; letters and words that are enough to tell.
 */
enum { ROW = 6, FEW = 2, OWN_SCRIPT = 25, OTHER_SCRIPT = 50, LETTERS = 8, FEW_LETTERS = 4, WORDS = 3, VARIANTS = 3 };

/* Bytes of the source that are names, terms, addresses: they stay as they are in many languages. `spanned`: those of spans only. */
static bool *find_names(struct satz_check_work *work, bool **spanned) {
    bool *named = satz_arena_get_array(work->arena, work->src.raw.size + 1, sizeof *named);
    *spanned = satz_arena_get_array(work->arena, work->src.raw.size + 1, sizeof **spanned);
    const struct satz_candidates *candidates = satz_check_entities(work);
    const struct satz_plain_view *view = satz_check_view(work);
    for (size_t i = 0; i < candidates->count; i++)
        for (size_t at = satz_plain_view_begin(view, candidates->items[i].begin);
             at < satz_plain_view_end(view, candidates->items[i].end); at++)
            named[at] = true;
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        for (size_t at = span->begin; span->kind != SATZ_QUOTE && span->kind != SATZ_TITLE && at < span->end; at++)
            named[at] = (*spanned)[at] = true;
    }
    return named;
}

/* Words that only a language's own text has: those of one letter, and names, tell nothing. */
static bool is_telling(const struct satz_check_work *work, const bool *named, size_t begin, size_t end) {
    return !satz_check_text_keeps(&work->src, begin) && !named[satz_check_text_place(&work->src, begin)] &&
           !satz_check_is_tied(&work->src, begin, end);
}

/* The source's words, each with the place after its predecessor: rows of them are looked for in the target. */
struct row {
    size_t begin, end, words, telling, small; /* small: telling, and without a capital */
};

/* The longest row of words from here on that both texts have. */
static struct row row_at(struct satz_check_work *work, const bool *named, size_t src_at, size_t tgt_at) {
    struct row row = { .begin = SIZE_MAX };
    size_t src_begin, src_end, tgt_begin, tgt_end, size;
    while (satz_check_next_word(&work->src, &src_at, &src_begin, &src_end) &&
           satz_check_next_word(&work->tgt, &tgt_at, &tgt_begin, &tgt_end)) {
        struct satz_slice word = satz_slice_sub(work->src.text, src_begin, src_end);
        if (!satz_slice_equal(word, satz_slice_sub(work->tgt.text, tgt_begin, tgt_end)) ||
            satz_check_text_keeps(&work->tgt, tgt_begin))
            break;
        row.begin = row.begin == SIZE_MAX ? tgt_begin : row.begin;
        row.end = tgt_end;
        row.words++;
        bool telling = is_telling(work, named, src_begin, src_end);
        row.telling += telling;
        row.small += telling && satz_char_is_lower(satz_check_text_at(&work->src, src_begin, &size));
    }
    return row;
}

/* Walks over the target; each of its words that the source has may begin a row. */
static struct row longest_row(struct satz_check_work *work, const bool *named) {
    struct row best = { 0 };
    const struct satz_map *places = satz_check_source_words(work);
    size_t count, place, passed = 0; /* what begins before it is in a row already */
    const struct satz_check_word *words = satz_check_target_words(work, &count);
    for (size_t i = 0; i < count; i++) {
        size_t begin = words[i].begin;
        if (begin < passed || !satz_map_get(places, satz_slice_sub(work->tgt.text, begin, words[i].end), &place))
            continue;
        struct row row = row_at(work, named, place, begin);
        if (row.telling > best.telling)
            best = row;
        passed = row.words > 1 ? row.end : passed;
    }
    return best;
}

/*
 * Whether bytes of the target are rather in the source's language than in the target's, or in English, of which long names are made. Where
 * the source is of another script than they are they are names.
 */
static bool is_of_source(const struct satz_check_work *work, size_t begin, size_t end) {
    struct satz_identify_tally tally = { .letters = { 0 } };
    enum satz_language_id source = work->source->local.language.id, target = work->target->local.language.id;
    bool same, english;
    satz_identify_add(work->identifier, satz_slice_sub(work->tgt.text, begin, end), &tally);
    if (!satz_slice_is(work->source->local.script, "Latn"))
        return tally.letters[SATZ_SCRIPT_LATIN] == 0;
    bool ahead = satz_identify_odds(work->identifier, &tally, source, target, &same) > 1;
    bool native = satz_identify_odds(work->identifier, &tally, source, SATZ_EN, &english) > 1;
    return (ahead || !same) && (native || source == SATZ_EN || !english);
}

static size_t count_telling(const struct satz_check_work *work, const bool *named) {
    size_t at = 0, begin, end, count = 0;
    while (satz_check_next_word(&work->src, &at, &begin, &end))
        count += is_telling(work, named, begin, end);
    return count;
}

/* Two languages may share their words; a row of names is no sentence. */
void satz_check_untranslated(struct satz_check_work *work) {
    if (!work->target || work->target->local.language.id == work->source->local.language.id ||
        work->tgt.text.size == 0)
        return;
    struct satz_slice src = satz_slice_trim(work->src.text), tgt = satz_slice_trim(work->tgt.text);
    bool same = satz_slice_equal(src, tgt);
    if (!same && src.size < FEW)
        return;
    /* Names make a row tell less: what has none without them has none. */
    const bool *none = satz_arena_get_array(work->arena, work->src.raw.size + 1, sizeof *none);
    if (!same && longest_row(work, none).telling < FEW)
        return;
    bool *spanned;
    const bool *named = find_names(work, &spanned);
    size_t telling = count_telling(work, named);
    struct row row = longest_row(work, named);
    bool most = telling >= WORDS && row.telling * 3 >= telling * 2;
    /* Names that nothing knows have capitals, all of them. */
    if (row.small == 0) {
        satz_check_foreign_stretch(work, spanned);
        return;
    }
    if (same && telling >= FEW)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "The target is the source.");
    else if (most || (row.telling >= ROW && is_of_source(work, row.begin, row.end)))
        satz_check_say(work, &work->tgt, row.begin, row.end, SATZ_CHECK_NO_FIX,
                       "%zu words of the source in a row.", row.words);
    else
        satz_check_foreign_stretch(work, spanned);
}

/* Whether a script is one in which the language is written. */
static bool is_own(const struct satz_local *local, const char *script) {
    if (satz_slice_is(local->script, "Jpan"))
        return !strcmp(script, "Hani") || !strcmp(script, "Hira") || !strcmp(script, "Kana");
    if (satz_slice_is(local->script, "Hang"))
        return !strcmp(script, "Hang");
    return satz_slice_is(local->script, script);
}

struct letters {
    size_t all, own, simplified, traditional, kana;
    const char *script; /* of the last letter, and whether that is the language's: most are of the same */
    bool is_own;
};

static void count_letter(const struct satz_check_work *work, uint32_t character, struct letters *letters) {
    enum satz_writing writing =
        work->traditional ? satz_traditional_of(work->traditional, character) : SATZ_WRITING_BOTH;
    const char *script = satz_char_script(character);
    if (script != letters->script)
        letters->is_own = is_own(&work->target->local, script);
    letters->script = script;
    letters->all++;
    letters->own += letters->is_own;
    letters->simplified += writing == SATZ_WRITING_SIMPLIFIED;
    letters->traditional += writing == SATZ_WRITING_TRADITIONAL;
    letters->kana += character >= 0x3041 && character <= 0x30FA;
}

/* Names keep their script in many texts, and addresses always. */
static bool is_foreign_name(const struct satz_check_text *text, size_t begin, size_t end) {
    size_t size;
    return satz_char_is_upper(satz_check_text_at(text, begin, &size)) || satz_check_is_tied(text, begin, end);
}

static bool is_latin(uint32_t character) {
    /* Greek to Tibetan, and Japanese to Yi, have none. */
    if ((character >= 0x370 && character < 0x1000) || (character >= 0x3000 && character < 0xA000))
        return false;
    return !strcmp(satz_char_script(character), "Latn");
}

/* The end of what is written in one script: Chinese has no blank before a name. */
static size_t script_end(const struct satz_check_text *text, size_t begin, size_t end) {
    size_t size, at = begin;
    bool latin = is_latin(satz_check_text_at(text, begin, &size));
    while (at < end) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (is_latin(character) != latin && satz_char_is_letter(character))
            break;
        at += size;
    }
    return at;
}

static struct letters count_letters(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    bool latin = satz_slice_is(work->target->local.script, "Latn");
    struct letters letters = { 0 };
    const struct satz_map *source = satz_check_source_words(work);
    size_t at = 0, begin, end, size, ignored;
    while (satz_check_next_word(text, &at, &begin, &end)) {
        size_t stop = script_end(text, begin, end);
        at = stop;
        bool foreign = !latin && is_latin(satz_check_text_at(text, begin, &size)) &&
                       (is_foreign_name(text, begin, stop) ||
                        satz_map_get(source, satz_slice_sub(text->text, begin, stop), &ignored));
        for (size_t i = begin; !foreign && i < stop; i += size) {
            uint32_t character = satz_check_text_at(text, i, &size);
            if (satz_char_is_letter(character) && !satz_check_text_keeps(text, i))
                count_letter(work, character, &letters);
        }
    }
    return letters;
}

static void judge_chinese(struct satz_check_work *work, const struct letters *letters) {
    bool simplified = work->target->local.language.id == SATZ_ZH_HANS;
    size_t own = simplified ? letters->simplified : letters->traditional;
    size_t other = simplified ? letters->traditional : letters->simplified;
    if (letters->kana * 5 > letters->all)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "The target is Japanese.");
    else if (other > 2 * own && other + (own == 0) >= VARIANTS) /* two are enough where none is its own */
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX,
                       "The target is written in %s characters.", simplified ? "traditional" : "simplified");
}

void satz_check_script(struct satz_check_work *work) {
    if (!work->target || (!(work->tgt.traits & SATZ_TRAIT_BEYOND) && satz_slice_is(work->target->local.script, "Latn")))
        return;
    bool latin = satz_slice_is(work->target->local.script, "Latn");
    enum satz_language_id id = work->target->local.language.id;
    struct letters letters = count_letters(work);
    if (letters.all < (size_t)(letters.own == 0 ? FEW_LETTERS : LETTERS))
        return;
    size_t percent = letters.own * 100 / letters.all;
    if (percent < (size_t)(latin ? OTHER_SCRIPT : OWN_SCRIPT))
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX,
                       "Only %zu%% of the letters are those of %s.", percent, satz_language_name(id));
    else if (id == SATZ_ZH_HANS || id == SATZ_ZH_HANT)
        judge_chinese(work, &letters);
    else if (id == SATZ_JA && letters.kana == 0 && letters.all > 4 * LETTERS)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "The target is Chinese.");
}
