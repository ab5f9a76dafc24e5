#include "quote/mark.h"

#include "base/search.h"
#include "placeholder/engine_text.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Which mark closes which: the usual partners, and what is seen in their place. */
static const struct pair {
    uint32_t open, close;
} pairs[] = {
    { 0x201E, 0x201C }, { 0x201E, 0x201D }, { 0x201E, '"' },                       /* „ “ ” " */
    { 0x201C, 0x201D }, { 0x201C, 0x201C }, { 0x201C, '"' },                       /* “ ” " */
    { 0x201D, 0x201D }, { 0x201D, 0x201C },                                        /* ” ” (Swedish) ” “ (Arabic) */
    { 0x201A, 0x2018 }, { 0x201A, 0x2019 }, { 0x201A, '\'' }, { ',', 0x2018 },      /* ‚ ‘ ’ ' */
    { 0x2018, 0x2019 }, { 0x201B, 0x2019 },                                        /* ‘ ’ */
    { 0xAB, 0xBB },     { 0xBB, 0xAB },     { 0xBB, 0xBB },                        /* «» »« »» */
    { 0x2039, 0x203A }, { 0x203A, 0x2039 }, { 0x203A, 0x203A },                    /* ‹› ›‹ */
    { '"', '"' },       { '\'', '\'' },     { 0x300C, 0x300D }, { 0x300E, 0x300F }, /* " ' 「」 『』 */
    { 0x300A, 0x300B }, { 0x301D, 0x301E },                                        /* 《》 〝〞 */
};

#define PAIRS (sizeof pairs / sizeof *pairs)

static bool can_open(uint32_t mark) {
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].open == mark)
            return true;
    return false;
}

static bool closes(uint32_t open, uint32_t mark) {
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].open == open && pairs[i].close == mark)
            return true;
    return false;
}

bool satz_mark_is_quote(uint32_t character) {
    if (character < 0x80)
        return character == '"' || character == '\'';
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].open == character || pairs[i].close == character)
            return true;
    return false;
}

/* Marks that are never the other half. */
static bool only_opens(uint32_t mark) {
    return mark == 0x201E || mark == 0x201A || mark == ',' || mark == 0x201B || mark == 0x300C || mark == 0x300E ||
           mark == 0x300A || mark == 0x301D;
}

static bool is_single(uint32_t mark) {
    return mark == '\'' || mark == 0x2018 || mark == 0x2019;
}

bool satz_mark_is_double(uint32_t character) {
    return character == 0x201C || character == 0x201D || character == 0x201E;
}

bool satz_mark_is_single(uint32_t character) {
    return character == '\'' || character == 0x2019;
}

/* ` ,die Leisen‘`: a comma after a blank and before a letter is no comma. */
static bool is_low_comma(struct satz_slice text, size_t at) {
    size_t size;
    bool blank = at == 0 || text.data[at - 1] == ' ';
    return blank && at + 1 < text.size && satz_char_is_letter(satz_utf8_decode(text, at + 1, &size));
}

uint32_t satz_mark_read(struct satz_slice text, size_t at, size_t *size) {
    if (satz_mark_is_typed(satz_slice_sub(text, at, at + 2 < text.size ? at + 2 : text.size))) {
        *size = 2;
        return text.data[at] == ',' ? 0x201E : text.data[at] == '`' ? 0x201C : 0x201D;
    }
    uint32_t character = satz_utf8_decode(text, at, size);
    return character == ',' && !is_low_comma(text, at) ? ' ' : character;
}

/* Bytes with which a mark may begin: of what is not ASCII, « », and those of three bytes with E2 80 or E3 80. */
static satz_search_block is_first(satz_search_block bytes) {
    return (satz_search_block)((bytes == '"') | (bytes == '\'') | (bytes == '`') | (bytes == ',') | (bytes == 0xC2) |
                               (bytes == 0xE2) | (bytes == 0xE3));
}

static bool may_begin(struct satz_slice text, size_t at) {
    char next = at + 1 < text.size ? text.data[at + 1] : ' ';
    switch (text.data[at]) {
    case ',': return at == 0 || text.data[at - 1] == ' ' || next == ',';
    case '\xE2': case '\xE3': return next == '\x80';
    default: return true;
    }
}

size_t satz_mark_next(struct satz_slice text, size_t from) {
    while ((from = satz_search_find(is_first, text, from)) < text.size && !may_begin(text, from))
        from++;
    return from;
}

uint32_t satz_mark_again(uint32_t mark) {
    return mark == 0xAB ? 0xBB : 0;
}

