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
