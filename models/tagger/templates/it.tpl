@lang it

:cond
diabete [di tipo 2|]
depressione
ansia
un tumore al seno
asma
ipertensione
sclerosi multipla
HIV
epatite C
un'ernia del disco
ADHD
disturbo bipolare
epilessia
endometriosi
emicrania
celiachia
morbo di Crohn
ipotiroidismo
un ictus
un infarto
anoressia
un aborto spontaneo
attacchi di panico

:med
metformina
Cardioaspirina
Eutirox 75
sertralina
Xanax
insulina
ramipril
cortisone
Tachipirina
Coumadin
litio
la pillola
omeprazolo

:symptom
dolore al petto
vertigini
febbre
sangue nelle feci
un nodulo al seno
insonnia
palpitazioni
mal di schiena
nausea
fiato corto
pensieri brutti

:job
infermier[e|a]
insegnante
programmatore
cameriere
contabile
autista
elettricista
avvocat[o|a]
ingegnere
commessa
cuoco
impiegat[o|a]
studente[ssa|]

:orgname
[Banca|Clinica|Ospedale|Liceo|Comune|Università|Tribunale|Farmacia] [San Martino|del Sole|Santa Chiara|Verdi|di Valdoro]
[Alba|Nova|Adriatica|Orione] [Assicurazioni|Energia|Telecom|Trasporti]
l'INPS
Panificio Centrale
Gruppo Valle
Studio Associato Tre Torri

:country
Albania
Romania
Marocco
Perù
Ucraina
Francia
Germania
Senegal

:place
Roma
Milano
Napoli
Torino
l'Italia
la Sicilia
Bruxelles
Venezia
la Toscana
Washington
Mosca
la Francia
Bologna
Palermo

:bigorg
l'ONU
la Juventus
l'Inter
la Fiat
l'Eni
la Rai
il Partito Democratico
l'Unione Europea
Ferrari
il Corriere della Sera
Alitalia
il Vaticano
il Napoli
l'ANSA

:famous
Dante Alighieri
Leonardo da Vinci
Galileo Galilei
Giuseppe Garibaldi
Giuseppe Verdi
Michelangelo
Alessandro Manzoni
Sophia Loren
Federico Fellini
Enrico Fermi
Giulio Cesare
Cristoforo Colombo
Rita Levi-Montalcini
Italo Calvino
Roberto Baggio
Luciano Pavarotti
Alessandro Volta

:topic
il cambiamento climatico
la fotosintesi
la Rivoluzione francese
l'intelligenza artificiale
il Rinascimento
le energie rinnovabili
i buchi neri
l'inflazione
lo smart working
l'Impero romano
i vulcani
la dieta mediterranea
il sistema solare

:thing
mele
biglie
libri
matite
caramelle
uova
figurine
rose

:food
una lasagna
un risotto
la pizza
un tiramisù
le polpette
una parmigiana

:product
macchina del caffè
portatile
aspirapolvere
bicicletta
telefono
cuffie
materasso
lavatrice

:adj
ottimo
pessimo
noioso
discreto
bellissimo
deludente
caro
eccellente

:fine
Cordiali saluti,
Distinti saluti,
Un abbraccio,
Un caro saluto,
Grazie,
Baci,
A presto,

@genre chat
@private 1
@noise chat

