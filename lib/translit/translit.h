#ifndef SATZ_TRANSLIT_TRANSLIT_H
#define SATZ_TRANSLIT_TRANSLIT_H

#include "lexicon/data.h"
#include "lexicon/language.h"

/*
 * Writes a name of Latin letters in the script of a language, as its press would write one that it never met: the
 * name's spelling is read by the rules of where it is from (sounds/LANG.tsv, chosen by sounds/origin.tsv), and the
 * sounds are written by the rules of the target (LANG/translit.tsv). Given names that the press writes in a way of their
 * own stand, by their spelling, in LANG/given.tsv.
 */
struct satz_translit;

/* A name has at most so many bytes. */
#define SATZ_TRANSLIT_LIMIT ((size_t)256)

/* Whether names are written in another script there: the folder has LANG/translit.tsv. */
bool satz_translit_has(const struct satz_data *data, enum satz_language_id target);

/* NULL, with file and line, where a table cannot be read. Costs milliseconds: keep it. */
struct satz_translit *satz_translit_new(const struct satz_data *data, enum satz_language_id target,
                                        struct satz_error *error) SATZ_MUST_USE;
void satz_translit_free(struct satz_translit *translit);

/* The number of the language that the name is read in; `home` is the code of the text's own. O(name). */
size_t satz_translit_origin(const struct satz_translit *translit, struct satz_slice name, const char *home);

/* Its code: "de", "pl" … */
struct satz_slice satz_translit_origin_code(const struct satz_translit *translit, size_t origin);

/*
 * Appends `name` in the target's script to `target`, word by word: a word alone is written as it is in the whole
 * name, where `origin` is that of the whole name. False, and nothing is appended, where it is too long,
 * or has what no rule reads. O(name).
 */
bool satz_translit_write(const struct satz_translit *translit, struct satz_slice name, size_t origin,
                         struct satz_buffer *target);

#endif
