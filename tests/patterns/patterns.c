/*
 * Patterns with a known answer, and how well they are found.
 *
 * patterns generate SEED COUNT   writes so many sentences as records, each a document, with what is to be found in `gold`
 * patterns table FILE            the same from lines: a text with [kind:words] around what is to be found, and
 *                                [!kind:words] around what is none of that kind; \n, \u00a0, \[ and \] stand for such signs
 * patterns score FLOOR [all]     reads such records as satz-protect leaves them, prints precision, recall and F1 in per cent
 *                                for each type and kind, and each error (or the first ones); exit code 1 where an F1 is
 *                                below FLOOR
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draft.h"

static const char *const kinds[] = { "id", "url", "email", "phone", "ticker", "handle", "date", "time", "money", "number" };
enum { KINDS = sizeof kinds / sizeof *kinds, TYPES = 64, SHOWN = 60 };

static const char *verdicts[] = { "found", "flagged", "miss" };

static void write_record(const struct draft *draft, size_t number) {
    char name[32];
    json_t *gold = json_array();
    for (size_t i = 0; i < draft->count; i++) {
        const struct gold *item = &draft->gold[i];
        json_array_append_new(gold, json_pack("{ssssss s[ii]}", "type", item->type, "kind", item->kind, "verdict",
                                              verdicts[item->verdict], "at", (int)item->begin, (int)item->end));
    }
    snprintf(name, sizeof name, "%zu.txt", number);
    json_t *record = json_pack("{si ss ss s{ss} ss ss so ss}", "seg", 1, "doc", name, "lang", "de", "meta", "fmt", "text",
                               "gap", "", "src", draft->text, "gold", gold, "tail", "\n");
    if (!record || json_dumpf(record, stdout, JSON_COMPACT) != 0)
        exit(2);
    putchar('\n');
    json_decref(record);
}

static int generate(const char *seed, const char *count) {
    struct draft draft = { .state = strtoull(seed, NULL, 10) };
    for (size_t i = 1, end = strtoul(count, NULL, 10); i <= end; i++) {
        sentence_write(&draft);
        write_record(&draft, i);
    }
    return 0;
}

/* ---- a table of hand-written lines ---- */

static const char *escape_at(const char *at, const char **sign) {
    static const char *const escapes[][2] = { { "\\n", "\n" }, { "\\u00a0", "\u00a0" }, { "\\u00ad", "\u00ad" },
                                              { "\\[", "[" },  { "\\]", "]" } };
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (!strncmp(at, escapes[i][0], strlen(escapes[i][0]))) {
            *sign = escapes[i][1];
            return at + strlen(escapes[i][0]);
        }
    return NULL;
}

/* `[id:`, `[!date:`, `[?id:` (with a finding): the place after it; NULL where there is no such mark. */
static const char *open_mark(const char *at, struct gold *gold) {
    gold->verdict = at[1] == '!' ? GOLD_MISS : at[1] == '?' ? GOLD_FLAGGED : GOLD_FOUND;
    at += 1 + (gold->verdict != GOLD_FOUND);
    for (size_t i = 0; i < KINDS; i++) {
        size_t size = strlen(kinds[i]);
        if (!strncmp(at, kinds[i], size) && at[size] == ':') {
            gold->type = gold->kind = kinds[i];
            return at + size + 1;
        }
    }
    return NULL;
}

static void read_line(struct draft *draft, const char *at) {
    struct gold open = { 0 };
    draft->size = draft->characters = draft->count = 0;
    for (const char *next, *sign; *at; at = next) {
        if ((next = escape_at(at, &sign))) {
            draft_add(draft, sign);
        } else if (*at == '[' && (next = open_mark(at, &open))) {
            open.begin = draft->characters;
        } else if (*at == ']' && open.kind) {
            draft_mark(draft, open.begin, open.type, open.kind, open.verdict);
            open.kind = NULL;
            next = at + 1;
        } else {
            draft_add_char(draft, *at);
            next = at + 1;
        }
    }
}

static int table(const char *path) {
    char line[DRAFT_SIZE];
    struct draft draft = { .state = 0 };
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return 2;
    }
    for (size_t number = 1; fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#')
            continue;
        read_line(&draft, line);
        write_record(&draft, number);
    }
    fclose(file);
    return 0;
}

/* ---- the scorer ---- */

struct count {
    char name[32];
    bool kind;
    size_t right, found, wanted;
};

struct score {
    struct count counts[TYPES];
    size_t count, errors;
    bool all;
};

static struct count *count_of(struct score *score, const char *name, bool kind) {
    for (size_t i = 0; i < score->count; i++)
        if (score->counts[i].kind == kind && !strcmp(score->counts[i].name, name))
            return &score->counts[i];
    if (score->count == TYPES)
        exit(2);
    struct count *count = &score->counts[score->count++];
    snprintf(count->name, sizeof count->name, "%s", name);
    count->kind = kind;
    return count;
}

static const char *text_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static json_int_t edge(const json_t *object, size_t side) {
    return json_integer_value(json_array_get(json_object_get(object, "at"), side));
}

static bool overlap(const json_t *a, const json_t *b) {
    return edge(a, 0) < edge(b, 1) && edge(b, 0) < edge(a, 1);
}

static bool same_place(const json_t *a, const json_t *b) {
    return edge(a, 0) == edge(b, 0) && edge(a, 1) == edge(b, 1);
}

static bool is_miss(const json_t *gold) {
    return !strcmp(text_of(gold, "verdict"), "miss");
}

static void show(struct score *score, const json_t *record, const char *what, const json_t *item, const char *type) {
    char *src = json_dumps(json_object_get(record, "src"), JSON_ENCODE_ANY);
    if (score->errors++ < SHOWN || score->all)
        printf("%s\t%s\t%s %lld-%lld\t%s: %s\n", what, type, text_of(item, "kind"), edge(item, 0), edge(item, 1),
               text_of(record, "doc"), src ? src : "");
    free(src);
}

