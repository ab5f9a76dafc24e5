#include "translate/realign.h"

#include <stdlib.h>

#include "align/align.h"
#include "align/records.h"
#include "align/unit.h"
#include "base/memory.h"
#include "segment/segment.h"
#include "text/utf8.h"

/* Which span of which segment a placeholder of the batch is. */
struct owner {
    size_t work, span;
};

/* A piece of the answer. */
struct piece {
    size_t begin, end;
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

struct satz_realigner {
    struct satz_language from, to;
    const struct satz_form *own;
    struct satz_aligner *aligner;
    struct satz_segmenter *segmenter;
    struct satz_wire wire;      /* of the batch */
    struct satz_wire part;      /* of one segment, or of the segments of a bead */
    struct satz_engine_text text;
    struct satz_buffer joined;  /* the engine text of the batch */
    struct satz_slice *lines;   /* the question's, in `arena` */
    struct owner *owners;       /* of the batch's spans, in `arena` */
    struct satz_arena arena;    /* reset for each batch */
};

struct satz_realigner *satz_realigner_new(const struct satz_data *data, const struct satz_forms *forms,
                                          const struct satz_language *from, const struct satz_language *to,
                                          struct satz_error *error) {
    struct satz_align_settings settings = { .from = *from, .to = *to, .data = data };
    struct satz_realigner *new = satz_memory_get_array(1, sizeof *new);
    *new = (struct satz_realigner){ .from = *from,           .to = *to,
                                    .own = satz_forms_own(forms), .wire = SATZ_WIRE_INIT,
                                    .part = SATZ_WIRE_INIT,  .joined = SATZ_BUFFER_INIT,
                                    .arena = SATZ_ARENA_INIT };
    satz_engine_text_init(&new->text);
    new->segmenter = satz_segmenter_new(data, to->tag, NULL, error);
    new->aligner = new->segmenter ? satz_aligner_new(&settings, error) : NULL;
    if (new->aligner)
        return new;
    satz_realigner_free(new);
    return NULL;
}

void satz_realigner_free(struct satz_realigner *realigner) {
    if (!realigner)
        return;
    satz_segmenter_free(realigner->segmenter);
    if (realigner->aligner)
        satz_aligner_free(realigner->aligner);
    satz_wire_release(&realigner->wire);
    satz_wire_release(&realigner->part);
    satz_engine_text_release(&realigner->text);
    satz_buffer_release(&realigner->joined);
    satz_arena_release(&realigner->arena);
    free(realigner);
}

/* ---- the question ---- */

/* Numbers from which on the batch's placeholders are no longer told by them. */
enum { NUMBER_LIMIT = 900000000 };

/* The highest number of a placeholder that the text itself speaks of. */
static size_t number_most(struct satz_slice text, size_t most) {
    struct satz_slice open = satz_slice_of("⟦");
    for (size_t at = satz_slice_find(text, 0, open); at < text.size; at = satz_slice_find(text, at, open)) {
        size_t number = 0;
        at += open.size;
        at += at < text.size && text.data[at] == '/';
        if (at == text.size || text.data[at] != 'P')
            continue;
        for (at++; at < text.size && text.data[at] >= '0' && text.data[at] <= '9'; at++)
            number = number < NUMBER_LIMIT ? number * 10 + (size_t)(text.data[at] - '0') : number;
        most = number > most ? number : most;
    }
    return most;
}

static struct satz_slice token_text(const struct satz_wire *wire, const struct satz_wire_token *token) {
    return satz_slice_sub(wire->source, token->text_begin, token->text_end);
}

/* Takes the wire of the work's own text apart. */
static void part_encode(struct satz_realigner *realigner, const struct satz_work *work) {
    satz_wire_encode(&realigner->part, realigner->own, work->text, work->names, work->spans.count);
}

/* The first number that no text of the batch speaks of. */
static size_t number_first(struct satz_realigner *realigner, const struct satz_batch *batch) {
    size_t most = 0;
    for (size_t i = 0; i < batch->count; i++) {
        if (satz_slice_find(batch->works[i]->text, 0, satz_slice_of("⟦")) == batch->works[i]->text.size)
            continue;
        part_encode(realigner, batch->works[i]);
        for (size_t k = 0; k < realigner->part.count; k++)
            if (realigner->part.tokens[k].role == SATZ_WIRE_TEXT)
                most = number_most(token_text(&realigner->part, &realigner->part.tokens[k]), most);
    }
    return most + 1;
}

/* Appends a work's text, its placeholders numbered from `first` on. */
static void work_join(struct satz_realigner *realigner, const struct satz_work *work, size_t first) {
    struct satz_buffer *joined = &realigner->joined;
    part_encode(realigner, work);
    for (size_t k = 0; k < realigner->part.count; k++) {
        const struct satz_wire_token *token = &realigner->part.tokens[k];
        if (token->role == SATZ_WIRE_TEXT)
            satz_buffer_add(joined, token_text(&realigner->part, token));
        else
            satz_buffer_add_format(joined, "⟦%sP%zu⟧", token->role == SATZ_WIRE_CLOSE ? "/" : "", first + token->span);
    }
}

static struct satz_slice id_make(struct satz_arena *arena, size_t number) {
    struct satz_buffer id = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&id, "P%zu", number);
    struct satz_slice copy = satz_arena_copy(arena, satz_buffer_slice(&id));
    satz_buffer_release(&id);
    return copy;
}

