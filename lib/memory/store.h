#ifndef SATZ_MEMORY_STORE_H
#define SATZ_MEMORY_STORE_H

#include "base/buffer.h"
#include "base/map.h"
#include "lexicon/language.h"
#include "memory/words.h"

/*
 * A translation memory for one pair of languages: segments once translated, found again by their
 * plain view (satz_key_make()). All of it is in memory, at most SATZ_STORE_LIMIT bytes of text.
 */
#define SATZ_STORE_LIMIT ((size_t)512 << 20)

/* An inline code of a translation: where it stands, and which of the source's codes it is. */
struct satz_entry_code {
    size_t at;     /* byte of `tgt` */
    size_t source; /* from 0, in the order of the source */
};

struct satz_entry {
    struct satz_slice src; /* the plain view: codes are U+FFFC */
    struct satz_slice tgt; /* without its codes */
    struct satz_entry_code *codes; /* by `at` */
    size_t code_count;
    size_t source_codes;    /* how many the source has */
    const char *name;       /* of the file it is from, without folders */
    struct satz_slice note; /* what its property x-satz-quotation says; empty: none */
    unsigned rank;          /* how near its languages are to those asked for; 0: just these */
    struct satz_words words;
};

struct satz_store {
    struct satz_language from, to;
    struct satz_entry *entries;
    size_t count, capacity;
    struct satz_map by_key;      /* private, like all below */
    struct satz_words_index words; /* of all entries */
    struct satz_arena arena;
};

void satz_store_init(struct satz_store *store, struct satz_language from, struct satz_language to);
void satz_store_release(struct satz_store *store);

/*
 * Adds an entry; its slices and codes are copied. Of two with one source the one of the lower rank
 * stays, and of the same rank the first. Returns false where the store is full.
 */
bool satz_store_add(struct satz_store *store, const struct satz_entry *entry);

/* Adds a TMX file, or all files *.tmx of a folder in the order of their names. See memory/tmx.h. */
enum satz_status satz_store_load(struct satz_store *store, const char *path, struct satz_error *error) SATZ_MUST_USE;

/* The entry whose source is `key`; NULL where there is none. O(key). */
const struct satz_entry *satz_store_find(const struct satz_store *store, struct satz_slice key);

struct satz_near {
    const struct satz_entry *entry;
    unsigned score; /* 0 … 99 */
};

/*
 * The entry nearest to `key`, where its score is at least `least`: 100 times the share of words that
 * need no change (one minus the edit distance in words by the longer one's count), rounded down; 99
 * where only case or blanks differ. Looks at the SATZ_NEAR_MOST entries that share most words with
 * it, rare words first; keys over SATZ_WORDS_LIMIT words have none. Bounded, whatever the store holds.
 */
#define SATZ_NEAR_MOST 24
struct satz_near satz_store_near(const struct satz_store *store, struct satz_slice key, unsigned least,
                                 struct satz_arena *arena);

/*
 * The plain view as a key, appended to `key`: white space folded and cut off at both ends, NFC. `text`
 * is a segment's plain engine text, or the text of a TMX segment with U+FFFC for its codes. O(text).
 */
void satz_key_make(struct satz_slice text, struct satz_buffer *key);

#endif
