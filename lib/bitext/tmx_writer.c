#include "bitext/tmx_writer.h"

/* What stands for a byte; NULL: itself. In an attribute a parser would make blanks of line breaks. */
static const char *reference_of(unsigned char byte, bool attribute) {
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return attribute ? "&quot;" : NULL;
    case '\n': return attribute ? "&#10;" : NULL;
    case '\t': return attribute ? "&#9;" : NULL;
    default: return byte < 0x20 ? " " : NULL;
    }
}

static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte != '&' && byte != '<' && byte != '>' && byte != '"' && byte != 0xEF;
}

/* U+FFFE and U+FFFF, as UTF-8. */
static bool is_no_character(struct satz_slice text, size_t at) {
    return text.size - at >= 3 && memcmp(text.data + at, "\xEF\xBF", 2) == 0 &&
           (unsigned char)text.data[at + 2] >= 0xBE;
}

size_t satz_xml_add(struct satz_buffer *xml, struct satz_slice text, bool attribute) {
    size_t replaced = 0;
    for (size_t at = 0, begin = 0; at < text.size; begin = at) {
        while (at < text.size && is_plain((unsigned char)text.data[at]))
            at++;
        satz_buffer_add(xml, satz_slice_sub(text, begin, at));
        if (at == text.size)
            break;
        unsigned char byte = (unsigned char)text.data[at];
        bool bad = is_no_character(text, at);
        const char *reference = bad ? "\xEF\xBF\xBD" : reference_of(byte, attribute);
        replaced += bad || (byte < 0x20 && !memchr("\t\n\r", byte, 3));
        if (reference)
            satz_buffer_add_string(xml, reference);
        else
            satz_buffer_add_byte(xml, (char)byte);
        at += bad ? 3 : 1;
    }
    return replaced;
}

static size_t add_attribute(struct satz_buffer *xml, const char *name, struct satz_slice value) {
    satz_buffer_add_byte(xml, ' ');
    satz_buffer_add_string(xml, name);
    satz_buffer_add_string(xml, "=\"");
    size_t replaced = satz_xml_add(xml, value, true);
    satz_buffer_add_byte(xml, '"');
    return replaced;
}

static void add_number(struct satz_buffer *xml, const char *name, size_t number) {
    satz_buffer_add_format(xml, " %s=\"%zu\"", name, number);
}

void satz_tmx_add_head(struct satz_buffer *xml, const struct satz_tmx_head *head) {
    satz_buffer_add_string(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
                                "<tmx version=\"1.4\">\n  <header creationtool=\"satz\"");
    add_attribute(xml, "creationtoolversion", satz_slice_of(head->version));
    add_attribute(xml, "datatype", satz_slice_of(head->datatype));
    satz_buffer_add_string(xml, " segtype=\"sentence\" adminlang=\"en\"");
    add_attribute(xml, "srclang", satz_slice_of(head->from));
    satz_buffer_add_string(xml, " o-tmf=\"satz\"/>\n  <body>\n");
}

void satz_tmx_add_end(struct satz_buffer *xml) {
    satz_buffer_add_string(xml, "  </body>\n</tmx>\n");
}

static bool has_facts(const struct satz_pair *pair, enum satz_fact_of of, bool attributes) {
    for (size_t i = 0; i < pair->fact_count; i++)
        if (pair->facts[i].of == of && (pair->facts[i].is == SATZ_IS_ATTRIBUTE) == attributes)
            return true;
    return false;
}

static bool is_segtype(struct satz_slice word) {
    return satz_slice_is(word, "block") || satz_slice_is(word, "paragraph") || satz_slice_is(word, "sentence") ||
           satz_slice_is(word, "phrase");
}

/* Each of the attributes that may stand there, once. */
static size_t add_attributes(struct satz_buffer *xml, const struct satz_pair *pair, enum satz_fact_of of) {
    size_t replaced = 0;
    if (!has_facts(pair, of, true))
        return 0;
    for (const char *const *name = satz_fact_attributes(); *name; name++) {
        bool segtype = strcmp(*name, "segtype") == 0;
        struct satz_slice value = satz_pair_fact(pair, of, SATZ_IS_ATTRIBUTE, *name);
        if (!value.data || (segtype && !is_segtype(value)))
            continue;
        if (of == SATZ_OF_UNIT || !(segtype || strcmp(*name, "tuid") == 0))
            replaced += add_attribute(xml, *name, value);
    }
    return replaced;
}

