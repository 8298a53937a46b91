@lang es

:cond
diabetes [tipo 2|]
depresión
ansiedad
cáncer de [mama|colon|próstata]
asma
hipertensión
esclerosis múltiple
VIH
hepatitis C
una hernia discal
TDAH
trastorno bipolar
epilepsia
endometriosis
migraña crónica
anorexia
lupus
hipotiroidismo
alcoholismo
un aborto espontáneo
un infarto
artritis
celiaquía

:med
metformina 850
sertralina 50 mg
losartán
enalapril
insulina
omeprazol
ibuprofeno 600
Sintrom
alprazolam
levotiroxina
litio
tramadol
prednisona
fluoxetina

:symptom
dolor en el pecho
mareos
fiebre
sangre en las heces
un bulto en el pecho
insomnio
palpitaciones
dolor de espalda
ataques de pánico
ganas de morirme
náuseas
vómitos

:job
enfermer[o|a]
profesor[a|]
programador[a|]
camarero
contable
conductor
electricista
abogad[o|a]
ingeniero
dependienta
cocinero
administrativ[o|a]
estudiante

:orgname
[Banco|Clínica|Hospital|Instituto|Ayuntamiento|Universidad|Juzgado|Colegio] [San Martín|del Norte|Santa Clara|La Paz|de Valverde]
[Sol|Andes|Nova|Iberia] [Seguros|Energía|Telecom|Logística]
Panadería Central
Grupo Valle
la Seguridad Social
Transportes Rápidos S.L.

:country
México
Colombia
Venezuela
Marruecos
Argentina
Perú
Ecuador
Rumanía
Cuba

:place
Madrid
Barcelona
Buenos Aires
México
Bogotá
España
Argentina
Chile
Sevilla
Andalucía
Washington
Bruselas
China
Lima
la Unión Soviética

:bigorg
la ONU
el PSOE
el Partido Popular
el Real Madrid
el Barcelona
la Unión Europea
Telefónica
Repsol
Iberia
El País
Boca Juniors
la UNAM
Pemex
EFE

:famous
Miguel de Cervantes
Pablo Picasso
Frida Kahlo
Simón Bolívar
Gabriel García Márquez
Cristóbal Colón
Lionel Messi
Salvador Dalí
Federico García Lorca
Isabel la Católica
Diego Maradona
Pablo Neruda
Emiliano Zapata
Rafael Nadal
Jorge Luis Borges
Isabel Allende
Antoni Gaudí

:topic
el cambio climático
la fotosíntesis
la Revolución mexicana
la inteligencia artificial
la Guerra Civil española
las energías renovables
los agujeros negros
la inflación
el teletrabajo
el Imperio inca
los volcanes
la dieta mediterránea
el sistema solar

:thing
manzanas
canicas
libros
lápices
caramelos
huevos
entradas
flores

:food
una paella
una tortilla de patatas
un gazpacho
empanadas
unas lentejas
tacos al pastor

:product
cafetera
portátil
aspiradora
bicicleta
móvil
auriculares
colchón
lavadora

:adj
excelente
malísimo
aburrido
regular
precioso
decepcionante
carísimo
correcto

:fin
Un saludo,
Saludos cordiales,
Atentamente,
Un abrazo,
Besos,
Gracias,

@genre chat
@private 1
@noise chat

==
[Hola|Buenas|Buenos días], [me llamo|soy] {p}[, tengo {p.age} años y vivo en {p.city}|]. [Ayúdame a escribir|Necesito redactar] [una carta|un correo] a [mi casero|mi jefa|mi seguro] {q} [porque no me devuelve la fianza de {money:300-2000}|por la humedad del piso|para renunciar]. [Mi dirección es {p.addr}.|Mi teléfono: {p.phone}.|]

==
[Me acaban de diagnosticar|Hace un mes me diagnosticaron] <{@cond}>. [La doctora {q.l}|Mi médico] me recetó <{@med}>[ y <me siento fatal>|]. [¿Cómo se lo digo a {r.f}?|¿Tengo que contarlo en {org}?|Tengo miedo.]

