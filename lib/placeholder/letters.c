#include "placeholder/letters.h"

#include <stdint.h>

/* In byte order, for the search. Found greedily among random words, each against all before it. */
static const char words[SATZ_LETTERS_COUNT][SATZ_LETTERS_SIZE + 1] = {
    "bafakod", "bafitam", "balatof", "bamovag", "bamufed", "bapivom", "basugad", "batirig", "bavopan",
    "bedigir", "begarum", "bemavom", "betadal", "betolip", "bevifit", "bidagem", "bidezar", "bikogal",
    "bilabuk", "bilokin", "biravit", "birukip", "bitagol", "bitavup", "bitemum", "bivesed", "bivupat",
    "bodipud", "bolelup", "bomefaf", "bomesek", "bomusad", "bonubef", "borovun", "bozovek", "bubivep",
    "bubonak", "budurip", "bugusaf", "bunagit", "bunekog", "bupekim", "busogip", "busutef", "buzilan",
    "daburet", "dadubim", "dagitap", "dagumog", "darifur", "dasefel", "datutef", "davigam", "davutot",
    "dazubof", "debuvor", "desorit", "detozek", "dezigor", "dibisur", "difugil", "digopun", "dilebot",
    "dilurip", "dimakep", "dimoduk", "dipagul", "dirudak", "dirulit", "disesom", "dizemek", "dofedur",
    "dogazil", "dogokap", "dokigar", "dokukeg", "dopeset", "dopogek", "dopumat", "doruned", "dositek",
    "dosopuf", "dotipin", "dotizak", "dovunog", "dudapik", "dudizap", "dufibed", "dugatuk", "dugufet",
    "dukefeg", "dukiser", "dulinur", "dupilar", "dupodak", "dusavit", "dusetog", "duvupor", "duzakem",
    "fadebod", "famogan", "fapevid", "fazugap", "fefibol", "fekozim", "fekutag", "felakam", "felumir",
    "femiset", "fepaluf", "fepazil", "fevivom", "fevofak", "fezemun", "fezusek", "fifegom", "fifotum",
    "figanuk", "figovuf", "figukid", "fimiked", "fimonop", "firogit", "fisuzot", "fitupet", "fizodap",
    "fofuzal", "fogunum", "fonelip", "foretuf", "fosatal", "fosidit", "fovadek", "fovodal", "fozavum",
    "fozeban", "fubasot", "fudisig", "fufesan", "fugupim", "fumolel", "funazug", "fupalod", "furilek",
    "fusevup", "fuvimuk", "gadakef", "gadirok", "gafazop", "gafuzem", "gagevop", "gakabut", "gakorol",
    "garofir", "gatufam", "gazutun", "gebekud", "gekasup", "gelafat", "gelugin", "gemipom", "gepadim",
    "gesaruk", "gidasil", "gigopat", "gikimot", "girazet", "gitiran", "givunap", "gizakim", "gizubok",
    "gobetak", "gobodin", "golinum", "gomedar", "gonugam", "gopazol", "goridil", "gorisak", "goriven",
    "gorozek", "gosilam", "gotimun", "govedug", "gozapok", "gozefop", "gufadam", "gulekid", "gutezog",
    "guvudof", "guzizat", "kabifar", "kabogif", "kafalut", "kamonet", "karirom", "kasefor", "katepig",
    "katovip", "katufof", "kavumag", "kebigaf", "kefarir", "kegevuf", "keluzut", "kenisim", "kesemil",
    "ketupul", "kevabip", "kevetup", "kidukap", "kifedar", "kifirul", "kigeful", "kigelat", "kikodul",
    "kiledut", "kilevam", "kinabig", "kipedok", "kipodet", "kirozal", "kisamid", "kitazot", "kizivep",
    "kodepad", "koranif", "korebug", "kotumur", "kubalan", "kubemop", "kubival", "kudesif", "kudetar",
    "kufabok", "kufopun", "kupagar", "kusakol", "kuvaret", "kuvunil", "makobud", "malabon", "maposur",
    "masibok", "masigat", "mazinap", "medaguk", "mefofun", "megezat", "megofel", "mekefon", "mekolan",
    "memunil", "mepevan", "mepezod", "mesebog", "metadun", "mevarug", "mevopeg", "mibasat", "midekep",
    "mifumek", "minugom", "mipukop", "mirozik", "miziset", "mofugop", "mokadin", "momegin", "momulaf",
    "mosatir", "mosepor", "mosisul", "motabor", "motuvir", "mubafok", "mufefol", "mufokud", "mugebet",
    "mupadet", "musabin", "musapel", "muvugef", "nadidom", "nafelin", "nagozik", "nakemif", "nakugaf",
    "nalomem", "namosok", "napusik", "nebigok", "nedoser", "nedurug", "nefumut", "nefurom", "nekebam",
    "nekikud", "nemusod", "nevafof", "nevorig", "nezoguf", "nibapep", "nibifog", "nibokek", "nifavir",
    "nilosop", "nisizep", "nisotud", "nisudon", "nitasim", "nivulod", "nizivag", "nobaraf", "nodudal",
    "nofomik", "nogibit", "nokelir", "nokesel", "nokuzil", "nolevog", "nolutem", "nomital", "nonapel",
    "noporam", "norupet", "novosim", "nudakog", "nudarep", "nudomid", "nufegap", "nufodim", "nurezal",
    "nutanek", "nutumil", "nuvamom", "pabozir", "padibil", "palorel", "palovid", "paninom", "parefed",
    "pasuban", "pazomim", "pebasip", "pedatil", "pefisum", "pefivat", "pelisin", "pemalut", "pepiron",
    "pesafir", "petosem", "pezobal", "pibezan", "pibogol", "pifarid", "pigazol", "pinekuf", "pinizog",
    "pirufon", "pitebel", "pitesor", "pitobup", "pivalar", "pizopam", "pizukef", "pizulid", "podovim",
    "pofobur", "polesef", "pomafar", "pubipan", "pufakat", "pufevel", "pulukar", "pumikef", "punimof",
    "punokel", "puvevir", "tabezof", "talulig", "taremal", "taruguk", "tasebin", "tasitum", "tatudon",
    "tazidul", "tebikag", "tebopam", "temelin", "temufok", "tepadok", "tesovin", "tezidef", "tezimin",
    "tidivug", "tikofod", "tilikeg", "tinetum", "tinopol", "tipakof", "tiseven", "tivokup", "tizerif",
    "togabak", "tokorin", "tolibog", "tomipig", "topukir", "torafuf", "toravem", "tugezit", "tugotaf",
    "tugulor", "tumodir", "tuvabir", "vadameg", "vadudig", "vafilef", "vagepip", "vakusul", "vapomat",
    "varipon", "vebitil", "vedinol", "vekabod", "vepemuf", "vevokim", "vezitot", "vezogar", "vifonal",
    "vigarat", "vigekog", "vigiluf", "vikafud", "vilaleg", "vilatur", "vipezum", "virepul", "vobomef",
    "vobugon", "vofasin", "volanam", "voninut", "voruvaf", "votagif", "votosak", "vozadel", "vubutif",
    "vudapum", "vufesem", "vukavig", "vupumid", "vusesit", "vutuzap", "zabokut", "zadiran", "zadobed",
    "zakekim", "zakovik", "zalipod", "zamelan", "zanapet", "zasosir", "zatanop", "zavabud", "zavuvel",
    "zazepif", "zazobil", "zedobit", "zekinur", "zelolid", "zemivog", "zerogek", "zeropar", "zesotor",
    "zesunim", "zevakef", "zevolem", "zibirut", "zibovom", "zidesan", "zikilod", "zilakem", "zilerar",
    "zilorup", "zimobid", "zinapof", "zinepak", "zisurum", "zitabug", "zituken", "zitunur", "zivorik",
    "zizegol", "zofanak", "zokapem", "zolikuk", "zolugil", "zonumit", "zonusof", "zopuguf", "zotineg",
    "zukegop", "zukobot", "zumobuk", "zunedet", "zupameg", "zusakup", "zuvesot", "zuzalit",
};

