/*
 * spec_runner: runs the examples of spec files and man pages against the real programs.
 *
 *     spec_runner --tools DIR --source DIR FILE...
 *
 * The form of a file is written in tests/spec/README.md. Exit code 0: every example is right;
 * 1: one was wrong, or a file held none; 2: the runner could not work.
 *
 * Uses nothing of lib/, so that a fault there cannot hide itself.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_A_COMMAND = 60, OUTPUT_MAX = 1 << 22 };

/* Lines of a text; `text` is owned and cut in place, `line` points into it. */
struct lines {
    char *text;
    char **line;
    size_t count;
    bool open_end; /* the last line had no line break */
};

struct example {
    size_t at; /* line number of the command */
    char *command;
    char **expected;
    size_t expected_count;
    bool open_end;
    bool any_output;
    int code;
};

struct runner {
    const char *file;
    bool man;
    char source[PATH_MAX];
    char dir[64];
    size_t passed;
    size_t failed;
};

static void die(const char *what, const char *name) {
    fprintf(stderr, "spec_runner: %s: %s: %s\n", name, what, strerror(errno));
    exit(2);
}

static void *must(void *pointer) {
    if (pointer == NULL) {
        fputs("spec_runner: out of memory\n", stderr);
        exit(2);
    }
    return pointer;
}

static bool starts(const char *line, const char *with) {
    return strncmp(line, with, strlen(with)) == 0;
}

/* ---- texts -------------------------------------------------------------------------------- */

static struct lines lines_split(char *text) {
    struct lines lines = {.text = text};
    size_t room = 0;
    for (char *at = text; *at != '\0';) {
        if (lines.count == room) {
            room = room * 2 + 64;
            lines.line = must(realloc(lines.line, room * sizeof *lines.line));
        }
        lines.line[lines.count++] = at;
        char *end = strchr(at, '\n');
        lines.open_end = end == NULL;
        if (end == NULL)
            break;
        *end = '\0';
        at = end + 1;
    }
    return lines;
}

static void lines_release(struct lines *lines) {
    free(lines->text);
    free(lines->line);
}

static char *file_read(const char *name) {
    FILE *in = fopen(name, "r");
    if (in == NULL)
        die("cannot be opened", name);
    char *text = NULL;
    size_t size = 0;
    if (getdelim(&text, &size, '\0', in) < 0 && ferror(in))
        die("cannot be read", name);
    fclose(in);
    return text == NULL ? must(strdup("")) : text;
}

/* ---- man pages become the same form ------------------------------------------------------- */

/* Takes the escapes of mdoc out of a literal line, in place. */
static void mdoc_unescape(char *line) {
    static const struct {
        const char *escape;
        char is;
    } escapes[] = {{"\\e", '\\'},   {"\\-", '-'},    {"\\(aq", '\''}, {"\\(dq", '"'}, {"\\(bs", '\\'},
                   {"\\(ti", '~'}, {"\\(ha", '^'}, {"\\(ga", '`'},  {"\\(rs", '\\'}, {"\\&", '\0'}};
    char *to = line;
    for (char *at = line; *at != '\0';) {
        size_t i = 0;
        while (i < sizeof escapes / sizeof *escapes && !starts(at, escapes[i].escape))
            i++;
        if (i == sizeof escapes / sizeof *escapes) {
            *to++ = *at++;
            continue;
        }
        if (escapes[i].is != '\0')
            *to++ = escapes[i].is;
        at += strlen(escapes[i].escape);
    }
    *to = '\0';
}

/*
 * Blanks every line that is not inside a literal display of EXAMPLES, turns the display's ends
 * into fences. Line numbers stay what they were.
 */
