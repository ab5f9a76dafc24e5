/* What the finders find, one small text at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "entity/address.h"
#include "entity/calendar.h"
#include "entity/figure.h"
#include "entity/identifier.h"
#include "entity/name.h"

static struct satz_data data;
static struct satz_vocabulary german, english;
static struct satz_nametable names;
static struct satz_known known;
static struct satz_table nationalities;

/* What was found, in order of place: "kind:words" joined by `|`. */
static char *print(struct satz_slice text, struct satz_candidates *candidates) {
    struct satz_buffer result = SATZ_BUFFER_INIT;
    satz_candidates_resolve(candidates, text.size);
    for (size_t i = 0; i < candidates->count; i++) {
        const struct satz_candidate *candidate = &candidates->items[i];
        satz_buffer_add_format(&result, "%s%s:%.*s", i ? "|" : "", satz_kind_name(candidate->kind),
                               (int)(candidate->end - candidate->begin), text.data + candidate->begin);
    }
    satz_candidates_release(candidates);
    return satz_buffer_detach(&result);
}

static void compare(const char *text, const char *expected, struct satz_candidates *candidates) {
    char *found = print(satz_slice_of(text), candidates);
    if (strcmp(found, expected) != 0)
        fail_msg("%s\n  expected %s\n  got      %s", text, expected, found);
    free(found);
}

static void check_patterns(const struct satz_vocabulary *vocabulary, const char *text, const char *expected) {
    struct satz_token_text tokens = SATZ_TOKEN_TEXT_INIT;
    struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
    satz_token_text_set(&tokens, satz_slice_of(text));
    satz_addresses_find(&tokens, vocabulary, &candidates);
    satz_identifiers_find(&tokens, vocabulary, &candidates, NULL);
    satz_figures_find(&tokens, vocabulary, &candidates);
    satz_calendar_find(&tokens, vocabulary, &candidates);
    compare(text, expected, &candidates);
    satz_token_text_release(&tokens);
}

static void find_rules(struct satz_name_rules *rules, bool sight) {
    rules->sight = sight;
    satz_persons_find(rules);
    satz_organisations_find(rules);
    satz_places_find(rules);
    satz_products_find(rules);
    satz_events_find(rules);
    satz_laws_find(rules);
}

static void check_names(const char *text, const char *expected) {
    struct satz_token_text tokens = SATZ_TOKEN_TEXT_INIT;
    struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
    struct satz_sightings sightings;
    satz_sightings_init(&sightings);
    struct satz_name_rules rules = { &tokens, &german, &known, &sightings, true, &candidates };
    satz_token_text_set(&tokens, satz_slice_of(text));
    satz_sightings_count(&sightings, &tokens);
    find_rules(&rules, true);
    find_rules(&rules, false);
    satz_known_find(&known, &tokens, &german, &candidates);
    satz_known_find(&sightings.known, &tokens, &german, &candidates);
    compare(text, expected, &candidates);
    satz_sightings_release(&sightings);
    satz_token_text_release(&tokens);
}

static void test_addresses(void **state) {
    (void)state;
    check_patterns(&german, "siehe https://www.lindenfurt.example/brueckenfest.", "url:https://www.lindenfurt.example/brueckenfest");
    check_patterns(&german, "(https://a.example/b_(c))", "url:https://a.example/b_(c)");
    check_patterns(&german, "auf „www.schiene.example“ und hafen-news.example!", "url:www.schiene.example|url:hafen-news.example");
    check_patterns(&german, "Das war gut.Der Rest kommt.", "");
    check_patterns(&german, "an presse.stelle@lindenfurt.example, bitte", "email:presse.stelle@lindenfurt.example");
    check_patterns(&german, "@sternzug_ag. #Brückenfest #1", "handle:@sternzug_ag|handle:#Brückenfest|number:1");
    check_patterns(&german, "Tel.: 0221 / 4710-215", "phone:0221 / 4710-215");
    check_patterns(&german, "Die Nummer +49 (0) 221 4710-215 gilt", "phone:+49 (0) 221 4710-215");
    check_patterns(&german, "unter 089 99998-333 oder (0221) 4710215", "phone:089 99998-333|phone:(0221) 4710215");
    check_patterns(&german, "Tel.: 0221 4710-215, Fax: -216", "phone:0221 4710-215|phone:-216");
    check_patterns(&german, "01.02.2025, 0,152 288 und 007 in 0152", "date:01.02.2025|number:0,152|number:288|number:007|number:0152");
    check_patterns(&german, "DOI: 10.5555/anb.2026.00417. Ab 10.2024/11 neu", "id:10.5555/anb.2026.00417|number:10.2024/11");
    check_patterns(&german, "ein Plus von +5 Prozent", "number:+5 Prozent");
}

