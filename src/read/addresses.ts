import type { Article } from '../model/article.ts';
import { decode } from './decode.ts';
import { capturesIn, keepEvidence } from './evidence.ts';
import { feedLinks } from './feed.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { failed, readBytes, troubleOf, type ReadItem } from './items.ts';
import type { MetadataTable } from './metadata.ts';

/** What fetching asks for. */
export interface FetchSettings {
  /** Largest page in bytes. */
  readonly maxBytes: number;
  /** Folder that keeps what is fetched. */
  readonly evidence?: string;
  /** Hosts whose private addresses may be fetched. */
  readonly allowHosts: readonly string[];
}

export const isAddress = (pattern: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(pattern);

/** Types of pages by what the server says they are; anything else is taken for HTML. */
const MEDIA: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'application/mbox': 'mbox',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** The pages of a feed (RSS, Atom) or sitemap that the evidence does not hold yet. */
export async function* readFeed(feed: string, table: MetadataTable, settings: FetchSettings): AsyncGenerator<ReadItem> {
  const page = await fetchPage(feed, settings);
  if ('trouble' in page) return yield troubleOf(feed, page.trouble);
  const decoded = decode(page.body, /encoding=["']([\w-]+)/.exec(page.body.subarray(0, 200).toString('latin1'))?.[1]);
  const links = 'trouble' in decoded ? [] : feedLinks(decoded.text, page.url);
  if (links.length === 0)
    return yield troubleOf(feed, {
      code: 'read/feed',
      message: 'It names no pages.',
      next: 'Give the address of an RSS or Atom feed or of a sitemap; a sitemap index names sitemaps: give one of those.',
    });
  const known = new Set(settings.evidence === undefined ? [] : capturesIn(settings.evidence).map(({ asked }) => asked));
  for (const link of links) if (!known.has(link)) yield* readAddress(link, table, settings);
}

/** A page, or the documents of a file that lies at an address. */
export async function* readAddress(
  url: string,
  table: MetadataTable,
  settings: FetchSettings,
): AsyncGenerator<ReadItem> {
  const page = await fetchPage(url, settings);
  if ('trouble' in page) return yield troubleOf(url, page.trouble);
  const capture = settings.evidence === undefined ? undefined : keepEvidence(settings.evidence, url, page, new Date());
  const type = MEDIA[page.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? 'html';
  try {
    for await (const item of readBytes(url, type, asUtf8(page, type), table, settings.maxBytes)) {
      if (item.kind !== 'article') yield item;
      else yield { kind: 'article', article: { ...located(item.article, page.url), ...(capture && { capture }) } };
    }
  } catch (error) {
    yield troubleOf(url, failed(error));
  }
}

/** Text in the encoding that the server names becomes UTF-8; where it names none, the page's own word counts. */
function asUtf8({ headers, body }: Page, type: string): Buffer {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || !/^(html|txt|md)$/.test(type)) return body;
  try {
    return Buffer.from(new TextDecoder(charset).decode(body));
  } catch {
    return body;
  }
}

/** A page came from an address, not from a file. */
function located(article: Article, address: string): Article {
  const url = article.url ?? address;
  return { ...article, url, file: null, locations: article.locations.map((each) => ({ ...each, url, file: null })) };
}
