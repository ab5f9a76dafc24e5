/* satz-restore: answers into finished translations, held things back in the target's own form. */
#include "restore/restore.h"
#include "stream/document.h"
#include "stream/finding.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 'f', "fail-on", "LEVEL", "exit 1 where findings of LEVEL (info, warning, error) or above are there" },
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

/* Restores record after record; `counts` sums up the findings of each level. */
static enum satz_status restore(struct satz_restorer *restorer, struct satz_reader *reader, struct satz_output *output,
                                size_t counts[3], struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    bool html = false;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !output->failure) {
        if (satz_record_size(&record, "seg") == 1)
            html = satz_record_is_html(&record);
        if ((status = satz_restorer_record(restorer, &record, html, error)) != SATZ_OK)
            break;
        size_t found[3] = { 0 };
        satz_findings_count(&record, found);
        for (size_t i = 0; i < 3; i++)
            counts[i] += found[i];
        satz_record_write(&record, output);
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status;
}

/* Whether there are findings of `level` or above; `level` beyond the last: never. */
static bool has_findings(const size_t counts[3], size_t level) {
    for (size_t i = level; i < 3; i++)
        if (counts[i] > 0)
            return true;
    return false;
}

static enum satz_status set_level(const char *name, size_t *level, struct satz_error *error) {
    enum satz_level named;
    if (!satz_level_of_name(satz_slice_of(name), &named))
        return satz_error_set(error, "option --fail-on takes info, warning or error, not '%s'", name);
    *level = (size_t)named;
    return SATZ_OK;
}

#define TERM_FILES 64

struct settings {
    const char *terms[TERM_FILES];
    size_t term_count;
    const char *data;
    size_t level; /* of --fail-on; beyond the last: never */
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return set_level(argument, &settings->level, error);
    case DATA: settings->data = argument; break;
    case TERMS:
        if (settings->term_count == TERM_FILES)
            return satz_error_set(error, "option --terms may be given %d times", TERM_FILES);
        settings->terms[settings->term_count++] = argument;
        break;
    }
    return SATZ_OK;
}

static struct satz_restorer *open_restorer(const struct settings *settings, const struct satz_data *data,
                                           struct satz_error *error) {
    struct satz_restorer *restorer = satz_restorer_new(data, error);
    enum satz_status status = restorer ? SATZ_OK : SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < settings->term_count; i++)
        status = satz_restorer_add_terms(restorer, settings->terms[i], error);
    if (status == SATZ_OK)
        return restorer;
    satz_restorer_free(restorer);
    return NULL;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .level = 3 };
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_reader reader;
    struct satz_output output;
    size_t option, counts[3] = { 0 };
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
    enum satz_status status = restore(restorer, &reader, &output, counts, &error);
    int code = has_findings(counts, settings.level) ? SATZ_EXIT_FINDINGS : SATZ_EXIT_DONE;
    code = satz_tool_close(usage.tool, &output, status == SATZ_FAILED ? SATZ_EXIT_FAILED : code);
    if (status == SATZ_FAILED)
        code = satz_tool_fail(usage.tool, &error);
    satz_reader_release(&reader);
    satz_restorer_free(restorer);
    satz_data_close(&data);
    return code;
}
