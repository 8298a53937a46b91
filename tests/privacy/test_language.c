/* Which language a page is in: texts in many, mixed ones, and what is no prose; and that nothing
 * counts but what a judgement rests on. */
#include "privacy/language.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"
#include "privacy/document.h"
#include "test.h"

#define PAGE  64u
#define SEVEN ((1u << CR_LANGUAGE_N) - 1)
#define OTHER (1u << CR_LANGUAGE_OTHER)

/* Of a page of a text, by one who has seen no other. */
static uint32_t afresh(const char *text, size_t len, size_t start, size_t end)
{
    struct cr_language_view view = {0};
    return cr_language_of(&view, text, len, start, end);
}

static uint32_t language_of(const char *text)
{
    size_t len = strlen(text);
    return afresh(text, len, 0, len < PAGE ? len : PAGE);
}

/* The first page that is not read by who reads the seven; -1: all are. */
static int first_unread(const char *text, size_t len)
{
    struct cr_language_view view = {0};
    for (size_t at = 0; at < len; at += PAGE)
        if (!cr_language_is_read(&view, SEVEN, text, len, at, at + PAGE < len ? at + PAGE : len))
            return (int)(at / PAGE);
    return -1;
}

static const struct {
    uint32_t language;
    const char *text;
} samples[] = {
    {CR_LANGUAGE_EN, "Could you please have a look at this letter? I would like to know whether it "
                     "sounds polite enough for the people at the bank."},
    {CR_LANGUAGE_DE, "Kannst du bitte nachsehen, ob der Brief freundlich genug klingt? Ich möchte "
                     "ihn morgen an die Bank schicken und nichts falsch machen."},
    {CR_LANGUAGE_FR, "Est-ce que tu peux relire cette lettre pour moi ? Je voudrais savoir si elle "
                     "est assez polie avant de l'envoyer à la banque."},
    {CR_LANGUAGE_ES, "¿Puedes mirar esta carta, por favor? Quiero saber si suena bastante amable "
                     "antes de que la mande mañana a los señores del banco."},
    {CR_LANGUAGE_PT, "Você pode dar uma olhada nesta carta? Queria saber se ela não parece "
                     "grosseira antes de mandar para o pessoal do banco."},
    {CR_LANGUAGE_IT,
     "Puoi dare un'occhiata a questa lettera? Vorrei sapere se è abbastanza gentile "
     "prima di mandarla domani a quelli della banca."},
    {CR_LANGUAGE_NL, "Kun je even naar deze brief kijken? Ik wil graag weten of hij vriendelijk "
                     "genoeg klinkt voordat ik hem morgen naar de bank stuur."},
    {CR_LANGUAGE_OTHER, "Czy możesz rzucić okiem na ten list? Chciałbym wiedzieć, czy brzmi "
                        "wystarczająco uprzejmie, zanim wyślę go jutro do banku."},
    {CR_LANGUAGE_OTHER, "Můžeš se prosím podívat na ten dopis? Chtěl bych vědět, jestli zní dost "
                        "zdvořile, než ho zítra pošlu do banky."},
    {CR_LANGUAGE_OTHER, "Môžeš sa prosím pozrieť na ten list? Chcel by som vedieť, či znie dosť "
                        "zdvorilo, kým ho zajtra pošlem do banky."},
    {CR_LANGUAGE_OTHER, "Meg tudnád nézni ezt a levelet? Szeretném tudni, hogy elég udvarias-e, "
                        "mielőtt holnap elküldöm a banknak."},
    {CR_LANGUAGE_OTHER,
     "Poți să te uiți peste scrisoarea asta? Aș vrea să știu dacă sună destul de "
     "politicos înainte să o trimit mâine la bancă."},
    {CR_LANGUAGE_OTHER, "Možeš li pogledati ovo pismo? Htio bih znati zvuči li dovoljno pristojno "
                        "prije nego što ga sutra pošaljem u banku."},
    {CR_LANGUAGE_OTHER,
     "Ali lahko pogledaš to pismo? Rad bi vedel, če je dovolj vljudno, preden ga "
     "jutri pošljem na banko."},
    {CR_LANGUAGE_OTHER, "Bu mektuba bir bakabilir misin? Yarın bankaya göndermeden önce yeterince "
                        "kibar olup olmadığını bilmek istiyorum."},
    {CR_LANGUAGE_OTHER, "Kan du titta på det här brevet? Jag vill veta om det låter tillräckligt "
                        "artigt innan jag skickar det till banken i morgon."},
    {CR_LANGUAGE_OTHER,
     "Kan du se på dette brev? Jeg vil gerne vide, om det lyder høfligt nok, før "
     "jeg sender det til banken i morgen."},
    {CR_LANGUAGE_OTHER, "Voisitko katsoa tätä kirjettä? Haluan tietää, onko se tarpeeksi "
                        "kohtelias, ennen kuin lähetän sen huomenna pankkiin."},
    {CR_LANGUAGE_OTHER, "Kas sa saaksid seda kirja vaadata? Tahan teada, kas see kõlab piisavalt "
                        "viisakalt, enne kui ma selle homme panka saadan."},
    {CR_LANGUAGE_OTHER, "Vai tu vari apskatīt šo vēstuli? Es gribu zināt, vai tā skan pietiekami "
                        "pieklājīgi, pirms es to rīt nosūtu uz banku."},
    {CR_LANGUAGE_OTHER, "Ar galėtum pažiūrėti šį laišką? Norėčiau žinoti, ar jis skamba pakankamai "
                        "mandagiai, prieš rytoj išsiunčiant jį į banką."},
    {CR_LANGUAGE_OTHER, "Bạn có thể xem giúp tôi bức thư này không? Tôi muốn biết nó có đủ lịch sự "
                        "trước khi gửi cho ngân hàng vào ngày mai."},
    {CR_LANGUAGE_OTHER, "Bisakah kamu melihat surat ini? Saya ingin tahu apakah surat itu sudah "
                        "cukup sopan sebelum saya kirim ke bank besok."},
    {CR_LANGUAGE_OTHER, "Puwede mo bang tingnan ang sulat na ito? Gusto kong malaman kung sapat na "
                        "ang galang nito bago ko ipadala sa bangko bukas."},
    {CR_LANGUAGE_OTHER, "Unaweza kuangalia barua hii? Nataka kujua kama ni ya heshima ya kutosha "
                        "kabla ya kuituma kwa benki kesho."},
    {CR_LANGUAGE_OTHER,
     "Kan jy asseblief na hierdie brief kyk? Ek wil weet of dit beleefd genoeg is "
     "voordat ek dit môre vir die bank stuur, want ek is nie seker nie."},
    {CR_LANGUAGE_OTHER, "Pots mirar aquesta carta? Vull saber si és prou amable abans d'enviar-la "
                        "demà als senyors del banc, perquè no n'estic segur amb el to."},
    {CR_LANGUAGE_OTHER, "Gutun hau begiratuko al duzu? Jakin nahi dut nahikoa adeitsua den, bihar "
                        "bankura bidali baino lehen, ez bainago ziur eta ez dut hanka sartu nahi."},
    {CR_LANGUAGE_OTHER,
     "Allwch chi edrych ar y llythyr yma? Rwy eisiau gwybod a yw'n ddigon cwrtais "
     "cyn i mi ei anfon i'r banc yfory, ac mae gen i ofn."},
    {CR_LANGUAGE_OTHER, "An féidir leat féachaint ar an litir seo? Ba mhaith liom a fháil amach an "
                        "bhfuil sí sách béasach sula seolaim chuig an mbanc í."},
    {CR_LANGUAGE_OTHER, "A mund ta shikosh këtë letër? Dua të di nëse është mjaft e sjellshme para "
                        "se ta dërgoj nesër në bankë."},
    {CR_LANGUAGE_OTHER,
     "Gætir þú litið á þetta bréf? Mig langar að vita hvort það sé nógu kurteist "
     "áður en ég sendi það í bankann á morgun."},
    /* Hausa has no list: prose without the words of any. */
    {CR_LANGUAGE_OTHER,
     "ina so in tambaya ko za ka iya duba wannan wasikar kafin mu tura ta zuwa banki gobe, domin "
     "ban "
     "tabbata cewa kalmomin sun dace ba, kuma ina so mutanen banki su karanta ta cikin sauki "
     "saboda wannan kudi yana da muhimmanci sosai gare mu gaba daya"},
};

