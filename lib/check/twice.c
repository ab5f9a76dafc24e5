#include "check/twice.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Pairs that are remembered, as many of one key as are looked at, names of documents and bytes of one. From so many words and letters
 * on it is no chance that two texts are the same.
 */
enum { PAIRS = 1 << 15, WAYS = 4, DOCUMENTS = 1 << 14, NAME = 80, WORDS = 4, LETTERS = 16 };

struct pair {
    uint64_t key, other, words; /* key 0: no pair; words of the source */
    uint32_t document, segment;
    size_t number;              /* of the record */
};

struct looked {
    struct satz_essence source, target;
    uint64_t pair; /* of the two languages */
    struct pair now;
};

struct satz_twice {
    struct looked looked; /* of the record under way */
    struct pair by_source[PAIRS], by_target[PAIRS];
    struct satz_slice documents[DOCUMENTS];
    size_t count;
    struct satz_arena arena; /* of the names */
};

struct satz_twice *satz_twice_new(void) {
    struct satz_twice *twice = satz_memory_get_array(1, sizeof *twice);
    satz_arena_init(&twice->arena);
    return twice;
}

void satz_twice_free(struct satz_twice *twice) {
    if (!twice)
        return;
    satz_arena_release(&twice->arena);
    free(twice);
}

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static void end_word(struct satz_essence *essence, uint64_t *word) {
    if (*word) {
        essence->hash = mix(essence->hash, *word);
        essence->words |= (uint64_t)1 << (*word >> 58);
        essence->count++;
    }
    *word = 0;
}

static struct satz_essence essence_of(const struct satz_check_text *text) {
    struct satz_essence essence = { .hash = 1 };
    uint64_t word = 0;
    size_t size;
    bool held = false;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_utf8_decode_checked(text->text.data + at, &size);
        held = character == 0x27E6 || (held && character != 0x27E7);
        if (!satz_char_is_word(character) || (held && character < 'A')) {
            end_word(&essence, &word);
            continue;
        }
        bool alone = character >= 0x2E80 && character < 0xAC00; /* signs of scripts without blanks */
        if (alone)
            end_word(&essence, &word);
        word = mix(word, satz_char_lower(character));
        essence.letters += alone ? 3 : 1;
    }
    end_word(&essence, &word);
    return essence;
}

/* It is asked for with each target. */
static struct satz_essence source_essence(const struct satz_check_text *source) {
    if (!source->known)
        return essence_of(source);
    if (source->known->essence.hash == 0)
        source->known->essence = essence_of(source);
    return source->known->essence;
}

/* The place of a key: its own, an empty one, or one that is given up for it. */
static struct pair *place_of(struct pair *pairs, uint64_t key) {
    struct pair *first = &pairs[(key >> 40) % (PAIRS / WAYS) * WAYS];
    for (size_t i = 0; i < WAYS; i++)
        if (first[i].key == key || !first[i].key)
            return &first[i];
    struct pair *given = &first[key % WAYS];
    given->key = 0;
    return given;
}

static uint32_t document_of(struct satz_twice *twice, struct satz_slice name) {
    size_t size = satz_utf8_floor(name, name.size < NAME ? name.size : NAME);
    name = satz_slice_sub(name, 0, size);
    if (twice->count > 0 && satz_slice_equal(twice->documents[twice->count - 1], name))
        return (uint32_t)twice->count - 1;
    if (twice->count == DOCUMENTS) {
        satz_arena_reset(&twice->arena);
        twice->count = 0;
        memset(twice->by_source, 0, sizeof twice->by_source);
        memset(twice->by_target, 0, sizeof twice->by_target);
    }
    twice->documents[twice->count] = satz_arena_copy(&twice->arena, name);
    return (uint32_t)twice->count++;
}

static void say(struct satz_check_work *work, const struct satz_twice *twice, const struct pair *pair, const char *what) {
    struct satz_slice name = twice->documents[pair->document];
    if (pair->document + 1 == twice->count || name.size == 0)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "%s in segment %u.", what,
                       pair->segment);
    else
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "%s in segment %u of %.*s.", what,
                       pair->segment, (int)name.size, name.data);
}

/* How many of the words of both are in both: in sixteenths. */
static int shared(uint64_t one, uint64_t other) {
    int all = __builtin_popcountll(one | other);
    return all ? 16 * __builtin_popcountll(one & other) / all : 16;
}

static bool is_long(const struct satz_essence *essence) {
    return essence->count >= WORDS && essence->letters >= LETTERS;
}

/* What either check looks at, made once a record. False where there is no target, or the source is short. */
static bool look(struct satz_check_work *work, struct looked **looked) {
    struct satz_twice *twice = work->twice;
    *looked = &twice->looked;
    if (!work->target || work->tgt.text.size == 0)
        return false;
    if (!work->looked) {
        twice->looked.source = source_essence(&work->src);
        twice->looked.target = essence_of(&work->tgt);
        twice->looked.pair = mix(work->source->local.language.id + 1, work->target->local.language.id + 1);
        twice->looked.now = (struct pair){ .words = twice->looked.source.words,
                                           .document = document_of(twice, satz_record_string(work->record, "doc")),
                                           .segment = (uint32_t)satz_record_size(work->record, "seg"),
                                           .number = work->number };
    }
    work->looked = true;
    return is_long(&twice->looked.source);
}

/* Whether another record stands there: one that was mended is looked at again, and is no other. */
static bool is_other(const struct pair *place, const struct looked *looked) {
    return place->key && place->number != looked->now.number;
}

/* Keeps what stood there first. */
static void keep(struct pair *place, const struct looked *looked, uint64_t key, uint64_t other) {
    if (is_other(place, looked))
        return;
    *place = looked->now;
    place->key = key;
    place->other = other;
}

void satz_check_two_translations(struct satz_check_work *work) {
    struct looked *looked;
    if (!look(work, &looked))
        return;
    uint64_t key = mix(looked->pair, looked->source.hash) | 1;
    struct pair *place = place_of(work->twice->by_source, key);
    if (is_other(place, looked) && place->other != looked->target.hash)
        say(work, work->twice, place, "The same source is translated otherwise");
    keep(place, looked, key, looked->target.hash);
}

/* A word or two that differ, er and sie, may be one in another language. */
void satz_check_one_translation(struct satz_check_work *work) {
    enum { HALF = 8 };
    struct looked *looked;
    if (!look(work, &looked) || !is_long(&looked->target))
        return;
    uint64_t key = mix(looked->pair, looked->target.hash) | 1;
    struct pair *place = place_of(work->twice->by_target, key);
    if (is_other(place, looked) && place->other != looked->source.hash &&
        shared(place->words, looked->source.words) < HALF)
        say(work, work->twice, place, "This is also the translation of another source,");
    keep(place, looked, key, looked->source.hash);
}
