/*
 * The plainest segmenter there is, as fast as it goes: ICU's sentence iterator over standard input, a sentence a line.
 * What satz-segment --lines is measured against.
 *
 * Seven tenths of the time are ICU's own; of the rest as little is left as can be. The text comes as ICU likes it
 * best: many lines at once, as UTF-16, sixteen ASCII bytes widened at a step. Slower are a line at a time, a UText
 * over UTF-8, and ICU's own conversion there and back.
 *
 * usage: sentences LANG <TEXT
 */
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <unicode/ubrk.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

enum { CHUNK = 1 << 15, LONGEST = 1 << 20, STEP = 16 };

/* Lines of text, the same as UTF-16, where in the text each unit of that begins, and its sentences. */
struct work {
    uint8_t text[LONGEST], sentences[2 * LONGEST];
    UChar wide[LONGEST];
    int32_t begins[LONGEST + 1];
    size_t size;
};

static int is_ascii(const uint8_t *bytes) {
    uint64_t words[STEP / sizeof(uint64_t)];
    memcpy(words, bytes, STEP);
    return ((words[0] | words[1]) & 0x8080808080808080u) == 0;
}

#pragma GCC diagnostic ignored "-Wconversion" /* in ICU's macros */

/* Returns how many units the first `size` bytes are. */
static int32_t widen(struct work *work, size_t size) {
    int32_t at = 0, units = 0, end = (int32_t)size;
    while (at < end) {
        if (end - at >= STEP && is_ascii(work->text + at)) {
            for (int32_t i = 0; i < STEP; i++) {
                work->wide[units + i] = work->text[at + i];
                work->begins[units + i] = at + i;
            }
            at += STEP;
            units += STEP;
            continue;
        }
        UChar32 character;
        int32_t begin = at, first = units;
        U8_NEXT_OR_FFFD(work->text, at, end, character);
        U16_APPEND_UNSAFE(work->wide, units, character);
        while (first < units)
            work->begins[first++] = begin;
    }
    work->begins[units] = at;
    return units;
}

/* Writes the sentences of the first `size` bytes. */
static int cut(struct work *work, size_t size, UBreakIterator *iterator) {
    UErrorCode status = U_ZERO_ERROR;
    uint8_t *out = work->sentences;
    ubrk_setText(iterator, work->wide, widen(work, size), &status);
    for (int32_t from = 0, to; (to = ubrk_next(iterator)) != UBRK_DONE; from = to) {
        int32_t begin = work->begins[from], end = work->begins[to];
        while (end > begin && (work->text[end - 1] == ' ' || work->text[end - 1] == '\n'))
            end--;
        memcpy(out, work->text + begin, (size_t)(end - begin));
        out += end - begin;
        if (end > begin)
            *out++ = '\n';
    }
    for (uint8_t *at = work->sentences; at < out;) {
        ssize_t written = write(STDOUT_FILENO, at, (size_t)(out - at));
        if (written < 0)
            return 0;
        at += written;
    }
    return U_SUCCESS(status);
}

/* How many bytes are whole lines; all at the end, or where a line is longer than any should be. */
static size_t whole_lines(const struct work *work, int ended) {
    const uint8_t *last = memrchr(work->text, '\n', work->size);
    if (last && !ended)
        return (size_t)(last + 1 - work->text);
    return ended || work->size > LONGEST - CHUNK ? work->size : 0;
}

int main(int argc, char **argv) {
    static struct work work;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, argc > 1 ? argv[1] : "de", NULL, 0, &status);
    int good = U_SUCCESS(status);
    for (ssize_t got = 1; good && got > 0;) {
        got = read(STDIN_FILENO, work.text + work.size, CHUNK);
        good = got >= 0;
        work.size += good ? (size_t)got : 0;
        size_t whole = whole_lines(&work, got <= 0);
        good = good && (!whole || cut(&work, whole, iterator));
        memmove(work.text, work.text + whole, work.size - whole);
        work.size -= whole;
    }
    ubrk_close(iterator);
    return !good;
}
