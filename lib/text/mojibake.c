#include "text/mojibake.h"

#include <iconv.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * The charsets that UTF-8 is misread as, the likeliest first. In a charset whose upper half is letters of
 * everyday words a place needs more evidence, and its letters are none.
 */
static const struct {
    const char *name, *iconv;
    int needed;
    bool letters; /* letters of the upper half may follow one another in words */
} charsets[] = {
    { "windows-1252", "WINDOWS-1252", 2, false },
    { "windows-1250", "WINDOWS-1250", 2, true },
    { "windows-1251", "WINDOWS-1251", 5, true },
    { "windows-1254", "WINDOWS-1254", 2, true },
    { "windows-1257", "WINDOWS-1257", 2, true },
    { "windows-1258", "WINDOWS-1258", 2, true },
    { "windows-1253", "WINDOWS-1253", 5, true },
    { "windows-1255", "WINDOWS-1255", 5, true },
    { "windows-1256", "WINDOWS-1256", 5, true },
    { "windows-874", "CP874", 5, true },
    { "macintosh", "MACINTOSH", 3, true },
    { "IBM850", "IBM850", 3, true },
    { "KOI8-R", "KOI8-R", 5, true },
};
enum { CHARSETS = sizeof charsets / sizeof *charsets };

/* Characters from U+0080 below LAST are looked up; none of the charsets has one above that begins UTF-8. */
enum { FIRST = 0x80, LAST = 0x2600, CHARACTERS = 13 * 128 };

struct satz_mojibake {
    uint16_t index[LAST - FIRST];            /* place in `bytes`, 0: in none of the charsets */
    uint16_t begins[LAST - FIRST];           /* the charsets in which it is a byte that begins a character of UTF-8 */
    uint16_t goes_on[LAST - FIRST];          /* … and those in which it is a byte that goes on with one */
    uint8_t bytes[CHARACTERS + 1][CHARSETS]; /* the character's byte, 0: not in this charset */
    bool lacks_9d[CHARSETS];                 /* byte 9D is nothing there, and gets lost */
    size_t count;
};

static void add_character(struct satz_mojibake *mojibake, size_t charset, uint32_t character, unsigned byte) {
    if (character < FIRST || character >= LAST)
        return;
    uint16_t *index = &mojibake->index[character - FIRST];
    if (!*index)
        *index = (uint16_t)++mojibake->count;
    mojibake->bytes[*index][charset] = (uint8_t)byte;
    uint16_t *role = byte < 0xC0 ? mojibake->goes_on : mojibake->begins;
    role[character - FIRST] = (uint16_t)(role[character - FIRST] | 1u << charset);
}

/* The character of one byte, 0 where the charset has none (or makes two of it). */
static uint32_t character_of(iconv_t conversion, unsigned byte) {
    char in = (char)byte, out[8] = { 0 }, *from = &in, *to = out;
    size_t left = 1, room = sizeof out;
    iconv(conversion, NULL, NULL, NULL, NULL);
    if (iconv(conversion, &from, &left, &to, &room) == (size_t)-1 || iconv(conversion, NULL, NULL, &to, &room) != 0 ||
        room != 4)
        return 0;
    return (uint32_t)(unsigned char)out[0] << 24 | (uint32_t)(unsigned char)out[1] << 16 |
           (uint32_t)(unsigned char)out[2] << 8 | (unsigned char)out[3];
}

/*
 * Bytes that a charset has nothing for are read as C1 controls by lenient programs, and so is the whole of 80 to 9F by
 * those that take ISO-8859-1 at its word.
 */
static enum satz_status add_charset(struct satz_mojibake *mojibake, size_t charset, struct satz_error *error) {
    iconv_t conversion = iconv_open("UCS-4BE", charsets[charset].iconv);
    if (conversion == (iconv_t)-1)
        return satz_error_set(error, "iconv does not know the charset %s", charsets[charset].iconv);
    for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
        uint32_t character = character_of(conversion, byte);
        add_character(mojibake, charset, character, byte);
        if (byte == 0x9D)
            mojibake->lacks_9d[charset] = !character;
    }
    for (unsigned byte = 0x80; byte <= 0x9F; byte++)
        add_character(mojibake, charset, byte, byte);
    iconv_close(conversion);
    return SATZ_OK;
}

