#include "format/html.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <strings.h>

#include "base/memory.h"
#include "format/markup.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * gumbo frees its tree by recursion, which a deep page would turn into a crash, and knows no limit. So
 * it gets its memory from a list that is freed without looking at the tree, and a page that asks for
 * too much is left by a jump: nothing of gumbo's lives outside the list.
 */
struct chunk {
    struct chunk *before, *after;
    size_t size, unused; /* keeps what follows aligned */
};

struct heap {
    struct chunk list;
    size_t total;
    jmp_buf ended;
};

static void *chunk_get(void *heap_pointer, size_t size) {
    struct heap *heap = heap_pointer;
    if (size > SATZ_HTML_MEMORY - heap->total)
        longjmp(heap->ended, 1);
    struct chunk *chunk = satz_memory_get(sizeof *chunk + size);
    *chunk = (struct chunk){ .before = &heap->list, .after = heap->list.after, .size = size };
    if (chunk->after)
        chunk->after->before = chunk;
    heap->list.after = chunk;
    heap->total += size;
    return chunk + 1;
}

static void chunk_free(void *heap_pointer, void *memory) {
    struct heap *heap = heap_pointer;
    if (!memory)
        return;
    struct chunk *chunk = (struct chunk *)memory - 1;
    chunk->before->after = chunk->after;
    if (chunk->after)
        chunk->after->before = chunk->before;
    heap->total -= chunk->size;
    free(chunk);
}

static void heap_release(struct heap *heap) {
    for (struct chunk *chunk = heap->list.after, *after; chunk; chunk = after) {
        after = chunk->after;
        free(chunk);
    }
}

/* What happens at a place of the page. */
enum happening { TEXT, PLAIN_TEXT /* `<` is no tag in it */, INLINE, LINE_BREAK, BOUNDARY };

/* More markup than this between two texts is taken for the end of a block: no segment could hold it. */
#define MARKUP_LIMIT ((size_t)16 << 10)

struct event {
    enum happening happening;
    size_t begin, end, partner;
};

struct events {
    const char *page;
    struct event *items;
    size_t count, capacity;
};

static void add_event(struct events *events, enum happening happening, GumboStringPiece tag, size_t partner) {
    if (!tag.length)
        return;
    size_t begin = (size_t)(tag.data - events->page);
    events->items = satz_memory_grow(events->items, &events->capacity, events->count + 1, sizeof *events->items);
    events->items[events->count++] = (struct event){ happening, begin, begin + tag.length, partner };
}

static bool is_tag_of(GumboTag tag, const GumboTag *tags) {
    for (; *tags != GUMBO_TAG_LAST; tags++)
        if (*tags == tag)
            return true;
    return false;
}

static bool is_inline(const GumboElement *element) {
    static const GumboTag tags[] = {
        GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_AUDIO, GUMBO_TAG_B, GUMBO_TAG_BDI,
        GUMBO_TAG_BDO, GUMBO_TAG_BIG, GUMBO_TAG_BLINK, GUMBO_TAG_BR, GUMBO_TAG_BUTTON, GUMBO_TAG_CANVAS,
        GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DATA, GUMBO_TAG_DEL, GUMBO_TAG_DFN, GUMBO_TAG_EM,
        GUMBO_TAG_EMBED, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_INS,
        GUMBO_TAG_KBD, GUMBO_TAG_LABEL, GUMBO_TAG_MAP, GUMBO_TAG_AREA, GUMBO_TAG_MARK, GUMBO_TAG_METER,
        GUMBO_TAG_NOBR, GUMBO_TAG_OBJECT, GUMBO_TAG_OUTPUT, GUMBO_TAG_PARAM, GUMBO_TAG_PROGRESS, GUMBO_TAG_Q,
        GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
        GUMBO_TAG_SOURCE, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,
        GUMBO_TAG_TIME, GUMBO_TAG_TRACK, GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_VAR, GUMBO_TAG_VIDEO,
        GUMBO_TAG_WBR, GUMBO_TAG_UNKNOWN, GUMBO_TAG_LAST };
    return element->tag_namespace == GUMBO_NAMESPACE_HTML && is_tag_of(element->tag, tags);
}

/* Elements whose content no reader sees as text. */
static bool is_no_text(const GumboElement *element) {
    static const GumboTag tags[] = { GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
                                     GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_LAST };
    return element->tag_namespace != GUMBO_NAMESPACE_HTML || is_tag_of(element->tag, tags);
}

static size_t partner_of(const struct events *events, GumboStringPiece other) {
    return other.length ? (size_t)(other.data - events->page) : SATZ_HTML_ALONE;
}

