# Words that the further Portuguese templates share.
@lang pt

:m_cond
diabetes tipo 2
hipertensão
asma
esclerose múltipla
transtorno bipolar
depressão
transtorno de ansiedade
câncer de mama
cancro do cólon
uma hérnia de disco
enxaqueca
endometriose
hepatite C
HIV
doença de Crohn
doença celíaca
epilepsia
Parkinson
artrite reumatoide
fibromialgia
apneia do sono
estresse pós-traumático
anorexia
TDAH
hipotireoidismo
psoríase
lúpus
pedra nos rins
dependência de álcool
síndrome do pânico
anemia falciforme
burnout

:m_med
metformina 850
losartana 50 mg
sertralina [50|100] mg
Rivotril
lítio
quetiapina
Ritalina
Puran T4 [50|75]
varfarina
Eliquis
prednisona
metotrexato
tramadol
ibuprofeno 600
dipirona
omeprazol
insulina
fluoxetina
Venvanse
metadona
amoxicilina
anticoncepcional
zolpidem

:m_symp
dor no peito
falta de ar
tontura
sangue nas fezes
um caroço no seio
dor de cabeça todo dia
palpitações
manchas [nas costas|na barriga]
insônia
crises de pânico
formigamento nas mãos
cólicas muito fortes
dor lombar há {num:2-11} meses
pensamentos suicidas
febre de 39

:m_job
enfermeira
eletricista
professora
contador
vendedora
motorista de ônibus
engenheiro
auxiliar administrativa
marceneiro
programador
cozinheira
entregador
encanador
cabeleireira
vigilante
assistente social
garçom
fisioterapeuta
pedreiro
diarista

:m_fam
meu marido
minha esposa
minha mãe
meu pai
minha irmã
meu irmão
minha filha
meu filho
meu namorado
minha namorada
minha sogra
meu ex
minha melhor amiga
minha avó
meu cunhado
minha colega de apartamento

:m_prod
máquina de lavar
cafeteira
fritadeira elétrica
bicicleta
mochila
torradeira
cadeira de escritório
furadeira
mala
luminária
panela de pressão

:m_place
Brasília
São Paulo
Rio de Janeiro
Lisboa
Porto
Luanda
Maputo
Salvador
Curitiba
Paris
Londres
Washington
Moscou
Pequim
Buenos Aires
o Alentejo
a Bahia
os Açores
a Ucrânia
Bruxelas
Minas Gerais
Angola

:m_topic
a Revolução Francesa
a fotossíntese
as mudanças climáticas
a ditadura militar
as placas tectônicas
os buracos negros
as energias renováveis
a inflação
a inteligência artificial
os Descobrimentos
o sistema solar
a Semana de Arte Moderna
a reciclagem
o Cangaço
a Revolução dos Cravos
o ciclo da água

:m_thing
bolinhas de gude
maçãs
lápis
biscoitos
livros
balões
figurinhas
balas
ingressos
laranjas
camisetas

:m_club
Sporting [CP|de Braga|]
Atlético[ Mineiro|-GO|]
[Nacional|Vitória|União] [da Madeira|de Guimarães|de Leiria]
Flamengo
Corinthians
Grêmio
Palmeiras
[Boavista|Académica|Santa Clara]
FC Porto
Vasco da Gama
Operário
Primeiro de Agosto

:m_secret
traio minha esposa há {num:2-12} meses
devo {money:3000-60000} e ninguém sabe
estou grávida e não quero ter
me cortei de novo
sou gay e minha família é muito religiosa
fui abusada quando criança
perdi a carteira por beber
ganho {money:1200-2500} e não fecho o mês
tenho HIV
acabei de sair da cadeia
ouço vozes
menti no imposto de renda
meu marido me bate
parei com o antidepressivo
estou sem documentos
sou viciado em apostas

:m_mundane
ontem fiz pão
domingo fomos à trilha
o ônibus atrasou de novo
meu cachorro late pro carteiro
os tomates da varanda estão vermelhos
consertei uma bicicleta velha
pintamos a sala
o filme era comprido demais
