@lang pt

:cond
diabetes [tipo 2|]
depressão
ansiedade
câncer de [mama|próstata|pele]
asma
pressão alta
HIV
hepatite B
TDAH
transtorno bipolar
epilepsia
esclerose múltipla
uma hérnia de disco
endometriose
enxaqueca
síndrome do pânico
lúpus
hipotireoidismo
alcoolismo
um AVC
um aborto espontâneo
anorexia

:med
metformina 850
losartana 50 mg
sertralina
fluoxetina
Rivotril
insulina
omeprazol
Puran T4
dipirona
lítio
Ritalina
anticoncepcional
prednisona
tramadol

:symptom
dor no peito
tontura
febre
sangue nas fezes
um caroço no seio
insônia
palpitações
dor nas costas
crises de pânico
pensamentos suicidas
enjoo
falta de ar

:job
enfermeir[o|a]
professor[a|]
programador[a|]
motorista
contador
vendedor[a|]
eletricista
advogad[o|a]
engenheir[o|a]
cozinheiro
auxiliar administrativo
estudante
porteiro

:orgname
[Banco|Clínica|Hospital|Colégio|Prefeitura|Universidade|Fórum|Câmara Municipal] [São Jorge|do Norte|Santa Rita|Boa Vista|de Valença]
[Sol|Andorinha|Nova|Atlântico] [Seguros|Energia|Telecom|Transportes]
Padaria Central
Grupo Horizonte
o INSS
Unimed Vale

:country
Angola
Portugal
Moçambique
Venezuela
Haiti
Itália
Cabo Verde
Bolívia

:place
São Paulo
Lisboa
Rio de Janeiro
Porto
Brasília
o Brasil
Portugal
Bahia
Luanda
Minas Gerais
Washington
Bruxelas
a China
Salvador

:bigorg
a ONU
o PT
o Flamengo
o Benfica
o Palmeiras
a Petrobras
a Vale
a União Europeia
a TAP
a Globo
o Banco do Brasil
o Supremo Tribunal Federal
o Corinthians
a USP

:famous
Fernando Pessoa
Machado de Assis
Pelé
Vasco da Gama
Ayrton Senna
Luís de Camões
Dom Pedro II
Cristiano Ronaldo
José Saramago
Clarice Lispector
Santos Dumont
Oscar Niemeyer
Tiradentes
Getúlio Vargas
Amália Rodrigues
Carmen Miranda

:topic
as mudanças climáticas
a fotossíntese
a Revolução Francesa
a inteligência artificial
a ditadura militar
a energia solar
os buracos negros
a inflação
o home office
os descobrimentos
os vulcões
a Amazônia
o sistema solar

:thing
maçãs
bolinhas de gude
livros
lápis
balas
ovos
figurinhas
flores

:food
um bolo de cenoura
uma feijoada
pão de queijo
bacalhau
uma moqueca
brigadeiro

:product
cafeteira
notebook
aspirador
bicicleta
celular
fone
colchão
geladeira

:adj
ótimo
péssimo
chato
razoável
lindo
decepcionante
caro
excelente

:fim
Atenciosamente,
Abraços,
Obrigado,
Obrigada,
Beijos,
Cumprimentos,
Att,

@genre chat
@private 1
@noise chat

==
[Oi|Olá|Bom dia], [meu nome é|me chamo|sou] {p}[, tenho {p.age} anos e moro em {p.city}|]. [Me ajuda a escrever|Preciso de] [uma carta|um e-mail] para [meu senhorio|minha chefe|o síndico] {q} [porque não devolve a caução de {money:300-3000}|sobre o vazamento|para pedir demissão]. [Meu endereço é {p.addr}.|Meu telefone: {p.phone}.|]

==
[Fui diagnosticado com|Acabei de descobrir que tenho] <{@cond}>. [O doutor {q.l}|A médica] receitou <{@med}>[ e <estou passando mal>|]. [Como conto para {r.f}?|Preciso avisar na {org}?|Estou com medo.]

