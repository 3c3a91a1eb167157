import { WhometError } from '../model/errors.ts';
import { searchName, type NodeLabel } from '../model/schema.ts';
import type { GraphStore } from './contract.ts';
import { readCypher } from './cypher-files.ts';
import { fill } from './load-plan.ts';
import { nearest } from './nearest.ts';

interface Named {
  readonly name: string;
  readonly searchName: string;
  readonly searchNames: readonly string[];
}

/**
 * The folded name to search by. A part of a name (`ek` of `Bo Ek`) stands for the whole where only one node has it.
 * @throws `ask/unknown` with the nearest names, `ask/ambiguous` with those that have the part.
 */
export async function resolveName(store: GraphStore, labels: readonly NodeLabel[], given: string): Promise<string> {
  const name = searchName(given);
  for (const label of labels) {
    const { rows } = await store.query(fill('upkeep/find-name', store.engine, { Label: label }), { name });
    if (rows.length > 0) return name;
  }
  const all = await Promise.all(
    labels.map((label) => named(store, fill('upkeep/all-names', store.engine, { Label: label }))),
  );
  return partOf(name, given, all.flat(), labels.join(' or ').toLowerCase());
}

/** ISO 3166-1 alpha-2 of a country given by name or code. */
export async function resolveCountry(store: GraphStore, given: string): Promise<string> {
  const { rows } = await store.query(readCypher('upkeep/find-country').text, { name: searchName(given) });
  const [found] = rows;
  if (found) return String(found['country']);
  if (/^[a-z]{2}$/i.test(given)) return given.toUpperCase();
  return partOf(searchName(given), given, await named(store, readCypher('upkeep/all-countries').text), 'country');
}

/** A folded topic that some topic contains. */
export async function resolveTopic(store: GraphStore, given: string): Promise<string> {
  const topic = searchName(given);
  const all = await named(store, readCypher('upkeep/all-topics').text);
  if (all.some(({ searchName: known }) => known.includes(topic))) return topic;
  throw unknown('topic', given, topic, all);
}

async function named(store: GraphStore, text: string): Promise<Named[]> {
  const { rows } = await store.query(text);
  return rows as unknown as Named[];
}

function partOf(name: string, given: string, all: readonly Named[], what: string): string {
  const words = name.split(' ');
  const has = (text: string) => words.every((word) => text.split(' ').includes(word));
  const holders = name === '' ? [] : all.filter(({ searchNames }) => searchNames.some(has));
  if (holders.length === 1 && holders[0]) return holders[0].searchName;
  if (holders.length === 0) throw unknown(what, given, name, all);
  throw new WhometError({
    code: 'ask/ambiguous',
    message: `${given} is part of ${holders.length} names.`,
    next: `Say which: ${holders
      .slice(0, 8)
      .map((each) => each.name)
      .join(', ')}.`,
  });
}

function unknown(what: string, given: string, name: string, all: readonly Named[]): WhometError {
  const near = [...new Set(nearest(name, all, ({ searchNames }) => searchNames).map((each) => each.name))];
  return new WhometError({
    code: 'ask/unknown',
    message: `The graph knows no ${what} named ${given}.`,
    next: near.length > 0 ? `The nearest: ${near.join(', ')}.` : 'The graph is empty: ingest articles first.',
  });
}
