@lang fr

:cond
un diabète [de type 2|]
une dépression
un cancer du sein
de l'asthme
la maladie de Crohn
une sclérose en plaques
une hernie discale
le VIH
une hépatite B
un trouble bipolaire
de l'hypertension
de l'endométriose
un burn-out
de l'épilepsie
des crises d'angoisse
une anorexie
la maladie de Parkinson
un TDAH
une fausse couche
une addiction à l'alcool
un AVC
une insuffisance cardiaque

:med
Doliprane
metformine 850
Levothyrox [75|100]
Seroplex
Xanax
Lexomil
Ventoline
cortisone
Eliquis
Tercian
insuline
tramadol
Abilify
la pilule

:symptom
des douleurs à la poitrine
des vertiges
du sang dans les selles
des migraines
une boule au sein
de la fièvre
des insomnies
des palpitations
des idées noires
mal au dos
des nausées

:job
infirmi[er|ère]
professeur
développeur
comptable
caissière
chauffeur
électricien
aide-soignante
ingénieur
assistante
cuisinier
commercial
étudiant[e|]

:orgname
[Banque|Clinique|Lycée|Mairie|Tribunal|Hôpital|Université|Caisse] [Saint-Martin|du Parc|des Lilas|de Valmont]
[Soleil|Horizon|Atlantis|Nova] [Assurances|Énergie|Conseil|Télécom]
la CAF
Pôle Emploi
la MGEN
Boulangerie du Port
Groupe Valor

:country
Algérie
Belgique
Maroc
Italie
Suisse
Sénégal
Canada
Tunisie
Portugal

:place
Paris
Lyon
Marseille
Bruxelles
Genève
la France
l'Allemagne
Montréal
Moscou
Washington
la Bretagne
Dakar
Londres
la Chine

:bigorg
l'Union européenne
l'ONU
la SNCF
Renault
Total
le PSG
l'Olympique de Marseille
Le Monde
Air France
Airbus
le Parti socialiste
l'AFP
Orange
la Sorbonne

:famous
Victor Hugo
Napoléon Bonaparte
Marie Curie
Louis XIV
Jeanne d'Arc
Molière
Charles de Gaulle
Voltaire
Claude Monet
Édith Piaf
Zinédine Zidane
Simone de Beauvoir
Albert Camus
Louis Pasteur
Jean-Paul Sartre
Marcel Proust
Kylian Mbappé
Coco Chanel
René Descartes

:topic
le changement climatique
la photosynthèse
la Révolution française
l'intelligence artificielle
la laïcité
les énergies renouvelables
la Seconde Guerre mondiale
les trous noirs
l'inflation
le télétravail
la mythologie grecque
les volcans
le roman réaliste

:thing
pommes
billes
livres
crayons
bonbons
œufs
timbres
roses

:food
une ratatouille
une quiche
des crêpes
une tarte aux pommes
un gratin
un bœuf bourguignon

:product
cafetière
ordinateur
aspirateur
vélo
téléphone
casque
matelas
lave-linge

:adj
excellent
décevant
moyen
ennuyeux
magnifique
trop cher
correct
nul

:fin
Cordialement,
Bien cordialement,
Bien à vous,
Bisous,
À bientôt,
Sincères salutations,
Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.

@genre chat
@private 1
@noise chat

==
[Bonjour|Salut|Coucou], je [m'appelle|suis] {p}[, j'ai {p.age} ans et j'habite à {p.city}|]. [Peux-tu m'aider à écrire|Rédige] [une lettre|un mail] à [mon propriétaire|ma patronne|mon assurance] {q} [au sujet de la caution de {money:300-3000}|parce que le chauffage est en panne|pour démissionner]. [Mon adresse : {p.addr}.|Mon téléphone est le {p.phone}.|]

==
On vient de me [diagnostiquer|trouver] <{@cond}>. [Le docteur {q.l}|Mon médecin] m'a prescrit <{@med}>[ mais <je suis épuisée>|]. [Comment l'annoncer à {r.f} ?|Dois-je en parler chez {org} ?|J'ai peur.]

