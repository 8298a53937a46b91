# Further Dutch texts with something private in them.
@lang nl
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
[Beste buren|Lieve buurtjes],

[op {DATE} vieren we dat {p.f} {num:18-80} wordt|{weekday} verhuizen wij|vanaf maandag verbouwen we], [dus het wordt wat lawaaiig|sorry alvast voor de overlast]. [Bel gerust: {p.phone}, of {p.l} op nummer {num:1-90}.|De sleutel ligt bij {q.f}.] [<{p.f} is net uit het ziekenhuis, dus graag niet roken in het trappenhuis.>|]

{p.f} en {q.f}

== genre=mail noise=mail
Betreft: [huuropzegging|huurachterstand|borg|lekkage]

Geachte {p?heer|mevrouw} {p.l},

[Hierbij zeg ik de huur van {p.addr} op per {DATE}.|U bent nog {money:400-6000} huur verschuldigd.|Sinds {month} lekt het bij {q}, onder u.] [De borg kan naar {p.iban}.|Mijn nieuwe nummer is {p.phone}.|Anders schakel ik mijn advocaat mr. {r} in.]

[Met vriendelijke groet|Hoogachtend|Mvg],
{q}

== genre=mail noise=mail
Goedemorgen {q?meester|juf} {q.f},

{p.f} uit groep {num:3-8} blijft [tot {weekday}|deze week] thuis: <[{p?hij|ze} heeft waterpokken|{p?hij|ze} is geopereerd aan {p?zijn|haar} blindedarm|{p?hij|ze} had weer een aanval, {@m_cond}|buikgriep]>. [{r.f} neemt het huiswerk mee.|Mijn 06 is {s.phone}.|Oma, {r}, haalt {p?hem|haar} {weekday} op.]

Groetjes, {s}

== genre=hr noise=mail
Officiële waarschuwing
Aan: {p}, personeelsnr. {p.emp}, {p.addr}

[Op {DATE} was u zonder bericht afwezig.|Op {DATE} hebt u uw collega {q} uitgescholden.|<Op {DATE} kwam u onder invloed op het werk.>] [Getuigen: {r} en {s}.|Bij herhaling volgt ontslag.] {org}

== genre=hr
Notulen OR {date}. Aanwezig: {p}, {q}, {r.fi}
1. Ontslag {s} ({s.emp}): [{num:3-30} dienstjaren, {num:1-4} kinderen|<tweede ziektejaar, {@m_cond}>|<zwanger>]. OR adviseert negatief.
2. [Klacht van {t} over {q.l}: <seksueel getinte opmerkingen>.|<{t.f} thuis met een burn-out>, bereikbaar op {t.phone}.]

== genre=hr
Loonstrook {month}: {p.lf}, BSN {p.nid}, {@m_job}. Bruto {money:1800-6000}. [Loonbeslag {money:50-400} (alimentatie {q.f}).|<Ziekte {num:3-30} dagen.>] Overgemaakt op {p.iban}.

== genre=clinical noise=none
Ontslagbrief. Betreft {p.lf}, geb. {p.dob}, BSN {p.nid}[, {p.addr}|]
Reden opname: <{@m_symp}>
Voorgeschiedenis: <{@m_cond}; {@m_cond}. Rookt {num:5-30} per dag.>
Medicatie: <{@m_med} 1dd; {@m_med} zn>
[Woont samen met {p?echtgenote|echtgenoot} {q.f}.|Controle {DATE} bij dr. {r.l}.]

== genre=clinical noise=none
Rapportage {date} {time}, kamer {num:1-60}: [{p?dhr.|mevr.} {p.l}|cliënt {p.fi}] <[klaagt over {@m_symp}|weigert {@m_med}|RR {num:95-190}/{num:50-105}|gevallen, geen letsel|huilt en roept om {p?zijn vrouw|haar man}|incontinent, rode stuit]>. [Dochter {q.f} gebeld, {q.phone}.|Dr. {r.l} komt langs.]

== genre=clinical
Verwijzing [{p}|voor {p?dhr.|mevr.} {p.l}], {p.dob}, verzekerd bij {org} ({p.ins}). <Vraagstelling: {@m_cond}? Klachten: {@m_symp}. Gebruikt {@m_med}.> [Huisarts {q}, {q.addr}.|Graag telefonisch contact: {p.phone}.]

