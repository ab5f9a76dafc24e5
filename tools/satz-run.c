/* satz-run: the whole chain for one file and one language, without a shell: what a CAT tool calls. */
#include <fcntl.h>
#include <signal.h>
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
    { '\0', "charset", "CHARSET", "charset of the input (default: auto, found out)" },
    { '\0', "output-charset", "CHARSET", "charset of the output (default: UTF-8)" },
    { '\0', "loss", "fail|translit|ncr|mark", "for what that charset does not hold (default: fail)" },
    { 'm', "memory", "PATH", "a translation memory, a .tmx file or a folder of them; may be repeated" },
    { '\0', "fuzzy", "PERCENT", "suggest matches of the memory from here on (75)" },
    { '\0', "terms", "FILE", "terms to hold or translate as said there; may be repeated" },
    { '\0', "quotes", "hold|draft|marks|off", "what is done with quotations (default: hold)" },
    { 'e', "engine", "NAME", "the engine's name in engines.tsv, for the form of its placeholders" },
    { '\0', "timeout", "SECONDS", "how long the engine may take for a batch" },
    { '\0', "skip", "LIST", "checks that are not made, as satz-check --list names them" },
    { '\0', "config", "FILE", "levels and numbers of the checks; may be repeated" },
    { '\0', "silence", "FILE", "findings that nobody wants to see again; may be repeated" },
    { '\0', "fix", NULL, "mend in the translation what is sure" },
    { '\0', "spell", "both|src|tgt|off", "the sides that are spelled (default: both)" },
    { '\0', "words", "FILE", "words that are spelled right, or a .dic file; may be repeated" },
    { '\0', "mark", NULL, "show in the output what is untranslated" },
    { '\0', "records", "FILE", "keep the finished records here" },
    { '\0', "report", "FILE", "report the findings here: .html a page, .sarif SARIF, else a line each" },
    { '\0', "tmx", "FILE", "keep the finished translations here, as a translation memory" },
    { 'f', "fail-on", "LEVEL", "exit 1 on a finding of this level or above: info, warning, error (the default); never" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum {
    TO = SATZ_OPTION_FIRST, FROM, FORMAT, CHARSET, OUTPUT_CHARSET, LOSS, MEMORY, FUZZY, TERMS, QUOTES, ENGINE, TIMEOUT, SKIP, CONFIG, SILENCE,
    FIX, SPELL_SIDES, WORDS, MARK, RECORDS, REPORT, TMX, FAIL_ON, DATA
};

static const struct satz_usage usage = {
    "satz-run", "INPUT OUTPUT --to=LANG [OPTION]... [-- COMMAND [ARGUMENT]...]",
    "Bring one document into one language: all the filters, one after the other.", option_table,
    "satz-run release.de.txt release.es.txt --to=es --memory=memory -- my-engine {to}",
};

/* The words of one command, ended by NULL when it is started. */
struct command {
    char *words[128];
    size_t count;
    struct satz_process process;
};

/* The chain; what comes after it, where it is asked for: the output's charset, the report, the memory. */
enum stage { RECODE, SEGMENT, PROTECT, TRANSLATE, RESTORE, SPELL, CHECK, STAGES, DELIVER = STAGES, SHOW, KEEP, COMMANDS };
static const char *const command_names[COMMANDS] = { "recode", "segment", "protect", "translate", "restore", "spell",
                                                     "check",  "recode",  "report",  "export" };

struct job {
    char *input, *output, *report, *tmx;
    const char *records; /* given, or a temporary file for what needs it; NULL: none */
    struct satz_buffer temporary;
    const char *data;
    bool to_given, mark, deliver, spell;
    struct satz_verdict verdict;
    struct command commands[COMMANDS];
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
    static const enum stage readers[] = { SEGMENT, PROTECT, TRANSLATE, RESTORE, CHECK, SPELL, KEEP };
    job->data = folder;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        add_option(&job->commands[readers[i]], "--data", folder);
}

/* Hands an option on to the stages whose it is. */
static void pass_option(struct job *job, size_t option, const char *argument) {
    static const struct {
        size_t option;
        enum stage stage;
        const char *name;
    } passed[] = {
        { CHARSET, RECODE, "--from" },     { FROM, SEGMENT, "--lang" },         { FORMAT, SEGMENT, "--format" },
        { TERMS, PROTECT, "--terms" },     { MEMORY, TRANSLATE, "--memory" },   { FUZZY, TRANSLATE, "--fuzzy" },
        { ENGINE, TRANSLATE, "--engine" }, { TIMEOUT, TRANSLATE, "--timeout" }, { TO, TRANSLATE, "--to" },
        { TERMS, RESTORE, "--terms" },     { TERMS, CHECK, "--terms" },         { SKIP, CHECK, "--skip" },
        { CONFIG, CHECK, "--config" },     { SILENCE, CHECK, "--silence" },
        { TERMS, SPELL, "--terms" },       { WORDS, SPELL, "--words" },         { OUTPUT_CHARSET, DELIVER, "--to" },
        { LOSS, DELIVER, "--loss" },       { TO, DELIVER, "--lang" },           { QUOTES, PROTECT, "--quotes" },
    };
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
        if (passed[i].option == option)
            add_option(&job->commands[passed[i].stage], passed[i].name, argument);
}

static enum satz_status set_spell(struct job *job, const char *sides, struct satz_error *error) {
    job->spell = strcmp(sides, "off") != 0;
    if (job->spell && strcmp(sides, "both") != 0 && strcmp(sides, "src") != 0 && strcmp(sides, "tgt") != 0)
        return satz_error_set(error, "option --spell takes both, src, tgt or off, not '%s'", sides);
    if (job->spell)
        add_option(&job->commands[SPELL], "--side", sides);
    return SATZ_OK;
}

static enum satz_status set_option(struct job *job, size_t option, char *argument, struct satz_error *error) {
    pass_option(job, option, argument);
    switch (option) {
    case TO: job->to_given = true; break;
    case FIX: add_word(&job->commands[CHECK], "--fix"); break;
    case MARK: job->mark = true; break;
    case OUTPUT_CHARSET: job->deliver = true; break;
    case SPELL_SIDES: return set_spell(job, argument, error);
    case RECORDS: job->records = argument; break;
    case REPORT: job->report = argument; break;
    case TMX: job->tmx = argument; break;
    case DATA: set_data(job, argument); break;
    case FAIL_ON: return satz_verdict_set(&job->verdict, argument, error);
    }
    return SATZ_OK;
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool ends(const char *path, const char *ending) {
    return satz_slice_ends(satz_slice_of(path), satz_slice_of(ending));
}

/* The words that follow from the operands and from one another. */
static void complete_words(struct job *job, const struct satz_options *options) {
    add_word(&job->commands[RECODE], "--");
    add_word(&job->commands[RECODE], job->input);
    add_option(&job->commands[SEGMENT], "--doc", name_of(job->input));
    if (options->after < options->argc)
        add_word(&job->commands[TRANSLATE], "--");
    for (int i = options->after; i < options->argc; i++)
        add_word(&job->commands[TRANSLATE], options->argv[i]);
    if (!job->report)
        return;
    const char *format = ends(job->report, ".html") ? "html" : ends(job->report, ".sarif") ? "sarif" : "lines";
    add_option(&job->commands[SHOW], "--format", format);
    add_option(&job->commands[SHOW], "--path", job->input);
    add_option(&job->commands[SHOW], "--output", job->report);
}

static enum satz_status parse(struct job *job, struct satz_options *options, struct satz_error *error) {
    size_t option;
    for (int i = 0; i < COMMANDS; i++) {
        struct satz_buffer program = SATZ_BUFFER_INIT;
        satz_tool_sibling(command_names[i], &program);
        add_word(&job->commands[i], satz_buffer_detach(&program));
    }
    add_option(&job->commands[SPELL], "--side", "both"); /* the last one counts */
    while (satz_tool_option(options, &option))
        if (set_option(job, option, (char *)options->argument, error) != SATZ_OK)
            return SATZ_FAILED;
    if (options->operands != 2 || !job->to_given)
        return satz_error_set(error, "needs INPUT, OUTPUT and --to=LANG; see %s --help", usage.tool);
    job->input = options->argv[1];
    job->output = options->argv[2];
    complete_words(job, options);
    return SATZ_OK;
}

/* Starts the chain; `*last` is where its records come out. */
static enum satz_status start(struct job *job, int *last, struct satz_error *error) {
    int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    enum satz_status status = input < 0 ? satz_error_set_errno(error, "/dev/null") : SATZ_OK;
    for (int stage = 0; status == SATZ_OK && stage < STAGES; stage++) {
        struct command *command = &job->commands[stage];
        int ends[2];
        if (stage == SPELL && !job->spell)
            continue;
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

/* Waits for commands [first, end); the first that failed has said why itself. */
static enum satz_status finish(struct job *job, int first, int end, struct satz_error *error) {
    enum satz_status result = SATZ_OK;
    for (int i = first; i < end; i++) {
        struct satz_process *process = &job->commands[i].process;
        int code = 0;
        if (!process->id)
            continue;
        enum satz_status status = satz_process_wait(process, &code, error);
        if (status == SATZ_OK && code > SATZ_EXIT_FINDINGS)
            status = satz_error_set_at(error, job->input, 0, "satz-%s failed (exit code %d)%s", command_names[i], code,
                                       i <= DELIVER ? "; no output was written" : "");
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

/* Where another charset was asked for, what is joined goes through satz-recode into `output`. */
static enum satz_status begin_delivery(struct job *job, struct satz_output *output, struct satz_output *joined,
                                       struct satz_error *error) {
    struct command *command = &job->commands[DELIVER];
    int ends[2];
    if (satz_pipe_open(ends, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_output_descriptor(joined, ends[1], "satz-recode");
    enum satz_status status =
        satz_process_start(&command->process, command->words, ends[0], output->descriptor, -1, false, error);
    close(ends[0]);
    return status;
}

/* Joins what the chain says, and waits for its end; the cause of a failure is what a stage says. */
static enum satz_status join(struct job *job, const struct satz_data *data, struct satz_reader *reader,
                             struct satz_output *output, struct satz_output *records, struct satz_error *error) {
    struct satz_output joined;
    struct satz_joiner joiner;
    struct satz_error why = SATZ_ERROR_INIT;
    enum satz_status status = job->deliver ? begin_delivery(job, output, &joined, error) : SATZ_OK;
    satz_joiner_init(&joiner, data);
    joiner.mark = job->mark;
    if (status == SATZ_OK)
        status = join_records(job, reader, &joiner, job->deliver ? &joined : output, records, error);
    satz_joiner_release(&joiner);
    satz_reader_release(reader); /* a stage that still writes ends now */
    if (job->deliver && satz_output_close(&joined, &why) != SATZ_OK && status == SATZ_OK) {
        *error = why;
        status = SATZ_FAILED;
    }
    if (finish(job, 0, DELIVER + 1, &why) == SATZ_OK)
        return status;
    *error = why;
    return SATZ_FAILED;
}

/* Writes the document, and the records where they are wanted; they appear only where all went well. */
static enum satz_status write_outputs(struct job *job, const struct satz_data *data, struct satz_reader *reader,
                                      struct satz_error *error) {
    struct satz_output output, records;
    if (satz_output_create(&output, job->output, error) != SATZ_OK)
        return SATZ_FAILED;
    if (job->records && satz_output_create(&records, job->records, error) != SATZ_OK)
        return close_or_discard(&output, SATZ_FAILED, error);
    enum satz_status status = join(job, data, reader, &output, job->records ? &records : NULL, error);
    if (job->records)
        status = close_or_discard(&records, status, error);
    return close_or_discard(&output, status, error);
}

/* The report and the memory are made of records: a file for them, where none is to be kept. */
static enum satz_status need_records(struct job *job, struct satz_error *error) {
    const char *folder = getenv("TMPDIR");
    if (job->records || !(job->report || job->tmx))
        return SATZ_OK;
    satz_buffer_add_format(&job->temporary, "%s/satz-run.XXXXXX", folder && *folder ? folder : "/tmp");
    int descriptor = mkstemp(job->temporary.data);
    if (descriptor < 0)
        return satz_error_set_errno(error, job->temporary.data);
    close(descriptor);
    job->records = job->temporary.data;
    return SATZ_OK;
}

static enum satz_status run_on_records(struct job *job, enum stage stage, int output, struct satz_error *error) {
    struct command *command = &job->commands[stage];
    add_word(command, job->records);
    if (satz_process_start(&command->process, command->words, -1, output, -1, false, error) != SATZ_OK)
        return SATZ_FAILED;
    return finish(job, (int)stage, (int)stage + 1, error);
}

static enum satz_status keep_memory(struct job *job, struct satz_error *error) {
    struct satz_output memory;
    if (satz_output_create(&memory, job->tmx, error) != SATZ_OK)
        return SATZ_FAILED;
    return close_or_discard(&memory, run_on_records(job, KEEP, memory.descriptor, error), error);
}

static enum satz_status run_chain(struct job *job, const struct satz_data *data, struct satz_error *error) {
    struct satz_reader reader;
    struct satz_error ignored;
    int last;
    enum satz_status status = start(job, &last, error);
    satz_reader_init_descriptor(&reader, last, job->input);
    if (status == SATZ_OK)
        return write_outputs(job, data, &reader, error);
    satz_reader_release(&reader);
    (void)finish(job, 0, STAGES, &ignored);
    return status;
}

static enum satz_status run(struct job *job, struct satz_error *error) {
    struct satz_data data;
    if (satz_data_open(&data, job->data, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = need_records(job, error);
    if (status == SATZ_OK)
        status = run_chain(job, &data, error);
    if (status == SATZ_OK && job->report)
        status = run_on_records(job, SHOW, -1, error);
    if (status == SATZ_OK && job->tmx)
        status = keep_memory(job, error);
    if (job->temporary.size)
        unlink(job->temporary.data);
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
    struct job job = { .temporary = SATZ_BUFFER_INIT, .spell = true, .verdict = { .fail_on = SATZ_ERROR } };
    signal(SIGPIPE, SIG_IGN); /* a recoder that gave up has said why */
    satz_options_init(&options, &usage, argc, argv);
    options.stop_at_dashes = true;
    enum satz_status status = parse(&job, &options, &error);
    if (status == SATZ_OK)
        status = run(&job, &error);
    int code = status == SATZ_OK ? print_summary(&job) : satz_tool_fail(usage.tool, &error);
    for (int i = 0; i < COMMANDS; i++)
        free(job.commands[i].words[0]);
    satz_buffer_release(&job.temporary);
    return code;
}
