#include "spell/usage.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { MOST_MATCHES = 8 };

/* The words of one choice of a rule's alternatives. */
struct satz_spell_usage_form {
    const struct satz_row *row;
    size_t begin, end; /* of what is wrong, in the form */
    bool closing;      /* a mark or the text's end follows */
};

/* A rule in its words. */
struct rule {
    const struct satz_row *row;
    struct satz_slice words[SATZ_SPELL_USAGE_WORDS]; /* alternatives with bars, no brackets */
    size_t counts[SATZ_SPELL_USAGE_WORDS];
    size_t count;
    size_t first, last; /* the words in brackets */
    bool closing;
};

void satz_spell_usage_init(struct satz_spell_usage *usage) {
    *usage = (struct satz_spell_usage){ .count = 0 };
    satz_matcher_init(&usage->matcher);
}

void satz_spell_usage_release(struct satz_spell_usage *usage) {
    satz_matcher_release(&usage->matcher);
    satz_table_release(&usage->table);
    free(usage->forms);
}

static const char *check_of(const struct satz_row *row) {
    if (satz_slice_is(satz_row_cell(row, 0), "case"))
        return "spelling/case";
    return satz_slice_is(satz_row_cell(row, 0), "confusion") ? "spelling/confusion" : NULL;
}

/* The alternatives of a word; 0 where one is empty. */
static size_t count_alternatives(struct satz_slice word) {
    struct satz_slice one;
    size_t count = 0;
    for (; satz_slice_split(&word, '|', &one); count++)
        if (!one.size)
            return 0;
    return count;
}

static struct satz_slice alternative(struct satz_slice word, size_t index) {
    struct satz_slice one = { NULL, 0 };
    while (satz_slice_split(&word, '|', &one) && index)
        index--;
    return one;
}

/* Takes the brackets off a word; NULL or why the word is not good. */
static const char *add_word(struct rule *rule, struct satz_slice word) {
    if (rule->closing || rule->count == SATZ_SPELL_USAGE_WORDS)
        return "has too many words, or words after `$`";
    if ((rule->closing = satz_slice_is(word, "$")))
        return NULL;
    if (word.size && word.data[0] == '[') {
        word = satz_slice_from(word, 1);
        rule->first = rule->first < SATZ_SPELL_USAGE_WORDS ? SATZ_SPELL_USAGE_WORDS + 1 : rule->count;
    }
    if (word.size && word.data[word.size - 1] == ']') {
        word = satz_slice_sub(word, 0, word.size - 1);
        rule->last = rule->last < SATZ_SPELL_USAGE_WORDS ? SATZ_SPELL_USAGE_WORDS + 1 : rule->count;
    }
    rule->words[rule->count] = word;
    rule->counts[rule->count] = count_alternatives(word);
    return rule->counts[rule->count++] ? NULL : "has an empty word";
}

/* NULL, or why the row is no rule. */
static const char *parse(const struct satz_row *row, struct rule *rule) {
    struct satz_slice words = satz_row_cell(row, 1), word;
    const char *fault = NULL;
    *rule = (struct rule){ .row = row, .first = SATZ_SPELL_USAGE_WORDS, .last = SATZ_SPELL_USAGE_WORDS };
    if (row->count != 4 || !check_of(row) || !words.size || !satz_row_cell(row, 2).size || !satz_row_cell(row, 3).size)
        return "is not `case` or `confusion`, words, what they should be and a reason";
    while (!fault && satz_slice_split(&words, ' ', &word))
        fault = add_word(rule, word);
    if (!fault && (rule->last >= rule->count || rule->first > rule->last))
        fault = "needs one pair of brackets around the words that are wrong";
    return fault;
}

static void add_form(struct satz_spell_usage *usage, struct satz_slice text, const struct satz_spell_usage_form *form) {
    usage->forms = satz_memory_grow(usage->forms, &usage->capacity, usage->count + 1, sizeof *usage->forms);
    usage->forms[usage->count] = *form;
    satz_matcher_add(&usage->matcher, text, usage->count++);
}

