#include "protect/tagging.h"

#include "text/unicode.h"
#include "text/utf8.h"

#define SAID 0.82  /* less sure, nothing is said */
#define HELD 0.9   /* less sure, a name stays visible */
#define SURE_CAPITALS 0.95 /* of an abbreviation, which may stand for anything: less sure, nothing is said */
#define WIDER 0.9  /* so sure, a name may take in others */

void satz_tagging_init(struct satz_tagging *tagging) {
    *tagging = (struct satz_tagging){ .words = { NULL, 0, 0 } };
    satz_document_names_init(&tagging->names);
}

void satz_tagging_release(struct satz_tagging *tagging) {
    satz_word_list_release(&tagging->words);
    satz_document_names_release(&tagging->names);
    satz_tagged_log_release(&tagging->found);
}

void satz_tagging_reset(struct satz_tagging *tagging) {
    satz_document_names_reset(&tagging->names);
    satz_tagged_log_reset(&tagging->found);
    tagging->next = 0;
}

void satz_tagging_note(struct satz_tagging *tagging, struct satz_tagger *tagger, const struct satz_token_text *text) {
    satz_word_list_set(&tagging->words, text->text);
    (void)satz_tagger_find(tagger, tagging->words.words, tagging->words.count);
    satz_document_names_add(&tagging->names, tagging->words.words, tagging->words.count, tagger->things, tagger->count);
    satz_tagged_log_keep(&tagging->found, tagger);
}

/* ---- candidates ---- */

