#ifndef SATZ_SPELL_SUSPECT_H
#define SATZ_SPELL_SUSPECT_H

#include "spell/evidence.h"
#include "spell/judge.h"
#include "spell/view.h"

/* The words of one document that are not good by themselves: each is a name, or becomes a finding. */
struct satz_suspect {
    size_t record, begin, end; /* where it stands in its side's own text */
    enum satz_side side;
    struct satz_spell_language *language;
    struct satz_slice word; /* in NFC */
    struct satz_slice before, after; /* its neighbours, where only a blank stands between */
    struct satz_spell_fault fault;
    bool capital; /* of what is faulty; never in scripts without */
    bool inside; /* in its sentence: a word and a blank stand before it */
    bool named;  /* it stands in a span of a name, and looks like a slip all the same */
    bool foreign; /* `language` is not the text's own, but its run's */
    bool forbidden; /* by the house, name or not */
    bool paired; /* another capitalised one stands beside it: likely names, both */
    size_t place; /* private: its number in the view */
};

/* What speaks for its fault being a slip; of a language that has a graph of words. */
struct satz_spell_evidence satz_suspect_evidence(const struct satz_suspect *suspect);
/* Whether it is a name that people know, with a slip: Versatppen. False in a language without a graph. */
bool satz_suspect_is_slipped_name(const struct satz_suspect *suspect);

struct satz_suspects {
    struct satz_suspect *items;
    size_t count, capacity;
    struct satz_map names;    /* the document's own */
    struct satz_map counts;   /* of capitalised suspects, and all of scripts without capitals, as far as names go */
    struct satz_map told;     /* what satz_suspects_is_first() said yes to */
    struct satz_arena arena;
    struct satz_buffer scratch;
};

void satz_suspects_init(struct satz_suspects *suspects);
void satz_suspects_release(struct satz_suspects *suspects);
/* Empties it for the next document. */
void satz_suspects_reset(struct satz_suspects *suspects);

/*
 * Adds the suspects of a view of record `record`, and learns names from it: the words in its spans of persons,
 * organisations, places, products and events, and a capitalised suspect after a first name, title or role. O(view).
 */
void satz_suspects_add(struct satz_suspects *suspects, const struct satz_spell_view *view, size_t record,
                       struct satz_spell_language *language);

/* Takes back the suspects from number `first` on, the last that were added. */
void satz_suspects_drop(struct satz_suspects *suspects, size_t first);

/* Learns the words of a suspect as names of the document. */
void satz_suspects_learn(struct satz_suspects *suspects, const struct satz_suspect *suspect);

/* Whether the document, now known whole, uses the word as a name. */
bool satz_suspects_is_name(const struct satz_suspects *suspects, const struct satz_suspect *suspect);
/* How often the document has the word with a capital, or in a script without; 0 where this one has none. */
size_t satz_suspects_times(const struct satz_suspects *suspects, const struct satz_suspect *suspect);

/* Whether it is the first time that this is asked of the word in the document. */
bool satz_suspects_is_first(struct satz_suspects *suspects, const struct satz_suspect *suspect);

#endif
