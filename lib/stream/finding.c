#include "stream/finding.h"

#include <stdarg.h>

#include "stream/json.h"
#include "text/utf8.h"

static const char *const level_names[] = { "info", "warning", "error" };

const char *satz_level_name(enum satz_level level) {
    return level_names[level];
}

bool satz_level_of_name(struct satz_slice name, enum satz_level *level) {
    for (int i = SATZ_INFO; i <= SATZ_ERROR; i++) {
        if (satz_slice_is(name, level_names[i])) {
            *level = (enum satz_level)i;
            return true;
        }
    }
    return false;
}

static const char *side_name(const struct satz_finding *finding) {
    return finding->side == SATZ_SIDE_SRC ? "src" : "tgt";
}

static void add_place(struct satz_buffer *raw, const struct satz_record *record, const struct satz_finding *finding) {
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(satz_record_string(record, side_name(finding)));
    size_t size = cursor.text.size;
    size_t begin = satz_utf8_points_at(&cursor, finding->begin < size ? finding->begin : size);
    size_t end = satz_utf8_points_at(&cursor, finding->end < size ? finding->end : size);
    satz_buffer_add_format(raw, "[%zu,%zu]", begin, end);
}

static void add_json(struct satz_buffer *raw, const struct satz_record *record, const struct satz_finding *finding) {
    satz_buffer_add_string(raw, "{\"check\":");
    satz_json_add_string(raw, satz_slice_of(finding->check));
    satz_buffer_add_format(raw, ",\"side\":\"%s\",\"at\":", side_name(finding));
    add_place(raw, record, finding);
    satz_buffer_add_format(raw, ",\"level\":\"%s\",\"say\":", satz_level_name(finding->level));
    satz_json_add_string(raw, finding->say);
    for (size_t i = 0; i < finding->fix_count; i++) {
        satz_buffer_add_string(raw, i ? "," : ",\"fix\":[");
        satz_json_add_string(raw, finding->fixes[i]);
    }
    satz_buffer_add_string(raw, finding->fix_count ? "]}" : "}");
}

static void append(struct satz_record *record, struct satz_slice old, const struct satz_finding *finding) {
    struct satz_buffer raw = SATZ_BUFFER_INIT;
    if (old.size > 2 && old.data[0] == '[') {
        satz_buffer_add(&raw, satz_slice_sub(old, 0, old.size - 1));
        satz_buffer_add_byte(&raw, ',');
    } else {
        satz_buffer_add_byte(&raw, '[');
    }
    add_json(&raw, record, finding);
    satz_buffer_add_byte(&raw, ']');
    satz_record_set_raw(record, "findings", satz_buffer_slice(&raw));
    satz_buffer_release(&raw);
}

/* There are too many already: says so once a tool. */
static void say_more(struct satz_record *record, struct satz_slice old, const struct satz_finding *finding) {
    struct satz_buffer check = SATZ_BUFFER_INIT, member = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&check, "%.*s/more", (int)strcspn(finding->check, "/"), finding->check);
    satz_buffer_add_string(&member, "{\"check\":");
    satz_json_add_string(&member, satz_buffer_slice(&check));
    if (satz_slice_find(old, 0, satz_buffer_slice(&member)) == old.size) {
        struct satz_finding more = { check.data, finding->side, finding->begin, finding->end, SATZ_ERROR,
                                     satz_slice_of("there are more findings in this segment than are listed"),
                                     NULL, 0, { NULL, 0 } };
        append(record, old, &more);
    }
    satz_buffer_release(&check);
    satz_buffer_release(&member);
}

void satz_findings_add(struct satz_record *record, const struct satz_finding *finding) {
    struct satz_slice old = satz_record_raw(record, "findings");
    if (old.size > SATZ_FINDINGS_LIMIT)
        say_more(record, old, finding);
    else
        append(record, old, finding);
}

void satz_findings_say(struct satz_record *record, const char *check, enum satz_level level, enum satz_side side,
                       size_t begin, size_t end, const char *format, ...) {
    struct satz_buffer say = SATZ_BUFFER_INIT;
    va_list arguments;
    va_start(arguments, format);
    satz_buffer_add_vformat(&say, format, arguments);
    va_end(arguments);
    struct satz_finding finding = { check, side, begin, end, level, satz_buffer_slice(&say), NULL, 0, { NULL, 0 } };
    satz_findings_add(record, &finding);
    satz_buffer_release(&say);
}

