#ifndef SATZ_CHECK_MEND_H
#define SATZ_CHECK_MEND_H

#include "check/check.h"

/*
 * Puts the fixes that are sure into `tgt`: those of findings that point into it, of checks that mend, with just one fix, not
 * silenced, and none beside another. What is held is never touched, nor tags and references of HTML, nor a
 * target that has codes of its own (`tmx`). What has places in `tgt` is moved along: the spans and the
 * findings of all tools. Of each change a finding SATZ_CHECK_MENDED tells what stood there. `src` never changes.
 * Private to check/.
 */

/* Whether something was mended, in `*mended`: then the record has to be checked again. O(texts + findings log texts). */
enum satz_status satz_check_mend(struct satz_record *record, bool html, bool *mended, struct satz_error *error)
    SATZ_MUST_USE;

#endif
