#include "bitext/tmx_reader.h"

#include <libxml/parser.h>
#include <stdlib.h>

#include "base/memory.h"
#include "bitext/tmx_unit.h"
#include "text/utf8.h"

#define CHUNK ((size_t)1 << 16)
#define UNIT_MOST (8 * SATZ_TMX_SEGMENT)

/* What an element is to us; its children follow from it and their names. */
enum state { OUTSIDE, DOCUMENT, UNIT, VARIANT, SEGMENT, CODE, INSIDE_CODE, FACT, SKIPPED };

struct satz_tmx_reader {
    struct satz_input *input;
    const struct satz_language *from;
    xmlParserCtxtPtr parser;
    xmlSAXHandler handler;
    struct satz_error error; /* the first */
    bool failed, begun, ended;
    enum state states[SATZ_TMX_DEPTH + 1]; /* of the elements that are open; [0] is outside of all */
    size_t depth;
    struct satz_buffer header_language, datatype;
    struct satz_tmx_unit unit;
    struct satz_buffer inside; /* of the code or the fact being read */
    struct satz_fact fact;
    size_t passed;
    struct satz_arena ready;   /* of the pairs that are complete */
    struct satz_pair *pairs;
    size_t pair_count, pair_capacity, next;
};

static size_t line_now(const struct satz_tmx_reader *reader) {
    return reader->parser && reader->parser->input ? (size_t)reader->parser->input->line : 0;
}

/*
 * The parser goes on to the end of its chunk, and nobody listens: xmlStopParser() would free the bytes that
 * the present call was given.
 */
static void fail(struct satz_tmx_reader *reader, const char *reason) {
    if (!reader->failed)
        satz_error_set_at(&reader->error, reader->input->name, line_now(reader), "%s", reason);
    reader->failed = true;
}

/* After the unit was given something: it may be too much. So may the attributes of what was not wanted. */
static void unit_check(struct satz_tmx_reader *reader) {
    if (reader->unit.failure)
        fail(reader, reader->unit.failure);
    else if (reader->unit.arena.total > UNIT_MOST)
        fail(reader, "a unit with too many variants");
}

/* ---- attributes, as SAX2 hands them out: five pointers each ---- */

/*
 * Without XML_PARSE_NOENT libxml2 leaves an ampersand in an attribute as `&#38;`, and no other reference:
 * here it becomes one again.
 */
static struct satz_slice attribute_text(struct satz_tmx_reader *reader, const xmlChar **attribute) {
    static const struct satz_slice ampersand = SATZ_SLICE("&#38;");
    struct satz_slice raw = satz_slice_make((const char *)attribute[3], (size_t)(attribute[4] - attribute[3]));
    struct satz_slice copy = satz_arena_copy(&reader->unit.arena, raw);
    char *text = (char *)copy.data;
    size_t size = 0;
    for (size_t at = 0; at < raw.size; at++) {
        text[size++] = raw.data[at];
        if (satz_slice_starts(satz_slice_from(raw, at), ampersand))
            at += ampersand.size - 1;
    }
    text[size] = '\0';
    return satz_slice_make(text, size);
}

static const xmlChar **attribute_find(int count, const xmlChar **attributes, const char *name, bool xml) {
    for (int i = 0; i < count; i++) {
        const xmlChar **attribute = attributes + (ptrdiff_t)i * 5;
        bool prefixed = attribute[1] && strcmp((const char *)attribute[1], "xml") == 0;
        if (prefixed == xml && (xml || !attribute[1]) && strcmp((const char *)attribute[0], name) == 0)
            return attribute;
    }
    return NULL;
}

/* In the unit's arena, terminated; empty where it is not there. */
static struct satz_slice attribute_get(struct satz_tmx_reader *reader, int count, const xmlChar **attributes,
                                       const char *name) {
    const xmlChar **attribute = attribute_find(count, attributes, name, false);
    return attribute ? attribute_text(reader, attribute) : satz_slice_of("");
}

