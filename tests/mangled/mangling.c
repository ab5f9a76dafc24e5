#include "mangling.h"

#include <stdio.h>

#include "placeholder/letters.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

const char *const look_alikes[] = { "Zofukelheim", "[12]", "__init__", "P1", "(P7)", "Xp2", "[P-3]", "P 12", "__main__" };

size_t look_alike_count(void) {
    return sizeof look_alikes / sizeof *look_alikes;
}

size_t random_below(uint64_t *state, size_t limit) {
    uint64_t mixed = *state += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
    return (size_t)((mixed ^ mixed >> 31) % limit);
}

/* ---- the table ---- */

static bool is_row(const struct satz_row *row, const char *what) {
    return satz_slice_is(satz_row_cell(row, 0), what);
}

static size_t class_of(struct mangling *mangling, struct satz_slice name) {
    for (size_t i = 0; i < mangling->class_count; i++)
        if (satz_slice_is(name, mangling->classes[i]))
            return i;
    if (mangling->class_count == CLASS_LIMIT)
        return 0;
    char *copy = satz_arena_get_array(&mangling->table.arena, name.size + 1, 1);
    memcpy(copy, name.data, name.size);
    mangling->classes[mangling->class_count] = copy;
    return mangling->class_count++;
}

enum satz_status mangling_load(struct mangling *mangling, const char *path, struct satz_error *error) {
    *mangling = (struct mangling){ .classes = { "as sent" }, .class_count = 1 };
    if (satz_table_load(&mangling->table, path, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < mangling->table.count; i++)
        if (is_row(&mangling->table.rows[i], "engine"))
            class_of(mangling, satz_row_cell(&mangling->table.rows[i], 2));
    return SATZ_OK;
}

void mangling_release(struct mangling *mangling) {
    satz_table_release(&mangling->table);
}

struct satz_slice mangling_engine(const struct mangling *mangling, size_t number) {
    struct satz_slice last = satz_slice_of(NULL);
    for (size_t i = 0; i < mangling->table.count; i++) {
        struct satz_slice name = satz_row_cell(&mangling->table.rows[i], 1);
        if (!is_row(&mangling->table.rows[i], "engine") || satz_slice_equal(name, last))
            continue;
        last = name;
        if (number-- == 0)
            return name;
    }
    return satz_slice_of(NULL);
}

/* ---- pieces ---- */

struct pieces {
    struct piece *items;
    size_t count, capacity;
    struct satz_arena *arena;
};

static void piece_add(struct pieces *pieces, struct piece piece) {
    if (pieces->count == pieces->capacity) {
        struct piece *old = pieces->items;
        pieces->capacity = pieces->capacity ? 2 * pieces->capacity : 64;
        pieces->items = satz_arena_get_array(pieces->arena, pieces->capacity, sizeof *old);
        if (pieces->count)
            memcpy(pieces->items, old, pieces->count * sizeof *old);
    }
    if (piece.text.size)
        pieces->items[pieces->count++] = piece;
}

static size_t look_alike_at(struct satz_slice text, size_t at) {
    for (size_t i = 0; i < look_alike_count(); i++)
        if (satz_slice_starts(satz_slice_from(text, at), satz_slice_of(look_alikes[i])))
            return strlen(look_alikes[i]);
    uint32_t character; /* what was escaped comes back so */
    return text.data[at] == '&' ? satz_charref_decode(text, at, &character) : 0;
}

/* Words, and what is between them. */
static void text_add(struct pieces *pieces, struct satz_slice text) {
    for (size_t at = 0, size; at < text.size;) {
        size_t end = at, fixed = look_alike_at(text, at);
        bool word = satz_char_is_word(satz_utf8_decode(text, at, &size));
        while (!fixed && end < text.size && satz_char_is_word(satz_utf8_decode(text, end, &size)) == word &&
               (end == at || word))
            end += size;
        end = fixed ? at + fixed : end;
        piece_add(pieces, (struct piece){ .text = satz_slice_sub(text, at, end), .fixed = fixed });
        at = end;
    }
}

size_t pieces_of_wire(const struct satz_wire *wire, struct satz_arena *arena, struct piece **pieces) {
    struct pieces list = { .arena = arena };
    struct satz_slice whole = satz_buffer_slice(&wire->text);
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        struct satz_slice core = satz_slice_sub(whole, token->core_begin, token->core_end);
        size_t number = 0;
        for (size_t k = 0; k < wire->form->hold.size + 12 && k < core.size; k++)
            if (core.data[k] >= '0' && core.data[k] <= '9')
                number = 10 * number + (size_t)(core.data[k] - '0');
        text_add(&list, satz_slice_sub(whole, token->begin, token->core_begin));
        if (token->role == SATZ_WIRE_TEXT || satz_slice_is(core, "\"") || (token->role == SATZ_WIRE_CLOSE && core.data[0] == '<'))
            number = token->span + 1;
        if (token->role == SATZ_WIRE_TEXT)
            text_add(&list, core);
        else
            piece_add(&list, (struct piece){ core, true, token->role, i, number, false });
        text_add(&list, satz_slice_sub(whole, token->core_end, token->end));
    }
    *pieces = list.items;
    return list.count;
}

