#include "draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t dice_below(struct draft *draft, size_t limit) {
    /* SplitMix64 (Steele, Lea, Flood 2014) */
    uint64_t z = draft->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (size_t)((z ^ z >> 31) % limit);
}

size_t dice_between(struct draft *draft, size_t least, size_t most) {
    return least + dice_below(draft, most - least + 1);
}

bool dice_one_in(struct draft *draft, size_t n) {
    return !dice_below(draft, n);
}

static void add(struct draft *draft, const char *text, size_t size) {
    if (draft->size + size >= DRAFT_SIZE) {
        fputs("patterns: a sentence is too long\n", stderr);
        exit(2);
    }
    memcpy(draft->text + draft->size, text, size);
    draft->size += size;
    draft->text[draft->size] = '\0';
    for (size_t i = 0; i < size; i++)
        draft->characters += ((unsigned char)text[i] & 0xC0) != 0x80;
}

void draft_add(struct draft *draft, const char *text) {
    add(draft, text, strlen(text));
}

void draft_add_char(struct draft *draft, char character) {
    add(draft, &character, 1);
}

void draft_add_number(struct draft *draft, size_t number, unsigned least_digits) {
    char text[32];
    snprintf(text, sizeof text, "%0*zu", (int)least_digits, number);
    draft_add(draft, text);
}

void draft_add_one(struct draft *draft, const char *pieces) {
    size_t count = 1;
    for (const char *at = pieces; *at; at++)
        count += *at == '|';
    for (size_t skip = dice_below(draft, count); skip; skip--)
        pieces = strchr(pieces, '|') + 1;
    add(draft, pieces, strcspn(pieces, "|"));
}

void draft_add_digits(struct draft *draft, size_t count, bool nought_first) {
    for (size_t i = 0; i < count; i++)
        draft_add_char(draft, (char)('0' + (i || nought_first ? dice_below(draft, 10) : dice_between(draft, 1, 9))));
}

void draft_mark(struct draft *draft, size_t begin, const char *type, const char *kind, enum gold_verdict verdict) {
    if (draft->count == DRAFT_GOLD) {
        fputs("patterns: a sentence has too much in it\n", stderr);
        exit(2);
    }
    draft->gold[draft->count++] = (struct gold){ type, kind, begin, draft->characters, verdict };
}
