import type { Socket } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_TYPE, key, opened, PATIENCE, raw, request, self, statusOf, useViewer } from './raw-http.ts';

useViewer();

/** Whether the server closes it in good time. */
const closed = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE * 6);
    socket.on('error', () => {}).resume();
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });

describe('who sends slowly or too much', () => {
  test.each([
    ['says nothing', () => ''],
    ['sends headers drop by drop', () => `GET /data HTTP/1.1\r\nHost: ${self}\r\nX-A: `],
    ['sends a body drop by drop', () => request('POST /query', key(), JSON_TYPE, 'Content-Length: 5000')],
    ['sends chunks drop by drop', () => request('POST /query', key(), JSON_TYPE, 'Transfer-Encoding: chunked')],
  ])('who %s is cut off, and others are answered meanwhile', async (_, start) => {
    const sockets = await Promise.all(Array.from({ length: 30 }, opened));
    const ends = Promise.all(sockets.map(closed));
    for (const socket of sockets) if (start() !== '') socket.write(start());
    const drops = setInterval(() => {
      for (const socket of sockets)
        if (!socket.destroyed && start() !== '') socket.write(start().endsWith('chunked\r\n\r\n') ? '1\r\nx\r\n' : 'x');
    }, 50);
    expect(statusOf(await raw(request('GET /data', key())))).toBe(200);
    expect(await ends).toEqual(Array.from({ length: 30 }, () => true));
    clearInterval(drops);
    expect(statusOf(await raw(request('GET /data', key())))).toBe(200);
  });

  test('a body that says that it is too long is not waited for', async () => {
    expect(statusOf(await raw(request('POST /query', key(), JSON_TYPE, 'Content-Length: 2000000000')))).toBe(413);
    expect(statusOf(await raw(request('POST /query', JSON_TYPE, 'Content-Length: 2000000000')))).toBe(403);
  });

  test('a body without an end is cut off', async () => {
    const socket = await opened();
    const end = closed(socket);
    socket.write(request('POST /query', key(), JSON_TYPE, 'Transfer-Encoding: chunked'));
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    const more = (): void => {
      while (!socket.destroyed && sent < 50_000_000) {
        sent += chunk.length;
        if (!socket.write(chunk)) return void socket.once('drain', more);
      }
    };
    more();
    expect(await end).toBe(true);
    expect(sent).toBeLessThan(50_000_000);
  });

  test('an address without an end is refused', async () => {
    expect([414, 431]).toContain(statusOf(await raw(request(`GET /${'x'.repeat(100_000)}`, key()))));
  });

  test('more connections than a browser needs are refused, and the viewer lives on', async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, opened));
    await Promise.all(sockets.map(closed));
    expect(statusOf(await raw(request('GET /data', key())))).toBe(200);
  });
});

test('whatever bytes come, the viewer lives on and gives nothing away', async () => {
  const words = fc.constantFrom(
    'GET ',
    'POST ',
    '/data',
    '/',
    ' HTTP/1.1',
    '\r\n',
    '\n',
    'Host: ',
    self,
    ': ',
    '\u0000',
    'Content-Length: -1',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)),
    fc.array(words, { maxLength: 20 }).map((each) => Buffer.from(`${each.join('')}\r\n\r\n`)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (each) => {
      expect(await raw(each)).not.toContain('Alder');
    }),
    { numRuns: 60 },
  );
  expect(statusOf(await raw(request('GET /data', key())))).toBe(200);
});
