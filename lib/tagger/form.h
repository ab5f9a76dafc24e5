#ifndef SATZ_TAGGER_FORM_H
#define SATZ_TAGGER_FORM_H

#include "base/slice.h"
#include "model/sequence.h"

/*
 * A word as the tagger sees it: what it looks like, and what the model's tables know of it. Computed once for a word, looked at
 * from all its neighbours. For tagger/, and for train/, which makes the tables.
 */
#define SATZ_FORM_LETTERS 40 /* code points; of a longer word the beginning */
#define SATZ_FORM_AFFIXES 5

/* The tables of a model. */
enum { SATZ_TABLE_NAMES, SATZ_TABLE_MEANINGS, SATZ_TABLE_CONTEXTS, SATZ_TABLE_WORDS };

/* Two tables of clusters: of small letters by meaning (English vectors), and as they are by their German neighbours. */
#define SATZ_CLUSTERINGS 2

/* Lists of names, two bits each in the table of names: a name ends here; one goes on. */
#define SATZ_NAME_LISTS 8
#define SATZ_NAME_BITS (2 * SATZ_NAME_LISTS)
enum satz_name_bit { SATZ_NAME_WHOLE = 1, SATZ_NAME_BEGINS = 2 };

/* Two clusters of ten bits each; 0 for none. */
#define SATZ_CLUSTER_BITS 20

/* What a dictionary says of a word, in the table of words: bits of what it can be; it may have several. */
enum satz_word_known {
    SATZ_KNOWN_SMALL = 1,    /* a verb, an adjective and such */
    SATZ_KNOWN_NOUN = 2,
    SATZ_KNOWN_PERSON = 4,   /* a first name or surname */
    SATZ_KNOWN_PLACE = 8,
    SATZ_KNOWN_ORG = 16,
    SATZ_KNOWN_PEOPLE = 32,  /* who is of a place */
    SATZ_KNOWN_STEM = 128    /* not as it stands, but without its ending; never in the table */
};
#define SATZ_KNOWN_BITS 8

struct satz_form {
    struct satz_slice text;
    uint32_t letters[SATZ_FORM_LETTERS];
    unsigned count;
    uint64_t word, lower, shape, brief; /* brief: each run of a shape is one */
    uint64_t prefixes[SATZ_FORM_AFFIXES], suffixes[SATZ_FORM_AFFIXES];
    bool upper, caps, digit, hyphen;
    uint32_t clusters[SATZ_CLUSTERINGS][2]; /* the nearest and the next; 0: none */
    unsigned known;
    uint64_t left, right, right_lower; /* parts of a word with hyphens: the first and the last; 0: none */
    uint32_t left_cluster, right_cluster;
    uint32_t left_names;
    unsigned ending;       /* number of an ending without which it is in a list (Berlin-er); 0: none */
    uint32_t ending_names; /* these lists */
    uint8_t names[SATZ_NAME_LISTS]; /* where it stands in a name of a list, set by satz_forms_find_names() */
};

/* Where a word stands in a name of a list. */
enum satz_name_part { SATZ_PART_NONE, SATZ_PART_ONLY, SATZ_PART_FIRST, SATZ_PART_INNER, SATZ_PART_LAST };

/* Fills `form` from a word, checked UTF-8, which must stay. O(size). */
void satz_form_set(struct satz_form *form, struct satz_slice word, const struct satz_sequence *model);

/* Marks the longest names of each list that begin at each word. At most six words are one name. O(count). */
void satz_forms_find_names(struct satz_form *forms, size_t count, const struct satz_sequence *model);

/* Hashes: 64 well-mixed bits of two numbers (the finalizer of Steele, Lea and Flood's SplitMix, 2014). */
static inline uint64_t satz_hash_mix(uint64_t a, uint64_t b) {
    uint64_t mixed = (a ^ (b << 32 | b >> 32)) + b * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
}

/* The keys under which the tables have things: a word; a name, which begins with SATZ_NAME_KEY and goes on word by word. */
uint64_t satz_form_key(struct satz_slice word);
#define SATZ_NAME_KEY ((uint64_t)0x6E616D65)
static inline uint64_t satz_name_key(uint64_t before, uint64_t word) {
    return satz_hash_mix(before, word);
}

#endif
