#include "entity/name.h"
#include "text/utf8.h"

#define GIVEN_LIMIT 6 /* nobody has more first names, initials or degrees; and nothing is read for ever */

/* All functions `past_…` give the token after what they found, 0 where they found nothing. */

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

/* The whole chain at token `at`. */
static struct satz_slice chain_text(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *tokens = rules->text->tokens;
    return satz_slice_sub(rules->text->text, tokens[at].begin, tokens[tokens[at].chain_last].end);
}

static bool begins_chain(const struct satz_name_rules *rules, size_t at) {
    return satz_token_is_upper(rules->text, at) && rules->text->tokens[at].chain == at;
}

/* `Jens`, `Jens-Peter`: a chain of first names. */
static size_t past_first(const struct satz_name_rules *rules, size_t at, bool weak) {
    if (!begins_chain(rules, at))
        return 0;
    size_t last = rules->text->tokens[at].chain_last;
    if (satz_vocabulary_has(rules->vocabulary, SATZ_WORD_FIRST, chain_text(rules, at)))
        return last + 1;
    if (last > at + 6)
        return 0;
    for (size_t i = at; i <= last; i += 2)
        if (!has(rules, SATZ_WORD_FIRST, i) && !(weak && has(rules, SATZ_WORD_FIRST_WEAK, i)))
            return 0;
    return last + 1;
}

/* `K.` */
static size_t past_initial(const struct satz_name_rules *rules, size_t at) {
    bool one = begins_chain(rules, at) && satz_utf8_count(satz_token_slice(rules->text, at)) == 1;
    return one && satz_token_glued(rules->text, at + 1, '.') ? at + 2 : 0;
}

static bool is_role(const struct satz_name_rules *rules, size_t at) {
    if (!satz_token_is_upper(rules->text, at) && rules->text->tokens[at].chain == at)
        return false;
    struct satz_slice word = satz_token_slice(rules->text, at);
    return satz_vocabulary_has(rules->vocabulary, SATZ_WORD_ROLE, word) ||
           satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_ROLE_HEAD, word);
}

/* A capitalised word, or chain of them, that may be a surname. */
static size_t past_family(const struct satz_name_rules *rules, size_t at) {
    if (!begins_chain(rules, at) || !satz_name_may_hold(rules, at) || has(rules, SATZ_WORD_ROLE, at) ||
        has(rules, SATZ_WORD_LEGAL, at))
        return 0;
    size_t last = rules->text->tokens[at].chain_last;
    for (size_t i = at; i <= last; i += 2)
        if (!satz_token_is_upper(rules->text, i))
            return i == at ? 0 : i - 1;
    return last > at && is_role(rules, last) ? 0 : last + 1;
}

/* `von der`, `de`: what may stand between first name and surname. */
static size_t past_particles(const struct satz_name_rules *rules, size_t at) {
    if (!has(rules, SATZ_WORD_PARTICLE, at))
        return at;
    for (size_t count = 0; count < 2 && has(rules, SATZ_WORD_PARTICLE_NEXT, at + 1); count++)
        at++;
    return at + 1;
}

/* `Graf` in `Bernhard Graf zu Wiedenfels`: a rank that became a part of the name, before a particle. */
static size_t past_rank(const struct satz_name_rules *rules, size_t at) {
    static const char *const ranks[] = { "Graf",  "Gräfin", "Freiherr",   "Freifrau", "Freiin",   "Fürst",  "Fürstin",
                                         "Prinz", "Herzog", "Prinzessin", "Herzogin", "Baronin", "Baron",  "Ritter" };
    struct satz_slice word = satz_token_slice(rules->text, at);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (satz_slice_is(word, ranks[i]) && has(rules, SATZ_WORD_PARTICLE, at + 1))
            return at + 1;
    return at;
}

/* What a name is made of. */
struct name {
    size_t begin, family, end; /* family: first token of the surname, particles included */
    const char *rule;
};

static bool past_given(const struct satz_name_rules *rules, struct name *name, bool weak) {
    size_t next = past_first(rules, name->begin, weak);
    if (!next)
        return false;
    size_t last = name->begin;
    name->end = next;
    for (size_t count = 0; count < GIVEN_LIMIT; count++) {
        next = past_first(rules, name->end, true);
        if (!next)
            next = past_initial(rules, name->end);
        if (!next)
            break;
        last = name->end;
        name->end = next;
    }
    name->family = last;
    return true;
}