static void test_identifiers(void **state) {
    (void)state;
    check_patterns(&german, "DE0007164600, US0378331005", "id:DE0007164600|id:US0378331005");
    check_patterns(&german, "LEI 529900T8BM49AURSDO55", "id:529900T8BM49AURSDO55");
    check_patterns(&german, "auf DE89 3704 0044 0532 0130 00 bis", "id:DE89 3704 0044 0532 0130 00");
    check_patterns(&german, "WKN: 716460 und 716461", "id:716460|number:716461");
    check_patterns(&german, "(Az. 61-26.05-B/II). Az.: OVG 2 A 11/22, Rn. 5", "id:61-26.05-B/II|id:OVG 2 A 11/22|number:5");
    check_patterns(&german, "Aktenzeichen 2 BvR 859/15 gilt; Az. der Akte 5/6", "id:2 BvR 859/15|number:5/6");
    check_patterns(&german, "(Xetra: SAP)", "org:Xetra|ticker:SAP");
    check_patterns(&german, "kauft $AAPL", "ticker:$AAPL");
    check_patterns(&german, "EAN 9520450100170, Code 9520450100170", "id:9520450100170|number:9520450100170");
    check_patterns(&german, "L6042A, Los-Nr. L6051, Kennzeichen: 03G09", "id:L6042A|id:L6051|id:03G09");
    check_patterns(&german, "FY2025, 1000MW, EUR1000, S24, A350", "number:1000MW");
}

static void test_identifiers_in_pieces(void **state) {
    (void)state;
    check_patterns(&german, "IBAN AT61 1904 3002 3457 3201, BIC COBADEFFXXX", "id:AT61 1904 3002 3457 3201|id:COBADEFFXXX");
    check_patterns(&german, "an DE89 3704 0044 0532 0130 01", "id:DE89 3704 0044 0532 0130 01");
    check_patterns(&german, "ISIN DE000 7164600", "id:DE000 7164600");
    check_patterns(&german, "in Halle DE000 7164600", "number:7164600");
    check_patterns(&german, "ISIN de0007164600", "id:de0007164600");
    check_patterns(&german, "kurs_DE0007164600.csv", "");
}

static void test_figures_in_words(void **state) {
    (void)state;
    check_patterns(&german, "acht Millionen Euro, drei Prozent und zwei Züge", "money:acht Millionen Euro|number:drei Prozent|number:zwei");
    check_patterns(&german, "Zwei-Zimmer-Wohnung, Drei-Schichten-Betrieb, zweimal, die oberen Zehntausend", "");
    check_patterns(&german, "Zwei Züge, zweihundert Tonnen", "number:Zwei|number:zweihundert Tonnen");
    check_patterns(&german, "nach 3,8km und 400km", "number:3,8km|number:400km");
}

