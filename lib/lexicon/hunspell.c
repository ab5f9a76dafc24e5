#include "lexicon/hunspell.h"

#include <hunspell/hunspell.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

#include "base/input.h"
#include "base/map.h"
#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* So many bytes of answers are kept; then they are asked for anew. */
#define ANSWERS_LIMIT ((size_t)64 << 20)
#define NO_CONVERTER ((iconv_t)-1)

/* One bit for each hash of a run of letters. */
#define RUN_BITS 20

struct satz_hunspell {
    char *base;
    unsigned char *runs; /* NULL: not made yet */
    Hunhandle *handle;   /* NULL: no word has needed it so far */
    const struct satz_wordgraph *listed; /* borrowed; NULL: none */
    iconv_t to, from; /* between UTF-8 and its encoding; NO_CONVERTER: that is UTF-8 */
    struct satz_map answers;
    struct satz_arena words; /* the keys of the answers */
    struct satz_buffer plain, coded;
    int added; /* .dic files */
};

static bool is_utf8(const char *encoding) {
    return !strcasecmp(encoding, "UTF-8") || !strcasecmp(encoding, "UTF8");
}

/* Hunspell writes ISO8859-1 and microsoft-cp1251 where iconv reads ISO-8859-1 and CP1251. */
static void iconv_name(const char *encoding, struct satz_buffer *name) {
    static const char microsoft[] = "microsoft-";
    if (!strncasecmp(encoding, microsoft, sizeof microsoft - 1))
        encoding += sizeof microsoft - 1;
    if (!strncasecmp(encoding, "ISO8859-", 8))
        satz_buffer_add_format(name, "ISO-%s", encoding + 3);
    else
        satz_buffer_add_string(name, encoding);
}

static enum satz_status open_converters(struct satz_hunspell *hunspell, const char *path, const char *encoding,
                                        struct satz_error *error) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    if (!is_utf8(encoding)) {
        iconv_name(encoding, &name);
        hunspell->to = iconv_open(name.data, "UTF-8");
        hunspell->from = iconv_open("UTF-8", name.data);
        if (hunspell->to == NO_CONVERTER || hunspell->from == NO_CONVERTER)
            status = satz_error_set_at(error, path, 0, "unknown encoding '%.64s'", encoding);
    }
    satz_buffer_release(&name);
    return status;
}

/* libhunspell takes a file that is none for an empty dictionary, which knows no word at all. */
static enum satz_status check_dictionary(const char *path, struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = satz_input_line(&input, &line, NULL, error);
    size_t at = status == SATZ_OK && satz_slice_starts(line, satz_slice_of("\xEF\xBB\xBF")) ? 3 : 0;
    if (status == SATZ_END || (status == SATZ_OK && (line.size == at || line.data[at] < '1' || line.data[at] > '9')))
        status = satz_error_set_at(error, path, 1,
                                   "does not begin with a number of words: no dictionary of Hunspell's");
    satz_input_close(&input);
    return status;
}

/* Sets `encoding` to what a line `SET NAME` says. */
static void read_encoding(struct satz_slice line, struct satz_buffer *encoding) {
    struct satz_slice rest = satz_slice_trim(line), word;
    if (satz_slice_starts(rest, satz_slice_of("\xEF\xBB\xBF")))
        rest = satz_slice_from(rest, 3);
    if (!satz_slice_starts(rest, satz_slice_of("SET ")) && !satz_slice_starts(rest, satz_slice_of("SET\t")))
        return;
    rest = satz_slice_trim(satz_slice_from(rest, 4));
    satz_slice_split(&rest, ' ', &word);
    satz_buffer_reset(encoding);
    satz_buffer_add(encoding, word);
}

static enum satz_status read_affixes(const char *path, struct satz_buffer *encoding, struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    enum satz_status status = satz_input_open(&input, path, error);
    if (status != SATZ_OK)
        return status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK) {
        if (satz_slice_find_byte(line, 0, '\0') < line.size) {
            status = satz_error_set_at(error, path, input.line, "U+0000: no affix file of Hunspell's");
            break;
        }
        read_encoding(line, encoding);
    }
    satz_input_close(&input);
    return status == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
}

static enum satz_status open_files(struct satz_hunspell *hunspell, const char *affixes, const char *words,
                                   struct satz_error *error) {
    struct satz_buffer encoding = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&encoding, "ISO8859-1");
    enum satz_status status = read_affixes(affixes, &encoding, error);
    if (status == SATZ_OK)
        status = check_dictionary(words, error);
    if (status == SATZ_OK)
        status = open_converters(hunspell, affixes, encoding.data, error);
    satz_buffer_release(&encoding);
    return status;
}