/* gumbo names as the end of an element whatever closed it: `</p>` that of a `<b>` left open in it. */
static GumboStringPiece closing_tag(const GumboElement *element) {
    GumboStringPiece opens = element->original_tag, closes = element->original_end_tag, none = { NULL, 0 };
    gumbo_tag_from_original_text(&opens);
    gumbo_tag_from_original_text(&closes);
    if (!closes.length)
        return none;
    bool own = element->tag == GUMBO_TAG_UNKNOWN ? gumbo_string_equals_ignore_case(&opens, &closes)
                                                 : gumbo_tagn_enum(closes.data, (unsigned)closes.length) == element->tag;
    return own ? element->original_end_tag : none;
}

static void enter_element(struct events *events, const GumboElement *element) {
    GumboStringPiece opens = element->original_tag, closes = closing_tag(element);
    if (is_no_text(element) && opens.length && closes.length) {
        opens.length = (size_t)(closes.data - opens.data) + closes.length;
        add_event(events, INLINE, opens, SATZ_HTML_ALONE);
        return;
    }
    enum happening happening = is_inline(element) ? INLINE : BOUNDARY;
    if (element->tag == GUMBO_TAG_BR)
        happening = LINE_BREAK;
    add_event(events, happening, opens, partner_of(events, closes));
    add_event(events, happening, closes, partner_of(events, opens));
}

/* The children that are walked into: none of what is no text. */
static const GumboVector *children_of(const GumboNode *node) {
    if (node->type == GUMBO_NODE_DOCUMENT)
        return &node->v.document.children;
    if (node->type == GUMBO_NODE_ELEMENT && !is_no_text(&node->v.element))
        return &node->v.element.children;
    return NULL;
}

static void visit(struct events *events, const GumboNode *node) {
    bool plain = node->parent && node->parent->type == GUMBO_NODE_ELEMENT &&
                 (node->parent->v.element.tag == GUMBO_TAG_TITLE || node->parent->v.element.tag == GUMBO_TAG_TEXTAREA);
    if (node->type == GUMBO_NODE_ELEMENT)
        enter_element(events, &node->v.element);
    else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        add_event(events, plain ? PLAIN_TEXT : TEXT, node->v.text.original_text, SATZ_HTML_ALONE);
}

/* Walks the tree with a stack of its own: places in the lists of children. */
static void walk(struct events *events, const GumboNode *root) {
    struct level {
        const GumboVector *children;
        unsigned next;
    } *levels = NULL;
    size_t depth = 1, capacity = 0;
    levels = satz_memory_grow(levels, &capacity, 1, sizeof *levels);
    levels[0] = (struct level){ children_of(root), 0 };
    while (depth) {
        struct level *level = &levels[depth - 1];
        if (!level->children || level->next >= level->children->length) {
            depth--;
            continue;
        }
        const GumboNode *node = level->children->data[level->next++];
        visit(events, node);
        levels = satz_memory_grow(levels, &capacity, depth + 1, sizeof *levels);
        levels[depth++] = (struct level){ children_of(node), 0 };
    }
    free(levels);
}

/* gumbo has `<b>` twice where it goes on in another element; the one that is closed counts. */
static int compare_events(const void *a, const void *b) {
    const struct event *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->happening != y->happening)
        return x->happening < y->happening ? -1 : 1;
    return (x->partner > y->partner) - (x->partner < y->partner);
}

/* The block under way: pieces from `first`, not yet sure to hold text. */
struct building {
    struct satz_html *html;
    struct satz_slice page;
    size_t first, at; /* first piece; where its last piece ends */
    size_t markup;    /* bytes of tags since the last text but blanks */
    bool breaks;      /* the last thing but blanks was a <br> */
    bool open, text;  /* there is a piece; there is something to read */
};

static void end_block(struct building *building);

static void add_piece(struct building *building, enum satz_html_kind kind, size_t begin, size_t end, size_t partner) {
    struct satz_html *html = building->html;
    if (begin >= end)
        return;
    building->markup += kind == SATZ_HTML_TAG ? end - begin : 0;
    if (building->markup > MARKUP_LIMIT) {
        end_block(building);
        building->at = end;
        return;
    }
    html->pieces = satz_memory_grow(html->pieces, &html->piece_capacity, html->piece_count + 1, sizeof *html->pieces);
    html->pieces[html->piece_count++] = (struct satz_html_piece){ kind, begin, end, partner, false };
    building->open = true;
    building->at = end;
}

static void end_block(struct building *building) {
    struct satz_html *html = building->html;
    if (building->text) {
        html->blocks = satz_memory_grow(html->blocks, &html->block_capacity, html->block_count + 1, sizeof *html->blocks);
        html->blocks[html->block_count++] = (struct satz_html_block){ building->first, html->piece_count - building->first };
    } else {
        html->piece_count = building->first;
    }
    building->first = html->piece_count;
    building->open = building->text = building->breaks = false;
    building->markup = 0;
}

