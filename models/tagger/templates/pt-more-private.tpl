# Further Portuguese texts with something private in them.
@lang pt
@genre chat
@private 1
@noise chat

== genre=mail noise=mail
[Caros vizinhos|Prezados condôminos],

[dia {DATE} é o aniversário {p?do|da} {p.f}|vamos nos mudar {weekday}|começa a obra no nosso apartamento], [desculpem o barulho|pedimos compreensão]. [Qualquer coisa, {p.phone} ou interfone {num:11-154}, {p.l}.|A chave está com {q.f}.] [<{p.f} acabou de sair do hospital, por favor não fumem na escada.>|]

{p.f} e {q.f}

== genre=mail noise=mail
Assunto: [rescisão do aluguel|aluguel atrasado|devolução da caução|infiltração]

{p?Prezado Sr.|Prezada Sra.} {p.l},

[Informo que vou desocupar o imóvel da {p.addr} em {DATE}.|Até hoje consta em aberto {money:400-6000}.|Desde {month} cai água do apartamento {q?do|da} {q}.] [Favor depositar na conta {p.acct}, CPF {p.nid}.|Meu novo telefone é {p.phone}.|Minha advogada, Dra. {r}, entrará em contato.]

[Atenciosamente|Cordialmente|Cumprimentos],
{q}

== genre=mail noise=mail
Bom dia, {q?professor|professora} {q.f},

