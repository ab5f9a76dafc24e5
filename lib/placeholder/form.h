#ifndef SATZ_PLACEHOLDER_FORM_H
#define SATZ_PLACEHOLDER_FORM_H

#include "base/error.h"
#include "base/slice.h"
#include "lexicon/table.h"

/*
 * How placeholders look on the way through an engine: data, from `engines.tsv`, because each engine
 * keeps another form. A form gives what stands for a held span, and for the two marks of a span whose
 * words are translated; `{n}` in it is the span's number. In a form of letters the whole is a
 * capitalised code word instead (placeholder/letters.h).
 */
struct satz_form {
    struct satz_slice name;
    struct satz_slice hold, open, close; /* templates; hold is empty in a form of letters */
    bool letters;                        /* held spans, and marks in pairs, are code words */
    bool plain_marks;                    /* marks go as `"`, which tells nothing of the span */
    bool escape;                         /* the engine is given XML: & < > of the text are escaped */
};

struct satz_forms {
    struct satz_table table; /* private: what the slices point into */
    struct satz_form *forms;
    size_t count;
    struct satz_engine_row *engines; /* private */
    size_t engine_count;
};

/* Loads engines.tsv from `path`. Fails with file and line. */
enum satz_status satz_forms_load(struct satz_forms *forms, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
void satz_forms_release(struct satz_forms *forms);

/* The form of a name (as in `via.form`), NULL where there is none. Valid as long as the table. */
const struct satz_form *satz_forms_find(const struct satz_forms *forms, struct satz_slice name);
/* The form that the engine of that name keeps, NULL where it is not known. */
const struct satz_form *satz_forms_engine(const struct satz_forms *forms, struct satz_slice engine);
/*
 * The form for a command: of the first of its words (also inside a word with blanks, as a shell is
 * given) whose last path component is a known engine's program; else the form of unknown engines.
 * `*engine`, where not NULL, becomes that engine's name, empty where it is not known.
 */
const struct satz_form *satz_forms_command(const struct satz_forms *forms, char *const *argv,
                                           struct satz_slice *engine);
/* The record's own form, ⟦P1⟧. */
const struct satz_form *satz_forms_own(const struct satz_forms *forms);

#endif
