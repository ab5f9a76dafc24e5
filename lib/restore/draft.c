#include "restore/draft.h"

#include "placeholder/quotation.h"
#include "stream/finding.h"

static enum satz_status draft_restore(struct satz_restorer *restorer, struct satz_record *record,
                                      struct satz_slice src, struct satz_span_list *spans, size_t index, bool html,
                                      struct satz_error *error) {
    struct satz_record part;
    struct satz_span *span = &spans->items[index];
    if (!satz_quotation_part(record, src, spans, index, html, &part))
        return SATZ_OK;
    satz_record_set_string(&part, "to", satz_record_string(record, "to"));
    satz_record_set_string(&part, "out", span->draft);
    satz_record_set_raw(&part, "via", satz_slice_of("{\"by\":\"engine\",\"form\":\"brackets\"}"));
    if (satz_restorer_record(restorer, &part, html, error) != SATZ_OK)
        return SATZ_FAILED;
    span->drafted = satz_record_string(&part, "tgt");
    if (span->drafted.size)
        satz_findings_say(record, "restore/quote-draft", SATZ_INFO, SATZ_SIDE_SRC, span->begin, span->end,
                          "the engine's draft, which nobody approved: %.*s", (int)span->drafted.size,
                          span->drafted.data);
    return SATZ_OK;
}

enum satz_status satz_restorer_drafts(struct satz_restorer *restorer, struct satz_record *record,
                                      struct satz_span_list *spans, bool html, struct satz_error *error) {
    struct satz_slice src = satz_record_string(record, "src");
    size_t i = satz_quotation_next(spans, 0, 0);
    for (; i < spans->count; i = satz_quotation_next(spans, i + 1, spans->items[i].end))
        if (spans->items[i].draft.size && !spans->items[i].approved.size &&
            draft_restore(restorer, record, src, spans, i, html, error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}
