import { lazily } from '../lexicon/tables.ts';
import { readData } from '../lexicon/package-data.ts';
import type { TreebankSentence } from './conllu.ts';
import { nameStock, pick, somebody, wordsOf } from './name-stock.ts';

/** Words with a tree among them: heads are indices, -1 at the head of the phrase. */
interface Phrase {
  readonly words: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Titles with their trees: the first word modifies the last. */
const TITLES = [
  'President',
  'Chancellor',
  'Prime Minister',
  'Foreign Minister',
  'Defense Minister',
  'Vice President',
  'President',
  'Premier',
  'King',
  'envoy',
  'president',
  'foreign minister',
];

/** A head and what hangs on it directly, in the order of the words. */
function phrase(words: readonly string[], head: number, relations: readonly string[]): Phrase {
  return { words, heads: words.map((_, at) => (at === head ? -1 : head)), relations };
}

/** Puts phrases one after the other; each hangs on the head of another one, by its index. */
function assemble(parts: readonly (readonly [part: Phrase, head: number, relation: string])[]): Phrase {
  const offsets: number[] = [];
  let size = 0;
  for (const [part] of parts) {
    offsets.push(size);
    size += part.words.length;
  }
  const headOf = (index: number): number => (offsets[index] ?? 0) + (parts[index]?.[0].heads.indexOf(-1) ?? 0);
  return {
    words: parts.flatMap(([part]) => part.words),
    heads: parts.flatMap(([part, head], index) =>
      part.heads.map((own) => (own >= 0 ? own + (offsets[index] ?? 0) : head < 0 ? -1 : headOf(head))),
    ),
    relations: parts.flatMap(([part, , relation]) =>
      part.relations.map((own, at) => (part.heads[at] === -1 ? relation : own)),
    ),
  };
}

const word = (text: string): Phrase => phrase([text], 0, ['']);
const flat = (words: readonly string[]): Phrase =>
  phrase(
    words,
    0,
    words.map((_, at) => (at === 0 ? '' : 'flat')),
  );
const plain = (words: readonly string[]): boolean => words.every((text) => /^\p{L}[\p{L}.'-]*$/u.test(text));

function personName(next: () => number, form: 'full' | 'short'): Phrase {
  for (;;) {
    const words = somebody(next)[form];
    if (plain(words)) return flat(words);
  }
}

const demonyms = lazily(() =>
  nameStock()
    .countries.map(([, demonym]) => demonym)
    .filter((name) => /^\p{Lu}\p{L}+$/u.test(name)),
);

function titled(next: () => number): Phrase {
  const name = personName(next, 'full');
  const chance = next();
  if (chance < 0.4) return name;
  const words = pick(TITLES, next).split(' ');
  const country = chance < 0.8 ? [pick(demonyms(), next)] : [];
  const all = [...country, ...words];
  return assemble([
    [
      phrase(
        all,
        all.length - 1,
        all.map(() => 'amod'),
      ),
      1,
      'nmod:desc',
    ],
    [name, -1, ''],
  ]);
}

/** A list of phrases: the others are conjuncts of the first one. */
function joined(parts: readonly Phrase[], next: () => number): Phrase {
  const serial = next() < 0.3 && parts.length > 2;
  const rows: [Phrase, number, string][] = [];
  parts.forEach((part, at) => {
    const last = at === parts.length - 1;
    const marks = at === 0 ? [] : last ? [...(serial ? [','] : []), 'and'] : [','];
    const own = rows.length + marks.length;
    for (const mark of marks) rows.push([word(mark), own, mark === ',' ? 'punct' : 'cc']);
    rows.push([part, at === 0 ? -1 : 0, at === 0 ? '' : 'conj']);
  });
  return assemble(rows);
}

const several = (least: number, most: number, next: () => number, make: () => Phrase): Phrase =>
  joined(Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, make), next);

function slot(name: string, next: () => number): Phrase {
  const { cities, countries } = nameStock();
  const town = (): Phrase => flat(wordsOf(pick(cities, next)));
  const land = (): Phrase => flat(wordsOf(pick(countries, next)[0]));
  switch (name) {
    case 'PERSON':
      return titled(next);
    case 'LIST':
      return several(2, 5, next, () => titled(next));
    case 'PAIR':
      return several(2, 2, next, () => titled(next));
    case 'SHORT':
      return personName(next, 'short');
    case 'SHORTS':
      return several(2, 4, next, () => personName(next, 'short'));
    case 'TOWN':
      return next() < 0.2
        ? assemble([
            [town(), -1, ''],
            [word(','), 2, 'punct'],
            [land(), 0, 'appos'],
          ])
        : town();
    case 'LAND':
      return land();
    case 'LANDS':
      return several(2, 5, next, land);
    case 'DEMONYM':
      return word(pick(demonyms(), next));
    case 'DAY':
      return word(pick(DAYS, next));
    default:
      return word(name);
  }
}

/** Sentences of diplomatic news with trees, made of hand-written ones; lists of participants above all. Tags are empty. */
export function templateTrees(count: number, next: () => number): TreebankSentence[] {
  const templates = readData('models/tree-templates.txt')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return Array.from({ length: count }, () => {
    const parts = pick(templates, next)
      .split(' ')
      .map((part): [Phrase, number, string] => {
        const [text = '', head = '0', relation = ''] = part.split('/');
        const choice = text.startsWith('(') ? pick(text.slice(1, -1).split('|'), next) : text;
        return [slot(choice, next), Number(head) - 1, relation];
      });
    const { words, heads, relations } = assemble(parts);
    return {
      document: 'templates',
      words: [...words],
      heads: [...heads],
      relations: [...relations],
      upos: [],
      xpos: [],
      entities: [],
    };
  });
}
