/*
 * How well a text was cut into sentences: precision, recall and F1 of the boundaries, in per cent.
 *
 * usage: boundaries GOLD RAW GUESS
 *   GOLD: a sentence a line, as it should be; RAW: a paragraph a line; GUESS: a sentence a line, as a program cut it
 *
 * A boundary is a count of characters from the beginning of the file, blanks and what has no width not counted, so that
 * what becomes of blanks does not matter. The ends of RAW's lines are given away by the input: they do not count. Prints
 * `P R F1`, separated by tabs; exit code 1: the texts differ in more than blanks; 2: a file cannot be read.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *bytes; /* without blanks */
    size_t size;
    size_t *ends; /* of lines: how many characters stand before */
    size_t count;
};

/* What Unicode 15 calls White_Space, the four separators of ASCII, and what is not seen. */
static int is_blank(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        { 0x09, 0x0D }, { 0x1C, 0x20 }, { 0x85, 0x85 }, { 0xA0, 0xA0 }, { 0xAD, 0xAD }, { 0x1680, 0x1680 },
        { 0x2000, 0x200B }, { 0x2028, 0x2029 }, { 0x202F, 0x202F }, { 0x205F, 0x205F }, { 0x3000, 0x3000 },
        { 0xFEFF, 0xFEFF },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return 1;
    return 0;
}

/* The character at `at`, and its length; a byte that is no UTF-8 is one for itself. */
static uint32_t decode(const unsigned char *bytes, size_t left, size_t *size) {
    static const unsigned char lengths[16] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4 };
    size_t length = lengths[bytes[0] >> 4];
    uint32_t character = bytes[0];
    *size = 1;
    if (length == 1 || length > left)
        return character;
    character &= 0xFFu >> (length + 1);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return bytes[0];
        character = character << 6 | (bytes[i] & 0x3Fu);
    }
    *size = length;
    return character;
}

static unsigned char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "r");
    unsigned char *bytes = NULL;
    size_t room = 0, got = 1;
    for (*size = 0; file && got > 0; *size += got) {
        if (room - *size < 1 << 16)
            bytes = realloc(bytes, room = 2 * room + (1 << 17));
        if (!bytes)
            break;
        got = fread(bytes + *size, 1, room - *size, file);
    }
    if (!file || !bytes || ferror(file)) {
        perror(path);
        exit(2);
    }
    fclose(file);
    return bytes;
}

static struct text load(const char *path) {
    struct text text = { NULL, 0, NULL, 0 };
    size_t size, step, count = 0, before = 0;
    unsigned char *bytes = read_file(path, &size);
    text.bytes = malloc(size + 1);
    text.ends = malloc((size + 1) * sizeof *text.ends);
    if (!text.bytes || !text.ends)
        exit(2);
    for (size_t at = 0; at < size; at += step) {
        uint32_t character = decode(bytes + at, size - at, &step);
        if (!is_blank(character)) {
            memcpy(text.bytes + text.size, bytes + at, step);
            text.size += step;
            count++;
        }
        /* A line of blanks is none. */
        if ((character == '\n' || at + step == size) && count > before)
            text.ends[text.count++] = before = count;
    }
    free(bytes);
    return text;
}

static int is_same(const struct text *text, const struct text *other, const char *path) {
    size_t at = 0;
    while (at < text->size && at < other->size && text->bytes[at] == other->bytes[at])
        at++;
    if (at == text->size && at == other->size)
        return 1;
    int shown = other->size - at < 30 ? (int)(other->size - at) : 30;
    fprintf(stderr, "%s: the text differs at byte %zu, blanks not counted: '%.*s'\n", path, at, shown, other->bytes + at);
    return 0;
}

/* Takes out what the input gave away. */
static void drop(struct text *text, const struct text *raw) {
    size_t kept = 0;
    for (size_t i = 0, k = 0; i < text->count; i++) {
        while (k < raw->count && raw->ends[k] < text->ends[i])
            k++;
        if (k == raw->count || raw->ends[k] != text->ends[i])
            text->ends[kept++] = text->ends[i];
    }
    text->count = kept;
}

static double share(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* Prints the scores. The boundaries of both rise. */
static void score(const struct text *gold, const struct text *guess) {
    size_t right = 0;
    for (size_t i = 0, k = 0; i < guess->count; i++) {
        while (k < gold->count && gold->ends[k] < guess->ends[i])
            k++;
        right += k < gold->count && gold->ends[k] == guess->ends[i];
    }
    double precision = share(right, guess->count), recall = share(right, gold->count), sum = precision + recall;
    printf("%.2f\t%.2f\t%.2f\n", precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: boundaries GOLD RAW GUESS\n", stderr);
        return 2;
    }
    struct text texts[3];
    for (int i = 0; i < 3; i++)
        texts[i] = load(argv[i + 1]);
    int same = is_same(&texts[0], &texts[1], argv[2]) && is_same(&texts[0], &texts[2], argv[3]);
    if (same) {
        drop(&texts[0], &texts[1]);
        drop(&texts[2], &texts[1]);
        score(&texts[0], &texts[2]);
    }
    for (int i = 0; i < 3; i++) {
        free(texts[i].bytes);
        free(texts[i].ends);
    }
    return !same;
}