==
[Ciao|Buongiorno|Salve], [mi chiamo|sono] {p}[, ho {p.age} anni e vivo a {p.city}|]. [Aiutami a scrivere|Mi serve] [una lettera|una mail] [al mio padrone di casa|alla mia capa|all'amministratore] {q} [perché non mi ridà la cauzione di {money:300-3000}|per la muffa in bagno|per dare le dimissioni]. [Abito in {p.addr}.|Il mio numero è {p.phone}.|]

==
[Mi hanno appena diagnosticato|Ho scoperto di avere] <{@cond}>. [Il dottor {q.l}|La dottoressa] mi ha prescritto <{@med}>[ ma <sto malissimo>|]. [Come lo dico a {r.f}?|Devo dirlo in {org}?|Ho paura.]

==
[il mio ragazzo|mio marito|mia moglie] {q.f} <mi tradisce con {r.f}>[, ho letto i messaggi|]. [viviamo insieme a {p.city}|abbiamo due figli, {s.f} e {t.f}]. [cosa faccio?|lo lascio?]

==
<Guadagno {money:900-4000} al mese> [come {@job}|alla {org}] e <ho {money:1000-40000} di debiti>. [Il mio IBAN è {p.iban}.|L'affitto a {p.city} costa {money:300-1300}.|Mia moglie {q.f} è in cassa integrazione.] [Fammi un bilancio.|Come ne esco?]

==
Migliora il mio [curriculum|profilo|testo]:
{p}
{p.street}, {p.town}
{p.phone} – {p.email}
[Nat{p?o|a} a {city} il {p.dob}|C.F. {p.nid}]
{^@job} presso {org} dal {year:2008-2024}. [Referenze: {q}, {q.phone}.|]

==
Riscrivi: "[Ciao|Buongiorno] {q.f}, [non posso venire il {DATE}|arrivo tardi], <[mio figlio sta male|devo operarmi|ho la chemio]>. [Chiamami al {p.phone}.|Mi sostituisce {r.f}.|Le chiavi sono in {p.street}.] {p.f}"

==
<Ho {@symptom} da {num:2-10} [giorni|settimane]>[ e prendo <{@med}>|]. Ho {p.age} anni[, sono incinta di {num:2-8} mesi|]. [È grave?|La visita col dottor {q.l} è il {DATE}.|Vado al pronto soccorso?]

==
[il mio capo|la vicina|il mio ex|un collega] {q} [mi perseguita|mi deve {money:100-3000}|mi ha minacciata|ha detto a tutti che <sono sieropositivo>]. [abita in {q.addr}|il suo numero è {q.phone}|lavora in {org}]. [lo denuncio?|cosa rispondo?]

==
<Sono [senza permesso di soggiorno|richiedente asilo]>, vengo [da|dal] {country}, vivo a {p.city}. La pratica è {ID~@@######}. [L'avvocata {q} dice di aspettare.|Ho appuntamento in questura il {DATE}.]

==
Scrivi [un discorso|un biglietto|due righe] per [il matrimonio|il compleanno|la pensione] di {p}. [Lavora in {org}.|Compie {num:18-90} anni il {DATE}.|<Ha appena perso {p?la moglie|il marito}.>|Vive a {p.city} con {q.f}.]

==
Sto divorziando da {q}. <[Beve.|Mi ha picchiata.|Non paga il mantenimento.]> [I nostri figli {r.f} e {s.f} vivono con me.|Abbiamo una bambina, {r.f}.] L'udienza è il {DATE}. [Cosa dico al giudice?|]

@genre mail
@noise mail

==
[Gentile|Egregio] [signor|signora|dottor] {q.l},

[con la presente|Le comunico che] [disdico il contratto {ID~########}|la Sua domanda è stata respinta|abbiamo bonificato {money:100-6000} sul conto {q.iban}|Le offriamo il posto di {@job}]. [Mi chiami al {p.phone}.|Il mio indirizzo è {p.addr}.|]

{@fine}
{p}
[{org}|]

==
[Ciao|Cara|Caro] {q.f},
[finalmente abbiamo traslocato!|grazie del regalo.|scusa il ritardo.] [Il nuovo indirizzo: {p.addr}.|Il mio nuovo numero: {p.phone}.|{r.f} aspetta un bambino.] <[Papà è in ospedale, {@cond}.|Ho smesso con {@med}.|]> [Saluta {s.f}.|]
{@fine} {p.f}

==
Da: {p} \<{p.email}\>
A: {q} \<{q.email}\>
Oggetto: [Fattura {ID~####}|Appuntamento {DATE}|Malattia]

{q.f}, [{r.f} è in malattia <per {@cond}> fino al {DATE}|richiama il signor {s.l}, {s.phone}|ecco i dati: {p}, {p.nid}, {p.iban}]. {@fine} {p.f}

==
Ai genitori di {p}: <vostr{p?o figlio|a figlia} [ha picchiato {q.f}|fa molte assenze|ha difficoltà in matematica]>. [Chiamatemi al {phone}|Venite il {DATE}]. {r}, coordinatrice

@genre ticket
@noise

==
Segnalazione {ID~#####}: cliente {p}, {p.addr}, tel. {p.phone}. [Internet non va.|Pacco ritirato dal vicino {q}.|Chiede rimborso su {p.iban}.|<Il cliente è ricoverato.>] [Richiamare il {DATE}.|Identità verificata, C.F. {p.nid}.]

==
Nome: {p.f}
Cognome: {p.l}
[Nato|Nata] il: {p.dob}
Codice fiscale: {p.nid}
Residenza: {p.addr}
Telefono: {p.phone}
[E-mail: {p.email}|IBAN: {p.iban}|Tessera sanitaria: {p.ins}]
[<Patologie: {@cond}>|Contatto: {q}, {q.phone}]

==
— {org}, buongiorno, sono {q.f}.
— Salve, sono {p}, [chiamo per la bolletta|mi hanno rubato la carta].
— Data di nascita?
— {p.dob}. [Abito in {p.addr}.|Il conto è {p.acct}.|Il cellulare è {p.phone}.]

==
nome;cognome;email;telefono
{p.f};{p.l};{p.email};{p.phone}
{q.f};{q.l};{q.email};{q.phone}
{r.f};{r.l};{r.email};{r.phone}
[Ordina per cognome.|Trova i doppioni.|]

==
Verbale {date}. Presenti {p}, {q}, {r.fi}. [{p.f} chiede un aumento a {money:1500-5000}.|{q.f} si trasferisce a {q.city}.|<{r.f} sarà assente per {@cond}.>] [{s} chiama {t}, {t.phone}.|]

@genre clinical

==
[Lettera di dimissione|Referto]. {p}, nat{p?o|a} il {p.dob}, {p.addr}. <Paziente di {p.age} anni giunt{p?o|a} per {@symptom}>. <In anamnesi {@cond}>. <Terapia: {@med}, {@med}>. [Controllo il {DATE} con {q}.|Vive con {p?la moglie|il marito} {r.f}.]

==
<Pz. {p.age} aa, {@cond}, {@symptom} da {num:2-12} giorni. PA {num:100-180}/{num:55-110}>. [Avvisata la figlia {q.f} ({q.phone}).|]

==
Seduta {num:2-40}, {p.i}: <[riferisce la rottura con {q.f}|pianto|nega idee suicidarie|ricaduta nel weekend]>. Prossima: {DATE}.

==
Ricetta: {p}, {p.nid}. <{@med}, {num:1-3} al giorno>. Dott. {q}

@genre legal

==
{p}, C.F. {p.nid}, residente in {p.addr}, contro {q}, [C.F. {q.nid}|residente in {q.addr}]. R.G. {ID~####/20##}. [Il convenuto deve {money:500-20000}.|I coniugi hanno due figli, {r} e {s}.|<L'attrice ha riportato fratture nell'incidente del {DATE}, targa {q.plate}.>] [Avv. {t}.|]

==
Contratto di locazione tra {p} e {q} ({q.nid}) per l'immobile in {p.addr}. Canone {money:300-1500} su {p.iban}. [Garante: {r}, {r.phone}.|]

==
Denuncia: il {DATE} alle {time}, {p}, {@job}, residente in {p.addr}, dichiara che {q} [l'ha colpit{p?o|a}|ha rubato l'auto {p.plate}|l{p?o|a} minaccia dal numero {q.phone}].

@genre ask
@private 0
@noise chat

==
[Spiega|Che cos'è|Parlami di|Scrivi un tema su] {@topic}[ in {num:50-300} parole| in modo semplice|].

==
Chi [era|è] <PERSON-:{@famous}>?

==
[Scrivi|Racconta|Inventa] [una poesia|una storia|una barzelletta|una fiaba] su [{@topic}|un drago di nome {p.f}|{p.f} e {q.f} nel bosco|il mare].

==
Scrivi [una funzione|un programma|una query] in [Python|Java|SQL] che [ordina una lista|somma due numeri|legge un file].

==
Come si [fa {@food}|impara l'inglese|toglie una macchia di vino|prepara un colloquio|risparmia|dorme meglio]?

==
Qual è la [capitale|popolazione] [di|della] <LOCATION-:{@place}>?

==
[Correggi|Traduci in inglese|Riscrivi]: "[Oggi il tempo è {@adj}.|I bambini gioca nel parco.|Grazie della pazienza.|Il film era {@adj}.]"

==
Quali sono i [sintomi|trattamenti|fattori di rischio] di <HEALTH-:{@cond}>?

==
Sei [una guida turistica|uno chef|un professore|<PERSON-:{@famous}>|un assistente]. [Rispondi in una frase.|Fammi domande su {@topic}.|Non spiegare.]

==
{p.f} ha {num:3-60} {@thing}. [Ne dà {num:2-9} a {q.f}.|{q.f} ne ha il doppio.] Quante [ne restano|ne hanno insieme]?

==
Dammi {num:3-12} [idee|consigli|ricette|esempi] [per una festa|su {@topic}|per {@food}].

==
Modello di lettera con \[Nome\], \[Indirizzo\] e \[Data\]: Gentile \[Nome\], chiedo la disdetta del contratto \[numero\].

@genre news
@noise

==
<LOCATION-:{@place}>, {num:1-30} {month} (<ORG-:ANSA>) - [Il presidente|La ministra|Il sindaco|Il senatore] {p} ha [annunciato|dichiarato] {weekday} [le dimissioni|un accordo con {q}|fondi per {num:2-900} milioni]. ["È {@adj}", ha detto {p.l}.|{q}, di <ORG-:{@bigorg}>, ha protestato.]

==
{p} ha [battuto|superato] {q} 6-{num:0-4}, 7-5 a {city}. [{r} è terz{r?o|a}.|L'allenatore {s} è soddisfatto.]

==
{p} ({city}, {date}) è un{p?o|a} [scrittor|calciator]{p?e|ice} italian{p?o|a}. [Ha studiato a {org}.|Ha giocato con <ORG-:{@bigorg}>.|Fu alliev{p?o|a} di {q}.]

==
{p.f} guardò {q.f}. «[Non dovevi venire|È tardi]», disse. [Fuori il vecchio {r.l} tagliava la legna.|Pioveva su {city}.]

==
[Questo {@product}|Il ristorante {org} a {city}|Il film di {p}] è {@adj}. [Il cameriere {q.f} è stato {@adj}.|{num:1-5} stelle.|Non lo consiglio.|Rotto dopo {num:2-9} mesi.]

==
Comune di {city}, {addr}, tel. {phone}. Aperto da {weekday} a {weekday}. [Sindaco: {p}.|]

==
{org}: numero verde <CONTACT-:800 {~###} {~###}>. [Garanzia {num:1-5} anni.|Condizioni del {date}.|Esempio: <PERSON-:Mario Rossi>, <LOCATION-:Via Roma 1>.]

==
[Riassumi|Di cosa parla?|Trova un titolo:] {doc:news}

==
{city} è un comune [di|della] <LOCATION-:{@place}> con {num:200-90000} abitanti. [Il sindaco è {p}.|La chiesa fu voluta da {q} nel {year:1200-1900}.]

==
Le azioni di {org} hanno [guadagnato|perso] il {num:2-20}%. [L'amministratore delegato {p} è ottimista.|]

==
<PERSON-:{@famous}> ha cambiato la storia [di|della] <LOCATION-:{@place}>. [Perché?|Cita tre date.|Riassumi la vita.]
