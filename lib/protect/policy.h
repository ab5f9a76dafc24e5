#ifndef SATZ_PROTECT_POLICY_H
#define SATZ_PROTECT_POLICY_H

#include "stream/span.h"

/* What is done with each kind of thing. */
struct satz_policy {
    enum satz_do kinds[SATZ_KINDS]; /* of quotations: those of a few words */
    enum satz_do quotations;        /* whole ones */
    bool drafts;                    /* of held quotations a draft is wanted (`draft` of a span) */
};

/*
 * Persons, organisations, products, terms, addresses, identifiers, tags and whole quotations are held;
 * places, events, numbers, money, dates and times verified; quotations of a few words and titles of
 * works get marks.
 */
void satz_policy_init(struct satz_policy *policy);

/*
 * Sets the kinds of a list with commas ("person,org") to `action`. Fails where a word is no kind, or is
 * `tag`, which is always held.
 */
enum satz_status satz_policy_set(struct satz_policy *policy, const char *list, enum satz_do action,
                                 struct satz_error *error) SATZ_MUST_USE;

/*
 * What is done with quotations: "hold", "draft" (held, and a draft of each is wanted), "marks" or "off". Fails where
 * `word` is none of them.
 */
enum satz_status satz_policy_set_quotes(struct satz_policy *policy, const char *word, struct satz_error *error)
    SATZ_MUST_USE;

#endif
