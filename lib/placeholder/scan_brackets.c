#include <limits.h>

#include "placeholder/scan.h"

/* A tag looked for beside `P1` is at most so long; a name between delimiters with its number lost too. */
enum { TAG = 120, NAME = 12, DIGITS = 9, SIGNS = 4 };

/* What delimits `P1` in the form. */
enum delimiter { BRACKET, UNDERSCORE, MARKUP };

/* One number in the answer, with what stands around it; places are folded characters, end exclusive. */
struct find {
    size_t begin, end;
    size_t number;
    bool left, right; /* delimiters */
    bool own;         /* they are the form's own */
    bool letter;      /* the P */
    bool slash;
};

static bool char_is_digit(uint32_t character) {
    return character >= '0' && character <= '9';
}

static bool char_is_word(uint32_t character) {
    return char_is_digit(character) || (character >= 'a' && character <= 'z') || character >= 0xC0;
}

static enum delimiter delimiter_of(const struct satz_form *form) {
    return form->hold.data[0] == '<' ? MARKUP : form->hold.data[0] == '_' ? UNDERSCORE : BRACKET;
}

static size_t blanks_before(const struct satz_folded *text, size_t at) {
    while (at > 0 && satz_folded_at(text, at - 1) == ' ')
        at--;
    return at;
}

static size_t blanks_after(const struct satz_folded *text, size_t at) {
    while (satz_folded_at(text, at) == ' ')
        at++;
    return at;
}

/* Whether a character belongs to a delimiter that has had `count` signs: two of them, or escaped as Markdown does. */
static bool is_sign(enum delimiter kind, uint32_t character, bool opens, size_t *count) {
    if (kind == UNDERSCORE && character == '\\')
        return true;
    uint32_t wanted = kind == UNDERSCORE ? '_' : opens ? SATZ_FOLDED_OPEN : SATZ_FOLDED_CLOSE;
    return character == wanted && (*count)++ < 2;
}

/* The beginning of the delimiter that ends at `at`; `at` where there is none. */
static size_t delimiter_before(const struct satz_folded *text, enum delimiter kind, size_t at) {
    size_t begin = at;
    if (kind == MARKUP) {
        if (at == 0 || satz_folded_at(text, at - 1) != '>')
            return at;
        for (begin--; begin > 0 && at - begin < TAG && satz_folded_at(text, begin) != '<';)
            begin--;
        bool opens = satz_folded_at(text, begin) == '<' && satz_folded_at(text, begin + 1) != '/';
        return opens ? begin : at;
    }
    size_t count = 0;
    while (begin > 0 && at - begin < SIGNS && is_sign(kind, satz_folded_at(text, begin - 1), true, &count))
        begin--;
    return count > 0 ? begin : at;
}

static size_t delimiter_after(const struct satz_folded *text, enum delimiter kind, size_t at) {
    size_t end = at;
    if (kind == MARKUP) {
        if (satz_folded_at(text, at) != '<' || satz_folded_at(text, blanks_after(text, at + 1)) != '/')
            return at;
        while (end < text->count && end - at < TAG && satz_folded_at(text, end) != '>')
            end++;
        return satz_folded_at(text, end) == '>' ? end + 1 : at;
    }
    size_t count = 0;
    while (end - at < SIGNS && is_sign(kind, satz_folded_at(text, end), false, &count))
        end++;
    return count > 0 ? end : at;
}

/* Own brackets come singly: `⟦⟦P1⟧` is one with something before it. */
static size_t own_single(const struct satz_folded *text, enum delimiter kind, size_t near, size_t far) {
    bool after = far > near;
    if (kind != BRACKET || far == near || !text->chars[after ? near : near - 1].own)
        return far;
    return after ? near + 1 : near - 1;
}

/* Underscores over a blank are those of another word where they touch one: `__init__ P1`. */
static bool is_anothers(const struct satz_folded *text, enum delimiter kind, size_t near, size_t at, size_t beyond) {
    return kind == UNDERSCORE && near != at && char_is_word(satz_folded_at(text, beyond));
}

static void find_look_left(const struct satz_folded *text, enum delimiter kind, size_t digits, struct find *find) {
    size_t at = blanks_before(text, digits);
    uint32_t before = at ? satz_folded_at(text, at - 1) : 0;
    find->letter = before == 'p' || before == SATZ_FOLDED_ER;
    if (find->letter || (at == digits && char_is_word(before) && !char_is_digit(before)))
        at--;
    else
        at = digits;
    find->begin = at;
    size_t slash = blanks_before(text, at);
    find->slash = slash && satz_folded_at(text, slash - 1) == '/';
    size_t near = find->slash ? blanks_before(text, slash - 1) : slash;
    size_t far = own_single(text, kind, near, delimiter_before(text, kind, near));
    find->left = far < near && !is_anothers(text, kind, near, at, far - 1);
    if (find->left)
        find->begin = far;
    find->own = find->left && (kind != BRACKET || text->chars[near - 1].own);
}