/* The size of a placeholder of the template at `at`, 0 where there is none. */
static size_t template_size(struct satz_slice line, size_t at, struct satz_slice form, size_t *number) {
    size_t hole = satz_slice_find(form, 0, satz_slice_of("{n}")), from = at;
    if (hole == form.size || !satz_slice_starts(satz_slice_from(line, at), satz_slice_sub(form, 0, hole)))
        return 0;
    *number = 0;
    for (at += hole; at < line.size && line.data[at] >= '0' && line.data[at] <= '9'; at++)
        *number = *number * 10 + (size_t)(line.data[at] - '0');
    struct satz_slice back = satz_slice_from(form, hole + 3);
    return satz_slice_starts(satz_slice_from(line, at), back) ? at + back.size - from : 0;
}

static size_t code_size(struct satz_slice line, size_t at) {
    bool found[SATZ_LETTERS_COUNT] = { false };
    if (at + SATZ_LETTERS_SIZE > line.size || line.data[at] < 'A' || line.data[at] > 'Z')
        return 0;
    satz_letters_find(satz_slice_sub(line, at, at + SATZ_LETTERS_SIZE), found);
    return memchr(found, true, sizeof found) ? SATZ_LETTERS_SIZE : 0;
}

size_t pieces_of_line(const struct satz_form *form, struct satz_slice line, struct satz_arena *arena,
                      struct piece **pieces) {
    struct pieces list = { .arena = arena };
    size_t from = 0, number = 0;
    for (size_t at = 0; at < line.size;) {
        size_t size = form->letters ? code_size(line, at) : template_size(line, at, form->hold, &number);
        if (!size) {
            at++;
            continue;
        }
        text_add(&list, satz_slice_sub(line, from, at));
        piece_add(&list, (struct piece){ satz_slice_sub(line, at, at + size), true, SATZ_WIRE_HOLD, 0, number, false });
        from = at += size;
    }
    text_add(&list, satz_slice_from(line, from));
    *pieces = list.items;
    return list.count;
}

/* ---- words ---- */

static bool is_word(const struct piece *piece) {
    size_t size;
    return !piece->placeholder && satz_char_is_word(satz_utf8_decode(piece->text, 0, &size));
}

static bool has_digit(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return true;
    return false;
}