static void test_dates_in_words(void **state) {
    (void)state;
    check_patterns(&german, "Freitagabend, Montag früh und im November", "date:Freitagabend|date:Montag früh|date:November");
    check_patterns(&german, "im vierten Quartal 2015", "date:vierten Quartal 2015");
    check_patterns(&german, "Montage, Maibaum, Mai-Ausgabe, Montagsdemo", "");
    check_patterns(&german, "Samstag, 15. und Sonntag, 16. Mai", "date:Samstag, 15.|date:Sonntag, 16. Mai");
    check_patterns(&german, "vom 16. bis 20.07.2026", "date:16. bis 20.07.2026");
    check_patterns(&german, "Dienstag, den 3. März", "date:Dienstag, den 3. März");
}

static void test_ranges_of_time(void **state) {
    (void)state;
    check_patterns(&german, "7.00 – 10.00 Uhr, 9 bis 17 Uhr", "time:7.00|time:10.00 Uhr|time:9|time:17 Uhr");
    check_patterns(&german, "(1880–1916)", "date:1880–1916");
    check_patterns(&german, "1500–2000 Teile", "number:1500|number:2000");
    check_patterns(&german, "2026-03-24T14:21:36+01:00", "date:2026-03-24T14:21:36+01:00");
}

static void test_days_that_cannot_be(void **state) {
    (void)state;
    check_patterns(&german, "am 28.02.2025 und um 24.00 Uhr", "date:28.02.2025|time:24.00 Uhr");
    check_patterns(&german, "am 30.02.2025", "number:30.02.2025");
    check_patterns(&german, "Version 3.2.21", "number:3.2.21");
}

static void test_figures(void **state) {
    (void)state;
    check_patterns(&german, "10.000 und 30.000", "number:10.000|number:30.000");
    check_patterns(&german, "3,5 Millionen Geräte", "number:3,5 Millionen");
    check_patterns(&german, "1,24 Mrd. Euro, 249 Euro, 600.000 €", "money:1,24 Mrd. Euro|money:249 Euro|money:600.000 €");
    check_patterns(&german, "1.234,56 US-Dollar", "money:1.234,56 US-Dollar");
    check_patterns(&german, "US$ 5 Mio. und €7", "money:US$ 5 Mio.|money:€7");
    check_patterns(&german, "82 Prozent, 5%, 400 kW, 2,50 m, 3,5 t", "number:82 Prozent|number:5%|number:400 kW|number:2,50 m|number:3,5 t");
    check_patterns(&german, "12 000 Besucher", "number:12 000");
    check_patterns(&german, "1'500'000 Franken", "money:1'500'000 Franken");
    check_patterns(&german, "1’500’000 Franken", "money:1’500’000 Franken");
    check_patterns(&german, "CHF 418'900.–, Fr. 8.–; 50 Rp., 5,– Euro", "money:CHF 418'900.–|money:Fr. 8.–|money:50 Rp.|money:5,– Euro");
    check_patterns(&german, "CHF 8.–10.–, 5.–6. Juni", "money:CHF 8|number:10|date:5.–6. Juni");
    check_patterns(&german, "は2025です", "number:2025");
    check_patterns(&german, "zwischen 1,68 und 1,72 Mrd. Euro", "number:1,68|money:1,72 Mrd. Euro");
    check_patterns(&german, "das 2. Werk in Nr. 5", "number:2.|number:5");
    check_patterns(&german, "(EU) Nr. 596/2014", "number:596/2014");
    check_patterns(&german, "3,5 × 10⁸ Zellen, 10⁻⁶, 3 × 10⁻⁴ ppm, 10 × 7 m", "number:3,5 × 10⁸|number:10⁻⁶|number:3 × 10⁻⁴ ppm|number:10|number:7 m");
    check_patterns(&german, "3,1 kWh/m², 12 Std., 4,53 µm, 0,2 s", "number:3,1 kWh/m²|number:12 Std.|number:4,53 µm|number:0,2 s");
    check_patterns(&german, "10-12 Tage, A4-Seite, COVID-19", "number:10|number:12");
    check_patterns(&english, "10,000 people, $5 million, 3.5 percent", "number:10,000|money:$5 million|number:3.5 percent");
}