void satz_findings_clear_own(struct satz_record *record, satz_finding_test *is_own, const void *context) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "findings"));
    if (!json.text.size || json.text.data[0] != '[')
        return;
    struct satz_slice element;
    struct satz_error ignored;
    bool first = true;
    struct satz_buffer kept = SATZ_BUFFER_INIT;
    while (satz_json_element(&json, &first, &element, &ignored) == SATZ_OK) {
        struct satz_slice check = satz_json_find_string(element, "check", record->arena);
        bool target = satz_slice_is(satz_json_find_string(element, "side", record->arena), "tgt");
        if (is_own(check, target ? SATZ_SIDE_TGT : SATZ_SIDE_SRC, context))
            continue;
        satz_buffer_add_byte(&kept, kept.size ? ',' : '[');
        satz_buffer_add(&kept, element);
    }
    if (kept.size) {
        satz_buffer_add_byte(&kept, ']');
        satz_record_set_raw(record, "findings", satz_buffer_slice(&kept));
    } else {
        satz_record_remove(record, "findings");
    }
    satz_buffer_release(&kept);
}

struct prefixed {
    const char *prefix;
    const enum satz_side *side; /* NULL: both */
};

static bool is_prefixed(struct satz_slice check, enum satz_side side, const void *context) {
    const struct prefixed *own = context;
    return satz_slice_starts(check, satz_slice_of(own->prefix)) && (!own->side || side == *own->side);
}

void satz_findings_clear(struct satz_record *record, const char *prefix) {
    struct prefixed own = { prefix, NULL };
    satz_findings_clear_own(record, is_prefixed, &own);
}

void satz_findings_clear_side(struct satz_record *record, const char *prefix, enum satz_side side) {
    struct prefixed own = { prefix, &side };
    satz_findings_clear_own(record, is_prefixed, &own);
}

/* What findings are read with: the texts that they point into. */
struct reading {
    const struct satz_record *record;
    struct satz_utf8_index texts[2]; /* by enum satz_side */
    size_t place[2];                  /* in code points */
};

static enum satz_status read_fixes(struct satz_slice raw, struct satz_arena *arena, struct satz_finding *finding,
                                   struct satz_error *error) {
    struct satz_json json = satz_json_make(raw), again = json;
    struct satz_slice element;
    enum satz_status status;
    bool first = true;
    while ((status = satz_json_element(&json, &first, &element, error)) == SATZ_OK)
        finding->fix_count++;
    struct satz_slice *fixes = satz_arena_get_array(arena, finding->fix_count, sizeof *fixes);
    finding->fixes = fixes;
    first = true;
    for (size_t i = 0; status == SATZ_END && i < finding->fix_count; i++)
        if (satz_json_element(&again, &first, &element, error) != SATZ_OK ||
            satz_json_string(element, arena, &fixes[i], error) != SATZ_OK)
            status = SATZ_FAILED;
    return status == SATZ_END ? SATZ_OK : SATZ_FAILED;
}

static enum satz_status read_word(struct reading *reading, struct satz_slice name, struct satz_slice raw,
                                  struct satz_finding *finding, struct satz_error *error) {
    struct satz_arena *arena = reading->record->arena;
    struct satz_slice word;
    if (satz_json_string(raw, arena, &word, error) != SATZ_OK)
        return SATZ_FAILED;
    if (satz_slice_is(name, "check"))
        finding->check = satz_arena_copy(arena, word).data;
    else if (satz_slice_is(name, "say"))
        finding->say = word;
    else if (satz_slice_is(name, "silenced"))
        finding->silenced = word.size > 0 ? word : satz_slice_make(NULL, 0);
    else if (satz_slice_is(name, "side"))
        finding->side = satz_slice_is(word, "tgt") ? SATZ_SIDE_TGT : SATZ_SIDE_SRC;
    else if (!satz_level_of_name(word, &finding->level))
        return satz_error_set(error, "a finding's level must be info, warning or error");
    return SATZ_OK;
}

static enum satz_status read_member(struct reading *reading, struct satz_slice name, struct satz_slice raw,
                                    struct satz_finding *finding, struct satz_error *error) {
    static const char *const words[] = { "check", "say", "side", "level", "silenced" };
    if (satz_slice_is(name, "at"))
        return satz_json_place(raw, reading->place, error);
    if (satz_slice_is(name, "fix"))
        return read_fixes(raw, reading->record->arena, finding, error);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (satz_slice_is(name, words[i]))
            return read_word(reading, name, raw, finding, error);
    return SATZ_OK;
}

