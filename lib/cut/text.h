#ifndef SATZ_CUT_TEXT_H
#define SATZ_CUT_TEXT_H

#include "cut/recorder.h"
#include "format/paragraphs.h"
#include "segment/segment.h"

/*
 * Hands the whole of a plain text to the recorder, sentence by sentence. Fails as
 * satz_paragraphs_next() does, after all sentences before the failure.
 */
enum satz_status satz_cut_text(struct satz_recorder *recorder, struct satz_segmenter *segmenter,
                               struct satz_paragraphs *paragraphs, struct satz_error *error) SATZ_MUST_USE;

#endif
