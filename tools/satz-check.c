/* satz-check: what a person should look at in a source and its translation. */
#include <stdio.h>

#include "base/map.h"
#include "check/check.h"
#include "check/silence.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    SATZ_OPTION_FAIL_ON,
    { '\0', "only", "LIST", "only these checks, by name, or source or target; separated by commas" },
    { '\0', "skip", "LIST", "all checks but these" },
    { '\0', "config", "FILE", "levels and numbers of the checks, as --list prints them; may be given several times" },
    { '\0', "fix", NULL, "mend in tgt what is sure" },
    { '\0', "silence", "FILE", "findings that nobody wants to see again; may be given several times" },
    { '\0', "stale", "LEVEL", "what a row of --silence is that silences nothing: warning (the default), error, off" },
    { '\0', "baseline", "FILE", "write a row for --silence for each finding" },
    { 'l', "list", NULL, "list the checks and exit" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FAIL_ON = SATZ_OPTION_FIRST, ONLY, SKIP, CONFIG, FIX, SILENCE, STALE, BASELINE, LIST, TERMS, DATA };

static const struct satz_usage usage = {
    "satz-check", "[OPTION]... [FILE]...",
    "Check sources and their translations: numbers, names, quotations, marks, and what a text lacks.", option_table,
    "satz-segment release.txt | satz-check --only source",
};

/* A row that may stand in a file for --config, with what else there is to say of the check. */
static void add_row(struct satz_buffer *line, const struct satz_check *entry, const char *setting,
                    const char *explanation) {
    static const char *const sides[] = { "", "source", "target", "both" };
    satz_buffer_add_format(line, "%s\t%s\t%s\t%s\t%s\n", entry->id, entry->languages, setting, sides[entry->sides],
                           explanation);
}

static int print_list(void) {
    struct satz_output output;
    struct satz_buffer line = SATZ_BUFFER_INIT, setting = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&line, "check\tlanguages\tsetting\tside\texplanation\n");
    for (size_t i = 0; i < satz_check_count; i++) {
        const struct satz_check *entry = &satz_check_table[i];
        add_row(&line, entry, satz_level_name(entry->level), entry->explanation);
        for (size_t k = 0; k < SATZ_CHECK_PARAMETERS && entry->parameters[k].name; k++) {
            satz_buffer_reset(&setting);
            satz_buffer_add_format(&setting, "%s=%zu", entry->parameters[k].name, entry->parameters[k].number);
            add_row(&line, entry, setting.data, entry->explanation);
        }
    }
    satz_output_standard(&output);
    satz_output_add(&output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
    satz_buffer_release(&setting);
    return satz_tool_close(usage.tool, &output, SATZ_EXIT_DONE);
}

enum stale { STALE_OFF, STALE_WARNING, STALE_ERROR };

struct settings {
    struct satz_tool_files terms, configs, silence;
    const char *data, *only, *skip, *baseline;
    bool list, fix;
    enum stale stale;
    struct satz_verdict verdict;
};

/* What a run works with. */
struct run {
    struct satz_checker *checker;
    struct satz_silencers silencers;
    struct satz_verdict *verdict;
    struct satz_output output, rows;
    struct satz_output *baseline; /* `rows`; NULL: none is wanted */
    struct satz_map written;      /* rows of the baseline */
    struct satz_arena arena;
};

/* A row for each finding that is not silenced, once. */
static enum satz_status add_baseline(struct run *run, struct satz_record *record, struct satz_error *error) {
    struct satz_finding_list findings;
    struct satz_buffer row = SATZ_BUFFER_INIT;
    size_t ignored;
    if (satz_findings_read(record, &findings, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < findings.count; i++) {
        satz_buffer_reset(&row);
        satz_silencer_write(record, &findings.items[i], "there when the baseline was drawn", &row);
        if (satz_finding_is_silenced(&findings.items[i]) || satz_map_get(&run->written, satz_buffer_slice(&row), &ignored))
            continue;
        satz_map_set(&run->written, satz_arena_copy(&run->arena, satz_buffer_slice(&row)), 1);
        satz_output_add(run->baseline, satz_buffer_slice(&row));
    }
    satz_buffer_release(&row);
    return SATZ_OK;
}

static enum satz_status deliver(struct run *run, struct satz_record *record, struct satz_error *error) {
    if (satz_silencers_apply(&run->silencers, record, error) != SATZ_OK ||
        (run->baseline && add_baseline(run, record, error) != SATZ_OK))
        return SATZ_FAILED;
    satz_verdict_add(run->verdict, record);
    satz_record_write(record, &run->output);
    return SATZ_OK;
}

/* Checks document after document. */
static enum satz_status check(struct run *run, struct satz_reader *reader, struct satz_error *error) {
    struct satz_document document;
    enum satz_status status;
    satz_document_init(&document);
    while ((status = satz_document_read(&document, reader, error)) == SATZ_OK && !run->output.failure) {
        size_t done;
        enum satz_status checked = satz_check_document(run->checker, &document, &done, error);
        for (size_t i = 0; status == SATZ_OK && i < done; i++)
            status = deliver(run, &document.records[i], error);
        status = checked == SATZ_OK ? status : checked;
        if (status != SATZ_OK)
            break;
    }
    satz_document_release(&document);
    return status;
}

static enum satz_status set_stale(struct settings *settings, const char *word, struct satz_error *error) {
    static const char *const words[] = { "off", "warning", "error" };
    for (int i = STALE_OFF; i <= STALE_ERROR; i++) {
        if (strcmp(word, words[i]) != 0)
            continue;
        settings->stale = (enum stale)i;
        return SATZ_OK;
    }
    return satz_error_set(error, "option --stale takes warning, error or off, not '%s'", word);
}

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case ONLY: settings->only = argument; break;
    case SKIP: settings->skip = argument; break;
    case CONFIG: return satz_tool_files_add(&settings->configs, "config", argument, error);
    case FIX: settings->fix = true; break;
    case SILENCE: return satz_tool_files_add(&settings->silence, "silence", argument, error);
    case STALE: return set_stale(settings, argument, error);
    case BASELINE: settings->baseline = argument; break;
    case LIST: settings->list = true; break;
    case TERMS: return satz_tool_files_add(&settings->terms, "terms", argument, error);
    case DATA: settings->data = argument; break;
    }
    return SATZ_OK;
}

