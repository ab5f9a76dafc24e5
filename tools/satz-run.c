/* satz-run: the whole chain for one file and one language, without a shell: what a CAT tool calls. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/process.h"
#include "join/join.h"
#include "report/summary.h"
#include "stream/finding.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 't', "to", "LANG", "language of the output (needed)" },
    { 'l', "from", "LANG", "language of the input (de)" },
    { '\0', "format", "auto|text|html", "what the input is (default: auto)" },
    { 'm', "memory", "PATH", "a translation memory, a .tmx file or a folder of them; may be repeated" },
    { '\0', "fuzzy", "PERCENT", "suggest matches of the memory from here on (75)" },
    { '\0', "terms", "FILE", "terms to hold or translate as said there" },
    { 'e', "engine", "NAME", "the engine's name in engines.tsv, for the form of its placeholders" },
    { '\0', "timeout", "SECONDS", "how long the engine may take for a batch" },
    { '\0', "mark", NULL, "show in the output what is untranslated" },
    { '\0', "records", "FILE", "keep the finished records here, for satz-report" },
    { 'f', "fail-on", "LEVEL", "exit 1 where there are findings of this level: info, warning, error (the default), never" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { TO = SATZ_OPTION_FIRST, FROM, FORMAT, MEMORY, FUZZY, TERMS, ENGINE, TIMEOUT, MARK, RECORDS, FAIL_ON, DATA };

static const struct satz_usage usage = {
    "satz-run", "INPUT OUTPUT --to=LANG [OPTION]... [-- COMMAND [ARGUMENT]...]",
    "Bring one document into one language: segment, protect, translate, restore and join it.", option_table,
    "satz-run release.de.txt release.es.txt --to=es --memory=memory -- my-engine {to}",
};

/* The words of one command, ended by NULL when it is started. */
struct command {
    char *words[128];
    size_t count;
    struct satz_process process;
};

enum stage { SEGMENT, PROTECT, TRANSLATE, RESTORE, STAGES };
static const char *const stage_names[STAGES] = { "segment", "protect", "translate", "restore" };

struct job {
    char *input, *output, *records;
    const char *data;
    bool to_given, mark;
    struct satz_verdict verdict;
    struct command commands[STAGES];
    struct satz_summary summary;
};

/* Words are borrowed from argv or literals; posix_spawn() does not write to them. */
static void add_word(struct command *command, const char *word) {
    if (command->count + 1 < sizeof command->words / sizeof *command->words)
        command->words[command->count++] = (char *)word;
}

static void add_option(struct command *command, const char *name, const char *argument) {
    add_word(command, name);
    add_word(command, argument);
}

static void set_data(struct job *job, const char *folder) {
    job->data = folder;
    for (int stage = 0; stage < STAGES; stage++)
        add_option(&job->commands[stage], "--data", folder);
}

static enum satz_status set_option(struct job *job, size_t option, char *argument, struct satz_error *error) {
    static const struct {
        size_t option;
        enum stage stage;
        const char *name;
    } passed[] = { { FROM, SEGMENT, "--lang" },       { FORMAT, SEGMENT, "--format" },
                   { TERMS, PROTECT, "--terms" },     { MEMORY, TRANSLATE, "--memory" },
                   { FUZZY, TRANSLATE, "--fuzzy" },   { ENGINE, TRANSLATE, "--engine" },
                   { TIMEOUT, TRANSLATE, "--timeout" }, { TO, TRANSLATE, "--to" },
                   { TERMS, RESTORE, "--terms" } };
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
        if (passed[i].option == option)
            add_option(&job->commands[passed[i].stage], passed[i].name, argument);
    job->to_given |= option == TO;
    job->mark |= option == MARK;
    if (option == RECORDS)
        job->records = argument;
    if (option == DATA)
        set_data(job, argument);
    return option == FAIL_ON ? satz_verdict_set(&job->verdict, argument, error) : SATZ_OK;
}

static enum satz_status parse(struct job *job, struct satz_options *options, struct satz_error *error) {
    size_t option;
    for (int stage = 0; stage < STAGES; stage++) {
        struct satz_buffer program = SATZ_BUFFER_INIT;
        satz_tool_sibling(stage_names[stage], &program);
        add_word(&job->commands[stage], satz_buffer_detach(&program));
    }
    while (satz_tool_option(options, &option))
        if (set_option(job, option, (char *)options->argument, error) != SATZ_OK)
            return SATZ_FAILED;
    if (options->operands != 2 || !job->to_given)
        return satz_error_set(error, "needs INPUT, OUTPUT and --to=LANG; see %s --help", usage.tool);
    job->input = options->argv[1];
    job->output = options->argv[2];
    add_word(&job->commands[SEGMENT], "--");
    add_word(&job->commands[SEGMENT], job->input);
    if (options->after < options->argc)
        add_word(&job->commands[TRANSLATE], "--");
    for (int i = options->after; i < options->argc; i++)
        add_word(&job->commands[TRANSLATE], options->argv[i]);
    return SATZ_OK;
}

