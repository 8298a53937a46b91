# What is told in confidence in the six other languages, between sentences that tell nothing.
@lang de
@genre confess
@private 1
@noise chat
@weight 2

:beichte
ich [habe meinen Job verloren|bin gekündigt worden|bin arbeitslos] [und niemand weiß es|seit {month}]
ich [schulde der Bank|habe] {money:500-60000} [Schulden|und kann nicht zahlen]
ich [trinke jeden Abend|kiffe|bin tablettensüchtig|bin rückfällig geworden]
ich [habe meine Frau betrogen|habe eine Affäre mit einer Kollegin|liebe meinen Mann nicht mehr]
mein [Mann|Freund|Vater] [schlägt mich|kontrolliert mein Handy|droht mir]
ich [bin schwanger und will abtreiben|hatte eine Fehlgeburt|kann keine Kinder bekommen]
ich [ritze mich|denke an Selbstmord|esse nichts mehr|erbreche nach dem Essen]
bei mir wurde {@cond} festgestellt
ich nehme {@med}[ und verheimliche es|]
ich habe {@symptom}
meine [Mutter|Schwester|Tochter] [hat Demenz|ist in der Psychiatrie|hat {@cond}|spricht nicht mit mir]
ich [bin schwul|bin lesbisch|bin trans|habe mich geoutet]
ich bin [aus der Kirche ausgetreten|zum Islam konvertiert]
ich [habe Steuern hinterzogen|bin vorbestraft|bin ohne Führerschein gefahren|habe gestohlen]
mein Asylantrag wurde abgelehnt
ich lebe von [Bürgergeld|Hartz IV|der Tafel|{money:500-1500} im Monat]
unsere Tochter wurde [gemobbt|missbraucht|verhaftet]
ich bin in [Therapie|Insolvenz|Scheidung|Reha]

:fueller
das Wetter war schön
am {weekday} gab es {@food}
der Bus kam zu spät
ich lese ein Buch über {@topic}
die Nachbarn haben ein neues Auto
die Katze schläft
sonst ist alles beim Alten
ich schreibe vom Handy
die Woche war lang

==
[Hallo.|Hi.|Ich muss mal reden.] {^@fueller}. <{^@beichte}.> [{^@fueller}.|<{^@beichte}.>] [Was soll ich tun?|Ist das normal?|{p.f} darf das nicht wissen.]

==
{^@fueller}, aber <{@beichte}>. [Nur {p.f} weiß davon.|Ich wohne in {p.city}.] {^@fueller}. <{^@beichte}.>

==
[Therapeutin|Pfarrer|Beraterin]: Was führt Sie her? {p.f}: <{^@beichte}.> {^@fueller}. <{^@beichte}.>

==
Liebe[r|] {p.f}, {@fueller}. <{^@beichte}.> Bitte sag {q.f} nichts. [Deine {r.f}|Dein {r.f}]

== private=0 weight=0.5
{^@fueller}. {^@fueller}. {^@fueller}. [Was koche ich?|Schreib weiter.|Ein Gedicht dazu.]

== private=0 weight=0.5
{p.f}: {@fueller} / {q.f}: [haha|echt?|bei mir auch], {@fueller}. [Fasse zusammen.|]

@lang fr

:aveu
j'ai [perdu mon travail|été licencié] [et personne ne le sait|en {month}]
je dois {money:500-50000} [à la banque|à mon frère][ et je ne peux pas payer|]
je [bois tous les soirs|fume du cannabis|prends des cachets|suis retombé dans l'alcool]
j'ai [trompé ma femme|une liaison avec une collègue|cessé d'aimer mon mari]
mon [mari|copain|père] [me frappe|fouille mon téléphone|me menace]
je [suis enceinte et je veux avorter|viens de faire une fausse couche|suis stérile]
je [me scarifie|pense au suicide|ne mange plus|me fais vomir]
on m'a trouvé {@cond}
je prends {@med}[ en cachette|]
j'ai {@symptom}
ma [mère|sœur|fille] [est en psychiatrie|perd la tête|a {@cond}|ne me parle plus]
je suis [gay|lesbienne|trans|bi]
j'ai [quitté l'Église|changé de religion]
j'ai [fraudé le fisc|un casier|conduit ivre|volé au magasin]
ma demande d'asile est refusée
je vis [du RSA|avec {money:400-1300} par mois|dans ma voiture|aux Restos du cœur]
notre fils a été [harcelé|arrêté|agressé]
je suis en [thérapie|surendettement|plein divorce|cure]

