#ifndef SATZ_SPELL_SPELLER_H
#define SATZ_SPELL_SPELLER_H

#include "spell/language.h"
#include "stream/document.h"
#include "stream/finding.h"

/* Which side of a record is checked. */
enum satz_spell_side {
    SATZ_SPELL_TGT_OR_SRC, /* the translation, the source where there is none */
    SATZ_SPELL_SRC,
    SATZ_SPELL_TGT,
    SATZ_SPELL_BOTH
};

/* Checks the spelling of documents. Languages are loaded when a record asks for them. */
struct satz_speller;

/* NULL, and the reason, where a file is bad. `settings`, and what they borrow, must stay. */
struct satz_speller *satz_speller_new(const struct satz_spell_settings *settings, struct satz_error *error)
    SATZ_MUST_USE;
void satz_speller_free(struct satz_speller *speller);

/*
 * Replaces the findings `spelling` of the side that is checked in a document's records:
 *
 *   warning  likely a typo (spell/evidence.h); without a graph of words one that is unknown, and there is a good
 *            one a slip away from it, unless it is a capitalised one of few letters
 *   info     a word that is just unknown, or that stands in the document with a capital three times or more: it may
 *            be a name; one with a slip in a span of a name; and, on the document's first record in it, a language that is not checked
 *
 * Words that stand in spans of persons, organisations and so on are names in the whole document, and so is, where
 * it is known which words are used much, a capitalised one that stands in it twice and is no likely typo. A record
 * without `lang` is German. Fails, naming the record, where its spans or its language are not good; the
 * records before it are done. `*done`: how many. O(size + unknown words).
 */
enum satz_status satz_speller_document(struct satz_speller *speller, struct satz_document *document,
                                       enum satz_spell_side side, size_t *done, struct satz_error *error) SATZ_MUST_USE;

/* What a user should know of a language's dictionary and was not told yet; NULL: nothing. Valid until the next call. */
const char *satz_speller_notice(struct satz_speller *speller);

#endif
