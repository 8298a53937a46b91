# Further German texts without anything private: names, places and numbers of public or made-up matters.
@lang de
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[dpa|AFP|Reuters]>) – [Ministerpräsident|Außenministerin|Kanzlerkandidat|Parteichef] {p} hat [am {weekday}|in {city}] [den Haushalt verteidigt|Neuwahlen gefordert|vor steigenden Preisen gewarnt]. [„Wir brauchen mehr Zeit“, sagte {p.l}.|Oppositionsführer {q} nannte das „unverantwortlich“.|{p.l} sprach auch mit <PERSON:{@m_famous}>.] [Die Aktie von <ORG:{@m_brand}> stieg um {num:1-9} Prozent.|]

== genre=news noise=none
Das Amtsgericht {city} hat den [Unternehmer|Schauspieler|früheren Bürgermeister] {p} [freigesprochen|zu {num:6-36} Monaten auf Bewährung verurteilt]. [Richterin {q} sah den Vorwurf der Untreue als erwiesen an.|{p.l} kündigte Berufung an.] [Das Verfahren gegen {r} wurde eingestellt.|Die Firma {org} äußerte sich nicht.]

== genre=news noise=none
Fußball, [2. Bundesliga|Regionalliga|DFB-Pokal]: <ORG:{@m_club}> – <ORG:{@m_club}> {num:0-5}:{num:0-4}. Tore: 1:0 {p.l} ({num:2-45}.), 1:1 {q.l} ({num:46-70}.), 2:1 {r.l} ({num:71-90}., FE). Schiedsrichter: {s} ({city}). Zuschauer: {num:300-40000}. [Gelbe Karten: {t.l}, {u.l}|]

== genre=news noise=none
{weekday}, {time} – ERGEBNISSE [ATP|WTA|SKI ALPIN|BIATHLON] {city-}
1. {p.up} ([AUT|GER|SUI|NOR]) {num:1-2}:{num:10-59},{num:10-99}
2. {q.up} ([ITA|FRA|SLO]) +0,{num:10-99}
3. {r.up} ([USA|SWE|CAN]) +{num:1-3},{num:10-99}
[{num:4-30}. {s} ([CZE|FIN])|]

== genre=news noise=none
{city} – Ein {num:18-80}-jähriger Autofahrer ist am {weekday} auf der [A{num:1-99}|B{num:1-300}] [leicht verletzt worden|mit dem Schrecken davongekommen]. Die Polizei [bittet um Hinweise unter {phone}|sperrte die Strecke {num:2-5} Stunden]. [Die Feuerwehr war mit {num:10-60} Kräften im Einsatz.|]

== genre=wiki noise=none
{p} (* {DATE} in {city}; † {DATE} in {city}) war [ein deutscher Maler|eine österreichische Physikerin|ein Schweizer Politiker|eine deutsche Schriftstellerin]. [{p.l} studierte in {city} bei {q}.|Bekannt wurde {p.l} durch den Roman „{^@m_thing} im Schnee“.|Nach {p.l} ist eine Schule in {city} benannt.] [Verheiratet war {p?er|sie} mit {r}.|<{p?Er|Sie} starb an Tuberkulose.>]

