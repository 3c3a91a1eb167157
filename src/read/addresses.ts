import type { Article } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import { capturesIn, keepEvidence } from './evidence.ts';
import { feedLinks, feedText, type FeedLinks } from './feed.ts';
import { fetchPage, sitemapsOf, type Page } from './fetch-page.ts';
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
  /** Pages of PDF without text go through tesseract. */
  readonly ocr?: boolean;
}

/** Types of pages by what the server says they are; anything else is taken for HTML. */
const MEDIA: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'application/mbox': 'mbox',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** The pages of a feed (RSS, Atom), sitemap, sitemap index, or of the sitemaps of a robots.txt, that the evidence does not hold yet. */
export async function* readFeed(feed: string, table: MetadataTable, settings: FetchSettings): AsyncGenerator<ReadItem> {
  const known = new Set(settings.evidence === undefined ? [] : capturesIn(settings.evidence).map(({ asked }) => asked));
  for await (const each of feedPages(feed, settings)) {
    if (typeof each !== 'string') yield each;
    else if (!known.has(each)) {
      known.add(each);
      yield* readAddress(each, table, settings);
    }
  }
}

/** How deep a sitemap may lie in others: the protocol (sitemaps.org) knows one level of indexes. */
const DEEPEST = 3;

/** Addresses of pages, and troubles. Each sitemap is asked for once, so that one that names itself ends. */
async function* feedPages(
  feed: string,
  settings: FetchSettings,
  depth = 0,
  asked = new Set<string>(),
): AsyncGenerator<string | ReadItem> {
  if (asked.has(feed) || depth > DEEPEST) return;
  asked.add(feed);
  const { pages, sitemaps, trouble } = await linksOf(feed, settings);
  if (trouble) return yield troubleOf(feed, trouble);
  if (depth === 0 && pages.length + sitemaps.length === 0)
    return yield troubleOf(feed, {
      code: 'read/feed',
      message: 'It names no pages.',
      next: 'Give the address of an RSS or Atom feed, of a sitemap, or of a robots.txt that names sitemaps.',
    });
  yield* pages;
  for (const sitemap of sitemaps) yield* feedPages(sitemap, settings, depth + 1, asked);
}

async function linksOf(feed: string, settings: FetchSettings): Promise<FeedLinks & { readonly trouble?: Trouble }> {
  const none = { pages: [], sitemaps: [] };
  if (URL.canParse(feed) && new URL(feed).pathname === '/robots.txt') {
    const found = await sitemapsOf(feed, settings);
    return 'trouble' in found ? { ...none, ...found } : { ...none, sitemaps: found };
  }
  const page = await fetchPage(feed, settings);
  if ('trouble' in page) return { ...none, trouble: page.trouble };
  const text = feedText(page.body, settings.maxBytes);
  return text === null ? none : feedLinks(text, page.url);
}

/** A page, or the documents of a file that lies at an address. */
export async function* readAddress(
  url: string,
  table: MetadataTable,
  settings: FetchSettings,
): AsyncGenerator<ReadItem> {
  const page = await fetchPage(url, settings);
  if ('trouble' in page) return yield troubleOf(url, page.trouble);
  yield* readPage(url, page, new Date(), table, settings);
}

/** The type of a page by its headers; null where it is none that is listed. */
export const typeOfPage = ({ headers }: Page): string | null =>
  MEDIA[headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;

/** A page as it came at some time: its documents, each with the capture. `url` is the address that was asked for. */
export async function* readPage(
  url: string,
  page: Page,
  time: Date,
  table: MetadataTable,
  settings: FetchSettings,
): AsyncGenerator<ReadItem> {
  const capture = settings.evidence === undefined ? undefined : keepEvidence(settings.evidence, url, page, time);
  const type = typeOfPage(page) ?? 'html';
  try {
    for await (const item of readBytes(url, type, asUtf8(page, type), table, settings)) {
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
