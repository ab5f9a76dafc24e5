#include "localise/seek.h"

#include <stdlib.h>

#include "base/memory.h"
#include "identify/script.h"
#include "localise/quantity.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Values in the matcher: twice the number of a number word, which may have a half; above them months, hours of
 * which half is over, dozens, what only looks like a number, and powers of units.
 */
enum { MONTHS = 1 << 24, CLOCKS = 2 << 24, DOZENS = 3 << 24, NONE = 4 << 24, UNITS = 5 << 24 };
/* In bytes: a shorter word for a number or month has no other endings; between a number and its half stands no more. */
enum { SHORT_WORD = 9, HALF_GAP = 9 };
enum { MATCHES = 16, ENDING = 3, FIRST_WITHOUT = 0xE00 /* below it all scripts have blanks */ };

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
        size_t value = (size_t)strtoul(row->subkey.data, NULL, 10);
        value = base > 0 ? base + value : 2 * value + satz_slice_ends(row->subkey, satz_slice_of(".5"));
        while (rest.data && satz_slice_split(&rest, '|', &word))
            add_word(seeker, word, value);
        if (base == UNITS && value > seeker->biggest)
            seeker->biggest = value;
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
    add_list(seeker, "number-unit", UNITS);
    add_list(seeker, "number-not", NONE);
    add_list(seeker, "dozen", DOZENS);
    add_list(seeker, "clock-half", CLOCKS);
    add_list(seeker, "number-word", 0);
    return seeker;
}

void satz_seeker_add(struct satz_seeker *seeker, long number, struct satz_slice word) {
    add_word(seeker, word, 2 * (size_t)number);
}

void satz_seeker_free(struct satz_seeker *seeker) {
    if (seeker)
        satz_matcher_release(&seeker->words);
    free(seeker);
}

static bool has_edges(uint32_t character) {
    switch (character < FIRST_WITHOUT ? SATZ_SCRIPT_NONE : satz_script_of(character)) {
    case SATZ_SCRIPT_HAN: case SATZ_SCRIPT_KANA: case SATZ_SCRIPT_HANGUL: case SATZ_SCRIPT_THAI: return false;
    default: return satz_char_is_letter(character);
    }
}

static bool begins_word(const struct satz_seeker *seeker, struct satz_slice text, size_t at) {
    size_t size;
    return at == 0 || seeker->clitics || !has_edges(satz_utf8_decode(text, at, &size)) ||
           !has_edges(satz_utf8_decode_before(text, at, &size));
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
    seek->items[seek->count++] =
        (struct satz_evidence){ .kind = kind, .value = *value, .begin = begin, .end = end };
}

/* The half of `twice`. */
static struct satz_decimal half_of(size_t twice) {
    struct satz_decimal value = { .digits = "0", .count = 1 };
    char digits[24];
    size_t count = 0;
    for (size_t rest = twice / 2; rest > 0 || count == 0; rest /= 10)
        digits[sizeof digits - ++count] = (char)('0' + rest % 10);
    if (!satz_decimal_set(&value, satz_slice_make(digits + sizeof digits - count, count),
                          satz_slice_of(twice % 2 ? "5" : "")))
        return (struct satz_decimal){ .digits = "0", .count = 1 };
    return value;
}

