#include "spell/foreign.h"

#include "lexicon/dictionary.h"
#include "spell/shape.h"
#include "text/utf8.h"

enum { LEAST_WORDS = 2, LEAST_TITLE = 3, LEAST_SCRIPT = 3, LONG = 25, SURE_ALONE = 40 };
#define LEAST_LIKELY 0.3
#define SURE 0.9

/* Words [begin, end) of a view. */
struct run {
    const struct satz_spell_view *view;
    struct satz_spell_language *own;
    size_t begin, end;
    bool quoted;  /* marks stand on both sides, or the text's ends on one */
    enum satz_script script;
    bool strange; /* that is another than the text's own */
    bool small;   /* a word that is not the text's own has no capital */
    struct satz_identity identity;
    bool sure; /* of the language, or that it is one of Malay and Indonesian */
};

/* Which dictionary knows how many of a run's words. Names that neither has are not counted. */
struct counts {
    size_t both, own, other, neither;
    size_t small; /* of the other's, those without a capital: two capitals may be any name */
};

void satz_foreign_init(struct satz_foreign *foreign, const struct satz_spell_settings *settings,
                       const struct satz_nametable *names) {
    *foreign = (struct satz_foreign){ .settings = *settings, .names = names, .scratch = SATZ_BUFFER_INIT };
    foreign->settings.foreign = true;
}

void satz_foreign_release(struct satz_foreign *foreign) {
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        satz_spell_language_free(foreign->languages[i]);
    satz_identifier_close(&foreign->identifier);
    satz_buffer_release(&foreign->scratch);
}

static enum satz_status load(struct satz_foreign *foreign, enum satz_language_id id, struct satz_error *error) {
    struct satz_language tag = { .id = id };
    if (foreign->languages[id])
        return SATZ_OK;
    memcpy(tag.tag, satz_language_code(id), strlen(satz_language_code(id)) + 1);
    foreign->languages[id] = satz_spell_language_new(&tag, &foreign->settings, foreign->names, foreign->english, error);
    return foreign->languages[id] ? SATZ_OK : SATZ_FAILED;
}

static enum satz_script script_of(const struct satz_spell_view *view, size_t index) {
    const struct satz_spell_word *word = &view->words.items[index];
    enum satz_script script = SATZ_SCRIPT_NONE;
    for (size_t at = word->begin, size; at < word->end && script == SATZ_SCRIPT_NONE; at += size)
        script = satz_script_of(satz_utf8_decode(view->plain, at, &size));
    return script;
}

/* The script whose words its dictionary has; Chinese and Japanese have none. */
static enum satz_script written_in(enum satz_language_id id) {
    switch (id) {
    case SATZ_JA: case SATZ_ZH_HANS: case SATZ_ZH_HANT: return SATZ_SCRIPT_NONE;
    case SATZ_KO: return SATZ_SCRIPT_HANGUL;
    case SATZ_AR: return SATZ_SCRIPT_ARABIC;
    case SATZ_RU: return SATZ_SCRIPT_CYRILLIC;
    case SATZ_TH: return SATZ_SCRIPT_THAI;
    default: return SATZ_SCRIPT_LATIN;
    }
}

/* A mark that begins or ends a quotation; not ’, which is an apostrophe too. */
static bool is_mark(uint32_t character) {
    switch (character) {
    case '"': case 0xAB: case 0xBB: case 0x2018: case 0x201A: case 0x201C: case 0x201D: case 0x201E: case 0x201F:
    case 0x2039: case 0x203A: case 0x300C: case 0x300D: case 0x300E: case 0x300F: return true;
    default: return false;
    }
}

/* Whether a mark stands between bytes of the plain text. */
static bool has_mark(struct satz_slice text, size_t begin, size_t end) {
    for (size_t at = begin, size; at < end; at += size)
        if (is_mark(satz_utf8_decode(text, at, &size)))
            return true;
    return false;
}

/* Whether a text has bytes of a quotation mark or of another script than Latin. Most texts have none. */
static bool has_hint(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == 0xC2 || byte > 0xC9)
            return true;
    }
    return false;
}

