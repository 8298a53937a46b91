@lang nl

:cond
diabetes [type 2|]
een depressie
borstkanker
astma
hoge bloeddruk
MS
hiv
een hernia
ADHD
een burn-out
een bipolaire stoornis
epilepsie
migraine
reuma
de ziekte van Crohn
een angststoornis
een beroerte
een hartinfarct
anorexia
een alcoholverslaving
een miskraam
PTSS
autisme

:med
metformine 500 mg
sertraline
citalopram
paracetamol
oxazepam
insuline
prednison
Ritalin
metoprolol
de pil
lithium
omeprazol
tramadol

:symptom
pijn op de borst
duizeligheid
koorts
bloed bij de ontlasting
een knobbeltje in mijn borst
slapeloosheid
hartkloppingen
rugpijn
paniekaanvallen
zelfmoordgedachten
misselijkheid

:job
verpleegkundige
leraar
programmeur
boekhouder
chauffeur
elektricien
verkoopster
ingenieur
kok
advocaat
student[e|]
schoonmaker
projectleider

:orgname
[Gemeente|Ziekenhuis|Universiteit|Rechtbank|Basisschool|Huisartsenpraktijk] [Veldhoven|De Linde|Sint Jan|Oosterpark|De Brug]
[Noordzee|Oranje|Delta|Polder] [Verzekeringen|Energie|Telecom|Bouw]
het UWV
Bakkerij Van Dam
Albert Heijn
de Belastingdienst

:country
Suriname
Marokko
Turkije
Polen
België
Syrië
Duitsland
Spanje

:place
Amsterdam
Rotterdam
Den Haag
Brussel
Nederland
België
Utrecht
Friesland
Antwerpen
Washington
Moskou
China
Berlijn
Vlaanderen

:bigorg
de VVD
de PvdA
Ajax
Feyenoord
PSV
Philips
Shell
de NS
de EU
de VN
KLM
ING
de Tweede Kamer
de NOS
Club Brugge

:famous
Rembrandt van Rijn
Vincent van Gogh
Willem van Oranje
Anne Frank
Johan Cruijff
Erasmus
Johannes Vermeer
Baruch Spinoza
Annie M.G. Schmidt
Christiaan Huygens
Michiel de Ruyter
Max Verstappen
Multatuli
Koningin Wilhelmina
Eddy Merckx
Hergé

:topic
klimaatverandering
fotosynthese
de Gouden Eeuw
kunstmatige intelligentie
de Tweede Wereldoorlog
duurzame energie
zwarte gaten
inflatie
thuiswerken
de Deltawerken
vulkanen
het zonnestelsel

:thing
appels
knikkers
boeken
potloden
snoepjes
eieren
bloemen

:food
erwtensoep
appeltaart
stamppot
pannenkoeken
nasi
poffertjes

:product
koffiezetapparaat
laptop
stofzuiger
fiets
telefoon
koptelefoon
matras
wasmachine

:adj
geweldig
slecht
saai
matig
prachtig
teleurstellend
duur
prima

:groet
Met vriendelijke groet,
Groetjes,
Hartelijke groeten,
Groet,
Liefs,
Hoogachtend,
Alvast bedankt,

@genre chat
@private 1
@noise chat

==
[Hallo|Hoi|Goedemorgen], ik [heet|ben] {p}[, {p.age} jaar, uit {p.city}|]. [Help me met|Schrijf] [een brief|een mail] aan [mijn huisbaas|mijn baas|de verzekering] {q} [omdat ik mijn borg van {money:300-3000} niet terugkrijg|over de schimmel|om ontslag te nemen]. [Mijn adres is {p.addr}.|Mijn nummer is {p.phone}.|]

==
[Ik heb net gehoord dat|Vorige week bleek dat] <ik {@cond} heb>. [Dokter {q.l}|De huisarts] gaf me <{@med}>[ maar <ik voel me beroerd>|]. [Hoe vertel ik het {r.f}?|Moet ik het melden bij {org}?|Ik ben bang.]