/* Cuts the wire at the line ends that were put between the segments: each is a token of its own. */
static void lines_cut(struct satz_realigner *realigner, const size_t *ends, size_t count) {
    size_t line = 0, begin = 0;
    struct satz_wire *wire = &realigner->wire;
    realigner->lines = satz_arena_get_array(&realigner->arena, count + 1, sizeof *realigner->lines);
    for (size_t k = 0; k < wire->count && line < count; k++) {
        const struct satz_wire_token *token = &wire->tokens[k];
        if (token->role != SATZ_WIRE_TEXT || token->text_begin != ends[line])
            continue;
        wire->text.data[token->begin] = '\n';
        realigner->lines[line++] = satz_slice_sub(satz_buffer_slice(&wire->text), begin, token->begin);
        begin = token->end;
    }
}

/* Makes the batch's wire, its lines and its owners. */
static bool batch_encode(struct satz_realigner *realigner, const struct satz_batch *batch) {
    size_t spans = 0, first = number_first(realigner, batch), at = 0;
    satz_arena_reset(&realigner->arena);
    satz_buffer_reset(&realigner->joined);
    for (size_t i = 0; i < batch->count; i++)
        spans += batch->works[i]->spans.count;
    if (first + spans >= NUMBER_LIMIT)
        return false;
    struct satz_wire_span *names = satz_arena_get_array(&realigner->arena, spans + 1, sizeof *names);
    size_t *ends = satz_arena_get_array(&realigner->arena, batch->count + 1, sizeof *ends);
    realigner->owners = satz_arena_get_array(&realigner->arena, spans + 1, sizeof *realigner->owners);
    for (size_t i = 0; i < batch->count; i++) {
        const struct satz_work *work = batch->works[i];
        work_join(realigner, work, first + at);
        for (size_t k = 0; k < work->spans.count; k++, at++) {
            names[at] = work->names[k];
            names[at].id = id_make(&realigner->arena, first + at);
            realigner->owners[at] = (struct owner){ i, k };
        }
        ends[i] = realigner->joined.size;
        satz_buffer_add_byte(&realigner->joined, '\n');
    }
    satz_wire_encode(&realigner->wire, batch->form, satz_buffer_slice(&realigner->joined), names, spans);
    lines_cut(realigner, ends, batch->count);
    return true;
}

