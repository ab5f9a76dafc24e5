#ifndef SATZ_QUOTE_SAYING_H
#define SATZ_QUOTE_SAYING_H

#include "base/map.h"
#include "lexicon/data.h"
#include "lexicon/table.h"

/*
 * The words of one language that stand around quotations and tell who speaks, or what title is meant:
 * LANG/names/speech.tsv, which says what each kind is. A language without the file has none of them.
 */
enum satz_saying {
    SATZ_SAYING_SPEECH = 1 << 0,       /* sagte */
    SATZ_SAYING_SOURCE = 1 << 1,       /* laut */
    SATZ_SAYING_PRONOUN = 1 << 2,      /* sie */
    SATZ_SAYING_NOBODY = 1 << 3,       /* es, man */
    SATZ_SAYING_ASIDE = 1 << 4,        /* von: who stands after it is not who speaks */
    SATZ_SAYING_ANSWER = 1 << 5,       /* antwortet: not who spoke before */
    SATZ_SAYING_THAT = 1 << 6,         /* Das (sagte X): what was quoted */
    SATZ_SAYING_TITLE_LAW = 1 << 7,    /* gesetz */
    SATZ_SAYING_TITLE_NAME = 1 << 8,   /* Tagesspiegel */
    SATZ_SAYING_TITLE_BEFORE = 1 << 9, /* et al.: „…“ */
    SATZ_SAYING_SPEECH_NOUN = 1 << 10, /* Zitat */
    SATZ_SAYING_FURTHER = 1 << 11      /* Und weiter: „…“ */
};

struct satz_sayings {
    struct satz_table table; /* private */
    struct satz_map words;
    unsigned *kinds;
    size_t count, capacity;
};

/* Loads the words of `tag`. Fails with file and line. */
enum satz_status satz_sayings_load(struct satz_sayings *sayings, const struct satz_data *data, const char *tag,
                                   struct satz_error *error) SATZ_MUST_USE;
void satz_sayings_release(struct satz_sayings *sayings);

/* The kinds of a word, byte for byte; 0 for another one. O(word). */
unsigned satz_sayings_of(const struct satz_sayings *sayings, struct satz_slice word);

/*
 * Whether a quotation of the words `inside` is a title by them alone: a law, its kind being the first word or the end
 * of the only one (`Gesetz zur …`, `Gute-Kita-Gesetz`), or the name of a paper. O(1): long words are none.
 */
bool satz_sayings_title(const struct satz_sayings *sayings, struct satz_slice inside);

#endif
