#include "spell/language.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/dictionary.h"
#include "spell/own.h"
#include "text/alphabet.h"
#include "text/utf8.h"

/* What is being loaded, and from what. */
struct loading {
    struct satz_spell_language *language;
    const struct satz_spell_settings *settings;
    struct satz_hunspell *english; /* what a run of English is looked up in; NULL: its own */
    struct satz_buffer path;       /* the file at hand */
    struct satz_error *error;
};

static const char *script_of(enum satz_language_id id) {
    switch (id) {
    case SATZ_KO: return "Hang";
    case SATZ_AR: return "Arab";
    case SATZ_RU: return "Cyrl";
    case SATZ_TH: return "Thai";
    default: return "Latn";
    }
}

/* The name that the user gave for this language's dictionary; the last counts. */
static struct satz_slice named_dictionary(const struct loading *loading) {
    struct satz_slice name = { NULL, 0 };
    for (size_t i = 0; i < loading->settings->dictionary_count; i++) {
        struct satz_slice rest = satz_slice_of(loading->settings->dictionaries[i]), tag;
        satz_slice_split(&rest, '=', &tag);
        if (satz_slice_is(tag, loading->language->language.tag))
            name = rest;
    }
    return name;
}

static void notice_missing(struct satz_spell_language *language) {
    const char *package = satz_dictionary_package(&language->language), *tag = language->language.tag;
    const char *name = satz_language_name(language->language.id);
    if (package)
        snprintf(language->notice, sizeof language->notice,
                 "no Hunspell dictionary for %s (%s) is installed, so its spelling is not checked; apt-get install %s",
                 name, tag, package);
    else if (language->language.id == SATZ_MS)
        snprintf(language->notice, sizeof language->notice,
                 "the spelling of %s (%s) is not checked: Debian has no Hunspell dictionary for it; "
                 "--dictionary %s=NAME takes one of yours", name, tag, tag);
    else
        snprintf(language->notice, sizeof language->notice,
                 "the spelling of %s (%s) is not checked: it writes no blanks, and Hunspell has no dictionary for it; "
                 "someone who reads it must look", name, tag);
}

static void notice_region(struct satz_spell_language *language, const char *base) {
    const char *slash = strrchr(base, '/');
    snprintf(language->notice, sizeof language->notice,
             "no Hunspell dictionary for %s is installed, %.64s stands in for it; apt-get install %s",
             language->language.tag, slash ? slash + 1 : base, satz_dictionary_package(&language->language));
}

static enum satz_status load_dictionary(struct loading *loading) {
    struct satz_spell_language *language = loading->language;
    struct satz_slice name = named_dictionary(loading);
    bool own = true;
    if (name.data && !satz_dictionary_path(name, &loading->path))
        return satz_error_set(loading->error, "Hunspell finds no dictionary '%.*s'", (int)name.size, name.data);
    if (!name.data && !satz_dictionary_find(&language->language, &loading->path, &own)) {
        notice_missing(language);
        return SATZ_OK;
    }
    if (!own)
        notice_region(language, loading->path.data);
    language->borrowed = loading->english && !name.data && language->language.id == SATZ_EN;
    language->dictionary =
        language->borrowed ? loading->english : satz_hunspell_open(loading->path.data, loading->error);
    return language->dictionary ? SATZ_OK : SATZ_FAILED;
}

static bool find_file(struct loading *loading, const char *name) {
    return satz_data_language_path(loading->settings->data, loading->language->language.tag, name, &loading->path);
}

/*
 * The graph has words of the system's dictionary of German: it tells nothing of another that the user brought. Swiss text
 * has ss for its ß. `loading->path` is the dictionary's.
 */
static enum satz_status load_graph(struct loading *loading) {
    struct satz_spell_language *language = loading->language;
    if (!satz_slice_starts(satz_buffer_slice(&loading->path), satz_slice_of("/usr/")) ||
        !find_file(loading, "spell.model"))
        return SATZ_OK;
    if (satz_wordgraph_open(&language->graph, loading->path.data, loading->error) != SATZ_OK)
        return SATZ_FAILED;
    satz_hunspell_list(language->dictionary, &language->graph);
    return SATZ_OK;
}

static enum satz_status add_kinds(struct loading *loading, const char *file, const char *kinds,
                                  struct satz_wordlist *list) {
    return find_file(loading, file) ? satz_wordlist_add_kinds(list, loading->path.data, kinds, loading->error)
                                    : SATZ_OK;
}

/* `word`, and `word:de-CH` where the region has words of its own; Liechtenstein writes as Switzerland does. */
static enum satz_status add_words(struct loading *loading) {
    struct satz_spell_language *language = loading->language;
    char kinds[64];
    snprintf(kinds, sizeof kinds, "word word:%s", language->swiss ? "de-CH" : language->language.tag);
    return add_kinds(loading, "spell.tsv", kinds, &language->good);
}