struct satz_mojibake *satz_mojibake_new(struct satz_error *error) {
    struct satz_mojibake *mojibake = satz_memory_get_array(1, sizeof *mojibake);
    for (size_t i = 0; i < CHARSETS; i++)
        if (add_charset(mojibake, i, error) != SATZ_OK) {
            free(mojibake);
            return NULL;
        }
    return mojibake;
}

void satz_mojibake_free(struct satz_mojibake *mojibake) {
    free(mojibake);
}

/*
 * What occurs in the texts of the world, and may so have been meant. OTHER does not stand alone: real text in Latin
 * letters may hold by chance what would be one Chinese character (`café »`), but not two in a row.
 */
enum meaning { NOTHING, CONTROL, LATIN, OTHER };
static const struct {
    uint32_t first, last;
    enum meaning meaning;
} meanings[] = {
    { 0x80, 0x9F, CONTROL },   { 0xA0, 0x17F, LATIN },    { 0x192, 0x192, LATIN },   { 0x1A0, 0x1B0, LATIN },
    { 0x218, 0x21B, LATIN },   { 0x2C6, 0x2DD, LATIN },   { 0x300, 0x328, LATIN },   { 0x384, 0x3CE, OTHER },
    { 0x401, 0x45F, OTHER },   { 0x490, 0x491, OTHER },   { 0x5B0, 0x5EA, OTHER },   { 0x60C, 0x60C, OTHER },
    { 0x61B, 0x61F, OTHER },   { 0x621, 0x652, OTHER },   { 0x660, 0x669, OTHER },   { 0x67E, 0x6CC, OTHER },
    { 0x901, 0x97F, OTHER },   { 0xE01, 0xE5B, OTHER },   { 0x1E9E, 0x1EF9, LATIN }, { 0x2009, 0x2027, LATIN },
    { 0x202F, 0x203A, LATIN }, { 0x20AB, 0x20BF, LATIN }, { 0x2113, 0x2122, LATIN }, { 0x2190, 0x2193, LATIN },
    { 0x2212, 0x221A, LATIN }, { 0x2260, 0x2265, LATIN }, { 0x2500, 0x25FF, LATIN }, { 0x2605, 0x2764, LATIN },
    { 0x3000, 0x30FF, OTHER }, { 0x3400, 0x9FFF, OTHER }, { 0xAC00, 0xD7A3, OTHER }, { 0xFE0F, 0xFE0F, LATIN },
    { 0xFEFF, 0xFEFF, LATIN }, { 0xFF01, 0xFFEE, OTHER }, { 0xFFFD, 0xFFFD, LATIN }, { 0x1F300, 0x1FAFF, LATIN },
};

static enum meaning meaning_of(uint32_t character) {
    size_t low = 0, high = sizeof meanings / sizeof *meanings;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > meanings[middle].last)
            low = middle + 1;
        else if (character < meanings[middle].first)
            high = middle;
        else
            return meanings[middle].meaning;
    }
    return NOTHING;
}

/* What does not stand behind a letter in text: a sign of evidence each. Closing marks and blanks do, so they are none.
 */
static bool is_odd(uint32_t character) {
    static const uint16_t odd[] = { 0xA1,  0xA2,  0xA3,  0xA4,  0xA5,  0xA6,   0xA7,   0xA8,   0xAC,   0xAF,   0xB1,
                                    0xB4,  0xB5,  0xB6,  0xB8,  0xBC,  0xBD,   0xBE,   0xBF,   0x192,  0x2C6,  0x2C7,
                                    0x2D8, 0x2D9, 0x2DB, 0x2DC, 0x2DD, 0x201A, 0x201E, 0x2020, 0x2021, 0x2030, 0x20AC };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (odd[i] == character)
            return true;
    return false;
}

static bool is_quote(uint32_t character) {
    return character == '"' || character == '\'' || character == 0xAB || character == 0xBB ||
           (character >= 0x2018 && character <= 0x201F) || character == 0x2039 || character == 0x203A;
}

static const uint8_t *bytes_of(const struct satz_mojibake *mojibake, uint32_t character) {
    static const uint8_t none[CHARSETS];
    return character < FIRST || character >= LAST ? none : mojibake->bytes[mojibake->index[character - FIRST]];
}

