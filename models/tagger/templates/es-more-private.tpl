# Further Spanish texts with something private in them.
@lang es
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
[Queridos vecinos|Estimada comunidad]:

[el {DATE} celebramos el cumpleaños de {p.f}|nos mudamos el {weekday}|empezamos obras en casa el {DATE}], [disculpad las molestias|habrá algo de ruido]. [Cualquier cosa, llamad al {p.phone} o al timbre de {p.l}, 3.º B.|Las llaves las tiene {q.f}.] [<{p.f} acaba de salir del hospital, por favor no fuméis en la escalera.>|]

{p.f} y {q.f}

== genre=mail noise=mail
Asunto: [fin de contrato|impago del alquiler|devolución de la fianza|humedades]

Estimad{p?o Sr.|a Sra.} {p.l}:

[Le comunico que dejaré el piso de {p.addr} el {DATE}.|A día de hoy me debe {money:400-6000} de alquiler.|Desde {month} cae agua del piso de {q}.] [Ruego ingrese la fianza en {p.iban}.|Mi nuevo teléfono es {p.phone}.|De lo contrario, mi abogada, {r}, presentará demanda.]

[Un saludo|Atentamente|Saludos cordiales],
{q}

== genre=mail noise=mail
Buenos días, {q.f}:

{p.f}, de {num:1-6}.º {~@}, no irá al cole [hasta el {weekday}|esta semana] porque <[tiene varicela|lo operaron de apendicitis|tiene una crisis de {@m_cond}|está con vómitos]>. [Los deberes los recoge {r.f}.|Mi móvil es {s.phone}.|El {weekday} lo recoge su abuela, {r}, con DNI {r.nid}.]

Gracias,
{s}

== genre=hr noise=mail
CARTA DE DESPIDO
{p?D.|D.ª} {p}, DNI {p.nid}
{p.addr}

[Por la presente le comunicamos su despido disciplinario con efectos del {DATE}.|La empresa {org} ha decidido extinguir su contrato.] [El {DATE} insultó a su compañero {q}.|<Se presentó a trabajar bajo los efectos del alcohol.>|<Acumula {num:20-120} días de baja por {@m_cond}.>] [El finiquito de {money:500-9000} se abonará en {p.iban}.|Entregue la tarjeta {p.emp} a {r}.]

== genre=hr
Acta del comité de empresa, {date}. Asisten {p}, {q}, {r.fi}.
1. Despido de {s} ({s.emp}): [{s?padre|madre} de {num:1-4} hijos, {num:3-30} años de antigüedad|<incapacidad por {@m_cond}>]. Se rechaza.
2. [Denuncia de {t} contra {q.l}: <comentarios sobre su embarazo>.|<{t.f} sigue de baja por depresión>, su teléfono es {t.phone}.]

