#include "bitext/kept.h"

#include "base/buffer.h"
#include "stream/json.h"
#include "text/utf8.h"

/* What is read of a code besides itself: the words it is around, and where, in code points. */
struct around {
    bool empty; /* it has no content: the words stand for it */
    struct satz_slice text;
    size_t place[2];
};

static enum satz_status code_member(struct satz_slice name, struct satz_slice raw, struct satz_arena *arena,
                                    struct satz_code *code, struct around *around, struct satz_error *error) {
    struct satz_slice word;
    if (satz_slice_is(name, "in"))
        return satz_json_place(raw, around->place, error);
    if (satz_slice_is(name, "text"))
        return satz_json_string(raw, arena, &around->text, error);
    if (satz_slice_is(name, "i"))
        return satz_json_size(raw, &code->pair, error);
    if (satz_slice_is(name, "x"))
        return satz_json_size(raw, &code->number, error);
    if (satz_slice_is(name, "type"))
        return satz_json_string(raw, arena, &code->type, error);
    if (satz_slice_is(name, "place"))
        return satz_json_string(raw, arena, &code->place, error);
    if (satz_slice_is(name, "empty"))
        around->empty = satz_slice_is(raw, "true");
    if (!satz_slice_is(name, "is"))
        return SATZ_OK;
    if (satz_json_string(raw, arena, &word, error) != SATZ_OK)
        return SATZ_FAILED;
    return satz_code_of_element(word, &code->element, &code->kind)
               ? SATZ_OK
               : satz_error_set(error, "a code must be ph, bpt, ept, it or ut");
}

static enum satz_status code_read(struct satz_slice raw, struct satz_arena *arena, struct satz_code *code,
                                  struct around *around, struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice name, value;
    bool first = true;
    enum satz_status status;
    *code = (struct satz_code){ .kind = SATZ_CODE_LONE, .element = "ph" };
    while ((status = satz_json_member(&json, &first, arena, &name, &value, error)) == SATZ_OK)
        if (code_member(name, value, arena, code, around, error) != SATZ_OK)
            return SATZ_FAILED;
    code->native = around->empty ? satz_slice_of("") : around->text;
    return status == SATZ_END ? SATZ_OK : status;
}

static enum satz_status fact_read(struct satz_slice raw, struct satz_arena *arena, struct satz_fact *fact,
                                  struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice name, value, text;
    bool first = true, whole = true;
    enum satz_status status;
    *fact = (struct satz_fact){ .is = SATZ_IS_NOTE, .name = satz_slice_of(""), .text = satz_slice_of("") };
    while ((status = satz_json_member(&json, &first, arena, &name, &value, error)) == SATZ_OK) {
        if (satz_json_string(value, arena, &text, error) != SATZ_OK)
            return SATZ_FAILED;
        if (satz_slice_is(name, "of"))
            whole = satz_fact_of_word(text, &fact->of) && whole;
        else if (satz_slice_is(name, "is"))
            whole = satz_fact_is_word(text, &fact->is) && whole;
        else if (satz_slice_is(name, "name"))
            fact->name = text;
        else if (satz_slice_is(name, "text"))
            fact->text = text;
    }
    if (status == SATZ_FAILED)
        return status;
    return whole ? SATZ_OK : satz_error_set(error, "a fact is an attribute, prop or note of tu, src or tgt");
}

static size_t elements_count(struct satz_slice raw) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice element;
    struct satz_error ignored;
    bool first = true;
    size_t count = 0;
    while (satz_json_element(&json, &first, &element, &ignored) == SATZ_OK)
        count++;
    return count;
}

static enum satz_status facts_read(struct satz_slice raw, struct satz_arena *arena, struct satz_kept *kept,
                                   struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice element;
    bool first = true;
    enum satz_status status;
    kept->fact_count = 0;
    kept->facts = satz_arena_get_array(arena, elements_count(raw) + 1, sizeof *kept->facts);
    while ((status = satz_json_element(&json, &first, &element, error)) == SATZ_OK)
        if (fact_read(element, arena, &kept->facts[kept->fact_count++], error) != SATZ_OK)
            return SATZ_FAILED;
    return status == SATZ_END ? SATZ_OK : status;
}

