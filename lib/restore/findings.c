#include "restore/findings.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* A sentence shows at most so much of a span. */
enum { SHOWN = 60 };

static struct satz_slice shown(struct satz_slice src, const struct satz_span *span) {
    struct satz_slice words = satz_slice_sub(src, span->begin, span->end);
    return words.size > SHOWN ? satz_slice_sub(words, 0, satz_utf8_floor(words, SHOWN)) : words;
}

static void say(struct satz_record *record, struct satz_slice src, const struct satz_span *span, const char *check,
                enum satz_level level, const char *before, const char *after) {
    struct satz_slice words = shown(src, span);
    bool cut = words.size < span->end - span->begin;
    satz_findings_say(record, check, level, SATZ_SIDE_SRC, span->begin, span->end, "%s%.*s%s%s", before,
                      (int)words.size, words.data, cut ? "…" : "", after);
}

static bool is_marks(const struct satz_unit *unit) {
    return unit->kind == SATZ_UNIT_OPEN || unit->kind == SATZ_UNIT_CLOSE;
}

void satz_findings_of_slots(struct satz_record *record, const struct satz_rebuild *rebuild) {
    for (size_t i = 0; i < rebuild->text->count; i++) {
        const struct satz_unit *unit = &rebuild->text->units[i];
        const struct satz_slot *slot = &rebuild->slots->slots[i];
        if (unit->kind == SATZ_UNIT_WORD || unit->kind == SATZ_UNIT_SPACE)
            continue;
        const struct satz_span *span = &rebuild->spans->items[unit->span];
        if (slot->found == SATZ_FOUND_NOT && unit->kind == SATZ_UNIT_OPEN)
            say(record, rebuild->src, span, "restore/lost", SATZ_ERROR, "the quotation marks of ",
                " were lost on the way, and nothing says where they belong");
        else if (slot->found == SATZ_FOUND_PLACED && is_marks(unit))
            say(record, rebuild->src, span, "restore/lost", SATZ_ERROR, "a quotation mark of ",
                " was lost on the way; it was put where it most plausibly belongs");
        else if (slot->found == SATZ_FOUND_PLACED)
            say(record, rebuild->src, span, "restore/lost", SATZ_ERROR, "",
                " was lost on the way; it was put where it most plausibly belongs");
        else if (slot->doubled)
            say(record, rebuild->src, span, "restore/repaired", SATZ_WARNING, "",
                " came back more than once; the others were removed");
        else if (slot->found == SATZ_FOUND_REPAIRED)
            say(record, rebuild->src, span, "restore/repaired", SATZ_WARNING, "the placeholder of ",
                " came back mangled and was repaired");
    }
}

static bool has_latin_letter(struct satz_slice text) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (satz_char_is_letter(character) && !strcmp(satz_char_script(character), "Latn"))
            return true;
    }
    return false;
}

static bool is_name(enum satz_kind kind) {
    return kind == SATZ_PERSON || kind == SATZ_ORG || kind == SATZ_PLACE || kind == SATZ_PRODUCT || kind == SATZ_EVENT;
}

static void judge_kept(struct satz_record *record, const struct satz_seen *seen, const struct satz_span *span) {
    bool same = seen->source->local->language.id == seen->target->local->language.id;
    bool held = span->action == SATZ_HOLD && span->located, kept = !same && held && span->source == SATZ_AS_VERBATIM;
    if (held && span->source == SATZ_AS_TRANSLIT)
        say(record, seen->src, span, "restore/transliterated", SATZ_INFO, "",
            " was written by its sound: the name table does not have it");
    struct satz_slice words = satz_slice_sub(seen->src, span->begin, span->end);
    if (!kept)
        return;
    if (satz_rendering_must_translate(seen->renderings, span, words))
        say(record, seen->src, span, "restore/term", SATZ_ERROR, "",
            " must be translated, and the termbase has no form of it in this language");
    else if (span->kind == SATZ_QUOTE)
        say(record, seen->src, span, "restore/quote-source", SATZ_ERROR, "",
            " stays in the source's language: there is no approved translation");
    else if (is_name(span->kind) && !satz_slice_is(seen->target->local->script, "Latn") && has_latin_letter(words))
        say(record, seen->src, span, "restore/latin-name", SATZ_WARNING, "",
            " stays in Latin letters: the name table does not have it");
}

static void judge_sight(struct satz_record *record, const struct satz_seen *seen, const struct satz_span *span,
                        enum satz_sight sight) {
    if (sight == SATZ_SIGHT_UNSEEN)
        say(record, seen->src, span, "restore/unseen", SATZ_WARNING, "", " was not found in the translation");
    else if (sight == SATZ_SIGHT_UNKNOWN)
        say(record, seen->src, span, "restore/unseen", SATZ_INFO, "",
            " was not looked for in the translation: the name table does not have it");
}

void satz_findings_of_spans(struct satz_record *record, const struct satz_seen *seen) {
    for (size_t i = 0; i < seen->spans->count; i++) {
        judge_kept(record, seen, &seen->spans->items[i]);
        judge_sight(record, seen, &seen->spans->items[i], seen->sights[i]);
    }
}