static struct satz_checker *open_checker(const struct settings *settings, const struct satz_data *data,
                                         struct satz_error *error) {
    struct satz_checker *checker = satz_checker_new(data, error);
    enum satz_status status = checker ? SATZ_OK : SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < settings->terms.count; i++)
        status = satz_checker_add_terms(checker, settings->terms.paths[i], error);
    if (status == SATZ_OK && settings->only)
        status = satz_checker_only(checker, settings->only, error);
    if (status == SATZ_OK && settings->skip)
        status = satz_checker_skip(checker, settings->skip, error);
    for (size_t i = 0; status == SATZ_OK && i < settings->configs.count; i++)
        status = satz_checker_configure(checker, settings->configs.paths[i], error);
    if (status == SATZ_OK && settings->fix)
        satz_checker_mend(checker);
    if (status == SATZ_OK)
        return checker;
    satz_checker_free(checker);
    return NULL;
}

static void run_release(struct run *run) {
    satz_silencers_release(&run->silencers);
    satz_checker_free(run->checker);
    satz_map_release(&run->written);
    satz_arena_release(&run->arena);
}

static enum satz_status run_open(struct run *run, struct settings *settings, const struct satz_data *data,
                                 struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    run->verdict = &settings->verdict;
    satz_silencers_init(&run->silencers);
    satz_map_init(&run->written);
    satz_arena_init(&run->arena);
    for (size_t i = 0; status == SATZ_OK && i < settings->silence.count; i++)
        status = satz_silencers_load(&run->silencers, settings->silence.paths[i], error);
    if (status == SATZ_OK && !(run->checker = open_checker(settings, data, error)))
        status = SATZ_FAILED;
    if (status == SATZ_OK && settings->baseline) {
        status = satz_output_create(&run->rows, settings->baseline, error);
        run->baseline = &run->rows;
        if (status == SATZ_OK)
            satz_output_add_string(run->baseline, "check\tdoc\tlanguages\twords\treason\n");
    }
    if (status != SATZ_OK)
        run_release(run);
    return status;
}

/* Says which rows silenced nothing, and whether that is an error. */
static bool say_stale(const struct run *run, enum stale stale) {
    bool any = false;
    for (size_t i = 0; i < run->silencers.count; i++) {
        const struct satz_silencer *item = &run->silencers.items[i];
        if (item->used || stale == STALE_OFF)
            continue;
        struct satz_error warning = SATZ_ERROR_INIT;
        (void)satz_error_set_at(&warning, item->file, item->line, "silences nothing");
        satz_tool_warn(usage.tool, &warning);
        any = true;
    }
    return any && stale == STALE_ERROR;
}

/* Reads, checks and writes it all; the exit code. */
static int work(struct run *run, const struct settings *settings, char *const *paths, size_t count) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_reader reader;
    satz_reader_init(&reader, paths, count);
    satz_output_standard(&run->output);
    enum satz_status status = check(run, &reader, &error);
    int code = satz_verdict_code(run->verdict);
    if (status == SATZ_END && say_stale(run, settings->stale))
        code = SATZ_EXIT_FINDINGS;
    code = satz_tool_finish(usage.tool, &run->output, status, &error, code);
    if (run->baseline)
        code = satz_tool_close(usage.tool, run->baseline, code);
    satz_reader_release(&reader);
    return code;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .stale = STALE_WARNING, .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct run run = { .checker = NULL };
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (settings.list)
        return print_list();
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    if (run_open(&run, &settings, &data, &error) != SATZ_OK) {
        satz_data_close(&data);
        return satz_tool_fail(usage.tool, &error);
    }
    int code = work(&run, &settings, argv + 1, (size_t)options.operands);
    run_release(&run);
    satz_data_close(&data);
    return code;
}
