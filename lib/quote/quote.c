#include "quote/quote.h"

#include <stdlib.h>

#include "base/memory.h"
#include "quote/mark.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define WHOLE_WORDS 5    /* so many words are somebody's own */
#define BETWEEN_WORDS 15 /* no attribution is longer */
#define REMARK_BYTES 64  /* nor a remark in brackets before a title */
#define AUXILIARY_BYTES 1 /* `a` dit */
#define OBJECT 0xFFFCu   /* a tag */

/* A segment under way. */
struct walk {
    struct satz_quotes *quotes;
    struct satz_slice text;
    size_t segment;
    size_t doubles; /* `"` from here on */
    size_t closers[2], openers[2]; /* from here on: “ ” against „, and apostrophes by their sides */
    size_t last[SATZ_QUOTE_DEPTH]; /* the last one at each level; SIZE_MAX: none */
};

void satz_quotes_init(struct satz_quotes *quotes, const struct satz_quote_words *words) {
    *quotes = (struct satz_quotes){ .words = *words };
}

void satz_quotes_release(struct satz_quotes *quotes) {
    free(quotes->items);
    free(quotes->losses);
    free(quotes->sizes);
    *quotes = (struct satz_quotes){ 0 };
}

static bool is_single(uint32_t mark) {
    return mark == '\'' || mark == ',' || mark == 0x2018 || mark == 0x201A || mark == 0x201B || mark == 0x2039 ||
           mark == 0x203A;
}

static void add_loss(struct satz_quotes *quotes, struct satz_quote_loss loss) {
    quotes->losses =
        satz_memory_grow(quotes->losses, &quotes->loss_capacity, quotes->loss_count + 1, sizeof *quotes->losses);
    quotes->losses[quotes->loss_count++] = loss;
}

/* Forgets the marks from `level` on. A single one may be an apostrophe: nobody is told. */
static void lose(struct satz_quotes *quotes, size_t level) {
    for (size_t i = level; i < quotes->depth; i++) {
        const struct satz_quote_mark *mark = &quotes->open[i];
        if (is_single(mark->character))
            continue;
        add_loss(quotes, (struct satz_quote_loss){ mark->segment, mark->begin, mark->end, false });
    }
    quotes->depth = level < quotes->depth ? level : quotes->depth;
}

static struct satz_quote *add_part(struct satz_quotes *quotes, struct satz_quote part) {
    quotes->items = satz_memory_grow(quotes->items, &quotes->capacity, quotes->count + 1, sizeof part);
    quotes->items[quotes->count] = part;
    return &quotes->items[quotes->count++];
}

/* Chinese, Japanese, Thai and their neighbours, which write words without blanks; Korean does not. */
static bool is_spaceless(uint32_t character) {
    bool hangul = character >= 0xAC00 && character <= 0xD7A3;
    return (character >= 0x2E80 && !hangul) || (character >= 0xE00 && character <= 0xEFF);
}

/* Words of `text`, two letters being one where scripts have no blanks; stops counting at `most`. */
static size_t count_words(struct satz_slice text, size_t most) {
    size_t words = 0, letters = 0, size;
    bool inside = false;
    for (size_t at = 0; at < text.size && words < most; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        bool word = satz_char_is_word(character);
        if (word && is_spaceless(character))
            words += ++letters % 2;
        else
            words += word && !inside;
        inside = word || (inside && (character == '-' || character == 0x2019 || character == '\''));
    }
    return words;
}

static bool is_final(uint32_t character) {
    return character == '.' || character == '!' || character == '?' || character == 0x2026 || character == 0x3002 ||
           character == 0xFF01 || character == 0xFF1F;
}

/* Whether a sentence ends in `text`: a final mark at its end, or one before a blank and a capital. */
static bool has_sentence_end(struct satz_slice text) {
    size_t size;
    bool final = false, blank = false;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (final && blank && satz_char_is_upper(character))
            return true;
        blank = satz_char_is_space(character);
        if (!blank)
            final = is_final(character);
    }
    return final;
}

