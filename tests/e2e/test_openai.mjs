// The npm package "openai" (in OPENAI_MODULES) as a client of the embedded model.
import assert from 'node:assert/strict';
import { loadOpenAI, startServer, step, until } from './lib.mjs';

const OpenAI = loadOpenAI();
const server = await startServer('--parallel', '8');
const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: server.key, maxRetries: 0 });
const hello = [{ role: 'user', content: 'Hello! How are you?' }];
const chat = (options) => client.chat.completions.create({ model: 'default', messages: hello, max_tokens: 16, ...options });

async function fails(promise, status, check = () => {}) {
  try { await promise; } catch (e) {
    assert.equal(e.status, status, e.message);
    check(e);
    return;
  }
  assert.fail(`it should have failed with ${status}`);
}

step('models');
const models = (await client.models.list()).data;
assert.equal(models.length, 1);
assert.equal((await client.models.retrieve(models[0].id)).id, models[0].id);
await fails(client.models.retrieve('gpt-nothing'), 404);

step('chat');
{
  const c = await chat();
  assert.equal(c.object, 'chat.completion');
  assert.equal(c.model, models[0].id);
  assert.match(c.system_fingerprint, /^b/);
  assert.equal(c.choices[0].message.role, 'assistant');
  assert.ok(c.choices[0].message.content.length > 0);
  assert.ok(['stop', 'length'].includes(c.choices[0].finish_reason));
  assert.equal(c.usage.total_tokens, c.usage.prompt_tokens + c.usage.completion_tokens);
  assert.ok(c.usage.completion_tokens <= 16);
  assert.equal((await chat({ model: models[0].id, max_tokens: 1, temperature: 2, ignore_eos: true })).choices[0].finish_reason, 'length');
  const parts = await chat({
    temperature: 0, max_tokens: 4,
    messages: [{ role: 'developer', content: 'Be kind.' }, { role: 'user', content: [{ type: 'text', text: 'Hello!' }] },
      { role: 'assistant', content: 'Hi.' }, { role: 'user', content: 'Go on.' }],
  });
  assert.equal(parts.choices.length, 1);
}

step('stream: role first, pieces, reason, usage');
{
  const stream = await chat({ stream: true, temperature: 0, stream_options: { include_usage: true } });
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  assert.equal(chunks[0].choices[0].delta.role, 'assistant');
  assert.equal(new Set(chunks.map((c) => c.id)).size, 1);
  assert.ok(chunks.every((c) => c.object === 'chat.completion.chunk'));
  const last = chunks.pop();
  assert.deepEqual(last.choices, []);
  assert.ok(last.usage.completion_tokens > 0);
  assert.ok(chunks.every((c) => c.usage === null));
  const end = chunks.pop();
  assert.ok(['stop', 'length'].includes(end.choices[0].finish_reason));
  assert.deepEqual(end.choices[0].delta, {});
  assert.ok(chunks.every((c) => c.choices[0].finish_reason === null));
  const text = chunks.map((c) => c.choices[0].delta.content ?? '').join('');
  const whole = await chat({ temperature: 0 });
  assert.equal(text, whole.choices[0].message.content);
  assert.equal(last.usage.completion_tokens, whole.usage.completion_tokens);
}

step('the stream helper, the strictest reader there is');
{
  const runner = client.chat.completions.stream({ model: 'default', messages: hello, max_tokens: 12, temperature: 0, logprobs: true });
  let text = '';
  runner.on('content', (delta) => { text += delta; });
  const final = await runner.finalChatCompletion();
  assert.equal(final.choices[0].message.content, text);
  assert.equal(final.choices[0].logprobs.content.map((t) => t.token).join('').trim(), text.trim());
}

step('cached_tokens: own turns only');
{
  const long = [{ role: 'system', content: 'You are a helpful assistant who tells stories about animals, houses and rivers. '.repeat(8) },
    { role: 'user', content: 'Tell me a story.' }];
  const first = await chat({ messages: long, max_tokens: 1 });
  assert.equal(first.usage.prompt_tokens_details.cached_tokens, 0);
  const second = await chat({ messages: long, max_tokens: 1 });
  assert.ok(second.usage.prompt_tokens_details.cached_tokens > 0.5 * second.usage.prompt_tokens);
  const stranger = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: server.addTenant('stranger'), maxRetries: 0 });
  const theirs = await stranger.chat.completions.create({ model: 'default', messages: long, max_tokens: 1, user: 'local', cache_salt: 'local' });
  assert.equal(theirs.usage.prompt_tokens_details.cached_tokens, 0);
}

