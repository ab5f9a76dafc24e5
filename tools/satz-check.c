/* satz-check: what a person should look at in a source and its translation. */
#include <stdio.h>

#include "check/check.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    SATZ_OPTION_FAIL_ON,
    { '\0', "only", "LIST", "only these checks, by name, or source or target; separated by commas" },
    { '\0', "skip", "LIST", "all checks but these" },
    { 'l', "list", NULL, "list the checks and exit" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FAIL_ON = SATZ_OPTION_FIRST, ONLY, SKIP, LIST, TERMS, DATA };

static const struct satz_usage usage = {
    "satz-check", "[OPTION]... [FILE]...",
    "Check sources and their translations: numbers, names, quotations, marks, and what a text lacks.", option_table,
    "satz-segment release.txt | satz-check --only source",
};

/* Checks document after document. */
static enum satz_status check(struct satz_checker *checker, struct satz_reader *reader, struct satz_output *output,
                              struct satz_verdict *verdict, struct satz_error *error) {
    struct satz_document document;
    enum satz_status status;
    satz_document_init(&document);
    while ((status = satz_document_read(&document, reader, error)) == SATZ_OK && !output->failure) {
        size_t done;
        status = satz_check_document(checker, &document, &done, error);
        for (size_t i = 0; i < done; i++) {
            satz_verdict_add(verdict, &document.records[i]);
            satz_record_write(&document.records[i], output);
        }
        if (status != SATZ_OK)
            break;
    }
    satz_document_release(&document);
    return status;
}

static int print_list(void) {
    struct satz_output output;
    struct satz_buffer line = SATZ_BUFFER_INIT;
    static const char *const sides[] = { "", "source", "target", "both" };
    satz_output_standard(&output);
    satz_output_add_string(&output, "check\tside\tlevel\tlanguages\texplanation\n");
    for (size_t i = 0; i < satz_check_count; i++) {
        const struct satz_check *entry = &satz_check_table[i];
        satz_buffer_reset(&line);
        satz_buffer_add_format(&line, "%s\t%s\t%s\t%s\t%s\n", entry->id, sides[entry->sides],
                               satz_level_name(entry->level), entry->languages, entry->explanation);
        satz_output_add(&output, satz_buffer_slice(&line));
    }
    satz_buffer_release(&line);
    return satz_tool_close(usage.tool, &output, SATZ_EXIT_DONE);
}

struct settings {
    struct satz_tool_files terms;
    const char *data, *only, *skip;
    bool list;
    struct satz_verdict verdict;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case ONLY: settings->only = argument; break;
    case SKIP: settings->skip = argument; break;
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
    if (status == SATZ_OK)
        return checker;
    satz_checker_free(checker);
    return NULL;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_reader reader;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (settings.list)
        return print_list();
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    struct satz_checker *checker = open_checker(&settings, &data, &error);
    if (!checker) {
        satz_data_close(&data);
        return satz_tool_fail(usage.tool, &error);
    }
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = check(checker, &reader, &output, &settings.verdict, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_checker_free(checker);
    satz_data_close(&data);
    return code;
}
