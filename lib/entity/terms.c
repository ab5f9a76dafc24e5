#include "entity/terms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "stream/span.h"

#define NONE SIZE_MAX

struct satz_termbase_table {
    struct satz_table table;
    size_t languages[SATZ_LANGUAGES], policy, kind, letters, note; /* columns; NONE: it has none */
};

/* A row of a table. */
struct place {
    const struct satz_termbase_table *base;
    const struct satz_row *row;
};

static struct satz_slice cell_of(const struct satz_row *row, size_t column) {
    return column == NONE ? satz_slice_make(NULL, 0) : satz_row_cell(row, column);
}

/* Where the number of a column is kept; NULL: nobody wants one of that name. */
static size_t *column_of(struct satz_termbase_table *base, struct satz_slice name) {
    enum satz_language_id language;
    if (satz_slice_is(name, "policy"))
        return &base->policy;
    if (satz_slice_is(name, "kind"))
        return &base->kind;
    if (satz_slice_is(name, "case"))
        return &base->letters;
    if (satz_slice_is(name, "note"))
        return &base->note;
    return satz_language_of_code(name, &language) ? &base->languages[language] : NULL;
}

static enum satz_status read_header(struct satz_termbase_table *base, struct satz_error *error) {
    const struct satz_table *table = &base->table;
    size_t line = table->count ? table->rows[0].line : 0, languages = 0;
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        base->languages[i] = NONE;
    base->policy = base->kind = base->letters = base->note = NONE;
    for (size_t i = 0; table->count && i < table->rows[0].count; i++) {
        struct satz_slice name = table->rows[0].cells[i];
        size_t *column = column_of(base, name);
        if (!column)
            continue;
        if (*column != NONE)
            return satz_error_set_at(error, table->name, line, "two columns `%.*s`", (int)name.size, name.data);
        *column = i;
    }
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        languages += base->languages[i] != NONE;
    if (base->policy == NONE)
        return satz_error_set_at(error, table->name, line, "the first row must name the columns, `policy` among them");
    if (!languages)
        return satz_error_set_at(error, table->name, line, "the first row names no language");
    for (size_t i = 0; i < table->rows[0].count; i++) {
        struct satz_slice name = table->rows[0].cells[i];
        if (!column_of(base, name))
            return satz_error_set_at(error, table->name, line,
                                     "column `%.*s` is no language, nor policy, kind, case or note",
                                     (int)(name.size < 40 ? name.size : 40), name.data);
    }
    return SATZ_OK;
}

static bool is_one_of(struct satz_slice word, const char *const *words) {
    for (; *words; words++)
        if (satz_slice_is(word, *words))
            return true;
    return false;
}

static enum satz_status check_row(const struct satz_termbase_table *base, const struct satz_row *row,
                                  struct satz_error *error) {
    static const char *const policies[] = { "hold", "translate", "verify", "never", NULL };
    static const char *const cases[] = { "", "exact", "any", NULL };
    struct satz_slice policy = cell_of(row, base->policy), kind = cell_of(row, base->kind);
    struct satz_slice letters = cell_of(row, base->letters);
    const char *name = base->table.name;
    enum satz_kind ignored;
    if (row->count > base->table.rows[0].count)
        return satz_error_set_at(error, name, row->line, "%zu cells, but the first row names %zu columns", row->count,
                                 base->table.rows[0].count);
    if (!is_one_of(policy, policies))
        return satz_error_set_at(error, name, row->line, "policy is hold, translate, verify or never, not '%.*s'",
                                 (int)policy.size, policy.data);
    if (kind.size && !satz_kind_of_name(kind, &ignored))
        return satz_error_set_at(error, name, row->line, "'%.*s' is no kind", (int)kind.size, kind.data);
    if (!is_one_of(letters, cases))
        return satz_error_set_at(error, name, row->line, "case is exact, any or empty, not '%.*s'", (int)letters.size,
                                 letters.data);
    return SATZ_OK;
}