/* The word that ends at or before byte `at`, over blanks, and a colon or what is shortened before one. */
static struct satz_slice word_before(struct satz_slice text, size_t at) {
    size_t size;
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == ':'))
        at--;
    at -= at > 0 && at < text.size && text.data[at] == ':' && text.data[at - 1] == '.';
    size_t end = at;
    while (at > 0 && satz_char_is_word(satz_utf8_decode_before(text, at, &size)))
        at -= size;
    return satz_slice_sub(text, at, end);
}

static struct satz_slice word_after(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == ',' || text.data[at] == '.'))
        at++;
    size_t begin = at;
    while (at < text.size && satz_char_is_word(satz_utf8_decode(text, at, &size)))
        at += size;
    return satz_slice_sub(text, begin, at);
}

static bool ask(bool (*is)(const void *, struct satz_slice), const struct satz_quotes *quotes, struct satz_slice word) {
    return is && word.size && is(quotes->words.context, word);
}

/* Whether `text` has a title's noun in it; only the last BETWEEN_WORDS words are asked. */
static bool has_title_noun(const struct satz_quotes *quotes, struct satz_slice text) {
    for (size_t count = 0; count < BETWEEN_WORDS && text.size; count++) {
        struct satz_slice word = word_before(text, text.size);
        if (ask(quotes->words.is_title_noun, quotes, word))
            return true;
        size_t size = 1;
        size_t end = word.size ? (size_t)(word.data - text.data) : text.size;
        if (!word.size)
            satz_utf8_decode_before(text, end, &size);
        text.size = word.size ? end : end - size;
    }
    return false;
}

/* The byte before a remark in brackets that ends at `at`: `Bücher (Auswahl): „…“`. */
static size_t before_remark(struct satz_slice text, size_t at) {
    size_t end = at;
    while (end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == ':'))
        end--;
    if (!end || text.data[end - 1] != ')')
        return at;
    for (size_t begin = end - 1; begin > 0 && end - begin < REMARK_BYTES; begin--)
        if (text.data[begin - 1] == '(')
            return begin - 1;
    return at;
}

/* Whether a title goes on to another one at `begin`: `„…“, „…“ (mit X) und „…“`. */
static bool is_listed(const struct walk *walk, size_t level, size_t begin) {
    size_t last = walk->last[level];
    if (last == SIZE_MAX || walk->quotes->items[last].form != SATZ_QUOTE_TITLE)
        return false;
    struct satz_slice between = satz_slice_trim(satz_slice_sub(walk->text, walk->quotes->items[last].end, begin));
    struct satz_slice link = word_before(between, between.size);
    bool linked = ask(walk->quotes->words.is_link, walk->quotes, link);
    if (linked)
        between = satz_slice_trim(satz_slice_sub(between, 0, between.size - link.size));
    bool comma = satz_slice_ends(between, satz_slice_of(","));
    between = satz_slice_trim(satz_slice_sub(between, 0, between.size - comma));
    return (linked || comma) && before_remark(between, between.size) == (between.size ? 0 : between.size);
}

static bool is_title(const struct walk *walk, size_t level, size_t begin, size_t end, struct satz_slice inside) {
    struct satz_slice before = word_before(walk->text, before_remark(walk->text, begin));
    if (ask(walk->quotes->words.is_title, walk->quotes, inside))
        return true;
    if (ask(walk->quotes->words.is_title_noun, walk->quotes, before) || is_listed(walk, level, begin))
        return true;
    struct satz_slice after = word_after(walk->text, end);
    return end < walk->text.size && walk->text.data[end] == ' ' &&
           ask(walk->quotes->words.is_title_after, walk->quotes, after) &&
           has_title_noun(walk->quotes, satz_slice_sub(walk->text, 0, begin));
}

