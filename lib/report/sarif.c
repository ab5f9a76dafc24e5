#include "report/sarif.h"

#include <inttypes.h>

#include "base/arena.h"
#include "report/shown.h"
#include "stream/json.h"

/* No more of a text is quoted, or one long segment with many findings costs its square. */
enum { PIECE = 200 };

static const char *const levels[3] = { "note", "warning", "error" };

void satz_sarif_init(struct satz_sarif *sarif) {
    satz_arena_init(&sarif->arena);
    satz_map_init(&sarif->rules);
    sarif->results = 0;
}

void satz_sarif_release(struct satz_sarif *sarif) {
    satz_map_release(&sarif->rules);
    satz_arena_release(&sarif->arena);
}

static bool stands_for_itself(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte && strchr("-._~/", byte));
}

void satz_uri_add(struct satz_slice file, struct satz_buffer *target) {
    if (file.size && file.data[0] == '/')
        satz_buffer_add_string(target, "file://");
    for (size_t i = 0; i < file.size; i++) {
        unsigned char byte = (unsigned char)file.data[i];
        if (stands_for_itself(byte))
            satz_buffer_add_byte(target, (char)byte);
        else
            satz_buffer_add_format(target, "%%%02X", byte);
    }
}

/* `"name":"text"`, with a comma before it where `comma`. */
static void add_member(struct satz_buffer *json, bool comma, const char *name, struct satz_slice text) {
    satz_buffer_add_format(json, "%s\"%s\":", comma ? "," : "", name);
    satz_json_add_string(json, text);
}

/* {"text":"…"} */
static void add_text(struct satz_buffer *json, const char *name, struct satz_slice text) {
    satz_buffer_add_format(json, "\"%s\":{", name);
    add_member(json, false, "text", text);
    satz_buffer_add_byte(json, '}');
}

static void add_artifact(struct satz_buffer *json, struct satz_slice file) {
    satz_buffer_add_string(json, "\"artifactLocation\":{\"uri\":\"");
    satz_uri_add(file, json);
    satz_buffer_add_string(json, "\"}");
}

/* `"startLine":…` and so on: in the stream only the line, its columns are not the segment's. */
static void add_region(struct satz_buffer *json, const struct satz_entry *entry, size_t index) {
    const struct satz_extent *extent = &entry->extents[index];
    satz_buffer_add_format(json, "\"startLine\":%zu", extent->begin.line);
    if (entry->placed)
        satz_buffer_add_format(json, ",\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu", extent->begin.column,
                               extent->end.line, extent->end.column);
}

/* In a message braces are for arguments; those that are meant stand twice. */
static void add_doubled(struct satz_slice text, struct satz_buffer *message) {
    for (size_t i = 0; i < text.size; i++) {
        satz_buffer_add_byte(message, text.data[i]);
        if (text.data[i] == '{' || text.data[i] == '}')
            satz_buffer_add_byte(message, text.data[i]);
    }
}

static void add_message(struct satz_buffer *json, const struct satz_entry *entry,
                        const struct satz_finding *finding) {
    struct satz_buffer message = SATZ_BUFFER_INIT, doubled = SATZ_BUFFER_INIT;
    struct satz_slice target = satz_entry_target(entry, finding);
    if (target.size) {
        satz_buffer_add(&message, target);
        satz_buffer_add_string(&message, ": ");
    }
    satz_buffer_add(&message, finding->say);
    if (finding->side == SATZ_SIDE_TGT && finding->end > finding->begin) {
        satz_buffer_add_string(&message, ": ");
        satz_shown_quote(satz_slice_sub(entry->tgt, finding->begin, finding->end), PIECE, &message);
    }
    add_doubled(satz_buffer_slice(&message), &doubled);
    add_text(json, "message", satz_buffer_slice(&doubled));
    satz_buffer_release(&message);
    satz_buffer_release(&doubled);
}

