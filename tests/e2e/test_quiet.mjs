// Two worlds that differ in one thing: what another tenant sent before. Every byte that a tenant can
// get out of the server is the same in both: answers, usage, streams, errors, headers, its own view
// of the cache. The last world is the control: there the tenant sent the text itself, and that shows.
import assert from 'node:assert/strict';
import { startServer, step } from './lib.mjs';

process.setMaxListeners(20); // one for each server
const words = (word) => Array.from({ length: 40 }, (_, i) => `${word} ${i}`).join(', ');
const secret = `My name is Laura Novak and my card is 4539 1488 0343 6467. ${words('ledger')}`;
const other = secret.replace('My name', 'No name').replaceAll('ledger', 'letter');

// What is drawn for each answer, or is the time; and where a stream was cut follows from when it was read.
const same = (text) => text.replace(/"id":"[^"]*"/g, '"id":""').replace(/"created":\d+/g, '"created":0')
  .replace(/","logprobs":null,"finish_reason":null\}\],"usage":null\}\n\ndata: .*?"text":"/g, '');

// What a tenant gets to see, request by request.
async function look(server, key) {
  const seen = [];
  const ask = async (path, body) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST', headers: { Authorization: `Bearer ${key}` },
      body: typeof body === 'object' ? JSON.stringify({ model: 'default', max_tokens: 3, temperature: 0, ...body }) : body,
    });
    const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    seen.push(`${path} ${answer.status} ${JSON.stringify(headers)} ${same(await answer.text())}`);
    await server.idle();
  };
  const complete = (body) => ask('/v1/completions', body);
  await ask('/v1/cache');
  await complete({ prompt: secret.slice(0, 200) });
  await complete({ prompt: secret });
  await complete({ prompt: `${secret} and then`, stream: true, stream_options: { include_usage: true } });
  await complete({ prompt: secret, n: 2, logprobs: 3, seed: 1 });
  await ask('/v1/chat/completions', { messages: [{ role: 'user', content: secret }] });
  await complete({ prompt: secret.repeat(20) });
  await complete({ prompt: secret, temperature: 9 });
  await complete({ prompt: secret, model: 'gpt-9' });
  await complete({ prompt: [secret, 5] });
  await complete(`{"prompt":"${secret}`);
  await ask('/v1/chat/completions', { messages: [{ role: 'nobody', content: secret }] });
  await ask('/v1/models');
  await ask('/tokenize', { content: secret });
  await ask('/operator/cache');
  await ask('/v1/cache');
  return seen;
}

async function world(mode, who, text) {
  const server = await startServer('--mode', mode, '--ctx', '1024', '--kv-tokens', '8192', '--threads', '1');
  const keys = { victim: server.addTenant('victim'), prober: server.addTenant('prober') };
  for (let i = 0; i < 2; i++) {
    const answer = await fetch(`${server.url}/v1/completions`, {
      method: 'POST', headers: { Authorization: `Bearer ${keys[who]}` },
      body: JSON.stringify({ model: 'default', prompt: text, max_tokens: 3, temperature: 0 }),
    });
    assert.equal(answer.status, 200, await answer.text());
    await server.idle();
  }
  const seen = await look(server, keys.prober);
  assert.equal(await server.stop(), 0);
  return seen;
}

for (const mode of ['isolated', 'declared', 'selective', 'quorum']) {
  step(`${mode}: whether another tenant sent it shows in no byte`);
  const sent = await world(mode, 'victim', secret);
  assert.deepEqual(sent, await world(mode, 'victim', other));
  const codes = sent.map((text) => text.split(' ')[1]);
  assert.deepEqual(codes, ['200', '200', '200', '200', '200', '200', '400', '400', '404', '400', '400', '400', '200', '200', '403', '200']);
  for (const text of sent.slice(6, 12)) assert.doesNotMatch(text, /Laura|4539 1488|ledger/, 'an error repeats no text');

  step(`${mode}: that one sent it oneself does`);
  const own = await world(mode, 'prober', secret);
  assert.notDeepEqual(own.slice(1, 4), sent.slice(1, 4));
}
process.exit(0);
