import { folded, searchName } from '../model/schema.ts';
import { lazily, readTable, values } from './tables.ts';

/** A topic of data/lexicon/en/topics.tsv. */
export interface ListedTopic {
  readonly name: string;
  /** Folded words or runs of words that tell of it. */
  readonly words: readonly string[];
  readonly broader: string | null;
}

const topics = lazily((): ReadonlyMap<string, ListedTopic> => {
  const rows = readTable('lexicon/en/topics.tsv').map(([name = '', words, broader]): ListedTopic => ({
    name,
    words: values(words).map(searchName),
    broader: broader || null,
  }));
  return new Map(rows.map((row) => [row.name, row]));
});

const byFirstWord = lazily(() => {
  const index = new Map<string, [words: string, topic: ListedTopic][]>();
  for (const topic of topics().values())
    for (const words of topic.words) {
      const [first = ''] = words.split(' ');
      index.set(first, [...(index.get(first) ?? []), [words, topic]]);
    }
  return index;
});

export const listedTopics = (): Iterable<ListedTopic> => topics().values();

/** The topic right above a listed one; null where it is the broadest. */
export const broaderTopic = (name: string): string | null => topics().get(name)?.broader ?? null;

const contexts = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(readTable('lexicon/en/plover-contexts.tsv').map(([topic = '', context = '']) => [topic, context])),
);

/** The contexts of PLOVER that phrases tell of: of each topic in them the nearest, its own or that of a broader one. */
export function ploverContexts(phrases: readonly string[]): string[] {
  const told = phrases.flatMap(topicsToldBy).flatMap((name) => {
    const listed = [name, ...chainAbove(name)].find((each) => contexts().has(each));
    return contexts().get(listed ?? '') ?? [];
  });
  return [...new Set(told)].sort();
}

/** The listed topics that the words of a phrase tell of, without those that are broader than another of them. */
export function topicsToldBy(phrase: string): string[] {
  const plain = ` ${folded(phrase)} `;
  const found = new Set<string>();
  for (const word of plain.trim().split(' '))
    for (const [words, topic] of byFirstWord().get(word) ?? []) if (plain.includes(` ${words} `)) found.add(topic.name);
  const above = new Set([...found].flatMap((name) => chainAbove(name)));
  return [...found].filter((name) => !above.has(name)).sort();
}

function chainAbove(name: string): string[] {
  const broader = broaderTopic(name);
  return broader === null ? [] : [broader, ...chainAbove(broader)];
}
