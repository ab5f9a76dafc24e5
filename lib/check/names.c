#include "check/likeness.h"
#include "check/work.h"
#include "localise/quantity.h"
#include "text/traditional.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Letters of a country's name that its adjectives keep; what is shown of a name. */
enum { LIKE = 6, LIKE_SYLLABLES = 8, SHORT_NAME = 3 /* letters */ };
enum { MONEY = 40 /* bytes of a currency before its country */ };
enum { STEM = 4, ARABIC_STEM = 3, SQUEEZED = 4, SHOWN = 60, TITLE = 80, SEARCHES = 256 };

/* A name, term or address of the source. */
struct wanted {
    enum satz_kind kind;
    struct satz_slice key, words;
    size_t begin, end; /* bytes of src */
};

struct search {
    struct satz_check_work *work;
    size_t next, searches;
    bool spanned; /* its spans are used, else what is found in it */
    bool others;  /* other countries were looked for: once a record */
    bool strict;  /* only what stands in another's place is said, not what is missing */
    struct satz_buffer small; /* the target in small letters, once it was asked for */
    struct satz_buffer squeezed; /* without blanks and marks, too */
    struct satz_buffer simplified; /* and in simplified characters */
    struct satz_buffer words, scratch;
};

static struct search search_make(struct satz_check_work *work) {
    struct search search = { .work = work, .small = SATZ_BUFFER_INIT, .squeezed = SATZ_BUFFER_INIT,
                             .simplified = SATZ_BUFFER_INIT, .words = SATZ_BUFFER_INIT, .scratch = SATZ_BUFFER_INIT };
    for (size_t i = 0; i < work->spans.count; i++)
        search.spanned = search.spanned || work->spans.items[i].kind != SATZ_TAG;
    return search;
}

static void search_release(struct search *search) {
    satz_buffer_release(&search->small);
    satz_buffer_release(&search->squeezed);
    satz_buffer_release(&search->simplified);
    satz_buffer_release(&search->words);
    satz_buffer_release(&search->scratch);
}

static bool is_quote_mark(uint32_t character) {
    return character == '"' || character == 0xAB || character == 0xBB || (character >= 0x201C && character <= 0x201F);
}

/* Whether the words lie in quotation marks whose content the target has as it is: the title of a book. */
static bool is_quoted_alike(const struct search *search, const struct wanted *wanted) {
    struct satz_slice src = search->work->src.raw;
    size_t begin = wanted->begin, end = wanted->end, size;
    while (begin > 0 && wanted->begin - begin < TITLE && !is_quote_mark(satz_utf8_decode_before(src, begin, &size)))
        begin -= size;
    while (end < src.size && end - wanted->end < TITLE && !is_quote_mark(satz_utf8_decode(src, end, &size)))
        end += size;
    bool quoted = begin > 0 && end < src.size && is_quote_mark(satz_utf8_decode_before(src, begin, &size)) &&
                  is_quote_mark(satz_utf8_decode(src, end, &size));
    struct satz_slice content = satz_slice_sub(src, begin, end);
    return quoted && satz_slice_find(search->work->tgt.raw, 0, content) < search->work->tgt.raw.size;
}

/* A place of src that restoring has said something of, or that came back as it was. */
static bool is_settled(const struct search *search, const struct wanted *wanted) {
    return satz_check_told(search->work, "restore/", wanted->begin, wanted->end);
}

/* `Bundesrepublik Kamerun`: the first word is a part of the name of which the table knows the second. */
static bool is_part(size_t end, size_t begin) {
    return begin == end + 1;
}

static bool next_span(struct search *search, struct wanted *wanted) {
    const struct satz_span_list *spans = &search->work->spans;
    while (search->next < spans->count) {
        const struct satz_span *span = &spans->items[search->next++];
        bool part = search->next < spans->count && is_part(span->end, spans->items[search->next].begin) &&
                    span->kind == SATZ_PLACE && spans->items[search->next].kind == SATZ_PLACE;
        if (span->action == SATZ_OFF || span->kind == SATZ_TAG || part)
            continue;
        *wanted = (struct wanted){ span->kind, span->key, satz_slice_sub(search->work->src.raw, span->begin, span->end),
                                   span->begin, span->end };
        return true;
    }
    return false;
}