/* First names and a surname; the last of several first names is the surname where no other follows. */
static bool read_full(const struct satz_name_rules *rules, size_t at, bool weak, struct name *name) {
    name->begin = at;
    name->rule = "person/first-name";
    if (!past_given(rules, name, weak))
        return false;
    size_t family = past_particles(rules, past_rank(rules, name->end)), end = past_family(rules, family);
    if (end) {
        name->family = name->end;
        name->end = end;
        return true;
    }
    return name->family > at && !satz_token_is(rules->text, name->end - 1, '.');
}

static struct satz_slice family_text(const struct satz_name_rules *rules, const struct name *name) {
    const struct satz_token *tokens = rules->text->tokens;
    return satz_slice_sub(rules->text->text, tokens[name->family].begin, tokens[name->end - 1].end);
}

static size_t add_person(const struct satz_name_rules *rules, const struct name *name) {
    satz_name_add(rules, SATZ_PERSON, name->begin, name->end, family_text(rules, name), name->rule);
    return name->end;
}

/* `Dr.`, `Prof. Dr. med.` */
static size_t past_academic(const struct satz_name_rules *rules, size_t at) {
    size_t next;
    for (size_t count = 0; count < GIVEN_LIMIT && at < rules->text->count; count++, at = next) {
        size_t size = satz_vocabulary_phrase(rules->vocabulary, SATZ_WORD_ACADEMIC, rules->text->text,
                                             rules->text->tokens[at].begin);
        next = size ? satz_token_after(rules->text, at, rules->text->tokens[at].begin + size) : 0;
        if (!next)
            break;
    }
    return at;
}

/* The token after words that announce a name. */
static size_t past_announcement(const struct satz_name_rules *rules, size_t at) {
    size_t academic = past_academic(rules, at);
    if (academic > at)
        return academic;
    if (has(rules, SATZ_WORD_SALUTATION, at))
        return past_academic(rules, at + 1);
    size_t size = satz_vocabulary_phrase(rules->vocabulary, SATZ_WORD_SALUTATION, rules->text->text,
                                         rules->text->tokens[at].begin);
    size_t next = size ? satz_token_after(rules->text, at, rules->text->tokens[at].begin + size) : 0;
    if (next)
        return past_academic(rules, next);
    return rules->text->tokens[at].chain_last == at && is_role(rules, at) ? past_academic(rules, at + 1) : 0;
}

/* Whether the word at `at`, after an announcement, is no name for reasons of its own. */
static bool is_other(const struct satz_name_rules *rules, size_t at) {
    size_t end;
    return rules->text->tokens[at].caps || satz_known_at(rules->table, rules->text, at, SATZ_PLACE, &end) ||
           satz_known_at(rules->table, rules->text, at, SATZ_ORG, &end) || has(rules, SATZ_WORD_PLACE, at) ||
           is_role(rules, at) || satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_NOUN_END,
                                                      satz_token_slice(rules->text, at));
}

static bool is_company(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && satz_vocabulary_phrase(rules->vocabulary, SATZ_WORD_LEGAL, rules->text->text,
                                                             rules->text->tokens[at].begin) > 0;
}

/* A word with a letter that no German word has: `Nguyễn`, `Żurawski`. */
static bool is_foreign(struct satz_slice word) {
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        if (character > 0x7F && !memchr("\xC4\xD6\xDC\xDF\xE4\xF6\xFC\xE9", (int)(character & 0xFF), 8))
            return true;
        if (character > 0xFF)
            return true;
    }
    return false;
}

/* `Thị Hồng Vân` after `Nguyễn`. */
static size_t past_foreign(const struct satz_name_rules *rules, size_t at) {
    for (size_t count = 0, next; count < GIVEN_LIMIT && at < rules->text->count; count++, at = next) {
        next = rules->text->tokens[at].glued || !is_foreign(chain_text(rules, at)) ? 0 : past_family(rules, at);
        if (!next)
            break;
    }
    return at;
}

