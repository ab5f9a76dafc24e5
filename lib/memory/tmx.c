#include "memory/tmx.h"


#include "bitext/codes.h"
#include "bitext/tmx_reader.h"

/* The codes of the target that are known to be one of the source's. */
static void codes_fill(const struct satz_pair *pair, struct satz_arena *arena, struct satz_entry *entry) {
    const struct satz_coded *target = &pair->target;
    if (!target->count)
        return;
    const size_t *source_of = satz_codes_pair(&pair->source, target, arena);
    entry->codes = satz_arena_get_array(arena, target->count, sizeof *entry->codes);
    for (size_t i = 0; i < target->count; i++)
        if (source_of[i] != SATZ_CODE_UNPAIRED)
            entry->codes[entry->code_count++] = (struct satz_entry_code){ target->codes[i].at, source_of[i] };
}

/* What one side or, where neither has it, the unit says of its quotations. */
static struct satz_slice note_of(const struct satz_pair *pair) {
    static const enum satz_fact_of order[] = { SATZ_OF_TARGET, SATZ_OF_SOURCE, SATZ_OF_UNIT };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct satz_slice note = satz_pair_fact(pair, order[i], SATZ_IS_PROP, "x-satz-quotation");
        if (note.size)
            return note;
    }
    return satz_slice_of("");
}

static bool pair_add(const struct satz_pair *pair, const char *name, struct satz_store *store,
                     struct satz_arena *arena) {
    struct satz_buffer marked = SATZ_BUFFER_INIT, key = SATZ_BUFFER_INIT;
    satz_codes_mark(&pair->source, &marked);
    satz_key_make(satz_buffer_slice(&marked), &key);
    struct satz_entry entry = {
        .src = satz_buffer_slice(&key),
        .tgt = pair->target.text,
        .source_codes = pair->source.count,
        .name = name,
        .note = note_of(pair),
        .rank = 10 * pair->target_rank + pair->source_rank,
    };
    codes_fill(pair, arena, &entry);
    bool stays = !key.size || satz_store_add(store, &entry);
    satz_buffer_release(&marked);
    satz_buffer_release(&key);
    return stays;
}

static const char *name_of(const char *path, struct satz_arena *arena) {
    const char *slash = strrchr(path, '/');
    return satz_arena_copy(arena, satz_slice_of(slash ? slash + 1 : path)).data;
}

static enum satz_status pairs_add(struct satz_tmx_reader *reader, const char *path, struct satz_store *store,
                                  struct satz_error *error) {
    const char *name = name_of(path, &store->arena);
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_pair pair;
    enum satz_status status;
    while ((status = satz_tmx_reader_next(reader, &pair, error)) == SATZ_OK) {
        if (!pair_add(&pair, name, store, &arena)) {
            status = satz_error_set_at(error, path, pair.line, "the memory is larger than 512 MiB");
            break;
        }
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status == SATZ_END ? SATZ_OK : status;
}

enum satz_status satz_tmx_read(const char *path, struct satz_store *store, struct satz_error *error) {
    struct satz_input input;
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_tmx_reader *reader = satz_tmx_reader_new(&input, &store->from, &store->to);
    enum satz_status status = pairs_add(reader, path, store, error);
    satz_tmx_reader_free(reader);
    satz_input_close(&input);
    return status;
}
