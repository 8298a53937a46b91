# Words that the further Spanish templates share.
@lang es

:m_cond
diabetes tipo 2
hipertensión
asma
esclerosis múltiple
trastorno bipolar
depresión [mayor|]
ansiedad generalizada
cáncer de mama
cáncer de próstata
una hernia discal
migrañas
endometriosis
hepatitis C
VIH
enfermedad de Crohn
celiaquía
epilepsia
párkinson
artritis reumatoide
fibromialgia
apnea del sueño
estrés postraumático
anorexia
TDAH
hipotiroidismo
psoriasis
un linfoma
cálculos renales
alcoholismo
herpes genital
ovario poliquístico
insuficiencia cardíaca

:m_med
metformina [500|850]
enalapril 10 mg
sertralina [50|100] mg
lorazepam
litio
quetiapina
Concerta
levotiroxina [50|75|100]
Sintrom
apixabán
prednisona
metotrexato
tramadol
ibuprofeno 600
paracetamol de 1 g
omeprazol
insulina
escitalopram
diazepam
metadona
losartán 50 mg
amoxicilina
la píldora

:m_symp
dolor en el pecho
falta de aire
mareos
sangre en las heces
un bulto en el pecho
dolor de cabeza constante
palpitaciones
ronchas en [la espalda|el cuello]
insomnio
ataques de pánico
hormigueo en las manos
reglas muy dolorosas
dolor lumbar desde hace {num:2-11} meses
pensamientos suicidas
fiebre de 39

:m_job
enfermera
electricista
profesora de primaria
contable
dependienta
conductor de autobús
ingeniero
administrativa
carpintero
programador
cocinera
repartidor
fontanero
peluquera
vigilante de seguridad
trabajadora social
camarero
fisioterapeuta
albañil
limpiadora

:m_fam
mi marido
mi mujer
mi madre
mi padre
mi hermana
mi hermano
mi hija
mi hijo
mi novio
mi novia
mi suegra
mi ex
mi mejor amiga
mi abuela
mi cuñado
mi compañero de piso

:m_prod
lavadora
cafetera
freidora de aire
bicicleta plegable
mochila
tostadora
silla de oficina
aspiradora
lámpara
maleta
taladradora

:m_place
Madrid
Barcelona
Sevilla
México
Buenos Aires
Bogotá
Lima
Santiago
Caracas
La Habana
París
Londres
Washington
Moscú
Pekín
Roma
Galicia
Andalucía
el País Vasco
Cataluña
Venezuela
Ucrania
Bruselas

:m_topic
la Revolución francesa
la fotosíntesis
el cambio climático
la Guerra Civil española
las placas tectónicas
los agujeros negros
las energías renovables
la inflación
la inteligencia artificial
el imperio inca
el sistema solar
el Siglo de Oro
el reciclaje
el teletrabajo
la Transición
el ciclo del agua

:m_thing
canicas
manzanas
lápices
galletas
libros
globos
cromos
caramelos
entradas
naranjas
camisetas

:m_club
Real [Zaragoza|Oviedo|Valladolid|Sociedad]
Atlético [Nacional|Tucumán|Baleares]
Deportivo [Cali|Alavés|Morón]
Club [América|Brujas|León]
CD [Leganés|Lugo|Tenerife]
[Racing|Celta|Rayo] [de Santander|de Vigo|Vallecano]
Boca Juniors
River Plate
Universidad de Chile
Peñarol
Real Betis

:m_secret
le soy infiel a mi mujer desde hace {num:2-12} meses
debo {money:3000-60000} y nadie lo sabe
estoy embarazada y no quiero tenerlo
me he vuelto a cortar
soy gay y mi familia es muy religiosa
abusaron de mí de niña
perdí el carné por beber
gano {money:900-1900} al mes y no llego
tengo VIH
acabo de salir de la cárcel
oigo voces
mentí en la declaración de la renta
mi marido me pega
dejé los antidepresivos
estoy sin papeles
soy ludópata

:m_mundane
ayer hice pan
el domingo fuimos al monte
el tren volvió a llegar tarde
mi perro le ladra al cartero
los tomates del balcón ya están rojos
arreglé una bici vieja
pintamos el salón
la película era larguísima
