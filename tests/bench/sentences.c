/*
 * The plainest segmenter there is: ICU's sentence iterator over each line of standard input, a sentence a line. What
 * satz-segment --lines is measured against.
 *
 * usage: sentences LANG <TEXT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

int main(int argc, char **argv) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, argc > 1 ? argv[1] : "de", NULL, 0, &status);
    UText *text = NULL;
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size;
    while (U_SUCCESS(status) && (size = getline(&line, &capacity, stdin)) > 0) {
        size -= line[size - 1] == '\n';
        text = utext_openUTF8(text, line, size, &status);
        ubrk_setUText(iterator, text, &status);
        for (int32_t from = 0, to = ubrk_next(iterator); to != UBRK_DONE; from = to, to = ubrk_next(iterator)) {
            int32_t end = to;
            while (end > from && line[end - 1] == ' ')
                end--;
            fwrite(line + from, 1, (size_t)(end - from), stdout);
            putchar('\n');
        }
    }
    utext_close(text);
    ubrk_close(iterator);
    free(line);
    return U_FAILURE(status) || fflush(stdout) != 0;
}
