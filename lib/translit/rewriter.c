#include "translit/rewriter.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/matcher.h"
#include "lexicon/table.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Texts of different length that may begin at one place; a set's letter is a capital of ASCII. */
enum { MATCHES = 16, SETS = 26 };

#define NONE SIZE_MAX

struct rule {
    struct satz_slice out, before, after;
    size_t next, last; /* the next rule of this text; the last of them, at the first */
};

struct satz_rewriter_pass {
    struct satz_matcher texts;
    struct rule *rules;
    size_t count, capacity;
    struct satz_slice sets[SETS];
};

struct satz_rewriter_setting {
    struct satz_slice key, values[2];
};

/* The file being read. */
struct load {
    struct satz_rewriter *rules;
    const struct satz_table *table;
    const struct satz_row *row, *grid;
    struct satz_buffer text;
    struct satz_error *error;
};

static struct satz_slice cell(const struct satz_row *row, size_t column) {
    struct satz_slice text = satz_row_cell(row, column);
    return satz_slice_is(text, "-") ? satz_slice_of(NULL) : text;
}

static struct satz_rewriter_pass *last_pass(const struct satz_rewriter *rules) {
    return &rules->passes[rules->pass_count - 1];
}

static void add_pass(struct satz_rewriter *rules) {
    rules->passes = satz_memory_grow(rules->passes, &rules->pass_capacity, rules->pass_count + 1,
                                     sizeof *rules->passes);
    struct satz_rewriter_pass *pass = &rules->passes[rules->pass_count++];
    *pass = (struct satz_rewriter_pass){ .rules = NULL };
    if (rules->pass_count > 1)
        memcpy(pass->sets, rules->passes[rules->pass_count - 2].sets, sizeof pass->sets);
    satz_matcher_init(&pass->texts);
}

static void add_rule(struct satz_rewriter *rules, struct satz_slice text, struct rule rule) {
    struct satz_rewriter_pass *pass = last_pass(rules);
    size_t index = pass->count++;
    rule.out = satz_arena_copy(&rules->arena, rule.out);
    rule.before = satz_arena_copy(&rules->arena, rule.before);
    rule.after = satz_arena_copy(&rules->arena, rule.after);
    rule.next = NONE;
    rule.last = index;
    pass->rules = satz_memory_grow(pass->rules, &pass->capacity, pass->count, sizeof *pass->rules);
    pass->rules[index] = rule;
    size_t head = satz_matcher_add(&pass->texts, text, index);
    if (head == index)
        return;
    pass->rules[pass->rules[head].last].next = index;
    pass->rules[head].last = index;
}

static enum satz_status fail(const struct load *load, const char *reason) {
    return satz_error_set_at(load->error, load->table->name, load->row->line, "%s", reason);
}

static enum satz_status add_row_of_grid(struct load *load) {
    if (!load->grid)
        return fail(load, "an @row comes after an @grid");
    if (load->row->count > load->grid->count + 1)
        return fail(load, "an @row has more columns than its @grid");
    for (size_t i = 2; i < load->row->count; i++) {
        satz_buffer_reset(&load->text);
        satz_buffer_add(&load->text, cell(load->row, 1));
        satz_buffer_add(&load->text, cell(load->grid, i - 1));
        if (cell(load->row, i).size > 0 && load->text.size > 0)
            add_rule(load->rules, satz_buffer_slice(&load->text), (struct rule){ .out = cell(load->row, i) });
    }
    return SATZ_OK;
}

static enum satz_status add_set(const struct load *load) {
    struct satz_slice name = cell(load->row, 1);
    if (load->row->count != 3 || name.size != 1 || name.data[0] < 'A' || name.data[0] > 'Z')
        return fail(load, "an @set has a capital of A to Z and its letters");
    last_pass(load->rules)->sets[name.data[0] - 'A'] = satz_arena_copy(&load->rules->arena, cell(load->row, 2));
    return SATZ_OK;
}

static void add_setting(const struct load *load) {
    struct satz_rewriter *rules = load->rules;
    rules->settings = satz_memory_grow(rules->settings, &rules->setting_capacity, rules->setting_count + 1,
                                       sizeof *rules->settings);
    rules->settings[rules->setting_count++] = (struct satz_rewriter_setting){
        satz_arena_copy(&rules->arena, satz_slice_from(cell(load->row, 0), 1)),
        { satz_arena_copy(&rules->arena, satz_row_cell(load->row, 1)),
          satz_arena_copy(&rules->arena, satz_row_cell(load->row, 2)) },
    };
}