/* Starts the chain; `*last` is where its records come out. */
static enum satz_status start(struct job *job, int *last, struct satz_error *error) {
    int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    enum satz_status status = input < 0 ? satz_error_set_errno(error, "/dev/null") : SATZ_OK;
    for (int stage = 0; status == SATZ_OK && stage < STAGES; stage++) {
        struct command *command = &job->commands[stage];
        int ends[2];
        if ((status = satz_pipe_open(ends, error)) != SATZ_OK)
            break;
        status = satz_process_start(&command->process, command->words, input, ends[1], -1, false, error);
        close(ends[1]);
        close(input);
        input = ends[0];
    }
    *last = input;
    return status;
}

/* Waits for all of them; the first that failed has said why itself. */
static enum satz_status finish(struct job *job, struct satz_error *error) {
    enum satz_status result = SATZ_OK;
    for (int stage = 0; stage < STAGES; stage++) {
        struct satz_process *process = &job->commands[stage].process;
        int code = 0;
        if (!process->id)
            continue;
        enum satz_status status = satz_process_wait(process, &code, error);
        if (status == SATZ_OK && code > SATZ_EXIT_FINDINGS)
            status = satz_error_set_at(error, job->input, 0, "satz-%s failed (exit code %d); no output was written",
                                       stage_names[stage], code);
        if (result == SATZ_OK)
            result = status;
    }
    return result;
}

static enum satz_status join_records(struct job *job, struct satz_reader *reader, struct satz_joiner *joiner,
                                     struct satz_output *output, struct satz_output *records,
                                     struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK) {
        if ((status = satz_summary_add(&job->summary, &record, error)) != SATZ_OK ||
            (status = satz_joiner_add(joiner, &record, output, error)) != SATZ_OK)
            break;
        satz_verdict_add(&job->verdict, &record);
        if (records)
            satz_record_write(&record, records);
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status == SATZ_END ? satz_joiner_end(joiner, error) : status;
}

static enum satz_status close_or_discard(struct satz_output *output, enum satz_status status,
                                         struct satz_error *error) {
    if (status == SATZ_OK)
        return satz_output_close(output, error);
    satz_output_discard(output);
    return status;
}

/* Reads what the chain says and writes the document; it appears only where all went well. */
static enum satz_status write_outputs(struct job *job, const struct satz_data *data, struct satz_reader *reader,
                                      struct satz_error *error) {
    struct satz_output output, records;
    struct satz_joiner joiner;
    if (satz_output_create(&output, job->output, error) != SATZ_OK)
        return SATZ_FAILED;
    if (job->records && satz_output_create(&records, job->records, error) != SATZ_OK)
        return close_or_discard(&output, SATZ_FAILED, error);
    satz_joiner_init(&joiner, data);
    joiner.mark = job->mark;
    enum satz_status status = join_records(job, reader, &joiner, &output, job->records ? &records : NULL, error);
    satz_joiner_release(&joiner);
    satz_reader_release(reader); /* a stage that still writes ends now */
    struct satz_error why = SATZ_ERROR_INIT;
    enum satz_status finished = finish(job, &why);
    if (finished != SATZ_OK) { /* the cause; what the reader saw is its consequence */
        *error = why;
        status = finished;
    }
    if (job->records)
        status = close_or_discard(&records, status, error);
    return close_or_discard(&output, status, error);
}

static enum satz_status run(struct job *job, struct satz_error *error) {
    struct satz_data data;
    int last;
    if (satz_data_open(&data, job->data, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = start(job, &last, error);
    struct satz_reader reader;
    satz_reader_init_descriptor(&reader, last, job->input);
    if (status == SATZ_OK) {
        status = write_outputs(job, &data, &reader, error);
    } else {
        struct satz_error ignored;
        satz_reader_release(&reader);
        (void)finish(job, &ignored);
    }
    satz_data_close(&data);
    return status;
}

static int print_summary(const struct job *job) {
    struct satz_output output;
    struct satz_buffer line = SATZ_BUFFER_INIT;
    satz_output_standard(&output);
    satz_buffer_add_format(&line, "%s: ", job->output);
    satz_summary_line(&job->summary, &line);
    satz_buffer_add_byte(&line, '\n');
    satz_output_add(&output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
    return satz_tool_close(usage.tool, &output, satz_verdict_code(&job->verdict));
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct job job = { .verdict = { .fail_on = SATZ_ERROR } };
    satz_options_init(&options, &usage, argc, argv);
    options.stop_at_dashes = true;
    enum satz_status status = parse(&job, &options, &error);
    if (status == SATZ_OK)
        status = run(&job, &error);
    int code = status == SATZ_OK ? print_summary(&job) : satz_tool_fail(usage.tool, &error);
    for (int stage = 0; stage < STAGES; stage++)
        free(job.commands[stage].words[0]);
    return code;
}
