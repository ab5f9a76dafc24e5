#include "localise/seek.h"

#include <stdlib.h>

#include "base/memory.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Values in the matcher: months stand above number words. */
enum { MONTHS = 1000, MATCHES = 16, ENDING = 3, FIRST_WITHOUT = 0xE00 /* below it all scripts have blanks */ };

static void add_word(struct satz_seeker *seeker, struct satz_slice word, size_t value) {
    struct satz_buffer capital = SATZ_BUFFER_INIT;
    size_t size;
    if (word.size == 0)
        return;
    satz_matcher_add(&seeker->words, word, value);
    satz_utf8_decode(word, 0, &size);
    satz_text_upper(satz_slice_sub(word, 0, size), "", &capital);
    satz_buffer_add(&capital, satz_slice_from(word, size));
    satz_matcher_add(&seeker->words, satz_buffer_slice(&capital), value);
    satz_buffer_release(&capital);
}

/* A month's name, and its stem where endings change. */
static void add_month(struct satz_seeker *seeker, struct satz_slice name, size_t value) {
    size_t size;
    add_word(seeker, name, value);
    if (seeker->stem == 0 || name.size < 8)
        return;
    satz_utf8_decode_before(name, name.size, &size);
    add_word(seeker, satz_slice_sub(name, 0, name.size - size), value);
}

static void add_months(struct satz_seeker *seeker) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    for (int form = SATZ_NAME_BESIDE; form <= SATZ_NAME_SHORT_ALONE; form++)
        for (int month = 1; month <= 12; month++) {
            satz_buffer_reset(&name);
            satz_calendar_month(seeker->local->calendar, (enum satz_calendar_form)form, month, &name);
            add_month(seeker, satz_buffer_slice(&name), MONTHS + (size_t)month);
        }
    satz_buffer_release(&name);
}

static void add_list(struct satz_seeker *seeker, const char *key, size_t base) {
    const struct satz_local_row *row;
    size_t at = 0;
    while ((row = satz_local_next(seeker->local, key, &at))) {
        struct satz_slice rest = row->value, word;
        size_t value = base + (size_t)strtoul(row->subkey.data, NULL, 10);
        while (rest.data && satz_slice_split(&rest, '|', &word))
            add_word(seeker, word, value);
    }
}

struct satz_seeker *satz_seeker_new(const struct satz_local *local) {
    struct satz_seeker *seeker = satz_memory_get_array(1, sizeof *seeker);
    struct satz_slice stem = satz_local_value(local, "stem"), offset = satz_local_value(local, "year-offset");
    seeker->local = local;
    seeker->stem = stem.size > 0 ? (int)strtol(stem.data, NULL, 10) : 0;
    seeker->offset = offset.size > 0 ? strtol(offset.data, NULL, 10) : 0;
    seeker->clitics = satz_local_value(local, "clitic").size > 0;
    satz_matcher_init(&seeker->words);
    add_list(seeker, "month-read", MONTHS);
    add_months(seeker);
    add_list(seeker, "number-word", 0);
    return seeker;
}

void satz_seeker_free(struct satz_seeker *seeker) {
    if (!seeker)
        return;
    satz_matcher_release(&seeker->words);
    free(seeker);
}

static bool has_edges(uint32_t character) {
    static const char *const without[] = { "Hani", "Hira", "Kana", "Thai", "Hang" };
    if (character < FIRST_WITHOUT)
        return satz_char_is_letter(character);
    if ((character >= 0x4E00 && character <= 0x9FFF) || (character >= 0xAC00 && character <= 0xD7A3))
        return false;
    const char *script = satz_char_script(character);
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
        if (!strcmp(script, without[i]))
            return false;
    return satz_char_is_letter(character);
}

static bool begins_word(const struct satz_seeker *seeker, struct satz_slice text, size_t at) {
    size_t size;
    if (at == 0 || seeker->clitics || !has_edges(satz_utf8_decode(text, at, &size)))
        return true;
    return !has_edges(satz_utf8_decode_before(text, at, &size));
}

/* Letters from `at` on, at most one more than an ending has. */
static int letters_after(struct satz_slice text, size_t at) {
    int count = 0;
    size_t size;
    while (at < text.size && count <= ENDING && satz_char_is_letter(satz_utf8_decode(text, at, &size))) {
        at += size;
        count++;
    }
    return count;
}

