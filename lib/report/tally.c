#include "report/tally.h"

#include "stream/json.h"

enum { LEAST = 50, STEP = 5 };

void satz_tally_init(struct satz_tally *tally) {
    *tally = (struct satz_tally){ .checks = 0 };
    satz_arena_init(&tally->arena);
    satz_map_init(&tally->map);
    tally->names[SATZ_TALLY_CHECKS] = satz_slice_of("other checks");
}

void satz_tally_release(struct satz_tally *tally) {
    satz_map_release(&tally->map);
    satz_arena_release(&tally->arena);
}

static size_t row_of(struct satz_tally *tally, const char *check) {
    struct satz_slice name = satz_slice_of(check);
    size_t row;
    if (satz_map_get(&tally->map, name, &row))
        return row;
    if (tally->checks == SATZ_TALLY_CHECKS || name.size > SATZ_TALLY_NAME)
        return SATZ_TALLY_CHECKS;
    row = tally->checks++;
    tally->names[row] = satz_arena_copy(&tally->arena, name);
    satz_map_set(&tally->map, tally->names[row], row);
    return row;
}

/* The score of a suggestion; false where it has none that is a whole number. */
static bool find_score(const struct satz_record *record, size_t *score) {
    struct satz_json json = satz_json_make(satz_record_raw(record, "match"));
    struct satz_slice name, value;
    struct satz_error ignored;
    bool first = true;
    while (satz_json_member(&json, &first, record->arena, &name, &value, &ignored) == SATZ_OK)
        if (satz_slice_is(name, "score"))
            return satz_json_size(value, score, &ignored) == SATZ_OK;
    return false;
}

static void add_score(struct satz_tally *tally, const struct satz_entry *entry) {
    size_t score;
    if (entry->has_tgt && satz_slice_is(satz_record_inner(entry->record, "via", "by"), "memory"))
        tally->scores[SATZ_TALLY_SCORES - 1]++;
    else if (satz_record_has(entry->record, "match") && find_score(entry->record, &score))
        tally->scores[score < LEAST ? 0 : score >= 100 ? SATZ_TALLY_SCORES - 1 : (score - LEAST) / STEP + 1]++;
}

void satz_tally_add(struct satz_tally *tally, const struct satz_entry *entry) {
    enum satz_language_id id;
    struct satz_slice tag = entry->to.size ? entry->to : entry->lang;
    size_t language = satz_entry_find_language(entry, tag, &id) ? (size_t)id : SATZ_LANGUAGES;
    satz_summary_add_segment(&tally->segments[language], entry->record);
    add_score(tally, entry);
    for (size_t i = 0; i < entry->findings.count; i++) {
        const struct satz_finding *finding = &entry->findings.items[i];
        if (!satz_finding_is_silenced(finding))
            tally->found[row_of(tally, finding->check)][language][finding->level]++;
    }
}

void satz_tally_sum(const struct satz_tally *tally, int check, int language, size_t sums[3]) {
    int row = check == SATZ_TALLY_ALL ? 0 : check, rows = check == SATZ_TALLY_ALL ? SATZ_TALLY_CHECKS + 1 : check + 1;
    int begin = language == SATZ_TALLY_ALL ? 0 : language;
    int end = language == SATZ_TALLY_ALL ? SATZ_TALLY_LANGUAGES : language + 1;
    memset(sums, 0, 3 * sizeof *sums);
    for (; row < rows; row++)
        for (int column = begin; column < end; column++)
            for (int level = SATZ_INFO; level <= SATZ_ERROR; level++)
                sums[level] += tally->found[row][column][level];
}

/* Whether check `a` comes before `b`. */
static bool goes_before(const struct satz_tally *tally, int a, int b) {
    size_t of_a[3], of_b[3];
    satz_tally_sum(tally, a, SATZ_TALLY_ALL, of_a);
    satz_tally_sum(tally, b, SATZ_TALLY_ALL, of_b);
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--)
        if (of_a[level] != of_b[level])
            return of_a[level] > of_b[level];
    return satz_slice_compare(tally->names[a], tally->names[b]) < 0;
}

size_t satz_tally_order(const struct satz_tally *tally, int order[SATZ_TALLY_CHECKS + 1]) {
    size_t count = 0;
    for (int row = 0; row <= SATZ_TALLY_CHECKS; row++) {
        size_t sums[3], at = count;
        satz_tally_sum(tally, row, SATZ_TALLY_ALL, sums);
        if (!(sums[0] + sums[1] + sums[2]))
            continue;
        for (; at > 0 && goes_before(tally, row, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = row;
        count++;
    }
    return count;
}

const char *satz_tally_language(int language) {
    return language < SATZ_LANGUAGES ? satz_language_code((enum satz_language_id)language) : "other";
}

size_t satz_tally_lowest_score(const struct satz_tally *tally, size_t *most) {
    size_t least = SATZ_TALLY_SCORES;
    *most = 0;
    for (size_t i = SATZ_TALLY_SCORES; i-- > 0;) {
        *most = tally->scores[i] > *most ? tally->scores[i] : *most;
        least = tally->scores[i] ? i : least;
    }
    return least;
}

void satz_tally_score_name(size_t score, const char *dash, struct satz_buffer *name) {
    size_t first = LEAST + (score - 1) * STEP;
    if (score == 0)
        satz_buffer_add_format(name, "under %d", LEAST);
    else if (score == SATZ_TALLY_SCORES - 1)
        satz_buffer_add_string(name, "exact");
    else
        satz_buffer_add_format(name, "%zu%s%zu", first, dash, first + STEP - 1);
}
