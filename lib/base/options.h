#ifndef SATZ_BASE_OPTIONS_H
#define SATZ_BASE_OPTIONS_H

#include "base/buffer.h"
#include "base/error.h"

/* One option of a program; the table ends with an entry without a name. */
struct satz_option {
    char letter;          /* '\0': long form only */
    const char *name;     /* long form, without dashes */
    const char *argument; /* how help names its argument; NULL: it takes none */
    const char *help;     /* one line */
};

/* What a program is and takes: drives parsing, --help, and the tests of its man page. */
struct satz_usage {
    const char *tool;     /* "satz-segment" */
    const char *synopsis; /* "[OPTION]... [FILE]..." */
    const char *summary;  /* one sentence */
    const struct satz_option *options;
    const char *example; /* one line that runs as it stands; may be NULL */
};

/*
 * Walks over the arguments: `-l de`, `-lde`, `--lang de`, `--lang=de`, joined letters; `--` ends the
 * options. Operands before and between options are collected, in order, at the front of argv[1…].
 */
struct satz_options {
    const struct satz_usage *usage;
    char **argv;
    int argc;
    int next;             /* private */
    const char *letters;  /* private: rest of a group of letters */
    const char *argument; /* the present option's argument */
    int operands;         /* how many operands stand at argv[1 … operands] */
    int after;            /* index in argv of the first word after `--`; argc where there is none */
    bool stop_at_dashes;  /* set by the caller: words after `--` are not operands (a command) */
};

void satz_options_init(struct satz_options *options, const struct satz_usage *usage, int argc, char **argv);

/*
 * The next option: fills `*index` with its place in the usage's table. SATZ_END after the last;
 * fails with a reason that names the word and what to do.
 */
enum satz_status satz_options_next(struct satz_options *options, size_t *index, struct satz_error *error)
    SATZ_MUST_USE;

/* A whole number in [least, most], or an error that names the option. */
enum satz_status satz_options_number(const struct satz_options *options, size_t index, long least, long most,
                                     long *value, struct satz_error *error) SATZ_MUST_USE;

/* The text of --help. */
void satz_usage_help(const struct satz_usage *usage, struct satz_buffer *text);

#endif
