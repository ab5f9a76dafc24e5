#include "recode/note.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"

void satz_notes_init(struct satz_notes *notes) {
    *notes = (struct satz_notes){ 0 };
    satz_arena_init(&notes->arena);
}

void satz_notes_release(struct satz_notes *notes) {
    free(notes->items);
    satz_arena_release(&notes->arena);
}

void satz_notes_reset(struct satz_notes *notes) {
    notes->count = 0;
    satz_arena_reset(&notes->arena);
}

void satz_notes_add(struct satz_notes *notes, enum satz_level level, const char *place, size_t line, const char *format,
                    ...) {
    struct satz_buffer say = SATZ_BUFFER_INIT;
    va_list arguments;
    va_start(arguments, format);
    satz_buffer_add_vformat(&say, format, arguments);
    va_end(arguments);
    notes->items = satz_memory_grow(notes->items, &notes->capacity, notes->count + 1, sizeof *notes->items);
    notes->items[notes->count++] =
        (struct satz_note){ place, line, level, satz_arena_copy(&notes->arena, satz_buffer_slice(&say)).data };
    satz_buffer_release(&say);
}
