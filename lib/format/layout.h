#ifndef SATZ_FORMAT_LAYOUT_H
#define SATZ_FORMAT_LAYOUT_H

#include <stdint.h>

#include "base/slice.h"

/* Where the paragraphs of a plain text end. */
enum satz_breaks {
    SATZ_BREAKS_AUTO,
    SATZ_BREAKS_LINE, /* at every line break */
    SATZ_BREAKS_BLANK /* at blank lines; other line breaks are a mail program's */
};

struct satz_layout {
    enum satz_breaks breaks; /* LINE or BLANK */
    size_t width;            /* at which lines were wrapped, in code points; 0 where not known */
};

/* How many bytes of a text decide. */
#define SATZ_LAYOUT_HEAD ((size_t)64 << 10)

/* "auto", "line", "blank". False where the word is unknown. */
bool satz_breaks_of_name(const char *name, enum satz_breaks *breaks);
const char *satz_breaks_name(enum satz_breaks breaks);

/*
 * Decides from the head of a text, checked UTF-8. `asked` overrules; AUTO takes text for wrapped where,
 * of the lines that stop near the margin and that another follows, a quarter have no mark at their
 * end and go on small (or in a script without capitals). O(size).
 */
struct satz_layout satz_layout_guess(struct satz_slice head, enum satz_breaks asked);

/* Size of the line break at `at`, CR LF being one; 0 where there is none. */
size_t satz_line_break_size(struct satz_slice text, size_t at);
/* The first line break at or after `at`; text.size where there is none. */
size_t satz_line_end(struct satz_slice text, size_t at);

/*
 * In wrapped text: whether a paragraph ends with the line [begin, end), `next` being where the next
 * begins. It does before a blank line, at a page's end, before an item of a list, between two lines of a
 * mail's head, where the next line is quoted mail of another depth, and where the line stops so short that
 * the next word would have had its place. Looks at most SATZ_LAYOUT_LOOK bytes beyond `next`; before
 * `begin` at marks of quoted mail and blanks only.
 */
bool satz_layout_ends(const struct satz_layout *layout, struct satz_slice text, size_t begin, size_t end,
                      size_t next);
#define SATZ_LAYOUT_LOOK ((size_t)4096)

#endif