{p?o|a} {p.f}, do {num:1-9}º ano {~@}, não vai à aula [até {weekday}|esta semana] porque <[está com catapora|operou a apêndice|teve crise de {@m_cond}|está vomitando]>. [O {r.f} leva a lição.|Meu celular: {s.phone}.|Quem busca é a avó, {r}, RG {ID~##.###.###-#}.]

Obrigada,
{s}

== genre=hr noise=mail
Advertência disciplinar
{p?Sr.|Sra.} {p}, matrícula {p.emp}, CPF {p.nid}

[No dia {DATE} V. Sa. faltou sem justificativa.|Em {DATE} ofendeu {q?o colega|a colega} {q}.|<Compareceu ao trabalho alcoolizad{p?o|a}.>] [Testemunhas: {r} e {s}.|A reincidência levará à justa causa.] {org}, {date}

== genre=hr
Ata da comissão de trabalhadores, {date}. Presentes: {p}, {q}, {r.fi}.
1. Demissão de {s} ({s.emp}): [{num:3-30} anos de casa, {num:1-4} filhos|<estabilidade por gravidez>|<afastad{s?o|a} pelo INSS, {@m_cond}>].
2. [Queixa de {t} contra {q.l}: <assédio, mensagens de madrugada>.|<{t.f} de baixa por depressão>, tel. {t.phone}.]

== genre=hr
Holerite {month}: {p}, CPF {p.nid}, PIS {ID~###.#####.##-#}, {@m_job}. Bruto {money:1500-9000}. [Desconto pensão alimentícia ({q.f}) {money:200-900}.|<Atestado {num:3-15} dias.>] Depósito ag. {ACCOUNT~####} c/c {p.acct}.

== genre=clinical noise=none
RESUMO DE ALTA. Paciente: {p}, {p.age} anos, DN {p.dob}. [Prontuário {p.mrn}.|Cartão SUS {ID~### #### #### ####}.|Nº utente {ID~#########}.] End.: {p.addr}
QP: <{@m_symp}>
HPP: <{@m_cond}, {@m_cond}. Tabagista {num:5-40} maços-ano.>
Conduta: <iniciado {@m_med}; suspenso {@m_med}>. [Mora com {p?a esposa|o marido} {q.f}.|Retorno com Dr. {r.l} em {DATE}.]

== genre=clinical noise=none
Enfermagem {date} {time}, leito {num:1-60}: {p.fi} <[queixa-se de {@m_symp}|recusou {@m_med}|PA {num:9-19}x{num:5-11}, afebril|queda da própria altura, sem lesão|choros{p?o|a}, chama pelo marido falecido]>. [Filha {q.f} avisada, {q.phone}.|Dr. {r.l} ciente.]

== genre=clinical
Receita para {p}: <{@m_med}, 1 comprimido de {num:6-12}/{num:6-12}h por {num:5-30} dias>. [Dr{q?.|a.} {q}, CRM {ID~######}|CID: <{@m_cond}>|Plano {p.ins}] [Afastamento de {num:2-15} dias.|]

== genre=chat
<[Descobri ontem que tenho {@m_cond}|Tomo {@m_med} há {num:2-12} meses e não melhoro|O exame deu positivo pra {@m_cond}]>[ e tenho só {num:19-50} anos|]. [Não sei como contar pros meus filhos.|No trabalho ninguém sabe.|O médico não me escuta.] [É grave?|Me ajuda a falar com a minha família.|O que eu faço?]

== genre=chat
<[Traí meu marido por {num:2-12} meses|Devo {money:3000-60000} e minha esposa não sabe|Fiz um aborto aos 17 e nunca contei pra ninguém|Acho que sou gay e sou casado|Meu pai me batia|Bebo sozinha toda noite|Apanhei do meu namorado de novo]>. [Tenho muita vergonha.|Devo contar?|Com quem eu falo?|Escreve uma carta que eu nunca vou mandar.]

== genre=chat
{^@m_fam}[, {q.f},|] [saiu de casa ontem|não fala comigo desde {month}|quer vender a casa de {city}|<está morrendo>|<voltou a beber>]. [Temos dois filhos, {r.f} e {s.f}.|Estou na casa da {r.f}, em {city}.|O financiamento está no nome dos dois.] [Quem paga?|Como eu reajo?|Escreve uma mensagem pra mim.]

== genre=chat
Escreva [uma carta|um recurso|um e-mail] para [o <ORG-:INSS>|a <ORG-:Segurança Social>|a prefeitura|as Finanças|meu senhorio]. Sou {p}, [CPF|NIF|RG] {p.nid}, nascid{p?o|a} em {p.dob}, {p.addr}. [Estão cobrando {money:200-4000} de mim.|A atendente {q} disse que não.|<Negaram meu auxílio-doença, tenho {@m_cond}.>] [Tel. {p.phone}.|]

== genre=chat
[Corrige|Melhora|Deixa mais educada] esta mensagem: "[Oi|Olá|Boa noite], {q.f}, [seu filho {r.f} bateu n{s?o|a} {s.f} de novo|você me deve {money:20-600}|não posso ficar com as crianças {weekday}], [<tenho colonoscopia>|me liga {p.phone}|vou falar com meu advogado, Dr. {t.l}]. {p.f}"

== genre=chat
mano a {q.f} [minha mina|minha ex|minha esposa] [me trocou pelo {r.f}|sumiu|foi pra casa da mãe em {city}] e <[tá grávida|me cortei de novo|perdi o emprego e não falei]> [moro sozinho na {p.street}|o pai dela, {s.l}, quer me matar] [q q eu faço|me ajuda]

== genre=chat
Faz um currículo pra mim: {p}, {p.age} anos, {p.addr}, {p.phone}, {p.email}. {^@m_job} na {org} ({year:2004-2014}-{year:2015-2025})[, gestor: {q}|]. [CNH {p.lic}, casad{p?o|a}.|<PCD, deficiência auditiva.>|Pretensão {money:2000-15000}.] [Referência: {r}, {r.phone}.|]

== genre=chat
[Resume|Resuma] [esta carta|o laudo abaixo|este e-mail|a ata] em [três pontos|uma frase|até {num:40-120} palavras]:

{doc:mail,legal,hr,clinical,school}

== genre=chat
[Anonimize|Traduza para o inglês|Tire os nomes e datas de|Faça uma tabela com]:

{doc:form,ticket,police,insurance,mail}

== genre=ticket
Chamado {ID~########} – cliente {p}, CPF {p.nid}
[{p?O Sr.|A Sra.} {p.l}|Titular] informa [queda de internet na {p.street}|cobrança dupla de {money:15-300} no cartão final {ACCOUNT~####}|entrega recebida por {q}, portaria|acesso indevido pelo IP {p.ip}]. [Retornar no {p.phone}.|<Usa respirador em casa, urgente.>|Técnico: {r}.]

== genre=ticket
\[{time}\] {p.f}: [oi, não consigo entrar na conta|cadê minha {@m_prod}|quero cancelar]
\[{time}\] Atendente: Olá! [Nome completo e CPF, por favor.|Qual sua data de nascimento?]
\[{time}\] {p.f}: [{p}, {p.nid}|{p.dob}|{p.email}]
\[{time}\] Atendente: Obrigad{q?o|a}, {p.f}. [Ainda mora na {p.street}?|O {p.phone} está certo?]
\[{time}\] {p.f}: [sim|não, agora {p.town}|esse é do meu ex, {q.f}]

== genre=form noise=none
Nome completo: {p}
[CPF|NIF|BI]: {p.nid}
Data de nascimento: {p.dob}
Endereço: {p.addr}
[Celular: {p.phone}
|][E-mail: {p.email}
|][Nome da mãe: {q}
|]Estado civil: [solteir{p?o|a}|casad{p?o|a} com {r}|divorciad{p?o|a}]
<[Alergias: dipirona|Doenças: {@m_cond}|Deficiência: visual]>

== genre=form noise=none
Autorização: eu, {p}, RG {ID~##.###.###-#}, autorizo {q} ({q.dob}), {q?meu filho|minha filha}, a [viajar para {city}|sair sozinh{q?o|a}|participar do passeio]. Contato {p.phone}[, {r.f} ({r?pai|mãe}) {r.phone}|]. <[Alergia a ovo.|Toma {@m_med}.|Tem {@m_cond}.]>

== genre=form noise=none
{p.up}
{p.street}
{p.town}
[Apólice {p.ins}|Placa {p.plate}|Passaporte {p.pass}|PIX {p.email}]
[Condutor adicional: {q} ({q.dob})|Beneficiário: {q}|Dependente: {q}, {q.nid}]

== genre=legal noise=none
{num:1-9}ª VARA DE FAMÍLIA DE {city}
Processo nº {ID~#######-##.20##.8.##.####}
{p}, CPF {p.nid}, residente na {p.addr}, por seu advogado {r}, em face de {q}.

[As partes casaram-se em {DATE} e têm dois filhos, {s.f} e {t.f}.|O réu deve {money:1000-30000} de alimentos.] <[{q?O requerido|A requerida} foi condenad{q?o|a} por violência doméstica.|{s.f} faz tratamento de {@m_cond}.|Faz uso de cocaína.]> [Pede-se a guarda de {s.f}.|]

== genre=legal
Eu, {p}, portador{p?|a} do CPF {p.nid}, residente em {p.city}, [declaro que vi {q} agredir {r.f} em {DATE}|deixo a casa da {p.street} para {q}|nomeio {q} procurador da conta {p.acct}|declaro que {q} mora comigo desde {DATE}]. [<{q.f} cheirava a álcool.>|Inventariante: {s}.|{p.city}, {date}.]

== genre=legal
Pedido de [asilo|visto|nacionalidade] – {p}, [nascid{p?o|a} em {city}, {country}|passaporte {p.pass}]. <[Fui pres{p?o|a} por causa da minha religião.|A milícia matou meu irmão.|Sou trans e fui espancada.]> [Cheguei com {q.f} em {DATE}.|Moro com {r}, {r.street}.|Processo {ID~#######}.] [Me ajuda a escrever o relato.|]

== genre=police noise=none
BOLETIM DE OCORRÊNCIA {ID~####/20##}. {date}, {time}. Vítima: {p}, CPF {p.nid}, {@m_job}, {p.addr}. Relata que [{q} levou seu celular|o ex-companheiro, {q}, a persegue desde {month}|o condutor do {q.plate} fugiu]. <[Lesões no braço.|Grávida de {num:3-8} meses.|Autor embriagado.]> [Testemunha: {r}, {r.phone}.|Delegado {s.l}]

== genre=insurance
Aviso de sinistro. Segurad{p?o|a}: {p}, apólice {p.ins}, placa {p.plate}. [Em {DATE}, na {street}, {q} ({q.plate}) bateu atrás.|O vazamento atingiu o apartamento de {q}.|Meu cachorro mordeu {q.f}.] <[Tive fratura no punho.|Meu filho {r.f} machucou a cabeça.|]> [Depositar em {p.acct}.|Tel. {p.phone}.]

== genre=insurance
Meu plano [de saúde|odontológico] negou <[a quimioterapia|o parto|a terapia para {@m_cond}|a cirurgia do joelho]>. Carteirinha {p.ins}, {p}, {p.dob}. [Dr. {q.l} cobrou {money:200-9000}.|Dependente: {r}.] [Como recorrer?|Reclamo na ANS?]

== genre=school
Parecer: {p}, {num:1-9}º ano {~@}. [Distrai-se com {q.f}.|Participativ{p?o|a} e educad{p?o|a}.|Notas baixas em matemática.] <[Laudo de dislexia.|Pais em separação.|Sofre bullying de {q.f} e {r.f}.|Automutilação; família avisada.]> [Reunião com a mãe, {s}, {s.phone}.|Coordenação: {t}.]

== genre=school
Grupo da turma: oi, sou a {p}, mãe {q?do|da} {q.f}. [A festa é dia {DATE} na {p.addr}.|Quem traz {r?o|a} {r.f} {weekday}?|Vaquinha da prô {s.f}: pix {p.phone}.] [<{r.f} é alérgic{r?o|a} a amendoim!>|]

== genre=travel
Reserva {ID~******}: {p.lf}, {q.lf}. Saída {city} {DATE}. [Passaportes {p.pass} e {q.pass}.|Cartão {p.card}.|Buscar na {p.street} às {time}.] <[{q.f} usa cadeira de rodas.|{p.f} é celíac{p?o|a}.|Gestante de {num:4-7} meses.]> [Bebê {r.f}, {r.dob}.|]

== genre=finance
Extrato {p.acct} – {p.up}
{date} SALÁRIO {org} +{money:1500-9000}
{date} PIX {q} -{money:50-1500}
{date} PIX {r.phone} {r.f} -{money:5-200}
{date} [<CLÍNICA PSIQUIÁTRICA DR {s.l}>|APOSTAS|PENSÃO {s.f}] -{money:50-900}
[Onde economizo?|Classifique os gastos.|]

== genre=finance
Proposta de crédito: {p} ({p.nid}) e {q} ({q.nid}), {p.addr}. Renda {money:2000-15000} ({org}). <[Nome no Serasa.|{q.f} desempregad{q?o|a} desde {month}.|Aposentad{q?o|a} por invalidez.]> [Fiador {r}, {r.phone}.|Gerente {s}.]

== genre=transcript
[Alô|Oi, bom dia], aqui é {p?o|a} {p}, [tô ligando pela minha mãe, a {q}|eu tinha consulta com o doutor {q.l}|a gente se falou ontem], é, [nascimento {p.dob}|meu número é {p.phone}] e <[ela tá com {@m_symp}|parou o {@m_med}|é sobre o resultado da biópsia]> tá bom obrigada

== genre=transcript
Terapeuta: [Como foi a semana?|O que te traz aqui?]
Paciente: <[Tive uma recaída.|Desde que {q?o|a} {q.f} morreu eu não durmo.|Perdi {money:200-5000} no jogo do tigrinho.|Ele grita comigo na frente das crianças.]>
Terapeuta: E {r?o|a} {r.f}?
Paciente: [Foi embora pra {city}.|Diz "{p.f}, é drama seu".|<Não sabe que eu tomo {@m_med}.>]

== genre=mail noise=mail
[Padre|Pastor] {t.l},

[queremos batizar {p?o|a} {p.f} em {DATE}|nossa mãe, {p}, faleceu em {DATE}|pedimos orações por {p.f}, <que está com leucemia>]. [Padrinhos: {q} e {r}.|Morava na {p.addr}.] [Telefone: {s.phone}|]
{s}

== genre=mail noise=mail
Oi, [professor|pessoal do time]: [ficha {p?do|da} {p.f}: {p.dob}, RG {ID~#########}|<{p.f} rompeu o ligamento>, {num:6-9} meses fora|{q} ({q.phone}) leva {r.f} e {s.f}]. [Mensalidade no pix {q.nid}.|Saída da casa {r?do|da} {r.f}, {r.street}.] {q.f}

== genre=chat
Melhora meu perfil no app de namoro: {p.f}, {p.age}, {@m_job} de {p.city}, [divorciad{p?o|a}, tenho a {q.f}|<HIV+ indetectável>|<{num:2-9} anos sem beber>], procuro [mulher|homem|algo sério]. [Insta {p.handle}|]

== genre=chat
Trabalho na {org} [em {city}|desde {year:2005-2024}] e [meu chefe|minha chefe|o gerente] {q} [não paga hora extra|me humilha na frente de todos|passa a mão em mim]. <[Estou grávida.|Tenho crise de ansiedade e tomo {@m_med}.|Estou sem registro.]> [{r.f} do estoque viu.|Tenho os prints.] [Processo?|Quais meus direitos?]

== genre=mail noise=mail
Oi {q.f},
[quanto tempo|obrigad{p?o|a} pelo cartão]. <[O pai está com {@m_cond}|Saí de três semanas de internação|{r.f} e eu vamos nos separar|Perdi o bebê]>. [Agora moramos na {p.addr}.|Meu número novo: {p.phone}.] [Beijo {s?no|na} {s.f}.|Abraço], {p.nick}

== genre=chat
Meu [amigo|vizinho|primo] {q}, de {q.city}, [foi preso|me deve {money:200-6000}|<diz que quer morrer>|sumiu desde {weekday}]. [O número dele é {q.phone}.|A namorada, {r.f}, não sabe.|Mora na {q.street}.] [Ligo pra quem?|O que eu digo?]

== genre=ticket
Condomínio {p.street}: {p}, apto {num:11-154}, reclama de [infiltração {q?do Sr.|da Sra.} {q.l}|elevador parado, <minha mãe é cadeirante>|festa da família {q.l}]. [Senha do portão {SECRET~####}.|Tel. {p.phone}.|Zelador {r.f} avisado.]

== genre=chat
Meu nome é {p}, [me chamam de {p.nick}|no trabalho sou {p.f}], moro em {p.city} com {q.f} e {r.f}. Lembra disso. [Faço aniversário em {p.dob}.|Sou {@m_job} na {org}.|<Sou diabétic{p?o|a} e não posso comer camarão.>] [Monta um cardápio.|Planeja meu domingo.]

== genre=chatlog noise=none
\[{date} {time}\] {p.f}: [Tô chegando, é {street} né?|Saiu o resultado?|A mãe tá te procurando]
\[{date} {time}\] {q.f}: [É, toca no {r.l}|<Saiu… é maligno>|Fala que tô com {r.f} em {city}]
\[{date} {time}\] {p.f}: [😢 me liga {p.phone}|blz|<Bebi de novo, não conta pra {r.f}>]
[Resuma a conversa.|O que respondo?|]

== genre=form noise=none
COMUNICADO DE DECISÃO – [auxílio-doença|Bolsa Família|subsídio de desemprego|bolsa de estudo]
{p}, {p.nid}, {p.addr}. Benefício nº {ID~##########}
Valor: {money:90-1900} mensais, conta {p.acct}. [Dependentes: {q.f} ({q.dob}), {r.f} ({r.dob}).|<Incapacidade por {@m_cond}.>|Perito: {s}]

== genre=form noise=none
Nota {ID~####} – {p}, {p.nid}, {p.addr}: [conserto do aquecedor|{num:3-20} aulas particulares para {q.f}|<{num:3-10} sessões de psicoterapia>], {money:60-2500}. [Vence em {DATE}.|Atendido por {r}, {r.phone}.]

== genre=form noise=none
Lista de [sócios|convidados|alunos]: {p}, {p.phone}, {p.street}; {q}, {q.email}; {r} ({r.dob}), [deve {money:20-200}|tesoureiro]; {s}, [<afastad{s?o|a} até {month}>|mudou para {s.city}]. [Cobra {r.f} com jeito.|Ordene por idade.|]

== genre=mail noise=mail
Nota de falecimento: {p} faleceu em {city} em {DATE}, aos {num:40-99} anos, <[após longa doença|de câncer|de infarto]>. [Filhos: {r} e {s}; neto: {t.f}.|Velório na {r.addr}.] [Deixe mais simples.|]

== genre=diary
Diário, {weekday}: <[Não comi nada.|Ele me empurrou de novo.|Terceira FIV, negativo.|{num:10-300} dias sem beber.|Queria sumir.]> [{q.f} ligou.|Vi {q.f} na {street}.|{r.f} desconfia.] [Amanhã, Dra. {s.l}.|]

== genre=chat
Tenho {num:15-70} anos, sou [homem|mulher], e <estou com {@m_symp}[ e {@m_symp}|]>. <[Já tive {@m_cond}.|Tomo {@m_med}.|Minha mãe teve {@m_cond}.|Dói na relação.]> [Vou pro hospital?|O que pode ser?|Tô com medo.]

== genre=chat
Quem é {p} de {p.city}? [Antes era {q.l}.|Trabalha na {org}, tel. {p.phone}.|Tem um Gol placa {p.plate}.] [Me deve {money:50-5000}.|<Acho que é meu pai biológico.>|Acha o endereço.]

== genre=transcript
aí a {p.f} a {p.l} do terceiro andar me falou que [o {q.f} tá desempregado e bebe|o conselho tutelar foi na casa dos {q.l}|a {q.f} tá grávida do {r.f}] e [não é pra contar pra ninguém|anotei o número dela {p.phone}|foi {weekday} na {street}] [arruma esse texto|]

== genre=legal
Intimação: {p}, {p.addr}, como [testemunha|réu], em {DATE} às {time}, autos {ID~#######-##.20##}. [Contra {q} <por [lesão corporal|estelionato|tráfico]>.|Advogada: {r}.] [Posso faltar?|O que levo?]

== genre=story
Preciso de um conselho e não posso perguntar a ninguém que conheço. Tenho {p.age} anos e estou com {q.f} há {num:2-25}. A gente se conheceu [na {org}|em {city}|pela minha prima {r.f}]. No começo foi tudo bem. Depois <[{q.f} perdeu o emprego e começou a beber|eu adoeci e {q.f} não aguentou|perdemos nosso primeiro bebê]>. [Dormimos separados desde {month}.|Achei um segundo celular.] <[Na {weekday} {q?ele|ela} me empurrou.|Tomo {@m_med} pra dormir.|Beijei alguém do trabalho.]> {t.f}, noss{t?o filho|a filha}, tem {num:2-15} anos e percebe tudo. [Meus pais, em {city}, dizem pra aguentar.|O contrato da {p.street} vai até {DATE}.] [Vou embora|Perdoo|Procuro um advogado]?

== genre=story
<Há três [semanas|meses] começou com {@m_symp}. Fingi que não era nada. Na {weekday} veio o resultado: {@m_cond}. Tenho {num:24-70} anos e não durmo. Parei o remédio por conta própria.> [As crianças não sabem.|No trabalho acham que estou de férias.] <[Semana que vem decidem sobre a quimio.|Querem operar.]> Me ajuda a [preparar as perguntas|entender|não desabar].

== genre=mail noise=mail
Assunto: Re: [mãe|pai]

{q.f}, {r.f},

falei com a enfermaria hoje. <[Estava confusa, chamando o pai.|Caiu de novo.|Tem metástase no fígado.]> A Dra. {s.l} quer todos nós na {weekday} às {time}. [{q.f}, traz a procuração?|{r.f}, você tem a chave da {p.street}, rega as plantas.] O lar de {city} tem vaga a partir de {DATE}, {money:1500-6000} por mês. [A conta {p.acct} dá pra um ano.|O corretor {t} avalia o apartamento em {money:100000-600000}.] <Não aguento mais as noites, eu mesm{p?o|a} tomo {@m_med}.> Me liguem: {p.phone}.

{p.f}

== genre=story
<{^@m_secret}[, e {@m_secret}|]>. [Não sei o que fazer.|Nunca contei pra ninguém.|Não me julgue.|Tô com medo.] [O que eu faço?|Me diz algo que console.|Onde peço ajuda?|Como conto pra minha família?|]

== genre=story
[Oi,|Olá,|] uma dúvida, <{@m_secret}>. [Preciso falar na entrevista?|Meu chefe pode descobrir?|Tenho direito ao seguro?|Posso adotar?|]

== genre=secret
[o wifi da casa d{p?o|a} {p.f} é|minha senha do {p.email} é|a senha do cartão da vó é] [{secret.password}|{SECRET~####}] [faz um cartaz|manda pro {q.f}|é segura?]

== genre=secret
[Alarme|Portão|Cofre]: {SECRET~####}. [{p.f} rega as plantas a partir de {DATE}.|Endereço: {p.addr}.|Emergência: {q}, {q.phone}.] [Escreva instruções.|]
