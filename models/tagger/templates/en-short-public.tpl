# Short requests like the private ones, that touch nobody.
@lang en
@genre short
@private 0
@noise chat

==
[Write|Make|Give me] a [birthday|anniversary|good morning|get well|farewell] [wish|message|poem|toast] for [a colleague|a friend|a boss|my grandmother|a teacher][ who loves {@food}|, short and funny|, two lines|].

==
[write|draft] [an email|a mail|a letter] to [the landlord|hr|a client|customers|the principal] [asking for leave|about a delay|that the price will change|to apologize]. [use placeholders|keep it generic|sign it \[Your Name\]|under 100 words]

==
caption for a photo of [a sunset|my cat|a plate of {@food}|the beach in <LOCATION-:{@bigplace}>|two friends laughing]

==
[Introduce yourself.|Who are you?|Who made you?|Do you have feelings?|What's your name?|Can you remember me?|Are you {first}?]

==
[Party|Gift|Dinner|Date night] ideas for [a {num:3-15} year old|a couple|vegetarians|my mom|{num:4-30} people]?

==
[Who is|Tell me about] {p}, [the {@job} who|the author who|the player who] [won the {last} Prize|wrote "The {last} Code"|plays for <ORG-:{@bigteam}>|founded <ORG-:{@bigorg}>]?

==
[Is|Was] <PERSON-:{@famous}> [married|left-handed|vegetarian|rich|on Mars]? [Source?|]

==
<HEALTH-:[Can people|Should one|Is it ok to] [take {@med} with food|exercise with {@cond}|get vaccinated during {@cond}]?> [General information only.|Explain for students.|]

==
<HEALTH-:What causes [chest pain|headaches|insomnia|night sweats]?> [List five reasons.|When should people see a doctor?]

==
[How do|Why do] people [get divorced|become addicted|get into debt|lie|fall in love|lose their faith]? [Cite research.|In {num:50-200} words.]

==
[What is|How is] a [good credit score|fair salary for a {@job}|normal blood pressure|typical rent in <LOCATION-:{@bigplace}>][ calculated|]?

==
[What are|Explain] [the rights of tenants|rights of pregnant employees|rules for probation|asylum law|parental leave] in <LOCATION-:{@country}>?

==
[Fix|Check] the grammar: [He go to school every days.|There is many reason for {@topic}.|I am agree with the author.|The {@thing} was took by the wind.|She is more taller than him.|My hobby is to playing football and reading.]

==
[Generate|Make up|Invent] [a fake name|five fantasy names|a random address|test data|a strong password|a username for a gamer]. [For a novel.|Must not be real.|]

==
[What does|Is] a [business card|vCard|IBAN|routing number|tracking number] [look like|contain]?

==
[Convert|Parse] "{num:2-90} [inches|pounds|miles]" [to metric|into cm|to kg].

==
[Interview|Meeting] [questions|tips|agenda] for a {@job} [role|position|]. [Answers too.|STAR method.|]

==
[Name|Suggest names for] [a baby girl|a puppy|twins|a hamster|a boat]: [I like {first} and {first}.|Something like {first}, but shorter.|Not {first}.]

==
[Rhymes with|Another word for|Opposite of|Plural of] "[{@adj}|{@thing}|orange|mouse|happy]"?

==
[Pros and cons of|Should schools ban|Is it worth buying|What's new in] [{@topic}|a {@product}|{@pl}|homework]?

==
[Say|Count|Spell|Sing] [hello in {num:3-10} languages|to {num:5-50}|"{first}" backwards|the alphabet].

==
Which [flight|train|bus] goes from <LOCATION-:{@bigplace}> to <LOCATION-:{@bigplace}> [on {weekday}|before {time}]? [How long does it take?|Baggage rules?]

==
[This SMS|This mail]: "Your parcel {~@@#########} is waiting, pay {money:1-9} at http://{~&&&&&&}.info" - [is this a scam?|what does it mean?]

==
[Chess|Trivia|Hangman|20 questions] [with me|please]. [You start.|My move: e4.|Category: {@subject}.]

==
[Summarize|Explain the ending of] [Hamlet|The Great Gatsby|Harry Potter|Star Wars|the Odyssey|{last}'s "{last} Hill"]. [Who dies?|Is {first} the hero?|What does the ring mean?]

==
[more|again|next|continue|go on|why?|shorter|in French|as a table|ok|no, the second one|yes please|explain step {num:2-5}|what do you mean]

==
[The mayor|The CEO|The queen|A judge] of [<LOCATION-:{@bigplace}>|{org}], {p}, [resigned|was elected|opened a bridge] in {year:1960-2024}. [True?|When exactly?|Who came next?]
