import { countryNamed } from '../lexicon/countries.ts';
import { questionWords } from '../lexicon/question-words.ts';
import { WhometError } from '../model/errors.ts';
import type { GraphStore } from '../store/contract.ts';
import { fill } from '../store/load-plan.ts';
import { resolveName } from '../store/names.ts';
import { classesBefore, foldedOf, isFree, take, textOf, type Line, type Stretch } from './line.ts';

const LABELS = ['Person', 'Organization', 'Place'] as const;
export type Label = (typeof LABELS)[number];

/** A name of the question that the graph knows. */
export interface Name extends Stretch {
  /** As it was typed; of a country that is no node, its ISO 3166-1 alpha-2 code. */
  readonly text: string;
  /** What bears it; empty for a country that is no node. */
  readonly labels: ReadonlySet<Label>;
  readonly isCountry: boolean;
}

/** Names of more words are not looked for. */
const LONGEST = 7;

/** Takes the names that the graph knows word for word, longer ones first. */
export async function takeNames(store: GraphStore, line: Line): Promise<Name[]> {
  const stretches = stretchesOf(line);
  const known = await knownNames(store, [...new Set(stretches.map((stretch) => foldedOf(line, stretch)))]);
  const found: Name[] = [];
  for (const stretch of stretches.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    const name = known.get(foldedOf(line, stretch));
    if (!name || !isFree(line, stretch)) continue;
    take(line, stretch);
    found.push({ ...stretch, ...name, text: textOf(line, stretch) });
  }
  return found.sort((a, b) => a.from - b.from);
}

function stretchesOf(line: Line): Stretch[] {
  const all = line.words.flatMap((_, from) =>
    Array.from({ length: LONGEST }, (_, more): Stretch => ({ from, to: from + more + 1 })),
  );
  return all.filter((stretch) => isFree(line, stretch) && mayBeName(line, stretch));
}

/** `who` asks and `WHO` is a body; `may` asks and `May`, within the question, is somebody. */
function mayBeName({ words }: Line, { from, to }: Stretch): boolean {
  const own = words.slice(from, to);
  if (own.some(({ afterMark }, step) => step > 0 && afterMark)) return false;
  if (own.some(({ folded }) => !questionWords().phrases.has(folded))) return true;
  return own.every(
    ({ text, isCapital }) => isCapital && (from > 0 || (text.length > 1 && text === text.toUpperCase())),
  );
}

async function knownNames(store: GraphStore, names: readonly string[]) {
  const known = new Map<string, { labels: Set<Label>; isCountry: boolean }>();
  for (const label of LABELS) {
    const { rows } = await store.query(fill('upkeep/find-names', store.engine, { Label: label }), { names });
    for (const { name, kind } of rows) {
      const entry = known.get(String(name)) ?? { labels: new Set(), isCountry: false };
      entry.labels.add(label);
      entry.isCountry ||= kind === 'country' || kind === 'state';
      known.set(String(name), entry);
    }
  }
  return known;
}

/**
 * Takes words that must be a name: with a capital, or right after a word that a name follows. What stands before a
 * whole name is a title (`President`), and stays free.
 * @throws `ask/unknown` with the nearest names where the graph knows none such, `ask/ambiguous` where several.
 */
export async function takePartsOfNames(store: GraphStore, line: Line, exact: readonly Name[]): Promise<Name[]> {
  const found: Name[] = [];
  for (let from = 0; from < line.words.length; from++) {
    const run = runAt(line, from);
    if (!run) continue;
    from = run.to - 1;
    if (exact.some((name) => name.from === run.to)) continue;
    const name = await partOfName(store, line, run);
    take(line, name);
    found.push(name);
  }
  return [...found, ...(await takeSmallNames(store, line))];
}

/** Are names told from other words by their capitals? */
const isWithCapitals = ({ words }: Line): boolean => words.some(({ isCapital }, index) => isCapital && index > 0);

/** Takes other words, in a question without capitals, that are a part of one person's name only. */
async function takeSmallNames(store: GraphStore, line: Line): Promise<Name[]> {
  const found: Name[] = [];
  if (isWithCapitals(line)) return found;
  for (let from = 0; from < line.words.length; from++) {
    const stretch = { from, to: from + 1 };
    const text = textOf(line, stretch);
    if (!isFree(line, stretch) || !(await isKnown(store, 'Person', text))) continue;
    take(line, stretch);
    found.push({ ...stretch, text, labels: new Set(['Person']), isCountry: false });
  }
  return found;
}

function runAt(line: Line, from: number): Stretch | undefined {
  const { words } = line;
  const hasCapitals = isWithCapitals(line);
  const isOne = (at: number): boolean => {
    if (!isFree(line, { from: at, to: at + 1 })) return false;
    return hasCapitals ? words[at]?.isCapital === true : classesBefore(line, at).has('name-follows');
  };
  if (!isOne(from)) return undefined;
  let to = from + 1;
  while (to < words.length && !words[to]?.afterMark && isFree(line, { from: to, to: to + 1 })) {
    if (hasCapitals && !words[to]?.isCapital) break;
    to++;
  }
  return { from, to };
}

/** The run, else its end, else a country that the graph has no name of: in "Minister Lee" the name is "Lee". What is left over stays free, and is told. */
async function partOfName(store: GraphStore, line: Line, run: Stretch): Promise<Name> {
  const isPlace = classesBefore(line, run.from).has('in-place');
  const labels: readonly Label[] = isPlace ? LABELS.toReversed() : LABELS;
  for (let from = run.from; from < run.to; from++) {
    const stretch = { from, to: run.to };
    const text = textOf(line, stretch);
    for (const label of labels) {
      if (await isKnown(store, label, text)) return { ...stretch, text, labels: new Set([label]), isCountry: false };
    }
  }
  const country = isPlace ? undefined : countryNamed(textOf(line, run));
  if (country) return { ...run, text: country.key, labels: new Set(), isCountry: true };
  await resolveName(store, labels, textOf(line, run));
  throw new TypeError(`${textOf(line, run)} is a name after all`);
}

async function isKnown(store: GraphStore, label: Label, text: string): Promise<boolean> {
  try {
    await resolveName(store, [label], text);
    return true;
  } catch (error) {
    if (error instanceof WhometError && error.code === 'ask/unknown') return false;
    throw error;
  }
}
