# Further Spanish texts without anything private.
@lang es
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[EFE|Reuters|AP]>) – [El presidente|La ministra|El alcalde de {city}|El diputado] {p} [defendió el presupuesto|anunció su dimisión|pidió calma] [el {weekday}|este martes]. [«No hay otra salida», dijo {p.l}.|El opositor {q} habló de «fracaso».] [Se reunirá con <PERSON:{@m_famous}> en <LOCATION:{@m_place}>.|Las acciones de <ORG:{@m_brand}> subieron un {num:1-9} %.]

== genre=news noise=none
La Audiencia de {city} [absuelve|condena] a {p}, [exalcalde|empresario|cantante]. [La fiscal {q} pedía {num:2-12} años.|Su abogado, {r}, recurrirá.] [La empresa {org} ejercía la acusación particular.|]

== genre=news noise=none
[LaLiga 2|Copa del Rey|Liga MX|Copa Libertadores]: <ORG:{@m_club}> {num:0-5}, <ORG:{@m_club}> {num:0-4}. Goles: {p.l} ({num:2-45}’), {q.l} ({num:46-70}’, pen.), {r.l} ({num:71-90}’). [Árbitro: {s}.|Tarjetas: {t.l}, {u.l}.|Técnico: {s}.]

== genre=news noise=none
CLASIFICACIÓN ETAPA {num:2-21} ({city-} – {city-})
1. {p.up} (COL, <ORG:[Movistar|UAE|Kern]>) {num:3-6}h {num:10-59}'
2. {q.up} (ESP) a {num:1-50}"
3. {r.up} (ITA) m.t.
[{num:10-80}. {s} (FRA)|]

== genre=news noise=none
{city}: [un incendio quema {num:20-900} hectáreas|miles de personas protestan por la vivienda|el metro cierra la línea {num:1-9}]. [«No hay heridos», confirmó el alcalde {p}.|Teléfono de información: {phone}.|La consejera {p} visitará la zona.]

== genre=wiki noise=none
{p} ({city}, {DATE}-{city}, {DATE}) fue [un pintor|una poeta|un médico|una política] [español{p?|a}|argentin{p?o|a}|mexican{p?o|a}]. [Estudió con {q} en {city}.|Se casó con {r} en {year:1850-1980}.|Una calle de {city} lleva su nombre.] [<Murió de tuberculosis.>|]