== genre=chat
<[Ik heb net te horen gekregen dat ik {@m_cond} heb|Ik slik al {num:2-12} maanden {@m_med} en het helpt niet|De uitslag is binnen: {@m_cond}]>[ en ik ben pas {num:19-50}|]. [Ik weet niet hoe ik het mijn kinderen vertel.|Op mijn werk weet niemand het.|Mijn huisarts luistert niet.] [Is het erg?|Help me het op te schrijven voor mijn familie.|Wat moet ik doen?]

== genre=chat
<[Ik ga al {num:2-12} maanden vreemd|Ik heb {money:3000-60000} schuld en mijn vrouw weet het niet|Ik heb op mijn zeventiende een abortus gehad|Ik denk dat ik homo ben en ik ben getrouwd|Mijn vader sloeg me|Ik drink elke avond alleen een fles wijn|Ik snij mezelf weer]>. [Ik schaam me kapot.|Moet ik het zeggen?|Met wie kan ik praten?|Schrijf een brief die ik nooit verstuur.]

== genre=chat
{^@m_fam}[, {q.f},|] [is gisteren weggegaan|praat sinds {month} niet meer met me|wil het huis in {city} verkopen|<ligt op sterven>|<drinkt weer>]. [We hebben twee kinderen, {r.f} en {s.f}.|Ik slaap bij {r.f} in {city}.|De hypotheek staat op ons allebei.] [Wie betaalt?|Hoe reageer ik?|Schrijf een appje voor me.]

== genre=chat
Schrijf [een brief|een bezwaarschrift|een mail] aan [het <ORG-:UWV>|de <ORG-:Belastingdienst>|de gemeente {city}|mijn huisbaas|het <ORG-:OCMW>|de <ORG-:IND>]. Ik ben {p}, BSN {p.nid}, geboren {p.dob}, {p.addr}. [Ik moet {money:200-4000} terugbetalen.|Mevrouw {q} aan het loket zei nee.|<Mijn WIA is afgewezen, ik heb {@m_cond}.>] [Tel. {p.phone}.|]

== genre=chat
[Verbeter|Maak vriendelijker]: "[Hoi|Hé|Dag] {q.f}, [jouw {r.f} heeft {s.f} weer geslagen|ik krijg nog {money:20-600} van je|ik kan {weekday} niet oppassen], [<ik heb een darmonderzoek>|bel me op {p.phone}|anders hoor je van mijn advocaat, {t.l}]. Gr. {p.f}"

== genre=chat
bro {q.f} [mn vriendin|mn ex|mn vriend] [is met {r.f} gegaan|ghost me|woont nu in {city}] en <[ze is zwanger|ik heb mezelf weer gesneden|ik ben mn baan kwijt en durf t niet te zeggen]> [ik zit alleen op {p.street}|haar vader {s.l} maakt me af] [wat moet ik doen|help]

== genre=chat
Maak een cv: {p}, {p.age} jaar, {p.addr}, {p.phone}, {p.email}. {^@m_job} bij {org} ({year:2004-2014}-{year:2015-2025})[, leidinggevende {q}|]. [Rijbewijs B, getrouwd, twee kinderen.|<Wajong-uitkering.>|Geboren {p.dob}.] [Referentie: {r}, {r.phone}.|]

== genre=chat
Vat [deze brief|het verslag|deze mail|de notulen] samen in [drie punten|één zin|{num:40-120} woorden]:

{doc:mail,legal,hr,clinical,school}

