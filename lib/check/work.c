#include "check/work.h"

#include <stdarg.h>

#include "entity/address.h"
#include "entity/calendar.h"
#include "entity/identifier.h"

static size_t number(const struct satz_check_work *work, size_t check, size_t parameter) {
    return satz_check_config_number(work->config, check, parameter, &work->pair, work->text->side == SATZ_SIDE_TGT);
}

size_t satz_check_number(const struct satz_check_work *work, size_t parameter) {
    return number(work, (size_t)(work->check - satz_check_table), parameter);
}

size_t satz_check_number_of(const struct satz_check_work *work, const char *check, size_t parameter) {
    return number(work, satz_check_named(satz_slice_of(check)), parameter);
}

static void __attribute__((format(printf, 6, 0)))
add(struct satz_check_work *work, enum satz_side side, size_t begin, size_t end, struct satz_slice fix,
    const char *format, va_list arguments) {
    struct satz_buffer sentence = SATZ_BUFFER_INIT;
    if (work->said++ >= SATZ_CHECK_SAID)
        return;
    satz_buffer_add_vformat(&sentence, format, arguments);
    struct satz_finding finding = { work->check->id, side, begin, end, work->level, satz_buffer_slice(&sentence),
                                    &fix, fix.data ? 1 : 0, { NULL, 0 } };
    satz_findings_add(work->record, &finding);
    satz_buffer_release(&sentence);
}

void satz_check_say(struct satz_check_work *work, const struct satz_check_text *text, size_t begin, size_t end,
                    struct satz_slice fix, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add(work, text->side, satz_check_text_place(text, begin), satz_check_text_place(text, end), fix, format,
        arguments);
    va_end(arguments);
}

void satz_check_say_view(struct satz_check_work *work, size_t begin, size_t end, const char *format, ...) {
    const struct satz_plain_view *view = satz_check_view(work);
    va_list arguments;
    va_start(arguments, format);
    add(work, SATZ_SIDE_SRC, satz_plain_view_begin(view, begin), satz_plain_view_end(view, end), SATZ_CHECK_NO_FIX,
        format, arguments);
    va_end(arguments);
}

bool satz_check_told(const struct satz_check_work *work, const char *prefix, size_t begin, size_t end) {
    for (size_t i = 0; i < work->told.count; i++) {
        const struct satz_finding *told = &work->told.items[i];
        if (told->side == SATZ_SIDE_SRC && told->begin < end && told->end > begin &&
            !strncmp(told->check, prefix, strlen(prefix)))
            return true;
    }
    return false;
}

static bool has_tags(const struct satz_span_list *spans) {
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].kind == SATZ_TAG)
            return true;
    return false;
}

const struct satz_plain_view *satz_check_view(struct satz_check_work *work) {
    struct satz_error ignored = SATZ_ERROR_INIT;
    struct satz_record look = *work->record;
    if (work->viewed)
        return work->view;
    work->viewed = true;
    if (!work->html && !has_tags(&work->spans) && satz_plain_view_borrow(work->view, work->src.raw))
        return work->view;
    look.arena = work->arena;
    /* The spans were read before: this does not fail. */
    if (satz_plain_view_set(work->view, &look, work->html, &work->source->entities->keep, &ignored) == SATZ_OK)
        satz_plain_view_locate(work->view, work->html);
    return work->view;
}

static void find_entities(struct satz_check_work *work) {
    const struct satz_plain_view *view = satz_check_view(work);
    const struct satz_entity_language *language = work->source->entities;
    const struct satz_vocabulary *vocabulary = &language->vocabulary;
    struct satz_candidates *found = work->scratch;
    found->count = 0;
    satz_known_find(&language->terms, &view->text, vocabulary, found);
    satz_known_find(&language->names, &view->text, vocabulary, found);
    satz_addresses_find(&view->text, vocabulary, found);
    satz_identifiers_find(&view->text, vocabulary, found, &work->misprints);
    satz_calendar_find(&view->text, vocabulary, found);
    satz_candidates_resolve(found, view->text.text.size);
    work->candidates = found;
}

const struct satz_candidates *satz_check_entities(struct satz_check_work *work) {
    struct satz_check_source *known = work->src.known;
    if (work->candidates)
        return work->candidates;
    if (known && known->candidates) {
        work->misprints = *known->misprints;
        return work->candidates = known->candidates;
    }
    find_entities(work);
    if (known)
        satz_check_sources_keep_entities(work->source->sources, known, work->candidates, &work->misprints);
    return work->candidates;
}
