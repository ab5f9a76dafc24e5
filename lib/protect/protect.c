#include "protect/protect.h"

#include <stdlib.h>

#include "base/memory.h"
#include "entity/address.h"
#include "entity/calendar.h"
#include "entity/figure.h"
#include "entity/identifier.h"
#include "entity/name.h"
#include "protect/explain.h"
#include "protect/language.h"
#include "protect/speaker.h"
#include "protect/tagging.h"
#include "quote/element.h"
#include "quote/quote.h"
#include "quote/saying.h"
#include "stream/finding.h"
#include "stream/paragraph.h"

#define LANGUAGES 16 /* so many languages are kept loaded; a stranger may name regions without end */

struct satz_protector {
    const struct satz_data *data;
    const struct satz_terms *terms;
    const struct satz_policy *policy;
    struct satz_nametable names;
    struct satz_protect_language languages[LANGUAGES];
    size_t language_count;
    struct satz_plain_view view;
    struct satz_candidates candidates;
    struct satz_arena scratch; /* of the record that is looked at: all records of a document are held */
    /* of the document */
    struct satz_sightings sightings;
    struct satz_tagging tagging;
    struct satz_quotes quotes;
    struct satz_quote_elements elements;
    struct satz_speakers speakers;
    struct satz_engine_text text;
    enum satz_paragraphs paragraphs;
    size_t groups; /* numbers that earlier windows of the document took */
    /* where somebody asks for reasons */
    void (*tell)(void *context, struct satz_slice line);
    void *tell_context;
    struct satz_grounds grounds;
};

struct satz_protector *satz_protector_new(const struct satz_data *data, const struct satz_terms *terms,
                                          const struct satz_policy *policy, struct satz_error *error) {
    struct satz_protector *protector = satz_memory_get_array(1, sizeof *protector);
    protector->data = data;
    protector->terms = terms;
    protector->policy = policy;
    satz_plain_view_init(&protector->view);
    satz_sightings_init(&protector->sightings);
    satz_tagging_init(&protector->tagging);
    satz_engine_text_init(&protector->text);
    satz_arena_init(&protector->scratch);
    satz_speakers_init(&protector->speakers);
    if (satz_nametable_load(&protector->names, data, error) == SATZ_OK)
        return protector;
    satz_protector_free(protector);
    return NULL;
}

static void forget_languages(struct satz_protector *protector) {
    while (protector->language_count) {
        satz_protect_language_close(&protector->languages[--protector->language_count]);
    }
}

void satz_protector_free(struct satz_protector *protector) {
    if (!protector)
        return;
    forget_languages(protector);
    satz_nametable_release(&protector->names);
    satz_plain_view_release(&protector->view);
    satz_candidates_release(&protector->candidates);
    satz_sightings_release(&protector->sightings);
    satz_tagging_release(&protector->tagging);
    satz_engine_text_release(&protector->text);
    satz_arena_release(&protector->scratch);
    free(protector->grounds.items);
    satz_speakers_release(&protector->speakers);
    free(protector);
}

void satz_protector_explain(struct satz_protector *protector, void (*tell)(void *context, struct satz_slice line),
                            void *context) {
    protector->tell = tell;
    protector->tell_context = context;
}

static struct satz_protect_language *load_language(struct satz_protector *protector, const struct satz_language *tag,
                                                   struct satz_error *error) {
    for (size_t i = 0; i < protector->language_count; i++)
        if (!strcmp(protector->languages[i].entities->language.tag, tag->tag))
            return &protector->languages[i];
    if (protector->language_count == LANGUAGES)
        forget_languages(protector);
    struct satz_protect_language *language = &protector->languages[protector->language_count];
    if (satz_protect_language_open(language, tag, protector->data, &protector->names, protector->terms, error) != SATZ_OK)
        return NULL;
    protector->language_count++;
    return language;
}

