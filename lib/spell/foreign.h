#ifndef SATZ_SPELL_FOREIGN_H
#define SATZ_SPELL_FOREIGN_H

#include "identify/identifier.h"
#include "spell/language.h"
#include "spell/view.h"

/*
 * Quotations, slogans and titles in another of the fifteen languages than the text around them. A run is the words
 * between two quotation marks or ends of the text, or words side by side in another script. What speaks for a language is that
 * the identifier (identify/identifier.h) takes the run for it, and that its dictionary knows nearly all of the run's words; what
 * speaks against it are words that only the text's own dictionary knows. A row of typos is like no language's words.
 */
struct satz_foreign {
    struct satz_spell_settings settings; /* private, like what follows but `english` */
    const struct satz_nametable *names;
    struct satz_hunspell *english; /* set by the owner where it has it already; borrowed */
    struct satz_identifier identifier; /* opened when the first run asks for it, as each language is loaded */
    bool open;
    struct satz_spell_language *languages[SATZ_LANGUAGES];
    struct satz_buffer scratch;
};

/* Of a house's words only the lists of one language are taken. `names`, and what `settings` borrow, must stay. */
void satz_foreign_init(struct satz_foreign *foreign, const struct satz_spell_settings *settings,
                       const struct satz_nametable *names);
void satz_foreign_release(struct satz_foreign *foreign);

/*
 * Sets `speaks` of the words of a view in `language` that are in another one; `*found`, whether there are any. Looked at
 * are quotations and other scripts, and `all` runs where that is asked, since words of the view are not known. Where that
 * one has no dictionary the run must be longer. Fails as satz_spell_language_new(). Some look-ups a word, and a loaded dictionary
 * where a run asks for it.
 */
enum satz_status satz_foreign_mark(struct satz_foreign *foreign, struct satz_spell_language *language,
                                   struct satz_spell_view *view, bool all, bool *found, struct satz_error *error) SATZ_MUST_USE;

/* Whether word `index`, of a run in another language, begins it or a sentence of it. O(1). */
bool satz_foreign_is_first(const struct satz_spell_view *view, size_t index);

/* Whether a word of a run in another language than its text's is known to either. O(1) look-ups. */
bool satz_foreign_is_good(const struct satz_spell_language *language, const struct satz_spell_language *speaks,
                          struct satz_slice word);

#endif
