import { searchName } from '../model/schema.ts';
import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

/** A row of `rules` in data/questions/en.yaml: which named query answers a question in words. */
export interface QuestionRule {
  readonly id: string;
  /** Classes of words, and facts (`person`, `place` …), that must all be there; of `any`, one; of `not`, none. */
  readonly has: readonly string[];
  readonly any: readonly string[];
  readonly not: readonly string[];
  /** Names of people at least and at most; of people and organizations at least. */
  readonly people: number;
  readonly mostPeople: number;
  readonly parties: number;
  readonly ask: string;
  readonly set: Readonly<Record<string, string>>;
  readonly take: 'first' | 'last' | null;
  readonly show: readonly string[];
  readonly counts: boolean;
  /** Classes that the query says by itself. */
  readonly implies: readonly string[];
  readonly roles: 'mediator' | null;
}

export interface QuestionWords {
  /** Classes by phrase, folded as names are. */
  readonly phrases: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words of the longest phrase. */
  readonly longest: number;
  readonly rules: readonly QuestionRule[];
  /** Rules in which a past form means that the meeting was held. */
  readonly pastIsHeld: ReadonlySet<string>;
  /** Classes that no rule may pass over in silence. */
  readonly strong: ReadonlySet<string>;
}

interface File {
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly 'past-is-held': readonly string[];
  readonly strong: readonly string[];
}

/** Facts that are no words: what was found in the question beside its phrases. */
export const QUESTION_FACTS = [
  'person',
  'organization',
  'place',
  'country',
  'topic',
  'time',
  'meeting',
  'yes-no',
  'joined',
] as const;
export type QuestionFact = (typeof QUESTION_FACTS)[number];

/** Words and rules of questions; throws a TypeError where a rule names a class that there is none of. */
export const questionWords = lazily((): QuestionWords => {
  const file = readDataYaml('questions/en.yaml') as File;
  const phrases = new Map<string, Set<string>>();
  for (const [name, list] of Object.entries(file.words)) {
    for (const phrase of list.map(searchName)) phrases.set(phrase, (phrases.get(phrase) ?? new Set()).add(name));
  }
  const known = new Set<string>([...Object.keys(file.words), ...QUESTION_FACTS]);
  const rules = file.rules.map(ruleOf);
  const named = rules.flatMap(({ has, any, not, implies }) => [...has, ...any, ...not, ...implies]);
  const stray = [...named, ...file.strong].find((name) => !known.has(name));
  if (stray !== undefined) throw new TypeError(`data/questions/en.yaml: no class named ${stray}`);
  return {
    phrases,
    longest: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    rules,
    pastIsHeld: new Set(file['past-is-held']),
    strong: new Set(file.strong),
  };
});

function ruleOf(row: Readonly<Record<string, unknown>>): QuestionRule {
  const list = (name: string): readonly string[] => (row[name] ?? []) as readonly string[];
  return {
    id: String(row['id']),
    has: list('has'),
    any: list('any'),
    not: list('not'),
    people: Number(row['people'] ?? 0),
    mostPeople: Number(row['most-people'] ?? Number.POSITIVE_INFINITY),
    parties: Number(row['parties'] ?? 0),
    ask: String(row['ask']),
    set: (row['set'] ?? {}) as Readonly<Record<string, string>>,
    take: (row['take'] ?? null) as QuestionRule['take'],
    show: list('show'),
    counts: row['counts'] === true,
    implies: list('implies'),
    roles: (row['roles'] ?? null) as QuestionRule['roles'],
  };
}