==
mi [novio|marido|esposa|novia] {q.f} <me engaña con {r.f}>[, encontré los mensajes|]. [vivimos juntos en {p.city}|llevamos {num:2-25} años casados y tenemos a {s.f} y {t.f}]. [¿qué hago?|¿debería dejarlo?]

==
<Gano {money:800-4000} al mes> [como {@job}|en {org}] y <debo {money:1000-40000} [al banco|en tarjetas]>. [Mi cuenta es {p.iban}.|El alquiler en {p.city} son {money:300-1300}.|Mi marido {q.f} está en paro.] [Hazme un presupuesto.|¿Puedo pedir la segunda oportunidad?]

==
Mejora mi [currículum|perfil|carta de presentación]:
{p}
{p.addr}
{p.phone} | {p.email}
[DNI: {p.nid}|Fecha de nacimiento: {p.dob}]
{^@job} en {org} desde {year:2008-2024}. [Referencias: {q}, {q.phone}.|]

==
Reescribe este mensaje: "[Hola|Oye] {q.f}, [no puedo ir el {DATE}|llegaré tarde], <[mi hija está enferma|tengo quimio|me operan de una hernia]>. [Llámame al {p.phone}.|Avisa a {r.f}.|Te dejo las llaves en {p.street}.] {p.f}"

==
<Tengo {@symptom} desde hace {num:2-10} [días|semanas]>[ y tomo <{@med}>|]. Tengo {p.age} años[, estoy embarazada de {num:2-8} meses|]. [¿Es grave?|Mi cita con el Dr. {q.l} es el {DATE}.|¿Voy a urgencias?]

==
[mi jefe|mi vecina|mi ex|un compañero] {q} [me acosa|me debe {money:100-3000}|me amenazó|contó a todos que <soy seropositivo>]. [vive en {q.addr}|su número es {q.phone}|trabaja en {org}]. [¿lo denuncio?|¿qué le contesto?]

