#include "stream/json.h"

#include "base/search.h"
#include "text/utf8.h"

struct satz_json satz_json_make(struct satz_slice text) {
    return (struct satz_json){ text, 0 };
}

static char peek(const struct satz_json *json) {
    return json->at < json->text.size ? json->text.data[json->at] : '\0';
}

static void skip_blanks(struct satz_json *json) {
    while (json->at < json->text.size && memchr(" \t\r\n", json->text.data[json->at], 4))
        json->at++;
}

static enum satz_status fail(const struct satz_json *json, const char *what, struct satz_error *error) {
    return satz_error_set(error, "not JSON: %s at byte %zu", what, json->at + 1);
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The four digits of a \u escape at `at`; SATZ_NOT_UTF8 where they are not there. */
static uint32_t hex4(struct satz_slice text, size_t at) {
    uint32_t value = 0;
    if (text.size < 4 || at > text.size - 4)
        return SATZ_NOT_UTF8;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex_value(text.data[at + i]);
        if (digit < 0)
            return SATZ_NOT_UTF8;
        value = value << 4 | (uint32_t)digit;
    }
    return value;
}

/* The code point of the escape whose `u` stands at `at`; `*size` bytes from there. 0 is refused too. */
static uint32_t unicode_escape(struct satz_slice text, size_t at, size_t *size) {
    uint32_t value = hex4(text, at + 1);
    *size = 5;
    if (value < 0xD800 || value > 0xDFFF)
        return value ? value : SATZ_NOT_UTF8;
    if (value > 0xDBFF || at + 7 > text.size || memcmp(text.data + at + 5, "\\u", 2) != 0)
        return SATZ_NOT_UTF8;
    uint32_t low = hex4(text, at + 7);
    *size = 11;
    if (low < 0xDC00 || low > 0xDFFF)
        return SATZ_NOT_UTF8;
    return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
}

/* Passes over one escape whose backslash stands at json->at. */
static enum satz_status skip_escape(struct satz_json *json, struct satz_error *error) {
    size_t size = 1;
    char letter = json->at + 1 < json->text.size ? json->text.data[json->at + 1] : '\0';
    if (letter == 'u') {
        if (unicode_escape(json->text, json->at + 1, &size) == SATZ_NOT_UTF8)
            return fail(json, "an escape that is no character", error);
    } else if (!letter || !strchr("\"\\/bfnrt", letter)) {
        return fail(json, "an unknown escape", error);
    }
    json->at += 1 + size;
    return SATZ_OK;
}

/* What a string may not hold as it is. */
static satz_search_block is_escaped(satz_search_block bytes) {
    return (satz_search_block)((bytes < ' ') | (bytes == '"') | (bytes == '\\'));
}

static enum satz_status skip_string(struct satz_json *json, struct satz_error *error) {
    if (peek(json) != '"')
        return fail(json, "a string was expected", error);
    size_t begin = ++json->at;
    for (;;) {
        json->at = satz_search_find(is_escaped, json->text, json->at);
        if (json->at >= json->text.size)
            return fail(json, "a string that does not end", error);
        unsigned char c = (unsigned char)json->text.data[json->at];
        if (c == '"')
            break;
        if (c < 0x20)
            return fail(json, "a control character in a string", error);
        if (skip_escape(json, error) != SATZ_OK)
            return SATZ_FAILED;
    }
    struct satz_slice inside = satz_slice_sub(json->text, begin, json->at);
    size_t bad = satz_utf8_check(inside, true);
    if (bad < inside.size) {
        json->at = begin + bad;
        return fail(json, "bytes that are not UTF-8", error);
    }
    json->at++;
    return SATZ_OK;
}

static size_t skip_digits(struct satz_json *json) {
    size_t begin = json->at;
    while (peek(json) >= '0' && peek(json) <= '9')
        json->at++;
    return json->at - begin;
}

