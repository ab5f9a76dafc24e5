#include "entity/vocabulary.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define WORD_LIMIT 96
#define FILE_COUNT 11

static const struct {
    const char *kind;
    enum satz_word_class class;
} kinds[] = {
    { "month", SATZ_WORD_MONTH },
    { "month-short", SATZ_WORD_MONTH_SHORT },
    { "month-alone", SATZ_WORD_MONTH_ALONE },
    { "weekday", SATZ_WORD_WEEKDAY },
    { "weekday-short", SATZ_WORD_WEEKDAY_SHORT },
    { "scale", SATZ_WORD_SCALE },
    { "currency", SATZ_WORD_CURRENCY },
    { "currency-front", SATZ_WORD_CURRENCY_FRONT },
    { "unit", SATZ_WORD_UNIT },
    { "clock", SATZ_WORD_CLOCK },
    { "clock-front", SATZ_WORD_CLOCK_FRONT },
    { "clock-zone", SATZ_WORD_CLOCK_ZONE },
    { "period", SATZ_WORD_PERIOD },
    { "period-front", SATZ_WORD_PERIOD_FRONT },
    { "year-cue", SATZ_WORD_YEAR_CUE },
    { "day-link", SATZ_WORD_DAY_LINK },
    { "day-cue", SATZ_WORD_DAY_CUE },
    { "day-month", SATZ_WORD_DAY_MONTH },
    { "month-year", SATZ_WORD_MONTH_YEAR },
    { "number-cue", SATZ_WORD_NUMBER_CUE },
    { "phone-cue", SATZ_WORD_PHONE_CUE },
    { "wkn-cue", SATZ_WORD_WKN_CUE },
    { "isin-cue", SATZ_WORD_ISIN_CUE },
    { "lei-cue", SATZ_WORD_LEI_CUE },
    { "iban-cue", SATZ_WORD_IBAN_CUE },
    { "ean-cue", SATZ_WORD_EAN_CUE },
    { "code-cue", SATZ_WORD_CODE_CUE },
    { "ticker-cue", SATZ_WORD_TICKER_CUE },
    { "first", SATZ_WORD_FIRST },
    { "first-weak", SATZ_WORD_FIRST_WEAK },
    { "role", SATZ_WORD_ROLE },
    { "role-head", SATZ_WORD_ROLE_HEAD },
    { "role-prefix", SATZ_WORD_ROLE_PREFIX },
    { "academic", SATZ_WORD_ACADEMIC },
    { "salutation", SATZ_WORD_SALUTATION },
    { "legal", SATZ_WORD_LEGAL },
    { "org-head", SATZ_WORD_ORG_HEAD },
    { "org-for", SATZ_WORD_ORG_FOR },
    { "org-front", SATZ_WORD_ORG_FRONT },
    { "company", SATZ_WORD_COMPANY },
    { "link", SATZ_WORD_LINK },
    { "brand-word", SATZ_WORD_BRAND },
    { "product-head", SATZ_WORD_PRODUCT_HEAD },
    { "place", SATZ_WORD_PLACE },
    { "place-weak", SATZ_WORD_PLACE_WEAK },
    { "place-before", SATZ_WORD_PLACE_BEFORE },
    { "place-cue", SATZ_WORD_PLACE_CUE },
    { "place-head", SATZ_WORD_PLACE_HEAD },
    { "road", SATZ_WORD_ROAD },
    { "stop", SATZ_WORD_STOP },
    { "noun", SATZ_WORD_NOUN },
    { "noun-end", SATZ_WORD_NOUN_END },
    { "particle", SATZ_WORD_PARTICLE },
    { "particle-next", SATZ_WORD_PARTICLE_NEXT },
    { "before-name", SATZ_WORD_BEFORE_NAME },
    { "no-product", SATZ_WORD_NO_PRODUCT },
    { "event-head", SATZ_WORD_EVENT_HEAD },
    { "speech", SATZ_WORD_SPEECH },
    { "title-noun", SATZ_WORD_TITLE_NOUN },
    { "title-after", SATZ_WORD_TITLE_AFTER },
    { "surname-weak", SATZ_WORD_SURNAME_WEAK },
    { "link-long", SATZ_WORD_LINK_LONG },
    { "speech-person", SATZ_WORD_SPEECH_PERSON },
    { "club", SATZ_WORD_CLUB },
    { "score", SATZ_WORD_SCORE },
    { "product", SATZ_WORD_PRODUCT },
    { "product-weak", SATZ_WORD_PRODUCT_WEAK },
    { "maker", SATZ_WORD_MAKER },
    { "event", SATZ_WORD_EVENT },
    { "event-name", SATZ_WORD_EVENT_NAME },
    { "event-code", SATZ_WORD_EVENT_CODE },
    { "law", SATZ_WORD_LAW },
    { "law-after", SATZ_WORD_LAW_AFTER },
    { "law-head", SATZ_WORD_LAW_HEAD },
    { "law-not", SATZ_WORD_LAW_NOT },
    { "law-about", SATZ_WORD_LAW_ABOUT },
    { "law-part", SATZ_WORD_LAW_PART },
    { "work", SATZ_WORD_WORK },
    { "day-part", SATZ_WORD_DAY_PART },
    { "ordinal", SATZ_WORD_ORDINAL },
    { "numeral", SATZ_WORD_NUMERAL },
    { "numeral-link", SATZ_WORD_NUMERAL_LINK },
    { "tld", SATZ_WORD_TLD },
    { "exchange", SATZ_WORD_EXCHANGE },
};

