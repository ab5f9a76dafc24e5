#include "entity/known.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define MATCHES 12
#define INFLECTED 0.9F /* how sure a form is that no table has */

void satz_known_init(struct satz_known *known) {
    *known = (struct satz_known){ .arena = SATZ_ARENA_INIT };
    satz_matcher_init(&known->matcher);
}

void satz_known_release(struct satz_known *known) {
    satz_arena_release(&known->arena);
    satz_matcher_release(&known->matcher);
    free(known->names);
    satz_inflections_free(known->inflections);
    satz_known_init(known);
}

static bool is_shared(const struct satz_known_name *a, const struct satz_known_name *b) {
    return a->surname && b->surname && !satz_slice_equal(a->key, b->key);
}

static void add_spelling(struct satz_known *known, struct satz_slice form, size_t index) {
    size_t before = satz_matcher_add(&known->matcher, form, index);
    if (before != index && is_shared(&known->names[before], &known->names[index]))
        known->names[before].shared = true;
}

/* Headlines and datelines are set in capitals; short words would become abbreviations. */
static void add_capitals(struct satz_known *known, struct satz_slice form, size_t index) {
    if (satz_utf8_count(form) < 4)
        return;
    struct satz_buffer upper = SATZ_BUFFER_INIT;
    satz_text_upper(form, "", &upper);
    add_spelling(known, satz_buffer_slice(&upper), index);
    satz_buffer_release(&upper);
}

/* `ad hoc mitteilung`, `AD HOC MITTEILUNG`, `Ad hoc mitteilung`, `Ad Hoc Mitteilung`. */
static void add_any_letters(struct satz_known *known, struct satz_slice form, size_t index) {
    struct satz_buffer small = SATZ_BUFFER_INIT, first = SATZ_BUFFER_INIT, each = SATZ_BUFFER_INIT;
    bool begins = true;
    satz_text_lower(form, "", &small);
    struct satz_slice text = satz_buffer_slice(&small);
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        satz_buffer_add_char(&each, begins ? satz_char_upper(character) : character);
        satz_buffer_add_char(&first, at == 0 ? satz_char_upper(character) : character);
        begins = character == ' ' || character == '-';
    }
    add_spelling(known, text, index);
    add_spelling(known, satz_buffer_slice(&first), index);
    add_spelling(known, satz_buffer_slice(&each), index);
    satz_buffer_reset(&each);
    satz_text_upper(form, "", &each);
    add_spelling(known, satz_buffer_slice(&each), index);
    satz_buffer_release(&small);
    satz_buffer_release(&first);
    satz_buffer_release(&each);
}

void satz_known_add(struct satz_known *known, struct satz_slice form, struct satz_known_name name) {
    if (!form.size)
        return;
    known->names = satz_memory_grow(known->names, &known->capacity, known->count + 1, sizeof name);
    known->names[known->count] = name;
    known->names[known->count].key = satz_arena_copy(&known->arena, name.key);
    add_spelling(known, form, known->count);
    if (name.letters == SATZ_LETTERS_USUAL)
        add_capitals(known, form, known->count);
    else if (name.letters == SATZ_LETTERS_ANY)
        add_any_letters(known, form, known->count);
    if (known->inflections && !name.exact)
        satz_inflections_add(known->inflections, form, known->count);
    known->count++;
}

static bool is_common(const struct satz_vocabulary *vocabulary, struct satz_slice word) {
    return satz_vocabulary_has(vocabulary, SATZ_WORD_STOP, word) ||
           satz_vocabulary_has(vocabulary, SATZ_WORD_NOUN, word) ||
           satz_vocabulary_has(vocabulary, SATZ_WORD_FIRST, word) ||
           satz_vocabulary_has(vocabulary, SATZ_WORD_FIRST_WEAK, word);
}

static void add_cell(struct satz_known *known, struct satz_slice cell, struct satz_known_name name,
                     const struct satz_vocabulary *vocabulary, bool surnames) {
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    struct satz_slice form, alone;
    while (satz_name_form(&cell, &scratch, &form, &alone)) {
        bool whole = satz_slice_equal(form, alone);
        if (!surnames)
            satz_known_add(known, form, name);
        if (!surnames || !alone.size || whole || is_common(vocabulary, alone))
            continue;
        name.weak = satz_vocabulary_has(vocabulary, SATZ_WORD_SURNAME_WEAK, alone);
        satz_known_add(known, alone, name);
    }
    satz_buffer_release(&scratch);
}

