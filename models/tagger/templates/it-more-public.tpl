# Further Italian texts without anything private.
@lang it
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[ANSA|Reuters|AGI]>) – [Il premier|La ministra|Il sindaco di {city}|Il deputato] {p} ha [difeso la manovra|annunciato le dimissioni|invitato alla calma] [{weekday}|ieri]. [«Non c'è alternativa», ha detto {p.l}.|L'opposizione, con {q}, parla di «fallimento».] [Incontrerà <PERSON:{@m_famous}> a <LOCATION:{@m_place}>.|Il titolo <ORG:{@m_brand}> guadagna il {num:1-9}%.]

== genre=news noise=none
Il tribunale di {city} ha [assolto|condannato] {p}, [ex assessore|imprenditore|cantante]. [La pm {q} aveva chiesto {num:2-12} anni.|L'avvocato {r} farà appello.] [La società {org} era parte civile.|]

== genre=news noise=none
[Serie B|Coppa Italia|Serie C]: <ORG:{@m_club}> – <ORG:{@m_club}> {num:0-5}-{num:0-4}. Marcatori: {num:2-45}' {p.l}, {num:46-70}' rig. {q.l}, {num:71-90}' {r.l}. [Arbitro: {s} di {city}.|Ammoniti: {t.l}, {u.l}.|All. {s}.]

== genre=news noise=none
ORDINE D'ARRIVO ({city-} – {city-})
1. {p.up} (ITA, <ORG:[Movistar|Bardiani|Trek]>) {num:3-6}h{num:10-59}'
2. {q.up} (SLO) a {num:1-50}"
3. {r.up} (BEL) s.t.
[{num:10-80}. {s} (COL)|]

== genre=news noise=none
{city}: [un incendio distrugge un capannone|in {num:200-9000} in piazza contro i tagli|chiuso il ponte fino a {month}]. [«Nessun ferito», conferma il comandante {p}.|Informazioni: {phone}.|La sindaca {p} promette fondi.]

== genre=wiki noise=none
{p} ({city}, {DATE} – {city}, {DATE}) è stat{p?o|a} [un pittore|una poetessa|un fisico|una politica] italian{p?o|a}. [Allievo di {q}, insegnò a {city}.|Sposò {r} nel {year:1850-1980}.|A {city} gli è intitolata una scuola.] [<Morì di tubercolosi.>|]

== genre=wiki noise=none
{city} è un comune italiano di {num:300-90000} abitanti [in <LOCATION:Umbria>|in <LOCATION:Piemonte>|della provincia di <LOCATION:Lecce>]. [Sindaco: {p} ([lista civica|<ORG:PD>|<ORG:FdI>]).|La chiesa conserva una pala di {q}.] [Persone legate al comune: {r} ({year:1850-1940}-{year:1941-2010}), ciclista.|CAP {~#####}.]

== genre=wiki noise=none
<PERSON:Giacomo Leopardi> nacque a <LOCATION:Recanati> nel 1798 e soffrì di <gravi problemi alla schiena>. [Morì a <LOCATION:Napoli>.|<PERSON:Antonio Ranieri> gli fu amico.] [Riassumi.|Dove nacque?|Fai cinque domande.]

== genre=wiki noise=none
<PERSON:Enrico Fermi> costruì la prima pila a <LOCATION:Chicago>. <PERSON:Rita Levi-Montalcini> vinse il Nobel nel 1986. <PERSON:Giuseppe Garibaldi> sbarcò a <LOCATION:Marsala>. [Chi era un fisico?|Ordina per data.]

== genre=math
{p.f} ha {num:5-60} {@m_thing}. Ne dà {num:2-5} a {q.f} e ne riceve {num:2-9} da {r.f}. Quante ne ha? [Passo per passo.|]

== genre=math
[La signora|Il signor] {p.l} compra {num:2-9} {@m_thing} a {num:1-9} euro l'una e paga con {num:50-100} euro. [Quanto è il resto?|E con lo sconto del 15%?] [{q.f} ne compra il triplo.|]

== genre=math
Un treno parte da {city} alle {time} e arriva a {city} dopo {num:40-200} minuti. {p.f} ha {num:8-15} anni, il padre {q.f} il triplo. [A che velocità va in {num:50-400} km?|Quando avrà il doppio?]

== genre=fiction
Scrivi [un racconto|una favola|una scena] su [un drago di nome {first}|la detective {p}|due amici, {p.f} e {q.f},] [persi a {city}|a caccia di un tesoro|su un treno di notte]. [Lieto fine.|{num:100-600} parole.|Nello stile di <PERSON:Calvino>.]

== genre=fiction noise=none
«{p.f}, hai sentito?» sussurrò {q.f}.
«[È il vento.|Chiudi la porta.]»
{q.f} [posò la lanterna|guardò il mare] e pensò [al commissario {r.l}|alla madre, rimasta a {city}]. <[La febbre saliva.|Il vecchio {s.l} tossiva sangue.]>
[Continua.|Analizza il narratore.]

== genre=fiction
Gioco di ruolo: tu sei {p}, [capitano di una nave|ostessa di {city}|maestra di magia], io {q.f}, [spia|apprendista]. [Entro nella sala.|{q.f}: «Dov'è la mappa, {p.f}?»]

== genre=fiction noise=none
«{^@m_thing} sotto la pioggia», romanzo di {p}. Personaggi: {q}, medico; sua moglie {r.f}; {s}, notaio di {city}. [<{q.f} scopre di avere {@m_cond}.>|{r.f} fugge con {s.l}.] [Scheda del libro.|Analizza il capitolo {num:1-20}.]

== genre=request
Parafrasa «[L'infinito|San Martino|Soldati|Alla sera]» di <PERSON:[Giacomo Leopardi|Giosuè Carducci|Giuseppe Ungaretti|Ugo Foscolo]>. [Figure retoriche.|In {num:100-400} parole.]

== genre=recipe
Ricetta [della carbonara|del tiramisù di nonna {first}|del ragù|della focaccia] per {num:2-8} persone[, senza glutine|]. [Ingredienti: {num:100-500} g di farina, {num:1-6} uova.|Forno a {num:150-220} °C, {num:20-60} minuti.]

== genre=howto
Come si [toglie una macchia di vino|piantano i pomodori|cambia una gomma|decalcifica la {@m_prod}|prepara la maturità]? [In {num:3-9} passaggi.|Per principianti.]

== genre=howto
Quali sono [i sintomi|le cause|le cure] [di|per] <[emicrania|diabete di tipo 2|influenza|celiachia]>? [Quando andare dal medico?|<{^@m_med}>: serve la ricetta?|Risposta neutra.]

== genre=howto
Spiegami {@m_topic} [come a un bambino di {num:6-14} anni|in {num:3-9} frasi]. [Che ruolo ebbe <PERSON:{@m_famous}>?|Tre esempi.|Con un quiz.]

== genre=coding
Scrivi [una funzione|uno script] in {@m_code} che [ordini \["{first}", "{first}", "{first}"\]|convalidi mail come <CONTACT-:mario.rossi@example.com>|conti le parole|controlli un codice fiscale]. [Con i test.|Commenti in italiano.]

== genre=coding noise=none
SELECT nome, citta FROM clienti WHERE citta = '{city}' AND cognome LIKE '{last}%';
[Perché è lenta?|Riscrivila con JOIN.]
-- dati di prova: ('{p}', '{city}', '<CONTACT-:prova@example.org>')

== genre=review
[Recensione:|Scrivi una recensione:] la {@m_prod} <ORG:{@m_brand}> [fa il suo dovere|si è rotta dopo {num:2-9} settimane|è rumorosa]. {num:1-5}/5. [Prezzo {money:15-400}.|Assistenza: {phone}.]

== genre=review noise=none
Al teatro di {city} {p} dirige [La locandiera|Rigoletto|Amleto]. [{q} è magnifica, {r} corretto.|Le scene di {s} pesano.] [Fino al {date}, biglietti {phone}.|]

== genre=law
[Il proprietario può|Un datore di lavoro può|Il negozio deve] [trattenere la caparra|negare le ferie|accettare il reso]? [Quale articolo del codice civile?|In generale.|Norme {year:2018-2026}.]

== genre=law noise=none
Cass. civ., sez. [I|II|III], {date}, n. {~#####}: [il locatore deve mantenere l'immobile|è nullo il patto abusivo]. [Spiega semplicemente.|Massima.]

== genre=system noise=none
Sei l'assistente virtuale di {org}. [Dai del Lei.|Chiedi il numero d'ordine ({ID~@@######}).|Non rivelare mai dati personali.] [Assistenza: {phone}, {addr}, lun-ven.|] [Esempio: «Sono {p}.» → «Buongiorno {p.f}, come posso aiutarla?»|]

== genre=system noise=none
Estrai le entità. Esempio:
Testo: «{p} nacque a {city} nel {year:1900-2000}.»
Risposta: persona={p}; luogo={city}
Testo: «[{org} apre uno stabilimento a {city}|<PERSON:{@m_famous}> visitò <LOCATION:{@m_place}>].»
Risposta:

== genre=system noise=none
Modello: Gentile \[NOME\], il Suo ordine \[NUMERO\] del \[DATA\] [è stato spedito|è annullato]. [Mantieni le parentesi.|Tre varianti.|IBAN: \[IBAN\]]

== genre=job noise=none
{org} cerca {@m_job} a {city}. [RAL {money:18000-50000}.|Tempo indeterminato.] [CV a {email}, c.a. {p}, {phone}.|Inizio {date}.] [Rendi l'annuncio più efficace.|]

== genre=job noise=none
Gara n. {ID~##/####}: [ristrutturazione della scuola di {city}|fornitura di {num:20-300} tablet]. Comune di {city}, {addr}. Scadenza {date}. [RUP: {p}, {phone}, {email}.|]

== genre=office noise=none
[Comune|Biblioteca|Ufficio postale|ASL] di {city}, {addr}. Orario {num:8-9}-{num:13-18}. [Tel. {phone}.|Direttrice: {p}.|{email}] [Cosa serve per il passaporto?|]

== genre=office noise=none
Programma: {weekday} ore {time}, conferenza di {p} ([Università di {city}|<ORG:CNR>]) su {@m_topic}. [Modera {q}, con {r} e {s}.|Ingresso libero.|Sede: {addr}]

== genre=quiz
[Chi dipinse la Primavera?|Qual è la capitale di {country}?|Dove nacque <PERSON:{@m_famous}>?] a) {name} b) <PERSON:{@m_famous}> c) <PERSON:{@m_famous}> [d) nessuno|]

== genre=quiz
Volgi al [passato remoto|congiuntivo|plurale]: «{p.f} va a {city} con {q.f}.» [«{r.f} mangia {@m_thing}.»|Spiega la regola.]

== genre=request
Traduci in [inglese|francese|latino]: «[Ciao, mi chiamo {first} e sono di {city}.|Il cane di {first} dorme.|Dov'è la stazione?]» [Lezione {num:1-20}.|]

== genre=request
Dammi {num:3-12} nomi per [un gatto|un personaggio|un negozio di {@m_thing}], tipo {first}, {first} o {first}. [Con il significato.|]

== genre=request
Itinerario di {num:2-10} giorni a {city} [a {month}|con bambini|senza auto], {money:200-3000}. [Vale la pena {city}?|Dove mangiare?]

== genre=request
Chi è {p}? [L'ho letto in un romanzo.|Conobbe <PERSON:{@m_famous}>?|Se non lo sai, dillo.] [Confronta con <PERSON:{@m_famous}>.|]

== genre=pubmeet
Riassumi il dialogo:
{p.f}: Vieni [al cinema|alla partita|a {city}] {weekday}?
{q.f}: [Devo studiare.|Sì, a che ora?|Se viene {r.f}.]
{p.f}: [Peccato!|Alle {time} in stazione.]

== genre=request
Scrivi [uno slogan|una descrizione|un tweet] per [la nostra {@m_prod}|il bar «Da {first}»|l'app di {org}]. [Ironico.|Massimo {num:40-280} caratteri.]

== genre=request
[Quali furono le cause di {@m_topic}?|Perché fu ucciso <PERSON:Giulio Cesare>?|Cosa accadde il {date}?|Confronta <PERSON:Manzoni> e <PERSON:Verga>.] [In {num:3-8} righe.|Con le date.]

== genre=tale noise=none
C'era una volta [un mugnaio di nome {first}|una principessa|un falegname, <PERSON:Geppetto>,] [che viveva vicino a {city}|e un gatto parlante]. [«Non ho paura» disse {p.f}.|<La regina si ammalò d'invidia.>] [La morale?|Continua.|In forma teatrale.]

== genre=bible noise=none
[<PERSON:Pietro> rinnegò <PERSON:Gesù> tre volte.|<PERSON:Abramo> generò <PERSON:Isacco>.|<PERSON:Zeus> rapì <PERSON:Europa>.|<PERSON:Enea> fuggì da <LOCATION:Troia>.] [Spiega il passo.|In quale libro?|Cosa simboleggia?]

== genre=page noise=none
Note legali: {org}, {addr}, P. IVA {ID~###########}, REA {ID~@@-######}, tel. {phone}, {email}. [Amministratore: {p}.|Responsabile dati: {q}.] [Manca qualcosa?|]

== genre=page noise=none
Art. {num:1-2900} [c.c.|c.p.]: [il termine è di {num:8-30} giorni|il locatore mantiene la cosa in buono stato]. [Caso: {p.f} presta {num:100-9000} euro a {q.f}, che non restituisce.|Tizio vende un'auto a Caio.] [Risolvi.|Chi ha ragione?]

== genre=page noise=none
Stasera in TV, {weekday}: {time} «{^@m_thing}», di {p}, con {q} e {r}; {time} talk di {s}. [Ospiti: {t} (<ORG:[PD|Lega|M5S]>), {u} (scrittrice).|] [Cosa c'è per ultimo?|]

== genre=page noise=none
Meteo {city}: {weekday}, {num:0-38} °C, [rovesci|sole|nebbia]; {num:0-38} °C a <LOCATION:{@m_place}>. [Allerta gialla, avverte {p} di <ORG:ARPA>.|] [Prendo l'ombrello?|]

== genre=page noise=none
Scheda tecnica: {@m_prod} <ORG:{@m_brand}> {~@@-####}, {num:200-2400} W, {num:1-30} kg. [Garanzia {num:1-5} anni.|Assistenza {phone}, {email}.] [Spiega semplice.|Confronta.]

== genre=page noise=none
Genealogia [dei Medici|dei Malavoglia|degli dèi]: {p.f}, figlio di {q.f}, sposò {r.f} di {city}; figlia, {s.f}. [Chi è la nonna di {s.f}?|Disegna l'albero.|<{q.f} soffriva di gotta.>]

== genre=ask
Il [nome|cognome] {first}: origine e significato? [Onomastico?|Diffuso nel {year:1950-2024}?|È quello di <PERSON:{@m_famous}>?]

== genre=ask
Modello di [lettera di dimissioni|delega|convocazione di assemblea] [a nome di <PERSON-:Mario Rossi>, Via Roma 1|con \[NOME\] e \[INDIRIZZO\]]. [Breve.|Per un'associazione.]

== genre=everyday
[Ho due figli|Abbiamo un giardino|Sono studentessa|Siamo in cinque] e [cerco|vorrei] [un gioco da tavolo|una ricetta con le lenticchie|una gita vicino a <LOCATION:{@m_place}>|un regalo per una collega]. [Budget {money:10-300}.|Cinque idee.|Senza noci.]

== genre=everyday
Scrivi una mail [alla mia capa|all'agenzia|al professore|all'hotel] [per dire che {weekday} arrivo tardi|per sapere se accettano cani|per chiedere una proroga|per la {@m_prod} guasta]. [Breve e cortese.|Firma \[Nome\].]

== genre=everyday
[La mia {@m_prod}|Il portatile|L'auto] [non parte|fa uno strano rumore|dà errore {~@##}]. [Cosa controllo?|Riparo o cambio?]

== genre=everyday
[Ieri|Nel weekend] [sono andato al mare e pioveva|ho fatto il pane e si è bruciato|abbiamo visto un film|il cane ha mangiato le scarpe]. [Rendilo divertente.|Correggi i tempi.|Continua.]

== genre=everyday
[Mi annoio|Sono stanca|Nevica]. [Racconta una barzelletta.|Cosa cucino?|Consiglia un film.|Una frase di <PERSON:{@m_famous}>?]

== genre=everyday
Prepara [una lista per la valigia|un ordine del giorno|i turni di pulizia|delle schede] per [le vacanze|una riunione di {num:30-90} minuti|una casa condivisa|l'esame di biologia]. [In tabella.|Inizio {time}.]

== genre=everyday
{^weekday} ho [una verifica|una relazione] su {@m_topic}. [Interrogami.|Riassumi l'essenziale.]

== genre=long noise=none
{city} dista {num:20-200} chilometri da <LOCATION:{@m_place}>. Citata nel {year:900-1500}, ebbe [dal vescovo {first}|dal conte {first}|dal mercante {p}] il diritto di mercato. Nell'Ottocento {q} vi fondò una [cartiera|birreria|vetreria] con {num:200-4000} operai. [Il pittore {r} visse in {street}.|<Il colera uccise un terzo degli abitanti.>] Oggi è nota per [il festival|l'università|il formaggio]. La sindaca, {s}, spera in più turisti. [Il museo, {addr}, è aperto ogni giorno.|]

[Per cosa è nota?|Cinque domande e risposte.|Riassumi.]

== genre=long noise=none
{p.f} immaginava la casa più grande. Posò la valigia. «Tu devi essere {p.f}» disse il vecchio {q.l}. «{r.f} mi aveva avvisato. <[La febbre non lo ha più lasciato.|Il medico le dà un mese.]>» [Suonavano le campane di {city}.|La pioggia scorreva sul vetro.] «[E la lettera?|Dov'è {s.f}?]» chiese {p.f}. Il vecchio indicò la scala.

[Continua.|Che atmosfera c'è?|Racconta dal punto di vista di {q.l}.]

== genre=everyday
{^@m_mundane}, [e|ma] {@m_mundane}. [Fanne una poesia.|Versione pirata.|Traduci in inglese.|Correggi gli errori.]

== genre=ask
[«password123» è sicura|Cos'è la verifica in due passaggi]? [Esempio con <PERSON:Alice> e <PERSON:Bob>.|Genera una password di {num:10-24} caratteri.|Sostituisci LA_TUA_CHIAVE_API.]

== genre=page noise=none
Donazioni a {org}: IBAN {z.iban}. [C.F. {ID~###########}.|Madrina: {p}.|Contatti: {email}, {phone}.] [Scrivi un ringraziamento.|]

== genre=page noise=none
Modello di fattura: {org}, {addr}, P. IVA {ID~###########}, IBAN {z.iban}. Cliente: \[Nome\], \[Indirizzo\]. [A {num:7-30} giorni.|Voce: {@m_prod}, {money:20-900}.]

== genre=page noise=none
Richiamo: {@m_prod}, modello {ID~@@-####}, lotti da {ID~L#####} a {ID~L#####}. [Numero verde {phone}.|<Rischio di ustioni.>|Rimborso in negozio.]

== genre=page noise=none
{p} ({city}, {DATE}), [portiere|attaccante|velocista], maglia {num:1-99}, al <ORG:{@m_club}> dal {year:2010-2025}. [{num:150-205} cm.|<Rottura del crociato nel {year:2015-2025}.>|Allenatore: {q}.]

== genre=page noise=none
Treno {ID~FR ####} {city}–{city}, partenza {time}, binario {num:1-24}, [cancellato|in ritardo di {num:5-90} minuti]. [Informazioni {phone}.|Scrivi l'annuncio.]

== genre=page noise=none
Il router <NET-:192.168.1.1> non risponde, [DNS <NET-:8.8.8.8>|<NET-:127.0.0.1> va|container su <NET-:10.0.0.{num:2-250}>]. [Perché?|Cos'è una subnet?]