==
mijn [vriend|man|vrouw|vriendin] {q.f} <gaat vreemd met {r.f}>[, ik zag de appjes|]. [we wonen samen in {p.city}|we hebben twee kinderen, {s.f} en {t.f}]. [wat moet ik doen?|moet ik weggaan?]

==
<Ik verdien {money:1200-5000} per maand> [als {@job}|bij {org}] en <heb {money:1000-40000} schuld>. [Mijn rekening is {p.iban}.|De huur in {p.city} is {money:400-1600}.|Mijn man {q.f} zit in de WW.] [Maak een begroting.|Kan ik in de schuldsanering?]

==
Verbeter mijn [cv|profiel|sollicitatiebrief]:
{p}
{p.street}, {p.town}
{p.phone} | {p.email}
[Geboren {p.dob} te {city}|Gehuwd, twee kinderen]
{^@job} bij {org} sinds {year:2008-2024}. [Referentie: {q}, {q.phone}.|]

==
Herschrijf: "[Hoi|Beste] {q.f}, [ik kan niet op {DATE}|ik kom later], <[mijn dochter is ziek|ik word geopereerd|ik moet naar de psychiater]>. [Bel me op {p.phone}.|{r.f} neemt het over.|De sleutel ligt op {p.street}.] {p.f}"

==
<Ik heb al {num:2-10} [dagen|weken] {@symptom}>[ en slik <{@med}>|]. Ik ben {p.age}[, {num:8-38} weken zwanger|]. [Is het ernstig?|Mijn afspraak bij dr. {q.l} is op {DATE}.|Moet ik naar de spoed?]

==
[mijn baas|mijn buurvrouw|mijn ex|een collega] {q} [pest me|is me {money:100-3000} schuldig|bedreigde me|zei tegen iedereen dat <ik hiv heb>]. [woont op {q.addr}|zijn nummer is {q.phone}|werkt bij {org}]. [aangifte doen?|wat antwoord ik?]

