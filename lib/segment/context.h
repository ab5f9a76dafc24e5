#ifndef SATZ_SEGMENT_CONTEXT_H
#define SATZ_SEGMENT_CONTEXT_H

#include "segment/place.h"

/* What a word looks like, whole. */
enum satz_look {
    SATZ_LOOK_NONE,     /* no word */
    SATZ_LOOK_DIGITS,   /* 2024 */
    SATZ_LOOK_NUMBER,   /* 1.234,5 2:1 3/4 */
    SATZ_LOOK_ROMAN,    /* XIV */
    SATZ_LOOK_UPPER,    /* a single capital */
    SATZ_LOOK_LOWER,    /* a single small letter */
    SATZ_LOOK_LETTER,   /* a single letter of a script without case */
    SATZ_LOOK_CAPITALS, /* NATO */
    SATZ_LOOK_CAPITAL,  /* Haus */
    SATZ_LOOK_MIXED,    /* GmbH, iPhone */
    SATZ_LOOK_SMALL,    /* haus */
    SATZ_LOOK_DOTTED,   /* U.S, z.B */
    SATZ_LOOK_JOINED,   /* digits with letters */
    SATZ_LOOK_CASELESS, /* of a script without case */
    SATZ_LOOK_SYMBOL,   /* nothing of these */
};

/* A word with what features are made of. */
struct satz_word {
    struct satz_slice text; /* without what is no part of a word at both ends */
    uint32_t exact;         /* hash of its code points */
    uint32_t small;         /* the same with small letters */
    uint32_t suffix;        /* of its last three, small */
    uint8_t look;           /* enum satz_look */
    uint8_t length;         /* code points, at most 255 */
};

/* Looks at `text`, a word. O(size). */
struct satz_word satz_word_look(struct satz_slice text);

/* Why a place ends a sentence or not, by the rules. */
enum satz_reason {
    SATZ_REASON_REMARK,       /* `(!)`, `[…]` */
    SATZ_REASON_TIED,         /* a dash ties what follows to the quotation */
    SATZ_REASON_JOINER,       /* `,` or such comes next */
    SATZ_REASON_GOES_ON,      /* after the quotation the sentence goes on */
    SATZ_REASON_FREE,         /* a mark that needs no blank */
    SATZ_REASON_SMALL,        /* a small letter comes next, and the word before is no plain one, or it is */
    SATZ_REASON_WEAK,         /* a colon or such: none by the rules */
    SATZ_REASON_MARKED,       /* a name that ends in a mark */
    SATZ_REASON_STRONG,       /* `!`, `?`, `…` or several marks */
    SATZ_REASON_BARE,         /* a full stop without a word before it */
    SATZ_REASON_PARTS,        /* inside an abbreviation of several parts */
    SATZ_REASON_ABBREVIATION, /* an abbreviation */
    SATZ_REASON_ROMAN,        /* a number of Roman letters */
    SATZ_REASON_LETTER,       /* a single letter */
    SATZ_REASON_DOTTED,       /* letters with full stops */
    SATZ_REASON_NUMBER,       /* a number */
    SATZ_REASON_WORD,         /* a word */
    SATZ_REASON_EMBEDDED,     /* a title that the sentence goes into and out of again */
    SATZ_REASON_ENCLOSED,     /* in a title's or a bracket's */
    SATZ_REASON_UNSPACED,     /* no blank after a mark that mostly has one */
    SATZ_REASON_TRAILING,     /* dots, or a mark in brackets, where they end no sentence */
    SATZ_REASON_OPENING,      /* dots at the start of a quotation */
    SATZ_REASON_ITEM,         /* what numbers an item of a list, before it or after it */
    SATZ_REASON_HEADING,      /* the number of a heading, at a sentence's start */
    SATZ_REASON_QUOTATION,    /* a quotation begins, be it small */
    SATZ_REASON_ORNAMENT,     /* an emoji or emoticon in place of a mark */
    SATZ_REASON_BLANK,        /* a blank that no word or mark beside it makes an end */
    SATZ_REASON_PARTICLE,     /* a blank after a word that closes a sentence, or before one that opens it */
    SATZ_REASONS
};

/* As --explain says it; static. */
const char *satz_reason_name(enum satz_reason reason);

/* What stands around a place, looked at once. */
struct satz_context {
    struct satz_slice before;  /* the run before the mark */
    enum satz_shape shape;     /* of what follows */
    struct satz_slice after;   /* the word that follows */
    unsigned after_roles;      /* of that word, with a small first letter or elided; an initial is no starter */
    bool begins;               /* evidence that it begins a sentence */
    unsigned roles;            /* of the abbreviation at the mark */
    enum satz_reason reason;
    bool ends;                 /* the rules' verdict */
};

/* Looks around `place`, whose `next` must not be the end of the text, and judges it by the rules. Bounded cost. */
void satz_context_read(struct satz_context *context, const struct satz_place *place);

#endif