==
meu [namorado|marido|noivo] {q.f} <está me traindo com {r.f}>[, vi as mensagens|]. [moramos juntos em {p.city}|temos dois filhos, {s.f} e {t.f}]. [o que eu faço?|devo terminar?]

==
<Ganho {money:1200-9000} por mês> [como {@job}|na {org}] e <devo {money:1000-60000} [no cartão|ao banco]>. [Minha conta é {p.acct}.|Chave pix {p.nid}.|O aluguel em {p.city} é {money:500-3000}.] [Faz um orçamento.|Como saio das dívidas?]

==
Melhore meu [currículo|perfil|texto]:
{p}
{p.addr}
{p.phone} | {p.email}
[CPF {p.nid}|Nascimento: {p.dob}|Casada, dois filhos]
{^@job} na {org} desde {year:2008-2024}. [Referência: {q}, {q.phone}.|]

==
Reescreva: "[Oi|Olá] {q.f}, [não posso ir dia {DATE}|vou me atrasar], <[meu filho está doente|vou fazer uma cirurgia|tenho consulta no psiquiatra]>. [Me liga no {p.phone}.|A {r.f} fica no meu lugar.|Deixo a chave na {p.street}.] {p.f}"

==
<Estou com {@symptom} há {num:2-10} [dias|semanas]>[ e tomo <{@med}>|]. Tenho {p.age} anos[, grávida de {num:2-8} meses|]. [É grave?|Minha consulta com o Dr. {q.l} é dia {DATE}.|Vou ao pronto-socorro?]

==
[meu chefe|minha vizinha|meu ex|um colega] {q} [me persegue|me deve {money:100-5000}|me ameaçou|contou pra todo mundo que <sou soropositivo>]. [mora na {q.addr}|o número é {q.phone}|trabalha na {org}]. [faço um boletim de ocorrência?|o que respondo?]

