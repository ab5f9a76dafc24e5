#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "text/unicode.h"

/* CLDR's categories, so that what is handed out is static. */
static const char *const categories[] = { "zero", "one", "two", "few", "many", "other" };

const char *satz_plural_category(const char *lang, double number) {
    UErrorCode failure = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(lang, &failure);
    UChar word[16] = { 0 };
    if (U_SUCCESS(failure))
        uplrules_select(rules, number, word, 15, &failure);
    uplrules_close(rules);
    for (size_t i = 0; U_SUCCESS(failure) && i < sizeof categories / sizeof *categories; i++) {
        UChar known[16];
        u_uastrcpy(known, categories[i]);
        if (u_strcmp(known, word) == 0)
            return categories[i];
    }
    return "other";
}
