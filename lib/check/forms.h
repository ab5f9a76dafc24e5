#ifndef SATZ_CHECK_FORMS_H
#define SATZ_CHECK_FORMS_H

#include "base/arena.h"
#include "base/map.h"

/*
 * What a document has said so far of its names and abbreviations. Private to check/.
 */
struct satz_check_forms {
    struct satz_map abbreviations; /* that stood without being explained */
    struct satz_map unexplained;   /* that stood, explained or not */
    struct satz_map names;         /* key of the name table to a place in `spellings` */
    struct satz_map families;      /* family names of other people to a place in `spellings`, of the first name */
    struct satz_slice *spellings;  /* how it was written first; data NULL: told already */
    size_t count, capacity;
    struct satz_arena arena;
};

void satz_check_forms_init(struct satz_check_forms *forms);
void satz_check_forms_release(struct satz_check_forms *forms);
/* Forgets a document. */
void satz_check_forms_reset(struct satz_check_forms *forms);

#endif