==
<Estou [sem documentos|pedindo asilo]> em {p.city}, vim [de|do] {country} em {year:2012-2024}. O processo é {ID~#####.######/20##-##}. [Minha advogada {q} mandou esperar.|Tenho entrevista dia {DATE}.]

==
Escreva [um discurso|uma mensagem|um cartão] para [o casamento|o aniversário|a aposentadoria] de {p}. [{p?Ele|Ela} trabalha na {org}.|Faz {num:18-90} anos dia {DATE}.|<Perdeu {p?a esposa|o marido} há pouco.>|Mora em {p.city} com {q.f}.]

==
Estou me divorciando de {q}. <[Ele bebe.|Ela me agrediu.|Não paga pensão.]> [Nossos filhos {r.f} e {s.f} moram comigo.|Temos uma filha, {r.f}.] A audiência é dia {DATE}. [O que digo ao juiz?|]

@genre mail
@noise mail

==
[Prezado|Prezada|Caro] {q.l},

[Venho por meio desta|Informo que] [cancelar o contrato {ID~########}|seu pedido foi negado|transferimos {money:100-9000} para a conta {q.acct}|oferecemos a vaga de {@job}]. [Meu telefone é {p.phone}.|Meu endereço: {p.addr}.|]

{@fim}
{p}
[{org}|]

==
[Oi|Querida|Querido] {q.f},
[enfim mudamos!|obrigada pelo presente.|desculpa a demora.] [Endereço novo: {p.addr}.|Meu número novo: {p.phone}.|A {r.f} está grávida.] <[Papai está internado, {@cond}.|Parei com {@med}.|]> [Um beijo na {s.f}.|]
{@fim} {p.f}

==
De: {p} \<{p.email}\>
Para: {q} \<{q.email}\>
Assunto: [Nota {ID~####}|Consulta {DATE}|Atestado]

{q.f}, [{r.f} está de licença <por {@cond}> até {DATE}|liga pro seu {s.l}, {s.phone}|seguem os dados: {p}, CPF {p.nid}, conta {p.acct}]. {@fim} {p.f}

==
Aos pais de {p}: <seu filh{p?o|a} [bateu em {q.f}|tem faltado|precisa de reforço]>. [Liguem para {phone}|Venham dia {DATE}]. {r}, coordenador[a|]

@genre ticket
@noise

==
Chamado {ID~#####}: cliente {p}, CPF {p.nid}, {p.addr}, tel. {p.phone}. [Sem internet.|Encomenda entregue ao vizinho {q}.|Quer estorno na conta {p.acct}.|<Cliente internado.>] [Retornar {DATE}.|Nascimento confirmado: {p.dob}.]

==
Nome: {p}
[CPF|NIF|RG]: {p.nid}
Data de nascimento: {p.dob}
Endereço: {p.addr}
Telefone: {p.phone}
[E-mail: {p.email}|Conta: {p.acct}|Carteirinha: {p.ins}|IBAN: {p.iban}]
[<Doenças: {@cond}>|Contato: {q}, {q.phone}]

==
Atendente: {org}, bom dia, {q.f} falando.
Cliente: Oi, aqui é {p}, [é sobre minha fatura|roubaram meu cartão].
Atendente: Data de nascimento?
Cliente: {p.dob}. [Moro na {p.addr}.|CPF {p.nid}.|Meu celular é {p.phone}.]

==
nome;sobrenome;email;telefone
{p.f};{p.l};{p.email};{p.phone}
{q.f};{q.l};{q.email};{q.phone}
{r.f};{r.l};{r.email};{r.phone}
[Ordene por sobrenome.|Ache duplicados.|]

==
Ata {date}. Presentes {p}, {q} e {r}. [{p.f} pediu aumento para {money:2000-9000}.|{q.f} vai para {q.city}.|<{r.f} vai se afastar por {@cond}.>] [{s} liga para {t}, {t.phone}.|]

@genre clinical

==
[Resumo de alta|Laudo]. {p}, [nasc. {p.dob}|prontuário {p.mrn}|CPF {p.nid}]. <Paciente de {p.age} anos com queixa de {@symptom}>. <Antecedentes: {@cond}>. <Em uso de {@med} e {@med}>. [Retorno dia {DATE} com {q}.|Mora na {p.addr} com {p?a esposa|o marido} {r.f}.]

==
<Pac. {p.age} a, {@cond}, {@symptom} há {num:2-12} dias, PA {num:10-18}x{num:6-11}>. [Filha {q.f} avisada ({q.phone}).|]

==
Sessão {num:2-40}, {p.i}: <[relata separação de {q.f}|choro fácil|nega ideação suicida|recaída no fim de semana]>. Próxima: {DATE}.

==
Receita: {p}. <{@med}, {num:1-3} vezes ao dia>. Dr. {q}, CRM {ID~######}

@genre legal

==
{p}, brasileir{p?o|a}, CPF {p.nid}, residente na {p.addr}, vem propor ação contra {q}, [CPF {q.nid}|residente na {q.addr}]. [O réu deve {money:500-30000}.|As partes se casaram em {DATE}.|<A autora sofreu fraturas no acidente de {DATE}, placa {q.plate}.>] [Advogad[o|a]: {r}.|Processo {ID~#######-##.20##.#.##.####}.]

==
Contrato de locação: {p} aluga a {q} ({q.nid}) o imóvel da {p.addr} por {money:600-4000}, conta {p.acct}. [Fiador: {r}, {r.phone}.|]

==
BOLETIM DE OCORRÊNCIA: em {DATE}, às {time}, {p}, {@job}, morador{p?|a} da {p.addr}, disse que {q} [{p?o|a} agrediu|levou o carro {p.plate}|{p?o|a} ameaça pelo número {q.phone}].

@genre ask
@private 0
@noise chat

==
[Explique|O que é|Fale sobre|Escreva uma redação sobre] {@topic}[ em {num:50-300} palavras| para crianças|].

==
Quem [foi|é] <PERSON-:{@famous}>?

==
[Escreva|Conte|Invente] [um poema|uma história|uma piada|uma música] sobre [{@topic}|um dragão chamado {p.f}|{p.f} e {q.f} na floresta|o mar].

==
Escreva [uma função|um programa|uma consulta] em [Python|Java|SQL] que [ordene uma lista|some dois números|leia um arquivo].

==
Como [fazer {@food}|aprender inglês|tirar mancha de vinho|me preparar para uma entrevista|economizar|dormir melhor]?

==
Qual é a [capital|população] de <LOCATION-:{@place}>?

==
[Corrija|Traduza para o inglês|Reescreva]: "[O dia está {@adj}.|As criança brinca no parque.|Agradeço a atenção.|O filme foi {@adj}.]"

==
Quais são os [sintomas|tratamentos|efeitos] de <HEALTH-:{@cond}>?

==
Você é [um guia turístico|um chef|um professor|<PERSON-:{@famous}>|um assistente]. [Responda em uma frase.|Faça perguntas sobre {@topic}.|Não explique.]

==
{p.f} tem {num:3-60} {@thing}. [{p?Ele|Ela} dá {num:2-9} para {q.f}.|{q.f} tem o dobro.] Quantos [sobram|têm juntos]?

==
Me dê {num:3-12} [ideias|dicas|receitas|exemplos] [para uma festa|sobre {@topic}|de {@food}].

==
Modelo de carta com \[Nome\], \[Endereço\] e \[Data\]: Prezado \[Nome\], solicito o cancelamento do contrato \[número\].

@genre news
@noise

==
<LOCATION-:{@place}>, {num:1-30} de {month} - [O presidente|A ministra|O prefeito|O deputado] {p} [anunciou|afirmou] n{p?o|a} {weekday} [sua renúncia|um acordo com {q}|um pacote de {num:2-900} milhões]. ["Foi {@adj}", disse {p.l}.|{q}, d{q?o|a} <ORG-:{@bigorg}>, criticou.]

==
{p} [venceu|derrotou] {q} por {num:1-5} a 0 em {city}. [{r} marcou duas vezes.|O técnico {s} elogiou o time.]

==
{p} ({city}, {date}) é um{p?|a} [escritor|jogador|cientista|pintor]{p?|a} [brasileir|portugues]{p?o|a}. [Estudou na {org}.|Jogou n{p?o|a} <ORG-:{@bigorg}>.|Foi alun{p?o|a} de {q}.]

==
{p.f} olhou para {q.f}. — [Você não devia ter vindo|É tarde] — disse. [Lá fora o velho {r.l} cortava lenha.|Chovia em {city}.]

==
[Este {@product}|O restaurante {org} em {city}|O filme de {p}] é {@adj}. [O garçom {q.f} foi {@adj}.|{num:1-5} estrelas.|Não recomendo.|Quebrou em {num:2-9} meses.]

==
Prefeitura de {city}, {addr}, tel. {phone}. Aberto de {weekday} a {weekday}. [Prefeito: {p}.|]

==
{org}: SAC <CONTACT-:0800 {~###} {~####}>. [Garantia de {num:1-5} anos.|Termos de {date}.|Exemplo: <PERSON-:João da Silva>, <LOCATION-:Rua Exemplo, 123>.]

==
[Resuma|Qual é o assunto?|Dê um título:] {doc:news}

==
{city} é um município de <LOCATION-:{@place}> com {num:200-90000} habitantes. [O prefeito é {p}.|Foi fundado por {q} em {year:1550-1900}.]

==
As ações da {org} [subiram|caíram] {num:2-20}%. [O presidente da empresa, {p}, culpou o câmbio.|]

==
<PERSON-:{@famous}> mudou a história de <LOCATION-:{@place}>. [Por quê?|Cite três datas.|Resuma a vida.]
