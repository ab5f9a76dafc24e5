#include "restore/scripted.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "translit/translit.h"

/* Words of names that a document has; an endless one is forgotten now and then. */
enum { WORDS = 4096 };

/* A word of a name, and where that is from. */
struct fresh {
    struct satz_slice word;
    size_t origin;
};

struct satz_scripted {
    struct satz_translit *translit; /* NULL: the language writes names in Latin letters */
    struct satz_slice kinds, original;
    struct satz_map origins; /* word of a name to where that is from: of the segments before */
    struct satz_map fresh;   /* the same of this one, so that it may be restored again */
    struct fresh *list;      /* what is in it */
    size_t count, capacity;
    struct satz_arena words;
    struct satz_buffer doc;
    size_t seg; /* the last one */
};

struct satz_scripted *satz_scripted_new(const struct satz_data *data, const struct satz_local *local,
                                        struct satz_error *error) {
    struct satz_scripted *scripted = satz_memory_get_array(1, sizeof *scripted);
    satz_map_init(&scripted->origins);
    satz_map_init(&scripted->fresh);
    satz_arena_init(&scripted->words);
    satz_buffer_init(&scripted->doc);
    scripted->kinds = satz_local_value(local, "translit");
    scripted->original = satz_local_value(local, "translit-original");
    if (scripted->kinds.size == 0)
        return scripted;
    scripted->translit = satz_translit_new(data, local->language.id, error);
    if (scripted->translit)
        return scripted;
    satz_scripted_free(scripted);
    return NULL;
}

void satz_scripted_free(struct satz_scripted *scripted) {
    if (!scripted)
        return;
    satz_translit_free(scripted->translit);
    satz_map_release(&scripted->origins);
    satz_map_release(&scripted->fresh);
    free(scripted->list);
    satz_arena_release(&scripted->words);
    satz_buffer_release(&scripted->doc);
    free(scripted);
}

static void forget_fresh(struct satz_scripted *scripted) {
    satz_map_reset(&scripted->fresh);
    scripted->count = 0;
}

static void forget(struct satz_scripted *scripted) {
    forget_fresh(scripted);
    satz_map_reset(&scripted->origins);
    satz_arena_reset(&scripted->words);
}

/* The words of a segment are those of an earlier one from now on. */
static void keep_fresh(struct satz_scripted *scripted) {
    for (size_t i = 0; i < scripted->count; i++)
        satz_map_set(&scripted->origins, scripted->list[i].word, scripted->list[i].origin);
    forget_fresh(scripted);
}

void satz_scripted_begin(struct satz_scripted *scripted, struct satz_slice doc, size_t seg) {
    bool same = satz_slice_equal(satz_buffer_slice(&scripted->doc), doc), again = same && seg == scripted->seg;
    bool goes_on = same && seg > scripted->seg;
    scripted->seg = seg;
    if (goes_on)
        keep_fresh(scripted);
    else if (again)
        forget_fresh(scripted);
    else
        forget(scripted);
    if (same)
        return;
    satz_buffer_reset(&scripted->doc);
    satz_buffer_add(&scripted->doc, doc);
}

static bool is_known(const struct satz_scripted *scripted, struct satz_slice word, size_t *origin) {
    return satz_map_get(&scripted->origins, word, origin) || satz_map_get(&scripted->fresh, word, origin);
}

static void add_fresh(struct satz_scripted *scripted, struct satz_slice word, size_t origin) {
    word = satz_arena_copy(&scripted->words, word);
    satz_map_set(&scripted->fresh, word, origin);
    scripted->list = satz_memory_grow(scripted->list, &scripted->capacity, scripted->count + 1, sizeof *scripted->list);
    scripted->list[scripted->count++] = (struct fresh){ word, origin };
}

/* The next word that may stand for the name: no initial, and no `von`. */
static bool next_word(struct satz_slice *rest, struct satz_slice *word) {
    size_t size;
    while (rest->data && satz_slice_split(rest, ' ', word))
        if (word->size > 2 && satz_char_is_upper(satz_utf8_decode(*word, 0, &size)))
            return true;
    return false;
}

/* Where a name is from: as the document has read one of its words before, else as its letters tell. */
static size_t origin_of(const struct satz_scripted *scripted, struct satz_slice words, const char *home) {
    struct satz_slice rest = words, word;
    size_t origin;
    while (next_word(&rest, &word))
        if (is_known(scripted, word, &origin))
            return origin;
    return satz_translit_origin(scripted->translit, words, home);
}

bool satz_scripted_write(const struct satz_scripted *scripted, enum satz_kind kind, struct satz_slice words,
                         const char *home, struct satz_buffer *target) {
    if (!scripted->translit || words.size > SATZ_TRANSLIT_LIMIT ||
        !satz_local_has(scripted->kinds, satz_slice_of(satz_kind_name(kind))))
        return false;
    return satz_translit_write(scripted->translit, words, origin_of(scripted, words, home), target);
}

static void add_original(struct satz_slice pattern, struct satz_slice words, struct satz_buffer *target) {
    struct satz_slice name = satz_slice_of("{n}");
    size_t at = satz_slice_find(pattern, 0, name);
    satz_buffer_add(target, satz_slice_sub(pattern, 0, at));
    if (at == pattern.size)
        return;
    satz_buffer_add(target, words);
    satz_buffer_add(target, satz_slice_from(pattern, at + name.size));
}

void satz_scripted_mention(struct satz_scripted *scripted, struct satz_slice words, const char *home,
                           struct satz_buffer *target) {
    size_t origin = origin_of(scripted, words, home), known;
    struct satz_slice rest = words, word;
    bool new = false;
    if (scripted->origins.count + scripted->count >= WORDS)
        forget(scripted);
    while (next_word(&rest, &word))
        if (!is_known(scripted, word, &known)) {
            add_fresh(scripted, word, origin);
            new = true;
        }
    if (new && scripted->original.size > 0)
        add_original(scripted->original, words, target);
}
