/* satz-import: TMX, tables and parallel lines into records. */
#include "bitext/importer.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "format", "auto|tmx|tsv|lines", "what the input is (default: auto)" },
    { '\0', "from", "LANG", "the language of the sources (BCP-47); de is the default" },
    { 't', "to", "LANG", "the language of the translations (BCP-47)" },
    { 'd', "doc", "ID", "the document's id, instead of the file's name" },
    { '\0', "columns", "LIST", "what a TSV's columns are: src,tgt (the default), doc, state, others; - is passed over" },
    { '\0', "header", NULL, "a TSV's first line names its columns" },
    { '\0', NULL, NULL, NULL },
};
enum { FORMAT = SATZ_OPTION_FIRST, FROM, TO, DOC, COLUMNS, HEADER };

static const struct satz_usage usage = {
    "satz-import", "[OPTION]... [FILE]...", "Make records of translations: of TMX, of tables, of parallel lines.",
    option_table, "printf 'Guten Tag.\\tBuenos días.\\n' | satz-import --to es",
};

struct settings {
    struct satz_import import;
    enum satz_bitext_format format;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    struct satz_import *import = &settings->import;
    struct satz_error reason = SATZ_ERROR_INIT;
    switch (option) {
    case FROM: return satz_language_parse(argument, &import->from, error);
    case DOC: import->doc = argument; break;
    case HEADER: import->header = true; break;
    case TO: import->has_to = true; return satz_language_parse(argument, &import->to, error);
    case FORMAT:
        if (!satz_bitext_format_of_name(argument, &settings->format))
            return satz_error_set(error, "option --format takes auto, tmx, tsv or lines, not '%s'", argument);
        break;
    case COLUMNS:
        if (satz_columns_parse(&import->columns, satz_slice_of(argument), ',', &reason) != SATZ_OK ||
            satz_columns_check(&import->columns, &reason) != SATZ_OK)
            return satz_error_set(error, "option --columns: %s", reason.reason);
        break;
    }
    return SATZ_OK;
}

/* Writes the records of the open file. */
static enum satz_status import_file(struct satz_importer *importer, struct satz_output *output,
                                    struct satz_progress *progress, size_t *written, struct satz_error *error) {
    struct satz_record record;
    enum satz_status status;
    while ((status = satz_importer_next(importer, &record, error)) == SATZ_OK && !output->failure) {
        satz_record_write(&record, output);
        satz_progress_show(progress, "segments", ++*written);
    }
    return status == SATZ_END ? SATZ_OK : status;
}

/*
 * File after file, each a document. Lines are another matter: the second file has the translations of
 * the first.
 */
static enum satz_status import_files(struct satz_importer *importer, enum satz_bitext_format format, char **paths,
                                     int count, struct satz_output *output, struct satz_error *error) {
    static char *const standard_input[] = { (char *)"-" };
    struct satz_progress progress = satz_progress_begin(usage.tool);
    enum satz_status status = SATZ_OK;
    size_t written = 0;
    char *const *files = count ? paths : standard_input;
    for (int i = 0; status == SATZ_OK && i < (count ? count : 1); i++) {
        status = satz_importer_open(importer, files[i], format, error);
        if (status == SATZ_OK && importer->format == SATZ_BITEXT_LINES && count > 2)
            status = satz_error_set_at(error, files[i], 0,
                                       "these are lines: one file of sources, and at most one of translations");
        if (status == SATZ_OK && importer->format == SATZ_BITEXT_LINES && i + 1 < count)
            status = satz_importer_partner(importer, files[++i], error);
        if (status == SATZ_OK)
            status = import_file(importer, output, &progress, &written, error);
    }
    satz_progress_end(&progress);
    return status;
}

/* Says what did not become records. */
static void tell(const struct satz_importer *importer, const struct satz_import *import) {
    struct satz_error told = SATZ_ERROR_INIT;
    if (importer->passed) {
        satz_error_set(&told, "%zu unit%s passed over: %s not from %s to %s", importer->passed,
                       importer->passed == 1 ? " was" : "s were", importer->passed == 1 ? "it is" : "they are",
                       import->from.tag, import->to.tag);
        satz_tool_warn(usage.tool, &told);
    }
    if (importer->surplus) {
        satz_error_set(&told, "%zu row%s more cells than there are columns; see --columns", importer->surplus,
                       importer->surplus == 1 ? " has" : "s have");
        satz_tool_warn(usage.tool, &told);
    }
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .format = SATZ_BITEXT_AUTO };
    struct satz_importer importer;
    struct satz_output output;
    size_t option;
    enum satz_status status = satz_language_parse("de", &settings.import.from, &error);
    satz_options_init(&options, &usage, argc, argv);
    while (status == SATZ_OK && satz_tool_option(&options, &option))
        status = set_option(&settings, option, options.argument, &error);
    if (status != SATZ_OK) {
        satz_columns_release(&settings.import.columns);
        return satz_tool_fail(usage.tool, &error);
    }
    satz_importer_init(&importer, &settings.import);
    satz_output_standard(&output);
    status = import_files(&importer, settings.format, argv + 1, options.operands, &output, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
    satz_importer_close(&importer);
    if (code == SATZ_EXIT_DONE)
        tell(&importer, &settings.import);
    satz_importer_release(&importer);
    satz_columns_release(&settings.import.columns);
    return code;
}