static size_t add_facts(struct satz_buffer *xml, const struct satz_pair *pair, enum satz_fact_of of,
                        const char *indent) {
    size_t replaced = 0;
    for (size_t i = 0; i < pair->fact_count; i++) {
        const struct satz_fact *fact = &pair->facts[i];
        bool prop = fact->is == SATZ_IS_PROP;
        if (fact->of != of || fact->is == SATZ_IS_ATTRIBUTE)
            continue;
        satz_buffer_add_string(xml, indent);
        satz_buffer_add_string(xml, prop ? "<prop" : "<note");
        if (prop)
            replaced += add_attribute(xml, "type", fact->name);
        satz_buffer_add_byte(xml, '>');
        replaced += satz_xml_add(xml, fact->text, false);
        satz_buffer_add_string(xml, prop ? "</prop>\n" : "</note>\n");
    }
    return replaced;
}

static size_t add_code(struct satz_buffer *xml, const struct satz_code *code) {
    size_t replaced = 0;
    bool it = strcmp(code->element, "it") == 0, ph = strcmp(code->element, "ph") == 0;
    bool begin = code->kind == SATZ_CODE_BEGIN, end = code->kind == SATZ_CODE_END;
    satz_buffer_add_byte(xml, '<');
    satz_buffer_add_string(xml, code->element);
    if (begin || end)
        add_number(xml, "i", code->pair);
    if (it)
        satz_buffer_add_string(xml, satz_slice_is(code->place, "end") ? " pos=\"end\"" : " pos=\"begin\"");
    if (!end && code->number)
        add_number(xml, "x", code->number);
    if (ph && code->place.size)
        replaced += add_attribute(xml, "assoc", code->place);
    if ((it || ph || begin) && code->type.size)
        replaced += add_attribute(xml, "type", code->type);
    satz_buffer_add_byte(xml, '>');
    replaced += satz_xml_add(xml, code->native, false);
    satz_buffer_add_string(xml, "</");
    satz_buffer_add_string(xml, code->element);
    satz_buffer_add_byte(xml, '>');
    return replaced;
}

static size_t add_segment(struct satz_buffer *xml, const struct satz_coded *coded) {
    size_t replaced = 0, done = 0;
    satz_buffer_add_string(xml, "<seg>");
    for (size_t i = 0; i < coded->count; i++) {
        replaced += satz_xml_add(xml, satz_slice_sub(coded->text, done, coded->codes[i].at), false);
        replaced += add_code(xml, &coded->codes[i]);
        done = coded->codes[i].at;
    }
    replaced += satz_xml_add(xml, satz_slice_from(coded->text, done), false);
    satz_buffer_add_string(xml, "</seg>");
    return replaced;
}

static size_t add_variant(struct satz_buffer *xml, const struct satz_pair *pair, enum satz_fact_of of,
                          const struct satz_coded *coded, struct satz_slice lang) {
    satz_buffer_add_string(xml, "      <tuv");
    size_t replaced = add_attribute(xml, "xml:lang", lang);
    replaced += add_attributes(xml, pair, of);
    satz_buffer_add_byte(xml, '>');
    if (has_facts(pair, of, false)) {
        satz_buffer_add_byte(xml, '\n');
        replaced += add_facts(xml, pair, of, "        ");
        satz_buffer_add_string(xml, "        ");
    }
    replaced += add_segment(xml, coded);
    satz_buffer_add_string(xml, "</tuv>\n");
    return replaced;
}

size_t satz_tmx_add_pair(struct satz_buffer *xml, const struct satz_tmx_head *head, const struct satz_pair *pair,
                         struct satz_slice from, struct satz_slice to) {
    satz_buffer_add_string(xml, "    <tu");
    size_t replaced = add_attributes(xml, pair, SATZ_OF_UNIT);
    if (!satz_slice_is(from, head->from))
        replaced += add_attribute(xml, "srclang", from);
    if (pair->datatype && strcmp(pair->datatype, head->datatype) != 0 &&
        !satz_pair_fact(pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "datatype").data)
        add_attribute(xml, "datatype", satz_slice_of(pair->datatype));
    satz_buffer_add_string(xml, ">\n");
    replaced += add_facts(xml, pair, SATZ_OF_UNIT, "      ");
    replaced += add_variant(xml, pair, SATZ_OF_SOURCE, &pair->source, from);
    replaced += add_variant(xml, pair, SATZ_OF_TARGET, &pair->target, to);
    satz_buffer_add_string(xml, "    </tu>\n");
    return replaced;
}
