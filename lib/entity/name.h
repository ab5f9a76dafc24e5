#ifndef SATZ_ENTITY_NAME_H
#define SATZ_ENTITY_NAME_H

#include "entity/sighting.h"

/*
 * What the rules for names look at. The rules are those of German, where nouns have capitals: a name
 * needs a sign beside its capital. Each function finds what its signs prove, in O(size).
 */
struct satz_name_rules {
    const struct satz_token_text *text;
    const struct satz_vocabulary *vocabulary;
    const struct satz_known *table;
    struct satz_sightings *sightings;
    bool sight;                           /* whether to add what is found to the sightings */
    struct satz_candidates *candidates;
};

/*
 * Persons: first names before a surname (Jens-Peter K. Albrecht), words for what somebody is or how he
 * is addressed before a name (Präsident Putin, Dr. Anton Ehrenfels), initials (T. H. V. Nguyễn), `et al.` after one.
 * The surname is sighted too.
 */
void satz_persons_find(const struct satz_name_rules *rules);

/*
 * Organisations: legal forms (Kessler + Ruhland GmbH), nouns that begin or end a name (Stiftung Baukultur
 * Lindenfurt, Ostdeutsches Verkehrsinstitut, Institut für Bodengase), capitals inside a word (SeaPRwire), an
 * abbreviation in brackets after any of them. A company's first word alone is its name too where the document
 * has an address with that word.
 */
void satz_organisations_find(const struct satz_name_rules *rules);

/*
 * Places: the vocabulary's, datelines (BERLIN, 14. Oktober 2025), words before a place (Kanton Aargau),
 * capitalised adjectives before a building or landscape (Alte Brücke), numbered roads and houses.
 */
void satz_places_find(const struct satz_name_rules *rules);

/*
 * Products: a name and a number after a word for what it is, or before a word of brands (E-Reader
 * Sepia 8, Sepia 8 Plus); a known name with its model (iPhone 17 Pro), a maker's name with one (BMW iX3, VW Golf).
 */
void satz_products_find(const struct satz_name_rules *rules);

/*
 * Events: an abbreviation or a known event and a year (IFA 2025, Hannover Messe 2026), a numbered one (COP30), an adjective
 * of a place and a noun for an event (Salzburger Festspiele).
 */
void satz_events_find(const struct satz_name_rules *rules);

/*
 * Laws, whose kind is `title`: nouns for one (Heizungsgesetz), with what they are about (Gesetz zur Stärkung der
 * Finanzkraft), and the short names of those of which something is cited (Art. 17 Abs. 1 MAR); the numbers there
 * are numbers.
 */
void satz_laws_find(const struct satz_name_rules *rules);

/* What the rules share. */

/* Whether token `at` begins a sentence or quotation, where any word has a capital. */
bool satz_name_at_start(const struct satz_token_text *text, size_t at);
/* Whether a capitalised word can be part of a name: neither function word nor common noun. */
bool satz_name_may_hold(const struct satz_name_rules *rules, size_t at);
/*
 * Adds tokens [first, end) as a candidate, and sights it; `alone` (may be empty) is sighted too. What
 * is over 256 bytes is no name. `rule` is who says so: "org/legal-form".
 */
void satz_name_add(const struct satz_name_rules *rules, enum satz_kind kind, size_t first, size_t end,
                   struct satz_slice alone, const char *rule);

#endif
