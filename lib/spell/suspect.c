#include "spell/suspect.h"

#include <stdlib.h>

#include "base/memory.h"
#include "spell/foreign.h"
#include "spell/own.h"
#include "spell/pieces.h"
#include "spell/written.h"
#include "text/utf8.h"

enum { LEAST_STEM = 3 };

void satz_suspects_init(struct satz_suspects *suspects) {
    *suspects = (struct satz_suspects){ .scratch = SATZ_BUFFER_INIT };
    satz_map_init(&suspects->names);
    satz_map_init(&suspects->counts);
    satz_map_init(&suspects->told);
}

void satz_suspects_release(struct satz_suspects *suspects) {
    free(suspects->items);
    satz_map_release(&suspects->names);
    satz_map_release(&suspects->counts);
    satz_map_release(&suspects->told);
    satz_arena_release(&suspects->arena);
    satz_buffer_release(&suspects->scratch);
}

void satz_suspects_reset(struct satz_suspects *suspects) {
    suspects->count = 0;
    satz_map_reset(&suspects->names);
    satz_map_reset(&suspects->counts);
    satz_map_reset(&suspects->told);
    satz_arena_reset(&suspects->arena);
}

/* Чангом, Чанга: without the longest ending that names have in other cases. */
static struct satz_slice without_case(const struct satz_spell_language *language, struct satz_slice word) {
    size_t longest = 0;
    for (size_t i = 0; i < language->inflected.count; i++) {
        struct satz_slice rest = language->inflected.items[i], end;
        satz_slice_split(&rest, '>', &end);
        if (end.size > longest && satz_slice_ends(word, end) && satz_utf8_count(word) >= satz_utf8_count(end) + LEAST_STEM)
            longest = end.size;
    }
    return satz_slice_sub(word, 0, word.size - longest);
}

/* Without the ending of a genitive: Starmers, Starmer’s, Scholz’; or of another case. */
static struct satz_slice base_of(const struct satz_spell_language *language, struct satz_slice word) {
    static const struct satz_slice endings[] = { SATZ_SLICE("’s"), SATZ_SLICE("'s"), SATZ_SLICE("’"), SATZ_SLICE("'"),
                                                 SATZ_SLICE("s") };
    if (language->caseless)
        return satz_spell_bare(language, word);
    if (language->inflected.count)
        return without_case(language, word);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.size > endings[i].size + 2 && satz_slice_ends(word, endings[i]))
            return satz_slice_sub(word, 0, word.size - endings[i].size);
    return word;
}

static void add_name(struct satz_suspects *suspects, struct satz_slice name) {
    size_t ignored;
    if (!satz_map_get(&suspects->names, name, &ignored))
        satz_map_set(&suspects->names, satz_arena_copy(&suspects->arena, name), 0);
}

static bool is_name_kind(enum satz_kind kind) {
    return kind == SATZ_PERSON || kind == SATZ_ORG || kind == SATZ_PLACE || kind == SATZ_PRODUCT || kind == SATZ_EVENT;
}

/* WESSELAU, as datelines write it, is Wesselau in the text. */
static void add_small(struct satz_suspects *suspects, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT, name = SATZ_BUFFER_INIT;
    satz_text_lower(word, "", &small);
    satz_spell_capital(satz_buffer_slice(&small), &name);
    add_name(suspects, satz_buffer_slice(&name));
    satz_buffer_release(&small);
    satz_buffer_release(&name);
}

/* The capitalised words of a span's text, and in scripts without capitals all of them. */
static void learn_words(struct satz_suspects *suspects, struct satz_slice text, const char *script) {
    struct satz_spell_words words = { 0 };
    satz_buffer_reset(&suspects->scratch);
    satz_text_nfc(text, &suspects->scratch);
    text = satz_buffer_slice(&suspects->scratch);
    satz_spell_words_cut(&words, text, NULL, NULL);
    for (size_t i = 0; i < words.count; i++) {
        size_t size;
        struct satz_slice word = satz_slice_sub(text, words.items[i].begin, words.items[i].end);
        struct satz_spell_shape shape = satz_spell_shape_of(word, script);
        if (satz_char_is_lower(satz_utf8_decode(word, 0, &size)) || shape.foreign)
            continue;
        add_name(suspects, word);
        if (shape.uppers == shape.letters && shape.letters > 1)
            add_small(suspects, word);
    }
    satz_spell_words_release(&words);
}

