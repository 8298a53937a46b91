# Short requests in six languages: with somebody in them, and without.
@lang de
@genre short
@private 1
@noise chat

==
Schreib [einen Geburtstagsgruß|eine Glückwunschkarte|eine WhatsApp] für [meine Frau|meinen Chef|meine Oma|unseren Trainer] {p.f}[, {p?er|sie} wird {num:18-90}|, von {q.f} und mir|].

==
[ich bin|hier ist] {p.f} aus {p.city}, [was kann ich am wochenende machen|ich suche eine wohnung bis {money:400-1500}|schreib mir ein profil für tinder]

==
<[Ich habe|Seit gestern habe ich] {@symptom}.> [Muss ich zum Arzt?|Was hilft?|Ist das schlimm?]

==
<[Mein Mann schlägt mich.|Ich bin schwanger und will es nicht.|Ich habe meine Frau betrogen.|Ich trinke zu viel.|Ich wurde gekündigt.|Ich bin schwul und niemand weiß es.]> [Was soll ich tun?|Hilf mir.|{p.f} darf es nicht erfahren.]

==
[Wer ist|Suche] {p} [aus {p.city}|von der {p.street}|, Tel. {p.phone}|, {p.email}]? [Er schuldet mir Geld.|Sie ist meine Ex.|]

