#include "entity/name.h"

#include "text/unicode.h"
#include "text/utf8.h"

#define NAME_LIMIT 256 /* bytes; what is longer is none, and would be looked for at every word */
#define OBJECT "\xEF\xBF\xBC" /* a tag */

bool satz_name_at_start(const struct satz_token_text *text, size_t at) {
    while (at > 0 && satz_slice_is(satz_token_slice(text, at - 1), OBJECT))
        at--;
    if (!at)
        return true;
    struct satz_slice before = satz_token_slice(text, at - 1);
    return text->tokens[at - 1].kind == SATZ_TOKEN_OTHER && !(before.size == 1 && strchr(",;()/&+-", before.data[0]));
}

bool satz_name_may_hold(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    return satz_token_is_upper(rules->text, at) && !satz_vocabulary_has(rules->vocabulary, SATZ_WORD_STOP, word) &&
           !satz_vocabulary_has(rules->vocabulary, SATZ_WORD_NOUN, word);
}

/* The key of the table's row of this name, if it has one. */
static struct satz_slice key_of(const struct satz_name_rules *rules, enum satz_kind kind, struct satz_slice name) {
    struct satz_match matches[4];
    size_t count = satz_matcher_find(&rules->table->matcher, name, 0, matches, 4);
    const struct satz_known_name *row = count ? &rules->table->names[matches[count - 1].value] : NULL;
    bool whole = row && matches[count - 1].size == name.size && row->kind == kind && !row->shared;
    return whole ? row->key : satz_slice_make(NULL, 0);
}

/* `Van der Lahn`, where a sentence begins with `van der Lahn`. */
static void sight_capital(const struct satz_name_rules *rules, struct satz_slice name, struct satz_known_name known) {
    size_t size;
    if (!satz_char_is_lower(satz_utf8_decode(name, 0, &size)))
        return;
    struct satz_buffer form = SATZ_BUFFER_INIT;
    satz_text_upper(satz_slice_sub(name, 0, size), "", &form);
    satz_buffer_add(&form, satz_slice_from(name, size));
    satz_sightings_add(rules->sightings, satz_buffer_slice(&form), known);
    satz_buffer_release(&form);
}

void satz_name_add(const struct satz_name_rules *rules, enum satz_kind kind, size_t first, size_t end,
                   struct satz_slice alone, const char *rule) {
    const struct satz_token *tokens = rules->text->tokens;
    struct satz_slice whole = satz_slice_sub(rules->text->text, tokens[first].begin, tokens[end - 1].end);
    struct satz_slice last = satz_token_slice(rules->text, end - 1);
    if (whole.size > NAME_LIMIT)
        return;
    struct satz_slice name = satz_sightings_base(rules->sightings, whole, last);
    struct satz_known_name known = { .kind = kind, .most = SATZ_HOLD, .key = key_of(rules, kind, name), .rule = rule };
    satz_candidates_add_full(rules->candidates, (struct satz_candidate){ .begin = tokens[first].begin,
                                                                         .end = tokens[first].begin + name.size,
                                                                         .kind = kind,
                                                                         .most = SATZ_HOLD,
                                                                         .rank = SATZ_RANK_RULE,
                                                                         .key = known.key,
                                                                         .rule = rule });
    if (!rules->sight)
        return;
    satz_sightings_add(rules->sightings, name, known);
    known.surname = kind == SATZ_PERSON;
    if (!alone.size || satz_vocabulary_has(rules->vocabulary, SATZ_WORD_STOP, alone))
        return;
    alone = satz_sightings_base(rules->sightings, alone, last);
    satz_sightings_add(rules->sightings, alone, known);
    sight_capital(rules, alone, known);
}
