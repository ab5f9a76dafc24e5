#ifndef SATZ_SPELL_WORDLIST_H
#define SATZ_SPELL_WORDLIST_H

#include "base/arena.h"
#include "base/map.h"
#include "lexicon/nametable.h"

/* Words that are good without a dictionary: names, terms, abbreviations, a house's own. Letter case counts. */
struct satz_wordlist {
    struct satz_map words;
    struct satz_arena arena; /* private: owns them */
};

void satz_wordlist_init(struct satz_wordlist *list);
void satz_wordlist_release(struct satz_wordlist *list);

void satz_wordlist_add(struct satz_wordlist *list, struct satz_slice word);
/* Each word of a text: letters, marks, digits, and inside them hyphens and apostrophes. O(size). */
void satz_wordlist_add_text(struct satz_wordlist *list, struct satz_slice text);
bool satz_wordlist_has(const struct satz_wordlist *list, struct satz_slice word);

/*
 * The words of all forms that the name table has in a language; without `short_parts` none that has a capital, three or
 * four bytes, and others beside it: Sint Maarten says nothing of Sint.
 */
void satz_wordlist_add_names(struct satz_wordlist *list, const struct satz_nametable *names, enum satz_language_id id,
                             bool short_parts);
/*
 * The words, cut at blanks only, of a data file whose rows read `kind<TAB>word|word|…`, of one of `kinds`
 * (separated by blanks; `abbr*` is every kind that begins so). Fails as satz_table_load().
 */
enum satz_status satz_wordlist_add_kinds(struct satz_wordlist *list, const char *path, const char *kinds,
                                         struct satz_error *error) SATZ_MUST_USE;
/*
 * The words of a local.tsv, whose rows read `kind<TAB>of<TAB>plural=form|…`, of some kinds: what satz itself writes
 * for a currency or a unit is no slip.
 */
enum satz_status satz_wordlist_add_local(struct satz_wordlist *list, const char *path, const char *kinds,
                                         struct satz_error *error) SATZ_MUST_USE;
/* The words of a termbase in a language: protect/terms.h tells the format. */
enum satz_status satz_wordlist_add_terms(struct satz_wordlist *list, const char *path, enum satz_language_id id,
                                         struct satz_error *error) SATZ_MUST_USE;

#endif
