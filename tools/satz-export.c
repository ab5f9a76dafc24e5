/* satz-export: finished translations as TMX, as a table, as lines. */
#include "bitext/extract.h"
#include "bitext/importer.h"
#include "bitext/tmx_writer.h"
#include "stream/json.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "format", "FORMAT", "tmx (the default), tsv or lines" },
    { '\0', "side", "SIDE", "what lines are of: tgt (the default) or src" },
    { '\0', "from", "LANG", "the language of sources that do not say it; de is the default" },
    { 't', "to", "LANG", "the language of translations that do not say it" },
    { '\0', "columns", "LIST", "the members that are a TSV's columns; src,tgt is the default" },
    { '\0', "header", NULL, "a TSV's first line names its columns" },
    { '\0', "state", "STATE", "the least state: initial, translated (the default), reviewed or final" },
    { '\0', "skip-on", "LEVEL", "leave out what has a finding of this level or above: error (the default), …, never" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FORMAT = SATZ_OPTION_FIRST, SIDE, FROM, TO, COLUMNS, HEADER, STATE, SKIP_ON, DATA };

static const struct satz_usage usage = {
    "satz-export", "[OPTION]... [FILE]...", "Write finished translations as a translation memory, a table or lines.",
    option_table, "echo '{\"seg\":1,\"src\":\"Ja.\",\"to\":\"es\",\"tgt\":\"Sí.\"}' | satz-export",
};

static const char *const states[] = { "initial", "translated", "reviewed", "final" };
enum { INITIAL, TRANSLATED, STATES = sizeof states / sizeof *states };

struct settings {
    enum satz_bitext_format format;
    bool sources, header;
    const char *data;
    struct satz_language from, to;
    bool has_to;
    struct satz_columns columns;
    size_t state;
    int skip_on; /* an enum satz_level, or SATZ_FAIL_NEVER */
};

/* What became of the records. */
struct count {
    size_t all, untranslated, early, found, replaced;
};

struct export {
    const struct settings *settings;
    struct satz_output *output;
    struct satz_extractor extractor;
    struct satz_tmx_head head;
    struct satz_language head_from;
    bool begun;
    struct satz_buffer text; /* what is written next */
    struct count count;
};

static bool word_find(const char *word, const char *const *words, size_t count, size_t *index) {
    for (*index = 0; *index < count; ++*index)
        if (strcmp(word, words[*index]) == 0)
            return true;
    return false;
}

static enum satz_status set_columns(struct satz_columns *columns, const char *list, struct satz_error *error) {
    struct satz_error reason = SATZ_ERROR_INIT;
    if (satz_columns_parse(columns, satz_slice_of(list), ',', &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_error_set(error, "option --columns: %s", reason.reason);
}

static enum satz_status set_word(struct settings *settings, size_t option, const char *argument,
                                 struct satz_error *error) {
    static const char *const levels[] = { "info", "warning", "error", "never" };
    static const char *const sides[] = { "tgt", "src" };
    size_t index;
    switch (option) {
    case SIDE:
        if (!word_find(argument, sides, 2, &index))
            return satz_error_set(error, "option --side takes tgt or src, not '%s'", argument);
        settings->sources = index == 1;
        break;
    case STATE:
        if (!word_find(argument, states, STATES, &settings->state))
            return satz_error_set(error, "option --state takes initial, translated, reviewed or final, not '%s'", argument);
        break;
    case SKIP_ON:
        if (!word_find(argument, levels, 4, &index))
            return satz_error_set(error, "option --skip-on takes info, warning, error or never, not '%s'", argument);
        settings->skip_on = (int)index;
        break;
    default:
        if (!satz_bitext_format_of_name(argument, &settings->format) || settings->format == SATZ_BITEXT_AUTO)
            return satz_error_set(error, "option --format takes tmx, tsv or lines, not '%s'", argument);
    }
    return SATZ_OK;
}

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FROM: return satz_language_parse(argument, &settings->from, error);
    case TO: settings->has_to = true; return satz_language_parse(argument, &settings->to, error);
    case COLUMNS: return set_columns(&settings->columns, argument, error);
    case HEADER: settings->header = true; return SATZ_OK;
    case DATA: settings->data = argument; return SATZ_OK;
    default: return set_word(settings, option, argument, error);
    }
}

/* ---- which records ---- */