static void learn_spans(struct satz_suspects *suspects, const struct satz_spell_view *view, const char *script) {
    size_t place[2];
    for (size_t i = 0; i < view->spans.count; i++)
        if (is_name_kind(view->spans.items[i].kind) && satz_spell_view_span(view, &view->spans.items[i], place))
            learn_words(suspects, satz_slice_sub(view->text, place[0], place[1]), script);
}

static void count_capital(struct satz_suspects *suspects, const struct satz_suspect *suspect) {
    struct satz_slice base = base_of(suspect->language, suspect->word);
    size_t times = 0;
    satz_map_get(&suspects->counts, base, &times);
    satz_map_set(&suspects->counts, base, times + 1);
}

/* Word `index` of the view, in NFC: in the plain text or the scratch. */
static struct satz_slice word_at(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t index) {
    return satz_spell_view_word(view, index, &suspects->scratch);
}

/* Whether word `index` is an English one that the language does not have. */
static bool is_english_only(struct satz_suspects *suspects, const struct satz_spell_view *view,
                            struct satz_spell_language *language, size_t index) {
    struct satz_slice word = word_at(suspects, view, index);
    return satz_spell_is_english(language, word) && !satz_hunspell_knows(language->dictionary, word);
}

/* An English word beside another: a title, a slogan, a song. */
static bool is_among_english(struct satz_suspects *suspects, const struct satz_spell_view *view,
                             struct satz_spell_language *language, size_t index) {
    return is_english_only(suspects, view, language, index) &&
           ((view->words.items[index].follows && is_english_only(suspects, view, language, index - 1)) ||
            (index + 1 < view->words.count && view->words.items[index + 1].follows &&
             is_english_only(suspects, view, language, index + 1)));
}

struct satz_spell_evidence satz_suspect_evidence(const struct satz_suspect *suspect) {
    struct satz_slice fault = satz_slice_sub(suspect->word, suspect->fault.begin, suspect->fault.end);
    return satz_spell_evidence_of(suspect->language, fault, fault.size < suspect->word.size);
}

bool satz_suspect_is_slipped_name(const struct satz_suspect *suspect) {
    if (!suspect->language->graph.edge_count)
        return false;
    struct satz_spell_evidence evidence = satz_suspect_evidence(suspect);
    return satz_spell_is_slipped_name(&evidence);
}

/* A capitalised suspect after a first name, title or role is a name; so are two that follow one another. */
static void learn_neighbours(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t index,
                             struct satz_suspect *last, const struct satz_suspect *suspect) {
    if (!view->words.items[index].follows || !index)
        return;
    if (satz_wordlist_has(&suspect->language->before_name, word_at(suspects, view, index - 1))) {
        if ((suspects->items[suspects->count - 1].named = satz_suspect_is_slipped_name(suspect)))
            return;
        add_name(suspects, base_of(suspect->language, suspect->word));
    }
    if (last && (last->capital || last->language->caseless) && last->place == index - 1) {
        last->paired = true;
        suspects->items[suspects->count - 1].paired = true;
    }
}

/* Where it stands, and its neighbours. */
static void place(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t index,
                  struct satz_suspect *suspect) {
    const struct satz_spell_word *word = &view->words.items[index];
    size_t begin = word->begin, size;
    suspect->place = index;
    suspect->inside = word->follows && begin >= 2 && view->plain.data[begin - 2] != '.';
    if (suspect->inside && index)
        suspect->before = satz_arena_copy(&suspects->arena, word_at(suspects, view, index - 1));
    if (index + 1 < view->words.count && word[1].follows && !word->dotted)
        suspect->after = satz_arena_copy(&suspects->arena, word_at(suspects, view, index + 1));
    suspect->begin = satz_spell_view_begin(view, begin);
    suspect->end = satz_spell_view_end(view, word->end);
    suspect->capital = satz_char_is_upper(satz_utf8_decode(suspect->word, suspect->fault.begin, &size));
}

static void add_suspect(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t index,
                        struct satz_suspect suspect) {
    struct satz_suspect *last = suspects->count ? &suspects->items[suspects->count - 1] : NULL;
    bool same = last && last->record == suspect.record && last->side == suspect.side;
    place(suspects, view, index, &suspect);
    suspects->items = satz_memory_grow(suspects->items, &suspects->capacity, suspects->count + 1,
                                       sizeof *suspects->items);
    suspects->items[suspects->count++] = suspect;
    if (!suspect.capital && !suspect.language->caseless)
        return;
    count_capital(suspects, &suspect);
    if (!suspect.named)
        learn_neighbours(suspects, view, index, same ? &suspects->items[suspects->count - 2] : NULL, &suspect);
}

