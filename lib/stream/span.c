#include "stream/span.h"

#include <stdlib.h>

#include "stream/json.h"
#include "text/utf8.h"

static const char *const kind_names[SATZ_KINDS] = {
    [SATZ_PERSON] = "person", [SATZ_ORG] = "org", [SATZ_PLACE] = "place", [SATZ_PRODUCT] = "product",
    [SATZ_EVENT] = "event", [SATZ_TITLE] = "title", [SATZ_TERM] = "term", [SATZ_URL] = "url",
    [SATZ_EMAIL] = "email", [SATZ_PHONE] = "phone", [SATZ_HANDLE] = "handle", [SATZ_TICKER] = "ticker",
    [SATZ_IDENTIFIER] = "id", [SATZ_NUMBER] = "number", [SATZ_MONEY] = "money", [SATZ_DATE] = "date",
    [SATZ_TIME] = "time", [SATZ_QUOTE] = "quote", [SATZ_TAG] = "tag",
};
static const char *const do_names[] = { "off", "verify", "marks", "hold" };
static const char *const found_names[] = { "", "exact", "repaired", "placed" };
static const char *const source_names[] = { "", "memory", "term", "name", "cldr", "translit", "local",
                                             "verbatim" };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool word_of(const char *const *names, size_t count, struct satz_slice name, int *index) {
    for (size_t i = 0; i < count; i++) {
        if (satz_slice_is(name, names[i])) {
            *index = (int)i;
            return true;
        }
    }
    return false;
}

const char *satz_kind_name(enum satz_kind kind) {
    return kind_names[kind];
}

enum satz_do satz_kind_usual(enum satz_kind kind) {
    switch (kind) {
    case SATZ_PLACE:
    case SATZ_EVENT:
    case SATZ_NUMBER:
    case SATZ_MONEY:
    case SATZ_DATE:
    case SATZ_TIME: return SATZ_VERIFY;
    case SATZ_QUOTE:
    case SATZ_TITLE: return SATZ_MARKS;
    default: return SATZ_HOLD;
    }
}

bool satz_kind_of_name(struct satz_slice name, enum satz_kind *kind) {
    int index;
    if (!word_of(kind_names, SATZ_KINDS, name, &index))
        return false;
    *kind = (enum satz_kind)index;
    return true;
}

const char *satz_do_name(enum satz_do action) {
    return do_names[action];
}

const char *satz_found_name(enum satz_found found) {
    return found_names[found];
}

const char *satz_source_name(enum satz_source source) {
    return source_names[source];
}

void satz_spans_add(struct satz_span_list *spans, struct satz_arena *arena, struct satz_span span) {
    if (spans->count == spans->capacity) {
        size_t larger = spans->capacity ? spans->capacity * 2 : 8;
        struct satz_span *items = satz_arena_get_array(arena, larger, sizeof *items);
        if (spans->count)
            memcpy(items, spans->items, spans->count * sizeof *items);
        spans->items = items;
        spans->capacity = larger;
    }
    spans->items[spans->count++] = span;
}

/* What one span's members are read into before they are checked together. */
struct reading {
    const struct satz_record *record;
    struct satz_utf8_index src, tgt;
    struct satz_span span;
    bool has_at, has_kind, has_do;
    struct satz_buffer others;
};

