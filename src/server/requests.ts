import type { IncomingMessage } from 'node:http';
import { WhometError } from '../model/errors.ts';

const MOST_BYTES = 1_000_000;

/** Somebody asks who may not. */
export class Refused extends WhometError {
  constructor(message: string) {
    super({ code: 'view/refused', message, next: 'Open the address that `whomet view` printed' });
  }
}

/** More is sent than any question has. */
export class TooLong extends WhometError {
  constructor() {
    super({ code: 'view/too-long', message: 'The request is longer than a megabyte', next: 'Ask for less at a time' });
  }
}

/** More is asked at a time than can be answered. */
export class Busy extends WhometError {
  constructor() {
    super({ code: 'view/busy', message: 'Too many questions are being answered', next: 'Ask again in a second' });
  }
}

const badRequest = (problem: string): WhometError =>
  new WhometError({ code: 'usage/request', message: `The request ${problem}`, next: 'Send a JSON object' });

/**
 * A name that was made to lead here (DNS rebinding) shows in Host; another site in Origin and Sec-Fetch-Site. Both are
 * sent by every browser, and no page can change them.
 * @throws Refused, and WhometError `usage/request` for what no browser sends.
 */
export function mustComeFromHere({ headers, rawHeaders, url = '' }: IncomingMessage, self: string): void {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (headers.host !== self || hosts.length !== 1) throw new Refused('This host name is not the viewer’s');
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${self}`) throw new Refused('Another site asks for this');
  const site = headers['sec-fetch-site'];
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && url === '/';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit)
    throw new Refused('Another site asks for this');
  if (!url.startsWith('/') || url.startsWith('//')) throw badRequest('has no path of this server');
}

/**
 * A request's JSON object.
 * @throws WhometError `usage/request` where it is none; TooLong.
 */
export async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  // A form of another site cannot say that it sends JSON without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw badRequest('is not application/json');
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw new TooLong();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new TooLong();
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as any other body that is no object.
  }
  throw badRequest('is no JSON object');
}
