#include "spell/speller.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/dictionary.h"
#include "spell/advice.h"
#include "spell/foreign.h"
#include "spell/name.h"
#include "spell/near.h"
#include "spell/old.h"
#include "spell/pieces.h"
#include "spell/suspect.h"
#include "text/utf8.h"

enum { RECURS = 3, LEAST_CAPITAL = 7, LEAST_DEEP = 10, LEAST_CASELESS = 5 };

struct satz_speller {
    const struct satz_spell_settings *settings;
    struct satz_nametable names;
    struct satz_table common; /* spell.tsv of all languages */
    struct satz_map endings;
    struct satz_hunspell *english;
    struct satz_spell_language *languages[SATZ_DICTIONARY_TAGS];
    size_t language_count;
    size_t told; /* so many languages' notices were given out */
    struct satz_spell_view view;
    struct satz_suspects suspects;
    struct satz_foreign foreign;
};

static enum satz_status load_common(struct satz_speller *speller, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_slice ending;
    satz_data_path(speller->settings->data, "spell.tsv", &path);
    enum satz_status status = satz_table_load(&speller->common, path.data, error);
    satz_buffer_release(&path);
    for (size_t i = 0; status == SATZ_OK && i < speller->common.count; i++) {
        struct satz_slice rest = satz_row_cell(&speller->common.rows[i], 1);
        while (satz_slice_is(satz_row_cell(&speller->common.rows[i], 0), "ending") &&
               satz_slice_split(&rest, '|', &ending))
            satz_map_set(&speller->endings, ending, 0);
    }
    return status;
}

/* The English dictionary, where there is one, for the English in texts of other languages. */
static enum satz_status load_english(struct satz_speller *speller, struct satz_error *error) {
    struct satz_language english = { "en", SATZ_EN };
    struct satz_buffer base = SATZ_BUFFER_INIT;
    bool own, found = satz_dictionary_find(&english, &base, &own);
    if (found)
        speller->english = satz_hunspell_open(base.data, error);
    satz_buffer_release(&base);
    return !found || speller->english ? SATZ_OK : SATZ_FAILED;
}

struct satz_speller *satz_speller_new(const struct satz_spell_settings *settings, struct satz_error *error) {
    struct satz_speller *speller = satz_memory_get_array(1, sizeof *speller);
    speller->settings = settings;
    satz_map_init(&speller->endings);
    satz_spell_view_init(&speller->view);
    satz_suspects_init(&speller->suspects);
    satz_foreign_init(&speller->foreign, settings, &speller->names);
    if (load_common(speller, error) == SATZ_OK &&
        satz_nametable_load(&speller->names, settings->data, error) == SATZ_OK)
        return speller;
    satz_speller_free(speller);
    return NULL;
}

void satz_speller_free(struct satz_speller *speller) {
    if (!speller)
        return;
    while (speller->language_count)
        satz_spell_language_free(speller->languages[--speller->language_count]);
    satz_hunspell_close(speller->english);
    satz_nametable_release(&speller->names);
    satz_map_release(&speller->endings);
    satz_table_release(&speller->common);
    satz_spell_view_release(&speller->view);
    satz_suspects_release(&speller->suspects);
    satz_foreign_release(&speller->foreign);
    free(speller);
}

const char *satz_speller_notice(struct satz_speller *speller) {
    while (speller->told < speller->language_count) {
        const char *notice = speller->languages[speller->told++]->notice;
        if (*notice)
            return notice;
    }
    return NULL;
}

static struct satz_spell_language *load_language(struct satz_speller *speller, struct satz_language language,
                                                 struct satz_error *error) {
    const char *tag = satz_dictionary_tag(&language);
    for (size_t i = 0; i < speller->language_count; i++)
        if (!strcmp(speller->languages[i]->language.tag, tag))
            return speller->languages[i];
    if (language.id != SATZ_EN && !speller->english && load_english(speller, error) != SATZ_OK)
        return NULL;
    memcpy(language.tag, tag, strlen(tag) + 1);
    struct satz_spell_language *loaded =
        satz_spell_language_new(&language, speller->settings, &speller->names, speller->english, error);
    if (loaded)
        speller->languages[speller->language_count++] = loaded;
    return loaded;
}

