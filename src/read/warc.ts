import { createReadStream } from 'node:fs';
import type { Trouble } from '../model/errors.ts';
import type { Page } from './fetch-page.ts';

/** Web archives (ISO 28500), also packed. */
export const WARC_TYPE = /\.warc(\.gz)?$/i;

/** What an archive holds: a page as it was fetched, or an answer that is none. */
export type Archived =
  | { readonly page: Page; readonly time: Date }
  | { readonly url: string; readonly trouble: Trouble }
  | { readonly url: string; readonly reason: string };

/**
 * The answers that an archive keeps, one by one, with chunks put together and unpacked. Requests, metadata and repeats
 * of what was fetched before (revisits) are passed over.
 */
export async function* readWarc(file: string, maxBytes: number): AsyncGenerator<Archived> {
  const { WARCParser } = await import('warcio');
  let records = 0;
  for await (const record of WARCParser.iterRecords(createReadStream(file))) {
    const { warcType, warcTargetURI, warcDate, httpHeaders } = record;
    const url = warcTargetURI ?? '';
    if (warcType) records++;
    if (warcType !== 'response' || !/^https?:/i.test(url)) continue;
    const status = Number(httpHeaders?.statusCode ?? 0);
    if (status !== 200) {
      yield { url, reason: `status ${status}` };
      continue;
    }
    if (Number(record.warcHeader('Content-Length') ?? 0) > maxBytes) {
      const message = `The page has more than ${maxBytes} bytes.`;
      yield { url, trouble: { code: 'read/too-large', message, next: 'Take it out of the archive, and split it.' } };
      continue;
    }
    const body = Buffer.from((await record.readFully(true)) ?? []);
    const headers = Object.fromEntries(
      [...(httpHeaders?.headers ?? [])].map(([name, value]) => [name.toLowerCase(), value]),
    );
    yield { page: { url, status, headers, body }, time: new Date(warcDate ?? 0) };
  }
  if (records === 0) throw new TypeError('it is no web archive');
}
