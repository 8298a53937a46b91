# First person without anybody to be found in it, business letters with first names only, dialogues,
# tables about people in public life: what looks private and is not.
@lang en
@genre everyday
@private 0
@noise chat

==
Hi {p.f},

[I hope you're well.|Hope you had a good weekend.|Thanks for your note.] [Can we move our meeting to {weekday}?|I'd appreciate your input on the slides.|The draft looks good, just two comments.|Please send me the numbers by {weekday}.] [Let me know what works.|Thanks in advance!|]

[Best|Thanks|Cheers],
{q.f}
[Analyze the tone of this email.|Make it more concise.|Is it polite?|Fix the punctuation.|]

==
[Rewrite|Improve|Proofread|Shorten] this [email|sentence|message]: "[Dear Sir or Madam, I am writing to enquire about the {@job} position.|If you have any question about my rate, please let me know.|We are excited to announce our new {@product}.|The team have completed the report and it will be send tomorrow.|Hey {p.f}, could you review the pull request when you get a chance?]"

==
[I'm|I am] a [beginner|college student|teacher|freelance writer|high school student|new manager|small business owner|parent|{@job}] [and|who] [want to learn {@pl}|need ideas for a lesson on {@topic}|am writing a paper about {@topic}|like hiking|want to start a blog|am looking for a good book]. [Where should I start?|Give me {num:3-10} tips.|What would you recommend?|]

==
My [cat|dog|sourdough|laptop|car|printer|tomato plant|bike|washing machine] [won't start|keeps scratching the sofa|doesn't rise|makes a strange noise|has yellow leaves|is slow since the update]. [What can I do?|How do I fix it?|Is it broken?]

==
I [went to|visited] <LOCATION-:{@bigplace}> last [summer|year] with [my wife|my friends|the kids]. [It was {@adj}.|We loved the {@food}.|The hotel was {@adj} and close to the beach.] [On the second day it rained, so we stayed in and played cards.|We took the train along the coast.|I would go again.] [Why did they stay in?|Write a postcard about it.|What might happen next?]

==
[So yesterday|The other day] I [woke up late|forgot my keys|burned the toast|missed the bus] and [had to run to class|my roommate had to let me in|ended up walking in the rain]. [My mom just laughed.|By the time I got there everyone had left.|I guess I need an alarm clock.|Then the neighbour's dog ate my sandwich.] [What may be the reason for being late?|Which of the following is true?|Continue the story.]

==
My [friend|sister|brother|coworker] [says|thinks] that {@topic} [is overrated|will change everything|doesn't matter]. [Who is right?|How do I respond?|Give me arguments.]

==
[How can I|What should I] [ask my boss for feedback|give a speech at a wedding|say to someone who is grieving|decline an invitation politely|deal with a noisy neighbour|support a friend with <HEALTH-:{@cond}>|thank my team|end a phone call]?

==
M: [Can I help you?|Have you finished the {@subject} homework?|What time does the train leave?]
W: [Yes, I'm looking for a {@product}.|Not yet, I was at the library.|At {time}, I think.]
M: [The brown one is on sale.|You should ask Professor {p.l}.|Then we have plenty of time.]
[Q: What does the man suggest?|Q: Where does this conversation take place?|Question: What will the woman do next?]

==
{p.f}: [hey|hi]! [want to grab lunch?|are you free tonight?|how was the exam?]
{q.f}: [sure, where?|can't, I have practice :(|awful lol]
{p.f}: [the thai place?|tomorrow then|you always say that]
{q.f}: [ok!|see you :)|haha true]
[Summarize the dialogue.|Write a summary in one sentence.|]

==
Name: {p}
Born: {date}, {city}
Occupation: [footballer|actress|politician|novelist|jazz pianist]
[Club: <ORG-:{@bigteam}> ({year:1980-2005}–{year:2006-2022})|Party: <ORG-:{@bigorg}>|Known for: "The {last} Affair" ({year:1970-2020})]
[Caps: {num:3-120}|Awards: {num:1-12}|Spouse: {q}]
[Write a biography from these facts.|Guess who this is.|Turn into a sentence.]

==
name: {p.low}; nationality: [american|french|indian]; birth_date: {date}; position: [midfielder|senator|bishop]; [team: <ORG-:{@bigteam}>|alma_mater: {org}]; years_active: {year:1950-1990} - {year:1991-2020}

==
[Write|Create] a [character|persona|user profile|backstory] for [a novel|a game|a marketing campaign|a UX workshop]: [{p.f}, {num:18-80}, a {@job} who hates {@food}.|"Busy {p.f}" works full-time and shops online.|{p}, retired detective, lives alone with a parrot.]

==
[The patient|A patient] with <HEALTH-:{@cond}> is usually treated with <HEALTH-:{@med}>. [What are the alternatives?|Explain the mechanism.|Multiple choice: A) {@med} B) {@med}]

==
A {num:20-80}-year-old [man|woman] presents with <HEALTH-:{@symptom3}>. [Which of the following is the most likely diagnosis?|What is the next best step?]
A) {@cond}
B) {@cond}
C) {@cond}
D) {@cond}