static void man_to_spec(struct lines *page) {
    static char fence_open[] = "```console", fence_close[] = "```", blank[] = "";
    bool examples = false, literal = false;
    for (size_t i = 0; i < page->count; i++) {
        char *line = page->line[i];
        if (starts(line, ".Sh "))
            examples = strcmp(line, ".Sh EXAMPLES") == 0;
        if (examples && starts(line, ".Bd -literal")) {
            literal = true;
            page->line[i] = fence_open;
        } else if (literal && strcmp(line, ".Ed") == 0) {
            literal = false;
            page->line[i] = fence_close;
        } else if (literal) {
            mdoc_unescape(line);
        } else {
            page->line[i] = blank;
        }
    }
}

/* ---- running ------------------------------------------------------------------------------ */

static long long now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void child_run(const char *dir, const char *command, int output) {
    int input = open("/dev/null", O_RDONLY);
    setpgid(0, 0);
    if (input < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0 ||
        chdir(dir) != 0)
        _exit(126);
    /* The shell's children expect the signals as a terminal would give them. */
    signal(SIGPIPE, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* Reads until the end of the output or of the time. Says whether it was in time. */
static bool output_collect(int from, FILE *into) {
    long long end = now_ms() + SECONDS_A_COMMAND * 1000LL;
    size_t sum = 0;
    for (;;) {
        struct pollfd wait = {.fd = from, .events = POLLIN};
        long long left = end - now_ms();
        if (left <= 0 || poll(&wait, 1, (int)left) == 0)
            return false;
        char chunk[65536];
        ssize_t got = read(from, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return true;
        sum += (size_t)got;
        if (sum <= OUTPUT_MAX)
            fwrite(chunk, 1, (size_t)got, into);
    }
}

/* Runs the command; *output is owned by the caller. Returns its exit code as a shell says it. */
static int command_run(const struct runner *runner, const char *command, char **output) {
    int ends[2];
    size_t size = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        die("pipe", command);
    FILE *into = must(open_memstream(output, &size));
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        die("fork", command);
    if (child == 0)
        child_run(runner->dir, command, ends[1]);
    close(ends[1]);
    bool in_time = output_collect(ends[0], into);
    if (!in_time) {
        kill(-child, SIGKILL);
        fputs("(ended: it took too long)\n", into);
    }
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (fclose(into) != 0)
        die("memory", command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- comparing ---------------------------------------------------------------------------- */

/*
 * Whether the lines got are those expected, where "[...]" stands for any. Greedy matching with
 * one point to come back to is enough for such patterns, and linear but for the last gap.
 */
static bool lines_match(char **expected, size_t expected_count, char **got, size_t got_count) {
    size_t e = 0, g = 0, after_gap = SIZE_MAX, retry = 0;
    while (g < got_count) {
        if (e < expected_count && strcmp(expected[e], "[...]") == 0) {
            after_gap = ++e;
            retry = g;
        } else if (e < expected_count && strcmp(expected[e], got[g]) == 0) {
            e++;
            g++;
        } else if (after_gap != SIZE_MAX) {
            e = after_gap;
            g = ++retry;
        } else {
            return false;
        }
    }
    while (e < expected_count && strcmp(expected[e], "[...]") == 0)
        e++;
    return e == expected_count;
}

static void difference_print(const struct example *example, const struct lines *got) {
    size_t e = 0, g = 0;
    while (e < example->expected_count && g < got->count &&
           strcmp(example->expected[e], got->line[g]) == 0) {
        printf("      %s\n", got->line[g]);
        e++;
        g++;
    }
    for (; e < example->expected_count; e++)
        printf("    - %s\n", example->expected[e]);
    if (example->open_end)
        puts("    - [no newline]");
    for (; g < got->count; g++)
        printf("    + %s\n", got->line[g]);
    if (got->open_end)
        puts("    + [no newline]");
}

/* In a pipeline only the last program's exit code is seen; a shell says so where another was not there. */
static bool lines_lack_program(const struct lines *got) {
    for (size_t i = 0; i < got->count; i++)
        if (starts(got->line[i], "sh: ") && strstr(got->line[i], ": not found") != NULL)
            return true;
    return false;
}

static void example_run(struct runner *runner, const struct example *example) {
    char *output = NULL;
    int code = command_run(runner, example->command, &output);
    struct lines got = lines_split(output);
    bool same = lines_match(example->expected, example->expected_count, got.line, got.count) &&
                example->open_end == got.open_end;
    if (runner->man && !example->any_output)
        same = !lines_lack_program(&got);
    if (same && code == example->code) {
        runner->passed++;
    } else {
        runner->failed++;
        printf("%s:%zu: wrong\n    $ %s\n", runner->file, example->at, example->command);
        if (!same)
            difference_print(example, &got);
        if (code != example->code)
            printf("    exit code %d, expected %d\n", code, example->code);
    }
    lines_release(&got);
}

/* ---- reading the examples ----------------------------------------------------------------- */

static bool fence_closes(const char *line) {
    return strcmp(line, "```") == 0;
}

/* Joins the command's lines; moves *at behind them. Owned by the caller. */
static char *command_take(const struct lines *spec, size_t *at, size_t end) {
    char *command = NULL;
    size_t size = 0;
    FILE *into = must(open_memstream(&command, &size));
    fputs(spec->line[(*at)++] + 2, into);
    while (*at < end && starts(spec->line[*at], "> "))
        fprintf(into, "\n%s", spec->line[(*at)++] + 2);
    fclose(into);
    return command;
}

/* Takes "[exit N]" and "[no newline]" off the end of what is expected. */
static void marks_take(struct example *example) {
    while (example->expected_count > 0) {
        const char *last = example->expected[example->expected_count - 1];
        int length = 0, code = 0;
        if (sscanf(last, "[exit %d]%n", &code, &length) == 1 && length > 0 && last[length] == '\0')
            example->code = code;
        else if (strcmp(last, "[no newline]") == 0)
            example->open_end = true;
        else
            break;
        example->expected_count--;
    }
    example->any_output = example->expected_count > 0;
}

/* Runs the examples of one block; returns the line behind it. */
static size_t console_run(struct runner *runner, const struct lines *spec, size_t at) {
    size_t end = at;
    while (end < spec->count && !fence_closes(spec->line[end]))
        end++;
    while (at < end && !starts(spec->line[at], "$ "))
        at++;
    while (at < end) {
        struct example example = {.at = at + 1};
        example.command = command_take(spec, &at, end);
        example.expected = spec->line + at;
        while (at < end && !starts(spec->line[at], "$ "))
            at++;
        example.expected_count = (size_t)(spec->line + at - example.expected);
        marks_take(&example);
        example_run(runner, &example);
        free(example.command);
    }
    return end + 1;
}

/* Makes the folders that a file's name runs through, under the runner's directory. */
static FILE *file_create(const struct runner *runner, const char *name) {
    char *path = NULL;
    if (name[0] == '/' || strstr(name, "..") != NULL || name[0] == '\0') {
        errno = EINVAL;
        die("not a name for a file here", name);
    }
    if (asprintf(&path, "%s/%s", runner->dir, name) < 0)
        die("memory", name);
    for (char *slash = strchr(path + strlen(runner->dir) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            die("cannot be made", path);
        *slash = '/';
    }
    FILE *out = fopen(path, "w");
    if (out == NULL)
        die("cannot be written", path);
    free(path);
    return out;
}

static size_t file_write(const struct runner *runner, const struct lines *spec, size_t at) {
    FILE *out = file_create(runner, spec->line[at - 1] + strlen("```file "));
    for (; at < spec->count && !fence_closes(spec->line[at]); at++)
        fprintf(out, "%s\n", spec->line[at]);
    if (fclose(out) != 0)
        die("cannot be written", runner->file);
    return at + 1;
}

/* A block of another kind may show a block of ours: its inside is passed over whole. */
static size_t block_skip(const struct lines *spec, size_t at) {
    size_t ticks = strspn(spec->line[at - 1], "`");
    for (; at < spec->count; at++)
        if (strspn(spec->line[at], "`") == ticks && spec->line[at][ticks] == '\0')
            break;
    return at + 1;
}

static void spec_run(struct runner *runner, const struct lines *spec) {
    for (size_t at = 0; at < spec->count;) {
        const char *line = spec->line[at++];
        if (strcmp(line, "```console") == 0)
            at = console_run(runner, spec, at);
        else if (starts(line, "```file "))
            at = file_write(runner, spec, at);
        else if (starts(line, "```"))
            at = block_skip(spec, at);
    }
}

/* ---- the whole ---------------------------------------------------------------------------- */

static void program_do(const char *program, const char *option, const char *from, const char *to) {
    int status = 0;
    pid_t child = fork();
    if (child < 0)
        die("fork", program);
    if (child == 0) {
        execlp(program, program, option, "--", from, to, (char *)NULL);
        _exit(127);
    }
    if (waitpid(child, &status, 0) < 0 || status != 0)
        die("failed", program);
}

static void directory_make(struct runner *runner) {
    strcpy(runner->dir, "/tmp/satz-spec-XXXXXX");
    if (mkdtemp(runner->dir) == NULL)
        die("cannot be made", runner->dir);
    if (setenv("HOME", runner->dir, 1) != 0)
        die("environment", runner->dir);
    char *examples = NULL;
    if (asprintf(&examples, "%s/tests/support/examples/.", runner->source) < 0)
        die("memory", runner->source);
    if (runner->man && access(examples, R_OK) == 0)
        program_do("cp", "-R", examples, runner->dir);
    free(examples);
}

static bool file_run(struct runner *runner, const char *file) {
    size_t passed = runner->passed, failed = runner->failed;
    size_t length = strlen(file);
    runner->file = file;
    runner->man = length < 3 || strcmp(file + length - 3, ".md") != 0;
    struct lines spec = lines_split(file_read(file));
    if (runner->man)
        man_to_spec(&spec);
    directory_make(runner);
    spec_run(runner, &spec);
    program_do("rm", "-rf", runner->dir, NULL);
    lines_release(&spec);
    if (runner->passed == passed && runner->failed == failed) {
        printf("%s: nothing was run\n", file);
        return false;
    }
    return runner->failed == failed;
}

static void environment_set(const char *source, const char *tools) {
    char *path = NULL, *data = NULL, real[PATH_MAX];
    const char *old = getenv("PATH");
    if (realpath(tools, real) == NULL)
        die("no such directory", tools);
    if (asprintf(&path, "%s:%s", real, old == NULL ? "/usr/bin:/bin" : old) < 0 ||
        asprintf(&data, "%s/dictionaries", source) < 0)
        die("memory", tools);
    static const char *const unset[] = {"LANG", "LANGUAGE", "NO_COLOR", "COLUMNS", "MT", "CDPATH"};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
        unsetenv(unset[i]);
    if (setenv("PATH", path, 1) != 0 || setenv("SATZ_DATA", data, 1) != 0 ||
        setenv("SATZ_SOURCE", source, 1) != 0 || setenv("LC_ALL", "C.UTF-8", 1) != 0 ||
        setenv("TZ", "UTC", 1) != 0 || setenv("TERM", "dumb", 1) != 0)
        die("environment", tools);
    free(path);
    free(data);
}

int main(int argc, char **argv) {
    static struct runner runner;
    if (argc < 6 || strcmp(argv[1], "--tools") != 0 || strcmp(argv[3], "--source") != 0) {
        fputs("usage: spec_runner --tools DIR --source DIR FILE...\n", stderr);
        return 2;
    }
    if (realpath(argv[4], runner.source) == NULL)
        die("no such directory", argv[4]);
    environment_set(runner.source, argv[2]);
    bool right = true;
    for (int i = 5; i < argc; i++)
        right = file_run(&runner, argv[i]) && right;
    printf("spec: %zu passed, %zu failed\n", runner.passed, runner.failed);
    return right ? 0 : 1;
}
