# Named people of whom nothing private is told: lives of the famous, plots, reports, quizzes, small scenes.
@lang en
@genre known
@private 0
@noise none
@weight 5

:b_role
[footballer|actress|actor|politician|novelist|jazz pianist|painter|bishop|general|physicist|swimmer|film director|rapper|senator|philosopher|cricketer|composer|architect|astronaut|mathematician|baseball player|ice hockey player|judge|singer-songwriter|economist|journalist|boxer]

:b_nation
[American|British|French|German|Indian|Brazilian|Canadian|Nigerian|Japanese|Australian|Italian|Polish|Swedish|Irish|Mexican]

:b_did
[played|made {num:3-400} appearances] for <ORG-:{@bigteam}> [from {year:1950-1999} to {year:2000-2020}|in the {year:1950-2020} season]
[won|was nominated for|received] [an Academy Award|the {last} Prize|a Grammy|two gold medals|the Nobel Prize]
[was elected|served|ran] [to parliament|as mayor of <LOCATION-:{@bigplace}>|for president|as governor] in {year:1900-2022}
[studied|taught] {@subject} at {org}
[directed|starred in|wrote|composed|produced] "{last} [Road|Hill|Nights|Affair]" ({year:1930-2023})
[married|divorced] [actor|singer|producer|] {q} in {year:1920-2015}
[died|was born|was buried] in <LOCATION-:{@bigplace}>[ on {date}| in {year:1800-2020}|]
[died of|was treated for|announced that {p?he|she} had] <HEALTH-:{@cond}> [in {year:1920-2023}|at the age of {num:40-98}|]
[joined|left|founded|led] <ORG-:{@bigorg}> in {year:1900-2022}
[was arrested|was jailed|was pardoned|was convicted|was acquitted] [in {year:1880-2020}|during the war|after the protest]
[grew up|lived|settled] in {city}, the [son|daughter] of [a miner|two teachers|a painter]
[holds|set|broke] the [national|world] record in the {num:100-1500} metres
[commanded|fought in|deserted from] the [army|navy] during the [Civil War|First World War|siege of {city}]
[is best known for|became famous for] [{p?his|her} role in the series|{p?his|her} theory of {@topic}|the song "{last}"|a portrait of {q}]
[has|had] {num:1-7} children[, including the {@b_role} {q}|]
[signed with|was traded to|retired from|coaches] <ORG-:{@bigteam}>

:b_key
birth_date: {date}
birth_place: {city}, <LOCATION-:{@country}>
nationality: {@b_nation}
occupation: {@b_role}
spouse: {q}
children: {num:1-6}
alma_mater: {org}
party: <ORG-:{@bigorg}>
years_active: {year:1950-1990}–{year:1991-2023}
genre: [pop|rock|jazz|soul|opera]
label: {org}
position: [midfielder|goalkeeper|point guard|pitcher|forward]
height: {num:5-6} ft {num:0-11} in
clubs: <ORG-:{@bigteam}>
caption: {p.f} in {year:1990-2023}
death_date: {date}
death_place: {city}
predecessor: {q}
successor: {r}
term_start: {date}
battles: Battle of {city}
rank: [colonel|general|captain]
awards: [Order of Merit|{last} Prize]
known_for: [theory of {@topic}|"{last}"]
debutyear: {year:1960-2010}
birth_name: {p.f} {q.l}
residence: <LOCATION-:{@bigplace}>
religion: [Catholic|Methodist|none]
image: {p.f}_{p.l}.jpg
article_title: {p}

