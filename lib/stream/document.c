#include "stream/document.h"

#include <stdlib.h>

#include "base/memory.h"

void satz_document_init(struct satz_document *document) {
    *document = (struct satz_document){ .arena = SATZ_ARENA_INIT, .ahead_arena = SATZ_ARENA_INIT };
}

void satz_document_release(struct satz_document *document) {
    free(document->records);
    satz_arena_release(&document->arena);
    satz_arena_release(&document->ahead_arena);
    satz_document_init(document);
}

static void add(struct satz_document *document, struct satz_record record) {
    document->records = satz_memory_grow(document->records, &document->capacity, document->count + 1, sizeof record);
    document->records[document->count++] = record;
}

/* The record read ahead moves into the arena of the document that begins with it. */
static void take_ahead(struct satz_document *document) {
    struct satz_arena emptied = document->arena;
    document->arena = document->ahead_arena;
    document->ahead_arena = emptied;
    document->ahead.arena = &document->arena;
    document->has_ahead = false;
    add(document, document->ahead);
}

static void read_ahead(struct satz_document *document, struct satz_reader *reader) {
    satz_arena_reset(&document->ahead_arena);
    document->ended = satz_reader_next(reader, &document->ahead_arena, &document->ahead, &document->error);
    document->has_ahead = document->ended == SATZ_OK;
}

/* Copies the record ahead into the document's own arena. */
static void append_ahead(struct satz_document *document) {
    struct satz_record copy;
    satz_record_init(&copy, &document->arena);
    copy.place = document->ahead.place;
    copy.line = document->ahead.line;
    copy.capacity = copy.count = document->ahead.count;
    copy.members = satz_arena_get_array(&document->arena, copy.count, sizeof *copy.members);
    for (size_t i = 0; i < copy.count; i++) {
        copy.members[i].name = satz_arena_copy(&document->arena, document->ahead.members[i].name);
        copy.members[i].raw = satz_arena_copy(&document->arena, document->ahead.members[i].raw);
    }
    add(document, copy);
}

enum satz_status satz_document_read(struct satz_document *document, struct satz_reader *reader,
                                    struct satz_error *error) {
    bool was_windowed = document->windowed;
    satz_arena_reset(&document->arena);
    document->count = 0;
    document->windowed = document->continued = false;
    if (!document->has_ahead && document->ended == SATZ_OK)
        read_ahead(document, reader);
    if (document->ended == SATZ_FAILED)
        *error = document->error;
    if (document->ended != SATZ_OK)
        return document->ended;
    document->continued = was_windowed && satz_record_size(&document->ahead, "seg") != 1;
    take_ahead(document);
    for (;;) {
        read_ahead(document, reader);
        if (!document->has_ahead || satz_record_size(&document->ahead, "seg") == 1)
            return SATZ_OK;
        if (document->arena.total > SATZ_DOCUMENT_LIMIT) {
            document->windowed = true;
            return SATZ_OK;
        }
        append_ahead(document);
    }
}

bool satz_record_is_html(const struct satz_record *first) {
    return satz_slice_is(satz_record_inner(first, "meta", "fmt"), "html");
}