/* Whether `inside` may be a title although a sentence ends in it: `Was bleibt?`, `Stille. Eine Zumutung`. */
static bool may_be_title(const struct walk *walk, size_t begin, struct satz_slice inside) {
    size_t size, at = begin;
    while (at > 0 && walk->text.data[at - 1] == ' ')
        at--;
    uint32_t last = inside.size ? satz_utf8_decode_before(inside, inside.size, &size) : '.';
    return last != '.' && last != 0x2026 && at > 0 && walk->text.data[at - 1] != ':';
}

/* `“, sagte`, or with a small word before: `», a dit` */
static bool is_said_after(const struct walk *walk, size_t end) {
    if (end >= walk->text.size || walk->text.data[end] != ',')
        return false;
    struct satz_slice word = word_after(walk->text, end);
    if (ask(walk->quotes->words.is_speech, walk->quotes, word))
        return true;
    size_t next = word.size && word.size <= AUXILIARY_BYTES ? (size_t)(word.data - walk->text.data) + word.size : 0;
    return next && next < walk->text.size && walk->text.data[next] == ' ' &&
           ask(walk->quotes->words.is_speech, walk->quotes, word_after(walk->text, next));
}

/* `X sagte: „…`, `Das Ziel: „Mehr`, `das Zitat „…`; words that begin small after a colon are none by that. */
static bool is_said_before(const struct walk *walk, size_t begin, size_t open) {
    struct satz_slice word = word_before(walk->text, begin);
    size_t size, at = begin;
    while (at > 0 && walk->text.data[at - 1] == ' ')
        at--;
    if (at == 0 || walk->text.data[at - 1] != ':')
        return ask(walk->quotes->words.is_speech_noun, walk->quotes, word);
    return open >= walk->text.size || !satz_char_is_lower(satz_utf8_decode(walk->text, open, &size)) ||
           ask(walk->quotes->words.is_speech, walk->quotes, word);
}

/* `…“, sagte X`, `X sagte: „…`, or `…,” said X` */
static bool is_attributed(const struct walk *walk, size_t begin, size_t open, size_t close, size_t end) {
    return is_said_before(walk, begin, open) || (close > begin && walk->text.data[close - 1] == ',') ||
           is_said_after(walk, end);
}

/* `das Kürzel „z. B.“ steht`: where the sentence goes on, or ends itself, the dot of a word or two is an abbreviation's. */
static bool is_abbreviation(const struct walk *walk, struct satz_slice inside, size_t end) {
    size_t size;
    if (!satz_slice_ends(inside, satz_slice_of(".")) || count_words(inside, 3) > 2 || end >= walk->text.size)
        return false;
    if (walk->text.data[end] == '.' || end + 1 == walk->text.size || walk->text.data[end] != ' ')
        return walk->text.data[end] == '.';
    return satz_char_is_lower(satz_utf8_decode(walk->text, end + 1, &size)) &&
           !ask(walk->quotes->words.is_speech, walk->quotes, word_after(walk->text, end));
}

bool satz_quotes_is_speech(const struct satz_quotes *quotes, struct satz_slice text, size_t begin, size_t end,
                           size_t around) {
    struct walk walk = { .quotes = (struct satz_quotes *)quotes, .text = text };
    struct satz_slice inside = satz_slice_sub(text, begin, end);
    return has_sentence_end(inside) || count_words(inside, WHOLE_WORDS) >= WHOLE_WORDS ||
           is_attributed(&walk, begin > around ? begin - around : 0, begin, end, end + around);
}

void satz_quotes_put(struct satz_quotes *quotes, size_t segment, size_t begin, size_t end, size_t group) {
    if (begin < end)
        add_part(quotes, (struct satz_quote){ segment, begin, end, 0, 0, group, SATZ_QUOTE_WHOLE, 0 });
}

