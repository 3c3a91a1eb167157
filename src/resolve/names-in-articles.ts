import { byText } from '../model/by-text.ts';
import type { PartyId } from '../model/ids.ts';
import { folded } from './names/folded.ts';
import type { Naming } from './namings.ts';

/**
 * Who is called what in which article. Sorted lists of texts that are there anyway take a small part of the memory of a
 * map by keys.
 */
export class NamesInArticles {
  /** The three go together: sorted by article and name, names folded, each name of an article once. */
  readonly #articles: string[] = [];
  readonly #names: string[] = [];
  readonly #bearers: (PartyId | undefined)[] = [];

  /** Namings of one type, in the order of their keys. */
  constructor(namings: readonly Naming[], bearerOf: (key: string) => PartyId | undefined) {
    const texts = new Map<string, string>();
    let before: Naming | undefined;
    for (const naming of namings.toSorted((a, b) => byText(a.article, b.article))) {
      if (naming.key === before?.key) continue;
      before = naming;
      const name = folded(naming.name);
      if (!texts.has(name)) texts.set(name, name);
      this.#articles.push(naming.article);
      this.#names.push(texts.get(name) ?? name);
      this.#bearers.push(bearerOf(naming.key));
    }
  }

  /** `name`: folded. */
  find(article: string, name: string): PartyId | undefined {
    let [low, high] = [0, this.#articles.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(middle, article, name)) low = middle + 1;
      else high = middle;
    }
    return this.#articles[low] === article && this.#names[low] === name ? this.#bearers[low] : undefined;
  }

  #isBefore(at: number, article: string, name: string): boolean {
    const own = this.#articles[at] as string;
    return own < article || (own === article && (this.#names[at] as string) < name);
  }
}
