# Words that English templates share.
@lang en

:cond
type 2 diabetes
high blood pressure
asthma
multiple sclerosis
bipolar disorder
[severe |]depression
[generalised |generalized |]anxiety[ disorder|]
ADHD
an eating disorder
anorexia
breast cancer
stage [2|3|II|III] [colon|lung|ovarian] cancer
melanoma
a herniated disc
chronic migraine
endometriosis
PCOS
hepatitis [B|C]
HIV
genital herpes
chlamydia
Crohn's disease
ulcerative colitis
celiac disease
epilepsy
Parkinson's[ disease|]
early-onset Alzheimer's
lupus
rheumatoid arthritis
fibromyalgia
chronic kidney disease
[congestive |]heart failure
atrial fibrillation
sleep apnea
PTSD
OCD
borderline personality disorder
schizophrenia
postpartum depression
a panic disorder
alcohol dependence
an opioid addiction
a [torn|partially torn] [ACL|rotator cuff|meniscus]
an [inguinal|umbilical] hernia
gallstones
kidney stones
hypothyroidism
Graves' disease
autism
dyslexia
psoriasis
long COVID
sickle cell disease
thalassemia
a stroke
a concussion
a miscarriage
infertility
erectile dysfunction
gout
glaucoma
pneumonia
shingles
iron deficiency anemia
a seizure disorder

:med
metformin [500|850|1000] mg
lisinopril [10|20] mg
sertraline [50|100] mg
Zoloft
Prozac
Lexapro
lithium
quetiapine
Adderall [XR|]
Ritalin
insulin glargine
Ozempic
levothyroxine [50|75|100] mcg
warfarin
apixaban [5 mg twice daily|]
atorvastatin [20|40] mg
prednisone
methotrexate
Humira
gabapentin [300 mg|]
oxycodone
tramadol
methadone
Suboxone
naltrexone
amoxicillin
Truvada
PrEP
Xanax
clonazepam 0.5 mg
albuterol
omeprazole 20mg
letrozole
tamoxifen
testosterone
estradiol
birth control
levetiracetam
ibuprofen 600

:symptom
chest pain
shortness of breath
night sweats
a lump in [my left breast|my neck|my groin]
blood in my [stool|urine]
numbness in [both hands|my left foot]
constant headaches
dizziness when I stand up
a rash on my [chest|legs|back]
heart palpitations
stomach cramps
[severe |]back pain
insomnia
suicidal thoughts
panic attacks
heavy periods
weight loss I can't explain
swelling in my ankles
blurry vision
a burning feeling when I pee
vomiting since yesterday
hearing loss in one ear

:symptom3
chest pain
dyspnea on exertion
abdominal pain
intermittent headaches
fatigue and weight loss
low back pain radiating to the left leg
a productive cough
fever and chills
syncope
bilateral leg swelling
dysuria
palpitations
nausea and vomiting
blurred vision
insomnia and low mood
knee pain after a fall

:family
my [wife|husband|partner|fiancée|fiancé|ex|boyfriend|girlfriend]
my [mom|mum|mother|dad|father|stepdad|stepmother]
my [son|daughter|stepson|youngest|eldest]
my [brother|sister|twin sister|half-brother]
my [grandmother|grandpa|aunt|uncle|cousin|nephew|niece]
my [roommate|flatmate|best friend|neighbour|neighbor]

:boss
my [boss|manager|supervisor|team lead|line manager|landlord|landlady|professor|coach|lawyer|accountant|therapist]
our [HR manager|director|CEO|pastor|nanny|contractor|realtor]

:job
software engineer
[registered |]nurse
primary school teacher
warehouse [worker|supervisor]
sales manager
data analyst
electrician
truck driver
chef
accountant
paralegal
marketing coordinator
civil engineer
dental hygienist
bus driver
product designer
research assistant
pharmacist
store manager
social worker
project manager
HR generalist
barista
security guard
mechanical engineer
flight attendant
carpenter
QA tester
police officer
veterinarian
real estate agent
call center agent
plumber
postdoc
UX researcher

:dept
Human Resources
Finance
Customer Support
Engineering
Marketing
Legal
Operations
Sales
IT
Procurement
Compliance
Logistics