/* The language of a record; German where it names none. */
static struct satz_protect_language *language_of(struct satz_protector *protector, const struct satz_record *record,
                                                 struct satz_error *error) {
    struct satz_language language;
    struct satz_error reason;
    struct satz_slice tag = satz_record_string(record, "lang");
    char name[sizeof language.tag] = "de";
    if (tag.size >= sizeof name) {
        satz_record_fail(record, error, "`lang` names no language");
        return NULL;
    }
    if (tag.size) {
        memcpy(name, tag.data, tag.size);
        name[tag.size] = '\0';
    }
    if (satz_language_parse(name, &language, &reason) != SATZ_OK) {
        satz_record_fail(record, error, "lang: %s", reason.reason);
        return NULL;
    }
    return load_language(protector, &language, error);
}

static bool is_html(const struct satz_protector *protector) {
    return protector->paragraphs == SATZ_PARAGRAPHS_HTML;
}

/* Sets the view to a record, and gives its language; NULL where it is bad. */
static struct satz_protect_language *look_at(struct satz_protector *protector, const struct satz_record *record,
                                             struct satz_error *error) {
    struct satz_protect_language *language = language_of(protector, record, error);
    struct satz_record look = *record;
    satz_arena_reset(&protector->scratch);
    look.arena = &protector->scratch;
    if (!language || satz_plain_view_set(&protector->view, &look, is_html(protector), &language->entities->keep, error) != SATZ_OK)
        return NULL;
    return language;
}

static void find_names(struct satz_protector *protector, const struct satz_entity_language *language, bool sight) {
    struct satz_name_rules rules = { &protector->view.text, &language->vocabulary, &language->names,
                                     &protector->sightings, sight, &protector->candidates };
    protector->candidates.count = 0;
    satz_persons_find(&rules);
    satz_organisations_find(&rules);
    satz_places_find(&rules);
    satz_products_find(&rules);
    satz_events_find(&rules);
    satz_laws_find(&rules);
}

/* First visit: which words the document has. Returns how many records are good. */
static size_t count_words(struct satz_protector *protector, struct satz_document *document, struct satz_error *error) {
    size_t i;
    for (i = 0; i < document->count; i++) {
        if (!look_at(protector, &document->records[i], error))
            break;
        satz_sightings_count(&protector->sightings, &protector->view.text);
    }
    return i;
}

/* What quotations are told by. */
struct words {
    const struct satz_vocabulary *vocabulary;
    const struct satz_sayings *sayings;
};

static bool is_speech(const void *context, struct satz_slice word) {
    const struct words *words = context;
    return (satz_sayings_of(words->sayings, word) & SATZ_SAYING_SPEECH) != 0;
}

static bool is_speech_noun(const void *context, struct satz_slice word) {
    const struct words *words = context;
    return (satz_sayings_of(words->sayings, word) & SATZ_SAYING_SPEECH_NOUN) != 0;
}

static bool is_title_noun(const void *context, struct satz_slice word) {
    const struct words *words = context;
    return satz_vocabulary_ends(words->vocabulary, SATZ_WORD_TITLE_NOUN, word) ||
           (satz_sayings_of(words->sayings, word) & SATZ_SAYING_TITLE_BEFORE) != 0;
}

static bool is_title_after(const void *context, struct satz_slice word) {
    const struct words *words = context;
    return satz_vocabulary_has(words->vocabulary, SATZ_WORD_TITLE_AFTER, word);
}

static bool is_link(const void *context, struct satz_slice word) {
    const struct words *words = context;
    return satz_vocabulary_has(words->vocabulary, SATZ_WORD_LINK, word);
}

static bool is_title(const void *context, struct satz_slice inside) {
    const struct words *words = context;
    return satz_sayings_title(words->sayings, inside);
}

