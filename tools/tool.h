#ifndef SATZ_TOOLS_TOOL_H
#define SATZ_TOOLS_TOOL_H

#include "base/options.h"
#include "base/output.h"
#include "stream/finding.h"

/* What every program of the set does alike: exit codes, messages, --help, --version, closing. */

enum { SATZ_EXIT_DONE = 0, SATZ_EXIT_FINDINGS = 1, SATZ_EXIT_FAILED = 2 };

/* The rows that every option table begins with, and their places in it. */
#define SATZ_TOOL_OPTIONS \
    { 'h', "help", NULL, "print this help and exit" }, \
    { 'V', "version", NULL, "print the version and exit" }, \
    { '\0', "completion", "bash|zsh|fish", "print a completion for this shell and exit" }
enum { SATZ_OPTION_HELP, SATZ_OPTION_VERSION, SATZ_OPTION_COMPLETION, SATZ_OPTION_FIRST };

/*
 * The next option that is the tool's own, with its place in the table in `*index`. `--help`,
 * `--version` and `--completion` are answered here and end the program; so does a wrong option, with a
 * message and 2.
 * False after the last option.
 */
bool satz_tool_option(struct satz_options *options, size_t *index);

/* The version of the set, as --version says it. */
const char *satz_tool_version(void);

/* Prints `tool: place:line: reason` on standard error. Returns SATZ_EXIT_FAILED. */
int satz_tool_fail(const char *tool, const struct satz_error *error);
/* The same for a warning that does not stop the tool. */
void satz_tool_warn(const char *tool, const struct satz_error *error);

/*
 * Closes standard output. `code` is what the program would exit with; a failed write makes it 2, with
 * a message. A pipe that its reader closed ends the program by SIGPIPE, silently, as cat(1) would.
 */
int satz_tool_close(const char *tool, struct satz_output *output, int code);

/*
 * The same where `status`, what the work ended with, may be a failure: then the code is 2, and the reason
 * in `error` is told after the output was closed.
 */
int satz_tool_finish(const char *tool, struct satz_output *output, enum satz_status status,
                     const struct satz_error *error, int code);

/* The files of an option that may be given more than once. The paths are borrowed from argv. */
struct satz_tool_files {
    char *paths[64];
    size_t count;
};
/* Adds one; fails, naming the option, where there are too many. */
enum satz_status satz_tool_files_add(struct satz_tool_files *files, const char *option, const char *path,
                                     struct satz_error *error) SATZ_MUST_USE;

/* The findings of all that a tool wrote, and the level of `--fail-on` from which they make its exit code 1. */
struct satz_verdict {
    int fail_on; /* an enum satz_level, or SATZ_FAIL_NEVER */
    size_t counts[3];
};
enum { SATZ_FAIL_NEVER = SATZ_ERROR + 1 };
#define SATZ_OPTION_FAIL_ON \
    { 'f', "fail-on", "LEVEL", "exit 1 on a finding of this level or above: info, warning, error; never (the default)" }
/* Takes the option's argument: info, warning, error or never. */
enum satz_status satz_verdict_set(struct satz_verdict *verdict, const char *word, struct satz_error *error)
    SATZ_MUST_USE;
/* Counts a record's findings. */
void satz_verdict_add(struct satz_verdict *verdict, const struct satz_record *record);
/* SATZ_EXIT_FINDINGS or SATZ_EXIT_DONE. */
int satz_verdict_code(const struct satz_verdict *verdict);

/*
 * Progress for long work: on standard error where that is a terminal, one line that is written over,
 * at most ten times a second; otherwise nothing. satz_progress_end() wipes it.
 */
struct satz_progress {
    const char *tool;
    bool shown, wanted;
    long last; /* milliseconds */
};
struct satz_progress satz_progress_begin(const char *tool);
void satz_progress_show(struct satz_progress *progress, const char *what, size_t done);
void satz_progress_end(struct satz_progress *progress);

/* The folder of the running program. */
void satz_tool_folder(struct satz_buffer *folder);
/* The program `satz-NAME` beside the running one, or just its name, for PATH to find, where none is there. */
void satz_tool_sibling(const char *name, struct satz_buffer *program);

/* Whether to colour what goes to descriptor `fd`: a terminal, TERM not dumb, NO_COLOR not set. */
bool satz_tool_colours(int fd);

#endif