static struct satz_spell_values values_of(struct satz_spell_language *language, const char *kind) {
    struct satz_spell_values values = { NULL, 0 };
    struct satz_slice value;
    for (int pass = 0; pass < 2; pass++) {
        if (pass)
            values.items = satz_arena_get_array(&language->arena, values.count, sizeof *values.items);
        values.count = 0;
        for (size_t i = 0; i < language->rules.count; i++) {
            struct satz_slice rest = satz_row_cell(&language->rules.rows[i], 1);
            while (satz_slice_is(satz_row_cell(&language->rules.rows[i], 0), kind) &&
                   satz_slice_split(&rest, '|', &value)) {
                if (pass)
                    values.items[values.count] = value;
                values.count++;
            }
        }
    }
    return values;
}

/* Up to SATZ_SPELL_EXCHANGED letters; false where there are more, or none. */
static bool letters_of(struct satz_slice text, uint32_t *letters, size_t *count) {
    *count = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        if (*count == SATZ_SPELL_EXCHANGED)
            return false;
        letters[(*count)++] = satz_utf8_decode(text, at, &size);
    }
    return *count > 0;
}

/* `ss>ß` */
static void set_exchanges(struct satz_spell_language *language) {
    struct satz_spell_values values = values_of(language, "exchange");
    language->exchanges = satz_arena_get_array(&language->arena, values.count, sizeof *language->exchanges);
    for (size_t i = 0; i < values.count; i++) {
        struct satz_spell_exchange *exchange = &language->exchanges[language->exchange_count];
        struct satz_slice to = values.items[i], from;
        satz_slice_split(&to, '>', &from);
        if (letters_of(from, exchange->from, &exchange->from_count) && letters_of(to, exchange->to, &exchange->to_count))
            language->exchange_count++;
    }
}

/* A small number; 0 where there is none. */
static size_t number_of(struct satz_spell_language *language, const char *kind) {
    struct satz_spell_values values = values_of(language, kind);
    struct satz_slice value = values.count ? values.items[0] : satz_slice_of("");
    bool digit = value.size == 1 && value.data[0] >= '1' && value.data[0] <= '9';
    return digit ? (size_t)(value.data[0] - '0') : 0;
}

static enum satz_status load_rules(struct loading *loading) {
    struct satz_spell_language *language = loading->language;
    if (find_file(loading, "spell.tsv")) {
        if (satz_table_load(&language->rules, loading->path.data, loading->error) != SATZ_OK)
            return SATZ_FAILED;
        language->links = values_of(language, "link");
        language->grown = values_of(language, "grown");
        language->old = values_of(language, "old");
        language->variants = values_of(language, "variant");
        language->before = values_of(language, "before");
        language->after = values_of(language, "after");
        language->inflected = values_of(language, "inflected");
        language->bound = values_of(language, "bound");
        language->foreign = values_of(language, "foreign");
        language->native = values_of(language, "own");
        language->run_on = number_of(language, "run-on");
        set_exchanges(language);
    }
    if (add_kinds(loading, "spell.tsv", "front", &language->fronts) != SATZ_OK ||
        add_kinds(loading, "spell.tsv", "never", &language->never) != SATZ_OK ||
        add_kinds(loading, "spell.words.tsv", "often", &language->often) != SATZ_OK || add_words(loading) != SATZ_OK)
        return SATZ_FAILED;
    if (find_file(loading, "usage.tsv") &&
        satz_spell_usage_load(&language->usage, loading->path.data, loading->error) != SATZ_OK)
        return SATZ_FAILED;
    return satz_wordset_load(&language->keep, loading->settings->data, language->language.tag, "hyphen.tsv", "keep",
                             loading->error);
}

static enum satz_status load_names(struct loading *loading, const struct satz_nametable *names) {
    struct satz_spell_language *language = loading->language;
    /* A graph of words says better whether a short name may be a slip. */
    bool graph = language->graph.edge_count;
    satz_wordlist_add_names(&language->good, names, language->language.id, !graph);
    if (add_kinds(loading, "segment.tsv", "abbr*", &language->good) != SATZ_OK ||
        add_kinds(loading, "names/first.tsv", graph ? "first*" : "first* surname*", &language->good) != SATZ_OK ||
        add_kinds(loading, "names/first.tsv", "first*", &language->before_name) != SATZ_OK ||
        add_kinds(loading, "names/words.tsv", "stop", &language->common) != SATZ_OK ||
        add_kinds(loading, "names/places.tsv", "place place-weak", &language->good) != SATZ_OK ||
        add_kinds(loading, "names/roles.tsv", "role academic salutation", &language->before_name) != SATZ_OK ||
        add_kinds(loading, "names/roles.tsv", "academic salutation", &language->good) != SATZ_OK)
        return SATZ_FAILED;
    if (find_file(loading, "local.tsv") &&
        satz_wordlist_add_local(&language->good, loading->path.data, "currency* unit scale*", loading->error) != SATZ_OK)
        return SATZ_FAILED;
    satz_data_path(loading->settings->data, "spell.tsv", &loading->path);
    return satz_wordlist_add_kinds(&language->good, loading->path.data, "unit", loading->error);
}

