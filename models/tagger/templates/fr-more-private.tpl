# Further French texts with something private in them.
@lang fr
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
[Chers voisins|Bonjour à tous],

[nous fêtons les {num:18-80} ans de {p.f} le {DATE}|nous déménageons {weekday}|des travaux commencent chez nous lundi], [merci de votre compréhension|désolés d'avance pour le bruit]. [En cas de souci, sonnez chez {p.l}, 2e gauche, ou appelez le {p.phone}.|Les clés sont chez {q.f}.] [<{p.f} sort de l'hôpital, merci de ne pas fumer dans l'escalier.>|]

{p.f} et {q.f} {p.l}

== genre=mail noise=mail
Objet : [congé du logement|loyers impayés|dépôt de garantie|fuite d'eau]

{p?Monsieur|Madame} {p.l},

[Je vous informe que je quitterai l'appartement situé {p.addr} le {DATE}.|Malgré ma relance du {date}, vous me devez toujours {money:400-6000}.|L'eau coule chez {q?M.|Mme} {q.l}, au-dessous, depuis {weekday}.] [Merci de verser la somme sur le compte {p.iban}.|Mon nouveau numéro : {p.phone}.|Sans réponse sous {num:8-15} jours, je saisirai mon avocat, Me {r.l}.]

[Cordialement|Salutations distinguées|Bien à vous],
{q}

== genre=mail noise=mail
Bonjour {q?monsieur|madame} {q.l},

{p.f} ({num:1-6}{~&}, né{p?|e} le {p.dob}) sera absent{p?|e} [jusqu'à {weekday}|cette semaine] : <{p?il|elle} a [la varicelle|une gastro|été opéré{p?|e} de l'appendicite|{@m_cond}]>. [{r.f} peut lui apporter les devoirs.|Vous pouvez me joindre au {r.phone}.|C'est sa grand-mère, {s}, qui viendra {p?le|la} chercher.]

[Merci|Bonne journée],
{r}

== genre=hr noise=mail
Lettre recommandée avec AR
{p}
{p.street}
{p.town}

{p?Monsieur|Madame},
Vous êtes employé{p?|e} chez {org} en qualité de {@m_job} (matricule {p.emp}). [Le {DATE}, vous avez insulté votre collègue {q}.|Vous vous êtes absenté{p?|e} sans justification depuis le {DATE}.|<Le {DATE}, vous vous êtes présenté{p?|e} en état d'ivresse.>] Nous vous convoquons à un entretien préalable le {DATE} à {time}[ avec {r}, DRH|]. 

== genre=hr
CSE, réunion du {date}. Présents : {p}, {q}, {r.fi}
- Licenciement de {s} ({s.emp}) : [{s?il|elle} a {num:5-30} ans d'ancienneté et {num:1-4} enfants|<inaptitude reconnue, {@m_cond}>]. Avis défavorable.
- [Alerte de {t} contre {q.l} : <propos sexistes, mains aux fesses>.|<{t.f} en arrêt depuis {month}, dépression liée au travail.>]
[- {p.f} rappelle {t.f} au {t.phone}|]

== genre=hr
Fiche de paie {month} : {p.lf}, [n° SS {p.nid}|matricule {p.emp}], {@m_job}, {p.addr}. Brut {money:1700-6000}, [saisie sur salaire {money:50-400} (pension {q.f})|<arrêt maladie {num:3-30} jours>], net viré sur {p.iban}.

== genre=clinical noise=none
Compte rendu de consultation – Dr {q}
Patient{p?|e} : {p.lf}, né{p?|e} le {p.dob}[, NIR {p.nid}|, {p.addr}]
Motif : <{@m_symp} depuis {num:2-10} [jours|semaines]>
ATCD : <{@m_cond} ; {@m_cond}>
Traitement : <{@m_med} ; {@m_med}>
[Vit avec {p?son épouse|son mari} {r.f}.|Exerce comme {@m_job} chez {org}.|<Tabac {num:5-30} PA, alcool 3 verres/j.>]
CAT : [<IRM>, revoir le {DATE}|adressé{p?|e} au Dr {s.l}|<augmenter {@m_med}>]

== genre=clinical noise=none
Transmissions {date} {time}, ch. {num:1-300} [Mme|M.] {p.l} : <[refus du traitement|a chuté cette nuit, pas de plaie|TA {num:9-19}/{num:5-11}, se plaint de {@m_symp}|escarre stade {num:1-3} au talon|pleure, réclame son mari décédé]>. [Fille {q} prévenue ({q.phone}).|Dr {r.l} passe demain.|IDE {s.f}]

== genre=clinical
Ordonnance [Dr {q}|du {date}] pour {p}, {p.age} ans : <{@m_med}, 1 matin et soir pendant {num:5-90} jours ; {@m_med} si besoin>. [N° de sécu {p.nid}.|Mutuelle {p.ins}.|Pharmacie de {city}.|<ALD : {@m_cond}.>]

== genre=chat
<[J'ai appris hier que j'ai {@m_cond}|On vient de me diagnostiquer {@m_cond}|Je prends {@m_med} depuis {num:2-9} ans et je n'en peux plus]>[, j'ai {num:19-70} ans|]. [Je ne sais pas comment l'annoncer à mes enfants.|Personne n'est au courant au travail.|Mon médecin ne m'écoute pas.] [Aide-moi à trouver les mots.|C'est grave ?|Que feriez-vous ?]

== genre=chat
<[Je trompe mon mari depuis {num:2-12} mois|Je dois {money:3000-60000} à la banque et ma femme ne le sait pas|J'ai avorté à 17 ans et je n'en ai jamais parlé|Je crois que je suis lesbienne et je suis mariée|Mon père me frappait|Je bois seule tous les soirs]>. [J'ai honte.|Est-ce que je dois lui dire ?|Écris une lettre que je n'enverrai pas.|À qui parler ?]

== genre=chat
{^@m_fam}[, {q.f},|] [est parti hier sans rien dire|ne me parle plus depuis {month}|veut vendre la maison de {city}|<est en fin de vie>|<a recommencé à boire>]. [On a deux enfants, {r.f} et {s.f}.|Je dors chez {r.f} à {city}.|La maison est à nos deux noms.] [Qui paie le crédit ?|Comment réagir ?|Écris-moi un SMS à lui envoyer.]

== genre=chat
Rédige [une lettre|un courrier|un mail] à [la <ORG-:CAF>|<ORG-:Pôle emploi>|la <ORG-:CPAM>|la préfecture|mon propriétaire]. Je m'appelle {p}, né{p?|e} le {p.dob} à {city}, [n° allocataire {ID~#######@}|n° de sécurité sociale {p.nid}|titre de séjour n° {ID~##########}], j'habite {p.addr}. [On me réclame {money:200-4000} de trop-perçu.|Mon dossier est bloqué depuis {month}, la conseillère {q} ne répond pas.|<Je ne peux plus travailler à cause d'une maladie, {@m_cond}.>] [Tél. {p.phone}.|]

== genre=chat
[Corrige|Rends plus poli|Reformule] ce message : « [Salut|Coucou|Bonjour] {q.f}, [ton fils {r.f} a encore tapé {s.f}|tu me dois {money:20-600}|je peux pas garder les petits {weekday}], [<j'ai une coloscopie>|appelle-moi au {p.phone}|sinon j'appelle {t?Maître|Maître} {t.l}]. [Bises|Merci], {p.f} »

== genre=chat
slt g un pb avec {q.f} [mon mec|ma meuf|ma bestah] [il|elle] [lit mes msg|a couché avec {r.f}|veut que je vienne vivre à {city}] et <[je suis enceinte|j'ai pas pris la pilule|je pense me faire du mal]> [mes parents savent pas|ma mère {s.f} va me tuer] [jfais koi|help]

== genre=chat
Fais-moi un CV : {p}, {p.age} ans, {p.addr}, {p.phone}, {p.email}. {^@m_job} chez {org} de {year:2005-2014} à {year:2015-2025}[, sous la direction de {q}|]. [Permis B, mariée, deux enfants.|<Reconnaissance travailleur handicapé.>|Prétentions : {money:24000-60000}.] [Références : {r}, {r.phone}.|]

== genre=chat
Résume [ce courrier|le texte suivant|ce compte rendu|cet échange] en [trois points|une phrase|{num:40-100} mots] :

{doc:mail,legal,hr,clinical,school}

== genre=chat
[Anonymise|Traduis en anglais|Extrais les noms et les dates de|Corrige les fautes dans] ce texte :

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Demande n° {ID~########} – client : {p} ({p.email})
[Le client|La cliente|{p?M.|Mme} {p.l}] signale [une coupure de fibre au {p.street}|un double prélèvement de {money:15-300} sur {p.iban}|un colis remis au voisin, {q}|un accès refusé depuis {p.ip}]. [Rappeler le {p.phone} après {time}.|<Personne sous oxygène à domicile, urgent.>|Technicien : {r}.]

== genre=ticket
\[{time}\] {p.f} : [bonjour, je n'arrive plus à me connecter|où est ma {@m_prod} ?|je veux résilier]
\[{time}\] Conseiller : Bonjour, [votre nom complet et date de naissance SVP|quel est votre numéro client ?]
\[{time}\] {p.f} : [{p}, {p.dob}|{ID~#########}|{p.email}]
\[{time}\] Conseiller : Merci {p?M.|Mme} {p.l}, [habitez-vous toujours {p.street} ?|le {p.phone} est-il à jour ?]
\[{time}\] {p.f} : [oui|non, j'ai déménagé à {p.town}|c'est le numéro de mon ex, {q.f}]

== genre=form noise=none
Nom : {p.l}
Prénom : {p.f}
Né{p?|e} le : {p.dob} à {city}
Adresse : {p.addr}
[Tél. : {p.phone}
|]Situation : [célibataire|marié{p?|e} à {q}|divorcé{p?|e}|pacsé{p?|e}]
[N° de sécurité sociale : {p.nid}|N° fiscal : {ID~## ## ### ### ###}|IBAN : {p.iban}]
<[Allergies : pénicilline, arachides|Antécédents : {@m_cond}|Handicap : MDPH {num:50-80} %]>

== genre=form noise=none
Fiche sanitaire de [la colonie|l'école|la crèche]. Enfant : {p}, né{p?|e} le {p.dob}. Parents : {q} ({q.phone}) et {r} ({r.phone}). [Autorisé à venir chercher : {s}.|Médecin : Dr {t.l}, {city}.] <[Asthme, Ventoline dans le sac.|Allergie : œuf, arachide.|PAI pour {@m_cond}.]>

== genre=form noise=none
{p.up}
{p.street}
{p.town}
[Contrat n° {ID~##########}|Réf. client {ID~@######}] – [Plaque {p.plate}|Permis {p.lic}|Passeport {p.pass}]
[Conducteur secondaire : {q}, {q.dob}|]

== genre=legal noise=none
Tribunal judiciaire de {city} – RG n° {ID~##/#####}
{p}, né{p?|e} le {p.dob}, demeurant {p.addr}, [demandeur|demanderesse], assisté{p?|e} de Me {r}
contre {q}, demeurant {q.addr}

[Les époux se sont mariés le {DATE} à {city} ; deux enfants, {s.f} et {t.f}.|Le défendeur reste devoir {money:1000-30000}.] <[{q?M.|Mme} {q.l} a été condamné{q?|e} pour violences conjugales en {year:2010-2024}.|{s.f} est suivi{s?|e} pour {@m_cond}.|Le père consomme des stupéfiants.]> [Pension : {money:100-600} par mois.|]

== genre=legal
Je soussigné{p?|e} {p}, né{p?|e} le {p.dob} à {city}, demeurant {p.addr}, [atteste avoir vu {q} frapper {r.f} le {DATE}|certifie héberger {q} depuis le {DATE}|lègue ma maison à {q}|donne procuration à {q} pour le compte {p.acct}]. [Pièce d'identité n° {p.pass}.|<{q.f} sentait l'alcool.>|Fait à {p.city}, le {date}.]

== genre=legal
OFPRA, dossier {ID~##-##-#####} : je m'appelle {p}, [né|originaire] de {city} ({country}). <[J'ai été arrêté{p?|e} et battu{p?|e} en {year:2012-2024} à cause de mes opinions.|Ma famille veut me marier de force.|On a découvert que je suis homosexuel{p?|le}.]> [Mon frère {q.f} a été tué.|Je suis arrivé{p?|e} en France le {DATE}.|Je dors chez {r} à {city}.] [Aide-moi à rédiger mon récit.|]

== genre=police noise=none
PROCÈS-VERBAL n° {ID~####/######}. Le {date} à {time}, se présente {p.lf}, né{p?|e} le {p.dob}, {@m_job}, demeurant {p.addr}, qui déclare : « [{q} m'a volé mon sac|Mon ex-compagnon {q} me harcèle depuis {month}|Le conducteur du véhicule {q.plate} a pris la fuite]. <[Il m'a poussée dans l'escalier.|J'ai {num:2-15} jours d'ITT.|Il était ivre.]> » [Brigadier {r.l}]

== genre=police noise=none
Main courante : [tapage|différend familial|disparition] au {p.street}. Requérant{p?|e} {p}, tél. {p.phone}. [Mise en cause : {q}, {q.dob}.|{q.f}, {num:13-17} ans, a quitté le foyer {weekday}.] <[Suit un traitement : {@m_med}.|Propos suicidaires.|Traces de coups.]>

== genre=insurance
Déclaration de sinistre, contrat {p.ins}. Assuré{p?|e} : {p}, {p.addr}. [Le {DATE}, {q} (véhicule {q.plate}) a percuté ma voiture {p.plate}.|Mon fils {q.f} a cassé la vitre de {r}.|Dégât des eaux chez {q?M.|Mme} {q.l}.] [Montant : {money:100-5000}.|RIB : {p.iban}.|Joindre le {p.phone}.] <[|Ma femme a eu une fracture du poignet.]>

== genre=insurance
[Bonjour,|Madame, Monsieur,] ma mutuelle refuse de rembourser <[mes séances de psy|l'opération de mon genou|ma FIV|le traitement de {@m_cond}]>. Adhérent{p?|e} {p}, n° {p.ins}, {p.dob}. [J'ai payé {money:50-4000} au Dr {q.l}.|Ayant droit : {r.f}.] [Comment contester ?|]

== genre=school
Bulletin de {p}, [6e|5e|4e|3e|2nde|Tle]{~%} : [élève sérieux mais bavard|ensemble fragile|très bon trimestre]. <[PAP pour dyslexie.|{p.f} vit mal la séparation de ses parents.|Suspicion de harcèlement, infirmière alertée.]> [Professeur principal : {q}.|Rencontrer {r}, {p?son|son} {p?père|père}, le {DATE}.]

== genre=school
[Groupe WhatsApp|Mail] des parents CE{num:1-2} : bonjour, c'est {p}, la maman de {q.f}. [L'anniversaire de {q.f} est le {DATE} chez nous, {p.addr}.|Qui peut ramener {r.f} {weekday} ?|Cagnotte pour la maîtresse, mon RIB : {p.iban}.] [<{r.f} est allergique aux arachides !>|Mon numéro : {p.phone}.]

== genre=travel
Dossier {ID~******}, {p.lf} et {q.lf}, départ {city} le {DATE}[, retour le {DATE}|]. [Passeport {p.pass}.|Carte {p.card}.|Taxi au {p.street} à {time}.] <[{q.f} est en fauteuil roulant.|{p.f} est diabétique, repas adapté.|Enceinte de {num:4-8} mois.]> [Avec {r.f}, {num:1-11} ans.|]

== genre=finance
Relevé {p.acct} – {p.up}
{date} VIR {org} SALAIRE +{money:1300-4000}
{date} VIR {q} LOYER -{money:400-1300}
{date} CB [PHARMACIE|FDJ|CASINO {city}] -{money:10-300}
{date} [VIR PENSION {r.f} -{money:100-500}|<CHQ DR {r.l} PSYCHIATRE> -{money:50-100}]
[Où puis-je économiser ?|Classe ces dépenses.|]

== genre=finance
Dossier de prêt : {p} et {q}, {p.addr}, revenus {money:2000-7000}/mois ({org}). <[Fiché Banque de France depuis {year:2018-2024}.|{q.f} en congé parental.|Crédits conso : {money:3000-25000}.]> [Apport {money:5000-60000}, don de {r} (père).|Conseiller : {s}, {s.phone}.]

== genre=transcript
[Allô|Oui bonjour], c'est {p} [de {p.city}|à l'appareil], [j'appelle pour ma mère, {q}|j'ai rendez-vous avec le docteur {q.l}|on s'est parlé hier] euh [donc la date de naissance c'est {p.dob}|le numéro c'est le {p.phone}] et <[elle a {@m_symp} depuis ce matin|elle a arrêté le {@m_med}|c'est pour les résultats de la biopsie]> voilà merci

== genre=transcript
Psy : [Comment s'est passée la semaine ?|Qu'est-ce qui vous amène ?]
Patient{p?|e} : <[J'ai rechuté samedi.|Depuis la mort de {q.f} je ne dors plus.|Je me suis scarifié{p?|e} encore.|J'ai perdu {money:200-5000} au poker.]>
Psy : Et [{r.f}|votre sœur] ?
Patient{p?|e} : [{r.f} est repartie à {city}.|Elle dit « {p.f}, arrête ton cinéma ».|<Il me rabaisse devant les enfants.>]

== genre=mail noise=mail
[Mon père|Chère paroisse|Bonjour],

[nous souhaitons baptiser {p} le {DATE}|{p} nous a quittés le {DATE}|merci de prier pour {p.f}, <atteint{p?|e} d'une leucémie>]. [Parrain : {q}, marraine : {r}.|{p?Il|Elle} habitait {p.addr}.] [Contact : {s}, {s.phone}|]

== genre=mail noise=mail
[Salut l'équipe|Bonjour coach], [licence de {p.f} : né{p?|e} le {p.dob}, photo en pièce jointe|<{p.f} s'est fait les croisés, {num:6-9} mois d'arrêt>|{q} ({q.phone}) prend {r.f} et {s.f} dans sa voiture]. [Cotisation à virer sur {q.iban}.|RDV devant chez {r.f}, {r.street}, {time}.] {q.f}

== genre=chat
Améliore mon profil de rencontre : {p.f}, {p.age} ans, {@m_job} à {p.city}, [divorcé{p?|e}, papa de {q.f}|<séropositif{p?|}, indétectable>|veuf{p?|} depuis {year:2015-2024}], cherche [une femme|un homme|relation sérieuse]. [Insta : {p.handle}|]

== genre=chat
Je travaille chez {org} [à {city}|depuis {year:2005-2024}] et [mon chef|ma responsable] {q} [m'oblige à faire des heures non payées|m'humilie en réunion|me touche l'épaule tout le temps]. <[Je suis enceinte de {num:2-6} mois.|J'ai fait un burn-out en {year:2018-2024}.|J'ai pleuré toute la nuit.]> [{r.f} de la compta a tout vu.|J'ai les mails.] [Prud'hommes ?|Quels sont mes droits ?]

== genre=mail noise=mail
Coucou {q.f},
[ça fait longtemps !|merci pour ta carte]. <[Papa a {@m_cond}|Je sors de trois semaines d'hôpital|{r.f} et moi, on divorce|J'ai fait une fausse couche]>. [On habite maintenant {p.addr}.|Mon nouveau numéro : {p.phone}.] [Embrasse {s.f} et les petits.|Bises], {p.nick}

== genre=chat
Mon [pote|voisin|cousin] {q} de {city} [est en garde à vue|me doit {money:200-6000}|<parle de se suicider>|s'est fait expulser]. [Son numéro : {q.phone}.|Sa copine {r.f} n'est au courant de rien.|Il vit au {q.street}.] [J'appelle qui ?|Je peux faire quoi ?]

== genre=ticket
Syndic – signalement de {p}, lot {num:1-60}, {p.street} : [fuite chez {q?M.|Mme} {q.l}|ascenseur en panne, <ma mère est en fauteuil>|vélos de la famille {q.l} dans le hall]. [Digicode : {SECRET~##@##}.|Joindre {p.phone}.|Gardien {r.f} prévenu.]

== genre=chatlog noise=none
\[{date} {time}\] {p.f} : [J'arrive, c'est bien {street} ?|T'as eu les résultats ?|Maman te cherche]
\[{date} {time}\] {q.f} : [Oui, sonne chez {r.l}|<Oui… c'est cancéreux>|Dis-lui que je suis chez {r.f} à {city}]
\[{date} {time}\] {p.f} : [😢 appelle-moi, {p.phone}|ok|<J'ai rebu, ne dis rien à {r.f}>]
[Résume la conversation.|Que répondre ?|]

== genre=form noise=none
NOTIFICATION [APL|RSA|AAH|bourse]
{p}, {p.addr} – [N° allocataire|INE] {ID~##########}
Montant : {money:90-1100} par mois, versé sur {p.iban}. [Enfants à charge : {q.f} ({q.dob}), {r.f} ({r.dob}).|<Taux d'incapacité : {num:50-80} %, {@m_cond}.>|Gestionnaire : {s}]

== genre=form noise=none
Facture n° {ID~####-###} – {p}, {p.addr} : [entretien chaudière|{num:3-20} h de cours pour {q.f}|<{num:3-10} séances de psychothérapie>], {money:60-2500}. [À régler avant le {DATE}.|Artisan : {r}, {r.phone}.|Client {ID~#####}.]

== genre=form noise=none
Liste des [choristes|adhérents|invités] : {p}, {p.phone}, {p.street} ; {q}, {q.email} ; {r} ({r.dob}), [cotisation due {money:20-200}|trésorier] ; {s}, [<en rééducation jusqu'en {month}>|parti à {s.city}]. [Relance {r.f}.|Trie par âge.|]

== genre=mail noise=mail
Avis de décès : {p}, née {q.l}, [s'est éteinte|nous a quittés] le {DATE} à {city}, à {num:40-99} ans, <[des suites d'un cancer|d'une longue maladie|emporté{p?|e} par le Covid]>. [{r} et {s}, ses enfants ; {t.f}, son petit-fils.|Condoléances : {r.addr}.] [Rends-le plus sobre.|]

== genre=diary
Journal, {weekday} : <[Je n'ai rien mangé.|Il m'a encore bousculée.|Troisième FIV, négatif.|{num:10-300} jours sans boire.|Je voudrais disparaître.]> [{q.f} a appelé.|Vu {q.f} rue de la gare, chez {r.l}.|{r.f} se doute de quelque chose.] [Demain, Dr {s.l}.|]

== genre=chat
J'ai {num:15-70} ans, [un homme|une femme], et <{@m_symp}[, plus {@m_symp}|]>. <[Antécédents : {@m_cond}.|Je prends {@m_med}.|Ma mère a eu {@m_cond}.|J'ai mal pendant les rapports.]> [Dois-je consulter ?|C'est quoi ?|Rassurez-moi.]

== genre=chat
Qui est {p} de {p.city} ? [Avant {p?il|elle} s'appelait {q.l}.|{p?Il|Elle} bosse chez {org}, tél. {p.phone}.|Roule en Clio {p.plate}.] [{p?Il|Elle} me doit {money:50-5000}.|<Je crois que c'est mon père biologique.>|Trouve son adresse.]

== genre=transcript
et donc {p.f} tu sais {p.l} du troisième elle m'a dit que [{q.f} est au chômage et qu'il boit|les services sociaux sont venus chez les {q.l}|{q.f} est enceinte de {r.f}] et [faut le dire à personne|j'ai noté son numéro {p.phone}|c'était {weekday} au {street}] [mets ça au propre|]

== genre=legal
Convocation : {p?M.|Mme} {p}, {p.addr}, [témoin|prévenu{p?|e}] le {DATE} à {time}, salle {num:1-30}, n° parquet {ID~###########}. [Affaire {q} <([violences|escroquerie|usage de stupéfiants])>.|Avocat : Me {r}.] [Que dois-je apporter ?|Puis-je refuser ?]

== genre=story
J'ai besoin d'un conseil et je ne peux demander à personne autour de moi. J'ai {p.age} ans et je vis avec {q.f} depuis {num:2-25} ans. On s'est rencontrés [chez {org}|à {city}|grâce à ma cousine {r.f}]. Au début tout allait bien. Puis <[{q.f} a perdu son travail et s'est mis{q?|e} à boire|je suis tombé{p?|e} malade et {q.f} n'a pas tenu|on a perdu notre premier bébé]>. [On fait chambre à part depuis {month}.|J'ai trouvé un deuxième téléphone.] <[{weekday} dernier, {q?il|elle} m'a poussé{p?|e}.|Je prends {@m_med} pour dormir.|J'ai embrassé quelqu'un au travail.]> Notre enfant, {t.f}, a {num:2-15} ans et comprend tout. [Mes parents à {city} me disent de rester.|Le bail du {p.street} court jusqu'au {DATE}.] Dois-je [partir|pardonner|voir un avocat] ?

== genre=story
<Il y a trois [semaines|mois], ça a commencé par {@m_symp}. J'ai fait l'autruche. {^weekday}, le verdict est tombé : j'ai {@m_cond}. J'ai {num:24-70} ans et je ne dors plus. J'ai arrêté mon traitement de moi-même.> [Les enfants ne savent rien.|Au bureau ils me croient en vacances.] <[On saura la semaine prochaine s'il faut une chimio.|Ils veulent m'opérer.]> Aide-moi à [préparer mes questions|comprendre simplement|ne pas craquer].

== genre=mail noise=mail
Objet : Re : [Maman|Papa]

{q.f}, {r.f},

j'ai eu le service ce matin. <[Elle était confuse et appelait Papa.|Il est encore tombé.|Il y a des métastases au foie.]> Le Dr {s.l} veut nous voir tous {weekday} à {time}. [{q.f}, tu apportes la procuration ?|{r.f}, tu as les clés du {p.street}, arrose les plantes.] L'EHPAD de {city} a une place dès le {DATE}, {money:1800-4000} par mois. [Le livret {p.acct} tient un an.|L'agent, {t}, estime l'appartement à {money:100000-400000}.] <Je n'en peux plus des nuits, je suis moi-même sous {@m_med}.> Appelez-moi : {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, et {@m_secret}|]>. [Je ne sais plus quoi faire.|Je n'en ai jamais parlé.|Ne me jugez pas.|J'ai peur.] [Que faire ?|Écris-moi quelque chose de réconfortant.|Où trouver de l'aide ?|Comment le dire à ma famille ?|]

== genre=story
[Salut,|Bonjour,|] petite question, <{@m_secret}>. [Dois-je le dire en entretien ?|Mon patron peut le savoir ?|Ai-je droit au RSA ?|Puis-je adopter ?|]

== genre=secret
[le wifi chez {p.l} c'est livebox et le mot de passe|mon mot de passe pour {p.email} c'est|le code de la carte de mamie c'est] [{secret.password}|{SECRET~####}] [fais une affichette|envoie-le à {q.f}|c'est sûr ?]

== genre=secret
[Alarme|Digicode|Coffre] : {SECRET~####}. [{p.f} arrose les plantes dès le {DATE}.|Adresse : {p.addr}.|Urgence : {q}, {q.phone}.] [Rédige des consignes.|]
