#include "engine/engine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "engine/exchange.h"
#include "text/utf8.h"

/* Questions [begin, end): one batch. */
struct range {
    size_t begin, end;
};

struct slot {
    bool busy;
    struct range range;
    struct satz_buffer text; /* the questions as lines */
    struct satz_exchange exchange;
};

/* One call of satz_engine_ask(). */
struct asking {
    struct satz_engine *engine;
    struct satz_question *questions;
    struct satz_arena *arena;
    struct slot *slots;
    struct pollfd *entries;
    struct range *waiting; /* a stack; what comes first in the text lies on top */
    size_t count, capacity;
};

void satz_engine_init(struct satz_engine *engine, char *const *argv) {
    *engine = (struct satz_engine){
        .argv = argv,
        .jobs = 1,
        .batch = 64,
        .patience = 120,
        .complaints = SATZ_BUFFER_INIT,
    };
}

void satz_engine_release(struct satz_engine *engine) {
    satz_buffer_release(&engine->complaints);
}

static void range_push(struct asking *asking, size_t begin, size_t end) {
    if (begin == end)
        return;
    asking->waiting =
        satz_memory_grow(asking->waiting, &asking->capacity, asking->count + 1, sizeof *asking->waiting);
    asking->waiting[asking->count++] = (struct range){ begin, end };
}

static const char *reason_copy(struct satz_arena *arena, const char *reason) {
    return satz_arena_copy(arena, satz_slice_of(reason)).data;
}

static bool engine_is_broken(const struct satz_engine *engine) {
    return (!engine->answered && engine->failed >= SATZ_ENGINE_TRIES) ||
           engine->late >= 2 * SATZ_ENGINE_TRIES;
}

static void question_fail(struct asking *asking, size_t index, const char *reason) {
    asking->questions[index].failure = reason_copy(asking->arena, reason);
}

/* Takes one line of a whole answer; it may still be bad in itself, which is its own affair. */
static void question_answer(struct asking *asking, size_t index, struct satz_slice line) {
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    size_t bad = satz_utf8_check(line, true);
    if (satz_slice_trim(line).size == 0)
        question_fail(asking, index, "the engine's answer is empty");
    else if (bad < line.size && line.data[bad] == '\0')
        question_fail(asking, index, "the engine's answer holds a NUL byte");
    else if (bad < line.size)
        question_fail(asking, index, "the engine's answer is not UTF-8");
    else
        asking->questions[index].answer = satz_arena_copy(asking->arena, line);
    asking->engine->answered++;
}

static size_t lines_count(struct satz_slice text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size; at++)
        count += text.data[at] == '\n';
    return count + (text.size && text.data[text.size - 1] != '\n');
}

static void answers_take(struct asking *asking, const struct slot *slot) {
    struct satz_slice rest = satz_buffer_slice(&slot->exchange.answer);
    struct satz_slice line;
    if (asking->engine->whole)
        question_answer(asking, slot->range.begin, rest);
    for (size_t i = slot->range.begin; !asking->engine->whole && i < slot->range.end; i++)
        if (satz_slice_split(&rest, '\n', &line))
            question_answer(asking, i, line);
    asking->engine->failed = asking->engine->late = 0;
}

/* One answer for two questions that differ: a line was doubled, or one took the place of another. */
static bool answers_repeat(const struct asking *asking, const struct slot *slot) {
    struct satz_slice rest = satz_buffer_slice(&slot->exchange.answer);
    struct satz_slice line, before = { NULL, 0 };
    for (size_t i = slot->range.begin; i < slot->range.end && satz_slice_split(&rest, '\n', &line); i++) {
        if (i > slot->range.begin && satz_slice_equal(line, before) &&
            !satz_slice_equal(asking->questions[i].line, asking->questions[i - 1].line))
            return true;
        before = line;
    }
    return false;
}

