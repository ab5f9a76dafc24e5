#include "restore/seen.h"

#include "restore/rebuild.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A span's figures are at most so many; bytes between the two ends of a range. */
enum { COMPONENTS = 16, LONG_SPAN = 4096, LONG_WORD = 5, RANGE = 8 };

struct look {
    struct satz_seen *with;
    struct satz_evidence *numbers, *runs; /* of tgt */
    size_t number_count, run_count;
    bool have_numbers, have_runs;
    bool *taken;                          /* bytes of tgt at which a name was found already */
    size_t searches;
    struct satz_buffer words, form, scratch;
};

static struct satz_span *span_at(const struct look *look, size_t i) {
    return &look->with->spans->items[i];
}

static void found_at(const struct look *look, size_t i, size_t begin, size_t end, enum satz_source source) {
    struct satz_span *span = span_at(look, i);
    span->located = true;
    span->in_begin = begin;
    span->in_end = end;
    span->found = SATZ_FOUND_EXACT;
    span->source = look->with->approved ? SATZ_AS_MEMORY : source;
    look->with->sights[i] = SATZ_SIGHT_SEEN;
}

/* Looks for what is in `look->form`, first where no other span was found. */
static bool seek_ready(struct look *look, size_t i, enum satz_source source) {
    size_t begin, end, from = 0, first_begin = 0, first_end = 0;
    bool any = false;
    while (look->searches < SATZ_SEEN_FORMS) {
        look->searches++;
        if (!satz_seek_form(look->with->target, look->with->tgt, from, satz_buffer_slice(&look->form), &begin, &end))
            break;
        if (!look->taken[begin]) {
            look->taken[begin] = true;
            found_at(look, i, begin, end, source);
            return true;
        }
        if (!any) {
            first_begin = begin;
            first_end = end;
        }
        any = true;
        from = end;
    }
    if (any)
        found_at(look, i, first_begin, first_end, source);
    return any;
}

/* Looks for one form; then for it with blanks that do not break. */
static bool seek_form(struct look *look, size_t i, struct satz_slice form, enum satz_source source) {
    struct satz_slice rest = form, piece;
    satz_buffer_reset(&look->form);
    if (look->with->html)
        satz_charref_escape(form, &look->form);
    else
        satz_buffer_add(&look->form, form);
    if (seek_ready(look, i, source))
        return true;
    if (satz_slice_find_byte(form, 0, ' ') == form.size)
        return false;
    satz_buffer_reset(&look->form);
    while (satz_slice_split(&rest, ' ', &piece)) {
        satz_buffer_add_string(&look->form, look->form.size > 0 ? "\u00a0" : "");
        satz_buffer_add(&look->form, piece);
    }
    return seek_ready(look, i, source);
}

/* The longest word of a name that no table has: its others may be declined in the source. */
static bool seek_longest_word(struct look *look, size_t i, struct satz_slice words) {
    struct satz_slice rest = words, word, longest = { words.data, 0 };
    while (satz_slice_split(&rest, ' ', &word))
        if (word.size > longest.size)
            longest = word;
    return longest.size >= LONG_WORD && longest.size < words.size && seek_form(look, i, longest, SATZ_AS_VERBATIM);
}

/* All forms of a cell of the name table, whole and alone, or of the termbase. */
static bool seek_cell(struct look *look, size_t i, struct satz_slice cell, enum satz_source source) {
    struct satz_slice rest = cell, form, alone;
    while (rest.data && satz_name_form(&rest, &look->scratch, &form, &alone))
        if (seek_form(look, i, form, source))
            return true;
    rest = cell;
    while (rest.data && satz_name_form(&rest, &look->scratch, &form, &alone))
        if (alone.size > 0 && seek_form(look, i, alone, source))
            return true;
    return false;
}

static bool is_latin(const struct satz_local *local) {
    return satz_slice_is(local->script, "Latn");
}

/*
 * A name that is not there. `expected`: it should be, in a form that was looked for. Places and events
 * that the engine worded have forms which no table lists.
 */