/* The language of a record's side; NULL, and the reason, where it is not good. */
static struct satz_spell_language *language_of(struct satz_speller *speller, const struct satz_record *record,
                                               enum satz_side side, struct satz_error *error) {
    const char *member = side == SATZ_SIDE_SRC ? "lang" : "to";
    struct satz_language language;
    struct satz_error reason = SATZ_ERROR_INIT;
    struct satz_slice tag = satz_record_string(record, member);
    char name[sizeof language.tag] = "de";
    if (!tag.data && side == SATZ_SIDE_TGT) {
        satz_record_fail(record, error, "has a `tgt`, but no `to` that names its language");
        return NULL;
    }
    if (tag.data && (!tag.size || tag.size >= sizeof name)) {
        satz_record_fail(record, error, "`%s` names no language", member);
        return NULL;
    }
    if (tag.data) {
        memcpy(name, tag.data, tag.size);
        name[tag.size] = '\0';
    }
    if (satz_language_parse(name, &language, &reason) != SATZ_OK) {
        satz_record_fail(record, error, "%s: %s", member, reason.reason);
        return NULL;
    }
    return load_language(speller, language, error);
}

/* The suspects of the view of record `index`; those of its words that are another language's are looked up there. */
static enum satz_status find_suspects(struct satz_speller *speller, size_t index, struct satz_spell_language *language,
                                      struct satz_error *error) {
    struct satz_suspects *suspects = &speller->suspects;
    size_t first = suspects->count;
    bool found = false;
    satz_suspects_add(suspects, &speller->view, index, language);
    if (language->breaker)
        return SATZ_OK;
    speller->foreign.english = speller->english;
    enum satz_status status = satz_foreign_mark(&speller->foreign, language, &speller->view, suspects->count > first,
                                                &found, error);
    if (found) {
        satz_suspects_drop(suspects, first);
        satz_suspects_add(suspects, &speller->view, index, language);
    }
    return status;
}

static enum satz_status look_at(struct satz_speller *speller, struct satz_document *document, size_t index,
                                enum satz_side side, bool html, struct satz_error *error) {
    struct satz_record *record = &document->records[index];
    struct satz_spell_language *language = language_of(speller, record, side, error);
    if (!language)
        return SATZ_FAILED;
    satz_findings_clear_side(record, "spelling", side);
    if (!language->dictionary) {
        if (!language->told)
            satz_findings_say(record, "spelling", SATZ_INFO, side, 0, 0, "%s", language->notice);
        language->told = true;
        return SATZ_OK;
    }
    struct satz_spell_looking looking = { html, &language->keep, &speller->endings, language->breaker };
    enum satz_status status = satz_spell_view_set(&speller->view, record, side, &looking, error);
    if (status != SATZ_OK)
        return status;
    satz_spell_usage_find(&language->usage, &speller->view, record);
    return find_suspects(speller, index, language, error);
}

static enum satz_status look_at_sides(struct satz_speller *speller, struct satz_document *document, size_t index,
                                      enum satz_spell_side side, bool html, struct satz_error *error) {
    const struct satz_record *record = &document->records[index];
    bool src = satz_record_has(record, "src"), tgt = satz_record_has(record, "tgt");
    bool want_src = side == SATZ_SPELL_SRC || side == SATZ_SPELL_BOTH || (side == SATZ_SPELL_TGT_OR_SRC && !tgt);
    enum satz_status status = SATZ_OK;
    if (src && want_src)
        status = look_at(speller, document, index, SATZ_SIDE_SRC, html, error);
    if (status == SATZ_OK && tgt && side != SATZ_SPELL_SRC)
        status = look_at(speller, document, index, SATZ_SIDE_TGT, html, error);
    return status;
}

/* The word with its fault replaced by what was advised for that. */
static struct satz_slice whole_fix(const struct satz_suspect *suspect, struct satz_slice fix,
                                   struct satz_arena *arena) {
    struct satz_buffer whole = SATZ_BUFFER_INIT;
    satz_buffer_add(&whole, satz_slice_sub(suspect->word, 0, suspect->fault.begin));
    if (suspect->language->swiss)
        satz_spell_without_sharp(fix, &whole);
    else
        satz_buffer_add(&whole, fix);
    satz_buffer_add(&whole, satz_slice_from(suspect->word, suspect->fault.end));
    struct satz_slice copy = satz_arena_copy(arena, satz_buffer_slice(&whole));
    satz_buffer_release(&whole);
    return copy;
}

