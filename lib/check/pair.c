#include "check/pair.h"

struct satz_check_pair satz_check_pair_of(const struct satz_record *record) {
    struct satz_check_pair pair = { satz_record_string(record, "lang"), satz_record_string(record, "to"),
                                    satz_record_string(record, "tgt").size > 0 };
    if (pair.lang.size == 0)
        pair.lang = satz_slice_of("de");
    return pair;
}

static bool covers(struct satz_slice tag, struct satz_slice language) {
    return satz_slice_starts(language, tag) && (language.size == tag.size || language.data[tag.size] == '-');
}

bool satz_check_pair_is(const struct satz_check_pair *pair, bool target, struct satz_slice languages) {
    struct satz_slice rest = languages, tag;
    if (languages.size == 0)
        return true;
    while (satz_slice_split(&rest, ' ', &tag)) {
        size_t arrow = satz_slice_find_byte(tag, 0, '>');
        if (satz_slice_is(tag, "*"))
            return true;
        if (arrow < tag.size && covers(satz_slice_sub(tag, 0, arrow), pair->lang) &&
            covers(satz_slice_from(tag, arrow + 1), pair->to))
            return true;
        if (tag.size > 0 && arrow == tag.size && covers(tag, target ? pair->to : pair->lang))
            return true;
    }
    return false;
}