step('seed and temperature');
{
  const say = async (seed) => (await chat({ seed, temperature: 1 })).choices[0].message.content;
  assert.equal(await say(7), await say(7));
  const all = new Set();
  for (let seed = 0; seed < 6; seed++) all.add(await say(seed));
  assert.ok(all.size > 1);
}

step('n = 2, collected and streamed');
{
  const two = await chat({ n: 2, seed: 5, temperature: 1 });
  assert.deepEqual(two.choices.map((c) => c.index), [0, 1]);
  const texts = ['', ''];
  for await (const chunk of await chat({ n: 2, seed: 5, temperature: 1, stream: true }))
    texts[chunk.choices[0].index] += chunk.choices[0].delta.content ?? '';
  assert.deepEqual(texts, two.choices.map((c) => c.message.content));
}

step('stop is never part of the text');
{
  const free = (await chat({ temperature: 0 })).choices[0].message.content;
  const word = free.trim().split(/\s+/)[2];
  const stopped = await chat({ temperature: 0, stop: [word] });
  assert.equal(stopped.choices[0].finish_reason, 'stop');
  assert.equal(stopped.choices[0].message.content, free.slice(0, free.indexOf(word)));
}

step('logprobs');
{
  const c = await chat({ logprobs: true, top_logprobs: 3, temperature: 0, max_tokens: 4 });
  const tokens = c.choices[0].logprobs.content;
  assert.equal(tokens.length, c.usage.completion_tokens);
  for (const t of tokens) {
    assert.equal(t.top_logprobs.length, 3);
    assert.ok(t.logprob <= 0);
    assert.equal(t.top_logprobs[0].token, t.token); /* greedy */
    assert.deepEqual([...Buffer.from(t.token)], t.bytes);
  }
  const p = await client.completions.create({ model: 'default', prompt: 'Once upon a', max_tokens: 3, logprobs: 2, temperature: 0 });
  const lp = p.choices[0].logprobs;
  assert.equal(lp.tokens.length, 3);
  assert.equal(lp.token_logprobs.length, 3);
  assert.equal(Object.keys(lp.top_logprobs[0]).length, 2);
  assert.equal(lp.text_offset[0], 0);
}

step('completions: strings, tokens, several prompts, stream');
{
  const one = await client.completions.create({ model: 'default', prompt: 'The house stood', temperature: 0, max_tokens: 5 });
  assert.equal(one.object, 'text_completion');
  const { tokens } = await (await fetch(`${server.url}/tokenize`, {
    method: 'POST', headers: { 'x-api-key': server.key }, body: JSON.stringify({ content: 'The house stood', add_special: true }),
  })).json();
  const ids = await client.completions.create({ model: 'default', prompt: tokens, temperature: 0, max_tokens: 5 });
  assert.equal(ids.choices[0].text, one.choices[0].text);
  const two = await client.completions.create({ model: 'default', prompt: ['The house stood', 'A river'], temperature: 0, max_tokens: 5 });
  assert.equal(two.choices.length, 2);
  assert.equal(two.choices[0].text, one.choices[0].text);
  let text = '';
  for await (const chunk of await client.completions.create({ model: 'default', prompt: 'The house stood', temperature: 0, max_tokens: 5, stream: true }))
    text += chunk.choices[0].text;
  assert.equal(text, one.choices[0].text);
}

step('logit_bias and penalties');
{
  const { tokens } = await (await fetch(`${server.url}/tokenize`, {
    method: 'POST', headers: { authorization: `Bearer ${server.key}` }, body: JSON.stringify({ content: ' river' }),
  })).json();
  const c = await client.completions.create({ model: 'default', prompt: 'The', max_tokens: 3, temperature: 0, logit_bias: { [tokens[0]]: 100 } });
  assert.match(c.choices[0].text, /river/);
  const p = await client.completions.create({
    model: 'default', prompt: 'The', max_tokens: 8, temperature: 0, presence_penalty: 2, frequency_penalty: 2, extra_body: {}, repeat_penalty: 1.3,
  });
  assert.ok(p.choices[0].text.length > 0);
}

