/* satz-translate: asks a translation memory, then an engine. */
#include "translate/translator.h"

#include <signal.h>
#include <unistd.h>

#include "probe/probe.h"
#include "stream/document.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 't', "to", "LANG", "the target language; must be given" },
    { 'm', "memory", "FILE", "a TMX file, or a folder of them; may be given more than once" },
    { '\0', "fuzzy", "N", "suggest what is N per cent alike (default 75; 100: nothing)" },
    { 'c', "cache", "FILE", "keep the engine's answers in this SQLite file" },
    { 'j', "jobs", "N", "engines side by side (default 1)" },
    { 'b', "batch", "N", "lines an engine is given at a time (default 64; with --realign 1024)" },
    { '\0', "timeout", "S", "seconds an engine may pause (default 120)" },
    { 'e', "engine", "NAME", "take COMMAND for this engine of engines.tsv" },
    { '\0', "form", "NAME", "the form of placeholders, as engines.tsv names it" },
    { '\0', "shell", NULL, "COMMAND is one word, which a shell runs" },
    { '\0', "realign", NULL, "align answers of other lines than were asked with the segments" },
    { '\0', "pseudo", NULL, "instead of an engine: a pseudo-translation" },
    { '\0', "probe", NULL, "translate nothing: measure which form of placeholders COMMAND keeps" },
    { '\0', "from", "LANG", "with --probe: the source language (default that of the first record, else de)" },
    SATZ_OPTION_FAIL_ON,
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { TO = SATZ_OPTION_FIRST, MEMORY, FUZZY, CACHE, JOBS, BATCH, TIMEOUT, ENGINE, FORM, SHELL, REALIGN, PSEUDO,
       PROBE, FROM, FAIL_ON, DATA };

static const struct satz_usage usage = {
    "satz-translate", "[OPTION]... --to LANG [FILE]... [-- COMMAND [ARG]...]",
    "Translate the records of the stream by a translation memory and by an engine.", option_table,
    "satz-segment release.txt | satz-protect | satz-translate --to de -- cat",
};

/* Records of one call hold at most about so much memory. */
#define WINDOW_LIMIT ((size_t)16 << 20)

static volatile sig_atomic_t stopped;

static void stop(int number) {
    stopped = number;
}

struct job {
    struct satz_translator_options options;
    struct satz_tool_files memories;
    const char *data;
    struct satz_verdict verdict;
    const char *from;
    bool to_given, probe;
};

static enum satz_status set_number(struct job *job, const struct satz_options *options, size_t option,
                                   struct satz_error *error) {
    static const struct {
        size_t option;
        long most;
    } limits[] = { { FUZZY, 100 }, { JOBS, 256 }, { BATCH, 100000 }, { TIMEOUT, 86400 } };
    long value;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (limits[i].option != option)
            continue;
        if (satz_options_number(options, option, 1, limits[i].most, &value, error) != SATZ_OK)
            return SATZ_FAILED;
        if (option == FUZZY)
            job->options.fuzzy = (unsigned)value;
        else if (option == JOBS)
            job->options.jobs = (size_t)value;
        else if (option == BATCH)
            job->options.batch = (size_t)value;
        else
            job->options.timeout = value;
    }
    return SATZ_OK;
}

static enum satz_status set_option(struct job *job, const struct satz_options *options, size_t option,
                                   struct satz_error *error) {
    switch (option) {
    case TO:
        job->to_given = true;
        return satz_language_parse(options->argument, &job->options.to, error);
    case MEMORY:
        return satz_tool_files_add(&job->memories, "memory", options->argument, error);
    case CACHE:
        job->options.cache = options->argument;
        break;
    case ENGINE:
        job->options.engine = options->argument;
        break;
    case FORM:
        job->options.form = options->argument;
        break;
    case SHELL:
        job->options.shell = true;
        break;
    case REALIGN:
        job->options.realign = true;
        break;
    case PSEUDO:
        job->options.pseudo = true;
        break;
    case PROBE:
        job->probe = true;
        break;
    case FROM:
        job->from = options->argument;
        break;
    case FAIL_ON:
        return satz_verdict_set(&job->verdict, options->argument, error);
    case DATA:
        job->data = options->argument;
        break;
    default:
        return set_number(job, options, option, error);
    }
    return SATZ_OK;
}