void satz_known_add_names(struct satz_known *known, const struct satz_nametable *names,
                          enum satz_language_id language, const struct satz_vocabulary *vocabulary) {
    /* Whole names first: one of them may be spelt like somebody's surname. */
    for (int surnames = 0; surnames < 2; surnames++)
        for (size_t i = 0; i < names->count; i++) {
            const struct satz_name *row = &names->names[i];
            struct satz_known_name name = { .most = SATZ_HOLD, .key = row->key, .surname = surnames,
                                            .rule = row->source };
            if (satz_kind_of_name(row->kind, &name.kind))
                add_cell(known, row->cells[language], name, vocabulary, surnames);
        }
    known->any_suffix = language == SATZ_KO;
}

void satz_known_add_words(struct satz_known *known, const struct satz_vocabulary *vocabulary) {
    static const struct {
        enum satz_word_class class;
        enum satz_kind kind;
        const char *file;
    } lists[] = {
        { SATZ_WORD_PLACE, SATZ_PLACE, "names/places.tsv" },      { SATZ_WORD_PRODUCT, SATZ_PRODUCT, "names/products.tsv" },
        { SATZ_WORD_EVENT, SATZ_EVENT, "names/events.tsv" },      { SATZ_WORD_LAW, SATZ_TITLE, "names/titles.tsv" },
        { SATZ_WORD_WORK, SATZ_TITLE, "names/titles.tsv" },
    };
    struct satz_slice word;
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
            if (satz_vocabulary_word(vocabulary, lists[list].class, i, &word))
                satz_known_add(known, word, (struct satz_known_name){ .kind = lists[list].kind, .most = SATZ_HOLD,
                                                                      .rule = lists[list].file });
}

static void add_capitalised(struct satz_known *known, struct satz_slice word, struct satz_known_name name) {
    satz_known_add(known, word, name);
    size_t size;
    uint32_t first = satz_utf8_decode(word, 0, &size);
    if (!satz_char_is_lower(first))
        return;
    struct satz_buffer upper = SATZ_BUFFER_INIT;
    satz_text_upper(satz_slice_sub(word, 0, size), "", &upper);
    satz_buffer_add(&upper, satz_slice_from(word, size));
    satz_known_add(known, satz_buffer_slice(&upper), name);
    satz_buffer_release(&upper);
}

static void add_stem(struct satz_known *known, struct satz_slice stem, struct satz_known_name name) {
    static const char *const endings[] = { "e", "en", "em", "er", "es" };
    struct satz_buffer word = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        satz_buffer_reset(&word);
        satz_buffer_add(&word, stem);
        satz_buffer_add_string(&word, endings[i]);
        add_capitalised(known, satz_buffer_slice(&word), name);
    }
    satz_buffer_release(&word);
}

enum satz_status satz_known_add_nationalities(struct satz_known *known, struct satz_table *table,
                                              const struct satz_data *data, const char *tag,
                                              struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    if (satz_data_language_path(data, tag, "nationalities.tsv", &path))
        status = satz_table_load(table, path.data, error);
    satz_buffer_release(&path);
    for (size_t i = 1; status == SATZ_OK && i < table->count; i++) {
        const struct satz_row *row = &table->rows[i];
        struct satz_known_name name = {
            .kind = SATZ_PLACE, .most = SATZ_VERIFY, .key = satz_row_cell(row, 0), .exact = true,
            .rule = "nationalities.tsv"
        };
        struct satz_slice stems = satz_row_cell(row, 1), people = satz_row_cell(row, 2), word;
        while (stems.data && satz_slice_split(&stems, '|', &word))
            if (word.size)
                add_stem(known, word, name);
        while (people.data && satz_slice_split(&people, '|', &word))
            satz_known_add(known, word, name);
    }
    return status;
}

/* Whether a name may end at byte `end` inside or at the end of a token, whose number is in `*last`. */
static bool may_end(const struct satz_known *known, const struct satz_token_text *text, size_t at, size_t end,
                    const struct satz_known_name *name, size_t *last) {
    while (at + 1 < text->count && text->tokens[at + 1].begin < end)
        at++;
    *last = at;
    size_t rest = text->tokens[at].end - end;
    if (!rest || known->any_suffix)
        return true;
    const char *tail = text->text.data + end;
    bool genitive = (rest == 1 && tail[0] == 's') || (rest == 2 && name->kind != SATZ_PERSON && !memcmp(tail, "es", 2));
    return genitive && !name->exact;
}

static bool is_in_compound(const struct satz_token_text *text, size_t at, size_t last) {
    return text->tokens[at].chain < at || text->tokens[last].chain_last > last;
}

/* `Kanton` is a town, but in `Kanton Aargau` it says what Aargau is. */
static bool is_cue(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    return satz_vocabulary_has(vocabulary, SATZ_WORD_PLACE_CUE, satz_token_slice(text, at)) &&
           satz_token_is_upper(text, at + 1) && !text->tokens[at + 1].glued;
}