== genre=chat
[Anonimiseer|Vertaal naar het Engels|Haal de namen en data uit|Zet in een tabel]:

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Melding {ID~########} – klant {p}, {p.email}
[{p?Dhr.|Mevr.} {p.l}|Klant] meldt [storing op {p.street}|dubbele afschrijving van {money:15-300} van {p.iban}|pakket bezorgd bij {q}, nr. {num:1-90}|inlog vanaf {p.ip}]. [Terugbellen {p.phone}.|<Heeft zuurstof thuis, spoed.>|Monteur: {r}.]

== genre=ticket
\[{time}\] {p.f}: [hoi, ik kan niet inloggen|waar blijft mijn {@m_prod}|ik wil opzeggen]
\[{time}\] Medewerker: Hallo! [Wat is je volledige naam en geboortedatum?|Met welk e-mailadres?]
\[{time}\] {p.f}: [{p}, {p.dob}|{p.email}]
\[{time}\] Medewerker: Dank je, {p.f}. [Woon je nog op {p.street}?|Klopt {p.phone}?]
\[{time}\] {p.f}: [ja|nee, nu {p.town}|dat is van mijn ex, {q.f}]

== genre=form noise=none
Naam: {p}
BSN: {p.nid}
Geboortedatum: {p.dob}[  Geboorteplaats: {city}|]
Adres: {p.addr}
[Mobiel: {p.phone}
|]Burgerlijke staat: [ongehuwd|gehuwd met {q}|gescheiden|weduw{p?naar|e}]
<[Allergieën: penicilline|Aandoeningen: {@m_cond}|Arbeidsongeschikt: {num:15-100}%]>

== genre=form noise=none
Inschrijving [BSO|zwemles|scouting]: {p}, geb. {p.dob}. Ouders: {q} ({q.phone}), {r} ({r.phone}). [Mag opgehaald worden door {s}.|Huisarts: {t}.] <[Notenallergie, epipen in de tas.|Gebruikt {@m_med}.|{^@m_cond}.]>

== genre=form noise=none
{p.up}
{p.street}
{p.town}
[Polis {p.ins}|Kenteken {p.plate}|Paspoort {p.pass}|IBAN {p.iban}]
[Tweede bestuurder: {q} ({q.dob})|Begunstigde: {q}|Partner: {q}, {q.nid}]

== genre=legal noise=none
RECHTBANK {city}, zaaknr. {ID~C/##/######}
{p}, wonende te {p.addr}, advocaat mr. {r}, tegen {q}.

[Partijen zijn gehuwd op {DATE}; kinderen {s.f} en {t.f}.|Gedaagde is {money:1000-30000} verschuldigd.] <[{q.l} is veroordeeld voor mishandeling.|{s.f} is onder behandeling voor {@m_cond}.|De vader blowt dagelijks.]> [Verzocht wordt het hoofdverblijf van {s.f}.|]

== genre=legal
Ik, {p}, geboren {p.dob} te {city}, [verklaar dat ik {q} op {DATE} {r.f} zag slaan|laat mijn huis aan {p.street} na aan {q}|machtig {q} voor rekening {p.acct}|verklaar dat {q} bij mij inwoont]. [<{q.f} rook naar drank.>|Executeur: {s}.|{p.city}, {date}.]

== genre=legal
IND, V-nummer {ID~##########}. Ik heet {p} en kom uit {city}, {country}. <[Ik zat in de gevangenis om mijn geloof.|Ze hebben mijn broer vermoord.|Ik ben lesbisch en mijn familie zoekt me.]> [Ik kwam met {q.f} aan op {DATE}.|Ik woon bij {r}, {r.street}.] [Help me met het verhaal voor het gehoor.|]

== genre=police noise=none
PROCES-VERBAAL {ID~PL####-##########}. Aangever {p}, geb. {p.dob}, {@m_job}, {p.addr}. Ik doe aangifte: [{q} heeft mijn telefoon gestolen|mijn ex {q} stalkt me sinds {month}|de bestuurder van de {q.plate} reed door]. <[Ik heb blauwe plekken.|Ik ben {num:3-8} maanden zwanger.|Hij was dronken.]> [Getuige {r}, {r.phone}.|Verbalisant {s.l}]

== genre=insurance
Schadeformulier. Verzekerde {p}, polis {p.ins}, kenteken {p.plate}. [Op {DATE} reed {q} ({q.plate}) op {street} achterop.|Lekkage bij {q}.|Mijn zoon {q.f} brak de ruit van {r}.] <[Ik heb een whiplash.|{r.f} brak haar pols.|]> [Uitbetalen op {p.iban}.|Tel. {p.phone}.]

== genre=insurance
Mijn zorgverzekeraar vergoedt <[de chemo|de bevalling|de therapie voor {@m_cond}|mijn knieoperatie]> niet. Polis {p.ins}, {p}, {p.dob}. [Rekening van dr. {q.l}: {money:200-9000}.|Meeverzekerd: {r}.] [Hoe maak ik bezwaar?|]

== genre=school
Rapport {p}, [groep {num:3-8}|havo {num:1-5}|klas {num:1-6}{~@}]. {p.f} [is snel afgeleid door {q.f}|werkt hard|staat er slecht voor]. <[Dyslexieverklaring.|Ouders liggen in scheiding.|Wordt gepest door {q.f} en {r.f}.|Beschadigt zichzelf; ouders ingelicht.]> [Gesprek met moeder, {s}, {s.phone}.|Mentor: {t}.]

== genre=school
Klassenapp: hoi, {p} hier, mama van {q.f}. [Feestje {DATE} bij ons, {p.addr}.|Wie neemt {r.f} {weekday} mee?|Cadeau juf {s.f}: tikkie of {p.iban}.] [<{r.f} heeft een notenallergie!>|]

== genre=travel
Boeking {ID~******}: {p.lf}, {q.lf}. Vertrek {city} {DATE}. [Paspoorten {p.pass} en {q.pass}.|Creditcard {p.card}.|Taxi op {p.street} om {time}.] <[{q.f} zit in een rolstoel.|{p.f} heeft coeliakie.|{num:4-7} maanden zwanger.]> [Baby {r.f}, {r.dob}.|]

== genre=finance
Afschrift {p.iban} – {p.fi}
{date} SALARIS {org} +{money:1500-4500}
{date} HUUR {q} -{money:500-1500}
{date} TIKKIE {r.f} -{money:5-60}
{date} [<GGZ {city}>|CASINO|ALIMENTATIE {s.f}] -{money:50-600}
[Waar kan ik besparen?|Sorteer de uitgaven.|]

== genre=finance
Hypotheekaanvraag {p} en {q}, {p.addr}. Inkomen {money:2000-7000} ({org}). <[BKR-registratie.|{q.f} zit in de WW.|Studieschuld {money:5000-40000}.]> [Schenking van vader {r}.|Adviseur {s}, {s.phone}.]

== genre=transcript
[Hallo|Ja goeiemorgen], met {p}, [ik bel voor mijn moeder, {q}|ik had een afspraak met dokter {q.l}|we spraken gisteren], eh [geboortedatum {p.dob}|mijn nummer is {p.phone}] en <[ze heeft {@m_symp}|ze is gestopt met {@m_med}|het gaat om de uitslag van het biopt]> oké dankjewel doei

== genre=transcript
Therapeut: [Hoe was je week?|Wat brengt je hier?]
Cliënt: <[Ik ben teruggevallen.|Sinds {q.f} dood is slaap ik niet.|Ik heb {money:200-5000} vergokt.|Hij schreeuwt waar de kinderen bij zijn.]>
Therapeut: En {r.f}?
Cliënt: [Die zit in {city}.|Die zegt "{p.f}, stel je niet aan".|<Die weet niet dat ik {@m_med} slik.>]

== genre=mail noise=mail
Beste dominee {t.l},

[wij willen {p.f} op {DATE} laten dopen|onze moeder, {p}, is op {DATE} overleden|wilt u bidden voor {p.f}, <die leukemie heeft>]. [Getuigen: {q} en {r}.|{p?Hij|Zij} woonde {p.addr}.] [Bel me: {s.phone}|]
{s}

== genre=mail noise=mail
Hoi [coach|allemaal], [spelerspas {p.f}: geb. {p.dob}, pasfoto volgt|<{p.f} heeft zijn kruisband gescheurd>, {num:6-9} maanden eruit|{q} ({q.phone}) rijdt met {r.f} en {s.f}]. [Contributie op {q.iban}.|Verzamelen bij {r.f}, {r.street}.] {q.f}

== genre=chat
Maak mijn datingprofiel beter: {p.f}, {p.age}, {@m_job} uit {p.city}, [gescheiden, dochter {q.f}|<hiv-positief>|<{num:2-9} jaar nuchter>], zoekt [vrouw|man|iets serieus]. [Insta {p.handle}|]

== genre=chat
Ik werk bij {org} [in {city}|sinds {year:2005-2024}] en mijn [baas|leidinggevende|teamleider] {q} [betaalt mijn overuren niet|kleineert me in vergaderingen|zit aan me]. <[Ik ben zwanger.|Ik heb paniekaanvallen en slik {@m_med}.|Ik werk zwart.]> [{r.f} van het magazijn zag het.|Ik heb de appjes.] [Aangifte doen?|Wat zijn mijn rechten?]

== genre=mail noise=mail
Lieve {q.f},
[dat is lang geleden|bedankt voor je kaart]. <[Papa heeft {@m_cond}|Ik lag drie weken in het ziekenhuis|{r.f} en ik gaan scheiden|Ik heb een miskraam gehad]>. [We wonen nu {p.addr}.|Nieuw nummer: {p.phone}.] [Kus voor {s.f}.|Liefs], {p.nick}

== genre=chat
Mijn [maat|buurman|neef] {q} uit {q.city} [zit vast|is me {money:200-6000} schuldig|<wil er een eind aan maken>|is zoek sinds {weekday}]. [Zijn nummer: {q.phone}.|Zijn vriendin {r.f} weet niks.|Hij woont {q.street}.] [Wie bel ik?|Wat zeg ik?]

== genre=ticket
VvE {p.street}: {p}, nr. {num:1-90}, meldt [lekkage bij {q}|lift stuk, <mijn moeder zit in een rolstoel>|geluidsoverlast van familie {q.l}]. [Code voordeur {SECRET~####}.|Tel. {p.phone}.|Huismeester {r.f} weet het.]

== genre=chat
Onthoud: ik heet {p}, [iedereen zegt {p.nick}|noem me {p.f}], ik woon in {p.city} met {q.f} en {r.f}. [Ik ben jarig op {p.dob}.|Ik werk als {@m_job} bij {org}.|<Ik heb diabetes en kan niet tegen noten.>] [Maak een weekmenu.|Plan mijn zondag.]

== genre=chatlog noise=none
\[{date} {time}\] {p.f}: [Ben er bijna, {street} toch?|Heb je de uitslag al?|Mama zoekt je]
\[{date} {time}\] {q.f}: [Ja, bel bij {r.l}|<Ja… het is kwaadaardig>|Zeg maar dat ik bij {r.f} in {city} ben]
\[{date} {time}\] {p.f}: [😢 bel me, {p.phone}|oké|<Heb weer gedronken, zeg niks tegen {r.f}>]
[Vat de chat samen.|Wat antwoord ik?|]

== genre=form noise=none
BESCHIKKING [huurtoeslag|WW|bijstand|studiefinanciering]
{p}, BSN {p.nid}, {p.addr}. Kenmerk {ID~##########}
Bedrag: {money:90-1300} per maand op {p.iban}. [Kinderen: {q.f} ({q.dob}), {r.f} ({r.dob}).|<Arbeidsongeschikt {num:35-100}% wegens {@m_cond}.>|Behandelaar: {s}]

== genre=form noise=none
Factuur {ID~####-###} aan {p}, {p.addr}: [onderhoud cv-ketel|{num:3-20} uur bijles voor {q.f}|<{num:3-10} sessies psychotherapie>], {money:60-2500}. [Betalen voor {DATE}.|Monteur {r}, {r.phone}.]

== genre=form noise=none
Ledenlijst [koor|volkstuin|voetbal]: {p}, {p.phone}, {p.street}; {q}, {q.email}; {r} ({r.dob}), [moet nog {money:20-200} betalen|penningmeester]; {s}, [<ziek tot {month}>|verhuisd naar {s.city}]. [Stuur {r.f} een herinnering.|Sorteer op leeftijd.|]

== genre=mail noise=mail
Overlijdensbericht: op {DATE} overleed in {city} {p}, {num:40-99} jaar, <[na een lang ziekbed|aan kanker|aan een hartstilstand]>. [Kinderen: {r} en {s}; kleinkind: {t.f}.|Correspondentie: {r.addr}.] [Maak het soberder.|]

== genre=diary
Dagboek, {weekday}: <[Weer niets gegeten.|Hij heeft me weer geduwd.|Derde ivf, negatief.|{num:10-300} dagen zonder drank.|Ik wil verdwijnen.]> [{q.f} belde.|Zag {q.f} in de {street}.|{r.f} vermoedt iets.] [Morgen naar dokter {s.l}.|]

== genre=chat
Ik ben {num:15-70}, [man|vrouw], en <heb {@m_symp}[ en {@m_symp}|]>. <[Ik heb {@m_cond} gehad.|Ik slik {@m_med}.|Mijn moeder had {@m_cond}.|Seks doet pijn.]> [Moet ik naar de dokter?|Wat kan het zijn?|Ik ben bang.]

== genre=chat
Wie is {p} uit {p.city}? [Heette vroeger {q.l}.|Werkt bij {org}, tel. {p.phone}.|Rijdt in een Polo, {p.plate}.] [Krijg nog {money:50-5000}.|<Ik denk dat het mijn biologische vader is.>|Zoek het adres.]

== genre=transcript
en toen zei {p.f} je weet wel {p.l} van driehoog dat [{q.f} werkloos is en drinkt|jeugdzorg bij {q.l} is geweest|{q.f} zwanger is van {r.f}] en [niet verder vertellen hoor|ik heb haar nummer {p.phone}|dat was {weekday} in de {street}] [maak hier een nette tekst van|]

== genre=legal
Dagvaarding: {p}, {p.addr}, als [getuige|verdachte], op {DATE} om {time}, parketnr. {ID~##/######-##}. [Zaak tegen {q} <wegens [mishandeling|oplichting|drugsbezit]>.|Advocaat: mr. {r}.] [Moet ik komen?|Wat neem ik mee?]

== genre=story
Ik heb advies nodig en kan het niemand vragen die ik ken. Ik ben {p.age} en al {num:2-25} jaar samen met {q.f}. We leerden elkaar kennen [bij {org}|in {city}|via mijn nicht {r.f}]. In het begin ging alles goed. Toen <[verloor {q.f} {q?zijn|haar} baan en begon te drinken|werd ik ziek en kon {q.f} er niet mee omgaan|verloren we ons eerste kindje]>. [Sinds {month} slapen we apart.|Ik vond een tweede telefoon.] <[{^weekday} duwde {q?hij|ze} me.|Ik slik {@m_med} om te slapen.|Ik heb iemand van het werk gezoend.]> {t.f}, onze {t?zoon|dochter}, is {num:2-15} en merkt alles. [Mijn ouders in {city} zeggen: blijf.|Het huurcontract van {p.street} loopt tot {DATE}.] Moet ik [weggaan|vergeven|naar een advocaat]?

== genre=story
<Drie [weken|maanden] geleden begon het met {@m_symp}. Ik stak mijn kop in het zand. {^weekday} kwam de uitslag: {@m_cond}. Ik ben {num:24-70} en slaap niet meer. Ik ben zelf gestopt met de pillen.> [De kinderen weten niets.|Op het werk denken ze dat ik vakantie heb.] <[Volgende week hoor ik of ik chemo krijg.|Ze willen opereren.]> Help me [mijn vragen op te schrijven|het te begrijpen|niet in te storten].

== genre=mail noise=mail
Onderwerp: Re: [mama|papa]

{q.f}, {r.f},

ik heb vanochtend met de afdeling gebeld. <[Ze was in de war en riep om papa.|Hij is weer gevallen.|Er zijn uitzaaiingen in de lever.]> Dokter {s.l} wil ons allemaal spreken, {weekday} om {time}. [{q.f}, neem jij de volmacht mee?|{r.f}, jij hebt de sleutel van {p.street}, geef de planten water.] Het verpleeghuis in {city} heeft plek vanaf {DATE}, {money:1500-4500} per maand. [Van rekening {p.iban} kan het een jaar.|Makelaar {t} schat het huis op {money:150000-500000}.] <Ik trek de nachten niet meer, ik slik zelf {@m_med}.> Bel me: {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, en {@m_secret}|]>. [Ik weet het niet meer.|Ik heb het nog nooit verteld.|Niet oordelen alsjeblieft.|Ik ben bang.] [Wat moet ik doen?|Zeg iets troostends.|Waar vind ik hulp?|Hoe vertel ik het thuis?|]

== genre=story
[Hoi,|Hallo,|] vraagje, <{@m_secret}>. [Moet ik dat zeggen op het sollicitatiegesprek?|Kan mijn baas erachter komen?|Krijg ik dan WW?|Mag ik adopteren?|]

== genre=secret
[de wifi bij {p.l} is|mijn wachtwoord van {p.email} is|de pincode van oma is] [{secret.password}|{SECRET~####}] [maak een bordje|stuur het naar {q.f}|is dat veilig?]

== genre=secret
[Alarm|Voordeur|Kluis]: {SECRET~####}. [{p.f} geeft de planten water vanaf {DATE}.|Adres: {p.addr}.|Nood: {q}, {q.phone}.] [Schrijf instructies.|]
