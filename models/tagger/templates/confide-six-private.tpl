# en-confide-private.tpl and en-labels-private.tpl in six languages.
@lang de
@genre confide
@private 1
@noise chat
@weight 3

:ich
[bei mir wurde|ich habe] {@cond}[ festgestellt| diagnostiziert bekommen]
ich habe {@symptom} [seit {num:2-9} Wochen|seit {month}|jede Nacht|nach dem Essen]
ich nehme {@med} und [vertrage es nicht|habe zugenommen|will es absetzen]
ich [kann nicht mehr|schlafe kaum|weine nur noch|habe Panikattacken|höre Stimmen|verletze mich selbst] [seit der Trennung|seit {month}|im Büro|]
ich [will nicht mehr leben|habe einen Abschiedsbrief geschrieben|war in der Psychiatrie|bin seit {month} in Therapie]
ich [trinke heimlich|rauche {num:15-60} Zigaretten am Tag|bin spielsüchtig|bin seit {num:3-90} Tagen trocken|nehme Drogen]
[mein Mann|meine Frau|mein Freund|meine Freundin|mein Ex] [betrügt mich|schlägt mich|hat mich verlassen|will die Scheidung|liest meine Nachrichten|verfolgt mich]
[mein Vater|meine Mutter|mein Bruder|meine Tochter|unser Sohn|meine Oma] [hat {@cond}|trinkt|sitzt im Gefängnis|ist gestorben|isst nichts mehr|wird gemobbt|braucht Pflege|redet nicht mit mir|ist bei uns ausgezogen]
[mein Chef|meine Chefin|mein Kollege|mein Vermieter|mein Lehrer] [belästigt mich|schreit mich an|will mich loswerden|zahlt nicht|weiß nicht, dass ich schwanger bin|hat mich abgemahnt]
ich [bin schwanger|bin im {num:2-9}. Monat|hatte eine Fehlgeburt|kann keine Kinder bekommen|habe abgetrieben]
ich habe {money:500-60000} [Schulden|geerbt|verloren|verzockt|auf dem Konto] [und niemand weiß es|bei der Bank|]
ich verdiene {money:900-7000} [netto|im Monat|brutto] und [meine Miete kostet {money:400-1800}|komme nicht hin|die Kollegin mehr]
ich [bekomme Bürgergeld|bin insolvent|wurde gekündigt|bin arbeitslos|habe die Prüfung nicht bestanden|bin krankgeschrieben] [seit {month}|zum zweiten Mal|]
ich [bin vorbestraft|habe keine Papiere|wurde angezeigt|muss vor Gericht|habe Unterhalt nicht gezahlt|wurde abgeschoben]
ich bin [schwul|lesbisch|trans|noch Jungfrau|Muslim|Zeugin Jehovas|aus der Kirche ausgetreten] und [keiner weiß es|habe Angst|meine Familie hasst das]
mein [Blutdruck|Zucker|Befund|PSA-Wert] ist [zu hoch|schlecht|auffällig]
wir [schlafen getrennt|haben seit Monaten keinen Sex|versuchen es mit künstlicher Befruchtung|haben ein Kind verloren|streiten jeden Tag]
ich wurde [missbraucht|vergewaltigt|operiert|adoptiert|betrogen|bestohlen] [als Kind|letztes Jahr|mit {num:5-40}|]

:frag
Was soll ich tun?
Ist das normal?
Was hilft?
Bitte um Rat.
Bin ich schuld?
Mit wem kann ich reden?
Wie geht es weiter?
Hilfe.

