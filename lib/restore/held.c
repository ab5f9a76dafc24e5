#include "restore/rebuild.h"

static const char *home_of(const struct satz_rebuild *with) {
    return satz_language_code(with->source->language.id);
}

/* The form of termbase or name table, else what the name sounds like. */
static enum satz_source write_name(const struct satz_rebuild *with, const struct satz_span *span,
                                   struct satz_slice words, struct satz_buffer *target) {
    enum satz_source source = satz_rendering_add(with->renderings, with->local, span, words, target);
    if (source == SATZ_AS_NONE && satz_scripted_write(with->scripted, span->kind, words, home_of(with), target))
        source = SATZ_AS_TRANSLIT;
    return source;
}

enum satz_source satz_held_write(const struct satz_rebuild *rebuild, const struct satz_span *span,
                                 struct satz_buffer *target) {
    struct satz_buffer words = SATZ_BUFFER_INIT;
    enum satz_source source = SATZ_AS_NONE;
    satz_source_words(satz_slice_sub(rebuild->src, span->begin, span->end), rebuild->html, &words);
    if (span->approved.size) {
        satz_approved_write(&rebuild->local->quote, span->approved, satz_buffer_slice(&words), target);
        source = SATZ_AS_MEMORY;
    } else if (satz_is_named(span->kind) && !rebuild->same_language)
        source = write_name(rebuild, span, satz_buffer_slice(&words), target);
    else if (satz_is_figure(span->kind) && satz_visible_write(rebuild, span->kind, satz_buffer_slice(&words), target))
        source = SATZ_AS_LOCAL;
    satz_buffer_release(&words);
    return source;
}

void satz_original_write(const struct satz_rebuild *rebuild, const struct satz_span *span, struct satz_buffer *target) {
    struct satz_buffer words = SATZ_BUFFER_INIT;
    satz_source_words(satz_slice_sub(rebuild->src, span->begin, span->end), rebuild->html, &words);
    satz_scripted_mention(rebuild->scripted, satz_buffer_slice(&words), home_of(rebuild), target);
    satz_buffer_release(&words);
}