static void add_location(struct satz_buffer *json, const struct satz_entry *entry, size_t index) {
    const struct satz_finding *finding = &entry->findings.items[index];
    struct satz_buffer name = SATZ_BUFFER_INIT;
    bool here = finding->side == SATZ_SIDE_SRC;
    struct satz_slice piece = here ? satz_slice_sub(entry->src, finding->begin, finding->end) : entry->src;
    satz_buffer_add_string(json, ",\"locations\":[{\"physicalLocation\":{");
    add_artifact(json, entry->file);
    satz_buffer_add_string(json, ",\"region\":{");
    add_region(json, entry, index);
    if (entry->placed && piece.size <= PIECE) {
        satz_buffer_add_byte(json, ',');
        add_text(json, "snippet", piece);
    }
    satz_buffer_add_string(json, "}},\"logicalLocations\":[{");
    satz_buffer_add(&name, entry->doc);
    satz_buffer_add_format(&name, "#%zu%s", entry->seg, entry->to.size ? "/" : "");
    satz_buffer_add(&name, entry->to);
    add_member(json, false, "fullyQualifiedName", satz_buffer_slice(&name));
    satz_buffer_add_string(json, ",\"kind\":\"segment\"}]}]");
    satz_buffer_release(&name);
}

static void add_properties(struct satz_buffer *json, const struct satz_entry *entry,
                           const struct satz_finding *finding) {
    satz_buffer_add_string(json, ",\"properties\":{");
    add_member(json, false, "doc", entry->doc);
    satz_buffer_add_format(json, ",\"seg\":%zu", entry->seg);
    add_member(json, true, "side", satz_slice_of(finding->side == SATZ_SIDE_SRC ? "src" : "tgt"));
    if (entry->lang.size)
        add_member(json, true, "lang", entry->lang);
    if (entry->to.size)
        add_member(json, true, "to", entry->to);
    satz_buffer_add_byte(json, '}');
}

static void add_fixes(struct satz_buffer *json, const struct satz_entry *entry, size_t index) {
    const struct satz_finding *finding = &entry->findings.items[index];
    if (finding->side != SATZ_SIDE_SRC || !entry->placed)
        return;
    for (size_t i = 0; i < finding->fix_count; i++) {
        satz_buffer_add_string(json, i ? ",{" : ",\"fixes\":[{");
        satz_buffer_add_string(json, "\"artifactChanges\":[{");
        add_artifact(json, entry->file);
        satz_buffer_add_string(json, ",\"replacements\":[{\"deletedRegion\":{");
        add_region(json, entry, index);
        satz_buffer_add_string(json, "},");
        add_text(json, "insertedContent", finding->fixes[i]);
        satz_buffer_add_string(json, "}]}]}");
    }
    if (finding->fix_count)
        satz_buffer_add_byte(json, ']');
}

/*
 * By this name GitHub knows an alert again, whatever line it has come to. It counts what is the same in one
 * file; here a number after the print would be the count.
 */
static void add_print(struct satz_buffer *json, const struct satz_entry *entry, const struct satz_finding *finding) {
    satz_buffer_add_format(json, ",\"partialFingerprints\":{\"primaryLocationLineHash\":\"%016" PRIx64 ":1\"}",
                           satz_entry_print(entry, finding));
}

static void add_suppression(struct satz_buffer *json, const struct satz_finding *finding) {
    if (!satz_finding_is_silenced(finding))
        return;
    satz_buffer_add_string(json, ",\"suppressions\":[{\"kind\":\"external\"");
    add_member(json, true, "justification", finding->silenced);
    satz_buffer_add_string(json, "}]");
}

/* The check's place among the rules; false where there are too many. */
static bool find_rule(struct satz_sarif *sarif, const char *check, enum satz_level level, size_t *rule) {
    struct satz_slice name = satz_slice_of(check);
    if (satz_map_get(&sarif->rules, name, rule))
        return true;
    *rule = sarif->rules.count;
    if (*rule == SATZ_SARIF_RULES)
        return false;
    sarif->levels[*rule] = level;
    sarif->names[*rule] = satz_arena_copy(&sarif->arena, name);
    satz_map_set(&sarif->rules, sarif->names[*rule], *rule);
    return true;
}