enum { N_SAMPLES = sizeof samples / sizeof samples[0] };

static void languages_are_told(void)
{
    for (size_t i = 0; i < N_SAMPLES; i++) {
        uint32_t language = language_of(samples[i].text);
        if (language != samples[i].language)
            TEST_FAIL("%.40s: %u", samples[i].text, language);
    }
}

static void lists_are_well_formed(void)
{
    uint32_t n_words = 0;
    for (uint32_t i = 0; i < CR_LANGUAGE_LISTS; i++)
        for (const char *word = cr_language_lists[i]; *word != '\0'; n_words++) {
            size_t len = strcspn(word, " "), n_capital = 0;
            CHECK(len > 1 && len <= CR_LANGUAGE_WORD_MAX);
            for (size_t k = 0; k < len; k++)
                n_capital += word[k] >= 'A' && word[k] <= 'Z';
            CHECK_INT(n_capital, 0);
            word += len + (word[len] == ' ');
        }
    CHECK(n_words > CR_LANGUAGE_LISTS * 20 && n_words < CR_LANGUAGE_SLOTS / 4 * 3);
}

static void what_is_no_prose_has_no_language(void)
{
    static const char *const texts[] = {
        "",
        "ok",
        "Hi!\n",
        "3.14 2.71 1.41 | 10 | 20 | 30 |\n+----+----+\n",
        "Łukasz Żółć, Małgorzata Święcicka, Håkon Sørensen, Ağca Yılmaz, Nguyễn Thị Hương, Jiří "
        "Dvořák, "
        "Łukasz Żółć, Małgorzata Święcicka, Håkon Sørensen, Ağca Yılmaz\n",
        "apple\nbanana\ncherry\nplum\npear\ngrape\nfig\nlemon\nlime\nkiwi\nmango\npapaya\napricot\n"
        "peach\nnectarine\nmelon\nquince\ndate\nolive\ncoconut\ncurrant\nguava\nlychee\npomelo\n",
        "int main(void)\n{\n    size_t na = 0, je = 1, se = 2;\n    while (na < je)\n        na += "
        "se;\n"
        "    printf(\"%zu\\n\", na);\n    return na_je(se, po, za, do_it);\n}\n",
        "const items = list.map(x => x.name); let det = 0, se = {};\n"
        "for (const item of items) det += item.size;\nmodule.exports = { det, items, se };\n",
        "{\"id\": 17, \"tags\": [\"red\", \"blue\"], \"lang\": {\"pl\": 1, \"cs\": 2, \"tr\": 3}, "
        "\"size\": {\"w\": 10, \"h\": 20}, \"ok\": true, \"next\": null}\n",
        "2026-01-02T03:04:05Z INFO http: GET /api/v1/items 200 12ms\n"
        "2026-01-02T03:04:06Z WARN pool: 3 idle, 9 busy\n"
        "2026-01-02T03:04:07Z ERROR db: timeout after 5000ms, retry 1/3\n",
        "SELECT na, se FROM je WHERE za = 1 AND po IN (2, 3) ORDER BY do_id DESC LIMIT 10;\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int page = first_unread(texts[i], strlen(texts[i]));
        if (page >= 0)
            TEST_FAIL("text %zu, page %d", i, page);
    }
}

