#include "recode/declaration.h"

#include <strings.h>

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    while (at < text.size && is_blank(text.data[at]))
        at++;
    return at;
}

/* Whether `word`, in small letters, stands at `at` in any case. */
static bool stands_at(struct satz_slice text, size_t at, const char *word) {
    size_t size = strlen(word);
    return text.size - at >= size && strncasecmp(text.data + at, word, size) == 0;
}

static size_t document_begin(struct satz_slice head) {
    size_t at = head.size >= 3 && memcmp(head.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    return skip_blanks(head, at);
}

bool satz_declaration_possible(struct satz_slice head) {
    size_t at = document_begin(head);
    return at < head.size && head.data[at] == '<';
}

/* An attribute of a tag. */
struct attribute {
    size_t name, name_end, begin, end; /* of its name, and of its value without quotation marks */
};

/* Whether the byte at `at` is there and one of `bytes`, or a blank. */
static bool is_one_of(struct satz_slice text, size_t at, const char *bytes) {
    return at < text.size && (is_blank(text.data[at]) || (text.data[at] && strchr(bytes, text.data[at])));
}

/* Reads the value that may follow the name which ends at `at`. Returns the end of both. */
static size_t read_value(struct satz_slice text, size_t at, struct attribute *attribute) {
    attribute->begin = attribute->end = at;
    at = skip_blanks(text, at);
    if (at >= text.size || text.data[at] != '=')
        return attribute->end;
    at = skip_blanks(text, at + 1);
    char quote = at < text.size && (text.data[at] == '"' || text.data[at] == '\'') ? text.data[at] : '\0';
    attribute->begin = at += quote ? 1 : 0;
    if (quote)
        at = satz_slice_find_byte(text, at, quote);
    while (!quote && at < text.size && !is_one_of(text, at, ">"))
        at++;
    attribute->end = at;
    return at + (quote && at < text.size);
}

/* The attribute at or after `*at`, which moves behind it; false at the tag's end, where `*at` is at '>' or the end. */
static bool next_attribute(struct satz_slice text, size_t *at, struct attribute *attribute) {
    while (is_one_of(text, *at, "/?"))
        ++*at;
    if (*at >= text.size || text.data[*at] == '>')
        return false;
    attribute->name = attribute->name_end = *at;
    while (attribute->name_end < text.size && !is_one_of(text, attribute->name_end, "=>/?"))
        attribute->name_end++;
    size_t end = read_value(text, attribute->name_end, attribute);
    *at = end > *at ? end : *at + 1;
    return true;
}

static bool is_named(struct satz_slice text, const struct attribute *attribute, const char *name) {
    return attribute->name_end - attribute->name == strlen(name) && stands_at(text, attribute->name, name);
}

/* The charset's name in `text/html; charset=X`. */
static void find_in_content(struct satz_slice text, const struct attribute *content, size_t *begin, size_t *end) {
    for (size_t at = content->begin; at + 7 < content->end; at++) {
        if (!stands_at(text, at, "charset"))
            continue;
        size_t here = skip_blanks(text, at + 7);
        if (here >= content->end || text.data[here] != '=')
            continue;
        here = skip_blanks(text, here + 1);
        here += here < content->end && (text.data[here] == '\'' || text.data[here] == '"') ? 1 : 0;
        *begin = here;
        while (here < content->end && !is_one_of(text, here, ";,'\""))
            here++;
        *end = here;
        return;
    }
}

/*
 * The charset in the tag whose attributes begin at `*at`, which moves to its end: the value of `name`, or what
 * `content` says where the tag is `http-equiv="content-type"`. A tag that is cut says nothing.
 */
static bool find_in_tag(struct satz_slice text, size_t *at, const char *name, size_t *begin, size_t *end) {
    struct attribute attribute;
    size_t content_begin = 0, content_end = 0;
    bool named = false, equivalent = false;
    while (next_attribute(text, at, &attribute)) {
        if (is_named(text, &attribute, name) && !named && attribute.end > attribute.begin) {
            named = true;
            *begin = attribute.begin;
            *end = attribute.end;
        } else if (is_named(text, &attribute, "content")) {
            find_in_content(text, &attribute, &content_begin, &content_end);
        } else if (is_named(text, &attribute, "http-equiv")) {
            equivalent = stands_at(text, attribute.begin, "content-type");
        }
    }
    if (!named && equivalent && content_end > content_begin) {
        named = true;
        *begin = content_begin;
        *end = content_end;
    }
    return named && *at < text.size;
}

static bool find_in_xml(struct satz_slice head, size_t at, size_t *begin, size_t *end, bool *missing) {
    if (!stands_at(head, at, "<?xml") || at + 5 >= head.size || !is_blank(head.data[at + 5]))
        return false;
    size_t here = at + 5;
    if (find_in_tag(head, &here, "encoding", begin, end))
        return true;
    if (here >= head.size || head.data[here - 1] != '?')
        return false;
    *begin = *end = here - 1;
    *missing = true;
    return true;
}

bool satz_declaration_find(struct satz_slice head, size_t from, size_t *begin, size_t *end, bool *missing) {
    static const struct satz_slice comment_end = SATZ_SLICE("-->");
    size_t at = document_begin(head);
    *missing = false;
    if (from <= at && at < head.size && find_in_xml(head, at, begin, end, missing))
        return true;
    at = from;
    while ((at = satz_slice_find_byte(head, at, '<')) < head.size) {
        bool meta = stands_at(head, at, "<meta") && is_one_of(head, at + 5, "/");
        if (stands_at(head, at, "<!--"))
            at = satz_slice_find(head, at + 4, comment_end);
        else if (!meta)
            at++;
        else if (at += 5, find_in_tag(head, &at, "charset", begin, end))
            return true;
    }
    return false;
}
