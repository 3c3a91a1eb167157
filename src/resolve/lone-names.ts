import { searchName } from '../model/schema.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { JudgedGroups } from './ledger/judged-groups.ts';
import { foldedWords, personName } from './names/tokens.ts';
import type { Naming } from './namings.ts';

/** What is known of those who bear a word as a name. */
export interface Bearer {
  readonly root: string;
  readonly articles: Pick<ReadonlySet<string>, 'has'>;
  readonly countries: ReadonlySet<string>;
  /** Last words of the names of those met. */
  readonly company: Pick<ReadonlySet<string>, 'has'>;
}

interface Gathered extends Bearer {
  readonly articles: Set<string>;
  readonly countries: Set<string>;
  readonly company: Set<string>;
}

/**
 * `Blinken` in one article is the `Antony Blinken` of others: the only bearer of the name; of several the one whose
 * country fits and who met most of the same people, if there is one such.
 */
export function joinLoneNames(namings: readonly Naming[], groups: JudgedGroups, gazetteer: Gazetteer): void {
  const people = namings.filter(({ type }) => type === 'person');
  const lone = people.filter(({ name }) => isOneWord(name));
  if (lone.length === 0) return;
  const bearers = bearersOf(
    people.filter(({ name }) => !isOneWord(name)),
    groups,
    gazetteer,
  );
  for (const [key, sides] of byKey(lone)) {
    const all = bearers.get(wordOf(sides[0]?.name ?? '')) ?? new Map<string, Bearer>();
    const chosen = choose(sides, [...all.values()], gazetteer);
    if (chosen) groups.join(key, chosen.root);
  }
}

export const isOneWord = (name: string): boolean => personName(name).tokens.length === 1;
export const wordOf = (name: string): string => personName(name).tokens[0]?.folded ?? '';

function byKey(namings: readonly Naming[]): Map<string, Naming[]> {
  const found = new Map<string, Naming[]>();
  for (const naming of namings) found.set(naming.key, [...(found.get(naming.key) ?? []), naming]);
  return found;
}

function bearersOf(
  full: readonly Naming[],
  groups: JudgedGroups,
  gazetteer: Gazetteer,
): ReadonlyMap<string, ReadonlyMap<string, Bearer>> {
  const byRoot = new Map<string, Gathered>();
  const byWord = new Map<string, Map<string, Bearer>>();
  for (const naming of full) {
    const root = groups.find(naming.key);
    const bearer: Gathered = byRoot.get(root) ?? {
      root,
      articles: new Set(),
      countries: new Set(),
      company: new Set(),
    };
    byRoot.set(root, bearer);
    bearer.articles.add(naming.article);
    for (const country of countriesOf(naming, gazetteer)) bearer.countries.add(country);
    for (const name of naming.company) bearer.company.add(lastWord(name));
    for (const word of endsOf(naming)) byWord.set(word, (byWord.get(word) ?? new Map()).set(root, bearer));
  }
  return byWord;
}

/** Words by which news may name somebody alone: the ends of the name, and forms of one word that the article uses. */
export function endsOf({ name, aliases }: Naming): Set<string> {
  const { tokens } = personName(name);
  const forms = aliases.filter(isOneWord).map(wordOf);
  return new Set([tokens[0]?.folded ?? '', tokens.at(-1)?.folded ?? '', ...forms].filter((word) => word.length > 1));
}

export const countriesOf = ({ offices }: Naming, gazetteer: Gazetteer): string[] =>
  offices.flatMap(({ of }) => gazetteer.countryOf(of) ?? []);

export const lastWord = (name: string): string => foldedWords(name).at(-1) ?? searchName(name);

/** Whom an article means by a name of one word; `all`: who bears it, elsewhere in full. */
export function choose<Known extends Bearer>(
  sides: readonly Naming[],
  all: readonly Known[],
  gazetteer: Gazetteer,
): Known | undefined {
  const countries = new Set(sides.flatMap((side) => countriesOf(side, gazetteer)));
  const fits = ({ countries: own }: Bearer) =>
    countries.size === 0 || own.size === 0 || [...own].some((country) => countries.has(country));
  const fitting = all.filter(fits);
  if (fitting.length < 2) return fitting[0];
  const elsewhere = fitting.filter(({ articles }) => !sides.some(({ article }) => articles.has(article)));
  const company = new Set(sides.flatMap((side) => side.company.map(lastWord)));
  const met = (bearer: Bearer) => [...company].filter((name) => bearer.company.has(name)).length;
  const [best, next] = [...elsewhere].sort((a, b) => met(b) - met(a) || (a.root < b.root ? -1 : 1));
  return best && (next === undefined || met(best) > met(next)) ? best : undefined;
}
