#ifndef SATZ_SEGMENT_SEGMENT_H
#define SATZ_SEGMENT_SEGMENT_H

#include "base/error.h"
#include "base/slice.h"
#include "lexicon/data.h"

/*
 * Decides where the sentences of a paragraph end. What it knows of a language is
 * dictionaries/LANG/segment.tsv; the kinds of its rows are told in segment/rules.h.
 *
 * Method: a scan for the bytes at which a sentence mark may begin, and a closer look only there, at
 * the words on both sides (Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection,
 * 2006, name the evidence). Every look is bounded, so the cost is linear in the text whatever it is.
 * A trained model may take the decision's place behind this header.
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
 * sentence ends; NULL for none. NULL with the reason where the data are missing or wrong.
 */
struct satz_segmenter *satz_segmenter_new(const struct satz_data *data, const char *tag, const char *words,
                                          struct satz_error *error) SATZ_MUST_USE;
void satz_segmenter_free(struct satz_segmenter *segmenter);

/*
 * Sets `*cuts` to the ends of all sentences of `paragraph` but the last, whose end is the paragraph's
 * own. Line breaks count as blanks. Checked UTF-8. O(size), but for Thai, where ICU finds the words.
 */
void satz_segmenter_cut(struct satz_segmenter *segmenter, struct satz_slice paragraph, struct satz_cuts *cuts);

#endif
