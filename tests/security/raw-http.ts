import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { startViewer, type Viewer } from '../../src/server/viewer-server.ts';
import { madeSource, template } from '../viewer/pages.ts';

/** Milliseconds that the server under test waits; short, so that the tests of slow senders need not wait. */
export const PATIENCE = 600;

let viewer: Viewer;
/** Of the server under test. */
export let port: number;
export let token: string;
/** Its host and port. */
export let self: string;

/** A running viewer for the tests of a file. */
export function useViewer(): void {
  beforeAll(async () => {
    viewer = await startViewer({ source: madeSource(), template: template(), patience: PATIENCE });
    const url = new URL(viewer.url);
    port = Number(url.port);
    self = url.host;
    token = url.hash.replace('#k=', '');
  });
  afterAll(() => viewer.close());
}

export const opened = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

/** What comes back for these bytes, until the server closes or has answered. */
export async function raw(bytes: string | Uint8Array): Promise<string> {
  const socket = await opened();
  let answer = '';
  return new Promise((resolve) => {
    socket.setTimeout(PATIENCE * 5, () => socket.destroy());
    socket.on('data', (part) => {
      answer += part.toString('latin1');
      const [, length = ''] = /content-length: (\d+)/i.exec(answer) ?? [];
      const body = answer.indexOf('\r\n\r\n') + 4;
      if (length !== '' && answer.length >= body + Number(length)) socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
  });
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

/** A request of these lines; `Host` is right unless they give one. */
export function request(line: string, ...headers: readonly string[]): string {
  const host = headers.some((header) => /^host:/i.test(header)) ? [] : [`Host: ${self}`];
  return `${[`${line} HTTP/1.1`, ...host, ...headers].join('\r\n')}\r\n\r\n`;
}

export const key = (): string => `Authorization: Bearer ${token}`;
export const JSON_TYPE = 'Content-Type: application/json';
export const post = (path: string, body: string, ...headers: readonly string[]): string =>
  `${request(`POST ${path}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers)}${body}`;