static bool next_candidate(struct search *search, struct wanted *wanted) {
    const struct satz_candidates *candidates = satz_check_entities(search->work);
    const struct satz_candidate *candidate;
    do {
        if (search->next == candidates->count)
            return false;
        candidate = &candidates->items[search->next++];
    } while (candidate->kind == SATZ_PLACE && search->next < candidates->count && candidate[1].kind == SATZ_PLACE &&
             is_part(candidate->end, candidate[1].begin));
    const struct satz_plain_view *view = satz_check_view(search->work);
    *wanted = (struct wanted){ candidate->kind, candidate->key,
                               satz_slice_sub(view->text.text, candidate->begin, candidate->end),
                               satz_plain_view_begin(view, candidate->begin),
                               satz_plain_view_end(view, candidate->end) };
    return true;
}

/* The next one that is looked for; held words that came back as they were are not. */
static bool next_wanted(struct search *search, struct wanted *wanted) {
    while (search->searches < SEARCHES &&
           (search->spanned ? next_span(search, wanted) : next_candidate(search, wanted)))
        if (!is_settled(search, wanted))
            return true;
    return false;
}

static bool has_form(struct search *search, struct satz_slice form) {
    const struct satz_check_text *tgt = &search->work->tgt;
    size_t begin, end;
    search->searches++;
    return satz_seek_form(tgt->language->seeker, tgt->text, 0, form, &begin, &end);
}

static struct satz_slice small_target(struct search *search) {
    if (search->small.size == 0)
        satz_text_lower(search->work->tgt.text, "", &search->small);
    return satz_buffer_slice(&search->small);
}

static bool has_name(struct search *search, struct satz_slice cell) {
    struct satz_slice form, alone;
    while (cell.data && satz_name_form(&cell, &search->scratch, &form, &alone))
        if (has_form(search, form) || (alone.size > 0 && has_form(search, alone)))
            return true;
    return false;
}

/* Without its article, which may melt into a preposition: Le Caire, du Caire. */
static struct satz_slice without_article(struct satz_slice form) {
    size_t blank = satz_slice_find_byte(form, 0, ' ');
    return blank > 0 && blank <= 3 && blank < form.size ? satz_slice_from(form, blank + 1) : form;
}

static struct satz_slice squeezed_target(struct search *search) {
    if (search->squeezed.size == 0)
        satz_likeness_squeeze(search->work->tgt.text, &search->squeezed);
    return satz_buffer_slice(&search->squeezed);
}

/* Letters from which on a name of the script may be written with another one: Майкрософт, 미네아폴리스. 0: none. */
static size_t alike_from(const struct search *search) {
    enum satz_language_id id = search->work->target->local.language.id;
    return id == SATZ_KO ? LIKE_SYLLABLES : id == SATZ_JA || id == SATZ_TH || id == SATZ_AR || id == SATZ_RU ? LIKE : 0;
}

/* Short forms would be found in any word. */
static bool has_squeezed(struct search *search, struct satz_slice cell, bool alike) {
    struct satz_slice form, alone, text = squeezed_target(search);
    size_t from = alike ? alike_from(search) : 0;
    bool found = false;
    while (!found && cell.data && satz_name_form(&cell, &search->scratch, &form, &alone)) {
        search->searches++;
        satz_likeness_squeeze(alone.size > 0 ? alone : without_article(form), &search->words);
        struct satz_slice words = satz_buffer_slice(&search->words);
        found = (satz_utf8_count(words) >= SQUEEZED && satz_slice_find(text, 0, words) < text.size) ||
                (from > 0 && satz_likeness_find(text, words, from));
    }
    return found;
}

