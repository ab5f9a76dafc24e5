#ifndef SATZ_RESTORE_SCRIPTED_H
#define SATZ_RESTORE_SCRIPTED_H

#include "localise/local.h"
#include "stream/span.h"

/*
 * Names that no table has, in the script of a language that does not write Latin letters; and what a document has had
 * of them, so that a name has one form in it: a surname alone is read as it was in the full name. The language's
 * conventions say which kinds of names are written so (`translit person|place`), and how a name's own letters
 * follow at its first mention (`translit-original ({n})`).
 */
struct satz_scripted;

/* NULL, with file and line, where a table cannot be read. `local` is borrowed. Milliseconds: one a language. */
struct satz_scripted *satz_scripted_new(const struct satz_data *data, const struct satz_local *local,
                                        struct satz_error *error) SATZ_MUST_USE;
void satz_scripted_free(struct satz_scripted *scripted);

/* What follows is segment `seg` of document `doc`: another document, or the same from its beginning, is begun anew. */
void satz_scripted_begin(struct satz_scripted *scripted, struct satz_slice doc, size_t seg);

/*
 * Appends the form of a name of `kind` to `target`, `words` being without markup and `home` the code of the text's
 * language. False, and nothing is appended, where such names stay as they are, or no rule reads it. O(words).
 */
bool satz_scripted_write(const struct satz_scripted *scripted, enum satz_kind kind, struct satz_slice words,
                         const char *home, struct satz_buffer *target);

/*
 * Notes that the document has the name now, and appends to `target` what follows it: its own letters, where the language
 * wants that and a word of it is new. At most some thousand words are known, then they are forgotten.
 */
void satz_scripted_mention(struct satz_scripted *scripted, struct satz_slice words, const char *home,
                           struct satz_buffer *target);

#endif