/* The dictionary itself, which takes long to load. */
static Hunhandle *engine(struct satz_hunspell *hunspell) {
    if (!hunspell->handle) {
        struct satz_buffer affixes = SATZ_BUFFER_INIT, words = SATZ_BUFFER_INIT;
        satz_buffer_add_format(&affixes, "%s.aff", hunspell->base);
        satz_buffer_add_format(&words, "%s.dic", hunspell->base);
        hunspell->handle = Hunspell_create(affixes.data, words.data);
        satz_buffer_release(&affixes);
        satz_buffer_release(&words);
    }
    return hunspell->handle;
}

struct satz_hunspell *satz_hunspell_open(const char *base, struct satz_error *error) {
    struct satz_hunspell *hunspell = satz_memory_get_array(1, sizeof *hunspell);
    struct satz_buffer affixes = SATZ_BUFFER_INIT, words = SATZ_BUFFER_INIT;
    struct satz_slice path = satz_slice_of(base);
    hunspell->base = memcpy(satz_memory_get(path.size + 1), base, path.size + 1);
    hunspell->to = hunspell->from = NO_CONVERTER;
    satz_map_init(&hunspell->answers);
    satz_arena_init(&hunspell->words);
    satz_buffer_init(&hunspell->plain);
    satz_buffer_init(&hunspell->coded);
    satz_buffer_add_format(&affixes, "%s.aff", base);
    satz_buffer_add_format(&words, "%s.dic", base);
    enum satz_status status = open_files(hunspell, affixes.data, words.data, error);
    satz_buffer_release(&affixes);
    satz_buffer_release(&words);
    if (status == SATZ_OK)
        return hunspell;
    satz_hunspell_close(hunspell);
    return NULL;
}

void satz_hunspell_close(struct satz_hunspell *hunspell) {
    if (!hunspell)
        return;
    if (hunspell->handle)
        Hunspell_destroy(hunspell->handle);
    if (hunspell->to != NO_CONVERTER)
        iconv_close(hunspell->to);
    if (hunspell->from != NO_CONVERTER)
        iconv_close(hunspell->from);
    free(hunspell->base);
    free(hunspell->runs);
    satz_map_release(&hunspell->answers);
    satz_arena_release(&hunspell->words);
    satz_buffer_release(&hunspell->plain);
    satz_buffer_release(&hunspell->coded);
    free(hunspell);
}

/* Sets `target` to `text` converted; false where something in it cannot be. */
static bool convert(iconv_t converter, struct satz_slice text, struct satz_buffer *target) {
    satz_buffer_reset(target);
    if (converter == NO_CONVERTER) {
        satz_buffer_add(target, text);
        return true;
    }
    char out[4 * SATZ_HUNSPELL_WORD_LIMIT], *in = (char *)text.data, *next = out;
    size_t left = text.size, room = sizeof out;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &in, &left, &next, &room) != 0)
        return false;
    satz_buffer_add(target, satz_slice_make(out, sizeof out - room));
    return true;
}

/* Dictionaries write the apostrophe as ', and those that have ’ too take ' for it. */
static struct satz_slice with_plain_apostrophes(struct satz_hunspell *hunspell, struct satz_slice word) {
    static const struct satz_slice curly = SATZ_SLICE("’");
    size_t at = satz_slice_find(word, 0, curly), done = 0;
    if (at == word.size)
        return word;
    satz_buffer_reset(&hunspell->plain);
    for (; at < word.size; at = satz_slice_find(word, done, curly)) {
        satz_buffer_add(&hunspell->plain, satz_slice_sub(word, done, at));
        satz_buffer_add_byte(&hunspell->plain, '\'');
        done = at + curly.size;
    }
    satz_buffer_add(&hunspell->plain, satz_slice_from(word, done));
    return satz_buffer_slice(&hunspell->plain);
}

/* Whether the word, as the dictionary wants it, stands in `coded` now. */
static bool encode(struct satz_hunspell *hunspell, struct satz_slice word) {
    return word.size && word.size <= SATZ_HUNSPELL_WORD_LIMIT &&
           convert(hunspell->to, with_plain_apostrophes(hunspell, word), &hunspell->coded);
}

void satz_hunspell_list(struct satz_hunspell *hunspell, const struct satz_wordgraph *graph) {
    hunspell->listed = graph;
}

