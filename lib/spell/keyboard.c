#include "spell/keyboard.h"

/* The keyboards lie so far apart that no key of one has a neighbour on the other; no key is 0. */
#define PLACE(row, column) (((row) + 1) * 16 + (column))
#define RUSSIAN 0x80

/* Rows and columns of a to z: qwertzuiop, asdfghjkl, yxcvbnm. */
static const unsigned char latin[26] = {
    PLACE(1, 0), PLACE(2, 4), PLACE(2, 2), PLACE(1, 2), PLACE(0, 2), PLACE(1, 3), PLACE(1, 4), PLACE(1, 5), PLACE(0, 7),
    PLACE(1, 6), PLACE(1, 7), PLACE(1, 8), PLACE(2, 6), PLACE(2, 5), PLACE(0, 8), PLACE(0, 9), PLACE(0, 0), PLACE(0, 3),
    PLACE(1, 1), PLACE(0, 4), PLACE(0, 6), PLACE(2, 3), PLACE(0, 1), PLACE(2, 1), PLACE(2, 0), PLACE(0, 5),
};

/* The same of а to я: йцукенгшщзхъ, фывапролджэ, ячсмитьбю. */
static const unsigned char cyrillic[32] = {
    PLACE(1, 3), PLACE(2, 7), PLACE(1, 2), PLACE(0, 6),  PLACE(1, 8),  PLACE(0, 4),  PLACE(1, 9), PLACE(0, 9),
    PLACE(2, 4), PLACE(0, 0), PLACE(0, 3), PLACE(1, 7),  PLACE(2, 3),  PLACE(0, 5),  PLACE(1, 6), PLACE(1, 4),
    PLACE(1, 5), PLACE(2, 2), PLACE(2, 5), PLACE(0, 2),  PLACE(1, 0),  PLACE(0, 10), PLACE(0, 1), PLACE(2, 1),
    PLACE(0, 7), PLACE(0, 8), PLACE(0, 11), PLACE(1, 1), PLACE(2, 6),  PLACE(1, 10), PLACE(2, 8), PLACE(2, 0),
};

unsigned satz_spell_key(uint32_t letter) {
    if (letter >= 'a' && letter <= 'z')
        return latin[letter - 'a'];
    if (letter >= 0x430 && letter <= 0x44F)
        return RUSSIAN + cyrillic[letter - 0x430];
    switch (letter) {
    case 0xFC: return PLACE(0, 10); /* ü */
    case 0xF6: return PLACE(1, 9);  /* ö */
    case 0xE4: return PLACE(1, 10); /* ä */
    default: return 0;
    }
}
