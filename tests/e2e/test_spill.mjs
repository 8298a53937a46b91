// The disk behind the cache of a running server: what was evicted comes back, also after a restart,
// for its own tenant and nobody else; what is damaged is computed again; nothing readable is written.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, startServerOn, step, until } from './lib.mjs';

const PAGE = 16;
const options = ['--mode', 'declared', '--page-tokens', String(PAGE), '--ctx', '512', '--kv-tokens', '1024', '--spill-size', '64M'];
let server = await startServer(...options);
const words = (word) => Array.from({ length: 60 }, (_, i) => `${word} ${i}`).join(', ');

async function ask(key, prompt) {
  const answer = await fetch(`${server.url}/v1/completions`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'default', prompt, max_tokens: 4, temperature: 0 }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const { usage, choices } = await answer.json();
  return { cached: usage.prompt_tokens_details?.cached_tokens ?? 0, prompt: usage.prompt_tokens, text: choices[0].text };
}
const whole = (n) => Math.floor((n - 1) / PAGE) * PAGE;
const restored = () => server.metric('carrel_spill_restored_pages_total');
async function flood(key) { // more than the whole cache
  for (const word of ['rain', 'wind', 'snow', 'hail', 'fog', 'sun']) await ask(key, words(word));
}
async function restart(...more) {
  assert.equal(await server.stop(), 0);
  server = await startServerOn(server.data, ...options, ...more);
}

const acme = server.addTenant('acme'), zeta = server.addTenant('zeta');
const secret = `The password of the vault is zq81xx. ${words('gold')}`;

step('text that was evicted comes back from disk');
const cold = await ask(acme, secret);
assert.equal(cold.cached, 0);
await flood(zeta);
await until('pages are written', async () => (await server.metric('carrel_spill_written_pages_total')) >= whole(cold.prompt) / PAGE);
{
  const before = await restored(), computed = await server.metric('carrel_prefill_tokens_total');
  const warm = await ask(acme, secret);
  assert.equal(warm.cached, whole(cold.prompt));
  assert.equal(warm.text, cold.text);
  assert.ok((await restored()) > before, 'it was on disk');
  assert.ok((await server.metric('carrel_prefill_tokens_total')) - computed <= PAGE, 'only what is behind the last page is computed');
}

step('not for another tenant');
assert.equal((await ask(zeta, secret)).cached, 0);

step('a restart finds the cache');
await restart();
{
  const warm = await ask(acme, secret);
  assert.equal(warm.cached, whole(cold.prompt));
  assert.equal(warm.text, cold.text);
  assert.equal(await restored(), whole(cold.prompt) / PAGE);
  console.log(`    ${warm.cached} of ${warm.prompt} prompt tokens come from disk`);
}
await restart();
assert.equal((await ask(server.addTenant('omni'), secret)).cached, 0);

step('many at once, each tenant its own');
{
  await restart();
  const answers = await Promise.all([acme, zeta, acme, zeta, acme, zeta].map((key) => ask(key, secret)));
  for (const answer of answers) {
    assert.equal(answer.cached, whole(cold.prompt));
    assert.equal(answer.text, cold.text);
  }
}

step('declared text comes back for everybody, and not after its revocation');
{
  const prefix = (...args) => execFileSync(process.env.CARREL, ['prefix', ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  const registry = (...args) => prefix(...args, '--data', server.data);
  const terms = words('clause');
  writeFileSync('text', terms);
  prefix('keygen', 'issuer.pem');
  registry('trust', 'issuer.pem.pub');
  prefix('sign', 'text', '--key', 'issuer.pem', '--name', 'terms', '--kind', 'text', '--output', 'terms.json');
  registry('add', 'terms.json');
  await ask(acme, `${terms} First?`);
  const shared = (await ask(server.addTenant('t1'), `${terms} Second?`)).cached;
  assert.ok(shared > 0);
  await restart();
  assert.equal((await ask(server.addTenant('t2'), `${terms} Third?`)).cached, shared);
  assert.ok((await restored()) > 0, 'it was on disk');
  await restart();
  registry('revoke', 'terms');
  assert.equal((await ask(server.addTenant('t3'), `${terms} Fourth?`)).cached, 0);
}

step('what a tenant left is destroyed when it is removed, also while no server runs');
{
  const gone = server.addTenant('gone');
  await ask(gone, secret);
  assert.equal(await server.stop(), 0);
  server = await startServerOn(server.data, ...options);
  const used = await server.metric('carrel_spill_pages_used');
  assert.equal(await server.stop(), 0);
  execFileSync(process.env.CARREL, ['tenant', 'remove', 'gone', '--data', server.data], { stdio: 'pipe' });
  server = await startServerOn(server.data, ...options);
  assert.ok((await server.metric('carrel_spill_pages_used')) <= used - whole(cold.prompt) / PAGE);
}

step('what lies on disk tells nothing');
{
  const answer = await fetch(`${server.url}/tokenize`, { method: 'POST', headers: { Authorization: `Bearer ${acme}` }, body: JSON.stringify({ content: secret, add_special: true }) });
  const ids = (await answer.json()).tokens;
  assert.equal(await server.stop(), 0);
  const folder = join(server.data, 'spill');
  const run = Buffer.from(Int32Array.from(ids.slice(8, 12)).buffer);
  let n = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name), bytes = readFileSync(path);
    assert.equal(statSync(path).mode & 0o077, 0, `${name} is the owner's alone`);
    assert.ok(!bytes.includes('zq81xx') && !bytes.includes(run), `${name} holds no text`);
    n += bytes.length;
  }
  assert.ok(n > 100000, `${n} bytes were written`);
  assert.doesNotMatch(server.log, /zq81xx/);
  assert.equal(statSync(join(server.data, 'spill.key')).mode & 0o777, 0o600);
}

step('a damaged page is computed again');
{
  const path = join(server.data, 'spill', 'pages'), bytes = readFileSync(path);
  for (let at = 2000; at < bytes.length; at += 4096) bytes[at] ^= 1;
  writeFileSync(path, bytes);
  server = await startServerOn(server.data, ...options);
  const again = await ask(acme, secret);
  assert.equal(again.cached, 0);
  assert.equal(again.text, cold.text);
  assert.ok((await server.metric('carrel_spill_dropped_pages_total')) > 0);
}

step('another model, or another layout, begins with an empty disk');
await restart('--kv-type', 'q8_0');
assert.equal(await server.metric('carrel_spill_pages_used'), 0);
assert.equal((await ask(acme, secret)).cached, 0);
assert.equal(await server.stop(), 0);

step('a key that others may read is refused');
chmodSync(join(server.data, 'spill.key'), 0o644);
{
  const { status, stderr } = spawnSync(process.env.CARREL, ['serve', '--port', '0', '--data', server.data, ...options], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /spill\.key; run `chmod 600`/);
}
process.exit(0);
