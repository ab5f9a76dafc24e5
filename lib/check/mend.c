#include "check/mend.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/config.h"
#include "stream/span.h"
#include "text/utf8.h"

enum { SHOWN = 40 };

/* Bytes [begin, end) of tgt that become `fix`. */
struct edit {
    size_t begin, end;
    struct satz_slice fix;
    const char *check;
};

struct edits {
    struct edit *items;
    size_t count, capacity;
    struct satz_finding_list findings;
    struct satz_span_list spans;
    struct satz_slice tgt;
};

static bool is_sure(const struct satz_finding *finding) {
    size_t check = satz_check_named(satz_slice_of(finding->check));
    return check < satz_check_count && satz_check_table[check].mends && finding->side == SATZ_SIDE_TGT &&
           finding->fix_count == 1 && !satz_finding_is_silenced(finding) && finding->begin < finding->end;
}

/* What came from the source by a placeholder, or another's place. */
static bool is_held(const struct edits *edits, const struct satz_finding *finding) {
    for (size_t i = 0; i < edits->spans.count; i++) {
        const struct satz_span *span = &edits->spans.items[i];
        if (span->located && span->action == SATZ_HOLD && span->in_begin < finding->end && span->in_end > finding->begin)
            return true;
    }
    return false;
}

static bool has_markup(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '<' || text.data[i] == '&' || text.data[i] == '>')
            return true;
    return false;
}

static void collect(struct edits *edits, bool html) {
    for (size_t i = 0; i < edits->findings.count; i++) {
        const struct satz_finding *finding = &edits->findings.items[i];
        if (!is_sure(finding) || is_held(edits, finding) ||
            (html && (has_markup(finding->fixes[0]) ||
                      has_markup(satz_slice_sub(edits->tgt, finding->begin, finding->end)))))
            continue;
        edits->items = satz_memory_grow(edits->items, &edits->capacity, edits->count + 1, sizeof *edits->items);
        edits->items[edits->count++] =
            (struct edit){ finding->begin, finding->end, finding->fixes[0], finding->check };
    }
}

static int compare(const void *left, const void *right) {
    const struct edit *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* Of edits that touch, the first one is made now; the text is checked again anyway. */
static void part(struct edits *edits) {
    size_t kept = 0;
    if (edits->count > 1)
        qsort(edits->items, edits->count, sizeof *edits->items, compare);
    for (size_t i = 0; i < edits->count; i++)
        if (kept == 0 || edits->items[i].begin > edits->items[kept - 1].end)
            edits->items[kept++] = edits->items[i];
    edits->count = kept;
}

/* Where a place of the old text is in the new one; inside of what was changed, at its beginning or end. */
static size_t moved(const struct edits *edits, size_t at, bool end) {
    size_t now = at;
    for (size_t i = 0; i < edits->count && edits->items[i].begin < at; i++) {
        const struct edit *edit = &edits->items[i];
        if (at < edit->end)
            return now - (at - edit->begin) + (end ? edit->fix.size : 0);
        now = now - (edit->end - edit->begin) + edit->fix.size;
    }
    return now;
}

static void set_text(const struct edits *edits, struct satz_record *record) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        satz_buffer_add(&text, satz_slice_sub(edits->tgt, at, edits->items[i].begin));
        satz_buffer_add(&text, edits->items[i].fix);
        at = edits->items[i].end;
    }
    satz_buffer_add(&text, satz_slice_from(edits->tgt, at));
    satz_record_set_string(record, "tgt", satz_buffer_slice(&text));
    satz_buffer_release(&text);
}

static void move_spans(struct edits *edits, struct satz_record *record) {
    bool any = false;
    for (size_t i = 0; i < edits->spans.count; i++) {
        struct satz_span *span = &edits->spans.items[i];
        if (!span->located)
            continue;
        any = true;
        span->in_begin = moved(edits, span->in_begin, false);
        span->in_end = moved(edits, span->in_end, true);
    }
    if (any)
        satz_spans_write(record, &edits->spans);
}

/* The places as they were are those of the list that was read before the text changed. */
static bool move_finding(void *context, size_t index, struct satz_finding *finding) {
    const struct edits *edits = context;
    const struct satz_finding *old = &edits->findings.items[index];
    if (finding->side != SATZ_SIDE_TGT)
        return false;
    finding->begin = moved(edits, old->begin, false);
    finding->end = moved(edits, old->end, true);
    return true;
}

static struct satz_slice shown(struct satz_slice words) {
    return words.size > SHOWN ? satz_slice_sub(words, 0, satz_utf8_floor(words, SHOWN)) : words;
}

static void tell(const struct edits *edits, struct satz_record *record) {
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->items[i];
        struct satz_slice old = shown(satz_slice_sub(edits->tgt, edit->begin, edit->end)), fix = shown(edit->fix);
        size_t begin = moved(edits, edit->begin, false);
        satz_findings_say(record, SATZ_CHECK_MENDED, SATZ_INFO, SATZ_SIDE_TGT, begin, begin + edit->fix.size,
                          "Mended (%s): “%.*s” stood here, and is “%.*s” now.", edit->check + strlen("check/"),
                          (int)old.size, old.data, (int)fix.size, fix.data);
    }
}

enum satz_status satz_check_mend(struct satz_record *record, bool html, bool *mended, struct satz_error *error) {
    struct edits edits = { .tgt = satz_record_string(record, "tgt") };
    *mended = false;
    if (!edits.tgt.data || satz_record_has(record, "tmx") || !satz_record_has(record, "findings"))
        return SATZ_OK;
    if (satz_findings_read(record, &edits.findings, error) != SATZ_OK ||
        satz_spans_read(record, &edits.spans, error) != SATZ_OK)
        return SATZ_FAILED;
    collect(&edits, html);
    part(&edits);
    enum satz_status status = SATZ_OK;
    if (edits.count > 0) {
        set_text(&edits, record);
        move_spans(&edits, record);
        status = satz_findings_change(record, move_finding, &edits, error);
        tell(&edits, record);
        *mended = true;
    }
    free(edits.items);
    return status;
}