/* One character of UTF-8 that was misread: the characters that stand for its bytes. */
struct sequence {
    uint32_t meant;
    uint32_t characters[4];
    char bytes[4];
    size_t count;
    size_t end; /* in the text */
    int evidence;
};

/* Reads the characters of one at `at`, and their bytes. Returns how many bytes its first one asks for, 0 for none. */
static size_t read_bytes(const struct satz_mojibake *mojibake, size_t charset, struct satz_slice text, size_t at,
                         struct sequence *sequence) {
    size_t wanted = 1, size;
    sequence->count = 0;
    for (; sequence->count < wanted && at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        unsigned byte = bytes_of(mojibake, character)[charset];
        if (byte < (sequence->count ? 0x80 : 0xC2) || byte > (sequence->count ? 0xBF : 0xF4))
            break;
        if (!sequence->count)
            wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        sequence->characters[sequence->count] = character;
        sequence->bytes[sequence->count++] = (char)byte;
    }
    sequence->end = at;
    return sequence->count ? wanted : 0;
}

static bool is_c1(uint32_t character) {
    return character >= 0x80 && character <= 0x9F;
}

/* What the sequence's own characters say, whatever stands around it. */
static int evidence_within(const struct sequence *sequence, size_t charset, bool punctuation) {
    int evidence = 0;
    if (punctuation || sequence->count == 4 || sequence->meant == 0xFEFF)
        evidence += 5; /* the like of `â€` occurs nowhere else */
    for (size_t i = 1; i < sequence->count; i++)
        evidence += is_c1(sequence->characters[i]) ? 2 : is_odd(sequence->characters[i]);
    if (!charsets[charset].letters && satz_char_is_upper(sequence->characters[0]) &&
        satz_char_is_lower(sequence->characters[1]) && !is_odd(sequence->characters[1]))
        evidence++; /* `Ãœ` */
    return evidence;
}

/* Reads one at `at`; false where the characters there are not well-formed UTF-8, or mean nothing that occurs. */
static bool read_sequence(const struct satz_mojibake *mojibake, size_t charset, struct satz_slice text, size_t at,
                          struct sequence *sequence) {
    size_t wanted = read_bytes(mojibake, charset, text, at, sequence), size;
    bool punctuation = sequence->count > 1 && memcmp(sequence->bytes, "\xE2\x80", 2) == 0;
    if (punctuation && sequence->count == 2 && mojibake->lacks_9d[charset]) {
        sequence->characters[2] = ' '; /* a closing quotation mark whose last byte got lost */
        sequence->bytes[sequence->count++] = (char)0x9D;
    }
    if (!wanted || sequence->count < wanted)
        return false;
    sequence->meant = satz_utf8_decode(satz_slice_make(sequence->bytes, wanted), 0, &size);
    sequence->evidence = evidence_within(sequence, charset, punctuation);
    return size == wanted && meaning_of(sequence->meant) != NOTHING;
}

static bool other_scripts(uint32_t one, uint32_t other) {
    return satz_char_is_letter(one) && satz_char_is_letter(other) &&
           strcmp(satz_char_script(one), satz_char_script(other)) != 0;
}

/*
 * Â and Ã are words of no language; but their names may stand in quotation marks, `«Â»`, and then nothing but another
 * mark follows.
 */
static bool stands_alone(const struct sequence *first, uint32_t before, bool letter_follows) {
    return first->meant < 0x100 && satz_char_is_upper(first->characters[0]) &&
           !satz_char_is_letter(first->characters[1]) && (letter_follows || !(is_quote(before) || before == 0xA0));
}

/* What the character before the run says. */
static int evidence_before(uint32_t before, const struct sequence *first, bool letter_follows) {
    uint32_t character = first->characters[0];
    if (other_scripts(before, character) || (satz_char_is_lower(before) && satz_char_is_upper(character)))
        return 3;
    if (satz_char_is_letter(before))
        return satz_char_is_letter(character) || satz_char_is_mark(character) ? 0 : 2;
    if (satz_char_is_digit(before))
        return first->meant < 0x100 && satz_char_is_upper(character) ? 2 : 0;
    return stands_alone(first, before, letter_follows) ? 2 : 0;
}

