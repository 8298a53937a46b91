// Soak: clients of three tenants that come, stream, and often leave in the middle, for SOAK_SECONDS
// (600). Shows that the server's memory stays flat, that nothing runs or waits when all have gone,
// and that it still answers. `make soak` runs it under the address sanitizer.
//
//   CARREL=build-asan/carrel SOAK_SECONDS=60 node tests/e2e/soak.mjs
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const seconds = Number(process.env.SOAK_SECONDS ?? 600);
const clients = 24;
const data = mkdtempSync(join(tmpdir(), 'carrel-soak-'));
const carrel = process.env.CARREL;
const tenants = ['acme', 'zeta', 'noor'];
const keys = tenants.map((name) => {
  execFileSync(carrel, ['tenant', 'add', name, '--data', data]);
  return execFileSync(carrel, ['key', 'create', name, '--data', data], { encoding: 'utf8' }).trim().split('\n').pop();
});

// A small pool and few slots: requests are preempted, queued and refused all the time.
const server = spawn(carrel, ['serve', '--port', '0', '--data', data, '--ctx', '512', '--kv-tokens', '2048',
  '--parallel', '8', '--max-waiting', '16', '--max-waiting-per-tenant', '8', '--log-level', 'warn'],
{ env: { ...process.env, ASAN_OPTIONS: 'quarantine_size_mb=8:malloc_context_size=4' } });
let said = '';
server.stderr.pipe(process.stderr);
const port = await new Promise((resolve, reject) => {
  server.stdout.on('data', (chunk) => {
    said += chunk;
    const at = said.match(/listening on http:\/\/[^:]+:(\d+)/);
    if (at) resolve(Number(at[1]));
  });
  server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});

let seed = Number(process.env.SOAK_SEED ?? Date.now() % 1000000);
console.log(`soak: ${seconds} s, ${clients} clients, seed ${seed}`);
const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
const words = 'the cat sat on a red mat and looked at the moon while rain fell over old roofs'.split(' ');
const text = (n) => Array.from({ length: n }, () => words[random(words.length)]).join(' ');

const counts = {};
const count = (what) => { counts[what] = (counts[what] ?? 0) + 1; };

function request(path, body, key, leaveAfter) {
  return new Promise((resolve) => {
    const req = http.request({ port, path, method: body ? 'POST' : 'GET', headers: key ? { authorization: `Bearer ${key}` } : {} }, (res) => {
      let bytes = 0, all = '';
      res.on('data', (chunk) => {
        bytes += chunk.length;
        all += chunk;
        if (leaveAfter !== undefined && bytes > leaveAfter) { req.destroy(); count('left'); resolve(); }
      });
      res.on('end', () => { count(res.statusCode); resolve({ status: res.statusCode, body: all }); });
      res.on('error', () => resolve());
    });
    req.on('error', () => resolve());
    if (leaveAfter === 0) setTimeout(() => { req.destroy(); count('left early'); resolve(); }, random(200));
    req.end(body ? JSON.stringify(body) : undefined);
  });
}

const end = Date.now() + seconds * 1000;
async function client(i) {
  while (Date.now() < end) {
    const leave = random(10) < 4 ? random(3) * 400 : undefined;
    const got = await request('/v1/chat/completions', {
      model: 'default', stream: random(3) > 0, n: 1 + (random(8) === 0), max_tokens: 1 + random(120),
      stop: random(4) === 0 ? ['zq'] : undefined, logprobs: random(6) === 0,
      messages: [{ role: 'system', content: text(5 + 20 * random(3)) }, { role: 'user', content: text(1 + random(60)) }],
    }, keys[i % keys.length], leave);
    if (got?.status === 429) await new Promise((r) => setTimeout(r, 50));
    if (got && ![200, 429].includes(got.status)) { console.error(`status ${got.status}: ${got.body}`); process.exitCode = 1; return; }
  }
}

const resident = () => Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
const samples = [];
const sampler = setInterval(() => {
  samples.push(resident());
  console.log(`soak: ${Math.round((end - Date.now()) / 1000)} s left, ${samples.at(-1).toFixed(0)} MiB, ${JSON.stringify(counts)}`);
}, Math.min(10000, seconds * 50));
await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
clearInterval(sampler);

const gauge = async (name) => Number((await request('/metrics')).body.match(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'm'))[1]);
let busy = -1;
for (let i = 0; i < 100 && busy !== 0; i++) {
  await new Promise((r) => setTimeout(r, 100));
  busy = await gauge('vllm:num_requests_running') + await gauge('vllm:num_requests_waiting');
}
const check = (what, good) => { console.log(`${good ? 'ok' : 'FAILED'}: ${what}`); if (!good) process.exitCode = 1; };
check(`nothing runs or waits at the end (${busy})`, busy === 0);
const last = await request('/v1/completions', { model: 'default', prompt: 'Hello', max_tokens: 4 }, keys[0]);
check('it still answers', last?.status === 200);
const median = (a) => a.toSorted?.((x, y) => x - y)[a.length >> 1] ?? [...a].sort((x, y) => x - y)[a.length >> 1];
const third = Math.floor(samples.length / 3);
const before = median(samples.slice(third, 2 * third)), after = median(samples.slice(2 * third));
check(`memory is flat: ${before.toFixed(0)} MiB in the middle, ${after.toFixed(0)} MiB at the end`, after <= before * 1.03 + 4);
const exit = new Promise((resolve) => { server.removeAllListeners('exit'); server.on('exit', resolve); });
server.kill('SIGTERM');
const code = await exit;
check(`it ends cleanly (${code})`, code === 0);
rmSync(data, { recursive: true });
