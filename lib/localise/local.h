#ifndef SATZ_LOCALISE_LOCAL_H
#define SATZ_LOCALISE_LOCAL_H

#include "lexicon/data.h"
#include "lexicon/language.h"
#include "lexicon/table.h"
#include "text/calendar.h"
#include "value/numeral.h"

/*
 * The conventions of a language, from dictionaries/TAG/local.tsv: that of the language's code first,
 * then those of longer tags (pt, then pt-PT), whose rows replace rows with the same key and subkey.
 *
 * Rows are `key value` or, for lists, `key subkey value [more]`, tab-separated. A value `-` is empty,
 * `\uXXXX` is a code point; `a|b` are alternatives, `one=a|other=b` forms by CLDR's plural category.
 *
 *   script direction             ISO 15924 code in which persons are written; ltr or rtl
 *   quote- inner- scare- title-  each -open, -close, -blank: quotations, quotations in them, words
 *                                quoted inside a sentence, titles of works; the blank inside the marks
 *   comma-inside                 yes: comma and full stop stand before the closing mark of quoted words
 *   stop-before-close            marks that do not stand before a closing mark
 *   name-blank latin-blank       none: no blank beside names; keep: but there is one where Latin letters meet
 *                                others
 *   sentence-blank               what stands between two sentences
 *   blank-before                 a mark, and the blank that stands before it
 *   decimal group group-from     figures; digits before the decimal mark from which they are grouped
 *   decimal-also                 another mark that is read where it can mean nothing else: 1,5 but not 1,500
 *   digits                       latn, arab or thai: the digits that are written; where a language has the row, an
 *                                engine's digits of its own script become these
 *   percent unit-pattern unit    {n}%; {n} {u}; UNIT as German writes it and its forms in this language
 *   scaled money money-scaled    patterns of {n}, {s} (scale word) and {c} (currency)
 *   scale-style scale            word, myriad (12억 3400만) or myriad-decimal (12.34亿); POWER and its word
 *   ordinal-prefix               what makes a numeral an ordinal, so that no scale word follows it
 *   currency                     CODE and its forms
 *                                (of units and currencies, the category `scaled` follows a scale word)
 *   scale-read currency-read percent-read number-word month-read   words with a value, for reading; a number may be 1.5, and 0.5 before a scale word
 *   number-unit                  POWER and its words, in a language that counts in steps: 12억 3400만, 二十五
 *   century decade dozen         words for one; of dozens how many is before it
 *   number-not                   a list, of words that only look like numbers: 千克, 周三
 *   clock-half                   HOUR of which half is over: halb vier
 *   date date-day date-month date-numeric date-numeric-day date-week   patterns of {d} {d1er} {m}
 *                                {month} {month-alone} {month-in} {y} {weekday} {weekday-short} {date}
 *   date-month-after month-in    WORDS before a month and its year, and the pattern after them; NUMBER and {month-in}
 *   first-day                    what {d1er} gives on the first
 *   year-offset calendar         years of another era that is read too; buddhist: and written, gregorian: and not
 *   time time-hour hours am pm   patterns of {h} {mm} {min} {ap}, {min} without a nought before; 12 or 24
 *   day-part                     HOUR from which a word is {ap}, in place of am and pm
 *   clock-read                   the word after the hour
 *   hour-read                    what makes a number an hour where minutes may follow it
 *   sound                        NAME, the letters that begin with this sound, and longer ones that do not
 *   sound-letters                NAME, and the capitals whose names begin with it: of abbreviations
 *   word-begin                   two consonants that words begin with: other abbreviations are read by letters
 *   last last-letters            NAME, and what ends with this sound: letters, #km a unit; capitals
 *   before before-not-after      WORD, its form before a name, with the blank after it, and before which SOUND, or
 *                                `not SOUND`; marks after which the word stays as it is
 *   after                        ENDING, its form after a name, and after which sound
 *   contract once                two words before a name that become one; what is not written before a name
 *                                that begins with it
 *   merge                        WORD, the word and the article of a name as one, names that begin with the article
 *   prefix prefix-merge          PREFIX that is written together with a name of its script, and what an engine
 *                                makes of it; a prefix's end, the article after it, and both as one
 *   glued                        what is written on before a name, and its form
 *   particle particle-rieul      Korean: after a consonant, after a vowel, undecided forms; those that take the
 *                                vowel's form after ㄹ
 *   particle-glue                what can be nothing but a particle, also where a blank is before it
 *   isolate-open isolate-close   marks around a name in Latin letters, in a language from right to left
 *   name-ending                  what is written on to a name: Macrons, Macron’s
 *   translit translit-original   kinds of names that are written by their sound; {n}: their own letters after it
 *   clitic stem                  what may be written together with a name; letters its ending may change
 */
struct satz_local_row {
    struct satz_slice key, subkey, value, more;
};

/* A pair of marks, with the blank inside them. */
struct satz_marks {
    struct satz_slice open, close, blank;
};

struct satz_local {
    struct satz_language language;
    bool rtl;
    bool name_blank, latin_blank;
    int year_added; /* what is added to a year that is written */
    struct satz_slice script;
    struct satz_slice sentence_blank;
    struct satz_marks quote, inner, scare, title;
    struct satz_numeral_style numerals;
    struct satz_calendar *calendar;
    struct satz_local_row *rows; /* private */
    size_t count, capacity;      /* private */
    struct satz_arena arena;     /* private: owns all slices */
};

/*
 * Loads the conventions of `tag`. Fails where the language is none of the fifteen, or its file cannot
 * be read or lacks what every language needs. Costs milliseconds: once a program.
 */
enum satz_status satz_local_load(struct satz_local *local, const struct satz_data *data, const char *tag,
                                 struct satz_error *error) SATZ_MUST_USE;
void satz_local_release(struct satz_local *local);

/* The value of a key, the empty slice where there is none. O(rows), some hundred. */
struct satz_slice satz_local_value(const struct satz_local *local, const char *key);
/* The value of a list's key and subkey. */
struct satz_slice satz_local_entry(const struct satz_local *local, const char *key, struct satz_slice subkey);
/* The rows of a list, in order: start with `*at` 0; NULL after the last. */
const struct satz_local_row *satz_local_next(const struct satz_local *local, const char *key, size_t *at);

/* The form of `value` for a plural category; "other" where it lacks it; all of it where it has no forms. */
struct satz_slice satz_local_form(struct satz_slice value, const char *category);

/* Whether `word` is one of the alternatives in `value`. */
bool satz_local_has(struct satz_slice value, struct satz_slice word);

#endif
