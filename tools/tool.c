#include "tool.h"

#include "complete.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#ifndef SATZ_VERSION
#define SATZ_VERSION "0"
#endif

const char *satz_tool_version(void) {
    return SATZ_VERSION;
}

_Noreturn static void print_and_exit(const char *tool, struct satz_buffer *text) {
    struct satz_output output;
    satz_output_standard(&output);
    satz_output_add(&output, satz_buffer_slice(text));
    satz_buffer_release(text);
    exit(satz_tool_close(tool, &output, SATZ_EXIT_DONE));
}

/*
 * A descriptor that the caller closed must not become the number of the first file that is opened:
 * reading standard input, or writing to standard output, is then an error, as it should be.
 */
static void hold_standard_descriptors(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            exit(SATZ_EXIT_FAILED);
}

bool satz_tool_option(struct satz_options *options, size_t *index) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    const char *tool = options->usage->tool;
    if (options->next == 1)
        hold_standard_descriptors();
    enum satz_status status = satz_options_next(options, index, &error);
    if (status == SATZ_FAILED)
        exit(satz_tool_fail(tool, &error));
    if (status == SATZ_OK && *index == SATZ_OPTION_HELP) {
        satz_usage_help(options->usage, &text);
        print_and_exit(tool, &text);
    }
    if (status == SATZ_OK && *index == SATZ_OPTION_VERSION) {
        satz_buffer_add_format(&text, "%s (satz) %s\n", tool, satz_tool_version());
        print_and_exit(tool, &text);
    }
    if (status == SATZ_OK && *index == SATZ_OPTION_COMPLETION) {
        if (satz_complete(options->usage, options->argument, &text, &error) != SATZ_OK)
            exit(satz_tool_fail(tool, &error));
        print_and_exit(tool, &text);
    }
    return status == SATZ_OK;
}

static void print_message(const char *tool, const struct satz_error *error) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&text, "%s: ", tool);
    if (error->place[0] && error->line)
        satz_buffer_add_format(&text, "%s:%zu: ", error->place, error->line);
    else if (error->place[0])
        satz_buffer_add_format(&text, "%s: ", error->place);
    satz_buffer_add_format(&text, "%s\n", error->reason);
    fputs(text.data, stderr);
    satz_buffer_release(&text);
}

int satz_tool_fail(const char *tool, const struct satz_error *error) {
    print_message(tool, error);
    return SATZ_EXIT_FAILED;
}

void satz_tool_warn(const char *tool, const struct satz_error *error) {
    print_message(tool, error);
}

int satz_tool_close(const char *tool, struct satz_output *output, int code) {
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_output_close(output, &error) == SATZ_OK)
        return code;
    if (output->failure == EPIPE) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    return satz_tool_fail(tool, &error);
}

int satz_tool_finish(const char *tool, struct satz_output *output, enum satz_status status,
                     const struct satz_error *error, int code) {
    code = satz_tool_close(tool, output, status == SATZ_FAILED ? SATZ_EXIT_FAILED : code);
    return status == SATZ_FAILED ? satz_tool_fail(tool, error) : code;
}

enum satz_status satz_tool_files_add(struct satz_tool_files *files, const char *option, const char *path,
                                     struct satz_error *error) {
    enum { MOST = sizeof files->paths / sizeof *files->paths };
    if (files->count == MOST)
        return satz_error_set(error, "option --%s may be given %d times", option, (int)MOST);
    files->paths[files->count++] = (char *)path;
    return SATZ_OK;
}

enum satz_status satz_verdict_set(struct satz_verdict *verdict, const char *word, struct satz_error *error) {
    enum satz_level level;
    if (strcmp(word, "never") == 0)
        verdict->fail_on = SATZ_FAIL_NEVER;
    else if (satz_level_of_name(satz_slice_of(word), &level))
        verdict->fail_on = (int)level;
    else
        return satz_error_set(error, "option --fail-on takes info, warning, error or never, not '%s'", word);
    return SATZ_OK;
}

void satz_verdict_add(struct satz_verdict *verdict, const struct satz_record *record) {
    size_t counts[3];
    satz_findings_count(record, counts);
    for (int level = SATZ_INFO; level <= SATZ_ERROR; level++)
        verdict->counts[level] += counts[level];
}

int satz_verdict_code(const struct satz_verdict *verdict) {
    for (int level = verdict->fail_on; level <= SATZ_ERROR; level++)
        if (verdict->counts[level])
            return SATZ_EXIT_FINDINGS;
    return SATZ_EXIT_DONE;
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct satz_progress satz_progress_begin(const char *tool) {
    return (struct satz_progress){ tool, false, isatty(STDERR_FILENO) == 1, milliseconds() };
}

void satz_progress_show(struct satz_progress *progress, const char *what, size_t done) {
    if (!progress->wanted)
        return;
    long now = milliseconds();
    if (now - progress->last < (progress->shown ? 100 : 1000))
        return;
    fprintf(stderr, "\r%s: %zu %s", progress->tool, done, what);
    progress->shown = true;
    progress->last = now;
}

void satz_progress_end(struct satz_progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

void satz_tool_folder(struct satz_buffer *folder) {
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    while (size > 0 && program[size - 1] != '/')
        size--;
    satz_buffer_add(folder, satz_slice_make(program, size > 1 ? (size_t)size - 1 : 0));
}

void satz_tool_sibling(const char *name, struct satz_buffer *program) {
    satz_tool_folder(program);
    satz_buffer_add_format(program, "/satz-%s", name);
    if (access(program->data, X_OK) == 0)
        return;
    satz_buffer_reset(program);
    satz_buffer_add_format(program, "satz-%s", name);
}

bool satz_tool_colours(int fd) {
    const char *terminal = getenv("TERM"), *refused = getenv("NO_COLOR");
    return isatty(fd) == 1 && terminal && strcmp(terminal, "dumb") != 0 && !(refused && *refused);
}
