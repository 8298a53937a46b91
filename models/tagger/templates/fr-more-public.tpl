# Further French texts without anything private.
@lang fr
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[AFP|Reuters]>) – [Le ministre|La présidente de la région|Le député|L'ancien maire de {city}] {p} a [défendu le budget|démissionné|appelé au calme] [{weekday}|mardi soir]. [« Nous n'avons plus le choix », a déclaré {p.l}.|Son rival {q} parle d'un « échec ».] [{p?Il|Elle} rencontrera <PERSON:{@m_famous}> à <LOCATION:{@m_place}>.|L'action <ORG:{@m_brand}> a gagné {num:1-9} %.]

== genre=news noise=none
La cour d'assises de {city} a [condamné|acquitté] {p}, [ancien chef d'entreprise|chanteur|ex-trader]. [L'avocat général {q} avait requis {num:2-15} ans.|Son avocat, Me {r}, fera appel.] [La société {org} s'était portée partie civile.|]

== genre=news noise=none
[Ligue 2|Coupe de France|Top 14] : <ORG:{@m_club}> – <ORG:{@m_club}> : {num:0-5}-{num:0-4}. Buts : {p.l} ({num:2-45}e), {q.l} ({num:46-70}e, s.p.), {r.l} ({num:71-90}e). [Arbitre : {s}.|Avertissements : {t.l}, {u.l}.|Entraîneur : {s}.]

