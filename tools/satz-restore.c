/* satz-restore: answers into finished translations, held things back in the target's own form. */
#include "restore/restore.h"
#include "stream/document.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    SATZ_OPTION_FAIL_ON,
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FAIL_ON = SATZ_OPTION_FIRST, TERMS, DATA };

static const struct satz_usage usage = {
    "satz-restore", "[OPTION]... [FILE]...",
    "Put held names, figures, quotations and tags back into translations, in the target's own form.", option_table,
    "satz-segment release.txt | satz-protect | satz-translate -t en -- cat | satz-restore",
};

/* Restores record after record. */
static enum satz_status restore(struct satz_restorer *restorer, struct satz_reader *reader, struct satz_output *output,
                                struct satz_verdict *verdict, struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    bool html = false;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !output->failure) {
        if (satz_record_size(&record, "seg") == 1)
            html = satz_record_is_html(&record);
        if ((status = satz_restorer_record(restorer, &record, html, error)) != SATZ_OK)
            break;
        satz_verdict_add(verdict, &record);
        satz_record_write(&record, output);
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status;
}

struct settings {
    struct satz_tool_files terms;
    const char *data;
    struct satz_verdict verdict;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case TERMS: return satz_tool_files_add(&settings->terms, "terms", argument, error);
    case DATA: settings->data = argument; break;
    }
    return SATZ_OK;
}

static struct satz_restorer *open_restorer(const struct settings *settings, const struct satz_data *data,
                                           struct satz_error *error) {
    struct satz_restorer *restorer = satz_restorer_new(data, error);
    enum satz_status status = restorer ? SATZ_OK : SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < settings->terms.count; i++)
        status = satz_restorer_add_terms(restorer, settings->terms.paths[i], error);
    if (status == SATZ_OK)
        return restorer;
    satz_restorer_free(restorer);
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
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    struct satz_restorer *restorer = open_restorer(&settings, &data, &error);
    if (!restorer) {
        satz_data_close(&data);
        return satz_tool_fail(usage.tool, &error);
    }
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = restore(restorer, &reader, &output, &settings.verdict, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_restorer_free(restorer);
    satz_data_close(&data);
    return code;
}
