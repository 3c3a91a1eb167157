import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { GraphStore } from './contract.ts';

export interface ReExtracted {
  readonly articles: number;
  /** Articles of which the extraction says something else now. */
  readonly changed: number;
}

/** Records go in by batches: what was mined is safe even if the rest fails. */
const BATCH = 200;

/**
 * Mines every stored text again and keeps what comes out. Judgements hold on by their anchors. The graph heeds it after
 * `rebuildGraph`.
 */
export async function reExtract(
  store: GraphStore,
  extract: (article: Article) => ArticleRecord,
  step: (name: string, share: number) => void,
): Promise<ReExtracted> {
  const ids: string[] = [];
  for await (const { article } of store.records()) ids.push(article.id);
  let [changed, done] = [0, 0];
  for (let from = 0; from < ids.length; from += BATCH) {
    const records = await store.read(ids.slice(from, from + BATCH));
    const fresh = records.map(({ article }) => {
      step(article.name, ++done / ids.length);
      return extract(article);
    });
    changed += (await store.append(fresh)).added;
  }
  return { articles: ids.length, changed };
}
