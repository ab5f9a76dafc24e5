#include "restore/rebuild.h"

#include "localise/grammar.h"
#include "localise/quantity.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A visible span is rewritten where it is at most so many units long; quotations in quotations told apart. */
enum { VISIBLE_UNITS = 64, MARK_DEPTH = 8 };

#define NOWHERE SIZE_MAX

/* The walk over the answer. */
struct build {
    const struct satz_rebuild *with;
    struct satz_buffer *target;
    size_t *unit_begin, *unit_end; /* where a unit's text stands in the target; NOWHERE: not there */
    size_t *visible;               /* the visible span that begins at a unit, by index; NOWHERE */
    size_t *placed, *next_placed;  /* by token, and by unit: lists of placeholders without a trace */
    size_t floor;                  /* bytes of target that are settled */
    const struct satz_marks *open[MARK_DEPTH]; /* marks that are open */
    size_t depth;
    size_t skip;                   /* bytes of the answer up to which all is written already */
    struct satz_slice form;        /* the form put in last, where the target ends with it */
    struct satz_buffer scratch;
};

static const struct satz_token *token_at(const struct build *build, size_t i) {
    return &build->with->slots->tokens.items[i];
}

static size_t token_count(const struct build *build) {
    return build->with->slots->tokens.count;
}

static bool ends_with_blank(const struct build *build) {
    return build->target->size > build->floor && build->target->data[build->target->size - 1] == ' ';
}

static void add_escaped(const struct build *build, struct satz_slice text) {
    if (build->with->html)
        satz_charref_escape(text, build->target);
    else
        satz_buffer_add(build->target, text);
}

static struct satz_slice unit_source(const struct build *build, size_t unit) {
    const struct satz_unit *item = &build->with->text->units[unit];
    return satz_slice_sub(build->with->src, item->src_begin, item->src_end);
}

static void set_place(struct build *build, size_t unit, size_t begin) {
    build->unit_begin[unit] = begin;
    build->unit_end[unit] = build->target->size;
}