static void test_scores(void **state) {
    (void)state;
    check_patterns(&german, "mit 3:2 (2:2, 0:1)", "number:3:2|number:2:2|number:0:1");
    check_patterns(&german, "27:27 (14:11), um 14:11 Uhr", "number:27:27|number:14:11|time:14:11 Uhr");
    check_patterns(&german, "um 14:11, um 10:30:15", "time:14:11|time:10:30:15");
    check_patterns(&german, "mit 12:15 Toren, nach 2:51 Std.", "number:12:15|number:2:51 Std.");
    check_patterns(&german, "800 m in 1:58,37 min, in der 90.+4", "number:800 m|number:1:58,37 min|number:90.+4");
    check_patterns(&german, "11. 1. FC", "number:11.|number:1.");
}

static void test_dates(void **state) {
    (void)state;
    check_patterns(&german, "am 6. November 2025, am 3. Oktober", "date:6. November 2025|date:3. Oktober");
    check_patterns(&german, "12. 12. 2025, 12.12.2025, 12.12.25, am 1.2.", "date:12. 12. 2025|date:12.12.2025|date:12.12.25|date:1.2.");
    check_patterns(&german, "2025-11-06", "date:2025-11-06");
    check_patterns(&german, "(30.06.), Abschnitt 3.6. gilt bis 10/2026 und Heft 10/2026",
                   "date:30.06.|number:3.6|date:10/2026|number:10/2026");
    check_patterns(&german, "13. und 14. September", "date:13. und 14. September");
    check_patterns(&german, "13.–14. September", "date:13.–14. September");
    check_patterns(&german, "am 2./3. Dezember, Mi., 17. September", "date:2./3. Dezember|date:Mi., 17. September");
    check_patterns(&german, "für Fr. 12.50, für Fr. 5.10.", "money:Fr. 12.50|money:Fr. 5.10");
    check_patterns(&german, "Freitag, 5. September 2025", "date:Freitag, 5. September 2025");
    check_patterns(&german, "im Februar 2022, im 3. Quartal 2024", "date:Februar 2022|date:3. Quartal 2024");
    check_patterns(&german, "im 18. Jahrhundert", "date:18. Jahrhundert");
    check_patterns(&german, "für 2027, im Jahr 1848, 2025/26", "date:2027|date:1848|date:2025/26");
    check_patterns(&german, "etwa 2000 Stellen, 2025 Euro, Nr. 1956", "number:2000|money:2025 Euro|number:1956");
    check_patterns(&german, "um 14 Uhr, 10.30 Uhr, 10:30 bis 18:00:15", "time:14 Uhr|time:10.30 Uhr|time:10:30|time:18:00:15");
    check_patterns(&english, "on November 6, 2025 at 10:30 a.m. EST", "date:November 6, 2025|time:10:30 a.m. EST");
}

static void test_persons(void **state) {
    (void)state;
    check_names("Jens-Peter K. Albrecht ging.", "person:Jens-Peter K. Albrecht");
    check_names("Prof. Dr. Anton Ehrenfels ging.", "person:Anton Ehrenfels");
    check_names("Ministerin Xerxa Kowalt ging; Kowalts Haus blieb.", "person:Xerxa Kowalt|person:Kowalt");
    check_names("Frau Marquardt, bitte", "person:Marquardt");
    check_names("Ute von der Lahn und van Dorn, von der Lahn", "person:Ute von der Lahn|person:von der Lahn");
    check_names("Das kam von Torsten Abel, heute.", "person:Torsten Abel");
    check_names("Nein, sagte Hörmann später.", "person:Hörmann");
    check_names("Der Präsident hatte Gespräche", "");
    check_names("Olaf Scholz kam. Scholz’ Rede war kurz.", "person:Olaf Scholz|person:Scholz");
    check_names("Trumps Rede, Präsident Putin", "person:Trump|person:Putin");
    check_names("Frei ist er.", "");
    check_names("Das sagt Minister Frei.", "person:Frei");
    check_names("Bernhard Graf zu Wiedenfels kam; Graf kam nicht.", "person:Bernhard Graf zu Wiedenfels");
    check_names("Ute von der Lahn ging. Von der Lahn kam.", "person:Ute von der Lahn|person:Von der Lahn");
    check_names("Dr. Nguyễn Thị Hồng Vân vom Institut", "person:Nguyễn Thị Hồng Vân");
    check_names("T. H. V. Nguyen, Ł. Żurawski und A. Çelik", "person:T. H. V. Nguyen|person:Ł. Żurawski|person:A. Çelik");
    check_names("Teil A. Einleitung, die U.S. Force und z. B. Garten", "");
    check_names("Wie d’Almeida et al. zeigten, irrt Abel et al. hier", "person:d’Almeida|person:Abel");
    check_names("In Ann Arbor war Ann Arburg.", "place:Ann Arbor|person:Ann Arburg");
}