/* Taiwan and the mainland write many names otherwise, in either script: 川普, 特朗普. */
static bool has_mainland(struct search *search, const struct satz_name *name) {
    struct satz_slice cell = name->cells[SATZ_ZH_HANS], form, alone;
    if (search->work->target->local.language.id != SATZ_ZH_HANT || !search->work->traditional)
        return false;
    if (search->simplified.size == 0)
        satz_traditional_simplify(search->work->traditional, search->work->tgt.text, &search->simplified);
    struct satz_slice text = satz_buffer_slice(&search->simplified);
    while (cell.data && satz_name_form(&cell, &search->scratch, &form, &alone))
        if (satz_slice_find(text, 0, alone.size > 0 ? alone : form) < text.size)
            return true;
    return false;
}

/* A name that stands in its own letters in a text of others. */
static bool has_latin(struct search *search, struct satz_slice words) {
    bool latin = satz_slice_is(search->work->target->local.script, "Latn");
    struct satz_slice text = search->work->tgt.text;
    return !latin && satz_slice_find(text, 0, words) < text.size;
}

static bool begins_word(struct satz_slice text, size_t at, const struct satz_check_language *language) {
    size_t size;
    return at == 0 || language->seeker->clitics || satz_check_language_spaceless(language) ||
           !satz_char_is_letter(satz_utf8_decode_before(text, at, &size));
}

/* Whether a word of the target begins so. */
static bool has_stem(struct search *search, struct satz_slice stem) {
    struct satz_slice text = small_target(search);
    search->searches++;
    for (size_t at = satz_slice_find(text, 0, stem); stem.size > 0 && at < text.size;
         at = satz_slice_find(text, at + 1, stem))
        if (begins_word(text, at, search->work->target))
            return true;
    return false;
}

/* The longest word of a name, of equal ones the last: South Korea, о-ва Кука. */
static struct satz_slice longest_word(struct satz_slice name) {
    struct satz_slice longest = { NULL, 0 }, word;
    while (satz_slice_split(&name, ' ', &word))
        if (word.size >= longest.size)
            longest = word;
    return longest;
}

/* The first letters of a country's name, with which most words about it begin. */
static bool has_stem_of(struct search *search, struct satz_slice cell) {
    struct satz_slice form, alone, article = satz_slice_of("ال");
    int letters = search->work->target->local.language.id == SATZ_AR ? ARABIC_STEM : STEM;
    while (cell.data && satz_name_form(&cell, &search->scratch, &form, &alone)) {
        struct satz_buffer small = SATZ_BUFFER_INIT;
        satz_text_lower(longest_word(form), "", &small);
        struct satz_slice stem = satz_buffer_slice(&small);
        if (satz_slice_starts(stem, article))
            stem = satz_slice_from(stem, article.size);
        size_t size, end = 0;
        for (int i = 0; i < letters && end < stem.size; i++, end += size)
            satz_utf8_decode(stem, end, &size);
        bool found = has_stem(search, satz_slice_sub(stem, 0, end));
        satz_buffer_release(&small);
        if (found)
            return true;
    }
    return false;
}

static struct satz_slice people_cell(const struct search *search, struct satz_slice key) {
    const struct satz_table *peoples = search->work->peoples;
    const char *code = satz_language_code(search->work->target->local.language.id);
    size_t column = 0, columns = peoples->count > 0 ? peoples->rows[0].count : 0;
    while (column < columns && !satz_slice_is(peoples->rows[0].cells[column], code))
        column++;
    for (size_t i = 1; i < peoples->count; i++)
        if (satz_slice_equal(satz_row_cell(&peoples->rows[i], 0), key))
            return satz_row_cell(&peoples->rows[i], column);
    return satz_slice_of(NULL);
}

static bool has_people(struct search *search, struct satz_slice key, struct satz_slice cell) {
    struct satz_slice stems = people_cell(search, key), stem;
    while (stems.data && satz_slice_split(&stems, '|', &stem))
        if (has_stem(search, stem))
            return true;
    return has_stem_of(search, cell);
}

