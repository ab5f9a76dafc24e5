/* satz-recode: texts from any charset into another, with nothing lost in silence. */
#include "base/input.h"
#include "recode/recode.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 'f', "from", "CHARSET", "what the text is in; auto (the default) finds out" },
    { 't', "to", "CHARSET", "what it becomes (default: UTF-8)" },
    { '\0', "loss", "fail|translit|ncr|mark", "what becomes of characters that the charset lacks (default: fail)" },
    { 'l', "lang", "LANG", "the language of the text, for --loss=translit" },
    { '\0', "form", "nfc|keep", "compose letters and marks, or leave them as they are (default: nfc)" },
    { '\0', "repair", NULL, "repair mojibake, not only name it" },
    { '\0', "bom", NULL, "begin with a byte order mark" },
    { '\0', "detect", NULL, "print what each file is in, and write nothing else" },
    { '\0', "list", NULL, "print the charsets and their other names" },
    { '\0', "fail-on", "LEVEL", "exit 1 if something of this level or above was told: info, warning; never (default)" },
    { '\0', NULL, NULL, NULL },
};
enum { FROM = SATZ_OPTION_FIRST, TO, LOSS, LANG, FORM, REPAIR, BOM, DETECT, LIST, FAIL_ON };

static const struct satz_usage usage = {
    "satz-recode",
    "[OPTION]... [FILE]...",
    "Convert text from any charset, found out or named, into another.",
    option_table,
    "printf 'Gr\\374\\337e aus M\\374nchen\\n' | satz-recode",
};

struct settings {
    struct satz_recode_settings recode;
    struct satz_verdict verdict;
    bool detect, list;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FROM:
        settings->recode.from = strcmp(argument, "auto") == 0 ? NULL : argument;
        break;
    case TO:
        settings->recode.to = argument;
        break;
    case LANG:
        settings->recode.lang = argument;
        break;
    case REPAIR:
        settings->recode.repair = true;
        break;
    case BOM:
        settings->recode.mark = true;
        break;
    case DETECT:
        settings->detect = true;
        break;
    case LIST:
        settings->list = true;
        break;
    case FAIL_ON:
        return satz_verdict_set(&settings->verdict, argument, error);
    case LOSS:
        if (!satz_loss_of_name(argument, &settings->recode.loss))
            return satz_error_set(error, "option --loss takes fail, translit, ncr or mark, not '%s'", argument);
        break;
    case FORM:
        settings->recode.keep_form = strcmp(argument, "keep") == 0;
        if (!settings->recode.keep_form && strcmp(argument, "nfc") != 0)
            return satz_error_set(error, "option --form takes nfc or keep, not '%s'", argument);
        break;
    }
    return SATZ_OK;
}

/* Tells what there is to tell, and counts it. What --detect prints need not be told as well. */
static void tell(struct settings *settings, struct satz_notes *notes) {
    for (size_t i = 0; i < notes->count; i++) {
        struct satz_error message = SATZ_ERROR_INIT;
        (void)satz_error_set_at(&message, notes->items[i].place, notes->items[i].line, "%s", notes->items[i].say);
        if (!settings->detect || notes->items[i].level > SATZ_INFO)
            satz_tool_warn(usage.tool, &message);
        settings->verdict.counts[notes->items[i].level]++;
    }
    satz_notes_reset(notes);
}

/* A line for --detect. */
static void describe(const struct satz_evidence *evidence, const char *place, struct satz_output *output) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&line, "%s\t%d\t%s\t%s\t%s\n", evidence->charset.name, evidence->confidence,
                           satz_evidence_name(evidence->kind), *evidence->declared ? evidence->declared : "-", place);
    satz_output_add(output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
}

static enum satz_status recode_text(struct settings *settings, struct satz_recoder *recoder, struct satz_input *input,
                                    struct satz_output *output, struct satz_error *error) {
    enum { PIECE = 64 << 10 };
    struct satz_buffer bytes = SATZ_BUFFER_INIT, written = SATZ_BUFFER_INIT;
    enum satz_status status = satz_recoder_begin(recoder, input->name, error), end = SATZ_OK;
    bool detected = false;
    while (status == SATZ_OK && end == SATZ_OK && !detected && !output->failure) {
        satz_buffer_reset(&bytes);
        satz_buffer_reset(&written);
        end = satz_input_read(input, PIECE, &bytes, error);
        if (end == SATZ_FAILED)
            status = end;
        else if (end == SATZ_END)
            status = satz_recoder_end(recoder, &written, error);
        else
            status = satz_recoder_add(recoder, satz_buffer_slice(&bytes), &written, error);
        detected = settings->detect && satz_recoder_evidence(recoder);
        if (!settings->detect)
            satz_output_add(output, satz_buffer_slice(&written));
        tell(settings, satz_recoder_notes(recoder));
    }
    satz_buffer_release(&bytes);
    satz_buffer_release(&written);
    return status;
}

static enum satz_status recode_file(struct settings *settings, struct satz_recoder *recoder, const char *path,
                                    struct satz_output *output, struct satz_error *error) {
    struct satz_input input;
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = recode_text(settings, recoder, &input, output, error);
    if (settings->detect && satz_recoder_evidence(recoder))
        describe(satz_recoder_evidence(recoder), input.name, output);
    satz_input_close(&input);
    return status;
}

static enum satz_status recode(struct settings *settings, char **paths, int count, struct satz_output *output,
                               struct satz_error *error) {
    char *const standard[] = { (char *)"-" };
    struct satz_buffer written = SATZ_BUFFER_INIT;
    struct satz_recoder *recoder = satz_recoder_new(&settings->recode, error);
    if (!recoder)
        return SATZ_FAILED;
    enum satz_status status = SATZ_OK;
    for (int i = 0; i < (count ? count : 1) && status == SATZ_OK; i++)
        status = recode_file(settings, recoder, count ? paths[i] : standard[0], output, error);
    struct satz_error ignored;
    enum satz_status closed = satz_recoder_close(recoder, &written, status == SATZ_OK ? error : &ignored);
    if (!settings->detect)
        satz_output_add(output, satz_buffer_slice(&written));
    tell(settings, satz_recoder_notes(recoder));
    satz_buffer_release(&written);
    satz_recoder_free(recoder);
    return status == SATZ_OK ? closed : status;
}

static void list_charsets(struct satz_output *output) {
    const char *name, *aliases;
    for (size_t i = 0; satz_charset_list(i, &name, &aliases); i++) {
        satz_output_add_string(output, name);
        satz_output_add_string(output, "\t");
        satz_output_add_string(output, aliases);
        satz_output_add_string(output, "\n");
    }
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .recode = { .to = "UTF-8" }, .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_options options;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    satz_output_standard(&output);
    enum satz_status status = SATZ_OK;
    if (settings.list)
        list_charsets(&output);
    else
        status = recode(&settings, argv + 1, options.operands, &output, &error);
    return satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
}
