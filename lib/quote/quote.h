#ifndef SATZ_QUOTE_QUOTE_H
#define SATZ_QUOTE_QUOTE_H

#include <stdint.h>

#include "base/slice.h"

/*
 * Pairs the quotation marks of a document, whose segments are given in order: German „“ ‚‘ »«, Swiss and
 * French «» (with blanks inside or without), English “” ‘’, plain "" and '', what typewriters make of
 * them (,,…'' ``…''), 「」 『』 《》, nested to a depth of SATZ_QUOTE_DEPTH. Apostrophes and marks of inches are
 * told apart by what stands beside them, and by how many marks of the kind are still to come. Text is the
 * plain view (placeholder/engine_text.h); offsets are bytes in it.
 *
 * A quotation may run over the segments of a paragraph, and over paragraphs where each begins with its
 * opening mark again (in French also with the closing one). One that is not closed then is reported, and is no
 * quotation; so is a mark that can only close where nothing is open. O(size).
 */
#define SATZ_QUOTE_DEPTH 8

enum satz_quote_form {
    SATZ_QUOTE_WORDS, /* a few words inside a sentence */
    SATZ_QUOTE_WHOLE, /* somebody's own words: a sentence, or what a verb of saying stands beside */
    SATZ_QUOTE_TITLE  /* the title of a work */
};

/* A quotation, or its part in one segment. */
struct satz_quote {
    size_t segment; /* as given, from 0 */
    size_t begin, end;
    size_t depth;   /* 0: in no other one */
    size_t level;   /* private: how many were open when it was opened */
    size_t group;   /* number of what it is a part of, from 1; 0: it is whole */
    enum satz_quote_form form;
    uint32_t mark;  /* that opens it; 0: markup does (quote/element.h) */
};

/* A mark without its other half. */
struct satz_quote_loss {
    size_t segment, begin, end;
    bool closing; /* it closes what nothing opened */
};

/* Words that tell what a quotation is; NULL functions know none. */
struct satz_quote_words {
    const void *context;
    bool (*is_speech)(const void *context, struct satz_slice word);      /* sagte */
    bool (*is_speech_noun)(const void *context, struct satz_slice word); /* Zitat */
    bool (*is_title_noun)(const void *context, struct satz_slice word);  /* Roman */
    bool (*is_title_after)(const void *context, struct satz_slice word); /* von */
    bool (*is_link)(const void *context, struct satz_slice word);        /* und */
    bool (*is_title)(const void *context, struct satz_slice inside);     /* by its own words: a law, a paper */
};

struct satz_quote_mark {
    uint32_t character;
    size_t segment, begin, end;
    size_t first; /* of `items`, that it goes on with; SIZE_MAX: none */
};

struct satz_quotes {
    struct satz_quote *items; /* found, by segment and begin once satz_quotes_end() was called */
    size_t count, capacity;
    struct satz_quote_loss *losses; /* in the same order */
    size_t loss_count, loss_capacity;
    /* private */
    struct satz_quote_words words;
    struct satz_quote_mark open[SATZ_QUOTE_DEPTH];
    size_t depth;
    size_t *sizes; /* of the segments so far */
    size_t segments, size_capacity;
    size_t groups;
};

/* No segment yet. */
void satz_quotes_init(struct satz_quotes *quotes, const struct satz_quote_words *words);
void satz_quotes_release(struct satz_quotes *quotes);

/* The next segment; `paragraph`: it begins a new one. `text` is not kept. */
void satz_quotes_add(struct satz_quotes *quotes, struct satz_slice text, bool paragraph);

/* What markup marks: a whole quotation, or its part in one segment. It has no marks. */
void satz_quotes_put(struct satz_quotes *quotes, size_t segment, size_t begin, size_t end, size_t group);

/*
 * Whether the words of a segment's bytes [begin, end) are somebody's own: a sentence, five words, or what stands after
 * a colon or before a verb of saying. `around`: how many bytes of markup are on either side of them. O(text).
 */
bool satz_quotes_is_speech(const struct satz_quotes *quotes, struct satz_slice text, size_t begin, size_t end,
                           size_t around);

/* There are no more. Sorts. */
void satz_quotes_end(struct satz_quotes *quotes);

#endif
