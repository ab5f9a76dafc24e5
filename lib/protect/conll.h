#ifndef SATZ_PROTECT_CONLL_H
#define SATZ_PROTECT_CONLL_H

#include "base/input.h"
#include "base/output.h"
#include "tagger/tagger.h"

/*
 * Tags words as the shared tasks of CoNLL have them, so that their scorers can measure the tagger: a word a line (what follows
 * a tab is passed over), an empty line after each sentence; out comes the word, a tab and its tag in GermEval 2014's
 * twelve kinds. With `document` all input is one document, whose names are settled together (tagger/consistency.h), in windows
 * of SATZ_CONLL_WINDOW bytes. Fails with file and line; what was whole before is written. O(size).
 */
#define SATZ_CONLL_WINDOW ((size_t)64 << 20)

enum satz_status satz_conll_tag(struct satz_tagger *tagger, bool document, struct satz_input *input,
                                struct satz_output *output, struct satz_error *error) SATZ_MUST_USE;

#endif