static struct satz_slice language_get(struct satz_tmx_reader *reader, int count, const xmlChar **attributes) {
    const xmlChar **attribute = attribute_find(count, attributes, "lang", true);
    if (!attribute)
        attribute = attribute_find(count, attributes, "lang", false); /* TMX 1.1 */
    return attribute ? attribute_text(reader, attribute) : satz_slice_of("");
}

static size_t number_get(struct satz_tmx_reader *reader, int count, const xmlChar **attributes, const char *name) {
    struct satz_slice value = attribute_get(reader, count, attributes, name);
    size_t number = 0;
    if (value.size > 9)
        return 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] < '0' || value.data[i] > '9')
            return 0;
        number = number * 10 + (size_t)(value.data[i] - '0');
    }
    return number;
}

/* ---- facts: attributes, properties, notes ---- */

static bool attribute_is_known(const char *name) {
    for (const char *const *known = satz_fact_attributes(); *known; known++)
        if (strcmp(name, *known) == 0)
            return true;
    return false;
}

static void attributes_keep(struct satz_tmx_reader *reader, bool of_variant, int count, const xmlChar **attributes) {
    for (int i = 0; i < count; i++) {
        const xmlChar **attribute = attributes + (ptrdiff_t)i * 5;
        const char *name = (const char *)attribute[0];
        if (attribute[1] || !attribute_is_known(name))
            continue;
        struct satz_slice copy = satz_arena_copy(&reader->unit.arena, satz_slice_of(name));
        struct satz_fact fact = { .is = SATZ_IS_ATTRIBUTE, .name = copy, .text = attribute_text(reader, attribute) };
        satz_tmx_unit_fact(&reader->unit, of_variant, fact);
    }
    unit_check(reader);
}

static void fact_begin(struct satz_tmx_reader *reader, bool prop, int count, const xmlChar **attributes) {
    satz_buffer_reset(&reader->inside);
    reader->fact = (struct satz_fact){ .is = prop ? SATZ_IS_PROP : SATZ_IS_NOTE, .name = satz_slice_of("") };
    if (prop)
        reader->fact.name = attribute_get(reader, count, attributes, "type");
}

static void fact_end(struct satz_tmx_reader *reader) {
    reader->fact.text = satz_arena_copy(&reader->unit.arena, satz_buffer_slice(&reader->inside));
    satz_tmx_unit_fact(&reader->unit, reader->states[reader->depth - 1] == VARIANT, reader->fact);
    unit_check(reader);
}

/* ---- units, variants, codes ---- */

/* Whether the unit was translated from the language that is asked for. */
static bool unit_is_from(const struct satz_tmx_reader *reader, struct satz_slice language) {
    const char *from = language.size ? language.data : reader->header_language.data;
    return !*from || strcmp(from, "*all*") == 0 || satz_language_rank(reader->from, from) != SATZ_RANK_NONE;
}

static enum state unit_begin(struct satz_tmx_reader *reader, int count, const xmlChar **attributes) {
    satz_tmx_unit_begin(&reader->unit, line_now(reader));
    if (!unit_is_from(reader, attribute_get(reader, count, attributes, "srclang"))) {
        reader->passed++;
        return SKIPPED;
    }
    attributes_keep(reader, false, count, attributes);
    return UNIT;
}

static void unit_end(struct satz_tmx_reader *reader) {
    reader->pairs = satz_memory_grow(reader->pairs, &reader->pair_capacity, reader->pair_count + 1,
                                     sizeof *reader->pairs);
    if (satz_tmx_unit_pair(&reader->unit, &reader->ready, &reader->pairs[reader->pair_count]))
        reader->pair_count++;
    else
        reader->passed++;
}

static enum state variant_begin(struct satz_tmx_reader *reader, int count, const xmlChar **attributes) {
    unit_check(reader);
    if (!satz_tmx_unit_variant_begin(&reader->unit, language_get(reader, count, attributes).data))
        return SKIPPED;
    attributes_keep(reader, true, count, attributes);
    return VARIANT;
}

