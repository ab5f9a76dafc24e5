#ifndef SATZ_SPELL_LANGUAGE_H
#define SATZ_SPELL_LANGUAGE_H

#include "lexicon/hunspell.h"
#include "lexicon/wordgraph.h"
#include "lexicon/wordset.h"
#include "spell/usage.h"
#include "spell/wordlist.h"
#include "text/unicode.h"

/* What a user brings. All is borrowed. */
struct satz_spell_settings {
    const struct satz_data *data;
    char *const *words; /* files of words, `LANG=FILE` of one language's (spell/own.h) */
    size_t word_count;
    char *const *terms; /* termbases beside the project's */
    size_t term_count;
    char *const *dictionaries; /* "LANG=NAME": what is taken in place of the language's own */
    size_t dictionary_count;
    size_t suggest; /* the most fixes a finding has */
    bool foreign;   /* for quotations in other languages: only words of `LANG=FILE` count */
};

/* The values of one kind in a language's spell.tsv. */
struct satz_spell_values {
    struct satz_slice *items;
    size_t count;
};

/* Letters that are written for others, in small ones: what stands there, and what is meant. */
#define SATZ_SPELL_EXCHANGED 4
struct satz_spell_exchange {
    uint32_t from[SATZ_SPELL_EXCHANGED], to[SATZ_SPELL_EXCHANGED];
    size_t from_count, to_count;
};

#define SATZ_SPELL_LETTERS 128

/* All that is known of one language's words. */
struct satz_spell_language {
    struct satz_language language;
    struct satz_hunspell *dictionary; /* NULL: there is none */
    bool borrowed;                    /* that is `english` of another language, and not closed */
    struct satz_hunspell *english;    /* for words that came from there; borrowed, may be NULL */
    struct satz_wordgraph graph;      /* its words, and how often each is used; all zero: there is none */
    struct satz_breaker *breaker;     /* for Thai, else NULL */
    struct satz_wordset keep;         /* words before which a hyphen at a line's end stays */
    struct satz_wordlist good;        /* names, terms, abbreviations with their stops, a house's own words */
    struct satz_wordlist own;         /* of them, the house's words and terms */
    struct satz_wordlist forbidden;   /* what the house does not write, though it be a word */
    struct satz_wordlist before_name; /* first names, titles, roles */
    struct satz_wordlist common;      /* function words, with a capital each */
    struct satz_wordlist often;       /* words of the dictionary that are used much, in small letters; none: not known */
    struct satz_wordlist never;       /* what is no fix of anything, such as what insults */
    struct satz_wordlist fronts;      /* first parts of compounds that are no words by themselves */
    struct satz_spell_usage usage;             /* words that are wrong beside others */
    struct satz_spell_values links;     /* what joins the parts of closed compounds; none: it has no such */
    struct satz_spell_values old;       /* "Schiffahrt>Schifffahrt": what was right once */
    struct satz_spell_values grown;     /* what grows on to a name: s, sche, … */
    struct satz_spell_values variants;  /* "our>or": as good as that */
    struct satz_spell_values before, after; /* what is written on to words */
    struct satz_spell_values inflected; /* "ой>а": how names end in other cases */
    struct satz_spell_values bound;   /* short words that are often written on to others */
    struct satz_spell_values foreign; /* letters of names from elsewhere, where there are no capitals */
    struct satz_spell_values native;  /* "ال*": what only its own words begin or end with */
    size_t run_on; /* two words of so many letters are often written in one; 0: they are not */
    struct satz_spell_exchange *exchanges; /* ss for ß, … */
    size_t exchange_count;
    uint32_t letters[SATZ_SPELL_LETTERS];
    size_t letter_count; /* 0: too many to try each */
    const char *script;  /* ISO 15924 */
    bool caseless;       /* it has no capitals */
    size_t suggest;      /* the most fixes that are asked for */
    bool swiss;          /* it is written without ß, which its graph and a stand-in for its dictionary have */
    bool told;           /* private to spell/speller.h: the document has the notice already */
    char notice[256];    /* what a user should know: no dictionary, or another region's; empty: nothing */
    struct satz_map judged; /* private to spell/judge.h */
    struct satz_arena judged_words;
    struct satz_map kin; /* private to spell/name.h */
    struct satz_arena kin_words;
    struct satz_map advised; /* private to spell/advice.h */
    struct satz_arena advice;
    struct satz_table rules; /* private: owns the values */
    struct satz_arena arena;
};

/*
 * Loads it: the dictionary (spell/../lexicon/dictionary.h says where from), LANG/spell.tsv, names, terms and
 * words. A missing dictionary is no failure; NULL, and the reason, where a file is bad. `names` is used while
 * loading only; `english` must stay, and is the dictionary itself of English for quotations, where the user names no other.
 */
struct satz_spell_language *satz_spell_language_new(const struct satz_language *tag,
                                                    const struct satz_spell_settings *settings,
                                                    const struct satz_nametable *names, struct satz_hunspell *english,
                                                    struct satz_error *error) SATZ_MUST_USE;
/* Whether it is known of some words that they are used more than others. */
static inline bool satz_spell_knows_frequencies(const struct satz_spell_language *language) {
    return language->graph.edge_count || language->often.words.count;
}
/* Whether a word, in any case, is one that is used much; false where the language has no list of them. O(size). */
bool satz_spell_is_often(const struct satz_spell_language *language, struct satz_slice word);
void satz_spell_language_free(struct satz_spell_language *language);

#endif