static void judge_unseen(struct look *look, size_t i, bool expected) {
    if (!look->with->approved)
        return;
    bool held = span_at(look, i)->action == SATZ_HOLD;
    if (expected && (held || satz_rendering_name(look->with->renderings, span_at(look, i),
                                                 satz_buffer_slice(&look->words))))
        look->with->sights[i] = SATZ_SIGHT_UNSEEN;
    else if (held)
        look->with->sights[i] = SATZ_SIGHT_UNKNOWN;
}

/* As the name sounds in the target's script. */
static bool seek_scripted(struct look *look, size_t i, struct satz_slice words) {
    const struct satz_seen *with = look->with;
    const char *home = satz_language_code(with->source->local->language.id);
    struct satz_buffer form = SATZ_BUFFER_INIT;
    bool found = satz_scripted_write(with->scripted, span_at(look, i)->kind, words, home, &form) &&
                 seek_form(look, i, satz_buffer_slice(&form), SATZ_AS_TRANSLIT);
    satz_buffer_release(&form);
    return found;
}

static void look_for_name(struct look *look, size_t i) {
    const struct satz_span *span = span_at(look, i);
    const struct satz_local *local = look->with->target->local;
    struct satz_slice words = satz_buffer_slice(&look->words);
    struct satz_slice term = satz_rendering_term(look->with->renderings, local, span, words);
    const struct satz_name *name = satz_rendering_name(look->with->renderings, span, words);
    bool known = term.size > 0, capitals;
    if (known && seek_cell(look, i, term, SATZ_AS_TERM))
        return;
    if (name && seek_cell(look, i, name->cells[local->language.id], name->cldr ? SATZ_AS_CLDR : SATZ_AS_NAME))
        return;
    if ((!name && seek_scripted(look, i, words)) || seek_form(look, i, words, SATZ_AS_VERBATIM) || (!name && seek_longest_word(look, i, words)))
        return;
    known |= name && satz_rendering_is_form(name, words, &capitals) && !capitals;
    judge_unseen(look, i, known || (!name && is_latin(local)));
}

static void look_for_address(struct look *look, size_t i) {
    if (!seek_form(look, i, satz_buffer_slice(&look->words), SATZ_AS_VERBATIM))
        look->with->sights[i] = look->with->approved ? SATZ_SIGHT_UNSEEN : SATZ_SIGHT_NONE;
}

static bool is_moment(enum satz_kind kind) {
    return kind == SATZ_DATE || kind == SATZ_TIME;
}

static void get_evidence(struct look *look, bool runs, struct satz_evidence **items, size_t *count) {
    struct satz_seen *with = look->with;
    if (runs && !look->have_runs)
        look->run_count = satz_seek_values(with->target, with->tgt, SATZ_SEEK_RUNS, with->arena, &look->runs);
    if (!runs && !look->have_numbers)
        look->number_count = satz_seek_values(with->target, with->tgt, SATZ_SEEK_NUMBERS, with->arena, &look->numbers);
    look->have_runs |= runs;
    look->have_numbers |= !runs;
    *items = runs ? look->runs : look->numbers;
    *count = runs ? look->run_count : look->number_count;
}

static bool is_value(const struct satz_evidence *wanted, long plus, const struct satz_evidence *here) {
    struct satz_decimal value = wanted->value;
    if (plus != 0) {
        long number = (long)satz_decimal_double(&value) + plus;
        char digits[24];
        size_t count = 0;
        if (number < 0)
            return false;
        for (long rest = number; rest > 0 || count == 0; rest /= 10)
            digits[sizeof digits - ++count] = (char)('0' + rest % 10);
        (void)satz_decimal_set(&value, satz_slice_make(digits + sizeof digits - count, count), satz_slice_of(""));
    }
    return satz_decimal_equal(&value, &here->value);
}

/* Whether a value read in tgt may stand for the one wanted. */
static bool stands_for(const struct look *look, enum satz_kind kind, const struct satz_evidence *wanted,
                       const struct satz_evidence *here) {
    if (wanted->kind == SATZ_EVIDENCE_MONTH)
        return is_value(wanted, 0, here); /* its name, or its number */
    if (here->kind == SATZ_EVIDENCE_MONTH)
        return kind == SATZ_DATE && is_value(wanted, 0, here);
    long offset = look->with->target->offset;
    double value = satz_decimal_double(&wanted->value);
    if (is_value(wanted, 0, here))
        return true;
    if (kind == SATZ_DATE && offset != 0 && value > 1000)
        return is_value(wanted, offset, here);
    return kind == SATZ_TIME && value > 12 && value <= 24 && is_value(wanted, -12, here);
}