/* Sets the run that begins at word `begin`. */
static void find_run(struct run *run, size_t begin) {
    const struct satz_spell_view *view = run->view;
    const struct satz_spell_word *words = view->words.items;
    size_t count = view->words.count;
    run->script = script_of(view, begin);
    run->strange = run->script != written_in(run->own->language.id);
    run->begin = begin;
    run->end = begin + 1;
    while (run->end < count && script_of(view, run->end) == run->script &&
           !has_mark(view->plain, words[run->end - 1].end, words[run->end].begin))
        run->end++;
    bool opened = has_mark(view->plain, begin ? words[begin - 1].end : 0, words[begin].begin);
    bool closed = has_mark(view->plain, words[run->end - 1].end,
                           run->end < count ? words[run->end].begin : view->plain.size);
    run->quoted = (opened && (closed || run->end == count)) || (closed && !begin);
}

static bool is_counted(const struct run *run, size_t index) {
    return !run->view->words.items[index].naming;
}

static bool is_own(const struct run *run, struct satz_slice word) {
    return !run->strange &&
           (satz_hunspell_knows(run->own->dictionary, word) || satz_wordlist_has(&run->own->good, word));
}

static bool knows(const struct satz_spell_language *language, struct satz_slice word) {
    return satz_hunspell_knows(language->dictionary, word) || satz_wordlist_has(&language->good, word);
}

/* Whether so many words are not the text's own that they may be another language's. */
static bool is_odd(struct satz_foreign *foreign, struct run *run) {
    size_t odd = 0, count = run->end - run->begin, size;
    run->small = false;
    if (run->strange)
        return count >= LEAST_SCRIPT;
    for (size_t i = run->begin; count >= LEAST_WORDS && i < run->end; i++) {
        struct satz_slice word = satz_spell_view_word(run->view, i, &foreign->scratch);
        if (!is_counted(run, i) || is_own(run, word))
            continue;
        odd++;
        run->small = run->small || satz_char_is_lower(satz_utf8_decode(word, 0, &size));
    }
    return odd >= LEAST_WORDS && odd * 4 >= count;
}

static void count_words(struct satz_foreign *foreign, const struct run *run, const struct satz_spell_language *other,
                        struct counts *counts) {
    *counts = (struct counts){ 0 };
    for (size_t i = run->begin, size; i < run->end; i++) {
        struct satz_slice word = satz_spell_view_word(run->view, i, &foreign->scratch);
        bool own = is_own(run, word), known = other->dictionary && knows(other, word);
        bool name = !own && !known && satz_char_is_upper(satz_utf8_decode(word, 0, &size));
        if (!is_counted(run, i) || name)
            continue;
        counts->both += own && known;
        counts->own += own && !known;
        counts->other += known && !own;
        counts->small += known && !own && satz_char_is_lower(satz_utf8_decode(word, 0, &size));
        counts->neither += !own && !known;
    }
}

/*
 * Whether what the dictionaries know speaks for the language that the run is likely in. Of a short run all must; two
 * words with capitals may be any name.
 */
static bool is_convincing(const struct run *run, const struct counts *counts) {
    size_t known = counts->both + counts->other, all = known + counts->own + counts->neither;
    bool title = counts->small || (run->sure && all >= LEAST_TITLE);
    if (run->strange)
        return all >= LEAST_SCRIPT && known * 4 >= all * 3;
    if (counts->other < LEAST_WORDS)
        return false;
    return run->sure && run->identity.letters >= LONG
               ? known * 10 >= all * 7 && counts->own * 3 <= counts->other
               : run->quoted && title && !counts->own && counts->neither <= all / 5;
}

/* Whether a run is left alone that is in a language without a dictionary. */
static bool is_left(const struct run *run, const struct counts *counts) {
    return run->sure && run->identity.letters >= SURE_ALONE && !run->strange && counts->own <= counts->neither;
}

/* Whether satz can tell slips from names there: Thai has no blanks to cut at, Arabic and Korean no capitals. */
static bool is_checked(enum satz_language_id id) {
    return id != SATZ_TH && id != SATZ_AR && id != SATZ_KO;
}

