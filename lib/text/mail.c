#include "text/mail.h"

static bool is_blank(struct satz_slice text, size_t at) {
    return at < text.size && (text.data[at] == ' ' || text.data[at] == '\t');
}

static bool ends_line(struct satz_slice text, size_t at) {
    return at >= text.size || text.data[at] == '\n' || text.data[at] == '\r';
}

size_t satz_mail_marks_size(struct satz_slice text, size_t at, size_t *depth) {
    size_t end = at, count = 0;
    while (end < text.size && text.data[end] == '>' && count < SATZ_MAIL_DEPTH) {
        size_t next = end + 1;
        while (is_blank(text, next))
            next++;
        bool mark = next > end + 1 || ends_line(text, next) || text.data[next] == '>';
        if (!mark)
            break;
        end = next;
        count++;
    }
    if (depth)
        *depth = count;
    return end - at;
}

size_t satz_mail_separator_size(struct satz_slice text, size_t at) {
    if (at + 2 > text.size || text.data[at] != '-' || text.data[at + 1] != '-')
        return 0;
    size_t end = at + 2 + is_blank(text, at + 2);
    return ends_line(text, end) ? end - at : 0;
}
