// Public prefixes in a running server: what was signed is shared between tenants, nothing else is,
// and a revocation counts from the next request on. Each probe is a tenant of its own, which has
// computed nothing before.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { sleep, startServer, step } from './lib.mjs';

const PAGE = 16;
let server = await startServer('--mode', 'declared', '--page-tokens', String(PAGE), '--ctx', '2048');
const prefix = (...args) => execFileSync(process.env.CARREL, ['prefix', ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
const registry = (...args) => prefix(...args, '--data', server.data);
const words = (word) => Array.from({ length: 120 }, (_, i) => `${word} ${i}`).join(', ');

let nTenants = 0;
const newTenant = () => server.addTenant(`t${++nTenants}`);

async function ask(path, key, body) {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'default', max_tokens: 1, temperature: 0, ...body }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const { usage, choices } = await answer.json();
  return { cached: usage.prompt_tokens_details?.cached_tokens ?? 0, prompt: usage.prompt_tokens, text: choices[0].message?.content ?? choices[0].text };
}
const chat = (key, system, user) =>
  ask('/v1/chat/completions', key, { messages: [{ role: 'system', content: system }, { role: 'user', content: user }] });
const complete = (key, prompt) => ask('/v1/completions', key, { prompt });

// Signs and adds; returns the tokens of the prefix that lie on whole pages.
function publish(name, kind, text, ...options) {
  writeFileSync('text', text);
  prefix('sign', 'text', '--key', 'issuer.pem', '--name', name, '--kind', kind, '--output', `${name}.json`, ...options);
  registry('add', `${name}.json`);
  const entry = JSON.parse(registry('list', '--json')).find((e) => e.name === name && e.state === 'valid');
  assert.ok(entry, `${name} is valid`);
  return Math.floor(entry.tokens / PAGE) * PAGE;
}

prefix('keygen', 'issuer.pem');
registry('trust', 'issuer.pem.pub');
const shop = `You are the assistant of a bread shop. ${words('bread')}`;

step('nothing is shared before it is declared');
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, 0);
const cold = await chat(newTenant(), shop, 'Hello!');
assert.equal(cold.cached, 0);

step('a declared system prompt is computed once for all');
const pages = publish('shop', 'system', shop);
assert.ok(pages >= 5 * PAGE, `${pages} tokens on whole pages`);
await chat(newTenant(), shop, 'Do you sell rye?');
{
  const tenant = newTenant();
  const warm = await chat(tenant, shop, 'Hello!');
  assert.equal(warm.cached, pages, 'the whole pages of the prefix, and nothing of what others asked');
  assert.equal(warm.text, cold.text, 'the answer is the same from shared pages');
  const own = await chat(tenant, shop, 'Hello!');
  assert.ok(own.cached >= pages, 'a tenant finds its own again');
}
assert.equal((await chat(newTenant(), `${shop} `.replace('bread 7', 'rolls 7'), 'Hello!')).cached < pages, true);
assert.equal(await server.metric('carrel_kv_pages_shared'), pages / 16);
console.log(`    ${pages} of ${cold.prompt} prompt tokens come from shared pages`);

step('a revocation counts from the next request on, without a restart');
registry('revoke', 'shop');
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, 0);
assert.equal(await server.metric('carrel_kv_pages_shared'), 0);
assert.throws(() => registry('add', 'shop.json'));
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, 0);

step('again under a higher epoch; then the issuer loses its trust');
assert.equal(publish('shop', 'system', shop, '--epoch', '2'), pages);
await chat(newTenant(), shop, 'Do you sell rye?');
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, pages);
registry('untrust', JSON.parse(registry('issuers', '--json'))[0].id);
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, 0);
registry('trust', 'issuer.pem.pub');

step('text that raw prompts begin with');
const terms = `Terms of service. ${words('clause')}`;
const raw = publish('terms', 'text', terms, '--epoch', '2');
await complete(newTenant(), `${terms} First question`);
assert.equal((await complete(newTenant(), `${terms} Second one`)).cached, raw);
registry('revoke', '--all-before', '3');
assert.equal((await complete(newTenant(), `${terms} Third one`)).cached, 0);

step('an entry that expires while the server runs');
{
  const expires = Math.floor(Date.now() / 1000) + 6;
  const brief = `Offers of today. ${words('offer')}`;
  const size = publish('brief', 'system', brief, '--epoch', '3', '--expires', String(expires));
  await chat(newTenant(), brief, 'Hello!');
  const { cached } = await chat(newTenant(), brief, 'Hello!');
  if (Date.now() / 1000 < expires) assert.equal(cached, size);
  await sleep(Math.max(0, expires * 1000 + 20 - Date.now()));
  assert.equal((await chat(newTenant(), brief, 'Hello!')).cached, 0);
}

step('no text of an entry is in the log');
assert.match(server.log, /may be shared name=shop/);
assert.match(server.log, /no longer shared name=shop/);
assert.match(server.log, /no longer shared name=brief why=expired/);
assert.doesNotMatch(server.log, /bread|clause|offer /);
assert.equal(await server.stop(), 0);

step('a server that isolates tenants heeds no registry');
server = await startServer('--mode', 'isolated');
registry('trust', 'issuer.pem.pub');
publish('shop', 'system', shop);
await chat(newTenant(), shop, 'Hello!');
assert.equal((await chat(newTenant(), shop, 'Hello!')).cached, 0);
assert.doesNotMatch(server.log, /may be shared/);
assert.equal(await server.stop(), 0);
process.exit(0);