/* Unit that begins, or ends, at a byte of src; NOWHERE where none does. */
static size_t unit_at(const struct satz_engine_text *text, size_t byte, bool end) {
    size_t low = 0, high = text->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        size_t here = end ? text->units[middle].src_end : text->units[middle].src_begin;
        if (here == byte)
            return middle;
        if (here < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return NOWHERE;
}

static bool is_figure(enum satz_kind kind) {
    return kind == SATZ_NUMBER || kind == SATZ_MONEY || kind == SATZ_DATE || kind == SATZ_TIME;
}

static void mark_visible(struct build *build) {
    const struct satz_span_list *spans = build->with->spans;
    for (size_t i = 0; i < build->with->text->count; i++)
        build->visible[i] = NOWHERE;
    for (size_t i = 0; i < spans->count; i++) {
        const struct satz_span *span = &spans->items[i];
        size_t unit = (is_figure(span->kind) || span->kind == SATZ_PLACE) && span->action == SATZ_VERIFY
                          ? unit_at(build->with->text, span->begin, false)
                          : NOWHERE;
        if (unit != NOWHERE && build->visible[unit] == NOWHERE)
            build->visible[unit] = i;
    }
}

static void list_placed(struct build *build) {
    for (size_t i = 0; i <= token_count(build); i++)
        build->placed[i] = NOWHERE;
    for (size_t i = build->with->text->count; i-- > 0;) {
        enum satz_unit_kind kind = build->with->text->units[i].kind;
        const struct satz_slot *slot = &build->with->slots->slots[i];
        if (kind == SATZ_UNIT_WORD || kind == SATZ_UNIT_SPACE || slot->found != SATZ_FOUND_PLACED)
            continue;
        build->next_placed[i] = build->placed[slot->token];
        build->placed[slot->token] = i;
    }
}

/* Words before a form may have changed: what was said about their place is void. */
static void forget_places(struct build *build, size_t token, size_t from) {
    while (token-- > 0) {
        size_t unit = token_at(build, token)->unit;
        if (unit == SATZ_NO_UNIT)
            continue;
        if (build->unit_end[unit] == NOWHERE || build->unit_end[unit] <= from)
            break;
        build->unit_begin[unit] = build->unit_end[unit] = NOWHERE;
    }
}

static bool is_name(enum satz_kind kind) {
    return kind <= SATZ_TERM;
}

/* Settles the words before `form`, and takes away a blank that the language does not write there. */
static void settle_before(struct build *build, size_t token, struct satz_slice form) {
    const struct satz_local *local = build->with->local;
    size_t size = build->target->size;
    struct satz_slice before = satz_slice_sub(satz_buffer_slice(build->target), 0, size);
    if (ends_with_blank(build) && satz_grammar_no_blank(local, satz_slice_sub(before, 0, size - 1), form)) {
        satz_buffer_truncate(build->target, size - 1);
        forget_places(build, token, size - 1);
        return;
    }
    /* Two words and their blanks are all that grammar reaches. */
    struct satz_buffer tail = SATZ_BUFFER_INIT;
    size_t from = size > build->floor + 64 ? satz_utf8_floor(before, size - 64) : build->floor;
    satz_buffer_add(&tail, satz_slice_from(before, from));
    satz_grammar_before(local, build->target, build->floor, form);
    struct satz_slice now = satz_buffer_slice(build->target);
    if (now.size < from || !satz_slice_equal(satz_slice_from(now, from), satz_buffer_slice(&tail)))
        forget_places(build, token, from);
    satz_buffer_release(&tail);
}

static void add_held(struct build *build, size_t unit, size_t token) {
    struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    satz_buffer_reset(&build->scratch);
    enum satz_source source = build->with->local ? satz_held_write(build->with, span, &build->scratch) : SATZ_AS_NONE;
    struct satz_slice own = unit_source(build, unit), form = satz_buffer_slice(&build->scratch);
    bool settle = build->with->local && (is_name(span->kind) || is_figure(span->kind));
    if (source == SATZ_AS_NONE)
        form = own;
    if (settle)
        settle_before(build, token, form);
    size_t begin = build->target->size;
    if (source == SATZ_AS_NONE || source == SATZ_AS_LOCAL) /* local forms are escaped already */
        satz_buffer_add(build->target, form);
    else
        add_escaped(build, form);
    set_place(build, unit, begin);
    span->source = source == SATZ_AS_NONE ? SATZ_AS_VERBATIM : source;
    size_t end = build->target->size;
    if (source == SATZ_AS_TRANSLIT) {
        satz_buffer_reset(&build->scratch);
        satz_original_write(build->with, span, &build->scratch);
        add_escaped(build, satz_buffer_slice(&build->scratch));
    }
    build->floor = build->target->size;
    build->form = settle ? satz_slice_sub(satz_buffer_slice(build->target), begin, end) : satz_slice_of(NULL);
}

/* The marks to open a span with: the inner ones in a quotation, but never its own again. */
static const struct satz_marks *marks_of(const struct build *build, const struct satz_span *span) {
    const struct satz_local *local = build->with->local;
    const struct satz_marks *outer = build->depth > 0 ? build->open[build->depth - 1] : NULL;
    if (!outer && span->kind == SATZ_TITLE)
        return &local->title;
    if (!outer)
        return satz_is_speech(satz_slice_sub(build->with->src, span->begin, span->end)) ? &local->quote : &local->scare;
    return satz_slice_equal(outer->open, local->inner.open) ? &local->quote : &local->inner;
}

static bool is_space_unit(const struct build *build, size_t unit) {
    return unit < build->with->text->count && build->with->text->units[unit].kind == SATZ_UNIT_SPACE;
}

/* Inside the marks of French stands a blank of its own, not the engine's. */
static void drop_blank_before(struct build *build, size_t token) {
    if (!ends_with_blank(build))
        return;
    satz_buffer_truncate(build->target, build->target->size - 1);
    forget_places(build, token, build->target->size);
}

/* A form that ends with a full stop (9 a.m.) ends the sentence as well; not what trails off in an ellipsis. */
static bool ends_with_stop(const struct build *build) {
    return satz_slice_ends(satz_buffer_slice(build->target), satz_slice_of("."));
}

static bool starts_with_stop(struct satz_slice rest) {
    return satz_slice_starts(rest, satz_slice_of(".")) && !satz_slice_starts(rest, satz_slice_of(".."));
}

/* Japanese writes no 。 before 」; American English has comma and full stop before the closing mark. */
static void settle_stops(struct build *build, size_t token) {
    const struct satz_local *local = build->with->local;
    struct satz_slice stops = satz_local_value(local, "stop-before-close"), stop, view;
    while (stops.size > 0 && satz_slice_split(&stops, '|', &stop)) {
        view = satz_slice_from(satz_buffer_slice(build->target), build->floor);
        if (stop.size > 0 && satz_slice_ends(view, stop)) {
            satz_buffer_truncate(build->target, build->target->size - stop.size);
            forget_places(build, token, build->target->size);
        }
    }
    if (!satz_slice_is(satz_local_value(local, "comma-inside"), "yes") || token + 1 >= token_count(build))
        return;
    const struct satz_token *next = token_at(build, token + 1);
    struct satz_slice piece = satz_slice_sub(build->with->answer, next->begin, next->end);
    if (next->begin >= build->skip && (satz_slice_is(piece, ",") || satz_slice_is(piece, "."))) {
        if (satz_slice_is(piece, ",") || !ends_with_stop(build))
            satz_buffer_add(build->target, piece);
        build->skip = next->end;
    }
}

/* Writes an opening mark; a blank that the engine put after it goes. */
static void open_marks(struct build *build, size_t unit, size_t token) {
    const struct satz_marks *marks = marks_of(build, &build->with->spans->items[build->with->text->units[unit].span]);
    satz_buffer_add(build->target, marks->open);
    satz_buffer_add(build->target, marks->blank);
    if (build->depth < MARK_DEPTH)
        build->open[build->depth++] = marks;
    if (token + 1 < token_count(build) && token_at(build, token)->unit == unit && !is_space_unit(build, unit + 1) &&
        token_at(build, token + 1)->kind == SATZ_TOKEN_SPACE)
        build->skip = token_at(build, token + 1)->end;
}

/* Writes a closing mark, before it what the language puts inside; returns where it begins. */
static size_t close_marks(struct build *build, size_t unit, size_t token) {
    const struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    const struct satz_marks *marks = build->depth > 0 ? build->open[--build->depth] : marks_of(build, span);
    if (unit == 0 || !is_space_unit(build, unit - 1))
        drop_blank_before(build, token);
    settle_stops(build, token);
    size_t begin = build->target->size;
    satz_buffer_add(build->target, marks->blank);
    satz_buffer_add(build->target, marks->close);
    return begin;
}

static void add_mark(struct build *build, size_t unit, size_t token, bool opens) {
    struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    size_t begin = build->target->size;
    build->form = satz_slice_of(NULL);
    if (!build->with->local)
        satz_buffer_add(build->target, unit_source(build, unit));
    else if (opens)
        open_marks(build, unit, token);
    else
        begin = close_marks(build, unit, token);
    set_place(build, unit, begin);
    span->source = build->with->local ? SATZ_AS_LOCAL : SATZ_AS_VERBATIM;
    build->floor = build->target->size;
}

static void add_placeholder(struct build *build, size_t unit, size_t token) {
    enum satz_unit_kind kind = build->with->text->units[unit].kind;
    if (kind == SATZ_UNIT_HELD)
        add_held(build, unit, token);
    else
        add_mark(build, unit, token, kind == SATZ_UNIT_OPEN);
}

static bool is_word_end(const struct build *build) {
    size_t size;
    if (build->target->size == 0)
        return false;
    uint32_t before = satz_utf8_decode_before(satz_buffer_slice(build->target), build->target->size, &size);
    return satz_char_is_word(before) || before == ',' || before == '.' || before == ';' || before == ':';
}

static bool is_word_begin(const struct build *build, size_t token) {
    size_t size;
    return token < token_count(build) &&
           satz_char_is_word(satz_utf8_decode(build->with->answer, token_at(build, token)->begin, &size));
}

/* Whether a blank belongs between a placeholder and what is beside it: a tag has one where the source has. */
static bool is_parted(const struct build *build, size_t unit, size_t beside) {
    bool tag = build->with->spans->items[build->with->text->units[unit].span].kind == SATZ_TAG;
    return is_space_unit(build, beside) || !tag;
}

/* What left no trace goes in here, parted from the words beside it. */
static void add_placed(struct build *build, size_t token) {
    bool blanks = !build->with->local || build->with->local->name_blank;
    for (size_t unit = build->placed[token]; unit != NOWHERE; unit = build->next_placed[unit]) {
        enum satz_unit_kind kind = build->with->text->units[unit].kind;
        bool last = build->next_placed[unit] == NOWHERE;
        if (blanks && kind != SATZ_UNIT_CLOSE && is_word_end(build) && is_parted(build, unit, unit - 1))
            satz_buffer_add_byte(build->target, ' ');
        add_placeholder(build, unit, token);
        build->form = satz_slice_of(NULL);
        if (blanks && last && kind != SATZ_UNIT_OPEN && is_word_begin(build, token) &&
            is_parted(build, unit, unit + 1))
            satz_buffer_add_byte(build->target, ' ');
    }
}

/* Whether tokens from `token` on are the units from `unit` to `last`, one by one. */
static bool is_kept(const struct build *build, size_t token, size_t unit, size_t last) {
    if (last < unit || last - unit >= VISIBLE_UNITS || token + (last - unit) >= token_count(build))
        return false;
    for (size_t i = 0; i <= last - unit; i++)
        if (token_at(build, token + i)->unit != unit + i || (i > 0 && build->placed[token + i] != NOWHERE))
            return false;
    return true;
}

/* The form of a place that the engine left in German; nothing for an adjective, which is the engine's matter. */
static bool write_place(struct build *build, const struct satz_span *span, struct satz_slice words) {
    const struct satz_rebuild *with = build->with;
    const struct satz_name *name = satz_rendering_name(with->renderings, span, words);
    bool capitals = false;
    satz_buffer_reset(&build->scratch);
    if (!name || !satz_rendering_is_form(name, words, &capitals) ||
        satz_rendering_add(with->renderings, with->local, span, words, &build->scratch) == SATZ_AS_NONE)
        return false;
    struct satz_buffer form = SATZ_BUFFER_INIT;
    if (capitals) /* a dateline: BERLIN */
        satz_text_upper(satz_buffer_slice(&build->scratch), with->local->language.tag, &form);
    else
        satz_buffer_add(&form, satz_buffer_slice(&build->scratch));
    add_escaped(build, satz_buffer_slice(&form));
    satz_buffer_release(&form);
    return true;
}

/* Writes a visible span that the engine left as it was; returns how many tokens that took, or 0. */
static size_t add_visible(struct build *build, size_t token, size_t unit) {
    const struct satz_rebuild *with = build->with;
    struct satz_span *span = &with->spans->items[build->visible[unit]];
    size_t last = unit_at(with->text, span->end, true), begin = build->target->size;
    if (last == NOWHERE || !is_kept(build, token, unit, last))
        return 0;
    struct satz_slice words = satz_slice_sub(satz_buffer_slice(&with->text->text), with->text->units[unit].text_begin,
                                             with->text->units[last].text_end);
    bool place = span->kind == SATZ_PLACE;
    if (place ? !write_place(build, span, words) : !satz_visible_write(with, span->kind, words, build->target))
        return 0;
    for (size_t i = unit; i <= last; i++)
        set_place(build, i, begin);
    span->source = place ? SATZ_AS_NAME : SATZ_AS_LOCAL;
    build->form = satz_slice_sub(satz_buffer_slice(build->target), begin, build->target->size);
    return last - unit + 1;
}

/* The figures of a sum whose words the engine translated: 12,4 million euros. */
static size_t add_figures(struct build *build, size_t token, size_t unit) {
    const struct satz_rebuild *with = build->with;
    struct satz_quantity quantity;
    struct satz_slice view = satz_buffer_slice(&with->text->text);
    const struct satz_span *span = &with->spans->items[build->visible[unit]];
    if (span->kind != SATZ_NUMBER && span->kind != SATZ_MONEY)
        return 0;
    size_t last = unit_at(with->text, span->end, true), from = with->text->units[unit].text_begin;
    if (last == NOWHERE || last < unit)
        return 0;
    struct satz_slice words = satz_slice_sub(view, from, with->text->units[last].text_end);
    if (!satz_quantity_read(with->source, words, &quantity) || quantity.numeral_begin > 0)
        return 0;
    last = unit;
    while (last < with->text->count && with->text->units[last].text_end < from + quantity.numeral_end)
        last++;
    if (last == with->text->count || !is_kept(build, token, unit, last))
        return 0;
    size_t begin = build->target->size;
    satz_numeral_write(&quantity.shown, &with->local->numerals, build->target);
    for (size_t i = unit; i <= last; i++)
        set_place(build, i, begin);
    return last - unit + 1;
}

/* Whether a blank came back between the same two neighbours that it has in the source. */
static bool is_same_blank(const struct build *build, size_t token, size_t unit) {
    size_t last_unit = build->with->text->count - 1, last_token = token_count(build) - 1;
    bool left = unit == 0 ? token == 0 : token > 0 && token_at(build, token - 1)->unit == unit - 1;
    bool right = unit == last_unit ? token == last_token
                                   : token < last_token && token_at(build, token + 1)->unit == unit + 1;
    return left && right;
}

static bool is_placeholder(const struct build *build, size_t unit) {
    if (unit == SATZ_NO_UNIT)
        return false;
    enum satz_unit_kind kind = build->with->text->units[unit].kind;
    return kind != SATZ_UNIT_WORD && kind != SATZ_UNIT_SPACE;
}

/* Whether a blank begins or ends the answer, and the source does not begin or end so. */
static bool is_outer_blank(const struct build *build, size_t token) {
    size_t count = build->with->text->count;
    bool first = build->target->size == 0, last = token + 1 == token_count(build);
    return (first && !is_space_unit(build, 0)) ||
           (last && build->placed[token + 1] == NOWHERE && (count == 0 || !is_space_unit(build, count - 1)));
}

/* Whether a blank parts a placeholder from what is joined to it in the source: engines put blanks around them. */
static bool is_torn(const struct build *build, size_t token) {
    if (!build->with->keep_words || token == 0 || token + 1 >= token_count(build))
        return false;
    size_t before = token_at(build, token - 1)->unit, after = token_at(build, token + 1)->unit;
    return before != SATZ_NO_UNIT && after == before + 1 &&
           (is_placeholder(build, before) || is_placeholder(build, after));
}

/* Several blanks of ASCII, or a line end: between words that is one blank. */
static bool is_ascii_blanks(struct satz_slice piece) {
    for (size_t i = 0; i < piece.size; i++)
        if (!memchr(" \t\n\v\f\r", piece.data[i], 6))
            return false;
    return true;
}

static void add_blank(struct build *build, size_t token) {
    const struct satz_token *item = token_at(build, token);
    struct satz_slice piece = satz_slice_sub(build->with->answer, item->begin, item->end);
    struct satz_slice after = satz_slice_from(build->with->answer, item->end);
    if (item->unit != SATZ_NO_UNIT && build->with->keep_words && is_same_blank(build, token, item->unit)) {
        satz_buffer_add(build->target, unit_source(build, item->unit));
        return;
    }
    if (build->form.data && satz_grammar_no_blank(build->with->local, build->form, after))
        return;
    if (is_outer_blank(build, token) || is_torn(build, token) || ends_with_blank(build))
        return;
    satz_buffer_add(build->target, is_ascii_blanks(piece) ? satz_slice_of(" ") : piece);
}

static void add_word(struct build *build, const struct satz_token *token) {
    struct satz_slice piece = satz_slice_sub(build->with->answer, token->begin, token->end);
    if (token->begin < build->skip)
        piece = satz_slice_sub(build->with->answer, build->skip, token->end);
    else if (build->with->local && build->with->keep_words)
        satz_grammar_mark(build->with->local, build->target, build->floor,
                          satz_slice_from(build->with->answer, token->begin));
    size_t begin = build->target->size;
    if (token->unit != SATZ_NO_UNIT && build->with->keep_words) {
        satz_buffer_add(build->target, unit_source(build, token->unit));
        set_place(build, token->unit, begin);
        return;
    }
    satz_buffer_reset(&build->scratch);
    satz_wire_unescape(build->with->wire, piece, &build->scratch);
    add_escaped(build, satz_buffer_slice(&build->scratch));
}

/* A particle after a form that was put in takes the form's side; a full stop after a full stop goes. */
static void settle_after(struct build *build, const struct satz_token *token) {
    size_t begin = token->begin < build->skip ? build->skip : token->begin;
    struct satz_slice rest = satz_slice_from(build->with->answer, begin), form = build->form;
    build->form = satz_slice_of(NULL);
    if (!form.data || !build->with->local || token->kind != SATZ_TOKEN_WORD)
        return;
    /* The form lies in the target, which may move while the particle is appended. */
    satz_buffer_reset(&build->scratch);
    satz_buffer_add(&build->scratch, form);
    size_t used = satz_grammar_after(build->with->local, satz_buffer_slice(&build->scratch), rest, build->target);
    if (used == 0 && ends_with_stop(build) && starts_with_stop(rest))
        used = 1;
    if (used > 0)
        build->skip = begin + used;
}

/* A word, or several that are a visible figure; returns how many tokens that took. */
static size_t add_words(struct build *build, size_t i) {
    const struct satz_token *token = token_at(build, i);
    size_t unit = token->unit, taken = 0;
    settle_after(build, token);
    if (token->end <= build->skip)
        return 1;
    bool kept = unit != SATZ_NO_UNIT && build->with->keep_words && build->with->local;
    if (kept && build->visible[unit] != NOWHERE) {
        taken = add_visible(build, i, unit);
        taken = taken > 0 ? taken : add_figures(build, i, unit);
    }
    if (taken == 0)
        add_word(build, token);
    return taken > 0 ? taken : 1;
}

/* What stood before a placeholder that is left out stands before what comes after it: no blank before a comma. */
static void close_up(struct build *build, size_t token) {
    bool blank_after = token + 1 < token_count(build) && token_at(build, token + 1)->kind == SATZ_TOKEN_SPACE;
    if (!blank_after && build->skip <= token_at(build, token)->begin)
        drop_blank_before(build, token);
}

/* One token, or several that go together; returns how many. */
static size_t add_token(struct build *build, size_t i) {
    const struct satz_token *token = token_at(build, i);
    if (build->with->slots->drop[i])
        close_up(build, i);
    if (build->with->slots->cut[i] > 0)
        build->skip = token->begin + build->with->slots->cut[i];
    if (build->with->slots->drop[i] || token->end <= build->skip)
        return 1;
    if (is_placeholder(build, token->unit)) {
        add_placeholder(build, token->unit, i);
        return 1;
    }
    if (token->kind == SATZ_TOKEN_SPACE) {
        add_blank(build, i);
        build->form = satz_slice_of(NULL);
        return 1;
    }
    return add_words(build, i);
}

/* Tells a span where it stands, from its units' places. */
static void locate(struct build *build, struct satz_span *span, size_t first, size_t last) {
    size_t begin = NOWHERE, end = 0;
    if (first == NOWHERE || last == NOWHERE || last < first || last - first >= VISIBLE_UNITS)
        return;
    for (size_t i = first; i <= last; i++) {
        if (build->unit_begin[i] == NOWHERE && build->with->text->units[i].kind != SATZ_UNIT_SPACE)
            return;
        if (build->unit_begin[i] == NOWHERE)
            continue;
        begin = build->unit_begin[i] < begin ? build->unit_begin[i] : begin;
        end = build->unit_end[i] > end ? build->unit_end[i] : end;
    }
    if (begin == NOWHERE)
        return;
    span->located = true;
    span->in_begin = begin;
    span->in_end = end;
    span->found = span->found > SATZ_FOUND_EXACT ? span->found : SATZ_FOUND_EXACT;
    span->source = span->source == SATZ_AS_NONE ? SATZ_AS_VERBATIM : span->source;
}

static void locate_placeholder(struct build *build, size_t unit) {
    struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    enum satz_found found = build->with->slots->slots[unit].found;
    size_t begin = build->unit_begin[unit], end = build->unit_end[unit];
    if (begin == NOWHERE)
        return;
    span->in_begin = !span->located || begin < span->in_begin ? begin : span->in_begin;
    span->in_end = !span->located || end > span->in_end ? end : span->in_end;
    span->found = found > span->found ? found : span->found;
    span->located = true;
}

static void locate_all(struct build *build) {
    const struct satz_engine_text *text = build->with->text;
    for (size_t i = 0; i < text->count; i++)
        if (is_placeholder(build, i))
            locate_placeholder(build, i);
    for (size_t i = 0; i < build->with->spans->count; i++) {
        struct satz_span *span = &build->with->spans->items[i];
        if (span->action == SATZ_VERIFY && !span->located)
            locate(build, span, unit_at(text, span->begin, false), unit_at(text, span->end, true));
    }
}

void satz_rebuild_write(const struct satz_rebuild *rebuild, struct satz_buffer *target) {
    struct build build = { .with = rebuild, .target = target, .scratch = SATZ_BUFFER_INIT };
    size_t units = rebuild->text->count + 1, tokens = rebuild->slots->tokens.count;
    build.unit_begin = satz_arena_get(rebuild->arena, units * sizeof(size_t));
    build.unit_end = satz_arena_get(rebuild->arena, units * sizeof(size_t));
    build.visible = satz_arena_get(rebuild->arena, units * sizeof(size_t));
    build.next_placed = satz_arena_get(rebuild->arena, units * sizeof(size_t));
    build.placed = satz_arena_get(rebuild->arena, (tokens + 1) * sizeof(size_t));
    for (size_t i = 0; i < units; i++)
        build.unit_begin[i] = build.unit_end[i] = NOWHERE;
    satz_buffer_reset(target);
    mark_visible(&build);
    list_placed(&build);
    for (size_t i = 0; i < tokens;) {
        add_placed(&build, i);
        i += add_token(&build, i);
    }
    add_placed(&build, tokens);
    locate_all(&build);
    satz_buffer_release(&build.scratch);
}