static void pair_quotes(struct satz_protector *protector, const struct satz_protect_language *language,
                        const struct satz_record *record) {
    const struct words words = { &language->entities->vocabulary, &language->sayings };
    protector->quotes.words =
        (struct satz_quote_words){ &words, is_speech, is_speech_noun, is_title_noun, is_title_after, is_link, is_title };
    satz_quotes_add(&protector->quotes, protector->view.text.text, satz_paragraph_begins(record, protector->paragraphs));
    if (is_html(protector))
        satz_quote_elements_add(&protector->elements, satz_record_string(record, "gap"), protector->view.src,
                                &protector->view.plain, &protector->view.tags);
    protector->quotes.words = (struct satz_quote_words){ 0 };
}

/* Second visit: which names it is sure of, and its quotations. */
static enum satz_status sight_names(struct satz_protector *protector, struct satz_document *document, size_t count,
                                    struct satz_error *error) {
    for (size_t i = 0; i < count; i++) {
        const struct satz_record *record = &document->records[i];
        struct satz_protect_language *language = look_at(protector, record, error);
        if (!language)
            return SATZ_FAILED;
        find_names(protector, language->entities, true);
        if (language->tags)
            satz_tagging_note(&protector->tagging, &language->tagger, &protector->view.text);
        pair_quotes(protector, language, record);
    }
    satz_quotes_end(&protector->quotes);
    return SATZ_OK;
}

static void find_all(struct satz_protector *protector, struct satz_protect_language *tagged,
                     struct satz_misprints *misprints) {
    const struct satz_entity_language *language = tagged->entities;
    const struct satz_token_text *text = &protector->view.text;
    const struct satz_vocabulary *vocabulary = &language->vocabulary;
    struct satz_candidates *candidates = &protector->candidates;
    find_names(protector, language, false);
    satz_known_find(&language->terms, text, vocabulary, candidates);
    satz_known_find(&language->names, text, vocabulary, candidates);
    satz_known_find(&protector->sightings.known, text, vocabulary, candidates);
    satz_addresses_find(text, vocabulary, candidates);
    satz_identifiers_find(text, vocabulary, candidates, misprints);
    satz_figures_find(text, vocabulary, candidates);
    satz_calendar_find(text, vocabulary, candidates);
    satz_protect_guard(&protector->view, candidates);
    if (tagged->tags)
        satz_tagging_add(&protector->tagging, &tagged->tagger, text, candidates);
    satz_candidates_resolve(candidates, text->text.size);
}

/* What a quotation array has of segment `index`, from `*next` on. */
static size_t quotes_of(const struct satz_quotes *quotes, size_t index, size_t *next) {
    size_t begin = *next;
    while (*next < quotes->count && quotes->items[*next].segment == index)
        ++*next;
    return *next - begin;
}

static void report_misprints(const struct satz_plain_view *view, struct satz_record *record,
                             const struct satz_misprints *misprints) {
    for (size_t i = 0; i < misprints->count; i++) {
        const struct satz_misprint *misprint = &misprints->items[i];
        satz_findings_say(record, "protect/check-digit", SATZ_WARNING, SATZ_SIDE_SRC,
                          satz_plain_view_begin(view, misprint->begin), satz_plain_view_end(view, misprint->end),
                          "This %s is mistyped: its check digits do not fit.", misprint->what);
    }
}

static void report_losses(const struct satz_protector *protector, struct satz_record *record, size_t index,
                          size_t *next) {
    const struct satz_quotes *quotes = &protector->quotes;
    bool wanted = protector->policy->quotations != SATZ_OFF;
    for (; *next < quotes->loss_count && quotes->losses[*next].segment == index; ++*next)
        if (wanted && !quotes->losses[*next].closing)
            satz_findings_say(record, "protect/quote-open", SATZ_WARNING, SATZ_SIDE_SRC,
                              satz_plain_view_begin(&protector->view, quotes->losses[*next].begin),
                              satz_plain_view_end(&protector->view, quotes->losses[*next].end),
                              "This quotation is not closed in its paragraph; it is not held.");
}

