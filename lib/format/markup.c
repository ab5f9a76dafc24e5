#include "format/markup.h"

#include <stdlib.h>
#include <strings.h>

#include "base/map.h"
#include "base/memory.h"

bool satz_markup_is(struct satz_slice name, const char *wanted) {
    return strlen(wanted) == name.size && !strncasecmp(name.data, wanted, name.size);
}

static bool is_one_of(struct satz_slice name, const char *const *names) {
    for (; *names; names++)
        if (satz_markup_is(name, *names))
            return true;
    return false;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The end of a tag whose name ends at `at`: attribute values in quotation marks may hold `>`. */
static size_t tag_end(struct satz_slice page, size_t at) {
    bool value = false;
    while (at < page.size && page.data[at] != '>') {
        char byte = page.data[at++];
        if (value && (byte == '"' || byte == '\'')) {
            at = satz_slice_find_byte(page, at, byte);
            at += at < page.size;
        }
        value = byte == '=' || (value && is_blank(byte));
    }
    return at < page.size ? at + 1 : at;
}

static size_t comment_end(struct satz_slice page, size_t at) {
    size_t end = satz_slice_find(page, at + 2, satz_slice_of("-->"));
    return end < page.size ? end + 3 : end;
}

/* What begins with the `<` at `at`; false where that is a character like any other. */
static bool read_markup(struct satz_slice page, size_t at, struct satz_markup *markup) {
    size_t name = at + 1;
    bool closes = name < page.size && page.data[name] == '/';
    name += closes;
    if (name >= page.size)
        return false;
    *markup = (struct satz_markup){ SATZ_MARKUP_OTHER, at, at, { page.data, 0 } };
    if (satz_slice_starts(satz_slice_from(page, at), satz_slice_of("<!--"))) {
        markup->end = comment_end(page, at);
        return true;
    }
    if (page.data[name] == '!' || page.data[name] == '?' || (closes && !is_letter(page.data[name]))) {
        size_t end = satz_slice_find_byte(page, name, '>');
        markup->end = end < page.size ? end + 1 : end;
        return true;
    }
    if (!is_letter(page.data[name]))
        return false;
    size_t end = name;
    while (end < page.size && !is_blank(page.data[end]) && page.data[end] != '>' && page.data[end] != '/')
        end++;
    markup->kind = closes ? SATZ_MARKUP_CLOSE : SATZ_MARKUP_OPEN;
    markup->name = satz_slice_sub(page, name, end);
    markup->end = tag_end(page, end);
    return true;
}

bool satz_markup_next(struct satz_slice page, size_t at, struct satz_markup *markup) {
    for (; (at = satz_slice_find_byte(page, at, '<')) < page.size; at++)
        if (read_markup(page, at, markup))
            return true;
    return false;
}

size_t satz_markup_content_end(struct satz_slice page, const struct satz_markup *markup) {
    static const char *const opaque[] = { "script",   "style",    "xmp",      "iframe", "noembed",
                                          "noframes", "textarea", "title",    NULL };
    if (markup->kind != SATZ_MARKUP_OPEN || !is_one_of(markup->name, opaque))
        return markup->end;
    for (size_t at = markup->end; (at = satz_slice_find(page, at, satz_slice_of("</"))) < page.size; at++) {
        struct satz_slice rest = satz_slice_from(page, at + 2);
        if (rest.size >= markup->name.size && !strncasecmp(rest.data, markup->name.data, markup->name.size))
            return at;
    }
    return page.size;
}

/* Elements under way, the innermost last. */
struct nesting {
    struct satz_markup *elements;
    struct satz_slice page;
    size_t depth, most;
    struct satz_map open; /* tags of inline elements that a block closed, to how often */
    size_t left_open;
};

static bool is_formatting(struct satz_slice name) {
    static const char *const formatting[] = { "b", "big", "code", "em", "font", "i", "s", "small", "strike",
                                              "strong", "tt", "u", NULL };
    return is_one_of(name, formatting);
}

/* Elements without content, and those of which one cannot hold another. */
static bool nests(struct satz_slice name) {
    static const char *const flat[] = { "area",   "base",   "br",   "col",  "embed", "hr",    "img",   "input", "link",
                                        "meta",   "param",  "source", "track", "wbr",  "keygen", "tbody", "thead",
                                        "tfoot",  "colgroup", "rp", "rt",   "html",  "head",  "body",  "a",
                                        "nobr",   "button", NULL };
    return !is_one_of(name, flat);
}

/*
 * A start tag may end an element that was left open. It is looked for from the innermost outwards, and
 * not beyond what bounds it: for a paragraph the elements of `scopes`, for an item all but a few, for
 * a cell or an option the table or list that must be there.
 */
enum end_kind { ENDS_PARAGRAPH, ENDS_ITEM, ENDS_CELL, ENDS_OPTION };

struct implied_end {
    const char *opens, *ends;
    enum end_kind kind;
};

static const struct implied_end implied_ends[] = {
    { "p", "p", ENDS_PARAGRAPH },       { "div", "p", ENDS_PARAGRAPH },     { "ul", "p", ENDS_PARAGRAPH },
    { "ol", "p", ENDS_PARAGRAPH },      { "dl", "p", ENDS_PARAGRAPH },      { "h1", "p", ENDS_PARAGRAPH },
    { "h2", "p", ENDS_PARAGRAPH },      { "h3", "p", ENDS_PARAGRAPH },      { "h4", "p", ENDS_PARAGRAPH },
    { "h5", "p", ENDS_PARAGRAPH },      { "h6", "p", ENDS_PARAGRAPH },      { "blockquote", "p", ENDS_PARAGRAPH },
    { "center", "p", ENDS_PARAGRAPH },  { "form", "p", ENDS_PARAGRAPH },    { "hr", "p", ENDS_PARAGRAPH },
    { "pre", "p", ENDS_PARAGRAPH },     { "section", "p", ENDS_PARAGRAPH }, { "article", "p", ENDS_PARAGRAPH },
    { "li", "li", ENDS_ITEM },          { "dt", "dt", ENDS_ITEM },          { "dt", "dd", ENDS_ITEM },
    { "dd", "dd", ENDS_ITEM },          { "dd", "dt", ENDS_ITEM },          { "tr", "tr", ENDS_CELL },
    { "td", "td", ENDS_CELL },          { "td", "th", ENDS_CELL },          { "th", "th", ENDS_CELL },
    { "th", "td", ENDS_CELL },          { "option", "option", ENDS_OPTION },
};

static bool bounds(enum end_kind kind, struct satz_slice name) {
    static const char *const scopes[] = { "table", "td", "th", "caption", "button", "object", "marquee", "applet",
                                          "template", "select", "svg", "math", NULL };
    static const char *const passed[] = { "p", "div", "address", "span", NULL };
    switch (kind) {
    case ENDS_PARAGRAPH: return is_one_of(name, scopes);
    case ENDS_ITEM: return !is_formatting(name) && !is_one_of(name, passed);
    case ENDS_CELL: return satz_markup_is(name, "table") || satz_markup_is(name, "template");
    case ENDS_OPTION: return satz_markup_is(name, "select");
    }
    return true;
}

/* Counts an element that stays open beyond its block; a browser opens it anew, but drops a fourth like it. */
static void leave_open(struct nesting *nesting, const struct satz_markup *element) {
    struct satz_slice tag = satz_slice_sub(nesting->page, element->begin, element->end);
    size_t count = 0;
    if (!is_formatting(element->name))
        return;
    (void)satz_map_get(&nesting->open, tag, &count);
    satz_map_set(&nesting->open, tag, count + 1);
    nesting->left_open += count < 3;
}

static bool same_name(struct satz_slice a, struct satz_slice b) {
    return a.size == b.size && !strncasecmp(a.data, b.data, a.size);
}

/* Ends the element at place `at - 1` and all inside it. */
static void close_from(struct nesting *nesting, size_t at) {
    for (size_t i = at; i < nesting->depth; i++)
        leave_open(nesting, &nesting->elements[i]);
    nesting->depth = at - 1;
}

static void close_element(struct nesting *nesting, struct satz_slice name) {
    size_t at = nesting->depth;
    while (at > 0 && !same_name(nesting->elements[at - 1].name, name))
        at--;
    if (at)
        close_from(nesting, at);
    else if (is_formatting(name))
        nesting->left_open -= nesting->left_open > 0;
}

/* Returns false where a cell stands outside a table, an option outside its list: they are passed over. */
static bool close_implied(struct nesting *nesting, struct satz_slice name) {
    for (size_t i = 0; i < sizeof implied_ends / sizeof *implied_ends; i++) {
        const struct implied_end *implied = &implied_ends[i];
        if (!satz_markup_is(name, implied->opens))
            continue;
        size_t at = nesting->depth;
        while (at > 0 && !satz_markup_is(nesting->elements[at - 1].name, implied->ends) &&
               !bounds(implied->kind, nesting->elements[at - 1].name))
            at--;
        if (!at && implied->kind >= ENDS_CELL)
            return false;
        if (at && satz_markup_is(nesting->elements[at - 1].name, implied->ends))
            close_from(nesting, at);
    }
    return true;
}

static bool nest(struct nesting *nesting, const struct satz_markup *markup) {
    if (markup->kind == SATZ_MARKUP_CLOSE)
        close_element(nesting, markup->name);
    if (markup->kind == SATZ_MARKUP_OPEN && close_implied(nesting, markup->name) && nests(markup->name))
        nesting->elements[nesting->depth++] = *markup;
    return nesting->depth < nesting->most && nesting->left_open < nesting->most;
}

static size_t line_of(struct satz_slice page, size_t end) {
    size_t line = 1;
    for (size_t at = 0; (at = satz_slice_find_byte(page, at, '\n')) < end; at++)
        line++;
    return line;
}

enum satz_status satz_markup_check_depth(struct satz_slice page, size_t most, struct satz_error *error) {
    struct nesting nesting = { .page = page, .most = most };
    nesting.elements = satz_memory_get_array(most, sizeof *nesting.elements);
    struct satz_markup markup;
    enum satz_status status = SATZ_OK;
    satz_map_init(&nesting.open);
    for (size_t at = 0; status == SATZ_OK && satz_markup_next(page, at, &markup);) {
        if (!nest(&nesting, &markup))
            status = satz_error_set_at(error, "", line_of(page, markup.begin), "tags are nested more than %zu deep", most);
        at = satz_markup_content_end(page, &markup);
    }
    satz_map_release(&nesting.open);
    free(nesting.elements);
    return status;
}
