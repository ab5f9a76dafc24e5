#ifndef SATZ_SEGMENT_RULES_H
#define SATZ_SEGMENT_RULES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "lexicon/data.h"
#include "segment/classes.h"

/*
 * What dictionaries/LANG/segment.tsv says: rows of a kind and its values, separated by `|`. Blanks
 * inside an abbreviation are free: `z. B.` is found as `z.B.` too. Abbreviations are written with
 * their last full stop; a value that begins with `*` is the end of a word (`*str.`).
 */

/* What a word may be; the comment names the kind in the file. */
enum satz_word_role {
    SATZ_WORD_NEVER = 1 << 0,          /* abbr-never: its full stop ends no sentence */
    SATZ_WORD_NUMBER = 1 << 1,         /* abbr-number: none before a number */
    SATZ_WORD_CAPITAL = 1 << 2,        /* abbr-capital: none before a capital, but before a starter */
    SATZ_WORD_MAY = 1 << 3,            /* abbr-may: ends one only before a starter */
    SATZ_WORD_END = 1 << 4,            /* abbr-end: ends one before any capital */
    SATZ_WORD_MONTH = 1 << 5,          /* month: `3.` before it is an ordinal */
    SATZ_WORD_ORDINAL_BEFORE = 1 << 6, /* ordinal-before: words that an ordinal follows (am, zum) */
    SATZ_WORD_ORDINAL_AFTER = 1 << 7,  /* ordinal-after: words that follow one (Jahrhundert) */
    SATZ_WORD_NUMBER_BEFORE = 1 << 8,  /* number-before: words that a plain number follows (Jahr, Platz) */
    SATZ_WORD_STARTER = 1 << 9,        /* starter: written small but at a sentence's start; caseless: begins one */
    SATZ_WORD_LETTER_BEFORE = 1 << 10, /* letter-before: words that a single letter follows (Plan B) */
    SATZ_WORD_MARKED = 1 << 11,        /* marked: names that end in a mark (Yahoo!) */
    SATZ_WORD_GOES_ON = 1 << 12,       /* goes-on: after a quotation's end the sentence goes on (と) */
    SATZ_WORD_BLANK_AFTER = 1 << 13,   /* blank-after: a blank after it ends a sentence (Thai) */
    SATZ_WORD_BLANK_BEFORE = 1 << 14,  /* blank-before: a blank before it does */
    SATZ_WORD_PART = 1 << 15,          /* begins an abbreviation of several parts (EE. of EE. UU.) */
    SATZ_WORD_OWN = 1 << 16,           /* of the user's own file: nothing overrules it */
    SATZ_WORD_QUOTATIVE = 1 << 17,     /* quotative: cites what stands before it, closed and spaced or not (と) */
    SATZ_WORD_BEGINS = 1 << 18,        /* begins: begins a sentence, though it begins as one of these (とても) */
    SATZ_WORD_SPEECH = 1 << 19,        /* speech: ends a clause that says who spoke (说) */
    SATZ_WORD_UNSPACED = 1 << 20,      /* unspaced-after: a strong mark after it needs no blank (吗) */
    SATZ_WORD_HEADING = 1 << 21,       /* heading: with a number at a sentence's start it heads that (Pasal, Article) */
    SATZ_WORD_ITEM = 1 << 22,          /* item: numbers an item of a list (가) */
    SATZ_WORD_UNIT = 1 << 23,          /* unit: a letter that after a number abbreviates nothing (m, s) */
    SATZ_WORD_TAIL = 1 << 24,          /* ends an abbreviation whose first part has no full stop (al. of et al.) */
    SATZ_WORD_YEAR = 1 << 25,          /* abbr-year: with a number before it ends one before any capital, but at its start */
    SATZ_WORD_NAME = 1 << 26,          /* name-part: a starter that names have too: none after an initial (Le, May) */
    SATZ_WORD_FOLLOWER = 1 << 27,      /* abbr-follower: follows an abbreviation inside a sentence (Senate) */
};

#define SATZ_WORD_ABBREVIATION                                                                                         \
    (SATZ_WORD_NEVER | SATZ_WORD_NUMBER | SATZ_WORD_CAPITAL | SATZ_WORD_MAY | SATZ_WORD_END | SATZ_WORD_YEAR | SATZ_WORD_OWN)

/* What a character may be. */
enum satz_mark_role {
    SATZ_MARK_STOP = 1 << 0,   /* stop: `.`: the word before it decides too */
    SATZ_MARK_STRONG = 1 << 1, /* strong: `!`, `?`: a blank must follow */
    SATZ_MARK_FREE = 1 << 2,   /* free: `。`: ends a sentence without a blank */
    SATZ_MARK_DOTS = 1 << 3,   /* dots: `…` */
    SATZ_MARK_CLOSER = 1 << 4, /* closer */
    SATZ_MARK_OPENER = 1 << 5, /* opener */
    SATZ_MARK_SPACED = 1 << 6, /* closer-spaced: a closer that may stand after a blank */
    SATZ_MARK_DASH = 1 << 7,   /* dash: passed over before the next word is looked at */
    SATZ_MARK_JOINER = 1 << 8, /* joiner: `,`: where it comes next, the sentence goes on */
    SATZ_MARK_WEAK = 1 << 9,   /* weak: `:`: ends one only where a model says so */
    SATZ_MARK_TITLE = 1 << 10, /* title: opens a title, which the next character closes (《) */
    SATZ_MARK_ORNAMENT = 1 << 11, /* no kind: an emoji or emoticon in place of a mark (segment/ornament.h) */
};

