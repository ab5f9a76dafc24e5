/* satz-protect: finds what an engine must not touch, and holds it or marks it. */
#include "protect/protect.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "hold", "KINDS", "hide these kinds from the engine (person,org,…)" },
    { '\0', "verify", "KINDS", "leave these kinds visible, to be looked for afterwards" },
    { '\0', "off", "KINDS", "do nothing with these kinds" },
    { '\0', "quotes", "hold|draft|marks|off", "what is done with quotations" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    SATZ_OPTION_FAIL_ON,
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { HOLD = SATZ_OPTION_FIRST, VERIFY, OFF, QUOTES, TERMS, FAIL_ON, DATA };

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
    case DATA: settings->data = argument; break;
    }
    return SATZ_OK;
}

/* Protects document after document. */
static enum satz_status protect(struct satz_protector *protector, struct satz_reader *reader,
                                struct satz_output *output, struct satz_verdict *verdict, struct satz_error *error) {
    struct satz_document document;
    enum satz_status status;
    satz_document_init(&document);
    while (!output->failure && (status = satz_document_read(&document, reader, error)) == SATZ_OK) {
        size_t done;
        status = satz_protect_document(protector, &document, &done, error);
        for (size_t i = 0; i < done; i++) {
            satz_verdict_add(verdict, &document.records[i]);
            satz_record_write(&document.records[i], output);
        }
        if (status != SATZ_OK)
            break;
    }
    satz_document_release(&document);
    return output->failure ? SATZ_OK : status;
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
    struct satz_terms terms = { 0 };
    struct satz_protector *protector = NULL;
    enum satz_status status = load_terms(settings, data, &terms, error);
    if (status == SATZ_OK)
        protector = satz_protector_new(data, &terms, &settings->policy, error);
    status = protector ? protect(protector, reader, output, &settings->verdict, error) : SATZ_FAILED;
    satz_protector_free(protector);
    satz_terms_release(&terms);
    return status;
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
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = run(&settings, &data, &reader, &output, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_data_close(&data);
    return code;
}
