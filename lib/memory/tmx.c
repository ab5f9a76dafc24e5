#include "memory/tmx.h"

#include <fcntl.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "memory/codes.h"
#include "text/utf8.h"

/* The text and codes of one `tuv`, the nearest so far to a language. */
struct variant {
    unsigned rank; /* 9: none yet */
    struct satz_buffer text;
    struct satz_codes codes;
};

struct tmx {
    xmlTextReaderPtr reader;
    struct satz_store *store;
    struct satz_error *error;
    const char *path;
    const char *name;
    struct satz_buffer header_language; /* srclang of the header, and of the present tu */
    struct satz_buffer unit_language;
    struct satz_buffer note, unit_note; /* of the present tuv, and tu */
    struct variant source, target, spare;
    struct satz_buffer value; /* an attribute's */
    bool failed;              /* `error` is filled */
};

static void variant_init(struct variant *variant) {
    *variant = (struct variant){ .rank = 9, .text = SATZ_BUFFER_INIT };
}

static void variant_release(struct variant *variant) {
    satz_buffer_release(&variant->text);
    satz_codes_release(&variant->codes);
}

static enum satz_status tmx_fail_at(struct tmx *tmx, size_t line, const char *reason) {
    if (!tmx->failed)
        satz_error_set_at(tmx->error, tmx->path, line, "%s", reason);
    tmx->failed = true;
    return SATZ_FAILED;
}

static enum satz_status tmx_fail(struct tmx *tmx, const char *reason) {
    return tmx_fail_at(tmx, (size_t)xmlTextReaderGetParserLineNumber(tmx->reader), reason);
}

/* What libxml2 has to say; the first of it is the reason. */
static void parser_complains(void *data, const xmlError *complaint) {
    struct tmx *tmx = data;
    if (tmx->failed || !complaint || complaint->level < XML_ERR_ERROR)
        return;
    char reason[256];
    snprintf(reason, sizeof reason, "%s", complaint->message ? complaint->message : "bad XML");
    reason[strcspn(reason, "\n")] = '\0';
    satz_error_set_at(tmx->error, tmx->path, (size_t)complaint->line, "%s", reason);
    tmx->failed = true;
}

static struct satz_slice reader_name(const struct tmx *tmx) {
    return satz_slice_of((const char *)xmlTextReaderConstLocalName(tmx->reader));
}

/* An attribute's value in `tmx->value`, empty where it is not there. */
static struct satz_slice attribute(struct tmx *tmx, const char *name) {
    xmlChar *value = xmlTextReaderGetAttribute(tmx->reader, (const xmlChar *)name);
    satz_buffer_reset(&tmx->value);
    satz_buffer_add_string(&tmx->value, value ? (const char *)value : "");
    xmlFree(value);
    return satz_buffer_slice(&tmx->value);
}

/* The next node, entities refused. SATZ_END after the last. */
static enum satz_status node_next(struct tmx *tmx) {
    int result = xmlTextReaderRead(tmx->reader);
    if (result < 0 || tmx->failed)
        return tmx_fail(tmx, "not well-formed XML");
    if (result == 0)
        return SATZ_END;
    int type = xmlTextReaderNodeType(tmx->reader);
    if (type == XML_READER_TYPE_ENTITY_REFERENCE)
        return tmx_fail(tmx, "entities are not expanded here");
    if (type == XML_READER_TYPE_DOCUMENT_TYPE) {
        const xmlNode *node = xmlTextReaderCurrentNode(tmx->reader);
        if (node && node->children)
            return tmx_fail_at(tmx, 0, "a TMX file may not define entities or elements of its own");
    }
    return SATZ_OK;
}

