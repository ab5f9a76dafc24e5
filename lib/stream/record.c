#include "stream/record.h"

#include <stdarg.h>
#include <stdio.h>

#include "stream/json.h"

void satz_record_init(struct satz_record *record, struct satz_arena *arena) {
    *record = (struct satz_record){ .arena = arena, .place = "" };
}

struct satz_record satz_record_copy(const struct satz_record *record) {
    struct satz_record copy = *record;
    copy.capacity = record->count + 1;
    copy.members = satz_arena_get_array(record->arena, copy.capacity, sizeof *copy.members);
    if (record->count)
        memcpy(copy.members, record->members, record->count * sizeof *copy.members);
    return copy;
}

static struct satz_member *find(const struct satz_record *record, struct satz_slice name) {
    for (size_t i = record->count; i-- > 0;)
        if (satz_slice_equal(record->members[i].name, name))
            return &record->members[i];
    return NULL;
}

static struct satz_member *append(struct satz_record *record, struct satz_slice name) {
    if (record->count == record->capacity) {
        size_t larger = record->capacity ? record->capacity * 2 : 16;
        struct satz_member *members = satz_arena_get_array(record->arena, larger, sizeof *members);
        if (record->count)
            memcpy(members, record->members, record->count * sizeof *members);
        record->members = members;
        record->capacity = larger;
    }
    record->members[record->count] = (struct satz_member){ name, { NULL, 0 } };
    return &record->members[record->count++];
}

/* Members that every tool reads as strings: checked once, when the record comes in. */
static bool must_be_string(struct satz_slice name) {
    static const char *const names[] = { "doc", "lang", "gap", "src", "tail", "text", "to", "out", "tgt", "state" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (satz_slice_is(name, names[i]))
            return true;
    return false;
}

static enum satz_status check_member(const struct satz_member *member, struct satz_error *error) {
    size_t number;
    if (satz_slice_is(member->name, "seg"))
        return satz_json_size(member->raw, &number, error);
    if (must_be_string(member->name) && member->raw.data[0] != '"')
        return satz_error_set(error, "member '%.*s' must be a string", (int)member->name.size, member->name.data);
    return SATZ_OK;
}

static enum satz_status parse_members(struct satz_record *record, struct satz_slice text, struct satz_error *error) {
    struct satz_json json = satz_json_make(text);
    bool first = true;
    struct satz_slice name, raw;
    enum satz_status status;
    while ((status = satz_json_member(&json, &first, record->arena, &name, &raw, error)) == SATZ_OK) {
        struct satz_member *member = append(record, name);
        member->raw = raw;
        if (check_member(member, error) != SATZ_OK)
            return SATZ_FAILED;
    }
    if (status == SATZ_FAILED || satz_json_end(&json, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!satz_record_has(record, "seg"))
        return satz_error_set(error, "not a record: it has no 'seg' (see satz-record(5))");
    return SATZ_OK;
}

enum satz_status satz_record_parse(struct satz_record *record, struct satz_slice line, struct satz_error *error) {
    if (parse_members(record, satz_arena_copy(record->arena, line), error) == SATZ_OK)
        return SATZ_OK;
    char reason[sizeof error->reason];
    memcpy(reason, error->reason, sizeof reason);
    return satz_record_fail(record, error, "%s", reason);
}

struct satz_slice satz_record_raw(const struct satz_record *record, const char *name) {
    const struct satz_member *member = find(record, satz_slice_of(name));
    return member ? member->raw : satz_slice_make(NULL, 0);
}

bool satz_record_has(const struct satz_record *record, const char *name) {
    return find(record, satz_slice_of(name)) != NULL;
}

struct satz_slice satz_record_string(const struct satz_record *record, const char *name) {
    struct satz_slice raw = satz_record_raw(record, name);
    return raw.size && raw.data[0] == '"' ? satz_json_text(raw, record->arena) : satz_slice_make(NULL, 0);
}

struct satz_slice satz_record_inner(const struct satz_record *record, const char *name, const char *inner) {
    struct satz_slice object = satz_record_raw(record, name);
    return object.size ? satz_json_find_string(object, inner, record->arena) : satz_slice_make("", 0);
}

size_t satz_record_size(const struct satz_record *record, const char *name) {
    size_t number;
    struct satz_error ignored;
    return satz_json_size(satz_record_raw(record, name), &number, &ignored) == SATZ_OK ? number : 0;
}

/* Sets a member to what is in the arena already. */
static void set(struct satz_record *record, const char *name, struct satz_slice raw) {
    struct satz_slice key = satz_slice_of(name);
    struct satz_member *member = find(record, key);
    if (!member)
        member = append(record, key);
    member->raw = raw;
}

void satz_record_set_raw(struct satz_record *record, const char *name, struct satz_slice raw) {
    set(record, name, satz_arena_copy(record->arena, raw));
}

void satz_record_set_string(struct satz_record *record, const char *name, struct satz_slice text) {
    set(record, name, satz_json_quote(text, record->arena));
}

void satz_record_set_size(struct satz_record *record, const char *name, size_t number) {
    char digits[24];
    size_t begin = sizeof digits;
    do
        digits[--begin] = (char)('0' + number % 10);
    while (number /= 10);
    satz_record_set_raw(record, name, satz_slice_make(digits + begin, sizeof digits - begin));
}

void satz_record_remove(struct satz_record *record, const char *name) {
    size_t kept = 0;
    for (size_t i = 0; i < record->count; i++)
        if (!satz_slice_is(record->members[i].name, name))
            record->members[kept++] = record->members[i];
    record->count = kept;
}

enum satz_status satz_record_fail(const struct satz_record *record, struct satz_error *error, const char *format, ...) {
    char reason[sizeof error->reason];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    return satz_error_set_at(error, record->place, record->line, "%s", reason);
}

void satz_record_write(const struct satz_record *record, struct satz_output *output) {
    struct satz_buffer *line = satz_output_begin(output);
    for (size_t i = 0; i < record->count; i++) {
        satz_buffer_add_byte(line, i ? ',' : '{');
        satz_json_add_string(line, record->members[i].name);
        satz_buffer_add_byte(line, ':');
        satz_buffer_add(line, record->members[i].raw);
    }
    satz_buffer_add_string(line, record->count ? "}\n" : "{}\n");
    satz_output_end(output);
}