static void test_organisations(void **state) {
    (void)state;
    check_names("Die Kessler + Ruhland GmbH baut.", "org:Kessler + Ruhland GmbH");
    check_names("Das Planungsbüro Haldenbach Netzservice GmbH & Co. KG", "org:Haldenbach Netzservice GmbH & Co. KG");
    check_names("Das Nachtzugunternehmen Sternzug AG; Sternzug fährt.", "org:Sternzug AG|org:Sternzug");
    check_names("bei der Wittenborg Bank AG", "org:Wittenborg Bank AG");
    check_names("die Deutsche Gesellschaft für Flussforschung e. V. in", "org:Deutsche Gesellschaft für Flussforschung e. V.");
    check_names("vom Ostdeutschen Verkehrsinstitut (OVI), das OVI", "org:Ostdeutschen Verkehrsinstitut|org:OVI|org:OVI");
    check_names("die Stiftung Baukultur Lindenfurt", "org:Stiftung Baukultur Lindenfurt");
    check_names("vom Verein Amis de Valgronda de la", "org:Verein Amis de Valgronda");
    check_names("Der 1. FC Hallgau und der TSV Ahrwiek II e. V.", "org:1. FC Hallgau|org:TSV Ahrwiek II e. V.");
    check_names("Rot-Weiß Kessin, FC St. Paul, FSV Ahr 05", "org:Rot-Weiß Kessin|org:FC St. Paul|org:FSV Ahr 05");
    check_names("1. SpVgg Altenroda; der FC, BSC II", "org:SpVgg Altenroda");
    check_names("SeaPRwire und Mitarbeiter, MitarbeiterInnen", "org:SeaPRwire");
    check_names("auf X, bei X, X. Abel und X-Achse", "org:X|org:X");
    check_names("im Weißen Haus und im Kreml", "org:Weißen Haus|org:Kreml");
    check_names("des Museums für Instrumentenkunde, ein Museum für Kinder", "org:Museums für Instrumentenkunde");
    check_names("vom Institut für Angewandte Akustik und Mechanik in", "org:Institut für Angewandte Akustik und Mechanik");
    check_names("das Greifenhorster Institut für Bodengase (GIB), das GIB",
                "org:Greifenhorster Institut für Bodengase|org:GIB|org:GIB");
    check_names("die Deutsche Bank für Aufsehen", "org:Deutsche Bank");
    check_names("(Rabe & Finkenau Verlag), Wind & Wetter", "org:Rabe & Finkenau Verlag");
    check_names("Die Brenzach Antriebe AG; Brenzach, ir@brenzach.example", "org:Brenzach Antriebe AG|org:Brenzach");
    check_names("Die Brenzach Antriebe AG; Brenzach, ir@antriebe.example", "org:Brenzach Antriebe AG");
    check_names("Die Köpfel Mühlen KG; Köpfel, www.koepfel-muehlen.example", "org:Köpfel Mühlen KG|org:Köpfel");
}

