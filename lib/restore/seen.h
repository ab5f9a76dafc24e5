#ifndef SATZ_RESTORE_SEEN_H
#define SATZ_RESTORE_SEEN_H

#include "localise/seek.h"
#include "restore/rendering.h"
#include "restore/scripted.h"

/* How looking for a span in a translation ended. */
enum satz_sight {
    SATZ_SIGHT_NONE,    /* not looked for */
    SATZ_SIGHT_SEEN,
    SATZ_SIGHT_UNSEEN,  /* looked for, and not there */
    SATZ_SIGHT_UNKNOWN  /* its form in this language is not known */
};

/*
 * Spans that stand in the translation as words, not as placeholders: what the engine was to see, and
 * all of an approved translation. Sets the places of those that it finds.
 */
struct satz_seen {
    const struct satz_seeker *source, *target;
    const struct satz_renderings *renderings;
    const struct satz_scripted *scripted;
    struct satz_slice src, tgt;
    struct satz_span_list *spans;
    bool html, approved;
    struct satz_arena *arena;
    enum satz_sight *sights; /* set: one a span */
};

/*
 * Looks for every span without a place: names by the forms of name table and termbase, addresses as
 * they are, figures and dates by value, quotations by their marks in order; what lies in a quotation
 * that stayed as it was is in it. At most SATZ_SEEN_FORMS searches for forms a record; what is over
 * is not looked for. O(src + tgt) times a constant, and a search's O(tgt) for each form.
 */
#define SATZ_SEEN_FORMS 512

void satz_seen_find(struct satz_seen *seen);

#endif
