import type { Gazetteer } from './gazetteer.ts';
import { officesOf, type Context } from './names/context.ts';
import { folded } from './names/folded.ts';
import type { NamedType } from './names/score.ts';
import type { Naming } from './namings.ts';

/** One name with one bearer, as far as the articles' own words tell: what is compared with other names. */
export interface Form extends Compared {
  readonly namings: readonly Naming[];
}

/** What the comparison of two names looks at. */
export interface Compared {
  /** The smallest key of its namings. */
  readonly key: string;
  readonly type: NamedType;
  readonly name: string;
  readonly context: Context;
  readonly articles: ReadonlySet<string>;
  /** Folded names of those met. */
  readonly company: ReadonlySet<string>;
}

/**
 * Namings by name, and within a name by what is said of its bearer: a Wikidata id, else the countries of the offices, else
 * nothing. Whether these are one is decided later.
 */
export function formsOf(namings: readonly Naming[], gazetteer: Gazetteer): Form[] {
  const cells = new Map<string, Naming[]>();
  for (const article of perArticle(namings)) {
    const [first] = article;
    if (!first) continue;
    const cell = cellOf(article, gazetteer);
    const known = cells.get(cell);
    if (known) known.push(...article);
    else cells.set(cell, [...article]);
  }
  return [...cells.values()].map((members) => formOf(members, gazetteer));
}

/** Namings with the same are one form; given are those of one article under one key. */
export const cellOf = (namings: readonly Naming[], gazetteer: Gazetteer): string =>
  [namings[0]?.type, folded(namings[0]?.name ?? ''), sideOf(namings, gazetteer)].join('|');

/** Namings of one article under one key are one: a mention, and its parts in meetings. Given are namings by their keys. */
export function* perArticle(namings: readonly Naming[]): Generator<readonly Naming[]> {
  let from = 0;
  for (let to = 1; to <= namings.length; to++) {
    if (namings[to]?.key === namings[from]?.key) continue;
    yield namings.slice(from, to);
    from = to;
  }
}

function sideOf(namings: readonly Naming[], gazetteer: Gazetteer): string {
  const [wikidata] = namings.flatMap((naming) => naming.wikidata ?? []).sort();
  if (wikidata) return wikidata;
  const [place] = namings.flatMap((naming) => naming.gazetteer ?? []).sort();
  if (place) return `place:${place}`;
  const offices = officesOf(namings.flatMap((naming) => naming.offices.map(({ title }) => title)));
  return `${[...countriesOf(namings, gazetteer)].sort().join(' ')}|${[...offices].sort().join(' ')}`;
}

export const countriesOf = (namings: readonly Naming[], gazetteer: Gazetteer): Set<string> =>
  new Set(namings.flatMap(({ offices }) => offices.flatMap(({ of }) => gazetteer.countryOf(of) ?? [])));

function formOf(namings: readonly Naming[], gazetteer: Gazetteer): Form {
  const [first] = namings as [Naming];
  const years = namings.flatMap(({ published }) => (published === null ? [] : [Number(published.slice(0, 4))]));
  return {
    key: namings.reduce((least, { key }) => (key < least ? key : least), first.key),
    type: first.type,
    name: namings.reduce((least, { name }) => (name < least ? name : least), first.name),
    context: {
      countries: countriesOf(namings, gazetteer),
      offices: officesOf(
        namings.flatMap(({ offices }) => offices.filter(({ former }) => !former).map(({ title }) => title)),
      ),
      years: [...new Set(years)].sort((a, b) => a - b),
      wikidata: namings.flatMap(({ wikidata }) => wikidata ?? []).sort()[0] ?? null,
      known: null,
    },
    namings,
    articles: new Set(namings.map(({ article }) => article)),
    company: new Set(namings.flatMap(({ company }) => company)),
  };
}
