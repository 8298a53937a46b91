// What operators let tenants keep in the cache, on a server that runs: floors, caps, times to live,
// and what a removed tenant leaves.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { startServer, step, until } from './lib.mjs';

const carrel = process.env.CARREL;
// A pool of 128 pages of 16 tokens; a context is 32 of them, and 7 more no floor can have.
const small = ['--ctx', '512', '--kv-tokens', '2048', '--parallel', '4'];
const server = await startServer(...small);
const tenant = (...args) => execFileSync(carrel, ['tenant', ...args, '--data', server.data], { encoding: 'utf8', stdio: 'pipe' });
const keys = {};
for (const name of ['acme', 'zeta', 'mill', 'brief', 'tight', 'gone']) keys[name] = server.addTenant(name);

// 401 tokens that begin like no other n's: 25 whole pages, and one to compute.
const text = (n) => Array.from({ length: 401 }, (_, i) => (i < 16 ? 10 + ((n >> i) & 1) : 10 + (i * 7) % 80));
async function post(key, prompt, max_tokens = 1) {
  return fetch(`${server.url}/v1/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'default', prompt, max_tokens, ignore_eos: true, temperature: 0 }),
  });
}
async function ask(name, prompt, max_tokens) {
  const answer = await post(keys[name], prompt, max_tokens);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).usage;
}
const cached = async (name, prompt) => (await ask(name, prompt)).prompt_tokens_details.cached_tokens;
let n_texts = 100;
async function flood() { for (let i = 0; i < 30; i++) await ask('zeta', text(n_texts++)); }
const limitsOf = (name) => {
  const t = JSON.parse(tenant('list', '--json')).find((row) => row.name === name);
  return [t.cache_floor, t.cache_cap, t.cache_ttl];
};

step('limits are set, shown and refused');
assert.deepEqual(limitsOf('acme'), [null, null, null]);
tenant('limit', 'acme', '--cache-floor', '416', '--cache-ttl', '90m');
tenant('limit', 'acme', '--cache-cap', '800');
assert.deepEqual(limitsOf('acme'), [416, 800, 5400]);
assert.match(tenant('list'), /acme +1 +416 +800 +5400s /);
assert.match(tenant('list'), /zeta +1 +- +- +- /);
for (const [args, status, words] of [
  [['limit', 'acme', '--cache-cap', '415'], 1, /floor may not be above its cap/],
  [['limit', 'acme', '--cache-floor', 'many'], 1, /cache-floor/],
  [['limit', 'acme', '--cache-ttl', '9999999h'], 1, /cache-ttl/],
  [['limit', 'nobody', '--default'], 1, /no tenant of that name/],
  [['limit', 'acme'], 2, /usage: carrel tenant/],
  [['limit', '--default'], 2, /usage: carrel tenant/],
  [['add', 'more', '--cache-cap', '1'], 2, /usage: carrel tenant/],
]) {
  const { status: got, stderr } = spawnSync(carrel, ['tenant', ...args, '--data', server.data], { encoding: 'utf8' });
  assert.equal(got, status, args.join(' '));
  assert.match(stderr, words);
}
assert.deepEqual(limitsOf('acme'), [416, 800, 5400]);
{
  const { status, stderr } = spawnSync(carrel, ['serve', '--cache-floor', '2', '--cache-cap', '1', '--data', server.data], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /cache-floor is above cache-cap/);
}

step('a floor keeps what others would have washed out');
for (const name of ['acme', 'mill']) assert.equal(await cached(name, text(1)), 0);
for (const name of ['acme', 'mill']) assert.equal(await cached(name, text(1)), 400);
await flood();
assert.equal(await cached('acme', text(1)), 400);
assert.equal(await cached('mill', text(1)), 0);

step('without it, it goes too');
tenant('limit', 'acme', '--default');
assert.deepEqual(limitsOf('acme'), [null, null, null]);
await flood();
assert.equal(await cached('acme', text(1)), 0);

step('a cap below one context refuses nothing');
tenant('limit', 'tight', '--cache-cap', '32');
for (let i = 0; i < 2; i++) assert.equal((await ask('tight', text(2), 111)).completion_tokens, 111);
assert.equal(await cached('tight', text(2)), 32);

step('text goes when its time is over, and only the tenant\'s');
await ask('brief', text(3));
await ask('mill', text(3));
assert.equal(await cached('brief', text(3)), 400);
tenant('limit', 'brief', '--cache-ttl', '1s');
await ask('mill', text(3));
await until('text expires', async () => (await server.metric('carrel_kv_expired_pages_total')) >= 25);
assert.equal(await cached('brief', text(3)), 0);
assert.equal(await cached('mill', text(3)), 400);

step('a floor that does not fit is told, and holds nobody up');
tenant('limit', 'zeta', '--cache-floor', '100000');
assert.equal((await ask('zeta', text(4), 111)).completion_tokens, 111);
await flood();
for (const name of ['acme', 'mill', 'tight']) assert.equal((await ask(name, text(5), 111)).completion_tokens, 111);
await Promise.all(['acme', 'mill', 'tight', 'zeta'].map((name, i) => ask(name, text(6 + i), 111)));
assert.equal(await server.metric('carrel_cache_floors_short'), 1);
assert.equal(await server.metric('carrel_cache_floors_overdrawn_total'), 0);
assert.equal(server.log.match(/floor is not kept in full.*tenant=zeta floor_tokens=100000 kept_tokens=1424/g)?.length, 1, server.log);
tenant('limit', 'zeta', '--default');
await ask('acme', text(5));
assert.equal(await server.metric('carrel_cache_floors_short'), 0);

step('a removed tenant leaves nothing');
await ask('mill', [11]); // short: caches no page
await ask('gone', text(30));
await server.idle();
const before = await server.metric('carrel_kv_pages_cached');
assert.equal(await cached('gone', text(30)), 400);
tenant('remove', 'gone');
await ask('mill', [11]);
await until('its pages are free', async () => (await server.metric('carrel_kv_pages_cached')) === before - 25);
assert.equal((await post(keys.gone, text(30))).status, 401);
assert.equal(await server.stop(), 0);

step('the server\'s own limits are for all who have none, also while nobody asks');
{
  const other = await startServer(...small, '--cache-ttl', '1', '--cache-cap', '160', '--cache-floor', '64');
  const headers = { Authorization: `Bearer ${other.key}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ model: 'default', prompt: text(1), max_tokens: 1 });
  const answer = await fetch(`${other.url}/v1/completions`, { method: 'POST', headers, body });
  assert.equal(answer.status, 200);
  await until('all text expires', async () => (await other.metric('carrel_kv_pages_cached')) === 0);
  assert.equal(await other.metric('carrel_kv_expired_pages_total'), 10); // the cap's
  assert.equal(await other.stop(), 0);
}