/* Whether the graph has it, or has it small where it stands at a sentence's beginning. */
static bool is_listed(const struct satz_hunspell *hunspell, struct satz_slice word) {
    return hunspell->listed && satz_wordgraph_find_either(hunspell->listed, word) > 0;
}

bool satz_hunspell_accepts(struct satz_hunspell *hunspell, struct satz_slice word) {
    return is_listed(hunspell, word) ||
           (encode(hunspell, word) && Hunspell_spell(engine(hunspell), hunspell->coded.data) != 0);
}

static void forget_answers(struct satz_hunspell *hunspell) {
    satz_map_reset(&hunspell->answers);
    satz_arena_reset(&hunspell->words);
}

bool satz_hunspell_knows(struct satz_hunspell *hunspell, struct satz_slice word) {
    size_t answer;
    if (word.size > SATZ_HUNSPELL_WORD_LIMIT)
        return false;
    if (is_listed(hunspell, word))
        return true;
    if (satz_map_get(&hunspell->answers, word, &answer))
        return answer;
    bool known = satz_hunspell_accepts(hunspell, word);
    if (hunspell->words.total > ANSWERS_LIMIT)
        forget_answers(hunspell);
    satz_map_set(&hunspell->answers, satz_arena_copy(&hunspell->words, word), known);
    return known;
}

static size_t run_bit(const uint32_t letters[SATZ_HUNSPELL_RUN]) {
    uint64_t hash = letters[0];
    for (size_t i = 1; i < SATZ_HUNSPELL_RUN; i++)
        hash = (hash ^ letters[i]) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> (64 - RUN_BITS));
}

static void add_runs(struct satz_hunspell *hunspell, struct satz_slice line) {
    uint32_t letters[SATZ_HUNSPELL_RUN] = { 0 };
    size_t size;
    line.size = satz_utf8_check(line, true);
    for (size_t at = 0; at < line.size; at += size) {
        memmove(letters, letters + 1, sizeof letters - sizeof *letters);
        letters[SATZ_HUNSPELL_RUN - 1] = satz_char_lower(satz_utf8_decode(line, at, &size));
        size_t bit = run_bit(letters);
        hunspell->runs[bit / 8] |= (unsigned char)(1u << bit % 8);
    }
}

/* All of a file's lines, flags and all: what is too much does no harm. */
static bool read_runs(struct satz_hunspell *hunspell, const char *ending) {
    struct satz_buffer path = SATZ_BUFFER_INIT, word = SATZ_BUFFER_INIT;
    struct satz_error ignored;
    struct satz_input input;
    struct satz_slice line;
    enum satz_status status;
    satz_buffer_add_format(&path, "%s%s", hunspell->base, ending);
    if ((status = satz_input_open(&input, path.data, &ignored)) == SATZ_OK) {
        while ((status = satz_input_line(&input, &line, NULL, &ignored)) == SATZ_OK) {
            line.size = line.size < SATZ_HUNSPELL_WORD_LIMIT ? line.size : SATZ_HUNSPELL_WORD_LIMIT;
            if (convert(hunspell->from, line, &word))
                add_runs(hunspell, satz_buffer_slice(&word));
        }
        satz_input_close(&input);
    }
    satz_buffer_release(&path);
    satz_buffer_release(&word);
    return status == SATZ_END;
}

bool satz_hunspell_has_letters(struct satz_hunspell *hunspell, const uint32_t letters[SATZ_HUNSPELL_RUN]) {
    if (!hunspell->runs) {
        hunspell->runs = satz_memory_get_array((size_t)1 << (RUN_BITS - 3), 1);
        if (!read_runs(hunspell, ".dic") || !read_runs(hunspell, ".aff"))
            memset(hunspell->runs, 0xFF, (size_t)1 << (RUN_BITS - 3));
    }
    size_t bit = run_bit(letters);
    return (hunspell->runs[bit / 8] >> bit % 8) & 1;
}

/* One answer in UTF-8, in the arena. */
static bool decode_answer(struct satz_hunspell *hunspell, const char *answer, struct satz_arena *arena,
                          struct satz_slice *text) {
    if (!convert(hunspell->from, satz_slice_of(answer), &hunspell->coded))
        return false;
    satz_buffer_reset(&hunspell->plain);
    satz_text_nfc(satz_buffer_slice(&hunspell->coded), &hunspell->plain);
    *text = satz_arena_copy(arena, satz_buffer_slice(&hunspell->plain));
    return true;
}

