# Encyclopaedia, fiction, reviews, products, history, question answering over passages.
@lang en
@genre pages
@private 0

==
{@fact} [{@fact}|] [{@fact}|]

==
Passage: {@fact} {@fact} {@fact}
Question: [Who is mentioned first?|Where did this happen?|When was it?|What did the person do?]
Answer:

==
{p} (born {date} in {city}[, <LOCATION-:{@country}>|]) is [an American|a British|a Polish|an Indian|a Brazilian|a German] [former |][footballer|actress|politician|composer|historian|chess player|physicist|poet]. [{p?He|She} played for <ORG-:{@bigteam}> from {year:1970-1990} to {year:1991-2015}.|{p?He|She} studied at {org} and was a member of <ORG-:{@bigorg}>.|{p?His|Her} first novel, "The {last} Letters", appeared in {year:1950-2020}.] [{p.l} was succeeded by {q}.|{p?He|She} married {q} in {year:1950-2020}.|<HEALTH-:{p?He|She} died of [pneumonia|cancer|a stroke]> in <LOCATION-:{@bigplace}>.]

==
{city} is a [town|village|municipality|city] in [the district of {city}|<LOCATION-:{@bigplace}>|northern <LOCATION-:{@country}>]. [In {year:2000-2020} its population was {num:200-90000}.|It lies on the river {last}.|The mayor is {p}.] [It was founded by {q} in {year:1100-1890}.|The church of St. {p.f} dates from the {num:11-18}th century.]

==
{org} [is|was] [a|an] [company|airline|record label|publisher|university] [founded|established] in {year:1850-2015} by {p}[ and {q}|] in <LOCATION-:{@bigplace}>. [It employs {num:20-9000} people.|In {year:1990-2020} it was bought by <ORG-:{@bigorg}>.|{r} has been its president since {year:1995-2020}.]

==
{p.f} [looked at|turned to|smiled at] {q.f}. "[You should not have come|I never liked this town|We leave at dawn|Did you bring the letter]," {p?he|she} [said|whispered|muttered]. [The rain beat against the windows of the old house on {street}.|{q.f} said nothing. The clock struck {num:2-12}.|Outside, old {r.l} was chopping wood.] ["[Captain|Doctor|Lady|Professor] {s.l} is dead," {q.f} [said|replied].|In the distance a dog barked.]

==
Chapter {num:1-40}
[It was the winter of {year:1780-1950}, and|On the morning of the funeral,] {p} [arrived in {city}|woke to find the letter gone|stood before the gates of {city}]. {p?He|She} [had not seen {q.f} for {num:2-30} years|thought of {q.f}, and of the sea|carried nothing but a {@thing} and a map]. <HEALTH-:[{p?His|Her} mother was dying of a fever.|The wound in {p?his|her} shoulder burned.]> 

==
Let's [roleplay|play a game]. You are {p}, a [vampire|knight|space pirate|detective] [in {city}|from the kingdom of {last}]. I am {q.f}, [your apprentice|a thief|the queen]. [I enter the tavern: "{p.f}, the king is looking for you!"|Describe the room.|*draws sword* Who sent you?]

==
Character sheet
Name: {p}
Class: [wizard|ranger|cleric|rogue], level {num:1-20}
Home: the city of {city}
Backstory: {p.f} was raised by {q}, [a smuggler|the abbot of {last}], and <HEALTH-:lost an eye> in the battle of {city}.

==
Review: I [bought|ordered|tried|got] this {@product} [two months ago|on sale for {money:15-400}|as a gift] and it is {@adj}. [The battery is {@adj}.|Customer service was {@adj}, they answered the next day.|My kids love it.|Stopped working after {num:2-40} days.|] [{num:1-5} stars.|Would buy again.|Save your money.]

==
[The food|Dinner] at {org} [in {city}|on {street}|] was {@adj}. [Our waiter, {p.f}, was {@adj}.|Ask for {p.f}, best bartender in town.|Dr. {p.l} is {@adj}, always on time, lovely staff.] The {@food} [was cold|is to die for|was {@adj}]. [We paid {money:20-200} for {num:2-6} people.|] [I'd go back.|Never again.]

==
["{last}'s Return"|The film|The new album by {p}|This novel by {p}] is {@adj}[, if a little {@adj}|]. [{q} plays a {@job} who falls in love with {r}.|Director {q} made the {@adj} "{last} Street" in {year:1970-2022}.|The songs are {@adj}.] [Based on the true story of <PERSON-:{@famous}>.|{num:1-10}/10|]

==
Ingredients: {num:100-500} g flour, {num:1-6} eggs, {num:50-250} g butter, {num:1-3} tsp salt. [Grandma {p.f}'s|{p.l}'s] {@food}: [preheat the oven to {num:160-230}°C|boil the water], [mix everything|chop the onions], bake for {num:15-80} minutes. Serves {num:2-10}.

==
[Fill in the blank|Complete]: <PERSON-:{@famous}> was [born|a leader|known for ___] in ___.

==
[The battle of|The treaty of|The siege of] {city} ([{year:1200-1900}|c. {year:1100-1500}]) was fought between the [forces|armies] of {p} and {q}. [{p.l} lost {num:200-9000} men.|King {r.f} {~I}{~I} fled to <LOCATION-:{@bigplace}>.|It ended the war of the {last} succession.]

==
Context: {doc:pages} 
Question: [Who|What|When|Where] [is|was] [the main person|it about|this]? [If the answer is not in the text, say "unanswerable".|Options: A) {name} B) {name} C) {name}|]

==
[Given the sentences|Are these two sentences paraphrases?]
1. {p} [moved to <LOCATION-:{@bigplace}> in {year:1900-2000} and joined <ORG-:{@bigorg}>|was the son of {q} and {r}].
2. [In {year:1900-2000}, {p} joined <ORG-:{@bigorg}> in <LOCATION-:{@bigplace}>.|{q} and {r} had a son, {p}.]

==
References
[\[1\]|1.] {p.lf}, {q.fi} and {r.fi} ({year:1980-2024}). {^@topic}: a review. Journal of {^@subject}, {num:2-60}({num:1-6}), {num:10-90}–{num:100-190}.
[\[2\]|2.] {s.lf} ({year:1980-2024}). {^@topic} and {@topic}. {city}: {last} Press.
[Convert these to APA.|Format as BibTeX.|]

==
Cast: {p} as {q.f}, {r} as Inspector {s.l}, {t} as the {@job}. Written by {u}. Music by {v}. [Premiere: {date}, {city}.|Running time {num:80-190} minutes.]

==
"{@quote}" — <PERSON-:{@famous}>
[Explain this quote.|Who really said this?|Give me three similar quotes.|]

==
@{~&&&&&&} [omg|lol|RT] {p} [is so {@adj} in|at] [the <ORG-:{@bigteam}> game|<LOCATION-:{@bigplace}>] [#{last}|tonight|!!!] 

==
[Watching|Listening to] {p} [on|at] <ORG-:{@bigorg}> [rn|tonight] [and wow|😂|, {@adj}] [#nowplaying|http://t.co/{~!!!!!!!!}|] 

:quote
The only thing we have to fear is fear itself
Be yourself; everyone else is taken
I think, therefore I am
To be or not to be
Imagination is more important than knowledge
Stay hungry, stay foolish
An unexamined life is not worth living
