#include "base/map.h"
#include "placeholder/letters.h"
#include "placeholder/scan.h"

/* A suffix that has grown on a word with one letter wrong may be so long; longer, it is another word. */
enum { SUFFIX = 3, BLANKS = 9, CODES = 64 };

/* The code words of a wire, and each of them with one letter left out. */
struct codes {
    struct satz_map whole;   /* lower case → 2 * place + 1 for a closing mark */
    struct satz_map lacking; /* the same, one letter less */
    bool sizes[SATZ_LETTERS_PARTS + 1]; /* which lengths there are, in parts */
    uint32_t letters[CODES];            /* of each, as bits */
    size_t count;                       /* over CODES: any word may be near one */
};

static uint32_t letters_of(struct satz_slice word) {
    uint32_t letters = 0;
    for (size_t i = 0; i < word.size; i++)
        letters |= (uint32_t)1 << ((unsigned)(word.data[i] - 'a') % 32);
    return letters;
}

/* Whether some code word has at most one letter that the word has not: most words are told apart so. */
static bool may_be_near(const struct codes *codes, struct satz_slice word) {
    uint32_t letters = letters_of(word);
    for (size_t i = 0; i < codes->count && codes->count <= CODES; i++) {
        uint32_t missing = codes->letters[i] & ~letters;
        if (!(missing & (missing - 1)))
            return true;
    }
    return codes->count > CODES;
}

static bool char_is_letter(uint32_t character) {
    return (character >= 'a' && character <= 'z') || character == SATZ_FOLDED_ER;
}

static char letter_of(uint32_t character) {
    return character == SATZ_FOLDED_ER ? 'r' : (char)character;
}

static void code_add(struct codes *codes, struct satz_slice code, size_t value, struct satz_arena *arena) {
    char *lower = satz_arena_get(arena, code.size);
    memcpy(lower, code.data, code.size);
    lower[0] = (char)(lower[0] | 0x20);
    satz_map_set(&codes->whole, satz_slice_make(lower, code.size), value);
    codes->sizes[code.size / SATZ_LETTERS_SIZE] = true;
    if (codes->count < CODES)
        codes->letters[codes->count] = letters_of(satz_slice_make(lower, code.size));
    codes->count++;
    for (size_t left = 0; left < code.size; left++) {
        char *lacking = satz_arena_get(arena, code.size);
        memcpy(lacking, lower, left);
        memcpy(lacking + left, lower + left + 1, code.size - left - 1);
        satz_map_set(&codes->lacking, satz_slice_make(lacking, code.size - 1), value);
    }
}

static void codes_fill(struct codes *codes, const struct satz_wire *wire, struct satz_arena *arena) {
    for (size_t i = 0; i < wire->known_count; i++) {
        const struct satz_wire_known *known = &wire->known[i];
        for (size_t k = 0; k < 2; k++) {
            enum satz_wire_role role = k ? SATZ_WIRE_CLOSE : SATZ_WIRE_HOLD;
            if (known->pieces[k].code)
                code_add(codes, satz_scan_words(known, role), 2 * i + k, arena);
        }
    }
}

/* One letter too many, one too few, or one wrong, at the beginning of `word`. Fills the size of it. */
static bool code_near(const struct codes *codes, struct satz_slice word, size_t size, size_t *value,
                      size_t *taken) {
    char lacking[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1];
    for (size_t more = 2; more-- > 0;) {
        for (size_t left = 0; size + more <= word.size && left < size + more; left++) {
            memcpy(lacking, word.data, left);
            memcpy(lacking + left, word.data + left + 1, size + more - left - 1);
            const struct satz_map *map = more ? &codes->whole : &codes->lacking;
            *taken = size + more;
            if (satz_map_get(map, satz_slice_make(lacking, size + more - 1), value))
                return true;
        }
    }
    *taken = size - 1;
    return word.size >= size - 1 &&
           satz_map_get(&codes->lacking, satz_slice_sub(word, 0, size - 1), value);
}

/* A search in one run of ASCII letters, word.data[0] being folded character `first`. */
struct run {
    struct satz_scan *scan;
    const struct codes *codes;
    struct satz_slice word;
    size_t first;
};

