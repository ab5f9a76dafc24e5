#include "restore/rendering.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"

#define NO_COLUMN SIZE_MAX

/* A German form of a name; `several` where more than one name has it. */
struct satz_german_form {
    size_t name;
    bool alone; /* the part that stands alone on second mention */
    bool several;
};

struct satz_termbase {
    struct satz_table table;
    size_t columns[SATZ_LANGUAGES], policy;
};

/* A German form of a term: a row of a termbase. */
struct satz_german_term {
    const struct satz_termbase *base;
    const struct satz_row *row;
};

static void add_form(struct satz_renderings *renderings, struct satz_slice form, size_t name, bool alone) {
    size_t index;
    if (form.size == 0)
        return;
    if (satz_map_get(&renderings->by_form, form, &index)) {
        struct satz_german_form *old = &renderings->forms[index];
        if (old->alone && !alone)
            *old = (struct satz_german_form){ .name = name };
        else if (old->alone == alone && old->name != name)
            old->several = true;
        return;
    }
    renderings->forms = satz_memory_grow(renderings->forms, &renderings->capacity, renderings->count + 1,
                                         sizeof *renderings->forms);
    renderings->forms[renderings->count] = (struct satz_german_form){ .name = name, .alone = alone };
    satz_map_set(&renderings->by_form, satz_arena_copy(&renderings->arena, form), renderings->count++);
}

static void index_names(struct satz_renderings *renderings) {
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < renderings->names.count; i++) {
        struct satz_slice rest = renderings->names.names[i].cells[SATZ_DE], form, alone;
        while (satz_name_form(&rest, &scratch, &form, &alone)) {
            add_form(renderings, form, i, false);
            if (!satz_slice_equal(form, alone))
                add_form(renderings, alone, i, true);
        }
    }
    satz_buffer_release(&scratch);
}

static enum satz_status find_columns(struct satz_termbase *base, struct satz_error *error) {
    enum satz_language_id id;
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        base->columns[i] = NO_COLUMN;
    base->policy = NO_COLUMN;
    if (base->table.count == 0)
        return SATZ_OK;
    const struct satz_row *header = &base->table.rows[0];
    for (size_t i = 0; i < header->count; i++)
        if (satz_language_of_code(header->cells[i], &id))
            base->columns[id] = i;
        else if (satz_slice_is(header->cells[i], "policy"))
            base->policy = i;
    if (base->columns[SATZ_DE] == NO_COLUMN)
        return satz_error_set_at(error, base->table.name, header->line, "the header row has no column `de`");
    return SATZ_OK;
}

static void add_term(struct satz_renderings *renderings, const struct satz_termbase *base,
                     const struct satz_row *row) {
    struct satz_slice rest = satz_row_cell(row, base->columns[SATZ_DE]), form;
    renderings->terms = satz_memory_grow(renderings->terms, &renderings->term_capacity, renderings->term_count + 1,
                                         sizeof *renderings->terms);
    renderings->terms[renderings->term_count] = (struct satz_german_term){ base, row };
    while (rest.data && satz_slice_split(&rest, '|', &form))
        if (form.size > 0)
            satz_map_set(&renderings->by_term, form, renderings->term_count);
    renderings->term_count++;
}

enum satz_status satz_renderings_add_terms(struct satz_renderings *renderings, const char *path,
                                           struct satz_error *error) {
    struct satz_termbase *base = satz_memory_get_array(1, sizeof *base);
    if (satz_table_load(&base->table, path, error) != SATZ_OK) {
        free(base);
        return SATZ_FAILED;
    }
    renderings->bases = satz_memory_grow(renderings->bases, &renderings->base_capacity, renderings->base_count + 1,
                                         sizeof(struct satz_termbase *));
    renderings->bases[renderings->base_count++] = base;
    enum satz_status status = find_columns(base, error);
    /* The last to be added keeps a spelling; of one file that is to be the first row (satz-protect(1)). */
    for (size_t i = base->table.count; status == SATZ_OK && i-- > 1;)
        add_term(renderings, base, &base->table.rows[i]);
    return status;
}

static enum satz_status load_terms(struct satz_renderings *renderings, const struct satz_data *data,
                                   struct satz_error *error) {
    struct satz_buffer paths = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    satz_data_list(data, "terms", ".tsv", &paths);
    for (size_t at = 0; status == SATZ_OK && at < paths.size; at += strlen(paths.data + at) + 1)
        status = satz_renderings_add_terms(renderings, paths.data + at, error);
    satz_buffer_release(&paths);
    return status;
}

enum satz_status satz_renderings_load(struct satz_renderings *renderings, const struct satz_data *data,
                                      struct satz_error *error) {
    *renderings = (struct satz_renderings){ .arena = SATZ_ARENA_INIT };
    renderings->cities = satz_citytable_new();
    satz_map_init(&renderings->by_form);
    satz_map_init(&renderings->by_term);
    enum satz_status status = satz_nametable_load(&renderings->names, data, error);
    if (status == SATZ_OK)
        status = load_terms(renderings, data, error);
    if (status == SATZ_OK)
        index_names(renderings);
    else
        satz_renderings_release(renderings);
    return status;
}