/* One or two words after an announcement that are no first names we know. */
static bool read_announced(const struct satz_name_rules *rules, size_t at, struct name *name) {
    size_t next;
    name->begin = at;
    name->rule = "person/announced";
    while ((next = past_initial(rules, at)))
        at = next;
    name->family = at;
    name->end = at < rules->text->count && !rules->text->tokens[at].glued ? past_family(rules, at) : 0;
    if (!name->end || is_other(rules, at))
        return false;
    if (is_foreign(chain_text(rules, at)) && (next = past_foreign(rules, name->end)) > name->end) {
        name->end = next;
        return true;
    }
    size_t surname;
    bool alone = satz_known_at(rules->table, rules->text, at, SATZ_PERSON, &surname);
    size_t family = name->end;
    size_t second = past_family(rules, past_particles(rules, name->end));
    if (second && !alone && !rules->text->tokens[name->end].glued && !is_other(rules, name->end)) {
        size_t third = has(rules, SATZ_WORD_FIRST, family) ? past_family(rules, second) : 0;
        name->family = third ? second : family;
        name->end = third ? third : second;
    }
    return !is_company(rules, name->end);
}

/* `T. H. V. Nguyễn`, `, A. Çelik`: initials before a surname, where no list could be numbered with them. */
static bool read_initialled(const struct satz_name_rules *rules, size_t at, struct name *name) {
    size_t family = at, next, count = 0;
    /* with a blank between them: U.S. and the names of firms have none */
    for (; count < GIVEN_LIMIT && (next = past_initial(rules, family)) && !rules->text->tokens[family].glued; count++)
        family = next;
    bool sure = count > 1 || (count && family < rules->text->count && is_foreign(chain_text(rules, family)));
    size_t end = sure ? past_family(rules, past_particles(rules, family)) : 0;
    if (!end || rules->text->tokens[family].glued || is_other(rules, family) || is_company(rules, end))
        return false;
    *name = (struct name){ at, family, end, "person/initials" };
    return true;
}

/* Whether `et al` stands soon after `at`: most words need no closer look. */
static bool is_near_citation(const struct satz_name_rules *rules, size_t at) {
    for (size_t i = at + 1; i <= at + GIVEN_LIMIT; i++)
        if (satz_slice_is(satz_token_slice(rules->text, i), "et"))
            return satz_slice_is(satz_token_slice(rules->text, i + 1), "al");
    return false;
}

/* `d’Almeida et al.`: who is cited. */
static bool read_cited(const struct satz_name_rules *rules, size_t at, struct name *name) {
    if (!is_near_citation(rules, at))
        return false;
    struct satz_slice mark = satz_token_slice(rules->text, at + 1);
    bool elided = at + 2 < rules->text->count && satz_utf8_count(satz_token_slice(rules->text, at)) == 1 &&
                  rules->text->tokens[at + 1].glued && rules->text->tokens[at + 2].glued &&
                  (satz_slice_is(mark, "’") || satz_slice_is(mark, "'"));
    size_t end = past_family(rules, elided ? at + 2 : past_particles(rules, at));
    *name = (struct name){ at, at, end, "person/cited" };
    return end && satz_slice_is(satz_token_slice(rules->text, end), "et");
}

/* `sagte Hörmann`: who speaks is a person, where no article stands before it. */
static bool read_speaker(const struct satz_name_rules *rules, size_t at, struct name *name) {
    if (!has(rules, SATZ_WORD_SPEECH_PERSON, at) || at + 1 >= rules->text->count || rules->text->tokens[at + 1].glued)
        return false;
    *name = (struct name){ at + 1, at + 1, past_family(rules, at + 1), "person/speaker" };
    if (!name->end || is_other(rules, at + 1) || past_family(rules, name->end) || is_company(rules, name->end))
        return false;
    return name->end >= rules->text->count || rules->text->tokens[name->end].glued ||
           !satz_token_is(rules->text, name->end, '&');
}

/* A name that nothing announces, or a word for speaking does. */
static bool read_bare(const struct satz_name_rules *rules, size_t at, struct name *name) {
    size_t place;
    if (read_full(rules, at, false, name))
        return !is_company(rules, name->end) &&
               !(satz_known_at(rules->table, rules->text, at, SATZ_PLACE, &place) && place == name->end);
    if (read_initialled(rules, at, name) || read_cited(rules, at, name))
        return true;
    return !past_first(rules, at + 1, true) && past_academic(rules, at + 1) == at + 1 && read_speaker(rules, at, name);
}

void satz_persons_find(const struct satz_name_rules *rules) {
    struct name name;
    for (size_t i = 0; i < rules->text->count;) {
        size_t named = past_announcement(rules, i);
        bool announced = named > i && named < rules->text->count;
        bool found = announced ? read_full(rules, named, true, &name) || read_announced(rules, named, &name)
                               : read_bare(rules, i, &name);
        i = found ? add_person(rules, &name) : i + 1;
    }
}
