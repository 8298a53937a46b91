# Words that the further Italian templates share.
@lang it

:m_cond
diabete di tipo 2
ipertensione
asma
sclerosi multipla
disturbo bipolare
depressione [maggiore|]
attacchi di panico
tumore al seno
un tumore alla prostata
un'ernia del disco
emicrania
endometriosi
epatite C
HIV
morbo di Crohn
celiachia
epilessia
Parkinson
artrite reumatoide
fibromialgia
apnee notturne
stress post-traumatico
anoressia
ADHD
ipotiroidismo
psoriasi
un linfoma
calcoli renali
dipendenza dall'alcol
lupus
ovaio policistico

:m_med
metformina 500
ramipril 5 mg
sertralina [50|100] mg
Xanax
litio
quetiapina
Eutirox [50|75|100]
Coumadin
Eliquis
cortisone
metotrexato
tramadolo
Tachipirina 1000
Lansoprazolo
insulina
Cipralex
Lexotan
metadone
Cardioaspirina
Augmentin
la pillola
Depakin
bisoprololo

:m_symp
dolore al petto
fiato corto
vertigini
sangue nelle feci
un nodulo al seno
mal di testa continuo
palpitazioni
macchie [sulla schiena|sul collo]
insonnia
attacchi d'ansia
formicolii alle mani
mestruazioni dolorose
mal di schiena da {num:2-11} mesi
pensieri suicidi
febbre a 39

:m_job
infermiera
elettricista
maestra
ragioniere
commessa
autista
ingegnere
impiegata
falegname
programmatore
cuoca
magazziniere
idraulico
parrucchiera
guardia giurata
assistente sociale
cameriere
fisioterapista
muratore
badante

:m_fam
mio marito
mia moglie
mia madre
mio padre
mia sorella
mio fratello
mia figlia
mio figlio
il mio ragazzo
la mia ragazza
mia suocera
il mio ex
la mia migliore amica
mia nonna
mio cognato
il mio coinquilino

:m_prod
lavatrice
macchina del caffè
friggitrice ad aria
bicicletta
valigia
piastra
sedia da ufficio
lampada
stampante
moka
tenda da campeggio

:m_place
Roma
Milano
Napoli
Torino
Palermo
Bruxelles
Parigi
Londra
Berlino
Washington
Mosca
Kiev
Pechino
Madrid
la Sicilia
la Toscana
la Sardegna
il Veneto
l'Ucraina
la Francia
Genova
Bologna

:m_topic
la Rivoluzione francese
la fotosintesi
il cambiamento climatico
il Risorgimento
la tettonica a placche
i buchi neri
le energie rinnovabili
l'inflazione
l'intelligenza artificiale
le guerre puniche
il sistema solare
il Rinascimento
la raccolta differenziata
lo smart working
la Costituzione
il ciclo dell'acqua

:m_thing
biglie
mele
matite
biscotti
libri
palloncini
figurine
caramelle
biglietti
arance
magliette

:m_club
[AC|US|SS] [Monza|Lecce|Lazio|Cremonese]
[FC|] [Empoli|Südtirol|Torino]
Virtus [Entella|Verona|Bologna]
Pro [Vercelli|Patria]
Sampdoria
Fiorentina
Hellas Verona
Ternana
Olimpia Milano
Atalanta

:m_secret
tradisco mia moglie da {num:2-12} mesi
ho {money:3000-60000} di debiti e nessuno lo sa
sono incinta e non lo voglio
mi sono tagliata di nuovo
sono gay e la mia famiglia è molto religiosa
da bambina sono stata abusata
mi hanno ritirato la patente per alcol
guadagno {money:900-1800} e non arrivo a fine mese
ho l'HIV
sono appena uscito di prigione
sento le voci
ho mentito nel 730
mio marito mi picchia
ho smesso gli antidepressivi
sono senza permesso di soggiorno
sono ludopatico

:m_mundane
ieri ho fatto il pane
domenica siamo andati a camminare
il treno era di nuovo in ritardo
il mio cane abbaia al postino
i pomodori sul balcone sono rossi
ho riparato una vecchia bici
abbiamo dipinto il salotto
il film era lunghissimo
