# First person and long reviews, of the kind that is printed: nobody can be found in them.
@lang en
@genre blog
@private 0
@noise chat

==
[Today|This morning|Last weekend] was [one of those days|quite something|a slow one]. I [got up early|overslept], made coffee, and [went for a run along the river|cleaned the whole kitchen|sat on the porch with a book]. The [neighbours|kids] were [playing|already out], the sun was [warm|barely up], and for once [nobody needed anything|the phone was quiet]. [In the afternoon we drove to the market and bought far too many tomatoes.|My brother came over to fix the fence, which took four hours instead of one.|Mom called and told the story about the goat again.] [I should do this more often.|Then the rain came.] [What will I probably do next?|What is true about the speaker?|Give this post a title.]

==
I [have wanted|had been planning] to [learn the guitar|bake bread|run a marathon|see the ocean] for years. [So when I turned {num:20-60}, I finally did it.|My friends said I was crazy.] The first [week|try] was {@adj}. My [fingers|legs] hurt, the [dough|teacher] was [stubborn|strict], and I [almost gave up|laughed a lot]. [Now I do it every {weekday}.|Never again, but I'm glad I tried.] [Why did the narrator start?|Which emotion fits?|Continue in the same style.]

==
This [movie|film] is {@adj}. I went in with [low|high] expectations because [my girlfriend picked it|of the trailer|the first one was {@adj}], and {p} as the [lonely sheriff|mad scientist|mother] is {@adj}. The [plot|script] [makes no sense|moves fast], the [music|camera work] is {@adj}, and the last {num:10-40} minutes [drag|fly by]. {q}, who also directed "{last} Road", [knows what he does|should stop]. [If you liked "{last}", see it.|Wait for the DVD.|{num:1-10} out of 10.] [Is this review positive?|What did the reviewer think?|]

==
I've been going to this [place|salon|gym|garage|dentist] for {num:2-9} years [now|] and [it has gone downhill|they never disappoint]. [The lady at the front desk is rude.|{p.f} cuts my hair exactly how I like it.|Dr. {p.l} takes time and explains everything; my kids are not even scared.|They charged me {money:30-400} for a filter!] [Parking is a pain.|Ask for the lunch special.|The wait was almost an hour.] [I will not be returning.|Five stars.|Highly recommend!]
[Review rating:|How many stars?|]

==
My husband and I [stayed|ate|shopped] here [for our anniversary|with friends|last {month}]. [The room was small but clean.|We ordered the {@food} and shared.|The view!!] The [breakfast|staff|music] was {@adj}, [the pool was closed|the bed was {@adj}|they forgot our drinks]. [We'd stay again.|Not worth {money:40-400} a night.|Management did apologize.]

==
So I [bought|got] the {@product} [because my old one died|for my mother|on sale] and let me tell you: {@adj}. [Setup took five minutes.|The manual is a joke.|It smells like plastic.] After [a week|{num:2-8} months] it [still works|died|is louder]. [I emailed them and got a new one.|My wife loves it, I don't.|For {money:10-200} what do you expect.]

==
Growing up [on a farm|in a small town|by the sea], I thought [everybody had a cow|the world ended at the hill|summers never end]. [My grandfather taught me to whistle.|We had one bus a day.|My sister and I built a raft.] I [think of that|smile] when I [smell hay|hear a train|pass a school]. [Write a poem in this mood.|What is the theme?|Is the narrator old or young?]

==
[Tonight we are having|I'm throwing] a [party|dinner] and [twelve people are coming|I can't cook]. [I made a list: {@food}, {@food}, and something with chocolate.|The cat ate the butter.] [My roommate says I worry too much.|What music fits?|How much rice do I need?|Help!]

==
The [lecture|meeting|game] [was {@adj}|went on forever]. [I doodled a {@thing} the whole time.|Our coach just shook his head.|Somebody's phone rang twice.] By the end, [half of us were asleep|we had lost by {num:10-40}|I had learned one thing: bring snacks]. [What probably happened before?|Summarise in one sentence.]

==
[Dear|To my] [future self|teacher|favorite author|Santa], [I hope you are well|thank you for your books|this year I was good]. [I would like a {@product}, {num:2-9} {@thing} and peace on earth.|Did you ever learn {@pl}?|Your story about the {@thing} made me laugh.] [Love, {first}, age {num:5-10}|Yours, a reader]

==
[Things|Five things] I learned from {@topic}: 1. [Start small.|Ask questions.] 2. [Sleep.|Everybody makes mistakes.] 3. [It's never too late.|Don't read the comments.] [My mentor always said "{@quote}".|I failed twice before it worked.] [Turn this into a LinkedIn post.|Add two more.]

==
[Unpopular opinion:|Hot take:|Am I the only one who thinks] {@topic} is {@adj}. [My coworkers disagree.|I tried for a year.|Change my mind.] [{num:2-90} upvotes.|Edit: thanks for the gold!|Edit: typo.]

==
I was at the [airport|bank|library] when the [lights went out|alarm rang|old man in front of me dropped his {@thing}]. [Everyone looked at each other.|A woman laughed.|I helped him pick them up.] He [smiled|said thanks] and gave me one. [I still have it.|That was the best part of my day.] [What does this tell us about the man?|Write it in third person.]

==
Hi all! [New here.|First post.] I [play|paint|knit|collect stamps] and [just finished my first project|my strings keep breaking|am looking for tips]. [I use size {num:2-9} needles.|My budget is {money:20-300}.|Be gentle :)] [Any good books?|What brand do you like?|Greetings from <LOCATION-:{@bigplace}>!]