static enum satz_status state_of(const struct satz_record *record, size_t *state, struct satz_error *error) {
    struct satz_slice word = satz_record_string(record, "state");
    bool translated = satz_record_string(record, "tgt").size > 0;
    *state = translated ? TRANSLATED : INITIAL;
    if (!translated || !word.size || word_find(satz_arena_copy(record->arena, word).data, states, STATES, state))
        return SATZ_OK;
    return satz_record_fail(record, error, "state: it is initial, translated, reviewed or final");
}

static bool has_finding(const struct satz_record *record, int level) {
    size_t counts[3];
    if (level > SATZ_ERROR || !satz_record_has(record, "findings"))
        return false;
    satz_findings_count(record, counts);
    for (; level <= SATZ_ERROR; level++)
        if (counts[level])
            return true;
    return false;
}

/* Whether the record is written; else counts why not. A memory has no use for a text without a partner. */
static enum satz_status judge(struct export *export, const struct satz_record *record, bool *taken,
                              struct satz_error *error) {
    const struct settings *settings = export->settings;
    struct count *count = &export->count;
    size_t state;
    if (state_of(record, &state, error) != SATZ_OK)
        return SATZ_FAILED;
    bool pair = satz_record_string(record, "tgt").size && satz_record_string(record, "src").size;
    bool untranslated = state == INITIAL ? settings->state > INITIAL : false;
    untranslated = untranslated || (settings->format == SATZ_BITEXT_TMX && !pair);
    bool early = !untranslated && state < settings->state;
    bool found = !untranslated && !early && has_finding(record, settings->skip_on);
    count->all++;
    count->untranslated += untranslated;
    count->early += early;
    count->found += found;
    *taken = !untranslated && !early && !found;
    return SATZ_OK;
}

/* ---- how they are written ---- */