static enum satz_status add_row(struct load *load) {
    struct satz_slice first = satz_row_cell(load->row, 0);
    if (satz_slice_is(first, "@set"))
        return add_set(load);
    if (satz_slice_is(first, "@row"))
        return add_row_of_grid(load);
    if (satz_slice_is(first, "@grid"))
        load->grid = load->row;
    else if (satz_slice_is(first, "@pass"))
        add_pass(load->rules);
    else if (satz_slice_starts(first, satz_slice_of("@")))
        add_setting(load);
    else if (load->row->count < 2 || load->row->count > 4 || first.size == 0)
        return fail(load, "a rule has two to four columns: text, what is written, before, after");
    else
        add_rule(load->rules, first, (struct rule){ .out = cell(load->row, 1), .before = cell(load->row, 2),
                                                    .after = cell(load->row, 3) });
    return SATZ_OK;
}

enum satz_status satz_rewriter_load(struct satz_rewriter *rules, const char *path, struct satz_error *error) {
    struct satz_table table;
    struct load load = { .rules = rules, .table = &table, .text = SATZ_BUFFER_INIT, .error = error };
    *rules = (struct satz_rewriter){ .arena = SATZ_ARENA_INIT };
    enum satz_status status = satz_table_load(&table, path, error);
    if (status != SATZ_OK)
        return status;
    add_pass(rules);
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++) {
        load.row = &table.rows[i];
        status = add_row(&load);
    }
    satz_buffer_release(&load.text);
    satz_table_release(&table);
    if (status != SATZ_OK)
        satz_rewriter_release(rules);
    return status;
}

void satz_rewriter_release(struct satz_rewriter *rules) {
    for (size_t i = 0; i < rules->pass_count; i++) {
        satz_matcher_release(&rules->passes[i].texts);
        free(rules->passes[i].rules);
    }
    free(rules->passes);
    free(rules->settings);
    satz_arena_release(&rules->arena);
    *rules = (struct satz_rewriter){ .arena = SATZ_ARENA_INIT };
}

struct satz_slice satz_rewriter_setting(const struct satz_rewriter *rules, const char *key, size_t number) {
    for (size_t i = 0; i < rules->setting_count; i++)
        if (satz_slice_is(rules->settings[i].key, key))
            return rules->settings[i].values[number];
    return satz_slice_of(NULL);
}

/* Whether a letter of a context stands for the word's letter. */
static bool is_letter(const struct satz_rewriter_pass *pass, uint32_t wanted, struct satz_slice letter) {
    size_t size;
    if (wanted < 'A' || wanted > 'Z')
        return satz_utf8_decode(letter, 0, &size) == wanted;
    struct satz_slice set = pass->sets[wanted - 'A'];
    return satz_slice_find(set, 0, letter) < set.size;
}

/* Whether the context's letters stand after byte `at`, in order. */
static bool stands_after(const struct satz_rewriter_pass *pass, struct satz_slice word, size_t at,
                         struct satz_slice context) {
    size_t size, letter;
    for (size_t i = 0; i < context.size; i += size) {
        uint32_t wanted = satz_utf8_decode(context, i, &size);
        if (wanted == '#' ? at < word.size : at == word.size)
            return false;
        if (wanted == '#')
            continue;
        satz_utf8_decode(word, at, &letter);
        if (!is_letter(pass, wanted, satz_slice_sub(word, at, at + letter)))
            return false;
        at += letter;
    }
    return true;
}

static bool stands_before(const struct satz_rewriter_pass *pass, struct satz_slice word, size_t at,
                          struct satz_slice context) {
    size_t size, letter;
    for (size_t i = context.size; i > 0; i -= size) {
        uint32_t wanted = satz_utf8_decode_before(context, i, &size);
        if (wanted == '#' ? at > 0 : at == 0)
            return false;
        if (wanted == '#')
            continue;
        satz_utf8_decode_before(word, at, &letter);
        at -= letter;
        if (!is_letter(pass, wanted, satz_slice_sub(word, at, at + letter)))
            return false;
    }
    return true;
}

