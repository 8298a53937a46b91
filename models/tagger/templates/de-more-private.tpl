# Further German texts with something private in them.
@lang de
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
Liebe Nachbarn,

[bei uns wird am {DATE} gefeiert|wir bekommen Nachwuchs|am {weekday} ziehen wir um], [es könnte also etwas lauter werden|bitte haltet den Hof frei]. [Wenn es zu laut ist, klingelt einfach bei {p.l}, 3. Stock, oder ruft an: {p.phone}.|Den Schlüssel hat {q.f} aus dem Erdgeschoss.] [{r.f} ({num:2-12}) freut sich schon.|<Unsere Kleine hatte gerade eine OP am Herzen, deshalb bitte nicht rauchen.>|]

Viele Grüße
{p.f} und {q.f} {p.l}[, {p.street}|]

== genre=mail noise=mail
Sehr geehrte{p?r Herr| Frau} {p.l},

[Ihr Mietverhältnis|der Mietvertrag] über die Wohnung {p.addr} wird hiermit [fristlos|fristgerecht zum {DATE}] gekündigt. [Grund: Mietrückstand von {money:500-6000}.|Wegen Eigenbedarfs für meine Tochter {q.f}.|Trotz Abmahnung vom {date} halten Sie weiterhin zwei Hunde.] [Die Kaution überweise ich auf {p.iban}.|Bitte teilen Sie mir Ihre neue Anschrift mit.]

Mit freundlichen Grüßen
{r}

== genre=mail noise=mail
Hallo {q?Herr|Frau} {q.l},

anbei die Krankmeldung {p?meines Sohnes|meiner Tochter} {p} (Klasse {num:1-12}{~&}). <{p?Er|Sie} hat [Scharlach|Magen-Darm|eine Lungenentzündung|wieder einen Schub]> und bleibt [bis {weekday}|die ganze Woche] zu Hause. [Die Hausaufgaben kann {r.f} mitbringen.|Erreichbar bin ich unter {p.phone}.]

[LG|Beste Grüße|Mit freundlichen Grüßen]
{s}

== genre=hr
Abmahnung
An {p?Herrn|Frau} {p}, Personalnummer {p.emp}, [Abteilung Versand|Team {q.l}|Filiale {city}]

Sie sind am {DATE} [{num:20-90} Minuten zu spät|ohne Entschuldigung nicht] zum Dienst erschienen. [{p?Ihr Vorgesetzter|Ihre Vorgesetzte}, {q}, hat Sie bereits am {date} darauf hingewiesen.|<Bei Ihnen wurde Alkoholgeruch festgestellt.>|Zudem haben Sie {r.f} {r.l} vor Kunden beleidigt.] Im Wiederholungsfall [müssen Sie mit der Kündigung rechnen|droht die Kündigung].

== genre=hr
Protokoll Betriebsrat, {date}. Anwesend: {p}, {q}, {r.fi}
TOP 1: Anhörung zur Kündigung von {s} ({s.emp}). [{s?Er|Sie} ist seit {year:1995-2022} im Betrieb, {s?verheiratet|geschieden}, {num:1-4} Kinder.|<Schwerbehindert, GdB {num:50-90}, wegen {@m_cond}.>] {p.f} [widerspricht|hat Bedenken].
TOP 2: [BEM-Gespräch mit {t}: <{num:43-210} Krankheitstage, Diagnose {@m_cond}>.|Beschwerde von {t} über {q.l}: <anzügliche Bemerkungen, {num:2-5} Zeugen>.]

== genre=hr
BEM-Einladung: {p?Herr|Frau} {p}, geb. {p.dob}, Pers.-Nr. {p.emp}. <{p?Er|Sie} war in den letzten 12 Monaten {num:43-200} Tage arbeitsunfähig[, zuletzt wegen {@m_cond}|].> [Gesprächstermin {DATE}, {time}, mit {q} (SBV) und {r} (Personal).|Rückmeldung bitte an {q.email}.]