static void code_begin(struct satz_tmx_reader *reader, struct satz_code code, int count, const xmlChar **attributes) {
    code.pair = number_get(reader, count, attributes, "i");
    code.number = number_get(reader, count, attributes, "x");
    code.type = attribute_get(reader, count, attributes, "type");
    code.place = attribute_get(reader, count, attributes, strcmp(code.element, "it") == 0 ? "pos" : "assoc");
    satz_buffer_reset(&reader->inside);
    satz_tmx_unit_code(&reader->unit, code);
    unit_check(reader);
}

/* ---- what libxml2 calls ---- */

static void header_begin(struct satz_tmx_reader *reader, int count, const xmlChar **attributes) {
    satz_buffer_reset(&reader->header_language);
    satz_buffer_add(&reader->header_language, attribute_get(reader, count, attributes, "srclang"));
    satz_buffer_reset(&reader->datatype);
    satz_buffer_add(&reader->datatype, attribute_get(reader, count, attributes, "datatype"));
}

static enum state document_child(struct satz_tmx_reader *reader, struct satz_slice name, int count,
                                 const xmlChar **attributes) {
    if (satz_slice_is(name, "tu"))
        return unit_begin(reader, count, attributes);
    if (!satz_slice_is(name, "header"))
        return DOCUMENT;
    header_begin(reader, count, attributes);
    return SKIPPED;
}

static enum state unit_child(struct satz_tmx_reader *reader, enum state parent, struct satz_slice name, int count,
                             const xmlChar **attributes) {
    bool prop = satz_slice_is(name, "prop");
    if (parent == UNIT && satz_slice_is(name, "tuv"))
        return variant_begin(reader, count, attributes);
    if (parent == VARIANT && satz_slice_is(name, "seg"))
        return SEGMENT;
    if (!prop && !satz_slice_is(name, "note"))
        return SKIPPED;
    fact_begin(reader, prop, count, attributes);
    return FACT;
}

static enum state segment_child(struct satz_tmx_reader *reader, struct satz_slice name, int count,
                                const xmlChar **attributes) {
    struct satz_code code = { 0 };
    if (satz_slice_is(name, "hi"))
        return SEGMENT;
    if (satz_code_of_element(name, &code.element, &code.kind)) {
        code_begin(reader, code, count, attributes);
        return CODE;
    }
    fail(reader, "an element that TMX does not know inside seg");
    return SKIPPED;
}

