@lang de

:cond
Diabetes [Typ 2|]
Bluthochdruck
Asthma
[eine |]Depression
eine Angststörung
ADHS
Brustkrebs
Darmkrebs
Multiple Sklerose
ein Bandscheibenvorfall
Migräne
HIV
Hepatitis C
Epilepsie
eine Essstörung
Burnout
Morbus Crohn
Rheuma
eine bipolare Störung
Alkoholabhängigkeit
ein Herzinfarkt
Vorhofflimmern
eine Schilddrüsenunterfunktion
Neurodermitis
Parkinson
eine Fehlgeburt
eine Panikstörung
PTBS

:med
Metformin [500|1000] mg
Ramipril 5 mg
Sertralin
Citalopram 20 mg
Ibuprofen 600
L-Thyroxin 75
Marcumar
Cortison
Insulin
Ritalin
Lithium
Tavor
Bisoprolol
Tilidin
Methotrexat
die Pille

:symptom
Schmerzen in der Brust
Atemnot
Schwindel
Schlafstörungen
einen Knoten in der Brust
Blut im Stuhl
starke Rückenschmerzen
Herzrasen
Panikattacken
Ausschlag am [Arm|Rücken]
Suizidgedanken
Taubheit in den Fingern

:family
[meine|meiner] [Mutter|Schwester|Tochter|Oma|Frau|Freundin]
[mein|meinem] [Vater|Bruder|Sohn|Opa|Mann|Freund|Ex|Onkel]

:job
[Krankenpfleger|Krankenschwester]
Lehrer[in|]
Softwareentwickler[in|]
Elektriker
Verkäufer[in|]
Buchhalter[in|]
Erzieher[in|]
Projektleiter[in|]
Lkw-Fahrer
Koch
Ingenieur[in|]
Sachbearbeiter[in|]
Polizist[in|]
Student[in|]
Maler

:orgname
[Stadtwerke|Sparkasse|Volksbank|Amtsgericht|Klinikum|Universität|Finanzamt|Jobcenter] [Neustadt|Altenburg|Lindau|Hagen|Fulda]
[Nordwind|Rheinland|Alpen|Hanse|Elbe] [Versicherung|Energie GmbH|Logistik AG|Bau KG]
Gymnasium am [Markt|See|Berg]
AOK [Nord|Bayern|]
Bäckerei [Kornblume|Sommer]
TechnoPlan GmbH
Praxis am Dom

:country
Polen
Syrien
Österreich
der Türkei
Italien
Frankreich
der Schweiz
Rumänien
Spanien
Indien

:place
Berlin
Hamburg
München
Köln
Wien
Zürich
Bayern
Sachsen
Deutschland
Frankreich
Europa
Brüssel
Moskau
Washington
China
Paris

:bigorg
die Bundesregierung
SPD
CDU
die EU
Siemens
Volkswagen
BMW
die Deutsche Bahn
Bayern München
Borussia Dortmund
die UNO
SAP
der Spiegel
die ARD
Lufthansa

:famous
Johann Wolfgang von Goethe
Albert Einstein
Angela Merkel
Ludwig van Beethoven
Friedrich Schiller
Otto von Bismarck
Martin Luther
Karl Marx
Marie Curie
Johannes Kepler
Immanuel Kant
Clara Schumann
Franz Beckenbauer
Thomas Mann
Konrad Adenauer
Napoleon
Sigmund Freud
Sophie Scholl
Alexander von Humboldt

:topic
Klimawandel
Photosynthese
die Französische Revolution
künstliche Intelligenz
das Grundgesetz
erneuerbare Energien
den Dreißigjährigen Krieg
Bitcoin
gesunde Ernährung
den Treibhauseffekt
Quantenphysik
das römische Reich
die Mülltrennung
Homeoffice
Vulkane

:thing
Äpfel
Murmeln
Bücher
Stifte
Kekse
Eier
Karten
Brötchen
Blumen

