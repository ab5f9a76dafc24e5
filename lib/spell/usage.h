#ifndef SATZ_SPELL_USAGE_H
#define SATZ_SPELL_USAGE_H

#include "lexicon/matcher.h"
#include "lexicon/table.h"
#include "spell/view.h"

/*
 * Good words that are wrong beside others (seid Jahren, im voraus, das selbe): rules of LANG/usage.tsv. A row is:
 *
 *   check   `case` or `confusion`, the finding's is `spelling/case`
 *   words   with a blank between, each with its alternatives (gestern|heute); those that are wrong in brackets:
 *           `[seid] langem|kurzem`; `$` at the end: a mark or the text's end follows
 *   mended  what the words in brackets should be; `^`: the same, the last with a capital; `+`: the same, as one word
 *   reason  why, a clause for people
 *
 * The first word may have a capital in the text where the rule has none. Up to SATZ_SPELL_USAGE_WORDS words a row, and
 * SATZ_SPELL_USAGE_FORMS forms, which is what the alternatives multiply to.
 */
#define SATZ_SPELL_USAGE_WORDS 6
#define SATZ_SPELL_USAGE_FORMS 10000

struct satz_spell_usage {
    struct satz_matcher matcher; /* private, like all of it */
    struct satz_spell_usage_form *forms;
    size_t count, capacity;
    struct satz_table table;
};

void satz_spell_usage_init(struct satz_spell_usage *usage);
void satz_spell_usage_release(struct satz_spell_usage *usage);

/* Loads a table. Fails with file and line where a row is not as above. O(forms). */
enum satz_status satz_spell_usage_load(struct satz_spell_usage *usage, const char *path,
                                       struct satz_error *error) SATZ_MUST_USE;

/*
 * Adds to the view's record a warning with one fix for each place of the view that a rule matches, the longest where
 * several do, and takes the words there from the view's, so that nobody else finds them. Of what spans hide, only dates
 * are looked at, for what begins with them. O(view + spans log view).
 */
void satz_spell_usage_find(const struct satz_spell_usage *usage, struct satz_spell_view *view,
                           struct satz_record *record);

#endif
