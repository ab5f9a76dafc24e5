/*
 * Dates and numbers, as people annotated them and as satz-protect finds them.
 *
 * dates split DOCUMENTS FOLDER        writes each document of a SmartData corpus (a line of JSON with `id` and `text`) as
 *                                     FOLDER/NUMBER.txt
 * dates score DOCUMENTS STANDOFF      reads the records that satz-protect made of them; STANDOFF has lines of id, begin, end
 *                                     (characters), type and text; prints precision, recall and F1
 *
 * The annotators did not always agree on where such a span ends, nor on its type, and left whole documents out. So what is
 * compared is the value, by the same rules for both sides; each rule is a function here:
 * - A date: type `date` against our `date`. A weekday before a date counts by itself, and so do both ends of a range
 *   (`22. bis 25. Februar`); a word before it (`Anfang`, `Ende`, `Sommer` …) and a time after it do not count.
 *   What names neither a figure nor a weekday or month (`heute`, `diesem Jahr`) is no value: such are counted apart.
 * - A number: types `number`, `duration`, `distance` against our `number` and `money`, and a length of time that is
 *   annotated as a date. Its figures count, or the word for it from two to twelve and up by tens; unit, scale, sign and
 *   currency do not. Each figure of a result counts (`3:2`). Others have no value (`Viertelstunde`, `erste`).
 * - What lies in a name, street or route, as annotated, or in an identifier, telephone number, address or place that was
 *   found, is part of it and counts on neither side.
 * - `strict`: none of these rules: the same type, begin and end, in all documents.
 * - `all`: all documents. `annotated`: those in which the annotators marked a value of this kind at all.
 *
 * The half of a document is told by a hash of its id: what is tuned is tuned on half 0; half 1 is the measurement.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

enum family { DATES, NUMBERS, FAMILIES };
enum { SPANS = 4096, NAME = 1024 };

struct range {
    int begin, end; /* UTF-16 units of the document */
    bool matched;
};

struct ranges {
    struct range items[SPANS];
    size_t count;
};

struct span {
    int begin, end;
    char kind[32];
};

struct document {
    char *id;
    UChar *text;
    int size;
    struct span *gold, *found;
    size_t gold_count, found_count;
};

struct corpus {
    struct document *items;
    size_t count;
};

static void fail(const char *what, const char *why) {
    fprintf(stderr, "dates: %s: %s\n", what, why);
    exit(2);
}

static void *grow(void *items, size_t count, size_t size) {
    /* doubled at each power of two */
    if (count & (count - 1))
        return items;
    items = realloc(items, (count ? 2 * count : 1) * size);
    if (!items)
        fail("memory", "there is none");
    return items;
}

/* ---- reading ---- */

static UChar *to_units(const char *text, int *size) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t room = (int32_t)strlen(text) + 1, length;
    UChar *units = calloc((size_t)room, sizeof *units);
    if (!units)
        fail("memory", "there is none");
    u_strFromUTF8(units, room, &length, text, -1, &code);
    if (U_FAILURE(code))
        fail("text", u_errorName(code));
    *size = length;
    return units;
}

/* Characters, as both sides count, to UTF-16 units. */
static int unit_of(const struct document *document, int characters) {
    int at = 0;
    for (; characters > 0 && at < document->size; characters--)
        at += U16_IS_LEAD(document->text[at]) ? 2 : 1;
    return at;
}

static const char *string_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

typedef void take_line(void *context, const json_t *line);

static void read_lines(FILE *file, const char *name, take_line *take, void *context) {
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        json_error_t error;
        json_t *object = json_loads(line, 0, &error);
        if (!object)
            fail(name, error.text);
        take(context, object);
        json_decref(object);
    }
    free(line);
}

static FILE *open_file(const char *name, const char *mode) {
    FILE *file = fopen(name, mode);
    if (!file)
        fail(name, "cannot be opened");
    return file;
}