static bool is_country(struct satz_slice key) {
    return satz_slice_starts(key, satz_slice_of("cc-"));
}

static void say(struct search *search, const struct wanted *wanted, struct satz_slice form) {
    struct satz_check_work *work = search->work;
    struct satz_slice words = wanted->words;
    if (words.size > SHOWN)
        words = satz_slice_sub(words, 0, satz_utf8_floor(words, SHOWN));
    struct satz_check_text src = { .side = SATZ_SIDE_SRC };
    if (form.size > 0)
        satz_check_say(work, &src, wanted->begin, wanted->end, SATZ_CHECK_NO_FIX,
                       "%.*s is not in the target, neither as %.*s nor in another known form.", (int)words.size,
                       words.data, (int)form.size, form.data);
    else
        satz_check_say(work, &src, wanted->begin, wanted->end, SATZ_CHECK_NO_FIX, "%.*s is not in the target.",
                       (int)words.size, words.data);
}

/* Whether the source's words are a form of the name, in capitals too; no adjective, people or compound. */
static bool is_form(struct search *search, struct satz_slice cell, struct satz_slice words) {
    struct satz_slice form, alone;
    bool found = false;
    satz_likeness_squeeze(words, &search->words);
    while (!found && cell.data && satz_name_form(&cell, &search->scratch, &form, &alone)) {
        struct satz_buffer one = SATZ_BUFFER_INIT, two = SATZ_BUFFER_INIT;
        satz_likeness_squeeze(form, &one);
        satz_likeness_squeeze(alone, &two);
        struct satz_slice wanted = satz_buffer_slice(&search->words);
        found = satz_slice_equal(satz_buffer_slice(&one), wanted) || satz_slice_equal(satz_buffer_slice(&two), wanted);
        satz_buffer_release(&one);
        satz_buffer_release(&two);
    }
    return found;
}

static bool is_in_source(const struct search *search, struct satz_slice key) {
    const struct satz_span_list *spans = &search->work->spans;
    for (size_t i = 0; search->spanned && i < spans->count; i++)
        if (satz_slice_equal(spans->items[i].key, key))
            return true;
    const struct satz_candidates *candidates = search->spanned ? NULL : satz_check_entities(search->work);
    for (size_t i = 0; candidates && i < candidates->count; i++)
        if (satz_slice_equal(candidates->items[i].key, key))
            return true;
    return false;
}

/* By a name or an adjective that is no other word's beginning: Peru is Persia's in Russian. */
static bool has_other(struct search *search, const struct satz_name *name) {
    enum satz_language_id id = search->work->target->local.language.id;
    struct satz_slice rest = name->cells[id], stems = people_cell(search, name->key), form, alone, stem;
    size_t least = satz_check_language_spaceless(search->work->target) || id == SATZ_KO ? 2 : STEM + 1;
    while (rest.data && satz_name_form(&rest, &search->scratch, &form, &alone))
        if (satz_utf8_count(form) >= least && has_form(search, form))
            return true;
    while (stems.data && satz_slice_split(&stems, '|', &stem))
        if (satz_utf8_count(stem) >= STEM && has_stem(search, stem))
            return true;
    return false;
}

/* norwegisch as suédois: adjectives may go unsaid, but where another country stands in the target they did not. */
static void look_for_other(struct search *search, const struct wanted *wanted) {
    const struct satz_nametable *names = search->work->names;
    size_t searches = search->searches;
    struct satz_slice form, alone;
    for (size_t i = 0; !search->others && i < names->count; i++) {
        const struct satz_name *name = &names->names[i];
        struct satz_slice cell = name->cells[search->work->target->local.language.id];
        if (!is_country(name->key) || is_in_source(search, name->key) || !has_other(search, name))
            continue;
        struct satz_check_text src = { .side = SATZ_SIDE_SRC };
        if (satz_name_form(&cell, &search->scratch, &form, &alone))
            satz_check_say(search->work, &src, wanted->begin, wanted->end, SATZ_CHECK_NO_FIX,
                           "%.*s is not in the target, which has %.*s.", (int)wanted->words.size, wanted->words.data,
                           (int)form.size, form.data);
        break;
    }
    search->others = true;
    search->searches = searches;
}

