#include "tagger/consistency.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define NAME_WORDS 8
#define NAME_BYTES 256
#define SURE 0.65f      /* so sure somewhere, a name is sought everywhere */
#define OWN_SURE 0.95   /* so sure in its place, a kind is not changed */
#define CAPITALS 4      /* letters: shorter words in capitals are abbreviations */

void satz_document_names_init(struct satz_document_names *names) {
    *names = (struct satz_document_names){ .arena = SATZ_ARENA_INIT, .key = SATZ_BUFFER_INIT };
    satz_map_init(&names->forms);
    satz_map_init(&names->starts);
    satz_map_init(&names->words);
}

void satz_document_names_release(struct satz_document_names *names) {
    satz_arena_release(&names->arena);
    satz_map_release(&names->forms);
    satz_map_release(&names->starts);
    satz_map_release(&names->words);
    satz_buffer_release(&names->key);
    free(names->counts);
    free(names->names);
    names->counts = NULL;
    names->names = NULL;
}

void satz_document_names_reset(struct satz_document_names *names) {
    satz_document_names_release(names);
    satz_document_names_init(names);
}

/* ---- words ---- */

/* Words [first, end) with blanks between, without the last word's genitive -s where `base`. Valid until the next call. */
static struct satz_slice join(struct satz_document_names *names, const struct satz_slice *words, size_t first, size_t end,
                              bool base) {
    satz_buffer_reset(&names->key);
    for (size_t i = first; i < end && names->key.size <= NAME_BYTES; i++) {
        if (i > first)
            satz_buffer_add_byte(&names->key, ' ');
        satz_buffer_add(&names->key, words[i]);
    }
    if (base)
        satz_buffer_truncate(&names->key, names->key.size - 1);
    return satz_buffer_slice(&names->key);
}

static bool has_genitive(struct satz_slice word) {
    return word.size > 3 && word.data[word.size - 1] == 's' && word.data[word.size - 2] != 's';
}

/* ---- noting ---- */

static void point(struct satz_document_names *names, struct satz_slice form, size_t index) {
    size_t there;
    if (!form.size || satz_map_get(&names->forms, form, &there))
        return;
    struct satz_slice copy = satz_arena_copy(&names->arena, form), first;
    satz_map_set(&names->forms, copy, index);
    if (satz_slice_find_byte(copy, 0, ' ') < copy.size && satz_slice_split(&copy, ' ', &first))
        satz_map_set(&names->starts, first, 0);
}

/* In a headline a name may stand in capitals. */
static void point_capitals(struct satz_document_names *names, struct satz_slice form, size_t index) {
    if (satz_utf8_count(form) < CAPITALS)
        return;
    struct satz_buffer upper = SATZ_BUFFER_INIT;
    satz_text_upper(form, "de", &upper);
    point(names, satz_buffer_slice(&upper), index);
    satz_buffer_release(&upper);
}

/* The name that `form` is, a new one where there is none; NULL where there are too many. */
static struct satz_document_name *name_of(struct satz_document_names *names, struct satz_slice form) {
    size_t index;
    if (satz_map_get(&names->forms, form, &index))
        return &names->names[index];
    if (names->count >= SATZ_NAMES_LIMIT || form.size > NAME_BYTES)
        return NULL;
    names->names = satz_memory_grow(names->names, &names->capacity, names->count + 1, sizeof *names->names);
    index = names->count++;
    names->names[index] = (struct satz_document_name){ .best = 0 };
    struct satz_slice copy = satz_arena_copy(&names->arena, form);
    point(names, copy, index);
    point_capitals(names, copy, index);
    return &names->names[index];
}

static void vote(struct satz_document_names *names, struct satz_slice form, enum satz_tag_kind kind, double sure) {
    struct satz_document_name *name = name_of(names, form);
    if (!name)
        return;
    name->votes[kind] += (float)sure;
    if ((float)sure > name->best)
        name->best = (float)sure;
}

