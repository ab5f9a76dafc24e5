#include "report/entry.h"

#include "stream/document.h"
#include "text/utf8.h"

enum { PLACES = 3, OF_SOURCE = SATZ_SIDE_TGT + 1 };
static const char *const places[PLACES] = { "{doc}", "{ext}", "{lang}" };

/* Which of the places stands at `at`; PLACES where none does. */
static size_t place_at(struct satz_slice path, size_t at) {
    size_t i = 0;
    while (i < PLACES && !satz_slice_starts(satz_slice_from(path, at), satz_slice_of(places[i])))
        i++;
    return i;
}

enum satz_status satz_report_set_path(struct satz_report_settings *settings, const char *path,
                                      struct satz_error *error) {
    struct satz_slice text = satz_slice_of(path);
    if (!text.size)
        return satz_error_set(error, "option --path takes a file name with {doc}, {ext} or {lang} in it");
    for (size_t at = 0; (at = satz_slice_find_byte(text, at, '{')) < text.size; at++)
        if (place_at(text, at) == PLACES)
            return satz_error_set(error, "option --path knows {doc}, {ext} and {lang}, not '%s'", path + at);
    settings->path = path;
    return SATZ_OK;
}

enum satz_status satz_report_set_only(struct satz_report_settings *settings, const char *list,
                                      struct satz_error *error) {
    struct satz_slice rest = satz_slice_of(list), word;
    while (satz_slice_split(&rest, ',', &word))
        if (!word.size)
            return satz_error_set(error, "option --only takes checks with commas between them, not '%s'", list);
    settings->only = satz_slice_of(list);
    return SATZ_OK;
}

void satz_entries_init(struct satz_entries *entries, const struct satz_report_settings *settings) {
    *entries = (struct satz_entries){ .settings = settings, .placer = SATZ_PLACER_INIT,
                                      .doc = SATZ_BUFFER_INIT, .to = SATZ_BUFFER_INIT };
    satz_map_init(&entries->told);
    satz_arena_init(&entries->told_keys);
}

void satz_entries_release(struct satz_entries *entries) {
    satz_buffer_release(&entries->doc);
    satz_buffer_release(&entries->to);
    satz_map_release(&entries->told);
    satz_arena_release(&entries->told_keys);
}

/* `restore/lost` is meant by itself, and by its tool's name. */
static bool is_meant(struct satz_slice check, struct satz_slice word) {
    return satz_slice_starts(check, word) && (check.size == word.size || check.data[word.size] == '/');
}

static bool is_wanted(const struct satz_report_settings *settings, const struct satz_finding *finding) {
    struct satz_slice rest = settings->only, word;
    if (finding->level < settings->level)
        return false;
    if (!rest.size)
        return true;
    while (satz_slice_split(&rest, ',', &word))
        if (is_meant(satz_slice_of(finding->check), word))
            return true;
    return false;
}

/* Whether another target brought it along already. */
static bool is_told(struct satz_entries *entries, const struct satz_entry *entry, const struct satz_finding *finding) {
    if (!entry->to.size || !satz_entry_is_of_source(entry, finding))
        return false;
    uint64_t print = satz_entry_print(entry, finding) + entry->seg;
    struct satz_slice key = satz_slice_make((const char *)&print, sizeof print);
    size_t to = (size_t)satz_map_hash(entry->to, 1), first;
    if (satz_map_get(&entries->told, key, &first))
        return first != to;
    if (entries->told.count < SATZ_REPORT_TOLD)
        satz_map_set(&entries->told, satz_arena_copy(&entries->told_keys, key), to);
    return false;
}

static void select_findings(struct satz_entries *entries, struct satz_entry *entry) {
    struct satz_finding_list *findings = &entry->findings;
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        if (is_told(entries, entry, &findings->items[i]))
            continue;
        if (!is_wanted(entries->settings, &findings->items[i])) {
            entries->left_out++;
            continue;
        }
        if (satz_finding_is_silenced(&findings->items[i]))
            entries->silenced++;
        else
            entries->found[findings->items[i].level]++;
        findings->items[kept++] = findings->items[i];
    }
    findings->count = kept;
}

static struct satz_slice fill_path(const struct satz_report_settings *settings, const struct satz_entry *entry) {
    const struct satz_slice values[PLACES] = { entry->doc, satz_slice_of(entry->html ? "html" : "txt"), entry->lang };
    struct satz_slice path = satz_slice_of(settings->path);
    struct satz_buffer file = SATZ_BUFFER_INIT;
    for (size_t at = 0; at < path.size;) {
        size_t open = satz_slice_find_byte(path, at, '{');
        satz_buffer_add(&file, satz_slice_sub(path, at, open));
        size_t place = open < path.size ? place_at(path, open) : PLACES;
        if (place < PLACES)
            satz_buffer_add(&file, values[place]);
        at = place < PLACES ? open + strlen(places[place]) : path.size;
    }
    struct satz_slice kept = satz_arena_copy(entry->record->arena, satz_buffer_slice(&file));
    satz_buffer_release(&file);
    return kept;
}

/* In the stream a segment is on one line, whatever line breaks it holds. */
static void stay_on_line(struct satz_entry *entry, struct satz_offset *offsets, size_t count) {
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(entry->src);
    for (size_t i = 0; i < count; i++)
        *offsets[i].position = (struct satz_position){ entry->record->line,
                                                       satz_utf8_points_at(&cursor, offsets[i].byte) + 1 };
}