_Static_assert(SATZ_WORD_CLASSES <= 64 * SATZ_WORD_MASKS, "the classes of a word are bits of so many numbers");

static void add_word(struct satz_vocabulary *vocabulary, struct satz_slice word, enum satz_word_class class) {
    size_t index;
    if (!satz_map_get(&vocabulary->words, word, &index)) {
        index = vocabulary->count++;
        vocabulary->classes = satz_memory_grow(vocabulary->classes, &vocabulary->class_capacity, index + 1,
                                               sizeof *vocabulary->classes);
        vocabulary->spellings = satz_memory_grow(vocabulary->spellings, &vocabulary->spelling_capacity, index + 1,
                                                 sizeof *vocabulary->spellings);
        vocabulary->spellings[index] = word;
        vocabulary->classes[index] = (struct satz_word_mask){ { 0 } };
        satz_map_set(&vocabulary->words, word, index);
        satz_matcher_add(&vocabulary->phrases, word, index);
    }
    vocabulary->classes[index].bits[class / 64] |= (uint64_t)1 << class % 64;
}

static void add_row(struct satz_vocabulary *vocabulary, const struct satz_row *row) {
    struct satz_slice kind = satz_row_cell(row, 0), rest = satz_row_cell(row, 1), word;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!satz_slice_is(kind, kinds[i].kind))
            continue;
        while (satz_slice_split(&rest, '|', &word))
            if (word.size)
                add_word(vocabulary, word, kinds[i].class);
        return;
    }
}

/* The marks of numbers, from the conventions of the language; `-` and what has no byte are left out. */
static void take_mark(struct satz_vocabulary *vocabulary, const struct satz_row *row) {
    struct satz_slice key = satz_row_cell(row, 0), value = satz_row_cell(row, 1);
    char mark = value.size == 1 && value.data[0] != '-' ? value.data[0] : ' ';
    if (satz_slice_is(key, "decimal"))
        vocabulary->decimal = mark;
    else if (satz_slice_is(key, "group"))
        vocabulary->group = mark;
}

