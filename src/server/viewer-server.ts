import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WhometError } from '../model/errors.ts';
import { policyOf, servedPage } from '../view/page.ts';
import { ROUTES, type ViewerSource } from './viewer-api.ts';

const HOST = '127.0.0.1';
const MOST_BYTES = 1_000_000;

export interface ViewerOptions {
  readonly source: ViewerSource;
  /** The built page, dist/viewer/viewer.html. */
  readonly template: string;
  /** 0 or none: any free one. */
  readonly port?: number;
}

export interface Viewer {
  /** With the token in its fragment, which no server and no log ever sees. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the viewer to this machine only. Another page in the same browser can reach the port but neither knows the
 * token nor passes the check of Host and Origin.
 * @throws WhometError `view/port` where the port is taken.
 */
export async function startViewer({ source, template, port = 0 }: ViewerOptions): Promise<Viewer> {
  const token = randomBytes(24).toString('base64url');
  const page = servedPage(template);
  const headers = { ...HEADERS, 'content-security-policy': policyOf(page, 'self') };
  const server = createServer((request, response) => {
    void answer(request, token, page, source)
      .catch(troubleOf)
      .then((reply) => send(response, reply, headers));
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${taken}/#k=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

interface Reply {
  readonly status: number;
  readonly type: 'text/html' | 'application/json';
  readonly body: string;
}

const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

const refused = (message: string): Reply =>
  json(403, { code: 'view/refused', message, next: 'Open the address that `whomet view` printed' });

async function answer(request: IncomingMessage, token: string, page: string, source: ViewerSource): Promise<Reply> {
  const self = `${HOST}:${request.socket.localPort}`;
  const { host, origin, authorization = '' } = request.headers;
  if (host !== self) return refused('This host name is not the viewer’s');
  if (origin !== undefined && origin !== `http://${self}`) return refused('Another site asks for this');
  const { pathname } = new URL(request.url ?? '/', `http://${self}`);
  if (pathname === '/' && request.method === 'GET') return { status: 200, type: 'text/html', body: page };
  const route = ROUTES[`${request.method} ${pathname}`];
  if (!route) return unknown(request.method ?? '', pathname);
  if (!same(authorization, `Bearer ${token}`)) return refused('The key of this viewer is missing or wrong');
  return json(200, await route(source, request.method === 'POST' ? await bodyOf(request) : {}));
}

function unknown(method: string, pathname: string): Reply {
  const known = pathname === '/' || Object.keys(ROUTES).some((route) => route.endsWith(` ${pathname}`));
  if (!known) return json(404, { code: 'view/unknown', message: `There is nothing at ${pathname}` });
  return json(405, { code: 'view/method', message: `The viewer does not answer ${method} ${pathname}` });
}

/** A request's JSON object; @throws `usage/request` where it is none, or too long to be a question. */
async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw badRequest('is longer than a megabyte');
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as any other body that is no object.
  }
  throw badRequest('is no JSON object');
}

const badRequest = (problem: string): WhometError =>
  new WhometError({ code: 'usage/request', message: `The request ${problem}`, next: 'Send a JSON object' });

/** In a time that does not tell how much of it is right. */
function same(given: string, expected: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === two.length && timingSafeEqual(one, two);
}

function troubleOf(error: unknown): Reply {
  if (!(error instanceof WhometError)) return json(500, { code: 'view/failed', message: String(error) });
  const { code, message, next } = error;
  return json(/^(?:usage|ask|query|judge)\//.test(code) ? 400 : 500, { code, message, next });
}

function send(
  response: ServerResponse,
  { status, type, body }: Reply,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    const message =
      error.code === 'EADDRINUSE' ? `Port ${port} is taken` : `Port ${port} cannot be used: ${error.message}`;
    throw new WhometError({ code: 'view/port', message, next: 'Give another --port, or none for any free one' });
  });
}
