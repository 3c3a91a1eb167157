import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WhometError } from '../model/errors.ts';
import { place } from '../view/layout.ts';
import { policyOf, servedPage } from '../view/page.ts';
import type { ViewData } from '../view/view-data.ts';

const HOST = '127.0.0.1';

export interface ViewerOptions {
  /** Called for every look at the data, so that a reload shows what has been ingested since. */
  readonly load: () => Promise<ViewData>;
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
export async function startViewer({ load, template, port = 0 }: ViewerOptions): Promise<Viewer> {
  const token = randomBytes(24).toString('base64url');
  const page = servedPage(template);
  const headers = { ...HEADERS, 'content-security-policy': policyOf(page, 'self') };
  const server = createServer((request, response) => {
    void answer(request, token, page, load)
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

async function answer(
  request: IncomingMessage,
  token: string,
  page: string,
  load: () => Promise<ViewData>,
): Promise<Reply> {
  const self = `${HOST}:${request.socket.localPort}`;
  const { host, origin, authorization = '' } = request.headers;
  if (host !== self) return refused('This host name is not the viewer’s');
  if (origin !== undefined && origin !== `http://${self}`) return refused('Another site asks for this');
  if (request.method !== 'GET') return json(405, { code: 'view/method', message: 'The viewer answers only GET' });
  const { pathname } = new URL(request.url ?? '/', `http://${self}`);
  if (pathname === '/') return { status: 200, type: 'text/html', body: page };
  if (pathname !== '/data') return json(404, { code: 'view/unknown', message: `There is nothing at ${pathname}` });
  if (!same(authorization, `Bearer ${token}`)) return refused('The key of this viewer is missing or wrong');
  return json(200, place(await load()));
}

/** In a time that does not tell how much of it is right. */
function same(given: string, expected: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === two.length && timingSafeEqual(one, two);
}

function troubleOf(error: unknown): Reply {
  if (!(error instanceof WhometError)) return json(500, { code: 'view/failed', message: String(error) });
  return json(500, { code: error.code, message: error.message, next: error.next });
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
