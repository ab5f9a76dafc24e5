#include "tagger/features.h"

#include <stdlib.h>

#include "base/memory.h"

#define QUOTED_MOST 6
#define GRAM 4

/* ---- the sentence ---- */

void satz_tag_sentence_release(struct satz_tag_sentence *sentence) {
    free(sentence->forms);
    free(sentence->quoted);
    *sentence = (struct satz_tag_sentence){ .forms = NULL };
}

static bool is_one_of(struct satz_slice word, const char *const *marks, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (satz_slice_is(word, marks[i]))
            return true;
    return false;
}

enum quote { QUOTE_NONE, QUOTE_OPENS, QUOTE_CLOSES, QUOTE_EITHER };

static enum quote quote_of(struct satz_slice word) {
    static const char *const opening[] = { "„", "»", "‚" }, *const closing[] = { "“", "”", "«", "‘" },
                             *const either[] = { "\"", "''", "``" };
    if (word.size > 3)
        return QUOTE_NONE;
    if (is_one_of(word, opening, 3))
        return QUOTE_OPENS;
    if (is_one_of(word, closing, 4))
        return QUOTE_CLOSES;
    return is_one_of(word, either, 3) ? QUOTE_EITHER : QUOTE_NONE;
}

static void find_quotes(struct satz_tag_sentence *sentence) {
    size_t depth = 0; /* words since the opening mark, and one */
    for (size_t i = 0; i < sentence->count; i++) {
        enum quote quote = quote_of(sentence->forms[i].text);
        sentence->quoted[i] = 0;
        if (quote == QUOTE_OPENS || (quote && !depth))
            depth = 1;
        else if (quote)
            depth = 0;
        else if (depth)
            sentence->quoted[i] = (uint8_t)(depth < QUOTED_MOST ? depth++ : QUOTED_MOST);
    }
}

void satz_tag_sentence_set(struct satz_tag_sentence *sentence, const struct satz_slice *words, size_t count,
                           const struct satz_sequence *model) {
    if (count > sentence->capacity) {
        sentence->forms = satz_memory_grow(sentence->forms, &sentence->capacity, count, sizeof *sentence->forms);
        sentence->quoted = satz_memory_resize(sentence->quoted, sentence->capacity, sizeof *sentence->quoted);
    }
    sentence->count = count;
    for (size_t i = 0; i < count; i++)
        satz_form_set(&sentence->forms[i], words[i], model);
    satz_forms_find_names(sentence->forms, count, model);
    find_quotes(sentence);
}

/* ---- features ---- */

/* The first number of each group of templates; a template of a neighbour adds its place. */
enum template {
    T_ALWAYS = 1, T_WORD = 10, T_LOWER = 20, T_SHAPE = 30, T_BRIEF = 40, T_PREFIX = 50, T_SUFFIX = 60, T_NEAR_SUFFIX = 70,
    T_NEAR_PREFIX = 90, T_GRAM = 100, T_PAIR = 110, T_PLACE = 130, T_QUOTED = 140, T_PARTS = 150, T_NAMES = 220,
    T_ALL_NAMES = 260, T_KNOWN = 280, T_ENDING = 300, T_CLUSTER = 400
};

struct look {
    const struct satz_tag_sentence *sentence;
    size_t at;
    const struct satz_form *form;
    struct satz_tag_features *features;
};

/* Stands for what is before the first and after the last word. */
static const struct satz_form nothing_before = { .word = 2, .lower = 2, .shape = 2, .brief = 2 };
static const struct satz_form nothing_after = { .word = 3, .lower = 3, .shape = 3, .brief = 3 };

static const struct satz_form *near(const struct look *look, int by) {
    size_t at = look->at + (size_t)by;
    if (by < 0 && look->at < (size_t)-by)
        return &nothing_before;
    return at < look->sentence->count ? &look->sentence->forms[at] : &nothing_after;
}

static void add(const struct look *look, unsigned template, uint64_t value) {
    if (look->features->count < SATZ_TAG_FEATURES_LIMIT)
        look->features->hashes[look->features->count++] = satz_hash_mix(value, template);
}

static void add_two(const struct look *look, unsigned template, uint64_t one, uint64_t two) {
    add(look, template, satz_hash_mix(one, two));
}

static void add_words(const struct look *look) {
    add(look, T_ALWAYS, 0);
    for (int by = -2; by <= 2; by++) {
        const struct satz_form *form = near(look, by);
        unsigned place = (unsigned)(by + 2);
        add(look, T_WORD + place, form->word);
        add(look, T_SHAPE + place, form->shape);
        if (by < -1 || by > 1)
            continue;
        add(look, T_LOWER + place, form->lower);
        add(look, T_BRIEF + place, form->brief);
    }
}

static void add_affixes(const struct look *look) {
    const struct satz_form *form = look->form;
    for (unsigned i = 0; i < SATZ_FORM_AFFIXES && i < form->count; i++) {
        add(look, T_PREFIX + i, form->prefixes[i]);
        add(look, T_SUFFIX + i, form->suffixes[i]);
    }
    for (int by = -1; by <= 1; by += 2) {
        const struct satz_form *other = near(look, by);
        unsigned side = by > 0;
        for (unsigned i = 1; i < 4 && i < other->count; i++)
            add(look, T_NEAR_SUFFIX + 10 * side + i, other->suffixes[i]);
        if (other->count > 2)
            add(look, T_NEAR_PREFIX + side, other->prefixes[2]);
    }
    for (unsigned i = 0; i + GRAM <= form->count && i < 20; i++) {
        const uint32_t *letters = form->letters + i;
        add(look, T_GRAM, satz_hash_mix((uint64_t)letters[0] << 32 | letters[1], (uint64_t)letters[2] << 32 | letters[3]));
    }
}