== genre=clinical noise=none
Arztbrief
Pat.: {p.lf}, *{p.dob}, wohnh. {p.addr}
[Vers.-Nr. {p.ins}
|]Diagnosen: <{@m_cond}>, <{@m_cond}>
Anamnese: <[{p?Der Patient|Die Patientin} klagt seit {num:2-9} Wochen über {@m_symp}.|Z. n. [Herzinfarkt|Sturz|Schlaganfall] {year:2005-2024}.|Raucher, {num:5-50} py.]> [Lebt mit {p?Ehefrau|Ehemann} {q.f} im eigenen Haus.|{p?Rentner|Rentnerin}, früher {@m_job}.]
Medikation: <{@m_med} 1-0-0, {@m_med} 0-0-1>
[Wiedervorstellung am {DATE}. Mit kollegialen Grüßen, Dr. {r}|i. A. {r.fi}]

== genre=clinical noise=none
Pflegebericht {date}, Zi. {num:1-40}: [{p?Herr|Frau} {p.l}|Bew. {p.fi}] <[hat schlecht geschlafen und nach {p?ihrem|seinem} Mann gerufen|verweigert {@m_med}|nachts eingenässt, Rötung am Steiß|RR {num:95-190}/{num:50-105}, klagt über {@m_symp}|gestürzt um {time}, keine Verletzung sichtbar]>. [Tochter {q} informiert, Tel. {q.phone}.|Dr. {r.l} kommt {weekday}.] Hz. {s.i}

== genre=clinical
Überweisung für {p}, {p.dob}, <ORG-:[AOK|TK|Barmer|DAK]> {p.ins}. <V. a. [Karpaltunnelsyndrom|Depression|Endometriose|Melanom|Schlafapnoe]; {@m_symp}.> [Bitte um MRT.|Mitbehandlung erbeten.] [Praxis Dr. {q.l}, {q.addr}|Tel. {p?Patient|Patientin}: {p.phone}]

==
[Hallo,|Moin,|Servus,|] ich bin {p.f}, {p.age}, und <[nehme seit {num:2-9} Jahren {@m_med}|hab {@m_symp}, seit ich {@m_med} nehme|war letztes Jahr in der Psychiatrie]>. [Jetzt will ich schwanger werden.|Mein Hausarzt Dr. {q.l} hört nicht zu.|Darf ich trotzdem Auto fahren?] [Was meinst du?|Soll ich absetzen?|]

==
ich hab mist gebaut. <[hab meiner freundin {q.f} nicht gesagt dass ich {money:2000-40000} schulden hab|bin betrunken gefahren und hab ein auto gestreift|hab {q.f} mit {r.f} betrogen]> [und jetzt kam ein brief von {org}|und {s.f} weiß alles|und am {DATE} ist die verhandlung] [was mach ich jetzt|hilf mir bitte]

==
<Mir wurde [heute|gestern|letzte Woche] gesagt, dass ich {@m_cond} habe[, und ich bin erst {num:19-60}|].> [Ich weiß nicht, wie ich es den Kindern sagen soll.|Auf der Arbeit weiß es noch niemand.|Ich kann seit Tagen nicht schlafen.] [Kannst du mir helfen, das meiner Familie zu schreiben?|Wie geht es jetzt weiter?]

==
<[Ich bin seit {num:2-15} Jahren verheiratet und verliebt in eine andere Frau|Ich verdiene {money:1200-2800} netto und komme nicht mehr über den Monat|Mein Vater hat mich als Kind geschlagen|Ich trinke jeden Abend eine Flasche Wein|Ich habe abgetrieben und niemand weiß davon]>. [Ich schäme mich so.|Mit wem kann ich reden?|Schreib mir einen Brief, den ich nie abschicke.|Was würdest du an meiner Stelle tun?]

==
{^@m_fam}[, {q.f},|] [ist gestern ausgezogen|redet seit {month} nicht mehr mit mir|will das Haus in {q.city} verkaufen|<liegt im Sterben>|<hat wieder angefangen zu trinken>]. [Wir haben zwei Kinder, {r.f} und {s.f}.|Ich wohne jetzt bei {r.f} in {city}.|Das Haus gehört uns beiden.] [Wer zahlt den Kredit?|Wie verhalte ich mich?|Formuliere mir bitte eine Nachricht an {q?ihn|sie}.]