static enum satz_quote_form form_of(const struct walk *walk, const struct satz_quote_mark *mark, size_t level,
                                    size_t close, size_t end) {
    struct satz_slice inside = satz_slice_sub(walk->text, mark->end, close);
    bool sentence = has_sentence_end(inside) && !is_abbreviation(walk, inside, end);
    if ((!sentence || may_be_title(walk, mark->begin, inside)) && is_title(walk, level, mark->begin, end, inside))
        return SATZ_QUOTE_TITLE;
    bool whole = sentence || count_words(inside, WHOLE_WORDS) >= WHOLE_WORDS ||
                 is_attributed(walk, mark->begin, mark->end, close, end);
    return whole ? SATZ_QUOTE_WHOLE : SATZ_QUOTE_WORDS;
}

/* Whether an attribution, and nothing else, stands between two quotations: `“, sagte X, „`. */
static bool is_attribution(const struct walk *walk, size_t begin, size_t end) {
    struct satz_slice between = satz_slice_trim(satz_slice_sub(walk->text, begin, end));
    if (!between.size || !strchr(",:", between.data[between.size - 1]) || has_sentence_end(between))
        return false;
    bool speech = false;
    size_t at = 0, words = 0;
    while (at < between.size && ++words <= BETWEEN_WORDS) {
        struct satz_slice word = word_after(between, at);
        speech = speech || ask(walk->quotes->words.is_speech, walk->quotes, word);
        size_t size;
        satz_utf8_decode(between, at, &size);
        at = word.size ? (size_t)(word.data - between.data) + word.size : at + size;
    }
    return speech && at >= between.size;
}

/* The quotation of the segment that one opened at `begin` is the rest of; SIZE_MAX: none. */
static size_t continued(const struct walk *walk, size_t level, uint32_t mark, size_t begin) {
    size_t last = walk->last[level];
    bool same = last != SIZE_MAX && walk->quotes->items[last].mark == mark;
    return same && is_attribution(walk, walk->quotes->items[last].end, begin) ? last : SIZE_MAX;
}

/* The group of what `mark` opened: that of what it goes on with, or a new one for several parts. */
static size_t group_of(struct satz_quotes *quotes, const struct satz_quote_mark *mark, bool parts) {
    if (mark->first == SIZE_MAX)
        return parts ? ++quotes->groups : 0;
    struct satz_quote *first = &quotes->items[mark->first];
    if (!first->group)
        first->group = ++quotes->groups;
    first->form = SATZ_QUOTE_WHOLE;
    return first->group;
}

/* Parts in the segments from the mark's on; in this one up to `end`. */
static void add_parts(struct walk *walk, const struct satz_quote_mark *mark, size_t level, size_t end) {
    struct satz_quotes *quotes = walk->quotes;
    size_t group = group_of(quotes, mark, true);
    for (size_t i = mark->segment; i <= walk->segment; i++) {
        size_t begin = i == mark->segment ? mark->begin : 0;
        size_t stop = i == walk->segment ? end : quotes->sizes[i];
        add_part(quotes, (struct satz_quote){ i, begin, stop, 0, level, group, SATZ_QUOTE_WHOLE, mark->character });
    }
}

/* Rock ’n’ Roll */
static bool is_short_and(const struct walk *walk, const struct satz_quote_mark *mark, size_t close) {
    return satz_mark_is_single(mark->character) && mark->segment == walk->segment && close == mark->end + 1 &&
           (walk->text.data[mark->end] | 0x20) == 'n';
}

static void close_quote(struct walk *walk, size_t level, size_t begin, size_t end) {
    struct satz_quotes *quotes = walk->quotes;
    lose(quotes, level + 1);
    struct satz_quote_mark mark = quotes->open[level];
    quotes->depth = level;
    if (is_short_and(walk, &mark, begin))
        return;
    if (mark.segment < walk->segment) {
        add_parts(walk, &mark, level, end);
    } else {
        size_t group = group_of(quotes, &mark, false);
        enum satz_quote_form form = group ? SATZ_QUOTE_WHOLE : form_of(walk, &mark, level, begin, end);
        add_part(quotes, (struct satz_quote){ walk->segment, mark.begin, end, 0, level, group, form, mark.character });
    }
    walk->last[level] = quotes->count - 1;
}

