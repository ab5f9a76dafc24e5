#ifndef SATZ_RECODE_NOTE_H
#define SATZ_RECODE_NOTE_H

#include "base/arena.h"
#include "stream/finding.h"

/* What a person should know of a text's way from one charset to another. */
struct satz_note {
    const char *place; /* the text's name */
    size_t line;       /* 0: the whole text */
    enum satz_level level;
    const char *say;
};

/* Notes, until they are reset: what they point to is theirs. */
struct satz_notes {
    struct satz_note *items;
    size_t count;
    size_t capacity;         /* private */
    struct satz_arena arena; /* private */
};

void satz_notes_init(struct satz_notes *notes);
void satz_notes_release(struct satz_notes *notes);
/* Forgets them, when they were told. */
void satz_notes_reset(struct satz_notes *notes);
/* `place` is borrowed. */
void satz_notes_add(struct satz_notes *notes, enum satz_level level, const char *place, size_t line, const char *format,
                    ...) __attribute__((format(printf, 5, 6)));

#endif