/* A word of no language, of two or three syllables: in the script that the answer is in. */
static struct satz_slice word_make(struct satz_arena *arena, uint64_t *state, size_t script) {
    static const char *const syllables[][12] = {
        { "cha", "the", "ing", "wou", "her", "sty", "com", "ch", "wh", "ough", "qui", "ency" },
        { "ще", "ого", "при", "на", "ств", "вый", "ть", "ем", "для", "сно", "чи", "ой" },
        { "た", "し", "ます", "会", "発", "表", "では", "企", "業", "です", "新", "年" },
        { "하", "는", "회", "사", "다", "고", "에서", "발", "표", "했", "니", "한" },
    };
    struct satz_buffer word = SATZ_BUFFER_INIT;
    size_t count = 2 + random_below(state, 3);
    for (size_t i = 0; i < count; i++)
        satz_buffer_add_string(&word, syllables[script][random_below(state, 12)]);
    struct satz_slice copy = satz_arena_copy(arena, satz_buffer_slice(&word));
    satz_buffer_release(&word);
    return copy;
}

/* Translates: nine words of ten become others, what has figures stays. */
static void words_change(struct piece *pieces, size_t count, uint64_t *state, struct satz_arena *arena) {
    size_t script = random_below(state, 6);
    script = script < 4 ? script : 0;
    for (size_t i = 0; i < count; i++)
        if (is_word(&pieces[i]) && !pieces[i].fixed && !has_digit(pieces[i].text) && random_below(state, 10) > 0)
            pieces[i].text = word_make(arena, state, script);
}

static bool may_move(const struct piece *piece) {
    return is_word(piece) || (piece->placeholder && piece->role == SATZ_WIRE_HOLD);
}

static void exchange(struct piece *a, struct piece *b) {
    struct piece kept = *a;
    *a = *b;
    *b = kept;
}

static bool marks_between(const struct piece *pieces, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if ((pieces[i].placeholder && pieces[i].role != SATZ_WIRE_HOLD) || pieces[i].text.data[0] == '"')
            return true;
    return false;
}

/* Languages order their words otherwise: one of ten changes places with one that is near. */
static void words_move(struct piece *pieces, size_t count, uint64_t *state) {
    for (size_t i = 0; i + 2 < count; i++) {
        size_t other = i + 2 + 2 * random_below(state, 3);
        if (random_below(state, 10) == 0 && other < count && may_move(&pieces[i]) && may_move(&pieces[other]) &&
            !marks_between(pieces, i, other + 1))
            exchange(&pieces[i], &pieces[other]);
    }
}

/* ---- damage ---- */

struct doing {
    const struct mangling *mangling;
    struct satz_slice engine;
    const struct satz_form *form;
    uint64_t *state;
    struct answer *answer;
};

static size_t number_of(struct satz_slice cell) {
    size_t number = 0;
    for (size_t i = 0; i < cell.size; i++)
        number = 10 * number + (size_t)(cell.data[i] - '0');
    return number;
}

static size_t class_draw(const struct doing *doing) {
    const struct satz_table *table = &doing->mangling->table;
    size_t drawn = random_below(doing->state, 1000);
    for (size_t i = 0; i < table->count; i++) {
        if (!is_row(&table->rows[i], "engine") || !satz_slice_equal(satz_row_cell(&table->rows[i], 1), doing->engine))
            continue;
        size_t rate = number_of(satz_row_cell(&table->rows[i], 3));
        if (drawn < rate)
            return class_of((struct mangling *)(uintptr_t)doing->mangling, satz_row_cell(&table->rows[i], 2));
        drawn -= rate;
    }
    return 0;
}

static bool is_class(const struct doing *doing, size_t class, const char *name) {
    return !strcmp(doing->mangling->classes[class], name);
}