struct satz_slice satz_realigner_question(struct satz_realigner *realigner, const struct satz_batch *batch) {
    if (!batch_encode(realigner, batch))
        return satz_slice_make(NULL, 0);
    struct satz_slice all = satz_buffer_slice(&realigner->wire.text);
    return satz_arena_copy(batch->arena, satz_slice_sub(all, 0, all.size - 1));
}

/* ---- the answer ---- */

/* One answer on its way to the segments. */
struct taking {
    struct satz_realigner *realigner;
    const struct satz_batch *batch;
    struct satz_slice answer;
    struct satz_wire_hit *hits;
    size_t hit_count;
    struct pieces lines, sentences;
    struct satz_beads beads;
    const struct satz_bead *encoded; /* the bead whose placeholders `part` has */
    size_t *firsts;                  /* for each work, which span of `part` its first one is */
};

static void pieces_add(struct pieces *pieces, struct satz_slice text, size_t begin, size_t end) {
    while (begin < end && strchr(" \t\r\n", text.data[begin]))
        begin++;
    while (begin < end && strchr(" \t\r\n", text.data[end - 1]))
        end--;
    if (begin == end)
        return;
    pieces->items = satz_memory_grow(pieces->items, &pieces->capacity, pieces->count + 1, sizeof *pieces->items);
    pieces->items[pieces->count++] = (struct piece){ begin, end };
}

static struct satz_slice piece_text(const struct taking *taking, const struct piece *piece) {
    return satz_slice_sub(taking->answer, piece->begin, piece->end);
}