void satz_renderings_release(struct satz_renderings *renderings) {
    satz_map_release(&renderings->by_form);
    satz_map_release(&renderings->by_term);
    satz_nametable_release(&renderings->names);
    satz_citytable_free(renderings->cities);
    for (size_t i = 0; i < renderings->base_count; i++) {
        satz_table_release(&renderings->bases[i]->table);
        free(renderings->bases[i]);
    }
    free(renderings->bases);
    free(renderings->terms);
    satz_arena_release(&renderings->arena);
    free(renderings->forms);
    *renderings = (struct satz_renderings){ .arena = SATZ_ARENA_INIT };
}

static const struct satz_german_form *german_form(const struct satz_renderings *renderings, struct satz_slice words) {
    size_t index;
    return satz_map_get(&renderings->by_form, words, &index) ? &renderings->forms[index] : NULL;
}

const struct satz_name *satz_rendering_name(const struct satz_renderings *renderings, const struct satz_span *span,
                                            struct satz_slice words) {
    if (span->key.size > 0) {
        const struct satz_name *name = satz_nametable_find(&renderings->names, span->key);
        if (name)
            return name;
    }
    const struct satz_german_form *form = german_form(renderings, words);
    if (!form && span->kind == SATZ_PLACE)
        return satz_citytable_find(renderings->cities, words);
    if (!form || form->several)
        return NULL;
    const struct satz_name *name = &renderings->names.names[form->name];
    return satz_slice_is(name->kind, satz_kind_name(span->kind)) ? name : NULL;
}

static void compare_forms(const struct satz_name *name, struct satz_slice words, bool *whole, bool *alone) {
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    struct satz_slice rest = name->cells[SATZ_DE], form, part;
    *whole = *alone = false;
    while (satz_name_form(&rest, &scratch, &form, &part)) {
        *whole |= satz_slice_equal(form, words);
        *alone |= satz_slice_equal(part, words);
    }
    satz_buffer_release(&scratch);
}

/* Whether `words` are no whole form of the name, but the part that stands alone. */
static bool stands_alone(const struct satz_name *name, struct satz_slice words) {
    bool whole, alone;
    compare_forms(name, words, &whole, &alone);
    return alone && !whole;
}

/* Whether `words` are a form of the name in capitals. */
static bool is_in_capitals(const struct satz_name *name, struct satz_slice words) {
    struct satz_buffer scratch = SATZ_BUFFER_INIT, upper = SATZ_BUFFER_INIT;
    struct satz_slice rest = name->cells[SATZ_DE], form, part;
    bool found = false;
    while (!found && satz_name_form(&rest, &scratch, &form, &part)) {
        satz_buffer_reset(&upper);
        satz_text_upper(form, "de", &upper);
        found = satz_slice_equal(satz_buffer_slice(&upper), words);
    }
    satz_buffer_release(&scratch);
    satz_buffer_release(&upper);
    return found;
}

bool satz_rendering_is_form(const struct satz_name *name, struct satz_slice words, bool *capitals) {
    bool whole, alone;
    compare_forms(name, words, &whole, &alone);
    *capitals = !whole && !alone && is_in_capitals(name, words);
    return whole || alone || *capitals;
}

/* By its key whatever its kind, for a termbase may name one; by its words only where it is a term. */
static const struct satz_german_term *german_term(const struct satz_renderings *renderings,
                                                  const struct satz_span *span, struct satz_slice words) {
    size_t index;
    if ((span->key.size > 0 && satz_map_get(&renderings->by_term, span->key, &index)) ||
        (span->kind == SATZ_TERM && satz_map_get(&renderings->by_term, words, &index)))
        return &renderings->terms[index];
    return NULL;
}

struct satz_slice satz_rendering_term(const struct satz_renderings *renderings, const struct satz_local *local,
                                      const struct satz_span *span, struct satz_slice words) {
    const struct satz_german_term *term = german_term(renderings, span, words);
    size_t column = term ? term->base->columns[local->language.id] : NO_COLUMN;
    return column != NO_COLUMN ? satz_row_cell(term->row, column) : satz_slice_of(NULL);
}

bool satz_rendering_must_translate(const struct satz_renderings *renderings, const struct satz_span *span,
                                   struct satz_slice words) {
    const struct satz_german_term *term = german_term(renderings, span, words);
    return term && term->base->policy != NO_COLUMN &&
           satz_slice_is(satz_row_cell(term->row, term->base->policy), "translate");
}

enum satz_source satz_rendering_add(const struct satz_renderings *renderings, const struct satz_local *local,
                                    const struct satz_span *span, struct satz_slice words,
                                    struct satz_buffer *target) {
    struct satz_slice cell = satz_rendering_term(renderings, local, span, words), form, alone;
    if (cell.size > 0 && satz_slice_split(&cell, '|', &form)) {
        satz_buffer_add(target, form);
        return SATZ_AS_TERM;
    }
    const struct satz_name *name = satz_rendering_name(renderings, span, words);
    if (!name)
        return SATZ_AS_NONE;
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    struct satz_slice rest = name->cells[local->language.id];
    bool found = satz_name_form(&rest, &scratch, &form, &alone);
    if (found)
        satz_buffer_add(target, alone.size > 0 && stands_alone(name, words) ? alone : form);
    satz_buffer_release(&scratch);
    return !found ? SATZ_AS_NONE : name->cldr ? SATZ_AS_CLDR : SATZ_AS_NAME;
}
