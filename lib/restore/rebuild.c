#include "restore/rebuild.h"

#include "localise/grammar.h"
#include "restore/beside.h"
#include "restore/located.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Quotations in quotations that are told apart. */
enum { MARK_DEPTH = 8 };

#define NOWHERE SATZ_NO_UNIT

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
    struct satz_beside beside;     /* the form put in last */
    struct satz_opened opened;     /* tags and marks that stand where the next form will */
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

static void mark_visible(struct build *build) {
    const struct satz_span_list *spans = build->with->spans;
    size_t unit, last;
    for (size_t i = 0; i < build->with->text->count; i++)
        build->visible[i] = NOWHERE;
    for (size_t i = 0; i < spans->count; i++)
        if (satz_visible_units(build->with, &spans->items[i], &unit, &last) && build->visible[unit] == NOWHERE)
            build->visible[unit] = i;
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

/* Where the text ends that a form would follow: before the tags and marks that stand there already. */
static size_t text_end(const struct build *build) {
    return satz_opened_is_at(&build->opened, build->target->size) ? build->opened.begin : build->target->size;
}

/* Writes the tags anew after the words before them have become longer or shorter; returns the first one's token. */
static size_t move_tags(struct build *build, size_t token, struct satz_slice tags, size_t was) {
    size_t now = build->target->size, unit;
    while (token > 0 && (unit = token_at(build, token - 1)->unit) != SATZ_NO_UNIT && tags.size > 0 &&
           build->unit_begin[unit] != NOWHERE && build->unit_begin[unit] >= was) {
        build->unit_begin[unit] = build->unit_begin[unit] - was + now;
        build->unit_end[unit] = build->unit_end[unit] - was + now;
        token--;
    }
    satz_buffer_add(build->target, tags);
    return token;
}

/* Settles the words before `form`; returns how many bytes of it are written with them. */
static size_t settle_before(struct build *build, size_t token, struct satz_slice form) {
    size_t size = text_end(build), floor = size < build->target->size ? build->opened.floor : build->floor;
    struct satz_buffer tail = SATZ_BUFFER_INIT, tags = SATZ_BUFFER_INIT;
    struct satz_slice before = satz_slice_sub(satz_buffer_slice(build->target), 0, size);
    satz_buffer_add(&tags, satz_slice_from(satz_buffer_slice(build->target), size));
    satz_buffer_truncate(build->target, size);
    /* Two words and their blanks are all that grammar reaches. */
    size_t from = size > floor + 64 ? satz_utf8_floor(before, size - 64) : floor;
    satz_buffer_add(&tail, satz_slice_from(before, from));
    size_t tag_size = tags.size;
    satz_buffer_add(&tags, form);
    /* What begins with a mark takes no prefix and is no second article. */
    bool marked = tag_size > 0 && build->opened.marks;
    size_t taken = satz_grammar_before(build->with->local, build->target, floor, marked ? satz_buffer_slice(&tags) : form);
    struct satz_slice now = satz_buffer_slice(build->target);
    bool same = now.size >= from && satz_slice_equal(satz_slice_from(now, from), satz_buffer_slice(&tail));
    token = move_tags(build, token, satz_slice_sub(satz_buffer_slice(&tags), 0, tag_size), size);
    if (!same)
        forget_places(build, token, from);
    if (tag_size > 0)
        build->floor = build->target->size;
    satz_buffer_release(&tail);
    satz_buffer_release(&tags);
    return taken;
}

/* A term or an institution in small letters begins a sentence with a capital; a brand does not. */
static void settle_first(struct build *build, enum satz_kind kind, enum satz_source source) {
    if (kind != SATZ_PRODUCT && (source == SATZ_AS_TERM || source == SATZ_AS_NAME) &&
        satz_grammar_is_first(satz_slice_sub(satz_buffer_slice(build->target), 0, text_end(build))))
        satz_grammar_capital(build->with->local, &build->scratch);
}

/* Writes a form; one in Latin letters isolated in a language from right to left, if it has marks for that. */
static void write_form(struct build *build, size_t unit, struct satz_slice form, bool escaped) {
    bool isolated = build->with->local && satz_grammar_isolates(build->with->local, form);
    if (isolated)
        satz_buffer_add(build->target, satz_local_value(build->with->local, "isolate-open"));
    size_t begin = build->target->size;
    if (escaped)
        satz_buffer_add(build->target, form);
    else
        add_escaped(build, form);
    set_place(build, unit, begin);
    if (isolated)
        satz_buffer_add(build->target, satz_local_value(build->with->local, "isolate-close"));
}

/* After the first mention of a name that was written by its sound may follow its own letters. */
static void write_original(struct build *build, const struct satz_span *span) {
    satz_buffer_reset(&build->scratch);
    satz_original_write(build->with, span, &build->scratch);
    add_escaped(build, satz_buffer_slice(&build->scratch));
}

static void add_held(struct build *build, size_t unit, size_t token) {
    struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    satz_buffer_reset(&build->scratch);
    enum satz_source source = build->with->local ? satz_held_write(build->with, span, &build->scratch) : SATZ_AS_NONE;
    struct satz_slice form = unit_source(build, unit);
    bool settle = build->with->local && (satz_is_named(span->kind) || satz_is_figure(span->kind));
    if (settle && source != SATZ_AS_NONE)
        settle_first(build, span->kind, source);
    if (source != SATZ_AS_NONE)
        form = satz_buffer_slice(&build->scratch);
    if (settle)
        form = satz_slice_from(form, settle_before(build, token, form));
    if (span->kind == SATZ_TAG)
        satz_opened_begin(&build->opened, build->target->size, build->floor);
    write_form(build, unit, form, source == SATZ_AS_NONE || source == SATZ_AS_LOCAL); /* local forms are escaped */
    if (source == SATZ_AS_TRANSLIT)
        write_original(build, span);
    build->floor = build->target->size;
    if (span->kind == SATZ_TAG)
        build->opened.end = build->target->size;
    else if (settle)
        satz_beside_set(&build->beside, build->unit_begin[unit], build->unit_end[unit]);
    else
        satz_beside_end(&build->beside);
    span->source = source == SATZ_AS_NONE ? SATZ_AS_VERBATIM : source;
}

/* The marks to open a span with: the inner ones in a quotation, but never its own again. */
static const struct satz_marks *marks_of(const struct build *build, const struct satz_span *span) {
    const struct satz_local *local = build->with->local;
    const struct satz_marks *outer = build->depth > 0 ? build->open[build->depth - 1] : NULL;
    if (!outer && span->kind == SATZ_TITLE)
        return &local->title;
    if (!outer)
        return satz_is_speech(satz_slice_sub(build->with->src, span->begin, span->end)) ? &local->quote : &local->scare;
    bool in_title = satz_slice_equal(outer->open, local->title.open) &&
                    !satz_slice_equal(local->title.open, local->quote.open);
    return in_title || satz_slice_equal(outer->open, local->inner.open) ? &local->quote : &local->inner;
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

/* Japanese and Chinese have no blank beside quotation marks either, but where Latin words are. */
static bool writes_no_blank(const struct build *build, uint32_t beside) {
    return build->with->local->sentence_blank.size == 0 && satz_char_is_beyond_latin(beside);
}

static void drop_blank_outside(struct build *build, size_t token) {
    size_t size;
    struct satz_slice before = satz_buffer_slice(build->target);
    if (ends_with_blank(build) && before.size > 1 &&
        writes_no_blank(build, satz_utf8_decode_before(before, before.size - 1, &size)))
        drop_blank_before(build, token);
}

static void skip_blank_outside(struct build *build, size_t token) {
    size_t size;
    struct satz_slice answer = build->with->answer;
    if (token + 2 < token_count(build) && token_at(build, token + 1)->kind == SATZ_TOKEN_SPACE &&
        writes_no_blank(build, satz_utf8_decode(answer, token_at(build, token + 2)->begin, &size)))
        build->skip = token_at(build, token + 1)->end;
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
    drop_blank_outside(build, token);
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
    skip_blank_outside(build, token);
    return begin;
}

static void add_mark(struct build *build, size_t unit, size_t token, bool opens) {
    struct satz_span *span = &build->with->spans->items[build->with->text->units[unit].span];
    size_t begin = build->target->size;
    satz_beside_close(&build->beside);
    if (opens) {
        satz_beside_end(&build->beside);
        satz_opened_begin(&build->opened, begin, build->floor);
    }
    if (!build->with->local)
        satz_buffer_add(build->target, unit_source(build, unit));
    else if (opens)
        open_marks(build, unit, token);
    else
        begin = close_marks(build, unit, token);
    set_place(build, unit, begin);
    span->source = build->with->local ? SATZ_AS_LOCAL : SATZ_AS_VERBATIM;
    build->floor = build->target->size;
    if (opens) {
        build->opened.end = build->floor;
        build->opened.marks = true;
    }
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
        satz_beside_end(&build->beside);
        build->opened = (struct satz_opened){ 0 };
        if (blanks && last && kind != SATZ_UNIT_OPEN && is_word_begin(build, token) &&
            is_parted(build, unit, unit + 1))
            satz_buffer_add_byte(build->target, ' ');
    }
}

/* Whether tokens from `token` on are the units from `unit` to `last`, one by one. */
static bool is_kept(const struct build *build, size_t token, size_t unit, size_t last) {
    if (token + (last - unit) >= token_count(build))
        return false;
    for (size_t i = 0; i <= last - unit; i++)
        if (token_at(build, token + i)->unit != unit + i || (i > 0 && build->placed[token + i] != NOWHERE))
            return false;
    return true;
}

/* Writes a visible span that the engine left as it was; returns how many tokens that took, or 0. */
static size_t add_visible(struct build *build, size_t token, size_t unit) {
    const struct satz_rebuild *with = build->with;
    struct satz_span *span = &with->spans->items[build->visible[unit]];
    size_t first, last;
    if (!satz_visible_units(with, span, &first, &last) || !is_kept(build, token, unit, last))
        return 0;
    struct satz_slice words = satz_slice_sub(satz_buffer_slice(&with->text->text), with->text->units[unit].text_begin,
                                             with->text->units[last].text_end);
    enum satz_source source = SATZ_AS_LOCAL;
    size_t before = build->target->size; /* a form depends on what it follows */
    if (span->kind == SATZ_PLACE)
        source = satz_place_write(with, span, words, build->target);
    else if (!satz_visible_write(with, span->kind, words, build->target))
        source = SATZ_AS_NONE;
    satz_buffer_reset(&build->scratch);
    satz_buffer_add(&build->scratch, satz_slice_from(satz_buffer_slice(build->target), before));
    satz_buffer_truncate(build->target, before);
    if (source == SATZ_AS_NONE)
        return 0;
    struct satz_slice form = satz_buffer_slice(&build->scratch), rest = satz_slice_from(form, settle_before(build, token, form));
    size_t begin = build->target->size;
    satz_buffer_add(build->target, rest);
    satz_beside_set(&build->beside, begin, build->target->size);
    for (size_t i = unit; i <= last; i++)
        set_place(build, i, begin);
    span->source = source;
    return last - unit + 1;
}

/* The figures of a sum whose words the engine translated: 12,4 million euros. */
static size_t add_figures(struct build *build, size_t token, size_t unit) {
    const struct satz_rebuild *with = build->with;
    const struct satz_span *span = &with->spans->items[build->visible[unit]];
    size_t first, last, begin = build->target->size;
    if (!satz_visible_units(with, span, &first, &last))
        return 0;
    last = satz_figures_last(with, span, unit, last);
    if (last == NOWHERE || !is_kept(build, token, unit, last) || !satz_shown_write(with, unit, last, build->target))
        return 0;
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

static struct satz_slice form_beside(const struct build *build) {
    size_t begin = build->beside.begin, end = build->beside.end;
    if (end - begin > 256) /* its end is what matters */
        begin = satz_utf8_floor(satz_buffer_slice(build->target), end - 256);
    return satz_slice_sub(satz_buffer_slice(build->target), begin, end);
}

/* Whether what comes after the blank is written together with the form before it. */
static bool is_joined(const struct build *build, size_t token) {
    struct satz_slice after = satz_slice_from(build->with->answer, token_at(build, token)->end);
    return build->beside.end > 0 && build->with->local &&
           satz_grammar_joins(build->with->local, form_beside(build), after, build->beside.closed);
}

static void add_blank(struct build *build, size_t token) {
    const struct satz_token *item = token_at(build, token);
    struct satz_slice piece = satz_slice_sub(build->with->answer, item->begin, item->end);
    bool joined = is_joined(build, token);
    struct satz_beside beside = build->beside;
    satz_beside_end(&build->beside);
    if (item->unit != SATZ_NO_UNIT && build->with->keep_words && is_same_blank(build, token, item->unit)) {
        satz_buffer_add(build->target, unit_source(build, item->unit));
        return;
    }
    if (joined) {
        build->beside = beside;
        return;
    }
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
    satz_engine_words_write(build->with, satz_buffer_slice(&build->scratch), build->target);
}

/* A particle after a form that was put in takes the form's side; a full stop after a full stop goes. */
static void settle_after(struct build *build, const struct satz_token *token) {
    size_t begin = token->begin < build->skip ? build->skip : token->begin;
    struct satz_slice rest = satz_slice_from(build->with->answer, begin);
    if (build->beside.end == 0 || !build->with->local || token->kind != SATZ_TOKEN_WORD)
        return;
    /* The form lies in the target, which may move while the particle is appended. */
    satz_buffer_reset(&build->scratch);
    satz_buffer_add(&build->scratch, form_beside(build));
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
    satz_beside_pass(&build->beside, satz_slice_sub(build->with->answer, token->begin, token->end));
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
        return 1;
    }
    return add_words(build, i);
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
    satz_located_set(rebuild, build.unit_begin, build.unit_end);
    satz_buffer_release(&build.scratch);
}
