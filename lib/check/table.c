#include "check/work.h"

#define SRC SATZ_CHECK_SRC
#define TGT SATZ_CHECK_TGT
#define BOTH (SATZ_CHECK_SRC | SATZ_CHECK_TGT)

/* What an entry does not say is nought: it needs no trait. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* In the order in which they run, and in which --list and the man page have them. */
const struct satz_check satz_check_table[] = {
    /* What the source is. */
    { "check/missing-name", SRC, SATZ_ERROR, "de",
      "a subject or name is missing: a title without one, a preposition or article before a full stop",
      satz_check_missing_name },
    { "check/empty-attribution", SRC, SATZ_ERROR, "*", "after a quotation nobody is named who said it",
      satz_check_attribution },
    { "check/check-digit", SRC, SATZ_ERROR, "*", "an ISIN, IBAN, LEI, ISBN or EAN whose check digit does not fit",
      satz_check_digits_of },
    { "check/weekday", SRC, SATZ_WARNING, "de", "a date is not on its weekday", satz_check_weekday },
    { "check/long-sentence", SRC, SATZ_INFO, "*", "a sentence of more than 60 words, hard to translate",
      satz_check_long_sentence, .parameters = { { "words", 60 } } },
    { "check/abbreviation", SRC, SATZ_INFO, "*", "an abbreviation stands before its explanation, or in its place",
      satz_check_abbreviation },
    { "check/spelling", SRC, SATZ_INFO, "*", "a name in a form that the press does not write, or in two forms",
      satz_check_spelling },
    { "check/final-newline", SRC, SATZ_INFO, "*", "the file ends without a line break", satz_check_newline },

    /* What the target lacks. */
    { "check/empty", TGT, SATZ_ERROR, "*", "the target is empty", satz_check_empty },
    { "check/untranslated", TGT, SATZ_ERROR, "*", "the target is the source, or has many words of it in a row",
      satz_check_untranslated },
    { "check/script", TGT, SATZ_ERROR, "*", "the target is written in another script than its language",
      satz_check_script },
    { "check/language", TGT, SATZ_ERROR, "de en vi id ms fr es pt", "the target's words are those of another language",
      satz_check_language },
    { "check/placeholder", TGT, SATZ_ERROR, "*", "a placeholder was left in the target", satz_check_placeholder, SATZ_TRAIT_RARE },
    { "check/number-changed", TGT, SATZ_ERROR, "*", "the target has another number than the source",
      satz_check_numbers_changed },
    { "check/number-missing", TGT, SATZ_WARNING, "*", "a number of the source is not in the target",
      satz_check_numbers_missing },
    { "check/number-added", TGT, SATZ_WARNING, "*", "the target has a number that the source does not have",
      satz_check_numbers_added },
    { "check/number-form", TGT, SATZ_WARNING, "*",
      "a figure has the marks of another language, and means another number", satz_check_number_form, .mends = true },
    { "check/percent", TGT, SATZ_WARNING, "*", "a percentage has lost its per cent", satz_check_percents },
    { "check/date", TGT, SATZ_ERROR, "*", "a day, month or year of a date is missing or changed", satz_check_dates },
    { "check/currency", TGT, SATZ_ERROR, "*", "an amount is in another currency, or in none", satz_check_currencies },
    { "check/country", TGT, SATZ_WARNING, "*", "a country of the source is not in the target", satz_check_countries },
    { "check/name", TGT, SATZ_WARNING, "*", "a name of the name table is not in the target in any of its forms",
      satz_check_names },
    { "check/term", TGT, SATZ_WARNING, "*", "a term of a termbase is not in the target in any of its forms",
      satz_check_terms },
    { "check/address", TGT, SATZ_ERROR, "*",
      "a web or mail address, telephone number or identifier is missing or changed", satz_check_addresses },
    { "check/length", TGT, SATZ_WARNING, "*", "the target is far too long or too short", satz_check_length,
      .parameters = { { "most", 300 }, { "least", 33 } } },
    { "check/length-odd", TGT, SATZ_INFO, "*", "the target is unusually long or short", satz_check_length_odd,
      .parameters = { { "most", 200 }, { "least", 50 } } },
    { "check/quote-missing", TGT, SATZ_INFO, "*", "the source has a quotation and the target no quotation marks",
      satz_check_quotes_missing },
    { "check/final-mark", TGT, SATZ_WARNING, "*", "the source's sentence ends with a mark and the target's does not",
      satz_check_final_mark, .mends = true },

    { "check/mark-foreign", TGT, SATZ_INFO, "ja ar zh-Hans zh-Hant", "a comma or full stop of another script",
      satz_check_marks_foreign, .mends = true },
    { "check/mark-unopened", TGT, SATZ_WARNING, "es", "a question or exclamation without the mark that opens it",
      satz_check_marks_unopened, SATZ_TRAIT_LOUD, .mends = true },

    /* What either text is. */
    { "check/quote-open", BOTH, SATZ_WARNING, "*", "a quotation mark has no other half", satz_check_quotes_open },
    { "check/quote-foreign", TGT, SATZ_WARNING, "*", "quotation marks of another language", satz_check_quotes_foreign, SATZ_TRAIT_QUOTE, .mends = true },
    { "check/quote-unusual", SRC, SATZ_INFO, "*", "quotation marks of another language, in the source",
      satz_check_quotes_foreign, SATZ_TRAIT_QUOTE },
    { "check/quote-straight", BOTH, SATZ_INFO, "*", "straight quotation marks", satz_check_quotes_straight, SATZ_TRAIT_STRAIGHT },
    { "check/bracket", BOTH, SATZ_WARNING, "*", "a bracket has no other half", satz_check_brackets },
    { "check/double-blank", BOTH, SATZ_WARNING, "*", "several blanks in a row", satz_check_blanks_double, SATZ_TRAIT_BLANK, .mends = true },
    { "check/blank-before", BOTH, SATZ_WARNING, "*", "a blank before a mark that has none there in the language",
      satz_check_blanks_before, SATZ_TRAIT_BLANK, .mends = true },
    { "check/blank-missing", BOTH, SATZ_WARNING, "*",
      "no blank where the language has one: after a comma, before a French colon", satz_check_blanks_missing, SATZ_TRAIT_JOINED | SATZ_TRAIT_LOUD | SATZ_TRAIT_QUOTE, .mends = true },
    { "check/blank-edge", TGT, SATZ_WARNING, "*", "a blank at the target's end or beginning, where the source has none",
      satz_check_blanks_edge, .mends = true },
    { "check/double-mark", BOTH, SATZ_WARNING, "*", "two marks where one belongs", satz_check_double_mark, SATZ_TRAIT_ROW, .mends = true },
    { "check/repeated-word", BOTH, SATZ_WARNING, "de en ko ja ar zh-Hans zh-Hant vi id ms ru fr es pt",
      "the same word twice in a row; of Chinese and Japanese, three signs or more", satz_check_repeated, .mends = true },
    { "check/capitals", TGT, SATZ_INFO, "*", "the target is in capitals and the source is not", satz_check_capitals },
    { "check/invisible", BOTH, SATZ_WARNING, "*", "a character that cannot be seen", satz_check_invisible, SATZ_TRAIT_RARE, .mends = true },
    { "check/bidi", BOTH, SATZ_WARNING, "*", "a sign of writing direction that does not belong there, or is not closed",
      satz_check_bidi, SATZ_TRAIT_RARE },
    { "check/control", BOTH, SATZ_ERROR, "*", "a control character", satz_check_controls, SATZ_TRAIT_RARE },
    { "check/replacement", BOTH, SATZ_ERROR, "*", "U+FFFD: a character was lost in a conversion",
      satz_check_replacement, SATZ_TRAIT_RARE },
    { "check/mojibake", BOTH, SATZ_ERROR, "*", "text that was read in the wrong charset", satz_check_mojibake, SATZ_TRAIT_WIDE, .mends = true },
    { "check/digit-script", BOTH, SATZ_WARNING, "*", "digits of a script that the language does not write",
      satz_check_digit_script, SATZ_TRAIT_RARE, .mends = true },
    { SATZ_CHECK_MENDED, TGT, SATZ_INFO, "*", "what --fix has changed, and what stood there", NULL },
};

const size_t satz_check_count = sizeof satz_check_table / sizeof *satz_check_table;