#define SATZ_MARK_ENDS (SATZ_MARK_STOP | SATZ_MARK_STRONG | SATZ_MARK_FREE | SATZ_MARK_DOTS | SATZ_MARK_WEAK)

/* Properties of the language, values of the row `habit`. */
enum satz_habit {
    SATZ_HABIT_ORDINALS = 1 << 0,    /* ordinals: `3.` is "third" */
    SATZ_HABIT_INITIAL = 1 << 1,     /* initial: a single capital with a full stop is a name's */
    SATZ_HABIT_SMALL_LETTER = 1 << 2, /* small-letter: a single small letter too is an abbreviation */
    SATZ_HABIT_BLANKS = 1 << 3,      /* blanks: sentences end at blanks, by the words around them */
    SATZ_HABIT_NUMBERS = 1 << 4,     /* numbers: a number's full stop ends no sentence (`2025. 3. 14.`) */
    SATZ_HABIT_UNSPACED = 1 << 5,    /* unspaced: strong marks and full-width stops may have no blank after them */
    SATZ_HABIT_TRAILING = 1 << 6,    /* trailing: dots end no sentence */
    SATZ_HABIT_NOTES = 1 << 7,       /* notes: a remark in brackets after a sentence belongs to it */
    SATZ_HABIT_SMILES = 1 << 8,      /* smiles: a closing bracket that none opened is a smile (`Спасибо)`) */
};

/* No abbreviation, and no word that is looked up, is longer; looks at the text stop there. */
#define SATZ_RULES_WORD_LIMIT ((size_t)96)
/* The most parts of an abbreviation written with blanks (`i. d. R.` has three). */
#define SATZ_RULES_PARTS 5

/* A byte of word ends, read from the last on. */
struct satz_word_end {
    unsigned roles; /* of the end that begins here */
    uint32_t child; /* the first of those that stand before it, 0 where none does */
    uint32_t next;  /* another before the same byte */
    uint32_t bytes; /* of its children: a bit each, by the lowest five of theirs */
    unsigned char byte;
};

struct satz_rules {
    struct satz_arena arena;  /* private */
    struct satz_map words;    /* private: word to its roles */
    uint64_t looks[1024];     /* private: what the words of `words` look like */
    struct satz_word_end *ends; /* private: tree of the values that began with `*`; its root is the first */
    size_t end_count;         /* private */
    size_t end_capacity;      /* private */
    struct satz_classes classes; /* of the words of segment.words.tsv, where there is one */
    unsigned habits;
    unsigned kinds;           /* all roles that some word of the file has */
    unsigned mark_kinds;      /* and that some mark has */
    bool first[256];          /* bytes at which a mark of SATZ_MARK_ENDS may begin */
    bool marked[256];         /* bytes before the mark of a name that ends in one */
    struct {
        uint32_t character;
        unsigned roles;
    } marks[96]; /* private: sorted after loading */
    size_t mark_count;
    uint16_t ascii[128];  /* private: roles of ASCII characters */
    bool low_bytes[256];  /* private: the lowest byte of which characters is that of one of `marks` */
    bool usual;           /* private: `first` has no others than those that are sought sixteen at a time */
};

/* Loads the file of language `tag`, and the abbreviations in `words` where not NULL. */
enum satz_status satz_rules_load(struct satz_rules *rules, const struct satz_data *data, const char *tag,
                                 const char *words, struct satz_error *error) SATZ_MUST_USE;
void satz_rules_release(struct satz_rules *rules);

/* The first byte at or after `from` that is one of `first`; text.size where there is none. */
size_t satz_rules_find_first(const struct satz_rules *rules, struct satz_slice text, size_t from);
/* Roles of `character` as enum satz_mark_role. */
unsigned satz_rules_mark(const struct satz_rules *rules, uint32_t character);
/* Roles of `word` exactly as it stands (no blanks inside; at most SATZ_RULES_WORD_LIMIT bytes). */
unsigned satz_rules_word(const struct satz_rules *rules, struct satz_slice word);
/*
 * The same, and where it has none, with its first letter small and its apostrophes straight. A single letter with its full
 * stop stays as it is: `V.` is no `v.`
 */
unsigned satz_rules_word_lowered(const struct satz_rules *rules, struct satz_slice word);
/* The same, and where it has none, of what is elided before its first apostrophe: `L’homme` has those of `l'`. */
unsigned satz_rules_word_elided(const struct satz_rules *rules, struct satz_slice word);
/* Roles of the longest of the file's word ends (`*str.`) that `word` has and is longer than. O(size of that end). */
unsigned satz_rules_word_end(const struct satz_rules *rules, struct satz_slice word);

#endif