enum satz_status satz_terms_load(struct satz_terms *terms, const char *path, struct satz_error *error) {
    terms->tables = satz_memory_grow(terms->tables, &terms->capacity, terms->count + 1, sizeof *terms->tables);
    struct satz_termbase_table *base = &terms->tables[terms->count];
    *base = (struct satz_termbase_table){ .policy = NONE };
    if (satz_table_load(&base->table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    terms->count++;
    enum satz_status status = read_header(base, error);
    for (size_t i = 1; status == SATZ_OK && i < base->table.count; i++)
        status = check_row(base, &base->table.rows[i], error);
    return status;
}

enum satz_status satz_terms_load_all(struct satz_terms *terms, const struct satz_data *data, struct satz_error *error) {
    struct satz_buffer paths = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    satz_data_list(data, "terms", ".tsv", &paths);
    for (size_t at = 0; status == SATZ_OK && at < paths.size; at += strlen(paths.data + at) + 1)
        status = satz_terms_load(terms, paths.data + at, error);
    satz_buffer_release(&paths);
    return status;
}

void satz_terms_release(struct satz_terms *terms) {
    for (size_t i = 0; i < terms->count; i++)
        satz_table_release(&terms->tables[i].table);
    free(terms->tables);
    *terms = (struct satz_terms){ 0 };
}

/* What rows said of the spellings of a language so far. */
struct adding {
    const struct satz_terms *terms;
    enum satz_language_id language;
    struct satz_known *known;
    struct satz_map spellings; /* to their places in `places` */
    struct place *places;
    size_t count, capacity, notes;
};

static const char *file_of(const struct place *place) {
    const char *slash = strrchr(place->base->table.name, '/');
    return slash ? slash + 1 : place->base->table.name;
}

static struct satz_slice kind_of(const struct place *place) {
    struct satz_slice kind = cell_of(place->row, place->base->kind);
    return kind.size ? kind : satz_slice_of(satz_kind_name(SATZ_TERM));
}

/* What two rows disagree on: "policy", the code of a language …; NULL: nothing. */
static const char *difference(const struct place *a, const struct place *b, enum satz_language_id source) {
    if (!satz_slice_equal(cell_of(a->row, a->base->policy), cell_of(b->row, b->base->policy)))
        return "policy";
    if (!satz_slice_equal(kind_of(a), kind_of(b)))
        return "kind";
    if (!satz_slice_equal(cell_of(a->row, a->base->letters), cell_of(b->row, b->base->letters)))
        return "case";
    for (size_t i = 0; i < SATZ_LANGUAGES; i++) {
        struct satz_slice left = cell_of(a->row, a->base->languages[i]), right = cell_of(b->row, b->base->languages[i]);
        if (i != source && left.size && right.size && !satz_slice_equal(left, right))
            return satz_language_code((enum satz_language_id)i);
    }
    return NULL;
}

static void tell_conflict(struct adding *adding, struct satz_slice spelling, const struct place *wins,
                          const struct place *loses) {
    struct satz_error note = SATZ_ERROR_INIT;
    const char *what = adding->terms->tell ? difference(wins, loses, adding->language) : NULL;
    if (!what || adding->notes == SATZ_TERM_NOTES)
        return;
    adding->notes++;
    /* The status is of no use: nothing failed. */
    (void)satz_error_set_at(&note, wins->base->table.name, wins->row->line,
                            "note: '%.*s' stands in %s:%zu too, with another cell `%s`; this row counts",
                            (int)(spelling.size < 80 ? spelling.size : 80), spelling.data, file_of(loses),
                            loses->row->line, what);
    adding->terms->tell(adding->terms->context, &note);
}

/* Whether nobody had this spelling before. */
static bool is_new(struct adding *adding, struct satz_slice spelling, const struct place *place) {
    size_t before;
    if (satz_map_get(&adding->spellings, spelling, &before)) {
        if (adding->places[before].row != place->row)
            tell_conflict(adding, spelling, &adding->places[before], place);
        return false;
    }
    satz_map_set(&adding->spellings, spelling, adding->count - 1);
    return true;
}

/* `press.tsv:12`, as --explain names it. */
static const char *row_name(const struct place *place, struct satz_arena *arena) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&name, "%s:%zu", file_of(place), place->row->line);
    struct satz_slice copy = satz_arena_copy(arena, satz_slice_make(name.data, name.size + 1));
    satz_buffer_release(&name);
    return copy.data;
}

static struct satz_known_name describe(const struct place *place, struct satz_arena *arena) {
    struct satz_slice policy = cell_of(place->row, place->base->policy);
    struct satz_slice letters = cell_of(place->row, place->base->letters);
    struct satz_known_name name = { .kind = SATZ_TERM, .most = SATZ_HOLD, .rule = row_name(place, arena) };
    /* It was checked: this does not fail. */
    (void)satz_kind_of_name(kind_of(place), &name.kind);
    if (satz_slice_is(policy, "never"))
        name.most = SATZ_OFF;
    else if (satz_slice_is(policy, "verify"))
        name.most = SATZ_VERIFY;
    name.whole = name.most == SATZ_OFF;
    if (satz_slice_is(letters, "exact"))
        name.letters = SATZ_LETTERS_EXACT;
    else if (satz_slice_is(letters, "any"))
        name.letters = SATZ_LETTERS_ANY;
    return name;
}

static void add_row(struct adding *adding, struct place place) {
    struct satz_slice spellings = cell_of(place.row, place.base->languages[adding->language]), spelling;
    if (!spellings.size)
        return;
    struct satz_known_name name = describe(&place, &adding->known->arena);
    adding->places = satz_memory_grow(adding->places, &adding->capacity, adding->count + 1, sizeof place);
    adding->places[adding->count++] = place;
    while (spellings.data && satz_slice_split(&spellings, '|', &spelling)) {
        if (!name.key.size)
            name.key = spelling;
        if (spelling.size && is_new(adding, spelling, &place))
            satz_known_add(adding->known, spelling, name);
    }
}

void satz_terms_add(const struct satz_terms *terms, enum satz_language_id language, struct satz_known *known) {
    struct adding adding = { .terms = terms, .language = language, .known = known };
    satz_map_init(&adding.spellings);
    for (size_t i = terms->count; i-- > 0;)
        for (size_t row = 1; row < terms->tables[i].table.count; row++)
            add_row(&adding, (struct place){ &terms->tables[i], &terms->tables[i].table.rows[row] });
    satz_map_release(&adding.spellings);
    free(adding.places);
    known->rank = SATZ_RANK_TERM;
}

struct satz_slice satz_terms_cell(const struct satz_terms *terms, enum satz_language_id language, struct satz_slice key,
                                  enum satz_language_id target) {
    for (size_t i = terms->count; i-- > 0;) {
        const struct satz_termbase_table *base = &terms->tables[i];
        for (size_t row = 1; row < base->table.count; row++) {
            struct satz_slice rest = cell_of(&base->table.rows[row], base->languages[language]), first;
            if (rest.size > 0 && satz_slice_split(&rest, '|', &first) && satz_slice_equal(first, key) &&
                base->languages[target] != NONE)
                return satz_row_cell(&base->table.rows[row], base->languages[target]);
        }
    }
    return satz_slice_make(NULL, 0);
}