static enum satz_status skip_number(struct satz_json *json, struct satz_error *error) {
    if (peek(json) == '-')
        json->at++;
    bool zero = peek(json) == '0';
    size_t digits = skip_digits(json);
    if (digits == 0 || (zero && digits > 1))
        return fail(json, "a value was expected", error);
    if (peek(json) == '.') {
        json->at++;
        if (!skip_digits(json))
            return fail(json, "a number without digits", error);
    }
    if (peek(json) == 'e' || peek(json) == 'E') {
        json->at++;
        if (peek(json) == '+' || peek(json) == '-')
            json->at++;
        if (!skip_digits(json))
            return fail(json, "a number without digits", error);
    }
    return SATZ_OK;
}

static bool skip_word(struct satz_json *json, const char *word) {
    if (!satz_slice_starts(satz_slice_from(json->text, json->at), satz_slice_of(word)))
        return false;
    json->at += strlen(word);
    return true;
}

static enum satz_status skip_scalar(struct satz_json *json, struct satz_error *error) {
    if (peek(json) == '"')
        return skip_string(json, error);
    if (skip_word(json, "true") || skip_word(json, "false") || skip_word(json, "null"))
        return SATZ_OK;
    return skip_number(json, error);
}

/* What must come next while passing over a value. */
enum expectation { VALUE, VALUE_OR_END, NAME, NAME_OR_END, COMMA_OR_END };

struct nesting {
    char open[SATZ_JSON_DEPTH]; /* '[' or '{' a level */
    size_t depth;
    enum expectation next;
};

static enum satz_status skip_name(struct satz_json *json, struct satz_error *error) {
    if (skip_string(json, error) != SATZ_OK)
        return SATZ_FAILED;
    skip_blanks(json);
    if (peek(json) != ':')
        return fail(json, "a colon was expected", error);
    json->at++;
    return SATZ_OK;
}

static bool closes(const struct nesting *nesting, char c) {
    return nesting->depth && c == (nesting->open[nesting->depth - 1] == '{' ? '}' : ']');
}

static enum satz_status skip_value_part(struct satz_json *json, struct nesting *nesting, struct satz_error *error) {
    char c = peek(json);
    if (c != '[' && c != '{') {
        nesting->next = COMMA_OR_END;
        return skip_scalar(json, error);
    }
    if (nesting->depth == SATZ_JSON_DEPTH)
        return fail(json, "nested too deeply", error);
    nesting->open[nesting->depth++] = c;
    nesting->next = c == '{' ? NAME_OR_END : VALUE_OR_END;
    json->at++;
    return SATZ_OK;
}

static enum satz_status skip_part(struct satz_json *json, struct nesting *nesting, struct satz_error *error) {
    skip_blanks(json);
    char c = peek(json);
    bool may_end = nesting->next == VALUE_OR_END || nesting->next == NAME_OR_END || nesting->next == COMMA_OR_END;
    if (may_end && closes(nesting, c)) {
        nesting->depth--;
        nesting->next = COMMA_OR_END;
        json->at++;
        return SATZ_OK;
    }
    if (nesting->next == COMMA_OR_END) {
        if (c != ',')
            return fail(json, "a comma was expected", error);
        nesting->next = nesting->open[nesting->depth - 1] == '{' ? NAME : VALUE;
        json->at++;
        return SATZ_OK;
    }
    if (nesting->next == NAME || nesting->next == NAME_OR_END) {
        nesting->next = VALUE;
        return skip_name(json, error);
    }
    return skip_value_part(json, nesting, error);
}

enum satz_status satz_json_value(struct satz_json *json, struct satz_slice *raw, struct satz_error *error) {
    struct nesting nesting = { .next = VALUE };
    skip_blanks(json);
    size_t begin = json->at;
    do
        if (skip_part(json, &nesting, error) != SATZ_OK)
            return SATZ_FAILED;
    while (nesting.depth);
    *raw = satz_slice_sub(json->text, begin, json->at);
    return SATZ_OK;
}