static bool is_particle(struct satz_slice word) {
    static const char *const particles[] = { "von", "van", "de", "der", "den", "zu", "zur", "da", "di", "del", "la", "le" };
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (satz_slice_is(word, particles[i]))
            return true;
    return false;
}

/* The surname of a whole name stands alone later on: `von der Leyen`, `Leyen`. */
static void vote_surname(struct satz_document_names *names, const struct satz_slice *words, const struct satz_tagged *thing) {
    size_t last = thing->end - 1, first = last;
    if (thing->kind != SATZ_TAG_PER || last == thing->first || !satz_text_is_upper(words[last]) || satz_utf8_count(words[last]) < 3)
        return;
    bool genitive = has_genitive(words[last]) && satz_map_get(&names->forms, join(names, words, thing->first, thing->end, true),
                                                              &(size_t){ 0 });
    vote(names, join(names, words, last, last + 1, genitive), SATZ_TAG_PER, thing->sure);
    while (first > thing->first + 1 && is_particle(words[first - 1]))
        first--;
    if (first < last)
        vote(names, join(names, words, first, last + 1, genitive), SATZ_TAG_PER, thing->sure);
}

/* `Associated Press (AP)`: capitals of the words before the bracket. */
static void vote_abbreviation(struct satz_document_names *names, const struct satz_slice *words, size_t count,
                              const struct satz_tagged *thing) {
    size_t at = thing->end + 1, letters = 0, size;
    if (at + 1 >= count || !satz_slice_is(words[thing->end], "(") || !satz_slice_is(words[at + 1], ")") ||
        words[at].size < 2 || words[at].size > 6)
        return;
    for (size_t i = 0; i < words[at].size; i++, letters++)
        if (words[at].data[i] < 'A' || words[at].data[i] > 'Z')
            return;
    if (satz_utf8_decode(words[thing->first], 0, &size) == (unsigned char)words[at].data[0] && letters > 1)
        vote(names, words[at], thing->kind, thing->sure);
}

static void note_outside(struct satz_document_names *names, struct satz_slice word) {
    size_t index;
    if (!satz_text_is_upper(word) || word.size > NAME_BYTES)
        return;
    if (!satz_map_get(&names->words, word, &index)) {
        index = names->word_count++;
        names->counts = satz_memory_grow(names->counts, &names->word_capacity, index + 1, sizeof *names->counts);
        names->counts[index] = 0;
        satz_map_set(&names->words, satz_arena_copy(&names->arena, word), index);
    }
    names->counts[index]++;
}

void satz_document_names_add(struct satz_document_names *names, const struct satz_slice *words, size_t count,
                             const struct satz_tagged *things, size_t thing_count) {
    size_t at = 0;
    for (size_t i = 0; i < thing_count; i++) {
        const struct satz_tagged *thing = &things[i];
        for (; at < thing->first; at++)
            note_outside(names, words[at]);
        at = thing->end;
        vote(names, join(names, words, thing->first, thing->end, false), thing->kind, thing->sure);
        vote_surname(names, words, thing);
        vote_abbreviation(names, words, count, thing);
    }
    for (; at < count; at++)
        note_outside(names, words[at]);
}

/* ---- settling ---- */

/* The kind that most is said for. */
static enum satz_tag_kind kind_of(const struct satz_document_name *name, float *most, float *all) {
    enum satz_tag_kind best = SATZ_TAG_PER;
    *all = 0;
    for (size_t i = 0; i < SATZ_TAG_KINDS; i++) {
        *all += name->votes[i];
        if (name->votes[i] > name->votes[best])
            best = (enum satz_tag_kind)i;
    }
    *most = name->votes[best];
    return best;
}

static const struct satz_document_name *find(struct satz_document_names *names, const struct satz_slice *words, size_t first,
                                             size_t end) {
    size_t index;
    if (satz_map_get(&names->forms, join(names, words, first, end, false), &index))
        return &names->names[index];
    if (has_genitive(words[end - 1]) && satz_map_get(&names->forms, join(names, words, first, end, true), &index))
        return &names->names[index];
    return NULL;
}