static void run_hit(const struct run *run, size_t value, size_t begin, size_t end, unsigned cost) {
    const struct satz_wire_known *known = &run->scan->wire->known[value / 2];
    enum satz_wire_role role = !known->marks ? SATZ_WIRE_HOLD : value % 2 ? SATZ_WIRE_CLOSE : SATZ_WIRE_OPEN;
    satz_scan_hit(run->scan, known, role, run->first + begin, run->first + end, cost);
}

/* Whole code words anywhere in the run: engines glue on what they cannot part. Returns whether any. */
static bool run_find_whole(const struct run *run) {
    bool found = false;
    for (size_t at = 0; at < run->word.size;) {
        size_t step = 1;
        for (size_t parts = SATZ_LETTERS_PARTS; parts > 0 && step == 1; parts--) {
            size_t size = parts * SATZ_LETTERS_SIZE, value;
            if (!run->codes->sizes[parts] || at + size > run->word.size ||
                !satz_map_get(&run->codes->whole, satz_slice_sub(run->word, at, at + size), &value))
                continue;
            run_hit(run, value, at, at + size, 1);
            step = size;
            found = true;
        }
        at += step;
    }
    return found;
}

static void run_find_near(const struct run *run) {
    for (size_t parts = SATZ_LETTERS_PARTS; parts > 0; parts--) {
        size_t size = parts * SATZ_LETTERS_SIZE, value, taken;
        if (run->codes->sizes[parts] && run->word.size <= size + 1 + SUFFIX &&
            code_near(run->codes, run->word, size, &value, &taken)) {
            run_hit(run, value, 0, taken, 2);
            return;
        }
    }
}

/* Folded characters from `at` as bytes; letters only, over single blanks where `joined`. */
static size_t run_read(const struct satz_scan *scan, size_t at, char *bytes) {
    size_t size = 0;
    while (char_is_letter(satz_folded_at(&scan->folded, at + size))) {
        bytes[size] = letter_of(satz_folded_at(&scan->folded, at + size));
        size++;
    }
    return size;
}

/*
 * Runs that blanks and hyphens part, and that make one code word: `Zofu kel`, `Z o f u - k e l`. Fills where the
 * last one ends, in folded characters.
 */
static bool runs_join(const struct satz_scan *scan, const struct codes *codes, size_t first, size_t *value,
                      size_t *end) {
    char joined[SATZ_LETTERS_SIZE];
    size_t size = 0, blanks = 0, at = first;
    for (; size < SATZ_LETTERS_SIZE && blanks <= BLANKS; at++) {
        uint32_t character = satz_folded_at(&scan->folded, at);
        if (character == ' ' || character == '-')
            blanks++;
        else if (char_is_letter(character))
            joined[size++] = letter_of(character);
        else
            return false;
    }
    *end = at;
    return size == SATZ_LETTERS_SIZE && blanks && satz_map_get(&codes->whole, satz_slice_make(joined, size), value);
}

static void runs_find(struct satz_scan *scan, const struct codes *codes) {
    char *bytes = satz_arena_get(scan->arena, scan->folded.count + 1);
    for (size_t at = 0; at < scan->folded.count;) {
        size_t size = run_read(scan, at, bytes), value, end;
        struct run run = { scan, codes, satz_slice_make(bytes, size), at };
        if (!size) {
            at++;
        } else if (runs_join(scan, codes, at, &value, &end)) {
            run_hit(&run, value, 0, end - at, 1);
            at = end;
        } else {
            if (may_be_near(codes, run.word) && !run_find_whole(&run))
                run_find_near(&run);
            at += size;
        }
    }
}

void satz_scan_letters(struct satz_scan *scan) {
    struct codes codes = { .sizes = { false } };
    satz_map_init(&codes.whole);
    satz_map_init(&codes.lacking);
    codes_fill(&codes, scan->wire, scan->arena);
    runs_find(scan, &codes);
    satz_map_release(&codes.whole);
    satz_map_release(&codes.lacking);
}
