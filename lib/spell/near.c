#include "spell/near.h"

#include "spell/keyboard.h"
#include "spell/shape.h"
#include "text/utf8.h"

/* The search around one word. */
struct search {
    struct satz_spell_language *language;
    struct satz_slice word;
    uint32_t letters[SATZ_SPELL_LONGEST];
    size_t count;
    bool capital;
    bool syllables; /* they are the letters of Korean syllables */
    struct satz_buffer trial, scratch;
    struct satz_buffer found; /* the finds, each ended by a '\0' */
    struct {
        size_t at, cost;
    } finds[SATZ_SPELL_MOST_NEAR];
    size_t find_count, most;
};

/* Typists leave out letters twice as often as they add some. A function word is meant more often than others. */
enum {
    COST_LIKE = 10, COST_OMITTED = 15, COST_ADDED = 20, COST_KEY = 20, COST_OTHER = 30,
    COST_FIRST = 5, GAIN_COMMON = 8, GAIN_OFTEN = 6
};

static bool is_found(const struct search *search) {
    for (size_t i = 0; i < search->find_count; i++)
        if (!strcmp(search->found.data + search->finds[i].at, search->trial.data))
            return true;
    return false;
}

/* Where the language has a graph, its words were searched there already, and a name near another proves nothing. */
static bool is_good(struct search *search) {
    const struct satz_spell_language *language = search->language;
    struct satz_slice trial = satz_buffer_slice(&search->trial);
    if (satz_slice_equal(trial, search->word))
        return false;
    return language->graph.edge_count ? satz_wordlist_has(&language->own, trial)
                                      : satz_wordlist_has(&language->good, trial) ||
                                            satz_hunspell_accepts(language->dictionary, trial);
}

/* The lists have their words as they stand at a sentence's beginning. */
static bool is_common(struct search *search) {
    satz_spell_capital(satz_buffer_slice(&search->trial), &search->scratch);
    return satz_wordlist_has(&search->language->common, satz_buffer_slice(&search->scratch));
}

static size_t gain(struct search *search) {
    if (is_common(search))
        return GAIN_COMMON;
    return satz_spell_is_often(search->language, satz_buffer_slice(&search->trial)) ? GAIN_OFTEN : 0;
}

/* Keeps what stands in `trial` where it is a word: by cost, and by the order of trying where that is the same. */
static void keep(struct search *search, size_t cost) {
    size_t at = search->find_count, less = gain(search);
    cost -= less < cost ? less : cost;
    if (at == search->most && (!at || search->finds[at - 1].cost <= cost))
        return;
    if (!is_good(search) || is_found(search))
        return;
    if (at == search->most)
        at--;
    else
        search->find_count++;
    for (; at > 0 && search->finds[at - 1].cost > cost; at--)
        search->finds[at] = search->finds[at - 1];
    search->finds[at].at = search->found.size;
    search->finds[at].cost = cost;
    satz_buffer_add(&search->found, satz_slice_make(search->trial.data, search->trial.size + 1));
}

/* Whether the letters around [begin, end) of a trial stand side by side in words of the dictionary. */
static bool is_likely(const struct search *search, const uint32_t *letters, size_t count, size_t begin, size_t end) {
    const size_t before = SATZ_HUNSPELL_RUN - 1;
    /* Where words have much written on to them, what stands side by side there is in neither file. */
    if (search->language->graph.edge_count || search->language->caseless)
        return true;
    for (size_t i = begin < before ? 0 : begin - before; i < end && i + before < count; i++)
        if (!satz_hunspell_has_letters(search->language->dictionary, letters + i))
            return false;
    return true;
}

/* Where the letters of Korean begin, which stand at a syllable's beginning, middle and end, and how many each are. */
enum { FIRSTS = 19, VOWELS = 21, LASTS = 27 };
static const uint32_t first = 0x1100, vowel = 0x1161, last = 0x11A8;

/* Korean is struck letter by letter and written in syllables of two or three (Unicode, 3.12): whether these make such. */
static bool are_syllables(const uint32_t *letters, size_t count) {
    size_t at = 0;
    while (at + 1 < count && letters[at] - first < FIRSTS && letters[at + 1] - vowel < VOWELS) {
        at += 2;
        if (at < count && letters[at] - last < LASTS)
            at++;
    }
    return at == count;
}

static void compose(struct search *search) {
    satz_buffer_reset(&search->scratch);
    satz_text_nfc(satz_buffer_slice(&search->trial), &search->scratch);
    satz_buffer_reset(&search->trial);
    satz_buffer_add(&search->trial, satz_buffer_slice(&search->scratch));
}

