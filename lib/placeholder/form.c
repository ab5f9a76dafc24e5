#include "placeholder/form.h"

#include <stdlib.h>

#include "base/memory.h"

struct satz_engine_row {
    struct satz_slice name;
    struct satz_slice programs;
    size_t form;
};

static enum satz_status form_read(struct satz_forms *forms, const struct satz_row *row, struct satz_error *error) {
    if (row->count != 6)
        return satz_error_set_at(error, forms->table.name, row->line, "a form has 6 cells, not %zu", row->count);
    struct satz_form *form = &forms->forms[forms->count++];
    form->name = satz_row_cell(row, 1);
    form->letters = satz_slice_is(satz_row_cell(row, 2), "letters");
    form->hold = form->letters ? satz_slice_of("") : satz_row_cell(row, 2);
    form->open = satz_row_cell(row, 3);
    form->close = satz_row_cell(row, 4);
    form->plain_marks = satz_slice_is(form->open, "\"");
    form->escape = satz_slice_is(satz_row_cell(row, 5), "escape");
    if (!form->letters && satz_slice_find(form->hold, 0, satz_slice_of("{n}")) == form->hold.size)
        return satz_error_set_at(error, forms->table.name, row->line, "HOLD must name the number: {n}");
    return SATZ_OK;
}

static enum satz_status engine_read(struct satz_forms *forms, const struct satz_row *row, struct satz_error *error) {
    const struct satz_form *form = satz_forms_find(forms, satz_row_cell(row, 3));
    if (!form)
        return satz_error_set_at(error, forms->table.name, row->line, "an engine row names a form above it");
    forms->engines[forms->engine_count++] = (struct satz_engine_row){
        satz_row_cell(row, 1), satz_row_cell(row, 2), (size_t)(form - forms->forms)
    };
    return SATZ_OK;
}

static enum satz_status rows_read(struct satz_forms *forms, struct satz_error *error) {
    for (size_t i = 0; i < forms->table.count; i++) {
        const struct satz_row *row = &forms->table.rows[i];
        struct satz_slice kind = satz_row_cell(row, 0);
        enum satz_status status = SATZ_OK;
        if (satz_slice_is(kind, "form"))
            status = form_read(forms, row, error);
        else if (satz_slice_is(kind, "engine"))
            status = engine_read(forms, row, error);
        else
            status = satz_error_set_at(error, forms->table.name, row->line, "neither `form` nor `engine`");
        if (status != SATZ_OK)
            return status;
    }
    if (!satz_forms_own(forms) || !satz_forms_engine(forms, satz_slice_of("unknown")))
        return satz_error_set_at(error, forms->table.name, 0, "needs the form `brackets` and the engine `unknown`");
    return SATZ_OK;
}

enum satz_status satz_forms_load(struct satz_forms *forms, const char *path, struct satz_error *error) {
    *forms = (struct satz_forms){ .forms = NULL };
    if (satz_table_load(&forms->table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    forms->forms = satz_memory_get_array(forms->table.count + 1, sizeof *forms->forms);
    forms->engines = satz_memory_get_array(forms->table.count + 1, sizeof *forms->engines);
    if (rows_read(forms, error) == SATZ_OK)
        return SATZ_OK;
    satz_forms_release(forms);
    return SATZ_FAILED;
}

void satz_forms_release(struct satz_forms *forms) {
    free(forms->forms);
    free(forms->engines);
    satz_table_release(&forms->table);
    *forms = (struct satz_forms){ .forms = NULL };
}

const struct satz_form *satz_forms_find(const struct satz_forms *forms, struct satz_slice name) {
    for (size_t i = 0; i < forms->count; i++)
        if (satz_slice_equal(forms->forms[i].name, name))
            return &forms->forms[i];
    return NULL;
}

const struct satz_form *satz_forms_own(const struct satz_forms *forms) {
    return satz_forms_find(forms, satz_slice_of("brackets"));
}

const struct satz_form *satz_forms_engine(const struct satz_forms *forms, struct satz_slice engine) {
    for (size_t i = 0; i < forms->engine_count; i++)
        if (satz_slice_equal(forms->engines[i].name, engine))
            return &forms->forms[forms->engines[i].form];
    return NULL;
}

/* The engine that has a program of that name; NULL where none has. */
static const struct satz_engine_row *engine_of_program(const struct satz_forms *forms, struct satz_slice program) {
    for (size_t i = 0; i < forms->engine_count; i++) {
        struct satz_slice rest = forms->engines[i].programs;
        struct satz_slice name;
        while (satz_slice_split(&rest, '|', &name))
            if (name.size && satz_slice_equal(name, program) && !satz_slice_is(name, "-"))
                return &forms->engines[i];
    }
    return NULL;
}

/* Looks at the words inside one word of the command: a shell is given many in one. */
static const struct satz_engine_row *engine_of_word(const struct satz_forms *forms, struct satz_slice word) {
    struct satz_slice part;
    while (satz_slice_split(&word, ' ', &part)) {
        size_t slash;
        while ((slash = satz_slice_find_byte(part, 0, '/')) < part.size)
            part = satz_slice_from(part, slash + 1);
        const struct satz_engine_row *engine = part.size ? engine_of_program(forms, part) : NULL;
        if (engine)
            return engine;
    }
    return NULL;
}

const struct satz_form *satz_forms_command(const struct satz_forms *forms, char *const *argv,
                                           struct satz_slice *engine) {
    for (; *argv; argv++) {
        const struct satz_engine_row *row = engine_of_word(forms, satz_slice_of(*argv));
        if (row) {
            if (engine)
                *engine = row->name;
            return &forms->forms[row->form];
        }
    }
    if (engine)
        *engine = satz_slice_of("");
    return satz_forms_engine(forms, satz_slice_of("unknown"));
}