static void take_document(void *context, const json_t *line) {
    struct corpus *corpus = context;
    corpus->items = grow(corpus->items, corpus->count, sizeof *corpus->items);
    struct document *document = &corpus->items[corpus->count++];
    *document = (struct document){ .id = strdup(string_of(line, "id")) };
    document->text = to_units(string_of(line, "text"), &document->size);
}

static void read_documents(const char *name, struct corpus *corpus) {
    FILE *file = open_file(name, "r");
    read_lines(file, name, take_document, corpus);
    fclose(file);
}

static void add_span(const struct document *document, struct span **spans, size_t *count, int begin, int end, const char *kind) {
    *spans = grow(*spans, *count, sizeof **spans);
    struct span *span = &(*spans)[(*count)++];
    span->begin = unit_of(document, begin);
    span->end = unit_of(document, end);
    snprintf(span->kind, sizeof span->kind, "%s", kind);
}

/* Documents with the same id have the same annotation. */
static void read_standoff(const char *name, struct corpus *corpus) {
    FILE *file = open_file(name, "r");
    char *line = NULL, id[NAME], kind[32];
    size_t room = 0;
    int begin, end;
    while (getline(&line, &room, file) > 0)
        if (sscanf(line, "%1023[^\t]\t%d\t%d\t%31[^\t]", id, &begin, &end, kind) == 4)
            for (size_t i = 0; i < corpus->count; i++)
                if (!strcmp(corpus->items[i].id, id))
                    add_span(&corpus->items[i], &corpus->items[i].gold, &corpus->items[i].gold_count, begin, end, kind);
    free(line);
    fclose(file);
}

struct reading {
    struct corpus *corpus;
    int place; /* characters of the document before the record */
};

