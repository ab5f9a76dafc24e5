#ifndef SATZ_TAGGER_CONSISTENCY_H
#define SATZ_TAGGER_CONSISTENCY_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "tagger/tagger.h"

/*
 * What the sentences of a document say together of its names: one that was found surely somewhere is found everywhere, as it
 * is, as a surname alone, with a genitive -s, in capitals, as an abbreviation that was introduced in brackets, and as a part
 * of a hyphenated word; and where its kind is said in different ways, the weight of all decides. (One sense a discourse:
 * Gale, Church and Yarowsky, 1992; for names: Krishnan and Manning, 2006.)
 *
 * Of a document over SATZ_NAMES_LIMIT names the later ones are not remembered.
 */
#define SATZ_NAMES_LIMIT ((size_t)1 << 16)

struct satz_document_name {
    float votes[SATZ_TAG_KINDS]; /* how sure it was said, in all */
    float best;                  /* how sure at most */
};

struct satz_document_names {
    struct satz_arena arena;
    struct satz_map forms;  /* a name in one string, a blank between words; also other forms of it */
    struct satz_map starts; /* first words of those of more than one */
    struct satz_map words;  /* capitalised words outside of all names to their places in `counts` */
    size_t *counts;         /* how often each stood there */
    size_t word_count, word_capacity;
    struct satz_document_name *names;
    size_t count, capacity;
    struct satz_buffer key; /* private */
};

void satz_document_names_init(struct satz_document_names *names);
void satz_document_names_release(struct satz_document_names *names);
/* Forgets a document. */
void satz_document_names_reset(struct satz_document_names *names);

/* Notes what was found in a sentence. O(words). */
void satz_document_names_add(struct satz_document_names *names, const struct satz_slice *words, size_t count,
                             const struct satz_tagged *things, size_t thing_count);

/*
 * Settles what the tagger found in a sentence that was noted before: `tagger->things` is changed. O(words).
 */
size_t satz_document_names_settle(struct satz_document_names *names, const struct satz_slice *words, size_t count,
                                  struct satz_tagger *tagger);

#endif