/* Opening bracket or comma before the next part; SATZ_END at the closing one. */
static enum satz_status next_part(struct satz_json *json, bool *first, char open, char close,
                                  struct satz_error *error) {
    skip_blanks(json);
    if (*first) {
        if (peek(json) != open)
            return fail(json, open == '{' ? "an object was expected" : "an array was expected", error);
        json->at++;
        skip_blanks(json);
    }
    if (peek(json) == close) {
        json->at++;
        return SATZ_END;
    }
    if (!*first) {
        if (peek(json) != ',')
            return fail(json, "a comma was expected", error);
        json->at++;
    }
    *first = false;
    skip_blanks(json);
    return SATZ_OK;
}

enum satz_status satz_json_member(struct satz_json *json, bool *first, struct satz_arena *arena,
                                  struct satz_slice *name, struct satz_slice *raw, struct satz_error *error) {
    enum satz_status status = next_part(json, first, '{', '}', error);
    if (status != SATZ_OK)
        return status;
    size_t begin = json->at;
    if (skip_string(json, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_slice quoted = satz_slice_sub(json->text, begin, json->at);
    skip_blanks(json);
    if (peek(json) != ':')
        return fail(json, "a colon was expected", error);
    json->at++;
    *name = satz_json_text(quoted, arena);
    return satz_json_value(json, raw, error);
}

enum satz_status satz_json_element(struct satz_json *json, bool *first, struct satz_slice *raw,
                                   struct satz_error *error) {
    enum satz_status status = next_part(json, first, '[', ']', error);
    return status == SATZ_OK ? satz_json_value(json, raw, error) : status;
}

enum satz_status satz_json_end(struct satz_json *json, struct satz_error *error) {
    skip_blanks(json);
    return json->at == json->text.size ? SATZ_OK : fail(json, "something after the end", error);
}

static size_t decode_escape(struct satz_slice text, size_t at, struct satz_buffer *target) {
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char *letter = strchr(letters, text.data[at + 1]);
    if (letter) {
        satz_buffer_add_byte(target, meanings[letter - letters]);
        return 2;
    }
    size_t size;
    satz_buffer_add_char(target, unicode_escape(text, at + 1, &size));
    return 1 + size;
}

enum satz_status satz_json_string(struct satz_slice raw, struct satz_arena *arena, struct satz_slice *text,
                                  struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    if (skip_string(&json, error) != SATZ_OK)
        return SATZ_FAILED;
    *text = satz_json_text(satz_slice_sub(raw, 0, json.at), arena);
    return SATZ_OK;
}

struct satz_slice satz_json_text(struct satz_slice raw, struct satz_arena *arena) {
    struct satz_slice inside = satz_slice_sub(raw, 1, raw.size - 1);
    if (satz_slice_find_byte(inside, 0, '\\') == inside.size)
        return inside;
    struct satz_buffer decoded = SATZ_BUFFER_INIT;
    for (size_t at = 0; at < inside.size;) {
        size_t plain = satz_slice_find_byte(inside, at, '\\');
        satz_buffer_add(&decoded, satz_slice_sub(inside, at, plain));
        at = plain < inside.size ? plain + decode_escape(inside, plain, &decoded) : plain;
    }
    struct satz_slice text = satz_arena_copy(arena, satz_buffer_slice(&decoded));
    satz_buffer_release(&decoded);
    return text;
}

struct satz_slice satz_json_find_string(struct satz_slice object, const char *name, struct satz_arena *arena) {
    struct satz_json json = satz_json_make(object);
    struct satz_slice key = satz_slice_make("", 0), raw = object, text = key;
    struct satz_error ignored;
    bool first = true;
    while (satz_json_member(&json, &first, arena, &key, &raw, &ignored) == SATZ_OK)
        if (satz_slice_is(key, name) && satz_json_string(raw, arena, &text, &ignored) == SATZ_OK)
            return text;
    return satz_slice_make("", 0);
}

enum satz_status satz_json_size(struct satz_slice raw, size_t *number, struct satz_error *error) {
    *number = 0;
    for (size_t i = 0; i < raw.size; i++) {
        if (raw.data[i] < '0' || raw.data[i] > '9' || *number > (SIZE_MAX - 9) / 10)
            return satz_error_set(error, "a whole number was expected, not %.*s", (int)(raw.size < 40 ? raw.size : 40),
                                  raw.data);
        *number = *number * 10 + (size_t)(raw.data[i] - '0');
    }
    return raw.size ? SATZ_OK : satz_error_set(error, "a whole number was expected");
}

enum satz_status satz_json_place(struct satz_slice raw, size_t place[2], struct satz_error *error) {
    struct satz_json json = satz_json_make(raw);
    struct satz_slice number;
    bool first = true;
    for (size_t i = 0; i < 2; i++) {
        if (satz_json_element(&json, &first, &number, error) != SATZ_OK)
            return satz_error_set(error, "a place must be two numbers");
        if (satz_json_size(number, &place[i], error) != SATZ_OK)
            return SATZ_FAILED;
    }
    if (satz_json_element(&json, &first, &number, error) != SATZ_END)
        return satz_error_set(error, "a place must be two numbers");
    if (place[0] > place[1])
        return satz_error_set(error, "the place [%zu,%zu] ends before it begins", place[0], place[1]);
    return SATZ_OK;
}

/* The letter after the backslash of a named escape; 0 where the character has none. */
static char escape_letter(unsigned char c) {
    static const char letters[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
                                    ['"'] = '"', ['\\'] = '\\' };
    return letters[c];
}

static char *write_bytes(char *target, const char *bytes, size_t size) {
    memcpy(target, bytes, size);
    return target + size;
}

static char *write_escape(char *target, unsigned char c) {
    static const char digits[] = "0123456789abcdef";
    char letter = escape_letter(c);
    return letter ? write_bytes(target, (const char[]){ '\\', letter }, 2)
                  : write_bytes(target, (const char[]){ '\\', 'u', '0', '0', digits[c >> 4], digits[c & 15] }, 6);
}

/* Writes `text` as a string, in whole blocks, into room for it and for a block more; returns where that ends. */
static char *write_string(char *target, struct satz_slice text) {
    satz_search_block block;
    *target++ = '"';
    for (size_t at = 0; at < text.size;) {
        size_t size = text.size - at < sizeof block ? text.size - at : sizeof block;
        if (size == sizeof block)
            memcpy(&block, text.data + at, sizeof block);
        else
            block = satz_search_rest(text.data + at, size);
        memcpy(target, &block, sizeof block);
        size_t plain = satz_search_first(is_escaped(block));
        if (plain >= size) { /* a branch, as the next block need not wait for its outcome */
            target += size;
            at += size;
            continue;
        }
        target = write_escape(target + plain, (unsigned char)text.data[at + plain]);
        at += plain + 1;
    }
    *target++ = '"';
    return target;
}

/* So few bytes that there is room for an escape for each, without a look. */
enum { FEW = 512, MOST = 6, MORE = 2 + sizeof(satz_search_block) };

/* The room for a string, not much more than there has to be of a long text. */
static size_t string_room(struct satz_slice text) {
    size_t size = text.size + MORE;
    if (text.size <= FEW)
        return MOST * text.size + MORE;
    for (size_t at = 0; (at = satz_search_find(is_escaped, text, at)) < text.size; at++)
        size += escape_letter((unsigned char)text.data[at]) ? 1 : MOST - 1;
    return size;
}

void satz_json_add_string(struct satz_buffer *target, struct satz_slice text) {
    satz_buffer_reserve(target, string_room(text));
    satz_buffer_truncate(target, (size_t)(write_string(target->data + target->size, text) - target->data));
}

struct satz_slice satz_json_quote(struct satz_slice text, struct satz_arena *arena) {
    char few[MOST * FEW + MORE];
    if (text.size <= FEW)
        return satz_arena_copy(arena, satz_slice_make(few, (size_t)(write_string(few, text) - few)));
    char *string = satz_arena_get(arena, string_room(text));
    return satz_slice_make(string, (size_t)(write_string(string, text) - string));
}
