# Words that the further French templates share.
@lang fr

:m_cond
un diabète de type 2
de l'hypertension
de l'asthme
une sclérose en plaques
un trouble bipolaire
une dépression [sévère|]
un cancer du sein
un cancer du côlon
une hernie discale
des migraines
une endométriose
une hépatite C
le VIH
la maladie de Crohn
une maladie cœliaque
de l'épilepsie
la maladie de Parkinson
une polyarthrite
de l'apnée du sommeil
un stress post-traumatique
de l'anorexie
un trouble borderline
une hypothyroïdie
du psoriasis
un Covid long
de la goutte
un TDAH
une fibromyalgie
une dépendance à l'alcool
des calculs rénaux

:m_med
metformine [500|1000]
ramipril 5 mg
sertraline [50|100] mg
Seroplex
Xanax
lithium
Ritaline
Levothyrox [50|75|100]
Eliquis
Kardégic 75
Solupred 20
méthotrexate
tramadol
Doliprane 1000
oméprazole 20 mg
insuline
Effexor
bisoprolol
atorvastatine
méthadone
Lexomil
la pilule
amoxicilline

:m_symp
des douleurs à la poitrine
un essoufflement
des vertiges
du sang dans les selles
une boule au sein
des maux de tête [violents|quotidiens]
des palpitations
des plaques rouges [dans le dos|sur le ventre]
des insomnies
des crises d'angoisse
des fourmillements dans les mains
des règles très douloureuses
mal au dos depuis {num:2-12} mois
des idées noires
une fièvre à 39

:m_job
infirmière
aide-soignant
électricien
professeure des écoles
comptable
vendeuse
chauffeur de bus
ingénieur
secrétaire médicale
menuisier
développeur
cuisinier
caissière
plombier
coiffeuse
agent de sécurité
assistante sociale
chef de projet
kinésithérapeute
conducteur de travaux

:m_fam
mon mari
ma femme
ma mère
mon père
ma sœur
mon frère
ma fille
mon fils
mon copain
ma copine
ma belle-mère
mon ex
ma meilleure amie
ma grand-mère
mon conjoint
mon colocataire

:m_prod
machine à laver
cafetière
perceuse
trottinette électrique
poêle en fonte
valise cabine
veste imperméable
friteuse sans huile
chaise de bureau
lampe de chevet
montre connectée

:m_place
Paris
Lyon
Marseille
Bruxelles
Genève
Montréal
Dakar
Alger
Londres
Berlin
Washington
Moscou
Kiev
Pékin
Rome
Madrid
la Bretagne
la Corse
le Québec
la Belgique
l'Ukraine
le Sénégal
Strasbourg

:m_topic
la Révolution française
la photosynthèse
le réchauffement climatique
la Commune de Paris
la tectonique des plaques
les trous noirs
les énergies renouvelables
l'inflation
l'intelligence artificielle
la guerre de Cent Ans
le système solaire
la laïcité
le tri des déchets
le télétravail
l'impressionnisme
la Régence

:m_thing
billes
pommes
crayons
gâteaux
livres
ballons
timbres
bonbons
tickets
autocollants
croissants

:m_club
AS [Monaco|Vernelle|Nancy]
FC [Nantes|Lorient|Sochaux|Morvans]
Olympique [de Marseille|lyonnais|de Valmont]
Stade [rennais|brestois|toulousain]
US [Créteil|Quevilly|Boulogne]
RC [Lens|Strasbourg|Toulon]
Standard de Liège
Anderlecht
Servette
Union Saint-Gilloise

:m_secret
je trompe ma femme depuis {num:2-12} mois
j'ai {money:3000-60000} de dettes et personne ne le sait
je suis enceinte et je ne veux pas le garder
je me suis encore scarifiée
je suis gay dans une famille très croyante
j'ai été abusée enfant
j'ai perdu mon permis à cause de l'alcool
je gagne {money:1100-2200} net et je n'y arrive plus
je suis séropositif
je sors de prison
j'entends des voix
j'ai menti aux impôts
mon mari me frappe
j'ai arrêté mes antidépresseurs
je suis sans papiers
je suis accro aux jeux

:m_mundane
j'ai fait du pain hier
on est allés marcher dimanche
le train avait encore du retard
mon chien aboie sur le facteur
les tomates du balcon rougissent enfin
j'ai réparé un vieux vélo
on a repeint le salon
le film était trop long
