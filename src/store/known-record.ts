import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { VERSION } from '../model/version.ts';
import type { GraphStore } from './contract.ts';

/**
 * The stored record of an article that need not be mined again: this version of the program made it, and it knows every
 * place in which the article was found. Else null.
 */
export async function knownRecord(store: GraphStore, article: Article): Promise<ArticleRecord | null> {
  const [stored] = await store.read([article.id]);
  if (stored?.version !== VERSION) return null;
  const places = new Set(stored.article.locations.map((location) => JSON.stringify(location)));
  return article.locations.every((location) => places.has(JSON.stringify(location))) ? stored : null;
}
