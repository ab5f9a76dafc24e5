#ifndef SATZ_SEGMENT_JUDGE_H
#define SATZ_SEGMENT_JUDGE_H

#include "segment/context.h"

/* The parts of the rules' judgement: each looks at one kind of evidence, at bounded cost. */

/* What the rules say: why, and whether the sentence ends. */
struct satz_verdict {
    enum satz_reason reason;
    bool ends;
};

/* A single full stop before a blank and something that may begin a sentence: the word before it decides. */
struct satz_verdict satz_judge_stop(const struct satz_place *place, const struct satz_context *context);

/* Whether the word that follows numbers an item of a list: `b)`, `ii.` */
bool satz_context_is_item(const struct satz_context *context, const struct satz_place *place);

/* Roles of the longest word at `at` that says how a sentence goes on or begins after an end; 0 where there is none. */
unsigned satz_sequel_at(const struct satz_rules *rules, struct satz_slice text, size_t at);
/* What follows belongs to the quotation or mark before it: 「…。」と述べた。 */
bool satz_place_goes_on(const struct satz_place *place);
/* `„Was für ein Abend!“ – Zweitligist siegt`: a dash ties what follows to the quotation, unless it is one too. */
bool satz_place_is_tied(const struct satz_place *place);

/* Whether the place lies in a title, in a bracket that opened inside a sentence, or in a quotation used as a noun. */
bool satz_place_is_enclosed(const struct satz_place *place);

/* Evidence that a sentence begins: a word that is written small elsewhere, or a script without capitals. */
bool satz_context_begins_sentence(const struct satz_context *context);

#endif
