#ifndef SATZ_PROBE_PROBE_H
#define SATZ_PROBE_PROBE_H

#include <signal.h>

#include "base/output.h"
#include "placeholder/form.h"
#include "probe/corpus.h"
#include "probe/judge.h"

/*
 * Measures which form of placeholder an engine keeps best: each form of engines.tsv is sent with the same segments,
 * and every answer is read as satz-restore(1) reads it. What it says of a form depends on the engine's answers only,
 * but for the time.
 */
struct satz_probe_options {
    char *const *command; /* NULL-terminated; `{from}` and `{to}` are filled in */
    bool shell;           /* command is one word, for sh -c */
    const char *to;       /* a language tag; NULL: none, where the command does not ask for it */
    size_t jobs, batch;
    long timeout;         /* seconds */
    const volatile sig_atomic_t *stop; /* where not NULL and set, probing fails */
    void (*told)(void *context, size_t forms); /* is told, where not NULL, how many forms are measured */
    void *context;
};

struct satz_probe_result {
    const struct satz_form *form;
    bool known; /* the form that the command gets without this */
    struct satz_probe_count count;
    double seconds; /* that the engine took */
};

struct satz_probe {
    struct satz_forms forms;
    struct satz_probe_result *results; /* one a form, the best first; owned */
    size_t count, segments;
    struct satz_slice engine;      /* as engines.tsv knows it; empty: not known */
    struct satz_buffer program;    /* the command's program, as a row would name it; empty with a shell */
    struct satz_buffer complaints; /* what the engine wrote to its standard error */
};

void satz_probe_init(struct satz_probe *probe);
void satz_probe_release(struct satz_probe *probe);

/*
 * Asks the engine for all segments as often as there are forms, and once more with nothing protected. Best is the form
 * of which the fewest placeholders were lost or doubled; of several, that of which the fewest were to be repaired;
 * then that which changed the fewest words; then that which the command gets anyway, and the one named first. Fails where the engine cannot be started, has
 * no answer at all or mixes its answers up, or `stop` was set. Memory: the answers to two forms.
 */
enum satz_status satz_probe_run(struct satz_probe *probe, const struct satz_data *data,
                                const struct satz_probe_options *options, const struct satz_probe_corpus *corpus,
                                struct satz_error *error) SATZ_MUST_USE;

/*
 * A row a form, the best first, cells parted by tabs, under a header: counts, not shares. `use` is `best`, or `known`
 * for the form that the command gets so far.
 */
void satz_probe_write_rows(const struct satz_probe *probe, struct satz_output *output);
/* A table for a person, which form to use, and how. */
void satz_probe_write_table(const struct satz_probe *probe, struct satz_output *output);

#endif