/* The letters that may have been meant, one after another; 0 after the last. */
static uint32_t letter_to_try(const struct search *search, size_t index) {
    if (!search->syllables)
        return index < search->language->letter_count ? search->language->letters[index] : 0;
    if (index < FIRSTS)
        return first + (uint32_t)index;
    if (index < FIRSTS + VOWELS)
        return vowel + (uint32_t)index - FIRSTS;
    return index < FIRSTS + VOWELS + LASTS ? last + (uint32_t)index - FIRSTS - VOWELS : 0;
}

/* Tries the letters with [begin, end) replaced by `count` others. */
static void attempt(struct search *search, size_t begin, size_t end, const uint32_t *others, size_t count,
                    size_t cost) {
    uint32_t trial[SATZ_SPELL_LONGEST + 8], small[SATZ_SPELL_LONGEST + 8];
    size_t size = 0;
    for (size_t i = 0; i < begin; i++)
        trial[size++] = search->letters[i];
    for (size_t i = 0; i < count; i++)
        trial[size++] = satz_char_lower(others[i]);
    for (size_t i = end; i < search->count; i++)
        trial[size++] = search->letters[i];
    for (size_t i = 0; i < size; i++)
        small[i] = satz_char_lower(trial[i]);
    if (!size || !is_likely(search, small, size, begin, begin + count) ||
        (search->syllables && !are_syllables(trial, size)))
        return;
    satz_buffer_reset(&search->trial);
    for (size_t i = 0; i < size; i++)
        satz_buffer_add_char(&search->trial, !i && search->capital ? satz_char_upper(trial[i]) : trial[i]);
    if (search->syllables)
        compose(search);
    keep(search, cost + (begin ? 0 : COST_FIRST));
}

static bool is_done(const struct search *search) {
    return search->most == 1 && search->find_count;
}

static void try_case(struct search *search) {
    if (search->syllables)
        return;
    uint32_t other = search->capital ? satz_char_lower(search->letters[0]) : satz_char_upper(search->letters[0]);
    satz_buffer_reset(&search->trial);
    satz_buffer_add_char(&search->trial, other);
    for (size_t i = 1; i < search->count; i++)
        satz_buffer_add_char(&search->trial, search->letters[i]);
    keep(search, 0);
}

static void try_swaps(struct search *search) {
    for (size_t i = 0; i + 1 < search->count; i++) {
        uint32_t swapped[] = { satz_char_lower(search->letters[i + 1]), satz_char_lower(search->letters[i]) };
        attempt(search, i, i + 2, swapped, 2, COST_LIKE);
    }
}

/* Whether letter `i` is the same as the one before it (-1) or after it (1). */
static bool is_like(const struct search *search, size_t i, int step) {
    size_t other = step < 0 ? i - 1 : i + 1;
    return (step > 0 || i > 0) && other < search->count &&
           satz_char_lower(search->letters[i]) == satz_char_lower(search->letters[other]);
}

static void try_deletions(struct search *search) {
    for (size_t i = 0; search->count > 2 && i < search->count; i++) {
        attempt(search, i, i + 1, NULL, 0, is_like(search, i, -1) || is_like(search, i, 1) ? COST_LIKE : COST_ADDED);
    }
}

static size_t decode(struct satz_slice text, uint32_t *letters, size_t most) {
    size_t count = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t letter = satz_utf8_decode(text, at, &size);
        if (count < most)
            letters[count] = letter;
        count++;
    }
    return count;
}

static bool letters_at(const struct search *search, size_t at, const uint32_t *letters, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (at + i >= search->count || satz_char_lower(search->letters[at + i]) != letters[i])
            return false;
    return true;
}

static void try_exchanges(struct search *search) {
    for (size_t i = 0; i < search->language->exchange_count; i++) {
        const struct satz_spell_exchange *exchange = &search->language->exchanges[i];
        for (size_t at = 0; at < search->count; at++)
            if (letters_at(search, at, exchange->from, exchange->from_count))
                attempt(search, at, at + exchange->from_count, exchange->to, exchange->to_count, COST_LIKE);
    }
}

static void insert(struct search *search, size_t i, uint32_t letter) {
    bool doubled = (i && satz_char_lower(search->letters[i - 1]) == letter) ||
                   (i < search->count && satz_char_lower(search->letters[i]) == letter);
    uint32_t both[] = { letter, search->letters[0] };
    if (i || !search->capital)
        attempt(search, i, i, &letter, 1, doubled ? COST_LIKE : COST_OMITTED);
    else
        attempt(search, 0, 1, both, 2, COST_OMITTED);
}

