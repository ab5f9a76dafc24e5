#ifndef SATZ_RESTORE_FINDINGS_H
#define SATZ_RESTORE_FINDINGS_H

#include "restore/rebuild.h"
#include "restore/seen.h"
#include "stream/finding.h"

/*
 * What a person must look at, added to a record that has its `tgt`. All point at the span in src:
 *
 *   restore/lost          error    its placeholder was gone; it was put where it most plausibly belongs
 *   restore/repaired      warning  its placeholder came back mangled, or more than once
 *   restore/quote-source  error    a quotation stayed in the source's language
 *   restore/term          error    a term stayed as it was, though its policy is `translate`
 *   restore/latin-name    warning  a name stayed in Latin letters where the language has its own
 *   restore/transliterated  info  a name was written by its sound, for no table has it
 *   restore/unseen        warning  it is not in the translation; info: its form is not known
 */
void satz_findings_of_slots(struct satz_record *record, const struct satz_rebuild *rebuild);
void satz_findings_of_spans(struct satz_record *record, const struct satz_seen *seen);

#endif
