/* satz-protect: finds what an engine must not touch, and holds it or marks it. */
#include <unistd.h>

#include "protect/conll.h"
#include "protect/language.h"
#include "protect/protect.h"
#include "protect/show.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "hold", "KINDS", "hide these kinds from the engine (person,org,…)" },
    { '\0', "verify", "KINDS", "leave these kinds visible, to be looked for afterwards" },
    { '\0', "off", "KINDS", "do nothing with these kinds" },
    { '\0', "quotes", "hold|draft|marks|off", "what is done with quotations" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { '\0', "explain", NULL, "print no records, but each decision with who made it, and over what" },
    { '\0', "show", NULL, "print no records, but the text with what was found in it, in colours on a terminal" },
    { '\0', "conll", NULL, "read a word a line, and print each with its tag, as CoNLL's scorers read it" },
    { '\0', "document", NULL, "with --conll: all input is one document, whose names are settled together" },
    { 'l', "lang", "LANG", "with --conll: the language of the words; de is the default" },
    SATZ_OPTION_FAIL_ON,
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { HOLD = SATZ_OPTION_FIRST, VERIFY, OFF, QUOTES, TERMS, EXPLAIN, SHOW, CONLL, DOCUMENT, LANG, FAIL_ON, DATA };

static const struct satz_usage usage = {
    "satz-protect", "[OPTION]... [FILE]...",
    "Find names, quotations, figures, addresses and terms, and hold them or mark them.", option_table,
    "satz-segment release.txt | satz-protect",
};

struct settings {
    struct satz_policy policy;
    struct satz_tool_files terms;
    const char *data;
    struct satz_verdict verdict;
    bool explain, show, conll, document;
    const char *lang;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case HOLD: return satz_policy_set(&settings->policy, argument, SATZ_HOLD, error);
    case VERIFY: return satz_policy_set(&settings->policy, argument, SATZ_VERIFY, error);
    case OFF: return satz_policy_set(&settings->policy, argument, SATZ_OFF, error);
    case QUOTES: return satz_policy_set_quotes(&settings->policy, argument, error);
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case TERMS: return satz_tool_files_add(&settings->terms, "terms", argument, error);
    case EXPLAIN: settings->explain = true; break;
    case SHOW: settings->show = true; break;
    case CONLL: settings->conll = true; break;
    case DOCUMENT: settings->document = true; break;
    case LANG: settings->lang = argument; break;
    case DATA: settings->data = argument; break;
    }
    return SATZ_OK;
}

static void tell(void *output, struct satz_slice line) {
    satz_output_add(output, line);
}

/* Prints a document's text with its spans, after a line on colours where it has them. */
static enum satz_status show(const struct satz_document *document, size_t count, enum satz_paragraphs *paragraphs,
                             struct satz_output *output, struct satz_error *error) {
    bool colours = satz_tool_colours(STDOUT_FILENO);
    struct satz_buffer *text = satz_output_begin(output);
    enum satz_status status = SATZ_OK;
    if (!document->continued) {
        *paragraphs = satz_paragraphs_of(&document->records[0]);
        if (colours)
            satz_show_legend(text);
    }
    for (size_t i = 0; status == SATZ_OK && i < count; i++)
        status = satz_show_record(&document->records[i], *paragraphs, colours, text, error);
    satz_output_end(output);
    return status;
}

static void write_records(const struct satz_document *document, size_t count, struct satz_output *output) {
    for (size_t i = 0; i < count; i++)
        satz_record_write(&document->records[i], output);
}