/* Sets what is wrong with a word of the text's own language; false where it is no suspect. */
static bool judge_own(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t index,
                      struct satz_suspect *suspect) {
    if (suspect->named && !suspect->forbidden && !satz_suspect_is_slipped_name(suspect))
        return false;
    return suspect->forbidden || !is_among_english(suspects, view, suspect->language, index);
}

/* The same of a word in a run of another language: there a capital is a name's, but at a beginning. */
static bool judge_foreign(const struct satz_spell_view *view, size_t index, struct satz_suspect *suspect) {
    const struct satz_spell_word *word = &view->words.items[index];
    struct satz_spell_language *own = suspect->language;
    suspect->foreign = true;
    suspect->language = word->speaks;
    if (suspect->forbidden || satz_foreign_is_good(own, word->speaks, suspect->word))
        return suspect->forbidden;
    suspect->fault = satz_spell_judge(word->speaks, suspect->word, word);
    struct satz_spell_shape shape = satz_spell_shape_of(suspect->word, word->speaks->script);
    bool first = shape.capital && satz_foreign_is_first(view, index), name = shape.uppers > first;
    return suspect->fault.begin < suspect->fault.end && !suspect->named && !name;
}

void satz_suspects_add(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t record,
                       struct satz_spell_language *language) {
    learn_spans(suspects, view, language->script);
    for (size_t i = 0; i < view->words.count; i++) {
        struct satz_suspect suspect = { .record = record, .side = view->side, .language = language };
        struct satz_slice word = word_at(suspects, view, i);
        suspect.fault = satz_spell_judge(language, word, &view->words.items[i]);
        if (!view->words.items[i].speaks &&
            (suspect.fault.begin == suspect.fault.end || satz_spell_is_cut_wrongly(language, view->plain, &view->words, i)))
            continue;
        suspect.word = satz_arena_copy(&suspects->arena, word);
        suspect.forbidden =
            satz_spell_is_forbidden(language, satz_slice_sub(word, suspect.fault.begin, suspect.fault.end));
        suspect.named = view->words.items[i].naming;
        if (view->words.items[i].speaks ? judge_foreign(view, i, &suspect)
                                        : judge_own(suspects, view, i, &suspect))
            add_suspect(suspects, view, i, suspect);
    }
}

void satz_suspects_drop(struct satz_suspects *suspects, size_t first) {
    while (suspects->count > first) {
        const struct satz_suspect *suspect = &suspects->items[--suspects->count];
        size_t times = satz_suspects_times(suspects, suspect);
        if (times)
            satz_map_set(&suspects->counts, base_of(suspect->language, suspect->word), times - 1);
    }
}

void satz_suspects_learn(struct satz_suspects *suspects, const struct satz_suspect *suspect) {
    add_name(suspects, base_of(suspect->language, suspect->word));
}

static bool is_named(const struct satz_suspects *suspects, const struct satz_spell_language *language,
                     struct satz_slice word) {
    size_t ignored;
    return satz_map_get(&suspects->names, word, &ignored) ||
           satz_map_get(&suspects->names, base_of(language, word), &ignored);
}

bool satz_suspects_is_name(const struct satz_suspects *suspects, const struct satz_suspect *suspect) {
    if (suspect->named)
        return satz_suspects_times(suspects, suspect) > 1;
    const struct satz_spell_values *grown = &suspect->language->grown;
    struct satz_slice word = satz_slice_sub(suspect->word, suspect->fault.begin, suspect->fault.end);
    if (is_named(suspects, suspect->language, suspect->word) || is_named(suspects, suspect->language, word))
        return true;
    for (size_t i = 0; i < grown->count; i++)
        if (satz_slice_ends(word, grown->items[i]) && grown->items[i].size < word.size &&
            is_named(suspects, suspect->language, satz_slice_sub(word, 0, word.size - grown->items[i].size)))
            return true;
    return false;
}

bool satz_suspects_is_first(struct satz_suspects *suspects, const struct satz_suspect *suspect) {
    size_t ignored;
    if (satz_map_get(&suspects->told, suspect->word, &ignored))
        return false;
    satz_map_set(&suspects->told, suspect->word, 0);
    return true;
}

size_t satz_suspects_times(const struct satz_suspects *suspects, const struct satz_suspect *suspect) {
    size_t times = 0;
    if (suspect->capital || suspect->language->caseless)
        satz_map_get(&suspects->counts, base_of(suspect->language, suspect->word), &times);
    return times;
}