/*
 * The form and, where its first word begins with a small letter, the same with a capital of as many bytes; not where
 * that capital is what the rule asks for.
 */
static void add_both(struct satz_spell_usage *usage, struct satz_buffer *text,
                     const struct satz_spell_usage_form *form) {
    size_t size;
    char bytes[4];
    uint32_t character = satz_utf8_decode(satz_buffer_slice(text), 0, &size), upper = satz_char_upper(character);
    add_form(usage, satz_buffer_slice(text), form);
    bool asked = !form->begin && satz_slice_is(satz_row_cell(form->row, 2), "^");
    if (asked || upper == character || satz_char_encode(upper, bytes) != size)
        return;
    memcpy(text->data, bytes, size);
    add_form(usage, satz_buffer_slice(text), form);
}

/* Form number `number` of the rule: the numbers count through the alternatives of its words. */
static void add_numbered(struct satz_spell_usage *usage, const struct rule *rule, size_t number,
                         struct satz_buffer *text) {
    struct satz_spell_usage_form form = { rule->row, 0, 0, rule->closing };
    satz_buffer_reset(text);
    for (size_t i = 0; i < rule->count; i++) {
        if (i)
            satz_buffer_add_byte(text, ' ');
        if (i == rule->first)
            form.begin = text->size;
        satz_buffer_add(text, alternative(rule->words[i], number % rule->counts[i]));
        number /= rule->counts[i];
        if (i == rule->last)
            form.end = text->size;
    }
    add_both(usage, text, &form);
}

static const char *add_rule(struct satz_spell_usage *usage, const struct satz_row *row) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct rule rule;
    size_t forms = 1;
    const char *fault = parse(row, &rule);
    for (size_t i = 0; !fault && i < rule.count; i++)
        if ((forms *= rule.counts[i]) > SATZ_SPELL_USAGE_FORMS)
            fault = "has too many forms";
    for (size_t i = 0; !fault && i < forms; i++)
        add_numbered(usage, &rule, i, &text);
    satz_buffer_release(&text);
    return fault;
}

