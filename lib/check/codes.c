#include "base/map.h"
#include "check/work.h"
#include "text/utf8.h"

/*
 * Codes of a text that are not its language: tags, `%s`, `{0}`, character references, placeholders. Both sides have the same ones,
 * as often, and tags are nested where the source's are.
 */
enum { CODES = 512, DEPTH = 64, LONGEST = 200 };
enum kind { OPENS, CLOSES, STANDS, PRINTF, BRACE, REFERENCE, HELD };

struct code {
    size_t begin, end;
    enum kind kind;
    struct satz_slice name; /* by which it is found on the other side; of a tag its name and id, of printf with its number */
    size_t next;            /* of the same name, plus one; 0: none */
    bool found;
};

struct codes {
    struct satz_check_text text; /* of the raw member */
    struct code *items;
    size_t count;
    bool html;
};

/* Those of a record. */
struct satz_check_codes {
    struct codes source, target;
};

static bool is_letter(char byte) {
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static char byte_at(struct satz_slice text, size_t at) {
    return at < text.size ? text.data[at] : '\0';
}

static bool is_name(char byte) {
    return is_letter(byte) || is_digit(byte) || byte == '_' || byte == ':' || byte == '-' || byte == '.';
}

static bool is_void(struct satz_slice name) {
    static const char *const names[] = { "br", "hr", "img", "wbr", "input", "x", "bx", "ex" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (satz_slice_is(name, names[i]))
            return true;
    return false;
}

/* Appends the values of the attributes that tell apart tags of one name, and are the same in every language. */
static void add_attributes(struct satz_slice tag, struct satz_buffer *key) {
    static const char *const names[] = { " id=", " href=", " src=" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t at = satz_slice_find(tag, 0, satz_slice_of(names[i])), begin = at + strlen(names[i]);
        char mark = at < tag.size ? byte_at(tag, begin) : '\0';
        if (mark == '"' || mark == '\'')
            satz_buffer_add(key, satz_slice_sub(tag, at, satz_slice_find_byte(tag, begin + 1, mark)));
    }
}

/* The end of a tag at `at`; `at` where none begins. */
static size_t read_tag(struct satz_slice text, size_t at, struct code *code, struct satz_arena *arena) {
    bool closes = byte_at(text, at + 1) == '/';
    size_t begin = at + 1 + closes, end = begin;
    if (!is_letter(byte_at(text, begin)))
        return at;
    while (is_name(byte_at(text, end)))
        end++;
    size_t last = satz_slice_find_byte(text, end, '>');
    char after = byte_at(text, end);
    if (last == text.size || (after != '>' && after != ' ' && after != '/') ||
        satz_slice_find_byte(satz_slice_sub(text, 0, last), end, '<') < last)
        return at;
    struct satz_slice name = satz_slice_sub(text, begin, end);
    struct satz_buffer key = SATZ_BUFFER_INIT;
    bool stands = !closes && (text.data[last - 1] == '/' || is_void(name));
    satz_buffer_add_format(&key, "<%s%.*s ", closes ? "/" : "", (int)name.size, name.data);
    add_attributes(satz_slice_sub(text, at, last), &key);
    code->kind = closes ? CLOSES : stands ? STANDS : OPENS;
    code->name = satz_arena_copy(arena, satz_buffer_slice(&key));
    satz_buffer_release(&key);
    return last + 1;
}

/* `%s`, `%1$d`, `%.2f`, `%(name)s`: no per cent, before which a figure stands, and no word, but `%dMB`. */
static size_t read_printf(struct satz_slice text, size_t at) {
    size_t end = at + 1;
    if (at > 0 && is_digit(text.data[at - 1]))
        return at;
    if (byte_at(text, end) == '(') {
        size_t close = satz_slice_find_byte(text, end, ')');
        end = close < text.size && close - end < LONGEST ? close + 1 : end;
    }
    while (end < text.size && strchr("0123456789$.+#-*'hlLqjzt", text.data[end]))
        end++;
    bool last = end < text.size && strchr("diouxXeEfFgGaAcsSpn@", text.data[end]);
    char after = byte_at(text, end + 1);
    return last && !(after >= 'a' && after <= 'z') ? end + 1 : at;
}

/* `{0}`, `{}`, `{{name}}`, `${name}`, `$(name)`; `at` is at the first of them. */
static size_t read_brace(struct satz_slice text, size_t at) {
    size_t open = at, end;
    bool dollar = text.data[open] == '$', round = dollar && byte_at(text, at + 1) == '(';
    open += dollar + round;
    while (byte_at(text, open) == '{')
        open++;
    for (end = open; is_name(byte_at(text, end));)
        end++;
    bool empty = end == open && (open != at + 1 || text.data[at] != '{');
    if (empty || byte_at(text, end) != (round ? ')' : '}') || text.data[open - 1] != (round ? '(' : '{'))
        return at;
    for (end++; !round && byte_at(text, end) == '}';)
        end++;
    return end;
}

/* `$name$`, `%NAME%`, `#NAME#`, `@name@`; `$name`, `%name`, `%1`. */
static size_t read_marked(struct satz_slice text, size_t at) {
    size_t end = at + 1;
    char mark = text.data[at];
    if (at > 0 && (is_letter(text.data[at - 1]) || is_digit(text.data[at - 1])))
        return at;
    if (mark == '%' && is_digit(byte_at(text, end)))
        return end + 1;
    while (is_letter(byte_at(text, end)) || byte_at(text, end) == '_')
        end++;
    if (end > at + 2 && byte_at(text, end) == mark)
        return end + 1;
    return (mark == '%' || mark == '$') && end > at + 2 ? end : at;
}

/* `&amp;`, `&#8217;`, and what has a name in a file of messages: `&brandName;`. */
static size_t read_reference(struct satz_slice text, size_t at) {
    size_t end = at + 1;
    end += byte_at(text, end) == '#';
    while (end - at < LONGEST && is_name(byte_at(text, end)))
        end++;
    return end > at + 1 && byte_at(text, end) == ';' ? end + 1 : at;
}

static size_t read_held(struct satz_slice text, size_t at) {
    struct satz_slice open = satz_slice_of("⟦"), close = satz_slice_of("⟧");
    if (!satz_slice_starts(satz_slice_from(text, at), open))
        return at;
    size_t limit = text.size - at > LONGEST ? at + LONGEST : text.size;
    size_t end = satz_slice_find(satz_slice_sub(text, 0, limit), at, close);
    return end < limit ? end + close.size : at;
}

static size_t read_code(const struct codes *codes, size_t at, struct code *code, struct satz_arena *arena) {
    struct satz_slice text = codes->text.text;
    size_t end = at;
    code->name = (struct satz_slice){ NULL, 0 };
    switch (text.data[at]) {
    case '<': end = read_tag(text, at, code, arena); break;
    case '%': code->kind = PRINTF, end = read_printf(text, at); break;
    case '$': case '{': code->kind = BRACE, end = read_brace(text, at); break;
    case '&': code->kind = REFERENCE, end = codes->html ? at : read_reference(text, at); break;
    case '#': case '@': break;
    default: code->kind = HELD, end = read_held(text, at);
    }
    if (end == at && strchr("$%#@", text.data[at])) {
        code->kind = BRACE;
        end = read_marked(text, at);
    }
    code->begin = at;
    code->end = end;
    if (!code->name.data)
        code->name = satz_slice_sub(text, at, end);
    return end;
}

/* Bytes with which a code may begin. */
static bool begins_code(char byte) {
    return byte == '<' || byte == '%' || byte == '{' || byte == '&' || byte == '$' || byte == '#' || byte == '@' || byte == '\xE2';
}

/* How many codes there may be. */
static size_t count_begins(struct satz_slice text) {
    static const char bytes[] = "<%{&$#@";
    size_t count = 0;
    bool any = satz_slice_find(text, 0, satz_slice_of("⟦")) < text.size;
    for (size_t i = 0; !any && i < sizeof bytes - 1; i++)
        any = satz_slice_find_byte(text, 0, bytes[i]) < text.size;
    for (size_t at = 0; any && at < text.size; at++)
        count += begins_code(text.data[at]);
    return count < CODES ? count : CODES;
}

static void find_codes(struct satz_check_work *work, const struct satz_check_text *text, struct codes *codes) {
    *codes = (struct codes){ .text = { .side = text->side, .text = text->raw }, .html = work->html };
    struct satz_slice raw = text->raw;
    size_t most = count_begins(raw);
    if (most == 0)
        return;
    codes->items = satz_arena_get_array(work->arena, most, sizeof *codes->items);
    for (size_t at = 0; at < raw.size && codes->count < most;) {
        struct code code = { .begin = at };
        size_t end = begins_code(raw.data[at]) ? read_code(codes, at, &code, work->arena) : at;
        if (end > at)
            codes->items[codes->count++] = code;
        at = end > at ? end : at + 1;
    }
}

static struct satz_slice words_of(const struct codes *codes, const struct code *code) {
    size_t end = code->end - code->begin > LONGEST ? code->begin + LONGEST : code->end;
    return satz_slice_sub(codes->text.text, code->begin, satz_utf8_floor(codes->text.text, end));
}

static bool is_numbered(const struct code *code) {
    return code->kind == PRINTF && satz_slice_find_byte(code->name, 0, '$') < code->name.size;
}

static bool has_numbered(const struct codes *codes) {
    for (size_t i = 0; i < codes->count; i++)
        if (is_numbered(&codes->items[i]))
            return true;
    return false;
}

/* Where the other side has numbers, `%s` and `%d` have them too: `%1$s` and `%2$d`. */
static void number_printf(struct codes *codes, const struct codes *other, struct satz_arena *arena) {
    size_t number = 1;
    if (has_numbered(codes) || !has_numbered(other))
        return;
    for (size_t i = 0; i < codes->count; i++) {
        struct code *code = &codes->items[i];
        struct satz_buffer name = SATZ_BUFFER_INIT;
        if (code->kind != PRINTF || byte_at(code->name, 1) == '(')
            continue;
        satz_buffer_add_format(&name, "%%%zu$%.*s", number++, (int)code->name.size - 1, code->name.data + 1);
        code->name = satz_arena_copy(arena, satz_buffer_slice(&name));
        satz_buffer_release(&name);
    }
}

/* Takes each code of the target from those of the source. */
static void match(struct codes *source, struct codes *target) {
    struct satz_map places;
    size_t place;
    satz_map_init(&places);
    for (size_t i = source->count; i-- > 0;) {
        source->items[i].next = satz_map_get(&places, source->items[i].name, &place) ? place + 1 : 0;
        satz_map_set(&places, source->items[i].name, i);
    }
    for (size_t i = 0; i < target->count; i++) {
        struct code *code = &target->items[i];
        if (!satz_map_get(&places, code->name, &place) || source->items[place].found)
            continue;
        source->items[place].found = code->found = true;
        if (source->items[place].next)
            satz_map_set(&places, source->items[place].name, source->items[place].next - 1);
    }
    satz_map_release(&places);
}

/* The conversions of printf are filled in their order, unless they have numbers or names. */
static void compare_order(struct satz_check_work *work, const struct codes *source, const struct codes *target) {
    size_t other = 0;
    for (size_t i = 0; i < target->count; i++) {
        const struct code *code = &target->items[i];
        bool free = is_numbered(code) || byte_at(code->name, 1) == '(';
        if (code->kind != PRINTF || !code->found || free)
            continue;
        while (other < source->count && (source->items[other].kind != PRINTF || !source->items[other].found))
            other++;
        if (other < source->count && !satz_slice_equal(source->items[other++].name, code->name))
            satz_check_say(work, &target->text, code->begin, code->end, SATZ_CHECK_NO_FIX,
                           "%.*s stands in another order than in the source.", (int)code->name.size, code->name.data);
    }
}

/* Both sides' codes, read once a record. */
static struct satz_check_codes *codes_of(struct satz_check_work *work) {
    if (work->codes)
        return work->codes;
    work->codes = satz_arena_get_array(work->arena, 1, sizeof *work->codes);
    find_codes(work, &work->src, &work->codes->source);
    find_codes(work, &work->tgt, &work->codes->target);
    return work->codes;
}

static void say_lost(struct satz_check_work *work, const struct codes *source) {
    for (size_t i = 0; i < source->count; i++) {
        const struct code *code = &source->items[i];
        struct satz_slice words = words_of(source, code);
        if (!code->found && !satz_check_told(work, "restore/", code->begin, code->end))
            satz_check_say(work, &source->text, code->begin, code->end, SATZ_CHECK_NO_FIX,
                           "%.*s is not in the target, or not as often.", (int)words.size, words.data);
    }
}

static void say_new(struct satz_check_work *work, const struct codes *target) {
    for (size_t i = 0; i < target->count; i++) {
        const struct code *code = &target->items[i];
        struct satz_slice words = words_of(target, code);
        if (!code->found && code->kind != HELD)
            satz_check_say(work, &target->text, code->begin, code->end, SATZ_CHECK_NO_FIX,
                           "%.*s is not in the source, or not as often.", (int)words.size, words.data);
    }
}

void satz_check_codes(struct satz_check_work *work) {
    const unsigned codes = SATZ_TRAIT_CODE | SATZ_TRAIT_RARE;
    if (!work->target || (!work->html && !((work->src.traits | work->tgt.traits) & codes)))
        return;
    struct codes *source = &codes_of(work)->source, *target = &codes_of(work)->target;
    if (source->count == CODES || target->count == CODES || source->count + target->count == 0)
        return;
    number_printf(source, target, work->arena);
    number_printf(target, source, work->arena);
    match(source, target);
    say_lost(work, source);
    say_new(work, target);
    compare_order(work, source, target);
}

static struct satz_slice tag_name(const struct code *code) {
    size_t begin = code->kind == CLOSES ? 2 : 1;
    return satz_slice_sub(code->name, begin, satz_slice_find_byte(code->name, begin, ' '));
}

/* The first tag that closes another than the one that is open, or that is never closed; `count`: there is none. */
static size_t badly_nested(const struct codes *codes) {
    size_t open[DEPTH], depth = 0;
    for (size_t i = 0; i < codes->count; i++) {
        const struct code *code = &codes->items[i];
        if (code->kind == OPENS && depth < DEPTH)
            open[depth++] = i;
        if (code->kind != CLOSES)
            continue;
        if (depth == 0 || !satz_slice_equal(tag_name(&codes->items[open[depth - 1]]), tag_name(code)))
            return i;
        depth--;
    }
    return depth ? open[depth - 1] : codes->count;
}

void satz_check_nesting(struct satz_check_work *work) {
    if (!work->target || satz_slice_find_byte(work->tgt.raw, 0, '<') == work->tgt.raw.size)
        return;
    const struct codes *source = &codes_of(work)->source, *target = &codes_of(work)->target;
    size_t at = badly_nested(target);
    if (!target->items || at == target->count || badly_nested(source) < source->count)
        return;
    const struct code *code = &target->items[at];
    struct satz_slice words = words_of(target, code);
    satz_check_say(work, &target->text, code->begin, code->end, SATZ_CHECK_NO_FIX,
                   "%.*s does not close, or is not closed by, the tag that belongs to it.", (int)words.size, words.data);
}
