#ifndef SATZ_BITEXT_PAIR_H
#define SATZ_BITEXT_PAIR_H

#include "base/arena.h"

/*
 * A pair of texts that say the same in two languages: a translation unit of TMX, a row of a table, a line
 * and its partner. Slices are borrowed from whoever made the pair, who says for how long.
 */

/* An inline code of a text: a tag, a placeable, a field. What is inside it is not text. */
enum satz_code_kind {
    SATZ_CODE_LONE,  /* ph, it, ut */
    SATZ_CODE_BEGIN, /* bpt */
    SATZ_CODE_END    /* ept */
};

struct satz_code {
    enum satz_code_kind kind;
    const char *element;      /* TMX's: ph it ut bpt ept; static */
    size_t at;                /* byte of the text */
    size_t pair;              /* i: one for a bpt and its ept; 0: none */
    size_t number;            /* x: the same in source and target; 0: none */
    struct satz_slice native; /* what is inside: `<b>`; may be empty */
    struct satz_slice type;   /* empty: none */
    struct satz_slice place;  /* `pos` of an it, `assoc` of a ph; empty: none */
};

/* A text without its codes, and the codes by `at`. */
struct satz_coded {
    struct satz_slice text;
    struct satz_code *codes;
    size_t count;
};

/* What is known of a pair: an attribute, a property or a note of TMX, of the unit or of one side. */
enum satz_fact_of { SATZ_OF_UNIT, SATZ_OF_SOURCE, SATZ_OF_TARGET };
enum satz_fact_is { SATZ_IS_ATTRIBUTE, SATZ_IS_PROP, SATZ_IS_NOTE };

struct satz_fact {
    enum satz_fact_of of;
    enum satz_fact_is is;
    struct satz_slice name; /* the attribute's, or the property's type; empty for a note */
    struct satz_slice text;
};

struct satz_pair {
    struct satz_coded source, target;
    unsigned source_rank, target_rank; /* satz_language_rank() of each side */
    struct satz_fact *facts;
    size_t fact_count;
    const char *datatype; /* "html", "plaintext": what the texts are from, static; NULL: not known */
    size_t line;          /* where it begins in its file */
};

/* How far a translation is. */
enum satz_state { SATZ_INITIAL, SATZ_TRANSLATED, SATZ_REVIEWED, SATZ_FINAL };
const char *satz_state_name(enum satz_state state);
bool satz_state_of_name(struct satz_slice name, enum satz_state *state);

/* The kind of code that a TMX element is, and its name as a static string; false where it is none. */
bool satz_code_of_element(struct satz_slice name, const char **element, enum satz_code_kind *kind);

/* The text of a fact; data NULL where there is none. The last counts. */
struct satz_slice satz_pair_fact(const struct satz_pair *pair, enum satz_fact_of of, enum satz_fact_is is,
                                 const char *name);

/*
 * The attributes of tu and tuv that are kept as facts, ended by NULL; static. `tuid` and `segtype` are a
 * unit's only. What a file has besides is a stranger's.
 */
const char *const *satz_fact_attributes(void);

/* The words of the stream: "tu", "src", "tgt"; "attribute", "prop", "note". False where the word is unknown. */
const char *satz_fact_of_name(enum satz_fact_of of);
const char *satz_fact_is_name(enum satz_fact_is is);
bool satz_fact_of_word(struct satz_slice word, enum satz_fact_of *of);
bool satz_fact_is_word(struct satz_slice word, enum satz_fact_is *is);

#endif
