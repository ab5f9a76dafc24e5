/*
 * A translation memory of a stranger: what is taken from it is text, its codes are in order and in place, each entry is
 * found again, nothing is expanded, what it takes is bounded by what it is, any size of reads gives the same, and what
 * is written of it is read as it was.
 *
 * Input: two bytes for the languages asked for, the second for the sizes of reads too, then the file.
 */
#include "cutting.h"

#include "bitext/codes.h"
#include "bitext/tmx_reader.h"
#include "bitext/tmx_writer.h"
#include "memory/tmx.h"
#include "text/unicode.h"
#include "text/utf8.h"

static struct satz_language language_of(unsigned number) {
    struct satz_language language;
    struct satz_error error = SATZ_ERROR_INIT;
    PROPERTY(satz_language_parse(cutting_language(number), &language, &error) == SATZ_OK);
    return language;
}

static void codes_hold(const struct satz_entry *entry) {
    for (size_t i = 0; i < entry->code_count; i++) {
        const struct satz_entry_code *code = &entry->codes[i];
        PROPERTY(code->at <= entry->tgt.size && code->source < entry->source_codes);
        PROPERTY(satz_utf8_floor(entry->tgt, code->at) == code->at);
        PROPERTY(!i || entry->codes[i - 1].at <= code->at);
        for (size_t k = 0; k < i && i < 64; k++)
            PROPERTY(entry->codes[k].source != code->source);
    }
}

static void entry_holds(const struct satz_store *store, const struct satz_entry *entry) {
    struct satz_buffer key = SATZ_BUFFER_INIT;
    PROPERTY(entry->src.size && satz_utf8_check(entry->src, true) == entry->src.size);
    PROPERTY(satz_utf8_check(entry->tgt, true) == entry->tgt.size);
    PROPERTY(satz_utf8_check(entry->note, true) == entry->note.size);
    satz_key_make(entry->src, &key);
    property_same("a key made twice", entry->src, satz_buffer_slice(&key));
    PROPERTY(satz_store_find(store, entry->src) == entry);
    codes_hold(entry);
    satz_buffer_release(&key);
}

static void near_holds(const struct satz_store *store, const struct satz_entry *entry) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer key = SATZ_BUFFER_INIT;
    satz_buffer_add(&key, entry->src);
    satz_buffer_add_string(&key, " mehr");
    struct satz_near near = satz_store_near(store, satz_buffer_slice(&key), 1, &arena);
    PROPERTY(near.entry ? near.score >= 1 && near.score <= 99 : true);
    satz_buffer_release(&key);
    satz_arena_release(&arena);
}

/* Only a document type can define entities, and one that defines anything is refused. */
static bool defines(struct satz_slice file) {
    struct satz_slice comment = SATZ_SLICE("<!--"), command = SATZ_SLICE("<?"), entity = SATZ_SLICE("<!ENTITY"),
                      data = SATZ_SLICE("<![CDATA[");
    return satz_slice_find(file, 0, entity) < file.size && satz_slice_find(file, 0, comment) == file.size &&
           satz_slice_find(file, 0, data) == file.size && satz_slice_find(file, 1, command) == file.size;
}

static void text_holds(struct satz_slice text) {
    PROPERTY(satz_utf8_check(text, true) == text.size);
}

/* One side of a pair, which is also noted in `said`. */
static void coded_holds(const struct satz_coded *coded, struct satz_buffer *said) {
    text_holds(coded->text);
    PROPERTY(coded->text.size <= SATZ_TMX_SEGMENT);
    satz_buffer_add(said, coded->text);
    for (size_t i = 0; i < coded->count; i++) {
        const struct satz_code *code = &coded->codes[i];
        PROPERTY(code->at <= coded->text.size && satz_utf8_floor(coded->text, code->at) == code->at);
        PROPERTY(!i || coded->codes[i - 1].at <= code->at);
        text_holds(code->native);
        satz_buffer_add_format(said, "|%s %zu %zu %zu ", code->element, code->at, code->pair, code->number);
        satz_buffer_add(said, code->native);
        satz_buffer_add(said, code->type);
        satz_buffer_add(said, code->place);
    }
    satz_buffer_add_byte(said, '\n');
}

static void pairing_holds(const struct satz_pair *pair) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    const size_t *source_of = satz_codes_pair(&pair->source, &pair->target, &arena);
    char *taken = satz_arena_get_array(&arena, pair->source.count + 1, 1);
    for (size_t i = 0; i < pair->target.count; i++)
        if (source_of[i] != SATZ_CODE_UNPAIRED)
            PROPERTY(source_of[i] < pair->source.count && !taken[source_of[i]]++);
    satz_arena_release(&arena);
}