==
[This place is|We found this place] {@adj}. [My husband and I|My family|We] [come here every {weekday}|had the {@food}|celebrated our anniversary here]. [The staff was {@adj}, especially {p.f}.|Dr. {p.l} really listens and never rushes.|The waiting room is clean.] [{num:1-5} stars|Will be back!|I don't recommend it at all.]

==
Great [app|{@product}]! [The new version works on my TV.|Crashes every time I open it.|Please add dark mode.|Took {num:2-9} weeks to arrive.|My son uses it every day.] [{num:1-5}/5|★★★|Rating:]

==
[Suppose|Imagine] [you are|I am] [the CEO of a start-up|a time traveller|a medieval king|a tree|{p}, queen of {city}]. [What would you do first?|Describe a day.|Write your speech to the people.]

==
[As a thank you|For a school project], [write|make] [a certificate|an award|a badge text] [that says "Best {@job}"|with a blank line for the name].

==
[Explain|What is] [GDPR|HIPAA|two-factor authentication|a social security number|an IBAN|a credit score|identity theft|a power of attorney|a restraining order|bankruptcy|asylum][ and how does it work|]?

==
[Detect|Mask|Replace] [personal data|names|emails] in a text with \[NAME\] or \[EMAIL\]. Example: "\[NAME\] wrote to \[EMAIL\] on \[DATE\] about order \[NUMBER\]." [Write a regex for it.|Which library can do this?]

==
Dear [Customer|Student|Colleague|Guest|Parents|Hiring Manager],

[thank you for your interest in|we are pleased to inform you about|please note the new opening hours of] [our {@product}|the summer course in {@subject}|the office]. [The event takes place on {date} at {time}.|Prices start at {money:10-900}.|Registration closes on {date}.] 

[Sincerely,
The Team|Your {org} team]

==
[Human|User|Q]: [{@fact}|what is {@topic}?|write a tagline for a {@product}]
[Assistant|AI|A]: [That's right!|Sure!|I'd be happy to help.] [{@fact}|Here are {num:3-9} ideas.|"{^@adj} every day."]

==
[Do|Can] [cats|dogs|plants|robots|people] [dream|feel pain|learn languages|live without water]? [{p.f} thinks so.|Explain like I'm {num:5-12}.|Sources please.]

==
[Choose the best option|Which answer is correct?] {p.f} [studied hard for the test|shared the last cookie with {q.f}|was late for work again|left the party early]. How would you describe {p.f}?
(a) [kind|diligent] (b) [careless|tired] (c) [angry|late]

==
[Given|Based on] the [background|following]: {p.f} [is a gardener who tests two soils|compares two metals|has two plants, A and B]. {q.f} [adds salt|waters only A|heats both]. Question: [Which grows faster?|Who will see a larger change, {p.f} or {q.f}?|Does A weigh more or less?]

==
lol [this|that] {@product} ad is {@adj}[, who wrote it|, make a parody|]

==
[Rank|Compare|Review] these [phones|cities|languages|restaurants|songs] [for|from] [a student|best to worst|beginners]: [<LOCATION-:{@bigplace}>, <LOCATION-:{@bigplace}>, <LOCATION-:{@bigplace}>|{@pl}, {@pl}, {@pl}|{org}, {org}].

==
[Congratulations|Happy birthday] to <PERSON-:{@famous}>! [What would {p?he|she} say today?|Write a toast.]

==
[Dress code|House rules|Agenda]: [no smoking|be on time|bring a {@thing}], [quiet after {time}|lunch at {time}], [questions at the end|pets welcome].

==
I feel [happy|bored|tired|a bit sad|inspired] today. [Tell me something nice.|Write me a haiku.|What should I cook?|Suggest a film.]

==
[If|When] [I|you] [invest|save] {money:50-900} a month at {num:2-9}% for {num:5-40} years, how much [is it|will there be] in the end? [Show the formula.|In {@pl} please.]
