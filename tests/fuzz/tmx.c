/*
 * A translation memory of a stranger: what is taken from it is text, its codes are in order and in place, each entry is
 * found again, nothing is expanded, and what it takes is bounded by what it is.
 *
 * Input: two bytes for the languages asked for, then the file.
 */
#include "cutting.h"
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct memory_file file;
    struct satz_slice input = satz_slice_make((const char *)data, size);
    struct satz_store store;
    struct satz_error error = SATZ_ERROR_INIT;
    unsigned from = byte_take(&input), to = byte_take(&input);
    satz_store_init(&store, language_of(from), language_of(to));
    enum satz_status status = satz_tmx_read(memory_file_set(&file, input), &store, &error);
    PROPERTY(status == SATZ_OK || error.reason[0]);
    PROPERTY(status != SATZ_OK || !defines(input));
    PROPERTY(store.arena.total <= ((size_t)1 << 18) + 64 * size);
    for (size_t i = 0; i < store.count; i++)
        entry_holds(&store, &store.entries[i]);
    for (size_t i = 0; i < store.count && i < 4; i++)
        near_holds(&store, &store.entries[i]);
    satz_store_release(&store);
    return 0;
}