typedef bool stands(const struct satz_rewriter_pass *pass, struct satz_slice word, size_t at, struct satz_slice context);

static bool fits(const struct satz_rewriter_pass *pass, struct satz_slice word, size_t at, struct satz_slice contexts,
                 stands *stands_there) {
    struct satz_slice one;
    if (contexts.size == 0)
        return true;
    bool none = contexts.data[0] == '!', found = false;
    contexts = satz_slice_from(contexts, none ? 1 : 0);
    while (!found && satz_slice_split(&contexts, '|', &one))
        found = stands_there(pass, word, at, one);
    return found != none;
}

static int contexts_of(const struct rule *rule) {
    return (rule->before.size > 0) + (rule->after.size > 0);
}

/* The rule of a chain that fits: that with most contexts, the last of them. */
static const struct rule *find_fitting(const struct satz_rewriter_pass *pass, size_t first, struct satz_slice word,
                                       size_t at, size_t size) {
    const struct rule *best = NULL;
    for (size_t i = first; i != NONE; i = pass->rules[i].next) {
        const struct rule *rule = &pass->rules[i];
        if ((!best || contexts_of(rule) >= contexts_of(best)) && fits(pass, word, at, rule->before, stands_before) &&
            fits(pass, word, at + size, rule->after, stands_after))
            best = rule;
    }
    return best;
}

/* The rule for the text at `at`; fills how much of it that takes. */
static const struct rule *find_rule(const struct satz_rewriter_pass *pass, struct satz_slice word, size_t at,
                                    size_t *size) {
    struct satz_match matches[MATCHES];
    const struct rule *rule = NULL;
    size_t count = satz_matcher_find(&pass->texts, word, at, matches, MATCHES);
    while (!rule && count-- > 0) {
        *size = matches[count].size;
        rule = find_fitting(pass, matches[count].value, word, at, *size);
    }
    return rule;
}

/* What is before `<` goes to `from`, where the output of the rule before begins. */
static void write_out(struct satz_slice out, size_t from, struct satz_buffer *target) {
    size_t part = satz_slice_find_byte(out, 0, '<');
    if (part == out.size) {
        satz_buffer_add(target, out);
        return;
    }
    satz_buffer_splice(target, from, from, satz_slice_sub(out, 0, part));
    satz_buffer_add(target, satz_slice_from(out, part + 1));
}

/* A letter without rule: by the rule of its base letter, else as it is. */
static void write_letter(const struct satz_rewriter_pass *pass, struct satz_slice letter, struct satz_buffer *target) {
    struct satz_buffer parts = SATZ_BUFFER_INIT;
    size_t size;
    satz_text_nfd(letter, &parts);
    satz_utf8_decode(satz_buffer_slice(&parts), 0, &size);
    struct satz_slice base = satz_slice_sub(satz_buffer_slice(&parts), 0, size);
    const struct rule *rule = base.size < parts.size ? find_rule(pass, base, 0, &size) : NULL;
    satz_buffer_add(target, rule ? rule->out : letter);
    satz_buffer_release(&parts);
}

static void apply_pass(const struct satz_rewriter_pass *pass, struct satz_slice word, struct satz_buffer *target) {
    size_t from = target->size, size;
    for (size_t at = 0; at < word.size; at += size) {
        size_t begin = target->size;
        const struct rule *rule = find_rule(pass, word, at, &size);
        if (rule) {
            write_out(rule->out, from, target);
        } else {
            satz_utf8_decode(word, at, &size);
            write_letter(pass, satz_slice_sub(word, at, at + size), target);
        }
        from = begin;
    }
}

void satz_rewriter_apply(const struct satz_rewriter *rules, struct satz_slice word, struct satz_buffer *target) {
    struct satz_buffer now = SATZ_BUFFER_INIT, next = SATZ_BUFFER_INIT;
    satz_buffer_add(&now, word);
    for (size_t i = 0; i < rules->pass_count; i++) {
        satz_buffer_reset(&next);
        apply_pass(&rules->passes[i], satz_buffer_slice(&now), &next);
        struct satz_buffer swap = now;
        now = next;
        next = swap;
    }
    satz_buffer_add(target, satz_buffer_slice(&now));
    satz_buffer_release(&now);
    satz_buffer_release(&next);
}
