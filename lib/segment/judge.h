#ifndef SATZ_SEGMENT_JUDGE_H
#define SATZ_SEGMENT_JUDGE_H

#include "segment/context.h"

/* The parts of the rules' judgement: each looks at one kind of evidence, at bounded cost. */

/* What the rules say: why, and whether the sentence ends. */
struct satz_verdict {
    enum satz_reason reason;
    bool ends;
};

/*
 * A single full stop before a blank and something that may begin a sentence: the word before it decides. Of `context` all
 * but `reason` and `ends` is filled.
 */
struct satz_verdict satz_judge_stop(const struct satz_place *place, const struct satz_context *context);
/* Any marks but weak ones before a blank and a small letter. */
struct satz_verdict satz_judge_small(const struct satz_place *place, const struct satz_context *context);

/* Roles of the longest word at `at` that says how a sentence goes on or begins after an end; 0 where there is none. */
unsigned satz_sequel_at(const struct satz_rules *rules, struct satz_slice text, size_t at);
/* What follows belongs to the quotation or mark before it: 「…。」と述べた。 */
bool satz_place_goes_on(const struct satz_place *place);
/* `„Was für ein Abend!“ – Zweitligist siegt`: a dash ties what follows to the quotation, unless it is one too. */
bool satz_place_is_tied(const struct satz_place *place);

/*
 * Whether the place lies in a title, in brackets that the sentence goes into and out of again (`a seat (the 3rd. It is
 * free) is`), or in a quotation used as a noun. Small cost where nothing closes after it.
 */
bool satz_place_is_enclosed(const struct satz_place *place);
/* Whether the bracket that the place ends with was opened inside the sentence: `the firm (Smith Corp.)`. */
bool satz_place_closes_bracket(const struct satz_place *place);

#endif