static int characters_of(const char *text) {
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void take_record(void *context, const json_t *record) {
    struct reading *reading = context;
    const char *name = strrchr(string_of(record, "doc"), '/');
    size_t number = strtoul(name ? name + 1 : string_of(record, "doc"), NULL, 10), i;
    json_t *span;
    if (json_integer_value(json_object_get(record, "seg")) == 1)
        reading->place = 0;
    if (number >= reading->corpus->count)
        fail("records", "one is of no document");
    struct document *document = &reading->corpus->items[number];
    reading->place += characters_of(string_of(record, "gap"));
    json_array_foreach(json_object_get(record, "spans"), i, span) {
        json_t *at = json_object_get(span, "at");
        int begin = (int)json_integer_value(json_array_get(at, 0)), end = (int)json_integer_value(json_array_get(at, 1));
        add_span(document, &document->found, &document->found_count, reading->place + begin, reading->place + end,
                 string_of(span, "kind"));
    }
    reading->place += characters_of(string_of(record, "src"));
}

/* ---- values ---- */

enum pattern { FRONT, LINK, WEEKDAY, CLOCK_END, CLOCK, LENGTH, VALUE, WHOLE, NUMBER, PATTERNS };

static URegularExpression *expressions[PATTERNS];

static void open_patterns(void) {
    static const char *const patterns[PATTERNS] = {
        [FRONT] = "^(Anfang|Mitte|Ende|Saison|Sommer|Winter|Herbst|Frühjahr|Jahresende|Jahresanfang|vor|genau|in|an|am|den|dem)\\s+",
        [LINK] = "\\s*(\\bbis\\b|\\bund\\b|–|-|/)\\s*",
        [WEEKDAY] = "^(Mon|Diens|Mittwoch|Donners|Frei|Sams|Sonn)[\\p{L}]*(?=[,. ·(]+\\d)",
        [CLOCK_END] = "[ ,]+\\d{1,2}[:.]\\d\\d( Uhr)?$",
        [CLOCK] = "^\\d+[:.]\\d\\d( Uhr)?$",
        [LENGTH] = "\\S+ (Jahre|Jahren|Tage|Tagen|Wochen|Monate|Monaten)$",
        [VALUE] = "(?i)\\d|tag|woch\\b|januar|jänner|februar|märz|april|\\bmai\\b|juni|juli|august|september|oktober|november|dezember|"
                  "january|july|february",
        [WHOLE] = "\\d{4}-\\d\\d-\\d\\d|\\d{4}/\\d\\d(?!\\d)|\\d\\d-\\d\\d-\\d{4}",
        [NUMBER] = "(?i)\\d+([.,'’‘ \\u00a0\\u202f]\\d+)*|(?<!\\p{L})(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|"
                   "vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|"
                   "neunzig|hundert|tausend)(?!\\p{L})",
    };
    for (size_t i = 0; i < PATTERNS; i++) {
        UErrorCode code = U_ZERO_ERROR;
        int size;
        UChar *units = to_units(patterns[i], &size);
        expressions[i] = uregex_open(units, size, 0, NULL, &code);
        if (U_FAILURE(code))
            fail(patterns[i], u_errorName(code));
        free(units);
    }
}

/* The first match in [begin, end) of the document; its edges. */
static bool find(enum pattern pattern, const struct document *document, int begin, int end, int *from, int *to) {
    UErrorCode code = U_ZERO_ERROR;
    uregex_setText(expressions[pattern], document->text + begin, end - begin, &code);
    bool found = uregex_find(expressions[pattern], 0, &code);
    if (found && from) {
        *from = begin + uregex_start(expressions[pattern], 0, &code);
        *to = begin + uregex_end(expressions[pattern], 0, &code);
    }
    return found && U_SUCCESS(code);
}

static bool has(enum pattern pattern, const struct document *document, const struct span *span) {
    return find(pattern, document, span->begin, span->end, NULL, NULL);
}

static bool is_one_of(UChar unit, const char *set) {
    return unit == 0xA0 || unit == 0xB7 || (unit && unit < 0x80 && strchr(set, (char)unit));
}

static void add_range(struct ranges *ranges, int begin, int end) {
    for (size_t i = 0; i < ranges->count; i++)
        if (ranges->items[i].begin == begin && ranges->items[i].end == end)
            return;
    if (ranges->count < SPANS)
        ranges->items[ranges->count++] = (struct range){ begin, end, false };
}

static void add_date_part(const struct document *document, int begin, int end, struct ranges *ranges) {
    while (end > begin && is_one_of(document->text[end - 1], " \n.,)"))
        end--;
    while (begin < end && is_one_of(document->text[begin], " \n"))
        begin++;
    if (begin < end)
        add_range(ranges, begin, end);
}

static void add_dates(const struct document *document, int begin, int end, struct ranges *ranges) {
    int from, to;
    if (find(FRONT, document, begin, end, &from, &to))
        begin = to;
    if (find(CLOCK_END, document, begin, end, &from, &to) && from > begin + 3)
        end = from;
    if (find(WEEKDAY, document, begin, end, &from, &to)) {
        add_range(ranges, from, to);
        for (begin = to; is_one_of(document->text[begin], ",. ("); begin++)
            ;
    }
    while (!find(WHOLE, document, begin, end, NULL, NULL) && find(LINK, document, begin, end, &from, &to)) {
        add_date_part(document, begin, from, ranges);
        begin = to;
    }
    add_date_part(document, begin, end, ranges);
}

static void add_numbers(const struct document *document, int begin, int end, struct ranges *ranges) {
    for (int from, to; begin < end && find(NUMBER, document, begin, end, &from, &to); begin = to)
        add_range(ranges, from, to);
}

static bool is_kind(const struct span *span, const char *kinds) {
    const char *at = strstr(kinds, span->kind);
    size_t size = strlen(span->kind);
    return at && (at == kinds || at[-1] == ' ') && (at[size] == ' ' || !at[size]);
}

static bool touches(const struct span *span, int begin, int end) {
    return span->begin < end && begin < span->end;
}

/* Whether a span that was found holds more than a figure there. */
static bool is_held(const struct document *document, const struct span *gold) {
    for (size_t i = 0; i < document->found_count; i++)
        if (!is_kind(&document->found[i], "number money date time") && touches(&document->found[i], gold->begin, gold->end))
            return true;
    return false;
}

/* Fills `gold`; returns how many have no value. */
static size_t collect_gold(const struct document *document, enum family family, struct ranges *gold) {
    size_t without = 0;
    for (size_t i = 0; i < document->gold_count; i++) {
        const struct span *span = &document->gold[i];
        bool date = is_kind(span, "date"), length = date && has(LENGTH, document, span);
        size_t before = gold->count;
        if (family == DATES && date && !length && !has(CLOCK, document, span)) {
            if (has(VALUE, document, span))
                add_dates(document, span->begin, span->end, gold);
            without += gold->count == before;
        } else if (family == NUMBERS && (length || is_kind(span, "number duration distance")) && !is_held(document, span)) {
            add_numbers(document, span->begin, span->end, gold);
            without += !find(NUMBER, document, span->begin, span->end, NULL, NULL);
        }
    }
    return without;
}

static void collect_found(const struct document *document, enum family family, struct ranges *found) {
    for (size_t i = 0; i < document->found_count; i++) {
        const struct span *span = &document->found[i];
        if (family == DATES && is_kind(span, "date"))
            add_dates(document, span->begin, span->end, found);
        else if (family == NUMBERS && is_kind(span, "number money"))
            add_numbers(document, span->begin, span->end, found);
    }
}

static bool match(const struct range *range, struct ranges *gold) {
    for (size_t i = 0; i < gold->count; i++)
        if (gold->items[i].begin == range->begin && gold->items[i].end == range->end)
            return gold->items[i].matched = true;
    return false;
}

/* In a name, street or route. */
static bool is_in_name(const struct document *document, enum family family, const struct range *range) {
    const char *figures = family == DATES ? "date number trigger time" : "number duration distance date time trigger";
    for (size_t i = 0; i < document->gold_count; i++)
        if (!is_kind(&document->gold[i], figures) && touches(&document->gold[i], range->begin, range->end))
            return true;
    return false;
}

struct score {
    size_t right, found, wanted, without;
};

static void show(const struct document *document, const char *what, const struct range *range) {
    char text[512];
    UErrorCode code = U_ZERO_ERROR;
    int begin = range->begin > 30 ? range->begin - 30 : 0;
    int end = range->end + 30 < document->size ? range->end + 30 : document->size;
    u_strToUTF8WithSub(text, sizeof text, NULL, document->text + begin, end - begin, 0xFFFD, NULL, &code);
    for (char *at = text; *at; at++)
        *at = *at == '\n' || *at == '\t' ? ' ' : *at;
    printf("%s\t%s\n", what, text);
}

static void score_document(const struct document *document, enum family family, struct score *all, struct score *annotated,
                           bool shown) {
    static struct ranges gold, found;
    gold.count = found.count = 0;
    struct score score = { .without = collect_gold(document, family, &gold) };
    score.wanted = gold.count;
    collect_found(document, family, &found);
    for (size_t i = 0; i < found.count; i++) {
        bool right = match(&found.items[i], &gold);
        bool counts = right || !is_in_name(document, family, &found.items[i]);
        score.right += right;
        score.found += counts;
        if (shown && gold.count && counts && !right)
            show(document, family == DATES ? "date too much" : "number too much", &found.items[i]);
    }
    for (size_t i = 0; shown && i < gold.count; i++)
        if (!gold.items[i].matched)
            show(document, family == DATES ? "date missing" : "number missing", &gold.items[i]);
    struct score *both[] = { all, annotated };
    for (size_t i = 0; i < 1 + (size_t)(gold.count > 0); i++) {
        both[i]->right += score.right;
        both[i]->found += score.found;
        both[i]->wanted += score.wanted;
        both[i]->without += score.without;
    }
}

/* Types and ends as they are. */
static void score_strictly(const struct document *document, enum family family, struct score *score) {
    static struct ranges gold, found;
    gold.count = found.count = 0;
    for (size_t i = 0; i < document->gold_count; i++)
        if (is_kind(&document->gold[i], family == DATES ? "date" : "number"))
            add_range(&gold, document->gold[i].begin, document->gold[i].end);
    for (size_t i = 0; i < document->found_count; i++)
        if (is_kind(&document->found[i], family == DATES ? "date" : "number money"))
            add_range(&found, document->found[i].begin, document->found[i].end);
    for (size_t i = 0; i < found.count; i++)
        score->right += match(&found.items[i], &gold);
    score->found += found.count;
    score->wanted += gold.count;
}

/* FNV-1a */
static int half_of(const char *id) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * 0x100000001b3u;
    return (int)(hash % 2);
}

