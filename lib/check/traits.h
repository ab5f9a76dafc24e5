#ifndef SATZ_CHECK_TRAITS_H
#define SATZ_CHECK_TRAITS_H

#include "base/slice.h"

/*
 * What a text has that a check needs to find anything: one look at the text spares most checks theirs, for most texts
 * are in order. A trait may be told where no check finds something, and is never missing where one would.
 * Private to check/.
 */
enum satz_check_trait {
    SATZ_TRAIT_BLANK = 1,    /* a blank beside a blank, or before a mark or closing bracket */
    SATZ_TRAIT_ROW = 2,      /* two marks of a sentence in a row, a blank between them perhaps */
    SATZ_TRAIT_JOINED = 4,   /* such a mark with something glued to it that is no mark */
    SATZ_TRAIT_LOUD = 8,     /* : ; ! ? */
    SATZ_TRAIT_QUOTE = 16,   /* quotation marks, straight ones but " left out */
    SATZ_TRAIT_STRAIGHT = 32, /* " */
    SATZ_TRAIT_WIDE = 64,    /* anything that is not ASCII */
    SATZ_TRAIT_CONTROL = 128, /* a control character of ASCII, other than line breaks and tabs */
    SATZ_TRAIT_CODE = 1024, /* < % { & $ # @, with which codes begin; ⟦ is rare */
    SATZ_TRAIT_BEYOND = 512, /* what may be a letter, and of another script than Latin */
    SATZ_TRAIT_RARE = 256    /* what is no letter, mark or digit that the fifteen languages usually write */
};

/* The traits of checked UTF-8, as bits. O(size). */
unsigned satz_check_traits(struct satz_slice text);

#endif