static void find_look_right(const struct satz_folded *text, enum delimiter kind, size_t digits, struct find *find) {
    find->end = digits;
    size_t near = blanks_after(text, digits);
    size_t far = own_single(text, kind, near, delimiter_after(text, kind, near));
    find->right = far > near && !is_anothers(text, kind, near, digits, far);
    if (find->right)
        find->end = far;
    find->own = find->own || (find->right && (kind != BRACKET || text->chars[near].own));
}

/* Nothing of a word touches it. */
static bool find_is_alone(const struct satz_folded *text, const struct find *find) {
    return (!find->begin || !char_is_word(satz_folded_at(text, find->begin - 1))) &&
           !char_is_word(satz_folded_at(text, find->end));
}

/* What was seen, as a cost; 9: not a placeholder. */
static unsigned find_cost(const struct satz_folded *text, enum delimiter kind, const struct find *find,
                          size_t digits) {
    bool some = find->left || find->right;
    if (find->left && find->right)
        return find->letter ? 1 : find->own ? 2 : 9;
    bool tight = find->letter && satz_folded_at(text, digits - 1) != ' ';
    if (some)
        return tight || (find->own && kind == BRACKET) ? 2 : 9;
    return tight && find_is_alone(text, find) ? 3 : 9;
}

static void find_note(struct satz_scan *scan, const struct find *find, unsigned cost) {
    const struct satz_wire_known *known = satz_scan_known(scan, find->number);
    if (cost == 9 || !known || (known->marks && scan->wire->form->plain_marks))
        return;
    /* A word of the text may have come to stand in the text's own brackets. */
    if (!scan->natural && known->natural < UINT_MAX && !find->own)
        return;
    enum satz_wire_role role = !known->marks ? SATZ_WIRE_HOLD : find->slash ? SATZ_WIRE_CLOSE : SATZ_WIRE_OPEN;
    satz_scan_hit(scan, known, role, find->begin, find->end, cost);
}

/* `⟦⟧`, `⟦abc⟧`: own delimiters with no number between. */
static size_t empty_note(struct satz_scan *scan, size_t at) {
    const struct satz_folded *text = &scan->folded;
    size_t end = at + 1;
    while (end < text->count && end - at < NAME && satz_folded_at(text, end) != SATZ_FOLDED_CLOSE &&
           satz_folded_at(text, end) != SATZ_FOLDED_OPEN && !char_is_digit(satz_folded_at(text, end)))
        end++;
    if (satz_folded_at(text, end) != SATZ_FOLDED_CLOSE || !text->chars[end].own)
        return at + 1;
    satz_scan_hit(scan, NULL, SATZ_WIRE_HOLD, at, end + 1, 4);
    return end + 1;
}

/* `<span …></span>`, `<span …>abc</span>`: the form's own element with no number in it. */
static size_t element_note(struct satz_scan *scan, size_t at) {
    const struct satz_folded *text = &scan->folded;
    struct satz_slice form = scan->wire->form->hold;
    size_t end = at + 1;
    for (size_t i = 1; i < form.size && form.data[i] >= 'a' && form.data[i] <= 'z'; i++, end++)
        if (satz_folded_at(text, end) != (uint32_t)form.data[i])
            return at + 1;
    while (end < text->count && end - at < TAG && satz_folded_at(text, end) != '>' && satz_folded_at(text, end) != '<')
        end++;
    size_t begin = ++end;
    while (end < text->count && end - begin < NAME && satz_folded_at(text, end) != '<' &&
           !char_is_digit(satz_folded_at(text, end)))
        end++;
    size_t close = delimiter_after(text, MARKUP, end);
    if (satz_folded_at(text, begin - 1) != '>' || close == end)
        return at + 1;
    satz_scan_hit(scan, NULL, SATZ_WIRE_HOLD, at, close, 4);
    return close;
}

void satz_scan_brackets(struct satz_scan *scan) {
    const struct satz_folded *text = &scan->folded;
    enum delimiter kind = delimiter_of(scan->wire->form);
    for (size_t at = 0; at < text->count;) {
        if (kind == BRACKET && text->chars[at].own && satz_folded_at(text, at) == SATZ_FOLDED_OPEN)
            at = empty_note(scan, at);
        else if (kind == MARKUP && satz_folded_at(text, at) == '<')
            at = element_note(scan, at);
        else if (!char_is_digit(satz_folded_at(text, at)))
            at++;
        else {
            struct find find = { .number = 0 };
            size_t digits = at;
            for (; char_is_digit(satz_folded_at(text, at)); at++)
                if (at - digits < DIGITS)
                    find.number = find.number * 10 + (satz_folded_at(text, at) - '0');
            find_look_left(text, kind, digits, &find);
            find_look_right(text, kind, at, &find);
            find_note(scan, &find, at - digits > DIGITS ? 9 : find_cost(text, kind, &find, digits));
        }
    }
}