/* Makes them whole; false where one is the word itself: in Swiss text, written with ss for the ß that was advised. */
static bool make_whole(const struct satz_suspect *suspect, struct satz_slice *fixes, size_t count,
                       struct satz_arena *arena) {
    for (size_t i = 0; i < count; i++) {
        fixes[i] = whole_fix(suspect, fixes[i], arena);
        if (satz_slice_equal(fixes[i], suspect->word))
            return false;
    }
    return true;
}

static struct satz_slice fault_of(const struct satz_suspect *suspect) {
    return satz_slice_sub(suspect->word, suspect->fault.begin, suspect->fault.end);
}

/*
 * A capitalised word of a few letters: one slip away from some word is nearly every name. Where nouns are
 * written small, any capitalised word inside a sentence; in scripts without capitals, what no usual slip explains.
 */
static bool is_like_name(const struct satz_suspect *suspect) {
    bool nouns_small = !suspect->language->links.count;
    if (suspect->language->caseless)
        return !satz_spell_is_slip(suspect->language, fault_of(suspect));
    return suspect->capital &&
           ((nouns_small && suspect->inside) ||
            satz_spell_shape_of(fault_of(suspect), suspect->language->script).letters < LEAST_CAPITAL);
}

/* Whether the fault is likely a typo, by what the graph of words says, and by being near a word where there is none. */
static bool is_typo(const struct satz_suspect *suspect, bool name) {
    if (suspect->language->breaker)
        return false;
    if (suspect->language->graph.edge_count) {
        struct satz_spell_evidence evidence = satz_suspect_evidence(suspect);
        return satz_spell_weigh(&evidence) == SATZ_SPELL_TYPO;
    }
    struct satz_slice fault = fault_of(suspect);
    bool short_one = suspect->language->caseless && satz_utf8_count(fault) < LEAST_CASELESS;
    return !name && !short_one && satz_spell_advise(suspect->language, fault, false)->likely;
}

/* What a finding says of the word. */
static void describe(const struct satz_suspect *suspect, size_t times, bool typo, struct satz_buffer *say) {
    struct satz_slice fault = fault_of(suspect);
    const char *of = suspect->foreign ? satz_language_name(suspect->language->language.id) : "";
    satz_buffer_add_format(say, "%.*s is not in the %s%sdictionary", (int)fault.size, fault.data, of, *of ? " " : "");
    if (typo)
        satz_buffer_add_string(say, "; a word one slip away is");
    else if (times >= RECURS)
        satz_buffer_add_format(say, "; it stands here %zu times and may be a name", times);
}

/* Sets what a word is today, or in its region, and what is said of that; false where it is right as it stands. */
static bool renew(const struct satz_suspect *suspect, struct satz_buffer *now, struct satz_buffer *say) {
    struct satz_slice fault = fault_of(suspect);
    bool sharp = satz_spell_is_sharp(suspect->language, fault);
    if (sharp)
        satz_spell_without_sharp(fault, now);
    else if (!satz_spell_is_old(suspect->language, fault, now))
        return false;
    satz_buffer_add_format(say, sharp ? "Swiss spelling has no ß; it is %s" : "Old spelling; since 1996 it is %s",
                           now->data);
    return true;
}

/* A finding of a word in old spelling, or another country's; false where it is none. */
static bool add_old(struct satz_record *record, const struct satz_suspect *suspect) {
    struct satz_buffer now = SATZ_BUFFER_INIT, say = SATZ_BUFFER_INIT;
    bool old = renew(suspect, &now, &say);
    if (old) {
        struct satz_slice fix = whole_fix(suspect, satz_buffer_slice(&now), record->arena);
        struct satz_finding finding = { "spelling", suspect->side, suspect->begin, suspect->end, SATZ_WARNING,
                                        satz_buffer_slice(&say), &fix, .fix_count = 1 };
        satz_findings_add(record, &finding);
    }
    satz_buffer_release(&now);
    satz_buffer_release(&say);
    return old;
}

