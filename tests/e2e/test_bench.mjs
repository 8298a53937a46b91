// carrel bench against running servers: what it measures is what the server counts, shared text is
// computed once where it is harmless and the mode allows, and nothing printed holds a key.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { startServer, step } from './lib.mjs';

const carrel = process.env.CARREL;
const all = [];

async function bench(...args) {
  const child = spawn(carrel, ['bench', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { out: '', err: '' };
  child.stdout.on('data', (chunk) => { run.out += chunk; });
  child.stderr.on('data', (chunk) => { run.err += chunk; });
  [run.status] = await once(child, 'close');
  for (const key of all) assert.ok(!(run.out + run.err).includes(key), 'a key is printed');
  return run;
}

function writeKeys(file, keys) {
  all.push(...keys);
  writeFileSync(file, `${keys.join('\n')}\n`);
  chmodSync(file, 0o600);
}

async function start(mode, ...args) {
  const server = await startServer('--mode', mode, '--ctx', '2048', '--threads', '1', ...args);
  writeKeys(`${mode}.keys`, ['a', 'b', 'c', 'd'].map((name) => server.addTenant(name)));
  return server;
}

async function figures(server, mode, ...args) {
  const run = await bench(server.url, '--keys', `${mode}.keys`, '--tenants', '4', '--app-tokens', '700', '--max-tokens', '4', '--json', 'f.json', ...args);
  assert.equal(run.status, 0, run.err);
  console.log(run.out.replace(/^/gm, '    '));
  return JSON.parse(readFileSync('f.json', 'utf8'));
}

step('calls that make no sense');
{
  const wrong = async (status, pattern, ...args) => {
    const run = await bench(...args);
    assert.equal(run.status, status, run.err);
    assert.match(run.err, pattern);
    assert.equal(run.out, '');
  };
  await wrong(2, /Name the endpoint/);
  await wrong(2, /workload/, 'http://127.0.0.1:1', '--workload', 'magic');
  await wrong(1, /No server answers/, 'http://127.0.0.1:1', '--app-tokens', '16');
  await wrong(1, /another machine/, 'https://192.0.2.1');
  await wrong(1, /read from files/, 'http://127.0.0.1:1', '--workload', 'agent');
  writeFileSync('open.keys', 'k\n');
  chmodSync('open.keys', 0o644);
  await wrong(1, /chmod 600/, 'http://127.0.0.1:1', '--keys', 'open.keys');
}

step('endpoints that answer nonsense');
{
  const mock = http.createServer((request, response) => request.resume().on('end', () => response.writeHead(500).end('data: {"choices":[1]}\n')));
  await new Promise((resolve) => { mock.listen(0, '127.0.0.1', resolve); });
  const run = await bench(`http://127.0.0.1:${mock.address().port}`, '--app-tokens', '16', '--tenants', '2');
  assert.equal(run.status, 1);
  assert.match(run.err, /8 requests failed/);
  mock.close();
}

step('isolated: each tenant computes the app for itself');
let alone;
{
  const server = await start('isolated');
  const f = await figures(server, 'isolated');
  assert.equal(f.requests, 16);
  assert.equal(f.ttft.n, 16);
  assert.equal(f.first_ttft.n, 4);
  assert.ok(f.ttft.p50_s > 0 && f.ttft.p50_s <= f.ttft.p99_s && f.ttft.p99_s <= f.whole.p99_s);
  assert.equal(f.server.shared_tokens, 0);
  assert.equal(f.server.verdicts, 0);
  assert.ok(f.server.own_tokens > 0);
  assert.ok(f.server.stored_pages < 0.5 * f.server.charged_pages, 'equal text is stored once');
  alone = f.server.prefill_tokens;
  assert.equal(await server.metric('carrel_prefill_tokens_total'), alone);
  const stranger = await bench(server.url, '--app-tokens', '16');
  assert.equal(stranger.status, 1);
  assert.match(stranger.err, /does not take one of the keys/);
  assert.equal(await server.stop(), 0);
}

step('isolated, stored apart');
{
  const server = await start('isolated', '--no-store-once');
  const f = await figures(server, 'isolated');
  assert.equal(f.server.stored_pages, f.server.charged_pages);
  assert.equal(await server.stop(), 0);
}

step('selective: judged harmless, and computed once or twice');
{
  const server = await start('selective');
  const f = await figures(server, 'selective', '--in-flight', '1', '--private', '0.3');
  assert.ok(f.private > 0);
  assert.ok(f.server.published_pages > 20);
  assert.ok(f.server.shared_tokens > 0);
  assert.ok(f.server.verdicts > 0); // the last ones may come after the run
  assert.ok(f.server.prefill_tokens < 0.7 * alone, `${f.server.prefill_tokens} of ${alone} tokens`);
  const chats = await figures(server, 'selective', '--workload', 'chats', '--asked', '1', '--turns', '3', '--rate', '20', '--seed', '2');
  assert.equal(chats.requests, 12);
  assert.equal(chats.first_ttft.n, 4);
  assert.equal(await server.stop(), 0);
}
process.exit(0);
