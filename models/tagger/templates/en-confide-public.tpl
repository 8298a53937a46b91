# The carriers of en-confide-private.tpl with what touches nobody: everyday statements, and the same
# matters in general, in fiction, in the news, in textbooks.
@lang en
@genre confide
@private 0
@noise chat
@weight 3

:h_kin
my [mom|dad|sister|brother|son|daughter|wife|husband|friend|roommate|cousin|boss|teacher|class|team|kids]

:h_plain
I [bought|got|ordered|built|want] a new {@product}
I [am learning|want to learn|teach|am studying] [{@pl}|{@subject}|the guitar|Spanish|chess|to cook|to swim]
I [like|love|prefer|don't like] {@food}
I [have|need|wrote] [an essay|a presentation|a blog post|a report|a quiz|a short story] [about|on] {@topic}
I [have|am given|want to sort] [a list of integers|two arrays|a CSV file|a table with {num:3-20} columns|a string]
I [went|am going|travelled] to <LOCATION-:{@bigplace}> [last summer|for a week|by train|to see a concert]
I [planted|watered|repotted] [tomatoes|basil|a cactus|roses] [on the balcony|last spring|]
I [watched|read|finished|started] [a film|a book|a series|a podcast] about {@topic}
I [cook|bake|roast|fry] {@food} [on Sundays|for dinner|without a recipe|]
I [have|adopted|walk] [a cat|two dogs|a parrot|a goldfish] [called {first}|that barks|]
my [laptop|phone|printer|car|bike|dishwasher|router] [won't start|is slow|makes a noise|needs a new battery|was cheap]
my [code|script|query|loop|build|test] [throws an error|runs forever|returns null|doesn't compile]
my [garden|kitchen|desk|room|balcony] [is small|needs paint|looks {@adj}]
{@h_kin} [loves {@food}|likes football|wants a puppy|is good at {@subject}|asked me about {@topic}|gave me a book]
we [play|watch|meet for] [football|board games|a movie|coffee] on {weekday}s
we [are planning|had|want] [a picnic|a barbecue|a road trip|a party for {num:5-40} people]
I [wake up|get up|go to bed] [early|at {time}|late on weekends]
I [work out|run|do yoga|swim] [in the morning|twice a week|after work]
I think {@topic} is {@adj}
I [agree|disagree] that {@topic} [matters|is overrated|should be taught at school]
I [am|work as|want to become] a [teacher|student|developer|gardener|designer|beginner|{@job}]
I'm [curious about|reading about|writing a paper on] [{@topic}|<HEALTH-:{@cond}>|divorce law|the history of prisons|eating disorders in general|credit scores]
I'm [happy|excited|bored|tired|late|hungry|stuck] today
I [missed|took|waited for] the bus [this morning|again|]
the [weather|food|hotel|movie|service|traffic] was {@adj}

:h_general
<HEALTH-:{^@cond}> [is|can be] [treated with|caused by|confused with|prevented by] [rest|surgery|<HEALTH-:{@med}>|many factors|a vaccine]
<HEALTH-:{^@med}> [is used for|interacts with|may cause|was approved for] [<HEALTH-:{@cond}>|alcohol|drowsiness|adults only]
[people|many patients|some adults|teenagers] with <HEALTH-:{@cond}> [feel tired|need support|benefit from exercise|are often misdiagnosed]
[divorce|bankruptcy|abortion|adoption|asylum|probation|eviction] [is regulated by state law|rates fell in {year:1990-2024}|takes {num:2-24} months on average|is a sensitive topic]
[a boss|an employer|a landlord|a bank] [must give notice|may not discriminate|has to pay overtime|can ask for references]
the [average|median] [salary|rent|mortgage|debt] [is|was] {money:800-90000} in <LOCATION-:{@bigplace}>
[in the novel|in the play|in the film|in chapter {num:2-30}], [the narrator|{p.f}|the hero|the widow] [cheats on {p?his|her} {p?wife|husband}|has <HEALTH-:{@cond}>|loses everything at cards|confesses to the priest|hides a pregnancy|is arrested]
[a character|the detective|the villain|a knight|the robot] [who drinks too much|with <HEALTH-:{@cond}>|who fears the dark|in love with the queen] [is hard to write|dies in the end|makes a good hero]
a {num:20-80}-year-old [man|woman|patient] [presents with|has] <HEALTH-:{@symptom3}>; [what is the diagnosis|which test comes next|which drug is contraindicated]
[studies show|the WHO says|researchers found] that <HEALTH-:{@cond}> [affects one in {num:8-900}|is rising|is linked to sleep]
the [constitution|law|treaty|policy] [protects|covers|forbids] [religion|unions|private data|child labour|gambling]
one in {num:3-12} [adults|teenagers|workers] [feels lonely|drinks too much|has debts|was bullied]
<PERSON-:{@famous}> [married young|was divorced twice|had <HEALTH-:{@cond}>|was jailed|died poor|came out in an interview]

:h_any
{@h_plain}
{@h_plain}
{@h_plain}
{@h_plain}
{@h_general}

:h_ask
What should I do?
Any advice?
Any tips?
What now?
Explain.
Is that normal?
What are my options?
Which one is better?
How does it work?
Can you help?
Give me ideas.
thoughts?
Why?
Write me a plan.
Keep it short.

:h_hi
Hi
Hello
hey
Good evening
Quick question:
ok so
Not sure who to ask, but
I need some advice.
Be my tutor.

:h_wrap
User:
Human:
Q:
Me:
Question:
### Instruction:
Input:
message:
Prompt:
\[user\]

==
{^@h_any}.

==
{^@h_any}

==
{@h_any} [|lol|tbh|any tips|thanks]

==
{^@h_any}. {@h_ask}

==
{^@h_any}. {@h_ask}

==
{^@h_any}. {^@h_any}. {@h_ask}

==
{@h_hi} {@h_any}. {@h_ask}

==
{@h_hi} {@h_any}[, and| and|. Also,|, but] {@h_any}.

==
[How do I|Help me|What's the best way to|Is there a kind way to] [tell|explain to|convince|surprise] {@h_kin} that {@h_plain}?

==
[Write|Draft|Compose] [a text|an email|a short letter|a note] to [my boss|my team|the landlord|a customer|the teacher] [saying|explaining] that [the meeting moves to {weekday}|the report is late|I'm out on {weekday}|the heating is off|the {@product} arrived broken|we love the idea]. [Keep it professional.|Two sentences.|]

==
[Write|Make] [a poem|a song|a prayer|a diary entry|a speech] [about how|in which] {@h_any}. [It should rhyme.|Short please.|]

==
[Translate|Put this in French|Rephrase|Check my grammar|Make this softer|Summarise]: "{^@h_any}."

==
[Why|Since when|How come] do [people|we|I] feel [happy|tired|hungry|bored] when {@h_plain}?

==
[Is it true that|Is it common that|Does it matter that|Can you prove that] {@h_general}?

==
{^@h_any}, so [can|how can] [I|you] [make a budget|find a recipe|book a flight|plan my week|fix it|write a review|explain it simply]?

==
{@h_wrap} {^@h_any}.[ {@h_ask}|]

==
{@h_wrap} {^@h_any}.
[Assistant:|A:|AI:|Bot:|### Response:] [Great question!|Sure, here are some ideas.|It depends.|Thank you for asking.]

==
\{"role": "user", "content": "{^@h_any}.[ {@h_ask}|]"\}

==
\{"role": "system", "content": "You are a helpful assistant[ for {org}|]. [Answer briefly.|Never give medical advice.|If a user says they have <HEALTH-:{@cond}>, tell them to see a doctor.]"\}

==
[anon|throwaway|op|guest_{~##}]: {@h_any}
[anon|mod|friend|reply]: [same here|nice|which model?|works for me]
[anon|op]: {@h_any}

==
[Journal|Day {num:2-90}|{weekday}|{date}]: {^@h_plain}. {^@h_plain}.

==
- {^@h_any}
- {^@h_any}
- {^@h_any}
[Which of these is an opinion?|Rewrite as one paragraph.|Sort by length.|True or false?]

==
[I|we] [went to|called|visited] [the museum|the library|the garage|the market|the helpdesk] [yesterday|on {weekday}|] because {@h_plain}. {@h_ask}

==
[Anyone else|Am I the only one]? {^@h_plain}.

==
[My problem|What happened|Situation]: {@h_plain}. [Goal|I want]: [a faster build|a good night's sleep|a better grade|a clean kitchen].

==
[Reply to|Answer] [this comment|this review|the forum post]: "{^@h_any}. {@h_ask}"

==
[Role-play|Improvise|Write a scene|Write a monologue]: [a detective|an old sailor|a queen|a vampire|a time traveller|{p}, a fictional spy,] says: "[I killed no one.|I have loved two women and lost both.|The plague took my sons.|I drank with pirates.|They will hang me at dawn.|I have been dead for {num:100-900} years.]" [Continue.|Make it darker.|]

==
[A friend|Someone|A patient|A client|A student|An employee] [says|believes|complains] that [the exam was unfair|nobody listens|the pay is low|pills don't help|the room is cold]. [How would a counsellor respond in general?|Role-play both.|Which cognitive bias is this?|Give three neutral answers.]

==
[Example|Sample|Template] [sentence|message|complaint|case]: "[I am writing to complain about \[product\].|I would like to report \[problem\] on \[date\].|My name is \[Name\] and I was diagnosed with \[condition\].|I owe \[amount\] to \[bank\].]" [Fill in nothing.|Make three variants.|Explain the placeholders.]

@genre textbook
@weight 1.5

==
[Define|Explain|Outline] <HEALTH-:{@cond}>: [definition|epidemiology|signs and symptoms|treatment]. [First-line drugs are|Treatment includes|Avoid] <HEALTH-:{@med}> and <HEALTH-:{@med}>. [Use a table.|For nursing students.|]

==
Case {num:1-40}. A {num:18-90}-year-old [man|woman] presents with <HEALTH-:{@symptom3}>. [Past history is unremarkable.|The examination is normal.|Laboratory tests are pending.] [Which of the following is most likely?|What is the mechanism of action of the drug of choice?|Discuss.]

==
[Guideline|Leaflet|Patient information|FAQ]: [Do not stop|Before taking|While using] <HEALTH-:{@med}>, [talk to your doctor|tell your pharmacist if you are pregnant|avoid alcohol]. [Common side effects: nausea, headache.|If you miss a dose, take it as soon as you remember.|Keep out of reach of children.]

==
[Policy|Handbook|Terms], section {num:1-20}: [Employees may|Tenants must|Students who|Patients can] [request leave for family reasons|report harassment to HR|appeal within {num:7-30} days|ask for a copy of their records]. [Summarise.|Is this enforceable?|Rewrite in plain English.]

==
[Doctor|D]: [What seems to be the problem?|Please sit down.]
[Patient|P]: [It's my parrot, he only speaks Latin.|I think I'm turning into a {@thing}.|Everybody ignores me. - Next!]
[Explain the joke.|Write another one.|Why is this funny?]
