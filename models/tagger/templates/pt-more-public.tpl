# Further Portuguese texts without anything private.
@lang pt
@genre request
@private 0
@noise chat

== genre=news noise=none
<LOCATION:{^@m_place}> (<ORG:[Lusa|Reuters|Agência Brasil]>) – [O presidente|A ministra|O prefeito de {city}|O deputado] {p} [defendeu o orçamento|anunciou a renúncia|pediu calma] [na {weekday}|ontem]. [“Não há outra saída”, disse {p.l}.|O opositor {q} falou em “fracasso”.] [Deve reunir-se com <PERSON:{@m_famous}> em <LOCATION:{@m_place}>.|As ações da <ORG:{@m_brand}> subiram {num:1-9}%.]

== genre=news noise=none
O tribunal de {city} [absolveu|condenou] {p}, [ex-prefeito|empresário|cantora]. [A promotora {q} pedia {num:2-12} anos.|O advogado {r} vai recorrer.] [A empresa {org} não comentou.|]

== genre=news noise=none
[Brasileirão|Primeira Liga|Copa do Brasil]: <ORG:{@m_club}> {num:0-5} x {num:0-4} <ORG:{@m_club}>. Gols: {p.l} ({num:2-45}'), {q.l} ({num:46-70}', pên.), {r.l} ({num:71-90}'). [Árbitro: {s}.|Cartões: {t.l}, {u.l}.|Técnico: {s}.]

== genre=news noise=none
RESULTADOS – MARATONA DE {city-}
1. {p.up} (QUE) 2h{num:10-59}
2. {q.up} (BRA) +{num:1-50}s
3. {r.up} (POR) +{num:1-9}min
[{num:10-80}. {s} (ANG)|]

== genre=news noise=none
{city}: [incêndio consome {num:20-900} hectares|moradores protestam contra a tarifa|linha {num:1-9} do metrô fecha no fim de semana]. [“Não há feridos”, confirmou o comandante {p}.|Informações: {phone}.|A secretária {p} visita a área.]

== genre=wiki noise=none
{p} ({city}, {DATE} – {city}, {DATE}) foi [um pintor|uma poetisa|um médico|uma política] [brasileir{p?o|a}|portugu{p?ês|esa}]. [Estudou com {q} em {city}.|Casou-se com {r} em {year:1850-1980}.|Dá nome a uma rua de {city}.] [<Morreu de tuberculose.>|]

== genre=wiki noise=none
{city} é um município [de <LOCATION:Minas Gerais>|do <LOCATION:Ceará>|do distrito de <LOCATION:Viseu>] com {num:300-90000} habitantes. [O prefeito é {p} ([<ORG:PT>|<ORG:PL>|<ORG:PSD>|sem partido]).|A matriz é obra de {q}.] [Naturais: {r} ({year:1850-1940}–{year:1941-2010}), jogador.|CEP {~#####-000}.]

== genre=wiki noise=none
<PERSON:Machado de Assis> nasceu no <LOCATION:Rio de Janeiro> em 1839 e tinha <epilepsia>. [Fundou a <ORG:Academia Brasileira de Letras>.|Casou-se com <PERSON:Carolina>.] [Resuma.|Onde nasceu?|Faça cinco perguntas.]

== genre=wiki noise=none
<PERSON:Fernando Pessoa> escreveu como <PERSON:Álvaro de Campos> e <PERSON:Ricardo Reis>. <PERSON:Santos Dumont> voou em <LOCATION:Paris> em 1906. <PERSON:Vasco da Gama> chegou a <LOCATION:Calecute> em 1498. [Quem era poeta?|Faça uma linha do tempo.]

== genre=math
{p.f} tem {num:5-60} {@m_thing}. Dá {num:2-5} para {q.f} e ganha {num:2-9} de {r.f}. Com quantas fica? [Passo a passo.|]

== genre=math
[Dona|Seu] {p.f} compra {num:2-9} {@m_thing} a {num:1-9} reais cada e paga com {num:50-100} reais. [Qual o troco?|E com 15% de desconto?] [{q.f} compra o triplo.|]

== genre=math
Um ônibus sai de {city} às {time} e chega a {city} {num:40-200} minutos depois. {p.f} tem {num:8-15} anos e o pai, {q.f}, o triplo. [Qual a velocidade em {num:50-400} km?|Quando terá o dobro?]

== genre=fiction
Escreva [um conto|uma fábula|uma crônica] sobre [um dragão chamado {first}|a detetive {p}|dois amigos, {p.f} e {q.f},] [perdidos em {city}|que procuram um tesouro|num trem noturno]. [Final feliz.|{num:100-600} palavras.|No estilo de <PERSON:Clarice Lispector>.]

== genre=fiction noise=none
— {p.f}, ouviu isso? — sussurrou {q.f}.
— [É o vento.|Fecha a porta.]
{q.f} [largou a lamparina|olhou o mar] e pensou [no delegado {r.l}|na mãe, lá em {city}]. <[A febre não baixava.|O velho {s.l} tossia sangue.]>
[Continue.|Analise o narrador.]

== genre=fiction
RPG: você é {p}, [capitão pirata|dona de uma taverna em {city}|professora de magia], e eu sou {q.f}, [espião|aprendiz]. [Entro na sala.|{q.f}: "Cadê o mapa, {p.f}?"]

== genre=fiction noise=none
"{^@m_thing} na chuva", romance de {p}. Personagens: {q}, médico; sua mulher, {r.f}; {s}, tabelião de {city}. [<{q.f} descobre que tem {@m_cond}.>|{r.f} foge com {s.l}.] [Faça um resumo.|Analise o capítulo {num:1-20}.]

== genre=request
Analise o poema "[Mensagem|Canção do exílio|José|Tabacaria]" de <PERSON:[Fernando Pessoa|Gonçalves Dias|Carlos Drummond de Andrade|Álvaro de Campos]>. [Métrica e imagens.|Em {num:100-400} palavras.]

== genre=recipe
Receita de [feijoada|bolo de cenoura da vó {first}|bacalhau à Brás|pão de queijo] para {num:2-8} pessoas[, sem glúten|]. [Ingredientes: {num:100-500} g de farinha, {num:1-6} ovos.|Forno a {num:150-220} °C por {num:20-60} minutos.]

== genre=howto
Como [tirar mancha de vinho|plantar tomate|trocar um pneu|estudar pro Enem|limpar a cafeteira]? [Em {num:3-9} passos.|Para iniciantes.]

== genre=howto
Quais [os sintomas|as causas|os tratamentos] [da|de] <[enxaqueca|diabetes tipo 2|gripe|dengue]>? [Quando procurar um médico?|<{^@m_med}> precisa de receita?|Resposta neutra.]

== genre=howto
Explique {@m_topic} [como para uma criança de {num:6-14} anos|em {num:3-9} frases]. [Qual foi o papel de <PERSON:{@m_famous}>?|Três exemplos.|Com um quiz.]

== genre=coding
Escreva [uma função|um script] em {@m_code} que [ordene \["{first}", "{first}", "{first}"\]|valide e-mails como <CONTACT-:joao.silva@example.com>|conte palavras|confira os dígitos de um CPF]. [Com testes.|Comentado.]

== genre=coding noise=none
SELECT nome, cidade FROM clientes WHERE cidade = '{city}' AND sobrenome LIKE '{last}%';
[Por que está lento?|Passe para JOIN.]
-- dados de teste: ('{p}', '{city}', '<CONTACT-:teste@example.org>')

== genre=review
[Avaliação:|Escreva uma avaliação:] a {@m_prod} da <ORG:{@m_brand}> [cumpre o que promete|quebrou em {num:2-9} semanas|faz muito barulho]. {num:1-5}/5. [Preço: {money:15-400}.|SAC {phone}.]

== genre=review noise=none
{p} dirige [Vestido de Noiva|Hamlet|Auto da Barca] no teatro de {city}. [{q} está imensa; {r}, correto.|O cenário de {s} sobra.] [Até {date}, ingressos {phone}.|]

== genre=law
[O proprietário pode|A empresa pode|A loja é obrigada a] [ficar com a caução|negar férias|aceitar devolução]? [Qual artigo do Código Civil?|Em geral.|Lei de {year:2018-2026}.]

== genre=law noise=none
STJ, REsp {~#.###.###}/[SP|RJ|RS], {date}: [o locador deve manter o imóvel habitável|é nula a cláusula abusiva]. [Explique em linguagem simples.|Resuma a tese.]

== genre=system noise=none
Você é o assistente virtual da {org}. [Seja cordial.|Peça o número do pedido ({ID~@@######}).|Nunca revele dados pessoais.] [Atendimento: {phone}, {addr}, seg. a sex.|] [Exemplo: "Sou {p}." → "Olá, {p.f}, como posso ajudar?"|]

== genre=system noise=none
Extraia as entidades. Exemplo:
Texto: "{p} nasceu em {city} em {year:1900-2000}."
Saída: pessoa={p}; lugar={city}
Texto: "[{org} abre fábrica em {city}|<PERSON:{@m_famous}> visitou <LOCATION:{@m_place}>]."
Saída:

== genre=system noise=none
Modelo: Prezado(a) \[NOME\], seu pedido \[NÚMERO\] de \[DATA\] [foi enviado|foi cancelado]. [Mantenha os colchetes.|Três versões.|CPF: \[CPF\]]

== genre=job noise=none
{org} contrata {@m_job} em {city}. [Salário {money:1500-12000}.|CLT, vale-refeição.] [Currículo para {email}, a/c {p}, {phone}.|Início {date}.] [Deixe mais atraente.|]

== genre=job noise=none
Pregão eletrônico nº {ID~##/####}: [reforma da escola de {city}|compra de {num:20-300} tablets]. Prefeitura de {city}, {addr}. Prazo {date}. [Informações: {p}, {phone}, {email}.|]

== genre=office noise=none
[Câmara Municipal|Biblioteca|Poupatempo|Posto de saúde] de {city}, {addr}. Das {num:8-9}h às {num:14-19}h. [Tel. {phone}.|Diretora: {p}.|{email}] [O que preciso para o passaporte?|]

== genre=office noise=none
Programa: {weekday}, {time}, palestra de {p} ([Universidade de {city}|<ORG:Fiocruz>]) sobre {@m_topic}. [Mediação de {q}, com {r} e {s}.|Entrada franca.|Local: {addr}]

== genre=quiz
[Quem pintou Abaporu?|Qual a capital de {country}?|Onde nasceu <PERSON:{@m_famous}>?] a) {name} b) <PERSON:{@m_famous}> c) <PERSON:{@m_famous}> [d) nenhum|]

== genre=quiz
Passe para o [passado|plural|futuro]: "{p.f} vai a {city} com {q.f}." ["{r.f} come {@m_thing}."|Explique.]

== genre=request
Traduza para o [inglês|francês|espanhol]: "[Olá, meu nome é {first} e sou de {city}.|O gato de {first} dorme.|Onde fica a estação?]" [Lição {num:1-20}.|]

== genre=request
Me dê {num:3-12} nomes para [um gato|um personagem|uma loja de {@m_thing}], tipo {first}, {first} ou {first}. [Com significado.|]

== genre=request
Roteiro de {num:2-10} dias em {city} [em {month}|com crianças|sem carro], {money:200-3000}. [Vale a pena ir a {city}?|Onde comer?]

== genre=request
Quem é {p}? [Li o nome num romance.|Conheceu <PERSON:{@m_famous}>?|Se não souber, diga.] [Compare com <PERSON:{@m_famous}>.|]

== genre=pubmeet
Resuma o diálogo:
{p.f}: Você vem [ao cinema|ao jogo|pra {city}] {weekday}?
{q.f}: [Tenho que estudar.|Sim, que horas?|Se {r.f} for.]
{p.f}: [Que pena!|{time} na estação.]

== genre=request
Escreva [um slogan|uma descrição|um tuíte] para [nossa {@m_prod}|o café "Canto {p?do|da} {p.f}"|o app da {org}]. [Com humor.|Até {num:40-280} caracteres.]

== genre=request
[Quais as causas de {@m_topic}?|Por que <PERSON:Dom Pedro II> foi deposto?|O que houve em {date}?|Compare <PERSON:Eça de Queirós> e <PERSON:Machado de Assis>.] [Em {num:3-8} linhas.|Com datas.]

== genre=tale noise=none
Era uma vez [um moleiro chamado {first}|uma princesa|uma menina, <PERSON:Chapeuzinho Vermelho>,] [que morava perto de {city}|e um lobo esperto]. [— Não tenho medo — disse {p.f}.|<A rainha adoeceu de inveja.>] [Qual a moral?|Continue.|Em forma de peça.]

== genre=bible noise=none
[<PERSON:Pedro> negou <PERSON:Jesus> três vezes.|<PERSON:Abraão> gerou <PERSON:Isaac>.|<PERSON:Zeus> raptou <PERSON:Europa>.|<PERSON:Iemanjá> é mãe de <PERSON:Xangô>.] [Explique a passagem.|Em que livro?|O que simboliza?]

== genre=page noise=none
Aviso legal: {org}, {addr}, CNPJ {ID~##.###.###/0001-##}, tel. {phone}, {email}. [Responsável: {p}.|Encarregada de dados: {q}.] [Falta algo?|]

== genre=page noise=none
Art. {num:1-2000} do Código [Civil|Penal|de Defesa do Consumidor]: [o prazo é de {num:7-30} dias|o locador deve entregar o imóvel]. [Caso: {p.f} empresta {num:100-9000} reais a {q.f}, que não paga.|A vende um carro a B.] [Resolva.|Quem tem razão?]

== genre=page noise=none
Programação, {weekday}: {time} "{^@m_thing}", de {p}, com {q} e {r}; {time} debate com {s}. [Convidados: {t} (<ORG:[PT|PL|PSOL]>), {u} (escritora).|] [O que passa por último?|]

== genre=page noise=none
Tempo em {city}: {weekday}, {num:5-40} °C, [pancadas de chuva|sol|neblina]; {num:5-40} °C em <LOCATION:{@m_place}>. [Alerta, diz {p}, do <ORG:Inmet>.|] [Levo guarda-chuva?|]

== genre=page noise=none
Ficha técnica: {@m_prod} <ORG:{@m_brand}> {~@@-####}, {num:200-2400} W, {num:1-30} kg. [Garantia {num:1-5} anos.|Assistência {phone}, {email}.] [Explique fácil.|Compare.]

== genre=page noise=none
Genealogia [dos Braganças|dos Maias|dos deuses]: {p.f}, filho de {q.f}, casou com {r.f} de {city}; filha, {s.f}. [Quem é a avó de {s.f}?|Desenhe a árvore.|<{q.f} sofria de gota.>]

== genre=ask
O [nome|sobrenome] {first}: origem e significado? [Era popular em {year:1950-2024}?|É o nome de <PERSON:{@m_famous}>?]

== genre=ask
Modelo de [carta de demissão|procuração|edital de assembleia] [em nome de <PERSON-:João da Silva>, Rua Exemplo, 123|com \[NOME\] e \[ENDEREÇO\]]. [Curto.|Para uma associação.]

== genre=everyday
[Tenho dois filhos|Temos quintal|Sou estudante|Somos cinco] e [procuro|quero] [um jogo de tabuleiro|uma receita com lentilha|um passeio perto de <LOCATION:{@m_place}>|um presente para uma colega]. [Orçamento {money:10-300}.|Cinco ideias.|Sem nozes.]

== genre=everyday
Escreva um e-mail para [minha chefe|a imobiliária|o professor|o hotel] [avisando que chego tarde na {weekday}|perguntando se aceitam cachorro|pedindo mais prazo|sobre a {@m_prod} quebrada]. [Curto e educado.|Assine \[Nome\].]

== genre=everyday
[Minha {@m_prod}|Meu notebook|O carro] [não liga|faz um barulho estranho|mostra o erro {~@##}]. [O que verificar?|Conserto ou troco?]

== genre=everyday
[Ontem|No fim de semana] [fui à praia e choveu|fiz pão e queimou|vimos um filme|o cachorro comeu meu sapato]. [Deixe engraçado.|Corrija os tempos.|Continue.]

== genre=everyday
[Tô entediada|Estou cansado|Tá chovendo]. [Conta uma piada.|O que cozinho?|Indica um filme.|Uma frase de <PERSON:{@m_famous}>?]

== genre=everyday
Faça [uma lista de mala|uma pauta|uma escala de limpeza|fichas] para [as férias|uma reunião de {num:30-90} minutos|uma república|a prova de biologia]. [Em tabela.|Início {time}.]

== genre=everyday
{^weekday} tenho [prova|seminário] sobre {@m_topic}. [Me pergunte.|Resuma o principal.]

== genre=long noise=none
{city} fica a {num:20-200} quilômetros de <LOCATION:{@m_place}>. Citada em {year:1200-1700}, recebeu [do bispo {first}|do conde {first}|do mercador {p}] o direito de feira. No século XIX, {q} fundou ali uma [fábrica de papel|cervejaria|vidraria] com {num:200-4000} operários. [O pintor {r} viveu na {street}.|<A cólera matou um terço da população.>] Hoje é conhecida [pelo festival|pela universidade|pelo queijo]. A prefeita, {s}, espera mais visitantes. [O museu, {addr}, abre todos os dias.|]

[Pelo que é conhecida?|Cinco perguntas e respostas.|Resuma.]

== genre=long noise=none
{p.f} imaginava a casa maior. Pousou a mala. — Você deve ser {p.f} — disse o velho {q.l}. — {r.f} avisou. <[A febre não passou mais.|O médico lhe deu um mês.]> [Tocavam os sinos de {city}.|A chuva escorria no vidro.] — [E a carta?|Onde está {s.f}?] — perguntou {p.f}. O velho apontou a escada.

[Continue.|Qual é o clima?|Conte do ponto de vista de {q.l}.]

== genre=everyday
{^@m_mundane}, [e|mas] {@m_mundane}. [Faça um poema.|Versão pirata.|Traduza para o inglês.|Corrija os erros.]

== genre=ask
["senha123" é segura|O que é verificação em duas etapas]? [Exemplo com <PERSON:Alice> e <PERSON:Bob>.|Gere uma senha de {num:10-24} caracteres.|Troque SUA_CHAVE_API.]

== genre=page noise=none
Doações para {org}: agência {ACCOUNT~####}, conta {ACCOUNT~#####-#}, CNPJ {ID~##.###.###/0001-##}. [Madrinha: {p}.|Contato: {email}, {phone}.] [Escreva um agradecimento.|]

== genre=page noise=none
Modelo de nota: {org}, {addr}, CNPJ {ID~##.###.###/0001-##}, conta {ACCOUNT~#####-#}. Cliente: \[Nome\], \[Endereço\]. [Prazo {num:7-30} dias.|Item: {@m_prod}, {money:20-900}.]

== genre=page noise=none
Recall: {@m_prod}, modelo {ID~@@-####}, lotes {ID~L#####} a {ID~L#####}. [SAC {phone}.|<Risco de queimadura.>|Troca na loja.]

== genre=page noise=none
{p} ({city}, {DATE}), [goleiro|atacante|velocista], camisa {num:1-99}, no <ORG:{@m_club}> desde {year:2010-2025}. [{num:150-205} cm.|<Lesão no joelho em {year:2015-2025}.>|Técnico: {q}.]

== genre=page noise=none
Voo {ID~@@ ####} {city}–{city}, partida {time}, portão {num:1-24}, [cancelado|atrasado {num:5-90} minutos]. [Informações {phone}.|Escreva o aviso.]

== genre=page noise=none
O roteador <NET-:192.168.0.1> não responde, [DNS <NET-:8.8.8.8>|<NET-:127.0.0.1> vai|contêiner em <NET-:10.0.0.{num:2-250}>]. [Por quê?|O que é máscara?]