static void test_places(void **state) {
    (void)state;
    check_names("LINDENFURT, 5. September 2025 – In Lindenfurt", "place:LINDENFURT");
    check_names("Bad Sulzen, 3. Mai 2025 – Heute", "place:Bad Sulzen");
    check_names("im Kanton Aargau, die Stadt Lindenfurt", "place:Aargau|place:Lindenfurt");
    check_names("über die neue Alte Brücke an der Bundesstraße 88", "place:Alte Brücke|place:Bundesstraße 88");
    check_names("der britische Premier, die Franzosen, Deutschlands Rolle", "place:britische|place:Franzosen|place:Deutschland");
    check_names("Bahnhofstr. 12 a, Uferstr. und Ringstraße 5", "place:Bahnhofstr. 12 a|place:Uferstr.|place:Ringstraße 5");
    check_names("die Ringstraße 50 Meter weiter, am Radweg 3.500 Bäume", "");
    check_names("die Straße. Der Weg. Ein Radweg.", "");
    check_names("Stadt Werdenow a. d. Havel", "place:Werdenow a. d. Havel");
    check_names("in Essen, beim Essen", "place:Essen");
    check_names("Tabellenplatz 3, 5 Punkte", "");
    check_names("Russland-Ukraine-Krieg und US-Abkommen", "event:Russland-Ukraine-Krieg|place:US-Abkommen");
}

static void test_products(void **state) {
    (void)state;
    check_names("der E-Reader Sepia 8, der Sepia 8 kostet", "product:Sepia 8|product:Sepia 8");
    check_names("das Sepia 8 Plus", "product:Sepia 8 Plus");
    check_names("der Haferdrink Hafi Barista 2.0 und Hafi Barista 2.0", "product:Hafi Barista 2.0|product:Hafi Barista 2.0");
    check_names("des Satelliten Boreas-2, der Motor Ende 2025", "product:Boreas-2");
    check_names("in Kapitel 5 und Tabelle 8", "");
    check_names("auf der IFA 2025", "event:IFA 2025");
}

static void test_longest_wins(void **state) {
    (void)state;
    struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
    satz_candidates_add(&candidates, SATZ_NUMBER, 0, 4);
    satz_candidates_add(&candidates, SATZ_DATE, 0, 4);
    satz_candidates_add(&candidates, SATZ_PERSON, 2, 9);
    satz_candidates_add(&candidates, SATZ_PLACE, 9, 12);
    satz_candidates_add_full(&candidates, (struct satz_candidate){ .begin = 9, .end = 12, .kind = SATZ_NUMBER,
                                                                     .most = SATZ_HOLD, .rank = SATZ_RANK_TERM });
    compare("0123456789ab", "person:2345678|number:9ab", &candidates);
    satz_candidates_add(&candidates, SATZ_NUMBER, 0, 4);
    satz_candidates_add(&candidates, SATZ_DATE, 0, 4);
    compare("0123456789ab", "date:0123", &candidates);
}

/* Who decided, and what lost to it, stays until the next one is added. */
static void test_who_decided(void **state) {
    (void)state;
    struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
    struct satz_candidate guess = { .begin = 0, .end = 4, .kind = SATZ_ORG, .rank = SATZ_RANK_TAGGER,
                                    .rule = "entities.model", .score = 0.7F };
    satz_candidates_add_full(&candidates, guess);
    satz_candidates_add_by(&candidates, SATZ_PLACE, 0, 4, "place/road");
    satz_candidates_add(&candidates, SATZ_URL, 6, 9);
    satz_candidates_resolve(&candidates, 12);
    assert_int_equal(candidates.count, 2);
    assert_int_equal(candidates.lost, 1);
    assert_string_equal(candidates.items[0].rule, "place/road");
    assert_true(candidates.items[0].score == 1);
    assert_string_equal(satz_rank_name(candidates.items[0].rank), "rule");
    assert_string_equal(candidates.items[1].rule, "url");
    assert_string_equal(satz_rank_name(candidates.items[1].rank), "proof");
    assert_string_equal(candidates.items[2].rule, "entities.model");
    assert_string_equal(satz_rank_name(candidates.items[2].rank), "tagger");
    satz_candidates_add(&candidates, SATZ_URL, 10, 12);
    assert_int_equal(candidates.lost, 0);
    satz_candidates_release(&candidates);
}