/* The first hit that ends after `at`. */
static size_t hit_after(const struct taking *taking, size_t at) {
    size_t low = 0, high = taking->hit_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (taking->hits[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void lines_find(struct taking *taking) {
    for (size_t at = 0; at < taking->answer.size;) {
        size_t end = satz_slice_find_byte(taking->answer, at, '\n');
        pieces_add(&taking->lines, taking->answer, at, end);
        at = end + 1;
    }
}

/* Sentences of the lines; none ends within a placeholder. */
static void sentences_find(struct taking *taking) {
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    for (size_t i = 0; i < taking->lines.count; i++) {
        const struct piece *line = &taking->lines.items[i];
        size_t begin = line->begin;
        cuts.count = 0;
        satz_segmenter_cut(taking->realigner->segmenter, piece_text(taking, line), &cuts);
        for (size_t k = 0; k < cuts.count; k++) {
            size_t at = line->begin + cuts.at[k], hit = hit_after(taking, at);
            if (hit < taking->hit_count && taking->hits[hit].begin < at)
                continue;
            pieces_add(&taking->sentences, taking->answer, begin, at);
            begin = at;
        }
        pieces_add(&taking->sentences, taking->answer, begin, line->end);
    }
    satz_cuts_release(&cuts);
}

/* Whether the answer has a line for each segment, and nothing shows that one is another's. */
static bool lines_match(const struct taking *taking) {
    const struct satz_realigner *realigner = taking->realigner;
    if (taking->lines.count != taking->batch->count)
        return false;
    for (size_t i = 0; i < taking->lines.count; i++) {
        const struct piece *line = &taking->lines.items[i];
        for (size_t k = hit_after(taking, line->begin); k < taking->hit_count && taking->hits[k].begin < line->end; k++)
            if (taking->hits[k].span != SATZ_WIRE_NO_SPAN && realigner->owners[taking->hits[k].span].work != i)
                return false;
        if (i > 0 && satz_slice_equal(piece_text(taking, line), piece_text(taking, line - 1)) &&
            !satz_slice_equal(realigner->lines[i], realigner->lines[i - 1]))
            return false;
    }
    return true;
}

/* ---- placeholders ---- */

/* Makes `part` that of the segments of a bead: alone, or as the unit that satz-restore will make of them. */
static void bead_encode(struct taking *taking, const struct satz_bead *bead) {
    struct satz_realigner *realigner = taking->realigner;
    struct satz_work **works = taking->batch->works + bead->source;
    const struct satz_form *form = taking->batch->form;
    size_t spans = 0;
    if (taking->encoded == bead)
        return;
    taking->encoded = bead;
    for (size_t i = 0; i < bead->source_count; i++) {
        taking->firsts[bead->source + i] = spans;
        spans += works[i]->spans.count;
    }
    if (bead->source_count == 1) {
        satz_wire_encode(&realigner->part, form, works[0]->text, works[0]->names, spans);
        return;
    }
    struct satz_record *records = satz_arena_get_array(&realigner->arena, bead->source_count, sizeof *records);
    struct satz_engine_view view = { .html = works[0]->html, .keep = works[0]->keep };
    for (size_t i = 0; i < bead->source_count; i++)
        records[i] = satz_record_copy(works[i]->record);
    struct satz_wire_span *names = satz_align_unit_text(records, bead->source_count, realigner->from.id, &view,
                                                        &realigner->text, &realigner->arena, &spans);
    satz_wire_encode(&realigner->part, form, satz_buffer_slice(&realigner->text.text), names, spans);
}

/* Says what was done about a placeholder of the answer: taken out, where it is another segment's, or mended. */
static void hit_say(const struct satz_work *work, struct satz_slice seen, const struct satz_work *owner, size_t span,
                    bool astray) {
    struct satz_slice held = satz_slice_sub(owner->src, owner->spans.items[span].begin, owner->spans.items[span].end);
    size_t size = work->src.size;
    if (astray)
        satz_findings_say(work->record, "translate/astray", SATZ_WARNING, SATZ_SIDE_SRC, 0, size,
                          "The engine had put “%.*s” here, which is “%.*s” of another segment; it was taken out.",
                          (int)seen.size, seen.data, (int)held.size, held.data);
    else
        satz_findings_say(work->record, "translate/repaired", SATZ_WARNING, SATZ_SIDE_SRC, 0, size,
                          "The placeholder of “%.*s” came back as “%.*s”.", (int)held.size, held.data,
                          (int)seen.size, seen.data);
}

/* Writes one placeholder of the answer as it is for the bead's segments. */
static void hit_write(struct taking *taking, const struct satz_bead *bead, const struct satz_wire_hit *hit,
                      struct satz_buffer *out) {
    struct satz_slice seen = satz_slice_sub(taking->answer, hit->begin, hit->end), core = satz_slice_trim(seen);
    const struct satz_work *first = taking->batch->works[bead->source];
    if (hit->span == SATZ_WIRE_NO_SPAN) {
        satz_buffer_add(out, seen);
        return;
    }
    const struct owner *owner = &taking->realigner->owners[hit->span];
    const struct satz_work *work = taking->batch->works[owner->work];
    if (owner->work < bead->source || owner->work >= bead->source + bead->source_count) {
        hit_say(first, core, work, owner->span, true);
        return;
    }
    if (hit->cost > 0)
        hit_say(first, core, work, owner->span, false);
    satz_buffer_add(out, satz_slice_make(seen.data, (size_t)(core.data - seen.data)));
    satz_wire_say(&taking->realigner->part, taking->firsts[owner->work] + owner->span, hit->role, out);
    satz_buffer_add(out, satz_slice_make(core.data + core.size, (size_t)(seen.data + seen.size - core.data) - core.size));
}

/* A piece of the answer as it is for the bead's segments, in `arena`. */
static struct satz_slice piece_write(struct taking *taking, const struct satz_bead *bead, const struct piece *piece,
                                     struct satz_arena *arena) {
    struct satz_buffer out = SATZ_BUFFER_INIT;
    size_t done = piece->begin;
    bead_encode(taking, bead);
    for (size_t k = hit_after(taking, piece->begin); k < taking->hit_count && taking->hits[k].begin < piece->end; k++) {
        struct satz_wire_hit hit = taking->hits[k];
        /* A blank that the wire had put beside a code word may have been trimmed. */
        hit.begin = hit.begin > done ? hit.begin : done;
        hit.end = hit.end < piece->end ? hit.end : piece->end;
        satz_buffer_add(&out, satz_slice_sub(taking->answer, done, hit.begin));
        hit_write(taking, bead, &hit, &out);
        done = hit.end;
    }
    satz_buffer_add(&out, satz_slice_sub(taking->answer, done, piece->end));
    struct satz_slice copy = satz_arena_copy(arena, satz_slice_trim(satz_buffer_slice(&out)));
    satz_buffer_release(&out);
    return copy;
}

/* ---- parts ---- */

static void lines_take(struct taking *taking) {
    for (size_t i = 0; i < taking->batch->count; i++) {
        struct satz_bead bead = { .source = i, .source_count = 1 };
        taking->batch->works[i]->answer = piece_write(taking, &bead, &taking->lines.items[i], taking->batch->arena);
        taking->encoded = NULL;
    }
}

/*
 * Writes every sentence as it is for the segments of its bead; one that belongs to none, for those of the bead before
 * it, on whose record it will stand, or of the first.
 */
static void sentences_write(struct taking *taking, struct satz_slice *texts) {
    const struct satz_beads *beads = &taking->beads;
    const struct satz_bead *near = NULL;
    for (size_t i = 0; i < beads->count && !near; i++)
        near = satz_bead_holds(&beads->items[i], 0) ? &beads->items[i] : NULL;
    for (size_t i = 0; i < beads->count && near; i++) {
        const struct satz_bead *bead = &beads->items[i];
        near = satz_bead_holds(bead, 0) ? bead : near;
        for (size_t k = bead->target; k < bead->target + bead->target_count; k++)
            texts[k] = piece_write(taking, near, &taking->sentences.items[k], &taking->realigner->arena);
    }
}

static void sentences_take(struct taking *taking) {
    struct satz_realigner *realigner = taking->realigner;
    size_t count = taking->batch->count;
    size_t *segs = satz_arena_get_array(&realigner->arena, count + 1, sizeof *segs);
    struct satz_slice *texts =
        satz_arena_get_array(&realigner->arena, taking->sentences.count + 1, sizeof *texts);
    for (size_t i = 0; i < taking->sentences.count; i++)
        texts[i] = piece_text(taking, &taking->sentences.items[i]);
    struct satz_align_texts both = { .source = realigner->lines, .source_count = count, .target = texts,
                                     .target_count = taking->sentences.count };
    satz_align(realigner->aligner, &both, &taking->beads);
    /* That it is a translation is what the engine is for; a few lines alone may not show it. */
    taking->beads.support = 1;
    sentences_write(taking, texts);
    for (size_t i = 0; i < count; i++)
        segs[i] = satz_record_size(taking->batch->works[i]->record, "seg");
    struct satz_align_plan plan = { &taking->beads, texts, segs, "out", realigner->to.id, 0 };
    struct satz_align_placer placer;
    satz_align_placer_init(&placer, &plan);
    for (size_t i = 0; i < count; i++) {
        satz_align_place(&placer, taking->batch->works[i]->record);
        taking->batch->works[i]->placed = true;
    }
}

bool satz_realigner_take(struct satz_realigner *realigner, const struct satz_batch *batch, struct satz_slice answer) {
    struct taking taking = { .realigner = realigner, .batch = batch, .answer = answer, .beads = SATZ_BEADS_INIT };
    if (satz_utf8_check(answer, true) < answer.size || !batch_encode(realigner, batch))
        return false;
    lines_find(&taking);
    if (taking.lines.count) {
        taking.hit_count = satz_wire_scan(&realigner->wire, answer, &realigner->arena, &taking.hits);
        taking.firsts = satz_arena_get_array(&realigner->arena, batch->count + 1, sizeof *taking.firsts);
        if (lines_match(&taking)) {
            lines_take(&taking);
        } else {
            sentences_find(&taking);
            sentences_take(&taking);
        }
    }
    free(taking.lines.items);
    free(taking.sentences.items);
    satz_beads_release(&taking.beads);
    return taking.lines.count > 0;
}
