/* satz: runs the filters of the set by their short names, and lists them. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/input.h"
#include "base/process.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', NULL, NULL, NULL },
};

static const struct satz_usage usage = {
    "satz", "[NAME [ARGUMENT]...]", "Run satz-NAME; without a name, list the filters.", option_table,
    "satz segment release.txt | satz join --side src",
};

/* The second line of a filter's --help, which is its summary, into `line`; empty where it has none. */
static void read_summary(const char *program, struct satz_buffer *line) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_process process;
    struct satz_input input;
    char *const words[] = { (char *)program, (char *)"--help", NULL };
    int ends[2], code;
    if (satz_pipe_open(ends, &error) != SATZ_OK)
        return;
    enum satz_status status = satz_process_start(&process, words, -1, ends[1], -1, false, &error);
    close(ends[1]);
    satz_input_from(&input, ends[0], program);
    struct satz_slice text = { NULL, 0 };
    if (status == SATZ_OK && satz_input_line(&input, &text, NULL, &error) == SATZ_OK &&
        satz_input_line(&input, &text, NULL, &error) == SATZ_OK)
        satz_buffer_add(line, text);
    satz_input_close(&input);
    if (status == SATZ_OK && satz_process_wait(&process, &code, &error) != SATZ_OK)
        satz_buffer_reset(line);
}

static int is_filter(const struct dirent *entry) {
    return strncmp(entry->d_name, "satz-", 5) == 0 && !strchr(entry->d_name, '.');
}

static int list_filters(void) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer folder = SATZ_BUFFER_INIT, path = SATZ_BUFFER_INIT, line = SATZ_BUFFER_INIT;
    struct satz_output output;
    struct dirent **entries = NULL;
    satz_tool_folder(&folder);
    int count = scandir(folder.data, &entries, is_filter, alphasort);
    if (count < 0)
        (void)satz_error_set_errno(&error, folder.data);
    satz_output_standard(&output);
    satz_output_add_string(&output, "usage: satz NAME [ARGUMENT]...\n\n");
    for (int i = 0; i < count; i++) {
        satz_buffer_reset(&path);
        satz_buffer_reset(&line);
        satz_buffer_add_format(&path, "%s/%s", folder.data, entries[i]->d_name);
        read_summary(path.data, &line);
        satz_buffer_reset(&path);
        satz_buffer_add_format(&path, "  %-10s  %s\n", entries[i]->d_name + 5, line.data);
        satz_output_add(&output, satz_buffer_slice(&path));
        free(entries[i]);
    }
    satz_output_add_string(&output, "\nmore: satz NAME --help, man satz\n");
    free(entries);
    satz_buffer_release(&folder);
    satz_buffer_release(&path);
    satz_buffer_release(&line);
    return satz_tool_close(usage.tool, &output, count < 0 ? satz_tool_fail(usage.tool, &error) : SATZ_EXIT_DONE);
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    size_t option;
    if (argc == 1)
        return list_filters();
    if (argv[1][0] == '-') {
        satz_options_init(&options, &usage, argc, argv);
        while (satz_tool_option(&options, &option))
            ;
        return list_filters();
    }
    struct satz_buffer program = SATZ_BUFFER_INIT;
    satz_tool_sibling(argv[1], &program);
    execvp(program.data, argv + 1);
    int failure = errno;
    (void)satz_error_set_errno(&error, program.data);
    if (failure == ENOENT)
        (void)satz_error_set(&error, "there is no filter '%s'; satz alone lists them", argv[1]);
    satz_buffer_release(&program);
    return satz_tool_fail(usage.tool, &error);
}