/* Nothing that a quotation could follow at once: a blank, an opening bracket or mark, a dash, a slash. */
static bool is_before(uint32_t character) {
    return satz_char_is_space(character) || character == '(' || character == '[' || character == '/' ||
           character == '-' || character == 0x2013 || character == 0x2014 || character == 0x27E6 ||
           (satz_mark_is_quote(character) && character != 0x2019);
}

static bool is_space(uint32_t character) {
    return satz_char_is_space(character);
}

static bool is_word(uint32_t character) {
    return satz_char_is_word(character);
}

/* Marks that end something, so that nothing begins before them. */
static bool is_after(uint32_t character) {
    return character < 0x80 && character && strchr(".,;:!?)]", (int)character);
}

/* Whether the mark looks like an opening one: something goes on after it and nothing before it. */
bool satz_mark_looks_open(const struct satz_mark_place *place) {
    return is_before(place->before) && !is_space(place->after) && !is_after(place->after);
}

bool satz_mark_looks_closed(const struct satz_mark_place *place) {
    return !is_space(place->before) && place->before != '(' && place->before != '[' && !is_word(place->after);
}

/*
 * A genitive (Scholz’ Rede) is told from a closing mark where that would be another one (‚…‘), or where one that
 * closes is still to come.
 */
static bool is_genitive(const struct satz_mark_place *place, uint32_t open) {
    if (!is_space(place->after) || place->before >= 0x80 || !strchr("sxz", (int)place->before))
        return false;
    bool other = place->mark == 0x2019 && open == 0x201A;
    bool same = place->mark == open || (place->mark == 0x2019 && open == 0x2018);
    return other || (same && place->closable);
}

/* Apostrophe: inside a word (geht’s), before a year ('90er), or after a genitive. */
static bool is_apostrophe(const struct satz_mark_place *place, uint32_t open) {
    if (!is_single(place->mark))
        return false;
    bool inside = is_word(place->before) && is_word(place->after);
    bool year = place->mark != 0x2018 && is_before(place->before) && place->after >= '0' && place->after <= '9';
    return inside || year || is_genitive(place, open);
}

/* 7,8" and 6' are measures where no such mark is open, or where the marks that follow are paired. */
static bool is_measure(const struct satz_mark_place *place, uint32_t open) {
    bool digit = place->before >= '0' && place->before <= '9';
    if (!digit || (place->mark != '"' && place->mark != '\'' && !place->typed))
        return false;
    bool better = satz_mark_is_double(open) ? place->closable : !place->even;
    return !open || (place->mark == '"' && better);
}

bool satz_mark_only_ends(const struct satz_mark_place *place) {
    bool alone = is_space(place->before) || satz_mark_is_quote(place->before);
    return !is_single(place->mark) && place->mark != 0x203A && place->mark != 0x2039 && !only_opens(place->mark) &&
           !alone && satz_mark_looks_closed(place) && !is_measure(place, 0);
}

static size_t find_open(uint32_t mark, const struct satz_quote_mark *open, size_t depth) {
    for (size_t level = depth; level > 0; level--)
        if (closes(open[level - 1].character, mark))
            return level - 1;
    return depth;
}

/* Marks that both open and close decide by their sides; with blanks on both, by what is open. */
static bool opens_here(const struct satz_mark_place *place, bool open) {
    if (is_single(place->mark) || place->mark == '"')
        return satz_mark_looks_open(place) && !(open && satz_mark_looks_closed(place));
    if (satz_mark_looks_open(place) && !satz_mark_looks_closed(place))
        return true;
    return !open && !satz_mark_looks_closed(place) && !is_after(place->after);
}

enum satz_mark_act satz_mark_judge(const struct satz_mark_place *place, const struct satz_quote_mark *open,
                                   size_t depth, size_t *level) {
    *level = find_open(place->mark, open, depth);
    bool is_open = *level < depth;
    uint32_t opener = is_open ? open[*level].character : 0;
    if (is_apostrophe(place, opener) || is_measure(place, opener))
        return SATZ_MARK_NONE;
    if (only_opens(place->mark))
        return (place->mark != 0x201A && place->mark != ',' && !place->typed) || satz_mark_looks_open(place)
                   ? SATZ_MARK_OPENS : SATZ_MARK_NONE;
    if (can_open(place->mark) && opens_here(place, is_open))
        return SATZ_MARK_OPENS;
    return is_open && (!is_single(place->mark) || satz_mark_looks_closed(place)) ? SATZ_MARK_CLOSES : SATZ_MARK_NONE;
}
