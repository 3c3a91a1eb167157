import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isAskers, WhometError } from '../model/errors.ts';
import { policyOf, servedPage } from '../view/page.ts';
import { guardConnections } from './connections.ts';
import { bodyOf, Busy, mustComeFromHere, Refused, TooLong } from './requests.ts';
import { ROUTES, type Body, type Route, type ViewerSource } from './viewer-api.ts';

const HOST = '127.0.0.1';

/** Milliseconds that a request may take to arrive, from the connection to the last byte of its body. */
const PATIENCE = 20_000;

/** Milliseconds that a connection may be idle, and seconds that its client is told: so it is the client who closes it, and no request meets a connection that is just being closed. */
const IDLE = 65_000;
const TOLD_IDLE = 10;

/** Connections at a time, and questions that are answered at a time; a browser opens six. */
const MOST_CONNECTIONS = 1000;
const MOST_AT_ONCE = 100;

export interface ViewerOptions {
  readonly source: ViewerSource;
  /** The built page, dist/viewer/viewer.html. */
  readonly template: string;
  /** 0 or none: any free one. */
  readonly port?: number;
  /** Milliseconds that a request may take to arrive, and that a connection may be idle. */
  readonly patience?: number;
  readonly idle?: number;
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
export async function startViewer({
  source,
  template,
  port = 0,
  patience = PATIENCE,
  idle = IDLE,
}: ViewerOptions): Promise<Viewer> {
  const token = randomBytes(24).toString('base64url');
  const page = servedPage(template);
  const headers = { ...HEADERS, 'content-security-policy': `${policyOf(page, 'self')}; frame-ancestors 'none'` };
  const doors = atOnce(MOST_AT_ONCE);
  const server = createServer(limits(patience, idle), (request, response) => {
    void answer(request, token, page, (route, body) => doors(() => route(source, body)))
      .catch(troubleOf)
      .then((reply) => send(response, reply, headers));
  });
  server.maxConnections = MOST_CONNECTIONS;
  guardConnections(server, patience);
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

const limits = (patience: number, idle: number) => ({
  headersTimeout: patience,
  requestTimeout: patience,
  keepAliveTimeout: idle,
  connectionsCheckingInterval: patience / 4,
  maxHeaderSize: 16_384,
});

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
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

/** Does so much at a time, and refuses what comes besides. */
function atOnce(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let count = 0;
  return async (work) => {
    if (count >= most) throw new Busy();
    count++;
    try {
      return await work();
    } finally {
      count--;
    }
  };
}

async function answer(
  request: IncomingMessage,
  token: string,
  page: string,
  work: (route: Route, body: Body) => Promise<unknown>,
): Promise<Reply> {
  mustComeFromHere(request, `${HOST}:${request.socket.localPort}`);
  const { method = '' } = request;
  const [path = ''] = (request.url ?? '').split('?');
  if (path === '/' && method === 'GET') return { status: 200, type: 'text/html', body: page };
  const name = `${method} ${path}`;
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!route) return unknown(method, path);
  if (!same(request.headers.authorization ?? '', `Bearer ${token}`))
    throw new Refused('The key of this viewer is missing or wrong');
  return json(200, await work(route, method === 'POST' ? await bodyOf(request) : {}));
}

function unknown(method: string, pathname: string): Reply {
  const known = pathname === '/' || Object.keys(ROUTES).some((route) => route.endsWith(` ${pathname}`));
  if (!known) return json(404, { code: 'view/unknown', message: `There is nothing at ${pathname}` });
  return json(405, { code: 'view/method', message: `The viewer does not answer ${method} ${pathname}` });
}

/** In a time that does not tell how much of it is right. */
function same(given: string, expected: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === two.length && timingSafeEqual(one, two);
}

function troubleOf(error: unknown): Reply {
  if (!(error instanceof WhometError)) return json(500, { code: 'view/failed', message: String(error) });
  const { code, message, next } = error;
  return json(statusOf(error), { code, message, next });
}

function statusOf(error: WhometError): number {
  if (error instanceof Refused) return 403;
  if (error instanceof TooLong) return 413;
  if (error instanceof Busy) return 503;
  return isAskers(error) ? 400 : 500;
}

function send(
  response: ServerResponse,
  { status, type, body }: Reply,
  headers: Readonly<Record<string, string>>,
): void {
  // Who was refused may not go on on the same connection, where the rest of a long body could wait.
  const stays = status >= 400 ? { connection: 'close' } : { 'keep-alive': `timeout=${TOLD_IDLE}` };
  const later = status === 503 ? { 'retry-after': '1' } : {};
  response.writeHead(status, { ...headers, ...stays, ...later, 'content-type': `${type}; charset=utf-8` });
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
