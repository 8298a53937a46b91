# Words that the further English templates share.
@lang en

:m_secret
I cheated on my [husband|wife|girlfriend|boyfriend] [last month|at a conference|with a coworker]
I have been [drinking every night|using cocaine at weekends|taking my mother's pain pills]
I had an abortion when I was {num:15-24} and never told anyone
I'm {money:8000-90000} in debt and my spouse doesn't know
I was [sexually abused|beaten|molested] as a child[ by a relative|]
I think I'm [gay|asexual|trans|bisexual] and I'm married
I [cut myself|made myself throw up|thought about jumping] again [last night|this week|yesterday]
I [lost|gambled away] {money:500-20000} [on slots|on crypto|betting on football]
I've been [working without papers|overstaying my visa] since {year:2008-2024}
I [failed|flunked] out of college and still tell my parents I attend
I was [fired for stealing|arrested for a DUI|convicted of shoplifting] [in {year:2005-2024}|last year]
I tested positive for [HIV|chlamydia|herpes|hepatitis C|the BRCA gene]
I have [hated|resented] my [newborn|daughter|stepson] since the day [he|she] was born
I'm [in love with|sleeping with] my [boss|best friend's husband|therapist|student]
I'm still a virgin at {num:26-45}
my [husband|boyfriend|father|wife] hits me when [he|she] drinks
I hear voices [telling me to hurt people|at night|when I'm alone]
I make {money:24000-260000} a year and [hide it from my family|can't pay rent|feel like a fraud]
I have been off my [meds|antidepressants|lithium] for {num:2-9} weeks

:m_mundane
I [went|drove] to the [beach|lake|farmers market|mall] [on Saturday|yesterday|last week] and [it rained all day|the parking lot was full|I found the perfect pair of shoes]
we [watched a movie|played board games|made pizza] [until midnight|because the power was out|for the first time in months]
my [car|bike|laptop] broke down [again|on the highway|this morning], so I [took the bus|walked|borrowed one]
I [baked|burned|tried to make] [a cake|some bread|cookies] [for the first time|and it was a disaster|and everyone liked it]
the [cat|dog|puppy] [ate my sandwich|slept on the keyboard|chased its tail for an hour]
I [finally finished|started reading|gave up on] [the book|that series|the puzzle] [and loved the ending|after three weeks|because it was too long]
the [train|bus|flight] was [late|cancelled|crowded], and I [missed the concert|read a whole magazine|sat next to a talkative man]
we painted the [kitchen|fence|living room] [yellow|blue|white] and now [it looks bigger|the neighbours are curious|my back hurts]
I ran {num:3-20} kilometres [in the snow|without stopping|along the river]

:m_event
[a charity run|a book fair|the spring concert|an open house|a beach clean-up|a chess tournament|a farmers market|a science fair]

:m_venue
[the community hall|the public library|the town square|Riverside Park|the old station|the museum|the sports centre]

:m_inst
[Rewrite|Paraphrase|Simplify|Correct|Shorten|Improve]
[Summarize|Summarise|Condense|Give the gist of]
[Translate|Explain|Analyze|Critique]

:m_cat
[positive or negative|World, Sports, Business or Sci/Tech|formal or informal|spam or not spam|sarcastic or sincere|true or false]

:m_med2
Wellbutrin
Effexor XR
Lamictal [100|200] mg
trazodone
hydroxychloroquine
spironolactone
Mounjaro
Vyvanse 40 mg
buspirone
propranolol
metoprolol
Eliquis 5mg
Keytruda
Depo-Provera
finasteride
doxycycline
semaglutide
pregabalin
diazepam
an EpiPen

:m_cond2
polycystic kidney disease
rosacea
a slipped disc
pre-eclampsia
hyperthyroidism
cerebral palsy
cystic fibrosis
non-Hodgkin lymphoma
a UTI
gestational diabetes
a brain tumor
vertigo
tinnitus
carpal tunnel syndrome
ulcerative colitis
dissociative identity disorder
Tourette's
stage 4 pancreatic cancer
pulmonary embolism
a stillbirth
hemorrhoids
vaginismus
low testosterone
sciatica

:m_want
a good [book|podcast|board game] for a long flight
[three|five] gift ideas for [a colleague|my nephew|a gardener|a chess fan]
a [packing list|playlist|reading list] for [autumn|a road trip|the gym]
a [restaurant|museum|walking route] in <LOCATION-:{@bigplace}>
a name for my [goldfish|boat|blog|sourdough starter]
a [costume|cake|theme] for a [pirate|space|dinosaur] party
a [lesson plan|worksheet|quiz] on {@topic}
a [{num:3-8}|short]-minute [warm-up|stretching routine|icebreaker]
a [cheap|quick|vegetarian] [dinner|lunch] with [lentils|eggs|leftover rice]

:m_life
I [have two kids|live in a small flat|work from home|just moved|am a student|am retired|teach {@subject}|like hiking|own a dog|am learning Spanish]
my [wife|husband|friend|sister|team|class|boss|roommate] [likes jazz|hates mushrooms|is visiting|collects stamps|wants to learn chess|is always late]
we [have a garden|bought an old house|are five people|leave on {weekday}|have no car|love board games]