static void pair_holds(const struct satz_pair *pair, struct satz_buffer *said) {
    satz_buffer_add_format(said, "%zu: %u %u\n", pair->line, pair->source_rank, pair->target_rank);
    coded_holds(&pair->source, said);
    coded_holds(&pair->target, said);
    for (size_t i = 0; i < pair->fact_count; i++) {
        const struct satz_fact *fact = &pair->facts[i];
        text_holds(fact->name);
        text_holds(fact->text);
        satz_buffer_add_format(said, "%d %d ", (int)fact->of, (int)fact->is);
        satz_buffer_add(said, fact->name);
        satz_buffer_add_byte(said, '=');
        satz_buffer_add(said, fact->text);
        satz_buffer_add_byte(said, '\n');
    }
    pairing_holds(pair);
}

static void coded_same(const struct satz_coded *a, const struct satz_coded *b) {
    property_same("a text written and read", a->text, b->text);
    PROPERTY(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        PROPERTY(a->codes[i].element == b->codes[i].element && a->codes[i].at == b->codes[i].at);
        property_same("a code written and read", a->codes[i].native, b->codes[i].native);
    }
}

static void pair_write(const struct satz_pair *pair, const struct satz_language *from, const struct satz_language *to,
                       struct satz_buffer *xml) {
    const struct satz_tmx_head head = { "0", from->tag, "plaintext" };
    satz_tmx_add_head(xml, &head);
    size_t lost = satz_tmx_add_pair(xml, &head, pair, satz_slice_of(from->tag), satz_slice_of(to->tag));
    PROPERTY(!lost); /* it came from XML */
    satz_tmx_add_end(xml);
}

static void writing_holds(const struct satz_pair *pair, const struct satz_language *from, const struct satz_language *to) {
    static struct memory_file file;
    struct satz_buffer once = SATZ_BUFFER_INIT, twice = SATZ_BUFFER_INIT;
    struct satz_input input;
    struct satz_pair again;
    struct satz_error error = SATZ_ERROR_INIT;
    pair_write(pair, from, to, &once);
    PROPERTY(satz_input_open(&input, memory_file_set(&file, satz_buffer_slice(&once)), &error) == SATZ_OK);
    struct satz_tmx_reader *reader = satz_tmx_reader_new(&input, from, to);
    if (satz_tmx_reader_next(reader, &again, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    coded_same(&pair->source, &again.source);
    coded_same(&pair->target, &again.target);
    pair_write(&again, from, to, &twice);
    property_same("a pair written twice", satz_buffer_slice(&once), satz_buffer_slice(&twice));
    PROPERTY(satz_tmx_reader_next(reader, &again, &error) == SATZ_END);
    satz_tmx_reader_free(reader);
    satz_input_close(&input);
    satz_buffer_release(&once);
    satz_buffer_release(&twice);
}

/* All pairs of the file, and how it ended, as one text. */
static enum satz_status pairs_read(const char *path, const struct satz_language *from, const struct satz_language *to,
                                   bool write, struct satz_buffer *said) {
    struct satz_input input;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_pair pair;
    enum satz_status status;
    PROPERTY(satz_input_open(&input, path, &error) == SATZ_OK);
    struct satz_tmx_reader *reader = satz_tmx_reader_new(&input, from, to);
    while ((status = satz_tmx_reader_next(reader, &pair, &error)) == SATZ_OK) {
        pair_holds(&pair, said);
        if (write && from->id != to->id)
            writing_holds(&pair, from, to);
    }
    PROPERTY(status == SATZ_END || error.reason[0]);
    satz_buffer_add_format(said, "%d %zu:%s, %zu passed over", (int)status, error.line, error.reason,
                           satz_tmx_reader_passed(reader));
    satz_tmx_reader_free(reader);
    satz_input_close(&input);
    return status;
}

static void store_holds(const char *path, size_t size, const struct satz_language *from, const struct satz_language *to,
                        bool good) {
    struct satz_store store;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_store_init(&store, *from, *to);
    enum satz_status status = satz_tmx_read(path, &store, &error);
    PROPERTY(size == 0 || (status == SATZ_OK) == good);
    PROPERTY(store.arena.total <= ((size_t)1 << 18) + 64 * size);
    for (size_t i = 0; i < store.count; i++)
        entry_holds(&store, &store.entries[i]);
    for (size_t i = 0; i < store.count && i < 4; i++)
        near_holds(&store, &store.entries[i]);
    satz_store_release(&store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct memory_file file;
    struct satz_slice input = satz_slice_make((const char *)data, size);
    struct satz_buffer whole = SATZ_BUFFER_INIT, parts = SATZ_BUFFER_INIT;
    unsigned from = byte_take(&input), to = byte_take(&input);
    struct satz_language source = language_of(from), target = language_of(to);
    const char *path = memory_file_set(&file, input);
    enum satz_status status = pairs_read(path, &source, &target, false, &whole);
    PROPERTY(status == SATZ_FAILED || !defines(input));
    reads_shrink(to + 1);
    pairs_read(path, &source, &target, true, &parts);
    reads_shrink(0);
    property_same("read whole and in parts", satz_buffer_slice(&whole), satz_buffer_slice(&parts));
    store_holds(path, input.size, &source, &target, status == SATZ_END);
    satz_buffer_release(&whole);
    satz_buffer_release(&parts);
    return 0;
}
