// What an HTTP client would not do, against the real server and a real model: raw sockets that are
// slow, rude, early, or gone.
import assert from 'node:assert/strict';
import { connect, sleep, startServer, step, until } from './lib.mjs';

const server = await startServer('--parallel', '4', '--max-body', '64K', '--max-header', '2K', '--header-timeout', '500ms',
  '--body-timeout', '500ms', '--idle-timeout', '5s', '--keepalive', '100ms', '--max-connections', '40', '--log-level', 'debug');
const auth = `Authorization: Bearer ${server.key}\r\n`;
const post = (body, path = '/v1/chat/completions', headers = auth) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const hello = (options) => JSON.stringify({ model: 'default', messages: [{ role: 'user', content: 'Hello, m4rker!' }], max_tokens: 4, ...options });

async function answer(raw) {
  const head = await raw.until('\r\n\r\n');
  const length = Number(head.match(/Content-Length: (\d+)/)?.[1] ?? 0);
  await until('the body comes', () => raw.seen.length >= length);
  const body = raw.seen.slice(0, length);
  raw.seen = raw.seen.slice(length);
  return { status: Number(head.slice(9, 12)), head, body };
}

async function refused(bytes, status) {
  const raw = await connect(server.port);
  await raw.send(bytes);
  const got = await answer(raw);
  assert.equal(got.status, status, got.body);
  const { error } = JSON.parse(got.body);
  assert.deepEqual(Object.keys(error), ['message', 'type', 'param', 'code']);
  assert.match(error.message, /\.$/);
  raw.socket.destroy();
  return error;
}

step('bad JSON, bad UTF-8, oversized, malformed');
assert.equal((await refused(post('{"messages": s3cr3t'), 400)).code, 'invalid_json');
assert.match((await refused(Buffer.concat([Buffer.from(`POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${auth}Content-Length: 16\r\n\r\n{"messages":"`),
  Buffer.from([0xff, 0xfe]), Buffer.from('"}')]), 400)).message, /UTF-8/);
await refused(post('x'.repeat(70000)), 413);
await refused(`GET /health HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(4000)}\r\n\r\n`, 431);
await refused('GET /health\r\n\r\n', 400);
await refused(post('{}', '/nowhere'), 404);
await refused(post(hello(), undefined, ''), 401);
assert.doesNotMatch((await refused(post(hello({ model: 's3cr3t' })), 404)).message, /s3cr3t/);

step('slow loris: a byte now and then buys no time');
{
  const raw = await connect(server.port);
  const dripping = (async () => {
    for (const c of `GET /health HTTP/1.1\r\nX: ${'z'.repeat(200)}`) {
      if (raw.closed) break;
      await raw.send(c);
      await sleep(20);
    }
  })();
  assert.equal((await answer(raw)).status, 408);
  await raw.end();
  await dripping;
  const body = await connect(server.port);
  await body.send(`POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${auth}Content-Length: 500\r\n\r\n{`);
  assert.equal((await answer(body)).status, 408);
}

step('pipelining: answers in order');
{
  const raw = await connect(server.port);
  await raw.send(`GET /health HTTP/1.1\r\nHost: x\r\n\r\n${post(hello())}${post(hello({ n: 0 }))}${post(hello({ stream: true }))}`
    + 'GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  assert.equal((await answer(raw)).body, '{"status":"ok"}');
  assert.match((await answer(raw)).body, /"chat.completion"/);
  assert.equal((await answer(raw)).status, 400);
  assert.match(await raw.until('\r\n0\r\n\r\n'), /data: \[DONE\]\n\n/);
  assert.match((await answer(raw)).body, /version/);
  assert.equal(await raw.end(), '');
}

step('Expect: 100-continue');
{
  const raw = await connect(server.port);
  const body = hello();
  await raw.send(`POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${auth}Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`);
  await raw.until('HTTP/1.1 100 Continue\r\n\r\n');
  await raw.send(body);
  assert.equal((await answer(raw)).status, 200);
  raw.socket.destroy();
}

step('clients that vanish: streaming, collecting, in the queue');
{
  const raws = [];
  for (let i = 0; i < 12; i++) {
    const raw = await connect(server.port);
    await raw.send(post(hello({ stream: i % 2 === 0, max_tokens: 4000, ignore_eos: true })));
    raws.push(raw);
  }
  await until('four run and eight wait', async () =>
    (await server.metric('vllm:num_requests_running')) === 4 && (await server.metric('vllm:num_requests_waiting')) === 8);
  raws.forEach((raw, i) => (i % 3 === 0 ? raw.socket.resetAndDestroy() : raw.socket.destroy()));
  await server.idle();
  await until('their pages are free or cached', async () =>
    (await server.metric('carrel_kv_pages')) === (await server.metric('carrel_kv_pages_free')) + (await server.metric('carrel_kv_pages_cached')));
}

step('comments keep a waiting stream alive');
{
  const raws = [];
  for (let i = 0; i < 4; i++) {
    const raw = await connect(server.port);
    await raw.send(post(hello({ max_tokens: 4000, ignore_eos: true })));
    raws.push(raw);
  }
  await until('all places are taken', async () => (await server.metric('vllm:num_requests_running')) === 4);
  const waiting = await connect(server.port);
  await waiting.send(post(hello({ stream: true })));
  await waiting.until('"role":"assistant"');
  await waiting.until(': keep-alive\n\n');
  raws.forEach((raw) => raw.socket.destroy());
  await waiting.until('data: [DONE]');
  waiting.socket.destroy();
  await server.idle();
}

step('too many connections');
{
  const raws = [];
  for (let i = 0; i < 60; i++) raws.push(await connect(server.port));
  await until('some are refused', () => raws.some((raw) => raw.seen.startsWith('HTTP/1.1 503')));
  raws.forEach((raw) => raw.socket.destroy());
  await until('it answers again', async () => {
    try { return (await fetch(`${server.url}/health`)).ok; } catch { return false; }
  });
}

step('nobody\'s words are in the log');
assert.doesNotMatch(server.log.replaceAll(server.key, ''), /s3cr3t|m4rker/);
assert.equal(await server.stop(), 0);
process.exit(0);
