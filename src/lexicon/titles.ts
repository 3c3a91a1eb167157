import { lazily, readTable } from './tables.ts';

/** How high an office is, as a meeting's level needs it. `leader`: head of state, of government or of a union. */
export type TitleLevel = 'leader' | 'minister' | 'official' | 'other';

/** What a word beside a title says. `below`: another office, one step lower; `rank`: nothing of the office. */
export type TitleModifier = 'former' | 'acting' | 'coming' | 'below' | 'rank';

/** A title found in text. `length` is in words, hyphens counted as the caller's words count them. */
export interface FoundTitle {
  /** Singular, lower case: `foreign minister`. */
  readonly title: string;
  readonly length: number;
  readonly level: TitleLevel;
  readonly plural: boolean;
}

interface Title {
  readonly title: string;
  readonly level: TitleLevel;
  readonly of: 'country' | 'organization' | 'either';
  readonly office: string;
}

interface Modifier {
  readonly place: string;
  readonly says: TitleModifier;
}

/** `secretary-general`, `secretary general` and the tokens `secretary - general` are one. */
const fold = (words: string): string => words.replace(/’/g, "'").replace(/[-–]/g, ' ').trim();

const rows = lazily((): readonly (readonly [Title, string])[] =>
  readTable('lexicon/en/titles.tsv').map(([title = '', plural = '', level, of, office]) => [
    Object.freeze({ title, level: level as TitleLevel, of: of as Title['of'], office: office || title }),
    plural,
  ]),
);
const singular = lazily(() => new Map(rows().map(([row]) => [fold(row.title), row])));
const plurals = lazily(() => new Map(rows().map(([row, plural]) => [fold(plural), row])));
/** Every beginning of a listed title, whole words: behind any other words no title goes on. */
const beginnings = lazily(
  () =>
    new Set(
      [...singular().keys(), ...plurals().keys()].flatMap((key) =>
        key.split(' ').map((_, at, words) => words.slice(0, at + 1).join(' ')),
      ),
    ),
);

const modifiers = lazily(
  () =>
    new Map(
      readTable('lexicon/en/title-modifiers.tsv').map(([word = '', place = '', says]): [string, Modifier] => [
        fold(word),
        Object.freeze({ place, says: says as TitleModifier }),
      ]),
    ),
);

const isHyphen = (word: string | undefined): boolean => word === '-' || word === '–';

/**
 * The longest title that begins at a word, in lower-case words. Words may be split at hyphens (`secretary`, `-`,
 * `general`) or not. A deputy's title is one even where only the office above is listed; `-elect` belongs to the title.
 */
export function titleAt(words: readonly string[], at: number): FoundTitle | undefined {
  const listed = listedAt(words, at);
  const below = deputyAt(words, at);
  const found = below && below.length > (listed?.length ?? 0) ? below : listed;
  return found && withEnding(words, at, found);
}

function listedAt(words: readonly string[], at: number): FoundTitle | undefined {
  let found: FoundTitle | undefined;
  let key = '';
  for (let next = at; next < words.length; next++) {
    if (isHyphen(words[next])) {
      if (next === at) return undefined;
      continue;
    }
    key = fold(`${key} ${words[next]}`);
    if (!beginnings().has(key)) return found;
    const row = singular().get(key) ?? plurals().get(key);
    if (row)
      found = { title: row.title, length: next - at + 1, level: row.level, plural: singular().get(key) === undefined };
  }
  return found;
}

/** A title behind a word that makes it another office: "deputy oil minister". */
function deputyAt(words: readonly string[], at: number): FoundTitle | undefined {
  const word = words[at] ?? '';
  if (modifiers().get(word)?.says !== 'below') return undefined;
  const from = isHyphen(words[at + 1]) ? at + 2 : at + 1;
  const found = listedAt(words, from);
  return (
    found && {
      ...found,
      title: `${word} ${found.title}`,
      length: from - at + found.length,
      level: lower[found.level],
    }
  );
}

/** "president-elect", "prime minister designate" */
function withEnding(words: readonly string[], at: number, found: FoundTitle): FoundTitle {
  const next = at + found.length;
  const to = isHyphen(words[next]) ? next + 1 : next;
  const word = words[to] ?? '';
  return modifiers().get(word)?.place === 'after'
    ? { ...found, title: `${found.title}-${word}`, length: to - at + 1 }
    : found;
}

const lower: Readonly<Record<TitleLevel, TitleLevel>> = Object.freeze({
  leader: 'minister',
  minister: 'official',
  official: 'official',
  other: 'other',
});

/** What a word beside a title says of it; lower case. */
export const titleModifier = (word: string): TitleModifier | undefined => modifiers().get(fold(word))?.says;

const known = (title: string): Title | undefined => singular().get(title) ?? plurals().get(title);

/** The level of a title, which may have modifiers in front: `deputy foreign minister`, `former president`. */
export function titleLevel(title: string): TitleLevel | undefined {
  const words = fold(title.toLowerCase()).split(' ');
  const row = known(words.join(' '));
  if (row || words.length < 2) return row?.level;
  const [first = '', ...rest] = words;
  if (modifiers().get(words.at(-1) ?? '')?.place === 'after') return titleLevel(words.slice(0, -1).join(' '));
  const says = titleModifier(first);
  const level = says && titleLevel(rest.join(' '));
  return level && says === 'below' ? lower[level] : level;
}

/** The office that a title is one wording of: `defence minister` and `minister of defense` are `defense minister`. */
export function officeOf(title: string): string {
  const folded = fold(title.toLowerCase());
  return known(folded)?.office ?? folded;
}

/** What a title is held in, as far as the title tells. */
export const titleOf = (title: string): Title['of'] | undefined => known(fold(title.toLowerCase()))?.of;

const groups = lazily(
  () =>
    new Map(
      readTable('lexicon/en/group-nouns.tsv').map(([noun = '', number]) => [
        fold(noun),
        number as 'singular' | 'plural',
      ]),
    ),
);

/** Whether a noun stands for people of a side ("officials", "delegation"), and for one body or several people. */
export const groupNoun = (noun: string): 'singular' | 'plural' | undefined => groups().get(fold(noun.toLowerCase()));

export const isGroupNoun = (noun: string): boolean => groupNoun(noun) !== undefined;