== genre=wiki noise=none
{city} ist eine Gemeinde [im Landkreis {city}|im Kanton <LOCATION:Bern>|in <LOCATION:Oberösterreich>] mit {num:300-90000} Einwohnern. [Bürgermeister ist seit {year:2005-2024} {p} ([<ORG:SPD>|<ORG:CDU>|<ORG:FPÖ>|parteilos]).|Der Ort wurde {year:1050-1500} erstmals erwähnt.] [Söhne und Töchter: {q} ({year:1850-1950}–{year:1951-2015}), {r.l}.|Die Kirche entwarf {q}.] [Postleitzahl {~%####}, Vorwahl {~0%###}.|]

== genre=wiki noise=none
<PERSON:Johann Wolfgang von Goethe> wurde 1749 in <LOCATION:Frankfurt am Main> geboren und starb 1832 in <LOCATION:Weimar>. [Mit <PERSON:Friedrich Schiller> verband ihn eine Freundschaft.|„Die Leiden des jungen Werther“ machte ihn berühmt.] [Wer schrieb den Faust?|Fasse den Absatz zusammen.|Beantworte: Wo wurde er geboren?]

== genre=wiki noise=none
<PERSON:Konrad Zuse> baute 1941 in <LOCATION:Berlin> den Z3. <PERSON:Lise Meitner> deutete mit <PERSON:Otto Hahn> die Kernspaltung. [<PERSON:Clara Schumann> war Pianistin in <LOCATION:Leipzig>.|<PERSON:Ludwig van Beethoven> wurde <taub>.] [Welche dieser Personen war Musikerin?|Erstelle ein Quiz daraus.]

== genre=math
{p.f} hat {num:5-60} {@m_thing}. {p?Er|Sie} gibt {q.f} {num:2-5} und bekommt von {r.f} {num:2-20} dazu. Wie viele hat {p.f} jetzt?[ Rechne Schritt für Schritt.|]

== genre=math
[Frau|Herr] {p.l} kauft {num:2-9} {@m_thing} zu je {num:1-9} Euro und zahlt mit einem {num:50-100}-Euro-Schein. [Wie viel Wechselgeld bekommt {p?er|sie}?|Wie viel Rabatt sind 15 %?] [{q.f} hat {num:2-4}-mal so viele gekauft.|]

== genre=math
Ein Zug fährt um {time} in {city} ab und kommt {num:40-200} Minuten später in {city} an. {p.f} steigt unterwegs aus. [Wie schnell fährt der Zug bei {num:30-300} km Strecke?|{p.f} ist {num:8-15} Jahre alt, {p?seine|ihre} Mutter dreimal so alt.]

== genre=math
In der Klasse {num:1-9}{~&} schrieben {p.f}, {q.f}, {r.f} und {s.f} eine Arbeit: {num:1-6}, {num:1-6}, {num:1-6}, {num:1-6}. [Berechne den Durchschnitt.|Wer ist besser als {q.f}?|Zeichne ein Diagramm in <ORG:Excel>.]

== genre=fiction
Schreib eine [Kurzgeschichte|Gutenachtgeschichte|Fabel] über [einen Drachen namens {first}|die Detektivin {p}|zwei Freunde, {p.f} und {q.f}], [die in {city} einen Schatz finden|der Angst vor Feuer hat|in der kein Erwachsener vorkommt]. [Ende gut, alles gut.|Etwa {num:100-500} Wörter.|]

== genre=fiction noise=none
„{p.f}“, flüsterte {q.f}, „hast du das gehört?“ [{p.f} schüttelte den Kopf.|Draußen bellte ein Hund.] {q.f} [zog den Vorhang zu|griff nach der Lampe] und dachte an [ihre Großmutter in {city}|den Brief von Kommissar {r.l}]. <[„Du hast Fieber“, sagte {p.f}.|Die Wunde blutete wieder.]> [Kapitel {num:2-30}|Setze die Geschichte fort.]

== genre=fiction
Lass uns ein Rollenspiel machen: Du bist {p}, [Hauptmann der Stadtwache von {city}|ein alter Zauberer|Kellnerin in einem Café], ich bin {q.f}, [ein Dieb|eine Reisende]. [Ich betrete die Taverne.|{q.f}: „Guten Abend, {p.f}. Wo ist der Ring?“]

== genre=fiction noise=none
Aus: „{^@m_thing}“ von {p}, Roman. [Hauptfiguren: {q}, Arzt in {city}; seine Frau {r.f}; der Nachbar {s.l}.|<{q.f} erfährt, dass er {@m_cond} hat>, und verlässt {r.f}.] [Charakterisiere {q.f}.|Analysiere die Erzählperspektive.|Schreib eine Rezension.]

== genre=request
Interpretiere [das Gedicht|die Ballade] „[Der Erlkönig|Der Panther|Mondnacht|Der Handschuh]“ von <PERSON:[Goethe|Rainer Maria Rilke|Joseph von Eichendorff|Schiller]>. [Gehe auf Metrum und Reim ein.|Stichpunkte genügen.|]

== genre=recipe
Rezept für [Apfelstrudel|Kartoffelsalat nach Oma {first}|Linsensuppe|Käsespätzle] für {num:2-8} Personen. [Ohne Milch bitte.|Zutaten: {num:100-500} g Mehl, {num:1-6} Eier, {num:50-250} g Butter.|Bei {num:150-220} Grad {num:20-60} Minuten backen.]

== genre=howto
Wie [entkalke ich eine {@m_prod}|entferne ich Rotweinflecken|pflanze ich Tomaten|lerne ich schneller Vokabeln|wechsle ich einen Fahrradreifen]? [Erkläre es für Anfänger.|In {num:3-10} Schritten.|Welche Werkzeuge brauche ich?]

== genre=howto
Was sind [die Symptome von|die Ursachen für|Hausmittel gegen] <[Migräne|Eisenmangel|eine Grippe|Heuschnupfen|Diabetes Typ 2]>? [Ab wann sollte man zum Arzt?|Antworte sachlich und mit Quellen.|Wie wirkt <{@m_med}>?]

== genre=howto
Erkläre mir {@m_topic}[ wie einem {num:6-14}-jährigen Kind| in {num:3-9} Sätzen|]. [Nenne drei Beispiele.|Welche Rolle spielte <PERSON:{@m_famous}>?|Erstelle danach ein Quiz mit Lösungen.]

== genre=coding
Schreib [eine Funktion|ein Skript|eine Klasse] in {@m_code}, [die eine Liste von Namen wie \["{first}", "{first}", "{first}"\] alphabetisch sortiert|das eine CSV-Datei einliest und Duplikate entfernt|die IBANs auf ihre Prüfziffer testet]. [Mit Tests.|Kommentiere auf Deutsch.|Beispiel: <CONTACT-:max.mustermann@example.com>]

== genre=coding noise=none
Warum wirft dieser Code einen Fehler?
kunde = \{"name": "{p}", "ort": "{p.city}", "mail": "<CONTACT-:anna@example.com>"\}
print(kunde\["telefon"\])
[Wie fange ich den KeyError ab?|Schreib es mit get() um.|]

== genre=coding
Meine SQL-Abfrage ist langsam: SELECT name, ort FROM kunden WHERE plz = '{~%####}' AND name LIKE '{last}%'; [Brauche ich einen Index?|Die Tabelle hat {num:1-90} Millionen Zeilen.|Erkläre EXPLAIN.]

== genre=review
Rezension schreiben: Die {@m_prod} von <ORG:{@m_brand}> [hält, was sie verspricht|ging nach {num:2-9} Wochen kaputt|ist zu laut]. [{num:1-5} von 5 Sternen.|Preis: {money:15-400}.|Der Support unter {phone} war freundlich.]

== genre=review noise=none
„{^@m_thing} und Asche“ [in der Regie von {p}|am Stadttheater {city}]: [{q} spielt den alten König mit Wucht.|{r} überzeugt als Antigone.|Bühne: {s}.] [Die Musik von {t} bleibt blass.|Langer Applaus.] [Wieder am {date}, Karten unter {phone}.|]

== genre=law
[Darf mein Vermieter|Kann ein Arbeitgeber|Muss ein Verkäufer] [die Miete um 20 % erhöhen|Urlaub streichen|die Ware zurücknehmen]? [Welche Paragrafen im BGB gelten?|Bitte allgemein, keine Rechtsberatung.|Stand {year:2018-2026}.]

== genre=law noise=none
BGH, Urteil vom {date} – [VIII ZR|XII ZB|I ZR] {num:10-400}/{num:10-25}. Leitsatz: [Der Vermieter muss die Nebenkosten nachvollziehbar abrechnen.|Ein Widerruf ist auch per E-Mail möglich.] [Erkläre das einfach.|Was folgt daraus für Mieter?]

== genre=system noise=none
Du bist der [virtuelle Assistent|Chatbot] von {org}. [Antworte nur auf Deutsch, duze die Nutzer.|Frage nach der Bestellnummer im Format {ID~@@-######}.|Gib niemals persönliche Daten heraus.] [Öffnungszeiten: Mo–Fr {num:7-10}–{num:16-20} Uhr, Hotline {phone}, {addr}.|Bei Notfällen verweise auf die 112.] [Beispiel: Nutzer: „Ich heiße {p}.“ Assistent: „Hallo {p.f}, wie kann ich helfen?“|]

== genre=system noise=none
Extrahiere aus dem Text Name, Ort und Datum als JSON. Beispiel:
Text: „{p} zog {year:1900-2020} nach {city}.“
Ausgabe: \{"name": "{p}", "ort": "{city}", "jahr": {year:1900-2020}\}
[Text: „Die Firma {org} wurde in {city} gegründet.“|Wenn etwas fehlt, setze null.|]

== genre=system noise=none
Vorlage: Sehr geehrte/r \[ANREDE\] \[NAME\], Ihre Bestellung \[NR\] vom \[DATUM\] [wurde versandt|ist storniert]. [Ersetze die Platzhalter nicht.|Formuliere drei Varianten.|IBAN: \[IBAN\], Telefon: \[TELEFON\].]

== genre=job noise=none
Wir suchen zum {date} eine/n {@m_job} (m/w/d) in {city}. [Gehalt {money:28000-90000} brutto.|{num:28-32} Tage Urlaub, Jobticket.] [Bewerbung an {email}, Ansprechpartnerin: {p}, {phone}.|{org}, {addr}.] [Formuliere das ansprechender.|]

== genre=job noise=none
Öffentliche Ausschreibung Nr. {ID~##/####}: [Dachsanierung der Grundschule {city}|Lieferung von {num:10-400} Tablets|Winterdienst]. Auftraggeber: Stadt {city}, Bauamt, {addr}. Angebotsfrist {date}, {time}. [Auskünfte: {p}, Tel. {phone}, {email}.|Vergabekammer {city}.]

== genre=office noise=none
[Bürgeramt|Finanzamt|Stadtbücherei|Volkshochschule] {city}, {addr}. [Mo, Di {num:8-9}–12 Uhr, Do {num:13-14}–18 Uhr.|Termine online oder unter {phone}.] [Leitung: {p}.|E-Mail: {email}] [Was brauche ich für einen neuen Ausweis?|]

== genre=office noise=none
Programm: {weekday}, {time} Vortrag „{^@m_topic}“ von Prof. {p} ([Universität|TU|FH] {city}). [Danach Podium mit {q} und {r}, Moderation {s}.|Eintritt frei, Anmeldung: {email}.] [Ort: {addr}|]

== genre=quiz
Quizfrage: [Wer malte „Der Wanderer über dem Nebelmeer“?|In welcher Stadt wurde <PERSON:{@m_famous}> geboren?|Wie heißt die Hauptstadt von {country}?|Welcher Fluss fließt durch <LOCATION:{@m_place}>?] A) <PERSON:{@m_famous}> B) <PERSON:{@m_famous}> C) {name} [D) keiner|]

== genre=quiz
Ordne die Wörter: {first}, <LOCATION-:{@m_place}>, {@m_thing}, {first}, {country}. Kategorien: Name, Ort, Ding. [Gib eine Tabelle aus.|Welche Silben haben sie?]

== genre=quiz
Bilde Sätze im [Konjunktiv II|Perfekt|Passiv]. Beispiel: {p.f} {p?fährt|fährt} nach {city}. → {p.f} wäre nach {city} gefahren. [{q.f} isst {@m_thing}.|Deklinieren: der Freund von {r.f}.]

== genre=request
Übersetze ins [Englische|Französische|Türkische]: „[Guten Tag, ich heiße {first} und komme aus {city}.|Wo ist der Bahnhof?|Der Hund von {first} schläft.]“ [Das ist Lektion {num:1-20}.|Kontext: Lehrbuchdialog.]

== genre=request
[Gib mir {num:3-10} Namensvorschläge|Welche Vornamen passen] für [eine Katze|eine Romanfigur|ein Start-up für {@m_prod}n], ähnlich wie {first}, {first} oder {first}. [Bedeutung dazu.|Nicht zu modern.|]

== genre=request
Reiseplan für {num:2-10} Tage {city}: [Museen, gutes Essen, wenig Laufen|mit Kindern|im {month}, Budget {money:200-3000}]. [Lohnt sich ein Ausflug nach {city}?|Welche Züge fahren ab {city}?]

== genre=request
Wer war {p}? [Falls du es nicht weißt, sag es.|War {p?er|sie} mit <PERSON:{@m_famous}> befreundet?|Ich habe den Namen in einem Roman gelesen.] [Vergleiche mit <PERSON:{@m_famous}>.|]

== genre=pubmeet
Fasse den Dialog zusammen:
{p.f}: Kommst du [heute ins Kino|zum Training|mit nach {city}]?
{q.f}: [Nein, ich muss lernen.|Ja, wann denn?|Vielleicht, wenn {r.f} auch kommt.]
{p.f}: [Schade!|Um {time} am Bahnhof.]
[{q.f}: Alles klar, bis dann.|]

== genre=request
Schreibe [einen Werbetext|eine Produktbeschreibung|einen Tweet] für [unsere {@m_prod}|ein Café namens „{first}s Eck“|die neue App von {org}]. [Zielgruppe: Studierende.|Mit Emojis.|Höchstens {num:40-280} Zeichen.]

== genre=request
Geschichte: [Was geschah am {date}?|Welche Folgen hatte der Vertrag von {city}?|Warum wurde <PERSON:Caesar> ermordet?|Nenne drei Ursachen für {@m_topic}.] [Antworte in Stichpunkten.|Mit Jahreszahlen.]

== genre=tale noise=none
Es war einmal [ein Müller namens {first}|eine Königstochter|ein armer Holzhacker mit seinen Kindern <PERSON:Hänsel> und <PERSON:Gretel>]. [Da sprach {p.f}: „Ich fürchte mich nicht.“|Die Hexe bei {city} wartete schon.|<Die Königin wurde krank vor Neid und starb.>] [Moral der Geschichte?|Erzähle weiter.|Als Theaterstück.]

== genre=bible noise=none
[Und <PERSON:Petrus> sprach zu <PERSON:Jesus>: Herr, wohin gehst du?|<PERSON:Abraham> zeugte <PERSON:Isaak>.|<PERSON:Zeus> verwandelte sich in einen Stier und entführte <PERSON:Europa>.|<PERSON:Odin> gab ein Auge für einen Trank.] [Aus welchem Buch?|Erkläre die Stelle.|Was bedeutet der Name?]

== genre=page noise=none
Impressum: {org}, {addr}, Geschäftsführer: {p}, HRB {ID~#####} Amtsgericht {city}, USt-IdNr. {ID~DE#########}, Tel. {phone}, {email}. [Haftung für Links ausgeschlossen.|Verantwortlich i. S. d. § 18 MStV: {q}.] [Ist das Impressum vollständig?|]

== genre=page noise=none
§ {num:1-900} [BGB|StGB|AO]: (1) [Der Mieter ist verpflichtet, Mängel anzuzeigen.|Wer eine fremde Sache beschädigt, wird bestraft.|Die Frist beträgt {num:2-12} Wochen.] [Fallbeispiel: A verkauft B ein Auto.|Beispiel: {p.f} leiht {q.f} {num:20-900} Euro und bekommt sie nicht zurück.] [Hat {p.f} einen Anspruch?|Prüfe im Gutachtenstil.]

== genre=page noise=none
Fernsehprogramm {weekday}: {time} Tatort: {^@m_thing} (Krimi, mit {p}, {q}; Regie: {r}); {time} Talk mit {s}. [Gäste: {t} (<ORG:[Grüne|CSU|FDP]>), {u} (Autorin).|Wiederholung {date}.] [Welche Sendung läuft zuletzt?|]

== genre=page noise=none
Wetter für {city}: {weekday} {num:0-32} Grad, [Schauer|sonnig|Schnee], in <LOCATION:{@m_place}> {num:0-32} Grad. [Meteorologin {p} warnt vor Sturm.|Pollenflug: Birke stark.] [Brauche ich einen Schirm?|]

== genre=page noise=none
Datenblatt {@m_prod} <ORG:{@m_brand}> {~@@-####}: Leistung {num:200-2400} W, Gewicht {num:1-30} kg. [Hotline {phone}.|Garantie {num:1-5} Jahre, Seriennummer auf der Rückseite.|Service: {email}] [Vergleiche mit dem Vorgänger.|Schreib es für Laien um.]

== genre=page noise=none
Stammbaum der [Habsburger|Buddenbrooks|Götter]: {p.f}, Sohn {q.f}, Enkelin {r.f}; {r.f} heiratet {s.f} von {city}. [Wer ist die Tante von {r.f}?|Zeichne es als ASCII.|<{q.f} hatte die Bluterkrankheit.>]

== genre=ask
[Vorname|Nachname] {first}: Woher kommt er, was bedeutet er? [Namenstag?|Wie beliebt war er {year:1950-2024}?|Bekannte Träger außer <PERSON:{@m_famous}>?]

== genre=ask
Formuliere eine [Musterkündigung|Vollmacht|Einladung zur Mitgliederversammlung] mit [<PERSON-:Max Mustermann>, Musterstraße 1, 12345 Musterstadt|Platzhaltern \[Name\] und \[Adresse\]]. [Kurz.|Rechtssicher.|Als Vorlage für unseren Verein.]

== genre=everyday
[Ich habe zwei Kinder|Wir haben einen Garten|Ich bin Studentin|Wir sind zu fünft] und [suche|brauche|hätte gern] [ein Brettspiel|ein Rezept mit Linsen|Ausflugsziele bei <LOCATION:{@m_place}>|ein Geschenk für eine Kollegin]. [Budget {money:10-300}.|Fünf Vorschläge.|Ohne Nüsse.]

== genre=everyday
Schreib eine E-Mail an [meine Chefin|die Hausverwaltung|den Professor|das Hotel], [dass ich am {weekday} später komme|ob Hunde erlaubt sind|mit der Bitte um Fristverlängerung|wegen der kaputten {@m_prod}]. [Kurz und höflich.|Mit \[Name\] unterschreiben.|Förmlich.]

== genre=everyday
[Meine {@m_prod}|Mein Laptop|Das Auto] [geht nicht an|macht komische Geräusche|zeigt Fehler {~@##}]. [Was prüfe ich zuerst?|Lohnt sich die Reparatur?]

== genre=everyday
[Gestern|Am Wochenende] [war ich am See und es hat geregnet|habe ich Brot gebacken, es ist verbrannt|sind wir ins Kino gegangen|hat der Hund meine Schuhe gefressen]. [Mach eine lustige Geschichte daraus.|Korrigiere die Zeitformen.|Setze fort.]

== genre=everyday
[Mir ist langweilig|Ich bin müde|Es schneit]. [Erzähl einen Witz.|Was kann ich kochen?|Schlag einen Film vor.|Gib mir ein Zitat von <PERSON:{@m_famous}>.]

== genre=everyday
Erstelle [eine Packliste|eine Tagesordnung|einen Putzplan|einen Lernplan] für [den Urlaub|eine Sitzung von {num:30-90} Minuten|eine WG|die Prüfung in Biologie]. [Als Tabelle.|Beginn {time}.]

== genre=everyday
[Ich schreibe am {weekday} eine Klausur|Ich halte ein Referat] über {@m_topic}. [Frag mich ab.|Fasse das Wichtigste zusammen.|Karteikarten bitte.]

== genre=long noise=none
{city} liegt an der {city}, rund {num:20-200} Kilometer von <LOCATION:{@m_place}> entfernt. Der Ort wurde {year:900-1500} erstmals erwähnt; [Herzog {first}|Bischof {first}|der Kaufmann {p}] verlieh ihm das Marktrecht. Im 19. Jahrhundert gründete {q} dort eine [Papierfabrik|Brauerei|Glashütte] mit {num:200-4000} Arbeitern. [Der Maler {r} lebte bis {year:1900-1950} in der {street}.|<An der Cholera starb ein Drittel der Einwohner.>] Heute ist die Stadt für [ihr Musikfest|ihre Hochschule|ihren Käse] bekannt. Bürgermeisterin {s} hofft auf mehr Gäste. [Das Museum, {addr}, hat täglich geöffnet.|]

[Wofür ist die Stadt bekannt?|Fünf Fragen mit Antworten.|Fasse zusammen.]

== genre=long noise=none
{p.f} hatte sich das Haus größer vorgestellt. {p?Er|Sie} stellte den Koffer ab. „Du musst {p.f} sein“, sagte der alte {q.l}. „{r.f} hat gesagt, dass du kommst. <[Das Fieber hat ihn nicht mehr losgelassen.|Der Arzt gibt ihr noch einen Monat.]>“ [Draußen läuteten die Glocken von {city}.|Regen lief über die Scheibe.] „[Und der Brief?|Wo ist {s.f}?]“, fragte {p.f}. Der Alte zeigte nur auf die Treppe.

[Schreib weiter.|Wie ist die Stimmung?|Erzähle aus der Sicht von {q.l}.]

== genre=everyday
{^@m_mundane}, [und|aber] {@m_mundane}. [Mach ein Gedicht daraus.|Schreib es als Tagebucheintrag eines Piraten.|Übersetze ins Englische.|Verbessere die Grammatik.]

== genre=ask
[Wie sicher ist|Erkläre] [„Passwort123“|die Zwei-Faktor-Anmeldung|eine Passphrase]? [Beispiel mit <PERSON:Alice> und <PERSON:Bob>.|Erzeuge ein starkes Passwort mit {num:10-24} Zeichen.|Setze DEIN_TOKEN_HIER ein.]

== genre=page noise=none
Spenden an {org}: IBAN {z.iban}, Stichwort „Garten“. [Vereinsregister {ID~VR ####}.|Schirmherrin: {p}.|Fragen: {email}, {phone}.] [Formuliere einen Dank.|]

== genre=page noise=none
Muster-Rechnung: {org}, {addr}, USt-IdNr. {ID~DE#########}, IBAN {z.iban}. Kunde: \[Name\], \[Anschrift\]. [Zahlbar in {num:7-30} Tagen.|Position 1: {@m_prod}, {money:20-900}.]

== genre=page noise=none
Rückruf: {@m_prod}, Modell {ID~@@-####}, Seriennummern {ID~########} bis {ID~########}. [Hotline {phone}.|Charge {ID~L#####}.|<Es besteht Verbrennungsgefahr.>]

== genre=page noise=none
{p} (geb. {DATE} in {city}), [Torwart|Stürmerin|Biathlet], Rückennummer {num:1-99}, seit {year:2010-2025} bei <ORG:{@m_club}>. [{num:150-205} cm.|<Kreuzbandriss {year:2015-2025}.>|Trainer: {q}.] [Als Steckbrief.|]

== genre=page noise=none
Zug {ID~ICE ###} von {city} nach {city}, ab {time}, Gleis {num:1-24}, [fällt aus|{num:5-90} Minuten später]. [Auskunft {phone}.|Ansage bitte höflich formulieren.]

== genre=page noise=none
Router <NET-:192.168.178.1> antwortet nicht, [DNS <NET-:8.8.8.8>|localhost <NET-:127.0.0.1> geht|Container auf <NET-:10.0.0.{num:2-250}>]. [Woran liegt es?|Was ist ein Subnetz?]
