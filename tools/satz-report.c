/* satz-report: what became of segments, spans and findings, for people and for programs. */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "check/check.h"
#include "report/bars.h"
#include "report/github.h"
#include "report/html.h"
#include "report/lines.h"
#include "report/sarif.h"
#include "report/summary.h"
#include "report/text.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    SATZ_OPTION_FAIL_ON,
    { '\0', "format", "summary|text|lines|sarif|github|html", "what to write (default: summary)" },
    { 'o', "output", "FILE", "write FILE, which appears whole or not at all, instead of standard output" },
    { '\0', "level", "info|warning|error", "the least level that is reported (default: info)" },
    { '\0', "only", "LIST", "report only these checks, or tools: restore,translate/draft" },
    { '\0', "path", "PATH", "the file of a document: {doc} (the default), {ext}, {lang} stand for its own" },
    { '\0', "colour", "auto|always|never", "whether to colour (default: auto)" },
    { '\0', NULL, NULL, NULL },
};
enum { FAIL_ON = SATZ_OPTION_FIRST, FORMAT, OUTPUT, LEVEL, ONLY, DOCUMENT_PATH, COLOUR };

static const struct satz_usage usage = {
    "satz-report", "[OPTION]... [FILE]...", "Report what became of the segments, spans and findings of a stream.",
    option_table, "satz-report --format text build/*/release.txt.jsonl",
};

enum format { SUMMARY, TEXT, LINES, SARIF, GITHUB, HTML, FORMATS };
static const char *const format_names[FORMATS] = { "summary", "text", "lines", "sarif", "github", "html" };

struct settings {
    enum format format;
    bool colour;
    const char *output;
    struct satz_report_settings report;
    struct satz_verdict verdict;
};

/* What a report is under way with; only what its format takes is used. */
struct report {
    enum format format;
    struct satz_entries entries;
    struct satz_text_report text;
    struct satz_sarif sarif;
    struct satz_html_report html;
    struct satz_summary summaries[SATZ_LANGUAGES];
    struct satz_tally tally;
    struct satz_bars bars;
    bool on_terminal;
};

/* The language a record is counted under: its target's, else its own, else the first source's. */
static enum satz_status language_of(const struct satz_record *record, enum satz_language_id *id,
                                    struct satz_error *error) {
    struct satz_slice tag = satz_record_string(record, "to");
    struct satz_language language = { .id = SATZ_DE };
    struct satz_error reason = SATZ_ERROR_INIT;
    if (!tag.size)
        tag = satz_record_string(record, "lang");
    if (tag.size && satz_language_parse(satz_arena_copy(record->arena, tag).data, &language, &reason) != SATZ_OK)
        return satz_record_fail(record, error, "%s", reason.reason);
    *id = language.id;
    return SATZ_OK;
}

static enum satz_status add_to_summary(struct report *report, const struct satz_record *record,
                                       struct satz_error *error) {
    enum satz_language_id id = 0;
    enum satz_status status = language_of(record, &id, error);
    return status == SATZ_OK ? satz_summary_add(&report->summaries[id], record, error) : status;
}

/* The columns of the terminal that is written to; false, and a hundred, where it is none. */
static bool find_columns(int fd, size_t *columns) {
    struct winsize size = { 0 };
    bool found = ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col;
    *columns = found ? size.ws_col : 100;
    return found;
}

/* Whether the reader's locale has more than ASCII to draw with. */
static bool speaks_unicode(void) {
    errno = 0;
    locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (locale == (locale_t)0 && errno == ENOMEM)
        satz_memory_ended();
    bool speaks = locale != (locale_t)0 && strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
    if (locale != (locale_t)0)
        freelocale(locale);
    return speaks;
}

/* What the checks of satz-check look for. */
static const char *explain(struct satz_slice check) {
    for (size_t i = 0; i < satz_check_count; i++)
        if (satz_slice_is(check, satz_check_table[i].id))
            return satz_check_table[i].explanation;
    return NULL;
}

/* What is said of a source before there is a target; what checks of a target say may point there too. */
static bool is_of_source(struct satz_slice check) {
    static const char *const before[] = { "spelling", "segment/", "protect/" };
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (satz_slice_starts(check, satz_slice_of(before[i])))
            return true;
    for (size_t i = 0; i < satz_check_count; i++)
        if (satz_slice_is(check, satz_check_table[i].id))
            return satz_check_table[i].sides & SATZ_CHECK_SRC;
    return false;
}

static void begin(struct report *report, const struct settings *settings, struct satz_output *output) {
    satz_entries_init(&report->entries, &settings->report);
    report->bars = (struct satz_bars){ .colour = settings->colour, .unicode = speaks_unicode() };
    report->on_terminal = find_columns(output->descriptor, &report->bars.columns);
    satz_text_init(&report->text, settings->colour, report->bars.columns);
    satz_tally_init(&report->tally);
    satz_sarif_init(&report->sarif);
    if (report->format == SARIF)
        satz_sarif_begin(&report->sarif, output);
    else if (report->format == HTML)
        satz_html_begin(&report->html, output);
}

