#ifndef SATZ_STREAM_RECORD_H
#define SATZ_STREAM_RECORD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/output.h"

/*
 * A record of the stream (satz-record(5)): one JSON object a line. Members keep their order and, as
 * long as nobody sets them, their bytes. All memory is the arena's that the record was made with: a
 * record is valid until that arena is reset, and needs no release.
 */
struct satz_member {
    struct satz_slice name;
    struct satz_slice raw; /* its value, as JSON */
};

struct satz_record {
    struct satz_arena *arena;
    struct satz_member *members;
    size_t count, capacity;
    const char *place; /* the input's name, for messages */
    size_t line;       /* its line there, from 1; 0: made by a program */
};

/* An empty record. */
void satz_record_init(struct satz_record *record, struct satz_arena *arena);
/* A record of the same members, in the same arena: to set one of it leaves `record` as it is. O(members). */
struct satz_record satz_record_copy(const struct satz_record *record);

/*
 * Reads one line; its bytes are copied into the arena. Fails (with place and line, which the caller
 * set after satz_record_init()) where it is not one JSON object with a numeric `seg` and, where
 * they are there, strings in doc lang gap src tail text to out tgt state. O(line).
 */
enum satz_status satz_record_parse(struct satz_record *record, struct satz_slice line, struct satz_error *error)
    SATZ_MUST_USE;

/* The raw value of a member; the empty slice where it is not there. Of doubled names the last counts. */
struct satz_slice satz_record_raw(const struct satz_record *record, const char *name);
bool satz_record_has(const struct satz_record *record, const char *name);
/* The text of a string member; the empty slice (data NULL) where it is not there. O(size). */
struct satz_slice satz_record_string(const struct satz_record *record, const char *name);
/* The text of string member `inner` of an object member, "via" and "by" say; empty where it is not there. */
struct satz_slice satz_record_inner(const struct satz_record *record, const char *name, const char *inner);
/* A number that satz_record_parse() checked (`seg`); 0 where it is not there. */
size_t satz_record_size(const struct satz_record *record, const char *name);

/* Sets a member in its place, or appends it. `raw` must be JSON; it and `text` are copied. `name` is borrowed. */
void satz_record_set_raw(struct satz_record *record, const char *name, struct satz_slice raw);
void satz_record_set_string(struct satz_record *record, const char *name, struct satz_slice text);
void satz_record_set_size(struct satz_record *record, const char *name, size_t number);
void satz_record_remove(struct satz_record *record, const char *name);

/* Fails with the record's place and line and the reason in `format`. */
enum satz_status satz_record_fail(const struct satz_record *record, struct satz_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes it as one compact line. */
void satz_record_write(const struct satz_record *record, struct satz_output *output);

#endif