/* Whether both have the same digits, wherever the point is. */
static bool has_same_digits(const struct satz_decimal *a, const struct satz_decimal *b) {
    struct satz_decimal left = *a, right = *b;
    left.places = left.count - 1;
    right.places = right.count - 1;
    return satz_decimal_equal(&left, &right);
}

/* `1,68 und 1,72 Mrd. Euro`: the first end of a range has its scale from the second. */
static bool is_range_begin(struct look *look, size_t i) {
    const struct satz_span *span = span_at(look, i);
    struct satz_buffer words = SATZ_BUFFER_INIT;
    struct satz_evidence *items;
    bool found = false;
    if (i + 1 < look->with->spans->count && span_at(look, i + 1)->begin >= span->end &&
        span_at(look, i + 1)->begin - span->end <= RANGE) {
        const struct satz_span *next = span_at(look, i + 1);
        satz_source_words(satz_slice_sub(look->with->src, next->begin, next->end), look->with->html, &words);
        size_t count = next->end - next->begin > LONG_SPAN
                           ? 0
                           : satz_seek_values(look->with->source, satz_buffer_slice(&words), SATZ_SEEK_NUMBERS,
                                              look->with->arena, &items);
        found = count == 1 && items[0].power > 0;
    }
    satz_buffer_release(&words);
    return found;
}

/* The evidence for one component, one that no span has yet where there is one. */
static struct satz_evidence *choose(const struct look *look, enum satz_kind kind, bool range,
                                    const struct satz_evidence *wanted, struct satz_evidence *items, size_t count) {
    struct satz_evidence *second = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!stands_for(look, kind, wanted, &items[i]) &&
            !(range && has_same_digits(&wanted->value, &items[i].value)))
            continue;
        if (!items[i].taken)
            return &items[i];
        second = second ? second : &items[i];
    }
    return second;
}

static void give_back(struct satz_evidence *const *chosen, size_t count) {
    for (size_t k = 0; k < count; k++)
        chosen[k]->taken = false;
}

/* Whether a number is but one word: `drei` may become a dual, `both`, or nothing that could be read. */
static bool is_bare_word(struct satz_slice words) {
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == ' ' || (words.data[i] >= '0' && words.data[i] <= '9'))
            return false;
    return true;
}

static void look_for_figures(struct look *look, size_t i) {
    const struct satz_span *span = span_at(look, i);
    bool runs = is_moment(span->kind), range = !runs && is_range_begin(look, i);
    struct satz_evidence *wanted, *items, *chosen[COMPONENTS];
    size_t count, item_count, begin = SIZE_MAX, end = 0;
    count = satz_seek_values(look->with->source, satz_buffer_slice(&look->words),
                             runs ? SATZ_SEEK_RUNS : SATZ_SEEK_NUMBERS, look->with->arena, &wanted);
    get_evidence(look, runs, &items, &item_count);
    look->searches += count;
    if (count == 0 || count > COMPONENTS || look->searches > SATZ_SEEN_FORMS)
        return;
    for (size_t k = 0; k < count; k++) {
        chosen[k] = choose(look, span->kind, range, &wanted[k], items, item_count);
        if (!chosen[k]) {
            bool little = span->kind == SATZ_NUMBER && is_bare_word(satz_buffer_slice(&look->words));
            look->with->sights[i] = little ? SATZ_SIGHT_NONE : SATZ_SIGHT_UNSEEN;
            give_back(chosen, k);
            return;
        }
        chosen[k]->taken = true;
        begin = chosen[k]->begin < begin ? chosen[k]->begin : begin;
        end = chosen[k]->end > end ? chosen[k]->end : end;
    }
    found_at(look, i, begin, end, SATZ_AS_LOCAL);
}

