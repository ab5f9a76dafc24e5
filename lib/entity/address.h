#ifndef SATZ_ENTITY_ADDRESS_H
#define SATZ_ENTITY_ADDRESS_H

#include "entity/candidate.h"
#include "entity/text.h"
#include "entity/vocabulary.h"

/*
 * Finds where somebody is reached: URLs (with a scheme, with www., or a host whose top-level domain is
 * known), e-mail addresses, telephone numbers (international, with the area's nought before a
 * blank or mark, or after a word for telephone), handles and hashtags; and DOIs, which are found like URLs. O(size).
 */
void satz_addresses_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                         struct satz_candidates *candidates);

#endif