static bool has_digit(struct satz_slice word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* A thing that is no person, place or organisation: with a number a product (Sepia 8), else mostly the title of a work. */
static enum satz_kind kind_of_other(const struct satz_slice *words, const struct satz_tagged *tagged) {
    for (size_t i = tagged->first; i < tagged->end; i++)
        if (has_digit(words[i]))
            return SATZ_PRODUCT;
    return SATZ_TITLE;
}

static enum satz_kind kind_of(const struct satz_slice *words, const struct satz_tagged *tagged) {
    switch (tagged->kind) {
    case SATZ_TAG_PER: case SATZ_TAG_PER_PART: return SATZ_PERSON;
    case SATZ_TAG_LOC: case SATZ_TAG_LOC_PART: return SATZ_PLACE;
    case SATZ_TAG_ORG: case SATZ_TAG_ORG_PART: return SATZ_ORG;
    default: return kind_of_other(words, tagged);
    }
}

static bool is_part(enum satz_tag_kind kind) {
    return kind == SATZ_TAG_PER_PART || kind == SATZ_TAG_LOC_PART || kind == SATZ_TAG_ORG_PART;
}

static bool is_mark(const struct satz_word_list *words, size_t at) {
    size_t size;
    return at < words->count && satz_char_is_punct(satz_utf8_decode(words->words[at], 0, &size)) &&
           words->words[at].size <= 3 && !satz_slice_is(words->words[at], ",") && !satz_slice_is(words->words[at], ".");
}

/* All that stands in quotation marks or brackets is the matter of those who look at them. */
static bool is_enclosed(const struct satz_word_list *words, const struct satz_tagged *tagged) {
    return tagged->first > 0 && is_mark(words, tagged->first - 1) && is_mark(words, tagged->end);
}

static bool is_abbreviation(const struct satz_slice *words, const struct satz_tagged *tagged) {
    struct satz_slice word = words[tagged->first];
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return tagged->end - tagged->first == 1;
}

/*
 * What is derived from a name is translated (`deutsche`); so are languages, currencies and such, which are other
 * things of one word.
 */
static bool is_wanted(const struct satz_word_list *words, const struct satz_tagged *tagged) {
    if (tagged->sure < (is_abbreviation(words->words, tagged) ? SURE_CAPITALS : SAID))
        return false;
    switch (tagged->kind) {
    case SATZ_TAG_PER: case SATZ_TAG_LOC: case SATZ_TAG_PER_PART: case SATZ_TAG_LOC_PART: case SATZ_TAG_ORG_PART:
        return true;
    case SATZ_TAG_ORG: return !is_enclosed(words, tagged);
    case SATZ_TAG_OTH: return tagged->end - tagged->first > 1 && tagged->sure >= HELD && !is_enclosed(words, tagged);
    default: return false;
    }
}

static bool is_held(const struct satz_tagged *tagged) {
    return !is_part(tagged->kind) && tagged->kind != SATZ_TAG_OTH && tagged->sure >= HELD;
}

/* A genitive -s that the document has the name without is no part of it. */
static size_t end_of(struct satz_tagging *tagging, const struct satz_tagged *tagged) {
    const struct satz_slice *last = &tagging->words.words[tagged->end - 1];
    size_t there;
    struct satz_slice base = satz_slice_make(tagging->words.words[tagged->first].data,
                                             (size_t)(last->data + last->size - tagging->words.words[tagged->first].data));
    if (last->size > 3 && last->data[last->size - 1] == 's') {
        base.size--;
        if (satz_map_get(&tagging->names.forms, base, &there))
            return last->size - 1;
    }
    return last->size;
}

static struct satz_candidate candidate_of(struct satz_tagging *tagging, const struct satz_tagged *tagged,
                                          const struct satz_token_text *text) {
    const struct satz_slice *words = tagging->words.words;
    return (struct satz_candidate){
        .begin = (size_t)(words[tagged->first].data - text->text.data),
        .end = (size_t)(words[tagged->end - 1].data - text->text.data) + end_of(tagging, tagged),
        .kind = kind_of(words, tagged),
        .most = is_held(tagged) ? SATZ_HOLD : SATZ_VERIFY,
        .rank = SATZ_RANK_TAGGER,
        .rule = satz_tag_name(tagged->kind),
        .score = (float)tagged->sure,
    };
}

/* Whether the tagger's name may take in what another finder is sure of: a part of it, but hardly another of its kind. */
static bool may_contain(const struct satz_candidate *name, const struct satz_candidate *other) {
    bool genitive = name->begin == other->begin && name->end - other->end == 1;
    if (name->score < (float)WIDER || other->rank >= SATZ_RANK_TERM || genitive)
        return false;
    if (name->kind == SATZ_ORG)
        return other->kind != SATZ_TITLE && other->kind != SATZ_EVENT && other->kind != SATZ_ORG;
    return name->kind == SATZ_PERSON && (other->kind == SATZ_PLACE || other->kind == SATZ_PERSON);
}

/* Whether `name` stands beside those that win without it, which are in order of place; `*at` is where to begin. */
static bool fits(const struct satz_candidates *winners, size_t *at, const struct satz_candidate *name) {
    while (*at < winners->count && winners->items[*at].end <= name->begin)
        ++*at;
    for (size_t i = *at; i < winners->count && winners->items[i].begin < name->end; i++) {
        const struct satz_candidate *other = &winners->items[i];
        bool inside = other->begin >= name->begin && other->end <= name->end;
        if (!inside || other->end - other->begin >= name->end - name->begin || !may_contain(name, other))
            return false;
    }
    return true;
}

static struct satz_candidates winners_of(const struct satz_candidates *candidates, size_t size) {
    struct satz_candidates winners = SATZ_CANDIDATES_INIT;
    for (size_t i = 0; i < candidates->count; i++)
        satz_candidates_add_full(&winners, candidates->items[i]);
    satz_candidates_resolve(&winners, size);
    return winners;
}

void satz_tagging_add(struct satz_tagging *tagging, struct satz_tagger *tagger, const struct satz_token_text *text,
                      struct satz_candidates *candidates) {
    satz_word_list_set(&tagging->words, text->text);
    satz_tagged_log_recall(&tagging->found, tagging->next++, tagger);
    (void)satz_document_names_settle(&tagging->names, tagging->words.words, tagging->words.count, tagger);
    if (!tagger->count)
        return;
    struct satz_candidates winners = winners_of(candidates, text->text.size);
    size_t at = 0;
    for (size_t i = 0; i < tagger->count; i++) {
        struct satz_candidate name = candidate_of(tagging, &tagger->things[i], text);
        if (is_wanted(&tagging->words, &tagger->things[i]) && fits(&winners, &at, &name))
            satz_candidates_add_full(candidates, name);
    }
    satz_candidates_release(&winners);
}