:s_did
[went|ran|walked|drove] [to the store|home|to the beach|up the hill|to school] [with {q.f}|by bus|in the rain|]
[gave|sold|lent|showed|passed|threw] {q.f} [a book|the ball|a map|{p?his|her} umbrella|an apple]
[helped|thanked|met|called|followed|surprised|taught] {q.f} [after class|at the station|to cook|with the garden|]
[made|burned|ordered|shared] [{@food}|dinner|a cake|coffee] [for {q.f}|for everyone|]
[forgot|found|lost|broke|fixed|painted] [the keys|a coin|the fence|an old bike|a window]
[was|felt] [proud|tired|bored|happy|nervous|late|hungry] [after the game|before the play|]
[played|won|lost|practised] [chess|the match|the piano|a game with {q.f}]
[asked|told|reminded] {q.f} [to wait|a joke|about the party|to bring snacks]
[wanted|tried|planned|decided] to [learn to swim|buy a hat|visit {q.f}|build a kite|see a movie]
[put|left|hid] the [gift|letter|cake] [in the kitchen|under the bed|in the car]
[worked|studied|slept] [hard|all day|until noon]
[took|brought|put] {q.f} [to the zoo|a glass of water|to bed|in first place]

==
{p} ([born {date}|{year:1800-1960} – {year:1961-2023}]) [is|was] a {@b_nation} {@b_role}. {p?He|She} {@b_did}. {p?He|She} {@b_did}.

==
{p} [is|was] a {@b_nation} {@b_role} who {@b_did}. [{p.l} {@b_did}.|In {year:1950-2020}, {p.l} {@b_did}.|]

==
{p.l} {@b_did} and {@b_did}. [Question: When?|Q: Who is {p.l}?|What nationality is {p?he|she}?|Summarise.|]

==
[In which year|Where|Why|How|With whom] did {p} [win the title|die|study|join the band|meet {q}|lose the election|write "{last}"]?

==
- {@b_key}

- {@b_key}

- {@b_key}

- {@b_key}

- {@b_key}
[
- {@b_key}
|][Write a biography based on these bullet points.|What details would you include?|Who is this about?|]

==
- name: {p.low}

- {@b_key}

- {@b_key}

- {@b_key}

[- {@b_key}

- {@b_key}

|][Which of these facts is about the career?|Generate a short bio.|The person is:]

==
{@b_key}, {@b_key}, {@b_key}, {@b_key}. [Question: who is it?|Relation: occupation. Choose from {@b_role}, {@b_role}, {@b_role}.|Turn this into text.]

==
| {@b_key} | {@b_key} | {@b_key} |

==
{p.f} {@s_did}. [How would {p.f} feel afterwards?|Why did {p.f} do this?|What will {q.f} do next?|How would you describe {p.f}?|What does {p.f} need to do before this?]

==
{p.f} {@s_did} and {@s_did}. [Which one of these answers best answers the question: How would {q.f} feel?|What will happen to {q.f}?|]

==
{p.f} {@s_did}.

==
{p.f} {@s_did} because {q.f} {@s_did}. [Who was late?|What does "{q?he|she}" refer to?|]

==
Given the context: {p.f} {@s_did}. [Possible answers|Options]: [happy, sad, angry|run away, say thanks, sleep|a kind person, a bored person]. [Question:|] [How would others feel?|What is the best answer?]