static void a_quotation_is_no_text(void)
{
    static const char *const texts[] = {
        "The Polish for \"Where is the station?\" is \"Gdzie jest dworzec?\", and you would say "
        "\"dziękuję\" to thank them. My friend Łukasz from Łódź told me so when we met.",
        "She lives in Århus and works at a café near Malmö; her husband, Søren, sells smørrebrød "
        "and rødgrød to the people who come there in summer.",
        "He said \"que sera, sera\" and left, and that was the last time any of us saw him there.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CHECK_INT(language_of(texts[i]), CR_LANGUAGE_EN);
        CHECK_INT(first_unread(texts[i], strlen(texts[i])), -1);
    }
}

/* English, `before` bytes of it, ending in a line. */
static size_t english(char *text, size_t before)
{
    static const char line[] =
        "You help the customers of a shop, and you are polite to all of them. ";
    for (size_t i = 0; i < before; i++)
        text[i] = line[i % (sizeof line - 1)];
    text[before - 1] = '\n';
    return before;
}

/* However much of another language stands before, a page where one begins is told by it. */
static void another_language_begins(void)
{
    static const char polish[] =
        "Proszę mi powiedzieć, kiedy przyjdzie moja paczka, bo czekam na nią "
        "już od tygodnia i nikt nie odpowiada na moje listy.\n";
    for (size_t before = 1; before < 3000; before += before < 200 ? 1 : 37) {
        char text[4096];
        size_t len = english(text, before);
        memcpy(text + len, polish, sizeof polish);
        len += sizeof polish - 1;
        CHECK_INT(first_unread(text, len), before / PAGE);
    }
}

