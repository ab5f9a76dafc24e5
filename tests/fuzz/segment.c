/*
 * A plain text in any of the languages: law 1, the same in any reads, and one line a segment.
 *
 * Input: a byte for the language, one for the breaks and the sizes of reads, then the text.
 */
#include "cutting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct cutting cutting = { .bytes = satz_slice_make((const char *)data, size), .format = SATZ_FORMAT_TEXT };
    cutting.lang = cutting_language(byte_take(&cutting.bytes));
    unsigned how = byte_take(&cutting.bytes);
    cutting.breaks = (enum satz_breaks)(how % 3);
    cutting.seed = how / 3;
    cutting_try(&cutting);
    return 0;
}