static enum state child(struct satz_tmx_reader *reader, struct satz_slice name, int count, const xmlChar **attributes) {
    enum state parent = reader->states[reader->depth];
    switch (parent) {
    case OUTSIDE:
        if (!satz_slice_is(name, "tmx"))
            fail(reader, "not a TMX file");
        return DOCUMENT;
    case DOCUMENT: return document_child(reader, name, count, attributes);
    case UNIT:
    case VARIANT: return unit_child(reader, parent, name, count, attributes);
    case SEGMENT: return segment_child(reader, name, count, attributes);
    case CODE:
    case INSIDE_CODE: return INSIDE_CODE;
    default: return SKIPPED;
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int space_count,
                     const xmlChar **spaces, int count, int defaulted, const xmlChar **attributes) {
    struct satz_tmx_reader *reader = data;
    (void)prefix, (void)uri, (void)space_count, (void)spaces, (void)defaulted;
    if (reader->failed)
        return;
    if (reader->depth == SATZ_TMX_DEPTH) {
        fail(reader, "elements are nested more than 64 deep");
        return;
    }
    enum state state = child(reader, satz_slice_of((const char *)name), count, attributes);
    reader->states[++reader->depth] = state;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct satz_tmx_reader *reader = data;
    (void)name, (void)prefix, (void)uri;
    if (reader->failed || !reader->depth)
        return;
    switch (reader->states[reader->depth]) {
    case UNIT: unit_end(reader); break;
    case VARIANT: satz_tmx_unit_variant_end(&reader->unit); break;
    case CODE: satz_tmx_unit_code_end(&reader->unit, satz_buffer_slice(&reader->inside)); break;
    case FACT: fact_end(reader); break;
    default: break;
    }
    reader->depth--;
}

static void on_text(void *data, const xmlChar *bytes, int size) {
    struct satz_tmx_reader *reader = data;
    struct satz_slice text = satz_slice_make((const char *)bytes, (size_t)size);
    enum state state = reader->states[reader->depth];
    if (reader->failed)
        return;
    if (satz_utf8_check(text, true) != text.size) { /* libxml2 takes overlong forms in CDATA sections */
        fail(reader, "bytes that are not UTF-8");
        return;
    }
    bool kept = state == FACT;
    if (state == SEGMENT)
        satz_tmx_unit_text(&reader->unit, text);
    else if (state == CODE || state == INSIDE_CODE)
        kept = satz_tmx_unit_grow(&reader->unit, text.size);
    if (kept)
        satz_buffer_add(&reader->inside, text);
    if (reader->inside.size > SATZ_TMX_SEGMENT)
        fail(reader, "a property or note of more than 1 MiB");
    unit_check(reader);
}

static void on_reference(void *data, const xmlChar *name) {
    (void)name;
    fail(data, "entities are not expanded here");
}

static const char own_definitions[] = "a TMX file may not define entities or elements of its own";

static void on_entity(void *data, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system,
                      xmlChar *content) {
    (void)name, (void)type, (void)public, (void)system, (void)content;
    fail(data, own_definitions);
}

static void on_unparsed(void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system,
                        const xmlChar *notation) {
    (void)name, (void)public, (void)system, (void)notation;
    fail(data, own_definitions);
}

static void on_notation(void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system) {
    (void)name, (void)public, (void)system;
    fail(data, own_definitions);
}

static void on_element(void *data, const xmlChar *name, int type, xmlElementContentPtr content) {
    (void)name, (void)type, (void)content;
    fail(data, own_definitions);
}

static void on_attribute(void *data, const xmlChar *element, const xmlChar *name, int type, int value_kind,
                         const xmlChar *value, xmlEnumerationPtr values) {
    (void)element, (void)name, (void)type, (void)value_kind, (void)value;
    xmlFreeEnumeration(values);
    fail(data, own_definitions);
}

/* libxml2's reason in our words, where its own do not help. */
static const char *reason_of(const struct satz_tmx_reader *reader, const xmlError *complaint) {
    if (complaint->code == XML_ERR_DOCUMENT_END && reader->ended && reader->depth)
        return "the file ends inside an element";
    if (complaint->code == XML_ERR_DOCUMENT_EMPTY)
        return "this is not XML";
    if (complaint->code == XML_ERR_INTERNAL_ERROR)
        return reader->ended ? "the file ends in bytes that are no text" : "a tag that is too long";
    return complaint->message ? complaint->message : "bad XML";
}

/* What libxml2 has to say; the first of it is the reason. An entity it passes over is one that we do not. */
static void on_complaint(void *data, const xmlError *complaint) {
    struct satz_tmx_reader *reader = data;
    if (reader->failed || !complaint)
        return;
    if (complaint->level < XML_ERR_ERROR && complaint->code != XML_WAR_UNDECLARED_ENTITY)
        return;
    char reason[256];
    snprintf(reason, sizeof reason, "%s", reason_of(reader, complaint));
    reason[strcspn(reason, "\n")] = '\0';
    satz_error_set_at(&reader->error, reader->input->name, (size_t)complaint->line, "%s", reason);
    reader->failed = true;
}

/* ---- life ---- */

/* What has no parser to be told to, such as a character that cannot be converted, libxml2 would print. */
static void say_nothing(void *data, const char *format, ...) {
    (void)data;
    (void)format;
}

static void *memory_resize(void *old, size_t size) {
    return satz_memory_resize(old, 1, size);
}

static char *memory_copy(const char *string) {
    size_t size = strlen(string) + 1;
    return memcpy(satz_memory_get(size), string, size);
}

static void handler_fill(xmlSAXHandler *handler) {
    *handler = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end, .characters = on_text,
        .ignorableWhitespace = on_text, .cdataBlock = on_text, .reference = on_reference, .entityDecl = on_entity,
        .unparsedEntityDecl = on_unparsed, .notationDecl = on_notation, .elementDecl = on_element,
        .attributeDecl = on_attribute, .serror = (xmlStructuredErrorFunc)on_complaint,
    };
}

