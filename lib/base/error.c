#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void set_place(struct satz_error *error, const char *place, size_t line) {
    size_t size = strlen(place), room = sizeof error->place - 1;
    const char *shown = size > room ? place + (size - room) : place;
    snprintf(error->place, sizeof error->place, "%s", shown);
    error->line = line;
}

enum satz_status satz_error_set(struct satz_error *error, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    set_place(error, "", 0);
    vsnprintf(error->reason, sizeof error->reason, format, arguments);
    va_end(arguments);
    return SATZ_FAILED;
}

enum satz_status satz_error_set_at(struct satz_error *error, const char *place, size_t line,
                                   const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    set_place(error, place, line);
    vsnprintf(error->reason, sizeof error->reason, format, arguments);
    va_end(arguments);
    return SATZ_FAILED;
}

enum satz_status satz_error_set_errno(struct satz_error *error, const char *what) {
    int number = errno;
    char text[128];
    return satz_error_set_at(error, what, 0, "%s", strerror_r(number, text, sizeof text));
}
