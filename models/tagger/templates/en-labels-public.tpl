# The layouts of en-labels-private.tpl with numbers of things, firms and examples, and what people ask
# about such numbers; sentences of the office about nobody in particular.
@lang en
@genre labels
@private 0
@noise none
@weight 2

:o_sep
[: |: |: |: | - | = |=| is | | | | # | #| no. | number |:| \| |  ]

:o_any
[model|part no.|SKU|item|product code|catalogue no.]{@o_sep}{~@@-####}
[version|build|release|firmware]{@o_sep}{num:1-20}.{num:0-30}.{num:0-9}
[ISBN|ISSN|DOI|RFC]{@o_sep}{~978-#-###-#####-#}
[page|chapter|figure|table|exercise|question|lesson|step|level]{@o_sep}{num:1-400}
[year|edition|volume|season|episode]{@o_sep}{year:1900-2026}
[price|total|discount|budget|cost|fee]{@o_sep}{money:2-9000}
[length|width|height|weight|distance|speed]{@o_sep}{num:2-900} [cm|kg|km|mph|inches|lbs]
[colour|size|material|brand|type]{@o_sep}[red|large|oak|steel|XL|blue|{org}]
[error|status|exit code|HTTP]{@o_sep}{num:1-599}
[temperature|score|rating|grade|level]{@o_sep}{num:1-100}[ %|/100|]
[time|duration|date|opens|closes|deadline]{@o_sep}[{time}|{date}|{num:5-90} minutes]
[hotline|front desk|customer service|press office]{@o_sep}<CONTACT-:1-800-{~###-####}>
[website|docs|homepage|source]{@o_sep}https://{~&&&&&&}.[com|org|io]/[docs|about|help]
[support|sales|info]{@o_sep}{email}
[capital|country|language|currency]{@o_sep}[<LOCATION-:{@bigplace}>|French|euro]
[author|director|composer|player|winner|president]{@o_sep}<PERSON-:{@famous}>
[author|illustrator|translator|starring|written by|cast]{@o_sep}{p}
[character|hero|villain|protagonist]{@o_sep}{p.f}
[port|timeout|retries|max_tokens|batch size|learning rate|epochs|width|seed]{@o_sep}{num:1-9000}
[host|url|endpoint|server]{@o_sep}[localhost|127.0.0.1|example.com|0.0.0.0|db.internal]
[username|user|login|name]{@o_sep}[admin|root|guest|test|alice|user1|foo]
[password|token|api_key|secret|key]{@o_sep}[********|\<your password\>|changeme|xxx|$PASSWORD|\{\{ secret \}\}|None|""|YOUR_API_KEY|...]
[phone|email|name|address|SSN|DOB|passport|IBAN|account number]{@o_sep}[____|\[redacted\]|N/A|\[your answer\]|(required)|unknown|XXX-XX-XXXX|string|null]
[input|output|answer|result|x|n|area|perimeter]{@o_sep}{num:1-9000}

:o_what
account number
routing number
social security number
passport number
tax ID
IBAN
policy number
API key
one-time code
patient ID
driver's license
password manager
email header
phone extension
postal code
PAN card
Aadhaar card

==
{^@o_any}

==
{^@o_any}

==
{^@o_any}.

==
{@o_any}, {@o_any}

==
{^@o_any}
{^@o_any}

==
{^@o_any}
{^@o_any}
{^@o_any}
[{^@o_any}
|]

==
[The|A|This|Each|Our] {@o_any} [was|is] [updated|wrong|missing|approved|printed|listed|tested] [{date}|twice|in the manual|today|].

==
[What is|What's|Where do I find|How long is|Who issues|Why do banks ask for|How do I change|How do I hide] [a|my|the] {@o_what}?

==
[Is it safe|Is it legal|Do I have|When should I have] to [share|write down|e-mail|store|encrypt] [a|my|an] {@o_what}?

==
[Write|Generate|Give me] [a regex|a validator|a unit test|a dummy value|a SQL column|a JSON schema|an HTML field] for [a|an] {@o_what}[ in {@pl}|].

==
[The|Our] [form|policy|app|bank|agency] [asks for|stores|masks|never shares] the {@o_what} [of every applicant|of customers|in logs|].

==
[An analyst|A user|An employee|The auditor|A clerk|The patient|A customer] [submitted|verified|approved|lost|requested] [the|a] [form|report|refund|invoice|claim] [without|with|before entering] [a|the] {@o_what}.

==
[The|Our] [quarterly report|server|newsletter|meeting|new policy|backup|invoice template|training|audit] [was|is] [approved|delayed|scheduled|published|archived|updated] [on {date}|by the committee|by IT|last week|in {month}].

==
[IT|HR|Finance|The board|Marketing|The hospital|The bank|{org}] [will|plans to|decided to] [rotate keys|migrate mail|close the office|publish results|train staff|audit invoices] [in {month}|on {date}|next year].

==
[Remember|Store|Keep]: [buy milk|backups run at {time}|never reuse a password|the meeting is in room {num:1-400}].

==
[Extract|Parse|Format|Validate]: {@o_any}; {@o_any}

==
[Name|Field|Item] | [Value|Entry]
--- | ---
{^@o_any}
{^@o_any}

==
[name|title];[price|year];[city|genre];[rating|stock]
[{p}|{@product}|{last} Hill];{num:1-90};<LOCATION-:{@bigplace}>;{num:1-9}
[{q}|{@product}|{last} Inn];{num:1-90};<LOCATION-:{@bigplace}>;{num:1-9}

==
[db|smtp|redis|admin|ftp|mail]_[user|login] = [root|admin|\<user\>|$USER]
[db|smtp|redis|admin|ftp|mail]_[pass|password|pwd] = [\<password\>|$DB_PASS|changeme|os.environ\["PW"\]|********]
[Where do these come from?|Never commit this file.|]

==
[postgres|mysql|mongodb|redis]://[user:password|USER:PASS|$USER:$PASS]@[localhost|db|example.com]:{num:1000-9999}/[app|test]

==
[export|set|ENV] [PATH|LANG|DEBUG|PORT|NODE_ENV|WORKERS][=| ][/usr/local/bin|en_US.UTF-8|true|{num:1-9000}|production]

==
[Visit us|Our office|The museum|The shop] [at|is at] {street}, <LOCATION-:{@bigplace}>. [Open {weekday} to {weekday}.|Closed on {weekday}.|Parking behind the house.]

==
[A|The] [strong|weak|good|typical] password [has {num:8-20} characters|mixes letters and digits|looks like "correct horse battery staple"|is never "123456"]. [Explain.|Why?|Give ten tips.]

@genre desk
@noise chat

:o_act
[is|was|seems] [late|happy|tired|in a hurry|the tallest|afraid of dogs]
[wants|needs|prefers] [more apples|{num:3-40} marbles|the red bike|to win the race]
[has|had] [{num:2-90} stickers|two dogs|a lemonade stand|a garden|{num:2-20} boxes of pencils]
[brought|left|lost|sold|baked] [{num:2-60} cookies|an umbrella|half of the cards|a cake]
[runs|walks|drives|swims] {num:2-40} [miles|km|laps] [every day|in {num:1-5} hours|]
[earns|saves|spends] {money:2-90} [an hour|a week|on snacks]
[lives|moved|works] [in a tower|by the sea|in the old mill|on the moon]

==
{p.f} {@o_act}. {q.f} {@o_act}. [How many are left?|Who has more?|What is the total?|How much in {num:2-9} weeks?]

==
{p.f} {@o_act}. [How much|How many|How long|How far] [in all|is left|does it take|each day]?

==
{p} {@o_act} [in the film|in the first chapter|in the story|at the end of the season]. [Who wrote it?|What happens next?|Why?|Summarise.]

==
[Once|One day|Long ago], {p.f} {@o_act}, and {q.f} {@o_act}. [Continue the story.|What is the moral?|Use the past tense.|]

==
[Underline the verb|Find the subject|Translate|Make a question|Fill in the blank|Put in the past]: "{p.f} {@o_act}."

==
[Given|Premise]: "{p} {@o_act}." [Hypothesis|Claim]: "[Somebody|A person|Nobody|{p.f}] {@o_act}." [Entailment or contradiction?|True, false or unknown?|]

==
[print|console.log|echo] ["{p.f}"|'Hello, {p.f}'|"{p.f} is " + age]
[class|def|struct] [Person|User|Customer]: [name = "{p.f}"; age = {num:5-90}|pass|...]
[What is printed?|Add a method.|Convert to {@pl}.]

==
[users|people|names|team] = \["{p.f}", "{q.f}", "{r.f}"\]
for n in [users|people|names|team]: print(n)
[Explain.|Why is the output upside down?|Add type hints.|]
