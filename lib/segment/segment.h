#ifndef SATZ_SEGMENT_SEGMENT_H
#define SATZ_SEGMENT_SEGMENT_H

#include "base/error.h"
#include "base/slice.h"
#include "lexicon/data.h"

/*
 * Decides where the sentences of a paragraph end. What it knows of a language is
 * dictionaries/LANG/segment.tsv, whose kinds of rows are told in segment/rules.h, where no blanks part words
 * dictionaries/LANG/segment.words.tsv (segment/classes.h), and where there is one the model
 * dictionaries/LANG/segment.model, made by train/segment.h.
 *
 * Method: a scan for the bytes at which a sentence mark may begin, and a closer look only there, at
 * the words on both sides (Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection,
 * 2006, name the evidence). The rules judge; their verdict, its reason and the words are the features of a linear
 * model, which decides. Every look is bounded, so the cost is linear in the text whatever it is.
 */
struct satz_segmenter;

/* Where sentences end: byte offsets in rising order, each after the marks and closers of its end. */
struct satz_cuts {
    size_t *at;
    size_t count;
    size_t capacity; /* private */
};

#define SATZ_CUTS_INIT { NULL, 0, 0 }

void satz_cuts_add(struct satz_cuts *cuts, size_t at);
void satz_cuts_release(struct satz_cuts *cuts);

/*
 * For language `tag` (BCP-47). `words` is a file of further abbreviations, one a line, after which no
 * sentence ends; NULL for none. NULL with the reason where the data or the model are missing or wrong.
 */
struct satz_segmenter *satz_segmenter_new(const struct satz_data *data, const char *tag, const char *words,
                                          struct satz_error *error) SATZ_MUST_USE;
/* The same, deciding by the rules alone. */
struct satz_segmenter *satz_segmenter_untrained(const struct satz_data *data, const char *tag, const char *words,
                                                struct satz_error *error) SATZ_MUST_USE;
void satz_segmenter_free(struct satz_segmenter *segmenter);

/* Whether ends that no mark shows are sought: of headlines, bylines, rows of tables that run into what follows. */
enum satz_headlines {
    SATZ_HEADLINES_AUTO, /* where the document looks as if it had many; the default */
    SATZ_HEADLINES_ON,
    SATZ_HEADLINES_OFF,
};
/* "auto", "on", "off". False where the word is unknown. */
bool satz_headlines_of_name(const char *name, enum satz_headlines *headlines);
void satz_segmenter_headlines(struct satz_segmenter *segmenter, enum satz_headlines headlines);

/*
 * A document begins with these bytes of checked UTF-8, whose lines are about its paragraphs; at most SATZ_HEAD_LIMIT of them are
 * looked at. With `auto` it is decided here whether the document has headlines; one that is not begun has none.
 */
#define SATZ_HEAD_LIMIT ((size_t)64 << 10)
void satz_segmenter_begin(struct satz_segmenter *segmenter, struct satz_slice head);

/* Tells each decision from now on as a line of text (segment/explain.h). */
void satz_segmenter_explain(struct satz_segmenter *segmenter, void (*tell)(void *context, struct satz_slice line),
                            void *context);

/* Decides by `model` from now on, which must outlive the segmenter: for training. */
struct satz_linear;
void satz_segmenter_use(struct satz_segmenter *segmenter, const struct satz_linear *model);

/*
 * Sets `*cuts` to the ends of all sentences of `paragraph` but the last, whose end is the paragraph's
 * own. Line breaks count as blanks. Checked UTF-8. O(size).
 */
void satz_segmenter_cut(struct satz_segmenter *segmenter, struct satz_slice paragraph, struct satz_cuts *cuts);

#endif
