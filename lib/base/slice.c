#include "base/slice.h"

int satz_slice_compare(struct satz_slice a, struct satz_slice b) {
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order)
        return order;
    return (a.size > b.size) - (a.size < b.size);
}

size_t satz_slice_find_byte(struct satz_slice slice, size_t from, char byte) {
    if (from >= slice.size)
        return slice.size;
    const char *found = memchr(slice.data + from, byte, slice.size - from);
    return found ? (size_t)(found - slice.data) : slice.size;
}

size_t satz_slice_find(struct satz_slice slice, size_t from, struct satz_slice needle) {
    if (from > slice.size || needle.size > slice.size - from)
        return slice.size;
    if (needle.size == 0)
        return from;
    const char *found = memmem(slice.data + from, slice.size - from, needle.data, needle.size);
    return found ? (size_t)(found - slice.data) : slice.size;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

struct satz_slice satz_slice_trim(struct satz_slice slice) {
    size_t begin = 0, end = slice.size;
    while (begin < end && is_blank(slice.data[begin]))
        begin++;
    while (end > begin && is_blank(slice.data[end - 1]))
        end--;
    return satz_slice_sub(slice, begin, end);
}

bool satz_slice_split(struct satz_slice *rest, char separator, struct satz_slice *piece) {
    if (!rest->data)
        return false;
    size_t at = satz_slice_find_byte(*rest, 0, separator);
    *piece = satz_slice_sub(*rest, 0, at);
    if (at == rest->size)
        *rest = (struct satz_slice){ NULL, 0 };
    else
        *rest = satz_slice_from(*rest, at + 1);
    return true;
}