static enum satz_status add(struct report *report, const struct satz_record *record, struct satz_output *output,
                            struct satz_error *error) {
    struct satz_entry entry;
    if (report->format == SUMMARY && add_to_summary(report, record, error) != SATZ_OK)
        return SATZ_FAILED;
    if (satz_entries_add(&report->entries, record, &entry, error) != SATZ_OK)
        return SATZ_FAILED;
    switch (report->format) {
    case TEXT: satz_text_add(&report->text, &entry, output); break;
    case SUMMARY: satz_tally_add(&report->tally, &entry); break;
    case LINES: satz_lines_add(&entry, output); break;
    case GITHUB: satz_github_add(&entry, output); break;
    case SARIF: satz_sarif_add(&report->sarif, &entry, output); break;
    case HTML: return satz_html_add(&report->html, &entry, output, error);
    default: break;
    }
    return SATZ_OK;
}

/* `whole`: the stream was read to its end. */
static void end(struct report *report, bool whole, struct satz_output *output) {
    struct satz_buffer table = SATZ_BUFFER_INIT;
    switch (report->format) {
    case SUMMARY:
        satz_summary_table(report->summaries, report->bars.colour, report->on_terminal ? report->bars.columns : 0, &table);
        satz_bars_write(&report->tally, &report->bars, &table);
        satz_output_add(output, satz_buffer_slice(&table));
        break;
    case TEXT: satz_text_end(&report->text, &report->entries, output); break;
    case SARIF: satz_sarif_end(&report->sarif, report->entries.settings, whole, satz_tool_version(), output); break;
    case HTML: satz_html_end(&report->html, &report->entries, whole, output); break;
    default: break;
    }
    satz_buffer_release(&table);
    satz_tally_release(&report->tally);
    satz_text_release(&report->text);
    satz_sarif_release(&report->sarif);
    satz_entries_release(&report->entries);
}

static enum satz_status report_records(struct report *report, struct satz_reader *reader, struct satz_output *output,
                                       struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !output->failure) {
        if ((status = add(report, &record, output, error)) != SATZ_OK)
            break;
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status;
}

static enum satz_status set_format(struct settings *settings, const char *word, struct satz_error *error) {
    for (int i = 0; i < FORMATS; i++) {
        if (strcmp(word, format_names[i]) == 0) {
            settings->format = (enum format)i;
            return SATZ_OK;
        }
    }
    return satz_error_set(error, "option --format takes summary, text, lines, sarif, github or html, not '%s'", word);
}

static enum satz_status set_level(struct settings *settings, const char *word, struct satz_error *error) {
    if (satz_level_of_name(satz_slice_of(word), &settings->report.level))
        return SATZ_OK;
    return satz_error_set(error, "option --level takes info, warning or error, not '%s'", word);
}

static enum satz_status set_colour(struct settings *settings, const char *word, struct satz_error *error) {
    bool always = strcmp(word, "always") == 0;
    if (always || strcmp(word, "never") == 0)
        settings->colour = always;
    else if (strcmp(word, "auto") != 0)
        return satz_error_set(error, "option --colour takes auto, always or never, not '%s'", word);
    return SATZ_OK;
}

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case FORMAT: return set_format(settings, argument, error);
    case OUTPUT: settings->output = argument; break;
    case LEVEL: return set_level(settings, argument, error);
    case ONLY: return satz_report_set_only(&settings->report, argument, error);
    case DOCUMENT_PATH: return satz_report_set_path(&settings->report, argument, error);
    case COLOUR: return set_colour(settings, argument, error);
    }
    return SATZ_OK;
}

static int run(struct settings *settings, struct satz_reader *reader, struct satz_output *output) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct report report = { .format = settings->format };
    begin(&report, settings, output);
    enum satz_status status = report_records(&report, reader, output, &error);
    end(&report, status != SATZ_FAILED, output);
    memcpy(settings->verdict.counts, report.entries.found, sizeof settings->verdict.counts);
    if (status == SATZ_FAILED && settings->output) {
        satz_output_discard(output);
        return satz_tool_fail(usage.tool, &error);
    }
    return satz_tool_finish(usage.tool, output, status, &error, satz_verdict_code(&settings->verdict));
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .colour = satz_tool_colours(STDOUT_FILENO), .report = SATZ_REPORT_SETTINGS_INIT,
                                 .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_reader reader;
    struct satz_output output;
    size_t option;
    settings.report.explain = explain;
    settings.report.is_of_source = is_of_source;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    satz_output_standard(&output);
    if (settings.output && satz_output_create(&output, settings.output, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    int code = run(&settings, &reader, &output);
    satz_reader_release(&reader);
    return code;
}
