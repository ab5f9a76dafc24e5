#ifndef SATZ_CHECK_FIGURES_H
#define SATZ_CHECK_FIGURES_H

#include "base/map.h"
#include "check/text.h"

/*
 * The numbers of one text, to be found by value: figures with their scale words, roman numerals, small
 * numbers in words, months. Private to check/.
 */
struct satz_figure {
    size_t begin, end;         /* bytes of the text */
    struct satz_decimal value; /* of a month its number */
    struct satz_decimal range; /* its value with the scale of the next one: 12 and 15 million; or by English marks */
    int power;                 /* of its own scale word */
    bool month, written;       /* written: in figures, not in words */
    bool ranged;
    bool date;                 /* part of a date: beside a month, or 24.12.2025 */
    bool numeric;              /* part of a date in figures alone */
    bool exponent;             /* of km2 */
    bool clock;                /* an hour and its minutes, in words */
    bool glued;                /* part of a row of figures with marks between them: 14.30, 24/9, 2.0 */
    bool kept;                 /* in a held span that came back as it was */
    bool taken;                /* it stands for one of the other side */
    bool weak;                 /* the other side has it in words that may be about something else */
};

struct satz_figures {
    struct satz_figure *items;
    size_t count;
    const struct satz_check_text *text;
    struct satz_map values; /* a value to the first node of those that have it */
    struct satz_map runs;   /* the same for runs of digits in figures: 14 and 30 of 14.30 */
    struct satz_figure_node *nodes;
    size_t node_count, node_capacity;
    struct satz_buffer small; /* the text in small letters, once it was asked for words */
    bool again;               /* the last one that was found stood for another already */
    size_t spelt;             /* bytes that were looked through for them */
};

/* All in `text`, in `arena`, but for what satz_figures_free() frees. O(text). */
struct satz_figures *satz_figures_new(const struct satz_check_text *text, struct satz_arena *arena);
void satz_figures_free(struct satz_figures *figures);

/*
 * Whether one of `figures` stands for `wanted`, which is one of `from`, those of another text: the same
 * value, an hour's second half of the day, a year of another era, a year or decade in two digits, a
 * range's scale, a number with its half in a word. The first one that stands for none yet is taken, any where all
 * do. O(1), and where it is missing O(figures).
 */
bool satz_figures_have(struct satz_figures *figures, const struct satz_figure *wanted,
                       const struct satz_figures *from);

/*
 * Whether the number stands in the text in words: zwanzig, vingt, 二十. Once SATZ_FIGURES_SPELT bytes of text were
 * looked through the answer is yes, for nobody looked. O(text).
 */
#define SATZ_FIGURES_SPELT ((size_t)16 << 20)
bool satz_figures_spell(struct satz_figures *figures, const struct satz_figure *wanted);

/* For those that look for equivalents. Takes one that has this value, in one of the two maps. O(1). */
bool satz_figures_take(struct satz_figures *figures, const struct satz_map *map, const struct satz_decimal *value);
/* In either map; false for a negative number. */
bool satz_figures_take_number(struct satz_figures *figures, long number);
/* In two digits: 2017 may be 17, and is not 017. */
bool satz_figures_take_short_year(struct satz_figures *figures, long number);
/* A whole number of at most 15 digits; -1 where it is none. */
long satz_figure_whole(const struct satz_figure *figure);

#endif
