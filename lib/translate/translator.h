#ifndef SATZ_TRANSLATE_TRANSLATOR_H
#define SATZ_TRANSLATE_TRANSLATOR_H

#include <signal.h>

#include "base/buffer.h"
#include "lexicon/data.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * Fills `to`, `via` and `out` of records: from a translation memory, then from an engine.
 */
struct satz_translator_options {
    struct satz_language to;
    char *const *memories; /* TMX files, or folders of them, in the order of trust */
    size_t memory_count;
    unsigned fuzzy;        /* least score of a suggestion, 1 … 100; 100: none */
    char *const *command;  /* the engine, NULL-terminated; NULL: none. `{from}` and `{to}` are filled in */
    bool shell;            /* command is one word, for sh -c */
    const char *form;      /* name of a form in engines.tsv; NULL: the engine's */
    const char *engine;    /* name of an engine there; NULL: told by the command */
    const char *cache;     /* an SQLite file; NULL: none */
    bool pseudo;           /* instead of an engine: translation/pseudo.h */
    bool realign;          /* an answer that is cut otherwise than what was asked is aligned with it */
    size_t jobs, batch;
    long timeout;          /* seconds */
    const volatile sig_atomic_t *stop; /* where not NULL and set, translating fails */
};

struct satz_translator; /* opaque */

/* `options` and what it points to must outlive the translator; `data` too. */
enum satz_status satz_translator_new(struct satz_translator **translator,
                                     const struct satz_translator_options *options, const struct satz_data *data,
                                     struct satz_error *error) SATZ_MUST_USE;
void satz_translator_free(struct satz_translator *translator);

/*
 * Translates records that follow one another; the first of a document says whether it is HTML, also
 * for those of a later call. A record made by a person for this language (`via.by` human) stays as it
 * is. Fails on a bad record (then those before it are translated, and `*done` says how many), where the engine
 * cannot be started, where the cache fails, or where `stop` is set. Memory: as records and answers.
 */
enum satz_status satz_translator_run(struct satz_translator *translator, struct satz_record *records, size_t count,
                                     size_t *done, struct satz_error *error) SATZ_MUST_USE;

/* How many records a call had best get: what keeps all jobs at work. */
size_t satz_translator_window(const struct satz_translator *translator);

/* What engines wrote to their standard error since the last look; the caller resets it. */
struct satz_buffer *satz_translator_complaints(struct satz_translator *translator);

#endif
