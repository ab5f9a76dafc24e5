#ifndef SATZ_TRAIN_SPELLING_H
#define SATZ_TRAIN_SPELLING_H

#include "train/training.h"

/*
 * Makes the graph of a language's words (lexicon/wordgraph.h) from a table of them, which the training's `folder` names:
 * lines `WORD<TAB>TIMES`, in a million words, sorted by their bytes; a WORD may be two with a blank, which stood side by
 * side so often. Kept are those that Hunspell's dictionary of the language knows. Prints how many those are, and sets `*model` to the file's bytes. Fails, naming the line, where one
 * is no such line or out of order. Costs a look-up a word.
 */
enum satz_status satz_train_spelling(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