static enum satz_status load_terms(struct loading *loading) {
    struct satz_spell_language *language = loading->language;
    struct satz_buffer paths = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    satz_data_list(loading->settings->data, "terms", ".tsv", &paths);
    for (size_t at = 0; status == SATZ_OK && at < paths.size; at += strlen(paths.data + at) + 1)
        status = satz_wordlist_add_terms(&language->good, paths.data + at, language->language.id, loading->error);
    satz_buffer_release(&paths);
    for (size_t i = 0; status == SATZ_OK && i < loading->settings->term_count; i++) {
        const char *path = loading->settings->terms[i];
        status = satz_wordlist_add_terms(&language->good, path, language->language.id, loading->error);
        if (status == SATZ_OK)
            status = satz_wordlist_add_terms(&language->own, path, language->language.id, loading->error);
    }
    return status;
}

static enum satz_status load(struct loading *loading, const struct satz_nametable *names) {
    struct satz_spell_language *language = loading->language;
    enum satz_status status = load_dictionary(loading);
    if (status == SATZ_OK && language->dictionary)
        status = load_graph(loading);
    if (status != SATZ_OK || !language->dictionary)
        return status;
    language->letter_count = satz_alphabet(language->language.tag, language->letters, SATZ_SPELL_LETTERS);
    if (language->letter_count > SATZ_SPELL_LETTERS)
        language->letter_count = 0;
    if (language->language.id == SATZ_TH &&
        !(language->breaker = satz_breaker_new(SATZ_BREAK_WORD, "th", loading->error)))
        return SATZ_FAILED;
    if (load_rules(loading) != SATZ_OK || load_names(loading, names) != SATZ_OK || load_terms(loading) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < loading->settings->word_count; i++)
        if (!loading->settings->foreign || satz_spell_own_is_named(loading->settings->words[i]))
            status = satz_spell_own_load(language, loading->settings->words[i], loading->error);
    return status;
}

struct satz_spell_language *satz_spell_language_new(const struct satz_language *tag,
                                                    const struct satz_spell_settings *settings,
                                                    const struct satz_nametable *names, struct satz_hunspell *english,
                                                    struct satz_error *error) {
    struct satz_spell_language *language = satz_memory_get_array(1, sizeof *language);
    struct loading loading = { language, settings, settings->foreign ? english : NULL, SATZ_BUFFER_INIT, error };
    language->language = *tag;
    language->script = script_of(tag->id);
    language->caseless = strcmp(language->script, "Latn") != 0 && strcmp(language->script, "Cyrl") != 0;
    language->suggest = settings->suggest;
    language->swiss = !strcmp(tag->tag, "de-CH") || !strcmp(tag->tag, "de-LI");
    language->english = tag->id == SATZ_EN || strcmp(language->script, "Latn") != 0 ? NULL : english;
    satz_wordlist_init(&language->good);
    satz_wordlist_init(&language->own);
    satz_wordlist_init(&language->forbidden);
    satz_wordlist_init(&language->before_name);
    satz_wordlist_init(&language->common);
    satz_wordlist_init(&language->fronts);
    satz_wordlist_init(&language->often);
    satz_wordlist_init(&language->never);
    satz_spell_usage_init(&language->usage);
    satz_map_init(&language->judged);
    satz_map_init(&language->kin);
    satz_map_init(&language->advised);
    enum satz_status status = load(&loading, names);
    satz_buffer_release(&loading.path);
    if (status == SATZ_OK)
        return language;
    satz_spell_language_free(language);
    return NULL;
}

bool satz_spell_is_often(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    bool often = false;
    if (language->often.words.count) {
        satz_text_lower(word, language->language.tag, &small);
        often = satz_wordlist_has(&language->often, satz_buffer_slice(&small));
    }
    satz_buffer_release(&small);
    return often;
}

void satz_spell_language_free(struct satz_spell_language *language) {
    if (!language)
        return;
    if (!language->borrowed)
        satz_hunspell_close(language->dictionary);
    satz_wordgraph_close(&language->graph);
    satz_breaker_free(language->breaker);
    satz_wordset_release(&language->keep);
    satz_wordlist_release(&language->good);
    satz_wordlist_release(&language->own);
    satz_wordlist_release(&language->forbidden);
    satz_wordlist_release(&language->before_name);
    satz_wordlist_release(&language->common);
    satz_wordlist_release(&language->fronts);
    satz_wordlist_release(&language->often);
    satz_wordlist_release(&language->never);
    satz_spell_usage_release(&language->usage);
    satz_map_release(&language->judged);
    satz_arena_release(&language->judged_words);
    satz_map_release(&language->kin);
    satz_arena_release(&language->kin_words);
    satz_map_release(&language->advised);
    satz_arena_release(&language->advice);
    satz_arena_release(&language->arena);
    satz_table_release(&language->rules);
    free(language);
}
