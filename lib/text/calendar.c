#include "text/calendar.h"

#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/memory.h"

struct satz_calendar {
    UDateFormat *format;
};

enum { NAME_UNITS = 64, LOCALE_SIZE = 128 };

struct satz_calendar *satz_calendar_new(const char *lang, struct satz_error *error) {
    char locale[LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &code);
    uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &code);
    UDateFormat *format =
        U_SUCCESS(code) ? udat_open(UDAT_LONG, UDAT_LONG, locale, NULL, -1, NULL, -1, &code) : NULL;
    if (U_FAILURE(code)) {
        (void)satz_error_set(error, "no calendar for language %s: %s", lang, u_errorName(code));
        return NULL;
    }
    struct satz_calendar *calendar = satz_memory_get(sizeof *calendar);
    calendar->format = format;
    return calendar;
}

void satz_calendar_free(struct satz_calendar *calendar) {
    if (!calendar)
        return;
    udat_close(calendar->format);
    free(calendar);
}

static void add_symbol(const struct satz_calendar *calendar, UDateFormatSymbolType type, int index,
                       struct satz_buffer *target) {
    UChar name[NAME_UNITS];
    char bytes[3 * NAME_UNITS + 1];
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0, units = udat_getSymbols(calendar->format, type, index, name, NAME_UNITS, &code);
    u_strToUTF8(bytes, sizeof bytes, &size, name, units, &code);
    if (U_SUCCESS(code))
        satz_buffer_add(target, satz_slice_make(bytes, (size_t)size));
}

void satz_calendar_month(const struct satz_calendar *calendar, enum satz_calendar_form form, int month,
                         struct satz_buffer *target) {
    static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS,
                                                   UDAT_STANDALONE_SHORT_MONTHS };
    add_symbol(calendar, types[form], month - 1, target);
}

void satz_calendar_weekday(const struct satz_calendar *calendar, enum satz_calendar_form form, int weekday,
                           struct satz_buffer *target) {
    static const UDateFormatSymbolType types[] = { UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, UDAT_SHORT_WEEKDAYS,
                                                   UDAT_STANDALONE_SHORT_WEEKDAYS };
    /* ICU counts from 1, Sunday. */
    add_symbol(calendar, types[form], weekday % 7 + 1, target);
}
