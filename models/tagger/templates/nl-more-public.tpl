# Further Dutch texts without anything private.
@lang nl
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[ANP|Reuters|Belga]>) – [Premier|Minister|Burgemeester|Kamerlid] {p} heeft [de begroting verdedigd|zijn aftreden bekendgemaakt|opgeroepen tot kalmte] [{weekday}|in {city}]. [„Er is geen andere weg”, zei {p.l}.|Oppositieleider {q} noemt het „een blamage”.] [{p.l} sprak met <PERSON:{@m_famous}> in <LOCATION:{@m_place}>.|<ORG:{@m_brand}> steeg {num:1-9} procent.]

== genre=news noise=none
De rechtbank in {city} heeft [oud-wethouder|zanger|ondernemer] {p} [vrijgesproken|veroordeeld tot {num:6-60} maanden]. [Officier van justitie {q} eiste meer.|Advocaat {r} gaat in beroep.] [{org} wilde niet reageren.|]

== genre=news noise=none
[Eredivisie|KNVB-beker|Jupiler Pro League]: <ORG:{@m_club}> – <ORG:{@m_club}> {num:0-5}-{num:0-4}. Doelpunten: {num:2-45}. {p.l} 1-0, {num:46-70}. {q.l} 1-1 (str.), {num:71-90}. {r.l} 2-1. [Scheidsrechter: {s}.|Geel: {t.l}, {u.l}.|Trainer: {s}.]

== genre=news noise=none
UITSLAGEN [500 METER|AFSTANDEN|WK] {city-}
1. {p.up} (NED) {num:33-36},{num:10-99}
2. {q.up} (NOR) {num:36-38},{num:10-99}
3. {r.up} (CAN) {num:38-40},{num:10-99}
[{num:4-24}. {s} (POL)|]

== genre=news noise=none
{city}: [brand legt loods in de as|{num:200-9000} mensen protesteren tegen de bezuinigingen|brug dicht tot {month}]. [„Geen gewonden”, zegt woordvoerder {p}.|Informatie: {phone}.|Wethouder {p} belooft hulp.]

== genre=wiki noise=none
{p} ({city}, {DATE} – {city}, {DATE}) was een Nederlands{p?|e} [schilder|schrijfster|natuurkundige|politicus]. [{p?Hij|Zij} was leerling van {q}.|{p?Hij|Zij} trouwde in {year:1850-1980} met {r}.|In {city} is een straat naar {p?hem|haar} vernoemd.] [<{p?Hij|Zij} stierf aan tuberculose.>|]

