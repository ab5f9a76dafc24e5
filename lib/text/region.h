#ifndef SATZ_TEXT_REGION_H
#define SATZ_TEXT_REGION_H

#include "base/buffer.h"

/* Countries and territories as CLDR knows them, through ICU. */

/* The ISO 3166 codes of two letters that CLDR names, ended by NULL; static. */
const char *const *satz_region_codes(void);

/*
 * CLDR's names of regions in one language. Opening costs a fraction of a millisecond.
 */
struct satz_region_names;
/* NULL where CLDR has nothing for `lang`. */
struct satz_region_names *satz_region_names_new(const char *lang);
void satz_region_names_free(struct satz_region_names *names);
/* Appends the name of `code`; false where there is none, and nothing was appended. */
bool satz_region_names_add(const struct satz_region_names *names, const char *code, struct satz_buffer *target);

#endif
