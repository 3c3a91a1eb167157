import { createHash } from 'node:crypto';
import type { Judgement } from '../model/judgement.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import type { GraphStore } from './contract.ts';
import { digestOf } from './digest.ts';
import type { Former } from './ledger/former.ts';

/** An article, or a text that was corrected and the article that corrects it. */
export type Text = { readonly article: ArticleRecord } | { readonly replaced: ArticleRecord; readonly by: string };

/** One thing that a store keeps for ever, whatever kind of store it is. */
export type Kept = Text | { readonly former: Former } | { readonly judgement: Judgement };

const GROUP = 200;

/**
 * Everything that a store keeps, in an order that does not depend on the store: articles by their ids, corrected texts,
 * what became of claims, the ledger as it was written.
 */
export async function* contentOf(store: GraphStore): AsyncGenerator<Kept> {
  yield* textsOf(store);
  const former = (await store.former()).map((each) => JSON.stringify(each)).sort();
  for (const each of former) yield { former: JSON.parse(each) as Former };
  for (const judgement of await store.judgements()) yield { judgement };
}

/** The articles by their ids, then the texts that they took the place of. */
export async function* textsOf(store: GraphStore): AsyncGenerator<Text> {
  const corrected: [id: string, by: string][] = [];
  for await (const article of store.records()) {
    for (const id of article.replaces ?? []) corrected.push([id, article.article.id]);
    yield { article };
  }
  for await (const group of inBatches(corrected, GROUP)) {
    const by = new Map(group);
    const texts = await store.read([...by.keys()]);
    for (const replaced of texts.sort((a, b) => (a.article.id < b.article.id ? -1 : 1)))
      yield { replaced, by: by.get(replaced.article.id) as string };
  }
}

/** Sums up content as it goes by: equal for equal stores, on whatever engine. */
export class ContentDigest {
  readonly #hash = createHash('sha256');

  add(kept: Kept): void {
    this.#hash.update(`${lineFor(kept)}\n`);
  }

  /** SHA-256 in hexadecimal digits. */
  get value(): string {
    return this.#hash.copy().digest('hex');
  }
}

function lineFor(kept: Kept): string {
  if ('article' in kept) return `article ${digestOf(kept.article)}`;
  if ('replaced' in kept) return `replaced ${digestOf(kept.replaced)} ${kept.by}`;
  return JSON.stringify(kept);
}

/** The digest of everything that a store keeps. */
export async function contentDigest(store: GraphStore): Promise<string> {
  const digest = new ContentDigest();
  for await (const kept of contentOf(store)) digest.add(kept);
  return digest.value;
}
