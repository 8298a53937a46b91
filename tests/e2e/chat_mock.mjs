// What a real server can't be made to do: broken streams, refusals, hostile text. The first part of
// the path says which. Logs "request KIND AUTHORIZATION BODY". Prints "port N".
import { createServer } from 'node:http';

const chunk = (delta, finish = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const text = (content) => chunk({ content });
const end = chunk({}, 'stop') + 'data: [DONE]\n\n';
const error = (message) => JSON.stringify({ error: { message, type: 'x', code: null } });

let loading = 2;

createServer((req, res) => {
  let body = '';
  req.on('data', (d) => (body += d));
  req.on('end', () => {
    const kind = req.url.split('/')[1];
    console.log(`request ${kind} ${req.headers.authorization ?? '-'} ${body}`);
    const refuse = (status, what, headers = {}) => res.writeHead(status, headers).end(what);
    const stream = (...parts) => {
      res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      parts.forEach((p) => res.write(p));
    };
    if (kind === 'loading' && loading-- > 0) return refuse(503, error('Loading model'));
    if (req.url.endsWith('/v1/models') && kind !== 'e401')
      return refuse(200, JSON.stringify({ data: [{ id: 'mock\u001b[31m' }] }));
    switch (kind) {
    case 'ok':
      return stream(chunk({ role: 'assistant', content: '' }), text('Hel'), text('lo'), end), res.end();
    case 'echo': {
      const messages = JSON.parse(body).messages;
      return stream(text(`${messages.length}:${messages.at(-1).content}`), end), res.end();
    }
    case 'bytes': { // byte by byte, CRLF, comments, unknown fields, an event of two data lines
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      const all = Buffer.from(': hi\r\n\r\nevent: x\r\nid: 7\r\ndata: {"choices":\r\ndata: [{"delta":' +
        '{"content":"grüße 🙂"}}]}\r\n\r\n' + end.replaceAll('\n', '\r\n'));
      let i = 0;
      const next = () => (i < all.length ? (res.write(all.subarray(i, ++i)), setImmediate(next)) : res.end());
      return next();
    }
    case 'broken': return stream(text('half an ans')), setTimeout(() => res.destroy(), 50);
    case 'nodone': return stream(text('whole, but'), chunk({}, 'stop')), res.end();
    case 'cut': return stream(text('a'), chunk({}, 'length'), 'data: [DONE]\n\n'), res.end();
    case 'inband': return stream(text('so far'), `data: ${error('The model \u001b[2Jfell over.')}\n\n`), res.end();
    case 'nojson': return stream('data: {"choices\n\n'), res.end();
    case 'flood':
      stream();
      const more = () => { while (!res.destroyed && res.write('data: ' + 'x'.repeat(65536))); };
      res.on('drain', more);
      return more();
    case 'hostile':
      return stream(text('a\u001b]0;owned\u0007b\u009b31mc\u0000d\u007fe\rf\u202eg\tz\n'), end), res.end();
    case 'random': { // a good stream with some bytes changed, cut out or doubled; by a seed
      let x = Number(req.url.split('/')[2]) * 2654435761 + 1;
      const below = (n) => ((x = (Math.imul(x, 1664525) + 1013904223) >>> 0), Math.floor((x / 2 ** 32) * n));
      let all = Buffer.from(text('some text') + ': comment\n\n' + text('ü€🙂\u001b') +
        'data: {"choices":[],"usage":{"completion_tokens":5}}\n\n' + end);
      for (let n = 1 + below(6); n > 0; n--) {
        const at = below(all.length), len = below(20);
        const kind = below(3);
        if (kind === 0) all[at] = below(256);
        if (kind === 1) all = Buffer.concat([all.subarray(0, at), all.subarray(at + len)]);
        if (kind === 2) all = Buffer.concat([all.subarray(0, at + len), all.subarray(at)]);
      }
      return stream(all), res.end();
    }
    case 'html': return refuse(200, '<html>hello</html>', { 'content-type': 'text/html' });
    case 'e400': return refuse(400, error('The prompt is too long.'));
    case 'e401': return refuse(401, error('No.'));
    case 'e404': return refuse(404, 'not here');
    case 'e429': return refuse(429, error('Too many requests.'), { 'retry-after': '7' });
    case 'e500': return refuse(500, '');
    case 'move': return refuse(307, '', { location: '/ok/v1/chat/completions' });
    case 'endless':
      stream(text('begun '));
      return res.on('close', () => console.log('client left'));
    }
    refuse(500, 'unknown kind');
  });
}).listen(0, '127.0.0.1', function () { console.log(`port ${this.address().port}`); });