static void try_insertions(struct search *search) {
    for (size_t i = 0; i <= search->count && !is_done(search); i++)
        for (size_t j = 0; letter_to_try(search, j); j++)
            insert(search, i, letter_to_try(search, j));
}

/* A letter once that is there twice: Stadteil; and the s that joins compounds: Ortteil. */
static void try_usual_insertions(struct search *search) {
    for (size_t i = 1; i < search->count && !is_done(search); i++) {
        insert(search, i, satz_char_lower(search->letters[i]));
        if (search->language->links.count)
            insert(search, i, 's');
    }
}

static void try_usual_deletions(struct search *search) {
    for (size_t i = 1; i < search->count && !is_done(search); i++)
        if (is_like(search, i, -1))
            attempt(search, i, i + 1, NULL, 0, COST_LIKE);
}

static void try_substitutions(struct search *search) {
    for (size_t i = 0; i < search->count && !is_done(search); i++)
        for (size_t j = 0; letter_to_try(search, j); j++) {
            uint32_t letter = letter_to_try(search, j), old = satz_char_lower(search->letters[i]);
            bool key = satz_spell_are_neighbours(satz_spell_key(letter), satz_spell_key(old));
            if (letter != old)
                attempt(search, i, i + 1, &letter, 1, key ? COST_KEY : COST_OTHER);
        }
}

static void run(struct search *search) {
    static void (*const tries[])(struct search *) = { try_case,       try_swaps,      try_exchanges,
                                                      try_deletions, try_insertions, try_substitutions };
    for (size_t i = 0; i < sizeof tries / sizeof *tries && !is_done(search); i++)
        tries[i](search);
}

static bool begin(struct search *search, struct satz_spell_language *language, struct satz_slice word, size_t most) {
    *search = (struct search){ .language = language, .word = word, .trial = SATZ_BUFFER_INIT,
                               .scratch = SATZ_BUFFER_INIT, .found = SATZ_BUFFER_INIT,
                               .most = most < SATZ_SPELL_MOST_NEAR ? most : SATZ_SPELL_MOST_NEAR };
    search->syllables = language->language.id == SATZ_KO;
    if (search->syllables)
        satz_text_nfd(word, &search->scratch);
    search->count = decode(search->syllables ? satz_buffer_slice(&search->scratch) : word, search->letters, SATZ_SPELL_LONGEST);
    search->capital = search->count && satz_char_is_upper(search->letters[0]);
    return most && search->count > 1 && search->count <= SATZ_SPELL_LONGEST;
}

static void end(struct search *search) {
    satz_buffer_release(&search->trial);
    satz_buffer_release(&search->scratch);
    satz_buffer_release(&search->found);
}

size_t satz_spell_near(struct satz_spell_language *language, struct satz_slice word, size_t most,
                       struct satz_arena *arena, struct satz_slice *fixes) {
    struct search search;
    if (begin(&search, language, word, most))
        run(&search);
    for (size_t i = 0; i < search.find_count; i++)
        fixes[i] = satz_arena_copy(arena, satz_slice_of(search.found.data + search.finds[i].at));
    end(&search);
    return search.find_count;
}

bool satz_spell_is_slip(struct satz_spell_language *language, struct satz_slice word) {
    struct search search;
    if (begin(&search, language, word, 1)) {
        if (!search.capital)
            try_case(&search);
        try_swaps(&search);
        try_exchanges(&search);
        try_usual_deletions(&search);
        try_usual_insertions(&search);
    }
    end(&search);
    return search.find_count > 0;
}

bool satz_spell_is_near(struct satz_spell_language *language, struct satz_slice word) {
    struct search search;
    if (begin(&search, language, word, 1))
        run(&search);
    end(&search);
    return search.find_count > 0;
}

bool satz_spell_is_struck_wrongly(struct satz_spell_language *language, struct satz_slice word) {
    struct search search;
    if (begin(&search, language, word, 1)) {
        try_swaps(&search);
        try_usual_deletions(&search);
    }
    end(&search);
    return search.find_count > 0;
}

bool satz_spell_is_near_often(struct satz_spell_language *language, struct satz_slice word) {
    struct search search;
    bool often = false;
    if (language->often.words.count && begin(&search, language, word, SATZ_SPELL_MOST_NEAR)) {
        run(&search);
        for (size_t i = 0; i < search.find_count && !often; i++)
            often = satz_spell_is_often(language, satz_slice_of(search.found.data + search.finds[i].at));
        end(&search);
    }
    return often;
}