/* What goes together; `words`: those of the command. */
static enum satz_status check(const struct job *job, int words, struct satz_error *error) {
    if (!job->to_given && !job->probe)
        return satz_error_set(error, "needs --to LANG; see %s --help", usage.tool);
    if (job->probe && words == 0)
        return satz_error_set(error, "option --probe takes a command after --; there is none");
    if (job->from && !job->probe)
        return satz_error_set(error, "option --from belongs to --probe: a record says itself what language it is of");
    if (job->options.shell && words != 1)
        return satz_error_set(error, "option --shell takes the command as one word after --, not as %d", words);
    if (job->options.pseudo && words > 0)
        return satz_error_set(error, "option --pseudo takes the place of a command; there is one");
    return SATZ_OK;
}

static enum satz_status parse(struct job *job, struct satz_options *options, struct satz_error *error) {
    size_t option;
    options->stop_at_dashes = true;
    while (satz_tool_option(options, &option))
        if (set_option(job, options, option, error) != SATZ_OK)
            return SATZ_FAILED;
    job->options.memory_count = job->memories.count;
    if (!job->options.batch)
        job->options.batch = job->options.realign ? 1024 : 64;
    int words = options->argc - options->after;
    if (words > 0)
        job->options.command = options->argv + options->after;
    return check(job, words, error);
}

/* What the probe is asked with: records where there are any, with a terminal none. */
static enum satz_status corpus_read(struct satz_probe_corpus *corpus, const struct satz_options *options,
                                    struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    struct satz_reader reader;
    bool html = false;
    if (!options->operands && isatty(STDIN_FILENO))
        return SATZ_OK;
    satz_reader_init(&reader, options->argv + 1, (size_t)options->operands);
    while (status == SATZ_OK && corpus->count < SATZ_PROBE_SEGMENTS && corpus->arena.total < WINDOW_LIMIT) {
        struct satz_record record;
        status = satz_reader_next(&reader, &corpus->arena, &record, error);
        if (status == SATZ_OK && satz_record_size(&record, "seg") == 1)
            html = satz_record_is_html(&record);
        if (status == SATZ_OK)
            status = satz_probe_corpus_add(corpus, &record, html, error);
    }
    satz_reader_release(&reader);
    return status == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
}

/* What engines complained about, on our own standard error. */
static void complaints_show(struct satz_buffer *text) {
    if (text->size) {
        (void)!write(STDERR_FILENO, text->data, text->size);
        if (text->data[text->size - 1] != '\n')
            (void)!write(STDERR_FILENO, "\n", 1);
    }
    satz_buffer_reset(text);
}

static void forms_show(void *progress, size_t forms) {
    satz_progress_show(progress, "forms", forms);
}

static enum satz_status forms_measure(const struct job *job, const struct satz_data *data,
                                      const struct satz_options *options, struct satz_probe *measured,
                                      struct satz_error *error) {
    const struct satz_translator_options *given = &job->options;
    struct satz_progress progress = satz_progress_begin(usage.tool);
    const struct satz_probe_options wanted = { .command = given->command, .shell = given->shell,
                                               .to = job->to_given ? given->to.tag : NULL, .jobs = given->jobs,
                                               .batch = given->batch, .timeout = given->timeout, .stop = &stopped,
                                               .told = forms_show, .context = &progress };
    struct satz_probe_corpus corpus;
    satz_probe_corpus_init(&corpus, job->from);
    enum satz_status status = corpus_read(&corpus, options, error);
    if (status == SATZ_OK)
        status = satz_probe_corpus_close(&corpus, data, error);
    if (status == SATZ_OK)
        status = satz_probe_run(measured, data, &wanted, &corpus, error);
    satz_progress_end(&progress);
    satz_probe_corpus_release(&corpus);
    return status;
}

/* Where a signal stopped the work, ends by it. */
static void stop_follow(struct satz_output *output) {
    satz_output_flush(output);
    signal(stopped, SIG_DFL);
    raise(stopped);
}