static bool node_is_text(const struct tmx *tmx) {
    int type = xmlTextReaderNodeType(tmx->reader);
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_WHITESPACE || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

/* Walks on to the end of the present element, giving its text to `text` where not NULL. */
static enum satz_status element_skip(struct tmx *tmx, struct satz_buffer *text) {
    if (xmlTextReaderIsEmptyElement(tmx->reader))
        return SATZ_OK;
    int depth = xmlTextReaderDepth(tmx->reader);
    for (;;) {
        if (node_next(tmx) != SATZ_OK)
            return tmx_fail(tmx, "the file ends inside an element");
        if (xmlTextReaderNodeType(tmx->reader) == XML_READER_TYPE_END_ELEMENT &&
            xmlTextReaderDepth(tmx->reader) == depth)
            return SATZ_OK;
        if (text && node_is_text(tmx) && text->size < SATZ_TMX_SEGMENT)
            satz_buffer_add_string(text, (const char *)xmlTextReaderConstValue(tmx->reader));
    }
}

static size_t attribute_number(struct tmx *tmx, const char *name) {
    struct satz_slice value = attribute(tmx, name);
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

static enum satz_status code_read(struct tmx *tmx, enum satz_code_kind kind) {
    struct satz_code code = { .kind = kind, .at = tmx->spare.text.size };
    code.pair = attribute_number(tmx, "i");
    code.number = attribute_number(tmx, "x");
    satz_codes_add(&tmx->spare.codes, code);
    return element_skip(tmx, NULL);
}

/* An element or a text inside `seg`. */
static enum satz_status seg_node(struct tmx *tmx) {
    static const struct {
        const char *name;
        enum satz_code_kind kind;
    } codes[] = { { "ph", SATZ_CODE_LONE },  { "it", SATZ_CODE_LONE }, { "ut", SATZ_CODE_LONE },
                  { "bpt", SATZ_CODE_BEGIN }, { "ept", SATZ_CODE_END } };
    int type = xmlTextReaderNodeType(tmx->reader);
    if (node_is_text(tmx)) {
        satz_buffer_add_string(&tmx->spare.text, (const char *)xmlTextReaderConstValue(tmx->reader));
        return tmx->spare.text.size > SATZ_TMX_SEGMENT ? tmx_fail(tmx, "a segment of more than 1 MiB") : SATZ_OK;
    }
    if (type != XML_READER_TYPE_ELEMENT)
        return SATZ_OK;
    struct satz_slice name = reader_name(tmx);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (satz_slice_is(name, codes[i].name))
            return code_read(tmx, codes[i].kind);
    return satz_slice_is(name, "hi") ? SATZ_OK : tmx_fail(tmx, "an element that TMX does not know inside seg");
}

static enum satz_status seg_read(struct tmx *tmx) {
    satz_buffer_reset(&tmx->spare.text);
    tmx->spare.codes.count = 0;
    if (xmlTextReaderIsEmptyElement(tmx->reader))
        return SATZ_OK;
    int depth = xmlTextReaderDepth(tmx->reader);
    for (;;) {
        if (node_next(tmx) != SATZ_OK)
            return tmx_fail(tmx, "the file ends inside a segment");
        if (xmlTextReaderNodeType(tmx->reader) == XML_READER_TYPE_END_ELEMENT &&
            xmlTextReaderDepth(tmx->reader) == depth)
            return SATZ_OK;
        if (seg_node(tmx) != SATZ_OK)
            return SATZ_FAILED;
    }
}

static enum satz_status prop_read(struct tmx *tmx, struct satz_buffer *note) {
    bool ours = satz_slice_is(attribute(tmx, "type"), "x-satz-quotation");
    if (ours)
        satz_buffer_reset(note);
    return element_skip(tmx, ours ? note : NULL);
}

/* The languages of the present `tuv`, by their ranks. */
static void tuv_languages(struct tmx *tmx, unsigned *source, unsigned *target) {
    struct satz_slice tag = attribute(tmx, "xml:lang");
    if (!tag.size)
        tag = attribute(tmx, "lang");
    *source = satz_language_rank(&tmx->store->from, tag.data);
    *target = satz_language_rank(&tmx->store->to, tag.data);
}

static void variant_swap(struct variant *a, struct variant *b) {
    struct variant c = *a;
    *a = *b;
    *b = c;
}

static enum satz_status tuv_read(struct tmx *tmx) {
    unsigned source, target;
    tuv_languages(tmx, &source, &target);
    bool wanted = source < tmx->source.rank || target < tmx->target.rank;
    int depth = xmlTextReaderDepth(tmx->reader);
    if (!wanted)
        return element_skip(tmx, NULL);
    while (node_next(tmx) == SATZ_OK) {
        enum satz_status status = SATZ_OK;
        int type = xmlTextReaderNodeType(tmx->reader);
        if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(tmx->reader) == depth)
            break;
        if (type == XML_READER_TYPE_ELEMENT && satz_slice_is(reader_name(tmx), "seg"))
            status = seg_read(tmx);
        else if (type == XML_READER_TYPE_ELEMENT && satz_slice_is(reader_name(tmx), "prop"))
            status = prop_read(tmx, &tmx->note);
        if (status != SATZ_OK)
            return status;
    }
    if (tmx->failed)
        return SATZ_FAILED;
    bool is_source = source < tmx->source.rank;
    struct variant *place = is_source ? &tmx->source : &tmx->target;
    variant_swap(place, &tmx->spare);
    place->rank = is_source ? source : target;
    return SATZ_OK;
}

/* Adds what the `tu` gave to the store. */
static enum satz_status unit_add(struct tmx *tmx) {
    if (tmx->source.rank == 9 || tmx->target.rank == 9)
        return SATZ_OK;
    struct satz_buffer marked = SATZ_BUFFER_INIT, key = SATZ_BUFFER_INIT;
    satz_codes_mark(&tmx->source.codes, satz_buffer_slice(&tmx->source.text), &marked);
    satz_key_make(satz_buffer_slice(&marked), &key);
    struct satz_buffer *note = tmx->note.size ? &tmx->note : &tmx->unit_note;
    struct satz_entry entry = {
        .src = satz_buffer_slice(&key),
        .tgt = satz_buffer_slice(&tmx->target.text),
        .source_codes = tmx->source.codes.count,
        .name = tmx->name,
        .note = satz_buffer_slice(note),
        .rank = 10 * tmx->target.rank + tmx->source.rank,
    };
    entry.codes = satz_codes_pair(&tmx->source.codes, &tmx->target.codes, &entry.code_count);
    bool stays = !key.size || satz_store_add(tmx->store, &entry);
    free(entry.codes);
    satz_buffer_release(&marked);
    satz_buffer_release(&key);
    return stays ? SATZ_OK : tmx_fail(tmx, "the memory is larger than 512 MiB");
}

/* Whether the `tu` was translated from the language that is asked for. */
static bool unit_is_from(const struct tmx *tmx) {
    const struct satz_buffer *from = tmx->unit_language.size ? &tmx->unit_language : &tmx->header_language;
    return from->size == 0 || strcmp(from->data, "*all*") == 0 ||
           satz_language_rank(&tmx->store->from, from->data) < 9;
}

static void unit_begin(struct tmx *tmx) {
    struct satz_slice language = attribute(tmx, "srclang");
    satz_buffer_reset(&tmx->unit_language);
    satz_buffer_add(&tmx->unit_language, language);
    satz_buffer_reset(&tmx->note);
    satz_buffer_reset(&tmx->unit_note);
    tmx->source.rank = tmx->target.rank = 9;
}

static enum satz_status unit_read(struct tmx *tmx) {
    unit_begin(tmx);
    if (!unit_is_from(tmx) || xmlTextReaderIsEmptyElement(tmx->reader))
        return element_skip(tmx, NULL);
    int depth = xmlTextReaderDepth(tmx->reader);
    for (;;) {
        enum satz_status status = SATZ_OK;
        if (node_next(tmx) != SATZ_OK)
            return tmx_fail(tmx, "the file ends inside a tu");
        int type = xmlTextReaderNodeType(tmx->reader);
        if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(tmx->reader) == depth)
            return unit_add(tmx);
        if (type == XML_READER_TYPE_ELEMENT && satz_slice_is(reader_name(tmx), "tuv"))
            status = tuv_read(tmx);
        else if (type == XML_READER_TYPE_ELEMENT && satz_slice_is(reader_name(tmx), "prop"))
            status = prop_read(tmx, &tmx->unit_note);
        if (status != SATZ_OK)
            return status;
    }
}

