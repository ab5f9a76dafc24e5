#include "restore/rebuild.h"
#include "text/utf8.h"

/* Whether `words` begin, or end, with a quotation mark. */
static bool has_mark(struct satz_slice words, bool last) {
    size_t size;
    if (words.size == 0)
        return false;
    uint32_t mark = last ? satz_utf8_decode_before(words, words.size, &size) : satz_utf8_decode(words, 0, &size);
    return mark == '"' || (mark >= 0x2018 && mark <= 0x201F) || mark == 0xAB || mark == 0xBB || mark == 0x2039 ||
           mark == 0x203A || (mark >= 0x300A && mark <= 0x300F);
}

void satz_approved_write(const struct satz_marks *marks, struct satz_slice approved, struct satz_slice words,
                         struct satz_buffer *target) {
    bool marked = has_mark(approved, false) || has_mark(approved, true);
    if (!marked && has_mark(words, false)) {
        satz_buffer_add(target, marks->open);
        satz_buffer_add(target, marks->blank);
    }
    satz_buffer_add(target, approved);
    if (!marked && has_mark(words, true)) {
        satz_buffer_add(target, marks->blank);
        satz_buffer_add(target, marks->close);
    }
}

bool satz_is_speech(struct satz_slice quotation) {
    size_t blanks = 0;
    for (size_t i = 0; i < quotation.size; i++) {
        bool ends = strchr(".?!", quotation.data[i]) && i > 0 && i + 4 >= quotation.size;
        blanks += quotation.data[i] == ' ';
        if (ends || blanks >= 4)
            return true;
    }
    return false;
}