struct satz_tmx_reader *satz_tmx_reader_new(struct satz_input *input, const struct satz_language *from,
                                            const struct satz_language *to) {
    struct satz_tmx_reader *reader = satz_memory_get_array(1, sizeof *reader);
    *reader = (struct satz_tmx_reader){
        .input = input, .from = from, .error = SATZ_ERROR_INIT, .header_language = SATZ_BUFFER_INIT,
        .datatype = SATZ_BUFFER_INIT, .ready = SATZ_ARENA_INIT, .inside = SATZ_BUFFER_INIT,
    };
    satz_tmx_unit_init(&reader->unit, from, to);
    handler_fill(&reader->handler);
    /* libxml2 that gets no memory prints what it thinks of it; so it asks us. */
    xmlMemSetup(free, satz_memory_get, memory_resize, memory_copy);
    xmlSetGenericErrorFunc(NULL, say_nothing);
    reader->parser = xmlCreatePushParserCtxt(&reader->handler, reader, NULL, 0, NULL);
    if (!reader->parser)
        satz_memory_ended();
    /* No XML_PARSE_NOENT, DTDLOAD, DTDATTR, HUGE: each would let the file reach out, or grow. */
    xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET);
    return reader;
}

void satz_tmx_reader_free(struct satz_tmx_reader *reader) {
    if (!reader)
        return;
    if (reader->parser->myDoc)
        xmlFreeDoc(reader->parser->myDoc);
    xmlFreeParserCtxt(reader->parser);
    satz_buffer_release(&reader->header_language);
    satz_buffer_release(&reader->datatype);
    satz_buffer_release(&reader->inside);
    satz_arena_release(&reader->ready);
    satz_tmx_unit_release(&reader->unit);
    free(reader->pairs);
    free(reader);
}

/*
 * Parses the next bytes of the file; the pairs that they complete are ready then. A chunk is full, however little a read
 * gives: the line in which libxml2 sees what is wrong depends on how far it can look.
 */
static enum satz_status chunk_parse(struct satz_tmx_reader *reader, struct satz_buffer *chunk) {
    enum satz_status status = SATZ_OK;
    while (status == SATZ_OK && chunk->size < CHUNK)
        status = satz_input_read(reader->input, CHUNK - chunk->size, chunk, &reader->error);
    satz_arena_reset(&reader->ready);
    reader->pair_count = reader->next = 0;
    if (status == SATZ_FAILED)
        return SATZ_FAILED;
    if (status == SATZ_END && !reader->begun && !chunk->size)
        return satz_error_set_at(&reader->error, reader->input->name, 0, "the file is empty");
    reader->begun = true;
    reader->ended = status == SATZ_END;
    if (xmlParseChunk(reader->parser, chunk->data, (int)chunk->size, reader->ended) == 0 || reader->failed)
        return reader->failed ? SATZ_FAILED : SATZ_OK;
    return satz_error_set_at(&reader->error, reader->input->name, line_now(reader), "not well-formed XML");
}

enum satz_status satz_tmx_reader_next(struct satz_tmx_reader *reader, struct satz_pair *pair,
                                      struct satz_error *error) {
    while (reader->next == reader->pair_count) {
        if (reader->failed) {
            *error = reader->error;
            return SATZ_FAILED;
        }
        if (reader->ended)
            return SATZ_END;
        struct satz_buffer chunk = SATZ_BUFFER_INIT;
        reader->failed = chunk_parse(reader, &chunk) == SATZ_FAILED;
        satz_buffer_release(&chunk);
    }
    *pair = reader->pairs[reader->next++];
    return SATZ_OK;
}

size_t satz_tmx_reader_passed(const struct satz_tmx_reader *reader) {
    return reader->passed;
}

struct satz_slice satz_tmx_reader_datatype(const struct satz_tmx_reader *reader) {
    return satz_buffer_slice(&reader->datatype);
}