==
mon [mari|copain|ex] {q.f} <me trompe avec {r.f}> [depuis {month}|, j'ai lu ses messages|]. [on vit ensemble à {p.city}|on a deux enfants, {s.f} et {t.f}]. [je fais quoi ?|dois-je le quitter ?]

==
<Je gagne {money:1200-5000} par mois> [comme {@job}|chez {org}] et <j'ai {money:2000-50000} de dettes>. [Mon IBAN est {p.iban}.|Le loyer à {p.city} est de {money:400-1500}.|Ma femme {q.f} est au chômage.] [Fais-moi un budget.|Est-ce que je peux déposer un dossier de surendettement ?]

==
Améliore mon [CV|profil|texte de motivation] :
{p}
{p.street}, {p.town}
{p.phone} – {p.email}
[Né le {p.dob} à {city}|{p.age} ans, permis B]
{^@job} chez {org} depuis {year:2008-2024}[, sous la direction de {q}|]

==
Reformule [ce message|ce mail] : « [Bonjour|Salut] {q.f}, [je ne peux pas venir le {DATE}|je serai absente], <[mon fils est malade|je dois passer une IRM|je suis en dépression]>. [Appelle-moi au {p.phone}.|{r.f} me remplace.] {p.f} »

==
<J'ai {@symptom} depuis {num:2-10} [jours|semaines]>[ et je prends <{@med}>|]. J'ai {p.age} ans[, je suis enceinte de {num:2-8} mois|]. [C'est grave ?|Mon rendez-vous avec le Dr {q.l} est le {DATE}.|Que faire ?]

==
[mon chef|ma voisine|mon collègue|mon proprio] {q} [me harcèle|me doit {money:100-4000}|a raconté à tout le monde que <je suis séropositif>|]. [il habite {q.addr}|son numéro c'est le {q.phone}|il travaille chez {org}]. [je peux porter plainte ?|aide-moi à lui répondre]

==
<Je suis [sans papiers|en demande d'asile]>, arrivé [du|d'] {country} en {year:2012-2024}. Mon numéro [de dossier|étranger] est {ID~##########}. [Mon avocate {q} dit d'attendre.|J'ai rendez-vous à la préfecture le {DATE}.|Je vis chez {r} à {p.city}.]

==
Écris un [discours|mot|poème] pour [les {num:20-90} ans|le mariage|le départ] de {p}. [{p?Il|Elle} travaille chez {org} depuis {year:1985-2020}.|{p?Il|Elle} vit à {p.city} avec {q.f}.|<{p?Il|Elle} sort d'un cancer.>]

==
Je divorce de {q}. <[Il boit|Il me frappe|Il ne paie pas la pension]>. [Nos enfants {r.f} et {s.f}|Notre fille {r.f}] [vivent|vit] avec moi à {p.city}. L'audience est le {DATE}[, dossier {ID~##/#####}|]. [Que dire au juge ?|]

@genre mail
@noise mail

==
[Madame|Monsieur] {q.l},

[Suite à notre entretien du {DATE}|Par la présente], [je résilie mon contrat n° {ID~########}|nous vous informons que votre dossier est refusé|je vous transmets mes coordonnées bancaires : {p.iban}|nous vous proposons le poste de {@job} pour {money:1500-6000} par mois]. [Vous pouvez me joindre au {p.phone}.|Mon adresse est {p.addr}.|]

{@fin}
{p}
[{org}|]

==
[Coucou|Chère|Cher] {q.f},
[ça y est, on a déménagé|merci pour ta carte|désolée de répondre si tard] ! [Nouvelle adresse : {p.addr}.|Mon nouveau numéro : {p.phone}.|{r.f} attend un bébé.] <[Papa est à l'hôpital, {@cond}.|J'ai arrêté {@med}.|]> [Embrasse {s.f}.|]
{@fin}
{p.f}

==
De : {p} \<{p.email}\>
À : {q} \<{q.email}\>
Objet : [Facture {ID~####-##}|Rendez-vous du {DATE}|Absence]

Bonjour {q.f}, [{r.f} est en arrêt <pour {@cond}> jusqu'au {DATE}|peux-tu rappeler M. {s.l} au {s.phone} ?|le virement de {money:50-3000} est parti sur le compte {q.iban}]. {@fin} {p.f}

==
Aux parents de {p}, <votre enfant [a frappé {q.f}|est souvent absent|a de grosses difficultés en lecture]>. Merci de [me contacter au {phone}|venir le {DATE}]. {r}, [professeur principal|directrice]

@genre ticket
@noise

==
Ticket {ID~#####} – client {p}, n° {ID~########}, {p.addr}, tél. {p.phone}. [Box en panne.|Colis remis au voisin {q}.|Remboursement demandé sur {p.iban}.|<Le client est hospitalisé.>] [Rappeler le {DATE}.|Identité vérifiée : né le {p.dob}.]

==
Nom : {p.l}
Prénom : {p.f}
[Né(e) le|Date de naissance] : {p.dob}
Adresse : {p.addr}
Téléphone : {p.phone}
[N° de sécurité sociale : {p.nid}|IBAN : {p.iban}|Passeport : {p.pass}|Courriel : {p.email}]
[<Antécédents : {@cond}>|Personne à prévenir : {q}, {q.phone}]

==
– {org}, bonjour, {q.f} à votre écoute.
– Bonjour, [ici|je suis] {p}, [j'appelle pour mon contrat|ma carte a été volée].
– Votre date de naissance ?
– Le {p.dob}. [Mon adresse, c'est {p.addr}.|Le numéro de compte est {p.acct}.|Rappelez-moi au {p.phone}.]

==
nom,prénom,email,téléphone,ville
{p.l},{p.f},{p.email},{p.phone},{p.city}
{q.l},{q.f},{q.email},{q.phone},{q.city}
{r.l},{r.f},{r.email},{r.phone},{r.city}
[Trie par ville.|Trouve les doublons.|]

==
Compte rendu du {date} – présents : {p}, {q}, {r}. [{p.f} demande une augmentation à {money:2000-6000}.|{q.f} quitte {org} pour {city}.|<{r.f} sera opérée le {DATE}.>] [{s} relance {t} au {t.phone}.|]

@genre clinical

==
[Compte rendu d'hospitalisation|Lettre de sortie] – {p}, né{p?|e} le {p.dob}, {p.addr}
Cher confrère, <[votre patient{p?|e}|ce patient] de {p.age} ans [consulte pour|présente] {@symptom}>. <Antécédents : {@cond}>. <Traitement : {@med}, {@med}>. [Contrôle le {DATE} avec le Dr {q.l}.|Retour au domicile avec {p?sa femme|son mari} {r.f}.]

==
<Patient{p?|e} de {p.age} ans, {@cond} connu, {@symptom} depuis {num:2-12} jours. TA {num:10-18}/{num:6-10}>. [Famille prévenue : {q}, {q.phone}.|Vit à {p.city}.]

==
Séance {num:2-40}, {p.i} : <[évoque la rupture avec {q.f}|insomnies, pleurs|nie toute idée suicidaire|a repris l'alcool]>. Prochaine séance {DATE}.

==
Ordonnance – {p}, {p.dob} : <{@med}, {num:1-3} fois par jour>, <{@med}>. Dr {q}, {addr}

@genre legal

==
{p}, demeurant {p.addr}, né{p?|e} le {p.dob}, c/ {q}, demeurant {q.addr}
RG n° {ID~##/#####}
[Attendu que|Considérant que] [{q} doit {money:500-30000} à {p.l}|les époux ont eu deux enfants, {r} et {s}|<le défendeur souffre d'alcoolisme>]. [Maître {t}, avocat[e|]|Par ces motifs.]

==
Contrat de bail entre {p} (bailleur) et {q}, né{q?|e} le {q.dob}, pour le logement situé {p.addr}. Loyer {money:400-1500}, à verser sur {p.iban}. [Caution : {r}, {r.phone}.|]

==
Procès-verbal : le {DATE} à {time}, {p}, {@job}, domicilié{p?|e} {p.addr}, déclare que {q} [l'a frappé{p?|e}|a volé son véhicule {p.plate}|la menace par SMS depuis le {q.phone}]. <[ITT de {num:2-20} jours.|]>

@genre ask
@private 0
@noise chat

==
[Explique-moi|Qu'est-ce que|Parle-moi de|Fais un exposé sur] {@topic}[ en {num:50-300} mots| simplement|].

==
Qui [était|est] <PERSON-:{@famous}> ?

==
[Écris|Invente|Raconte] [un poème|une histoire|une blague|un conte] sur [{@topic}|un dragon nommé {p.f}|{p.f} et {q.f} perdus en forêt|la mer].

==
Écris [une fonction|un programme|une requête] en [Python|SQL|Java] qui [trie une liste|calcule la moyenne|lit un fichier].

==
Comment [faire {@food}|apprendre l'anglais|enlever une tache de vin|rédiger une lettre de motivation|économiser|mieux dormir] ?

==
Quelle est la [capitale|population|superficie] de <LOCATION-:{@place}> ?

==
[Corrige|Traduis en anglais|Reformule] : « [Il fait {@adj} aujourd'hui.|Les enfants joue dans le jardin.|Je vous remercie de votre patience.|Le film était {@adj}.] »

==
Quels sont les [symptômes|traitements|effets secondaires] [pour|avec] <HEALTH-:{@cond}> ?

==
Tu es [un guide touristique|un chef|un professeur|<PERSON-:{@famous}>|un assistant utile]. [Réponds en une phrase.|Ne donne pas d'explication.|Pose-moi des questions sur {@topic}.]

==
{p.f} a {num:3-60} {@thing}. [{p?Il|Elle} en donne {num:2-9} à {q.f}.|{q.f} en a deux fois plus.] Combien [en reste-t-il|en ont-ils ensemble] ?

==
Donne-moi {num:3-12} [idées|conseils|exemples|recettes] [pour un anniversaire|sur {@topic}|pour {@food}].

==
[Modèle|Exemple] de lettre avec \[Nom\], \[Adresse\] et \[Date\] : Madame, Monsieur, je souhaite résilier mon contrat \[numéro\].

@genre news
@noise

==
<LOCATION-:{@place}> (<ORG-:AFP>) – [Le président|La ministre|Le maire|Le sénateur] {p} a [annoncé|déclaré] {weekday} [sa démission|la fin des négociations avec {q}|une aide de {num:2-90} millions d'euros]. [« C'est {@adj} », a dit {p.l}.|{q}, de <ORG-:{@bigorg}>, a critiqué le projet.]

==
{p} [a battu|a devancé|s'est incliné devant] {q} [6-{num:0-4}, 7-5|au sprint] à {city}. [{r} complète le podium.|L'entraîneur {s} était ravi.]

==
{p}, né{p?|e} le {date} à {city}, est un{p?|e} [écrivain|footballeur|physicien|peintre] [français|belge|suisse]{p?|e}. [Il a étudié à {org}.|Son œuvre a influencé {q}.|{p.l} a joué pour <ORG-:{@bigorg}>.]

==
{p.f} [regarda|se tourna vers] {q.f}. — [Vous n'auriez pas dû venir|Il est tard], dit-{p?il|elle}. [Dehors, le vieux {r.l} coupait du bois.|La pluie tombait sur {city}.]

==
[Ce {@product}|Le restaurant {org} à {city}|Le film de {p}] est {@adj}. [Le serveur, {q.f}, était {@adj}.|{num:1-5} étoiles.|Je recommande.|Tombé en panne après {num:2-9} mois.]

==
Mairie de {city}, {addr}, tél. {phone}. Ouvert du {weekday} au {weekday}. [Maire : {p}.|]

==
{org} : service client au <CONTACT-:0 800 {~###} {~###}>. [Garantie {num:1-5} ans.|Conditions générales au {date}.|Exemple : <PERSON-:Jean Dupont>, <LOCATION-:1 rue de la Paix, 75000 Paris>.]

==
[Résume|De quoi parle ce texte ?|Trouve un titre :] {doc:news}

==
{city} est une commune [de <LOCATION-:{@place}>|du canton de {city}] de {num:200-40000} habitants. [Son maire est {p}.|L'église date du {num:11-18}e siècle, bâtie par {q}.]

==
L'action {org} a [gagné|perdu] {num:2-20} %. [Le PDG {p} a promis des économies.|{q}, analyste chez {org}, est prudent.]

==
<PERSON-:{@famous}> a marqué l'histoire de <LOCATION-:{@place}>. [Pourquoi ?|Cite trois dates.|Résume sa vie.]
