#include "text/calendar.h"

#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/memory.h"

enum { NAME_UNITS = 64, LOCALE_SIZE = 128, FORMS = SATZ_NAME_SHORT_ALONE + 1, MONTHS = 12, DAYS = 7 };

/* ICU is slow with a name, so all are asked for at once. */
struct satz_calendar {
    struct satz_buffer names; /* of months, then of weekdays from Sunday on, in each form, one after the other */
    size_t ends[FORMS][MONTHS + DAYS];
};

static void add_symbol(UDateFormat *format, UDateFormatSymbolType type, int index, struct satz_buffer *target) {
    UChar name[NAME_UNITS];
    char bytes[3 * NAME_UNITS + 1];
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0, units = udat_getSymbols(format, type, index, name, NAME_UNITS, &code);
    u_strToUTF8(bytes, sizeof bytes, &size, name, units, &code);
    if (U_SUCCESS(code))
        satz_buffer_add(target, satz_slice_make(bytes, (size_t)size));
}

static void read_names(struct satz_calendar *calendar, UDateFormat *format) {
    static const UDateFormatSymbolType months[FORMS] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS,
                                                         UDAT_STANDALONE_SHORT_MONTHS };
    static const UDateFormatSymbolType weekdays[FORMS] = { UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS,
                                                           UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_SHORT_WEEKDAYS };
    for (int form = 0; form < FORMS; form++)
        for (int place = 0; place < MONTHS + DAYS; place++) {
            if (place < MONTHS)
                add_symbol(format, months[form], place, &calendar->names);
            else /* ICU counts from 1, Sunday. */
                add_symbol(format, weekdays[form], place - MONTHS + 1, &calendar->names);
            calendar->ends[form][place] = calendar->names.size;
        }
}

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
    struct satz_calendar *calendar = satz_memory_get_array(1, sizeof *calendar);
    read_names(calendar, format);
    udat_close(format);
    return calendar;
}

void satz_calendar_free(struct satz_calendar *calendar) {
    if (!calendar)
        return;
    satz_buffer_release(&calendar->names);
    free(calendar);
}

/* A name by its place among those of a form. */
static void add_name(const struct satz_calendar *calendar, enum satz_calendar_form form, int place,
                     struct satz_buffer *target) {
    const size_t *ends = &calendar->ends[0][0], at = (size_t)form * (MONTHS + DAYS) + (size_t)place;
    satz_buffer_add(target, satz_slice_sub(satz_buffer_slice(&calendar->names), at ? ends[at - 1] : 0, ends[at]));
}

void satz_calendar_month(const struct satz_calendar *calendar, enum satz_calendar_form form, int month,
                         struct satz_buffer *target) {
    if (month >= 1 && month <= MONTHS)
        add_name(calendar, form, month - 1, target);
}

void satz_calendar_weekday(const struct satz_calendar *calendar, enum satz_calendar_form form, int weekday,
                           struct satz_buffer *target) {
    add_name(calendar, form, MONTHS + weekday % DAYS, target);
}
