#include "text/alphabet.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

/* Arabic writes its vowel signs in schoolbooks and verse only. */
static bool is_letter(UChar32 c) {
    uint8_t class = u_getCombiningClass(c);
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 && (class < 27 || class > 35);
}

static size_t add_range(UChar32 begin, UChar32 end, uint32_t *letters, size_t count, size_t most) {
    for (UChar32 c = begin; c <= end; c++) {
        if (!is_letter(c))
            continue;
        if (count < most)
            letters[count] = (uint32_t)c;
        count++;
    }
    return count;
}

size_t satz_alphabet(const char *lang, uint32_t *letters, size_t most) {
    UErrorCode failure = U_ZERO_ERROR;
    size_t count = 0;
    ULocaleData *data = ulocdata_open(lang, &failure);
    USet *set = U_SUCCESS(failure) ? ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &failure) : NULL;
    for (int32_t i = 0; set && i < uset_getItemCount(set); i++) {
        UChar32 begin, end;
        UErrorCode ignored = U_ZERO_ERROR;
        /* Items with a text are letters of several characters. */
        if (uset_getItem(set, i, &begin, &end, NULL, 0, &ignored) == 0)
            count = add_range(begin, end, letters, count, most);
    }
    if (set)
        uset_close(set);
    if (data)
        ulocdata_close(data);
    return count;
}
