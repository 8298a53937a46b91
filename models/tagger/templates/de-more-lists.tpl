# Words that the further German templates share.
@lang de

:m_cond
Diabetes Typ 2
Bluthochdruck
Asthma
Multiple Sklerose
eine bipolare Störung
[schwere |]Depressionen
eine Angststörung
ADHS
Brustkrebs
Prostatakrebs
einen Bandscheibenvorfall
Migräne
Endometriose
Hepatitis C
HIV
Herpes
Morbus Crohn
Zöliakie
Epilepsie
Parkinson
Rheuma
Herzrhythmusstörungen
Schlafapnoe
eine posttraumatische Belastungsstörung
eine Essstörung
Borderline
Schizophrenie
eine Schilddrüsenunterfunktion
Schuppenflechte
Long Covid
Gicht
Neurodermitis
einen Leistenbruch
Gallensteine
Eisenmangel
einen Tinnitus
Burnout

:m_med
Metformin [500|1000]
Ramipril [5 mg|]
Sertralin [50|100] mg
Citalopram
Quetiapin
Lithium
Ritalin
L-Thyroxin [50|75|100]
Marcumar
Eliquis
Cortison
MTX
Ibuprofen 600
Tramadol
Tilidin
Novalgin
Pantoprazol 20 mg
Insulin
Venlafaxin
Bisoprolol
Simvastatin
die Pille
Methadon

:m_symp
Schmerzen in der Brust
Atemnot
Schwindel beim Aufstehen
Blut im Stuhl
einen Knoten in der Brust
ständige Kopfschmerzen
Herzrasen
Ausschlag am [Rücken|Bauch|Hals]
Schlafstörungen
Panikattacken
taube Finger
Durchfall seit {num:3-14} Tagen
starke Regelschmerzen
Rückenschmerzen
Selbstmordgedanken

:m_job
Krankenpfleger
Erzieherin
Elektriker
Lehrerin
Buchhalter
Verkäuferin
Busfahrer
Ingenieur
Sachbearbeiterin
Tischler
Altenpflegerin
Softwareentwickler
Steuerfachangestellte
Köchin
Lagerist
Zahnarzthelferin
Polizist
Friseurin
Projektleiter
Physiotherapeutin

:m_fam
mein Mann
meine Frau
meine Mutter
mein Vater
meine Schwester
mein Bruder
meine Tochter
mein Sohn
meine Oma
mein Freund
meine Freundin
meine Schwiegermutter
mein Ex
meine beste Freundin

:m_prod
Waschmaschine
Kaffeemaschine
Matratze
Luftpumpe
Fahrradlampe
Bohrmaschine
Heißluftfritteuse
Winterjacke
Brotbackmaschine
Handyhülle
Pfanne

:m_place
Berlin
München
Wien
Zürich
Hamburg
Köln
Leipzig
Paris
Rom
London
Washington
Moskau
Kiew
Brüssel
Bayern
Sachsen
Österreich
die Schweiz
Frankreich
Polen
China
Japan
Südtirol

:m_topic
die Französische Revolution
Photosynthese
der Klimawandel
die Weimarer Republik
Plattentektonik
schwarze Löcher
erneuerbare Energien
die Inflation
künstliche Intelligenz
der Dreißigjährige Krieg
gesunde Ernährung
die Mülltrennung
das Grundgesetz
der Treibhauseffekt
Homeoffice
die Hanse

:m_thing
Äpfel
Murmeln
Sticker
Brötchen
Bleistifte
Kekse
Bücher
Luftballons
Eintrittskarten
Blumen
Bausteine

:m_club
VfL [Bochum|Rotenau|Osnabrück]
SV [Sandhausen|Hallbach|Meppen]
[1. |]FC [Köln|Kaltenbach|Saarbrücken|Nürnberg]
TSV [Hartberg|Oberlingen]
SpVgg [Unterhaching|Neustadt]
[Hertha|Arminia|Fortuna|Eintracht] [BSC|Bielefeld|Düsseldorf|Trier]
Rapid Wien
[Young Boys Bern|Servette Genf|Grasshoppers]
Hansa Rostock
THW Kiel
Eisbären Berlin

:m_secret
ich gehe seit {num:2-12} Monaten fremd
ich habe {money:3000-60000} Schulden und niemand weiß es
ich bin schwanger und will es nicht
ich habe mich wieder geritzt
ich bin schwul und lebe in einer sehr religiösen Familie
ich wurde als Kind missbraucht
ich habe meinen Führerschein wegen Alkohol verloren
ich verdiene nur {money:1100-2400} netto
ich habe HIV
ich bin aus der Haft entlassen worden
ich höre manchmal Stimmen
ich habe bei der Steuer gelogen
mein Mann schlägt mich
ich habe meine Antidepressiva abgesetzt
ich lebe ohne Papiere hier
ich bin spielsüchtig

:m_mundane
ich habe gestern Brot gebacken
wir waren am Wochenende wandern
der Zug hatte mal wieder Verspätung
mein Hund bellt die Post an
die Tomaten auf dem Balkon werden endlich rot
ich habe ein altes Fahrrad repariert
wir haben das Wohnzimmer gestrichen
im Kino lief ein langer Film

:m_fam_dat
meinem Mann
meiner Frau
meinen Eltern
meinem Chef
meiner Schwester
den Kindern
meinem Hausarzt