static bool is_announced(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    struct satz_slice before = satz_token_slice(text, at - 1);
    return at && (satz_vocabulary_has(vocabulary, SATZ_WORD_ROLE, before) ||
                  satz_vocabulary_has(vocabulary, SATZ_WORD_SALUTATION, before) ||
                  satz_vocabulary_ends(vocabulary, SATZ_WORD_ROLE_HEAD, before));
}

/* A name of one letter (X) is one only where a word before it says so. */
static bool is_plausible(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                         const struct satz_known_name *name, size_t at, size_t last, size_t size) {
    if ((name->whole && is_in_compound(text, at, last)) || (name->kind == SATZ_PLACE && is_cue(text, vocabulary, at)))
        return false;
    if (name->weak && !is_announced(text, vocabulary, at))
        return false;
    if (size > 1)
        return true;
    return at && satz_vocabulary_has(vocabulary, SATZ_WORD_BEFORE_NAME, satz_token_slice(text, at - 1)) &&
           !(satz_token_glued(text, last + 1, '.') && last + 2 < text->count) && !satz_token_glued(text, last + 1, '-');
}

static void add_compound(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                         struct satz_candidate candidate, size_t first, size_t last,
                         struct satz_candidates *candidates) {
    size_t end = text->tokens[last].chain_last;
    candidate.begin = text->tokens[first].begin;
    candidate.end = text->tokens[end].end;
    candidate.most = SATZ_VERIFY;
    if (satz_vocabulary_ends(vocabulary, SATZ_WORD_EVENT_HEAD, satz_token_slice(text, end))) {
        candidate.kind = SATZ_EVENT;
        candidate.key = satz_slice_make(NULL, 0);
    }
    satz_candidates_add_full(candidates, candidate);
}

static void add_found(const struct satz_known *known, const struct satz_token_text *text,
                      const struct satz_vocabulary *vocabulary, const struct satz_known_name *name, size_t at,
                      size_t last, size_t size, float score, struct satz_candidates *candidates) {
    struct satz_candidate candidate = { .begin = text->tokens[at].begin,
                                        .end = text->tokens[at].begin + size,
                                        .kind = name->kind,
                                        .most = name->most,
                                        .rank = known->rank,
                                        .rule = name->rule,
                                        .score = score };
    if (!name->shared)
        candidate.key = name->key;
    if (is_in_compound(text, at, last))
        add_compound(text, vocabulary, candidate, text->tokens[at].chain, last, candidates);
    else
        satz_candidates_add_full(candidates, candidate);
}

/* A term in another form than it was added in: its index, and its size in `*size`; SIZE_MAX where none begins here. */
static size_t find_inflected(const struct satz_known *known, const struct satz_token_text *text,
                             const struct satz_vocabulary *vocabulary, size_t at, size_t *size,
                             struct satz_candidates *candidates) {
    size_t index, last;
    if (!known->inflections || !satz_inflections_at(known->inflections, text, at, &index, &last))
        return SIZE_MAX;
    *size = text->tokens[last].end - text->tokens[at].begin;
    if (!is_plausible(text, vocabulary, &known->names[index], at, last, *size))
        return SIZE_MAX;
    add_found(known, text, vocabulary, &known->names[index], at, last, *size, INFLECTED, candidates);
    return index;
}

void satz_known_find(const struct satz_known *known, const struct satz_token_text *text,
                     const struct satz_vocabulary *vocabulary, struct satz_candidates *candidates) {
    struct satz_match matches[MATCHES];
    for (size_t i = 0; i < text->count; i++) {
        if (text->tokens[i].kind == SATZ_TOKEN_OTHER)
            continue;
        size_t form_size = 0, form = find_inflected(known, text, vocabulary, i, &form_size, candidates);
        size_t last, count = satz_matcher_find(&known->matcher, text->text, text->tokens[i].begin, matches, MATCHES);
        while (count-- > 0) {
            const struct satz_known_name *name = &known->names[matches[count].value];
            size_t size = matches[count].size;
            if (!may_end(known, text, i, text->tokens[i].begin + size, name, &last) ||
                !is_plausible(text, vocabulary, name, i, last, size))
                continue;
            /* What was added first goes before. */
            if (form > matches[count].value || size != form_size)
                add_found(known, text, vocabulary, name, i, last, size, 1, candidates);
            break;
        }
    }
}

bool satz_known_at(const struct satz_known *known, const struct satz_token_text *text, size_t at, enum satz_kind kind,
                   size_t *end) {
    struct satz_match matches[MATCHES];
    if (at >= text->count)
        return false;
    size_t count = satz_matcher_find(&known->matcher, text->text, text->tokens[at].begin, matches, MATCHES), last;
    while (count-- > 0) {
        const struct satz_known_name *name = &known->names[matches[count].value];
        if (name->kind != kind || name->exact ||
            !may_end(known, text, at, text->tokens[at].begin + matches[count].size, name, &last))
            continue;
        *end = last + 1;
        return true;
    }
    return false;
}
