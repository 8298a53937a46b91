# Further Italian texts with something private in them.
@lang it
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
[Cari vicini|Gentili condomini],

[il {DATE} festeggiamo i {num:18-80} anni di {p.f}|{weekday} traslochiamo|da lunedì ci sono lavori in casa nostra], [scusate il disturbo|ci sarà un po' di rumore]. [Per qualsiasi cosa: {p.phone} o citofono {p.l}.|Le chiavi le ha {q.f}.] [<{p.f} è appena uscit{p?o|a} dall'ospedale, per favore non fumate sulle scale.>|]

{p.f} e {q.f}

== genre=mail noise=mail
Oggetto: [disdetta contratto|canoni arretrati|deposito cauzionale|infiltrazioni]

Gentile {p?Sig.|Sig.ra} {p.l},

[comunico che lascerò l'appartamento di {p.addr} il {DATE}.|alla data odierna risultano non pagati {money:400-6000}.|da {month} scende acqua dall'alloggio di {q}.] [La cauzione va versata su {p.iban}.|Il mio nuovo numero è {p.phone}.|In mancanza, procederà il mio legale, avv. {r}.]

[Distinti saluti|Cordiali saluti|Saluti],
{q}

== genre=mail noise=mail
Buongiorno {q?professore|professoressa} {q.l},

{p.f} ({num:1-5}ª {~@}) resta a casa [fino a {weekday}|tutta la settimana] perché <[ha la varicella|è stat{p?o|a} operat{p?o|a} di appendicite|ha avuto una crisi, {@m_cond}|vomita da ieri]>. [I compiti li porta {r.f}.|Il mio cellulare: {s.phone}.|{weekday} lo ritira la nonna, {r}.]

Grazie,
{s}

== genre=hr noise=mail
Contestazione disciplinare
Egr. {p?Sig.|Sig.ra} {p}, matr. {p.emp}, {p.addr}

[In data {DATE} Lei ha insultato {q?il collega|la collega} {q}.|Lei risulta assente ingiustificat{p?o|a} dal {DATE}.|<In data {DATE} si è presentat{p?o|a} in stato di ebbrezza.>] [Ha 5 giorni per le giustificazioni.|Testimoni: {r} e {s}.] {org}

== genre=hr
Verbale RSU, {date}. Presenti: {p}, {q}, {r.fi}
1. Licenziamento di {s} ({s.emp}): [{num:3-30} anni di anzianità, {num:1-4} figli|<superamento del comporto per {@m_cond}>|<in gravidanza>]. Contrari.
2. [Segnalazione di {t} contro {q.l}: <battute a sfondo sessuale>.|<{t.f} in malattia per esaurimento>, tel. {t.phone}.]

== genre=hr
Cedolino {month}: {p.lf}, C.F. {p.nid}, {@m_job}. Lordo {money:1200-4500}. [Pignoramento {money:50-400} (assegno a {q.f}).|<Malattia gg {num:3-30}.>|TFR {money:500-20000}.] Accredito {p.iban}.

== genre=clinical noise=none
LETTERA DI DIMISSIONE
Paz. {p.lf}, nat{p?o|a} il {p.dob} a {city}, C.F. {p.nid}[, res. {p.addr}|]
Motivo del ricovero: <{@m_symp}>
Anamnesi: <{@m_cond}; {@m_cond}. Fumo {num:5-40} sig/die.>
Terapia: <{@m_med} 1 cp x 2; {@m_med} al bisogno>
[Vive con {p?la moglie|il marito} {q.f}.|Controllo il {DATE} dal dott. {r.l}.]

== genre=clinical noise=none
Diario infermieristico {date} {time}, letto {num:1-40}: {p.fi} <[riferisce {@m_symp}|rifiuta {@m_med}|PA {num:95-190}/{num:50-105}, apiretico|caduta accidentale, nessuna lesione|piange e chiama il marito defunto]>. [Avvisata la figlia {q.f}, {q.phone}.|Dott. {r.l} informato.]

