#ifndef SATZ_STREAM_JSON_H
#define SATZ_STREAM_JSON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/*
 * A strict scanner for JSON (RFC 8259) in memory, and what writing it takes. It hands out pieces of
 * the text as they stand, so that what nobody changes is written again byte for byte. Strings must be
 * UTF-8 without U+0000 and without lone surrogates. Nesting is bounded by SATZ_JSON_DEPTH.
 *
 * A cursor walks one text; functions advance it. They fail with a reason that names the byte.
 */
#define SATZ_JSON_DEPTH 64

struct satz_json {
    struct satz_slice text;
    size_t at;
};

struct satz_json satz_json_make(struct satz_slice text);

/* Passes over one value of any kind, checking it whole; `*raw` is its text. O(size). */
enum satz_status satz_json_value(struct satz_json *json, struct satz_slice *raw, struct satz_error *error)
    SATZ_MUST_USE;

/*
 * Walks an object: call with `*first` true, then false; each SATZ_OK gives a member's name (decoded
 * only where it holds an escape, then in `arena`) and raw value. SATZ_END after the closing brace.
 */
enum satz_status satz_json_member(struct satz_json *json, bool *first, struct satz_arena *arena,
                                  struct satz_slice *name, struct satz_slice *raw, struct satz_error *error)
    SATZ_MUST_USE;

/* The same for an array's elements. */
enum satz_status satz_json_element(struct satz_json *json, bool *first, struct satz_slice *raw,
                                   struct satz_error *error) SATZ_MUST_USE;

/* Only blanks may be left. */
enum satz_status satz_json_end(struct satz_json *json, struct satz_error *error) SATZ_MUST_USE;

/* The text of a raw string value; a piece of `raw` where it holds no escape, else in `arena`. */
enum satz_status satz_json_string(struct satz_slice raw, struct satz_arena *arena, struct satz_slice *text,
                                  struct satz_error *error) SATZ_MUST_USE;
/* The same of a raw string that was checked already, as those of a record are. */
struct satz_slice satz_json_text(struct satz_slice raw, struct satz_arena *arena);
/* The text of string member `name` of a raw object; empty where it is no object or has none. */
struct satz_slice satz_json_find_string(struct satz_slice object, const char *name, struct satz_arena *arena);
/* A raw value as a number that fits: not negative, no fraction. */
enum satz_status satz_json_size(struct satz_slice raw, size_t *number, struct satz_error *error) SATZ_MUST_USE;

/* A raw value as an array of just two such numbers, the second not the smaller one: a place. */
enum satz_status satz_json_place(struct satz_slice raw, size_t place[2], struct satz_error *error) SATZ_MUST_USE;

/* Appends `text` as a string in quotation marks; only `"`, `\` and controls under U+0020 are escaped. */
void satz_json_add_string(struct satz_buffer *target, struct satz_slice text);
/* The same in the arena. */
struct satz_slice satz_json_quote(struct satz_slice text, struct satz_arena *arena);

#endif