/* Neighbours in the table look alike; taking them far apart costs nothing. Odd, so each comes once. */
enum { STRIDE = 197 };

static char letter_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static bool letter_is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/* The number of the word that `text` begins with, SATZ_LETTERS_COUNT where none does. */
static size_t word_find(const char *text) {
    char word[SATZ_LETTERS_SIZE];
    for (size_t i = 0; i < SATZ_LETTERS_SIZE; i++) {
        word[i] = letter_lower(text[i]);
        if (letter_is_vowel(word[i]) != (i % 2 == 1))
            return SATZ_LETTERS_COUNT;
    }
    size_t low = 0, high = SATZ_LETTERS_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = memcmp(words[middle], word, SATZ_LETTERS_SIZE);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SATZ_LETTERS_COUNT;
}

void satz_letters_find(struct satz_slice text, bool found[SATZ_LETTERS_COUNT]) {
    for (size_t at = 0; at + SATZ_LETTERS_SIZE <= text.size; at++) {
        size_t word = word_find(text.data + at);
        if (word < SATZ_LETTERS_COUNT)
            found[word] = true;
    }
}

/* FNV-1a, which is the same for ever: records that wait on a disk must be read as they were made. */
static size_t text_hash(struct satz_slice text) {
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 1099511628211U;
    return (size_t)((hash ^ hash >> 32) % SATZ_LETTERS_COUNT);
}

void satz_letters_init(struct satz_letters *letters, struct satz_slice text) {
    *letters = (struct satz_letters){ .first = text_hash(text) };
    satz_letters_find(text, letters->used);
    size_t count = 0;
    for (size_t i = 0; i < SATZ_LETTERS_COUNT; i++)
        count += letters->used[i];
    /* A text made of code words cannot be told from them; it must not keep us from going on. */
    if (count > SATZ_LETTERS_COUNT / 2)
        memset(letters->used, 0, sizeof letters->used);
}

/* The parts of code word `index`, last first. Returns how many. */
static size_t code_split(size_t index, size_t first, size_t parts[SATZ_LETTERS_PARTS]) {
    size_t count = 0;
    do {
        parts[count++] = ((index + first) % SATZ_LETTERS_COUNT * STRIDE) % SATZ_LETTERS_COUNT;
        index /= SATZ_LETTERS_COUNT;
    } while (index-- > 0 && count < SATZ_LETTERS_PARTS);
    return count;
}

static bool code_is_used(const struct satz_letters *letters, const size_t parts[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (letters->used[parts[i]])
            return true;
    return false;
}

size_t satz_letters_next(struct satz_letters *letters, char code[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1]) {
    size_t parts[SATZ_LETTERS_PARTS];
    size_t count;
    do
        count = code_split(letters->next++, letters->first, parts);
    while (code_is_used(letters, parts, count));
    size_t size = 0;
    while (count > 0) {
        memcpy(code + size, words[parts[--count]], SATZ_LETTERS_SIZE);
        size += SATZ_LETTERS_SIZE;
    }
    code[0] = (char)(code[0] - ('a' - 'A'));
    code[size] = '\0';
    return size;
}

struct satz_slice satz_letters_word(size_t at) {
    return satz_slice_make(words[at], SATZ_LETTERS_SIZE);
}