static void print(const char *family, int half, const char *which, const struct score *score) {
    double right = 100.0 * (double)score->right;
    printf("%-8s half %d %-10s wanted %5zu  P %6.2f  R %6.2f  F1 %6.2f  (without value: %zu)\n", family, half, which, score->wanted,
           score->found ? right / (double)score->found : 100, score->wanted ? right / (double)score->wanted : 100,
           score->found + score->wanted ? 2 * right / (double)(score->found + score->wanted) : 100, score->without);
}

static void release(struct corpus *corpus) {
    for (size_t i = 0; i < corpus->count; i++) {
        free(corpus->items[i].id);
        free(corpus->items[i].text);
        free(corpus->items[i].gold);
        free(corpus->items[i].found);
    }
    free(corpus->items);
    for (size_t i = 0; i < PATTERNS; i++)
        uregex_close(expressions[i]);
}

static int score(const char *documents, const char *standoff, bool shown) {
    struct corpus corpus = { 0 };
    struct reading reading = { &corpus, 0 };
    open_patterns();
    read_documents(documents, &corpus);
    read_standoff(standoff, &corpus);
    read_lines(stdin, "records", take_record, &reading);
    for (int family = 0; family < FAMILIES; family++)
        for (int half = 0; half < 2; half++) {
            struct score strict = { 0 }, all = { 0 }, annotated = { 0 };
            for (size_t i = 0; i < corpus.count; i++)
                if (half_of(corpus.items[i].id) == half) {
                    score_strictly(&corpus.items[i], (enum family)family, &strict);
                    score_document(&corpus.items[i], (enum family)family, &all, &annotated, shown && half == 0);
                }
            print(family == DATES ? "dates" : "numbers", half, "strict", &strict);
            print(family == DATES ? "dates" : "numbers", half, "all", &all);
            print(family == DATES ? "dates" : "numbers", half, "annotated", &annotated);
        }
    release(&corpus);
    return 0;
}

struct splitting {
    const char *folder;
    size_t count;
};

static void write_document(void *context, const json_t *line) {
    struct splitting *splitting = context;
    char name[NAME];
    snprintf(name, sizeof name, "%s/%05zu.txt", splitting->folder, splitting->count++);
    FILE *file = open_file(name, "w");
    if (fputs(string_of(line, "text"), file) < 0 || fclose(file) != 0)
        fail(name, "cannot be written");
}

int main(int count, char **words) {
    if (count == 4 && !strcmp(words[1], "split")) {
        struct splitting splitting = { words[3], 0 };
        FILE *file = open_file(words[2], "r");
        read_lines(file, words[2], write_document, &splitting);
        fclose(file);
        return 0;
    }
    if (count >= 4 && !strcmp(words[1], "score"))
        return score(words[2], words[3], count > 4);
    fputs("usage: dates split DOCUMENTS FOLDER | dates score DOCUMENTS STANDOFF [show]\n", stderr);
    return 2;
}