static void find_extents(struct satz_entry *entry, struct satz_position begin) {
    size_t count = entry->findings.count;
    struct satz_arena *arena = entry->record->arena;
    struct satz_offset *offsets = satz_arena_get_array(arena, 2 * count, sizeof *offsets);
    entry->extents = satz_arena_get_array(arena, count, sizeof *entry->extents);
    for (size_t i = 0; i < count; i++) {
        const struct satz_finding *finding = &entry->findings.items[i];
        bool here = finding->side == SATZ_SIDE_SRC;
        size_t first = here ? finding->begin : 0, last = here ? finding->end : entry->src.size;
        offsets[2 * i] = (struct satz_offset){ first, &entry->extents[i].begin };
        offsets[2 * i + 1] = (struct satz_offset){ last, &entry->extents[i].end };
    }
    satz_positions_find(entry->src, begin, offsets, 2 * count);
    if (!entry->placed)
        stay_on_line(entry, offsets, 2 * count);
}

static bool keep(struct satz_buffer *kept, struct satz_slice text) {
    if (satz_slice_equal(satz_buffer_slice(kept), text))
        return false;
    satz_buffer_reset(kept);
    satz_buffer_add(kept, text);
    return true;
}

/* What a filter left of a document need not begin with its first segment. */
static void follow_documents(struct satz_entries *entries, struct satz_entry *entry) {
    bool other_doc = keep(&entries->doc, entry->doc), other_language = keep(&entries->to, entry->to);
    entry->begins = entry->seg == 1 || !entries->segments || other_doc || other_language;
    if (entry->begins)
        entries->html = satz_record_is_html(entry->record);
    entries->documents += entry->begins;
    entries->segments++;
    entry->html = entries->html;
}

/* Once a segment, not once a finding: a stranger's text may be long, and its findings many. */
static void print_texts(struct satz_entry *entry) {
    uint64_t doc = satz_map_hash(entry->doc, 1);
    uint64_t own = satz_map_hash(entry->lang, doc), pair = entry->to.size ? satz_map_hash(entry->to, doc) : own;
    entry->prints[SATZ_SIDE_SRC] = satz_map_hash(entry->src, pair);
    entry->prints[SATZ_SIDE_TGT] = satz_map_hash(entry->tgt, pair + 1);
    entry->prints[OF_SOURCE] = satz_map_hash(entry->src, own);
}

enum satz_status satz_entries_add(struct satz_entries *entries, const struct satz_record *record,
                                  struct satz_entry *entry, struct satz_error *error) {
    struct satz_position begin = { 1, 1 };
    bool has_gap = satz_record_has(record, "gap");
    *entry = (struct satz_entry){ .record = record, .settings = entries->settings, .seg = satz_record_size(record, "seg"),
                                  .doc = satz_record_string(record, "doc"), .lang = satz_record_string(record, "lang"),
                                  .to = satz_record_string(record, "to"), .gap = satz_record_string(record, "gap"),
                                  .src = satz_record_string(record, "src"), .tgt = satz_record_string(record, "tgt"),
                                  .has_tgt = satz_record_has(record, "tgt") };
    if (satz_findings_read(record, &entry->findings, error) != SATZ_OK)
        return SATZ_FAILED;
    entry->placed = satz_placer_add(&entries->placer, entry->seg, has_gap ? &entry->gap : NULL, entry->src, &begin) &&
                    entry->doc.size;
    if (!entry->doc.size)
        entry->doc = satz_slice_of(record->place);
    follow_documents(entries, entry);
    if (entry->findings.count)
        print_texts(entry);
    select_findings(entries, entry);
    if (!entry->findings.count)
        return SATZ_OK;
    find_extents(entry, begin);
    entry->file = entry->placed ? fill_path(entries->settings, entry) : satz_slice_of(record->place);
    return SATZ_OK;
}

uint64_t satz_entry_print(const struct satz_entry *entry, const struct satz_finding *finding) {
    size_t of = satz_entry_is_of_source(entry, finding) ? OF_SOURCE : (size_t)finding->side;
    uint64_t print = entry->prints[of] + ((uint64_t)finding->begin << 32 ^ finding->end);
    return satz_map_hash(finding->say, satz_map_hash(satz_slice_of(finding->check), print));
}

bool satz_entry_is_of_source(const struct satz_entry *entry, const struct satz_finding *finding) {
    return finding->side == SATZ_SIDE_SRC && entry->settings->is_of_source &&
           entry->settings->is_of_source(satz_slice_of(finding->check));
}

struct satz_slice satz_entry_target(const struct satz_entry *entry, const struct satz_finding *finding) {
    return satz_entry_is_of_source(entry, finding) ? (struct satz_slice){ NULL, 0 } : entry->to;
}

const char *satz_entries_explain(const struct satz_report_settings *settings, struct satz_slice check) {
    return settings->explain ? settings->explain(check) : NULL;
}

struct satz_slice satz_entry_text(const struct satz_entry *entry, enum satz_side side) {
    return side == SATZ_SIDE_SRC ? entry->src : entry->tgt;
}

struct satz_slice satz_entry_language(const struct satz_entry *entry, enum satz_side side) {
    return side == SATZ_SIDE_SRC ? entry->lang : entry->to;
}

bool satz_entry_find_language(const struct satz_entry *entry, struct satz_slice tag, enum satz_language_id *id) {
    struct satz_language language;
    struct satz_error ignored;
    if (!tag.size ||
        satz_language_parse(satz_arena_copy(entry->record->arena, tag).data, &language, &ignored) != SATZ_OK)
        return false;
    *id = language.id;
    return true;
}