==
<Estoy [sin papeles|pidiendo asilo]> en {p.city}, vine de {country} en {year:2012-2024}. Mi [NIE|expediente] es {ID~X#######@}. [Mi abogada {q} dice que espere.|La cita en extranjería es el {DATE}.|Vivo con {r.f}.]

==
Escribe [un discurso|una felicitación|unas palabras] para [la boda|el cumpleaños|la despedida] de {p}. [{p?Él|Ella} trabaja en {org}.|Cumple {num:18-90} el {DATE}.|<Acaba de perder a su [madre|marido].>|Vive en {p.city} con {q.f}.]

==
Me estoy divorciando de {q}. <[Bebe mucho.|Me pegó.|No paga la pensión.]> [Nuestros hijos {r.f} y {s.f} viven conmigo.|Tenemos una niña, {r.f}, de {num:2-15} años.] El juicio es el {DATE}. [¿Qué digo?|Autos {ID~###/20##}.]

@genre mail
@noise mail

==
[Estimado|Estimada|Muy señor mío] {q.l}:

[Le comunico que|Por la presente] [doy de baja mi contrato {ID~########}|su solicitud ha sido rechazada|transferimos {money:100-6000} a su cuenta {q.iban}|le ofrecemos el puesto de {@job}]. [Puede llamarme al {p.phone}.|Mi domicilio es {p.addr}.|]

{@fin}
{p}
[{org}|]

==
[Hola|Querida|Querido] {q.f}:
[¡por fin nos mudamos!|gracias por tu carta.|perdona la tardanza.] [La nueva dirección es {p.addr}.|Mi número nuevo: {p.phone}.|{r.f} está embarazada.] <[Papá sigue en el hospital, {@cond}.|Dejé {@med}.|]> [Recuerdos a {s.f}.|]
{@fin} {p.f}

==
De: {p} \<{p.email}\>
Para: {q} \<{q.email}\>
Asunto: [Factura {ID~####}|Cita del {DATE}|Baja médica]

{q.f}, [{r.f} está de baja <por {@cond}> hasta el {DATE}|llama al señor {s.l}, {s.phone}|te mando los datos: {p}, {p.nid}, {p.iban}]. {@fin} {p.f}

==
A la familia de {p}: <su hij{p?o|a} [pegó a {q.f}|falta mucho a clase|necesita apoyo en lectura]>. [Llámenme al {phone}|Vengan el {DATE}]. {r}, tutor[a|]

@genre ticket
@noise

==
Incidencia {ID~#####}: cliente {p}, {p.addr}, tel. {p.phone}. [No tiene internet.|El paquete lo recogió {q}, el vecino.|Pide la devolución en {p.iban}.|<El cliente está ingresado.>] [Verificado con DNI {p.nid}.|Llamar el {DATE}.]

==
Nombre: {p.f}
Apellidos: {p.l}
[DNI|NIE|Documento]: {p.nid}
Fecha de nacimiento: {p.dob}
Domicilio: {p.addr}
Teléfono: {p.phone}
[Correo: {p.email}|IBAN: {p.iban}|N.º de afiliación: {p.ins}]
[<Enfermedades: {@cond}>|Contacto: {q}, {q.phone}]

==
—{org}, buenos días, le atiende {q.f}.
—Hola, soy {p}, [llamo por mi factura|me han robado la tarjeta].
—¿Su fecha de nacimiento?
—{p.dob}. [Y vivo en {p.addr}.|La cuenta es {p.acct}.|Mi móvil es {p.phone}.]

==
nombre;apellido;correo;teléfono
{p.f};{p.l};{p.email};{p.phone}
{q.f};{q.l};{q.email};{q.phone}
{r.f};{r.l};{r.email};{r.phone}
[Ordena por apellido.|Busca duplicados.|]

==
Acta {date}. Asisten {p}, {q} y {r.fi}. [{p.f} pide un aumento a {money:1500-5000}.|{q.f} se va a {q.city}.|<{r.f} estará de baja por {@cond}.>] [{s} llamará a {t}, {t.phone}.|]

@genre clinical

==
Informe de alta. {p}, [DNI {p.nid}|nacid{p?o|a} el {p.dob}|H.C. {p.mrn}]. <Paciente de {p.age} años que consulta por {@symptom}>. <Antecedentes: {@cond}>. <Tratamiento: {@med} y {@med}>. [Revisión el {DATE} con {q}.|Vive en {p.addr} con su {p?mujer|marido} {r.f}.]

==
<Pac. {p.age} a., {@cond}, {@symptom} de {num:2-12} días. TA {num:100-180}/{num:55-110}>. [Avisada la hija, {q.f} ({q.phone}).|]

==
Sesión {num:2-40}, {p.i}: <[refiere ruptura con {q.f}|llanto frecuente|niega ideas de suicidio|recaída el fin de semana]>. Próxima: {DATE}.

==
Receta: {p}, {p.dob}. <{@med}, {num:1-3} al día>. Dr. {q}, colegiado {ID~#########}

@genre legal

==
D. {p}, con DNI {p.nid} y domicilio en {p.addr}, comparece y DICE: que [{q} le adeuda {money:500-20000}|contrajo matrimonio con {q} el {DATE}|<sufrió lesiones> en el accidente del {DATE}, matrícula {q.plate}]. [Procurador: {r}.|Autos {ID~###/20##}.|<El demandado padece {@cond}.>]

==
Contrato de alquiler entre {p} y {q} ({q.nid}) para la vivienda de {p.addr}. Renta {money:300-1500} en la cuenta {p.iban}. [Avalista: {r}, {r.phone}.|]

==
DENUNCIA: el {DATE}, a las {time}, {p}, {@job}, vecin{p?o|a} de {p.addr}, declara que {q} [le golpeó|le robó el coche {p.plate}|le amenaza desde el {q.phone}]. 

@genre ask
@private 0
@noise chat

==
[Explica|¿Qué es|Háblame de|Escribe un ensayo sobre] {@topic}[ en {num:50-300} palabras| para niños|].

==
¿Quién [fue|es] <PERSON-:{@famous}>?

==
[Escribe|Cuéntame|Inventa] [un poema|un cuento|un chiste|una canción] sobre [{@topic}|un dragón llamado {p.f}|{p.f} y {q.f} en el bosque|el mar].

==
Escribe [una función|un programa|una consulta] en [Python|Java|SQL] que [ordene una lista|sume dos números|lea un archivo].

==
¿Cómo [se hace {@food}|aprendo inglés|quito una mancha de vino|hago una entrevista|ahorro dinero|duermo mejor]?

==
¿Cuál es la [capital|población] de <LOCATION-:{@place}>?

==
[Corrige|Traduce al inglés|Reescribe]: "[Hoy hace un día {@adj}.|Los niños juega en el parque.|Gracias por su paciencia.|La película fue {@adj}.]"

==
¿Cuáles son los [síntomas|tratamientos|efectos] de <HEALTH-:{@cond}>?

==
Eres [un guía turístico|un chef|un profesor|<PERSON-:{@famous}>|un asistente]. [Responde en una frase.|Hazme preguntas sobre {@topic}.|No des explicaciones.]

==
{p.f} tiene {num:3-60} {@thing}. [Le da {num:2-9} a {q.f}.|{q.f} tiene el doble.] ¿Cuántas [le quedan|tienen entre los dos]?

==
Dame {num:3-12} [ideas|consejos|recetas|ejemplos] [para una fiesta|sobre {@topic}|de {@food}].

==
[Plantilla|Modelo] de carta con \[Nombre\], \[Dirección\] y \[Fecha\]: Estimado/a \[Nombre\], le escribo para cancelar el contrato \[número\].

@genre news
@noise

==
<LOCATION-:{@place}>, {num:1-30} {month} (<ORG-:EFE>).- [El presidente|La ministra|El alcalde|El portavoz] {p} [anunció|aseguró] el {weekday} [su dimisión|un acuerdo con {q}|una inversión de {num:2-900} millones]. ["Es {@adj}", dijo {p.l}.|{q}, de <ORG-:{@bigorg}>, lo criticó.]

==
{p} [venció|ganó|derrotó] a {q} por 6-{num:0-4} y 7-5 en {city}. [{r} será su rival.|El técnico {s} se mostró contento.]

==
{p} ({city}, {date}) es un{p?|a} [escritor|futbolista|científico|pintor]{p?|a} [español|argentino]{p?|a}. [Estudió en {org}.|Jugó en <ORG-:{@bigorg}>.|Fue discípul{p?o|a} de {q}.]

==
{p.f} miró a {q.f}. —[No debiste venir|Es tarde] —dijo. [Fuera, el viejo {r.l} cortaba leña.|Llovía sobre {city}.]

==
[Este {@product}|El restaurante {org} de {city}|La película de {p}] es {@adj}. [El camarero, {q.f}, {@adj}.|{num:1-5} estrellas.|No lo recomiendo.|Se rompió a los {num:2-9} meses.]

==
Ayuntamiento de {city}, {addr}, tel. {phone}. Horario: {weekday} a {weekday}, {time}. [Alcalde: {p}.|]

==
{org}: atención al cliente <CONTACT-:900 {~###} {~###}>. [Garantía de {num:1-5} años.|Condiciones a {date}.|Ejemplo: <PERSON-:Juan Pérez>, <LOCATION-:Calle Falsa 123>.]

==
[Resume|¿De qué trata?|Pon un título:] {doc:news}

==
{city} es un municipio de <LOCATION-:{@place}> con {num:200-90000} habitantes. [Su alcalde es {p}.|Fue fundado por {q} en {year:1500-1900}.]

==
Las acciones de {org} [subieron|cayeron] un {num:2-20} %. [El consejero delegado, {p}, culpó a la inflación.|]

==
<PERSON-:{@famous}> cambió la historia de <LOCATION-:{@place}>. [¿Por qué?|Da tres fechas.|Resume su vida.]