/* Why the run is not to be believed; empty where it is. */
static void run_judge(const struct asking *asking, const struct slot *slot, char *reason, size_t size) {
    const struct satz_exchange *exchange = &slot->exchange;
    size_t asked = slot->range.end - slot->range.begin;
    size_t lines = lines_count(satz_buffer_slice(&exchange->answer));
    reason[0] = '\0';
    if (exchange->state == SATZ_EXCHANGE_LATE)
        snprintf(reason, size, "the engine gave no answer within %ld s", asking->engine->patience);
    else if (exchange->state == SATZ_EXCHANGE_FLOOD)
        snprintf(reason, size, "the engine answered without end");
    else if (exchange->state == SATZ_EXCHANGE_DIED && exchange->code > 128)
        snprintf(reason, size, "the engine was ended by signal %d", exchange->code - 128);
    else if (exchange->state == SATZ_EXCHANGE_DIED)
        snprintf(reason, size, "the engine ended with exit code %d", exchange->code);
    else if (asking->engine->whole)
        return;
    else if (lines != asked)
        snprintf(reason, size, "the engine answered %zu" SATZ_ENGINE_MISCOUNTED "%zu", lines, asked);
    else if (answers_repeat(asking, slot))
        snprintf(reason, size, "the engine repeated a line");
}

/*
 * What becomes of a batch that failed. While the engine has never answered, its first line is asked
 * alone, which soon tells an engine that cannot work at all; later, halves find the bad line.
 */
static void range_retry(struct asking *asking, struct range range, bool late, const char *reason) {
    struct satz_engine *engine = asking->engine;
    size_t size = range.end - range.begin;
    if (size == 1) {
        engine->failed++;
        engine->late = late ? engine->late + 1 : 0;
        question_fail(asking, range.begin, reason);
        return;
    }
    size_t middle = range.begin + (engine->answered ? size / 2 : 1);
    range_push(asking, middle, range.end);
    range_push(asking, range.begin, middle);
}

static void complaints_keep(struct satz_engine *engine, const struct satz_exchange *exchange) {
    size_t room = SATZ_ENGINE_COMPLAINTS - engine->complaints.size;
    size_t size = exchange->complaints.size < room ? exchange->complaints.size : room;
    satz_buffer_add(&engine->complaints, satz_slice_make(exchange->complaints.data, size));
}

static void slot_release(struct slot *slot) {
    satz_exchange_release(&slot->exchange);
    slot->busy = false;
}

/* A run has ended: its lines are taken, or asked again. Fails where there is no engine at all. */
static enum satz_status slot_finish(struct asking *asking, struct slot *slot, struct satz_error *error) {
    struct satz_engine *engine = asking->engine;
    char reason[128];
    run_judge(asking, slot, reason, sizeof reason);
    complaints_keep(engine, &slot->exchange);
    int code = slot->exchange.state == SATZ_EXCHANGE_DIED ? slot->exchange.code : 0;
    bool missing = engine->shell && !engine->answered && (code == 126 || code == 127);
    if (!reason[0])
        answers_take(asking, slot);
    else if (!missing)
        range_retry(asking, slot->range, slot->exchange.state == SATZ_EXCHANGE_LATE, reason);
    slot_release(slot);
    if (missing)
        return satz_error_set(error, "the engine cannot be started: the shell ended with exit code %d", code);
    return SATZ_OK;
}

static enum satz_status slot_start(struct asking *asking, struct slot *slot, struct satz_error *error) {
    slot->range = asking->waiting[--asking->count];
    satz_buffer_reset(&slot->text);
    for (size_t i = slot->range.begin; i < slot->range.end; i++) {
        satz_buffer_add(&slot->text, asking->questions[i].line);
        satz_buffer_add_byte(&slot->text, '\n');
    }
    enum satz_status status =
        satz_exchange_start(&slot->exchange, asking->engine->argv, satz_buffer_slice(&slot->text),
                            (int64_t)asking->engine->patience * 1000, satz_exchange_now(), error);
    slot->busy = status == SATZ_OK;
    asking->engine->runs++;
    return status;
}