/* A finding of a word that the house does not write; false where it is none. */
static bool add_forbidden(struct satz_record *record, const struct satz_suspect *suspect) {
    struct satz_buffer say = SATZ_BUFFER_INIT;
    struct satz_slice fault = fault_of(suspect);
    satz_buffer_add_format(&say, "%.*s is forbidden by a list of words", (int)fault.size, fault.data);
    struct satz_finding finding = { "spelling", suspect->side, suspect->begin, suspect->end, SATZ_WARNING,
                                    satz_buffer_slice(&say), NULL, .fix_count = 0 };
    if (suspect->forbidden)
        satz_findings_add(record, &finding);
    satz_buffer_release(&say);
    return suspect->forbidden;
}

/* What stands there twice is a name that nobody knows, where it is no likely typo; so is a capital in a quotation. */
static bool is_passed_over(const struct satz_suspect *suspect, size_t times, bool likely, bool typo) {
    return (times > 1 && !likely && satz_spell_knows_frequencies(suspect->language)) ||
           (suspect->foreign && suspect->capital && !typo);
}

static void add_finding(struct satz_speller *speller, struct satz_record *record, const struct satz_suspect *suspect) {
    if (add_forbidden(record, suspect) || add_old(record, suspect))
        return;
    struct satz_slice fault = fault_of(suspect);
    size_t times = satz_suspects_times(&speller->suspects, suspect);
    bool recurs = times >= RECURS, name = recurs || is_like_name(suspect);
    bool likely = is_typo(suspect, name), typo = likely && !recurs && !suspect->named;
    if (is_passed_over(suspect, times, likely, typo))
        return;
    /* What Hunspell suggests for a name is noise, and dear. */
    bool deep = !name && (!suspect->capital || satz_utf8_count(fault) >= LEAST_DEEP);
    struct satz_slice fixes[SATZ_SPELL_MOST_FIXES];
    struct satz_buffer say = SATZ_BUFFER_INIT;
    if (!typo && !satz_suspects_is_first(&speller->suspects, suspect))
        return;
    const struct satz_spell_advice *advice = satz_spell_advise(suspect->language, fault, deep);
    struct satz_spell_context context = { suspect->before, suspect->after };
    satz_spell_order(suspect->language, advice, &context, fixes);
    if (!make_whole(suspect, fixes, advice->count, record->arena))
        return;
    describe(suspect, times, typo, &say);
    struct satz_finding finding = { "spelling", suspect->side, suspect->begin, suspect->end,
                                    typo ? SATZ_WARNING : SATZ_INFO, satz_buffer_slice(&say), fixes,
                                    .fix_count = advice->count };
    satz_findings_add(record, &finding);
    satz_buffer_release(&say);
}

/* Two capitalised words that nobody knows, side by side, are a name, where the longer ones are no likely typos. */
static void learn_pairs(struct satz_suspects *suspects) {
    for (size_t i = 0; i < suspects->count; i++) {
        const struct satz_suspect *suspect = &suspects->items[i];
        bool short_name = is_like_name(suspect) && !suspect->language->graph.edge_count;
        bool sharp = satz_spell_is_sharp(suspect->language, fault_of(suspect));
        bool unlike = !suspect->language->caseless && !is_typo(suspect, false);
        if (suspect->paired && !suspect->named && !sharp && (short_name || unlike) && !satz_suspect_is_slipped_name(suspect))
            satz_suspects_learn(suspects, suspect);
    }
}

enum satz_status satz_speller_document(struct satz_speller *speller, struct satz_document *document,
                                       enum satz_spell_side side, size_t *done, struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    struct satz_suspects *suspects = &speller->suspects;
    bool html = document->count && satz_record_is_html(&document->records[0]);
    satz_suspects_reset(suspects);
    for (size_t i = 0; i < speller->language_count && !document->continued; i++)
        speller->languages[i]->told = false;
    for (*done = 0; *done < document->count; ++*done)
        if ((status = look_at_sides(speller, document, *done, side, html, error)) != SATZ_OK)
            break;
    satz_spell_pieces_join(suspects);
    learn_pairs(suspects);
    for (size_t i = 0; i < suspects->count && suspects->items[i].record < *done; i++)
        if (suspects->items[i].forbidden ||
            (!satz_suspects_is_name(suspects, &suspects->items[i]) && !satz_spell_is_name(&suspects->items[i])))
            add_finding(speller, &document->records[suspects->items[i].record], &suspects->items[i]);
    return status;
}
