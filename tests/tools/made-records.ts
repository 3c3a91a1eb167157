import * as fc from 'fast-check';
import { MEETING_KINDS, STATUSES, type Claim, type ClaimParty } from '../../src/model/claim.ts';
import { makeId } from '../../src/model/ids.ts';
import { JUDGEMENT_SCHEMA, type Judgement, type Subject, type Word } from '../../src/model/judgement.ts';
import { ARTICLE_SCHEMA, type ArticleRecord, type MentionCount } from '../../src/model/record.ts';
import type { World } from '../../src/model/world.ts';
import { searchName } from '../../src/model/schema.ts';
import { anchorOf, namesIn } from '../../src/resolve/ledger/anchorage.ts';

/** Made-up records and judgements for tests of properties: few people, places and days, so that many accounts agree. */

const PEOPLE = ['Ann Lee', 'Bo Ek', 'Cy Orr', 'Dee Noor', 'Ann Noor', 'Lee', 'Bo Eck'];
const PLACES = ['Oslo', 'Geneva', 'Grand Hotel'];
const DAYS = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05', null];
const OUTLETS = ['Daily Post', 'Evening News', null];

interface Told {
  readonly who: readonly string[];
  readonly place: string | null;
  readonly date: string | null;
  readonly kind: Claim['kind'];
  readonly status: Claim['status'];
}

const told: fc.Arbitrary<Told> = fc.record({
  who: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 2, maxLength: 3 }),
  place: fc.constantFrom(...PLACES, null),
  date: fc.constantFrom(...DAYS),
  kind: fc.constantFrom(...MEETING_KINDS),
  status: fc.constantFrom(...STATUSES, 'held' as const, 'held' as const),
});

const article = fc.record({
  published: fc.constantFrom('2024-04-28', '2024-05-02', '2024-05-04', null),
  publisher: fc.constantFrom(...OUTLETS),
  tells: fc.array(told, { maxLength: 3 }),
});

/** Records of up to six articles. */
export const someRecords: fc.Arbitrary<ArticleRecord[]> = fc
  .array(article, { minLength: 1, maxLength: 6 })
  .map((articles) => articles.map((each, index) => recordOf(each, index)));

function recordOf(
  { published, publisher, tells }: { published: string | null; publisher: string | null; tells: readonly Told[] },
  index: number,
): ArticleRecord {
  const sentences = tells.map(
    ({ who, place, status }, at) => `${at}. ${who.join(' and ')}, ${status} in ${place ?? 'a place'}.`,
  );
  const text = [`Article ${index}.`, ...sentences].join('\n');
  const id = makeId('art', text, String(published));
  const location = { name: `a${index}`, title: null, published, publisher, url: null, file: `a${index}.txt` };
  const starts = sentences.map((sentence) => text.indexOf(sentence));
  const claims = tells.map((each, at) => claimOf(each, id, sentences[at] ?? '', starts[at] ?? 0));
  const names = [...new Set(tells.flatMap(({ who }) => who))];
  const mentions = names.map((name): MentionCount => ({
    name,
    type: 'person',
    aliases: [name],
    roles: [],
    count: 1,
    sentences: starts.filter((_, at) => tells[at]?.who.includes(name)),
  }));
  return {
    schema: ARTICLE_SCHEMA,
    version: '0.0.0',
    article: { ...location, id, text, language: 'en', locations: [location] },
    cuts: [],
    mentions,
    claims,
  };
}

function claimOf(told: Told, article: ArticleRecord['article']['id'], quote: string, start: number): Claim {
  const participants = told.who.map((name): ClaimParty => ({
    name,
    type: 'person',
    role: 'participant',
    aliases: [name],
    as: [name],
    offices: [],
  }));
  const place =
    told.place === null ? [] : [{ names: [told.place], core: told.place, keys: [null], basis: 'stated' as const }];
  return {
    id: makeId('clm', article, quote),
    article,
    kind: told.kind,
    status: told.status,
    participants,
    places: place,
    date: told.date,
    dateBasis: told.date === null ? 'none' : 'stated',
    topics: [],
    accordingTo: null,
    evidence: [{ quote, start, end: start + quote.length, prefix: '', suffix: '' }],
    confidence: 0.9,
    by: ['rule:test'],
  };
}

/** A judgement in the making: numbers that choose among the things that a world has. */
export const someChoices = fc.array(fc.tuple(fc.nat(8), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 });
export type Choice = readonly [kind: number, first: number, second: number, third: number];

/** The subject of an id, as the store would make it. */
export function subjectIn(world: World, records: readonly ArticleRecord[], id: string): Subject {
  const claims = world.claims.filter(({ meeting, claim }) => meeting === id || claim.id === id);
  const party = [...world.people, ...world.organizations].find((each) => each.id === id);
  const forms = new Set(party ? [party.name, ...party.aliases].map(searchName) : []);
  const names = records.flatMap((record) =>
    [...new Map(namesIn(record, 'person').map((each) => [each.name, each])).values()]
      .filter(({ name }) => forms.has(searchName(name)))
      .map(({ name, aliases }) => ({ article: record.article.id, type: 'person' as const, name, aliases })),
  );
  return { id, name: party?.name ?? '', claims: claims.map(({ claim }) => anchorOf(claim)), names };
}

/** A row that says something of the world, or null where it has too few things for it. */
export function judgementIn(
  world: World,
  records: readonly ArticleRecord[],
  [kind, first, second, third]: Choice,
  index: number,
): Judgement | null {
  const meeting = (at: number) => world.meetings[at % world.meetings.length]?.id;
  const person = (at: number) => world.people[at % world.people.length]?.id;
  const [a, b, p, q] = [meeting(first), meeting(second), person(first), person(second)];
  if (!a || !b || !p || !q) return null;
  const of = (id: string) => subjectIn(world, records, id);
  const verdict = third % 2 === 0 ? 'positive' : 'negative';
  const day = ['2024-06-01', '2024-06-02', null][third % 3] ?? null;
  const whole = of(a);
  const part = { ...whole, claims: whole.claims.slice(0, 1) };
  const words: readonly Word[] = [
    { kind: 'sameness', verdict, left: of(a), right: of(b), score: null },
    { kind: 'sameness', verdict, left: of(p), right: of(q), score: null },
    { kind: 'split', part, rest: { ...whole, claims: whole.claims.slice(1) } },
    { kind: 'truth', verdict, subject: of(a), field: ([null, 'date', 'place'] as const)[third % 3] ?? null },
    { kind: 'correction', subject: of(a), field: 'date', value: day },
    { kind: 'correction', subject: of(whole.claims[0]?.claim ?? a), field: 'date', value: day },
    { kind: 'correction', subject: of(a), field: 'participant', value: of(p), role: third % 2 === 0 ? 'host' : null },
    { kind: 'name', subject: of(p), value: `Name ${third % 3}` },
    { kind: 'note', subject: of(a), value: 'a note' },
  ];
  const word = words[kind] as Word;
  if (word.kind === 'sameness' && word.left.id === word.right.id) return null;
  return rowOf(word, index);
}

export function rowOf(word: Word, index: number): Judgement {
  const time = new Date(Date.UTC(2024, 0, 1) + index).toISOString();
  const row = { schema: JUDGEMENT_SCHEMA, author: 'ann', time, reason: '', ...word } as const;
  return { ...row, id: makeId('jdg', JSON.stringify(row)) };
}