static int probe(const struct job *job, const struct satz_data *data, const struct satz_options *options) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_output output;
    struct satz_probe measured;
    satz_probe_init(&measured);
    satz_output_standard(&output);
    enum satz_status status = forms_measure(job, data, options, &measured, &error);
    complaints_show(&measured.complaints);
    if (status == SATZ_FAILED && stopped)
        stop_follow(&output);
    if (status == SATZ_OK && isatty(STDOUT_FILENO))
        satz_probe_write_table(&measured, &output);
    else if (status == SATZ_OK)
        satz_probe_write_rows(&measured, &output);
    satz_probe_release(&measured);
    return satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
}

/* Records that are translated together. */
struct window {
    struct satz_arena arena;
    struct satz_record *records; /* as many as the translator wants */
    size_t count;
    enum satz_status ended;      /* why no more records follow; SATZ_OK: more may */
    struct satz_error error;     /* where that was a failure */
};

static void window_fill(struct window *window, struct satz_reader *reader, size_t most) {
    satz_arena_reset(&window->arena);
    window->count = 0;
    while (window->ended == SATZ_OK && window->count < most && window->arena.total < WINDOW_LIMIT) {
        window->ended = satz_reader_next(reader, &window->arena, &window->records[window->count], &window->error);
        window->count += window->ended == SATZ_OK;
    }
}

static void window_write(const struct window *window, size_t count, struct job *job, struct satz_output *output) {
    for (size_t i = 0; i < count; i++) {
        satz_verdict_add(&job->verdict, &window->records[i]);
        satz_record_write(&window->records[i], output);
    }
    satz_output_flush(output);
}

static enum satz_status translate(struct job *job, struct satz_translator *translator, struct satz_reader *reader,
                                  struct satz_output *output, struct satz_error *error) {
    size_t most = satz_translator_window(translator), done, all = 0;
    struct window window = { .arena = SATZ_ARENA_INIT, .error = SATZ_ERROR_INIT };
    struct satz_progress progress = satz_progress_begin(usage.tool);
    struct satz_arena names = SATZ_ARENA_INIT;
    enum satz_status status = SATZ_OK;
    window.records = satz_arena_get_array(&names, most, sizeof *window.records);
    while (status == SATZ_OK && window.ended == SATZ_OK && !output->failure) {
        window_fill(&window, reader, most);
        status = satz_translator_run(translator, window.records, window.count, &done, error);
        window_write(&window, done, job, output);
        satz_progress_show(&progress, "segments", all += done);
        complaints_show(satz_translator_complaints(translator));
    }
    satz_progress_end(&progress);
    if (status == SATZ_OK && window.ended == SATZ_FAILED) {
        *error = window.error;
        status = SATZ_FAILED;
    }
    satz_arena_release(&window.arena);
    satz_arena_release(&names);
    return status;
}

/* An engine's end must not end us; being ended, we end the engines first. */
static void signals_set(void) {
    struct sigaction action = { .sa_handler = stop, .sa_flags = (int)SA_RESETHAND };
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static int run(struct job *job, const struct satz_data *data, const struct satz_options *options) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_translator *translator;
    struct satz_reader reader;
    struct satz_output output;
    if (satz_translator_new(&translator, &job->options, data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_reader_init(&reader, options->argv + 1, (size_t)options->operands);
    satz_output_standard(&output);
    enum satz_status status = translate(job, translator, &reader, &output, &error);
    if (status == SATZ_FAILED && stopped)
        stop_follow(&output);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&job->verdict));
    satz_reader_release(&reader);
    satz_translator_free(translator);
    return code;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct satz_data data = { SATZ_BUFFER_INIT };
    static struct job job;
    job = (struct job){ .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    job.options = (struct satz_translator_options){ .memories = job.memories.paths, .fuzzy = 75, .jobs = 1,
                                                    .timeout = 120, .stop = &stopped };
    satz_options_init(&options, &usage, argc, argv);
    signals_set();
    if (parse(&job, &options, &error) != SATZ_OK || satz_data_open(&data, job.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    int code = job.probe ? probe(&job, &data, &options) : run(&job, &data, &options);
    satz_data_close(&data);
    return code;
}