static enum satz_status read_finding(struct reading *reading, struct satz_slice raw, struct satz_finding *finding,
                                     struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice name, value;
    enum satz_status status;
    bool first = true;
    *finding = (struct satz_finding){ .check = "", .say = satz_slice_of("") };
    reading->place[0] = reading->place[1] = 0;
    while ((status = satz_json_member(&json, &first, reading->record->arena, &name, &value, error)) == SATZ_OK)
        if (read_member(reading, name, value, finding, error) != SATZ_OK)
            return SATZ_FAILED;
    if (status == SATZ_FAILED)
        return SATZ_FAILED;
    struct satz_utf8_index *text = &reading->texts[finding->side];
    if (!satz_utf8_index_bytes_at(text, reading->place[0], &finding->begin))
        finding->begin = text->cursor.text.size;
    if (!satz_utf8_index_bytes_at(text, reading->place[1], &finding->end))
        finding->end = text->cursor.text.size;
    return *finding->check ? SATZ_OK : satz_error_set(error, "a finding must name its check");
}

enum satz_status satz_findings_read(const struct satz_record *record, struct satz_finding_list *list,
                                    struct satz_error *error) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "findings"));
    struct reading reading = { .record = record };
    struct satz_error reason = SATZ_ERROR_INIT;
    struct satz_slice element;
    enum satz_status status;
    size_t capacity = 0;
    bool first = true;
    *list = (struct satz_finding_list){ NULL, 0 };
    if (!json.text.size)
        return SATZ_OK;
    reading.texts[SATZ_SIDE_SRC] = satz_utf8_index_make(satz_record_string(record, "src"), record->arena);
    reading.texts[SATZ_SIDE_TGT] = satz_utf8_index_make(satz_record_string(record, "tgt"), record->arena);
    while ((status = satz_json_element(&json, &first, &element, &reason)) == SATZ_OK) {
        if (list->count == capacity) {
            capacity = capacity ? capacity * 2 : 4;
            struct satz_finding *items = satz_arena_get_array(record->arena, capacity, sizeof *items);
            if (list->count)
                memcpy(items, list->items, list->count * sizeof *items);
            list->items = items;
        }
        if (read_finding(&reading, element, &list->items[list->count], &reason) != SATZ_OK)
            return satz_record_fail(record, error, "%s", reason.reason);
        list->count++;
    }
    return status == SATZ_END ? SATZ_OK : satz_record_fail(record, error, "%s", reason.reason);
}

/* The finding as it was, but for its place and its silencing. */
static void add_changed(struct satz_buffer *raw, const struct satz_record *record, struct satz_slice old,
                        const struct satz_finding *finding) {
    struct satz_json json = satz_json_make(old);
    struct satz_slice name, value;
    struct satz_error ignored;
    bool first = true;
    satz_buffer_add_byte(raw, '{');
    while (satz_json_member(&json, &first, record->arena, &name, &value, &ignored) == SATZ_OK) {
        if (satz_slice_is(name, "silenced"))
            continue;
        satz_json_add_string(raw, name);
        satz_buffer_add_byte(raw, ':');
        if (satz_slice_is(name, "at"))
            add_place(raw, record, finding);
        else
            satz_buffer_add(raw, value);
        satz_buffer_add_byte(raw, ',');
    }
    if (satz_finding_is_silenced(finding)) {
        satz_buffer_add_string(raw, "\"silenced\":");
        satz_json_add_string(raw, finding->silenced);
    } else {
        satz_buffer_truncate(raw, raw->size - 1); /* the last comma: there is always `check` */
    }
    satz_buffer_add_byte(raw, '}');
}

enum satz_status satz_findings_change(struct satz_record *record, satz_finding_change *change, void *context,
                                      struct satz_error *error) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "findings"));
    struct satz_finding_list list;
    struct satz_slice element;
    struct satz_error ignored;
    bool first = true, changed = false;
    if (satz_findings_read(record, &list, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_buffer raw = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < list.count && satz_json_element(&json, &first, &element, &ignored) == SATZ_OK; i++) {
        satz_buffer_add_byte(&raw, i ? ',' : '[');
        if (!change(context, i, &list.items[i])) {
            satz_buffer_add(&raw, element);
            continue;
        }
        add_changed(&raw, record, element, &list.items[i]);
        changed = true;
    }
    satz_buffer_add_byte(&raw, ']');
    if (changed)
        satz_record_set_raw(record, "findings", satz_buffer_slice(&raw));
    satz_buffer_release(&raw);
    return SATZ_OK;
}

void satz_findings_count(const struct satz_record *record, size_t counts[3]) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "findings"));
    struct satz_slice element;
    struct satz_error ignored;
    enum satz_level level;
    bool first = true;
    counts[0] = counts[1] = counts[2] = 0;
    if (!json.text.size || json.text.data[0] != '[')
        return;
    while (satz_json_element(&json, &first, &element, &ignored) == SATZ_OK)
        if (satz_json_find_string(element, "silenced", record->arena).size == 0 &&
            satz_level_of_name(satz_json_find_string(element, "level", record->arena), &level))
            counts[level]++;
}
