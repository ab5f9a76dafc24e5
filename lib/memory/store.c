#include "memory/store.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "memory/tmx.h"
#include "placeholder/engine_text.h"
#include "text/unicode.h"

/* So many owners of words are looked at for one key, whatever the store's size. */
enum { OWNERS_MOST = 200000 };

void satz_store_init(struct satz_store *store, struct satz_language from, struct satz_language to) {
    *store = (struct satz_store){ .from = from, .to = to, .arena = SATZ_ARENA_INIT };
    satz_map_init(&store->by_key);
    satz_words_index_init(&store->words);
}

void satz_store_release(struct satz_store *store) {
    free(store->entries);
    satz_map_release(&store->by_key);
    satz_words_index_release(&store->words);
    satz_arena_release(&store->arena);
}

void satz_key_make(struct satz_slice text, struct satz_buffer *key) {
    struct satz_engine_text plain;
    struct satz_span_list none = { NULL, 0, 0 };
    struct satz_engine_view view = { .plain = true };
    satz_engine_text_init(&plain);
    satz_engine_text_build(&plain, text, &none, &view);
    satz_text_nfc(satz_slice_trim(satz_buffer_slice(&plain.text)), key);
    satz_engine_text_release(&plain);
}

static void entry_copy(struct satz_store *store, struct satz_entry *entry) {
    entry->tgt = satz_arena_copy(&store->arena, entry->tgt);
    entry->note = satz_arena_copy(&store->arena, entry->note);
    struct satz_entry_code *codes = satz_arena_get_array(&store->arena, entry->code_count + 1, sizeof *codes);
    if (entry->code_count)
        memcpy(codes, entry->codes, entry->code_count * sizeof *codes);
    entry->codes = codes;
}

bool satz_store_add(struct satz_store *store, const struct satz_entry *entry) {
    size_t at;
    struct satz_entry copy = *entry;
    if (store->arena.total + entry->src.size + entry->tgt.size > SATZ_STORE_LIMIT || store->count >= UINT32_MAX)
        return false;
    if (satz_map_get(&store->by_key, entry->src, &at)) {
        if (store->entries[at].rank <= entry->rank)
            return true;
        copy.src = store->entries[at].src;
        copy.words = store->entries[at].words;
        entry_copy(store, &copy);
        store->entries[at] = copy;
        return true;
    }
    copy.src = satz_arena_copy(&store->arena, entry->src);
    copy.words = satz_words_add(&store->words, copy.src, (uint32_t)store->count);
    entry_copy(store, &copy);
    satz_map_set(&store->by_key, copy.src, store->count);
    store->entries = satz_memory_grow(store->entries, &store->capacity, store->count + 1, sizeof *store->entries);
    store->entries[store->count++] = copy;
    return true;
}

