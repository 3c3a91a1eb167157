import { WhometError } from '../model/errors.ts';
import { searchName, type NodeLabel } from '../model/schema.ts';
import type { GraphStore, QueryLimits, Row } from './contract.ts';
import { readCypher } from './cypher-files.ts';
import { indexQuery } from './index-query.ts';
import { fill } from './load-plan.ts';
import { nearest } from './nearest.ts';

/** A node whose name has the words that were looked for. */
export interface FoundName {
  readonly kind: 'person' | 'organization' | 'place' | 'topic';
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2, where known. */
  readonly country: string | null;
  /** Meetings of any status that it has a part in; of a place: in it and in what lies in it. */
  readonly meetings: number;
}

/** A sentence about a meeting that has the words. */
export interface FoundSentence {
  readonly meeting: string;
  readonly title: string;
  readonly status: string;
  readonly date: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly article: string;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export interface Found {
  /** Those with most meetings first. */
  readonly names: readonly FoundName[];
  /** Newest article first. */
  readonly sentences: readonly FoundSentence[];
  /** Where no name has the words: the people and organizations with the nearest names. */
  readonly nearest: readonly string[];
}

export interface SearchOptions {
  /** Names and sentences at most, of each (20). */
  readonly limit?: number;
  /** Milliseconds that each look at the store may take; no end unless given. */
  readonly timeout?: number;
}

const PARTIES = ['Person', 'Organization'] as const satisfies readonly NodeLabel[];

/**
 * Looks for words in the names of people, organizations, places and topics, and in the sentences about meetings. All
 * words must be there, in any order, also within longer words; accents and capitals of names do not matter.
 * @throws `usage/search` where there is no word.
 */
export async function search(
  store: GraphStore,
  text: string,
  { limit = 20, timeout }: SearchOptions = {},
): Promise<Found> {
  const words = searchName(text).split(' ').filter(Boolean);
  if (words.length === 0)
    throw new WhometError({
      code: 'usage/search',
      message: 'There is no word to look for.',
      next: 'Give one or more.',
    });
  const limits: QueryLimits = { limit, ...(timeout !== undefined && { timeout }) };
  const run: Run = async (query, parameters) => (await store.query(query, { ...parameters }, limits)).rows;
  const named = { words, longest: longest(words) };
  const found: FoundName[] = [];
  for (const path of ['search/names', 'search/topics'])
    found.push(...(await run(readCypher(path, store.engine).text, named)).map(nameOf));
  const sentences = await sentencesWith(text.toLowerCase().split(/\s+/).filter(Boolean), store, run);
  return {
    names: found.sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1)).slice(0, limit),
    sentences: sentences as unknown as FoundSentence[],
    nearest: found.length > 0 ? [] : await nearestNames(store, words.join(' ')),
  };
}

type Run = (query: string, parameters: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

/** By the index of a server, where it has one; else each sentence is looked at. */
async function sentencesWith(words: readonly string[], { engine }: GraphStore, run: Run): Promise<readonly Row[]> {
  const indexed = engine === 'neo4j' ? indexQuery(words) : null;
  if (indexed !== null) {
    try {
      return await run(readCypher('search/sentences-by-index', engine).text, { indexed, words });
    } catch (error) {
      // An older version made the store, or the index is still being filled.
      if (!(error instanceof WhometError) || error.code !== 'query/index') throw error;
    }
  }
  return run(readCypher('search/sentences', engine).text, { words, longest: longest(words) });
}

/** What fewest names have: it is looked for first. */
const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best));

const nameOf = (row: Row): FoundName => ({
  kind: row['kind'] as FoundName['kind'],
  id: String(row['id']),
  name: String(row['name']),
  aliases: Array.isArray(row['aliases']) ? row['aliases'].map(String) : [],
  country: typeof row['country'] === 'string' ? row['country'] : null,
  meetings: Number(row['meetings']),
});

async function nearestNames(store: GraphStore, name: string): Promise<string[]> {
  const all: { readonly name: string; readonly searchNames: readonly string[] }[] = [];
  for (const Label of PARTIES)
    all.push(...((await store.query(fill('upkeep/all-names', store.engine, { Label }))).rows as unknown as typeof all));
  return nearest(name, all, ({ searchNames }) => searchNames).map((each) => each.name);
}
