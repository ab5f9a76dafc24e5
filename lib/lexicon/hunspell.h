#ifndef SATZ_LEXICON_HUNSPELL_H
#define SATZ_LEXICON_HUNSPELL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "lexicon/wordgraph.h"

/*
 * The one door to libhunspell: a dictionary, which is a pair of files BASE.aff and BASE.dic. Words are
 * UTF-8 in normal form C; they are converted to the dictionary's own encoding and back. A word that the
 * encoding does not hold is unknown. Of one dictionary one thread at a time.
 */
struct satz_hunspell;

/* Longer words, in bytes, are unknown without a look: Hunspell cuts them. */
#define SATZ_HUNSPELL_WORD_LIMIT ((size_t)176)

/*
 * Opens BASE.aff and BASE.dic. They are loaded when a word needs them, which takes up to a second and 100 MB for large
 * ones. NULL, and the reason with file and line, where a file cannot be read, BASE.dic does not begin with its number of
 * words (a byte order mark may stand before it), or the encoding is one that iconv does not know. libhunspell itself
 * reports none of these.
 */
struct satz_hunspell *satz_hunspell_open(const char *base, struct satz_error *error) SATZ_MUST_USE;
void satz_hunspell_close(struct satz_hunspell *hunspell);

/*
 * Words that are known without asking the dictionary, which are to be its own: as they stand, and with a capital in place of
 * a small first letter. `graph` is borrowed.
 */
void satz_hunspell_list(struct satz_hunspell *hunspell, const struct satz_wordgraph *graph);

/*
 * Whether the dictionary knows the word, also as a compound or in capitals. Both apostrophes, ' and ’, are
 * one. Answers are remembered (distinct words are a tenth of a text), in bounded memory.
 */
bool satz_hunspell_knows(struct satz_hunspell *hunspell, struct satz_slice word);
/* The same without remembering, for words that are made up and asked for once. */
bool satz_hunspell_accepts(struct satz_hunspell *hunspell, struct satz_slice word);

/*
 * Whether so many letters (in small ones) stand side by side in some word of the two files, before affixes are put to
 * it and compounds are made: where not, a made-up word is hardly worth a look. May say yes too often. The first
 * call reads the files again.
 */
#define SATZ_HUNSPELL_RUN 4
bool satz_hunspell_has_letters(struct satz_hunspell *hunspell, const uint32_t letters[SATZ_HUNSPELL_RUN]);

/*
 * What the dictionary suggests in the word's place, the best first: at most `most` texts of the arena in
 * `fixes`. Returns how many. Costs up to a tenth of a second.
 */
size_t satz_hunspell_suggest(struct satz_hunspell *hunspell, struct satz_slice word, size_t most,
                             struct satz_arena *arena, struct satz_slice *fixes);

/*
 * The words that the dictionary has this one from (Häuser: Haus, häuser): at most `most` texts of the arena in `stems`.
 * Returns how many; none of a compound, nor of what it does not know. Costs some tens of microseconds.
 */
size_t satz_hunspell_stems(struct satz_hunspell *hunspell, struct satz_slice word, size_t most,
                           struct satz_arena *arena, struct satz_slice *stems);

/*
 * Adds a word, with the inflections of `example`, a word of the dictionary, where that is not empty. False
 * where the encoding does not hold it or there is no such example.
 */
bool satz_hunspell_add(struct satz_hunspell *hunspell, struct satz_slice word, struct satz_slice example);
/*
 * Adds the words of a .dic file whose flags and encoding are this dictionary's, and to `forbidden` those with a `*`
 * before them, as of a personal dictionary, each with a line feed. Fails with file and line where the first line is no
 * number, a line is not in the encoding or too long for a word, or has nothing on a side of its slash.
 */
enum satz_status satz_hunspell_add_file(struct satz_hunspell *hunspell, const char *path,
                                        struct satz_buffer *forbidden, struct satz_error *error) SATZ_MUST_USE;

#endif
