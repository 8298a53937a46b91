# Words that the further Dutch templates share.
@lang nl

:m_cond
diabetes type 2
hoge bloeddruk
astma
MS
een bipolaire stoornis
een [zware |]depressie
een angststoornis
borstkanker
prostaatkanker
een hernia
migraine
endometriose
hepatitis C
hiv
de ziekte van Crohn
coeliakie
epilepsie
parkinson
reuma
fibromyalgie
slaapapneu
PTSS
anorexia
ADHD
een trage schildklier
psoriasis
lymfeklierkanker
nierstenen
een alcoholverslaving
borderline
een burn-out
long covid

:m_med
metformine 500
enalapril 10 mg
sertraline [50|100] mg
oxazepam
lithium
quetiapine
Ritalin
levothyroxine [50|75] mcg
acenocoumarol
Eliquis
prednison
methotrexaat
tramadol
ibuprofen 600
paracetamol 1000
omeprazol
insuline
citalopram
Concerta
methadon
metoprolol
de pil
antibiotica

:m_symp
pijn op de borst
kortademigheid
duizeligheid
bloed in de ontlasting
een knobbeltje in mijn borst
constante hoofdpijn
hartkloppingen
uitslag op [mijn rug|mijn buik]
slapeloosheid
paniekaanvallen
tintelende handen
hevige menstruatiepijn
rugpijn sinds {num:2-11} maanden
suïcidale gedachten
koorts, 39

:m_job
verpleegkundige
elektricien
juf
boekhouder
verkoopster
buschauffeur
ingenieur
administratief medewerker
timmerman
programmeur
kok
magazijnmedewerker
loodgieter
kapster
beveiliger
maatschappelijk werker
ober
fysiotherapeut
schilder
schoonmaakster

:m_fam
mijn man
mijn vrouw
mijn moeder
mijn vader
mijn zus
mijn broer
mijn dochter
mijn zoon
mijn vriend
mijn vriendin
mijn schoonmoeder
mijn ex
mijn beste vriendin
mijn oma
mijn zwager
mijn huisgenoot

:m_prod
wasmachine
koffiemachine
airfryer
vouwfiets
rugzak
broodrooster
bureaustoel
stofzuiger
koffer
lamp
boormachine

:m_place
Amsterdam
Rotterdam
Den Haag
Utrecht
Brussel
Antwerpen
Gent
Parijs
Londen
Berlijn
Washington
Moskou
Kiev
Peking
Rome
Friesland
Limburg
Vlaanderen
Oekraïne
België
Suriname
Curaçao

:m_topic
de Franse Revolutie
fotosynthese
klimaatverandering
de Tachtigjarige Oorlog
platentektoniek
zwarte gaten
duurzame energie
inflatie
kunstmatige intelligentie
de Gouden Eeuw
het zonnestelsel
de Deltawerken
afval scheiden
thuiswerken
de Grondwet
de waterkringloop

:m_thing
knikkers
appels
potloden
koekjes
boeken
ballonnen
stickers
snoepjes
kaartjes
sinaasappels
shirts

:m_club
FC [Twente|Groningen|Utrecht|Emmen]
SC [Heerenveen|Cambuur]
Sparta[ Rotterdam|]
KV [Mechelen|Oostende|Kortrijk]
VV [Katwijk|Noordwijk]
Excelsior
Sporting [Charleroi|Lokeren]
Go Ahead Eagles
Vitesse
Club Brugge
PSV
NEC

:m_secret
ik ga al {num:2-12} maanden vreemd
ik heb {money:3000-60000} schuld en niemand weet het
ik ben zwanger en wil het niet
ik heb mezelf weer gesneden
ik ben homo en mijn familie is streng gelovig
ik ben als kind misbruikt
ik ben mijn rijbewijs kwijt door drank
ik verdien {money:1300-2300} netto en red het niet
ik heb hiv
ik kom net uit de gevangenis
ik hoor stemmen
ik heb gelogen bij de belasting
mijn man slaat me
ik ben gestopt met mijn antidepressiva
ik ben hier zonder papieren
ik ben gokverslaafd

:m_mundane
gisteren heb ik brood gebakken
zondag gingen we wandelen
de trein had weer vertraging
mijn hond blaft tegen de postbode
de tomaten op het balkon zijn rood
ik heb een oude fiets opgeknapt
we hebben de kamer geverfd
de film was veel te lang
