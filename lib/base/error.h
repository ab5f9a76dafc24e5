#ifndef SATZ_BASE_ERROR_H
#define SATZ_BASE_ERROR_H

#include <stddef.h>

#define SATZ_MUST_USE __attribute__((warn_unused_result))

/* What a function that can fail returns. SATZ_END: nothing more to read, and all was well. */
enum satz_status { SATZ_OK, SATZ_END, SATZ_FAILED };

/*
 * Why something failed: owned by the caller, filled by the function that failed, untouched by one
 * that did not. `place` is a file's name (may be empty), `line` counts from 1 (0: none). A program
 * prints it as `tool: place:line: reason`.
 */
struct satz_error {
    char place[256];
    size_t line;
    char reason[768];
};

#define SATZ_ERROR_INIT { "", 0, "" }

/* Sets the reason, leaves place and line empty. Returns SATZ_FAILED, for `return satz_error_set(…)`. */
enum satz_status satz_error_set(struct satz_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with the place; a `place` too long for its field keeps its end. */
enum satz_status satz_error_set_at(struct satz_error *error, const char *place, size_t line,
                                   const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Place `what` (a file, a program), reason the text of the present errno. */
enum satz_status satz_error_set_errno(struct satz_error *error, const char *what);

#endif
