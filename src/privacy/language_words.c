/* The most frequent words of languages in Latin letters, those that say grammar rather than things.
 *
 * First the seven that tier 2 was trained on, about a hundred each; then others, a few dozen each,
 * to tell them from the seven. Words of one letter are left out: variables are such. A word that
 * is a name, a unit or English in another way ("ben", "var", "pan") is left out of the others'.
 * What English writes behind an apostrophe ("we've", "don't") is in its list.
 */
#include "privacy/language.h"

const char *const cr_language_lists[CR_LANGUAGE_LISTS] = {
    /* English */
    "the of and to in is that it for was on are as with his they at be this from have or by one "
    "had not but what all were when we there can an your which their said if do will each how "
    "them then she many some so these would other into has more her him see could no than been "
    "who its now my made did get may our us me you he about out up only also any should such "
    "after before where while because between under over through being does just most very must "
    "let please am ten men per re ve ll don doesn isn use using give make like",
    /* German */
    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum "
    "war haben nur oder aber vor zur bis mehr durch man sein wurde ich du wir ihr mir mich dir "
    "dich uns ihm ihn kann wenn weil was wer wo hier da diese dieser dieses keine kein sehr "
    "schon bitte ihre ihren ihnen ob mein meine jede jeder alle unter gegen muss soll sollte "
    "können seine seiner eines unser hatte vom beim deine dein meinen seinen ihrem dann doch "
    "etwas mal nun ja nein jetzt alles ohne damit habe hast möchte wurden ins worden waren "
    "andere beste",
    /* French */
    "le la les de des du un une et est en que qui dans pour pas sur au aux par plus il elle ne "
    "se ce cette ces son sa ses avec ils nous vous je on mais ou où leur leurs sont été être "
    "avoir ont fait comme si tout tous même sans entre après bien peut aussi donc dont lui mon "
    "ma mes ton ta tes votre vos notre nos cela ça elles était quand très deux faire toute doit "
    "avait sous qu moi toi cet quel quelle autre autres encore alors chaque toutes dit vers chez "
    "veux voudrais peux étaient jamais rien celui",
    /* Spanish */
    "de la el en que los del se las por un para con no una su al lo como más pero sus le ya este "
    "sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos "
    "durante todos uno les ni contra otros ese eso ante ellos esto mí antes algunos qué unos yo "
    "otro otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas "
    "algunas algo nosotros mi mis tú te ti tu tus es son está están fue ha han era puede toda "
    "tiene ser sea cada usted cómo hacer puedo quiero quiere tener cualquier así entonces ahora "
    "nuestro nuestra si sino aunque bien",
    /* Portuguese */
    "de do da dos das em no na nos nas um uma que não se por para com como mais mas ao aos às "
    "foi ele ela eles elas os as seu sua seus suas ou ser quando muito já também só pelo pela "
    "pelos pelas até isso entre depois sem mesmo quem esse essa este esta eu você vocês meu "
    "minha nosso nossa são está estão tem têm era há deve toda todo num numa sobre qual isto te "
    "me lhe sou foram onde porque outro outra outros outras ter pode podem qualquer assim seja "
    "sejam então ainda cada nem nós sido fazer sendo ver minhas meus deste desta neste nesta mim "
    "contra todos desde durante antes ante tanto dessa estar nada dia",
    /* Italian */
    "il lo la gli le di del dello della dei degli delle un uno una in nel nella nei nelle che "
    "non per con su da dal dalla al alla ai alle si come più ma anche sono ha hanno essere "
    "questo questa questi queste quello se ed io tu lui lei noi voi loro suo sua suoi sue mio "
    "mia ogni tutti tutto quando chi cosa dove perché molto fra tra sul sulla ad deve può ho era "
    "sia stato nell dell all ne ci mi ti vi dall cui dopo senza alcuni altro altra altri così "
    "ancora però quindi quale quali stata essa voglio vorrei posso fare",
    /* Dutch */
    "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit "
    "nog door over naar heeft hij ze wordt worden werd tot je ik we wij zij hebben had was meer "
    "geen deze die dit kan kunnen zal zou moet moeten hun hem haar mijn jouw wat wie waar hoe "
    "omdat wel al heb bent onder tegen zonder iedere ieder alle iets veel zoals jij mij ons onze "
    "wil zo toch hier daar na toen nu mee eens waren iemand niets waarom graag wilt doen ander "
    "andere elk welke tussen enige ten ter der men des af beste",
    /* Polish */
    "nie się na że jest do to jak tak ale przez oraz od po za dla czy który która które jego jej "
    "ich są być mam może tylko już jeśli także bardzo proszę lub każdy każda gdy aby był była "
    "było przy ze tym tego te ten mnie mi też czym kiedy gdzie dlaczego mój twój nasz moja ja ty "
    "my oni ona ono bez przed jeszcze więc teraz tutaj sobie bym mogę musi dziękuję nic ktoś coś",
    /* Czech */
    "je se na že to jsem jsou být ale jako nebo který která které při od po za ve ze tak už také "
    "jeho její když aby byl byla bylo má mít podle každý není jsme si může až bude kdy kde proč "
    "můj tvůj náš oni ona ono bez před ještě tedy teď tady mě sobě bych mohu musí děkuji nic "
    "někdo něco prosím jak velmi",
    /* Slovak */
    "je sa na že to som sú byť ale ako alebo ktorý ktorá ktoré pri od po za vo zo tak už aj jeho "
    "jej keď aby bol bola bolo má mať podľa každý nie čo sme si môže bude kedy kde prečo môj "
    "tvoj náš oni ona ono bez pred ešte teda teraz tu mňa sebe by môžem musí ďakujem nič niekto "
    "niečo prosím veľmi",
    /* Hungarian */
    "az és hogy nem egy is ez van meg már csak de ha még vagy kell azt ezt el fel minden szerint "
    "aki lehet neki nagyon ki be után között úgy így mert lesz volna én vannak voltak lenne "
    "hogyan miért hol mikor most itt ott mit nekem neked szeretném kérem köszönöm kellene sem "
    "azok ezek olyan ilyen más egész alatt előtt nélkül által illetve saját",
    /* Romanian */
    "și de la în nu că pe un este mai din pentru ce sau prin fi să sunt după cele cel lui ale "
    "fost are orice dar către ei său această acest foarte aceste fără între toate oricare am cum "
    "când unde cine eu tu noi voi mea meu ta tău mult doar trebuie poate vă rog mulțumesc asta "
    "acesta iar dacă până",
    /* Croatian, Bosnian, Serbian */
    "je se na da su za od što ili kao koji koja koje nije bi biti će može po iz do ako samo još "
    "kako sve pri ima bilo svi svoje njegov prema između to te nego sa ko šta ovo smo ste jesu "
    "kada gdje zašto tko moj tvoj naš vaš vrlo mogu treba hvala molim jer već bez nakon prije "
    "kroz bude svaki sva svih ova ovaj taj",
    /* Slovene */
    "je in se na da so za ki pa ne kot tudi pri po od bi bil bila bilo ima lahko ter kar iz "
    "zaradi biti do če še več kako samo med nima sem smo ste bo bodo jaz kdo kaj kje kdaj zakaj "
    "moj tvoj naš vaš zelo hvala prosim ker že vse vsi vsak brez prej skozi svoje svojo",
    /* Turkish */
    "ve bir bu da de için ile çok daha olarak gibi olan ne kadar değil her en sonra ki veya ya "
    "olduğu göre kendi şey bütün nasıl yok lütfen neden nerede benim senin onun bizim sizin diye "
    "onlar biz siz hem böyle önce ancak ise tarafından",
    /* Swedish */
    "och att det som en är av för den med till inte har de om ett hon jag men ska kan skall från "
    "så vi eller sig du sin när efter hade också blir mot mycket där här nu alla på hur varför "
    "vem vad din vår ert tack bara kunna måste då utan mellan över under något någon några detta "
    "denna dessa blev",
    /* Danish, Norwegian */
    "og det er en den til med for af ikke som de har et jeg han kan skal vi om fra eller sig der "
    "men være blev også efter ved så deres meget når hvor hvad havde av på hvordan hvorfor hvem "
    "din vores tak kunne må da uten uden mellem mellom over under noget noen dette denne disse "
    "ble bliver fordi",
    /* Finnish */
    "ja on ei että se hän oli mutta kun niin myös ovat tai joka mitä olla jos kuin sekä minä "
    "sinä tämä jonka joita mukaan vain voi kanssa hänen nyt siitä ettei olen minun sinun kaikki "
    "ollut olisi voivat pitää täytyy miten miksi missä milloin kuka mikä kuinka haluan kiitos "
    "paljon sitten koska jotka josta jossa tässä siinä sitä niiden hänellä minulla ilman välillä "
    "ennen jälkeen onko",
    /* Estonian */
    "ja on ei et see oli kui aga ning või mis kes ka seda selle nii iga välja võib olla oma sa "
    "meie üle saab veel kõik sina meil teie nende mille kelle millal kuidas miks kus siis sest "
    "kuid ainult väga palju minu sinu peab olema ilma enne pärast vahel mitte olid oleks",
    /* Latvian */
    "un ir no ka uz par kas to tas nav arī vai lai kā savu viņa es būt tiek pēc šo bija ļoti "
    "tikai kad viņš mēs kāpēc kur kurš mans tavs mūsu jūsu vajag lūdzu paldies jau vēl bez pirms "
    "starp visi viss šī",
    /* Lithuanian */
    "ir yra kad su iš tai ar kaip už nuo po prie savo turi būti buvo apie aš tik ne jie dar "
    "labai ji per arba šis kodėl kur kada kas mano tavo mūsų jūsų reikia gali prašau ačiū nes "
    "jau be prieš tarp visi viskas šiuo",
    /* Vietnamese */
    "và của là có không được các một những cho trong người với này đã để khi từ về như tôi bạn "
    "cũng đến phải thì lại hay nào tại rất nhiều vào sẽ làm thế sao ai đâu bao gì rằng nếu nhưng "
    "hoặc cả chỉ còn theo mình anh chị chúng họ",
    /* Indonesian, Malay */
    "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena adalah ada "
    "mereka atau kita dia oleh sebagai bisa setiap orang seperti telah kami tersebut anda lebih "
    "secara bagi dapat sudah kepada boleh tak ialah serta apa bagaimana mengapa kenapa kapan "
    "siapa mana saja sangat hanya harus jika kalau maka ketika sebelum sesudah antara tanpa "
    "bukan belum masih lagi terima kasih tolong ya",
    /* Tagalog */
    "ang ng sa mga na ay at ni si ko mo ito hindi para kung may siya ako niya kanyang nang rin "
    "pa po isang bawat kanilang ayon dahil lamang kaya natin paano bakit kailan sino saan iyong "
    "aking ating namin nila kami tayo kayo sila dapat wala mayroon kapag habang bago pagkatapos "
    "nito iyon maging ba",
    /* Swahili */
    "na ya wa kwa ni katika za la kuwa au yake hii cha si yangu kama hata sana huo lakini watu "
    "hivyo pia ili moja hiyo bila huu kutoka mimi wewe yeye sisi wao nini nani wapi lini vipi "
    "hapa sasa bado kabla baada hadi kati wote zote yote yako yetu wetu zake vya wala",
    /* Afrikaans */
    "die van en nie het is dat vir wat met op te aan hulle ek sy om as ook uit maar daar hom "
    "deur sal kan ons was dit of wil hierdie elke almal baie jy moet haar geen by nog jou gehad "
    "wees niks wie waar wanneer hoekom asseblief dankie alles enige elkeen omdat voor tussen "
    "sonder onder tot ander daardie nou",
    /* Catalan */
    "de la el els les que per amb és un una no es en del al als dels seva seu són ha com aquest "
    "aquesta més però també ni pel ser molt això què té perquè quan meva meu teva nostra nostre "
    "està estan ho uns unes altres altre cada sobre entre dins tot totes gràcies",
    /* Galician */
    "de que unha non en con do da dos das ou os as un para por máis pola seu súa coa ao toda "
    "todo tamén nin esta moi eu iso nunha foi miña teu túa noso nosa aos ás cos cunha dun dunha "
    "nun polos polas moito cando onde pero xa só aínda hai teñen fai está foron sexa calquera "
    "outra outro",
    /* Basque */
    "da ez du dira dute duen izan edo ere bere baina hori hau dela egin ditu dago behar beste "
    "zen oso den arte gabe izango nik zer horren dituen nire zure haren gure hura dut duzu naiz "
    "zara dugu nola noiz zergatik denak gehiago baino edozein honek horrek batzuk izateko",
    /* Welsh */
    "yn ac mae ar ei yr gan wedi ond oes bod ni ag gyda pob fod ef mewn hynny chi fel hefyd sydd "
    "yw sut pwy ble pryd rwy oedd bydd roedd eich ein eu fy dy diolch iawn dim wrth heb cyn rhwng",
    /* Irish */
    "agus na is ar an ag le sé tá chun nó ní bhfuil sí mar ach gach duine faoi aon ina féin atá "
    "seo bhí ón níl iad conas cén cathain mo bhur ár sin ansin anois raibh beidh maith gan roimh "
    "idir bheith agat agam againn",
    /* Albanian */
    "dhe të në për me një që është nga si ka nuk se kjo ose por tij saj ku duhet çdo janë do "
    "kanë ndaj kur këtë më pse kush mund faleminderit shumë vetëm edhe unë ti ai ajo ne ju mua "
    "tek pa para midis gjitha këto",
};