==
Schreib [mir bitte|] [einen Widerspruch|einen Brief|eine E-Mail] an [das <ORG-:Jobcenter> {city}|die Familienkasse|die Krankenkasse|die Rentenversicherung]. [Mein Name ist|Ich heiße] {p}, geb. am {p.dob}, [BG-Nummer {ID~#####//#######}|Kundennummer {ID~###@######}|Versicherungsnummer {ID~## ###### @ ###}]. [Mein Antrag auf <Krankengeld> wurde am {DATE} abgelehnt.|Mir wurden {money:100-900} gekürzt, weil ich den Termin bei {q?Herrn|Frau} {q.l} verpasst habe.|<Ich kann wegen {@m_cond} nicht arbeiten.>] [Meine Adresse: {p.addr}.|]

==
Formuliere [das|diese Nachricht] [freundlicher|höflicher|ohne Fehler]: "[Hi|Hey|Hallo] {q.f}, [dein Sohn {r.f} hat meinen {s.f} gehauen|du schuldest mir noch {money:20-800}|ich kann am {weekday} nicht babysitten], [<ich muss zur Darmspiegelung>|ruf mich an {p.phone}|mein Anwalt {t.l} meldet sich]. [Gruß|LG] {p.f}"

==
[Erstelle|Mach mir] einen [Lebenslauf|tabellarischen Lebenslauf|Steckbrief] aus diesen Angaben: {p}, geboren {p.dob} in {city}, {p?verheiratet mit|verheiratet mit} {q}, [{num:1-4} Kinder|keine Kinder], wohnhaft {p.addr}, Tel. {p.phone}, Mail {p.email}. {year:1998-2012}-{year:2013-2018} {@m_job} bei {org}, [danach {org}|<{year:2019-2021} Elternzeit und Reha>]. [Führerschein B|Gehaltswunsch {money:30000-90000}].

==
Fasse [mir|bitte] [das folgende Schreiben|die E-Mail|das Protokoll|diesen Bericht] [in drei Sätzen|kurz|stichpunktartig] zusammen:

{doc:mail,legal,hr,clinical,school}

==
[Anonymisiere|Korrigiere die Rechtschreibung in|Übersetze ins Englische|Mach eine Tabelle aus]:

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Ticket {ID~######} | Kunde: {p} | Kd.-Nr. {ID~########} | Tel. {p.phone}
[{p?Er|Sie}|{p?Herr|Frau} {p.l}] meldet: [Internet in der {p.street} seit {DATE} gestört|Abbuchung von {money:20-400} doppelt, IBAN {p.iban}|Paket ging an Nachbar {q.l} und ist weg|Zähler {ID~########} falsch abgelesen]. [Rückruf {weekday} ab {time}.|<Kunde ist auf Sauerstoffgerät angewiesen, eilig!>|Techniker {r.l} beauftragt.]

== genre=ticket
\[{time}\] {p.f}: [hallo, ich komm nicht mehr in mein konto|ich will mein abo kündigen|wo bleibt meine {@m_prod}]
\[{time}\] Support: Guten Tag! [Nennen Sie mir bitte Ihren vollen Namen und Ihr Geburtsdatum.|Unter welcher E-Mail sind Sie registriert?]
\[{time}\] {p.f}: [{p}, {p.dob}|{p.email}]
\[{time}\] Support: [Danke, {p?Herr|Frau} {p.l}. Wohnen Sie noch in der {p.street}?|Ich sehe hier die Nummer {p.phone}, stimmt die noch?]
\[{time}\] {p.f}: [ja|nein, bin umgezogen nach {p.town}|die gehört meinem ex {q.f}]

== genre=form noise=none
Antragsteller/in: {p}
Geburtsdatum: {p.dob}[   Geburtsort: {city}|]
Anschrift: {p.addr}
Familienstand: [ledig|verheiratet mit {q}|geschieden|verwitwet]
Steuer-ID: {ID~## ### ### ###}
Bankverbindung: {p.iban}[, {org}|]
<[Grad der Behinderung: {num:20-100}|Konfession: [rk|ev|keine]|Vorerkrankungen: {@m_cond}]>

== genre=form noise=none
Name des Kindes: {p}, geb. {p.dob}
Erziehungsberechtigte: {q} ({q.phone}), {r} ({r.phone})
Abholberechtigt: {s}[, Oma|, Nachbarin]
<[Allergien: Erdnüsse, Hausstaub|Medikamente: {@m_med}|Besonderheiten: {@m_cond}]>
[Kinderarzt: Dr. {t.l}, {city}|Krankenkasse: {p.ins}]

== genre=form noise=none
SEPA-Lastschriftmandat. [Mitglied|Kontoinhaber]: {p}, {p.street}, {p.town}. IBAN {p.iban}. [Mitgliedsnummer {ID~#####}, Abteilung [Handball|Turnen|Tennis].|Mandatsreferenz {ID~@@-######}.] [Familienbeitrag mit {q.f}, {r.f} und {s.f}.|Ort, Datum: {p.city}, {date}]

== genre=legal
In der Familiensache
{p}, {p.addr} – [Antragsteller|Antragstellerin] –
gegen
{q}, {q.addr} – [Antragsgegner|Antragsgegnerin] –
Az. {ID~## F ###/##}

[beantragen wir|wird beantragt], das Aufenthaltsbestimmungsrecht für {r.f}, geb. {r.dob}, [der Mutter|dem Vater] zu übertragen. <[{q.l} konsumiert Cannabis und hat das Kind wiederholt angeschrien.|Seit der Trennung im {month} zahlt {q.l} keinen Unterhalt.|{r.f} leidet seit der Trennung an Schlafstörungen.]> [{s}, Rechtsanwältin|]

== genre=legal
Testament. Ich, {p}, geboren am {p.dob} in {city}, wohnhaft {p.addr}, setze [meine Frau|meinen Mann|meine Nichte|meinen Lebensgefährten] {q} zur Alleinerbin ein. [Mein Sohn {r.f} erhält den Pflichtteil.|Das Sparbuch {p.acct} bekommt {s}.] [{p.city}, den {date}, {p}|]

== genre=legal
Meine Mandantschaft {p} [verlangt|fordert] Schmerzensgeld von {money:500-20000}. [{q?Ihr Versicherungsnehmer|Ihre Versicherungsnehmerin} {q} ({q.plate}) fuhr am {DATE} in {city} auf.|Der Hund von {q}, {q.street}, hat zugebissen.] <Sie erlitt [ein Schleudertrauma|einen Bruch des Handgelenks|eine tiefe Bisswunde] und war {num:2-12} Wochen krankgeschrieben.> [Zahlung auf {p.iban}.|Aktenzeichen {ID~####/##}.]

== genre=police noise=none
Vernehmung {p?des Zeugen|der Zeugin} {p}, {p.dob}, {@m_job}, wohnhaft {p.addr}[, Tel. {p.phone}|]
Zur Sache: Am {DATE} gegen {time} [hörte ich Schreie aus der Wohnung von {q}|sah ich, wie {q} in einen {r.plate} stieg|stand {q} betrunken vor meiner Tür]. [{q?Er|Sie} rief "{r.f}, mach auf!"|<{q?Er|Sie} blutete am Kopf.>|Ich kenne {q?ihn|sie} aus {org}.] [Selbst gelesen und genehmigt.|]

== genre=police noise=none
Strafanzeige {ID~######-####-######/#}: [Diebstahl|Körperverletzung|Betrug|Stalking|Sachbeschädigung]. Geschädigte{p?r|}: {p.lf}, geb. {p.dob}. [Beschuldigt: {q.lf}, geb. {q.dob}, o. f. W.|Tatverdacht gegen {q}, Ex-Partner.] Tatort: {street}, {city}. [Schaden ca. {money:50-5000}.|<Hämatome am Oberarm, Foto gefertigt.>|Kennzeichen {q.plate}.] [Sb: {r.l}, POK|]

== genre=insurance
Schadenmeldung zur [Haftpflicht|Hausrat|Kfz|Zahnzusatz]police {p.ins}. VN: {p}, {p.addr}. [Am {DATE} hat meine Tochter {q.f} das Handy von {r} fallen lassen.|Beim Ausparken streifte ich das Auto {q.plate} von {q}.|Die Waschmaschine lief aus, darunter wohnt Familie {q.l}.] [Schaden {money:100-4000}.|Bitte auf {p.iban} erstatten.|Rückfragen: {p.phone}.]

== genre=insurance
[Sehr geehrte Damen und Herren,|Guten Tag,] [meine Berufsunfähigkeitsversicherung|die Reiserücktrittsversicherung] lehnt ab, weil <ich {@m_cond} verschwiegen haben soll>. Vertrag {p.ins}, {p}, {p.dob}. [Behandelt hat mich Dr. {q.l} in {city}.|Die Reise für {q.f} und mich kostete {money:800-6000}.] [Wie soll ich antworten?|Ich bitte um Prüfung.]

== genre=school
Förderplan {p}, Klasse {num:1-9}{~&}, Klassenlehrkraft {q.l}. <[Diagnose: {@m_cond}.|LRS, Nachteilsausgleich bis {DATE}.|{p.f} verletzt sich selbst, Mutter informiert.|Eltern getrennt, Vater hat Kontaktverbot.]> {p.f} [stört oft|arbeitet fleißig mit|sitzt neben {r.f} und schwätzt]. [Elterngespräch mit {s} am {DATE}.|Schulbegleitung: {t}.]

== genre=school
Elternabend {num:1-10}{~&}, [Mail von|Aushang,] {p}: Klassenkasse {money:10-40} bitte an {p.iban}. [Elternvertreter: {q} ({q.phone}), {r} ({r.email}).|{s.f}s Mama hat {DATE} zum Laternenbasteln eingeladen, {s.street}.] [Wer kann fahren? {t.f} wird beim Ausflug schlecht.|<{s.f} hat eine Nussallergie, bitte nichts mit Nüssen mitbringen!>]

== genre=travel
[Buchung|Reservierung] {ID~******} auf {p.lf} / {q.lf}, {num:2-14} Nächte ab {DATE}. [Transfer ab {p.street} um {time}.|Reisepass {p.pass}, gültig bis {date}.|Kreditkarte {p.card}.] [<Frau {q.l} sitzt im Rollstuhl.>|<{p.f} ist Diabetiker, Insulin im Handgepäck.>|Kind {r.f}, {num:1-11} Jahre, Zustellbett.]

== genre=finance
Umsätze Konto {p.iban}, {p}:
{date} Gehalt {org} +{money:1400-5000}
{date} Miete {q} -{money:400-1600}
{date} PayPal {q.email} -{money:5-200}
{date} [<Praxis Dr. {r.l}, Psychotherapie> -{money:80-200}|Unterhalt {r.f} -{money:200-600}|Spielbank {city} -{money:50-900}]
[Wie kann ich sparen?|Erstelle einen Haushaltsplan.|Welche Ausgaben sind von der Steuer absetzbar?|]

== genre=finance
Beratungsprotokoll {date}, {org}: [Eheleute|Kunden] {p.f} und {q.f} {p.l}, {p.addr}. Netto {money:2000-7000}, [Kredit für {p.street}: {money:90000-500000}|Depot {p.acct}]. <[{q.f} ist in Elternzeit.|Negativer Schufa-Eintrag bei {p.f}.|Erbschaft von Onkel {r.f} erwartet.]> [Berater: {s}, {s.phone}]

== genre=transcript
[Ja hallo|Guten Tag], hier ist {p}[ aus {p.city}|], ich [hatte gestern schon mit {q?Ihrem Kollegen|Ihrer Kollegin} {q.l} telefoniert|rufe an wegen meiner Mutter {q}|bräuchte einen Termin beim Herrn Doktor]. äh ja geburtsdatum ist {p.dob} genau und die nummer {p.phone}. [nein nicht {r.l} sondern {p.l}|<also sie ist heut nacht gefallen und hat {@m_symp}>|die versicherung ist {org}]

== genre=transcript
[Berater|Therapeutin|Seelsorger]: Was hat Sie [hierher geführt|diese Woche beschäftigt]?
[Klient|Klientin]: <[Ich kann nicht mehr.|Seit {q.f} tot ist, funktioniere ich nur noch.|Ich habe wieder gespielt, {money:300-9000} an einem Abend.|Ich glaube, ich bin schwul, und meine Frau weiß es nicht.]>
[Berater|Therapeutin|Seelsorger]: [Und {r.f}?|Haben Sie jemandem davon erzählt?]
[Klient|Klientin]: [{r.f} ist in {city} und ruft nie an.|Nur {p?meinem|meiner} {p?Bruder|Schwester} {p.f}.|<Nein. Ich nehme {@m_med} und schlafe.>]

== genre=mail noise=mail
Liebes Gemeindeteam,

[wir möchten {p} am {DATE} taufen lassen|unsere Mutter {p} ist am {DATE} verstorben|wir bitten um Fürbitte für {p.f}, <{p?der|die} mit {@m_cond} im Krankenhaus liegt>]. [Paten sind {q} und {r}.|{p?Er|Sie} wohnte {p.addr}.|Die Trauerfeier soll in {city} sein.] [Erreichbar: {s.phone}|Pfarrer {t.l} weiß Bescheid.]

{s}

== genre=mail noise=mail
Betreff: [Trainingslager|Spielerpass|Mannschaft U{num:9-19}]

Hallo zusammen, [für den Spielerpass von {p.f} brauche ich noch Foto und Geburtsurkunde (geb. {p.dob}, {city})|{p.f} fällt {num:2-9} Wochen aus, <Kreuzbandriss links>|die Fahrt übernehmen {q} ({q.phone}) und der Papa von {r.f}]. [Beitrag an {s.iban}.|Treffpunkt bei {s.f}, {s.street}, {time}.] 
{s.f}

== genre=chat
Dating-Profil [für mich|verbessern]: {p.f}, {p.age}, {@m_job} aus {p.city}, [geschieden, zwei Kinder ({q.f} und {r.f})|<seit {num:1-9} Jahren trocken>|Single seit {month}], <suche [einen Mann|eine Frau|etwas Lockeres]>. [Schreib mir auf Insta {p.handle}.|]

== genre=chat
oida die {q.f} hat mir grad geschrieben dass sie [schwanger|mit dem {r.f} zsamm|bei ihrer mama in {city}] is 😳 [i wohn no bei ihr in der {p.street}|ihr vater der {s.l} bringt mi um] [wos soi i ihr schreim|was schreib i zruck]

== genre=chat
Ich arbeite bei {org} [in {p.city}|als {@m_job}] und {p?mein Chef|meine Chefin} {q.l} [will, dass ich Überstunden nicht aufschreibe|hat mir vor allen gesagt, ich sei zu dumm|fasst mich ständig an]. <[Ich bin in der Probezeit und schwanger.|Ich war deswegen schon zweimal krankgeschrieben.|Ich habe Angst vor {q?ihm|ihr}.]> [{r.f} aus der Buchhaltung kann es bezeugen.|Was sind meine Rechte?|Soll ich zum Betriebsrat zu {s}?]

== genre=mail noise=mail
Hi {q.f},
[sorry dass ich mich so lange nicht gemeldet hab|danke für deine Karte]. <[Bei Papa haben sie {@m_cond} gefunden|Ich war drei Wochen in der Klinik in {city}|{r.f} und ich lassen uns scheiden|Das Baby ist da, {num:2800-4200} g]>[, es heißt {s.f}|]. [Neue Adresse: {p.addr}.|Ruf mich mal an, {p.phone}.] [Drück die Kinder!|Kuss|Bis bald], {p.nick}

== genre=ticket
Mängelanzeige Mieter {p}, Whg. {num:1-60}, {p.street}: [Schimmel im Kinderzimmer, <{q.f} hat deswegen Asthma>|Heizung kalt seit {DATE}|{q?Nachbar|Nachbarin} {q.l} lässt den Müll im Flur]. [Zutritt nach Absprache unter {p.phone}.|Hausmeister {r.l} war {weekday} da.] [Miete wird um {num:10-40} % gemindert.|]

== genre=form noise=none
{p.up}, {p?HERRN|FRAU}
{p.street}
{p.town}
Patientenaufkleber: {ID~########} *{p.dob} {p?M|W} [GKV|PRIVAT] Station {num:1-9}{~@}
<[Allergien: Penicillin|CAVE: MRSA|Marcumar!]>

== genre=chat
Mein Kumpel {q} aus {q.city} [sitzt seit {DATE} in U-Haft|schuldet mir {money:200-9000}|hat sich gestern geoutet|<will sich umbringen>]. [Seine Nummer: {q.phone}|Seine Freundin {r.f} weiß von nichts.|Er wohnt {q.street}.] [Wen soll ich anrufen?|Wie bekomme ich das Geld zurück?|Was sagt man da?]

== genre=chatlog noise=none
\[{date}, {time}\] {p.f}: [Bin gleich da, {street} oder?|Hast du die Ergebnisse schon?|Mama fragt nach dir]
\[{date}, {time}\] {q.f}: [Ja, klingel bei {r.l}|<Ja… ist leider bösartig>|Sag ihr, ich bin bei {r.f} in {city}]
\[{date}, {time}\] {p.f}: [😢 ruf mich an, {p.phone}|ok|<Ich hab schon wieder getrunken, sag {r.f} nichts>]
[Fasse den Chat zusammen.|Wie soll ich antworten?|]

== genre=form noise=none
BESCHEID über [Wohngeld|Elterngeld|Bürgergeld|BAföG]
{p?Herrn|Frau} {p}, {p.street}, {p.town}
[Aktenzeichen|BG-Nr.]: {ID~##/###/#####}  [Steuer-ID {ID~###########}|]
Ihnen [und Ihren Kindern {q.f}, {r.f}|] werden vom {date} an monatlich {money:100-1200} bewilligt. [Auszahlung auf {p.iban}.|<Mehrbedarf wegen {@m_cond} wird abgelehnt.>|Sachbearbeiter: {s}]

== genre=form noise=none
Rechnung Nr. {ID~####-###} an {p}, {p.addr}. [Heizungswartung|Malerarbeiten|{num:3-20} Stunden Nachhilfe für {q.f}|<{num:3-10} Sitzungen Psychotherapie>]: {money:80-3000}. [Zahlbar bis {DATE}.|Kundennummer {ID~#####}.|Geleistet von {r}, {r.phone}.]

== genre=form noise=none
Mitgliederliste [Kleingarten|Chor|TuS {city}]: {p}, {p.street}, {p.phone}; {q}, {q.street}, {q.email}; {r} ({r.dob}), [Beitrag offen {money:20-200}|Kassenwart]; {s}, [gekündigt zum {DATE}|<Reha bis {month}>].
[Schreib eine Mahnung an {r.f}.|Nach Alter sortieren.|]

== genre=mail noise=mail
Traueranzeige: [Plötzlich und unerwartet|Nach langer Krankheit] verstarb {p}, geb. {q.l}, * {p.dob} † {DATE}. <[Sie kämpfte lange gegen den Krebs.|Er wurde nur {num:20-60} Jahre alt.]> In Liebe: {r.f} und {s.f} mit {t.f}. [Beisetzung in {p.city}.|Kondolenz an {r.addr}.] [Formuliere es schöner.|]

== genre=diary
Tagebuch, {weekday}: <[Habe wieder nichts gegessen.|Er hat mich gegen die Wand gestoßen.|Dritter Versuch, wieder negativ.|{num:10-300} Tage ohne Alkohol.|Am liebsten würde ich einfach verschwinden.]> [{q.f} hat angerufen.|War mit {q.f} in der {street}.|{r.f} ahnt etwas.] [Morgen Termin bei Dr. {s.l}.|]

== genre=chat
[Ich bin|bin] {num:15-70}, [männlich|weiblich|divers], und <habe {@m_symp}[, dazu {@m_symp}|]>. <[Vorerkrankung: {@m_cond}.|Ich nehme {@m_med}.|In der Familie gibt es {@m_cond}.|Beim Sex tut es auch weh.]> [Muss ich zum Arzt?|Was kann das sein?|Bitte keine Panikmache.]

== genre=chat
Wer ist {p} aus {p.city}? [Früher hieß {p?er|sie} {q.l}.|Arbeitet bei {org}, Nummer {p.phone}.|Fährt einen Golf, {p.plate}.] [{p?Er|Sie} schuldet mir {money:50-5000}.|<Ich glaube, {p?er|sie} ist mein leiblicher Vater.>|Finde die Adresse heraus.]

== genre=transcript
und dann hat die {p.f} also die {p.l} vom dritten stock gesagt dass [der {q.f} arbeitslos ist und trinkt|bei {q.l}s das jugendamt war|die {q.f} schwanger ist vom {r.f}] und [ich soll es keinem sagen|ihre nummer hab ich aufgeschrieben {p.phone}|des war am {weekday} in der {street}] [mach daraus einen ordentlichen text|]

== genre=legal
Ladung: {p?Herr|Frau} {p}, {p.addr}, wird als [Zeuge|Angeklagter|Betroffener] zum {DATE}, {time}, Saal {num:1-300}, geladen. Az. {ID~### Js #####/##}. [Strafsache gegen {q} <wegen [Körperverletzung|Betrugs|Besitzes von Betäubungsmitteln]>.|Verteidiger: RA {r}.] [Was muss ich mitbringen?|Kann ich die Aussage verweigern?]

== genre=story
Ich brauche einen Rat und kann niemanden fragen, den ich kenne. Ich bin {p.age}, {p?Mann|Frau}, und seit {num:2-25} Jahren mit {q.f} zusammen. Kennengelernt haben wir uns [bei {org}|in {city}|über meine Cousine {r.f}]. Am Anfang war alles gut. Dann <[hat {q.f} den Job verloren und angefangen zu trinken|wurde ich krank und {q.f} kam nicht damit klar|haben wir unser erstes Kind verloren]>. [Seit {month} schlafen wir getrennt.|Ich habe ein zweites Handy gefunden.|Am Wochenende ist {q?er|sie} nie da.] <[Letzten {weekday} hat {q?er|sie} mich geschubst.|Ich nehme inzwischen {@m_med}, um schlafen zu können.|Ich habe jemanden von der Arbeit geküsst.]> Unser Kind {t.f} ist {num:2-15} und merkt alles. [Meine Eltern in {city} sagen: bleib.|Der Mietvertrag in der {p.street} läuft bis {DATE}.] Soll ich [gehen|verzeihen|zum Anwalt]?

== genre=story
<Vor drei [Wochen|Monaten] fing es an mit {@m_symp}. Ich habe es verdrängt. Am {weekday} kam das Ergebnis: {@m_cond}. Ich bin {num:24-70}, und ich schlafe seitdem kaum. Die Tabletten habe ich selbst abgesetzt.> [Den Kindern habe ich nichts gesagt.|In der Firma denken alle, ich bin im Urlaub.] <[Nächste Woche entscheidet sich, ob ich Chemo brauche.|Sie wollen operieren.]> Hilf mir, [die Fragen für den Arzt aufzuschreiben|das in einfachen Worten zu verstehen|nicht durchzudrehen].

== genre=mail noise=mail
Betreff: AW: [Mama|Papa]

Hallo {q.f}, hallo {r.f},

ich habe heute mit der Station telefoniert. <[Sie war nachts verwirrt und hat nach Papa gerufen.|Er ist wieder gestürzt.|Es hat in die Leber gestreut.]> Die Oberärztin, Frau Dr. {s.l}, möchte uns alle am {weekday} um {time} sprechen. [{q.f}, bringst du die Vorsorgevollmacht mit?|{r.f}, du hast den Schlüssel zur {p.street}, gieß bitte die Blumen.] Das Heim in {city} hätte ab {DATE} einen Platz, {money:2000-4500} im Monat. [Das Sparkonto {p.iban} reicht etwa ein Jahr.|Der Makler {t} schätzt die Wohnung auf {money:100000-500000}.] <Ich kann die Nächte nicht mehr, ich nehme selbst {@m_med}.> Ruft an: {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, und {@m_secret}|]>. [Ich weiß nicht weiter.|Das habe ich noch nie jemandem erzählt.|Bitte nicht urteilen.|Ich habe solche Angst.] [Was soll ich tun?|Schreib mir etwas Tröstendes.|Wo finde ich Hilfe?|Wie sage ich es {@m_fam_dat}?|]

== genre=story
[Hey,|Hi,|] kurze Frage, <{@m_secret}>. [Muss ich das beim Vorstellungsgespräch sagen?|Kann mein Chef das herausfinden?|Bekomme ich trotzdem Bürgergeld?|Darf ich damit adoptieren?|]

== genre=secret
[das wlan bei {p.l} heißt fritzbox und das passwort ist|mein passwort für {p.email} ist|die pin von omas karte ist] [{secret.password}|{SECRET~####}] [mach einen aushang daraus|schick das {q.f}|ist das sicher?]

== genre=secret
[Alarmcode|Türcode|Tresor]: {SECRET~####}. [{p.f} gießt ab {DATE} die Blumen.|Adresse {p.addr}.|Notfall: {q}, {q.phone}.] [Formuliere eine Anleitung für die Urlaubsvertretung.|]