/* A span that is not wanted: whose fault is it? */
static const char *blame(const json_t *span, const json_t *golds) {
    size_t i;
    json_t *gold;
    const char *type = "elsewhere";
    json_array_foreach(golds, i, gold) {
        if (!overlap(span, gold))
            continue;
        if (same_place(span, gold) && !is_miss(gold) && !strcmp(text_of(span, "kind"), text_of(gold, "kind")))
            return NULL;
        if (is_miss(gold) && strcmp(text_of(span, "kind"), text_of(gold, "kind")) != 0)
            return NULL;
        type = text_of(gold, "type");
    }
    return type;
}

static bool is_pattern(const char *kind) {
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i], kind))
            return true;
    return false;
}

static void score_spans(struct score *score, const json_t *record, const json_t *golds, const json_t *spans) {
    size_t i;
    json_t *span;
    json_array_foreach(spans, i, span) {
        const char *kind = text_of(span, "kind"), *type = is_pattern(kind) ? blame(span, golds) : NULL;
        if (!type)
            continue;
        count_of(score, type, false)->found++;
        count_of(score, kind, true)->found++;
        show(score, record, "too much", span, type);
    }
}

static bool is_found(const json_t *gold, const json_t *spans) {
    size_t i;
    json_t *span;
    json_array_foreach(spans, i, span)
        if (same_place(span, gold) && !strcmp(text_of(span, "kind"), text_of(gold, "kind")))
            return true;
    return false;
}

static void score_golds(struct score *score, const json_t *record, const json_t *golds, const json_t *spans) {
    size_t i;
    json_t *gold;
    json_array_foreach(golds, i, gold) {
        if (is_miss(gold))
            continue;
        size_t found = is_found(gold, spans);
        struct count *both[] = { count_of(score, text_of(gold, "type"), false), count_of(score, text_of(gold, "kind"), true) };
        for (size_t k = 0; k < 2; k++) {
            both[k]->wanted++;
            both[k]->right += found;
            both[k]->found += found;
        }
        if (!found)
            show(score, record, "missing", gold, text_of(gold, "type"));
    }
}

/* Findings of check digits: exactly where a number is mistyped. */
static void score_findings(struct score *score, const json_t *record, const json_t *golds) {
    size_t i, k;
    json_t *gold, *finding;
    struct count *count = count_of(score, "finding", true);
    json_array_foreach(json_object_get(record, "findings"), i, finding) {
        bool good = false;
        if (strcmp(text_of(finding, "check"), "protect/check-digit") != 0)
            continue;
        json_array_foreach(golds, k, gold)
            good = good || (same_place(finding, gold) && !strcmp(text_of(gold, "verdict"), "flagged"));
        count->found++;
        count->right += good;
        if (!good)
            show(score, record, "flagged", finding, "finding");
    }
    json_array_foreach(golds, k, gold)
        if (!strcmp(text_of(gold, "verdict"), "flagged")) {
            bool good = false;
            count->wanted++;
            json_array_foreach(json_object_get(record, "findings"), i, finding)
                good = good || same_place(finding, gold);
            if (!good)
                show(score, record, "unflagged", gold, text_of(gold, "type"));
        }
}

static int compare_counts(const void *left, const void *right) {
    const struct count *a = left, *b = right;
    return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->name, b->name);
}

static int print(struct score *score, double floor) {
    int code = 0;
    qsort(score->counts, score->count, sizeof *score->counts, compare_counts);
    printf("%-6s%-12s%8s%8s%8s%8s\n", "", "", "wanted", "P", "R", "F1");
    for (size_t i = 0; i < score->count; i++) {
        const struct count *count = &score->counts[i];
        double both = (double)(count->found + count->wanted);
        double f1 = both > 0 ? 200.0 * (double)count->right / both : 100;
        printf("%-6s%-12s%8zu%8.2f%8.2f%8.2f%s\n", count->kind ? "kind" : "type", count->name, count->wanted,
               count->found ? 100.0 * (double)count->right / (double)count->found : 100,
               count->wanted ? 100.0 * (double)count->right / (double)count->wanted : 100, f1, f1 < floor ? " <" : "");
        /* What is found where nothing is to be has no F1 of its own: its kind has it. */
        if (f1 < floor && strcmp(count->name, "elsewhere") != 0)
            code = 1;
    }
    return code;
}

static int score_all(const char *floor, bool all) {
    static char line[1 << 16];
    struct score score = { .all = all };
    size_t records = 0;
    for (; fgets(line, sizeof line, stdin); records++) {
        json_error_t error;
        json_t *record = json_loads(line, 0, &error);
        if (!record) {
            fprintf(stderr, "patterns: record %zu: %s\n", records + 1, error.text);
            return 2;
        }
        const json_t *golds = json_object_get(record, "gold"), *spans = json_object_get(record, "spans");
        score_spans(&score, record, golds, spans);
        score_golds(&score, record, golds, spans);
        score_findings(&score, record, golds);
        json_decref(record);
    }
    printf("%zu sentences\n", records);
    return records ? print(&score, strtod(floor, NULL)) : 2;
}

int main(int count, char **words) {
    if (count == 4 && !strcmp(words[1], "generate"))
        return generate(words[2], words[3]);
    if (count == 3 && !strcmp(words[1], "table"))
        return table(words[2]);
    if (count >= 3 && !strcmp(words[1], "score"))
        return score_all(words[2], count > 3);
    fputs("usage: patterns generate SEED COUNT | table FILE | score FLOOR [all]\n", stderr);
    return 2;
}
