#ifndef SATZ_CUT_HTML_H
#define SATZ_CUT_HTML_H

#include "cut/recorder.h"
#include "format/html.h"
#include "segment/segment.h"

/*
 * Hands a parsed page to the recorder, sentence by sentence: `src` is raw, its inner tags are held
 * spans, and tags around a whole sentence go to the gap. Where sentences end is decided on the text
 * with its references decoded. O(size).
 */
void satz_cut_html(struct satz_recorder *recorder, struct satz_segmenter *segmenter, struct satz_slice page,
                   const struct satz_html *html);

#endif