static enum satz_status read_range(struct satz_slice raw, struct satz_utf8_index *text, size_t *begin, size_t *end,
                                   struct satz_error *error) {
    size_t points[2];
    if (satz_json_place(raw, points, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!satz_utf8_index_bytes_at(text, points[0], begin) || !satz_utf8_index_bytes_at(text, points[1], end))
        return satz_error_set(error, "the place [%zu,%zu] is not in the text", points[0], points[1]);
    return SATZ_OK;
}

static enum satz_status read_word(struct reading *reading, struct satz_slice raw, const char *const *names,
                                  size_t count, int *index, struct satz_error *error) {
    struct satz_slice word;
    if (satz_json_string(raw, reading->record->arena, &word, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!word_of(names, count, word, index))
        return satz_error_set(error, "unknown word '%.*s' in a span", (int)(word.size < 40 ? word.size : 40), word.data);
    return SATZ_OK;
}

static void keep_other(struct reading *reading, struct satz_slice name, struct satz_slice raw) {
    if (reading->others.size)
        satz_buffer_add_byte(&reading->others, ',');
    satz_json_add_string(&reading->others, name);
    satz_buffer_add_byte(&reading->others, ':');
    satz_buffer_add(&reading->others, raw);
}

static enum satz_status read_id(struct reading *reading, struct satz_slice raw, struct satz_error *error) {
    struct satz_slice *id = &reading->span.id;
    if (satz_json_string(raw, reading->record->arena, id, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < id->size; i++) {
        char c = id->data[i];
        if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')))
            return satz_error_set(error, "a span's id must be ASCII letters and digits");
    }
    return id->size && id->size < 32 ? SATZ_OK : satz_error_set(error, "a span's id must have 1 to 31 letters and digits");
}

/* The members that are words of a fixed set; `*known` tells whether `name` was one of them. */
static enum satz_status read_word_member(struct reading *reading, struct satz_slice name, struct satz_slice raw,
                                         bool *known, struct satz_error *error) {
    struct satz_span *span = &reading->span;
    int index = 0;
    *known = true;
    enum satz_status status = SATZ_OK;
    if (satz_slice_is(name, "kind")) {
        status = read_word(reading, raw, kind_names, SATZ_KINDS, &index, error);
        span->kind = (enum satz_kind)index;
        reading->has_kind = true;
    } else if (satz_slice_is(name, "do")) {
        status = read_word(reading, raw, do_names, COUNT(do_names), &index, error);
        span->action = (enum satz_do)index;
        reading->has_do = true;
    } else if (satz_slice_is(name, "found")) {
        status = read_word(reading, raw, found_names, COUNT(found_names), &index, error);
        span->found = (enum satz_found)index;
    } else if (satz_slice_is(name, "as")) {
        status = read_word(reading, raw, source_names, COUNT(source_names), &index, error);
        span->source = (enum satz_source)index;
    } else {
        *known = false;
    }
    return status;
}

/* `0.97`, also `0.9`, `0`, `1`: at most two decimals count. */
static enum satz_status read_sure(struct reading *reading, struct satz_slice raw, struct satz_error *error) {
    static const unsigned worth[] = { 100, 0, 10, 1 };
    unsigned sure = 0;
    for (size_t i = 0; i < raw.size; i++) {
        bool digit = i == 1 ? raw.data[i] == '.' : raw.data[i] >= '0' && raw.data[i] <= '9';
        if (!digit)
            return satz_error_set(error, "`sure` of a span must be from 0 to 1");
        if (i != 1 && i < sizeof worth / sizeof *worth)
            sure += worth[i] * (unsigned)(raw.data[i] - '0');
    }
    reading->span.sure = sure;
    return sure <= 100 ? SATZ_OK : satz_error_set(error, "`sure` of a span must be from 0 to 1");
}

static enum satz_status read_member(struct reading *reading, struct satz_slice name, struct satz_slice raw,
                                    struct satz_error *error) {
    struct satz_span *span = &reading->span;
    struct satz_arena *arena = reading->record->arena;
    bool known;
    enum satz_status status = read_word_member(reading, name, raw, &known, error);
    if (known || status != SATZ_OK)
        return status;
    if (satz_slice_is(name, "id"))
        return read_id(reading, raw, error);
    if (satz_slice_is(name, "group"))
        return satz_json_string(raw, arena, &span->group, error);
    if (satz_slice_is(name, "key"))
        return satz_json_string(raw, arena, &span->key, error);
    if (satz_slice_is(name, "speaker"))
        return satz_json_string(raw, arena, &span->speaker, error);
    if (satz_slice_is(name, "approved"))
        return satz_json_string(raw, arena, &span->approved, error);
    if (satz_slice_is(name, "draft"))
        return satz_json_string(raw, arena, &span->draft, error);
    if (satz_slice_is(name, "drafted"))
        return satz_json_string(raw, arena, &span->drafted, error);
    if (satz_slice_is(name, "at")) {
        reading->has_at = true;
        return read_range(raw, &reading->src, &span->begin, &span->end, error);
    }
    if (satz_slice_is(name, "in")) {
        span->located = true;
        return read_range(raw, &reading->tgt, &span->in_begin, &span->in_end, error);
    }
    if (satz_slice_is(name, "sure"))
        return read_sure(reading, raw, error);
    if (!satz_slice_is(name, "src")) /* `src` follows from `at` */
        keep_other(reading, name, raw);
    return SATZ_OK;
}

static enum satz_status read_span(struct reading *reading, struct satz_slice raw, struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice name, value;
    bool first = true;
    reading->span = (struct satz_span){ 0 };
    reading->has_at = reading->has_kind = reading->has_do = false;
    satz_buffer_reset(&reading->others);
    enum satz_status status;
    while ((status = satz_json_member(&json, &first, reading->record->arena, &name, &value, error)) == SATZ_OK)
        if (read_member(reading, name, value, error) != SATZ_OK)
            return SATZ_FAILED;
    if (status == SATZ_FAILED)
        return status;
    if (!reading->has_at || !reading->has_kind || !reading->has_do || !reading->span.id.size)
        return satz_error_set(error, "a span needs id, kind, do and at");
    reading->span.others = satz_arena_copy(reading->record->arena, satz_buffer_slice(&reading->others));
    return SATZ_OK;
}

enum satz_status satz_spans_read(const struct satz_record *record, struct satz_span_list *spans,
                                 struct satz_error *error) {
    *spans = (struct satz_span_list){ 0 };
    struct satz_slice raw = satz_record_raw(record, "spans"), element;
    if (!raw.size)
        return SATZ_OK;
    struct reading reading = { .record = record,
                               .src = satz_utf8_index_make(satz_record_string(record, "src"), record->arena),
                               .tgt = satz_utf8_index_make(satz_record_string(record, "tgt"), record->arena),
                               .others = SATZ_BUFFER_INIT };
    struct satz_json json = satz_json_make(raw);
    bool first = true;
    enum satz_status status;
    while ((status = satz_json_element(&json, &first, &element, error)) == SATZ_OK) {
        if ((status = read_span(&reading, element, error)) != SATZ_OK)
            break;
        satz_spans_add(spans, record->arena, reading.span);
    }
    satz_buffer_release(&reading.others);
    if (status == SATZ_END)
        return SATZ_OK;
    char reason[sizeof error->reason];
    memcpy(reason, error->reason, sizeof reason);
    return satz_record_fail(record, error, "spans: %s", reason);
}

static int compare(const void *left, const void *right) {
    const struct satz_span *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

void satz_spans_sort(struct satz_span_list *spans) {
    if (spans->count)
        qsort(spans->items, spans->count, sizeof *spans->items, compare);
}

void satz_spans_number(struct satz_span_list *spans, struct satz_arena *arena) {
    struct satz_buffer id = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < spans->count; i++) {
        satz_buffer_reset(&id);
        satz_buffer_add_format(&id, "P%zu", i + 1);
        spans->items[i].id = satz_arena_copy(arena, satz_buffer_slice(&id));
    }
    satz_buffer_release(&id);
}

static void add_string_member(struct satz_buffer *raw, const char *name, struct satz_slice text) {
    if (!text.size)
        return;
    satz_buffer_add_format(raw, ",\"%s\":", name);
    satz_json_add_string(raw, text);
}

/* Restored spans are in the order of the source, not of the target: one table instead of walks back. */
static size_t *points_table(struct satz_record *record, struct satz_slice text, bool wanted) {
    if (!wanted)
        return NULL;
    size_t *points = satz_arena_get_array(record->arena, text.size + 1, sizeof *points);
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        points[i] = count;
        if (i + 1 == text.size || ((unsigned char)text.data[i + 1] & 0xC0) != 0x80)
            count++;
    }
    points[text.size] = count;
    return points;
}

static void add_span(struct satz_buffer *raw, const struct satz_span *span, struct satz_utf8_cursor *src,
                     const size_t *points) {
    size_t begin = satz_utf8_points_at(src, span->begin);
    struct satz_utf8_cursor ahead = *src; /* the next span may begin inside this one */
    satz_buffer_add_string(raw, "{\"id\":");
    satz_json_add_string(raw, span->id);
    satz_buffer_add_format(raw, ",\"kind\":\"%s\",\"do\":\"%s\",\"at\":[%zu,%zu],\"src\":", satz_kind_name(span->kind),
                           satz_do_name(span->action), begin, satz_utf8_points_at(&ahead, span->end));
    satz_json_add_string(raw, satz_slice_sub(src->text, span->begin, span->end));
    add_string_member(raw, "group", span->group);
    add_string_member(raw, "key", span->key);
    add_string_member(raw, "speaker", span->speaker);
    add_string_member(raw, "approved", span->approved);
    if (span->draft.data && !span->draft.size)
        satz_buffer_add_string(raw, ",\"draft\":\"\"");
    add_string_member(raw, "draft", span->draft);
    add_string_member(raw, "drafted", span->drafted);
    if (span->located && points)
        satz_buffer_add_format(raw, ",\"in\":[%zu,%zu]", points[span->in_begin], points[span->in_end]);
    add_string_member(raw, "found", satz_slice_of(found_names[span->found]));
    if (span->found > SATZ_FOUND_EXACT && span->sure)
        satz_buffer_add_format(raw, ",\"sure\":%u.%02u", span->sure / 100, span->sure % 100);
    add_string_member(raw, "as", satz_slice_of(source_names[span->source]));
    if (span->others.size) {
        satz_buffer_add_byte(raw, ',');
        satz_buffer_add(raw, span->others);
    }
    satz_buffer_add_byte(raw, '}');
}

void satz_spans_write(struct satz_record *record, const struct satz_span_list *spans) {
    if (!spans->count) {
        satz_record_remove(record, "spans");
        return;
    }
    struct satz_utf8_cursor src = satz_utf8_cursor_make(satz_record_string(record, "src"));
    bool located = false;
    for (size_t i = 0; i < spans->count; i++)
        located |= spans->items[i].located;
    size_t *points = points_table(record, satz_record_string(record, "tgt"), located && satz_record_has(record, "tgt"));
    struct satz_buffer raw = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < spans->count; i++) {
        satz_buffer_add_byte(&raw, i ? ',' : '[');
        add_span(&raw, &spans->items[i], &src, points);
    }
    satz_buffer_add_byte(&raw, ']');
    satz_record_set_raw(record, "spans", satz_buffer_slice(&raw));
    satz_buffer_release(&raw);
}