==
<Ik ben [ongedocumenteerd|asielzoeker]>, kwam in {year:2012-2024} uit {country} en woon in {p.city}. Mijn V-nummer is {ID~##########}. [Advocaat {q} zegt wachten.|Het gehoor is op {DATE}.]

==
Schrijf [een toespraak|een kaartje|een gedicht] voor [de bruiloft|de verjaardag|het afscheid] van {p}. [{p?Hij|Zij} werkt bij {org}.|{p?Hij|Zij} wordt {num:18-90} op {DATE}.|<{p?Hij|Zij} verloor net {p?zijn vrouw|haar man}.>|Woont in {p.city} met {q.f}.]

==
Ik ga scheiden van {q}. <[Hij drinkt.|Ze slaat me.|Hij betaalt geen alimentatie.]> [Onze kinderen {r.f} en {s.f} wonen bij mij.|We hebben een dochter, {r.f}.] De zitting is op {DATE}. [Wat zeg ik de rechter?|]

@genre mail
@noise mail

==
Geachte [heer|mevrouw] {q.l},

[hierbij zeg ik contract {ID~########} op|uw aanvraag is afgewezen|wij hebben {money:100-6000} overgemaakt op {q.iban}|wij bieden u de functie van {@job} aan]. [U kunt mij bellen op {p.phone}.|Mijn adres is {p.addr}.|]

{@groet}
{p}
[{org}|]

==
[Hoi|Lieve|Beste] {q.f},
[we zijn eindelijk verhuisd!|bedankt voor je kaart.|sorry dat ik zo laat reageer.] [Nieuw adres: {p.addr}.|Mijn nieuwe nummer: {p.phone}.|{r.f} is zwanger.] <[Pa ligt in het ziekenhuis, {@cond}.|Ik ben gestopt met {@med}.|]> [Groeten aan {s.f}.|]
{@groet} {p.f}

==
Van: {p} \<{p.email}\>
Aan: {q} \<{q.email}\>
Onderwerp: [Factuur {ID~####}|Afspraak {DATE}|Ziekmelding]

{q.f}, [{r.f} is <met {@cond}> thuis tot {DATE}|bel meneer {s.l}, {s.phone}|de gegevens: {p}, BSN {p.nid}, {p.iban}]. {@groet} {p.f}

==
Aan de ouders van {p}: <uw {p?zoon|dochter} [sloeg {q.f}|verzuimt veel|heeft moeite met lezen]>. [Bel {phone}|Kom op {DATE}]. {r}, mentor

@genre ticket
@noise

==
Melding {ID~#####}: klant {p}, {p.addr}, tel. {p.phone}. [Internet ligt eruit.|Pakket bij buurman {q}.|Wil geld terug op {p.iban}.|<Klant ligt in het ziekenhuis.>] [Terugbellen {DATE}.|Geverifieerd: {p.dob}.]

==
Voornaam: {p.f}
Achternaam: {p.l}
Geboortedatum: {p.dob}
BSN: {p.nid}
Adres: {p.addr}
Telefoon: {p.phone}
[E-mail: {p.email}|IBAN: {p.iban}|Polisnr.: {p.ins}]
[<Aandoeningen: {@cond}>|Contact: {q}, {q.phone}]

==
{org}, goedemiddag, met {q.f}.
Ja, met {p}, [het gaat over mijn rekening|mijn pas is gestolen].
Uw geboortedatum?
{p.dob}. [Ik woon op {p.addr}.|Het nummer is {p.acct}.|Mijn mobiel is {p.phone}.]

==
voornaam;achternaam;email;telefoon
{p.f};{p.l};{p.email};{p.phone}
{q.f};{q.l};{q.email};{q.phone}
{r.f};{r.l};{r.email};{r.phone}
[Sorteer op achternaam.|Zoek dubbele.|]

==
Notulen {date}. Aanwezig {p}, {q}, {r.fi}. [{p.f} vraagt opslag naar {money:2000-6000}.|{q.f} verhuist naar {q.city}.|<{r.f} is ziek, {@cond}.>] [{s} belt {t}, {t.phone}.|]

@genre clinical

==
[Ontslagbrief|Verwijzing]. {p}, geb. {p.dob}, {p.addr}. <Patiënt{p?|e} van {p.age} jaar met {@symptom}>. <Voorgeschiedenis: {@cond}>. <Medicatie: {@med}, {@med}>. [Controle {DATE} bij {q}.|Woont met {p?zijn vrouw|haar man} {r.f}.]

==
<Pt {p.age} jr, bekend met {@cond}, {num:2-12} dagen {@symptom}. RR {num:100-180}/{num:55-110}>. [Dochter {q.f} gebeld ({q.phone}).|]

==
Sessie {num:2-40}, {p.i}: <[vertelt over breuk met {q.f}|huilt veel|ontkent suïcidaliteit|terugval in het weekend]>. Volgende: {DATE}.

==
Recept: {p}, {p.dob}. <{@med}, {num:1-3}x daags>. Arts: {q}

@genre legal

==
{p}, wonende te {p.addr}, eiser{p?|es}, tegen {q}, wonende te {q.addr}. Zaaknr. {ID~######/@@ ##-###}. [Gedaagde is {money:500-20000} verschuldigd.|Partijen kregen twee kinderen, {r} en {s}.|<Eiseres brak haar arm bij het ongeval van {DATE}, kenteken {q.plate}.>] [mr. {t}|]

==
Huurovereenkomst tussen {p} en {q} (geb. {q.dob}) voor {p.addr}. Huur {money:400-1800} op {p.iban}. [Borg: {r}, {r.phone}.|]

==
Aangifte: op {DATE} om {time} verklaarde {p}, {@job}, {p.addr}, dat {q} [hem sloeg|de auto {p.plate} stal|dreigt via {q.phone}].

@genre ask
@private 0
@noise chat

==
[Leg uit:|Wat is|Vertel over|Schrijf een opstel over] {@topic}[ in {num:50-300} woorden| voor kinderen|].

==
Wie [was|is] <PERSON-:{@famous}>?

==
[Schrijf|Vertel|Verzin] [een gedicht|een verhaal|een mop|een sprookje] over [{@topic}|een draak genaamd {p.f}|{p.f} en {q.f} in het bos|de zee].

==
Schrijf [een functie|een programma|een query] in [Python|Java|SQL] die [een lijst sorteert|twee getallen optelt|een bestand leest].

==
Hoe [maak je {@food}|leer ik Engels|verwijder ik een wijnvlek|bereid ik een sollicitatie voor|bespaar ik geld|slaap ik beter]?

==
Wat is de [hoofdstad|bevolking] van <LOCATION-:{@place}>?

==
[Verbeter|Vertaal naar het Engels|Herschrijf]: "[Het weer is {@adj}.|De kinderen speelt in het park.|Bedankt voor uw geduld.|De film was {@adj}.]"

==
Wat zijn de [symptomen|behandelingen|oorzaken] van <HEALTH-:{@cond}>?

==
Je bent [een reisgids|een kok|een leraar|<PERSON-:{@famous}>|een assistent]. [Antwoord in één zin.|Stel me vragen over {@topic}.|Geen uitleg.]

==
{p.f} heeft {num:3-60} {@thing}. [{p?Hij|Zij} geeft er {num:2-9} aan {q.f}.|{q.f} heeft er twee keer zoveel.] Hoeveel [blijven er over|hebben ze samen]?

==
Geef {num:3-12} [ideeën|tips|recepten|voorbeelden] [voor een feest|over {@topic}|voor {@food}].

==
Voorbeeldbrief met \[Naam\], \[Adres\] en \[Datum\]: Beste \[Naam\], hierbij zeg ik contract \[nummer\] op.

@genre news
@noise

==
<LOCATION-:{@place}> (<ORG-:ANP>) - [Premier|Minister|Burgemeester|Fractieleider] {p} heeft {weekday} [zijn aftreden aangekondigd|met {q} overlegd|{num:2-900} miljoen beloofd]. ["Het is {@adj}", zei {p.l}.|{q} van <ORG-:{@bigorg}> reageerde boos.]

==
{p} [won|versloeg] {q} met 6-{num:0-4}, 7-5 in {city}. [{r} werd derde.|Trainer {s} was tevreden.]

==
{p} ({city}, {date}) is een Nederlandse [schrijver|voetballer|natuurkundige|schilder]. [{p?Hij|Zij} studeerde in {city}.|{p?Hij|Zij} speelde voor <ORG-:{@bigorg}>.|{p.l} was leerling van {q}.]

==
{p.f} keek naar {q.f}. '[Je had niet moeten komen|Het is laat],' zei {p?hij|ze}. [Buiten hakte de oude {r.l} hout.|Het regende in {city}.]

==
[Deze {@product}|Restaurant {org} in {city}|De film van {p}] is {@adj}. [Ober {q.f} was {@adj}.|{num:1-5} sterren.|Geen aanrader.|Kapot na {num:2-9} maanden.]

==
Gemeentehuis {city}, {addr}, tel. {phone}. Open {weekday} tot {weekday}. [Burgemeester: {p}.|]

==
{org}: klantenservice <CONTACT-:0800-{~####}>. [Garantie {num:1-5} jaar.|Voorwaarden van {date}.|Voorbeeld: <PERSON-:Jan Jansen>, <LOCATION-:Dorpsstraat 1>.]

==
[Vat samen|Waar gaat dit over?|Geef een kop:] {doc:news}

==
{city} is een [gemeente|dorp] in <LOCATION-:{@place}> met {num:200-90000} inwoners. [De burgemeester is {p}.|De kerk is in {year:1200-1900} gebouwd door {q}.]

==
Het aandeel {org} [steeg|daalde] {num:2-20} procent. [Topman {p} wijst op de rente.|]

==
<PERSON-:{@famous}> veranderde de geschiedenis van <LOCATION-:{@place}>. [Waarom?|Noem drie jaartallen.|Vat het leven samen.]