==
Mail an {p.f} [von der Hausverwaltung|aus der Buchhaltung|, die Klassenlehrerin]: {q.f} [fehlt heute|zieht am {DATE} aus|hat die Rechnung {ID~#####} schon bezahlt]. Gruß {r.l}

==
[Kind|Patient|Mandant|Mieter] {p}, {p.dob}, [Termin {DATE} {time}|Rückruf {p.phone}|wohnt bei {q.f}, {q.street}]. [In Kalender eintragen.|Notiz kürzen.|]

==
Passwort [für|von] {p.user}: {secret.password}. [Ist das sicher?|Merken bitte.]

==
{p} und {q} [heiraten am {DATE} in {city}|trennen sich|erben das Haus {p.street}]. [Einladung bitte.|Wer bekommt was?|Rede, zwei Minuten.]

@private 0

==
Schreib [einen Geburtstagsgruß|einen Trinkspruch|eine Absage] für [einen Kollegen|eine Kundin|meine Oma]. [Zwei Zeilen.|Mit Platzhaltern.|Lustig.]

==
<HEALTH-:Was [hilft gegen|sind Ursachen von] [Kopfschmerzen|Husten|Schlaflosigkeit|Rückenschmerzen]?> [Hausmittel.|Fünf Punkte.|]

==
[Wer war|Wann lebte] {p}, [der Erfinder|die Malerin|der Komponist] [aus <LOCATION-:{@place}>|des 19. Jahrhunderts]?

==
[Namen für|Was bedeutet der Name] [einen Hund|eine Romanfigur|{first}]?

==
[weiter|noch mal|kürzer|danke|als Tabelle|auf Englisch|warum?|ja bitte|erklär Schritt {num:2-5}]

==
Wie [schreibe ich eine Kündigung|funktioniert eine IBAN|bekomme ich Elterngeld|rechne ich {num:3-90} % aus]?

@lang fr
@private 1

==
Écris un [message|mot] d'anniversaire pour [ma femme|mon patron|ma grand-mère|notre prof] {p.f}[, {p?il|elle} a {num:18-90} ans|, de la part de {q.f} et moi|].

==
[c'est|moi c'est] {p.f} de {p.city}, [je cherche un appart à {money:300-1500}|que faire ce week-end|écris mon profil tinder]

==
<J'ai {@symptom} [depuis hier|depuis ce matin|encore].> [C'est grave ?|Quel médecin voir ?|Que prendre ?]

==
<[Mon mari me frappe.|Je suis enceinte et je ne veux pas le garder.|J'ai trompé ma femme.|Je bois trop.|Je suis licencié.|Je suis gay et personne ne le sait.]> [Que faire ?|Aide-moi.|{p.f} ne doit pas savoir.]

==
[Qui est|Cherche] {p} [de {p.city}|, {p.phone}|, {p.email}|qui habite {p.street}] ? [Il me doit de l'argent.|C'est mon ex.|]

==
Mail à {p.f} [du syndic|de la compta|, la maîtresse] : {q.f} [est absent|déménage le {DATE}|a déjà payé la facture {ID~#####}]. {r.l}

==
[Enfant|Patient|Client|Locataire] {p}, {p.dob}, [rdv {DATE} {time}|rappeler {p.phone}|vit chez {q.f}, {q.street}]. [Mets-le dans l'agenda.|]

==
Mot de passe de {p.user} : {secret.password}. [C'est sûr ?|Retiens-le.]

@private 0

==
Écris un [message|toast|refus] pour [un collègue|une cliente|ma grand-mère]. [Deux lignes.|Avec des champs à remplir.|Drôle.]

==
<HEALTH-:[Que faire contre|Quelles sont les causes de] [la toux|l'insomnie|le mal de dos] ?> [Cinq points.|]

==
[Qui était|Quand a vécu] {p}, [l'inventeur|la peintre|le compositeur] [du XIXe siècle|né à {city}] ?

==
[Que signifie le prénom {first} ?|Des noms pour un chat ?|Encore.|Plus court.|merci|en anglais|pourquoi ?|oui]

==
Comment [écrire une lettre de démission|lire un IBAN|calculer {num:3-90} %|demander un passeport] ?

@lang es
@private 1

==
Escribe una felicitación para [mi mujer|mi jefe|mi abuela|el profe] {p.f}[, cumple {num:18-90}|, de parte de {q.f} y mía|].

==
soy {p.f} de {p.city}, [busco piso por {money:300-1300}|qué hago el finde|hazme un perfil de tinder]

==
<Tengo {@symptom} [desde ayer|otra vez|desde esta mañana].> [¿Es grave?|¿Qué tomo?|¿Voy al médico?]

==
<[Mi marido me pega.|Estoy embarazada y no quiero tenerlo.|Le fui infiel a mi mujer.|Bebo demasiado.|Me han despedido.|Soy gay y nadie lo sabe.]> [¿Qué hago?|Ayúdame.|{p.f} no puede enterarse.]

==
[¿Quién es|Busca a] {p} [de {p.city}|, {p.phone}|, {p.email}|que vive en {p.street}]? [Me debe dinero.|Es mi ex.|]

==
Correo a {p.f} [de contabilidad|, la profesora|, el administrador]: {q.f} [no viene hoy|se muda el {DATE}|ya pagó la factura {ID~#####}]. {r.l}

==
[Paciente|Cliente|Alumno|Inquilino] {p}, {p.dob}, [cita {DATE} {time}|llamar al {p.phone}|vive con {q.f} en {q.street}]. [Apúntalo.|]

==
La contraseña de {p.user} es {secret.password}. [¿Es segura?|Recuérdala.]

@private 0

==
Escribe [una felicitación|un brindis|una excusa] para [un compañero|una clienta|mi abuela]. [Dos líneas.|Con huecos.|Graciosa.]

==
<HEALTH-:¿[Qué es bueno para|Cuáles son las causas de] [la tos|el insomnio|el dolor de espalda]?> [Cinco puntos.|]

==
¿[Quién fue|Cuándo vivió] {p}, [el inventor|la pintora|el compositor] [del siglo XIX|de {city}]?

==
[¿Qué significa {first}?|Nombres para un perro.|Otra vez.|Más corto.|gracias|en inglés|¿por qué?|sí]

==
¿Cómo [escribo una carta de renuncia|se lee un IBAN|calculo el {num:3-90} %|renuevo el pasaporte]?

@lang pt
@private 1

==
Escreva uma mensagem de aniversário para [minha esposa|meu chefe|minha avó|o professor] {p.f}[, faz {num:18-90} anos|, de mim e de {q.f}|].

==
sou {p.f} de {p.city}, [procuro apartamento por {money:300-2500}|o que faço no fim de semana|faz meu perfil do tinder]

==
<Estou com {@symptom} [desde ontem|de novo|desde cedo].> [É grave?|O que tomo?|Vou ao médico?]

==
<[Meu marido me bate.|Estou grávida e não quero.|Traí minha mulher.|Bebo demais.|Fui demitido.|Sou gay e ninguém sabe.]> [O que faço?|Me ajuda.|{p.f} não pode saber.]

==
[Quem é|Procure] {p} [de {p.city}|, {p.phone}|, {p.email}|que mora na {p.street}]? [Me deve dinheiro.|É meu ex.|]

==
E-mail para {p.f} [do financeiro|, a professora|, o síndico]: {q.f} [não vem hoje|se muda dia {DATE}|já pagou a nota {ID~#####}]. {r.l}

==
[Paciente|Cliente|Aluno|Inquilino] {p}, {p.dob}, [consulta {DATE} {time}|ligar {p.phone}|mora com {q.f} na {q.street}]. [Anota.|]

==
A senha de {p.user} é {secret.password}. [É segura?|Guarda pra mim.]

@private 0

==
Escreva [uma mensagem|um brinde|uma desculpa] para [um colega|uma cliente|minha avó]. [Duas linhas.|Com lacunas.|Engraçada.]

==
<HEALTH-:[O que é bom para|Quais são as causas de] [tosse|insônia|dor nas costas]?> [Cinco itens.|]

==
[Quem foi|Quando viveu] {p}, [o inventor|a pintora|o compositor] [do século XIX|de {city}]?

==
[O que significa {first}?|Nomes para cachorro.|De novo.|Mais curto.|obrigado|em inglês|por quê?|sim]

==
Como [faço uma carta de demissão|leio um IBAN|calculo {num:3-90}%|tiro passaporte]?

@lang it
@private 1

==
Scrivi un augurio di compleanno per [mia moglie|il mio capo|mia nonna|il prof] {p.f}[, compie {num:18-90} anni|, da me e {q.f}|].

==
sono {p.f} di {p.city}, [cerco casa a {money:300-1300}|cosa faccio nel weekend|scrivimi il profilo tinder]

==
<Ho {@symptom} [da ieri|di nuovo|da stamattina].> [È grave?|Cosa prendo?|Vado dal medico?]

==
<[Mio marito mi picchia.|Sono incinta e non lo voglio.|Ho tradito mia moglie.|Bevo troppo.|Mi hanno licenziato.|Sono gay e nessuno lo sa.]> [Che faccio?|Aiutami.|{p.f} non deve saperlo.]

==
[Chi è|Cerca] {p} [di {p.city}|, {p.phone}|, {p.email}|che abita in {p.street}]? [Mi deve dei soldi.|È il mio ex.|]

==
Mail a {p.f} [dell'amministrazione|, la maestra|, del condominio]: {q.f} [oggi manca|trasloca il {DATE}|ha già pagato la fattura {ID~#####}]. {r.l}

==
[Paziente|Cliente|Alunno|Inquilino] {p}, {p.dob}, [visita {DATE} {time}|richiamare {p.phone}|vive con {q.f} in {q.street}]. [Segnalo.|]

==
La password di {p.user} è {secret.password}. [È sicura?|Ricordala.]

@private 0

==
Scrivi [un augurio|un brindisi|una scusa] per [un collega|una cliente|mia nonna]. [Due righe.|Con spazi vuoti.|Spiritoso.]

==
<HEALTH-:[Cosa fa bene per|Quali sono le cause di] [tosse|insonnia|mal di schiena]?> [Cinque punti.|]

==
[Chi era|Quando visse] {p}, [l'inventore|la pittrice|il compositore] [dell'Ottocento|di {city}]?

==
[Cosa significa {first}?|Nomi per un gatto.|Ancora.|Più corto.|grazie|in inglese|perché?|sì]

==
Come [si scrive una lettera di dimissioni|si legge un IBAN|calcolo il {num:3-90}%|rinnovo il passaporto]?

@lang nl
@private 1

==
Schrijf een felicitatie voor [mijn vrouw|mijn baas|oma|de meester] {p.f}[, {p?hij|ze} wordt {num:18-90}|, van {q.f} en mij|].

==
ik ben {p.f} uit {p.city}, [zoek een huis voor {money:400-1500}|wat doe ik dit weekend|schrijf mijn tinderprofiel]

==
<Ik heb [sinds gisteren|weer|vanochtend] {@symptom}.> [Is het erg?|Wat moet ik slikken?|Naar de dokter?]

==
<[Mijn man slaat me.|Ik ben zwanger en wil het niet.|Ik ging vreemd.|Ik drink te veel.|Ik ben ontslagen.|Ik ben homo en niemand weet het.]> [Wat nu?|Help me.|{p.f} mag het niet weten.]

==
[Wie is|Zoek] {p} [uit {p.city}|, {p.phone}|, {p.email}|die op {p.street} woont]? [Hij is me geld schuldig.|Het is mijn ex.|]

==
Mail aan {p.f} [van de administratie|, de juf|, de verhuurder]: {q.f} [is er vandaag niet|verhuist op {DATE}|heeft factuur {ID~#####} al betaald]. {r.l}

==
[Patiënt|Klant|Leerling|Huurder] {p}, {p.dob}, [afspraak {DATE} {time}|terugbellen {p.phone}|woont bij {q.f}, {q.street}]. [Noteer.|]

==
Het wachtwoord van {p.user} is {secret.password}. [Is dat veilig?|Onthoud het.]

@private 0

==
Schrijf [een felicitatie|een toost|een smoes] voor [een collega|een klant|oma]. [Twee regels.|Met invulvelden.|Grappig.]

==
<HEALTH-:[Wat helpt tegen|Wat zijn oorzaken van] [hoesten|slapeloosheid|rugpijn]?> [Vijf punten.|]

==
[Wie was|Wanneer leefde] {p}, [de uitvinder|de schilderes|de componist] [uit de 19e eeuw|uit {city}]?

==
[Wat betekent {first}?|Namen voor een hond.|Nog eens.|Korter.|bedankt|in het Engels|waarom?|ja]

==
Hoe [schrijf ik een ontslagbrief|lees ik een IBAN|bereken ik {num:3-90}%|verleng ik mijn paspoort]?
