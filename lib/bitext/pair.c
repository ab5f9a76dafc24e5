#include "bitext/pair.h"

static const char *const state_names[] = { "initial", "translated", "reviewed", "final" };
static const char *const of_names[] = { "tu", "src", "tgt" };
static const char *const is_names[] = { "attribute", "prop", "note" };

static bool word_of(const char *const *names, int count, struct satz_slice word, int *index) {
    for (*index = 0; *index < count; ++*index)
        if (satz_slice_is(word, names[*index]))
            return true;
    return false;
}

const char *satz_state_name(enum satz_state state) {
    return state_names[state];
}

bool satz_state_of_name(struct satz_slice name, enum satz_state *state) {
    int index;
    bool known = word_of(state_names, 4, name, &index);
    if (known)
        *state = (enum satz_state)index;
    return known;
}

bool satz_code_of_element(struct satz_slice name, const char **element, enum satz_code_kind *kind) {
    static const struct {
        const char *name;
        enum satz_code_kind kind;
    } codes[] = { { "ph", SATZ_CODE_LONE },   { "bpt", SATZ_CODE_BEGIN }, { "ept", SATZ_CODE_END },
                  { "it", SATZ_CODE_LONE },   { "ut", SATZ_CODE_LONE } };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (satz_slice_is(name, codes[i].name)) {
            *element = codes[i].name;
            *kind = codes[i].kind;
            return true;
        }
    }
    return false;
}

struct satz_slice satz_pair_fact(const struct satz_pair *pair, enum satz_fact_of of, enum satz_fact_is is,
                                 const char *name) {
    for (size_t i = pair->fact_count; i-- > 0;) {
        const struct satz_fact *fact = &pair->facts[i];
        if (fact->of == of && fact->is == is && satz_slice_is(fact->name, name))
            return fact->text;
    }
    return satz_slice_make(NULL, 0);
}

const char *const *satz_fact_attributes(void) {
    static const char *const names[] = { "tuid", "segtype", "o-encoding", "datatype", "usagecount", "lastusagedate",
                                         "creationtool", "creationtoolversion", "creationdate", "creationid",
                                         "changedate", "changeid", "o-tmf", NULL };
    return names;
}

const char *satz_fact_of_name(enum satz_fact_of of) {
    return of_names[of];
}

const char *satz_fact_is_name(enum satz_fact_is is) {
    return is_names[is];
}

bool satz_fact_of_word(struct satz_slice word, enum satz_fact_of *of) {
    int index;
    bool known = word_of(of_names, 3, word, &index);
    *of = (enum satz_fact_of)index;
    return known;
}

bool satz_fact_is_word(struct satz_slice word, enum satz_fact_is *is) {
    int index;
    bool known = word_of(is_names, 3, word, &index);
    *is = (enum satz_fact_is)index;
    return known;
}