== genre=hr
Nómina de {month}: {p.lf}, NIF {p.nid}, n.º SS {ID~## ######## ##}, {@m_job}. Bruto {money:1200-4500}. [Embargo judicial {money:50-400} (pensión de {q.f}).|<IT {num:3-30} días.>|Anticipo {money:100-900}.] Ingreso en {p.iban}.

== genre=clinical noise=none
INFORME DE ALTA. Paciente: {p.lf}. [NHC {p.mrn}.|DNI {p.nid}.] F. nac. {p.dob}. Domicilio: {p.addr}.
Motivo de ingreso: <{@m_symp}>
Antecedentes: <{@m_cond}; {@m_cond}. Fumador{p?|a} de {num:5-40} cig/día.>
Evolución: <[favorable|tórpida]; se inicia {@m_med}>. [{p?Vive|Vive} con su {p?mujer|marido}, {q.f}.]
Tratamiento al alta: <{@m_med} cada {num:6-24} h>. [Revisión con {r?el Dr.|la Dra.} {r.l} el {DATE}.]

== genre=clinical noise=none
Enfermería {date} {time}, hab. {num:100-480}: {p.fi} <[refiere {@m_symp}|rechaza {@m_med}|TA {num:9-19}/{num:5-11}, afebril|caída sin lesiones|llora, pregunta por su marido fallecido]>. [Avisada la hija, {q.f} ({q.phone}).|Dr. {r.l} informado.]

== genre=clinical
Receta a nombre de {p}, {p.age} años[, CIP {ID~@@@@########}|, DNI {p.nid}]: <{@m_med} 1-0-1 durante {num:5-30} días; {@m_med} si dolor>. [{q?Dr.|Dra.} {q}, col. {ID~########}|Farmacia de {street}.] [<Dx: {@m_cond}>|]

== genre=chat
<[Me acaban de diagnosticar {@m_cond}|Llevo {num:2-12} meses tomando {@m_med} y no mejoro|Me dijeron ayer que tengo {@m_cond}]>[ y tengo {num:19-70} años|]. [No sé cómo decírselo a mis hijos.|En el trabajo nadie lo sabe.|Mi médico no me hace caso.] [¿Es grave?|Ayúdame a contárselo a mi familia.|¿Qué hago?]

== genre=chat
<[Le soy infiel a mi marido desde hace {num:2-12} meses|Debo {money:3000-60000} y mi mujer no lo sabe|Aborté a los 17 y nunca lo he contado|Creo que soy gay y estoy casado|Mi padre me pegaba de niña|Bebo sola cada noche|Crucé la frontera sin papeles y trabajo en negro]>. [Me muero de vergüenza.|¿Debería contarlo?|¿Con quién puedo hablar?|Escribe una carta que nunca enviaré.]

== genre=chat
{^@m_fam}[, {q.f},|] [se fue ayer de casa|no me habla desde {month}|quiere vender el piso de {city}|<se está muriendo>|<ha vuelto a beber>]. [Tenemos dos hijos, {r.f} y {s.f}.|Estoy en casa de {r.f}, en {city}.|La hipoteca está a nombre de los dos.] [¿Quién paga?|¿Cómo reacciono?|Redáctame un mensaje.]

== genre=chat
Redacta [una carta|un recurso|un correo] para [el <ORG-:SEPE>|la <ORG-:Seguridad Social>|el ayuntamiento|el <ORG-:IMSS>|mi casero|<ORG-:ANSES>]. Soy {p}, [DNI|NIE|cédula] {p.nid}, nacid{p?o|a} el {p.dob} en {city}, con domicilio en {p.addr}. [Me reclaman {money:200-4000}.|La funcionaria {q} me dijo que no.|<Me denegaron la incapacidad por {@m_cond}.>] [Tel. {p.phone}.|]

== genre=chat
[Corrige|Mejora|Suaviza] este mensaje: «[Hola|Oye|Buenas], {q.f}, [tu hijo {r.f} le ha vuelto a pegar a {s.f}|me debes {money:20-600}|no puedo cuidar a los niños el {weekday}], [<tengo una colonoscopia>|llámame al {p.phone}|si no, hablo con mi abogado {t.l}]. {p.f}»

== genre=chat
wey [mi novia|mi esposa|mi morra] {q.f} [me dejó por {r.f}|ya no contesta|se fue con su mamá a {city}] y <[está embarazada|me corté otra vez|perdí la chamba y no le dije]> [vivo solo en {p.street}|su papá {s.l} me quiere matar] [q hago|ayudame porfa]

== genre=chat
che, {q.f} [mi jefe|el dueño del depto|mi cuñado] [me debe {money:2000-90000}|me echó sin indemnización|me amenazó por whatsapp], tengo [su cbu {ACCOUNT~######################}|su celu {q.phone}|los audios] y vive en {q.street}. <[estoy en negro|tengo una nena con {@m_cond}]> [le mando carta documento?|qué hago]

== genre=chat
Hazme un currículum: {p}, {p.age} años, {p.addr}, {p.phone}, {p.email}. {^@m_job} en {org} ({year:2004-2014}-{year:2015-2025})[, a las órdenes de {q}|]. [Carné B, casad{p?o|a}, dos hijos.|<Discapacidad reconocida del {num:33-65} %.>|NIE {p.nid}.] [Referencias: {r}, {r.phone}.|]

== genre=chat
Resume [este escrito|el siguiente informe|este correo|el acta] en [tres puntos|una frase|menos de {num:40-120} palabras]:

{doc:mail,legal,hr,clinical,school}

== genre=chat
[Anonimiza|Traduce al inglés|Saca los nombres y fechas de|Pon en una tabla] lo siguiente:

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Incidencia {ID~########} – Cliente: {p} – {p.email}
[{p?El Sr.|La Sra.} {p.l}|El titular] indica que [no tiene internet en {p.street}|le cobraron dos veces {money:15-300} en {p.iban}|el paquete lo recogió {q}, del segundo|alguien entró en su cuenta desde {p.ip}]. [Llamar al {p.phone}.|<Depende de un respirador, urgente.>|Técnico asignado: {r}.]

== genre=ticket
\[{time}\] {p.f}: [hola, no puedo entrar en mi cuenta|dónde está mi {@m_prod}|quiero darme de baja]
\[{time}\] Agente: Hola, [¿me da su nombre completo y DNI?|¿su fecha de nacimiento?]
\[{time}\] {p.f}: [{p}, {p.nid}|{p.dob}|{p.email}]
\[{time}\] Agente: Gracias, {p.f}. [¿Sigue viviendo en {p.street}?|¿El {p.phone} es correcto?]
\[{time}\] {p.f}: [sí|no, ahora {p.town}|ese es de mi ex, {q.f}]

== genre=form noise=none
Nombre y apellidos: {p}
[DNI/NIE|CURP|RUT|Cédula]: {p.nid}
Fecha de nacimiento: {p.dob}
Domicilio: {p.addr}
[Teléfono: {p.phone}
|][Correo: {p.email}
|]Estado civil: [soltero/a|casad{p?o|a} con {q}|divorciad{p?o|a}|viud{p?o|a}]
<[Alergias: penicilina|Enfermedades: {@m_cond}|Discapacidad: {num:33-75} %]>

== genre=form noise=none
Autorización. Yo, {p}, con DNI {p.nid}, autorizo a mi hij{q?o|a} {q} ({q.dob}) a [ir de excursión a {city}|salir sol{q?o|a} del centro|aparecer en fotos]. [Contacto: {p.phone}, {r.phone} ({r.f}, {r?padre|madre}).] <[Alérgic{q?o|a} al huevo.|Toma {@m_med}.|Tiene {@m_cond}.]>

== genre=form noise=none
{p.up}
{p.street}
{p.town}
[Póliza {p.ins}|Matrícula {p.plate}|Pasaporte {p.pass}|Cuenta {p.iban}]
[Segundo conductor: {q} ({q.dob})|Beneficiaria: {q}|Cotitular: {q}, {q.nid}]

== genre=legal noise=none
JUZGADO DE PRIMERA INSTANCIA N.º {num:1-30} DE {city}
Autos {ID~####/20##}
{p}, DNI {p.nid}, con domicilio en {p.addr}, representad{p?o|a} por {r}, contra {q}.

[Las partes contrajeron matrimonio en {city} el {DATE} y tienen dos hijos, {s.f} y {t.f}.|El demandado adeuda {money:1000-30000}.] <[{q.l} fue condenad{q?o|a} por malos tratos en {year:2010-2024}.|{s.f} recibe tratamiento por {@m_cond}.|Consume cocaína.]> [Se solicita la custodia de {s.f}.|]

== genre=legal
Yo, {p}, mayor de edad, {p.nid}, vecin{p?o|a} de {p.city}, [declaro que vi a {q} golpear a {r.f} el {DATE}|lego mi casa de {p.street} a {q}|otorgo poder a {q} para la cuenta {p.iban}|certifico que {q} vive conmigo desde {DATE}]. [<{q.f} olía a alcohol.>|Nombro albacea a {s}.|Firmado en {p.city}, {date}.]

== genre=legal
Solicitud de asilo. Me llamo {p}, [nací en {city} el {p.dob}|pasaporte {p.pass}]. <[Me amenazaron de muerte por mis ideas.|La mara mató a mi hermano y me busca.|Soy trans y me golpeó la policía.]> [Llegué con mi hij{q?o|a} {q.f} el {DATE}.|Vivo en casa de {r}, {r.street}.|Expediente {ID~############}.] [Ayúdame a escribir el relato.|]

== genre=police noise=none
DENUNCIA n.º {ID~####/##}. {city}, {date}, {time}. Comparece {p}, DNI {p.nid}, {@m_job}, con domicilio en {p.addr}, y manifiesta que [{q} le quitó el móvil|su expareja, {q}, la sigue desde {month}|el conductor del {q.plate} se dio a la fuga]. <[Presenta hematomas en el brazo.|Está embarazada de {num:3-8} meses.|El agresor iba drogado.]> [Agente {ID~#####}|Testigo: {r}, {r.phone}]

== genre=insurance
Parte de accidente. Asegurad{p?o|a}: {p}, póliza {p.ins}, matrícula {p.plate}. [El {DATE} en {street} me golpeó por detrás {q}, matrícula {q.plate}.|Se rompió una tubería y dañó el piso de {q}.|Mi perro mordió a {q.f}.] <[Sufro esguince cervical.|Mi hijo {r.f} tiene una fractura.|]> [Abonar en {p.iban}.|Tel. {p.phone}.]

== genre=insurance
Mi seguro [médico|de vida|dental] no quiere pagar <[la quimio|mi parto|la terapia por {@m_cond}|la operación de rodilla]>. Póliza {p.ins}, {p}, {p.dob}. [Factura de {money:200-9000} del Dr. {q.l}.|Beneficiario: {r}.] [¿Cómo reclamo?|]

== genre=school
Informe de tutoría: {p}, {num:1-4}.º ESO {~@}. [Se distrae con {q.f}.|Trabajador{p?|a} y amable.|Suspende {num:2-6}.] <[Adaptación por dislexia.|Sus padres se separan.|Posible acoso de {q.f} y {r.f}.|Autolesiones; familia avisada.]> [Cita con la madre, {s}, {s.phone}.|Tutor: {t}.]

== genre=school
Grupo de padres: hola, soy {p}, la mamá de {q.f}. [El cumple es el {DATE} en casa, {p.addr}.|¿Quién trae a {r.f} el {weekday}?|Para el regalo de la seño {s.f}, bizum al {p.phone}.] [<¡{r.f} es alérgico a los frutos secos!>|]

== genre=travel
Localizador {ID~******}: {p.lf}, {q.lf}. Salida {city} {DATE}. [Pasaportes {p.pass} y {q.pass}.|Tarjeta {p.card}.|Recogida en {p.street} a {time}.] <[{q.f} va en silla de ruedas.|{p.f} es celíac{p?o|a}.|Embarazada de {num:4-7} meses.]> [Bebé: {r.f}, {r.dob}.|]

== genre=finance
Movimientos de {p.iban} ({p}):
{date} NÓMINA {org} +{money:1000-4000}
{date} ALQUILER {q} -{money:400-1300}
{date} BIZUM {r.f} {r.phone} -{money:5-100}
{date} [<CLÍNICA PSIQUIÁTRICA DR. {s.l}>|APUESTAS|PENSIÓN {s.f}] -{money:50-500}
[¿Dónde ahorro?|Clasifica los gastos.|]

== genre=finance
Solicitud de hipoteca: {p} ({p.nid}) y {q} ({q.nid}), {p.addr}. Ingresos {money:1800-6000} en {org}. <[En ASNEF por {money:200-3000}.|{q.f} en paro desde {month}.|Pensión de invalidez.]> [Aval de {r}, {r?padre|madre}.|Gestora: {s}, {s.phone}.]

== genre=transcript
[Sí, buenas|Hola], soy {p}, [llamo por mi madre, {q}|tenía cita con el doctor {q.l}|hablamos ayer], eh, [la fecha de nacimiento es {p.dob}|mi número es el {p.phone}] y <[tiene {@m_symp}|dejó el {@m_med}|es por el resultado de la biopsia]> [vale gracias|con equis no, {p.l}]

== genre=transcript
Terapeuta: [¿Cómo has estado?|¿Qué te trae por aquí?]
Paciente: <[He recaído.|Desde que murió {q.f} no duermo.|Me gasté {money:200-5000} en las máquinas.|Él me grita delante de los niños.]>
Terapeuta: ¿Y [{r.f}|tu hermana]?
Paciente: [{r.f} se fue a {city}.|Dice «{p.f}, exageras».|<No sabe que tomo {@m_med}.>]

== genre=mail noise=mail
Estimado padre {t.l}:

[queremos bautizar a {p.f} el {DATE}|nuestra madre, {p}, falleció el {DATE}|pedimos oraciones por {p.f}, <enferm{p?o|a} de leucemia>]. [Padrinos: {q} y {r}.|Vivía en {p.addr}.] [Mi teléfono: {s.phone}|]
{s}

== genre=mail noise=mail
Hola, [míster|equipo]: [ficha de {p.f}: nacid{p?o|a} el {p.dob}, DNI {p.nid}|<{p.f} se ha roto el cruzado>, {num:6-9} meses fuera|{q} ({q.phone}) lleva a {r.f} y {s.f} en coche]. [Cuota: {q.iban}.|Quedamos en casa de {r.f}, {r.street}.] {q.f}

== genre=chat
Mejora mi perfil de citas: {p.f}, {p.age}, {@m_job} de {p.city}, [divorciad{p?o|a} con una hija, {q.f}|<seropositiv{p?o|a} indetectable>|<{num:2-9} años sin beber>], busco [chica|chico|algo serio]. [IG {p.handle}|]

== genre=chat
Trabajo en {org} [en {city}|desde {year:2005-2024}] y mi [jefe|jefa|encargado] {q} [no me paga las horas|me humilla delante de todos|me toca la cintura]. <[Estoy embarazada.|Tengo ansiedad y tomo {@m_med}.|No tengo papeles.]> [{r.f}, de almacén, lo vio.|Tengo los wasaps.] [¿Denuncio?|¿Qué derechos tengo?]

== genre=mail noise=mail
Hola, {q.f}:
[cuánto tiempo|gracias por la felicitación]. <[A papá le han encontrado {@m_cond}|Salgo de tres semanas de ingreso|{r.f} y yo nos divorciamos|Perdí el bebé]>. [Ahora vivimos en {p.addr}.|Mi número nuevo es {p.phone}.] [Besos a {s.f}.|Un abrazo], {p.nick}

== genre=chat
Mi [amigo|vecino|primo] {q}, de {q.city}, [está detenido|me debe {money:200-6000}|<dice que se quiere morir>|fue deportado]. [Su número es {q.phone}.|Su novia, {r.f}, no sabe nada.|Vive en {q.street}.] [¿A quién llamo?|¿Qué le digo?]

== genre=ticket
Comunidad de {p.street}: {p}, {num:1-9}.º {~@}, avisa de [filtraciones de {q?D.|D.ª} {q}|ascensor parado, <mi madre va en silla de ruedas>|ruido de la familia {q.l}]. [Código del portal {SECRET~####}.|Tel. {p.phone}.|Portero: {r.f}.]

== genre=chat
Mi nombre completo es {p}, [me dicen {p.nick}|pero en el trabajo soy {p.f}], vivo en {p.city} con {q.f} y {r.f}. Recuérdalo. [Cumplo años el {p.dob}.|Soy {@m_job} en {org}.|<Soy diabétic{p?o|a} y alérgic{p?o|a} al marisco.>] [Hazme un menú semanal.|Planifica el finde.]

== genre=chatlog noise=none
\[{date}, {time}\] {p.f}: [Ya llego, ¿era {street}?|¿Te dieron los resultados?|Mamá pregunta por ti]
\[{date}, {time}\] {q.f}: [Sí, toca en {r.l}|<Sí… es maligno>|Dile que estoy con {r.f} en {city}]
\[{date}, {time}\] {p.f}: [😢 llámame, {p.phone}|vale|<He vuelto a beber, no se lo digas a {r.f}>]
[Resume el chat.|¿Qué contesto?|]

== genre=form noise=none
RESOLUCIÓN [prestación por desempleo|ingreso mínimo vital|beca|dependencia]
{p}, {p.nid}, {p.addr}. Expte. {ID~####/######}
Cuantía: {money:90-1100} al mes en {p.iban}. [Hijos a cargo: {q.f} ({q.dob}), {r.f} ({r.dob}).|<Grado de discapacidad {num:33-80} % por {@m_cond}.>|Instructora: {s}]

== genre=form noise=none
Factura {ID~####/##} a {p}, {p.nid}, {p.addr}: [revisión de caldera|{num:3-20} clases particulares a {q.f}|<{num:3-10} sesiones de psicoterapia>], {money:60-2500}. [Vence el {DATE}.|Atendió {r}, {r.phone}.]

== genre=form noise=none
Lista de [socios|invitados|alumnos]: {p}, {p.phone}, {p.street}; {q}, {q.email}; {r} ({r.dob}), [debe {money:20-200}|tesorero]; {s}, [<de baja hasta {month}>|se mudó a {s.city}]. [Escribe a {r.f} para que pague.|Ordena por edad.|]

== genre=mail noise=mail
Esquela: {p} falleció en {city} el {DATE}, a los {num:40-99} años, <[tras una larga enfermedad|víctima de un cáncer|de un infarto]>. [Sus hijos, {r} y {s}; su nieto, {t.f}.|Pésames en {r.addr}.] [Hazla más sencilla.|]

== genre=diary
Diario, {weekday}: <[No he comido nada.|Me volvió a empujar.|Tercera FIV, negativo.|{num:10-300} días sin beber.|Ojalá no despertara.]> [Llamó {q.f}.|Vi a {q.f} en {street}.|{r.f} sospecha algo.] [Mañana, Dra. {s.l}.|]

== genre=chat
Tengo {num:15-70} años, soy [hombre|mujer], y <tengo {@m_symp}[ y {@m_symp}|]>. <[Antecedentes: {@m_cond}.|Tomo {@m_med}.|Mi madre tuvo {@m_cond}.|Me duele al tener relaciones.]> [¿Voy a urgencias?|¿Qué puede ser?|Estoy asustad{p?o|a}.]

== genre=chat
¿Quién es {p} de {p.city}? [Antes se apellidaba {q.l}.|Trabaja en {org}, tel. {p.phone}.|Lleva un Seat {p.plate}.] [Me debe {money:50-5000}.|<Creo que es mi padre biológico.>|Búscame su dirección.]

== genre=transcript
y entonces la {p.f} la {p.l} la del tercero me dice que [el {q.f} está en paro y bebe|fueron los de servicios sociales a casa de los {q.l}|la {q.f} está embarazada del {r.f}] y [no se lo digas a nadie|apunté su número {p.phone}|fue el {weekday} en {street}] [ponlo bonito|]

== genre=legal
Citación: {p}, {p.addr}, como [testigo|investigad{p?o|a}], el {DATE} a {time}, diligencias {ID~####/20##}. [Contra {q} <por [lesiones|estafa|tráfico de drogas]>.|Letrada: {r}.] [¿Puedo no ir?|¿Qué llevo?]

== genre=story
Necesito consejo y no puedo preguntar a nadie que conozca. Tengo {p.age} años y llevo {num:2-25} con {q.f}. Nos conocimos [en {org}|en {city}|por mi prima {r.f}]. Al principio todo iba bien. Luego <[{q.f} perdió el trabajo y empezó a beber|me puse enferm{p?o|a} y {q.f} no aguantó|perdimos a nuestro primer bebé]>. [Dormimos separados desde {month}.|Encontré un segundo móvil.] <[El {weekday} me empujó.|Tomo {@m_med} para dormir.|Besé a alguien del trabajo.]> {t.f}, nuestr{t?o hijo|a hija}, tiene {num:2-15} años y se entera de todo. [Mis padres, en {city}, dicen que aguante.|El contrato de {p.street} acaba el {DATE}.] ¿[Me voy|Perdono|Hablo con un abogado]?

== genre=story
<Hace tres [semanas|meses] empezó con {@m_symp}. No quise verlo. El {weekday} me lo dijeron: {@m_cond}. Tengo {num:24-70} años y no duermo. Dejé la medicación por mi cuenta.> [Los niños no saben nada.|En la oficina creen que estoy de vacaciones.] <[La semana que viene sabremos si hay quimio.|Quieren operarme.]> Ayúdame a [preparar las preguntas|entenderlo|no derrumbarme].

== genre=mail noise=mail
Asunto: Re: [mamá|papá]

{q.f}, {r.f}:

he hablado con la planta esta mañana. <[Estaba desorientada y llamaba a papá.|Se ha vuelto a caer.|Hay metástasis en el hígado.]> La doctora {s.l} quiere vernos a todos el {weekday} a {time}. [{q.f}, ¿traes el poder?|{r.f}, tú tienes las llaves de {p.street}, riega las plantas.] La residencia de {city} tiene plaza desde el {DATE}, {money:1500-3500} al mes. [La cuenta {p.iban} da para un año.|{t}, de la inmobiliaria, tasa el piso en {money:100000-400000}.] <Yo no puedo más con las noches, estoy con {@m_med}.> Llamadme: {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, y {@m_secret}|]>. [No sé qué hacer.|Nunca lo he contado.|No me juzgues.|Tengo miedo.] [¿Qué hago?|Dime algo que me consuele.|¿Dónde pido ayuda?|¿Cómo se lo digo a mi familia?|]

== genre=story
[Hola,|Buenas,|] una duda, <{@m_secret}>. [¿Tengo que decirlo en la entrevista?|¿Puede enterarse mi jefe?|¿Cobraría el paro?|¿Puedo adoptar?|]

== genre=secret
[el wifi de casa de {p.l} es|mi contraseña de {p.email} es|el pin de la tarjeta de la abuela es] [{secret.password}|{SECRET~####}] [haz un cartel|mándaselo a {q.f}|¿es segura?]

== genre=secret
[Alarma|Portal|Caja fuerte]: {SECRET~####}. [{p.f} riega desde el {DATE}.|Dirección: {p.addr}.|Urgencias: {q}, {q.phone}.] [Escribe unas instrucciones.|]