static int is_tmx(const struct dirent *entry) {
    struct satz_slice name = satz_slice_of(entry->d_name);
    return name.size > 4 && (satz_slice_is(satz_slice_from(name, name.size - 4), ".tmx") ||
                             satz_slice_is(satz_slice_from(name, name.size - 4), ".TMX"));
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static enum satz_status folder_load(struct satz_store *store, const char *path, struct satz_error *error) {
    struct dirent **files = NULL;
    int count = scandir(path, &files, is_tmx, by_name);
    if (count < 0)
        return satz_error_set_errno(error, path);
    enum satz_status status = SATZ_OK;
    struct satz_buffer file = SATZ_BUFFER_INIT;
    for (int i = 0; i < count; i++) {
        satz_buffer_reset(&file);
        satz_buffer_add_format(&file, "%s/%s", path, files[i]->d_name);
        if (status == SATZ_OK)
            status = satz_tmx_read(file.data, store, error);
        free(files[i]);
    }
    free(files);
    satz_buffer_release(&file);
    return status;
}

enum satz_status satz_store_load(struct satz_store *store, const char *path, struct satz_error *error) {
    struct stat facts;
    if (stat(path, &facts) != 0)
        return satz_error_set_errno(error, path);
    return S_ISDIR(facts.st_mode) ? folder_load(store, path, error) : satz_tmx_read(path, store, error);
}

const struct satz_entry *satz_store_find(const struct satz_store *store, struct satz_slice key) {
    size_t at;
    return satz_map_get(&store->by_key, key, &at) ? &store->entries[at] : NULL;
}

/* A word of the key, with how many entries have it. */
struct rarity {
    uint32_t word;
    size_t owners;
};

static int rarity_compare(const void *a, const void *b) {
    const struct rarity *x = a, *y = b;
    if (x->owners != y->owners)
        return x->owners < y->owners ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

/* An entry that shares words with the key. */
struct candidate {
    uint32_t entry;
    uint32_t shared;
};

/* The words of the key that entries have, rarest first, each once; `*count` of them. */
static struct rarity *words_sort(const struct satz_store *store, const struct satz_words *words,
                                 struct satz_arena *arena, size_t *count) {
    struct rarity *rare = satz_arena_get_array(arena, words->count + 1, sizeof *rare);
    size_t known = 0;
    for (size_t i = 0; i < words->count; i++) {
        rare[known].word = words->ids[i];
        satz_words_owners(&store->words, words->ids[i], &rare[known].owners);
        known += rare[known].owners > 0;
    }
    qsort(rare, known, sizeof *rare, rarity_compare);
    *count = 0;
    for (size_t i = 0; i < known; i++)
        if (*count == 0 || rare[*count - 1].word != rare[i].word)
            rare[(*count)++] = rare[i];
    return rare;
}

/* Keeps the best of the candidates, best first; the earlier entry of two that are alike. */
static void best_keep(struct candidate *best, size_t *count, struct candidate candidate) {
    size_t at = *count;
    while (at > 0 && (best[at - 1].shared < candidate.shared ||
                      (best[at - 1].shared == candidate.shared && best[at - 1].entry > candidate.entry)))
        at--;
    if (at == SATZ_NEAR_MOST)
        return;
    *count += *count < SATZ_NEAR_MOST;
    memmove(best + at + 1, best + at, (*count - at - 1) * sizeof *best);
    best[at] = candidate;
}

/* The entries that share most words, best first. */
static size_t candidates_find(const struct satz_store *store, const struct satz_words *words,
                              struct satz_arena *arena, struct candidate best[SATZ_NEAR_MOST + 1]) {
    size_t rare_count, touched_count = 0, looked = 0, count = 0;
    const struct rarity *rare = words_sort(store, words, arena, &rare_count);
    uint16_t *shared = satz_arena_get_array(arena, store->count + 1, sizeof *shared);
    uint32_t *touched = satz_arena_get_array(arena, OWNERS_MOST, sizeof *touched);
    for (size_t i = 0; i < rare_count && looked + rare[i].owners <= OWNERS_MOST; i++) {
        size_t owners;
        const uint32_t *list = satz_words_owners(&store->words, rare[i].word, &owners);
        looked += owners;
        for (size_t k = 0; k < owners; k++)
            if (shared[list[k]]++ == 0)
                touched[touched_count++] = list[k];
    }
    for (size_t i = 0; i < touched_count; i++)
        best_keep(best, &count, (struct candidate){ touched[i], shared[touched[i]] });
    return count;
}

static unsigned entry_score(const struct satz_entry *entry, const struct satz_words *words, unsigned least,
                            struct satz_arena *arena) {
    size_t longer = entry->words.count > words->count ? entry->words.count : words->count;
    if (entry->words.count > SATZ_WORDS_LIMIT || !longer)
        return 0;
    size_t most = longer - (longer * least + 99) / 100;
    size_t distance = satz_words_distance(words, &entry->words, most, arena);
    if (distance > most)
        return 0;
    unsigned score = (unsigned)((longer - distance) * 100 / longer);
    return score < 99 ? score : 99;
}

struct satz_near satz_store_near(const struct satz_store *store, struct satz_slice key, unsigned least,
                                 struct satz_arena *arena) {
    struct satz_near best = { NULL, 0 };
    struct satz_words words = satz_words_cut(&store->words, key, arena, NULL);
    if (words.count == 0 || words.count > SATZ_WORDS_LIMIT)
        return best;
    struct candidate list[SATZ_NEAR_MOST + 1];
    size_t count = candidates_find(store, &words, arena, list);
    for (size_t i = 0; i < count; i++) {
        const struct satz_entry *entry = &store->entries[list[i].entry];
        unsigned wanted = best.score >= least ? best.score + 1 : least;
        unsigned score = wanted < 100 ? entry_score(entry, &words, wanted, arena) : 0;
        if (score >= wanted)
            best = (struct satz_near){ entry, score };
    }
    return best;
}