static bool is_mark_at(struct satz_slice text, bool last) {
    size_t size;
    if (text.size == 0)
        return false;
    uint32_t character = last ? satz_utf8_decode_before(text, text.size, &size) : satz_utf8_decode(text, 0, &size);
    return character == '"' || character == 0xAB || character == 0xBB || character == 0x2039 || character == 0x203A ||
           (character >= 0x2018 && character <= 0x201F) || (character >= 0x300C && character <= 0x300F) ||
           (character >= 0x300A && character <= 0x300B);
}

static bool is_quote(const struct satz_span *span) {
    return span->kind == SATZ_QUOTE || (span->kind == SATZ_TITLE && span->action != SATZ_HOLD);
}

/* Quotations stand in the order of the source; one without marks of its own is the whole segment. */
static void look_for_quotes(struct look *look) {
    struct satz_seen *with = look->with;
    struct satz_quoted *quotes;
    size_t count = satz_seek_quotes(with->target, with->tgt, with->arena, &quotes), next = 0;
    for (size_t i = 0; i < with->spans->count; i++) {
        const struct satz_span *span = span_at(look, i);
        struct satz_slice words = satz_slice_sub(with->src, span->begin, span->end);
        if (!is_quote(span) || span->located || span->action == SATZ_OFF)
            continue;
        if (!is_mark_at(words, false) && !is_mark_at(words, true))
            found_at(look, i, 0, with->tgt.size, SATZ_AS_LOCAL);
        else if (next < count)
            found_at(look, i, quotes[next].begin, quotes[next].end, SATZ_AS_LOCAL);
        else if (count > 0 && (span->group.size > 0 || span->action == SATZ_VERIFY))
            found_at(look, i, quotes[count - 1].begin, quotes[count - 1].end, SATZ_AS_LOCAL);
        else
            with->sights[i] = with->approved ? SATZ_SIGHT_UNSEEN : SATZ_SIGHT_NONE;
        next++;
    }
}

/* What lies in a held span that stayed as it was is where it was in it. */
static void locate_inside(struct look *look) {
    const struct satz_span *around = NULL;
    for (size_t i = 0; i < look->with->spans->count; i++) {
        struct satz_span *span = span_at(look, i);
        if (span->action == SATZ_HOLD && span->located) {
            around = span->source == SATZ_AS_VERBATIM ? span : NULL;
            continue;
        }
        bool inside = around && span->begin >= around->begin && span->end <= around->end;
        if (!inside || span->located || around->in_end - around->in_begin != around->end - around->begin)
            continue;
        span->located = true;
        span->in_begin = around->in_begin + (span->begin - around->begin);
        span->in_end = around->in_begin + (span->end - around->begin);
        span->found = SATZ_FOUND_EXACT;
        span->source = SATZ_AS_VERBATIM;
    }
}

static void look_for(struct look *look, size_t i) {
    const struct satz_span *span = span_at(look, i);
    if (span->located || span->action == SATZ_OFF || span->kind == SATZ_TAG || is_quote(span) ||
        span->end - span->begin > LONG_SPAN || look->searches >= SATZ_SEEN_FORMS)
        return;
    satz_buffer_reset(&look->words);
    satz_source_words(satz_slice_sub(look->with->src, span->begin, span->end), look->with->html, &look->words);
    if (span->kind == SATZ_NUMBER || span->kind == SATZ_MONEY || is_moment(span->kind))
        look_for_figures(look, i);
    else if (span->kind <= SATZ_TERM)
        look_for_name(look, i);
    else
        look_for_address(look, i);
}

void satz_seen_find(struct satz_seen *seen) {
    struct look look = { .with = seen, .words = SATZ_BUFFER_INIT, .form = SATZ_BUFFER_INIT,
                         .scratch = SATZ_BUFFER_INIT };
    seen->sights = satz_arena_get_array(seen->arena, seen->spans->count + 1, sizeof *seen->sights);
    look.taken = satz_arena_get_array(seen->arena, seen->tgt.size + 1, sizeof *look.taken);
    locate_inside(&look);
    if (seen->approved)
        look_for_quotes(&look);
    for (size_t i = 0; i < seen->spans->count; i++)
        look_for(&look, i);
    satz_buffer_release(&look.words);
    satz_buffer_release(&look.form);
    satz_buffer_release(&look.scratch);
}