/* One of the rows that damage the form so, for the role; NULL where there is none. */
static const struct satz_row *damage_draw(const struct doing *doing, size_t class, enum satz_wire_role role) {
    const struct satz_table *table = &doing->mangling->table;
    const struct satz_row *chosen = NULL;
    size_t column = role == SATZ_WIRE_HOLD ? 4 : role == SATZ_WIRE_OPEN ? 5 : 6;
    for (size_t i = 0, seen = 0; i < table->count; i++) {
        const struct satz_row *row = &table->rows[i];
        if (is_row(row, "damage") && satz_slice_equal(satz_row_cell(row, 1), doing->form->name) &&
            satz_slice_is(satz_row_cell(row, 2), doing->mangling->classes[class]) &&
            !satz_slice_is(satz_row_cell(row, column), "-") && random_below(doing->state, ++seen) == 0)
            chosen = row;
    }
    return chosen;
}

static const struct satz_row *glue_draw(const struct doing *doing) {
    const struct satz_table *table = &doing->mangling->table;
    const struct satz_row *chosen = NULL;
    for (size_t i = 0, seen = 0; i < table->count; i++)
        if (is_row(&table->rows[i], "glue") && random_below(doing->state, ++seen) == 0)
            chosen = &table->rows[i];
    return chosen;
}

static void number_write(struct satz_buffer *target, size_t number, uint32_t zero) {
    char digits[24];
    int size = snprintf(digits, sizeof digits, "%zu", number);
    for (int i = 0; i < size; i++)
        satz_buffer_add_char(target, zero + (uint32_t)(digits[i] - '0'));
}

/* {n} and its like, and {/}, which only closing marks have. */
static void template_write(struct satz_buffer *target, struct satz_slice form, size_t number, bool closing) {
    static const struct { char name; uint32_t zero; } zeros[] = { { 'n', '0' }, { 'w', 0xFF10 }, { 'a', 0x660 }, { 't', 0xE50 } };
    for (size_t at = 0; at < form.size; at++) {
        bool hole = form.data[at] == '{' && at + 2 < form.size && form.data[at + 2] == '}';
        if (!hole) {
            satz_buffer_add_byte(target, form.data[at]);
            continue;
        }
        at += 2;
        if (form.data[at - 1] == '/' && closing)
            satz_buffer_add_byte(target, '/');
        for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
            if (zeros[i].name == form.data[at - 1])
                number_write(target, number, zeros[i].zero);
    }
}

static enum mangled_trace trace_of(struct satz_slice cell) {
    return satz_slice_is(cell, "yes") ? TRACE_YES : satz_slice_is(cell, "place") ? TRACE_PLACE : TRACE_NO;
}

/* Words already written: they are counted, so that the place of each placeholder can be told. */
static void word_note(struct answer *answer, const struct piece *piece) {
    if (piece->text.data[0] == '&') /* a reference to a character */
        return;
    for (size_t at = 0, size; at < piece->text.size; at += size) {
        size_t end = at;
        while (end < piece->text.size && satz_char_is_word(satz_utf8_decode(piece->text, end, &size)))
            end += size;
        if (end > at)
            answer->words[answer->word_count++] = satz_slice_sub(piece->text, at, end);
        size = end > at ? end - at : 1;
    }
}

static void damaged_write(const struct doing *doing, const struct piece *piece, struct fate *fate) {
    struct satz_buffer *target = &doing->answer->text;
    const struct satz_row *row = damage_draw(doing, fate->class, piece->role);
    if (!row) {
        fate->class = 0;
        satz_buffer_add(target, piece->text);
        return;
    }
    size_t column = piece->role == SATZ_WIRE_HOLD ? 4 : piece->role == SATZ_WIRE_OPEN ? 5 : 6;
    fate->trace = trace_of(satz_row_cell(row, 3));
    if (doing->form->letters)
        code_damage(piece->text, satz_row_cell(row, column), doing->state, target);
    else
        template_write(target, satz_row_cell(row, column), piece->number, piece->role == SATZ_WIRE_CLOSE);
}

