import { broaderTopic, topicsToldBy } from '../lexicon/topics.ts';
import { searchName, type EdgeRow, type NodeRow } from '../model/schema.ts';
import type { Meeting } from '../model/world.ts';
import { edge } from './edge.ts';
import { topicId } from './nodes.ts';

/**
 * The topics in the articles' words, the listed ones that these words tell of, and what those are kinds of: so meetings
 * about "a truce in Gaza" and "the cessation of hostilities" are both about a ceasefire, and about peace.
 */
export function topicRows(meetings: readonly Meeting[]): { nodes: NodeRow[]; edges: EdgeRow[] } {
  const topics = new Topics();
  topics.add(meetings.flatMap((meeting) => meeting.topics));
  return { nodes: topics.nodes(), edges: topics.edges() };
}

/** Topics with what they are kinds of. The order in which they come does not matter. */
export class Topics {
  readonly #words = new Set<string>();
  /** By id, the name and the word that it comes from: the first by the alphabet. */
  readonly #names = new Map<string, { readonly name: string; readonly word: string }>();
  readonly #edges = new Map<string, EdgeRow>();

  /** Returns ids of topics that are new, or have another name or more edges than before. */
  add(words: readonly string[]): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const word of words) {
      if (this.#words.has(word)) continue;
      this.#words.add(word);
      this.#name(word, word, changed);
      for (const listed of topicsToldBy(word)) {
        this.#link(word, word, listed, changed);
        let above = broaderTopic(listed);
        for (let below = listed; above !== null; below = above, above = broaderTopic(above))
          this.#link(word, below, above, changed);
      }
    }
    return changed;
  }

  nodes(ids: Iterable<string> = this.#names.keys()): NodeRow[] {
    return [...ids].map((id) => {
      const name = this.#names.get(id)?.name ?? '';
      return { label: 'Topic', properties: { id, name, searchName: searchName(name) } };
    });
  }

  edges(from?: string): EdgeRow[] {
    return [...this.#edges.values()].filter((each) => from === undefined || each.from === from);
  }

  #name(word: string, name: string, changed: Set<string>): string {
    const id = topicId(name);
    const known = this.#names.get(id);
    if (known && known.word <= word) return id;
    this.#names.set(id, { name, word });
    if (known?.name !== name) changed.add(id);
    return id;
  }

  #link(word: string, name: string, broader: string, changed: Set<string>): void {
    const [from, to] = [this.#name(word, name, changed), this.#name(word, broader, changed)];
    if (from === to || this.#edges.has(`${from} ${to}`)) return;
    this.#edges.set(`${from} ${to}`, edge('BROADER', from, to));
    changed.add(from);
  }
}