static void write_text(struct satz_protector *protector, struct satz_record *record,
                       const struct satz_span_list *spans, const struct satz_wordset *keep) {
    struct satz_engine_view view = { .html = is_html(protector), .keep = keep };
    satz_engine_text_build(&protector->text, protector->view.src, spans, &view);
    satz_record_set_string(record, "text", satz_buffer_slice(&protector->text.text));
}

static void explain(struct satz_protector *protector, const struct satz_protect_segment *segment,
                    const struct satz_record *record) {
    struct satz_buffer lines = SATZ_BUFFER_INIT;
    satz_protect_explain(segment, record, &lines);
    protector->tell(protector->tell_context, satz_buffer_slice(&lines));
    satz_buffer_release(&lines);
}

/* Where a visit is in the arrays of quotations. */
struct progress {
    size_t quote, loss;
};

static enum satz_status finish_record(struct satz_protector *protector, struct satz_record *record, size_t index,
                                      struct progress *progress, struct satz_error *error) {
    struct satz_protect_language *language = look_at(protector, record, error);
    struct satz_misprints misprints = { .count = 0 };
    struct satz_span_list spans = { 0 };
    if (!language)
        return SATZ_FAILED;
    satz_plain_view_locate(&protector->view, is_html(protector));
    find_all(protector, language, &misprints);
    struct satz_protect_segment segment = { .view = &protector->view,
                                            .policy = protector->policy,
                                            .group_base = protector->groups,
                                            .candidates = &protector->candidates,
                                            .grounds = protector->tell ? &protector->grounds : NULL };
    size_t first = progress->quote;
    segment.quote_count = quotes_of(&protector->quotes, index, &progress->quote);
    if (segment.quote_count)
        segment.quotes = protector->quotes.items + first;
    protector->grounds.count = 0;
    satz_protect_segment_spans(&segment, &protector->scratch, &spans);
    if (protector->tell)
        explain(protector, &segment, record);
    satz_spans_write(record, &spans);
    satz_speakers_add(&protector->speakers, index, &protector->view, &spans, &language->sayings,
                      satz_paragraph_begins(record, protector->paragraphs));
    write_text(protector, record, &spans, &language->entities->keep);
    satz_findings_clear(record, "protect/");
    report_losses(protector, record, index, &progress->loss);
    report_misprints(&protector->view, record, &misprints);
    return SATZ_OK;
}

static void begin_document(struct satz_protector *protector, const struct satz_document *document) {
    satz_sightings_reset(&protector->sightings);
    satz_tagging_reset(&protector->tagging);
    satz_speakers_reset(&protector->speakers);
    if (!document->continued) {
        protector->groups = 0;
        protector->paragraphs = satz_paragraphs_of(&document->records[0]);
    }
    satz_quotes_init(&protector->quotes, &(struct satz_quote_words){ 0 });
    satz_quote_elements_init(&protector->elements, &protector->quotes);
}

static void report_window(struct satz_document *document) {
    struct satz_record *first = &document->records[0];
    if (document->continued)
        satz_findings_say(first, "protect/window", SATZ_INFO, SATZ_SIDE_SRC, 0, 0,
                          "The document is too long to be seen whole: names before this place count no more.");
}

enum satz_status satz_protect_document(struct satz_protector *protector, struct satz_document *document, size_t *done,
                                       struct satz_error *error) {
    struct progress progress = { 0 };
    *done = 0;
    if (!document->count)
        return SATZ_OK;
    begin_document(protector, document);
    size_t good = count_words(protector, document, error);
    enum satz_status status = sight_names(protector, document, good, error);
    for (; status == SATZ_OK && *done < good; ++*done)
        status = finish_record(protector, &document->records[*done], *done, &progress, error);
    if (status == SATZ_OK)
        status = satz_speakers_write(&protector->speakers, document->records, error);
    if (*done)
        report_window(document);
    protector->groups += protector->quotes.groups;
    satz_quotes_release(&protector->quotes);
    return status == SATZ_OK && good < document->count ? SATZ_FAILED : status;
}
