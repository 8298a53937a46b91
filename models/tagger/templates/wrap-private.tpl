# Private documents inside prompts: instructions, system prompts, tools, conversations around them.
@lang en
@genre wrap
@private 1
@weight 2

==
[Summarize|Summarise|TL;DR|Shorten|Translate into [German|Spanish|Chinese]|Rewrite politely|Give me the key points of|What should I answer to|Find mistakes in]:

{doc:mail,letter,life,chat}

==
{doc:mail,ticket,legal,insurance,finance,school,hr,clinical,transcript,meeting,form,csv,code}

[Summarize the above.|What is this about?|Extract name, date and amount.|Return JSON with the fields name, phone, email.|Who is responsible?|Reply to this in a friendly tone.|Is anything missing?|Translate into French.|List all people mentioned.|Make a table.|]

==
[System: |]You are a [helpful|medical|legal|customer service] assistant[ for {org}|]. [Answer only from the document.|Be brief.|Classify the message as billing, technical or other.]

[User: |Message: |Document:
]{doc:ticket,clinical,mail,legal,insurance,chat,transcript,finance}

==
\<|im_start|\>system
You are a helpful assistant.\<|im_end|\>
\<|im_start|\>user
{doc:chat,life,mail,letter}\<|im_end|\>
\<|im_start|\>assistant

==
User: {doc:ask}
Assistant: [Sure, here you go.|{@fact}|Could you tell me more?]
User: {doc:chat,life}

==
User: {doc:chat,life}
Assistant: [I'm sorry to hear that, and thank you for telling me.|Here is a draft.|That sounds hard. Let's take it step by step.] [First, write down what happened.|You may want to talk to someone you trust.|A lawyer can tell you more.]
User: [thanks|ok|and what about {@topic}?|make it shorter|can you translate it into Spanish]

==
Human: {doc:chat,mail,letter}

Assistant:

==
\[INST\] {doc:chat,life,mail} \[/INST\]

==
Context (retrieved):
\[1\] {doc:mail,meeting,clinical,form,ticket}
\[2\] {doc:pages,news,apps}
\[3\] {doc:mail,hr,legal,csv,transcript}

Question: [What did {first} agree to?|When is the next appointment?|{doc:ask}]

==
{doc:news,pages,long}

---
{doc:chat,mail}

==
# Task
[Label|Route|Score] each [message|ticket|review].
1. {doc:ticket,chat}
2. {doc:ask,everyday}
3. {doc:mail,chat}
[Labels: urgent, normal, spam.|Answer as a list.|]

==
[Here is my draft.|My text:|Please check this:|Can you make this better?]

{doc:letter,mail,legal,life}

[I wrote it at night, be honest.|Native English please.|Keep my voice.|]

==
tool get_user_details(\{"user_id": "{p.user}"\})
-\> \{"name": "{p}", "address": "{p.addr}", "email": "{p.email}", "dob": "{p.dob}", "payment": "card ending {ACCOUNT~####}"[, "orders": \["{ID~#W#######}"\]|]\}
[assistant: Thanks {p.f}, I found your account. Shall I send it to {p.street}?|user: yes please, but use {q.email}|user: no that's my old address, I live in {q.city} now]

==
Observation: \{"results": \[\{"patient": "{p}", "mrn": "{p.mrn}", "diagnosis": "<{@cond}>"\}, \{"patient": "{q}", "mrn": "{q.mrn}", "diagnosis": "<{@cond}>"\}\]\}
Thought: [I need the phone number of {p}.|The second record matches.]
Action: lookup\["{p.l}"\]

==
Thread ({num:2-9} messages)
--- {p.f} {p.l}, {date}
{doc:mail}
--- {q}, {date}
[ok|Thanks, got it.|Please call me: {q.phone}|No, I never agreed to that.]
[Write the next reply as {p.f}.|Who owes whom what?|]

@lang de
@noise

==
[Fasse zusammen|Übersetze ins Englische|Korrigiere|Formuliere höflicher|Was soll ich antworten]:

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[Worum geht es?|Fasse das in zwei Sätzen zusammen.|Erstelle eine Tabelle.|Entferne alle Namen.|]

==
Du bist ein [hilfreicher|medizinischer] Assistent. [Antworte kurz.|]

[Nutzer: |]{doc:chat,mail,ticket}

==
Nutzer: {doc:ask}
Assistent: [Gern.|Das kommt darauf an.]
Nutzer: {doc:chat}

@lang fr

==
[Résume|Traduis en anglais|Corrige|Rends plus poli|Que répondre à] :

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[De quoi s'agit-il ?|Résume en deux phrases.|Fais un tableau.|Supprime les noms.|]

==
Tu es un assistant [utile|médical]. [Sois bref.|]

[Utilisateur : |]{doc:chat,mail,ticket}

==
Utilisateur : {doc:ask}
Assistant : [Bien sûr.|Cela dépend.]
Utilisateur : {doc:chat}

@lang es

==
[Resume|Traduce al inglés|Corrige|Hazlo más cortés|¿Qué respondo a esto?]:

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[¿De qué trata?|Resume en dos frases.|Haz una tabla.|Borra los nombres.|]

==
Eres un asistente [útil|médico]. [Sé breve.|]

[Usuario: |]{doc:chat,mail,ticket}

==
Usuario: {doc:ask}
Asistente: [Claro.|Depende.]
Usuario: {doc:chat}

@lang pt

==
[Resuma|Traduza para o inglês|Corrija|Deixe mais educado|O que respondo?]:

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[Do que se trata?|Resuma em duas frases.|Faça uma tabela.|Apague os nomes.|]

==
Você é um assistente [útil|médico]. [Seja breve.|]

[Usuário: |]{doc:chat,mail,ticket}

==
Usuário: {doc:ask}
Assistente: [Claro.|Depende.]
Usuário: {doc:chat}

@lang it

==
[Riassumi|Traduci in inglese|Correggi|Rendilo più gentile|Cosa rispondo?]:

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[Di cosa si tratta?|Riassumi in due frasi.|Fai una tabella.|Togli i nomi.|]

==
Sei un assistente [utile|medico]. [Sii breve.|]

[Utente: |]{doc:chat,mail,ticket}

==
Utente: {doc:ask}
Assistente: [Certo.|Dipende.]
Utente: {doc:chat}

@lang nl

==
[Vat samen|Vertaal naar het Engels|Verbeter|Maak het beleefder|Wat antwoord ik hierop?]:

{doc:mail,chat,clinical,legal,ticket}

==
{doc:mail,clinical,legal,ticket}

[Waar gaat dit over?|Vat samen in twee zinnen.|Maak een tabel.|Haal de namen weg.|]

==
Je bent een [behulpzame|medische] assistent. [Antwoord kort.|]

[Gebruiker: |]{doc:chat,mail,ticket}

==
Gebruiker: {doc:ask}
Assistent: [Natuurlijk.|Dat hangt ervan af.]
Gebruiker: {doc:chat}