static enum satz_status load_file(struct satz_vocabulary *vocabulary, const char *path, bool marks,
                                  struct satz_error *error) {
    struct satz_table *table = &vocabulary->tables[vocabulary->table_count];
    if (satz_table_load(table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    vocabulary->table_count++;
    for (size_t i = 0; i < table->count; i++)
        if (marks)
            take_mark(vocabulary, &table->rows[i]);
        else
            add_row(vocabulary, &table->rows[i]);
    return SATZ_OK;
}

enum satz_status satz_vocabulary_load(struct satz_vocabulary *vocabulary, const struct satz_data *data,
                                      const char *tag, struct satz_error *error) {
    static const char *const files[FILE_COUNT] = { "local.tsv",        "patterns.tsv",           "names/first.tsv",
                                                   "names/roles.tsv",  "names/organisations.tsv", "names/places.tsv",
                                                   "names/words.tsv",  "names/speech.tsv",       "names/products.tsv",
                                                   "names/events.tsv", "names/titles.tsv" };
    *vocabulary = (struct satz_vocabulary){ .decimal = '.', .group = ',' };
    satz_map_init(&vocabulary->words);
    satz_matcher_init(&vocabulary->phrases);
    vocabulary->tables = satz_memory_get_array(FILE_COUNT + 1, sizeof *vocabulary->tables);
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    for (size_t i = 0; status == SATZ_OK && i < FILE_COUNT; i++)
        if (satz_data_language_path(data, tag, files[i], &path))
            status = load_file(vocabulary, path.data, i == 0, error);
    if (status == SATZ_OK && satz_data_path(data, "patterns.tsv", &path))
        status = load_file(vocabulary, path.data, false, error);
    satz_buffer_release(&path);
    return status;
}

void satz_vocabulary_release(struct satz_vocabulary *vocabulary) {
    for (size_t i = 0; i < vocabulary->table_count; i++)
        satz_table_release(&vocabulary->tables[i]);
    free(vocabulary->tables);
    free(vocabulary->classes);
    free(vocabulary->spellings);
    satz_map_release(&vocabulary->words);
    satz_matcher_release(&vocabulary->phrases);
    *vocabulary = (struct satz_vocabulary){ 0 };
}

static bool is_of(const struct satz_vocabulary *vocabulary, size_t index, enum satz_word_class class) {
    return satz_word_mask_has(&vocabulary->classes[index], class);
}

bool satz_vocabulary_has(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                         struct satz_slice word) {
    size_t index;
    return satz_map_get(&vocabulary->words, word, &index) && is_of(vocabulary, index, class);
}

bool satz_vocabulary_ends(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                          struct satz_slice word) {
    if (word.size > WORD_LIMIT)
        return false;
    struct satz_buffer lower = SATZ_BUFFER_INIT;
    satz_text_lower(word, "", &lower);
    struct satz_slice small = satz_buffer_slice(&lower);
    bool found = satz_vocabulary_has(vocabulary, class, small);
    for (size_t at = 2; !found && at + 2 < small.size; at++)
        if (satz_utf8_floor(small, at) == at)
            found = satz_vocabulary_has(vocabulary, class, satz_slice_from(small, at));
    satz_buffer_release(&lower);
    return found;
}

size_t satz_vocabulary_phrase(const struct satz_vocabulary *vocabulary, enum satz_word_class class,
                              struct satz_slice text, size_t at) {
    struct satz_match matches[16];
    size_t count = satz_matcher_find(&vocabulary->phrases, text, at, matches, 16);
    while (count > 0)
        if (is_of(vocabulary, matches[--count].value, class))
            return matches[count].size;
    return 0;
}

struct satz_word_mask satz_vocabulary_begun(const struct satz_vocabulary *vocabulary, struct satz_slice text,
                                            size_t at) {
    struct satz_match matches[16];
    struct satz_word_mask begun = { { 0 } };
    size_t count = satz_matcher_find(&vocabulary->phrases, text, at, matches, 16);
    while (count-- > 0)
        for (size_t i = 0; i < SATZ_WORD_MASKS; i++)
            begun.bits[i] |= vocabulary->classes[matches[count].value].bits[i];
    return begun;
}

bool satz_vocabulary_word(const struct satz_vocabulary *vocabulary, enum satz_word_class class, size_t at,
                          struct satz_slice *word) {
    *word = vocabulary->spellings[at];
    return is_of(vocabulary, at, class);
}
