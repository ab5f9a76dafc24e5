#ifndef SATZ_RESTORE_DRAFT_H
#define SATZ_RESTORE_DRAFT_H

#include "restore/restore.h"
#include "stream/span.h"

/*
 * Drafts of held quotations are restored as if each were a segment: names get their forms, figures their local ones.
 * Sets `drafted` of the spans, which are the record's, and says each draft (`restore/quote-draft`): for an editor, who
 * sees it beside the quotation, since the translation has the speaker's own words. Fails as satz_restorer_record().
 */
enum satz_status satz_restorer_drafts(struct satz_restorer *restorer, struct satz_record *record,
                                      struct satz_span_list *spans, bool html, struct satz_error *error)
    SATZ_MUST_USE;

#endif
