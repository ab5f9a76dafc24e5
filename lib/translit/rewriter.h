#ifndef SATZ_TRANSLIT_REWRITER_H
#define SATZ_TRANSLIT_REWRITER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/*
 * A small machine that rewrites a word by a table of rules: spelling to sounds, sounds to letters. A row:
 *
 *   TEXT OUT [BEFORE [AFTER]]   where TEXT stands between BEFORE and AFTER, OUT is written for it
 *   @set X LETTERS              the capital X stands for any of these letters, in what follows in the file
 *   @grid V1 V2 …               the columns of the rows that follow
 *   @row C OUT1 OUT2 …          rules `C V1` to OUT1, `C V2` to OUT2 …; C or V may be `-`, OUT `-` is no rule
 *   @pass                       the rules that follow rewrite what those before have written
 *   @… VALUE …                  any other: a setting, for satz_rewriter_setting()
 *
 * `-` is the empty cell. BEFORE and AFTER are alternatives separated by `|`, of letters, capitals for sets, and `#`, the
 * word's edge; with `!` in front none of them may stand there. They are looked for in what is rewritten, not in
 * what is written. The longest TEXT wins that has a rule that fits, of its rules that with most contexts, of those the
 * last in the file. A letter without rule stays, its accents off where that gives it one. `<` in OUT parts what goes before the output of the rule
 * before, as Thai vowels do.
 */
struct satz_rewriter {
    struct satz_rewriter_pass *passes; /* private, like all of it */
    size_t pass_count, pass_capacity;
    struct satz_rewriter_setting *settings;
    size_t setting_count, setting_capacity;
    struct satz_arena arena;
};

/* Loads a table. Fails with file and line where a row means nothing. O(size). */
enum satz_status satz_rewriter_load(struct satz_rewriter *rules, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_rewriter_release(struct satz_rewriter *rules);

/* The value of a setting `@KEY VALUE`, the first or second; the empty slice where there is none. */
struct satz_slice satz_rewriter_setting(const struct satz_rewriter *rules, const char *key, size_t number);

/*
 * Appends `word`, small letters in normal form C, rewritten to `target`. Linear in the word, times the
 * rules that share a text.
 */
void satz_rewriter_apply(const struct satz_rewriter *rules, struct satz_slice word, struct satz_buffer *target);

#endif