/* Doubled, dropped, with something grown on, or as the table says. */
static void placeholder_write(const struct doing *doing, const struct piece *piece, size_t class) {
    struct answer *answer = doing->answer;
    struct fate *fate = &answer->fates[answer->fate_count++];
    *fate = (struct fate){ piece->token, class, piece->role, TRACE_YES, { answer->word_count, answer->word_count } };
    if (is_class(doing, class, "dropped")) {
        fate->trace = TRACE_NO;
        return;
    }
    bool whole = class == 0 || is_class(doing, class, "moved") || is_class(doing, class, "exchanged");
    if (is_class(doing, class, "doubled")) {
        satz_buffer_add(&answer->text, piece->text);
        satz_buffer_add_byte(&answer->text, ' ');
        satz_buffer_add(&answer->text, piece->text);
    } else if (is_class(doing, class, "suffix")) {
        satz_buffer_add(&answer->text, piece->text);
        satz_buffer_add(&answer->text, satz_row_cell(glue_draw(doing), 1));
    } else if (whole)
        satz_buffer_add(&answer->text, piece->text);
    else
        damaged_write(doing, piece, fate);
}

static size_t placeholder_after(const struct piece *pieces, size_t count, size_t at) {
    for (size_t i = at + 1; i < count && i < at + 40; i++)
        if (pieces[i].placeholder && pieces[i].role == SATZ_WIRE_HOLD)
            return marks_between(pieces, at, i) ? at : i;
    return at;
}

/* Plain marks cannot be damaged, and marks in pairs stay where they are. */
static size_t class_for(const struct doing *doing, const struct piece *piece) {
    static const char *const held_only[] = { "suffix", "moved", "exchanged", "doubled" };
    size_t class = satz_slice_is(piece->text, "\"") ? 0 : class_draw(doing);
    for (size_t i = 0; i < sizeof held_only / sizeof *held_only; i++)
        if (piece->role != SATZ_WIRE_HOLD && is_class(doing, class, held_only[i]))
            return 0;
    return class;
}

/* The piece with which a placeholder changes places. */
static size_t other_place(const struct doing *doing, const struct piece *pieces, size_t count, size_t at, size_t class) {
    if (is_class(doing, class, "exchanged"))
        return placeholder_after(pieces, count, at);
    if (!is_class(doing, class, "moved"))
        return at;
    size_t other = at + 2 * (1 + random_below(doing->state, 8));
    return other < count && is_word(&pieces[other]) && !marks_between(pieces, at, other) ? other : at;
}

/* What is decided before anything is written, because it changes the order. */
static void order_change(const struct doing *doing, struct piece *pieces, size_t count, size_t *classes) {
    for (size_t i = 0; i < count; i++)
        classes[i] = pieces[i].placeholder ? class_for(doing, &pieces[i]) : 0;
    for (size_t i = 0; i < count; i++) {
        size_t other = other_place(doing, pieces, count, i, classes[i]), class = classes[i];
        exchange(&pieces[i], &pieces[other]);
        classes[i] = classes[other];
        classes[other] = class;
        i = other;
    }
}

void mangling_answer(const struct mangling *mangling, struct satz_slice engine, const struct satz_form *form,
                     struct piece *pieces, size_t count, uint64_t seed, struct answer *answer) {
    struct doing doing = { mangling, engine, form, &seed, answer };
    size_t *classes = satz_arena_get_array(answer->arena, count + 1, sizeof *classes);
    satz_buffer_reset(&answer->text);
    answer->words = satz_arena_get_array(answer->arena, 4 * count + 1, sizeof *answer->words);
    answer->fates = satz_arena_get_array(answer->arena, count + 1, sizeof *answer->fates);
    answer->word_count = answer->fate_count = 0;
    words_change(pieces, count, &seed, answer->arena);
    words_move(pieces, count, &seed);
    order_change(&doing, pieces, count, classes);
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].placeholder) {
            placeholder_write(&doing, &pieces[i], classes[i]);
        } else {
            satz_buffer_add(&answer->text, pieces[i].text);
            word_note(answer, &pieces[i]);
        }
    }
}
