import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { JSON_TYPE, key, port, post, raw, request, self, statusOf, token, useViewer } from './raw-http.ts';

useViewer();

test('who has the key and comes from the page is answered', async () => {
  expect(statusOf(await raw(request('GET /')))).toBe(200);
  expect(statusOf(await raw(request('GET /data', key())))).toBe(200);
  const sent = post('/query', '{"cypher":"RETURN 1"}', key(), JSON_TYPE, `Origin: http://${self}`);
  expect(statusOf(await raw(sent))).toBe(200);
  expect(statusOf(await raw(request('GET /data?x=1', key(), 'Sec-Fetch-Site: same-origin')))).toBe(200);
  expect(statusOf(await raw(request('GET /', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate')))).toBe(200);
});

test('no other address of this machine is listened on', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => address !== '127.0.0.1');
  const answers = [...others, '127.0.0.2'].map(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, address, () => resolve(`${address} answers`)).once('error', () => resolve(''));
        socket.setTimeout(1000, () => resolve(''));
      }),
  );
  expect((await Promise.all(answers)).filter(Boolean)).toEqual([]);
});

describe('DNS rebinding: another host name is refused, with the key too', () => {
  test.each([
    'evil.example',
    'localhost:PORT',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:PORT.evil.example',
    'evil.example#127.0.0.1:PORT',
    'user@127.0.0.1:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '127.0.0.1:PORT, evil.example',
    '',
  ])('Host: %s', async (host) => {
    const answer = await raw(request('GET /data', `Host: ${host.replace('PORT', String(port))}`, key()));
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(answer).not.toContain('Alder');
  });

  test('no host, two hosts, a host in the request line', async () => {
    const both = request('GET /data', `Host: ${self}`, 'Host: evil.example', key());
    const before = request('GET /data', 'Host: evil.example', `Host: ${self}`, key());
    const old = `GET /data HTTP/1.0\r\n${key()}\r\n\r\n`;
    const none = `GET /data HTTP/1.1\r\n${key()}\r\n\r\n`;
    const absolute = request('GET http://evil.example/data', key());
    const relative = request('GET //evil.example/data', key());
    for (const bytes of [both, before, old, none, absolute, relative])
      expect(statusOf(await raw(bytes))).toBeGreaterThanOrEqual(400);
  });
});

describe('another site cannot make the browser ask', () => {
  test.each([
    ['Origin: https://evil.example'],
    ['Origin: null'],
    ['Origin: http://127.0.0.1'],
    ['Origin: http://127.0.0.1:1'],
    ['Origin: http://localhost:PORT'],
    ['Origin: https://127.0.0.1:PORT'],
    ['Origin: http://127.0.0.1:PORT.evil.example'],
    ['Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: same-site'],
    ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'],
  ])('%s %s', async (...headers) => {
    const own = headers.map((header) => header.replace('PORT', String(port)));
    for (const bytes of [request('GET /data', key(), ...own), post('/judge', '{}', key(), JSON_TYPE, ...own)])
      expect(statusOf(await raw(bytes))).toBe(403);
  });

  test('a form cannot send what is taken', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect(statusOf(await raw(post('/query', '{"cypher":"RETURN 1"}', key(), `Content-Type: ${type}`)))).toBe(400);
  });

  test('a browser that asks first is told nothing that would let it', async () => {
    const asks = request('OPTIONS /data', 'Origin: https://evil.example', 'Access-Control-Request-Method: POST');
    for (const bytes of [asks, request('OPTIONS /data'), request('GET /data', key()), request('GET /')])
      expect((await raw(bytes)).toLowerCase()).not.toContain('access-control-allow');
  });
});