static enum satz_status language_of(const struct satz_record *record, const char *member,
                                    const struct satz_language *preset, struct satz_language *language,
                                    struct satz_error *error) {
    struct satz_slice tag = satz_record_string(record, member);
    struct satz_error reason = SATZ_ERROR_INIT;
    if (!tag.size && preset) {
        *language = *preset;
        return SATZ_OK;
    }
    if (!tag.size)
        return satz_record_fail(record, error, "it does not say the language of its translation; --to does");
    if (satz_language_parse(satz_arena_copy(record->arena, tag).data, language, &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_record_fail(record, error, "%s: %s", member, reason.reason);
}

static void head_write(struct export *export, const struct satz_language *from, const char *datatype) {
    export->begun = true;
    export->head_from = *from;
    export->head = (struct satz_tmx_head){ satz_tool_version(), export->head_from.tag, datatype };
    satz_tmx_add_head(&export->text, &export->head);
}

static enum satz_status unit_write(struct export *export, const struct satz_record *record, struct satz_error *error) {
    const struct settings *settings = export->settings;
    struct satz_language from, to;
    struct satz_pair pair;
    if (language_of(record, "lang", &settings->from, &from, error) != SATZ_OK ||
        language_of(record, "to", settings->has_to ? &settings->to : NULL, &to, error) != SATZ_OK ||
        satz_extractor_pair(&export->extractor, record, from.tag, to.tag, &pair, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!export->begun)
        head_write(export, &from, pair.datatype);
    export->count.replaced += satz_tmx_add_pair(&export->text, &export->head, &pair, satz_slice_of(from.tag),
                                                satz_slice_of(to.tag));
    return SATZ_OK;
}

/* Texts as texts, all else as its JSON; what is not there is empty. */
static void row_write(struct export *export, const struct satz_record *record) {
    const struct satz_columns *columns = &export->settings->columns;
    for (size_t i = 0; i < columns->count; i++) {
        struct satz_slice raw = satz_record_raw(record, columns->names[i]);
        bool text = raw.size && raw.data[0] == '"';
        if (i)
            satz_buffer_add_byte(&export->text, '\t');
        satz_cell_encode(text ? satz_record_string(record, columns->names[i]) : raw, &export->text);
    }
    satz_buffer_add_byte(&export->text, '\n');
}

static enum satz_status record_write(struct export *export, const struct satz_record *record,
                                     struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    satz_buffer_reset(&export->text);
    if (export->settings->format == SATZ_BITEXT_TMX) {
        status = unit_write(export, record, error);
    } else if (export->settings->format == SATZ_BITEXT_TSV) {
        row_write(export, record);
    } else {
        satz_line_encode(satz_record_string(record, export->settings->sources ? "src" : "tgt"), &export->text);
        satz_buffer_add_byte(&export->text, '\n');
    }
    if (status == SATZ_OK)
        satz_output_add(export->output, satz_buffer_slice(&export->text));
    return status;
}

static void begin(struct export *export) {
    const struct satz_columns *columns = &export->settings->columns;
    if (export->settings->format != SATZ_BITEXT_TSV || !export->settings->header)
        return;
    for (size_t i = 0; i < columns->count; i++) {
        satz_output_add_string(export->output, i ? "\t" : "");
        satz_output_add_string(export->output, columns->names[i]);
    }
    satz_output_add_string(export->output, "\n");
}

/* A memory without its end is one that was cut short: only a whole stream ends it. */
static void end(struct export *export) {
    if (export->settings->format != SATZ_BITEXT_TMX)
        return;
    satz_buffer_reset(&export->text);
    if (!export->begun)
        head_write(export, &export->settings->from, "plaintext");
    satz_tmx_add_end(&export->text);
    satz_output_add(export->output, satz_buffer_slice(&export->text));
}

/* Writes what is to be written of record after record. */
static enum satz_status export_records(struct export *export, struct satz_reader *reader, struct satz_error *error) {
    struct satz_progress progress = satz_progress_begin(usage.tool);
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    bool taken;
    begin(export);
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !export->output->failure) {
        satz_extractor_see(&export->extractor, &record);
        if ((status = judge(export, &record, &taken, error)) != SATZ_OK ||
            (taken && (status = record_write(export, &record, error)) != SATZ_OK))
            break;
        satz_arena_reset(&arena);
        satz_progress_show(&progress, "segments", export->count.all);
    }
    if (status == SATZ_END)
        end(export);
    satz_arena_release(&arena);
    satz_progress_end(&progress);
    return status == SATZ_END ? SATZ_OK : status;
}

/* Says what was left out, and what was changed. */
static void tell(const struct count *count, const struct settings *settings) {
    static const char *const levels[] = { "info", "warning", "error" };
    size_t out = count->untranslated + count->early + count->found;
    struct satz_buffer why = SATZ_BUFFER_INIT;
    struct satz_error told = SATZ_ERROR_INIT;
    if (count->untranslated)
        satz_buffer_add_format(&why, ", %zu without a translation", count->untranslated);
    if (count->early)
        satz_buffer_add_format(&why, ", %zu not yet %s", count->early, states[settings->state]);
    if (count->found)
        satz_buffer_add_format(&why, ", %zu with a finding of level %s", count->found, levels[settings->skip_on]);
    if (count->found && settings->skip_on < SATZ_ERROR)
        satz_buffer_add_string(&why, " or above");
    if (out) {
        satz_error_set(&told, "%zu of %zu records were left out:%s", out, count->all, why.data + 1);
        satz_tool_warn(usage.tool, &told);
    }
    if (count->replaced) {
        satz_error_set(&told, "%zu characters that XML cannot hold were replaced", count->replaced);
        satz_tool_warn(usage.tool, &told);
    }
    satz_buffer_release(&why);
}

static int run(const struct settings *settings, char **paths, int count, struct satz_error *error) {
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_reader reader;
    struct satz_output output;
    struct export export = { .settings = settings, .output = &output, .text = SATZ_BUFFER_INIT };
    if (satz_data_open(&data, settings->data, error) != SATZ_OK)
        return satz_tool_fail(usage.tool, error);
    satz_extractor_init(&export.extractor, &data);
    satz_reader_init(&reader, paths, (size_t)count);
    satz_output_standard(&output);
    enum satz_status status = export_records(&export, &reader, error);
    int code = satz_tool_finish(usage.tool, &output, status, error, SATZ_EXIT_DONE);
    if (code == SATZ_EXIT_DONE)
        tell(&export.count, settings);
    satz_reader_release(&reader);
    satz_buffer_release(&export.text);
    satz_extractor_release(&export.extractor);
    satz_data_close(&data);
    return code;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .format = SATZ_BITEXT_TMX, .state = TRANSLATED, .skip_on = SATZ_ERROR };
    size_t option;
    enum satz_status status = satz_language_parse("de", &settings.from, &error);
    if (status == SATZ_OK)
        status = set_columns(&settings.columns, "src,tgt", &error);
    satz_options_init(&options, &usage, argc, argv);
    while (status == SATZ_OK && satz_tool_option(&options, &option))
        status = set_option(&settings, option, options.argument, &error);
    int code = status == SATZ_OK ? run(&settings, argv + 1, options.operands, &error) : satz_tool_fail(usage.tool, &error);
    satz_columns_release(&settings.columns);
    return code;
}