/* Gives work to every slot that has none. `*busy`: how many have some then. */
static enum satz_status slots_fill(struct asking *asking, size_t *busy, struct satz_error *error) {
    *busy = 0;
    for (size_t i = 0; i < asking->engine->jobs; i++) {
        struct slot *slot = &asking->slots[i];
        if (!slot->busy && asking->count && !engine_is_broken(asking->engine) &&
            slot_start(asking, slot, error) != SATZ_OK)
            return SATZ_FAILED;
        *busy += slot->busy;
    }
    return SATZ_OK;
}

/* Waits until some slot can go on, and lets all of them. */
static enum satz_status slots_step(struct asking *asking, struct satz_error *error) {
    size_t jobs = asking->engine->jobs;
    int64_t now = satz_exchange_now();
    int64_t wake = INT64_MAX;
    for (size_t i = 0; i < jobs; i++) {
        struct slot *slot = &asking->slots[i];
        for (size_t k = 0; k < 3; k++)
            asking->entries[3 * i + k] = (struct pollfd){ -1, 0, 0 };
        if (!slot->busy)
            continue;
        satz_exchange_fill(&slot->exchange, &asking->entries[3 * i]);
        int64_t its = satz_exchange_wake(&slot->exchange, now);
        wake = its < wake ? its : wake;
    }
    int64_t pause = wake > now ? wake - now : 0;
    int ready = poll(asking->entries, 3 * jobs, pause < 1000 ? (int)pause : 1000);
    if (ready < 0 && errno != EINTR)
        return satz_error_set_errno(error, "poll");
    if (asking->engine->stop && *asking->engine->stop)
        return satz_error_set(error, "interrupted");
    now = satz_exchange_now();
    for (size_t i = 0; i < jobs; i++) {
        struct slot *slot = &asking->slots[i];
        if (!slot->busy)
            continue;
        satz_exchange_step(&slot->exchange, now);
        if (slot->exchange.state != SATZ_EXCHANGE_RUNNING && slot_finish(asking, slot, error) != SATZ_OK)
            return SATZ_FAILED;
    }
    return SATZ_OK;
}

static void waiting_give_up(struct asking *asking) {
    while (asking->count) {
        struct range range = asking->waiting[--asking->count];
        for (size_t i = range.begin; i < range.end; i++)
            question_fail(asking, i, "not asked: the engine failed on every line that it was given");
    }
}

static enum satz_status asking_run(struct asking *asking, struct satz_error *error) {
    for (;;) {
        size_t busy;
        if (slots_fill(asking, &busy, error) != SATZ_OK)
            return SATZ_FAILED;
        if (!busy)
            break;
        if (slots_step(asking, error) != SATZ_OK)
            return SATZ_FAILED;
    }
    waiting_give_up(asking);
    return SATZ_OK;
}

enum satz_status satz_engine_ask(struct satz_engine *engine, struct satz_question *questions, size_t count,
                                 struct satz_arena *arena, struct satz_error *error) {
    struct asking asking = { .engine = engine, .questions = questions, .arena = arena };
    asking.slots = satz_memory_get_array(engine->jobs, sizeof *asking.slots);
    asking.entries = satz_memory_get_array(3 * engine->jobs, sizeof *asking.entries);
    for (size_t i = 0; i < engine->jobs; i++)
        satz_buffer_init(&asking.slots[i].text);
    for (size_t i = 0; i < count; i++) {
        questions[i].answer = satz_slice_make(NULL, 0);
        questions[i].failure = NULL;
    }
    for (size_t end = count; end > 0;) {
        size_t begin = (end - 1) / engine->batch * engine->batch;
        range_push(&asking, begin, end);
        end = begin;
    }
    enum satz_status status = asking_run(&asking, error);
    for (size_t i = 0; i < engine->jobs; i++) {
        if (asking.slots[i].busy)
            slot_release(&asking.slots[i]);
        satz_buffer_release(&asking.slots[i].text);
    }
    free(asking.slots);
    free(asking.entries);
    free(asking.waiting);
    return status;
}
