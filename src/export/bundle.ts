import type { Article, Capture } from '../model/article.ts';
import { harmless } from '../model/harmless.ts';
import { jsonText } from '../model/json.ts';
import type { ViewData } from '../view/view-data.ts';
import { exportCsv } from './csv.ts';
import { sha256, sumsOf, type CopiedFile, type ExportedFile } from './files.ts';

/**
 * The cited articles as texts with their quotes, the pages that they were fetched as, an index and check sums, to hand on
 * what a story rests on.
 * @param pageOf the file that holds a fetched page, by its SHA-256; null where it is not kept
 */
export function exportBundle(
  data: ViewData,
  texts: ReadonlyMap<string, Article>,
  pageOf: (sha256: string) => string | null,
): (ExportedFile | CopiedFile)[] {
  const cited = data.articles.flatMap(({ id }) => {
    const article = texts.get(id);
    return article ? [{ ...article, text: harmless(article.text), page: pageFor(article.capture, pageOf) }] : [];
  });
  const articles = cited.map(({ id, text }) => ({ path: `articles/${id}.txt`, text }));
  const pages = new Map(cited.flatMap(({ page }) => (page ? [[page.path, page] as const] : [])));
  const index = cited.map(({ id, name, title, publisher, published, documentDate, url, text, capture, page }) => ({
    id,
    name,
    title,
    publisher,
    published,
    ...(documentDate && { documentDate }),
    url,
    file: `articles/${id}.txt`,
    sha256: sha256(text),
    ...(capture && { capture }),
    ...(page && { page: page.path }),
  }));
  const files = [
    ...articles,
    ...pages.values(),
    { path: 'index.json', text: `${jsonText({ title: data.title, articles: index }, 2)}\n` },
    { path: 'evidence.csv', text: exportCsv(data, 'evidence').text },
  ];
  return [...files, sumsOf(files)];
}

/** Named by its hash, as in the store: a name that a browser knows would run what stands in the page at a click. */
function pageFor(capture: Capture | undefined, pageOf: (sha256: string) => string | null): CopiedFile | null {
  const source = capture && pageOf(capture.sha256);
  return source ? { path: `pages/${capture.sha256}`, source, sha256: capture.sha256 } : null;
}
