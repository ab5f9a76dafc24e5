#include "bitext/exporter.h"

#include "stream/finding.h"

void satz_exporter_init(struct satz_exporter *exporter, const struct satz_export *export,
                        const struct satz_data *data, struct satz_output *output) {
    *exporter = (struct satz_exporter){ .export = export, .output = output, .text = SATZ_BUFFER_INIT };
    satz_extractor_init(&exporter->extractor, data);
}

void satz_exporter_release(struct satz_exporter *exporter) {
    satz_extractor_release(&exporter->extractor);
    satz_buffer_release(&exporter->text);
}

/* ---- which records ---- */

static enum satz_status state_of(const struct satz_record *record, bool translated, enum satz_state *state,
                                 struct satz_error *error) {
    struct satz_slice word = satz_record_string(record, "state");
    *state = translated ? SATZ_TRANSLATED : SATZ_INITIAL;
    if (!translated || !word.size || satz_state_of_name(word, state))
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

/* Whether the record is written; else counts why not. */
static enum satz_status judge(struct satz_exporter *exporter, const struct satz_record *record, bool *taken,
                              struct satz_error *error) {
    const struct satz_export *export = exporter->export;
    bool source = satz_record_string(record, "src").size > 0, target = satz_record_string(record, "tgt").size > 0;
    bool needed = export->format == SATZ_BITEXT_TMX || export->state > SATZ_INITIAL;
    enum satz_state state;
    if (state_of(record, target, &state, error) != SATZ_OK)
        return SATZ_FAILED;
    exporter->all++;
    *taken = false;
    if ((needed && !target) || (export->format == SATZ_BITEXT_TMX && !source))
        exporter->untranslated++;
    else if (state < export->state)
        exporter->early++;
    else if (has_finding(record, export->skip_on))
        exporter->found++;
    else
        *taken = true;
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
        return satz_record_fail(record, error, "which language the translation is in must be said with --to");
    if (satz_language_parse(satz_arena_copy(record->arena, tag).data, language, &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_record_fail(record, error, "%s: %s", member, reason.reason);
}

static void head_write(struct satz_exporter *exporter, const struct satz_language *from, const char *datatype) {
    exporter->begun = true;
    exporter->head_from = *from;
    exporter->head = (struct satz_tmx_head){ exporter->export->version, exporter->head_from.tag, datatype };
    satz_tmx_add_head(&exporter->text, &exporter->head);
}

static enum satz_status unit_write(struct satz_exporter *exporter, const struct satz_record *record,
                                   struct satz_error *error) {
    const struct satz_export *export = exporter->export;
    struct satz_language from, to;
    struct satz_pair pair;
    if (language_of(record, "lang", &export->from, &from, error) != SATZ_OK ||
        language_of(record, "to", export->has_to ? &export->to : NULL, &to, error) != SATZ_OK ||
        satz_extractor_pair(&exporter->extractor, record, from.tag, to.tag, &pair, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!exporter->begun)
        head_write(exporter, &from, pair.datatype);
    exporter->replaced += satz_tmx_add_pair(&exporter->text, &exporter->head, &pair, satz_slice_of(from.tag),
                                            satz_slice_of(to.tag));
    return SATZ_OK;
}

/* The names of the columns, or a record's cells. What is not there is empty. */
static void row_write(struct satz_exporter *exporter, const struct satz_record *record) {
    const struct satz_columns *columns = &exporter->export->columns;
    for (size_t i = 0; i < columns->count; i++) {
        struct satz_slice cell = satz_slice_of(columns->names[i]);
        if (record)
            cell = satz_record_raw(record, columns->names[i]);
        if (record && cell.size && cell.data[0] == '"')
            cell = satz_record_string(record, columns->names[i]);
        if (i)
            satz_buffer_add_byte(&exporter->text, '\t');
        satz_cell_encode(cell, &exporter->text);
    }
    satz_buffer_add_byte(&exporter->text, '\n');
}

static enum satz_status record_write(struct satz_exporter *exporter, const struct satz_record *record,
                                     struct satz_error *error) {
    const struct satz_export *export = exporter->export;
    if (export->format == SATZ_BITEXT_TMX)
        return unit_write(exporter, record, error);
    if (export->format == SATZ_BITEXT_TSV) {
        row_write(exporter, record);
        return SATZ_OK;
    }
    satz_line_encode(satz_record_string(record, export->sources ? "src" : "tgt"), &exporter->text);
    satz_buffer_add_byte(&exporter->text, '\n');
    return SATZ_OK;
}

/* The names of a table's columns go before the first record, and stand there also where none follows. */
static void header_write(struct satz_exporter *exporter) {
    if (exporter->export->format != SATZ_BITEXT_TSV || !exporter->export->header || exporter->begun)
        return;
    exporter->begun = true;
    row_write(exporter, NULL);
}

enum satz_status satz_exporter_record(struct satz_exporter *exporter, const struct satz_record *record,
                                      struct satz_error *error) {
    bool taken;
    satz_buffer_reset(&exporter->text);
    header_write(exporter);
    satz_extractor_see(&exporter->extractor, record);
    if (judge(exporter, record, &taken, error) != SATZ_OK ||
        (taken && record_write(exporter, record, error) != SATZ_OK))
        return SATZ_FAILED;
    satz_output_add(exporter->output, satz_buffer_slice(&exporter->text));
    return SATZ_OK;
}

void satz_exporter_end(struct satz_exporter *exporter) {
    satz_buffer_reset(&exporter->text);
    header_write(exporter);
    if (exporter->export->format == SATZ_BITEXT_TMX && !exporter->begun)
        head_write(exporter, &exporter->export->from, "plaintext");
    if (exporter->export->format == SATZ_BITEXT_TMX)
        satz_tmx_add_end(&exporter->text);
    satz_output_add(exporter->output, satz_buffer_slice(&exporter->text));
}
