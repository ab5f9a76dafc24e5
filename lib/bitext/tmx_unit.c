#include "bitext/tmx_unit.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bitext/tmx_reader.h"

/* What `<ph x="12"></ph>` is in a file, and a little less than what a record makes of it. */
#define CODE_SIZE ((size_t)32)

void satz_tmx_unit_init(struct satz_tmx_unit *unit, const struct satz_language *from, const struct satz_language *to) {
    *unit = (struct satz_tmx_unit){ .from = from, .to = to, .arena = SATZ_ARENA_INIT };
    satz_buffer_init(&unit->source.text);
    satz_buffer_init(&unit->target.text);
    satz_buffer_init(&unit->spare.text);
}

static void variant_release(struct satz_tmx_variant *variant) {
    satz_buffer_release(&variant->text);
    free(variant->codes);
    free(variant->facts.items);
}

void satz_tmx_unit_release(struct satz_tmx_unit *unit) {
    variant_release(&unit->source);
    variant_release(&unit->target);
    variant_release(&unit->spare);
    free(unit->facts.items);
    satz_arena_release(&unit->arena);
}

static void variant_clear(struct satz_tmx_variant *variant) {
    variant->rank = SATZ_RANK_NONE;
    satz_buffer_reset(&variant->text);
    variant->code_count = variant->facts.count = variant->size = 0;
}

void satz_tmx_unit_begin(struct satz_tmx_unit *unit, size_t line) {
    satz_arena_reset(&unit->arena);
    variant_clear(&unit->source);
    variant_clear(&unit->target);
    unit->facts.count = unit->fact_size = 0;
    unit->line = line;
}

bool satz_tmx_unit_variant_begin(struct satz_tmx_unit *unit, const char *tag) {
    unsigned source = satz_language_rank(unit->from, tag), target = satz_language_rank(unit->to, tag);
    unit->spare_is_source = source < unit->source.rank;
    if (!unit->spare_is_source && target >= unit->target.rank)
        return false;
    variant_clear(&unit->spare);
    unit->spare.rank = unit->spare_is_source ? source : target;
    return true;
}

void satz_tmx_unit_variant_end(struct satz_tmx_unit *unit) {
    struct satz_tmx_variant *place = unit->spare_is_source ? &unit->source : &unit->target;
    struct satz_tmx_variant worse = *place;
    *place = unit->spare;
    unit->spare = worse;
}

bool satz_tmx_unit_grow(struct satz_tmx_unit *unit, size_t size) {
    unit->spare.size += size;
    if (unit->spare.size > SATZ_TMX_SEGMENT)
        unit->failure = "a segment of more than 1 MiB";
    return unit->spare.size <= SATZ_TMX_SEGMENT;
}

void satz_tmx_unit_text(struct satz_tmx_unit *unit, struct satz_slice text) {
    if (satz_tmx_unit_grow(unit, text.size))
        satz_buffer_add(&unit->spare.text, text);
}

void satz_tmx_unit_code(struct satz_tmx_unit *unit, struct satz_code code) {
    struct satz_tmx_variant *variant = &unit->spare;
    if (!satz_tmx_unit_grow(unit, CODE_SIZE + code.type.size + code.place.size))
        return;
    code.at = variant->text.size;
    variant->codes = satz_memory_grow(variant->codes, &variant->code_capacity, variant->code_count + 1,
                                      sizeof *variant->codes);
    variant->codes[variant->code_count++] = code;
}

void satz_tmx_unit_code_end(struct satz_tmx_unit *unit, struct satz_slice native) {
    unit->spare.codes[unit->spare.code_count - 1].native = satz_arena_copy(&unit->arena, native);
}

void satz_tmx_unit_fact(struct satz_tmx_unit *unit, bool of_variant, struct satz_fact fact) {
    struct satz_tmx_facts *facts = of_variant ? &unit->spare.facts : &unit->facts;
    unit->fact_size += fact.name.size + fact.text.size + sizeof fact;
    if (unit->fact_size > SATZ_TMX_SEGMENT) {
        unit->failure = "a unit with more than 1 MiB of attributes, properties and notes";
        return;
    }
    facts->items = satz_memory_grow(facts->items, &facts->capacity, facts->count + 1, sizeof *facts->items);
    facts->items[facts->count++] = fact;
}

static struct satz_coded coded_copy(const struct satz_tmx_variant *variant, struct satz_arena *arena) {
    struct satz_coded coded = { .text = satz_arena_copy(arena, satz_buffer_slice(&variant->text)),
                                .count = variant->code_count };
    if (coded.count)
        coded.codes = satz_arena_get_array(arena, coded.count, sizeof *coded.codes);
    for (size_t i = 0; i < coded.count; i++) {
        struct satz_code *code = &coded.codes[i];
        *code = variant->codes[i];
        code->native = satz_arena_copy(arena, code->native);
        code->type = satz_arena_copy(arena, code->type);
        code->place = satz_arena_copy(arena, code->place);
    }
    return coded;
}

static void facts_copy(const struct satz_tmx_facts *facts, enum satz_fact_of of, struct satz_arena *arena,
                       struct satz_pair *pair) {
    for (size_t i = 0; i < facts->count; i++) {
        const struct satz_fact *fact = &facts->items[i];
        pair->facts[pair->fact_count++] = (struct satz_fact){ of, fact->is, satz_arena_copy(arena, fact->name),
                                                              satz_arena_copy(arena, fact->text) };
    }
}

bool satz_tmx_unit_pair(const struct satz_tmx_unit *unit, struct satz_arena *arena, struct satz_pair *pair) {
    const struct satz_tmx_variant *source = &unit->source, *target = &unit->target;
    if (source->rank == SATZ_RANK_NONE || target->rank == SATZ_RANK_NONE)
        return false;
    *pair = (struct satz_pair){ .source_rank = source->rank, .target_rank = target->rank, .line = unit->line };
    pair->source = coded_copy(source, arena);
    pair->target = coded_copy(target, arena);
    size_t facts = unit->facts.count + source->facts.count + target->facts.count;
    if (facts)
        pair->facts = satz_arena_get_array(arena, facts, sizeof *pair->facts);
    facts_copy(&unit->facts, SATZ_OF_UNIT, arena, pair);
    facts_copy(&source->facts, SATZ_OF_SOURCE, arena, pair);
    facts_copy(&target->facts, SATZ_OF_TARGET, arena, pair);
    return true;
}