static bool ends_word(const struct satz_seeker *seeker, struct satz_slice text, size_t end) {
    size_t size;
    if (end >= text.size || !has_edges(satz_utf8_decode_before(text, end, &size)))
        return true;
    return letters_after(text, end) <= (seeker->stem > 0 ? ENDING : 0) || !has_edges(satz_utf8_decode(text, end, &size));
}

/* The list under way. */
struct seek {
    const struct satz_seeker *seeker;
    struct satz_slice text;
    struct satz_evidence *items;
    size_t count, capacity;
    size_t edge; /* the end of the last letter with edges that was passed over: what follows it is inside a word */
};

static void add_evidence(struct seek *seek, enum satz_evidence_kind kind, const struct satz_decimal *value,
                         size_t begin, size_t end) {
    seek->items = satz_memory_grow(seek->items, &seek->capacity, seek->count + 1, sizeof *seek->items);
    seek->items[seek->count++] = (struct satz_evidence){ kind, *value, 0, begin, end, false };
}

static void add_small(struct seek *seek, enum satz_evidence_kind kind, size_t number, size_t begin, size_t end) {
    struct satz_decimal value = { .count = 0 };
    char digits[24];
    size_t count = 0;
    for (size_t rest = number; rest > 0 || count == 0; rest /= 10)
        digits[sizeof digits - ++count] = (char)('0' + rest % 10);
    if (satz_decimal_set(&value, satz_slice_make(digits + sizeof digits - count, count), satz_slice_of("")))
        add_evidence(seek, kind, &value, begin, end);
}

/* A run of digits alone, as a number; where it is too long for one, it is passed over. */
static size_t add_run(struct seek *seek, size_t at) {
    static const struct satz_numeral_style plain = { SATZ_SLICE("\x01"), SATZ_SLICE("\x01"), 4, '0' };
    size_t end = at, size, after;
    struct satz_decimal value;
    while (end < seek->text.size && satz_char_digit_value(satz_utf8_decode(seek->text, end, &size)) >= 0)
        end += size;
    if (satz_numeral_read(satz_slice_sub(seek->text, at, end), 0, &plain, &value, &after))
        add_evidence(seek, SATZ_EVIDENCE_NUMBER, &value, at, end);
    return end;
}

/* Size of the longest unit at `at`: 千瓦 is no thousand. */
static size_t unit_at(const struct seek *seek, size_t at) {
    const struct satz_local_row *row;
    size_t next = 0, best = 0;
    while ((row = satz_local_next(seek->seeker->local, "unit", &next))) {
        struct satz_slice forms = row->value, form;
        while (satz_slice_split(&forms, '|', &form)) {
            size_t equals = satz_slice_find_byte(form, 0, '=');
            form = satz_slice_from(form, equals < form.size ? equals + 1 : 0);
            if (form.size > best && satz_slice_starts(satz_slice_from(seek->text, at), form))
                best = form.size;
        }
    }
    return best;
}

/* Whether the numeral at `at` counts something up: 제7조 is the seventh article. */
static bool is_ordinal(const struct seek *seek, size_t at) {
    struct satz_slice prefix = satz_local_value(seek->seeker->local, "ordinal-prefix");
    return prefix.size > 0 && satz_slice_ends(satz_slice_sub(seek->text, 0, at), prefix);
}

/* The scale word after the numeral [begin, at), a blank allowed between them. */
static size_t scale_after(const struct seek *seek, size_t begin, size_t at, int *power) {
    size_t blank = satz_blank_read(seek->text, at), size;
    size = satz_scale_read(seek->seeker->local, seek->text, at + blank, power);
    if (size > 0 && (unit_at(seek, at + blank) > size || is_ordinal(seek, begin)))
        *power = 0;
    return *power > 0 ? blank + size : 0;
}

