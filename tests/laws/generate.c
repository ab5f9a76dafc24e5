#include "generate.h"

#include <string.h>

uint64_t dice_throw(struct dice *dice) {
    /* splitmix64, Steele, Lea and Flood 2014 */
    uint64_t z = dice->state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

size_t dice_below(struct dice *dice, size_t limit) {
    return (size_t)(dice_throw(dice) % limit);
}

static const char *const words[] = {
    "Der", "die", "das", "und", "Vorstand", "Umsatz", "stieg", "Präsident", "Emmanuel", "Macron", "Macrons",
    "Keir", "Starmer", "Starmers", "Olaf", "Scholz", "Scholz’", "Kreml", "NATO", "Nordlicht", "SE", "GmbH", "& Co. KG",
    "Ministerpräsidentin", "Russland-Ukraine-Krieg", "britische", "Deutschland", "Vereinte Nationen", "Weißen Hauses",
    "sagte", "fragte sie", "erklärte", "Straße", "Ü", "ä", "Donaudampfschifffahrt", "O’Neill", "geht's", "EU-Chefin",
    "Ent-\nwicklung", "Nord- und\nSüddeutschland", "Wirt\u00ADschaft", "Baden-\nWürttemberg", "mit-\r\nteilen", "Zofukel",
    "Kiev", "WORD", "ﬁnanz", "e\u0301", "Å", "10-\nprozentig", "-\n", "a-\n\nb", "x-\n  y"};
static const char *const abbreviations[] = {
    "z. B.", "z.B.", "Nr. 5", "Abs. 2 Nr. 3", "3. Oktober", "24. 9. 2025", "im 21. Jahrhundert", "Dr.", "Prof.", "usw.",
    "u. a.", "d.h.", "J. S. Bach", "Mio.", "Mrd.", "St. Gallen", "ca.", "bzw.", "a. D.", "...", "…", "?!", "!!", ".", "?",
    "!", ":", ";", ",", "–", "-", "。", "！", "？", "؟", "।", "ฯ", "。」"};
static const char *const figures[] = {
    "10.000", "3,5 Prozent", "12,4 Mio. Euro", "1.234,56", "1’000", "12 %", "45 kW", "$ 5", "€12", "20. September 2025",
    "20.09.2025", "14:30 Uhr", "1/2", "²", "٣", "DE0007164600", "DE89 3704 0044 0532 0130 00", "+49 431 123-456", "A1B2C3",
    "529900T8BM49AURSDO55", "@nordlicht", "#IFA", "NYSE: SAP", "https://www.nordlicht.example/a?b=c&d=(e).",
    "presse@nordlicht.example.", "www.a.de", "http://", "0", "999999999999999999999999999", "7. bis 9. Mai", "2024/25"};
static const char *const marks[] = {
    "„", "“", "”", "\"", "'", "‚", "‘", "’", "«", "»", "‹", "›", "「", "」", "『", "』", "《", "》", "(", ")", "[", "]",
    "5'", "6\"", "„Wir werden“, sagte er, „kommen.“", "„Kommt er?“, fragte sie.", "“eiserne” Garantie", "„Titel“", "„“",
    "»Ja.«", "\"Nein. Doch.\"", "„Er sagte ‚nein‘.“", "”, .", "„„", "““", "`", "´", "''", ",,"};
static const char *const placeholders[] = {
    "⟦", "⟧", "⟦P1⟧", "⟦/P1⟧", "⟦P2⟧", "⟦P", "P1⟧", "⟦ P1 ⟧", "｟", "｠", "｟P1｠", "__P1__", "__P2__", "<x id=\"1\"/>",
    "<span translate=\"no\">P1</span>", "Xa1", "{1}", "[1]", "%s", "\uFFFC", "\uFFFD", "<g id=\"1\">", "</g>"};
static const char *const tags[] = {
    "<b>", "</b>", "<p>", "</p>", "<br>", "<br/>", "<div>", "</div>", "<a href=\"https://a.example/?x=1&amp;y=2\">", "</a>",
    "<em>", "</em>", "<ul><li>", "</li></ul>", "<table><tr><td>", "</td></tr></table>", "<h1>", "</h1>", "<title>",
    "</title>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<!-- x -->", "<", ">", "</", "<a", "<1>",
    "&amp;", "&auml;", "&#228;", "&#xE4;", "&nbsp;", "&", "&x;", "&amp", "&notit;", "&#0;", "&#x110000;", "&lt;b&gt;",
    "<![CDATA[", "]]>", "<!DOCTYPE html>", "<html>", "<body>", "</body>", "</html>", "<head>", "<?php ?>", "<textarea>",
    "</textarea>", "<plaintext>", "<noscript>", "<svg>", "<math>", "</svg>", "<select><option>", "<img alt='a > b'>",
    "<IMG SRC=x", "<td>", "<tr>", "<caption>", "<frameset>", "<template>", "</template>", "<pre>\n", "</pre>", "<wbr>",
    "&shy;", "&zwnj;", "<p\n class=x>", "<i/>", "<b></b>", "<span>\n</span>", "&quot;", "&bdquo;", "&ldquo;"};
static const char *const blanks[] = {
    " ", " ", " ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u00A0", "\u202F", "\u2028",
    "\u2029", "\xC2\x85", "\u200B", "\v", "\f", "\u3000", " \n ", "\n \n", "", "\uFEFF", "\u2060",
    "\n> ", "\n> > ", "\n>>", "\r\n>\r\n> ", "-\n> ", "\n-- \n", "\n> -- \n"};
static const char *const signs[] = {
    "\u0300", "\u0308", "\u20DD", "\u200D", "\u200C", "\u200E", "\u200F", "\u202A", "\u202E", "\u202C", "\u2066", "\u2069",
    "\uFE0F", "\u00AD", "😀", "👩‍👩‍👧", "🇩🇪", "日本語", "東京。", "北京", "한국어", "서울은", "ไทย", "กรุงเทพ", "العربية",
    "русский", "Việt", "हिन्दी", "\x01", "\x07", "\x1B[0m", "\x1F", "\x7F", "\xC2\x80", "\uE000", "\U0010FFFF",
    "\uFFFF", "\uFDD0", "\U000E0041", "ſ", "ŉ", "İ", "ǅ", "ᾳ", "㎏", "\u1E9E"};

struct pool {
    const char *const *texts;
    size_t count;
};

#define POOL(array)                                  \
    {                                                \
        array, sizeof(array) / sizeof(array)[0]      \
    }

static const struct pool pools[] = {POOL(words), POOL(abbreviations), POOL(figures), POOL(marks),
                                    POOL(placeholders), POOL(tags), POOL(blanks), POOL(signs)};
/* How often each pool is drawn from, in text and in HTML; what is left to 100 is any scalar value. */
static const size_t weights[2][8] = {{38, 12, 12, 12, 3, 4, 4, 8}, {36, 8, 8, 9, 3, 22, 4, 4}};

static void scalar_add(struct dice *dice, struct bytes *document) {
    static const uint32_t limits[] = {0x80, 0x250, 0x800, 0x3000, 0x10000, 0x110000};
    uint32_t c = (uint32_t)dice_below(dice, limits[dice_below(dice, 6)]);
    unsigned char bytes[4];
    if (c == 0 || (c >= 0xD800 && c < 0xE000))
        c = 0x41;
    if (c < 0x80) {
        bytes[0] = (unsigned char)c;
        bytes_add(document, bytes, 1);
    } else if (c < 0x800) {
        bytes[0] = (unsigned char)(0xC0 | c >> 6);
        bytes[1] = (unsigned char)(0x80 | (c & 0x3F));
        bytes_add(document, bytes, 2);
    } else if (c < 0x10000) {
        bytes[0] = (unsigned char)(0xE0 | c >> 12);
        bytes[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (unsigned char)(0x80 | (c & 0x3F));
        bytes_add(document, bytes, 3);
    } else {
        bytes[0] = (unsigned char)(0xF0 | c >> 18);
        bytes[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
        bytes[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        bytes[3] = (unsigned char)(0x80 | (c & 0x3F));
        bytes_add(document, bytes, 4);
    }
}

static bool in_character(const struct bytes *text, size_t at) {
    return at < text->size && ((unsigned char)text->data[at] & 0xC0) == 0x80;
}

static void piece_add(struct dice *dice, const struct bytes *real, struct bytes *document) {
    size_t begin = dice_below(dice, real->size), end = begin + dice_below(dice, 120);
    end = end < real->size ? end : real->size;
    while (in_character(real, begin))
        begin--;
    while (in_character(real, end))
        end--;
    if (begin < end)
        bytes_add(document, real->data + begin, end - begin);
}

static void token_add(struct dice *dice, bool html, const struct bytes *real, struct bytes *document) {
    size_t draw = dice_below(dice, 100);
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
        if (draw < weights[html][i]) {
            bytes_add_string(document, pools[i].texts[dice_below(dice, pools[i].count)]);
            return;
        }
        draw -= weights[html][i];
    }
    if (real != NULL && real->size > 0 && draw % 2 == 0)
        piece_add(dice, real, document);
    else
        scalar_add(dice, document);
}

static size_t tokens_draw(struct dice *dice) {
    size_t draw = dice_below(dice, 100);
    if (draw < 3)
        return 0;
    if (draw < 60)
        return 1 + dice_below(dice, 12);
    if (draw < 97)
        return dice_below(dice, 120);
    return dice_below(dice, 4000);
}

/* More than a segment may hold, without a place to cut it. */
static void monster_add(struct dice *dice, struct bytes *document) {
    static const char *const units[] = {"a", "ä", "日", "<b>a</b>", "„", "1.", "e\u0301", "⟦", "Wort ", "&amp;", "\u0300", "(", "<"};
    const char *unit = units[dice_below(dice, sizeof units / sizeof *units)];
    for (size_t size = 60000 + dice_below(dice, 20000); document->size < size;)
        bytes_add_string(document, unit);
}

void document_generate(struct dice *dice, bool html, const struct bytes *real, struct bytes *document) {
    size_t tokens = tokens_draw(dice);
    size_t joined = dice_below(dice, 8); /* how rarely tokens touch */
    bytes_add(document, "", 0);
    if (html && dice_below(dice, 2) == 0)
        bytes_add_string(document, "<!DOCTYPE html>\n<html lang=\"de\"><body><p>");
    if (dice_below(dice, 150) == 0)
        monster_add(dice, document);
    for (size_t i = 0; i < tokens; i++) {
        token_add(dice, html, real, document);
        if (dice_below(dice, 8) >= joined)
            continue;
        const struct pool blank = POOL(blanks);
        bytes_add_string(document, blank.texts[dice_below(dice, blank.count)]);
    }
}