:schild
[Kontonummer|Konto|Kundennummer|Kundennr.]{@trenn}{ACCOUNT~##########}
[IBAN|Bankverbindung]{@trenn}{p.iban}
[Steuernummer|Steuer-ID|IdNr.]{@trenn}{ID~## ### ### ###}
[Ausweisnummer|Personalausweis|Reisepass|Passnummer]{@trenn}{ID~@########}
[Versichertennummer|Versicherungsnr.|Police|Krankenkasse]{@trenn}{ID~@#########}
[Personalnummer|Mitarbeiternr.|Matrikelnummer|Patientennr.|Aktenzeichen]{@trenn}{ID~######}
[Führerschein|Führerscheinnummer]{@trenn}{ID~@####**####}
[Kennzeichen|Auto]{@trenn}{p.plate}
[Tel.|Telefon|Handy|mobil|Rückruf]{@trenn}{p.phone}
[Mail|E-Mail]{@trenn}{p.email}
[Adresse|Anschrift|wohnhaft|Lieferung an]{@trenn}{p.addr}
[geb.|geboren am|Geburtsdatum]{@trenn}{p.dob}
[Passwort|Kennwort|PW|WLAN-Schlüssel|Zugang]{@trenn}{secret.password}
[PIN|TAN|Code|Türcode]{@trenn}{SECRET~####}
[Name|Kontoinhaber|Patient|Mieter|Ansprechpartner]{@trenn}{p}

:trenn
[: |: |: | - | = | ist | | | Nr. |:| lautet ]

:vermerk
[hat angerufen|bittet um Rückruf|zahlt nicht|hat gekündigt|war unfreundlich|wartet auf Antwort|kommt am {DATE}|zieht aus|hat sich beschwert|fehlt unentschuldigt|braucht einen Dolmetscher|hat nicht unterschrieben|bekommt {num:30-98} Punkte]

==
<{^@ich}.>

==
<{^@ich}>

==
<{@ich}> [|lol|hilfe|keine ahnung was ich machen soll]

==
<{^@ich}.> {@frag}

==
<{^@ich}.> <{^@ich}.> {@frag}

==
[Hallo,|Hi,|Kurze Frage:|Guten Abend,|Ich brauche Rat:] <{@ich}>. {@frag}

==
[Schreib|Formuliere] [eine Mail|einen Brief|eine Nachricht] an [meinen Chef|meine Mutter|die Schule|die Bank]: <{@ich}>. [Höflich.|Kurz.|]

==
[Übersetze ins Englische|Korrigiere|Formuliere um]: "<{^@ich}.>"

==
Soll ich es sagen? <{^@ich}.>

==
{^@schild}

==
{^@schild}, {@schild}

==
{^@schild}
{^@schild}
[{^@schild}
|]

==
{p}, {@schild}[, {@schild}|]

==
[Der|Die|Das] [Antrag|Vertrag|Rechnung|Konto|Akte] von {p} [wurde geprüft|ist gesperrt|fehlt|liegt vor], {@schild}.

==
{p} {@vermerk}.

==
[Herr|Frau|Dr.] {p.l} {@vermerk}[, {@schild}|].

==
[Ist|Warum ist] {@schild} [gültig|gesperrt|richtig]?

==
[Bitte|Kannst du] {@schild} [merken|speichern|ändern|weiterleiten][.|?]

@genre clinic

==
<[Pat.|Patient|Patientin], {num:19-92} J., [mit|klagt über|bekannt:] {@cond}. [Medikation|Therapie]: {@med}.> <{^@symptom} seit {num:2-20} Tagen.>

==
[Arzt|Ärztin]: [Was führt Sie zu mir?|Seit wann?|Nehmen Sie etwas ein?] [Patient|Patientin]: <[Ich habe {@symptom}.|Ich nehme {@med}.|Meine Mutter hatte {@cond}.|Es wird nachts schlimmer.]>

@lang fr
@genre confide

:je
[on m'a diagnostiqué|j'ai|on m'a trouvé] {@cond}
j'ai {@symptom} [depuis {num:2-9} semaines|depuis {month}|toutes les nuits|après les repas]
je prends {@med} et [je grossis|ça ne marche pas|je veux arrêter]
je [n'en peux plus|ne dors plus|pleure sans arrêt|fais des crises d'angoisse|entends des voix|me fais du mal] [depuis la rupture|au travail|]
je [ne veux plus vivre|suis suivi en psychiatrie|sors d'hôpital|vois un psy en cachette]
je [bois en cachette|fume un paquet par jour|joue tout mon salaire|suis sobre depuis {num:3-90} jours|me drogue]
[mon mari|ma femme|mon copain|ma copine|mon ex] [me trompe|me bat|m'a quittée|veut divorcer|lit mes messages|me suit partout]
[mon père|ma mère|mon frère|ma fille|notre fils|ma grand-mère] [a {@cond}|boit|est en prison|vient de mourir|ne mange plus|se fait harceler|perd la mémoire|ne me parle plus]
[mon patron|ma cheffe|mon collègue|mon propriétaire|mon prof] [me harcèle|me crie dessus|veut me virer|ne me paie pas|ne sait pas que je suis enceinte]
je [suis enceinte|suis enceinte de {num:2-8} mois|ai fait une fausse couche|ne peux pas avoir d'enfant|ai avorté]
je dois {money:500-60000} [à la banque|à ma sœur|aux impôts][ et je le cache|]
je gagne {money:900-6000} [par mois|net] et [mon loyer est de {money:400-1500}|je n'y arrive pas|ma collègue plus]
je [touche le RSA|suis au chômage|viens d'être viré|ai raté mon concours|suis en arrêt maladie] [depuis {month}|encore|]
je [suis sans papiers|ai un casier|passe au tribunal|n'ai pas déclaré ce revenu|ai été expulsé]
je suis [gay|lesbienne|trans|vierge|converti|témoin de Jéhovah] et [personne ne le sait|j'ai peur|ma famille me rejette]
[ma tension|mon diabète|mon bilan|ma biopsie] [est trop haute|est mauvais|n'est pas bon]
on [fait chambre à part|ne fait plus l'amour|essaie une FIV|a perdu un bébé|se dispute tous les jours]
j'ai été [violée|abusé enfant|opéré|adoptée|licenciée|volé] [l'an dernier|à {num:5-40} ans|]

:quoi
Que faire ?
C'est normal ?
Un conseil ?
C'est ma faute ?
À qui parler ?
Aidez-moi.
Vous feriez quoi ?

:sep
[ : | : |: | - | = | est | | | n° |:]

:etiq
[numéro de compte|compte|n° client]{@sep}{ACCOUNT~###########}
[IBAN|RIB]{@sep}{p.iban}
[numéro fiscal|SIRET|n° fiscal]{@sep}{ID~#############}
[passeport|carte d'identité|CNI]{@sep}{ID~##@@#####}
[numéro de sécu|sécurité sociale|NIR]{@sep}{p.nid}
[matricule|n° étudiant|dossier|n° patient|allocataire|contrat]{@sep}{ID~#######}
[permis|permis de conduire]{@sep}{ID~############}
[plaque|immatriculation]{@sep}{p.plate}
[tél.|portable|mobile|appeler]{@sep}{p.phone}
[mail|courriel]{@sep}{p.email}
[adresse|domicile|livrer à]{@sep}{p.addr}
[né le|née le|date de naissance]{@sep}{p.dob}
[mot de passe|mdp|code wifi|clé]{@sep}{secret.password}
[code|PIN|digicode]{@sep}{SECRET~####}
[nom|titulaire|patient|locataire|contact]{@sep}{p}

:note
[a appelé|demande un rendez-vous|ne paie plus|a résilié|attend une réponse|vient le {DATE}|déménage|s'est plaint|est absent sans motif|n'a pas signé|a eu {num:2-19}/20|a besoin d'un interprète]

==
<{^@je}.>

==
<{^@je}>

==
<{@je}> [|mdr|help|je sais pas quoi faire]

==
<{^@je}.> {@quoi}

==
<{^@je}.> <{^@je}.> {@quoi}

==
[Bonjour,|Salut,|Petite question :|Bonsoir,] <{@je}>. {@quoi}

==
[Écris|Rédige] [un mail|une lettre|un message] à [mon patron|ma mère|l'école|la banque] : <{@je}>. [Poli.|Court.|]

==
[Traduis en anglais|Corrige|Reformule] : "<{^@je}.>"

==
Dois-je en parler ? <{^@je}.>

==
{^@etiq}

==
{^@etiq}, {@etiq}

==
{^@etiq}
{^@etiq}
[{^@etiq}
|]

==
{p}, {@etiq}[, {@etiq}|]

==
[Le dossier|La demande|Le contrat|Le compte] de {p} [est bloqué|a été validé|manque|est en attente], {@etiq}.

==
{p} {@note}.

==
[M.|Mme|Dr] {p.l} {@note}[, {@etiq}|].

==
[Pourquoi|Est-ce que] {@etiq} [est refusé|est valide|ne marche pas] ?

==
[Note|Enregistre|Modifie|Transmets] {@etiq}, [merci|s'il te plaît].

@genre clinic

==
<[Patient|Patiente] de {num:19-92} ans, [antécédents|suivi pour|connu pour] {@cond}. Traitement : {@med}.> <{^@symptom} depuis {num:2-20} jours.>

==
[Médecin|Dr] : [Qu'est-ce qui vous amène ?|Depuis quand ?|Vous prenez quelque chose ?] [Patient|Patiente] : <[J'ai {@symptom}.|Je prends {@med}.|Ma mère avait {@cond}.|C'est pire la nuit.]>

@lang es
@genre confide

:yo
[me diagnosticaron|tengo|me encontraron] {@cond}
tengo {@symptom} [desde hace {num:2-9} semanas|desde {month}|cada noche|después de comer]
tomo {@med} y [he engordado|no me hace nada|quiero dejarlo]
[no puedo más|no duermo|lloro a todas horas|tengo ataques de pánico|oigo voces|me hago daño] [desde la ruptura|en el trabajo|]
[no quiero vivir|estuve ingresada en psiquiatría|voy al psicólogo a escondidas|escribí una nota de despedida]
[bebo a escondidas|fumo dos paquetes|me juego el sueldo|llevo {num:3-90} días sobrio|me drogo]
[mi marido|mi mujer|mi novio|mi novia|mi ex] [me engaña|me pega|me dejó|quiere el divorcio|me lee los mensajes|me persigue]
[mi padre|mi madre|mi hermano|mi hija|nuestro hijo|mi abuela] [tiene {@cond}|bebe|está en la cárcel|acaba de morir|no come|sufre acoso|pierde la memoria|no me habla]
[mi jefe|mi jefa|mi compañero|mi casero|mi profesor] [me acosa|me grita|me quiere echar|no me paga|no sabe que estoy embarazada]
[estoy embarazada|estoy de {num:2-8} meses|tuve un aborto|no puedo tener hijos]
debo {money:500-60000} [al banco|a mi hermana|a Hacienda][ y lo oculto|]
gano {money:800-5000} [al mes|netos] y [pago {money:300-1300} de alquiler|no llego|mi compañera más]
[cobro el paro|me despidieron|suspendí la oposición|estoy de baja|estoy en paro] [desde {month}|otra vez|]
[no tengo papeles|tengo antecedentes|tengo juicio|no declaré ese dinero|me van a desahuciar]
soy [gay|lesbiana|trans|virgen|testigo de Jehová|musulmana] y [nadie lo sabe|tengo miedo|mi familia me echaría]
[mi tensión|mi azúcar|mi biopsia|mi analítica] [salió mal|está por las nubes|salió positiva]
[dormimos separados|ya no tenemos sexo|probamos con la fecundación in vitro|perdimos un bebé|discutimos cada día]
[me violaron|abusaron de mí|me operaron|me adoptaron|me estafaron|me robaron] [de niño|el año pasado|a los {num:5-40}|]

:pregunta
¿Qué hago?
¿Es normal?
¿Algún consejo?
¿Es culpa mía?
¿Con quién hablo?
Ayuda.

:sep
[: |: |: | - | = | es | | | nº |:]

:dato
[número de cuenta|cuenta|nº de cliente]{@sep}{ACCOUNT~####################}
[IBAN|cuenta]{@sep}{p.iban}
[NIF|DNI|NIE|RFC|CURP|cédula]{@sep}{p.nid}
[pasaporte|nº de pasaporte]{@sep}{ID~@@@######}
[seguridad social|tarjeta sanitaria|nº de afiliado|póliza]{@sep}{ID~############}
[expediente|nº de alumno|historia clínica|empleado|matrícula]{@sep}{ID~######}
[carné de conducir|licencia]{@sep}{ID~########@}
[matrícula|placa]{@sep}{p.plate}
[tel.|móvil|celular|llamar al]{@sep}{p.phone}
[correo|email]{@sep}{p.email}
[dirección|domicilio|enviar a]{@sep}{p.addr}
[nacido el|fecha de nacimiento]{@sep}{p.dob}
[contraseña|clave|clave wifi|pass]{@sep}{secret.password}
[PIN|código]{@sep}{SECRET~####}
[nombre|titular|paciente|inquilino|contacto]{@sep}{p}

:nota
[llamó hoy|pide una cita|no paga|canceló|espera respuesta|viene el {DATE}|se muda|se quejó|falta sin avisar|no firmó|sacó un {num:2-9}|necesita intérprete]

==
<{^@yo}.>

==
<{^@yo}>

==
<{@yo}> [|jaja|ayuda|no sé qué hacer]

==
<{^@yo}.> {@pregunta}

==
<{^@yo}.> <{^@yo}.> {@pregunta}

==
[Hola,|Buenas,|Una pregunta:|Buenas noches,] <{@yo}>. {@pregunta}

==
[Escribe|Redacta] [un correo|una carta|un mensaje] a [mi jefe|mi madre|la escuela|el banco]: <{@yo}>. [Educado.|Corto.|]

==
[Traduce al inglés|Corrige|Reformula]: "<{^@yo}.>"

==
¿Debo contarlo? <{^@yo}.>

==
{^@dato}

==
{^@dato}, {@dato}

==
{^@dato}
{^@dato}
[{^@dato}
|]

==
{p}, {@dato}[, {@dato}|]

==
[El expediente|La solicitud|El contrato|La cuenta] de {p} [está bloqueado|fue aprobada|falta|sigue pendiente], {@dato}.

==
{p} {@nota}.

==
[Sr.|Sra.|Dra.] {p.l} {@nota}[, {@dato}|].

==
¿[Por qué|Es cierto que] {@dato} [no funciona|está bloqueado|es válido]?

==
[Apunta|Guarda|Cambia|Reenvía] {@dato}, por favor.

@genre clinic

==
<[Paciente|Mujer|Varón] de {num:19-92} años, [antecedentes de|en tratamiento por] {@cond}. Toma {@med}.> <Refiere {@symptom} desde hace {num:2-20} días.>

==
[Médico|Doctora]: [¿Qué le pasa?|¿Desde cuándo?|¿Toma algo?] [Paciente]: <[Tengo {@symptom}.|Tomo {@med}.|Mi madre tuvo {@cond}.|De noche es peor.]>

@lang pt
@genre confide

:eu
[fui diagnosticado com|tenho|descobri que tenho] {@cond}
estou com {@symptom} [há {num:2-9} semanas|desde {month}|toda noite|depois de comer]
tomo {@med} e [engordei|não adianta|quero parar]
[não aguento mais|não durmo|choro o dia todo|tenho crises de pânico|ouço vozes|me machuco] [desde o término|no trabalho|]
[não quero mais viver|fiquei internada na psiquiatria|vou ao psicólogo escondido|escrevi uma carta de despedida]
[bebo escondido|fumo dois maços|perdi o salário no jogo|estou sóbrio há {num:3-90} dias|uso drogas]
[meu marido|minha esposa|meu namorado|minha namorada|meu ex] [me trai|me bate|me largou|quer o divórcio|lê minhas mensagens|me persegue]
[meu pai|minha mãe|meu irmão|minha filha|nosso filho|minha avó] [tem {@cond}|bebe|está preso|acabou de morrer|não come|sofre bullying|perdeu a memória|não fala comigo]
[meu chefe|minha chefe|meu colega|o dono do apartamento|meu professor] [me assedia|grita comigo|quer me demitir|não me paga|não sabe que estou grávida]
[estou grávida|estou de {num:2-8} meses|tive um aborto|não posso ter filhos]
devo {money:500-60000} [ao banco|à minha irmã|à Receita][ e escondo|]
ganho {money:900-9000} [por mês|líquido] e [pago {money:400-2500} de aluguel|não dá|minha colega mais]
[recebo seguro-desemprego|fui demitido|reprovei no concurso|estou afastada pelo INSS|estou desempregado] [desde {month}|de novo|]
[não tenho documentos|tenho ficha na polícia|tenho audiência|não declarei esse dinheiro|vou ser despejado]
sou [gay|lésbica|trans|virgem|testemunha de Jeová|da umbanda] e [ninguém sabe|tenho medo|minha família não aceita]
[minha pressão|minha glicose|minha biópsia|meu exame] [deu alterado|está alta|deu positivo]
[dormimos separados|não transamos mais|tentamos fertilização|perdemos um bebê|brigamos todo dia]
[fui abusada|fui operado|fui adotado|fui roubado|caí num golpe] [quando criança|ano passado|aos {num:5-40}|]

:duvida
O que eu faço?
Isso é normal?
Algum conselho?
A culpa é minha?
Com quem falo?
Socorro.

:sep
[: |: |: | - | = | é | | | nº |:]

:dado
[número da conta|conta|conta corrente|nº de cliente]{@sep}{ACCOUNT~######-#}
[agência]{@sep}{ACCOUNT~####}, conta {ACCOUNT~#####-#}
[IBAN|NIB]{@sep}{p.iban}
[CPF|contribuinte|NIF]{@sep}{p.nid}
[RG|identidade|cartão de cidadão]{@sep}{ID~##.###.###-#}
[passaporte]{@sep}{ID~@@######}
[cartão do SUS|nº de utente|carteirinha|apólice]{@sep}{ID~### #### #### ####}
[prontuário|matrícula|processo|nº de aluno|protocolo]{@sep}{ID~#######}
[CNH|carta de condução]{@sep}{ID~###########}
[placa|matrícula]{@sep}{p.plate}
[tel.|celular|telemóvel|zap]{@sep}{p.phone}
[chave pix|pix]{@sep}{p.email}
[endereço|morada|entregar em]{@sep}{p.addr}
[nascido em|data de nascimento]{@sep}{p.dob}
[senha|palavra-passe|senha do wifi]{@sep}{secret.password}
[PIN|código]{@sep}{SECRET~####}
[nome|titular|paciente|inquilino|contato]{@sep}{p}

:nota
[ligou hoje|pede uma consulta|não paga|cancelou|espera resposta|vem dia {DATE}|vai se mudar|reclamou|faltou sem avisar|não assinou|tirou {num:2-9}|precisa de intérprete]

==
<{^@eu}.>

==
<{^@eu}>

==
<{@eu}> [|kkk|socorro|não sei o que fazer]

==
<{^@eu}.> {@duvida}

==
<{^@eu}.> <{^@eu}.> {@duvida}

==
[Oi,|Olá,|Uma dúvida:|Boa noite,] <{@eu}>. {@duvida}

==
[Escreva|Redija] [um e-mail|uma carta|uma mensagem] para [meu chefe|minha mãe|a escola|o banco]: <{@eu}>. [Educado.|Curto.|]

==
[Traduza para o inglês|Corrija|Reescreva]: "<{^@eu}.>"

==
Devo contar? <{^@eu}.>

==
{^@dado}

==
{^@dado}, {@dado}

==
{^@dado}
{^@dado}
[{^@dado}
|]

==
{p}, {@dado}[, {@dado}|]

==
[O processo|O pedido|O contrato|A conta] de {p} [está bloqueado|foi aprovado|sumiu|está pendente], {@dado}.

==
{p} {@nota}.

==
[Sr.|Sra.|Dra.|Dona] {p.l} {@nota}[, {@dado}|].

==
[Por que|É verdade que] {@dado} [não funciona|está bloqueado|é válido]?

==
[Anota|Guarda|Muda|Encaminha] {@dado}, por favor.

@genre clinic

==
<[Paciente|Mulher|Homem] de {num:19-92} anos, [histórico de|em tratamento de] {@cond}. Em uso de {@med}.> <Queixa-se de {@symptom} há {num:2-20} dias.>

==
[Médico|Doutora]: [O que está sentindo?|Desde quando?|Toma algum remédio?] [Paciente]: <[Estou com {@symptom}.|Tomo {@med}.|Minha mãe teve {@cond}.|De noite piora.]>

@lang it
@genre confide

:io
[mi hanno diagnosticato|ho|mi hanno trovato] {@cond}
ho {@symptom} [da {num:2-9} settimane|da {month}|ogni notte|dopo i pasti]
prendo {@med} e [sono ingrassato|non serve|voglio smettere]
[non ce la faccio più|non dormo|piango sempre|ho attacchi di panico|sento le voci|mi faccio del male] [da quando mi ha lasciata|al lavoro|]
[non voglio più vivere|sono stata in psichiatria|vado dallo psicologo di nascosto|ho scritto un biglietto d'addio]
[bevo di nascosto|fumo due pacchetti|mi gioco lo stipendio|sono sobrio da {num:3-90} giorni|mi drogo]
[mio marito|mia moglie|il mio ragazzo|la mia ragazza|il mio ex] [mi tradisce|mi picchia|mi ha lasciato|vuole il divorzio|legge i miei messaggi|mi perseguita]
[mio padre|mia madre|mio fratello|mia figlia|nostro figlio|mia nonna] [ha {@cond}|beve|è in carcere|è appena morto|non mangia|subisce bullismo|perde la memoria|non mi parla]
[il mio capo|la mia collega|il padrone di casa|il mio professore] [mi molesta|mi urla contro|mi vuole licenziare|non mi paga|non sa che sono incinta]
[sono incinta|sono al {num:2-8} mese|ho abortito|non posso avere figli]
devo {money:500-60000} [alla banca|a mia sorella|al fisco][ e lo nascondo|]
guadagno {money:800-5000} [al mese|netti] e [pago {money:300-1300} di affitto|non ci arrivo|la collega di più]
[prendo la disoccupazione|sono stato licenziato|ho fallito il concorso|sono in malattia|sono disoccupata] [da {month}|di nuovo|]
[non ho documenti|ho precedenti|ho un processo|non ho dichiarato quei soldi|mi sfrattano]
sono [gay|lesbica|trans|vergine|testimone di Geova|musulmana] e [nessuno lo sa|ho paura|la mia famiglia mi caccerebbe]
[la pressione|la glicemia|la biopsia|l'esame] [è alta|è andata male|è risultata positiva]
[dormiamo separati|non facciamo più l'amore|proviamo con la fecondazione assistita|abbiamo perso un bambino|litighiamo ogni giorno]
[sono stata violentata|mi hanno operato|sono stato adottato|mi hanno truffato|mi hanno derubata] [da bambino|l'anno scorso|a {num:5-40} anni|]

:domanda
Che faccio?
È normale?
Un consiglio?
È colpa mia?
Con chi parlo?
Aiuto.

:sep
[: |: |: | - | = | è | | | n. |:]

:voce
[numero di conto|conto|codice cliente]{@sep}{ACCOUNT~############}
[IBAN|conto]{@sep}{p.iban}
[codice fiscale|CF|partita IVA]{@sep}{p.nid}
[carta d'identità|CI|passaporto]{@sep}{ID~@@#######}
[tessera sanitaria|polizza|n. assistito]{@sep}{ID~####################}
[matricola|pratica|cartella clinica|badge|protocollo]{@sep}{ID~######}
[patente]{@sep}{ID~@@#######@}
[targa]{@sep}{p.plate}
[tel.|cellulare|cell.|chiamare]{@sep}{p.phone}
[mail|email|PEC]{@sep}{p.email}
[indirizzo|residente in|spedire a]{@sep}{p.addr}
[nato il|nata il|data di nascita]{@sep}{p.dob}
[password|chiave wifi|pass]{@sep}{secret.password}
[PIN|codice]{@sep}{SECRET~####}
[nome|intestatario|paziente|inquilino|contatto]{@sep}{p}

:nota
[ha chiamato|chiede un appuntamento|non paga|ha disdetto|aspetta risposta|viene il {DATE}|trasloca|si è lamentato|assente ingiustificato|non ha firmato|ha preso {num:2-9}|ha bisogno di un interprete]

==
<{^@io}.>

==
<{^@io}>

==
<{@io}> [|ahah|aiuto|non so che fare]

==
<{^@io}.> {@domanda}

==
<{^@io}.> <{^@io}.> {@domanda}

==
[Ciao,|Salve,|Una domanda:|Buonasera,] <{@io}>. {@domanda}

==
[Scrivi|Prepara] [una mail|una lettera|un messaggio] [al mio capo|a mia madre|alla scuola|alla banca]: <{@io}>. [Educato.|Breve.|]

==
[Traduci in inglese|Correggi|Riformula]: "<{^@io}.>"

==
Devo dirlo? <{^@io}.>

==
{^@voce}

==
{^@voce}, {@voce}

==
{^@voce}
{^@voce}
[{^@voce}
|]

==
{p}, {@voce}[, {@voce}|]

==
[La pratica|La domanda|Il contratto|Il conto] di {p} [è bloccata|è stata approvata|manca|è in attesa], {@voce}.

==
{p} {@nota}.

==
[Sig.|Sig.ra|Dott.] {p.l} {@nota}[, {@voce}|].

==
[Perché|È vero che] {@voce} [non funziona|è bloccato|è valido]?

==
[Annota|Salva|Cambia|Inoltra] {@voce}, per favore.

@genre clinic

==
<[Paziente|Donna|Uomo] di {num:19-92} anni, [anamnesi di|in cura per] {@cond}. Assume {@med}.> <Riferisce {@symptom} da {num:2-20} giorni.>

==
[Medico|Dottoressa]: [Che disturbi ha?|Da quando?|Prende farmaci?] [Paziente]: <[Ho {@symptom}.|Prendo {@med}.|Mia madre aveva {@cond}.|Di notte peggiora.]>

@lang nl
@genre confide

:ik
[bij mij is|ik heb] {@cond}[ vastgesteld|]
ik heb {@symptom} [al {num:2-9} weken|sinds {month}|elke nacht|na het eten]
ik slik {@med} en [ben aangekomen|het helpt niet|wil stoppen]
ik [kan niet meer|slaap niet|huil de hele dag|heb paniekaanvallen|hoor stemmen|doe mezelf pijn] [sinds de breuk|op het werk|]
ik [wil niet meer leven|zat in een kliniek|ga stiekem naar een psycholoog|schreef een afscheidsbrief]
ik [drink stiekem|rook twee pakjes|vergok mijn salaris|ben {num:3-90} dagen nuchter|gebruik drugs]
[mijn man|mijn vrouw|mijn vriend|mijn vriendin|mijn ex] [bedriegt me|slaat me|is weg|wil scheiden|leest mijn berichten|achtervolgt me]
[mijn vader|mijn moeder|mijn broer|mijn dochter|onze zoon|oma] [heeft {@cond}|drinkt|zit vast|is net overleden|eet niet|wordt gepest|vergeet alles|praat niet met me]
[mijn baas|mijn collega|de huisbaas|mijn docent|mijn leidinggevende] [valt me lastig|schreeuwt tegen me|wil me kwijt|betaalt niet|weet niet dat ik zwanger ben]
ik [ben zwanger|ben {num:2-8} maanden zwanger|had een miskraam|kan geen kinderen krijgen|liet een abortus doen]
ik heb {money:500-60000} schuld [bij de bank|bij mijn zus|bij de Belastingdienst][ en verzwijg het|]
ik verdien {money:900-6000} [per maand|netto] en [betaal {money:400-1600} huur|kom niet rond|mijn collega meer]
ik [zit in de WW|ben ontslagen|zakte voor mijn examen|zit in de ziektewet|krijg bijstand] [sinds {month}|weer|]
ik [heb geen papieren|heb een strafblad|moet voor de rechter|gaf dat geld niet op|word uitgezet]
ik ben [homo|lesbisch|trans|nog maagd|moslim|Jehova's getuige] en [niemand weet het|ben bang|mijn familie wijst me af]
mijn [bloeddruk|suiker|uitslag|biopt] is [te hoog|slecht|niet goed]
we [slapen apart|hebben geen seks meer|proberen ivf|verloren een kind|maken elke dag ruzie]
ik ben [misbruikt|verkracht|geopereerd|geadopteerd|opgelicht|bestolen] [als kind|vorig jaar|op mijn {num:5-40}e|]

:vraag
Wat moet ik doen?
Is dat normaal?
Tips?
Is het mijn schuld?
Met wie kan ik praten?
Help.

:sep
[: |: |: | - | = | is | | | nr. |:]

:veld
[rekeningnummer|rekening|klantnummer]{@sep}{ACCOUNT~##########}
[IBAN|rekening]{@sep}{p.iban}
[BSN|burgerservicenummer]{@sep}{p.nid}
[paspoort|ID-kaart|documentnummer]{@sep}{ID~@@@@#####}
[polisnummer|zorgpas|verzekering]{@sep}{ID~#########}
[personeelsnummer|studentnummer|dossier|patiëntnummer|zaaknummer]{@sep}{ID~#######}
[rijbewijs]{@sep}{ID~##########}
[kenteken]{@sep}{p.plate}
[tel.|mobiel|06|bellen]{@sep}{p.phone}
[mail|e-mail]{@sep}{p.email}
[adres|woont op|bezorgen op]{@sep}{p.addr}
[geboren|geboortedatum]{@sep}{p.dob}
[wachtwoord|ww|wifi-code|inlog]{@sep}{secret.password}
[pincode|code]{@sep}{SECRET~####}
[naam|rekeninghouder|patiënt|huurder|contact]{@sep}{p}

:notitie
[belde vandaag|wil een afspraak|betaalt niet|heeft opgezegd|wacht op antwoord|komt op {DATE}|verhuist|klaagde|was afwezig|tekende niet|haalde een {num:2-9}|heeft een tolk nodig]

==
<{^@ik}.>

==
<{^@ik}>

==
<{@ik}> [|haha|help|weet niet wat ik moet]

==
<{^@ik}.> {@vraag}

==
<{^@ik}.> <{^@ik}.> {@vraag}

==
[Hoi,|Hallo,|Vraagje:|Goedenavond,] <{@ik}>. {@vraag}

==
[Schrijf|Maak] [een mail|een brief|een bericht] aan [mijn baas|mijn moeder|de school|de bank]: <{@ik}>. [Netjes.|Kort.|]

==
[Vertaal naar het Engels|Verbeter|Herschrijf]: "<{^@ik}.>"

==
Moet ik het vertellen? <{^@ik}.>

==
{^@veld}

==
{^@veld}, {@veld}

==
{^@veld}
{^@veld}
[{^@veld}
|]

==
{p}, {@veld}[, {@veld}|]

==
[Het dossier|De aanvraag|Het contract|De rekening] van {p} [is geblokkeerd|is goedgekeurd|ontbreekt|loopt nog], {@veld}.

==
{p} {@notitie}.

==
[Dhr.|Mevr.|Dr.] {p.l} {@notitie}[, {@veld}|].

==
[Waarom|Klopt het dat] {@veld} [werkt niet|is geblokkeerd|is geldig]?

==
[Noteer|Bewaar|Wijzig|Stuur] {@veld}, graag.

@genre clinic

==
<[Patiënt|Vrouw|Man], {num:19-92} jaar, [bekend met|onder behandeling voor] {@cond}. Gebruikt {@med}.> <Klaagt over {@symptom} sinds {num:2-20} dagen.>

==
[Arts|Dokter]: [Wat zijn de klachten?|Sinds wanneer?|Gebruikt u iets?] [Patiënt]: <[Ik heb {@symptom}.|Ik slik {@med}.|Mijn moeder had {@cond}.|'s Nachts is het erger.]>