==
[Plot|Synopsis|The film begins|In act {num:1-5}|Episode {num:1-24}]: {p} ({q}), a [detective|widow|retired spy|young teacher|thief], [returns to|wakes up in|escapes from] {city} [after {p?his|her} wife is murdered|with no memory|to bury {p?his|her} father|pursued by the mob]. {p.f} [learns|discovers|suspects] that {r.f} [is pregnant|has been lying|killed {s.f}|has <HEALTH-:{@cond}>|is the heir]. [They {@b_flee}.|In the end {p.f} dies in {r.f}'s arms.|{s.f} confesses everything.] [Who plays {p.f}?|Guess the title.|What happens to {r.f}?]

==
[{city}|<LOCATION-:{@bigplace}>] — [Police|Prosecutors|Officials|Doctors] said [on {weekday}|] that {p}, {num:18-90}, [was shot|was charged with fraud|died in the crash|won the lottery|had been missing since {month}|pleaded guilty]. ["He was {@adj}," said neighbour {q}.|The mayor, {r}, visited the scene.|A trial is set for {month}.] [Summarise the article.|Write a headline.|TL;DR]

==
[Read the passage.|Article:|Passage:] {p}, [who|a {@b_role} who] {@b_did}, [told|said in an interview with] <ORG-:{@bigorg}> that {p?he|she} [would never retire|regrets nothing|had nearly drowned as a child|is moving to <LOCATION-:{@bigplace}>]. {q}, {p?his|her} [agent|coach|co-star|biographer], {@b_did}. [Who is {q.l}?|Question: what did {p.l} regret?|]

==
M: [Good morning, {p.f}.|Have you seen {p.f}?|Is this seat taken?] [I haven't seen you since the meeting.|How was the trip?|You look tired.]
W: [I just came back from <LOCATION-:{@bigplace}>.|We moved to a new flat near the park.|My sister got married last weekend.|I had a cold, but I'm fine now.]
M: [That's great.|You should try the {@food}.|Let's have lunch.]
[Question: Where has the woman been?|What are they talking about?|Which is true?|What is the relationship between the speakers?]

==
{p.f}: [are you coming tonight?|did you see the game?|I need a favour|guess what!|what time is practice?|can you send me the notes?]
{q.f}: [of course|no, tell me|sure, what is it?|at {time}|I'm still at work :/]
{p.f}: [bring {@food}|{r.f} will be there too|I got two tickets|can you feed the cat?|page {num:10-200} I think]
{q.f}: [cool|will do|haha ok|awesome!|\<file_gif\>]
[Summary:|Summarise this dialogue.|Write one sentence about it.|To sum up this dialogue:]

==
{p.f} [invites|asks|tells|reminds|texts] {q.f} [to watch the game|about the homework|that the class is cancelled|to buy milk]. {q.f} [agrees|is busy|will bring {@food}|can't find it]. [Write a dialogue that matches this summary.|Expand.|Generate the chat.]

==
[M|W|A|Man|F]: [Hi, how was your weekend?|Excuse me, is this the right bus to <LOCATION-:{@bigplace}>?|What do you think of the new {@product}?|Could you help me with the {@subject} homework?|Did you hear about the concert?|Shall we eat out tonight?]
[W|M|B|Woman]: [I went hiking with {p.f}.|No, you need number {num:2-90}.|It's too expensive for me.|Sure, but I have a class at {time}.|{q.f} has two tickets.|I'd rather stay in and make {@food}.]
[M|W|A|Man|F]: [That sounds like fun.|Thank you very much.|My brother bought one for {money:20-900}.|Let's meet in the library, then.|I'd love to go.|Good idea, it's raining anyway.]
[W|M|B|Woman]: [You should come next time.|You're welcome.|Really? He must be rich.|Don't forget your book.|It starts at {time}.|I'll be ready in {num:5-30} minutes.]
[Question: How will they spend the evening?|What can we learn from the conversation?|Where does it take place?|What is the woman going to do?|A. at home B. at school C. in a shop]

==
[Article|Context|Passage]: The [film|series|novel|opera] follows {p} ({q}), [a lonely clerk|a boxer|a young mother|a corrupt judge] in {city}. After [the death of {p?his|her} wife|a chance meeting with {r.f}|losing {p?his|her} job], {p.f} [starts to drink|borrows money from {s}|moves in with {r.f}|is accused of murder]. [Meanwhile {s.f} hides a secret: {s?he|she} is {p.f}'s {s?father|mother}.|{r.f} falls ill and dies.|In the last scene they forgive each other.] [What is the name of the person who dies?|Who is {p.f}?|What is the title?]

==
{p} [was a {@b_nation} {@b_role}|is the {@b_role} of the band|, the {@b_role},] and {@b_did}. {p?His|Her} [father|brother|wife|sister], {q}, {@b_did}. [{p.l} {@b_did}.|They had {num:1-7} children.] [Question: What was {q.f}'s job?|instance of: human|occupation?|country of citizenship?]

:b_flee
flee across the border
rob the bank
meet again ten years later
open a bakery
find the treasure
swear to keep the secret
