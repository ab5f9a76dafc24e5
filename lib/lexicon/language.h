#ifndef SATZ_LEXICON_LANGUAGE_H
#define SATZ_LEXICON_LANGUAGE_H

#include "base/error.h"
#include "base/slice.h"

/*
 * The fifteen languages of the distribution list, by number: the column order of every table.
 */
enum satz_language_id {
    SATZ_DE, SATZ_EN, SATZ_KO, SATZ_JA, SATZ_AR, SATZ_ZH_HANS, SATZ_ZH_HANT, SATZ_VI,
    SATZ_TH, SATZ_ID, SATZ_MS, SATZ_RU, SATZ_FR, SATZ_ES, SATZ_PT, SATZ_LANGUAGES
};

struct satz_language {
    char tag[24];             /* canonical BCP-47: "zh-Hant-TW", "pt", "de-CH" */
    enum satz_language_id id; /* which of the fifteen */
};

/*
 * Reads a tag in any case, with - or _ : `DE-DE`, `zh_TW`, `pt-br`. Chinese gets its script from the
 * region (TW HK MO: Hant). A region that is the language's default is kept as it was written. Fails,
 * naming the fifteen, where the language is none of them.
 */
enum satz_status satz_language_parse(const char *tag, struct satz_language *language, struct satz_error *error)
    SATZ_MUST_USE;

/* "de", "zh-Hant" …: the code of the list, as in the tables' header rows and folders. */
const char *satz_language_code(enum satz_language_id id);
/* Its name in English and in itself. */
const char *satz_language_name(enum satz_language_id id);
const char *satz_language_own_name(enum satz_language_id id);
/* The tag that a bare code means: "en-US", "pt-BR"; the code itself where regions make no difference. */
const char *satz_language_default(enum satz_language_id id);
/*
 * How near `tag` is to the language asked for: 0 the same (a bare code is its default region), 1 the
 * same without regions, 2 another region; SATZ_RANK_NONE not it.
 */
#define SATZ_RANK_NONE 9u
unsigned satz_language_rank(const struct satz_language *asked, const char *tag);
/* Whether text of it runs from right to left. */
bool satz_language_is_rtl(enum satz_language_id id);
/* The number of a code of the list, exactly as satz_language_code() writes it; false where none. */
bool satz_language_of_code(struct satz_slice code, enum satz_language_id *id);

#endif