/* Adds digits of two numbers without places; false where that would be too long. */
static bool add_values(struct satz_decimal *sum, const struct satz_decimal *more) {
    char digits[SATZ_DECIMAL_DIGITS];
    int carry = 0, count = 0;
    if (sum->places > 0 || more->places > 0)
        return false;
    while (count < sum->count || count < more->count || carry > 0) {
        if (count == SATZ_DECIMAL_DIGITS)
            return false;
        int digit = carry;
        digit += count < sum->count ? sum->digits[sum->count - 1 - count] - '0' : 0;
        digit += count < more->count ? more->digits[more->count - 1 - count] - '0' : 0;
        digits[SATZ_DECIMAL_DIGITS - 1 - count++] = (char)('0' + digit % 10);
        carry = digit / 10;
    }
    memcpy(sum->digits, digits + SATZ_DECIMAL_DIGITS - count, (size_t)count);
    sum->count = count;
    return true;
}

static bool is_digit_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size && satz_char_digit_value(satz_utf8_decode(text, at, &size)) >= 0;
}

/* A numeral with its scale word; steps of ten thousands (12억 3400만) are added up. */
static size_t add_number(struct seek *seek, size_t at) {
    struct satz_decimal value, step;
    const struct satz_numeral_style *style = &seek->seeker->local->numerals;
    size_t end, next, size, step_begin;
    int power, first;
    bool myriads = satz_local_value(seek->seeker->local, "scale-style").size > 0;
    if (!satz_numeral_read(seek->text, at, style, &value, &end))
        return add_run(seek, at);
    size = scale_after(seek, at, end, &power);
    first = power;
    if (!satz_decimal_shift(&value, power))
        return end;
    end += size;
    while (myriads && size > 0) {
        step_begin = next = end + satz_blank_read(seek->text, end);
        if (!is_digit_at(seek->text, next) || !satz_numeral_read(seek->text, next, style, &step, &next))
            break;
        size = scale_after(seek, step_begin, next, &power);
        if (!satz_decimal_shift(&step, power) || !add_values(&value, &step))
            break;
        end = next + size;
    }
    add_evidence(seek, SATZ_EVIDENCE_NUMBER, &value, at, end);
    seek->items[seek->count - 1].power = first;
    return end;
}

static size_t roman_digit(char c) {
    switch (c) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    default: return 0;
    }
}

/* A roman numeral, perhaps with an ending (XXIe); its end, or `at` where none stands there. */
static size_t add_roman(struct seek *seek, size_t at) {
    size_t end = at, sum = 0;
    while (end < seek->text.size && end - at < 12 && roman_digit(seek->text.data[end]) > 0) {
        size_t digit = roman_digit(seek->text.data[end]);
        size_t next = end + 1 < seek->text.size ? roman_digit(seek->text.data[end + 1]) : 0;
        sum = digit < next ? sum - digit : sum + digit;
        end++;
    }
    if (end == at || letters_after(seek->text, end) > ENDING || sum == 0 || sum > 1000)
        return at;
    add_small(seek, SATZ_EVIDENCE_NUMBER, sum, at, end);
    return end;
}

/* A number in words, with its scale word: zwei Millionen. */
static size_t add_number_word(struct seek *seek, size_t number, size_t at, size_t end) {
    int power = 0;
    size_t size = scale_after(seek, at, end, &power);
    add_small(seek, SATZ_EVIDENCE_NUMBER, number, at, end);
    struct satz_evidence *last = seek->count ? &seek->items[seek->count - 1] : NULL;
    if (size == 0 || !last || !satz_decimal_shift(&last->value, power))
        return end;
    last->power = power;
    last->end = end + size;
    return end + size;
}

/* The longest known word at `at`; its end, or `at` where there is none. */
static size_t add_known_word(struct seek *seek, size_t at) {
    struct satz_match matches[MATCHES];
    size_t count = satz_matcher_find(&seek->seeker->words, seek->text, at, matches, MATCHES);
    while (count-- > 0) {
        size_t end = at + matches[count].size, value = matches[count].value;
        if (!ends_word(seek->seeker, seek->text, end))
            continue;
        if (value > MONTHS)
            add_small(seek, SATZ_EVIDENCE_MONTH, value - MONTHS, at, end);
        else
            end = add_number_word(seek, value, at, end);
        return end;
    }
    return at;
}