/* One word again and again is no name without end, which would be looked for at each of them. */
static void test_names_are_bounded(void **state) {
    (void)state;
    static const char *const pieces[] = { "Anna ", "Anna-", "Dr. ", "A. ", "Kessler + ", "GmbH " };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct satz_token_text tokens = SATZ_TOKEN_TEXT_INIT;
        struct satz_candidates candidates = SATZ_CANDIDATES_INIT;
        struct satz_sightings sightings;
        satz_buffer_reset(&text);
        while (text.size < 64000)
            satz_buffer_add_string(&text, pieces[i]);
        satz_sightings_init(&sightings);
        struct satz_name_rules rules = { &tokens, &german, &known, &sightings, true, &candidates };
        satz_token_text_set(&tokens, satz_buffer_slice(&text));
        find_rules(&rules, true);
        satz_known_find(&sightings.known, &tokens, &german, &candidates);
        for (size_t c = 0; c < candidates.count; c++)
            assert_true(candidates.items[c].end - candidates.items[c].begin <= 256);
        satz_candidates_release(&candidates);
        satz_sightings_release(&sightings);
        satz_token_text_release(&tokens);
    }
    satz_buffer_release(&text);
}

static void test_chains(void **state) {
    (void)state;
    struct satz_token_text tokens = SATZ_TOKEN_TEXT_INIT;
    satz_token_text_set(&tokens, satz_slice_of("Russland-Ukraine-Krieg - Ende"));
    assert_int_equal(tokens.count, 7);
    assert_int_equal(tokens.tokens[4].chain, 0);
    assert_int_equal(tokens.tokens[0].chain_last, 4);
    assert_int_equal(tokens.tokens[6].chain, 6);
    satz_token_text_release(&tokens);
}

static int set_up(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    satz_known_init(&known);
    known.rank = SATZ_RANK_TABLE;
    if (satz_data_open(&data, NULL, &error) != SATZ_OK || satz_vocabulary_load(&german, &data, "de", &error) != SATZ_OK ||
        satz_vocabulary_load(&english, &data, "en", &error) != SATZ_OK ||
        satz_nametable_load(&names, &data, &error) != SATZ_OK)
        fail_msg("%s: %s", error.place, error.reason);
    satz_known_add_names(&known, &names, SATZ_DE, &german);
    satz_known_add_words(&known, &german);
    if (satz_known_add_nationalities(&known, &nationalities, &data, "de", &error) != SATZ_OK)
        fail_msg("%s: %s", error.place, error.reason);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    satz_known_release(&known);
    satz_table_release(&nationalities);
    satz_nametable_release(&names);
    satz_vocabulary_release(&german);
    satz_vocabulary_release(&english);
    satz_data_close(&data);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_identifiers),
        cmocka_unit_test(test_identifiers_in_pieces),
        cmocka_unit_test(test_figures_in_words),
        cmocka_unit_test(test_dates_in_words),
        cmocka_unit_test(test_ranges_of_time),
        cmocka_unit_test(test_days_that_cannot_be),   cmocka_unit_test(test_figures),
        cmocka_unit_test(test_scores), cmocka_unit_test(test_dates),     cmocka_unit_test(test_persons),       cmocka_unit_test(test_organisations),
        cmocka_unit_test(test_places),    cmocka_unit_test(test_products),      cmocka_unit_test(test_longest_wins),
        cmocka_unit_test(test_who_decided),
        cmocka_unit_test(test_chains),    cmocka_unit_test(test_names_are_bounded),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