static void open_quote(struct walk *walk, uint32_t character, size_t begin, size_t end) {
    struct satz_quotes *quotes = walk->quotes;
    size_t level = quotes->depth;
    if (level == SATZ_QUOTE_DEPTH)
        return;
    size_t first = continued(walk, level, character, begin);
    quotes->open[quotes->depth++] = (struct satz_quote_mark){ character, walk->segment, begin, end, first };
    if (quotes->depth < SATZ_QUOTE_DEPTH)
        walk->last[quotes->depth] = SIZE_MAX;
}

static uint32_t neighbour_before(struct satz_slice text, size_t at) {
    while (at > 0) {
        size_t size;
        uint32_t character = satz_utf8_decode_before(text, at, &size);
        if (character != OBJECT)
            return character;
        at -= size;
    }
    return ' ';
}

static uint32_t neighbour_after(struct satz_slice text, size_t at) {
    while (at < text.size) {
        size_t size;
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (character != OBJECT)
            return character;
        at += size;
    }
    return ' ';
}

static struct satz_mark_place place_of(struct satz_slice text, uint32_t character, size_t begin, size_t end) {
    return (struct satz_mark_place){ .mark = character,
                                     .before = neighbour_before(text, begin),
                                     .after = neighbour_after(text, end),
                                     .typed = end - begin == 2 };
}

/* Adds what `place` is to the marks that are to come. */
static void count_mark(const struct satz_mark_place *place, size_t closers[2], size_t openers[2]) {
    if (satz_mark_is_double(place->mark)) {
        openers[0] += place->mark == 0x201E;
        closers[0] += place->mark != 0x201E;
    } else if (satz_mark_is_single(place->mark)) {
        openers[1] += satz_mark_looks_open(place);
        closers[1] += satz_mark_looks_closed(place) && !satz_mark_looks_open(place);
    }
}

/* Counts the marks from `at` on of those that may need to know how many follow. */
static void count_marks(struct walk *walk, size_t at) {
    size_t size;
    for (at = satz_mark_next(walk->text, at); at < walk->text.size; at = satz_mark_next(walk->text, at + size)) {
        walk->doubles += walk->text.data[at] == '"';
        uint32_t character = satz_mark_read(walk->text, at, &size);
        struct satz_mark_place place = place_of(walk->text, character, at, at + size);
        count_mark(&place, walk->closers, walk->openers);
    }
}

/* The mark is behind now. */
static void pass_mark(struct walk *walk, struct satz_mark_place *place) {
    size_t closers[2] = { 0 }, openers[2] = { 0 };
    count_mark(place, closers, openers);
    for (size_t i = 0; i < 2; i++) {
        walk->closers[i] -= closers[i];
        walk->openers[i] -= openers[i];
    }
    size_t kind = satz_mark_is_single(place->mark);
    place->even = walk->doubles % 2 == 0;
    place->closable = walk->closers[kind] > walk->openers[kind];
}

static void take_mark(struct walk *walk, uint32_t character, size_t begin, size_t end) {
    struct satz_quotes *quotes = walk->quotes;
    struct satz_mark_place place = place_of(walk->text, character, begin, end);
    pass_mark(walk, &place);
    size_t level;
    switch (satz_mark_judge(&place, quotes->open, quotes->depth, &level)) {
    case SATZ_MARK_OPENS:
        open_quote(walk, character, begin, end);
        break;
    case SATZ_MARK_CLOSES:
        close_quote(walk, level, begin, end);
        break;
    case SATZ_MARK_NONE:
        if (!quotes->depth && satz_mark_only_ends(&place))
            add_loss(quotes, (struct satz_quote_loss){ walk->segment, begin, end, true });
        break;
    }
}