static void what_a_policy_lists_is_read(void)
{
    struct cr_language_view view = {0};
    for (size_t i = 0; i < N_SAMPLES; i++) {
        size_t len = strlen(samples[i].text);
        for (uint32_t languages = 0; languages <= (SEVEN | OTHER); languages++) {
            view.to = view.from = 0;
            bool is_read = cr_language_is_read(&view, languages, samples[i].text, len, 0, PAGE);
            CHECK(is_read == (samples[i].language <= CR_LANGUAGE_OTHER &&
                              (languages >> samples[i].language & 1)));
        }
    }
}

/* A text of all kinds of things. */
static size_t scramble(struct cr_rng *rng, char *text, size_t max)
{
    static const char *const odd[] = {"\n",
                                      " ",
                                      "  ",
                                      "\xC3",
                                      "\xE2\x80",
                                      "\xF0\x9F\x98\x80",
                                      "-",
                                      "'",
                                      "_",
                                      "(",
                                      "12",
                                      "\xC5\x93",
                                      "\xC3\xA9",
                                      ".",
                                      "\xCC\x81\xCC\x81",
                                      "\xE2\x80\x8B",
                                      "\xE2\x80\x9D"};
    const char *sample = samples[0].text;
    size_t len = 0;
    for (;;) {
        const char *piece = odd[cr_rng_below(rng, sizeof odd / sizeof odd[0])];
        size_t n = strlen(piece);
        if (cr_rng_below(rng, 12) == 0)
            sample =
                samples[cr_rng_below(rng, cr_rng_below(rng, 2) ? CR_LANGUAGE_N : N_SAMPLES)].text;
        if (cr_rng_below(rng, 2) != 0) {
            piece = sample + cr_rng_below(rng, (uint32_t)strlen(sample));
            n = cr_rng_below(rng, 80);
            n = n < strlen(piece) ? n : strlen(piece);
        }
        if (len + n > max)
            return len;
        for (size_t i = 0; i < n; i++)
            text[len++] = piece[i];
    }
}

/* What a page is depends on what its judgement's name is of, and on nothing else: not on what else
 * was looked at, nor on what stands farther away. */
static void nothing_else_counts(void)
{
    enum { MAX = 4000 };
    static char text[MAX], other[MAX];
    uint32_t n_known = 0, n_other = 0, n_none = 0;
    struct cr_rng rng;
    cr_rng_seed(&rng, 7);
    for (int round = 0; round < 25; round++) {
        struct cr_language_view view = {0};
        uint32_t page = 1 + cr_rng_below(&rng, 200);
        size_t len = scramble(&rng, text, MAX);
        for (size_t at = 0; at + page <= len; at += page) {
            size_t end = at + page, until = end + CR_PIPELINE_CONTEXT;
            uint32_t language = cr_language_of(&view, text, len, at, end);
            CHECK_INT(afresh(text, len, at, end), language);
            n_known += language < CR_LANGUAGE_N;
            n_other += language == CR_LANGUAGE_OTHER;
            n_none += language == CR_LANGUAGE_NONE;
            if (until > len)
                continue;
            /* Others follow, or nothing that is known yet. */
            memcpy(other, text, until);
            CHECK_INT(afresh(other, until, at, end), language);
            size_t n = scramble(&rng, other + until, MAX - until);
            CHECK_INT(afresh(other, until + n, at, end), language);
        }
    }
    CHECK(n_known > 0 && n_other > 0 && n_none > 0);
}

/* However long a page is, and however many words it has. */
static void long_pages_are_bounded(void)
{
    enum { LEN = 1 << 18 };
    struct cr_language_view *view = calloc(1, sizeof *view);
    char *text = malloc(LEN);
    CHECK(view != NULL && text != NULL);
    for (size_t i = 0; i < LEN; i++)
        text[i] = "nie "[i % 4];
    CHECK_INT(cr_language_of(view, text, LEN, 0, LEN), CR_LANGUAGE_OTHER);
    CHECK(view->n <= CR_LANGUAGE_WORDS);
    memset(text, 'x', LEN); /* no blank, no word that ends */
    CHECK_INT(afresh(text, LEN, LEN / 2, LEN / 2 + PAGE), CR_LANGUAGE_NONE);
    CHECK_INT(afresh(text, 0, 0, 0), CR_LANGUAGE_NONE);
    free(text);
    free(view);
}

TEST_MAIN(CASE(lists_are_well_formed), CASE(languages_are_told),
          CASE(what_is_no_prose_has_no_language), CASE(a_quotation_is_no_text),
          CASE(another_language_begins), CASE(what_a_policy_lists_is_read),
          CASE(nothing_else_counts), CASE(long_pages_are_bounded))
