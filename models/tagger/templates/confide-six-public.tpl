# The carriers of confide-six-private.tpl with what touches nobody.
@lang de
@genre confide
@private 0
@noise chat
@weight 3

:alltag
ich [lerne|übe|unterrichte] [Spanisch|Gitarre|Schach|Mathe|Python]
ich [habe|suche|kaufe] ein[en|e|] {@product}
ich koche heute {@food}
ich [war|fahre] [im Sommer|mit dem Zug|für eine Woche] [nach|in] <LOCATION-:{@place}>
ich [schreibe|brauche] [einen Aufsatz|einen Vortrag|ein Gedicht|ein Referat] über {@topic}
ich interessiere mich für {@topic}
mein [Drucker|Laptop|Rad|Router|Code|Kuchen|Garten] [geht nicht|ist langsam|ist kaputt|sieht schlimm aus]
meine [Katze|Tomaten|Klasse|Freunde] [mag {@food}|wachsen gut|schlafen viel]
wir [spielen|schauen] am {weekday} [Fußball|einen Film|Karten]
das Wetter ist {@adj}
der Bus kam zu spät
in dem Roman [betrügt der Graf seine Frau|stirbt der Held|hat der Erzähler <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [ist heilbar|ist häufig|wird mit <HEALTH-:{@med}> behandelt]
viele Menschen [haben Schulden|trinken zu viel|sind einsam|lassen sich scheiden]
ein [Arbeitgeber|Vermieter|Arzt] [muss kündigen dürfen|darf das fragen|haftet dafür]
der Mindestlohn beträgt {money:8-20}

:frag2
Was soll ich tun?
Wie geht das?
Ist das normal?
Tipps?
Erkläre das.
Welches ist besser?
Bitte um Rat.

:schild2
[Artikelnummer|Modell|Version|Seite|Kapitel|Aufgabe]{@trenn2}{num:1-900}
[Preis|Summe|Gebühr]{@trenn2}{money:2-900}
[Passwort|PIN|Name|IBAN|Telefon]{@trenn2}[****|\[geheim\]|(Pflichtfeld)|___]
[Hotline|Zentrale|Büro]{@trenn2}<CONTACT-:0800 {~#######}>
[Autor|Regie|Komponist]{@trenn2}{p}
[Datum|Uhrzeit|Frist]{@trenn2}[{date}|{time}]

:trenn2
[: |: |: | - | = | ist | | | Nr. |:]

==
{^@alltag}.

==
{^@alltag}

==
{^@alltag}. {@frag2}

==
{^@alltag}. {^@alltag}. {@frag2}

==
[Hallo,|Hi,|Kurze Frage:|Guten Abend,|Ich brauche Rat:] {@alltag}. {@frag2}

==
[Übersetze ins Englische|Korrigiere|Formuliere um]: "{^@alltag}."

==
[Schreib|Formuliere] [eine Mail|einen Brief] an [den Kundendienst|die Schule|das Team]: [das Treffen ist am {weekday}|das Paket ist beschädigt|wir suchen Helfer|der Kurs fällt aus].

==
{^@schild2}

==
{^@schild2}, {@schild2}

==
{^@schild2}
{^@schild2}

==
[Was ist|Wo finde ich|Wie lang ist|Wozu braucht man] [eine|die] [IBAN|Steuernummer|Kundennummer|Versicherungsnummer|PIN]?

==
{p.f} [kauft {num:2-20} Äpfel|läuft {num:2-20} km|hat {num:2-30} Murmeln|fährt zur Oma|verliert den Schlüssel]. [Wie viele bleiben?|Wie lange dauert es?|Schreib weiter.|Bestimme das Subjekt.]

==
{p} [spielte|schrieb|erfand|regierte|malte] [bis {year:1800-2020}|in <LOCATION-:{@place}>|das Werk "{last}"]. [Wann genau?|Wer war das?|]

@lang fr

:vie
j'[apprends|enseigne] [l'espagnol|la guitare|les échecs|les maths]
j'ai [acheté|cassé] un[e|] {@product}
je fais {@food} ce soir
je [pars|suis allé] [en train|cet été|une semaine] à <LOCATION-:{@place}>
je dois écrire [un exposé|une dissertation|un poème] sur {@topic}
mon [ordinateur|vélo|imprimante|code|jardin] [ne marche plus|est lent|fait du bruit|est petit]
mon chat [dort|miaule la nuit|aime {@food}]
on [joue au foot|regarde un film|joue aux cartes] {weekday}
il fait beau
le bus était en retard
dans le roman, [le comte trompe sa femme|le héros meurt|le narrateur a <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [se soigne|est fréquent|se traite avec <HEALTH-:{@med}>]
beaucoup de gens [ont des dettes|boivent trop|sont seuls|divorcent]
un [employeur|propriétaire|médecin] [peut refuser|doit prévenir|est responsable]
le SMIC est de {money:900-1900}

:quoi2
Que faire ?
Comment ça marche ?
C'est normal ?
Un conseil ?
Explique.
Lequel choisir ?

:sep2
[ : | : |: | - | = | est | | | n° |:]

:etiq2
[référence|modèle|version|page|chapitre|exercice]{@sep2}{num:1-900}
[prix|total|frais]{@sep2}{money:2-900}
[mot de passe|nom|IBAN|téléphone]{@sep2}[****|\[masqué\]|(obligatoire)|___]
[standard|accueil]{@sep2}<CONTACT-:0800 {~### ###}>
[auteur|réalisateur|compositeur]{@sep2}{p}
[date|heure|délai]{@sep2}[{date}|{time}]

==
{^@vie}.

==
{^@vie}

==
{^@vie}. {@quoi2}

==
{^@vie}. {^@vie}. {@quoi2}

==
[Bonjour,|Salut,|Petite question :|Bonsoir,] {@vie}. {@quoi2}

==
[Traduis en anglais|Corrige|Reformule] : "{^@vie}."

==
[Écris|Rédige] [un mail|une lettre] [au service client|à l'école|à l'équipe] : [la réunion est {weekday}|le colis est abîmé|on cherche des bénévoles|le cours est annulé].

==
{^@etiq2}

==
{^@etiq2}, {@etiq2}

==
{^@etiq2}
{^@etiq2}

==
[Qu'est-ce que|Où trouver|À quoi sert] [un IBAN|le numéro fiscal|un numéro de sécu|un code PIN] ?

==
{p.f} [achète {num:2-20} pommes|court {num:2-20} km|a {num:2-30} billes|va chez mamie|perd ses clés]. [Combien en reste-t-il ?|Combien de temps ?|Continue.|Trouve le sujet.]

==
{p} [jouait|écrivit|inventa|régna|peignit] [jusqu'en {year:1800-2020}|à <LOCATION-:{@place}>|"{last}"]. [Quand ?|Qui était-ce ?|]

@lang es

:vida
[aprendo|enseño] [francés|guitarra|ajedrez|mates]
he comprado un[a|] {@product}
hoy cocino {@food}
[voy|fui] [en tren|este verano|una semana] a <LOCATION-:{@place}>
tengo que escribir [un trabajo|un poema|una redacción] sobre {@topic}
mi [portátil|bici|impresora|código|jardín] [no funciona|va lento|hace ruido|es pequeño]
mi gato [duerme|maúlla|quiere {@food}]
[jugamos al fútbol|vemos una peli|jugamos a cartas] el {weekday}
hace buen tiempo
el autobús llegó tarde
en la novela [el conde engaña a su mujer|muere el héroe|el narrador tiene <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [se cura|es frecuente|se trata con <HEALTH-:{@med}>]
mucha gente [tiene deudas|bebe demasiado|está sola|se divorcia]
un [jefe|casero|médico] [puede negarse|debe avisar|es responsable]
el salario mínimo es de {money:700-1500}

:pregunta2
¿Qué hago?
¿Cómo funciona?
¿Es normal?
¿Algún consejo?
Explica.
¿Cuál es mejor?

:sep2
[: |: |: | - | = | es | | | nº |:]

:dato2
[referencia|modelo|versión|página|capítulo|ejercicio]{@sep2}{num:1-900}
[precio|total|tasa]{@sep2}{money:2-900}
[contraseña|nombre|IBAN|teléfono]{@sep2}[****|\[oculto\]|(obligatorio)|___]
[centralita|atención al cliente]{@sep2}<CONTACT-:900 {~### ###}>
[autor|director|compositor]{@sep2}{p}
[fecha|hora|plazo]{@sep2}[{date}|{time}]

==
{^@vida}.

==
{^@vida}

==
{^@vida}. {@pregunta2}

==
{^@vida}. {^@vida}. {@pregunta2}

==
[Hola,|Buenas,|Una pregunta:|Buenas noches,] {@vida}. {@pregunta2}

==
[Traduce al inglés|Corrige|Reformula]: "{^@vida}."

==
[Escribe|Redacta] [un correo|una carta] [a atención al cliente|a la escuela|al equipo]: [la reunión es el {weekday}|el paquete llegó roto|buscamos voluntarios|se cancela la clase].

==
{^@dato2}

==
{^@dato2}, {@dato2}

==
{^@dato2}
{^@dato2}

==
¿[Qué es|Dónde encuentro|Para qué sirve] [un IBAN|el NIF|el número de la seguridad social|un PIN]?

==
{p.f} [compra {num:2-20} manzanas|corre {num:2-20} km|tiene {num:2-30} canicas|va a casa de la abuela|pierde las llaves]. [¿Cuántas quedan?|¿Cuánto tarda?|Continúa.|Busca el sujeto.]

==
{p} [jugó|escribió|inventó|reinó|pintó] [hasta {year:1800-2020}|en <LOCATION-:{@place}>|"{last}"]. [¿Cuándo?|¿Quién fue?|]

@lang pt

:vida
[estudo|ensino] [francês|violão|xadrez|matemática]
comprei um[a|] {@product}
hoje faço {@food}
[vou|fui] [de trem|no verão|uma semana] para <LOCATION-:{@place}>
preciso escrever [um trabalho|um poema|uma redação] sobre {@topic}
meu [notebook|celular|carro|código|jardim] [não funciona|está lento|faz barulho|é pequeno]
meu gato [dorme|mia à noite|quer {@food}]
[jogamos bola|vemos um filme|jogamos cartas] na {weekday}
o tempo está bom
o ônibus atrasou
no romance [o conde trai a mulher|o herói morre|o narrador tem <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [tem cura|é comum|se trata com <HEALTH-:{@med}>]
muita gente [tem dívidas|bebe demais|está só|se divorcia]
um [chefe|médico|proprietário] [pode recusar|deve avisar|é responsável]
o salário mínimo é de {money:700-1800}

:duvida2
O que eu faço?
Como funciona?
É normal?
Algum conselho?
Explique.
Qual é melhor?

:sep2
[: |: |: | - | = | é | | | nº |:]

:dado2
[referência|modelo|versão|página|capítulo|exercício]{@sep2}{num:1-900}
[preço|total|taxa]{@sep2}{money:2-900}
[senha|nome|CPF|telefone]{@sep2}[****|\[oculto\]|(obrigatório)|___]
[central|atendimento]{@sep2}<CONTACT-:0800 {~### ####}>
[autor|diretor|compositor]{@sep2}{p}
[data|hora|prazo]{@sep2}[{date}|{time}]

==
{^@vida}.

==
{^@vida}

==
{^@vida}. {@duvida2}

==
{^@vida}. {^@vida}. {@duvida2}

==
[Oi,|Olá,|Uma dúvida:|Boa noite,] {@vida}. {@duvida2}

==
[Traduza para o inglês|Corrija|Reescreva]: "{^@vida}."

==
[Escreva|Redija] [um e-mail|uma carta] [ao atendimento|à escola|à equipe]: [a reunião é {weekday}|o pacote chegou quebrado|procuramos voluntários|a aula foi cancelada].

==
{^@dado2}

==
{^@dado2}, {@dado2}

==
{^@dado2}
{^@dado2}

==
[O que é|Onde acho|Para que serve] [um IBAN|o CPF|a chave pix|um PIN]?

==
{p.f} [compra {num:2-20} maçãs|corre {num:2-20} km|tem {num:2-30} bolinhas|vai à casa da avó|perde as chaves]. [Quantas sobram?|Quanto demora?|Continue.|Ache o sujeito.]

==
{p} [jogou|escreveu|inventou|reinou|pintou] [até {year:1800-2020}|em <LOCATION-:{@place}>|"{last}"]. [Quando?|Quem foi?|]

@lang it

:vita
[studio|insegno] [francese|chitarra|scacchi|matematica]
ho comprato un[a|] {@product}
stasera cucino {@food}
[vado|sono andato] [in treno|d'estate|una settimana] a <LOCATION-:{@place}>
devo scrivere [una tesina|una poesia|un tema] su {@topic}
il mio [portatile|telefono|codice|giardino|forno] [non funziona|è lento|fa rumore|è piccolo]
il gatto [dorme|miagola|vuole {@food}]
[giochiamo a calcio|guardiamo un film|giochiamo a carte] {weekday}
c'è il sole
l'autobus era in ritardo
nel romanzo [il conte tradisce la moglie|muore l'eroe|il narratore ha <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [si cura|è frequente|si tratta con <HEALTH-:{@med}>]
molta gente [ha debiti|beve troppo|è sola|divorzia]
un [capo|medico|proprietario] [può rifiutare|deve avvisare|è responsabile]
lo stipendio medio è di {money:900-2500}

:domanda2
Che faccio?
Come funziona?
È normale?
Un consiglio?
Spiega.
Quale è meglio?

:sep2
[: |: |: | - | = | è | | | n. |:]

:voce2
[riferimento|modello|versione|pagina|capitolo|esercizio]{@sep2}{num:1-900}
[prezzo|totale|tassa]{@sep2}{money:2-900}
[password|nome|IBAN|telefono]{@sep2}[****|\[nascosto\]|(obbligatorio)|___]
[centralino|assistenza clienti]{@sep2}<CONTACT-:800 {~######}>
[autore|regista|compositore]{@sep2}{p}
[data|ora|scadenza]{@sep2}[{date}|{time}]

==
{^@vita}.

==
{^@vita}

==
{^@vita}. {@domanda2}

==
{^@vita}. {^@vita}. {@domanda2}

==
[Ciao,|Salve,|Una domanda:|Buonasera,] {@vita}. {@domanda2}

==
[Traduci in inglese|Correggi|Riformula]: "{^@vita}."

==
[Scrivi|Prepara] [una mail|una lettera] [all'assistenza|alla scuola|alla squadra]: [la riunione è {weekday}|il pacco è rotto|cerchiamo volontari|la lezione è annullata].

==
{^@voce2}

==
{^@voce2}, {@voce2}

==
{^@voce2}
{^@voce2}

==
[Cos'è|Dove trovo|A cosa serve] [un IBAN|il codice fiscale|la tessera sanitaria|un PIN]?

==
{p.f} [compra {num:2-20} mele|corre {num:2-20} km|ha {num:2-30} biglie|va dalla nonna|perde le chiavi]. [Quante ne restano?|Quanto ci mette?|Continua.|Trova il soggetto.]

==
{p} [giocò|scrisse|inventò|regnò|dipinse] [fino al {year:1800-2020}|a <LOCATION-:{@place}>|"{last}"]. [Quando?|Chi era?|]

@lang nl

:leven
ik [leer|geef les in] [Frans|gitaar|schaken|wiskunde]
ik heb een {@product} gekocht
vanavond kook ik {@food}
ik [ga|ging] [met de trein|deze zomer|een week] naar <LOCATION-:{@place}>
ik moet [een werkstuk|een gedicht|een opstel] schrijven over {@topic}
mijn [laptop|fiets|printer|code|tuin] [doet het niet|is traag|maakt lawaai|is klein]
de kat [slaapt|miauwt|wil {@food}]
we [voetballen|kijken een film|kaarten] op {weekday}
het is mooi weer
de bus was te laat
in de roman [bedriegt de graaf zijn vrouw|sterft de held|heeft de verteller <HEALTH-:{@cond}>]
<HEALTH-:{@cond}> [is te genezen|komt vaak voor|wordt behandeld met <HEALTH-:{@med}>]
veel mensen [hebben schulden|drinken te veel|zijn eenzaam|gaan scheiden]
een [baas|arts|huisbaas] [mag weigeren|moet waarschuwen|is aansprakelijk]
het minimumloon is {money:900-2300}

:vraag2
Wat moet ik doen?
Hoe werkt dat?
Is dat normaal?
Tips?
Leg uit.
Welke is beter?

:sep2
[: |: |: | - | = | is | | | nr. |:]

:veld2
[artikelnummer|model|versie|pagina|hoofdstuk|opgave]{@sep2}{num:1-900}
[prijs|totaal|kosten]{@sep2}{money:2-900}
[wachtwoord|naam|IBAN|telefoon]{@sep2}[****|\[verborgen\]|(verplicht)|___]
[klantenservice|receptie]{@sep2}<CONTACT-:0800-{~####}>
[auteur|regisseur|componist]{@sep2}{p}
[datum|tijd|termijn]{@sep2}[{date}|{time}]

==
{^@leven}.

==
{^@leven}

==
{^@leven}. {@vraag2}

==
{^@leven}. {^@leven}. {@vraag2}

==
[Hoi,|Hallo,|Vraagje:|Goedenavond,] {@leven}. {@vraag2}

==
[Vertaal naar het Engels|Verbeter|Herschrijf]: "{^@leven}."

==
[Schrijf|Maak] [een mail|een brief] aan [de klantenservice|de school|het team]: [de vergadering is {weekday}|het pakket is kapot|we zoeken vrijwilligers|de les vervalt].

==
{^@veld2}

==
{^@veld2}, {@veld2}

==
{^@veld2}
{^@veld2}

==
[Wat is|Waar vind ik|Waarvoor dient] [een IBAN|het BSN|een polisnummer|een pincode]?

==
{p.f} [koopt {num:2-20} appels|loopt {num:2-20} km|heeft {num:2-30} knikkers|gaat naar oma|verliest de sleutels]. [Hoeveel blijven er over?|Hoe lang duurt het?|Ga verder.|Zoek het onderwerp.]

==
{p} [speelde|schreef|vond uit|regeerde|schilderde] [tot {year:1800-2020}|in <LOCATION-:{@place}>|"{last}"]. [Wanneer?|Wie was dat?|]