== genre=wiki noise=none
{city} es un municipio de [la provincia de <LOCATION:Burgos>|<LOCATION:Jalisco>|<LOCATION:Antioquia>|la provincia de <LOCATION:Córdoba>] con {num:300-90000} habitantes. [Su alcalde es {p} ([<ORG:PP>|<ORG:PSOE>|<ORG:Morena>|independiente]).|La iglesia es obra de {q}.] [Personajes ilustres: {r} ({year:1850-1940}-{year:1941-2010}), torero.|Código postal {~#####}.]

== genre=wiki noise=none
<PERSON:Miguel de Cervantes> nació en <LOCATION:Alcalá de Henares> en 1547. Perdió la movilidad de la mano izquierda en <LOCATION:Lepanto>. [Publicó el Quijote en 1605.|Fue cautivo en <LOCATION:Argel>.] [Resume el texto.|¿Dónde nació?|Haz cinco preguntas.]

== genre=wiki noise=none
<PERSON:Frida Kahlo> tuvo <polio> de niña y se casó con <PERSON:Diego Rivera>. <PERSON:Simón Bolívar> murió en <LOCATION:Santa Marta> de <tuberculosis>. <PERSON:Santiago Ramón y Cajal> ganó el Nobel en 1906. [¿Quién era pintora?|Ordena por fecha.]

== genre=math
{p.f} tiene {num:5-60} {@m_thing}. Le da {num:2-5} a {q.f} y {r.f} le regala {num:2-9}. ¿Cuántas le quedan? [Paso a paso.|]

== genre=math
[La señora|Don] {p.l} compra {num:2-9} {@m_thing} a {num:1-9} euros cada una y paga con {num:50-100} euros. [¿Cuánto le devuelven?|¿Y con un 15 % de descuento?] [{q.f} compra el triple.|]

== genre=math
Un tren sale de {city} a {time} y llega a {city} {num:40-200} minutos después. {p.f} tiene {num:8-15} años y su padre, {q.f}, el triple. [¿A qué velocidad va si son {num:50-400} km?|¿Cuándo tendrá el doble?]

== genre=fiction
Escribe [un cuento|una fábula|un microrrelato] sobre [un dragón llamado {first}|la detective {p}|dos amigos, {p.f} y {q.f},] [perdidos en {city}|que buscan un tesoro|en un tren nocturno]. [Final feliz.|{num:100-600} palabras.|Al estilo de <PERSON:Borges>.]

== genre=fiction noise=none
—{p.f}, ¿has oído eso? —susurró {q.f}.
—[Será el viento.|Cierra la puerta.]
{q.f} [dejó el candil|miró el mar] y pensó en [el inspector {r.l}|su madre, allá en {city}]. <[La fiebre no bajaba.|El viejo {s.l} tosía sangre.]>
[Continúa.|Analiza el narrador.]

== genre=fiction
Juguemos: tú eres {p}, [capitán pirata|tabernera de {city}|maestra de magia], y yo {q.f}, [espía|aprendiz]. [Entro en la sala.|{q.f}: «¿Dónde está el mapa, {p.f}?»]

== genre=fiction noise=none
«{^@m_thing} bajo la lluvia», novela de {p}. Personajes: {q}, médico; su mujer, {r.f}; {s}, notario de {city}. [<{q.f} descubre que tiene {@m_cond}.>|{r.f} huye con {s.l}.] [Haz un resumen.|Analiza el capítulo {num:1-20}.]

== genre=request
Comenta [el poema|el fragmento] «[Romance sonámbulo|Rima LIII|Canción del pirata|Caminante no hay camino]» de <PERSON:[Federico García Lorca|Bécquer|Espronceda|Antonio Machado]>. [Métrica y figuras.|En {num:100-400} palabras.]

== genre=recipe
Receta de [paella|tortilla de patatas de la abuela {first}|mole|empanadas] para {num:2-8} personas[, sin gluten|]. [Ingredientes: {num:100-500} g de arroz, {num:1-6} huevos.|Horno a {num:150-220} °C, {num:20-60} minutos.]

== genre=howto
¿Cómo [descalcifico la cafetera|quito una mancha de vino|planto tomates|cambio una rueda|estudio para la selectividad]? [En {num:3-9} pasos.|Para principiantes.]

== genre=howto
¿Cuáles son [los síntomas|las causas|los tratamientos] de <[la migraña|la diabetes tipo 2|la gripe|la celiaquía]>? [¿Cuándo ir al médico?|¿El <{@m_med}> necesita receta?|Respuesta neutral.]

== genre=howto
Explícame {@m_topic} [como a un niño de {num:6-14} años|en {num:3-9} frases]. [¿Qué papel tuvo <PERSON:{@m_famous}>?|Tres ejemplos.|Añade un test.]

== genre=coding
Escribe [una función|un script] en {@m_code} que [ordene \["{first}", "{first}", "{first}"\]|valide correos como <CONTACT-:juan.perez@example.com>|cuente palabras|compruebe la letra del DNI]. [Con pruebas.|Comentado en español.]

== genre=coding noise=none
SELECT nombre, ciudad FROM clientes WHERE ciudad = '{city}' AND apellido LIKE '{last}%';
[¿Por qué va lento?|Pásalo a un JOIN.]
-- datos de prueba: ('{p}', '{city}', '<CONTACT-:prueba@example.org>')

== genre=review
[Reseña:|Escribe una reseña:] la {@m_prod} de <ORG:{@m_brand}> [cumple|se rompió a las {num:2-9} semanas|hace mucho ruido]. {num:1-5}/5. [Precio: {money:15-400}.|Atención al cliente: {phone}.]

== genre=review noise=none
{p} dirige [La vida es sueño|Bodas de sangre|Hamlet] en el teatro de {city}. [{q} está inmensa; {r}, correcto.|La escenografía de {s} sobra.] [Hasta el {date}. Entradas: {phone}.|]

== genre=law
¿[Puede un casero|Puede una empresa|Debe una tienda] [quedarse la fianza|negar vacaciones|aceptar devoluciones]? [¿Qué artículo lo regula?|En general.|Según la ley de {year:2018-2026}.]

== genre=law noise=none
STS {~###/20##}, de {date}: [el arrendador debe conservar la vivienda en condiciones|es nulo el despido por embarazo]. [Explícalo fácil.|Resume la doctrina.]

== genre=system noise=none
Eres el asistente virtual de {org}. [Trata de usted.|Pide el número de pedido ({ID~@@######}).|No reveles datos personales.] [Atención: {phone}, {addr}, de lunes a viernes.|] [Ejemplo: «Soy {p}.» → «Hola, {p.f}, ¿en qué puedo ayudarle?»|]

== genre=system noise=none
Extrae entidades. Ejemplo:
Texto: «{p} nació en {city} en {year:1900-2000}.»
Salida: \{"persona": "{p}", "lugar": "{city}"\}
Texto: «[{org} abre una planta en {city}|<PERSON:{@m_famous}> visitó <LOCATION:{@m_place}>].»
Salida:

== genre=system noise=none
Plantilla: Estimado/a \[NOMBRE\], su pedido \[NÚMERO\] del \[FECHA\] [ha sido enviado|queda anulado]. [No sustituyas los corchetes.|Tres variantes.|IBAN: \[IBAN\]]

== genre=job noise=none
{org} busca {@m_job} en {city}. [Sueldo {money:16000-50000}.|Contrato indefinido.] [Enviar CV a {email}, a la atención de {p}, {phone}.|Incorporación: {date}.] [Hazlo más atractivo.|]

== genre=job noise=none
Licitación {ID~##/####}: [reforma del colegio de {city}|suministro de {num:20-300} tabletas]. Ayuntamiento de {city}, {addr}. Plazo: {date}. [Información: {p}, {phone}, {email}.|]

== genre=office noise=none
[Ayuntamiento|Biblioteca|Oficina de Correos|Centro de salud] de {city}, {addr}. De {num:8-9} a {num:14-19} h. [Tel. {phone}.|Directora: {p}.|{email}] [¿Qué necesito para el pasaporte?|]

== genre=office noise=none
Programa: {weekday}, {time}, conferencia de {p} ([Universidad de {city}|<ORG:CSIC>]) sobre {@m_topic}. [Modera {q}; participan {r} y {s}.|Entrada libre.|Lugar: {addr}]

== genre=quiz
[¿Quién pintó Las meninas?|¿Cuál es la capital de {country}?|¿Dónde nació <PERSON:{@m_famous}>?] a) {name} b) <PERSON:{@m_famous}> c) <PERSON:{@m_famous}> [d) ninguno|]

== genre=quiz
Pon en [pretérito|subjuntivo|plural]: «{p.f} va a {city} con {q.f}.» [«{r.f} come {@m_thing}.»|Explica la regla.]

== genre=request
Traduce al [inglés|francés|catalán]: «[Hola, me llamo {first} y soy de {city}.|El perro de {first} duerme.|¿Dónde está la estación?]» [Lección {num:1-20}.|]

== genre=request
Dame {num:3-12} [nombres|ideas de nombre] para [un gato|un personaje|una tienda de {@m_thing}], tipo {first}, {first} o {first}. [Con significado.|]

== genre=request
Plan de {num:2-10} días en {city} [en {month}|con niños|sin coche], {money:200-3000}. [¿Merece la pena {city}?|¿Dónde comer?]

== genre=request
¿Quién es {p}? [Lo leí en una novela.|¿Conoció a <PERSON:{@m_famous}>?|Si no lo sabes, dilo.] [Compáral{p?o|a} con <PERSON:{@m_famous}>.|]

== genre=pubmeet
Resume el diálogo:
{p.f}: ¿Vienes [al cine|al partido|a {city}] el {weekday}?
{q.f}: [Tengo que estudiar.|Sí, ¿a qué hora?|Si viene {r.f}.]
{p.f}: [¡Qué pena!|A {time} en la estación.]

== genre=request
Escribe [un eslogan|una descripción|un tuit] para [nuestra {@m_prod}|la cafetería «Casa {first}»|la app de {org}]. [Con humor.|Máximo {num:40-280} caracteres.]

== genre=request
[¿Qué causas tuvo {@m_topic}?|¿Por qué abdicó <PERSON:Alfonso XIII>?|¿Qué pasó el {date}?|Compara a <PERSON:Quevedo> y <PERSON:Góngora>.] [En {num:3-8} líneas.|Con fechas.]

== genre=tale noise=none
Érase una vez [un molinero llamado {first}|una princesa|una niña, <PERSON:Caperucita>,] [que vivía cerca de {city}|y un lobo muy listo]. [—No tengo miedo —dijo {p.f}.|<La reina enfermó de envidia.>] [¿Moraleja?|Continúa.|Versión teatral.]

== genre=bible noise=none
[<PERSON:Pedro> negó a <PERSON:Jesús> tres veces.|<PERSON:Abraham> engendró a <PERSON:Isaac>.|<PERSON:Zeus> raptó a <PERSON:Europa>.|<PERSON:Ulises> cegó a <PERSON:Polifemo>.] [Explica el pasaje.|¿En qué libro?|¿Qué simboliza?]

== genre=page noise=none
Aviso legal: {org}, {addr}, CIF {ID~@########}, Registro Mercantil de {city}, tel. {phone}, {email}. [Administrador: {p}.|Delegada de protección de datos: {q}.] [¿Falta algo?|]

== genre=page noise=none
Artículo {num:1-1900} del Código [Civil|Penal|de Comercio]: [el plazo es de {num:8-30} días|el arrendador hará las reparaciones necesarias]. [Caso: {p.f} presta {num:100-9000} euros a {q.f}, que no paga.|A vende un coche a B.] [Resuélvelo.|¿Quién tiene razón?]

== genre=page noise=none
Programación, {weekday}: {time} «{^@m_thing}», de {p}, con {q} y {r}; {time} debate con {s}. [Invitados: {t} (<ORG:[PP|PSOE|Vox]>), {u} (escritora).|] [¿Qué ponen al final?|]

== genre=page noise=none
El tiempo en {city}: {weekday}, {num:0-42} °C, [chubascos|sol|niebla]; {num:0-42} °C en <LOCATION:{@m_place}>. [Aviso amarillo, dice {p}, de la <ORG:AEMET>.|] [¿Llevo paraguas?|]

== genre=page noise=none
Ficha técnica: {@m_prod} <ORG:{@m_brand}> {~@@-####}, {num:200-2400} W, {num:1-30} kg. [Garantía {num:1-5} años.|SAT {phone}, {email}.|N.º de serie en la base.] [Explícalo fácil.|Compara.]

== genre=page noise=none
Genealogía de [los Austrias|los Buendía|los dioses]: {p.f}, hijo de {q.f}, casó con {r.f} de {city}; su hija, {s.f}. [¿Quién es la abuela de {s.f}?|Dibuja el árbol.|<{q.f} padecía gota.>]

== genre=ask
El [nombre|apellido] {first}: ¿origen y significado? [¿Cuándo es su santo?|¿Popular en {year:1950-2024}?|¿Lo llevaba <PERSON:{@m_famous}>?]

== genre=ask
Modelo de [carta de renuncia|poder notarial|convocatoria de junta] [a nombre de <PERSON-:Juan Pérez>, Calle Falsa 123|con \[NOMBRE\] y \[DIRECCIÓN\]]. [Breve.|Para una asociación.]

== genre=everyday
[Tengo dos hijos|Tenemos jardín|Soy estudiante|Somos cinco] y [busco|quiero] [un juego de mesa|una receta con lentejas|una ruta cerca de <LOCATION:{@m_place}>|un regalo para una compañera]. [Presupuesto {money:10-300}.|Cinco ideas.|Sin nueces.]

== genre=everyday
Escribe un correo a [mi jefa|la inmobiliaria|el profesor|el hotel] [para avisar de que llego tarde el {weekday}|para saber si admiten perros|para pedir más plazo|por la {@m_prod} averiada]. [Corto y educado.|Firma \[Nombre\].]

== genre=everyday
[Mi {@m_prod}|Mi portátil|El coche] [no arranca|hace un ruido raro|da el error {~@##}]. [¿Qué miro?|¿Lo reparo?]

== genre=everyday
[Ayer|El finde] [fui a la playa y llovió|hice pan y se quemó|vimos una peli|el perro se comió mis zapatos]. [Hazlo gracioso.|Corrige los tiempos.|Sigue.]

== genre=everyday
[Me aburro|Estoy cansada|Está nevando]. [Cuenta un chiste.|¿Qué cocino?|Recomienda una película.|¿Una cita de <PERSON:{@m_famous}>?]

== genre=everyday
Haz [una lista de equipaje|un orden del día|un horario de limpieza|fichas] para [las vacaciones|una reunión de {num:30-90} minutos|un piso compartido|el examen de biología]. [En tabla.|Empieza a {time}.]

== genre=everyday
El {weekday} tengo [examen|una exposición] sobre {@m_topic}. [Pregúntame.|Resume lo importante.]

== genre=long noise=none
{city} está a {num:20-200} kilómetros de <LOCATION:{@m_place}>. Mencionada en {year:900-1500}, recibió [del obispo {first}|del conde {first}|del mercader {p}] el derecho de mercado. En el siglo XIX {q} fundó una [papelera|cervecería|fábrica de vidrio] con {num:200-4000} obreros. [El pintor {r} vivió en {street}.|<El cólera mató a un tercio de la población.>] Hoy se la conoce por [su festival|su universidad|su queso]. La alcaldesa, {s}, confía en atraer visitantes. [El museo, {addr}, abre a diario.|]

[¿Por qué es conocida?|Cinco preguntas con respuesta.|Resume.]

== genre=long noise=none
{p.f} imaginaba la casa más grande. Dejó la maleta. —Tú debes de ser {p.f} —dijo el viejo {q.l}—. {r.f} me avisó. <[La fiebre no lo soltó.|El médico le da un mes.]> [Sonaban las campanas de {city}.|La lluvia resbalaba por el cristal.] —[¿Y la carta?|¿Dónde está {s.f}?] —preguntó {p.f}. El viejo señaló la escalera.

[Continúa.|¿Cuál es el tono?|Cuéntalo desde {q.l}.]

== genre=everyday
{^@m_mundane}, [y|pero] {@m_mundane}. [Haz un poema.|Versión pirata.|Tradúcelo al inglés.|Corrige las faltas.]

== genre=ask
¿[Es segura «contraseña123»|Qué es la verificación en dos pasos]? [Ejemplo con <PERSON:Alice> y <PERSON:Bob>.|Genera una clave de {num:10-24} caracteres.|Sustituye TU_CLAVE_API.]

== genre=page noise=none
Donativos a {org}: IBAN {z.iban}. [CIF {ID~G########}.|Madrina: {p}.|Contacto: {email}, {phone}.] [Escribe un agradecimiento.|]

== genre=page noise=none
Modelo de factura: {org}, {addr}, CIF {ID~B########}, IBAN {z.iban}. Cliente: \[Nombre\], \[Dirección\]. [A {num:7-30} días.|Artículo: {@m_prod}, {money:20-900}.]

== genre=page noise=none
Retirada: {@m_prod}, modelo {ID~@@-####}, lotes {ID~L#####} a {ID~L#####}. [Teléfono {phone}.|<Riesgo de quemaduras.>|Devolución en tienda.]

== genre=page noise=none
{p} ({city}, {DATE}), [portero|delantera|velocista], dorsal {num:1-99}, en <ORG:{@m_club}> desde {year:2010-2025}. [{num:150-205} cm.|<Rotura de ligamento en {year:2015-2025}.>|Entrenador: {q}.]

== genre=page noise=none
Tren {ID~AVE #####} {city}–{city}, salida {time}, vía {num:1-24}, [suprimido|con {num:5-90} minutos de retraso]. [Información {phone}.|Redacta el aviso.]

== genre=page noise=none
El router <NET-:192.168.1.1> no responde, [DNS <NET-:8.8.8.8>|<NET-:127.0.0.1> va|contenedor en <NET-:10.0.0.{num:2-250}>]. [¿Por qué?|¿Qué es una máscara?]
