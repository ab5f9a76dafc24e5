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

/* Evidence that a sentence begins: a word that is written small elsewhere, or a script without capitals. */
bool satz_context_begins_sentence(const struct satz_context *context);

#endif
