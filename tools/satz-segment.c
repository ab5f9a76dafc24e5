/* satz-segment: text or HTML into records, a sentence each. */
#include "cut/document.h"
#include "lexicon/language.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 'l', "lang", "LANG", "the language of the text (BCP-47); de is the default" },
    { 'd', "doc", "ID", "the document's id, instead of the file's name" },
    { '\0', "format", "auto|text|html", "what the input is (default: auto)" },
    { '\0', "breaks", "auto|line|blank", "where paragraphs of a text end (default: auto)" },
    { '\0', "lines", NULL, "print a sentence a line and a blank line between paragraphs, no records" },
    { '\0', "abbreviations", "FILE", "further abbreviations, one a line, after which no sentence ends" },
    { '\0', "headlines", "auto|on|off", "whether to look for ends that no mark shows (default: auto)" },
    { '\0', "explain", NULL, "print each place where a sentence may end, with what decided it" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { LANG = SATZ_OPTION_FIRST, DOC, FORMAT, BREAKS, LINES, ABBREVIATIONS, HEADLINES, EXPLAIN, DATA };

static const struct satz_usage usage = {
    "satz-segment", "[OPTION]... [FILE]...", "Cut text or HTML into sentences, and write a record for each.",
    option_table, "printf 'Am 3. Oktober. Danach.' | satz-segment --lines",
};

struct settings {
    struct satz_cutter cutter;
    const char *lang, *words, *data;
    enum satz_headlines headlines;
    bool lines, explain;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case LANG: settings->lang = argument; break;
    case DOC: settings->cutter.doc = argument; break;
    case LINES: settings->lines = true; break;
    case ABBREVIATIONS: settings->words = argument; break;
    case HEADLINES:
        if (!satz_headlines_of_name(argument, &settings->headlines))
            return satz_error_set(error, "option --headlines takes auto, on or off, not '%s'", argument);
        break;
    case EXPLAIN: settings->explain = true; break;
    case DATA: settings->data = argument; break;
    case FORMAT:
        if (!satz_format_of_name(argument, &settings->cutter.format))
            return satz_error_set(error, "option --format takes auto, text or html, not '%s'", argument);
        break;
    case BREAKS:
        if (!satz_breaks_of_name(argument, &settings->cutter.breaks))
            return satz_error_set(error, "option --breaks takes auto, line or blank, not '%s'", argument);
        break;
    }
    return SATZ_OK;
}

static enum satz_status cut_files(struct satz_cutter *cutter, char **paths, int count, struct satz_error *error) {
    if (!count)
        return satz_cut_file(cutter, "-", error);
    if (count > 1 && cutter->doc)
        return satz_error_set(error, "option --doc names one document, but there are %d files", count);
    for (int i = 0; i < count; i++)
        if (satz_cut_file(cutter, paths[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}

static void tell(void *output, struct satz_slice line) {
    satz_output_add(output, line);
}

static enum satz_status segment(struct settings *settings, const struct satz_data *data, char **paths, int count,
                                struct satz_output *output, struct satz_error *error) {
    struct satz_language language;
    struct satz_recorder recorder;
    if (satz_language_parse(settings->lang, &language, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_segmenter *segmenter = satz_segmenter_new(data, language.tag, settings->words, error);
    if (!segmenter)
        return SATZ_FAILED;
    satz_segmenter_headlines(segmenter, settings->headlines);
    /* Who asks why wants the decisions, and not what came of them. */
    struct satz_output nowhere;
    if (settings->explain) {
        if (satz_output_create(&nowhere, "/dev/null", error) != SATZ_OK) {
            satz_segmenter_free(segmenter);
            return SATZ_FAILED;
        }
        satz_segmenter_explain(segmenter, tell, output);
    }
    satz_recorder_init(&recorder, settings->explain ? &nowhere : output, settings->lines);
    settings->cutter.segmenter = segmenter;
    settings->cutter.recorder = &recorder;
    settings->cutter.lang = language.tag;
    enum satz_status status = cut_files(&settings->cutter, paths, count, error);
    satz_recorder_release(&recorder);
    if (settings->explain)
        satz_output_discard(&nowhere);
    satz_segmenter_free(segmenter);
    settings->cutter.segmenter = NULL;
    settings->cutter.recorder = NULL;
    settings->cutter.lang = NULL;
    return status;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .lang = "de" };
    struct satz_options options;
    struct satz_data data;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_output_standard(&output);
    enum satz_status status = segment(&settings, &data, argv + 1, options.operands, &output, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
    satz_data_close(&data);
    return code;
}
