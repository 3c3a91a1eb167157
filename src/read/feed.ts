import { gunzipSync } from 'node:zlib';
import { DOMParser } from 'linkedom';
import { decode } from './decode.ts';

/** What a feed names, each once, in its order. */
export interface FeedLinks {
  readonly pages: readonly string[];
  /** Of a sitemap index. */
  readonly sitemaps: readonly string[];
}

/** Addresses that a feed (RSS, Atom), a sitemap or a sitemap index names; relative ones are taken from its own address. */
export function feedLinks(source: string, address: string): FeedLinks {
  const document = new DOMParser().parseFromString(source, 'text/xml');
  const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const entries = [...document.querySelectorAll('entry > link')]
    .filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate')
    .map((link) => link.getAttribute('href'));
  const whole = (links: readonly (string | null)[]): string[] => {
    const found = links.flatMap((link) => {
      const text = link?.trim() ?? '';
      return text !== '' && URL.canParse(text, address) ? [new URL(text, address).href] : [];
    });
    return [...new Set(found)];
  };
  return { pages: whole([...texts('item > link, url > loc'), ...entries]), sitemaps: whole(texts('sitemap > loc')) };
}

/**
 * The text of a feed as it came, perhaps packed by gzip, as sitemaps are; null where it is none.
 * @param most bytes that it may unpack to
 */
export function feedText(body: Buffer, most: number): string | null {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? unpacked(body, most) : body;
  if (bytes === null) return null;
  const decoded = decode(bytes, /encoding=["']([\w-]+)/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1]);
  return 'trouble' in decoded ? null : decoded.text;
}

function unpacked(bytes: Buffer, most: number): Buffer | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    return null;
  }
}