/* What lies between the last piece and `begin` belongs to the block: comments, tags that gumbo passed over. */
static void fill_hole(struct building *building, size_t begin) {
    if (building->open && building->at < begin)
        add_piece(building, SATZ_HTML_TAG, building->at, begin, SATZ_HTML_ALONE);
}

static bool is_blank(struct satz_slice text) {
    for (size_t at = 0, size; at < text.size; at += size)
        if (!satz_char_is_space(satz_utf8_decode(text, at, &size)))
            return false;
    return true;
}

static void add_text(struct building *building, size_t begin, size_t end) {
    add_piece(building, SATZ_HTML_TEXT, begin, end, SATZ_HTML_ALONE);
    if (begin < end && !is_blank(satz_slice_sub(building->page, begin, end))) {
        building->text = true;
        building->breaks = false;
        building->markup = 0;
    }
}

/* A text as it stands may hold tags that gumbo passed over because they closed nothing. */
static void add_mixed(struct building *building, size_t begin, size_t end) {
    struct satz_slice head = satz_slice_sub(building->page, 0, end);
    struct satz_markup markup;
    while (begin < end && satz_markup_next(head, begin, &markup)) {
        add_text(building, begin, markup.begin);
        add_piece(building, SATZ_HTML_TAG, markup.begin, markup.end, SATZ_HTML_ALONE);
        begin = markup.end;
    }
    add_text(building, begin, end);
}

static void add_break(struct building *building, const struct event *event) {
    if (building->breaks) {
        end_block(building);
        building->at = event->end;
        return;
    }
    add_piece(building, SATZ_HTML_TAG, event->begin, event->end, SATZ_HTML_ALONE);
    if (building->open)
        building->html->pieces[building->html->piece_count - 1].line_break = true;
    building->breaks = building->open;
}

static void apply(struct building *building, struct event event) {
    if (event.end <= building->at)
        return;
    if (event.begin < building->at)
        event.begin = building->at;
    if (event.happening == BOUNDARY) {
        end_block(building);
        building->at = event.end;
        return;
    }
    fill_hole(building, event.begin);
    if (event.happening == TEXT)
        add_mixed(building, event.begin, event.end);
    else if (event.happening == PLAIN_TEXT)
        add_text(building, event.begin, event.end);
    else if (event.happening == LINE_BREAK)
        add_break(building, &event);
    else
        add_piece(building, SATZ_HTML_TAG, event.begin, event.end, event.partner);
}

static void build(struct satz_html *html, struct satz_slice page, struct events *events) {
    struct building building = { .html = html, .page = page };
    if (events->count)
        qsort(events->items, events->count, sizeof *events->items, compare_events);
    for (size_t i = 0; i < events->count; i++)
        apply(&building, events->items[i]);
    end_block(&building);
}

bool satz_html_looks_like(struct satz_slice head) {
    struct satz_markup markup;
    head.size = head.size < 1024 ? head.size : 1024;
    for (size_t at = 0; satz_markup_next(head, at, &markup); at = markup.end) {
        struct satz_slice tag = satz_slice_sub(head, markup.begin, markup.end);
        if (tag.size >= 9 && !strncasecmp(tag.data, "<!doctype", 9))
            return tag.size >= 14 && !strncasecmp(tag.data + 9, " html", 5);
        if (markup.kind == SATZ_MARKUP_OPEN && satz_markup_is(markup.name, "html"))
            return true;
    }
    return false;
}

/* Fills `events` from gumbo's tree; false where that would take too much memory. */
static bool read_tree(struct satz_slice page, struct events *events) {
    struct heap *heap = satz_memory_get_array(1, sizeof *heap);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = chunk_get;
    options.deallocator = chunk_free;
    options.userdata = heap;
    options.max_errors = 0;
    bool held = setjmp(heap->ended) == 0;
    if (held)
        walk(events, gumbo_parse_with_options(&options, page.data, page.size)->document);
    heap_release(heap);
    free(heap);
    return held;
}

enum satz_status satz_html_parse(struct satz_html *html, struct satz_slice page, struct satz_error *error) {
    *html = (struct satz_html){ 0 };
    if (satz_markup_check_depth(page, SATZ_HTML_DEPTH, error) != SATZ_OK)
        return SATZ_FAILED;
    struct events events = { .page = page.data };
    if (!read_tree(page, &events))
        return satz_error_set(error, "so many tags take more than %zu MiB of memory", SATZ_HTML_MEMORY >> 20);
    build(html, page, &events);
    free(events.items);
    return SATZ_OK;
}

void satz_html_release(struct satz_html *html) {
    free(html->pieces);
    free(html->blocks);
    *html = (struct satz_html){ 0 };
}