:food
Kartoffelsalat
Apfelkuchen
Linsensuppe
Käsespätzle
Rouladen
Pfannkuchen
Gulasch

:product
Kaffeemaschine
Laptop
Staubsauger
Fahrrad
Handy
Kopfhörer
Matratze
Waschmaschine
Drucker

:adj
super
schlecht
langweilig
spannend
enttäuschend
großartig
mittelmäßig
überteuert

:gruss
Mit freundlichen Grüßen
Viele Grüße
Liebe Grüße
Beste Grüße
MfG
Herzliche Grüße
LG
Hochachtungsvoll

@genre chat
@private 1
@noise chat

==
[Hallo|Hi|Guten Tag], ich [heiße|bin] {p}[ und wohne in {p.city}|, {p.age} Jahre alt|]. [Kannst du mir helfen, einen Brief|Schreib mir bitte eine Mail|Ich brauche ein Schreiben] an [meinen Vermieter|meine Vermieterin|meine Chefin] {q} [zu schreiben, weil|, denn] [die Heizung in der {p.street} kaputt ist|ich die Kaution von {money:300-3000} nicht zurückbekomme|ich kündigen will]. [Meine Nummer ist {p.phone}.|Meine Adresse: {p.addr}.|]

==
Ich habe [gestern|letzte Woche] erfahren, dass <ich {@cond} habe>. [Mein Hausarzt Dr. {q.l}|Die Ärztin] hat mir <{@med}> verschrieben[, aber <mir ist ständig übel>|]. [Wie sage ich es {q.f}?|Soll ich es auf der Arbeit bei {org} erzählen?|Darf ich noch Auto fahren?]

==
[mein freund|mein mann|meine frau|meine freundin] {q.f} <[betrügt mich mit|schreibt heimlich mit]> {r.f} [und ich weiß nicht was ich tun soll|, wir haben zwei kinder|]. [wir wohnen zusammen in {p.city}|wir sind seit {num:2-25} jahren verheiratet]. [soll ich ausziehen?|was würdest du machen?]

==
<Ich verdiene {money:1200-6000} [netto|brutto]> [als {@job}|bei {org}] und <habe {money:2000-60000} Schulden>[ bei {org}|]. [Mein Konto ist {p.iban}.|Die Miete in {p.city} kostet {money:400-1800}.] [Meine Frau {q.f} ist arbeitslos.|Ich bin alleinerziehend mit {q.f} und {r.f}.] [Wie komme ich da raus?|Mach mir einen Haushaltsplan.|Lohnt sich eine Privatinsolvenz?]

==
Verbessere [meinen Lebenslauf|meine Bewerbung|mein Anschreiben]:
{p}
{p.street}, {p.town}
[Tel.|Mobil]: {p.phone}
[E-Mail: {p.email}
|]geboren am {p.dob} in {city}[, ledig|, verheiratet, zwei Kinder|]
seit {year:2010-2024}: {@job} bei {org}, {p.city}
[{year:2004-2010}: Ausbildung bei {org}|Referenz: {q}, {q.phone}]

==
Formuliere das [freundlicher|kürzer|professioneller]: "[Hallo|Hi] {q.f}, [ich kann am {DATE} nicht kommen|ich schaffe den Termin nicht], <[weil meine Tochter krank ist|ich muss zum Psychiater|weil ich operiert werde]>. [Ruf mich an: {p.phone}|{r.f} vertritt mich.|Schick es bitte an {p.email}.] Gruß {p.f}"

==
<Ich habe seit {num:2-9} [Tagen|Wochen] {@symptom}>[ und nehme <{@med}>|]. Ich bin {p.age}, [weiblich|männlich|schwanger in der {num:8-38}. Woche]. [Soll ich zum Arzt?|Mein nächster Termin bei Dr. {q.l} ist erst am {DATE}.|Was kann das sein?]