enum satz_status satz_spell_usage_load(struct satz_spell_usage *usage, const char *path, struct satz_error *error) {
    if (satz_table_load(&usage->table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < usage->table.count; i++) {
        const char *fault = add_rule(usage, &usage->table.rows[i]);
        if (fault)
            return satz_error_set_at(error, path, usage->table.rows[i].line, "the row %s", fault);
    }
    return SATZ_OK;
}

/* Whether the form may end at a byte of the text: no word goes on there, nor its clause, where that is asked. */
static bool ends_at(const struct satz_spell_usage_form *form, struct satz_slice text, size_t end) {
    size_t size;
    if (end == text.size)
        return true;
    uint32_t next = satz_utf8_decode(text, end, &size);
    if (form->closing)
        return next < 0x80 && strchr(".,;:!?", (int)next);
    return !satz_char_is_word(next) && !strchr("-*/", next < 0x80 ? (int)next : 'a') && next != 0x2010 &&
           next != 0x2011;
}

/* The longest form that stands at a byte of the text; NULL: none does. */
static const struct satz_spell_usage_form *form_at(const struct satz_spell_usage *usage, struct satz_slice text,
                                                   size_t at) {
    struct satz_match matches[MOST_MATCHES];
    size_t count = satz_matcher_find(&usage->matcher, text, at, matches, MOST_MATCHES);
    while (count--)
        if (ends_at(&usage->forms[matches[count].value], text, at + matches[count].size))
            return &usage->forms[matches[count].value];
    return NULL;
}

static void add_capital(struct satz_buffer *target, struct satz_slice text) {
    size_t size;
    satz_buffer_add_char(target, satz_char_upper(satz_utf8_decode(text, 0, &size)));
    satz_buffer_add(target, satz_slice_from(text, size));
}

/* What the words should be, with a capital where a rule's first word has one in the text. */
static void add_fix(struct satz_buffer *fix, const struct satz_spell_usage_form *form, struct satz_slice words) {
    struct satz_slice mended = satz_row_cell(form->row, 2), one;
    if (satz_slice_is(mended, "+")) {
        while (satz_slice_split(&words, ' ', &one))
            satz_buffer_add(fix, one);
        return;
    }
    if (satz_slice_is(mended, "^")) {
        size_t last = words.size;
        while (last && words.data[last - 1] != ' ')
            last--;
        satz_buffer_add(fix, satz_slice_sub(words, 0, last));
        add_capital(fix, satz_slice_from(words, last));
        return;
    }
    if (!form->begin && satz_text_is_upper(words))
        add_capital(fix, mended);
    else
        satz_buffer_add(fix, mended);
}

static void report(const struct satz_spell_usage_form *form, const struct satz_spell_view *view, size_t begin,
                   struct satz_record *record) {
    struct satz_slice words = satz_slice_sub(view->plain, begin, begin + form->end - form->begin);
    struct satz_slice reason = satz_row_cell(form->row, 3);
    struct satz_buffer fix = SATZ_BUFFER_INIT, say = SATZ_BUFFER_INIT;
    add_fix(&fix, form, words);
    satz_buffer_add_format(&say, "%.*s should be %s here: %.*s", (int)words.size, words.data, fix.data,
                           (int)reason.size, reason.data);
    struct satz_slice fixes[1] = { satz_buffer_slice(&fix) };
    struct satz_finding finding = { check_of(form->row),
                                    view->side,
                                    satz_spell_view_begin(view, begin),
                                    satz_spell_view_end(view, begin + words.size),
                                    SATZ_WARNING,
                                    satz_buffer_slice(&say),
                                    fixes,
                                    .fix_count = 1 };
    satz_findings_add(record, &finding);
    satz_buffer_release(&fix);
    satz_buffer_release(&say);
}

/* Where the last character of the plain text begins that does not stand behind a byte of the side's own text. */
static size_t plain_byte(const struct satz_spell_view *view, size_t byte) {
    size_t low = 0, high = view->plain.size, size;
    while (low < high) {
        size_t middle = satz_utf8_floor(view->plain, low + (high - low) / 2);
        satz_utf8_decode(view->plain, middle, &size);
        if (satz_spell_view_begin(view, middle + size) <= byte)
            low = middle + size;
        else
            high = middle;
    }
    return low;
}

/* Dates are none of the view's words, but `Montag abend` is one. */
static void find_in_dates(const struct satz_spell_usage *usage, const struct satz_spell_view *view,
                          struct satz_record *record) {
    size_t place[2];
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct satz_span *span = &view->spans.items[i];
        if (span->kind != SATZ_DATE || !satz_spell_view_span(view, span, place))
            continue;
        size_t at = plain_byte(view, place[0]);
        const struct satz_spell_usage_form *form = form_at(usage, view->plain, at);
        if (form && !form->begin && satz_spell_view_end(view, at + form->end) <= place[1])
            report(form, view, at, record);
    }
}

/* The words from number `from` on, up to a byte, which a form begins or ends with; false where one is a name. */
static bool reach(const struct satz_spell_words *words, size_t *from, size_t byte) {
    for (; *from < words->count && words->items[*from].begin < byte; ++*from)
        if (words->items[*from].naming)
            return false;
    return true;
}

void satz_spell_usage_find(const struct satz_spell_usage *usage, struct satz_spell_view *view,
                           struct satz_record *record) {
    struct satz_spell_words *words = &view->words;
    size_t kept = 0, next;
    if (!usage->forms)
        return;
    for (size_t i = 0; i < words->count; i = next) {
        size_t at = words->items[i].begin, first = i;
        const struct satz_spell_usage_form *form = words->items[i].naming ? NULL : form_at(usage, view->plain, at);
        next = i;
        bool found = form && reach(words, &first, at + form->begin);
        next = first;
        found = found && next < words->count && words->items[next].begin == at + form->begin &&
                reach(words, &next, at + form->end);
        if (!found)
            first = next = i + 1;
        while (i < first)
            words->items[kept++] = words->items[i++];
        if (!found)
            continue;
        report(form, view, at + form->begin, record);
        if (next < words->count)
            words->items[next].follows = false;
    }
    words->count = kept;
    find_in_dates(usage, view, record);
}
