# What people ask an assistant that concerns nobody in private.
@lang en
@genre ask
@private 0
@noise chat

==
[Write|Compose|Give me|Create|Generate] [a|another|a short|a funny] [poem|haiku|limerick|song|rap|sonnet|story|joke|riddle|fairy tale] about [{@topic}|{@food}|{@thing}|a dragon called {first}|a cat named {first} who lives in {@bigplace}|two friends, {p.f} and {q.f}, who find a map|autumn|the sea].

==
[Explain|Describe|Summarise|Tell me about|What is|Give an overview of] {@topic} [in simple terms|to a five-year-old|in {num:50-500} words|with examples|step by step|like a pirate|].

==
[Who was|Who is|Tell me about|Write a biography of|What did] <PERSON-:{@famous}>[?| and why is {p?he|she} famous?|'s early life.| in 200 words.]

==
[Compare|What are the differences between] [<PERSON-:{@famous}> and <PERSON-:{@famous}>|{@pl} and {@pl}|{@topic} and {@topic}|<LOCATION-:{@bigplace}> and <LOCATION-:{@bigplace}>|{@food} and {@food}][.|?|  Use a table.]

==
[Write|Can you write|Implement|I need] [a|some] [function|class|script|program|unit test|query|regular expression|code] in {@pl} [that|which|to] [sorts a list of tuples by the second item|parses a CSV file|checks whether a string is a palindrome|connects to a database|finds the longest common prefix|computes Fibonacci numbers|validates an email address|merges two sorted arrays|downloads a web page|removes duplicates|counts words in a file|draws a chessboard|reverses a linked list|implements a binary search tree]. [Add comments.|Handle errors.|No external libraries.|Use type hints.|]

==
[What is|What's] the [capital|population|currency|official language|highest mountain|area] of [<LOCATION-:{@country}>|<LOCATION-:{@bigplace}>]?

==
[How do I|How can I|What is the best way to] [learn {@pl}|cook {@food}|remove a red wine stain|tie a tie|fix a leaking tap|start a vegetable garden|prepare for a job interview|lose weight|sleep better|save money|train a puppy|build a bookshelf|write a cover letter|clean a cast iron pan|improve my vocabulary|get rid of ants|invest in index funds|change a flat tire|speak in public|renew a passport|negotiate a raise|deal with jet lag|quit smoking]?

==
[List|Name|Give me] {num:3-20} [ideas for|facts about|books about|movies like|questions about|tips on|arguments for and against|synonyms for|examples of] [{@topic}|{@subject}|{@food}|healthy snacks|team building|birthday parties|a trip to <LOCATION-:{@bigplace}>|the word "{@adj}"].

==
What are the [symptoms|causes|treatments|risk factors|side effects] of [<HEALTH-:{@cond}>|<HEALTH-:{@med}>]? [Is it contagious?|How is it diagnosed?|Answer for a general audience.|]

==
[Plan|Suggest|Make] a {num:2-14}[-| ]day [itinerary|trip|tour] [for|through|to] [<LOCATION-:{@bigplace}>|<LOCATION-:{@country}>]. [Include museums and food.|We like hiking.|Low budget.|With children.|]

==
[You are|Act as|Pretend to be|I want you to act as] [a travel guide|an English teacher|a Linux terminal|a {@job}|a stand-up comedian|a debate coach|a chef|a poet|an interviewer for the {@job} position|<PERSON-:{@famous}>|a dungeon master|a motivational speaker|a recruiter|a fact checker|a dentist|an astrologer]. [My first request is "I need help with {@topic}".|Reply only with the answer.|Ask me one question at a time.|Do not write explanations.|I will give you a {@thing}, and you describe it.|]

==
[Correct the grammar|Fix the spelling|Make this more formal|Translate to French|Translate into Japanese|Paraphrase|Shorten|Is this sentence correct]: "[She don't like {@food}.|The report was {@adj} and to long.|He have went to the store yesterday.|We look forward to hear from you.|The weather is {@adj} today, isn't it?|If I would have known, I would came earlier.|Their going to they're house over there.|Please find attached the document you requested.]"

==
[Classify|Decide|Tell me|Is] [the sentiment of|whether] [this review|the following|this sentence] [is positive or negative|as positive, neutral or negative]: "[I bought this {@product} [last month|for my kitchen] and it is {@adj}.|The {@food} was {@adj} but the service was {@adj}.|{@adj} movie, {@adj} acting, the ending was {@adj}.|Would not recommend this {@product} to anyone.]"

==
[What's|What is] {num:12-980} [plus|times|minus|divided by|+|*|-|/] {num:3-90}?

==
[Give me|Write|Suggest] a [recipe|shopping list|menu] for {@food}[ for {num:2-12} people|]. [No dairy.|I have {num:2-9} eggs, flour and butter.|Under {num:15-60} minutes.|Vegan please.|]

==
[Rewrite|Turn] [the following|this] into [a haiku|bullet points|passive voice|a tweet|a formal email|a limerick|a dialogue between {p.f} and {q.f}]: [{@topic} matters because it changes how we live.|The company announced a new {@product} yesterday.|It rained all week and the match was cancelled.]

==
[Is it|Would it be] [legal|ethical|possible|common|safe] to [record a call|own a parrot|fly a drone over a park|drink sea water|break a lease early|eat raw eggs|drive barefoot|work on Sundays] in [<LOCATION-:{@country}>|<LOCATION-:{@bigplace}>]?

==
[Write|Draft] [a|an] [template|generic|sample|example] [email|letter|cover letter|resignation letter|complaint|press release|job description|invitation] [to|for|from] [a customer|a landlord|an employer|a {@job}|a hotel|a teacher]. [Use placeholders like \[Name\] and \[Company\].|Keep it under {num:80-300} words.|The tone should be friendly.|Leave the names blank.|]

==
Dear \[Name\],

[Thank you for|We regret to inform you about|I am writing regarding] your [application|order \[Order Number\]|interest in \[Company\]]. [Please contact \[Phone\].|We will meet on \[Date\] at \[Address\].]

[Sincerely|Best regards],
\[Your Name\]
[\[Title\]
|]
Make this template [shorter|more polite|ready for a mail merge].

==
Hi \{\{customer_name\}\}, your order \{\{order_id\}\} [has shipped|is delayed] and will arrive [by \{\{date\}\}|at \{\{address\}\}]. [Questions? Write to support@example.com.|Call \{\{support_phone\}\}.]
[Translate this template to Spanish but keep the variables.|]

==
[Recommend|What are] [some|five|the best] [books|films|podcasts|video games|board games|songs] [about|on|similar to] [{@topic}|<PERSON-:{@famous}>|the Lord of the Rings|{@subject}]?

==
[What would|How would] [happen if|the world look if] [everyone stopped eating meat|<PERSON-:{@famous}> met <PERSON-:{@famous}>|the Moon disappeared|<LOCATION-:{@country}> won the World Cup|we could read minds]?

==
[Who|Which team] won [the World Cup in {year:1950-2022}|the Nobel Prize in Literature in {year:1950-2023}|the {year:1960-2020} election in <LOCATION-:{@country}>|the Super Bowl in {year:1970-2023}]? [And who came second?|]

==
[Tell|Write] me a [bedtime|short|scary|detective|science fiction|love] story [about|with|featuring] [a {@job} named {p.f}|{p} and the lost {@thing}|a girl called {p.f} who {@dream}|{p.f}, {q.f} and {r.f} on a spaceship|a robot in <LOCATION-:{@bigplace}>]. [It should have a happy ending.|{num:200-900} words.|Use simple language.|The villain is called {s}.|]

==
[I'm|I am] [learning|studying] [{@subject}|{@pl}|Spanish|English] [and|,] [I don't understand|can you quiz me on|give me exercises about] [{@topic}|past tense|recursion|fractions|pointers].

==
[What|Which] [does|is] the [idiom|word|abbreviation|proverb] "[break the ice|serendipity|ETA|a stitch in time saves nine|RSVP|bite the bullet|ubiquitous]" [mean|short for]?

==
[Create|Make|Design] [a quiz|a lesson plan|flashcards|a worksheet|five multiple choice questions] [on|about] [{@topic}|{@subject}|the life of <PERSON-:{@famous}>] for [grade {num:1-12}|beginners|university students].

==
[Extract|Find|Identify] [all|the] [keywords|names|places|dates|verbs|entities] [in|from]: "{@fact} {@fact}"

==
Q: [When was <PERSON-:{@famous}> born?|Where is <LOCATION-:{@bigplace}>?|Who founded <ORG-:{@bigorg}>?|What is {@topic}?]
A:

==
[True or false|Fact check|Is it true that]: {@fact}

==
[Brainstorm|Suggest|I need] {num:3-15} [names|slogans|domain names|taglines|titles] for [a bakery|my new {@product} brand|a fantasy kingdom|a podcast about {@topic}|a blog on {@subject}|a coffee shop in <LOCATION-:{@bigplace}>|a start-up that sells {@thing}].

==
thanks[!|, that helps|, now do the same in {@pl}|. can you make it shorter|. and what about {@topic}?| so much]

==
[hi|hello|hey|good morning][ there|][, how are you?|, what can you do?|, are you a robot?|. tell me a joke|, who made you?|]

==
[Continue|Finish] the [story|sentence|list|pattern]: [Once upon a time there was a {@job} who|{num:2-9}, {num:10-20}, {num:21-40},|Monday, Tuesday,|{p.f} opened the old door and|The best thing about {@topic} is]

:dream
wanted to touch the moon
could talk to birds
was afraid of the dark
found a door in the garden
sold {@thing} at the market
never wore shoes
