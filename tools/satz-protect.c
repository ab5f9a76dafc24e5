/* satz-protect: finds what an engine must not touch, and holds it or marks it. */
#include "protect/protect.h"
#include "stream/finding.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "hold", "KINDS", "hide these kinds from the engine (person,org,…)" },
    { '\0', "verify", "KINDS", "leave these kinds visible, to be looked for afterwards" },
    { '\0', "off", "KINDS", "do nothing with these kinds" },
    { '\0', "quotes", "WAY", "hold, marks or off: what is done with quotations" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { 'f', "fail-on", "LEVEL", "exit 1 where findings of LEVEL (info, warning, error) or above are there" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { HOLD = SATZ_OPTION_FIRST, VERIFY, OFF, QUOTES, TERMS, FAIL_ON, DATA };

static const struct satz_usage usage = {
    "satz-protect", "[OPTION]... [FILE]...",
    "Find names, quotations, figures, addresses and terms, and hold them or mark them.", option_table,
    "satz-segment release.txt | satz-protect",
};

#define TERM_FILES 64

struct settings {
    struct satz_policy policy;
    const char *terms[TERM_FILES];
    size_t term_count;
    const char *data;
    size_t level; /* of --fail-on; beyond the last: never */
};

static enum satz_status set_level(const char *name, size_t *level, struct satz_error *error) {
    enum satz_level named;
    if (!satz_level_of_name(satz_slice_of(name), &named))
        return satz_error_set(error, "option --fail-on takes info, warning or error, not '%s'", name);
    *level = (size_t)named;
    return SATZ_OK;
}

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case HOLD: return satz_policy_set(&settings->policy, argument, SATZ_HOLD, error);
    case VERIFY: return satz_policy_set(&settings->policy, argument, SATZ_VERIFY, error);
    case OFF: return satz_policy_set(&settings->policy, argument, SATZ_OFF, error);
    case QUOTES: return satz_policy_set_quotes(&settings->policy, argument, error);
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

static void count_findings(const struct satz_record *record, size_t counts[3]) {
    size_t found[3] = { 0 };
    satz_findings_count(record, found);
    for (size_t i = 0; i < 3; i++)
        counts[i] += found[i];
}

/* Protects document after document; `counts` sums up the findings of each level. */
static enum satz_status protect(struct satz_protector *protector, struct satz_reader *reader,
                                struct satz_output *output, size_t counts[3], struct satz_error *error) {
    struct satz_document document;
    enum satz_status status;
    satz_document_init(&document);
    while (!output->failure && (status = satz_document_read(&document, reader, error)) == SATZ_OK) {
        size_t done;
        status = satz_protect_document(protector, &document, &done, error);
        for (size_t i = 0; i < done; i++) {
            count_findings(&document.records[i], counts);
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
    for (size_t i = 0; status == SATZ_OK && i < settings->term_count; i++)
        status = satz_terms_load(terms, settings->terms[i], error);
    return status;
}

static enum satz_status run(const struct settings *settings, const struct satz_data *data, struct satz_reader *reader,
                            struct satz_output *output, size_t counts[3], struct satz_error *error) {
    struct satz_terms terms = { 0 };
    struct satz_protector *protector = NULL;
    enum satz_status status = load_terms(settings, data, &terms, error);
    if (status == SATZ_OK)
        protector = satz_protector_new(data, &terms, &settings->policy, error);
    status = protector ? protect(protector, reader, output, counts, error) : SATZ_FAILED;
    satz_protector_free(protector);
    satz_terms_release(&terms);
    return status;
}

static bool has_findings(const size_t counts[3], size_t level) {
    for (size_t i = level; i < 3; i++)
        if (counts[i])
            return true;
    return false;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .level = 3 };
    struct satz_options options;
    struct satz_data data;
    struct satz_reader reader;
    struct satz_output output;
    size_t option, counts[3] = { 0 };
    satz_policy_init(&settings.policy);
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = run(&settings, &data, &reader, &output, counts, &error);
    int code = has_findings(counts, settings.level) ? SATZ_EXIT_FINDINGS : SATZ_EXIT_DONE;
    code = satz_tool_close(usage.tool, &output, status == SATZ_FAILED ? SATZ_EXIT_FAILED : code);
    if (status == SATZ_FAILED)
        code = satz_tool_fail(usage.tool, &error);
    satz_reader_release(&reader);
    satz_data_close(&data);
    return code;
}
