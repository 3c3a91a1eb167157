import { readData } from '../lexicon/package-data.ts';
import type { NamedSpan } from '../language/contract.ts';
import { coined, nameStock, pick, somebody, wordsOf, type Somebody } from './name-stock.ts';

/** Words with the names among them. */
export interface NamedSentence {
  readonly words: readonly string[];
  readonly spans: readonly NamedSpan[];
  /** Words that annotators did not agree on: nothing is learnt from them. */
  readonly unsure?: readonly number[];
}

const TYPES: Readonly<Record<string, NamedSpan['type']>> = {
  P: 'person',
  S: 'person',
  L: 'place',
  U: 'place',
  C: 'place',
  O: 'organization',
  o: 'organization',
  p: 'place',
  h: 'person',
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'September',
  'Oct.',
  'November',
  'December',
];

/** Who and what the sentences of one document speak of. */
interface Cast {
  readonly people: readonly Somebody[];
  readonly towns: readonly string[];
  readonly countries: readonly (readonly [string, string])[];
  readonly organizations: readonly string[];
}

const several = <Item>(make: () => Item): Item[] => Array.from({ length: 5 }, make);

function cast(next: () => number): Cast {
  const { cities, towns, countries, organizations } = nameStock();
  return {
    people: several(() => somebody(next)),
    towns: several(() =>
      next() < 0.65
        ? pick(cities, next)
        : next() < 0.7
          ? pick(towns, next)
          : coined(towns.filter((name) => !name.includes(' ')).slice(0, 5000), next),
    ),
    countries: several(() => pick(countries, next)),
    organizations: several(() => pick(organizations, next)),
  };
}

function fill(
  slot: string,
  { people, towns, countries, organizations }: Cast,
  next: () => number,
): readonly string[] | undefined {
  const [kind = '', index = '1'] = [slot.charAt(0), slot.slice(1)];
  const at = Number(index) - 1;
  if (/^[PSLUCDO]\d$/.test(slot)) {
    if (kind === 'P') return people[at]?.full;
    if (kind === 'S') return people[at]?.short;
    if (kind === 'L') return wordsOf(towns[at] ?? '');
    if (kind === 'U') return wordsOf((towns[at] ?? '').toUpperCase());
    if (kind === 'O') return wordsOf(organizations[at] ?? '');
    return wordsOf(countries[at]?.[kind === 'C' ? 0 : 1] ?? '');
  }
  if (slot === 'W') return [pick(DAYS, next)];
  if (slot === 'M') return [pick(MONTHS, next)];
  if (slot === 't') return wordsOf(pick(nameStock().titles, next));
  if (slot === 'T')
    return wordsOf(pick(nameStock().titles, next)).map((word) =>
      /^(of|and|for|the|-)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    );
  return undefined;
}

/** One sentence of a template: slots filled, choices made, braces turned into names. */
function render(template: string, cast: Cast, next: () => number): NamedSentence {
  const chosen = template.replace(/(?<=^|\s)\(([^() ]*[^()]*\|[^()]*)\)/g, (_, choices: string) =>
    pick(choices.split('|'), next),
  );
  const words: string[] = [];
  const spans: NamedSpan[] = [];
  let open: { type: NamedSpan['type']; first: number } | undefined;
  for (const part of chosen.split(' ').filter(Boolean)) {
    if (part.startsWith('{')) {
      open = { type: TYPES[part.slice(1)] ?? 'place', first: words.length };
      continue;
    }
    const word = part.endsWith('}') ? part.slice(0, -1) : part;
    const filled = fill(word, cast, next);
    const type = TYPES[word.charAt(0)];
    if (filled && type && !open && filled.length > 0)
      spans.push({ type, first: words.length, last: words.length + filled.length - 1, score: 1 });
    words.push(...(filled ?? [word]));
    if (part.endsWith('}') && open) {
      spans.push({ ...open, last: words.length - 1, score: 1 });
      open = undefined;
    }
  }
  return { words, spans };
}

const LENGTH = 10;

/** Documents of diplomatic news made of hand-written sentences, each with its own people and places. */
export function templateDocuments(count: number, next: () => number): NamedSentence[][] {
  const templates = readData('models/name-templates.txt')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return Array.from({ length: count }, () => {
    const parts = cast(next);
    return Array.from({ length: LENGTH }, () => render(pick(templates, next), parts, next));
  });
}