:remplissage
il a fait beau
{weekday} on a mangé dehors
le bus était en retard
je lis un livre sur {@topic}
les voisins ont une nouvelle voiture
le chat dort
sinon rien de neuf
j'écris du téléphone
la semaine a été longue

==
[Bonjour.|Salut.|Il faut que je parle.] {^@remplissage}. <{^@aveu}.> [{^@remplissage}.|<{^@aveu}.>] [Que faire ?|C'est normal ?|{p.f} ne doit pas savoir.]

==
{^@remplissage}, mais <{@aveu}>. [Seule {p.f} est au courant.|J'habite à {p.city}.] {^@remplissage}. <{^@aveu}.>

==
[Psy|Prêtre|Conseillère] : qu'est-ce qui vous amène ? {p.f} : <{^@aveu}.> {^@remplissage}. <{^@aveu}.>

==
[Chère|Cher] {p.f}, {@remplissage}. <{^@aveu}.> Ne dis rien à {q.f}. {r.f}

== private=0 weight=0.5
{^@remplissage}. {^@remplissage}. {^@remplissage}. [Continue l'histoire.|Un poème là-dessus.|Que cuisiner ?]

== private=0 weight=0.5
{p.f} : {@remplissage} / {q.f} : [haha|ah bon ?|moi aussi], {@remplissage}. [Résume.|]

@lang es

:confesion
he [perdido el trabajo|sido despedido] [y nadie lo sabe|en {month}]
debo {money:500-50000} [al banco|a mi hermano][ y no puedo pagar|]
[bebo todas las noches|fumo porros|tomo pastillas|he recaído]
[engañé a mi mujer|tengo una aventura con una compañera|ya no quiero a mi marido]
mi [marido|novio|padre] [me pega|me controla el móvil|me amenaza]
[estoy embarazada y quiero abortar|tuve un aborto|no puedo tener hijos]
[me corto|pienso en suicidarme|no como|vomito después de comer]
me diagnosticaron {@cond}
tomo {@med}[ a escondidas|]
tengo {@symptom}
mi [madre|hermana|hija] [está en el psiquiátrico|tiene {@cond}|no me habla|pierde la cabeza]
soy [gay|lesbiana|trans|bisexual]
[dejé la Iglesia|cambié de religión]
[defraudé a Hacienda|tengo antecedentes|conduje borracho|robé en la tienda]
me negaron el asilo
vivo [del paro|con {money:300-1200} al mes|en el coche|de la ayuda]
a nuestro hijo lo [acosan|detuvieron|agredieron]
estoy en [terapia|pleno divorcio|concurso de acreedores|desintoxicación]

:relleno
hizo buen tiempo
el {weekday} comimos fuera
el autobús llegó tarde
leo un libro sobre {@topic}
los vecinos tienen coche nuevo
el gato duerme
por lo demás todo igual
escribo desde el móvil
la semana fue larga

==
[Hola.|Buenas.|Necesito hablar.] {^@relleno}. <{^@confesion}.> [{^@relleno}.|<{^@confesion}.>] [¿Qué hago?|¿Es normal?|{p.f} no puede saberlo.]

==
{^@relleno}, pero <{@confesion}>. [Solo lo sabe {p.f}.|Vivo en {p.city}.] {^@relleno}. <{^@confesion}.>

==
[Terapeuta|Cura|Orientadora]: ¿Qué le trae por aquí? {p.f}: <{^@confesion}.> {^@relleno}. <{^@confesion}.>

==
[Querida|Querido] {p.f}, {@relleno}. <{^@confesion}.> No le digas nada a {q.f}. {r.f}

== private=0 weight=0.5
{^@relleno}. {^@relleno}. {^@relleno}. [Sigue la historia.|Un poema.|¿Qué cocino?]

== private=0 weight=0.5
{p.f}: {@relleno} / {q.f}: [jaja|¿en serio?|yo igual], {@relleno}. [Resume.|]

@lang pt

:confissao
[perdi o emprego|fui demitido] [e ninguém sabe|em {month}]
devo {money:500-50000} [ao banco|ao meu irmão][ e não consigo pagar|]
[bebo toda noite|fumo maconha|tomo remédio escondido|tive uma recaída]
[traí minha mulher|tenho um caso com uma colega|não amo mais meu marido]
meu [marido|namorado|pai] [me bate|olha meu celular|me ameaça]
[estou grávida e quero abortar|perdi o bebê|não posso ter filhos]
[me corto|penso em suicídio|não como|vomito depois de comer]
fui diagnosticada com {@cond}
tomo {@med}[ escondido|]
estou com {@symptom}
minha [mãe|irmã|filha] [está internada|tem {@cond}|não fala comigo|está com demência]
sou [gay|lésbica|trans|bissexual]
[saí da igreja|mudei de religião]
[soneguei imposto|tenho ficha|dirigi bêbado|roubei na loja]
negaram meu asilo
vivo [do seguro-desemprego|com {money:300-1500} por mês|no carro|do Bolsa Família]
nosso filho foi [preso|agredido|humilhado na escola]
estou em [terapia|processo de divórcio|recuperação]

:enchimento
fez sol
na {weekday} comemos fora
o ônibus atrasou
estou lendo um livro sobre {@topic}
os vizinhos têm carro novo
o gato dorme
de resto tudo igual
escrevo do celular
a semana foi longa

==
[Oi.|Olá.|Preciso falar.] {^@enchimento}. <{^@confissao}.> [{^@enchimento}.|<{^@confissao}.>] [O que eu faço?|É normal?|{p.f} não pode saber.]

==
{^@enchimento}, mas <{@confissao}>. [Só {p.f} sabe.|Moro em {p.city}.] {^@enchimento}. <{^@confissao}.>

==
[Terapeuta|Padre|Psicóloga]: O que traz você aqui? {p.f}: <{^@confissao}.> {^@enchimento}. <{^@confissao}.>

==
[Querida|Querido] {p.f}, {@enchimento}. <{^@confissao}.> Não conta pra {q.f}. {r.f}

== private=0 weight=0.5
{^@enchimento}. {^@enchimento}. {^@enchimento}. [Continue a história.|Um poema.|O que cozinho?]

== private=0 weight=0.5
{p.f}: {@enchimento} / {q.f}: [kkk|sério?|eu também], {@enchimento}. [Resuma.|]

@lang it

:confessione
ho perso il lavoro [e nessuno lo sa|a {month}]
devo {money:500-50000} [alla banca|a mio fratello][ e non posso pagare|]
[bevo ogni sera|fumo canne|prendo pastiglie|ci sono ricascato]
[ho tradito mia moglie|ho una storia con una collega|non amo più mio marito]
mio [marito|padre] [mi picchia|mi controlla il telefono|mi minaccia]
[sono incinta e voglio abortire|ho perso il bambino|non posso avere figli]
[mi taglio|penso al suicidio|non mangio|vomito dopo i pasti]
mi hanno trovato {@cond}
prendo {@med}[ di nascosto|]
ho {@symptom}
mia [madre|sorella|figlia] [è in psichiatria|ha {@cond}|non mi parla|perde la memoria]
sono [gay|lesbica|trans|bisessuale]
[ho lasciato la Chiesa|ho cambiato religione]
[ho evaso le tasse|ho precedenti|ho guidato ubriaco|ho rubato al negozio]
mi hanno negato l'asilo
vivo [di sussidio|con {money:300-1200} al mese|in macchina|alla Caritas]
nostro figlio è stato [bullizzato|arrestato|aggredito]
sono in [terapia|causa di divorzio|comunità]

:riempitivo
c'era il sole
{weekday} abbiamo mangiato fuori
l'autobus era in ritardo
leggo un libro su {@topic}
i vicini hanno l'auto nuova
il gatto dorme
per il resto tutto uguale
scrivo dal telefono
la settimana è stata lunga

==
[Ciao.|Salve.|Devo parlarne.] {^@riempitivo}. <{^@confessione}.> [{^@riempitivo}.|<{^@confessione}.>] [Che faccio?|È normale?|{p.f} non deve saperlo.]

==
{^@riempitivo}, ma <{@confessione}>. [Lo sa solo {p.f}.|Vivo a {p.city}.] {^@riempitivo}. <{^@confessione}.>

==
[Terapeuta|Prete|Psicologa]: Cosa la porta qui? {p.f}: <{^@confessione}.> {^@riempitivo}. <{^@confessione}.>

==
[Cara|Caro] {p.f}, {@riempitivo}. <{^@confessione}.> Non dire niente a {q.f}. {r.f}

== private=0 weight=0.5
{^@riempitivo}. {^@riempitivo}. {^@riempitivo}. [Continua la storia.|Una poesia.|Cosa cucino?]

== private=0 weight=0.5
{p.f}: {@riempitivo} / {q.f}: [ahah|davvero?|anch'io], {@riempitivo}. [Riassumi.|]

@lang nl

:bekentenis
ik ben [ontslagen|mijn baan kwijt] [en niemand weet het|sinds {month}]
ik heb {money:500-50000} schuld [bij de bank|bij mijn broer][ en kan niet betalen|]
ik [drink elke avond|blow|ben verslaafd aan pillen|ben teruggevallen]
ik [ging vreemd|heb een affaire met een collega|hou niet meer van mijn man]
mijn [man|vriend|vader] [slaat me|leest mijn telefoon|bedreigt me]
ik [ben zwanger en wil een abortus|heb een miskraam gehad|kan geen kinderen krijgen]
ik [snijd mezelf|denk aan zelfmoord|eet niet meer|braak na het eten]
ik heb {@cond}, hoorde ik
ik slik {@med}[ stiekem|]
ik heb {@symptom}
mijn [moeder|zus|dochter] [zit in een kliniek|heeft {@cond}|praat niet met me|wordt dement]
ik ben [homo|lesbisch|trans|bi]
ik ben [uit de kerk gestapt|moslim geworden]
ik [heb belasting ontdoken|heb een strafblad|reed dronken|heb gestolen]
mijn asielaanvraag is afgewezen
ik leef van [de bijstand|{money:300-1300} per maand|de voedselbank]
onze zoon is [gepest|opgepakt|mishandeld]
ik zit in [therapie|de schuldsanering|een scheiding|een kliniek]

:vulling
het was mooi weer
{weekday} aten we buiten
de bus was te laat
ik lees een boek over {@topic}
de buren hebben een nieuwe auto
de kat slaapt
verder niets nieuws
ik typ op mijn telefoon
de week was lang

==
[Hoi.|Hallo.|Ik moet het kwijt.] {^@vulling}. <{^@bekentenis}.> [{^@vulling}.|<{^@bekentenis}.>] [Wat moet ik doen?|Is dat normaal?|{p.f} mag het niet weten.]

==
{^@vulling}, maar <{@bekentenis}>. [Alleen {p.f} weet het.|Ik woon in {p.city}.] {^@vulling}. <{^@bekentenis}.>

==
[Therapeut|Dominee|Psycholoog]: Wat brengt u hier? {p.f}: <{^@bekentenis}.> {^@vulling}. <{^@bekentenis}.>

==
[Lieve|Beste] {p.f}, {@vulling}. <{^@bekentenis}.> Zeg niets tegen {q.f}. {r.f}

== private=0 weight=0.5
{^@vulling}. {^@vulling}. {^@vulling}. [Schrijf verder.|Een gedicht.|Wat zal ik koken?]

== private=0 weight=0.5
{p.f}: {@vulling} / {q.f}: [haha|echt?|ik ook], {@vulling}. [Vat samen.|]