/* What is looked for at a letter or digit that is not inside a word. */
static size_t seek_word(struct seek *seek, size_t at, size_t size, bool digit, bool begins,
                        enum satz_seek_style style) {
    size_t end = begins ? add_known_word(seek, at) : at;
    if (end > at && !digit)
        return end;
    /* `9月` is a month, and its figure a number. */
    if (digit)
        return style == SATZ_SEEK_RUNS ? add_run(seek, at) : add_number(seek, at);
    if (begins)
        end = add_roman(seek, at);
    return end > at ? end : at + size;
}

static size_t seek_at(struct seek *seek, size_t at, enum satz_seek_style style) {
    size_t size;
    uint32_t character = satz_utf8_decode(seek->text, at, &size);
    bool passed = at > 0 && seek->edge == at;
    if (passed && (character | 0x20) - 'a' < 26)
        return seek->edge = at + 1;
    bool digit = satz_char_digit_value(character) >= 0;
    if (!digit && !satz_char_is_letter(character))
        return at + size;
    bool edged = !digit && !seek->seeker->clitics && has_edges(character);
    if (edged)
        seek->edge = at + size;
    if (edged && passed)
        return at + size;
    bool begins = !edged || at == 0 || seek->text.data[at - 1] == ' ' || begins_word(seek->seeker, seek->text, at);
    return seek_word(seek, at, size, digit, begins, style);
}

size_t satz_seek_values(const struct satz_seeker *seeker, struct satz_slice text, enum satz_seek_style style,
                        struct satz_arena *arena, struct satz_evidence **evidence) {
    struct seek seek = { .seeker = seeker, .text = text };
    for (size_t at = 0; at < text.size;)
        at = seek_at(&seek, at, style);
    *evidence = satz_arena_get(arena, (seek.count + 1) * sizeof **evidence);
    if (seek.count > 0)
        memcpy(*evidence, seek.items, seek.count * sizeof **evidence);
    free(seek.items);
    return seek.count;
}

/* Where the declined form of one word of a name ends in `text` at `at`; 0 where it does not stand there. */
static size_t declined_end(struct satz_slice text, size_t at, struct satz_slice word) {
    size_t size, keep = word.size;
    for (int i = 0; i < ENDING; i++) {
        struct satz_slice stem = satz_slice_sub(word, 0, keep);
        if (satz_slice_starts(satz_slice_from(text, at), stem) && letters_after(text, at + keep) <= ENDING) {
            for (at += keep; at < text.size && satz_char_is_letter(satz_utf8_decode(text, at, &size)); at += size)
                ;
            return at;
        }
        if (satz_utf8_count(stem) < 4)
            break;
        satz_utf8_decode_before(stem, keep, &size);
        keep -= size;
    }
    return 0;
}

static size_t declined_name_end(struct satz_slice text, size_t at, struct satz_slice form) {
    struct satz_slice rest = form, word;
    bool first = true;
    while (satz_slice_split(&rest, ' ', &word)) {
        if (!first && (at >= text.size || satz_blank_read(text, at) == 0))
            return 0;
        at += first ? 0 : satz_blank_read(text, at);
        at = word.size > 0 && at < text.size ? declined_end(text, at, word) : 0;
        if (at == 0)
            return 0;
        first = false;
    }
    return at;
}

/* A declined name is looked for where its first two letters are. */
static size_t seek_prefix(struct satz_slice form, const struct satz_seeker *seeker) {
    size_t size, end = 0;
    if (seeker->stem == 0)
        return form.size;
    for (int i = 0; i < 2 && end < form.size; i++, end += size)
        satz_utf8_decode(form, end, &size);
    return end;
}

bool satz_seek_form(const struct satz_seeker *seeker, struct satz_slice text, size_t from, struct satz_slice form,
                    size_t *begin, size_t *end) {
    if (form.size == 0)
        return false;
    struct satz_slice prefix = satz_slice_sub(form, 0, seek_prefix(form, seeker));
    for (size_t at = satz_slice_find(text, from, prefix); at < text.size; at = satz_slice_find(text, at + 1, prefix)) {
        if (!begins_word(seeker, text, at))
            continue;
        size_t stop = seeker->stem > 0 ? declined_name_end(text, at, form) : at + form.size;
        if (stop == 0 || !ends_word(seeker, text, stop))
            continue;
        *begin = at;
        *end = stop;
        return true;
    }
    return false;
}
