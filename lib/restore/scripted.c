#include "restore/scripted.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "translit/translit.h"

/* Words of names that a document has; an endless one is forgotten now and then. */
enum { WORDS = 4096 };

struct satz_scripted {
    struct satz_translit *translit; /* NULL: the language writes names in Latin letters */
    struct satz_slice kinds, original;
    struct satz_map origins; /* word of a name to where that is from */
    struct satz_arena words;
    struct satz_buffer doc;
    size_t seg; /* the last one */
};

struct satz_scripted *satz_scripted_new(const struct satz_data *data, const struct satz_local *local,
                                        struct satz_error *error) {
    struct satz_scripted *scripted = satz_memory_get_array(1, sizeof *scripted);
    satz_map_init(&scripted->origins);
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
    satz_arena_release(&scripted->words);
    satz_buffer_release(&scripted->doc);
    free(scripted);
}

static void forget(struct satz_scripted *scripted) {
    satz_map_reset(&scripted->origins);
    satz_arena_reset(&scripted->words);
}

void satz_scripted_begin(struct satz_scripted *scripted, struct satz_slice doc, size_t seg) {
    bool goes_on = seg > scripted->seg && satz_slice_equal(satz_buffer_slice(&scripted->doc), doc);
    scripted->seg = seg;
    if (goes_on)
        return;
    satz_buffer_reset(&scripted->doc);
    satz_buffer_add(&scripted->doc, doc);
    forget(scripted);
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
        if (satz_map_get(&scripted->origins, word, &origin))
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
    if (scripted->origins.count >= WORDS)
        forget(scripted);
    while (next_word(&rest, &word))
        if (!satz_map_get(&scripted->origins, word, &known)) {
            satz_map_set(&scripted->origins, satz_arena_copy(&scripted->words, word), origin);
            new = true;
        }
    if (new && scripted->original.size > 0)
        add_original(scripted->original, words, target);
}