static void add_small(struct seek *seek, enum satz_evidence_kind kind, size_t number, size_t begin, size_t end) {
    struct satz_decimal value = half_of(2 * number);
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

/* A numeral with its scale word. */
static size_t add_number(struct seek *seek, size_t at) {
    struct satz_decimal value;
    size_t end;
    int power;
    if (!satz_numeral_read(seek->text, at, &seek->seeker->local->numerals, &value, &end))
        return add_run(seek, at);
    end += scale_after(seek, at, end, &power);
    if (satz_decimal_shift(&value, power)) {
        add_evidence(seek, SATZ_EVIDENCE_NUMBER, &value, at, end);
        seek->items[seek->count - 1].power = power;
    }
    return end;
}

/*
 * A number in steps, as 12억 3400만, 二十五万 and 2 พันล้าน are: figures or number words, each with its units, of
 * which the big ones multiply all that stands before them.
 */
struct steps {
    struct satz_decimal total, section, step; /* count 0: none */
    size_t begin, end;
    int big, first, numerals; /* the last big unit; the powers after the first numeral; numerals so far */
    bool figures, word;       /* what the step is, and was just now */
};

/* Adds `more`, moved by `power`, which may be none: then it is one. */
static bool add_step(struct satz_decimal *sum, const struct satz_decimal *more, int power) {
    struct satz_decimal step = *more;
    if (step.count == 0)
        step = half_of(2);
    if (!satz_decimal_shift(&step, power))
        return false;
    if (sum->count > 0)
        return add_values(sum, &step);
    *sum = step;
    return true;
}

static bool take_big(struct steps *steps, int power) {
    struct satz_decimal sum = steps->section;
    bool all = steps->big > 0 && (power > steps->big || (sum.count == 0 && steps->step.count == 0));
    if ((steps->step.count > 0 && !add_step(&sum, &steps->step, 0)) ||
        (all && sum.count > 0 && !add_step(&sum, &steps->total, 0)))
        return false;
    if (all && sum.count == 0)
        sum = steps->total;
    if (all)
        steps->total.count = 0;
    steps->section.count = steps->step.count = 0;
    steps->big = power;
    return add_step(&steps->total, &sum, power);
}

static bool take_unit(struct steps *steps, int power, bool big) {
    bool taken = big ? take_big(steps, power) : add_step(&steps->section, &steps->step, power);
    steps->step.count = 0;
    steps->word = false;
    steps->first += steps->numerals == 1 ? power : 0;
    return taken;
}

/* The longest word at `at` that is a unit, or with `units` false that is none. */
static bool find_word(const struct seek *seek, size_t at, bool units, struct satz_match *found) {
    struct satz_match matches[MATCHES];
    size_t count = satz_matcher_find(&seek->seeker->words, seek->text, at, matches, MATCHES);
    while (count-- > 0 && matches[count].value != NONE)
        if (units ? matches[count].value >= UNITS : matches[count].value < MONTHS) {
            *found = matches[count];
            return true;
        }
    return false;
}

/* A unit: a blank before it only after figures. 千瓦 is no thousand, 7조 may be the seventh article. */
static bool read_unit(const struct seek *seek, struct steps *steps) {
    size_t blank = steps->figures ? satz_blank_read(seek->text, steps->end) : 0, at = steps->end + blank;
    struct satz_match unit;
    if (!find_word(seek, at, true, &unit) || unit_at(seek, at) > unit.size ||
        (steps->numerals == 1 && steps->first == 0 && is_ordinal(seek, steps->begin)))
        return false;
    int power = (int)(unit.value - UNITS);
    bool big = power >= (seek->seeker->biggest == UNITS + 6 ? 6 : 4);
    if ((blank > 0 && !big && (power < 3 || seek->seeker->biggest > UNITS + 6)) || !take_unit(steps, power, big))
        return false;
    steps->figures = false;
    steps->end = at + unit.size;
    return true;
}

/* Figures: behind a blank only after a big unit. */
static bool read_figures(const struct seek *seek, struct steps *steps) {
    size_t blank = steps->big > 0 ? satz_blank_read(seek->text, steps->end) : 0, at = steps->end + blank;
    if (steps->step.count > 0 || !is_digit_at(seek->text, at) ||
        !satz_numeral_read(seek->text, at, &seek->seeker->local->numerals, &steps->step, &at))
        return false;
    steps->numerals++;
    steps->figures = true;
    steps->end = at;
    return true;
}

/* A number word; several small ones in a row are figures: 二〇二五. */
static bool read_word(const struct seek *seek, struct steps *steps) {
    struct satz_match word;
    bool follows = steps->word && steps->step.places == 0;
    if ((steps->step.count > 0 && !follows) || !find_word(seek, steps->end, false, &word))
        return false;
    struct satz_decimal digit = half_of(word.value);
    if (digit.count > 1 && digit.places == 0 && steps->section.count == 0 && steps->step.count == 0) {
        steps->section = digit; /* 스물다섯 */
        steps->numerals++;
        steps->end += word.size;
        return true;
    }
    if (follows && (digit.count > 1 || !satz_decimal_shift(&steps->step, 1) || !add_values(&steps->step, &digit)))
        return false;
    if (!follows) {
        steps->step = digit;
        steps->numerals++;
    }
    steps->word = digit.count == 1;
    steps->end += word.size;
    return true;
}

static size_t add_steps(struct seek *seek, size_t at) {
    struct steps steps = { .begin = at, .end = at };
    bool sums = true;
    while (read_figures(seek, &steps) || read_unit(seek, &steps) || (!steps.figures && read_word(seek, &steps)))
        ;
    if (steps.end == at)
        return is_digit_at(seek->text, at) ? add_run(seek, at) : at;
    if (steps.section.count > 0)
        sums = add_step(&steps.total, &steps.section, 0);
    if (sums && steps.step.count > 0)
        sums = add_step(&steps.total, &steps.step, 0);
    if (sums) {
        add_evidence(seek, SATZ_EVIDENCE_NUMBER, &steps.total, at, steps.end);
        seek->items[seek->count - 1].power = steps.first;
    }
    return steps.end;
}

static size_t roman_digit(char c) {
    static const char digits[] = "IVXLC";
    static const size_t values[] = { 1, 5, 10, 50, 100 };
    const char *digit = c ? strchr(digits, c) : NULL;
    return digit ? values[digit - digits] : 0;
}

/* XXIe, Ve and Ier, but no In, La or Les. */
static bool ends_roman(struct satz_slice text, size_t at, size_t end) {
    static const char *const endings[] = { "e", "er", "re" };
    struct satz_slice ending = satz_slice_sub(text, end, end + (size_t)letters_after(text, end));
    bool known = ending.size == 0 || (end - at > 1 && letters_after(text, end) <= ENDING);
    for (size_t i = 0; !known && i < sizeof endings / sizeof *endings; i++)
        known = satz_slice_is(ending, endings[i]) && strchr("IVX", text.data[at]);
    return known;
}

/* A roman numeral, perhaps with an ending; its end, or `at` where none stands there. */
static size_t add_roman(struct seek *seek, size_t at) {
    size_t end = at, sum = 0;
    while (end < seek->text.size && end - at < 12 && roman_digit(seek->text.data[end]) > 0) {
        size_t digit = roman_digit(seek->text.data[end]);
        size_t next = end + 1 < seek->text.size ? roman_digit(seek->text.data[end + 1]) : 0;
        sum = digit < next ? sum - digit : sum + digit;
        end++;
    }
    if (end == at || !ends_roman(seek->text, at, end) || sum == 0 || sum > 1000)
        return at;
    add_small(seek, SATZ_EVIDENCE_NUMBER, sum, at, end);
    return end;
}

/* A half behind another number is that one's: one and a half million. An article is none, eine halbe Million, and goes. */
static bool is_other_half(struct seek *seek, size_t at) {
    const struct satz_evidence *last = seek->count > 0 ? &seek->items[seek->count - 1] : NULL;
    bool near = last && at - last->end <= HALF_GAP;
    bool article = near && last->end + 1 == at && last->power == 0 && satz_decimal_double(&last->value) == 1;
    seek->count -= article;
    return near && !article;
}

/* A number in words, with its scale word: zwei Millionen. A half is none without. */
static size_t add_number_word(struct seek *seek, size_t twice, size_t at, size_t end) {
    int power = 0;
    struct satz_decimal value = half_of(twice);
    size_t size = scale_after(seek, at, end, &power);
    power = satz_decimal_shift(&value, power) ? power : 0;
    if (twice == 1 && (power == 0 || is_other_half(seek, at)))
        return end;
    end += power > 0 ? size : 0;
    add_evidence(seek, SATZ_EVIDENCE_NUMBER, &value, at, end);
    seek->items[seek->count - 1].power = power;
    return end;
}

/* Words of hangul begin where no hangul goes before: 두 is two, 모두 is not. */
static bool begins_hangul(const struct seek *seek, size_t at) {
    size_t size;
    return seek->seeker->local->language.id != SATZ_KO || at == 0 ||
           strcmp(satz_char_script(satz_utf8_decode_before(seek->text, at, &size)), "Hang") != 0;
}

/* A dozen, and what is counted before it: two dozen. Of dozens that nobody counts it is not known how many. */
static size_t add_dozen(struct seek *seek, bool counted, size_t at, size_t end) {
    struct satz_evidence *last = seek->count > 0 ? &seek->items[seek->count - 1] : NULL;
    size_t count = last && last->end + 1 == at && last->value.count == 1 ? (size_t)(last->value.digits[0] - '0') : 0;
    if (count == 0 && !counted)
        add_small(seek, SATZ_EVIDENCE_NUMBER, 12, at, end);
    if (count == 0)
        return end;
    last->value = half_of(24 * count);
    last->end = end;
    return end;
}

/* What only looks like a number; in Vietnamese years have the word for five, before and after their number. */
static bool is_none(const struct seek *seek, size_t value, size_t at) {
    const struct satz_evidence *last = seek->count > 0 ? &seek->items[seek->count - 1] : NULL;
    return value == NONE || (value == 10 && seek->seeker->local->language.id == SATZ_VI &&
                             ((last && last->end + 1 == at) || is_digit_at(seek->text, at + sizeof "năm")));
}

/* A word of the matcher; its end, or `at` where it is none. */
static size_t add_word_at(struct seek *seek, size_t value, size_t at, size_t end) {
    if (is_none(seek, value, at))
        return end;
    if (value >= DOZENS && value < NONE)
        return add_dozen(seek, value == DOZENS, at, end);
    if (value >= UNITS || (value < MONTHS && seek->seeker->biggest > 0))
        return begins_hangul(seek, at) && (value < UNITS || seek->seeker->local->language.id != SATZ_KO)
                   ? add_steps(seek, at) : at;
    if (value >= CLOCKS) {
        add_small(seek, SATZ_EVIDENCE_NUMBER, value - CLOCKS, at, end);
        add_small(seek, SATZ_EVIDENCE_NUMBER, 30, at, end);
        seek->items[seek->count - 2].clock = seek->items[seek->count - 1].clock = true;
        return end;
    }
    if (value < MONTHS)
        return add_number_word(seek, value, at, end);
    add_small(seek, SATZ_EVIDENCE_MONTH, value - MONTHS, at, end);
    return end;
}

/* The longest known word at `at`; its end, or `at` where there is none. */
static size_t add_known_word(struct seek *seek, size_t at) {
    struct satz_match matches[MATCHES];
    size_t count = satz_matcher_find(&seek->seeker->words, seek->text, at, matches, MATCHES), size;
    while (count-- > 0) {
        size_t end = at + matches[count].size;
        bool exact = matches[count].size < SHORT_WORD && matches[count].value < CLOCKS;
        if (exact ? letters_after(seek->text, end) == 0 || !has_edges(satz_utf8_decode(seek->text, at, &size))
                  : ends_word(seek->seeker, seek->text, end))
            return add_word_at(seek, matches[count].value, at, end);
    }
    return at;
}

/* What is looked for at a letter or digit that is not inside a word. */
static size_t seek_word(struct seek *seek, size_t at, size_t size, bool digit, bool begins,
                        enum satz_seek_style style) {
    size_t before, end = at;
    if (begins && (!digit || !find_word(seek, at, false, &(struct satz_match){ 0, 0 })))
        end = add_known_word(seek, at);
    if (end > at && !digit)
        return end;
    /* `9月` is a month, and its figure a number. */
    if (digit)
        return style == SATZ_SEEK_RUNS ? add_run(seek, at)
               : seek->seeker->biggest > 0 ? add_steps(seek, at) : add_number(seek, at);
    if (begins && (at == 0 || !satz_char_is_letter(satz_utf8_decode_before(seek->text, at, &before))))
        end = add_roman(seek, at);
    return end > at ? end : at + size;
}

static size_t seek_at(struct seek *seek, size_t at, enum satz_seek_style style) {
    size_t size;
    uint32_t character = satz_utf8_decode_checked(seek->text.data + at, &size);
    bool passed = at > 0 && seek->edge == at;
    if (passed && (character | 0x20) - 'a' < 26)
        return seek->edge = satz_text_letters_end(seek->text, at + 1);
    bool digit = satz_char_digit_value(character) >= 0;
    if (!digit && !satz_char_is_letter(character))
        return at + size;
    bool edged = !digit && !seek->seeker->clitics && has_edges(character);
    seek->edge = edged ? at + size : seek->edge;
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
