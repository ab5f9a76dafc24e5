#ifndef SATZ_TOOLS_TOOL_H
#define SATZ_TOOLS_TOOL_H

#include "base/options.h"
#include "base/output.h"

/* What every program of the set does alike: exit codes, messages, --help, --version, closing. */

enum { SATZ_EXIT_DONE = 0, SATZ_EXIT_FINDINGS = 1, SATZ_EXIT_FAILED = 2 };

/* The two rows that every option table begins with, and their places in it. */
#define SATZ_TOOL_OPTIONS { 'h', "help", NULL, "print this help and exit" }, { 'V', "version", NULL, "print the version and exit" }
enum { SATZ_OPTION_HELP, SATZ_OPTION_VERSION, SATZ_OPTION_FIRST };

/*
 * The next option that is the tool's own, with its place in the table in `*index`. `--help` and
 * `--version` are answered here and end the program; so does a wrong option, with a message and 2.
 * False after the last option.
 */
bool satz_tool_option(struct satz_options *options, size_t *index);

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
