#ifndef SATZ_ALIGN_ALIGN_H
#define SATZ_ALIGN_ALIGN_H

#include "align/bead.h"
#include "align/bilexicon.h"
#include "base/error.h"
#include "base/slice.h"
#include "lexicon/data.h"
#include "lexicon/language.h"

/* How beads are found. */
enum satz_align_method {
    SATZ_ALIGN_WORDS,       /* by words, numbers, marks and lengths: what the tools do */
    SATZ_ALIGN_GALE_CHURCH, /* by lengths only: the baseline */
};

struct satz_align_settings {
    struct satz_language from, to;
    enum satz_align_method method;
    const struct satz_data *data; /* the lexicon of `to` is read from there; NULL: none */
    char *const *lexicons;        /* further ones: TSV files of German or `from`, target, and a weight or none */
    size_t lexicon_count;
};

/*
 * An aligner of one pair of languages, for any number of documents. Opening maps the lexicon and costs milliseconds.
 * Fails, with the file's name, where a lexicon cannot be read. `settings` need not outlive the call.
 */
struct satz_aligner;
struct satz_aligner *satz_aligner_new(const struct satz_align_settings *settings, struct satz_error *error)
    SATZ_MUST_USE;
void satz_aligner_free(struct satz_aligner *aligner);

/*
 * The lexicons that it has, for words in its beads (align/words.h): valid until it is taught something or freed.
 */
struct satz_prior satz_aligner_prior(struct satz_aligner *aligner);

/* Teaches it a pair of texts that say the same: a unit of a translation memory. The texts are not kept. O(size). */
void satz_aligner_teach(struct satz_aligner *aligner, struct satz_slice source, struct satz_slice target);

/*
 * Aligns `source_count` segments with `target_count` ones, all checked UTF-8, and sets `beads`. Anchors must ascend
 * on both sides. Costs, for texts that are translations, some 200 µs and 3 KB a pair of segments; linear in
 * the size of the texts whatever they are.
 */
struct satz_align_texts {
    const struct satz_slice *source, *target;
    size_t source_count, target_count;
    const struct satz_anchor *anchors;
    size_t anchor_count;
};
void satz_align(struct satz_aligner *aligner, const struct satz_align_texts *texts, struct satz_beads *beads);

#endif