/* UN, GOP */
static bool is_capitals(struct satz_slice words) {
    for (size_t at = 0; at < words.size; at++)
        if (words.data[at] >= 'a' && words.data[at] <= 'z')
            return false;
    return true;
}

/* Words that say little about what they name: too short in a script of short words, or other words too. */
static bool says_little(const struct search *search, struct satz_slice words) {
    const struct satz_check_language *source = search->work->source;
    size_t letters = satz_utf8_count(words);
    bool capitals = is_capitals(words);
    enum satz_language_id id = source->local.language.id;
    size_t least = id == SATZ_DE ? 0 : id == SATZ_TH || id == SATZ_AR ? LIKE - 1 : satz_check_language_spaceless(source) ||
                   id == SATZ_KO ? SHORT_NAME : capitals ? 0 : SHORT_NAME + 1;
    return letters < least || satz_wordset_has(&source->words[SATZ_CHECK_AMBIGUOUS], words);
}

/* `Bowen Island`, `New South Wales`: a country's name that is the end of another name. */
static bool ends_other_name(const struct search *search, const struct wanted *wanted) {
    struct satz_slice src = search->work->src.raw;
    size_t at = wanted->begin, size;
    if (wanted->kind != SATZ_PLACE || at < 2 || src.data[at - 1] != ' ')
        return false;
    size_t begin = at - 1;
    while (begin > 0 && satz_char_is_word(satz_utf8_decode_before(src, begin, &size)))
        begin -= size;
    struct satz_slice before = satz_slice_sub(src, begin, at - 1);
    if (before.size == 0 || !satz_char_is_upper(satz_utf8_decode(before, 0, &size)))
        return false;
    struct satz_buffer small = SATZ_BUFFER_INIT;
    satz_text_lower(before, "", &small);
    const struct satz_wordset *words = search->work->source->words;
    bool common = satz_wordset_has(&words[SATZ_CHECK_PREPOSITION], satz_buffer_slice(&small)) ||
                  satz_wordset_has(&words[SATZ_CHECK_ARTICLE], satz_buffer_slice(&small));
    satz_buffer_release(&small);
    return !common;
}

/* E.ON where the source has Eon: a short name that both sides write alike. */
static bool has_same(struct search *search, const struct wanted *wanted, struct satz_slice cell) {
    return is_form(search, cell, wanted->words) && has_form(search, wanted->words);
}

/* Whether the target has the name, in `cell` of the table, or what stands for it. */
static bool has_any(struct search *search, const struct wanted *wanted, const struct satz_name *name,
                    struct satz_slice cell) {
    return has_name(search, cell) || has_squeezed(search, cell, !is_country(wanted->key)) ||
           has_same(search, wanted, cell) || has_mainland(search, name) ||
           (wanted->kind == SATZ_PLACE && has_people(search, wanted->key, cell)) || has_latin(search, wanted->words) ||
           is_quoted_alike(search, wanted);
}

/* Whether a currency stands at the end of the text, a blank behind it allowed. */
static bool ends_with_currency(const struct satz_check_language *language, struct satz_slice text) {
    const struct satz_local_row *row;
    size_t next = 0, begin, end;
    while ((row = satz_local_next(&language->local, "currency-read", &next))) {
        struct satz_slice forms = row->value, form;
        while (forms.data && satz_slice_split(&forms, '|', &form))
            if (satz_seek_form(language->seeker, text, 0, form, &begin, &end) && end + satz_blank_read(text, end) == text.size)
                return true;
    }
    return false;
}

