import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ReadText } from './make-article.ts';
import { publishedDay } from './published.ts';
import { mapToSource } from './source-map.ts';

const BLOCKS = new Set([
  'P',
  'DIV',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'LI',
  'BLOCKQUOTE',
  'FIGCAPTION',
  'SECTION',
  'ARTICLE',
  'UL',
  'OL',
  'TABLE',
  'TR',
  'FIGURE',
  'PRE',
  'HEADER',
  'FOOTER',
  'ASIDE',
]);
const DATES = [
  'article:published_time',
  'og:published_time',
  'datePublished',
  'date',
  'dc.date',
  'DC.date.issued',
  'pubdate',
  'publishdate',
  'parsely-pub-date',
];

/** HTML as the article that a reader would see: its paragraphs as blocks, captions among them, metadata from its head. */
export function readHtml(source: string): ReadText {
  const { document } = parseHTML(/<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`);
      const content = found?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return null;
  };
  const linked = jsonLd(document);
  const published = publishedDay(
    meta(...DATES) ?? linked['datePublished'] ?? document.querySelector('time[datetime]')?.getAttribute('datetime'),
  );
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  const title = meta('og:title') ?? (document.querySelector('title')?.textContent?.trim() || null);
  const publisher = meta('og:site_name') ?? (typeof linked['publisher'] === 'string' ? linked['publisher'] : null);
  const readable = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  const { document: body } = parseHTML(`<body>${readable?.content ?? ''}</body>`);
  const text =
    blockText(body.querySelector('body') as unknown as TextNode | null) ||
    blockText(document.querySelector('body') as unknown as TextNode | null);
  return {
    text,
    sourceMap: mapToSource(text, source),
    title: readable?.title || title,
    published,
    publisher: publisher ?? readable?.siteName ?? null,
    url: /^https?:/.test(url ?? '') ? url : null,
  };
}

/** The first record of linked data that is an article. */
function jsonLd(document: ReturnType<typeof parseHTML>['document']): Record<string, unknown> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const value: unknown = JSON.parse(script.textContent ?? '');
      const records = [value]
        .flat()
        .flatMap((each: unknown) => [each, (each as Record<string, unknown> | null)?.['@graph']].flat()) as Record<
        string,
        unknown
      >[];
      const found = records.find((record) => /Article|News/.test(String(record?.['@type'])));
      if (found) return { ...found, publisher: (found['publisher'] as Record<string, unknown> | undefined)?.['name'] };
    } catch {
      // Broken linked data is common and says nothing of the article.
    }
  }
  return {};
}

/** The part of the DOM that is needed here. */
interface TextNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TextNode>;
}

function blockText(root: TextNode | null): string {
  let text = '';
  const visit = (node: TextNode): void => {
    if (node.nodeType === 3) text += (node.textContent ?? '').replace(/\s+/g, ' ');
    const name = node.nodeName.toUpperCase();
    if (name === 'SCRIPT' || name === 'STYLE' || name === 'NOSCRIPT') return;
    if (name === 'BR') text += '\n';
    const block = BLOCKS.has(name);
    if (block) text += '\n\n';
    for (const child of node.childNodes) visit(child);
    if (block) text += '\n\n';
  };
  if (root) visit(root);
  return text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' '))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
