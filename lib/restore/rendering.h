#ifndef SATZ_RESTORE_RENDERING_H
#define SATZ_RESTORE_RENDERING_H

#include "lexicon/citytable.h"
#include "localise/local.h"
#include "stream/span.h"

/*
 * The form in which a held name or term comes back: that of the termbase, then that of the name
 * table. Figures and quotations are not its business.
 */
struct satz_renderings {
    struct satz_nametable names;
    struct satz_citytable *cities; /* behind the name table */
    struct satz_map by_form;  /* German form, or surname, to its index in `forms` */
    struct satz_map by_term;  /* German form to its index in `terms` */
    struct satz_termbase **bases; /* private */
    size_t base_count, base_capacity;
    struct satz_german_term *terms; /* private */
    size_t term_count, term_capacity;
    struct satz_german_form *forms; /* private */
    size_t count, capacity;         /* private */
    struct satz_arena arena;        /* private */
};

/* Loads the name table and the termbases, the files of terms/. Fails with file and line. Costs milliseconds. */
enum satz_status satz_renderings_load(struct satz_renderings *renderings, const struct satz_data *data,
                                      struct satz_error *error) SATZ_MUST_USE;
/* Loads one more termbase, which goes before those loaded so far. Fails with file and line. O(size). */
enum satz_status satz_renderings_add_terms(struct satz_renderings *renderings, const char *path,
                                           struct satz_error *error) SATZ_MUST_USE;
void satz_renderings_release(struct satz_renderings *renderings);

/* The table's row of a span: by its key, else by its words, a place's from CLDR; NULL where there is none. */
const struct satz_name *satz_rendering_name(const struct satz_renderings *renderings, const struct satz_span *span,
                                            struct satz_slice words);

/*
 * Whether `words` are a German form of the name, whole or alone: no adjective or people that shares its key.
 * Fills whether they are so in capitals only, as a dateline writes its place.
 */
bool satz_rendering_is_form(const struct satz_name *name, struct satz_slice words, bool *capitals);

/*
 * Appends the form of `span` in the language of `local` to `target`, `words` being the span's text without
 * markup; a surname alone comes back as the surname. Returns where the form is from, SATZ_AS_NONE
 * where there is none. O(words).
 */
enum satz_source satz_rendering_add(const struct satz_renderings *renderings, const struct satz_local *local,
                                    const struct satz_span *span, struct satz_slice words,
                                    struct satz_buffer *target);

/* Whether the termbase's policy for the span is `translate`: it may not come back as it was. */
bool satz_rendering_must_translate(const struct satz_renderings *renderings, const struct satz_span *span,
                                   struct satz_slice words);

/* The cell of a term's language with its accepted forms; the empty slice where the termbase lacks it. */
struct satz_slice satz_rendering_term(const struct satz_renderings *renderings, const struct satz_local *local,
                                      const struct satz_span *span, struct satz_slice words);

#endif