static void add_pairs(const struct look *look) {
    const struct satz_form *two = near(look, -2), *one = near(look, -1), *own = look->form, *next = near(look, 1),
                           *after = near(look, 2);
    add_two(look, T_PAIR, one->word, own->word);
    add_two(look, T_PAIR + 1, own->word, next->word);
    add_two(look, T_PAIR + 2, one->brief, own->brief);
    add_two(look, T_PAIR + 3, own->brief, next->brief);
    add_two(look, T_PAIR + 4, two->lower, one->lower);
    add_two(look, T_PAIR + 5, next->lower, after->lower);
    add_two(look, T_PAIR + 6, own->brief, satz_hash_mix(one->brief, next->brief));
    add_two(look, T_PAIR + 7, one->word, own->brief);
    add_two(look, T_PAIR + 8, own->brief, next->word);
    add_two(look, T_PAIR + 9, one->word, next->word);
}

static void add_place(const struct look *look) {
    const struct satz_form *form = look->form;
    unsigned quoted = look->sentence->quoted[look->at], length = form->count > 9 ? 9 : form->count;
    if (look->at == 0) {
        add(look, T_PLACE, 0);
        add(look, T_PLACE + 1, form->shape);
    }
    if (form->caps)
        add(look, T_PLACE + 2, 0);
    add(look, T_PLACE + 3, (uint64_t)form->upper | (uint64_t)form->digit << 1 | (uint64_t)form->hyphen << 2 | length << 3);
    add(look, T_QUOTED, (uint64_t)(quoted > 0) << 1 | form->upper);
    if (quoted)
        add(look, T_QUOTED + 1, (uint64_t)quoted << 1 | form->upper);
}

static void add_parts(const struct look *look) {
    const struct satz_form *form = look->form;
    if (!form->left)
        return;
    add(look, T_PARTS, form->left);
    add(look, T_PARTS + 1, form->right);
    add(look, T_PARTS + 2, form->right_lower);
    if (form->left_cluster)
        add(look, T_PARTS + 3, form->left_cluster);
    if (form->right_cluster)
        add(look, T_PARTS + 4, form->right_cluster);
    for (unsigned list = 0; list < SATZ_NAME_LISTS; list++)
        if (form->left_names >> 2 * list & SATZ_NAME_WHOLE)
            add(look, T_PARTS + 5, list);
}

static void add_clusters(const struct look *look, unsigned clustering) {
    const uint32_t *own = look->form->clusters[clustering], before = near(look, -1)->clusters[clustering][0],
                   next = near(look, 1)->clusters[clustering][0];
    unsigned base = T_CLUSTER + 50 * clustering;
    for (int by = -2; by <= 2; by++) {
        const uint32_t *clusters = near(look, by)->clusters[clustering];
        if (clusters[0])
            add(look, base + (unsigned)(by + 2), clusters[0]);
        else if (by == 0)
            add(look, base + 9, 0);
        if (by >= -1 && by <= 1 && clusters[1])
            add(look, base + 10 + (unsigned)(by + 2), clusters[1]);
    }
    add_two(look, base + 20, before, own[0]);
    add_two(look, base + 21, own[0], next);
    add_two(look, base + 22, before, next);
    add_two(look, base + 23, own[0], look->form->brief);
    add_two(look, base + 24, before, satz_hash_mix(own[0], look->form->brief));
}

static void add_list(const struct look *look, unsigned list) {
    for (int by = -2; by <= 2; by++) {
        unsigned part = near(look, by)->names[list];
        if (!part)
            continue;
        uint64_t value = list << 3 | part;
        add(look, T_NAMES + (unsigned)(by + 2), value);
        if (by != 0)
            continue;
        add_two(look, T_NAMES + 10, value, look->form->brief);
        if (look->at == 0)
            add(look, T_NAMES + 11, value);
        if (look->form->clusters[0][0])
            add_two(look, T_NAMES + 12, value, look->form->clusters[0][0]);
    }
}

static void add_names(const struct look *look) {
    uint64_t all = 0;
    for (unsigned list = 0; list < SATZ_NAME_LISTS; list++) {
        all = all << 3 | look->form->names[list];
        add_list(look, list);
    }
    add(look, T_ALL_NAMES, all);
    for (unsigned list = 0; look->form->ending && list < SATZ_NAME_LISTS; list++)
        if (look->form->ending_names >> 2 * list & SATZ_NAME_WHOLE)
            add_two(look, T_ENDING, look->form->ending, list);
}

static void add_known(const struct look *look) {
    const struct satz_form *before = near(look, -1), *own = look->form, *next = near(look, 1);
    add(look, T_KNOWN, (uint64_t)own->known << 1 | own->upper);
    for (unsigned bit = 0; bit < SATZ_KNOWN_BITS; bit++)
        if (own->known >> bit & 1)
            add(look, T_KNOWN + 10, (uint64_t)bit << 1 | own->upper);
    add(look, T_KNOWN + 1, before->known << 1 | before->upper);
    add(look, T_KNOWN + 2, next->known << 1 | next->upper);
    add_two(look, T_KNOWN + 3, own->known, own->brief);
    add_two(look, T_KNOWN + 4, own->known, satz_hash_mix(before->known << 1 | before->upper, next->known << 1 | next->upper));
}

void satz_tag_features_at(const struct satz_tag_sentence *sentence, size_t at, struct satz_tag_features *features) {
    struct look look = { sentence, at, &sentence->forms[at], features };
    features->count = 0;
    add_words(&look);
    add_affixes(&look);
    add_pairs(&look);
    add_place(&look);
    add_parts(&look);
    for (unsigned i = 0; i < SATZ_CLUSTERINGS; i++)
        add_clusters(&look, i);
    add_names(&look);
    add_known(&look);
}