/* The country of a currency is no country of the text: долларов США, US dollars. */
static bool names_money(const struct search *search, const struct wanted *wanted) {
    const struct satz_check_language *source = search->work->source;
    struct satz_slice src = search->work->src.raw;
    size_t from = wanted->begin > MONEY ? satz_utf8_floor(src, wanted->begin - MONEY) : 0;
    char code[4];
    return satz_currency_read(&source->local, src, wanted->end + satz_blank_read(src, wanted->end), code) > 0 ||
           ends_with_currency(source, satz_slice_sub(src, from, wanted->begin));
}

/* The source's words may name more than one: AP has two entries, อังกฤษ is England too. Any of them will do. */
static bool has_namesake(struct search *search, const struct wanted *wanted) {
    const struct satz_nametable *names = search->work->names;
    enum satz_language_id from = search->work->source->local.language.id, to = search->work->target->local.language.id;
    bool found = false;
    for (size_t i = 0; !found && i < names->count; i++) {
        const struct satz_name *name = &names->names[i];
        struct wanted other = *wanted;
        other.key = name->key;
        found = !satz_slice_equal(name->key, wanted->key) &&
                satz_slice_find(name->cells[from], 0, wanted->words) < name->cells[from].size &&
                is_form(search, name->cells[from], wanted->words) && has_any(search, &other, name, name->cells[to]);
    }
    return found;
}

/* Whether the source's words are looked for: a name of the kind that is asked for, which says enough. */
static bool is_looked_for(const struct search *search, const struct wanted *wanted, bool countries) {
    return is_country(wanted->key) == countries && wanted->kind <= SATZ_EVENT && !says_little(search, wanted->words) &&
           !ends_other_name(search, wanted);
}

static void look_for_name(struct search *search, const struct wanted *wanted, bool countries) {
    const struct satz_name *name = satz_nametable_find(search->work->names, wanted->key);
    if (!name || !is_looked_for(search, wanted, countries))
        return;
    bool named = is_form(search, name->cells[search->work->source->local.language.id], wanted->words);
    bool adjective = !named && countries && wanted->kind == SATZ_PLACE &&
                     satz_slice_find_byte(wanted->words, 0, '-') == wanted->words.size;
    struct satz_slice cell = name->cells[search->work->target->local.language.id], form, alone;
    if ((!named && !adjective) || has_any(search, wanted, name, cell) || names_money(search, wanted) ||
        has_namesake(search, wanted))
        return;
    if (adjective || search->strict)
        look_for_other(search, wanted);
    else if (satz_name_form(&cell, &search->scratch, &form, &alone))
        say(search, wanted, form);
}

/*
 * Names are found with evidence in German and where somebody marked them. In other languages they are found by the table
 * alone, which has common words too, and translators say many of them otherwise: what is missing there is a hint.
 */
static bool is_sure(const struct search *search) {
    return search->spanned || search->work->source->local.language.id == SATZ_DE;
}

static void look_for_names(struct satz_check_work *work, bool countries, bool unsure) {
    struct search search = search_make(work);
    struct wanted wanted;
    bool sure = is_sure(&search), looks = unsure ? !sure : sure || countries;
    search.strict = !sure && !unsure;
    while (work->target && looks && next_wanted(&search, &wanted))
        if (wanted.key.size > 0)
            look_for_name(&search, &wanted, countries);
    search_release(&search);
}

void satz_check_countries(struct satz_check_work *work) {
    look_for_names(work, true, false);
}

void satz_check_names(struct satz_check_work *work) {
    look_for_names(work, false, false);
}

void satz_check_names_unsure(struct satz_check_work *work) {
    look_for_names(work, true, true);
    look_for_names(work, false, true);
}

/* A word may be declined: its last letters may be others. */
static bool has_stem_of_word(struct search *search, struct satz_slice word) {
    size_t letters = satz_utf8_count(word), size;
    int drop = satz_check_language_spaceless(search->work->target) || letters < 6 ? 0 : letters < 9 ? 1 : 2;
    for (int i = 0; i < drop; i++) {
        satz_utf8_decode_before(word, word.size, &size);
        word.size -= size;
    }
    return has_stem(search, word);
}