static void settle_kind(struct satz_document_names *names, const struct satz_slice *words, struct satz_tagged *thing) {
    const struct satz_document_name *name = find(names, words, thing->first, thing->end);
    float most, all;
    if (!name || thing->sure >= OWN_SURE)
        return;
    enum satz_tag_kind kind = kind_of(name, &most, &all);
    if (kind == thing->kind || most < 2 * name->votes[thing->kind])
        return;
    thing->kind = kind;
    thing->sure = most / all;
}

/* Whether the words from `at` are a name that was found surely elsewhere, and stand for nothing else as often. */
static bool is_name(struct satz_document_names *names, const struct satz_slice *words, size_t at, size_t end,
                    struct satz_tagged *thing) {
    const struct satz_document_name *name = find(names, words, at, end);
    float most, all;
    size_t index, outside = 0;
    if (!name || name->best < SURE)
        return false;
    if (end - at == 1 && satz_map_get(&names->words, words[at], &index))
        outside = names->counts[index];
    *thing = (struct satz_tagged){ .first = at, .end = end, .kind = kind_of(name, &most, &all), .sure = name->best };
    return all >= 0.5f * (float)outside;
}

/* `Sternzug-Chefin`: a word of which a sure name is a part. */
static bool is_compound(struct satz_document_names *names, const struct satz_slice *words, size_t at,
                        struct satz_tagged *thing) {
    size_t hyphen = satz_slice_find_byte(words[at], 0, '-');
    if (hyphen < 2 || hyphen + 2 >= words[at].size)
        return false;
    struct satz_slice part = satz_slice_sub(words[at], 0, hyphen);
    if (!is_name(names, &part, 0, 1, thing) || thing->kind % 3)
        return false;
    *thing = (struct satz_tagged){ .first = at, .end = at + 1, .kind = thing->kind + 2, .sure = thing->sure };
    return true;
}

static bool may_begin(struct satz_document_names *names, struct satz_slice word, bool *longer) {
    *longer = satz_map_get(&names->starts, word, &(size_t){ 0 });
    return satz_text_is_upper(word) || *longer;
}

/* The longest name that begins at `at` and ends before `limit`. */
static bool name_at(struct satz_document_names *names, const struct satz_slice *words, size_t at, size_t limit,
                    struct satz_tagged *thing) {
    bool longer;
    if (!may_begin(names, words[at], &longer))
        return false;
    for (size_t count = longer ? NAME_WORDS : 1; count > 0; count--)
        if (at + count <= limit && is_name(names, words, at, at + count, thing))
            return true;
    return is_compound(names, words, at, thing);
}

static void add_thing(struct satz_tagger *tagger, struct satz_tagged thing) {
    tagger->things = satz_memory_grow(tagger->things, &tagger->capacity, tagger->count + 1, sizeof *tagger->things);
    tagger->things[tagger->count++] = thing;
}

static int compare_places(const void *a, const void *b) {
    const struct satz_tagged *one = a, *two = b;
    return one->first < two->first ? -1 : one->first > two->first;
}

size_t satz_document_names_settle(struct satz_document_names *names, const struct satz_slice *words, size_t count,
                                  struct satz_tagger *tagger) {
    size_t found = tagger->count, at = 0;
    for (size_t i = 0; i <= found; i++) {
        size_t limit = i < found ? tagger->things[i].first : count;
        while (at < limit) {
            struct satz_tagged thing;
            bool named = name_at(names, words, at, limit, &thing);
            if (named)
                add_thing(tagger, thing);
            at = named ? thing.end : at + 1;
        }
        if (i < found) {
            settle_kind(names, words, &tagger->things[i]);
            at = tagger->things[i].end;
        }
    }
    if (tagger->count > found)
        qsort(tagger->things, tagger->count, sizeof *tagger->things, compare_places);
    return tagger->count;
}