== genre=wiki noise=none
{city} is een gemeente [in <LOCATION:Drenthe>|in <LOCATION:Oost-Vlaanderen>|in <LOCATION:Gelderland>] met {num:300-90000} inwoners. [Burgemeester is {p} (<ORG:[VVD|CDA|N-VA]>).|De kerk heeft een orgel van {q}.] [Geboren: {r} ({year:1850-1940}-{year:1941-2010}), wielrenner.|Postcode {~#### @@}.]

== genre=wiki noise=none
<PERSON:Rembrandt van Rijn> werd in 1606 geboren in <LOCATION:Leiden>. [Hij trouwde met <PERSON:Saskia>.|De Nachtwacht hangt in het <LOCATION:Rijksmuseum>.] [Vat samen.|Waar werd hij geboren?|Maak vijf vragen.]

== genre=wiki noise=none
<PERSON:Vincent van Gogh> leed aan <psychosen>. <PERSON:Christiaan Huygens> ontdekte Titan. <PERSON:Aletta Jacobs> was arts in <LOCATION:Amsterdam>. [Wie was schilder?|Maak een tijdlijn.]

== genre=math
{p.f} heeft {num:5-60} {@m_thing}. {p?Hij|Ze} geeft er {num:2-5} aan {q.f} en krijgt er {num:2-9} van {r.f}. Hoeveel heeft {p?hij|ze} er nu? [Stap voor stap.|]

== genre=math
[Mevrouw|Meneer] {p.l} koopt {num:2-9} {@m_thing} van {num:1-9} euro en betaalt met {num:50-100} euro. [Hoeveel krijgt {p?hij|zij} terug?|En met 15% korting?] [{q.f} koopt er drie keer zoveel.|]

== genre=math
Een trein vertrekt om {time} uit {city} en komt {num:40-200} minuten later aan in {city}. {p.f} is {num:8-15}, vader {q.f} drie keer zo oud. [Hoe hard rijdt hij over {num:50-300} km?|Wanneer is {p.f} half zo oud?]

== genre=fiction
Schrijf een [kort verhaal|sprookje|gedicht] over [een draak die {first} heet|detective {p}|twee vrienden, {p.f} en {q.f},] [verdwaald in {city}|op zoek naar een schat|in een nachttrein]. [Goed einde.|{num:100-600} woorden.|In de stijl van <PERSON:Annie M.G. Schmidt>.]

== genre=fiction noise=none
'{p.f}, hoorde je dat?' fluisterde {q.f}.
'[Het is de wind.|Doe de deur dicht.]'
{q.f} [zette de lamp neer|keek naar zee] en dacht aan [commissaris {r.l}|haar moeder in {city}]. <[De koorts steeg.|De oude {s.l} hoestte bloed.]>
[Ga verder.|Wie is de verteller?]

== genre=fiction
Rollenspel: jij bent {p}, [kapitein|waard in {city}|tovenares], ik ben {q.f}, [spion|leerling]. [Ik kom binnen.|{q.f}: 'Waar is de kaart, {p.f}?']

== genre=fiction noise=none
'{^@m_thing} in de regen', roman van {p}. Personages: {q}, arts; zijn vrouw {r.f}; {s}, notaris in {city}. [<{q.f} hoort dat hij {@m_cond} heeft.>|{r.f} vlucht met {s.l}.] [Maak een boekverslag.|Bespreek hoofdstuk {num:1-20}.]

== genre=request
Bespreek [het gedicht|het fragment] '[Herinnering aan Holland|Melopee|De moeder de vrouw]' van <PERSON:[H. Marsman|Paul van Ostaijen|Martinus Nijhoff]>. [Rijm en beeldspraak.|In {num:100-400} woorden.]

== genre=recipe
Recept voor [erwtensoep|appeltaart van oma {first}|stamppot|stoofvlees] voor {num:2-8} personen[, glutenvrij|]. [Ingrediënten: {num:100-500} g bloem, {num:1-6} eieren.|Oven {num:150-220} graden, {num:20-60} minuten.]

== genre=howto
Hoe [ontkalk ik een {@m_prod}|krijg ik wijnvlekken weg|plak ik een band|kweek ik tomaten|leer ik voor mijn eindexamen]? [In {num:3-9} stappen.|Voor beginners.]

== genre=howto
Wat zijn [de symptomen|de oorzaken|behandelingen] van <[migraine|diabetes type 2|griep|coeliakie]>? [Wanneer naar de huisarts?|Is <{@m_med}> zonder recept te koop?|Neutraal antwoord.]

== genre=howto
Leg {@m_topic} uit [aan een kind van {num:6-14}|in {num:3-9} zinnen]. [Wat was de rol van <PERSON:{@m_famous}>?|Drie voorbeelden.|Met een quiz.]

== genre=coding
Schrijf een [functie|script] in {@m_code} dat [\["{first}", "{first}", "{first}"\] sorteert|e-mails als <CONTACT-:jan.jansen@example.com> controleert|woorden telt|een BSN met de elfproef test]. [Met tests.|Commentaar in het Nederlands.]

== genre=coding noise=none
SELECT naam, plaats FROM klanten WHERE plaats = '{city}' AND naam LIKE '{last}%';
[Waarom is dit traag?|Herschrijf met JOIN.]
-- testdata: ('{p}', '{city}', '<CONTACT-:test@example.org>')

== genre=review
[Review:|Schrijf een review:] de {@m_prod} van <ORG:{@m_brand}> [doet wat hij moet doen|ging na {num:2-9} weken stuk|maakt herrie]. {num:1-5}/5. [Prijs {money:15-400}.|Klantenservice {phone}.]

== genre=review noise=none
{p} regisseert [Gijsbrecht|Hamlet|Medea] in de schouwburg van {city}. [{q} is groots, {r} degelijk.|Het decor van {s} stoort.] [Tot {date}, kaarten {phone}.|]

== genre=law
[Mag een huisbaas|Mag een werkgever|Moet een winkel] [de borg houden|vakantie weigeren|iets terugnemen]? [Welk artikel in het BW?|In het algemeen.|Stand {year:2018-2026}.]

== genre=law noise=none
HR {date}, ECLI:NL:HR:{year:2010-2025}:{~####}: [de verhuurder moet gebreken verhelpen|het beding is oneerlijk]. [Leg eenvoudig uit.|Vat de rechtsregel samen.]

== genre=system noise=none
Je bent de virtuele assistent van {org}. [Zeg u.|Vraag naar het ordernummer ({ID~@@######}).|Geef nooit persoonsgegevens.] [Klantenservice: {phone}, {addr}, ma-vr.|] [Voorbeeld: "Ik ben {p}." → "Hallo {p.f}, hoe kan ik helpen?"|]

== genre=system noise=none
Haal de entiteiten eruit. Voorbeeld:
Tekst: "{p} werd in {year:1900-2000} geboren in {city}."
Antwoord: persoon={p}; plaats={city}
Tekst: "[{org} opent een fabriek in {city}|<PERSON:{@m_famous}> bezocht <LOCATION:{@m_place}>]."
Antwoord:

== genre=system noise=none
Sjabloon: Beste \[NAAM\], uw bestelling \[NUMMER\] van \[DATUM\] [is verzonden|is geannuleerd]. [Laat de haken staan.|Drie versies.|IBAN: \[IBAN\]]

== genre=job noise=none
{org} zoekt een {@m_job} in {city}. [Salaris {money:2000-6000}.|{num:24-40} uur.] [Cv naar {email}, t.a.v. {p}, {phone}.|Start {date}.] [Maak het wervender.|]

== genre=job noise=none
Aanbesteding {ID~##-####}: [renovatie school {city}|levering van {num:20-300} tablets]. Gemeente {city}, {addr}. Sluiting {date}. [Contact: {p}, {phone}, {email}.|]

== genre=office noise=none
[Gemeentehuis|Bibliotheek|Huisartsenpost|Postkantoor] {city}, {addr}. Open {num:8-9}.00-{num:14-18}.00 uur. [Tel. {phone}.|Directeur: {p}.|{email}] [Wat heb ik nodig voor een paspoort?|]

== genre=office noise=none
Programma: {weekday} {time}, lezing van {p} ([Universiteit {city}|<ORG:KNAW>]) over {@m_topic}. [Moderator {q}, met {r} en {s}.|Toegang gratis.|Zaal: {addr}]

== genre=quiz
[Wie schilderde Het melkmeisje?|Wat is de hoofdstad van {country}?|Waar is <PERSON:{@m_famous}> geboren?] a) {name} b) <PERSON:{@m_famous}> c) <PERSON:{@m_famous}> [d) geen|]

== genre=quiz
Zet in [de verleden tijd|het meervoud|de lijdende vorm]: "{p.f} gaat met {q.f} naar {city}." ["{r.f} eet {@m_thing}."|Leg uit.]

== genre=request
Vertaal naar het [Engels|Duits|Frans]: "[Hallo, ik heet {first} en kom uit {city}.|De hond van {first} slaapt.|Waar is het station?]" [Les {num:1-20}.|]

== genre=request
Geef {num:3-12} namen voor [een kat|een romanfiguur|een winkel met {@m_thing}], zoiets als {first}, {first} of {first}. [Met betekenis.|]

== genre=request
{num:2-10} dagen {city} [in {month}|met kinderen|zonder auto], {money:200-3000}. [Is {city} de moeite waard?|Waar eten we?]

== genre=request
Wie is {p}? [Ik las de naam in een roman.|Kende {p?hij|zij} <PERSON:{@m_famous}>?|Zeg het als je het niet weet.] [Vergelijk met <PERSON:{@m_famous}>.|]

== genre=pubmeet
Vat het gesprek samen:
{p.f}: Ga je {weekday} mee naar [de film|de wedstrijd|{city}]?
{q.f}: [Ik moet leren.|Ja, hoe laat?|Als {r.f} ook gaat.]
{p.f}: [Jammer!|{time} bij het station.]

== genre=request
Schrijf een [slogan|productbeschrijving|tweet] voor [onze {@m_prod}|café 'Bij {first}'|de app van {org}]. [Grappig.|Maximaal {num:40-280} tekens.]

== genre=request
[Wat waren de oorzaken van {@m_topic}?|Waarom werd <PERSON:Willem van Oranje> vermoord?|Wat gebeurde er op {date}?|Vergelijk <PERSON:Vondel> en <PERSON:Hooft>.] [In {num:3-8} regels.|Met jaartallen.]

== genre=tale noise=none
Er was eens [een molenaar die {first} heette|een prinses|een meisje, <PERSON:Roodkapje>,] [dat bij {city} woonde|en een slimme wolf]. ['Ik ben niet bang,' zei {p.f}.|<De koningin werd ziek van jaloezie.>] [Wat is de moraal?|Ga verder.|Als toneelstuk.]

== genre=bible noise=none
[<PERSON:Petrus> verloochende <PERSON:Jezus> driemaal.|<PERSON:Abraham> verwekte <PERSON:Isaak>.|<PERSON:Zeus> ontvoerde <PERSON:Europa>.|<PERSON:Odysseus> kwam na twintig jaar thuis op <LOCATION:Ithaka>.] [Leg uit.|In welk boek?|Wat betekent het?]

== genre=page noise=none
Colofon: {org}, {addr}, KvK {ID~########}, btw {ID~NL#########B01}, tel. {phone}, {email}. [Directeur: {p}.|Functionaris gegevensbescherming: {q}.] [Ontbreekt er iets?|]

== genre=page noise=none
Artikel {num:1-9}:{num:1-300} BW: [de termijn is {num:8-30} dagen|de verhuurder verhelpt gebreken]. [Casus: {p.f} leent {q.f} {num:100-9000} euro en krijgt niets terug.|A verkoopt B een auto.] [Los op.|Wie heeft gelijk?]

== genre=page noise=none
Tv-gids {weekday}: {time} '{^@m_thing}', van {p}, met {q} en {r}; {time} talkshow van {s}. [Gasten: {t} (<ORG:[D66|PVV|GroenLinks]>), {u} (schrijfster).|] [Wat komt er als laatste?|]

== genre=page noise=none
Weer in {city}: {weekday} {num:0-34} graden, [buien|zon|mist]; {num:0-34} graden in <LOCATION:{@m_place}>. [Code geel, meldt {p} van het <ORG:KNMI>.|] [Paraplu mee?|]

== genre=page noise=none
Specificaties: {@m_prod} <ORG:{@m_brand}> {~@@-####}, {num:200-2400} W, {num:1-30} kg. [Garantie {num:1-5} jaar.|Service {phone}, {email}.] [Leg uit voor leken.|Vergelijk.]

== genre=page noise=none
Stamboom van [de Oranjes|de goden|huize {last}]: {p.f}, zoon van {q.f}, trouwde met {r.f} van {city}; dochter {s.f}. [Wie is de oma van {s.f}?|Teken de boom.|<{q.f} leed aan jicht.>]

== genre=ask
De [voornaam|achternaam] {first}: herkomst en betekenis? [Populair in {year:1950-2024}?|Heette <PERSON:{@m_famous}> zo?]

== genre=ask
Voorbeeld van een [ontslagbrief|volmacht|uitnodiging ALV] [op naam van <PERSON-:Jan Jansen>, Dorpsstraat 1|met \[NAAM\] en \[ADRES\]]. [Kort.|Voor een vereniging.]

== genre=everyday
[Ik heb twee kinderen|We hebben een tuin|Ik ben student|We zijn met vijf] en [zoek|wil] [een bordspel|een recept met linzen|een uitje bij <LOCATION:{@m_place}>|een cadeau voor een collega]. [Budget {money:10-300}.|Vijf ideeën.|Zonder noten.]

== genre=everyday
Schrijf een mail aan [mijn baas|de verhuurder|de docent|het hotel] [dat ik {weekday} later kom|of honden mogen|om uitstel te vragen|over de kapotte {@m_prod}]. [Kort en beleefd.|Onderteken met \[Naam\].]

== genre=everyday
[Mijn {@m_prod}|Mijn laptop|De auto] [start niet|maakt een raar geluid|geeft fout {~@##}]. [Wat controleer ik?|Repareren of vervangen?]

== genre=everyday
[Gisteren|Dit weekend] [was ik op het strand en regende het|bakte ik brood en het verbrandde|zagen we een film|at de hond mijn schoenen op]. [Maak het grappig.|Verbeter de tijden.|Ga verder.]

== genre=everyday
[Ik verveel me|Ik ben moe|Het sneeuwt]. [Vertel een mop.|Wat kook ik?|Raad een film aan.|Een citaat van <PERSON:{@m_famous}>?]

== genre=everyday
Maak [een paklijst|een agenda|een schoonmaakrooster|flitskaarten] voor [de vakantie|een vergadering van {num:30-90} minuten|een studentenhuis|de toets biologie]. [In een tabel.|Begin {time}.]

== genre=everyday
{^weekday} heb ik [een toets|een spreekbeurt] over {@m_topic}. [Overhoor me.|Vat het samen.]

== genre=long noise=none
{city} ligt {num:20-200} kilometer van <LOCATION:{@m_place}>. De plaats wordt in {year:900-1500} genoemd en kreeg van [bisschop {first}|graaf {first}|koopman {p}] marktrecht. In de negentiende eeuw stichtte {q} er een [papierfabriek|brouwerij|glasfabriek] met {num:200-4000} arbeiders. [Schilder {r} woonde aan de {street}.|<Een derde van de inwoners stierf aan cholera.>] Nu kent men de stad om [het festival|de universiteit|de kaas]. Burgemeester {s} hoopt op meer bezoekers. [Het museum, {addr}, is dagelijks open.|]

[Waar is de stad om bekend?|Vijf vragen met antwoorden.|Vat samen.]

== genre=long noise=none
{p.f} had zich het huis groter voorgesteld. {p?Hij|Ze} zette de koffer neer. 'Jij moet {p.f} zijn,' zei de oude {q.l}. '{r.f} had het verteld. <[De koorts heeft hem niet losgelaten.|De dokter geeft haar een maand.]>' [In de verte luidden de klokken van {city}.|Regen gleed langs het raam.] '[En de brief?|Waar is {s.f}?]' vroeg {p.f}. De oude man wees naar de trap.

[Ga verder.|Wat is de sfeer?|Vertel het vanuit {q.l}.]

== genre=everyday
{^@m_mundane}, [en|maar] {@m_mundane}. [Maak er een gedicht van.|Piratenversie.|Vertaal naar het Engels.|Verbeter de fouten.]

== genre=ask
[Is 'wachtwoord123' veilig|Wat is tweestapsverificatie]? [Voorbeeld met <PERSON:Alice> en <PERSON:Bob>.|Maak een wachtwoord van {num:10-24} tekens.|Vul JOUW_API_SLEUTEL in.]

== genre=page noise=none
Giften aan {org}: IBAN {z.iban}. [RSIN {ID~#########}.|Beschermvrouwe: {p}.|Contact: {email}, {phone}.] [Schrijf een bedankje.|]

== genre=page noise=none
Voorbeeldfactuur: {org}, {addr}, btw {ID~NL#########B01}, IBAN {z.iban}. Klant: \[Naam\], \[Adres\]. [Binnen {num:7-30} dagen.|Post: {@m_prod}, {money:20-900}.]

== genre=page noise=none
Terugroepactie: {@m_prod}, model {ID~@@-####}, serienummers {ID~########} t/m {ID~########}. [Bel {phone}.|<Kans op brandwonden.>|Terug naar de winkel.]

== genre=page noise=none
{p} ({city}, {DATE}), [keeper|spits|schaatsster], rugnummer {num:1-99}, sinds {year:2010-2025} bij <ORG:{@m_club}>. [{num:150-205} cm.|<Kruisbandblessure in {year:2015-2025}.>|Trainer: {q}.]

== genre=page noise=none
Trein {ID~IC ####} {city}–{city}, vertrek {time}, spoor {num:1-24}, [rijdt niet|{num:5-90} minuten later]. [Informatie {phone}.|Schrijf het omroepbericht.]

== genre=page noise=none
Router <NET-:192.168.1.1> reageert niet, [DNS <NET-:8.8.8.8>|<NET-:127.0.0.1> werkt|container op <NET-:10.0.0.{num:2-250}>]. [Hoe komt dat?|Wat is een subnet?]