/* G.D.P. */
static bool has_dotted(struct search *search, struct satz_slice form) {
    struct satz_buffer dotted = SATZ_BUFFER_INIT;
    for (size_t at = 0; at < form.size && is_capitals(form) && form.size < SQUEEZED; at++) {
        satz_buffer_add_byte(&dotted, form.data[at]);
        satz_buffer_add_byte(&dotted, '.');
    }
    struct satz_slice text = search->work->tgt.text, wanted = satz_buffer_slice(&dotted);
    bool found = dotted.size > 1 && satz_slice_find(text, 0, satz_slice_sub(wanted, 0, wanted.size - 1)) < text.size;
    satz_buffer_release(&dotted);
    return found;
}

/* Every word of the term, or all of it without blanks. */
static bool has_term(struct search *search, struct satz_slice form) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    struct satz_slice word;
    bool found = true;
    satz_text_lower(form, "", &small);
    struct satz_slice rest = satz_buffer_slice(&small);
    while (found && satz_slice_split(&rest, ' ', &word))
        found = word.size == 0 || has_stem_of_word(search, word);
    satz_buffer_release(&small);
    return found || has_squeezed(search, form, false) || has_dotted(search, form);
}

static void look_for_term(struct search *search, const struct wanted *wanted) {
    struct satz_slice cell = satz_terms_cell(search->work->terms,
                                             search->work->source->local.language.id, wanted->key,
                                             search->work->target->local.language.id);
    struct satz_slice rest = cell, form = { NULL, 0 }, first = { NULL, 0 };
    if (cell.size == 0)
        return;
    while (satz_slice_split(&rest, '|', &form)) {
        first = first.data ? first : form;
        if (form.size > 0 && has_term(search, form))
            return;
    }
    say(search, wanted, first);
}

void satz_check_terms(struct satz_check_work *work) {
    struct search search = search_make(work);
    struct wanted wanted;
    while (work->target && next_wanted(&search, &wanted))
        if (wanted.key.size > 0 && !satz_nametable_find(work->names, wanted.key) &&
            !satz_wordset_has(&work->source->words[SATZ_CHECK_AMBIGUOUS], wanted.words))
            look_for_term(&search, &wanted);
    search_release(&search);
}

static void add_digits(struct satz_slice text, struct satz_buffer *digits) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size) {
        int value = satz_char_digit_value(satz_utf8_decode(text, at, &size));
        if (value >= 0)
            satz_buffer_add_byte(digits, (char)('0' + value));
    }
}

/* A telephone number may be grouped otherwise. */
static bool has_phone(struct search *search, struct satz_slice words) {
    struct satz_buffer digits = SATZ_BUFFER_INIT, target = SATZ_BUFFER_INIT;
    add_digits(words, &digits);
    add_digits(search->work->tgt.text, &target);
    bool found = satz_slice_find(satz_buffer_slice(&target), 0, satz_buffer_slice(&digits)) < target.size;
    satz_buffer_release(&digits);
    satz_buffer_release(&target);
    return found;
}

static bool has_address(struct search *search, const struct wanted *wanted) {
    struct satz_slice text = search->work->tgt.text;
    search->searches++;
    if (wanted->kind == SATZ_PHONE)
        return has_phone(search, wanted->words);
    return satz_slice_find(text, 0, wanted->words) < text.size ||
           satz_slice_find(search->work->tgt.raw, 0, wanted->words) < search->work->tgt.raw.size;
}

void satz_check_addresses(struct satz_check_work *work) {
    struct search search = search_make(work);
    struct wanted wanted;
    while (work->target && next_wanted(&search, &wanted))
        if (wanted.kind >= SATZ_URL && wanted.kind <= SATZ_IDENTIFIER && !has_address(&search, &wanted))
            say(&search, &wanted, satz_slice_of(NULL));
    search_release(&search);
}
