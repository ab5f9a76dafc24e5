#include "segment/blanks.h"

#include "text/utf8.h"

static bool is_blank(struct satz_slice piece) {
    size_t size;
    return satz_char_is_space(satz_utf8_decode(piece, 0, &size));
}

static bool ends_in_mark(const struct satz_rules *rules, struct satz_slice piece) {
    size_t size;
    return (satz_rules_mark(rules, satz_utf8_decode_before(piece, piece.size, &size)) & SATZ_MARK_ENDS) != 0;
}

static bool ends_between(const struct satz_rules *rules, struct satz_slice before, struct satz_slice after) {
    return ends_in_mark(rules, before) || satz_rules_word(rules, before) & SATZ_WORD_BLANK_AFTER ||
           satz_rules_word(rules, after) & SATZ_WORD_BLANK_BEFORE;
}

void satz_cut_at_blanks(const struct satz_rules *rules, struct satz_breaker *words, struct satz_slice text,
                        struct satz_cuts *cuts) {
    struct satz_slice before = { NULL, 0 };
    bool spaced = false;
    satz_breaker_set(words, text);
    for (size_t begin = 0, end; satz_breaker_next(words, &end); begin = end) {
        struct satz_slice piece = satz_slice_sub(text, begin, end);
        if (is_blank(piece)) {
            spaced = true;
            continue;
        }
        if (spaced && before.size && ends_between(rules, before, piece))
            satz_cuts_add(cuts, (size_t)(before.data - text.data) + before.size);
        before = piece;
        spaced = false;
    }
}