/* The document's elements outside `tu`. */
static enum satz_status document_read(struct tmx *tmx) {
    bool root = false;
    enum satz_status status;
    while ((status = node_next(tmx)) == SATZ_OK) {
        if (xmlTextReaderNodeType(tmx->reader) != XML_READER_TYPE_ELEMENT)
            continue;
        struct satz_slice name = reader_name(tmx);
        if (!root && !satz_slice_is(name, "tmx"))
            return tmx_fail(tmx, "not a TMX file");
        root = true;
        if (satz_slice_is(name, "header")) {
            struct satz_slice language = attribute(tmx, "srclang");
            satz_buffer_add(&tmx->header_language, language);
        }
        if (satz_slice_is(name, "tu") && unit_read(tmx) != SATZ_OK)
            return SATZ_FAILED;
    }
    return status == SATZ_END ? SATZ_OK : status;
}

static const char *name_of(const char *path, struct satz_arena *arena) {
    const char *slash = strrchr(path, '/');
    return satz_arena_copy(arena, satz_slice_of(slash ? slash + 1 : path)).data;
}

static void tmx_release(struct tmx *tmx) {
    xmlFreeTextReader(tmx->reader);
    satz_buffer_release(&tmx->header_language);
    satz_buffer_release(&tmx->unit_language);
    satz_buffer_release(&tmx->note);
    satz_buffer_release(&tmx->unit_note);
    satz_buffer_release(&tmx->value);
    variant_release(&tmx->source);
    variant_release(&tmx->target);
    variant_release(&tmx->spare);
}

enum satz_status satz_tmx_read(const char *path, struct satz_store *store, struct satz_error *error) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return satz_error_set_errno(error, path);
    struct stat facts;
    if (fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size == 0) {
        close(descriptor);
        return satz_error_set_at(error, path, 0, "the file is empty");
    }
    struct tmx tmx = { .store = store, .error = error, .path = path, .name = name_of(path, &store->arena),
                       .header_language = SATZ_BUFFER_INIT, .unit_language = SATZ_BUFFER_INIT,
                       .note = SATZ_BUFFER_INIT, .unit_note = SATZ_BUFFER_INIT, .value = SATZ_BUFFER_INIT };
    variant_init(&tmx.source);
    variant_init(&tmx.target);
    variant_init(&tmx.spare);
    /* No XML_PARSE_NOENT, DTDLOAD, DTDATTR, HUGE: each would let the file reach out, or grow. */
    tmx.reader = xmlReaderForFd(descriptor, path, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    enum satz_status status = SATZ_FAILED;
    if (tmx.reader) {
        xmlTextReaderSetStructuredErrorHandler(tmx.reader, (xmlStructuredErrorFunc)parser_complains, &tmx);
        status = document_read(&tmx);
    } else {
        satz_error_set_at(error, path, 0, "cannot be read as XML");
    }
    tmx_release(&tmx);
    close(descriptor);
    return status;
}