describe('the key', () => {
  test('nothing but the whole of it opens', async () => {
    const wrong = ['', token.slice(0, -1), `${token}x`, token.toUpperCase(), token.toLowerCase(), 'x'.repeat(32), '*'];
    for (const each of wrong.filter((given) => given !== token))
      expect(statusOf(await raw(request('GET /data', `Authorization: Bearer ${each}`)))).toBe(403);
    for (const header of [
      `Authorization: ${token}`,
      `Authorization: Basic ${token}`,
      `Cookie: k=${token}`,
      `K: ${token}`,
    ])
      expect(statusOf(await raw(request('GET /data', header)))).toBe(403);
    expect(statusOf(await raw(request(`GET /data?k=${token}`)))).toBe(403);
  });

  test('no answer holds it', async () => {
    const bytes = [request('GET /'), request('GET /data', key()), request('GET /x', key()), request('TRACE /', key())];
    for (const each of bytes) expect(await raw(each)).not.toContain(token);
  });
});

describe('paths', () => {
  test.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/....//....//etc/passwd',
    '/..\\..\\etc\\passwd',
    '/data/../../../etc/passwd',
    '/data/',
    '/./data',
    '/DATA',
    '/data%00',
    '/data;x',
    '/etc/passwd',
    '/package.json',
    '/.git/config',
    '/dist/cli/main.js',
    '/constructor',
    '/__proto__',
    '/toString',
    '/data#x',
    '*',
    'data',
  ])('%s leads nowhere', async (path) => {
    const answer = await raw(request(`GET ${path}`, key()));
    expect([400, 403, 404]).toContain(statusOf(answer));
    expect(answer).not.toMatch(/root:|"dependencies"|Alder/);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'HEAD', 'OPTIONS', 'PROPFIND', 'POST'])(
    '%s is not answered',
    async (method) => {
      expect(statusOf(await raw(request(`${method} /data`, key(), 'Content-Length: 0')))).toBe(405);
    },
  );
});

describe('headers', () => {
  test('what names another host, method or path is not heeded', async () => {
    const tricks = [
      'X-Forwarded-Host: evil.example',
      'X-Original-URL: /data',
      'X-HTTP-Method-Override: POST',
      'Forwarded: host=x',
    ];
    const answer = await raw(request('GET /', ...tricks));
    expect([statusOf(answer), answer.includes('Alder')]).toEqual([200, false]);
    expect(statusOf(await raw(request('GET /data', `X-Forwarded-Host: ${self}`, 'Host: evil.example', key())))).toBe(
      403,
    );
  });

  test.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 5'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked'],
    ['an odd coding', 'Transfer-Encoding: xchunked'],
    ['a line end within', 'X-A: b\rX-B: c'],
    ['a null', 'X-A: \u0000'],
    ['no colon', 'nothing'],
    ['a space before the colon', 'Content-Length : 2'],
    ['very long ones', `X-A: ${'x'.repeat(40_000)}`],
    ['very many', Array.from({ length: 20_000 }, (_, index) => `a${index}: b`).join('\r\n')],
  ])('%s: refused', async (_, header) => {
    const answer = await raw(`POST /query HTTP/1.1\r\nHost: ${self}\r\n${key()}\r\n${header}\r\n\r\n{}`);
    expect([400, 413, 431, 0]).toContain(statusOf(answer));
    expect(answer).not.toContain('asked');
  });

  test('no upgrade, no tunnel', async () => {
    const socket = request(
      'GET /',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: eA==',
      'Sec-WebSocket-Version: 13',
    );
    expect(statusOf(await raw(socket))).not.toBe(101);
    expect(statusOf(await raw(request('CONNECT evil.example:443')))).not.toBe(200);
  });

  test('every answer is kept by nobody, framed by nobody, and runs nothing foreign', async () => {
    const bytes = [
      request('GET /'),
      request('GET /data', key()),
      request('GET /data'),
      request('GET /nothing', key()),
      request('GET /', 'Host: evil.example'),
      post('/query', '[', key(), JSON_TYPE),
    ];
    for (const each of bytes) {
      const answer = (await raw(each)).toLowerCase();
      for (const header of [
        'cache-control: no-store',
        'x-content-type-options: nosniff',
        'x-frame-options: deny',
        'referrer-policy: no-referrer',
        'cross-origin-resource-policy: same-origin',
        'cross-origin-opener-policy: same-origin',
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ])
        expect(answer).toContain(header);
      expect(answer).not.toMatch(/unsafe-|x-powered-by|\nserver:/);
    }
  });
});