static void add_result(struct satz_sarif *sarif, const struct satz_entry *entry, size_t index,
                       struct satz_buffer *json) {
    const struct satz_finding *finding = &entry->findings.items[index];
    size_t rule;
    satz_buffer_add_string(json, sarif->results++ ? ",\n{" : "\n{");
    add_member(json, false, "ruleId", satz_slice_of(finding->check));
    if (find_rule(sarif, finding->check, finding->level, &rule))
        satz_buffer_add_format(json, ",\"ruleIndex\":%zu", rule);
    satz_buffer_add_format(json, ",\"level\":\"%s\",", levels[finding->level]);
    add_message(json, entry, finding);
    add_location(json, entry, index);
    add_properties(json, entry, finding);
    add_print(json, entry, finding);
    add_suppression(json, finding);
    add_fixes(json, entry, index);
    satz_buffer_add_byte(json, '}');
}

void satz_sarif_begin(struct satz_sarif *sarif, struct satz_output *output) {
    (void)sarif;
    satz_output_add_string(output, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
                                   "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

void satz_sarif_add(struct satz_sarif *sarif, const struct satz_entry *entry, struct satz_output *output) {
    struct satz_buffer json = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < entry->findings.count; i++) {
        satz_buffer_reset(&json);
        add_result(sarif, entry, i, &json);
        satz_output_add(output, satz_buffer_slice(&json));
    }
    satz_buffer_release(&json);
}

/*
 * One line on the check, where the settings have one; else, as for a stranger's, only what its name says. GitHub wants
 * all three texts, shows the third beside an alert, and sorts by the level.
 */
static void add_rule(struct satz_buffer *json, const struct satz_report_settings *settings, struct satz_slice name,
                     enum satz_level level) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    size_t slash = satz_slice_find_byte(name, 0, '/');
    int size = (int)slash;
    const char *about = satz_entries_explain(settings, name);
    satz_buffer_add_byte(json, '{');
    add_member(json, false, "id", name);
    if (about)
        satz_buffer_add_string(&text, about);
    else
        satz_buffer_add_format(&text, "%s, a check of %.*s", name.data + (slash < name.size ? slash + 1 : 0), size, name.data);
    satz_buffer_add_byte(json, ',');
    add_text(json, "shortDescription", satz_buffer_slice(&text));
    satz_buffer_add_byte(&text, '.');
    satz_buffer_add_byte(json, ',');
    add_text(json, "fullDescription", satz_buffer_slice(&text));
    if (about)
        satz_buffer_add_format(&text, " satz-%.*s(1) says more.", size, name.data);
    else
        satz_buffer_add_format(&text, " Where %.*s is a filter of satz, satz-%.*s(1) says what it looks for.", size, name.data,
                               size, name.data);
    satz_buffer_add_byte(json, ',');
    add_text(json, "help", satz_buffer_slice(&text));
    satz_buffer_add_format(json, ",\"defaultConfiguration\":{\"level\":\"%s\"}}", levels[level]);
    satz_buffer_release(&text);
}

/* The rules come last: they are known only then, and members have no order. */
void satz_sarif_end(struct satz_sarif *sarif, const struct satz_report_settings *settings, bool whole, const char *version,
                    struct satz_output *output) {
    struct satz_buffer json = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&json, sarif->results ? "\n]," : "],");
    satz_buffer_add_string(&json, "\"tool\":{\"driver\":{\"name\":\"satz\"");
    add_member(&json, true, "version", satz_slice_of(version));
    satz_buffer_add_string(&json, ",\"rules\":[");
    for (size_t i = 0; i < sarif->rules.count; i++) {
        satz_buffer_add_string(&json, i ? ",\n" : "\n");
        add_rule(&json, settings, sarif->names[i], sarif->levels[i]);
    }
    satz_buffer_add_format(&json, "]}},\"invocations\":[{\"executionSuccessful\":%s}]}]}\n", whole ? "true" : "false");
    satz_output_add(output, satz_buffer_slice(&json));
    satz_buffer_release(&json);
}