/* Whether a code stands where it says, and in the same words: the translation may be another since. */
static bool code_place(struct satz_kept_code *code, const struct around *around, struct satz_utf8_cursor *tgt) {
    return satz_utf8_bytes_at(tgt, around->place[0], &code->begin) &&
           satz_utf8_bytes_at(tgt, around->place[1], &code->end) &&
           satz_slice_equal(satz_slice_sub(tgt->text, code->begin, code->end), around->text);
}

static enum satz_status codes_read(struct satz_slice raw, struct satz_arena *arena, struct satz_slice tgt,
                                   struct satz_kept *kept, struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(tgt);
    struct satz_slice element;
    bool first = true;
    enum satz_status status;
    kept->code_count = 0;
    kept->codes = satz_arena_get_array(arena, elements_count(raw) + 1, sizeof *kept->codes);
    while ((status = satz_json_element(&json, &first, &element, error)) == SATZ_OK) {
        struct satz_kept_code *code = &kept->codes[kept->code_count];
        struct around around = { false, satz_slice_of(""), { 0, 0 } };
        if (code_read(element, arena, &code->code, &around, error) != SATZ_OK)
            return SATZ_FAILED;
        kept->code_count += code_place(code, &around, &cursor);
    }
    return status == SATZ_END ? SATZ_OK : status;
}

/* Of a translation into another language nothing is known any more. */
static void target_forget(struct satz_kept *kept) {
    size_t count = 0;
    for (size_t i = 0; i < kept->fact_count; i++)
        if (kept->facts[i].of != SATZ_OF_TARGET)
            kept->facts[count++] = kept->facts[i];
    kept->fact_count = count;
    kept->code_count = 0;
}

static enum satz_status tmx_read(const struct satz_record *record, struct satz_kept *kept, struct satz_error *error) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "tmx"));
    struct satz_slice name, raw, to = { NULL, 0 };
    bool first = true;
    enum satz_status status;
    while ((status = satz_json_member(&json, &first, record->arena, &name, &raw, error)) == SATZ_OK) {
        if (satz_slice_is(name, "facts"))
            status = facts_read(raw, record->arena, kept, error);
        else if (satz_slice_is(name, "codes"))
            status = codes_read(raw, record->arena, satz_record_string(record, "tgt"), kept, error);
        else if (satz_slice_is(name, "to"))
            status = satz_json_string(raw, record->arena, &to, error);
        if (status != SATZ_OK)
            return status;
    }
    if (to.data && !satz_slice_equal(to, satz_record_string(record, "to")))
        target_forget(kept);
    return status == SATZ_END ? SATZ_OK : status;
}

enum satz_status satz_kept_read(const struct satz_record *record, struct satz_kept *kept, struct satz_error *error) {
    struct satz_error reason = SATZ_ERROR_INIT;
    *kept = (struct satz_kept){ 0 };
    if (!satz_record_has(record, "tmx") || tmx_read(record, kept, &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_record_fail(record, error, "tmx: %s", reason.reason);
}

/* The raw value of `code` among the members of a span that nobody else knows; empty where there is none. */
static struct satz_slice span_code(const struct satz_span *span, struct satz_arena *arena) {
    struct satz_buffer object = SATZ_BUFFER_INIT;
    struct satz_slice name, raw, found = { NULL, 0 };
    struct satz_error ignored;
    bool first = true;
    if (!span->others.size)
        return found;
    satz_buffer_add_byte(&object, '{');
    satz_buffer_add(&object, span->others);
    satz_buffer_add_byte(&object, '}');
    struct satz_json json = satz_json_make(satz_arena_copy(arena, satz_buffer_slice(&object)));
    satz_buffer_release(&object);
    while (satz_json_member(&json, &first, arena, &name, &raw, &ignored) == SATZ_OK)
        if (satz_slice_is(name, "code"))
            found = raw;
    return found;
}

enum satz_status satz_kept_span_code(const struct satz_record *record, const struct satz_span *span,
                                     struct satz_slice text, struct satz_code *code, bool *known,
                                     struct satz_error *error) {
    struct satz_error reason = SATZ_ERROR_INIT;
    struct satz_slice raw = span_code(span, record->arena);
    struct around around = { false, text, { 0, 0 } };
    *code = (struct satz_code){ .kind = SATZ_CODE_LONE, .element = "ph", .native = text };
    *known = raw.size > 0;
    if (!raw.size || code_read(raw, record->arena, code, &around, &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_record_fail(record, error, "spans: code: %s", reason.reason);
}