/* Whether the run's likeliest language is worth a look: its dictionary may have to be loaded. */
static bool is_candidate(const struct run *run) {
    enum satz_language_id best = run->identity.best;
    if (best == run->own->language.id || !is_checked(best) || written_in(best) != run->script)
        return false;
    bool title = run->quoted && (run->small || run->end - run->begin >= LEAST_TITLE) &&
                 run->identity.probability[best] >= LEAST_LIKELY;
    return run->strange || title || (run->sure && run->identity.letters >= LONG);
}

/* Sets `*speaks` to the run's language, where there is a saying. */
static enum satz_status find_language(struct satz_foreign *foreign, const struct run *run,
                                      struct satz_spell_language **speaks, struct satz_error *error) {
    struct counts counts;
    if (!is_candidate(run))
        return SATZ_OK;
    if (load(foreign, run->identity.best, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_spell_language *other = foreign->languages[run->identity.best];
    count_words(foreign, run, other, &counts);
    if (other->dictionary ? is_convincing(run, &counts) : is_left(run, &counts))
        *speaks = other;
    return SATZ_OK;
}

static enum satz_status identify(struct satz_foreign *foreign, struct run *run, struct satz_error *error) {
    const struct satz_spell_word *words = run->view->words.items;
    if (!foreign->open && satz_identifier_open(&foreign->identifier, foreign->settings.data, error) != SATZ_OK)
        return SATZ_FAILED;
    foreign->open = true;
    satz_identify(&foreign->identifier,
                  satz_slice_sub(run->view->plain, words[run->begin].begin, words[run->end - 1].end), &run->identity);
    run->sure = run->identity.sure || run->identity.probability[SATZ_MS] + run->identity.probability[SATZ_ID] > SURE;
    return SATZ_OK;
}

/* A quotation within another, of a word perhaps: in the language of the run before it, where that has its words. */
static bool goes_on(struct satz_foreign *foreign, const struct run *run, const struct satz_spell_language *before) {
    struct counts counts;
    if (!before || !before->dictionary || run->strange)
        return false;
    count_words(foreign, run, before, &counts);
    return counts.other && !counts.own && !counts.neither;
}

/* Sets `*speaks` to the run's language; NULL: the text's own. `before`: that of the run before it. */
static enum satz_status judge_run(struct satz_foreign *foreign, struct run *run, struct satz_spell_language *before,
                                  struct satz_spell_language **speaks, struct satz_error *error) {
    *speaks = NULL;
    if (is_odd(foreign, run) && (identify(foreign, run, error) != SATZ_OK ||
                                 find_language(foreign, run, speaks, error) != SATZ_OK))
        return SATZ_FAILED;
    if (!*speaks && goes_on(foreign, run, before))
        *speaks = before;
    return SATZ_OK;
}

enum satz_status satz_foreign_mark(struct satz_foreign *foreign, struct satz_spell_language *language,
                                   struct satz_spell_view *view, bool all, bool *found, struct satz_error *error) {
    struct run run = { .view = view, .own = language };
    struct satz_spell_language *speaks = NULL;
    *found = false;
    if (!all && !has_hint(view->plain))
        return SATZ_OK;
    for (size_t begin = 0; begin < view->words.count; begin = run.end) {
        find_run(&run, begin);
        if (!all && !run.quoted && !run.strange)
            speaks = NULL;
        else if (judge_run(foreign, &run, speaks, &speaks, error) != SATZ_OK)
            return SATZ_FAILED;
        *found = *found || speaks;
        for (size_t i = begin; speaks && i < run.end; i++)
            view->words.items[i].speaks = speaks;
    }
    return SATZ_OK;
}

bool satz_foreign_is_first(const struct satz_spell_view *view, size_t index) {
    const struct satz_spell_word *words = view->words.items;
    if (!index || words[index - 1].speaks != words[index].speaks)
        return true;
    struct satz_slice gap = satz_slice_sub(view->plain, words[index - 1].end, words[index].begin);
    for (size_t i = 0; i < gap.size; i++)
        if (strchr(".!?:", gap.data[i]))
            return true;
    return false;
}

bool satz_foreign_is_good(const struct satz_spell_language *language, const struct satz_spell_language *speaks,
                          struct satz_slice word) {
    bool strange = satz_spell_shape_of(word, language->script).foreign;
    return !speaks->dictionary || knows(speaks, word) || (!strange && knows(language, word));
}
