#include "text/region.h"

#include <stdlib.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/memory.h"

struct satz_region_names {
    ULocaleDisplayNames *names;
};

const char *const *satz_region_codes(void) {
    return uloc_getISOCountries();
}

struct satz_region_names *satz_region_names_new(const char *lang) {
    UErrorCode failure = U_ZERO_ERROR;
    ULocaleDisplayNames *opened = uldn_open(lang, ULDN_STANDARD_NAMES, &failure);
    if (U_FAILURE(failure))
        return NULL;
    struct satz_region_names *names = satz_memory_get(sizeof *names);
    names->names = opened;
    return names;
}

void satz_region_names_free(struct satz_region_names *names) {
    if (!names)
        return;
    uldn_close(names->names);
    free(names);
}

bool satz_region_names_add(const struct satz_region_names *names, const char *code, struct satz_buffer *target) {
    UChar wide[128];
    char narrow[sizeof wide * 2];
    int32_t size = 0;
    UErrorCode failure = U_ZERO_ERROR;
    int32_t length = uldn_regionDisplayName(names->names, code, wide, 128, &failure);
    u_strToUTF8(narrow, sizeof narrow, &size, wide, length, &failure);
    /* Where CLDR has no name, ICU gives the code back. */
    if (U_FAILURE(failure) || satz_slice_equal(satz_slice_make(narrow, (size_t)size), satz_slice_of(code)))
        return false;
    satz_buffer_add(target, satz_slice_make(narrow, (size_t)size));
    return true;
}