==
mein [chef|kollege|vermieter|nachbar] {q} [mobbt mich|hat mich angeschrien|schuldet mir {money:100-5000}|steht nachts vor meiner tür] [seit <ich schwanger bin>|seit {month}|]. [er arbeitet bei {org}|er wohnt {q.addr}|seine nummer ist {q.phone}]. [kann ich ihn anzeigen?|was soll ich ihm schreiben?]

==
Schreib eine [Geburtstagsrede|Glückwunschkarte|Trauerkarte|Rede zur Hochzeit] für {p}. {p?Er|Sie} [wird am {DATE} {num:18-90}|geht nach {num:10-40} Jahren bei {org} in Rente|hat <{p?seine Frau|ihren Mann} {q.f} verloren>|heiratet {q.f}]. [Wir kennen uns aus {p.city}.|{p?Er|Sie} liebt {@food} und den Garten.]

==
Merk dir: Ich bin {p}, [geboren am {p.dob}|{p.age} Jahre], {@job} bei {org}, wohne [in {p.city}|{p.addr}], [verheiratet mit {q.f}|Single]. [Mein Passwort ist {secret.password}.|<Ich habe eine Nussallergie und {@cond}.>|Mein Kennzeichen: {p.plate}.]

==
[Ich lebe getrennt von|Ich lasse mich scheiden von] {q}. [Unsere Kinder {r.f} ({num:2-9}) und {s.f} ({num:10-17})|Unser Sohn {r.f}] [leben|wohnt] bei mir in {p.city}. <[Er trinkt.|Er zahlt keinen Unterhalt.|Er hat mich geschlagen.]> Am {DATE} ist [der Termin beim Familiengericht|Gespräch beim Jugendamt mit Frau {t.l}]. [Aktenzeichen {ID~## F ###/##}.|] Was soll ich [sagen|mitnehmen]?

@genre mail
@noise mail

==
[Sehr geehrter Herr|Sehr geehrte Frau] {q.l},

[hiermit kündige ich meinen Vertrag {ID~########} zum {DATE}.|leider ist Ihre Zahlung von {money:20-2000} bis heute nicht eingegangen.|vielen Dank für Ihre Bewerbung als {@job}.|wie besprochen überweisen wir {money:100-9000} auf Ihr Konto {q.iban}.] [Meine Kundennummer: {ID~######}.|Bitte rufen Sie mich unter {p.phone} zurück.|Ihre Unterlagen gehen an {q.addr}.]

{@gruss}
{p}
[{org}|{p.street}, {p.town}]

==
[Liebe|Hallo] {q.f},
[wir sind umgezogen|endlich melde ich mich|danke für dein Päckchen]! [Neue Adresse: {p.addr}.|Meine neue Nummer: {p.phone}.|{r.f} und ich erwarten ein Kind.] <[Papa liegt im Krankenhaus, {@cond}.|Ich war drei Wochen in der Klinik wegen {@cond}.|]> [Grüß {s.f} von mir.|Wie geht es {s.f}?]
{@gruss}, {p.f}

==
Guten Morgen [zusammen|Team], {p} ist [bis {DATE}|diese Woche] [krankgeschrieben|im Urlaub]. <[Bitte vertraulich: {@cond}.|]> {q.f} übernimmt {p?seine|ihre} Kunden, [Durchwahl {CONTACT~###}|{q.email}]. [Personalnummer {p.emp}.|] {@gruss} {r.f}

==
Betreff: [Rechnung {ID~##-####}|Termin am {DATE}|Krankmeldung|Widerspruch]
[Von: {p} \<{p.email}\>
An: {q} \<{q.email}\>

|]Hallo {q.f}, [anbei die Bankverbindung: {p.iban}|ich bin heute leider krank, <{@symptom}>|können wir den Termin auf {DATE} verschieben?|der Schlüssel liegt bei {r.f}, {r.street}]. [Gruß|Danke] {p.f}

==
Sehr geehrte Eltern von {p}, <{p.f} [hat heute {q.f} geschlagen|fehlt seit {num:3-12} Tagen unentschuldigt|fällt durch Müdigkeit auf]>. Bitte [kommen Sie am {DATE} in die Sprechstunde|rufen Sie mich an: {phone}]. {@gruss}, {r}, Klassenlehrer[in|] {num:5-12}{~&}

@genre ticket
@noise

==
Ticket {ID~#####}: Kunde {p} ([Kd-Nr.|Kundennr.] {ID~########}), {p.addr}, Tel. {p.phone}. [Internet fällt jeden Abend aus.|{^@product} defekt, will Geld zurück auf {p.iban}.|Paket bei Nachbar {q} abgegeben, nicht auffindbar.] [Rückruf am {DATE}.|Verifiziert mit Geburtsdatum {p.dob}.|<Kunde liegt im Krankenhaus.>]

==
Name: {p}
[Vorname: {p.f}
|]Geburtsdatum: {p.dob}
Anschrift: {p.addr}
[Telefon: {p.phone}
|]Krankenkasse: {org}[, Versichertennr. {p.ins}|]
[Steuer-ID: {p.nid}|IBAN: {p.iban}|Ausweisnr.: {p.pass}]
[<Vorerkrankungen: {@cond}>|Notfallkontakt: {q}, {q.phone}]

==
Agent: {org}, guten Tag, mein Name ist {q}.
Anrufer: Ja, {p} hier, [ich rufe wegen meiner Rechnung an|mein Konto ist gesperrt].
Agent: Ihr Geburtsdatum bitte?
Anrufer: {p.dob}. [Und die Adresse ist {p.addr}.|Meine Nummer ist {p.phone}.|Kontonummer {p.acct}.]

==
Nachname;Vorname;Straße;PLZ/Ort;Telefon
{p.l};{p.f};{p.street};{p.town};{p.phone}
{q.l};{q.f};{q.street};{q.town};{q.phone}
{r.l};{r.f};{r.street};{r.town};{r.phone}
[Sortiere nach Ort.|Finde Dubletten.|]

==
Protokoll [Teamsitzung|Elternabend|Vorstand] {date}: Anwesend {p}, {q}, {r.fi}. [{p.f} bittet um Gehaltserhöhung auf {money:2500-8000}.|{q.f} zieht nach {q.city}.|<{r.f} fällt wegen {@cond} aus.>] [{s} führt Protokoll.|Nächster Termin {DATE} bei {p.f}.]

@genre clinical

==
[Arztbrief|Entlassungsbericht]: {p}, geb. {p.dob}, wohnhaft {p.addr}
Sehr geehrte Kollegin[ {q.l}|], <[der|die] {p.age}-jährige Patient[in|] [stellte sich mit|klagt über] {@symptom} [vor|]>. <Diagnose: {@cond}>[, <Z. n. {@cond}>|]. <Medikation: {@med}, {@med}>. [Entlassung am {DATE}.|Kontrolle in {num:2-12} Wochen bei {r}.] 

==
<Pat. [m|w], {p.age} J., bekannt {@cond}, seit {num:2-14} Tagen {@symptom}. RR {num:100-180}/{num:55-110}. Th: {@med}>. [Tochter {q.f} informiert ({q.phone}).|Pat. lebt mit {q.f} in {p.city}.]

==
Pflegebericht {time}: [Frau|Herr] {p.l}, Zi. {num:1-60}, <[hat schlecht geschlafen|verweigert {@med}|ist gestürzt|klagt über {@symptom}]>. [Sohn {q.f} war da.|Dr. {r.l} angerufen.]

==
Therapiesitzung {num:2-40}, {p.i}: <[Kl. berichtet von Streit mit {q.f}|Thema: Trennung|Suizidgedanken verneint|Rückfall am Wochenende]>. [Lebt wieder bei {p?seiner|ihrer} Mutter in {p.city}.|] <Dg.: {@cond}>.

@genre legal

==
{p}, {p.addr} ./. {q}, {q.addr}
[Az.|Aktenzeichen] {ID~# C ###/##}
[Namens und in Vollmacht meines Mandanten {p}|Hiermit] [fordere ich Sie auf, {money:300-20000} bis zum {DATE} auf das Konto {p.iban} zu zahlen|lege ich Widerspruch gegen den Bescheid vom {DATE} ein|kündige ich das Mietverhältnis {p.street} fristlos]. <[Mein Mandant erlitt einen Bruch des Arms.|Der Beklagte ist alkoholabhängig.|]> {r}, Rechtsanw[ältin|alt]

==
Mietvertrag zwischen {p} (Vermieter) und {q}, geb. {q.dob}, [ausgewiesen durch {q.pass}|zurzeit {q.addr}]. Miete {money:400-1900} auf {p.iban}. [Bürge: {r}, {r.phone}.|]

==
Zeugenaussage: Ich, {p}, geb. {p.dob}, {@job}, sah am {DATE} gegen {time}, wie {q} [das Auto ({q.plate}) in der {street} rammte|{r.f} bedrohte]. [Ich wohne {p.addr}.|<Ich hatte zwei Bier getrunken.>]

==
Arbeitsvertrag: {org} stellt {p}, {p.addr}, ab {DATE} als {@job} ein. Gehalt {money:1800-7000}, [Steuer-ID {p.nid}|Konto {p.iban}|Sozialversicherungsnr. {ID~## ######@###}]. [Vorgesetzte: {q}.|]

@genre ask
@private 0
@noise chat

==
[Erkläre|Erklär mir|Was weißt du über|Schreibe einen Aufsatz über] {@topic}[ in einfachen Worten| in {num:50-400} Wörtern| mit Beispielen|].

==
[Wer war|Wer ist|Erzähl mir von] <PERSON-:{@famous}>?

==
[Schreib|Dichte|Erzähle] [ein Gedicht|eine Geschichte|ein Märchen|einen Witz] über [{@topic}|{p.f} und {q.f} im Zauberwald|einen Drachen namens {p.f}|{@food}].

==
Schreibe [eine Funktion|ein Programm|eine Klasse] in [Python|Java|C], [die eine Liste sortiert|das Primzahlen ausgibt|die Dateien liest].

==
Wie [kocht man {@food}|lerne ich schneller|entferne ich Rotweinflecken|bewerbe ich mich richtig|spare ich Strom|kündige ich einen Handyvertrag]?

==
Was ist [die Hauptstadt von|die Einwohnerzahl von] <LOCATION-:{@place}>?

==
[Übersetze|Korrigiere|Formuliere um]: "[Das Wetter ist heute {@adj}.|Ich habe gestern ein Buch gelest.|Wir freuen uns auf ihre Antwort.|Der Film war {@adj}.]"

==
Welche [Symptome|Nebenwirkungen|Ursachen] hat <HEALTH-:{@cond}>?

==
[Du bist|Stell dir vor, du bist] [ein Reiseführer|ein Koch|Lehrer für Mathematik|<PERSON-:{@famous}>|ein hilfsbereiter Assistent]. [Antworte kurz.|Antworte nur auf Deutsch.|Stelle mir drei Fragen zu {@topic}.]

==
{p.f} [kauft|hat|verkauft] {num:3-60} {@thing}. [Davon gibt {p?er|sie} {q.f} {num:2-9}.|{q.f} hat doppelt so viele.] Wie viele [bleiben übrig|haben sie zusammen]?

==
{p.f} und {q.f} fahren mit {num:40-140} km/h von <LOCATION-:{@place}> nach <LOCATION-:{@place}>. Wann sind sie da, wenn sie um {time} losfahren?

==
Gib mir {num:3-12} [Ideen|Tipps|Rezepte|Fakten] [für einen Kindergeburtstag|zu {@topic}|für {@food}|gegen Langeweile].

==
Erstelle eine Vorlage für [eine Kündigung|eine Einladung|eine Krankmeldung|eine Rechnung] mit Platzhaltern wie \[Name\], \[Adresse\] und \[Datum\].

==
Sehr geehrte/r \[Name\], [vielen Dank für Ihre Bestellung \[Nummer\]|wir laden Sie zum \[Datum\] ein]. Mit freundlichen Grüßen, \[Firma\]

@genre news
@noise

==
<LOCATION-:{@place}> (dpa) - [Bundeskanzler|Außenministerin|Ministerpräsident|Parteichef] {p} hat am {weekday} [den Rücktritt erklärt|<ORG-:{@bigorg}> scharf kritisiert|in <LOCATION-:{@place}> mit {q} gesprochen]. ["Das war {@adj}", sagte {p.l}.|{q.l} widersprach.|Die Opposition um {r} fordert Neuwahlen.]

==
{p} ({@place2}) [gewann|siegte] [vor {q}|gegen {q} 6:{num:0-4}, 7:5] [und {r}|] beim [Turnier|Rennen] in {city}. [Trainer {s} lobte {p?ihn|sie}.|Es war {p?sein|ihr} {num:2-9}. Sieg.]

==
{p} (* {date} in {city}) ist [ein deutscher Fußballspieler|eine österreichische Schriftstellerin|ein Schweizer Physiker|eine deutsche Politikerin]. [{p?Er|Sie} studierte an der {org}.|{p?Er|Sie} spielte für <ORG-:{@bigorg}>.|{p.l} war mit {q} verheiratet.]

==
Die Aktie der {org} [stieg|fiel] um {num:2-20} Prozent. [Vorstandschef {p} kündigte den Abbau von {num:100-5000} Stellen an.|Analyst {p} rät zum Kauf.|Sitz ist <LOCATION-:{@place}>.]

==
"[Du hättest nicht kommen sollen|Es ist spät]", sagte {p.f}. {q.f} [schwieg|sah aus dem Fenster der alten Mühle]. [Draußen bellte ein Hund.|Der alte {r.l} hackte Holz.|In {city} war es Winter.]

==
[Die {@product}|Das Restaurant {org} in {city}|Der Film von {p}] ist {@adj}. [Der Kellner {p.f} war {@adj}.|Nach {num:2-12} Wochen kaputt.|Klare Empfehlung!|{num:1-5} Sterne.]

==
[Rathaus|Bürgeramt|Zulassungsstelle] {city}, {addr}, Tel. {phone}. Öffnungszeiten: {weekday} bis {weekday} {time} bis {time}. [Leitung: {p}.|E-Mail: <CONTACT-:info@{~&&&&}.de>]

==
{org}: Hotline <CONTACT-:0800 {~#######}>. [Garantie {num:2-5} Jahre.|AGB Stand {date}.|Wir speichern Ihren Namen, Ihre Anschrift und Ihre E-Mail-Adresse.] [Beispiel: <PERSON-:Max Mustermann>, <LOCATION-:Musterstraße 1, 12345 Musterstadt>.|]

==
[Fasse zusammen|Worum geht es|Schreibe eine Überschrift]: {doc:news}

==
<PERSON-:{@famous}> [lebte|arbeitete] [lange|] in <LOCATION-:{@place}>. [Welche Werke sind bekannt?|Was geschah danach?|Nenne drei Fakten.]

==
{city} ist eine [Gemeinde|Stadt] [im Landkreis {city}|in <LOCATION-:{@place}>] mit {num:300-90000} Einwohnern. [Bürgermeister ist {p}.|Die Kirche wurde {year:1200-1900} von {q} gestiftet.]

:place2
<LOCATION-:{@place}>
<ORG-:SV {city}>