step('json_object and json_schema');
{
  const o = await chat({ response_format: { type: 'json_object' }, max_tokens: 400, seed: 1 });
  if (o.choices[0].finish_reason === 'stop')
    assert.equal(typeof JSON.parse(o.choices[0].message.content), 'object');
  const schema = {
    type: 'object', additionalProperties: false, required: ['name', 'age', 'tags'],
    properties: { name: { enum: ['Ann', 'Bob'] }, age: { type: 'integer' }, tags: { type: 'array', items: { type: 'boolean' }, maxItems: 2 } },
  };
  let n_whole = 0;
  for (let seed = 0; seed < 4; seed++) {
    const c = await chat({ seed, max_tokens: 300, response_format: { type: 'json_schema', json_schema: { name: 'person', strict: true, schema } } });
    if (c.choices[0].finish_reason !== 'stop') continue;
    const person = JSON.parse(c.choices[0].message.content);
    assert.deepEqual(Object.keys(person).sort(), ['age', 'name', 'tags']);
    assert.ok(['Ann', 'Bob'].includes(person.name) && Number.isInteger(person.age) && person.tags.length <= 2);
    n_whole++;
  }
  assert.ok(n_whole > 0);
}

step('abort in mid-stream, and while an answer is collected: the request is canceled');
{
  const aborts = () => server.metric(`vllm:request_success_total{model_name="${models[0].id}",finished_reason="abort"}`);
  const before = await aborts();
  let n = 0;
  for await (const chunk of await chat({ stream: true, max_tokens: 4000, ignore_eos: true }))
    if (chunk && ++n === 3) break; /* the client closes */
  await until('the first is counted', async () => (await aborts()) === before + 1);
  await server.idle();

  const controller = new AbortController();
  const collected = client.chat.completions.create({ model: 'default', messages: hello, max_tokens: 4000, ignore_eos: true }, { signal: controller.signal });
  await until('it runs', async () => (await server.metric('vllm:num_requests_running')) > 0);
  controller.abort();
  await assert.rejects(collected);
  await until('the second is counted', async () => (await aborts()) === before + 2);
  await server.idle();
}

step('bad requests');
await fails(new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'ck_wrong', maxRetries: 0 }).chat.completions.create({ model: 'default', messages: hello }), 401,
  (e) => assert.equal(e.type, 'authentication_error'));
await fails(chat({ model: 'gpt-4' }), 404, (e) => assert.equal(e.code, 'model_not_found'));
await fails(chat({ messages: [] }), 400, (e) => assert.equal(e.param, 'messages'));
await fails(chat({ temperature: 5 }), 400, (e) => assert.equal(e.param, 'temperature'));
await fails(chat({ n: 1000 }), 400);
await fails(chat({ tools: [{ type: 'function', function: { name: 'f' } }] }), 400, (e) => assert.match(e.message, /tools/));
await fails(chat({ messages: [{ role: 'user', content: 'word '.repeat(20000) }] }), 400, (e) => {
  assert.equal(e.code, 'context_length_exceeded');
  assert.match(e.message, /\d+/);
});
await fails(chat({ response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'nonsense' } } } }), 400);

step('drain: what runs ends, what comes is refused');
{
  let stopped, usage;
  for await (const chunk of await chat({ stream: true, max_tokens: 300, ignore_eos: true, stream_options: { include_usage: true } })) {
    stopped ??= server.stop();
    usage = chunk.usage ?? usage;
  }
  assert.equal(usage.completion_tokens, 300);
  assert.equal(await stopped, 0);
  await assert.rejects(chat());
}

step('429 with Retry-After');
{
  const small = await startServer('--parallel', '1', '--max-waiting', '1', '--max-waiting-per-tenant', '1');
  const c = new OpenAI({ baseURL: `${small.url}/v1`, apiKey: small.key, maxRetries: 0 });
  const ask = (signal) => c.chat.completions.create({ model: 'default', messages: hello, max_tokens: 4000, ignore_eos: true }, { signal });
  const a = new AbortController();
  const first = ask(a.signal);
  await until('it runs', async () => (await small.metric('vllm:num_requests_running')) === 1);
  const second = ask(a.signal);
  await until('it waits', async () => (await small.metric('vllm:num_requests_waiting')) === 1);
  await fails(ask(), 429, (e) => assert.equal(e.headers.get?.('retry-after') ?? e.headers['retry-after'], '1'));
  await fails(c.chat.completions.create({ model: 'default', messages: hello, stream: true }), 429);
  a.abort();
  await Promise.allSettled([first, second]);
  await small.idle();
  assert.equal((await c.chat.completions.create({ model: 'default', messages: hello, max_tokens: 2 })).choices.length, 1);
  assert.equal(await small.stop(), 0);
}
process.exit(0);