:product
[wireless |]headphones
coffee machine
standing desk
[gaming |]laptop
washing machine
air fryer
running shoes
phone case
robot vacuum
baby monitor
office chair
e-bike
smart watch
vacuum cleaner
tent
mattress
blender
winter jacket
tablet
router
dishwasher
printer

:orgname
Northwind [Traders|Energy|]
Bluebird [Health|Airlines|Media]
Cedar Valley [Hospital|Credit Union|School District]
Summit [Bank|Insurance|Realty]
Harbor [Freight Lines|Mutual|Physiotherapy]
[First|Second] [National|Community|Federal] [Bank|Credit Union]
St. [Mary's|Luke's|Jude's|Agnes] [Hospital|School|Clinic]
[Riverside|Lakeview|Oakwood|Hillcrest|Maplewood] [Medical Center|Elementary|High School|Dental|Apartments|Community College]
[Pioneer|Atlas|Vertex|Quantum|Nimbus|Redwood|Aurora|Zenith] [Labs|Systems|Software|Robotics|Analytics|Foods|Capital|Logistics]
University of [Ashford|Wexley|Northmoor|Calder]
[Green|Silver|Stone|Bright] [Leaf|Bridge|Path|Gate] [LLC|Inc.|Studios|Partners|]
[City|County] of [Ashford|Millbrook|Fairview]
Department of [Health|Labor|Motor Vehicles|Education]
[Metro|Global|Trans|Inter]Link
Acme[ Corp| Corporation| Widgets|]
Kestrel & Finch
The [Corner|Daily|Golden] [Bakery|Grind|Spoon]

:country
France
Canada
Mexico
India
Nigeria
Brazil
Japan
the Philippines
Kenya
Poland
Ukraine
Vietnam
Egypt
Spain
Turkey
South Korea
Argentina
Pakistan
Ghana
Ireland
Australia
the Netherlands
Colombia
Morocco

:greet
Hi,
Hello,
Hey,
Hi there!
Hello!
Good morning.
Hi ChatGPT,
hey

:please
Please
Can you
Could you please
I need you to
pls
Help me
I want you to

:sign
Best regards,
Kind regards,
Thanks,
Many thanks,
Sincerely,
Cheers,
Warm regards,
Yours sincerely,
Best,
Regards,
Thank you,
Take care,

:subject
history
biology
chemistry
physics
[linear |]algebra
economics
philosophy
geography
statistics
literature
computer science
astronomy
psychology
sociology
political science
art history
music theory

:topic
climate change
renewable energy
the water cycle
photosynthesis
the French Revolution
the Roman Empire
World War [I|II|2]
plate tectonics
black holes
supply and demand
inflation
machine learning
neural networks
remote work
social media
electric cars
public transport
healthy eating
space travel
cryptocurrency
the Industrial Revolution
democracy
artificial intelligence
recycling
vaccines
the immune system
quantum computing
Shakespeare's sonnets
urban farming
minimalism
the Silk Road
jazz
volcanoes
deforestation
video games
school uniforms
the history of tea
online learning
sleep hygiene
time management

:food
pasta
chicken curry
banana bread
chocolate cake
vegetable soup
lasagna
pancakes
tacos
risotto
roasted potatoes
lentil stew
fried rice
apple pie
hummus
beef stroganoff

:thing
apples
marbles
stickers
pencils
cookies
books
eggs
oranges
toy cars
balloons
candies
tickets
muffins
roses
stamps
baseball cards
cupcakes
bottles
shirts
chairs
seashells
crayons

:adj
great
terrible
boring
amazing
decent
overpriced
charming
disappointing
beautiful
slow
brilliant
forgettable
funny
solid
confusing

:pl
Python
JavaScript
Java
C++
C
Go
Rust
SQL
TypeScript
PHP
Ruby
Kotlin
Swift
R
bash

:team
[Leeds|Derby|Wexham|Norton|Eastport|Calder] [United|City|Rovers|Town|Athletic|Wanderers]
the [Hawks|Falcons|Bears|Raiders|Comets|Knights|Pirates|Tigers]
<ORG-:{@bigteam}>

:bigteam
Manchester United
Real Madrid
Chicago Bulls
New York Yankees
Bayern Munich
Los Angeles Lakers
Juventus
Ajax
Boston Red Sox
Arsenal
Barcelona
Dallas Cowboys
Toronto Maple Leafs
Liverpool
Inter Milan
Benfica
Green Bay Packers
Essendon
Lancashire
Nottinghamshire

:bigplace
London
Paris
New York
Tokyo
Berlin
Moscow
Beijing
Washington
Sydney
Cairo
Rome
Madrid
Chicago
Los Angeles
Mumbai
Johannesburg
Geneva
Brussels
Vienna
Texas
California
Ohio
Scotland
Bavaria
Siberia
Iraq
Iran
Bosnia
China
Russia
Germany
Italy
Britain
the United States
U.S.
Israel
Indonesia
Zimbabwe
Sri Lanka
Taiwan
Hong Kong
Chechnya
Afghanistan
Cuba
Peru

:bigorg
the United Nations
NATO
the European Union
the World Bank
Reuters
the BBC
Microsoft
Google
Apple
Amazon
IBM
Toyota
Volkswagen
Boeing
Airbus
the Red Cross
UNICEF
FIFA
the World Health Organization
the Federal Reserve
Goldman Sachs
General Motors
Sony
Samsung
Netflix
the White House
Harvard University
NASA
Greenpeace
the Supreme Court
the Labour Party
the Democratic Party
Ford
Intel
Shell
the IMF
the Kremlin
the Pentagon
Nestlé

:famous
Albert Einstein
Marie Curie
Isaac Newton
Charles Darwin
William Shakespeare
Jane Austen
Abraham Lincoln
George Washington
Winston Churchill
Napoleon Bonaparte
Julius Caesar
Cleopatra
Leonardo da Vinci
Michelangelo
Wolfgang Amadeus Mozart
Ludwig van Beethoven
Vincent van Gogh
Pablo Picasso
Frida Kahlo
Nelson Mandela
Mahatma Gandhi
Martin Luther King Jr.
Rosa Parks
Barack Obama
Angela Merkel
Elon Musk
Bill Gates
Steve Jobs
Taylor Swift
Beyoncé
Oprah Winfrey
Serena Williams
Lionel Messi
Cristiano Ronaldo
Michael Jordan
Muhammad Ali
Stephen King
J.K. Rowling
Agatha Christie
Mark Twain
Ernest Hemingway
Virginia Woolf
Alan Turing
Ada Lovelace
Nikola Tesla
Thomas Edison
Galileo Galilei
Nicolaus Copernicus
Sigmund Freud
Karl Marx
Friedrich Nietzsche
Immanuel Kant
Aristotle
Plato
Socrates
Confucius
Genghis Khan
Queen Victoria
Queen Elizabeth II
Joan of Arc
Christopher Columbus
Marco Polo
Neil Armstrong
Yuri Gagarin
Amelia Earhart
Charlie Chaplin
Marilyn Monroe
Alfred Hitchcock
Steven Spielberg
Tom Hanks
Meryl Streep
Elvis Presley
John Lennon
Bob Dylan
Johann Sebastian Bach
Claude Monet
Simón Bolívar
Mao Zedong
Vladimir Lenin
Franklin D. Roosevelt
John F. Kennedy
Thomas Jefferson
Benjamin Franklin
Florence Nightingale
Louis Pasteur
Gregor Mendel
Rosalind Franklin
Stephen Hawking
Noam Chomsky
Homer
Dante
Miguel de Cervantes
Leo Tolstoy
Fyodor Dostoevsky
Franz Kafka
Gabriel García Márquez
Pelé
Usain Bolt
Roger Federer
Tiger Woods

:fact
<PERSON-:Marie Curie> won the Nobel Prize in Physics in 1903 and in Chemistry in 1911.
<PERSON-:Isaac Newton> was born in <LOCATION-:Woolsthorpe>, <LOCATION-:Lincolnshire>, and published the Principia in 1687.
<PERSON-:Charles Darwin> sailed on the Beagle and later wrote On the Origin of Species.
<PERSON-:Abraham Lincoln> was the 16th president of <LOCATION-:the United States>. He was born in <LOCATION-:Kentucky>.
<PERSON-:Alan Turing> worked at <LOCATION-:Bletchley Park> during the Second World War.
<PERSON-:Ada Lovelace> wrote notes on <PERSON-:Charles Babbage>'s Analytical Engine.
<PERSON-:Neil Armstrong> and <PERSON-:Buzz Aldrin> landed on the Moon on July 20, 1969, while <PERSON-:Michael Collins> stayed in orbit.
<PERSON-:Nelson Mandela> became president of <LOCATION-:South Africa> in 1994.
<PERSON-:Frida Kahlo> was a Mexican painter who married <PERSON-:Diego Rivera> in 1929.
<PERSON-:Leonardo da Vinci> painted the Mona Lisa, which hangs in the <LOCATION-:Louvre> in <LOCATION-:Paris>.
<PERSON-:Jane Austen> was born on 16 December 1775 in <LOCATION-:Steventon>, <LOCATION-:Hampshire>.
<PERSON-:Steve Jobs> and <PERSON-:Steve Wozniak> founded <ORG-:Apple> in 1976 in <LOCATION-:Los Altos>, <LOCATION-:California>.
<PERSON-:Franklin D. Roosevelt> had <HEALTH-:polio> and was paralysed from the waist down.
<PERSON-:Stephen Hawking> lived with <HEALTH-:ALS> for more than fifty years.
<PERSON-:Ludwig van Beethoven> wrote his Ninth Symphony when he was almost completely <HEALTH-:deaf>.
<PERSON-:Rosa Parks> refused to give up her seat on a bus in <LOCATION-:Montgomery>, <LOCATION-:Alabama>, in 1955.
<PERSON-:Gustave Eiffel>'s company built the tower in <LOCATION-:Paris> for the World's Fair of 1889.
<PERSON-:Mary Shelley> began Frankenstein near <LOCATION-:Lake Geneva> in 1816, where <PERSON-:Lord Byron> and <PERSON-:Percy Shelley> were staying.
<PERSON-:Johannes Gutenberg> printed a Bible in <LOCATION-:Mainz> in the 1450s.
<PERSON-:Galileo Galilei> was tried by the Inquisition in 1633 and spent the rest of his life under house arrest near <LOCATION-:Florence>.
<ORG-:NASA> launched Voyager 1 on September 5, 1977, from <LOCATION-:Cape Canaveral>.
<PERSON-:Amelia Earhart> disappeared over the <LOCATION-:Pacific> in 1937 together with her navigator <PERSON-:Fred Noonan>.
<PERSON-:Tim Berners-Lee> invented the World Wide Web at <ORG-:CERN> in 1989.
<PERSON-:Pelé> won three World Cups with <LOCATION-:Brazil>.
<PERSON-:Edmund Hillary> and <PERSON-:Tenzing Norgay> reached the summit of <LOCATION-:Mount Everest> on 29 May 1953.
<PERSON-:Vincent van Gogh> painted The Starry Night in <LOCATION-:Saint-Rémy>. His brother <PERSON-:Theo> supported him.
<PERSON-:Katherine Johnson> calculated trajectories for <ORG-:NASA>'s Mercury flights.
<PERSON-:Linus Torvalds> announced Linux in 1991 as a student at the <ORG-:University of Helsinki>.
<PERSON-:Queen Victoria> reigned from 1837 to 1901. She married <PERSON-:Prince Albert> in 1840.
<PERSON-:Alexander Fleming> discovered penicillin at <ORG-:St Mary's Hospital> in <LOCATION-:London> in 1928.
<PERSON-:Marco Polo> travelled from <LOCATION-:Venice> to the court of <PERSON-:Kublai Khan>.
<PERSON-:Wangari Maathai> founded the <ORG-:Green Belt Movement> in <LOCATION-:Kenya>.
<PERSON-:Ernest Shackleton>'s ship, the Endurance, was crushed by ice in the <LOCATION-:Weddell Sea> in 1915.
<PERSON-:Emmy Noether> taught in <LOCATION-:Göttingen> until 1933 and then at <ORG-:Bryn Mawr College>.
