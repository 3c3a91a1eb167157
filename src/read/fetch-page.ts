import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import type { Robot } from 'robots-parser';
import { Agent, request, type Dispatcher } from 'undici';
import type { Trouble } from '../model/errors.ts';
import { VERSION } from '../model/version.ts';
import { guardedLookup, isPrivate } from './private-networks.ts';

/** A page as it came. */
export interface Page {
  /** Where it was found in the end, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface FetchOptions {
  readonly maxBytes: number;
  /** Milliseconds for each of connecting, headers and body. */
  readonly timeout?: number;
  /** Host names whose private addresses may be asked, such as a server of the house. */
  readonly allowHosts?: readonly string[];
}

// Its types call it an ES module, and it is none.
const robotsParser = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => Robot;

const AGENT = `whomet/${VERSION}`;
const MOST_REDIRECTS = 5;
const TIMEOUT = 20_000;

class Refused extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

const privateAddress = (host: string): Refused =>
  new Refused({
    code: 'fetch/private',
    message: `${host} is an address of this machine or a private network.`,
    next: `If you mean it: --allow-host ${host}.`,
  });

const guarded = new Agent({ connect: { lookup: guardedLookup(privateAddress) } });
const open = new Agent();

/**
 * Fetches one page by HTTP or HTTPS; robots.txt is heeded, redirects are followed, each checked like the first address.
 * What goes wrong is a value.
 */
export async function fetchPage(url: string, options: FetchOptions): Promise<Page | { readonly trouble: Trouble }> {
  try {
    let at = checked(url, options);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      await heedRobots(at, options);
      const page = await get(at, options);
      const target = page.headers['location'];
      if (page.status < 300 || page.status >= 400 || target === undefined) return accepted(page);
      at = checked(new URL(target, at).href, options);
    }
    throw new Refused({ code: 'fetch/redirects', message: `It redirects more than ${MOST_REDIRECTS} times.` });
  } catch (error) {
    return { trouble: { ...troubleOf(error), where: withoutCredentials(url) } };
  }
}

function checked(given: string, { allowHosts = [] }: FetchOptions): URL {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refused({ code: 'fetch/scheme', message: 'Only http and https are fetched.' });
  if (url.username !== '' || url.password !== '')
    throw new Refused({
      code: 'fetch/credentials',
      message: 'The address holds a name or a password; they would be kept with the page.',
      next: 'Save the page as a file in a browser, and read that.',
    });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivate(host) && !allowHosts.includes(host)) throw privateAddress(host);
  return url;
}

const withoutCredentials = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');

async function get(url: URL, { maxBytes, timeout = TIMEOUT, allowHosts = [] }: FetchOptions): Promise<Page> {
  const dispatcher: Dispatcher = allowHosts.includes(url.hostname.replace(/^\[|\]$/g, '')) ? open : guarded;
  const answer = await request(url, {
    dispatcher,
    headers: {
      'user-agent': AGENT,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.5',
      'accept-encoding': 'identity',
    },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    signal: AbortSignal.timeout(timeout * 3),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new Refused({ code: 'read/too-large', message: `The page has more than ${maxBytes} bytes.` });
    chunks.push(chunk);
  }
  const headers = Object.entries(answer.headers).map(
    ([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
  );
  return {
    url: url.href,
    status: answer.statusCode,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

function accepted(page: Page): Page {
  if (page.status === 200) return page;
  throw new Refused({
    code: 'fetch/status',
    message: `The server answers ${page.status}.`,
    next: 'Open the address in a browser, and save the page as a file if it shows.',
  });
}

const robots = new Map<string, Promise<string>>();

/** The sitemaps that a site's robots.txt names. What goes wrong is a value. */
export async function sitemapsOf(
  url: string,
  options: FetchOptions,
): Promise<readonly string[] | { readonly trouble: Trouble }> {
  try {
    const at = checked(url, options);
    const named = robotsParser(at.href, await robotsOf(at, options)).getSitemaps();
    return named.flatMap((each) => (URL.canParse(each, at.href) ? [new URL(each, at.href).href] : []));
  } catch (error) {
    return { trouble: { ...troubleOf(error), where: withoutCredentials(url) } };
  }
}

/** Asks robots.txt of a host once a run. No such file allows everything; a server in trouble (5xx) allows nothing. */
function robotsOf(url: URL, options: FetchOptions): Promise<string> {
  const at = new URL('/robots.txt', url);
  const text = robots.get(at.href) ?? robotsText(at, options);
  robots.set(at.href, text);
  return text;
}

async function heedRobots(url: URL, options: FetchOptions): Promise<void> {
  const at = new URL('/robots.txt', url);
  if (robotsParser(at.href, await robotsOf(url, options)).isAllowed(url.href, AGENT) === false)
    throw new Refused({
      code: 'fetch/robots',
      message: 'The robots.txt of the site does not allow it.',
      next: 'Save the page as a file in a browser, if you may.',
    });
}

async function robotsText(at: URL, options: FetchOptions): Promise<string> {
  const { status, headers, body } = await get(at, { ...options, maxBytes: 512_000 });
  const target = headers['location'];
  if (status >= 300 && status < 400 && target !== undefined) {
    const moved = await get(checked(new URL(target, at).href, options), options);
    return moved.status === 200 ? moved.body.toString('utf8') : '';
  }
  if (status >= 500) return 'User-agent: *\nDisallow: /';
  return status === 200 ? body.toString('utf8') : '';
}

function troubleOf(error: unknown): Trouble {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof Refused) return at.trouble;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'fetch/failed',
    message: `It cannot be fetched: ${message}.`,
    next: 'Check the address and the network.',
  };
}
