import type { Article } from '../model/article.ts';
import { harmless } from '../model/harmless.ts';
import { jsonText } from '../model/json.ts';
import type { ViewData } from '../view/view-data.ts';
import { exportCsv } from './csv.ts';
import { sha256, sumsOf, type ExportedFile } from './files.ts';

/** The cited articles as texts with their quotes, an index and check sums, to hand on what a story rests on. */
export function exportBundle(data: ViewData, texts: ReadonlyMap<string, Article>): ExportedFile[] {
  const cited = data.articles.flatMap(({ id }) => {
    const article = texts.get(id);
    return article ? [{ ...article, text: harmless(article.text) }] : [];
  });
  const articles = cited.map(({ id, text }) => ({ path: `articles/${id}.txt`, text }));
  const index = cited.map(({ id, name, title, publisher, published, url, text, capture }) => ({
    id,
    name,
    title,
    publisher,
    published,
    url,
    file: `articles/${id}.txt`,
    sha256: sha256(text),
    ...(capture && { capture }),
  }));
  const files = [
    ...articles,
    { path: 'index.json', text: `${jsonText({ title: data.title, articles: index }, 2)}\n` },
    { path: 'evidence.csv', text: exportCsv(data, 'evidence').text },
  ];
  return [...files, sumsOf(files)];
}
