#ifndef SATZ_RESTORE_REBUILD_H
#define SATZ_RESTORE_REBUILD_H

#include "restore/rendering.h"
#include "restore/scripted.h"
#include "restore/slots.h"

/* What rebuilding a segment needs; all borrowed. */
struct satz_rebuild {
    const struct satz_local *source;   /* conventions of the source's language */
    const struct satz_local *local;    /* of the target's; NULL: the same language, so no local forms */
    bool same_language;                /* another region of it: marks and figures change, words do not */
    const struct satz_renderings *renderings;
    struct satz_scripted *scripted;    /* names that the tables lack; with `local` */
    struct satz_slice src;
    struct satz_span_list *spans;      /* get their places and forms */
    const struct satz_engine_text *text;
    const struct satz_wire *wire;
    struct satz_slice answer;
    const struct satz_slots *slots;
    bool html;       /* what the engine added is escaped */
    bool keep_words; /* words that came back unchanged are written as the source has them */
    struct satz_arena *arena;
};

/*
 * Writes the finished translation to `target` (emptied first). Placeholders become their forms; words
 * and blanks that came back come back as the source's bytes; figures, dates and quotation marks that the
 * engine left as they were get the target's form. Sets `located`, `in`, `found` and `source` of the
 * spans that it wrote. O(answer + src + spans).
 */
void satz_rebuild_write(const struct satz_rebuild *rebuild, struct satz_buffer *target);

/* Whether a kind is a name, a title or a term: what has a form in the tables. */
static inline bool satz_is_named(enum satz_kind kind) {
    return kind <= SATZ_TERM;
}

/* Whether a kind is a number, sum, date or time. */
bool satz_is_figure(enum satz_kind kind);

/* A figure or place that the engine saw is rewritten where it is at most so many units long. */
#define SATZ_VISIBLE_UNITS 64

/* The units of such a span; false where it is none, or its ends are inside of units. O(log units). */
bool satz_visible_units(const struct satz_rebuild *rebuild, const struct satz_span *span, size_t *first, size_t *last);

/* The last unit of the figures with which a number or sum begins; SIZE_MAX where it does not. O(span). */
size_t satz_figures_last(const struct satz_rebuild *rebuild, const struct satz_span *span, size_t first, size_t last);

/* Appends the number that the units are, as the target writes its figures; false where they are none. */
bool satz_shown_write(const struct satz_rebuild *rebuild, size_t first, size_t last, struct satz_buffer *target);

/* A piece of src without markup: references decoded, blanks folded. Appended to `target`. */
void satz_source_words(struct satz_slice piece, bool html, struct satz_buffer *target);

/*
 * Appends the target's form of a held span, without markup but for that of a figure; SATZ_AS_NONE, appending nothing,
 * where its own words stay.
 */
enum satz_source satz_held_write(const struct satz_rebuild *rebuild, const struct satz_span *span,
                                 struct satz_buffer *target);
/* Appends what follows a name that was written by its sound: its own letters, where the language wants them. */
void satz_original_write(const struct satz_rebuild *rebuild, const struct satz_span *span, struct satz_buffer *target);

/*
 * Appends the local form of a figure, sum, date or time that `words` is, escaped in HTML; false,
 * appending nothing, where it cannot be read or the language has no form for it. A word that the form
 * begins with is not written again where `target` ends with it (`pukul 9.30`).
 */
bool satz_visible_write(const struct satz_rebuild *rebuild, enum satz_kind kind, struct satz_slice words,
                        struct satz_buffer *target);

/*
 * Appends the form of a place that the engine left in German. Returns where it is from, SATZ_AS_NONE for an adjective,
 * which is the engine's matter, and for what no table has.
 */
enum satz_source satz_place_write(const struct satz_rebuild *rebuild, const struct satz_span *span,
                                  struct satz_slice words, struct satz_buffer *target);

/* Appends an engine's words, escaped in HTML, digits of the target's script as the language writes them. */
void satz_engine_words_write(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target);

/*
 * Appends the approved translation of a quotation whose own words are `words`, in `marks` where it has
 * none of its own. One sentence of several has only the mark that it has in the source.
 */
void satz_approved_write(const struct satz_marks *marks, struct satz_slice approved, struct satz_slice words,
                         struct satz_buffer *target);

/* Whether a quotation, in its marks, is a sentence or five words; Korean quotes fewer words otherwise. */
bool satz_is_speech(struct satz_slice quotation);

#endif