/*
 * At a paragraph's beginning: what is open goes on only where its mark is set again. Returns the byte
 * to go on from.
 */
static size_t begin_paragraph(struct satz_quotes *quotes, struct satz_slice text) {
    size_t at = 0, size = 0;
    uint32_t first = ' ';
    while (at < text.size && ((first = satz_mark_read(text, at, &size)) == OBJECT || satz_char_is_space(first)))
        at += size;
    if (!quotes->depth)
        return 0;
    uint32_t open = quotes->open[0].character;
    if (at < text.size && (first == open || first == satz_mark_again(open)) && !is_single(first)) {
        lose(quotes, 1);
        return at + size;
    }
    lose(quotes, 0);
    return 0;
}

static void note_size(struct satz_quotes *quotes, size_t size) {
    quotes->sizes = satz_memory_grow(quotes->sizes, &quotes->size_capacity, quotes->segments + 1, sizeof size);
    quotes->sizes[quotes->segments++] = size;
}

void satz_quotes_add(struct satz_quotes *quotes, struct satz_slice text, bool paragraph) {
    struct walk walk = { .quotes = quotes, .text = text, .segment = quotes->segments };
    for (size_t level = 0; level < SATZ_QUOTE_DEPTH; level++)
        walk.last[level] = SIZE_MAX;
    size_t at = paragraph ? begin_paragraph(quotes, text) : 0, size;
    note_size(quotes, text.size);
    count_marks(&walk, at);
    for (at = satz_mark_next(text, at); at < text.size; at = satz_mark_next(text, at + size)) {
        uint32_t character = satz_mark_read(text, at, &size);
        walk.doubles -= character == '"' && walk.doubles;
        if (satz_mark_is_quote(character) || character == ',')
            take_mark(&walk, character, at, at + size);
    }
}

static int compare(const void *left, const void *right) {
    const struct satz_quote *a = left, *b = right;
    if (a->segment != b->segment)
        return a->segment < b->segment ? -1 : 1;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return a->level < b->level ? -1 : a->level > b->level;
}

static int compare_losses(const void *left, const void *right) {
    const struct satz_quote_loss *a = left, *b = right;
    if (a->segment != b->segment)
        return a->segment < b->segment ? -1 : 1;
    return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* How many quotations of the segment each one lies in. */
static void set_depths(struct satz_quotes *quotes) {
    size_t ends[SATZ_QUOTE_DEPTH] = { 0 }, depth = 0, segment = SIZE_MAX;
    for (size_t i = 0; i < quotes->count; i++) {
        struct satz_quote *item = &quotes->items[i];
        if (item->segment != segment)
            depth = 0;
        segment = item->segment;
        while (depth > 0 && ends[depth - 1] <= item->begin)
            depth--;
        item->depth = depth;
        if (depth < SATZ_QUOTE_DEPTH)
            ends[depth++] = item->end;
    }
}

/* Numbers the groups by where they begin: an inner quotation is closed, and counted, before the outer one. */
static void number_groups(struct satz_quotes *quotes) {
    size_t *numbers = satz_memory_get_array(quotes->groups + 1, sizeof *numbers), next = 0;
    for (size_t i = 0; i < quotes->count; i++) {
        size_t group = quotes->items[i].group;
        if (group && !numbers[group])
            numbers[group] = ++next;
        quotes->items[i].group = numbers[group];
    }
    free(numbers);
}

void satz_quotes_end(struct satz_quotes *quotes) {
    lose(quotes, 0);
    if (quotes->count > 1)
        qsort(quotes->items, quotes->count, sizeof *quotes->items, compare);
    if (quotes->loss_count > 1)
        qsort(quotes->losses, quotes->loss_count, sizeof *quotes->losses, compare_losses);
    set_depths(quotes);
    number_groups(quotes);
}
