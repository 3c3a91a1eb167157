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

const isTitle = (line: string): boolean => line.startsWith('TITLE ');

/** The lines of data/models/tree-templates.txt: sentences, and titles, which begin with TITLE. */
const lines = lazily(() => {
  const all = readData('models/tree-templates.txt')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return {
    titles: all.filter(isTitle).map((line) => line.slice('TITLE '.length)),
    sentences: all.filter((line) => !isTitle(line)),
  };
});

/** A template with its slots filled. */
function render(template: string, next: () => number): Phrase {
  return assemble(
    template.split(' ').map((part): [Phrase, number, string] => {
      const [text = '', head = '0', relation = ''] = part.split('/');
      const choice = text.startsWith('(') ? pick(text.slice(1, -1).split('|'), next) : text;
      return [slot(choice, next), Number(head) - 1, relation];
    }),
  );
}

/** Shares of the ways to introduce a person; what is left is the bare name. */
const INTRODUCED = { titled: 0.5, possessive: 0.06, official: 0.1, apposition: 0.06 };

function introduced(next: () => number): Phrase {
  let chance = next();
  const is = (share: number): boolean => (chance -= share) < 0;
  if (is(INTRODUCED.titled)) return render(`${next() < 0.6 ? 'OFFICE' : 'RANK'}/2/nmod:desc NAME/0/`, next);
  if (is(INTRODUCED.possessive)) return render("LAND/3/nmod:poss 's/1/case SHORT/0/", next);
  if (is(INTRODUCED.official)) return render("LAND/3/nmod:poss 's/1/case RANK/0/ ,/5/punct NAME/3/appos", next);
  if (is(INTRODUCED.apposition)) return render('NAME/0/ ,/4/punct the/4/det RANK/1/appos of/6/case LAND/4/nmod', next);
  return personName(next, 'full');
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

/** "Chinese Foreign Minister": a title whose head also bears the people's name. */
function office(next: () => number): Phrase {
  const title = render(pick(lines().titles, next), next);
  return assemble([
    [word(next() < 0.8 ? pick(demonyms(), next) : 'U.S.'), 1, 'amod'],
    [title, -1, ''],
  ]);
}

function slot(name: string, next: () => number): Phrase {
  const { cities, countries } = nameStock();
  const town = (): Phrase => flat(wordsOf(pick(cities, next)));
  const land = (): Phrase => flat(wordsOf(pick(countries, next)[0]));
  switch (name) {
    case 'PERSON':
      return introduced(next);
    case 'NAME':
      return personName(next, 'full');
    case 'RANK':
      return render(pick(lines().titles, next), next);
    case 'OFFICE':
      return office(next);
    case 'LIST':
      return several(2, 5, next, () => introduced(next));
    case 'PAIR':
      return several(2, 2, next, () => introduced(next));
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
    case 'TOWNS':
      return several(2, 4, next, town);
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
  return Array.from({ length: count }, () => {
    const { words, heads, relations } = render(pick(lines().sentences, next), next);
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
