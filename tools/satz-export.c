/* satz-export: finished translations as TMX, as a table, as lines. */
#include "bitext/exporter.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "format", "tmx|tsv|lines", "what to write (default: tmx)" },
    { '\0', "side", "src|tgt", "what lines are of (default: tgt)" },
    { '\0', "from", "LANG", "the language of sources that do not say it; de is the default" },
    { 't', "to", "LANG", "the language of translations that do not say it" },
    { '\0', "columns", "LIST", "the members that are a TSV's columns; src,tgt is the default" },
    { '\0', "header", NULL, "a TSV's first line names its columns" },
    { '\0', "state", "initial|translated|reviewed|final", "the least state (default: translated)" },
    { '\0', "skip-on", "info|warning|error|never", "leave out what has a finding of this level or above (default: error)" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FORMAT = SATZ_OPTION_FIRST, SIDE, FROM, TO, COLUMNS, HEADER, STATE, SKIP_ON, DATA };

static const struct satz_usage usage = {
    "satz-export", "[OPTION]... [FILE]...", "Write finished translations as a translation memory, a table or lines.",
    option_table, "echo '{\"seg\":1,\"src\":\"Ja.\",\"to\":\"es\",\"tgt\":\"Sí.\"}' | satz-export",
};

static enum satz_status set_columns(struct satz_columns *columns, const char *list, struct satz_error *error) {
    struct satz_error reason = SATZ_ERROR_INIT;
    if (satz_columns_parse(columns, satz_slice_of(list), ',', &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_error_set(error, "option --columns: %s", reason.reason);
}

static enum satz_status set_side(struct satz_export *export, const char *side, struct satz_error *error) {
    export->sources = strcmp(side, "src") == 0;
    if (export->sources || strcmp(side, "tgt") == 0)
        return SATZ_OK;
    return satz_error_set(error, "option --side takes tgt or src, not '%s'", side);
}

static enum satz_status set_level(struct satz_export *export, const char *word, struct satz_error *error) {
    enum satz_level level = SATZ_ERROR;
    bool never = strcmp(word, "never") == 0;
    if (!never && !satz_level_of_name(satz_slice_of(word), &level))
        return satz_error_set(error, "option --skip-on takes info, warning, error or never, not '%s'", word);
    export->skip_on = never ? SATZ_FAIL_NEVER : (int)level;
    return SATZ_OK;
}

static enum satz_status set_option(struct satz_export *export, const char **data, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FORMAT:
        if (satz_bitext_format_of_name(argument, &export->format) && export->format != SATZ_BITEXT_AUTO)
            return SATZ_OK;
        return satz_error_set(error, "option --format takes tmx, tsv or lines, not '%s'", argument);
    case SIDE: return set_side(export, argument, error);
    case FROM: return satz_language_parse(argument, &export->from, error);
    case TO: export->has_to = true; return satz_language_parse(argument, &export->to, error);
    case COLUMNS: return set_columns(&export->columns, argument, error);
    case HEADER: export->header = true; break;
    case STATE:
        if (satz_state_of_name(satz_slice_of(argument), &export->state))
            return SATZ_OK;
        return satz_error_set(error, "option --state takes initial, translated, reviewed or final, not '%s'", argument);
    case SKIP_ON: return set_level(export, argument, error);
    case DATA: *data = argument; break;
    }
    return SATZ_OK;
}

/* Writes what is to be written of record after record. */
static enum satz_status export_records(struct satz_exporter *exporter, struct satz_reader *reader,
                                       struct satz_output *output, struct satz_error *error) {
    struct satz_progress progress = satz_progress_begin(usage.tool);
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !output->failure) {
        if ((status = satz_exporter_record(exporter, &record, error)) != SATZ_OK)
            break;
        satz_arena_reset(&arena);
        satz_progress_show(&progress, "segments", exporter->all);
    }
    if (status == SATZ_END)
        satz_exporter_end(exporter);
    satz_arena_release(&arena);
    satz_progress_end(&progress);
    return status;
}

/* Says what was left out, and what was changed. */
static void tell(const struct satz_exporter *exporter, const struct satz_export *export) {
    size_t out = exporter->untranslated + exporter->early + exporter->found;
    struct satz_buffer why = SATZ_BUFFER_INIT;
    struct satz_error told = SATZ_ERROR_INIT;
    if (exporter->untranslated)
        satz_buffer_add_format(&why, ", %zu without a translation", exporter->untranslated);
    if (exporter->early)
        satz_buffer_add_format(&why, ", %zu not yet %s", exporter->early, satz_state_name(export->state));
    if (exporter->found)
        satz_buffer_add_format(&why, ", %zu with a finding of level %s%s", exporter->found,
                               satz_level_name((enum satz_level)export->skip_on),
                               export->skip_on < SATZ_ERROR ? " or above" : "");
    if (out) {
        satz_error_set(&told, "%zu of %zu records %s left out:%s", out, exporter->all, out == 1 ? "was" : "were",
                       why.data + 1);
        satz_tool_warn(usage.tool, &told);
    }
    if (exporter->replaced) {
        satz_error_set(&told, "XML cannot hold all characters; replaced: %zu", exporter->replaced);
        satz_tool_warn(usage.tool, &told);
    }
    satz_buffer_release(&why);
}

static int run(const struct satz_export *export, const char *folder, char **paths, int count,
               struct satz_error *error) {
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_reader reader;
    struct satz_output output;
    struct satz_exporter exporter;
    if (satz_data_open(&data, folder, error) != SATZ_OK)
        return satz_tool_fail(usage.tool, error);
    satz_reader_init(&reader, paths, (size_t)count);
    satz_output_standard(&output);
    satz_exporter_init(&exporter, export, &data, &output);
    enum satz_status status = export_records(&exporter, &reader, &output, error);
    int code = satz_tool_finish(usage.tool, &output, status, error, SATZ_EXIT_DONE);
    if (code == SATZ_EXIT_DONE)
        tell(&exporter, export);
    satz_exporter_release(&exporter);
    satz_reader_release(&reader);
    satz_data_close(&data);
    return code;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct satz_export export = { .format = SATZ_BITEXT_TMX, .state = SATZ_TRANSLATED, .skip_on = SATZ_ERROR,
                                  .version = satz_tool_version() };
    const char *folder = NULL;
    size_t option;
    enum satz_status status = satz_language_parse("de", &export.from, &error);
    if (status == SATZ_OK)
        status = set_columns(&export.columns, "src,tgt", &error);
    satz_options_init(&options, &usage, argc, argv);
    while (status == SATZ_OK && satz_tool_option(&options, &option))
        status = set_option(&export, &folder, option, options.argument, &error);
    int code = status == SATZ_OK ? run(&export, folder, argv + 1, options.operands, &error)
                                 : satz_tool_fail(usage.tool, &error);
    satz_columns_release(&export.columns);
    return code;
}
