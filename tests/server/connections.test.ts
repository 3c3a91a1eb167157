import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { ViewerSource } from '../../src/server/viewer-api.ts';
import { startViewer, type Viewer } from '../../src/server/viewer-server.ts';
import { madeSource, template } from '../viewer/pages.ts';

/** Milliseconds that a request may take to arrive, that a connection may be idle, and that the server is busy. */
const PATIENCE = 800;
const IDLE = 500;
const BUSY = 2 * PATIENCE;

/** A client in a thread of its own: it sends texts, each so long after the one before, and tells all that comes until the connection is closed. */
const CLIENT = `
const { connect } = require('node:net');
const { parentPort, workerData: { port, parts } } = require('node:worker_threads');
let told = '';
const socket = connect(port, '127.0.0.1', async () => {
  for (const [wait, text] of parts) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    socket.write(text);
    parentPort.postMessage({ sent: true });
  }
});
socket.setEncoding('latin1').on('data', (part) => { told += part; });
socket.on('error', (error) => { told += error.code; });
socket.on('close', () => parentPort.postMessage({ told }));
`;

let viewer: Viewer;
afterEach(() => viewer.close());

interface Client {
  /** When so many parts were sent. */
  sent(parts: number): Promise<void>;
  /** All that came, with the code of an error. */
  readonly told: Promise<string>;
}

function client(port: number, parts: readonly (readonly [number, string])[]): Client {
  const worker = new Worker(CLIENT, { eval: true, workerData: { port, parts } });
  let count = 0;
  const waiting = new Map<number, () => void>();
  const told = new Promise<string>((resolve) => {
    worker.on('message', (message: { sent?: true; told?: string }) => {
      if (message.sent) waiting.get(++count)?.();
      if (message.told !== undefined) resolve(message.told);
    });
  });
  return { sent: (parts) => new Promise((resolve) => waiting.set(parts, resolve)), told };
}

async function started(source: Partial<ViewerSource> = {}, limits: object = { patience: PATIENCE, idle: IDLE }) {
  viewer = await startViewer({
    source: { ...madeSource(), ...source },
    template: template(),
    ...limits,
  });
  const { host, port, hash, origin } = new URL(viewer.url);
  const key = `Authorization: Bearer ${hash.slice('#k='.length)}`;
  const head = (line: string, ...headers: string[]) =>
    `${[`${line} HTTP/1.1`, `Host: ${host}`, ...headers].join('\r\n')}\r\n\r\n`;
  return { port: Number(port), key, head, origin };
}

/** Computes, and listens to nobody. */
function beBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** A server that is busy for a while with whoever asks for the data. */
const busyServer = () =>
  started({
    load: () => {
      beBusy(BUSY);
      return madeSource().load();
    },
  });

const statuses = (told: string): number[] => [...told.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => Number(code));
const BODY = JSON.stringify({ name: 'top-pairs', parameters: {} });

test('a request on an idle connection that comes while the server is busy is answered, not cut off', async () => {
  const { port, key, head } = await busyServer();
  const get = head('GET /questions', key);
  const { sent, told } = client(port, [
    [0, get],
    [IDLE + 300, get],
  ]);
  await sent(1);
  await sleep(IDLE / 3);
  await client(port, [[0, head('GET /data', key, 'Connection: close')]]).told;
  expect(statuses(await told)).toEqual([200, 200]);
});

test('a body that comes while the server is busy is not late; one that never comes is', async () => {
  const { port, key, head } = await busyServer();
  const post = head('POST /ask', key, 'Content-Type: application/json', `Content-Length: ${BODY.length}`);
  const honest = client(port, [
    [0, post],
    [PATIENCE / 2, BODY],
  ]);
  const silent = client(port, [[0, post]]);
  await Promise.all([honest.sent(1), silent.sent(1)]);
  await client(port, [[0, head('GET /data', key, 'Connection: close')]]).told;
  expect(statuses(await honest.told)).toEqual([200]);
  expect(statuses(await silent.told)).toEqual([408]);
});

test('who is refused gets to know it, also with a body that is still on its way', async () => {
  const { port, head } = await started({}, {});
  const body = ' '.repeat(900_000);
  const post = head('POST /ask', 'Content-Type: application/json', `Content-Length: ${body.length}`);
  const { told } = client(port, [
    [0, post],
    [300, body],
  ]);
  const answer = await told;
  expect(statuses(answer)).toEqual([403]);
  expect(answer).not.toMatch(/E[A-Z]+$/);
});

test('more questions at a time than can be answered get 503 and when to ask again', async () => {
  const end = new EventEmitter().setMaxListeners(0);
  const { origin, key } = await started(
    {
      ask: async () => {
        await once(end, 'now');
        return { columns: [], rows: [] };
      },
    },
    {},
  );
  const [name = '', value = ''] = key.split(': ');
  const asked = Array.from({ length: 130 }, () =>
    fetch(`${origin}/ask`, {
      method: 'POST',
      headers: { [name]: value, 'content-type': 'application/json' },
      body: BODY,
    }),
  );
  let refused = 0;
  for (const each of asked)
    void each.then(({ status, headers }) => {
      expect([status, headers.get('retry-after')]).toEqual(refused < 30 ? [503, '1'] : [200, null]);
      if (++refused === 30) end.emit('now');
    });
  const codes = (await Promise.all(asked)).map(({ status }) => status);
  expect(codes.filter((code) => code === 200)).toHaveLength(100);
  expect(codes.filter((code) => code === 503)).toHaveLength(30);
});

test('clients are told to leave before the server does', async () => {
  const { origin } = await started();
  const { headers } = await fetch(origin);
  expect(headers.get('keep-alive')).toBe('timeout=10');
});