struct run {
    size_t end;
    int evidence, others;
    size_t sequences;
    bool controls;
};

/* The run of sequences that begins at `begin`, with what it means appended to `meant`. False where there is none. */
static bool read_run(const struct satz_mojibake *mojibake, size_t charset, struct satz_slice text, size_t begin,
                     struct run *run, struct satz_buffer *meant) {
    struct sequence first = { 0 }, sequence;
    *run = (struct run){ .end = begin };
    while (run->end < text.size && read_sequence(mojibake, charset, text, run->end, &sequence)) {
        if (!run->sequences++)
            first = sequence;
        else
            run->evidence++;
        run->evidence += sequence.evidence;
        run->others += meaning_of(sequence.meant) == OTHER;
        run->controls = run->controls || meaning_of(sequence.meant) == CONTROL;
        run->end = sequence.end;
        satz_buffer_add_char(meant, sequence.meant);
    }
    if (!run->sequences)
        return false;
    size_t size;
    uint32_t before = begin ? satz_utf8_decode_before(text, begin, &size) : ' ';
    uint32_t after = run->end < text.size ? satz_utf8_decode(text, run->end, &size) : ' ';
    bool letter = satz_char_is_letter(after);
    run->evidence += evidence_before(before, &first, letter);
    run->evidence += other_scripts(first.characters[0], after) ? 2 : letter || satz_char_is_digit(after);
    return true;
}

/* What was doubled twice is mojibake again, and all of it. Returns how many rounds more there were. */
static int repair_again(const struct satz_mojibake *mojibake, struct satz_buffer *meant) {
    enum { MOST_ROUNDS = 4 };
    int rounds = 0;
    bool again = true;
    struct satz_buffer next = SATZ_BUFFER_INIT;
    while (again && rounds < MOST_ROUNDS) {
        again = false;
        for (size_t charset = 0; charset < CHARSETS && !again; charset++) {
            struct run run;
            satz_buffer_reset(&next);
            again = read_run(mojibake, charset, satz_buffer_slice(meant), 0, &run, &next) && run.end == meant->size;
        }
        if (again) {
            satz_buffer_reset(meant);
            satz_buffer_add(meant, satz_buffer_slice(&next));
            rounds++;
        }
    }
    satz_buffer_release(&next);
    return rounds;
}

static bool has_controls(struct satz_slice text) {
    for (size_t i = 0; i + 1 < text.size; i++)
        if (text.data[i] == '\xC2' && (unsigned char)text.data[i + 1] < 0xA0)
            return true;
    return false;
}

/* A reading of a run that was accepted. */
struct reading {
    size_t end, charset;
    int evidence, others, rounds;
};

/* Whether the evidence does, and more than the best reading had so far. */
static bool is_better(const struct satz_mojibake_walk *walk, size_t charset, const struct run *run,
                      const struct reading *best) {
    bool sure = walk->sure >> charset & 1, alone = run->others && run->sequences == 1;
    int needed = !sure ? charsets[charset].needed : alone && !(walk->sure_others >> charset & 1) ? 1 : 0;
    return (sure || !alone) && run->evidence >= needed &&
           (run->end > best->end || (run->end == best->end && run->evidence > best->evidence));
}

/*
 * The best reading of the run that begins at `begin`, what it means in `repaired`. `*past` is where to look next in
 * any case: behind a run that was refused for what is in it, because any part of it would be refused as well.
 */
static bool judge(const struct satz_mojibake_walk *walk, size_t begin, struct reading *best, size_t *past,
                  struct satz_buffer *meant, struct satz_buffer *repaired) {
    size_t size;
    const uint8_t *bytes = bytes_of(walk->mojibake, satz_utf8_decode(walk->text, begin, &size));
    *best = (struct reading){ .end = begin };
    *past = begin + size;
    for (size_t charset = 0; charset < CHARSETS; charset++) {
        struct run run;
        satz_buffer_reset(meant);
        if (bytes[charset] < 0xC2 || !read_run(walk->mojibake, charset, walk->text, begin, &run, meant) ||
            !is_better(walk, charset, &run, best))
            continue;
        int rounds = 1 + repair_again(walk->mojibake, meant);
        if (run.controls && has_controls(satz_buffer_slice(meant))) {
            *past = run.end > *past ? run.end : *past;
            continue;
        }
        *best = (struct reading){ run.end, charset, run.evidence, run.others, rounds };
        satz_buffer_reset(repaired);
        satz_buffer_add(repaired, satz_buffer_slice(meant));
    }
    if (best->end == begin)
        return false;
    *past = best->end;
    return true;
}

