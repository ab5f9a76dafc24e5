#include "join/join.h"

#include <strings.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool starts_tag(struct satz_slice markup, size_t at) {
    static const char name[] = "<html";
    size_t size = sizeof name - 1;
    if (markup.size - at <= size || strncasecmp(markup.data + at, name, size) != 0)
        return false;
    char after = markup.data[at + size];
    return is_blank(after) || after == '>' || after == '/';
}

/* Where the first <html tag begins, comments passed over; markup.size where there is none. */
static size_t find_tag(struct satz_slice markup) {
    static const struct satz_slice comment = SATZ_SLICE("<!--"), comment_end = SATZ_SLICE("-->");
    size_t at = 0;
    while ((at = satz_slice_find_byte(markup, at, '<')) < markup.size) {
        if (starts_tag(markup, at))
            return at;
        if (satz_slice_starts(satz_slice_from(markup, at), comment))
            at = satz_slice_find(markup, at, comment_end);
        else
            at++;
    }
    return markup.size;
}

/* One attribute: where it stands with the blanks before it, and its name. */
struct attribute {
    size_t begin, end;
    struct satz_slice name;
};

static size_t skip_blanks(struct satz_slice markup, size_t at) {
    while (at < markup.size && is_blank(markup.data[at]))
        at++;
    return at;
}

static size_t skip_name(struct satz_slice markup, size_t at) {
    while (at < markup.size && !is_blank(markup.data[at]) && !memchr("=>/", markup.data[at], 3))
        at++;
    return at;
}

static size_t skip_value(struct satz_slice markup, size_t at) {
    char quote = at < markup.size ? markup.data[at] : '\0';
    if (quote == '"' || quote == '\'') {
        at = satz_slice_find_byte(markup, at + 1, quote);
        return at < markup.size ? at + 1 : at;
    }
    while (at < markup.size && !is_blank(markup.data[at]) && markup.data[at] != '>')
        at++;
    return at;
}

/* The attribute after `at`; false at the tag's end, which is then in attribute->end. */
static bool next_attribute(struct satz_slice markup, size_t at, struct attribute *attribute) {
    attribute->begin = at;
    at = skip_blanks(markup, at);
    while (at < markup.size && markup.data[at] == '/')
        at = skip_blanks(markup, at + 1);
    size_t name = at;
    /* As HTML has it, an equals sign in the place of a name begins one. */
    at = skip_name(markup, at < markup.size && markup.data[at] == '=' ? at + 1 : at);
    attribute->name = satz_slice_sub(markup, name, at);
    attribute->end = at;
    if (name == at)
        return false;
    size_t equals = skip_blanks(markup, at);
    if (equals < markup.size && markup.data[equals] == '=')
        attribute->end = skip_value(markup, skip_blanks(markup, equals + 1));
    return true;
}

/* Whether what follows an attribute does not run into what stands before it. */
static bool is_parted(struct satz_slice markup, size_t at) {
    return at == markup.size || is_blank(markup.data[at]) || markup.data[at] == '>' || markup.data[at] == '/';
}

static bool is_named(struct satz_slice name, const char *word) {
    return name.size == strlen(word) && strncasecmp(name.data, word, name.size) == 0;
}

bool satz_html_set_language(struct satz_slice markup, const char *lang, bool rtl, struct satz_buffer *target) {
    size_t tag = find_tag(markup);
    if (tag == markup.size) {
        satz_buffer_add(target, markup);
        return false;
    }
    size_t at = tag + strlen("<html");
    satz_buffer_add(target, satz_slice_sub(markup, 0, at));
    satz_buffer_add_format(target, " lang=\"%s\"", lang);
    if (rtl)
        satz_buffer_add_string(target, " dir=\"rtl\"");
    struct attribute attribute;
    for (; next_attribute(markup, at, &attribute); at = attribute.end) {
        if (is_named(attribute.name, "xml:lang"))
            satz_buffer_add_format(target, " xml:lang=\"%s\"", lang);
        else if (is_named(attribute.name, "dir") && !rtl)
            satz_buffer_add_string(target, " dir=\"ltr\"");
        else if (!is_named(attribute.name, "lang") && !is_named(attribute.name, "dir"))
            satz_buffer_add(target, satz_slice_sub(markup, attribute.begin, attribute.end));
        else if (!is_parted(markup, attribute.end))
            satz_buffer_add_byte(target, ' ');
    }
    satz_buffer_add(target, satz_slice_from(markup, at));
    return true;
}
