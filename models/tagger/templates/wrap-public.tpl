# Public documents inside prompts, wrapped as the private ones are.
@lang en
@genre wrap
@private 0
@weight 2

==
[Summarize|Summarise|TL;DR|Shorten|Translate into [German|Spanish|Chinese]|Rewrite|Give me the key points of|What is the tone of|Find mistakes in]:

{doc:news,pages,long,everyday,blog}

==
{doc:news,pages,long,problem,sport}

[Summarize the above.|What is this about?|Extract name, date and place.|Return JSON with the fields title and topic.|Who is mentioned?|Is this positive or negative?|Translate into French.|List all people mentioned.|Make a table.|]

==
[System: |]You are a [helpful|careful|witty] assistant[ for {org}|]. [Answer only from the document.|Be brief.|Classify the text as world, sports, business or science.]

[User: |Text: |Document:
]{doc:news,pages,ask,sport,long}

==
User: {doc:ask,everyday}
Assistant: [Sure, here you go.|{@fact}|Could you tell me more?]
User: {doc:ask,problem,everyday}

==
Human: {doc:ask,problem,everyday}

Assistant:

==
\[INST\] {doc:ask,everyday,code} \[/INST\]

==
Context (retrieved):
\[1\] {doc:pages,news}
\[2\] {doc:pages,news,apps}
\[3\] {doc:long,news}

Question: {doc:ask}

==
# Task
[Label|Route|Score] each [message|review|headline].
1. {doc:everyday,pages,blog}
2. {doc:ask,everyday}
3. {doc:news,sport}
[Labels: positive, negative.|Answer as a list.|]

==
Observation: \{"results": \[\{"title": "{@fact}"\}, \{"title": "{p}, {@job} and author"\}\]\}
Thought: [I need the year.|The second result matches.]
Action: search\["{p.l}"\]

==
{doc:problem}

Answer: Let's think step by step. {p.f} [has|sold] {num:2-90} and {q.f} {num:2-90}, so together {num:4-180}. #### {num:4-180}

{doc:problem}

@lang de
@noise

==
[Fasse zusammen|Übersetze ins Englische|Korrigiere]:

{doc:news}

==
Nutzer: {doc:ask}
Assistent: [Gern.|Das kommt darauf an.]
Nutzer: {doc:ask}

@lang fr

==
[Résume|Traduis en anglais|Corrige] :

{doc:news}

==
Utilisateur : {doc:ask}
Assistant : [Bien sûr.|Cela dépend.]
Utilisateur : {doc:ask}

@lang es

==
[Resume|Traduce al inglés|Corrige]:

{doc:news}

==
Usuario: {doc:ask}
Asistente: [Claro.|Depende.]
Usuario: {doc:ask}

@lang pt

==
[Resuma|Traduza para o inglês|Corrija]:

{doc:news}

==
Usuário: {doc:ask}
Assistente: [Claro.|Depende.]
Usuário: {doc:ask}

@lang it

==
[Riassumi|Traduci in inglese|Correggi]:

{doc:news}

==
Utente: {doc:ask}
Assistente: [Certo.|Dipende.]
Utente: {doc:ask}

@lang nl

==
[Vat samen|Vertaal naar het Engels|Verbeter]:

{doc:news}

==
Gebruiker: {doc:ask}
Assistent: [Natuurlijk.|Dat hangt ervan af.]
Gebruiker: {doc:ask}