/* The next byte from `at` that is not ASCII; the text's end where all is. */
static size_t skip_ascii(struct satz_slice text, size_t at) {
    uint64_t word;
    while (text.size - at >= sizeof word) {
        memcpy(&word, text.data + at, sizeof word);
        if (word & 0x8080808080808080u)
            break;
        at += sizeof word;
    }
    while (at < text.size && (unsigned char)text.data[at] < 0x80)
        at++;
    return at;
}

/* Where next, from `at`, a character that may begin is followed by one that may go on, in some charset. */
static size_t find_pair(const struct satz_mojibake *mojibake, struct satz_slice text, size_t at) {
    size_t size, before = at;
    unsigned charsets_of = 0; /* in which the character at `before` may begin */
    while (at < text.size) {
        if ((unsigned char)text.data[at] < 0x80) {
            charsets_of = 0;
            at = skip_ascii(text, at);
            continue;
        }
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        if (character < LAST && charsets_of & mojibake->goes_on[character - FIRST])
            return before;
        charsets_of = character < LAST ? mojibake->begins[character - FIRST] : 0;
        before = at;
        at += size;
    }
    return text.size;
}

/* The next reading from `walk->at`; its run begins at `*begin`. */
static bool next_reading(struct satz_mojibake_walk *walk, size_t *begin, struct reading *reading,
                         struct satz_buffer *repaired) {
    struct satz_buffer meant = SATZ_BUFFER_INIT;
    bool there = false;
    while (!there && (*begin = find_pair(walk->mojibake, walk->text, walk->at)) < walk->text.size)
        there = judge(walk, *begin, reading, &walk->at, &meant, repaired);
    satz_buffer_release(&meant);
    return there;
}

bool satz_mojibake_next(struct satz_mojibake_walk *walk, struct satz_mojibake_found *found,
                        struct satz_buffer *repaired) {
    struct reading reading;
    size_t begin;
    satz_buffer_reset(repaired);
    if (!next_reading(walk, &begin, &reading, repaired))
        return false;
    *found = (struct satz_mojibake_found){ begin, reading.end, charsets[reading.charset].name, reading.rounds };
    return true;
}

struct satz_mojibake_walk satz_mojibake_begin(const struct satz_mojibake *mojibake, struct satz_slice text) {
    struct satz_mojibake_walk walk = { .mojibake = mojibake, .text = text };
    struct satz_buffer repaired = SATZ_BUFFER_INIT;
    struct reading reading;
    uint32_t sure = 0, sure_others = 0;
    size_t begin;
    while (next_reading(&walk, &begin, &reading, &repaired)) {
        sure |= 1u << reading.charset;
        sure_others |= (reading.others ? 1u : 0u) << reading.charset;
    }
    satz_buffer_release(&repaired);
    /* A weaker place counts only beside a sure one, so without one there is nothing to look for again. */
    return (struct satz_mojibake_walk){ sure, sure_others, mojibake, text, sure ? 0 : text.size };
}

size_t satz_mojibake_repair(const struct satz_mojibake *mojibake, struct satz_slice text, struct satz_buffer *target) {
    struct satz_mojibake_walk walk = satz_mojibake_begin(mojibake, text);
    struct satz_mojibake_found found;
    struct satz_buffer repaired = SATZ_BUFFER_INIT;
    size_t count = 0, at = 0;
    for (; satz_mojibake_next(&walk, &found, &repaired); count++, at = found.end) {
        satz_buffer_add(target, satz_slice_sub(text, at, found.begin));
        satz_buffer_add(target, satz_buffer_slice(&repaired));
    }
    satz_buffer_add(target, satz_slice_from(text, at));
    satz_buffer_release(&repaired);
    return count;
}
