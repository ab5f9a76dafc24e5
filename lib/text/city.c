#include "text/city.h"

#include <stdlib.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/memory.h"

struct satz_cities {
    struct satz_slice *names;
    size_t count, capacity;
    struct satz_arena arena;
};

enum { NAME_UNITS = 128 };

static void add_city(struct satz_cities *cities, const UDateFormat *format, UCalendar *calendar, const UChar *zone,
                     int32_t zone_size) {
    UChar wide[NAME_UNITS];
    char narrow[3 * NAME_UNITS];
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    ucal_setTimeZone(calendar, zone, zone_size, &code);
    int32_t units = udat_formatCalendar(format, calendar, wide, NAME_UNITS, NULL, &code);
    u_strToUTF8(narrow, sizeof narrow, &size, wide, units, &code);
    if (U_FAILURE(code))
        size = 0;
    cities->names = satz_memory_grow(cities->names, &cities->capacity, cities->count + 1, sizeof *cities->names);
    cities->names[cities->count++] = satz_arena_copy(&cities->arena, satz_slice_make(narrow, (size_t)size));
}

static bool add_cities(struct satz_cities *cities, const UDateFormat *format, UCalendar *calendar) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t size;
    UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &code);
    for (const UChar *zone; (zone = uenum_unext(zones, &size, &code)) && U_SUCCESS(code);)
        add_city(cities, format, calendar, zone, size);
    uenum_close(zones);
    return U_SUCCESS(code);
}

struct satz_cities *satz_cities_new(const char *lang) {
    static const UChar exemplar[] = { 'V', 'V', 'V' };
    UErrorCode code = U_ZERO_ERROR;
    struct satz_cities *cities = satz_memory_get_array(1, sizeof *cities);
    cities->arena = (struct satz_arena)SATZ_ARENA_INIT;
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, lang, NULL, 0, exemplar, 3, &code);
    UCalendar *calendar = ucal_open(NULL, 0, lang, UCAL_GREGORIAN, &code);
    bool good = U_SUCCESS(code) && add_cities(cities, format, calendar);
    udat_close(format);
    ucal_close(calendar);
    if (good)
        return cities;
    satz_cities_free(cities);
    return NULL;
}

void satz_cities_free(struct satz_cities *cities) {
    if (!cities)
        return;
    satz_arena_release(&cities->arena);
    free(cities->names);
    free(cities);
}

size_t satz_cities_count(const struct satz_cities *cities) {
    return cities->count;
}

struct satz_slice satz_cities_name(const struct satz_cities *cities, size_t number) {
    return number < cities->count ? cities->names[number] : satz_slice_make("", 0);
}
