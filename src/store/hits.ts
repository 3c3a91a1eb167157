import { searchName } from '../model/schema.ts';
import type { ListedName } from '../read/name-list.ts';
import type { GraphStore, QueryLimits } from './contract.ts';
import { readCypher } from './cypher-files.ts';
import { fill } from './load-plan.ts';
import { editDistance } from './nearest.ts';

/**
 * Whether the graph knows a name: `yes`, a form of it is the same but for case, accents and points; `part`, all its words,
 * or the words whose first letter it has, stand in one name alone; `near`, only names that are spelled otherwise; `no`.
 */
export type Found = 'yes' | 'part' | 'near' | 'no';

/** One bearer of a listed name, or that there is none. */
export interface Hit {
  /** As the list has it. */
  readonly given: string;
  readonly found: Found;
  readonly name: string | null;
  readonly type: 'person' | 'organization' | null;
  /** All forms that articles use. */
  readonly spelled: readonly string[];
  /** Held meetings; planned, cancelled and denied ones; articles that name it. */
  readonly held: number;
  readonly notHeld: number;
  readonly articles: number;
  readonly id: string | null;
}

interface Bearer {
  readonly wanted: string;
  readonly id: string;
  readonly type: 'person' | 'organization';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly held: number;
  readonly notHeld: number;
  readonly articles: number;
}

/** Suggestions for a name that nobody bears. */
const MOST_NEAR = 3;

/** A name is near where at most this share of its letters differ. */
const NEAR = 0.25;

/** For each name of a list, in its order, who in the graph bears it and how articles spell it. */
export async function findHits(
  store: GraphStore,
  list: readonly ListedName[],
  limits: QueryLimits = {},
): Promise<Hit[]> {
  const exact = await bearersOf(store, list.flatMap(formsOf), limits);
  const missing = list.filter((listed) => !formsOf(listed).some((form) => exact.has(form)));
  const known = missing.length === 0 ? null : new NameIndex(await allNames(store, limits));
  const guesses = new Map(
    missing.map((listed) => [listed.name, known?.guess(formsOf(listed)) ?? { found: 'no' as const, names: [] }]),
  );
  const guessed = await bearersOf(
    store,
    [...guesses.values()].flatMap(({ names }) => names),
    limits,
  );
  return list.flatMap((listed): Hit[] => {
    const bearers = distinct(formsOf(listed).flatMap((form) => exact.get(form) ?? []));
    if (bearers.length > 0) return bearers.map((bearer) => hit(listed, 'yes', bearer));
    const { found, names } = guesses.get(listed.name) ?? { found: 'no', names: [] };
    const near = distinct(names.flatMap((name) => guessed.get(name) ?? [])).slice(0, MOST_NEAR);
    return near.length > 0 ? near.map((bearer) => hit(listed, found, bearer)) : [nobody(listed)];
  });
}

const formsOf = ({ name, aliases }: ListedName): string[] => [name, ...aliases].map(searchName).filter(Boolean);

const hit = ({ name: given }: ListedName, found: Found, { aliases, ...bearer }: Bearer): Hit => ({
  given,
  found,
  name: bearer.name,
  type: bearer.type,
  spelled: [...new Set([bearer.name, ...aliases])],
  held: bearer.held,
  notHeld: bearer.notHeld,
  articles: bearer.articles,
  id: bearer.id,
});

const nobody = ({ name: given }: ListedName): Hit => ({
  given,
  found: 'no',
  name: null,
  type: null,
  spelled: [],
  held: 0,
  notHeld: 0,
  articles: 0,
  id: null,
});

const distinct = (bearers: readonly Bearer[]): Bearer[] => [
  ...new Map(bearers.map((each) => [each.id, each])).values(),
];

async function bearersOf(
  store: GraphStore,
  names: readonly string[],
  limits: QueryLimits,
): Promise<Map<string, Bearer[]>> {
  const wanted = [...new Set(names)].sort();
  if (wanted.length === 0) return new Map();
  const { rows } = await store.query(readCypher('upkeep/hits', store.engine).text, { names: wanted }, limits);
  const found = new Map<string, Bearer[]>();
  for (const row of rows as unknown as Bearer[]) found.set(row.wanted, [...(found.get(row.wanted) ?? []), row]);
  return found;
}

async function allNames(store: GraphStore, limits: QueryLimits): Promise<string[]> {
  const lists = await Promise.all(
    (['Person', 'Organization'] as const).map((label) =>
      store.query(fill('upkeep/all-names', store.engine, { Label: label }), {}, limits),
    ),
  );
  return [
    ...new Set(lists.flatMap(({ rows }) => rows).flatMap((row) => row['searchNames'] as readonly string[])),
  ].sort();
}

/** The names of the graph by their words and by how these begin: only names that share one of these are compared. */
class NameIndex {
  readonly #byWord = new Map<string, string[]>();
  readonly #byStart = new Map<string, string[]>();

  constructor(names: readonly string[]) {
    for (const name of names)
      for (const word of new Set(name.split(' '))) {
        add(this.#byWord, word, name);
        add(this.#byStart, word.slice(0, START), name);
      }
  }

  guess(forms: readonly string[]): { readonly found: Found; readonly names: readonly string[] } {
    for (const form of forms) {
      const words = form.split(' ');
      const whole = words.find((word) => word.length > 1) ?? words[0] ?? '';
      const holders = (this.#byWord.get(whole) ?? []).filter((name) =>
        words.every((word) => name.split(' ').some((each) => each === word || (word.length === 1 && each[0] === word))),
      );
      if (holders.length === 1) return { found: 'part', names: holders };
    }
    const near = forms.flatMap((form) => this.#near(form));
    const names = near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
    return { found: names.length > 0 ? 'near' : 'no', names: [...new Set(names)] };
  }

  #near(form: string): { readonly name: string; readonly distance: number }[] {
    const candidates = new Set(form.split(' ').flatMap((word) => this.#byStart.get(word.slice(0, START)) ?? []));
    return [...candidates]
      .map((name) => ({ name, distance: editDistance(form, name) / Math.max(form.length, name.length) }))
      .filter(({ distance }) => distance <= NEAR);
  }
}

/** Letters at the head of a word that spellings mostly share. */
const START = 2;

function add(index: Map<string, string[]>, key: string, name: string): void {
  const list = index.get(key);
  if (list) list.push(name);
  else index.set(key, [name]);
}