/* The first `most` of a list of Hunspell's, which is freed. */
static size_t take_list(struct satz_hunspell *hunspell, char **list, int size, size_t most, struct satz_arena *arena,
                        struct satz_slice *texts) {
    size_t count = 0;
    for (int i = 0; i < size && count < most; i++)
        count += decode_answer(hunspell, list[i], arena, &texts[count]);
    Hunspell_free_list(hunspell->handle, &list, size);
    return count;
}

size_t satz_hunspell_suggest(struct satz_hunspell *hunspell, struct satz_slice word, size_t most,
                             struct satz_arena *arena, struct satz_slice *fixes) {
    char **list = NULL;
    if (!most || !encode(hunspell, word))
        return 0;
    int size = Hunspell_suggest(engine(hunspell), &list, hunspell->coded.data);
    return take_list(hunspell, list, size, most, arena, fixes);
}

size_t satz_hunspell_stems(struct satz_hunspell *hunspell, struct satz_slice word, size_t most,
                           struct satz_arena *arena, struct satz_slice *stems) {
    char **list = NULL;
    if (!most || !encode(hunspell, word))
        return 0;
    int size = Hunspell_stem(engine(hunspell), &list, hunspell->coded.data);
    return take_list(hunspell, list, size, most, arena, stems);
}

bool satz_hunspell_add(struct satz_hunspell *hunspell, struct satz_slice word, struct satz_slice example) {
    struct satz_buffer coded = SATZ_BUFFER_INIT;
    bool added = encode(hunspell, word);
    satz_buffer_add(&coded, satz_buffer_slice(&hunspell->coded));
    if (added && example.size)
        added = encode(hunspell, example) &&
                !Hunspell_add_with_affix(engine(hunspell), coded.data, hunspell->coded.data) &&
                Hunspell_spell(engine(hunspell), coded.data);
    else if (added)
        added = !Hunspell_add(engine(hunspell), coded.data);
    satz_buffer_release(&coded);
    forget_answers(hunspell);
    return added;
}

/* Why a line of a .dic file is none, NULL where it is good; a `*word` is added to `forbidden`. */
static const char *read_line(struct satz_hunspell *hunspell, struct satz_slice line, struct satz_buffer *forbidden) {
    line = satz_slice_trim(satz_slice_sub(line, 0, satz_slice_find_byte(line, 0, '\t')));
    size_t slash = satz_slice_find_byte(line, 0, '/');
    if (line.size > SATZ_HUNSPELL_WORD_LIMIT)
        return "is too long for a word";
    if (satz_slice_find_byte(line, 0, '\0') < line.size || !convert(hunspell->from, line, &hunspell->coded) ||
        satz_utf8_check(satz_buffer_slice(&hunspell->coded), true) < hunspell->coded.size)
        return "is not in the dictionary's encoding";
    if (line.size && slash == 0)
        return "has no word before its flags";
    if (line.size && slash == line.size - 1)
        return "has no flags after its slash";
    if (!line.size || line.data[0] != '*')
        return NULL;
    if (line.size == 1 || slash < line.size)
        return "is no word that can be forbidden";
    satz_text_nfc(satz_slice_from(satz_buffer_slice(&hunspell->coded), 1), forbidden);
    satz_buffer_add_byte(forbidden, '\n');
    return NULL;
}

/* libhunspell takes what it does not understand for a word. */
static enum satz_status read_lines(struct satz_hunspell *hunspell, const char *path, struct satz_buffer *forbidden,
                                   struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    enum satz_status status = satz_input_open(&input, path, error);
    if (status != SATZ_OK)
        return status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK) {
        if (satz_slice_ends(line, satz_slice_of("\r")))
            line.size--;
        const char *fault = input.line > 1 ? read_line(hunspell, line, forbidden) : NULL;
        if (fault && (status = satz_error_set_at(error, path, input.line, "%s", fault)) != SATZ_OK)
            break;
    }
    satz_input_close(&input);
    return status == SATZ_END ? SATZ_OK : status;
}

enum satz_status satz_hunspell_add_file(struct satz_hunspell *hunspell, const char *path,
                                        struct satz_buffer *forbidden, struct satz_error *error) {
    enum { MOST = 19 }; /* libhunspell's own limit is twenty with the main one */
    if (check_dictionary(path, error) != SATZ_OK || read_lines(hunspell, path, forbidden, error) != SATZ_OK)
        return SATZ_FAILED;
    if (hunspell->added == MOST)
        return satz_error_set_at(error, path, 0, "Hunspell takes %d further dictionaries at most", (int)MOST);
    hunspell->added++;
    Hunspell_add_dic(engine(hunspell), path);
    forget_answers(hunspell);
    return SATZ_OK;
}
