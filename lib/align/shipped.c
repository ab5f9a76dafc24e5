#include "align/shipped.h"

bool satz_shipped_reversed(enum satz_language_id from, enum satz_language_id to) {
    return to == SATZ_DE && from != SATZ_DE;
}

enum satz_status satz_shipped_open(const struct satz_data *data, enum satz_language_id from, enum satz_language_id to,
                                   struct satz_bilexicon *lexicon, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    bool reversed = satz_shipped_reversed(from, to);
    enum satz_language_id other = reversed ? from : to;
    enum satz_status status = SATZ_OK;
    *lexicon = (struct satz_bilexicon){ 0 };
    /* Traditional Chinese is compared in simplified characters. */
    if (other == SATZ_ZH_HANT)
        other = SATZ_ZH_HANS;
    if ((reversed ? to : from) == SATZ_DE &&
        satz_data_language_path(data, satz_language_code(other), "lexicon", &path))
        status = satz_bilexicon_open(lexicon, path.data, error);
    satz_buffer_release(&path);
    return status;
}