== genre=clinical
Impegnativa per {p}, C.F. {p.nid}[, esenzione {ID~0##}|]: <visita [cardiologica|psichiatrica|oncologica]; sospett{p?o|o} di {@m_cond}>. <In terapia con {@m_med}.> [Dott.{q?|ssa} {q}, {q.phone}|Prenotazione {DATE} ore {time}.]

== genre=chat
<[Mi hanno appena diagnosticato {@m_cond}|Prendo {@m_med} da {num:2-12} mesi e sto peggio|Ieri ho saputo di avere {@m_cond}]>[ e ho {num:19-70} anni|]. [Non so come dirlo ai miei figli.|Al lavoro non lo sa nessuno.|Il medico non mi ascolta.] [È grave?|Aiutami a dirlo in famiglia.|Cosa devo fare?]

== genre=chat
<[Tradisco mio marito da {num:2-12} mesi|Ho debiti per {money:3000-60000} e mia moglie non lo sa|Ho abortito a 17 anni e non l'ho mai detto|Credo di essere gay e sono sposato|Mio padre mi picchiava|Bevo da sola tutte le sere|Lavoro in nero e non ho il permesso di soggiorno]>. [Mi vergogno.|Devo dirlo?|Con chi ne parlo?|Scrivi una lettera che non spedirò.]

== genre=chat
{^@m_fam}[, {q.f},|] [se n'è andat{q?o|a} ieri|non mi parla da {month}|vuole vendere la casa di {city}|<sta morendo>|<ha ricominciato a bere>]. [Abbiamo due figli, {r.f} e {s.f}.|Sono da {r.f}, a {city}.|Il mutuo è intestato a tutti e due.] [Chi paga?|Come reagisco?|Scrivimi un messaggio.]

== genre=chat
Scrivi [una lettera|un ricorso|una PEC] [all'<ORG-:INPS>|al Comune|all'<ORG-:Agenzia delle Entrate>|al padrone di casa|alla questura]. Sono {p}, C.F. {p.nid}, nat{p?o|a} il {p.dob} a {city}, residente in {p.addr}. [Mi chiedono {money:200-4000}.|L'impiegata {q} mi ha detto di no.|<Mi hanno negato l'invalidità, ho {@m_cond}.>] [Tel. {p.phone}.|]

== genre=chat
[Correggi|Migliora|Rendi più gentile]: «[Ciao|Ehi|Buonasera] {q.f}, [tuo figlio {r.f} ha di nuovo picchiato {s.f}|mi devi {money:20-600}|{weekday} non posso tenere i bambini], [<ho la colonscopia>|chiamami al {p.phone}|altrimenti sento l'avvocato {t.l}]. {p.f}»

== genre=chat
raga {q.f} [il mio ragazzo|la mia tipa|la mia ex] [mi ha lasciat{p?o|a} per {r.f}|non risponde più|è andat{q?o|a} a stare a {city}] e <[sono incinta|mi sono tagliata di nuovo|ho perso il lavoro e non l'ho detto]> [sto in via di casa sua, {p.street}|suo padre {s.l} mi ammazza] [cosa faccio|aiuto]

== genre=chat
Fammi un curriculum: {p}, {p.age} anni, {p.addr}, {p.phone}, {p.email}. {^@m_job} presso {org} ({year:2004-2014}-{year:2015-2025})[, responsabile {q}|]. [Patente {p.lic}, coniugat{p?o|a}.|<Categoria protetta L. 68/99.>|C.F. {p.nid}.] [Referenze: {r}, {r.phone}.|]

== genre=chat
Riassumi [questa lettera|il referto|questa mail|il verbale] in [tre punti|una frase|{num:40-120} parole]:

{doc:mail,legal,hr,clinical,school}

== genre=chat
[Anonimizza|Traduci in inglese|Estrai nomi e date da|Metti in tabella] questo testo:

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Segnalazione {ID~########} – cliente {p}, {p.email}
[{p?Il sig.|La sig.ra} {p.l}|L'intestatario] lamenta [linea assente in {p.street}|doppio addebito di {money:15-300} su {p.iban}|pacco lasciato a {q}, piano terra|accesso sospetto da {p.ip}]. [Richiamare {p.phone}.|<Usa un respiratore, urgente.>|Tecnico: {r}.]

== genre=ticket
\[{time}\] {p.f}: [salve, non riesco ad accedere|dov'è la mia {@m_prod}|voglio disdire]
\[{time}\] Operatore: Buongiorno, [mi dice nome, cognome e codice fiscale?|la data di nascita?]
\[{time}\] {p.f}: [{p}, {p.nid}|{p.dob}|{p.email}]
\[{time}\] Operatore: Grazie {p?sig.|sig.ra} {p.l}. [Abita ancora in {p.street}?|Il {p.phone} è corretto?]
\[{time}\] {p.f}: [sì|no, ora {p.town}|è del mio ex, {q.f}]

== genre=form noise=none
Cognome: {p.l}
Nome: {p.f}
Nat{p?o|a} a: {city} il {p.dob}
C.F.: {p.nid}
Residenza: {p.addr}
[Cell.: {p.phone}
|]Stato civile: [celibe|coniugat{p?o|a} con {q}|separat{p?o|a}|vedov{p?o|a}]
<[Allergie: penicillina|Patologie: {@m_cond}|Invalidità: {num:34-100}%]>

== genre=form noise=none
Delega. Io sottoscritt{p?o|a} {p}, C.I. n. {ID~@@#####@@}, delego {q} ({q.dob}) a [ritirare mi{r?o figlio|a figlia} {r.f} da scuola|ritirare il referto|ritirare la raccomandata]. [Tel. {p.phone}.|Firma {p}] <[{r.f} è allergic{r?o|a} alle uova.|{r.f} prende {@m_med}.|]>

== genre=form noise=none
{p.up}
{p.street}
{p.town}
[Polizza {p.ins}|Targa {p.plate}|Passaporto {p.pass}|IBAN {p.iban}]
[Secondo conducente: {q} ({q.dob})|Beneficiario: {q}|Cointestatario: {q}, {q.nid}]

== genre=legal noise=none
TRIBUNALE DI {city} – R.G. {ID~####/20##}
{p}, C.F. {p.nid}, residente in {p.addr}, con l'avv. {r}, contro {q}.

[I coniugi si sono sposati a {city} il {DATE}; figli {s.f} e {t.f}.|Il convenuto deve {money:1000-30000}.] <[{q.l} è stat{q?o|a} condannat{q?o|a} per maltrattamenti.|{s.f} è in cura per {@m_cond}.|Fa uso di cocaina.]> [Si chiede l'affido di {s.f}.|]

== genre=legal
Io sottoscritt{p?o|a} {p}, nat{p?o|a} il {p.dob}, [dichiaro di aver visto {q} picchiare {r.f} il {DATE}|lascio la casa di {p.street} a {q}|delego {q} a operare sul conto {p.acct}|ospito {q} dal {DATE}]. [<{q.f} puzzava di alcol.>|Esecutore testamentario: {s}.|{p.city}, {date}.]

== genre=legal
Commissione territoriale, pratica {ID~@@#######}. Mi chiamo {p}, vengo da {city}, {country}. <[Mi hanno arrestat{p?o|a} per motivi politici.|In Libia mi hanno torturat{p?o|a}.|Sono omosessuale e la mia famiglia vuole uccidermi.]> [Sono arrivat{p?o|a} con {q.f} il {DATE}.|Dormo da {r}, {r.street}.] [Aiutami con la memoria.|]

== genre=police noise=none
VERBALE DI DENUNCIA – Stazione CC di {city}, {date} ore {time}. {p}, nat{p?o|a} il {p.dob}, {@m_job}, residente in {p.addr}, dichiara: «[{q} mi ha rubato il telefono|il mio ex, {q}, mi segue da {month}|il conducente dell'auto {q.plate} è scappato]. <[Ho lividi al braccio.|Sono incinta di {num:3-8} mesi.|Era ubriaco.]>» [Teste: {r}, {r.phone}.|M.llo {s.l}]

== genre=insurance
Denuncia di sinistro. Assicurat{p?o|a} {p}, polizza {p.ins}, targa {p.plate}. [Il {DATE} in {street} {q} (targa {q.plate}) mi ha tamponat{p?o|a}.|L'acqua ha danneggiato l'alloggio di {q}.|Il mio cane ha morso {q.f}.] <[Colpo di frusta.|Mio figlio {r.f} ha una frattura.|]> [Bonifico su {p.iban}.|Tel. {p.phone}.]

== genre=insurance
L'assicurazione [sanitaria|vita] non rimborsa <[la chemio|il parto|la terapia per {@m_cond}|l'intervento al ginocchio]>. Polizza {p.ins}, {p}, {p.dob}. [Fattura {money:200-9000} del dott. {q.l}.|Beneficiaria {r}.] [Come faccio reclamo?|]

== genre=school
Consiglio di classe {num:1-5}{~@}: {p} [si distrae con {q.f}|è diligente|ha {num:2-6} insufficienze]. <[PDP per DSA.|I genitori si separano.|Vittima di bullismo da parte di {q.f} e {r.f}.|Atti di autolesionismo, famiglia avvisata.]> [Colloquio con la madre, {s}, {s.phone}.|Coordinatore: {t}.]

== genre=school
Gruppo mamme: ciao, sono {p}, mamma di {q.f}. [La festa è il {DATE} da noi, {p.addr}.|Chi porta {r.f} {weekday}?|Regalo per la maestra {s.f}: IBAN {p.iban}.] [<{r.f} è allergic{r?o|a} alle nocciole!>|]

== genre=travel
Prenotazione {ID~******}: {p.lf}, {q.lf}. Partenza {city} {DATE}. [Passaporti {p.pass} e {q.pass}.|Carta {p.card}.|Transfer da {p.street} ore {time}.] <[{q.f} è in sedia a rotelle.|{p.f} è celiac{p?o|a}.|Al {num:4-7}° mese di gravidanza.]> [Neonato: {r.f}, {r.dob}.|]

== genre=finance
Estratto conto {p.iban} – {p.up}
{date} STIPENDIO {org} +{money:1000-4000}
{date} AFFITTO {q} -{money:400-1300}
{date} [<DOTT. {r.up} PSICHIATRA>|SCOMMESSE|MANTENIMENTO {r.f}] -{money:50-500}
[Dove risparmio?|Classifica le spese.|]

== genre=finance
Richiesta mutuo: {p} ({p.nid}) e {q} ({q.nid}), {p.addr}. Reddito {money:1500-6000} ({org}). <[Segnalato in CRIF.|{q.f} in cassa integrazione.|Pensione di invalidità.]> [Garante {r}, padre.|Consulente {s}, {s.phone}.]

== genre=transcript
[Pronto|Sì buongiorno], sono {p}, [chiamo per mia mamma, {q}|avevo appuntamento col dottor {q.l}|ci siamo sentiti ieri], eh, [la data di nascita è {p.dob}|il numero è {p.phone}] e <[ha {@m_symp}|ha smesso {@m_med}|è per la biopsia]> ecco grazie

== genre=transcript
Terapeuta: [Com'è andata la settimana?|Cosa la porta qui?]
Paziente: <[Ho avuto una ricaduta.|Da quando {q.f} è mort{q?o|a} non dormo.|Ho perso {money:200-5000} alle slot.|Mi urla davanti ai bambini.]>
Terapeuta: E {r.f}?
Paziente: [È andat{r?o|a} a {city}.|Dice «{p.f}, esageri».|<Non sa che prendo {@m_med}.>]

== genre=mail noise=mail
Caro don {t.f},

[vorremmo battezzare {p.f} il {DATE}|nostra madre {p} è mancata il {DATE}|chiediamo preghiere per {p.f}, <malat{p?o|a} di leucemia>]. [Padrino {q}, madrina {r}.|Abitava in {p.addr}.] [Telefono: {s.phone}|]
{s}

== genre=mail noise=mail
Ciao [mister|a tutti], [cartellino di {p.f}: nat{p?o|a} il {p.dob}, C.F. {p.nid}|<{p.f} si è rott{p?o|a} il crociato>, fuori {num:6-9} mesi|{q} ({q.phone}) porta {r.f} e {s.f}]. [Quota su {q.iban}.|Ritrovo da {r.f}, {r.street}.] {q.f}

== genre=chat
Migliora il mio profilo di incontri: {p.f}, {p.age}, {@m_job} di {p.city}, [separat{p?o|a}, una figlia, {q.f}|<sieropositiv{p?o|a}>|<sobri{p?o|a} da {num:2-9} anni>], cerco [una donna|un uomo|qualcosa di serio]. [IG {p.handle}|]

== genre=chat
Lavoro da {org} [a {city}|dal {year:2005-2024}] e [il mio capo|la mia responsabile] {q} [non mi paga gli straordinari|mi umilia davanti a tutti|mi mette le mani addosso]. <[Sono incinta.|Ho l'ansia e prendo {@m_med}.|Sono in nero.]> [{r.f} del magazzino ha visto.|Ho gli audio.] [Denuncio?|Che diritti ho?]

== genre=mail noise=mail
Ciao {q.f},
[quanto tempo|grazie degli auguri]. <[A papà hanno trovato {@m_cond}|Sono stat{p?o|a} tre settimane in ospedale|{r.f} e io ci separiamo|Ho perso il bambino]>. [Ora abitiamo in {p.addr}.|Il mio nuovo numero: {p.phone}.] [Un bacio a {s.f}.|Abbracci], {p.nick}

== genre=chat
Il mio [amico|vicino|cugino] {q}, di {q.city}, [è stato arrestato|mi deve {money:200-6000}|<dice che vuole morire>|è sparito da {weekday}]. [Il suo numero: {q.phone}.|La fidanzata, {r.f}, non sa niente.|Abita in {q.street}.] [Chi chiamo?|Cosa gli dico?]

== genre=ticket
Condominio {p.street}: {p}, int. {num:1-40}, segnala [perdita da {q}|ascensore fermo, <mia madre è in carrozzina>|rumori della famiglia {q.l}]. [Codice portone {SECRET~####}.|Tel. {p.phone}.|Amministratore: {r}.]

== genre=chat
Ricorda: mi chiamo {p}, [per gli amici {p.nick}|ma chiamami {p.f}], vivo a {p.city} con {q.f} e {r.f}. [Compio gli anni il {p.dob}.|Faccio {p?il|la} {@m_job} da {org}.|<Sono diabetic{p?o|a} e allergic{p?o|a} ai crostacei.>] [Fammi un menù.|Organizza il weekend.]

== genre=chatlog noise=none
\[{date}, {time}\] {p.f}: [Arrivo, è {street} vero?|Ti hanno dato i risultati?|Mamma chiede di te]
\[{date}, {time}\] {q.f}: [Sì, suona {r.l}|<Sì… è maligno>|Dille che sono da {r.f} a {city}]
\[{date}, {time}\] {p.f}: [😢 chiamami, {p.phone}|ok|<Ho ripreso a bere, non dirlo a {r.f}>]
[Riassumi la chat.|Cosa rispondo?|]

== genre=form noise=none
COMUNICAZIONE [NASpI|assegno unico|invalidità civile|borsa di studio]
{p}, C.F. {p.nid}, {p.addr}. Pratica {ID~##########}
Importo: {money:90-1100} mensili su {p.iban}. [Figli a carico: {q.f} ({q.dob}), {r.f} ({r.dob}).|<Invalidità {num:46-100}% per {@m_cond}.>|Funzionario: {s}]

== genre=form noise=none
Fattura n. {ID~###/##} a {p}, C.F. {p.nid}, {p.addr}: [manutenzione caldaia|{num:3-20} ripetizioni a {q.f}|<{num:3-10} sedute di psicoterapia>], {money:60-2500}. [Scadenza {DATE}.|Tecnico {r}, {r.phone}.]

== genre=form noise=none
Elenco [soci|invitati|alunni]: {p}, {p.phone}, {p.street}; {q}, {q.email}; {r} ({r.dob}), [deve {money:20-200}|tesoriere]; {s}, [<in malattia fino a {month}>|trasferit{s?o|a} a {s.city}]. [Sollecita {r.f}.|Ordina per età.|]

== genre=mail noise=mail
Necrologio: {p} è mancat{p?o|a} a {city} il {DATE}, a {num:40-99} anni, <[dopo lunga malattia|per un tumore|per un infarto]>. [I figli {r} e {s}, il nipote {t.f}.|Condoglianze: {r.addr}.] [Più sobrio.|]

== genre=diary
Diario, {weekday}: <[Non ho mangiato niente.|Mi ha spinta di nuovo.|Terza FIVET, negativo.|{num:10-300} giorni senza bere.|Vorrei sparire.]> [Ha chiamato {q.f}.|Visto {q.f} in {street}.|{r.f} sospetta.] [Domani dottoressa {s.l}.|]

== genre=chat
Ho {num:15-70} anni, sono [un uomo|una donna], e <ho {@m_symp}[ e {@m_symp}|]>. <[Ho avuto {@m_cond}.|Prendo {@m_med}.|Mia madre ha avuto {@m_cond}.|Ho dolore nei rapporti.]> [Vado al pronto soccorso?|Cosa può essere?|Ho paura.]

== genre=chat
Chi è {p} di {p.city}? [Prima si chiamava {q.l}.|Lavora da {org}, tel. {p.phone}.|Ha una Panda {p.plate}.] [Mi deve {money:50-5000}.|<Credo sia mio padre biologico.>|Trovami l'indirizzo.]

== genre=transcript
e allora la {p.f} la {p.l} del terzo piano mi dice che [il {q.f} è disoccupato e beve|dai {q.l} sono venuti gli assistenti sociali|la {q.f} è incinta di {r.f}] e [non dirlo a nessuno|mi sono segnata il numero {p.phone}|era {weekday} in {street}] [sistemami il testo|]

== genre=legal
Citazione: {p}, {p.addr}, quale [testimone|imputat{p?o|a}], il {DATE} ore {time}, R.G.N.R. {ID~####/##}. [Contro {q} <per [lesioni|truffa|spaccio]>.|Difensore: avv. {r}.] [Posso non andare?|Cosa porto?]

== genre=story
Ho bisogno di un consiglio e non posso chiedere a nessuno che conosco. Ho {p.age} anni e sto con {q.f} da {num:2-25}. Ci siamo conosciuti [da {org}|a {city}|tramite mia cugina {r.f}]. All'inizio andava tutto bene. Poi <[{q.f} ha perso il lavoro e ha iniziato a bere|mi sono ammalat{p?o|a} e {q.f} non ha retto|abbiamo perso il primo bambino]>. [Dormiamo separati da {month}.|Ho trovato un secondo telefono.] <[{^weekday} mi ha spint{p?o|a}.|Prendo {@m_med} per dormire.|Ho baciato una persona al lavoro.]> {t.f}, nostr{t?o figlio|a figlia}, ha {num:2-15} anni e capisce tutto. [I miei, a {city}, dicono di resistere.|Il contratto di {p.street} scade il {DATE}.] [Me ne vado|Perdono|Chiamo un avvocato]?

== genre=story
<Tre [settimane|mesi] fa è iniziato con {@m_symp}. Ho fatto finta di niente. {^weekday} è arrivato l'esito: {@m_cond}. Ho {num:24-70} anni e non dormo. Ho smesso le medicine da sol{p?o|a}.> [I bambini non sanno niente.|In ufficio pensano che sia in ferie.] <[La prossima settimana si decide per la chemio.|Vogliono operarmi.]> Aiutami a [preparare le domande|capire|non crollare].

== genre=mail noise=mail
Oggetto: Re: [mamma|papà]

{q.f}, {r.f},

stamattina ho sentito il reparto. <[Era confusa e chiamava papà.|È caduto di nuovo.|Ci sono metastasi al fegato.]> La dottoressa {s.l} vuole vederci tutti {weekday} alle {time}. [{q.f}, porti la procura?|{r.f}, hai tu le chiavi di {p.street}, annaffia le piante.] La casa di riposo di {city} ha un posto dal {DATE}, {money:1500-3500} al mese. [Il conto {p.iban} basta un anno.|L'agente {t} valuta l'appartamento {money:100000-400000}.] <Io non ce la faccio più con le notti, prendo {@m_med}.> Chiamatemi: {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, e {@m_secret}|]>. [Non so cosa fare.|Non l'ho mai detto a nessuno.|Non giudicarmi.|Ho paura.] [Cosa faccio?|Dimmi qualcosa di consolante.|Dove chiedo aiuto?|Come lo dico in famiglia?|]

== genre=story
[Ciao,|Buongiorno,|] una domanda, <{@m_secret}>. [Devo dirlo al colloquio?|Il capo può scoprirlo?|Prendo lo stesso la NASpI?|Posso adottare?|]

== genre=secret
[il wifi di casa {p.l} è|la mia password di {p.email} è|il pin della carta di nonna è] [{secret.password}|{SECRET~####}] [fai un cartello|mandalo a {q.f}|è sicura?]

== genre=secret
[Allarme|Portone|Cassaforte]: {SECRET~####}. [{p.f} annaffia dal {DATE}.|Indirizzo: {p.addr}.|Emergenze: {q}, {q.phone}.] [Scrivi le istruzioni.|]