/* Protects document after document. */
static enum satz_status protect(struct satz_protector *protector, struct satz_reader *reader,
                                struct satz_output *output, struct settings *settings, struct satz_error *error) {
    struct satz_document document;
    enum satz_paragraphs paragraphs = SATZ_PARAGRAPHS_LINE;
    enum satz_status status;
    satz_document_init(&document);
    while (!output->failure && (status = satz_document_read(&document, reader, error)) == SATZ_OK) {
        size_t done;
        status = satz_protect_document(protector, &document, &done, error);
        for (size_t i = 0; i < done; i++)
            satz_verdict_add(&settings->verdict, &document.records[i]);
        if (settings->show && status == SATZ_OK)
            status = show(&document, done, &paragraphs, output, error);
        else if (!settings->show && !settings->explain)
            write_records(&document, done, output);
        if (status != SATZ_OK)
            break;
    }
    satz_document_release(&document);
    return output->failure ? SATZ_OK : status;
}

static void tell_conflict(void *tool, const struct satz_error *note) {
    satz_tool_warn(tool, note);
}

static enum satz_status load_terms(const struct settings *settings, const struct satz_data *data,
                                   struct satz_terms *terms, struct satz_error *error) {
    enum satz_status status = satz_terms_load_all(terms, data, error);
    for (size_t i = 0; status == SATZ_OK && i < settings->terms.count; i++)
        status = satz_terms_load(terms, settings->terms.paths[i], error);
    return status;
}

static enum satz_status run(struct settings *settings, const struct satz_data *data, struct satz_reader *reader,
                            struct satz_output *output, struct satz_error *error) {
    struct satz_terms terms = { .tell = tell_conflict, .context = (char *)usage.tool };
    struct satz_protector *protector = NULL;
    enum satz_status status = load_terms(settings, data, &terms, error);
    if (status == SATZ_OK)
        protector = satz_protector_new(data, &terms, &settings->policy, error);
    if (protector && settings->explain)
        satz_protector_explain(protector, tell, output);
    status = protector ? protect(protector, reader, output, settings, error) : SATZ_FAILED;
    satz_protector_free(protector);
    satz_terms_release(&terms);
    return status;
}

/* ---- words a line ---- */

static enum satz_status open_tagger(const struct settings *settings, const struct satz_data *data,
                                    struct satz_tagger *tagger, struct satz_error *error) {
    struct satz_language language;
    bool there;
    if (satz_language_parse(settings->lang ? settings->lang : "de", &language, error) != SATZ_OK ||
        satz_protect_tagger_open(tagger, data, language.tag, &there, error) != SATZ_OK)
        return SATZ_FAILED;
    return there ? SATZ_OK : satz_error_set(error, "there is no model of names for language %s", language.tag);
}

/* Tags the words of each file; of none, those of standard input. */
static enum satz_status tag_words(const struct settings *settings, const struct satz_data *data, char *const *paths,
                                  size_t count, struct satz_output *output, struct satz_error *error) {
    static char *const standard[] = { (char *)"-" };
    struct satz_tagger tagger = { .count = 0 };
    enum satz_status status = open_tagger(settings, data, &tagger, error);
    for (size_t i = 0; status == SATZ_OK && i < (count ? count : 1); i++) {
        struct satz_input input;
        status = satz_input_open(&input, count ? paths[i] : standard[0], error);
        if (status != SATZ_OK)
            break;
        status = satz_conll_tag(&tagger, settings->document, &input, output, error) == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
        satz_input_close(&input);
    }
    satz_tagger_close(&tagger);
    return status;
}

/* ---- the program ---- */

static enum satz_status refuse(const struct settings *settings, struct satz_error *error) {
    if (settings->explain + settings->show + settings->conll > 1)
        return satz_error_set(error, "of options --explain, --show and --conll only one can be given");
    if (!settings->conll && (settings->document || settings->lang))
        return satz_error_set(error, "option --%s goes with --conll", settings->document ? "document" : "lang");
    return SATZ_OK;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_options options;
    struct satz_data data;
    struct satz_reader reader;
    struct satz_output output;
    size_t option;
    satz_policy_init(&settings.policy);
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (refuse(&settings, &error) != SATZ_OK || satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = settings.conll ? tag_words(&settings, &data, argv + 1, (size_t)options.operands, &output, &error)
                                             : run(&settings, &data, &reader, &output, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_data_close(&data);
    return code;
}
