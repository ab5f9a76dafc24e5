#include "restore/bead.h"

#include "align/records.h"
#include "align/unit.h"
#include "restore/draft.h"
#include "stream/finding.h"
#include "stream/json.h"
#include "stream/span.h"

/* The raw `src` of the record's `align`; empty where there is none. */
static struct satz_slice bead_src(const struct satz_record *record) {
    struct satz_slice raw = satz_record_raw(record, "align"), name, value, found = { NULL, 0 };
    struct satz_error ignored = SATZ_ERROR_INIT;
    struct satz_json json = satz_json_make(raw);
    bool first = true;
    if (!raw.size || raw.data[0] != '{')
        return found;
    while (satz_json_member(&json, &first, record->arena, &name, &value, &ignored) == SATZ_OK)
        if (satz_slice_is(name, "src"))
            found = value;
    return found;
}

bool satz_restore_bead_begins(const struct satz_record *record, size_t *last) {
    struct satz_slice src = bead_src(record), value;
    struct satz_error ignored = SATZ_ERROR_INIT;
    struct satz_json json = satz_json_make(src);
    size_t count = 0, number;
    bool first = true;
    *last = 0;
    if (!src.size || src.data[0] != '[' || satz_record_string(record, "out").size == 0)
        return false;
    while (satz_json_element(&json, &first, &value, &ignored) == SATZ_OK) {
        if (satz_json_size(value, &number, &ignored) != SATZ_OK || number <= *last)
            return false;
        *last = number;
        if (++count == 1 && number != satz_record_size(record, "seg"))
            return false;
    }
    return count > 1;
}

bool satz_restore_bead_holds(const struct satz_record *first, const struct satz_record *record) {
    struct satz_slice out = satz_record_string(record, "out");
    return out.data && out.size == 0 && satz_slice_equal(bead_src(first), bead_src(record));
}

static enum satz_language_id language_of(const struct satz_record *record) {
    struct satz_slice lang = satz_record_string(record, "lang");
    struct satz_language language;
    struct satz_error ignored = SATZ_ERROR_INIT;
    char tag[64] = "de";
    if (lang.size && lang.size < sizeof tag) {
        memcpy(tag, lang.data, lang.size);
        tag[lang.size] = '\0';
    }
    return satz_language_parse(tag, &language, &ignored) == SATZ_OK ? language.id : SATZ_DE;
}

/* Makes one record of all, which has the answer of the first. */
static struct satz_record unit_make(struct satz_record *const *records, size_t count) {
    struct satz_record *copies = satz_arena_get_array(records[0]->arena, count, sizeof *copies), unit;
    struct satz_slice out = satz_record_string(records[0], "out"), to = satz_record_raw(records[0], "to");
    enum satz_language_id from = language_of(records[0]);
    for (size_t i = 0; i < count; i++)
        copies[i] = satz_record_copy(records[i]);
    satz_align_unit(copies, count, from, satz_slice_of(""), "", &unit);
    satz_record_remove(&unit, "tgt");
    satz_record_remove(&unit, "to");
    if (to.size)
        satz_record_set_raw(&unit, "to", to);
    satz_record_set_string(&unit, "out", out);
    satz_findings_clear(&unit, "");
    return unit;
}

/* Gives a record's spans what was found out about them; the unit has them from `first` on. Returns how many. */
static size_t spans_take(struct satz_record *record, size_t index, const struct satz_span_list *unit, size_t first,
                         struct satz_restorer *restorer, bool html) {
    struct satz_span_list own;
    struct satz_error ignored = SATZ_ERROR_INIT;
    if (satz_spans_read(record, &own, &ignored) != SATZ_OK)
        return 0;
    /* What fails here has failed for the unit, which has the same languages. */
    (void)!satz_restorer_drafts(restorer, record, &own, html, &ignored);
    for (size_t k = 0; k < own.count && first + k < unit->count; k++) {
        const struct satz_span *found = &unit->items[first + k];
        struct satz_span *span = &own.items[k];
        span->located = found->located && index == 0;
        span->in_begin = found->in_begin;
        span->in_end = found->in_end;
        span->found = found->found;
        span->source = found->source;
    }
    satz_spans_write(record, &own);
    return own.count;
}

/* Moves a finding of the unit to the record that it is about. `begins`: where each `src` begins in the unit's. */
static void finding_take(struct satz_record *const *records, size_t count, const size_t *begins,
                         struct satz_finding finding) {
    size_t i = 0;
    if (finding.side == SATZ_SIDE_SRC) {
        while (i + 1 < count && begins[i + 1] <= finding.begin)
            i++;
        size_t size = satz_record_string(records[i], "src").size;
        finding.begin -= begins[i];
        finding.end -= begins[i];
        finding.begin = finding.begin < size ? finding.begin : size;
        finding.end = finding.end < size ? finding.end : size;
    }
    satz_findings_add(records[i], &finding);
}

enum satz_status satz_restorer_bead(struct satz_restorer *restorer, struct satz_record *const *records, size_t count,
                                    bool html, struct satz_error *error) {
    struct satz_span_list spans;
    struct satz_finding_list findings;
    size_t *begins = satz_arena_get_array(records[0]->arena, count + 1, sizeof *begins), at = 0, first = 0;
    struct satz_record unit = unit_make(records, count);
    if (satz_restorer_record(restorer, &unit, html, error) != SATZ_OK ||
        satz_spans_read(&unit, &spans, error) != SATZ_OK || satz_findings_read(&unit, &findings, error) != SATZ_OK)
        return SATZ_FAILED;
    size_t blank = satz_align_blank(language_of(records[0])).size;
    for (size_t i = 0; i < count; i++) {
        size_t size = satz_record_string(records[i], "src").size;
        at += at && size ? blank : 0;
        begins[i] = at;
        at += size;
        satz_findings_clear(records[i], "restore/");
        satz_record_set_string(records[i], "tgt", i ? satz_slice_of("") : satz_record_string(&unit, "tgt"));
        first += spans_take(records[i], i, &spans, first, restorer, html);
        satz_record_set_string(records[i], "state", satz_slice_of("translated"));
    }
    for (size_t i = 0; i < findings.count; i++)
        finding_take(records, count, begins, findings.items[i]);
    return SATZ_OK;
}