== genre=news noise=none
CLASSEMENT [DE L'ÉTAPE|GÉNÉRAL] – {city-} / {city-}
1. {p.up} (FRA, <ORG:[Cofidis|Groupama|Movistar]>) {num:3-6}h{num:10-59}
2. {q.up} (BEL) à {num:1-50} s
3. {r.up} (ESP) m.t.
[{num:10-80}. {s} (ITA) à {num:2-20} min|]

== genre=news noise=none
{city} : [un incendie a détruit un entrepôt|une manifestation a réuni {num:200-9000} personnes|le pont sera fermé tout l'été]. [« Aucune victime », assure le préfet {p}.|Un numéro vert est ouvert : {phone}.|Le maire {p} promet une aide.]

== genre=wiki noise=none
{p}, né{p?|e} le {DATE} à {city} et mort{p?|e} le {DATE} à {city}, est [un peintre|une romancière|un botaniste|une femme politique] français{p?|e}. [Élève de {q}, {p?il|elle} enseigne à {city}.|Une rue de {city} porte son nom.|{p?Il|Elle} épouse {r} en {year:1850-1990}.] [<{p?Il|Elle} meurt de la tuberculose.>|]

== genre=wiki noise=none
{city} est une commune [du <LOCATION:Finistère>|de l'<LOCATION:Aveyron>|du canton de <LOCATION:Vaud>|de la province de <LOCATION:Namur>], {num:200-40000} habitants. [Maire : {p} ([DVG|<ORG:LR>|SE]), depuis {year:2001-2024}.|L'église abrite un retable de {q}.] [Personnalités : {r} ({year:1850-1940}-{year:1941-2010}), footballeur.|Code postal {~#####}.]

== genre=wiki noise=none
<PERSON:Victor Hugo> naît à <LOCATION:Besançon> en 1802. Exilé à <LOCATION:Guernesey>, il écrit Les Misérables. [Sa fille <PERSON:Léopoldine> se noie en 1843.|<PERSON:Adèle Foucher> est son épouse.] [Résume.|Pose cinq questions sur ce texte.|Où est-il né ?]

== genre=wiki noise=none
<PERSON:Louis Pasteur> met au point le vaccin contre <la rage> en 1885. <PERSON:Marie Curie> meurt d'<une leucémie> en 1934. <PERSON:Marcel Proust> souffrait d'<asthme>. [Qui était écrivain ?|Fais une frise chronologique.]

== genre=math
{p.f} a {num:5-60} {@m_thing}. {p?Il|Elle} en donne {num:2-5} à {q.f} et {r.f} lui en rend {num:2-9}. Combien en a-t-{p?il|elle} ? [Explique étape par étape.|]

== genre=math
[Mme|M.] {p.l} achète {num:2-9} {@m_thing} à {num:1-9} euros l'unité et paie avec un billet de {num:50-100} euros. [Combien lui rend-on ?|Et avec 20 % de remise ?] [{q.f} en achète le double.|]

== genre=math
Un train part de {city} à {time} et arrive à {city} {num:40-200} minutes plus tard. {p.f} a {num:8-15} ans, son père {q.f} en a trois fois plus. [Quelle est la vitesse moyenne pour {num:50-400} km ?|Dans combien d'années aura-t-il le double ?]

== genre=fiction
Écris [un conte|une nouvelle|une scène de théâtre] avec [un dragon nommé {first}|la détective {p}|deux amis, {p.f} et {q.f},] [perdus à {city}|qui cherchent un trésor|dans un train de nuit]. [Fin heureuse.|{num:100-600} mots.|Style <PERSON:Maupassant>.]

== genre=fiction noise=none
— {p.f}, tu entends ? murmura {q.f}.
— [C'est le vent.|Ferme la porte !]
{q.f} [posa la lampe|regarda la mer] et pensa [au commissaire {r.l}|à sa mère, restée à {city}]. <[La fièvre montait.|Le vieux {s.l} toussait du sang.]>
[Continue l'histoire.|Quel est le point de vue narratif ?]

== genre=fiction
Jeu de rôle : tu es {p}, [capitaine d'un navire|aubergiste à {city}|professeure de magie], et moi {q.f}, [espion|apprentie]. [J'entre dans la salle.|{q.f} : « Où est la carte, {p.f} ? »]

== genre=fiction noise=none
« {^@m_thing} », roman de {p}. Personnages : {q}, médecin ; sa femme {r.f} ; {s}, notaire à {city}. [<{q.f} découvre qu'il a {@m_cond}.>|{r.f} s'enfuit avec {s.l}.] [Fais une fiche de lecture.|Analyse le chapitre {num:1-12}.]

== genre=request
Commente [le poème|l'extrait] « [Demain, dès l'aube|L'Albatros|Le Dormeur du val|Le Pont Mirabeau] » de <PERSON:[Victor Hugo|Baudelaire|Rimbaud|Apollinaire]>. [Plan détaillé en trois parties.|Figures de style uniquement.]

== genre=recipe
Recette de [la blanquette|la ratatouille de mamie {first}|crêpes|tarte Tatin] pour {num:2-8} personnes[, sans gluten|]. [Ingrédients : {num:100-500} g de farine, {num:1-6} œufs.|Cuisson {num:20-60} min à {num:150-220} °C.]

== genre=howto
Comment [détartrer une cafetière|enlever une tache de vin|planter des tomates|changer une chambre à air|réviser le bac de philo] ? [En {num:3-9} étapes.|Pour un débutant.]

== genre=howto
Quels sont [les symptômes|les causes|les traitements] [du|de la] <[diabète|grippe|migraine|maladie de Lyme]> ? [Quand consulter ?|Le <{@m_med}> est-il vendu sans ordonnance ?|Réponse neutre et sourcée.]

== genre=howto
Explique-moi {@m_topic} [comme à un enfant de {num:6-14} ans|en {num:3-9} phrases]. [Quel fut le rôle de <PERSON:{@m_famous}> ?|Donne trois exemples.|Ajoute un quiz.]

== genre=coding
Écris [une fonction|un script] en {@m_code} qui [trie la liste \["{first}", "{first}", "{first}"\]|valide une adresse comme <CONTACT-:jean.dupont@example.com>|compte les mots d'un fichier|vérifie la clé d'un IBAN]. [Avec des tests.|Commentaires en français.]

== genre=coding noise=none
SELECT nom, ville FROM clients WHERE ville = '{city}' AND nom LIKE '{last}%';
[Pourquoi c'est lent ?|Ajoute une pagination.|Réécris-le avec un JOIN.]
-- données de test : ('{p}', '{city}', '<CONTACT-:test@example.org>')

== genre=review
[Avis :|Rédige un avis :] la {@m_prod} <ORG:{@m_brand}> [tient ses promesses|est tombée en panne après {num:2-9} semaines|fait trop de bruit]. {num:1-5}/5. [Prix : {money:15-400}.|SAV au {phone}.]

== genre=review noise=none
Au théâtre de {city}, {p} met en scène [Phèdre|Tartuffe|Le Roi Lear]. [{q} est une reine glaçante, {r} un valet hilarant.|Les décors de {s} étouffent tout.] [Jusqu'au {date}, réservations {phone}.|Durée {num:1-3} h.]

== genre=law
[Un propriétaire peut-il|Un employeur a-t-il le droit de|Un vendeur doit-il] [garder la caution|refuser des congés|reprendre l'article] ? [Quel article du Code civil ?|En général, sans conseil personnalisé.|Droit {year:2018-2026}.]

== genre=law noise=none
Cass. soc., {date}, n° {~##-##.###}. [Le salarié peut prendre acte de la rupture en cas de manquement grave.|Le bailleur est tenu de délivrer un logement décent.] [Explique en termes simples.|Fais une fiche d'arrêt.]

== genre=system noise=none
Tu es l'assistant virtuel de {org}. [Vouvoie l'utilisateur.|Demande le numéro de commande (format {ID~@@######}).|Ne donne jamais de données personnelles.] [Service client : {phone}, du lundi au vendredi, {addr}.|] [Exemple : « Je suis {p}. » → « Bonjour {p.f}, que puis-je faire pour vous ? »|]

== genre=system noise=none
Extrais les entités. Exemple :
Texte : « {p} est né{p?|e} à {city} en {year:1900-2000}. »
Réponse : personne={p} ; lieu={city}
Texte : « [{org} ouvre une usine à {city}|<PERSON:{@m_famous}> visita <LOCATION:{@m_place}>]. »
Réponse :

== genre=system noise=none
Modèle de lettre : Madame, Monsieur \[NOM\], votre dossier n° \[NUMÉRO\] du \[DATE\] [est complet|a été refusé]. [Garde les crochets.|Propose trois versions.|IBAN : \[IBAN\]]

== genre=job noise=none
{org} recrute un(e) {@m_job} à {city}, CDI. [Salaire {money:22000-60000}.|Télétravail {num:1-3} jours.] [Candidatures : {email}, contact {p}, {phone}.|Prise de poste le {date}.] [Rends l'annonce plus inclusive.|]

== genre=job noise=none
Appel d'offres n° {ID~##-###} : [réfection de l'école de {city}|fourniture de {num:20-300} tablettes]. Mairie de {city}, {addr}. Date limite {date}, {time}. [Renseignements : {p}, service des marchés, {phone}, {email}.|]

== genre=office noise=none
[Mairie|Médiathèque|Préfecture|Caisse d'allocations] de {city}, {addr}. Ouvert du lundi au vendredi, {num:8-9}h-{num:16-18}h. [Tél. {phone}.|Directrice : {p}.|Courriel : {email}] [Quels papiers pour un passeport ?|]

== genre=office noise=none
Programme : {weekday} {time}, conférence de {p} ([Université de {city}|<ORG:CNRS>]) sur {@m_topic}. [Débat animé par {q}, avec {r} et {s}.|Entrée libre.|Lieu : {addr}]

== genre=quiz
[Qui a peint Les Nymphéas ?|Quelle est la capitale de {country} ?|Où est né <PERSON:{@m_famous}> ?|Quel fleuve traverse <LOCATION:{@m_place}> ?] A) {name} B) <PERSON:{@m_famous}> C) <PERSON:{@m_famous}> [D) aucun|]

== genre=quiz
Mets au [passé composé|subjonctif|pluriel] : « {p.f} va à {city} avec {q.f}. » [« {r.f} mange des {@m_thing}. »|Explique l'accord.]

== genre=request
Traduis en [anglais|espagnol|arabe] : « [Bonjour, je m'appelle {first} et j'habite à {city}.|Le chat de {first} dort.|Où est la gare ?] » [Leçon {num:1-20} du manuel.|]

== genre=request
Propose {num:3-12} [prénoms|noms] pour [un chat|un personnage de roman|une boutique de {@m_thing}], dans le genre de {first}, {first} ou {first}. [Avec l'origine.|]

== genre=request
Itinéraire de {num:2-10} jours à {city} [en {month}|avec des enfants|sans voiture], budget {money:200-3000}. [Faut-il passer par {city} ?|Où dormir ?]

== genre=request
Qui est {p} ? [J'ai lu ce nom dans un roman.|Est-ce que {p?il|elle} a connu <PERSON:{@m_famous}> ?|Si tu ne sais pas, dis-le.] [Compare avec <PERSON:{@m_famous}>.|]

== genre=pubmeet
Résume ce dialogue :
{p.f} : Tu viens [au ciné|au match|à {city}] {weekday} ?
{q.f} : [Je dois réviser.|Oui, à quelle heure ?|Si {r.f} vient aussi.]
{p.f} : [Dommage !|{time} devant la gare.]

== genre=request
Écris [un slogan|une fiche produit|un tweet] pour [notre {@m_prod}|le salon de thé « Chez {first} »|l'appli de {org}]. [Ton décalé.|{num:40-280} caractères max.]

== genre=request
[Quelles sont les causes de {@m_topic} ?|Pourquoi <PERSON:Louis XVI> a-t-il été exécuté ?|Que s'est-il passé le {date} ?|Compare <PERSON:Voltaire> et <PERSON:Rousseau>.] [Réponds en {num:3-8} lignes.|Avec des dates.]

== genre=tale noise=none
Il était une fois [un meunier nommé {first}|une princesse|un bûcheron, père du <PERSON:Petit Poucet>]. [{p.f} dit : « Je n'ai pas peur. »|L'ogre de {city} attendait.|<La reine tomba malade de jalousie.>] [Quelle morale ?|Continue.|Version théâtre.]

== genre=bible noise=none
[<PERSON:Pierre> renia <PERSON:Jésus> trois fois.|<PERSON:Abraham> engendra <PERSON:Isaac>.|<PERSON:Zeus> enleva <PERSON:Europe>.|<PERSON:Ulysse> aveugla <PERSON:Polyphème>.] [Explique ce passage.|Dans quel livre ?|Que symbolise-t-il ?]

== genre=page noise=none
Mentions légales : {org}, {addr}, RCS {city} {ID~### ### ###}, directeur de la publication : {p}, tél. {phone}, {email}. [Hébergeur : <ORG:OVH>, <LOCATION:Roubaix>.|Délégué à la protection des données : {q}.] [Est-ce complet ?|]

== genre=page noise=none
Article L.{~####-#} du Code [civil|du travail|de la consommation] : [Le délai est de {num:8-30} jours.|Le bailleur délivre un logement décent.] [Cas pratique : {p.f} prête {num:100-9000} euros à {q.f}, qui ne rembourse pas.|A vend une voiture à B.] [Résous le cas.|Qui a raison ?]

== genre=page noise=none
Programme TV, {weekday} : {time} « {^@m_thing} », policier de {p} avec {q} et {r} ; {time} débat animé par {s}. [Invités : {t} (<ORG:[LFI|RN|PS]>), {u} (historienne).|Rediffusion le {date}.] [Quel film choisir ?|]

== genre=page noise=none
Météo {city} : {weekday}, {num:0-35} °C, [averses|grand soleil|neige] ; {num:0-35} °C à <LOCATION:{@m_place}>. [Vigilance orange, selon {p} de <ORG:Météo-France>.|Indice UV {num:1-9}.] [Comment m'habiller ?|]

== genre=page noise=none
Fiche technique {@m_prod} <ORG:{@m_brand}> {~@@-####} : {num:200-2400} W, {num:1-30} kg. [Garantie {num:1-5} ans.|SAV {phone}, {email}.|Numéro de série au dos.] [Vulgarise.|Compare.]

== genre=page noise=none
Généalogie [des Capétiens|des Rougon|des dieux] : {p.f}, fils de {q.f}, épouse {r.f} de {city} ; leur fille {s.f}. [Qui est la grand-mère de {s.f} ?|Dessine l'arbre.|<{q.f} meurt de la peste.>]

== genre=ask
Le [prénom|nom] {first} : origine, sens ? [Fête le {date} ?|Popularité en {year:1950-2024} ?|Porté par <PERSON:{@m_famous}> ?]

== genre=ask
Modèle de [lettre de résiliation|procuration|convocation d'AG] [au nom de <PERSON-:Jean Dupont>, 1 rue de la Paix, 75000 Paris|avec \[NOM\] et \[ADRESSE\]]. [Court.|Pour une association.]

== genre=everyday
[J'ai deux enfants|Nous avons un jardin|Je suis étudiante|On est cinq] et je [cherche|voudrais] [un jeu de société|une recette aux lentilles|une balade près de <LOCATION:{@m_place}>|un cadeau pour une collègue]. [Budget {money:10-300}.|Cinq idées.|Sans noix.]

== genre=everyday
Écris un mail à [mon chef|l'agence|la prof|l'hôtel] [pour dire que j'arrive en retard {weekday}|pour savoir si les chiens sont admis|pour demander un délai|au sujet de la {@m_prod} en panne]. [Court et poli.|Signe \[Nom\].]

== genre=everyday
[Ma {@m_prod}|Mon ordinateur|La voiture] [ne démarre plus|fait un bruit bizarre|affiche l'erreur {~@##}]. [Que vérifier ?|Réparer ou remplacer ?]

== genre=everyday
[Hier|Ce week-end] [je suis allé à la plage et il a plu|j'ai fait du pain, il a brûlé|on a vu un film|le chien a mangé mes chaussures]. [Fais-en une histoire drôle.|Corrige les temps.|Continue.]

== genre=everyday
[Je m'ennuie|Je suis fatiguée|Il neige]. [Raconte une blague.|Que cuisiner ?|Conseille un film.|Une citation de <PERSON:{@m_famous}> ?]

== genre=everyday
Prépare [une liste de valises|un ordre du jour|un planning de ménage|des fiches] pour [les vacances|une réunion de {num:30-90} minutes|une coloc|l'examen de biologie]. [En tableau.|Début {time}.]

== genre=everyday
J'ai [un contrôle|un exposé] {weekday} sur {@m_topic}. [Interroge-moi.|Résume l'essentiel.]

== genre=long noise=none
{city} se trouve à {num:20-200} kilomètres de <LOCATION:{@m_place}>. Mentionnée en {year:900-1500}, la ville reçut [de l'évêque {first}|du comte {first}|du marchand {p}] le droit de marché. Au XIXe siècle, {q} y fonda une [papeterie|brasserie|verrerie] de {num:200-4000} ouvriers. [Le peintre {r} vécut {street}.|<Le choléra emporta un tiers des habitants.>] Elle est connue pour [son festival|son université|son fromage]. La maire, {s}, espère plus de visiteurs. [Le musée, {addr}, est ouvert tous les jours.|]

[Pour quoi est-elle connue ?|Cinq questions-réponses.|Résume.]

== genre=long noise=none
{p.f} imaginait la maison plus grande. {p?Il|Elle} posa la valise. « Vous devez être {p.f}, dit le vieux {q.l}. {r.f} m'avait prévenu. <[La fièvre ne l'a plus quitté.|Le médecin lui donne un mois.]> » [Au loin sonnaient les cloches de {city}.|La pluie glissait sur la vitre.] « [Et la lettre ?|Où est {s.f} ?] » demanda {p.f}. Le vieux montra l'escalier.

[Continue.|Quelle est l'atmosphère ?|Raconte du point de vue de {q.l}.]

== genre=everyday
{^@m_mundane}, [et|mais] {@m_mundane}. [Fais-en un poème.|Version pirate.|Traduis en anglais.|Corrige les fautes.]

== genre=ask
[« motdepasse123 » est-il sûr|Qu'est-ce que la double authentification] ? [Exemple avec <PERSON:Alice> et <PERSON:Bob>.|Génère un mot de passe de {num:10-24} caractères.|Remplace VOTRE_CLE_API.]

== genre=page noise=none
Dons à {org} : IBAN {z.iban}. [SIRET {ID~### ### ### #####}.|Marraine : {p}.|Contact : {email}, {phone}.] [Rédige un merci.|]

== genre=page noise=none
Modèle de facture : {org}, {addr}, TVA {ID~FR###########}, IBAN {z.iban}. Client : \[Nom\], \[Adresse\]. [Payable sous {num:7-30} jours.|Article : {@m_prod}, {money:20-900}.]

== genre=page noise=none
Rappel produit : {@m_prod}, modèle {ID~@@-####}, lots {ID~L#####} à {ID~L#####}. [Numéro vert {phone}.|<Risque de brûlure.>|Remboursement en magasin.]

== genre=page noise=none
{p} (né{p?|e} le {DATE} à {city}), [gardien|attaquante|sprinteur], n° {num:1-99}, à <ORG:{@m_club}> depuis {year:2010-2025}. [{num:150-205} cm.|<Blessure au genou en {year:2015-2025}.>|Entraîneur : {q}.]

== genre=page noise=none
Train {ID~TGV ####} {city}–{city}, départ {time}, voie {num:1-24}, [supprimé|retardé de {num:5-90} minutes]. [Renseignements {phone}.|Rédige l'annonce.]

== genre=page noise=none
La box <NET-:192.168.1.1> ne répond pas, [DNS <NET-:8.8.8.8>|<NET-:127.0.0.1> marche|conteneur sur <NET-:10.0.0.{num:2-250}>]. [Pourquoi ?|C'est quoi un masque ?]
